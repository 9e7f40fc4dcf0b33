"""The reasons of a suggestion in words: those of each part and factor of its score, and those of each opener.

What each is worth stands in ``score`` and ``openers``; ``suggestion_reasons`` puts the reasons of one in order.
"""

from collections.abc import Callable, Mapping
from datetime import date

from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.dates.day_wording import MONTHS, ago, counted, day_words, month_words, span
from netritual.domain.model import Person, Sitting
from netritual.domain.network import Touch
from netritual.domain.suggestions.footing import by_message
from netritual.domain.suggestions.invitations import answered, lately
from netritual.domain.suggestions.line_meaning import (
    clause_with,
    is_asked,
    is_chance,
    left_open,
    quote,
    quote_on,
    quoted,
    says_met,
    tells,
    words_of_line,
)
from netritual.domain.suggestions.openers import SILENT_FROM, WEEK, helped, jubilee_years, lines_of, notes_since
from netritual.domain.suggestions.person_case import PersonCase
from netritual.domain.suggestions.score import date_ahead, passed_over
from netritual.domain.suggestions.unanswered_contacts import reached_by
from netritual.domain.ties.rhythm import TIE_WORDS, TIER_NAMES, in_person_aim, was_dealt
from netritual.domain.ties.tie import CONVERSATIONS, YEAR, from_them
from netritual.regex import regex

LONG_QUIET_DAYS = 120
"""Days of silence, when it is also twice the rhythm, after which the last talk is told instead of the rhythm."""
ENOUGH_TALKS = 4
"""Days with talks before it is said how often two used to talk."""
_IN_WRITING = regex(
    r"^.{0,60}?\b(?:wrote|e?mailed|texted|messaged|pinged|called|rang|phoned|replied|answered|responded)"
    r"(?: (?:me|us|back|to (?:me|us|my \w+)|(?:on )?\w+day|today|to say|that))*[,:]?(?: |$)"
)
"""The words in which a line says that they came to me, before what they said."""


# The parts.


def _due(case: PersonCase) -> str:
    gap, rhythm = case.stats.gap, case.stats.cadence
    line = case.facts.line_of(case.person)
    days = min(gap, (case.facts.today - line.on).days) if line is not None else gap  # a line is no silence
    quiet = f"quiet for {span(days)}; " if days else ""
    if not case.person.tier and not case.person.cadence_days:
        if not case.sums.two_way:
            return "no talk yet, and no rhythm chosen"
        return f"{quiet}{_used_to(case)}"
    if case.sums.two_way and gap >= max(LONG_QUIET_DAYS, 2 * rhythm) and "“" in (last := _last_talk(case)):
        return f"{quiet}{last}"
    last = f"last talk {ago(gap)}, on" if case.sums.two_way else f"no talk yet, {span(gap)} into"
    return f"{last} a rhythm of {span(rhythm)}"


def _used_to(case: PersonCase) -> str:
    """How often they used to talk; with few talks, the last one."""
    if case.log.usual and len({touch.day for touch in _talks(case)}) >= ENOUGH_TALKS:
        return f"you used to talk every {span(round(case.log.usual))} or so"
    return _last_talk(case)


def _talks(case: PersonCase) -> list[Touch]:
    """The talks with somebody, oldest first."""
    touches = case.facts.network.touches(case.person.id)
    return [touch for touch in touches if touch.channel in CONVERSATIONS and touch.day <= case.facts.now + 1]


def _last_talk(case: PersonCase) -> str:
    """The last talk, and what my line of it says."""
    facts, talks = case.facts, _talks(case)
    last = day_words(date.fromordinal(talks[-1].day if talks else case.sums.two_way), facts.today)
    newest = facts.line_of(case.person)
    lines = (*([newest] if newest is not None else ()), *facts.network.talks(case.person.id))
    line = next((line for line in lines if facts.notes.said_of(line, case.person)), None)
    if line is None or not talks:
        return f"last on {last}: {talks[-1].channel}" if talks else f"last word on {last}"
    if line.on.toordinal() != talks[-1].day:
        return f"last on {last}: {talks[-1].channel}; {facts.notes.line_words(line, case.person)}"
    return f"last on {last}: {talks[-1].channel}, “{facts.notes.said_of(line, case.person)}”"


def _in_person(case: PersonCase) -> str:
    if not case.near:
        return "no city in common for now" if case.place == "remote" else "city not known"
    days = span(case.stats.gap_in_person)
    met = f"not met for {days}" if case.sums.met else f"never met in {days}"
    where = {"trip": "; you are in their city soon", "visit": "; they visit your city"}.get(case.place, "")
    aim = (
        f", and you aim at every {span(in_person_aim(case.stats.cadence))}"
        if case.person.tier or case.person.cadence_days
        else ""
    )
    return f"{met}{aim}{where}"


def _fading(case: PersonCase) -> str:
    if case.stats.touch_days < 3:
        return "too few talks to tell"
    if case.person.kin:
        return "family goes on without effort"
    return f"{round(100 * case.stats.p_keep)} of 100 such ties go on by themselves"


def _dormant(case: PersonCase) -> str:
    if not case.stats.dormant:
        return "not asleep"
    since, usual = date.fromordinal(case.sums.two_way), round(case.sums.gaps or 0)
    if case.stats.gap > YEAR:
        return f"once close, quiet since {since.year}"
    quiet = f"quiet since {month_words(since)}"
    if not case.person.tier:  # how often they used to talk is told by ``due``
        return quiet
    return f"used to talk every {span(usual) if usual > 1 else 'day'}, {quiet}"


def _give_back(case: PersonCase) -> str:
    facts, who = case.facts, case.person.id
    offer = facts.offers.meets(case.person)
    if offer is not None:
        helper = facts.network.get(Person, offer[1])
        return f"they need “{offer[0]}”, and {helper.name if helper is not None else 'somebody'} may help"
    return f"they gave you {facts.exchanges.got.get(who, 0)}, you gave {facts.exchanges.gave.get(who, 0)}"


def _timing(case: PersonCase) -> str:
    near = date_ahead(case)
    if near is None:
        return "no date coming up"
    if near.kind in ("birthday", "anniversary"):
        return f"{near.kind} today" if not near.days else f"{near.kind} in {span(near.days)}"
    if near.kind == "visit":
        return f"visits your city in {span(near.days)}"
    return "new job: congratulate" if near.kind == "job" else "a milestone: congratulate"


# The factors.


def _tier(case: PersonCase) -> str:
    tier = case.person.tier
    if 0 < tier < len(TIE_WORDS):
        return TIE_WORDS[tier]
    return "no rhythm chosen, and you knew them before" if case.stats.touch_days and case.knew else "no rhythm chosen"


def _yes(case: PersonCase) -> str:
    asked, accepted = answered(case.facts.coffees.get(case.person.id, ()))
    return f"said yes {accepted} of {counted(asked, 'time')}" if asked else "not asked yet"


def _place(case: PersonCase) -> str:
    person, place = case.person, case.place
    if by_message(case):
        return "a message needs no city"
    if place == "remote":
        moved = case.facts.whereabouts.moved.get(person.id)
        return (
            f"moved {f'to {moved}' if moved != 'abroad' else moved}, by video" if moved else f"{person.city}, by video"
        )
    if place == "away":
        return f"{person.travel_min} min away"
    if place == "trip":
        return f"you are in {person.city}"
    return {"same": "same city", "unknown": "city not known"}.get(place, "they visit your city")


def _ignored(case: PersonCase) -> str:
    times = passed_over(case)
    return f"shown {'last week' if times == 1 else 'twice'} and not picked" if times else ""


# The openers.


def _introduced(case: PersonCase) -> str:
    on, by, suggested = case.facts.notes.new_faces[case.person.id]
    day = f"on {day_words(on, case.facts.today)}".replace("on today", "today")
    done = f"said {day} that you should talk" if suggested else f"introduced you {day}"
    return (
        f"{by or 'somebody'} {done}, and no word yet"
        if by or suggested
        else f"you were introduced {day}, and no word yet"
    )


def _talked(case: PersonCase) -> str:
    follow = case.facts.talked[case.person.id]
    return f"your {follow.text or 'talk'} was {day_words(follow.due, case.facts.today)}: thank them"


def _named(case: PersonCase) -> str:
    tier, facts = case.person.tier, case.facts
    enjoyed = tier == 3 or was_dealt(case.person, facts.network.all(Sitting))
    wish = "like to stay in touch" if tier > 3 else "enjoy to see them" if enjoyed else "call them for advice"
    newest = facts.line_of(case.person)
    line = newest if newest is not None and (newest.channel != "note" or tells(newest)) else None
    return (
        f"you would {wish}{f'; {facts.notes.line_words(line, case.person)}' if line else ', and no talk is noted yet'}"
    )


def _wrote(case: PersonCase) -> str:
    facts, letter = case.facts, case.facts.notes.letters[case.person.id]
    said = _IN_WRITING.sub("", quote_on(letter, case.person.name, facts.today))
    noted = f", “{said}”" if said else ""
    return f"they {reached_by(letter)} {ago((facts.today - letter.on).days)}{noted}, and no word of yours since"


def _answered(case: PersonCase) -> str:
    lines, name, today = lines_of(case, case.log.answered), case.person.name, case.facts.today
    said = next(filter(None, (quote_on(line, name, today) for line in lines)), "")
    return (
        f"they answered you {ago(case.facts.now - case.log.answered)}{f', “{said}”' if said else ''}: time for a talk"
    )


def _once(case: PersonCase) -> str:
    facts, person, once = case.facts, case.person, case.log.once
    lines, later = lines_of(case, once), notes_since(case)
    new = person.connected_on is not None and abs(once - person.connected_on.toordinal()) <= WEEK
    met = "met once" if new or any(map(says_met, lines)) else "one talk noted"
    said = (
        next(filter(None, (quote(line, person.name) for line in lines if not is_chance(line))), "")
        if facts.notes.note_of(person.id, once)
        else ""
    )
    noted = f", you noted “{said}”" if said else ""
    yours = (
        " of yours" if any(touch.day > once and from_them(touch) for touch in facts.network.touches(person.id)) else ""
    )
    silent = f", and no word{yours} since" if facts.now - once >= SILENT_FROM else ""
    since = f"; {facts.notes.line_words(later[0], person)}" if later else silent
    return f"{met}, {ago(facts.now - once)}{noted}{since}"


def _mentor(case: PersonCase) -> str:
    return f"you noted “mentor”; {span(case.facts.now - case.sums.two_way)} since: tell them what came of it"


def _purpose(case: PersonCase) -> str:
    facts, person = case.facts, case.person
    terms = facts.crowd.words(person)[:2]
    words, place = " and ".join(f"“{word}”" for word in terms), facts.purpose.place(person, terms)
    if place:
        return f"your purpose says {words}: {place}"
    line = facts.notes.line_with(person, terms)
    said = clause_with(line, facts.purpose.terms) if line is not None else ""
    return f"your purpose says {words}, and so {f'does your line: “{said}”' if said else 'do your notes on them'}"


def _left(case: PersonCase) -> str:
    line = case.facts.notes.lines.newest[case.person.id]
    said = left_open(line)
    step = "ask again" if is_asked(said) else "take it up"
    return f"you noted {ago((case.facts.today - line.on).days)} “{said}”: {step}"


def _soon(case: PersonCase) -> str:
    line = case.facts.notes.lines.newest[case.person.id]
    return f"{case.facts.notes.line_words(line, case.person)}: find a day"


def _news(case: PersonCase) -> str:
    newest, baby = case.facts.notes.lines.newest.get(case.person.id), case.facts.babies.get(case.person.id)
    if baby is not None and (newest is None or newest.on <= baby.on):
        return f"your line of {day_words(baby.on, case.facts.today)}: “{quoted(words_of_line(baby))}”: a kind word"
    line = case.facts.notes.lines.newest[case.person.id]
    return f"{case.facts.notes.line_words(line, case.person)}: {'thank them' if helped(case, line) else 'a kind word'}"


def _birthday(case: PersonCase) -> str:
    days = days_to_birthday(case.person.birthday or "", case.facts.today)
    return "birthday today" if not days else "birthday tomorrow" if days == 1 else f"birthday in {span(days)}"


def _new(case: PersonCase) -> str:
    connected = case.person.connected_on
    days = case.facts.now - connected.toordinal() if connected is not None else 0
    on = f"on {connected.day} {MONTHS[connected.month - 1]}" if connected is not None and days else "today"
    return f"you connected {on}, and no word is noted yet"


def _trip(case: PersonCase) -> str:
    return case.facts.whereabouts.trip_words(case.facts.whereabouts.trip_city(case.person))


def _warm(case: PersonCase) -> str:
    leads, how = case.facts.crowd.warm(case.person) or (case.person, "")
    close = f"call {TIER_NAMES[leads.tier]}" if 0 < leads.tier < len(TIER_NAMES) else "talk to now and then"
    return f"{leads.name}, whom you {close}, {how}"


def _jubilee(case: PersonCase) -> str:
    years = jubilee_years(case)
    return f"on your list for {years} year{'' if years == 1 else 's'} this week"


def _near(case: PersonCase) -> str:
    few = ", as few others are" if case.facts.whereabouts.few_near else ""
    return f"in {case.person.city} like you{few}"


def _lot(case: PersonCase) -> str:
    since = case.person.connected_on
    first = f"you connected in {since.year} and nothing is noted since" if since is not None else "nothing is noted yet"
    words = [f"“{word}”" for word in case.facts.crowd.common_words(case.person)[:2]]
    among = f" among the many with {' and '.join(words)}, as your purpose says" if words else ""
    return f"{first}: ask how they are. Drawn by lot{among}"


Words = Callable[[PersonCase], str]

PART_WORDS: Mapping[str, Words] = {
    "loop": lambda case: case.matter.words if case.matter is not None else "nothing open between you",
    "due": _due, "in_person": _in_person, "fading": _fading, "dormant": _dormant, "give_back": _give_back,
    "timing": _timing,
}  # fmt: skip
"""What is said of a part of the score, by its name in ``score.PARTS``."""
FACTOR_WORDS: Mapping[str, Words] = {
    "tier": _tier, "yes": _yes, "place": _place,
    "lately": lambda case: lately(case.facts.invitations(case.person.id), case.facts.today)[1], "ignored": _ignored,
}  # fmt: skip
"""The same of a factor, by its name in ``score.FACTORS``; one without words is not told."""
OPENER_WORDS: Mapping[str, Words] = {
    "wrote": _wrote, "introduced": _introduced, "talked": _talked, "named": _named, "answered": _answered,
    "soon": _soon, "news": _news, "left open": _left, "met once": _once,
    "spoke": lambda case: f"you spoke {ago(case.facts.now - case.sums.two_way)}, and no meeting is noted",
    "mentor": _mentor, "purpose": _purpose, "birthday": _birthday, "new": _new, "trip": _trip,
    "article": lambda case: f"wrote “{case.facts.wrote[case.person.id]}”: say something useful under it",
    "warm path": _warm, "by lot": _lot, "jubilee": _jubilee, "near": _near,
}  # fmt: skip
"""The same of an opener, by its name in ``openers.OPENERS``."""
