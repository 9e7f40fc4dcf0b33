"""Whose death a line tells: "hans died this morning", "RIP Ana". Of whose kin somebody died, ``hard_times`` knows."""

from __future__ import annotations

from re import IGNORECASE, escape

from netritual.domain.closing_words import DYING
from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network
from netritual.regex import regex

_BETWEEN = (
    r"(?: (?:has|had|have|is|just|suddenly|sadly|peacefully|also|today|yesterday|this morning|last night|ist|heute"
    r"|gestern|est|a|ha|e|è|é|is|vandaag|gisteren))*"
)
_DIED = (
    r"(?:died(?! (?:laughing|inside|down|of (?:laughter|boredom|shame|embarrassment)))|passed away|dead(?=$|[,.;!?])"
    r"|gestorben|verstorben|gestorven|overleden|mort(?! de rire)e?|décédée?|muri[oó]|falleci[oó]|fallecid[oa]|morreu"
    r"|faleceu|mort[oa]|decedut[oa])(?!\w)"
)
_OF = r"(?:rip|r\.i\.p\.?|(?:death|funeral) of|funeral for|beerdigung von|obsèques de|funeral de|funerale di)"
_SHORTEST = 3
"""Letters of a word of a name by which a line may call somebody."""


def died(network: Network, talk: Interaction) -> list[Person]:
    """Those of an entry whose own death its line tells, and who are not archived."""
    line = talk.line.lower()
    if not any([part in line for part in DYING]):
        return []
    people = (network.get(Person, who) for who in dict.fromkeys((*talk.people, *talk.mentions)))
    return [one for one in people if one is not None and one.status != "archived" and _is_told(one, talk.line)]


def _is_told(person: Person, line: str) -> bool:
    """Whether a line tells that this person died."""
    words = [word for word in person.name.split() if len(word) >= _SHORTEST]
    name = "|".join(map(escape, dict.fromkeys((person.name, *words, *person.aka))))
    told = rf"(?<!\w)@?(?:{name}){_BETWEEN} {_DIED}|\b{_OF} (?:our |my |the )?(?:\w+ )?@?(?:{name})(?![\w'’])"
    return regex(told, IGNORECASE).search(line) is not None
