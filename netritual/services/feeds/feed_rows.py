"""The feeds as both faces show them: whose, how they stand, and what each of their items became."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from netritual.domain.articles.feed_items import WITHOUT_LINK, LeftOutItem
from netritual.domain.articles.feeds import Listing, by_address, listings
from netritual.domain.dates.day_wording import counted, moment_ago
from netritual.domain.model import Article, Feed, Person
from netritual.domain.network import Network
from netritual.services.feeds.feed_states import FeedState

A_MINUTE = timedelta(minutes=1)
LONG_AGO = timedelta(days=2)
"""After so long without a look it is said when the feeds were last read."""
FeedCondition = Literal["whose", "unread", "ok", "failed", "gone"]
"""How a feed stands: its owner is not known; not read yet; read; not read at the last look; gone for good."""


class FeedRow(Struct, frozen=True, kw_only=True):
    """One feed, its last look, and how it stands, also in words."""

    feed: Feed
    state: FeedState
    owner: Person | None
    title: str
    condition: FeedCondition
    words: str


def feed_rows(network: Network, states: Mapping[str, FeedState], now: datetime) -> list[FeedRow]:
    """All feeds: those whose owner is asked for first, then by the owner's name and the title."""
    rows = [_row(network, feed, states.get(feed.url, FeedState()), now) for feed in network.all(Feed)]
    return sorted(rows, key=lambda row: (row.owner.name.casefold() if row.owner else "", row.title.casefold()))


def listed_by(network: Network, rows: Iterable[FeedRow], today: date) -> dict[int, tuple[Listing, ...]]:
    """What the last look at each of some feeds listed, the newest first, by the id of the feed."""
    articles = by_address(network.all(Article))
    return {row.feed.id: listings(row.feed, row.state.items, row.owner, articles, today) for row in rows}


def _row(network: Network, feed: Feed, state: FeedState, now: datetime) -> FeedRow:
    owner = network.get(Person, feed.of) if feed.of is not None else None
    read: FeedCondition = "unread" if feed.since is None else "ok"
    met: FeedCondition = "gone" if state.gone else "failed" if state.failures else read
    condition: FeedCondition = "whose" if owner is None else met
    title = feed.title or state.title or feed.url
    words = _words(condition, state, now)
    return FeedRow(feed=feed, state=state, owner=owner, title=title, condition=condition, words=words)


def _words(condition: FeedCondition, state: FeedState, now: datetime) -> str:
    looked = "" if state.last is None else moment_ago(state.last, now) if now - state.last >= A_MINUTE else "just now"
    pause = state.pause_until if state.pause_until is not None and state.pause_until > now else None
    rest = f"; its server wants to be left alone until {pause.astimezone(now.tzinfo):%H:%M}" if pause else ""
    if state.unasked and condition in ("unread", "ok", "failed"):
        before = f"; {'asked' if state.failures else 'read'} {looked}" if looked else ""
        return f"{_within(state.unasked)}{before}{rest}"
    match condition:
        case "whose":
            return "whose is it?"
        case "unread":
            return f"not read yet{rest}"
        case "gone":
            return "its server says that it is gone for good; it is not asked any more"
        case "failed":
            return f"not read {looked}: {state.problem.removesuffix('.') if rest else state.problem}{rest}"
    if state.last is None:
        return f"read earlier{rest}"
    new = counted(state.new, "new article") if state.new else "nothing new"
    return f"read {looked}, {new}{f'; {_within(state.problem)}' if state.problem else ''}{rest}"


def _within(sentence: str) -> str:
    """A sentence as a part of another one."""
    return f"{sentence[:1].lower()}{sentence[1:].removesuffix('.')}"


def left_name(left: LeftOutItem) -> str:
    """What was left out as people know it: a post by its first words."""
    return f"“{left.text}”" if left.text else left.what


def left_lines(left_out: Iterable[LeftOutItem]) -> list[str]:
    """What was left out, a line a reason: one by its name, several by their number and the first of them."""
    by_reason: dict[str, list[LeftOutItem]] = {}
    for left in left_out:
        by_reason.setdefault(left.why, []).append(left)
    return [
        f"{left_name(same[0])}: {why}" if len(same) == 1
        else f"{len(same)} posts without a link are no articles, the first: {left_name(same[0])}" if why == WITHOUT_LINK
        else f"{counted(len(same), 'item')}, the first {left_name(same[0])}: {why}"
        for why, same in by_reason.items()
    ]  # fmt: skip


def news_of(before: FeedState, row: FeedRow) -> list[LeftOutItem]:
    """What the last look at a feed left out, that the one ``before`` did not know."""
    titles = {left.what for left in before.left_out} | {item.title for item in before.items}
    return [left for left in row.state.left_out if left.what not in titles]


def last_read_words(rows: Iterable[FeedRow], now: datetime) -> str:
    """That the feeds were not read for days: "Blogs were last read 4 days ago". "" where that is not so."""
    asked = [row for row in rows if row.condition in ("ok", "failed", "unread")]
    last = max((row.state.last for row in asked if row.state.last is not None), default=None)
    if last is not None:
        return f"Blogs were last read {moment_ago(last, now)}" if now - last >= LONG_AGO else ""
    return "Blogs were not read yet" if any(row.condition == "unread" for row in asked) else ""


def feed_words(rows: list[FeedRow], *, brief: bool) -> str:
    """All feeds in a few words: "3 feeds", "3 feeds, 1 to see to: B"; ``brief`` only those to see to: "1 feed: B"."""
    bad = sum(row.condition in ("failed", "whose", "gone") or bool(row.state.problem) for row in rows)
    if brief or not rows:
        return f"{counted(bad, 'feed')}: B" if bad else ""
    return f"{counted(len(rows), 'feed')}{f', {bad} to see to: B' if bad else ''}"


def summary(rows: list[FeedRow]) -> str:
    """All feeds in one line: "4 feeds, 2 new articles; 1 could not be read". "" for none."""
    if not rows:
        return ""
    new, unasked = sum(row.state.new for row in rows), sum(bool(row.state.unasked) for row in rows)
    failed = sum(row.condition == "failed" and not row.state.unasked for row in rows)
    whose = sum(row.condition == "whose" for row in rows)
    parts = [f"{failed} could not be read"] if failed else []
    parts += [f"{unasked} not read this time"] if unasked else []
    parts += [f"{whose} {'has' if whose == 1 else 'have'} no owner yet"] if whose else []
    read = any(row.condition == "ok" and not row.state.unasked for row in rows)
    news = counted(new, "new article") if new else "nothing new" if read else "none was read"
    head = f"{counted(len(rows), 'feed')}, {news}"
    return "; ".join((head, *parts))
