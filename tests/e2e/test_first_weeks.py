"""From nothing to a calendar that holds more than reviews: by five names, and by twelve names of a list."""

from pathlib import Path

import icalendar

from netritual.paths import Home
from tests.e2e.someone import Someone
from tests.e2e.test_week import connections
from tests.support.terminal import AT_HOME, Terminal

FIVE = ("Mei Abara", "Kofi Berg", "Nadia Costa", "Goran Kim", "Ulla Grant")


def test_five_names_of_the_first_run(person: Someone, own_home: Home) -> None:
    """Four questions, the review, the file: a talk with one of the five stands in it."""
    app = person.app()
    app.wait("question 1 of 5")
    app.type("Marta")
    app.press("enter", "enter", "enter")
    app.wait("question 2 of 5")
    for name in FIVE:
        app.type(name)
        app.press("enter")
    app.wait("question 3 of 5")
    app.press("f4")
    app.wait(AT_HOME)
    review_and_write(app)
    assert any(title.endswith(FIVE) for title in meetings(own_home))


def test_twelve_names_of_a_list(person: Someone, own_home: Home, tmp_path: Path) -> None:
    """An import, twelve cards with three yes, the review, the file: at least two meetings stand in it."""
    source = tmp_path / "Connections.csv"
    source.write_text(connections(), "utf-8")
    person.shell("import", str(source))
    app = person.app()
    app.wait("question 1 of 5")  # an import in the shell asked nobody who I am
    app.press("f4")
    app.wait(AT_HOME)
    app.press("t")
    for number in range(12):
        app.wait(f"{number} of 12")
        app.press("2" if number < 3 else "space")
    app.wait("That is enough for today")
    app.press("esc")
    app.wait(AT_HOME)
    review_and_write(app)
    assert len(meetings(own_home)) >= 2


def test_a_first_word_is_written_and_sent(person: Someone, own_home: Home, tmp_path: Path) -> None:
    """Nobody but a list: one name of it to write to, a draft, and a quarter of an hour for it until it is sent."""
    source = tmp_path / "Connections.csv"
    source.write_text(connections(), "utf-8")
    person.shell("import", str(source))
    app = person.app("review", "--step", "coffees", cols=80, rows=24)
    app.wait("A first word")
    app.press("enter")
    app.wait("First words: 15 min")
    app.press("enter")
    app.wait("written to calendar/coffees.ics")
    assert meetings(own_home) == ["First words: 15 min"]
    app.press("m")
    app.wait("draft to ")
    app.press("esc", "space")
    app.wait("a first word.")
    app.gone("A first word")
    app.press("u")
    app.wait("A first word")


def review_and_write(app: Terminal) -> None:
    """Go to the coffees, look at the file, write it."""
    app.press("w")
    app.wait("Who did you interact with?")
    app.press("f")
    app.wait("Coffees for next week")
    app.wait("picked")
    app.press("enter")
    app.wait("Before it is written")
    app.press("enter")
    app.wait("written to calendar/coffees.ics")


def meetings(home: Home) -> list[str]:
    """The titles of the events that are no review."""
    events = icalendar.Calendar.from_ical(Path(home.calendar).read_bytes()).walk("VEVENT")
    return [title for event in events if "review" not in (title := str(event["SUMMARY"])).casefold()]
