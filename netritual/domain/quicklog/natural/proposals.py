"""Open loops out of plain verbs: "promised Tom the deck by friday". They are proposed, never opened by themselves.

A walk over the words of a head, from verb to verb. What a verb gives is a ``Proposal``; between others ("Tom asked
Dana"), denied, already done or only hoped for, nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.domain.dates.dates import CURRENCY_WORDS, HOURS, MINUTES, NUMBER, WEEKDAY
from netritual.domain.language.text import PAID, begins_sum
from netritual.domain.quicklog.line_vocabulary import DEADLINES, DETERMINERS, DUE_BEFORE, NONE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.cues import CUES, cue_of
from netritual.domain.quicklog.natural.days_and_hours import has_day, has_hour, is_day, is_hour, may_name_time
from netritual.domain.quicklog.natural.name_frames import CALENDAR
from netritual.domain.quicklog.natural.pattern_matching import is_between_others, matched
from netritual.domain.quicklog.natural.pattern_words import is_return
from netritual.domain.quicklog.natural.patterns import PATTERNS
from netritual.domain.quicklog.natural.phrase import SOFT, Word, part_of
from netritual.domain.quicklog.natural.recognised_names import Name
from netritual.domain.quicklog.natural.syntax import JOINING, OPENING, Proposal, Syntax, behind_second_deed, refs

_VERBS = CUES.union(PATTERNS)
_THINGS_TOO = frozenset(("offers", "promises", "needs"))
"""Verbs of others that are things too: "needs plans and offers by Friday"."""
_BEHIND_THING = DUE_BEFORE | {"", "for", "from", "on", "in", "and", "or"}
_NO_TURN = frozenset(("to", "can", "call", "email", "text", "phone", "message", "ring", "has", "had", "have", "is"))
"""Verbs that do not begin another thought behind "and"."""


_GIVEN = v.HANDED_ON | {"done", "did", "paid", "transferred", "posted"}
_IT_OR_WHEN = frozenset(("it", "them", "him", "her", "that", "already", "over", "right", "straight", "today"))
"""Behind one of these a thing that was asked for has been handed over."""
_TIMES = frozenset(("morning", "afternoon", "evening", "am", "pm", "at", "or", "and", "the", "by", "next", "noon"))
"""Behind a weekday these are the rest of its phrase."""
_WITH_ME = frozenset(("me", "us", "together", "we"))
_WORDS_TO_MEAL = 4
_WHOSE = frozenset(("her", "his", "their", "the"))
"""Behind a meal and "for" these begin those who will have it."""
_FOOD = v.words("""
    cake cakes sandwiches sandwich scones biscuits cookies pastries croissants snacks salad salads soup pizza fruit
    bread buns canapes nibbles rolls muffins dessert desserts wine beer juice
""")
_PAYING = frozenset((*PAID, "pay", "pays", "owe", "owes", "owed"))
_MAKING = frozenset(("do", "make", "run", "serve", "bring"))
"""Before the coffee or the lunch these make it a chore."""
_LENGTHS = frozenset((*HOURS, *MINUTES, "days", "day", "week", "weeks"))
_BEING = frozenset(("is", "are", "was", "were", "doing", "'s", "feels"))
"""Behind "how" these ask after somebody, and for nothing."""
_WHAT = frozenset(("what", "which", "who", "how", "why"))
_LEADING = frozenset(("re", "todo", "to-do", "reminder", "homework"))
"""Words whose colon ends nothing."""


def proposals_of(words: Sequence[Word], names: Sequence[Name]) -> list[Proposal]:
    """The loops of a head, in order; they do not overlap."""
    syntax = Syntax(words, names)
    proposals: list[Proposal] = []
    coming: dict[int, Proposal] = {}
    if may_name_time(syntax.lows) or any([word.token.raw[-1:] == "?" for word in words]):
        from netritual.domain.quicklog.natural.appointments import appointments

        coming = {proposal.start: proposal for proposal in appointments(syntax)}
    free = 0
    for at, low in enumerate(syntax.lows):
        if at < free or (low not in _VERBS and at not in coming):
            continue
        proposal = coming.get(at) or _at(syntax, at)
        if proposal is not None and proposal.start >= free and not _is_void(syntax, proposal):
            _label(syntax, proposal)
            proposal.cue = at
            if proposal.start == syntax.led_at:
                proposal.start, proposal.led = 0, syntax.led_at
            proposals.append(proposal)
            free = max(at + 1, proposal.text, behind_second_deed(syntax, proposal))
    parts = {syntax.part_start(proposal.cue) for proposal in proposals}
    joined = JOINING if proposals else ()  # "and the agenda to Tom by Thu" goes on with one
    if not DEADLINES.isdisjoint(syntax.lows):
        from netritual.domain.quicklog.natural.notes_to_oneself import due_for

        proposals += [one for one in due_for(syntax) if one.start not in parts and syntax.low(one.start) not in joined]
    return _ended(syntax, proposals or _noted(syntax, timed=False))


def hour_to_come(words: Sequence[Word], names: Sequence[Name]) -> list[Proposal]:
    """What is to be on a day, at an hour, in a line of no contact: "merits hearing 1/11 1pm, Ana interprets"."""
    return _ended(syntax := Syntax(words, names), _noted(syntax, timed=True))


def _noted(s: Syntax, *, timed: bool) -> list[Proposal]:
    """What the day that a line names is noted for, if it is."""
    if not s.names or not any([low[:1].isdecimal() for low in s.lows]):
        return []
    from netritual.domain.quicklog.natural.days_of_events import on_its_day  # few lines name a day so

    return [*filter(None, [on_its_day(s, timed=timed)])]


def _ended(syntax: Syntax, proposals: list[Proposal]) -> list[Proposal]:
    """Some loops in order, each with the place where it ends, and what one breath says besides."""
    proposals.sort(key=lambda proposal: proposal.start)
    for number, proposal in enumerate(proposals):
        limit = proposals[number + 1].start if number + 1 < len(proposals) else len(syntax.words)
        proposal.end = _end(syntax, proposal, limit) if proposal.end < 0 else proposal.end
        if proposal.kind == "coffee":
            proposal.end = _end_of_hour(syntax, proposal.text, proposal.end, limit)
        elif proposal.lent or (syntax.low(proposal.cue) == "gave" and "back" in syntax.lows[proposal.end :]):
            _settle_loan(syntax, proposal)
    more = [another for proposal in proposals if (another := _one_more(syntax, proposal)) is not None]
    return sorted([*proposals, *more], key=lambda proposal: proposal.start) if more else proposals


def _label(s: Syntax, proposal: Proposal) -> None:
    """ "Noor: follow up in 2 weeks" is about her whose name and colon stand before it."""
    name = s.ending.get(proposal.start)
    if name is not None and not proposal.people and s.words[name.end - 1].token.raw[-1:] == ":":
        proposal.people, proposal.pronoun = [name.ref], ""


def _is_void(s: Syntax, proposal: Proposal) -> bool:
    """True for what opens nothing: it is done, it is an order, it came back, or nothing is said."""
    if proposal.kind == "coffee":
        return _is_order(s, proposal)
    void = _is_done(s, proposal) or is_between_others(s, proposal)
    if void or not proposal.lent:
        return void
    from netritual.domain.quicklog.natural.loans import is_back  # few lines tell of a loan

    return is_back(s, proposal.text, proposal.people)  # "lent Ana the drill, she brought it back"


def _is_order(s: Syntax, proposal: Proposal) -> bool:
    """True for "wants lunch for 35 every Wednesday", "wants coffee and cake for 20", "wants to do the tea": a meal that
    somebody would have made, or makes, and no talk of both."""
    if s.low(proposal.start) in ("let's", "lets", "we") or not _WITH_ME.isdisjoint(s.lows[proposal.start :]):
        return False
    for at in range(proposal.start, min(max(proposal.text, proposal.start) + _WORDS_TO_MEAL, len(s.lows))):
        after, third = s.low(at + 1), s.low(at + 2)
        if s.lows[at] in v.MEALS and s.low(at - 1) == "the" and s.low(at - 2) in _MAKING:
            return True
        if s.lows[at] not in v.MEALS or s.gap(at):
            continue
        people = NUMBER.get(third, int(third) if third.isdecimal() else 0)
        many = after == "for" and (people > 2 or third in _WHOSE) and s.low(at + 3) not in _LENGTHS
        if many or (after in JOINING and third in _FOOD) or after in ("every", "each"):
            return True
        return after == "from" and third in CALENDAR
    return False


def _is_done(s: Syntax, proposal: Proposal) -> bool:
    """True for "need to thank Tom - done", "asked for our logo, sent it right away", and for no thing at all: "Tom owes
    me no money", "ich bin Paul nichts schuldig"."""
    if s.low(proposal.text) in v.NOTHING or (s.low(proposal.text) in NONE and s.low(proposal.text + 1) != "later"):
        return True
    if proposal.kind == "thanks" and s.low(proposal.text) in ("by", "from") and proposal.text + 1 in s.starting:
        return True  # "thanks owed by Ana"
    end = s.part_end(max(proposal.text, proposal.start + 1) - 1)
    if proposal.kind == "gave" and "thank" in s.lows[proposal.text : min(proposal.text + 2, end)]:
        return True  # "gave Ana the thank you card"
    if (proposal.kind == "request" or s.low(proposal.text) == "deadline") and any([
        s.gaps[at - 1] and s.lows[at] in _GIVEN and (s.low(at + 1) in _IT_OR_WHEN or s.gaps[at])
        for at in range(end, len(s.lows))
    ]):  # fmt: skip
        return True
    if s.low(proposal.text) == "how" and not _BEING.isdisjoint(s.lows[proposal.text : end]):
        return True  # "asked Ana how her mum is"
    is_told = end + 1 < len(s.words) and s.lows[end] == "told" and s.lows[end + 1] in v.HIM
    if proposal.kind == "request" and is_told and s.low(proposal.text) in _WHAT:
        return True  # "Ana asked what I charge, told her 80"
    end += end < len(s.words) and not s.lows[end]  # a dash
    return s.low(end) == "done" and bool(s.gap(end)) and not proposal.done


def _at(s: Syntax, at: int) -> Proposal | None:
    proposal = matched(s, at)
    if proposal is None:
        cue = cue_of(s.lows[at])
        proposal = cue(s, at) if cue is not None else None
    return proposal


def _end(s: Syntax, proposal: Proposal, limit: int) -> int:
    """Where a phrase ends: at a sign, or where another thought begins."""
    at = max(proposal.text, proposal.start + 1)
    bracketed = s.words[at - 1].token.raw[-1:] == ")"  # "asked Phil (accountant) what I can claim"
    at += bracketed and at == proposal.text < limit
    while at < limit:
        if at > proposal.text and _is_stopped_day(s, at - 1):
            break
        if at > proposal.cue and s.gaps[at - 1] and not _goes_on(s, at, proposal) and s.low(at - 1) not in _LEADING:
            break
        if s.lows[at] in ("he", "she") and s.low(at + 1) == "said" and s.gap(at + 1):  # "menus by the 13th she said"
            break
        if s.lows[at] in OPENING | JOINING and at > proposal.text and _turns(s, proposal, at):
            break
        if s.lows[at] == "yes" and at > proposal.text and s.gap(at):  # "to speak on 22 Oct. yes!"
            break
        if proposal.kind == "coffee" and at > proposal.text and _suits_at(s.lows, at):
            break
        at += 1
    while at > proposal.text and s.lows[at - 1] in OPENING:
        at -= 1
    return max(at, proposal.text)


def _suits_at(lows: Sequence[str], at: int) -> bool:
    from netritual.domain.quicklog.natural.talk_states import suits_at  # few lines propose a talk

    return suits_at(lows, at)


def _settle_loan(s: Syntax, proposal: Proposal) -> None:
    """End a loan before the day on which it was lent. What is lent for good is given, and what somebody gave me and
    wants back was lent."""
    from netritual.domain.quicklog.natural.loans import end_of_thing, is_given, is_wanted_back  # few lines tell of one

    if proposal.lent:
        proposal.end = end_of_thing(s, proposal.text, proposal.end)
        if is_given(s, proposal):
            proposal.kind, proposal.lent = "gave" if proposal.kind == "owed" else "received", False
            proposal.word = proposal.kind
    elif proposal.kind == "received" and is_wanted_back(s, proposal.end):
        proposal.kind, proposal.word, proposal.lent = "promise", "owe", True


def _end_of_hour(s: Syntax, start: int, end: int, limit: int) -> int:
    """Where a talk ends whose hour begins a later part of the line than its day: "yes to Sat 28th, 11 partners, 2pm
    start"; the end of its own part where that has an hour, or no other one has."""
    if not has_day(s.lows, start, end) or has_hour(s.lows, start, end):
        return end
    hour = next((at for at in range(end, limit) if at and s.gaps[at - 1] == SOFT and is_hour(s.lows, at)), -1)
    return min(part_of(s.words, hour)[1], limit) if hour >= 0 else end


def _is_stopped_day(s: Syntax, at: int) -> bool:
    """True for the "mon." of "I'll send it mon. Ana too": no day of a month or hour follows."""
    return s.lows[at] in WEEKDAY and s.words[at].token.raw[-1:] == "." and s.low(at + 1)[:1].isalpha() and (
        s.low(at + 1) not in CALENDAR and s.low(at + 1) not in _TIMES
    )  # fmt: skip


def _one_more(s: Syntax, proposal: Proposal) -> Proposal | None:
    """What one breath says of somebody else, or of another day: "promised Ana the costings, and the agenda to Tom by
    Thu", "Ana needs the logo by Thu and the fonts by Mon", "Paul schickt mir den Plan und Nina die Liste"."""
    at = proposal.end
    at += at < len(s.words) and not s.lows[at]  # the place of a German verb
    people = [] if proposal.pronoun else proposal.people
    if _is_met_too(s, proposal, at):
        names, _, end = s.object(at + 2)
        more = Proposal("intro", at, end, [*people[:1], *refs(names)], proposal.pronoun)
        more.cue, more.end, more.done = at + 1, s.part_end(end - 1), proposal.done
        return more
    if _is_owed_too(s, proposal, at):
        more = Proposal("promise", at, at + 1, people[:1], proposal.pronoun)
    elif _is_of_another(s, proposal, at):
        names = _others(s, at)
        text = names[-1].end + (proposal.kind == "ask")
        more = Proposal(proposal.kind, at, text, refs(names), word=proposal.word)
    elif _is_due_too(s, proposal, at):
        text = at + 1 + (proposal.kind == "request" and s.low(at + 1) == "the")
        more = Proposal(proposal.kind, at, text, people, proposal.pronoun, proposal.word)
    elif _is_to_another(s, proposal, at):
        more = Proposal(proposal.kind, at, at + 1, refs(_gift(s, at + 1)[0]))
    else:
        return None
    more.end, more.lent = _gift(s, max(at + 1, more.text))[1], proposal.lent
    if more.lent:
        _settle_loan(s, more)
    more.joined = not s.gap(at - 1)
    return more


def _is_met_too(s: Syntax, proposal: Proposal, at: int) -> bool:
    """True for the second of "introduce Ana to Tom and to Bo", "connect her with Tom, and with Bo"."""
    again = s.low(at + 1) in ("to", "with") and at + 2 in s.starting
    return proposal.kind == "intro" and s.low(at) in JOINING and again and not s.gap(at)


def _is_owed_too(s: Syntax, proposal: Proposal, at: int) -> bool:
    """True for the thing behind "and" of "owe her an intro to Tom and 20 euro"."""
    owed = s.low(proposal.cue) == "owe" and proposal.kind == "intro"
    return owed and s.low(at) in JOINING and _is_thing(s, at + 1)


def _is_of_another(s: Syntax, proposal: Proposal, at: int) -> bool:
    """True for "and Tom for the list" of "asked Ana for the deck and Tom for the list", for "and Tom 20" of "Ana owes
    me 40 and Tom 20", and for "and Tom the fonts" of "Ana needs the logo and Tom the fonts"."""
    names = _others(s, at)
    if not names or s.gap(names[-1].end - 1):
        return False
    if proposal.kind == "ask":
        return s.low(names[-1].end) == s.low(proposal.text - 1) == "for"
    return (proposal.kind in _OF_A_THING or s.low(proposal.cue) == "lent") and _is_thing(s, names[-1].end)


def _others(s: Syntax, at: int) -> list[Name]:
    """Who stands behind "and": "and Tom 20", "and Tom and Kate 20"; only the last where it goes on with a list."""
    names = s.object(at + 1)[0] if s.low(at) in JOINING else []
    return names[:1] if at in s.ending else names


def _is_due_too(s: Syntax, proposal: Proposal, at: int) -> bool:
    """True for the second thing of "told her terms by Wed & 3 CVs by Fri", which is for no other."""
    end = _gift(s, at + 1)[1]
    due = next((place for place in range(at + 2, end - 1) if s.lows[place] in DUE_BEFORE), 0)
    if not due or s.low(at) not in JOINING or not _VERBS.isdisjoint(s.lows[at + 1 : end]):
        return False
    if proposal.kind == "promise":
        return not _is_to_another(s, proposal, at)
    return proposal.kind in (*_OF_A_THING, "ask") and _is_thing(s, at + 1) and s.ends_in_day(due + 1)


def _is_to_another(s: Syntax, proposal: Proposal, at: int) -> bool:
    """True for "and the agenda to Tom"."""
    return (proposal.kind == "promise" or proposal.lent) and s.low(at) in JOINING and bool(_gift(s, at + 1)[0])


_OF_A_THING = ("promise", "owed", "request")
"""Kinds of which one breath may tell a second thing, or of somebody else."""


def _is_thing(s: Syntax, at: int) -> bool:
    """True where a thing or a sum begins: "the list", "die Liste", "20"."""
    counted = s.low(at)[:1].isdigit()
    return counted or (s.low(at) in v.DETERMINING and not s.gap(at))


def _gift(s: Syntax, at: int) -> tuple[list[Name], int]:
    """To whom the thing at a place goes, and where the phrase ends; nobody when it is none."""
    end = at + 1
    while end < len(s.words) and not s.gap(end - 1) and s.low(end) not in OPENING:
        end += 1
    if any([low in _VERBS for low in s.lows[at:end] if low not in _NO_TURN]):
        return [], end
    to = [
        one
        for one in s.names
        if at < one.start < end and (s.low(one.start - 1) == "for" or s.low(one.start - 1) in v.TO)
    ]
    return (to[:1] if _is_thing(s, at) else []), end


def _goes_on(s: Syntax, at: int, proposal: Proposal) -> bool:
    """A comma that only stands before a due date, or the time of a talk or of what somebody wants: "the deck, by
    friday"; and what stands in brackets, with the day behind them: "ring the plumber (Tom Reed, ill) tomorrow"."""
    typed = [word.token.raw for word in s.words[proposal.text : at + 1]]
    opened, closed = sum([raw[0] == "(" for raw in typed]), sum([")" in raw for raw in typed[:-1]])
    if opened > closed:
        return any([")" in word.token.raw for word in s.words[at:]])
    if opened and typed[-2][-1] == ")":
        return is_day(s.lows, at + (s.lows[at] == "on"))
    if s.gap(at - 1) != SOFT:
        return False
    timed = proposal.kind == "coffee" and s.is_time_of_it(at)
    return (
        s.low(at) in DUE_BEFORE
        or timed
        or (proposal.lent and is_return(s, at))
        or _is_last_of_several(s, at)
        or _is_sum_of(s, at, proposal)
        or (proposal.kind in ("request", "need", "follow") and s.is_day_alone(at))
    )


def _is_sum_of(s: Syntax, at: int, proposal: Proposal) -> bool:
    """True for the sum of "Ana still hasn't paid for August, 275"."""
    paying = proposal.kind in ("owed", "promise") and not _PAYING.isdisjoint(s.lows[proposal.start : at])
    part = s.lows[at : s.part_end(at)]
    return paying and begins_sum(part[0]) and len(part) <= 1 + (part[-1] in CURRENCY_WORDS)


def _is_last_of_several(s: Syntax, at: int) -> bool:
    """True for "the notes and a list" of "promised Ana the slides, the notes and a list"."""
    part = s.lows[at : s.part_end(at)]
    joins = any([one in JOINING and two in DETERMINERS for one, two in pairwise(part)])
    return joins and part[0] in DETERMINERS and _VERBS.isdisjoint(part)


def _turns(s: Syntax, proposal: Proposal, at: int) -> bool:
    """True when another thought begins behind and, but, so: a verb, a pronoun, a name before a verb."""
    after = s.low(at + 1)
    if s.lows[at] in ("says", "said") and s.low(proposal.text) in _WHAT:
        return False  # "asked Ana what the law says on leave"
    if _is_met_too(s, proposal, at) or _is_owed_too(s, proposal, at):
        return True
    if behind_second_deed(s, proposal) == at + 2:
        return False
    if at > proposal.text and _is_of_another(s, proposal, at):
        return True
    if at == proposal.text + 1 and s.lows[at] in JOINING and proposal.kind == "promise":
        return False  # "promised Ana to sign and return the form"
    if after in v.I or after in v.PRONOUNS or s.lows[at] in ("oh", "then", "also", "but"):
        return True
    dated = not DUE_BEFORE.isdisjoint(s.lows[proposal.text : at])
    if (dated and _is_due_too(s, proposal, at)) or ((dated or at in s.ending) and _is_to_another(s, proposal, at)):
        return True
    name = s.starting.get(at + 1)
    if name is not None:
        behind = "" if s.gap(name.end - 1) else s.low(name.end)
        return behind in v.BEFORE_CONTACT or behind in v.BEFORE_LOOP or behind in v.BEFORE_HELPING
    thing = after in _THINGS_TOO and (s.gap(at + 1) or s.low(at + 2) in _BEHIND_THING)
    return after in _VERBS and after not in _NO_TURN and not thing
