"""The channel of a natural line, who began it, and whether it was missed: from verbs and nouns beside the people."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates import is_digit, read_length
from netritual.domain.quicklog.line_words import ALSO_VIA, CHANNEL, CONVERSATIONS, IN_PERSON, LIVE, PLATFORM
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import FORWARD, has_hour, is_fixed, lies_ahead
from netritual.domain.quicklog.natural.frames import CALENDAR, Frame, has_post, names_a_thing
from netritual.domain.quicklog.natural.known_names import Name
from netritual.domain.quicklog.natural.phrase import HARD, Word, lows_of, part_of
from netritual.domain.quicklog.natural.talk_states import (
    FOR_A_DAY,
    HAVING,
    INVITES,
    SUGGESTING,
    TOOK_PLACE,
    is_agreed,
    is_appointed,
    is_booked,
    is_hoped,
    is_next_talk,
    is_off,
    is_suggested,
)  # fmt: skip

VERBS = {
    "seeing": "meeting", "catching": "meeting", "saw": "meeting", "ran": "meeting", "bumped": "meeting",
    "caught": "meeting",
    "catch-up": "meeting", "catchup": "meeting",
    "spoke": "call", "talked": "call", "chatted": "call", "chat": "call", "talk": "call", "voicemail": "call",
    "vm": "call", "spoken": "call",
    "wrote": "email", "written": "email", "replied": "reply", "heard": "reply", "pinged": "dm", "message": "dm",
    "catch": "meeting", "hung": "meeting", "hanging": "meeting", "sat": "meeting", "hosted": "dinner",
    "drink": "drinks", "wine": "drinks", "bite": "lunch", "cuppa": "coffee", "coffees": "coffee", "lunches": "lunch",
    "word": "meeting", "conversation": "call", "calling": "call", "phoning": "call", "ringing": "call", "tried": "call",
    "texting": "text", "messaging": "dm", "pinging": "dm", "reacted": "react", "loved": "react", "cced": "email",
    "calls": "call", "chats": "call", "voicemails": "call", "emails": "email", "texts": "text", "messages": "dm",
    "vu": "meeting", "visto": "meeting", "got": "reply", "reached": "call", "ring": "call", "buzz": "call",
    "responded": "reply", "answered": "reply", "facetimed": "video", "whatsapped": "text", "sync": "meeting",
    "synced": "meeting", "hike": "walk", "hiked": "walk",
    **dict.fromkeys(v.DISHES, "social"), **dict.fromkeys(v.GATHERINGS, "event"),
    "interview": "meeting", "coaching": "meeting", "mentoring": "meeting", "session": "meeting",
    **dict.fromkeys(("déj", "dej", "mittag"), "lunch"),
    **dict.fromkeys(("tel", "tél"), "call"),
    "jour": "meeting", "stammtisch": "social", "debrief": "meeting",
    **dict.fromkeys(("came", "stayed", "popped", "dropped", "stopped", "swung", "nipped", "here", "over"), "visit"),
    **dict.fromkeys(v.APPOINTED, "meeting"),
    **dict.fromkeys(v.SOCIAL, "social"),
}  # fmt: skip
"""Words that say how people were in touch in a sentence, but not in a line of sigils."""
HOW = {**VERBS, **CHANNEL}
"""Every word that says how people were in touch -> its channel."""
_NEEDS = {
    "ran": ("into",),
    "bumped": ("into",),
    "caught": ("up",),
    "heard": ("from", "back"),
    "catch": ("up",),
    "catching": ("up",),
    "hung": ("out",),
    "hanging": ("out",),
    "sat": ("down", "next", "beside"),
    "reacted": ("to",),
    "jour": ("fixe",),
    **dict.fromkeys(("popped", "dropped", "nipped"), ("in", "into", "by", "over", "round", "around")),
    **dict.fromkeys(("came", "stopped", "swung"), ("by", "over", "round", "around")),
}
_OBJECT_ONLY = v.words("calling phoning ringing texting messaging pinging loved tried hosted vu visto tel tél")
"""Weak words that need a name right behind them."""
_SEVERAL = v.words("calls chats voicemails emails texts messages")
"""These count behind a number or before with, from and to; behind a name they are verbs."""
_WEAK = _OBJECT_ONLY | _SEVERAL | v.words("""
    signal teams card letter party event like liked text mail comment reply call note talk message chat answered
    drink wine bite conversation word
""")  # fmt: skip
"""Words of contact that are nouns or verbs elsewhere too."""
_TOGETHER = v.words(
    "debrief stammtisch interview coaching mentoring session sync synced hike hiked rdv rendez-vous déj dej mittag"
) | (v.SOCIAL - {"bowling", "party"})
"""These need somebody: "tennis with Ben"."""
_TAUGHT = frozenset(("coaching", "mentoring"))
_TO_COME = frozenset(("ring", "seeing", "catching"))
"""These count only of a talk to come."""
_WITH_WHOM = frozenset(("to", "with", "w", "w/"))
_LENGTH_WORDS = 3
_COUNTS = v.words("a an some few several many couple of two three four five six missed both")
_BEFORE_WEAK = frozenset(("a", "an", "the", "quick", "missed", "intro", "phone", "video", "brief",
                          "catch-up", "my", "our", "weekly", "monthly", "group"))  # fmt: skip
_BEING = frozenset(("is", "was", "are", "were", "isn't", "wasn't", "'s", "has", "sucks", "broke", "will"))
"""Behind these a weak word was only spoken of: "teams is broken"."""
_BEHIND_WEAK = v.WITH | {"from", "to", "w"}
_UNANSWERED = (
    "no answer", "no reply", "no response", "didn't pick up", "did not pick up", "didn't answer", "did not answer",
    "didnt pick up", "not there", "went to voicemail", "straight to voicemail", "got voicemail", "no luck",
    "didn't reach",
    "could not reach", "couldn't reach", "voicemail",
)  # fmt: skip
_MISSED_ME = (
    "missed it", "i missed it", "missed the call", "missed both", "missed him", "missed her", "missed them",
    "missed his call", "missed her call", "missed their call", "couldn't take it", "couldn't pick up",
    "couldnt pick up", "didn't pick up in time", "i was out",
)  # fmt: skip


class Contact:
    """``at`` is the word that says how, -1 for none; ``initiator`` is "" for the usual one of the channel.

    ``ahead``: the talk is booked, so that its day is to come. ``off``: it was called off or put off.
    """

    def __init__(self) -> None:
        self.at, self.channel, self.initiator, self.missed = -1, "", "", False
        self.ahead, self.off = False, False


def contact_of(words: Sequence[Word], names: Sequence[Name], cut: set[int]) -> Contact:
    """How the people of a line were in touch. ``cut`` are the words of proposed loops: nothing in them was held."""
    contact = Contact()
    lows = lows_of(words)
    if cut:
        lows = ["" if at in cut else low for at, low in enumerate(lows)]
    strong = weak = -1
    for at, low in enumerate(lows):
        if low not in HOW or not _says_how(words, lows, names, at):
            continue
        if low in _WEAK:
            weak = at if weak < 0 else weak
        elif strong < 0:
            strong = at
    strong = _named_by(lows, strong)
    at = strong if strong >= 0 else weak
    if 0 <= weak < strong and _touches(names, weak) and (weak == 0 or not _touches(names, strong)):
        at = weak
    elif 0 <= weak < strong and _is_next(names, lows, weak, v.WITH) and not any(name.start > strong for name in names):
        parted = any([words[place].gap for place in range(weak, strong)])  # "call with Amy, coffee was bad"
        at = weak if parted else at
    said_of_them = {name.end for name in names if name.start and words[name.start - 1].gap}
    contact.off = is_off(words, lows, at, said_of_them)
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
            or _is_meeting_somebody(lows, names, at)
            or is_next_talk(words, lows, at)
            or is_hoped(words, lows, at)
        )
    )
    contact.ahead = booked and lies_ahead(lows)
    if at >= 0 and not contact.off and booked == contact.ahead and (booked or not _unheld(words, lows, names, at)):
        contact.at, contact.channel = at, HOW[lows[at]]
        if lows[at] in v.DISHES:
            contact.channel = next((meal for meal, when in _MEAL_TIMES.items() if not when.isdisjoint(lows)), "social")
    if contact.channel == "lunch" and lows[max(contact.at - 1, 0)] == "petit" and lows[contact.at] != "lunch":
        contact.channel = "breakfast"
    if contact.channel == "call" and lows[contact.at] in v.TALKED and _is_face_to_face(words, lows, contact.at):
        contact.channel = "meeting"
    if _is_reached(lows, names, contact.at):
        contact.channel = "meeting" if _is_face_to_face(words, lows, contact.at) else "call"
    if "left" in lows and contact.at >= 0 and lows[contact.at] in _LEFT:
        contact.channel = "call"
    if at < 0 and not contact.off and (spent := _time_together(words, lows, names)) >= 0:
        contact.at, contact.channel = spent, "meeting"
    _direct(contact, lows, names)
    return contact


def _time_together(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name]) -> int:
    """The word of a part of a line that tells of time spent with somebody, with no word of contact: "Ana at the
    shelter, 2h", "Ana fixed the boiler 2h", "the dogs arrived with Ana at 11"; -1 for none."""
    first = next((name for name in names if name.frame is not Frame.POINTED), None)
    if first is None or words[first.end - 1].owner or not _NOT_MET.isdisjoint(lows):
        return -1
    long = any([is_digit(low[:1]) and (read_length(lows, at) or (0, 0))[1] > 0 for at, low in enumerate(lows)])
    end = part_of(words, first.start)[1]
    if first.start == 0:
        verb = next((at for at in range(first.end, end) if lows[at] in _WORKED or lows[at] in ("at", "in")), -1)
        placed = verb >= 0 and (lows[verb] in _WORKED or lows[verb + 1 : verb + 2] in (["the"], ["my"], ["our"]))
        if not long or not placed or not (FORWARD - {"today", "this"}).isdisjoint(lows):
            return -1
        first.frame = Frame.WITH  # who did it for hours was there
        return verb
    came = next((at for at in range(first.start - 1) if lows[at] in _ARRIVED), -1)
    with_ = first.frame is Frame.WITH and lows[first.start - 1] in v.WITH
    return came if with_ and came >= 0 and (long or has_hour(lows, first.end, end)) else -1


_WORKED = v.words("""
    operated worked repaired fixed examined treated taught showed trained painted cooked played helped installed
    photographed filmed volunteered
""")
"""What somebody did for hours where I was."""
_ARRIVED = v.words("arrived came went worked walked trained cooked played volunteered")
_NOT_MET = v.words("will going wants plans online remotely by ago from")


def _is_face_to_face(words: Sequence[Word], lows: Sequence[str], talk: int) -> bool:
    """True for a chat "at her desk", "in the corridor", "dropped leaflets at the clinic, chatted to Ana": where both
    were."""
    went = lows[0] in _WENT and any([word.gap for word in words[:talk]]) and not _AT.isdisjoint(lows[:talk])
    return went or any([
        low in _BY_HER and lows[at + 1] in _OF_THE and not _SPOTS.isdisjoint(lows[at + 2 : at + 4])
        for at, low in enumerate(lows[:-2])
    ])  # fmt: skip


_WENT = frozenset(("dropped", "delivered", "went", "popped", "stopped", "walked"))
_AT = frozenset(("at", "into", "in", "by"))
_BY_HER = frozenset(("at", "in", "by", "outside"))
_SPOTS = v.words("""
    desk office stand stall shop door gate bar table house counter booth station till corridor kitchen hall hallway
    street lift queue car-park garden foyer lobby classroom workshop gym church market fair party stairs canteen
    elevator train plane bus cafe café pub park supermarket playground pool sauna
""")
"""Where two stand and talk."""


_MEAL_TIMES = {
    "lunch": frozenset(("lunchtime", "noon", "midday")),
    "dinner": frozenset(("night", "tonight", "evening", "eve")),
}
"""A dish is the meal of the part of the day that stands beside it."""
_WE = frozenset(("i", "we"))
_LETTER = 9
"""Words from "wrote" on within which it is said what was written."""
_WRITTEN = frozenset(("letter", "card", "text", "dm", "message", "sms", "whatsapp", "email"))


def _named_by(lows: Sequence[str], at: int) -> int:
    """The noun that says more than its verb: "wrote Ana a letter", "met Ana for coffee"."""
    if at >= 0 and lows[at] in {"wrote", "written"}:
        return next((place for place in range(at + 1, min(at + _LETTER, len(lows))) if lows[place] in _WRITTEN), at)
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


def _unheld(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True when the line says that it did not take place."""
    if lows[at + 1 : at + 2] == ["plans"] or lows[-1] in {"tbc", "tba", "tbd"}:
        return True
    if not _OFF_BEFORE.isdisjoint(lows[max(0, at - 4) : at]):
        return True
    if at and lows[at] in _TO_DO and lows[at - 1 - (lows[at - 1] in v.ADVERBS)] in _HELPING and not words[at - 1].gap:
        return True  # "Mark will call Tom", "Ana would really like the slides"
    if lows[at] in v.MEALS and not v.THANKING.isdisjoint(lows[:at]) and "for" in lows[max(0, at - 3) : at]:
        return True  # "thanked Ana for lunch"
    if lows[at] in v.MEALS and not _TREATING.isdisjoint(lows[max(0, at - _HANDED_WITHIN) : at]):
        return True  # "she's buying me lunch"
    later = "instead" in lows[at:] and "had" not in lows[:at] and HOW[lows[at]] in CONVERSATIONS
    if later and lows[lows.index("instead", at) + 1 :][:1] != ["of"]:
        return True  # "call with Ana on Thursday instead": a talk that is put off
    suggests = not SUGGESTING.isdisjoint(lows[max(0, at - 2) : at]) and "had" not in lows
    if suggests or _is_refused(words, lows, at) or is_suggested(words, lows, at):
        return True  # "Rex suggests a coffee with Cy"
    first = max(part_of(words, at)[0], at - _NEAR)
    named = {place for name in names for place in range(name.start, name.end)}
    before = [lows[place] for place in range(first, at) if place not in named]
    if not (_THOUGHT_OF.isdisjoint(before) and v.DENIALS.isdisjoint(before[-3:])) or "instead" in before[-3:]:
        return True
    if lows[at] in _INFINITIVES and before[-1:] == ["to"] and before[-2:-1] not in (["tried"], ["got"], ["managed"]):
        return True
    missed = lows[at - 1 : at] == ["missed"] and CHANNEL.get(lows[at]) in IN_PERSON
    return missed or lows[at - 1 : at] == ["no"] or ("asked" in before and "out" in before)


def _is_refused(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """True for a meal or a talk that was only asked for or was turned down: "asked Ana for coffee, she said no", "Ana
    declined lunch", "said no to a meeting"."""
    before = [
        low for low in lows[part_of(words, at)[0] : at] if low not in ("a", "an", "the", "my", "another", "quick")
    ]
    if "asked" in before and before[-1:] in (["for"], ["to"]):
        return True
    refused = not _REFUSED.isdisjoint(before[-_REFUSED_WITHIN:])
    return refused or before[-2:] in (["turned", "down"], ["no", "to"], ["passed", "on"])


def _is_reached(lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "got Ana at last", "got hold of Ana", "caught Ana on her mobile", "reached Ana"."""
    if at < 0 or lows[at] not in ("got", "caught", "reached") or not v.DENIALS.isdisjoint(lows[max(0, at - 2) : at]):
        return False
    behind = at + 3 if lows[at + 1 : at + 3] == ["hold", "of"] else at + 1
    return any([name.start == behind and name.frame is Frame.OBJECT for name in names])


def _is_of_others(lows: Sequence[str], at: int) -> bool:
    """True for "she's met Abena already": whom somebody else met."""
    at -= 1
    while at > 0 and lows[at] in ("'s", "has", "had", "'ve", "have", "already", "also"):
        at -= 1
    return at >= 0 and lows[at] in v.HE


def _is_meeting_somebody(lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "meeting Ana on Tuesday", which tells nothing of how it was."""
    meets = lows[at] == "meeting" and not at and any([name.start == 1 for name in names])
    return meets and TOOK_PLACE.isdisjoint(lows) and lies_ahead(lows)


def _is_expected(lows: Sequence[str], at: int) -> bool:
    """True for "having Ana over Sat", "having lunch with Ana Sat", "getting a coffee with Ana Sat"."""
    back = at == 0 and lows[0] in ("call", "phone") and "back" in lows[1:4]  # "call Ana back Monday"
    having = any([low in HAVING for low in lows[max(0, at - _HAVING_WITHIN) : at]])
    return (
        back
        or (having and lows[at] in v.MEALS and lies_ahead(lows))
        or (lows[0] == "having" and "over" in lows[1 : at + 1])
    )


def _is_guest(lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "Ana was here", "Ana over for cake": who came to the writer."""
    end = at - (lows[at - 1] in ("was", "were"))
    behind = lows[at + 1 : at + 2]
    come = behind in ([], ["for"]) or lows[at + 1] in CALENDAR or lows[at + 1] in ("this", "last")
    return come and (lows[at] == "over" or end < at) and any([name.end == end for name in names])


_HAVING_WITHIN = 3
_TO_DO = frozenset(
    ("call", "phone", "ring", "email", "mail", "text", "message", "visit", "walk", "talk", "chat", "meet", "like")
)
_HELPING = frozenset(("will", "may", "might", "must", "should", "could", "would", "'ll", "'d"))
_TREATING = frozenset(("buying", "buys", "treating", "treats", "owe", "owes"))
"""Before a meal that is to come."""
_CAME_IN = (["for"], ["about"], ["with"], ["to"], ["today"], ["yesterday"])
_NAMED_SO = (["is"], ["was"], ["are"], ["'s"])
_OF_A_TALK = frozenset(
    ("title", "titles", "slides", "abstract", "outline", "proposal", "topic", "topics", "notes", "at")
)
"""Behind "talk", things that belong to one on a stage."""
_REFUSED = frozenset(("declined", "refused", "rejected", "declines", "refuses"))
_REFUSED_WITHIN = 3
_HANDED = frozenset(("wine", "drink", "drinks", "beer", "coffee", "lunch", "dinner", "breakfast"))
_HANDING = frozenset(("pay", "dropped", "delivered", "brought", "collected", "posted", "handed"))
"""Behind these a drink or a meal is a thing: "dropped off the wine"."""
_HANDED_WITHIN = 4
_NOUNS = frozenset(("wine", "drink", "card", "letter", "party", "text", "mail"))
_OF_THE = frozenset(("the", "my", "our", "his", "her", "their"))


def _is_for(lows: Sequence[str], at: int) -> bool:
    """True for what something is for: "dates for the site visit", "slides for our call"."""
    first = at
    while first > max(0, at - _KIND_OF) and lows[first - 1].isalpha() and lows[first - 1] not in _OF_THE:
        first -= 1
    named = first > 1 and lows[first - 1] in _OF_THE and lows[first - 2] == "for"
    return named and (v.MET | v.TALKED).isdisjoint(lows[:first])


_KIND_OF = 2
"""Words between "the" and a talk that say which it is."""


def _is_noun(following: Sequence[str]) -> bool:
    """True for a plain word, of which the one before it may be said."""
    low = following[0] if following else ""
    plain = low.isalpha() and low not in v.STOP and low not in CHANNEL and low not in CALENDAR
    return plain and low not in v.WITH and low not in v.BEFORE_HELPING and low[-2:] != "ed"


_OFF_BEFORE = frozenset(("cancel", "postpone", "reschedule", "skip", "invited"))
"""Before a meal or a talk, these say that it was not held."""
_INFINITIVES = frozenset(("call", "email", "text", "message", "ping", "phone", "ring", "mail", "visit", "dm"))
"""Behind "to" these are still to be done: "told Ana to call Tom"."""
_NEAR = 5
"""Words before a meal or a talk that may say that it was only thought of."""
_THOUGHT_OF = v.words("""
    nearly almost forgot dreamt dreamed dreaming imagine imagined imagining want wants wanted wanting might should could
    supposed
    planning planned hoping hope hoped wish wished thinking ought meant considering
""")
"""Said is not held."""


def _says_how(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    low = lows[at]
    if (low == "ring" and not at) or low == "seeing":  # "ring Ana tomorrow", "seeing Ana Wed 10am"
        is_named = any([name.start == at + 1 for name in names])
        return lies_ahead(lows) if is_named else not at and not names and is_fixed(lows, 1, len(lows))
    if low in v.MEALS and not INVITES.isdisjoint(lows[at + 1 : at + 2]):
        return False  # "dinner invite from Ana"
    if CHANNEL.get(low) in IN_PERSON and at and words[at - 1].owner and words[at].gap == HARD:
        return False  # "Ana's coffee: she can Tue at 9"
    if low in FOR_A_DAY and is_appointed(lows, at):
        owned = words[at].owner or (at > 0 and words[at - 1].owner)  # "Ana's panel is 2 May 1pm"
        return not owned and lows[at + 1] not in _BEING and _is_appointed(words, names, at)
    if is_agreed(lows, at):
        return True
    if low in v.APPOINTED and low not in _TOGETHER:  # "demo at the fair with Ana went ok"
        first, end = part_of(words, at)
        there = any([name.frame is Frame.WITH and first <= name.start < end for name in names])
        return there and not words[at].owner and not lies_ahead(lows)
    if low == "stayed":  # "Ana stayed for supper"
        meal = any([CHANNEL.get(one) in IN_PERSON for one in lows[at + 2 : at + 4]])
        return meal and lows[at + 1 : at + 2] == ["for"]
    if low == "came" and (at + 1 == len(words) or words[at].gap):  # "Ana came, 2 hours"
        return any([name.end == at and (not name.start or lows[name.start - 1] in ("and", "&")) for name in names])
    if low == "came" and lows[at + 1 : at + 2] == ["in"]:  # "Ana came in for a fitting"
        return any([name.end == at for name in names]) and lows[at + 2 : at + 3] in _CAME_IN
    if low in {"here", "over"}:
        return _is_guest(lows, names, at)
    if low in {"met", "saw"} and _is_of_others(lows, at):
        return False
    if low == "saw" and any([name.start == at + 1 and has_post(words, lows, name) for name in names]):
        return False  # "saw Ana's post about rents"
    if low in {"wrote", "written"} and lows[at + 1 : at + 2] == ["up"]:
        return False
    if low == "called" and names_a_thing(words, lows, at) and not any([one.start == at + 1 for one in names]):
        return False  # "the brown dog, called Pablo now"
    if low == "called" and (lows[at + 1 : at + 2] in (["in"], ["out"], ["it"]) or lows[at - 1 : at] in _NAMED_SO):
        return False  # "called in", "his deputy is called Jo"
    if low == "talk" and lows[at + 1 : at + 2] and lows[at + 1] in _OF_A_TALK:
        return False  # "talk title sent", "her talk at the museum"
    if low in {"email", "mail"} and words[at].gap and at + 1 < len(words) and "@" in words[at + 1].token.raw:
        return False
    if CHANNEL.get(low) in IN_PERSON and at > 1 and lows[at - 1] in {"the", "to"} and "coming" in lows[at - 3 : at]:
        return False  # "he's coming to the dinner"
    if low in _NOUNS and at and lows[at - 1] in _OF_THE and not words[at].gap and _is_noun(lows[at + 1 : at + 2]):
        return False  # "the wine list"
    if _is_for(lows, at):
        return False
    if low in _HANDED and not _HANDING.isdisjoint(lows[max(0, at - _HANDED_WITHIN) : at]):
        return False
    if low in {"spoke", "talked"} and lows[at + 1 : at + 2] == ["at"] and lows[at + 2 : at + 3] != ["length"]:
        return False  # on a stage
    if _is_reached(lows, names, at):
        return True
    if low == "reached":
        return False
    if low == "got" and (lows[at + 1 : at + 3] != ["back", "to"] or lows[at + 3 : at + 4] not in (["me"], ["us"])):
        return False
    if low in _NEEDS and not any(word in lows[at + 1 : at + 3] for word in _NEEDS[low]):
        return False
    if low == "saw" and (at + 1 >= len(lows) or lows[at + 1] in ("the", "that", "a")) and not any([
        name.start == at + 1 or (name.start == at + 2 and lows[at + 2] == "two") for name in names
    ]):  # fmt: skip
        return False
    spoke = low in {"spoke", "talked"} and any([name.end == at for name in names])
    if spoke and _WITH_WHOM.isdisjoint(lows[at + 1 : at + 2]):
        return False  # "Ana spoke at the fair"
    if low == "wrote" and lows[at + 1 : at + 2] and lows[at + 1] in {"a", "an", "the", "my", "our"}:
        return not _WRITTEN.isdisjoint(lows[at : at + _LETTER])  # else it was a reference, an article
    if low == "talk" and at and words[at - 1].owner:
        return False
    if low in v.GATHERINGS:
        return any([name.frame is Frame.WITH for name in names])
    if low in v.DISHES:
        place = at + 1 + (lows[at + 1 : at + 2] in (["night"], ["lunch"], ["dinner"]))
        return not v.WITH.isdisjoint(lows[place : place + 1]) or _touches(names, at)
    if low in _TOGETHER:
        behind = lows[at + 1] if at + 1 < len(lows) else ""
        rolled = any([words[name.start - 1].token.raw[-1:] == ":" for name in names if name.start > at])
        edge = at - (at > 0 and lows[at - 1] in _TOGETHER)
        counted = low in _TAUGHT and is_digit(behind[:1])
        beside = any([
            (name.start == at + 1 and low not in _TAUGHT)
            or (low == "session" and name.end == edge) or (counted and name.end == at)
            for name in names
        ])  # fmt: skip
        return behind in v.WITH or rolled or beside
    if words[at].owner or (low == "talk" and lows[max(0, at - 2)] in {"gave", "give", "giving"}):
        return False
    if low not in _WEAK:
        address = low in {"email", "mail"} and lows[at + 1 : at + 2] == ["address"]
        return not (address and at and lows[at - 1] in ("my", "his", "her", "an"))
    before, behind = (lows[at - 1] if at else ""), (lows[at + 1] if at + 1 < len(lows) else "")
    if low == "word":
        return before in ("a", "quick") and behind in v.WITH
    if behind in _BEING:
        return before in _BEFORE_WEAK and before not in ("the", "my", "our")
    if low in _OBJECT_ONLY:
        return any([name.start == at + 1 for name in names])
    first = _before_length(lows, at)
    if first < at:
        before = lows[first - 1] if first else ""
    if lows[at - 2 : at - 1] == ["a"] and {"me", "us"}.intersection(lows[at - 3 : at - 2]):  # "sent me a lovely mail"
        before = "a"
    start = words[first].first or (first == 1 and before in ("had", "a", "an", "the"))
    start = start or is_next_talk(words, lows, at)
    if low in _SEVERAL:
        counted = before in _COUNTS or before.isdigit() or before == "missed"
        named = any([name.end == at and not words[at - 1].owner for name in names])
        return (start or counted or behind in _BEHIND_WEAK) and not named
    counts = start or before in _BEFORE_WEAK or behind in _BEHIND_WEAK or before in PLATFORM or before in ALSO_VIA
    return counts or _touches(names, at)


def _is_appointed(words: Sequence[Word], names: Sequence[Name], at: int) -> bool:
    """True for "Ana tasting Tue 24 March 15h", "rdv Thu 23 April 14h with Ana", "onsite Wed 10am": what two have
    an appointment for. Nobody but those who are there is named, and no other part of the line stands before it."""
    if any([name.end == at or name.start == at + 2 for name in names]):
        return True
    later = any([word.gap for word in words[:at]])
    return not later and (not names or any([name.start == at + 1 or name.frame is Frame.WITH for name in names]))


def _before_length(lows: Sequence[str], at: int) -> int:
    """The place of a length right before a word: "a 20 min call"; the word itself without one."""
    for first in range(max(0, at - _LENGTH_WORDS), at):
        length = read_length(lows, first) if lows[first] and lows[first] != "for" else None
        if length is not None and length[1] and first + length[0] == at:
            return first
    return at


def _touches(names: Sequence[Name], at: int) -> bool:
    return any(name.end == at or name.start == at + 1 for name in names)


def _direct(contact: Contact, lows: Sequence[str], names: Sequence[Name]) -> None:
    """Who began it: the subject of the verb, or what stands before the name."""
    began = next((name for name in names if name.frame is Frame.SUBJECT), None)
    low = lows[contact.at] if contact.at >= 0 else ""
    if not contact.channel and began is not None and any([word in PLATFORM for word in lows]):
        contact.initiator = "them"
    if contact.channel and contact.channel not in IN_PERSON:
        if began is not None and not _WE.isdisjoint(lows[began.end : max(contact.at, began.end)]):
            contact.initiator = "mutual" if contact.channel in LIVE else "me"
        elif (
            (began is not None and contact.at >= began.end and contact.at - began.end <= 3)
            or any([_is_written_by(lows, name.end) for name in names if name.frame is Frame.SUBJECT])
            or low == "heard"
            or (contact.at > 0 and lows[contact.at - 1] in _WRITERS)
            or (lows[contact.at - 1] == "and" and contact.at > 1 and any([name.start == 0 for name in names]))
            or (low in v.PERSONAL and lows[contact.at + 1 : contact.at + 2] in (["me"], ["us"]))
            or (
                contact.at >= 0
                and (
                    (low not in v.PERSONAL and _followed_by(lows, contact.at, "from"))
                    or _is_next(names, lows, contact.at, v.FROM)
                )
            )
            or (any(verb in lows for verb in ("got", "received")) and "from" in lows[contact.at :])
        ):
            contact.initiator = "them"
        elif low in v.TALKED:
            contact.initiator = "mutual"
        elif (
            low == "wrote"
            or "sent" in lows[: contact.at + 1]
            or (contact.channel not in LIVE and "sent" in lows)
            or (
                contact.channel not in LIVE
                and (_followed_by(lows, contact.at, "to") or _is_next(names, lows, contact.at, v.TO))
            )
        ):
            contact.initiator = "me"
    if contact.channel == "call":
        _miss(contact, " ".join([low for low in lows if low]), lows, began)


def _is_written_by(lows: Sequence[str], end: int) -> bool:
    """True right behind the name of who wrote, however far the word for it: "Tom wrote a beautiful long letter"."""
    behind = end + (lows[end : end + 1] != [] and lows[end] in v.ADVERBS)
    return lows[behind : behind + 1] == ["sent"] or not v.PERSONAL.isdisjoint(lows[behind : behind + 1])


def _followed_by(lows: Sequence[str], at: int, word: str) -> bool:
    near = lows[at + 1 : at + 3]
    return word in near and not (near[0] == "back" and word == "to")


def _is_next(names: Sequence[Name], lows: Sequence[str], at: int, words: frozenset[str]) -> bool:
    """True for one of some words between a word of contact and a name: "Mail von Katrin", "call with Amy"."""
    return lows[at + 1 : at + 2] != [] and lows[at + 1] in words and any([name.start == at + 2 for name in names])


_WRITERS = frozenset(("author", "writer"))
"""Who answers under an article: "author replied: Ana Ruiz"."""
_LEFT = frozenset(("message", "messages", "voicemail", "voicemails", "vm"))


def _miss(contact: Contact, text: str, lows: Sequence[str], began: Name | None) -> None:
    """A call that reached nobody: mine, or theirs that I missed."""
    if (
        (began is not None and "left" in lows and not _LEFT.isdisjoint(lows))
        or "missed" in lows[: contact.at + 1]
        or (contact.initiator == "them" and _holds(text, _MISSED_ME))
    ):
        contact.initiator, contact.missed = "them", True
    elif (began is None and contact.initiator != "them" and _holds(text, _UNANSWERED)) or (
        "left" in lows and not _LEFT.isdisjoint(lows)
    ):
        contact.initiator, contact.missed = "me", True


def _holds(text: str, phrases: Sequence[str]) -> bool:
    padded = f" {text} "
    return any(f" {phrase} " in padded for phrase in phrases)
