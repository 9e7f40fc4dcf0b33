"""The files of a home that stand beside its store: settings and calendar files."""

import os
from base64 import b64decode
from contextlib import suppress

from netritual.domain.model import TABLE_OF, WrittenFile
from netritual.files import Disk
from netritual.paths import Home, beside
from netritual.store.journal_state import State

STORE = "store"


def write_back(disk: Disk, home: Home, state: State) -> str:
    """After a journal was gone: write the files beside it that it remembers, where none stands; the store's folder
    is there again.

    Sentences of what is back, and of what nobody has when the whole home was gone; empty when nothing was lacking.
    """
    bare = disk.names(home.root) in ([], [STORE])
    back = []
    written = [file for file in state.rows(TABLE_OF[WrittenFile]).records() if isinstance(file, WrittenFile)]
    for file in written:
        with suppress(ValueError, OSError):  # what cannot be written is no reason to stop here
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
