"""The state machine of a review against a plain model."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.review.state import Event, ReviewState, advance

STEPS = ("who", "replies", "promises", "coffees", "done")
ITEMS = ("a", "b", "c")
FRESH = ReviewState(steps=STEPS, step="who", seen=("who",))

events = st.one_of(
    st.builds(lambda to: Event(kind="walk", to=to), st.sampled_from(STEPS)),
    st.builds(
        lambda word, item, to: Event(kind="act", item=item, outcome=word, to=to),
        st.sampled_from(("kept", "later", "skip")), st.sampled_from(ITEMS), st.sampled_from((*ITEMS, "")),
    ),
    st.builds(lambda to: Event(kind="go", to=to), st.sampled_from((*STEPS, "nowhere"))),
    st.builds(lambda to: Event(kind="pause", to=to), st.sampled_from((*ITEMS, ""))),
    st.just(Event(kind="finish")),
)  # fmt: skip
runs = st.lists(st.tuples(events, st.floats(-1, 100, allow_nan=False)), max_size=30)


class Model:
    """The same machine, written as plainly as can be."""

    def __init__(self) -> None:
        self.step = "who"
        self.outcomes: dict[str, str] = {}
        self.spent = 0.0

    def take(self, event: Event, elapsed: float) -> None:
        self.spent += max(0.0, elapsed)
        if event.kind == "act":
            self.outcomes.pop(event.item, None)
            self.outcomes[event.item] = event.outcome
        elif event.kind in ("walk", "go") and event.to in STEPS:
            self.step = event.to


def walk(run: Sequence[tuple[Event, float]]) -> tuple[ReviewState, Model]:
    state, model = FRESH, Model()
    for event, elapsed in run:
        state = advance(state, event, elapsed)
        model.take(event, elapsed)
    return state, model


@given(runs)
def test_it_does_what_the_model_does(run: list[tuple[Event, float]]) -> None:
    state, model = walk(run)
    assert state.step == model.step
    assert list(state.outcomes) == list(model.outcomes.items())
    assert sum(state.seconds.values()) == pytest.approx(model.spent)


@given(runs)
def test_what_was_seen_stays_seen_and_holds_the_place(run: list[tuple[Event, float]]) -> None:
    state = FRESH
    for event, elapsed in run:
        after = advance(state, event, elapsed)
        assert after.seen[: len(state.seen)] == state.seen
        assert after.step in after.seen
        assert len(set(after.seen)) == len(after.seen)
        state = after


@given(runs)
def test_each_item_is_settled_once(run: list[tuple[Event, float]]) -> None:
    state, _ = walk(run)
    refs = [ref for ref, _ in state.outcomes]
    assert len(set(refs)) == len(refs)


def test_who_walks_has_seen_the_steps_on_the_way_and_who_goes_has_not() -> None:
    state = advance(FRESH, Event(kind="walk", to="coffees"), 5.0)
    assert state.step == "coffees"
    assert state.seen == ("who", "replies", "promises", "coffees")
    assert state.seconds == {"who": 5.0}
    assert advance(state, Event(kind="walk", to="who"), 1.0).step == "who"
    assert advance(FRESH, Event(kind="go", to="coffees")).seen == ("who", "coffees")


def test_an_item_is_left_with_its_step() -> None:
    at = advance(FRESH, Event(kind="pause", to="a"))
    assert advance(at, Event(kind="walk", to="who")).item == "a"
    assert advance(at, Event(kind="walk", to="replies")).item == ""
