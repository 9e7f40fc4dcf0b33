"""The few numbers of a tie that a suggestion's score is made of, in one pass over the touches.

They are those of ``tie.tie``, without what only words need, so that everyone with a rhythm can be ranked on every day
(2,000 people in well under 30 ms). ``tests/domain/test_tie_stats.py`` pins the two to each other.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from netritual.domain.model import Keep, Person, Settings
from netritual.domain.network import Touch
from netritual.domain.ties.rhythm import cadence
from netritual.domain.ties.tie import (
    CONVERSATIONS,
    COUNTED,
    IN_PERSON,
    PLAIN_HALF_LIFE,
    REPLY_DAYS,
    WRITTEN,
    Tie,
    decays,
    gap_start,
    is_dormant,
    keep_of,
    middle,
    p_keep,
)


class Sums(Struct, frozen=True, gc=False):
    """What a person's touches say on one day, whatever their tier. Days are ordinals, 0 for none.

    ``two_way`` and ``met`` are the newest days of a two-way touch and of a meeting, ``first`` the oldest touch-day,
    ``count`` n, ``s60`` as in ``tie.Tie``, ``gaps`` the median of the days between touch-days.
    """

    two_way: int
    met: int
    first: int
    count: int
    s60: float
    gaps: float | None


class TieStats(Struct, frozen=True, gc=False):
    """g, gf, C, n, p_keep and whether the tie is dormant: fields of ``tie.Tie`` of the same names.

    ``met`` is the newest day of a meeting (an ordinal, 0 for none).
    """

    gap: int
    gap_in_person: int
    cadence: int
    touch_days: int
    p_keep: float
    dormant: bool
    met: int


NOTHING = Sums(0, 0, 0, 0, 0.0, None)


def sums_of(touches: Sequence[Touch], now: int) -> Sums:
    """The sums of touches in the order of their days, up to tomorrow. ``now`` is the ordinal of the day."""
    touches = _up_to(touches, now)
    counted = COUNTED
    days = list(dict.fromkeys([touch.day for touch in touches if touch.channel in counted]))
    if not days:
        return NOTHING
    plain, s60 = decays(PLAIN_HALF_LIFE), 0.0
    reach, newest = len(plain), days[-1]
    oldest = now - reach
    if newest > now:
        for day in days:
            if day > oldest:
                s60 += plain[now - day if day < now else 0]
    else:
        for day in days:
            if day > oldest:
                s60 += plain[now - day]
    two_way, met = newest_days(touches, now)
    count = len(days)
    gaps = middle(sorted([b - a for a, b in pairwise(days)])) if count > 4 else None
    return Sums(two_way, met, days[0], count, s60, gaps)


def _up_to(touches: Sequence[Touch], now: int) -> Sequence[Touch]:
    if touches and touches[-1].day > now + 1:
        return [touch for touch in touches if touch.day <= now + 1]
    return touches


def newest_days(touches: Sequence[Touch], now: int) -> tuple[int, int]:
    """The newest days of a two-way touch and of a meeting, up to tomorrow, as in ``Sums``: read from the newest, as far
    back as it takes."""
    two_way, touches = 0, _up_to(touches, now)
    theirs: list[int] | None = None
    mine: list[int] = []
    for touch in reversed(touches):
        day, channel, way = touch.day, touch.channel, touch.initiator
        if channel in CONVERSATIONS:
            two_way = two_way or day
            if channel in IN_PERSON:
                return two_way, day
        elif not two_way and channel in WRITTEN and way is not None:
            if theirs is None:
                mine = [t.day for t in touches if t.channel in WRITTEN and t.initiator in ("me", "mutual")]
                theirs = [t.day for t in touches if t.channel in WRITTEN and t.initiator in ("them", "mutual")]
            if way == "mutual" or _near(theirs if way == "me" else mine, day):
                two_way = day
    return two_way, 0


def _near(days: list[int], day: int) -> bool:
    """True when one of the sorted days is at most 30 before or after."""
    at = bisect_left(days, day - REPLY_DAYS)
    return at < len(days) and days[at] <= day + REPLY_DAYS


def tie_stats_of(person: Person, sums: Sums, settings: Settings, today: date) -> TieStats:
    """The stats of one tie: the sums seen through the rhythm of the person."""
    return tie_stats_at(person, sums, cadence(person, settings), keep_of(settings), today, today.toordinal())


def tie_stats_at(person: Person, sums: Sums, rhythm: int, keep: Keep, today: date, now: int) -> TieStats:
    """The same for very many, with what they share at hand. ``now`` is the ordinal of the day."""
    two_way, met, count = sums.two_way, sums.met, sums.count
    gap = now - (two_way or gap_start(person, today))
    if gap < 0:
        gap = 0
    since = met or sums.first
    quiet = now - since if since else gap
    return TieStats(
        gap,
        quiet if quiet > 0 else 0,
        rhythm,
        count,
        p_keep(sums.s60, gap, keep),
        two_way > 0 and is_dormant(gap, count, sums.gaps) and person.status != "archived",
        met,
    )


def due_value(tie: Tie | TieStats) -> float:
    """How far past the rhythm: 0 up to three quarters of it, 1 at twice the rhythm.

    Before the first talk the days since the tier was set count.
    """
    return min(1.0, max(0.0, (tie.gap / tie.cadence - 0.75) / 1.25))
