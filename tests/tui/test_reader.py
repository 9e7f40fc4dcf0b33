"""The reader: an article in one column, its place, its links, and the comment beside it."""

from collections.abc import Callable
from html import escape
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from netritual.domain.figures.draft_days import DraftDay
from netritual.domain.model import Article, Interaction
from netritual.services.feeds.article_pages import place_in
from netritual.services.pages.draft_counts import draft_days
from netritual.services.web_port import PageAnswer
from netritual.tui.app import Opening, shell_of
from netritual.tui.widgets.article_column import ArticleColumn
from tests.tui import reviewed
from tests.tui.conftest import (
    HOSTILE,
    World,
    cursor_row,
    press,
    row_with,
    screen_text,
    settle,
    shown,
    title,
    toasts,
    type_text,
)
from tests.tui.sample import fill

COMMENT = "We tried metered seats last year and churn doubled for us; did a floor price help?"
WORDS = "A floor price is the least that a seat costs, whoever uses it. "


def page(paragraphs: int = 30, links: int = 3) -> str:
    linked = "".join(
        f'<p>The study of year {n} is <a href="/study/{n}">here</a> for all.</p>' for n in range(1, links + 1)
    )
    texts = "".join(f"<p>Paragraph {n}. {WORDS * 4}</p>" for n in range(1, paragraphs + 1))
    return f"<html><body><article><h1>Pricing [/b]</h1>{linked}{texts}<p>The very end.</p></article></body></html>"


@pytest.fixture
def reading(world: World) -> World:
    """A home whose first article is a page that can be read."""
    fill(world)
    world.web.articles["https://ex.org/a"] = page()
    return world


def article(world: World) -> Article:
    return next(one for one in world.store.view().all(Article) if one.url == "https://ex.org/a")


def text_lines(pilot: Pilot[Any]) -> list[str]:
    """The lines of the text in sight, without the scroll bar."""
    area = pilot.app.screen.query_one(ArticleColumn).content_region
    lines = screen_text(pilot)[area.y : area.bottom]
    return [line[area.x : area.right].rstrip(" ▁▂▃▄▅▆▇█▏") for line in lines]


async def read(pilot: Pilot[Any], *keys: str) -> None:
    """Open the first article of Articles, and wait until its page has come."""
    await press(pilot, "4", "enter")
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)
    await press(pilot, *keys)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)])
async def test_an_article_stands_in_one_column_and_nothing_is_marked(reading: World, size: tuple[int, int]) -> None:
    async with reading.run(size) as pilot:
        await read(pilot)
        lines = text_lines(pilot)
        assert screen_text(pilot)[0].rstrip().endswith(" %")
        assert " ‹ Articles  Ana Ruiz" in screen_text(pilot)[0]
        assert "─Usage-based pricing, one year on─" in shown(pilot).replace("─ ", "─").replace(" ─", "─")
        assert lines[0].strip().startswith("Ana Ruiz, ") and lines[0].endswith(" min")
        assert "The study of year 1 is here [1] for all." in shown(pilot)
        assert max(map(len, lines)) <= 67
        await press(pilot, "escape")
        assert article(reading).state == "queued" and "2 to read" in screen_text(pilot)[0]


async def test_the_keys_of_a_pager_move(reading: World) -> None:
    async with reading.run() as pilot:
        await read(pilot)
        top = text_lines(pilot)[:3]
        await press(pilot, "j")
        assert text_lines(pilot)[:2] == top[1:]
        await press(pilot, "k", "space")
        assert "Paragraph 4." in shown(pilot) and top[0] not in text_lines(pilot)
        await press(pilot, "b")
        assert text_lines(pilot)[:3] == top
        await press(pilot, "G")
        assert "[3] https://ex.org/study/3" in shown(pilot) and "100 %" in screen_text(pilot)[0]
        await press(pilot, "g")
        assert text_lines(pilot)[:3] == top


async def test_the_place_is_kept_over_sizes_runs_and_without_a_network(reading: World) -> None:
    async with reading.run((120, 40)) as pilot:
        await read(pilot, "space", "space")
        before = next(line for line in text_lines(pilot) if "Paragraph" in line).split()[1]
        await pilot.resize_terminal(70, 20)
        await settle(pilot)
        assert next(line for line in text_lines(pilot) if "Paragraph" in line).split()[1] == before
        await press(pilot, "escape")
    reading.web.articles.clear()
    assert place_in(reading.disk, reading.home, "https://ex.org/a") > (0, 0)
    async with reading.run((120, 40)) as pilot:
        await press(pilot, "4", "enter")
        assert next(line for line in text_lines(pilot) if "Paragraph" in line).split()[1] == before
    assert reading.web.asked == ["https://ex.org/a"]


async def test_read_comment_copy_and_mark(reading: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading.run((120, 40)) as pilot:
        copied: list[str] = []
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        await read(pilot, "space", "y")
        assert any("no comment" in words for words in toasts(pilot))
        await press(pilot, "c")
        await type_text(pilot, COMMENT)
        assert "useful (question by" in shown(pilot)
        assert "? question" in shown(pilot) and "shift+tab kinds" in shown(pilot) and "1-4" not in shown(pilot)
        assert "floor price is" in row_with(pilot, "We tried metered seats")  # beside the text
        await press(pilot, "shift+tab")
        assert "1-4 kind" in shown(pilot) and "4 ? question" in shown(pilot)
        await press(pilot, "4")
        assert "useful (question + a question" in " ".join(shown(pilot).split())
        await press(pilot, "escape", "y", "d")
        assert copied == [COMMENT]
        assert draft_days(reading.disk, reading.home) == [DraftDay(reading.clock.now().date(), 1, 1)]
        assert "It counts as useful." in " ".join(toasts(pilot))
        done = article(reading)
        assert done.state == "commented" and done.comment is not None
        assert (done.comment.kind, done.comment.text, done.comment.useful) == ("question", COMMENT, True)
        assert "1 to read" in await title(pilot)
        await press(pilot, "u")
        assert article(reading).state == "queued"
        await press(pilot, "enter")
        assert "Paragraph 1." not in shown(pilot)  # where one stopped


async def test_the_comment_is_one_text_wherever_it_is_written(reading: World) -> None:
    async with reading.run() as pilot:
        await press(pilot, "4", "m")
        await type_text(pilot, "begun in the list")
        await press(pilot, "escape", "enter")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "begun in the list" in shown(pilot)  # below the text
        await press(pilot, "c")
        await type_text(pilot, ", ended in the reader")
        await press(pilot, "escape", "escape")
        assert "begun in the list, ended in the reader" in shown(pilot)


async def test_a_numbered_link_is_shown_before_it_is_opened(reading: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading.run() as pilot:
        opened: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await read(pilot, "2")
        assert "Open https://ex.org/study/2 ?" in shown(pilot) and opened == []
        await press(pilot, "y")
        assert opened == ["https://ex.org/study/2"]
        await press(pilot, "9")
        assert "There is no link 9 here." in toasts(pilot)
        await press(pilot, "o", "y")
        assert opened == ["https://ex.org/study/2", "https://ex.org/a"]


async def test_with_many_links_a_number_has_all_its_digits(reading: World) -> None:
    reading.web.articles["https://ex.org/a"] = page(links=12)
    async with reading.run() as pilot:
        await read(pilot, "1")
        assert "link 1_" in screen_text(pilot)[0]
        await press(pilot, "2")
        assert "Open https://ex.org/study/12 ?" in shown(pilot)
        await press(pilot, "escape", "1", "enter")
        assert "Open https://ex.org/study/1 ?" in shown(pilot)
        await press(pilot, "escape", "1", "escape")
        assert "link" not in screen_text(pilot)[0] and "Ana Ruiz" in screen_text(pilot)[0]


async def test_words_are_found(reading: World) -> None:
    async with reading.run() as pilot:
        await read(pilot, "slash")
        await type_text(pilot, "PARAGRAPH 9")
        await press(pilot, "enter")
        assert text_lines(pilot)[0].strip().startswith("Paragraph 9.")
        await press(pilot, "slash")
        await type_text(pilot, "nowhere")
        await press(pilot, "enter")
        assert "“nowhere” is not in this article." in toasts(pilot)


async def test_what_cannot_be_read_says_so_and_takes_a_comment_all_the_same(reading: World) -> None:
    reading.web.articles.clear()
    async with reading.run() as pilot:
        await read(pilot)
        assert "It could not be reached. o opens it in your browser." in shown(pilot)
        await press(pilot, "c")
        await type_text(pilot, COMMENT)
        await press(pilot, "escape", "d")
        assert article(reading).state == "commented"
    assert not reading.disk.exists(reading.home.articles)  # a failure is not kept


@pytest.mark.parametrize("keys", [("enter", "r"), ("enter", "escape", "r"), ("enter", "d")])
async def test_a_link_without_a_title_gets_that_of_its_page_once_it_is_read(
    world: World, keys: tuple[str, ...]
) -> None:
    world.put(Article(url="https://ex.org/typed", shared=world.clock.now().date()))
    world.web.articles["https://ex.org/typed"] = page()
    async with world.run() as pilot:
        await press(pilot, "4")
        assert row_with(pilot, "https://ex.org/typed")
        await read(pilot, "escape")
        assert row_with(pilot, "Pricing [/b]") and not world.store.view().all(Article)[0].title, "nothing is marked"
        for key in keys:
            await press(pilot, key)
            await pilot.app.workers.wait_for_complete()
            await settle(pilot)
        if keys[-1] == "d":
            await type_text(pilot, COMMENT)
            await press(pilot, "enter")
        (one,) = world.store.view().all(Article)
        assert (one.title, one.state) == ("Pricing [/b]", "commented" if keys[-1] == "d" else "read")
        assert "Pricing" in world.store.history(1)[0].summary and len(world.store.history(9)) == 2
        await press(pilot, "u")
        assert not world.store.view().all(Article)[0].title


async def test_only_the_beginning_says_so(reading: World) -> None:
    reading.web.articles["https://ex.org/a"] = page(2) + '<div class="paywall">Pay</div>'
    async with reading.run() as pilot:
        await read(pilot, "G")
        assert "This is only the beginning" in shown(pilot)


async def test_read_only_and_skip_go_back_to_the_list(reading: World) -> None:
    async with reading.run() as pilot:
        await read(pilot, "r")
        assert article(reading).state == "read" and "1 to read" in await title(pilot)
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, "x")
        assert {one.state for one in reading.store.view().all(Article)} == {"read", "skipped"}


async def test_the_step_of_the_review_opens_it_too(world: World) -> None:
    reviewed.fill(world)
    reviewed.gone_on(world, "articles")
    there = next(one for one in world.store.view().all(Article) if one.url.endswith("/pricing"))
    world.put(replace(there, title=""))
    world.web.articles["https://ex.org/pricing"] = page()
    async with world.run((120, 40), Opening("review")) as pilot:
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "Paragraph 1." in shown(pilot)
        await press(pilot, "c")
        await type_text(pilot, COMMENT)
        await press(pilot, "escape", "escape")
        assert "We tried metered seats" in shown(pilot)  # in the step
        await press(pilot, "enter", "d")
        done = next(one for one in world.store.view().all(Article) if one.url.endswith("/pricing"))
        assert done.comment is not None and done.comment.text == COMMENT
        assert done.title == "Pricing [/b]", "that of the page"
        said = [talk for talk in world.store.view().all(Interaction) if "https://ex.org/pricing" in talk.urls]
        assert [talk.channel for talk in said] == ["comment"]


async def test_a_comment_of_the_step_and_of_the_list_is_one_text(world: World) -> None:
    reviewed.fill(world)
    reviewed.gone_on(world, "articles")
    async with world.run((120, 40), Opening("review")) as pilot:
        await press(pilot, "m")
        await type_text(pilot, "begun in the step")
        await press(pilot, "escape", "escape", "4")
        assert "begun in the step" in shown(pilot)
        await press(pilot, "m")
        await type_text(pilot, ", ended in the list")
        await press(pilot, "escape", "w")
        assert "begun in the step, ended in the list" in shown(pilot)
        await press(pilot, "escape", "q")
    async with world.run((120, 40)) as pilot:
        await press(pilot, "4")
        assert "begun in the step" in shown(pilot), "the review keeps it"


async def test_the_keys_of_the_reader_are_in_the_help(reading: World) -> None:
    async with reading.run((120, 40)) as pilot:
        await read(pilot, "question_mark")
        assert "Keys of the reader" in shown(pilot) and "Down by a page." in shown(pilot)


async def test_keys_are_answered_while_a_page_is_fetched_and_escape_ends_it(
    reading: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, given_up = Event(), Event()

    def page_of(address: str, private: bool, cancelled: Callable[[], bool]) -> PageAnswer:
        begun.set()
        while not cancelled() and not given_up.wait(0.01):
            pass
        given_up.set()
        return PageAnswer(url=address, content_type="text/html", body=page().encode())

    monkeypatch.setattr(reading.web, "page", page_of)
    async with reading.run() as pilot:
        await press(pilot, "4", "enter")
        assert begun.wait(5) and "Fetching https://ex.org/a … esc goes back." in shown(pilot)
        await press(pilot, "c")
        await type_text(pilot, "typed meanwhile")
        await press(pilot, "escape", "escape")
        assert given_up.wait(5) and "typed meanwhile" in shown(pilot) and "2 to read" in screen_text(pilot)[0]
    assert not reading.disk.exists(reading.home.articles)


async def test_a_page_that_comes_while_somebody_types_leaves_the_comment_alone(
    reading: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, whole = Event(), reading.web.page

    def page_of(address: str, private: bool, cancelled: Callable[[], bool]) -> PageAnswer:
        sent.wait(5)
        return whole(address, private)

    monkeypatch.setattr(reading.web, "page", page_of)
    async with reading.run() as pilot:
        await press(pilot, "4", "enter", "c")
        await type_text(pilot, "typed on")
        sent.set()
        await pilot.app.workers.wait_for_complete()
        await type_text(pilot, " and on")
        await settle(pilot)
        assert "typed on and on" in shown(pilot) and "The study of year 1" in shown(pilot)


async def test_home_and_the_page_of_a_person_open_it_with_the_same_comment(reading: World) -> None:
    async with reading.run((120, 40)) as pilot:
        await press(pilot, *["tab"] * 5)
        assert pilot.app.screen.focused is not None and "Ana Ruiz" in cursor_row(pilot)
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "Paragraph 1." in shown(pilot)
        await press(pilot, "c")
        await type_text(pilot, "begun on Home")
        await press(pilot, "escape", "escape")
        assert "Your people wrote" in shown(pilot)
        shell_of(pilot.app.screen).open_person(article(reading).author or 0)
        await settle(pilot)
        await press(pilot, "j", "j")
        assert "Usage-based pricing" in cursor_row(pilot)
        await press(pilot, "enter")
        assert "Paragraph 1." in shown(pilot) and "begun on Home" in shown(pilot)
        await press(pilot, "d")
        done = article(reading)
        assert done.comment is not None and done.comment.text == "begun on Home"


async def test_hostile_pages_are_plain_text_at_any_size(reading: World) -> None:
    texts = "".join(
        f"<h2>{escape(text)}</h2><p>{escape(text)} {WORDS}</p><pre>{escape(text)}</pre>" for text in HOSTILE
    )
    reading.web.articles["https://ex.org/a"] = f"<article><h1>{escape(HOSTILE[0])}</h1>{texts}</article>".encode(
        "utf-8", "replace"
    ).decode()
    async with reading.run((120, 40)) as pilot:
        await read(pilot)
        assert "Ann [/b] Lee" in shown(pilot)
        await press(pilot, "c")
        await type_text(pilot, "[/b] [@click=app.quit]")
        for size in ((60, 15), (4, 4), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        await press(pilot, "escape", "G", "slash")
        await type_text(pilot, "[@click=app.quit]click")
        await press(pilot, "enter")
        assert "[@click=app.quit]click[/]" in shown(pilot)
