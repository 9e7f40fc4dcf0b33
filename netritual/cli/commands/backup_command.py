"""``netritual backup [DEST]``: one file with everything."""

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import counted


@click.command("backup", cls=Common)
@click.argument("destination", metavar="[DEST]", default="")
@pass_shell
def command(shell: Shell, destination: str) -> None:
    """Put everything into one file: the journal, the settings, the calendar files."""
    backup = shell.parts.backup(destination, shell.now)
    what = counted(backup.entries, "change")
    shell.say(f"Backed up {what} ({backup.bytes:,} bytes) to {backup.file}.")
    if shell.wants_json:
        shell.emit({"file": backup.file, "entries": backup.entries, "bytes": backup.bytes})
