"""``netritual articles read``: the article that is meant, in one column, fetched once."""

import io
import sys

import pytest

from tests.support.shell import ShellUser
from tests.support.web import TableWeb, read_here
from tests.web.servers import Request, serving

PAGE = f"""<html lang="en"><head><title>Usage-based pricing</title></head><body><article><h1>Usage-based pricing</h1>
<p>We priced a pilot by <a href="/study">use</a>, and {"learned a lot from it. " * 20}</p><pre>a = 1</pre>
<p>Nobody asked for the old price again.</p></article></body></html>"""

FEED = """<rss version="2.0"><channel><title>Letters</title><item><title>The page of the feed</title>
<link>ORIGIN/a</link><pubDate>Tue, 10 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>"""


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> TableWeb:
    made = TableWeb()
    made.articles["https://ex.org/pricing"] = PAGE
    monkeypatch.setattr("netritual.compose._web", lambda: made)
    monkeypatch.setattr("netritual.compose._read_page", read_here)
    return made


def test_it_is_read_in_one_column_and_fetched_once(week: ShellUser, web: TableWeb) -> None:
    out = week.done("articles", "read", "1").out.splitlines()
    assert out[0] == "Usage-based pricing" and out[2] == ""
    assert out[1].startswith("Ana Ruiz, ") and out[1].endswith(", 1 min")
    assert out[3].startswith("We priced a pilot by use [1], and learned")
    assert max(map(len, out)) <= 66
    assert out[-5:] == ["  a = 1", "", "Nobody asked for the old price again.", "", "[1] https://ex.org/study"]
    web.articles.clear()
    assert week.done("articles", "read", "ana").out.splitlines() == out
    assert web.asked == ["https://ex.org/pricing"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("read https://ex.org/pricing by Ana Ruiz", "“https://ex.org/pricing” is marked as read."),
        ("commented on Ana Ruiz's https://ex.org/pricing", "“https://ex.org/pricing” is marked as commented."),
        ("coffee with Ana Ruiz re pricing", ""),
    ],
)
def test_a_line_tells_which_article_it_took_off_the_queue(week: ShellUser, line: str, told: str) -> None:
    assert ("is marked as" in week.done("log", "--preview", line).out) is False
    out = week.done("log", line).out
    assert told in out and ("is marked as" in out) == bool(told)


def test_json(week: ShellUser, web: TableWeb) -> None:
    answer = week.done("articles", "read", "https://EX.org/pricing/?utm_source=x", "--json").json
    assert set(answer) >= {"title", "url", "minutes", "text", "links"}
    assert (answer["url"], answer["minutes"], answer["links"]) == (
        "https://ex.org/pricing",
        1,
        ["https://ex.org/study"],
    )
    assert "[1]" in answer["text"]


def test_reading_marks_nothing(week: ShellUser, web: TableWeb) -> None:
    before = week.done("history", "--json").out
    week.done("articles", "read", "pricing")
    assert week.done("history", "--json").out == before
    assert week.done("articles", "--json").json[0]["state"] == "queued"


@pytest.mark.parametrize(
    "which", ["1", "ana", "@ana-ruiz", "pricing", "ana pricing", "http://ex.org/pricing", "ruiz-pricing"]
)
def test_which_article_is_meant(week: ShellUser, web: TableWeb, which: str) -> None:
    assert "Usage-based pricing" in week.done("articles", "read", *which.split()).out


def test_two_that_fit_are_listed_and_nothing_is_fetched(week: ShellUser, web: TableWeb) -> None:
    week.done("log", "+article @ana https://ex.org/hiring")
    answer = week("articles", "read", "ana")
    assert answer.code == 2 and "could be 2 articles" in answer.err
    assert "https://ex.org/hiring" in answer.err and "https://ex.org/pricing" in answer.err
    assert web.asked == []


def test_none_that_fits(week: ShellUser, web: TableWeb) -> None:
    answer = week("articles", "read", "no such thing")
    assert answer.code == 2 and "No article goes by “no such thing”" in answer.err


def test_what_cannot_be_read_says_so_with_the_address(week: ShellUser, web: TableWeb) -> None:
    web.articles.clear()
    answer = week("articles", "read", "1")
    assert answer.code == 1 and not answer.out
    assert "It could not be reached." in answer.err and "https://ex.org/pricing" in answer.err
    web.articles["https://ex.org/pricing"] = PAGE
    assert "priced a pilot" in week.done("articles", "read", "1").out  # a failure is not kept


def test_the_list_has_the_numbers(week: ShellUser) -> None:
    assert week.done("articles").out.split()[:3] == ["1", "Ana", "Ruiz"]


def test_from_a_real_server_the_page_of_a_private_feed_is_read_by_its_own_process(week: ShellUser) -> None:
    def behave(request: Request) -> None:
        body = FEED.replace("ORIGIN", f"http://127.0.0.1:{request.port}") if request.path == "/feed" else PAGE
        request.answer(body.encode(), Content_Type="text/html; charset=utf-8")

    with serving({"127": behave}) as server:
        origin = f"http://127.0.0.1:{server.port}"
        week.done("log", f"+article @bob {origin}/b")
        refused = week("articles", "read", f"{origin}/b")
        assert refused.code == 1 and "private" in refused.err and server.asked == []
        week.done("feeds", "add", f"{origin}/feed", "--of", "ana", "--private")
        week.done("feeds", "refresh")
        out = week.done("articles", "read", "the page of the feed").out
    assert out.startswith("The page of the feed\nAna Ruiz, ") and "We priced a pilot by use [1], and" in out
    assert week.done("articles", "read", "the page of the feed").out == out  # the server is gone


def test_an_article_is_read_in_the_plain_review(
    week: ShellUser, web: TableWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1 enter\nq\n")))
    out = week.done("review", "--plain", "--step", "articles").out
    assert "    We priced a pilot by use [1], and learned" in out and "    [1] https://ex.org/study" in out
    assert week.done("articles", "--json").json[0]["state"] == "queued"


def test_what_became_of_an_article_is_said_in_the_shell(week: ShellUser, web: TableWeb) -> None:
    week.done("articles", "read", "1")
    told = week.done("articles", "commented", "1", "question:", "did they pay more after the first year of it?").err
    assert "Usage-based pricing" in told and week.done("articles", "--json").json == []
    week.done("undo")
    assert "pricing" in week.done("articles", "skip", "ana", "pricing").err
    assert week.done("articles", "--json").json == []
    week.done("undo")
    later = week.done("articles", "later", "1", "3d").err
    assert "pricing" in later and week.done("articles", "--json").json == []
    assert "No article goes by" in week("articles", "skip", "nothing").err
    assert week("articles", "later", "pricing", "someday").code == 2
