"""Signs are one cell each, the plain ones are ASCII, and a terminal gets those that it has."""

import pytest
from rich.cells import cell_len

from netritual.charts.signs import COLORLESS, FULL, PLAIN, Signs, signs_of
from netritual.domain.language.text import width

BRAILLE = signs_of("braille", "utf-8")


@pytest.mark.parametrize("signs", [FULL, COLORLESS, PLAIN, BRAILLE])
def test_each_sign_is_one_cell(signs: Signs) -> None:
    for sign in "".join(signs):
        assert width(sign) == cell_len(sign) == 1, sign


def test_each_set_has_as_many_signs_of_a_kind() -> None:
    for name in set(Signs._fields) - {"braille"}:
        lengths = {len(getattr(signs, name)) for signs in (FULL, COLORLESS, PLAIN)}
        assert len(lengths) == 1 and lengths != {0}, name


def test_the_plain_ones_are_ascii_and_without_colour_no_two_steps_are_alike() -> None:
    assert "".join(PLAIN).isascii() and PLAIN.ascii and not FULL.ascii
    for signs in (COLORLESS, PLAIN):
        assert len(set(signs.heat)) == len(signs.heat)
        assert signs.afar != signs.full


@pytest.mark.parametrize(
    ("choice", "encoding", "colored", "chosen"),
    [
        ("auto", "utf-8", True, FULL), ("auto", "utf-8", False, COLORLESS), ("auto", "ascii", True, PLAIN),
        ("auto", "latin-1", True, PLAIN), ("plain", "utf-8", True, PLAIN), ("braille", "ascii", True, PLAIN),
        ("auto", "no-such-encoding", True, PLAIN),
    ],
)  # fmt: skip
def test_a_terminal_gets_the_signs_that_it_has(choice: str, encoding: str, colored: bool, chosen: Signs) -> None:
    assert signs_of(choice, encoding, colored=colored) is chosen


def test_braille_is_drawn_only_where_it_is_asked_for() -> None:
    assert BRAILLE.braille and not any(signs.braille for signs in (FULL, COLORLESS, PLAIN))
    assert BRAILLE.heat == FULL.heat and signs_of("braille", "utf-8", colored=False).heat == COLORLESS.heat
