"""The user's text comes out as it went in, and is measured as it is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netritual.domain.text import clean
from netritual.tui.content import (
    LEAST_PANEL,
    Column,
    cell,
    cells,
    ends,
    fill,
    fit,
    isolated,
    list_cells,
    plain,
    shorten,
    spread,
    wrap,
)
from netritual.tui.theme import ASCII, BLOCKS, bar, signs
from tests.tui.conftest import HOSTILE

anything = st.text(max_size=60)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_verbatim(text: str) -> None:
    assert plain(text).plain == clean(text)
    assert cell(text).plain == clean(text)
    assert fill("[b]$name[/b] met", name=text).plain == f"{clean(text)} met"


def test_our_own_template_keeps_its_styles() -> None:
    assert fill("[b]$name[/b]", name="[i]x[/i]").spans


@given(anything, st.integers(0, 50))
def test_fit_fills_exactly(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(anything, st.integers(0, 50))
def test_shorten_never_pads_and_never_overflows(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= max(width, 0) or cell_len(clean(text)) <= width


@given(st.lists(anything, min_size=1, max_size=5), st.integers(0, 100))
def test_columns_stay_within_their_line(values: list[str], width: int) -> None:
    columns = [Column(8), Column(5, 1), Column(4, 0, True), Column(12), Column(3)]
    assert cell_len(spread(values, columns, width)) <= width


@given(anything, anything, st.integers(2, 80))
def test_ends_is_as_wide_as_asked(left: str, right: str, width: int) -> None:
    assert cell_len(ends(left, right, width)) == width


@given(anything, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text, newlines=True).split())


def test_wrap_stops_at_its_limit() -> None:
    lines = wrap("one two three four five six", 9, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_right_aligned_cells() -> None:
    assert spread(("7", "x"), (Column(3, 0, True), Column(2)), 20) == "  7  x "


def test_a_right_to_left_name_is_a_run_of_its_own() -> None:
    assert isolated("שרה") == "\u2068שרה\u2069"
    assert isolated("Ana") == "Ana"
    assert cells(isolated("שרה")) == 3


def test_blocks_fall_back_to_ascii() -> None:
    assert signs("ascii") is ASCII
    assert signs("utf-8") is BLOCKS
    assert bar(0.5, 4, ASCII) == "##.."
    assert len(ASCII.parts) == len(BLOCKS.parts) == 8


@pytest.mark.parametrize(("width", "cells"), [(100, 61), (110, 62), (120, 62), (200, 104)])
def test_a_list_keeps_its_cells_as_long_as_the_panel_keeps_its_own(width: int, cells: int) -> None:
    assert list_cells(width, 0.52) == cells <= width - LEAST_PANEL - 1
