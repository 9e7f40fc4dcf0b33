"""What the store says when something goes wrong: what happened, what is safe, what to do."""

import errno

from netritual.errors import NotSaved, Unsound

SAFE = "Everything saved before is safe."
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


def _not_saved(why: str, hint: str) -> NotSaved:
    return NotSaved(f"This was not saved: {why}.", title="Not saved", hint=f"{SAFE} {hint}")


def full(error: OSError) -> NotSaved:
    """A write that the disk did not take; saving goes on as soon as there is room."""
    if error.errno in NO_LOCKS:
        return cannot_write(error)
    if error.errno in NO_ROOM:
        return _not_saved("the disk is full", "Make room, then again.")
    return _not_saved(reason(error), "Try again.")


def unsynced(error: OSError) -> NotSaved:
    """A sync that failed. What the disk holds is uncertain, so nothing more is done until the store is opened anew."""
    look = "Look at the disk, then try again: netritual reads the journal anew and says what it holds."
    return _not_saved(f"the disk reported an error ({reason(error)})", look)


def cannot_write(error: OSError) -> NotSaved:
    """A home that cannot be written: read-only, not ours, something in the way, or no locks."""
    if error.errno in NO_ROOM:
        return full(error)
    if error.errno in NO_LOCKS:
        why = "this file system has no file locks"
    elif error.errno in (errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
        why = f"something else stands in the place of the store ({error.filename})"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        why = f"the store may not be written here ({error.filename})"
    else:
        why = reason(error)
    return _not_saved(why, "Another place: --home DIR.")


def busy() -> NotSaved:
    """Another process kept the lock for longer than a writer waits."""
    return _not_saved("another netritual has been writing for five seconds", "Try again.")


def unreadable(error: OSError) -> Unsound:
    """A journal that the system does not let us read."""
    where = f" ({error.filename})" if error.filename else ""
    return Unsound(f"The journal cannot be read: {reason(error)}{where}.", title="Journal", hint="Nothing was changed.")


def unmet(backup: str) -> Unsound:
    """Nothing whole to begin with: read-only, so that nothing is built on a gap. ``backup`` is the newest one."""
    there = f"Bring a backup back: `netritual restore {backup}`."
    none = "`netritual export FILE` writes what can be read; `netritual restore FILE` brings a backup back."
    return Unsound(
        "The store is damaged: the beginning of its journal cannot be read, so it is open for reading only.",
        title="Damaged store",
        hint=f"Nothing was changed. {there if backup else none}",
    )


def reason(error: OSError) -> str:
    """The system's own words for an error, in lower case."""
    return (error.strerror or str(error)).lower()
