"""Who of those a talk was planned with was there, as a line of that evening or the next day tells it."""

from collections.abc import Sequence
from datetime import timedelta

from netritual.domain.coffees.past_coffees import day_of
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import fold, unaccent
from netritual.domain.model import Coffee, Interaction, Person
from netritual.domain.network import Network, known_people
from netritual.domain.quicklog.line_words import CONVERSATIONS
from netritual.domain.quicklog.nicknames import shortens
from netritual.regex import regex

_NOT = r"(?:(?:could|did|was|were|can)(?:n?['’]?t| not)|cannot|never)"
_SAID_ABSENT = regex(
    rf"\b(?:{_NOT} (?:able to )?(?:(?:come|came)(?! (?:up|out|back|alone|early|late|empty))"
    r"|make it(?! (?:work|clear|\w+ (?:to|for)))"
    r"|be there|there|attend|join|(?:show|showed|turn|turned)(?: up| *$))"
    r"|(?:could|can)(?:n?['’]?t| not) *$|(?:was )?(?:a )?no[- ]?show|(?:was |were )?absent *$|cancell?ed *$"
    r"|cancell?ed (?:at the )?last minute|stayed (?:at )?home|stood (?:us|me) up"
    r"|sent (?:her|his|their) (?:regrets|apologies)"
    r"|kam(?:en)? (?:nicht|nie)|nicht (?:gekommen|erschienen|dabei)|fehlte|(?:hat|haben) abgesagt"
    r"|(?:pas|jamais) venue?s?|no (?:vino|vinieron|aparecio|pudo venir)|nunca vino|nao (?:veio|apareceu|pode vir)"
    r"|non (?:e )?(?:venut[oa]|potut[oa] venire)|niet gekomen|kwam(?:en)? niet)(?!\w)"
)
_SAID_THERE = regex(r"\b(?:came|come|made it|was there|were there|showed up|turned up|kam|kamen|venue?s?|vino|veio)\b")
_BEHIND = regex(
    r"\b(?:without|(?:all|everyone|everybody|each of them) (?:but|except)|except(?: for)?|ohne|sans|sin|sem)\b"
)
_PARTS = regex(r"[,;.!?()–—]+| - |\b(?:but|though|while|aber|mais|pero)\b")


def without_absentees(network: Network, coffee: Coffee) -> tuple[int, ...]:
    """The people of a planned talk, but for those of whom a line of its day or the next says that they did not come:
    one typed when the talk had begun. All of them where that would leave nobody."""
    if coffee.slot is None or len(coffee.people) < 2:
        return coffee.people
    day, absent = day_of(coffee), set[int]()
    for talk in network.talks_between(day, day + timedelta(days=1)):
        begun = talk.logged is None or talk.logged >= coffee.slot.start
        if begun and talk.line and (talk.channel == "note" or talk.channel in CONVERSATIONS):
            absent |= _said_absent(network, coffee, talk)
    return tuple(who for who in coffee.people if who not in absent) or coffee.people


def _said_absent(network: Network, coffee: Coffee, talk: Interaction) -> set[int]:
    """Those of a talk who a line says did not come, and with whom it is no talk."""
    words = {fold(word) for part in _absent_parts(unaccent(talk.line)) for word in words_of(part)}
    people = known_people(network, coffee.people) if words else []
    met = talk.people if talk.channel != "note" else ()
    return {one.id for one in people if one.id not in met and any(_is_called(one, word) for word in words)}


def _absent_parts(line: str) -> list[str]:
    """The stretches of a line, without accents, in which those stand who did not come."""
    parts = [line[said.end() :].partition(",")[0] for said in _BEHIND.finditer(line)]
    for part in _PARTS.split(line):
        if (said := _SAID_ABSENT.search(part)) is not None:
            before = part[: said.start()]
            parts.append(before[max([one.end() for one in _SAID_THERE.finditer(before)], default=0) :])
    return parts


def _is_called(person: Person, word: str) -> bool:
    """Whether somebody goes by a folded word: the first or the last name, a short form, the handle."""
    names = person.name.split() or [""]
    first = fold(names[0])
    return word in (first, fold(names[-1]), fold(person.handle)) or shortens(word, first)


def named_among(network: Network, people: Sequence[int], typed: str) -> list[int]:
    """Those of some people who go by a name: by the whole one, else by a word of it."""
    everyone = known_people(network, people)
    whole = [person.id for person in everyone if fold(typed) == fold(person.name)]
    return whole or [person.id for person in everyone if _is_called(person, fold(typed.lstrip("@")))]


def short_names(network: Network, people: Sequence[int]) -> list[str]:
    """The first names of people, the whole name of those who share theirs."""
    names = [person.name for person in known_people(network, people)]
    firsts = [(name.split() or [name])[0] for name in names]
    alike = [fold(first) for first in firsts]
    return [name if alike.count(fold(first)) > 1 else first for first, name in zip(firsts, names, strict=True)]
