"""What ``tab`` completes behind a command: the handles of people, and of those with whom a coffee is planned.

Each is an argument type of click that takes any text; only completion reads the store, and only for looking.
"""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from netritual.cli.shell import Shell
from netritual.domain.coffees.coffee import PLANNED
from netritual.domain.model import Coffee, Person
from netritual.domain.network import known_people
from netritual.domain.search.people_rows import PeopleIndex, PersonRow

MOST_COMPLETED = 200
"""People that one ``tab`` offers: more is no choice."""


class PersonName(click.types.StringParamType):
    """A person, by what a name of theirs begins with; before a letter is typed everybody in the network."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Their handles, each with the name, as the picker of the log bar orders them."""
        from netritual.services.name_book import NameBook

        shell = ctx.ensure_object(Shell)
        typed = incomplete.removeprefix("@")
        if typed:
            return _items(NameBook(shell.network).offered(typed, MOST_COMPLETED))
        return _items(PeopleIndex(shell.network, shell.settings, shell.now.date()).rows("", "name")[:MOST_COMPLETED])


class PlannedWith(PersonName):
    """One of the people with whom a coffee is planned."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The handles of those whose name begins so."""
        from netritual.services.name_book import NameBook

        network, typed = ctx.ensure_object(Shell).network, incomplete.removeprefix("@")
        planned = dict.fromkeys(who for one in network.all(Coffee) if one.state in PLANNED for who in one.people)
        book = NameBook(network)
        return _items(one for one in known_people(network, planned) if not typed or book.begins(one.id, typed))


def _items(people: Iterable[Person | PersonRow]) -> list[CompletionItem]:
    return [CompletionItem(person.handle, help=person.name) for person in people]


PERSON_NAME = PersonName()
PLANNED_WITH = PlannedWith()
