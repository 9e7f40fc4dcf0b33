"""The only screen of the weekly review: the strip of its steps, a body for the one at hand, a key bar of its acts.

The screen believes nothing: every act goes through ``ReviewRun`` on the store's thread, and what is shown is built anew
from the store whenever it changed, by this screen, by another one or by another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from textual import events, on
from textual.binding import BindingsMap
from textual.widget import Widget
from textual.widgets import Static

from netritual.domain.model import Change, Mode
from netritual.errors import NetritualError
from netritual.review.step import NO_DRAFT, OF_DRAFT, Act, Item
from netritual.tui.bodies.host import StepHost
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.command_table import Where, actions_elsewhere, bindings, commands_in, shown, steps
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter
from netritual.tui.item_actions import ON_PEOPLE, is_typed
from netritual.tui.key_hints import Hint, Rows, rows
from netritual.tui.screens.review_calendars import read_calendars
from netritual.tui.screens.review_control import ReviewControl
from netritual.tui.screens.review_jobs import Standing
from netritual.tui.screens.review_keys import StepKeys, written_key
from netritual.tui.screens.review_wording import opening_words
from netritual.tui.screens.step_feeds import StepFeeds
from netritual.tui.toast_place import end_step
from netritual.tui.widgets.step_strip import StepStrip, minutes_spent

if TYPE_CHECKING:
    from netritual.services.answer_parsing import Answer
    from netritual.tui.bodies.typed_line import TypedLine


class ReviewScreen(StepKeys):
    """The review, from the step where it stands to its end. What it knows of it is its control's."""

    PLACE = Where.REVIEW
    title_shown = "Review"

    def __init__(self, mode: Mode = "full", step: str = "") -> None:
        super().__init__()
        self._mode, self._start_step = mode, step
        self._places = steps(step)
        self._bindings = BindingsMap(bindings(*self._places))
        self.control = ReviewControl(self, self._show)
        self.step_feeds = StepFeeds(self)

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
        self.set_interval(1, self.redraw)
        self.control.begin(self._mode, self._start_step, self._began)

    @property
    def standing(self) -> Standing | None:
        """How the review stands; None until it has begun."""
        return self.control.standing

    @property
    def step(self) -> StepBody | None:
        """The body of the step at hand, once it is mounted."""
        host = self.query_one_optional(StepHost)
        return host.body if host is not None and host.body is not None and host.body.is_mounted else None

    @property
    def item(self) -> Item | None:
        return self.step.current() if self.step is not None else None

    # Reading and drawing.

    @property
    def is_drawn(self) -> bool:
        """Its first frame has a step in it."""
        return super().is_drawn and (self._stands or self.step is not None)

    def _began(self, standing: Standing) -> None:
        if self.control.run is not None and (words := opening_words(self.control.run, standing, self.today)):
            self.shell.toast(words)
        read_calendars(self.control, secret=False)

    def show_feeds(self) -> None:
        """A look at the feeds has come farther."""
        self.step_feeds.take_back()
        self.redraw()

    def _show(self, before: Standing | None, standing: Standing) -> None:
        """Show how the review stands: another step has another body."""
        host = self.query_one(StepHost)
        if host.body is None or before is None or before.view.step.id != standing.view.step.id:
            end_step(self, self.shell.earlier)
            left = host.body.words_on_leaving() if host.body is not None else ""
            host.turn_to(standing.view, self.control.texts, self.show_keys)
            self.step_feeds.say_last_read(standing.view.step)
            if left:
                self.shell.toast(left)
            if before is not None and standing.view.step.plans_coffees:
                read_calendars(self.control, secret=True)
        else:
            host.body.show(standing.view)
        self.draw()

    def changed(self, change: Change) -> None:
        self.control.changed()

    def catch_up(self) -> None:
        """The step is built anew: what it shows is the store's."""
        self.control.look()

    def redraw(self) -> None:
        """The steps, and the elapsed time of the real timer, never a countdown; where articles may have come, first how
        far a look at the feeds is. Past the budget one line offers the coffees. The body draws itself."""
        standing = self.standing
        if standing is None or not self.is_mounted:
            return
        seconds, step = self.control.seconds, standing.view.step
        time = self.step_feeds.progress(step) or minutes_spent(seconds, standing.minutes)
        self.query_one(StepStrip).tell(step.question, standing.marks, time)
        late = standing.offer and seconds >= standing.minutes * 60
        offer = self.query_one("#offer", Static)
        if late != offer.display:
            offer.update(plain(f"{standing.minutes:g} min are over. f finishes with coffees; the rest can wait."))
            offer.display = late

    def key_rows(self) -> Rows:
        """The keys of what is typed in or shown over the list, else of the row and of every step."""
        body = self.step
        if body is not None and not self._in_list() and self.focused is not None:
            return rows((tuple(body.typing_keys()),), self.shell.keymap)
        if body is not None and (own := body.own_keys()):
            return rows((tuple(own),), self.shell.keymap)
        return super().key_rows()

    def row_hints(self) -> Sequence[Hint]:
        own = self.step.row_keys if self.step is not None else ()
        return rows((tuple(own),), self.shell.keymap)[0] if own else super().row_hints()

    # Acts.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that belong to another step, or that nothing here answers, are not taken."""
        if action == "act":
            key = str(parameters[0]) if parameters else ""
            body = self.step
            own = self.act_of(key) is not None or (body is not None and key in body.own_acts)
            return own or (self.person is not None and key in ON_PEOPLE)
        written = f"{action}({', '.join(map(repr, parameters))})" if parameters else action
        return written not in actions_elsewhere(self.place, self._places)

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
        elif event.character and event.character.isalpha() and event.key not in self.active_bindings:
            main = self.item.act("enter") if self.item is not None else None
            if main is not None and main.asks == "person":  # whoever types a name here looks for somebody
                event.stop()
                self.do_act(main, self.item, value=event.character)

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
    def keep_left_text(self) -> None:
        """A text is saved when it is left."""
        if self.standing is not None:
            self.control.texts.keep(self.control.run)

    def on_typed_line_saved(self, event: TypedLine.Saved) -> None:
        """Log what was typed in a step's own line."""
        event.stop()
        self.control.log(event.text)

    @on(Painter.Pressed, "StepStrip")
    def go_to_step(self, event: Painter.Pressed) -> None:
        """A click on a step goes there."""
        event.stop()
        self.control.go(event.press)

    @on(StepBody.ItemMarked)
    def show_item_keys(self, event: StepBody.ItemMarked) -> None:
        event.stop()
        self.show_keys()
        if event.key:
            self.control.keep_row_at_rest(event.key)

    def do_act(
        self, act: Act, item: Item | None, answer: str | None = None, *, value: str = "", wrong: str = ""
    ) -> None:
        """Do an act; the body may know the answer to its question."""
        if act.id == "correct-entry" and item is not None:
            self._correct(item)
        elif self.step is not None:
            typed = self.step.answer_for(item, act.id) if answer is None and item is not None else answer
            super().do_act(act, item, typed, value=value, wrong=wrong)

    def _correct(self, item: Item) -> None:
        """Open the line of a row as it was typed. Once it is saved the cursor stands on what is asked of it then, else
        on the question behind it."""
        items = self.standing.view.items if self.standing is not None else ()
        keys = [one.key for one in items]
        behind = keys[keys.index(item.key) + 1 :] if item.key in keys else []

        def corrected(entry: int | None) -> None:
            if entry is not None:
                self.control.ask(lambda run, now: None, partial(stand, entry))

        def stand(entry: int, standing: Standing) -> None:
            self.control.stand(standing)
            lines = [one for one in standing.view.items if any(act.id == "correct-entry" for act in one.acts)]
            own = (one.key for one in lines if one.ref == entry and one.section == item.section)
            key = next(chain(own, (one.key for one in lines if one.key in behind)), "")
            if self.step is not None and key:
                self.step.stand_on(key)

        self.shell.correct_line(item.ref, corrected)

    def show_act(self, act: Act, item: Item | None) -> None:
        from netritual.tui.screens.review_shows import show_act

        if item is not None and not item.drafted and act.id in OF_DRAFT:
            self.control.ask(lambda run, now: None, partial(self._show_noted, act, item.key))
        elif self.step is not None and not show_act(self, self.control, self.step, act, item):
            super().show_act(act, item)

    def _show_noted(self, act: Act, key: str, standing: Standing) -> None:
        """Show a draft that was asked for before it was made."""
        self.control.stand(standing)
        item = standing.view.item(key)
        if item is not None and act.id in {one.id for one in item.acts}:
            self.show_act(act, item)
        else:
            self.shell.toast(item.undrafted if item is not None else NO_DRAFT)

    def perform(self, act: Act, item: Item | None, answer: Answer) -> None:
        """Do an act and note the new place, as one change."""
        from netritual.tui.screens.review_shows import is_written

        if act.id == "review-finish":
            self.control.end()
            return
        if act.id == "calendar-imported" and not is_written(self, self.control):
            return
        if item is not None and act.closes:
            self.control.texts.pop(item.key, None)
            if act.id == "comment-article":
                self.shell.comments.pop(item.ref, None)
        if act.id == "write-calendar" and self.control.run is not None:
            from netritual.tui.bodies.coffee_body import CoffeeBody
            from netritual.tui.screens.coffee_file import write_or_preview

            if isinstance(self.step, CoffeeBody):
                write_or_preview(self.control, self.control.run, self.step)
            return

        def refused(error: NetritualError) -> None:
            if is_typed(act, answer):
                self.do_act(act, item, value=str(answer), wrong=str(error))

        self.control.act(act, item, answer, refused)

    # Going on and back.

    def jumps(self) -> list[tuple[str, Callable[[], object]]]:
        """The steps, for the palette."""
        run = self.control.run
        steps = run.course.steps if run is not None else ()
        return [
            (f"Step {at}: {step.title}, {step.question}", partial(self.control.go, step.id))
            for at, step in enumerate(steps, 1)
        ]

    def action_review(self, method: str) -> None:
        """What a method of the control does, such as going on."""
        getattr(self.control, method)()

    def action_go_back(self) -> None:
        """Pause: everything is saved, and the review goes on at this row. Where a draft was looked for in vain, the key
        takes that word away first: the hand that wanted out of a draft wants no more."""
        if self.step is not None and self.step.took_escape():
            return
        if self.shell.took_away(self.item.undrafted if self.item is not None else NO_DRAFT):
            return
        if self.control.run is None:
            self.dismiss(None)
        else:
            self.leave(lambda _: self.dismiss(None))

    def unsaved(self) -> list[str]:
        """Texts that the review does not keep yet."""
        return self.control.texts.unsaved(self.control.run)

    def leave(self, then: Callable[[Standing], object] = lambda _: None) -> None:
        """Pause: place and texts are saved."""
        self.control.pause(self.item.key if self.item is not None else "", then)

    def action_undo(self) -> None:
        """Take back the newest act of the review; the cursor goes back to its row."""
        from netritual.tui.undo_question import ask_unless_newest_here

        def stand_back(standing: Standing) -> None:
            self.control.stand(standing)
            if self.step is not None:
                self.step.stand_on(standing.view.cursor)

        ask_unless_newest_here(self.shell, lambda: self.control.undo(stand_back))

    def action_start_review(self) -> None:
        """The review is open already."""

    def action_log_interaction(self) -> None:
        """A step may have a log line of its own; elsewhere the log bar opens over it."""
        if self.step is None or not self.step.took_key("a"):
            super().action_log_interaction()

    def action_panel(self, way: int) -> None:
        """A step's own line to type in, else the next panel; or the one before."""
        if way < 0:
            self.focus_previous()
        elif self.step is None or not self.step.took_key("tab"):
            act = self.act_of("tab")
            self.do_act(act, None) if act is not None else self.focus_next()
