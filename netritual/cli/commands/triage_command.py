"""``netritual triage``: sort the list in the app."""

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell


@click.command("triage", cls=Common)
@click.option("--size", type=click.IntRange(1, 500), default=None, metavar="N", help="How many people at most.")
@pass_shell
def command(shell: Shell, size: int | None) -> int:
    """Sort people into rhythms, as far as you like; whoever is not sorted stays on the list."""
    return shell.full_screen("triage", size=size)
