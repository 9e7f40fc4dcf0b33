"""The names of all files under a home. Creates nothing."""

import os
import sys


def default_home() -> str:
    """The platform's data folder for netritual (what platformdirs says, without its import time; a test compares)."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")
        return os.path.join(base, "netritual")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support/netritual")
    base = os.environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")
    return os.path.join(base, "netritual")


class Home:
    """One person's folder: where each file of it lives. A ``Home`` is a set of names; nothing is made by it."""

    def __init__(self, root: str) -> None:
        self.root = os.path.abspath(os.path.expanduser(root))

    @property
    def store(self) -> str:
        """The journal's folder."""
        return os.path.join(self.root, "store")

    @property
    def settings(self) -> str:
        """The settings file a person may edit."""
        return os.path.join(self.root, "settings.toml")

    @property
    def calendar(self) -> str:
        """The calendar file that the review writes, unless the person points elsewhere."""
        return os.path.join(self.root, "calendar", "coffees.ics")

    @property
    def busy(self) -> str:
        """The busy rows of the last fetch: times only, no titles."""
        return os.path.join(self.root, "calendar", "busy.json")

    @property
    def outside(self) -> str:
        """What we last put into files outside the store (digests only), so that a crash leaves no file in doubt."""
        return os.path.join(self.root, "calendar", "outside.json")

    @property
    def backups(self) -> str:
        """Where a backup goes that names no place of its own."""
        return os.path.join(self.root, "backups")

    @property
    def line(self) -> str:
        """A log line that was begun and not saved, as versions before ``texts`` kept it."""
        return os.path.join(self.root, "line.txt")

    @property
    def texts(self) -> str:
        """What was typed and not saved."""
        return os.path.join(self.root, "texts.json")

    @property
    def place(self) -> str:
        """The row of the review under the cursor."""
        return os.path.join(self.root, "place.json")

    @property
    def reports(self) -> str:
        """Redacted crash reports."""
        return os.path.join(self.root, "reports")

    def exists(self) -> bool:
        """True when this home holds a store."""
        return os.path.isdir(self.store)
