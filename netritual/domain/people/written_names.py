"""How two written names go together, word by word: the same, in another order, one short for the other, or misspelt."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import product
from typing import NamedTuple
from unicodedata import normalize

from netritual.domain.language.text import fold
from netritual.domain.people.kinship import without_generation
from netritual.domain.quicklog.line_vocabulary import PARTICLES
from netritual.domain.quicklog.name_keys import SPELLED, NameParts, parts_of
from netritual.domain.quicklog.nicknames import is_short_form, roots_of
from netritual.regex import regex

_PARTICLES = PARTICLES - {"af", "ben"} | {"du", "las", "los", "vom", "zum", "zur", "i", "bint"}
_TOGETHER = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
"""A name in a script that is written without blanks: one word is a whole name."""
_INNER = regex(r"[-‐‑–_.·・]+")

MOST_WORDS = 5
MOST_CACHED = 2**16


class NameWord(NamedTuple):
    """A word of a name as it was written, and the folded forms in which another may write it.

    ``roots`` are the forms and the names that they may be short for.
    """

    shown: str
    forms: frozenset[str]
    roots: frozenset[str]
    is_initial: bool


class Spelling(NamedTuple):
    """One name of somebody. ``words`` are apart at hyphens, ``whole`` are not; ``joined`` is all of it in one."""

    shown: str
    words: tuple[NameWord, ...]
    whole: tuple[NameWord, ...]
    joined: frozenset[str]
    is_full: bool


class Reason(NamedTuple):
    """One thing that two people share: its kind (``likeness.WEIGHTS``), and the words for it."""

    kind: str
    words: str


Meets = Callable[[NameWord, NameWord], bool]


def spelling_of(name: str) -> tuple[Spelling, str]:
    """A written name, and the generation that stands in it ("jr") or ""."""
    written, generation = without_generation(name)
    parts = parts_of(written)
    texts = parts.words[:MOST_WORDS]
    own = [text for at, text in enumerate(texts) if not 0 < at < len(texts) - 1 or not _is_particle(text)]
    apart = [piece for text in own for piece in _INNER.split(text) if fold(piece)][:MOST_WORDS]
    words = _words(apart, parts)
    joined = {"".join(parts.words), "".join(own)}
    spelling = Spelling(
        written,
        words,
        words if apart == own else _words(own, parts),
        frozenset([form for text in joined for form in _forms(text) if form]),
        len(apart) > 1 or bool(_TOGETHER.search(name)),
    )
    return spelling, generation


def _words(texts: list[str], parts: NameParts) -> tuple[NameWord, ...]:
    """The words with their forms: nicknames in brackets are forms of the first, maiden names of the last."""
    words = [_word(text) for text in texts]
    if parts.called and words:
        words[0] = _word(texts[0], frozenset(form for other in parts.called for form in _forms(other)))
    if len(parts.family) > 1 and len(words) > 1:
        words[-1] = _word(texts[-1], frozenset(form for other in parts.family for form in _forms(other)))
    return tuple(words)


@lru_cache(MOST_CACHED)
def _word(text: str, more: frozenset[str] = frozenset()) -> NameWord:
    """A word with its forms, and with ``more`` of them."""
    forms = _forms(text) | more
    roots = frozenset(root for form in forms for root in roots_of(form))
    return NameWord(text, forms, roots, all(len(form) == 1 and form.islower() for form in forms))


def _forms(word: str) -> frozenset[str]:
    if word.isascii():
        return frozenset((fold(word),))
    return frozenset((fold(word), fold(normalize("NFC", word).casefold().translate(SPELLED))))


def _is_particle(text: str) -> bool:
    return text.lower() in _PARTICLES and (len(text) > 1 or text.islower())


def fullest(spellings: list[Spelling]) -> tuple[Spelling, ...]:
    """Without those that another says more fully: L. Fischer, whom another file calls Lena, is no Lars."""
    if len(spellings) < 2:
        return tuple(spellings)
    left = [one for one in spellings if not any(_abbreviates(one, two) for two in spellings)]
    return tuple(left or spellings)


def _abbreviates(one: Spelling, other: Spelling) -> bool:
    """Whether one name is another in short: with an initial, with a short form, or without some of its words."""
    _, rest, left = _paired(one.words, other.words, _same)
    initials, rest, left = _paired(rest, left, lambda mine, full: mine.is_initial and _initial(mine, full))
    short, rest, left = _paired(rest, left, lambda mine, full: not mine.roots.isdisjoint(full.forms))
    return not rest and bool(initials or short or left)


def related(one: Spelling, two: Spelling) -> Reason | None:
    """How two names go together at best; None when they do not."""
    in_order = len(one.words) == len(two.words) and all(map(_same, one.words, two.words))
    if in_order or not one.joined.isdisjoint(two.joined):
        return Reason("name", "the same name")
    few, many = sorted((one, two), key=lambda each: (len(each.words), each.shown))
    for mine, theirs in ((few.whole, many.whole), (few.words, many.words)):
        pairs, rest, _ = _paired(mine, theirs, _same)
        if len(mine) == len(theirs) and not rest and not all(word.is_initial for word, _ in pairs):
            return Reason("order", "the same name in another order")
    exact, rest, left = _paired(few.words, many.words, _same)
    short, rest, left = _paired(rest, left, _short)
    initial, rest, left = _paired(rest, left, _initial)
    met = {id(word) for pairs in (exact, short, initial) for pair in pairs for word in pair}
    heads = few.words[0], many.words[0]
    if not rest and len(few.words) > 1 and (id(heads[1]) in met or heads[1].is_initial):
        whole = any(not word.is_initial for word, _ in exact)
        if not whole:
            return Reason("loose", f"{few.shown} and {many.shown}")
        if initial:
            return Reason("initial", _both(initial))
        if left:
            more = " ".join(map(_written, left))
            return Reason("extra", f"the same name but for {more}")
        return Reason("short", _both(short))
    if _same(*heads) or _short(*heads):
        return Reason("first", "the same first name" if _same(*heads) else _both([heads]))
    others = [word for word in few.words if id(word) not in met], [word for word in many.words if id(word) not in met]
    if exact and len(others[0]) == len(others[1]) == 1 and _near(others[0][0], others[1][0]):
        return Reason("near", _both([(others[0][0], others[1][0])]))
    return None


def weak_reason(ones: Iterable[Spelling], twos: Iterable[Spelling]) -> Reason | None:
    """What of the names of two people does not speak against one person, where an address of theirs speaks for it."""
    pairs = [sorted(pair, key=lambda each: len(each.words)) for pair in product(ones, twos)]
    if any(len(few.words) == 1 and any(_same(few.words[0], word) for word in many.words) for few, many in pairs):
        return Reason("last", "the same last name")
    if any(_is_latin(few) != _is_latin(many) for few, many in pairs):
        return Reason("script", "names in two scripts")
    return None


def _is_latin(spelling: Spelling) -> bool:
    return any(form.isascii() for word in spelling.words for form in word.forms)


def _both(pairs: list[tuple[NameWord, NameWord]]) -> str:
    """Each two words side by side: "Bob and Robert"."""
    return ", ".join(" and ".join(sorted((_written(one), _written(two)))) for one, two in pairs)


def _written(word: NameWord) -> str:
    return f"{word.shown}." if word.is_initial else word.shown


def _same(one: NameWord, two: NameWord) -> bool:
    return not one.forms.isdisjoint(two.forms)


def _short(one: NameWord, two: NameWord) -> bool:
    return any(is_short_form(mine, theirs) for mine in one.forms for theirs in two.forms)


def _initial(one: NameWord, two: NameWord) -> bool:
    if one.is_initial == two.is_initial:
        return False
    letter, word = (one, two) if one.is_initial else (two, one)
    return any(form.startswith(first) for first in letter.forms for form in word.forms)


def _near(one: NameWord, two: NameWord) -> bool:
    """Whether two words are one letter apart, as a misspelling is."""
    return any(_one_apart(*sorted((mine, theirs), key=len)) for mine in one.forms for theirs in two.forms)


def _one_apart(short: str, long: str) -> bool:
    if len(short) < 3 or len(long) - len(short) > 1:
        return False
    at = next((at for at, (mine, theirs) in enumerate(zip(short, long, strict=False)) if mine != theirs), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _paired(
    one: Iterable[NameWord], two: Iterable[NameWord], meets: Meets
) -> tuple[list[tuple[NameWord, NameWord]], list[NameWord], list[NameWord]]:
    """(pairs that meet, what is left of the first, what is left of the second); each word is used once."""
    pairs, rest, left = [], [], list(two)
    for word in one:
        partner = next((other for other in left if meets(word, other)), None)
        if partner is None:
            rest.append(word)
        else:
            left.remove(partner)
            pairs.append((word, partner))
    return pairs, rest, left
