"""Who looks alike, and why: the one rule for what an import joins or asks about, and for the pairs that a merge offers.

Two people are made one without a question only when they share an address of one person and their names go together.
Two LinkedIn profiles are always two people, and so are Will Stone sr. and jr. Everything else that looks alike is a
question. The answer is the same whoever is named first, and it tells facts of the two records only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple
from unicodedata import normalize

from netritual.domain.birthdays import are_two_births
from netritual.domain.file_rows import file_rows, uid_of
from netritual.domain.identity import ROLES, is_profile, is_role, is_shared, link_key, phone_key
from netritual.domain.kinship import is_couple, without_generation
from netritual.domain.model import Distinction, Person
from netritual.domain.network import Network
from netritual.domain.nicknames import is_short_form, roots_of
from netritual.domain.quicklog.name_keys import Parts, parts_of, without_firm
from netritual.domain.text import fold

WEIGHTS: Mapping[str, int] = {
    "profile": 90, "email": 80, "phone": 70, "link": 60,
    "card": 50, "name": 40, "order": 38, "short": 32, "extra": 26, "initial": 22, "loose": 14, "first": 8, "near": 6,
    "last": 5, "script": 4, "company": 15, "birthday": 0,
}  # fmt: skip
"""What each reason adds to a likeness. A distinction stores the sum: a figure that is changed asks some pairs anew."""

_NAMES = ("name", "order", "short", "extra", "initial")
"""Names that go together by themselves, the surest first."""
_ELSEWHERE = frozenset(("extra", "initial"))
"""Names too weak for a question when the two work at different places."""

_PARTICLES = frozenset(
    ("de", "del", "della", "der", "den", "di", "da", "das", "do", "dos", "du", "la", "las", "le", "los", "van", "von",
     "vom", "zu", "zum", "zur", "ter", "ten", "y", "e", "i", "al", "el", "bin", "ibn", "bint")
)  # fmt: skip
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How German and the Nordic languages write their letters in ASCII; ``fold`` takes the dots off instead."""
_TOGETHER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
"""A name in a script that is written without blanks: one word is a whole name."""
_INNER = re.compile(r"[-‐‑–_.·・]+")

MOST_WORDS = 5
MOST_SPELLINGS = 6
MOST_CACHED = 2**16
MOST_ALIKE = 40
"""People with one key that are all compared; of more, each is compared with as many that stand beside it by name."""


class Word(NamedTuple):
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
    words: tuple[Word, ...]
    whole: tuple[Word, ...]
    joined: frozenset[str]
    is_full: bool


class Reason(NamedTuple):
    """One thing that two people share: its kind (``WEIGHTS``), and the words for it."""

    kind: str
    words: str


class Likeness(NamedTuple):
    """How two people look alike. ``sure``: by the rule they are one; else it is a question."""

    reasons: tuple[Reason, ...]
    sure: bool

    @property
    def has_address(self) -> bool:
        """Whether they share an address of one person."""
        return any(reason.kind in _SHARED for reason in self.reasons)

    @property
    def weight(self) -> int:
        """How much speaks for one person; more is more alike."""
        return sum(WEIGHTS[reason.kind] for reason in self.reasons)

    @property
    def why(self) -> str:
        """The reasons as one line: "the same name, both at Nortel"."""
        return ", ".join(reason.words for reason in self.reasons)


class Traits:
    """What of a person is compared, taken from the record once. ``addresses`` are those of one person: key to text. The
    UID of a card is one too."""

    __slots__ = ("addresses", "birthday", "company", "couple", "firm", "generations", "profiles", "spellings")

    def __init__(self, person: Person) -> None:
        names = list(dict.fromkeys((person.name, *person.aka)))[:MOST_SPELLINGS]
        found = [_spelling(name) for name in names]
        self.spellings = _fullest([spelling for spelling, _ in found if spelling.words])
        self.couple = is_couple(person.name)
        self.generations = {generation for _, generation in found if generation}
        self.birthday = person.birthday or ""
        self.company = person.company
        self.firm = _firm(person.company)
        links = {
            key: url for url in person.urls
            if (key := link_key(url)) and not is_shared(key) and (is_profile(key) or not self._is_firms(key))
        }  # fmt: skip
        self.profiles = {key for key in links if is_profile(key)}
        self.addresses: dict[tuple[str, str], str] = {
            **{("profile" if is_profile(key) else "link", key): url for key, url in links.items()},
            **{("email", email.lower()): email for email in person.emails if not self._is_office(email)},
            **{("phone", phone_key(phone)): phone for phone in person.phones},
            **{("card", uid): uid for row in file_rows(person) if (uid := uid_of(row))},
        }

    def _is_office(self, email: str) -> bool:
        """Whether a mailbox is called after a role, its house or the company, and not after this person."""
        mailbox = email.partition("@")[0]
        return (is_role(email) or fold(mailbox) == self.firm) and not self._is_named_in(mailbox)

    def _is_firms(self, link: str) -> bool:
        """Whether a page is called after the company, as its own on a network is."""
        page = link.partition("?")[0].rpartition("/")[2]
        return len(self.firm) > 2 and fold(page).startswith(self.firm) and not self._is_named_in(page)

    def _is_named_in(self, text: str) -> bool:
        plain = fold(text)
        words = {form for each in self.spellings for word in each.words for form in word.forms if len(form) > 2}
        return any(word in plain and word not in ROLES for word in words) or plain in words

    def block_keys(self) -> set[str]:
        """What at least one is shared of by any two that look alike, but for those with an initial for a word."""
        keys = {f"{kind} {key}" for kind, key in self.addresses}
        for spelling in self.spellings:
            keys.update([f"= {form}" for form in spelling.joined])
            for words in {spelling.words, spelling.whole}:
                keys.update(
                    [
                        f"{root} {form}"
                        for first in words for other in words if other is not first and not other.is_initial
                        for root in first.roots for form in other.forms
                    ]
                )  # fmt: skip
        return keys

    def letter_keys(self, *, initial: bool) -> set[str]:
        """As ``block_keys``, with the first letters of words: of the initials alone, or of all words."""
        return {
            f"{form[0]} {full}"
            for spelling in self.spellings
            for first in spelling.words if first.is_initial or not initial
            for other in spelling.words if other is not first and not other.is_initial
            for form in first.forms for full in other.forms
        }  # fmt: skip


Meets = Callable[[Word, Word], bool]
Own = Mapping[int, tuple[Person, Traits]]
"""Everyone who is compared, by id."""


class Pair(NamedTuple):
    """Two people who look alike, the lower id first."""

    one: Person
    two: Person
    likeness: Likeness

    @property
    def ids(self) -> tuple[int, int]:
        """Both ids, the lower first."""
        return self.one.id, self.two.id


def _forms(word: str) -> frozenset[str]:
    if word.isascii():
        return frozenset((fold(word),))
    return frozenset((fold(word), fold(normalize("NFC", word).casefold().translate(_SPELLED))))


@lru_cache(MOST_CACHED)
def _word(text: str, more: frozenset[str] = frozenset()) -> Word:
    """A word with its forms, and with ``more`` of them."""
    forms = _forms(text) | more
    roots = frozenset(root for form in forms for root in roots_of(form))
    return Word(text, forms, roots, all(len(form) == 1 and form.islower() for form in forms))


@lru_cache(MOST_CACHED)
def _firm(company: str) -> str:
    return fold(without_firm(company))


def _spelling(name: str) -> tuple[Spelling, str]:
    """A written name, and the generation that stands in it ("jr") or ""."""
    written, generation = without_generation(name)
    parts = parts_of(written)
    texts = parts.words[:MOST_WORDS]
    kept = [text for at, text in enumerate(texts) if not 0 < at < len(texts) - 1 or not _is_particle(text)]
    apart = [piece for text in kept for piece in _INNER.split(text) if fold(piece)][:MOST_WORDS]
    words = _words(apart, parts)
    joined = {"".join(parts.words), "".join(kept)}
    found = Spelling(
        written,
        words,
        words if apart == kept else _words(kept, parts),
        frozenset([form for text in joined for form in _forms(text) if form]),
        len(apart) > 1 or bool(_TOGETHER.search(name)),
    )
    return found, generation


def _fullest(spellings: list[Spelling]) -> tuple[Spelling, ...]:
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


def _is_particle(text: str) -> bool:
    return text.lower() in _PARTICLES and (len(text) > 1 or text.islower())


def _words(texts: list[str], parts: Parts) -> tuple[Word, ...]:
    """The words with their forms: nicknames in brackets are forms of the first, maiden names of the last."""
    words = [_word(text) for text in texts]
    if parts.called and words:
        words[0] = _word(texts[0], frozenset(form for other in parts.called for form in _forms(other)))
    if len(parts.family) > 1 and len(words) > 1:
        words[-1] = _word(texts[-1], frozenset(form for other in parts.family for form in _forms(other)))
    return tuple(words)


def alike(one: Traits, two: Traits) -> Likeness | None:
    """How two people look alike, or None when they are two people to anyone who reads their records."""
    if one.profiles and two.profiles and one.profiles.isdisjoint(two.profiles):
        return None
    if one.generations and two.generations and one.generations.isdisjoint(two.generations):
        return None
    if one.couple != two.couple:
        return None
    shared = shared_addresses(one, two)
    name = name_reason(one, two) or (_beside_address(one, two) if shared else None)
    profile = bool(shared) and shared[0].kind == "profile"
    if name is None or (name.kind == "near" and not profile):
        return None
    same_firm = bool(one.firm) and one.firm == two.firm
    if shared:
        together = name.kind in (*_NAMES, "loose") or (profile and name.kind in ("first", "near"))
        if all(reason.kind == "card" for reason in shared):  # cheap phones number their cards from 1
            together = name.kind in ("name", "order")
        sure = together and bool(one.generations) == bool(two.generations)
    else:
        sure = False
        elsewhere = bool(one.firm and two.firm) and not same_firm
        weak = name.kind not in _NAMES or (name.kind in _ELSEWHERE and elsewhere)
        full = any(spelling.is_full for spelling in one.spellings) and any(each.is_full for each in two.spellings)
        if weak or not (full or same_firm):
            return None
    firm = (Reason("company", f"both at {min(one.company, two.company)}"),) if same_firm else ()
    born: tuple[Reason, ...] = ()
    if are_two_births(one.birthday, two.birthday):
        born = (Reason("birthday", "but born {} and {}".format(*sorted((one.birthday, two.birthday)))),)
        sure = sure and any(reason.kind in _ONE_RECORD for reason in shared)
    return Likeness((*shared, name, *firm, *born), sure)


def shared_addresses(one: Traits, two: Traits) -> tuple[Reason, ...]:
    """The addresses of one person that both have, the surest first."""
    both = sorted(one.addresses.keys() & two.addresses.keys(), key=lambda each: (-WEIGHTS[each[0]], each))
    return tuple(
        Reason(each[0], _SHARED[each[0]].format(min(one.addresses[each], two.addresses[each]))) for each in both
    )


_ONE_RECORD = frozenset(("profile", "card"))
"""Addresses of one record of one person: whose birthday is another there had it put right."""
_SHARED = {
    "profile": "the same LinkedIn profile", "email": "the same e-mail {}", "phone": "the same phone {}",
    "link": "the same link {}", "card": "the same card of an address book",
}  # fmt: skip


def name_reason(one: Traits, two: Traits) -> Reason | None:
    """How the names of two people go together at best; None when they do not."""
    found = [
        reason for mine in one.spellings for theirs in two.spellings if (reason := _related(mine, theirs)) is not None
    ]
    return max(found, key=lambda reason: (WEIGHTS[reason.kind], reason.words), default=None)


def _related(one: Spelling, two: Spelling) -> Reason | None:
    if not one.joined.isdisjoint(two.joined) or _in_order(one.words, two.words):
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


def _beside_address(one: Traits, two: Traits) -> Reason | None:
    """What of two names does not speak against one person, where an address of theirs speaks for it."""
    pairs = [sorted(pair, key=lambda each: len(each.words)) for pair in product(one.spellings, two.spellings)]
    if any(len(few.words) == 1 and any(_same(few.words[0], word) for word in many.words) for few, many in pairs):
        return Reason("last", "the same last name")
    if any(_is_latin(few) != _is_latin(many) for few, many in pairs):
        return Reason("script", "names in two scripts")
    return None


def _is_latin(spelling: Spelling) -> bool:
    return any(form.isascii() for word in spelling.words for form in word.forms)


def _both(pairs: list[tuple[Word, Word]]) -> str:
    """Each two words side by side: "Bob and Robert"."""
    return ", ".join(" and ".join(sorted((_written(one), _written(two)))) for one, two in pairs)


def _written(word: Word) -> str:
    return f"{word.shown}." if word.is_initial else word.shown


def _in_order(one: tuple[Word, ...], two: tuple[Word, ...]) -> bool:
    return len(one) == len(two) and all(map(_same, one, two))


def _same(one: Word, two: Word) -> bool:
    return not one.forms.isdisjoint(two.forms)


def _short(one: Word, two: Word) -> bool:
    return any(is_short_form(mine, theirs) for mine in one.forms for theirs in two.forms)


def _initial(one: Word, two: Word) -> bool:
    if one.is_initial == two.is_initial:
        return False
    letter, word = (one, two) if one.is_initial else (two, one)
    return any(form.startswith(first) for first in letter.forms for form in word.forms)


def _near(one: Word, two: Word) -> bool:
    """Whether two words are one letter apart, as a misspelling is."""
    return any(_one_apart(*sorted((mine, theirs), key=len)) for mine in one.forms for theirs in two.forms)


def _one_apart(short: str, long: str) -> bool:
    if len(short) < 3 or len(long) - len(short) > 1:
        return False
    at = next((at for at, (mine, theirs) in enumerate(zip(short, long, strict=False)) if mine != theirs), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _paired(
    one: Iterable[Word], two: Iterable[Word], meets: Meets
) -> tuple[list[tuple[Word, Word]], list[Word], list[Word]]:
    """(pairs that meet, what is left of the first, what is left of the second); each word is used once."""
    pairs, rest, left = [], [], list(two)
    for word in one:
        found = next((other for other in left if meets(word, other)), None)
        if found is None:
            rest.append(word)
        else:
            left.remove(found)
            pairs.append((word, found))
    return pairs, rest, left


def lookalikes(people: Iterable[Person], distinctions: Iterable[Distinction] = ()) -> list[Pair]:
    """Everyone who looks alike, two by two, in the order of ``offered``; those out of sight (archived) are left out.

    The work grows with the number of people: only those who share a key are compared, and of a key that many share (one
    name for a whole crowd) each with those beside them.
    """
    own = {person.id: (person, Traits(person)) for person in people if person.status != "archived"}
    found = []
    for one, two in set(_candidates(own)):
        likeness = alike(own[one][1], own[two][1])
        if likeness is not None:
            found.append(Pair(own[one][0], own[two][0], likeness))
    return offered(found, distinctions)


def offered(pairs: Iterable[Pair], distinctions: Iterable[Distinction]) -> list[Pair]:
    """The pairs to ask about: those that an import asks about first, then the others, of each the most alike first.

    Who were said to be two come up again only when more speaks for one person than did on that day.
    """
    asked, told_apart = set(), {}
    for each in distinctions:
        pair = ordered(*each.between)
        if each.open:
            asked.add(pair)
        else:
            told_apart[pair] = each.likeness
    return sorted(
        [pair for pair in pairs if pair.likeness.weight > told_apart.get(pair.ids, -1)],
        key=lambda pair: (pair.ids not in asked, -pair.likeness.weight, pair.one.name, *pair.ids),
    )


def stays_and_goes(network: Network, pair: Pair) -> tuple[Person, Person]:
    """Who stays in a merge: who has a rhythm, then who is in the network, who was talked with, who was there first."""

    def standing(person: Person) -> tuple[bool, int, bool, int, int]:
        talks = len(network.talks(person.id))
        return person.new, person.tier or 9, person.status != "network", -talks, person.id

    stays, goes = sorted((pair.one, pair.two), key=standing)
    return stays, goes


def _candidates(own: Own) -> Iterator[tuple[int, int]]:
    """The pairs to be compared, the lower id first, some more than once."""
    holders: dict[str, list[int]] = {}
    initials: dict[str, list[int]] = {}
    for who, (_, traits) in own.items():
        for key in traits.block_keys():
            holders.setdefault(key, []).append(who)
        for letter in traits.letter_keys(initial=True):
            initials.setdefault(letter, []).append(who)
    for ids in holders.values():
        if len(ids) > 1:
            yield from _beside(ids, own)
    if initials:
        meet: dict[str, list[int]] = {}
        for who, (_, traits) in own.items():
            for letter in initials.keys() & traits.letter_keys(initial=False):
                meet.setdefault(letter, []).append(who)
        for letter, ids in meet.items():
            for one in initials[letter][:MOST_ALIKE]:
                yield from (ordered(one, two) for two in ids[:MOST_ALIKE] if two != one)


def ordered(one: int, two: int) -> tuple[int, int]:
    """Two ids, the lower first."""
    return (one, two) if one < two else (two, one)


def _beside(ids: list[int], own: Own) -> Iterable[tuple[int, int]]:
    """The pairs among those who share a key, the lower id first."""
    if len(ids) <= MOST_ALIKE:
        return combinations(sorted(ids), 2)
    ranked = sorted(ids, key=lambda who: (fold(own[who][0].name), own[who][1].firm, who))
    near = ((one, two) for at, one in enumerate(ranked) for two in ranked[at + 1 : at + 1 + MOST_ALIKE])
    return (ordered(*pair) for pair in near)
