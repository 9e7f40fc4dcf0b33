"""What is read off a screen: which tab is open."""

from collections.abc import Sequence

HEAVY = "━"
"""The line under the open tab."""


def open_tab(rows: Sequence[str]) -> str:
    """The name of the open tab, such as ``2 People``: what stands over the heavy line; "" for a screen without one."""
    if len(rows) < 2 or HEAVY not in rows[1]:
        return ""
    first = rows[1].index(HEAVY)
    return rows[0][first : rows[1].rindex(HEAVY) + 1].strip()
