"""``netritual tier NAME 0-5``: how often you want to talk with someone."""

import click

from netritual.cli.command_group import Common
from netritual.cli.json_shapes import person_row
from netritual.cli.name_completion import PERSON_NAME
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.search.people_rows import PeopleIndex, PersonRow
from netritual.domain.ties.rhythm import tier_of
from netritual.errors import NotFound, UsageError
from netritual.services.verbs.people_verbs import set_tier


@click.command("tier", cls=Common)
@click.argument("words", nargs=-1, required=True, type=PERSON_NAME, metavar="NAME 0-5")
@pass_shell
def command(shell: Shell, words: tuple[str, ...]) -> None:
    """Set the rhythm: 1 inner, 2 close, 3 active, 4 keep, 5 light; 0 takes it away."""
    *name, word = words
    tier = tier_of(word.lower())
    if tier is None or not name:
        raise UsageError("A tier is a number from 0 to 5, after the name.", hint="Example: netritual tier ana 2")
    person = shell.person(" ".join(name))
    _, change = set_tier(shell.store, shell.now, person.id, tier)
    shell.changed(change, f"{person.name} has that rhythm already.")
    if shell.wants_json:
        shell.emit(person_row(row_of(shell, person.id)))


def row_of(shell: Shell, person: int) -> PersonRow:
    """The row of one person, as it is now."""
    index = PeopleIndex(shell.store.view(), shell.settings, shell.now.date())
    for filter_ in ("", "list", "network", "-network", "tier:0"):
        for row in index.rows(filter_, "name"):
            if row.id == person:
                return row
    raise NotFound("This person is not in the list any more.")
