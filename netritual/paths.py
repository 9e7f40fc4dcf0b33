"""The names of all files under a home. Creates nothing."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "settings.toml"
IMPORTED = ".imported"
"""What the name of a copy in ``Home.kept`` has behind it in the name of the empty file that says it was imported."""


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
        self.kept = os.path.join(self.store, "kept")
        """What was set aside: damaged pieces, former files, and copies that a sync tool made."""
        self.settings = os.path.join(self.root, "settings.toml")
        """The settings file a person may edit."""
        self.calendar = os.path.join(self.root, "calendar", "coffees.ics")
        """The calendar file that the review writes, unless the person points elsewhere."""
        self.busy = os.path.join(self.root, "calendar", "busy.json")
        """The busy rows of the last fetch: times only, no titles."""
        self.holidays = os.path.join(self.root, "calendar", "holidays.json")
        """The public holidays of a country and a year; losing it loses nothing."""
        self.feeds = os.path.join(self.root, "feeds.json")
        """What the servers of feeds said at the last look; losing it loses nothing."""
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
        self.articles = os.path.join(self.root, "articles")
        """Texts of articles that were read here, a file each; they can be fetched again."""
        self.reading_places = os.path.join(self.articles, "places.json")
        """Where in them one stopped reading."""
        self.question = os.path.join(self.root, "question.txt")
        """Which of the first questions is open, until the first run is left."""
        self.offered = os.path.join(self.root, "offered.txt")
        """Is there once somebody with a light terminal was told of the light theme."""
        self.copied = os.path.join(self.root, "copied.json")
        """Prints of the notes that were copied lately, so that nobody gets the same as another."""
        self.draft_days = os.path.join(self.root, "drafts.json")
        """How many drafts were copied and texts checked on each day, and what the guards found in them."""
        self.reports = os.path.join(self.root, "reports")
        """Redacted crash reports."""

    def exists(self) -> bool:
        """True when this home holds a store."""
        return os.path.isdir(self.store)

    def name_of(self, path: str) -> str:
        """The name of a file in this home, with slashes; "" for one that lies elsewhere. Links in folders are
        followed where the path as it stands does not lie here."""
        folder, file = os.path.split(os.path.abspath(path))
        real = os.path.join(os.path.realpath(folder), file)
        for root, place in ((self.root, os.path.join(folder, file)), (os.path.realpath(self.root), real)):
            if place.startswith(os.path.join(root, "")):
                return os.path.relpath(place, root).replace(os.sep, "/")
        return ""

    def keeps(self, path: str) -> bool:
        """True for a file that only netritual itself writes: all that has a name here, and what lies in folders of
        these names, but the calendar files."""
        names = [place for place in vars(self).values() if place not in (self.root, self.calendar)]
        return any(path == place or path.startswith(os.path.join(place, "")) for place in names)

    def recorded(self, path: str) -> str:
        """How a record names a file: one of this home by its name in it, so that it goes along with a home that is
        moved, copied or restored; any other by its path."""
        return self.name_of(path) or path

    def path_of(self, recorded: str) -> str:
        """The file that a record names.

        Versions before kept the whole path. One that lies in another home, or in one that is gone from where it was,
        is the file of the same name here; any other path stays as it is.
        """
        if not os.path.isabs(recorded) and recorded[1:2] != ":":
            return os.path.join(self.root, *recorded.split("/"))
        if os.path.isabs(recorded) and self.name_of(recorded):
            return recorded
        name = _in_another_home(recorded)
        return os.path.join(self.root, *name.split("/")) if name else recorded


def beside(name: str) -> bool:
    """True for the name (under a home, with slashes) of the settings file or of a calendar file: what is written
    beside the store."""
    folder, _, file = name.partition("/")
    return name == SETTINGS or (folder == "calendar" and "/" not in file and file.endswith(".ics"))


def is_home(root: str) -> bool:
    """True for a folder with a journal in it."""
    try:
        return any(name.endswith(".jsonl") for name in os.listdir(os.path.join(root, "store")))
    except OSError:
        return False


def home_of(path: str) -> str:
    """The home that a file lies in, whosever it is; "" for none."""
    return next((folder for folder, _ in _above(path) if is_home(folder)), "")


def _in_another_home(path: str) -> str:
    """The name of a file in the home that it lies in, or lay in before that folder was moved; "" for any other."""
    for folder, name in _above(path):
        if is_home(folder) or (beside(name) and not os.path.lexists(folder)):
            return name
    return ""


def _above(path: str) -> "Iterator[tuple[str, str]]":
    """The folders above a file, the nearest first, each with the name of the file in it, with slashes."""
    folder, name = os.path.split(path if os.path.isabs(path) else path.replace("\\", "/"))
    while name:
        yield folder, name
        folder, last = os.path.split(folder)
        name = f"{last}/{name}" if last else ""
