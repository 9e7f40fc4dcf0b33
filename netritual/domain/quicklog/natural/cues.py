"""The words that say that something is to be done, and what looks around each of them.

What looks around them is loaded with the first such word: most lines have none.
"""

from __future__ import annotations

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
    "to": "to",
}
"""Word -> what looks around it, a function of ``tasks``."""
_NOTES = {
    **dict.fromkeys(("remind", "forget", "forgot", "remember", *v.REMINDING), "reminder"),
    **dict.fromkeys(v.BARE, "imperative"),
    "i": "by_day",
    **dict.fromkeys(("mine", "my"), "my_part"),
    "coming": "coming",
    "follows": "follows",
    "still": "to_do",
    "left": "left",
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
    **dict.fromkeys(("shared", "sent", "forwarded"), "shared"),
    "<>": "pair",
    "intro": "intro_made",
    **dict.fromkeys(("invoiced", "billed"), "invoiced"),
    **dict.fromkeys(("came", "arrived", "landed"), "intro_came"),
    **dict.fromkeys(("hasn't", "haven't", "hasnt", "havent", "never", "didn't", "didnt"), "not_yet"),
    **dict.fromkeys(("not", "isn't", "isnt", "aren't", "arent", "nicht", "niet", "pas"), "missing"),
}
"""The same, of ``reported_loops``."""
CUES = frozenset((*_TASKS, *_NOTES, *_REPORTED))
"""The words that say that something is to be done."""


def cue_of(word: str) -> Cue | None:
    """What looks around a word; None for a word that is none of ``CUES``."""
    cue: Cue | None = None
    if word in _TASKS:
        from netritual.domain.quicklog.natural import tasks

        cue = getattr(tasks, _TASKS[word])
    elif word in _NOTES:
        from netritual.domain.quicklog.natural import notes_to_oneself

        cue = getattr(notes_to_oneself, _NOTES[word])
    elif word in _REPORTED:
        from netritual.domain.quicklog.natural import reported_loops

        cue = getattr(reported_loops, _REPORTED[word])
    return cue
