"""The reasons of a list's rows: under the rows where they would be cut beside them, as far as there are lines."""

import pytest

from netritual.tui.bodies.step_list import ListRow, heading, reasons_below

WHY = "they said coffee thirteen days ago and nothing is booked; you want two partners for pricing"
ROWS = [
    heading("Coffees"),
    *(ListRow(key=name, cells=(name, WHY, "Tue 17 09:00"), box="[ ]") for name in ("Ana", "Bob")),
]


@pytest.mark.parametrize(
    ("free", "lines"), [(0, [0, 0]), (1, [0, 0]), (2, [1, 1]), (3, [2, 1]), (4, [2, 2]), (9, [2, 2])]
)
def test_each_reason_has_a_line_before_one_has_two(free: int, lines: list[int]) -> None:
    rows = reasons_below(ROWS, 60, free, shared=True)[1:]
    assert [len(row.more) for row in rows] == lines
    assert all((WHY in row.cells) == (not row.more) for row in rows)
    whole = [" ".join(line.strip() for line in row.more) == WHY for row in rows]
    assert whole == [count == 2 for count in lines]
