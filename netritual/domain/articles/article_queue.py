"""Which articles wait to be read."""

from datetime import date

from netritual.domain.model import Article

DROP_DAYS = 21
"""Days after which an article that was not read leaves the queue."""


def is_in_queue(article: Article, today: date) -> bool:
    """Whether an article waits to be read, also while it sleeps."""
    return article.state == "queued" and (today - (article.added or article.shared)).days <= DROP_DAYS
