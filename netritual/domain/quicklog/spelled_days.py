"""Days of a line as they are typed in haste and in other languages, spelled as the grammar knows them.

Short months and weekdays become the English ones, a day and a month get the dot that they lack. ``grammar`` asks this
of a line with a digit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from itertools import pairwise

from netritual.domain.dates.date_phrases import FOREIGN_STARTS, read_day
from netritual.domain.dates.dates import (
    BEFORE_SPELLED,
    DATED,
    FOREIGN_SHORT,
    FOREIGN_SHORT_WORDS,
    HALF_MARKS,
    NEAR_DAYS,
    NOON_ABROAD,
    WEEKDAY,
    WEEKDAY_NAMES,
    WEEKDAYS,
    is_clock,
    is_clock_or_range,
    is_digit,
    shape_of,
)
from netritual.domain.language.text import fold, unaccent
from netritual.domain.quicklog.line_segment import JOINTS, is_ordinal
from netritual.domain.quicklog.line_vocabulary import (
    CHANNEL,
    DETERMINERS,
    DUE_BEFORE,
    MEETING_OF,
    MONTHS_ABROAD,
    RETIMED,
)
from netritual.domain.quicklog.tokens import PERSON, WORD, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.names import NameLookup

_TERMS = frozenset(("7", "10", "14", "15", "20", "21", "28", "30", "45", "60", "90"))
"""Days from an invoice until it is due, behind "net"."""
_GERMAN_DAYS = FOREIGN_SHORT["de"].split()
_ALSO_WORDS = frozenset(("do", "sa", "so"))
"""Of these, words that are days behind "am" where a part of the line ends."""
_MARDI, _ROMANCE = "mar", frozenset(("fr", "es", "it"))
"""Tuesday in three languages, where it is no month."""
_BEHIND_NAME, _MOST_BETWEEN = 2, 4
"""So many tokens at least stand before "tom" where it is a day; so far before it may be who is meant."""
_WITH, _AND = frozenset(("with", "w/", "w")), frozenset(("and", "&", "n", "+", "or"))
_UP_TO, _ABOUT = frozenset(("to", "till", "until", "for")), frozenset(("re", "re:", "about"))
_BEFORE_NOON = frozenset(("à", "a", "al", "ao", "zu", "um", "at"))
_BEHIND_EVENINGS = frozenset(("with", "w/", "at", "for", "in", "re", "over", "via", "about"))


def spell_out(
    tokens: Sequence[Token], names: NameLookup, natural: Callable[[], tuple[str, Collection[str], Collection[str]]],
    today: date, order: str,
) -> None:  # fmt: skip
    """Spell the days of a line out; ``names`` finds people, ``natural`` is asked for the languages of the settings."""
    lows = [token.low for token in tokens]
    if any([mark in lows for mark in (*HALF_MARKS, *BEFORE_SPELLED)]):
        from netritual.domain.dates.hour_translations import hours_in_english  # few lines say an hour so

        for at, word in hours_in_english(lows).items():
            tokens[at].respell(word)
    if not NOON_ABROAD.isdisjoint(lows):
        _respell_noon(tokens, lows)
    if "am" in lows:
        _respell_german_days(tokens, lows)
    for at, (before, token) in enumerate(pairwise(tokens)):
        low = token.low if token.low.isascii() else unaccent(token.low)
        if low in MONTHS_ABROAD and before.low.rstrip(".").isdecimal() and len(before.low) < 4:
            month, languages = MONTHS_ABROAD[low]
            if any(language in languages for language in _languages(lows, natural()[2])):
                token.low = month
        elif ":" in low or is_clock_or_range(low):
            leading = unaccent(lows[at - 1])[:5] if at else ""
            is_day = before.low in FOREIGN_SHORT_WORDS and leading not in FOREIGN_STARTS  # "nächsten mi 9h"
            is_day = is_day or (before.low == _MARDI and not is_digit(leading[:1]))  # "9 mar 9:30"
            for day in _weekdays(before.low, _languages(lows, natural()[2])) if is_day else ():
                before.respell(day)
    if "net" in lows:
        _respell_terms(tokens, today)
    lows = [token.low for token in tokens]
    if any([shape_of(low)[0] == "0.0" for low in lows if low[:1].isdecimal()]):
        from netritual.domain.dates.dotted_days import dotted_days

        ends = {at for at, token in enumerate(tokens) if token.raw[-1:] in JOINTS}
        behind = {at for at, token in enumerate(tokens, 1) if _leads(token, names)}
        behind.update({0} if len(tokens) > 1 and _leads(tokens[1], names) else ())
        for at in dotted_days(lows, ends, behind, today, order):
            tokens[at].respell(f"{lows[at]}.")
    for before, token in pairwise(tokens):
        if (before.low in FOREIGN_SHORT_WORDS or before.low == _MARDI) and shape_of(token.low)[0] in DATED:
            fits = (day for day in _weekdays(before.low, [*FOREIGN_SHORT]) if _is_on(day, token.low, today, order))
            before.respell(next(fits, before.low))


def _respell_terms(tokens: Sequence[Token], today: date) -> None:
    """Spell out until when an invoice is due: "2k, net 30", "£450 net 14"; not "hit the net 30 times", nor of one
    that is still to be written ("invoice Ana 500 net 30")."""
    if tokens[0].low == "invoice":
        return
    for at in range(1, len(tokens) - 1):
        led, net, days = tokens[at - 1 : at + 2]
        is_last = at + 2 == len(tokens) or days.raw[-1] in JOINTS
        if (
            net.low == "net"
            and days.low in _TERMS
            and is_last
            and (led.raw[-1] in JOINTS or any(map(str.isdigit, led.low)))
        ):
            net.respell("due")
            days.respell((today + timedelta(int(days.low))).isoformat())


def spell_evening(tokens: Sequence[Token], names: NameLookup) -> None:
    """Spell the evening out: "tues eve", "fri eve 7pm", "fri eve drinks". It stays where somebody may be meant: in
    "tues eve called", before a capital, and all over where one of ``names`` is an Eve."""
    for at, (before, token) in enumerate(pairwise(tokens), 2):
        is_of_day = before.low in WEEKDAY or before.low in NEAR_DAYS or before.low == "this" or is_ordinal(before.low)
        if not is_of_day or not before.raw[-1].isalpha() or token.low != "eve" or token.raw[0] != "e":
            continue
        behind = tokens[at].low if at < len(tokens) and token.raw[-1] not in JOINTS else ""
        ends = not behind or is_clock_or_range(behind) or behind in MEETING_OF or behind in _BEHIND_EVENINGS
        if ends and not any(True for _ in names.holders("eve")):
            token.respell("evening")


def spell_about(tokens: Sequence[Token], names: NameLookup) -> None:
    """Spell out what is short for regarding: "zoom w/ isha reg dbs pilot", "spoke reg. the offer". It stays where one
    of ``names`` is a Reg, behind the article or the noun of a thing ("the car reg"), and before a day."""
    for at, token in enumerate(tokens[1:-1], 1):
        if token.raw not in ("reg", "reg.", "regd", "regd.") or any(True for _ in names.holders("reg")):
            continue
        before = [one.low for one in tokens[max(0, at - 2) : at]]
        if DETERMINERS.isdisjoint(before) and tokens[at + 1].low not in _OF_A_REG | DUE_BEFORE:
            token.respell("about")


_OF_A_REG = frozenset(("form", "forms", "number", "numbers", "plate", "fee", "fees", "desk", "page", "link"))
"""Behind "reg" these make it a registration."""


def spell_tomorrow(tokens: Sequence[Token], names: NameLookup) -> bool:
    """Spell tomorrow out behind whom a talk is with: "call w/ isha tom 5pm", "call w/ isha tom", "moved to tom 1pm". It
    stays where he may be named: "call tom 5pm", "w/ isha & tom". Where one of ``names`` is a Tom it is a day behind
    somebody known, before an hour or a full name: then it is to be told, True."""
    has_tom = any(True for _ in names.holders("tom"))
    is_told = False
    for at, token in enumerate(tokens):
        if token.low != "tom" or token.raw[0] != "t" or at < _BEHIND_NAME:
            continue
        behind = tokens[at + 1].low if at + 1 < len(tokens) and token.raw[-1] not in JOINTS else ""
        timed = is_clock_or_range(behind) or (
            behind == "at" and at + 2 < len(tokens) and is_digit(tokens[at + 2].low[:1])
        )
        before = tokens[at - 1]
        led = [one.low for one in tokens[max(0, at - _MOST_BETWEEN) : at - 1]]
        is_new_day = before.low in _UP_TO and (timed or (not behind and not RETIMED.isdisjoint(led)))
        if is_new_day or (
            (timed or not behind or behind in _ABOUT) and _is_somebody(tokens, at, led, timed, names, has_tom)
        ):
            token.respell("tomorrow")
            is_told = has_tom
    return is_told


def _is_somebody(
    tokens: Sequence[Token], at: int, led: Sequence[str], timed: bool, names: NameLookup, has_tom: bool
) -> bool:  # fmt: skip
    """Whether whom a talk is with stands right before a place; where the network ``has_tom`` whoever is known."""
    before = tokens[at - 1]
    if before.low in _WITH or not _AND.isdisjoint([before.low, *led]):
        return False
    talked = not _WITH.isdisjoint(led) or (timed and any([low in CHANNEL for low in led]))
    if before.kind != PERSON and not (talked and before.low.isalpha() and before.raw[-1].isalpha()):
        return False
    if not has_tom:
        return True
    full = " ".join([one.low for one in tokens[at - 2 : at]])
    if any([names.exact(f"{typed} tom") for typed in (before.low, full)]):
        return False  # "lunch w/ hans tom": his last name
    return bool(names.exact(full)) or (timed and any(True for _ in names.holders(fold(before.low))))


def _respell_noon(tokens: Sequence[Token], lows: Sequence[str]) -> None:
    """Spell noon out behind a day or "at": "mardi midi", "le 16 à midi", but not "Mittag mit Ana", which is a lunch."""
    for at, (before, low) in enumerate(pairwise(lows), 1):
        is_lunch = lows[at + 1 : at + 2] == ["mit"]
        dated = before[:5] in FOREIGN_STARTS or before in WEEKDAY or before in NEAR_DAYS or is_digit(before[:1])
        if (
            low in NOON_ABROAD
            and not is_lunch
            and (dated or before in _BEFORE_NOON or unaccent(before) in MONTHS_ABROAD)
        ):
            tokens[at].respell("noon")
            if before in _BEFORE_NOON:
                tokens[at - 1].respell("at")


def _respell_german_days(tokens: Sequence[Token], lows: Sequence[str]) -> None:
    """Spell out the weekdays behind "am": "am Fr", but not "I am so glad" or "9 am"."""
    for at, (low, behind) in enumerate(pairwise(lows)):
        if low != "am" or behind not in _GERMAN_DAYS:
            continue
        is_last = at + 2 == len(tokens) or tokens[at + 1].raw[-1:] in JOINTS
        before = lows[at - 1] if at else ""
        is_led = before == "i" or is_clock(before) or (before.isdecimal() and int(before) <= 12)
        if not is_led and (is_last or behind not in _ALSO_WORDS):
            tokens[at].respell("on")
            tokens[at + 1].respell(WEEKDAY_NAMES[_GERMAN_DAYS.index(behind)].lower())


def _languages(lows: Sequence[str], chosen: Collection[str]) -> list[str]:
    """The languages of the settings, and those that other words of a line leave no doubt about: "5 déc avec Ana"."""
    said = [low if low.isascii() else unaccent(low) for low in lows]
    return [*chosen, *[one for one, words in _PLAINLY.items() if one not in chosen and not words.isdisjoint(said)]]


_PLAINLY = {
    "es": frozenset(("con", "almuerzo", "cena", "desayuno", "cita", "llamada", "hablamos")),
    "pt": frozenset(("com", "almoco", "jantar", "reuniao", "ligacao")),
    "de": frozenset(("mit", "mittagessen", "abendessen", "kaffee", "fruhstuck", "treffen", "anruf", "besprechung")),
    "fr": frozenset(("avec", "dejeuner", "souper", "petit-dejeuner", "chez", "rdv", "appel")),
    "it": frozenset(("con", "pranzo", "cena", "colazione", "riunione", "chiamata", "appuntamento")),
    "nl": frozenset(("koffie", "etentje", "afspraak", "borrel", "overleg", "vergadering")),
}
"""Words that are of these languages and of no English line."""


def _leads(token: Token, names: NameLookup) -> bool:
    """Whether a token is a talk or somebody known, behind whom a number is a day."""
    if token.kind == PERSON or token.low in CHANNEL:
        return True
    return token.kind == WORD and token.low.isalpha() and any(True for _ in names.holders(fold(token.low)))


def _weekdays(low: str, languages: Collection[str]) -> list[str]:
    """The weekdays that a word is short for in some languages, as the English ones are cut."""
    named = [FOREIGN_SHORT[one].split() for one in languages if one in FOREIGN_SHORT]
    return [WEEKDAYS[days.index(low)] for days in named if low in days] + (
        ["tue"] if low == _MARDI and not _ROMANCE.isdisjoint(languages) else []
    )


def _is_on(weekday: str, day: str, today: date, order: str) -> bool:
    """Whether a day is on a weekday, the last or the next of such days."""
    both = (read_day((weekday, day), 0, today, forward, order) for forward in (False, True))
    return any([when is not None and when.length == 2 and not when.differs for when in both])
