"""The purpose of the quarter, and who has to do with it by what is noted of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from netritual.domain.language.terms import COMMON, FILLER, stem, terms_of, words_of
from netritual.domain.model import Person
from netritual.regex import regex

_FEW, _SHARE = 8, 0.02
"""A word that more people carry than both of these tells nobody from the others: so many, and this share of all."""

_AIMS = """
    become begin bring build business businesses client clients companies company contact contacts create customer
    customers develop earn expand explore find finish gain grow hire improve increase introduce job jobs join land
    launch lead leads network networking project projects quarter raise reach role roles run sell start switch two
    three four five several win people day days week weeks month months year years spring summer autumn fall winter
"""
FIELDS = tuple(
    frozenset(words.split())
    for words in (
        "speaking speaker speak gig gigs stage lecture lectures talk talks podcast podcasts workshop workshops keynote"
        " panel conference meetup webinar moderation",
        "job jobs role position hire hired hiring recruiter recruiters recruiting referral refer refers vacancy opening"
        " internship interview interviews career employer",
        "client clients customer customers retainer retainers budget offer quote proposal tender briefing commission",
        "funding fundraising investor investors invest investing angel angels venture seed round pilot",
        "thesis study studies research paper lab professor phd supervisor supervise",
        "book books novel publish publisher publishing editor agent manuscript",
        "flat house apartment rent landlord move moving",
    )
)
"""Words of one field: who has to do with one of them has to do with a purpose that says another."""

AIMS = COMMON | frozenset(_AIMS.split())
"""Words of every purpose: they say that something is wanted, not in which field."""


_NOT_WISHED = regex(
    r"\b(?:(?:no more|no|not|fewer|less|without|instead of|rather than|avoid|stop|out of|away from)\b[^,.;:/]*?)"
    r"(?=$|[,.;:/]|\b(?:and|but|more)\b)",
    re.IGNORECASE,
)
"""What is not wanted, up to the end of its clause."""
_OF_WHAT_KIND = regex(
    r"\b(?:design|pilot|beta|launch|lead|anchor|channel|reference|key|test|sparring|paying|first)\b"
    r"(?=[- ](?:partner|customer|client|user|tester|investor|tenant|account|reader)s?\b)",
    re.IGNORECASE,
)
"""What kind of partners or customers is wanted: that names no field."""
_LEFT_BEHIND = regex(r"\bfrom\b[^,.;:/]*?(?=\b(?:in)?to\b)", re.IGNORECASE)
"""Where one comes from: "move from backend to a platform team"."""
_ROADS = (
    "st|str|street|ave|avenue|rd|road|blvd|boulevard|lane|drive|square|quay|embankment|highway|stra(?:ß|ss)e|straat|weg"
)
_STREET = regex(
    rf"\b[\w'’-]+ (?:{_ROADS})\b\.?(?: (?:east|west|north|south|[nsew])\b)?"
    r"|\b(?:rue|via|calle|avenida|rua|avenue|boulevard)(?: (?:de|della|des|du|la|las|do|da))* [\w'’-]+",
    re.IGNORECASE,
)
"""An address: its words are of no field."""
_RANK_WORDS = """
    manager director head officer coordinator assistant lead leader chief partner consultant associate specialist
    executive president vice senior junior analyst chef directeur responsable leiter jefe
"""
_RANKS = frozenset(map(stem, _RANK_WORDS.split()))
"""Words of a title that say of no field what somebody does."""
_JOINING = "as onto de d des du la le les der die das fur mit den het voor van en el los para con do da"
_BETWEEN = FILLER.union(_JOINING.split())
"""Words between two phrases."""
_PHRASE = regex(r"[^,.;:/()]+")


class Purpose:
    """The telling words of a purpose, and the people whose record has them."""

    def __init__(self, text: str) -> None:
        if text:  # these patterns take a while to compile
            text = _STREET.sub(" ", _OF_WHAT_KIND.sub(" ", _LEFT_BEHIND.sub(" ", _NOT_WISHED.sub(" ", text))))
        self.words = {stem(word): word for word in reversed(words_of(text)) if word not in AIMS and telling(word)}
        """Stem -> the word as typed."""
        said = set(words_of(text))
        self.field = frozenset(stem(word) for words in FIELDS if not words.isdisjoint(said) for word in words)
        """The stems of the fields that it names, the words of every purpose too."""
        self.nouns = frozenset(_nouns(text, self.words))
        """Stems, those together that a title has of whoever does it: "find two office tenants" wants tenants alone."""
        self._stems_of: dict[str, frozenset[str]] = {"": frozenset()}
        self._near = re.compile("|".join(map(re.escape, self.words))).search

    def carriers(self, people: Iterable[Person]) -> dict[int, frozenset[str]]:
        """Whose record has some of the words, and their stems; positions and companies come again and again."""
        carried: dict[int, frozenset[str]] = {}
        cache, look = self._stems_of, self._in
        for person in people if self.words else ():
            one, other = person.position, person.company
            terms = cache[one] if one in cache else look(one)
            if more := cache[other] if other in cache else look(other):
                terms = terms | more
            if person.circles or person.topics or person.needs or person.offers or person.private_notes:
                terms = terms.union(*map(look, _texts(person)))
            if terms:
                carried[person.id] = terms
        return carried

    def place(self, person: Person, words: Iterable[str] = ()) -> str:
        """Where the words are found (all of the purpose unless some are given): what they do and where when one is
        there, else the first text that has one.

        "" when only a line of mine or a private note has them.
        """
        wanted = frozenset(map(stem, words)) or frozenset(self.words)
        if not wanted.isdisjoint(self._in(person.position) | self._in(person.company)):
            return person.work
        public = (*person.circles, *person.topics, *person.needs, *person.offers)
        return next((text for text in public if not wanted.isdisjoint(self._in(text))), "")

    def is_done_by(self, title: str) -> bool:
        """Whether a job title has a noun of the purpose, as what somebody does."""
        said = terms_of(title)
        return any(noun <= said for noun in self.nouns)

    def terms(self, text: str) -> frozenset[str]:
        """The stems of the purpose that a text has."""
        return self._in(text)

    def _in(self, text: str) -> frozenset[str]:
        """The stems in a text."""
        terms = self._stems_of.get(text)
        if terms is None:
            near = not text.isascii() or self._near(text.lower())
            terms = self._stems_of[text] = terms_of(text).intersection(self.words) if near else frozenset()
        return terms


def _nouns(text: str, telling_stems: Iterable[str]) -> Iterator[frozenset[str]]:
    """The last telling word of each phrase; with the one before it where it is a rank."""
    wanted = frozenset(telling_stems)
    for clause in _PHRASE.findall(text):
        phrase: list[str] = []
        for word in (*words_of(clause), ""):
            if word and word not in _BETWEEN:
                phrase += [stem(word)] if stem(word) in wanted else []
                continue
            if phrase and phrase[-1] not in _RANKS:
                yield frozenset(phrase[-1:])
            elif len(phrase) > 1:
                yield frozenset(phrase[-2:])
            phrase = []


def _texts(person: Person) -> Iterator[str]:
    lists: tuple[Iterable[str], ...] = (person.circles, person.topics, person.needs, person.offers)
    for texts in lists:
        yield from texts
    yield person.private_notes


def rare(carried: Mapping[int, frozenset[str]], people: int) -> dict[str, int]:
    """The stems that few of so many people carry, and how many do: the others tell nobody from the rest."""
    carriers = Counter(term for terms in carried.values() for term in terms)
    few = max(_FEW, _SHARE * people)
    return {term: number for term, number in sorted(carriers.items()) if number <= few}


def telling(word: str) -> bool:
    """True for a word that may tell a field: of two letters at least, and not of digits."""
    return len(word) > 1 and not word.isdigit()
