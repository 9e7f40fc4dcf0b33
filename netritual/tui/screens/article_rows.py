"""Articles as rows, why one comes first, and the beginning of its text: pure functions to lines of spans."""

from __future__ import annotations

from collections.abc import Iterator

from netritual.charts.signs import Signs
from netritual.domain.articles.article_layout import COLUMN, article_lines
from netritual.domain.articles.article_text import ArticleText
from netritual.domain.dates.day_wording import capital
from netritual.domain.suggestions.article_rank import RankedArticle
from netritual.review.step import Item
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Span, cut, ends, indented, pad, wrap_line
from netritual.tui.widgets.article_column import BLOCK_ROLES

AUTHOR = 14
"""Cells of the author where the title stands beside."""


def article_row(item: Item, signs: Signs, width: int, *, tall: bool) -> list[Line]:
    """An article in the list: whose it is and how old, and its title beside or below."""
    mark = Span(f"{signs.day} " if item.state == "picked" else "  ", "here")
    who, title, when = isolated(item.cells[1]), isolated(item.cells[2]), [Span(item.cells[3], "muted")]
    if not tall:
        return [ends([mark, *pad([Span(who, "strong")], AUTHOR), Span(" "), Span(title)], when, width)]
    return [ends([mark, Span(who, "strong")], when, width), *indented([Span(title)], width, 2, limit=2)]


def why_lines(item: Item, width: int) -> Iterator[Line]:
    """Why an article comes first, a sentence each; of one that is commented on what was said."""
    reading = item.subject
    if isinstance(reading, RankedArticle):
        for why in reading.why:
            yield from wrap_line([Span(capital(why))], width, 3)
    else:
        for label, text in item.detail:
            yield from wrap_line([Span(f"{label}: ", "muted"), Span(isolated(text), "quote")], width, 4)


def text_lines(item: Item, text: ArticleText | None, width: int) -> Iterator[Line]:
    """Whose it is, and the text as far as it is kept; else where it stands."""
    facts = [item.cells[1], item.cells[3], *([f"{text.minutes} min"] if text is not None and text.minutes else [])]
    yield cut([Span(isolated(", ".join(filter(None, facts))), "muted")], width)
    yield []
    if text is None or not text.blocks:
        yield from wrap_line([Span(isolated(item.url), "faint")], width, 3)
        yield []
        yield from wrap_line(
            [Span("enter", "here", "enter"), Span(" fetches it and reads it here", "muted", "enter")], width
        )
        return
    for shown in article_lines(text, max(8, min(COLUMN, width)), width):
        yield cut([Span(shown.text, BLOCK_ROLES.get(shown.kind, "text"))], width)
