"""The first run: four questions, each saved when it is answered; one of them can be asked again later."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import Any

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.domain.counts import counts
from netritual.domain.model import Person, ReviewTime, Settings, Window
from netritual.domain.setting_fields import BY_KEY
from netritual.domain.setting_types import Stand
from netritual.domain.week_hours import day_name, read_day, read_days, read_review, read_time, read_windows
from netritual.domain.words import counted
from netritual.domain.zones import Unclear, city_and_country, country_name, country_of, zone_at
from netritual.errors import NetritualError
from netritual.services.session_files import keep_question, kept_question
from netritual.services.verbs.first_people import add_first_people, called, is_unclear, maybe, readings
from netritual.tui.bars import Rows, rows
from netritual.tui.registry import Where
from netritual.tui.screens.preferences import save_settings
from netritual.tui.text import ends, plain
from netritual.tui.view import View
from netritual.tui.widgets.answer_line import AnswerInput, AnswerLine, NameInput
from netritual.tui.widgets.frame import TitleRow
from netritual.tui.widgets.question import NEW, PersonPick, numbered

INTRO = (
    ' Networking is "how can I help?", not "how many people?".\n'
    " Four short questions; all can change later. Nothing is sent unless you ask."
)
TO_IMPORT = " Optional, or never:  ctrl+o import LinkedIn Connections.csv, vCards, an export"
TO_LOOK = " Just looking?        ctrl+t sample people, in a home of their own, thrown away"
FIELDS: tuple[tuple[str, ...], ...] = (
    ("name", "city", "tz"),
    ("person-1", "person-2", "person-3", "person-4", "person-5"),
    ("review-day", "review-at"),
    ("capacity", "days", "window-1", "window-2"),
)
"""The fields of each question, in the order of ``enter``."""

SENTENCES: tuple[tuple[str | tuple[str, int], ...], ...] = (
    (" 3  When will you review?   If it is  ", ("review-day", 4), " ", ("review-at", 6), "  then I review for 15 min."),
    (" 4  Coffees you really have time for    ", ("capacity", 3), " a week"),
    ("    on ", ("days", 21), "  between ", ("window-1", 12), " ", ("window-2", 12)),
)
"""The questions that are sentences, with their fields in them, each with its cells."""

MOST_ASKED = 9
"""People of whom it is asked who of them is meant."""


class FirstRunScreen(View):
    """Four questions on one page: the open one can be typed into, the others show what was answered."""

    PLACE = Where.FIRST_RUN
    CSS_PATH = "first_run.tcss"

    def __init__(self, only: int | None = None) -> None:
        super().__init__()
        self._later = only is not None
        """Whether one question is asked again, later; then the way out is back to where it was asked for."""
        self.at = (only or 1) - 1
        """The open question, from 0; after a kill the one that was open then."""
        self._lines: Mapping[str, AnswerInput] = {}
        """The fields, by name; their texts are there when the page is not."""
        self._saved: set[int] = set()
        self._given: list[tuple[str, ...]] = []
        """What stands in the fields of each question as it was given to be saved."""
        self._countries: dict[str, str] = {}
        """The two letters of the country that was typed behind a city, by city."""
        self._new: list[str] = []
        """Names of which it was said that they are somebody new."""
        self._made: dict[str, tuple[str, frozenset[int]]] = {}
        """What stood in a field when its people were added, and whom that added."""
        self._ended: set[str] = set()
        """What stood in the fields when ``enter`` ended one."""
        self._whole: list[str] = []
        """Texts of which it was said that they are one name, as they stand."""
        self._refused: tuple[tuple[str, ...], ...] = ()
        """What stood in the fields at the last try to leave: what cannot be read keeps nobody here."""
        self._left = False
        self._came = ""
        """What the last import brought."""

    def title_row(self) -> Widget:
        return TitleRow()

    def body(self) -> Iterable[Widget]:
        """The four questions, one under the other."""
        standing = _standing(self.settings)
        yield Static(plain(INTRO + "\n"), id="intro")
        yield Static(id="said-0", classes="said")
        with Vertical(id="open-0", classes="open"):
            yield Static(plain(" 1  You"))
            yield AnswerLine("name", "name   ", value=standing["name"])
            yield AnswerLine("city", "city   ", value=standing["city"])
            yield AnswerLine("tz", "zone   ", value=standing["tz"])
        yield Static(id="said-1", classes="said")
        with Vertical(id="open-1", classes="open"):
            yield Static(plain(" 2  Five people you would call for advice today"))
            for field, name in zip_longest(FIELDS[1], self._there(), fillvalue=""):
                yield AnswerLine(field, value=name, placeholder="...", names=True)
        for number, sentence in enumerate(SENTENCES, 2):
            with Horizontal(id=f"open-{number}", classes="sentence"):
                for part in sentence:
                    if isinstance(part, str):
                        yield Static(plain(part))
                    else:
                        yield AnswerLine(part[0], value=standing[part[0]], width=part[1])
        yield Static(id="wrong")
        yield Static(id="outro")

    def on_mount(self) -> None:
        """The question that was asked for has the cursor."""
        names: tuple[str, ...] = ()
        if not self._later:
            number, names = kept_question(self.shell.parts.disk, self.shell.parts.home)
            self.at = min(number or 1, len(FIELDS)) - 1
        self._lines = {str(line.id): line for line in self.query(AnswerInput)}
        self._given = [self._values(at) for at in range(len(FIELDS))]
        for field, name in zip(FIELDS[1], names, strict=False):
            if name and not self._value(field):
                self._show(field, name)
                self.shell.unsaved.forget(name)
        for line in self.query(NameInput):
            line.offered, line.text_of = self._offered, self._text_of
        empty = next((field for field in FIELDS[1] if not self._value(field)), "")
        self.open_question(self.at, empty if self.at == 1 else "")
        self._make_keys()

    def _make_keys(self) -> None:
        """Let everyone's keys be there when a name is typed."""
        self.call_after_refresh(lambda: self.shell.names.holders(""))

    # What is shown.

    def redraw(self) -> None:
        """The title counts the questions; answered ones fold into a line."""
        title = "the first questions" if self._later else "welcome to netritual"
        self.show_title(title, f"{'' if self._later else 'step '}{self.at + 1} of 4")
        wide = self.app.size.width
        for number, words in enumerate((self._you(), self._people())):
            self.query_one(f"#open-{number}").display = number == self.at
            said = self.query_one(f"#said-{number}", Static)
            said.display = number != self.at
            done = "done " if number in self._saved else ""
            said.update(plain(ends(words, done, wide)))
        self.query_one("#outro", Static).update(plain(f"\n{self._came or TO_IMPORT}\n{TO_LOOK}"))

    def key_rows(self) -> Rows:
        """The keys that do something now."""
        field, leave = self.focused, "leave-first-run"
        if isinstance(field, AnswerInput) and field.replaced:
            leave += " as it was"
        elif self._later:
            leave += " back (saved)"
        first = ("=enter next", "previous-question", *(() if self._later else ("skip-rest",)), leave)
        return rows((first, ("import-first", "try-sample-people", "show-first-help")), self.shell.keymap)

    @on(Input.Changed)
    def follow_typing(self) -> None:
        """Other text, other keys."""
        self.show_keys()

    def _you(self) -> str:
        settings = self.settings
        place = ", ".join(part for part in (settings.city, country_name(settings.country)) if part)
        place = f"{place} ({settings.tz})" if place else settings.tz
        return f" 1  You            {', '.join(part for part in (settings.name, place) if part)}"

    def _people(self) -> str:
        names = ", ".join(name for _, name in self._named())
        return f" 2  Five people you would call for advice today   {names}".rstrip()

    def _value(self, field: str) -> str:
        return self._lines[field].value.strip()

    def _values(self, at: int) -> tuple[str, ...]:
        return tuple(self._value(field) for field in FIELDS[at])

    def _show(self, field: str, text: str) -> None:
        self._lines[field].value = text

    def _share_out(self) -> None:
        """Put what one field says in plain words into all that it is about: "friday 4pm", "weekday mornings", a city.

        The city gives the zone while nobody has typed another one.
        """
        self._give_places()
        self._share_city()
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

    def _share_city(self) -> None:
        """Put the zone of a city that was typed into its field, and take off the country behind it."""
        typed, zone = self._value("city"), self.settings.tz
        city, country = city_and_country(typed)
        if country:
            self._countries[city] = country
        if self._value("tz") == zone and typed != self.settings.city and (not country or country_of(zone) != country):
            with suppress(ValueError):
                self._show("tz", typed)
                self._show("tz", zone_at(typed))
            if not country and self._value("tz") == typed:
                self._show("tz", zone)
        self._show("city", city)

    def _ask_country(self) -> str:
        """A question for the country of a city where the zone does not tell it; "" where it does."""
        city = self._value("city")
        is_clear = city in self._countries or self.settings.country or country_of(self._value("tz"))
        asks = "its zone and its public holidays follow from it. Type it here, for instance Belgium."
        return "" if is_clear or not city else f"Which country is {city} in? {asks}"

    def _say(self, words: str) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.update(plain(words and f"    {words}"))
        wrong.display = bool(words)

    # Moving.

    def open_question(self, number: int, field: str = "") -> None:
        """Open a question, with the cursor in its first field or a named one."""
        self.at = number
        self._keep(number + 1)
        self._say("")
        self.draw()
        self._lines[field or FIELDS[number][0]].focus()

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next field, and after the last one the answer is saved."""
        event.stop()
        self._share_out()
        self._ended.update(self._values(self.at))
        self._keep(self.at + 1)
        fields = FIELDS[self.at]
        place = fields.index(event.input.id) if event.input.id in fields else len(fields) - 1
        if self.at == 1 and event.input.value != event.value:  # several names, each in a place of its own now
            place = sum(1 for field in fields if self._value(field)) - 1
        done = place + 1 == len(fields) or (self.at == 1 and not event.value.strip())
        if done:
            self._save(self.at, self._advance)
        else:
            self._lines[fields[place + 1]].focus()
            self._say(self._ask_country() if fields[place + 1] == "tz" else "")

    @on(events.DescendantFocus)
    def follow_focus(self, event: events.DescendantFocus) -> None:
        """A click into a field opens its question."""
        number = next((at for at, fields in enumerate(FIELDS) if event.widget.id in fields), self.at)
        if number != self.at:
            self.at = number
            self.draw()
        else:
            self.show_keys()

    def _advance(self) -> None:
        self._saved.add(self.at)
        if self.at + 1 < len(FIELDS) and not self._later:
            self.open_question(self.at + 1)
        else:
            self._save_all(self._go_home)

    def action_previous_question(self) -> None:
        """Back to the field before; from the first field of a question to the question before."""
        fields = FIELDS[self.at]
        focused = self.focused.id if self.focused is not None else None
        place = fields.index(focused) if focused in fields else 0
        if place:
            self._lines[fields[place - 1]].focus()
        elif self.at:
            self.open_question(self.at - 1)

    # Saving.

    def _save(self, at: int, then: Callable[[], object]) -> None:
        """Read a question; say what cannot be read, else save it and go on."""
        self._share_out()
        if at == 1:
            self._save_people(then)
            return
        try:
            values = self._settings_of(at)
        except Unclear as unclear:
            self._ask_zone(at, unclear, then)
            return
        except ValueError as error:
            self._complain(at, str(error))
            return
        refused = self._give(at, self._values(at))
        if all(getattr(self.settings, name) == value for name, value in values.items()):
            then()
            return
        save_settings(self, values, then, refused)

    def _save_all(self, then: Callable[[], object]) -> None:
        """Save each question in which something else stands than was saved, and go on; stop where one cannot be."""
        changed = next((at for at in range(len(FIELDS)) if self._values(at) != self._given[at]), None)
        if changed is None:
            then()
        else:
            self._save(changed, lambda: self._save_all(then))

    def _give(self, at: int, values: tuple[str, ...]) -> Callable[[NetritualError], object]:
        """Note what is given to be saved; what is to be done when it is refused."""
        before, self._given[at] = self._given[at], values

        def refused(error: NetritualError) -> None:
            self._given[at] = before
            self._complain(at, str(error))

        return refused

    def _complain(self, at: int, words: str) -> None:
        if at != self.at:
            self.open_question(at)
        self._say(words)

    def _settings_of(self, at: int) -> Mapping[str, Any]:
        """The settings of a question; ValueError says what cannot be read."""
        if at == 0:
            said = {key: self._read(key) for key in FIELDS[0]}
            moved = said["tz"] != self.settings.tz or not self.settings.country
            country = self._countries.get(said["city"]) or (country_of(said["tz"]) if moved else "")
            return {**said, "country": country or self.settings.country}
        if at == 2:
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

    def _ask_zone(self, at: int, unclear: Unclear, then: Callable[[], object]) -> None:
        """Which of the zones it may be; when the app ends nobody is asked, and it can be said later."""

        def take(answer: str) -> None:
            self._show("tz", unclear.candidates[int(answer) - 1])
            self._save(at, then)

        self._complain(at, str(unclear))
        if not self._left:
            self.ask(numbered(str(unclear), unclear.candidates), take)

    # The five people.

    def _there(self) -> Sequence[str]:
        """Those who have a rhythm already, the closest first, while they are no more than fit here."""
        there = sorted(counts(self.network).ranked(), key=lambda person: (person.tier, person.id))
        return [self._text_of(person) for person in there] if len(there) <= len(FIELDS[1]) else ()

    def _offered(self, typed: str) -> Sequence[Person]:
        """Who may be meant by a name that is being typed; nobody for the name of one person."""
        names = self.shell.names
        return () if len(called(names, typed)) == 1 else names.offered(typed.lstrip("@"))

    def _text_of(self, person: Person) -> str:
        """Somebody's name, or their handle where others are called so."""
        return person.name if called(self.shell.names, person.name) == [person.id] else f"@{person.handle}"

    def _readings(self, field: str) -> Sequence[tuple[str, ...]]:
        """The names that a field may hold, the likeliest reading first."""
        typed = self._value(field)
        if not typed:
            return ((),)
        return ((typed,),) if typed in self._whole or called(self.shell.names, typed) else readings(typed)

    def _named(self) -> list[tuple[str, str]]:
        """Every name, with the field it stands in."""
        return [(field, name) for field in FIELDS[1] for name in self._readings(field)[0]]

    def _give_places(self) -> None:
        """Give each of several names in one field a field of its own, where there are enough and none is in doubt."""
        fields = [self._readings(field) for field in FIELDS[1]]
        names = [name for each in fields for name in each[0]]
        several = any(len(each[0]) > 1 for each in fields)
        if several and len(names) <= len(FIELDS[1]) and all(len(each) == 1 for each in fields):
            for field, name in zip_longest(FIELDS[1], names, fillvalue=""):
                self._show(field, name)

    def _former(self) -> frozenset[int]:
        """Whom texts added that were typed anew since."""
        return frozenset[int]().union(
            *(made for field, (text, made) in self._made.items() if self._value(field) != text)
        )

    def _unclear(self) -> list[tuple[str, str]]:
        """The names of which it must be asked whose they are, with their fields."""
        former = self._former()
        return [
            (field, name) for field, name in self._named()
            if name not in self._new and is_unclear(self.shell.names, name, former)
        ]  # fmt: skip

    def _save_people(self, then: Callable[[], object]) -> None:
        doubtful = [field for field in FIELDS[1] if len(self._readings(field)) > 1]
        unclear = [] if doubtful else self._unclear()
        if not self._left and (doubtful or unclear):
            if doubtful:
                self._ask_reading(doubtful[0], then)
            else:
                self._ask_person(*unclear[0], then)
            return
        open_ = {*doubtful, *(field for field, _ in self._unclear())}
        typed = tuple("" if field in open_ else self._value(field) for field in FIELDS[1])
        names = [name for field, name in self._named() if field not in open_]
        refused, new = self._give(1, typed), tuple(self._new)
        former = self._former()
        if not (names or former):
            then()
            return

        def added(people: Sequence[Person]) -> None:
            self._note_made(people, former)
            then()

        self.shell.write(
            lambda store, now: add_first_people(store, now, names, new, former), added, refused, quiet=True
        )

    def _note_made(self, added: Sequence[Person], former: Collection[int]) -> None:
        """Note which field added whom, so that another text in it takes their place."""
        for field in FIELDS[1]:
            meant = {who for name in self._readings(field)[0] for who in called(self.shell.names, name)}
            before = self._made.get(field, ("", frozenset()))[1].difference(former)
            self._made[field] = self._value(field), before | meant.intersection(one.id for one in added)

    def _ask_reading(self, field: str, then: Callable[[], object]) -> None:
        """Whether a text is the names of several people, or of one."""
        typed, (several, turned, whole) = self._value(field), self._readings(field)

        def take(answer: str) -> None:
            if answer == "1":
                self._show(field, "; ".join(several))
                self._give_places()
            elif answer == "2":
                self._show(field, turned[0])
            else:
                self._whole.append(typed)
            self._save_people(then)

        self.open_question(1, field)
        choices = (f"two people: {' and '.join(several)}", f"one: {turned[0]}", f"one, as typed: {whole[0]}")
        self.ask(numbered(f"Is {typed} one person?", choices), take)

    def _ask_person(self, field: str, name: str, then: Callable[[], object]) -> None:
        """Whose name it is; nobody is guessed."""
        names = self.shell.names
        offered = [person.id for person in names.offered(name, MOST_ASKED)]
        first = list(dict.fromkeys((*offered, *maybe(names, name))))[:MOST_ASKED]

        def take(answer: str) -> None:
            if answer == NEW:
                self._new.append(name)
            else:
                person = self._text_of(next(p for p in everyone if p.handle == answer))
                self._show(field, "; ".join(person if one == name else one for one in self._readings(field)[0]))
            self._save_people(then)

        self.open_question(1, field)
        everyone = self.network.all(Person)
        self.ask(PersonPick(f"Who is {name}?", everyone, first=first, new=name), take)

    # Other ways on.

    def action_skip_rest(self) -> None:
        """Keep what was typed, and go on without the rest."""
        self._put_half_typed_away()
        self._save_all(self._go_home)

    def _keep(self, number: int | None) -> None:
        """Note which question is open, or with None that the first run is over."""
        if not self._later:
            keep_question(self.shell.parts.disk, self.shell.parts.home, number, self._values(1))

    def _quit(self) -> None:
        self._keep(None)
        self.app.call_later(self.app.action_quit)

    def _go_home(self) -> None:
        self._keep(None)
        for text in self.unsaved():
            self.shell.unsaved.put_away(text)
        self.dismiss(None)

    def action_leave_first_run(self) -> None:
        """Give back what a field held; else leave. All that can be read is saved; what cannot is said once."""
        field = self.focused
        if isinstance(field, AnswerInput) and field.replaced:
            field.give_back()
        elif self._later:
            self._put_half_typed_away()
            self._leave(self._go_home)
        else:
            self._leave(self._quit)

    def leave(self) -> None:
        """The app ends: what can be read is saved."""
        self._left = True
        self._put_half_typed_away()
        for at in range(len(FIELDS)):
            if self._values(at) != self._given[at]:
                self._save(at, lambda: None)

    def _put_half_typed_away(self) -> None:
        """Of the five whom one adds later a name that ``enter`` did not end may be half of one, or a line for the log:
        it is kept as a text, which is said, and makes nobody."""
        left = []
        for field, given in zip(FIELDS[1], self._given[1], strict=True) if self._later else ():
            typed = self._value(field).strip()
            if typed and typed not in (given, *self._ended) and not called(self.shell.names, typed):
                self.shell.unsaved.put_away(typed)
                self._show(field, "")
                left.append(typed)
        if left:
            words = "is kept as a text and made nobody" if len(left) == 1 else "are kept as texts and made nobody"
            self.shell.toast(f"{' and '.join(left)} {words}: ↑ in the log bar brings it back.")

    def unsaved(self) -> Sequence[str]:
        """What stands in the fields and was not given to be saved."""
        pairs = (pair for at, given in enumerate(self._given) for pair in zip(self._values(at), given, strict=True))
        return [typed for typed, given in pairs if typed != given]

    def _leave(self, then: Callable[[], object]) -> None:
        """Save what was typed and go; when something cannot be read, say so, and go the second time."""
        typed = tuple(map(self._values, range(len(FIELDS))))
        if self._refused == typed:
            self.leave()
            then()
        else:
            self._refused = typed
            self._save_all(then)

    def action_import_first(self) -> None:
        """Import people, and come back to the question that is open."""
        before, version = counts(self.network).size(), self.shell.version

        def say(_: None) -> None:
            came = counts(self.network).size() - before
            if came > 0:
                self._came = (
                    f" {counted(came, 'person', 'people')} came in. Their names are offered while you type one."
                )
            elif self.shell.version != version:
                self._came = " Nobody new came in."
            self._follow_settings()
            self._make_keys()
            self.draw()

        self.shell.open_import(say)

    def _follow_settings(self) -> None:
        """An export brings settings too: they stand where nothing was typed."""
        standing = _standing(self.settings)
        for at, fields in enumerate(FIELDS):
            given = list(self._given[at])
            for place, field in enumerate(fields):
                if field in standing and self._value(field) == given[place] != standing[field]:
                    self._show(field, standing[field])
                    given[place] = standing[field]
            self._given[at] = tuple(given)

    def action_try_sample_people(self) -> None:
        """Look around with sample people, in a home of their own."""
        self._leave(self.shell.open_demo)


def _names(days: Iterable[str]) -> str:
    return " ".join(day_name(day) for day in days)


def _standing(settings: Settings) -> Mapping[str, str]:
    """What the settings say, by field."""
    days = settings.windows[0].days if settings.windows else ()
    return {
        "name": settings.name, "city": settings.city, "tz": settings.tz,
        "review-day": day_name(settings.review.day), "review-at": settings.review.at,
        "capacity": str(settings.capacity), "days": _names(days),
        "window-1": _hours(settings.windows, 0), "window-2": _hours(settings.windows, 1),
    }  # fmt: skip


def _hours(windows: tuple[Window, ...], at: int) -> str:
    return f"{windows[at].from_}-{windows[at].to}" if at < len(windows) else ""
