"""Tiers and rhythms: how often each layer asks for a word, and how many people fit into it.

The rhythm is declared by the user, never inferred.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from netritual.domain.model import DeclineReason, Person, Settings, Sitting

TIER_NAMES = ("", "inner", "close", "active", "keep", "light")
"""The name of each tier by its number; tier 0 is no rhythm and has none."""

TIE_WORDS = ("", "an inner tie", "a close tie", "an active tie", "a tie to keep", "a light tie")
"""The tie of each tier in a sentence."""

TIER_SIZES: dict[int, int] = {1: 5, 2: 10, 3: 35, 4: 100}
"""How many people a tier holds before the app asks who moves down: layers of 5, 15, 50 and 150 people; the last tier
has no such size."""

WEIGHTS: dict[int, float] = {0: 0.25, 1: 1.0, 2: 0.8, 3: 0.6, 4: 0.4, 5: 0.25}
"""W, how much a person counts beside others, by tier; tier 0 counts like tier 5."""

CLOSE_TIERS, MIDDLE_TIERS, LIGHT_TIERS = (1, 2), (3, 4), (4, 5)
"""Tiers of those one is close to, and those whose share of the suggestions is limited from below or above
(``domain.suggestions.tier_turns``)."""

NO_TIER_CADENCE = 365
"""Days of silence that stand for a rhythm when there is none."""

UNTIERED_LATER = 21
"""Days for which somebody without a rhythm is put off."""
BUSY_LATER = 14
"""Days for which somebody who is busy is put off."""
SHORTEST, LONGEST = 7, 730
"""Limits of a person's own rhythm, in days."""


def was_dealt(person: Person, sittings: Iterable[Sitting]) -> bool:
    """True when the tier of somebody imported is of a day on which names of the list were sorted: then the question was
    whom I would enjoy to see."""
    return person.origin == "import" and any(sitting.on == person.tier_set for sitting in sittings)


def tier_of(word: str) -> int | None:
    """The tier that a word names, by number ("0" to "5") or by name; None when it names none."""
    if word in ("0", "1", "2", "3", "4", "5"):
        return int(word)
    return TIER_NAMES.index(word) if word and word in TIER_NAMES else None


def weight(person: Person) -> float:
    """W, how much a person of this tier counts, 0.25 to 1."""
    return WEIGHTS.get(person.tier, WEIGHTS[0])


def days_later(reason: DeclineReason | None, person: Person, settings: Settings) -> int:
    """For how many days a no for this reason puts off: too soon half the rhythm, three weeks without one; 0 if it tells
    of no day."""
    if reason != "too_soon":
        return BUSY_LATER if reason == "busy" else 0
    if not person.tier and not person.cadence_days:
        return UNTIERED_LATER
    return max(1, cadence(person, settings) // 2)


def cadence(person: Person, settings: Settings) -> int:
    """C, the days between two words: the person's own rhythm, else the tier's, else a year."""
    if person.cadence_days:
        return min(max(person.cadence_days, SHORTEST), LONGEST)
    if not person.tier:
        return NO_TIER_CADENCE
    days = settings.cadences.get(str(person.tier), NO_TIER_CADENCE)
    return days if days > 0 else 1


def in_person_aim(days: int) -> int:
    """A, the days between two meetings in person for a rhythm of ``days``: twice as long, 60 to 365."""
    return 60 if days < 30 else 365 if days > 182 else 2 * days


def next_word(person: Person, last_two_way: date | None, settings: Settings) -> date | None:
    """The day the rhythm asks for the next word: the last two-way touch plus the rhythm.

    None without a tier. Someone with a tier who never talked is counted from the day the tier was set.
    """
    start = last_two_way or person.tier_set
    if not person.tier or start is None:
        return None
    try:
        return start + timedelta(days=cadence(person, settings))
    except OverflowError:
        return None
