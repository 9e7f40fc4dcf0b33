"""What was logged since the last review, as a note beside the questions: its days, and a line for each talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rich.cells import cell_len

from netritual.charts.day_beads import DayOfTalks, day_beads
from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import WEEKDAYS, counted, day_words, listed
from netritual.domain.model import Interaction
from netritual.domain.network import Network, known_people
from netritual.domain.ties.tie import IN_PERSON, NO_TOUCH
from netritual.regex import regex
from netritual.review.step import Item
from netritual.tui.face.spans import Line, Span, cut, indented, pad

LONGEST_NAME = 18
"""Cells of a name, beside what was talked about."""
ABOUT = 14
"""Cells in which what was talked about stands beside the name; with fewer it stands below."""
_DAY = 4
_MINUTES = regex(r"\d+ min")
"""How long a talk took: it says nothing of what it was about."""


class NotedTalk(NamedTuple):
    """A talk: its day, whether in person, with whom, how, and what about."""

    on: date
    met: bool
    counts: bool
    who: str
    channel: str
    about: str


def logged_of(network: Network, items: Sequence[Item]) -> list[NotedTalk]:
    """The talks of the rows of the log."""
    talks = [(item, network.get(Interaction, item.ref)) for item in items]
    return [
        NotedTalk(
            talk.on,
            talk.channel in IN_PERSON,
            talk.channel not in NO_TOUCH and bool(talk.people),
            _named(network, talk, item.cells[2]),
            item.cells[1],
            _about(item.cells[3]) if len(item.cells) > 3 else "",
        )
        for item, talk in talks
        if talk is not None
    ]


def _about(words: str) -> str:
    return ", ".join(part for part in words.split(", ") if not _MINUTES.fullmatch(part))


def _named(network: Network, talk: Interaction, whole: str) -> str:
    """One by the whole name, two by the first word of each, of more the first."""
    names = [person.name.split()[0] for person in known_people(network, talk.people) if person.name.split()]
    if len(names) < 2:
        return whole
    return listed(names) if len(names) == 2 else f"{names[0]} and {len(names) - 1} more"


def week_lines(logged: Sequence[NotedTalk], since: date, today: date, width: int, signs: Signs) -> list[Line]:
    """The days since the last review with their talks, the newest two weeks at most, and a line for each talk."""
    first = max(since, today - timedelta(days=13))
    days = [first + timedelta(days=at) for at in range((today - first).days + 1)]
    counting = [one for one in logged if one.counts]
    columns = [
        DayOfTalks(
            WEEKDAYS[day.weekday()], str(day.day), sum(one.met for one in counting if one.on == day),
            sum(not one.met for one in counting if one.on == day),
        )
        for day in days
    ]  # fmt: skip
    legend = [
        Span(signs.in_person, "inperson"), Span(" in person   ", "faint"), Span(signs.message, "virtual"),
        Span(" from afar", "faint"),
    ]  # fmt: skip
    lines: list[Line] = [*day_beads(columns, width, signs), cut(legend, width), []]
    entries = counted(len(logged), "entry", "entries")
    lines.append(cut([Span(f"{entries} since {day_words(since, today)}", "muted")], width))
    name = min(LONGEST_NAME, max((cell_len(one.who) for one in logged), default=0))
    channel = max((cell_len(one.channel) for one in logged), default=0)
    day: date | None = None
    for one in logged:
        lines += _talk_lines(one, "" if one.on == day else WEEKDAYS[one.on.weekday()], name, channel, width)
        day = one.on
    return lines


def _talk_lines(one: NotedTalk, day: str, name: int, channel: int, width: int) -> list[Line]:
    """A talk on one line, or what it was about below, as much of it as says something whole."""
    head = [*pad([Span(day, "faint")], _DAY), *pad([Span(one.who, "strong")], name), Span(" ")]
    room = width - _DAY - name - channel - 2
    if not one.about or cell_len(one.about) <= room:
        return [cut([*head, *pad([Span(one.channel)], channel), Span(" "), Span(one.about, "muted")], width)]
    first = cut([*head, Span(one.channel)], width)
    short = whole_part(one.about, room) if room >= ABOUT else ""
    if short:
        return [cut([*head, *pad([Span(one.channel)], channel), Span(" "), Span(short, "muted")], width)]
    return [first, *indented([Span(one.about, "muted")], width, _DAY, limit=2)]


def whole_part(text: str, room: int) -> str:
    """The first clauses of a text that have room; "" where not even one has."""
    ends = [at for at, sign in enumerate(text) if sign in ",;:." and text[at + 1 : at + 2] == " "]
    return next((text[:at] for at in reversed(ends) if cell_len(text[:at]) <= room), "")
