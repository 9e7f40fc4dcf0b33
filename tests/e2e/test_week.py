"""A whole week in a real terminal: import, lines from both sides, the review with a crash in it, the calendar file."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netritual.paths import Home
from tests.support.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

NOW = "2026-03-13T15:30:00+00:00"
"""A Friday afternoon, half an hour before the review."""

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


class Person:
    """Somebody with a shell and the app, on one home."""

    def __init__(self, home: Home) -> None:
        self.env = {
            **os.environ,
            "NETRITUAL_HOME": home.root,
            "NETRITUAL_NOW": NOW,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        self._program = [sys.executable, "-m", "netritual"]
        self.open: list[Terminal] = []

    def shell(self, *argv: str) -> str:
        """Run a command that must succeed; its stdout."""
        done = subprocess.run(
            [*self._program, *argv], env=self.env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def app(self, *argv: str, cols: int = 120, rows: int = 40) -> Terminal:
        """Open the app in a terminal."""
        terminal = Terminal([*self._program, *argv], self.env, cols, rows)
        self.open.append(terminal)
        return terminal


@pytest.fixture
def person(own_home: Home) -> Iterator[Person]:
    """Somebody with an empty home; whatever they left open is closed."""
    someone = Person(own_home)
    yield someone
    for terminal in someone.open:
        terminal.close()


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


def test_a_week(person: Person, tmp_path: Path, own_home: Home) -> None:
    """From an empty home to a calendar file, killed once on the way."""
    source = tmp_path / "Connections.csv"
    source.write_text(connections(), "utf-8")
    assert "500 new" in person.shell("import", str(source))
    assert "0 new" in person.shell("import", str(source))

    app = person.app()
    app.wait("YOUR NETWORK")
    for line in LINES:
        app.press("a")
        app.wait("enter pick or save")
        app.type(line)
        app.press("enter")
        app.gone("enter pick or save")
    app.press("2")
    app.wait("in network")
    for line, name in FROM_THE_SHELL:
        app.press("1")
        person.shell("log", line)
        app.press("2")
        app.press("/")
        app.type(name)
        app.wait(f"{name} ", seconds=3)
        app.press("esc", "esc")
    app.press("q")
    assert app.end() == 0

    review = person.app("review")
    review.wait("1 Who did you interact with?")
    review.press("]")
    review.wait("2 Who is waiting for you?")
    review.wait("Nadia Costa")
    review.press("space")
    review.wait("3 Follow through") if "3 Follow" in review.text else review.press("]")
    review.wait("3 Follow through")
    review.wait("send the deck")
    review.press("]")
    review.wait("4 Read two, say something useful")
    review.wait("example.org/long-read")
    review.kill(signal.SIGKILL)

    again = person.app("review")
    again.wait("4 Read two, say something useful")
    again.wait("example.org/long-read")
    again.press("r")
    again.press("]")
    again.wait("5 Ask one person for advice")
    again.press("]")
    again.wait("6 How can I help?")
    again.press("]")
    again.wait("7 Coffees for next week")
    again.wait("Goran Kim")
    again.press("enter")
    again.wait("coffees.ics")
    again.press("enter")
    again.wait("coffee, written")
    again.press("]")
    again.wait("8 Done")
    again.press("enter")
    again.wait("YOUR NETWORK")
    again.press("q")
    assert again.end() == 0

    calendar = Path(own_home.calendar).read_bytes()
    assert b"SUMMARY:Coffee with Goran Kim" in calendar
    person.shell("coffees", "--write", own_home.calendar)
    assert Path(own_home.calendar).read_bytes() == calendar
