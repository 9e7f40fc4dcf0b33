"""Looking at feeds: which are asked, what they answered, and that in the journal and in the states."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from netritual.domain.dates.day_wording import counted
from netritual.domain.model import Article, Change, Feed
from netritual.domain.people.links import page_key
from netritual.services.feeds.feed_states import FeedState, load_states, save_states
from netritual.services.parts import Parts
from netritual.services.ports import Store
from netritual.services.verbs.feed_verbs import FeedLook, add_feed, take_articles
from netritual.services.web_port import FeedAnswer, FeedLink, FeedRequest, never

TAKE_SECONDS = 2.0
"""How often what was read is stored while servers are asked: as much a look that is cut short loses."""


class FeedAnswers(Struct, frozen=True, kw_only=True):
    """What the servers of some feeds answered, before anything of it is stored; ``before`` are the earlier looks."""

    feeds: tuple[Feed, ...]
    before: dict[str, FeedState]
    answers: dict[int, FeedAnswer]
    """By the id of the feed."""


class Brought(NamedTuple):
    """How many articles some answers queued, and why the states after them could not be kept; "" where they were."""

    new: int
    unkept: str


def unkept_words(brought: Sequence[Brought]) -> str:
    """That a look could not be kept and what it queued all the same, as a sentence; "" where it was kept."""
    why = next((some.unkept for some in brought if some.unkept), "")
    new = sum(some.new for some in brought)
    queued = f"queued {counted(new, 'new article')}" if new else "brought nothing new"
    again = "The next reading asks for all of it again"
    return f"The feeds {queued}, but how they stand could not be kept: {why}. {again}." if why else ""


def feeds_to_ask(parts: Parts, feeds: Iterable[Feed], now: datetime, *, unasked: bool = False) -> list[Feed]:
    """Of some feeds those that may be asked now: their owner is known, their server has not said that they are gone,
    and they are not left alone for a while (``FeedState.rests_until``)."""
    states = load_states(parts.disk, parts.home.feeds)

    def may(feed: Feed) -> bool:
        state = states.get(feed.url, FeedState())
        until = state.rests_until(unasked=unasked)
        return feed.of is not None and not state.gone and (until is None or until <= now)

    return [feed for feed in feeds if may(feed)]


def ask_feeds(
    parts: Parts, feeds: Sequence[Feed], now: datetime, on_answer: Callable[[int], object],
    take: Callable[[FeedAnswers], object], cancelled: Callable[[], bool] = never,
) -> None:  # fmt: skip
    """Ask the servers; ``on_answer`` gets how many have answered. Slow: for a worker.

    ``take`` gets what came since it was last called, every ``TAKE_SECONDS`` and at the end, so that a look that is cut
    short keeps what it read. Nothing is stored here.
    """
    states = load_states(parts.disk, parts.home.feeds)
    before = {feed.url: states.get(feed.url, FeedState()) for feed in feeds}
    requests = {feed.id: before[feed.url].request(feed.url, feed.private) for feed in feeds}
    of = {request.url: id_ for id_, request in requests.items()}
    answers: dict[int, FeedAnswer] = {}
    handed_on, last = 0, parts.clock.elapsed()

    def keep(answer: FeedAnswer) -> None:
        answers[of[answer.request.url]] = answer
        on_answer(len(answers))

    def hand_on() -> None:
        nonlocal handed_on, last
        new = dict(list(answers.items())[handed_on:])
        handed_on, last = len(answers), parts.clock.elapsed()
        if new:
            take(FeedAnswers(feeds=tuple(feed for feed in feeds if feed.id in new), before=before, answers=new))

    def ended() -> bool:
        if parts.clock.elapsed() - last >= TAKE_SECONDS:
            hand_on()
        return cancelled()

    if requests:
        parts.web().read_feeds(tuple(requests.values()), now, keep, ended)
    hand_on()


def store_answers(parts: Parts, journal: Store, asked: FeedAnswers, now: datetime) -> tuple[Brought, Change | None]:
    """Queue what the answers brought, as one change, and keep the new states; no change where nothing is new.

    The journal comes first: where it refuses, the servers are asked for the same once more.
    """
    after = {feed.id: asked.before[feed.url].after(asked.answers[feed.id], now) for feed in asked.feeds}
    looks = [
        _look(feed.id, asked.answers[feed.id], asked.before[feed.url], after[feed.id])
        for feed in asked.feeds
        if after[feed.id].is_read
    ]
    brought, change = take_articles(journal, now, looks)
    states: dict[str, FeedState | None] = {}
    view = journal.view()
    queued = {page_key(article.url) for article in view.all(Article) if article.state == "queued"}
    for feed in asked.feeds:
        there = view.get(Feed, feed.id)
        states |= {feed.url: None} if there is None or there.url != feed.url else {}
        if there is not None:
            waits = {key: day for key, day in asked.before[feed.url].seen.items() if key in queued}
            states[there.url] = after[feed.id].with_new(brought.get(feed.id, 0), waits)
    addresses = {feed.url for feed in view.all(Feed)}
    states |= dict.fromkeys(load_states(parts.disk, parts.home.feeds).keys() - addresses)  # their person was deleted
    return Brought(sum(brought.values()), save_states(parts.disk, parts.home.feeds, states)), change


def _look(feed: int, answer: FeedAnswer, before: FeedState, after: FeedState) -> FeedLook:
    return FeedLook(feed=feed, url=answer.url, title=after.title, items=after.items, seen=before.seen)


def refresh_feeds(parts: Parts, journal: Store, feeds: Sequence[Feed], now: datetime) -> list[Brought]:
    """Ask, and store what comes."""
    brought: list[Brought] = []

    def take(answers: FeedAnswers) -> None:
        brought.append(store_answers(parts, journal, answers, now)[0])

    ask_feeds(parts, feeds, now, lambda done: None, take)
    return brought


def read_link(parts: Parts, link: FeedLink, now: datetime, cancelled: Callable[[], bool] = never) -> FeedAnswer | None:
    """What the server of a feed says that is to be added; None where it was cancelled. Slow: for a worker."""
    answers: list[FeedAnswer] = []
    parts.web().read_feeds((FeedRequest(url=link.url, private=link.private),), now, answers.append, cancelled)
    return answers[0] if answers else None


def add_link(
    parts: Parts, journal: Store, link: FeedLink, of: int, answer: FeedAnswer, now: datetime
) -> tuple[Feed, Change | None]:
    """Add a feed and queue what its server answered, as one change, and keep its state."""
    before = load_states(parts.disk, parts.home.feeds).get(link.url, FeedState())
    after = before.after(answer, now)
    look = _look(0, answer, before, after) if after.is_read else None
    (feed, new), change = add_feed(journal, now, link.url, of, link.title, link.private, look)
    save_states(parts.disk, parts.home.feeds, {feed.url: after.with_new(new)})
    return feed, change


def forget_feeds(parts: Parts, urls: Collection[str]) -> None:
    """Drop what is known of feeds that were removed."""
    save_states(parts.disk, parts.home.feeds, dict.fromkeys(urls))
