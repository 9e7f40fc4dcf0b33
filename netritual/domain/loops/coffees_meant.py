"""Which planned coffee an entry means, by whom, when and what it names."""

from datetime import date, datetime

from netritual.domain.coffees.coffee import OPEN, is_to_come
from netritual.domain.coffees.past_coffees import at_rest, nothing_booked
from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.text import fold, unaccent
from netritual.domain.model import Coffee, Interaction, Person
from netritual.domain.network import Network
from netritual.regex import regex

_NO_CALLING = frozenset(("with", "w", "and", "at", "on", "in", "for", "is", "was", "off", "no", "next", *WEEKDAY))
"""With one of these, the first two words of a line call no occasion."""
_WORD = regex(r"[^\W\d_]+")


def coffee_meant(
    network: Network, now: datetime, talk: Interaction, line: str, *, began: bool, of_anybody: bool
) -> Coffee | None:
    """The planned coffee with the people of a note that says ``line``, also one that has a day and no hour yet: of the
    kind that it names, and the one to come; or, with ``began``, the last one that began. Of namesakes the one with a
    planned coffee is meant, and of a company nobody before that is answered; of a note that names nobody, with
    ``of_anybody``, the one of its day."""
    people = people_meant(network, talk)
    if not people and of_anybody:
        people = {who for coffee in network.all(Coffee) for who in coffee.people}
    theirs = [
        coffee
        for coffee in network.all(Coffee)
        if coffee.state in OPEN and (coffee.slot is not None or coffee.due is not None) and coffee.id < talk.id
        and not people.isdisjoint(coffee.people) and not at_rest(coffee, now)
    ]  # fmt: skip
    if any(coffee.state == "said" for coffee in theirs):
        waiting = {coffee.id for coffee in nothing_booked(network)}
        theirs = [coffee for coffee in theirs if coffee.state != "said" or coffee.id in waiting]
    started = [coffee for coffee in theirs if coffee.slot is not None and coffee.slot.start <= now]
    coming = [coffee for coffee in theirs if coffee.slot is None or is_to_come(coffee, now)]
    fitting = started if began else coming or started
    named = [coffee for coffee in fitting if coffee.channel in line]
    days = {WEEKDAY[word] for word in _WORD.findall(line) if word in WEEKDAY}
    of_day = [one for one in named or fitting if (day := day_of(one)) is not None and day.weekday() in days]
    named = of_day or named
    if not (talk.people or talk.mentions or talk.open_names):
        return of_day[0] if len(of_day) == 1 else None
    if not talk.people and len({who for one in named or fitting for who in people.intersection(one.people)}) > 1:
        return None  # of namesakes only one is sure to be meant: the one with whom something is planned
    ordered = sorted(named or fitting, key=lambda one: (day_of(one) or now.date(), one.id))
    if not ordered:
        return None
    return ordered[0] if fitting is coming else ordered[-1]


def occasion_meant(network: Network, now: datetime, talk: Interaction, text: str) -> Coffee | None:
    """The one planned coffee to come that its line and a note that names nobody begin by calling the same, in two
    words or more: "the wrap party's off", of "wrap party with Tom and Ana on Sat"."""
    called = _first_words(text)
    coming = [
        one
        for one in network.all(Coffee)
        if one.state in OPEN and one.id < talk.id and one.slot is not None and is_to_come(one, now)
        and one.line and called and called == _first_words(unaccent(one.line.casefold()))
    ]  # fmt: skip
    days = {WEEKDAY[word] for word in _WORD.findall(text) if word in WEEKDAY}
    fitting = [one for one in coming if (day := day_of(one)) is not None and day.weekday() in (days or {day.weekday()})]
    return fitting[0] if len(fitting) == 1 else None


def people_meant(network: Network, talk: Interaction) -> set[int]:
    """Whom an entry names, or may name where it names nobody for certain."""
    return {*talk.people, *talk.mentions} or {
        who for name in talk.open_names for who in name.candidates if not _is_company_of(network, who, name.text)
    }


def _is_company_of(network: Network, who: int, typed: str) -> bool:
    person = network.get(Person, who)
    return person is not None and fold(typed) in fold(person.company)


def _first_words(text: str) -> tuple[str, ...]:
    """The two words that an occasion is called by at the start of a line; none where they may say anything else."""
    two = _WORD.findall(text.replace("’", "'").replace("'s", " "))[:3]
    two = two[two[:1] in (["the"], ["our"]) :][:2]
    return tuple(two) if len(two) == 2 and _NO_CALLING.isdisjoint(two) else ()


def day_of(coffee: Coffee) -> date | None:
    """The day of a planned coffee, by its hour or the day that was said."""
    return coffee.slot.start.date() if coffee.slot is not None else coffee.due
