"""One review over the store: an act and its place are one transaction, so it resumes at the exact item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from operator import is_
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Change, Mode, Review, Settings, Shown
from netritual.errors import NetritualError
from netritual.review.choice import choices
from netritual.review.state import Event
from netritual.review.step import Act, CalendarSnapshot, Detail, Item, StepContext, StepSpec
from netritual.review.step_loading import planning_step
from netritual.services.ports import Store, Transaction
from netritual.services.reviews.coffee_plan import CoffeePlan
from netritual.services.reviews.review_course import ReviewCourse, course_of
from netritual.services.reviews.review_opening import keep_shown, opened, summary_of, with_shown
from netritual.services.reviews.session_files import ReviewPlace
from netritual.services.undo import LOOK_BACK, MOVES, TAKEN, to_take_back

if TYPE_CHECKING:
    from netritual.domain.suggestions.article_rank import RankedArticle
    from netritual.services.answer_parsing import Answer

NOTHING_HINT = "n says that there was nothing this week; q leaves it open."
ARRANGES = frozenset(("pick-coffee", "earlier-slot", "later-slot", "change-kind", "coffee-purpose"))
"""Acts that change how coffees are suggested; nothing is done by them until a file is written."""
A_MOMENT = 30.0
"""Seconds that are not worth a change of their own."""


class ReviewRun:
    """One review under way, for the app and for ``--plain``. All methods take the moment; time spent is the timer's.

    Nothing is kept here but ids, the snapshot and the context of the last moment: each question reads the store, as
    other processes and undo left it.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        review: int,
        course: ReviewCourse,
        elapsed: Callable[[], float],
        snapshot: CalendarSnapshot,
    ) -> None:
        self.store, self.settings, self.id, self.course = store, settings, review, course
        self.snapshot = snapshot
        self.looked_at: date | None = None
        """When a review was begun, and left with nothing done, in whose place this one is."""
        self.settled = ""
        """What became of planned coffees as the review began, in sentences; "" where nothing did."""
        self.questions_before = 0
        """How many questions of lines the steps before the present one had when this sitting began."""
        self.noted: ReviewPlace | None = None
        """The row where the cursor rested last, since the place in the journal."""
        self._elapsed = elapsed
        self._since = elapsed()
        self._opened = self._newest()
        """The newest change when this sitting began."""
        self._context: tuple[tuple[object, ...], datetime, StepContext] | None = None
        """The one of the last look, with what it was made of and the minute that it is of."""

    @classmethod
    def start(
        cls,
        store: Store,
        settings: Settings,
        now: datetime,
        mode: Mode = "full",
        step: str | None = None,
        *,
        elapsed: Callable[[], float],
        snapshot: CalendarSnapshot | None = None,
    ) -> ReviewRun:
        """Begin this week's review, or go on with it, or with one of another week within 6 days.

        ``step`` names the one step of the mode "step". Older unfinished ones are closed as partial, and missed weeks
        take the rest weeks in reserve. Raises UsageError for an unknown step.
        """
        course = course_of(settings, mode, step or "")
        opening, change = store.transact(
            "review-start", lambda tx: opened(tx, settings, [spec.id for spec in course.steps], mode), now
        )
        run = cls(store, settings, opening.review, course, elapsed, snapshot or CalendarSnapshot())
        run.looked_at = opening.looked_at
        run.settled = change.words if change is not None and "coffees" in change.touched else ""
        if not (opening.begins or course.alone):
            run.questions_before = run._questions_before(now)
        if opening.begins or run.step.plans_coffees:
            run._enter(now)
        return run

    # what is there

    @property
    def review(self) -> Review:
        """The review as it is stored now."""
        review = self.store.view().get(Review, self.id)
        if review is None:
            raise NetritualError("This review was taken back.", hint="w begins it again.")
        return review

    @property
    def step(self) -> StepSpec:
        """The present step."""
        return self.course.step(self.review)

    @property
    def cursor(self) -> str:
        """The key of the item where the review stands; "" for the first one."""
        noted, now = self.noted, self._place()
        return noted.row if noted is not None and noted[:3] == now[:3] else now.row

    def context(self, now: datetime) -> StepContext:
        """Everything the steps may look at: one value a minute as long as nothing changes, so that what it works out
        serves all who ask then."""
        about, minute = (self.store.view(), self.settings, self.snapshot), now.replace(second=0, microsecond=0)
        if self._context is None or self._context[1] != minute or not all(map(is_, self._context[0], about)):
            context = StepContext(
                network=about[0],
                settings=self.settings,
                now=now,
                review=self.review,
                steps=() if self.course.alone else self.course.steps,
                **asdict(self.snapshot),
            )
            self._context = about, minute, context
        return self._context[2]

    def items(self, now: datetime, step: StepSpec | None = None) -> list[Item]:
        """The open items of a step (the present one unless named); those settled in this review are left out."""
        return [*self.context(now).open_rows(step or self.step)]

    def _questions_before(self, now: datetime) -> int:
        before = self.course.steps[: self.course.state(self.review).place]
        return sum(
            item.section in spec.questions for spec in before if spec.questions for item in self.items(now, spec)
        )

    def ahead(self, now: datetime) -> list[tuple[StepSpec, StepContext]]:
        """The steps beside the present one, each with what it sees once one has come there; nothing is changed."""
        context, here = self.context(now), self.step
        return [(spec, self._seen_from(spec, context)) for by in (1, -1) if (spec := self._beside(by, now)) is not here]

    def _seen_from(self, step: StepSpec, context: StepContext) -> StepContext:
        if not step.plans_coffees:
            return context
        then = replace(context, review=with_shown(context.review, _suggested(step, context)))
        then.take_over(context)
        return then

    def lines(self, now: datetime) -> list[str]:
        """The sentences above the list; a tab parts what stands left from what stands right."""
        return [*self.context(now).lines(self.step)]

    def page(self, item: Item, now: datetime) -> Detail:
        """The rows of an item's page."""
        page = self.step.page
        return page(self.context(now), item) if page is not None else ()

    def seconds(self) -> float:
        """Seconds spent on this review so far, those since the last save included."""
        return sum(self.review.seconds.values()) + self._spent()

    # what is done

    def act(
        self, key: str, act: Act, answer: Answer, now: datetime, reading: RankedArticle | None = None
    ) -> Change | None:
        """Do an act to the item of a key and save it with the place, as one transaction.

        "" is the step itself: the topic, what was learned, a link. None when nothing is stored by it (a draft, a link),
        and when the item has gone. NetritualError when it does not fit; nothing was changed. ``reading`` is what the
        item is about, where more of it is known than the journal has: the title of a page.
        """
        from netritual.services.reviews import act_execution

        item = self._item(key, now)
        if act.shows or item is None:
            return None
        item = replace(item, subject=reading) if reading is not None else item
        act = act if key else replace(act, closes=False)
        if act.id == "review-finish":
            return self.finish(now)
        value = act.answer or answer
        after = _beside(key, self.items(now)) if act.closes else key

        def both(tx: Transaction, spent: float) -> None:
            word = act_execution.do(tx, self.settings, act, item, value, self.id)
            event = Event(kind="pause", to=item.key)
            if act.closes:
                outcome = "later" if word == "snooze" else word
                event = Event(kind="act", item=item.key, outcome=outcome, to=after)
            self._save(tx, event, spent, acted=act.id not in ARRANGES)

        return self._saved(act.id, both, now)

    def _item(self, key: str, now: datetime) -> Item | None:
        """The item of a key as it is now; the step itself for ""."""
        if not key:
            return Item(key=f"{self.step.id}:step", table="reviews", ref=self.id, section="", cells=(), acts=())
        return next((item for item in self.items(now) if item.key == key), None)

    def note(self, step: str, row: str) -> ReviewPlace | None:
        """The cursor rests on a row of a step: no change, only a place to keep; None when it is known already."""
        review = self.store.view().get(Review, self.id)
        if review is None or self.course.is_beside(review) or self.course.state(review).step != step:
            return None
        before, self.noted = self.noted, self._place()._replace(row=row)
        return self.noted if self.noted != before else None

    def stand_at_questions(self, now: datetime) -> None:
        """A step that one goes on with opens at its first question without an answer, unless it was left at one."""
        questions = self.step.questions
        asked = [item.key for item in self.items(now) if item.section in questions] if questions else []
        if self.cursor and asked and self.cursor not in asked:
            self.noted = self._place()._replace(row=asked[0])

    def next(self, now: datetime) -> Change | None:
        """On to the next step that holds something; empty ones are passed over and ticked."""
        return self._arrive(Event(kind="walk", to=self._beside(1, now).id), now)

    def back(self, now: datetime) -> Change | None:
        """Back to the step before that holds something."""
        return self._arrive(Event(kind="walk", to=self._beside(-1, now).id), now)

    def go(self, step: str, now: datetime) -> Change | None:
        """To a step by its id ("finish with coffees")."""
        return self._arrive(Event(kind="go", to=step), now)

    def pause(self, now: datetime, item: str = "") -> Change | None:
        """Leave: the place and the time spent are saved. ``item`` is the key under the cursor.

        Where nothing but a moment passed since the last save, nothing is written: the newest change stays the newest
        act, for an undo. Whoever leaves from the step that ends the review has ended it, unless nothing was done in it
        or a text is half typed.
        """
        acted, review = self.worked, self.review
        at_end = not self.course.alone and self.step.ends_review and review.ended is None
        if at_end and acted and not any(review.drafts.values()):
            return self.finish(now)
        if item in ("", self._place().row) and self._elapsed() - self._since < A_MOMENT:
            return None
        event = Event(kind="pause", to=item)
        return self._saved("review-pause", lambda tx, spent: self._save(tx, event, spent, acted), now)

    @property
    def worked(self) -> bool:
        """Whether something was done in this review: an act, or since it was opened a line that was logged."""
        return self.review.is_worked or any(
            entry.seq > self._opened and not entry.undone and entry.verb not in MOVES | TAKEN | ARRANGES
            for entry in self.store.history(LOOK_BACK)
        )

    def finish(self, now: datetime, nothing: bool = False) -> Change | None:
        """End the review; the summary is written once and never changed. A single step only pauses.

        Going through the steps is no review: NetritualError when nothing was done, unless the person says that there
        was ``nothing`` this week.
        """
        if self.course.alone:
            return self.pause(now)
        acted = self.worked
        if not (acted or nothing or self.review.ended):
            raise NetritualError("Nothing is done in this review yet, so it does not count.", hint=NOTHING_HINT)

        def end(tx: Transaction, spent: float) -> None:
            self._save(tx, Event(kind="finish"), spent, acted)
            review = tx.get(Review, self.id)
            if review is not None and review.ended is None:
                summary = summary_of(tx, self.settings, review, tx.now)
                tx.put(replace(review, ended=tx.now, summary=summary, counts=False))

        return self._saved("review-finish", end, now)

    def undo(self, now: datetime, take_back: Callable[[datetime], Change] | None = None) -> Change:
        """Take back the newest act; moves between steps are no acts and go with it.

        ``take_back`` undoes one change, files outside the store included (``services.undo``); else the store alone
        does. The time that was spent stays. NetritualError when nothing was done since the review began; what came
        before is ``netritual undo``.
        """
        take_back = take_back or self.store.undo
        entry = to_take_back(self.store, LOOK_BACK)
        if entry is None or entry.verb in MOVES:
            raise NetritualError("There is nothing to take back.", hint="Nothing was changed.")
        if entry.verb == "review-start":
            raise NetritualError("Nothing was done in this review yet.", hint="netritual undo goes further back.")
        change = take_back(now)
        while change.undoes != entry.seq:
            change = take_back(now)
        return change

    def plan(self, now: datetime, step: StepSpec | None = None, context: StepContext | None = None) -> CoffeePlan:
        """The coffees as they are planned now, by a step where it is known, or as it is seen in another context."""
        return CoffeePlan(self.store, step or planning_step(), context or self.context(now), now)

    # inside

    def _place(self) -> ReviewPlace:
        """Where the journal has the review."""
        state = self.course.state(self.review)
        return ReviewPlace(self.id, state.step, state.item, state.item)

    def _save(self, tx: Transaction, event: Event, spent: float, acted: bool) -> None:
        """The review with the event in it, as the transaction has it now."""
        review = tx.get(Review, self.id)
        if review is None:
            raise NetritualError("This review was taken back.", hint="w begins it again. Nothing was changed.")
        tx.put(self.course.after(review, event, spent, acted))

    def _spent(self) -> float:
        """The seconds since the last save; what could not be saved is counted again the next time."""
        return max(0.0, self._elapsed() - self._since)

    def _saved(self, verb: str, act: Callable[[Transaction, float], None], now: datetime) -> Change | None:
        """Save with the seconds spent, which ``act`` is given: they are in the journal then, and so is the place."""
        spent = self._spent()
        change = self.store.transact(verb, lambda tx: act(tx, spent), now)[1]
        self._since += spent
        self.noted = None
        return change

    def _beside(self, by: int, now: datetime) -> StepSpec:
        """The next step that holds something, or the one before; the present one where there is none."""
        at, context = self.course.state(self.review).place, self.context(now)
        way = self.course.steps[at + 1 :] if by > 0 else self.course.steps[:at][::-1]
        return next((spec for spec in way if context.holds(spec)), self.step)

    def _arrive(self, event: Event, now: datetime) -> Change | None:
        """Take a step; where coffees are planned, what is suggested is kept with the place."""
        to = next((spec for spec in self.course.steps if spec.id == event.to and spec.plans_coffees), None)
        acted, shown = self.worked, _suggested(to, self.context(now)) if to is not None else ()

        def arrive(tx: Transaction, spent: float) -> None:
            self._save(tx, event, spent, acted)
            keep_shown(tx, self.id, shown)

        return self._move(lambda: self._saved("review-go", arrive, now), now)

    def _enter(self, now: datetime) -> None:
        """A review that opens at an empty step goes on from it; where coffees are planned it keeps what is shown."""
        step = self.step
        if step.plans_coffees:
            shown = _suggested(step, self.context(now))
            keep = partial(self.store.transact, "review-shown", lambda tx: keep_shown(tx, self.id, shown), now)
            self._move(lambda: keep()[1], now)
        elif not (self.course.alone or self.context(now).holds(step)):
            self.next(now)

    def _move(self, save: Callable[[], Change | None], now: datetime) -> Change | None:
        """Save another place of the review, or what is suggested in it. What was reckoned before holds after it too,
        unless somebody else saved something meanwhile."""
        before, newest = self.context(now), self._newest()
        change = save()
        alone = change is not None and change.seq == newest + 1
        if alone and before.review.week == week_of(now.date()):  # the suggestions look at reviews of earlier weeks
            self.context(now).take_over(before)
        return change

    def _newest(self) -> int:
        """The number of the newest change; 0 before the first."""
        return next((entry.seq for entry in self.store.history(1)), 0)


def _beside(key: str, items: Sequence[Item]) -> str:
    """The key of the row where the cursor goes when the one of ``key`` is settled: the next, else the one before."""
    keys = [item.key for item in items]
    at = keys.index(key)
    return next(iter(keys[at + 1 :] or keys[:at][::-1]), "")


def _suggested(step: StepSpec, context: StepContext) -> list[Shown]:
    """What is suggested in a step as it is kept, the preselected ones picked."""
    return [
        Shown(person=choice.chosen.person, score=choice.suggestion.score, picked=choice.chosen.picked)
        for choice in context.once(step, choices)
    ]
