"""Colours one can read: contrast on every ground, at every depth; and colours that all eyes tell apart."""

import math
from collections.abc import Sequence
from itertools import combinations

import pytest
from rich.color import Color, ColorSystem

from netritual.tui.face.roles import INKS, Role
from netritual.tui.face.themes import Depth, ThemeStyles, roles_in
from netritual.tui.terminal_abilities import Abilities, abilities

Rgb = Sequence[float]

SYSTEMS = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}
THEMES = tuple(roles_in("truecolor"))
TEXT = ("fg", "muted", "primary", "late", "done", "waiting", "tentative", "gift", "error")
GROUNDS = ("background", "surface", "panel", "cursor", "cursor-blur", "chip")
KINDS = ("primary", "late", "done", "waiting", "tentative", "gift")
"""Roles that say what something is."""
LEAST_CONTRAST = 4.5
"""WCAG 2, level AA, for text."""
LEAST_OF_SIGNS = 3.0
"""The same for what is no text."""
LEAST_DISTANCE = 15.0
"""CIE 1976 distance of two colours that are told apart at a glance."""

MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
"""Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB."""


def shown(color: str, depth: Depth) -> Rgb:
    """A colour as a terminal of so many colours shows it, 0 to 1."""
    triplet = Color.parse(color).downgrade(SYSTEMS[depth]).get_truecolor()
    return [part / 255 for part in triplet]


def colors(theme: str, depth: Depth) -> dict[str, Rgb]:
    return {role: shown(color, depth) for role, color in roles_in(depth)[theme].items()}


def linear(color: Rgb) -> Rgb:
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]


def brightness(color: Rgb) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, two: Rgb) -> float:
    dark, bright = sorted((brightness(one), brightness(two)))
    return (bright + 0.05) / (dark + 0.05)


def lab(color: Rgb) -> Rgb:
    """A linear colour in CIE Lab, by the white of D65."""
    red, green, blue = color

    def root(part: float) -> float:
        return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116

    x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def seen(color: Rgb, by: str) -> Rgb:
    """A colour, linear, as people with a colour blindness see it."""
    if by not in MACHADO:
        return linear(color)
    mixed = (sum(part * weight for part, weight in zip(linear(color), row, strict=True)) for row in MACHADO[by])
    return [min(1.0, max(0.0, part)) for part in mixed]


def least_distance(theme: str, depth: Depth, by: str) -> float:
    """Between any two roles that say what something is."""
    roles = colors(theme, depth)
    return min(math.dist(lab(seen(roles[one], by)), lab(seen(roles[two], by))) for one, two in combinations(KINDS, 2))


@pytest.mark.parametrize("depth", ["truecolor", "256"])
@pytest.mark.parametrize("theme", THEMES)
def test_all_text_can_be_read_on_every_ground(theme: str, depth: Depth) -> None:
    roles = colors(theme, depth)
    pairs = [(text, ground) for text in TEXT for ground in GROUNDS]
    pairs += [("faint", "background"), ("faint", "surface"), ("on-primary", "primary"), ("muted", "busy")]
    low = {pair: round(contrast(roles[pair[0]], roles[pair[1]]), 2) for pair in pairs}
    assert not {pair: value for pair, value in low.items() if value < LEAST_CONTRAST}


@pytest.mark.parametrize("depth", ["truecolor", "256"])
@pytest.mark.parametrize("theme", THEMES)
def test_signs_and_bars_are_seen(theme: str, depth: Depth) -> None:
    roles = colors(theme, depth)
    for sign in ("inperson", "virtual", "heat4"):
        assert contrast(roles[sign], roles["background"]) >= LEAST_OF_SIGNS, sign
    heat = [brightness(roles[f"heat{level}"]) for level in range(1, 5)]
    assert heat in (sorted(heat), sorted(heat, reverse=True))
    assert all(contrast(roles[one], roles[two]) > 1.2 for one, two in combinations(["heat1", "heat2", "heat3"], 2))


@pytest.mark.parametrize("depth", ["truecolor", "256"])
@pytest.mark.parametrize("theme", THEMES)
def test_grounds_differ_where_one_lies_on_the_other(theme: str, depth: Depth) -> None:
    roles = colors(theme, depth)
    for one, two in (("cursor", "background"), ("cursor-blur", "background"), ("chip", "background"),
                     ("chip", "surface"), ("cursor", "cursor-blur"), ("busy", "background")):  # fmt: skip
        assert roles[one] != roles[two], (one, two)


@pytest.mark.parametrize("theme", THEMES)
def test_in_16_colours_text_can_be_read_and_only_signs_say_what_grounds_say(theme: str) -> None:
    roles = colors(theme, "16")
    assert len({tuple(roles[ground]) for ground in (*GROUNDS, "busy")}) == 1
    for text in (*TEXT, "faint"):
        assert contrast(roles[text], roles["background"]) >= LEAST_CONTRAST, text
    assert len({tuple(roles[kind]) for kind in ("fg", "primary", "late", "tentative", "line")}) == 5
    assert not ThemeStyles(roles_in("16")[theme], depth="16").colored
    assert ThemeStyles(roles_in("256")[theme], depth="256").colored


@pytest.mark.parametrize("depth", ["truecolor", "256"])
@pytest.mark.parametrize("by", MACHADO)
def test_harbour_is_told_apart_by_all_eyes(by: str, depth: Depth) -> None:
    assert least_distance("harbour", depth, by) >= LEAST_DISTANCE


@pytest.mark.parametrize("depth", ["truecolor", "256"])
@pytest.mark.parametrize("theme", THEMES)
def test_most_eyes_tell_all_kinds_apart(theme: str, depth: Depth) -> None:
    assert least_distance(theme, depth, "all colours") >= LEAST_DISTANCE


def test_where_a_ground_says_nothing_a_line_or_reverse_does() -> None:
    roles = roles_in("truecolor")["ritual"]
    by_way: dict[str, list[Role]] = {"underline": [], "reverse": []}
    for role, ink in INKS.items():
        if ink.without_color:
            by_way[ink.without_color].append(role)
    full, few, none = (
        ThemeStyles(roles),
        ThemeStyles(roles_in("16")["ritual"], depth="16"),
        ThemeStyles(roles, colored=False),
    )
    assert by_way["underline"] and by_way["reverse"]
    for role in by_way["underline"]:
        assert (full[role].underline, few[role].underline, none[role].underline) == (None, True, True)
    for role in by_way["reverse"]:  # in 16 colours such a ground is a colour, not a shade of the theme's
        assert (full[role].reverse, few[role].reverse, none[role].reverse) == (None, None, True)


@pytest.mark.parametrize(
    ("environ", "can"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Abilities("truecolor", answers=True)),
        ({"TERM": "xterm-256color"}, Abilities("256", answers=True)),
        ({"TERM": "xterm"}, Abilities("16", answers=True)),
        ({"TERM": "alacritty"}, Abilities("truecolor", answers=True)),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, Abilities("16", plain_signs=True)),
        ({"TERM": "screen", "COLORTERM": "truecolor"}, Abilities("16")),
        ({"TERM": "screen-256color", "COLORTERM": "24bit"}, Abilities("256")),
        (
            {"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/tmux-0/default,1,0"},
            Abilities("truecolor", answers=True, tmux=True),
        ),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, Abilities("256", answers=True, tmux=True)),
    ],
)
def test_what_the_environment_says_of_a_terminal(environ: dict[str, str], can: Abilities) -> None:
    assert abilities(environ) == can
