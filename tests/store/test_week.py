"""The diary of a week by the shell: told by `history`, undone to its beginning and redone, equal by bytes."""

import pytest

from tests.support.shell import ShellUser

WEEK = (
    ("2026-03-09T09:10:00+01:00", ("log", "coffee @Ana re pricing +promise send the deck by fri")),
    ("2026-03-09T12:30:00+01:00", ("log", "lunch @Bo and @Ana yesterday at Café Luz")),
    ("2026-03-09T18:00:00+01:00", ("log", "drinks @Caio +owed the slides by 20 march")),
    ("2026-03-10T08:45:00+01:00", ("log", "call @Caio re the offer, 30m")),
    ("2026-03-10T08:50:00+01:00", ("tier", "Bo", "1")),
    ("2026-03-10T17:20:00+01:00", ("log", "email @Dora: intro to the lab")),
    ("2026-03-11T07:55:00+01:00", ("log", "note @Ana: new job in May 🌱")),
    ("2026-03-11T13:00:00+01:00", ("log", "walk @bo mon")),
    ("2026-03-12T10:05:00+01:00", ("log", "dm @dora +promise answer her by mon")),
    ("2026-03-12T21:40:00+01:00", ("log", "text @caio happy birthday")),
    ("2026-03-13T16:00:00+01:00", ("log", "video @Élodie re a talk")),
    ("2026-03-14T11:11:00+01:00", ("tier", "Dora", "3")),
    ("2026-03-14T12:00:00+01:00", ("log", "breakfast @Bobby")),
    ("2026-03-14T12:01:00+01:00", ("merge", "Bo", "Bobby", "--yes")),
    ("2026-03-15T20:00:00+01:00", ("log", "social @ana @bo @caio yesterday")),
)


@pytest.fixture
def shell(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> ShellUser:
    monkeypatch.setenv("NETRITUAL_HOME", str(tmp_path_factory.mktemp("week") / "home"))
    return ShellUser(capfd)


@pytest.mark.parametrize("indexed", [False, True])
def test_a_week_is_undone_to_its_beginning_and_redone(
    shell: ShellUser, monkeypatch: pytest.MonkeyPatch, indexed: bool
) -> None:
    def at(moment: str, *argv: str) -> str:
        monkeypatch.setenv("NETRITUAL_NOW", moment)
        return shell.done(*argv).out

    def export() -> str:
        return at(WEEK[-1][0], "export", "--format", "jsonl")

    exports = []
    for moment, argv in WEEK:
        at(moment, *argv)
        exports.append(export())
    assert len(set(exports)) == len(WEEK)
    told = shell.done("history").out
    assert all(name in told for name in ("Ana", "Bo", "Caio", "Dora", "Élodie"))
    end = "2026-03-16T09:00:00+01:00"
    if indexed:
        at(end, "backup")
    for former in reversed(exports[:-1]):
        at(end, "undo")
        assert export() == former
    at(end, "undo")
    assert len(export().splitlines()) <= 2
    assert shell("undo").code != 0
    for later in exports:
        at(end, "redo")
        assert export() == later
    assert shell("redo").code != 0
    assert shell.done("history", "--json").json
    checks = shell.done("doctor", "--json").json
    assert checks
