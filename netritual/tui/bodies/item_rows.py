"""The rows of a step: its items under their sections, and how they are drawn in spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace
from rich.cells import cell_len

from netritual.charts.signs import Signs, tier_sign
from netritual.domain.language.text import clean
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.review.step import Act, Item
from netritual.tui.face.spans import Line, Role, Span, cut, ends, fitting, indented, key_words, pad, width_of, wrap_line
from netritual.tui.widgets.item_list import Row, heading

LEAST_NAME = 6
"""Cells that a name keeps."""
HINTS = 3
"""Keys that are shown on the row under the cursor."""
EXAMPLE = " A line for it: "
"""What stands before an example in the words of a step in which nothing stands."""
SECOND_LINES = 2
"""Lines that what a row is about takes below its name."""


def rows_of(items: Sequence[Item], row_of: Callable[[Item], Row], *, roomy: bool) -> list[Row]:
    """Items under the headings of their sections, each with its count; one section alone has none."""
    sections = [(section, list(group)) for section, group in groupby(items, lambda item: item.section)]
    rows: list[Row] = []
    for section, group in sections:
        if len(sections) > 1 and section:
            rows.append(head_row(section, len(group), roomy=roomy and bool(rows)))
        rows += map(row_of, group)
    return rows


def head_row(title: str, count: int, *, roomy: bool) -> Row:
    """The heading of a section; where there is room with a blank line before it."""
    head = heading(title, str(count), f"#{title}")
    return replace(head, paint=lambda width: [[Span("")], *head.paint(width)], lines=2) if roomy else head


def name_width(rows: Iterable[Sequence[str]], width: int) -> int:
    """The cells of the column of names: those of the longest, but no more than a third of a row."""
    longest = max((cell_len(cells[0]) for cells in rows if len(cells) > 1), default=0)
    return min(longest, max(LEAST_NAME, width // 3))


def item_lines(cells: Sequence[str], width: int, names: int, mark: Line = (), *, late: bool = False) -> list[Line]:
    """A row: its mark and name, what it is about, and at the right when. Where one line does not do, what it is about
    stands below the name."""
    name, *middle, when = cells if len(cells) > 1 else (*cells, "")
    about = "  ".join(cell for cell in middle if cell)
    who: Line = [*mark, Span(name, "strong")]
    right = when_spans(when, late=late)
    whole = (
        [*mark, *pad([Span(name, "strong")], max(names, cell_len(name))), Span("  "), Span(about, "muted")]
        if about
        else who
    )
    if width_of(whole) + (2 if right else 0) + width_of(right) <= width:
        return [ends(whole, right, width)]
    beside = width_of(who) + 2 + width_of(right) <= width
    begun, blank = width_of(mark), Span(" " * (width_of(mark) or 2))
    room = max(1, width - len(blank.text))
    below = wrap_line([Span(about, "muted")], room, SECOND_LINES) if about else []
    below += [] if beside else wrap_line(right, room, SECOND_LINES)
    parts = wrap_line([Span(name, "strong")], max(1, width - begun), SECOND_LINES)
    marked = [[*(pad([], begun) if at else mark), *part] for at, part in enumerate(parts)]
    named = [ends(who, right, width)] if beside else marked
    return [*named, *([blank, *spans] for spans in below)]


def when_spans(words: str, *, late: bool) -> list[Span]:
    """When something is due or since when it waits; what is late says so before it."""
    if not words:
        return []
    if not late:
        return [Span(words, "faint")]
    before = [] if words.startswith("late") else [Span("late", "late-strong"), Span("  ")]
    return [*before, Span(words, "late")]


def with_keys(lines: Sequence[Line], acts: Sequence[Act], width: int) -> list[Line]:
    """A row with its first keys at the end of its last line, as many as there is room for; a click presses one."""
    *others, last = [*lines[:-1], trimmed(lines[-1])]
    shown = (key_words(act.key, act.label, act.key) for act in hinted(acts)[:HINTS])
    keys = fitting(shown, width - width_of(last) - 2)
    return [*others, ends(last, keys, width)] if keys else list(lines)


def trimmed(spans: Line) -> list[Span]:
    """A line without the blanks at its end."""
    rest = list(spans)
    while rest and not rest[-1].text.strip():
        rest.pop()
    if rest:
        rest[-1] = rest[-1].with_text(rest[-1].text.rstrip())
    return rest


def hinted(acts: Sequence[Act]) -> list[Act]:
    """The acts whose keys are shown on the row: one a label, but for copying and the main act."""
    shown: dict[str, Act] = {}
    for act in acts:
        if (
            act.key not in ("y", "enter")
            and not act.key.isdigit()
            and act.label not in {one.label for one in shown.values()}
        ):
            shown.setdefault(act.key, act)
    return list(shown.values())


def labelled(rows: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Labels and texts side by side, the texts wrapped under themselves; a row without a label has the whole width."""
    size = min(max((cell_len(label) for label, _ in rows), default=0), max(0, 2 * width // 5))
    lines: list[Line] = []
    for label, text in rows:
        if not label:
            lines += wrap_line([Span(clean(text))], width)
            continue
        lines += indented([Span(clean(text))], width, size + 2, label=cut([Span(label, "muted")], size))
    return lines


def sentence(words: str, width: int, role: Role = "muted") -> list[Line]:
    """A sentence on as many lines as it needs; what stands behind a tab is put at the right end where it fits."""
    left, _, right = words.partition("\t")
    if right and cell_len(left) + cell_len(right) + 2 <= width:
        return [ends([Span(clean(left), role)], [Span(clean(right), role)], width)]
    return [line for part in (left, right) if part.strip() for line in wrap_line([Span(clean(part), role)], width)]


def said_lines(sentences: Sequence[str], width: int, *, empty: bool) -> list[Line]:
    """What is said of a step; of an ``empty`` one the first sentence is in bold, with its example below it."""
    if not empty:
        return [line for words in sentences for line in sentence(words, width)]
    what, shown, example = sentences[0].partition(EXAMPLE)
    lines: list[Line] = [*sentence(what, width, "strong"), [Span("")]]
    if shown:
        lines += [*wrap_line([Span(shown.lstrip(), "muted"), Span(example)], width), [Span("")]]
    return [*lines, *said_lines(sentences[1:], width, empty=False)]


def tier_mark(item: Item, items: Iterable[Item], network: Network, signs: Signs) -> Line:
    """How close the person of a row is, a blank where it is about nobody or named after several. Nothing where nobody
    of its step is close."""

    def tier_of(one: Item) -> int:
        person = network.get(Person, one.person or 0)
        return 0 if person is None or (len(one.people) > 1 and one.cells[:1] != (person.name,)) else person.tier

    return (tier_sign(tier_of(item), signs), Span(" ")) if any(map(tier_of, items)) else ()
