"""Looks at feeds: what they queue, what is remembered of their servers, and that losing it loses nothing."""

import errno
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_parts

from netritual.clock import FixedClock
from netritual.compose import Maker
from netritual.domain.articles.feed_items import FeedItem, FeedReading, LeftOutItem
from netritual.domain.articles.feeds import LISTED, MOST
from netritual.domain.model import Article, Feed
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.feeds.feed_refresh import (
    TAKE_SECONDS,
    Brought,
    FeedAnswers,
    ask_feeds,
    feeds_to_ask,
    refresh_feeds,
    store_answers,
    unkept_words,
)
from netritual.services.feeds.feed_rows import FeedRow, feed_rows, left_lines, listed_by, summary
from netritual.services.feeds.feed_states import LONGEST_PAUSE, FeedState, load_states, save_states
from netritual.services.ports import Store
from netritual.services.verbs import feed_verbs
from netritual.services.verbs.article_verbs import add_article, skip_article
from netritual.services.verbs.people_verbs import add_person, delete_person, merge_people
from netritual.services.web_port import FeedAnswer, FeedRequest
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.web import TableWeb, reading

TODAY = NOW.date()
HOUR = timedelta(hours=1)
URL = "https://ana.example/feed"


def item(name: str, days: int = 0, passed_on: bool = False) -> FeedItem:
    """An item of so many days ago."""
    return FeedItem(
        url=f"https://ana.example/{name}", title=name, shared=TODAY - timedelta(days=days), passed_on=passed_on
    )


class Reader:
    """A home with Ana and Bob, the web, and the feeds that are looked at."""

    def __init__(self) -> None:
        self.disk = MemoryDisk()
        self.web = TableWeb()
        self.parts = with_parts(Maker(Home("/home"), self.disk).parts(FixedClock(NOW)), web=lambda: self.web)
        self.store: Store = self.parts.open_store(True)
        self.ana, self.bob = (add_person(self.store, NOW, name)[0].id for name in ("Ana Ruiz", "Bob Stone"))

    def add(self, url: str = URL, of: int | None = None, private: bool = False) -> Feed:
        return feed_verbs.add_feed(self.store, NOW, url, self.ana if of is None else of, private=private)[0][0]

    def look(self, now: datetime = NOW, *, unasked: bool = False) -> list[str]:
        """Refresh all feeds; the articles that wait afterwards."""
        feeds = feeds_to_ask(self.parts, self.store.view().all(Feed), now, unasked=unasked)
        refresh_feeds(self.parts, self.store, feeds, now)
        return self.queued

    @property
    def queued(self) -> list[str]:
        return [one.title for one in self.store.view().all(Article) if one.state == "queued"]

    @property
    def states(self) -> dict[str, FeedState]:
        return load_states(self.disk, self.parts.home.feeds)

    @property
    def row(self) -> FeedRow:
        (row,) = feed_rows(self.store.view(), self.states, NOW + HOUR)
        return row

    @property
    def listed(self) -> list[str]:
        """What the only feed listed, by what became of it."""
        return [one.state for one in listed_by(self.store.view(), [self.row], TODAY)[self.row.feed.id]]


@pytest.fixture
def reader() -> Reader:
    """A reader with nothing read yet."""
    return Reader()


FOUR = reading(
    item("a", 1), item("b", 2), item("c", 3), item("d", 4), left_out=(LeftOutItem(what="Old", why="too old"),)
)


def test_the_newest_three_come_first_and_then_what_is_new(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    reader.add()
    assert reader.row.words == "not read yet"
    assert reader.look() == ["a", "b", "c"]
    assert (reader.row.words, reader.row.state.detected) == ("read 1 hour ago, 3 new articles", "RSS 2.0")
    assert reader.listed == ["queued", "queued", "queued", "listed"]
    assert reader.look() == ["a", "b", "c"], "an answer that nothing changed brings nothing"
    reader.web.feeds[URL] = reading(item("e"), *FOUR.items)
    assert reader.look() == ["a", "b", "c", "e"]
    assert reader.row.words == "read 1 hour ago, 1 new article"
    assert summary([reader.row]) == "1 feed, 1 new article"


def test_a_feed_that_was_not_asked_stands_as_it_stood(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    reader.web.unasked[URL] = "Not read this time: ana.example was slow."
    reader.add()
    assert reader.look() == [] and reader.row.words == "not read this time: ana.example was slow"
    assert (reader.row.condition, reader.row.feed.since) == ("unread", None)
    reader.web.unasked.clear()
    assert reader.look() == ["a", "b", "c"]
    reader.web.unasked[URL] = "Not read this time: ana.example was slow."
    reader.look(NOW + HOUR)
    assert reader.row.words == "not read this time: ana.example was slow; read 1 hour ago"
    assert (reader.row.condition, summary([reader.row])) == ("ok", "1 feed, none was read; 1 not read this time")
    reader.web.unasked.clear()
    reader.look()
    assert reader.row.words == "read 1 hour ago, nothing new"


def test_the_last_look_may_be_lost(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    reader.add()
    reader.look()
    for bad in (b"", b"{", b'{"format":1,"feeds":[]}', b"\xff"):
        reader.disk.replace(reader.parts.home.feeds, bad)
        assert reader.look() == ["a", "b", "c"]
    assert len(reader.listed) == 4


def test_what_was_skipped_or_added_by_hand_does_not_come_again(reader: Reader) -> None:
    add_article(reader.store, NOW, "http://ana.example/b/?utm_source=x")
    reader.web.feeds[URL] = FOUR
    reader.add()
    assert reader.look() == ["b", "a", "c"]
    by_hand, *others = reader.store.view().all(Article)
    assert (by_hand.author, by_hand.title) == (reader.ana, "b"), "the feed tells whose it is"
    for one in others:
        skip_article(reader.store, NOW, one.id)
    assert reader.look() == ["b"]


def test_an_undo_takes_a_look_back_for_good(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    reader.add()
    reader.look()
    reader.web.feeds[URL] = reading(item("e"), *FOUR.items)
    reader.look()
    undone = reader.store.undo(NOW)
    assert "Queued 1 new article of your people" in undone.words
    assert reader.look() == ["a", "b", "c"]


def test_a_feed_of_nobody_is_not_asked(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    feed = feed_verbs.add_feed(reader.store, NOW, URL)[0][0]
    assert reader.look() == [] and reader.web.asked == [] and reader.row.words == "whose is it?"
    assert summary([reader.row]) == "1 feed, none was read; 1 has no owner yet"
    feed_verbs.feed_of(reader.store, NOW, feed.id, reader.bob)
    assert reader.look() == ["a", "b", "c"]
    assert {one.author for one in reader.store.view().all(Article)} == {reader.bob}
    feed_verbs.feed_of(reader.store, NOW, feed.id, reader.ana, [one.url for one in reader.row.state.items])
    assert {one.author for one in reader.store.view().all(Article)} == {reader.ana}


def test_a_failure_keeps_what_was_listed_and_pauses_what_nobody_asked_for(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    reader.add()
    reader.look()
    reader.web.feeds[URL] = "It answered with 500."
    at = NOW
    for hours in (1, 2, 4, 8, 16, 24, 24):
        reader.look(at)
        asked = len(reader.web.asked)
        reader.look(at + hours * HOUR - timedelta(minutes=1), unasked=True)
        assert len(reader.web.asked) == asked
        at += hours * HOUR
    assert reader.row.condition == "failed" and "It answered with 500." in reader.row.words
    assert len(reader.listed) == 4 and summary([reader.row]).endswith("1 could not be read")
    reader.web.feeds[URL] = FOUR
    reader.look(at, unasked=True)
    assert reader.row.words.startswith("read ") and not reader.row.state.problem


def test_a_server_that_wants_to_be_left_alone_is(reader: Reader) -> None:
    reader.web.feeds[URL], reader.web.retry_after = "It is asked too often.", 7200
    reader.add()
    reader.look()
    reader.web.asked.clear()
    reader.look(NOW + HOUR)
    assert reader.web.asked == [] and "left alone until 12:00" in reader.row.words
    reader.web.retry_after = 10**9
    reader.look(NOW + 2 * HOUR)
    assert reader.states[URL].pause_until == NOW + 2 * HOUR + LONGEST_PAUSE


def test_a_feed_that_is_gone_is_asked_no_more(reader: Reader) -> None:
    reader.web.feeds[URL] = "gone"
    reader.add()
    reader.look()
    reader.web.asked.clear()
    reader.look(NOW + 99 * HOUR)
    assert reader.web.asked == [] and reader.row.condition == "gone"


def test_a_feed_that_moved_is_asked_at_its_new_address(reader: Reader) -> None:
    new = "https://ana.example/new"
    reader.web.feeds |= {URL: FOUR, new: FOUR}
    reader.web.moved[URL] = new
    feed = reader.add(private=True)
    reader.web.moved |= {new: "https://other.example/feed"}
    reader.look()
    assert reader.store.view().all(Feed)[0].private, "it is the same server"
    assert reader.store.view().all(Feed)[0].url == new and reader.states.keys() == {new}
    reader.web.asked.clear()
    assert reader.look() == ["a", "b", "c"] and reader.web.asked == [new]
    assert reader.store.view().all(Feed)[0].url == "https://other.example/feed"
    assert not reader.store.view().all(Feed)[0].private, "the leave was for one server"
    feed_verbs.remove_feed(reader.store, NOW, feed.id)
    with pytest.raises(NetritualError):
        feed_verbs.remove_feed(reader.store, NOW, feed.id)


def test_a_feed_that_was_removed_while_it_was_asked_brings_nothing(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    feed = reader.add()
    taken: list[FeedAnswers] = []
    ask_feeds(reader.parts, [feed], NOW, lambda done: None, taken.append)
    feed_verbs.remove_feed(reader.store, NOW, feed.id)
    assert [store_answers(reader.parts, reader.store, asked, NOW) for asked in taken] == [(Brought(0, ""), None)]
    assert reader.queued == [] and reader.states == {}


def test_an_answer_that_was_cancelled_is_not_waited_for(reader: Reader) -> None:
    reader.web.feeds |= {URL: FOUR, "https://bob.example/feed": reading(item("x"))}
    feeds = [reader.add(), reader.add("https://bob.example/feed", reader.bob)]
    done: list[int] = []
    taken: list[FeedAnswers] = []
    ask_feeds(reader.parts, feeds, NOW, done.append, taken.append, lambda: bool(done))
    assert [list(asked.answers) for asked in taken] == [[feeds[0].id]] and done == [1]


def test_a_look_that_is_cut_short_keeps_what_it_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came is stored while the next server is waited for; what came quickly is one change."""
    reader.web.feeds |= {URL: FOUR, f"{URL}2": reading(item("x")), f"{URL}3": reading(item("y"))}
    feeds = [reader.add(), reader.add(f"{URL}2"), reader.add(f"{URL}3")]
    passed, read = iter(range(0, 99)), reader.web.read_feeds

    def killed(requests: tuple[FeedRequest, ...], *rest: Any) -> None:
        read(requests[:2], *rest)
        rest[-1]()
        raise KeyboardInterrupt

    monkeypatch.setattr(reader.web, "read_feeds", killed)
    monkeypatch.setattr(reader.parts.clock, "elapsed", lambda: next(passed) * TAKE_SECONDS)
    with pytest.raises(KeyboardInterrupt):
        refresh_feeds(reader.parts, reader.store, feeds, NOW)
    assert reader.queued == ["a", "b", "c", "x"] and reader.states.keys() == {URL, f"{URL}2"}


def test_one_address_is_one_feed(reader: Reader) -> None:
    first, again = reader.add(), reader.add("http://ana.example/feed/", reader.bob, private=True)
    assert (again.id, again.of, again.private) == (first.id, reader.bob, True)
    with pytest.raises(NetritualError):
        feed_verbs.add_feed(reader.store, NOW, "no address", reader.ana)
    hostile = feed_verbs.add_feed(
        reader.store, NOW, "https://x.example/feed", title="a\x1b[31m\u202eb\n" + "c" * 10**6
    )[0][0]
    assert len(hostile.title) <= 201 and hostile.title.isprintable()


def test_a_merge_and_a_delete_take_feeds_along(reader: Reader) -> None:
    reader.add()
    merge_people(reader.store, NOW, reader.bob, reader.ana)
    assert reader.store.view().all(Feed)[0].of == reader.bob
    delete_person(reader.store, NOW, reader.bob)
    assert not reader.store.view().all(Feed)


def test_two_processes_lose_nothing_of_each_other(reader: Reader) -> None:
    path = reader.parts.home.feeds
    save_states(reader.disk, path, {"one": FeedState(etag="1")})
    save_states(reader.disk, path, {"two": FeedState(etag="2")})
    assert {url: state.etag for url, state in reader.states.items()} == {"one": "1", "two": "2"}
    save_states(reader.disk, path, {"one": None})
    assert reader.states.keys() == {"two"}


@given(st.lists(st.sampled_from(["new", "same", "failed", "gone"]), max_size=6), st.integers(0, 10**30))
def test_a_state_survives_any_answers(states: list[Any], retry_after: int) -> None:
    state, at = FeedState(), NOW
    for word in states:
        content = FeedReading(items=(item("a"),)) if word == "new" else None
        answer = FeedAnswer(
            request=FeedRequest(url=URL), state=word, url=URL, reading=content, retry_after=retry_after
        )  # fmt: skip
        state, at = state.after(answer, at), at + HOUR
        rest = state.rests_until(unasked=True)
        assert rest is None or rest - at <= LONGEST_PAUSE
    assert list(state.seen) == (["https://ana.example/a"] if "new" in states else [])


def test_a_feed_with_new_addresses_at_every_look_is_bounded(reader: Reader) -> None:
    reader.add()
    for look in range(4):
        reader.web.feeds[URL] = reading(*(item(f"{look}-{number}") for number in range(1500)))
        reader.look(NOW + look * HOUR)
    assert len(reader.queued) == MOST
    assert len(reader.states[URL].items) == LISTED and len(reader.states[URL].seen) <= 2 * LISTED + MOST
    assert "500 older items: more than 1000 at one look" in left_lines(reader.row.state.left_out)
    whys = {one.why for one in listed_by(reader.store.view(), [reader.row], TODAY)[reader.row.feed.id] if one.why}
    assert not any(why.startswith("older than the newest") for why in whys), "it was no first reading"


def test_a_feed_with_very_many_leaves_room_for_others_of_its_owner(reader: Reader) -> None:
    reader.add()
    flood = reading(*(item(f"flood {number}") for number in range(200)))
    reader.web.feeds[URL] = reading(item("first"))
    reader.look()
    reader.web.feeds[URL] = flood
    reader.look(NOW + HOUR)
    assert len(reader.queued) == MOST
    reader.web.feeds[f"{URL}2"] = FOUR
    reader.add(f"{URL}2")
    reader.look(NOW + 2 * HOUR)
    assert reader.queued[MOST:] == ["a", "b", "c"]
    reader.web.feeds[f"{URL}2"] = reading(item("e"), *FOUR.items)
    reader.web.feeds[URL] = reading(item("one more"), *flood.items)
    reader.look(NOW + 3 * HOUR)
    assert reader.queued[MOST:] == ["a", "b", "c", "e"]


def test_a_full_disk_is_told_and_only_what_was_stored_is_counted(reader: Reader) -> None:
    reader.web.feeds[URL] = FOUR
    feed = reader.add()
    reader.look()

    def full(what: str, path: str, data: bytes) -> bytes:
        if reader.parts.home.feeds in path:
            raise OSError(errno.ENOSPC, "No space left on device")
        return data

    reader.disk.fail = full
    told = "but how they stand could not be kept: no space left on device. The next reading asks for all of it again."
    assert (
        unkept_words(refresh_feeds(reader.parts, reader.store, [feed], NOW)) == f"The feeds brought nothing new, {told}"
    )
    reader.web.feeds[URL] = reading(item("e"), *FOUR.items)
    brought = refresh_feeds(reader.parts, reader.store, [feed], NOW)
    assert unkept_words(brought) == f"The feeds queued 1 new article, {told}"
    assert reader.queued == ["a", "b", "c", "e"]
    reader.disk.fail = None
    assert unkept_words(refresh_feeds(reader.parts, reader.store, [feed], NOW)) == ""
