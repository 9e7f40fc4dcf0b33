"""The channel of a natural line, who began it, and whether it was missed: from verbs and nouns beside the people."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, CHANNEL, CONVERSATIONS, IN_PERSON, RETIMED
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_initiator import LEFT, is_next, nobody_picked_up, who_began
from netritual.domain.quicklog.natural.contact_vocabulary import (
    HOW,
    LETTER,
    PAST_TALKS,
    TOOK_ALONG,
    VERBS,
    WRITTEN,
    may_be_off,
)
from netritual.domain.quicklog.natural.days_and_hours import has_day, lies_ahead
from netritual.domain.quicklog.natural.name_frames import CALENDAR
from netritual.domain.quicklog.natural.phrase import Word, is_pasted, lows_of, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name

_BY_PHONE = v.phrases("on the phone, over the phone, by phone")
_TO_COME = frozenset(("ring", "seeing", "catching", "celebrate"))
"""These count only of a talk to come."""


class ContactReading:
    """``at`` is the word that says how, -1 for none; ``initiator`` is "" for the usual one of the channel.

    ``ahead``: the talk is booked, so that its day is to come. ``off``: it was called off or put off, or nobody came
    (``nobody_came``).
    """

    def __init__(self) -> None:
        self.at, self.channel, self.initiator, self.missed = -1, "", "", False
        self.ahead, self.off, self.nobody_came = False, False, False


def contact_of(words: Sequence[Word], names: Sequence[Name], cut: set[int]) -> ContactReading:
    """How the people of a line were in touch. ``cut`` are the words of proposed loops: nothing in them was held."""
    contact = _contact_of(words, names, cut) if not is_pasted(words) or words[0].low == "re" else ContactReading()
    contact.off = contact.off or (contact.at < 2 and is_pasted(words))  # its day is that of something else
    return contact


def _contact_of(words: Sequence[Word], names: Sequence[Name], cut: set[int]) -> ContactReading:
    lows = lows_of(words)
    said = ["" if at in cut else low for at, low in enumerate(lows)] if cut else lows
    if not HOW.keys().isdisjoint(said):
        return _of_a_talk(words, lows, said, names, cut)
    contact = ContactReading()
    contact.off = _is_off(words, said, -1, names)
    if names and not contact.off:
        spent = _time_together(words, said, names)
        if spent >= 0:
            contact.at, contact.channel = spent, "meeting"
            at_home = names[0].frame is Frame.AT_HOME and names[0].start == spent + 1
            contact.ahead = at_home and "last" not in said and lies_ahead(said)
    if not contact.channel and (at := nobody_picked_up(words, said, names)) >= 0:
        contact.at, contact.channel, names[0].frame = at, "call", Frame.OBJECT
    contact.initiator, contact.missed = who_began(contact.channel, contact.at, said, names)
    return contact


def _of_a_talk(
    words: Sequence[Word], typed: Sequence[str], lows: Sequence[str], names: Sequence[Name], cut: set[int]
) -> ContactReading:
    """The same of a line with a word that says how they were in touch. ``lows`` are the words as they were ``typed``
    but for those of proposed loops."""
    from netritual.domain.quicklog.natural.contact_evidence import WEAK, is_reached, says_how, touches
    from netritual.domain.quicklog.natural.talk_states import (
        FOR_A_DAY,
        is_agreed,
        is_appointed,
        is_booked,
        is_hoped,
        is_next_talk,
    )
    from netritual.domain.quicklog.natural.unheld_talks import is_unheld

    contact = ContactReading()
    strong = weak = -1
    alone = False
    passed = _passed_over(words, lows, names)
    for at, low in enumerate(lows):
        if low not in HOW or at < passed or not says_how(words, lows, names, at):
            continue
        if low in WEAK:
            weak = at if weak < 0 else weak
        elif strong < 0 or (alone and _is_shared(words, names, at)):
            strong, alone = at, not _is_shared(words, names, at)
    strong = _named_by(lows, strong)
    at = strong if strong >= 0 else weak
    if 0 <= weak < strong and touches(names, weak) and (weak == 0 or not touches(names, strong)):
        at = weak
    elif 0 <= weak < strong and is_next(names, lows, weak, v.WITH) and not any(name.start > strong for name in names):
        parted = any([words[place].gap for place in range(weak, strong)])  # "call with Amy, coffee was bad"
        at = weak if parted else at
    if passed:
        dated = lies_ahead(lows[passed:])  # but "lunch is off, coffee with Ana instead" was held
        lows = [*[""] * passed, *("" if low == "instead" and not dated else low for low in lows[passed:])]
    contact.off = _is_off(words, lows, at, names) or _is_moved(words, typed, cut, at, names)
    contact.nobody_came = contact.off and at >= 0 and _nobody_came(words, lows, at, names)
    talk = at >= 0 and HOW[lows[at]] in CONVERSATIONS
    booked = (
        talk
        and not contact.off
        and (
            is_booked(words, lows, at)
            or lows[at] in _TO_COME
            or (lows[at] in FOR_A_DAY and is_appointed(lows, at))
            or is_agreed(lows, at)
            or _is_expected(lows, at)
            or _is_meeting_somebody(words, lows, names, at)
            or is_next_talk(words, lows, at)
            or is_hoped(words, lows, at)
        )
    )
    contact.ahead = booked and lies_ahead(lows)
    if at >= 0 and not contact.off and booked == contact.ahead and (booked or not is_unheld(words, lows, names, at)):
        contact.at, contact.channel = at, HOW[lows[at]]
        if may_be_off(lows):
            from netritual.domain.quicklog.natural.talks_called_off import mark_absent

            mark_absent(words, lows, at, names)
        if lows[at] == "came":  # "dinner was great, Ana and Tom came"
            contact.channel = next((HOW[low] for low in lows[:at] if low in v.MEALS), contact.channel)
        if lows[at] in v.DISHES:
            contact.channel = next((meal for meal, when in _MEAL_TIMES.items() if not when.isdisjoint(lows)), "social")
    if contact.channel == "lunch" and lows[max(contact.at - 1, 0)] == "petit" and lows[contact.at] != "lunch":
        contact.channel = "breakfast"
    if contact.channel == "call" and lows[contact.at] in v.TALKED and _is_face_to_face(words, lows, contact.at):
        contact.channel = "meeting"
    if contact.channel == "meeting" and v.is_said(_BY_PHONE, lows, contact.at, len(lows)):
        contact.channel = "call"
    if is_reached(lows, names, contact.at):
        contact.channel = "meeting" if _is_face_to_face(words, lows, contact.at) else "call"
    if "left" in lows and contact.at >= 0 and lows[contact.at] in LEFT:
        contact.channel = "call"
    if at < 0 and not contact.off and (spent := _time_together(words, lows, names)) >= 0:
        contact.at, contact.channel = spent, "meeting"
    if contact.at > 0 and _is_of_whom_it_heads(words, lows, names, contact.at):
        names[0].frame = Frame.OBJECT
    contact.initiator, contact.missed = who_began(contact.channel, contact.at, lows, names)
    return contact


def _is_of_whom_it_heads(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """Whether a verb alone in its part tells of the only one whom the line begins with or wishes something: "happy
    birthday Ana - called, 20 min", "Ana - emailed"."""
    alone = lows[at] in v.PERSONAL and part_of(words, at)[0] == at and (at + 1 == len(words) or bool(words[at].gap))
    if not alone or len(names) != 1 or any(lows[names[0].end : at]) or words[names[0].end - 1].owner:
        return False
    return names[0].frame is Frame.OPEN and (not names[0].start or lows[0] in _WISHES)


_WISHES = frozenset(("happy", "hbd", "congrats", "congratulations", "merry"))


def _is_off(words: Sequence[Word], lows: Sequence[str], talk: int, names: Sequence[Name] = ()) -> bool:
    if not may_be_off(lows):
        return False
    from netritual.domain.quicklog.natural.talks_called_off import is_off

    return is_off(words, lows, talk, names)


def _time_together(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name]) -> int:
    """``time_together`` where somebody was with me, was visited, taken along, or begins a part of the line."""
    there = any([
        name.start == 0 or name.frame in (Frame.WITH, Frame.AT_HOME) or words[name.start - 1].gap
        or lows[name.start - 1] in TOOK_ALONG
        for name in names
    ])  # fmt: skip
    if not there:
        return -1
    from netritual.domain.quicklog.natural.time_together import time_together

    return time_together(words, lows, names)


def _is_face_to_face(words: Sequence[Word], lows: Sequence[str], talk: int) -> bool:
    from netritual.domain.quicklog.natural.time_together import is_face_to_face

    return is_face_to_face(words, lows, talk)


def _nobody_came(words: Sequence[Word], lows: Sequence[str], talk: int, names: Sequence[Name]) -> bool:
    from netritual.domain.quicklog.natural.no_shows import nobody_came

    return nobody_came(words, lows, talk, names)


def _is_moved(words: Sequence[Word], lows: Sequence[str], cut: set[int], talk: int, names: Sequence[Name]) -> bool:
    """Whether a part behind the talk at a place, that was cut out as a talk to come, begins with its new time: "coffee
    with Ana, moved to Friday"."""
    if talk < 0 or CHANNEL.get(lows[talk]) not in IN_PERSON:
        return False
    moves = {at for at in cut if at > talk and lows[part_of(words, at)[0]] in RETIMED | CALLED_OFF}
    said = ["" if at in cut and at not in moves else low for at, low in enumerate(lows)]
    return bool(moves) and _is_off(words, said, talk, names)


def _passed_over(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name]) -> int:
    """The place before which no talk was held, though one is spoken of, and behind which another one was: "no time for
    lunch so coffee with Ana", "cancelled coffee with Ana and called Tom"; 0 for none. With whom the first was to be was
    not there, and a talk with them that was called off has another one to come."""
    from netritual.domain.quicklog.natural.contact_evidence import is_with_them, says_how
    from netritual.domain.quicklog.natural.unheld_talks import is_none

    is_dutch = not v.DUTCH.isdisjoint(lows)
    talks = [at for at, low in enumerate(lows) if HOW.get(low) in CONVERSATIONS and not (is_dutch and low == "met")]
    for at, behind in pairwise(talks):
        later = [name.ref for name in names if name.start > behind]
        one = behind == at + 1 and not words[at].gap  # "no breakfast meeting with Ana"
        if one or not (later or is_with_them(lows, behind + 1)) or not says_how(words, lows, names, behind):
            continue
        first, begin = part_of(words, at)[0], part_of(words, behind)[0]
        none = is_none(words, lows, at)
        if none or lows[behind] in PAST_TALKS:  # but "cancelled lunch and coffee with Ana" is of both
            begin = max(begin, at + 1)
        if _is_no_other(words[begin:], lows[begin:], behind - begin):
            continue
        apart = [name for name in names if at < name.start < behind]
        again = bool(apart) and (not later or any([name.ref in later for name in apart]))
        off = bool(later) and not again and _is_off(words[first:behind], lows[first:behind], at - first)
        unmet = any([name.start == at + 1 and name.frame is Frame.ABSENT for name in names])  # "never saw Ana at lunch"
        if off or unmet or none:
            for name in () if again else apart:
                name.frame = Frame.ABSENT if name.frame is Frame.WITH else name.frame
            return behind
    return 0


def _is_no_other(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the second talk of a line was not held with the writer either: none, off, wanted, to come, or theirs."""
    from netritual.domain.quicklog.natural.contact_evidence import is_with_them
    from netritual.domain.quicklog.natural.unheld_talks import is_none, is_unheld

    dated = lows[at] not in PAST_TALKS and has_day(lows, at, len(lows))
    lows = [low if dated or low != "instead" else "" for low in lows]
    theirs = lows[0] in v.HE and not is_with_them(lows, at + 1)
    return theirs or dated or is_none(words, lows, at) or _is_off(words, lows, at) or is_unheld(words, lows, (), at)


def _is_shared(words: Sequence[Word], names: Sequence[Name], at: int) -> bool:
    """True where somebody is named in the part of a contact: not for the first of "zoom w team, lunch with Ana"."""
    first, end = part_of(words, at)
    return any([first <= name.start < end for name in names])


def _named_by(lows: Sequence[str], at: int) -> int:
    """The noun that says more than its verb: "wrote Ana a letter", "met Ana for coffee"."""
    if at >= 0 and lows[at] in {"wrote", "written"}:
        return next((place for place in range(at + 1, min(at + LETTER, len(lows))) if lows[place] in WRITTEN), at)
    return _meal_of(lows, at)


def _meal_of(lows: Sequence[str], at: int) -> int:
    """ "met Ana for coffee", "caught up over lunch": the meal says more than the meeting."""
    spoke = at >= 0 and lows[at] in v.TALKED and VERBS.get(lows[at]) == "call"  # "talked over a pint"
    if at < 0 or (not spoke and HOW.get(lows[at]) not in {"meeting", "visit"}):
        return at
    if lows[at : at + 2] == ["catch", "up"] or lows[at] == "catch-up":  # "catch up call Ana"
        behind = at + 1 + (lows[at] == "catch")
        if behind < len(lows) and lows[behind] in CHANNEL:
            return behind
    for place in range(at + 1, len(lows)):
        if spoke and CHANNEL.get(lows[place]) in IN_PERSON and "over" in lows[place - 2 : place]:
            return place
        if spoke or lows[place] in CALENDAR or lows[place] in v.APPOINTED:  # "came in Sat for a fitting"
            continue
        before = lows[place - 1]
        before = lows[place - 2] if before in {"a", "an", "some", "quick", "the"} and place > 1 else before
        if before in {"for", "over"} and HOW.get(lows[place]) in IN_PERSON:
            return place
    return at


def _is_meeting_somebody(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "meeting Ana on Tuesday" and "meet with Ana Tuesday", which tell nothing of how it was."""
    from netritual.domain.quicklog.natural.talk_states import TOOK_PLACE

    verb = words[at].token.low == "meet" or (not at and any([name.start == 1 for name in names]))
    return verb and lows[at] == "meeting" and TOOK_PLACE.isdisjoint(lows) and lies_ahead(lows)


def _is_expected(lows: Sequence[str], at: int) -> bool:
    """True for "having Ana over Sat", "having lunch with Ana Sat", "getting a coffee with Ana Sat"."""
    from netritual.domain.quicklog.natural.talk_states import HAVING

    back = at == 0 and lows[0] in ("call", "phone") and "back" in lows[1:4]  # "call Ana back Monday"
    having = any([low in HAVING for low in lows[max(0, at - _HAVING_WITHIN) : at]])
    return (
        back
        or (having and lows[at] in v.MEALS and lies_ahead(lows))
        or (lows[0] == "having" and "over" in lows[1 : at + 1])
    )


_HAVING_WITHIN = 3
_MEAL_TIMES = {
    "lunch": frozenset(("lunchtime", "noon", "midday")),
    "dinner": frozenset(("night", "tonight", "evening", "eve")),
}
"""A dish is the meal of the part of the day that stands beside it."""
