"""A comment under way on an article, and who keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from netritual.domain.comments import CommentText
from netritual.domain.model import Review

if TYPE_CHECKING:
    from netritual.domain.network import Network
    from netritual.review.step import Act, Item
    from netritual.services.answers import Answer


def comment_under_way(comments: Mapping[int, CommentText], network: Network, item: Item) -> CommentText:
    """What is written on an article so far: in any view, in this run or before, else what a review under way keeps."""
    if item.ref in comments:
        return comments[item.ref]
    under_way = (review.drafts for review in network.all(Review) if review.ended is None)
    return CommentText.of_text(next((drafts[item.key] for drafts in under_way if item.key in drafts), ""))


class CommentKeeper(Protocol):
    """A screen that lists articles: it keeps the comments on them, and does what is done with them."""

    def comment_on(self, item: Item) -> CommentText:
        """What is written on an article so far."""

    def keep_comment_on(self, item: Item, comment: CommentText) -> None:
        """The comment on an article was edited."""

    def perform(self, act: Act, item: Item | None, answer: Answer) -> None:
        """Do an act with an article."""
