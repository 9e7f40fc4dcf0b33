"""The first word to an author, and the reason beside it."""

from datetime import date, timedelta

import pytest

from netritual.domain.model import Article, Person, Settings
from netritual.domain.suggestions.suggest import why_not
from netritual.review.message_drafts.occasion_drafts import first_word_to
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 13)
ANA = Person(id=1, handle="ana", name="Ana Ruiz", created=None)


@pytest.mark.parametrize(("one", "other"), [(2, 9), (9, 2)])
def test_the_draft_speaks_of_the_article_that_the_reason_names(one: int, other: int) -> None:
    newest = "On keys" if one < other else "On locks"
    written = [
        Article(id=8, url="https://ex.org/a", title="On keys", author=1, shared=TODAY - timedelta(days=one)),
        Article(id=9, url="https://ex.org/b", title="On locks", author=1, shared=TODAY - timedelta(days=other)),
    ]
    network = MemoryNetwork(ANA, *written)
    suggestion = why_not(network, Settings(), TODAY, 1).told
    assert suggestion is not None
    assert newest in " ".join(point.why for point in suggestion.points)
    assert newest in first_word_to(network, Settings(), TODAY, suggestion)
