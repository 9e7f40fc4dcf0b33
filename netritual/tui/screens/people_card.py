"""People as rows, and the card on one of them: pure functions from figures to lines of spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from netritual.charts.beads import month_beads
from netritual.charts.curve import curve
from netritual.charts.signs import Signs, tier_sign
from netritual.domain.dates.day_wording import CHANNEL_WORDS, MONTHS, month_words, span
from netritual.domain.search.people_rows import PersonRow
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tie import STAGE_WORDS, strength_words
from netritual.services.pages.person_card import CARD_DAYS, PersonCard
from netritual.services.pages.queries import OpenLoop, loop_words
from netritual.tui.content import isolated
from netritual.tui.face.chip_rows import chip_rows, interests
from netritual.tui.face.roles import Role
from netritual.tui.face.spans import (
    Line,
    Span,
    SpanColumn,
    columns_in,
    cut,
    ends,
    in_columns,
    indented,
    line,
    width_of,
    wrap_line,
)

NAME, BEADS, LAST, NEXT, STATE = range(5)
_COLUMNS = (
    SpanColumn(16, 1), SpanColumn(12, first_out=2), SpanColumn(17), SpanColumn(15), SpanColumn(7, first_out=3),
)  # fmt: skip
_HEADS = ("12 months", "last talk", "why a word", "lately")
"""What stands in the columns after the name."""
_WITHOUT_KIND = (*_COLUMNS[:LAST], SpanColumn(10), *_COLUMNS[NEXT:])
"""Where there is no room for the kind of the last talk."""
_STATE_ROLES: dict[str, Role] = {"warm": "muted", "cooling": "waiting", "fading": "tentative"}
CURVE = 3
"""Rows of the curve on a card."""
MOST_CHIPS = 3
"""Rows of chips on a card, with the blank ones between them."""
_LABEL = 5
"""Cells before an open loop: for the word "late"."""


def last_words(days: int) -> str:
    """When the last talk was, in a column of times: "today", "yesterday", "12 days"."""
    return "today" if days <= 0 else "yesterday" if days == 1 else span(days)


_REASONS = {
    "reply": "to answer", "owed": "owes you", "thanks": "thanks to say",
    "coffee": "coffee to book", "held": "did you meet?", "outcome": "to report back",
}  # fmt: skip
"""Kind of a loop -> why that asks for a word, where it is not the word of its kind."""


def next_cell(row: PersonRow, today: date, *, late: bool) -> list[Span]:
    """Why somebody needs a word, or when they will: what is open between you comes first, "late answer", then the
    rhythm, "now", "in 12 days". ``late``: so is what is open."""
    if row.loop is not None and row.loop.asks_yes_or_no:
        return [Span("yes or no?", "tentative")]
    if row.loop is not None:
        kind = row.loop.stage if row.loop.stage == "planned" else row.loop.kind
        words = "to ask" if kind == "planned" else _REASONS.get(kind, loop_words(row.loop)[0])
        return [Span("late ", "late-strong"), Span(words, "late")] if late else [Span(words, "waiting")]
    if row.state == "stalled":
        return [Span(_REASONS["coffee"], "waiting")]
    if row.next is None:
        return []
    days = (row.next - today).days
    return [Span("now", "here") if days <= 0 else Span(f"in {span(days)}", "muted")]


def state_cell(row: PersonRow) -> Span:
    """How the tie stands; of those who are not of the network that they are not."""
    state = row.tie_state
    if state is None:
        return Span(row.status if row.status != "network" else "", "faint")
    return Span(STAGE_WORDS[state], _STATE_ROLES.get(state, "faint"))


def _columns(width: int) -> tuple[SpanColumn, ...]:
    return _COLUMNS if columns_in(_COLUMNS, width)[NAME] >= _COLUMNS[NAME].width else _WITHOUT_KIND


def column_heads(begun: int, width: int) -> list[Span]:
    """What stands in each column of a list of ``width`` cells, behind a title that takes ``begun`` of them."""
    cells: list[Line] = [[Span(" " * begun)], *([Span(head, "faint")] for head in _HEADS)]
    blank, *heads = in_columns(cells, _columns(width), width)
    return [blank.with_text(blank.text[begun:]), *heads]


def person_line(
    row: PersonRow, months: Sequence[tuple[int, int]], today: date, signs: Signs, width: int, *, late: bool
) -> list[Span]:
    """A row of the list: sign and name, a bead a month, the last talk, why a word is due, how the tie stands.

    ``months`` are (in person, all) for each month; ``late``: so is what is open. A name that is too long for its
    column takes the room of the beads, and what the cells behind it leave empty.
    """
    columns = _columns(width)
    name = [tier_sign(row.tier, signs), Span(" "), Span(isolated(row.name), "strong")]
    last = [Span("never", "faint")]
    if row.last is not None:
        when = last_words((today - row.last.on).days)
        last = (
            [Span(when)]
            if columns is _WITHOUT_KIND
            else [Span(f"{when} "), Span(CHANNEL_WORDS.get(row.last.channel, row.last.channel), "faint")]
        )
    cells = [name, month_beads(months, signs), last, next_cell(row, today, late=late), [state_cell(row)]]
    sizes = columns_in(columns, width)
    if width_of(name) > sizes[NAME]:
        columns = tuple(column for at, column in enumerate(columns) if at != BEADS)
        cells = [cell for at, cell in enumerate(cells) if at != BEADS]
        columns = _with_room_for_the_first(cells, columns, width)
    return in_columns(cells, columns, width)


def _with_room_for_the_first(
    cells: Sequence[Line], columns: Sequence[SpanColumn], width: int
) -> tuple[SpanColumn, ...]:
    """The columns of a row, the first of them as wide as its cell, as far as the second leaves room and, where it is
    empty, the third."""
    sizes = columns_in(columns, width)
    for at in (1, 2):
        free = sizes[at] - width_of(cells[at]) if at == 1 or not cells[at] else 0
        room = max(0, min(width_of(cells[0]) - sizes[0], free))
        sizes[0], sizes[at] = sizes[0] + room, sizes[at] - room
    return tuple(SpanColumn(size, first_out=not size) for size in sizes)


def card_lines(
    card: PersonCard, today: date, signs: Signs, width: int, *, colored: bool, why: bool = True
) -> Iterator[Line]:
    """The card beside the list: who, how close, what is open, the last talk, the next word, and ``why`` they stand
    where they stand among those who need a word."""
    person = card.person
    work = " at ".join(filter(None, (person.position, person.company)))
    if work:
        yield from wrap_line([Span(isolated(work))], width, 2)
    place = ", ".join(filter(None, (person.city, card.apart)))
    if place:
        yield from wrap_line([Span(isolated(place), "muted")], width, 2)
    chips = [rhythm_chip(card), *interests(person.topics, person.circles)]
    yield []
    yield from chip_rows([Span(isolated(chip), "chip") for chip in chips], width, colored=colored)[:MOST_CHIPS]
    if person.purpose:
        yield []
        yield from wrap_line([Span(person.purpose, "quote")], width, 2)
    if card.tie.touch_days > 1:
        yield []
        yield from _tie_lines(card, today, signs, width)
    if card.open:
        yield from _section("Open between you")
        for loop in card.open[:4]:
            yield from open_lines(loop, width)
    yield from _section("Last")
    about = [Span(": "), Span(card.about, "quote")] if card.about else []
    yield from wrap_line([Span(card.last), *about], width, 3)
    if card.in_person and card.in_person != card.last:
        yield from wrap_line([Span(f"in person: {card.in_person}", "muted")], width, 2)
    yield from _section("Next")
    yield from wrap_line([Span(card.next)], width, 2)
    for trip in card.trips:
        yield from wrap_line([Span(trip, "here")], width, 2)
    if why:
        yield from _section("Why here")
        yield from wrap_line([Span(" ".join(card.why))], width, 4)


def rhythm_chip(card: PersonCard) -> str:
    """The rhythm as a chip: "close, 30 days"."""
    tier = card.person.tier
    return f"{TIER_NAMES[tier]}, {span(card.tie.cadence)}" if tier else "no rhythm"


def _section(title: str) -> Iterator[Line]:
    yield []
    yield [Span(title, "muted")]


def _tie_lines(card: PersonCard, today: date, signs: Signs, width: int) -> Iterator[Line]:
    """How close you are in a word, and the curve of it with its first and last month."""
    word, course = strength_words(card.tie.strength), card.course
    whole = (today - course.first).days > CARD_DAYS - 10 or card.tie.first is None
    since = "over 12 months" if whole or card.tie.first is None else f"since {month_words(card.tie.first)}"
    yield ends(
        [Span("your tie", "muted")],
        [Span(f"{word} ", "done" if word == "strong" else "text"), Span(since, "muted")],
        width,
    )
    yield from curve(course.heights, width, CURVE, signs)
    yield ends([Span(MONTHS[course.first.month - 1], "faint")], [Span(MONTHS[today.month - 1], "faint")], width)


def _whose(loop: OpenLoop) -> str:
    """Whose a loop is, before what it is."""
    return f"{loop.whose} " if loop.whose and loop.what else loop.whose


def open_lines(loop: OpenLoop, width: int) -> Iterator[Line]:
    """An open loop as a sentence, "late" before it where it is."""
    words = line((_whose(loop), "text"), (loop.what, "strong"), (f", {loop.when}", "faint"))
    yield from indented(words, width, _LABEL, label=[Span("late" if loop.late else "", "late-strong")], limit=3)


def strip_lines(card: PersonCard, width: int, *, why: bool = True) -> Iterator[Line]:
    """The card in three lines, below a list: who and where, what is open, and ``why`` they stand where they stand,
    unless that is what is open."""
    person = card.person
    who = ", ".join(filter(None, (person.work, person.city, card.apart)))
    yield cut([Span(who or "No work or city is noted.")], width)
    if not card.open:
        yield [Span("Nothing is open between you.", "muted")]
    else:
        loop, *more = card.open
        words = line(
            ("late " if loop.late else "", "late-strong"),
            _whose(loop),
            (loop.what, "strong"),
            (f", {loop.when}", "faint"),
        )
        yield ends(words, [Span(f"and {len(more)} more", "faint")] if more else [], width)
    last = f"Last: {card.last}."
    reasons = (" ".join(card.why), " ".join(card.why[:1])) if why and not card.open else ()
    fitting = [words for words in (*reasons, last) if cell_len(words) <= width]
    yield cut([Span(fitting[0] if fitting else last, "muted")], width)
