"""What is typed and not saved: kept through every end of the app, told at the next start."""

import errno
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from textual.widgets import Input

from netritual.files import Disk
from netritual.services.reviews.session_files import MOST, KeptTexts, keep_texts, kept_texts
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.screens.log_screen import LogScreen
from netritual.tui.unsaved import _words
from netritual.tui.widgets.log_bar import LogInput
from netritual.tui.widgets.person_pick import PersonPick
from netritual.tui.widgets.question import Question
from tests.support.amount import some
from tests.support.loaded import PROGRAM
from tests.support.terminal import AT_HOME, Terminal
from tests.tui.conftest import World, press, settle, shown, toasts, type_text
from tests.tui.reviewed import fill as reviewed
from tests.tui.sample import fill
from tests.tui.test_pastes import paste
from tests.tui.test_terminal import environment

pty = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


def kept(world: World) -> KeptTexts:
    return kept_texts(world.disk, world.home)


@contextmanager
def terminal(world: World, *arguments: str) -> Iterator[Terminal]:
    made = Terminal([*PROGRAM, *arguments], environment(world.home), 100, 30)
    try:
        yield made
    finally:
        made.close()


def form(made: Terminal) -> None:
    made.press("2")
    made.wait_tab("2 People")
    made.press("e")
    made.wait("F2 save")
    made.press("tab", "tab")


def question(made: Terminal) -> None:
    made.press("2")
    made.wait_tab("2 People")
    made.press("n")
    made.wait("Who is it?")


def draft(made: Terminal) -> None:
    made.press("2")
    made.wait_tab("2 People")
    made.press("m")
    made.wait("leave the text")


def bar(made: Terminal) -> None:
    made.press("a")


ENDS = [(where, end) for end in ("TERM", "HUP", "closed") for where in (form, question, draft, bar)]


@pty
@pytest.mark.parametrize(("where", "end"), [pytest.param(*both, marks=[pytest.mark.nightly][: at % 5])
                                            for at, both in enumerate(ENDS)])  # fmt: skip
def test_whatever_ends_the_app_keeps_what_stood_in_a_field(
    world: World, where: Callable[[Terminal], None], end: str
) -> None:
    fill(world)
    with terminal(world) as made:
        made.wait(AT_HOME)
        where(made)
        made.type("gazelle")
        made.wait("gazelle")
        number = signal.SIGTERM if end == "TERM" else signal.SIGHUP
        if end == "closed":
            os.close(made._fd)
            assert os.waitstatus_to_exitcode(os.waitpid(made.pid, 0)[1]) == 128 + number
        else:
            os.kill(made.pid, number)
            assert made.end() == 128 + number
    assert ["gazelle" in text for text in kept(world).under_way] == [True]
    came_back = re.compile("›.*gazelle")
    with terminal(world) as made:
        made.wait("1 text that was not saved is kept")
        made.press("a")
        made.wait("↑ brings back")
        made.press("up")
        made.until(lambda: came_back.search(made.text) is not None, "the text did not come back")


@pty
@pytest.mark.parametrize("where", some([form, bar], 2))
def test_a_kill_takes_nothing_that_stood_there_for_a_moment(world: World, where: Callable[[Terminal], None]) -> None:
    fill(world)
    with terminal(world) as made:
        made.wait(AT_HOME)
        where(made)
        made.type("gazelle")
        made.until(lambda: any("gazelle" in text for text in kept(world).under_way), "the text was not written")
        made.kill()
    with terminal(world) as made:
        made.wait("1 text that was not saved is kept")


@pty
def test_a_kill_takes_nothing_that_was_typed_in_a_review(world: World) -> None:
    reviewed(world)
    with terminal(world, "review") as made:
        made.wait("Who did you interact with?")
        made.press("a")
        made.type("lunch re gazelle")
        made.until(lambda: kept(world).under_way == ("lunch re gazelle",), "the text was not written")
        made.kill()
    with terminal(world) as made:
        made.wait("1 text that was not saved is kept")


async def test_what_the_review_keeps_itself_is_not_told_as_unsaved(world: World) -> None:
    reviewed(world)
    async with world.run(opening=Opening("review")) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await type_text(pilot, "lunch re gazelle")
        assert unsaved(pilot.app) == ("lunch re gazelle",)
        await pilot.app.action_quit()
    assert kept(world) == KeptTexts()


def unsaved(app: object) -> tuple[str, ...]:
    """What would be written now."""
    return app_of(app).unsaved._now().under_way


def app_of(app: object) -> NetritualApp:
    assert isinstance(app, NetritualApp)
    return app


async def test_the_last_twenty_lines_come_back_newest_first(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        for number in range(MOST + 2):
            await press(pilot, "a")
            await paste(pilot.app, f"line {number}")
            await press(pilot, "escape")
        await press(pilot, "a")
        line = pilot.app.screen.query_one(LogInput)
        assert line.recent[:MOST] == tuple(f"line {number}" for number in reversed(range(2, MOST + 2)))
        await press(pilot, "up", "up")
        assert line.value == f"line {MOST}"
        await press(pilot, "enter", "a")
        assert f"line {MOST}" not in kept(world).put_away and f"line {MOST + 1}" in kept(world).put_away


async def test_escape_from_a_form_or_a_question_keeps_nothing(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "2", "n")
        await type_text(pilot, "Walrus")
        assert unsaved(pilot.app) == ("Walrus",)
        await press(pilot, "escape")
        assert unsaved(pilot.app) == ()
        await pilot.app.action_quit()
    assert kept(world) == KeptTexts()


async def test_a_name_that_is_looked_for_is_no_text(world: World) -> None:
    async with world.run() as pilot:
        pilot.app.push_screen(PersonPick("who?", ()))
        await type_text(pilot, "walrus")
        assert unsaved(pilot.app) == ()


async def test_a_secret_is_never_kept(world: World) -> None:
    async with world.run() as pilot:
        pilot.app.push_screen(Question("The secret address:", hidden=True))
        await settle(pilot)
        await type_text(pilot, "https")
        assert pilot.app.screen.query_one(Input).value == "https" and unsaved(pilot.app) == ()


@pytest.mark.parametrize(
    ("opened", "then"),
    [
        (("4", "m"), ("escape", "1")),
        (("4", "m"), ()),
        (("4", "enter", "c"), ()),
        (("4", "enter", "c"), ("escape", "escape", "1")),
    ],
    ids=["in the list", "in the list, at once", "in the reader", "in the reader, and back"],
)
async def test_a_comment_stands_beside_its_article_again(
    world: World, opened: tuple[str, ...], then: tuple[str, ...]
) -> None:
    reviewed(world)
    async with world.run() as pilot:
        await press(pilot, *opened)
        await type_text(pilot, "We saw less churn")
        await press(pilot, *then)
        await pilot.app.action_quit()
    for _ in range(2):  # as often as the app is opened
        async with world.run() as pilot:
            assert not any("not saved" in said for said in toasts(pilot))
            await press(pilot, "a")
            assert "We saw less churn" not in pilot.app.screen.query_one(LogInput).recent
            await press(pilot, "escape", "4")
            assert "We saw less churn" in shown(pilot)
            await pilot.app.action_quit()


@pytest.mark.parametrize("ends", ["space", "x"])
async def test_a_comment_is_kept_until_its_article_is_done(world: World, ends: str) -> None:
    reviewed(world)
    async with world.run() as pilot:
        await press(pilot, "4", "m")
        await type_text(pilot, "We saw less churn")
        await press(pilot, "escape")
        await pilot.app.action_quit()
    async with world.run() as pilot:
        await press(pilot, "4", ends)
        await pilot.app.action_quit()
    async with world.run() as pilot:
        await settle(pilot)
        await pilot.app.action_quit()
    assert kept(world) == KeptTexts()


async def test_a_comment_that_was_begun_in_the_review_is_never_a_log_line(world: World) -> None:
    reviewed(world)
    async with world.run(opening=Opening("review", mode="step", step="articles")) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        await type_text(pilot, "We saw less churn")
        assert unsaved(pilot.app) == ()
        app_of(pilot.app).unsaved.end()  # as a kill leaves it, before the review has its texts
    async with world.run() as pilot:
        await press(pilot, "4")
        assert "We saw less churn" in shown(pilot)
    assert kept(world).put_away == ()


async def test_pasted_lines_wait_through_the_end_of_the_app(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await paste(pilot.app, "call re one\ncall re two\ncall re two\ncall re three")
        await press(pilot, "enter", "a", "pagedown")
        await press(pilot, "enter")
        await pilot.app.action_quit()
        assert "2 pasted lines were not used. They are kept" in str(pilot.app._exit_renderables)
    async with world.run() as pilot:
        assert any("2 pasted lines wait: PgDn" in said for said in toasts(pilot))
        await press(pilot, "a")
        assert "PgDn inserts  call re two" in shown(pilot)
        await press(pilot, "pagedown", "enter", "a", "pagedown", "enter")
        await pilot.app.action_quit()
    assert kept(world) == KeptTexts()


async def test_two_apps_over_one_home_keep_each_others_texts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netritual.tui.unsaved.SECONDS", 3600.0)  # it writes at its end, not while the other one does
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "mine")
        keep_texts(world.disk, world.home, lambda _: KeptTexts(("theirs",), ("old",), ("pasted",), ((7, "\na word"),)))
        await pilot.app.action_quit()
    assert kept(world) == KeptTexts(("mine", "theirs"), ("old",), ("pasted",), ((7, "\na word"),))


def left_before(world: World, text: str) -> None:
    """What the last run left in a field, written before the disk refused."""
    Path(world.home.texts).write_bytes(msgspec.json.encode(KeptTexts((text,))))


@pytest.fixture
def full(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that takes no texts; ``undo`` frees it."""
    fill(world)
    replace = Disk.replace

    def refuse(disk: Disk, path: str, data: bytes) -> None:
        if path == world.home.texts:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(disk, path, data)

    with monkeypatch.context() as changed:
        changed.setattr(Disk, "replace", refuse)
        yield changed


async def test_a_disk_that_refuses_is_told_and_the_terminal_gets_what_was_typed(
    world: World, full: pytest.MonkeyPatch
) -> None:
    full.setattr("netritual.tui.unsaved.SECONDS", 0.001)
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch with [b]ana")
        await settle(pilot)
        refused = "What you type cannot be kept (no space left on device). Save it before you leave."
        assert toasts(pilot).count(refused) == 1
        await pilot.app.action_quit()
        words_at_end = app_of(pilot.app).unsaved.words_at_end
    assert words_at_end == "Not kept (no space left on device):\nlunch with [b]ana"


async def test_what_is_put_away_while_the_disk_refuses_comes_back(world: World, full: pytest.MonkeyPatch) -> None:
    async with world.run() as pilot:
        for text in ("lunch with ana", "call tom"):
            await press(pilot, "a")
            await type_text(pilot, text)
            await press(pilot, "escape")
        await press(pilot, "a", "up", "up")
        assert pilot.app.screen.query_one(LogInput).value == "lunch with ana"
        await press(pilot, "enter", "a", "up")
        assert pilot.app.screen.query_one(LogInput).value == "call tom"
        await press(pilot, "escape")
        await pilot.app.action_quit()
        assert app_of(pilot.app).unsaved.words_at_end == "Not kept (no space left on device):\ncall tom"


async def test_what_waits_for_the_disk_is_kept_once_it_takes_texts(world: World, full: pytest.MonkeyPatch) -> None:
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "lunch with ana")
        await press(pilot, "escape")
        full.undo()
        await pilot.app.action_quit()
        assert app_of(pilot.app).unsaved.words_at_end == ""
    assert kept(world).put_away == ("lunch with ana",)


async def test_what_the_disk_took_before_it_refused_is_kept(world: World, full: pytest.MonkeyPatch) -> None:
    left_before(world, "lunch with ana")
    async with world.run() as pilot:
        await press(pilot, "a", "up")
        assert pilot.app.screen.query_one(LogInput).value == "lunch with ana"
        await pilot.app.action_quit()
        assert app_of(pilot.app).unsaved.words_at_end == ""
    assert kept(world).under_way == ("lunch with ana",)


async def test_a_defect_on_a_disk_that_refuses_gives_the_terminal_what_was_typed(
    world: World, full: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        async with world.run() as pilot:
            await press(pilot, "a")
            await type_text(pilot, "lunch with ana")
            pilot.app.call_later(fail)
            await pilot.pause()
    assert "Not kept (no space left on device):\nlunch with ana" in capsys.readouterr().err


async def test_a_line_that_was_kept_before_there_was_a_list_comes_back(world: World) -> None:
    fill(world)
    world.disk.replace(world.home.line, b"lunch with ana\n")
    async with world.run() as pilot:
        await press(pilot, "a", "up")
        assert pilot.app.screen.query_one(LogInput).value == "lunch with ana"


async def test_a_file_that_is_no_list_keeps_nobody_from_the_log_bar(world: World) -> None:
    fill(world)
    world.disk.replace(world.home.texts, b'[["a"], 3')
    async with world.run() as pilot:
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, LogScreen)
        await type_text(pilot, "bye")
        await press(pilot, "escape")
    assert kept(world).put_away == ("bye",)


@pytest.mark.parametrize(
    ("texts", "pasted", "said"),
    [
        ((), 0, ""),
        (("bye",), 0, "1 text that was not saved is kept, “bye”: ↑ in the log bar brings it back."),
        (
            ("x" * 60, "bye", "la"),
            0,
            f"3 texts that were not saved are kept, “{'x' * 29}…” and “bye”, and more: "
            "↑ in the log bar brings them back.",
        ),
        ((), 1, "1 pasted line waits: PgDn in a text field puts it in."),
        ((), 2, "2 pasted lines wait: PgDn in a text field puts the next one in."),
    ],
)
def test_the_sentence_at_the_start(texts: tuple[str, ...], pasted: int, said: str) -> None:
    assert _words(texts, pasted) == said
