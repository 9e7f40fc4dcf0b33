"""Two articles to read, and a comment with its kind and the checks on it. Nothing is sent."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from netritual.domain.drafts.draft_checks import Draft
from netritual.domain.suggestions.article_rank import RankedArticle
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.services.feeds.article_pages import kept_text
from netritual.tui.app import shell_of
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_rows import StepRows
from netritual.tui.bodies.step_view import SideNote, note_of
from netritual.tui.content import isolated, plain
from netritual.tui.face.border_text import CORNERS
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span, cut, text_of
from netritual.tui.screens.article_rows import article_row, text_lines, why_lines
from netritual.tui.widgets.comment_pane import CommentPane


class ArticleRows(StepRows):
    """The queue, and what is about articles."""

    def cells_of(self, item: Item) -> Sequence[str]:
        """An article with all that is known of it; of others who, what and since when."""
        return item.cells if _is_article(item) else item.cells[1:4]

    def lines_of(self, item: Item, width: int) -> Sequence[Line]:
        """An article as it is listed everywhere."""
        if _is_article(item):
            return article_row(item, self.signs, width, tall=self.shape == "wide")
        return super().lines_of(item, width)


class ArticleBody(StepBody):
    """The queue, why an article comes first, its text, and the comment to it."""

    rows_kind = ArticleRows
    share = 0.37
    why_classes: ClassVar[tuple[str, ...]] = ()

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Painter(id="article")
        yield CommentPane()

    @property
    def pane(self) -> CommentPane:
        """The comment on the article under the cursor."""
        return self.query_one(CommentPane)

    @property
    def typed(self) -> object:
        """The comments too, which can be edited in other views."""
        return super().typed, dict(shell_of(self).comments)

    def can_comment(self, item: Item | None) -> bool:
        """True for rows that take a comment."""
        return item is not None and any(act.id == "comment-article" for act in item.acts)

    def filled(self, item: Item | None) -> None:
        self._show_text(item if self.wide and _is_article(item) else None)
        can = self.can_comment(item)
        self.pane.set_class(can, "-shown")
        if item is not None and can:
            self.pane.show(item)

    def _show_text(self, item: Item | None) -> None:
        """The beginning of an article, as far as it is kept."""
        article = self.query_one("#article", Painter)
        article.set_classes("place beside gives" if item is not None else "-nothing")
        if item is None:
            return
        parts = shell_of(self).parts
        text = kept_text(parts.disk, parts.home, item.url)
        room = int(self.app.size.width * (1 - self.share)) - 2 * CORNERS
        article.entitle(plain(text_of(cut([Span(isolated(item.cells[2]))], room))))
        article.border_subtitle = plain("enter reads on" if text is not None else "")
        article.show(lambda width: tuple(text_lines(item, text, width)))

    def beside(self, item: Item | None) -> SideNote | None:
        """Why this one comes first; in the narrow shape the comment needs the room."""
        if item is None or (not self.wide and self.can_comment(item)):
            return None
        title = f"Why {item.cells[1]} first"
        if isinstance(item.subject, RankedArticle):
            return SideNote(title, lambda width: tuple(why_lines(item, width)))
        return note_of(title, item.detail)

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the comment."""
        if not self.can_comment(item):
            return False
        self.pane.edit()
        return True

    def typing_keys(self) -> Sequence[str]:
        """Those of the kinds, or of the comment."""
        return (*self.pane.keys, "=esc back to the list (the text is kept)")

    def copyable(self, item: Item) -> Draft:
        """The comment."""
        comment = shell_of(self).comments.on(item)
        return item_draft(self.view.context.network, item, comment.text.strip(), comment.kind)

    def answer_for(self, item: Item, act: str) -> str | None:
        """What is written is the answer to "commented"; with nothing written it is asked for."""
        if act != "comment-article":
            return None
        return shell_of(self).comments.on(item).answer or None

    @on(CommentPane.Written)
    def keep_comment(self, event: CommentPane.Written) -> None:
        """Keep what is typed with the review too."""
        event.stop()
        self.texts[event.item.key] = event.comment.keeping


def _is_article(value: object) -> bool:
    return isinstance(value, Item) and isinstance(value.subject, RankedArticle)
