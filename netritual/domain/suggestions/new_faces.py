"""Who was introduced to me lately, and by whom: the first of all first words, while there is no word between us."""

from collections.abc import Iterable, Iterator
from datetime import date
from re import IGNORECASE
from re import compile as regex
from typing import NamedTuple

from netritual.domain.model import Gift, Interaction, Person
from netritual.domain.network import Network
from netritual.domain.quicklog.name_keys import parts_of
from netritual.domain.suggestions.own_lines import words_of_line

INTRODUCED_DAYS = 28
"""An introduction is answered within four weeks."""
_INTRODUCED = regex(
    r"\b(?:(?:introduced|intro'?d|connected|linked) (?:me|us)|put (?:me|us) in (?:touch|contact)|"
    r"(?:made|sent) an intro)\b(?P<whom>.*)",
    IGNORECASE,
)
_WORD = regex(r"[^\W_](?:[\w.'’-]*\w)?")
_INTRO = regex(r"\bintro\w*\b(?P<whom>.*)", IGNORECASE)


class Introduced(NamedTuple):
    """The day of an introduction, and the name of whoever made it, "" for nobody known."""

    on: date
    by: str


def introduced(network: Network, talks: Iterable[Interaction], first: date) -> dict[int, Introduced]:
    """By person the newest introduction to me since a day, of those with whom there is no touch at all."""
    told = [one for one in _told(network, talks, first) if one[2].strip()]
    if not told:
        return {}
    said = {word for _, _, whom in told for word in _WORD.findall(whom.lower())}
    likely = (one for one in network.all(Person) if not said.isdisjoint(_WORD.findall(one.name.lower())))
    written = ((_WORD.findall(" ".join(parts_of(one.name).words).lower()), one) for one in likely)
    names = [(f" {' '.join(words)} ", one) for words, one in written if len(words) > (0 if one.new else 1)]
    found: dict[int, Introduced] = {}
    for on, by, whom in sorted(told, key=lambda one: one[0]):
        words = f" {' '.join(_WORD.findall(whom.lower()))} "
        for name, person in names:
            if name in words and person.name != by and not network.touches(person.id):
                found[person.id] = Introduced(on, by)
    return found


def _told(network: Network, talks: Iterable[Interaction], first: date) -> Iterator[tuple[date, str, str]]:
    """Each introduction that a line tells, or a gift: its day, who made it, and the words with whom it was."""
    for talk in talks:
        told = _INTRODUCED.search(words_of_line(talk)) if talk.on >= first else None
        if told is not None:
            yield talk.on, _name(network, talk.people), told["whom"]
    for gift in network.all(Gift):
        told = _INTRO.search(gift.text) if gift.on >= first and gift.direction == "got" else None
        if told is not None:
            yield gift.on, _name(network, gift.people), told["whom"]


def _name(network: Network, people: tuple[int, ...]) -> str:
    person = network.get(Person, people[0]) if len(people) == 1 else None
    return person.name if person is not None else ""
