"""Who of those a talk was planned with was there, as a line of that evening or the next day tells it."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import timedelta
from itertools import takewhile

from netritual.domain.coffees.past_coffees import day_of
from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import fold, unaccent
from netritual.domain.model import Coffee, Interaction, Person
from netritual.domain.network import Network, known_people
from netritual.domain.quicklog.line_vocabulary import CHANNEL, CONVERSATIONS
from netritual.domain.quicklog.nicknames import shortens
from netritual.regex import regex

CANNOT = (
    r"(?:can(?:no|['’]?)t|can not|could(?:n['’]?t| not)|won['’]?t|will not"
    r"|(?:(?:not|\w+n['’]?t) (?:be )?able|unable) to)"
)
"""Somebody cannot, as a regular expression of folded words."""
COME = (
    r"(?:come(?! (?:up|out|back|alone|early|late|empty))|make it(?! (?:work|clear|\w+ (?:to|for)))"
    r"|be there|attend|join)"
)
"""What somebody does who comes."""
_NOT = rf"(?:{CANNOT}|(?:did|was|were)(?:n?['’]?t| not)|never)"
_SAID_ABSENT = regex(
    rf"\b(?:{_NOT} (?:{COME}|came(?! (?:up|out|back|alone|early|late|empty))"
    r"|there|(?:show|showed|turn|turned)(?: up| *$))"
    r"|(?:could|can|did)(?:n?['’]?t| not) *$|(?:was )?(?:a )?no[- ]?show|(?:was |were )?absent *$|cancell?ed *$"
    r"|cancell?ed (?:at the )?last minute|stayed (?:at )?home|stood (?:us|me) up"
    r"|sent (?:her|his|their) (?:regrets|apologies)"
    r"|kam(?:en)? (?:nicht|nie)|nicht (?:gekommen|erschienen|dabei)|fehlte|(?:hat|haben) abgesagt"
    r"|(?:pas|jamais) venue?s?|no (?:vino|vinieron|aparecio|pudo venir)|nunca vino|nao (?:veio|apareceu|pode vir)"
    r"|non (?:e )?(?:venut[oa]|potut[oa] venire)|niet gekomen|kwam(?:en)? niet)(?!\w)"
)
_EVER = r"(?: (?:after all|either|too|as well|any ?more|now))?"
_DROPS_OUT = regex(
    rf"\b(?:{CANNOT} (?:(?:do|make|on|this) )*(?:{'|'.join(WEEKDAY)}|today|tomorrow|tonight|(?:the )?\d+\w*)"
    rf"|{CANNOT} (?:\w+ )?(?:{COME}|make\b(?! it\b)|manage)|{CANNOT}{_EVER} *$"
    r"|(?:not|isn['’]?t|aren['’]?t|no longer) (?:coming|joining|able)"
    r"|(?:pull(?:s|ed|ing)?|drop(?:s|ped|ping)?|is) out|bail(?:s|ed|ing)?|(?:has|have|had) to (?:miss|skip)|will miss"
    r"|sen[dt]s? (?:his|her|their) (?:regrets|apologies)|(?:kommt|kommen|kann|konnen) nicht|komt niet|kan niet"
    r"|ne (?:vient|peut) pas|no (?:viene|puede)|nao (?:vem|pode)|non (?:viene|puo))(?!\w)"
)
"""The same of a talk to come."""
_OF_THE_TALK = frozenset((
    "it", "to", "of", "on", "at", "for", "from", "the", "our", "this", "that", "us", "me", "with", "and", "after",
    "all", "either", "too", "as", "well", "any", "more", "anymore", "now", "sorry", "then", "next", "week", "time",
    "again", "today", "tomorrow", "tonight", "morning", "afternoon", "evening", "last", "minute", "sadly",
    "unfortunately", "xmas", "do",
))  # fmt: skip
"""Behind the words that somebody does not come these say of nothing else."""
_ABROAD = regex(r"(?:komm|kann|konn|komt|kan |ne |no (?:v|p)|nao |non )")
"""How a phrase of another language begins; what stands behind one is not looked at."""
_WHY = frozenset(("because", "since", "due", "cause", "cos", "bc", "so"))
"""Behind one of these stands only why somebody does not come."""
_JUST_CANNOT = regex(rf"^\s*(?P<who>.+?)\b{CANNOT}{_EVER}\s*$")
_FEW = 2
_BEHIND = regex(
    r"\b(?:without|(?:all|everyone|everybody|each of them) (?:but|except)|except(?: for)?|ohne|sans|sin|sem)\b"
)
_BETWEEN = frozenset(
    ("and", "or", "nor", "both", "also", "too", "sadly", "unfortunately", "again", "then", "und", "oder", "auch",
     "leider", "y", "et", "en", "ed", "e", "ou", "o")
)  # fmt: skip
"""Words that may stand between the names of those who did not come, and the words that say it."""
_BETWEEN_NAMES = regex(r"[,;&+]|\band\b")
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
            absent |= _named_before(network, coffee, _SAID_ABSENT, talk.line) - _met(talk)
    return tuple(who for who in coffee.people if who not in absent) or coffee.people


def dropping_out(network: Network, coffee: Coffee, line: str, named: Set[int]) -> Set[int]:
    """Those of a talk to come of whom a line says that they do not come, who are only some of all; nobody where that is
    not certain. ``named`` are those whom the line names."""
    is_of_it = _is_of_the_talk(network, coffee, line)
    gone = _named_before(network, coffee, _DROPS_OUT, line) if is_of_it else set[int]()
    if not gone and len(coffee.people) > _FEW and (is_of_it or not tells_of_dropout(unaccent(line))):
        # one of two who cancels calls it off
        gone = _named_before(network, coffee, _SAID_ABSENT, line)
    if not gone and is_of_it:
        gone = named & {*coffee.people}
    return gone if gone < {*coffee.people} else frozenset()


def _is_of_the_talk(network: Network, coffee: Coffee, line: str) -> bool:
    """Whether what somebody cannot do is to come to a talk: behind the words that say so stands no more than the talk,
    its day and who else comes, up to why; not "Tom can't join the board", "Ana cannot manage her team"."""
    people = known_people(network, coffee.people)

    def is_of_it(word: str) -> bool:
        of_talk = word in _OF_THE_TALK or word in WEEKDAY or word[:1].isdecimal() or CHANNEL.get(word) in CONVERSATIONS
        return of_talk or bool(_called(people, fold(word)))

    for part in _PARTS.split(unaccent(line)):
        said = _DROPS_OUT.search(part)
        if said is None:
            continue
        behind = takewhile(lambda word: word not in _WHY, words_of(part[said.end() :]))
        if _ABROAD.match(said[0]) or all(map(is_of_it, behind)):
            return True
    return False


def tells_of_dropout(text: str) -> bool:
    """Whether a folded text says of anybody that they do not come to what is planned."""
    return any(map(_DROPS_OUT.search, _PARTS.split(text)))


def who_cannot(text: str) -> str | None:
    """The words before a bare "can't" that ends a clause of a folded text, "Tom can't, sick"; None for none."""
    said = map(_JUST_CANNOT.search, _PARTS.split(text))
    return next((one["who"] for one in said if one is not None), None)


def drops_out(text: str, named: Set[int], everyone: Sequence[int]) -> bool:
    """Whether a text says that those whom it names do not come, who are only some of several: with one other it is not
    said to stand."""
    return bool(named) and named < {*everyone} and len(everyone) > _FEW and tells_of_dropout(unaccent(text))


def _met(talk: Interaction) -> Set[int]:
    return frozenset(talk.people if talk.channel != "note" else ())


def _named_before(network: Network, coffee: Coffee, pattern: re.Pattern[str], line: str) -> Set[int]:
    """Those of a talk who are named right beside the words that say that they do not come."""
    stretches = [*_stretches(unaccent(line), pattern)]
    people, absent = known_people(network, coffee.people) if stretches else [], set[int]()
    for words, *before in stretches:
        called = [_called(people, fold(word)) for word in words]
        named = [*takewhile(bool, (who or word in _BETWEEN for who, word in zip(called, words, strict=True)))]
        absent.update(*called[: len(named)])
        for part in before if named and len(named) == len(words) else ():  # "Ben, Carla and Ana cannot"
            called = [_called(people, fold(word)) for word in part]
            if not all(called):
                break
            absent.update(*called)
    return absent


def _stretches(line: str, pattern: re.Pattern[str]) -> Iterator[list[list[str]]]:
    """The words before those that say of somebody that they do not come, and behind "without", from there on; then
    those of the parts before them, the last one first."""
    for said in _BEHIND.finditer(line):
        yield [words_of(_PARTS.split(line[said.end() :])[0])]
    parts = _PARTS.split(line)
    for at, part in enumerate(parts):
        for said in pattern.finditer(part):
            yield [words_of(part[: said.start()])[::-1], *map(words_of, parts[:at][::-1])]


def _called(people: Sequence[Person], word: str) -> Set[int]:
    """Those of some people whom a folded word names: by a whole name before a short form, "Rob" is not Robyn."""
    whole = {one.id for one in people if _is_called_in_full(one, word)}
    return whole or {one.id for one in people if _is_called(one, word)}


def _is_called(person: Person, word: str) -> bool:
    """Whether somebody goes by a folded word: the first or the last name, a short form, the handle."""
    names = person.name.split() or [""]
    first = fold(names[0])
    return word in (first, fold(names[-1]), fold(person.handle)) or shortens(word, first)


def named_among(network: Network, people: Sequence[int], typed: str) -> list[int]:
    """Those of some people whom a name means: the only one with this handle behind "@", else those with this whole
    name, else those who go by it. A first name goes before a short form: "Tom" is Tom Berg, and not Thomas Reed."""
    everyone, name = known_people(network, people), fold(typed)
    if typed.startswith("@"):
        return [person.id for person in everyone if fold(person.handle) == fold(typed[1:])]
    for means in (_is_whole, _is_called_in_full, _is_called):
        if meant := [person.id for person in everyone if means(person, name)]:
            return meant
    return []


def _is_whole(person: Person, name: str) -> bool:
    return name == fold(person.name)


def _is_called_in_full(person: Person, name: str) -> bool:
    """Whether a folded name is a whole word of somebody's name, or the handle."""
    return name in (*map(fold, person.name.split()), fold(person.handle))


def names_between(text: str) -> list[str]:
    """The names of a list as it is typed: "Ana, Tom and Cleo"."""
    return [name for part in _BETWEEN_NAMES.split(text) if (name := part.strip())]


def short_names(network: Network, people: Sequence[int], among: Sequence[int] = ()) -> list[str]:
    """What people are called in a list, each as short as ``named_among`` reads it as the one person ``among`` those of
    a talk: the first name, else the whole one, else the handle behind "@"."""
    among = among or people
    names = []
    for person in known_people(network, people):
        able = (person.name.partition(" ")[0], person.name, f"@{person.handle}")
        names.append(next((name for name in able if _is_read(network, among, name, person)), able[-1]))
    return names


def _is_read(network: Network, among: Sequence[int], name: str, person: Person) -> bool:
    """Whether a name in a list is read as one person."""
    return names_between(name) == [name] and named_among(network, among, name) == [person.id]
