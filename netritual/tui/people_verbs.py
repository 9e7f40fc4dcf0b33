"""What can be done with a person as a record: add, edit, merge, delete, send to the list; for People and Person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from netritual.domain.model import Person, Settings
from netritual.domain.person_fields import FIELDS, form_line
from netritual.tui.acting import Acting
from netritual.tui.view import View
from netritual.tui.widgets.form import Field, Values


def fields_of(person: Person, settings: Settings) -> tuple[Field, ...]:
    """The form of a person; the zone that is shown as an example is mine."""
    rows = sorted((field for field in FIELDS.values() if field.form), key=lambda field: field.form)
    mine = {"tz": settings.tz}
    return tuple(
        Field(row.name, row.label, form_line(getattr(person, row.name)), mine.get(row.name) or row.hint) for row in rows
    )


def values_of(values: Values) -> dict[str, Any]:
    """The values of a form as the verb takes them. ValueError for a line that its type cannot read."""
    return {name: FIELDS[name].type.typed(text) for name, text in values.items()}


def wrong_in(values: Values) -> str:
    """What the form itself can tell; the verb checks the rest."""
    if not values["name"]:
        return "A name is needed."
    for name, text in values.items():
        try:
            FIELDS[name].type.typed(text)
        except ValueError as error:
            return f"“{FIELDS[name].label}” must be {error}."
    return ""


def merge_with(view: View, person: Person, then: Callable[[Person], object]) -> None:
    """Ask who is the same as this person, and for a yes; ``then`` gets who they became."""
    from netritual.services.verbs import people
    from netritual.tui.widgets.question import PersonPick, confirm

    everyone = view.network.all(Person)

    def sure(handle: str) -> None:
        other = next((p for p in everyone if p.handle == handle), None)
        if other is None:
            return
        words = f"{other.name} becomes {person.name}: talks, loops and names go over. u takes it back."
        view.ask(
            confirm(words),
            lambda _: view.shell.write(lambda store, now: people.merge_people(store, now, person.id, other.id), then),
        )

    view.ask(PersonPick(f"Who is the same person as {person.name}?", everyone, but=(person.id,)), sure)


class PeopleVerbs(Acting):
    """The actions on a person's record."""

    def action_why_not(self) -> None:
        """Why this person is not suggested for a coffee, with every part that counts."""
        from netritual.review.silence_words import why_rows
        from netritual.tui.screens.brief import BriefScreen

        person = self.person
        if person is not None:
            rows = why_rows(self.network, self.settings, self.today, person.id)
            self.app.push_screen(BriefScreen(person.name, "", rows, self.app.size.width, title="why not?"))

    def act_on_person(self, key: str) -> bool:
        """Without a link of the row's own ``o`` opens the person's own link."""
        person = self.person
        if key == "o" and person is not None:
            self.open_url(person.urls[0] if person.urls else "")
            return True
        return super().act_on_person(key)

    def action_add_person(self) -> None:
        """Add somebody: the name is enough."""
        from netritual.services.verbs import people
        from netritual.tui.widgets.question import Question

        def add(name: str) -> None:
            self.shell.write(
                lambda store, now: people.add_person(store, now, name), lambda person: self.shell.open_person(person.id)
            )

        self.ask(Question("Who is it? The name is enough for now."), add)

    def action_edit_person(self) -> None:
        """Edit the person as a form; only what changed is written."""
        person = self._chosen()
        if person is None:
            return
        from netritual.services.verbs import people
        from netritual.tui.widgets.form import Form

        fields = fields_of(person, self.settings)

        def show(filled: Sequence[Field]) -> None:
            self.app.push_screen(Form(f"edit {person.name}", filled, wrong_in), save)

        def save(values: Values | None) -> None:
            if values is None:
                return
            typed = [field._replace(value=values[field.name]) for field in fields]
            changed = values_of({one.name: values[one.name] for one in fields if values[one.name] != one.value.strip()})
            if changed:
                self.shell.write(
                    lambda store, now: people.edit_person(store, now, person.id, **changed),
                    refused=lambda _: show(typed),  # nothing that was typed is lost by one wrong value
                )

        show(fields)

    def action_merge_people(self) -> None:
        """Merge somebody into this person: asks who, then for a yes."""
        person = self._chosen()
        if person is not None:
            merge_with(self, person, self.person_merged)

    def person_merged(self, person: Person) -> None:
        """Two people became one."""

    def action_delete_person(self) -> None:
        """Delete the person once the name was typed."""
        person = self._chosen()
        if person is None:
            return
        from netritual.domain.text import fold
        from netritual.services.verbs import people
        from netritual.tui.widgets.question import Question

        def check(typed: str) -> str:
            return "" if fold(typed) == fold(person.name) else "That is not the name. Nothing was deleted."

        self.ask(
            Question(f"Delete {person.name} and what is only about them? Type the name; u takes it back.", check=check),
            lambda _: self.shell.write(
                lambda store, now: people.delete_person(store, now, person.id), self.person_deleted
            ),
        )

    def person_deleted(self, person: Person) -> None:
        """Somebody is gone."""

    def action_list_person(self) -> None:
        """Send the person back to the list: nobody is asked about there."""
        person = self._chosen()
        if person is not None:
            from netritual.services.verbs import people

            self.shell.write(lambda store, now: people.list_person(store, now, person.id))
