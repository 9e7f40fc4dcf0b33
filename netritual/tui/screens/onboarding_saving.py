"""The first run's answers on their way to the disk: each question is saved once answered, and leaving loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from netritual.domain.dates.zones import UnclearZone
from netritual.domain.model import Person
from netritual.domain.ties.counts import counts
from netritual.errors import NetritualError
from netritual.services.verbs.onboarding_people import add_first_people, called, maybe
from netritual.tui.screens.onboarding_fields import FIELDS, FirstAnswers, standing_of
from netritual.tui.screens.setting_questions import save_settings
from netritual.tui.view import View
from netritual.tui.widgets.person_pick import NEW, PersonPick
from netritual.tui.widgets.question import numbered

MOST_ASKED = 9
"""People of whom it is asked who of them is meant."""


class FirstSaving(View):
    """A view of the questions that saves what stands in the fields, and asks what is unclear in them first."""

    at: int
    """The open question, from 0."""
    later: bool
    """Whether one question is asked again, later; then the way out is back to where it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = FirstAnswers(self)
        self.submitted: list[tuple[str, ...]] = []
        """What stands in the fields of each question as it was given to be saved."""
        self.ended: set[str] = set()
        """What stood in the fields when ``enter`` ended one."""
        self._refused: tuple[tuple[str, ...], ...] = ()
        """What stood in the fields at the last try to leave: what cannot be read keeps nobody here."""
        self._is_leaving = False
        self.asked = ""
        """The name of which it is asked whose it is; a start after a kill asks again."""

    def open_question(self, number: int, field: str = "") -> None:
        """Open a question, with the cursor in its first field or a named one."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say what is wrong; "" for nothing."""
        raise NotImplementedError

    def save(self, at: int, then: Callable[[], object]) -> None:
        """Read a question; say what cannot be read, else save it and go on."""
        self.answers.share_out()
        if at == 1:
            self._save_people(then)
            return
        try:
            values = self.answers.settings_of(at)
        except UnclearZone as unclear:
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

    def save_all(self, then: Callable[[], object]) -> None:
        """Save each question in which something else stands than was saved, and go on; stop where one cannot be."""
        changed = next((at for at in range(len(FIELDS)) if self.answers.values(at) != self.submitted[at]), None)
        if changed is None:
            then()
        else:
            self.save(changed, lambda: self.save_all(then))

    def _give(self, at: int, values: tuple[str, ...]) -> Callable[[NetritualError], object]:
        """Note what is given to be saved; what is to be done when it is refused."""
        before, self.submitted[at] = self.submitted[at], values

        def refused(error: NetritualError) -> None:
            self.submitted[at] = before
            self._complain(at, str(error))

        return refused

    def _complain(self, at: int, words: str) -> None:
        if at != self.at:
            self.open_question(at)
        self.say(words)

    def _ask_zone(self, at: int, unclear: UnclearZone, then: Callable[[], object]) -> None:
        """Which of the zones it may be; when the app ends nobody is asked, and it can be said later."""

        def take(answer: str) -> None:
            self.answers.show("tz", unclear.candidates[int(answer) - 1])
            self.save(at, then)

        self._complain(at, str(unclear))
        if not self._is_leaving:
            self.ask(numbered(str(unclear), unclear.candidates), take)

    # The five people.

    def there(self) -> Sequence[str]:
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
            self.asked = ""
            if answer == NEW:
                self.answers.new.append(name)
            else:
                person = self.answers.text_of(next(p for p in everyone if p.handle == answer))
                self.answers.show(
                    field, "; ".join(person if one == name else one for one in self.answers.readings(field)[0])
                )
            self._save_people(then)

        self.asked = name
        self.open_question(1, field)
        everyone = self.network.all(Person)
        self.ask(PersonPick(f"Who is {name}?", everyone, first=first, new=name), take)

    def leave(self) -> None:
        """The app ends: what can be read is saved."""
        self._is_leaving = True
        self.put_half_typed_away()
        for at in range(len(FIELDS)):
            if self.answers.values(at) != self.submitted[at]:
                self.save(at, lambda: None)

    def put_half_typed_away(self) -> None:
        """Of the five whom one adds later a name that ``enter`` did not end may be half of one, or a line for the log:
        it is kept as a text, which is said, and makes nobody."""
        left = []
        for field, value in zip(FIELDS[1], self.submitted[1], strict=True) if self.later else ():
            typed = self.answers.value(field).strip()
            if typed and typed not in (value, *self.ended) and not called(self.shell.names, typed):
                self.shell.unsaved.put_away(typed)
                self.answers.show(field, "")
                left.append(typed)
        if left:
            words = "is kept as a text and made nobody" if len(left) == 1 else "are kept as texts and made nobody"
            self.shell.toast(f"{' and '.join(left)} {words}: ↑ in the log bar brings it back.")

    def put_unread_away(self) -> None:
        """Where the rest is skipped, a question of which something cannot be read stays as it was, which is said; what
        was typed there is kept as texts."""
        self.answers.share_out()
        for at in (0, *range(2, len(FIELDS))):
            try:
                self.answers.settings_of(at)
            except UnclearZone:  # which one is asked
                continue
            except ValueError as error:
                for field, before in zip(FIELDS[at], self.submitted[at], strict=True):
                    if (typed := self.answers.value(field)) != before:
                        self.shell.unsaved.put_away(typed)
                        self.answers.show(field, before)
                self.shell.toast(f"{error} That question stays as it was: ↑ in the log bar brings back what you typed.")

    def unsaved(self) -> Sequence[str]:
        """What stands in the fields and was not given to be saved."""
        before = (zip(self.answers.values(at), values, strict=True) for at, values in enumerate(self.submitted))
        pairs = chain.from_iterable(before)
        return [typed for typed, values in pairs if typed != values]

    def leave_by(self, then: Callable[[], object]) -> None:
        """Save what was typed and go; when something cannot be read, say so, and go the second time."""
        typed = tuple(map(self.answers.values, range(len(FIELDS))))
        if self._refused == typed:
            self.leave()
            then()
        else:
            self._refused = typed
            self.save_all(then)

    def follow_settings(self) -> None:
        """An export brings settings too: they stand where nothing was typed."""
        standing = standing_of(self.settings)
        for at, fields in enumerate(FIELDS):
            values = list(self.submitted[at])
            for place, field in enumerate(fields):
                if field in standing and self.answers.value(field) == values[place] != standing[field]:
                    self.answers.show(field, standing[field])
                    values[place] = standing[field]
            self.submitted[at] = tuple(values)
