"""What is typed and not done yet: texts of a review, and comments on articles of any view."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from netritual.domain.articles.comments import CommentText
from netritual.domain.model import Change, Review
from netritual.files import Disk
from netritual.paths import Home
from netritual.review.step import Item
from netritual.services.ports import Store
from netritual.services.reviews.review_run import ReviewRun
from netritual.store.journal_store import open_store
from netritual.tui.app import NetritualApp
from netritual.tui.comments_under_way import CommentsUnderWay
from netritual.tui.screens.texts_under_way import TextsUnderWay
from tests.conftest import NOW
from tests.support.network import MemoryNetwork


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Home(str(tmp_path / "texts")), Disk(), True)
    yield opened
    opened.close()


class Shell:
    """Runs what is to be written at once, and keeps the changes."""

    def __init__(self, store: Store) -> None:
        self.store, self.changes, self.comments = store, list[Change | None](), dict[int, CommentText]()

    def write(self, job: Callable[[Store, datetime], tuple[Any, Change | None]], *, quiet: bool) -> None:
        self.changes.append(job(self.store, NOW)[1])


class Run:
    """A review of the store, as a run of it asks for it."""

    def __init__(self, store: Store, id: int) -> None:
        self.store, self.id = store, id

    @property
    def review(self) -> Review:
        review = self.store.view().get(Review, self.id)
        assert review is not None
        return review


def test_only_what_a_review_does_not_keep_yet_is_saved_and_said(store: Store) -> None:
    review = store.transact("begin", lambda tx: tx.put(Review(week="2026-W11", started=NOW)).id, NOW)[0]
    shell, run = Shell(store), cast(ReviewRun, Run(store, review))
    texts = TextsUnderWay(cast(NetritualApp, shell))
    texts.keep(run)
    texts.keep(None)
    assert shell.changes == [], "there is nothing to write"
    texts |= {"a": "Hi Ana", "b": "  "}
    assert texts.unsaved(run) == texts.unsaved(None) == ["Hi Ana"]
    texts.keep(run)
    assert run.review.drafts == {"a": "Hi Ana"} and texts.unsaved(run) == []
    texts["c"] = "Hi Tom"
    assert texts.unsaved(run) == ["Hi Tom"]
    texts.keep(run)
    texts.keep(run)
    assert run.review.drafts == {"a": "Hi Ana", "c": "Hi Tom"}
    assert [change is not None for change in shell.changes] == [True, True, False]


def test_a_comment_is_kept_with_the_comments_and_not_said_twice(store: Store) -> None:
    shell = Shell(store)
    shell.comments[5] = CommentText("question", "Why so?")
    texts = TextsUnderWay(cast(NetritualApp, shell))
    texts |= {"article:5": "question\nWhy so?", "a": "Hi Ana"}
    assert texts.unsaved(None) == ["Hi Ana"]


def test_a_comment_goes_on_with_what_a_review_under_way_keeps() -> None:
    item = cast(Item, SimpleNamespace(ref=5, key="article:5"))
    other = cast(Item, SimpleNamespace(ref=6, key="article:6"))
    over = Review(id=1, week="2026-W10", started=NOW, ended=NOW, drafts={"article:6": "question\nWhen?"})
    under_way = Review(id=2, week="2026-W11", started=NOW, drafts={"article:5": "question\nWhy so?"})
    comments = CommentsUnderWay(lambda: MemoryNetwork(over, under_way))
    assert comments.on(item) == CommentText("question", "Why so?")
    assert comments.on(other) == CommentText(), "that review is over"
    comments[5] = CommentText("example", "At ours it was the other way")
    assert comments.on(item) == comments[5]
