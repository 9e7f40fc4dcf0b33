"""The ways in which a talk to come is told with its day: agreed to, invited to, one of several, or only thought of.

A function here reads the words of a part of the line, from its start to its end, as a coffee to arrange.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.quicklog.funerals import LEADING, MOURNING, OF_OTHER_THINGS, is_funeral, may_tell_a_death
from netritual.domain.quicklog.line_segment import is_ordinal
from netritual.domain.quicklog.line_vocabulary import (
    CHANNEL,
    DETERMINERS,
    DUE_BEFORE,
    FAMILY,
    REMOTE,
    RETIMED,
    meeting_word,
    tells_how_it_was,
)
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import (
    day_at,
    has_day,
    has_hour,
    is_day,
    is_fixed,
    is_hour,
    is_of_time,
    is_timed,
)
from netritual.domain.quicklog.natural.phrase import INTERVIEWING, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name
from netritual.domain.quicklog.natural.syntax import Proposal, Syntax, refs
from netritual.domain.quicklog.natural.talk_states import (
    ARTICLES,
    FOR_A_DAY,
    INVITES,
    OWNING,
    SITTINGS,
    TALKS,
    TOOK_PLACE,
)

TURNS = frozenset(("and", "but", "so", "then"))
WROTE = v.PERSONAL | v.words("""
    says said swapped exchanged heard email emails text texts message messages dm dms wrote back linkedin responded
    asked wants suggested told spoke talked apologised apologized yes
""")  # fmt: skip
"""Of a part of a line with one of these the next part may speak of a talk to come."""
SAYING = frozenset(("says", "said", "reckons"))
_GUESTS = v.words("""
    people ppl persons pax guests covers heads adults kids children nights rooms tables places seats staff women men
    couples
""")
"""Behind a number these say how many come."""
_WANTING = frozenset(("wants", "want", "wanted", "suggests", "suggested", "proposes", "proposed"))
_SOME_DAY = v.phrases("""
    sometime, some time, someday, some day, one day, one of these days, soon, at some point, eventually
""")
"""Behind a talk these say that it has no day yet."""
_SET_FOR = v.WITH | {"arranged", "booked", "agreed", "fixed", "set", "for", "it", "is", "confirmed", "confirms"}
_YES, _TO_A_DAY = v.words("yes oui ja sí sì sim"), v.words("to for pour au für zum am para al per voor op")
"""Between somebody and a day these say that it is fixed."""
AGREEING = frozenset(("agreed", "fixed"))
_SEES = frozenset(("see", "sees", "meet", "meets", "join", "joins", "joining"))
_GOES = _SEES | {"visiting"}
COMES = {
    **dict.fromkeys(_SEES, (*v.HIM, "me", "us", "with")),
    **dict.fromkeys(("visit", "visits", "visiting"), ("the", "my", "our", "his", "her", "their", "me", "us", "him")),
    **dict.fromkeys(("be", "being"), ("at", "in", "there", "over", "with")),
    **dict.fromkeys(("cover", "covering"), ("her", "his", "their", "for", "the")),
    **dict.fromkeys(("come", "comes", "coming", "drop", "drops", "dropping", "stop", "stopping", "swing", "pop",
                     "popping", "nip", "nipping"),
                    ("by", "over", "to", "round", "around", "in", "out", "down", "here", "with", "for")),
}  # fmt: skip
"""Verbs of who comes to whom -> one of the words that then stand behind them."""
_RE = frozenset(("re", "about", "abt"))
_CAN_ABROAD = v.words("""
    propose propone propõe schlägt kann kan peut puede può puo pode ok okay oui passt passe kommt viene vem komt
    d'accord conviene vient
""")
_NOT_ABROAD = v.words("nicht pas niet non não nao no not plus leider")
"""Words of six languages with which somebody offers a day and an hour, or takes them."""
_HAPPENED = TOOK_PLACE - {"good", "great", "nice", "fine", "ok", "okay"}
_HAPPENED_ONCE = TOOK_PLACE | {"ago", "last"}
_UP_TO_A_DAY = frozenset(("set", "fixed", "is", "for", "on", "the", "next", "this", "@"))
"""Between a thing and its day these say nothing of it."""
_WORDS_OF_A_THING = 3
_NO_THING = (v.UNASKED | _NOT_ABROAD | {"jetzt", "maintenant", "ahora", "adesso", "agora", "nu"}) - SITTINGS
_INTERVIEW = frozenset(("interview",))
_BEFORE_FUNERAL = LEADING.union(FAMILY, ("'s",))
_FUNERAL_OVER = (TOOK_PLACE | v.NEGATIONS) | v.words("""
    took happened last yesterday ago war waren fand gestern letzten letzte était étaient c'était fut eu dernier passé
    foi ontem passado passada fue ayer pasado era stato ieri scorso gisteren vorige afgelopen
""")
_TALKS = TALKS - _INTERVIEW
"""Words of a talk that are no thing of a day: other forms read them."""
_NO_TALK = v.words("train flight plane bus ferry boat deadline due delivery payment exam offer invoice quote report")
"""A part with one of these tells of no talk, whatever its day and hour."""


def coffee(start: int, text: int, people: Sequence[Name], word: str) -> Proposal:
    """A coffee to arrange with some people, else with whoever the line is about."""
    return Proposal("coffee", start, text, refs(people), "" if people else "he", word)


def kind(low: str) -> str:
    """The channel of a talk to come; "" for one of no kind of its own, an interview."""
    return v.MEALS.get(low, "social" if low in v.SOCIAL else CHANNEL.get(low, ""))


def is_where(s: Syntax, name: Name, talk: int) -> bool:
    """True for a name behind the hour of a talk that somebody wants, a house: "breakfast thurs 7:30 bob evans"."""
    timed = any([is_hour(s.lows, at) for at in range(talk + 1, name.start)])
    return timed and s.lows[name.start - 1] not in v.WITH


def seen_again(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "meeting him there sat 14th w Tom", "seeing her again next week": whom I meet, with the day, behind a line about
    them."""
    is_met = s.lows[start] in ("meeting", "seeing", "visiting") and s.low(start + 1) in v.HIM
    behind = start + 2 + (s.low(start + 2) in ("again", "there"))  # "meeting her boss fri" is of another
    is_met = is_met and (s.low(behind) in ("on", "at", "in", "for") or behind > start + 2 or is_day(s.lows, behind))
    day = day_at(s.lows, start + 2, end) if start and is_met else end
    if day == end or not v.NEGATIONS.isdisjoint(s.lows[start:end]):
        return None
    proposal = Proposal("coffee", start, start + 2 + (s.lows[start + 2] == "there"), [], s.lows[start + 1], "meet")
    proposal.end = next((at for at in range(day + 1, end) if s.lows[at] in v.WITH), end)
    return proposal


def coming(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "he'll visit the site with me Fri 13 at 14h", "Ana is coming to the shop Wed 9am", "going to see Ana Thu 2pm",
    "Sat 21 he comes for a visit", "he comes Tue 8am": who comes or goes to whom, with the day, and the hour where it is
    no visit."""
    verb = next((at for at in range(start, end - 1) if _comes(s, at)), -1)
    if verb < 0:
        going = (at for at in range(start, end - 1) if s.lows[at] in _GOES or s.lows[at - 1 : at + 1] == ["pick", "up"])
        verb = next((at for at in going if at + 1 in s.starting), -1)
    part = s.lows[start:end]
    if verb < 0 or not (TOOK_PLACE | v.NEGATIONS | {"if"}).isdisjoint(part):
        return None
    others = "wants" in part or not v.HE.isdisjoint(s.lows[start:verb])
    if others and s.low(verb + 1) in v.HIM and s.lows[verb] in _SEES:
        return None  # "Ana looked at Tim's knee, wants to see him Mon", "she will see him Wed 3pm"
    first = start if day_before(s, start, verb) > start else verb
    calls_in = _calls_in(s, start, verb)
    visit = calls_in or (s.low(verb + 1) == "for" and any([low in SITTINGS for low in s.lows[verb:end]]))
    if not (is_timed(s.lows, first, end) or (visit and has_day(s.lows, first, end))):
        return None
    names = [name for name in s.names if start <= name.start < end and not is_where(s, name, verb)]
    behind = [name for name in names if not SAYING.isdisjoint(s.lows[start : name.start])]
    names = behind or names  # "Ana says Tom comes Fri 9am"
    is_going = s.lows[verb] in _GOES or s.lows[verb] == "up"
    text = (
        names[-1].end
        if is_going and names and names[-1].start == verb + 1
        else verb + 1 + (calls_in or s.low(verb + 1) == "for")
    )
    text += is_going and s.low(text) in v.WITH
    text += is_going and s.low(text) in {*v.HIM, "me", "us"}
    text = _behind_place(s, text, names)
    met = is_going or s.lows[verb] in ("be", "being", "cover", "covering")
    return coffee(start, text, names, "meet" if met else "visit")


def _behind_place(s: Syntax, at: int, names: Sequence[Name]) -> int:
    """The place behind the "in" of "popping in on Wed" and the "to Tom's" of "nip over to Tom's Friday", which say no
    more than that it is a visit."""
    home = s.starting.get(at + (s.low(at) == "to"))
    end = at + 1 if s.low(at) in _SHORTLY else at
    if home is not None and names == [home] and s.words[home.end - 1].owner:
        end = home.end
    timed = s.low(end) in ("on", "at") or is_day(s.lows, end) or (end < len(s.lows) and is_hour(s.lows, end))
    return end if timed else at


_SHORTLY = frozenset(("by", "over", "round", "around", "in"))


def _calls_in(s: Syntax, start: int, verb: int) -> bool:
    """True for "pop round Tue", "I'll nip over on Friday": how I go to somebody for a short while."""
    mine = all([low in _I_WILL for low in s.lows[start:verb]])
    thing = s.low(verb + 2) in DETERMINERS  # "drop round the keys", "swing by the office"
    return mine and not thing and s.lows[verb] in _CALLING_IN and s.low(verb + 1) in _SHORTLY - {"in"}


_I_WILL = v.I | {"ill", "will", "'ll", "to", "must", "gonna", "'m"}
_CALLING_IN = frozenset(("pop", "popping", "nip", "nipping", "drop", "dropping", "swing"))


def _comes(s: Syntax, at: int) -> bool:
    """True for a verb of who comes to whom before where they come, and for "he comes" and "Ana coming" before the
    day."""
    who = at - (s.low(at - 1) in ("will", "is", "'s"))
    theirs = who in s.ending or s.low(who - 1) in v.HE or (at > 0 and s.begins(at))
    comes = s.lows[at] in ("come", "comes") or (s.lows[at] == "coming" and not s.begins(at))
    on = at + 1 + (s.low(at + 1) == "on")
    return s.low(at + 1) in COMES.get(s.lows[at], ()) or (comes and theirs and is_day(s.lows, on))


def day_before(s: Syntax, start: int, verb: int) -> int:
    """The place behind the day that a part begins with, before what is on it: "Sat 21 Nov he comes for a visit"."""
    at = start
    while at < verb and is_of_time(s.lows[at]):
        at += 1
    return at if at > start and is_day(s.lows[:at], start) else start


def written_of(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "texted Ana re golf Sun 8am", "emailed Ana about lunch on Fri at noon": the talk with its day and hour that a
    message of today is about."""
    at = next((at for at in range(start + 1, end - 1) if s.lows[at] in _RE), end)
    if at == end or not any([CHANNEL.get(low) in REMOTE or low in WROTE for low in s.lows[start:at]]):
        return None
    talk = next((place for place in range(at + 1, end) if s.lows[place] in TALKS), end)
    names = [name for name in s.names if start <= name.start < at]
    if talk == end or not names or not is_timed(s.lows, talk + 1, end):
        return None
    return Proposal("coffee", at, at + 1, refs(names), "", meeting_word(kind(s.lows[talk])))


def with_no_word(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "Ana thurs 2pm", "2pm thurs Ana": somebody with a day and an hour, and no more but a word of another language
    for its suiting; or what a message asks for: "Ana texted, 4pm Fri?"."""
    teller = s.ending.get(start) if start and s.words[start - 1].token.raw[-1:] == ":" else None
    named = [name for name in s.names if start <= name.start < end] or ([teller] if teller is not None else [])
    alone = len(named) == 1 and (not start or teller is not None)
    leading = {"at", "our", *OWNING}
    led = (at for at in range(start + 1, end - 1) if s.lows[at] in leading and not s.low(at + 1)[:1].isdecimal())
    place = next(led, end)
    is_told = start > 0 and not named and not WROTE.isdisjoint(s.lows[:start])
    is_told = is_told and (place < end or s.words[end - 1].token.raw[-1:] == "?")
    wanted = any([low in _WANTING for low in s.lows[place:end]])  # "Ana at the council wants to meet Thu 12:30"
    due = not {"by", "before", "needs", "need", *_NO_TALK}.isdisjoint(s.lows[start:end])
    if wanted or due or not (is_told or alone) or not is_timed(s.lows, start, end):
        return None
    first = named[0].end if alone and named[0].start == start else start
    others = [at for at in range(first, place) if not any([name.start <= at < name.end for name in named])]
    said = set(s.lows[first:end])
    agreed = alone and not _CAN_ABROAD.isdisjoint(said) and (_NOT_ABROAD | _HAPPENED).isdisjoint(said)
    agreed = agreed and not tells_how_it_was(s.lows[start:end])
    if not (agreed or all([is_of_time(s.lows[at]) or s.lows[at] in _SET_FOR for at in others])):
        return None
    return coffee(start, first, named, "meet")


def of_a_thing(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "walkthrough at the hospital Mon 1pm w Ana", "Ana sent nothing, interview on 24 Nov 2pm", "Ana: talk set 8 Dec
    6pm", "Ana keys handover Fri 9am": what is to be with somebody on a day, at an hour."""
    lists = {name.start: s.list_start(name) for name in s.names}
    with_ = [
        name for name in s.names
        if start < (first := lists[name.start]) < end and s.lows[first - 1] in v.WITH
        and (first == name.start or name.frame is Frame.WITH)
    ]  # fmt: skip
    whose = s.starting.get(start)
    first = whose.end if whose is not None else start
    day = day_at(s.lows, first + is_ordinal(s.low(first)), end)
    thing = [low for low in s.lows[first:day] if low not in _UP_TO_A_DAY]
    labelled = start > 0 and s.words[start - 1].token.raw[-1:] == ":"
    if whose is not None:  # "Ana tasting Tue 15h" is planned, "Ana lands Mon 10am" is hers
        named = (
            SITTINGS.isdisjoint(thing) and not s.words[first - 1].owner and "s" not in [low[-1:] for low in thing[:1]]
        )
    else:
        counted = len(thing) == 2 and (is_ordinal(thing[0]) or thing[0] in INTERVIEWING)
        short = len(thing) == 1 or counted  # "2nd round Mon 10am", "hm round Mon 10am"
        named = start > 0 and (labelled or short) and _TALKS.isdisjoint(thing)
    plain = all([is_ordinal(low) or (low.isalpha() and low not in _NO_THING) for low in thing])
    named = named and len(thing) <= _WORDS_OF_A_THING and plain and (bool(thing) or not start)
    theirs = named and len({id(name.ref) for name in s.names if name.start < end}) == 1
    if not (theirs or (with_ and not start)) or not is_timed(s.lows, start, end):
        return None
    from netritual.domain.quicklog.natural.contact_vocabulary import HOW

    beside = any([low == "interview" and s.lows[at + 1] in v.WITH for at, low in enumerate(s.lows[:-1])])
    said = frozenset() if beside and not theirs else _INTERVIEW  # "interview Mon 10am with Ana"
    said = FOR_A_DAY.union(thing if labelled else ()) if theirs and (labelled or whose is not None) else said
    part = [low for low in s.lows[first:end] if low not in said]
    is_told = any([low in HOW or low in TOOK_PLACE or low in DUE_BEFORE or v.seems_past(low) for low in part])
    is_off = theirs and "off" in part  # "kick off with Ana Tue 10am" begins a line of its own
    is_held = is_told or is_off or not (v.NEGATIONS | _NO_TALK).isdisjoint(part)
    people = [whose] if whose is not None and theirs else with_
    return None if is_held else coffee(start, first, people, "meet")


def of_a_group(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "rang Ana, 22 people Fri 11 Dec": how many come on which day, to be followed up by then."""
    counted = start > 0 and s.lows[start].isdecimal() and s.low(start + 1) in _GUESTS
    if not counted or not s.names:
        return None
    dated = has_day(s.lows, start + 2, end) or s.is_day_alone(end)
    return Proposal("follow", start, start, (), "he") if dated else None


def of_mourning(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "Ana's dad died, funeral is on Thu", "… the funeral 27 Nov 10am": its day is one on which to think of it."""
    at = next((at for at in range(start, end) if is_funeral(s.lows[:end], at)), end)
    if at == end:
        return None
    named = [name for name in s.names if start <= name.start < end]
    of_kin = [name for name in named if s.low(name.end).removesuffix("'s") in FAMILY]
    led = all([
        s.lows[place].removesuffix("'s") in _BEFORE_FUNERAL or any([name.start <= place < name.end for name in named])
        for place in range(start, at)
    ])  # fmt: skip
    part = s.lows[at + 1 : end]
    moved = not RETIMED.isdisjoint(part) or "instead" in part
    fixed = moved or not {"is", "will", "now"}.isdisjoint(part) or has_hour(s.lows, at, end)
    is_over = not _FUNERAL_OVER.isdisjoint(part) or any([v.seems_past(low) and low not in RETIMED for low in part])
    fixed_day = any([low in WEEKDAY or low[:1].isdecimal() for low in part])
    vague = "in" in part and not fixed_day and not MONTH.keys().isdisjoint(part)  # "funeral in Dec"
    if not (start or ((of_kin or moved) and fixed)) or not led or is_over or vague or not has_day(s.lows, at + 1, end):
        return None
    is_told = of_kin or may_tell_a_death(" ".join(s.lows)) or not (MOURNING - OF_OTHER_THINGS).isdisjoint(s.lows)
    return coffee(start, at if moved else start, [] if of_kin else named, "meet") if is_told else None


def one_of_several(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "coffees: Ana Wed 1 April 10:30, Tom Thu 2 April 3pm": each has a day and an hour of their own."""
    if not start or not _is_of_own(s, start):
        return None
    before = [name for name in s.names if name.start < start and _is_of_own(s, name.start)]
    return Proposal("coffee", start, s.starting[start].end, refs([s.starting[start]]), "", "meet") if before else None


def _is_of_own(s: Syntax, at: int) -> bool:
    """True for a name with its day and hour right behind it, and no more."""
    name = s.starting.get(at)
    if name is None or s.gap(name.end - 1) or not is_day(s.lows, name.end):
        return False
    end = part_of(s.words, name.end)[1]
    return is_timed(s.lows, name.end, end) and TALKS.isdisjoint(s.lows[at:end])


def agreed(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "yes to guest lecture, 12 May 14:00", "agreed first clinic 2 April 5pm": what was agreed to, and when."""
    yes = (at for at in range(start, end - 2) if s.lows[at] in _YES and s.lows[at + 1] in _TO_A_DAY)
    at = next(yes, -1)
    if at >= 0 and (s.is_time_of_it(end) or is_day(s.lows[:end], at + 2 + (s.lows[at + 2] == "the"))):
        text = at + 2
    elif s.lows[start] in AGREEING and s.low(start + 1) not in ("to", "that") and is_fixed(s.lows, start + 2, end):
        at, text = start, start + 1
    else:
        return None
    names = [name for name in s.names if start <= name.start < end]
    return coffee(at, text, names, "meet")


def invited(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "invited Ana for dinner 3 April", "asked Ana to lunch Fri", "offered Ana coffee on Tue", "sent Ana an invite for
    lunch Fri": a meal that is offered, with its day."""
    if s.lows[start] in v.MEALS and s.low(start + 1) in INVITES:  # "dinner invite from Ana, sat 7pm his place"
        host = [one for one in s.names if start < one.start < end]
        timed = is_timed(s.lows, start, end) or s.is_time_of_it(end)
        word = meeting_word(v.MEALS[s.lows[start]])
        return Proposal("coffee", start, host[0].end, refs(host), "", word) if host and timed else None
    name = s.starting.get(start + 1) if s.lows[start] in ("invited", "asked", "offered", "sent") else None
    if name is not None and s.lows[start] == "offered":
        meal = name.end + (s.low(name.end) == "a")
    elif name is not None and s.lows[start] == "sent":
        at = next((at for at in range(name.end, min(name.end + 3, end)) if s.lows[at] in INVITES), end)
        meal = at + 2 if s.low(at + 1) in ("for", "to") else end
    else:
        meal = name.end + 1 if name is not None and s.low(name.end) in {"for", "to", "over"} else end
        meal += s.low(meal) in {"for", "to", "a"}
    if name is None or meal >= end or s.lows[meal] not in v.MEALS:
        return None
    if not has_day(s.lows, meal + 1, end):
        return None
    return Proposal("coffee", start, meal + 1, [name.ref], "", meeting_word(v.MEALS[s.lows[meal]]))


def some_day(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "coffee with Ana sometime", "Ana: beers?", "lunch w Ana next week somewhere": a talk that is only thought of."""
    first = s.starting[start].end if start in s.starting else start
    first += (s.low(first) in v.HAVE and s.low(first) not in v.MEALS) or s.low(first) in ARTICLES
    talk = first + (s.low(first) in ARTICLES)
    part = s.lows[talk:end]
    if start and s.lows[start] in _SEES and start + 1 in s.starting and s.words[end - 1].low == "there":
        return coffee(start, end, [s.starting[start + 1]], "meet")  # "in Lisbon 14-18 dec, see Ana there"
    if s.low(talk) not in v.MEALS or not _HAPPENED_ONCE.isdisjoint(part) or any(map(v.seems_past, part)):
        return None
    dated = has_day(s.lows, talk, end) or (
        start > 0 and all([is_of_time(low) or low == "or" for low in s.lows[:start]])
    )
    asked = s.words[end - 1].token.raw[-1:] == "?" and not dated
    teller = s.ending.get(start) if start and s.words[start - 1].token.raw[-1:] == ":" else None
    here = [name for name in s.names if start <= name.start < end]
    names = [teller] if teller is not None else here or s.names[:1]
    text = max([talk + 1 + (s.low(talk + 1) == "up"), *[name.end for name in here if name.start > talk]])
    vague = next((at for at in range(text, end) if not is_of_time(s.lows[at])), end)
    open_day = vague < end and v.said_at(_SOME_DAY, s.lows[:end], vague) > 0
    open_day = open_day or (s.low(vague) == "somewhere" and text < vague < end)  # "next week somewhere"
    if not names or not (asked or open_day):
        return None
    return coffee(start, text, names, meeting_word(kind(s.lows[talk])))
