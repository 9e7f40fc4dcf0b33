"""Lines of a working week: nobody named in them is lost, and what others will do is no promise of mine."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 19)
"""A Thursday."""
NETWORK = ("Hassan Abdi", "Grace Otieno (mentor)", "Ahmed Khan", "Dr. Wolfgang Mayr", "Kate Moran", "Eoin Barry")
LIST = ("Markus Leitner", "Anita Patel", "Tom Baker")
BOOK = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network" if name in NETWORK else "list")
    for at, name in enumerate((*NETWORK, *LIST), 1)
)


def people_of(line: str) -> list[str]:
    """Whom a line is with, somebody who is only asked about with a question mark."""
    return [("?" if ref.likely else "") + ref.matches[0][2] for ref in parse(line, BOOK, TODAY).people]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("got the quote from leitner", ["?Markus Leitner"]),
        ("leitner sent the quote", ["?Markus Leitner"]),
        ("coffee with leitner", ["?Markus Leitner"]),
        ("sent the minutes to abdi", ["?Hassan Abdi"]),
        ("bought bread at the baker", []),
        ("finished the slides for hassan and sent them", ["Hassan Abdi"]),
        ("looked over ahmeds cv and sent it back", ["Ahmed Khan"]),
        ("looked over ahmed's cv and sent it to kate", ["Kate Moran"]),
        ("dr mayr rang", ["Dr. Wolfgang Mayr"]),
        ("sent mrs patel the proposal", ["Anita Patel"]),
        ("met with a new donor mrs patel at the rotary lunch", ["Anita Patel"]),
        ("thanked grace for the tip", ["Grace Otieno (mentor)"]),
        ("grace suggested talking to rotary", ["?Grace Otieno (mentor)"]),
    ],
)
def test_small_last_names_titles_and_owners_are_people(line: str, people: list[str]) -> None:
    assert people_of(line) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("hassan, kate & eoin - all on freeze till april. told eoin id check in end of april",
         ["Hassan Abdi", "Kate Moran", "Eoin Barry"]),
        ("hassan, kate - no sponsorship. told eoin", ["Hassan Abdi", "Kate Moran", "Eoin Barry"]),
        ("hassan interview went grand, kate v happy. thanks kate", ["Hassan Abdi", "Kate Moran"]),
        ("hassan, told eoin about it", ["Eoin Barry"]),
    ],
)  # fmt: skip
def test_a_later_sentence_takes_nobody_out_of_the_one_before(line: str, people: list[str]) -> None:
    assert people_of(line) == people
