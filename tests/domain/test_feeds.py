"""What a refresh decides: which items are queued, whose an article is, and whose a feed is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.articles.feed_items import OLDEST_DAYS, FeedItem
from netritual.domain.articles.feed_owners import FeedOwners
from netritual.domain.articles.feeds import (
    FIRST,
    NOT_QUEUED,
    NOT_YET,
    article_of,
    by_address,
    first_since,
    listings,
    new_items,
    with_source,
)
from netritual.domain.model import Article, Feed, Person
from netritual.domain.people.links import page_key

TODAY = date(2026, 11, 27)
ANA, BOB = 1, 2
FEED = Feed(id=9, url="https://ana.example/feed", of=ANA, added=TODAY)
READ_BEFORE = Feed(id=9, url="https://ana.example/feed", of=ANA, added=TODAY, since=TODAY - timedelta(days=5))


def item(name: str, days: int = 0, passed_on: bool = False) -> FeedItem:
    """An item of so many days ago."""
    url = name if "://" in name else f"https://ana.example/{name}"
    return FeedItem(url=url, title=name, shared=TODAY - timedelta(days=days), passed_on=passed_on)


def names(items: list[FeedItem]) -> list[str]:
    """The items by their titles."""
    return [one.title for one in items]


def test_the_first_reading_queues_the_newest_three() -> None:
    items = [item("a", 9), item("b", 1), item("c", 31), item("d", 3), item("e", 2)]
    assert names(new_items(FEED, items, (), (), TODAY)) == ["b", "e", "d"]


def test_later_all_new_ones_are_queued_and_none_that_was_left() -> None:
    seen = {page_key(item(name).url) or "" for name in "abcd"}
    items = [item("f", 0), item("e", 2), item("late", 20), item("old", 31), item("a", 9)]
    assert names(new_items(READ_BEFORE, items, (), seen, TODAY)) == ["f", "e", "late"]


def test_an_address_is_taken_once_in_all_its_spellings() -> None:
    items = [item("https://ana.example/p?utm_source=rss"), item("http://ana.example/p/"), item("q")]
    assert len(new_items(FEED, items, (), (), TODAY)) == 2
    known = {page_key("http://ana.example/p") or ""}
    assert names(new_items(FEED, items, known, (), TODAY)) == ["q"]


DAYS = st.lists(st.integers(0, 40), max_size=9)


@given(DAYS, DAYS)
def test_what_was_listed_at_first_never_comes_later(first: list[int], later: list[int]) -> None:
    """Neither with what the looks listed nor without it, whatever days the items have."""
    old = [item(f"old{at}", days) for at, days in enumerate(first)]
    taken = new_items(FEED, old, (), (), TODAY)
    read = Feed(id=9, url=FEED.url, of=ANA, added=TODAY, since=first_since(old, TODAY))
    known = {page_key(one.url) or "" for one in taken}
    assert len(taken) == min(FIRST, sum(days <= OLDEST_DAYS for days in first))
    both = [*(item(f"new{at}", days) for at, days in enumerate(later)), *old]
    for seen in (set(), {page_key(one.url) or "" for one in old}):
        again = new_items(read, both, known, seen, TODAY)
        assert all(name.startswith("new") for name in names(again))
        if seen:
            assert len(again) == sum(days <= OLDEST_DAYS for days in later)
    assert new_items(read, old, known, (), TODAY + timedelta(days=1)) == []


def test_whoever_passed_it_on_is_not_its_author() -> None:
    own, passed = (article_of(item("p", passed_on=on), FEED, PEOPLE[1], TODAY) for on in (False, True))
    assert (own.author, own.shared_by) == (ANA, None)
    assert (passed.author, passed.shared_by) == (None, ANA)


def test_two_feeds_with_one_article_tell_who_wrote_it_and_who_passed_it_on() -> None:
    other = Feed(id=10, url="https://bob.example/feed", of=BOB, added=TODAY)
    one = with_source(article_of(item("p", passed_on=True), other, None, TODAY), item("p"), FEED, None)
    two = with_source(article_of(item("p"), FEED, None, TODAY), item("p", passed_on=True), other, None)
    for article in (one, two):
        assert (article.author, article.shared_by) == (ANA, BOB)
    mine = with_source(article_of(item("p", passed_on=True), FEED, None, TODAY), item("p"), FEED, None)
    assert (mine.author, mine.shared_by) == (ANA, None)
    by_hand = Article(url="https://ana.example/p", author=BOB, shared=TODAY)
    assert with_source(by_hand, item("p"), FEED, None).author == BOB


@pytest.mark.parametrize(
    ("owner", "byline", "is_other"),
    [
        ("Ana Ruiz", "Bob Stone", True), ("Ana Ruiz", "Bob Stone, Cy Moe", True), ("Ana Ruiz", "The Nortel Team", True),
        ("Ana Ruiz", "Dr. Ana Ruiz", False), ("Ana Ruiz", "Ana Costa", False), ("Ana Ruiz", "RUIZ, A.", False),
        ("Ana Ruiz", "Bob Stone and Ana", False), ("Ana Ruiz", "bob", False), ("Ana Ruiz", "B. S.", False),
        ("Ana Ruiz", "", False), ("João Pires", "Joao Costa Pires", False), ("João Pires", "Łukasz Nowak", True),
        ("Wei Chen", "陈 伟", False), ("王芳", "Fang Wang", False), ("Анна Рус", "Олег Кац", True),
        ("Ana Ruiz", "— —", False),
    ],
)  # fmt: skip
def test_a_byline_is_somebody_elses_only_where_that_is_sure(owner: str, byline: str, is_other: bool) -> None:
    person = Person(id=ANA, handle=owner.partition(" ")[0].lower(), name=owner)
    by_line = replace(item("p"), byline=byline)
    article = article_of(by_line, FEED, person, TODAY)
    assert (article.author, article.shared_by) == ((None, ANA) if is_other else (ANA, None))
    (listed,) = listings(READ_BEFORE, [by_line], person, {}, TODAY)
    assert listed.credit == (f"by {byline}" if is_other else "")


def test_each_item_says_what_became_of_it() -> None:
    items = [item("read", 1), item("left", 9), item("gone", 2)]
    articles = by_address([Article(url="http://ana.example/read/", shared=TODAY, state="read")])
    assert [(one.item.title, one.state, one.why) for one in listings(READ_BEFORE, items, None, articles, TODAY)] == [
        ("read", "read", ""),
        ("gone", "listed", NOT_QUEUED),
        ("left", "listed", NOT_YET),
    ]


PEOPLE = (
    Person(id=1, handle="joao", name="João Pires", urls=("http://www.letters.pires.example/",)),
    Person(id=2, handle="ana", name="Ana Ruiz", urls=("https://social.example/@ana",), company="Nortel"),
    Person(id=3, handle="wei", name="王芳", urls=("https://nortel.example",), company="Nortel Ltd"),
    Person(id=4, handle="sam", name="Sam Lee", company="Big Bank"),
    Person(id=5, handle="sam-lee", name="Sam Lee", company="Big Bank"),
    Person(id=6, handle="ruth", name="Ruth Okafor", company="Okafor Cycles"),
)


@pytest.mark.parametrize(
    ("url", "page", "title", "who", "maybe"),
    [
        ("https://feeds.example/1", "https://letters.pires.example", "", "joao", ()),
        ("https://letters.pires.example/feed", "", "Letters", "joao", ()),
        ("https://social.example/@ana.rss", "", "", "ana", ()),
        ("https://social.example/@anatole.rss", "", "", None, ("ana",)),
        ("https://letters.pires.example.org/feed", "", "Letters", None, ()),
        ("https://x.example/feed", "", "ana ruiz", "ana", ()),
        ("https://x.example/feed", "", "王芳", "wei", ()),
        ("https://x.example/feed", "", "Ana Ruiz on pricing", "ana", ()),
        ("https://x.example/feed", "", "Ana Ruiz and João Pires", None, ("joao", "ana")),
        ("https://x.example/feed", "", "News of Sam Lee", None, ("sam", "sam-lee")),
        ("https://x.example/feed", "", "Okafor Cycles", None, ("ruth",)),
        ("https://x.example/feed", "", "The Okafor Cycles letter", None, ("ruth",)),
        ("https://x.example/feed", "", "Okafor", None, ()),
        ("https://x.example/feed", "", "Big Bank weekly", None, ()),
        ("https://x.example/feed", "", "Susana Ruiz", None, ()),
        ("https://x.example/feed", "", "Ana", None, ()),
        ("https://nortel.example/news/feed", "https://nortel.example/news", "News", None, ("wei",)),
        ("https://x.example/feed", "", "Sam Lee", None, ("sam", "sam-lee")),
        ("https://unknown.example/atom.xml", "", "Unknown blog", None, ()),
        ("https://[", "", "Ana Ruiz", "ana", ()),
    ],
)
def test_whose_a_feed_is(url: str, page: str, title: str, who: str | None, maybe: tuple[str, ...]) -> None:
    found = FeedOwners(PEOPLE).owner(url, page, title)
    assert (found.person.handle if found.person else None) == who
    assert tuple(one.handle for one in found.maybe) == maybe
    assert bool(found.why) == bool(who)


def test_what_has_no_day_comes_last_and_is_not_taken_for_new() -> None:
    undated = replace(item("undated", 0), undated=True)
    both = [undated, item("old", 9)]
    assert names(new_items(FEED, both, (), (), TODAY)) == ["old", "undated"]
    assert article_of(undated, FEED, None, TODAY).undated
    read = replace(FEED, since=TODAY - timedelta(days=20))
    assert names(new_items(read, both, (), (), TODAY)) == ["old"], "what earlier looks listed is not known any more"
