"""``netritual restore FILE``: bring a backup back."""

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.dates.day_wording import counted
from netritual.errors import INTERRUPTED


@click.command("restore", cls=Common)
@click.argument("file")
@pass_shell
def command(shell: Shell, file: str) -> int:
    """Bring a backup back. What is there now is kept aside; nothing is destroyed."""
    if not shell.sure(f"Restore {file} into {shell.parts.home.root}? What is there now is kept aside."):
        return INTERRUPTED
    backup = shell.parts.restore(file, shell.now)
    shell.say(f"Restored {counted(backup.entries, 'change')} from {file}.")
    if shell.wants_json:
        shell.emit({"file": backup.file, "entries": backup.entries, "bytes": backup.bytes})
    return 0
