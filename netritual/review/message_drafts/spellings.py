"""How people, companies and cities are written: a line is typed in small letters, a note is not."""

from collections.abc import Sequence
from re import IGNORECASE, escape
from typing import ClassVar

from netritual.domain.language.terms import COMMON
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.people.no_company import NO_COMPANY
from netritual.domain.quicklog.line_vocabulary import DETERMINERS
from netritual.domain.quicklog.natural.vocabulary import CLASH
from netritual.regex import regex
from netritual.review.message_drafts.lines_about import in_capitals

_NAMED = regex(r"(?<=\bintroduce )\w+|(?<=\bto )\w+|(?<=\bwith )\w+|(?<=\bmeet )\w+|(?<=\band )\w+|(?<=\bfor )\w+")
"""The words at which somebody may be named."""
_PLACES = regex(r"(?:(?<=\bin )|(?<=\bto )|(?<=\bfrom )|(?<=\bnear )|(?<=\brun )|(?<=\bof )|(?<=\bat ))[^\W\d_]{4,}\b")
"""The words at which a city or a company may be named."""


def as_called(network: Network, to: Person, text: str) -> str:
    """A text with the people whom it names in small letters written as they are called: "intro to Tom Becker", and so
    the company and the city of whom the note is to, and the cities and companies of others."""
    text = in_capitals(text, to)
    if any(word.islower() and word not in COMMON for word in _PLACES.findall(text)):
        places = _Spellings.of(network.all(Person)).places
        text = _PLACES.sub(lambda match: places.get(match[0], match[0]), text)
    for low, name in _Spellings.of(network.all(Person)).companies.items():
        if low in text:
            text = regex(rf"(?<!\w){escape(low)}(?!\w)").sub(name.replace("\\", r"\\"), text)
    small = {word for word in _NAMED.findall(text) if word.islower() and word not in COMMON}
    named = _Spellings.of(network.all(Person)).people if small else {}
    for word in {word for word in _names_in(text) if word.endswith("s") and word[:-1] not in CLASH}:
        if word[:-1] in _Spellings.of(network.all(Person)).people:
            text = regex(rf"\b{escape(word)}\b").sub(f"{word[:-1].capitalize()}'s", text)
    for person in sorted(
        {one.id: one for word in small for one in named.get(word, ())}.values(), key=lambda one: one.id
    ):
        for name in filter(None, (person.name, person.name.split()[-1], first_name(person.name))):
            text = regex(rf"(?<!\w){escape(name)}(?!\w)", IGNORECASE).sub(name.replace("\\", ""), text)
    return text


def all_called(network: Network, to: Person, text: str) -> str:
    """A matter in a few words as ``as_called`` writes it; any word may be somebody's first name too."""
    text = as_called(network, to, text)
    named, names = _Spellings.of(network.all(Person)).people, _names_in(text)
    first = {
        word: first_name(person.name)
        for word in names
        for person in named.get(word, ())
        if first_name(person.name).lower() == word
    }
    return " ".join(first.get(word, word) for word in text.split())


def _names_in(text: str) -> set[str]:
    """The small words of a text that may be names: no common word, none that is a word as well as a name ("grant"),
    and none behind an article."""
    words = text.split()
    return {
        word
        for before, word in zip(["", *words], words, strict=False)
        if word.islower() and word not in COMMON and word not in CLASH and before not in DETERMINERS
    }


class _Spellings:
    """``places`` are companies and cities of one word by their small letters, ``companies`` those of more, ``people``
    those whose name begins or ends with a word."""

    _newest: ClassVar["_Spellings | None"] = None

    def __init__(self, everyone: Sequence[Person]) -> None:
        self._everyone = everyone
        self.places: dict[str, str] = {}
        self.companies: dict[str, str] = {}
        self.people: dict[str, list[Person]] = {}
        for person in everyone:
            for name in (person.city, person.company):
                if name.isalpha() and name.lower() not in NO_COMPANY:
                    self.places[name.lower()] = name
            if " " in person.company and not COMMON.issuperset(person.company.lower().split()):
                self.companies[person.company.lower()] = person.company
            words = person.name.split()
            for word in {words[0].lower(), words[-1].lower()}:
                self.people.setdefault(word, []).append(person)

    @classmethod
    def of(cls, everyone: Sequence[Person]) -> "_Spellings":
        """Those of the same people, which a page asks for at each of its notes, are made once."""
        if cls._newest is None or cls._newest._everyone is not everyone:
            cls._newest = cls(everyone)
        return cls._newest
