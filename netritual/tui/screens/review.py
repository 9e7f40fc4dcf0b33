"""The only screen of the weekly review: title row, one body for the step at hand, one key bar made of its acts.

The screen believes nothing: every act goes through ``ReviewRun`` on the store's thread, and what is shown is built anew
from the store whenever it changed, by this screen, by another one or by another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.widget import Widget
from textual.widgets import Static

from netritual.domain.model import Change, Feed
from netritual.domain.words import counted, day_words
from netritual.errors import NetritualError
from netritual.review.acts import REFRESH_FEEDS
from netritual.review.catalog import planning_step
from netritual.review.choice import unwritten_words
from netritual.review.step import NO_DRAFT, Act, Item, StepSpec
from netritual.services.answers import Answer
from netritual.tui.bars import Rows, rows
from netritual.tui.bodies.host import StepHost
from netritual.tui.bodies.log_line import LogLine
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_view import StepView
from netritual.tui.command_table import Place, Where, actions_elsewhere, bindings, commands_in, keys_of, shown, steps
from netritual.tui.content import plain
from netritual.tui.item_actions import ON_PEOPLE, is_typed
from netritual.tui.screens.review_autosave import keep_texts, log_typed, note, note_when_rested, unsaved_texts
from netritual.tui.screens.review_calendars import read_calendars
from netritual.tui.screens.review_jobs import Standing, begin, undoing
from netritual.tui.screens.review_keys import acts_of, place_of, review_bar, written_key
from netritual.tui.screens.review_page import ReviewPage
from netritual.tui.screens.review_shows import save_copied, show_act
from netritual.tui.widgets.question import confirm
from netritual.tui.widgets.step_strip import StepStrip, minutes_spent

if TYPE_CHECKING:
    from netritual.services.review_run import ReviewRun


class ReviewScreen(ReviewPage):
    """The review, from the step where it stands to its end."""

    PLACE = Where.REVIEW
    BINDINGS: ClassVar = bindings(*steps())
    title_shown = "Review"

    # The parts.

    def head(self) -> Widget:
        """How far the review is, and how long it has taken."""
        return StepStrip()

    def body(self) -> Iterable[Widget]:
        """The host of the step's body, and one line for an offer."""
        yield StepHost()
        yield Static(id="offer")

    def on_mount(self) -> None:
        """Start the review, or go on with it."""
        self.set_interval(1, self.tick)
        self._start()

    # Reading and drawing.

    def _start(self) -> None:
        parts, settings, mode, step = self.shell.parts, self.settings, self.mode, self.start_step
        self.shell.write(
            lambda store, now: begin(store, parts, settings, now, mode, step),
            self._began,
            lambda _: self.dismiss(None),
            quiet=True,
        )

    def _began(self, value: tuple[ReviewRun, Standing]) -> None:
        self.run, standing = value
        self.stand(standing)
        self._say_where(standing)
        read_calendars(self, secret=False)

    def _say_where(self, standing: Standing) -> None:
        """Of a review that was begun and left: from when it is, at which step it goes on, and at which row; or that it
        begins anew."""
        if self.run is not None and self.run.looked_at is not None:
            from netritual.services.review_opening import looked_at_words

            self.shell.toast(looked_at_words(self.run.looked_at, self.today))
            return
        view = standing.view
        review, row = view.context.review, view.item(view.cursor)
        at_row = f", at {row.cells[0] or row.cells[-1]}" if row is not None and row != view.items[0] else ""
        if standing.mode != "step" and review.ended is None and (standing.number > 1 or at_row):
            begun = day_words(review.started.date(), self.today)
            waiting = self.run.questions_before if self.run is not None else 0
            wait = f"{counted(waiting, 'question')} {'waits' if waiting == 1 else 'wait'} in the steps before; "
            back = f"{wait if waiting else ''}[ goes back a step."
            self.shell.toast(f"Begun {begun}: it goes on at step {standing.number}{at_row}. {back}")

    def _may_have_news(self, step: StepSpec) -> bool:
        """Whether articles may have come for a step."""
        return REFRESH_FEEDS in step.commands and bool(self.network.all(Feed))

    def _say_last_read(self, step: StepSpec) -> None:
        """Where articles may have come: that the feeds were not read for days, and the key that reads them."""
        if self._may_have_news(step) and not self.shell.feeds.progress:
            from netritual.services.feed_rows import last_read_words

            if words := last_read_words(self.shell.feeds.rows, self.shell.parts.now()):
                reads = f"{words}: {shown(keys_of(REFRESH_FEEDS, self.shell.keymap)[0])} reads them."
                self._last_read = reads
                self.shell.toast(reads)

    def show_feeds(self) -> None:
        """A look at the feeds has come farther: what was said before it began is not so any more."""
        if self._last_read and self.shell.feeds.progress:
            self.shell.took_away(self._last_read)
        self.tick()

    def stand(self, standing: Standing) -> None:
        """Show a review as it stands; once the screen was left there is nothing to show."""
        if not self.is_running or self not in self.app.screen_stack:
            return
        before, self.standing = self.standing, standing
        self._since, self._looked = self.shell.parts.clock.elapsed(), True
        host = self.query_one(StepHost)
        if host.body is None or before is None or before.view.step.id != standing.view.step.id:
            host.turn_to(standing.view, self.texts)
            self.draw()
            self._say_last_read(standing.view.step)
            if before is not None and standing.view.step.plans_coffees:
                read_calendars(self, secret=True)
        else:
            host.body.show(standing.view)
            self.draw()

    def redraw(self) -> None:
        """Title row and offer; the body draws itself."""
        standing = self.standing
        if standing is None:
            return
        self.query_one(StepStrip).tell(standing.view.step.question, standing.marks)
        self.tick()

    def tick(self) -> None:
        """Elapsed time of the real timer, never a countdown; where articles may have come, first how far a look at the
        feeds is. Past the budget one line offers the coffees."""
        standing = self.standing
        if standing is None or not self.is_mounted:
            return
        seconds = standing.seconds + self.shell.parts.clock.elapsed() - self._since
        reading = self.shell.feeds.progress if self._may_have_news(standing.view.step) else ""
        self.query_one(StepStrip).tell_time(reading or minutes_spent(seconds, standing.minutes))
        late = standing.offer and seconds >= standing.minutes * 60
        offer = self.query_one("#offer", Static)
        if late != offer.display:
            offer.update(plain(f"{standing.minutes:g} min are over. f finishes with coffees; the rest can wait."))
            offer.display = late

    @property
    def place(self) -> Place:
        """Which set of keys the present step has."""
        return place_of(self.standing.view.step) if self.standing is not None else self.PLACE

    @property
    def acts(self) -> tuple[Act, ...]:
        """What can be done now: with the row, then in the step."""
        return acts_of(self.item, self.standing.view.step.acts if self.standing is not None else ())

    def key_rows(self) -> Rows:
        """The acts of the row and of the step, then the keys that every step has."""
        body = self.step
        if body is not None and not self._in_list() and self.focused is not None:
            return rows((tuple(body.typing_keys()),), self.shell.keymap)
        wide, width = self.shape == "wide", self.app.size.width
        return review_bar(self.acts, self.place, wide=wide, width=width, keymap=self.shell.keymap)

    # Acts.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that belong to another step, or that nothing here answers, are not taken."""
        if action == "act":
            key = str(parameters[0]) if parameters else ""
            body = self.step
            own = self.act_of(key) is not None or (body is not None and body.would_take(key))
            return own or (self.person is not None and key in ON_PEOPLE)
        written = f"{action}({', '.join(map(repr, parameters))})" if parameters else action
        return written not in actions_elsewhere(self.place)

    def act_of(self, key: str) -> Act | None:
        """The act of a key: of the row, else of the step, else the row's main act."""
        exact = next((act for act in self.acts if act.key == key), None)
        item = self.item
        return exact or (item.act(key) if item is not None else None)

    def action_act(self, key: str) -> None:
        """Do what a key means here."""
        body = self.step
        if body is not None and (body.took_key(key) or (key == "enter" and body.open_detail())):
            return
        act = self.act_of(key)
        if act is not None:
            item = self.item
            self.do_act(act, item if item is not None and act in item.acts else None)
        else:
            self.act_on_person(key)

    def on_key(self, event: events.Key) -> None:
        """Digits of candidates, the step's own keys, and acts whose keys no command has."""
        if self.typing or (self.focused is not None and not self._in_list()):
            return
        place, keymap, body = self.place, self.shell.keymap, self.step
        key = written_key(event.key, event.character, place, keymap)
        common = (command for command in commands_in(place) if place not in command.where)
        bound = {shown(own) for command in common for own in command.keys_in(keymap)}
        if body is not None and key not in bound and self.act_of(key) is not None:
            event.stop()
            event.prevent_default()
            self.action_act(key)
        elif body is not None and event.is_printable and event.key not in self.active_bindings:
            asks = next((act for act in self.acts if act.asks == "person"), None)
            if asks is not None:  # whoever types a name here is told how, before one of its letters is a key
                self.shell.toast(f"{key} is no key here: {asks.key} ({asks.label}), then the name.")

    def _in_list(self) -> bool:
        return self.step is not None and self.focused is self.step.items

    @on(StepBody.ActWanted)
    def do_wanted(self, event: StepBody.ActWanted) -> None:
        """A body wants an act done."""
        event.stop()
        standing = self.standing
        item = standing.view.item(event.key) if standing is not None else None
        self.do_act(event.act, item, event.answer)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def show_keys_of_focus(self) -> None:
        """A text has keys of its own; when it is left it is saved."""
        if self.standing is not None:
            self.show_keys()
            keep_texts(self)

    @on(LogLine.Saved)
    def log_line(self, event: LogLine.Saved) -> None:
        """Log what was typed in a step's own line."""
        event.stop()
        log_typed(self, event.line)

    @on(StepStrip.Chosen)
    def go_to_step(self, event: StepStrip.Chosen) -> None:
        """A click on a step goes there."""
        event.stop()
        keep_texts(self)
        if self.run is not None:
            self.ask_run(partial(self.run.go, event.id))

    @on(StepBody.ItemMarked)
    def show_item_keys(self, event: StepBody.ItemMarked) -> None:
        event.stop()
        self.show_keys()
        note_when_rested(self, event.key)

    def do_act(
        self, act: Act, item: Item | None, answer: str | None = None, *, value: str = "", wrong: str = ""
    ) -> None:
        """Do an act; the body may know the answer to its question."""
        if act.id == "correct-entry" and item is not None:
            self.shell.correct_line(item.ref)  # as it was typed, with what it is read as
        elif self.step is not None:
            given = self.step.answer_for(item, act.id) if answer is None and item is not None else answer
            super().do_act(act, item, given, value=value, wrong=wrong)

    def show_act(self, act: Act, item: Item | None) -> None:
        if self.step is not None and not show_act(self, self.step, act, item):
            super().show_act(act, item)

    def perform(self, act: Act, item: Item | None, answer: Answer) -> None:
        """Do an act and note the new place, as one change."""
        if act.id == "review-finish":
            self.action_finish_review()
            return
        if item is not None and act.closes:
            self.texts.pop(item.key, None)
            if act.id == "comment-article":
                self.shell.comments.pop(item.ref, None)
        if self.run is not None and act.id == "write-calendar":
            from netritual.tui.screens.coffee_file import write_or_preview

            write_or_preview(self, self.run)
        elif self.run is not None:
            from netritual.services.article_pages import titled_reading
            from netritual.services.what_came import Happened, happened

            key, run, talks = item.key if item is not None else "", self.run, list[Happened | None]()
            parts = self.shell.parts
            reading = titled_reading(parts.disk, parts.home, item.subject) if item is not None else None

            def job(now: datetime) -> Change | None:
                change = run.act(key, act, answer or "", now, reading)
                talks.append(happened(run.store.view(), change, now.date()))
                return change

            def then(standing: Standing) -> None:
                self.stand(standing)
                self.shell.ask_what_came(talks[0])

            def refused(error: NetritualError) -> None:
                if is_typed(act, answer):
                    self.do_act(act, item, value=str(answer), wrong=str(error))

            self.ask_run(job, then, quiet=not act.closes, refused=refused)

    # Going on and back.

    def action_next_step(self) -> None:
        """The next step with something in it; a review of one step is done then."""
        keep_texts(self)
        if self.standing is not None and self.standing.mode == "step":
            self.action_finish_review()
        elif self.run is not None and self.standing is not None:
            self.ask_run(self.run.next, partial(self._arrive, self.run, self.standing.view))

    def _arrive(self, run: ReviewRun, before: StepView, standing: Standing) -> None:
        """Show the next step, and say what was left: coffees that are not written, and what would fill empty steps."""
        self.stand(standing)
        if words := unwritten_words(before.items):
            self.shell.toast(words)
        passed = run.course.between(before.step.id, standing.view.step.id)
        if passed:
            said = (f"{step.title}: {step.nothing(standing.view.context)}" for _, step in passed)
            self.shell.toast(
                "\n".join(said),
                title="Passed over, as there is nothing in it"
                if len(passed) == 1
                else "Passed over, as there is nothing in them",
            )

    def action_previous_step(self) -> None:
        keep_texts(self)
        if self.run is not None:
            self.ask_run(self.run.back)

    def action_finish_with_coffees(self) -> None:
        """Go to the coffees at once; what is left comes back next week."""
        planning = planning_step()
        keep_texts(self)
        if planning is not None and self.run is not None:
            self.ask_run(partial(self.run.go, planning.id))

    def action_finish_review(self) -> None:
        """End the review, and go where it was opened from; where nothing was done, ask whether there was nothing."""
        keep_texts(self)
        run, standing = self.run, self.standing
        if run is None or standing is None:
            return
        if standing.worked or standing.mode == "step":
            self.ask_run(run.finish, lambda _: self.dismiss(None), quiet=False)
        else:
            question = confirm("Nothing is done in this review yet. Was there nothing this week?")
            end = partial(run.finish, nothing=True)
            self.ask(question, lambda _: self.ask_run(end, lambda _: self.dismiss(None), quiet=False))

    def action_go_back(self) -> None:
        """Pause: everything is saved, and the review goes on at this row. Where a draft was looked for in vain, the key
        takes that word away first: the hand that wanted out of a draft wants no more."""
        if self.step is not None and (self.step.took_escape() or self.step.close_detail()):
            return
        if self.shell.took_away(NO_DRAFT):
            return
        if self.run is None:
            self.dismiss(None)
        else:
            self.leave(lambda _: self.dismiss(None))

    def unsaved(self) -> list[str]:
        """Texts that the review does not keep yet."""
        return unsaved_texts(self)

    def leave(self, then: Callable[[Standing], object] = lambda _: None) -> None:
        """Pause: place and texts are saved."""
        key = self.item.key if self.item is not None else ""
        keep_texts(self)
        note(self, key)
        if self.run is not None:
            self.ask_run(partial(self.run.pause, item=key), then)

    def action_undo(self) -> None:
        """Take back the newest act of the review; the cursor goes back to its row."""
        if self.run is not None:
            self.ask_run(undoing(self.run, self.shell.parts.outside), self._stand_back, quiet=False)

    def _stand_back(self, standing: Standing) -> None:
        self.stand(standing)
        if self.step is not None:
            self.step.stand_on(standing.view.cursor)

    def action_save_text(self) -> None:
        """Save the text that was copied last to a file."""
        save_copied(self)

    def action_start_review(self) -> None:
        """The review is open already."""

    def action_log_interaction(self) -> None:
        """A step may have a log line of its own; elsewhere the log bar opens over it."""
        if self.step is None or not self.step.took_key("a"):
            super().action_log_interaction()

    def action_next_panel(self) -> None:
        """A step's own line to type in, else the next panel."""
        if self.step is not None and self.step.took_key("tab"):
            return
        act = self.act_of("tab")
        if act is not None:
            self.do_act(act, None)
        else:
            self.focus_next()

    def action_previous_panel(self) -> None:
        self.focus_previous()
