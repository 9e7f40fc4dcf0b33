"""The comment on an article beside it, on the screens that list or show articles."""

from __future__ import annotations

from textual import on

from netritual.tui.command_table import Command
from netritual.tui.item_actions import ItemActions
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.comment_pane import CommentPane


class CommentActions(ItemActions):
    """A view with a comment under way, which can be copied where something is written."""

    @property
    def pane(self) -> CommentPane:
        """The comment on the article at work."""
        return self.query_one(CommentPane)

    def works(self, command: Command) -> bool:
        """A comment can be copied where there is one."""
        return self.pane.is_written if command.id == "copy-text" else super().works(command)

    def action_copy_text(self) -> None:
        """Copy the comment."""
        self.pane.copy()

    @on(TextLeft)
    def leave_comment(self, event: TextLeft) -> None:
        """From the kinds or the text back to the article."""
        event.stop()
        self.action_go_back()
