"""The rows of a person's page: what is planned, what is open, and what was, as lines of spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import MONTHS, capital
from netritual.review.step import Item
from netritual.services.pages.person_page import Moment
from netritual.services.pages.queries import OpenLoop
from netritual.tui.command_table import named
from netritual.tui.content import isolated
from netritual.tui.face.roles import Role
from netritual.tui.face.spans import Line, Span, cut, ends, fitting, indented, key_words, line, width_of, wrap_line
from netritual.tui.key_hints import MAIN_KEYS

KIND = 8
"""Cells of the kind of a planned talk."""
WORD = 10
"""Cells of the word for a moment."""
_LANES: dict[str, tuple[str, Role]] = {
    "in person": ("in_person", "inperson"), "call": ("call", "virtual"), "message": ("message", "virtual"),
    "mine": ("after", "virtual"), "theirs": ("before", "virtual"), "gift": ("call", "gift"),
}  # fmt: skip
"""Lane -> the field of its sign, and its role."""


def act_line(item: Item, width: int) -> list[Span]:
    """The keys of a row in their own words, as many as have room: "space held   s move   x cancel"."""
    shown = (act for act in item.acts if act.key in MAIN_KEYS)
    return fitting((key_words(act.key, act.label, named(act.key)) for act in shown), width)


def planned_lines(planned: OpenLoop, width: int, *, wide: bool) -> list[Line]:
    """A planned talk: its kind and time, how sure it is, where and about what; its keys come last."""
    item = planned.item
    when, kind, _, place, travel, sure = item.cells
    about = next((text for label, text in item.detail if label == "about"), "")
    where = ", ".join(filter(None, (place, travel, f"about {about}" if about else "")))
    state = [Span(sure.strip("()") or "confirmed", "tentative" if sure else "done")]
    head = line((f"{capital(kind)}".ljust(KIND), "here"), (when, "strong"))
    indent = Span(" " * KIND)
    if not wide:
        more = [Span(f"  {where}", "muted")] if where else []
        return [ends([*head, *more], state, width), [indent, *act_line(item, width - KIND)]]
    below = indented([Span(isolated(where), "muted")], width, KIND, limit=1) if where else []
    return [ends(head, state, width), *below, [indent, *act_line(item, width - KIND)]]


def loop_lines(loop: OpenLoop, width: int) -> list[Line]:
    """An open loop as a sentence, its day at the right where there is room, else below; its keys come last."""
    from netritual.tui.screens.loop_rows import late_spans

    words = line((f"{loop.whose} " if loop.whose else "", "text"), (loop.what, "strong"))
    when = late_spans(loop.when, loop.late)
    keys = act_line(loop.item, width)
    if width_of(words) + 2 + width_of(when) <= width:
        return [ends(words, when, width), keys]
    return [*wrap_line(words, width, 2), cut(when, width), keys]


def day_of(on: date, today: date) -> str:
    """The day of a moment: "24 Nov", "24 Nov 24" from nearly a year back on."""
    year = f" {on:%y}" if (today - on).days > 330 else ""
    return f"{on.day:>2} {MONTHS[on.month - 1]}{year}"


def moment_lines(moment: Moment, today: date, days: int, signs: Signs, width: int) -> Iterator[Line]:
    """A moment: day, sign and word, where and about what; what was said on lines of its own. ``days`` are the cells of
    the days."""
    sign, role = _LANES.get(moment.lane, ("", "faint"))
    head = line(
        (day_of(moment.on, today).ljust(days + 2), "muted"),
        (f"{getattr(signs, sign) if sign else ' '} ", role),
        (moment.word.ljust(WORD), "text"),
    )
    indent = days + 4 + WORD
    where = ", ".join(filter(None, (moment.place, moment.about, moment.others)))
    tone = f"{', ' if where else ''}tone {moment.tone}" if moment.tone else ""
    about = line((isolated(where), "text" if moment.lane == "in person" else "muted"), (tone, "faint"))
    lines = wrap_line(about, width - indent, 3) if about else []
    if moment.said:
        lines += wrap_line([Span(f"“{isolated(moment.said)}”", "quote")], width - indent, 4)
    first, *more = lines or [[]]
    yield [*head, *first]
    yield from ([Span(" " * indent), *part] for part in more)


def days_width(moments: Sequence[Moment], today: date) -> int:
    """The cells that the days of a timeline take."""
    return max((len(day_of(moment.on, today)) for moment in (*moments[:1], *moments[-1:])), default=6)
