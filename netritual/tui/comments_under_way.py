"""Comments on articles that are written and not done yet, in any view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netritual.domain.articles.comments import CommentText
from netritual.domain.model import Review
from netritual.domain.network import Network

if TYPE_CHECKING:
    from netritual.review.step import Item


class CommentsUnderWay(dict[int, CommentText]):
    """Comments of this run, and those that were kept of earlier ones, by the id of their article."""

    def __init__(self, network: Callable[[], Network]) -> None:
        super().__init__()
        self._network = network
        """Gives everything known now."""

    def on(self, item: Item) -> CommentText:
        """What is written on an article so far; where nothing was, what a review under way keeps."""
        if item.ref in self:
            return self[item.ref]
        under_way = (review.drafts for review in self._network().all(Review) if review.ended is None)
        return CommentText.of_text(next((drafts[item.key] for drafts in under_way if item.key in drafts), ""))
