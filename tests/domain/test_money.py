"""Sums as people write them: with a currency before or behind, in thousands, lakhs and crores, in groups of digits."""

from decimal import Decimal

import pytest

from netritual.domain.drafts.requests_in_text import requests
from netritual.domain.language.money import names_sum, owed_sums, sums_of, without_sums


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("40000", "40000", ""),
        ("40,000", "40000", ""),
        ("1,20,000", "120000", ""),
        ("1.240,50 €", "1240.50", "eur"),
        ("1,240.50", "1240.50", ""),
        ("2.5k", "2500", ""),
        ("1.5 lakh", "150000", ""),
        ("1.5lakhs", "150000", ""),
        ("3 lac", "300000", ""),
        ("1.5L", "150000", ""),
        ("2 cr", "20000000", ""),
        ("1.25 crore", "12500000", ""),
        ("rs. 2500", "2500", "inr"),
        ("rs.2500", "2500", "inr"),
        ("Rs 1,20,000", "120000", "inr"),
        ("₹1,50,000", "150000", "inr"),
        ("₹ 1.5L", "150000", "inr"),
        ("inr 40k", "40000", "inr"),
        ("500/- rs", "500", "inr"),
        ("Rs 500/-", "500", "inr"),
        ("2500 rupees", "2500", "inr"),
        ("$20", "20", "usd"),
        ("300 quid", "300", "gbp"),
        ("500 kr", "500", "kr"),
    ],
)
def test_a_sum_is_read_with_its_currency(text: str, amount: str, currency: str) -> None:
    (one,) = sums_of(text)
    assert (one.amount, one.currency) == (Decimal(amount), currency)
    assert [each.amount for each in owed_sums(text)] == [Decimal(amount)]
    assert names_sum(text) and without_sums(text).strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        "3 visits", "a shirt in L size", "a 5 k run", "2 l of milk", "the 3rd draft", "10:30", "room 4b",
        "crème de la crème", "intro to 2 investors", "the 2026 report", "cr notes", "5kg of rice", "10/12",
    ],
)  # fmt: skip
def test_what_counts_things_is_no_money(text: str) -> None:
    assert not names_sum(text) and not owed_sums(text)


def test_of_what_is_owed_only_the_sum_is_one() -> None:
    assert [one.amount for one in owed_sums("pay 1.5 lakh")] == [150000]
    assert [one.amount for one in owed_sums("40k advance")] == [40000]
    assert [one.amount for one in owed_sums("invoice of 2500")] == [2500]
    assert owed_sums("send 2 drafts and 3 photos") == []


@pytest.mark.parametrize("money", ["1.5 lakh", "rs. 1,20,000", "Rs.2500", "₹1.5L", "1,240.50 €"])
def test_the_dot_of_a_sum_ends_no_sentence(money: str) -> None:
    assert len(requests(f"Could you settle the {money} when it suits you? Thank you.")) == 1
    assert len(requests(f"Could you settle the {money}. Could you also send me the plan?")) == 2
