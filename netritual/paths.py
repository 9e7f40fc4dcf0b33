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
        self.store = os.path.join(self.root, "store")
        """The journal's folder."""
        self.settings = os.path.join(self.root, "settings.toml")
        """The settings file a person may edit."""
        self.calendar = os.path.join(self.root, "calendar", "coffees.ics")
        """The calendar file that the review writes, unless the person points elsewhere."""
        self.busy = os.path.join(self.root, "calendar", "busy.json")
        """The busy rows of the last fetch: times only, no titles."""
        self.outside = os.path.join(self.root, "calendar", "outside.json")
        """What we last put into files outside the store (digests only), so that a crash leaves no file in doubt."""
        self.backups = os.path.join(self.root, "backups")
        """Where a backup goes that names no place of its own."""
        self.line = os.path.join(self.root, "line.txt")
        """A log line that was begun and not saved, as versions before ``texts`` kept it."""
        self.texts = os.path.join(self.root, "texts.json")
        """What was typed and not saved."""
        self.place = os.path.join(self.root, "place.json")
        """The row of the review under the cursor."""
        self.question = os.path.join(self.root, "question.txt")
        """Which of the first questions is open, until the first run is left."""
        self.reports = os.path.join(self.root, "reports")
        """Redacted crash reports."""

    def exists(self) -> bool:
        """True when this home holds a store."""
        return os.path.isdir(self.store)
