"""Columns and labelled lines of the review, measured in terminal cells.

Plain strings in, plain strings out; every line is at most ``room`` cells wide. They reach a widget through
``tui/content.py`` alone.
"""

from collections.abc import Sequence

from netritual.tui.content import cells as cells_of
from netritual.tui.content import fit, shorten, wrap

GAP = 2
"""Blanks between two columns."""

NARROWEST = 6
"""Cells a column keeps when others need room; below that only a fragment of a name would be left."""

CURSOR = 3
"""Cells before a row: a blank, the cursor sign, the tick or a blank."""


def column_widths(rows: Sequence[Sequence[str]], room: int, firm: int = -1) -> list[int]:
    """A width for each column, so that all rows fit into ``room`` cells: the widest column gives way first, and the
    ``firm`` one last. A text that ends its row has the rest of it (``in_columns``), and asks for no width where others
    do."""
    count = max((len(row) for row in rows), default=0)
    reach = [(row, _last(row)) for row in rows]
    widths = [
        max((cells_of(row[at]) for row, last in reach if at < len(row) and (at < last or at == count - 1)), default=0)
        or max((cells_of(row[at]) for row, last in reach if at < len(row)), default=0)
        for at in range(count)
    ]
    used = [at for at in range(count) if widths[at]]
    over = sum(widths) + GAP * max(0, len(used) - 1) - room
    while over > 0 and used:
        yielding = [at for at in used if at != firm and widths[at] > NARROWEST] or used
        widest = max(yielding, key=lambda at: widths[at])
        if widths[widest] <= NARROWEST:
            break
        others = max((widths[at] for at in yielding if at != widest), default=0)
        less = min(over, max(1, widths[widest] - max(others, NARROWEST)))
        widths[widest] -= less
        over -= less
    return widths


def _last(cells: Sequence[str]) -> int:
    """The place of the last cell with a text."""
    return max((at for at, cell in enumerate(cells) if cell), default=0)


def in_columns(cells: Sequence[str], widths: Sequence[int], room: int) -> str:
    """One row: each cell in its column, the last one with the rest of the row; columns that nobody uses left out,
    nothing beyond ``room``."""
    last, pairs = _last(cells), enumerate(zip(cells, widths, strict=False))
    parts = [fit(cell, wide) if at < last else cell for at, (cell, wide) in pairs if wide]
    return shorten((" " * GAP).join(parts).rstrip(), room)


def labelled(rows: Sequence[tuple[str, str]], room: int) -> list[str]:
    """Label and text side by side, texts wrapped under themselves; a row without a label takes the whole width."""
    label_wide = min(max((cells_of(label) for label, _ in rows), default=0), max(0, room // 3))
    lines: list[str] = []
    for label, text in rows:
        if not label:
            lines.extend(wrap(text, room))
            continue
        first, *more = wrap(text, max(1, room - label_wide - GAP)) or [""]
        lines.append(f"{fit(label, label_wide)}{' ' * GAP}{first}".rstrip())
        lines.extend(" " * (label_wide + GAP) + line for line in more)
    return lines


def running(parts: Sequence[str], room: int) -> list[str]:
    """Short texts one after the other, on as many lines as they need; none is broken unless it is too long alone."""
    lines: list[str] = []
    line = ""
    for part in parts:
        joined = f"{line}   {part}" if line else part
        if cells_of(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = wrap(part, room) or [""]
        lines.extend(whole)
    return [*lines, line] if line else lines
