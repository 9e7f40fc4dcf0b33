"""What was damaged and has left the journal since: told until ``doctor`` has shown it.

When the journal is written anew, the damaged part stays behind. Its bytes are in ``kept/`` then, and so is a report.
"""

from collections.abc import Iterable
from contextlib import suppress

from netritual.files import Disk
from netritual.paths import Home
from netritual.store.journal_file import Damage
from netritual.store.journal_line import keep, numbered

DAMAGED = "A part of the store is damaged"
UNSEEN = "report"
SEEN = "seen"


def note_of(piece: Damage) -> str:
    """What the app says where a piece was found to be damaged."""
    return f"{DAMAGED} in {piece.file}. The rest is intact; `netritual doctor` says more."


def sentence_of(piece: Damage) -> str:
    """A damaged piece in words."""
    where = f" at byte {piece.offset}, {len(piece.data)} bytes" if piece.data else ""
    return f"A {piece.what}: {piece.file}{where}."


def write_report(disk: Disk, home: Home, sentences: Iterable[str]) -> None:
    """Put sentences into ``kept/``, for ``doctor`` to show once."""
    words = "\n".join(sentences)
    if words:
        keep(disk, home, UNSEEN, words.encode())


def unseen(disk: Disk, home: Home) -> list[str]:
    """The sentences that nobody has seen in ``doctor`` yet."""
    folder = home.kept
    names = _unseen_names(disk, folder)
    return [line for name in names for line in disk.read(f"{folder}/{name}").decode("utf-8", "replace").splitlines()]


def mark_seen(disk: Disk, home: Home) -> None:
    """The reports have been shown; where nothing can be written they are shown again."""
    folder = home.kept
    with suppress(OSError):
        for name in _unseen_names(disk, folder):
            disk.rename(f"{folder}/{name}", numbered(disk, folder, SEEN))


def _unseen_names(disk: Disk, folder: str) -> list[str]:
    return [name for name in disk.names(folder) if name.startswith(UNSEEN + ".") and not name.endswith(".tmp")]
