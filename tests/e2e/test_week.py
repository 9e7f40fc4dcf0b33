"""A whole week in a real terminal: import, lines from both sides, the review with a crash in it, the calendar file."""

import json
import signal
from pathlib import Path
from typing import Any

import icalendar
import pytest

from netritual.paths import Home
from tests.e2e.parsers import Seen, by_ical_js, by_icalendar
from tests.e2e.someone import Someone
from tests.support.terminal import AT_HOME

FIRST = (
    "Amara", "Bjørn", "Chloé", "Dóra", "Ebbe", "Farah", "Goran", "Hiroshi", "Inês", "Jürgen", "Kofi", "Lucía", "Mei",
    "Nadia", "Oluwaseun", "Priya", "Quirin", "Roisín", "Søren", "Tomás", "Ulla", "Vera", "Wanjirũ", "Xiang", "Yusuf",
)  # fmt: skip
LAST = (
    "Abara", "Berg", "Costa", "Dubois", "Eriksen", "Fofanah", "Grant", "Haddad", "Ibarra", "Jansen", "Kim", "Lindqvist",
    "Moreau", "Nair", "O'Brien", "Petrov", "Quispe", "Rossi", "Szabó", "Takeda",
)  # fmt: skip


def connections() -> str:
    """A LinkedIn export of 500 invented people: preamble, blank e-mails, quoted commas, both date forms."""
    rows = [
        'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n',
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    ]
    for number in range(500):
        first, last = FIRST[number % 25], LAST[number // 25]
        slug = f"https://www.linkedin.com/in/p{number:03d}"
        email = f"p{number:03d}@example.org" if number % 7 == 0 else ""
        day = f"{number % 28 + 1:02d} Mar 2024" if number % 2 else f"03/{number % 28 + 1:02d}/2023"
        rows.append(f'{first},{last},{slug},{email},"House {number % 40}, Ltd",Head of "Things" {number % 9},{day}')
    return "\ufeff" + "\n".join(rows).replace('Head of "Things"', "Head of Things") + "\n"


LINES = (
    "coffee @mei_abara yesterday re pricing +promise send the deck by wed",
    "lunch @sören-nope mon",
    "call @kofi_berg 20m +need data people // prefers mornings",
    "email from @nadia_costa +req my resume",
    "coffee @goran_kim 27 feb +coffee",
    "+article @mei_abara https://example.org/long-read",
    "video @ulla_grant tue +offer data hiring +thanks for the intro",
)
FROM_THE_SHELL = (
    ("walk @priya_nair wed", "Priya Nair"),
    ("+ask @vera_rossi advice on fleets", "Vera Rossi"),
    ("dm @hiroshi_takeda +owed the sample", "Hiroshi Takeda"),
)


@pytest.mark.nightly  # tests/e2e/test_four_weeks.py walks longer by each commit
def test_a_week(person: Someone, tmp_path: Path, own_home: Home) -> None:
    """From an empty home to a calendar file, killed once on the way."""
    source = tmp_path / "Connections.csv"
    source.write_text(connections(), "utf-8")
    assert "500 new" in person.shell("import", str(source))
    assert "0 new" in person.shell("import", str(source))

    app = person.app()
    app.wait("question 1 of 5")
    app.press("f4")
    app.wait(AT_HOME)
    for line in LINES:
        app.press("a")
        app.wait("Log what happened")
        app.type(line)
        app.press("enter")
        app.gone("Log what happened")
    app.press("2")
    app.wait_tab("2 People")
    for line, name in FROM_THE_SHELL:
        app.press("1")
        person.process("log", line)
        app.press("2")
        app.press("/")
        app.type(name)
        app.wait(f"{name} ")
        app.press("esc", "esc")
    app.press("q")
    assert app.end() == 0

    review = person.app("review")
    review.wait("Who did you interact with?")
    review.press("]")
    review.wait("Who is waiting for you?")
    review.wait("Nadia Costa")
    review.press("space")
    review.press("]")
    review.wait("Follow through")
    review.wait("send the deck")
    review.press("]")
    review.wait("Read two, say something useful")
    review.wait("example.org/long-read")
    review.kill(signal.SIGKILL)

    again = person.app("review")
    again.wait("Read two, say something useful")
    again.wait("example.org/long-read")
    again.press("r")
    again.press("]")
    again.wait("Ask one person for advice")
    again.press("]")
    again.wait("How can I help?")
    again.press("]")
    again.wait("Coffees for next week")
    again.wait("Goran Kim")
    again.press("enter")
    again.wait("coffees.ics")
    again.press("enter")
    again.wait("Planned already")
    again.press("]")
    again.wait("This week")
    again.press("enter")
    again.wait(AT_HOME)
    again.press("q")
    assert again.end() == 0

    file = Path(own_home.calendar)
    read_alike(file.read_bytes(), "Coffee with Goran Kim", "TENTATIVE", alarms=1)
    written = file.read_bytes()
    person.shell("coffees", "--write", str(file))
    assert file.read_bytes() == written
    move_and_cancel(person, file)


def move_and_cancel(person: Someone, file: Path) -> None:
    """Once from the shell and once by keys: the identity stays, the edition grows, the status follows."""
    planned = json.loads(person.shell("coffees", "--json"))
    (goran,) = [coffee for coffee in planned if coffee["person"]["name"] == "Goran Kim"]
    other = json.loads(person.shell("coffees", "plan", "ulla-grant", "2026-03-19T09:00", "--json"))
    person.shell("coffees", "--write", str(file))
    person.shell("coffees", "move", str(goran["id"]), "2026-03-24T08:30")
    person.shell("coffees", "cancel", str(other["id"]))
    person.shell("coffees", "--write", str(file))
    events = read_alike(file.read_bytes(), "Coffee with Goran Kim", "TENTATIVE", alarms=1)
    assert [event.status for event in events if "Ulla Grant" in event.summary] == ["CANCELLED"]
    rest = {coffee["uid"]: 0 for coffee in planned if coffee is not goran}
    assert editions(file) == {goran["uid"]: 1, other["uid"]: 1, **rest}

    home = person.app()
    home.wait("Coming up")
    for _ in range(20):
        if "Tue 24 Mar" in "".join(row.split("▌")[1].split("│")[0] for row in home.text.splitlines() if "▌" in row):
            break
        home.press("j")
    home.press("s")
    home.wait(": to when?")
    home.type("2026-03-25T09:00")
    home.press("enter")
    home.wait("Wed 25 Mar")
    home.press("x")
    home.press("y")
    home.gone("Goran Kim")
    home.press("q")
    assert home.end() == 0
    person.shell("coffees", "--write", str(file))
    read_alike(file.read_bytes(), "Cancelled: Coffee with Goran Kim", "CANCELLED", alarms=0)
    assert editions(file)[goran["uid"]] == 3


def editions(file: Path) -> dict[str, int]:
    """The coffees of a calendar file: uid -> SEQUENCE."""
    events: list[Any] = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(event["UID"]): int(event["SEQUENCE"]) for event in events if "review" not in str(event["SUMMARY"])}


def read_alike(data: bytes, summary: str, status: str, alarms: int) -> list[Seen]:
    """What all parsers say of a file, which must be the same; one event is looked at closely."""
    events = by_icalendar(data)
    assert by_ical_js(data) in (None, events)
    (one,) = [event for event in events if event.summary == summary]
    assert (one.status, one.alarm) == (status, 3600 if alarms else None)
    return events
