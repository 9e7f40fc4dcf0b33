"""Whether a line says that a talk was called off or put off, or that there was none.

What is off was not held, and its day dates nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.language.text import unaccent
from netritual.domain.quicklog.line_vocabulary import (
    CALLED_OFF,
    CALLED_OFF_LAST,
    CHANNEL,
    CONVERSATIONS,
    DETERMINERS,
    FALLS_THROUGH,
    IN_PERSON,
    NONE,
    RETIMED,
)
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_evidence import is_with_them
from netritual.domain.quicklog.natural.contact_vocabulary import MAY_BE_OFF, NOT_MADE, OFF, PAST_TALKS, TEA
from netritual.domain.quicklog.natural.days_and_hours import FORWARD, has_day, is_day, is_hour, is_of_time, is_time
from netritual.domain.quicklog.natural.meeting_nouns import EVENTS, OCCASIONS, is_span_or_reason, names_outing
from netritual.domain.quicklog.natural.no_shows import ONE_OF_THEM, OTHERS, did_not_come, is_told_in, meant, opens_part
from netritual.domain.quicklog.natural.phrase import Word, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name
from netritual.domain.quicklog.natural.talk_states import ARTICLES, OWNING, TALKS, TO_A_TIME, WAS, WORDS_OF_A_TALK
from netritual.domain.quicklog.natural.unheld_talks import is_none
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.shifts import shift_at

_OFF_AT_END = v.phrases("to cancel, can't go, cant go, can't come, cant come")
"""These do where a part of the line ends with them: "party Sat 8pm, can't go"."""
_UNABLE = v.words("not isn't isnt wasn't wasnt aren't arent weren't werent won't wont wouldn't wouldnt")
"""At most a word before "able", nobody can: "won't be able to make it"."""
_COMING = frozenset(("come", "join", "attend"))
_MADE = frozenset(("make", "do", "meet"))
_NEARLY = frozenset(("never", "almost", "nearly", "not", "didn't", "didnt"))
_DROPS_OUT = (["drop", "out"], ["drops", "out"], ["dropped", "out"])
_UNTIL = frozenset(("before", "until", "till", "vor", "bis", "avant", "antes", "prima", "voor", "tot"))
_IS = frozenset(("is", "'s", "was", "are", "now", "all", "be"))
_BEHIND_OFF = frozenset(("for", "because", "as", "this", "today", "tomorrow", "on", "again", "so", "now", "then"))
_BEHIND_A_THING = v.words("""
    and et und y e en but mais aber pero ma mas maar as because so when while since before after during over for with
    in on at to from of by due through mit nach bei beim im am auf zu zum zur wegen weil für vor während von avec après
    avant pendant dans au à par pour de du des con después durante del al por para antes dopo prima alla di da do com
    depois na no met na voor tijdens van over bij per via
""")
"""Where what is called off ends, in English and the six languages."""
_PARTING = frozenset((
    "after", "because", "parce", "as", "since", "when", "so", "weil", "nachdem", "also", "porque", "así", "perché",
    "omdat", "nadat", "dus", "donc",
))  # fmt: skip
"""Between a talk and what is off these part the one from the other."""
_BEING = v.words("""
    is are was were 's be been being got gets get getting ist sind war wurde wurden wird est sont été était étaient sera
    fue fueron está es è stato stata sono era foi foram zijn werd werden se s'est
""")
"""Between a thing and the verb of calling off, or behind a German one, these say that the thing is off."""
_BY_WHICH = frozenset(("after", "over", "via", "by", "on", "per", "nach", "na", "après", "par", "por", "dopo"))
"""Before a talk by which something was called off."""
_HAVING = v.words("hat habe haben hatte hab heeft heb hebben has have had a ont ha hanno han")
"""Between these and a German or Dutch verb at the end stands what is called off; before "been", who or what is."""
_RIDES = v.words("""
    train trains flight flights bus buses ferry ferries tram trams tube lift zug züge bahn flug vol vuelo tren volo
    treno voo trem comboio vlucht trein cafe café restaurant
""")
"""How people come to a talk, and where they meet: with it, the talk is off too."""
_SET_FOR_A_TALK = v.words("""
    it date plan plans thing table reservation booking room slot appointment appt visit day days hour hours minute
    minutes last morning evening moment bit few tisch termin tag abend stunde minuten rendez-vous rdv jour matin
    soir heure mesa cita plan día mañana tarde hora tavolo appuntamento giorno mattina ora encontro dia manhã
    tafel afspraak dag ochtend uur datum
""")
"""What is set for a talk, and when it was to be."""
"""Before a meal, with its article: it is drunk or eaten no more."""
_NAMED_TALKS = v.SOCIAL | TEA | {word for word, channel in CHANNEL.items() if channel in CONVERSATIONS}
_HELD = frozenset(("had", "met", "over", "after", "during", "at", "did", "good", "great", "nice"))
"""Beside a talk these say that it was held."""
_OF_ANOTHER = v.words("the a an my our his her their its he she they who which i we it that about on over re but")
"""Between a talk and "put off" these begin another thing, or say of somebody that they were put off."""
_MOST_OF_A_TIME = 2
_BESIDE_TIME = frozenset(("but", "on", "at", "it's", "its", "is", "-", "–"))
_BEHIND_TIME = MONTH.keys() | frozenset(("for", "with", "instead", "sorry", "pls", "please"))
_IS_OR_TALK = _IS | TALKS


def is_off(words: Sequence[Word], lows: Sequence[str], talk: int, names: Sequence[Name] = ()) -> bool:
    """Whether a line says that the talk at a place (-1 for none) is off or put off.

    It is said of that talk, unless somebody else or another thing is certainly meant; in a part of the line with a talk
    of its own it is said of that.
    """
    for at in _sayings(words, lows, talk, names):
        first, end = part_of(words, at)
        if first <= talk < end:
            first, end = _clause(words, lows, at)
        if _other_teller(words, lows, names, at, talk):
            if at < talk and lows[talk] not in PAST_TALKS and has_day(lows, *part_of(words, talk)):
                return True  # "Jonas cancelled, coffee with Nina on Friday" has yet to come
            continue
        if 0 <= talk < first and is_told_in(lows, talk):
            continue
        again = _is_behind_talk(lows, talk, first)
        if talk < 0 or first <= talk < end or not _has_talk(lows, first, end, behind_talk=again):
            return True
    return False


def mark_absent(words: Sequence[Word], lows: Sequence[str], talk: int, names: Sequence[Name]) -> None:
    """Say of the people of the network who called off, or with whom something else was off, while the talk at a place
    was held, that they were not there: "lunch with Ana, Tom cancelled", "lunch with Ana, her trip with Tom is off"."""
    there = _people(words, lows, names, talk)
    said = set(_sayings(words, lows, talk, names))
    for at in said.union(at for at, low in enumerate(lows) if unaccent(low) in CALLED_OFF):
        first, end = _clause(words, lows, at)
        teller = _other_teller(words, lows, names, at, talk) if at in said else None
        for one in names:
            elsewhere = first <= one.start < end and one.frame is Frame.WITH and one.ref not in there
            if one.ref.matches and (one is teller or (elsewhere and not first <= talk < end)):
                for name in names:
                    name.frame = Frame.ABSENT if name.ref is one.ref else name.frame


def _sayings(words: Sequence[Word], lows: Sequence[str], talk: int, names: Sequence[Name]) -> Iterator[int]:
    """The places that say that a talk is off, and not certainly that another thing is."""
    for at, low in enumerate(lows):
        if low not in MAY_BE_OFF and low.isascii():
            continue
        called_off = unaccent(low) in CALLED_OFF or lows[at : at + 2] == ["called", "off"]
        if called_off and _is_of_a_thing(words, lows, at, talk, names):
            continue
        whole = called_off and at < talk <= at + 4 and talk < part_of(words, at)[1]  # "cancelled the conference"
        if whole or _says_off(words, lows, at, low) or did_not_come(words, lows, at, talk, names):
            yield at


def _clause(words: Sequence[Word], lows: Sequence[str], at: int) -> tuple[int, int]:
    """Where the part of a line around a place begins and ends, parted by "so" and "because" too."""
    first, end = part_of(words, at)
    begins = (place + 1 for place in range(at - 1, first - 1, -1) if lows[place] in _PARTING)
    return next(begins, first), next((place for place in range(at + 1, end) if lows[place] in _PARTING), end)


def _people(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int) -> list[Ref]:
    """Who is named in the part around a place."""
    first, end = _clause(words, lows, at)
    return [name.ref for name in names if first <= name.start < end]


def _other_teller(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name], at: int, talk: int) -> Name | None:
    """Who says it in the part of the line with a place, where the talk is in another part and with other people:
    "lunch with Ana, Tom cancelled", "Jonas hat abgesagt, Kaffee mit Nina", "coffee with Ana because Tom cancelled"."""
    first, end = _clause(words, lows, at)
    teller = next((name for name in names if opens_part(words, name, first)), None)
    if (
        0 <= talk < first
        and len(_people(words, lows, names, talk)) > 1
        and not ONE_OF_THEM.keys().isdisjoint(lows[first:at])
    ):
        fitting = meant(lows, names, first, at) if did_not_come(words, lows, at, talk, names) else []
        return fitting[0] if len(fitting) == 1 else None
    if teller is None or teller.end > at or talk < 0 or first <= talk < end:
        return None
    if not teller.ref.matches and teller.end == at - 1 and lows[at - 1] in v.AND:
        return None  # "café con Lucía, llamó y canceló": a verb
    if lows[at - 1] in ("is", "was") and not v.AND.isdisjoint(lows[teller.end : at]):
        return None  # "dinner with Ana, Tom and Kate is off"
    there = _people(words, lows, names, talk)
    return teller if len(there) > 1 or (there and teller.ref not in there) else None


def _is_of_a_thing(words: Sequence[Word], lows: Sequence[str], at: int, talk: int, names: Sequence[Name]) -> bool:
    """Whether the verb at a place certainly says that something else than a talk is off, as its object or, of a line
    with a talk, as its subject: "cancelled the order after coffee with Ana", "call with Ana, the fair is cancelled"."""
    first, end = part_of(words, at)
    english = lows[at][-2:] == "ed"
    if first <= talk < at:
        joints = [place for place in range(talk + 1, at) if _parts(lows, place, at)]
        if not joints and not english:
            return False  # "café avec Ana annulé le train est en retard"
        first = joints[-1] + 1 if joints else at
    behind_talk = _is_behind_talk(lows, talk, first)
    first += first < at and lows[first] in _PARTING  # "because the gym was cancelled I had lunch with Ana"
    done = talk >= 0 and (lows[talk] in PAST_TALKS or "had" in lows[at:talk])
    follows = talk >= end or (at < talk and done and not v.AND.isdisjoint(lows[at:talk]))
    last = unaccent(lows[at]) in CALLED_OFF_LAST
    described = english and at > 0 and lows[at - 1] in v.DETERMINING
    begin = at + 1 if described else _noun(lows, at + 1 + (lows[at] == "called"), end)
    if begin >= 0 and not last:  # "the cancelled fair", "cancelled the fair"
        return _names_a_thing(lows, begin, end, talk, follows=follows, behind_talk=behind_talk)
    if talk < 0 or first == at:
        return False
    is_ = next((place for place in range(first + 1, at) if lows[place] in _BEING), at)
    has = next((place for place in range(at - 1, first - 1, -1) if lows[place] in _HAVING), -1)
    if is_ < at or (last and not _BEING.isdisjoint(lows[at + 1 : min(at + 3, end)])):
        behind = is_ - (lows[is_ - 1] in _HAVING)
        begin = _noun(lows, first, behind)
        if begin < 0 and (_people(words, lows, names, talk) or is_with_them(lows, talk + 1)):
            owner = (name.end for name in names if name.start == first and words[name.end - 1].owner)
            begin = next(owner, -1)  # "Ana's flight was cancelled, call with her"
    elif last and has >= 0:
        begin, behind = _noun(lows, has + 1, at), at
    else:  # "flight cancelled so lunch with Ana", "flight cancelled, called Ana"
        follows = not _PARTING.isdisjoint(lows[at:talk]) or (follows and lows[talk] in PAST_TALKS)
        somebody = lows[first] in v.PRONOUNS or any([name.start == first for name in names])
        noun = takewhile(lambda low: low not in _BEHIND_A_THING, lows[first:at])
        occasion = talk < first and not OCCASIONS.isdisjoint(noun)  # "coffee with Kate, trade fair cancelled"
        begin, behind = first if (follows or occasion) and not somebody else -1, at
    with_it = lows[behind - 1] in _RIDES and CHANNEL.get(lows[talk]) in IN_PERSON
    gathering = behind_talk and lows[behind - 1] in EVENTS and names_outing(lows, begin - 1, behind, lows[behind])
    if begin < 0 or (talk < at and (with_it or gathering)):
        return False
    return _names_a_thing(lows, begin, behind, talk, follows=follows, behind_talk=behind_talk)


def _parts(lows: Sequence[str], place: int, verb: int) -> bool:
    """Whether a word between a talk and a verb parts them: "lunch with Ana after her shift was cancelled"."""
    joins = lows[place] in v.AND and (place + 1 == verb or lows[place + 1] in v.PRONOUNS)
    return joins or lows[place] in _PARTING


def _noun(lows: Sequence[str], begin: int, end: int) -> int:
    """The place behind the article or owner at a place, -1 for none; "l'" stands in one word with its noun."""
    if begin >= end:
        return -1
    if lows[begin][:2] in ("l'", "l’"):
        return begin
    return begin + 1 if lows[begin] in v.DETERMINING else -1


def _names_a_thing(lows: Sequence[str], begin: int, end: int, talk: int, *, follows: bool, behind_talk: bool) -> bool:
    """Whether the words from a place on name what is no talk, and nobody who calls one off.

    What was set for a talk, and when, is the talk, unless the talk of the line ``follows``, or the words go on: "the
    appointment with the bank". ``behind_talk`` another word for it is no thing either.
    """
    noun = [*takewhile(lambda low: low not in _BEHIND_A_THING, lows[begin:end])]
    behind = begin + len(noun)
    clause = not _BEING.isdisjoint(noun) or any([v.seems_past(low) or low in v.BEFORE_HELPING for low in noun[1:]])
    if not noun or clause or begin <= talk < behind or _has_talk(lows, begin, behind):
        return False  # "cancelled, the train was late"
    if is_time(lows, begin) or (talk < begin and not OTHERS.isdisjoint(noun)):
        return False
    on = lows[behind] if behind < len(lows) else ""
    if talk < begin and not follows and is_span_or_reason(lows, begin, behind, on):
        return False
    if behind_talk and lows[behind - 1] not in EVENTS and names_outing(lows, begin - 1, behind, on):
        return False
    elsewhere = on in v.WITH and _noun(lows, behind + 1, end) > 0
    return follows or elsewhere or not any([low in _SET_FOR_A_TALK or is_of_time(low) for low in noun])


def _is_behind_talk(lows: Sequence[str], talk: int, first: int) -> bool:
    """Whether two met in the talk at a place, before the part of the line that begins ``first`` and is not parted."""
    met = 0 <= talk < first and CHANNEL.get(lows[talk]) in IN_PERSON
    return met and _PARTING.isdisjoint(lows[first - 1 : first + 1])


def _has_talk(lows: Sequence[str], first: int, end: int, *, behind_talk: bool = False) -> bool:
    """Whether some words name a talk, and no call by which something was called off: "cancelled after her call".

    Words ``behind_talk`` may name the same one again: "Kaffee mit Nina, Treffen abgesagt".
    """
    is_dutch = not v.DUTCH.isdisjoint(lows)
    for at in range(first, end):
        channel = CHANNEL.get(lows[at]) if lows[at] != "met" or not is_dutch else ""
        before = at - 1 - (at > first and lows[at - 1] in v.DETERMINING)
        if before >= first and lows[before] in _BY_WHICH:
            continue
        on = lows[at + 1] if at + 1 < len(lows) else ""
        place = lows[at] in _RIDES and at > first and lows[at - 1] in DETERMINERS
        again = names_outing(lows, max(first, at - 1), at + 1, on) and (lows[at] not in EVENTS or at < first + 2)
        if behind_talk and (again or place or lows[at + 1 : at + 3] == ["came", "up"]):
            continue  # "cancelled, a meeting came up"
        if lows[at] in TALKS or channel in IN_PERSON:
            return True
    return False


def _says_off(words: Sequence[Word], lows: Sequence[str], at: int, low: str) -> bool:
    """Whether the words at a place say that a talk is off."""
    low = unaccent(low)
    following = lows[at + 1] if at + 1 < len(lows) else ""
    two = [low, following]
    if low == "instead":
        hour = at > 1 and (is_hour(lows, at - 1) or ("." in lows[at - 1] and lows[at - 1][0].isdecimal()))
        return hour or has_day(lows, part_of(words, at)[0], at)
    if low == "now":
        return is_time(lows, at + 1)
    if low == "not" and _corrects_time(words, lows, at):
        return True
    if (
        (low in NONE or low == "pas")
        and not at
        and any([is_none(words, lows, place) for place, one in enumerate(lows) if one in _NAMED_TALKS])
    ):
        return _UNTIL.isdisjoint(lows)  # "no coffee with Ana before May" has a new day
    if low == "no-show" or (low == "lapin" and not at) or _falls_through(words, lows, at, low):
        return True
    if v.said_at(_OFF_AT_END, two, 0) and (at + 2 == len(lows) or words[at + 1].gap or lows[at + 2] in _BEHIND_OFF):
        return True
    if low == "unable" or (low == "able" and not _UNABLE.isdisjoint(lows[max(0, at - 2) : at])):
        verb = at + 2 if following == "to" else len(lows)
        if lows[verb : verb + 1] == [] or lows[verb] not in _COMING | _MADE:
            return False
        ends = verb + 1 == len(lows) or words[verb].gap or lows[verb + 1] in _BEHIND_OFF
        return (lows[verb] in _COMING and bool(ends)) or _is_not_made(words, lows, verb)
    if v.said_at(NOT_MADE, two, 0):
        return _is_not_made(words, lows, at + 1)
    if two in _DROPS_OUT:  # of a course, where more is said
        owned = any([word.owner for word in words[:at]]) or not _NEARLY.isdisjoint(lows[:at])
        return at + 2 == len(lows) and not owned and TALKS.isdisjoint(lows[:at])
    off = v.said_at(OFF, two, 0) > 0
    if off and lows[at + 2 : at + 3] == ["after"]:  # "golf with Ana, rained out after 9": it was begun
        return False
    if low == "off" and lows[max(0, at - 1) : at] == ["put"]:
        return _talk_is_put_off(words, lows, at)
    if low == "off" and at and lows[at - 1] in WEEKDAY and (words[at].gap or at + 1 == len(lows)):
        return not any([word.gap for word in words[:at]])  # "Ana Thu off, her child is ill"
    if low == "off" and at + 1 == len(lows) and lows[0] in TALKS and lows[1] in v.WITH:
        return True  # "coffee with Ana off"
    if low == "off" and at and lows[at - 1] in _IS_OR_TALK and not TALKS.isdisjoint(lows[:at]):
        return bool(words[at].gap) or not following or following in _BEHIND_OFF
    if not at and low in RETIMED and low[-2:] == "ed":  # "moved coffee with Ana", "pushed the call to"
        talk = 1 + (following in ARTICLES)
        behind = lows[talk + 1] if talk + 1 < len(lows) else ""
        if lows[talk : talk + 1] != [] and lows[talk] in TALKS and (not behind or behind in {*v.WITH, "to"}):
            return True
    if low in RETIMED and low[-2:] == "ed" and (words[at].gap or at + 1 == len(lows)):
        return not TALKS.isdisjoint(lows[part_of(words, at)[0] : at])
    return low in CALLED_OFF or off or (low in RETIMED and _is_put_off(lows, at))


def _corrects_time(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the "not" at a place stands between the right and the wrong time of a talk to come: "1.30 not 1", "not
    Fri, Sat for the drinks"."""
    is_past = any([low in PAST_TALKS or low in WAS for low in lows])
    wrong = at + 1 + (lows[at + 1 : at + 2] in (["at"], ["on"]))
    if is_past or wrong >= len(lows) or not _is_time_or_number(lows, wrong):
        return False
    right = any([_is_time_or_number(lows[:at], place) for place in range(max(0, at - _MOST_OF_A_TIME), at)])
    behind = next((place for place in range(wrong + 1, len(lows)) if lows[place] not in _BESIDE_TIME), len(lows))
    if behind > wrong + 1 or words[wrong].gap:
        right = right or (behind < len(lows) and _is_time_or_number(lows, behind))
    ends = behind == len(lows) or words[behind - 1].gap or behind > wrong + 1 or lows[behind] in _BEHIND_TIME
    return right and bool(ends)


def _is_time_or_number(lows: Sequence[str], at: int) -> bool:
    return is_time(lows, at) or lows[at].replace(".", "").isdecimal()


def _is_not_made(words: Sequence[Word], lows: Sequence[str], verb: int) -> bool:
    """Whether a talk or a day is what cannot be made, by the words behind the verb at a place: "make it", "do Thu"."""
    behind = lows[verb + 2] if verb + 2 < len(lows) else ""
    if lows[verb + 1 : verb + 2] == ["it"] and (not behind or words[verb + 1].gap or behind in {*_BEHIND_OFF, "to"}):
        return True
    return any([lows[place] in TALKS or is_day(lows, place) for place in range(verb + 1, min(verb + 4, len(lows)))])


def _falls_through(words: Sequence[Word], lows: Sequence[str], at: int, low: str) -> bool:
    """Whether the word at a place ends a phrase that says that the talk or the day before it falls through: "Kaffee mit
    Petra fällt leider aus"."""
    begins = FALLS_THROUGH.get(low, frozenset())
    first = part_of(words, at)[0]
    near = range(max(first, at - WORDS_OF_A_TALK), at)
    begin = next((place for place in near if unaccent(lows[place]) in begins), first)
    return any([CHANNEL.get(lows[place]) in CONVERSATIONS or is_day(lows, place) for place in range(first, begin)])


def _talk_is_put_off(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """ "lunch with Ana put off till May", "Ana's lunch is put off", "put off lunch with Ana": the talk itself, and
    nobody whom something puts off or who puts off a thing: "coffee with Ana, she put off the fair till May"."""
    first = part_of(words, at)[0]
    if first == at - 1 > 0:  # "lunch with Ana, put off till May"
        first = part_of(words, first - 1)[0]
    if not _HELD.isdisjoint(lows[first : at - 1]):
        return False
    behind = at + 1 + (lows[at + 1 : at + 2] != [] and lows[at + 1] in ARTICLES | OWNING)
    if lows[behind : behind + 1] != [] and lows[behind] in TALKS:
        return behind + 1 == len(lows) or lows[behind + 1] in v.WITH or not _UNTIL.isdisjoint(lows[behind:])
    closed = at + 1 == len(lows) or words[at].gap or lows[at + 1] in TO_A_TIME | {"for", "again"}
    talk = next((place for place in range(first, at - 1) if lows[place] in TALKS), at)
    return talk < at and bool(closed) and _OF_ANOTHER.isdisjoint(lows[talk + 1 : at - 1])


def _is_put_off(lows: Sequence[str], at: int) -> bool:
    """ "moved to Thursday", "has moved the interview to Thu 2 Apr", "pushed by an hour": another time, and no other
    town."""
    if lows[at] != "delayed" and not TALKS.isdisjoint(lows[:at]) and shift_at(lows, at) is not None:
        return True
    for place in range(at + 1, min(at + 10, len(lows) - 1)):
        if lows[place] in TO_A_TIME:
            return lows[place + 1] in FORWARD or is_time(lows, place + 1)
    return False
