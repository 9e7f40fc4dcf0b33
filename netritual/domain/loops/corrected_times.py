"""The time of a planned talk as a line corrects it: "make Kwame 9.45", "Grace says 1.30 not 1", "not Fri, Sat"."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.dates.moments import Stated, read_moment
from netritual.domain.language.terms import words_of
from netritual.domain.loops.preferred_times import TIME
from netritual.domain.model import Settings
from netritual.regex import regex

_ENDS = r"(?=\s*(?:[,;!)]|\.(?!\d)|$)| [-–] | (?:for|with|instead|sorry|pls|please)\b)"
_LEAD = r"(?:(?:actually|sorry|oops|wait|no|ok|so|correction|please|pls|and|but|we|i|have to|can you|let['’]?s)[,:]? )*"
_MADE = regex(
    rf"^{_LEAD}(?:make|put|set) (?P<what>(?:[^\s,;:]+ ){{1,4}}?)(?:it )?(?:to |for |on )?(?P<new>{TIME}){_ENDS}"
)
"""What I tell the program, or remember to do: "make Kwame 9.45", "actually let's make it 10 with Kwame"."""
_TO_A_NUMBER = regex(
    r"^(?P<what>(?:[^\s,;:]+ ){1,5}?)(?:is |was |got |has been )?(?:moved|pushed|shifted|changed|preponed|postponed)"
    r" (?:up |back |forward )?to (?P<new>(?:[1-9]|1[0-2]))\s*[.!]?$"
    r"|^(?:moved|pushed|shifted|changed) (?P<whom>(?:[^\s,;:]+ ){1,5}?)to (?P<to>(?:[1-9]|1[0-2]))\s*[.!]?$"
)
"""A number to which a talk is moved, which is more often its hour than its day."""
_NOT = regex(
    rf"(?<![\w.:])(?P<new>{TIME}),? (?:and |but )?not (?:at |on )?(?P<old>{TIME}){_ENDS}"
    rf"|\bnot (?:at |on )?(?P<former>{TIME})(?:,| but|:| -| –| it['’]?s| is| at| on)+ (?P<other>{TIME}){_ENDS}"
)
"""The right one and the wrong one."""


_SAID_BESIDE = frozenset(
    ("actually", "sorry", "oops", "wait", "no", "ok", "so", "correction", "please", "pls", "instead")
)


class CorrectedTime(NamedTuple):
    """The new time, the ``old`` one that was wrong, "" where a line does not say it, and the other words, of whom or
    which talk it is."""

    new: str
    old: str
    what: frozenset[str]

    @property
    def is_certain(self) -> bool:
        """A bare number for the new time alone may be anything: "make Tom 12"."""
        return bool(self.old) or not self.new.isdecimal()


def corrected_time(text: str) -> CorrectedTime | None:
    """The time that a line in folded English corrects; None for none."""
    if said := _NOT.search(text):
        beside = f"{text[: said.start()]} {text[said.end() :]}"
        return CorrectedTime(said["new"] or said["other"], said["old"] or said["former"], _words(beside))
    command, moved = _MADE.match(text), _TO_A_NUMBER.match(text)
    if command is not None:
        return CorrectedTime(command["new"], "", _words(command["what"]))
    return CorrectedTime(moved["new"] or moved["to"], "", _words(moved["what"] or moved["whom"])) if moved else None


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text.replace("'s", " "))) - _SAID_BESIDE


def is_time_of(said: str, start: datetime, kind: str, today: date, settings: Settings) -> bool:
    """Whether words say when a talk of a kind begins, by the clock on the wall: its day, its hour, or both."""
    if said in WEEKDAY:
        return WEEKDAY[said] == start.weekday()
    stated = read_moment(_led(said), today, settings.date_order, settings.eow, kind)
    if not isinstance(stated, Stated) or (stated.day is None and stated.at is None):
        return False
    return stated.day in (None, start.date()) and stated.at in (None, start.time())


def new_time_beside(said: CorrectedTime, start: datetime, today: date) -> str:
    """The words of the new time of a talk: a weekday in place of its own is in the same week."""
    day, _, hour = said.new.partition(" ")
    on = start.date() + timedelta(days=WEEKDAY[day] - start.weekday()) if day in WEEKDAY else today
    return f"{on.isoformat()} {hour}".rstrip() if said.old in WEEKDAY and on > today else _led(said.new)


def _led(said: str) -> str:
    """A bare number as the hour that it is."""
    return f"at {said}" if said.isdecimal() else said
