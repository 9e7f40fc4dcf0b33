"""A name of a line as it was recognised: how, whom it means, and in which frame it stands."""

from __future__ import annotations

from collections.abc import Iterable

from netritual.domain.quicklog.reading import Ref


class Frame:
    """Where a name stands, in words. Plain texts: an enumeration takes a shell line longer to make than to use."""

    WITH = "behind with"
    OBJECT = "met, called or written to"
    SPOKEN = "told, asked, thanked: a person, who need not have been there"
    TOWARDS = "from or to, behind a word of contact"
    AT_CHANNEL = "beside a channel word"
    SUBJECT = "before a verb of contact"
    TELLER = "before another verb"
    HELPED = "before a helping verb"
    POST = "owner of what was liked, commented on or replied to"
    AT_HOME = "at somebody's home"
    POINTED = "only pointed at"
    KINDRED = "said to tell who somebody is: whose kin or friend, or sent by whom"
    ABSENT = "said not to be there"
    OPEN = "none of these"


REACHED = frozenset((Frame.WITH, Frame.OBJECT, Frame.TOWARDS, Frame.AT_CHANNEL))
"""Whoever stands there was met, or was written to by the writer or the other way round."""
PRESENT = REACHED | {Frame.SUBJECT, Frame.POST, Frame.AT_HOME}
"""Whoever stands there was there, or was written to."""
EXPECTING = PRESENT | {Frame.SPOKEN}
"""Where a person is expected, so that a name that is a word too, or that nobody has, is one."""
WHOLE, FIRST, LAST, SHORT, TYPO, NEW, SIGIL, BOTH = "whole", "first", "last", "short", "typo", "new", "sigil", "both"
UNHEARD = "unheard"
"""How a name was recognised."""


class Name:
    """Words ``start`` to ``end``, which name somebody: whom they mean, and in which frame they stand."""

    def __init__(self, start: int, end: int, ref: Ref, kind: str) -> None:
        self.start, self.end, self.ref, self.kind = start, end, ref, kind
        self.frame = Frame.OPEN


def places_of(names: Iterable[Name]) -> set[int]:
    """The places of the words that name somebody."""
    return {at for name in names for at in range(name.start, name.end)}
