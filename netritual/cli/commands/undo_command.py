"""``netritual undo``: take back the newest change."""

import click

from netritual.cli.command_group import Common
from netritual.cli.json_shapes import entry
from netritual.cli.shell import Shell, pass_shell
from netritual.errors import INTERRUPTED, NetritualError
from netritual.services.undo import Undone, to_take_back, undo


@click.command("undo", cls=Common)
@pass_shell
def command(shell: Shell) -> int:
    """Take back the newest change not yet undone: a line, an import, a triage, a written file."""
    target = to_take_back(shell.parts.open_store(False))
    if target is None:
        raise NetritualError("There is nothing to undo.")
    if not shell.sure(f"Undo: {target.summary}"):
        return INTERRUPTED
    done = undo(shell.store, shell.parts.outside, shell.now)
    tell(shell, done, done.change.undoes)
    return 0


def tell(shell: Shell, done: Undone, seq: int | None) -> None:
    """Say what was taken or given back; as JSON the row of the history that this was about."""
    for words in (done.words, *done.notes):
        shell.say(words)
    if shell.wants_json:
        shell.emit(entry(next(row for row in shell.store.history() if seq is None or row.seq == seq)))
