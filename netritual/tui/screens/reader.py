"""The reader: an article in one calm column, and beside it the comment on it. Nothing is marked by reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from textual import events, on
from textual.containers import Horizontal
from textual.widget import Widget
from textual.worker import get_current_worker

from netritual.domain.articles.article_text import ArticleText
from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Article
from netritual.review.step import Act, Item
from netritual.services.answer_parsing import Answer
from netritual.services.feeds.article_pages import article_page, keep_place_in, kept_text, place_in
from netritual.services.ports import Store
from netritual.services.web_port import PageReading
from netritual.tui import key_hints
from netritual.tui.command_table import Command, Where
from netritual.tui.comment_actions import CommentActions
from netritual.tui.content import isolated
from netritual.tui.rest_timer import RestTimer
from netritual.tui.widgets.article_column import WIDTH, ArticleColumn
from netritual.tui.widgets.comment_pane import CommentPane
from netritual.tui.widgets.question import Question

BESIDE_FROM = WIDTH + 44
"""Cells from which the comment stands beside the text and not below it."""
RESTED = 0.3
"""Seconds after which a place is kept: a key that is held down writes nothing on its way."""
LINK_NUMBERS = "1-9"
_BEGINNING = "This is only the beginning: the page says that the rest is to be paid for. o opens it in your browser."


class ReaderScreen(CommentActions):
    """Reads one article of a list; what is done with it is done by the screen that opened this one."""

    PLACE = Where.READER
    SHOWS = ()  # what is read does not change with the store

    def __init__(self, item: Item, perform: Callable[[Act, Item | None, Answer], None], writes: bool = False) -> None:
        super().__init__()
        self._item, self._perform_in_list, self._writes = item, perform, writes
        self._text = ArticleText()
        self._state = ""
        """What stands in place of the text: that it is being fetched, or why there is none."""
        self._number = ""
        """The digits of a link that were typed so far."""
        self._sought = ""
        self._shows_text = False
        self._resting = RestTimer(self)

    @property
    def item(self) -> Item:
        return self._item

    def body(self) -> Iterable[Widget]:
        """The text, and the comment beside it or below it."""
        with Horizontal(id="reading"):
            yield ArticleColumn()
            yield CommentPane()

    @property
    def column(self) -> ArticleColumn:
        """The text."""
        return self.query_one(ArticleColumn)

    # Reading.

    def on_mount(self) -> None:
        """Show the text that is kept, or fetch it."""
        self.column.focus()
        if self._writes:
            self.action_write_comment()
        parts = self.shell.parts
        text = kept_text(parts.disk, parts.home, self._item.url)
        if text is not None:
            self._take(PageReading(text=text))
            return

        def fetch() -> None:
            worker = get_current_worker()
            reading = article_page(parts, self.network, self._item.url, lambda: worker.is_cancelled)
            if not worker.is_cancelled:
                self.app.call_from_thread(self._take, reading)

        self._state = f"Fetching {self._item.url} … esc goes back."
        self.run_worker(fetch, name="article", thread=True, exclusive=True)

    def _take(self, reading: PageReading) -> None:
        self._text = reading.text
        self._state = f"{reading.problem} o opens it in your browser." if reading.problem else ""
        if self.is_mounted and self._shape is not None:
            self._show_text()

    def _show_text(self) -> None:
        self._shows_text = True
        parts, text = self.shell.parts, self._text
        article = self.network.get(Article, self._item.ref)
        person = self.person
        day = text.published or (article.shared if article is not None else None)
        facts = (isolated(person.name) if person is not None else text.author, day_words(day, self.today),
                 f"{text.minutes} min" if text.minutes else "")  # fmt: skip
        title = (article.title if article is not None else "") or text.title or self._item.url
        note = self._state or (_BEGINNING if text.beginning_only else "")
        place = place_in(parts.disk, parts.home, self._item.url)
        self.column.show(title, ", ".join(filter(None, facts)), text, place, note)
        self.show_keys()

    def redraw(self) -> None:
        """The text in the size at hand, and the comment where there is one."""
        if not self._shows_text:
            self._show_text()
        self._lay_pane(is_open=self.pane.shown or bool(self.shell.comments.on(self._item).text))
        self.say_where()

    @on(ArticleColumn.Moved)
    def follow_text(self) -> None:
        """Say how far one is, and keep the place once it rests."""
        self.say_where()
        self._resting.after(RESTED, self.leave)

    def say_where(self) -> None:
        """Whose it is at the left, how far one is at the right."""
        person = self.person
        left = isolated(person.name) if person is not None else "An article"
        typed = f"link {self._number}_   " if self._number else ""
        self.show_title(left, f"{typed}{self.column.share} %" if self._text.blocks else typed)

    def leave(self) -> None:
        """Keep the place: once one rests there, when the article is left, and as the app ends."""
        if not self._text.blocks:
            return
        parts, url, place = self.shell.parts, self._item.url, self.column.place

        def keep(store: Store, now: datetime) -> tuple[None, None]:
            keep_place_in(parts.disk, parts.home, url, place)
            return None, None

        self.shell.write(keep, quiet=True)

    # Keys of the text.

    def action_in_list(self, method: str, *values: int) -> None:
        """Move in the text."""
        getattr(self.column, method)(*values)

    def action_filter_list(self) -> None:
        """Ask for words, and go to the first place that holds them."""

        def look(words: str) -> None:
            self._sought = words
            self.show_keys()
            self.action_next_match()

        self.ask(Question("Find in the article:"), look)

    def action_next_match(self) -> None:
        if not self._sought:
            self.shell.toast("/ looks for words in the article.")
        elif not self.column.find(self._sought):
            self.shell.toast(f"“{self._sought}” is not in this article.")

    def on_key(self, event: events.Key) -> None:
        """Digits name a link by its number: it is opened once no other number begins with them."""
        if self.typing or not (event.character and event.character.isascii() and event.character.isdigit()):
            return
        event.stop()
        self._number += event.character
        longer = range(int(self._number) * 10, int(self._number) * 10 + 10)
        if int(self._number) == 0 or len(self._text.links) < longer.start:
            self.action_open_item()
        self.say_where()

    def action_open_item(self) -> None:
        """The link whose number was typed; else the comment."""
        number, self._number = self._number, ""
        if not number:
            self.action_write_comment()
        elif 0 < int(number) <= len(self._text.links):
            self.open_url(self._text.links[int(number) - 1])
        else:
            self.shell.toast(f"There is no link {number} here.")
        self.say_where()

    # The comment.

    def _lay_pane(self, *, is_open: bool) -> None:
        """The comment stands beside the text, or below it, where it is open."""
        beside = self.app.size.width >= BESIDE_FROM
        self.pane.set_class(is_open, "-shown")
        if is_open:
            self.pane.show(self._item)
        self.set_class(beside, "-beside")
        self.column.styles.width = WIDTH if beside and is_open else "1fr"

    def action_write_comment(self) -> None:
        """Open the comment, and go into it."""
        self._lay_pane(is_open=True)
        self.pane.edit()

    def key_rows(self) -> key_hints.Rows:
        """The keys of the text, or of the comment."""
        if self.column.has_focus or not self.pane.shown:
            return super().key_rows()
        return self.pane.key_rows("the text", self.shell.keymap)

    def row_hints(self) -> Sequence[key_hints.Hint]:
        """What can be done with the article, but for reading it, and the numbers of links where the text has some.
        Enter writes the comment, which has a key of its own."""
        left_out = {"enter", *(() if self._text.links else (LINK_NUMBERS,))}
        return [hint for hint in super().row_hints() if hint.key not in left_out]

    def works(self, command: Command) -> bool:
        """There are pages and words where there is a text, and the next match of what was looked for; the row of a
        comment that waits for an answer has its own acts."""
        text = bool(self._text.blocks)
        if command.id == "mark-commented":
            return any(act.id == "comment-article" for act in self._item.acts)
        if command.id == "next-match":
            return text and bool(self._sought)
        if command.id in ("screen-down", "screen-up", "filter-list"):
            return text
        return super().works(command)

    def action_mark_commented(self) -> None:
        """Mark it as commented on, with what is written; with nothing written it is asked for."""
        comment = next((act for act in self._item.acts if act.id == "comment-article"), None)
        if comment is None:
            self.shell.toast("You commented on it already.")
        else:
            self.do_act(comment, self._item, self.shell.comments.on(self._item).answer or None)

    # Leaving.

    def perform(self, act: Act, item: Item | None, answer: Answer) -> None:
        """Leave it to the list, and go back there."""
        self._leave()
        self._perform_in_list(act, item, answer)

    def action_go_back(self) -> None:
        """From the comment to the text; else drop the number that was begun, or leave."""
        if self.focused is not self.column:
            self.column.focus()
        elif self._number:
            self._number = ""
            self.say_where()
        else:
            self._leave()

    def _leave(self) -> None:
        self._resting.stop()
        self.leave()
        self.dismiss(None)
