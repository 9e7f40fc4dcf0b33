"""Text as spans of (text, role), measured in terminal cells: what painters and lists draw.

A line is a list of spans. Markup is never parsed, so what a person wrote is plain text by construction; control signs
are taken out where a span is measured or painted (``clean_line``). The functions here are pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.cells import cell_len, chop_cells, set_cell_size

from netritual.charts.span import Line as Line
from netritual.charts.span import Role as Role
from netritual.charts.span import Span as Span
from netritual.domain.language.text import clean

MORE = " …"
"""What ends a line that was cut: after a whole word."""
LEAST_WORDS = 0.6
"""A line is cut inside a word only where the words before it would fill less than this share of the room."""


def line(*parts: Span | str | tuple[str, Role]) -> list[Span]:
    """A line of parts; plain strings have the role ``text``, empty parts are left out."""
    spans = (
        Span(part) if isinstance(part, str) else Span(*part) if isinstance(part, tuple) else part for part in parts
    )
    return [span for span in spans if span.text]


def clean_line(spans: Line) -> list[Span]:
    """The line without control signs and line ends."""
    return [span if span.text.isprintable() else span.with_text(clean(span.text)) for span in spans]


def text_of(spans: Line) -> str:
    """The words alone."""
    return "".join(span.text for span in spans)


def width_of(spans: Line) -> int:
    """The cells of a line."""
    return sum([cell_len(span.text) for span in spans])


def cut(spans: Line, width: int) -> list[Span]:
    """The line in at most ``width`` cells: where it is longer it ends at a word, with `` …``."""
    spans = clean_line(spans)
    if width_of(spans) <= width:
        return spans
    if width <= 0:
        return []
    room, parts = max(0, width - len(MORE)), list[Span]()
    if not room:
        return [Span("…", spans[0].role)]
    left = room
    for span in spans:
        size = cell_len(span.text)
        if size > left:
            parts.append(span.with_text(set_cell_size(span.text, left)))
            break
        parts.append(span)
        left -= size
    last = parts[-1]
    whole = last.text.rstrip()
    follows = spans[len(parts) - 1].text[len(whole) :][:1]
    if whole == last.text and follows.strip():
        head = whole.rpartition(" ")[0].rstrip()
        before = room - cell_len(last.text) if len(parts) > 1 else 0
        if before + cell_len(head) >= room * LEAST_WORDS:
            whole = head
    parts[-1] = last.with_text(whole)
    while parts and not parts[-1].text.strip():
        parts.pop()
    if not parts:
        return [Span("…", spans[0].role)]
    end = parts[-1]
    return [*parts[:-1], end.with_text(end.text.rstrip() + MORE)]


def pad(spans: Line, width: int) -> list[Span]:
    """The line in exactly ``width`` cells: cut, or filled with blanks."""
    spans = clean_line(spans)
    missing = width - width_of(spans)
    if missing < 0:
        spans = cut(spans, width)
        missing = width - width_of(spans)
    return [*spans, Span(" " * missing)] if missing > 0 else spans


def pad_left(spans: Line, width: int) -> list[Span]:
    """The line in exactly ``width`` cells, at their right end."""
    spans = cut(spans, width)
    missing = width - width_of(spans)
    return [Span(" " * missing), *spans] if missing > 0 else spans


def ends(left: Line, right: Line, width: int, gap: int = 2) -> list[Span]:
    """A line of ``width`` cells with one part at each end; the left one is cut first, and ``gap`` blanks stay."""
    right = cut(right, width)
    right_width = width_of(right)
    if not right_width:
        return pad(left, width)
    return [*pad(left, max(0, width - right_width - gap)), Span(" " * min(gap, max(0, width - right_width))), *right]


def wrap_line(spans: Line, width: int, limit: int = 0) -> list[list[Span]]:
    """The line on as many lines of at most ``width`` cells as it needs, broken at blanks, each word with its role.

    ``limit`` is the most lines, or 0 for any number; the last is cut then. Of two or more lines the last has not one
    short word alone where the line above can give it one more.
    """
    width = max(width, 1)
    words = _words(clean_line(spans), width)
    lines: list[list[list[Span]]] = [[]]
    used = 0
    for word in words:
        size = width_of(word)
        if lines[-1] and used + 1 + size > width:
            lines.append([])
            used = 0
        used += size + (1 if lines[-1] else 0)
        lines[-1].append(word)
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > 2:
        moved = lines[-2][-1]
        if width_of(moved) + 1 + width_of(lines[-1][0]) <= width:
            lines[-1].insert(0, lines[-2].pop())
    if limit and len(lines) > limit:
        rest = [word for group in lines[limit - 1 :] for word in group]
        return [*map(_joined, lines[: limit - 1]), cut(_joined(rest), width)]
    return [_joined(group) for group in lines]


def indented(spans: Line, width: int, indent: int, *, label: Line = (), limit: int = 0) -> list[list[Span]]:
    """The line wrapped behind so many cells, in the first of which its label stands; ``limit`` as in ``wrap_line``."""
    parts = wrap_line(spans, width - indent, limit)
    return [[*pad(() if at else label, indent), *part] for at, part in enumerate(parts)]


def flowed(pieces: Iterable[Line], width: int, gap: int) -> list[list[Span]]:
    """Pieces one behind the other, ``gap`` blanks apart, on as many lines of ``width`` cells as they need; each piece
    stays whole."""
    lines: list[list[Span]] = []
    for piece in pieces:
        if lines and width_of(lines[-1]) + gap + width_of(piece) <= width:
            lines[-1] += [Span(" " * gap), *piece]
        else:
            lines.append([*piece])
    return lines


def fitting(pieces: Iterable[Line], width: int, gap: int = 3) -> list[Span]:
    """As many of the pieces as stand in one line of ``width`` cells, the first ones first."""
    first = next(iter(flowed(pieces, width, gap)), [])
    return first if width_of(first) <= width else []


def key_words(key: str, words: str, press: str, role: Role = "here") -> list[Span]:
    """A key and what it does; a click on it presses ``press``."""
    return [Span(key, role, press), Span(f" {words}" if words else "", "muted", press)]


def _words(spans: Line, width: int) -> list[list[Span]]:
    """The words of a line, each of one or more spans; a word wider than ``width`` is broken."""
    words: list[list[Span]] = []
    glued = False
    for span in spans:
        for number, part in enumerate(span.text.split(" ")):
            if number:
                glued = False
            if not part:
                continue
            pieces = [part] if cell_len(part) <= width else chop_cells(part, width)
            for at, piece in enumerate(pieces):
                if at == 0 and glued and width_of(words[-1]) + cell_len(piece) <= width:
                    words[-1].append(span.with_text(piece))
                else:
                    words.append([span.with_text(piece)])
            glued = True
    return words


def _joined(words: Sequence[Sequence[Span]]) -> list[Span]:
    """Words with blanks between them; a blank between two words of one span belongs to it."""
    spans: list[Span] = []
    for word in words:
        if spans:
            same = spans[-1].role == word[0].role and spans[-1].press == word[0].press
            if same:
                spans[-1] = spans[-1].with_text(spans[-1].text + " ")
            else:
                spans.append(Span(" "))
        for span in word:
            if spans and (spans[-1].role, spans[-1].press) == (span.role, span.press):
                spans[-1] = spans[-1].with_text(spans[-1].text + span.text)
            else:
                spans.append(span)
    return spans


class SpanColumn(Struct, frozen=True):
    """A column of a table of lines: its cells, its share of the spare room, its alignment, and when it goes.

    Columns with the highest ``first_out`` are left out first when the room does not do for all; 0 stays always.
    """

    width: int
    grow: int = 0
    right: bool = False
    first_out: int = 0


GAP = 2
"""Blanks between two columns."""


def columns_in(columns: Sequence[SpanColumn], width: int, gap: int = GAP) -> list[int]:
    """The cells of each column in a row of ``width`` cells; 0 for a column that is left out."""
    shown = [True] * len(columns)

    def needed() -> int:
        sizes = [column.width for column, stays in zip(columns, shown, strict=True) if stays]
        return sum(sizes) + gap * max(0, len(sizes) - 1)

    for at in sorted(range(len(columns)), key=lambda at: -columns[at].first_out):
        if needed() <= width or not columns[at].first_out:
            break
        shown[at] = False
    spare = max(0, width - needed())
    weight = sum(column.grow for column, stays in zip(columns, shown, strict=True) if stays)
    sizes = [
        (column.width + (spare * column.grow // weight if weight else 0)) if stays else 0
        for column, stays in zip(columns, shown, strict=True)
    ]
    growing = next((at for at in range(len(columns)) if sizes[at] and columns[at].grow), None)
    if growing is not None and weight:
        sizes[growing] += spare - sum(spare * columns[at].grow // weight for at in range(len(columns)) if sizes[at])
    return sizes


def in_columns(cells: Sequence[Line], columns: Sequence[SpanColumn], width: int, gap: int = GAP) -> list[Span]:
    """The cells of a row in its columns, in exactly ``width`` cells."""
    parts: list[Span] = []
    for cell, column, size in zip(cells, columns, columns_in(columns, width, gap), strict=False):
        if not size:
            continue
        if parts:
            parts.append(Span(" " * gap))
        parts.extend(pad_left(cell, size) if column.right else pad(cell, size))
    return pad(parts, width)
