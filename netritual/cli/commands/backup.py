"""``netritual backup [DEST]``: one file with everything."""

import click

from netritual.cli.app import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.words import counted


@click.command("backup", cls=Common)
@click.argument("destination", metavar="[DEST]", default="")
@pass_shell
def command(shell: Shell, destination: str) -> None:
    """Put everything into one file: the journal, the settings, the calendar files."""
    made = shell.parts.backup(destination, shell.now)
    what = counted(made.entries, "change")
    shell.say(f"Backed up {what} ({made.bytes:,} bytes) to {made.file}.")
    if shell.wants_json:
        shell.emit({"file": made.file, "entries": made.entries, "bytes": made.bytes})
