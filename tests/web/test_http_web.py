"""Addresses that a person types, on real servers: their feeds, their pages."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from netritual.services.web_port import FeedOutline, Web
from netritual.transport import Bounds
from netritual.web.http_web import HttpWeb
from tests.web.feed_samples import item, rss
from tests.web.servers import Request, Running, here, serving

NOW = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
BOUNDS = Bounds(size=200_000, step=10, whole=20, redirects=5)
FEED = rss(item("https://ana.example/1", "One"))
PAGE = b"<!doctype html><link rel=alternate type=application/rss+xml href=/feed title=Letters><p>Hi"


def stall(request: Request) -> None:
    request.wait()


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with serving(
        {
            "page": lambda r: r.answer(PAGE, Content_Type="text/html; charset=utf-8"),
            "bare": lambda r: r.answer(b"<!doctype html><p>Hi", Content_Type="text/html"),
            "feed": lambda r: r.answer(FEED, Content_Type="text/html", ETag='"1"'),
            "bomb": lambda r: r.answer(rss(prolog="<!DOCTYPE x [<!ENTITY a 'b'>]>")),
            "picture": lambda r: r.answer(b"\x89PNG\r\n\x1a\n\0\0", Content_Type="image/png"),
            "moved": lambda r: r.answer(status=301, Location=f"http://moved.example:{r.port}/x/")
            if r.path == "/" else r.answer(PAGE.replace(b"/feed", b"feed")),
            "away": lambda r: r.answer(status=302, Location="http://10.0.0.1/"),
            "none": lambda r: r.answer(status=404),
            "stall": stall,
            "public": lambda r: r.answer(PAGE.replace(b"/feed", b"https://ana.example.org/feed")),
            "other": lambda r: r.answer(PAGE.replace(b"/feed", b"http://10.0.0.1/feed")),
        }
    ) as running:  # fmt: skip
        yield running


@pytest.fixture
def web() -> Web:
    return HttpWeb(here, BOUNDS)


def test_a_page_names_its_feed(web: Web, server: Running) -> None:
    found = web.discover(server.url("page", "/"), True, NOW)
    (link,) = found.feeds
    assert (link.url, link.title, link.chosen, link.private) == (server.url("page"), "Letters", True, True)
    assert found.answer is None and not found.problem


def test_the_address_of_a_feed_is_taken_as_it_is(web: Web, server: Running) -> None:
    found = web.discover(server.url("feed"), True, NOW)
    assert [(feed.url, feed.title, feed.chosen) for feed in found.feeds] == [(server.url("feed"), "Ana", True)]
    assert found.answer is not None and found.answer.reading is not None and found.answer.etag == '"1"'


def test_addresses_are_those_of_where_the_page_is_in_the_end(web: Web, server: Running) -> None:
    assert [feed.url for feed in web.discover(server.url("moved", "/"), True, NOW).feeds] == [
        server.url("moved", "/x/feed")
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bare", "names no feed"), ("bomb", "declares entities"), ("picture", "is no feed"), ("away",
        "leads to a private address"),
        ("none", "(404)"), ("other", "names no feed"),
    ],
)  # fmt: skip
def test_an_address_without_a_feed_is_one_sentence(web: Web, server: Running, name: str, words: str) -> None:
    found = web.discover(server.url(name), True, NOW)
    assert words in found.problem and found.problem.endswith(".") and not found.feeds


def test_a_scheme_may_be_missing(web: Web, server: Running) -> None:
    assert web.discover(server.url("page", "/").removeprefix("http://"), True, NOW).feeds


def test_a_private_address_is_not_asked_unless_the_person_says_so(web: Web, server: Running) -> None:
    before = len(server.asked)
    found = web.discover(server.url("page", "/"), False, NOW)
    assert "leads to a private address" in found.problem and found.refused
    assert "is a private address" in web.discover(f"http://127.0.0.1:{server.port}/", False, NOW).problem
    assert "leads to a private address" in web.page(server.url("page", "/"), False).problem
    assert len(server.asked) == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "no web address"), ("ftp://ana.example", "no web address"), ("javascript:alert(1)", "no web address"),
        ("https://www.linkedin.com/in/ana", "LinkedIn has no feed"), ("https://x.com/ana", "X has no feed"),
    ],
)  # fmt: skip
def test_an_address_of_which_no_feed_can_be_is_told_so(web: Web, typed: str, words: str) -> None:
    assert words in web.discover(typed, False, NOW).problem
    assert not typed or "javascript" in typed or not web.discover(typed, False, NOW).refused


def test_what_was_allowed_holds_for_no_other_host(web: Web, server: Running) -> None:
    """A private page may name a public feed, or its server send there: that host was not named by the person."""
    (link,) = web.discover(server.url("public", "/"), True, NOW).feeds
    assert (link.url, link.private) == ("https://ana.example.org/feed", False)
    (link,) = web.discover("http://nas.lan:8080/@bob@social.example", True, NOW).feeds
    assert (link.url, link.private) == ("https://social.example/@bob.rss", False)


def test_a_profile_is_answered_without_a_request() -> None:
    def asked(host: str, port: int) -> list[str]:
        raise AssertionError("a name was resolved")

    found = HttpWeb(asked).discover("@ana@social.example", False, NOW)
    assert [(feed.url, feed.chosen) for feed in found.feeds] == [("https://social.example/@ana.rss", True)]


def test_the_bytes_of_a_page(web: Web, server: Running) -> None:
    found = web.page(server.url("moved", "/"), True)
    assert (found.url, found.body[:15], found.problem) == (server.url("moved", "/x/"), PAGE[:15], "")
    assert web.page(server.url("page"), True).content_type == "text/html; charset=utf-8"
    assert "(404)" in web.page(server.url("none"), True).problem


def test_it_stops_when_it_is_cancelled(server: Running) -> None:
    slow = HttpWeb(here, Bounds(1000, 20, 20, 0))
    start = time.monotonic()
    assert slow.page(server.url("stall"), True, lambda: time.monotonic() - start > 0.1).problem
    assert slow.discover(server.url("stall"), True, NOW, lambda: time.monotonic() - start > 0.3).problem
    assert time.monotonic() - start < 5


def test_lists_of_feeds(web: Web) -> None:
    feeds = (FeedOutline(url="https://ana.example/feed", title="Ana"),)
    assert web.read_opml(web.write_opml(feeds, "People")).feeds == feeds
    assert "larger than 5 MB" in web.read_opml(b"<opml>" + b" " * 5 * 1024 * 1024).problem


@pytest.mark.parametrize("address", ["@a@127.0.0.1", "http://127.0.0.1/@ana", "http://nas.lan/@ana"])
def test_the_profile_of_a_private_address_is_refused_as_all_others(address: str) -> None:
    found = HttpWeb(here).discover(address, False, NOW)
    assert found.refused and not found.feeds and "is a private address" in found.problem
