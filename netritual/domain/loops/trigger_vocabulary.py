"""Words of news that is looked up whatever is open with somebody: a no, two who were introduced, and
a change of company.

Light: the shell's quick log asks here of every line.
"""

from netritual.domain.quicklog.line_vocabulary import SIGNS

INTRODUCING = ("intro", "connect")
"""Parts of words that introduce two."""
_REFUSING = frozenset((
    "can't", "cant", "cannot", "won't", "no", "not", "declined", "declines", "declining", "busy", "swamped", "snowed",
    "leave", "turned", "filled", "taken", "gone", "frozen", "another", "keine", "nein", "geen", "nee", "pas", "non",
    "não", "nao", "abgelehnt",
))  # fmt: skip
"""Words with one of which a line may tell of a no."""


_NOES = frozenset((
    "can't", "cant", "cannot", "won't", "declined", "declines", "declining", "busy", "swamped", "snowed", "leave",
    "turned",
))  # fmt: skip
"""Of these and their like, words that tell of a no to a meeting by themselves."""
_NOT_FREE = frozenset(("free", "available", "possible"))
_BEFORE_NO = frozenset(("said", "says"))
_BEHIND_NO = ("time", "to", "thanks", "tiene", "coffee", "lunch", "drink", "dinner", "meet", "call")
"""How the word behind "no" begins where it is a no to a meeting."""
_NOES_ABROAD = (
    "keine zeit", "geen tijd", "pas le temps", "pas de temps", "tiene tiempo", "ha tempo", "tem tempo",
    "sagt nein", "sagte nein", "zegt nee", "zei nee", "dit non", " di no", "ce que no", "jo que no", "que não",
    "que nao", "nein gesagt", "abgelehnt",
)  # fmt: skip
_MEETINGS = (
    "coffee", "lunch", "dinner", "drink", "beer", "breakfast", "tea", "call", "talk", "meet", "chat", "catch", "walk",
    "video", "zoom",
)  # fmt: skip
"""How the words of a meeting begin."""
_UNTIL = frozenset(("until", "till", "before", "after", "month"))
_THIS = frozenset(("this", "next", "these"))
_NOW = _THIS | _NOT_FREE | frozenset((
    "now", "right", "for", "currently", "at", "the", "moment", "today", "yet", "either", "time", "thanks", "to",
    "under",
))  # fmt: skip
"""Words that may end a no which says no more."""
_ENDS = str.maketrans(".;!?\n", ",,,,,")
_BETWEEN = (" and ", " but ", " as ", " because ")
"""Between two clauses, beside a comma."""


def may_refuse(line: str) -> bool:
    """Whether a line holds a word of a no: "she can't", "no time", "declined"."""
    return not _REFUSING.isdisjoint(_words_of(line))


def may_decline(*texts: str) -> bool:
    """Whether a line, or what is noted beside it, may tell of a no to a meeting, for which somebody is left in peace
    (``domain.suggestions.refusals``): "no time", "said no", and not "no answer", nor "can't pay". A no is to a meeting
    where the line names one, or says no more, or until when."""
    low = ".".join(texts).lower().replace("’", "'")
    if any([no in low for no in _NOES_ABROAD]):
        return True
    meets = any([meeting in low for meeting in _MEETINGS])
    for word in _BETWEEN:
        low = low.replace(word, ",")
    for clause in low.translate(_ENDS).split(","):
        words = clause.translate(SIGNS).split()
        for before, at, word in zip(["", *words], range(len(words)), words, strict=False):
            behind = words[at + 1 :]
            if word in _NOES or _is_no_to_it(before, word, "".join(behind[:1])):
                if word == "turned":
                    behind = behind[behind.index("down") + 1 :] if "down" in behind else ["up"]
                if meets or not _UNTIL.isdisjoint(behind) or _says_no_more(behind):
                    return True
    return False


def _is_no_to_it(before: str, word: str, behind: str) -> bool:
    """Whether a word that tells of a no only beside some others does."""
    if word == "no":
        return before in _BEFORE_NO or behind.startswith(_BEHIND_NO)
    return word == "not" and (before == "rather" or behind in _NOT_FREE)


def _says_no_more(words: list[str]) -> bool:
    """Whether behind a no nothing stands but "now", "this week"."""
    befores = ["", *words]
    return all([word in _NOW or before in _THIS for before, word in zip(befores, words, strict=False)])


LEAVING = ("left", "leaves", "leaving", "quit", "quits", "quitting", "verlässt", "verliess", "verließ")
"""How a line begins to tell that somebody leaves a company."""
_LEAVING = frozenset(LEAVING)
AT_NOW = ("now at", "now working at", "jetzt bei")
"""How it tells where they are now."""
_FOR_ANOTHER = frozenset(("for", "to", "zu", "zum", "zur"))
_ELSEWHERE = (*AT_NOW, "joined", "works at", "started at", "wechselt zu")


def may_tell_a_job(line: str) -> bool:
    """Whether a line holds words with which it may tell of a change of company (``company_moves``)."""
    words = _words_of(line)
    leaves = not _LEAVING.isdisjoint(words) and not _FOR_ANOTHER.isdisjoint(words)
    return leaves or any([at in " ".join(words) for at in _ELSEWHERE])


def _words_of(line: str) -> list[str]:
    return line.lower().replace("’", "'").translate(SIGNS).split()
