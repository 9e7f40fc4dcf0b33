"""Whom a phone's cards mean in a line: namesakes, who is called by what they are, and names beside their work."""

from collections.abc import Sequence
from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 11, 18)
WORK = {1: ("Müller + Hahn", "Architekt", ""), 2: ("Volksbank", "Berater", "Kredit Abbundanlage"),
        5: ("Holz Schwörer GmbH", "Innendienst", "")}  # fmt: skip
PEOPLE = ("Thomas Müller", "Thomas Müller", "Nachbar Hans", "Wolfgang Maier", "Markus Schwörer", "Markus Ruf",
          "Katrin Hahn", "Tom Stein")  # fmt: skip


class Near(NameIndex):
    """An address book in which something goes on with the first of two of one name."""

    __slots__ = ()

    def about(self, person: int) -> tuple[str, str, str]:
        return WORK.get(person, ("", "", ""))

    def engaged(self, people: Sequence[int], today: date) -> list[int]:
        return [person for person in people if person == 1]


BOOK = Near((at, f"p{at}", name, (), WORK.get(at, ("",))[0], "list") for at, name in enumerate(PEOPLE, 1))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("coffee with thomas müller", [1]),
        ("call with thomas müller architekt", [1]),
        ("meeting at bank w thomas müller 14:00, all ok", [2, 1]),
        ("signed it at the bank with Thomas Müller", [2, 1]),
        ("coffee with thomas müller, his sister has a flat near the bank", [1]),
        ("müller rang", [1, 2]),
        ("met thomas müller in hahn", [1]),
        ("bank thomas müller needs the papers", [2]),
        ("thomas müller bank needs the papers", [2]),
        ("thomas müller bank called, wants to meet", [2]),
        ("call with thomas müller (volksbank)", [2]),
        ("read about the bank thomas müller recommends", [2, 1]),
        ("mailed thomas müller the offers for the kredit", [2, 1]),
        ("markus vom schwörer called", [5]),
        ("markus called", [5, 6]),
        ("i do the Müllbüro myself, thomas müller bank called", [2]),
    ],
)
def test_who_is_nearest_is_meant_only_where_no_word_speaks_for_a_namesake(line: str, meant: list[int]) -> None:
    (ref,) = parse(line, BOOK, TODAY).refs
    assert [match[0] for match in ref.matches] == meant
    assert ref.state == ("" if len(meant) == 1 else "?") and not (ref.passed_over and len(meant) > 1)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Ana, her partner is ill", "lunch with Ana, went to the bank first",
        "lunch with Ana, she hates people", "coffee with Ana, then walked home",
        "lunch with Ana, her boss is a designer", "call with Tom, kids are at school",
        "call with Tom re a dead bolt on the door", "coffee with Ana in Home", "rang Ana partner is ill",
        "saw the designer Ana hired",
    ],
)  # fmt: skip
def test_a_word_elsewhere_in_a_line_settles_nobody(line: str) -> None:
    work = {
        1: ("Acme", "Designer", ""), 2: ("Volksbank", "Partner", ""), 3: ("Home Depot", "Head of People", ""),
        4: ("Bolt", "CTO", ""), 5: ("Primary School", "School Nurse", ""),
    }  # fmt: skip

    class Book(NameIndex):
        __slots__ = ()

        def about(self, person: int) -> tuple[str, str, str]:
            return work[person]

    names = ("Ana Ruiz", "Ana Bell", "Ana Cole", "Tom Reed", "Tom Hale")
    (ref,) = parse(
        line, Book((at, f"p{at}", name, (), work[at][0], "list") for at, name in enumerate(names, 1)), TODAY
    ).refs
    assert ref.state == "?"


@pytest.mark.parametrize("line", ["drove hans home from the clinic", "bring hans soup tomorrow", "hans rang"])
def test_who_is_called_by_what_they_are_has_a_first_name(line: str) -> None:
    assert [ref.name for ref in parse(line, BOOK, TODAY).people] == ["Nachbar Hans"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("went to maier, gutter leaks", ["Wolfgang Maier"]),
        ("gutter at maier fixed", ["Wolfgang Maier"]),
        ("drove to berlin, late", []),
        ("climbed at stein alone", []),
    ],
)
def test_a_last_name_that_is_no_other_word_is_asked_about_where_one_goes_to_people(line: str, asked: list[str]) -> None:
    assert [ref.meant for ref in parse(line, BOOK, TODAY).likely] == asked


def test_a_full_name_behind_at_is_a_person() -> None:
    assert [ref.name for ref in parse("fixed the door at katrin hahn", BOOK, TODAY).mentions] == ["Katrin Hahn"]


def test_a_card_that_bears_the_name_of_a_company_is_not_called_by_its_first_word() -> None:
    book = NameIndex([
        (1, "holz-schworer", "Holz Schwörer", (), "Holz Schwörer GmbH", "network"),
        (2, "ana-ruiz", "Ana Ruiz", (), "Ana Ruiz", "network"),
    ])  # fmt: skip
    assert not parse("holz came, holz is wet", book, TODAY).refs
    assert [ref.name for ref in parse("holz schwörer rang", book, TODAY).people] == ["Holz Schwörer"]
    assert [ref.name for ref in parse("ana rang", book, TODAY).people] == ["Ana Ruiz"]


def test_two_letters_that_were_called_are_asked_about_before_they_are_somebody() -> None:
    found = parse("fell from the ladder, called BG", BOOK, TODAY)
    assert not found.new and found.asks == ["who"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("katrin hahn needs plans and offers till 27.11", ("plans and offers", date(2026, 11, 27))),
        ("katrin hahn wants a quote and offers for the roof", ("a quote and offers for the roof", None)),
    ],
)
def test_offers_that_somebody_needs_are_none_of_theirs(line: str, wanted: tuple[str, date | None]) -> None:
    assert [(one.kind, one.text, one.due) for one in parse(line, BOOK, TODAY).proposed] == [("request", *wanted)]


@pytest.mark.parametrize("line", ["maier rang", "gutter at maier fixed", "michi rang"])
def test_the_only_one_with_whom_something_goes_on_is_not_asked_about_again(line: str) -> None:
    rows = [(1, "wm", "Wolfgang Maier", (), "", "list"), (2, "mr", "Michael Ruf", (), "", "list")]
    assert [ref.likely for ref in parse(line, NameIndex(rows), TODAY).refs] == [True]

    class Engaged(NameIndex):
        __slots__ = ()

        def engaged(self, people: Sequence[int], today: date) -> list[int]:
            return list(people)

    assert [ref.state for ref in parse(line, Engaged(rows), TODAY).refs] == [""]


@pytest.mark.parametrize(
    "line",
    [
        "klaus, the brother of katrin hahn, rang, wants a roof, meets me fr 27.11 15:00",
        "klaus, a friend of katrin hahn, wants an offer by fri", "sister of katrin hahn called, needs a carport",
    ],
)  # fmt: skip
def test_who_only_tells_whose_kin_somebody_is_owes_and_asks_nothing(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert [ref.name for ref in found.mentions] == ["Katrin Hahn"] and found.asks == ["who"]
    assert found.proposed and not any(ref for one in found.proposed for ref in one.refs)
