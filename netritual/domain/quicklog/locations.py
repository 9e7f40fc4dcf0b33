"""Where a talk is, behind "at": quoted or in capitals in any line, in small letters or as an address of one planned.

What a line that looks back says in small letters ("at lumen") may be an employer as well, and stays text.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from netritual.domain.dates.dates import is_clock
from netritual.domain.quicklog.line_vocabulary import AT_WORDS, CHANNEL, DETERMINERS
from netritual.domain.quicklog.tokens import QUOTED, WORD, Token
from netritual.domain.quicklog.word_translations import IN_COMPANY

_WORDS = 4
"""So many words may say where a talk will be; as many more behind a word such as "near"."""
_WORDS_OF_AN_ADDRESS = 9
_ABBREVIATED = 4
"""Letters of a short form with its full stop: "at St. Pancras"."""
NO_PLACE = frozenset((
    "least", "last", "latest", "earliest", "once", "some", "first", "all", "most", "point", "moment", "time", "noon",
    "night", "lunchtime", "risk", "hand", "sharp", "exactly", "ish", "o'clock", "minute", "notice", "short", "request",
))  # fmt: skip
"""Behind "at" these name no place."""
NAMED_WITH = frozenset(("chez",))
"""What leads to a place and is part of its name: "chez Mattia"."""
_BEHIND = frozenset(("re", "about", "with", "w", "w/", "for", "on", "to", "and", "+", "-", "–", "then", "next"))
"""These may follow the name of a place."""
_NEAR = frozenset(("near", "opposite", "behind", "beside", "by", "in", "outside", "inside"))
_PARTICLES = frozenset((
    "de", "du", "des", "d", "la", "le", "les", "l", "da", "do", "dos", "das", "di", "del", "della", "dei", "el", "los",
    "las", "of", "the", "den", "der", "dem", "am", "an", "zum", "zur", "van", "von", "&", "y", "e", "et", "und",
))  # fmt: skip
"""Small words inside a name in capitals: "Café de Flore", "Bank of England"."""
_HOUSES_OF = frozenset((
    "casa", "café", "cafe", "bar", "hotel", "restaurant", "bistro", "trattoria", "osteria", "brasserie", "taverna",
    "taberna",
))  # fmt: skip
"""A part behind a comma that begins with one of these is where a planned talk will be."""
_HOUSES = _HOUSES_OF | {"pub", "gallery", "museum", "deli", "bakery", "canteen", "inn", "arms", "tavern"}
"""So is one of three words that ends with one of these."""
_ROOMS = _HOUSES | {"cafeteria", "office", "library", "park", "lobby", "garden", "gardens", "hall", "centre", "center"}
"""Of what is behind "in" only a part with one of these, a city, a house with its "the" or of somebody is a place: "in
return", "in two weeks"."""
_WORDS_OF_A_HOUSE = 3
_NO_HOUSE = frozenset((
    "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "day", "daytime", "night", "week", "weeks",
    "weekend", "month", "months", "year", "years", "spring", "summer", "autumn", "fall", "winter", "holidays", "break",
    "diary", "calendar", "book", "books", "schedule", "plan", "works", "pipeline", "post", "loop", "picture", "know",
    "end", "meantime", "meanwhile", "future", "beginning", "middle", "rain", "snow", "sun", "cold", "dark", "heat",
    "same", "usual", "first", "second", "next", "last", "coming", "new", "running", "lead", "hope", "way", "mood",
    "hour", "hours", "minute", "minutes", "time", "case", "event", "city", "area", "car", "flesh",
))  # fmt: skip
"""With one of these a part behind "in the" says when or how, and names no house."""
_STREETS = frozenset((
    "rue", "avenue", "av", "boulevard", "bd", "place", "quai", "via", "viale", "piazza", "corso", "calle", "plaza",
    "avenida", "paseo", "rua", "praça", "praca", "largo", "travessa",
))  # fmt: skip
_STREET_ENDINGS = (
    "straße", "strasse", "str", "straat", "weg", "platz", "gasse", "laan", "plein", "allee", "ufer", "gracht",
)  # fmt: skip
_HOUSE_ENDINGS = ("haus", "hof", "garten", "keller", "cafe", "café", "kantine", "büro", "museum", "hotel", "park")
_OF_STREETS = _ROOMS.union(
    ("st", "rd", "ave", "street", "road", "lane", "square", "new", "old", "house", "cross", "hill")
)
"""Words in the name of a place that are words of their own."""
_SIGNS = ".,;:!?)"


def location(tokens: "list[Token]", at: int, is_date: "Callable[[int], bool]") -> tuple[str, int]:
    """The place behind the "at" or "chez" of a token, quoted or in capitals, and its end; ("", ``at``) for none."""
    index = at + 1
    if index < len(tokens) and tokens[index].kind == QUOTED:
        return tokens[index].text.strip(), index + 1
    words: list[str] = []
    while index < len(tokens) and tokens[index].kind == WORD:
        ahead = index
        while words and ahead < min(index + 2, len(tokens) - 1) and tokens[ahead].low in _PARTICLES:
            ahead += 1
        number = bool(words) and tokens[index].low.strip(_SIGNS)[:1].isdigit() and _is_street(words)
        capital = tokens[ahead].kind == WORD and tokens[ahead].raw[:1].isupper()
        if not (capital or number) or (words and not number and is_date(ahead)):
            break
        words += [token.raw.rstrip(_SIGNS) for token in tokens[index : ahead + 1]]
        raw, index = tokens[ahead].raw, ahead + 1
        if number or raw[-1] in ",;:" or (raw[-1] == "." and len(raw) > _ABBREVIATED and not _is_street(words)):
            break
    led = [tokens[at].raw] if words and tokens[at].low in NAMED_WITH else []
    return " ".join([*led, *words]), index if words else at


def small_location(tokens: "list[Token]", facts: "Collection[int]", *, of_meal: bool) -> tuple[str, int, int]:
    """Where a planned talk will be, in small letters or as an address, at the end of what is said of it, or before its
    day, its hour or what it is about; and the tokens it takes, with the "at". ("", 0, 0) for none."""
    for at, token in enumerate(tokens):
        house = bool(at) and tokens[at - 1].raw[-1:] == "," and _is_house(tokens, at)
        timed = at - 1 in facts and (is_clock(tokens[at - 1].low) or (at > 1 and is_clock(tokens[at - 2].low)))
        house = house or (timed and (_ends_in_room(tokens, at) or (of_meal and _is_unheard(tokens, at, facts))))
        led = token.low in ("at", "@", "in", *NAMED_WITH) or (
            token.low in ("im", "beim") and _is_german_house(tokens, at + 1)
        )
        if at in facts or not (house or (led and at + 1 < len(tokens))):
            continue
        end = _address_end(tokens, at, facts) if token.low == "at" else 0
        end = end or _words_end(tokens, at - (not led), facts)
        words = [one.raw.strip() for one in tokens[at + led : end]]
        last = words[-1].rstrip(_SIGNS) if words else ""
        if token.low == "in" and not is_place(words):
            continue
        if last and last.lower() not in DETERMINERS and _is_over(tokens, end, facts):
            return " ".join([*([token.raw] if token.low in NAMED_WITH else []), *words[:-1], last]), at, end
    return "", 0, 0


def is_place(words: "Sequence[str]") -> bool:
    """Whether some words behind "in" name a room, a house or a city: "in frank's", "in the farmgate"."""
    from netritual.domain.dates.cities import is_city
    from netritual.domain.language.text import fold

    lows = [word.lower().strip(_SIGNS) for word in words]
    led = lows[:1] == ["the"] and 1 < len(lows) <= _WORDS_OF_A_HOUSE and _NO_HOUSE.isdisjoint(lows)
    owned = lows[-1:] != [] and lows[-1].endswith(("'s", "’s"))
    return led or owned or not _ROOMS.isdisjoint(lows) or is_city(fold(" ".join(lows)))


def _is_german_house(tokens: "list[Token]", at: int) -> bool:
    """Whether a house is named behind "im", which is "I am" in English: "im literaturhaus", "im Café Johanna"."""
    if at >= len(tokens):
        return False
    low = tokens[at].low.strip(_SIGNS)
    return tokens[at].raw[:1].isupper() or low in _HOUSES or low.endswith(_HOUSE_ENDINGS)


def _is_house(tokens: "list[Token]", at: int) -> bool:
    """Whether a part behind a comma names a house: "casa lucio", "the eagle pub"."""
    part = [token.low.strip(_SIGNS) for token in tokens[at : at + 3]]
    ends = [word for word, token in zip(part, tokens[at : at + 3], strict=True) if token.raw.endswith(tuple(_SIGNS))]
    named = part[0] in _HOUSES_OF and IN_COMPANY.isdisjoint(part[1:2])  # not "café with Ana"
    return named or part[-1] in _HOUSES or not _HOUSES.isdisjoint(ends)


def _ends_in_room(tokens: "list[Token]", at: int) -> bool:
    """Whether a few words behind an hour, and no more, name a house or a room: "5pm cubbon park"."""
    lows = [token.low.strip(_SIGNS) for token in tokens[at : at + _WORDS_OF_A_HOUSE + 1]]
    ends = next((place for place, token in enumerate(tokens[at:]) if token.raw[-1] in ",;"), len(tokens) - at - 1)
    return 0 < ends < _WORDS_OF_A_HOUSE and lows[ends] in _ROOMS and _BEHIND.isdisjoint(lows[:1])


def _is_unheard(tokens: "list[Token]", at: int, facts: "Collection[int]") -> bool:
    """Whether a few small words behind an hour, up to a name, a sign or the end, are a name that is no other word and
    begins with nobody's: "4pm blue tokai indiranagar", "6pm the crown"."""
    from netritual.domain.quicklog.natural.given_names import is_first_name
    from netritual.domain.quicklog.natural.newcomers import is_a_name

    the = tokens[at].low == "the"
    end = at
    while end < len(tokens) and tokens[end].kind == WORD and end not in facts and tokens[end].low not in _BEHIND:
        end += 1
        if tokens[end - 1].raw[-1] in _SIGNS:
            break
    lows = [token.low.strip(_SIGNS) for token in tokens[at + the : end]]
    few = 2 - the <= len(lows) <= _WORDS and all([low.isalpha() for low in lows])
    return (
        few
        and not is_first_name(lows[0], alone=False)
        and all([
            low in _OF_STREETS or following in _OF_STREETS or is_a_name(low)
            for low, following in pairwise([*lows, ""])
        ])
    )  # fmt: skip


def _address_end(tokens: "list[Token]", at: int, facts: "Collection[int]") -> int:
    """Where "12 rue de Rivoli, 75001 Paris" ends: words behind a number, and what follows a comma in capitals or with
    a number; 0 for no address."""
    number = tokens[at + 1]
    follows = at + 2 < len(tokens) and tokens[at + 2].kind == WORD and tokens[at + 2].low[:1].isalpha()
    if number.kind != WORD or not number.low[:1].isdigit() or ":" in number.low or at + 1 in facts or not follows:
        return 0
    end = at + 2
    while end < len(tokens) and end - at <= _WORDS_OF_AN_ADDRESS and _may_be_of(tokens, end, facts, numbers=True):
        end += 1
        if tokens[end - 1].raw[-1] in ";:." and len(tokens[end - 1].raw) > _ABBREVIATED:
            break
        goes_on = end < len(tokens) and (tokens[end].raw[:1].isupper() or tokens[end].raw[:1].isdigit())
        if tokens[end - 1].raw[-1] == "," and not goes_on:
            break
    return end if end > at + 2 else 0


def _words_end(tokens: "list[Token]", at: int, facts: "Collection[int]") -> int:
    end, most, named = at + 1, at + _WORDS, False
    while end < len(tokens) and end <= most and _may_be_of(tokens, end, facts):
        named |= tokens[end].low.strip(_SIGNS) not in CHANNEL and tokens[end].low not in DETERMINERS
        if tokens[end].low in _NEAR and end > at + 1:
            most = end + _WORDS
        end += 1
        if tokens[end - 1].raw[-1] in ",;:.":
            break
    return end if named else at + 1


def _may_be_of(tokens: "list[Token]", at: int, facts: "Collection[int]", *, numbers: bool = False) -> bool:
    """Whether a word may be of the name of a place."""
    token, low = tokens[at], tokens[at].low
    sound = low[:1].isalpha() or low == "&" or (numbers and low[:1].isdigit())
    return token.kind == WORD and at not in facts and sound and low not in NO_PLACE | _BEHIND | AT_WORDS


def _is_over(tokens: "list[Token]", at: int, facts: "Collection[int]") -> bool:
    """Whether the name of a place is over at a token: at the end, a sign, a fact, or a word that goes on."""
    last = tokens[at - 1].raw[-1] in ",;:.!"
    return at == len(tokens) or last or at in facts or tokens[at].low in _BEHIND or tokens[at].kind != WORD


def _is_street(words: list[str]) -> bool:
    lows = [word.lower() for word in words]
    return any([low in _STREETS or low.endswith(_STREET_ENDINGS) for low in lows])
