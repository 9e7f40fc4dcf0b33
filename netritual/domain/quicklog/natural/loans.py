"""What was lent or borrowed: until when, and whether it is back already.

Loaded with the first loan that a line tells of.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates import MONTH, TODAY, TOMORROW
from netritual.domain.quicklog.line_words import DUE_BEFORE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import is_day
from netritual.domain.quicklog.natural.phrase import SOFT
from netritual.domain.quicklog.natural.syntax import Syntax
from netritual.regex import regex

_IT = r"(?: (?:it|them|me|us|him|her|that|all))*"
_WHOSE = r"(?: (?:off|from) (?:him|her|them))?"
_RETURN = (
    r"(?:(?:(?:he|she|they|i) ?(?:['’]?(?:ll|d) )?|will |to |must )*"
    rf"(?:(?:pay|give|bring|hand|send|get|come)(?:s|ing)?{_IT} back{_WHOSE}|(?:return|repay)(?:s|ing)?{_IT})"
    r"|(?:due )?back)"
)
"""What says of a loan that it comes back, and nothing else, as a regular expression."""
_COMES_BACK = regex(rf"{_RETURN}(?=$| )")
_ONLY_COMES_BACK = regex(_RETURN)
_AND_BACK = regex(rf"(?:,? and|,)? {_RETURN}(?: .*)?$")
TOWARDS = frozenset(("to", "from", "an", "von", "aan", "van", "à", "a"))
"""Right before whom it went to or came from these lead to them."""
_FOR_ME = regex(r"^(?:mir|uns) ")
"""Before what was borrowed, in German: for myself."""
_IS_BACK = regex(
    r"\b(?:brought|gave|paid|sent|handed|got|had|have)(?: \S+){0,3} back\b"
    rf"(?: (?:half|part)(?=$| of\b)| [£$€]?\d+(?:[.,]\d+)?€?(?=$| (?!(?:{'|'.join(sorted(MONTH))})\b)))?"
    r"|\breturned (?:it|them)\b|\bit ?'?s back\b|\bback already\b|\balready back\b"
)
"""Behind a loan: it is over."""
_SUM = regex(r"\d+(?:[.,]\d+)?|\b(?:half|part)\b")
_IS_GIFT = regex(
    r"\ba (?:gift|present)\b|\bno need to (?:pay|give|bring|return)\b|\b(?:can |may )?keeps? it(?: for good)?$"
)
"""Behind a loan: it was none."""
_NOT_LENT = v.words("""
    number email message text card vote support back word trust respect love sympathy attention interest confidence
    permission consent name details job role cold flu bid offer application
""")
"""What somebody may have of mine, and did not borrow."""
_ARTICLES = frozenset(("the", "el", "il", "o", "den", "to"))
_UNTIL = DUE_BEFORE | {"for", "over", "fino"}
"""A day behind one of these is until when, or for how long."""


def is_return(text: str) -> bool:
    """Whether a loop says of a loan only that it comes back: "pay it back", "bring them back"."""
    return _ONLY_COMES_BACK.fullmatch(text.lower()) is not None


def goes_on_with_return(s: Syntax, at: int) -> bool:
    """Whether a part behind a loan says when it comes back: "lent Ana 40, pays back end of month"."""
    return s.gap(at - 1) == SOFT and _COMES_BACK.match(" ".join(s.lows[at : s.part_end(at)])) is not None


def is_back(s: Syntax, at: int) -> bool:
    """Whether a later part of the line tells that what was lent came back, and not only a part of the money."""
    said = " ".join(s.lows[at:])
    back = _IS_BACK.search(said)
    if back is None:
        return False
    paid, behind = set(_SUM.findall(back[0])), said[back.end() :].split()
    is_dated = is_day(behind, int(behind[:1] == ["on"]))
    return not paid or is_dated or not paid.isdisjoint(_SUM.findall(said[: back.start()]))


def may_be_lent(s: Syntax, at: int) -> bool:
    """Whether a thing is one that is lent: "old drill", "copy of the book"; not "full trust", "bid under review"."""
    return s.noun(at, s.part_end(at)) not in _NOT_LENT


def is_gift(s: Syntax, at: int) -> bool:
    """Whether a later part of the line tells that what was lent may stay where it is."""
    return _IS_GIFT.search(" ".join(s.lows[at:])) is not None


def end_of_thing(s: Syntax, start: int, end: int) -> int:
    """Where what was lent or borrowed ends: before a day that is only that of the loan, "borrowed 40 on Thursday", and
    not one to come."""
    places = range(start + 1, end)
    back = next((at for at in places if _COMES_BACK.match(" ".join(s.lows[at:end]))), end)
    day = next((at for at in places if s.lows[at] in TODAY or is_day(s.lows[:end], at + (s.lows[at] == "on"))), end)
    led = s.low(day - 1 - (s.low(day - 1) in _ARTICLES))
    ahead = led in _UNTIL or s.low(day) in TOMORROW | {"next"}
    return end if day > back or ahead else day


def length_of_return(lows: Sequence[str]) -> int:
    """How many words say that it comes back, where some words begin so."""
    said = _COMES_BACK.match(" ".join(lows))
    return len(said[0].split()) if said is not None else 0


def thing_of(text: str) -> str:
    """What was lent or borrowed, without the words that say for whom, and that it comes back."""
    return _FOR_ME.sub("", _AND_BACK.sub("", text))
