"""The parts of the suggestion score: seven components and three factors (``suggestions.md`` 1.2, 1.3)."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import log2
from typing import Literal

from netritual.domain.model import Coffee, Person, PersonEvent, Settings
from netritual.domain.pulse import Pulse
from netritual.domain.rhythm import TIER_NAMES, in_person_aim, weight
from netritual.domain.suggestions.facts import Facts
from netritual.domain.suggestions.invitations import answered, lately
from netritual.domain.suggestions.suggestion import Multiplier, Point
from netritual.domain.text import fold
from netritual.domain.ties import IN_PERSON, LIVE, YEAR, Tie
from netritual.domain.words import month_words, span

Place = Literal["same", "away", "trip", "visit", "remote", "unknown"]

COMPONENTS = ("loop", "due", "in_person", "fading", "dormant", "give_back", "timing")
"""The parts of the sum, in the order in which they are told; their weights are in the settings."""

Weights = tuple[float, ...]

SOON_DAYS = 14
"""How far a birthday, a new job or a visit reaches, and how far ahead a trip counts (the weeks that are planned)."""
FAR_MINUTES = 30
PLACE_FACTORS: dict[Place, float] = {
    "same": 1.0, "away": 0.8, "trip": 1.0, "visit": 1.0, "remote": 0.7, "unknown": 0.8
}  # fmt: skip
"""What the place does to a score (``suggestions.md`` 1.3)."""
REMOTE_KINDS = ("video", "call")
NEAR_KINDS = ("coffee", "lunch", "walk", "video")

_WELL_KNOWN = log2(13)
"""Twelve touch-days: who is known as well as counts."""

MEETING_KINDS = IN_PERSON | LIVE
"""The channels a coffee may have (``commands.md`` 4.1)."""


def tenth(value: float) -> float:
    """Rounded half-even to 1 decimal, on the decimal number a person would write (2.25 gives 2.2, 0.35 gives 0.4)."""
    tenths = value * 10
    whole = round(tenths)
    if -0.499 < tenths - whole < 0.499:  # far from a half, so dust can do nothing: nearly always
        return whole / 10
    # The inner rounding takes off the dust of binary fractions, the outer one rounds halves to even.
    return round(round(tenths, 7)) / 10


def clamp(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """``value`` kept between the two."""
    return low if value < low else high if value > high else value


def place_of(person: Person, facts: Facts, settings: Settings) -> Place:
    """Where we could meet in the next two weeks: my city, a trip of mine, a visit of theirs, or only on a screen."""
    if not person.city or not facts.city:
        return "unknown"
    city, today = facts.folded(person.city), facts.today
    if city == facts.city:
        return "away" if (person.travel_min or 0) > FAR_MINUTES else "same"
    last = today + timedelta(days=SOON_DAYS)
    if any(fold(trip.city) == city and trip.from_ <= last and trip.to >= today for trip in settings.trips):
        return "trip"
    if any(event.kind == "visit" and today <= event.on <= last for event in person.events):
        return "visit"
    return "remote"


def points_of(
    person: Person, tie: Tie, facts: Facts, settings: Settings, place: Place, help_: tuple[str, str] | None
) -> tuple[Point, ...]:
    """The seven components, each weighted and rounded. ``help_``: a need of theirs, and the name of who can meet it."""
    parts = (
        ("loop", *facts.loop.get(person.id, (0.0, "nothing open between you"))),
        ("due", *due(tie)),
        ("in_person", *in_person(tie, place)),
        ("fading", *fading(person, tie)),
        ("dormant", *dormant(tie)),
        ("give_back", *give_back(person, facts, help_)),
        ("timing", *timing(person, facts.today)),
    )
    return tuple(Point(name, tenth(settings.weights.get(name, 0.0) * value), why) for name, value, why in parts)


def weights_of(settings: Settings) -> Weights:
    """The weights of the seven components, in the order of the parts."""
    return tuple(settings.weights.get(name, 0.0) for name in COMPONENTS)


def due_value(tie: Tie | Pulse) -> float:
    """0 up to three quarters of the rhythm, 1 at twice the rhythm."""
    return clamp((tie.gap / tie.cadence - 0.75) / 1.25)


def due(tie: Tie) -> tuple[float, str]:
    """How far past the rhythm. Before the first talk the days since the tier was set count (``suggestions.md`` 1.1)."""
    if tie.last_two_way is None:
        return due_value(tie), f"no talk yet, {tie.gap} d into a {tie.cadence}-day rhythm"
    return due_value(tie), f"{tie.gap} d on a {tie.cadence}-day rhythm"


def in_person_value(tie: Tie | Pulse, place: Place) -> float:
    """How long past the aim of meeting: 0 up to the aim, 1 at twice the aim."""
    if place == "remote" or place == "unknown":
        return 0.0
    return clamp(tie.gap_in_person / in_person_aim(tie.cadence) - 1)


def in_person(tie: Tie, place: Place) -> tuple[float, str]:
    """How long past the aim of meeting, when we can meet at all."""
    if place in ("remote", "unknown"):
        return 0.0, "no city in common for now" if place == "remote" else "city not known"
    met = f"not met for {span(tie.gap_in_person)}" if tie.in_person else f"never met in {span(tie.gap_in_person)}"
    where = {"trip": "; you are in their city soon", "visit": "; they visit your city"}.get(place, "")
    return in_person_value(tie, place), f"{met}, aim {in_person_aim(tie.cadence)}{where}"


def fading_value(tie: Tie | Pulse) -> float:
    """What would be lost if the tie did not go on by itself: known well, likely to end, and quiet for the rhythm."""
    if tie.touch_days < 3:
        return 0.0
    known = clamp(log2(1 + tie.touch_days) / _WELL_KNOWN)
    return (1 - tie.p_keep) * known * clamp(tie.gap / (0.75 * tie.cadence))


def fading(person: Person, tie: Tie) -> tuple[float, str]:
    """What is being lost; kin go on without effort (``product.md`` 4)."""
    if tie.touch_days < 3:
        return 0.0, "too few talks to tell"
    if person.kin:
        return 0.0, "family goes on without effort"
    return fading_value(tie), f"{round(100 * tie.p_keep)} % chance to be in touch otherwise"


def dormant(tie: Tie) -> tuple[float, str]:
    """Once close and quiet for a year, or far quieter than the two are used to."""
    since, usual = tie.last_two_way, round(tie.median_gap or 0)
    if not tie.dormant or since is None:
        return 0.0, "not dormant"
    if tie.gap > YEAR:
        return 1.0, f"once close, quiet since {since.year}"
    return 1.0, f"used to talk every {span(usual) if usual > 1 else 'day'}, quiet since {month_words(since)}"


def give_back(person: Person, facts: Facts, help_: tuple[str, str] | None) -> tuple[float, str]:
    """They gave more than they got, or need something I can help with."""
    if help_ is not None:
        return 1.0, f"they need “{help_[0]}”, and {help_[1]} may help"
    gave, got = facts.gave.get(person.id, 0), facts.got.get(person.id, 0)
    return give_back_value(gave, got), f"they gave you {got}, you gave {gave}"


def give_back_value(gave: int, got: int) -> float:
    """1 when they gave four times more often than they got."""
    return clamp((got - gave) / 4)


def timing(person: Person, today: date) -> tuple[float, str]:
    """A birthday, a new job, a milestone or a visit within two weeks."""
    if person.birthday:
        days = days_to_birthday(person.birthday, today)
        if days is not None and days <= SOON_DAYS:
            return 1.0, "birthday today" if not days else f"birthday in {span(days)}"
    for event in sorted(person.events, key=lambda e: (e.on, e.kind)):
        why = _reason(event, today)
        if why:
            return 1.0, why
    return 0.0, "no date coming up"


def _reason(event: PersonEvent, today: date) -> str:
    days = (event.on - today).days
    if event.kind in ("birthday", "anniversary"):
        ahead = days_to_birthday(f"{event.on.month:02d}-{event.on.day:02d}", today)
        if ahead is None or ahead > SOON_DAYS:
            return ""
        return f"{event.kind} today" if not ahead else f"{event.kind} in {span(ahead)}"
    if event.kind == "visit":
        return f"visits your city in {span(days)}" if 0 <= days <= SOON_DAYS else ""
    if abs(days) > SOON_DAYS:
        return ""
    return "new job: congratulate" if event.kind == "job" else "a milestone: congratulate"


def days_to_birthday(text: str, today: date) -> int | None:
    """Days to the next one of ``YYYY-MM-DD`` or ``MM-DD``; 29 February is the 28th in other years. None if unread."""
    try:
        month, day = int(text[-5:-3]), int(text[-2:])
        for year in (today.year, today.year + 1):
            on = _birthday_in(year, month, day)
            if on >= today:
                return (on - today).days
    except ValueError:
        return None
    return None


def _birthday_in(year: int, month: int, day: int) -> date:
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def multipliers_of(person: Person, facts: Facts, place: Place) -> tuple[Multiplier, ...]:
    """Tier, how often they say yes, the place; and how often they were asked lately, when they were."""
    tier = TIER_NAMES[person.tier] if 0 < person.tier < len(TIER_NAMES) else "no rhythm"
    coffees = facts.coffees.get(person.id, ())
    asked, accepted = answered(coffees)
    by_yes, often = yes_factors(coffees, facts.today)
    why = lately(coffees, facts.today)[1]
    rows = (
        Multiplier("tier", tier_factor(person), tier),
        Multiplier("yes", by_yes, f"says yes {accepted} of {asked}" if asked else "not asked yet"),
        Multiplier("place", PLACE_FACTORS[place], _place_words(person, place)),
    )
    return (*rows, Multiplier("lately", often, why)) if why else rows


def tier_factor(person: Person) -> float:
    """What the tier does to a score."""
    return round(0.25 + 0.75 * weight(person), 10)


def yes_factors(coffees: Sequence[Coffee], today: date) -> tuple[float, float]:
    """What their answers do to a score: how often they say yes, and how often they were asked lately."""
    asked, accepted = answered(coffees)
    return round(0.6 + 0.8 * ((2 + accepted) / (4 + asked)), 10), lately(coffees, today)[0]


def _place_words(person: Person, place: Place) -> str:
    if place == "remote":
        return f"{person.city}, by video"
    if place == "away":
        return f"{person.travel_min} min away"
    if place == "trip":
        return f"you are in {person.city}"
    return {"same": "same city", "unknown": "city not known"}.get(place, "they visit your city")


def kind_of(person: Person, facts: Facts, place: Place) -> str | None:
    """The kind of meeting: what was said, what they like, then what the place allows; None when all are blocked.

    A kind they declined as the wrong channel is left out.
    """
    blocked = set(person.blocked_kinds)
    declined = [c for c in facts.coffees.get(person.id, ()) if c.decline_reason == "wrong_channel"]
    blocked.update(coffee.channel for coffee in declined)
    near = place != "remote"
    intent = facts.intent.get(person.id)
    wanted: list[str] = [intent.channel] if intent is not None else []
    wanted += [kind for kind in person.prefers if kind in MEETING_KINDS]
    fits: list[str] = [kind for kind in wanted if near or kind in REMOTE_KINDS]
    fits += NEAR_KINDS if near else REMOTE_KINDS
    return next((kind for kind in fits if kind not in blocked), None)
