"""What one run of the app leaves to the next beside the journal: the row of the review under the cursor, the open
question of the first run, and texts that were typed and not saved. No end of the app, not even a kill, loses them.

A disk that refuses keeps nothing of it, which is an error for texts alone, and what cannot be read was never kept.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple

import msgspec

from netritual.files import Disk
from netritual.paths import Home

MOST = 20
"""Texts that were put away and are kept: the newest."""


class ReviewPlace(NamedTuple):
    """A row of a review: the review's id, the step and the item where the journal has it, and the row itself.

    The journal holds the place where the last act or pause left the review; here the row is kept on which the cursor
    came to rest since then, so that no history fills with moves. It counts only while the journal says the same place.
    """

    review: int
    step: str
    since: str
    row: str


def kept_place(disk: Disk, home: Home) -> ReviewPlace | None:
    """The place that was kept last, or None."""
    try:
        return msgspec.json.decode(disk.read(home.place), type=ReviewPlace)
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return None


def keep_place(disk: Disk, home: Home, place: ReviewPlace) -> None:
    """Keep a place."""
    with suppress(OSError, UnicodeError):
        disk.replace(home.place, msgspec.json.encode(place))


def kept_question(disk: Disk, home: Home) -> tuple[int | None, tuple[str, ...]]:
    """(the question that was open, from 1; the texts that stood in the fields and were not saved yet, in the order of
    the screen). The number is None when the first run is over."""
    try:
        number, *texts = disk.read(home.question).decode().split("\n")
        return (max(1, int(number)), tuple(texts)) if number != "0" else (None, ())
    except (OSError, ValueError):
        return None, ()


def keep_question(disk: Disk, home: Home, number: int | None, texts: Iterable[str] = ()) -> None:
    """Keep the open question, and texts of one line each; None: the first run is over, and is not asked again."""
    with suppress(OSError):
        text = "0" if number is None else "\n".join((str(number), *texts))
        disk.replace(home.question, text.encode(errors="replace"))


class KeptTexts(NamedTuple):
    """``under_way``: what stood in fields when it was written. ``put_away``: left before, newest first.

    ``pasted``: pasted lines that wait for a field, in their order. ``comments``: those under way on articles, each
    with the id of its article: they stand beside it again, and are no log lines.
    """

    under_way: tuple[str, ...] = ()
    put_away: tuple[str, ...] = ()
    pasted: tuple[str, ...] = ()
    comments: tuple[tuple[int, str], ...] = ()

    def putting_away(self, *texts: str) -> "KeptTexts":
        """With more texts in front, each once."""
        return self._replace(put_away=tuple(dict.fromkeys((*texts, *self.put_away)))[:MOST])


def kept_texts(disk: Disk, home: Home) -> KeptTexts:
    """The texts that are kept. The file of one line that came before this one counts too."""
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
    """Change the texts that are kept, and give what they were. OSError when the disk refuses."""
    former = kept_texts(disk, home)
    changed = change(former)
    if changed != former:
        disk.make_folder(home.root)
        disk.replace(home.texts, msgspec.json.encode(changed))
    return former
