"""The keys a person answers to: handle, names and aliases, and the parts of a name without what surrounds them.

Titles ("Dr."), letters behind a name ("Jr.", "PhD"), emoji, and what stands in brackets are not parts of a name. The
tables are short on purpose: what they do not know stays a part. Standard library only: the quick log may load this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from netritual.domain.language.text import fold, is_mark
from netritual.domain.quicklog.contact_labels import RELATIONS, behind_relation
from netritual.domain.quicklog.line_vocabulary import PARTICLES, TITLES
from netritual.domain.quicklog.name_kinds import (
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
    NamedPerson,
)

KIN = frozenset(("aunt", "auntie", "uncle", "tante", "onkel", "cousin", "sister", "brother", "tia", "tio"))
"""What is said before a first name as a title is before a last one: "Aunt Bev"."""
_TITLES = TITLES.union(
    ("dra", "profa", "mgr", "msgr", "fr", "canon", "mayor", "senator", "insp", "chef", "coach", "doctor", "matron",
     "rthon", "srta", "senorita", "herrn", "maitre", "dipling", "avv", "mudr", "judr", "phdr", "rndr", "mvdr", "shri",
     "smt", "datuk", "sheikh", "president", "ambassador", "minister", "engr", "vicar", "baroness",
     "countess"), KIN,
)  # fmt: skip
"""With those that are roles in a line, and no names there."""
_DOTTED = frozenset(
    ("adv", "agr", "arch", "assoc", "asst", "bc", "col", "cdr", "dipl", "dna", "doz", "drs", "em", "eng", "er",
     "gen", "hab", "habil", "hc", "he", "hj", "hon", "ing", "inz", "ir", "iur", "jur", "lic", "lt", "mag", "maj", "med",
     "nat", "oec", "phil", "pol", "priv", "rer", "rt", "sen", "techn", "theol", "univ")
)  # fmt: skip
"""Titles only with their dot: without it some are names ("Ing", "Hon")."""
_ENDINGS = frozenset(("a", "c", "h", "in", "ssa"))
"""What stands behind the dot of a title in one word with it: "Dott.ssa", "Mag.a", "Dr.h.c."."""
_ROLES = frozenset(
    ("RA", "RAin", "StB", "WP", "PD", "CA", "CS", "CEO", "CTO", "CFO", "COO", "Col", "Gen", "General", "Maj", "Lt",
     "Hon", "Chief", "Sheriff", "Inspector", "Dona")
)  # fmt: skip
"""Titles as they are spelled, before two words or more: "CS Lewis" is a name."""
_BEHIND_DON = frozenset(
    ("jose", "luis", "juan", "rafael", "miguel", "manuel", "carlos", "andres", "javier", "felipe", "jorge", "jaime",
     "angel", "ramon", "vicente", "jesus", "joaquin")
)  # fmt: skip
"""First names behind the title Don, beside those in -o: "Don Quincy Adams" is a Donald."""
_NICKNAMES = frozenset(("big", "wee", "auld", "old", "little", "mad", "lil"))
"""What is said before a first name without being part of it: "Big Kev"."""
_SUFFIXES = frozenset(
    ("jr", "jnr", "sr", "snr", "ii", "iii", "iv", "phd", "dphil", "mba", "emba", "esq", "msc", "bsc", "cpa",
     "cfa", "llm", "llb", "mph", "dds", "dvm", "csc", "edd", "psyd", "pharmd", "meng", "beng", "bcom", "mcom",
     "mphil", "shrmcp")
)  # fmt: skip
_CAPITALS = frozenset(
    ("ba", "bs", "cissp", "csm", "do", "jd", "ma", "md", "ms", "pe", "pmp", "rn", "aca", "acca", "bba", "bsn",
     "cbe", "ccie", "cfp", "cia", "cima", "cisa", "cism", "cma", "cspo", "dba", "dnp", "fca", "fcca", "frs",
     "kbe", "lcsw", "lmft", "mbe", "med", "mfa", "mpa", "mpp", "msn", "msw", "np", "obe", "psm", "qc", "rd",
     "safe", "sphr")
)  # fmt: skip
"""Letters behind a name only in capitals, and where a first and a last name are left: "Jack MA" is a name."""
_VIETNAMESE = frozenset(
    ("nguyen", "tran", "pham", "huynh", "phan", "vu", "vo", "dang", "bui", "ngo", "duong", "le", "hoang", "dinh")
)
"""Those behind which the last word alone is the first name: "Nguyen Van An" is An."""
_FAMILY_FIRST = _VIETNAMESE | frozenset(
    ("wang", "zhang", "chen", "liu", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "zhu", "lin", "guo", "hu",
     "luo", "zheng", "liang", "xie", "song", "tang", "feng", "deng", "cao", "peng", "zeng", "xiao", "cai", "jiang",
     "shen", "ye", "tan", "lim", "lee", "li", "ng", "ong", "wong", "goh", "chua", "chan", "koh", "teo", "ang", "yeo",
     "tay", "ho", "low", "toh", "sim", "chong", "chia", "fong", "leung", "cheung", "lau", "kwok", "cheng", "yip",
     "lam", "heng", "seah", "neo", "quek", "foo", "loh", "lai", "chow", "kim", "park", "choi", "jung", "jeong", "kang",
     "cho", "yoon", "jang", "shin", "seo", "kwon", "hwang", "ahn", "yoo", "hong", "do", "ly")
)  # fmt: skip
"""The most common family names of China, Korea, Vietnam and the Chinese of Singapore and Malaysia."""
_SHORT_FIRST = frozenset(
    ("amy", "ben", "bob", "dan", "deb", "don", "eve", "fay", "guy", "ian", "jan", "jay", "jean", "jim", "joan", "joe",
     "jon", "joy", "kay", "ken", "leo", "liz", "lou", "max", "may", "meg", "nick", "pam", "pat", "paul", "ray", "rob",
     "ron", "roy", "sam", "sue", "ted", "tim", "tom", "vic", "zoe")
)  # fmt: skip
"""English first names of one syllable: "Tim Kay Lee" is Tim."""
MOST_FAMILY_FIRST = 4
"""Words of such a name."""
_VOWELS = "aeiouy"
_ONSETS = frozenset(("", *"bcdfghjklmnpqrstvwxz", "ch", "sh", "zh", "ng", "nh", "kh", "ph", "th", "tr", "hs", "ts"))
_CODAS = frozenset(("", "n", "ng", "m", "h", "k", "p", "t", "r", "l", "c", "ch", "nh", "w", "wn", "u"))
_BRACKETS = (
    ("(", ")"), ("[", "]"), ("{", "}"), ('"', '"'), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"),
    ("（", "）"), ("【", "】"),
)  # fmt: skip
_QUOTES = (("'", "'"), ("‘", "’"), ("’", "’"), ("/", "/"))
"""Brackets only before and behind a blank: inside a word they are apostrophes."""
_APART = ("|", "-", "–", "—", "·", "•", "/", "//", "@")
"""Signs that stand alone between a name and what is said of somebody: "Ann Lee | Designer"."""
_PRONOUNS = frozenset(
    ("she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "ella", "elle", "il", "sie", "er")
)
_MAIDEN = frozenset(("nee", "born", "geb", "formerly"))
_FIRM = frozenset(
    ("inc", "ltd", "llc", "llp", "plc", "corp", "co", "gmbh", "ag", "kg", "sa", "sas", "sarl", "srl", "spa", "bv", "nv",
     "ab", "oy", "as")
)  # fmt: skip
"""The legal forms that a company is also named without."""
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How German and the Nordic languages write their letters in ASCII; ``fold`` takes the dots off instead."""
_STATUS = {"network": NETWORK, "archived": ARCHIVED}
_SIGNS = "-_.'’‘ʼʻ`´‐‑·・"
_DRAWN = "\ufe0e\ufe0f\u20e3"
"""Marks that only say how a sign is drawn."""


class NameParts:
    """A name in parts. ``words`` are its own words in reading order, ``called`` the nicknames in brackets.

    ``given`` is the first name where the first word alone is not: "Hui Min" of Lim Hui Min; else "".

    ``family`` are last names, with and without the small words before them ("de la Cruz", "Cruz"), ``middle`` the words
    between, the halves of a double last name, and what else stands behind a comma.
    """

    __slots__ = ("called", "family", "given", "middle", "words")

    def __init__(self, words: list[str], called: list[str], family: list[str], middle: list[str], first: str) -> None:
        self.words, self.called, self.family, self.middle, self.given = words, called, family, middle, first


def parts_of(name: str) -> NameParts:
    """The parts of a written name; without words when it has no letter or digit."""
    called: list[str] = []
    family: list[str] = []
    middle: list[str] = []
    if name.replace(" ", "").isalnum():
        words = _without_letters(_without_titles(name.split()))
    else:
        words = _spelled(name, called, family, middle)
    born = next((at for at, word in enumerate(words) if at > 1 and fold(word) in _MAIDEN), 0)
    if born and born < len(words) - 1:
        family.append("".join(words[born + 1 :]))
        words = words[:born]
    first = _given_name(words)
    if first and first.endswith(words[-1]):
        family.append(words[0])
        middle += words[1:]
    elif len(words) > 1:
        small = len(words) - 1
        while small > 1 and (words[small - 1][:1].islower() or fold(words[small - 1]) in PARTICLES):
            small -= 1
        middle += [word for at, word in enumerate(words[1:-1], 1) if at < small or word[:1].isupper()]
        family.append(words[-1])
        if small < len(words) - 1:
            family.append("".join(words[small:]))
        if "-" in words[-1]:
            middle += words[-1].split("-")
    return NameParts(words, called, family, middle, first)


def _given_name(words: list[str]) -> str:
    """The first name of two words beside a Chinese or Korean family name, and what stands behind a family name that
    comes first; "" where the first word is the first name, or one cannot tell."""
    low = [fold(word) for word in words]
    first, last = low[0] in _FAMILY_FIRST if low else False, low[-1] in _FAMILY_FIRST if low else False
    if first == last or len(words) > MOST_FAMILY_FIRST or (last and low[0] in _SHORT_FIRST):
        return ""
    if len(words) == 2:
        return words[1] if first and "-" in words[1] and _is_spelled(words[1].split("-")) else ""
    rest = words[1:] if first else words[:-1]
    if not _is_spelled(rest):
        return ""
    if first and low[0] in _VIETNAMESE:
        return words[-1]
    return " ".join(rest) if len(rest) == 2 else ""


def _is_spelled(words: list[str]) -> bool:
    return all([_is_syllable(fold(word)) for word in words])


def _is_syllable(low: str) -> bool:
    """Whether a word is one syllable as Chinese, Korean and Vietnamese names are spelled: "hui", "xiang", "jae"."""
    start = low.lstrip("bcdfghjklmnpqrstvwxz")
    end = start.lstrip(_VOWELS)
    return (
        low[: len(low) - len(start)] in _ONSETS and start != end and end in _CODAS
        and len(start) - len(end) <= 3 and low.isascii()
    )  # fmt: skip


def _spelled(name: str, called: list[str], family: list[str], middle: list[str]) -> list[str]:
    """The words of a name with signs in it; nicknames, maiden names and what is left over go to the lists."""
    for opening, closing in _BRACKETS:
        while (at := name.find(opening)) >= 0 and (end := name.find(closing, at + 1)) >= 0:
            _inside(name[at + 1 : end], called, family)
            name = f"{name[:at]} {name[end + 1 :]}"
    for opening, closing in _QUOTES:
        at = name.find(f" {opening}")
        end = f"{name} ".find(f"{closing} ", at + 2) if at >= 0 else -1
        if end > at + 2:
            _inside(name[at + 2 : end], called, family)
            name = f"{name[:at]} {name[end + 1 :]}"
    front, _, behind = name.partition(",")
    said = front.split()
    cut = next((at for at, word in enumerate(said) if word in _APART and at > 1), len(said))
    middle += _words(" ".join(said[cut + 1 :]))
    words = _without_letters(_without_titles(_words(" ".join(said[:cut]))))
    left = [word for word in _words(behind) if not is_letters(word)]
    if left and (len(words) == 1 or _is_family(words)):
        return _without_letters(_without_titles(left)) + words  # "Ruiz, Ana", "de la Cruz, María"
    middle += left
    return words


def _inside(text: str, called: list[str], family: list[str]) -> None:
    """What stands in brackets: a maiden name, a nickname, or something that is no name."""
    words = _words(text)
    if len(words) > 1 and fold(words[0]) in _MAIDEN:
        family.append("".join(words[1:]))
    elif (
        words and "/" not in text and not all(map(is_letters, words))
        and not all(_is_title(word, 2) or fold(word) in _PRONOUNS for word in words)
    ):  # fmt: skip
        called.append("".join(words))


def _is_family(words: list[str]) -> bool:
    """True for a last name alone with the small words before it: "van der Berg"."""
    return bool(words) and words[-1][:1].isupper() and all([word[:1].islower() for word in words[:-1]])


def _words(text: str) -> list[str]:
    return [word for part in text.replace(",", " ").split() if (word := part if part.isalpha() else _bare(part))]


def _bare(part: str) -> str:
    """A word without emoji and brackets: its letters, marks and digits, and the signs between and behind them."""
    letters = "".join([c for c in part if c.isalnum() or c in _SIGNS or (is_mark(c) and c not in _DRAWN)])
    return letters if any([char.isalnum() for char in letters]) else ""


def _is_title(word: str, behind: int) -> bool:
    """Whether a word is a title where so many words stand behind it."""
    low = fold(word)
    if low in _TITLES or (word[-1] == "." and low in _DOTTED) or (word in _ROLES and behind > 1):
        return True
    if "." not in word:
        return False
    first, *rest = [fold(piece) for piece in word.replace("-", ".").split(".") if piece] or [""]
    if not rest or (first not in _TITLES and first not in _DOTTED):
        return False
    return first == "dipl" or all(piece in _ENDINGS or piece in _TITLES or piece in _DOTTED for piece in rest)


def _is_don(words: list[str]) -> bool:
    """Whether a name begins with the title of "Don José Ruiz"."""
    return words[0] == "Don" and len(words) > 2 and ((low := fold(words[1]))[-1:] == "o" or low in _BEHIND_DON)


def _without_titles(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) - 1 and (_is_title(words[at], len(words) - 1 - at) or _is_don(words[at:])):
        at += 1
    if at < len(words) - 1 and words[at][0].isupper() and fold(words[at]) in _NICKNAMES and words[at + 1][0].isupper():
        at += 1
    return words[at:]


def _without_letters(words: list[str]) -> list[str]:
    """Without the letters of degrees and generations behind a name; the first word always stays."""
    end = len(words)
    while end > 1:
        word = words[end - 1]
        low = fold(word)
        if end > 2 and fold(words[end - 2]) + low in _SUFFIXES and words[end - 2][-1:] == ".":  # "Ph. D."
            end -= 2
        elif low in _SUFFIXES or (word[-1] == "." and low in ("dr", "prof")):
            end -= 1
        elif end > 2 and ((low in _CAPITALS and word.isupper()) or word.count(".") > 1 or low.isdecimal()):
            end -= 1  # "MA", "M.Ed.", the number of a double
        else:
            break
    return words[:end]


def is_letters(word: str) -> bool:
    """Whether a word is the letters of a degree or a generation behind a name."""
    low = fold(word)
    return low in _SUFFIXES or (low in _CAPITALS and word.isupper())


def keys_of(row: NamedPerson) -> dict[str, int]:
    """Every folded key that a person answers to, with its kinds as bits (``name_kinds.HANDLE`` and so on).

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
    if parts.given:
        _put(keys, parts.given, FIRST | START)
    if words and not parts.given.endswith(words[-1]) and _is_called(words, company):
        _put(keys, words[0], FIRST | START | (LAST if len(words) == 1 else 0))
    for at in range(1, len(words) - 1):  # "Ruiz Gil" of Ana Ruiz Gil
        for end in range(at + 2, len(words) + 1):
            _put(keys, "".join(words[at:end]), LAST)
    if called := behind_relation(words):
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


def _is_called(words: list[str], company: str) -> bool:
    """Whether the first word of a card calls somebody: "Holz Schwörer" of that company is not called Holz, nor Nachbar
    Hans Nachbar."""
    if len(words) == 1:
        return True
    if fold(words[0]) in RELATIONS:
        return False
    if fold(" ".join(words)) != fold(without_firm(company)):
        return True
    from netritual.domain.quicklog.natural.given_names import is_first_name  # a table that few cards need

    return is_first_name(fold(words[0]), alone=False)


def without_firm(company: str) -> str:
    """A company's name without its legal form: "Nortel" for "Nortel, Inc."."""
    words = company.split()
    while len(words) > 1 and fold(words[-1].rstrip(",")) in _FIRM:
        words.pop()
    return " ".join(words).rstrip(",")


def _put(keys: dict[str, int], text: str, kinds: int) -> None:
    for key in (fold(text),) if text.isascii() else {fold(text), fold(text.lower().translate(SPELLED))}:
        keys[key] = keys.get(key, 0) | kinds


def new_handle(name: str, is_taken: Callable[[str], bool]) -> str:
    """A handle nobody answers to: first and last name, else with a number. Any script.

    Not the first name alone: an exact handle decides, and a second Sam must leave ``@sam`` open, not go to the first.
    """
    words = _lettered(parts_of(name).words) or _lettered(name.split()) or ["person"]
    base = words[0] if len(words) == 1 else f"{words[0]}-{words[-1]}"
    if not is_taken(base):
        return base
    number = 2
    while is_taken(f"{base}-{number}"):
        number += 1
    return f"{base}-{number}"


def _lettered(words: Iterable[str]) -> list[str]:
    return [letters for word in words if (letters := _letters(word))]


def _letters(word: str) -> str:
    """The folded word as far as a handle may hold it: from its first letter on, letters, their marks and digits."""
    letters = "".join([char for char in fold(word) if char.isalnum() or is_mark(char)])
    first = next((at for at, char in enumerate(letters) if char.isalpha()), len(letters))
    return letters[first:]
