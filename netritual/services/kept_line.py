"""A log line that was begun and not saved: kept in the home, so that nothing typed is lost when the terminal goes."""

from netritual.files import Disk
from netritual.paths import Home

LONGEST = 10_000
"""Characters that are kept: a line is never longer, a file that somebody else wrote may be."""


def kept_line(disk: Disk, home: Home) -> str:
    """The line that was left half typed; "" for none, or when it cannot be read."""
    try:
        return disk.read(home.line).decode("utf-8", "replace").split("\n", 1)[0].strip()[:LONGEST]
    except OSError:
        return ""


def keep_line(disk: Disk, home: Home, text: str) -> None:
    """Keep a line, or forget the one that was kept when ``text`` is blank. A disk that refuses keeps nothing."""
    try:
        if text.strip():
            disk.make_folder(home.root)
            disk.replace(home.line, text.encode("utf-8", "replace"))
        else:
            disk.remove(home.line)
    except OSError:
        pass
