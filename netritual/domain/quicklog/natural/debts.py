"""Debts without their verb: "40k pending from Ana", "her fees 15k pending from my side", "Tom paid 25k, 15k left".

Loaded with the first word that tells of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netritual.domain.dates.dates import CURRENCY_WORDS
from netritual.domain.language.money import SUM, money_first, typed_sums
from netritual.domain.language.text import DUES, PAID, begins_sum
from netritual.domain.quicklog.line_vocabulary import DUE_BEFORE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import is_day
from netritual.domain.quicklog.natural.phrase import Word, part_of, typed_of
from netritual.domain.quicklog.natural.recognised_names import Name
from netritual.domain.quicklog.natural.speakers import speaker
from netritual.domain.quicklog.natural.syntax import Proposal, Syntax, refs
from netritual.regex import regex

_IS_SUM = regex(rf"(?i:{SUM})")
_LARGE = 100
"""A number without a currency from which on it is rather money than a count."""
_BEHIND_A_DEBT = v.words("for by since on from back still now before till until and")
"""Behind what somebody owes these count no things of it."""
_PAYING = frozenset((*PAID, "pays", "pay", "paying", "owes"))
"""What somebody does who still has a rest to pay."""
_WHOSE = {"his": "he", "her": "she", "their": "they"}
_BILLS = v.words("invoice invoices bill bills fee fees quote hours work expenses receipt receipts ticket tickets")
"""What is still to pay of somebody is mine to pay; their rent and their deposit are not."""
_OF_A_SUM = v.words("""
    the another about only just rest of half last other more grand cent cents crowns kr lakh lakhs lac lacs cr crore
    crores
""").union(CURRENCY_WORDS)
_BEING = v.words("is are 's still now currently yet remains")
_WITH = v.FROM | v.words("with by")
"""Before whoever has it still to do."""
_SIDES = v.words("side end part pocket")
_MINE = v.words("my our me us")
_SETTLED = frozenset((*PAID, "received", "sorted", "nothing", "none", "zero"))
"""With one of these in the line nothing is open."""
_MOST = 6
"""Words of a thing."""
_TELLING = v.BEFORE_LOOP | v.BEFORE_CONTACT | v.PRONOUNS - {"her"}
"""With one of these some words are no thing."""


def sum_words(s: Syntax, at: int) -> int:
    """How many words from a place on write one sum with its currency: "rs. 1,20,000", "1.5 lakh"; 0 without one."""
    match = _IS_SUM.match(_rest(s, at))
    return len(match[0].split()) if match is not None else 0


def _rest(s: Syntax, at: int) -> str:
    """What is typed from a place to the end of its part."""
    return typed_of(s.words[at : s.part_end(at)]).lstrip("(") if at < len(s.words) else ""


def _is_money(s: Syntax, at: int) -> bool:
    """Whether a sum surely stands at a place: with a currency, in thousands or lakhs, or of three digits and more."""
    return money_first(_rest(s, at), _LARGE) > 0


def sum_of_part(words: Sequence[Word], at: int) -> str:
    """The one sum that the part around a place surely names, as typed with its currency; "" for none or several."""
    sums = [one for one in typed_sums(typed_of(words[slice(*part_of(words, at))])) if money_first(one)]
    return sums[0] if len(sums) == 1 else ""


def sent_invoice(s: Syntax, at: int) -> Proposal | None:
    """ "sent Ana the invoice 2k, net 30", "invoice of £450 sent to Ana", "invoice #204 to Ana: $1,200 due 15 Dec": with
    its sum, what they owe for it; not "invoice 1400 to Ana by Mon", which is still to be sent."""
    first, end = s.part_start(at), s.part_end(at)
    sent = next((place for place in range(first, end) if s.low(place) in _SENDING), -1)
    is_numbered = s.words[min(at + 1, len(s.words) - 1)].token.raw[0] == "#"
    if (sent < 0 and not is_numbered) or (first <= sent < at and not s.subject(sent).is_mine):
        return None
    if not v.NEGATIONS.isdisjoint(s.lows[first:end]) or "paid" in s.lows[at:]:
        return None
    names = s.given_to(sent if sent >= 0 else at)[0]
    places = range(at + 1 + is_numbered, min(s.part_end(end) if end < len(s.words) else end, len(s.words)))
    sum_ = next((place for place in places if _is_money(s, place) and not is_day(s.lows, place)), -1)
    if not names or sum_ < 0:
        return None
    loop = Proposal("owed", first, at, refs(names))
    loop.text, loop.end = (at, sum_ + sum_words(s, sum_)) if sum_ < end else (sum_, s.part_end(sum_))
    return loop


_SENDING = v.words("sent emailed mailed posted issued raised submitted forwarded")


def rest_to_come(words: Sequence[Word]) -> Iterator[int]:
    """The places of "rest next week", "3k in January" in a line that tells of a payment before: their day is to come,
    and none of the line."""
    lows = [word.low for word in words]
    paid = next((at for at, low in enumerate(lows) if low in _PAYING or low == "gave"), len(lows))
    for at in range(paid + 1, len(lows)):
        first, end = part_of(words, at)
        start = at + (lows[at] == "the")
        if at > first or start >= end or is_day(lows, start):
            continue
        if lows[start] in _REST or money_first(typed_of(words[start:end]), _LARGE):
            yield from range(at, end)


_REST = v.words("rest remainder balance remaining")


def is_owed(s: Syntax, at: int) -> bool:
    """Whether what is owed at a place is money to me, "owes 850 for dinner"; not "owes 2 years of rent", "owes 20k to
    the bank"."""
    end, behind = s.part_end(at), at + sum_words(s, at)
    is_all = behind == end or s.low(behind) in _BEHIND_A_DEBT or is_day(s.lows, behind)
    return behind > at and is_all and v.TO.isdisjoint(s.lows[at:end])


def left(s: Syntax, at: int) -> Proposal | None:
    """ "Ana paid 150, 200 left", "125 left to pay Ana": a sum in a part of its own that is still to be paid."""
    first, to_pay = s.part_start(at), s.lows[at + 1 : at + 3] == ["to", "pay"]
    last = at + 2 * to_pay
    if at == first or at != first + sum_words(s, first):
        return None
    whom, _, end = s.object(last + 1 + (s.low(last + 1) == "to"))
    if to_pay and whom and not s.gap(last) and (s.gap(end - 1) or s.low(end) in DUE_BEFORE):
        return Proposal("promise", first, first, refs(whom), word="owe")
    is_left = s.gap(last) and (to_pay or not _PAYING.isdisjoint(s.lows[:first]))
    return left_to_pay(s, first, at) if is_left and not _is_of_others(s, first) else None


def _is_of_others(s: Syntax, end: int) -> bool:
    """Whether somebody paid somebody else before a place: "Ben paid 5k to Ana", "Ben paid Ana 5k"."""
    paying = next((place for place in range(end) if s.low(place) in _PAYING), end)
    before, behind = ([name for name in s.names if first <= name.start < last] for first, last in (
        (0, paying), (paying, end),
    ))  # fmt: skip
    return bool(before and behind)


def left_to_pay(s: Syntax, first: int, at: int) -> Proposal | None:
    """ "lunch with Ana, 15 still to pay", "Ana: 15 still to pay": a sum, or "her invoice", of whoever has the
    line or paid a part, else of the writer to somebody named before it ("Ana fixed it, 300 still to pay"). What is to
    be paid to nobody near it is no loop."""
    named = [name for name in s.names if name.end <= first]
    thing = s.lows[first:at]
    is_bill = thing[0] in _WHOSE and thing[-1] in _BILLS
    if is_bill:
        from netritual.domain.quicklog.natural.given_names import meant_by  # a table that hardly a line needs

        is_bill = bool(meant_by(_WHOSE[thing[0]], [name.ref.name for name in named]))
    is_sum = any(map(begins_sum, thing)) and all([
        not low.isalpha() or low in _OF_A_SUM for low in thing
    ])  # fmt: skip
    labelled = len(named) == 1 and (named[0].start, named[0].end) == (0, first)
    by_me = "me" in s.lows[at : s.part_end(at)]
    is_said_by = len(named) == 1 and named[0].start == 0 and s.words[named[0].end - 1].token.raw[-1:] == ":"
    pays = (is_said_by or speaker(s, first).is_theirs) and not _PAYING.isdisjoint(s.lows[:first])
    theirs = not by_me and (labelled or pays)
    if not (is_sum or is_bill) or not (named or theirs):
        return None
    if theirs:
        return Proposal("owed", first, first, pronoun="he")
    return Proposal("promise", first, first, pronoun="he", word="owe")


def pending(s: Syntax, at: int) -> Proposal | None:
    """ "40k advance pending from Ana, due 10 Dec" and "cvs pending from Ana": what somebody still has to pay or to
    hand over; "her fees 15k pending from my side" is mine to pay, "Ana's invoice of 900 unpaid" hers."""
    if s.gap(at) and (rest := left(s, at)) is not None:
        rest.end = at
        return rest
    first, end = s.part_start(at), at
    while end > first and s.low(end - 1) in _BEING:
        end -= 1
    owner = s.starting.get(first)
    text = owner.end if owner is not None and owner.end < end else first
    thing = s.lows[text:end]
    is_sum = any([_is_money(s, place) for place in range(text, end)])
    is_open = v.NEGATIONS.isdisjoint(s.lows[first : s.part_end(at)]) and _SETTLED.isdisjoint(s.lows)
    is_asked = s.low(text) in _BEING or s.words[s.part_end(at) - 1].token.raw[-1:] == "?"
    if not 0 < len(thing) <= _MOST or not is_open or is_asked or not _TELLING.isdisjoint(thing):
        return None
    if any([first < name.start < end for name in s.names]) or (s.low(at) == "due" and not is_sum):
        return None
    owners = [owner] if owner is not None and text == owner.end else []
    return _from_a_side(s, at, first, end, owners) or _from_whom(s, at, first, end, owners, is_sum)


def _from_a_side(s: Syntax, at: int, first: int, end: int, owners: list[Name]) -> Proposal | None:
    """ "her fees 15k pending from my side", "cvs pending from their end"."""
    whose = s.low(at + 2)
    is_side = s.low(at + 3) in _SIDES or whose in ("me", "us")
    if s.gap(at) or s.low(at + 1) not in _WITH or not is_side or whose not in _MINE | _WHOSE.keys():
        return None
    loop = Proposal("promise" if whose in _MINE else "owed", first, owners[0].end if owners else first, refs(owners))
    loop.word = "owe" if loop.kind == "promise" else loop.kind
    loop.pronoun = "" if owners else "her" if s.low(first) == "her" else "he"
    loop.end = end
    return loop


def _from_whom(s: Syntax, at: int, first: int, end: int, owners: list[Name], is_sum: bool) -> Proposal | None:
    """ "40k pending from Ana", "approval pending with Ana", "Ana: 40k pending", "Ana's invoice unpaid"."""
    is_led = s.low(at + 1) in _WITH and not s.gap(at)
    labelled = s.ending.get(first) if first and s.words[first - 1].token.raw[-1:] == ":" else None
    if is_led:
        names = s.object(at + 2)[0]
    elif is_sum:
        names = owners or ([labelled] if labelled is not None else [])
    else:
        names = owners if owners and s.words[owners[0].end - 1].owner else []
        names = names if not {*DUES}.isdisjoint(s.lows[first:end]) else []
    if not names or (is_led and owners):
        return None
    loop = Proposal("owed", first, owners[0].end if owners else first, refs(names))
    loop.end = end
    return loop
