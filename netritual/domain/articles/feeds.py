"""Feeds of one's people: which of their items are queued, and whose an article then is. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.articles.article_queue import is_in_queue
from netritual.domain.articles.feed_items import OLDEST_DAYS, FeedItem
from netritual.domain.articles.feed_owners import is_somebody_else
from netritual.domain.model import Article, Feed, Person
from netritual.domain.people.links import page_key

FIRST = 3
"""Items that the first reading of a feed queues: the newest ones."""
NOT_YET = f"older than the newest {FIRST} of the first reading"
AGED = f"older than {OLDEST_DAYS} days by now"
MOST = 50
"""Articles of one feed that wait at most: nobody reads more, and a server may list any number."""
NOT_QUEUED = (
    f"taken back since, or behind the newest {FIRST} of the first reading, or the {MOST} of one feed that wait at most"
)
LISTED = 1000
"""Items of one look that are looked at, the newest ones."""


class Listing(Struct, frozen=True, kw_only=True):
    """An item of a feed beside what became of it: the ``state`` of its article, or why it is none ("listed")."""

    item: FeedItem
    shared: bool
    """True where the owner of the feed is not taken for its author."""
    state: Literal["queued", "read", "commented", "skipped", "mine", "listed"]
    why: str = ""

    @property
    def credit(self) -> str:
        """Whose it is, where it is not the owner's: "by Bob Stone", "passed on"; else ""."""
        by = f"by {self.item.byline}" if self.item.byline else "passed on"
        return by if self.shared else ""


def new_items(
    feed: Feed, items: Iterable[FeedItem], addresses: Collection[str], listed_before: Collection[str], today: date,
    room: int = MOST,
) -> list[FeedItem]:  # fmt: skip
    """The items that are to be queued, the newest first.

    Of the first reading the newest three; from then on all that no look listed before. ``addresses`` are those
    of all articles there are, ``listed_before`` those that earlier looks listed, both as ``page_key`` writes them.
    Where the latter are not known any more, the day of an item tells whether it is new. ``room`` is how many there may
    be.
    """
    listed = fresh(items, today)
    if feed.since is None:
        listed = listed[:FIRST]
    elif listed_before:
        listed = [item for item in listed if page_key(item.url) not in listed_before]
    else:
        listed = [item for item in listed if item.shared >= feed.since and not item.undated]
    return [item for item in listed if page_key(item.url) not in addresses][: max(0, room)]


def room_for(feed: Feed, articles: Mapping[str, Article], listed_before: Collection[str], today: date) -> int:
    """How many articles a feed may queue beside those of its own that wait, so that one with very many leaves room for
    others of its owner. ``articles`` are by ``page_key``. Where what was
    ``listed_before`` is not known any more, its owner's all count."""
    waits = sum(
        article.source == feed.of
        and (key in listed_before or not (listed_before or feed.since is None))
        and is_in_queue(article, today)
        for key, article in articles.items()
    )  # fmt: skip
    return MOST - waits


def first_since(items: Iterable[FeedItem], today: date) -> date:
    """The day from which on items are new, for a feed that is read for the first time: none that the first reading
    left is of that day or a later one."""
    listed = [item for item in fresh(items, today) if not item.undated]
    if len(listed) <= FIRST:
        return today - timedelta(days=OLDEST_DAYS)
    last, left = listed[FIRST - 1].shared, listed[FIRST].shared
    return last + timedelta(days=1) if last == left else last


def fresh(items: Iterable[FeedItem], today: date) -> list[FeedItem]:
    """The items that are young enough, each address once, the newest first; those of one day as the feed has them, and
    those without a day at the end."""
    once: dict[str | None, FeedItem] = {}
    for item in items:
        if (today - item.shared).days <= OLDEST_DAYS:
            once.setdefault(page_key(item.url), item)
    return sorted(once.values(), key=_age, reverse=True)


def is_shared(item: FeedItem, owner: Person | None) -> bool:
    """Whether the owner of a feed passed an item on: it is elsewhere, or by somebody else for sure."""
    return item.passed_on or (owner is not None and is_somebody_else(item.byline, owner))


def article_of(item: FeedItem, feed: Feed, owner: Person | None, today: date) -> Article:
    """The article that an item becomes today: whoever passed it on is not its author."""
    author, shared_by = (None, feed.of) if is_shared(item, owner) else (feed.of, None)
    added = today if item.shared < today else None
    return Article(
        url=item.url, title=item.title, author=author, shared_by=shared_by, shared=item.shared, added=added,
        undated=item.undated,
    )  # fmt: skip


def _age(item: FeedItem) -> tuple[bool, date]:
    return not item.undated, item.shared


def with_source(article: Article, item: FeedItem, feed: Feed, owner: Person | None) -> Article:
    """An article that another feed brought, or the person, with what this feed tells of it beside: its title where it
    has none, its author, or who passed it on. What is known stays."""
    new = article_of(item, feed, owner, item.shared)
    author = article.author if article.author is not None else new.author
    shared_by = article.shared_by if article.shared_by is not None else new.shared_by
    shared_by = None if shared_by == author else shared_by
    return replace(article, title=article.title or new.title, author=author, shared_by=shared_by)


def listings(
    feed: Feed, items: Sequence[FeedItem], owner: Person | None, articles: Mapping[str, Article], today: date
) -> tuple[Listing, ...]:
    """The items of the last look at a feed of ``owner``, the newest first, each with what became of it. ``articles``
    are by ``page_key``."""
    listed, many = [], len(fresh(items, today)) > MOST
    for item in sorted(items, key=_age, reverse=True):
        article = articles.get(page_key(item.url) or "")
        why = ""
        if article is None and (today - item.shared).days > OLDEST_DAYS:
            why = AGED
        elif article is None and feed.since is not None:
            why = NOT_YET if item.shared < feed.since and not many else NOT_QUEUED
        state = article.state if article is not None else "listed"
        listed.append(Listing(item=item, shared=is_shared(item, owner), state=state, why=why))
    return tuple(listed)


def by_address(articles: Iterable[Article]) -> dict[str, Article]:
    """Articles by what names their page in all spellings of its address."""
    return {key: article for article in articles if (key := page_key(article.url))}
