"""What is worth remembering of somebody: needs, giving and getting, and facts; each shown when there is some."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from netritual.charts.balance import balance
from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import ago, counted, day_words
from netritual.domain.people.first_names import first_name
from netritual.services.pages.person_page import PersonPage
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Role, Span, cut, ends, pad, width_of, wrap_line

LABEL = 11
"""Cells of the labels of facts."""
ASK_FEED = "no blog or newsletter noted; b adds one"
ASK_WHY = "what you do for each other is not said yet; e edits"
HINTS = (ASK_FEED, ASK_WHY)

MOST_LINES = 12
"""Lines of one fact: no telephone number needs more."""

Fact = tuple[str, str]
"""A label and what is known."""


IDS = ("needs", "giving", "facts")


class PersonNote(NamedTuple):
    """A note on the page: its id and title, how it is painted, and the same as facts."""

    id: str
    title: str
    paint: Callable[[int], Sequence[Line]]
    facts: Sequence[Fact]


def noted(page: PersonPage, today: date, signs: Signs) -> tuple[PersonNote, ...]:
    """All notes on somebody, the most useful first."""
    name = first_name(page.person.name) or isolated(page.person.name)
    needs = [("needs", f"{need.what}: {need.met_by} is one" if need.met_by else need.what) for need in page.needs]
    balance = f"you gave {page.gave}, you got {page.got}. {giving_words(page)}"
    giving = [("giving", balance)] if any(giving_lines(page, signs, 40)) else []
    return (
        PersonNote("needs", f"What {name} needs", lambda width: tuple(needs_lines(page, width)), needs),
        PersonNote("giving", "Give and get", lambda width: tuple(giving_lines(page, signs, width)), giving),
        _remembered(facts(page, today)),
    )


def _remembered(rows: Sequence[Fact]) -> PersonNote:
    return PersonNote("facts", "To remember", lambda width: tuple(fact_lines(rows, width)), rows)


def that_fit(every: Sequence[PersonNote], width: int, room: int) -> tuple[list[PersonNote], list[Fact]]:
    """The notes that fit into so many rows, each with its frame, and the facts that do not."""
    shown: list[PersonNote] = []
    left: list[Fact] = []
    for note in every:
        rows = len(note.paint(width))
        if note.id == "facts" and rows + 2 > room:
            fitting = list(note.facts)
            while fitting and len(tuple(fact_lines(fitting, width))) + 2 > room:
                left.insert(0, fitting.pop())
            note = _remembered(fitting)
            rows = len(note.paint(width))
        if not rows:
            continue
        if rows + 2 <= room:
            shown.append(note)
            room -= rows + 2
        else:
            left += note.facts
    return shown, left


def needs_lines(page: PersonPage, width: int) -> Iterator[Line]:
    """What they need, and at the right who of my people offers it."""
    for need in page.needs:
        who = [
            Span(f"{isolated(need.met_by)} is one; ", "muted"),
            Span("i", "here", "i"),
            Span(" introduces", "muted", "i"),
        ]
        right = who if need.met_by else [Span("nobody yet", "faint")]
        what = [Span(isolated(need.what))]
        if width_of(what) + 2 + width_of(right) <= width:
            yield ends(what, right, width)
        else:
            yield from wrap_line(what, width, 3)
            yield ends([], right, width)


def giving_lines(page: PersonPage, signs: Signs, width: int) -> Iterator[Line]:
    """Given and got as a balance, and what thanks and asks are open; nothing where there was nothing of it."""
    has_any = page.gave or page.got
    if has_any:
        yield from balance(page.gave, page.got, width, signs)
    if has_any or page.thanks_owed or page.asks_open or page.last_ask is not None:
        yield from wrap_line([Span(giving_words(page), "muted")], width, 2)


def giving_words(page: PersonPage) -> str:
    """Thanks and asks in a sentence each."""
    thanks = "Thanks are still to say." if page.thanks_owed else "All thanks said."
    asked = f", the last asked {ago(page.last_ask)}" if page.last_ask is not None else ""
    return f"{thanks} {counted(page.asks_open, 'ask')} open{asked}." if page.asks_open else f"{thanks} No ask open."


def facts(page: PersonPage, today: date) -> list[Fact]:
    """All that is noted of somebody, with its label: no more than is known, but for what can be added by a key."""
    person, tie = page.person, page.tie
    yes, answers = page.said_yes
    rows = [("notes", person.private_notes), *((label, text) for label, text in page.lists if label != "needs")]
    rows += [("circle" if len(person.circles) == 1 else "circles", ", ".join(person.circles))]
    if tie.in_person is not None:
        aim = f"; in person every {page.in_person_aim} days" if page.in_person_aim else ""
        rows.append(("met", f"{tie.in_person.channel}, {ago(tie.gap_in_person)}{aim}"))
    if page.virtual is not None:
        rows.append(("from afar", ago(page.virtual)))
    rows += [
        ("says yes", f"{yes} of {counted(answers, 'time')}" if answers else ""),
        ("tone", f"{page.tone} of late" if page.tone else ""),
        *page.details,
    ]
    rows += [("wrote", f"{title}, {day_words(on, today)}, {state}") for on, title, state in page.articles[:2]]
    if not person.purpose:
        rows.append(("why", ASK_WHY))
    if not page.has_feed:
        rows.append(("blog", ASK_FEED))
    return [(label, text) for label, text in rows if text]


def fact_lines(rows: Sequence[Fact], width: int) -> Iterator[Line]:
    """The facts, each text going on under itself."""
    for label, text in rows:
        role: Role = "faint" if text in HINTS else "text"
        paragraphs = (wrap_line([Span(isolated(one), role)], width - LABEL, MOST_LINES) for one in text.split("\n"))
        first, *more = list(chain.from_iterable(paragraphs))[:MOST_LINES] or [[]]
        head = label if len(label) < LABEL else f"{label} "
        if len(head) > LABEL:
            yield cut([Span(label, "muted")], width)
            more, first = [first, *more], []
        if first:
            yield [*pad([Span(head, "muted")], LABEL), *first]
        yield from ([Span(" " * LABEL), *part] for part in more)
