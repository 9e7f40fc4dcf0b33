"""Step 4 asks once, in the first review a week after a comment, whether its author answered."""

from datetime import datetime, timedelta

import pytest

from netritual.domain.model import Article, Comment, Person, Review, Settings
from netritual.review.step import StepContext
from netritual.review.steps import s40_articles
from tests.support.network import MemoryNetwork
from tests.support.review import NOW, TODAY

DAY = timedelta(days=1)


def asked(ago: int, *reviews: int, answered: bool = False) -> list[str]:
    """What is asked about a comment of so many days ago, after reviews of so many days ago."""
    comment = Comment(kind="question", text="Did it hold?", on=TODAY - ago * DAY)
    article = Article(
        id=5, url="https://ex.org/a", author=1, shared=comment.on, state="commented", read=comment.on, comment=comment,
        author_replied=TODAY if answered else None,
    )  # fmt: skip
    done = [_done(10 + days, NOW - days * DAY) for days in reviews]
    network = MemoryNetwork(Person(id=1, handle="ana", name="Ana Ruiz"), article, *done)
    context = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    return [item.cells[1] for item in s40_articles.build(context)]


def _done(id: int, at: datetime) -> Review:
    return Review(id=id, week=f"{at:%G-W%V}", started=at, ended=at)


@pytest.mark.parametrize(
    ("ago", "reviews", "is_asked"),
    [
        (6, (), False), (7, (), True), (7, (7,), True), (7, (0,), False), (9, (2,), False), (9, (3,), True),
        (13, (7,), True),
        (14, (7,), False), (20, (), True), (20, (14, 13), False), (31, (), False),
    ],
)  # fmt: skip
def test_it_asks_once_a_week_later_and_is_quiet_after(ago: int, reviews: tuple[int, ...], is_asked: bool) -> None:
    assert asked(ago, *reviews) == (["Ana Ruiz"] if is_asked else [])


def test_what_was_answered_is_not_asked() -> None:
    assert asked(8, answered=True) == []
