"""Sums as people write them: with a currency before or behind, in thousands, lakhs and crores, in groups of digits."""

from decimal import Decimal

import pytest

from netritual.domain.drafts.requests_in_text import requests
from netritual.domain.drafts.text_figures import figures
from netritual.domain.language.money import (
    is_bare_sum,
    is_payment,
    money_first,
    names_sum,
    owed_sums,
    sum_last,
    sums_of,
    with_less,
    without_sums,
)
from netritual.domain.people.private_findings import customer_data


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


@pytest.mark.parametrize(
    ("amount", "is_private"),
    [
        ("$4,500", True), ("₹4,500", True), ("Rs. 4,500", True), ("4,500/-", True), ("45k", True), ("1.5 lakh", True),
        ("CHF 400", True), ("400 euros", True), ("2 crores", True),
        ("45k users", False), ("4 people", False), ("a 5 k run", False), ("the 1st order", False), ("2026", False),
    ],
)  # fmt: skip
def test_an_amount_is_private_in_each_of_its_forms(amount: str, is_private: bool) -> None:
    assert (customer_data(f"We refunded {amount}, thank you", None) is not None) is is_private


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("₹1,20,000", "120000"), ("Rs. 1.5 lakh", "150000"), ("$40k", "40000"), ("1 000 €", "1000"),
        ("CHF 1'200", "1200"), ("1.200,50 €", "1200.5"), ("450 euros", "450"),
    ],
)  # fmt: skip
def test_a_figure_of_a_draft_is_read_as_any_sum(text: str, value: str) -> None:
    assert [one.value for one in figures(f"It costs {text} for all")] == [value]


@pytest.mark.parametrize(
    ("text", "least", "length"),
    [
        ("rs. 500 by fri", 0, 7),
        ("25k", 0, 3),
        ("250 for", 100, 3),
        ("25 for", 100, 0),
        ("2 songs", 0, 0),
        ("by 5k", 0, 0),
    ],
)
def test_what_begins_with_money_is_told_from_a_count(text: str, least: int, length: int) -> None:
    assert money_first(text, least) == length


@pytest.mark.parametrize(
    ("text", "is_bare"),
    [
        ("5k", True),
        ("the other 20", True),
        ("200 more", True),
        ("£5", True),
        ("20 photos", False),
        ("20 for the hall", False),
    ],
)
def test_a_bare_sum_says_nothing_of_what_for(text: str, is_bare: bool) -> None:
    assert is_bare_sum(text) is is_bare


@pytest.mark.parametrize(
    ("text", "owed", "is_paid"),
    [
        ("pay", "60", True), ("pay me back", "60 for the van", True), ("pay 60", "60", True), ("pay 80", "60", False),
        ("pay for the hall", "60", False), ("pay", "the deck", False),
    ],
)  # fmt: skip
def test_to_pay_is_of_money_that_is_owed(text: str, owed: str, is_paid: bool) -> None:
    assert is_payment(text, owed) is is_paid


@pytest.mark.parametrize(
    ("owed", "left", "rest"),
    [
        ("$500 for the van", "300", "$300 for the van"), ("500", "500", None), ("500", "700", None),
        ("$500", "€300", None),
        ("the van", "300", None), ("pay 1.5 lakh", "50k", "pay 50k"),
    ],
)  # fmt: skip
def test_what_is_left_is_less_than_what_is_owed(owed: str, left: str, rest: str | None) -> None:
    assert with_less(owed, left) == rest


def test_the_sum_with_which_words_end_is_split_off() -> None:
    assert sum_last("ana 1.5 lakh") == ("ana", "1.5 lakh") and sum_last("12 owed 340") == ("12 owed", "340")
    assert sum_last("ana") == ("ana", "") and sum_last("340") == ("", "340")
