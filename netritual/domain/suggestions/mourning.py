"""Who mourns: a death in their family or a funeral was noted of these days. A word is in place then, and no coffee."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from re import IGNORECASE

from netritual.domain.language.text import fold
from netritual.domain.matters.hardship_vocabulary import LOSS
from netritual.domain.model import Follow, Interaction, Person
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.quicklog.nicknames import relatives_of
from netritual.regex import naming, regex

MOURNING_DAYS = 14
"""Days after a death or a funeral, and before one, in which nobody is asked for a coffee."""
MOURNS = "they mourn: a coffee can wait"
"""Why somebody who mourns is left out."""
SAID_TO_HAVE_DIED = "a line says that they died"
"""Why somebody is left out of whom that is still to be answered."""
_LOSING = regex(r"\b(?:died|passed|lost|death|loss|funeral|wake|burial|cremation|memorial)\b", IGNORECASE)
"""One of these is in what ``hardship_vocabulary.LOSS`` finds."""
_PETS = frozenset(("dog", "cat"))


def mourners(network: Network, today: date) -> Mapping[int, date]:
    """By person the day of the newest line of a death in their family, or of the funeral, to come or past."""
    days = timedelta(days=MOURNING_DAYS)
    of_days = [
        (who, talk.on) for talk in network.talks_between(today - days, today) for who in _bereaved(network, talk)
    ]
    of_days += [
        (who, one.due)
        for one in network.all(Follow)
        if one.due is not None and one.state != "rest" and abs(one.due - today) <= days and is_of_mourning(one.text)
        for who in one.people
    ]
    return {who: max(on for one, on in of_days if one == who) for who, _ in of_days}


def _bereaved(network: Network, talk: Interaction) -> Iterator[int]:
    """Those of a line of whose family somebody died: of several whoever has the death beside the name."""
    if _LOSING.search(talk.line) is None:
        return
    there = {*talk.people, *talk.mentions}
    for who in there:
        person = network.get(Person, who)
        names = [*_called(person)] if person is not None else []
        match = naming(LOSS, filter(None, names)).search(talk.line) if any(names) else None
        if match is not None and _PETS.isdisjoint(match.groups()):
            is_named = any(name.lower() in match[0].lower() for name in names if name)
            if is_named or len(there) == 1:
                yield who


def _called(person: Person) -> Iterator[str]:
    """The names by which a line may call somebody, short ones among them: Kathleen Doyle is kathy, and Doyle."""
    first = first_name(person.name)
    yield from (person.name, first, person.name.split()[-1], *person.aka, *relatives_of(fold(first)))
