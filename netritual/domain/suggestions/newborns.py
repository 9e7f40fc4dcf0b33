"""Who has a baby of these weeks, as a line tells it: a word is in place then, and no coffee."""

from collections.abc import Mapping
from datetime import date, timedelta
from re import IGNORECASE, escape

from netritual.domain.matters.hardship_vocabulary import KINDRED
from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.regex import regex

NEWBORN_DAYS = 42
"""Days after a birth was told in which nobody is asked for a coffee."""
NEWBORN = "a baby came: a coffee can wait"
"""Why whoever has one is left out."""
_CHILD = r"(?:baby|newborn|twins|(?:little|baby) (?:girl|boy)|(?:girl|boy)(?= (?:called|named)\b|\s*(?:[,.!;]|$)))"
_BEFORE_CHILD = r"(?: just| finally)? (?:(?:a|the|her|his|their|new|first|second|third) )*"
_BORN = regex(
    rf"\b(?:(?:had|(?:has |have )?got){_BEFORE_CHILD}{_CHILD}"
    rf"|gave birth|{_CHILD} (?:(?:has |have )?(?:arrived|came|come)|is here|are here|(?:was |were |is |are )?born)"
    r"|became (?:a )?(?:mum|mom|dad|mother|father|parents?))\b"
    r"(?! (?:shower|sitter|clothes|photos|friend|band|brother|sister|monitor|shoot|back|to|from|in|with)\b)",
    IGNORECASE,
)
_NO_FACT = regex(
    r"\b(?:if|when|until|once|almost|nearly|not|never|years? ago|lost|dream\w*|wish\w*|hop\w*)\b", IGNORECASE
)
_KIN = regex(rf"\b{KINDRED}\b", IGNORECASE)


def new_parents(network: Network, today: date) -> Mapping[int, date]:
    """By person the day of the newest line that tells of their baby: the only one of whom it is, where no kin of
    theirs stands before it."""
    talks = network.talks_between(today - timedelta(days=NEWBORN_DAYS), today)
    return {who: talk.on for talk in talks if (who := _parent(network, talk)) is not None}


def _parent(network: Network, talk: Interaction) -> int | None:
    born = _BORN.search(talk.line)
    there = {*talk.people, *talk.mentions}
    if born is None or len(there) != 1 or _NO_FACT.search(talk.line):
        return None
    (who,) = there
    person, before = network.get(Person, who), talk.line[: born.start()].lower()
    if person is None or _KIN.search(before):
        return None
    names = "|".join(map(escape, (person.name.lower(), first_name(person.name).lower(), *map(str.lower, person.aka))))
    is_of_them = regex(rf"(?<!\w)(?:{names}|she|he|they)(?!\w)(?!['’]s|s\b)").search(before) is not None
    return who if is_of_them else None
