"""Which words of a line say that people were in touch, by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.date_phrases import before_length
from netritual.domain.dates.dates import MONTH, is_digit
from netritual.domain.language.text import begins_sum
from netritual.domain.quicklog.line_vocabulary import ALSO_VIA, CHANNEL, DETERMINERS, IN_PERSON, PLATFORM
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_initiator import LEFT
from netritual.domain.quicklog.natural.contact_vocabulary import LETTER, OF_THE, OWING, TEA, WRITTEN
from netritual.domain.quicklog.natural.days_and_hours import is_fixed, is_time, is_timed, lies_ahead
from netritual.domain.quicklog.natural.name_frames import CALENDAR, SOMEBODY, has_post
from netritual.domain.quicklog.natural.newcomers import HIM_ABROAD
from netritual.domain.quicklog.natural.non_person_names import names_a_thing
from netritual.domain.quicklog.natural.phrase import HARD, Word, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name
from netritual.domain.quicklog.natural.talk_states import (
    FOR_A_DAY,
    INVITES,
    OWNING,
    is_agreed,
    is_appointed,
    is_next_talk,
)

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
WEAK = _OBJECT_ONLY | _SEVERAL | v.words("""
    signal teams card letter party event like liked text mail comment reply call note talk message chat answered
    drink wine bite brew conversation word
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
_COUNTS = v.words("a an some few several many couple of two three four five six missed both")
_BEFORE_WEAK = frozenset(("a", "an", "the", "quick", "missed", "intro", "phone", "video", "brief",
                          "catch-up", "my", "our", "weekly", "monthly", "group"))  # fmt: skip
_PARTIES = v.DOS | {"farewell", "house", "garden", "dinner"}
"""Before "party" these say of what kind it is."""
_OF_A_PARTY = v.WITH | {"at", "in", "on", "for", "@"}
"""Behind "party" these say where it is, and for whom, and no other thing: "party politics"."""
_NO_PARTY = frozenset(("third", "3rd", "search", "rescue", "political", "opposing", "other"))
_BEING = frozenset(("is", "was", "are", "were", "isn't", "wasn't", "'s", "has", "sucks", "broke", "will"))
"""Behind these a weak word was only spoken of: "teams is broken"."""
_BEHIND_WEAK = v.WITH | {"from", "to", "w"}
_CAME_IN = (["for"], ["about"], ["with"], ["to"], ["today"], ["yesterday"])
_WHEN_MET = frozenset(("on", "last", "this", "at", "up", "each", "already", "finally", "too", "without"))
"""Behind "Ana and Tom met" these say when or where."""
_MINE = frozenset(("my", "mine", "our", "ours"))
_NAMED_SO = (["is"], ["was"], ["are"], ["'s"])
_OF_A_TALK = frozenset(
    ("title", "titles", "slides", "abstract", "outline", "proposal", "topic", "topics", "notes", "at")
)
"""Behind "talk", things that belong to one on a stage."""
_HANDED = frozenset(("wine", "drink", "drinks", "beer", "coffee", "lunch", "dinner", "breakfast"))
_HANDING = frozenset(("pay", "dropped", "delivered", "brought", "collected", "posted", "handed"))
"""Behind these a drink or a meal is a thing: "dropped off the wine"."""
_HANDED_WITHIN = 4
_WORKED_ON = v.words("translated read corrected proofread typed printed scanned posted framed found lost wrote")
_NOUNS = frozenset(("wine", "drink", "card", "letter", "party", "text", "mail"))


def says_how(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    low = lows[at]
    if low in TEA:
        return _is_drunk_with_somebody(words, lows, names, at)
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
        return any([name.end == at and _came(words, lows, names, name) for name in names])
    if low == "came" and lows[at + 1 : at + 2] == ["in"]:  # "Ana came in for a fitting"
        return any([name.end == at for name in names]) and lows[at + 2 : at + 3] in _CAME_IN
    if low in {"here", "over"}:
        return _is_guest(lows, names, at)
    is_thing = at > 0 and lows[at - 1] in DETERMINERS and not words[at - 1].gap
    if low in {"met", "saw"} and (is_thing or _is_of_others(lows, at)):
        return False  # "gave Ana her saw", "she's met Abena"
    if low == "met" and _met_each_other(words, lows, names, at):
        return False
    if low == "saw" and any([name.start == at + 1 and has_post(words, lows, name) for name in names]):
        return False  # "saw Ana's post about rents"
    if low in {"wrote", "written"} and lows[at + 1 : at + 2] in (["up"], ["it"], ["them"]):
        return False  # "wrote it already"
    if low == "called" and (lows[max(0, at - 1)] in SOMEBODY or _is_named_so(words, lows, names, at)):
        return False  # "interviewed by a guy called Greg"
    if low == "called" and names_a_thing(words, lows, at) and not any([one.start == at + 1 for one in names]):
        return False  # "the brown dog, called Pablo now"
    if low == "called" and (
        (lows[at + 1 : at + 2] in (["in"], ["out"], ["it"], ["off"]) and not _is_in_month(lows, at + 2))
        or lows[at - 1 : at] in _NAMED_SO
    ):
        return False  # "called in", "his deputy is called Jo"
    if low in _VISITS_ABROAD and at and not words[at - 1].gap:
        return False  # "Ana visite Paris"
    if low == "talk" and lows[at + 1 : at + 2] and lows[at + 1] in _OF_A_TALK:
        return False  # "talk title sent", "her talk at the museum"
    if low in {"email", "mail"} and words[at].gap and at + 1 < len(words) and "@" in words[at + 1].token.raw:
        return False
    if CHANNEL.get(low) in IN_PERSON and at > 1 and lows[at - 1] in {"the", "to"} and "coming" in lows[at - 3 : at]:
        return False  # "he's coming to the dinner"
    if low in _NOUNS and at and lows[at - 1] in OF_THE and not words[at].gap and _is_noun(lows[at + 1 : at + 2]):
        return False  # "the wine list"
    if low == "brew" and _is_of_brewing(words, lows, names, at):
        return False
    if _is_for(words, lows, at) or _is_given_back(words, lows, at) or _is_owed_for(lows, at):
        return False
    if low in _HANDED and not _HANDING.isdisjoint(lows[max(0, at - _HANDED_WITHIN) : at]):
        return False
    if low in {"spoke", "talked"} and lows[at + 1 : at + 2] == ["at"] and lows[at + 2 : at + 3] != ["length"]:
        return False  # on a stage
    if is_reached(lows, names, at):
        return True
    if low == "reached" or (low == "answered" and at and words[at - 1].gap and words[at].gap):
        return False
    if low == "got" and (lows[at + 1 : at + 3] != ["back", "to"] or lows[at + 3 : at + 4] not in (["me"], ["us"])):
        return False
    if low in _NEEDS and not any(word in lows[at + 1 : at + 3] for word in _NEEDS[low]):
        return False
    if low == "saw" and (at + 1 >= len(lows) or lows[at + 1] in ("the", "that", "a", "on")) and not any([
        name.start == at + 1 or (name.start == at + 2 and lows[at + 2] == "two") for name in names
    ]):  # fmt: skip
        return False
    spoke = low in {"spoke", "talked"} and any([name.end == at for name in names])
    if spoke and _WITH_WHOM.isdisjoint(lows[at + 1 : at + 2]):
        return False  # "Ana spoke at the fair"
    if low == "wrote" and lows[at + 1 : at + 2] and lows[at + 1] in {"a", "an", "the", "my", "our"}:
        return not WRITTEN.isdisjoint(lows[at : at + LETTER])  # else it was a reference, an article
    if low == "talk" and at and words[at - 1].owner:
        return False
    if low in v.GATHERINGS:
        return any([name.frame is Frame.WITH for name in names])
    if low in v.DISHES:
        place = at + 1 + (lows[at + 1 : at + 2] in (["night"], ["lunch"], ["dinner"]))
        return not v.WITH.isdisjoint(lows[place : place + 1]) or touches(names, at)
    if low in _TOGETHER:
        behind = lows[at + 1] if at + 1 < len(lows) else ""
        rolled = any([words[name.start - 1].token.raw[-1:] == ":" for name in names if name.start > at])
        edge = at - (at > 0 and lows[at - 1] in _TOGETHER)
        counted = low in _TAUGHT and is_digit(behind[:1])
        beside = any([
            (name.start == at + 1 and low not in _TAUGHT and not (low == "interview" and words[at].gap))
            or (low == "session" and name.end == edge) or (counted and name.end == at)
            for name in names
        ])  # fmt: skip
        end = part_of(words, at)[1]
        placed = behind == "at" and any([one.frame is Frame.WITH and at < one.start < end for one in names])
        return behind in v.WITH or rolled or beside or placed
    if words[at].owner or (low == "talk" and lows[max(0, at - 2)] in {"gave", "give", "giving"}):
        return False
    if low in ("card", "letter") and any([lows[one.start - 1] == "sent" and one.end >= at - 3 for one in names]):
        return True  # "sent Ana a birthday card"
    if lows[at : at + 2] in (["phone", "tag"], ["walked", "away"], ["walked", "out"]):
        return False
    begins = words[at].first or bool(at and words[at - 1].gap)
    if low in ("talk", "speak") and begins and lows[at + 1 : at + 2] == ["to"]:
        return False  # "talk to Ana about the flat" is still to be done
    if low in ("card", "letter") and any([one.end == at and lows[one.start - 1] in _WORKED_ON for one in names]):
        return False  # "translated Carmen's letter"
    if low in LEFT and "left" in lows[max(0, at - 2) : at]:
        return bool(names)  # "left a message for Ana"
    if low not in WEAK:
        address = low in {"email", "mail"} and lows[at + 1 : at + 2] == ["address"]
        return not (address and at and lows[at - 1] in ("my", "his", "her", "an"))
    before, behind = (lows[at - 1] if at else ""), (lows[at + 1] if at + 1 < len(lows) else "")
    if low == "word":
        return before in ("a", "quick") and behind in v.WITH
    if behind in _BEING:
        return before in _BEFORE_WEAK and before not in ("the", "my", "our")
    if low in _OBJECT_ONLY:
        return any([name.start == at + 1 for name in names])
    first = before_length(lows, at)
    if first < at:
        before = lows[first - 1] if first else ""
    if lows[at - 2 : at - 1] == ["a"] and {"me", "us"}.intersection(lows[at - 3 : at - 2]):  # "sent me a lovely mail"
        before = "a"
    start = words[first].first or (first == 1 and before in ("had", "a", "an", "the"))
    party = low == "party" and first == 1 and is_timed(lows, at, part_of(words, at)[1])
    of_its_kind = _is_noun([before]) and before not in _NO_PARTY and (behind in _OF_A_PARTY or is_time(lows, at + 1))
    party = party and (before in _PARTIES or of_its_kind)  # "wrap party sat 9pm with"
    party = party and any([name.frame is Frame.WITH for name in names])  # "birthday party for Ben's daughter Sat 3pm"
    start = start or is_next_talk(words, lows, at) or party
    if low in _SEVERAL:
        counted = before in _COUNTS or before.isdigit() or before == "missed"
        named = any([name.end == at and not words[at - 1].owner for name in names])
        return (start or counted or behind in _BEHIND_WEAK) and not named
    counts = start or before in _BEFORE_WEAK or behind in _BEHIND_WEAK or before in PLATFORM or before in ALSO_VIA
    return counts or touches(names, at)


_VISITS_ABROAD = frozenset(("visite", "visita"))


def _is_in_month(lows: Sequence[str], at: int) -> bool:
    """True behind the "in" of "called in March", "called in last month"."""
    return lows[at : at + 1] == ["last"] or (lows[at : at + 1] != [] and lows[at] in MONTH)


def _came(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], last: Name) -> bool:
    """True for who came as a line begins, at the end of a list, and behind how it was: "party was great, ruth dan priya
    came"; not for "the parcel from Ana came"."""
    first = last
    while (before := next((name for name in names if name.end in _ends_before(lows, first.start)), None)) is not None:
        first = before
    if not first.start or (first is not last and words[first.start - 1].gap):
        return True
    was = any([CHANNEL.get(lows[at]) in IN_PERSON and lows[at + 1] in _WAS for at in range(first.start - 1)])
    return bool(words[first.start - 1].gap) and was


_WAS = frozenset(("was", "were", "went"))


def _ends_before(lows: Sequence[str], start: int) -> tuple[int, ...]:
    """Where a name may end that stands in a list before the one at a place: right before it, or before its "and"."""
    return (start, start - 1) if lows[start - 1] in ("and", "&", "+") else (start,)


def _is_drunk_with_somebody(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "thé avec Ana", "chá das cinco com Ana"; not for "Ana aime le thé", "cours de thé avec Ana"."""
    first, end = part_of(words, at)
    with_ = v.WITH if lows[at] != "thee" else ("met",)
    behind = next((place for place in range(at + 1, min(at + _KIND_OF_TEA, end)) if lows[place] in with_), end)
    starts = {name.start for name in names}
    them = behind + 1 < end and is_with_them(lows, behind)
    somebody = them or not starts.isdisjoint(range(behind + 1, min(behind + _WHO, end)))
    return somebody and starts.isdisjoint(range(at + 1, behind)) and _BEFORE_TEA.issuperset(lows[first:at])


_BEFORE_TEA = v.DETERMINING | v.words("""
    et y e puis luego poi depois mais j'ai je on nous ai avons ho abbiamo he hemos me had not
    bu bois buvons pris prends prenons bevuto preso tomé tomado tomamos bebí bebido bebimos tomei bebi bebemos
""")
"""Before the tea that people had together nothing else stands."""
_KIND_OF_TEA, _WHO = 5, 4
"""Within so many words from the tea stands with whom it was, behind its kind or its hour; and so many say who that is:
"thé avec ma voisine Ana"."""


def _is_named_so(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "landlord called Priya", "a roofer called Tom": what a tradesman's name is, and no call; in "my landlord
    called Tom" and "landlord called Priya about the rent" they rang."""
    named = next((name for name in names if name.start == at + 1), None)
    if not at or named is None or lows[at - 1] not in _TRADES or (at > 1 and lows[at - 2] in _OWNED):
        return False
    return lows[named.end : named.end + 1] not in (["about"], ["re"])


_OWNED = OWNING | {"our", "your"}
_TRADES = v.ROLES | v.words("""
    landlord landlady tenant builder roofer plasterer tiler joiner decorator agent broker solicitor surveyor architect
    fitter painter mechanic
""")


def _is_appointed(words: Sequence[Word], names: Sequence[Name], at: int) -> bool:
    """True for "Ana tasting Tue 24 March 15h", "rdv Thu 23 April 14h with Ana", "onsite Wed 10am": what two have
    an appointment for. Nobody but those who are there is named, and no other part of the line stands before it."""
    if any([name.end == at or name.start == at + 2 for name in names]):
        return True
    later = any([word.gap for word in words[:at]])
    return not later and (not names or any([name.start == at + 1 or name.frame is Frame.WITH for name in names]))


def touches(names: Sequence[Name], at: int) -> bool:
    return any(name.end == at or name.start == at + 1 for name in names)


def is_reached(lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
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


def _met_each_other(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "Ana and Tom met today": they met, and of the writer nothing is said."""
    last = next((name for name in names if name.end == at), None)
    if last is None or not last.start or lows[last.start - 1] not in v.AND:
        return False
    if not any([name.end == last.start - 1 for name in names]):
        return False
    end = part_of(words, at)[1]
    alone = at + 1 == end or lows[at + 1] in CALENDAR or lows[at + 1] in _WHEN_MET
    return alone and (v.I | _MINE).isdisjoint(lows[part_of(words, last.start)[0] : end])


def _is_guest(lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "Ana was here", "Ana over for cake": who came to the writer."""
    end = at - (lows[at - 1] in ("was", "were"))
    behind = lows[at + 1 : at + 2]
    come = behind in ([], ["for"]) or lows[at + 1] in CALENDAR or lows[at + 1] in ("this", "last")
    return come and (lows[at] == "over" or end < at) and any([name.end == end for name in names])


def is_with_them(lows: Sequence[str], at: int) -> bool:
    """True for "with her", "avec elle" at a place."""
    with_, them = [*lows[at : at + 2], "", ""][:2]
    return with_ in v.WITH and (them in v.HIM or them in HIM_ABROAD.get(with_, ()))


def _is_for(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """True for what something is for: "dates for the site visit", "slides for our call"; in "a page for the site, call
    with Ana" the call is no part of it."""
    with_whom = lows[at + 1 : at + 2] != [] and lows[at + 1] in v.WITH
    first, begin = at, max(part_of(words, at)[0] if with_whom else 0, at - _KIND_OF)
    while first > begin and lows[first - 1].isalpha() and lows[first - 1] not in OF_THE:
        first -= 1
    named = first > 1 and lows[first - 1] in OF_THE and lows[first - 2] == "for"
    return named and (v.MET | v.TALKED).isdisjoint(lows[:first])


def _is_owed_for(lows: Sequence[str], at: int) -> bool:
    """True for the lunch of "owes me 15 for lunch"; not of "paid Ana, met at 12 for lunch"."""
    led = at > 1 and lows[at - 1] == "for" and begins_sum(lows[at - 2]) and lows[at - 3 : at - 2] != ["at"]
    return led and not OWING.isdisjoint(lows[:at])


def _is_given_back(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """True for the call of "gave Ana the call sheet back", "gave Ana back the call sheet": a thing of that name."""
    first, end = part_of(words, at)
    verb = next((place for place in range(at - 1, first - 1, -1) if lows[place] in _GAVE), end)
    back = next((place for place in range(verb + 1, end) if lows[place] == "back"), -1)
    is_before = verb < at < back and lows[back + 1 : back + 2] not in (["in"], ["at"])
    is_owned = not DETERMINERS.isdisjoint(lows[verb:at]) and _ANY.isdisjoint(lows[verb:at])
    return is_owned and (is_before or (back == at - 2 and lows[at - 1] in DETERMINERS))


_GAVE = frozenset(("gave", "handed", "passed"))
_ANY = frozenset(("a", "an", "another", "some"))
"""Behind these stands what was not there before: "gave Ana a call back"."""
_KIND_OF = 2
"""Words between "the" and a talk that say which it is."""


def _is_of_brewing(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> bool:
    """True for "brew kit", "cold brew", "home brew tips"; not for "quick brew Tom"."""
    named = any([name.start == at + 1 for name in names])
    kind = at > 0 and lows[at - 1] in ("cold", "home", "craft")
    return kind or (not named and not words[at].gap and _is_noun(lows[at + 1 : at + 2]))


def _is_noun(following: Sequence[str]) -> bool:
    """True for a plain word, of which the one before it may be said."""
    low = following[0] if following else ""
    plain = low.isalpha() and low not in v.STOP and low not in CHANNEL and low not in CALENDAR
    return plain and low not in v.WITH and low not in v.BEFORE_HELPING and low[-2:] != "ed"
