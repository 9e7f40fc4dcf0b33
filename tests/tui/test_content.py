"""The user's text comes out as it went in, and is measured as it is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netritual.domain.language.text import clean
from netritual.tui.content import cell, isolated, plain, shorten, wrap
from netritual.tui.face.spans import Span, ends, width_of
from tests.tui.conftest import HOSTILE

anything = st.text(max_size=60)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_verbatim(text: str) -> None:
    assert plain(text).plain == clean(text)
    assert cell(text).plain == clean(text)


@given(anything, st.integers(0, 50))
def test_shorten_never_pads_and_never_overflows(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= max(width, 0) or cell_len(clean(text)) <= width


@given(anything, anything, st.integers(2, 80))
def test_ends_is_as_wide_as_asked(left: str, right: str, width: int) -> None:
    assert width_of(ends([Span(left)], [Span(right)], width)) == width


@given(anything, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text, newlines=True).split())


def test_a_right_to_left_name_is_a_run_of_its_own() -> None:
    assert isolated("שרה") == "\u2068שרה\u2069"
    assert isolated("Ana") == "Ana"
    assert cell_len(isolated("שרה")) == 3
