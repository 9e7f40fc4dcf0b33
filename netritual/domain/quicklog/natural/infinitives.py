"""What is to be done, told by "to" and a verb: "Dana to resend", "she's to ring me back", "Ana rang, to call back"."""

from __future__ import annotations

from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import is_day
from netritual.domain.quicklog.natural.speakers import speaker
from netritual.domain.quicklog.natural.syntax import JOINING, ME, NAMED, Proposal, Subject, Syntax, proposed_by, refs
from netritual.domain.quicklog.natural.tasks import mine, second_verb

_OF_MINE = v.words("call ring phone reply respond answer wish visit congratulate thank")
"""What I do about what somebody did, or what happened to them."""
_BACK_OR_WHEN = frozenset(("", "back", "on", "by", "before", "with", "about", "re", "soon"))
"""Behind one of these verbs nobody else is called or visited."""
_HANDED = v.words("send share forward mail email pay return transfer submit introduce connect deliver resend")
_BEING = frozenset(("is", "was", "would", "seems", "me", "us"))
"""Behind one of these verbs it is no deed of mine: "to email is too slow"."""
_AIMING = v.REACHED | v.SPOKEN | v.words("went came drove flew walked ran travelled")
"""What begins with one of these has a purpose behind it: "emailed Ana, to share the deck"."""


def to(s: Syntax, at: int) -> Proposal | None:
    """ "Dana to resend", "me to send": somebody, to, and a verb, where a phrase begins; "to send him a menu", a note to
    oneself; "she's to ring me back"."""
    verb = at + 1
    with_me = s.ending.get(at - 2) if s.low(at - 1) in ("i", "me") and s.low(at - 2) in JOINING else None
    if with_me is not None and s.begins(with_me.start) and s.low(verb) in v.DELIVER:  # "Ana and I to build it"
        return Proposal("promise", at, verb, refs([with_me]))
    labelled = s.ending.get(at) is not None and s.words[at - 1].token.raw[-1:] != "."  # "Tom: to send her the deck"
    if at and s.words[at - 1].token.raw[-1:] == ")" and s.low(verb) in v.OWED_VERBS:
        works = s.subject(at)  # "Tom (Acme) to send it"
        return proposed_by("owed", works, verb) if works.who == NAMED and s.begins(works.start) else None
    if at and s.gap(at - 1) and s.words[at - 1].token.raw[-1:] != ":" and (noted := _noted(s, at, verb)) is not None:
        return noted
    if s.low(verb) not in v.OWED_VERBS:
        return None
    if s.low(at - 1) in ("is", "'s", "are", "'re") and (subject := s.subject(at)).is_theirs:
        return None if subject.denied else proposed_by("owed", subject, second_verb(s, verb))
    is_handed = s.low(verb) in _HANDED and s.low(verb + 1) not in v.HIM | {"me", "us"} and bool(s.given_to(verb)[0])
    is_to_them = is_handed or bool(s.object(verb + 1)[0]) or s.low(verb + 1) in v.HIM
    if (not at or s.gap(at - 1)) and not labelled and is_to_them:
        return mine(s, Subject(ME, at), verb)
    if s.low(at - 1) in ("me", "'m", "am") and (s.begins(at - 1) or s.low(at - 2) == "i"):
        return mine(s, Subject(ME, at - 1 - (s.low(at - 2) == "i")), verb)
    if s.gap(at - 1) or not s.rest(verb):
        return None
    subject = s.subject(at)
    if s.low(at - 1) in v.HE and s.begins(at - 1):
        return proposed_by("owed", subject, verb)
    return proposed_by("owed", subject, verb) if subject.who == NAMED and s.begins(subject.start) else None


def _noted(s: Syntax, at: int, verb: int) -> Proposal | None:
    """ "missed a call from Ana, to call back", "Ana's daughter got into college, to wish her": mine to do; "lunch with
    Ana, to send the notes by Mon": of whoever has the line, else mine. Not "met Ana, to discuss prices"."""
    low, behind = s.low(verb), s.low(verb + 1)
    ends = bool(s.gap(verb))
    whom = verb + 1 in s.starting or behind in v.HIM
    people = {str(name.ref.matches or name.ref.typed): name.ref for name in s.names}
    if not people or (whom and low in v.OWED_VERBS):
        return None
    alone = [*people.values()] if len(people) == 1 else []
    loop = Proposal("promise", at, verb, alone, "" if alone else "he")
    if low in _OF_MINE:
        return loop if ends or whom or behind in _BACK_OR_WHEN or is_day(s.lows, verb + 1) else None
    first = s.part_start(at - 1)
    dated = any([is_day(s.lows, place) for place in range(verb + 1, s.part_end(verb))])
    stands_alone = behind in _BEING or not s.rest(verb + 1)
    if low not in _HANDED or stands_alone or (s.low(first) in _AIMING and not dated):
        return None
    teller = speaker(s, at)
    return Proposal("owed", at, verb, refs(teller.names), teller.pronoun) if teller.is_theirs else loop
