"""Who looks alike, and why: the one rule for what an import joins or asks about, and for the pairs that a merge offers.

Two people are made one without a question only when they share an address of one person and their names go together.
Two LinkedIn profiles are always two people, and so are Will Stone sr. and jr. Everything else that looks alike is a
question. The answer is the same whoever is named first, and it tells facts of the two records only.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from netritual.domain.dates.birthdays import are_two_births
from netritual.domain.language.text import fold
from netritual.domain.model import Distinction, Person
from netritual.domain.network import Network
from netritual.domain.people.addresses import ROLES, is_profile, is_role, is_shared, link_key, phone_key
from netritual.domain.people.file_rows import file_rows, uid_of
from netritual.domain.people.kinship import is_couple
from netritual.domain.people.written_names import MOST_CACHED, Reason, fullest, related, spelling_of, weak_reason
from netritual.domain.quicklog.name_keys import without_firm

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


MOST_SPELLINGS = 6
MOST_ALIKE = 40
"""People with one key that are all compared; of more, each is compared with as many that stand beside it by name."""


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

    __slots__ = (
        "addresses", "birthday", "called", "company", "couple", "firm", "generations", "nicknames", "profiles",
        "spellings",
    )  # fmt: skip

    def __init__(self, person: Person) -> None:
        names = list(dict.fromkeys((person.name, *person.aka)))[:MOST_SPELLINGS]
        spellings = [spelling_of(name) for name in names]
        self.spellings = fullest([spelling for spelling, _ in spellings if spelling.words])
        self.called, self.nicknames = fold(person.name), {fold(name) for name in person.aka}
        self.couple = is_couple(person.name)
        self.generations = {generation for _, generation in spellings if generation}
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


def same_in_two_files(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs of the same name at the same company, who came from two kinds of files and were born on no two days;
    nobody stands in two of them."""
    same: list[Pair] = []
    for pair in pairs:
        kinds = {reason.kind for reason in pair.likeness.reasons}
        mine, theirs = ({row.partition(":")[0] for row in file_rows(one)} for one in (pair.one, pair.two))
        if not (
            kinds >= {"name", "company"} and "birthday" not in kinds and mine and theirs and mine.isdisjoint(theirs)
        ):
            continue
        if all({*pair.ids}.isdisjoint(other.ids) for other in same):
            same.append(pair)
    return same


@lru_cache(MOST_CACHED)
def _firm(company: str) -> str:
    return fold(without_firm(company))


def alike(one: Traits, two: Traits) -> Likeness | None:
    """How two people look alike, or None when they are two people to anyone who reads their records."""
    if one.profiles and two.profiles and one.profiles.isdisjoint(two.profiles):
        return None
    if one.generations and two.generations and one.generations.isdisjoint(two.generations):
        return None
    if one.couple != two.couple:
        return None
    shared = shared_addresses(one, two)
    name = name_reason(one, two) or (weak_reason(one.spellings, two.spellings) if shared else None)
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
        nickname = (
            one.called in two.nicknames or two.called in one.nicknames
        )  # "Kaz", and Karolina, whose nickname it is
        if nickname and not full:
            weak, name = False, Reason("first", "one is called by the nickname of the other")
        if weak or not (full or same_firm or nickname):
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
    reasons = [
        reason for mine in one.spellings for theirs in two.spellings if (reason := related(mine, theirs)) is not None
    ]
    return max(reasons, key=lambda reason: (WEIGHTS[reason.kind], reason.words), default=None)


def lookalikes(people: Iterable[Person], distinctions: Iterable[Distinction] = ()) -> list[Pair]:
    """Everyone who looks alike, two by two, in the order of ``offered``; those out of sight (archived) are left out.

    The work grows with the number of people: only those who share a key are compared, and of a key that many share (one
    name for a whole crowd) each with those beside them.
    """
    own = {person.id: (person, Traits(person)) for person in people if person.status != "archived"}
    pairs = []
    for one, two in set(_candidates(own)):
        likeness = alike(own[one][1], own[two][1])
        if likeness is not None:
            pairs.append(Pair(own[one][0], own[two][0], likeness))
    return offered(pairs, distinctions)


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
