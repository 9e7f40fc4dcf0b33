"""What two years left in the sample home: promises, requests, thanks, coffees and reviews, which the review counts."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from netritual.domain.model import Settings
from netritual.review.step_loading import steps_of
from netritual.services.demo.story import Fields, Story, talks

REVIEWS = 40
"""Weeks back to the first review of the sample home."""
MISSED, RESTED = (17, 29), (9, 23)
"""Weeks ago without a review, and those that were rest weeks."""


def _promises(story: Story) -> None:
    """Nearly all of them kept, most in time."""
    close = [person["handle"] for person in story.people() if person["tier"] in (1, 2, 3)]
    for days in range(20, 700, 9):
        due = days - story.random.randint(3, 12)
        late = story.random.random() < 0.07
        closed = due - 3 if late else due + story.random.randint(0, 3)
        released = story.random.random() < 0.03
        story.add(
            "promise", by=story.random.choices(("me", "them"), (3, 1))[0], people=[story.random.choice(close)],
            text=story.random.choice(story.texts["promises"]), made=story.day(days), due=story.day(due),
            closed=story.day(max(1, closed)), state="released" if released else "kept", told=True,
            reason="the fair was called off" if released else "",
        )  # fmt: skip


def _requests(story: Story) -> None:
    """Answered, most within hours."""
    far = [person["handle"] for person in story.people() if person["tier"]]
    asked_for = story.texts["requests"]
    for at, days in enumerate(range(15, 640, 8)):
        kind, text = asked_for[at % len(asked_for)]
        asked = story.workday(days)
        hours = story.random.choice((1, 1, 2, 3, 3, 5, 22, 26))
        answered = datetime.fromisoformat(story.moment(asked, 10)) + timedelta(hours=hours)
        done = story.random.choices(("acknowledged", "no_ack"), (5, 1))[0]
        story.add("request", **{"from": story.random.choice(far)}, type=kind, text=text, aim_hours=24,
                  asked=story.moment(asked, 10), answered=answered.isoformat(), state=done,
                  rounds=story.random.choice((1, 1, 1, 2)))  # fmt: skip


def _thanks(story: Story) -> None:
    """Said, most within two days."""
    helpers = story.texts["helpers"]
    for at, days in enumerate(range(25, 600, 41)):
        story.add("thanks", to=helpers[at % len(helpers)], text="time and a straight answer", made=story.day(days),
                  due=story.day(days - 2), said=story.day(days - story.random.choice((1, 1, 2, 6))))  # fmt: skip


def _coffees(story: Story) -> None:
    """What is planned for the next days, and what came of earlier ones."""
    _planned(story, "omar", _next(story, 2, 3), 8, 30, "confirmed", "coffee", "angels or customers", 2)
    _planned(story, "wanjiru", _next(story, 14, 1), 12, 30, "written", "lunch", "the skills fair, and who trains", 0)
    _planned(story, "hugo", _last(story), 8, 30, "confirmed", "coffee", "how the price list landed", 1)
    met = [row for row in story.rows if row["kind"] == "interaction" and row["channel"] in ("coffee", "lunch", "walk")]
    met = sorted((row for row in met if row["people"] and row["on"] < story.day(0)), key=lambda row: row["on"])[-60:]
    for row in met[::2]:
        day = date.fromisoformat(row["on"])
        _past(story, row["people"], day, row["channel"], "held", row.get("place"), row.get("topic", ""))
    for who, days, state, reason in (
        ("adaeze", 80, "declined", "busy"), ("bruno", 140, "cancelled", None), ("yasmin", 190, "lapsed", None),
        ("sam-patel", 60, "declined", "too_soon"), ("sam-lee", 100, "cancelled", None),
    ):  # fmt: skip
        _past(story, [who], story.workday(days), "coffee", state, None, "", reason)


def _planned(
    story: Story, who: str, day: date, hour: int, minute: int, state: str, channel: str, purpose: str, sequence: int
) -> None:
    story.add(
        "coffee", people=[who], said_by="both", said=story.day(15), channel=channel, purpose=purpose,
        give="ask what would help most right now", place=story.texts["places"][0], state=state, uid=story.uid(),
        sequence=sequence, slot=_slot(story, day, time(hour, minute), 60 if channel == "lunch" else 45), in_file=True,
        changed=story.moment(story.ago(3), 16, 20), created=story.moment(story.ago(15), 16, 20),
    )  # fmt: skip


def _past(
    story: Story, people: list[str], day: date, channel: str, state: str, place: str | None, purpose: str,
    reason: str | None = None,
) -> None:  # fmt: skip
    said = day - timedelta(days=story.random.randint(4, 20))
    story.add(
        "coffee", people=people, said_by=story.random.choice(("me", "them", "both")), said=said.isoformat(),
        channel=channel, purpose=purpose, place=place, state=state, decline_reason=reason, uid=story.uid(),
        slot=_slot(story, day, time(8, 30), 45), sequence=1, in_file=True, changed=story.moment(day, 19),
        created=story.moment(said, 16),
    )  # fmt: skip


def _slot(story: Story, day: date, at: time, minutes: int) -> Fields:
    start = datetime.combine(day, at, story.zone)
    return {
        "start": start.isoformat(), "end": (start + timedelta(minutes=minutes)).isoformat(), "tz": story.zone.key,
    }  # fmt: skip


def _next(story: Story, days: int, weekday: int) -> date:
    """The first such weekday (0 = Monday) at least so many days from now."""
    day = story.today + timedelta(days=days)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _last(story: Story) -> date:
    """The last Tuesday, Wednesday or Thursday before today."""
    day = story.ago(1)
    while day.weekday() not in (1, 2, 3):
        day -= timedelta(days=1)
    return day


def _reviews(story: Story) -> None:
    """A review each Friday but for the weeks that were missed or rested; the last one is of last week."""
    friday = story.today - timedelta(days=story.today.weekday() - 4)
    for back in range(REVIEWS, 0, -1):
        day = friday - timedelta(days=7 * back)
        name = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
        if back in RESTED:
            story.add("rest", week=name, reason="auto" if back == RESTED[0] else "chosen")
        elif back not in MISSED:
            story.add("review", **_review(story, day, name, back))


def _met_after(story: Story, day: date) -> list[str]:
    """The first two with whom a coffee was held in the three weeks after a review: they were picked there."""
    last = (day + timedelta(days=21)).isoformat()
    coffees = [row for row in story.rows if row["kind"] == "coffee" and row["state"] == "held"]
    met = [row["people"][0] for row in coffees if day.isoformat() < row["slot"]["start"][:10] <= last]
    return list(dict.fromkeys(met))[:2]


def _review(story: Story, day: date, name: str, back: int) -> Mapping[str, Any]:
    short = back % 6 == 0
    steps = [step.id for step in steps_of(Settings(), short=short)]
    seconds = {step: float(story.random.randint(35, 150)) for step in steps}
    started = datetime.fromisoformat(story.moment(day, 16, story.random.randint(0, 9)))
    ended = started + timedelta(seconds=sum(seconds.values()))
    met = _met_after(story, day)[: 1 if back % 3 == 0 else 2]
    others = [who for who in story.texts["suggested"] if who not in met]
    shown = [*met, *story.random.sample(others, 5 - len(met))]
    first, last = (day - timedelta(days=4)).isoformat(), day.isoformat()
    talked = [row["id"] for row in story.rows if row["kind"] == "interaction" and first <= row["on"] <= last]
    return {
        "week": name,
        "started": started.isoformat(),
        "ended": ended.isoformat(),
        "mode": "short" if short else "full",
        "step": steps[-1],
        "seen": steps,
        "items": [{"ref": f"{steps[0]}:interactions:{talk}", "outcome": "seen"} for talk in talked[:6]],
        "seconds": seconds,
        "shown": [
            {"person": who, "score": float(54 - 7 * at + story.random.randint(-3, 3)), "picked": at < 2}
            for at, who in enumerate(shown)
        ],
        "topic": story.random.choice(("pricing", "hiring", "fundraising", "")),
        "sweep": ["calendar", "email"] if back % 2 else ["calendar", "email", "linkedin"],
        "learned": story.random.choice(story.texts["learned"]),
    }


PAST: Mapping[str, Callable[[Story], None]] = {
    "talks": talks, "promises": _promises, "requests": _requests, "thanks": _thanks, "coffees": _coffees,
    "reviews": _reviews,
}  # fmt: skip
"""What a line ``{"past": …}`` of ``home.jsonl`` stands for."""
