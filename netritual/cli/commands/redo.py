"""``netritual redo``: give back what the newest undo took."""

import click

from netritual.cli.app import Common
from netritual.cli.commands.undo import newest
from netritual.cli.shapes import entry
from netritual.cli.shell import Shell, pass_shell
from netritual.services.undo import redo


@click.command("redo", cls=Common)
@pass_shell
def command(shell: Shell) -> None:
    """Give back what the newest undo took; a new change ends this."""
    done = redo(shell.store, shell.parts.outside, shell.now)
    shell.say(done.words)
    for line in done.notes:
        shell.say(line)
    if shell.wants_json:
        shell.emit(entry(newest(shell, done.change.undoes)))
