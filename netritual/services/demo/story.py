"""Two years of a sample home, counted back from today: its people and their talks.

Everything is drawn from one seed, so the same moment and seed always give the same lines, ids and uids.
"""

import random
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from netritual.services.demo.cast import KNOWS, PEOPLE, ZONES, Cast
from netritual.services.demo.scenes import ANSWERS, NOTES, PLACES, SCENES

Row = dict[str, Any]
HOME_ZONE = "Europe/Lisbon"
CADENCE = {0: 365, 1: 14, 2: 30, 3: 90, 4: 180, 5: 365}
DAYS = 730
"""How far back the log of the sample home goes."""
FIRST_ID = 1_000_001


class Story:
    """The lines of the home while they are made. Days are counted back from ``today``."""

    def __init__(self, now: datetime, seed: int) -> None:
        self.now = now
        self.today = now.date()
        self.zone = ZoneInfo(HOME_ZONE)
        self.random = random.Random(seed)
        self.rows: list[Row] = []
        self._next = FIRST_ID
        self._texts: dict[str, list[str]] = {}

    def add(self, kind: str, **fields: Any) -> Row:
        """One more line, with the next id."""
        row = {"kind": kind, "id": self._next, **fields}
        self._next += 1
        self.rows.append(row)
        return row

    def ago(self, days: int) -> date:
        """The day so many days before today."""
        return self.today - timedelta(days=days)

    def day(self, days: int) -> str:
        """That day as a line holds it."""
        return self.ago(days).isoformat()

    def workday(self, days: int) -> date:
        """The last weekday on or before that day."""
        found = self.ago(days)
        return found - timedelta(days=max(0, found.weekday() - 4))

    def moment(self, day: date, hour: int, minute: int = 0) -> str:
        """A moment of the owner's wall clock."""
        return datetime.combine(day, time(hour, minute), self.zone).isoformat()

    def uid(self) -> str:
        """A calendar uid of this seed."""
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def text(self, cast: Cast) -> tuple[str, str]:
        """(topic, summary) for one more talk with somebody; no summary comes twice until all were used."""
        topic = self.random.choice(cast.topics) if cast.topics else ""
        unused = self._texts.setdefault(f"{cast.handle} {topic}", [])
        if not unused:
            unused += self.random.sample(SCENES[topic], len(SCENES[topic]))
        return topic, unused.pop()


def people(story: Story) -> None:
    """A line for each person."""
    knows: dict[str, list[str]] = {}
    for one, two in KNOWS:
        knows.setdefault(one, []).append(two)
        knows.setdefault(two, []).append(one)
    for cast in PEOPLE:
        story.add("person", **_person(story, cast, knows.get(cast.handle, [])))


def _person(story: Story, cast: Cast, knows: list[str]) -> Row:
    more = dict(cast.more)
    status = "network" if cast.tier or cast.quiet is not None else "list"
    since = more.pop("since", None)
    row: Row = {
        "handle": cast.handle, "name": cast.name, "company": cast.company, "position": cast.position, "city": cast.city,
        "tz": ZONES.get(cast.city), "tier": cast.tier, "tier_set": story.day(DAYS - 40) if cast.tier else None,
        "circles": list(cast.circles), "topics": list(cast.topics), "knows": knows,
        "created": story.moment(story.ago(DAYS - 3), 9),
        "status": "archived" if more.pop("archived", False) else "list" if more.get("new") else status,
    }  # fmt: skip
    if not more.get("new"):
        slug = cast.handle if "-" in cast.handle else cast.name.split()[-1].lower()
        row["emails"] = [f"{cast.handle}@{slug.encode('ascii', 'ignore').decode() or 'mail'}.example"]
    if since is not None:
        row |= {"origin": "import", "connected_on": story.day(since), "emails": []}
        row["urls"] = [f"https://people.example.org/in/{cast.handle}-sample"]
    if "birthday_in" in more:
        row["birthday"] = (story.today + timedelta(days=more.pop("birthday_in"))).strftime("%m-%d")
    if "snooze_in" in more:
        row["snooze_until"] = (story.today + timedelta(days=more.pop("snooze_in"))).isoformat()
    if "events" in more:
        row["events"] = [
            {"kind": kind, "on": (story.today + timedelta(days=days)).isoformat()} for kind, days in more.pop("events")
        ]
    return {**row, **more}


def talks(story: Story) -> None:
    """What was said with each of them, from the last talk back to the first."""
    for cast in PEOPLE:
        if cast.quiet is None or cast.more.get("new"):
            continue
        day, gap = cast.quiet, CADENCE[cast.tier]
        while day < DAYS:
            _talk(story, cast, day)
            if cast.tier and story.random.random() < 0.35:
                _letters(story, cast, day + story.random.randint(2, max(3, gap // 2)))
            day += max(4, round(gap * story.random.uniform(0.55, 1.35)))
            if not cast.tier and day > cast.quiet + 30:
                break


def _talk(story: Story, cast: Cast, days: int) -> None:
    near = cast.city in ("Lisbon", "")
    if near:
        channel = story.random.choices(("coffee", "lunch", "walk", "call", "video"), (9, 4, 3, 2, 1))[0]
    else:
        channel = story.random.choices(("video", "call", "visit"), (6, 4, 1))[0]
    if cast.more.get("prefers") and story.random.random() < 0.6:
        channel = cast.more["prefers"][0]
    day = story.workday(days) if days > 6 else story.ago(days)
    topic, summary = story.text(cast)
    minutes = {"coffee": 45, "lunch": 70, "walk": 50, "video": 30, "call": 25, "visit": 120}[channel]
    fields: Row = {
        "on": day.isoformat(),
        "time": f"{story.random.choice((8, 9, 12, 13, 16, 17)):02}:{story.random.choice((0, 15, 30)):02}",
        "logged": story.moment(day, 19, story.random.randrange(60)) if days else story.now.isoformat(),
        "channel": channel,
        "people": [cast.handle],
        "initiator": story.random.choices(("mutual", "me", "them"), (6, 2, 2))[0],
        "minutes": minutes + 5 * story.random.randint(-2, 4),
        "place": story.random.choice(PLACES) if channel in ("coffee", "lunch") and near else None,
        "via": story.random.choice(("zoom", "meet")) if channel == "video" else None,
        "topic": topic,
        "tags": [topic.replace(" ", "-")] if topic and story.random.random() < 0.5 else [],
        "summary": summary,
        "note": story.random.choice(NOTES) if story.random.random() < 0.4 else "",
        "warmth": story.random.choice((3, 4, 4, 5)) if story.random.random() < 0.3 else None,
        "source": story.random.choice(("hand", "hand", "shell")),
    }
    if days <= 14:
        fields["line"] = f"{channel} @{cast.handle} {day.strftime('%a').lower()} re {topic or 'this and that'}"
    story.add("interaction", **fields)


def _letters(story: Story, cast: Cast, days: int) -> None:
    """A short exchange: one wrote, the other answered a day or two later."""
    if days + 2 >= DAYS:
        return
    channel = story.random.choice(("email", "email", "text", "dm"))
    first, answer = story.random.choice((("me", "them"), ("them", "me")))
    topic, summary = story.text(cast)
    for initiator, at in ((first, days + story.random.randint(1, 2)), (answer, days)):
        story.add(
            "interaction", on=story.day(at), logged=story.moment(story.ago(at), 20, story.random.randrange(60)),
            channel=channel, via="linkedin" if channel == "dm" else None, people=[cast.handle], initiator=initiator,
            topic=topic if initiator == first else "",
            summary=summary if initiator == first else story.random.choice(ANSWERS), source="hand",
        )  # fmt: skip
