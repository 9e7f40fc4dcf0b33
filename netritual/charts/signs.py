"""The signs of lists, beads and charts, and those for terminals or fonts that lack them."""

from __future__ import annotations

import sys
from typing import NamedTuple

from netritual.charts.span import Span

_CLOSEST = 2
"""The last tier whose sign is lit."""


class Signs(NamedTuple):
    """One set of signs; each is one cell wide."""

    tiers: str
    """Tiers 1 to 5."""
    beads: str
    """None, one, more."""
    heavy: str
    light: str
    usual: str
    """The usual value in a bar, outside and inside its filled part."""
    full: str
    half: str
    afar: str
    """The upper part of a column."""
    day: str
    """A day, in a legend."""
    heat: str
    """Days of 0, 1, 2, 3, and 5 and more talks."""
    levels: str
    """Eight levels from low to high."""
    braille: str
    """A cell with all dots of braille, in which curves are drawn; "" where they are drawn in levels."""
    cursor: str
    quote: str
    entry: str
    tick: str
    open: str
    in_person: str
    call: str
    message: str
    before: str
    after: str
    across: str
    """A thin line across."""
    holiday: str
    free: str
    busy: str
    brand: str
    dash: str

    @property
    def ascii(self) -> bool:
        """Whether these are the plain ones."""
        return self.full.isascii()


FULL = Signs(
    tiers="◉●◐○·", beads="·•●", heavy="━", light="─", usual="┃╋", full="█", half="▄", afar="█", day="■",
    heat="·■■■■", levels="▁▂▃▄▅▆▇█", braille="", cursor="▌", quote="▎", entry="›", tick="✓", open="○",
    in_person="●", call="◆", message="○", before="‹", after="›", across="─", holiday="╱", free="·", busy=" ",
    brand="●", dash="┄",
)  # fmt: skip
COLORLESS = FULL._replace(afar="▒", heat="·░▒▓█", busy="░")
"""The full signs where colours are not seen: what only a colour says otherwise is a sign."""
PLAIN = Signs(
    tiers="12345", beads=".oO", heavy="=", light="-", usual="|+", full="#", half=".", afar=":", day="#",
    heat=".-+#@", levels="_.-~=+*#", braille="", cursor=">", quote="|", entry=">", tick="x", open="o",
    in_person="#", call="*", message="o", before="<", after=">", across="-", holiday="/", free=".", busy=":",
    brand="*", dash="-",
)  # fmt: skip


def encodes(encoding: str | None = None) -> bool:
    """Whether the terminal's encoding has all signs."""
    name = encoding or getattr(sys.__stdout__, "encoding", None) or "utf-8"
    try:
        "".join(FULL).encode(name)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def signs_of(choice: str = "auto", encoding: str | None = None, *, colored: bool = True) -> Signs:
    """The signs for a setting and a terminal: ``auto`` takes the plain ones where the encoding lacks the others, and
    ``braille`` draws curves in its dots, which most fonts lack."""
    if choice == "plain" or not encodes(encoding):
        return PLAIN
    signs = FULL if colored else COLORLESS
    return signs._replace(braille="⣿") if choice == "braille" else signs


def tier_sign(tier: int, signs: Signs) -> Span:
    """The sign of a tier, a blank for none."""
    if not tier:
        return Span(" ")
    return Span(signs.tiers[tier - 1], "inperson" if tier <= _CLOSEST else "muted")
