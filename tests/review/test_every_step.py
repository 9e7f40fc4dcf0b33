"""What holds for every step that is found: a new one is tested the day it lands."""

import subprocess
import sys
from collections import Counter
from time import perf_counter

import pytest
from msgspec.structs import replace

from netritual.domain.model import Person, Settings
from netritual.review import acts as catalogue
from netritual.review.step import Act, StepContext, StepSpec
from netritual.review.step_loading import discover, step_named, steps_of
from netritual.review.steps import names
from netritual.services.verb import verbs
from tests.review.rich import HOSTILE, NAMES, context, many
from tests.support.network import MemoryNetwork

STEPS = discover()
steps = pytest.mark.parametrize("step", STEPS, ids=[step.id for step in STEPS])


def all_acts(step: StepSpec, ctx: StepContext) -> list[Act]:
    return [*step.acts, *(act for item in step.build(ctx) for act in item.acts)]


def test_the_ritual_has_its_eight_steps_in_order() -> None:
    assert tuple(step.id for step in STEPS) == names()
    assert [step.question for step in STEPS] == [
        "Who did you interact with?", "Who is waiting for you?", "Follow through", "Read two, say something useful",
        "Ask one person for advice", "How can I help?", "Coffees for next week", "Done",
    ]  # fmt: skip
    assert sum(step.aim_minutes for step in STEPS) == 15
    assert [step.id for step in steps_of(Settings(), short=True)] == ["who", "promises", "coffees", "done"]


def test_settings_order_and_hide_steps() -> None:
    chosen = steps_of(Settings(steps=("done", "who")))
    assert [step.id for step in chosen] == ["done", "who"]
    assert steps_of(Settings(steps=("nothing",))) == steps_of(Settings()) == STEPS


def test_steps_share_no_id_no_order_no_key_and_one_plans_coffees() -> None:
    assert len({step.id for step in STEPS}) == len({step.order for step in STEPS}) == len(STEPS)
    assert sum(step.plans_coffees for step in STEPS) == 1
    for step in STEPS:
        keys = [act.key for act in step.acts]
        assert len(set(keys)) == len(keys), step.id


@steps
def test_an_empty_network_asks_for_nothing(step: StepSpec) -> None:
    ctx = context(empty=True)
    items = step.build(ctx)
    if not step.always:
        assert items == []
        assert step.empty
    assert all(isinstance(line, str) for line in (step.lines(ctx) if step.lines else ()))


@steps
def test_every_step_holds_something_in_a_rich_week(step: StepSpec) -> None:
    assert step.build(context())


@steps
@pytest.mark.parametrize("cast", [NAMES, HOSTILE], ids=["plain", "hostile"])
def test_keys_are_unique_and_stable(step: StepSpec, cast: tuple[str, ...]) -> None:
    ctx = context(cast)
    keys = [item.key for item in step.build(ctx)]
    assert len(set(keys)) == len(keys)
    assert keys == [item.key for item in step.build(context(cast))]
    assert all(key.startswith(f"{step.id}:") for key in keys)


@steps
@pytest.mark.parametrize("cast", [NAMES, HOSTILE], ids=["plain", "hostile"])
def test_within_one_item_a_key_has_one_verb(step: StepSpec, cast: tuple[str, ...]) -> None:
    for item in step.build(context(cast)):
        counted = Counter(act.key for act in item.acts)
        assert not [key for key, count in counted.items() if count > 1], (item.key, counted)


@steps
def test_every_act_can_be_performed(step: StepSpec) -> None:
    for act in all_acts(step, context()):
        assert act.shows or act.id == "review-finish" or act.id in verbs(), act.id
        assert act.label
        assert bool(act.choices) == (act.asks == "choice")
        assert not (act.asks and not act.prompt)


@steps
def test_rows_of_a_section_have_as_many_cells(step: StepSpec) -> None:
    cells: dict[str, set[int]] = {}
    for item in step.build(context()):
        assert all(isinstance(cell, str) for cell in item.cells)
        if step.id not in ("who", "done"):  # their sections hold rows of several kinds
            cells.setdefault(item.section, set()).add(len(item.cells))
    assert all(len(counts) == 1 for counts in cells.values()), cells


def test_all_tables_of_acts_have_one_verb_a_key() -> None:
    tables = [
        *catalogue.LOOP_ACTS.values(), *catalogue.INTRO_ACTS.values(), catalogue.COFFEE_ACTS, catalogue.ARTICLE_ACTS,
        catalogue.ANSWERED_COMMENT, catalogue.ASK_ACTS, catalogue.MENTOR_ACTS, catalogue.FAVOUR_ACTS,
        catalogue.HERE_ACTS, catalogue.PAIR_ACTS, catalogue.SUGGESTION_ACTS,
    ]  # fmt: skip
    for acts in tables:
        assert len({act.key for act in acts}) == len(acts)
    assert set(catalogue.LOOP_ACTS) >= {
        "reply", "promise", "owed", "ask", "thanks", "handoff", "coffee", "outcome", "follow", "no_ack",
        "no_answer", "held",
    }  # fmt: skip


@steps
def test_the_same_keys_mean_the_same_everywhere(step: StepSpec) -> None:
    """``s`` puts off, ``y`` copies, ``o`` opens, ``h`` hands on, ``m`` drafts (a comment too), ``c`` plans a coffee."""
    meant = {"y": {"copy-text", "copy-summary"}, "h": {"hand-on"}, "m": {"draft-message", "write-comment"}}
    meant["o"] = {"open-link", "open-folder", "show-brief"}
    meant["c"] = {"plan-coffee"}
    meant["s"] = {"snooze", "move-promise", "move-coffee", "mentor-next"}
    for act in all_acts(step, context()):
        if act.key in meant:
            assert act.id in meant[act.key], (act.key, act.id)


def test_two_thousand_people_are_built_in_a_moment(capsys: pytest.CaptureFixture[str]) -> None:
    ctx = many(2000)
    told = []
    for step in STEPS:
        before = perf_counter()
        items = step.build(ctx)
        told.append(f"{step.id:10} {1000 * (perf_counter() - before):7.1f} ms  {len(items)} items")
        assert len(items) < 200
    with capsys.disabled():
        print("\nbuild times with 2,000 people", *told, sep="\n  ")


def test_no_screen_is_loaded_by_the_steps() -> None:
    code = (
        "import sys; from netritual.review.step_loading import discover; discover(); "
        "print([m for m in sys.modules if m.split('.')[0] in ('textual', 'tinydb', 'click', 'icalendar', 'rich')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_step_is_found_by_its_name() -> None:
    assert step_named("asks") is STEPS[4]
    assert step_named("nothing") is None


@pytest.mark.parametrize(
    ("city", "mine", "said"),
    [
        ("", "Lyon", "45 min, or by video: their city is not noted, ask them"), ("Porto", "Lyon", "30 min;"),
        ("Lyon", "", "your own city is not set"), ("Lyon", "Lyon", "45 min;"),
    ],
)  # fmt: skip
def test_the_coffees_say_why_one_is_a_video_call_or_may_be_one(city: str, mine: str, said: str) -> None:
    person = Person(id=1, handle="ana", name="Ana Ruiz", tier=2, status="network", city=city)
    ctx = replace(context(empty=True), network=MemoryNetwork(person, context(empty=True).review))
    ctx = replace(ctx, settings=replace(ctx.settings, city=mine))
    step = step_named("coffees")
    assert step is not None
    (item,) = [item for item in step.build(ctx) if item.person == 1]
    assert said in dict(item.detail)["slot"]
