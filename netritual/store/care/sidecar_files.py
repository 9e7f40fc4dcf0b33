"""The files of a home that stand beside its store: settings and calendar files."""

import os
from base64 import b64decode
from contextlib import suppress

import msgspec

from netritual.files import Disk
from netritual.paths import Home, beside
from netritual.store.index.layers import walk
from netritual.store.journal_state import State

STORE = "store"
FILES = "files"
"""The table that remembers what was written into files."""


class _Written(msgspec.Struct, frozen=True):
    """What this needs of a ``WrittenFile``."""

    path: str
    data: str | None = None


_WRITTEN = msgspec.json.Decoder(_Written)


def write_back(disk: Disk, home: Home, state: State) -> str:
    """After a journal was gone: write the files beside it that it remembers, where none stands; the store's folder
    is there again.

    Sentences of what is back, and of what nobody has when the whole home was gone; empty when nothing was lacking.
    """
    bare = disk.names(home.root) in ([], [STORE])
    back = []
    for _, raw in walk(state.rows(FILES)):
        with suppress(msgspec.DecodeError, ValueError, OSError):  # what cannot be written is no reason to stop here
            file = _WRITTEN.decode(raw)
            path = home.path_of(file.path)
            name = home.name_of(path)
            if file.data is not None and beside(name) and disk.stat(path) is None:
                data = b64decode(file.data, validate=True)
                disk.make_folder(os.path.dirname(path))
                disk.replace(path, data)
                back.append(name)
    words = f" Written again as netritual had last written it: {', '.join(back)}." if back else ""
    if bare:
        words += (
            " The whole folder was gone: backups in it, and what was set in settings.toml by hand, are not in memory."
        )
    return words
