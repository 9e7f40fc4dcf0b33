"""Articles: the queue, and a comment with its kind and its checks."""

from datetime import timedelta

import pytest

from netritual.domain.comments import COMMENT_KINDS
from netritual.domain.model import Article, Comment, Person
from tests.support.screen import open_tab
from tests.tui.conftest import World, cursor_row, press, screen_text, shown, toasts, type_text
from tests.tui.sample import fill

COMMENT = "We tried metered seats last year and churn doubled for us; did a floor price help?"


def first(world: World) -> Article:
    return next(article for article in world.store.view().all(Article) if article.url.endswith("/a"))


async def test_the_frame_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4")
        lines = [line.rstrip() for line in screen_text(pilot)]
        assert lines[0].endswith("2 to read")
        assert lines[2].split() == ["fit", "author", "title", "age", "why", "first"]
        assert lines[3].startswith("▌") and "Ana Ruiz      close   Usage-based pricing" in lines[3]
        assert lines[5].startswith("─ your comment (public) ─")
        assert lines[6] == " kind: 1 ( ) example  2 ( ) counter-example  3 ( ) source  4 ( ) question"
        assert lines[22:] == [
            "enter read  m comment  o link  y copy  space commented  r read only  x skip",
            "s later  b blog  R read blogs  a log  w review  / filter  u undo  ? more  q quit",
        ]


async def test_every_kind_can_be_seen_at_100_columns(world: World) -> None:
    fill(world)
    async with world.run((100, 30)) as pilot:
        await press(pilot, "4")
        assert all(f"{at} ( ) {kind}" in shown(pilot) for at, kind in enumerate(COMMENT_KINDS, 1))
        assert "1 ( ) example  2 ( ) counter-example" in shown(pilot)


async def test_a_comment_that_does_not_count_says_what_it_lacks(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "m")
        await type_text(pilot, "Great post, thank you so much for writing it.")
        await press(pilot, "escape", "space")
        said = " ".join(toasts(pilot))
        assert "It does not count as useful: it lacks a kind (example, counter-example, source, question)" in said


async def test_a_comment_is_checked_while_it_is_typed_and_saved_with_its_kind(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "tab", "1")
        assert "1 (x) example" in shown(pilot)
        assert open_tab(screen_text(pilot)) == "4 Articles"
        await type_text(pilot, COMMENT.replace(";", ""))
        assert "useful (example + a question" in shown(pilot)
        await press(pilot, "escape", "space")
        article = first(world)
        assert article.state == "commented" and article.comment is not None
        assert article.comment.kind == "example" and article.comment.useful
        assert "1 to read" in screen_text(pilot)[0]


async def test_private_words_are_pointed_at(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "m")
        await type_text(pilot, "two kids and mornings")
        assert "from your private notes about Ana Ruiz" in shown(pilot)


async def test_each_article_keeps_its_own_comment(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "m")
        await type_text(pilot, "for ana")
        await press(pilot, "escape", "j")
        assert "for ana" not in shown(pilot)
        await press(pilot, "k")
        assert "for ana" in shown(pilot)


async def test_copy_wants_text_without_placeholders(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "y")
        assert any("no comment" in words for words in toasts(pilot))
        await press(pilot, "m", "x", "left_curly_bracket", "y", "right_curly_bracket", "escape", "y")
        assert any("one blank to fill" in words for words in toasts(pilot))


async def test_read_only_skip_and_link(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "o")
        assert "Open https://ex.org/a ?" in shown(pilot)
        await press(pilot, "escape", "r")
        assert first(world).state == "read"
        await press(pilot, "x")
        assert {article.state for article in world.store.view().all(Article)} == {"read", "skipped"}
        assert "Nothing shared with you yet. b adds a blog;" in shown(pilot)


@pytest.mark.parametrize("first_of_the_list", [True, False])
async def test_the_cursor_stands_on_the_article_that_an_undo_brought_back(
    world: World, first_of_the_list: bool
) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", *(() if first_of_the_list else ("j",)))
        row = cursor_row(pilot)
        await press(pilot, "x")
        assert row not in screen_text(pilot)
        await press(pilot, "u")
        assert row in screen_text(pilot)
        await press(pilot, "x", "u", "U", "u")
        assert row in screen_text(pilot)


async def test_a_link_is_added_with_its_author(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "plus")
        await type_text(pilot, "https://ex.org/new")
        await press(pilot, "enter")
        await type_text(pilot, "bob")
        await press(pilot, "enter")
        assert any(article.author == ids["bob"] for article in world.store.view().all(Article))


async def test_the_wide_shape_has_the_comment_beside_the_list(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        await press(pilot, "4")
        assert screen_text(pilot)[2].startswith("─ shared by your people (2) ─")
        assert "─ your comment (public) ─" in shown(pilot)
        assert "enter reads it here" in shown(pilot)


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_no_articles_name_one_action(world: World, size: tuple[int, int]) -> None:
    world.put(Person(handle="x", name="X"))
    async with world.run(size) as pilot:
        await press(pilot, "4", "enter", "space", "y")
        words = " ".join(shown(pilot).split())
        assert "Nothing shared with you yet. b adds a blog; or type +article @name link" in words
        assert "why first" not in words and "│" not in words


async def test_an_answer_is_marked_in_the_articles_as_long_as_it_may_come(world: World) -> None:
    ana = world.put(Person(handle="ana", name="Ana Ruiz"))[0]
    today = world.clock.now().date()
    for ago in (0, 3, 40):
        comment = Comment(kind="question", text=f"Said {ago} days ago?", on=today - timedelta(days=ago))
        world.put(Article(url=f"https://ex.org/{ago}", title=f"Piece {ago}", author=ana.id, shared=comment.on,
                          state="commented", read=comment.on, comment=comment))  # fmt: skip
    async with world.run() as pilot:
        await press(pilot, "4")
        assert "did they answer" in shown(pilot) and "Piece 3" in shown(pilot) and "Piece 40" not in shown(pilot)
        assert "Piece 0" not in shown(pilot)  # of today
        assert "space they answered" in shown(pilot)
        await press(pilot, "space")
        assert "did they answer" not in shown(pilot)
        assert [one.author_replied for one in world.store.view().all(Article)] == [None, today, None]
