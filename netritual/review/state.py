"""The state machine of one review: where it stands, what became of each item, how long each step took.

Steps and items are opaque ids here, so adding a step changes nothing. The time comes in as elapsed seconds of the real
timer, also when the clock stands still.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

EventKind = Literal["act", "walk", "go", "pause", "finish"]
Progress = Literal["done", "here", "ahead"]
"""How far a step is."""


class Event(Struct, frozen=True, kw_only=True):
    """Something the person did.

    ``item`` is what it was done to and ``outcome`` what became of it; ``to`` is the item, or the step, where the cursor
    stands afterwards. Who walks to a step has seen those on the way, in which nothing stands; who goes there has not.
    """

    kind: EventKind
    item: str = ""
    outcome: str = ""
    to: str = ""


class ReviewState(Struct, frozen=True, kw_only=True):
    """One moment of a review. ``outcomes`` keeps the order in which items were settled, each item once."""

    steps: tuple[str, ...]
    step: str
    item: str = ""
    seen: tuple[str, ...] = ()
    outcomes: tuple[tuple[str, str], ...] = ()
    seconds: Mapping[str, float] = {}

    @property
    def place(self) -> int:
        """The index of the present step."""
        return self.steps.index(self.step)


def advance(state: ReviewState, event: Event, elapsed: float = 0.0) -> ReviewState:
    """The state after an event; ``elapsed`` are the seconds since the one before, spent in the present step."""
    state = _timed(state, elapsed)
    match event.kind:
        case "act":
            return replace(state, outcomes=_settled(state.outcomes, event.item, event.outcome), item=event.to)
        case "walk":
            low, high = sorted((state.place, state.steps.index(event.to)))
            return _at(state, event.to, state.steps[low : high + 1])
        case "go":
            return _at(state, event.to, (event.to,)) if event.to in state.steps else state
        case "pause":
            return replace(state, item=event.to or state.item)
        case "finish":
            return replace(state, item="")


def _timed(state: ReviewState, elapsed: float) -> ReviewState:
    """With the time spent in the present step, which is known from then on as one that the person stood in."""
    spent = state.seconds.get(state.step, 0.0) + max(0.0, elapsed)
    return replace(state, seconds={**state.seconds, state.step: spent})


def _settled(outcomes: tuple[tuple[str, str], ...], item: str, word: str) -> tuple[tuple[str, str], ...]:
    if not item:
        return outcomes
    return (*(pair for pair in outcomes if pair[0] != item), (item, word))


def _at(state: ReviewState, step: str, steps: Sequence[str]) -> ReviewState:
    """At a step, at its first item unless it is the present one; ``steps`` are those that count as seen with it."""
    item = state.item if step == state.step else ""
    return replace(state, step=step, item=item, seen=tuple(dict.fromkeys((*state.seen, *steps))))
