"""A sample home while it is made: the lines of ``home.jsonl``, counted back from today, and two years of talks.

Everything is drawn from one seed, so the same moment and seed always give the same lines, ids and uids.
"""

import random
from datetime import date, datetime, time, timedelta
from pkgutil import get_data
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import json

from netritual.regex import regex

Fields = dict[str, Any]
HOME_ZONE = "Europe/Lisbon"
CADENCE = {0: 365, 1: 14, 2: 30, 3: 90, 4: 180, 5: 365}
DAYS = 730
"""How far back the log of the sample home goes."""
FIRST_ID = 1_000_001
_RELATIVE = regex(r"@(-?\d+)([wh]?)(?: (\d\d):(\d\d))?")
"""``@3`` is the day three days before today, ``@-5`` that in five days, ``@3w`` the last weekday on or before it, each
with an hour of that day; ``@3h`` is three hours ago."""


def data_file(name: str) -> bytes:
    """A file of this folder."""
    return get_data(__package__, name) or b""


class Story:
    """The lines of the home while they are made. Days are counted back from ``today``."""

    def __init__(self, now: datetime, seed: int) -> None:
        self.now = now
        self.today = now.date()
        self.zone = ZoneInfo(HOME_ZONE)
        self.random = random.Random(seed)
        self.texts: dict[str, Any] = json.decode(data_file("texts.json"))
        self.rows: list[Fields] = []
        self.quiet: dict[str, int] = {}
        """Handle -> days since the last two-way talk, of those with whom there was one."""
        self._next = FIRST_ID
        self._unused: dict[str, list[str]] = {}

    def add(self, kind: str, **fields: Any) -> Fields:
        """One more line, with the next id."""
        row = {"kind": kind, "id": self._next, **fields}
        self._next += 1
        self.rows.append(row)
        return row

    def tell(self, line: Fields) -> None:
        """Add a line of the table: its days count from today, and ``quiet`` is for the talks alone."""
        row: Fields = {name: self._in_time(value) for name, value in line.items()}
        if "quiet" in row:
            self.quiet[row["handle"]] = row.pop("quiet")
        if "birthday" in row:
            row["birthday"] = row["birthday"].partition("-")[2]  # whatever the year
        self.add(**row)

    def _in_time(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._in_time(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._in_time(each) for each in value]
        if value == "@uid":
            return self.uid()
        match = _RELATIVE.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            return value
        days, kind, hour, minute = int(match[1]), match[2], match[3], match[4]
        if kind == "h":
            return (self.now - timedelta(hours=days)).isoformat()
        day = self.workday(days) if kind else self.ago(days)
        if hour is None:
            return day.isoformat()
        return min(self.now, datetime.fromisoformat(self.moment(day, int(hour), int(minute)))).isoformat()

    def people(self) -> list[Fields]:
        """The lines of all people."""
        return [row for row in self.rows if row["kind"] == "person"]

    def ago(self, days: int) -> date:
        """The day so many days before today."""
        return self.today - timedelta(days=days)

    def day(self, days: int) -> str:
        """That day as a line holds it."""
        return self.ago(days).isoformat()

    def workday(self, days: int) -> date:
        """The last weekday on or before that day."""
        day = self.ago(days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def moment(self, day: date, hour: int, minute: int = 0) -> str:
        """A moment of the owner's wall clock."""
        return datetime.combine(day, time(hour, minute), self.zone).isoformat()

    def uid(self) -> str:
        """A calendar uid of this seed."""
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def text(self, person: Fields) -> tuple[str, str]:
        """(topic, summary) for one more talk with somebody; no summary comes twice until all were used."""
        topic = self.random.choice(person["topics"]) if person["topics"] else ""
        unused = self._unused.setdefault(f"{person['handle']} {topic}", [])
        if not unused:
            scenes = self.texts["scenes"][topic]
            unused += self.random.sample(scenes, len(scenes))
        return topic, unused.pop()


def talks(story: Story) -> None:
    """What was said with each person, from the last talk back to the first."""
    for person in story.people():
        if person["handle"] not in story.quiet:
            continue
        quiet, gap = story.quiet[person["handle"]], CADENCE[person["tier"]]
        day = quiet
        while day < DAYS:
            _talk(story, person, day)
            if person["tier"] and story.random.random() < 0.35:
                _letters(story, person, day + story.random.randint(2, max(3, gap // 2)))
            day += max(4, round(gap * story.random.uniform(0.55, 1.35)))
            if not person["tier"] and day > quiet + 30:
                break


def _talk(story: Story, person: Fields, days: int) -> None:
    near = person["city"] in ("Lisbon", "")
    if near:
        channel = story.random.choices(("coffee", "lunch", "walk", "call", "video"), (9, 4, 3, 2, 1))[0]
    else:
        channel = story.random.choices(("video", "call", "visit"), (6, 4, 1))[0]
    if "prefers" in person and story.random.random() < 0.6:
        channel = person["prefers"][0]
    day = story.workday(days) if days > 6 else story.ago(days)
    topic, summary = story.text(person)
    minutes = {"coffee": 45, "lunch": 70, "walk": 50, "video": 30, "call": 25, "visit": 120}[channel]
    fields: Fields = {
        "on": day.isoformat(),
        "time": f"{story.random.choice((8, 9, 12, 13, 16, 17)):02}:{story.random.choice((0, 15, 30)):02}",
        "logged": story.moment(day, 19, story.random.randrange(60)) if days else story.now.isoformat(),
        "channel": channel,
        "people": [person["handle"]],
        "initiator": story.random.choices(("mutual", "me", "them"), (6, 2, 2))[0],
        "minutes": minutes + 5 * story.random.randint(-2, 4),
        "place": story.random.choice(story.texts["places"]) if channel in ("coffee", "lunch") and near else None,
        "via": story.random.choice(("zoom", "meet")) if channel == "video" else None,
        "topic": topic,
        "tags": [topic.replace(" ", "-")] if topic and story.random.random() < 0.5 else [],
        "summary": summary,
        "note": story.random.choice(story.texts["notes"]) if story.random.random() < 0.4 else "",
        "warmth": story.random.choice((3, 4, 4, 5)) if story.random.random() < 0.3 else None,
        "source": story.random.choice(("hand", "hand", "shell")),
    }
    if days <= 14:
        fields["line"] = f"{channel} @{person['handle']} {day.strftime('%a').lower()} re {topic or 'this and that'}"
    story.add("interaction", **fields)


def _letters(story: Story, person: Fields, days: int) -> None:
    """A short exchange: one wrote, the other answered a day or two later."""
    if days + 2 >= DAYS:
        return
    channel = story.random.choice(("email", "email", "text", "dm"))
    first, answer = story.random.choice((("me", "them"), ("them", "me")))
    topic, summary = story.text(person)
    for initiator, at in ((first, days + story.random.randint(1, 2)), (answer, days)):
        story.add(
            "interaction", on=story.day(at), logged=story.moment(story.ago(at), 20, story.random.randrange(60)),
            channel=channel, via="linkedin" if channel == "dm" else None, people=[person["handle"]],
            initiator=initiator, topic=topic if initiator == first else "",
            summary=summary if initiator == first else story.random.choice(story.texts["answers"]), source="hand",
        )  # fmt: skip
