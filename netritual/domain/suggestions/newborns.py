"""Who has a baby of these weeks, as a line tells it: a word is in place then, and no coffee."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from re import IGNORECASE, escape

from netritual.domain.matters.hardship_vocabulary import KINDRED
from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network, known_people
from netritual.domain.people.first_names import first_name
from netritual.regex import regex

NEWBORN_DAYS = 42
"""Days after a birth was told in which nobody is asked for a coffee."""
_MOST = 2
"""Parents of one baby."""
NEWBORN = "a baby came: a coffee can wait"
"""Why whoever has one is left out."""
_CHILD = r"(?:baby|newborn|twins|(?:little|baby) (?:girl|boy)|(?:girl|boy)(?= (?:called|named|for)\b|\s*(?:[,.!;]|$)))"
_BEFORE_CHILD = r"(?: just| finally)? (?:(?:a|the|her|his|their|new|first|second|third) )*"
_BORN = regex(
    rf"\b(?:(?:had|(?:has |have )?got){_BEFORE_CHILD}{_CHILD}|(?:had|got) a (?:kid|son|daughter)"
    rf"|gave birth|{_CHILD} (?:(?:has |have )?(?:arrived|came|come)|is here|are here|(?:was |were |is |are )?born)"
    r"|^(?:(?:a|it['’]?s a|new) )?(?:(?:baby|little) (?:boy|girl)|baby)(?= (?:for|to)\b| [-–] |: )"
    r"|became (?:a )?(?:mum|mom|dad|mother|father|parents?))\b"
    r"(?! (?:shower|sitter|clothes|photos|friend|band|brother|sister|monitor|shoot|back|from|in|into|with|over)\b"
    r"| to (?:me|us|her|his|their|the|a)\b)",
    IGNORECASE,
)
_EXPECTING = regex(
    r"\b(?:(?<!was )(?<!were )expecting"
    r"(?= (?:again|soon|twins|in|a (?:baby|child|boy|girl))\b|\s*(?:[,.!;]|$))"
    r"|pregnant(?! with (?:ideas|hope|meaning))|(?:has|have) a baby on the way)\b",
    IGNORECASE,
)
_OF_A_THING = regex(r"\bexpecting in (?:the|a|an|my|our|his|her|their)\b", IGNORECASE)
_NO_FACT = regex(
    r"\b(?:if|when|until|once|almost|nearly|not|never|years? ago|lost|dream\w*|wish\w*|hop\w*|isn['’]?t)\b", IGNORECASE
)
_KIN = regex(rf"\b{KINDRED}\b", IGNORECASE)
_SPOUSE = r"(?:wife|husband|partner|girlfriend|boyfriend)"
_JOINING = regex(r"\b(?:and|n|for|to|both)\b|[^\w]+", IGNORECASE)
"""Beside a birth and the parents these say no more: "baby boy for Ana & Ben"."""


def baby_lines(network: Network, today: date) -> Mapping[int, Interaction]:
    """By person the newest line that tells of their baby, born or on the way: the one or two of whom it is, where no
    kin of theirs but the other parent stands before it."""
    talks = network.talks_between(today - timedelta(days=NEWBORN_DAYS), today)
    return {who: talk for talk in talks for who in _parents(network, talk)}


def new_parents(network: Network, today: date) -> Mapping[int, date]:
    """By person the day of the newest line that tells that their baby came."""
    return {who: talk.on for who, talk in baby_lines(network, today).items() if tells_of_birth(talk)}


def tells_of_birth(talk: Interaction) -> bool:
    """Whether a line of a baby tells that it came."""
    return _EXPECTING.search(talk.line) is None


def _parents(network: Network, talk: Interaction) -> Collection[int]:
    asked = {who for name in talk.open_names if len(name.candidates) == 1 for who in name.candidates}
    there = {*talk.people, *talk.mentions, *asked}
    if not 1 <= len(there) <= _MOST or _NO_FACT.search(talk.line) or _OF_A_THING.search(talk.line):
        return ()
    called = [_names(one) for one in known_people(network, sorted(there))]
    if not called:
        return ()
    low = talk.line.lower()
    if len(there) == 1 and "baby" in low and regex(rf"(?:{called[0]})['’]?s (?:new )?baby[\s!.]*").fullmatch(low):
        return there
    said = _BORN.search(talk.line) or _EXPECTING.search(talk.line)
    if said is None:
        return ()
    before, behind = talk.line[: said.start()].lower(), talk.line[said.end() :].lower()
    before = regex(rf"['’]?s(?: {_SPOUSE}\b| *$)").sub("", before)
    if _KIN.search(before):
        return ()
    rest = behind
    for names in called:
        rest = regex(rf"(?<!\w)(?:{names})(?!\w)").sub(" ", rest)
    if rest != behind and not before.strip() and not _JOINING.sub("", rest):
        return there
    if len(there) == 1:
        is_of_them = regex(rf"(?<!\w)(?:{called[0]}|she|he|they)(?!\w)(?!['’]s|s\b)").search(before) is not None
        return there if is_of_them else ()
    both = rf"(?:{called[0]}) (?:and|&|n|\+) (?:{called[1]})|(?:{called[1]}) (?:and|&|n|\+) (?:{called[0]})"
    return there if regex(rf"(?<!\w)(?:{both})(?!\w)(?!['’]s)").search(before) else ()


def _names(person: Person) -> str:
    """What somebody is called, as a regular expression of small letters, the longest first."""
    names = {person.name.lower(), first_name(person.name).lower(), *map(str.lower, person.aka)}
    return "|".join(map(escape, sorted(names, key=len, reverse=True)))
