"""stdout is data, stderr is words, and nothing a person typed steers a terminal."""

import io
import json
import sys

import pytest

from netritual.cli.streams import Streams
from netritual.main import main


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
