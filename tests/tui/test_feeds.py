"""Feeds in the app: added from a page or in Articles, read with R, shown with how they stand, given to their owner."""

from datetime import timedelta
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.clock import FixedClock
from netritual.domain.articles.feed_items import FeedItem
from netritual.domain.model import Article, Feed, Person
from netritual.services.feeds import feed_refresh
from netritual.services.feeds.feed_states import load_states
from netritual.services.verbs.article_verbs import skip_article
from netritual.services.web_port import Discovery, FeedLink
from netritual.tui.app import Opening, shell_of
from netritual.web.http_web import HttpWeb
from tests.cli.test_feeds_served import Blog
from tests.conftest import NOW
from tests.support.screen import open_tab
from tests.support.web import reading
from tests.tui.conftest import World, press, press_and_wait, row_with, screen_text, shown, title, toasts, type_text
from tests.tui.sample import fill
from tests.web.servers import serving

URL = "https://ana.example/feed"
COMMENT = "how many of your readers answered you last year, and did any of them stay?"


def item(name: str, days: int = 0) -> FeedItem:
    """An item of so many days ago."""
    return FeedItem(url=f"https://ana.example/{name}", title=name, shared=NOW.date() - timedelta(days=days))


LETTERS = reading(item("one", 1), item("two", 2), item("three", 3), item("four", 4))


def titles(world: World) -> set[str]:
    """The articles by their titles."""
    return {article.title for article in world.store.view().all(Article)}


async def test_a_blog_is_added_on_the_page_of_a_person_and_read(world: World) -> None:
    ids = fill(world)
    page = "https://ana.example"
    world.web.feeds[URL] = LETTERS
    world.web.pages[page] = Discovery(feeds=(FeedLink(url=URL, title="Letters", chosen=True),))
    async with world.run((120, 40)) as pilot:
        shell_of(pilot.app.screen).open_person(ids["ana"])
        await press(pilot, "b")
        assert "Has Ana a blog or a newsletter? Paste its address" in shown(pilot)
        await type_text(pilot, "ana")
        await press_and_wait(pilot, "enter")
        assert "That is no web address." in shown(pilot)
        await press(pilot, *["backspace"] * 3)
        await type_text(pilot, page)
        await press_and_wait(pilot, "enter")
        assert [(feed.url, feed.of, feed.title) for feed in world.store.view().all(Feed)] == [
            (URL, ids["ana"], "Letters")
        ]
        assert titles(world) >= {"one", "two", "three"} and "four" not in titles(world)
        assert world.web.asked == [page, URL]
        assert "feeds      Letters" in shown(pilot)


async def test_an_address_without_a_feed_stands_in_the_question_again(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "b")
        await type_text(pilot, "ana")
        await press_and_wait(pilot, "enter")
        await type_text(pilot, "https://nothing.example")
        await press_and_wait(pilot, "enter")
        assert "No feed was found there." in shown(pilot) and "https://nothing.example" in shown(pilot)
        await press(pilot, "escape")
        assert not world.store.view().all(Feed)


async def test_an_address_is_no_name_it_is_looked_at_and_then_asked_whose(world: World) -> None:
    ids = fill(world)
    page = "https://ana.example"
    world.web.feeds[URL] = LETTERS
    world.web.pages[page] = Discovery(feeds=(FeedLink(url=URL, title="Letters of Ana Ruiz", chosen=True),))
    async with world.run() as pilot:
        await press(pilot, "4", "b")
        await type_text(pilot, "https://nothing.example")
        await press_and_wait(pilot, "enter")
        assert "No feed was found there." in shown(pilot) and "Nobody is called" not in shown(pilot)
        await press(pilot, "escape", "b")
        await type_text(pilot, page)
        await press_and_wait(pilot, "enter")
        assert "Whose is Letters of Ana Ruiz?" in shown(pilot) and not world.store.view().all(Feed)
        await press_and_wait(pilot, "enter")
        assert [(feed.url, feed.of) for feed in world.store.view().all(Feed)] == [(URL, ids["ana"])]


async def test_a_private_address_is_asked_for_once_and_only_with_a_yes(world: World) -> None:
    ids = fill(world)
    url, why = "http://192.168.1.1/feed", "192.168.1.1 is a private address."
    world.web.feeds[url] = LETTERS
    world.web.refused = {url: why}
    async with world.run() as pilot:
        shell_of(pilot.app.screen).open_person(ids["ana"])
        for answer in ("escape", "y"):
            await press(pilot, "b")
            await type_text(pilot, url)
            await press_and_wait(pilot, "enter")
            assert why in shown(pilot) and not world.store.view().all(Feed)
            await press_and_wait(pilot, answer)
        assert [(feed.url, feed.private) for feed in world.store.view().all(Feed)] == [(url, True)]


async def test_who_went_on_meanwhile_is_asked_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = fill(world)
    ready, looks = Event(), world.web.discover

    def waits(*args: Any) -> Discovery:
        ready.wait(10)
        return looks(*args)

    monkeypatch.setattr(world.web, "discover", waits)
    async with world.run() as pilot:
        shell_of(pilot.app.screen).open_person(ids["ana"])
        await press(pilot, "b")
        await type_text(pilot, "https://nothing.example")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "a")
        await pilot.pause()
        ready.set()
        await pilot.app.workers.wait_for_complete()
        await press(pilot)
        assert any("No feed was found there. Nothing was added." in words for words in toasts(pilot))
        assert "Paste its address" not in shown(pilot)


async def test_of_several_feeds_one_is_picked(world: World) -> None:
    ids = fill(world)
    links = (FeedLink(url=f"{URL}1", title="Posts", chosen=True), FeedLink(url=f"{URL}2", title="[/b] Notes"))
    world.web.pages["https://ana.example"] = Discovery(feeds=links)
    world.web.feeds |= {f"{URL}1": LETTERS, f"{URL}2": LETTERS}
    async with world.run() as pilot:
        shell_of(pilot.app.screen).open_person(ids["ana"])
        await press(pilot, "b")
        await type_text(pilot, "https://ana.example")
        await press_and_wait(pilot, "enter")
        assert "The page has 2 feeds." in shown(pilot) and "[/b] Notes" in shown(pilot)
        await press_and_wait(pilot, "2")
        assert [feed.url for feed in world.store.view().all(Feed)] == [f"{URL}2"]


async def test_all_feeds_are_read_while_the_app_answers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = fill(world)
    world.web.feeds[URL] = LETTERS
    world.put(Feed(url=URL, of=ids["ana"], title="Letters", added=NOW.date()))
    ready, slow = Event(), world.web.read_feeds

    def waits(*args: Any) -> None:
        ready.wait(10)
        slow(*args)

    monkeypatch.setattr(world.web, "read_feeds", waits)
    async with world.run() as pilot:
        await pilot.press("4")
        await pilot.press("R")
        await pilot.pause()
        pilot.app.clear_notifications()
        await pilot.pause()
        assert "reading 1 feed: 0 of 1" in screen_text(pilot)[0]
        await pilot.press("2")
        await pilot.pause()
        assert open_tab(screen_text(pilot)) == "2 People", "every key is answered"
        ready.set()
        await press_and_wait(pilot, "4")
        await press(pilot, "4")
        assert titles(world) >= {"one", "two", "three"}
        assert any("1 feed, 3 new articles" in words for words in toasts(pilot))
        assert "reading" not in screen_text(pilot)[0]
        assert row_with(pilot, "2 more wait behind these: two by one author are shown.")


async def test_what_was_read_is_kept_when_the_app_ends_meanwhile(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = fill(world)
    world.web.feeds[URL] = LETTERS
    for address in (URL, f"{URL}2"):
        world.put(Feed(url=address, of=ids["ana"], title="Letters", added=NOW.date()))
    read = world.web.read_feeds

    def stalls(requests: Any, now: Any, on_answer: Any, cancelled: Any) -> None:
        read(requests[:1], now, on_answer, cancelled)
        while not cancelled():
            sleep(0.01)

    monkeypatch.setattr(world.web, "read_feeds", stalls)
    monkeypatch.setattr(feed_refresh, "TAKE_SECONDS", 0.0)
    async with world.run() as pilot:
        await pilot.press("4")
        await pilot.press("R")
        for _ in range(1000):
            if "one" in titles(world):
                break
            await pilot.pause(0.01)
        await pilot.press("q")
    assert titles(world) >= {"one", "two", "three"}
    assert load_states(world.disk, world.home.feeds).keys() == {URL}


async def test_a_feed_is_read_from_a_real_server_and_its_article_commented(world: World) -> None:
    ids = fill(world)
    for article in world.store.view().all(Article):
        skip_article(world.store, NOW, article.id)
    blog = Blog()
    with serving({"127": blog.behave}) as server:
        url = f"http://127.0.0.1:{server.port}/feed"
        world.put(Feed(url=url, of=ids["ana"], added=NOW.date(), private=True))
        world.web = HttpWeb()  # type: ignore[assignment]
        async with world.run() as pilot:
            for _ in range(2):
                await press_and_wait(pilot, "4", "R")
                await press(pilot, "4")
            assert titles(world) >= {"a", "b", "c"} and "d" not in titles(world) and blog.sent == 1
            await press(pilot, "space")
            await type_text(pilot, f"question: {COMMENT}")
            await press(pilot, "enter")
            said = next(article for article in world.store.view().all(Article) if article.state == "commented")
            assert (said.title, said.author) == ("a", ids["ana"]) and said.comment is not None and said.comment.useful
            assert world.store.view().talks(ids["ana"])[0].channel == "comment"


async def test_the_feeds_say_how_they_stand(world: World) -> None:
    ids = fill(world)
    bad = "https://bob.example/feed"
    world.web.feeds |= {URL: LETTERS, bad: "It answered with 500."}
    world.put(
        Feed(url=URL, of=ids["ana"], title="Letters", added=NOW.date()),
        Feed(url=bad, of=ids["bob"], title="Bob writes", added=NOW.date()),
        Feed(url="https://x.example/feed", title="Whose blog", added=NOW.date()),
    )
    async with world.run((120, 40)) as pilot:
        await press_and_wait(pilot, "4", "R")
        await press(pilot, "B")
        assert "Bob Stone  Bob writes" in shown(pilot) and "It answered with 500." in shown(pilot)
        assert "Ana Ruiz  Letters" in shown(pilot) and "read just now, 3 new articles" in shown(pilot)
        assert "whose is it?" in row_with(pilot, "Whose blog")
        await press(pilot, "j")
        assert "not queued: older than the newest 3" in row_with(pilot, "four")
        await press(pilot, "g", "enter")
        await type_text(pilot, "bob")
        await press(pilot, "enter")
        assert [feed.of for feed in world.store.view().all(Feed)] == [ids["ana"], ids["bob"], ids["bob"]]
        await press(pilot, "g", "x", "y")
        assert [feed.title for feed in world.store.view().all(Feed)] == ["Bob writes", "Whose blog"]
        await press(pilot, "u")
        assert len(world.store.view().all(Feed)) == 3
        await press(pilot, "escape")
        assert "3 feeds" in screen_text(pilot)[0]


async def test_a_list_of_feeds_is_imported(world: World, tmp_path: Path) -> None:
    fill(world)
    file = tmp_path / "feeds.opml"
    rows = (("Ana Ruiz", URL), ("Whose blog", "https://x.example/feed"))
    outlines = "".join(f'<outline text="{title}" xmlUrl="{url}"/>' for title, url in rows)
    file.write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    async with world.run() as pilot:
        await press(pilot, "i")
        await type_text(pilot, str(file))
        await press(pilot, "enter")
        assert "Ana Ruiz: taken as Ana Ruiz's: it is a page of theirs" in shown(pilot)
        await press(pilot, "enter", "enter")
        assert "whose is it?" in row_with(pilot, "Whose blog") and "not read yet" in row_with(pilot, "Ana Ruiz")


async def test_without_a_feed_the_keys_say_what_to_do(world: World) -> None:
    world.put(Person(handle="x", name="X"))
    async with world.run() as pilot:
        await press(pilot, "4", "R")
        assert any("b adds a blog or a newsletter" in words for words in toasts(pilot))
        await press(pilot, "B", "x", "enter")
        assert "No feed yet. b adds" in shown(pilot)


async def test_feeds_are_read_at_the_start_only_where_that_is_set(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netritual.tui.app.START_SECONDS", 0.001)
    ids = fill(world)
    world.web.feeds[URL] = LETTERS
    world.put(Feed(url=URL, of=ids["ana"], title="Letters", added=NOW.date()))
    async with world.run() as pilot:
        await press(pilot, "2")
    assert world.web.asked == []
    world.settings = replace(world.settings, fetch="start")
    for _ in range(2):
        async with world.run() as pilot:
            await press_and_wait(pilot, "2")
            await press(pilot, "4")
            assert titles(world) >= {"one", "two", "three"}
    assert world.web.asked == [URL], "and not again for some hours"


async def test_step_four_offers_blogs_where_little_is_to_be_read(world: World) -> None:
    world.put(*(Person(handle=name[:3], name=name, tier=2, status="network") for name in ("Ana Ruiz", "Bob Stone")))
    world.web.feeds[URL] = LETTERS
    async with world.run(opening=Opening("review", "step", "articles")) as pilot:
        assert "Who has a blog or a newsletter" in shown(pilot)
        assert "has one?" in row_with(pilot, "Bob Stone")
        await press(pilot, "G", "x")
        bob = next(person for person in world.store.view().all(Person) if person.name == "Bob Stone")
        assert bob.blocked_kinds == ("blog",) and "Noted that Bob Stone has no blog." in shown(pilot)
        await press_and_wait(pilot, "enter")
        assert "Has Ana a blog or a newsletter? Paste its address" in shown(pilot)
        await type_text(pilot, URL)
        await press_and_wait(pilot, "enter")
        assert "Picked for you: 2 of 2" in shown(pilot) and "has one?" not in shown(pilot)


async def test_the_review_says_that_no_feed_was_read_for_days_and_reads_them(world: World) -> None:
    ids = fill(world)
    world.web.feeds[URL] = LETTERS
    world.put(Feed(url=URL, of=ids["ana"], title="Letters", added=NOW.date()))
    async with world.run((120, 40), opening=Opening("review")) as pilot:
        assert any("Blogs were not read yet: R reads them." in words for words in toasts(pilot))
        await press_and_wait(pilot, "R")
        await press(pilot, "j")
        assert titles(world) >= {"one", "two", "three"}
    world.clock = FixedClock(NOW + timedelta(days=4))
    async with world.run((120, 40)) as pilot:
        await press(pilot, "4")
        assert "Blogs were last read 4 days ago: R" in screen_text(pilot)[0]


async def test_the_review_says_that_feeds_are_being_read_and_no_more_that_they_were_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = fill(world)
    ready, read = Event(), world.web.read_feeds
    world.web.feeds[URL] = LETTERS
    world.put(Feed(url=URL, of=ids["ana"], title="Letters", added=NOW.date()))

    def waits(*args: Any) -> None:
        ready.wait(10)
        read(*args)

    monkeypatch.setattr(world.web, "read_feeds", waits)
    async with world.run((80, 24), opening=Opening("review")) as pilot:
        assert any("Blogs were not read yet" in words for words in toasts(pilot))
        shell_of(pilot.app.screen).feeds.refresh(unasked=True)
        for keys in ("j", "]]]"):  # in the first step, and where the articles are
            await press(pilot, *keys)
            assert "reading 1 feed: 0 of 1" in screen_text(pilot)[0]
            assert not any("Blogs were" in words for words in toasts(pilot))
        assert "Read two, say something" in screen_text(pilot)[0]
        ready.set()
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "j")
        assert "reading" not in await title(pilot) and " of 15 min" in screen_text(pilot)[0]


async def test_somebody_elses_feed_is_asked_about(world: World) -> None:
    ids = fill(world)
    world.web.feeds[URL] = LETTERS
    world.put(Feed(url=URL, of=ids["ana"], title="Letters", added=NOW.date()))
    async with world.run((120, 40)) as pilot:
        shell_of(pilot.app.screen).open_person(ids["bob"])
        for answer in ("escape", "y"):
            await press(pilot, "b")
            await type_text(pilot, URL)
            await press_and_wait(pilot, "enter")
            assert "The feed “Letters” is Ana Ruiz's. Is it Bob" in shown(pilot)
            assert [feed.of for feed in world.store.view().all(Feed)] == [ids["ana"]]
            await press_and_wait(pilot, answer)
        assert [feed.of for feed in world.store.view().all(Feed)] == [ids["bob"]]
