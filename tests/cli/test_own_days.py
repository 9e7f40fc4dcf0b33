"""A funeral or a wedding of which a later line tells another day: it moves, and is no second one."""

import pytest

from tests.support.shell import ShellUser


@pytest.fixture
def ana(sh: ShellUser) -> ShellUser:
    """Somebody who talked with Ana Ruiz yesterday."""
    sh.done("log", 'call @"Ana Ruiz" yesterday')
    return sh


def days(sh: ShellUser) -> list[tuple[str, str]]:
    return [(row["what"], row["due"]) for row in sh.done("loops", "--json").json]


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize(
    "line",
    [
        "ana ruiz's mum burial moved to the 20th", "ana ruiz's burial is now on the 20th",
        "ana ruiz's burial is on the 20th instead", "ana ruiz's burial pushed to fri 20 march",
    ],
)  # fmt: skip
def test_a_funeral_that_gets_another_day_is_on_that_day(ana: ShellUser, line: str, is_open: bool) -> None:
    ana.done("log", "ana ruiz's mum died, burial is on sat 14 march")
    if is_open:
        ana.done("loops", "open", "all")
    answer = ana.done("log", line)
    asked = answer.out + answer.err
    assert "Moved the day to think of Ana Ruiz: burial, to Fri 20 Mar." in asked and "review asks" not in asked
    assert [due for _, due in days(ana)] == ["2026-03-20"]
    ana.done("undo")
    assert "2026-03-14" in [due for _, due in days(ana)]


@pytest.mark.parametrize(
    "line",
    ["ana ruiz is moving on the 20th", "moved ana ruiz's deck to the 20th", "ana ruiz's party moved to the 20th"],
)
def test_what_else_moves_leaves_the_funeral(ana: ShellUser, line: str) -> None:
    ana.done("log", "ana ruiz's mum died, burial is on sat 14 march")
    ana.done("log", line)
    assert ("burial", "2026-03-14") in [(text.rstrip("?").split(": ")[-1], due) for text, due in days(ana)]


def test_a_wedding_moves_too(ana: ShellUser) -> None:
    ana.done("log", "ana ruiz's wedding is on sat 14 march")
    ana.done("log", "ana ruiz's wedding moved to sat 21 march")
    assert [due for _, due in days(ana)] == ["2026-03-21"]
