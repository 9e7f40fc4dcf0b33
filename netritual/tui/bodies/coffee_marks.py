"""What of a step of coffees stands in the grid of weeks: suggestions, what is planned, and the first words."""

from __future__ import annotations

from collections.abc import Iterator

from netritual.domain.first_names import first_name
from netritual.domain.model import Coffee, Person
from netritual.review.choice import Choice
from netritual.tui.bodies.fortnight import Mark, MarkKind
from netritual.tui.bodies.step_view import StepView


def marks_of(view: StepView) -> list[Mark]:
    """All that has a time; a click on it goes to its row."""
    return list(_marks(view))


def _marks(view: StepView) -> Iterator[Mark]:
    context = view.context
    waiting = {who: talk for talk in context.tentative for who in talk.loop.people[:1]}
    word = next((item.key for item in view.items if item.state == "first word"), "")
    for item in view.items:
        name = _name(view, item.person)
        if isinstance(item.subject, Choice):
            chosen = item.subject.chosen
            if chosen.slot is not None:
                kind: MarkKind = "proposed" if chosen.picked else "offered"
                yield Mark(chosen.slot.start, chosen.slot.end, name, kind, item.key)
        elif item.state == "planned":
            coffee = context.network.get(Coffee, item.ref) if item.table == "coffees" else None
            talk = waiting.get(item.person or 0)
            if talk is not None and talk.is_added:
                yield Mark(talk.slot.start, talk.slot.end, name, "tentative", item.key)
            elif coffee is not None and coffee.slot is not None:
                yield Mark(coffee.slot.start, coffee.slot.end, name, "planned", item.key)
    for event in view.file.events if view.file is not None else ():
        if event.quiet and event.end > context.now and event.status != "CANCELLED":
            yield Mark(event.start, event.end, "words", "words", word)


def _name(view: StepView, person: int | None) -> str:
    who = view.context.network.get(Person, person or 0)
    return (first_name(who.name) or who.name) if who is not None else ""
