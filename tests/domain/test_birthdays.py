"""Whose birthdays go before the others."""

from datetime import date

import pytest

from netritual.domain.dates.birthdays import birthday_words, born_by, is_family


@pytest.mark.parametrize(("name", "family"), [
    ("Sister Benedicta Roche", False), ("Nana Osei Tutu", False), ("Sister Kim (sister)", True),
    ("Uncle Pat", True), ("Mum", True), ("My sister Kim", True), ("Kim Holt (sister)", True), ("Ma", True),
    ("Sister Clare", False), ("Father Brown", False), ("Brother Tuck", False), ("sister Kim", True), ("Dad", True),
    ("Jack Ma", False), ("Nan Li", False), ("Sam Father", False), ("Mamadou Diop", False),
])  # fmt: skip
def test_family_is_who_is_called_so(name: str, family: bool) -> None:
    assert is_family(name) is family


@pytest.mark.parametrize(("text", "born"), [
    ("2080-03-14", "1980-03-14"), ("2026-03-25", "1926-03-25"), ("2026-03-24", "2026-03-24"), ("1980-03-14",) * 2,
    ("03-14", "03-14"), ("2999-03-14", "03-14"), ("2200-02-29", "02-29"),
])  # fmt: skip
def test_no_birthday_lies_ahead(text: str, born: str) -> None:
    assert born_by(date(2026, 3, 24), text) == born


def test_a_page_says_a_birthday_as_a_day() -> None:
    said = [birthday_words(text) for text in ("12-09", "1961-12-09", "02-29", "", None, "13-40")]
    assert said == ["9 Dec", "9 Dec 1961", "29 Feb", "", "", "13-40"]
