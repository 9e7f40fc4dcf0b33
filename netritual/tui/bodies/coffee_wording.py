"""The sentences around the suggested coffees: who is not in sight, what will be written, who was left out. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len

from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import capital, counted, day_words, listed
from netritual.domain.dates.working_hours import local_day
from netritual.domain.model import Person, WrittenFile
from netritual.review.choice import CoffeeChoice, counted_coffees, written_coffees
from netritual.review.silence_wording import birthday_words, silence_words
from netritual.review.step import Item, StepContext
from netritual.tui.bodies.calendar_file_wording import FILE, new_words
from netritual.tui.bodies.item_rows import sentence
from netritual.tui.bodies.step_view import StepView
from netritual.tui.face.spans import Line, Span, cut, ends, width_of, wrap_line

_WITHOUT = ("has no free time that fits.", "have no free time that fits.")
SHOWN_NAMES = 3
"""People left out who are named in one line; n shows all."""


def beyond_lines(
    before: Sequence[Item], after: Sequence[Item], left: Sequence[Item], signs: Signs, width: int
) -> list[Line]:
    """Who is suggested besides those in sight, before and after them, and the key that shows who was left out."""
    spans: list[Span] = []
    for items, sign, press in ((before, signs.before, "left"), (after, signs.after, "right")):
        if items:
            spans += [Span(f"{'   ' if spans else ''}{sign} ", "here", press), *_besides(items)]
    key: Line = []
    if left:
        who = "who was" if len(left) == 1 else f"{len(left)} who were"
        key = [Span("n", "here", "n"), Span(f" shows {who} left out, and why", "muted", "n")]
    if not spans or width_of(spans) + 3 + width_of(key) > width:
        return [*(wrap_line(spans, width) if spans else []), *([cut(key, width)] if key else [])]
    return [ends(spans, key, width)]


def _besides(items: Sequence[Item]) -> list[Span]:
    """ "Tom Reed fits too. Ana Ruiz has no free time that fits." """
    spans: list[Span] = []
    without = [item.cells[0] for item in items if item.subject.chosen.slot is None]
    others = [item.cells[0] for item in items if item.subject.chosen.slot is not None]
    for names, one, more in ((others, "fits too.", "fit too."), (without, *_WITHOUT)):
        if names:
            spans += [Span(f"{' ' if spans else ''}{listed(names)}", "strong")]
            spans += [Span(f" {one if len(names) == 1 else more}", "muted")]
    return spans


def written_lines(view: StepView, signs: Signs, width: int, *, brief: bool = False) -> list[Line]:
    """What enter would write: "2 coffees and your review, in calendar/coffees.ics"; ``brief``: how many, and when. Once
    this review wrote all of it: that, and what comes next."""
    if view.file is None:
        return []
    own = [item.subject.chosen for item in view.items if isinstance(item.subject, CoffeeChoice)]
    said = new_words(view.file, sum(one.picked and one.slot is not None for one in own))
    if not said and (counts := written_coffees(view.context)):
        return _done_lines(counts, view.context, signs, width)
    if brief:
        days = sorted(
            local_day(slot.start, view.context.settings)
            for item in view.items
            if isinstance(item.subject, CoffeeChoice)
            and item.subject.chosen.picked
            and (slot := item.subject.chosen.slot)
        )
        when = listed([day_words(day, view.context.today) for day in days])
        return sentence(f"{counted(len(days), 'coffee')}{f', {when}' if when else ''}", width)
    what: Line = [Span(said, "strong")]
    whole: Line = [*what, Span(", in ", "muted"), Span(FILE)]
    if not said:
        what = whole = [Span("Nothing new: ", "muted"), Span(FILE), Span(" says all of it already", "muted")]
    shows: Line = [Span("enter", "here", "enter"), Span(" shows ", "muted")]
    writes: Line = [Span(", ", "muted"), Span("enter", "here", "enter"), Span(" again writes it", "muted")]
    the_file = Span("the file", "muted")
    ways: Sequence[tuple[Line, Line]] = (
        (whole, [*shows, the_file, *writes]), (what, [*shows, Span(FILE), *writes]), (what, [*shows, the_file]),
    )  # fmt: skip
    for left, keys in ways:
        if width_of(left) + 3 + width_of(keys) <= width:
            return [ends(left, keys, width)]
    return [*wrap_line(what, width), *wrap_line(ways[-1][1], width)]


def _done_lines(counts: Counter[str], context: StepContext, signs: Signs, width: int) -> list[Line]:
    """ "✓ 3 coffees are written. Import calendar/coffees-new.ics into your calendar, then ] goes on." """
    from netritual.services.file_advice import file_to_import  # once it was written

    are = "is" if counts.total() == 1 else "are"
    done: Line = [Span(f"{signs.tick} ", "done"), Span(f"{counted_coffees(counts)} {are} written. ", "strong")]
    goes_on: Line = [Span("]", "here", "]"), Span(" goes on", "muted")]
    if file := file_to_import(context.network.all(WrittenFile), FILE, context.settings.program):
        goes_on = [Span("Import ", "muted"), Span(file), Span(" into your calendar, then ", "muted"), *goes_on]
    return [*wrap_line([*done, *goes_on], width)]


def foot_lines(
    view: StepView, left: Sequence[Item], signs: Signs, width: int, *, wide: bool, brief: bool
) -> list[Line]:
    """What will be written or was, what else is to be known, and who was left out."""
    return [
        *written_lines(view, signs, width, brief=brief),
        *(other_lines(view.context, width) if wide else ()),
        *(sentence(left_out_words(left, width), width) if left else ()),
    ]


def other_lines(context: StepContext, width: int) -> list[Line]:
    """What else is to be known: what of the calendars is in doubt, and birthdays until the next review."""
    words = [*context.doubts]
    if days := birthday_words(context.network.all(Person), context.today):
        words.append(f"{capital(days)}.")
    return [line for one in words for line in sentence(one, width)]


def silence(context: StepContext) -> str:
    """Why nobody is suggested; "" where somebody is for a reason."""
    return silence_words(context.network, context.suggestions, {})


def left_out_words(left: Sequence[Item], room: int) -> str:
    """ "Left out: Ana (met yesterday), Omar (busy now) and 3 more; n shows why", with as many names as fit."""
    words = f"{len(left)} left out; n shows why"
    for count in range(1, min(SHOWN_NAMES, len(left)) + 1):
        named = [f"{item.cells[0]} ({item.cells[2]})" for item in left[:count]]
        more = [f"{len(left) - count} more"] if len(left) > count else []
        longer = f"Left out: {listed([*named, *more])}; n shows why"
        words = longer if cell_len(longer) <= room else words
    return words
