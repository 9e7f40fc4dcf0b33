"""The pick list of the log bar as rows of spans."""

import pytest

from netritual.domain.model import Person
from netritual.tui.face.spans import text_of, width_of
from netritual.tui.pick_list import told_apart


@pytest.mark.parametrize("width", [12, 20, 40, 76])
@pytest.mark.parametrize("name", ["Ana Ruiz", "田中 さくら", "very long name " * 4, "田" * 40])
def test_a_row_has_the_whole_name_or_the_handle_in_its_room(name: str, width: int) -> None:
    rows = told_apart([Person(id=1, handle="it", name=name, company="Quill")], [], width)
    for row in rows.values():
        assert width_of(row) <= width and (text_of(row).startswith(name) or text_of(row).startswith("@it"))


def test_two_of_one_name_are_told_apart_whatever_the_room() -> None:
    people = [
        Person(id=1, handle="ana-1", name="Ana Li", company="Stone Works"),
        Person(id=2, handle="ana-2", name="Ana Li", company="Quill"),
        Person(id=3, handle="ana-3", name="Ana Li", company="Quill"),
    ]
    for width in (10, 16, 24, 60):
        rows = [text_of(row) for row in told_apart(people, people, width).values()]
        assert len(set(rows)) == len(rows) == 3, width
    assert [" ".join(row.split()) for row in rows] == ["Ana Li Stone Works", "Ana Li @ana-2", "Ana Li @ana-3"]
