"""Talks to come in parts of a line, each as a coffee to arrange: "Fiona replied, call with her Thu 10am"."""

from __future__ import annotations

from collections.abc import Iterator

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.quicklog.line_vocabulary import ASKING, DUE_BEFORE, meeting_word
from netritual.domain.quicklog.natural import new_days
from netritual.domain.quicklog.natural import talks_to_come as talks
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import NOT_MADE
from netritual.domain.quicklog.natural.days_and_hours import day_at, is_day, is_hour, is_timed
from netritual.domain.quicklog.natural.non_person_names import stands_for_others
from netritual.domain.quicklog.natural.phrase import part_of
from netritual.domain.quicklog.natural.recognised_names import Name
from netritual.domain.quicklog.natural.syntax import JOINING, Proposal, Syntax, refs
from netritual.domain.quicklog.natural.talk_states import (
    ARTICLES,
    HAVING,
    SITTINGS,
    SUGGESTING,
    TALKS,
    TOOK_PLACE,
    WAS,
    WORDS_OF_A_TALK,
    is_booked,
)
from netritual.domain.quicklog.natural.talks_to_come import SAYING, TURNS, WROTE, is_where, kind

_WANTS = v.phrases("""
    wants to buy me, wants to buy us, wants to treat me, wants to treat us, wants me to meet, wants us to meet,
    up for, open to, happy with, keen for, keen on, free for, free, wants to do, wants me for, wants me at, wants, want,
    suggests, suggested, offers, offered, proposes, proposed, fancies,
    asked for, asks for, can do, could do, can, picked, chose,
    prefers, settled on, went for, would like, 'd like, would love, 'd love, invited me, invited us, asked me, asked to,
    asked if we can, asked if we could, let's, lets, can we, could we, if we can, if we could
""")
_NOES = tuple(f"{no} ," for no in v.NOES)
"""My no to a talk: it ends its part of the line. "Said no to the fee" is one to something else."""
_BIDDEN = v.phrases("invited me, invited us, me at, me for, me to meet, us to meet")
_WANTING = frozenset(("wants", "want", "asks"))
"""Behind somebody's employer these say what they want."""
_CHOOSING = frozenset(("wants", "asks", "picked", "chose", "settled"))
"""Behind a line's first name these may lack their subject."""
_WANTED_BY = 5
"""Words of whoever "wants" a talk, with it."""
_OF_A_MATTER = frozenset(("me", "us", "love", "like"))
"""Behind these a day without a number is that of something else: "asked me Friday to look at her cv"."""
_FOR_HER = v.phrases("for his, for her, for their")
_TO_HAVE = v.HAVE - {"plan", "schedule", "arrange", "book"} | v.words("to for play his her their my of round out")
"""Between wanting and a talk these say nothing of which it is: "wants to play a round of golf"."""
_KINDS = frozenset(
    ("site", "first", "second", "third", "final", "prep", "intro", "phone", "video", "follow-up", "team")
)
_INTO = frozenset(("into", "spoke", "talked"))
_SEEING = frozenset(("meeting", "seeing"))
_LEADING_A_TALK = frozenset(("after", "before", "from", "since", "when", "while", "about", "by", "for", "of", "was"))
"""Before "meeting her Tuesday" these tell of it otherwise than that it is to come."""
_I_AM = frozenset(("i", "i'm", "im", "'m", "we", "we're", "'re", "am", "are"))
_PROPOSING = frozenset(("proposed", "suggested", "offered"))
_THINGS_OF_A_MEAL = v.words("""
    machine machines maker grinder beans cup cups mug table pods capsules filter box boxes jacket suit dress voucher
    vouchers menu menus
""")
"""Behind a meal these make a thing of it."""


FORMS = (
    talks.of_mourning, talks.seen_again, talks.some_day, new_days.following, new_days.moved, talks.agreed,
    talks.one_of_several, new_days.set_for, new_days.fitting, new_days.offered, talks.invited, talks.coming,
    talks.with_no_word, talks.of_a_thing, talks.written_of, talks.of_a_group, new_days.retimed,
)  # fmt: skip
"""The ways in which a talk to come is told, in the order in which they are tried."""


def appointments(s: Syntax) -> Iterator[Proposal]:
    """The talks to come of the parts of a line, each as a coffee to arrange."""
    starts = [at for at in range(len(s.words)) if not at or s.gaps[at - 1] or s.lows[at - 1] in TURNS]
    starts += [
        at for at, low in enumerate(s.lows) if s.low(at - 1) == "+" and s.low(at + 1) == "is" and low in SITTINGS
    ]
    asked = [] if WROTE.isdisjoint(s.lows) else [at for at in range(2, len(s.words)) if _begins_question(s, at)]
    verbs = [at for at in range(1, len(s.words)) if _begins_seeing(s, at)]
    for start in sorted({*starts, *asked, *verbs}):
        proposal = _appointment(s, start, next((at for at in asked if at > start), len(s.words)))
        if proposal is not None and not s.says_behind(proposal.text, _NOES):
            others = [name.ref for name in s.names if stands_for_others(s.words, s.lows, name)]
            proposal.people = [ref for ref in proposal.people if ref not in others]
            yield proposal


def _begins_question(s: Syntax, at: int) -> bool:
    """True behind who wrote or rang, without a sign: "Ana texted can we do lunch Mon", "text from Ana can she come",
    "Ana replied she can do Mon at 3", "Ana replied Mon 3pm works"."""
    meal = s.lows[at] in v.MEALS and s.words[part_of(s.words, at)[1] - 1].token.raw[-1:] == "?"  # "texted lunch Mon?"
    wrote = s.lows[at - 1] in v.PERSONAL
    says = s.lows[at] in ASKING or (wrote and (s.lows[at] in v.HE or s.lows[at] in WEEKDAY))
    if not (meal or says) or s.gap(at - 1):
        return False
    asker = s.ending.get(at - wrote)
    return asker is not None and s.low(asker.start - 1) not in SAYING  # "Ana says Tom is coming Fri 9am"


def _begins_seeing(s: Syntax, at: int) -> bool:
    """True behind a talk that was held, without a sign: "bumped into Ana at the fair meeting her Tue 10 Nov at 9"."""
    met = any([low in v.MET or low in _INTO for low in s.lows[s.part_start(at) : at]])
    seeing = s.lows[at] in _SEEING and s.low(at + 1) in v.HIM and s.low(at - 1) not in _LEADING_A_TALK
    return met and seeing and is_day(s.lows, at + 2 + (s.low(at + 2) == "again"))


def _appointment(s: Syntax, start: int, limit: int) -> Proposal | None:
    """The talk to come that a part of a line begins with; at the ``limit`` another part begins without a sign."""
    end = min(part_of(s.words, start)[1], limit)
    for form in FORMS:
        if (proposal := form(s, start, end)) is not None:
            return proposal
    at, names, pronoun = _wanting(s, start, end)
    wanted, is_told = at > start, not WROTE.isdisjoint(s.lows[:start]) or _is_teller(s, start)
    if not start and not wanted:
        return None
    while at < end and not wanted and s.lows[at] in _I_AM:
        at += 1
    having = not wanted and s.low(at) in HAVING
    at += having
    talks = TALKS if wanted and s.low(at - 1) != "for" else SITTINGS  # "wants me for a panel on 2 April"
    while at < end and (s.lows[at] in ARTICLES or (wanted and s.lows[at] in _TO_HAVE - talks)):
        at += 1
    talk = next((place for place in range(at, min(at + WORDS_OF_A_TALK, end)) if s.lows[place] in talks), -1)
    own = v.is_said(_FOR_HER, s.lows, at, end - 1)  # "for her wedding"
    away = "off" in s.lows[at:end]  # "Ana asked for friday off"
    asked = s.low(at - 1) in _OF_A_MATTER and not any([low[:1].isdecimal() for low in s.lows[at:end]])
    if talk < 0 and wanted and at < end and not (own or away or asked) and is_day(s.lows, at):
        return Proposal("coffee", start, at, refs(names), pronoun, "meet")
    if talk >= 0 and wanted and s.low(talk + 1) in _THINGS_OF_A_MEAL:
        return None  # "Ana wants a coffee machine for Thu"
    others = talk >= 0 and (talk + 1 in s.starting or s.low(talk + 1) in ("my", "our") or s.is_demand(talk + 1))
    if others and wanted and s.lows[talk] == "meet":
        return None  # "Ana wants to meet Tom next week", "my boss on fri", "a deadline by fri"
    unnamed = talk < 0 or any([s.lows[place] not in _KINDS for place in range(at, talk)])
    bidden = wanted and at not in s.starting and v.is_said(_BIDDEN, s.lows, start, at - 1)
    if unnamed and bidden and is_timed(s.lows, at, end):
        text = next((place for place in range(start, at) if s.lows[place] == "meet"), at)
        return Proposal("coffee", start, text, refs(names), pronoun, "meet")
    if unnamed:
        return None
    if s.lows[talk] == "call" and not wanted and (s.low(talk + 1) in {*v.HIM, "back"} or talk + 1 in s.starting):
        return None  # "call him Thu" is mine to do
    booked = is_booked(s.words, s.lows, talk)
    with_ = [name for name in s.names if talk < name.start < end and not (wanted and is_where(s, name, talk))]
    is_told = is_told or (start > 0 and s.words[end - 1].token.raw[-1:] == "?")
    seeing = s.lows[talk] in _SEEING and talk == at and s.low(talk + 1) in v.HIM  # "Ana is in, meeting her Tue 10:30"
    having = having and s.lows[talk] in v.MEALS
    is_told = is_told or ((seeing or having) and TOOK_PLACE.isdisjoint(s.lows[talk:end]))
    beside = not (wanted or is_told) and _is_beside(s, start, end, talk)
    is_told = is_told or beside
    if is_told and not booked and not WAS.isdisjoint(s.lows[talk:end]):
        return None  # "Ana never replied, interview was Tue 11am"
    last = part_of(s.words, end)[1] if s.is_time_of_it(end) else end
    if not (wanted or is_told or booked) or not _is_to_come(s, talk + 1, last, wanted or booked or not with_):
        return None
    if with_ or not wanted:
        there = [name for name in with_ if s.lows[name.start - 1] not in ("after", "before")]  # "coffee Thu after BNI"
        names = [*(names if s.lows[at - 1] in SUGGESTING else ()), *there]  # "Rex suggests coffee with Cy": of three?
        pronoun = next((low for low in s.lows[talk:end] if low in v.HIM), "they" if beside else "he")
    plain = (talk == at and (s.lows[talk] in v.MEALS or s.lows[talk] == "visit")) or seeing
    text = talk + 1 + (s.low(talk) in ("meet", "catch") and s.low(talk + 1) == "up") if plain else at
    text += s.low(text) in v.WITH and s.low(text + 1) in v.HIM
    text += plain and s.low(text) in v.HIM
    return Proposal("coffee", start, text, refs(names), "" if names else pronoun, meeting_word(kind(s.lows[talk])))


def _is_beside(s: Syntax, start: int, end: int, talk: int) -> bool:
    """True for a second talk with its hour, which nothing is told of: "lunch Ana + Tom, site visit Fri 10am"."""
    before = any([s.lows[at] in TALKS or s.lows[at] in v.MET or s.lows[at] in _INTO for at in range(start)])
    return before and s.lows[start - 1] not in TURNS - {"then"} and TOOK_PLACE.isdisjoint(s.lows[talk:end])


def _is_teller(s: Syntax, start: int) -> bool:
    """True behind the colon of a name, for what she said: "Ana: call me Thu 2pm"."""
    return start in s.ending and s.words[start - 1].token.raw[-1:] == ":" and s.low(start + 1) in ("me", "us")


def _wanting(s: Syntax, start: int, end: int) -> tuple[int, list[Name], str]:
    """The place behind "he wants", "Fiona is up for"; and who. The start itself when nobody wants anything."""
    name, low = s.starting.get(start), s.lows[start]
    if low in _PROPOSING and s.low(start + 1) in v.HIM and start + 2 < end:
        return start + 2, [], s.lows[start + 1]
    if name is None and (low not in v.PRONOUNS or low in v.HIM):
        is_told = not (WROTE | TALKS).isdisjoint(s.lows[:start])
        is_told = is_told or v.is_said(NOT_MADE, s.lows, 0, start - 1)
        if not start or not (is_told or (low in _CHOOSING and 0 in s.starting)):
            return start, [], ""
        at, low = start, "he"  # "Dave replied, wants a call next week", "Dave replied, the board wants a call"
        at += next((more for more in range(_WANTED_BY) if s.low(start + more) in ("wants", "want")), 0)
    else:
        at = name.end if name is not None else start + 1
    who = [name] if name is not None else []
    while who and s.low(at) in JOINING and at + 1 in s.starting:  # "Ana and Bob want coffee"
        who.append(s.starting[at + 1])
        at = who[-1].end
    if name is not None and s.low(at) in SAYING:  # "Dave says she can do Wed at 2"
        at += 1 + (s.low(at + 1) in {"he", "she", "they", "that"})
    while at < end and (s.lows[at] in v.ADVERBS or s.lows[at] in {"is", "'s", "are", "'re"}):
        at += 1
    at = _behind_employer(s, at, end) if who else at
    for phrase in _WANTS.get(s.low(at), ()):
        if s.lows[at : at + len(phrase)] == phrase:
            day = at + 1 + (phrase == ["free"] and s.low(at + 1) in ("on", "the") and at + 2 < end)
            if len(phrase) == 1 and phrase[0] in ("can", "free") and not (day < end and is_day(s.lows, day)):
                continue
            return at + len(phrase), who, "" if who else low
    return start, [], ""


def _behind_employer(s: Syntax, at: int, end: int) -> int:
    """The verb of "Ana from Acme wants coffee Thu 8:30", where the place behind the name is given; else that place."""
    part = s.lows[at:end]
    if part[:1] not in (["from"], ["at"], ["of"]) or SITTINGS.isdisjoint(part) or not DUE_BEFORE.isdisjoint(part):
        return at
    wanting = (place for place, low in enumerate(part[:_WANTED_BY]) if low in SUGGESTING or low in _WANTING)
    return at + next(wanting, 0)


def _is_to_come(s: Syntax, start: int, end: int, sure: bool) -> bool:
    """Whether a part of a line names a day to come; unless that is sure, it says so by an hour, a question mark,
    "next", or a day of a month."""
    lows = s.lows[:end]
    day = day_at(lows, start, end)
    if day == end:
        return False
    sure = sure or not {"next", "tomorrow"}.isdisjoint(lows[start:end]) or lows[day] not in WEEKDAY
    asked = any([word.token.raw[-1:] == "?" for word in s.words[start:end]])
    return sure or asked or any([is_hour(lows, at) for at in range(start, end)])
