"""Open loops out of plain verbs: "promised Tom the deck by friday". They are proposed, never opened by themselves.

A walk over the words of a head, from verb to verb. What a verb gives is a ``Proposal``; between others ("Tom asked
Dana"), denied, already done or only hoped for, nothing is proposed.
"""

from __future__ import annotations

from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.appointments import appointments
from netritual.domain.quicklog.natural.patterns import PATTERNS, matched
from netritual.domain.quicklog.natural.phrase import SOFT
from netritual.domain.quicklog.natural.syntax import JOINING, OPENING, Syntax
from netritual.domain.quicklog.natural.tasks import CUES
from netritual.domain.quicklog.words import DUE_BEFORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from netritual.domain.quicklog.natural.known_names import Name
    from netritual.domain.quicklog.natural.phrase import Word
    from netritual.domain.quicklog.natural.syntax import Proposal

_VERBS = frozenset((*PATTERNS, *CUES))
_NO_TURN = frozenset(("to", "can", "call", "email", "text", "phone", "message", "ring", "has", "had", "have", "is"))
"""Verbs that do not begin another thought behind "and"."""


_LEADING = frozenset(("re", "todo", "to-do", "reminder", "homework"))
"""Words whose colon ends nothing."""


def proposals_of(words: Sequence[Word], names: Sequence[Name]) -> list[Proposal]:
    """The loops of a head, in order; they do not overlap."""
    syntax = Syntax(words, names)
    found: list[Proposal] = []
    coming = {proposal.start: proposal for proposal in appointments(syntax)}
    free = 0
    for at, low in enumerate(syntax.lows):
        if at < free or (low not in _VERBS and at not in coming):
            continue
        proposal = coming.get(at) or _at(syntax, at)
        if proposal is not None and proposal.start >= free:
            proposal.cue = at
            found.append(proposal)
            free = max(at + 1, proposal.text)
    for number, proposal in enumerate(found):
        limit = found[number + 1].start if number + 1 < len(found) else len(words)
        proposal.end = _end(syntax, proposal, limit)
    return found


def _at(s: Syntax, at: int) -> Proposal | None:
    found = matched(s, at)
    if found is None:
        cue = CUES.get(s.lows[at])
        found = cue(s, at) if cue is not None else None
    return found


def _end(s: Syntax, proposal: Proposal, limit: int) -> int:
    """Where a phrase ends: at a sign, or where another thought begins."""
    at = max(proposal.text, proposal.start + 1)
    while at < limit:
        if s.gap(at - 1) and not _goes_on(s, at) and s.low(at - 1) not in _LEADING:
            break
        if s.lows[at] in OPENING | JOINING and at > proposal.text and _turns(s, at):
            break
        at += 1
    while at > proposal.text and s.lows[at - 1] in OPENING:
        at -= 1
    return max(at, proposal.text)


def _goes_on(s: Syntax, at: int) -> bool:
    """A comma that only stands before a due date: "the deck, by friday"."""
    return s.gap(at - 1) == SOFT and s.low(at) in DUE_BEFORE


def _turns(s: Syntax, at: int) -> bool:
    """True when another thought begins behind and, but, so: a verb, a pronoun, a name before a verb."""
    after = s.low(at + 1)
    if after in v.I or after in v.PRONOUNS or s.lows[at] in ("oh", "then", "also", "but"):
        return True
    name = s.starting.get(at + 1)
    if name is not None:
        behind = s.low(name.end)
        return behind in v.BEFORE_CONTACT or behind in v.BEFORE_LOOP or behind in v.BEFORE_HELPING
    return after in _VERBS and after not in _NO_TURN
