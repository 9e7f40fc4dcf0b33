"""What a later line tells as done is asked about in step 1, once for each line, and in no other step of that review."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from netritual.domain.figures.stats_metrics import stats
from netritual.domain.loops.closing_decisions import is_asked_about, report_of
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Interaction, Person, Settings
from netritual.paths import Home
from netritual.review.step import Item
from netritual.review.steps.s10_who import DONE
from netritual.services.ports import Store, Transaction
from netritual.services.questions.closing_by_entry import close_certain
from netritual.services.reviews.review_run import ReviewRun
from netritual.services.verbs.closing_verbs import leave_reported
from netritual.services.verbs.touches import hot_log, log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk
from tests.support.review import a_run

MONDAY = datetime(2026, 3, 2, 18, tzinfo=UTC)
FRIDAY = MONDAY + timedelta(days=4)
SETTINGS = Settings(tz="UTC")


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(Home("/home"), MemoryDisk(), still=True)

    def meet(tx: Transaction) -> None:
        for name in ("Ana Ruiz", "Laura Cano", "Victor Amat"):
            tx.put(Person(handle=name.split()[0].lower(), name=name, status="network", created=MONDAY))

    opened.transact("import", meet, MONDAY)
    yield opened
    opened.close()


def type_lines(store: Store, *lines: str) -> None:
    """Lines of one day after another, as the shell saves them: nothing is closed, nothing asked."""
    for day, line in enumerate(lines):
        log(store, MONDAY + timedelta(days=day), line, SETTINGS)


def review(store: Store, now: datetime = FRIDAY) -> ReviewRun:
    return a_run(store, now=now, settings=SETTINGS)


def asked(run: ReviewRun, now: datetime = FRIDAY) -> list[Item]:
    return [item for item in run.items(now) if item.section == DONE]


def answer(run: ReviewRun, key: str, now: datetime = FRIDAY) -> None:
    (item,) = asked(run, now)
    act = item.act(key)
    assert act is not None
    run.act(item.key, act, None, now)


def open_kinds(store: Store, now: datetime = FRIDAY) -> list[str]:
    return [loop.kind for loop in loops(store.view(), SETTINGS, now)]


@pytest.mark.parametrize(
    ("before", "later", "words"),
    [
        ("laura asked me to send her the calendar link", "sent laura the calendly", "Laura Cano asked you: "),
        ("+promise @victor send the signed SAFE", "signed SAFE sent to victor", "you promised Victor Amat: "),
        ("owe ana 20 for the taxi", "gave ana 20 for the taxi", "you owe Ana Ruiz: 20 for the taxi"),
        ("+promise @ana the demo slot", "confirmed the demo slot with ana", "you promised Ana Ruiz: the demo slot"),
    ],
)
def test_it_is_asked_with_the_later_line_and_one_key_closes_it(
    store: Store, before: str, later: str, words: str
) -> None:
    type_lines(store, before, later)
    run = review(store)
    (item,) = asked(run)
    assert item.cells[1] == f'"{later}"' and item.cells[2].startswith(f"done? {words}")
    steps = {step.id: step for step in run.course.steps}
    assert [run.items(FRIDAY, steps[name]) for name in ("replies", "promises")] == [[], []]
    answer(run, "space")
    assert open_kinds(store) == []


def test_a_talk_logged_by_a_key_is_named_where_a_line_would_stand(store: Store) -> None:
    type_lines(store, "+req @laura a reference on Ines")
    (laura,) = (person for person in store.view().all(Person) if person.handle == "laura")
    hot_log(store, MONDAY + timedelta(days=1), laura.id, "coffee")
    assert [item.cells[1] for item in asked(review(store))] == ['"coffee with Laura Cano"']


def test_a_no_leaves_it_open_and_that_line_is_not_asked_about_again(store: Store) -> None:
    type_lines(store, "+promise @ana the demo slot", "confirmed the demo slot with ana")
    run = review(store)
    answer(run, "x")
    assert asked(run) == []
    (row,) = run.items(FRIDAY, next(step for step in run.course.steps if step.id == "promises"))
    assert "done?" not in row.cells[2]
    later = FRIDAY + timedelta(days=7)
    assert asked(review(store, later), later) == []
    log(store, later, "demo slot sent to ana", SETTINGS)
    assert len(asked(review(store, later), later)) == 1


def test_a_no_at_the_line_itself_is_kept_in_step_1_and_in_the_lists(store: Store) -> None:
    type_lines(store, "+promise @ana the demo slot", "confirmed the demo slot with ana")
    (closing,) = close_certain(store, FRIDAY, SETTINGS, max(talk.id for talk in store.view().all(Interaction)))[1]
    _, change = leave_reported(store, FRIDAY, closing)
    assert change is not None and change.words == "Left open what “confirmed the demo slot with ana” may tell as done."
    assert asked(review(store)) == []
    (loop,) = loops(store.view(), SETTINGS, FRIDAY)
    assert report_of(store.view(), loop) is None


def test_what_was_not_answered_is_asked_in_the_next_review(store: Store) -> None:
    type_lines(store, "+promise @ana the demo slot", "confirmed the demo slot with ana")
    run = review(store)
    run.finish(FRIDAY, nothing=True)
    later = FRIDAY + timedelta(days=7)
    assert len(asked(review(store, later), later)) == 1


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("+promise @ana call her boss", "spoke to ana, called her boss"),
        ("+promise @ana the slides", "sent ana the slides draft"),
        ("+owed @ana the invoice", "ana sent victor the invoice"),
        ("+promise @ana the deck", "sent ana half of the deck"),
    ],
)
def test_what_the_shell_asks_about_is_asked_here_and_is_still_to_be_done(store: Store, before: str, later: str) -> None:
    type_lines(store, before, later)
    asked_there = close_certain(store, FRIDAY, SETTINGS, max(talk.id for talk in store.view().all(Interaction)))[1]
    assert [is_asked_about(one) for one in asked_there] == [True]
    (item,) = asked(review(store))
    assert item.cells[1] == f'"{later}"'


def test_a_line_in_doubt_is_not_asked_about(store: Store) -> None:
    type_lines(store, "+promise @ana the deck", "sent ana a question about the deck")
    assert asked(review(store)) == []


def test_what_is_asked_about_counts_in_no_step_as_late(store: Store) -> None:
    type_lines(store, "+promise @ana my sizing notes by wed 4 mar", "+promise @laura the deck by wed 4 mar")
    log(store, MONDAY + timedelta(days=1, hours=1), "sent ana the sizing photos", SETTINGS)
    run = review(store)
    assert len(asked(run)) == 1
    promises, done = (step for step in run.course.steps if step.id in ("promises", "done"))
    assert promises.lines is not None
    assert promises.lines(run.context(FRIDAY))[0] == "On time: 0 of 1 this week.\t0 kept this week, 1 late"
    assert ("promises on time", "0 / 1", "") in [item.cells for item in done.build(run.context(FRIDAY))]
    assert stats(store.view(), SETTINGS, FRIDAY).of["promises_on_time"] == [0, 1], "the figure of Insights"


def test_help_that_may_be_what_was_owed_is_asked_about_once(store: Store) -> None:
    type_lines(store, "coffee with Ana, she will introduce me to Laura", "Ana finally intro'd me to Laura by email")
    first, *_ = store.view().all(Person)
    owed = next(one for one in loops(store.view(), SETTINGS, FRIDAY) if one.kind == "owed")
    assert first.id in owed.people
    rows = [item for item in review(store).items(FRIDAY) if "intro" in " ".join(item.cells)]
    assert [item.section for item in rows if item.section != "Logged"] == [DONE]
