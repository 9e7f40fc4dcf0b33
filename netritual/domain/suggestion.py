"""A suggestion as a value: who, why, and every number with its reason."""

from datetime import date

from msgspec import Struct


class Point(Struct, frozen=True, gc=False):
    """One part of a sum: its name, its value (rounded half-even to 1 decimal) and the reason in words."""

    component: str
    points: float
    why: str


class Multiplier(Struct, frozen=True, gc=False):
    """A factor on the sum: its name, its value and the reason in words."""

    name: str
    value: float
    why: str


class Suggestion(Struct, frozen=True, kw_only=True, gc=False):
    """Someone to have coffee with. The sum of ``points`` times the ``multipliers`` is the ``score``, to 0.1.

    ``kind`` is the channel of the meeting. ``circles`` are the person's. ``bridge``: they link two circles.
    ``preselected``: inside the week's capacity. ``wild_card``: dormant and once strong, beyond the list.
    """

    person: int
    score: float
    points: tuple[Point, ...]
    multipliers: tuple[Multiplier, ...]
    why: str
    kind: str
    wild_card: bool = False
    preselected: bool = False
    bridge: bool = False
    circles: tuple[str, ...] = ()


class NotShown(Struct, frozen=True, gc=False):
    """Someone left out, and why."""

    person: int
    why: str


class Suggestions(Struct, frozen=True, kw_only=True):
    """What one day suggests: the few that are shown, best first, and everyone left out with the reason."""

    on: date
    capacity: int
    shown: tuple[Suggestion, ...]
    not_shown: tuple[NotShown, ...]
