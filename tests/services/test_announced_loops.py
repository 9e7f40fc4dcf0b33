"""What a line is said to propose is asked about: in the list of loops, until somebody says yes or no, or it stands."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Coffee, Person, Promise, Settings, Slot
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.services.questions.closing_by_entry import asked_of, close_certain
from netritual.services.questions.coffee_question import move_settled
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")

OPENINGS = (
    "promised Zoe {}", "owe her {}: Zoe", "call with Zoe, i owe her {}", "lunch with Zoe, will send her {}",
    "Zoe owes me {}", "Zoe wants {} by friday", "asked Zoe for {}", "coffee with Zoe, she'll bring me {}",
    "told Zoe i'd get her {} by friday", "Zoe needs {}", "Zoe asked me for {}", "Zoe can lend me {}",
    "met Zoe, next time {}", "Zoe texted, {} next week?", "Zoe wrote, {} on thursday at 12:30?",
)  # fmt: skip
THINGS = (
    "a drink",
    "a lunch",
    "coffee",
    "dinner",
    "a call",
    "the plans",
    "a sketch",
    "two names",
    "an intro",
    "lunch with her",
)
CONTEXTS = ("nothing", "held today", "held before", "planned ahead", "promised")


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    opened = open_store(Home("/home"), MemoryDisk(), still=True)

    def begin(tx: Transaction) -> None:
        who = tx.put(Person(handle="zoe", name="Zoe Hill", status="network", created=NOW)).id
        starts = {"held today": NOW - timedelta(hours=6), "held before": NOW - timedelta(days=3),
                  "planned ahead": NOW + timedelta(days=9)}  # fmt: skip
        if start := starts.get(request.param):
            ahead, then = start > NOW, NOW - timedelta(days=5)
            tx.put(Coffee(
                people=(who,), state="proposed" if ahead else "held", said=then.date(), created=then, changed=then,
                slot=Slot(start=start, end=start + timedelta(hours=1), tz="UTC"),
            ))  # fmt: skip
        if request.param == "promised":
            tx.put(Promise(people=(who,), text="the plans", made=NOW.date() - timedelta(days=4)))

    opened.transact("import", begin, NOW)
    yield opened
    opened.close()


@pytest.mark.parametrize("store", CONTEXTS, indirect=True)
def test_whatever_a_line_is_said_to_propose_is_asked_about_or_stands(store: Store) -> None:
    proposed = 0
    for opening, thing in product(OPENINGS, THINGS):
        line = opening.format(thing)
        logged, _ = log(store, NOW, line, SETTINGS)
        close_certain(store, NOW, SETTINGS, logged.id)
        every = loops(store.view(), SETTINGS, NOW, snoozed=True)
        asked = asked_of(store.view(), every, logged.id)
        listed = {(one.proposed.kind, one.proposed.text) for one in every if one.proposed and one.id >= logged.id}
        planned = any(one.state == "proposed" for one in store.view().all(Coffee))
        owed = any(one.kind == "promise" and one.proposed is None for one in every)
        for (kind, text), is_asked in asked.items():
            proposed += 1
            stands = (kind == "coffee" and planned) or (kind == "promise" and "plans" in text and owed)
            assert is_asked == ((kind, text) in listed), line
            assert is_asked or stands, f"{line}: {kind} {text} is lost"
        store.undo(NOW)
    assert proposed > len(OPENINGS) * len(THINGS) / 2


@pytest.mark.parametrize("store", ["planned ahead"], indirect=True)
@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("Zoe wants to have coffee on 11 March at 18:00", True),
        ("Zoe wants to have coffee on 11 March at 17:00", False),
        ("Bob moved his coffee with Zoe to Thursday 10:00", False),
        ("Zoe moved our coffee to Thursday 10:00", None),
    ],
)
def test_only_a_coffee_that_is_planned_for_its_time_stands_already(
    store: Store, line: str, stands: bool | None
) -> None:
    logged, _ = log(store, NOW, line, SETTINGS)
    move_settled(store, NOW, SETTINGS, logged.id)
    every = loops(store.view(), SETTINGS, NOW, snoozed=True)
    asked = [is_asked for (kind, _), is_asked in asked_of(store.view(), every, logged.id).items() if kind == "coffee"]
    assert asked == ([] if stands is None else [not stands])
