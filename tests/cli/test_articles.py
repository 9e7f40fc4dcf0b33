"""``netritual articles read``: the article that is meant, in one column, fetched once."""

from collections.abc import Callable

import pytest

from netritual.compose import Maker
from netritual.domain.article_text import ArticleText, Block
from netritual.services.web_port import PageReading
from tests.support.shell import ShellUser

TEXT = ArticleText(
    title="Usage-based pricing", author="Ana R.", language="en", links=("https://ex.org/study",),
    blocks=(Block(text="We priced a pilot by use [1], and " + "learned a lot from it. " * 20), Block(kind="code", text="a = 1\nb")),
)  # fmt: skip


class Pages:
    """Pages by their address; each fetch is noted."""

    def __init__(self) -> None:
        self.readings: dict[str, PageReading] = {}
        self.asked: list[str] = []

    def read_page(self, url: str, cancelled: Callable[[], bool]) -> PageReading:
        self.asked.append(url)
        return self.readings.get(url, PageReading(problem="The server says that there is no such page (404)."))


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    made = Pages()
    made.readings["https://ex.org/pricing"] = PageReading(text=TEXT)
    monkeypatch.setattr(Maker, "read_page", lambda _, url, cancelled: made.read_page(url, cancelled))
    return made


def test_it_is_read_in_one_column_and_fetched_once(week: ShellUser, pages: Pages) -> None:
    out = week.done("articles", "read", "1").out.splitlines()
    assert out[:3] == ["https://ex.org/pricing" if False else "Usage-based pricing", out[1], ""]
    assert out[1].startswith("Ana Ruiz, ") and out[1].endswith("1 min")
    assert max(map(len, out)) <= 66
    assert out[-5:] == ["  a = 1", "  b", "", "[1] https://ex.org/study"][-5:] or out[-1] == "[1] https://ex.org/study"
    pages.readings.clear()
    assert week.done("articles", "read", "ana").out.splitlines() == out
    assert pages.asked == ["https://ex.org/pricing"]


def test_json(week: ShellUser, pages: Pages) -> None:
    answer = week.done("articles", "read", "https://EX.org/pricing/?utm_source=x", "--json").json
    assert set(answer) >= {"title", "url", "minutes", "text", "links"}
    assert (answer["url"], answer["minutes"], answer["links"]) == (
        "https://ex.org/pricing",
        1,
        ["https://ex.org/study"],
    )
    assert "[1]" in answer["text"]


def test_reading_marks_nothing(week: ShellUser, pages: Pages) -> None:
    before = week.done("history", "--json").out
    week.done("articles", "read", "pricing")
    assert week.done("history", "--json").out == before
    assert week.done("articles", "--json").json[0]["state"] == "queued"


@pytest.mark.parametrize("which", ["1", "ana", "@ana-ruiz", "pricing", "ana pricing", "ex.org/pricing"])
def test_which_article_is_meant(week: ShellUser, pages: Pages, which: str) -> None:
    assert "Usage-based pricing" in week.done("articles", "read", *which.split()).out


def test_two_that_fit_are_listed_and_nothing_is_fetched(week: ShellUser, pages: Pages) -> None:
    week.done("log", "+article @ana https://ex.org/hiring")
    answer = week("articles", "read", "ana")
    assert answer.code == 2 and "could be 2 articles" in answer.err
    assert "https://ex.org/hiring" in answer.err and "https://ex.org/pricing" in answer.err
    assert pages.asked == []


def test_none_that_fits(week: ShellUser, pages: Pages) -> None:
    answer = week("articles", "read", "no such thing")
    assert answer.code == 2 and "No article goes by “no such thing”" in answer.err


def test_what_cannot_be_read_says_so_with_the_address(week: ShellUser, pages: Pages) -> None:
    pages.readings.clear()
    answer = week("articles", "read", "1")
    assert answer.code == 1 and not answer.out
    assert "no such page (404)." in answer.err and "https://ex.org/pricing" in answer.err
    pages.readings["https://ex.org/pricing"] = PageReading(text=TEXT)
    assert "priced a pilot" in week.done("articles", "read", "1").out  # a failure is not kept


def test_the_list_has_the_numbers(week: ShellUser) -> None:
    assert week.done("articles").out.split()[:3] == ["1", "Ana", "Ruiz"]
