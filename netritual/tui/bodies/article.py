"""Two articles to read, and a comment with its kind and the checks on it. Nothing is sent."""

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from netritual.domain.comments import CommentText
from netritual.domain.draft_checks import Draft
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.tui.app import shell_of
from netritual.tui.article_comment import comment_under_way
from netritual.tui.bodies.draft import TextBody
from netritual.tui.bodies.step_list import ListRow
from netritual.tui.widgets.comment_pane import CommentPane
from netritual.tui.widgets.draft_pane import DraftText
from netritual.tui.widgets.why_panel import Passage


class ArticleBody(TextBody):
    """The queue, why an article comes first, and the comment to it."""

    def extras(self) -> Sequence[Widget]:
        return (CommentPane(),)

    def row(self, item: Item, *, first: bool) -> ListRow:
        """Wide: fit, who, title, days. Narrow: who, title, days, why."""
        cells = item.cells[:4] if self.wide else item.cells[1:]
        return ListRow(key=item.key, cells=cells)

    def comment_of(self, item: Item) -> CommentText:
        """What is written under an item, here or in another view."""
        return comment_under_way(shell_of(self).comments, self.view.context.network, item)

    def can_comment(self, item: Item | None) -> bool:
        """True for rows that take a comment."""
        return item is not None and any(act.id == "comment-article" for act in item.acts)

    def filled(self, item: Item | None) -> None:
        can = self.can_comment(item)
        self.pane.set_class(can, "-shown")
        if item is None or not can:
            return
        title = "your comment (public)" if self.wide else "write here, copy with y, mark with space"
        self._turn_to(item)
        pane, network = self.query_one(CommentPane), self.view.context.network
        pane.show(item, self.comment_of(item), network, self._background, title, self.side_width)

    def beside(self, item: Item | None) -> tuple[Passage, ...]:
        """Why this one comes first; in the narrow shape the comment needs the room."""
        if not self.wide and self.can_comment(item):
            return ()
        return (Passage("why first", item.detail),) if item is not None and item.detail else ()

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the comment."""
        if not self.can_comment(item):
            return False
        self.query_one(DraftText).focus()
        return True

    def typing_keys(self) -> Sequence[str]:
        """Those of the kinds, or of the comment."""
        return (*self.query_one(CommentPane).keys, "=esc back to the list (the text is kept)")

    def copyable(self, item: Item) -> Draft:
        """The comment."""
        comment = self.comment_of(item)
        return item_draft(self.view.context.network, item, comment.text.strip(), comment.kind)

    def answer_for(self, item: Item, act: str) -> str | None:
        """What is written is the answer to "commented"; with nothing written it is asked for."""
        if act != "comment-article":
            return None
        return self.comment_of(item).answer or None

    @on(CommentPane.Written)
    def keep_comment(self, event: CommentPane.Written) -> None:
        """Keep what is typed."""
        event.stop()
        if self._subject is not None and self._subject.key == event.key:
            shell_of(self).comments[self._subject.ref] = event.comment
        self.texts[event.key] = event.comment.keeping
        self.draw_again()
