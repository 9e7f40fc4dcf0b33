"""A suggestion as a value: who, why, and every number with its reason."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Literal

from msgspec import Struct

from netritual.domain.suggestions.footing import MESSAGE, Footing

Silence = Literal["", "nobody", "alike", "planned", "resting", "kept", "faint"]
"""Why nobody is suggested: nobody is noted at all; nothing tells one of the list from another; coffees stand and no one
else is due; all were met, asked or put off lately; there are rhythms and they are kept; too little speaks for anybody.
"" where somebody is suggested for a reason."""


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

    ``kind`` is the channel of the meeting, or "message" for a first word, which has no slot; ``either``: by video as
    well, as their city is not noted; ``days`` are those for it that a line names, ``city`` that of a trip where they
    are met. ``footing`` is how well the two are acquainted, ``spoken``: something is noted of them, ``opener`` the name
    of the best reason to begin, "" where none counts. ``circles`` are the person's.
    ``bridge``: they link two circles. ``preselected``: inside the week's capacity, or one of the first words.
    ``wild_card``: dormant and once strong, beyond the list.
    """

    person: int
    score: float
    points: tuple[Point, ...]
    multipliers: tuple[Multiplier, ...]
    why: str
    kind: str
    footing: Footing = "history"
    spoken: bool = False
    opener: str = ""
    wild_card: bool = False
    preselected: bool = False
    bridge: bool = False
    circles: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    city: str = ""
    either: bool = False

    @property
    def kind_words(self) -> str:
        """The kind in words: "coffee or video" when they may choose."""
        return f"{self.kind} or video" if self.either and self.kind != "video" else self.kind

    @property
    def first_word(self) -> bool:
        """A message to begin with, not a meeting."""
        return self.kind == MESSAGE

    @property
    def is_to_a_stranger(self) -> bool:
        """Such a message to somebody with whom I do not talk, and have nothing open."""
        return self.first_word and self.footing != "history" and not self.is_answer

    @property
    def is_answer(self) -> bool:
        """A message to somebody who wrote or asked last."""
        return self.first_word and self.opener == "wrote"


class NotShown(Struct, frozen=True, gc=False):
    """Someone left out, and why."""

    person: int
    why: str


class LeftOut(Sequence[NotShown]):
    """Everyone left out, with the reason; worked out only as far as it is read, for there may be very many."""

    def __init__(self, each: Callable[[], Iterator[NotShown]]) -> None:
        self._each = each

    @cached_property
    def _all(self) -> tuple[NotShown, ...]:
        return tuple(self._each())

    def __iter__(self) -> Iterator[NotShown]:
        """One after the other; stopping early saves the work for the rest."""
        return iter(self._all) if "_all" in self.__dict__ else self._each()

    def __getitem__(self, index: Any) -> Any:
        """By place; like a tuple."""
        return self._all[index]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        """The same people with the same reasons, in the same order."""
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented


class WhyNot(Struct, frozen=True, gc=False):
    """The answer to "why not?": the reason, and what the suggestion would be, with every part."""

    person: int
    why: str
    told: Suggestion


class Suggestions(Struct, frozen=True, kw_only=True):
    """What one day suggests: the few that are shown, best first, and everyone left out with the reason.

    ``silence`` says why nobody is shown, or nobody for a reason of their own; ``listed`` is how many people on the list
    nothing is noted of, when that is so.
    """

    on: date
    capacity: int
    shown: tuple[Suggestion, ...]
    not_shown: Sequence[NotShown]
    silence: Silence = ""
    listed: int = 0
