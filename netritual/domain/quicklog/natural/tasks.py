"""What is still to be done: "will send", "need to", "let's grab lunch", and a bare verb as a note to oneself.

What the writer will do is a promise, or what its verb says (``patterns``): an introduction, a thank-you, a follow-up.
What somebody else will do is owed. A meal or a drink that was only said is a coffee to arrange.
"""

from __future__ import annotations

from itertools import pairwise

from netritual.domain.quicklog.line_vocabulary import DUE_BEFORE, meeting_word
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import is_day
from netritual.domain.quicklog.natural.name_frames import CALENDAR, KIN, SOMEBODY
from netritual.domain.quicklog.natural.pattern_matching import QUESTIONS, matched
from netritual.domain.quicklog.natural.speakers import committed, speaker
from netritual.domain.quicklog.natural.syntax import (
    JOINING,
    ME,
    NAMED,
    NOBODY,
    THEY,
    Proposal,
    Subject,
    Syntax,
    proposed_by,
    refs,
)

_SPOKEN_OF = frozenset(("meet", "see", "catch", "come", "visit", "join"))
"""Verbs of seeing somebody: no promise by themselves."""
_MEETING = frozenset(("meet", "know", "talk", "speak"))
_TALKS = frozenset(("talk", "chat", "speak", "call", "meeting", "word", "zoom"))
_DAY_WITHIN = 5
"""Words behind "wants to talk" within which its day stands."""
_ANSWERS = frozenset((
    "reply", "respond", "answer", "call", "ring", "phone", "chase", "follow", "remind", "review", "check", "look",
    "read", "think", "ask", "talk", "speak", "ping", "text", "meet",
))  # fmt: skip
"""What the writer does about what somebody wrote."""
_TO_THEM = frozenset(("him", "her", "them", "my", "our"))
"""With one of these it is the writer who does it."""
_NEEDING = frozenset(("need", "needs", "want", "wants", "wanted"))
_ANEW = frozenset(("new", "another", "other", "better", "different", "alternative"))
_DAYS = frozenset(("day", "days", "date", "dates", "time", "times", "slot", "slots", "options"))
"""Behind a word of ``_ANEW`` what whoever called a talk off will say."""
_FOR_ME = frozenset(("pass", "mention", "recommend", "put", "vouch", "endorse"))
_MY_OWN = frozenset(("me", "my", "mine"))
_NEAR_ME = 5
"""What nobody does of themselves: "will pass on my name", "will put in a word for me", words from the verb on."""
_ANSWERED_BY = frozenset(("by", "before", "back", "from", "next", "on", "in", "this", "tomorrow", "soon"))


def will(s: Syntax, at: int) -> Proposal | None:
    """will, 'll, would and 'd."""
    verb = s.verb(at + 1)
    subject = s.subject(at, verb)
    if subject.denied or s.low(at + 1) in v.NEGATIONS or s.wished(at):
        return None
    if s.low(at) in ("will", "'ll"):
        verb = second_verb(s, verb) if subject.is_theirs and s.low(verb) not in v.OWED_VERBS else verb
        if s.lows[verb : verb + 2] == ["come", "back"] and subject.is_theirs:
            return proposed_by("owed", subject, verb)
        handed = _received(s, subject, verb) or _heard_of(s, at, subject, verb) or _handed_back(s, at, subject)
        if handed is not None:
            return handed
    if subject.is_theirs:
        if s.low(verb) in ("like", "love") and s.low(verb + 1) == "to":
            return _wish_to_meet(s, subject, verb + 2)
        return proposed_by("owed", subject, verb) if s.low(verb) in v.OWED_VERBS else None
    if s.low(at) in ("'d", "would"):
        return _would_like(s, at, subject, verb)
    by_them = s.low(verb) in v.DELIVER and s.low(verb + 1) in ("me", "us")  # "will try me Monday"
    if subject.who == NOBODY and (s.low(verb) in v.OWED_VERBS or by_them):
        is_said = at in s.ending and s.words[at - 1].token.raw[-1:] == ":"
        pays = is_said and s.low(verb) in ("pay", "transfer", "wire") and s.low(verb + 1) not in v.HIM
        theirs = Subject(NAMED, at, [s.ending[at]]) if pays else None  # "Ana: will pay 250 Fri"
        theirs = theirs or (subject if _is_done_to_me(s, verb) else _still_theirs(s, at, verb))
        if theirs is not None:
            return Proposal("owed", subject.start, verb, refs(theirs.names), "" if theirs.names else "he")
    return mine(s, subject, verb)


def _is_done_to_me(s: Syntax, verb: int) -> bool:
    """True for "will introduce me", "will get back to me", "will pass on my name": what another does."""
    part = s.lows[verb : s.part_end(verb)]
    if s.low(verb) in _FOR_ME and not _MY_OWN.isdisjoint(part[1:_NEAR_ME]):
        return True
    end = next((at for at, low in enumerate(part) if low in ("if", "when", "and", "that")), len(part))
    me = next((at for at in range(1, end) if part[at] in ("me", "us")), 0)
    return me == 1 or (me > 1 and part[me - 1] == "to")


def _still_theirs(s: Syntax, at: int, verb: int) -> Subject | None:
    """Who goes on in "Ana wrote back, loves it, will send the money"; None where it is the writer: "Ana rang, will call
    back", "Ana wants the deck, will send her it"."""
    if at and not s.gap(at - 1):
        return None
    whose = s.low(verb + 1) in ("his", "her", "their") and s.low(verb) in ("bring", "ask")
    if whose:  # "he wants a tour, will bring his wife"
        return Subject(THEY, at)
    part = s.lows[verb : s.part_end(at)]
    anew = [one for one, other in pairwise(part) if one in _ANEW and other in _DAYS]
    if anew and _TO_THEM.isdisjoint(part):  # "Ana can't make it, will text with a new day"
        teller = speaker(s, at)
        return teller if teller.is_theirs else None
    if part == ["ask"] and (knower := speaker(s, at)).pronoun in v.HE:
        return knower  # "coffee with Tom, he knows a printer, will ask"
    if s.low(verb) in v.COMMITTING and (invested := committed(s, at)) is not None:
        return invested
    if s.low(verb) in _ANSWERS or not _TO_THEM.isdisjoint(s.lows[at : s.part_end(at)]):
        return None
    teller = speaker(s, at)
    return teller if teller.is_theirs else None


def second_verb(s: Syntax, verb: int) -> int:
    """The verb behind "and" where it says what is owed: "she'll think about it and get back to me"."""
    for at in range(verb + 1, s.part_end(verb) - 1):
        if s.low(at) in JOINING and (s.low(at + 1) in v.OWED_VERBS or s.lows[at + 1 : at + 3] == ["come", "back"]):
            return at + 1
    return verb


def _received(s: Syntax, subject: Subject, verb: int) -> Proposal | None:
    """ "I'll get the forms by email": what the writer receives is owed by whoever sends it."""
    if not subject.is_mine or s.low(verb) not in ("get", "receive", "have"):
        return None
    part = s.lows[verb : s.part_end(verb)]
    by = part.index("by") if "by" in part else len(part) - 1
    if s.low(verb) != "receive" and part[by + 1 : by + 2] not in (["email"], ["mail"], ["post"], ["courier"]):
        return None
    return Proposal("owed", subject.start, verb, pronoun="he")


def _heard_of(s: Syntax, at: int, subject: Subject, verb: int) -> Proposal | None:
    """ "will hear by 13 March", "I'll hear from Ana next week": an answer that somebody owes."""
    if not subject.is_mine or s.low(verb) != "hear" or (s.low(verb + 1) not in _ANSWERED_BY and not s.gap(verb)):
        return None
    names = next((s.object(place + 1)[0] for place in range(verb + 1, verb + 3) if s.low(place) == "from"), [])
    return Proposal("owed", subject.start, verb, refs(names), "" if names else "he")


def _handed_back(s: Syntax, at: int, subject: Subject) -> Proposal | None:
    """ "will have the lease back to me next week", "I'll have it ready by Friday": something handed over."""
    part = s.lows[at + 1 : s.part_end(at + 1)]
    if part[:1] != ["have"] or not {"back", "ready", "done"}.intersection(part[2:]):
        return None
    theirs = subject.is_theirs or (subject.who == NOBODY and not {"me", "us"}.isdisjoint(part))
    if not theirs:
        names, pronoun = s.given_to(at + 1)
        return Proposal("promise", subject.start, at + 1, refs(names), pronoun) if subject.who == ME else None
    return proposed_by("owed", subject, at + 1)


def _would_like(s: Syntax, at: int, subject: Subject, verb: int) -> Proposal | None:
    """ "I'd like to connect Ana and Tom": what is wished for is a task when its verb says which."""
    if s.low(verb) not in ("like", "love") or s.low(verb + 1) != "to":
        return None
    return said_meal(s, at) or _special(s, subject, s.verb(verb + 2))


_HAVING_TO = v.words("going gonna planning supposed meant need needs has have got must")
"""What others are going, or have, to do."""


def have_to(s: Syntax, at: int) -> Proposal | None:
    """need to, have to, must, should, going to, gotta."""
    low, subject = s.low(at), s.subject(at)
    if subject.denied or s.wished(at) or (low in v.ONLY_WITH_TO and s.low(at + 1) != "to"):
        return None
    verb = s.verb(at + 1)
    if low == "should" and subject.is_theirs and s.low(verb) in _MEETING:
        return _brought_together(s, subject, verb)
    if subject.is_theirs:
        theirs = low in _HAVING_TO and s.lows[verb : verb + 2] != ["look", "after"]
        return proposed_by("owed", subject, verb) if theirs and s.low(verb) in v.OWED_VERBS else None
    theirs = low == "has" and s.low(verb) in v.OWED_VERBS
    if subject.who == NOBODY and (theirs or _is_done_to_me(s, verb)):  # "lunch with Ana, must send me the photos"
        return Proposal("owed", subject.start, verb, pronoun="he")
    together = low == "should" and s.low(subject.start) == "we"  # "we should talk more"
    return said_meal(s, at) or (_special(s, subject, verb) if together else mine(s, subject, verb))


def _brought_together(s: Syntax, subject: Subject, verb: int) -> Proposal | None:
    """ "Ana and Tom should meet", "she should talk to Tom": two whom the writer may introduce."""
    to = verb + 1 + (s.low(verb + 1) in ("to", "with"))
    names, _, end = s.object(to)
    people = [*subject.names, *names]
    end = end if names else to + (s.low(to) == "up")
    if not s.gap(end - 1) and not _AS_EVER.isdisjoint((s.low(end), s.low(s.part_end(end) - 1))):
        return None
    return (
        Proposal("intro", subject.start, end, refs(people), subject.pronoun)
        if len(people) + bool(subject.pronoun) == 2
        else None
    )


_AS_EVER = v.words("halfway more less often again every each regularly weekly monthly daily it things")
"""Behind "should meet" or at the end of it these are said of two who know each other: "more often", "halfway"."""


def want_to(s: Syntax, at: int) -> Proposal | None:
    """ "she wants to grab coffee", "I want to thank Ana"."""
    subject = s.subject(at)
    if subject.denied or s.wished(at):
        return None
    if s.low(at + 1) in v.MEALS:
        return _wanted_meal(s, at, subject)
    if s.low(at + 2) == "meet" and s.is_demand(at + 3):
        return None
    if s.low(at + 1) != "to":
        return _said_talk(s, at, subject) if s.low(at + 1) in ("a", "another") else None
    if (need := _wish_to_meet(s, subject, at + 2)) is not None:
        return need
    return said_meal(s, at) or (_special(s, subject, s.verb(at + 2)) if subject.is_mine else _said_talk(s, at, subject))


def _wish_to_meet(s: Syntax, subject: Subject, verb: int) -> Proposal | None:
    """ "she wants to meet letting agents": people of a kind, whom I may know some of; it is no talk with her."""
    if not subject.is_theirs or s.low(verb) != "meet" or s.gap(verb):
        return None
    for at in range(verb + 1, min(verb + 1 + _WORDS_OF_A_KIND, len(s.words))):
        low = s.low(at)
        if (
            not low.isalpha()
            or (low in v.STOP and low != "new")
            or low in CALENDAR
            or low in _WHEN_THEY_MEET
            or at in s.starting
        ):
            return None
        if low == "people" or (low[-1] == "s" and low[-2:] != "ss"):
            return proposed_by("need", subject, verb + 1)
        if s.gap(at):
            return None
    return None


_WORDS_OF_A_KIND = 3
_WHEN_THEY_MEET = v.words("""
    sometimes weekends mondays tuesdays wednesdays thursdays fridays saturdays sundays mornings evenings afternoons
    always more again up properly soon often early late online outside halfway over once face both there here
""")
"""Behind "meet" these say when or where two meet."""


def _wanted_meal(s: Syntax, at: int, subject: Subject) -> Proposal | None:
    """ "Ana wrote, wants coffee when she's in town": a meal, and at most some time or other for it."""
    teller = speaker(s, at) if subject.who == NOBODY and at and s.gap(at - 1) else subject
    if not teller.is_theirs or not (s.gap(at + 1) or at + 2 == len(s.words) or s.low(at + 2) in _SOME_TIME):
        return None
    word = meeting_word(v.MEALS[s.low(at + 1)])
    return Proposal("coffee", at, at + 2, refs(teller.names), teller.pronoun, word)


_SOME_TIME = v.words("when sometime soon again whenever some la nächste volgende prossima próxima")


def _said_talk(s: Syntax, at: int, subject: Subject) -> Proposal | None:
    """ "Ana wants to talk on Tuesday", "wants a call next week": with its day a talk is one to arrange."""
    text = at + 3
    if not subject.is_theirs or s.low(at + 2) not in _TALKS:
        return None
    for place in range(text, min(text + _DAY_WITHIN, len(s.words))):
        if s.gap(place - 1):
            break
        if s.low(place) in CALENDAR or s.low(place) in ("next", "this"):
            return Proposal("coffee", subject.start, text, refs(subject.names), subject.pronoun, "meet")
    return None


def said(s: Syntax, at: int) -> Proposal | None:
    """I said I'd, we agreed that I would, I agreed to; "Ana agreed to send the deck"."""
    subject = s.subject(at)
    end = at + 1 + (s.low(at + 1) == "that")
    first = s.part_start(at)
    wanted = s.low(at - 1) in ("he", "she") and not DUE_BEFORE.isdisjoint(s.lows[first + 1 : at - 1])
    if wanted and s.gap(at) and _is_thing(s, first):  # "menus by the 13th she said"
        return Proposal("request", first, first, pronoun=s.low(at - 1))
    if s.low(at) == "agreed" and s.low(at + 1) == "to" and (talk := said_meal(s, at)) is not None:
        return talk
    if s.low(at) == "agreed" and subject.is_theirs and not subject.denied and s.low(at + 1) == "to":
        return proposed_by("owed", subject, at + 2) if s.low(at + 2) in v.OWED_VERBS else None
    if subject.denied or s.wished(at) or not (subject.is_mine or _is_said_to_a_need(s, at)):
        return None
    due = at + 1 + (s.low(at + 1) == "yes")  # "said yes by Friday"
    if s.low(at) in ("said", "agreed") and s.low(due) in DUE_BEFORE and s.ends_in_day(due + 1):
        return Proposal("promise", subject.start, due, pronoun="he")
    if s.low(end) not in ("i", "we") or s.low(end + 1) not in ("'d", "'ll", "would", "will"):
        return None
    verb = s.verb(end + 2)
    task = mine(s, Subject(ME, subject.start), verb) or Proposal("promise", subject.start, end + 2)
    if task.kind == "follow":  # "I said I'd come back with the leaflets"
        task.kind, task.word, task.text = "promise", "promise", verb
    return task


def _is_said_to_a_need(s: Syntax, at: int) -> bool:
    """True for the "said" of "Ana needs a plan for her loft said I'd do it": what I said, right behind the thing."""
    before = s.lows[s.part_start(at) : at]
    needed = next((place for place, low in enumerate(before) if low in _NEEDING), len(before))
    thing = before[needed + 1 :]
    others = v.PRONOUNS - v.HIM - {"his", "their"}
    return s.low(at + 1) == "i" and bool(thing) and others.isdisjoint(thing) and thing[-1] not in SOMEBODY | KIN


def _is_thing(s: Syntax, first: int) -> bool:
    """True for "menus by the 13th", "the deck before Friday": a thing and its day begin a part."""
    due = next(at for at in range(first + 1, len(s.lows)) if s.lows[at] in DUE_BEFORE)
    thing = s.lows[first:due]
    return len(thing) <= _DAY_WITHIN and v.PRONOUNS.isdisjoint(thing) and v.I.isdisjoint(thing)


def mine(s: Syntax, subject: Subject, verb: int) -> Proposal | None:
    """A task of mine by its verb."""
    if not subject.is_mine or (subject.who == ME and _is_question(s, subject.start)):
        return None
    special = _special(s, subject, verb)
    if special is not None:
        return special
    if s.low(verb - 1) == "have" and not DUE_BEFORE.isdisjoint(s.lows[verb : s.part_end(verb)]):
        return Proposal("promise", subject.start, verb - 1)  # "gotta have numbers back by Wed"
    if s.low(verb) not in v.DELIVER or s.low(verb) in _SPOKEN_OF or verb >= len(s.words):
        return None
    if s.low(verb) == "think" and s.gap(verb):
        return None
    if s.low(verb) in ("do", "make", "get", "try") and s.low(verb + 1) in ("it", "this", "that", "so"):
        return None
    names, pronoun = s.given_to(verb)
    if not names and not pronoun and not any([name.end <= subject.start for name in s.names]):
        end = s.part_end(verb)  # "I'd look over Ana's will", "must reply to Ana's email"
        names = [name for name in s.names if verb < name.start < end and s.words[name.end - 1].owner][:1]
    return Proposal("promise", subject.start, verb, refs(names), pronoun)


def _is_question(s: Syntax, i: int) -> bool:
    """True for "asked Ana how I should answer", "asked how much I should ask", "told me which deck I must send": what I
    am to do is what is asked. "That's why I should call her" is a task."""
    asking = i - 1 - (s.low(i - 2) in ("how", "which"))
    is_reason = s.low(asking) == "why" and s.low(asking - 1) in ("is", "'s")
    return s.low(asking) in QUESTIONS and not is_reason and not any([s.gap(at) for at in range(asking, i)])


def _special(s: Syntax, subject: Subject, verb: int) -> Proposal | None:
    """What the verb itself says: an introduction, a thank-you, a question, somebody to get back to."""
    task = matched(s, verb, Subject(ME, subject.start, denied=subject.denied))
    if task is not None:
        task.start = min(task.start, subject.start)
    return task


def said_meal(s: Syntax, at: int) -> Proposal | None:
    """A meal or a drink that was said, not held: let's, we should, must, wants to + have, grab, do, get."""
    place = at + 1
    for place in range(at + 1, min(at + 4, len(s.words))):
        if s.gap(place - 1):
            return None
        if s.low(place) in v.HAVE or s.low(place) == "see":
            break
    else:
        return None
    subject = s.subject(at)
    for spot in range(place, min(place + 6, len(s.words))):
        if spot > place and s.gap(spot - 1):
            return None
        if not _is_meal(s, spot, place):
            continue
        text = spot + 1 + (s.low(spot) in ("meet", "catch") and s.low(spot + 1) == "up")
        names = [n for n in s.names if n.start == text and s.low(spot) in ("meet", "catch")]
        if names and not subject.is_mine:
            return None  # "her brother would love to meet Tom"
        names += [n for n in s.names if spot < n.start <= spot + 5 and s.low(n.start - 1) in ("with", "w", "w/", "and")]
        if s.low(place) == "see" and s.starting.get(place + 1) is not None:  # "gonna see Ana on Sat for brunch"
            names, _, text = s.object(place + 1)
        who = names or subject.names
        word = meeting_word(v.MEALS[s.low(spot)])
        return Proposal("coffee", subject.start, text, refs(who), subject.pronoun, word)
    return None


def _is_meal(s: Syntax, spot: int, verb: int) -> bool:
    """True for a meal; meet and catch up are one when no other is named behind them, or their day is first."""
    low = s.low(spot)
    if low not in ("meet", "catch"):
        return low in v.MEALS
    behind = [s.low(place) for place in range(spot + 1, spot + 5)]
    return spot == verb and (
        is_day(s.lows, spot + 1) or not any(other in v.MEALS and other not in ("meet", "catch") for other in behind)
    )
