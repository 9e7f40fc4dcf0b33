"""What calendar programs do with a second import, and which file a person is told to import."""

import pytest

from netritual.services.calendar_programs import PROGRAMS, UNKNOWN, hint, program_of, takes_changes

FULL, NEW = "coffees.ics", "coffees-new.ics"
MOVED = ["Coffee with Ana, Tue 24 Mar 10:00"]


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ("Thunderbird", "Thunderbird"), ("mozilla thunderbird 153", "Thunderbird"), ("gnome", "GNOME Calendar"),
        ("Outlook", "Outlook"), ("outlook.com", "Outlook on the web"), ("Google", "Google Calendar"),
        ("iCal", "Apple Calendar"), ("KHAL", "khal"), ("caldav", "vdirsyncer"),
    ],
)  # fmt: skip
def test_a_program_is_known_by_its_usual_names(setting: str, name: str) -> None:
    found = program_of(setting)
    assert found is not None and found.name == name


def test_no_sentence_promises_an_update_that_does_not_come() -> None:
    for program in PROGRAMS:
        assert ("update coffee" in program.say or "updates coffee" in program.say) == (program.again == "updates")
        assert "!" not in program.say
    assert hint("", FULL, "") == hint("my own thing", FULL, "") == UNKNOWN
    assert hint("thunderbird", FULL, NEW, MOVED).endswith("By hand: Coffee with Ana, Tue 24 Mar 10:00.")
    assert "Ana" not in hint("evolution", FULL, NEW, MOVED)


@pytest.mark.parametrize("program", ["", "thunderbird", "calcurse", "evolution", "outlook", "gnome"])
def test_one_file_is_named_to_import_and_none_where_nothing_is_new(program: str) -> None:
    for moved in ([], MOVED):
        with_new, without = hint(program, FULL, NEW, moved), hint(program, FULL, "", moved)
        assert f"Import {FULL if program == 'evolution' else NEW}" in with_new and with_new.count(".ics") == 1
        assert ("Import" in without) == (program == "evolution")


@pytest.mark.parametrize(
    ("program", "takes"),
    [("", True), ("my own thing", True), ("google", True), ("thunderbird", False), ("gnome", False), ("etar", False)],
)
def test_what_a_program_has_already_is_given_to_none_that_refuses_or_doubles_it(program: str, takes: bool) -> None:
    assert takes_changes(program) == takes
