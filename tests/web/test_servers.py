"""What servers do: each gives its feed or one plain sentence, and harms no other."""

import gzip
import time
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from netritual.services.web_port import FeedAnswer, FeedRequest
from netritual.transport import Bounds
from netritual.web import feed_fetch
from netritual.web.http_web import HttpWeb
from tests.web.feed_samples import item, rss
from tests.web.servers import Behaviour, Request, Running, here, serving

NOW = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
BOUNDS = Bounds(size=200_000, step=10, whole=20, redirects=5)
SHORT = BOUNDS._replace(step=0.25, whole=0.4)
FEED = rss(item("https://ana.example/1", "One"))
LONG = rss(*(item(f"https://ana.example/{n}", "x" * 200) for n in range(2000)))


def good(request: Request) -> None:
    request.answer(FEED, Content_Type="application/rss+xml", ETag='"1"', Last_Modified="Fri, 27 Nov 2026 10:00:00 GMT")


def conditional(request: Request) -> None:
    if request.headers.get("If-None-Match") == '"1"':
        request.answer(status=304)
    else:
        good(request)


def stall(request: Request) -> None:
    request.wait()


def mixed(request: Request) -> None:
    if request.path == "/slow":
        request.wait()
    else:
        good(request)


def drip(request: Request) -> None:
    request.raw(b"HTTP/1.0 200 OK\r\nContent-Length: 10000\r\n\r\n")
    while not request.wait(0.05):
        request.raw(b"x")


def endless(request: Request) -> None:
    request.raw(b"HTTP/1.0 200 OK\r\n\r\n")
    while not request.over.is_set():
        request.raw(b"x" * 65_536)


def empty_members(request: Request) -> None:
    """Gzip without end, of which nothing comes out."""
    request.raw(b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    while not request.over.is_set():
        request.raw(gzip.compress(b"") * 1000)


def gone_on(request: Request) -> None:
    request.answer(status=302, Location=f"/feed?{len(request.asked)}")


def to(location: str, status: int = 302) -> Behaviour:
    """A redirect; PORT is that of the server."""
    return lambda r: r.answer(status=status, Location=location.replace("PORT", str(r.port)))


BOMB = gzip.compress(b"x" * 40_000_000)
ENTITIES = rss(prolog="<!DOCTYPE x [<!ENTITY a 'b'>]>")
PACKED_TWICE = gzip.compress(gzip.compress(FEED))
BAD: dict[str, tuple[Behaviour, str]] = {
    "page": (lambda r: r.answer(b"<!doctype html><p>Hi", Content_Type="text/html"), "a web page and no feed"),
    "bomb": (lambda r: r.answer(ENTITIES), "declares entities of its own"),
    "large": (lambda r: r.answer(LONG), "sent more than"),
    "endless": (endless, "sent more than"),
    "inflating": (lambda r: r.answer(BOMB, Content_Encoding="gzip"), "sent more than"),
    "members": (empty_members, "sent more than"),
    "brotli": (lambda r: r.answer(b"\x0b\x02\x80abc\x03", Content_Encoding="br"), "could not be unpacked"),
    "twice": (lambda r: r.answer(PACKED_TWICE, Content_Encoding="gzip, gzip"), "could not be unpacked"),
    "unpacked": (lambda r: r.answer(FEED, Content_Encoding="gzip"), "could not be unpacked"),
    "halfpacked": (lambda r: r.answer(gzip.compress(FEED)[:-20], Content_Encoding="gzip"), "broke off"),
    "longer": (lambda r: r.answer(FEED, Content_Length=str(len(FEED) + 50)), "broke off"),
    "nonsense": (lambda r: r.raw(b"\x00\x01nothing of the kind\r\n\r\n"), "broke off"),
    "silent": (lambda r: None, "broke off"),
    "negative": (lambda r: r.answer(FEED, Content_Length="-5"), "broke off"),
    "headers": (lambda r: r.raw(b"HTTP/1.0 200 OK\r\n" + b"X: y\r\n" * 40_000), "broke off"),
    "loop": (gone_on, "without end"),
    "metadata": (to("http://169.254.169.254/latest"), "leads to a private address"),
    "port": (to("http://port.example:1/feed"), "leads to a private address"),
    "rebind": (to("http://good.example:PORT/", 301), "leads to a private address"),
    "number": (to("http://2130706433:PORT/"), "leads to a private address"),
    "file": (to("file:///etc/passwd"), "leads to a private address, or to none"),
    "broken": (to("http://[::1"), "no answer of a web server"),
    "first304": (lambda r: r.answer(status=304), "nothing has changed, and sent nothing to read"),
    "password": (lambda r: r.answer(status=401), "wants a password"),
    "teapot": (lambda r: r.answer(b"x" * 500, status=418), "answered 418"),
    "empty": (lambda r: r.answer(b""), "The feed is empty"),
    "ok204": (lambda r: r.answer(status=204), "answered 204"),
}  # fmt: skip
GOOD: dict[str, Behaviour] = {
    "stall": stall,
    "mixed": mixed,
    "drip": drip,
    "good": good,
    "conditional": conditional,
    "gzip": lambda r: r.answer(gzip.compress(FEED[:90]) + gzip.compress(FEED[90:]), Content_Encoding="gzip"),
    "deflate": lambda r: r.answer(zlib.compress(FEED), Content_Encoding="deflate"),
    "shorter": lambda r: r.answer(FEED + b"<rest/>", Content_Length=str(len(FEED))),
    "moved": lambda r: good(r) if r.path == "/new" else r.answer(status=301, Location="/new"),
    "elsewhere": lambda r: good(r) if r.path == "/new" else r.answer(status=302, Location="/new"),
    "gone": lambda r: r.answer(status=410),
    "wait": lambda r: r.answer(status=429, Retry_After="120"),
    "date": lambda r: r.answer(status=503, Retry_After="Fri, 27 Nov 2026 16:10:00 GMT"),
    "ages": lambda r: r.answer(status=503, Retry_After="99999999"),
    "never": lambda r: r.answer(status=503, Retry_After="some day"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """A server with all behaviours."""
    with serving({**GOOD, **{name: behaviour for name, (behaviour, _) in BAD.items()}}) as running:
        yield running


def ask(*requests: FeedRequest, bounds: Bounds = BOUNDS) -> list[FeedAnswer]:
    """The answers, in the order of the requests."""
    found: dict[FeedRequest, FeedAnswer] = {}
    HttpWeb(here, bounds).read_feeds(requests, NOW, lambda answer: found.setdefault(answer.request, answer))
    return [found[request] for request in requests]


def asked_as(server: Running, name: str) -> int:
    """How often a server was asked under a name."""
    return sum(one.startswith(f"{name}.") for one in server.asked)


def named(server: Running, names: Sequence[str]) -> list[FeedRequest]:
    return [FeedRequest(url=server.url(name), private=True) for name in names]


def test_each_bad_server_is_one_sentence_and_the_others_are_read(server: Running) -> None:
    answers = ask(*named(server, [*BAD, "good", "gzip", "deflate", "shorter"]))
    for name, answer in zip(BAD, answers, strict=False):
        assert answer.state == "failed" and answer.reading is None, name
        assert BAD[name][1] in answer.problem and answer.problem.endswith("."), (name, answer.problem)
        assert answer.url == server.url(name), "what failed is asked where it was"
    assert [answer.state for answer in answers[len(BAD) :]] == ["new"] * 4
    assert all(
        answer.reading and [one.title for one in answer.reading.items] == ["One"] for answer in answers[len(BAD) :]
    )
    assert not [one for one in server.asked if one.startswith(("2130706433", "good")) and one.endswith("/")]


@pytest.mark.parametrize(
    ("name", "bounds", "words"),
    [("stall", BOUNDS._replace(step=0.25), "sent nothing for 0.25 seconds."),
     ("drip", BOUNDS._replace(whole=0.4), "did not send it within 0.4 seconds.")],
)  # fmt: skip
def test_a_server_that_takes_its_time_is_given_up(server: Running, name: str, bounds: Bounds, words: str) -> None:
    """A server that drips keeps to the limit of each step. The bound that was reached is told."""
    (answer,) = ask(*named(server, [name]), bounds=bounds)
    assert answer.problem == f"{name}.example {words}"


def test_the_other_feeds_of_a_slow_host_have_their_own_time(server: Running) -> None:
    slow, *others = (FeedRequest(url=server.url("mixed", path), private=True) for path in ("/slow", "/1", "/2", "/3"))
    answers = ask(slow, *others, bounds=BOUNDS._replace(step=0.4))
    assert [answer.state for answer in answers] == ["failed", "new", "new", "new"]


def test_a_host_that_stays_slow_is_not_asked_without_end(server: Running) -> None:
    requests = [FeedRequest(url=server.url("stall", f"/{n}"), private=True) for n in range(12)]
    before = asked_as(server, "stall")
    answers = ask(*requests, bounds=SHORT)
    asked = asked_as(server, "stall") - before
    failed = sum(answer.state == "failed" for answer in answers)
    assert 2 <= failed <= asked < len(requests) and asked - failed <= 1, "the last that was asked was cut short"
    assert {(answer.state, answer.problem) for answer in answers[failed:]} == {
        ("unasked", "Not read this time: stall.example was slow.")
    }


def test_a_look_ends_however_many_hosts_are_slow(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_fetch, "AT_ONCE", 1)
    monkeypatch.setattr(feed_fetch, "PATIENCE", 1)
    answers = ask(*named(server, ["stall", "drip", "good"]), bounds=SHORT)
    assert [answer.state for answer in answers] == ["failed", "unasked", "unasked"]
    assert {answer.problem for answer in answers[1:]} == {"Not read this time: all feeds together took 0.4 seconds."}


def test_a_feed_that_did_not_change_is_not_parsed(server: Running) -> None:
    (first,) = ask(*named(server, ["conditional"]))
    assert (first.state, first.etag, first.modified) == ("new", '"1"', "Fri, 27 Nov 2026 10:00:00 GMT")
    again = FeedRequest(url=first.url, private=True, etag=first.etag, modified=first.modified)
    (second,) = ask(again)
    assert (second.state, second.reading, second.etag, second.modified) == ("same", None, first.etag, first.modified)


def test_only_what_moved_for_good_is_asked_elsewhere_the_next_time(server: Running) -> None:
    moved, elsewhere = ask(*named(server, ["moved", "elsewhere"]))
    assert (moved.state, moved.url) == ("new", server.url("moved", "/new"))
    assert (elsewhere.state, elsewhere.url) == ("new", server.url("elsewhere"))


@pytest.mark.parametrize(
    ("name", "state", "wait"),
    [("gone", "gone", 0), ("wait", "failed", 120), ("date", "failed", 600), ("ages", "failed", 86_400), ("never",
     "failed", 0)],
)  # fmt: skip
def test_what_a_server_asks_for_is_handed_on(server: Running, name: str, state: str, wait: int) -> None:
    (answer,) = ask(*named(server, [name]))
    assert (answer.state, answer.retry_after) == (state, wait) and answer.problem.endswith(".")


def test_a_server_that_asks_for_peace_is_asked_once(server: Running) -> None:
    requests = [FeedRequest(url=server.url("wait", f"/{n}"), private=True) for n in range(3)]
    before = asked_as(server, "wait")
    answers = ask(*requests)
    assert [answer.request for answer in answers] == requests and len({answer.problem for answer in answers}) == 1
    assert asked_as(server, "wait") == before + 1 and {answer.retry_after for answer in answers} == {120}


@pytest.mark.parametrize(
    "url", ["http://good.example:{port}/feed", "http://127.0.0.1:{port}/feed", "http://localhost:{port}/"]
)
def test_a_private_address_is_refused_unless_the_person_named_it(server: Running, url: str) -> None:
    before = len(server.asked)
    (answer,) = ask(FeedRequest(url=url.format(port=server.port)))
    assert "a private address" in answer.problem and len(server.asked) == before


@pytest.mark.parametrize(
    "url",
    ["ftp://good.example/", "", "javascript:alert(1)", "http://[::1", "https://a b.example/", "http://x.example/\n"],
)
def test_what_is_no_web_address_is_a_sentence(url: str) -> None:
    (answer,) = ask(FeedRequest(url=url))
    assert answer.state == "failed" and answer.problem.endswith(".")


def test_headers_that_cannot_be_sent_are_not(server: Running) -> None:
    (answer,) = ask(FeedRequest(url=server.url("good"), private=True, etag='"\r\nX: y"', modified="\u00e9"))
    assert answer.state == "new"


def test_a_defect_costs_one_feed(server: Running) -> None:
    def breaks(host: str, port: int) -> list[str]:
        if host.startswith("good"):
            return here(host, port)
        raise RuntimeError("a defect")

    found: list[FeedAnswer] = []
    HttpWeb(breaks, BOUNDS).read_feeds(named(server, ["gzip", "good"]), NOW, found.append)
    assert {answer.state: answer.problem for answer in found} == {"new": "", "failed": "This feed could not be read."}


def test_it_stops_when_it_is_cancelled(server: Running) -> None:
    answers: list[FeedAnswer] = []
    start = time.monotonic()
    slow = Bounds(size=20_000, step=20, whole=20, redirects=0)
    HttpWeb(here, slow).read_feeds(named(server, ["stall", "drip", "gone"]), NOW, answers.append, lambda: bool(answers))
    assert [answer.state for answer in answers] == ["gone"] and time.monotonic() - start < 5


def test_what_an_answer_leads_to_may_raise(server: Running) -> None:
    def raises(answer: FeedAnswer) -> None:
        raise TimeoutError("mine")

    with pytest.raises(TimeoutError, match="mine"):
        HttpWeb(here, BOUNDS).read_feeds(named(server, ["gone", "stall"]), NOW, raises)
