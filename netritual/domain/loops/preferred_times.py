"""Another time of a planned talk that somebody would rather have: one that they say and no more, or that suits
better."""

from datetime import date
from typing import NamedTuple

from netritual.domain.dates.dates import DAY_ENDS, MONTH, NUMBER, TOMORROW, WEEKDAY
from netritual.domain.dates.moments import Stated, read_moment
from netritual.domain.model import Settings
from netritual.regex import regex

_WEEKDAY, _MONTH = ("|".join(sorted(names, key=len, reverse=True)) for names in (WEEKDAY, MONTH))
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:the )?{_NUMBER}(?: of)? (?:{_MONTH})|(?:{_MONTH}) (?:the )?{_NUMBER}"
_DAY = rf"(?:(?:next |this )?(?:{_WEEKDAY})(?: (?:{_DATE}|(?:the )?{_NUMBER}))?|{_DATE}|{'|'.join(TOMORROW)}|today)"
_HOUR = r"(?:at \d{1,2}|(?:at )?(?:\d{1,2}(?:[:.]\d\d(?: ?[ap]m|h)?| ?[ap]m|ish|h)|noon|midday))"
_DAY_AND_HOUR = rf"{_DAY}(?: (?:{_HOUR}|\d{{1,2}}))?"
TIME = rf"(?:{_DAY_AND_HOUR}|{_HOUR}|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?)"
"""A day, an hour or both, or a bare number for one of them."""
_SAID = regex(
    r"\b(?:says|said|asks|suggests|prefers|would prefer|would rather|wants)"
    r"(?: (?:on|maybe|he|she|they|can|could|we|to|do|have|make it|is free))*"
    rf" (?P<time>{_DAY_AND_HOUR}|{_HOUR})(?P<either> or (?:{_DAY_AND_HOUR}|{_HOUR}|\d{{1,2}}))?(?: instead)?"
    r"(?=\s*(?:[,;.!?]|$))"
)
_BETTER = regex(
    r"\b(?:(?P<suits>suits?)|works?|fits?|is|would (?:suit|work|be))"
    r"(?: (?!no |not |any |never )[a-z]+){0,2} better"
    rf"(?=\s*(?:[,;.!?]|$)| (?:for|with) (?:me|us|him|her|them)\b| than (?:on )?(?:{_DAY}|{_HOUR})\b)"
)
_CLAUSE_ENDS = regex(r"[,;!?(]|(?::|(?<=[a-z])\.)(?=\s)")
_BARE_NUMBER = regex(r"(?:the )?\d+(?:[./]\d+\.?|st|nd|rd|th)?")
"""What may also be a version, a draft or a size."""
_SAYING = frozenset(("says", "said", "thinks", "reckons", "that"))
_HOURS, _DAYS_OF_MONTH = range(1, 13), range(1, 32)
_MOST_WORDS = 8
"""Words within which a day and an hour stand."""


class PreferredTime(NamedTuple):
    """The words of the time, "" for one that is not certain, and what is wrong with it then, in a sentence; ``before``
    is the word before the verb of a time that is only said, None for one that is told to suit better."""

    words: str
    why: str = ""
    before: str | None = None


def preferred_time(text: str, today: date, settings: Settings) -> PreferredTime | None:
    """The time that somebody would rather have, of a line in folded English; None where it tells of none."""
    if said := _SAID.search(text):
        before = text[: said.start()].rstrip(":").split()[-1:]
        return PreferredTime("" if said["either"] else said["time"], before="".join(before))
    better = _BETTER.search(text)
    if better is None:
        return None
    clause = _CLAUSE_ENDS.split(text[: better.start()])[-1].split()
    return _suiting(clause, today, settings, suits=better["suits"] is not None)


def _suiting(clause: list[str], today: date, settings: Settings, *, suits: bool) -> PreferredTime | None:
    """The time that ends the words before "suits better", the longest one: a shorter one would leave its day out."""
    for begin in range(max(0, len(clause) - _MOST_WORDS), len(clause)):
        typed, before = " ".join(clause[begin:]), clause[max(0, begin - 2) : begin]
        if not suits and _BARE_NUMBER.fullmatch(typed):
            return None  # "the 2nd is better"
        if typed in NUMBER or typed.isdecimal():
            break  # "the blue one suits her better", "11 suits her better"
        stated = read_moment(typed, today, settings.date_order, settings.eow)
        if not isinstance(stated, Stated):
            if stated.near:
                return PreferredTime("", stated.words)
        elif stated.day is not None or stated.at is not None:
            another = (
                before[-1:] == ["or"] or "".join(before[-1:])[:1].isdigit() or not WEEKDAY.keys().isdisjoint(before)
            )
            until = not DAY_ENDS.isdisjoint(clause[begin:])  # until when, and no time to meet
            return PreferredTime("" if another or until else typed)
    number = "".join(clause[-1:])
    if not number.isdecimal() or int(number) not in _DAYS_OF_MONTH or not {*clause[-2:-1]} <= _SAYING:
        return None  # "size 12 suits her better"
    return PreferredTime(f"at {number}" if int(number) in _HOURS else "")
