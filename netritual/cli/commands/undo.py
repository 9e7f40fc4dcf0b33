"""``netritual undo``: take back the newest change."""

import click

from netritual.cli.app import Common
from netritual.cli.shapes import entry
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.model import Entry
from netritual.errors import INTERRUPTED, NetritualError
from netritual.services.undo import to_take_back, undo


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
    shell.say(done.words)
    for line in done.notes:
        shell.say(line)
    if shell.wants_json:
        shell.emit(entry(newest(shell, done.change.undoes)))
    return 0


def newest(shell: Shell, seq: int | None) -> Entry:
    """The row of the history that an undo or a redo was about."""
    return next(row for row in shell.store.history() if seq is None or row.seq == seq)
