"""Copies of the journal that a sync tool has put beside it: they go to ``kept/``, and ``import`` takes them in."""

from contextlib import suppress
from shlex import quote

from netritual.files import Disk
from netritual.paths import Home
from netritual.store.line import FORMER, JOURNAL, numbered

MARKS = (".sync-conflict-", "conflicted copy", "conflict copy")
"""How sync tools name the copy that lost, in small letters."""
LEFT = "A sync tool left"
JOURNALS = "journal"
"""How a journal's name begins, and that of each copy of it, whatever a tool puts behind it."""
KINDS = (JOURNALS, *FORMER)
"""How our own files begin, those of format 1 too."""
INDEX = "index."


def set_aside(disk: Disk, home: Home) -> list[str]:
    """Move copies of our files from the store's folder to ``kept/``; a sentence for each. Those of an index go.

    What cannot be moved now stays, and ``doctor`` tells of it.
    """
    folder = f"{home.store}/kept"
    sentences = []
    with suppress(OSError):
        for name in copies(disk, home.store, (INDEX,)):
            disk.remove(f"{home.store}/{name}")
        for name in copies(disk, home.store):
            disk.make_folder(folder)
            place = numbered(disk, folder, name)
            disk.rename(f"{home.store}/{name}", place)
            sentences.append(f"{LEFT} {name} beside the journal; it was moved to {place}.{_way(place)}")
        if sentences:
            disk.sync_folder(folder)
            disk.sync_folder(home.store)
    return sentences


def waiting(disk: Disk, home: Home) -> list[str]:
    """A sentence for each copy that could not be moved."""
    places = [f"{home.store}/{name}" for name in copies(disk, home.store)]
    return [f"{LEFT} {place}, and it cannot be moved.{_way(place)}" for place in places]


def aside(disk: Disk, home: Home) -> list[str]:
    """A sentence for each copy of the journal in ``kept/``, as long as it is there."""
    places = [f"{home.store}/kept/{name}" for name in copies(disk, f"{home.store}/kept")]
    return [f"{place} is a copy that a sync tool left.{_way(place)}" for place in places if _way(place)]


def copies(disk: Disk, folder: str, kinds: tuple[str, ...] = KINDS) -> list[str]:
    """The copies of our files that a sync tool has named, in a folder; a folder is none."""
    marked = (name for name in disk.names(folder) if name.startswith(kinds) and _is_marked(name))
    return [name for name in marked if not disk.is_folder(f"{folder}/{name}")]


def _is_marked(name: str) -> bool:
    if name.startswith(JOURNALS):
        return ".jsonl" in name and not name.startswith(JOURNAL)
    return any(mark in name.lower() for mark in MARKS)


def _way(place: str) -> str:
    """What takes in what a copy holds; nothing for a file of names, which holds nothing of its own."""
    name = place.rsplit("/", 1)[-1]
    if name.startswith("names."):
        return ""
    if name.startswith("snap."):
        return f" `netritual restore {quote(place)}` brings back what it holds."
    return f" `netritual import {quote(place)}` takes in what it holds and your journal lacks."
