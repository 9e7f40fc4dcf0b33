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


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("tom: dec 4 10am suits me better", "fri 4 dec 10:00"), ("tom: dec 4 at 10 suits me better", "fri 4 dec 10:00"),
        ("dec 5 suits tom better", "sat 5 dec 15:00"), ("tom: dec 14 suits me better", "mon 14 dec 15:00"),
        ("5 dec suits tom better", "sat 5 dec 15:00"), ("december 5th suits tom better", "sat 5 dec 15:00"),
        ("the 5th suits tom better", "sat 5 dec 15:00"), ("5.12. suits tom better", "sat 5 dec 15:00"),
        ("5/12 suits tom better", "sat 5 dec 15:00"), ("fri dec 4 3pm suits tom better", "fri 4 dec 15:00"),
        ("dec 5 at 3 suits tom better", "sat 5 dec 15:00"), ("tom says dec 4 works better", "fri 4 dec 15:00"),
        ("tom would prefer dec 4 at 10", "fri 4 dec 10:00"), ("tom prefers 4 dec 10am", "fri 4 dec 10:00"),
        ("tom wants dec 4", "fri 4 dec 15:00"), ("tom says 4 dec at 10", "fri 4 dec 10:00"),
        ("tom can't talk. thurs suits him better", "thu 3 dec 15:00"),
        ("tom can't do wed, fri suits him better", "fri 4 dec 15:00"),
        ("tom had to cancel, dec 4 at 10 would be better", "fri 4 dec 10:00"),
        ("friday morning suits tom better", "WHEN"), ("fri or sat suits tom better", "WHEN"),
        ("next tuesday suits tom better", "tue 8 dec 15:00"), ("tomorrow suits tom better", "tue 1 dec 15:00"),
        ("fri 4 dec suits tom better", "fri 4 dec 15:00"),
        ("this friday would be better for him, says tom", "fri 4 dec 15:00"),
        ("next week suits tom better", "WHEN"), ("tomorrow suits tom better than wed", "tue 1 dec 15:00"),
        ("tom says fri at 4 is better than 3pm", "fri 4 dec 16:00"),
        ("thu and fri suit tom better", "WHEN"), ("tom is ill and fri suits him better", "fri 4 dec 15:00"),
        ("tom says next week suits better", "WHEN"), ("eod suits tom better", "WHEN"),
    ],
)  # fmt: skip
def test_a_day_of_the_year_that_suits_better_is_whole(planned: ShellUser, line: str, moment: str) -> None:
    assert asked(planned, line) == [moment]


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("half 4 suits tom better", "wed 2 dec 16:30"), ("half past 4 suits tom better", "wed 2 dec 16:30"),
        ("quarter to 4 suits tom better", "wed 2 dec 15:45"), ("4pm suits tom better", "wed 2 dec 16:00"),
        ("4 suits tom better", "wed 2 dec 16:00"), ("tom says 11 suits better", "wed 2 dec 11:00"),
        ("tom: 11 suits me better", "wed 2 dec 11:00"), ("tom: at 11 suits me better", "wed 2 dec 11:00"),
        ("noon would suit tom better", "wed 2 dec 12:00"), ("14 suits tom better", "WHEN"),
        ("tom says 4pm", "wed 2 dec 16:00"), ("tom would prefer 4.30", "wed 2 dec 16:30"),
    ],
)  # fmt: skip
def test_an_hour_that_suits_better_keeps_the_day(planned: ShellUser, line: str, moment: str) -> None:
    assert asked(planned, line) == [moment]


@pytest.mark.parametrize(
    "line",
    [
        "size 12 suits tom better", "black 8 suits tom better", "room 4 suits tom better", "version 2 suits tom better",
        "blue suits tom better", "tom: the 2nd is better", "tom says 2 is better", "5.12 works better for me, says tom",
        "tom says 11", "tom wants 5", "tom said 12, not 10", "the new job suits tom better", "tom's suit is better",
        "the dec issue suits tom better", "tom says the may deck is better", "taille 12 passt tom besser",
        "tom says the blue one suits better", "2027 suits tom better", "one suits tom better",
        "the two suit tom better", "fri is better than expected, says tom", "tom says fri was better than wed",
        "tom says the fri deck is better than wed's",
    ],
)  # fmt: skip
def test_a_number_of_something_else_is_no_time(planned: ShellUser, line: str) -> None:
    assert asked(planned, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Tom has to move lunch to the 9th", "Tom moved our lunch to the 9th", "lunch with Tom moved to the 9th",
        "Tom wants to move lunch to the 9th 12:30", "Tom verschiebt das Mittagessen auf Freitag",
    ],
)  # fmt: skip
def test_a_talk_of_another_kind_than_what_was_said_is_asked_about_once(sh: ShellUser, line: str) -> None:
    sh.done("--now", NOW, "log", 'call @"Tom Reed" yesterday')
    sh.done("--now", NOW, "log", "coffee with @tom-reed tomorrow")
    previewed = sh.done("--now", NOW, "log", "--preview", line).err
    logged = sh.done("--now", NOW, "log", line).err
    assert "netritual coffees" not in logged and "This is about the coffee" not in previewed
    assert (previewed.count("A lunch with Tom Reed"), logged.count("A lunch with Tom Reed")) == (1, 1)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("tom has to move our call to the 9th", "wed 9 dec 15:00"),
        ("tom has to move it to the 9th", "wed 9 dec 15:00"),
        ("call with tom moved to the 9th", "wed 9 dec 15:00"),
        ("our meeting moved to the 9th, says tom", "wed 9 dec 15:00"),
        ("tom cancelled, lunch on the 9th instead", "wed 9 dec 15:00"),
        ("tom moved our lunch to the 9th", "wed 9 dec 15:00"), ("tom has to push lunch back an hour", "WHEN"),
    ],
)  # fmt: skip
def test_a_talk_that_may_be_the_planned_one_moves_it(planned: ShellUser, line: str, moment: str) -> None:
    assert asked(planned, line) == [moment]


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Tom next tuesday works better for her", "coffee with Tom, next tuesday suits better",
        "lunch with Tom next tuesday, suits her better", "next tuesday suits better for coffee with Tom",
    ],
)  # fmt: skip
def test_the_day_of_a_talk_to_come_that_suits_better_is_that_of_the_talk(sh: ShellUser, line: str) -> None:
    sh.done("--now", NOW, "log", 'call @"Tom Reed" yesterday')
    assert "Tue 8 Dec 2026" in sh.done("--now", NOW, "log", "--preview", line).out


@pytest.mark.parametrize("line", ["Tom prefers dec 4", "Tom suggests fri", "Tom has to move coffee to fri 10am"])
def test_another_day_of_what_was_only_said_is_asked_about_once(sh: ShellUser, line: str) -> None:
    sh.done("--now", NOW, "log", 'call @"Tom Reed" yesterday')
    sh.done("--now", NOW, "log", "coffee with @tom-reed tomorrow")
    logged = sh.done("--now", NOW, "log", line).err
    assert logged.count("netritual coffees plan") + logged.count("The review asks.") == 1


@pytest.mark.parametrize(
    "line", ["Tom has to move coffee to the 9th", "Tom prefers dec 4 at 10", "Tom cancelled coffee"]
)
def test_what_was_only_said_and_took_place_is_moved_by_no_later_line(sh: ShellUser, line: str) -> None:
    sh.done("--now", NOW, "log", 'call @"Tom Reed" yesterday')
    sh.done("--now", NOW, "log", "coffee with @tom-reed tomorrow")
    evening = "2026-12-01T18:00:00+00:00"
    assert "netritual coffees" in sh.done("--now", evening, "log", line).err
    sh.done("--now", evening, "undo")
    sh.done("--now", evening, "log", "coffee with @tom-reed")
    assert "netritual coffees" not in sh.done("--now", evening, "log", line).err


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("tom lieber fr", "fri 4 dec 15:00"), ("tom lieber fr 10 uhr", "fri 4 dec 10:00"),
        ("tom liever vr", "fri 4 dec 15:00"), ("tom sagt, freitag passt ihm besser", "fri 4 dec 15:00"),
        ("tom kann mittwoch nicht, lieber freitag", "fri 4 dec 15:00"),
        ("tom hat abgesagt, freitag passt besser", "fri 4 dec 15:00"),
        ("fr 4.12. 10 uhr passt tom besser", "fri 4 dec 10:00"), ("5 december past tom beter", "sat 5 dec 15:00"),
    ],
)  # fmt: skip
def test_a_day_that_is_preferred_abroad_moves_the_planned_talk(planned: ShellUser, line: str, moment: str) -> None:
    assert asked(planned, line) == [moment]


@pytest.mark.parametrize(
    "line",
    [
        "Tom lieber Fr", "Tom liever vr", "Tom lieber Do um 11", "Tom: lieber Freitag", "Lieber Tom, danke für Freitag",
        "Freitag passt Tom besser", "vrijdag past Tom beter", "Tom geht es Freitag besser", "Tom isst lieber Fisch",
        "Tom kommt lieber allein",
    ],
)  # fmt: skip
def test_without_a_planned_talk_a_preferred_day_abroad_is_only_noted(sh: ShellUser, line: str) -> None:
    sh.done("--now", NOW, "log", 'call @"Tom Reed" yesterday')
    logged = sh.done("--now", NOW, "log", line).err
    assert "A meeting with" not in logged and "Moved to when" not in logged
