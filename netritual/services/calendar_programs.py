"""What calendar programs do when a file is imported again, as data.

The end of the review and the shell say what stands here. No sentence promises an update that does not come.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from netritual.domain.language.text import fold

Again = Literal["updates", "keeps", "refuses", "doubles"]
"""What happens to an event that the program has already: it is updated, the old one is kept, the whole import is
refused, or the event stands there twice."""


class Program(NamedTuple):
    """A calendar program: its name, the words a person may use for it, and what a second import does."""

    name: str
    words: tuple[str, ...]
    again: Again
    say: str
    source: str


PROGRAMS: tuple[Program, ...] = (
    Program(
        "Thunderbird", ("thunderbird", "betterbird"), "keeps",
        "Thunderbird refuses a coffee it already has, and keeps its old time.",
        "measured with 153.7 ESR",
    ),
    Program(
        "GNOME Calendar", ("gnome calendar", "gnome"), "refuses",
        "GNOME Calendar refuses a file that holds a coffee it already has.",
        "measured with Evolution data server 3.46",
    ),
    Program(
        "Evolution", ("evolution",), "updates",
        "Evolution updates coffees when you import the file again.", "measured with 3.46",
    ),
    Program(
        "KOrganizer", ("korganizer", "merkuro", "kalendar", "kontact", "kde"), "updates",
        "KOrganizer and Merkuro update coffees when you import the file again.",
        "measured with KCalendarCore 5.103; only a higher sequence counts",
    ),
    Program(
        "khal", ("khal",), "updates", "khal updates coffees when you import the file again (khal import --batch).",
        "measured with 0.14.1",
    ),
    Program(
        "vdirsyncer", ("vdirsyncer", "radicale", "xandikos", "caldav"), "updates",
        "A CalDAV server updates coffees that are put there again.", "measured with Radicale 3.9 and Xandikos 0.4.10",
    ),
    Program(
        "calcurse", ("calcurse",), "doubles",
        "calcurse keeps no ids: a coffee imported twice stands there twice.",
        "measured with 4.7.1",
    ),
    Program(
        "Nextcloud", ("nextcloud", "nextcloud calendar", "owncloud"), "refuses",
        "Nextcloud's importer refuses a coffee it already has.",
        "read in its source; nextcloud/calendar#1508",
    ),
    Program(
        "Google Calendar", ("google", "google calendar", "gmail", "gcal"), "updates",
        "Google Calendar is reported to update coffees on a second import. It uses its own reminders, and a coffee you"
        " deleted there may not come back.",
        "reported: insanum/gcalcli#599, #712",
    ),
    Program(
        "Outlook on the web", ("outlook web", "outlook.com", "office 365", "microsoft 365", "365"), "updates",
        "Outlook on the web is reported to update coffees when you import the file again.",
        "reported: mangstadt/biweekly#87, #97",
    ),
    Program(
        "Outlook", ("outlook", "outlook desktop", "outlook mobile"), "doubles",
        "Outlook on a computer or phone is reported to double a coffee that is imported twice.",
        "reported: mangstadt/biweekly#97",
    ),
    Program(
        "Apple Calendar", ("apple", "apple calendar", "ical", "icloud", "macos"), "updates",
        "Apple Calendar is reported to update coffees when you import the file again.",
        "reported: adamgibbons/ics#128",
    ),
    Program(
        "Etar", ("etar",), "doubles",
        "Etar doubles a coffee that is imported twice.",
        "reported: Etar-Group/Etar-Calendar#1566",
    ),
)  # fmt: skip

UNKNOWN = (
    "Some calendar programs update a coffee on a second import, some keep the old time, some double it. "
    "The setting program names yours."
)


def program_of(setting: str) -> Program | None:
    """The program that the setting ``program`` names, or None. Case, blanks and dots do not matter."""
    wanted = fold(setting)
    if not wanted:
        return None
    for program in PROGRAMS:
        if wanted == fold(program.name) or wanted in map(fold, program.words):
            return program
    return next((program for program in PROGRAMS if any(fold(word) in wanted for word in program.words)), None)


def takes_changes(setting: str) -> bool:
    """Whether a file for this program may hold coffees that it has already: it is not known to refuse or to double
    them, and then to leave the new ones out as well."""
    program = program_of(setting)
    return program is None or program.again == "updates"


def hint(setting: str, full: str, new: str, by_hand: Sequence[str] = ()) -> str:
    """Which of the two files to import and what comes of it, in a few sentences. ``new`` is the name of the file with
    what is not imported yet, "" where there is none; ``by_hand`` names coffees that a program which does not update has
    to be told of by hand."""
    program = program_of(setting)
    if program is not None and program.again == "updates":
        return f"Import {full}. {program.say}"
    only = f"Import {new} alone: it holds what your calendar does not have yet." if new else ""
    where = "By hand" if program else "By hand where it does not update"
    words = [only, program.say if program else UNKNOWN, f"{where}: {'; '.join(by_hand)}." if by_hand else ""]
    return " ".join(filter(None, words))
