"""What a terminal answers is taken out of what is typed, whatever comes around it and however it is cut."""

import subprocess
from typing import Any

import pytest

from netritual.charts.signs import PLAIN
from netritual.tui.app import NetritualApp, Opening
from netritual.tui.cut_sequences import SOON, CutSequences
from netritual.tui.face.themes import Depth
from netritual.tui.terminal_abilities import Abilities
from netritual.tui.terminal_answers import Answers, TerminalAnswered
from tests.tui.conftest import World, screen_text, settle, toasts
from tests.tui.sample import fill

NARROW, WIDE = "\x1b[1;2R", "\x1b[1;3R"
LIGHT, DARK = "\x1b]11;rgb:fbfb/f7f7/f0f0\x1b\\", "\x1b]11;rgb:00/00/00\x07"


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (WIDE, (True, None)),
        (NARROW, (False, None)),
        (LIGHT, (None, True)),
        (DARK, (None, False)),
        ("\x1b]11;rgba:ffff/ffff/ffff/ffff\x07", (None, True)),
    ],
)
def test_an_answer_is_no_key_wherever_it_is_cut(sent: str, meant: tuple[bool | None, bool | None]) -> None:
    for pause in (False, True):
        for at in range(1 if pause else 3, len(sent) + 1):
            sequences, answers = CutSequences(), Answers()
            first, found = answers.read(sequences.read("a" + sent[:at]))
            if pause:
                assert sequences.read("") == ""
            rest, more = answers.read(sequences.read(sent[at:] + "b"))
            assert (first + rest).replace("\x1b", "") in ("ab", "a[b", "a]b")
            assert [(answer.wide, answer.light) for answer in (*found, *more)] == [meant]


def arriving(*parts: str, silences: int = 1) -> str:
    """What is given on of what comes in parts, with a pause after each."""
    sequences = CutSequences()
    return "".join(sequences.read(part) + "".join(sequences.read("") for _ in range(silences)) for part in parts)


@pytest.mark.parametrize(
    "typed",
    [
        "\x1b", "\x1b]", "\x1bj", "OAuth", "\x1b[Z", "\x1b[A", "\x1b[1;2A", "\x1b[13~", "\x1bOR", "plain",
        "\x1b[200~2; 3\x1b[201~", "[<2;3", "]11;rgb:ff",
    ],
)  # fmt: skip
def test_what_is_typed_goes_through_at_once(typed: str) -> None:
    assert CutSequences().read(typed) == typed


@pytest.mark.parametrize(
    ("parts", "given"),
    [
        (("\x1b[<0;12;", "5Mj"), "\x1b[<0;12;5Mj"),
        (("\x1b[", "<35;1;2M\x1b[<35;1;3M"), "\x1b[<35;1;2M\x1b[<35;1;3M"),
        (("\x1b[1", ";5", "A"), "\x1b[1;5A"),
        (("\x1b", "[24;", "80R"), "\x1b\x1b[24;80R"),
        (("\x1b]11;rgb:ff", "a"), "a"),
        (("\x1b[24;", "2"), "2"),
        (("\x1b[97", "u"), "\x1b[97u"),
        (("\x1b[?2026;", "2$y"), "\x1b[?2026;2$y"),
        (("\x1b[20", "0~lunch"), "\x1b[200~lunch"),
        (("a\x1b[24;", "j"), "aj"),
        (("a\x1b[24;", "\x1b[A"), "a\x1b[A"),
        (("\x1b]11;rg", "\x1b"), "\x1b"),
        (("\x1b", "[2j"), "\x1b[2j"),
        (("\x1b", "]1"), "\x1b]1"),
        (("\x1b[", "A"), "\x1b[A"),
        (("\x1b[", "Z"), "\x1b[Z"),
        (("\x1b[", "I\x1b[A"), "\x1b[I\x1b[A"),
        (("\x1b", "[A"), "\x1b\x1b[A"),
        (("\x1b", "OA"), "\x1b\x1bOA"),
        (("\x1b", "[B\x1b[B"), "\x1b\x1b[B\x1b[B"),
        (("\x1b", "OAuth with ana"), "\x1bOAuth with ana"),
        (("\x1b", "[", "A"), "\x1b[A"),
        (("\x1b[", "j"), "\x1b[j"),
        (("\x1b[", "2"), "\x1b[2"),
        (("\x1b[", "\x1b[A"), "\x1b[A"),
    ],
)
def test_a_sequence_that_a_pause_cuts_gives_no_letters(parts: tuple[str, ...], given: str) -> None:
    assert arriving(*parts) == given


@pytest.mark.parametrize("parts", [("\x1b", "[A"), ("\x1b[", "A"), ("\x1b[", "j")])
def test_behind_a_second_of_silence_what_may_have_been_typed_was(parts: tuple[str, ...]) -> None:
    assert arriving(*parts, silences=SOON) == "".join(parts)


def test_each_answer_is_taken_once() -> None:
    answers = Answers()
    assert answers.read(NARROW + DARK)[0] == ""
    assert answers.read(NARROW)[0] == NARROW


async def test_signs_that_are_drawn_two_cells_wide_give_way_to_plain_ones(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp) and app.signs is not PLAIN
        app.post_message(TerminalAnswered(wide=False))
        await settle(pilot)
        assert app.signs is not PLAIN
        app.post_message(TerminalAnswered(wide=True))
        await settle(pilot)
        assert app.signs is PLAIN and app.has_class("-plain")
        assert screen_text(pilot)[0].startswith(" * netritual")


async def test_somebody_with_a_light_terminal_is_told_once_of_the_light_theme(world: World) -> None:
    for opening, told in (("first_run", 0), ("home", 1), ("home", 0)):
        async with world.run(opening=Opening(opening)) as pilot:
            for light in (False, True, True):
                pilot.app.post_message(TerminalAnswered(light=light))
                await settle(pilot)
            assert sum("paper" in words for words in toasts(pilot)) == told


@pytest.mark.parametrize("depth", ["256", "16"])
async def test_few_colours_are_the_terminals_own(world: World, depth: Depth) -> None:
    app = NetritualApp(world.parts(), world.store, world.settings, Opening(), Abilities(depth))
    async with app.run_test():
        assert app.console.color_system == {"256": "256", "16": "standard"}[depth]
        assert app.palette.colored == (depth != "16")
        assert app.theme_variables["primary"] == {"256": "#D7AF5F", "16": "#FFFF55"}[depth]
    app.finish()


@pytest.mark.parametrize(("takes", "told"), [(True, 0), (False, 1)])
async def test_within_tmux_its_buffer_takes_what_is_copied(
    world: World, monkeypatch: pytest.MonkeyPatch, takes: bool, told: int
) -> None:
    given: list[bytes] = []

    def run(command: list[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
        given.append(more["input"])
        assert command == ["tmux", "load-buffer", "-w", "-"]
        return subprocess.CompletedProcess(command, 0 if takes else 1)

    monkeypatch.setattr(subprocess, "run", run)
    app = NetritualApp(world.parts(), world.store, world.settings, Opening(), Abilities(tmux=True))
    async with app.run_test():
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        app.copy_to_clipboard("Olá")
        assert given == ["Olá".encode()] and app.clipboard == "Olá"
        assert sum("\x1b]52;" in text for text in written) == told
    app.finish()
