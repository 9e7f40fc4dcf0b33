"""Articles: what your people shared, best first, and a comment with its kind and the checks on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from netritual.domain.articles import Reading, awaited_answers, behind_words, in_view, waiting
from netritual.domain.model import Article, Change, Person
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.text import fold
from netritual.review.article_item import COMMENTED, article_item, commented_item
from netritual.review.step import Item
from netritual.services.article_pages import titled_reading
from netritual.services.feed_rows import feed_words, last_read_words
from netritual.services.verbs import articles
from netritual.tui import bars
from netritual.tui.article_actions import ArticleActions
from netritual.tui.command_table import Where
from netritual.tui.content import Column, isolated, spread, wrap
from netritual.tui.feed_actions import FeedActions
from netritual.tui.filtering import Filtering
from netritual.tui.messages import TextLeft
from netritual.tui.person_actions import ask_whom
from netritual.tui.widgets.comment_pane import CommentPane
from netritual.tui.widgets.frame import Lines, Rule
from netritual.tui.widgets.item_list import ItemList, Row
from netritual.tui.widgets.question import Question

EMPTY = "Nothing shared with you yet. b adds a blog; or type  +article @name link"
WHY_LINES = 5
"""Lines above the comment that say why an article comes first."""
PANE_LINES = 10
"""Lines under the list that the comment may take."""


class ArticlesScreen(Filtering, FeedActions, ArticleActions):
    """The queue, and the comment on the article under the cursor. Comments are kept for each article until used."""

    PLACE = Where.ARTICLES
    COLUMNS: ClassVar = {
        "single": (Column(3), Column(14), Column(24, 1), Column(4)),
        "narrow": (Column(3), Column(20), Column(26, 1), Column(4), Column(15)),
        "wide": (Column(3), Column(12), Column(24, 1), Column(5)),
    }
    DEFAULT_CSS = """
    ArticlesScreen #split { layout: vertical; height: 1fr; }
    ArticlesScreen.-wide #split { layout: horizontal; }
    ArticlesScreen #left { height: auto; }
    ArticlesScreen.-wide #left { height: 1fr; }
    ArticlesScreen #side { width: 1fr; height: 1fr; }
    ArticlesScreen #why { display: none; }
    ArticlesScreen.-wide #why { display: block; }
    ArticlesScreen.-single #side { display: none; }
    ArticlesScreen.-single #left { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._to_read = 0

    def panel(self) -> Iterable[Widget]:
        """The comment, beside the list or under it."""
        with Vertical(id="side"):
            yield Lines(id="why")
            yield CommentPane()

    def wants(self, change: Change) -> bool:
        """Articles, those who shared them, and feeds."""
        return bool(change.touched.keys() & {"articles", "people", "interactions", "feeds"})

    def redraw(self) -> None:
        """The queue, best first."""
        wide = self.shape == "wide"
        waits = waiting(self.network, self.settings, self.shell.parts.now())
        disk, home = self.shell.parts.disk, self.shell.parts.home
        readings = [titled_reading(disk, home, one) or one for one in in_view(waits)]
        self._to_read = len(readings)
        self.show_feeds()
        self.show_heads(("fit", "author", "title", "age", "why first"))
        key = fold(self.filter_text)
        rows = [self._row(reading, wide) for reading in readings]
        commented = [self._commented(article, wide) for article in awaited_answers(self.network, self.today)]
        if key:
            rows = [row for row in rows if key in fold(" ".join(row.cells))]
            commented = [row for row in commented if key in fold(" ".join(row.cells))]
        elif behind := len(waits) - len(readings):
            rows.append(Row("behind", (f"   {behind_words(behind)}",), head=True))
        rows += [Row("commented", (COMMENTED,), head=True), *commented] if commented else []
        self.fit_list(len(rows), PANE_LINES + 1)
        self.items.set_rows(rows)
        self.show_rule(f"shared by your people ({len(readings)})", "why first" if rows else "")
        self.query_one("#side").display = bool(rows) and self.shape != "single"
        self.query_one("#panel-divider").display = bool(rows) and wide
        heads = self.query_one("#heads", Lines)
        heads.display = not (wide and rows)
        if not rows:
            self.query_one("#left").styles.width = "1fr"
            self.query_one("#panel-rule", Rule).joints = ()
            empty = "Nothing matches. esc clears the filter." if key else EMPTY
            heads.lines = tuple(f"   {line}" for line in wrap(empty, self.app.size.width - 4, 3))
        self._lay_comment()

    def show_feeds(self) -> None:
        """How many articles wait, and how far a look at the feeds is, or how they stand."""
        feeds, wide = self.shell.feeds, self.shape == "wide"
        last = last_read_words(feeds.rows, self.shell.parts.now())
        long_ago = f"{last}: R" if last and wide else ""
        words = feeds.progress or long_ago or feed_words(feeds.rows, brief=not wide)
        to_read = f"{self._to_read} to read" if wide or not feeds.progress else ""
        self.show_title(right=f"{words}  {to_read}".strip())

    def _row(self, reading: Reading, wide: bool) -> Row:
        item = article_item(self.network, self.today, reading)
        fit, author, title, age, _ = item.cells
        person = self.network.get(Person, item.person or 0)
        tier = TIER_NAMES[person.tier] if person is not None else ""
        author = isolated(author)
        author = spread((author, tier), (Column(13), Column(6)), 20, 1) if self.shape == "narrow" else author
        reasons = (part for part in reversed(reading.parts) if part.points and part.component != "tie")
        why = ", ".join(part.why.partition(":")[0] for part in reasons if not part.why.endswith(" old"))
        return Row(item.key, (fit, author, title, age, why)[: 4 if wide else 5], value=item, state=item.state)

    def _commented(self, article: Article, wide: bool) -> Row:
        """A comment of mine that waits for an answer of its author."""
        item = commented_item(self.network, self.today, article)
        fit, author, title, age, state = item.cells
        return Row(item.key, (fit, isolated(author), title, age, state)[: 4 if wide else 5], value=item)

    @property
    def item(self) -> Item | None:
        """The article under the cursor."""
        return self.items.value(Item)

    @on(ItemList.Moved)
    def show_comment(self) -> None:
        """Put the comment on the article under the cursor into the pane."""
        item, width = self.item, self._side_width - 2
        reading = item.subject if item is not None else None
        self.pane.set_class(reading is not None, "-shown")
        lines: list[str] = []
        if isinstance(reading, Reading) and self.shape == "wide":
            parts = " + ".join(f"{point.component} {point.points:.0f}" for point in reading.parts if point.points)
            lines = wrap(f"{parts} = {reading.score:.0f}", width, 2) + wrap("; ".join(reading.why), width, 2)
            lines.append("enter reads it here")
        elif item is not None and reading is None:
            lines = [line for label, text in item.detail for line in wrap(f"{label}: {text}", width, 4)]
        self.query_one("#why", Lines).lines = tuple(f" {line}" for line in lines)
        if item is not None and self.pane.shown:
            background = self.shell.background(item.person)
            title = "your comment (public)"
            self.pane.show(item, self.comment_on(item), self.network, background, title, self._side_width)
            self._lay_comment()
        self.show_keys()

    def key_rows(self) -> bars.Rows:
        """The usual ones; on a comment that waits for an answer what can be done with that."""
        first, *others = super().key_rows()
        if self.item is not None and self.item.subject is None:
            first = bars.rows((bars.answers(self.item.acts),), self.shell.keymap)[0]
        return first, *others

    def without_draft(self, hints: bars.Rows) -> bars.Rows:
        """An article has no draft, but a comment."""
        return hints

    @property
    def pane(self) -> CommentPane:
        """The comment on the article under the cursor."""
        return self.query_one(CommentPane)

    @property
    def _side_width(self) -> int:
        return self.app.size.width - (self.list_width + 1 if self.shape == "wide" else 0)

    def _lay_comment(self) -> None:
        wide, room = self.shape == "wide", self._side_width
        if not self.pane.shown or self.shape == "single":
            return
        most = self.body_height - WHY_LINES - 1 if wide else PANE_LINES
        self.pane.lay(room, min(most, self.pane.wanted_height(room, wide=wide)), wide=wide)

    def back_from_reader(self) -> None:
        self.redraw()
        self.show_comment()

    @on(CommentPane.Written)
    def keep_comment(self, event: CommentPane.Written) -> None:
        event.stop()
        if self.item is not None and self.item.key == event.key:
            self.keep_comment_on(self.item, event.comment)
        self._lay_comment()

    @on(TextLeft)
    def leave_comment(self) -> None:
        """From the kinds or the text back to the list."""
        self.action_go_back()

    def action_write_comment(self) -> None:
        """Into the comment; where there is no room for it, it is written in the reader."""
        if self.item is None:
            return
        if self.pane.shown and self.shape != "single":
            self.pane.edit()
        else:
            self.read_here(self.item)

    def action_next_panel(self) -> None:
        """From the list to the row of kinds, then to the text, and back."""
        self.focus_next() if self.pane.shown and self.shape != "single" else None

    def action_previous_panel(self) -> None:
        self.items.focus()

    def action_go_back(self) -> None:
        """From the comment or the filter to the list; from the list Home."""
        if self.close_filter():
            return
        if self.focused is not self.items and self.items.rows:
            self.items.focus()
        else:
            super().action_go_back()

    def action_copy_text(self) -> None:
        """Copy the comment."""
        draft = self.pane.draft
        if self.item is None or draft is None:
            self.shell.toast("There is no comment to copy yet. m writes one.")
        else:
            self.shell.copy_draft(draft, "m shows the comment.")

    def action_mark_done(self) -> None:
        """Commented: with the text and kind of the pane, or asked for when it is empty."""
        item = self.item
        act = item.act("space") if item is not None else None
        if item is not None and act is not None:
            answer = self.comment_on(item).answer if act.id == "comment-article" else ""
            self.do_act(act, item, answer or None)

    def action_add_article(self) -> None:
        """Add an article by its link."""

        def whose(link: str) -> None:
            def add(author: Person) -> None:
                self.shell.write(lambda store, now: articles.add_article(store, now, link, author=author.id))

            ask_whom(self, "Whose is it? A name, then enter", self.network.all(Person), add)

        self.ask(Question("The link of an article that one of your people shared:"), whose)
