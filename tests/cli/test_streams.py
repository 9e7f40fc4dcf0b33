"""stdout is data, stderr is words, and nothing a person typed steers a terminal."""

import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netritual.cli.shell import Shell
from netritual.cli.streams import Streams
from netritual.clock import FixedClock
from netritual.compose import Maker
from netritual.errors import UsageError
from netritual.files import Disk
from netritual.main import main
from netritual.paths import Home
from tests.support.shell import ShellUser


def test_data_and_words_go_apart(capsys: pytest.CaptureFixture[str]) -> None:
    Streams().data("an answer")
    Streams().say("a word")
    out, err = capsys.readouterr()
    assert (out, err) == ("an answer\n", "a word\n")


def test_text_cannot_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Streams().data("a\x1b]0;title\x07b\u202ec\udcff")
    Streams().say("x\x9b2Jy")
    out, err = capsys.readouterr()
    assert "\x1b" not in out and "\x07" not in out and "\u202e" not in out and out.startswith("a]0;title")
    assert err == "x2Jy\n"


def test_json_keeps_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"name": "a\x1b\x7f\u202e\u0085李\n\t"}
    Streams().data(json.dumps(value, ensure_ascii=False))
    out = capsys.readouterr().out
    assert json.loads(out) == value and "\x7f" not in out and "\u202e" not in out


def test_a_table_is_aligned_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    Streams().table([("李雷", "x"), ("anna", "y")])
    assert capsys.readouterr().out == "李雷  x\nanna  y\n"


class Gone(io.StringIO):
    """A stream whose reader went away, as behind ``| head``."""

    def write(self, _text: str) -> int:
        """Nobody reads it."""
        raise BrokenPipeError


@pytest.mark.parametrize("typed", [("people", "--json"), ("stats",), ("log", "--preview", "coffee @ana")])
def test_a_reader_who_goes_away_is_no_failure(monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Gone())
        patch.setattr(sys, "stderr", io.StringIO())
        assert main(list(typed)) == 0


@pytest.mark.parametrize("to", [">/dev/full", ">&-"])
@pytest.mark.parametrize(
    "typed", ["people --json", "stats", "log --preview --json 'coffee @ana'", "export -", "--version"]
)
def test_an_answer_that_cannot_be_written_is_told(tmp_path: Path, typed: str, to: str) -> None:
    """A real process: Python has no stream at all for one that was closed before it began."""
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m netritual {typed} {to}"],
        env={**os.environ, "NETRITUAL_HOME": str(tmp_path / "home")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert typed == "--version" or "The answer could not be written: " in done.stderr
    assert "inside netritual" not in done.stderr and "Exception" not in done.stderr
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(("typed", "code"), [("log -", 0), ("review --plain", 0), ("calendar add x --secret", 2)])
def test_input_that_was_closed_before_the_start_is_empty(
    sh: ShellUser, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    answer = sh(*typed.split())
    assert (answer.code, "went wrong" in answer.err) == (code, False)


@pytest.mark.parametrize("term", ["dumb", "unknown", "xterm"])
def test_a_terminal_that_only_prints_lines_is_told_what_works_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    parts = Maker(Home(str(tmp_path / "home")), Disk()).parts(FixedClock(datetime(2026, 3, 11, tzinfo=UTC)))
    shell = Shell(lambda home, now: parts, lambda *place: 7, Streams())
    if term == "xterm":
        assert shell.show(parts) == 7
        return
    with pytest.raises(UsageError, match="only prints lines") as refused:
        shell.show(parts)
    assert "netritual review --plain" in refused.value.hint


@pytest.mark.parametrize(
    "command", [("review", "--plain"), ("stats",), ("person", "ana"), ("people",), ("loops",), ("suggest", "--why")],
    ids=" ".join,
)  # fmt: skip
def test_what_a_screen_reader_reads_has_no_boxes_blocks_or_braille(
    week: ShellUser, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"]\n" * 7 + b"q\n")))
    out = week.done(*command).out
    assert "Ana" in out or "people talk with you" in out
    assert not [char for char in out if "\u2500" <= char <= "\u259f" or "\u2800" <= char <= "\u28ff"]
