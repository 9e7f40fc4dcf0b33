"""What is open as rows, and what stands behind one of them: pure functions to lines of spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from netritual.charts.signs import Signs
from netritual.domain.loops.loop import Loop
from netritual.review.step import Item
from netritual.services.pages.queries import loop_words
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Role, Span, cut, ends, indented, line, pad, width_of, wrap_line

SECTIONS = ("Late", "This week", "Later", "You wait for them", "Advice to report back on")
LATE, THIS_WEEK, LATER, THEIRS, ADVICE = SECTIONS
_WORDS = {"planned": "to ask", "changed": "planned"}
"""Stage -> the word for a loop, where it is not that of its kind."""
WHO = 16
"""Cells of the tier's sign and the name, where the matter stands beside them."""
_AFTER_LATE = ("was for ", "waits ")
"""What a day begins with, and is not said again behind the word "late"."""
LABEL = 9
"""Cells of the labels of what stands behind a loop."""
DONE = "is it done?"
NEVER = "never"
"""Said of what was not moved: it need not be said beside the loop."""


def section_of(loop: Loop, day: date | None, today: date, *, is_late: bool) -> str:
    """The heading that a loop stands under, by the ``day`` that was named for it, if any; what may be done by a later
    line is to be answered this week."""
    if loop.kind == "outcome":
        return ADVICE
    if loop.is_theirs:
        return THEIRS
    if is_late:
        return LATE
    week_end = today + timedelta(days=6 - today.weekday())
    return LATER if day is not None and day > week_end else THIS_WEEK


def kind_word(loop: Loop) -> str:
    """What a loop is, in a word or two."""
    return _WORDS.get(loop.stage, loop_words(loop)[0])


def late_spans(note: str, is_late: bool) -> list[Span]:
    """When, behind the word "late" where its day is over: "late 3 days", "by Friday"."""
    if not is_late:
        return [Span(note, "muted")]
    begun = next((start for start in _AFTER_LATE if note.startswith(start)), "")
    return line(("late ", "late-strong"), (note.removeprefix(begun), "late"))


def when_spans(note: str, state: str) -> list[Span]:
    """When, at the right of a row: the first part of the note, and whether that is late; the rest stands beside."""
    if state == DONE:
        return [Span(DONE, "tentative")]
    return late_spans(note.partition(": ")[0].partition(",")[0], state == "late")


def loop_lines(cells: Sequence[str], state: str, kind: Role, tier: Span, kinds: int, width: int) -> list[Line]:
    """A row: its kind in ``kinds`` cells, who, what, and when at the right. A matter or a name that is too long for one
    line has the matter on a line of its own."""
    word, who, what, note = cells
    left = [*pad([Span(word, kind)], kinds), Span("  "), tier, Span(" "), Span(isolated(who), "strong")]
    when, matter = when_spans(note, state), [Span(isolated(what))]
    begun = kinds + 2 + WHO
    if width_of(left) <= begun and begun + 2 + width_of(matter) + 2 + width_of(when) <= width:
        return [ends([*pad(left, begun), Span("  "), *matter], when, width)]
    return [ends(left, when, width), *indented(matter, width, kinds + 4, limit=3)]


def quoted(item: Item) -> tuple[str, str]:
    """What was written down of it, and in which talk that was; "" where nothing was."""
    detail = dict(item.detail)
    talk = detail.get("said", detail.get("since", ""))
    return detail.get("line", ""), talk.partition(":")[0].partition(", ")[0]


def quote_lines(words: str, source: str, signs: Signs, width: int) -> Iterator[Line]:
    """Words as they were written, behind a bar, and their source below."""
    for part in wrap_line([Span(isolated(words), "quote")], width - 2, 6):
        yield [Span(f"{signs.quote} ", "quote-bar"), *part]
    if source:
        yield cut([Span(f"  {source}", "quote-source")], width)


def card_lines(item: Item, note: str, tier: str, signs: Signs, width: int) -> Iterator[Line]:
    """What stands behind a loop: who, the words as they were written, and what else is known of it."""
    yield cut(line((isolated(item.cells[0]), "strong"), (f"  {tier}" if tier else "", "muted")), width)
    words, source = quoted(item)
    if words:
        yield []
        yield from quote_lines(words, source, signs, width)
    yield []
    yield from wrap_line(late_spans(note, item.state == "late"), width, 2)
    for label, text in item.detail:
        if text != NEVER and not (words and label in ("line", "said")):
            said = [Span(isolated(text), "muted")]
            yield from indented(said, width, LABEL, label=[Span(label, "faint")], limit=6)


def short_card(item: Item, note: str, signs: Signs, width: int) -> Iterator[Line]:
    """The same in two lines, and whether there is a draft, for below a list."""
    words, source = quoted(item)
    if words:
        said = [Span(f"{signs.quote} ", "quote-bar"), Span(isolated(words), "quote")]
        after = [Span(f"  {source}", "quote-source")] if width_of(said) + 2 + len(source) <= width else []
        yield cut([*said, *after], width)
    else:
        yield cut([Span(note)], width)
    if item.draft:
        yield line(
            Span("m", "here", "m"), Span(" opens a draft", "muted", "m"), Span(", ", "muted"),
            Span("y", "here", "y"), Span(" copies it", "muted", "y"),
        )  # fmt: skip
    else:
        yield cut([Span("Nothing is to be written now.", "faint")], width)
