"""One review over the real store: place, resume, one a week, undo, suggestions, the plain dialogue."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from operator import is_
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.calendar.event_writing import render
from netritual.domain.coffees.calendar_entries import PastMeeting
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Follow,
    Interaction,
    Person,
    Promise,
    Proposed,
    Request,
    Rest,
    Review,
    Slot,
    Thanks,
    Unsettled,
)
from netritual.errors import NetritualError, UsageError
from netritual.files import Disk
from netritual.paths import Home
from netritual.review.entry_questions import SETTLE
from netritual.review.step import Act, CalendarSnapshot, Item
from netritual.review.steps.s10_who import DONE
from netritual.review.waiting_steps import waiting_steps
from netritual.services.external_files import Outside
from netritual.services.ports import Store
from netritual.services.reviews.review_run import ReviewRun
from netritual.services.reviews.session_files import keep_place, kept_place
from netritual.services.undo import LOOK_BACK, diary, to_take_back, undo
from netritual.services.verbs import touches
from tests.review import rich
from tests.support.amount import some
from tests.support.review import NOW, SETTINGS, TODAY, Timer, a_run, a_store, outcomes, people, put, talk

DAY = timedelta(days=1)


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    store = a_store(own_home)
    yield store
    store.close()


def week(store: Store) -> tuple[int, int]:
    """Two people, three promises, a request, thanks and a follow-up."""
    ana, bob = people(store, "Ana Ruiz", "Bob Stone")
    put(
        store,
        Promise(people=(ana,), text="send deck", made=TODAY - 3 * DAY, due=TODAY - DAY),
        Promise(people=(bob,), text="review CV", made=TODAY - 3 * DAY, due=TODAY + DAY),
        Promise(people=(bob,), text="call back", made=TODAY - 3 * DAY, due=TODAY + 2 * DAY),
        Request(from_=ana, type="resume", text="my resume", asked=NOW - 3 * DAY),
        Thanks(to=bob, text="the intro", made=TODAY - DAY),
        Follow(people=(ana,), text="proposal", made=TODAY - DAY, due=TODAY),
        talk(ana, TODAY - 40 * DAY),
    )
    return ana, bob


def at(run: ReviewRun, step: str) -> list[Item]:
    run.go(step, NOW)
    return run.items(NOW)


def act_of(item: Item, key: str) -> Act:
    act = item.act(key)
    assert act is not None
    return act


def do(run: ReviewRun, item: Item, key: str, answer: str | None = None, now: datetime = NOW) -> None:
    run.act(item.key, act_of(item, key), answer, now)


def tick(run: ReviewRun) -> None:
    """Do the least that makes a review one: tick a channel in the first step."""
    do(run, next(item for item in at(run, "who") if item.table == "sweep"), "space")


class TestPlace:
    def test_an_act_its_outcome_and_the_place_are_one_change(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        items = at(run, "promises")
        before = len(store.history())
        change = run.act(items[0].key, act_of(items[0], "space"), None, NOW)
        assert change is not None and change.touched.keys() == {"promises", "reviews"}
        assert len(store.history()) == before + 1
        assert outcomes(run) == {items[0].key: "keep-promise"}
        assert run.cursor == items[1].key
        assert [item.key for item in run.items(NOW)] == [item.key for item in items[1:]]

    def test_it_goes_on_at_the_exact_item_after_a_kill(self, store: Store, own_home: Home) -> None:
        week(store)
        run = a_run(store)
        items = at(run, "promises")
        do(run, items[0], "space")
        do(run, items[1], "s", "3d")
        # Nothing is told to the first run or its store: they are as after kill -9.
        again = a_run(a_store(own_home))
        assert again.id == run.id
        assert (again.step.id, again.cursor) == ("promises", items[2].key)
        assert outcomes(again) == {items[0].key: "keep-promise", items[1].key: "move-promise"}
        assert [item.key for item in again.items(NOW)] == [item.key for item in items[2:]]

    def test_a_refused_act_changes_nothing(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        items = at(run, "promises")
        before = (run.review, len(store.history()))
        for answer in ("yesterday's tomorrow", None, "2020-01-01"):
            with pytest.raises(NetritualError):
                do(run, items[1], "s", answer)
        assert (run.review, len(store.history())) == before

    def test_an_act_that_shows_stores_nothing(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        items = at(run, "promises")
        before = len(store.history())
        assert run.act(items[0].key, act_of(items[0], "m"), None, NOW) is None
        assert len(store.history()) == before
        assert "Ana" in items[0].draft

    def test_empty_steps_cost_no_key_and_are_ticked(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        put(store, Thanks(to=ana, text="the intro", made=TODAY))
        run = a_run(store)
        assert run.step.id == "who"
        run.next(NOW)
        assert run.step.id == "promises"
        assert dict(run.course.marks(run.review))["replies"] == "done"
        run.back(NOW)
        assert run.step.id == "who"

    def test_the_last_step_is_the_end_of_the_road(self, store: Store) -> None:
        run = a_run(store)
        for _ in range(10):
            run.next(NOW)
        assert run.step.id == "done"
        assert all(mark != "ahead" for _, mark in run.course.marks(run.review))

    def test_the_time_is_that_of_the_timer(self, store: Store) -> None:
        week(store)
        timer = Timer()
        run = a_run(store, timer=timer)
        timer.seconds = 65
        run.go("promises", NOW)
        timer.seconds = 100
        assert run.seconds() == 100
        do(run, run.items(NOW)[0], "space")
        assert run.review.seconds == {"who": 65.0, "promises": 35.0}
        again = a_run(store, timer=Timer())
        assert again.seconds() == 100

    def test_a_later_puts_off_and_a_skip_comes_back(self, store: Store) -> None:
        ana, _ = week(store)
        put(store, Article(url="https://ex.org/a", title="Pricing", author=ana, shared=TODAY))
        run = a_run(store)
        (reply,) = at(run, "replies")
        do(run, reply, "s", "w")
        view = store.view()
        assert [r.snooze_until for r in view.all(Request)] == [TODAY + 7 * DAY]
        assert outcomes(run)[reply.key] == "later"
        first, *_ = at(run, "asks")
        do(run, first, "x")
        assert outcomes(run)[first.key] == "skip"
        assert first.key not in [item.key for item in run.items(NOW)]
        run.finish(NOW)
        next_week = a_run(store, now=NOW + 7 * DAY)
        next_week.go("asks", NOW + 7 * DAY)
        assert first.key in [item.key for item in next_week.items(NOW + 7 * DAY)]


class TestWeeks:
    def test_there_is_one_review_a_week(self, store: Store) -> None:
        week(store)
        first = a_run(store)
        first.next(NOW)
        assert a_run(store, now=NOW + 2 * DAY).id == first.id
        assert len(store.view().all(Review)) == 1

    def test_it_can_be_gone_on_with_in_the_next_week(self, store: Store) -> None:
        week(store)
        friday = NOW + 2 * DAY
        run = a_run(store, now=friday)
        tick(run)
        run.go("promises", friday)
        monday = friday + 3 * DAY
        again = a_run(store, now=monday)
        assert (again.id, again.step.id) == (run.id, "promises")

    @pytest.mark.parametrize("days", [3, 4, 6])
    def test_one_that_was_only_looked_at_begins_anew_after_days(self, store: Store, days: int) -> None:
        week(store)
        monday, later = NOW - 2 * DAY, NOW + (days - 2) * DAY
        timer = Timer()
        run = a_run(store, now=monday, timer=timer)
        timer.seconds = 60
        run.go("coffees", monday)
        again = a_run(store, now=later)
        assert again.looked_at == monday.date() and again.step.id == "who"
        assert (again.review.started, again.review.seen, again.seconds()) == (later, ("who",), 0.0)
        assert not again.review.is_done and len([one for one in store.view().all(Review) if not one.summary]) == 1
        again.go("promises", later)
        at_once = a_run(store, now=later)
        assert (at_once.looked_at, at_once.step.id) == (None, "promises"), "now it is this sitting"

    @pytest.mark.parametrize(("days", "worked"), [(2, False), (4, True)])
    def test_one_that_was_worked_on_or_is_of_these_days_goes_on(self, store: Store, days: int, worked: bool) -> None:
        week(store)
        monday = NOW - 2 * DAY
        run = a_run(store, now=monday)
        if worked:
            tick(run)
        run.go("promises", monday)
        again = a_run(store, now=monday + days * DAY)
        assert (again.looked_at, again.id, again.step.id) == (None, run.id, "promises")

    def test_whoever_goes_on_knows_how_many_questions_wait_before(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        tick(run)
        run.go("promises", NOW)
        assert a_run(store).questions_before == 0
        people(store, "Sam Lee", "Sam Patel")
        touches.log(store, NOW + DAY, "coffee with Sam", SETTINGS)
        assert a_run(store, now=NOW + DAY).questions_before == 1
        assert a_run(store, "step", "articles", now=NOW + DAY).questions_before == 0

    def test_a_review_opens_at_its_first_question_unless_it_was_left_at_one(self, store: Store) -> None:
        people(store, "Ana Ruiz")
        for line in ("call with ana, promised her the deck", "call with ana, promised her the map"):
            touches.log(store, NOW, line, SETTINGS)
        run = a_run(store)
        questions = [item.key for item in run.items(NOW) if item.section in run.step.questions]
        for left_at, opens_at in (("who:sweep:calendar", questions[0]), (questions[1], questions[1])):
            run.pause(NOW, left_at)
            again = a_run(store)
            again.stand_at_questions(NOW)
            assert again.cursor == opens_at

    def test_what_is_asked_under_one_heading_stands_together(self, store: Store) -> None:
        people(store, "Ana Ruiz", "Sam Lee", "Sam Patel")
        for line in ("coffee with Sam", "ana asked for the deck", "sent ana the deck", "+promise post the letter"):
            touches.log(store, NOW, line, SETTINGS)
        sections = [item.section for item in a_run(store).items(NOW)]
        heads = [section for section, before in zip(sections, ["", *sections], strict=False) if section != before]
        assert len(heads) == len(set(heads)) and {SETTLE, DONE} <= set(heads)
        assert sections.count(SETTLE) == 2, "whose Sam it was, and whose promise"

    def test_the_end_says_what_waits_in_the_steps_before(self, store: Store) -> None:
        """Questions without an answer, and a step that was passed over and that an answer has filled since."""
        people(store, "Ana Ruiz")
        touches.log(store, NOW, "call with ana, promised her the deck", SETTINGS)
        timer = Timer()
        run = a_run(store, timer=timer)
        while not run.step.ends_review:
            timer.seconds += 5
            run.next(NOW)

        def waiting() -> list[tuple[str, int]]:
            return [(one.step.id, one.questions) for one in waiting_steps(run.context(NOW))]

        assert waiting() == [("who", 1)] and "promises" in run.review.seen
        assert "1 question of step 1 has no answer. b goes there, or the next review asks." in run.lines(NOW)
        run.go("who", NOW)
        do(run, next(item for item in run.items(NOW) if item.section in run.step.questions), "space")
        run.go("done", NOW)
        assert waiting() == [("promises", 0)]
        assert "Promises holds something by now. b goes there, or the next review asks." in run.lines(NOW)
        timer.seconds += 5
        run.go("promises", NOW)
        timer.seconds += 5
        run.go("done", NOW)
        assert waiting() == []

    def test_one_step_alone_leaves_a_review_as_it_stands(self, store: Store) -> None:
        week(store)
        run = a_run(store, now=NOW - 2 * DAY)
        run.go("promises", NOW - 2 * DAY)
        a_run(store, "step", "articles", now=NOW + 2 * DAY)
        assert run.review.step == "promises"

    def test_after_six_days_it_is_closed_as_partial(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        run.next(NOW)
        late = NOW + 7 * DAY
        fresh = a_run(store, now=late)
        assert fresh.id != run.id
        old = store.view().get(Review, run.id)
        assert old is not None and old.summary == {"partial": True}
        assert old.ended is None  # two steps are not enough to count

    def test_a_review_under_way_counts_once_the_coffees_were_seen(self, store: Store) -> None:
        week(store)
        run = a_run(store, "short")
        assert not run.review.is_done
        tick(run)
        run.next(NOW)
        assert len(run.review.seen) == 2 and not run.review.is_done
        run.next(NOW)
        assert len(run.review.seen) == 3 and run.review.is_done and run.review.ended is None
        run.finish(NOW)
        assert run.review.is_done and not run.review.counts

    def test_a_partial_review_that_saw_enough_counts(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        tick(run)
        run.go("coffees", NOW)
        a_run(store, now=NOW + 7 * DAY)
        old = store.view().get(Review, run.id)
        assert old is not None and old.ended is not None and old.summary == {"partial": True}

    def test_the_summary_is_written_once(self, store: Store) -> None:
        week(store)
        timer = Timer()
        run = a_run(store, timer=timer)
        tick(run)
        run.go("done", NOW)
        timer.seconds = 120
        run.finish(NOW)
        ended = run.review
        assert ended.ended == NOW and ended.summary["minutes"] == 2.0
        assert ended.summary["people_reached"] == 0
        again = a_run(store, now=NOW + DAY)
        assert again.id == run.id and again.step.id == "done"
        do(again, at(again, "promises")[0], "space")
        again.finish(NOW + DAY)
        assert (again.review.summary, again.review.ended) == (ended.summary, ended.ended)
        assert len(outcomes(again)) == 1

    @pytest.mark.parametrize("then", ["finish", "pause", "leave it for weeks"])
    def test_going_through_it_is_no_review(self, store: Store, then: str) -> None:
        week(store)
        run = a_run(store)
        for _ in run.course.steps:
            run.next(NOW)
        assert run.step.id == "done" and run.lines(NOW)[0].startswith("Nothing is done yet")
        if then == "finish":
            with pytest.raises(NetritualError, match="Nothing is done"):
                run.finish(NOW)
        elif then == "pause":
            run.pause(NOW)
        else:
            a_run(store, now=NOW + 9 * DAY)
        old = store.view().get(Review, run.id)
        assert old is not None and old.ended is None and not old.is_done

    def test_nothing_this_week_is_a_review_when_it_is_said(self, store: Store) -> None:
        run = a_run(store)
        run.finish(NOW, nothing=True)
        assert run.review.is_done

    @pytest.mark.parametrize("deed", ["act", "line", "undone"])
    def test_one_thing_done_makes_it_one(self, store: Store, deed: str) -> None:
        week(store)
        run = a_run(store)
        if deed == "line":
            touches.log(store, NOW, "coffee @ana", SETTINGS)
        else:
            do(run, at(run, "promises")[0], "space")
        if deed == "undone":
            run.undo(NOW)
        run.go("done", NOW)
        assert run.worked == (deed != "undone")
        run.pause(NOW)
        assert run.review.is_done == (deed != "undone")

    def test_a_line_of_the_day_before_is_no_work_of_the_review(self, store: Store) -> None:
        people(store, "Ana Ruiz")
        a_run(store).pause(NOW, "x")
        touches.log(store, NOW, "coffee @ana", SETTINGS)
        assert not a_run(store, now=NOW + DAY).worked

    def test_a_short_review_has_four_steps(self, store: Store) -> None:
        week(store)
        run = a_run(store, "short")
        seen = [run.step.id]
        while run.step.id != "done":
            run.next(NOW)
            seen.append(run.step.id)
        assert seen == ["who", "promises", "coffees", "done"]
        assert (run.seconds(), run.course.minutes) == (0, 5)

    def test_one_step_alone_leaves_the_place_of_the_review(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        items = at(run, "promises")
        do(run, items[0], "space")
        place = (run.step.id, run.cursor)
        alone = a_run(store, "step", "replies")
        assert alone.id == run.id and alone.step.id == "replies"
        do(alone, alone.items(NOW)[0], "space")
        alone.finish(NOW)
        assert (run.step.id, run.cursor) == place
        assert run.review.ended is None
        assert len(outcomes(run)) == 2

    def test_a_step_that_is_none_is_refused(self, store: Store) -> None:
        with pytest.raises(UsageError, match="no step"):
            a_run(store, "step", "nothing")

    def test_a_missed_week_takes_a_rest_week_by_itself(self, store: Store) -> None:
        people(store, "Ana Ruiz")
        for ago in (5, 4, 3, 2):
            then = NOW - 7 * ago * DAY
            put(store, Review(week=week_of(then.date()), started=then, ended=then))
        a_run(store)
        assert [(r.week, r.reason) for r in store.view().all(Rest)] == [("2026-W10", "auto")]


class TestUndo:
    def test_undo_takes_back_the_act_its_outcome_and_the_place(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        items = at(run, "promises")
        do(run, items[0], "space")
        run.next(NOW)
        run.back(NOW)
        change = run.undo(NOW)
        assert change.undoes is not None
        assert outcomes(run) == {}
        assert [p.state for p in store.view().all(Promise)] == ["open"] * 3
        assert run.step.id == "promises"
        assert [item.key for item in run.items(NOW)] == [item.key for item in items]

    def test_what_was_done_beside_the_review_is_taken_back_without_moving_it(
        self, store: Store, own_home: Home
    ) -> None:  # fmt: skip
        ana, _ = week(store)
        run = a_run(store)
        do(run, at(run, "promises")[0], "space")
        put(store, talk(ana, TODAY))
        run.next(NOW)
        step, outside = run.step.id, Outside(Disk(), own_home.outside)
        undo(store, outside, NOW)
        assert run.step.id == step and len(list(store.view().all(Interaction))) == 1
        undo(store, outside, NOW)
        assert run.step.id == "promises" and outcomes(run) == {}

    def test_the_review_itself_is_not_undone(self, store: Store) -> None:
        week(store)
        run = a_run(store)
        run.next(NOW)
        before = run.review
        with pytest.raises(NetritualError, match="Nothing was done"):
            run.undo(NOW)
        assert run.review == before


class TestWho:
    def test_a_name_is_settled_with_one_key(self, store: Store) -> None:
        lee, patel = people(store, "Sam Lee", "Sam Patel")
        put(
            store,
            Interaction(
                on=TODAY, channel="coffee", line="coffee @sam re grant",
                unsettled=(Unsettled(text="sam", candidates=(lee, patel)),), logged=NOW,
            ),
        )  # fmt: skip
        run = a_run(store)
        item = run.items(NOW)[0]
        assert [act.key for act in item.acts] == ["1", "2", "n", "enter", "x", "e"]
        do(run, item, "2")
        (settled,) = store.view().talks(patel)
        assert settled.people == (patel,) and not settled.unsettled

    def test_of_namesakes_the_one_with_whom_something_is_open_stands_first(self, store: Store) -> None:
        lee, patel = people(store, "Sam Lee", "Sam Patel")
        name = Unsettled(text="sam", candidates=(lee, patel))
        put(
            store, Ask(to=patel, text="feedback on the deck", asked=TODAY - DAY),
            Interaction(on=TODAY, channel="reply", line="sam replied, looks good", unsettled=(name,), logged=NOW),
        )  # fmt: skip
        assert a_run(store).items(NOW)[0].candidates == (patel, lee)

    def test_who_leaves_from_the_last_step_has_ended_the_review(self, store: Store) -> None:
        people(store, "Ana Ruiz")
        run = a_run(store)
        run.pause(NOW)
        assert run.review.ended is None
        tick(run)
        run.go("done", NOW)
        run.pause(NOW)
        assert run.review.ended == NOW and run.review.summary is not None

    def test_of_two_loops_that_a_line_proposes_the_second_stays_after_the_first(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        proposed = (
            Proposed(kind="thanks", people=(ana,), text="the lead"),
            Proposed(kind="follow", people=(ana,), text="email"),
        )
        put(store, Interaction(on=TODAY, people=(ana,), channel="call", line="call ana", proposed=proposed, logged=NOW))
        run = a_run(store)
        first = next(item for item in run.items(NOW) if isinstance(item.subject, Proposed))
        do(run, first, "space")
        (second,) = [
            item for item in run.items(NOW) if isinstance(item.subject, Proposed) and item.key not in outcomes(run)
        ]
        assert second.key != first.key and second.subject.kind == "follow"

    def test_a_new_person_is_kept_or_was_somebody_known(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        made = put(store, *[Person(handle=h, name=h.title(), new=True) for h in ("zoltan", "anna")])
        run = a_run(store)
        keep, merge = run.items(NOW)[:2]
        do(run, keep, "space")
        do(run, merge, "enter", "ana")
        view = store.view()
        kept = view.get(Person, made[0].id)
        assert kept is not None and not kept.new
        assert view.get(Person, made[1].id) is None
        ana_now = view.get(Person, ana)
        assert ana_now is not None and "Anna" in ana_now.aka

    def test_a_meeting_is_asked_once(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        put(store, replace(store.view().all(Person)[0], emails=("ana@ex.org",)))
        start = NOW - DAY
        hour = timedelta(hours=1)
        meetings = (
            PastMeeting("m1", None, start, start + hour, "Lunch", (("Ana@ex.org", ""),)),
            PastMeeting("m2", "20260310T100000Z", start + 2 * hour, start + 3 * hour, "Board", (("z@x.org", ""),)),
        )
        snapshot = CalendarSnapshot(meetings=meetings, fetched=NOW)
        run = a_run(store, snapshot=snapshot)
        lunch, board = [item for item in run.items(NOW) if item.table == "meetings"]
        do(run, lunch, "space")
        do(run, board, "x")
        (entry,) = store.view().talks(ana)
        assert (entry.channel, entry.minutes, entry.source) == ("lunch", 60, "calendar")
        assert entry.event is not None and entry.event.uid == "m1"
        for now in (NOW, NOW + 7 * DAY):
            again = a_run(store, snapshot=snapshot, now=now)
            assert not [item for item in again.items(now) if item.table == "meetings"]

    def test_a_planned_coffee_of_last_week_is_held(self, store: Store) -> None:
        (wei,) = people(store, "Li Wei")
        start = NOW - 2 * DAY
        slot = Slot(start=start, end=start + timedelta(minutes=45), tz="Europe/Lisbon")
        put(store, Coffee(people=(wei,), said=TODAY - 9 * DAY, state="written", slot=slot, purpose="p", uid="u"))
        run = a_run(store)
        (item,) = [item for item in run.items(NOW) if item.table == "coffees"]
        do(run, item, "space")
        assert [c.state for c in store.view().all(Coffee)] == ["held"]
        assert len(store.view().talks(wei)) == 1

    def test_the_sweep_is_ticked_and_unticked(self, store: Store) -> None:
        run = a_run(store)
        sweep = [item for item in run.items(NOW) if item.table == "sweep"]
        do(run, sweep[1], "space")
        assert list(run.review.sweep) == ["email"]
        ticked = next(item for item in run.items(NOW) if item.key == sweep[1].key)
        assert ticked.state == "picked" and run.cursor == ticked.key
        do(run, ticked, "space")
        assert not run.review.sweep


class TestGrowing:
    def test_the_topic_ranks_the_people(self, store: Store) -> None:
        ana, bob = people(store, "Ana Ruiz", "Bob Stone")
        put(store, replace(store.view().all(Person)[1], offers=("pricing",)))
        put(store, talk(ana, TODAY - 30 * DAY), talk(bob, TODAY - 30 * DAY))
        run = a_run(store)
        run.go("asks", NOW)
        topic = run.step.acts[0]
        run.act("", topic, " pricing for the new tier ", NOW)
        assert run.review.topic == "pricing for the new tier"
        assert run.items(NOW)[0].person == bob
        do(run, run.items(NOW)[0], "space")
        assert [ask.topic for ask in store.view().all(Ask)] == ["pricing for the new tier"]

    def test_three_laters_offer_a_slower_rhythm(self, store: Store) -> None:
        (ana,) = people(store, "Ana Ruiz")
        now = NOW
        put(store, Thanks(to=ana, text="the intro", made=TODAY))
        for _ in range(3):
            run = a_run(store, now=now)
            run.go("promises", now)
            (item,) = run.items(now)
            assert item.act("+") is None
            do(run, item, "s", "2d", now)
            run.finish(now)
            now += 7 * DAY
        run = a_run(store, now=now)
        run.go("promises", now)
        (item,) = run.items(now)
        do(run, item, "+", None, now)
        slower = store.view().get(Person, ana)
        assert slower is not None and slower.cadence_days == 60

    def test_what_was_learned_is_kept(self, store: Store) -> None:
        run = a_run(store)
        run.go("done", NOW)
        (learned,) = [item for item in run.items(NOW) if item.acts]
        do(run, learned, "tab", "floor prices beat seat meters")
        run.finish(NOW)
        assert run.review.learned == "floor prices beat seat meters"


class TestCoffees:
    @pytest.fixture
    def run(self, store: Store) -> ReviewRun:
        ids = people(store, "Chloé Dubois", "Dana Fox", "Wei Li", "Omar Haddad", tier=2)
        put(store, *[talk(person, TODAY - (60 + n) * DAY) for n, person in enumerate(ids)])
        put(store, Coffee(people=(ids[0],), said=TODAY - 12 * DAY, purpose="pricing panel"))
        run = a_run(store)
        run.go("coffees", NOW)
        return run

    def suggestions(self, run: ReviewRun) -> list[Item]:
        return [item for item in run.items(NOW) if item.section == "Coffees"]

    def test_what_is_shown_is_kept_with_the_week_preselected(self, store: Store, run: ReviewRun) -> None:
        items = self.suggestions(run)
        assert [item.state for item in items] == ["picked", "picked", "", ""]
        assert [(s.person, s.picked) for s in run.review.shown] == [
            (item.person, item.state == "picked") for item in items
        ]

    def test_a_pick_is_saved_at_once_and_survives_a_kill(self, run: ReviewRun, own_home: Home) -> None:
        items = self.suggestions(run)
        do(run, items[0], "space")
        do(run, items[2], "space")
        again = a_run(a_store(own_home))
        assert again.step.id == "coffees" and again.cursor == items[2].key
        assert [item.state for item in self.suggestions(again)] == ["", "picked", "picked", ""]

    def test_to_leave_a_suggestion_out_is_no_review(self, run: ReviewRun) -> None:
        item = self.suggestions(run)[0]
        acts = [item.act(key) for key in ("space", ">", "v")]
        assert acts[0] is not None and acts[0].label == "leave out"
        for act in acts:
            assert act is not None
            run.act(item.key, act, None, NOW)
        assert not run.worked and not run.review.is_worked
        with pytest.raises(NetritualError, match="Nothing is done"):
            run.finish(NOW)

    def test_whom_a_review_took_out_the_next_one_does_not_pick_again(self, store: Store, run: ReviewRun) -> None:
        items = self.suggestions(run)
        do(run, items[0], "space")
        next_week = NOW + 7 * DAY
        run = ReviewRun.start(store, SETTINGS, next_week, elapsed=lambda: 0.0)
        run.go("coffees", next_week)
        states = {item.person: item.state for item in run.items(next_week) if item.section == "Coffees"}
        assert states.get(items[0].person, "") == "" and states.get(items[1].person) == "picked"

    @pytest.mark.parametrize(("tier", "picked"), [(2, True), (4, False)])
    def test_a_stranger_is_suggested_and_never_picked(self, store: Store, tier: int, picked: bool) -> None:
        people(store, "Zoe Bell", tier=tier)
        run = a_run(store)
        run.go("coffees", NOW)
        (item,) = self.suggestions(run)
        assert (item.state == "picked") == picked

    def test_slot_kind_and_purpose_can_be_changed(self, run: ReviewRun) -> None:
        first = self.suggestions(run)[0]
        do(run, first, ">")
        later = self.suggestions(run)[0]
        assert later.subject.chosen.slot.start > first.subject.chosen.slot.start
        do(run, later, "<")
        assert self.suggestions(run)[0].subject.chosen.slot == first.subject.chosen.slot
        do(run, self.suggestions(run)[0], "v")
        turned = self.suggestions(run)[0].subject.chosen
        assert turned.channel == "lunch" and turned.slot.end - turned.slot.start == timedelta(minutes=60)
        do(run, self.suggestions(run)[0], "p", "the panel in May")
        assert self.suggestions(run)[0].subject.chosen.purpose == "the panel in May"

    def slots(self, run: ReviewRun) -> dict[int | None, Slot | None]:
        return {item.person: item.subject.chosen.slot for item in self.suggestions(run)}

    def test_a_slot_moved_by_hand_stays_and_the_rest_is_fitted_around_it(self, run: ReviewRun) -> None:
        first, second = (item.person for item in self.suggestions(run)[:2])
        begun = self.slots(run)
        wanted = begun[second]
        assert wanted is not None
        while (here := self.slots(run)[first]) is not None and here.start < wanted.start:
            do(run, self.suggestions(run)[0], ">")
        moved = self.slots(run)
        assert here is not None and here.start == wanted.start and moved[first] == here
        assert moved[second] is not None and moved[second] != wanted
        do(run, self.suggestions(run)[1], ">")
        do(run, self.suggestions(run)[2], "space")
        assert self.slots(run)[first] == here

    def test_a_meal_goes_to_its_own_hours(self, run: ReviewRun) -> None:
        first = self.suggestions(run)[0]
        assert first.subject.chosen.slot.start.hour < 11
        do(run, first, "v")
        turned = self.suggestions(run)[0].subject.chosen
        assert turned.channel == "lunch" and 11 <= turned.slot.start.hour < 15

    @pytest.mark.parametrize("seed", some(range(12), 6))
    def test_picks_never_lie_over_each_other_and_stay_where_they_were_put(self, run: ReviewRun, seed: int) -> None:
        rng = Random(seed)
        for key in rng.choices(("<", ">", ">", "space"), k=25):
            before = {s.person: s.slot for s in run.review.shown if s.picked and s.slot is not None}
            item = rng.choice(self.suggestions(run))
            do(run, item, key)
            after = self.slots(run)
            assert all(after[who] == slot for who, slot in before.items() if who != item.person)
            picked = [s.chosen for s in (i.subject for i in self.suggestions(run)) if s.chosen.picked]
            taken = sorted((c.slot.start, c.slot.end) for c in picked if c.slot is not None)
            assert all(end <= start for (_, end), (start, _) in pairwise(taken))

    @pytest.mark.parametrize(
        ("answer", "outcome"), [("1", "too_soon"), ("not a fit", "not_a_fit"), ("3", "wrong_channel"), ("4", "busy")]
    )
    def test_not_now_says_why(self, run: ReviewRun, answer: str, outcome: str) -> None:
        item = self.suggestions(run)[1]
        with pytest.raises(UsageError):
            do(run, item, "x", "5")
        do(run, item, "x", answer)
        assert outcomes(run)[item.key] == outcome
        assert item.key not in [other.key for other in self.suggestions(run)]

    def test_a_coffee_put_into_the_plan_in_step_three_is_picked_here(self, store: Store) -> None:
        (omar,) = people(store, "Omar Haddad", tier=0)
        put(store, Coffee(people=(omar,), said=TODAY, purpose="hello"))
        run = a_run(store)
        run.go("promises", NOW)
        (item,) = run.items(NOW)
        do(run, item, "c")
        run.go("coffees", NOW)
        (pick,) = [shown for shown in run.plan(NOW).picks if shown.person == omar]
        assert pick.purpose == "hello" and pick.slot is not None

    def test_the_picks_are_planned_and_written_in_one_change(
        self, store: Store, run: ReviewRun, own_home: Home
    ) -> None:
        outside = Outside(Disk(), own_home.outside)
        picks = run.plan(NOW).picks
        assert len(picks) == 2
        shown = run.plan(NOW).preview(own_home.calendar)
        assert len([event for event in shown.events if event.status == "TENTATIVE"]) == 2
        assert not [c for c in store.view().all(Coffee) if c.slot is not None]
        before = len(store.history())
        written, change = run.plan(NOW).write(outside, own_home.calendar, render)
        assert change is not None and len(store.history()) == before + 1
        planned = [c for c in store.view().all(Coffee) if c.slot is not None]
        assert {c.people[0] for c in planned} == {pick.person for pick in picks}
        assert {c.state for c in planned} == {"written"} and all(c.purpose for c in planned)
        assert b"BEGIN:VEVENT" in (outside.read(written.path) or b"")
        assert run.plan(NOW).picks == []
        _, again = run.plan(NOW).write(outside, own_home.calendar, render)
        assert again is None
        run.undo(NOW, lambda now: undo(store, outside, now).change)
        assert outside.read(written.path) is None
        assert [pick.person for pick in run.plan(NOW).picks] == [pick.person for pick in picks]


def test_what_is_put_off_is_away_until_its_day(store: Store) -> None:
    """Every row of every step that takes a "later" is gone next week, and back when the day has come."""
    store.transact("import", lambda tx: [tx.put(record) for record in rich.records()], NOW)
    run = a_run(store)
    put_off: dict[str, set[str]] = {}
    first = {spec.id: {item.key for item in spec.build(run.context(NOW))} for spec in run.course.steps}
    for spec in run.course.steps:
        run.go(spec.id, NOW)
        for item in run.items(NOW):
            act = next((a for a in item.acts if a.id == "snooze"), None)
            if act is not None and item.key in first[spec.id]:  # others come into a place that became free
                run.act(item.key, act, "w", NOW)
                put_off.setdefault(spec.id, set()).add(item.key)
    run.finish(NOW)
    assert put_off.keys() == {"replies", "promises", "articles", "asks", "give"}
    for now, back in ((NOW + 5 * DAY, False), (NOW + 8 * DAY, True)):
        fresh = a_run(store, now=now)
        for spec in fresh.course.steps:
            there = {item.key for item in spec.build(fresh.context(now))}
            gone = put_off.get(spec.id, set())
            assert (gone <= there) if back else not (gone & there), (spec.id, gone - there if back else gone & there)


def test_hostile_text_is_stored_and_found_again(store: Store, own_home: Home) -> None:
    odd = "[b]\x1b[31m\u202e\ud800 李雷"
    (ana,) = people(store, "Ana Ruiz")
    put(store, Thanks(to=ana, text="the intro", made=TODAY))
    meeting = PastMeeting(odd, odd, NOW - DAY, NOW - DAY + timedelta(hours=1), odd, ((odd, odd),))
    run = a_run(store, snapshot=CalendarSnapshot(meetings=(meeting,)))
    (item,) = [item for item in run.items(NOW) if item.table == "meetings"]
    do(run, item, "x")
    run.go("asks", NOW)
    run.act("", run.step.acts[0], odd, NOW)
    run.go("done", NOW)
    do(run, next(item for item in run.items(NOW) if item.acts), "tab", odd)
    again = a_run(a_store(own_home), snapshot=CalendarSnapshot(meetings=(meeting,)))
    assert "李雷" in again.review.topic and "李雷" in again.review.learned
    assert "\x1b" not in again.review.topic + again.review.learned
    again.go("who", NOW)
    assert not [item for item in again.items(NOW) if item.table == "meetings"]


def test_every_row_of_a_rich_week_can_be_worked_through(store: Store, own_home: Home) -> None:
    """Each row is settled with its first key that stores something; after each one the review goes on elsewhere."""
    store.transact("import", lambda tx: [tx.put(record) for record in rich.records()], NOW)
    snapshot = CalendarSnapshot(meetings=rich.meetings(), fetched=NOW)
    answers = {
        "day": "9d",
        "moment": "fri 9:30",
        "text": "fine",
        "person": "ana",
        "choice": "1",
        "confirm": "y",
        "": None,
    }
    run = a_run(store, snapshot=snapshot)
    for spec in run.course.steps:
        run.go(spec.id, NOW)
        for _ in range(60):
            todo = [(i, a) for i in run.items(NOW) for a in i.acts if a.closes and not a.shows]
            if not todo:
                break
            before = run.cursor
            for item, act in todo:
                try:
                    run.act(item.key, act, answers[act.asks], NOW)
                except NetritualError as error:
                    assert error.hint and run.cursor == before
                else:
                    assert outcomes(run)[item.key]
                    break
            else:
                break
            fresh = a_run(a_store(own_home), snapshot=snapshot)
            assert (fresh.step.id, fresh.cursor) == (run.step.id, run.cursor)
            keys = [other.key for other in fresh.items(NOW)]
            assert fresh.cursor in keys or not keys or fresh.cursor == ""
    run.finish(NOW)
    assert len(outcomes(run)) > 25


def test_suggestions_are_reckoned_once_a_look_and_anew_after_a_change(store: Store) -> None:
    store.transact("import", lambda tx: [tx.put(record) for record in rich.records()], NOW)
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "coffees", elapsed=Timer())
    before = run.context(NOW).suggestions
    picked = next(item for item in run.items(NOW) if item.state == "picked")
    to_meet = next(one for one in before.shown if one.kind != "message")
    assert run.context(NOW).suggestions is before and to_meet.person == picked.person
    put(store, Interaction(on=TODAY, people=picked.people, channel="coffee"))
    assert picked.person not in [one.person for one in run.context(NOW).suggestions.shown]


def test_a_step_shows_after_the_move_what_whoever_opens_it_there_sees(store: Store, monkeypatch: Any) -> None:
    """What was reckoned before the place was saved is not reckoned again, and is the same."""
    from netritual.domain.suggestions import suggest

    reckoned: list[object] = []
    reckon = suggest.suggest

    def counted(*about: Any) -> Any:
        reckoned.append(about)
        return reckon(*about)

    monkeypatch.setattr(suggest, "suggest", counted)
    store.transact("import", lambda tx: [tx.put(record) for record in rich.records()], NOW)
    run = a_run(store)
    ours = 0
    for move in (*[run.next] * 7, *[run.back] * 7, *[run.next] * 6):
        reckoned.clear()
        move(NOW)
        items, lines = run.items(NOW), run.lines(NOW)
        ours += len(reckoned)
        anew = ReviewRun(store, SETTINGS, run.id, run.course, Timer(), run.snapshot)
        assert (items, lines) == (anew.items(NOW), anew.lines(NOW)), run.step.id
    assert ours == 1


def test_the_rows_of_each_step_hold_while_nothing_but_the_place_changes(store: Store) -> None:
    """The last one too, which tells how long the review took: a few seconds are no other minute."""
    store.transact("import", lambda tx: [tx.put(record) for record in rich.records()], NOW)
    timer = Timer()
    run = a_run(store, timer=timer)
    run.go("asks", NOW)
    run.act("", run.step.acts[0], "pricing", NOW)
    run.go("who", NOW)
    moves, rows = (*[run.next] * 7, *[run.back] * 7), dict[str, list[Item]]()
    for move in moves:
        move(NOW)
        rows[run.step.id] = run.items(NOW)
    for move in moves:
        timer.seconds += 0.5
        move(NOW)
        assert all(map(is_, run.items(NOW), rows[run.step.id])), run.step.id
    timer.seconds += 60
    run.go("done", NOW)
    assert "in 1 minute" in run.lines(NOW)[0]


def test_what_was_reckoned_holds_for_its_minute(store: Store) -> None:
    run = a_run(store)
    context = run.context(NOW)
    assert run.context(NOW + timedelta(seconds=59)) is context
    assert run.context(NOW + timedelta(seconds=60)) is not context


@given(st.lists(st.sampled_from(("act", "next", "back", "pause", "undo", "undo", "redo", "reopen")), max_size=14))
def test_the_time_spent_never_goes_back(moves: list[str]) -> None:
    with TemporaryDirectory() as folder:
        store, timer = a_store(Home(folder)), Timer()
        week(store)
        run = a_run(store, timer=timer)
        known = run.seconds()
        for move in moves:
            timer.seconds += 31.4
            with suppress(NetritualError):
                match move:
                    case "act":
                        doable = [(i, a) for i in run.items(NOW) for a in i.acts if a.closes and not a.asks]
                        if doable:
                            run.act(doable[0][0].key, doable[0][1], None, NOW)
                    case "next":
                        run.next(NOW)
                    case "back":
                        run.back(NOW)
                    case "pause":
                        run.pause(NOW)
                    case "undo":
                        run.undo(NOW)
                    case "redo":
                        store.redo(NOW)
                    case _:
                        run.pause(NOW)
                        run = a_run(store, timer=timer)
            assert run.seconds() >= known - 0.1 * (1 + len(moves)), move
            known = run.seconds()
        store.close()


def test_an_undo_keeps_the_time_and_takes_back_the_act(store: Store) -> None:
    week(store)
    timer = Timer()
    run = a_run(store, step="promises", mode="step", timer=timer)
    item = run.items(NOW)[0]
    timer.seconds = 240
    keep = next(act for act in item.acts if act.id == "keep-promise")
    run.act(item.key, keep, None, NOW)
    timer.seconds = 366
    run.undo(NOW)
    assert run.seconds() == 366 and item.key not in outcomes(run)
    run.pause(NOW)
    assert sum(run.review.seconds.values()) == 366
    store.undo(NOW)
    assert sum(run.review.seconds.values()) == 366


def test_the_diary_names_acts_and_leaves_moves_out(store: Store) -> None:
    week(store)
    people = {person.id: person for person in store.view().all(Person)}
    run = a_run(store)
    run.go("give", NOW)
    item = next(item for item in run.items(NOW) if any(act.id == "skip" for act in item.acts))
    who = " and ".join(people[id_].name for id_ in item.people)
    skip = next(act for act in item.acts if act.id == "skip")
    change = run.act(item.key, skip, None, NOW)
    assert change is not None and change.words == f"Skipped {who} this week."
    run.next(NOW)
    run.back(NOW)
    target = to_take_back(store)
    assert target is not None and target.summary == change.words
    run.undo(NOW)
    told = [row.summary for row in diary(store)]
    assert told[:3] == [f"Undid: {change.words}", change.words, "Started the review of the week from Mon 9 Mar."]
    assert not any("Went on" in words for words in told)
    assert any("Went on" in row.summary for row in store.history())
    assert [row.seq for row in diary(store, 2)] == [row.seq for row in diary(store)][:2]


def test_a_short_diary_looks_past_many_moves(store: Store) -> None:
    week(store)
    run = a_run(store)
    for _ in range(LOOK_BACK // 2 + 5):
        run.go("promises", NOW)
        run.go("who", NOW)
    assert [row.verb for row in diary(store, 2)] == ["review-start", "import"]


def test_a_row_where_the_cursor_rests_is_found_after_a_kill(store: Store, own_home: Home) -> None:
    disk = Disk()
    week(store)
    run = a_run(store)
    run.go("promises", NOW)
    rows, written = [item.key for item in run.items(NOW)], len(store.history())
    place = run.note("promises", rows[2])
    assert place is not None and run.cursor == rows[2]
    keep_place(disk, own_home, place)
    assert run.note("promises", rows[2]) is None, "what is kept already is not kept again"
    assert run.note("who", rows[1]) is None, "a row of a step that was left is no place"
    assert len(store.history()) == written, "moves of the cursor are no changes"

    again = a_run(store)
    again.noted = kept_place(disk, own_home)
    assert (again.step.id, again.cursor) == ("promises", rows[2])

    item = again.items(NOW)[0]
    again.act(item.key, next(act for act in item.acts if act.id == "keep-promise"), None, NOW)
    assert again.cursor == rows[1], "an act has a place of its own"
    later = a_run(store)
    later.noted = kept_place(disk, own_home)
    assert later.cursor == rows[1], "and it is newer than the one beside the journal"
    later.next(NOW)
    assert later.cursor == ""


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'["1","who","",""]', b"\xff", b"null"])
def test_a_place_that_cannot_be_read_is_none(own_home: Home, data: bytes) -> None:
    disk = Disk()
    assert kept_place(disk, own_home) is None
    disk.make_folder(own_home.root)
    disk.replace(own_home.place, data)
    assert kept_place(disk, own_home) is None
