"""What lines in plain words seem to hold before anybody said yes: a question, of half the weight of a fact."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from re import IGNORECASE

from netritual.domain.coffees.past_coffees import meal_kind
from netritual.domain.dates.day_wording import day_words, week_words
from netritual.domain.dates.weeks import monday_of, plus
from netritual.domain.language.terms import words_of
from netritual.domain.loops.loop import Loop, LoopMaker
from netritual.domain.loops.loop_list import THANKS_DAYS, is_stale, of_proposed
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.loops.undecided_proposals import proposals
from netritual.domain.model import Interaction, Introduction, Proposed, Trip
from netritual.domain.network import Network, People
from netritual.domain.quicklog.line_vocabulary import meeting_of, names_week
from netritual.domain.suggestions.line_meaning import quoted, says_no, settles, words_of_line
from netritual.domain.suggestions.open_matters import (
    EARLY_DAYS,
    INDIRECT,
    IS_TALK,
    REQUESTED,
    SPOKEN,
    WEEK_DAYS,
    OpenMatter,
    due_words,
    introduction_words,
    is_past,
    is_task,
    owed_by,
    promised_value,
    request_word,
    spoken_value,
)
from netritual.domain.suggestions.own_lines import OwnLines
from netritual.domain.ties.tie import CONVERSATIONS, WRITTEN, from_them
from netritual.regex import regex

SHARE = 0.5
"""What a question is worth of the fact."""
_NO_MEETING = regex(
    r"\b(?:interviews?|exams?|tests?|appointments?|viewings?|hearings?|deadlines?|surgery|auditions?"
    r"|calls? (?:opens?|closes?|ends?|is out|comes out|for (?:papers|proposals|applications|tenders?)))\b",
    IGNORECASE,
)
"""What has a day and is no coffee."""
_SAID_BY_BOTH = regex(r"\b(?:we(?:['’]ll)?|let['’]?s|us|both|agreed)\b", IGNORECASE)
"""Both said so."""


def seeming_matters(network: Network, lines: OwnLines, trips: Sequence[Trip], today: date) -> dict[int, OpenMatter]:
    """By person what a line seems to hold, the weightiest: it waits for a yes, and speaks for a word already. What was
    said, sent or done since, also by my newest line, may have settled it, and speaks for nothing. An introduction of
    which I spoke, which has no day either, is one of both."""
    matters: dict[int, OpenMatter] = {}
    maker = LoopMaker(network, People(network), today)
    for talk, one in proposals(network):
        past = one.kind == "request" and is_past(one.text, one.due, talk.on, trips, today)
        over = past or one.unsure or is_stale(one.due, today)
        matter = None if over else _seems(one, talk, today)
        if matter is None:
            continue
        if _is_reported(network, of_proposed(talk, one, maker)):
            continue
        for person in (one.from_,) if one.from_ else one.people:
            before = matters.get(person)
            dated = before is not None and before.day is None and bool(before.kind) and matter.day is not None
            if not _may_be_over(network, lines, person, talk, one.kind):
                matters[person] = matter if dated else matter.beside(before)
    for introduction in network.all(Introduction):
        if introduction.state != "proposed" or is_snoozed(introduction, today):
            continue
        due = plus(introduction.made or today, WEEK_DAYS)
        value = SHARE * promised_value("me", due, today)
        for person, why in introduction_words(network, introduction):
            matters[person] = OpenMatter(value, why, written=True, due=due).beside(matters.get(person))
    return matters


def _is_reported(network: Network, loop: Loop) -> bool:
    """Whether a later line may tell it as done."""
    from netritual.domain.loops.closing_decisions import report_of  # few lines seem to hold anything

    return report_of(network, loop) is not None


def _may_be_over(network: Network, lines: OwnLines, person: int, talk: Interaction, kind: str) -> bool:
    """Whether a later contact may have settled it: a talk, a message of mine for what I owe, of theirs for what they
    do. A talk delivers nothing that I promised."""
    after = (talk.on.toordinal(), talk.id)
    later = [touch for touch in network.touches(person) if (touch.day, touch.talk) > after]
    wrote = any(touch.channel in WRITTEN and touch.initiator == "me" for touch in later)
    if kind == "promise":
        return wrote
    newest = lines.newest.get(person, talk)
    over = {"coffee": newest is not talk and says_no(newest), "owed": any(map(from_them, later))}.get(kind, wrote)
    return over or any(touch.channel in CONVERSATIONS for touch in later)


def _seems(one: Proposed, talk: Interaction, today: date) -> OpenMatter | None:
    """What a proposed clause would be after a yes, if that speaks for a word."""
    if one.kind == "coffee":
        return None if _NO_MEETING.search(one.text) else _meeting(one, talk, today)
    if one.kind in ("promise", "owed"):
        mine, meal = one.kind == "promise", meal_kind(one.text) or ""
        due = one.due or (plus(talk.on, WEEK_DAYS) if mine else None)
        value = promised_value("me" if mine else "them", due, today)
        owed = mine and not meal and owed_by(one.due, talk.on, today) is not None
        if not value or (mine and (_is_anyones(one, talk) or not (owed or meal))):
            return None
        task = is_task(one.text)
        asks = f"did you promise{' to' * task}" if mine else "were they to" if task else "do they owe you"
        why = partial(_question, asks, one, today, "?")
        return OpenMatter(SHARE * value, why, written=owed, kind=meal, due=due if owed else None)
    if one.kind in ("thanks", "follow") and not IS_TALK.match(one.text):
        due = one.due or plus(talk.on, THANKS_DAYS if one.kind == "thanks" else WEEK_DAYS)
        if (due - today).days > EARLY_DAYS:
            return None
        noted = "" if talk.note else quoted(words_of_line(talk))
        asks = "do you owe them thanks?" if one.kind == "thanks" else f"you noted “{noted or one.text}”: still to do?"
        return OpenMatter(SHARE * promised_value("me", due, today), partial(str, asks), written=True, due=due)
    if one.kind == "request" and not settles(talk):
        early = one.due is not None and (one.due - today).days > EARLY_DAYS
        why = partial(_question, f"is their {request_word(one.type)}", one, today, " still open?")
        return OpenMatter(0.0 if early else SHARE * REQUESTED, why, written=True, due=one.due)
    return None


def _is_anyones(one: Proposed, talk: Interaction) -> bool:
    """Whether a clause of a talk leaves out who will do it: "call with Ana, will read the deck"."""
    before, saying, _ = talk.line.lower().partition(f"will {one.text.lower()}")
    mine = before.rstrip().endswith((" i", " we")) or not {"him", "her", "them"}.isdisjoint(words_of(one.text))
    return talk.initiator != "me" and bool(saying) and not mine


def _meeting(one: Proposed, talk: Interaction, today: date) -> OpenMatter:
    """A meeting that was spoken of; a week that is named is no day of it."""
    said = [word for word in words_of(talk.line) if word in CONVERSATIONS]
    kind = meeting_of(one.word, one.text.split())
    kind = said[-1] if kind == "coffee" and said and not one.text else kind
    day = None if names_week(talk.line) else one.due
    why = partial(_meeting_words, one, talk, kind, today)
    return OpenMatter(SHARE * spoken_value(talk.on, today), why, day=day, kind=kind)


def _meeting_words(one: Proposed, talk: Interaction, kind: str, today: date) -> str:
    if talk.initiator in ("me", "them"):
        asks = f"did {'you' if talk.initiator == 'me' else 'they'} propose"
    else:
        asks = "did you both speak of" if _SAID_BY_BOTH.search(talk.line) else "did you speak of"
    when = ""
    if one.due is not None and names_week(talk.line):
        when = f" for {week_words(one.due, today)}" if monday_of(one.due) >= monday_of(today) else ""
    elif one.due is not None and one.due >= today:
        when = f" for {day_words(one.due, today)}"
    return f"{asks} {SPOKEN.get(kind, 'drinks' if kind == 'drinks' else f'a {kind}')}{when}?"


def _question(asks: str, one: Proposed, today: date, end: str) -> str:
    due = due_words(one.due, today)
    if one.kind == "request" and INDIRECT.match(one.text):
        return f"have you answered “{one.text}”{due}?"
    comma = "," if due and end.strip("?") else ""
    return f"{asks} {f'“{one.text}”' if one.text else 'something'}{due}{comma}{end}"
