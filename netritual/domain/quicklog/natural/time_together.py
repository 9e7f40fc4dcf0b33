"""Time spent with somebody, told without a word of contact: "Ana at the shelter, 2h", "walked the dogs with Ana"."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.date_phrases import read_length
from netritual.domain.dates.dates import is_digit
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import OF_THE, TOOK_ALONG
from netritual.domain.quicklog.natural.days_and_hours import FORWARD, has_hour, is_of_time
from netritual.domain.quicklog.natural.phrase import Word, part_of
from netritual.domain.quicklog.natural.recognised_names import Frame, Name


def time_together(words: Sequence[Word], lows: Sequence[str], names: Sequence[Name]) -> int:
    """The word of a part of a line that tells of time spent with somebody, with no word of contact: "Ana at the
    shelter, 2h", "Ana picked up the dog", "ran 10k with Ana", "choir w Ana", "the dogs arrived with Ana at 11"; -1 for
    none."""
    for name in names:
        if lows[name.start - 1] in TOOK_ALONG and name.start and lows[name.end : name.end + 2] == ["to", "the"]:
            name.frame = Frame.WITH
            return name.start - 1
        behind = lows[name.end : name.end + 3] if name is names[0] and _is_beside_a_part(words, name) else []
        if behind[:2] == ["was", "there"] or behind == ["was", "also", "there"]:
            name.frame = Frame.WITH
            return name.end
    first = next((name for name in names if name.frame is not Frame.POINTED), None)
    if first is None:
        return -1
    if first is names[0] and first.frame is Frame.AT_HOME and (evening := _evening_at(words, lows, first)) >= 0:
        return evening
    if first.start == 0:
        verb = -1 if words[first.end - 1].owner else _done_beside(words, lows, first)
        if verb >= 0:
            first.frame = Frame.WITH  # who did it was there
        return verb
    with_ = next((name for name in names if name.frame is Frame.WITH and lows[_led(lows, name)] in v.WITH), None)
    return _done_with(words, lows, with_) if with_ is not None else -1


def _is_beside_a_part(words: Sequence[Word], name: Name) -> bool:
    """True for a name that begins a later part of a line: "pitched to the bank, Ana was there"."""
    return name.start > 0 and bool(words[name.start - 1].gap)


def _evening_at(words: Sequence[Word], lows: Sequence[str], name: Name) -> int:
    """The "at" of an evening that I spent or am to spend at somebody's: "friday evening at Ana's"; -1 with more words
    before it than its day."""
    before = lows[: name.start - 1]
    said = [low for low in before if low not in _SPENT and low not in _WHEN and not is_of_time(low)]
    evening = not _SPENT.isdisjoint(before) and _LOVELY.issuperset(said)
    return name.start - 1 if evening and not any([word.gap for word in words[: name.start]]) else -1


def _led(lows: Sequence[str], name: Name) -> int:
    """The place of the word before a name and its title."""
    return max(0, name.start - 1 - (lows[name.start - 1] in v.TITLES))


def _done_beside(words: Sequence[Word], lows: Sequence[str], name: Name) -> int:
    """The word for what somebody did where I was, for hours, or in handing something over."""
    end = part_of(words, name.start)[1]
    took = any([lows[name.end : name.end + 2] == pair for pair in _FETCHED]) and name.end + 2 < end
    if took and _NOT_FETCHED.isdisjoint(lows[name.end + 2 : end]):
        return name.end
    verb = next((at for at in range(name.end, end) if lows[at] in _WORKED or lows[at] in ("at", "in")), -1)
    placed = verb >= 0 and (lows[verb] in _WORKED or lows[verb + 1 : verb + 2] in (["the"], ["my"], ["our"]))
    past = (FORWARD - {"today", "this"}).isdisjoint(lows) and _NOT_MET.isdisjoint(lows)
    return verb if placed and past and _is_long(lows) else -1


def _done_with(words: Sequence[Word], lows: Sequence[str], name: Name) -> int:
    """The word for what I did with somebody: a verb, or the noun that ends what stands before "with"."""
    first, end = part_of(words, name.start)
    last = _led(lows, name)
    done = next((at for at in range(first, last) if lows[at] in _DID or lows[at : at + 2] == ["went", "to"]), -1)
    if done >= 0 and (v.NEGATIONS | _NOT_DONE).isdisjoint(lows[first:end]):
        return done
    came = next((at for at in range(last) if lows[at] in _ARRIVED), -1)
    if came >= 0 and _NOT_MET.isdisjoint(lows) and (_is_long(lows) or has_hour(lows, name.end, end)):
        return came
    while last > first + 1 and (is_of_time(lows[last - 1]) or lows[last - 1] in _WHEN):
        if lows[last - 1] in _PASTIMES and not is_of_time(lows[last - 2]):
            break  # "parents evening with Ana"
        last -= 1
    noun = lows[last - 1] if last > first else ""
    led = all([low.isalpha() and low not in _NO_PART_OF_IT for low in lows[first : last - 1]])
    return last - 1 if noun in _PASTIMES and led else -1


def _is_long(lows: Sequence[str]) -> bool:
    """True for a line that says how long it was."""
    return any([is_digit(low[:1]) and (read_length(lows, at) or (0, 0))[1] > 0 for at, low in enumerate(lows)])


_FETCHED = (["picked", "up"], ["dropped", "off"], ["showed", "up"], ["turned", "up"])
_NOT_FETCHED = v.words("""
    phone call bill tab work project pieces speed pace late where topic thread habit radar map grid list face trail
    scent signal heat volume feed inbox spam
""")
_WORKED = v.words("""
    operated worked repaired fixed examined treated taught showed trained painted cooked played helped installed
    photographed filmed volunteered
""")
"""What somebody did for hours where I was."""
_NOT_DONE = v.words("away out school uni university college business company firm tag bargain risk campaign over into")
"""With one of these such a verb is no more than a way of speaking, or of long ago."""
_DID = v.words("""
    watched ran walked cycled biked swam hiked climbed cooked baked played trained painted travelled traveled drove rode
    danced sang sailed skied surfed shopped celebrated ate attended operated gardened rehearsed toured studied prayed
    volunteered fished golfed jogged rowed camped recorded performed marched strolled dined brunched lunched paddled
    interviewed partied jammed practised practiced worshipped
""")
"""What two did together where "with" stands behind it."""
_ARRIVED = v.words("arrived came went worked walked trained cooked played volunteered")
_NOT_MET = v.words("will going wants plans online remotely by ago from")
_PASTIMES = v.words("""
    group choir club class match game games rehearsal practice training yoga gym run ride football rugby cricket
    basketball volleyball hockey swim church mass prayer congress conference festival fair meetup market museum cinema
    film movie theatre theater opera gig quiz trivia retreat trip weekend evening night day pilates chess cards band
    parade marathon race ballet exhibition lift drive journey flight taxi pub
    swimming climbing running cycling biking hiking walking skating skiing sailing surfing fishing shopping cooking
    baking gardening singing dancing camping bowling kayaking rowing boxing jogging golfing knitting riding diving
""")
"""What people go to, or do together."""
_SPENT = frozenset(("evening", "night"))
_LOVELY = v.words("a lovely nice great good fun long quiet wonderful")
"""Of an evening with somebody."""
_WHEN = v.words("home back tonight this last the in on at today yesterday morning afternoon evening night")
_NO_PART_OF_IT = v.FINITE | v.I | v.PRONOUNS | v.NEGATIONS | v.words("re about for to from need needs must will")


def is_face_to_face(words: Sequence[Word], lows: Sequence[str], talk: int) -> bool:
    """True for a chat "at her desk", "in the corridor", "dropped leaflets at the clinic, chatted to Ana": where both
    were."""
    went = lows[0] in _WENT and any([word.gap for word in words[:talk]]) and not _AT.isdisjoint(lows[:talk])
    return went or any([
        low in _BY_HER and lows[at + 1] in OF_THE and not _SPOTS.isdisjoint(lows[at + 2 : at + 4])
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
