"""What the index keeps of each person's touches, so that a day's sums need none of them; compared by ``doctor``."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, Protocol

from netritual.domain.counts import written_to
from netritual.domain.network import Touch
from netritual.domain.tie_stats import NOTHING, Sums, sums_of
from netritual.domain.ties import COUNTED, REPLY_DAYS, WRITTEN, decays, middle

MANY = 64
"""Touch-days from which on the gaps between them are kept, so that their median needs none of the touches."""
CACHED_DAYS = 31
"""Sums are cached for so many days at once; more are asked for by no screen."""
HALF_LIFE = 60
_DAY = itemgetter(0)
LEAST_GAPS = 4
"""The gaps of a person have a median that counts when there are more touch-days than these (``tie_stats.sums_of``)."""


class TouchSums(NamedTuple):
    """The sums of a person's touches on their newest touch-day. Days are ordinals, 0 for none.

    ``days`` is how many touch-days there are, ``gaps`` twice the median gap, -1 for none; ``mine`` and ``theirs`` the
    newest days of a written touch from each side: nothing older can make a later one two-way. ``sent`` and ``replied``
    are how often I wrote first, and how often they came back.
    """

    newest: int
    two_way: int
    met: int
    first: int
    days: int
    s60: float
    gaps: int
    mine: int
    theirs: int
    sent: int
    replied: int


UNKNOWN = TouchSums(0, 0, 0, 0, 0, 0.0, -1, 0, 0, 0, 0)
"""What is known of somebody without a touch-day."""


def known_of(touches: Sequence[Touch]) -> TouchSums:
    """What is kept of touches in the order of their days."""
    newest = next((touch.day for touch in reversed(touches) if touch.channel in COUNTED), 0)
    if not newest:
        return UNKNOWN
    sums = sums_of(touches, newest)
    written = [touch for touch in reversed(touches) if touch.channel in WRITTEN]
    mine = next((touch.day for touch in written if touch.initiator in ("me", "mutual")), 0)
    theirs = next((touch.day for touch in written if touch.initiator in ("them", "mutual")), 0)
    gaps = -1 if sums.gaps is None else round(2 * sums.gaps)
    return TouchSums(
        newest, sums.two_way, sums.met, sums.first, sums.count, sums.s60, gaps, mine, theirs, *written_to(touches)
    )


def sums_on(known: TouchSums, now: int) -> Sums | None:
    """The sums on a day (an ordinal); None for a day before the newest touch-day, which needs the touches."""
    newest, two_way, met, first, days, s60, gaps, *_ = known
    if newest > now:
        return None
    if not newest:
        return NOTHING
    return Sums(two_way, met, first, days, s60 * 2 ** ((newest - now) / HALF_LIFE), None if gaps < 0 else gaps / 2)


_DAYS = ("newest", "two_way", "met", "first", "mine", "theirs")
KNOWN = ", ".join([f"{name}_day" if name in _DAYS else name for name in TouchSums._fields])
"""The columns of the index for the fields of ``TouchSums``, in their order."""


class Base(Protocol):
    """The touches that the index has of people: asked for a few days only."""

    def window(self, person: int, first: int, last: int) -> Sequence[Touch]:
        """A person's touches of a span of days, both ends included."""

    def around(self, person: int, day: int) -> tuple[int, bool, int]:
        """The touch-day before a day, whether this is one, and the touch-day after it; 0 for none."""

    def gaps(self, person: int) -> "Counter[int]":
        """The gaps between the touch-days of a person, and how often each comes."""


def sums_with(known: TouchSums, news: Iterable[Touch], now: int, base: Base, person: int) -> Sums | None:
    """The sums on a day with touches that were added to those of the index; None for a day before one of them.

    Exact: only the days beside an added one are looked at, and the median gap is found by counting.
    """
    counted = sorted((touch for touch in news if touch.channel in COUNTED), key=_DAY)
    if not counted:
        return sums_on(known, now)
    if max(known.newest, counted[-1].day) > now:
        return None
    days = dict.fromkeys(touch.day for touch in counted)
    fresh = [day for day in days if day > known.newest or not base.around(person, day)[1]]
    plain, count = decays(HALF_LIFE), known.days + len(fresh)
    s60 = known.s60 * 2 ** ((known.newest - now) / HALF_LIFE)
    s60 += sum(plain[now - day] for day in fresh if now - day < len(plain))
    beside = sums_of(sorted(_beside(known, counted, base, person), key=_DAY), now)
    gaps = median(_gaps_with(fresh, known, base, person)) if count > LEAST_GAPS else None
    first = min(known.first or counted[0].day, counted[0].day)
    return Sums(max(known.two_way, beside.two_way), max(known.met, beside.met), first, count, s60, gaps)


def _beside(known: TouchSums, counted: Sequence[Touch], base: Base, person: int) -> Iterable[Touch]:
    """Added touches, and those of the index that decide which of them, or with them, are two-way.

    Next to one that is the newest these are the newest written words of each side; next to an older one all of the
    days in which an answer counts.
    """
    beside = {touch[4]: touch for touch in counted}
    for touch in counted:
        if touch.channel in WRITTEN and touch.day < known.newest and touch.day + REPLY_DAYS > known.two_way:
            near = base.window(person, touch.day - REPLY_DAYS, touch.day + REPLY_DAYS)
            beside.update((other[4], other) for other in near)
    written = [Touch(known.mine, "email", "me", False, 0)] if known.mine else []
    written += [Touch(known.theirs, "email", "them", False, 0)] if known.theirs else []
    return [*beside.values(), *written]


def _gaps_with(fresh: Sequence[int], known: TouchSums, base: Base, person: int) -> "Counter[int]":
    """The gaps between the touch-days of the index and these others, which are in order."""
    between = base.gaps(person)
    at = 0
    while at < len(fresh):
        before, _, after = base.around(person, fresh[at]) if fresh[at] < known.newest else (known.newest, False, 0)
        group = [day for day in fresh[at:] if not after or day < after]
        if before and after:
            between[after - before] -= 1
        chain = [*([before] if before else []), *group, *([after] if after else [])]
        between.update(b - a for a, b in pairwise(chain))
        at += len(group)
    return between


def median(times: "Counter[int]") -> float:
    """The median of numbers of which each comes so many times."""
    half, rest = divmod(sum(times.values()), 2)
    low = high = None
    seen = 0
    for number in sorted(times):
        seen += times[number]
        if low is None and seen >= half + rest:
            low = number
        if seen > half:
            high = number
            break
    return float(high or 0) if rest else middle([low or 0, high or 0])


def gaps_between(days: Iterable[int]) -> "Counter[int]":
    """The gaps between touch-days in order, and how often each comes."""
    return Counter(b - a for a, b in pairwise(dict.fromkeys(days)))


def touch_days(touches: Iterable[Touch]) -> Sequence[int]:
    """The days of touches that count, in the order given."""
    return [touch.day for touch in touches if touch.channel in COUNTED]


class SumCache:
    """Sums that were asked for, by day and person, so that the same question has the same answer."""

    def __init__(self) -> None:
        self._days: dict[int, dict[int, Sums]] = {}

    def on(self, now: int) -> dict[int, Sums]:
        """Those of one day, to be added to."""
        sums = self._days.get(now)
        if sums is None:
            while len(self._days) >= CACHED_DAYS:
                self._days.pop(next(iter(self._days)), None)
            sums = self._days.setdefault(now, {})
        return sums
