"""Openers: reasons to begin with somebody whose log is thin. One row of ``OPENERS`` each.

An opener is worth something only to whoever has no tier and talk both; with three occasions most of them are over, for
then the rhythm and what is fading tell. The best three count: the first whole, the second half, the third a quarter.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.dates.weeks import monday_of
from netritual.domain.language.terms import words_of
from netritual.domain.loops.closing_vocabulary import CLOSING
from netritual.domain.matters.good_news import news
from netritual.domain.model import Interaction
from netritual.domain.people.first_names import first_name
from netritual.domain.suggestions.exchanges import is_trifle
from netritual.domain.suggestions.line_meaning import (
    asks,
    has_time,
    is_chance,
    is_offer,
    left_open,
    life_ahead,
    quote,
    says_known,
    says_met,
    says_sour,
    settles,
    speaks_of_soon,
    tells_of_life,
    words_of_line,
)
from netritual.domain.suggestions.new_faces import sends_on
from netritual.domain.suggestions.open_matters import EARLY_DAYS
from netritual.domain.suggestions.person_case import WANTING, Opener, PersonCase, is_card, is_to_be_met
from netritual.domain.suggestions.strangers import BIRTHDAY_DAYS
from netritual.domain.ties.occasions import ENOUGH
from netritual.domain.ties.tie import CONVERSATIONS

COUNTED = (1.0, 0.5, 0.25)
"""The shares at which the best openers of a person count."""
YEARS = (1, 5, 10, 15)
"""Years on the list that are a jubilee."""
JUBILEE_DAYS = 3
WEEK = 7
"""Days: a birthday within them comes before the next review."""
MENTOR_DAYS = 21
ANSWERED_DAYS = 30
ONCE = ((0, 0.0), (2, 0.6), (14, 0.9), (28, 0.7), (60, 0.4))
"""What having met once is worth up to so many days after: when second contacts come, on three public logs."""
ONCE_DAYS = ONCE[-1][0]
ALONE_DAYS = 14
"""Days after which a talk between two is followed up."""
SILENT_FROM = 3
"""Days without a word that are a silence."""
GOING_OUT = frozenset(("drinks", "dinner", "lunch", "walk"))
THIN = 0.5
"""What is left of it where hardly anything is known of them."""
NOTED = 0.1
"""What a note on the day of the meeting adds."""
SPOKE, SPOKE_NAMED, SPOKE_FROM = 0.35, 0.6, 21
"""What it is worth to have spoken lately without meeting, more with whoever I would call for advice or enjoy to see,
and from when it counts for the others."""
PURPOSE_FROM = 7
"""Days after a talk before a word of the purpose is a reason."""
LEFT, LEFT_FROM, LEFT_DAYS = 0.85, 14, 56
"""What it is worth that my own line leaves something to take up, and from when and until when it counts: an
offer, what others will do, and what is for the purpose from ``PURPOSE_FROM`` on."""
OFFERED_FROM = 1
"""What they offered me, as a note of mine says, is taken up from the next day on."""
SOON, SOON_DAYS = 0.9, 14
"""What it is worth that my line of a talk names the next week for something, from its Monday until the end of that."""
NEWS, NEWS_FROM, NEWS_DAYS = 0.7, 3, 14
"""What news of theirs are worth, from when after a talk about them, and until when."""
AGAIN_FROM, AGAIN_DAYS = 21, 49
"""Days between which one asks again how it goes after an illness, a loss or a birth."""
AHEAD_DAYS = 14
"""Days before and after a change in their life in which a word is in place."""
HELPED_DAYS = 14
"""Days in which one thanks for what they gave me or did for me."""
LOT = 0.3
"""What the lot is worth, and the least that an opener of the list is worth to a newcomer."""
WARM, JUBILEE = 0.35, 0.25
"""What a warm path is worth, and a jubilee on the list."""


def _worth(points: float, holds: Callable[[PersonCase], bool]) -> Callable[[PersonCase], float]:
    """The value of an opener that holds or does not."""
    return lambda case: points if holds(case) else 0.0


def openers_of(case: PersonCase) -> tuple[tuple[Opener, float], ...]:
    """The best three openers of somebody, each with what it adds, 0 to 1; the best first."""
    if case.settled:
        return ()
    rows = FAMILY if case.family else OPENERS if case.log.occasions < ENOUGH else LASTING
    openers = [(value, at, row) for at, row in enumerate(rows) if (value := row.value(case))]
    openers.sort(key=lambda one: (-one[0], one[1]))
    return tuple((row, value * share) for (value, _, row), share in zip(openers, COUNTED, strict=False))


def opened(case: PersonCase) -> PersonCase:
    """The case with its openings."""
    openings = openers_of(case)
    return replace(case, openings=openings) if openings else case


def _named(case: PersonCase) -> float:
    tier = case.person.tier
    if not tier or (case.sums.two_way and not case.log.answered):
        return 0.0
    return 0.9 if tier < 3 else 0.8 if tier == 3 else 0.6


def _wrote(case: PersonCase) -> float:
    """They wrote last; whoever answered, asks nothing and was never spoken to is to be met."""
    letter = case.facts.notes.letters.get(case.person.id)
    return 1.0 if letter is not None and (asks(letter) or not _answered(case)) else 0.0


def _answered(case: PersonCase) -> float:
    lately = case.log.answered and 0 <= case.facts.now - case.log.answered <= ANSWERED_DAYS
    return 0.9 if lately and not _has_news(case) else 0.0


def _has_news(case: PersonCase) -> bool:
    """Their newest line sends me on to somebody, or tells of a birth, a death or an illness: that asks for a word."""
    line = case.facts.notes.lines.newest.get(case.person.id)
    return line is not None and (sends_on(words_of_line(line)) or tells_of_life(line))


def _once(case: PersonCase) -> float:
    log, days = case.log, case.facts.now - case.log.once
    if not log.once or days > ONCE_DAYS or (not case.grouped and (days < ALONE_DAYS or case.knew)):
        return 0.0
    if _left(case) or case.facts.exchanges.introductions_sent.get(case.person.id, 0) > log.once:
        return 0.0
    lines = lines_of(case, log.once)
    is_old = case.long_known or is_card(case.person) or any(map(says_known, lines)) or _is_friend(case, lines)
    if is_old and not any(map(says_met, lines)):
        return 0.0  # an old friend after a pint: the first guess of a rhythm tells when to meet again
    if any(says_sour(line) or settles(line) or _promises_later(line, case.facts.today) for line in lines):
        return 0.0
    if any(not CLOSING.isdisjoint(words_of(talk.line)) for talk in notes_since(case)):
        return 0.0  # a note of what I sent, said or gave is a word of mine
    value = next(value for until, value in ONCE if days <= until)
    if is_thin(case):
        return value * THIN
    return value + NOTED if value and case.facts.notes.note_of(case.person.id, log.once) else value


def _promises_later(line: Interaction, today: date) -> bool:
    """Whether a promise of mine in it has a day behind the next week: the word comes with it."""
    promises = [one for one in line.proposed if one.kind == "promise"]
    return any(one.due is not None and (one.due - today).days > EARLY_DAYS for one in promises)


def is_thin(case: PersonCase) -> bool:
    """Whether of somebody I met once hardly anything is known: a first name alone, or that I ran into them."""
    person, lines = case.person, lines_of(case, case.log.once) if case.log.once else []
    if not lines or any(
        line.topic or line.proposed or (quote(line, person.name) and not is_chance(line)) for line in lines
    ):
        return False
    something = person.company or person.position or person.topics or person.private_notes or case.matter is not None
    return not something if " " not in person.name.strip() else any(map(is_chance, lines))


def _is_friend(case: PersonCase, lines: Iterable[Interaction]) -> bool:
    """Whether they are a friend: they went out with me, under a first name, and a line says no more."""
    name = case.person.name
    return " " not in name.strip() and all(line.channel in GOING_OUT and not quote(line, name) for line in lines)


def lines_of(case: PersonCase, day: int) -> list[Interaction]:
    """The lines about somebody of a day (an ordinal)."""
    return [talk for talk in case.facts.network.talks(case.person.id) if talk.on.toordinal() == day]


def notes_since(case: PersonCase) -> list[Interaction]:
    """The notes of somebody behind the day of the only occasion, the newest first."""
    talks = case.facts.network.talks(case.person.id) if case.log.once else ()
    return [talk for talk in talks if talk.channel == "note" and talk.on.toordinal() > case.log.once]


def _spoke(case: PersonCase) -> float:
    """We spoke lately where one can meet, and no meeting is noted: first of whoever I named. Of an address book I may
    see anybody often."""
    last, person, facts, named = case.sums.two_way, case.person, case.facts, case.person.tier > 0
    since = facts.now - last
    if not last or case.sums.met or not is_to_be_met(since) or (since < SPOKE_FROM and not named):
        return 0.0
    if not (case.near or (case.place == "unknown" and facts.whereabouts.mostly_near)):
        return 0.0
    if (is_card(person) and not named) or facts.notes.lines.aside(person.id) is not None or _once(case):
        return 0.0
    spoke = any(touch.day == last and touch.channel in CONVERSATIONS for touch in facts.network.touches(person.id))
    return (SPOKE_NAMED if named else SPOKE) if spoke else 0.0


def _mentor(case: PersonCase) -> float:
    last = case.sums.two_way
    if not last or case.facts.now - last < MENTOR_DAYS:
        return 0.0
    return 0.6 if case.facts.notes.mentor(case.person) else 0.0


def _purpose(case: PersonCase) -> float:
    """A word of the purpose; soon after a talk only where they want something by what I noted of it."""
    since = case.facts.now - case.sums.two_way
    lately = case.sums.two_way > 0 and since < PURPOSE_FROM and not (case.log.once and case.grouped)
    if (lately and case.rank != WANTING) or _is_done(case):
        return 0.0
    return 0.7 * case.facts.crowd.fits_purpose(case.person) / (1 + case.stats.touch_days / 2)


def _is_done(case: PersonCase) -> bool:
    """The purpose is found in a line of mine alone, and that tells what I did or sent."""
    facts, person = case.facts, case.person
    words = facts.crowd.words(person)[:2]
    if not words or facts.purpose.place(person, words):
        return False
    line = facts.notes.line_with(person, words)
    return line is not None and line.channel == "note" and not CLOSING.isdisjoint(words_of(line.line))


def _left(case: PersonCase) -> float:
    """My own newest line about somebody leaves something to take up: an offer of theirs, no answer yet, an idea."""
    line = case.facts.notes.lines.newest.get(case.person.id)
    days = (case.facts.today - line.on).days if line is not None else 0
    if line is None or line.people != (case.person.id,) or not days <= LEFT_DAYS:
        return 0.0
    said = left_open(line)
    if days < (OFFERED_FROM if is_offer(said) and line.channel not in CONVERSATIONS else PURPOSE_FROM):
        return 0.0
    early = days < LEFT_FROM and has_time(said) and not case.facts.crowd.fits_purpose(case.person)
    return LEFT if said and not early else 0.0


def _soon(case: PersonCase) -> float:
    """The newest talk names this week or the next for something of ours, and nothing of it is open elsewhere."""
    line = case.facts.notes.lines.newest.get(case.person.id)
    if line is None or line.people != (case.person.id,) or case.matter_value or not speaks_of_soon(line):
        return 0.0
    return SOON if case.facts.today < monday_of(line.on) + timedelta(days=SOON_DAYS) else 0.0


def _news(case: PersonCase) -> float:
    """My newest line tells news of somebody alone: an illness, a birth, an engagement, or what they did for me. After a
    talk about it a word is for some days later, before a day that it names, and again some weeks on."""
    line, baby = case.facts.notes.lines.newest.get(case.person.id), case.facts.babies.get(case.person.id)
    if baby is not None and (line is None or line.on <= baby.on):
        since = case.facts.now - baby.on.toordinal()
        return NEWS if 0 <= since <= NEWS_DAYS and (baby.channel not in CONVERSATIONS or since >= NEWS_FROM) else 0.0
    days = case.facts.now - line.on.toordinal() if line is not None else -1
    if line is None or line.people != (case.person.id,) or days < 0:
        return 0.0
    if helped(case, line):
        return NEWS if 0 < days <= HELPED_DAYS else 0.0
    ahead = life_ahead(line)
    if ahead is not None:
        return NEWS if days and abs((ahead - case.facts.today).days) <= AHEAD_DAYS else 0.0
    of_life = tells_of_life(line)
    if of_life and AGAIN_FROM <= days <= AGAIN_DAYS:
        return NEWS
    if days > NEWS_DAYS or (line.channel in CONVERSATIONS and days < NEWS_FROM):
        return 0.0
    is_told = of_life or news(words_of_line(line), (first_name(case.person.name), case.person.name))
    return NEWS if is_told else 0.0


def helped(case: PersonCase, line: Interaction) -> bool:
    """Whether a line tells what they gave me or did for me."""
    seems = any(one.kind == "received" and not is_trifle(one.text) for one in line.proposed)
    return seems or (case.person.id, line.on) in case.facts.exchanges.helped


def _birthday(case: PersonCase) -> float:
    if case.person.birthday is None or (case.stats.touch_days >= ENOUGH and not case.family):
        return 0.0
    days = days_to_birthday(case.person.birthday, case.facts.today)
    return 0.0 if days is None or days > BIRTHDAY_DAYS else 0.7


def _new(case: PersonCase) -> float:
    connected = case.person.connected_on
    days = case.facts.now - connected.toordinal() if connected is not None else -1
    return 0.6 * (1 - days / 56) if 0 <= days <= case.facts.new_days and not case.stats.touch_days else 0.0


def _trip(case: PersonCase) -> float:
    whereabouts = case.facts.whereabouts
    return 0.5 if whereabouts.trip_words(whereabouts.trip_city(case.person)) else 0.0


def _jubilee(case: PersonCase) -> float:
    """Only of whom nothing is noted: after a talk the day of a connection is no reason."""
    nothing = not (case.person.tier or case.stats.touch_days or case.person.id in case.facts.noticed)
    return JUBILEE if nothing and jubilee_years(case) else 0.0


def jubilee_years(case: PersonCase) -> int:
    """How many years since they came on the list, when it is a jubilee this week; else 0."""
    connected, now = case.person.connected_on, case.facts.now
    days = now - connected.toordinal() if connected is not None else 0
    return next((years for years in YEARS if abs(days - round(years * 365.2425)) <= JUBILEE_DAYS), 0)


def _lot(case: PersonCase) -> float:
    if case.person.tier or case.stats.touch_days:
        return 0.0
    return LOT if case.person.id == case.facts.strangers.drawn else 0.0


OPENERS = (
    Opener("wrote", _wrote, lasting=True),
    Opener("introduced", _worth(1.0, lambda case: case.person.id in case.facts.notes.new_faces)),
    Opener("talked", _worth(0.9, lambda case: case.person.id in case.facts.talked), lasting=True),
    Opener("named", _named),
    Opener("answered", _answered),
    Opener("soon", _soon, lasting=True),
    Opener("news", _news, lasting=True),
    Opener("left open", _left, lasting=True),
    Opener("met once", _once),
    Opener("spoke", _spoke),
    Opener("mentor", _mentor, lasting=True),
    Opener("purpose", _purpose),
    Opener("birthday", _birthday),
    Opener("new", _new),
    Opener("trip", _trip, lasting=True),
    Opener("article", _worth(0.5, lambda case: case.person.id in case.facts.wrote)),
    Opener("warm path", _worth(WARM, lambda case: case.facts.crowd.warm(case.person) is not None)),
    Opener("by lot", _lot),
    Opener("jubilee", _jubilee),
    Opener("near", lambda case: case.facts.whereabouts.nearness * (case.place in ("same", "away"))),
)  # fmt: skip
"""The openers; of two that are worth the same the first counts more."""
LASTING = tuple(row for row in OPENERS if row.lasting)
FAMILY = tuple(row for row in OPENERS if row.name in ("wrote", "birthday"))
"""Those of the family: they are seen without a list."""
