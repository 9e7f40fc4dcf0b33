"""The review under way, as its screen asks and tells it: where it stands, and what is asked of it on the thread of the
store.

What was typed and the row under the cursor are kept, so that it opens there again after a kill.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from netritual.domain.model import Change, Mode
from netritual.errors import NetritualError
from netritual.review.step import Act, CalendarSnapshot, Item
from netritual.review.step_loading import planning_step
from netritual.services.ports import Store
from netritual.services.reviews.session_files import keep_place
from netritual.tui.bodies.host import StepHost
from netritual.tui.bodies.step_view import StepView
from netritual.tui.messages import Refused
from netritual.tui.rest_timer import RestTimer
from netritual.tui.screens.review_jobs import Job, Standing, begin, look, look_ahead, look_back, undo
from netritual.tui.screens.review_wording import END, finish_question, passed_words
from netritual.tui.screens.texts_under_way import TextsUnderWay
from netritual.tui.view import View
from netritual.tui.widgets.step_strip import StepMark

if TYPE_CHECKING:
    from netritual.services.answer_parsing import Answer
    from netritual.services.reviews.review_run import ReviewRun

RESTED = 0.3
"""Seconds after which a cursor rests: a key that is held down writes nothing on its way."""
READS = 0.15
"""Seconds after which a step is read, and the steps beside it are looked at."""
MEANWHILE = 1.0
"""Seconds after which that is tried again, while something else is shown or done."""

Then = Callable[[Standing], object]


class ReviewControl:
    """Owns what a screen knows of its review; ``show`` is told each time how it stands, and how it stood before."""

    def __init__(self, view: View, show: Callable[[Standing | None, Standing], None]) -> None:
        self.view, self._show = view, show
        self.run: ReviewRun | None = None
        self.standing: Standing | None = None
        self.copied = ""
        """The text that was copied last."""
        self.texts = TextsUnderWay(view.shell)
        self._since = 0.0
        self._looked, self._asked = True, 0
        self._resting, self._reading = RestTimer(view), RestTimer(view)

    @property
    def seconds(self) -> float:
        """The time spent in it until now: that of the real timer, also when the clock stands still."""
        spent = self.standing.seconds if self.standing is not None else 0.0
        return spent + self.view.shell.parts.clock.elapsed() - self._since

    # Asking and showing.

    def begin(self, mode: Mode, step: str, then: Then) -> None:
        """Begin the review, or go on with it; where it cannot be, leave the screen."""
        parts, settings = self.view.shell.parts, self.view.settings

        def began(value: tuple[ReviewRun, Standing]) -> None:
            self.run, standing = value
            self.stand(standing)
            then(standing)

        self.view.shell.write(
            lambda store, now: begin(store, parts, settings, now, mode, step),
            began, lambda _: self.view.dismiss(None), quiet=True,
        )  # fmt: skip

    def stand(self, standing: Standing) -> None:
        """Show a review as it stands; once the screen was left there is nothing to show."""
        view = self.view
        if not view.is_running or view not in view.app.screen_stack:
            return
        before, self.standing = self.standing, standing
        self._since, self._looked = view.shell.parts.clock.elapsed(), True
        self._show(before, standing)
        self._reading.after(READS, self.look_ahead)
        if not all(item.drafted for item in standing.view.items):
            view.after_frame(self.look)

    def look_ahead(self) -> None:
        """Look at the steps beside the present one, and at those that were passed, while the present one is read, and
        again when their minute is over."""
        run, standing, shell = self.run, self.standing, self.view.shell
        if run is None or standing is None or self._asked or self.view.app.screen is not self.view:
            self._reading.after(MEANWHILE, self.look_ahead)
            return

        def job(_: Store, now: datetime) -> tuple[tuple[Sequence[StepView], tuple[StepMark, ...]], None]:
            with suppress(NetritualError):  # the review was taken back
                return (look_ahead(run, now, shell.parts.home.calendar), look_back(run, now)), None
            return ((), standing.marks), None

        def answered(around: tuple[Sequence[StepView], tuple[StepMark, ...]]) -> None:
            host, (views, marks) = self.view.query_one_optional(StepHost), around  # it goes with its screen
            if host is not None and self.standing is standing and not self._asked:
                host.make_ready(views, self.texts)
                if marks != standing.marks:
                    self.standing = replace(standing, marks=marks)
                    self.view.redraw()

        shell.write(job, answered, quiet=True, waited=False)
        self._reading.after(60 - shell.parts.now().second, self.look_ahead)

    def look(self) -> None:
        """Build what is shown anew, on the store's thread."""
        self.ask(lambda run, now: None)

    def ask(
        self, job: Job, then: Then | None = None, *, quiet: bool = True, refused: Refused | None = None
    ) -> None:  # fmt: skip
        """Do something with the review, once there is one, on the store's thread; then show how it stands."""
        run, settings, file = self.run, self.view.settings, self.view.shell.parts.home.calendar
        marks = self.standing.marks if self.standing is not None else ()
        if run is None:
            return

        def done(store: Store, now: datetime) -> tuple[Standing, Change | None]:
            run.settings = settings
            change = job(run, now)
            return look(run, now, file, marks), change

        def answered(standing: Standing) -> None:
            self._asked -= 1
            (then or self.stand)(standing)

        def did_not_fit(error: NetritualError) -> None:
            """Nothing was changed by it; what is shown may be old."""
            self._asked -= 1
            if self._looked:
                self._looked = False
                self.look()
            if refused is not None:
                refused(error)

        self._asked += 1
        self.view.shell.write(done, answered, did_not_fit, quiet=quiet)

    def changed(self) -> None:
        """Somebody saved something: look again, unless an answer that was built after it is on its way."""
        if not self._asked:
            self.look()

    def take_snapshot(self, snapshot: CalendarSnapshot) -> None:
        """What the calendars say now."""
        if self.run is not None:
            self.run.snapshot = snapshot
            self.look()

    # Acts, and going on.

    def act(self, act: Act, item: Item | None, answer: Answer, refused: Refused) -> None:
        """Do an act and note the new place, as one change."""
        shell = self.view.shell
        from netritual.services.feeds.article_pages import titled_reading
        from netritual.services.questions.talk_outcome_question import Happened, happened

        key, came, parts = item.key if item is not None else "", list[Happened | None](), shell.parts
        reading = titled_reading(parts.disk, parts.home, item.subject) if item is not None else None

        def job(run: ReviewRun, now: datetime) -> Change | None:
            change = run.act(key, act, answer or "", now, reading)
            came.append(happened(run.store.view(), change, now.date()))
            return change

        def then(standing: Standing) -> None:
            self.stand(standing)
            shell.ask_what_came(came[0])

        self.ask(job, then, quiet=not act.closes, refused=refused)

    def go_on(self) -> None:
        """On to the next step with something in it, and say which were passed over; a review of one step is done
        then."""
        before = self.standing
        if before is None:
            return
        if before.mode == "step":
            self.end()
            return

        def arrived(standing: Standing) -> None:
            self.stand(standing)
            if self.run is not None and (words := passed_words(self.run, before, standing)):
                self.view.shell.toast(words)

        self.texts.keep(self.run)
        self.ask(lambda run, now: run.next(now), arrived)

    def back(self) -> None:
        """Back to the step before."""
        self.texts.keep(self.run)
        self.ask(lambda run, now: run.back(now))

    def go(self, step: str) -> None:
        """To a step, whatever lies between."""
        self.texts.keep(self.run)
        self.ask(lambda run, now: run.go(step, now))

    def go_to_coffees(self) -> None:
        """To the coffees at once; what is left comes back next week."""
        planning = planning_step()
        if planning is not None:
            self.go(planning.id)

    def end(self) -> None:
        """End the review, and go where it was opened from; where nothing was done in it, ask first. The first answer
        goes on with the review, so that keys pressed in a row end none."""
        self.texts.keep(self.run)
        standing = self.standing
        if standing is None:
            return
        if standing.worked or standing.mode == "step":
            self._finish()
        else:
            question = finish_question(standing.view.items)
            self.view.ask(question, lambda answer: self._finish(nothing=True) if answer == END else None)

    def _finish(self, *, nothing: bool = False) -> None:
        """It is over; with ``nothing`` it counts though nothing was done in it."""
        self.ask(lambda run, now: run.finish(now, nothing=nothing), lambda _: self.view.dismiss(None), quiet=False)

    def pause(self, row: str, then: Then) -> None:
        """Leave it: place and texts are saved."""
        self.texts.keep(self.run)
        self.keep_row(row)
        self.ask(lambda run, now: run.pause(now, item=row), then)

    def undo(self, then: Then) -> None:
        """Take back the newest act of the review."""
        outside = self.view.shell.parts.outside
        self.ask(lambda run, now: undo(run, now, outside), then, quiet=False)

    # What is kept.

    def save_copied(self) -> None:
        """Write the text that was copied last into a file of the home."""
        shell = self.view.shell
        if self.copied:
            shell.save_text(os.path.join(shell.parts.home.root, "draft.txt"), self.copied)
        else:
            shell.toast("Copy a text first: y.")

    def log(self, line: str) -> None:
        """Log a line that was typed in a step; its text stays until it is saved. A name that is not clear is settled in
        the list."""
        from netritual.domain.quicklog.reading import UNREAD
        from netritual.services.verbs import touches
        from netritual.tui.bodies.log_line import LINE, LogLine
        from netritual.tui.refused_names import learn_refusals

        view, settings = self.view, self.view.settings
        if UNREAD in view.shell.read_line(line).warnings:
            return  # its reading says so, and it stays

        def saved(_: object) -> None:
            view.shell.unsaved.forget(line)
            learn_refusals(view.shell, line, view.shell.parts.now().date())
            if self.texts.get(LINE, "").strip() == line.strip():
                self.texts[LINE] = ""
                for field in view.query(LogLine):
                    view.shell.unsaved.forget(field.line.recalled)
                    field.line.value = ""

        view.shell.write(lambda store, now: touches.log(store, now, line, settings), saved)

    def keep_row_at_rest(self, row: str) -> None:
        """Keep a row once the cursor has rested on it."""
        self._resting.after(RESTED, partial(self.keep_row, row))

    def keep_row(self, row: str) -> None:
        """Keep a row now, on the store's thread."""
        self._resting.stop()
        run, standing, parts = self.run, self.standing, self.view.shell.parts
        if run is None or standing is None or not row:
            return
        step = standing.view.step.id

        def keep(store: Store, now: datetime) -> tuple[None, Change | None]:
            place = run.note(step, row)
            if place is not None:
                keep_place(parts.disk, parts.home, place)
            return None, None

        self.view.shell.write(keep, quiet=True)
