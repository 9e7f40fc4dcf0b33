"""Opening the app from the shell: only where a person sits at a terminal."""

from netritual.cli.shell import Shell
from netritual.errors import UsageError


def open_app(shell: Shell, place: str = "home", mode: str = "full", step: str = "", size: int | None = None) -> int:
    """Open the full-screen app at a place; its exit code.

    ``place`` is ``home``, ``review`` or ``triage``. Without a terminal on both sides the app would write its signs into
    a file and never end, so it refuses in one line.
    """
    if not shell.interactive:
        raise UsageError(
            "The app needs a terminal.", hint="Without one: `netritual review --plain`, or `netritual --help`."
        )
    return shell.open_app(shell.parts, place, mode, step, size)
