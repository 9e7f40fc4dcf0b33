"""Articles: the queue, and a comment with its kind and its checks."""

from datetime import timedelta

import pytest

from netritual.domain.articles.comments import COMMENT_KINDS
from netritual.domain.model import Article, Comment, Person
from tests.support.screen import open_tab
from tests.tui.conftest import World, cursor_row, press, screen_text, settle, shown, title, toasts, type_text
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
        row = cursor_row(pilot)
        assert "■ Ana Ruiz" in row and "Usage-based pricing, one year on" in row and row.rstrip().endswith("yesterday")
        assert any(line.startswith("─Usage-based pricing, one year on─") for line in lines)
        assert any(line.startswith("─Your comment, public─") for line in lines)
        assert "example   counter-example   source   question" in shown(pilot)


async def test_the_digits_of_the_kinds_are_seen_where_they_pick_one(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "4", "tab")
        assert "1 example   2 counter-example   3 source   4 question" in shown(pilot) and "1-4 kind" in shown(pilot)
        await press(pilot, "2")
        assert "✓ counter-example" in shown(pilot) and "2 ✓" not in shown(pilot)
        assert "esc back to the list (the comment is kept)" in shown(pilot) and "x skip" not in shown(pilot)
        await press(pilot, "shift+tab")
        assert "2 ✓ counter-example" in shown(pilot)
        await press(pilot, "escape", "1")
        assert open_tab(screen_text(pilot)) == "1 Home"


async def test_every_kind_can_be_seen_at_100_columns_and_a_click_picks_one(world: World) -> None:
    fill(world)
    async with world.run((100, 30)) as pilot:
        await press(pilot, "4")
        assert all(kind in shown(pilot) for kind in COMMENT_KINDS)
        lines = screen_text(pilot)
        at = next(number for number, line in enumerate(lines) if "   source   " in line)
        await pilot.click(offset=(lines[at].index("source"), at))
        await settle(pilot)
        assert "✓ source" in shown(pilot)


async def test_a_text_that_is_kept_begins_beside_the_list(world: World) -> None:
    fill(world)
    world.web.articles["https://ex.org/a"] = (
        "<html><title>On prices</title><article><h1>On prices</h1>"
        + "".join(f"<p>Paragraph {n}. {'A word on prices. ' * 30}</p>" for n in range(1, 6))
        + "</article></html>"
    )
    async with world.run((120, 40)) as pilot:
        await press(pilot, "4")
        assert "fetches it and reads it here" in shown(pilot)
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "escape")
        assert "Paragraph 1." in shown(pilot) and "enter reads on" in shown(pilot)


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
        assert "✓ example" in shown(pilot)
        assert open_tab(screen_text(pilot)) == "4 Articles"
        await type_text(pilot, COMMENT.replace(";", ""))
        assert "useful (example + a question" in shown(pilot)
        await press(pilot, "escape", "space")
        article = first(world)
        assert article.state == "commented" and article.comment is not None
        assert article.comment.kind == "example" and article.comment.useful
        assert "1 to read" in await title(pilot)


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


async def test_in_a_small_terminal_m_goes_into_the_comment_in_the_reader(world: World) -> None:
    fill(world)
    async with world.run((60, 15)) as pilot:
        await press(pilot, "4", "m", *"o 5 x")
        assert "o 5 x" in shown(pilot) and "esc back to the text (the comment is kept)" in " ".join(
            shown(pilot).split()
        )


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
        assert "Nothing shared with you yet. b adds a blog," in shown(pilot)


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
        assert "─ From your people ─" in shown(pilot) and "2 to read ─" in shown(pilot)
        assert "─ Your comment, public ─" in shown(pilot) and "Why Ana first" in shown(pilot)
        assert "enter fetches it and reads it here" in shown(pilot)


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_no_articles_name_one_action(world: World, size: tuple[int, int]) -> None:
    world.put(Person(handle="x", name="X"))
    async with world.run(size) as pilot:
        await press(pilot, "4", "enter", "space", "y")
        words = " ".join(shown(pilot).replace("│", " ").split())
        assert "Nothing shared with you yet. b adds a blog, + an article" in words
        assert "first" not in words and "Your comment" not in words


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
