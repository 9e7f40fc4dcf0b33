"""``netritual merge A B``: B becomes A."""

import click

from netritual.cli.app import Common
from netritual.cli.commands.tier import row_of
from netritual.cli.shapes import person_row
from netritual.cli.shell import Shell, pass_shell
from netritual.errors import INTERRUPTED, UsageError
from netritual.services.verbs.people import merge_people


@click.command("merge", cls=Common)
@click.argument("name_a", metavar="A")
@click.argument("name_b", metavar="B")
@pass_shell
def command(shell: Shell, name_a: str, name_b: str) -> int:
    """Make two people one: B becomes A. Nothing is lost, and one undo takes it back."""
    keep, gone = shell.person(name_a), shell.person(name_b)
    if keep.id == gone.id:
        raise UsageError(f"Both names mean {keep.name}.")
    if not shell.sure(f"Make {gone.name} (@{gone.handle}) a part of {keep.name} (@{keep.handle})?"):
        return INTERRUPTED
    _, change = merge_people(shell.store, shell.now, keep.id, gone.id)
    shell.changed(change)
    if shell.wants_json:
        shell.emit(person_row(row_of(shell, keep.id)))
    return 0
