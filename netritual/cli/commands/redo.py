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
    taken = {row.seq for row in shell.parts.open_store(False).history() if row.undone}
    done = redo(shell.store, shell.parts.outside, shell.now)
    shell.say(done.words)
    for line in done.notes:
        shell.say(line)
    if shell.wants_json:
        given = next((row.seq for row in shell.store.history() if row.seq in taken and not row.undone), None)
        shell.emit(entry(newest(shell, given if given is not None else done.change.undoes)))
