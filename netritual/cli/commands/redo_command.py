"""``netritual redo``: give back what the newest undo took."""

import click

from netritual.cli.command_group import Common
from netritual.cli.commands.undo_command import tell
from netritual.cli.shell import Shell, pass_shell
from netritual.services.undo import redo


@click.command("redo", cls=Common)
@pass_shell
def command(shell: Shell) -> None:
    """Give back what the newest undo took; a new change ends this."""
    undone = {row.seq for row in shell.parts.open_store(False).history() if row.undone}
    done = redo(shell.store, shell.parts.outside, shell.now)
    redone = next(
        (row.seq for row in shell.store.history() if row.seq in undone and not row.undone), done.change.undoes
    )
    tell(shell, done, redone)
