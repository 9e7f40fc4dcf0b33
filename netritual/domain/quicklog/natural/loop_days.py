"""By when a proposed loop is due: the day behind it, before it, or in a sentence of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from netritual.domain.dates.dates import FOREIGN_NUMBERS, MONTH, NUMBER, TOMORROW, WEEKDAY, is_clock
from netritual.domain.quicklog.clauses import parse_clause
from netritual.domain.quicklog.funerals import MOURNING
from netritual.domain.quicklog.line_segment import LineSegment
from netritual.domain.quicklog.line_vocabulary import DEADLINES, DETERMINERS, DUE_BEFORE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.phrase import lows_of
from netritual.domain.quicklog.natural.phrase import part_of as part_of_words
from netritual.domain.quicklog.natural.rewriting import Pass
from netritual.domain.quicklog.natural.syntax import Proposal
from netritual.domain.quicklog.reading import Clause
from netritual.domain.quicklog.tokens import CLAUSE, WORD, Token

_BY_WHEN = frozenset(("for", "asap", "urgently", "soon", "in", "on"))
"""Behind "needs it" these say until when, as "by" does."""
WITH_DUE = ("promise", "request", "owed", "ask", "follow")
"""Kinds that may be due on a day that stands behind them, in a part of its own."""
_OF_IT = v.words("""
    it they he she i we that this these both all needs need needed wants wanted has have had must should to be get gets
    sort sorted finish finished
    in is are 's back done ready em them over out sent there just only and so due
""")
"""Before "by" and a day these say no more than that something is due."""
_ON = frozenset(("re", "about", "regarding"))
"""Behind a day these begin what the deed is about."""
_SAID = frozenset(("said", "says", "promised"))
_OF_DAY = ("", "am", "pm", "noon", "morning", "midday", "afternoon", "lunch", "eod", "latest", "at the latest")
_MID_MONTH = 15


def due_behind(
    plain: Pass, part_of: Callable[[list[Token]], LineSegment], proposal: Proposal, limit: int
) -> date | None:
    """The day that a later part of the line, up to a place, gives a loop: "…, told him yes, due 20 Nov", "…. by Fri",
    "…, needs it by Wed", "…, told her monday", "…, said next week". None for none."""
    lows = lows_of(plain.words)
    for at in range(proposal.end, limit):
        first, end = part_of_words(plain.words, at)
        if first < proposal.end <= proposal.cue:  # "40k pending from Ana by Fri"
            first = max([name.end for name in plain.names if proposal.cue < name.start < end], default=proposal.cue + 1)
            if at < first:
                continue
        is_told = lows[at] == "told" and lows[at + 1 : at + 2] in (["him"], ["her"], ["them"])
        led = 2 if is_told else int(lows[at] in ("said", "deadline")) + (lows[at : at + 2] == ["deadline", "is"])
        if proposal.lent and at == first and not led:
            led, behind = _return_around(lows[at:end])
            end -= behind
        alone = at == first == part_of_words(plain.words, proposal.end - 1)[1]  # "he'll send it after his trip, 23 Nov"
        if lows[at : at + 2] == ["not", "before"] and at >= proposal.end:
            return _not_before(plain, part_of, at + 2, end)
        if not led and not alone and lows[at] not in DEADLINES:
            continue
        verb = not lows[first] and plain.words[first].token.kind == WORD  # the place of a German verb
        if first < proposal.end or not _OF_IT.issuperset(lows[first + verb : at]):
            continue
        end -= 2 * (lows[end - 2] in v.HE and lows[end - 1] in _SAID)  # "the plan is not here, monday they said"
        day = [word.token for word in plain.words[at + led : end]]
        part = part_of(day)
        warnings = len(part.reading.warnings)
        read = parse_clause(Token(CLAUSE, "promise", "+promise", "promise"), part, [])
        if read.due and read.text.rstrip(".!").lower() in _OF_DAY:
            return read.due
        del part.reading.warnings[warnings:]
    return None


def _return_around(lows: Sequence[str]) -> tuple[int, int]:
    """How many words of a part behind a loan say that it comes back, at its start and at its end."""
    from netritual.domain.quicklog.natural.loans import return_around  # few lines tell of a loan

    return return_around(lows)


def _not_before(plain: Pass, part_of: Callable[[list[Token]], LineSegment], at: int, end: int) -> date | None:
    """The day before which nothing is to come: of a month that is named alone its middle."""
    part = part_of([word.token for word in plain.words[at:end]])
    month = MONTH.get(part.lows[0]) if len(part.lows) == 1 else None
    if month is not None:
        return date(part.since.year + (month < part.since.month), month, _MID_MONTH)
    when = part.read_day(part.lows, 0, True) if part.lows else None
    return when.day if when is not None and when.length == len(part.lows) else None


def days_before(plain: Pass, part_of: Callable[[list[Token]], LineSegment], proposal: Proposal) -> list[date]:
    """The days to come that stand before a loop, or that it begins with."""
    part = part_of([word.token for word in plain.words[: proposal.led or proposal.start]])
    days = [one for at in range(len(part.lows)) if part.lows[at] and (one := part.phrase(at, True)) and not one.span]
    return [one.day for one in days if one.day is not None and one.day >= part.since]


def due_in_month(clause: Clause, since: date, led: str) -> None:
    """Take the end of the month that a wished thing ends with for its day: "wants a new edit in October". ``led`` is
    the word before the text."""
    thing, _, month = clause.text.lower().rpartition(" in ")
    if thing and not DETERMINERS.isdisjoint((led, thing.split()[0])) and month in MONTH:
        number = MONTH[month]
        year = since.year + (number < since.month)
        clause.due = date(year + number // 12, number % 12 + 1, 1) - timedelta(1)
        clause.text = clause.text[: len(thing)]


def day_first(clause: Clause, part: LineSegment) -> None:
    """Take the day that a talk begins with for its own: "sat 28th, 11 partners, 2pm start", and one right behind a
    funeral: "funeral next fri in Berlin"."""
    at = next((place + 1 for place, low in enumerate(part.lows[:2]) if low in MOURNING), 0)
    first = part.phrase(at, True) if part.tokens[at:] and clause.due is None else None
    either = first is not None and "or" in part.lows[at : at + first.length]
    if first is not None and first.day is not None and first.span is None and not either and first.day >= part.since:
        clause.due = first.day
        rest = [*part.tokens[:at], *part.tokens[at + first.length :]]
        clause.text = " ".join([token.raw for token in rest]).strip(",;: ")


def is_deadline(before: Clause, clause: Clause) -> bool:
    """Whether a loop only says until when the one before it is wanted: "them before the harvest", "deadline is Fri"."""
    if clause.text.lower() == "deadline":
        people = [before.giver] if before.giver is not None else before.people
        return before.due is None and people == clause.people and before.kind in WITH_DUE
    is_same = clause.kind == before.kind == "request" and (before.giver, before.people) == (clause.giver, clause.people)
    pointed, *rest = clause.text.lower().split() or [""]
    return is_same and pointed in {"it", "them", *v.EM} and (not rest or rest[0] in DUE_BEFORE | _BY_WHEN)


def put_day_last(tokens: list[Token], lows: Sequence[str]) -> None:
    """Put the day of "send him Monday three dates", "ring Tom tomorrow re the tap" behind the thing, where a day is
    due."""
    for at in range(1, len(lows) - 1) if len(tokens) == len(lows) else ():
        led = lows[at] == "on"
        if (lows[at + led] in WEEKDAY or lows[at + led] in TOMORROW) and lows[at + led + 1 : at + led + 2]:
            thing = lows[at + led + 1]
            counted = thing in DETERMINERS or thing in NUMBER or thing in FOREIGN_NUMBERS or thing.isdecimal()
            if thing in _ON or (counted and lows[at - 1] in v.HIM):
                tokens += tokens[at : at + 1 + led]
                del tokens[at : at + 1 + led]
                return


_HAVING = frozenset(("do", "have", "hold", "grab", "get"))
_TALKS = frozenset(("call", "coffee", "lunch", "dinner", "breakfast", "drinks", "meet"))
_SPEAKING = frozenset(("speak", "talk", "chat"))
"""Without an hour these may be in public."""
_TALKING = _SPEAKING | {"meet"}


def call_talk(clause: Clause) -> None:
    """Make a talk of a promise that is one, and says no more than its hour: "told Ana we'll do a call on Sat at 12"."""
    words = clause.text.lower().split()
    noun = 1 + (words[1:2] != [] and words[1] in DETERMINERS)
    is_had = words[0] in _HAVING and words[noun : noun + 1] != [] and words[noun] in _TALKS if words else False
    if not is_had and (not words or words[0] not in _TALKING):
        return
    kind, when = (words[noun], words[noun + 1 :]) if is_had else ("meet", words[1:])
    if not when and words[0] in _SPEAKING:
        return  # "promised Ana to speak on 22 Oct"
    if (not when or is_clock(when[-1]) or when[-1].isdecimal()) and when[:-1] in ([], ["at"]):
        clause.kind, clause.word, clause.text = "coffee", kind, " ".join(when)
