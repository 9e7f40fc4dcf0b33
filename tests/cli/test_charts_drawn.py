"""``stats --chart`` draws the numbers: with colours in a terminal, without them anywhere else, and in any encoding."""

import pytest

from netritual.cli.streams import Streams
from tests.support.shell import ShellUser

TITLES = ("People a week", "In rhythm", "How soon you answer", "Give and get", "Your year")


@pytest.mark.parametrize("period", [(), ("12w",)])
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_charts_fit_the_terminal(
    week: ShellUser, monkeypatch: pytest.MonkeyPatch, period: tuple[str, ...], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = week.done("stats", *period, "--chart").out.splitlines()
    assert [line for line in lines if line in TITLES] == list(TITLES)
    assert max(map(len, lines)) <= min(int(columns), 120)
    assert all(line == line.rstrip() and "\x1b" not in line for line in lines)


def test_an_empty_home_says_what_is_missing(sh: ShellUser) -> None:
    out = sh.done("stats", "--chart").out
    assert "Nobody has a rhythm yet." in out and "This week: no answer is noted." in out


def test_json_and_the_figures_stay_as_they_are(week: ShellUser) -> None:
    assert week.done("stats", "--chart", "--json").json == week.done("stats", "--json").json
    assert "■" not in week.done("stats").out and "━" not in week.done("stats").out


@pytest.mark.parametrize(("setting", "value"), [("plain", "yes"), ("signs", "plain")])
def test_plain_signs_where_they_are_asked_for(week: ShellUser, setting: str, value: str) -> None:
    week.done("settings", "set", setting, value)
    assert week.done("stats", "--chart").out.isascii()


def test_an_encoding_without_the_signs_gets_plain_ones(week: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Streams, "encoding", "ascii")
    assert week.done("stats", "--chart").out.isascii()


@pytest.mark.parametrize(
    ("surroundings", "colored"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colours_only_in_a_terminal_that_has_them(
    week: ShellUser, monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], colored: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    plain = week.done("stats", "--chart").out
    assert "\x1b" not in plain
    monkeypatch.setattr(Streams, "interactive", True)
    drawn = week.done("stats", "--chart").out
    assert ("\x1b[" in drawn) == colored
    assert colored or drawn == plain


def test_a_drawn_line_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Streams().drawn([("a\x1b]0;title\x07", "31"), ("b\n", "")])
    assert capsys.readouterr().out == "a]0;titleb\n"
