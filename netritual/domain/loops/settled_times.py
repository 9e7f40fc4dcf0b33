"""Whether a line tells the new time of a planned talk as a fact, or as agreed on; else it is asked about.

A fact is told in the past, of the talk or of whoever it is with, and in a clause that says nothing else: "lunch with
Tom moved to Fri 12:30", "Tom can't do Thu, Fri 12:30 instead". What is not known to be one is none.
"""

from collections.abc import Set

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.terms import words_of
from netritual.domain.loops.statements import names_by_person
from netritual.domain.model import Coffee
from netritual.domain.network import Network
from netritual.domain.quicklog.line_vocabulary import REBOOKED, WAS_RETIMED
from netritual.regex import regex

TALKS = frozenset((
    "coffee", "lunch", "dinner", "breakfast", "brunch", "drinks", "walk", "call", "video", "meeting", "zoom", "chat",
    "tea", "beer", "catchup", "thing",
))  # fmt: skip
"""What the planned talk may be called."""
_REMOTE = frozenset(("call", "video", "zoom"))
_KINDS = TALKS - {"meeting", "chat", "catchup", "thing"}
"""Of these those that say which talk is meant."""
OF_A_TALK = frozenset((
    "the", "our", "my", "a", "an", "w", "with", "and", "has", "have", "had", "was", "got", "been", "just", "finally",
    "it", "its", "s", "we", "i", "he", "she", "they", "but", "ok", *WEEKDAY,
))  # fmt: skip
"""Words that may stand beside the talk and its people, and say no more."""
_MOVED = regex(rf"\b(?:{'|'.join((*WAS_RETIMED, *REBOOKED))})\b")
_NEW = regex(r"\s*(?:(?:the|our) )?new (?:one|date|day|time|slot)(?: is| on|:)?\s*")
_FROM = regex(r"\bfrom (?:\S+ ){1,4}?(?=(?:to|till|until)\b)")
_TO = regex(r"[,;.(]|\b(?:to|till|until|by|for|into)\b")
_DOUBTED = regex(
    r"\?|\b(?:not (?:ok|sure|yet)|tbc|maybe|perhaps|unless|if|hopefully|probably|or|back to|then|no wait)\b"
)
_DENIED = regex(r"\b(?:not|never|cannot|can not|dont|cant|wont|couldnt|didnt|forgot|must|should)\b|n['’]t\b")
_YES_DOUBTED = regex(r"\b(?:if|whether|hope\w*|hopefully|see|check\w*|would|unless|maybe|perhaps|probably)\b")
"""In a line that ends in a yes: what only may be agreed on."""
_TURNED = regex(r"\b(?:but|though|however|except|cannot|can not)\b|n['’]t\b")
"""Behind the new time: that somebody cannot come."""
_AGREED = regex(
    r"(?<!not )(?<!n't )(?<!\w)(?:ok|okay|yes|sure|fine|grand|agreed|perfect|suits|works)(?: (?:by|with|for) me| me)?"
    r"[\s.!)]*$"
)
"""At the end of a line: the new time that it names is agreed on."""
_ENDS_A_CLAUSE = ",;.("


def names_of_talk(network: Network, coffee: Coffee) -> frozenset[str]:
    """What a planned talk and its people are called, folded."""
    named = names_by_person(network, coffee.people).values()
    return frozenset[str]().union(*named, (coffee.channel,), _REMOTE if coffee.channel in _REMOTE else ())


def is_settled(text: str, form: str, begin: int, names: Set[str], *, whole: bool) -> bool:
    """Whether a line, folded, settles the time that begins at ``begin``: ``form`` is how it is told ("moved" behind
    such a verb, "now", "again" behind "new date", "before" the word "instead"), ``whole`` that its clause says no more
    than the time. ``names`` are those of the people of the talk."""
    start = max(text.rfind(sign, 0, begin) for sign in _ENDS_A_CLAUSE) + 1
    clause = text[start:begin]
    if not _names_it(text[:begin], names) or names_another(text[:begin], names):
        return False
    if is_agreed(text):
        return _DENIED.search(clause) is None and _YES_DOUBTED.search(text) is None
    if _DOUBTED.search(text):
        return False
    if form == "before":
        return whole
    if form == "again":
        return _NEW.fullmatch(clause) is not None
    if form == "now":
        return says_no_more(clause.replace(" now ", " ").replace(" on ", " "), names)
    said = _FROM.sub("", clause)
    moved = _MOVED.search(said) if form == "moved" else None
    if moved is None or _TURNED.search(text[begin:]):
        return False
    between = said[moved.end() :].rstrip().removesuffix("to").removesuffix("for").removesuffix("till")
    return says_no_more(f"{said[: moved.start()]} {between}", names)


def tells_move(text: str, names: Set[str]) -> bool:
    """Whether a line, folded, tells as a fact that the talk was moved, whatever it says of when: "moved coffee with Tom
    to next week, no time"."""
    if _DOUBTED.search(text) or names_another(text, names):
        return False
    for moved in _MOVED.finditer(text):
        start = max(text.rfind(sign, 0, moved.start()) for sign in _ENDS_A_CLAUSE) + 1
        behind = _TO.split(text[moved.end() :], maxsplit=1)[0]
        said = f"{text[start : moved.start()]} {behind}"
        if says_no_more(said, names) and _names_it(f"{text[:start]} {said}", names):
            return True
    return False


def is_agreed(text: str) -> bool:
    """Whether a line ends in a yes."""
    return _AGREED.search(text) is not None


def _names_it(text: str, names: Set[str]) -> bool:
    """Whether words name the talk or one of its people: "moved to Thursday, told Tom" may be of anything."""
    return any(word in TALKS or word in names for word in words_of(text.replace("'s", " ")))


def names_another(text: str, names: Set[str]) -> bool:
    """Whether words name another kind of talk: with a lunch planned, "moved the call" is of something else."""
    return any(word in _KINDS and word not in names for word in words_of(text.replace("'s", " ")))


def says_no_more(clause: str, names: Set[str]) -> bool:
    """Whether words are of the talk and its people alone."""
    return all(word in TALKS or word in OF_A_TALK or word in names for word in words_of(clause.replace("'s", " ")))
