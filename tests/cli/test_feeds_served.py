"""Feeds from a real server on this machine, by the whole way: a page, its feed, what is new, what went wrong."""

from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from netritual.web.parser_sandbox import ParserProcess
from netritual.web.parser_worker import Job
from tests.conftest import NOW
from tests.support.shell import ShellUser
from tests.web.servers import Request, Running, serving

PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" title="Letters" href="/feed"></head></html>'
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><rss version="2.0"><channel>&a;</channel></rss>'


def rss(*names: str) -> bytes:
    """A feed with these items, the first of today, each a day older than the one before it."""
    items = "".join(
        f"<item><title>{name}</title><link>https://ana.example/{name}</link>"
        f"<pubDate>{format_datetime(NOW - timedelta(days=at))}</pubDate></item>"
        for at, name in enumerate(names)
    )
    return f'<rss version="2.0"><channel><title>Letters</title>{items}</channel></rss>'.encode()


class Blog:
    """What the server has: its feed, and how often it was sent in full."""

    def __init__(self) -> None:
        self.body = rss("a", "b", "c", "d")
        self.sent = 0

    def behave(self, request: Request) -> None:
        """A page at the root; a feed with an ETag; a bomb; something that is gone."""
        match request.path:
            case "/":
                request.answer(PAGE, Content_Type="text/html")
            case "/bomb":
                request.answer(BOMB)
            case "/gone":
                request.answer(status=410)
            case "/away":
                request.answer(status=302, Location="http://10.0.0.1/feed")
            case "/feed":
                tag = f'"{hash(self.body)}"'
                if request.headers.get("If-None-Match") == tag:
                    request.answer(status=304, ETag=tag)
                else:
                    self.sent += 1
                    request.answer(self.body, ETag=tag)
            case _:
                request.answer(status=404)


@pytest.fixture
def blog() -> Blog:
    return Blog()


@pytest.fixture
def server(blog: Blog) -> Iterator[Running]:
    """A server under the numeric address of this machine, which a person may name as one of their own network."""
    with serving({"127": blog.behave}) as running:
        yield running


def at(server: Running, path: str) -> str:
    """An address on the server."""
    return f"http://127.0.0.1:{server.port}{path}"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of what was parsed, as often as it was."""
    addresses: list[str] = []
    answer = ParserProcess.answer

    def noted(self: ParserProcess, job: Job, kind: type[Any]) -> Any:
        addresses.append(getattr(job, "url", ""))
        return answer(self, job, kind)

    monkeypatch.setattr(ParserProcess, "answer", noted)
    return addresses


def test_what_has_not_changed_is_not_parsed(
    week: ShellUser, blog: Blog, server: Running, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = at(server, "/feed")
    week.done("feeds", "add", url, "--of", "ana", "--private")
    first = len(parsed)
    assert first and set(parsed) == {url}
    monkeypatch.setattr(ParserProcess, "_started", lambda self: pytest.fail("a parser was started"))
    for _ in range(2):
        (row,) = week.done("feeds", "refresh", "--json").json
        assert (row["state"], row["new"], len(row["articles"])) == ("ok", 0, 4)
    assert (len(parsed), blog.sent, len(server.asked)) == (first, 1, 3)


def test_an_address_of_ones_own_network_needs_no_scheme(week: ShellUser, server: Running) -> None:
    row = week.done("feeds", "add", f"127.0.0.1:{server.port}/feed", "--of", "ana", "--private", "--json").json
    assert (row["url"], row["new"]) == (at(server, "/feed"), 3)


def test_from_a_page_to_the_queue_and_only_what_is_new(week: ShellUser, blog: Blog, server: Running) -> None:
    refused = week("feeds", "add", at(server, "/"), "--of", "ana")
    assert refused.code == 1 and "private" in refused.err and server.asked == []
    row = week.done("feeds", "add", at(server, "/"), "--of", "ana", "--private", "--json").json
    assert (row["state"], row["new"], row["detected"], row["title"]) == ("ok", 3, "feed (RSS 2.0)", "Letters")
    assert [(one["title"], one["state"]) for one in row["articles"]] == [
        ("a", "queued"), ("b", "queued"), ("c", "queued"), ("d", "listed"),
    ]  # fmt: skip
    (row,) = week.done("feeds", "refresh", "--json").json
    assert (row["new"], len(row["articles"]), blog.sent) == (0, 4, 1), "304: nothing is sent or parsed"
    blog.body = rss("new", "a", "b", "c", "d")
    (row,) = week.done("feeds", "refresh", "ana", "--json").json
    assert (row["new"], row["articles"][0]["title"], blog.sent) == (1, "new", 2)


def test_what_goes_wrong_is_told_and_harms_nothing_else(week: ShellUser, server: Running) -> None:
    for path, words in (("/bomb", "entities"), ("/none", "404"), ("/gone", ""), ("/away", "private")):
        answer = week("feeds", "add", at(server, path), "--of", "bob", "--private")
        assert answer.code == 1 and words in answer.err and at(server, path) in answer.err
    assert week.done("feeds", "list", "--json").json == []
    week.done("feeds", "add", at(server, "/feed"), "--of", "ana", "--private")
    assert len(week.done("feeds", "list", "--json").json[0]["articles"]) == 4
