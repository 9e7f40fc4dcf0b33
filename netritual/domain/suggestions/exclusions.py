"""Why somebody is not suggested today, whatever speaks for it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from netritual.domain.coffees.coffee import PLANNED, changed_on
from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.dates.day_wording import ago, day_words
from netritual.domain.dates.weeks import monday_of, plus
from netritual.domain.language.text import fold
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.loops.unanswered_messages import is_only_a_wish, waits
from netritual.domain.model import Coffee, Person
from netritual.domain.suggestions.day_facts import YES
from netritual.domain.suggestions.footing import by_message, first_step, is_either
from netritual.domain.suggestions.invitations import invited_on
from netritual.domain.suggestions.line_meaning import refuses, says_colleague
from netritual.domain.suggestions.mourning import SAID_TO_HAVE_DIED
from netritual.domain.suggestions.open_matters import EARLY_DAYS
from netritual.domain.suggestions.person_case import NEAR_KINDS, PersonCase
from netritual.domain.suggestions.strangers import BIRTHDAY_DAYS
from netritual.domain.ties.rhythm import days_later
from netritual.domain.ties.tie import CONVERSATIONS

INVITED_DAYS, MET_DAYS, NO_DAYS, NO_LIMIT = 21, 14, 14, 224

UNANSWERED_DAYS, TWICE_UNANSWERED_DAYS = 90, 365
"""Days of rest after a message without an answer, and after a second one."""

LAST_REVIEW_DAYS = 7
"""Days from the last review to a birthday, at most."""
REST_DAYS = 28
"""Days of rest for whoever was shown twice and not picked."""

ARCHIVED, NOT_A_FIT, FAMILY = "archived", "not a fit", "family: birthdays alone"
NEVER = (ARCHIVED, NOT_A_FIT, FAMILY)
"""Reasons that stand until they are taken back."""

_TOLD = {"not_a_fit": NOT_A_FIT, "busy": "busy now", "too_soon": "too soon"}


def exclusion(case: PersonCase) -> str:
    """The first rule that leaves this person out, in words; "" when nothing stands against a coffee."""
    person, facts = case.person, case.facts
    today = facts.today
    if person.status == "archived":
        return ARCHIVED
    if person.id in facts.said_to_have_died:
        return SAID_TO_HAVE_DIED
    if person.blocked_kinds and "all" in person.blocked_kinds:
        return NOT_A_FIT
    if person.snooze_until is not None and is_snoozed(person, today):
        return f"later: put off to {day_words(person.snooze_until, today)}"
    lately = _met_lately(case) or _refused(case) if case.settled else _noted(case)
    if lately and person.id in facts.coffee_waits:
        return facts.coffee_waits[person.id]
    if _wished(case):
        return "you wished them well already"
    if not case.noted and not person.blocked_kinds:
        return lately
    coffees = facts.coffees.get(person.id, ())
    return (
        _planned(coffees, today)
        or lately
        or _said_no(case, coffees)
        or ("" if "wrote" in case.openers else _invited(facts.invitations(person.id), today))
        or _spoken_for(case)
        or _shown_twice(case)
        or ("no kind of meeting fits" if first_step(case) is None else "")
    )


def _noted(case: PersonCase) -> str:
    """What the log says against somebody without a settled history, by the first rule of ``UNSETTLED``."""
    opened = case.openers
    return next((why for rule, above in UNSETTLED if opened.isdisjoint(above) and (why := rule(case))), "")


def _of_family(case: PersonCase) -> str:
    """Family needs no list, and birthdays are shown beside it; only what they wrote and what is open remains."""
    return FAMILY if case.family and not case.matter_value else ""


def _closed(case: PersonCase) -> str:
    """My newest line about somebody is a no, and no coffee with them needs a new day."""
    line = case.facts.notes.lines.newest.get(case.person.id)
    if line is None or case.person.id in case.facts.coffees or not refuses(case.facts.network, line, case.person.id):
        return ""
    return f"a no is noted {ago((case.facts.today - line.on).days)}"


def _only_named(case: PersonCase) -> str:
    """A word that stands in lines about others alone, and is no first name or is where somebody works: "an intro to
    Acme"."""
    person = case.person
    if not person.new or person.tier or case.sums.count or " " in person.name.strip():
        return ""
    from netritual.domain.quicklog.natural.given_names import is_first_name

    name, people = fold(person.name), case.facts.network.all(Person)
    is_name = is_first_name(name, alone=False) and not any(fold(one.company) == name for one in people)
    return "" if is_name else "no talk is noted, and it may be no person"


def _early(case: PersonCase) -> str:
    """What they asked for is due later than in a week: that is work, and no reason for a word yet."""
    matter, today = case.matter, case.facts.today
    if matter is None or matter.due is None or (matter.due - today).days <= EARLY_DAYS:
        return ""
    return f"what they asked for is due {day_words(matter.due, today)}"


def _wished(case: PersonCase) -> bool:
    """Their birthday alone speaks for a word, and a wish was sent, or a talk held for it; after a message it is wished
    once more on the day itself."""
    if case.opener != "birthday" or case.matter_value:
        return False
    days = days_to_birthday(case.person.birthday or "", case.facts.today)
    talks = case.facts.network.talks(case.person.id, 1)
    sent = any(is_only_a_wish(f"{one.line} {one.summary}".lower()) for one in talks)
    first = case.facts.now - (BIRTHDAY_DAYS if days or (talks and talks[0].channel in CONVERSATIONS) else 0)
    return sent and talks[0].on.toordinal() >= first


def _met_lately(case: PersonCase) -> str:
    """Met in person a few days ago. A message after an occasion of many is just what fits then, and what is owed or was
    spoken of is no repetition."""
    met, days = case.sums.met, case.facts.now - case.sums.met
    if not met or days >= MET_DAYS or (case.log.once and case.openings and by_message(case)):
        return ""
    again = case.owes or (not case.settled and (case.is_written or case.is_asked_for))
    return "" if again else f"met {ago(days)}"


def _waits(case: PersonCase) -> str:
    """A line names the day from which they are free, back or decided. A request of theirs does not wait for it."""
    until = case.facts.notes.lines.until.get(case.person.id)
    if until is None or until <= case.facts.today:
        return ""
    if case.is_written:
        return ""
    return f"from {day_words(until, case.facts.today)} on, as you noted"


def _noted_lately(case: PersonCase) -> str:
    """A line names somebody we have no history with, a few days ago, and is no talk of theirs: something passed
    between us that day, and what speaks for a word is older."""
    line = case.facts.notes.lines.aside(case.person.id)
    if line is None or case.ready or case.matter_value:
        return ""
    days, met = (case.facts.today - line.on).days, case.log.once == line.on.toordinal()
    if days >= MET_DAYS or met:
        return ""
    return f"you noted a line on them {ago(days)}"


def _seen_at_work(case: PersonCase) -> str:
    """Somebody of my own team or ward, by a line of mine, is seen without a message or a video call."""
    if case.matter_value or case.person.id not in case.facts.notes.lines.newest:
        return ""
    if first_step(case) in NEAR_KINDS[:-1] and not is_either(case):
        return ""
    talks = case.facts.network.talks(case.person.id)
    is_colleague = any(says_colleague(talk) for talk in talks if talk.people == (case.person.id,))
    return "you see them at work" if is_colleague else ""


def _works_with_me(case: PersonCase) -> str:
    """Somebody at my own company, by my lines, is seen without a first word."""
    if case.person.tier or case.matter_value or not case.facts.works_with_me(case.person):
        return ""
    return "you work together, as your lines say"


def _shown_twice(case: PersonCase) -> str:
    """Shown twice and not picked: later by half the rhythm; weeks where there is no history yet, and never with
    something open, or with a date of its own."""
    facts = case.facts
    if case.is_dated:
        return ""
    if case.settled or case.stranger:
        return facts.earlier.too_soon(case.person, facts.settings, facts.today)
    days = case.unheeded
    until = plus(days[0], REST_DAYS) if len(days) > 1 and case.matter is None else facts.today
    return f"later: shown twice and not picked, again {day_words(until, facts.today)}" if until > facts.today else ""


def _spoken_for(case: PersonCase) -> str:
    """A meeting was spoken of for a day after the weeks that are planned."""
    matter, today = case.matter, case.facts.today
    if matter is None or matter.day is None or matter.day < monday_of(today) + timedelta(days=14):
        return ""
    if case.person.id in case.facts.notes.letters:
        return ""  # what they wrote waits for no day
    on, day = ("in the week of", monday_of(matter.day)) if matter.week else ("on", matter.day)
    return f"{matter.kind or 'coffee'} {on} {day_words(day, today)}, as you noted"


def _unanswered(case: PersonCase) -> str:
    """A message of mine that somebody did not answer with whom I have no history, and nothing open."""
    wrote, days = case.log.waiting, case.facts.now - case.log.waiting
    if (
        not wrote
        or ("birthday" in case.openers and _is_wished(case))
        or case.ready
        or case.person.id in case.facts.open
        or case.matter_value
        or days >= (UNANSWERED_DAYS if case.log.tries < 2 else TWICE_UNANSWERED_DAYS)
        or not waits(case.facts.network, case.person.id, wrote)
    ):
        return ""
    return f"you wrote {ago(days)}, no answer yet" if case.log.tries < 2 else f"you wrote again {ago(days)}, no answer"


def _is_wished(case: PersonCase) -> bool:
    """Whether a birthday stands above a message that waits: on the day, and before the next review of whoever talked
    with me."""
    days = days_to_birthday(case.person.birthday or "", case.facts.today) or 0
    return days < LAST_REVIEW_DAYS if case.sums.two_way else not days


def _refused(case: PersonCase) -> str:
    """They said in words that they have no time for a meeting now."""
    no = case.facts.notes.refused.get(case.person.id)
    if no is None:
        return ""
    today = case.facts.today
    return (
        f"no time before {day_words(no.until, today)}, as you noted"
        if no.named
        else f"said no {ago((today - no.on).days)}"
    )


def _planned(coffees: Sequence[Coffee], today: date) -> str:
    for coffee in sorted(coffees, key=lambda one: (one.slot.start.date() if one.slot else date.max, one.id)):
        if coffee.state in PLANNED and (coffee.slot is None or coffee.slot.end.date() >= today):
            when = f" {day_words(coffee.slot.start.date(), today)}" if coffee.slot is not None else ""
            return f"{coffee.channel} planned{when}"
    return ""


def _said_no(case: PersonCase, coffees: Sequence[Coffee]) -> str:
    """The cool-down after declines in a row, and what they were told to mean. A meeting ends the row."""
    today, person = case.facts.today, case.person
    row = 0
    last: date | None = None
    for coffee in sorted(coffees, key=lambda c: (changed_on(c), c.id)):
        if coffee.state in YES:
            row, last = 0, None
        elif coffee.state == "declined" and coffee.decline_reason != "wrong_channel":
            row, last = row + 1, changed_on(coffee)
            if coffee.decline_reason == "not_a_fit" and not (person.tier and (person.tier_set or last) > last):
                return NOT_A_FIT  # unless a rhythm was given since
            wait = days_later(coffee.decline_reason, person, case.facts.settings)
            if wait and today < plus(last, wait):
                return f"{_TOLD[coffee.decline_reason or '']}: {day_words(plus(last, wait), today)}"
    if last is None or case.sums.met > last.toordinal():
        return ""
    wait = min(NO_LIMIT, NO_DAYS * 2 ** min(row - 1, 10))
    if today >= plus(last, wait):
        return ""
    times = "no" if row == 1 else "no twice" if row == 2 else f"no {row} times"
    return f"said {times}: {day_words(plus(last, wait), today)}"


def _invited(coffees: Sequence[Coffee], today: date) -> str:
    for coffee in coffees:
        on = invited_on(coffee)
        if on is not None and 0 <= (today - on).days < INVITED_DAYS:
            if coffee.state == "held" and coffee.slot is not None:
                return f"{coffee.channel} {ago((today - coffee.slot.start.date()).days)}"
            if coffee.state == "lapsed" and coffee.slot is not None:
                return f"{coffee.channel} planned for {day_words(coffee.slot.start.date(), today)} did not happen"
            said = f"{coffee.channel} cancelled" if coffee.state == "cancelled" else "invited"
            return f"{said} {ago((today - on).days)}"
    return ""


OF_THE_DAY = ("wrote", "news", "birthday", "answered", "trip", "introduced", "talked", "mentor", "left open", "soon")
"""Openers that are no older than what was noted lately."""
UNSETTLED: tuple[tuple[Callable[[PersonCase], str], tuple[str, ...]], ...] = (
    (_only_named, ("wrote", "introduced", "birthday")),
    (_of_family, ("wrote",)),
    (_early, ("wrote", "birthday", "trip")),
    (_closed, ("birthday", "trip")),
    (_met_lately, ("wrote", "news")),
    (_unanswered, ("left open",)),
    (_refused, ()),
    (_waits, ("birthday", "trip")),
    (_noted_lately, OF_THE_DAY),
    (_seen_at_work, ("wrote", "birthday", "answered")),
    (_works_with_me, ("wrote", "introduced", "birthday", "answered", "left open", "soon")),
)
"""What the log says against somebody without a settled history, and the openers that stand above it."""
