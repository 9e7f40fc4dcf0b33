"""A time that somebody moves a planned talk to, or would rather have, is asked with the day that the line says."""

import re

import pytest

from tests.support.shell import ShellUser

NOW = "2026-11-30T09:00:00+00:00"
"""A Monday."""


@pytest.fixture
def planned(sh: ShellUser) -> ShellUser:
    """Somebody with a call with Tom Reed that is planned for Wednesday 2 December 15:00, and nothing else."""
    sh.done("--now", NOW, "log", 'call @"Tom Reed" yesterday')
    sh.done("--now", NOW, "coffees", "plan", "Tom", "2026-12-02 15:00", "--kind", "call")
    return sh


def asked(sh: ShellUser, line: str) -> list[str]:
    """What a line of that Monday asks of the talk: the moments of its commands."""
    return re.findall(r"`netritual coffees (?:move|plan) tom-reed ([^`]+)`", sh.done("--now", NOW, "log", line).err)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("tom wants to move our call to monday", "mon 7 dec 15:00"), ("monday suits tom better", "mon 7 dec 15:00"),
        ("tom: monday instead?", "mon 7 dec 15:00"), ("tom can't do wed, monday at 3?", "mon 7 dec 15:00"),
        ("tom suggests mon 4pm instead", "mon 7 dec 16:00"), ("tom prefers monday", "mon 7 dec 15:00"),
        ("tom can't do wed, how about monday at 9", "mon 7 dec 09:00"),
        ("would mon suit tom better?", "mon 7 dec 15:00"), ("tom déplace notre appel à lundi", "mon 7 dec 15:00"),
        ("tom will den Termin auf Montag verschieben", "mon 7 dec 15:00"),
        ("montag passt tom besser", "mon 7 dec 15:00"), ("maandag past tom beter", "mon 7 dec 15:00"),
        ("tom: today at 4 suits me better", "mon 30 nov 16:00"),
        ("tom wants to move our call to today 4pm", "mon 30 nov 16:00"),
        ("tom wants to move our call to this monday", "mon 30 nov 15:00"),
        ("tom wants to move our call to mon 30 nov", "mon 30 nov 15:00"),
        ("tom wants to move our call to tuesday", "tue 1 dec 15:00"),
    ],
)  # fmt: skip
def test_the_weekday_of_today_is_the_next_one_where_somebody_moves_or_prefers(
    planned: ShellUser, line: str, moment: str
) -> None:
    assert asked(planned, line) == [moment]
