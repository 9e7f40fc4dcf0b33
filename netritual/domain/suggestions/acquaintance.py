"""What a thin log says of somebody: occasions, the gaps between them, and who wrote last.

Days are ordinals, 0 for none.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from netritual.domain.model import Person
from netritual.domain.network import Touch
from netritual.domain.ties.occasions import APART_DAYS, ENOUGH, FIRST_GUESS, gaps_of, rhythm_of
from netritual.domain.ties.tie import CONVERSATIONS, COUNTED, REPLY_DAYS, middle, written_days
from netritual.domain.ties.tie_stats import Sums

ANSWER_DAYS = 60
"""Days after a message of mine in which a word of theirs answers it."""
GROUPS = frozenset(("event", "meeting", "drinks", "social"))
"""Occasions on which one meets several people at once."""


class Acquaintance(Struct, frozen=True, gc=False):
    """The occasions of somebody, and what followed from them.

    ``usual`` is the middle gap between occasions in days, None below two of them; ``rhythm`` stands for a rhythm where
    none was chosen. ``once`` is the day of the only occasion, if it was a talk and nothing came from me after it;
    ``grouped``: it was one of several people. ``answered`` is the newest answer to a message of mine, when we never
    spoke. ``waiting`` is the newest message of mine that they did not answer, ``tries`` how often I wrote in a row, a
    nudge within the month not counted.
    """

    occasions: int = 0
    usual: float | None = None
    rhythm: int = FIRST_GUESS
    once: int = 0
    grouped: bool = False
    answered: int = 0
    waiting: int = 0
    tries: int = 0


NOBODY = Acquaintance()


def acquaintance_of(touches: Sequence[Touch], now: int) -> Acquaintance:
    """The acquaintance on a day (an ordinal), from touches in the order of their days, up to tomorrow."""
    counted = [touch for touch in touches if touch.channel in COUNTED and touch.day <= now + 1]
    if not counted:
        return NOBODY
    gaps = gaps_of(dict.fromkeys(touch.day for touch in counted))
    talks = [touch for touch in counted if touch.channel in CONVERSATIONS]
    mine, theirs = written_days(counted)
    once = 0
    if talks and not gaps and all(touch.day <= talks[-1].day or touch.initiator == "them" for touch in counted):
        once = talks[-1].day
    waiting = _waiting(mine, theirs, talks[-1].day if talks else 0)
    return Acquaintance(
        occasions=1 + len(gaps),
        usual=middle(sorted(gaps)) if gaps else None,
        rhythm=rhythm_of(gaps),
        once=once,
        grouped=all(touch.channel in GROUPS for touch in talks),
        answered=0 if talks else max((day for day in theirs if _near(mine, day - ANSWER_DAYS, day)), default=0),
        waiting=waiting[-1] if waiting else 0,
        tries=sum(1 for before, day in pairwise((0, *waiting)) if day - before > REPLY_DAYS),
    )


def with_history(
    people: Iterable[tuple[Person, Sums]], log_of: Callable[[int], Acquaintance]
) -> Iterator[tuple[Person, Sums]]:
    """Those with a history: with a tier and a talk, or often in touch. Archived ones are left out."""
    for person, sums in people:
        if person.status != "archived" and sums.two_way and (person.tier or is_often(person, sums, log_of)):
            yield person, sums


def is_often(person: Person, sums: Sums, log_of: Callable[[int], Acquaintance]) -> bool:
    """Whether there were enough occasions with somebody, a talk among them."""
    return sums.two_way > 0 and sums.count >= ENOUGH and log_of(person.id).occasions >= ENOUGH


def _waiting(mine: Sequence[int], theirs: Sequence[int], talked: int) -> list[int]:
    """The days of my messages after their last sign that nobody answered; thanks for a talk need no answer."""
    after = max([*theirs, talked + APART_DAYS if talked else 0])
    return [day for day in dict.fromkeys(mine) if day > after and not _near(theirs, day - REPLY_DAYS, day)]


def _near(days: Sequence[int], first: int, last: int) -> bool:
    return any(first <= day <= last for day in days)
