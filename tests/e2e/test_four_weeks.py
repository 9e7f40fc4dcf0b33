"""Four weeks of somebody who starts with a list of 800: in a real terminal, in their own words, day by day.

What Home, the steps, the calendar file and the drafts say is held on each day that matters. The keystrokes are printed,
those of the reviews apart (``pytest -rP``).
"""

import json
from itertools import product
from pathlib import Path
from typing import Any

import icalendar
import pytest

from netritual.paths import Home
from tests.e2e.someone import Someone
from tests.support.terminal import AT_HOME, Terminal

FIRST = ("Mei", "Kofi", "Nadia", "Goran", "Ulla", "Petra", "Ilya", "Rosa", "Emre", "Fatima", "Hugo", "Ines", "Jonas",
         "Klara", "Luca", "Maja", "Noor", "Omar", "Priya", "Sven")  # fmt: skip
LAST = ("Abara", "Berg", "Costa", "Dubois", "Eriksen", "Fofanah", "Grant", "Haddad", "Ibarra", "Jansen", "Kim", "Lind",
        "Moreau", "Nair", "Okafor", "Petrov", "Quispe", "Rossi", "Szabo", "Takeda", "Ulrich", "Vogt", "Weber", "Xu",
        "Yilmaz", "Zamora", "Adler", "Blanc", "Conti", "Duarte", "Egger", "Ferri", "Gruber", "Holm", "Iversen",
        "Jovanov", "Keller", "Lang", "Meyer", "Novak")  # fmt: skip
HEAD = 'Notes:\n"Some of the email addresses are missing."\n\n'
FIVE = ("Mei Abara", "Kofi Berg", "Nadia Costa", "Jonas Keller", "Hanna Lund")
"""Four of the list, and one who is on no list."""

FIRST_WEEK = (
    ("2026-03-02T19:00", "had lunch with Mei today, she's looking for a designer"),
    ("2026-03-02T19:05", "call with Kofi about his new job, he'll send me the slides"),
    ("2026-03-03T10:00", "coffee w/ Jonas, i owe him the contract template by thursday"),
    ("2026-03-03T12:00", "met Tilda Sommer at the UX meetup, will send her my deck"),
    ("2026-03-03T18:00", "drinks with mei and kofi"),
    ("2026-03-04T09:00", "whatsapp from hanna"),
    ("2026-03-04T12:00", "emailed Ulla Grant to say hi"),
    ("2026-03-04T18:00", "video call with Petra Weber yesterday re fleets"),
    ("2026-03-05T08:00", "commented on Mei's article https://example.org/design-ops"),
    ("2026-03-05T09:00", "asked Nadia Costa to be my mentor"),
    ("2026-03-05T13:00", "lunch w hanna lund next wed 12:30"),
    ("2026-03-06T09:00", "Jonas asked me for a reference by monday"),
)


class Weeks:
    """Somebody's four weeks: the shell and the app at a given moment, and the keys they pressed."""

    def __init__(self, person: Someone, home: Home) -> None:
        self.person, self.home = person, home
        self.keys = {"week": 0, "review": 0}

    def at(self, moment: str) -> None:
        """Another day and hour, in UTC."""
        self.person.env["NETRITUAL_NOW"] = f"{moment}:00+00:00"

    def log(self, line: str) -> str:
        """Log a line in the shell."""
        self.keys["week"] += len(line) + 1
        return self.person.shell("log", line)

    def app(self, *argv: str, first: str = AT_HOME) -> Terminal:
        """Open the app."""
        app = self.person.app(*argv)
        app.wait(first)
        return app

    def leave(self, app: Terminal, where: str = "week") -> None:
        """Quit, and count the keys."""
        app.press("q")
        assert app.end() == 0
        self.keys[where] += app.keys

    def listed(self, *argv: str) -> Any:
        """What a command lists."""
        return json.loads(self.person.shell(*argv, "--json"))

    def loops(self) -> set[tuple[str, str]]:
        """Kind and person of what is open, without what only waits for a yes or no."""
        found = self.listed("loops")
        return {(one["kind"], one["who"]["name"]) for one in found if one["state"] != "proposed"}

    def talks(self, handle: str) -> list[dict[str, Any]]:
        """The entries with somebody."""
        found: list[dict[str, Any]] = self.listed("person", handle)["timeline"]
        return found

    def events(self) -> dict[str, str]:
        """The events of the calendar file that are no review: title -> status."""
        events = icalendar.Calendar.from_ical(Path(self.home.calendar).read_bytes()).walk("VEVENT")
        titles = {str(event["SUMMARY"]): str(event["STATUS"]) for event in events}
        return {title: status for title, status in titles.items() if "review" not in title.casefold()}


def connections() -> str:
    """A LinkedIn export of 800 invented people."""
    rows = [
        f"{first},{last},https://www.linkedin.com/in/{first.lower()}-{last.lower()},,House {number % 40},"
        f"Head of Things {number % 9},{number % 28 + 1:02d} Mar {2012 + number % 12}\n"
        for number, (first, last) in enumerate(product(FIRST, LAST))
    ]
    return HEAD + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "".join(rows)


@pytest.fixture
def weeks(person: Someone, own_home: Home) -> Weeks:
    """Four weeks that have not begun."""
    return Weeks(person, own_home)


def begin(weeks: Weeks, source: Path) -> None:
    """The first run: an import, five names, the other answers as they stand; then twelve cards with three yes."""
    weeks.at("2026-03-02T09:00")
    app = weeks.app(first="question 1 of 5")
    app.type("Mia")
    app.press("enter", "enter", "enter")
    app.wait("question 2 of 5")
    app.press("ctrl+o")
    app.wait("import a file")
    app.type(str(source))
    app.press("enter")
    app.wait("800 new")
    app.press("enter")
    app.wait("Done.")
    app.press("enter")
    app.wait("question 2 of 5")
    for name in FIVE:
        app.type(name)
        app.press("enter")
    app.wait("question 3 of 5")
    app.press("f4")
    app.wait(AT_HOME)
    app.wait("Twelve names")
    app.press("t")
    yes, named = 0, {name.split()[0] for name in FIVE}
    for number in range(12):
        app.wait(f"{number} of 12")
        enjoyed = yes < 3 and not any(first in app.text for first in named)
        app.press("2" if enjoyed else "space")
        yes += enjoyed
    app.wait("That is enough for today")
    app.press("esc")
    app.wait("No one is waiting")
    weeks.leave(app)


def review(weeks: Weeks, settle: int, proposed: str = "picked") -> None:
    """The review: so many yes in step 1, what is proposed in step 7 (``proposed`` stands there), the file, the end."""
    app = weeks.app()
    app.press("w")
    app.wait("Who did you interact with?")
    for _ in range(settle):
        app.press("space")
    app.press("f")
    app.wait("Coffees for next week")
    app.wait(proposed)
    app.press("enter")
    app.wait("Before it is written")
    app.press("enter")
    app.wait("calendar/coffees.ics")
    app.press("]")
    app.wait("One thing I learned")
    app.press("enter")
    app.wait(AT_HOME)
    weeks.leave(app, "review")


@pytest.mark.long
def test_four_weeks(weeks: Weeks, tmp_path: Path) -> None:
    source = tmp_path / "Connections.csv"
    source.write_text(connections(), "utf-8")
    begin(weeks, source)
    first_week(weeks)
    second_week(weeks)
    third_and_fourth_week(weeks)
    print(f"Keystrokes: {weeks.keys['week']} of the week, {weeks.keys['review']} of the reviews")


def first_week(weeks: Weeks) -> None:
    """Twelve lines, the review on Friday, and a file that holds more than reviews."""
    for moment, line in FIRST_WEEK:
        weeks.at(moment)
        said = weeks.log(line)
        assert said.startswith(("Logged", "Planned")), said
    weeks.at("2026-03-06T15:50")
    assert weeks.loops() == set()
    app = weeks.app()
    app.wait("Nadia Costa")  # what lines in plain words seem to hold is asked, not taken for a fact
    assert "Nudge" not in app.text
    weeks.leave(app)
    weeks.at("2026-03-06T16:00")
    review(weeks, settle=7)
    assert weeks.loops() == {
        ("promise", "Jonas Keller"), ("reply", "Jonas Keller"), ("promise", "Tilda Sommer"), ("owed", "Kofi Berg"),
        ("ask", "Nadia Costa"),
    }  # fmt: skip
    assert [answer for answer in weeks.listed("stats")["questions"] if "articles" in answer["question"]] == [
        {"question": "How many articles that your people shared have you really read, or commented on, adding "
         "something useful?", "answer": "1 article read, 1 commented on; 0 comments added something useful."}
    ]  # fmt: skip
    events = weeks.events()
    assert len(events) >= 2 and events["Lunch with Hanna Lund"] == "TENTATIVE"
    app = weeks.app()
    app.wait("Fri 13 Mar")
    assert "Nudge" not in app.text and "Nadia Costa" not in app.text
    weeks.leave(app)


def second_week(weeks: Weeks) -> None:
    """A lunch held and logged, a reference given late, a mentor's yes, a coffee moved and one cancelled."""
    weeks.at("2026-03-09T09:00")
    (first,) = [row for row in weeks.listed("coffees") if row["person"]["name"] != "Hanna Lund"]
    weeks.person.shell("coffees", "move", first["person"]["name"], "thu 12 16:00")
    weeks.at("2026-03-10T09:00")
    app = weeks.app()
    app.wait("Jonas Keller")
    assert "Hanna" not in app.text.split("Coming up")[0]
    weeks.leave(app)
    assert "Answered the request of Jonas Keller" in weeks.log("gave jonas the reference")
    assert "Kept the promise to Jonas Keller" in weeks.log("sent jonas the contract template, sorry it was late")
    assert "Noted the answer of Nadia Costa" in weeks.log("nadia said yes to mentoring me!")
    assert weeks.loops() == {("promise", "Tilda Sommer"), ("owed", "Kofi Berg")}

    weeks.at("2026-03-11T15:00")
    assert ("held", "Hanna Lund") in weeks.loops()
    assert "Hanna Lund" in weeks.person.shell()
    weeks.log("lunch with hanna at the market hall")
    assert "Hanna Lund" not in str(weeks.loops()), "the line is the lunch"
    assert [row["person"]["name"] for row in weeks.listed("coffees")].count("Hanna Lund") == 0
    lunches = [talk for talk in weeks.talks("hanna-lund") if talk["channel"] == "lunch"]
    assert [talk["on"] for talk in lunches] == ["2026-03-11"]

    weeks.at("2026-03-12T09:00")
    (video,) = weeks.listed("coffees")
    weeks.person.shell("coffees", "move", video["person"]["name"], "thu 19 12:30")
    weeks.person.shell("coffees", "plan", "kofi-berg", "2026-03-18T09:00")
    weeks.person.shell("coffees", "cancel", "kofi-berg")
    assert "Kept the promise to Tilda Sommer" in weeks.log("tilda got the deck, she liked it")
    weeks.at("2026-03-13T16:05")
    review(weeks, settle=1)
    events = weeks.events()
    assert "Kofi" not in str(events), "it was never in the file"
    (moved,) = [row for row in weeks.listed("coffees") if row["id"] == video["id"]]
    assert (moved["start"], moved["status"]) == ("2026-03-19T12:30:00+00:00", "TENTATIVE")


def third_and_fourth_week(weeks: Weeks) -> None:
    """A coffee called off, one that did not take place, a week off, and a review with nothing to nag about."""
    weeks.at("2026-03-16T09:00")
    planned = [row for row in weeks.listed("coffees") if row["state"] != "cancelled"]
    first, second = sorted(planned, key=lambda row: str(row["start"]))
    app = weeks.app()
    app.press("tab")
    app.wait("Tue 17 Mar")
    app.press("x", "y")
    app.gone(f"{first['kind']} {first['person']['name']}")
    weeks.leave(app)
    weeks.person.shell("coffees", "--write", weeks.home.calendar)
    cancelled = [title for title, status in weeks.events().items() if status == "CANCELLED"]
    assert [title.startswith("Cancelled: ") and first["person"]["name"] in title for title in cancelled] == [True]

    weeks.at("2026-03-19T14:00")
    asked = {("held", second["person"]["name"])}
    assert {one for one in weeks.loops() if one[0] == "held"} == asked
    app = weeks.app()
    app.wait("Did it happen?")
    app.wait(second["person"]["name"])
    app.press("x")
    app.gone("Did it happen?")
    weeks.leave(app)
    assert not {one for one in weeks.loops() if one[0] == "held" or one[1] == "Ulla Grant"}  # a hello waits for nothing

    weeks.at("2026-03-20T09:00")
    weeks.person.shell("coffees", "plan", "jonas", "thu 2 apr 9:00")
    weeks.person.shell("coffees", "--write", weeks.home.calendar)
    app = weeks.app()
    app.press("a")
    app.type("jonas said no to the coffee, too busy with the launch")
    app.press("enter")
    app.wait("Did they say no to the coffee with Jonas Keller, Thu 2 Apr 09:00?")
    app.press("y")
    app.wait("Noted their no to coffee with Jonas Keller")
    weeks.leave(app)

    weeks.at("2026-03-27T16:00")
    app = weeks.app()
    app.wait("2 of 3")
    weeks.leave(app)
    review(weeks, settle=0, proposed="first word")
    app = weeks.app()
    app.wait("3 of 4")
    app.wait("Kofi Berg")
    asks = "\n".join(row.split("│ │")[0] for row in app.text.split("─ Now ")[1].split("╰")[0].splitlines())
    left_out = {row["person"]["name"]: row["why"] for row in weeks.listed("suggest")["not_shown"]}
    assert left_out["Jonas Keller"] == "said no 7 days ago", "a no is not asked again"
    assert [status for title, status in weeks.events().items() if "Jonas" in title] == ["CANCELLED"]
    assert "Hanna" not in asks and "Nadia" not in asks and second["person"]["name"] not in asks
    weeks.leave(app)
    assert any(status == "TENTATIVE" for status in weeks.events().values())
    assert weeks.loops() == {("owed", "Kofi Berg")}
