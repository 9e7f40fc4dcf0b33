"""Who somebody is and how close you are over time: the upper part of their page, as lines of spans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netritual.charts.curve import curve
from netritual.charts.lanes import Lane, lanes, month_axis
from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import ago, month_words
from netritual.domain.people.first_names import first_name
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tie import strength_words
from netritual.services.pages.person_page import PAGE_DAYS, PersonPage
from netritual.tui.content import isolated
from netritual.tui.face.chip_rows import APART, chip_rows, interests
from netritual.tui.face.spans import Line, Role, Span, cut, ends, line, pad, width_of, wrap_line

LABELS = 12
"""Cells before the curve, for the words of its axis and of the lanes."""
BESIDE = 31
"""Cells of the figures beside the curve where there is no room for lanes."""
_LANES: tuple[tuple[str, str, Role], ...] = (
    ("in person", "in_person", "inperson"),
    ("call", "call", "virtual"),
    ("message", "message", "virtual"),
)


def called(page: PersonPage) -> str:
    """How the page calls its person in a sentence."""
    return first_name(page.person.name) or isolated(page.person.name)


def head_lines(page: PersonPage, width: int, *, wide: bool, colored: bool) -> Iterator[Line]:
    """Work, place and why; the rhythm, the topics and the circles as chips, at the right where they fit."""
    person = page.person
    who = line((person.work or ("" if person.city else "nothing noted of work or city; e edits"), "strong"))
    for words in (person.city, page.apart if wide or not person.city else ""):
        who += line((f"{'   ' if who else ''}{words}" if words else "", "muted" if words == person.city else "faint"))
    why = [Span(person.purpose, "quote")] if person.purpose else []
    if not wide:
        fits = width_of(who) + 2 + width_of(why) <= width
        yield ends(who, why if fits else [], width)
        if why and not fits:
            yield cut(why, width)
        return
    chips = _chips(page)
    rows = chip_rows(chips, width, colored=colored)
    beside = width_of(who) + 2 + sum(width_of([chip]) + 2 for chip in chips) + APART * (len(chips) - 1) <= width
    yield ends(who, rows[0] if beside else [], width)
    yield from wrap_line(why, width, 2) if why else []
    if not beside:
        yield from rows


def _chips(page: PersonPage) -> list[Span]:
    person = page.person
    rhythm = [TIER_NAMES[person.tier], f"every {page.tie.cadence} days"] if person.tier else ["no rhythm"]
    words = [*rhythm, *(["mentor"] if page.mentor else []), *interests(person.topics, person.circles)]
    return [Span(isolated(word), "chip") for word in words]


def has_history(page: PersonPage) -> bool:
    """Whether there is enough for a curve."""
    return page.tie.touch_days > 1


def history_title(page: PersonPage, today: date) -> str:
    """What the curve is of."""
    if not has_history(page) or page.tie.first is None:
        return ""
    since = (
        "over two years"
        if (today - page.course.first).days > PAGE_DAYS - 40
        else f"since {month_words(page.tie.first)}"
    )
    return f"You and {called(page)} {since}"


def history_lines(page: PersonPage, today: date, signs: Signs, width: int, height: int) -> Iterator[Line]:
    """The curve of closeness, and below it, on the same axis of time, when and how you were in touch."""
    first = page.course.first
    yield from curve(page.course.heights, width, height, signs, LABELS)
    rows = [
        Lane(label, getattr(signs, sign), role, [on for on, lane in page.touched if lane == label])
        for label, sign, role in _LANES
    ]
    yield from lanes(rows, first, today, width, signs, LABELS)
    yield month_axis(first, today, width, LABELS)


def history_beside(page: PersonPage, today: date, signs: Signs, width: int, height: int) -> Iterator[Line]:
    """A curve of two rows, whatever the height, with the most telling words at its right."""
    room = max(8, width - BESIDE - 2)
    met = page.tie.in_person
    meeting = f"you met {ago((today - met.on).days)}" if met is not None else "never met in person"
    rhythm = f"every {page.tie.cadence} days" if page.person.tier else "no rhythm"
    beside = (
        [Span(strength_words(page.tie.strength), "done"), Span(f"  {meeting}", "muted")],
        [Span(f"gave {page.gave}, got {page.got}", "text"), Span(f"  {rhythm}", "muted")],
    )
    for drawn, words in zip(curve(page.course.heights, room, 2, signs), beside, strict=True):
        yield [*pad(drawn, room + 2), *cut(words, width - room - 2)]
