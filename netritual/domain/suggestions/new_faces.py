"""Who was introduced to me lately, and by whom: the first of all first words, while there is no word between us."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from re import IGNORECASE
from typing import NamedTuple

from netritual.domain.model import Gift, Interaction, Person
from netritual.domain.network import Network
from netritual.domain.quicklog.name_keys import parts_of
from netritual.domain.suggestions.line_meaning import words_of_line
from netritual.domain.ties.tie import CONVERSATIONS
from netritual.regex import regex

INTRODUCED_DAYS = 28
"""An introduction is answered within four weeks."""
_INTRODUCED = regex(
    r"\b(?:(?:introduced|intro'?d|connected|linked) (?:me|us)|put (?:me|us) in (?:touch|contact)|"
    r"(?:made|sent) an intro)\b(?P<whom>.*)"
    r"|(?:^|[,;.] |\b(?:got|was|were|been) )introduced (?:by .{1,40}? )?to "
    r"(?P<met>.+?)(?= (?:by|from|via|through|at) |[,;]|$)",
    IGNORECASE,
)
_MET_THERE = regex(r" at (?:the|a|an|our|my|their|his|her)\b", IGNORECASE)
"""Behind "introduced to Tom": we met there."""
_SUGGESTED = regex(
    r"\b(?:(?:suggest(?:s|ed)|recommend(?:s|ed))(?: that)?(?: i)?(?: should)?"
    r"|(?:told|tells|asked|asks|advise[sd]) me|(?:says|said)(?: that)? i (?:should|could|must))(?: to)? "
    r"(?:(?:talk|speak|chat|write|reach out|talking|speaking|writing|reaching out|get in touch) (?:to|with)"
    r"|contact|call|ring|e?mail|meet|try|calling|contacting|meeting) (?P<whom>[^,;]+)",
    IGNORECASE,
)
"""Somebody sends me on to another: that is no word between us yet."""
_NO_NAME = regex(r"^.*?\bto |(?<=\w) (?:at|from) .*")
"""Of the words of an introduction what is no name: where it was made, and where whoever it was works."""
_WORD = regex(r"[^\W_](?:[\w.'’-]*\w)?")
_INTRO = regex(r"\bintro\w*\b(?P<whom>.*)", IGNORECASE)


class Introduced(NamedTuple):
    """The day of an introduction, and the name of whoever made it, "" for nobody known; ``suggested``: they only said
    that I should talk to them."""

    on: date
    by: str
    suggested: bool = False


class _Noted(NamedTuple):
    """An introduction as it is noted: ``talk`` is the id of its line, ``whom`` the words with whom it was."""

    on: date
    people: tuple[int, ...]
    whom: str
    talk: int = 0
    suggested: bool = False
    spoken: bool = False


def introduced(network: Network, talks: Iterable[Interaction], first: date) -> dict[int, Introduced]:
    """By person the newest introduction to me since a day, of those with whom there is no touch beside it; of whom it
    was only said that I should talk to them, none since."""
    every = (one._replace(whom=_NO_NAME.sub("", one.whom)) for one in _noted(network, talks, first))
    named = [one for one in every if one.whom.strip()]
    if not named:
        return {}
    said = {word for one in named for word in _WORD.findall(one.whom.lower())}
    likely = (one for one in network.all(Person) if not said.isdisjoint(_WORD.findall(one.name.lower())))
    written = ((_WORD.findall(" ".join(parts_of(one.name).words).lower()), one) for one in likely)
    names = [(f" {' '.join(words)} ", one) for words, one in written if len(words) > (0 if one.new else 1)]
    newest: dict[int, Introduced] = {}
    for one in sorted(named, key=lambda one: one.on):
        words = f" {' '.join(_WORD.findall(one.whom.lower()))} "
        for name, person in names:
            by = _name(network, [who for who in one.people if who != person.id])
            if name in words and by != person.name and not _has_word(network, person, one):
                newest[person.id] = Introduced(one.on, by, one.suggested)
    return newest


def sends_on(text: str) -> bool:
    """Whether a line tells that somebody sent me on to another."""
    return _SUGGESTED.search(text) is not None


def _has_word(network: Network, person: Person, intro: _Noted) -> bool:
    """Whether something passed between us beside the line that tells it."""
    since = intro.on.toordinal() if intro.suggested else 0
    return any(
        touch.day >= since and (touch.talk != intro.talk or intro.spoken) for touch in network.touches(person.id)
    )


def _noted(network: Network, talks: Iterable[Interaction], first: date) -> Iterator[_Noted]:
    """Each introduction that a line tells, or a gift."""
    for talk in talks:
        if talk.on < first:
            continue
        people, line = (*talk.people, *talk.mentions), words_of_line(talk)
        if not line:
            continue
        if match := _INTRODUCED.search(line):
            whom, met = match["whom"], match["met"]
            spoken = talk.channel in CONVERSATIONS or (met is not None and _MET_THERE.match(line, match.end("met")))
            yield _Noted(talk.on, people, met if whom is None else whom, talk.id, spoken=bool(spoken))
        elif match := _SUGGESTED.search(line):
            yield _Noted(talk.on, people, match["whom"], talk.id, suggested=True)
    for gift in network.all(Gift):
        match = _INTRO.search(gift.text) if gift.on >= first and gift.direction == "got" else None
        if match is not None:
            yield _Noted(gift.on, gift.people, match["whom"])


def _name(network: Network, people: Sequence[int]) -> str:
    person = network.get(Person, people[0]) if len(people) == 1 else None
    return person.name if person is not None else ""
