"""What the log says about one tie: gaps, strength, the chance that it goes on by itself, and its stage.

All of it is derived from touches, never stored. Days are the person's own days.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import exp, log
from typing import Literal, cast

from msgspec import Struct

from netritual.domain.coffees.past_coffees import nothing_booked
from netritual.domain.model import Keep, Person, Settings, Status
from netritual.domain.network import Network, People, Touch
from netritual.domain.quicklog.line_vocabulary import CONVERSATIONS as CONVERSATIONS
from netritual.domain.quicklog.line_vocabulary import IN_PERSON as IN_PERSON
from netritual.domain.quicklog.line_vocabulary import LIVE as LIVE
from netritual.domain.quicklog.line_vocabulary import WRITTEN as WRITTEN
from netritual.domain.quicklog.name_kinds import status_by
from netritual.domain.ties.occasions import ENOUGH, gaps_of, occasions, rhythm_of
from netritual.domain.ties.rhythm import cadence

Stage = Literal["stalled", "dormant", "fading", "cooling", "warm"]

STAGE_WORDS: Mapping[Stage, str] = {
    "stalled": "coffee to book", "dormant": "asleep", "fading": "fading", "cooling": "cooling", "warm": "warm",
}  # fmt: skip
"""Where a tie stands, in words."""

NO_TOUCH = frozenset(("react", "note"))
COUNTED = CONVERSATIONS | WRITTEN | {"comment"}
"""Channels with a depth above 0; a reaction and a note are no touch-day."""

REPLY_DAYS = 30
"""Two notes in both directions within this many days make written contact two-way."""

YEAR = 365


KEEP = Keep(0.9, 0.75, 0.45)
"""The constants of ``p_keep``; ``domain.suggestions.calibration`` can fit others to the log at hand."""
FADED = 50
"""Half-lives after which nothing is left."""
PLAIN_HALF_LIFE = 60
"""Days after which a touch counts half, whatever the rhythm."""


class Seen(Struct, frozen=True, gc=False):
    """When and how someone was last seen; JSON ``{"on", "channel"}``."""

    on: date
    channel: str


class Tie(Struct, frozen=True, kw_only=True, gc=False):
    """One tie on one day.

    ``gap`` and ``gap_in_person`` are g and gf in days, ``strength`` S, ``s60`` the touch-days decayed with 60 days,
    ``touch_days`` n, ``median_gap`` m (None below two touch-days). ``last`` is the newest touch with a depth above 0.
    """

    person: int
    cadence: int
    gap: int
    gap_in_person: int
    last: Seen | None
    in_person: Seen | None
    last_two_way: date | None
    first: date | None
    strength: float
    s60: float
    touch_days: int
    median_gap: float | None
    p_keep: float
    dormant: bool
    two_way_year: bool
    stage: Stage | None


def strength_words(strength: float) -> str:
    """How strong a tie is, in a word: a dinner of this week is 3 and more, an old e-mail near 0."""
    return "strong" if strength >= 3 else "medium" if strength >= 1 else "light" if strength >= 0.05 else "none yet"


def decay(age: int, half_life: int) -> float:
    """2^(-age/half_life) up to fifty half-lives, beyond which it is less than the dust of a float."""
    return 2 ** (-age / half_life) if age <= FADED * half_life else 0.0


@lru_cache(maxsize=256)
def decays(half_life: int) -> tuple[float, ...]:
    """``decay`` for all ages for which it counts: for sums over very many touches.

    So a sum made touch by touch is the one that an index keeps of a former day and lets fade as a whole.
    """
    return tuple([2 ** (-age / half_life) for age in range(FADED * half_life + 1)])


def half_life(rhythm: int) -> int:
    """Days in which a touch counts half for the strength of a tie of this rhythm."""
    return min(max(rhythm, 30), 180)


def depth(touch: Touch, two_way: bool) -> float:
    """How deep a touch goes: in person 3, live 2, written both ways 1, useful comment 0.7, one-way 0.5, else 0."""
    channel = touch.channel
    if channel in IN_PERSON:
        return 3.0
    if channel in LIVE:
        return 2.0
    if channel in WRITTEN:
        return 1.0 if two_way else 0.5
    if channel == "comment":
        return 0.7 if touch.useful else 0.5
    return 0.0


class Day(Struct, frozen=True, gc=False):
    """The touches of one day as one: the deepest counts. ``day`` is an ordinal."""

    day: int
    depth: float
    channel: str
    two_way: bool
    in_person: str | None


def written_days(touches: Iterable[Touch]) -> tuple[list[int], list[int]]:
    """The days of what I wrote, and of what they wrote; a letter of both is on each side."""
    letters = [touch for touch in touches if touch.channel in WRITTEN]
    mine, theirs = ([one.day for one in letters if one.initiator in (side, "mutual")] for side in ("me", "them"))
    return mine, theirs


def days_of(touches: Sequence[Touch], today: int) -> list[Day]:
    """Touch-days up to tomorrow (slack for zones), oldest first; what has no depth is left out."""
    mine, theirs = written_days(touches)
    if len(touches) > 1:
        mine.sort()
        theirs.sort()
    last = today + 1
    best: dict[int, Day] = {}
    for touch in touches:
        channel = touch.channel
        if touch.day > last or channel == "react" or channel == "note":
            continue
        met = channel in IN_PERSON
        both = met or channel in LIVE or (channel in WRITTEN and _answered(touch, mine, theirs, last))
        deep = depth(touch, both)
        if deep <= 0:
            continue
        old = best.get(touch.day)
        if old is None:
            best[touch.day] = Day(touch.day, deep, channel, both, channel if met else None)
            continue
        deeper = deep > old.depth
        best[touch.day] = Day(
            touch.day,
            max(deep, old.depth),
            channel if deeper else old.channel,
            both or old.two_way,
            (channel if met else None) if deeper or old.in_person is None else old.in_person,
        )
    return [best[day] for day in sorted(best)]


def from_them(touch: Touch) -> bool:
    """Whether a touch is a word of theirs: a meeting, a call, or a note that they wrote."""
    if touch.channel in CONVERSATIONS:
        return True
    return touch.channel not in NO_TOUCH and touch.initiator in ("them", "mutual")


def _answered(touch: Touch, mine: list[int], theirs: list[int], last: int) -> bool:
    """True when the other one wrote within 30 days, before or after, and not after ``last``."""
    if touch.initiator == "mutual":
        return True
    other = theirs if touch.initiator == "me" else mine if touch.initiator == "them" else []
    at = bisect_left(other, touch.day - REPLY_DAYS)
    return at < len(other) and other[at] <= min(touch.day + REPLY_DAYS, last)


def keep_of(settings: Settings) -> Keep:
    """The constants in use: those learned from the log when the person took them, else ``KEEP``."""
    return settings.learned or KEEP


def p_keep(s60: float, gap: float, keep: Keep = KEEP) -> float:
    """The chance that the tie goes on by itself, 0 to 1."""
    return 1 / (1 + exp(-(keep.base + keep.strength * log(s60 + 0.05) - keep.silence * log(1 + gap))))


def tie(person: Person, touches: Sequence[Touch], settings: Settings, today: date, *, stalled: bool = False) -> Tie:
    """The tie with one person on one day. ``stalled``: there is an open coffee intent (it only changes the stage)."""
    now, rhythm = today.toordinal(), cadence(person, settings)
    days = days_of(touches, now)
    half = half_life(rhythm)
    strength = s60 = 0.0
    two_way = met = None
    for day in days:
        age = max(0, now - day.day)
        strength += day.depth * decay(age, half)
        s60 += decay(age, PLAIN_HALF_LIFE)
        if day.two_way:
            two_way = day
        if day.in_person is not None:
            met = day
    gap = max(0, now - (two_way.day if two_way is not None else gap_start(person, today)))
    last, in_person = seen_on(days)
    gap_met = max(0, now - met.day) if met is not None else max(0, now - days[0].day) if days else gap
    usual = middle(sorted([b.day - a.day for a, b in pairwise(days)])) if len(days) > 1 else None
    keep = p_keep(s60, gap, keep_of(settings))
    archived = person.status == "archived"
    quiet = two_way is not None and is_dormant(gap, len(days), usual) and not archived
    return Tie(
        person=person.id,
        cadence=rhythm,
        gap=gap,
        gap_in_person=gap_met,
        last=last,
        in_person=in_person,
        last_two_way=date.fromordinal(two_way.day) if two_way is not None else None,
        first=date.fromordinal(days[0].day) if days else None,
        strength=strength,
        s60=s60,
        touch_days=len(days),
        median_gap=usual,
        p_keep=keep,
        dormant=quiet,
        two_way_year=two_way is not None and gap <= YEAR,
        stage=None
        if archived
        else stage_of(person, keep, gap, badge_rhythm(person, settings, [day.day for day in days]), quiet, stalled),
    )


def gap_start(person: Person, today: date) -> int:
    """The day (an ordinal) from which the silence of someone counts who never talked: the tier's, else the record's."""
    start = person.tier_set or (person.created.date() if person.created is not None else today)
    return start.toordinal()


def middle(gaps: list[int]) -> float:
    """The median of sorted numbers."""
    half = len(gaps) // 2
    return float(gaps[half]) if len(gaps) % 2 else (gaps[half - 1] + gaps[half]) / 2


def is_dormant(gap: int, touch_days: int, median_gap: float | None) -> bool:
    """Quiet for 8 times the usual gap (5 touch-days or more), or for a year (3 or more)."""
    if touch_days >= 5 and median_gap is not None and gap > 8 * median_gap:
        return True
    return touch_days >= 3 and gap > YEAR


def badge_rhythm(person: Person, settings: Settings, days: Sequence[int]) -> int | None:
    """The rhythm that the badge of somebody measures silence by, from touch-days (ordinals) in order.

    The one that was chosen; without a tier the one that the gaps show, and None before three occasions, or no contact
    at all: then there is no badge.
    """
    if not days or (not person.tier and occasions(days) < ENOUGH):
        return None
    return cadence(person, settings) if person.tier or person.cadence_days else rhythm_of(gaps_of(days))


def stage_of(person: Person, keep: float, gap: int, rhythm: int | None, quiet: bool, stalled: bool) -> Stage | None:
    """The badge, the first rule that holds. Kin keep without effort, so they never fade.

    ``rhythm`` is that of ``badge_rhythm``.
    """
    if stalled:
        return "stalled"
    if rhythm is None:
        return None
    if quiet:
        return "dormant"
    if keep < 0.35 and gap > 0.75 * rhythm and not person.kin:
        return "fading"
    if keep >= 0.6 or gap <= rhythm or person.kin:
        return "warm"
    return "cooling"


def status_of(person: Person, tie: Tie) -> Status:
    """What counts as network, from the tie."""
    return status_with(person, tie.last_two_way)


def status_with(person: Person, last_two_way: date | None) -> Status:
    """What counts: archived is the user's word; a tier, or a two-way touch after ``listed_on``, makes network."""
    return cast("Status", status_by(person.status, person.tier, person.listed_on, last_two_way))


def seen_on(days: Sequence[Day]) -> tuple[Seen | None, Seen | None]:
    """The newest of some touch-days in order, and the newest meeting, each None when there is none."""
    met = next((day for day in reversed(days) if day.in_person is not None), None)
    return (
        Seen(date.fromordinal(days[-1].day), days[-1].channel) if days else None,
        Seen(date.fromordinal(met.day), met.in_person or "") if met is not None else None,
    )


class Ties(Mapping[int, Tie]):
    """The ties of everyone on one day; each is worked out when it is first asked for."""

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self._network, self._settings, self._today = network, settings, today
        self._people = People(network)
        self._stalled = frozenset(who for coffee in nothing_booked(network) for who in coffee.people)
        self._by_person: dict[int, Tie] = {}

    def __getitem__(self, key: int) -> Tie:
        cached = self._by_person.get(key)
        if cached is None:
            person = self._people[key]
            stalled = key in self._stalled
            cached = tie(person, self._network.touches(key), self._settings, self._today, stalled=stalled)
            self._by_person[key] = cached
        return cached

    def __contains__(self, key: object) -> bool:
        return key in self._people

    def __iter__(self) -> Iterator[int]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)


def ties(network: Network, settings: Settings, today: date) -> Mapping[int, Tie]:
    """Everyone's tie by person id, worked out when asked for and kept."""
    return Ties(network, settings, today)
