"""Texts that were typed and not saved, kept in the home: no end of the app, not even a kill, loses them."""

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import msgspec

from netritual.files import Disk
from netritual.paths import Home

MOST = 20
"""Texts that were put away and are kept: the newest."""


class KeptTexts(NamedTuple):
    """``under_way``: what stood in fields when it was written. ``put_away``: left before, newest first.

    ``pasted``: pasted lines that wait for a field, in their order.
    """

    under_way: tuple[str, ...] = ()
    put_away: tuple[str, ...] = ()
    pasted: tuple[str, ...] = ()

    def putting_away(self, *texts: str) -> "KeptTexts":
        """With more texts in front, each once."""
        return self._replace(put_away=tuple(dict.fromkeys((*texts, *self.put_away)))[:MOST])


def kept_texts(disk: Disk, home: Home) -> KeptTexts:
    """What is kept; nothing when it cannot be read. The file of one line that came before this one counts too."""
    try:
        return msgspec.json.decode(disk.read(home.texts), type=KeptTexts)
    except (msgspec.MsgspecError, UnicodeError):
        return KeptTexts()
    except OSError:
        with suppress(OSError):
            line = disk.read(home.line).decode("utf-8", "replace").split("\n", 1)[0].strip()
            return KeptTexts(put_away=(line,) if line else ())
        return KeptTexts()


def keep_texts(disk: Disk, home: Home, change: Callable[[KeptTexts], KeptTexts]) -> KeptTexts:
    """Change what is kept, and give what it was. A disk that refuses keeps nothing."""
    former = kept_texts(disk, home)
    changed = change(former)
    if changed != former:
        with suppress(OSError):
            disk.make_folder(home.root)
            disk.replace(home.texts, msgspec.json.encode(changed))
    return former
