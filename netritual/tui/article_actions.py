"""Articles as rows of a view: each opens in the reader, and what is written under it is one text in all views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from netritual.tui.item_actions import ItemActions

if TYPE_CHECKING:
    from netritual.review.step import Act, Item
    from netritual.services.answer_parsing import Answer


class ArticleActions(ItemActions):
    """A view with articles among its rows."""

    def read_here(self, item: Item, *, writes: bool = False) -> None:
        """Open an article in the reader, or the comment on it there."""
        self.shell.open_article(item, self.perform, lambda _: self.back_from_reader(), writes=writes)

    def back_from_reader(self) -> None:
        """The reader was left: a comment may have been written in it."""

    def show_act(self, act: Act, item: Item | None) -> None:
        """Read an article; else as everywhere."""
        if item is not None and act.id == "open-article":
            self.read_here(item)
        else:
            super().show_act(act, item)

    def perform(self, act: Act, item: Item | None, answer: Answer) -> None:
        """Do an act; a comment that was used is kept no longer, and a link that was read gets the title of its page."""
        from netritual.services.feeds.article_pages import titled_reading

        if item is not None and act.id == "comment-article":
            self.shell.comments.pop(item.ref, None)
        parts = self.shell.parts
        reading = titled_reading(parts.disk, parts.home, item.subject) if item is not None else None
        super().perform(
            act, replace(item, subject=reading) if item is not None and reading is not None else item, answer
        )
