"""Who changed jobs by a line, so that it is asked: "tom left Nortel for Globex", "lena verlässt flux, geht zu spotify".

Only a line about one person that names the new company counts; where somebody lives, is or goes for a while stands
otherwise.
"""

from __future__ import annotations

from datetime import date
from re import IGNORECASE, escape
from shlex import quote
from typing import NamedTuple

from netritual.domain.dates.cities import is_city
from netritual.domain.language.text import fold
from netritual.domain.loops.trigger_vocabulary import AT_NOW, LEAVING
from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network
from netritual.domain.quicklog.contact_labels import behind_relation
from netritual.domain.quicklog.line_vocabulary import DETERMINERS, PRONOUNS
from netritual.domain.quicklog.natural.vocabulary import words
from netritual.regex import regex

_LED = r"(?:['’]s)?(?:\s+(?:has|is|just|now|also|finally|ist|hat|jetzt))*\s+"
_LEAVES = rf"(?:{'|'.join(LEAVING)})\s+(?P<old>[^\s,]+)(?:\s+[\w.]+){{0,4}}?"
_GOES = r"(?:goes|going|went|moves|moving|moved|off|geht|ging|wechselt)\s+(?:to|zu|zur|zum)"
_AT_NOW = "|".join(AT_NOW).replace(" ", r"\s+")
_TELLS = (
    rf"{_LED}(?:{_LEAVES}(?:\s+for|,?(?:\s+\w+){{0,2}}?\s+{_GOES})|wechselt\s+zu|joined(?=\s+(?-i:[A-Z])))\s+"
    rf"|(?:['’]s|\s+is|\s+ist|\s+arbeitet)\s+(?:{_AT_NOW})\s+"
    r"|\s+(?:(?:now|just)\s+(?:works|started)|started)\s+at\s+(?=(?-i:[A-Z]))|\s+works\s+at\s+(?=\S+\s+now\b)"
)
"""Between who it is and the new company."""
_COMPANY = r"(?P<new>[^\W\d_][^\s,;.!?()]*(?:\s+(?-i:[A-Z])[^\s,;.!?()]*){0,2})"
_CLOSES = r"(?=\s*(?:$|[,;.!(])|\s+(?:now|as|since|from|in|on|next|last|end|ab|seit|ende|im|am|nächste\w*)\b)"
_NO_FACT = regex(
    r"\b(?:if|whether|maybe|might|may|thinking|not|never|would|could|wants?|rumou?r)\b|n['’]t\b", IGNORECASE
)
_NO_COMPANY = (
    DETERMINERS
    | PRONOUNS
    | words("""
    home work school uni university college hospital lunch dinner church court good bed town sea last once least all
    present hause arbeit schule lunchtime peace rest war mir uns dir euch ihm ihr ihnen
    him her them me us mama papa mum dad oma der die dem den einer einem
""")
)


class CompanyMove(NamedTuple):
    """Who works where by a line of a day."""

    person: Person
    company: str
    on: date

    @property
    def question(self) -> str:
        """What is asked of it."""
        return f"Does {self.person.name} work at {self.company} now?"

    @property
    def command(self) -> str:
        """The command of the shell that is a yes."""
        return f"netritual person {self.person.handle} --company {quote(self.company)}"


def company_move(network: Network, id: int) -> CompanyMove | None:
    """The change of company that the line of the entry with this id tells; None for none. A company that somebody known
    works for is spelled as theirs is."""
    talk = network.get(Interaction, id)
    people = {*talk.people, *talk.mentions} if talk is not None else set[int]()
    person = network.get(Person, people.pop()) if len(people) == 1 else None
    if talk is None or person is None or _NO_FACT.search(talk.line):
        return None
    called = person.name.split()
    named = "|".join(map(escape, (person.name, *person.aka, behind_relation(called) or called[0])))
    match = regex(
        rf"(?:^|[,;:.]\s+)@?(?:{named}|he|she|they|er|sie)(?:{_TELLS}){_COMPANY}{_CLOSES}", IGNORECASE
    ).search(talk.line)
    if match is None:
        return None
    company, key = match["new"], fold(match["new"])
    if match["new"].lower().split()[0] in _NO_COMPANY or is_city(key) or _is_of(key, person.company):
        return None
    if (old := match["old"]) is not None and not (_is_of(fold(old), person.company) or old[:1].isupper()):
        return None  # "left home for Acme"
    spelled = (one.company for one in network.all(Person) if fold(one.company) == key)
    return CompanyMove(person, next(spelled, company), talk.on)


def _is_of(key: str, company: str) -> bool:
    """Whether a folded word is a company, or the first word of it."""
    return bool(company) and key in (fold(company), fold(company.split()[0]))
