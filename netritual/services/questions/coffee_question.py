"""What a line says of a planned coffee, asked: the question, the command of the shell that is a yes, and the verb."""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from shlex import quote
from typing import Any, NamedTuple, cast

from netritual.domain.coffees.coffee import OPEN
from netritual.domain.dates.day_wording import capital, dated, day_words
from netritual.domain.dates.working_hours import hour_words, local_words, zone_of
from netritual.domain.loops.closing_rules import NOES
from netritual.domain.loops.coffee_changes import MOVES, CoffeeChange, change_told, coffee_change
from netritual.domain.model import Change, Channel, Coffee, Interaction, Person, Proposed, Settings
from netritual.domain.network import Network
from netritual.domain.quicklog.meeting_phrases import with_place
from netritual.domain.quicklog.reading import SETTLED, Clause, Reading, Ref
from netritual.errors import UsageError
from netritual.review.rows import names_of
from netritual.services.answer_parsing import MeetingTime, moment_of
from netritual.services.ports import Store
from netritual.services.verb import verb_named

_ASKED: Mapping[str, tuple[str, str]] = {
    "hold-coffee": ("Did {what} happen, {when}?", "held"),
    "let-rest": ("Note {what}, {when}, as missed?", "missed"),
    "confirm-coffee": ("Confirm {what}, {when}?", "confirm"),
    "decline-coffee": ("Did they say no to {what}, {when}?", "declined"),
    "cancel-coffee": ("Cancel {what}, {when}?", "cancel"),
    "drop-guests": ("Leave {who} out of {what}, {when}?", "without"),
}
"""The act of a change without a new time -> its question, and the command of the shell that is a yes."""


class CoffeeQuestion(NamedTuple):
    """A question that a yes answers, and the command of the shell that is that yes; with ``needs_time`` one that a time
    answers."""

    change: CoffeeChange
    words: str
    command: str
    needs_time: bool = False


def coffee_question(
    network: Network, settings: Settings, now: datetime, id: int, done: Sequence[Change] = ()
) -> CoffeeQuestion | None:
    """What is asked of a planned coffee after the entry with this id; None when it tells of none. One no closes one
    matter: where it closed one (``done``), it was none to a coffee."""
    change = coffee_change(network, settings, now, id)
    if change is None or (change.act == "decline-coffee" and any(one.verb in NOES for one in done)):
        return None
    coffee = change.coffee
    what, which = f"the {coffee.channel} with {names_of(network, coffee.people)}", _which(network, coffee)
    if change.act in MOVES:
        to, why = _moment(change, settings, now)
        if to is None:
            words = f"{why} {capital(what)} stands, {_when(coffee, settings, now)}. Moved to when?".strip()
            return CoffeeQuestion(change, words, f"netritual coffees {change.act[:4]} {which} WHEN", needs_time=True)
        if coffee.slot is not None and to.start == coffee.slot.start:
            return None  # it is moved already
        new = f"{dated(to.start.date(), now.date())} {hour_words(to.start, settings)}"
        word = "plan" if change.act == "plan-coffee" else "move"
        asked = f"Move {what} to {with_place(new, to.place or '')}?"
        when = with_place(new.lower(), quote(to.place) if to.place else "")
        return CoffeeQuestion(change, asked, f"netritual coffees {word} {which} {when}")
    words, command = _ASKED[change.act]
    asked = words.format(what=what, when=_when(coffee, settings, now), who=change.why)
    guests = f" --guests {quote(change.why.lower())}" if change.act == "drop-guests" else ""
    return CoffeeQuestion(change, asked, f"netritual coffees {command} {which}{guests}")


def without_moved(network: Network, settings: Settings, now: datetime, reading: Reading, line: str) -> Reading:
    """The reading of a line that is not saved, without a coffee that it proposes where it moves one that is planned
    with the same people: one meeting with another time is no second one, and which it is is told."""
    talk = Interaction(
        id=sys.maxsize, on=now.date(), channel=cast(Channel, reading.channel), line=line,
        people=_known(reading.people), mentions=_known(reading.mentions),
        proposed=tuple(Proposed(kind=clause.kind, word=clause.word) for clause in reading.proposed),
    )  # fmt: skip
    change = change_told(network, settings, now, talk)
    if change is not None and change.act in MOVES:
        reading.proposed = [clause for clause in reading.proposed if not _is_with(clause, change.coffee)]
        planned = f"the {change.coffee.channel} of {_when(change.coffee, settings, now)}"
        moves = change.settled and bool(change.to) and change.act == "move-coffee"
        reading.warnings.append(f"This moves {planned}." if moves else f"This is about {planned}.")
    return reading


def _is_with(clause: Clause, coffee: Coffee) -> bool:
    """Whether a line proposes to meet people of a coffee, and nobody else."""
    people = _known(clause.refs)
    return clause.kind == "coffee" and len(people) == len(clause.refs) and set(people) <= set(coffee.people)


def _known(refs: Sequence[Ref]) -> tuple[int, ...]:
    """The ids of those who are surely meant."""
    return tuple(ref.matches[0][0] for ref in refs if ref.state == SETTLED)


def move_settled(store: Store, now: datetime, settings: Settings, id: int) -> list[Change]:
    """Move the planned coffee to the time that the entry with this id tells as settled."""
    question = coffee_question(store.view(), settings, now, id)
    if question is None or question.needs_time or question.change.act != "move-coffee" or not question.change.settled:
        return []
    change = change_coffee(store, now, settings, question.change)
    return [change] if change is not None else []


def change_coffee(store: Store, now: datetime, settings: Settings, change: CoffeeChange) -> Change | None:
    """Do what was asked, after a yes: the verb of the act."""
    verb, coffee = verb_named(change.act), change.coffee
    assert verb is not None, change.act
    values: dict[str, Any] = {"id": coffee.id, "table": "coffees", "people": coffee.people, "text": change.why}
    place: dict[str, Any] = {}
    if change.act in MOVES:
        to = _moment_of(change, settings, now)
        values |= {"moment": to.start, "kind": to.kind, "minutes": to.minutes, "settings": settings}
        place = {"place": to.place}
    return verb(store, now, **{name: values[name] for name in verb.parameters if name in values}, **place)[1]


def _when(coffee: Coffee, settings: Settings, now: datetime) -> str:
    """The day of a coffee, with its hour when it has one."""
    if coffee.slot is None:
        return day_words(coffee.due or coffee.said, now.date())
    start = coffee.slot.start
    return local_words(start, settings, now.date())


def _moment_of(change: CoffeeChange, settings: Settings, now: datetime) -> MeetingTime:
    """The new start and length; what the line leaves out is as it was planned."""
    return moment_of(change.to, now, settings, change.coffee, reported=True)


def _moment(change: CoffeeChange, settings: Settings, now: datetime) -> tuple[MeetingTime | None, str]:
    """The new start, in the person's own zone; None for one that cannot be, and why not, as far as that is known."""
    if not change.to:
        return None, change.why
    try:
        to = _moment_of(change, settings, now)
    except UsageError as error:
        return None, error.message
    start = to.start if to.start.tzinfo is not None else to.start.replace(tzinfo=zone_of(settings, now))
    return (to._replace(start=start), "") if start > now else (None, "That time is past.")


def _which(network: Network, coffee: Coffee) -> str:
    """How the shell names a coffee: by its first person, or by its id when that is planned with twice."""
    first = network.get(Person, coffee.people[0])
    mine = [one for one in network.all(Coffee) if one.state in OPEN and coffee.people[0] in one.people]
    return first.handle if first is not None and len(mine) == 1 else str(coffee.id)
