"""The text of an article in one column, as a terminal shows it. Pure."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from netritual.domain.articles.article_text import ArticleText, Block, BlockKind
from netritual.domain.language.text import width
from netritual.regex import regex

COLUMN = 66
"""Cells of a line: 66 characters are a satisfactory line (Bringhurst, The Elements of Typographic Style, 2.1.2)."""
QUOTE = "> "
CODE = "  "
GAP = "  "
"""Between the columns of a table."""

_WIDE = (
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff"
)
_NO_BEGINNING = "、。，．・：；！？）］｝」』】〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
"""Signs that no line of Japanese or Chinese begins with (JIS X 4051, UAX #14 classes CL, NS and CJ)."""
_NO_END = "（［｛「『【〈《"
_UNIT = regex(f"[{_NO_END}]*[{_WIDE}][{_NO_BEGINNING}\ufe0f\u200d]*|[^{_WIDE}]+")
"""What no line is broken in: one wide character with the signs that belong to it, or a run of others."""


class ArticleLine(NamedTuple):
    """One line: its words, and what it is: a kind of block, a link of the list at the end, or nothing ("").

    ``block`` and ``at`` say where it begins: in which block, behind how many of its characters. They are the same in a
    column of another width; the list of links counts as blocks behind the last one.
    """

    text: str
    kind: BlockKind | Literal["link", ""]
    block: int
    at: int = 0


def article_lines(text: ArticleText, column: int = COLUMN, most: int = 0) -> list[ArticleLine]:
    """The blocks, a blank line between them, and the list of links.

    Code and addresses are not reflowed: they are broken after ``most`` cells, and with 0 not at all.
    """
    lines: list[ArticleLine] = []
    before: Block | None = None
    for number, block in enumerate(text.blocks):
        if before is not None and not (block.kind == before.kind == "item"):
            lines.append(ArticleLine(QUOTE.rstrip() if block.kind == before.kind == "quote" else "", "", number))
        lines += (ArticleLine(line, block.kind, number, at) for line, at in _block(block, max(column, 8), most))
        before = block
    for number, url in enumerate(text.links, 1):
        at = len(text.blocks) + number - 1
        if number == 1:
            lines.append(ArticleLine("", "", at))
        lines += (ArticleLine(line, "link", at, begin) for line, begin in _cut(f"[{number}] {url}", most))
    return lines


def line_at(lines: Sequence[ArticleLine], place: tuple[int, int]) -> int:
    """The number of the line, from 0, in which a place stands: a block, and characters of it."""
    before = [number for number, line in enumerate(lines) if (line.block, line.at) <= place]
    return before[-1] if before else 0


def _block(block: Block, column: int, most: int) -> Iterator[tuple[str, int]]:
    """The lines of a block, each with the characters before it."""
    if block.kind == "table":
        yield from ((line, number) for number, line in enumerate(_table(block.rows, column)))
        return
    if block.kind == "code":
        at = 0
        for line in block.text.split("\n"):
            yield from ((f"{CODE}{part}", at + begin) for part, begin in _cut(line, max(0, most - len(CODE))))
            at += len(line) + 1
        return
    first = rest = QUOTE if block.kind == "quote" else ""
    if block.kind == "item":
        first = GAP * block.level + f"{block.mark} "
        rest = " " * width(first)
    at = 0
    for paragraph in block.text.split("\n"):
        for line, begin in _wrapped(paragraph, max(column - width(rest), 4)):
            yield f"{first}{line}", at + begin
            first = rest
        at += len(paragraph) + 1


def _table(rows: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    """A row a line, its cells in columns; where they are too wide, the cells of a row one after the other."""
    count = max(map(len, rows), default=0)
    sizes = [max((width(row[at]) for row in rows if at < len(row)), default=0) for at in range(count)]
    if sum(sizes) + len(GAP) * (count - 1) <= column:
        for row in rows:
            yield GAP.join(cell + " " * (size - width(cell)) for cell, size in zip(row, sizes, strict=False)).rstrip()
        return
    for row in rows:
        for number, (line, _) in enumerate(_wrapped("; ".join(filter(None, row)), column - len(GAP))):
            yield f"{GAP if number else ''}{line}"


def _wrapped(text: str, room: int) -> Iterator[tuple[str, int]]:
    """A text in lines of so many cells, broken at blanks and between wide characters; a longer word is cut."""
    line, size, begin, at = "", 0, 0, 0
    for word in text.split(" "):
        blank = 1 if at else 0
        for unit in _UNIT.findall(word) or [""]:
            for part, inside in _cut(unit, room):
                cells = width(part)
                if line and size + blank + cells > room:
                    yield line, begin
                    line, size, blank = "", 0, 0
                if not line:
                    begin, blank = at + inside, 0
                line += " " * blank + part
                size += blank + cells
                blank = 0
            at += len(unit)
        at += 1
    yield line, begin


def _cut(text: str, room: int) -> Iterator[tuple[str, int]]:
    """A text cut into parts of so many cells, marks with the character that they stand on; 0 cuts nothing."""
    if not room or width(text) <= room:
        yield text, 0
        return
    begin = cells = 0
    for at, char in enumerate(text):
        size = width(char)
        if cells + size > room and at > begin:
            yield text[begin:at], begin
            begin, cells = at, 0
        cells += size
    yield text[begin:], begin
