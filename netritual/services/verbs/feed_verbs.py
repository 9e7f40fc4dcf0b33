"""Feeds: added, given to their owner, removed, and what a look at them brought."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.articles.feed_items import FeedItem
from netritual.domain.articles.feed_owners import NO_BLOG
from netritual.domain.articles.feeds import article_of, by_address, first_since, new_items, room_for, with_source
from netritual.domain.language.text import shortened
from netritual.domain.model import Article, Feed, Person
from netritual.domain.people.addresses import LONGEST, tidy
from netritual.domain.people.links import page_key, same_server
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import existing, refuse


class FeedLook(Struct, frozen=True, kw_only=True):
    """What a look at one feed found: its items, and the addresses that earlier looks listed (``FeedState.seen``).

    ``url`` is where the feed is from now on, ``title`` what it calls itself.
    """

    feed: int
    url: str
    title: str = ""
    items: tuple[FeedItem, ...] = ()
    seen: Collection[str] = ()


def feed_at(tx: Transaction, url: str) -> Feed | None:
    """The feed with this address, in whichever spelling."""
    key = page_key(url)
    return next((feed for feed in tx.all(Feed) if page_key(feed.url) == key), None)


@verb("add-feed")
def add_feed(
    tx: Transaction, url: str, of: int | None = None, title: str = "", private: bool = False,
    look: FeedLook | None = None,
) -> tuple[Feed, int]:  # fmt: skip
    """A feed of somebody, each address once, and how many articles a first ``look`` at it queued.

    One that is there gets the owner and the leave that are said anew.
    """
    if page_key(url) is None:
        raise refuse("That is no web address.", "It begins with https:// or with a host such as ex.org.")
    if of is not None:
        existing(tx, Person, of)
    feed = feed_at(tx, url)
    if feed is None:
        title = shortened(tidy(title), LONGEST["name"])
        feed = tx.put(Feed(url=url, of=of, title=title, private=private, added=tx.now.date()))
    else:
        feed = feed_of.within(tx, feed.id, of) if of is not None and of != feed.of else feed
        feed = tx.put(replace(feed, private=feed.private or private))
    brought = take_articles.within(tx, [replace(look, feed=feed.id)]) if look is not None else {}
    return existing(tx, Feed, feed.id), brought.get(feed.id, 0)


@verb("feed-of")
def feed_of(tx: Transaction, id: int, person: int, listed: Sequence[str] = ()) -> Feed:
    """Say whose a feed is. Of the articles that it ``listed``, those that wait under its former owner become theirs."""
    feed = existing(tx, Feed, id)
    existing(tx, Person, person)
    keys = {page_key(url) for url in listed}
    for article in list(tx.all(Article)) if keys and feed.of is not None else ():
        if (
            article.state == "queued"
            and page_key(article.url) in keys
            and feed.of in (article.author, article.shared_by)
        ):
            author = person if article.author == feed.of else article.author
            shared_by = person if article.shared_by == feed.of and article.author != feed.of else article.shared_by
            tx.put(replace(article, author=author, shared_by=None if shared_by == author else shared_by))
    return tx.put(replace(feed, of=person))


@verb("no-feed")
def no_feed(tx: Transaction, person: int) -> Person:
    """Somebody has no blog and no newsletter: it is not asked again."""
    record = existing(tx, Person, person)
    return tx.put(replace(record, blocked_kinds=tuple(dict.fromkeys((*record.blocked_kinds, NO_BLOG)))))


@verb("remove-feed")
def remove_feed(tx: Transaction, id: int) -> Feed:
    """It is looked at no more; what it brought stays."""
    feed = existing(tx, Feed, id)
    tx.remove(Feed, id)
    return feed


@verb("take-articles")
def take_articles(tx: Transaction, looks: Sequence[FeedLook]) -> Mapping[int, int]:
    """Queue what looks at feeds found (``articles.feeds``): how many articles each feed brought, by its id.

    A feed that was removed since, or whose owner is not known, brings nothing. An article that is there stays as it is;
    it only learns who wrote it or passed it on.
    """
    articles, brought, today = by_address(tx.all(Article)), dict[int, int](), tx.now.date()
    for look in looks:
        feed = tx.get(Feed, look.feed)
        if feed is None or feed.of is None:
            continue
        owner = tx.get(Person, feed.of)
        room = room_for(feed, articles, look.seen, today)
        new = new_items(feed, look.items, articles, look.seen, today, room)
        for item in look.items:
            key = page_key(item.url) or ""
            there = articles.get(key)
            if there is not None and there.state != "mine":
                changed = with_source(there, item, feed, owner)
                articles[key] = tx.put(changed) if changed != there else there
        for item in new:
            articles[page_key(item.url) or ""] = tx.put(article_of(item, feed, owner, today))
        brought[feed.id] = len(new)
        since = feed.since if feed.since is not None else first_since(look.items, today)
        moved = look.url if look.url != feed.url and feed_at(tx, look.url) is None else feed.url
        private = feed.private and same_server(moved, feed.url)
        read = replace(feed, url=moved, title=feed.title or look.title, since=since, private=private)
        if read != feed:
            tx.put(read)
    return brought
