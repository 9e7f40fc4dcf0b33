"""The first run: one question after the other, each saved when it is answered; one of them can be asked again later."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest

from textual import events, on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.charts.cup import cup_in_middle
from netritual.domain.dates.day_wording import counted
from netritual.domain.settings.theme_names import THEMES
from netritual.domain.ties.counts import counts
from netritual.services.reviews.session_files import keep_question, kept_question
from netritual.tui.command_table import Where
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter
from netritual.tui.key_hints import Rows, rows
from netritual.tui.rest_timer import RestTimer
from netritual.tui.screens.onboarding_fields import FIELDS, KEPT, standing_of
from netritual.tui.screens.onboarding_saving import FirstSaving
from netritual.tui.screens.onboarding_texts import PAGES, asked, segments, theme_beside, theme_rows, ways_on
from netritual.tui.unsaved import SECONDS
from netritual.tui.widgets.answer_line import AnswerInput, AnswerLine, NameInput
from netritual.tui.widgets.foot_panel import tell

CUP_FROM = 30
"""Rows of the terminal from which the cup is drawn."""


class FirstRunScreen(FirstSaving):
    """The open question in the middle, and below it how many there are; a click on one of these opens it."""

    PLACE = Where.FIRST_RUN

    def __init__(self, only: int | None = None) -> None:
        super().__init__()
        self.later = only is not None
        self.at = (only or 1) - 1
        self._import_words = ""
        """What the last import brought."""
        self._rest = RestTimer(self)

    def head(self) -> Widget:
        """Nothing stands above the question."""
        return Static(classes="no-head")

    def body(self) -> Iterable[Widget]:
        """The question, its fields, and what else can be done."""
        standing = standing_of(self.settings)
        with Vertical(id="first", classes="at-middle"):
            yield Painter(id="cup")
            yield Painter(id="question")
            for number, (page, fields) in enumerate(zip(PAGES, FIELDS, strict=True)):
                there = self.there() if number == 1 else ()
                with Vertical(id=f"open-{number}", classes="open"):
                    size = max(map(len, page.labels)) + 2
                    for label, field, name in zip_longest(page.labels, fields, there, fillvalue=""):
                        value = name if number == 1 else standing[field]
                        yield AnswerLine(field, f"{label:<{size}}", value=value, names=number == 1)
            yield Painter(id="themes")
            yield Static(id="wrong")
            yield Painter(id="segments")
            yield Painter(id="outro")

    def on_mount(self) -> None:
        """The question that was asked for has the cursor."""
        texts: tuple[str, ...] = ()
        if not self.later:
            number, texts = kept_question(self.shell.parts.disk, self.shell.parts.home)
            self.at = min(number or 1, len(FIELDS)) - 1
        self.answers.lines = {str(line.id): line for line in self.query(AnswerInput)}
        self.submitted = [self.answers.values(at) for at in range(len(FIELDS))]
        back = ""
        for field, text in self.answers.places_of(texts):
            self.answers.show(field, text)
            self.shell.unsaved.forget(text)
            back = field if field in FIELDS[self.at] else back
        for one in self.query(NameInput):
            one.offered, one.text_of = self.answers.offered, self.answers.text_of
        empty = next((field for field in FIELDS[1] if not self.answers.value(field)), "")
        self.asked = texts[len(KEPT)] if len(texts) > len(KEPT) else ""
        self.open_question(self.at, empty if self.at == 1 else back)
        self._make_keys()
        if self.at == 1 and self.asked in [name for _, name in self.answers.unclear()]:  # closed while it was asked
            self.call_after_refresh(self.save, self.at, self._advance)

    def _make_keys(self) -> None:
        """Let everyone's keys be there when a name is typed."""
        self.call_after_refresh(lambda: self.shell.names.holders(""))

    # What is shown.

    def redraw(self) -> None:
        """The open question, and how many there are."""
        place = self.query_one("#first", Vertical)
        place.border_title = plain("The first questions" if self.later else "Welcome")
        place.border_subtitle = plain(f"question {self.at + 1} of {len(PAGES)}")
        signs, share, at, roomy = self.shell.signs, self.at / (len(PAGES) - 1), self.at, self.app.size.height >= 20
        drawn = self.query_one("#cup", Painter)
        drawn.display = self.app.size.height >= CUP_FROM
        drawn.show(lambda width: cup_in_middle(share, signs, width))
        self.query_one("#question", Painter).show(lambda width: asked(at, not self.later, width, roomy))
        for number in range(len(PAGES)):
            self.query_one(f"#open-{number}").display = number == at
        self._show_themes()
        self.query_one("#segments", Painter).show(lambda width: segments(at, signs, width, roomy))
        outro = self.query_one("#outro", Painter)
        outro.display = roomy
        outro.show(lambda width: ways_on(self._import_words, width))

    def _show_themes(self) -> None:
        lit, signs, themes = self.app.theme, self.shell.signs, self.query_one("#themes", Painter)
        themes.display = self.at == len(PAGES) - 1
        themes.show(lambda width: theme_rows(lit, signs, width))

    def key_rows(self) -> Rows:
        """The keys that do something now."""
        field, leave = self.focused, "leave-first-run"
        if isinstance(field, AnswerInput) and field.replaced:
            leave += " as it was"
        elif self.later:
            leave += " back (saved)"
        first = ("=enter next", "previous-question", *(() if self.later else ("skip-rest",)), leave)
        return rows((first, ("import-first", "try-sample-people", "show-first-help")), self.shell.keymap)

    @on(Input.Changed)
    def follow_typing(self, event: Input.Changed) -> None:
        """Other text, other keys; another theme is shown at once. The texts are kept once nobody types."""
        self.show_keys()
        self._rest.after(SECONDS, lambda: self._keep(self.at + 1))
        if event.input.id == "theme" and event.value in THEMES and self.at == len(PAGES) - 1:
            self.app.theme = event.value
        self._show_themes()

    def say(self, words: str) -> None:
        tell(self, "#wrong", words)

    # Moving.

    def open_question(self, number: int, field: str = "") -> None:
        self.at = number
        self._keep(number + 1)
        self.say("")
        self.draw()
        self.answers.lines[field or FIELDS[number][0]].focus()

    @on(Painter.Pressed, "#segments")
    def open_pressed(self, event: Painter.Pressed) -> None:
        """A click on a segment opens its question."""
        event.stop()
        self.open_question(int(event.press))

    @on(Painter.Pressed, "#themes")
    def choose_theme(self, event: Painter.Pressed) -> None:
        """A click on a theme."""
        event.stop()
        self.answers.show("theme", event.press)

    def on_key(self, event: events.Key) -> None:
        """The arrows go from field to field, but where several names are offered, and through the themes."""
        field = self.focused
        if event.key not in ("down", "up") or (isinstance(field, NameInput) and len(field.offers()) > 1):
            return
        event.stop()
        way = 1 if event.key == "down" else -1
        if self.at == len(PAGES) - 1:
            self.answers.show("theme", theme_beside(self.app.theme, way))
            return
        fields = FIELDS[self.at]
        place = fields.index(field.id) if field is not None and field.id in fields else 0
        self.answers.lines[fields[max(0, min(len(fields) - 1, place + way))]].focus()

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next field, and after the last one the answer is saved."""
        event.stop()
        self.answers.share_out()
        self.ended.update(self.answers.values(self.at))
        self._keep(self.at + 1)
        fields = FIELDS[self.at]
        place = fields.index(event.input.id) if event.input.id in fields else len(fields) - 1
        if self.at == 1 and event.input.value != event.value:  # several names, each in a place of its own now
            place = sum(1 for field in fields if self.answers.value(field)) - 1
        done = place + 1 == len(fields) or (self.at == 1 and not event.value.strip())
        if done:
            self.save(self.at, self._advance)
        else:
            self.answers.lines[fields[place + 1]].focus()
            self.say(self.answers.ask_country() if fields[place + 1] == "tz" else "")

    def _advance(self) -> None:
        if self.at + 1 < len(FIELDS) and not self.later:
            self.open_question(self.at + 1)
        else:
            self.save_all(self._go_home)

    def action_previous_question(self) -> None:
        """Back to the field before; from the first field of a question to the question before."""
        fields = FIELDS[self.at]
        focused = self.focused.id if self.focused is not None else None
        place = fields.index(focused) if focused in fields else 0
        if place:
            self.answers.lines[fields[place - 1]].focus()
        elif self.at:
            self.open_question(self.at - 1)

    # Other ways on.

    def action_skip_rest(self) -> None:
        """Keep what was typed, and go on without the rest."""
        self.put_half_typed_away()
        self.put_unread_away()
        self.save_all(self._go_home)

    def _keep(self, number: int | None) -> None:
        """Note which question is open and what stands in the fields, or with None that the first run is over."""
        self._rest.stop()
        if not self.later:
            saved = dict(zip(chain(*FIELDS), chain(*self.submitted), strict=True))
            texts = (self.answers.value(field) for field in KEPT)
            unsaved = (
                text if field in FIELDS[1] or text != saved[field] else ""
                for field, text in zip(KEPT, texts, strict=True)
            )
            keep_question(self.shell.parts.disk, self.shell.parts.home, number, (*unsaved, self.asked))

    def leave(self) -> None:
        super().leave()
        self._keep(self.at + 1)

    def _go_home(self) -> None:
        self._keep(None)
        for text in self.unsaved():
            self.shell.unsaved.put_away(text)
        self.dismiss(None)

    def action_leave_first_run(self) -> None:
        """Give back what a field held; else leave. All that can be read is saved; what cannot is said once. The app
        opens at this question again, until all are answered or skipped."""
        field = self.focused
        if isinstance(field, AnswerInput) and field.replaced:
            field.give_back()
        elif self.later:
            self.put_half_typed_away()
            self.leave_by(self._go_home)
        else:
            self.leave_by(lambda: self.app.call_later(self.app.action_quit))

    def action_import_first(self) -> None:
        """Import people, and come back to the question that is open."""
        before, version = counts(self.network).size(), self.shell.version

        def say(_: None) -> None:
            there = counts(self.network).size()
            if there > before:
                came = counted(there - before, "person", "people")
                more = f", {there:,} are there now" if before else ""
                self._import_words = f"{came} came in{more}. Their names are offered while you type one."
            elif self.shell.version != version:
                self._import_words = "Nobody new came in."
            self.follow_settings()
            self._make_keys()
            self.draw()

        self.shell.open_import(say)

    def action_try_sample_people(self) -> None:
        """Look around with sample people, in a home of their own."""
        self.leave_by(self.shell.open_demo)
