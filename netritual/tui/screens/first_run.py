"""The first run: four questions, each saved when it is answered; one of them can be asked again later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest

from textual import events, on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.domain.counts import counts
from netritual.domain.model import Person
from netritual.domain.words import counted
from netritual.domain.zones import Unclear, country_name
from netritual.errors import NetritualError
from netritual.services.session_files import keep_question, kept_question
from netritual.services.verbs.first_people import add_first_people, called, maybe
from netritual.tui.bars import Rows, rows
from netritual.tui.command_table import Where
from netritual.tui.content import ends, plain
from netritual.tui.screens.first_answers import FIELDS, FirstAnswers, standing_of
from netritual.tui.screens.preferences import save_settings
from netritual.tui.view import View
from netritual.tui.widgets.answer_line import AnswerInput, AnswerLine, NameInput
from netritual.tui.widgets.question import NEW, PersonPick, numbered
from netritual.tui.widgets.tab_strip import TabStrip

INTRO = (
    ' Networking is "how can I help?", not "how many people?".\n'
    " Four short questions; all can change later. Nothing is sent unless you ask."
)
TO_IMPORT = " Optional, or never:  ctrl+o import LinkedIn Connections.csv, vCards, an export"
TO_LOOK = " Just looking?        ctrl+t sample people, in a home of their own, thrown away"
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
        self.answers = FirstAnswers(self)
        self._saved: set[int] = set()
        self._submitted: list[tuple[str, ...]] = []
        """What stands in the fields of each question as it was given to be saved."""
        self._ended: set[str] = set()
        """What stood in the fields when ``enter`` ended one."""
        self._refused: tuple[tuple[str, ...], ...] = ()
        """What stood in the fields at the last try to leave: what cannot be read keeps nobody here."""
        self._is_leaving = False
        self._import_words = ""
        """What the last import brought."""

    def head(self) -> Widget:
        return TabStrip()

    def body(self) -> Iterable[Widget]:
        """The four questions, one under the other."""
        standing = standing_of(self.settings)
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
        self.answers.lines = {str(line.id): line for line in self.query(AnswerInput)}
        self._submitted = [self.answers.values(at) for at in range(len(FIELDS))]
        for field, name in zip(FIELDS[1], names, strict=False):
            if name and not self.answers.value(field):
                self.answers.show(field, name)
                self.shell.unsaved.forget(name)
        for line in self.query(NameInput):
            line.offered, line.text_of = self.answers.offered, self.answers.text_of
        empty = next((field for field in FIELDS[1] if not self.answers.value(field)), "")
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
        self.query_one("#outro", Static).update(plain(f"\n{self._import_words or TO_IMPORT}\n{TO_LOOK}"))

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
        names = ", ".join(name for _, name in self.answers.named())
        return f" 2  Five people you would call for advice today   {names}".rstrip()

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
        self.answers.lines[field or FIELDS[number][0]].focus()

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next field, and after the last one the answer is saved."""
        event.stop()
        self.answers.share_out()
        self._ended.update(self.answers.values(self.at))
        self._keep(self.at + 1)
        fields = FIELDS[self.at]
        place = fields.index(event.input.id) if event.input.id in fields else len(fields) - 1
        if self.at == 1 and event.input.value != event.value:  # several names, each in a place of its own now
            place = sum(1 for field in fields if self.answers.value(field)) - 1
        done = place + 1 == len(fields) or (self.at == 1 and not event.value.strip())
        if done:
            self._save(self.at, self._advance)
        else:
            self.answers.lines[fields[place + 1]].focus()
            self._say(self.answers.ask_country() if fields[place + 1] == "tz" else "")

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
            self.answers.lines[fields[place - 1]].focus()
        elif self.at:
            self.open_question(self.at - 1)

    # Saving.

    def _save(self, at: int, then: Callable[[], object]) -> None:
        """Read a question; say what cannot be read, else save it and go on."""
        self.answers.share_out()
        if at == 1:
            self._save_people(then)
            return
        try:
            values = self.answers.settings_of(at)
        except Unclear as unclear:
            self._ask_zone(at, unclear, then)
            return
        except ValueError as error:
            self._complain(at, str(error))
            return
        refused = self._give(at, self.answers.values(at))
        if all(getattr(self.settings, name) == value for name, value in values.items()):
            then()
            return
        save_settings(self, values, then, refused)

    def _save_all(self, then: Callable[[], object]) -> None:
        """Save each question in which something else stands than was saved, and go on; stop where one cannot be."""
        changed = next((at for at in range(len(FIELDS)) if self.answers.values(at) != self._submitted[at]), None)
        if changed is None:
            then()
        else:
            self._save(changed, lambda: self._save_all(then))

    def _give(self, at: int, values: tuple[str, ...]) -> Callable[[NetritualError], object]:
        """Note what is given to be saved; what is to be done when it is refused."""
        before, self._submitted[at] = self._submitted[at], values

        def refused(error: NetritualError) -> None:
            self._submitted[at] = before
            self._complain(at, str(error))

        return refused

    def _complain(self, at: int, words: str) -> None:
        if at != self.at:
            self.open_question(at)
        self._say(words)

    def _ask_zone(self, at: int, unclear: Unclear, then: Callable[[], object]) -> None:
        """Which of the zones it may be; when the app ends nobody is asked, and it can be said later."""

        def take(answer: str) -> None:
            self.answers.show("tz", unclear.candidates[int(answer) - 1])
            self._save(at, then)

        self._complain(at, str(unclear))
        if not self._is_leaving:
            self.ask(numbered(str(unclear), unclear.candidates), take)

    # The five people.

    def _there(self) -> Sequence[str]:
        """Those who have a rhythm already, the closest first, while they are no more than fit here."""
        there = sorted(counts(self.network).ranked(), key=lambda person: (person.tier, person.id))
        return [self.answers.text_of(person) for person in there] if len(there) <= len(FIELDS[1]) else ()

    def _save_people(self, then: Callable[[], object]) -> None:
        doubtful = [field for field in FIELDS[1] if len(self.answers.readings(field)) > 1]
        unclear = [] if doubtful else self.answers.unclear()
        if not self._is_leaving and (doubtful or unclear):
            if doubtful:
                self._ask_reading(doubtful[0], then)
            else:
                self._ask_person(*unclear[0], then)
            return
        open_ = {*doubtful, *(field for field, _ in self.answers.unclear())}
        typed = tuple("" if field in open_ else self.answers.value(field) for field in FIELDS[1])
        names = [name for field, name in self.answers.named() if field not in open_]
        refused, new = self._give(1, typed), tuple(self.answers.new)
        former = self.answers.former()
        if not (names or former):
            then()
            return

        def added(people: Sequence[Person]) -> None:
            self.answers.note_made(people, former)
            then()

        self.shell.write(
            lambda store, now: add_first_people(store, now, names, new, former), added, refused, quiet=True
        )

    def _ask_reading(self, field: str, then: Callable[[], object]) -> None:
        """Whether a text is the names of several people, or of one."""
        typed, (several, turned, whole) = self.answers.value(field), self.answers.readings(field)

        def take(answer: str) -> None:
            if answer == "1":
                self.answers.show(field, "; ".join(several))
                self.answers.give_places()
            elif answer == "2":
                self.answers.show(field, turned[0])
            else:
                self.answers.whole.append(typed)
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
                self.answers.new.append(name)
            else:
                person = self.answers.text_of(next(p for p in everyone if p.handle == answer))
                self.answers.show(
                    field, "; ".join(person if one == name else one for one in self.answers.readings(field)[0])
                )
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
            keep_question(self.shell.parts.disk, self.shell.parts.home, number, self.answers.values(1))

    def _quit(self) -> None:
        """End the app; it opens at this question again, until all are answered or skipped."""
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
        self._is_leaving = True
        self._put_half_typed_away()
        for at in range(len(FIELDS)):
            if self.answers.values(at) != self._submitted[at]:
                self._save(at, lambda: None)

    def _put_half_typed_away(self) -> None:
        """Of the five whom one adds later a name that ``enter`` did not end may be half of one, or a line for the log:
        it is kept as a text, which is said, and makes nobody."""
        left = []
        for field, given in zip(FIELDS[1], self._submitted[1], strict=True) if self._later else ():
            typed = self.answers.value(field).strip()
            if typed and typed not in (given, *self._ended) and not called(self.shell.names, typed):
                self.shell.unsaved.put_away(typed)
                self.answers.show(field, "")
                left.append(typed)
        if left:
            words = "is kept as a text and made nobody" if len(left) == 1 else "are kept as texts and made nobody"
            self.shell.toast(f"{' and '.join(left)} {words}: ↑ in the log bar brings it back.")

    def unsaved(self) -> Sequence[str]:
        """What stands in the fields and was not given to be saved."""
        before = (zip(self.answers.values(at), given, strict=True) for at, given in enumerate(self._submitted))
        pairs = chain.from_iterable(before)
        return [typed for typed, given in pairs if typed != given]

    def _leave(self, then: Callable[[], object]) -> None:
        """Save what was typed and go; when something cannot be read, say so, and go the second time."""
        typed = tuple(map(self.answers.values, range(len(FIELDS))))
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
                self._import_words = (
                    f" {counted(came, 'person', 'people')} came in. Their names are offered while you type one."
                )
            elif self.shell.version != version:
                self._import_words = " Nobody new came in."
            self._follow_settings()
            self._make_keys()
            self.draw()

        self.shell.open_import(say)

    def _follow_settings(self) -> None:
        """An export brings settings too: they stand where nothing was typed."""
        standing = standing_of(self.settings)
        for at, fields in enumerate(FIELDS):
            given = list(self._submitted[at])
            for place, field in enumerate(fields):
                if field in standing and self.answers.value(field) == given[place] != standing[field]:
                    self.answers.show(field, standing[field])
                    given[place] = standing[field]
            self._submitted[at] = tuple(given)

    def action_try_sample_people(self) -> None:
        """Look around with sample people, in a home of their own."""
        self._leave(self.shell.open_demo)
