"""What the store says when something goes wrong: what happened, what is safe, what to do."""

import errno

from netritual.errors import NotSaved, Unsound
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.backup_files import newest_backup
from netritual.store.journal_line import Unsure

SAFE = "Everything saved before is safe."
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_LOCKS = "this file system has no file locks"
_WHY = {
    **dict.fromkeys((errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS), NO_LOCKS),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR), "something else stands in the place of the store"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "the store may not be written here"),
}
"""Why a home cannot be written at all."""


def _not_saved(why: str, hint: str) -> NotSaved:
    return NotSaved(f"This was not saved: {why}.", title="Not saved", hint=f"{SAFE} {hint}")


def not_saved(error: OSError) -> NotSaved:
    """A save that did not reach the disk; an error that names a file is one of the place.

    After a failed sync (Unsure) nobody knows what the disk holds: nothing more is done until the store is opened anew.
    """
    if isinstance(error, Unsure):
        look = "Look at the disk, then try again: netritual reads the journal anew and says what it holds."
        return _not_saved(f"the disk reported an error ({reason(error)})", look)
    if error.errno in NO_ROOM:
        return _not_saved("the disk is full", "Make room, then again.")
    why = _WHY.get(error.errno or 0, reason(error))
    if error.filename is None and why != NO_LOCKS:
        return _not_saved(reason(error), "Try again.")
    return _not_saved(f"{why} ({error.filename})" if error.filename else why, "Another place: --home DIR.")


def busy() -> NotSaved:
    """Another process kept the lock for longer than a writer waits."""
    return _not_saved("another netritual has been writing for five seconds", "Try again.")


def unreadable(error: OSError) -> Unsound:
    """A journal that the system does not let us read."""
    where = f" ({error.filename})" if error.filename else ""
    return Unsound(f"The journal cannot be read: {reason(error)}{where}.", title="Journal", hint="Nothing was changed.")


def unmet(disk: Disk, home: Home) -> Unsound:
    """Nothing whole to begin with: read-only, so that nothing is built on a gap. The newest backup is named."""
    there = newest_backup(disk, home)
    words = f"Bring a backup back: `netritual restore {there}`."
    none = "`netritual export FILE` writes what can be read; `netritual restore FILE` brings a backup back."
    return Unsound(
        "The store is damaged: the beginning of its journal cannot be read, so it is open for reading only.",
        title="Damaged store",
        hint=f"Nothing was changed. {words if there else none}",
    )


def reason(error: OSError) -> str:
    """The system's own words for an error, in lower case."""
    return (error.strerror or str(error)).lower()
