"""The ways to start: what somebody has in the first weeks, and what a good assistant would suggest of it.

All people are invented. Days count back from ``TODAY``, a Friday; what lies ahead has a negative number.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

TODAY = date(2026, 3, 13)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


class Row(NamedTuple):
    """A row of LinkedIn's file; ``ago``: how many days ago the two connected."""

    name: str
    ago: int
    position: str = "Designer"
    company: str = ""


class Card(NamedTuple):
    """A card of an address book; the birthday as MM-DD."""

    name: str
    city: str = ""
    birthday: str = ""


class Line(NamedTuple):
    """A logged line, and how many days ago it was typed."""

    ago: int
    text: str


class Hint(NamedTuple):
    """What is to be suggested: one of some names, on a footing, by a first step, with words in the reasons."""

    names: Sequence[str]
    footing: str
    kind: str
    words: str


class Start(NamedTuple):
    """What there is on the first day, and what is to come of it.

    ``settings`` are in TOML. ``hints`` are the suggestions in their order, and no others; ``says`` stands in the plain
    answer.
    """

    about: str
    hints: Sequence[Hint] = ()
    says: str = ""
    settings: Mapping[str, str] = {}
    rows: Sequence[Row] = ()
    cards: Sequence[Card] = ()
    five: Sequence[str] = ()
    log: Sequence[Line] = ()
    tiers: Sequence[tuple[str, int]] = ()

    def files(self, folder: Path) -> list[Path]:
        """The files to import, written; empty ones are left out. The five come as a first run leaves them."""
        texts = {"Connections.csv": connections(self.rows) if self.rows else "", "people.vcf": address_book(self.cards)}
        texts["five.jsonl"] = "".join(f"{person_line(name)}\n" for name in self.five)
        found = [folder / name for name, text in texts.items() if text]
        for file in found:
            file.write_text(texts[file.name], encoding="utf-8")
        return found

    @property
    def toml(self) -> str:
        """The settings as a file."""
        return "".join(f"{key} = {value}\n" for key, value in self.settings.items())


def day(ago: int) -> date:
    """The day so many days ago."""
    return TODAY - timedelta(days=ago)


def person_line(name: str) -> str:
    """A line of an export of ours: somebody close, with whom no talk is noted."""
    handle = name.lower().replace(" ", "-")
    return json.dumps({"kind": "person", "handle": handle, "name": name, "status": "network", "tier": 2})


def connections(rows: Sequence[Row]) -> str:
    """LinkedIn's file."""
    lines = []
    for row in rows:
        first, _, last = row.name.partition(" ")
        link = f"https://www.linkedin.com/in/{first}-{last}".lower()
        lines.append(f"{first},{last},{link},,{row.company},{row.position},{day(row.ago):%d %b %Y}")
    return "\n".join((HEAD, *lines, ""))


def address_book(cards: Sequence[Card]) -> str:
    """A vCard file."""
    text = ""
    for card in cards:
        first, _, last = card.name.partition(" ")
        text += f"BEGIN:VCARD\nVERSION:3.0\nN:{last};{first};;;\nFN:{card.name}\n"
        text += f"ADR;TYPE=HOME:;;;{card.city};;;\n" if card.city else ""
        text += f"BDAY:1980-{card.birthday}\n" if card.birthday else ""
        text += "END:VCARD\n"
    return text


def often(name: str, first: int, last: int, every: int, what: str = "coffee") -> tuple[Line, ...]:
    """Talks from one day to another, every so many days."""
    return tuple(Line(ago, f'{what} @"{name}"') for ago in range(first, last - 1, -every))


ADVICE = "you would call them for advice, and no talk is noted yet"
LOT = "Drawn by lot"
ALIKE = "Nothing tells one of the"
GHENT = {"city": '"Ghent"'}
PORTO = {**GHENT, "trips": '[{city = "Porto", from = 2026-03-24, to = 2026-03-26}]'}
FIVE = ("Ida Holm", "Rui Prado", "Tess Vink", "Omar Haddad", "Lena Voss")
GUESTS = ("Ana Ruiz", "Ben Cole", "Cy Moe", "Dee Park", "Eve Lind")
LIST = tuple(
    Row(f"{first} {last}", 1200 + 37 * (5 * at + more), "Designer", f"Firm {first} {last}")
    for at, first in enumerate(("Alva", "Boris", "Cleo", "Dario"))
    for more, last in enumerate(("Quint", "Rask", "Soto", "Ural", "Voigt"))
)
"""Twenty of whom nothing is known but that one connected long ago."""
LISTED = tuple(row.name for row in LIST)
FAIR = tuple(f"{first} Fair" for first in ("Abe", "Bea", "Cas", "Dora", "Eli", "Fay", "Gus", "Hal", "Ira", "Jo"))
ANYBODY = Hint(LISTED, "lot", "message", LOT)
ONE_OF_FIVE = Hint(FIVE, "named", "video", ADVICE)

STARTS = (
    Start("nothing at all", says="You have noted nobody yet."),
    Start("one name", [Hint(FIVE[:1], "named", "video", ADVICE)], five=FIVE[:1]),
    Start("five names", [ONE_OF_FIVE] * 2, five=FIVE),
    Start(
        "five names, and an answer of one",
        [Hint(FIVE[:1], "history", "video", "they answered you 2 days ago"), Hint(FIVE[2:], "named", "video", ADVICE)],
        five=FIVE,
        log=(Line(3, 'dm to @"Ida Holm"'), Line(2, 'dm from @"Ida Holm" // lovely'), Line(3, 'dm to @"Rui Prado"')),
    ),
    Start("a list without a reason", [ANYBODY], ALIKE, rows=LIST),
    Start("one row", [Hint(LISTED[:1], "lot", "message", "you connected in 2022")], rows=LIST[:1]),
    Start(
        "a list with somebody new", [Hint(("Nina Adler",), "list", "message", "you connected on 9 Mar"), ANYBODY],
        rows=(*LIST, Row("Nina Adler", 4, "Editor", "Kite")),
    ),
    Start(
        "a list that is young as a whole", [Hint(("Nina Adler",), "list", "message", "connected on 11 Mar")],
        rows=(Row("Nina Adler", 2, "Editor", "Kite"), Row("Ugo Brandt", 400), Row("Vik Dahl", 700)),
    ),
    Start("a list and five names", [ONE_OF_FIVE] * 2, rows=LIST, five=FIVE),
    Start(
        "a colleague of one of the five",
        [Hint(("Ida Holm",), "named", "video", ADVICE), Hint(("Nils Bach",), "list", "message", "is at Kite too")],
        rows=(Row("Ida Holm", 900, "CFO", "Kite"), Row("Nils Bach", 300, "CTO", "Kite"), *LIST), five=FIVE[:1],
    ),
    Start(
        "a list and a purpose",
        [Hint(("Nina Adler", "Ugo Brandt"), "list", "message", "your purpose says “tram")] * 2,
        settings={"purpose": '"two pilots with tram operators"'},
        rows=(*LIST, Row("Nina Adler", 900, "Head of Tram Planning"), Row("Ugo Brandt", 700, "Tram engineer")),
    ),
    Start(
        "a student and a short list",
        [Hint(("Nina Adler",), "list", "message", "“robotics”"), Hint(("Ugo Brandt",), "list", "message", "on 5 Mar")],
        settings={"purpose": '"a first job in robotics"'},
        rows=(*LIST, Row("Nina Adler", 500, "Robotics Engineer", "Arm"), Row("Ugo Brandt", 8, "Recruiter", "Kite")),
    ),
    Start(
        "an address book with birthdays",
        [Hint(("Ana Ruiz",), "list", "message", "birthday in 5 days"), Hint(("Cy Moe",), "lot", "message", "in Ghent")],
        settings=GHENT,
        cards=(Card("Ana Ruiz", "Ghent", "03-18"), Card("Ben Cole", "Oslo", "09-01"), Card("Cy Moe", "Ghent")),
    ),
    Start(
        "an address book of names", [Hint(GUESTS, "lot", "message", "nothing is noted yet")], ALIKE,
        cards=tuple(map(Card, GUESTS)),
    ),
    Start(
        "rhythms without a talk",
        [
            Hint(("Ana Ruiz",), "named", "coffee", "in Ghent like you"),
            Hint(("Ben Cole",), "named", "video", "you would enjoy to see them"),
        ],
        settings=GHENT, cards=(Card("Ana Ruiz", "Ghent"), Card("Ben Cole", "Oslo"), Card("Cy Moe")),
        tiers=(("Ana Ruiz", 1), ("Ben Cole", 3), ("Cy Moe", 5)),
    ),
    Start(
        "two weeks of lines", says="Too little speaks for a coffee", settings=GHENT,
        log=(
            Line(13, 'coffee @"Ana Ruiz" re pricing'), Line(12, 'call @"Ben Cole" 20m'), Line(10, 'lunch @"Cy Moe"'),
            Line(6, 'call @"Ben Cole" 10m'), Line(3, 'video @"Dee Park"'),
        ),
    ),
    Start(
        "three months of lines",
        [
            Hint(("Cy Moe",), "follow", "message", "met once, 20 days ago, and no word since"),
            Hint(("Ana Ruiz",), "history", "coffee", "quiet for 34 days; you used to talk every 7 days or so"),
        ],
        settings=GHENT,
        log=(
            *often("Ana Ruiz", 90, 34, 7), *often("Ben Cole", 88, 4, 12, "call"),
            Line(20, 'event met @"Cy Moe" at Book Fair'),
        ),
    ),
    Start(
        "back after eight months",
        [
            Hint(("Ana Ruiz",), "history", "coffee", "last talk 270 days ago, on a rhythm of 30 days"),
            Hint(("Ben Cole",), "history", "lunch", "quiet for 280 days"),
            Hint(("Cy Moe",), "history", "message", "quiet"),
        ],
        settings=GHENT, tiers=(("Ana Ruiz", 2),),
        log=(
            *often("Ana Ruiz", 420, 250, 30), *often("Ben Cole", 400, 245, 40, "lunch"),
            *often("Cy Moe", 410, 260, 75, "call"),
        ),
    ),
    Start(
        "one mentor", [Hint(("Ana Ruiz",), "history", "coffee", "you noted “mentor”; 41 days since")],
        log=(Line(75, 'call @"Ana Ruiz" 30m re career'), Line(41, 'coffee @"Ana Ruiz" // my mentor, said: ask more')),
    ),
    Start(
        "all live elsewhere, and a trip",
        [
            Hint(("Ana Ruiz",), "history", "coffee", "you are in Porto 24 to 26 Mar"),
            Hint(("Cy Moe",), "list", "message", "you are in Porto 24 to 26 Mar"),
        ],
        settings=PORTO, cards=(Card("Ana Ruiz", "Porto"), Card("Ben Cole", "Oslo"), Card("Cy Moe", "Porto")),
        log=often("Ana Ruiz", 70, 40, 30, "video"),
    ),
    Start(
        "a trip to a city of strangers",
        [
            Hint(("Ana Ruiz",), "list", "message", "you are in Porto 24 to 26 Mar"),
            Hint(("Ben Cole",), "lot", "message", LOT),
        ],
        settings=PORTO, cards=(Card("Ana Ruiz", "Porto"), Card("Ben Cole", "Oslo")),
    ),
    Start(
        "ten met at a fair",
        [Hint(("Dora Fair",), "follow", "message", "met once"), *[Hint(FAIR, "follow", "message", "12 days")] * 2],
        log=tuple(
            Line(12, f'event met @"{name}" at Canal Fair{" // wants our leaflet" if name == "Dora Fair" else ""}')
            for name in FAIR
        ),
    ),
    Start(
        "a dinner of six", [Hint(GUESTS, "follow", "message", "one talk noted, 9 days ago")] * 3, settings=GHENT,
        log=(Line(9, f"dinner {' '.join(f'@{{{name}}}' for name in GUESTS)}"),),
    ),
    Start(
        "one coffee with somebody new", [Hint(("Ana Ruiz",), "follow", "coffee", "one talk noted, 16 days ago")],
        settings=GHENT, log=(Line(16, 'coffee @"Ana Ruiz" // works on tram timetables'),),
    ),
    Start(
        "messages, and one answer", [Hint(("Ana Ruiz",), "follow", "video", "they answered you 4 days ago")],
        log=(
            *(Line(30 - at, f'dm to @"{name}"') for at, name in enumerate(FAIR[:4])),
            Line(10, 'dm to @"Ana Ruiz"'), Line(4, 'dm from @"Ana Ruiz" // nice to hear from you'),
        ),
    ),
    Start(
        "messages without an answer", says="wrote 30 days ago, no answer yet",
        log=tuple(Line(30 - at, f'dm to @"{name}"') for at, name in enumerate(FAIR[:3])),
    ),
    Start(
        "a promise and nothing else", [Hint(("Ana Ruiz",), "history", "message", "you promised “a deck”, due today")],
        log=(Line(6, 'coffee @"Ana Ruiz" +promise a deck by fri'),),
    ),
    Start(
        "a coffee that was said", [Hint(("Ana Ruiz",), "history", "call", "you both said coffee 5 days ago")],
        log=(Line(5, 'call @"Ana Ruiz" +coffee'),),
    ),
    Start(
        "rhythms that are kept", says="No one needs a coffee this week. Enjoy it.",
        log=(Line(3, 'coffee @"Ana Ruiz"'), Line(2, 'call @"Ben Cole"')), tiers=(("Ana Ruiz", 2), ("Ben Cole", 3)),
    ),
    Start(
        "somebody who lives elsewhere", [Hint(("Ana Ruiz",), "history", "video", "quiet for 60 days")], settings=GHENT,
        cards=(Card("Ana Ruiz", "Oslo"),), log=often("Ana Ruiz", 120, 60, 20),
    ),
    Start(
        "a note tells of a move",
        [Hint(("Ana Ruiz",), "history", "video", "last talk 90 days ago, on a rhythm of 30 days")], settings=GHENT,
        log=(*often("Ana Ruiz", 150, 90, 30), Line(85, 'note @"Ana Ruiz" // she moved to Oslo')),
        cards=(Card("Ana Ruiz", "Ghent"),), tiers=(("Ana Ruiz", 2),),
    ),
    Start(
        "a note says no",
        [Hint(("Ben Cole",), "history", "coffee", "last talk 60 days ago, on a rhythm of 30 days")], settings=GHENT,
        log=(
            *often("Ana Ruiz", 150, 90, 30), *often("Ben Cole", 150, 60, 30),
            Line(2, 'dm from @"Ana Ruiz" // too busy until may'),
        ),
        tiers=(("Ana Ruiz", 2), ("Ben Cole", 2)),
    ),
    Start(
        "an answer that is a no", says="no time before Wed 1 Apr, as you noted",
        log=(Line(9, 'dm to @"Ana Ruiz"'), Line(8, 'dm from @"Ana Ruiz" // no time for a coffee this month')),
    ),
)  # fmt: skip
