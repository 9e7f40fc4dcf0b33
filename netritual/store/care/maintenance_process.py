"""The process of ``maintenance``: it brings the index of a home up to date and makes the backup of the week."""

import os
import sys
from datetime import datetime

from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.store.care.backup import weekly
from netritual.store.journal_store import open_store


def tidy(root: str, now: datetime) -> int:
    """Bring the index of a home up to date once due and make the backup of the week; 0 when all went well.

    An index that cannot be brought up to date now is not tried again at once, so that is no 0 either.
    """
    store = open_store(Home(root), Disk(), create=False)
    try:
        is_done = not store.maintenance.due() or store.update_index()
        weekly(store, now)
    except NetritualError:
        return 1
    finally:
        store.close()
    return 0 if is_done else 1


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(5)
    sys.exit(tidy(sys.argv[1], datetime.fromisoformat(sys.argv[2])))
