"""Words of news that is looked up whatever is open with somebody: a no, and two who were introduced.

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


def may_refuse(line: str) -> bool:
    """Whether a line holds a word of a no: "she can't", "no time", "declined"."""
    return not _REFUSING.isdisjoint(line.lower().replace("’", "'").translate(SIGNS).split())
