"""Files we write outside the store (an .ics, the settings): whole or not at all, and never over somebody else's bytes.

The journal remembers what was written (``WrittenFile``), but file and journal are two places, and a crash can fall
between them. So the digest that a file is about to get is noted first, in a small file of the home:

1. the memory notes both digests, the one that stands there and the one to come; it is on the disk;
2. the file is replaced; 3. the memory notes the new digest alone; 4. the journal's line is committed.

After a crash at any point the file's digest is in the journal or in the memory, so the file is known as ours, and the
next write renders anew. When step 4 fails without a crash, ``together`` puts the former bytes back. An undo goes the
other way round (journal, then file); the memory holds what the undone write put there, so that order is safe too.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import msgspec

from netritual.errors import NetritualError, why
from netritual.files import Disk
from netritual.paths import SETTINGS, Home, beside, home_of

T = TypeVar("T")
KEPT = 64
"""Paths that the memory keeps, the newest last; a person has one or two calendar files."""


def digest(data: bytes | None) -> str:
    """The SHA-256 of a file's bytes; "" for no file."""
    from hashlib import sha256  # it brings OpenSSL along, which most starts never need

    return "" if data is None else sha256(data).hexdigest()


class Outside:
    """The door to files outside the store. ``memory`` is the path of the digests (``Home.outside``)."""

    def __init__(self, disk: Disk, memory: str) -> None:
        self._disk = disk
        self._memory = memory
        self._home = Home(os.path.dirname(os.path.dirname(memory)))
        self._replaced: list[tuple[str, bytes | None]] = []

    def read(self, path: str) -> bytes | None:
        """The file's bytes, or None when there is none. NetritualError when it cannot be read."""
        try:
            return self._disk.read(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _failed(path, error, "read") from None

    def check_place(self, path: str, *, calendar: bool) -> None:
        """Refuse (exit 1) what is never replaced, also when a person says so: what is no regular file, and what
        netritual keeps for itself, in this home or in another one; links are followed.

        A ``calendar`` file may lie in this home's folder for them, and else in no home.
        """
        place = self._disk.resolve(path)
        if self._disk.is_special(place):
            raise _unfit(f"{path} is not a regular file.")
        reserved = place == self._disk.resolve(self._home.settings)
        for one in (path, place):
            home = self._home if self._home.name_of(one) else Home(root) if (root := home_of(one)) else None
            if home is not None and calendar:
                name = self._home.name_of(one)
                reserved |= name == SETTINGS or not beside(name)
            elif home is not None:
                reserved |= home.keeps(one)
        if reserved:
            raise _unfit(f"{path} lies where netritual keeps its own files.")

    def remember(self, path: str, data: bytes) -> None:
        """Note what was put there by other means. A home that is not there, or cannot be written, notes nothing."""
        if self._home.exists():
            with suppress(OSError):
                self._note(path, [digest(data)])

    def put_by_us(self, path: str, data: bytes | None) -> bool:
        """True when these bytes (or their absence) are what we last put there, or were about to put there."""
        return digest(data) in self._noted().get(path, ())

    def put(self, path: str, data: bytes | None) -> None:
        """Replace the file, or remove it (None). NetritualError when that fails; then the file is as it was."""
        here = self.read(path)
        try:
            if self._disk.read_only(path):
                raise PermissionError(13, "the file is read-only")
            self._note(path, [digest(here), digest(data)])
            self._replaced.append((path, here))
            if data is None and not self._disk.remove(path) and self._disk.exists(path):
                raise PermissionError(13, "it is held by another program")
            if data is not None:
                self._make_room(path)
                self._disk.replace(path, data)
                self._sweep(path)
            self._note(path, [digest(data)])
        except OSError as error:
            raise _failed(path, error, "written") from None

    def together(self, act: Callable[[], T]) -> T:
        """Run a whole transaction that writes files; when it fails, the files get their former bytes back."""
        self._replaced.clear()
        try:
            return act()
        except BaseException:
            for path, former in reversed(self._replaced[:]):
                try:
                    if self.read(path) != former:
                        self.put(path, former)
                except NetritualError:
                    continue  # The memory still knows the bytes as ours: the next write mends the file.
            raise
        finally:
            self._replaced.clear()

    def _make_room(self, path: str) -> None:
        """Folders are made inside the home only: a mistyped path makes none."""
        folder = os.path.dirname(path)
        if os.path.commonpath([self._home.root, folder]) == self._home.root:
            self._disk.make_folder(folder)

    def _sweep(self, path: str) -> None:
        """Take away what a write of this file left that was ended before its time: one writes at a time."""
        folder, name = os.path.split(self._disk.resolve(path))
        left = re.compile(rf"{re.escape(name)}\.\d+\.tmp")
        with suppress(OSError):
            for one in filter(left.fullmatch, self._disk.names(folder)):
                self._disk.remove(os.path.join(folder, one))

    def _noted(self) -> dict[str, list[str]]:
        try:
            notes = msgspec.json.decode(self._disk.read(self._memory), type=dict[str, Any])
        except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
            return {}
        return {
            self._home.path_of(name): list(map(str, digests))
            for name, digests in notes.items()
            if isinstance(digests, list)
        }

    def _note(self, path: str, digests: list[str]) -> None:
        noted = self._noted()
        noted.pop(path, None)
        noted[path] = digests
        newest = {self._home.recorded(name): state for name, state in list(noted.items())[-KEPT:]}
        self._disk.make_folder(os.path.dirname(self._memory))
        self._disk.replace(self._memory, msgspec.json.format(msgspec.json.encode(newest), indent=1))


def _unfit(words: str) -> NetritualError:
    return NetritualError(words, title="Not written", hint="Nothing was changed. Name another file.")


def _failed(path: str, error: OSError, done: str) -> NetritualError:
    return NetritualError(
        f"{path} could not be {done}: {why(error)}.", title="Not written", hint="Nothing was changed."
    )
