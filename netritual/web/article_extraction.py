"""The text of a page, out of its bytes.

Resiliparse decides which of its texts belong to what the page is about; the blocks, their kinds and the links are read
from the page itself, which that decision leaves flat. Pages are hostile: this runs in a process of its own
(``parser_sandbox``), and does not recurse with their depth.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import groupby

from msgspec.structs import replace
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from netritual.domain.articles.article_text import ArticleText, Block
from netritual.domain.language.text import clean
from netritual.domain.people.links import joined
from netritual.regex import regex
from netritual.web.charset import text_of
from netritual.web.page_metadata import attribute, one_line, page_facts
from netritual.web.page_pieces import PagePiece, Pieces, marked, walk

MOST_SIGNS = 1_000_000
"""Characters of a text that are kept: two books."""
MOST_LINKS = 999
TAB = 4

_NEVER_READ = (
    "script, style, noscript, template, svg, annotation, iframe, object, embed, canvas, audio, video, button, input, "
    "select, textarea, nav, map"
)
"""Elements that are never the text of a page."""
_SELDOM_READ = frozenset(("form", "dialog", "menu"))
"""Elements that are not the text of a page, unless much of it stands in them (some old pages are one form)."""
_ROLES = frozenset(("navigation", "dialog", "alertdialog", "complementary", "search", "banner", "contentinfo", "menu"))
_FURNITURE = frozenset((
    "ad", "ads", "advert", "advertisement", "advertising", "breadcrumb", "breadcrumbs", "byline", "comments",
    "consent", "cookie", "cookies", "disqus", "gdpr", "headerlink", "meta", "modal", "newsletter", "outbrain",
    "pagination", "paywall", "popup", "postmeta", "postprofile", "promo", "promoted", "recommendations",
    "recommended", "related", "share", "sharedaddy", "sharing", "sidebar", "signup", "social", "sponsor",
    "sponsored", "subscribe", "subscription", "suggested", "taboola", "tags", "toc", "votecell",
))  # fmt: skip
"""Words in the class or id of an element that is not the text."""
_TITLED = frozenset(("section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements whose id is made of their heading, as a rule: it may hold any word."""
LONGEST_ID = 2
"""Words of an id that may be a name for furniture; longer ones are made of a heading."""
_LARGE = 1 / 3
"""Share of a page's characters from which an element is its text, whatever it is called."""

_INVISIBLE = regex("[\u00ad\u200b\u2060\ue000-\uf8ff]")
"""Soft hyphens, places for a break, and characters of private use, which are icons or marks of ``Pieces``."""
_EMPTY_LINES = regex(r"\r?\n\s*\n")
_BREAKS = regex(r" *\n *")
_BLANKS = regex(r"[^\S\n]+")
_HIDDEN = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_NOT_LETTERS = regex(r"[^A-Za-z0-9]+")
_NAME_WORDS = regex(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+")


def page_text(body: bytes, content_type: str, url: str) -> ArticleText:
    """What a page says; without blocks where nothing of it is text."""
    text = text_of(body, content_type)
    if content_type.startswith("text/plain"):
        parts = (clean(part, newlines=True).strip("\n") for part in _EMPTY_LINES.split(text.expandtabs(TAB)))
        return ArticleText(blocks=tuple(_bounded([Block(text=part) for part in parts if part.strip()])))
    tree = HTMLTree.parse(text)
    if tree.document is None or tree.body is None:
        return ArticleText()
    facts = page_facts(tree.document, tree.title or "")
    _take_out(tree.body)
    pieces = Pieces(tree.body, joined(url, facts.base) or url)
    numbers = marked(_main_text(tree, main=True)) or marked(_main_text(tree, main=False))
    blocks, links = _blocks(_trimmed(pieces.pieces, numbers, facts.text.title), numbers | pieces.left_out(numbers))
    if len(facts.body) > 2 * sum(len(block.words) for block in blocks):
        blocks, links = [Block(text=part) for part in map(one_line, facts.body.split("\n")) if part], []
    return replace(facts.text, blocks=tuple(_bounded(blocks)), links=tuple(links))


def _main_text(tree: HTMLTree, *, main: bool) -> str:
    return extract_plain_text(
        tree, main_content=main, preserve_formatting=True, alt_texts=False, list_bullets=False, comments=False
    )


def _take_out(body: ElementNode) -> None:
    """Take the furniture out of a page."""
    for node in list(body.query_selector_all(_NEVER_READ)):
        node.remove()
    large = len(body.text_content or "") * _LARGE
    # Selectors by attribute take a time that grows with the square of what they find.
    elements = [node for node, begins in walk(body) if begins and isinstance(node, ElementNode)]
    for node in elements[1:]:
        if _is_furniture(node) and len(node.text_content or "") < large:
            node.remove()


def _is_furniture(node: ElementNode) -> bool:
    """Whether an element says of itself that it is no text to be read."""
    if node.tag in _SELDOM_READ or node.hasattr("hidden") or attribute(node, "aria-hidden") == "true":
        return True
    if attribute(node, "role") in _ROLES or _HIDDEN.search(attribute(node, "style").lower()):
        return True
    own = attribute(node, "id") if node.tag not in _TITLED else ""
    names = (*attribute(node, "class").split(), own if len(_NOT_LETTERS.split(own)) <= LONGEST_ID else "")
    parts = (part for name in names for part in _NOT_LETTERS.split(name) if part.isalpha())
    words = (word.lower() for part in parts for word in _NAME_WORDS.findall(part))
    return not _FURNITURE.isdisjoint(words)


def _blocks(pieces: Sequence[PagePiece], numbers: Set[int]) -> tuple[list[Block], list[str]]:
    """The blocks of the texts with these numbers, and the addresses of their links."""
    links: dict[str, int] = {}
    blocks: list[Block] = []
    for table, group in groupby(pieces, key=lambda piece: piece.table):
        read = [(piece, text) for piece in group if (text := _text(piece, numbers, links))]
        if table:
            rows = (
                tuple(" ".join(text.split()) for _, text in row) for _, row in groupby(read, key=lambda one: one[0].row)
            )
            blocks += [Block(kind="table", rows=tuple(rows))] if read else []
            continue
        for piece, text in read:
            parts = [text] if piece.kind == "code" else filter(None, text.split("\n\n"))
            blocks += (
                Block(kind=piece.kind, text=part, level=piece.level, mark=piece.mark if not at else "")
                for at, part in enumerate(parts)
            )
    return blocks, list(links)


def _text(piece: PagePiece, numbers: Set[int], links: dict[str, int]) -> str:
    """The text of a piece, each link as its number behind its words."""
    parts: list[str] = []
    behind_link = False
    for token in piece.tokens:
        if token.number not in numbers and token.text.strip():
            continue
        if not token.url:
            parts.append(f" {token.text}" if behind_link and token.text[:1].isalnum() else token.text)
        elif token.number in numbers and len(links) < MOST_LINKS:
            parts = ["".join(parts).rstrip(), f" [{links.setdefault(token.url, len(links) + 1)}]"]
        behind_link = bool(token.url)
    text = _INVISIBLE.sub("", "".join(parts))
    if piece.kind == "code":
        return clean(text.expandtabs(TAB), newlines=True).strip("\n").rstrip()
    return _BREAKS.sub("\n", _BLANKS.sub(" ", clean(text, newlines=True))).strip()


def _trimmed(pieces: Sequence[PagePiece], numbers: Set[int], title: str) -> Sequence[PagePiece]:
    """What stands below the headline that is the title, without what is only links, at both ends: ways to other pages.

    What stands above the headline is the page's own, unless it is much.
    """
    first, last = 0, len(pieces)
    headlines = (
        at for at, piece in enumerate(pieces) if piece.kind == "heading" and _text(piece, numbers, {}) == title
    )
    headline = next(headlines, -1)
    above, below = (sum(len(piece.said(numbers)) for piece in part) for part in (pieces[:headline], pieces[headline:]))
    if headline >= 0 and above < below * _LARGE:
        first = headline + 1
    while first < last and not pieces[first].said(numbers, linked=False):
        first += 1
    while first < last and (pieces[last - 1].kind == "heading" or not pieces[last - 1].said(numbers, linked=False)):
        last -= 1
    return pieces[first:last]


def _bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    """The first blocks, as many as there is room for; the last one may be cut."""
    left = MOST_SIGNS
    for block in blocks:
        if left <= 0:
            return
        yield replace(block, text=block.text[:left]) if block.text else block
        left -= len(block.words)
