"""On which lines the rows of a list stand."""

from hypothesis import given
from hypothesis import strategies as st

from netritual.tui.widgets.row_places import RowPlaces

heights = st.lists(st.integers(1, 4), min_size=1, max_size=12)


@given(heights, st.data(), st.integers(0, 3))
def test_each_line_belongs_to_one_row_and_they_follow_each_other(
    sizes: list[int], data: st.DataObject, extra: int
) -> None:
    grown = data.draw(st.integers(0, len(sizes) - 1))
    places = RowPlaces.of_heights(sizes).grown(grown, extra)
    wanted = [size + (extra if row == grown else 0) for row, size in enumerate(sizes)]
    assert [places.height(row) for row in range(len(sizes))] == wanted
    lines = [row for row, size in enumerate(wanted) for _ in range(size)]
    assert [places.row_at(line) for line in range(places.count)] == lines
    assert places.count == len(lines) and places.row_at(places.count) == len(sizes)


def test_rows_of_one_line_each_need_no_list() -> None:
    places = RowPlaces(range(50_001))
    assert places.count == 50_000 and places.top(49_999) == places.row_at(49_999) == 49_999
