"""The words that say that something is to be done, and what looks around each of them.

What looks around them is loaded with the first such word: most lines have none.
"""

from __future__ import annotations

from netritual.domain.language.text import UNPAID
from netritual.domain.quicklog.natural import vocabulary as v

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from netritual.domain.quicklog.natural.syntax import Proposal, Syntax

    Cue = Callable[[Syntax, int], Proposal | None]

_TASKS = {
    **dict.fromkeys(("will", "'ll", "would", "'d"), "will"),
    **dict.fromkeys(("must", "should", "gotta", "gonna", *v.ONLY_WITH_TO), "have_to"),
    **dict.fromkeys(("want", "wants", "wanted"), "want_to"),
    **dict.fromkeys(("let's", "lets", "could"), "said_meal"),
    **dict.fromkeys(("said", "agreed", "volunteered"), "said"),
}
"""Word -> what looks around it, a function of ``tasks``."""
_NOTES = {
    **dict.fromkeys(("remind", "forget", "forgot", "remember", *v.REMINDING), "reminder"),
    **dict.fromkeys(v.BARE, "imperative"),
    "i": "by_day",
    **dict.fromkeys(("mine", "my"), "my_part"),
    **dict.fromkeys(("coming", "comes", "arrives"), "coming"),
    "follows": "follows",
    "still": "to_do",
    **dict.fromkeys(v.words("sending bringing taking posting mailing emailing forwarding doing"), "under_way"),
    "ring": "ring",
    **dict.fromkeys(("talk", "speak"), "talk"),
    **dict.fromkeys(("call", "phone", "message", "ping", "visit"), "reach"),
    "homework": "homework",
    "due": "due",
    "deadline": "deadline",
}
"""The same, of ``notes_to_oneself``."""
_REPORTED = {
    "asking": "asking",
    "please": "pleaded",
    **dict.fromkeys(("shared", "sent", "forwarded"), "shared"),
    "<>": "pair",
    "intro": "intro_made",
    **dict.fromkeys(("invoiced", "billed"), "invoiced"),
    **dict.fromkeys(("came", "arrived", "landed"), "intro_came"),
    **dict.fromkeys(("hasn't", "haven't", "hasnt", "havent", "never", "didn't", "didnt"), "not_yet"),
    **dict.fromkeys(("not", "isn't", "isnt", "aren't", "arent", "nicht", "niet", "pas"), "missing"),
}
"""The same, of ``reported_loops``."""
_DEBTS = {"left": "left", **dict.fromkeys(UNPAID, "pending")}
"""The same, of ``debts``."""
_TO = "to"
"""The same, of ``infinitives``."""
CUES = frozenset((*_TASKS, _TO, *_NOTES, *_REPORTED, *_DEBTS))
"""The words that say that something is to be done."""


def cue_of(word: str) -> Cue | None:
    """What looks around a word; None for a word that is none of ``CUES``."""
    if word in _TASKS:
        return _task(_TASKS[word])
    if word == _TO:
        from netritual.domain.quicklog.natural.infinitives import to

        return to
    if word in _NOTES:
        return _note(_NOTES[word])
    if word in _DEBTS:
        return _debt(_DEBTS[word])
    return _report(_REPORTED[word]) if word in _REPORTED else None


def _task(name: str) -> Cue:
    from netritual.domain.quicklog.natural.tasks import have_to, said, said_meal, want_to, will

    return {"will": will, "have_to": have_to, "want_to": want_to, "said_meal": said_meal, "said": said}[name]


def _note(name: str) -> Cue:
    from netritual.domain.quicklog.natural import notes_to_oneself as n

    return {
        "reminder": n.reminder, "imperative": n.imperative, "by_day": n.by_day, "my_part": n.my_part,
        "coming": n.coming, "follows": n.follows, "to_do": n.to_do, "under_way": n.under_way,
        "ring": n.ring, "talk": n.talk, "reach": n.reach, "homework": n.homework, "due": n.due,
        "deadline": n.deadline,
    }[name]  # fmt: skip


def _debt(name: str) -> Cue:
    from netritual.domain.quicklog.natural.debts import left, pending

    return {"left": left, "pending": pending}[name]


def _shared(s: Syntax, at: int) -> Proposal | None:
    """What was sent, as English says it, is a loop only where it is a link: few lines have one."""
    from netritual.domain.quicklog.tokens import LINK

    if "sent" in s.words[at].token.low and all([word.token.kind != LINK for word in s.words[at + 1 :]]):
        return None
    from netritual.domain.quicklog.natural.reported_loops import shared

    return shared(s, at)


def _report(name: str) -> Cue:
    if name == "shared":
        return _shared
    from netritual.domain.quicklog.natural import reported_loops as r

    return {
        "asking": r.asking, "pleaded": r.pleaded, "pair": r.pair, "intro_made": r.intro_made,
        "invoiced": r.invoiced,
        "intro_came": r.intro_came, "not_yet": r.not_yet, "missing": r.missing,
    }[name]  # fmt: skip
