"""What the index keeps of each person's touches, so that a day's sums need none of them; compared by ``doctor``."""

from collections.abc import Sequence
from typing import NamedTuple

from netritual.domain.network import Touch
from netritual.domain.ties.counts import written_to
from netritual.domain.ties.tie import COUNTED, PLAIN_HALF_LIFE
from netritual.domain.ties.tie_stats import NOTHING, Sums, sums_of


class TouchSums(NamedTuple):
    """The sums of a person's touches on their newest touch-day. Days are ordinals, 0 for none.

    ``days`` is how many touch-days there are, ``gaps`` twice the median gap, -1 for none; ``sent`` and ``replied`` are
    how often I wrote first, and how often they came back.
    """

    newest: int
    two_way: int
    met: int
    first: int
    days: int
    s60: float
    gaps: int
    sent: int
    replied: int


UNKNOWN = TouchSums(0, 0, 0, 0, 0, 0.0, -1, 0, 0)
"""What is known of somebody without a touch-day."""


def known_of(touches: Sequence[Touch]) -> TouchSums:
    """What is kept of touches in the order of their days."""
    newest = next((touch.day for touch in reversed(touches) if touch.channel in COUNTED), 0)
    if not newest:
        return UNKNOWN
    sums = sums_of(touches, newest)
    gaps = -1 if sums.gaps is None else round(2 * sums.gaps)
    return TouchSums(newest, sums.two_way, sums.met, sums.first, sums.count, sums.s60, gaps, *written_to(touches))


def sums_on(sums: TouchSums, now: int) -> Sums | None:
    """The sums on a day (an ordinal); None for a day before the newest touch-day, which needs the touches."""
    newest, two_way, met, first, days, s60, gaps, *_ = sums
    if newest > now:
        return None
    if not newest:
        return NOTHING
    return Sums(
        two_way, met, first, days, s60 * 2 ** ((newest - now) / PLAIN_HALF_LIFE), None if gaps < 0 else gaps / 2
    )


_DAYS = ("newest", "two_way", "met", "first")
KNOWN = ", ".join([f"{name}_day" if name in _DAYS else name for name in TouchSums._fields])
"""The columns of the index for the fields of ``TouchSums``, in their order."""
