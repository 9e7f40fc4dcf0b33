"""Whose death a line seems to tell, so that it is asked: "hans died this morning".

Only a clause that begins with the name counts: kin, causes and what is only thought of stand otherwise. Of whose kin
somebody died, ``hardship_vocabulary`` knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from re import IGNORECASE, escape

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.dates.foreign_dates import WEEKDAYS_ABROAD
from netritual.domain.model import Interaction, Person, Proposed
from netritual.domain.network import Network
from netritual.domain.quicklog.contact_labels import MY, behind_relation
from netritual.domain.quicklog.funerals import DEATHS, may_tell_a_death
from netritual.regex import regex

_SHORT = 3
"""Letters of a weekday's name that may be another word: "so", "mar"."""
_CLAUSES = regex(r"[,;:!?()]+|\.(?=\s|$)|\s[-–—]+\s")
_NO_FACT = regex(
    r"\b(?:if|whether|unless|when|thought|almost|nearly|not|never|would|could|might|dream\w*|fear\w*|joke\w*|wenn|ob|fast"
    r"|beinahe|presque|quasi|casi|quase|bijna)\b|n['’]t\b",
    IGNORECASE,
)
"""In a clause with one of these nobody died."""
_DAYS = (*WEEKDAY, *" ".join(WEEKDAYS_ABROAD.values()).split())
_WEEKDAY = rf"(?:{'|'.join(sorted(escape(word) for word in _DAYS if len(word) > _SHORT))})"
_BEFORE = r"(?:(?:sadly|today|yesterday|leider|heute|gestern|and|und)\s+)*@?"
_BETWEEN = (
    r"(?:\s+(?:has|had|is|just|suddenly|sadly|peacefully|also|today|yesterday|this|last|morning|night|ist|heute|gestern"
    rf"|est|a|ha|è|é|vandaag|gisteren|(?:(?:on|am|op|el|letzten)\s+)?{_WEEKDAY}))*\s+"
)
_IDIOM = (
    r"(?!\s+(?:laughing|inside|down|on stage|of|di|dal|dalla|dallo|de|vor|van|tired|right|wrong|set|sure|serious|end"
    rf"|against|keen|calm|on(?!\s+(?:the\s+)?(?:{_WEEKDAY}\b|\d)))\b)"
)
"""Behind the word these make another sense, or a cause that is often one."""
_DIED = rf"(?:{'|'.join(sorted(map(escape, DEATHS)))}|passed\s+away)(?!\w){_IDIOM}"


def deaths_in_line(network: Network, id: int) -> list[Person]:
    """Those of an entry whose own death its line seems to tell, who are not archived, and of whom nobody said no."""
    talk = network.get(Interaction, id)
    if talk is None or not may_tell_a_death(talk.line):
        return []
    asked = (who for who in dict.fromkeys((*talk.people, *talk.mentions)) if lives(who) not in talk.still_open)
    people = (network.get(Person, who) for who in asked)
    return [one for one in people if one is not None and one.status != "archived" and _says_died(one, talk.line)]


def lives(person: int) -> Proposed:
    """That an entry tells nothing of this person's death, as it is kept in ``Interaction.still_open``."""
    return Proposed(kind="death", people=(person,))


def said_to_have_died(network: Network, today: date) -> Mapping[int, Interaction]:
    """Those whose own death a line of the last weeks seems to tell, with nothing noted of a talk with them since, each
    with the newest such line: until that is answered nothing is suggested of them."""
    lines = network.talks_between(today - timedelta(days=_ASKED_DAYS), today)
    dead = {one.id: talk for talk in lines for one in deaths_in_line(network, talk.id)}
    return {
        who: talk for who, talk in dead.items()
        if not any([one.channel != "note" and one.id > talk.id for one in network.talks(who, 1)])
    }  # fmt: skip


_ASKED_DAYS = 90
"""Days for which a line of a death counts that nobody has answered."""


def _says_died(person: Person, line: str) -> bool:
    """Whether a clause of a line begins with this person, in full, by an alias or the first name, who died, or is only
    "RIP" and the name. "My nan died" is of who is called just so."""
    words = person.name.split()
    named = "|".join(map(escape, dict.fromkeys((person.name, *person.aka, behind_relation(words) or words[0]))))
    mine = rf"(?:{'|'.join(sorted(MY))})\s+(?:{'|'.join(map(escape, (person.name, *person.aka)))})"
    who = rf"(?:{named}|{mine})"
    telling = regex(rf"\s*(?:{_BEFORE}{who}{_BETWEEN}{_DIED}|rip\s+@?{who}\s*$)", IGNORECASE)
    return any(telling.match(clause) and not _NO_FACT.search(clause) for clause in _CLAUSES.split(line))
