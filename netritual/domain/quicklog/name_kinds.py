"""What the people of a lookup are given as: rows, kinds of keys, and what somebody counts as.

Standard library only: the quick log loads this.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    D = TypeVar("D", str, date)

Hit = tuple[int, int]
"""Somebody who holds a key: id, and the kinds of the key as bits."""
Match = tuple[int, str, str, str]
"""A person found: id, handle, name, and status as their ``NamedPerson`` has it."""
NamedPerson = tuple[int, str, str, Sequence[str], str, str]
"""A person of the address book: id, handle, name, aliases, company, and status: "list", "network" or "archived"."""
About = tuple[str, str, str]
"""What tells namesakes apart: company, position with the circles, and what is noted of somebody."""
HANDLE, NAME, ALIAS, FIRST, LAST, MIDDLE, COMPANY, START = (1 << bit for bit in range(8))
"""Kinds of a key. START is what a typed beginning finds; a nickname in brackets is a FIRST name."""
NETWORK, ARCHIVED = 1 << 8, 1 << 9
"""Bits on every key of somebody with that status."""
EXACT, WORD = HANDLE | NAME | ALIAS, FIRST | LAST
"""The ranks that decide by a whole key, the higher first; START comes after them."""


def status_by(status: str, tier: int, listed_on: D | None, two_way: D | None) -> str:
    """What somebody counts as: "archived" by the stored word, "network" by it, by a tier, or by a two-way touch.

    ``two_way``, the day of the last such touch, counts when it is after ``listed_on``, the day the person was sent back
    to the list; both are dates, or both in ISO form. Else "list".
    """
    if status == "archived":
        return status
    if status == "network" or tier > 0:
        return "network"
    touched = two_way is not None and (listed_on is None or two_way > listed_on)
    return "network" if touched else "list"
