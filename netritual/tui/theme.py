"""How the app looks: which theme, and the signs that stand for lines and bars.

Colours live in themes as variables; style sheets use ``$variables`` only. Nothing is told by colour alone.
"""

from __future__ import annotations

import sys
from typing import NamedTuple


class Signs(NamedTuple):
    """The signs of lines and bars; ``parts`` are eight levels from low to high."""

    across: str
    down: str
    full: str
    light: str
    parts: str
    corner: str

    def joint(self, sign: str) -> str:
        """The sign where lines meet; ``sign`` is that of the block signs."""
        return self.corner[BLOCKS.corner.index(sign)]


BLOCKS = Signs("─", "│", "█", "░", "▁▂▃▄▅▆▇█", "┌┐└┘┬┴├┤┼")
ASCII = Signs("-", "|", "#", ".", "_.-~=+*#", "+++++++++")
"""The fallback for terminals whose encoding has no block characters."""


def signs(encoding: str | None = None) -> Signs:
    """Block signs where the terminal's encoding has them, else ASCII."""
    name = encoding or getattr(sys.__stdout__, "encoding", None) or "utf-8"
    try:
        BLOCKS.parts.encode(name)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BLOCKS


def bar(share: float, width: int, bars: Signs) -> str:
    """A bar of ``width`` cells, filled by a share from 0 to 1."""
    full = round(max(0.0, min(1.0, share)) * width)
    return bars.full * full + bars.light * (width - full)
