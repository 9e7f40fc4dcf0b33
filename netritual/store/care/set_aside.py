"""Copies of the journal that a sync tool has put beside it: they go to ``kept/``, and ``import`` takes them in.

A copy that ends within an entry may still be written: it stays where it is until it ends with a whole one, or the
journal was written after it.
"""

from contextlib import suppress
from shlex import quote

from netritual.errors import Unsound
from netritual.files import Disk
from netritual.paths import IMPORTED, Home
from netritual.store.journal_line import FORMER, JOURNAL, numbered, tail_of

MARKS = (".sync-conflict-", "conflicted copy", "conflict copy")
"""How sync tools name the copy that lost, in small letters."""
LEFT = "A sync tool left"
JOURNALS = ("journal", "rescue.")
"""How a journal's name begins and that of each copy of it, whatever a tool puts behind it; and how that of the entries
began which a replaced journal lacked."""
INDEX = "index."


def set_aside(disk: Disk, home: Home) -> list[str]:
    """Move copies of our files from the store's folder to ``kept/``; a sentence for each. Those of an index go.

    What cannot be moved now stays, and ``doctor`` tells of it.
    """
    sentences = []
    with suppress(OSError):
        for name in copies(disk, home.store, (INDEX,)):
            disk.remove(f"{home.store}/{name}")
        for name in copies(disk, home.store):
            if not _is_unfinished(disk, home, f"{home.store}/{name}"):
                place = move_to_kept(disk, home, name)
                sentences.append(f"{LEFT} {name} beside the journal; it was moved to kept/.{way(place)}")
        if sentences:
            disk.sync_folder(home.kept)
            disk.sync_folder(home.store)
    return sentences


def move_to_kept(disk: Disk, home: Home, name: str) -> str:
    """Move a file from the store's folder to ``kept/``, where it gets a number; its path. The caller syncs both."""
    disk.make_folder(home.kept)
    place = numbered(disk, home.kept, name)
    disk.rename(f"{home.store}/{name}", place)
    return place


def waiting(disk: Disk, home: Home) -> list[tuple[str, bool]]:
    """A sentence for each copy that was not moved, and whether it may still be written."""
    sentences = []
    for place in [f"{home.store}/{name}" for name in copies(disk, home.store)]:
        unfinished = _is_unfinished(disk, home, place)
        why = "ends within an entry: it may still be written" if unfinished else "cannot be moved"
        sentences.append((f"{LEFT} {place}, and it {why}.{way(place)}", unfinished))
    return sentences


def _is_unfinished(disk: Disk, home: Home, path: str) -> bool:
    """True for a file of lines that ends within one, unless the journal was written after it."""
    if not path.endswith(".jsonl") or disk.changed(path) < disk.changed(f"{home.store}/{JOURNAL}"):
        return False
    try:
        with disk.open(path) as handle:
            return bool(tail_of(handle, handle.stat()[1]).spoilt)
    except Unsound:
        return True
    except OSError:  # it may be moved all the same
        return False


def aside(disk: Disk, home: Home) -> list[str]:
    """A sentence for each copy of the journal in ``kept/`` that was not imported yet."""
    places = [f"{home.kept}/{name}" for name in copies(disk, home.kept)]
    return [f"{place} is a copy of the journal.{way(place)}" for place in places if way(place)]


def copies(disk: Disk, folder: str, kinds: tuple[str, ...] = (*JOURNALS, *FORMER)) -> list[str]:
    """The copies of our files (those of format 1, too) that a sync tool has named, in a folder; a folder is none."""
    names = disk.names(folder)
    ours = [name for name in names if name.startswith(kinds) and not name.endswith(IMPORTED) and _is_marked(name)]
    return [name for name in ours if name + IMPORTED not in names and not disk.is_folder(f"{folder}/{name}")]


def _is_marked(name: str) -> bool:
    if name.startswith(JOURNALS):
        return ".jsonl" in name and not name.startswith(JOURNAL)
    return any(mark in name.lower() for mark in MARKS)


def way(place: str) -> str:
    """What takes in what a copy holds; nothing for a file of names, which holds nothing of its own."""
    name = place.rsplit("/", 1)[-1]
    if name.startswith("names."):
        return ""
    if name.startswith("snap."):
        return f" `netritual restore {quote(place)}` brings back what it holds."
    return f" `netritual import {quote(place)}` takes in what it holds and your journal lacks."
