"""Articles: what your people shared, best first, and a comment with its kind and the checks on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static, TextArea

from netritual.domain.articles import Reading, awaited_answers, queue
from netritual.domain.draft_checks import Background, Check, Draft, checks
from netritual.domain.model import Article, Change, Person
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.text import fold
from netritual.review.article_item import COMMENTED, article_item, commented_item
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.services.feed_rows import feed_words
from netritual.services.verbs import articles
from netritual.tui import bars
from netritual.tui.bodies.article import CommentText, KindRow
from netritual.tui.command_table import Where
from netritual.tui.content import Column, isolated, spread, wrap
from netritual.tui.feed_actions import FeedActions
from netritual.tui.filtering import Filtering
from netritual.tui.messages import TextLeft
from netritual.tui.person_actions import ask_whom
from netritual.tui.widgets.draft_pane import DraftText, check_lines
from netritual.tui.widgets.frame import Lines, Rule
from netritual.tui.widgets.item_list import ItemList, Row
from netritual.tui.widgets.question import Question

EMPTY = "Nothing shared with you yet. b adds a blog; or type  +article @name link"


class ArticlesScreen(Filtering, FeedActions):
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
    ArticlesScreen #why { display: none; }
    ArticlesScreen.-wide #why { display: block; }
    ArticlesScreen.-wide #heads { display: none; }
    ArticlesScreen #comment { width: 1fr; height: 1fr; }
    ArticlesScreen #comment-line { height: 3; }
    ArticlesScreen #sign { width: 3; }
    ArticlesScreen TextArea { width: 1fr; height: 3; border: none; padding: 0; background: transparent; }
    ArticlesScreen TextArea:focus { border: none; background: $boost; }
    ArticlesScreen.-single #comment { display: none; }
    ArticlesScreen.-single #left { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[int, CommentText] = {}
        self._background: Background | None = None
        self._shown = self._to_read = 0

    def panel(self) -> Iterable[Widget]:
        """The comment, beside the list or under it."""
        with Vertical(id="comment"):
            yield Lines(id="why")
            yield Rule(id="comment-rule")
            yield KindRow("Useful")
            with Horizontal(id="comment-line"):
                yield Static(" > ", id="sign")
                area = DraftText(soft_wrap=True, compact=True)
                area.can_focus = False
                yield area
            yield Lines(id="checks")

    def wants(self, change: Change) -> bool:
        """Articles, those who shared them, and feeds."""
        return bool(change.touched.keys() & {"articles", "people", "interactions", "feeds"})

    def redraw(self) -> None:
        """The queue, best first."""
        wide = self.shape == "wide"
        readings = queue(self.network, self.settings, self.shell.parts.now())
        self._to_read = len(readings)
        self.show_feeds()
        self.show_heads(("fit", "author", "title", "age", "why first"))
        key = fold(self.filter_text)
        rows = [self._row(reading, wide) for reading in readings]
        commented = [self._commented(article, wide) for article in awaited_answers(self.network, self.today)]
        if key:
            rows = [row for row in rows if key in fold(" ".join(row.cells))]
            commented = [row for row in commented if key in fold(" ".join(row.cells))]
        rows += [Row("commented", (COMMENTED,), head=True), *commented] if commented else []
        self.fit_list(len(rows), 11)
        self.items.set_rows(rows)
        self.show_rule(f"shared by your people ({len(readings)})", "why first")
        self.query_one("#comment-rule", Rule).titles = ((0, "your comment (public)" if wide else "comment"),)
        self.query_one("#comment").display = bool(rows) and self.shape != "single"
        if not rows:
            empty = "Nothing matches. esc clears the filter." if key else EMPTY
            self.tell(f"  {empty}", "#heads")

    def show_feeds(self) -> None:
        """How many articles wait, and how far a look at the feeds is, or how they stand."""
        feeds = self.shell.feeds
        words = feeds.progress or feed_words(feeds.rows)
        self.show_title(right=f"{words}  {self._to_read} to read".strip())

    def _row(self, reading: Reading, wide: bool) -> Row:
        item = article_item(self.network, self.today, reading)
        fit, author, title, age, _ = item.cells
        person = self.network.get(Person, item.person or 0)
        tier = TIER_NAMES[person.tier] if person is not None else ""
        author = isolated(author)
        author = spread((author, tier), (Column(13), Column(6)), 20, 1) if self.shape == "narrow" else author
        why = ", ".join(reason.partition(":")[0] for reason in reading.why if not reason.endswith((" tie", " old")))
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
        self._keep()
        item = self.item
        self._shown = item.ref if item is not None else 0
        self._background = self.shell.background(item.person if item is not None else None)
        draft, area = self._drafts.get(self._shown, CommentText()), self.query_one(DraftText)
        self.query_one(KindRow).kind = draft.kind
        if area.text != draft.text:
            area.load_text(draft.text)
        reading = item.subject if item is not None else None
        if item is not None and reading is None:
            said = [f"{label}: {text}" for label, text in item.detail]
            width = self.app.size.width - self.list_width - 3
            self.query_one("#why", Lines).lines = tuple(f" {line}" for text in said for line in wrap(text, width, 4))
        elif reading is not None and self.shape == "wide":
            parts = " + ".join(f"{point.component} {point.points:.0f}" for point in reading.parts if point.points)
            width = self.app.size.width - self.list_width - 3
            lines = wrap(f"{parts} = {reading.score:.0f}", width, 2) + wrap("; ".join(reading.why), width, 2)
            self.query_one("#why", Lines).lines = tuple(
                f" {line}" for line in (*lines, "o shows the address, then opens your browser")
            )
        self.show_checks()
        self.show_keys()

    def _keep(self) -> None:
        if self._shown:
            self._drafts[self._shown] = self.comment

    def unsaved(self) -> list[str]:
        """The comments that were written and not used."""
        self._keep()
        return [draft.text for draft in self._drafts.values() if draft.text.strip()]

    @property
    def comment(self) -> CommentText:
        """What is written now."""
        return CommentText(self.query_one(KindRow).kind, self.query_one(DraftText).text)

    @on(KindRow.Picked)
    def keep_kind(self, event: KindRow.Picked) -> None:
        """Choose a kind; choosing it again takes it back."""
        event.stop()
        row = self.query_one(KindRow)
        row.kind = "" if event.kind == row.kind else event.kind
        self.show_checks()

    @on(TextLeft)
    def leave_comment(self) -> None:
        """From the kinds or the text back to the list."""
        self.action_go_back()

    @on(TextArea.Changed)
    def check_again(self, event: TextArea.Changed) -> None:
        event.stop()
        self.show_checks()

    def show_checks(self) -> None:
        """What the comment holds, whether it is useful, whether it is my own, and what is private."""
        item, wide = self.item, self.shape == "wide"
        if item is not None and item.act("space") is not None and item.subject is None:
            item = None
        width = self.app.size.width - (self.list_width + 1 if wide else 0)
        lines: list[str] = []
        if item is not None:
            lines = check_lines(self._said(item), width - 1, wide)
        self.query_one("#checks", Lines).lines = tuple(lines)

    def _draft(self, item: Item) -> Draft:
        return item_draft(self.network, item, self.comment.text, self.comment.kind)

    def _said(self, item: Item) -> list[Check]:
        """What the guards say of the comment; their places are marked in it."""
        if self._background is None:
            return []
        said = checks(self._draft(item), self._background)
        self.query_one(DraftText).marks = [one.at for one in said if one.level != "ok" and one.at is not None]
        return said

    def key_rows(self) -> bars.Rows:
        """The usual ones; on a comment that waits for an answer what can be done with that."""
        first, *others = super().key_rows()
        if self.item is not None and self.item.subject is None:
            first = bars.rows((bars.answers(self.item.acts),), self.shell.keymap)[0]
        return first, *others

    def action_open_item(self) -> None:
        if self.item is None:
            return
        area = self.query_one(DraftText)
        area.can_focus = True
        area.focus()

    def action_next_panel(self) -> None:
        """From the list to the row of kinds, then to the text, and back."""
        order = (self.items, self.query_one(KindRow), self.query_one(DraftText))
        at = next((n for n, widget in enumerate(order) if widget.has_focus), 0)
        target = order[(at + 1) % len(order)]
        if isinstance(target, DraftText):
            target.can_focus = True
        target.focus()

    def action_previous_panel(self) -> None:
        self.items.focus()

    def action_go_back(self) -> None:
        """From the comment or the filter to the list; from the list Home."""
        if self.close_filter():
            return
        items = self.items
        if self.focused is not items and items.rows:
            self._keep()
            self.query_one(DraftText).can_focus = False
            items.focus()
        else:
            super().action_go_back()

    def action_copy_text(self) -> None:
        """Copy the comment; a leftover placeholder blocks it."""
        if self.item is None or not self.comment.text.strip():
            self.shell.toast("There is no comment to copy yet. enter goes into the text.")
        else:
            self.shell.copy_draft(self._draft(self.item), self._said(self.item))

    def action_mark_done(self) -> None:
        """Commented: with the text and kind of the pane, or asked for when it is empty."""
        item = self.item
        act = item.act("space") if item is not None else None
        if item is None or act is None:
            return
        answer = self.comment.answer if act.id == "comment-article" else ""
        if answer:
            self._drafts.pop(item.ref, None)
            self._shown = 0
            self.perform(act, item, answer)
        else:
            self.do_act(act, item)

    def action_add_article(self) -> None:
        """Add an article by its link."""

        def whose(link: str) -> None:
            def add(author: Person) -> None:
                self.shell.write(lambda store, now: articles.add_article(store, now, link, author=author.id))

            ask_whom(self, "Whose is it? A name, then enter", self.network.all(Person), add)

        self.ask(Question("The link of an article that one of your people shared:"), whose)
