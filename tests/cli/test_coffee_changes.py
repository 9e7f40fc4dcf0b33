"""What a line in the shell says of a planned coffee is told with the command that does it."""

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.support.shell import ShellUser


@pytest.fixture
def planned(sh: ShellUser) -> ShellUser:
    """Somebody with a lunch with Tom Reed that is planned for Thursday 3 December, and nothing else."""
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("coffees", "plan", "Tom", "2026-12-03 13:00", "--kind", "lunch")
    return sh


def told(sh: ShellUser, line: str) -> list[str]:
    """The commands that are told after a line."""
    return re.findall(r"`netritual (coffees [^`]+)`", sh.done("log", line).err)


def lunch(sh: ShellUser) -> tuple[str, str]:
    (row,) = sh.done("coffees", "--json").json
    return row["state"], row["start"][:16]


@pytest.mark.parametrize(
    "line",
    [
        "tom cant thurs 3, sick", "cant thu 3 dec", "tom must cancel thu, sick kid", "tom won't be there thu",
        "tom thurs off, kid has fever", "tom is off sick, can't do thu",
        "tom cancelled lunch", "lunch w tom is off", "tom's lunch is off, he's ill", "can't make lunch w tom thursday",
        "lunch @tom-reed fell through", "tom had to cancel", "no lunch with tom this week", "kein mittagessen mit tom",
        "lunch w tom got rained out", "golf with tom snowed off", "lunch w tom was called off",
        "tom desmarcou", "tom não pode na quinta", "tom hat abgesagt", "tom a annulé", "tom canceló el almuerzo",
        "tom ha annullato", "tom heeft afgezegd", "mittagessen mit tom fällt aus", "lunch met tom gaat niet door",
        "tom sagt das mittagessen morgen ab", "tom musste mittagessen absagen", "tom kommt nicht zum mittagessen",
        "tom kann do nicht", "mittagessen mit tom klappt leider nicht", "absage für mittagessen von tom",
        "tom zegt de lunch af", "tom moest de lunch afzeggen", "tom a dû annuler le déjeuner",
        "tom tuvo que cancelar el almuerzo", "tom ha dovuto annullare il pranzo", "tom teve de cancelar o almoço",
    ],
)  # fmt: skip
def test_what_is_off_is_cancelled_by_the_command(planned: ShellUser, line: str) -> None:
    (command,) = told(planned, line)
    assert lunch(planned) == ("proposed", "2026-12-03T13:00"), "nothing is changed by itself"
    planned.done(*shlex.split(command))
    assert [row["state"] for row in planned.done("coffees", "--json").json if row["state"] != "cancelled"] == []


@pytest.mark.parametrize(
    ("line", "is_follow_up"),
    [
        ("tom took a rain check", False),
        ("tom wants a rain check", False),
        ("tom took a rain check til january", True),
        ("tom took a rain check, follow up with tom on friday", True),
    ],
)
def test_a_rain_check_on_what_is_planned_opens_nothing_beside_it(
    planned: ShellUser, line: str, is_follow_up: bool
) -> None:
    assert ("ollow up" in planned.done("log", line).err) is is_follow_up


def test_a_preview_tells_of_the_move_and_offers_no_second_talk(planned: ShellUser) -> None:
    line = "lunch w tom moved to fri 4 dec 12.30"
    previewed = planned.done("log", "--preview", line).err
    assert "This moves the lunch of Thu 3 Dec 13:00." in previewed and "with Tom Reed" not in previewed
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")
    planned.done("log", line)
    assert lunch(planned) == ("proposed", "2026-12-04T12:30")


@pytest.mark.parametrize(
    "line",
    [
        "tom schiebt mittagessen auf fr 4.12. 12:30", "mittagessen mit tom verschoben auf fr 4.12. 12:30",
        "tom verschiebt das mittagessen auf fr 4.12. 12:30", "tom hat do abgesagt, jetzt fr 4.12. 12:30",
        "tom kann do nicht, dafür fr 4.12. 12:30", "mittagessen mit tom abgesagt, neuer termin fr 4.12. 12:30",
        "tom reporte le déjeuner au vendredi 4.12. 12:30", "tom sposta il pranzo a venerdì 4.12. 12:30",
        "déjeuner avec tom reporté au 4 décembre 12h30", "tom aplaza el almuerzo al viernes 4.12. 12:30",
        "tom verzet de lunch naar vr 4.12. 12:30",
    ],
)  # fmt: skip
def test_a_talk_moves_in_other_languages_without_a_question(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []
    assert lunch(planned) == ("proposed", "2026-12-04T12:30")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("mittagessen mit tom do 3.12. 13h verschoben auf fr 4.12. 12:30", "coffees move tom-reed fri 4 dec 12:30"),
        ("tom pushes lunch to fri 4 dec 12:30", "coffees move tom-reed fri 4 dec 12:30"),
        ("tom moves lunch to fri 4 dec 12:30", "coffees move tom-reed fri 4 dec 12:30"),
        ("mittagessen mit tom auf fr 4.12. 12:30 verschoben", "coffees move tom-reed fri 4 dec 12:30"),
        ("tom verschiebt das mittagessen auf nächste woche", "coffees move tom-reed WHEN"),
    ],
)
def test_a_move_of_which_not_all_is_a_fact_is_asked_once(planned: ShellUser, line: str, command: str) -> None:
    logged = planned.done("log", line).err
    assert re.findall(r"`netritual (coffees [^`]+)`", logged) == [command] and "review asks" not in logged


def test_a_lunch_that_moves_to_another_place_is_there(planned: ShellUser) -> None:
    planned.done("coffees", "move", "tom", "thu 13:00 at the Star")
    assert told(planned, "tom can't make thu, moved lunch to fri 4 dec 12.30 chez Mattia, merci") == []
    planned.done("coffees", "move", "tom", "sat 5 dec 12:30")
    (row,) = planned.done("coffees", "--json").json
    assert (row["start"][:16], row["place"]) == ("2026-12-05T12:30", "chez Mattia"), "kept where the time alone moves"
    assert told(planned, "tom cant do sat, fri 4 dec 1pm instead at the barbican") == []
    assert planned.done("coffees", "--json").json[0]["place"] == "the barbican"


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("lunch w tom moved to fri 4 dec 12.30", "2026-12-04T12:30"),
        ("can't make lunch w tom thursday, moved to 14:15", "2026-12-03T14:15"),
        ("tom cancelled, rebooked for 2 april 9am", "2026-04-02T09:00"),
        ("lunch w tom pushed to fri 4 dec same time", "2026-12-04T13:00"),
        ("tom rebooked fri 4 dec 12.30", "2026-12-04T12:30"),
        ("tom had to cancel lunch thursday, ill. new date fri 4 dec 12.30", "2026-12-04T12:30"),
        ("tom rang, cancelled our lunch, new one fri 4 dec 12.30", "2026-12-04T12:30"),
        ("lunch w tom now fri 4 dec 12.30", "2026-12-04T12:30"),
        ("lunch w tom preponed to fri 4 dec 12.30", "2026-12-04T12:30"),
        ("golf w tom got rained out, new date fri 4 dec 1pm", "2026-12-04T13:00"),
        ("tom can't do thursday, fri 4 dec 12.30 instead", "2026-12-04T12:30"),
        ("tom can't do thurs, fri 4 dec instead same time", "2026-12-04T13:00"),
        ("lunch with tom moved to 8th 13h", "2026-04-08T13:00"),
        ("called in sick for the thing w tom, moved to 8th 13h", "2026-04-08T13:00"),
        ("tom cant do thurs, fri 4 dec 1pm instead at the barbican", "2026-12-04T13:00"),
    ],
)
def test_a_new_time_that_is_told_as_a_fact_is_taken_and_can_be_taken_back(
    planned: ShellUser, line: str, start: str
) -> None:
    assert told(planned, line) == []
    assert lunch(planned) == ("proposed", start)
    planned.done("undo")
    assert lunch(planned)[1] == "2026-12-03T13:00"


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("tom has moved lunch to thurs 10 dec", "2026-12-10T13:00"),
        ("tom can not on the 3rd, does fri 4 dec 12:30 suit", "2026-12-04T12:30"),
        ("tom cant thu 3, how about 4 dec 12:30", "2026-12-04T12:30"),
        ("tom can't make lunch thursday, moving to tues 8 dec 12:30", "2026-12-08T12:30"),
        ("tom can't make thurs, moving it to fri 4 dec", "2026-12-04T13:00"),
        ("tom cant do thu suggests following fri 4 dec at 2", "2026-12-04T14:00"),
        ("tom cant do thu, suggests the following weds at 2", "2026-12-09T14:00"),
        ("tom cant thurs. fri 4 dec 12.30?", "2026-12-04T12:30"),
        ("tom: thurs doesnt work, fri 4 dec 12.30?", "2026-12-04T12:30"),
        ("lunch w tom fell thru, new date fri 4 dec", "2026-12-04T13:00"),
        ("tom can do fri 4 dec 12.30 instead", "2026-12-04T12:30"),
        ("tom wants to push lunch to fri 4 dec 12.30", "2026-12-04T12:30"),
        ("tom can't make thu 3, can do tue 8 dec at 12.30", "2026-12-08T12:30"),
        ("tom has to push lunch to 4 december 12:30", "2026-12-04T12:30"),
        ("tom mudou o almoço para 4 de dezembro 12h30", "2026-12-04T12:30"),
        ("mittagessen mit tom auf 4. dezember 12:30 verschoben", "2026-12-04T12:30"),
        ("lunch met tom naar 4 december 12:30 verzet", "2026-12-04T12:30"),
        ("maybe lunch w tom moved to fri 4 dec 12.30", "2026-12-04T12:30"),
        ("lunch w tom preponed by 1 hr", "2026-12-03T12:00"),
        ("tom moved up by half an hour", "2026-12-03T12:30"),
        ("tom pushed it back 45 min", "2026-12-03T13:45"),
        ("lunch with tom postponed by half an hr", "2026-12-03T13:30"),
        ("tom's lunch moved an hour later", "2026-12-03T14:00"),
        ("lunch w tom brought forward an hour", "2026-12-03T12:00"),
    ],
)
def test_a_new_time_that_is_only_offered_or_lacks_its_hour_is_taken_by_the_command(
    planned: ShellUser, line: str, start: str
) -> None:
    (command,) = told(planned, line)
    planned.done(*shlex.split(command))
    assert lunch(planned) == ("proposed", start)


@pytest.mark.parametrize(
    "line",
    [
        "forgot to move the lunch with tom to fri 4 dec 15:00", "must move lunch with tom to fri 4 dec 15:00",
        "lunch with tom to be moved to fri 4 dec 15:00", "is the lunch with tom moved to fri 4 dec 15:00",
        "tom prefers fri 4 dec 15:00 instead", "tom likes to move to fri 4 dec 15:00",
        "tom says he cannot move to fri 4 dec 15:00, ok", "tom moved her flight to fri 4 dec 15:00",
        "tom moved the board meeting to fri 4 dec 15:00", "tom's standup moved to fri 4 dec 15:00",
        "tom should have moved lunch to fri 4 dec 15:00", "lunch w tom nearly moved to fri 4 dec 15:00",
        "tom cant do thurs, he'd like fri 4 dec 15:00 instead", "if lunch w tom moved to fri 4 dec 15:00 i am free",
        "the team lunch tom runs moved to fri 4 dec 15:00", "tom wishes we moved lunch to fri 4 dec 15:00",
        "tom moved lunch to fri 4 dec 15:00 and then back to thurs", "moved to fri 4 dec 15:00, told tom",
        "shoot moved to fri 4 dec 15:00, tom ok", "tom moved the call to fri 4 dec 15:00",
        "tom can't do thurs, fri 4 dec 15:00 instead if it suits", "tom moved lunch to fri 4 dec 15:00 but ana can't",
        "tom wants to move lunch to fri 4 dec 15:00, need to see if that works",
    ],
)  # fmt: skip
def test_a_line_that_tells_no_fact_of_the_talk_moves_nothing(planned: ShellUser, line: str) -> None:
    told(planned, line)
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")


@pytest.mark.parametrize(
    "line",
    ["don't move the lunch with tom to fri 4 dec 15:00", "tom cant move lunch to fri 4 dec 15:00",
     "do not move lunch w tom to fri 4 dec 15:00", "lunch with tom not moved to fri 4 dec 15:00"],
)  # fmt: skip
def test_what_is_not_moved_is_not_asked_about(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("lunch w tom moved", ""), ("tom moved lunch to next week", "no single day"), ("tom postponed by a week", ""),
        ("tom postponed lunch to april", ""), ("lunch with tom moved to feb 31", "There is no day “feb 31”"),
        ("lunch with tom moved to mar 5", "is past"), ("tom moved lunch to fri 4", "“fri 4” may be"),
        ("tom rescheduled lunch to friday 10", "“friday 10” may be"),
        ("tom postponed lunch to 2 or 3 april", ""), ("tom pushed lunch to 9", ""),
        ("tom moved lunch by an hour", ""), ("tom pushed our lunch an hour later", ""),
    ],
)  # fmt: skip
def test_a_move_whose_time_is_not_sure_is_asked_for_it_and_never_cancelled(
    planned: ShellUser, line: str, why: str
) -> None:
    done = planned.done("log", line)
    assert "The lunch with Tom Reed stands, Thu 3 Dec 13:00. Moved to when? `netritual coffees move tom-reed WHEN`" in (
        done.err
    )
    assert why in done.err
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")
    assert "cancel" not in planned.done().out


@pytest.mark.parametrize(
    "line",
    ["tom declined the lunch, too busy", "tom said no to lunch, busy this month", "tom says no, he's snowed under",
     "tom turned me down, no time for lunch", "tom hat nein gesagt", "tom sagt nein", "tom zei nee", "tom a dit non",
     "tom dijo que no", "tom ha detto di no", "tom disse que não"],
)  # fmt: skip
def test_what_they_declined_is_a_no_that_rests(planned: ShellUser, line: str) -> None:
    done = planned.done("log", line)
    assert "Did they say no to the lunch with Tom Reed, Thu 3 Dec 13:00?" in done.err
    (command,) = re.findall(r"`netritual (coffees [^`]+)`", done.err)
    planned.done(*shlex.split(command))
    assert lunch(planned)[0] == "declined"


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("tom said no to lunch next week", False), ("tom declined lunch next week", False),
        ("said no to lunch with tom next week", False), ("tom said no to lunch tomorrow", True),
        ("tom said no to lunch this week", False), ("tom said no to lunch in december", True),
        ("tom said no to lunch next month", True), ("tom said no to lunch on thu 3 dec", True),
        ("tom said no to lunch, next week is better", True), ("tom said no to lunch with us", True),
    ],
)  # fmt: skip
def test_a_no_to_another_time_is_none_to_the_planned_talk(planned: ShellUser, line: str, is_asked: bool) -> None:
    now = "2026-12-02T09:00:00+00:00" if "tomorrow" in line else "2026-11-16T09:00:00+00:00"
    asked = planned.done("log", "--now", now, line).err
    assert ("Did they say no to the lunch" in asked) is is_asked


def test_of_a_company_nobody_is_asked_about_before_it_is_known_who_that_is(sh: ShellUser, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,Organisation\nTom Reed,Globex\nAna Ruiz,Acme\n")
    sh.done("import", str(tmp_path / "people.csv"))
    sh.done("coffees", "plan", "Tom", "2026-12-03 13:00", "--kind", "lunch")
    for line in ("Globex declined", "Globex cancelled lunch", "globex said no to lunch"):
        assert told(sh, line) == []
    assert told(sh, "tom declined lunch") == ["coffees declined tom-reed"]


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("tom cant make the xmas do", False), ("tom and kate cant make the xmas do", False),
        ("tom isn't coming to the xmas do", False), ("tom pulled out of the xmas do", False),
        ("xmas do is off", True), ("tom cancelled the xmas do", True),
        ("tom cant make it, xmas do moved to fri 18", True),
        ("tom, kate and ben cant make the xmas do", True),
    ],
)  # fmt: skip
def test_one_guest_less_is_not_the_do_over(sh: ShellUser, line: str, is_asked: bool) -> None:
    sh.done("log", "dinner with Tom Reed, Kate Moss and Ben Okafor yesterday")
    sh.done("log", "xmas do thurs 17 dec 2026 7pm at laynes w tom, kate and ben")
    commands = {one.split()[1] for one in told(sh, line)}
    assert commands & {"cancel", "move"} if is_asked else commands == {"without"}
    assert "Done with this?" not in sh.done("log", line).err


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("tom can't, just kate and ben", ["Kate Moss", "Ben Okafor"]),
        ("tom and kate can't make it thu", ["Ben Okafor"]),
        ("kate cancelled", ["Tom Reed", "Ben Okafor"]),
        ("tom, kate can't come after all, sick", ["Ben Okafor"]),
        ("ben kann nicht", ["Tom Reed", "Kate Moss"]),
        ("kate can't either", ["Tom Reed", "Ben Okafor"]),
        ("kate can't do the 17th", ["Tom Reed", "Ben Okafor"]),
        ("kate ne peut pas venir jeudi", ["Tom Reed", "Ben Okafor"]),
    ],
)
def test_whoever_does_not_come_can_be_left_out(sh: ShellUser, line: str, left: list[str]) -> None:
    sh.done("log", "dinner with Tom Reed, Kate Moss and Ben Okafor yesterday")
    sh.done("log", "xmas do thurs 17 dec 2026 7pm at laynes w tom, kate and ben")
    (command,) = told(sh, line)
    sh.done(*shlex.split(command))
    (row,) = sh.done("coffees", "--json").json
    assert [one["name"] for one in row["people"]] == left and row["state"] == "proposed"


def test_of_two_the_other_is_left(planned: ShellUser) -> None:
    planned.done("log", "lunch with Kate Moss yesterday")
    planned.done("log", "dinner with tom and kate 2026-12-05 7pm")
    (command,) = told(planned, "kate can't, just tom on sat")
    planned.done(*shlex.split(command))
    assert planned.done("coffees", "--json").json[-1]["people"][0]["name"] == "Tom Reed"
    assert "That leaves nobody" in planned("coffees", "without", "2", "--guests", "tom").err


@pytest.mark.parametrize(
    "line",
    [
        "tom can't wait to see kate", "kate can't come up with a name", "ben is out of milk", "kate can't sing",
        "tom never cancelled", "ben can't find his keys", "tom, kate and ben can come",
    ],
)  # fmt: skip
def test_whoever_comes_is_left_out_of_nothing(sh: ShellUser, line: str) -> None:
    sh.done("log", "dinner with Tom Reed, Kate Moss and Ben Okafor yesterday")
    sh.done("log", "xmas do thurs 17 dec 2026 7pm at laynes w tom, kate and ben")
    assert told(sh, line) == []


def test_the_reason_of_a_no_says_how_long_it_rests(planned: ShellUser) -> None:
    planned.done("coffees", "declined", "tom", "--why", "not interested")
    later = ("--now", "2027-11-25T09:00:00+00:00")
    (why,) = (row["why"] for row in planned.done("suggest", *later, "--json").json["not_shown"])
    assert why == "not a fit"


@pytest.mark.parametrize("line", ["tom declined the job offer", "i said no to tom", "tom refused the contract"])
def test_a_no_to_something_else_is_no_no_to_the_coffee(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []


def test_a_coffee_that_has_a_day_and_no_hour_yet_is_changed_as_well(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("log", "lunch w tom booked for 3 dec")
    assert told(sh, "tom cancelled lunch") == ["coffees cancel tom-reed"]
    (command,) = told(sh, "lunch w tom moved to 4 dec 12.30")
    sh.done(*shlex.split(command))
    assert lunch(sh) == ("proposed", "2026-12-04T12:30")


def test_what_is_done_is_asked_once_it_began(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("coffees", "plan", "Tom", "today 12:00", "--kind", "call")
    assert told(sh, "tom prep done, 45m") == [], "it is still to come"
    later = ("--now", "2026-03-11T14:00:00+00:00")
    done = sh.done("log", *later, "tom prep done, 45m")
    assert "Did the call with Tom Reed happen, today 12:00? `netritual coffees held tom-reed`" in done.err


def test_a_line_about_something_else_tells_nothing(planned: ShellUser) -> None:
    about_else = (
        "tom moved to Berlin", "call with Tom, he's off to Paris", "lunch with @Ana is off", "tom is done",
        "tom cancelled her subscription", "tom now at Acme", "tom passed on the job, no lunch yet",
        "tom wants to move lunch boxes by friday", "tom changed the lunch menu",
    )  # fmt: skip
    for line in about_else:
        assert told(planned, line) == [], line


def test_cancel_as_one_tells_the_program_means_the_namesake_with_whom_something_is_planned(planned: ShellUser) -> None:
    planned.done("log", 'call @"Tom Vance"')
    (command,) = told(planned, "cancel lunch with tom")
    planned.done(*shlex.split(command))
    assert [row["state"] for row in planned.done("coffees", "--json").json if row["state"] != "cancelled"] == []
    planned.done("coffees", "plan", "Tom Vance", "2026-12-03 10:00")
    planned.done("coffees", "plan", "Tom Reed", "2026-12-03 11:00")
    assert told(planned, "cancel coffee with tom") == [], "two are planned: nothing tells which"


@pytest.mark.parametrize(
    "line", ["tom confirmed thursday", "tom confirmed lunch", "tom confirms thu 3 dec", "tom confirmed"]
)
def test_their_word_that_it_stands_confirms_what_is_planned(planned: ShellUser, line: str) -> None:
    (command,) = told(planned, line)
    planned.done(*shlex.split(command))
    assert lunch(planned) == ("confirmed", "2026-12-03T13:00")
    assert told(planned, line) == [], "what is confirmed is not asked about"


@pytest.mark.parametrize("line", ["tom confirmed the budget", "tom confirmed friday", "i confirmed the room w tom"])
def test_what_else_was_confirmed_says_nothing_of_the_lunch(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []


def test_nobody_came_is_missed(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("coffees", "plan", "Tom", "2026-12-03 13:00", "--kind", "lunch")
    later = sh.done("--now", "2026-12-03T13:25:00+00:00", "log", "tom no show, waited 20 min")
    assert "Note the lunch with Tom Reed, today 13:00, as missed?" in later.err
    (command,) = re.findall(r"`netritual (coffees [^`]+)`", later.err)
    sh.done("--now", "2026-12-03T13:26:00+00:00", *shlex.split(command))
    assert lunch(sh)[0] == "lapsed"


@pytest.mark.parametrize(
    "line", ["tom no show, next wed same time", "tom didn't show, we do it next week wed same time"]
)
def test_nobody_came_and_another_day_is_said(sh: ShellUser, line: str) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("coffees", "plan", "Tom", "2026-12-03 13:00", "--kind", "lunch")
    later = sh.done("--now", "2026-12-03T13:25:00+00:00", "log", line)
    (command,) = re.findall(r"`netritual (coffees [^`]+)`", later.err)
    sh.done("--now", "2026-12-03T13:26:00+00:00", *shlex.split(command))
    assert lunch(sh)[1] == "2026-12-09T13:00"


def test_what_nobody_answered_stands_in_loops_and_step_1_asks_it(
    planned: ShellUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(planned, "tom can't make thu 3, can do tomorrow at 12.30")
    later = ("--now", "2026-03-11T12:00:00+00:00")
    (loop,) = planned.done(*later, "loops", "--json").json
    assert (loop["kind"], loop["what"]) == ("held", "move to Thu 12 Mar 12:30? lunch Thu 3 Dec")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"q\n")))
    assert "move to Thu 12 Mar 12:30? lunch Thu 3 Dec" in planned.done(*later, "review", "--plain", "--step", "who").out
    gone = ("--now", "2026-03-13T12:00:00+00:00")
    assert planned.done(*gone, "loops", "--json").json == [], "a time that is past is not asked about"
    planned.done(*later, "loops", "close", str(loop["id"]))
    assert lunch(planned) == ("proposed", "2026-03-12T12:30")
    assert planned.done(*later, "loops", "--json").json == []


def test_a_change_by_another_way_answers_what_a_line_said(planned: ShellUser) -> None:
    told(planned, "tom can't make thu 3, can do fri 4 dec at 12.30")
    planned.done("--now", "2026-03-11T12:00:00+00:00", "coffees", "move", "tom", "2026-12-05 9:00")
    assert planned.done("--now", "2026-03-11T13:00:00+00:00", "loops", "--json").json == []


def asked_on(sh: ShellUser, moment: str) -> tuple[list[str], list[str]]:
    """What is asked of planned coffees: the loops, and whether they happened."""
    at = ("--now", f"{moment}+00:00")
    loops = [loop["what"] for loop in sh.done(*at, "loops", "--json").json if loop["kind"] == "held"]
    return loops, [coffee["kind"] for coffee in sh.done(*at, "--json").json["confirm"]]


def test_one_question_is_asked_about_what_a_line_tells_as_off(planned: ShellUser) -> None:
    planned.done("--now", "2026-12-03T10:00:00+00:00", "log", "tom cancelled lunch, kid sick")
    assert asked_on(planned, "2026-12-04T10:00:00") == (["cancel? lunch Thu 3 Dec"], [])
    assert "said to be off" in planned.done("--now", "2026-12-04T10:00:00+00:00", "coffees").out


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("tom cancelled lunch, kid sick", "said to be off"),
        ("tom can't make thu 3, can do fri 4 dec at 12.30", "planned, another time?"),
        ("tom says friday 2pm", "planned, another time?"),
        ("tom is looking forward to it", "planned"),
    ],
)
def test_the_list_says_what_a_line_says_of_a_talk_to_come_and_of_one_that_is_over(
    planned: ShellUser, line: str, state: str
) -> None:
    planned.done("--now", "2026-12-01T10:00:00+00:00", "log", line)
    assert planned.done("--now", "2026-12-02T10:00:00+00:00", "coffees").out.split("  ")[-1].strip() == state
    if state != "planned":
        state = state.replace("planned", "did it happen?")
        assert state in planned.done("--now", "2026-12-03T20:00:00+00:00", "coffees").out


@pytest.mark.parametrize(
    "line",
    ["tom didn't show up, can he do fri 13:00", "tom cancelled lunch, sick", "tom no show, waited 20 min"],
)
def test_a_talk_after_a_line_that_it_is_off_answers_it(planned: ShellUser, line: str) -> None:
    planned.done("--now", "2026-12-03T14:00:00+00:00", "log", line)
    assert asked_on(planned, "2026-12-04T10:00:00") != ([], [])
    planned.done("--now", "2026-12-04T18:00:00+00:00", "log", "breakfast with Tom Reed, all good")
    assert asked_on(planned, "2026-12-05T10:00:00") == ([], [])


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("tom didnt turn up", True),
        ("tom didn't turn up for our lunch again", True),
        ("waited half an hour for tom, he never showed", True),
        ("tom never came", True),
        ("tom never came back to me on the deck", False),
        ("tom never showed me the deck", False),
        ("tom turned up late, good chat", False),
        ("tom never came to the party", False),
    ],
)
def test_who_did_not_turn_up_is_asked_about(planned: ShellUser, line: str, is_asked: bool) -> None:
    planned.done("--now", "2026-12-03T14:00:00+00:00", "log", line)
    questions, open_ones = asked_on(planned, "2026-12-04T10:00:00")
    assert ("missed? lunch Thu 3 Dec" in questions) == is_asked
    assert (open_ones == []) == is_asked


def test_what_is_off_for_one_of_several_cancels_nothing(sh: ShellUser) -> None:
    sh.done("log", 'call @"Tom Reed" yesterday')
    sh.done("log", 'call @"Ana Ruiz" yesterday')
    sh.done("log", "dinner with @tom and @ana 2026-12-03 19:00")
    assert told(sh, "cancel dinner w tom, he's in milan. ana still on") == []
    assert told(sh, "cancel dinner w tom and ana") != []


@pytest.mark.parametrize("line", ["cant wed 2 dec", "kids cant do thu", "tom cant wed"])
def test_who_cannot_on_another_day_or_is_somebody_else_is_asked_nothing(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("tom cant thu, asks for fri 4 dec at 12:00 instead, ok", "2026-12-04T12:00"),
        ("tom moved lunch to fri 4 dec 12:00, said grand", "2026-12-04T12:00"),
        ("tom moved lunch to fri 4 dec 12:00, fine by me.", "2026-12-04T12:00"),
        ("tom cant do thu, he proposes fri 4 dec 9:30, ok for me", "2026-12-04T09:30"),
        ("tom texted sorry, can we do fri 4 dec 12.30 instead, said grand", "2026-12-04T12:30"),
        ("tom moved lunch to fri 4 dec 12:00, not ok", "2026-12-03T13:00"),
        ("tom moved lunch to fri 4 dec 12:00, ok?", "2026-12-03T13:00"),
    ],
)
def test_a_new_time_that_is_agreed_on_is_taken_and_can_be_taken_back(planned: ShellUser, line: str, start: str) -> None:
    moved = start != "2026-12-03T13:00"
    assert bool(told(planned, line)) != moved
    assert lunch(planned)[1] == start
    if moved:
        planned.done("undo")
        assert lunch(planned)[1] == "2026-12-03T13:00"


@pytest.mark.parametrize(
    ("line", "state", "start"),
    [
        ("tom cant do thurs, can we do fri 4 dec 1pm at the barbican", "CONFIRMED", "20261204T130000"),
        ("tom cant do thurs, suggests fri 4 dec", "CONFIRMED", "20261204T130000"),
        ("tom cancelled lunch, sick", "CANCELLED", "20261203T130000"),
    ],
)
def test_the_file_says_how_a_talk_went_that_a_line_told_as_off_or_moved(
    planned: ShellUser, tmp_path: Path, line: str, state: str, start: str
) -> None:
    file = tmp_path / "out.ics"
    planned.done("coffees", "--write", str(file))
    planned.done("--now", "2026-12-01T10:00:00+00:00", "log", line)
    planned.done("--now", "2026-12-04T14:00:00+00:00", "log", "lunch with Tom Reed, all good")
    preview = planned.done("--now", "2026-12-04T18:00:00+00:00", "coffees", "--write", str(file), "--preview").out
    planned.done("--now", "2026-12-04T18:00:00+00:00", "coffees", "--write", str(file))
    event = next(part for part in file.read_text().split("BEGIN:VEVENT") if "Lunch" in part)
    assert f"STATUS:{state}" in event and f"DTSTART:{start}" in event.replace(";TZID=UTC", "")
    assert "Lunch with Tom Reed" in preview


def test_what_was_moved_to_no_day_is_to_be_booked_and_nobody_asks_if_it_happened(
    planned: ShellUser, tmp_path: Path
) -> None:
    planned.done("--now", "2026-12-01T10:00:00+00:00", "log", "moved lunch w tom to next week, no time now")
    later = ("--now", "2026-12-04T10:00:00+00:00")
    assert asked_on(planned, later[1][:19]) == ([], [])
    planned.done(*later, "coffees", "--write", str(tmp_path / "out.ics"))
    (loop,) = [one for one in planned.done(*later, "loops", "--json").json if one["kind"] == "coffee"]
    assert (loop["state"], loop["who"]["name"]) == ("said", "Tom Reed")


@pytest.mark.parametrize(
    "line",
    [
        "tom moved her flight to next week", "forgot to move lunch w tom to next week", "tom moved the launch",
        "tom moved the call to next week",
    ],
)  # fmt: skip
def test_a_move_of_something_else_leaves_it_to_be_asked_if_it_happened(planned: ShellUser, line: str) -> None:
    planned.done("--now", "2026-12-01T10:00:00+00:00", "log", line)
    assert asked_on(planned, "2026-12-04T10:00:00") == (["planned lunch"], ["lunch"])


@pytest.mark.parametrize(
    "line",
    [
        "tom's lunch is put off till after christmas", "lunch with tom put off till january",
        "put off lunch with tom until the new year", "lunch w tom has been put off",
        "lunch with tom, put off till he is back", "tom put off our lunch till january",
        "tom can't make thurs now, says next week",
    ],
)  # fmt: skip
def test_a_talk_put_off_to_no_single_day_asks_when(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == ["coffees move tom-reed WHEN"]
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("tom can't make thurs now, says fri 4ish", "fri 13 mar 16:00"),
        ("tom can't do thurs, says fri 4 dec works", "fri 4 dec 13:00"),
        ("tom cancelled lunch, says tues 8 dec at 1", "tue 8 dec 13:00"),
    ],
)
def test_a_day_that_they_say_instead_is_asked(planned: ShellUser, line: str, moment: str) -> None:
    assert told(planned, line) == [f"coffees move tom-reed {moment}"]
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("tom: dec 4 11am suits better", "fri 4 dec 11:00"), ("dec 4 suits tom better", "fri 4 dec 13:00"),
        ("tom says fri 4 dec at 11 suits better", "fri 4 dec 11:00"), ("wed 9 dec suits tom better", "wed 9 dec 13:00"),
        ("tom says 2pm works better", "thu 3 dec 14:00"), ("tom: fri 4 dec would be better", "fri 4 dec 13:00"),
        ("tom says tues 8 dec at 1", "tue 8 dec 13:00"), ("tom asks can we do fri 4 dec instead", "fri 4 dec 13:00"),
        ("tom said could we do fri 4 dec", "fri 4 dec 13:00"), ("tom says mon 7 dec or tues", "WHEN"),
        ("freitag um 11 passt tom besser", "fri 13 mar 11:00"), ("tom lieber fr 11 uhr", "fri 13 mar 11:00"),
        ("tom liever vr om 11", "fri 13 mar 11:00"),
        ("tom would prefer fri 4 dec", "fri 4 dec 13:00"), ("text from tom, fri 4 dec works better", "fri 4 dec 13:00"),
        ("rang tom, says fri 4 dec at 2pm suits him better", "fri 4 dec 14:00"),
    ],
)  # fmt: skip
def test_a_time_that_they_would_rather_have_moves_the_planned_talk(planned: ShellUser, line: str, moment: str) -> None:
    assert told(planned, line) == [f"coffees move tom-reed {moment}"]
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")
    assert [one["kind"] for one in planned.done("loops", "--json").json if one["kind"] in ("coffee", "request")] == []


@pytest.mark.parametrize(
    "line",
    [
        "tom says the launch is better on fri", "fri works better for tom's launch", "tom says fri the deck's in",
        "tom says monday mornings are better", "tom feels better on fri", "tom says fri is no better",
        "tom says better late than never", "tom says thu 3 dec", "tom says thu 3 dec 13:00", "tom said fri he was ill",
        "size 12 suits tom better", "janet 4 suits tom better",
        "tom says monday's deck looks better", "ana says fri suits her better", "tom says fri 10 people came",
        "invoice from tom, says fri 4 dec", "tom wants fri 4 dec off", "tom wants the deck fri 4 dec",
        "lieber tom, danke für freitag", "tom ist lieber allein", "das passt tom besser",
        "freitag passt tom nicht besser",
    ],
)  # fmt: skip
def test_a_day_of_something_else_moves_no_planned_talk(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "tom can't make thurs, says he's sick", "tom can't do thurs, says fri is no better",
        "tom can't make thurs, says thursday doesn't suit", "tom can't do thurs, says fri was the only day",
        "tom can't make thurs, says thursday too busy",
    ],
)  # fmt: skip
def test_a_day_that_does_not_suit_is_no_new_one(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == ["coffees cancel tom-reed"]


@pytest.mark.parametrize(
    "line",
    [
        "tom was put off by the price", "lunch place put tom off", "tom puts me off", "tom's off to spain",
        "lights off", "tom put off the launch till may",
        "saw tom's note, the launch is put off till may", "put off by the hotel",
    ],
)  # fmt: skip
def test_whom_something_puts_off_changes_no_talk(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("wrap party's off, the pub is double booked", True), ("the wrap party is off", True),
        ("wrap party cancelled", True), ("wrap party on sat 28th is off", True), ("wrap party on sun is off", False),
        ("wrap paper's off", False), ("garden party's off", False), ("party's off", False), ("lights off", False),
        ("wrap party plans", False), ("who is off to the wrap party", False),
    ],
)  # fmt: skip
def test_an_occasion_is_called_off_by_what_it_is_called(planned: ShellUser, line: str, asks: bool) -> None:
    planned.done("log", "wrap party with tom on sat 28 mar 9pm")
    assert [one.split()[1] for one in told(planned, line)] == ["cancel"] * asks


def test_a_time_that_one_of_two_would_rather_have_moves_the_talk_of_both(planned: ShellUser) -> None:
    planned.done("log", "coffee with @Bella_Lee and @Omar_Haddad on 2026-12-05 10am")
    assert told(planned, "omar says sun 6 dec at 11 suits better") == ["coffees move bella-lee sun 6 dec 11:00"]


@pytest.mark.parametrize(
    "line",
    [
        "tom can't make it sat", "tom isn't able to make it sat", "tom not able to make it on monday",
        "tom not able to make it to the wedding", "not able to make it to tom's wedding in may",
        "tom wasn't able to make it to the party yesterday", "tom can't make it to the office",
        "tom never dropped out", "tom almost dropped out", "tom's brother dropped out",
        "tom dropped out, started a company", "tom's meeting with his boss preponed by 1 hr",
        "tom's lunch with the board preponed by 1 hr", "call with tom moved up by 30 min",
    ],
)  # fmt: skip
def test_what_is_said_of_another_day_or_another_talk_leaves_it(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == []
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")


@pytest.mark.parametrize(
    "line",
    [
        "tom not able to make it",
        "tom is unable to come thursday",
        "tom can't make it thu",
        "tom dropped out",
        "tom isn't able to make it to lunch",
    ],
)
def test_whoever_is_not_able_to_come_calls_it_off(planned: ShellUser, line: str) -> None:
    assert told(planned, line) == ["coffees cancel tom-reed"]


def test_of_rob_and_robyn_the_one_who_is_named_is_left_out(sh: ShellUser) -> None:
    sh.done("log", "dinner with Rob Stein, Robyn Keller and Ben Okafor yesterday")
    sh.done("log", "lunch thurs 17 dec 2026 1pm at laynes w rob stein, robyn keller and ben")
    assert told(sh, "rob can't make it") == ["coffees without rob-stein --guests rob"]


@pytest.mark.parametrize(
    "line",
    [
        "rob dropped out of school",
        "ben cannot manage his team any more",
        "tom can't join the board",
        "tom is no longer able to sponsor the fair",
        "kate bailed him out",
        "tom had to miss his son's match",
        "ben had to skip the monday meeting with his boss",
        "kate can't 2 weeks in a row",
    ],
)
def test_whoever_cannot_do_something_else_is_left_out_of_no_talk(sh: ShellUser, line: str) -> None:
    sh.done("log", "dinner with Tom Reed, Kate Moss and Ben Okafor yesterday")
    sh.done("log", "lunch thurs 17 dec 2026 1pm at laynes w tom, kate and ben")
    assert told(sh, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "tom's birthday is on fri not thu", "tom's flight is at 1.30 not 1", "tom works fri not thu",
        "asked tom for the deck by fri not thu", "tom's shop opens fri not thu",
        "tom sent the contract, price 12.50 not 1", "invoice from tom is due on the 4th not the 3rd",
    ],
)  # fmt: skip
def test_a_time_of_something_else_that_is_corrected_moves_no_talk(planned: ShellUser, line: str) -> None:
    planned.done("coffees", "move", "tom", "2026-12-03 13:00")
    planned.done("log", line)
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("tom says 1.30 not 1", "2026-12-03T13:30"),
        ("1.30 not 1", "2026-12-03T13:30"),
        ("lunch with tom is at 1.30, not 1pm", "2026-12-03T13:30"),
        ("not thu, fri for lunch with tom", "2026-12-04T13:00"),
        ("not thurs but fri 12.30 - tom", "2026-12-04T12:30"),
        ("lunch w tom 4 dec not 3 dec", "2026-12-04T13:00"),
        ("actually make tom 12.45", "2026-12-03T12:45"),
        ("sorry, make it fri 4 dec 12.30 with tom", "2026-12-04T12:30"),
    ],
)
def test_a_time_that_is_corrected_moves_the_talk(planned: ShellUser, line: str, start: str) -> None:
    planned.done("coffees", "move", "tom", "2026-12-03 13:00")
    assert told(planned, line) == []
    assert lunch(planned) == ("proposed", start)
    planned.done("undo")
    assert lunch(planned)[1] == "2026-12-03T13:00"


def test_a_bare_number_or_nobody_named_is_asked_about(planned: ShellUser) -> None:
    assert told(planned, "make tom 12") == ["coffees move tom-reed thu 3 dec 12:00"]
    assert told(planned, "tom moved to 12") == ["coffees move tom-reed thu 3 dec 12:00"]
    assert told(planned, "make it 12.30") == ["coffees move tom-reed thu 3 dec 12:30"]


@pytest.mark.parametrize(
    "line",
    [
        "tom says 2.30 not 2", "met tom at 1.30 not 1", "lunch with tom was thu not fri", "tom has 12 not 13 people",
        "make tom 12 copies", "make tom a 10 page deck", "tom will make 10 cakes", "toms train is at 1.30 not 2",
        "the train is at 1.30 not 1", "call tom at 3 not 4 times",
        "not 1 but 2 of tom's boxes came",
    ],
)  # fmt: skip
def test_what_corrects_no_time_of_the_talk_leaves_it(planned: ShellUser, line: str) -> None:
    told(planned, line)
    assert lunch(planned) == ("proposed", "2026-12-03T13:00")


def test_a_bare_no_of_the_only_guest_calls_it_off(planned: ShellUser) -> None:
    assert told(planned, "tom can't, sick") == ["coffees cancel tom-reed"]
    assert told(planned, "tom can't sing") == []


def test_a_talk_moves_to_tomorrow_as_hurry_spells_it(planned: ShellUser) -> None:
    assert told(planned, "tom moved lunch to tmw 1pm") == []
    assert lunch(planned) == ("proposed", "2026-03-12T13:00")
    planned.done("log", "lunch with @Bella_Lee on 2026-12-05 1pm")
    assert told(planned, "lunch with bella moved to tom 2pm") == []
    assert [row["start"][:16] for row in planned.done("coffees", "--json").json][-1] == "2026-03-12T14:00"


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("tom said no to thu", True), ("tom says no to thursday, sorry", True), ("tom said no to 3 dec", False),
        ("tom said no to fri", False), ("tom said no to thu's price", False), ("tom said no to the offer", False),
        ("i said no to thu", False), ("tom said no to the thursday deal", False),
    ],
)  # fmt: skip
def test_a_no_to_the_day_of_the_talk_calls_it_off(planned: ShellUser, line: str, is_asked: bool) -> None:
    assert told(planned, line) == ["coffees cancel tom-reed"] * is_asked


def test_a_talk_that_is_planned_twice_for_its_hour_is_one_and_it_is_told(planned: ShellUser) -> None:
    again = planned.done("log", "lunch with tom on 3 dec 2026 1pm at the Star")
    assert "The lunch with Tom Reed stood at that hour already: it is planned once." in again.out
    (row,) = planned.done("coffees", "--json").json
    assert (row["start"][:16], row["place"]) == ("2026-12-03T13:00", "the Star")
    other = planned.done("log", "lunch with tom on 4 dec 2026 1pm")
    assert "planned once" not in other.out and len(planned.done("coffees", "--json").json) == 2


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("tom can't thu, fri 4 dec same time", "coffees move tom-reed fri 4 dec 13:00"),
        ("tom cant make thu, fri 4 dec 2pm", "coffees move tom-reed fri 4 dec 14:00"),
        ("tom 1.30 insted", "coffees move tom-reed thu 3 dec 13:30"),
        ("tom pushed it an hour", "coffees move tom-reed thu 3 dec 14:00"),
        ("pushed lunch w tom to 2", "coffees move tom-reed thu 3 dec 14:00"),
        ("tom can't thu, fri", "coffees cancel tom-reed"),
        ("tom can't thu, his mum is ill since 3pm", "coffees cancel tom-reed"),
    ],
)
def test_a_new_time_that_stands_behind_the_no_is_asked_about(planned: ShellUser, line: str, command: str) -> None:
    assert told(planned, line) == [command]


def test_a_two_before_a_day_is_the_word_to(planned: ShellUser) -> None:
    assert told(planned, "tom moved lunch 2 fri 4 dec 1pm") == []
    assert lunch(planned) == ("proposed", "2026-12-04T13:00")
