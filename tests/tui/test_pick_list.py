"""The pick list of the log bar as rows of spans."""

import pytest

from netritual.domain.model import Person
from netritual.domain.network import People
from netritual.domain.people.shared_open_names import named_beside
from netritual.domain.quicklog.reading import Ref
from netritual.services.name_book import name_match
from netritual.tui.face.spans import text_of, width_of
from netritual.tui.pick_list import LEFT_OPEN, OpenPick, name_rows
from tests.support.network import MemoryNetwork


@pytest.mark.parametrize("width", [12, 20, 40, 76])
@pytest.mark.parametrize("name", ["Ana Ruiz", "田中 さくら", "very long name " * 4, "田" * 40])
def test_a_row_has_the_whole_name_or_the_handle_in_its_room(name: str, width: int) -> None:
    rows = name_rows([Person(id=1, handle="it", name=name, company="Quill")], [], width)
    for row in rows.values():
        assert width_of(row) <= width and (text_of(row).startswith(name) or text_of(row).startswith("@it"))


def test_two_of_one_name_are_told_apart_whatever_the_room() -> None:
    people = [
        Person(id=1, handle="ana-1", name="Ana Li", company="Stone Works"),
        Person(id=2, handle="ana-2", name="Ana Li", company="Quill"),
        Person(id=3, handle="ana-3", name="Ana Li", company="Quill"),
        Person(id=4, handle="ana-4", name="Ana Li", company="Quill", position="Nurse"),
    ]
    for width in (10, 16, 24, 60):
        rows = [text_of(row) for row in name_rows(people, people, width).values()]
        assert len(set(rows)) == len(rows) == 4, width
    told = ["Ana Li Stone Works", "Ana Li @ana-2", "Ana Li @ana-3", "Ana Li Quill, Nurse"]
    assert [" ".join(row.split()) for row in rows] == told


def test_of_namesakes_the_one_of_whom_the_line_says_most_comes_first() -> None:
    people = [
        Person(handle="wei-b", name="Wei Brown", company="BBC", position="Fundraising officer"),
        Person(handle="wei-o", name="Wei O'Neill", company="Macmillan", position="Head of income"),
        Person(handle="wei-c", name="Wei Chen", company="Acorn Charity", position="Nurse", city="Leeds"),
    ]

    def first(line: str) -> str:
        return min(people, key=lambda person: -named_beside(line, person)).name

    assert first("coffee with Wei") == "Wei Brown", "nothing is said of anybody"
    assert first("rang Wei about fundraising") == "Wei Brown" and first("rang Wei, a nurse") == "Wei Chen"
    assert first("Wei from macmillan was at the vigil") == "Wei O'Neill"
    assert first("met Wei (macmillan), fundraising ideas") == "Wei O'Neill"
    assert first("rang Wei about the charity, and re macmillan") == "Wei Brown", "where they work is another matter"
    assert first("rang Wei in leeds") == "Wei Chen" and first("Wei chen rang") == "Wei Brown", "the name says nothing"


def test_whoever_is_called_just_as_typed_comes_before_the_others() -> None:
    names = ("Wayne Abbot", "Wayne Harris", "Wayne")
    people = {at: Person(id=at, handle=f"wayne-{at}", name=name) for at, name in enumerate(names, 1)}
    matches = [name_match(person) for person in people.values()]
    pick = OpenPick(Ref("wayne", matches), People(MemoryNetwork(*people.values())), "rang wayne")
    assert "Wayne" in text_of(pick.rows(60, 9, "▌")[0]).split() and pick.offered[0] == 3
    assert pick.at_cursor == LEFT_OPEN, "a key in haste picks nobody"
