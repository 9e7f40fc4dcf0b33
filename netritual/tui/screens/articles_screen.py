"""Articles: what your people shared, best first, the beginning of one, and a comment with its kind and its checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.widget import Widget

from netritual.domain.articles.article_text import ArticleText
from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.people.first_names import first_name
from netritual.domain.suggestions.article_rank import awaited_answers, behind_words, in_view, waiting
from netritual.review.article_item import COMMENTED, article_item, commented_item
from netritual.review.step import Item
from netritual.services.feeds.article_pages import kept_text, titled_reading
from netritual.services.feeds.feed_rows import feed_words, last_read_words
from netritual.services.verbs import article_verbs
from netritual.tui import key_hints
from netritual.tui.article_actions import ArticleActions
from netritual.tui.command_table import Where
from netritual.tui.comment_actions import CommentActions
from netritual.tui.content import isolated, plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span, cut, text_of
from netritual.tui.feed_actions import FeedActions
from netritual.tui.filtered_list import FilteredList
from netritual.tui.person_actions import ask_whom
from netritual.tui.screens import article_rows
from netritual.tui.widgets.comment_pane import CommentPane
from netritual.tui.widgets.item_list import Row, heading, sentence_row
from netritual.tui.widgets.question import Question

EMPTY = "Nothing shared with you yet. b adds a blog, + an article"
NO_MATCH = "Nothing matches. esc clears the filter."
WHY_LINES = 8
"""Lines under the list that say why an article comes first, at least."""
SHORT_LIST = 4
"""Lines of the list, where the comment stands below it."""


class ArticlesScreen(FilteredList, FeedActions, CommentActions, ArticleActions):
    """The queue, and the comment on the article under the cursor."""

    PLACE = Where.ARTICLES
    SHOWS = ("articles", "people", "interactions", "feeds")
    TITLE = "From your people"
    SIDE = (0.64, 56, 90)

    def __init__(self) -> None:
        super().__init__()
        self._to_read = 0

    def below_list(self) -> Iterable[Widget]:
        """Why one comes first."""
        yield Painter(id="why", classes="note")

    def beside_list(self) -> Iterable[Widget]:
        """The beginning of the article, and the comment on it."""
        yield Painter(id="article", classes="place")
        yield CommentPane()

    def redraw(self) -> None:
        """The queue, best first."""
        waits = waiting(self.network, self.settings, self.shell.parts.now())
        disk, home = self.shell.parts.disk, self.shell.parts.home
        readings = [titled_reading(disk, home, one) or one for one in in_view(waits)]
        self._to_read = len(readings)
        self.show_feeds()
        self.show_filter("an author, or a word of the title")
        rows = self._rows([article_item(self.network, self.today, reading) for reading in readings])
        commented = awaited_answers(self.network, self.today)
        answers = self._rows([commented_item(self.network, self.today, article) for article in commented])
        if (behind := len(waits) - len(readings)) and not self.filter_text:
            rows.append(sentence_row(behind_words(behind), "behind"))
        if answers:
            rows += [heading(COMMENTED, str(len(answers)), "commented"), *answers]
        shown = rows or [sentence_row(NO_MATCH if self.filter_text else EMPTY)]
        self._fit_list(shown)
        self.show_list(shown, count=f"{self._to_read} to read" if rows else "")
        self.show_row()

    def _rows(self, items: Sequence[Item]) -> list[Row]:
        """The rows that the filter holds for."""
        key = fold(self.filter_text)
        return [
            Row(item.key, partial(self._lines, item), item) for item in items
            if key in fold(f"{item.cells[1]} {item.cells[2]}")
        ]  # fmt: skip

    def _lines(self, item: Item, width: int) -> Sequence[Line]:
        return article_rows.article_row(item, self.shell.signs, width, tall=self.shape == "wide")

    def _fit_list(self, rows: Sequence[Row]) -> None:
        """Leave room for what stands below the list."""
        styles = self.items.styles
        heights = {"wide": "auto", "narrow": str(min(len(rows), SHORT_LIST) + 1), "single": "1fr"}
        styles.height = heights[self.shape]
        styles.max_height = max(4, self.body_height - WHY_LINES) if self.shape == "wide" else None

    def show_feeds(self) -> None:
        """How many articles wait, and how far a look at the feeds is, or how they stand."""
        feeds, wide = self.shell.feeds, self.shape == "wide"
        last = last_read_words(feeds.rows, self.shell.parts.now())
        long_ago = f"{last}: R" if last and wide else ""
        words = feeds.progress or long_ago or feed_words(feeds.rows, brief=not wide)
        to_read = f"{self._to_read} to read" if wide or not feeds.progress else ""
        self.show_title(right=f"{words}  {to_read}".strip())

    def show_row(self) -> None:
        """The keys, the beginning of the article under the cursor, why it comes first, and the comment on it."""
        super().show_row()
        item = self.item
        self.query_one("#side").display = item is not None and (self.shape != "single" or self.pane.has_focus_within)
        self.query_one("#why", Painter).display = item is not None and self.shape == "wide"
        self.pane.set_class(item is not None and item.subject is not None, "-shown")
        if item is None:
            return
        self._show_text(item)
        self._show_why(item)
        if self.pane.shown:
            self.pane.show(item)

    def _show_text(self, item: Item) -> None:
        article = self.query_one("#article", Painter)
        parts = self.shell.parts
        text: ArticleText | None = kept_text(parts.disk, parts.home, item.url)
        article.entitle(plain(text_of(cut([Span(isolated(item.cells[2]))], self.side_width - 6))))
        article.border_subtitle = plain("enter reads on" if text is not None else "")
        article.set_class(text is not None and bool(text.blocks), "-kept")
        article.show(lambda width: tuple(article_rows.text_lines(item, text, width)))

    def _show_why(self, item: Item) -> None:
        why = self.query_one("#why", Painter)
        person = self.person
        name = (first_name(person.name) or person.name) if person is not None else "this"
        why.border_title = plain(f"Why {isolated(name)} first" if item.subject is not None else "You commented")
        why.show(lambda width: tuple(article_rows.why_lines(item, width)))

    def key_rows(self) -> key_hints.Rows:
        """Those of the row; in the comment its own, for letters are text there."""
        pane = self.pane
        return pane.key_rows("the list", self.shell.keymap) if pane.has_focus_within else super().key_rows()

    # The comment.

    def back_from_reader(self) -> None:
        self.redraw()

    def action_write_comment(self) -> None:
        """Into the comment; where there is no room for it, it is written in the reader."""
        if self.item is None:
            return
        if self.pane.shown and self.shape != "single":
            self.pane.edit()
        else:
            self.read_here(self.item, writes=True)

    def action_panel(self, way: int) -> None:
        """From the list to the row of kinds, then to the text, and back."""
        if way < 0:
            self.focus_previous() if self.pane.has_focus_within else self.items.focus()
        elif self.pane.shown and self.shape != "single":
            self.focus_next()

    def action_go_back(self) -> None:
        """From the comment or the filter to the list; from the list Home."""
        if self.focused is not self.items and self.item is not None and not self.filter_text:
            self.close_filter()
            self.items.focus()
        else:
            super().action_go_back()

    def action_mark_done(self) -> None:
        """Commented: with the text and kind of the pane, or asked for when it is empty."""
        item = self.item
        act = item.act("space") if item is not None else None
        if item is not None and act is not None:
            answer = self.shell.comments.on(item).answer if act.id == "comment-article" else ""
            self.do_act(act, item, answer or None)

    def action_add_article(self) -> None:
        """Add an article by its link."""

        def whose(link: str) -> None:
            def add(author: Person) -> None:
                self.shell.write(lambda store, now: article_verbs.add_article(store, now, link, author=author.id))

            ask_whom(self, "Whose is it? A name, then enter", self.network.all(Person), add)

        self.ask(Question("The link of an article that one of your people shared:"), whose)
