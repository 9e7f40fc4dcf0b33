"""What can be done with any person, whatever stands under the cursor: each is a function of the view and the person.

``ItemActions`` loads this file with the first key that needs it, and calls a function by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from netritual.domain.language.text import fold
from netritual.domain.model import Channel, Coffee, Person, Settings
from netritual.domain.people.first_names import first_name
from netritual.domain.people.person_fields import FIELDS, form_line
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.errors import NetritualError
from netritual.review.message_drafts.loop_drafts import person_note
from netritual.review.silence_wording import why_rows
from netritual.review.step import Item
from netritual.services import answer_parsing
from netritual.services.verbs import coffees, introductions, loops, people_verbs, touches
from netritual.tui.screens.brief import BriefScreen
from netritual.tui.view import View
from netritual.tui.widgets.form import Field, Form, Values
from netritual.tui.widgets.person_pick import PersonPick
from netritual.tui.widgets.question import Check, Choice, Pick, Question, confirm

HOT: Mapping[str, tuple[str, Channel]] = {
    "c": ("coffee", "coffee"), "l": ("lunch", "lunch"), "v": ("video", "video"), "t": ("telephone", "call"),
    "e": ("email", "email"), "m": ("message", "dm"), "k": ("comment", "comment"),
}  # fmt: skip
"""The second key of the hot log -> its word, and the channel it logs."""

LOOPS_MADE = (("a", "ask", "+ask"), ("t", "thanks", "+thanks"), ("i", "intro", "+intro"), ("n", "need", "+need"),
              ("o", "offer", "+offer"))  # fmt: skip
"""The kinds of ``+ other loop``: the key, the word, and the clause it begins in the log line."""


def checks_of(view: View, item: Item | None = None) -> Mapping[str, Check]:
    """What judges a typed day or moment; ``item`` is the coffee that is moved."""
    coffee = view.network.get(Coffee, item.ref) if item is not None and item.table == "coffees" else None

    def wrong_in(read: Callable[[str], object], text: str) -> str:
        try:
            read(text)
        except NetritualError as error:
            return str(error)
        return ""

    def day(text: str) -> date:
        return answer_parsing.day_of(text, view.today, view.settings)

    def moment(text: str) -> answer_parsing.MeetingTime:
        return answer_parsing.moment_of(text, view.shell.parts.now(), view.settings, coffee)

    return {"day": partial(wrong_in, day), "moment": partial(wrong_in, moment)}


def hot_log(view: View, person: Person) -> None:
    """Log a talk of today with the person: the second key says which."""
    choices = [Choice(key, word, key) for key, (word, _) in HOT.items()]
    view.ask(
        Pick(f"Log with {person.name}, today:", choices),
        lambda key: view.shell.write(lambda store, now: touches.hot_log(store, now, person.id, HOT[key][1])),
    )


def plan_coffee(view: View, person: Person, value: str = "", wrong: str = "") -> None:
    """Plan a coffee at a time that is typed; a refused ``value`` stands in the question again."""
    settings = view.settings

    def plan(answer: str) -> None:
        to = answer_parsing.moment_of(answer, view.shell.parts.now(), settings)
        view.shell.write(
            lambda store, now: coffees.plan_coffee(
                store, now, (person.id,), to.start, settings, to.kind, to.minutes, place=to.place
            ),
            refused=lambda error: plan_coffee(view, person, answer, str(error)),
        )

    prompt = f"Coffee with {person.name}: when? tue 17 12:30, lunch thu noon at Lumen"
    view.ask(Question(prompt, check=checks_of(view)["moment"], value=value, wrong=wrong), plan)


def add_promise(view: View, person: Person) -> None:
    """A promise of mine, as a line of a clause only: no talk is logged by it."""
    view.shell.open_log(f"+promise @{person.handle} ")


def add_loop(view: View, person: Person) -> None:
    """Another loop: its kind first, then the words in the log line."""
    choices = [Choice(key, word, clause) for key, word, clause in LOOPS_MADE]
    view.ask(Pick(f"With {person.name}:", choices), lambda clause: view.shell.open_log(f"{clause} @{person.handle} "))


def ask_whom(
    view: View, prompt: str, people: Sequence[Person], then: Callable[[Person], object], *, but: Sequence[int] = (),
    first: Sequence[int] = (),
) -> None:  # fmt: skip
    """Ask for one of some people; ``but`` and ``first`` as ``PersonPick`` has them."""

    def chosen(handle: str) -> None:
        then(next(one for one in people if one.handle == handle))

    view.ask(PersonPick(prompt, people, but=but, first=first), chosen)


def introduce(view: View, person: Person) -> None:
    """Introduce the person to somebody, and say why."""

    def why(other: Person) -> None:
        def propose(reason: str) -> None:
            view.shell.write(lambda store, now: introductions.introduce(store, now, (person.id, other.id), reason))

        view.ask(Question(f"Why should {person.name} and {other.name} meet?", optional=True), propose)

    ask_whom(view, f"Introduce {person.name} to:", view.network.all(Person), why, but=(person.id,))


def snooze(view: View, person: Person) -> None:
    """Later: this person is not suggested before a day."""
    settings, today = view.settings, view.today

    def later(answer: str) -> None:
        day = answer_parsing.day_of(answer, today, settings)
        view.shell.write(lambda store, now: loops.snooze(store, now, "people", person.id, day))

    prompt = f"{person.name}: later, until when? fri, 3 days, a week, a month or a date"
    view.ask(Question(prompt, check=checks_of(view)["day"]), later)


def set_tier(view: View, person: Person) -> None:
    """Set the rhythm: 1 to 5, 0 takes it away."""
    cadences = view.settings.cadences
    choices = [
        Choice(str(n), word, str(n), f"every {cadences[str(n)]} days") if n else Choice("0", "no rhythm", "0")
        for n, word in enumerate(TIER_NAMES)
    ]
    view.ask(
        Pick(f"{person.name}: how often do you want to talk?", choices, at=str(person.tier)),
        lambda tier: view.shell.write(lambda store, now: people_verbs.set_tier(store, now, person.id, int(tier))),
    )


def draft_message(view: View, person: Person) -> None:
    """A note to the person: about what is open with them, else a word; none where there is nothing to say."""
    from netritual.domain.drafts.draft_checks import Draft

    if text := person_note(view.network, view.settings, view.shell.parts.now(), person.id):
        view.shell.open_draft(Draft(text=text, person=person))
    else:
        view.shell.toast(f"There is no draft to {first_name(person.name) or person.name} at the moment.")


def why_not(view: View, person: Person) -> None:
    """Why this person is not suggested for a coffee, with every part that counts."""
    rows = why_rows(view.network, view.settings, view.today, person.id)
    view.app.push_screen(BriefScreen(person.name, "", rows, title="why not?"))


def merge_people(view: View, person: Person) -> None:
    """Ask who is the same as this person, and for a yes."""

    def sure(other: Person) -> None:
        view.ask(
            confirm(f"{other.name} becomes {person.name}: talks, loops and names go over. u takes it back."),
            lambda _: view.shell.write(lambda store, now: people_verbs.merge_people(store, now, person.id, other.id)),
        )

    prompt = f"Who is the same person as {person.name}?"
    ask_whom(view, prompt, view.network.all(Person), sure, but=(person.id,))


def delete_person(view: View, person: Person) -> None:
    """Delete the person once the name was typed."""

    def check(typed: str) -> str:
        return "" if fold(typed) == fold(person.name) else "That is not the name. Nothing was deleted."

    view.ask(
        Question(f"Delete {person.name} and what is only about them? Type the name; u takes it back.", check=check),
        lambda _: view.shell.write(lambda store, now: people_verbs.delete_person(store, now, person.id)),
    )


def list_person(view: View, person: Person) -> None:
    """Send the person back to the list: nobody is asked about there."""
    view.shell.write(lambda store, now: people_verbs.list_person(store, now, person.id))


def edit_person(view: View, person: Person) -> None:
    """Edit the person as a form; only what changed is written."""
    fields = fields_of(person, view.settings)

    def show(filled: Sequence[Field]) -> None:
        view.app.push_screen(Form(f"edit {person.name}", filled, wrong_in), save)

    def save(values: Values | None) -> None:
        if values is None:
            return
        typed = [field._replace(value=values[field.name]) for field in fields]
        changed = values_of({one.name: values[one.name] for one in fields if values[one.name] != one.value.strip()})
        if changed:
            view.shell.write(
                lambda store, now: people_verbs.edit_person(store, now, person.id, **changed),
                refused=lambda _: show(typed),  # nothing that was typed is lost by one wrong value
            )

    show(fields)


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
