"""The cursor of a list by itself: it passes over headings, and stays with its row."""

import pytest

from netritual.tui.widgets.item_list import Row
from netritual.tui.widgets.row_cursor import RowCursor


def rows(keys: str) -> list[Row]:
    """A row for each letter; capitals are headings."""
    return [Row(key, lambda width: (), head=key.isupper()) for key in keys]


def cursor_on(keys: str, at: str) -> RowCursor[Row]:
    cursor = RowCursor[Row]()
    cursor.take(rows(keys), keep=False)
    cursor.at = keys.index(at)
    return cursor


@pytest.mark.parametrize(("steps", "key"), [(1, "b"), (2, "c"), (9, "d"), (-1, "a")])
def test_it_steps_over_headings_and_stops_at_the_ends(steps: int, key: str) -> None:
    cursor = cursor_on("AabBcd", "a")
    place = cursor.moved(steps)
    assert place is not None and cursor.rows[place].key == key


@pytest.mark.parametrize(("at", "way", "place"), [("a", 1, 4), ("d", -1, 1), ("d", 1, None), ("b", -1, None)])
def test_it_goes_to_the_first_row_of_a_section(at: str, way: int, place: int | None) -> None:
    assert cursor_on("AabBcd", at).section(way) == place


@pytest.mark.parametrize(("others", "key"), [("Aab", "a"), ("xAab", "a"), ("Ab", "b"), ("Bcd", "c"), ("A", None)])
def test_it_stays_with_its_row_or_the_next_of_those_that_stay(others: str, key: str | None) -> None:
    cursor = cursor_on("AabBcd", "a")
    cursor.take(rows(others), keep=True)
    assert (cursor.row.key if cursor.row is not None else None) == key


def test_a_row_that_was_answered_is_left_for_the_next_that_waits() -> None:
    cursor = cursor_on("abcd", "c")
    assert cursor.next_waiting(lambda row: row.key == "b") == 1
    assert cursor.next_waiting(lambda row: False) == 3
    assert cursor_on("a", "a").next_waiting(lambda row: True) is None


def test_one_that_stands_nowhere_stays_there_until_the_list_begins_anew() -> None:
    cursor = cursor_on("ab", "a")
    cursor.is_away = True
    cursor.take(rows("abc"), keep=True)
    assert cursor.row is None and cursor.first == 0 and cursor.last == 2
    cursor.take(rows("abc"), keep=False)
    assert cursor.at == 0
