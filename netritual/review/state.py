"""The state machine of one review: where it stands, what became of each item, how long each step took.

Steps and items are opaque ids here, so adding a step changes nothing. The time comes in as elapsed seconds of the real
timer, also when the clock stands still.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

EventKind = Literal["act", "next", "back", "go", "pause", "finish"]
Progress = Literal["done", "here", "ahead"]
"""How far a step is."""


class Event(Struct, frozen=True, kw_only=True):
    """Something the person did.

    ``item`` is what it was done to and ``outcome`` what became of it; ``to`` is the item, or for "go" the step, where
    the cursor stands afterwards. ``empty`` are the steps with nothing in them at this moment: they are passed over and
    count as seen.
    """

    kind: EventKind
    item: str = ""
    outcome: str = ""
    to: str = ""
    empty: frozenset[str] = frozenset()


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
        case "next":
            return _moved(state, state.place, 1, event.empty)
        case "back":
            return _moved(state, state.place, -1, event.empty)
        case "go":
            if event.to not in state.steps:
                return state
            return replace(state, step=event.to, item="", seen=_with(state.seen, (event.to,)))
        case "pause":
            return replace(state, item=event.to or state.item)
        case "finish":
            return replace(state, item="")


def _timed(state: ReviewState, elapsed: float) -> ReviewState:
    if elapsed <= 0:
        return state
    spent = state.seconds.get(state.step, 0.0) + elapsed
    return replace(state, seconds={**state.seconds, state.step: spent})


def _settled(outcomes: tuple[tuple[str, str], ...], item: str, word: str) -> tuple[tuple[str, str], ...]:
    if not item:
        return outcomes
    return (*(pair for pair in outcomes if pair[0] != item), (item, word))


def _moved(state: ReviewState, start: int, by: int, empty: frozenset[str]) -> ReviewState:
    at = start + by
    while 0 <= at < len(state.steps) and state.steps[at] in empty:
        at += by
    if not 0 <= at < len(state.steps):
        at = start  # nothing that way: stay
    low, high = min(start, at), max(start, at)
    seen = _with(state.seen, state.steps[low : high + 1])
    item = state.item if at == start else ""
    return replace(state, step=state.steps[at], item=item, seen=seen)


def _with(seen: tuple[str, ...], more: Sequence[str]) -> tuple[str, ...]:
    return (*seen, *(step for step in more if step not in seen))
