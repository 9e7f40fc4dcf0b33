"""What somebody's people publish, in a real terminal: from a feed on a server to the answer of its author, by keys."""

import json
from base64 import b64encode
from collections.abc import Iterator

import pytest

from tests.e2e.someone import Someone
from tests.support.terminal import AT_HOME
from tests.web.servers import Request, Running, serving

FEED = b"""<rss version="2.0"><channel><title>Letters</title><item><title>What small shops charge</title>
<link>/prices</link><pubDate>Thu, 12 Mar 2026 08:00:00 +0000</pubDate></item></channel></rss>"""
PAGE = (
    "<html><head><title>What small shops charge</title></head><body><article><h1>What small shops charge</h1>"
    + "<p>We asked forty bakers how they set a price, and thirty of them look at the shop next door first.</p>" * 3
    + "</article></body></html>"
).encode()
COMMENT = "How many of the forty bakers wrote down what one loaf costs them before they looked next door?"


def behave(request: Request) -> None:
    """A feed, and the page of its one article."""
    match request.path:
        case "/feed":
            request.answer(FEED, Content_Type="application/rss+xml")
        case "/prices":
            request.answer(PAGE, Content_Type="text/html; charset=utf-8")
        case _:
            request.answer(status=404)


@pytest.fixture
def server() -> Iterator[Running]:
    with serving({"127": behave}) as running:
        yield running


def test_from_a_feed_to_the_answer_of_its_author(person: Someone, server: Running) -> None:
    """The essay's second question over two Fridays, by keys alone: read, commented usefully, copied, answered."""
    person.shell("log", "call @ana_ruiz 2 mar re pricing")
    app = person.app()
    app.wait(AT_HOME)
    app.press("4")
    app.wait("Nothing shared with you yet. b adds a blog")
    app.press("b")
    app.wait("Who has a blog or a newsletter?")
    app.type("ana")
    app.press("enter")
    app.wait("Paste its address")
    app.type(f"127.0.0.1:{server.port}/feed")
    app.press("enter")
    app.wait("Is it on your own network")
    assert server.asked == []
    app.press("y")
    app.wait("What small shops charge")

    app.press("enter")
    app.wait("We asked forty bakers")
    app.press("m")
    app.type("Nice piece!")
    app.wait("not useful yet")
    app.press(*["backspace"] * len("Nice piece!"), "shift+tab", "4")
    app.type(COMMENT)
    app.wait("useful (question")
    app.press("esc", "y")
    app.wait("Sent to the terminal")
    assert b64encode(COMMENT.encode()).decode() in app.written
    app.press("d")
    app.wait("Nothing shared with you yet")  # whether she answers is asked from tomorrow
    app.press("q")
    assert app.end() == 0
    assert [asked.partition("/")[2] for asked in server.asked] == ["feed", "prices"], "each was fetched once"

    person.env["NETRITUAL_NOW"] = "2026-03-20T15:30:00+00:00"
    app = person.app()
    app.wait(AT_HOME)
    app.press("w")
    app.wait("Who did you interact with?")
    app.press("]")
    app.wait("You commented; did they answer?")
    app.press("space")
    app.wait("Noted that your comment")
    app.press("esc", "5")
    app.wait("5 Insights")
    app.press("q")
    assert app.end() == 0
    numbers = json.loads(person.shell("stats", "12w", "--json"))
    assert [numbers[key] for key in ("articles_read", "articles_commented", "useful_rate", "author_reply_rate")] == [
        1, 1, 1.0, 1.0,
    ]  # fmt: skip
