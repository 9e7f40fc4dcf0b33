"""The first run: four questions, each saved when it is answered, all of them changeable later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.domain.model import ReviewTime, Settings, Window
from netritual.domain.setting_fields import BY_KEY
from netritual.domain.setting_types import Stand
from netritual.domain.week_hours import day_name, read_day, read_days, read_review, read_time, read_windows
from netritual.domain.zones import Unclear, zone_at
from netritual.tui.bars import Rows, rows
from netritual.tui.registry import Where, bindings
from netritual.tui.text import ends, plain
from netritual.tui.view import View
from netritual.tui.widgets.progress_dots import TitleRow

INTRO = (
    ' Networking is "how can I help?", not "how many people?".\n'
    " Four short questions; all can change later. Nothing is sent unless you ask."
)
OUTRO = (
    " Optional, or never:  ctrl+o import LinkedIn Connections.csv, vCards, an export\n"
    " Just looking?        ctrl+t sample people, in a home of their own, thrown away"
)
FIELDS: tuple[tuple[str, ...], ...] = (
    ("name", "city", "tz"),
    ("person-1", "person-2", "person-3", "person-4", "person-5"),
    ("review-day", "review-at"),
    ("capacity", "days", "window-1", "window-2"),
)
"""The fields of each question, in the order of ``enter``."""

KEYS = (
    ("=enter next", "previous-question", "skip-rest", "leave-first-run"),
    ("import-first", "try-sample-people", "show-first-help"),
)


class Field(Horizontal):
    """A line to type in; ``>`` stands before it while it has the focus."""

    DEFAULT_CSS = """
    Field {
        height: 1; width: 1fr;
        & > .mark { width: 2; visibility: hidden; }
        & > .label { width: auto; }
        & > Input { height: 1; border: none; padding: 0; background: transparent; width: 1fr; }
        &.-here > .mark { visibility: visible; }
        & > Input:focus { background: $boost; }
        &:nocolor > Input:focus { text-style: underline; }
        &.-brackets { width: auto; & > .mark { display: none; } }
    }
    """

    def __init__(self, name: str, label: str = "", *, value: str = "", placeholder: str = "", width: int = 0) -> None:
        super().__init__(classes="-brackets" if width else "")
        self._of, self._label, self._value, self._placeholder, self._wide = name, label, value, placeholder, width

    def compose(self) -> ComposeResult:
        """The mark, the label, the line; in a sentence the line stands in brackets."""
        yield Static(">", classes="mark")
        if self._label:
            yield Static(plain(self._label), classes="label")
        if self._wide:
            yield Static(plain("["), classes="label")
        field = Input(self._value, placeholder=self._placeholder, id=self._of, compact=True, select_on_focus=False)
        field.cursor_blink = False
        if self._wide:
            field.styles.width = self._wide
        yield field
        if self._wide:
            yield Static(plain("]"), classes="label")

    def on_descendant_focus(self) -> None:
        """The mark appears."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """The mark goes."""
        self.remove_class("-here")


class FirstRunScreen(View):
    """Four questions on one page: the open one can be typed into, the others show what was answered."""

    PLACE = Where.FIRST_RUN
    BINDINGS: ClassVar = bindings(Where.FIRST_RUN)
    CSS_PATH = "first_run.tcss"

    def __init__(self, question: int = 1) -> None:
        super().__init__()
        self.at = question - 1
        """The open question, from 0."""
        self._saved: set[int] = set()
        self._wrong: tuple[int, tuple[str, ...]] | None = None
        """The question and its fields at the last try to leave: what can not be read keeps nobody here."""
        self._left = False

    def title_row(self) -> Widget:
        """What this is, and how far it has gone."""
        return TitleRow()

    def body(self) -> Iterable[Widget]:
        """The four questions, one under the other."""
        settings = self.settings
        yield Static(plain(INTRO + "\n"), id="intro")
        yield Static(id="said-0", classes="said")
        with Vertical(id="open-0", classes="open"):
            yield Static(plain(" 1  You"))
            yield Field("name", "name   ", value=settings.name)
            yield Field("city", "city   ", value=settings.city)
            yield Field("tz", "zone   ", value=settings.tz)
        yield Static(id="said-1", classes="said")
        with Vertical(id="open-1", classes="open"):
            yield Static(plain(" 2  Five people you would call for advice today"))
            for number in range(1, 6):
                yield Field(f"person-{number}", placeholder="...")
        with Horizontal(id="open-2", classes="sentence"):
            yield Static(plain(" 3  When will you review?   If it is  "))
            yield Field("review-day", value=day_name(settings.review.day), width=4)
            yield Static(" ")
            yield Field("review-at", value=settings.review.at, width=6)
            yield Static(plain("  then I review for 15 min."))
        with Horizontal(id="open-3", classes="sentence"):
            yield Static(plain(" 4  Coffees you really have time for    "))
            yield Field("capacity", value=str(settings.capacity), width=3)
            yield Static(plain(" a week"))
        with Horizontal(id="open-4", classes="sentence"):
            yield Static(plain("    on "))
            yield Field("days", value=_names(_days_of(settings)), width=21)
            yield Static(plain("  between "))
            yield Field("window-1", value=_hours(settings.windows, 0), width=12)
            yield Static(" ")
            yield Field("window-2", value=_hours(settings.windows, 1), width=12)
        yield Static(id="wrong")
        yield Static(plain("\n" + OUTRO), id="outro")

    def on_mount(self) -> None:
        """The question that was asked for has the cursor."""
        self.open_question(self.at)

    # What is shown.

    def redraw(self) -> None:
        """The title counts the questions; answered ones fold into a line."""
        row = self.query_one(TitleRow)
        row.left, row.right = "welcome to netritual", f"step {self.at + 1} of 4"
        wide = self.app.size.width
        for number, words in enumerate((self._you(), self._people())):
            self.query_one(f"#open-{number}").display = number == self.at
            said = self.query_one(f"#said-{number}", Static)
            said.display = number != self.at
            done = "done " if number in self._saved else ""
            said.update(plain(ends(words, done, wide)))

    def key_rows(self) -> Rows:
        """The keys of the frame."""
        return rows(KEYS, self.shell.keymap)

    def _you(self) -> str:
        settings = self.settings
        place = f"{settings.city} ({settings.tz})" if settings.city else settings.tz
        return f" 1  You            {', '.join(part for part in (settings.name, place) if part)}"

    def _people(self) -> str:
        names = ", ".join(name for name in self._names() if name)
        return f" 2  Five people you would call for advice today   {names}".rstrip()

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _names(self) -> tuple[str, ...]:
        return tuple(self._value(field) for field in FIELDS[1])

    def _show(self, field: str, text: str) -> None:
        self.query_one(f"#{field}", Input).value = text

    def _share_out(self) -> None:
        """Put what one field says in plain words into all that it is about: "friday 4pm", "weekday mornings", a city.

        The city gives the zone while nobody has typed another one.
        """
        settings = self.settings
        with suppress(ValueError):
            if self._value("tz") == settings.tz and self._value("city") != settings.city:
                self._show("tz", zone_at(self._value("city"), settings.country))
        with suppress(ValueError):
            review = read_review(self._value("review-day"), ReviewTime(day="", at=""))
            if review.day and review.at:
                self._show("review-day", day_name(review.day))
                self._show("review-at", review.at)
        with suppress(ValueError):
            windows = read_windows(self._value("days"))
            if len({window.days for window in windows}) == 1 and len(windows) <= 2:
                self._show("days", _names(windows[0].days))
                for at in (0, 1):
                    self._show(f"window-{at + 1}", _hours(windows, at))

    def _say(self, words: str) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.update(plain(words and f"    {words}"))
        wrong.display = bool(words)

    # Moving.

    def open_question(self, number: int, field: str = "") -> None:
        """Open a question, with the cursor in its first field or a named one."""
        self.at = number
        self._say("")
        self.draw()
        self.query_one(f"#{field or FIELDS[number][0]}", Input).focus()

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next field, and after the last one the answer is saved."""
        event.stop()
        self._share_out()
        fields = FIELDS[self.at]
        place = fields.index(event.input.id) if event.input.id in fields else len(fields) - 1
        done = place + 1 == len(fields) or (self.at == 1 and not event.value.strip())
        if done:
            self._save(self._advance)
        else:
            self.query_one(f"#{fields[place + 1]}", Input).focus()

    @on(events.DescendantFocus)
    def follow_focus(self, event: events.DescendantFocus) -> None:
        """A click into a field opens its question."""
        number = next((at for at, fields in enumerate(FIELDS) if event.widget.id in fields), self.at)
        if number != self.at:
            self.at = number
            self.draw()

    def _advance(self) -> None:
        self._saved.add(self.at)
        if self.at + 1 < len(FIELDS):
            self.open_question(self.at + 1)
        else:
            self._go_home()

    def action_previous_question(self) -> None:
        """Back to the field before; from the first field of a question to the question before."""
        fields = FIELDS[self.at]
        focused = self.focused.id if self.focused is not None else None
        place = fields.index(focused) if focused in fields else 0
        if place:
            self.query_one(f"#{fields[place - 1]}", Input).focus()
        elif self.at:
            self.open_question(self.at - 1)

    def action_next_field(self) -> None:
        """tab moves on like enter does, and saves nothing by itself."""
        self.focus_next()

    # Saving.

    def _save(self, then: Callable[[], None]) -> None:
        """Read the open question; say what cannot be read, else save it and go on."""
        self._share_out()
        if self.at == 1:
            self._save_people(then)
            return
        try:
            values = self._settings_of_question()
        except Unclear as unclear:
            self._ask_zone(unclear, then)
            return
        except ValueError as error:
            self._say(str(error))
            return
        if all(getattr(self.settings, name) == value for name, value in values.items()):
            then()
            return
        self._change_settings(values, then)

    def _settings_of_question(self) -> Mapping[str, Any]:
        """The open question's settings; ValueError says what cannot be read."""
        if self.at == 0:
            return {key: self._read(key) for key in FIELDS[0]}
        if self.at == 2:
            day, time = read_day(self._value("review-day")), read_time(self._value("review-at"))
            if day is None:
                raise ValueError("Which weekday? For instance Fri.")
            if time is None:
                raise ValueError("At what time? For instance 16:00.")
            return {"review": ReviewTime(day=day, at=time)}
        return self._coffee_settings()

    def _read(self, key: str) -> Any:
        """The value of the setting that a field is called after."""
        stand = Stand(getattr(self.settings, key), self.settings, self.today)
        return BY_KEY[key].type.read(self._value(key), stand)

    def _coffee_settings(self) -> Mapping[str, Any]:
        count = self._read("capacity")
        with suppress(ValueError):  # hours that differ from day to day stand in one field
            return {"capacity": count, "windows": read_windows(self._value("days"))}
        days = read_days(self._value("days"))
        if days is None:
            raise ValueError("On which weekdays? For instance Tue Wed Thu.")
        return {
            "capacity": count,
            "windows": read_windows(f"{self._value('window-1')}, {self._value('window-2')}", days),
        }

    def _change_settings(self, values: Mapping[str, Any], then: Callable[[], None]) -> None:
        from netritual.tui.screens.preferences import save_settings

        save_settings(self, values, then, lambda error: self._say(error.message))

    def _ask_zone(self, unclear: Unclear, then: Callable[[], None]) -> None:
        """Which of the zones it may be; when the app ends nobody is asked, and it can be said later."""
        from netritual.tui.widgets.question import numbered

        def take(answer: str) -> None:
            self._show("tz", unclear.candidates[int(answer) - 1])
            self._save(then)

        self._say(str(unclear))
        if not self._left:
            self.ask(numbered(str(unclear), unclear.candidates), take)

    def _save_people(self, then: Callable[[], None]) -> None:
        from netritual.services.verbs.first_people import add_first_people

        names = self._names()
        if not any(names):
            then()
            return
        self.shell.write(
            lambda store, now: add_first_people(store, now, names),
            lambda _: then(),
            lambda error: self._say(error.message),
            quiet=True,
        )

    # Other ways on.

    def action_skip_rest(self) -> None:
        """Keep what the open question says, and go on without the rest."""
        self._save(self._go_home)

    def _go_home(self) -> None:
        self.dismiss(None)

    def action_leave_first_run(self) -> None:
        """Quit; what was answered is saved, the open question too. What can not be read is said once."""
        self._leave(lambda: self.app.call_later(self.app.action_quit))

    def leave(self) -> None:
        """The app ends: what can be read of the open question is saved."""
        if not self._left:
            self._left = True
            self._save(lambda: None)

    def _leave(self, then: Callable[[], object]) -> None:
        """Save the open question and go; when it can not be read, say so, and go the second time."""

        def go() -> None:
            self._left = True
            then()

        if self._wrong == (self.at, self._typed()):
            go()
            return
        self._wrong = (self.at, self._typed())
        self._save(go)

    def _typed(self) -> tuple[str, ...]:
        return tuple(self._value(field) for field in FIELDS[self.at])

    def action_import_first(self) -> None:
        """Import people first."""
        self.shell.open_import()

    def action_show_first_help(self) -> None:
        """The keys of this screen."""
        self.shell.open_help(self.PLACE)

    def action_try_sample_people(self) -> None:
        """Look around with sample people, in a home of their own."""
        self._leave(self.shell.open_demo)


def _names(days: Iterable[str]) -> str:
    return " ".join(day_name(day) for day in days)


def _days_of(settings: Settings) -> tuple[str, ...]:
    return settings.windows[0].days if settings.windows else ()


def _hours(windows: tuple[Window, ...], at: int) -> str:
    return f"{windows[at].from_}-{windows[at].to}" if at < len(windows) else ""
