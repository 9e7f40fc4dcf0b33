"""Words of news that is looked up whatever is open with somebody: a no, two who were introduced, and
a change of company.

Light: the shell's quick log asks here of every line.
"""

from netritual.domain.quicklog.line_words import SIGNS

INTRODUCING = ("intro", "connect")
"""Parts of words that introduce two."""
_REFUSING = frozenset((
    "can't", "cant", "cannot", "won't", "no", "not", "declined", "declines", "declining", "busy", "swamped", "snowed",
    "leave", "turned", "filled", "taken", "gone", "frozen", "another", "keine", "nein", "geen", "nee", "pas", "non",
    "não", "nao", "abgelehnt",
))  # fmt: skip
"""Words with one of which a line may tell of a no."""


_OF_OTHER_THINGS = frozenset(("no", "not", "filled", "taken", "gone", "frozen", "another"))
"""Of these, words that tell of a meeting only beside some others, or of what is open."""
_NOT_FREE = frozenset(("free", "available", "possible"))
_BEFORE_NO = frozenset((
    "said", "says", "sagt", "sagte", "zegt", "zei", "dit", "dice", "dijo", "que", "di",
))  # fmt: skip
_BEHIND_NO = ("time", "to", "thanks", "tiene", "coffee", "lunch", "drink", "dinner", "meet", "call")
"""How the word behind "no" begins where it is a no to a meeting."""


def may_refuse(line: str) -> bool:
    """Whether a line holds a word of a no: "she can't", "no time", "declined"."""
    return not _REFUSING.isdisjoint(_words_of(line))


def may_decline(line: str) -> bool:
    """Whether a line may tell of a no to a meeting, for which somebody is left in peace
    (``domain.suggestions.refusals``): "no time", "said no", and not "no answer"."""
    words = _words_of(line)
    if not _REFUSING.difference(_OF_OTHER_THINGS).isdisjoint(words):
        return True
    for before, word, behind in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word == "no" and (before in _BEFORE_NO or behind.startswith(_BEHIND_NO)):
            return True
        if word == "not" and (before == "rather" or behind in _NOT_FREE):
            return True
    return False


LEAVING = ("left", "leaves", "leaving", "quit", "quits", "quitting", "verlässt", "verliess", "verließ")
"""How a line begins to tell that somebody leaves a company."""
AT_NOW = ("now at", "now working at", "jetzt bei")
"""How it tells where they are now."""
_JOBS = frozenset((*LEAVING, "joined", "works", "started", "wechselt"))


def may_tell_a_job(line: str) -> bool:
    """Whether a line holds a word with which it may tell of a change of company (``company_moves``)."""
    words = _words_of(line)
    return not _JOBS.isdisjoint(words) or any(at in " ".join(words) for at in AT_NOW)


def _words_of(line: str) -> list[str]:
    return line.lower().replace("’", "'").translate(SIGNS).split()
