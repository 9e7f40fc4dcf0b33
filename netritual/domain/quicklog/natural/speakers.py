"""Who speaks in a part of a line that leaves its subject out: "Ana wrote back, loves the plan, will send the money".

A part belongs to whom it begins with, to the writer when it tells of somebody (``told her``, ``said ok``), and else to
whoever had the part before it. What somebody asks for is answered by the other side: "Ana wants the deck, will send
it" is mine to send.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.language.text import begins_sum
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.recognised_names import PRESENT, Frame, Name
from netritual.domain.quicklog.natural.syntax import ME, NAMED, NOBODY, OPENING, THEY, Subject, Syntax

_YES = frozenset(("ok", "okay", "yes", "yep", "sure", "no", "fine", "i", "we", "will", "'ll", "id", "ill"))
"""Behind "said" these are the writer's own."""
_ASKING = frozenset((
    "asked", "asks", "asking", "wants", "want", "wanted", "needs", "need", "requested", "requests", "wondered",
    "wonders", "chasing", "chased",
))  # fmt: skip
"""In a part with one of these somebody wants something of the other side."""
_TELLING = frozenset((Frame.SUBJECT, Frame.TELLER, Frame.HELPED, Frame.ABSENT))
_BEING = frozenset(("is", "'s", "was", "back", "has", "had", "can", "will", "'ll", "can't", "cant", "says"))
_TELLS = frozenset(("says", "thinks", "suggests"))
_AGREES = (["does", "it"], ["will"], ["will", "do"], ["can"], ["'s", "in"])
_ANSWERS = frozenset(("no", "nope", "yes", "yep", "sure", "np"))
_NO_PROBLEM = frozenset(("prob", "probs", "problem", "worries"))
"""What stands behind an ask in the line that has its answer."""


def speaker(s: Syntax, at: int) -> Subject:
    """Whose part begins at a place where nobody is named: the subject of the parts before it, NOBODY for the writer's
    or when that side is asked for something."""
    end = at
    while end > 0:
        first = s.part_start(end - 1)
        subject = _opens(s, first, end)
        if subject is not None:
            asked = subject.is_theirs and not _ASKING.isdisjoint(s.lows[first:at])
            return Subject(NOBODY, at) if asked else subject
        end = first
    return Subject(NOBODY, at)


def _opens(s: Syntax, first: int, end: int) -> Subject | None:
    """Whom a part is about by its first words, None when it goes on with the one before."""
    at = first
    while at < end and (s.lows[at] in OPENING or s.lows[at] in v.ADVERBS or not s.lows[at]) and at not in s.starting:
        at += 1
    if at >= end:
        return None
    low, following = s.lows[at], s.low(at + 1)
    if low in v.I:
        return Subject(ME, at)
    if low in ("he", "she", "they", "both"):
        return Subject(THEY, at, pronoun=low)
    name = s.starting.get(at)
    if name is not None:
        is_told = name.frame in _TELLING or s.low(name.end) in _BEING or _is_in(s, name.end)
        return Subject(NAMED, at, [name]) if is_told and name.end < end else Subject(NOBODY, at)
    if low in v.SPOKEN and (at + 1 in s.starting or following in v.HIM or following == "both"):
        return Subject(ME, at)
    written = [one for one in s.names if at < one.start < end and one.frame is Frame.TOWARDS]
    if written and s.low(written[0].start - 1) in v.FROM:
        return Subject(NAMED, at, written[:1])
    there = any([at <= one.start < end and one.frame in PRESENT for one in s.names])
    return Subject(NOBODY, at) if there else None


def committed(s: Syntax, at: int) -> Subject | None:
    """Who goes on in "met Ana, in for 25k, will sign by Friday": who was there, if the part before tells only that
    somebody is in; of several it is to be asked which. None for another part."""
    first = s.part_start(at - 1) if at else 0
    there = {str(one.ref): one for one in s.names if one.end <= first and one.frame in PRESENT}
    if not there or not _is_in(s, first):
        return None
    return Subject(NAMED, at, [*there.values()]) if len(there) == 1 else Subject(THEY, at, pronoun="he")


def _is_in(s: Syntax, at: int) -> bool:
    """Whether what stands at a place says that somebody takes part: "in for 25k", "on board", "ready to invest"."""
    if s.low(at) == "in":
        return bool(s.gap(at)) or (s.low(at + 1) == "for" and begins_sum(s.low(at + 2)))
    if s.low(at) in ("on", "ready"):
        return s.lows[at : at + 2] in _READY
    return s.low(at) in _WILLING and (bool(s.gap(at)) or s.low(at + 1) != "to")


_READY = (["on", "board"], ["ready", "to"])
_WILLING = frozenset(("keen", "interested", "committed", "convinced", "yes"))


def is_answered(s: Syntax, text: int) -> bool:
    """True when the same line has the answer: "asked Tom for help but he declined"."""
    behind = s.lows[text:]
    said = "said" in behind and not {"no", "yes", "sure"}.isdisjoint(behind[behind.index("said") + 1 :][:2])
    words = f" {' '.join(behind)} "
    for at in range(text + 1, len(s.lows)):
        if not s.gap(at - 1):
            continue
        if s.lows[at] in v.HE and (s.low(at + 1) in _TELLS or s.lows[at + 1 : at + 3] in _AGREES):
            return True
        if s.lows[at] in _ANSWERS and (s.gap(at) or s.low(at + 1) in v.HE or s.low(at + 1) in _NO_PROBLEM):
            return True
    return said or any(
        f" {word} " in words for word in ("declined", "refused", "agreed", "accepted", "happy to", "'s in")
    )


def left_to_answer(s: Syntax, text: int, asked: Sequence[Name]) -> list[Name]:
    """Those of several who were asked something and whom no later part names, "asked Ana and Tom to speak, Tom said
    yes"; nobody where none of them is named."""
    behind = [name.ref.matches or name.ref.typed for name in s.names if name.start >= text]
    left = [name for name in asked if (name.ref.matches or name.ref.typed) not in behind]
    return left if len(left) < len(asked) else []
