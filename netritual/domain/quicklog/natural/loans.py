"""What was lent or borrowed: until when, and whether it is back already.

Loaded with the first loan that a line tells of.
"""

from __future__ import annotations

from collections.abc import Sequence
from re import IGNORECASE

from netritual.domain.dates.dates import CURRENCY_WORDS, TODAY, TOMORROW
from netritual.domain.quicklog.line_vocabulary import DUE_BEFORE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import is_day
from netritual.domain.quicklog.natural.phrase import SOFT
from netritual.domain.quicklog.natural.syntax import Proposal, Syntax
from netritual.domain.quicklog.reading import Ref
from netritual.regex import regex

_IT = r"(?: (?:it|them|me|us|him|her|that|all))*"
_WHOSE = r"(?: (?:off|from) (?:him|her|them))?"
_RETURN = (
    r"(?:(?:(?:he|she|they|i) ?(?:['’]?(?:ll|d) )?|will |to |must |should |have to |needs? to )*"
    r"(?:(?:(?:pay|give|bring|hand|send|get|come|have|need|want)(?:s|ing)?|be (?:paid|brought|given|sent))"
    rf"{_IT} back{_WHOSE}|(?:return|repay)(?:s|ing)?{_IT})"
    r"|(?:due )?back)"
)
"""What says of a loan that it comes back, and nothing else, as a regular expression."""
_COMES_BACK = regex(rf"{_RETURN}(?=$| )")
_IS_TO_COME_BACK = regex(rf"(?:(?:he|she|they) (?:said|says|promised) )?{_RETURN}(?=$| )")
_WHEN = r"(?P<when>(?:after|before|when|once|at|in|for|on|with|signed)(?: .+)?)"
_ONLY_COMES_BACK = regex(rf"(?:(?:wants? )?{_RETURN}|(?:it|them) back)(?: to (?:me|us))?(?: {_WHEN})?|it|them")
_WANTED_BACK = regex(
    r"\b(?:need|want|get|have|pay|give|bring|send)s? (?:it|them|that|this|these|all|both|(?:all )?the (?:money|lot))"
    r" back\b|\bto be (?:(?:paid|given|brought|sent) back|returned|repaid)\b|\bdue back\b"
    r"|\b(?:return|repay)s? (?:it|them|that)\b"
)
"""Behind what somebody gave me: it is to come back."""
_AND_BACK = regex(rf"(?<! in)(?<! got)(?<! get)(?<! come)(?<! came)(?:,? and|,)? {_RETURN}(?: .*)?$", IGNORECASE)
TOWARDS = frozenset(("to", "from", "an", "von", "aan", "van", "à", "a"))
"""Right before whom it went to or came from these lead to them."""
_FOR_ME = regex(r"^(?:mir|uns) ")
"""Before what was borrowed, in German: for myself."""
_WHERE = regex(r"^(?:at|in|from|of|by) [^,]*? (?:my|our) ", IGNORECASE)
"""Where whoever has it is from, before the thing: "lent Steve at the barn my drill"."""
_DEED = regex(
    r"(?:(?:and|but|then|he|she|they|i|we|it|(?:he|she|it)['’]?s|(?:i|we|they)['’]?ve|has|have|already|just|finally|later"
    r"|now|all|was|were|been|got) )*"
    r"(?P<verb>brought|dropped|took|gave|given|paid|sent|handed|got|had|have|returned) (?P<rest>.+)"
)
"""A clause that certainly tells of something done with a thing: not denied, not to come, not what somebody said."""
_IS_THERE = regex(
    r"(?:and |but )?(?:(?:(?:it|they|all|everything) ?(?:['’]?s|is|are|['’]?re)(?: already| now| all)* |already )back"
    r"|back already)(?: already| now| again| with me| safely)*"
)
"""A clause that tells that a thing is back."""
_NEEDS_THING = frozenset(("got", "had", "have", "returned"))
"""Without a thing behind them these tell where somebody went, "got back late"; the others but "paid" only without
anybody: "he brought me back"."""
_WHO = frozenset(("me", "us", "him", "her", "them"))
_BARE = _WHO - {"them"} | {"the", "my", "our", "his", "their", "of", "whole"}
"""What may stand beside the thing, and names none by itself."""
# fmt: off
_WHOLE = _BARE | frozenset((
    "it", "them", "that", "both", "all", "everything", "lot", "money", "cash", *CURRENCY_WORDS,
))
"""Said of all that was lent."""
_BEHIND_BACK = frozenset((
    "already", "now", "today", "yesterday", "last", "this", "in", "from", "off", "again", "safely", "safe", "broken",
    "clean", "since", "then", "after", "thanks",
))
"""What may follow where a thing came back, beside a day and to whom."""
# fmt: on
_BACK_ABROAD = frozenset(("wieder", "zurück", "zurueck", "terug"))
_RETURNING_ABROAD = (
    v.PRONOUNS
    | v.I
    | v.words("""
    it me us get gets brings bring gibt gebe geb geeft geef kommt komt bekomm krieg kriegen bekommen will das die den es
""")
)
"""Before the day on which a loan comes back, in German and Dutch, whose verbs end with the words above."""
_IS_GIFT = regex(
    r"\ba (?:gift|present)\b|\bno need to (?:pay|give|bring|return)\b|\b(?:can |may )?keeps? it(?: for good)?$"
)
"""Behind a loan: it was none."""
_NOT_LENT = v.words("""
    number email message text card vote support back word trust respect love sympathy attention interest confidence
    permission consent name details job role cold flu bid offer application wrong idea ideas line phrase joke approach
    trick expression quote metaphor concept ohr stimme zeit oreille attention serment mano orecchio oreja ouvido
    gehör forte
""")
"""What somebody may have of mine, and did not borrow."""
_STAYS = v.words("""
    barn room rooms hall house flat office studio stage space garden kitchen venue place desk spot spare couch sofa
    assistant intern team staff people helpers crew time
""")
"""What somebody lends me of these nobody brings back."""
_HANDED_OUT = frozenset(("card",))
"""Of these those that I may lend all the same: they still have my business card, and I lent them that of my bank."""
_ARTICLES = frozenset(("the", "el", "il", "o", "den", "to"))
_UNTIL = DUE_BEFORE | {"for", "over", "fino"}
"""A day behind one of these is until when, or for how long."""


def return_of(text: str) -> str | None:
    """When a loan comes back, in the words of a loop that says no more than that: "after the fair" of "bring them back
    after the fair", "" of "pay it back" or "it"; None where it says something else."""
    said = _ONLY_COMES_BACK.fullmatch(text.lower())
    return None if said is None else text[said.start("when") :] if said["when"] else ""


def is_wanted_back(s: Syntax, at: int) -> bool:
    """Whether the line says from a place on that what somebody gave me comes back: "gave me 200, needs it back"."""
    behind = s.lows[at:]
    said = _WANTED_BACK.search(" ".join(behind)) is not None
    return said and v.NEGATIONS.isdisjoint(behind) and _IS_GIFT.search(" ".join(behind)) is None


def goes_on_with_return(s: Syntax, at: int) -> bool:
    """Whether a part behind a loan says when it comes back: "lent Ana 40, pays back end of month"."""
    return s.gap(at - 1) == SOFT and _COMES_BACK.match(" ".join(s.lows[at : s.part_end(at)])) is not None


def is_back(s: Syntax, at: int, people: Sequence[Ref]) -> bool:
    """Whether a later clause of the line tells for certain that what was lent came back, all of it, where the line
    names nobody else behind it."""
    named = {name.start: name for name in s.names if name.start >= at}
    handles = [ref.handle for ref in people]
    if any([name.ref.handle not in handles for name in named.values()]):
        return False
    clauses: list[list[str]] = [[]]
    ends = at
    for place in range(at, len(s.lows)):
        if s.low(place) in ("and", "but") or (place > at and s.gap(place - 1)):
            clauses.append([])
        if place in named and clauses[-1] in ([], ["and"], ["but"]):
            ends = named[place].end
        if place >= ends:
            asked = "?" * s.words[place].token.raw.endswith("?")
            clauses[-1].append(s.lows[place].strip("£$€") + asked)
    return any([_tells_of_return(clause, frozenset(clauses[0])) for clause in clauses[1:]])


def _tells_of_return(clause: Sequence[str], thing: frozenset[str]) -> bool:
    """Whether a clause tells that a thing, given by its words, came back: "paid it back", "got the drill back"."""
    said = " ".join(clause)
    deed = _DEED.fullmatch(said)
    if deed is None:
        return _IS_THERE.fullmatch(said) is not None
    verb, words, of_it = deed["verb"], deed["rest"].split(), thing | _WHOLE
    back = words.index("back") if "back" in words else -1
    if back < 0 and verb != "returned":
        return False
    places = (at for at, low in enumerate(words) if at != back and (low not in of_it or is_day(words, at)))
    end = next(places, len(words))
    things, behind = {*words[:end]} - {"back"}, words[end:]
    if _BARE.issuperset(things) and (verb in _NEEDS_THING or (things and verb != "paid")):
        return False
    dated = is_day(behind, int(behind[:1] == ["on"])) and verb != "have"
    led = behind[:1] == ["to"] and not _WHO.isdisjoint(behind[1:2])
    return end > back and (not behind or behind[0] in _BEHIND_BACK or dated or led)


def may_be_lent(s: Syntax, at: int) -> bool:
    """Whether a thing that somebody has is one that is lent: "old drill", "copy of the book"; not "full trust", "bid
    under review"."""
    noun = s.noun(at, s.part_end(at))
    return noun not in _NOT_LENT or (noun in _HANDED_OUT and s.low(at - 1) == "borrowed")


def is_given(s: Syntax, proposal: Proposal) -> bool:
    """Whether what was lent may stay where it is: a later part of the line says so, or it is a number or a word."""
    lent = s.low(proposal.cue) == "lent"
    if proposal.kind != "owed" and not lent:
        return False
    noun = s.noun(proposal.text, min(proposal.end, s.part_end(proposal.text)))
    if proposal.kind == "promise" and noun in _STAYS:
        return True
    begins_so = noun == "back" and s.low(proposal.text) != noun  # "umbrella back by Fri"
    lendable = begins_so or noun in _HANDED_OUT or noun not in _NOT_LENT
    return (lent and not lendable) or _IS_GIFT.search(" ".join(s.lows[proposal.end :])) is not None


def end_of_thing(s: Syntax, start: int, end: int) -> int:
    """Where what was lent or borrowed ends: before a day that is only that of the loan, "borrowed 40 on Thursday", and
    not one to come."""
    places = range(start + 1, end)
    back = next((at for at in places if _COMES_BACK.match(" ".join(s.lows[at:end]))), end)
    day = next((at for at in places if s.lows[at] in TODAY or is_day(s.lows[:end], at + (s.lows[at] == "on"))), end)
    led = s.low(day - 1 - (s.low(day - 1) in _ARTICLES))
    ahead = led in _UNTIL or s.low(day) in TOMORROW | {"next"}
    return end if day > back or ahead else day


def return_around(lows: Sequence[str]) -> tuple[int, int]:
    """How many of some words say that it comes back: at their start, and in German at their end too, "kriegt er bis
    Freitag wieder"."""
    said = _IS_TO_COME_BACK.match(" ".join(lows))
    if said is not None:
        return len(said[0].split()), 0
    if lows[-1] not in _BACK_ABROAD:
        return 0, 0
    return next((at for at, low in enumerate(lows) if low not in _RETURNING_ABROAD), 0), 1


def thing_of(text: str) -> str:
    """What was lent or borrowed, without the words that say for whom, who that is, and that it comes back."""
    return _WHERE.sub("", _FOR_ME.sub("", _AND_BACK.sub("", text)))
