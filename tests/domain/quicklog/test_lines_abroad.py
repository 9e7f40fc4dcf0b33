"""Lines in other languages, and in two at once, read as their English twins: on Thursday 12 March 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 3, 12)
NETWORK = (
    "Prof. Heike Brandt", "Frau Petersen", "Selin Aydin", "Tom O'Rourke", "Jörg-Peter Matthiesen", "Wiebke Janssen",
    "Felix Wolff", "Mara Lindqvist", "Okan Demir", "Claire Dubois", "Marta Rossi", "Joost de Vries", "Ana Ruiz",
)  # fmt: skip
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("kaffee mit selin nächsten mi 9h im literaturhaus", date(2026, 3, 18)),
        ("lunch mit wiebke di 31.3. 13h", date(2026, 3, 31)),
        ("lunch with selin and tom, tom zugesagt: panel am 26. märz. selin owes me the list", TODAY),
        ("lunch with selin and tom, tom confirmed: panel on 26 march", TODAY),
    ],
)
def test_no_day_of_a_plan_is_of_last_year_or_lost(line: str, day: date) -> None:
    assert read(line).date == day


def test_a_day_of_something_else_stays_in_the_sentence() -> None:
    assert "26. märz" in read("lunch with selin and tom, tom zugesagt: panel am 26. märz. selin owes me it").summary
