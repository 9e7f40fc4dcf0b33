"""The keys a person answers to: handle, names and aliases, and the parts of a name without what surrounds them.

Titles ("Dr."), letters behind a name ("Jr.", "PhD"), emoji, and what stands in brackets are not parts of a name. The
tables are short on purpose: what they do not know stays a part. Standard library only: the quick log may load this.
"""

from __future__ import annotations

from netritual.domain.quicklog.names import (
    ALIAS,
    ARCHIVED,
    COMPANY,
    FIRST,
    HANDLE,
    LAST,
    MIDDLE,
    NAME,
    NETWORK,
    START,
)  # fmt: skip
from netritual.domain.text import fold, is_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from netritual.domain.quicklog.names import Row

KIN = frozenset(("aunt", "auntie", "uncle", "tante", "onkel", "cousin", "sister", "brother", "tia", "tio"))
"""What is said before a first name as a title is before a last one: "Aunt Bev"."""
_TITLES = frozenset(
    ("dr", "dra", "prof", "profa", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "lord", "lady", "rev",
     "reverend", "mgr", "msgr", "fr", "father", "sr", "canon", "bishop", "pastor", "rabbi", "imam", "cllr",
     "councillor", "mayor", "senator", "judge", "insp", "sgt", "capt", "captain", "chef", "coach", "doctor", "rthon",
     "sra", "srta", "signora", "herr", "frau", "mme", "madame", "mlle", "monsieur", "dipling", *KIN)
)  # fmt: skip
_DOTTED = frozenset(
    ("col", "drs", "em", "eng", "gen", "hon", "ing", "ir", "lic", "lt", "mag", "maj", "med", "phil", "rt")
)
"""Titles only with their dot: without it some are names ("Ing", "Hon")."""
_NICKNAMES = frozenset(("big", "wee", "auld", "old", "little", "mad", "lil"))
"""What is said before a first name without being part of it: "Big Kev"."""
_SUFFIXES = frozenset(
    ("jr", "jnr", "sr", "snr", "ii", "iii", "iv", "phd", "dphil", "mba", "esq", "msc", "bsc", "cpa", "cfa", "llm",
     "llb", "mph", "dds", "dvm")
)  # fmt: skip
_CAPITALS = frozenset(("ba", "bs", "cissp", "csm", "do", "jd", "ma", "md", "ms", "pe", "pmp", "rn"))
"""Letters behind a name only in capitals, and where a first and a last name are left: "Jack MA" is a name."""
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ('"', '"'), ("“", "”"), ("（", "）"), ("【", "】"))
_MAIDEN = frozenset(("nee", "born", "geb", "formerly"))
_FIRM = frozenset(
    ("inc", "ltd", "llc", "llp", "plc", "corp", "co", "gmbh", "ag", "kg", "sa", "sas", "sarl", "srl", "spa", "bv", "nv",
     "ab", "oy", "as")
)  # fmt: skip
"""The legal forms that a company is also named without."""
_STATUS = {"network": NETWORK, "archived": ARCHIVED}
_SIGNS = "-_.'’‘ʼʻ`´‐‑·・"
_DRAWN = "\ufe0e\ufe0f\u20e3"
"""Marks that only say how a sign is drawn."""


class Parts:
    """A name in parts. ``words`` are its own words in reading order, ``called`` the nicknames in brackets.

    ``family`` are last names, with and without the small words before them ("de la Cruz", "Cruz"), ``middle`` the words
    between, the halves of a double last name, and what else stands behind a comma.
    """

    __slots__ = ("called", "family", "middle", "words")

    def __init__(self, words: list[str], called: list[str], family: list[str], middle: list[str]) -> None:
        self.words, self.called, self.family, self.middle = words, called, family, middle


def parts_of(name: str) -> Parts:
    """The parts of a written name; without words when it has no letter or digit."""
    called: list[str] = []
    family: list[str] = []
    middle: list[str] = []
    if name.replace(" ", "").isalnum():
        words = _without_letters(_without_titles(name.split()))
    else:
        words = _spelled(name, called, family, middle)
    if len(words) > 1:
        small = len(words) - 1
        while small > 1 and words[small - 1][:1].islower():
            small -= 1
        middle += words[1:small]
        family.append(words[-1])
        if small < len(words) - 1:
            family.append("".join(words[small:]))
        if "-" in words[-1]:
            middle += words[-1].split("-")
    return Parts(words, called, family, middle)


def _spelled(name: str, called: list[str], family: list[str], middle: list[str]) -> list[str]:
    """The words of a name with signs in it; nicknames, maiden names and what is left over go to the lists."""
    for opening, closing in _BRACKETS:
        while (at := name.find(opening)) >= 0 and (end := name.find(closing, at + 1)) >= 0:
            inside = name[at + 1 : end]
            name = f"{name[:at]} {name[end + 1 :]}"
            words = _words(inside)
            if len(words) > 1 and fold(words[0]) in _MAIDEN:
                family.append("".join(words[1:]))
            elif words and "/" not in inside and not all(map(is_letters, words)):
                called.append("".join(words))
    front, _, behind = name.partition(",")
    words = _without_letters(_without_titles(_words(front)))
    left = [word for word in _words(behind) if not is_letters(word)]
    if left and (len(words) == 1 or _is_family(words)):
        return _without_titles(left) + words  # "Ruiz, Ana", "de la Cruz, María"
    middle += left
    return words


def _is_family(words: list[str]) -> bool:
    """True for a last name alone with the small words before it: "van der Berg"."""
    return bool(words) and words[-1][:1].isupper() and all([word[:1].islower() for word in words[:-1]])


def _words(text: str) -> list[str]:
    return [word for part in text.replace(",", " ").split() if (word := part if part.isalpha() else _bare(part))]


def _bare(part: str) -> str:
    """A word without emoji and brackets: its letters, marks and digits, and the signs between and behind them."""
    kept = "".join([c for c in part if c.isalnum() or c in _SIGNS or (is_mark(c) and c not in _DRAWN)])
    return kept if any([char.isalnum() for char in kept]) else ""


def _without_titles(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) - 1 and ((low := fold(words[at])) in _TITLES or (words[at][-1] == "." and low in _DOTTED)):
        at += 1
    if at < len(words) - 1 and words[at][0].isupper() and fold(words[at]) in _NICKNAMES and words[at + 1][0].isupper():
        at += 1
    return words[at:]


def _without_letters(words: list[str]) -> list[str]:
    """Without the letters of degrees and generations behind a name; the first word always stays."""
    end = len(words)
    while end > 1:
        low = fold(words[end - 1])
        if low in _SUFFIXES or (end > 2 and low in _CAPITALS and words[end - 1].isupper()):
            end -= 1
        elif end > 2 and fold(words[end - 2]) + low in _SUFFIXES and words[end - 2][-1:] == ".":  # "Ph. D."
            end -= 2
        else:
            break
    return words[:end]


def is_letters(word: str) -> bool:
    """Whether a word is the letters of a degree or a generation behind a name."""
    low = fold(word)
    return low in _SUFFIXES or (low in _CAPITALS and word.isupper())


def keys_of(row: Row) -> dict[str, int]:
    """Every folded key that a person answers to, with its kinds as bits (``names.HANDLE`` and so on).

    START is what a typed beginning finds: the handle, the full name, and each of its words. NETWORK or ARCHIVED is on
    every key of somebody with that status.
    """
    _, handle, name, aka, company, status = row
    keys: dict[str, int] = {}
    _put(keys, handle, HANDLE | START)
    _put(keys, name, NAME | START)
    for other in aka:
        _put(keys, other, ALIAS)
    parts, written = parts_of(name), name.split()
    words, family = parts.words, parts.family
    if words:
        _put(keys, words[0], FIRST | START | (LAST if len(words) == 1 else 0))
    if called := _behind_relation(words):
        _put(keys, called, FIRST | START)
    if len(words) > 1 and words != written:
        _put(keys, "".join(words), NAME | START)
    for other in parts.called:
        _put(keys, other, FIRST | START)
        if family:
            _put(keys, other + family[-1], NAME | START)
    for other in family:
        _put(keys, other, LAST)
    for other in parts.middle:
        _put(keys, other, MIDDLE)
    for other in words[1:]:
        _put(keys, other, START)
    for other in written if words != written else ():
        _put(keys, other, START)
    if company:
        _put(keys, company, COMPANY)
        _put(keys, without_firm(company), COMPANY)
    keys.pop("", None)
    bit = _STATUS.get(status, 0)
    return {key: kinds | bit for key, kinds in keys.items()} if bit else keys


_MY = frozenset(("my", "mi", "mein", "meine", "mon", "ma", "mio", "mia", "meu", "minha", "mijn"))


def _behind_relation(words: list[str]) -> str:
    """The first name behind what somebody is to the writer: "mi hermana Laia"; "" for a name of another kind."""
    return words[2] if len(words) > 2 and words[0].lower() in _MY else ""


def without_firm(company: str) -> str:
    """A company's name without its legal form: "Nortel" for "Nortel, Inc."."""
    words = company.split()
    while len(words) > 1 and fold(words[-1].rstrip(",")) in _FIRM:
        words.pop()
    return " ".join(words).rstrip(",")


def _put(keys: dict[str, int], text: str, kinds: int) -> None:
    key = fold(text)
    keys[key] = keys.get(key, 0) | kinds


def new_handle(name: str, taken: Callable[[str], bool]) -> str:
    """A handle nobody answers to: first and last name, else with a number. Any script.

    Not the first name alone: an exact handle decides, and a second Sam must leave ``@sam`` open, not go to the first.
    """
    words = _lettered(parts_of(name).words) or _lettered(name.split()) or ["person"]
    base = words[0] if len(words) == 1 else f"{words[0]}-{words[-1]}"
    if not taken(base):
        return base
    number = 2
    while taken(f"{base}-{number}"):
        number += 1
    return f"{base}-{number}"


def _lettered(words: Iterable[str]) -> list[str]:
    return [letters for word in words if (letters := _letters(word))]


def _letters(word: str) -> str:
    """The folded word as far as a handle may hold it: from its first letter on, letters, their marks and digits."""
    kept = "".join([char for char in fold(word) if char.isalnum() or is_mark(char)])
    first = next((at for at, char in enumerate(kept) if char.isalpha()), len(kept))
    return kept[first:]
