"""A page walked once: its texts numbered, in the page too, and gathered in the blocks that they stand in."""

from bisect import bisect_left
from collections.abc import Iterator, Set
from typing import NamedTuple

from resiliparse.parse.html import ElementNode, Node, TextNode

from netritual.domain.articles.article_text import BlockKind
from netritual.domain.people.addresses import LONGEST
from netritual.domain.people.links import joined, may_open
from netritual.regex import regex
from netritual.web.page_metadata import attribute

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that begin a block of their own."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARTS = frozenset(("ul", "ol", "dl", "pre", "blockquote", "table", "figure"))
"""Elements that stand between the texts of an article and belong to them."""
_NO_CELL = "p, div, h1, h2, h3, h4, ul, ol, pre, table"
"""What stands in the cells of a table that is no table, but lays out a page."""
_MOSTLY_LINKS = 1 / 2
"""Share of a list's characters in links from which it is a list of other pages."""

_SPACE = regex(r"[ \t\n\r\f]+")
_MARK = "\ue000{}\ue001"
_MARKS = regex("\ue000(\\d+)\ue001")


class PageToken(NamedTuple):
    """A run of text with its number; or, with a ``url``, a link behind its words, which are those from ``first`` on to
    its number."""

    number: int
    text: str
    url: str = ""
    first: int = 0


class PagePiece(NamedTuple):
    """A block as it stands in the page; ``level`` and ``mark`` are those of a ``Block``.

    ``table`` and ``row`` count the tables and the rows, from 1; 0 outside of them.
    """

    tokens: list[PageToken]
    kind: BlockKind = "text"
    level: int = 0
    mark: str = ""
    table: int = 0
    row: int = 0

    def said(self, numbers: Set[int], *, linked: bool = True) -> str:
        """Its texts with these numbers; with ``linked`` false only those that are in no link."""
        links = {number for token in self.tokens if token.url for number in range(token.first, token.number + 1)}
        return "".join(
            token.text for token in self.tokens if token.number in numbers and (linked or token.number not in links)
        ).strip()


class _Part(NamedTuple):
    """One of ``_PARTS``: the numbers of its texts, those of its parent before and behind it, and whether it has links,
    and little else."""

    texts: range
    before: range
    behind: range
    links: bool
    links_only: bool


class _Open(NamedTuple):
    """An element that is open: the number of the first text in it, the characters read before it, those of them in
    links, and what of ``_PARTS`` it holds so far."""

    first: int
    signs: int
    linked: int
    parts: list[tuple[range, bool, bool]]


def marked(text: str) -> set[int]:
    """The numbers of the texts that are left in a text of the page."""
    return {int(number) for number in _MARKS.findall(text)}


class Pieces:
    """The pieces of what stands below an element, in order."""

    def __init__(self, root: ElementNode, base: str) -> None:
        self.pieces: list[PagePiece] = []
        self._base = base
        self._count = 0
        """The number of the next text."""
        self._signs = self._linked = 0
        """The characters that were read, and those of them in links."""
        self._tokens: list[PageToken] = []
        self._open: list[_Open] = []
        self._parts: list[_Part] = []
        self._lists: list[int] = []
        """Of each open list the number of its next item; 0 for a list without numbers."""
        self._mark = ""
        self._quotes = self._code = self._heading = self._table = self._tables = self._row = 0
        self._link: tuple[str, int] | None = None
        """The address of the open link, and the first number in it."""
        for node, begins in walk(root):
            if isinstance(node, TextNode):
                if begins:
                    self._text(node)
            elif isinstance(node, ElementNode):
                self._begin(node) if begins else self._end(node)

    def left_out(self, numbers: Set[int]) -> set[int]:
        """The texts of lists, quotes, tables and code that stand between texts that are kept, and are no list of
        other pages."""
        places = sorted(numbers)

        def any_in(texts: range) -> bool:
            at = bisect_left(places, texts.start)
            return at < len(places) and places[at] < texts.stop

        return {
            number
            for part in self._parts
            if any_in(part.before) and (any_in(part.behind) or not part.links)
            if not part.links_only and not any_in(part.texts)
            for number in part.texts
        }

    def _text(self, node: TextNode) -> None:
        value = node.node_value or ""
        if not value.strip() and not self._code:
            self._tokens.append(PageToken(self._count - 1, " "))
            return
        if not self._code:
            value = _SPACE.sub(" ", value)  # line ends of the markup are blanks
        begin = value[: len(value) - len(value.lstrip())]
        node.node_value = f"{begin}{_MARK.format(self._count)}{value.lstrip()}"
        self._tokens.append(PageToken(self._count, value))
        self._signs += len(value)
        self._linked += len(value) * (self._link is not None)
        self._count += 1

    def _begin(self, node: ElementNode) -> None:
        tag = node.tag
        if tag in _BLOCKS:
            self._flush()
        self._open.append(_Open(self._count, self._signs, self._linked, []))
        if tag == "br":
            self._tokens.append(PageToken(self._count - 1, "\n"))
        elif tag == "a":
            self._link = self._address(attribute(node, "href")), self._count
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in ("ul", "ol"):
            first = attribute(node, "start") or "1"
            self._lists.append(
                0 if tag == "ul" else int(first) if first.isascii() and first.isdigit() and len(first) < 10 else 1
            )
        elif tag == "li":
            self._item()
        elif tag == "table" and node.query_selector(_NO_CELL) is None:
            self._tables += 1
            self._table, self._row = self._tables, 0
        elif tag == "tr":
            self._row += 1
        self._quotes += tag == "blockquote"
        self._code += tag == "pre"

    def _end(self, node: ElementNode) -> None:
        tag, opened = node.tag, self._open.pop()
        if tag == "a" and self._link is not None:
            url, first = self._link
            if url and self._count > first:
                self._tokens.append(PageToken(self._count - 1, "", url, first))
            self._link = None
        if tag in _BLOCKS:
            self._flush()
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag == "table":
            self._table = 0
        self._quotes -= tag == "blockquote"
        self._code -= tag == "pre"
        everything = range(opened.first, self._count)
        for texts, links, links_only in opened.parts:
            before, behind = range(everything.start, texts.start), range(texts.stop, everything.stop)
            self._parts.append(_Part(texts, before, behind, links, links_only))
        if tag in _PARTS and self._open and everything:
            linked = self._linked - opened.linked
            only = linked > _MOSTLY_LINKS * (self._signs - opened.signs)
            self._open[-1].parts.append((everything, linked > 0, only))

    def _item(self) -> None:
        if not self._lists:
            self._mark = "•"
            return
        number = self._lists[-1]
        self._mark = f"{number}." if number else "•"
        self._lists[-1] += number > 0

    def _address(self, href: str) -> str:
        """The whole address of a link that may be opened, but not of one to a place in the page itself."""
        href = href.strip()
        if not href or href.startswith("#") or len(href) > LONGEST["url"]:
            return ""
        url = joined(self._base, href)
        return url if may_open(url) and url.partition("#")[0] != self._base.partition("#")[0] else ""

    def _flush(self) -> None:
        tokens, self._tokens = self._tokens, []
        if not any(token.text.strip() for token in tokens):
            return
        kind: BlockKind = "text"
        if self._table:
            kind = "table"
        elif self._code:
            kind = "code"
        elif self._heading:
            kind = "heading"
        elif self._quotes:
            kind = "quote"
        elif self._lists or self._mark:
            kind = "item"
        level = self._heading or max(0, len(self._lists) - 1) * (kind == "item")
        self.pieces.append(PagePiece(tokens, kind, level, self._mark * (kind == "item"), self._table, self._row))
        self._mark = ""


def walk(root: Node) -> Iterator[tuple[Node, bool]]:
    """Every node below one and itself, where it begins (True) and where it ends, without recursion."""
    node: Node | None = root
    while node is not None:
        yield node, True
        below = node.first_child
        while below is None and node is not None:
            yield node, False
            if node == root:
                return
            below = node.next_sibling
            if below is None:
                node = node.parent
        node = below
