"""Notes to oneself in a part of a line: a bare verb, a thing that is due or still to do, a reminder."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.quicklog.line_vocabulary import CHANNEL, DEADLINES, DETERMINERS, DUE_BEFORE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import HOW
from netritual.domain.quicklog.natural.days_and_hours import has_day, is_day
from netritual.domain.quicklog.natural.name_frames import CALENDAR, KIN
from netritual.domain.quicklog.natural.phrase import HARD
from netritual.domain.quicklog.natural.recognised_names import Name
from netritual.domain.quicklog.natural.speakers import speaker
from netritual.domain.quicklog.natural.syntax import ME, Proposal, Subject, Syntax, refs

_DAY_WITHIN = 5
"""Words within which the day of a thing stands."""
_ALONG = frozenset(("to", "along", "with", "home", "back", "over"))
"""Behind "bringing Ana" these say that she comes along."""
_POINTED = frozenset(("it", "them", "one", "some"))
_WRITTEN = frozenset(("card", "letter", "note", "invite", "brew"))
"""Things that are contact elsewhere too."""
_WAITING = frozenset(
    ("annoyed", "angry", "upset", "cross", "furious", "unhappy", "impatient", "complains", "complained")
)
"""Who is so, before something that is missing, waits for it from the writer."""


def _mine(s: Syntax, subject: Subject, at: int) -> Proposal | None:
    from netritual.domain.quicklog.natural.tasks import mine  # most things that are due are no task

    return mine(s, subject, at)


def ring(s: Syntax, at: int) -> Proposal | None:
    """ "ring Ana about the forms": to be done; with its day the call is one that is planned."""
    names, _, end = s.object(at + 1)
    if at or not names or not {*CALENDAR, "next"}.isdisjoint(s.lows):
        return None
    return Proposal("follow", at, end, refs(names))


def talk(s: Syntax, at: int) -> Proposal | None:
    """ "talk to Ana about the flat", where a line begins: still to be done."""
    names = s.object(at + 2)[0] if s.low(at + 1) == "to" and not at else []
    return Proposal("follow", at, at, refs(names)) if names else None


def reach(s: Syntax, at: int) -> Proposal | None:
    """ "Ana's mum is ill, call Tom": in a later part of a line that lists no contacts, somebody to be reached."""
    names, _, end = s.object(at + 1)
    nouns = (place for place, low in enumerate(s.lows[:at]) if low in CHANNEL and low not in v.PERSONAL | v.MET)
    listed = any([place + 1 in s.starting and s.begins(place) for place in nouns])  # "coffee Tom, call Ana"
    if not at or not s.gap(at - 1) or not names or listed or s.words[end - 1].owner:
        return None
    return Proposal("follow", at, at, refs(names))


def by_day(s: Syntax, at: int) -> Proposal | None:
    """ "I draft the agenda by Thursday": with its day, what the writer does is still to be done."""
    if not (s.begins(at) or s.low(at - 1) == "if") or s.gap(at) or s.low(at + 1) not in v.DELIVER:
        return None
    for place in range(at + 2, len(s.words)):
        if s.gap(place - 1):
            return None
        if s.low(place) in DUE_BEFORE:
            return _mine(s, Subject(ME, at), at + 1)
    return None


def reminder(s: Syntax, at: int) -> Proposal | None:
    """remind me to, don't forget to, remember to, todo."""
    low = s.low(at)
    if low == "forgot":
        return _mine(s, s.subject(at), at + 2) if s.low(at + 1) == "to" else None
    place = at + 1 + (low == "remind" and s.low(at + 1) == "me")
    if low in v.REMINDING:
        task = _mine(s, Subject(ME, at), place)
        return task if task is None or low != "reminder" or task.people else None
    return _mine(s, Subject(ME, at), place + 1) if s.low(place) == "to" else None


def due(s: Syntax, at: int) -> Proposal | None:
    """ "fee proposal due next Tuesday", "the report is due Fri": something that I hand in, in a part of its own; what
    is "Ana's" is followed up."""
    if s.low(at + 1) in v.FROM:
        from netritual.domain.quicklog.natural.debts import pending  # few lines tell of a debt so

        return pending(s, at)
    end = at - (s.low(at - 1) in ("is", "'s"))
    first, last = s.part_start(end), end - 1 - s.low(end - 1).isdecimal()  # "essay 3 due Fri"
    mine = s.low(last) in v.HANDED_IN and s.low(first) not in ("his", "her", "their", "your")
    plain = not any([first <= name.start < end for name in s.names])
    alone = not s.names  # nobody waits for it
    theirs = s.starting.get(first)
    if theirs is not None and s.words[theirs.end - 1].owner and not s.gap(at) and s.ends_in_day(at + 1):
        return Proposal("follow", first, first, [theirs.ref])
    if not 0 < end - first <= _DAY_WITHIN or not mine or not plain or s.gap(at) or alone or not s.ends_in_day(at + 1):
        return None
    return Proposal("promise", first, first, pronoun="they")


def due_for(s: Syntax) -> list[Proposal]:
    """ "contract for Ana by Mon", "invoice to Ana, due 15 Dec", "deck due Fri for Ana": things and whom they are for
    or from, each with its day, and no verb of what was done; "quote by Mon" in a later part too."""
    things = [_due_for(s, name) for name in s.names]
    things += [_due_alone(s, at) for at, low in enumerate(s.lows) if low in DUE_BEFORE]
    return [thing for thing in things if thing is not None]


def _due_for(s: Syntax, name: Name) -> Proposal | None:
    before = s.low(name.start - 1)
    if before not in v.TO | v.FOR | v.FROM:
        return None
    first, (names, _, end) = s.part_start(name.start), s.object(name.start)
    whom = s.object(end + 1)[0] if before in v.FROM and s.low(end) in v.TO | v.FOR else []
    end = whom[-1].end if whom else end  # "quote from Tom for Ana by Fri"
    comes = bool(whom) or s.low(name.start - 2) in v.ARRIVING
    of_another = any([first < one.start < name.start and s.low(one.start - 1) in v.FROM for one in s.names])
    if (before in v.FROM and not comes) or of_another:
        return None
    due = next((at for at in range(first, name.start) if s.lows[at] in DUE_BEFORE and is_day(s.lows, at + 1)), end)
    behind = due + 1 + (s.low(due + 1) in DUE_BEFORE | {"is"})
    dated = has_day(s.lows, behind, name.start) if due < name.start else s.ends_in_day(behind)
    if s.gap(due - 1) == HARD or s.low(due) not in DEADLINES or not dated:
        return None
    thing = s.lows[first : min(due, name.start - 1)]
    is_told = any([
        (low in HOW and low not in _WRITTEN) or low in v.FINITE or low in v.NEGATIONS or v.seems_past(low)
        for low in thing
    ])  # fmt: skip
    kind = "owed" if before in v.FROM else "promise"
    return None if is_told or v.STOP.issuperset(thing) else Proposal(kind, first, first, refs(names))


def _due_alone(s: Syntax, at: int) -> Proposal | None:
    """ "Ana came, quote by Fri": a thing in a part of its own with its day, of whoever has the line, else of the
    writer."""
    first = s.part_start(at)
    due = at - first in (1, 2) and s.low(at - 1) in v.ARRIVING and not s.gap(at) and s.ends_in_day(at + 1)
    if not first or not due or not s.names or any([first <= one.start < at for one in s.names]):
        return None
    kind = "owed" if speaker(s, first).is_theirs else "promise"
    return Proposal(kind, first, first, pronoun="he")


def deadline(s: Syntax, at: int) -> Proposal | None:
    """ "talked to Ana re the grant, deadline is 30 Nov": what is to be done by its day is followed up."""
    place = at + 1 + (s.low(at + 1) in ("is", "'s", "for", "on", "by", "was"))
    if s.low(at + 1) == "was" or not s.names or s.gap(at) or s.gap(place - 1) or not s.ends_in_day(place):
        return None
    if due_for(s):
        return None
    first = s.part_start(at)
    theirs = any([first <= name.start < at for name in s.names]) or s.low(at - 1) in ("his", "her", "their")
    return None if theirs else Proposal("follow", at, at, pronoun="he")


def homework(s: Syntax, at: int) -> Proposal | None:
    """ "homework: a list of 20 names": what a coach asked for, and the writer will do."""
    is_set = s.words[at].token.raw[-1:] == ":" and at + 1 < len(s.words)
    return Proposal("promise", at, at + 1, pronoun="they") if is_set else None


def under_way(s: Syntax, at: int) -> Proposal | None:
    """ "sending tomorrow", "doing it Sunday", in a part of its own: the writer's, unless somebody else has the line,
    and what goes to them always: "bringing him chocolates Fri", but "bringing her notes Fri"."""
    begins = not at or bool(s.gap(at - 1))
    name = s.starting.get(at + 1) if s.low(at) == "bringing" and begins else None
    if name is not None and s.rest(name.end) and s.low(name.end) not in _ALONG and not s.words[name.end - 1].owner:
        return Proposal("promise", at, at, refs([name]))
    to_them = s.low(at + 1) in v.HIM and s.low(at + 2) not in v.ARRIVING | KIN
    if begins and to_them and s.rest(at + 2):
        is_begun = s.low(at) not in ("taking", "doing") or s.low(at + 2) in DETERMINERS or s.low(at + 2) == "some"
        return Proposal("promise", at, at, pronoun=s.low(at + 1)) if is_begun else None
    place = at + 1 + (s.low(at + 1) in ("it", "them", "that", "one"))
    if not at or not s.gap(at - 1) or s.gap(at) or s.gap(place - 1) or not s.ends_in_day(place):
        return None
    teller = speaker(s, at)
    if teller.is_theirs:
        return Proposal("owed", at, at, refs(teller.names), "" if teller.names else "he")
    return Proposal("promise", at, at, pronoun="he")


def coming(s: Syntax, at: int) -> Proposal | None:
    """ "notes coming by Friday", "the contract comes in two weeks" from somebody: a thing in a part of its own that
    will arrive."""
    first = s.part_start(at)
    alone = not any([first <= one.start < at for one in s.names])
    thing = at - first in (1, 2) and s.low(at - 1) in v.ARRIVING and alone
    to_them = first > 0 and s.words[first - 1].token.raw[-1:] == ":"  # "emailed Ana: deck comes Friday"
    if not thing or to_them or s.gap(at):
        return None
    if not (s.ends_in_day(at + 1) or is_day(s.lows[: s.part_end(at)], at + 1)):
        return None
    return Proposal("owed", first, first, pronoun="he")


def follows(s: Syntax, at: int) -> Proposal | None:
    """ "Ana looked at the roof, quote follows": a thing in a part of its own that somebody sends later."""
    first = s.part_start(at)
    thing = at - first in (1, 2) and s.low(at - 1) in v.ARRIVING | {"quote", "bill", "report"}
    return Proposal("owed", first, first, pronoun="he") if first and thing and s.gap(at) else None


def to_do(s: Syntax, at: int) -> Proposal | None:
    """ "forecast still to do", "photos still missing", "420 still to pay by Mon": a thing in a part of its own that is
    left to do, or to come."""
    first, place = s.part_start(at), at + 1 + (s.low(at + 1) == "to")
    plain = 0 < at - first <= _DAY_WITHIN and not any([first <= one.start < at for one in s.names])
    if not plain or s.gap(at) or not (s.gap(place) or s.low(place + 1) in DUE_BEFORE):
        return None
    if s.lows[at + 1 : place + 1] == ["to", "pay"]:
        from netritual.domain.quicklog.natural.debts import left_to_pay  # few lines tell of money

        return left_to_pay(s, first, at)
    if s.low(at + 1) == "to" and s.low(place) in ("do", "send", "write", "make", "finish"):
        return Proposal("promise", first, first, pronoun="he")
    missing = s.low(place) in ("missing", "outstanding") or s.lows[at + 1 : place + 1] == ["to", "come"]
    mine = not _WAITING.isdisjoint(s.lows[:first])
    return Proposal("promise" if mine else "owed", first, first, pronoun="he") if missing else None


_UNPAID = frozenset(("open", "outstanding", "unpaid", "overdue"))


def _sent_invoice(s: Syntax, at: int) -> Proposal | None:
    """What is owed for an invoice that was sent."""
    from netritual.domain.quicklog.natural.debts import sent_invoice  # few lines tell of one

    return sent_invoice(s, at)


def my_part(s: Syntax, at: int) -> Proposal | None:
    """ "mine by the 20th", "my part by Fri": what the writer does of something, with its day."""
    own = s.low(at) == "mine" or s.low(at + 1) in ("part", "bit", "half", "share", "piece", "end")
    due = [place for place in range(at + 1, s.part_end(at) - 1) if s.lows[place] in DUE_BEFORE]
    return Proposal("promise", at, at, pronoun="he") if own and s.begins(at) and due and not s.gap(at) else None


def imperative(s: Syntax, at: int) -> Proposal | None:
    """ "send Tom the deck", where a phrase begins: a note to oneself, when somebody known gets it."""
    if s.low(at) == "invoice" and any(map(str.isdecimal, "".join(s.lows))) and (sent := _sent_invoice(s, at)):
        return sent
    if not (s.begins(at) or s.low(at - 1) == "&") or s.gap(at) or s.low(at - 1) in v.REMINDING:
        return None
    if s.low(at + 1) in ("comes", "coming", "arrives"):  # "invoice comes Friday", a thing
        return None
    if s.low(at + 1) in ("expected", "due", "pending", "awaited"):  # "wrote to Ana, answer expected next week"
        return Proposal("owed", at, at, pronoun="he")
    if s.low(at + 1) in v.FROM and s.low(at) in v.ARRIVING:  # "invoice from the plumber by Fri", a thing
        return None
    if s.low(at) == "invoice" and "paid" in s.lows[at:]:
        return None  # "invoice 3 to Tom is paid"
    if s.low(at) == "invoice" and (names := s.given_to(at)[0]) and any([
        low in _UNPAID and s.gap(place) for place, low in enumerate(s.lows) if place > at
    ]):  # fmt: skip
        unpaid = Proposal("owed", at, at, refs(names))  # "invoice 3 to Tom still open"
        unpaid.end = names[0].start - (s.low(names[0].start - 1) in v.TO | v.FOR)
        return unpaid
    ways, what, behind_sign = v.BARE[s.lows[at]].split(), s.low(at + 1), at > 0 and bool(s.gap(at - 1))
    if "only-it" in ways and (not at or what not in _POINTED):
        return reach(s, at) if "reach" in ways else None
    if "by" in ways and what not in v.HIM:
        if behind_sign and _is_due(s, at):
            return Proposal("promise", at, at, pronoun="he")
        if "day" not in ways:
            return None
    names, pronoun = s.given_to(at)
    owner = s.starting.get(at + 1 + (what == "to"))
    if not names and owner is not None and s.words[owner.end - 1].owner:
        names = [owner]
    if not names and not pronoun and behind_sign:
        thing = ("article" in ways and what in _BEFORE_THING) or ("it" in ways and what == "it")
        thing = thing or ("plain" in ways and _is_object(s, at))
        thing = thing and (bool(s.names) or "died" in s.lows[:at])
        return Proposal("promise", at, at, pronoun="he") if thing or _is_dated(s, at, ways) else None
    is_known = any([name.ref.matches for name in names])
    return _mine(s, Subject(ME, at), at) if is_known or (pronoun and at) else None


_BEFORE_THING = ("the", "a", "an", "my", "our")


def _is_object(s: Syntax, at: int) -> bool:
    """True for a verb with a plain thing behind it, that no other verb leads: not "wants to come, bring kids"."""
    what, first = s.low(at + 1), s.part_start(at - 1)
    is_led = not {"to", "can", "will", "'ll", "could", "would", "may", "please"}.isdisjoint(s.lows[first:at])
    return (
        what.isalpha()
        and what not in v.STOP | v.WITH | {"well", "better", "ready", "rid"}
        and at + 1 not in s.starting
        and not is_led
    )


def _is_dated(s: Syntax, at: int, ways: Sequence[str]) -> bool:
    """True for a verb with its day, and with a thing between them that it may have: "collect Fri", "post it Fri",
    "bring brochures next time"."""
    end, pointed = s.part_end(at), s.low(at + 1) in _POINTED
    day = s.ends_in_day(at + 1) or s.lows[end - 2 : end] == ["next", "time"]
    thing = pointed or s.low(at) not in ("give", "lend") or s.low(at + 1) in DETERMINERS
    return day and (("day" in ways and thing) or pointed)


def _is_due(s: Syntax, at: int) -> bool:
    """True for a phrase with "by" or the like in it: "sign by Mon", "read them by Sun"."""
    return not DUE_BEFORE.isdisjoint(s.lows[at + 1 : s.part_end(at)])
