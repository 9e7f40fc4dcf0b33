"""A disk in memory that records every step, fails on request, and can say what a crash would have left."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from netritual.files import Disk, Handle, Lock


class Step(NamedTuple):
    """One step that changed something: ``write`` (appended bytes), ``cut``, ``sync``, ``create``, ``rename``,
    ``remove``, ``folder`` or ``sync_folder``.
    """

    what: str
    path: str
    inode: int = 0
    data: bytes = b""
    other: str = ""


class MemoryFile:
    """The content of a file, whatever its name."""

    def __init__(self, inode: int, data: bytes = b"") -> None:
        self.inode = inode
        self.data = bytearray(data)
        self.held_by: MemoryLock | None = None


class MemoryHandle(Handle):
    """An open file of the disk in memory."""

    def __init__(self, disk: "MemoryDisk", file: MemoryFile, path: str) -> None:
        super().__init__(-1, path)
        self._disk = disk
        self._file = file

    def read_at(self, offset: int, size: int) -> bytes:
        """Bytes at a place."""
        return bytes(self._file.data[offset : offset + size])

    def append(self, data: bytes) -> int:
        """Append; the disk's ``fail`` may shorten it or raise."""
        data = self._disk.allowed("write", self.path, data)
        self._file.data += data
        self._disk.steps.append(Step("write", self.path, self._file.inode, data))
        return len(data)

    def sync(self) -> None:
        """Bring the content to the (imagined) platter."""
        self._disk.allowed("sync", self.path)
        self._disk.steps.append(Step("sync", self.path, self._file.inode))

    def truncate(self, size: int) -> None:
        """Cut."""
        self._disk.allowed("cut", self.path)
        del self._file.data[size:]
        self._disk.steps.append(Step("cut", self.path, self._file.inode, str(size).encode()))

    def stat(self) -> tuple[int, int]:
        """(inode, size)."""
        return self._file.inode, len(self._file.data)

    def close(self) -> None:
        """Nothing to let go of."""


class MemoryLock(Lock):
    """A lock on a file in memory; never waits."""

    def __init__(self, disk: "MemoryDisk", path: str) -> None:
        super().__init__(-1, path)
        self._disk = disk
        self._file = disk.lock_file(path)

    def take(self, seconds: float) -> bool:
        """Take it if it is free."""
        return super().take(0)

    def _try(self) -> bool:
        if self._file.held_by not in (None, self):
            return False
        self._file.held_by = self
        return True

    def _stands(self) -> bool:
        return self._disk.files.get(self._path) is self._file

    def _open_anew(self) -> None:
        self.free()
        self._file = self._disk.lock_file(self._path)

    def free(self) -> None:
        """Give it back."""
        if self._file.held_by is self:
            self._file.held_by = None

    def close(self) -> None:
        """Give it back."""
        self.free()


class MemoryDisk(Disk):
    """The real store's disk in tests. ``fail(what, path, data)`` may raise OSError, or return fewer bytes to write."""

    def __init__(self, files: dict[str, bytes] | None = None, folders: set[str] | None = None) -> None:
        self.files: dict[str, MemoryFile] = {}
        self.folders: set[str] = set(folders or ()) | {"/"}
        self.steps: list[Step] = []
        self.fail: Callable[[str, str, bytes], bytes] | None = None
        self._inodes = 0
        for path, data in (files or {}).items():
            self.files[path] = self._file(data)
            self.folders.add(os.path.dirname(path))

    def may_write(self, path: str) -> bool:
        """Everywhere."""
        return True

    def room(self, path: str) -> int:
        """As much as one likes."""
        return 2**40

    def _file(self, data: bytes = b"") -> MemoryFile:
        self._inodes += 1
        return MemoryFile(self._inodes, data)

    def allowed(self, what: str, path: str, data: bytes = b"") -> bytes:
        """Ask ``fail``."""
        return self.fail(what, path, data) if self.fail is not None else data

    def open(self, path: str, write: bool = False) -> Handle:
        self.allowed("open", path)
        if path not in self.files:
            raise FileNotFoundError(errno.ENOENT, "No such file", path)
        return MemoryHandle(self, self.files[path], path)

    def create(self, path: str) -> Handle:
        self.allowed("create", path)
        if os.path.dirname(path) not in self.folders:
            raise FileNotFoundError(errno.ENOENT, "No such folder", path)
        self.files[path] = self._file()
        self.steps.append(Step("create", path, self.files[path].inode))
        return MemoryHandle(self, self.files[path], path)

    def database(self, path: str, write: bool = False) -> sqlite3.Connection:
        with self.open(path, write) as handle:
            data = handle.read_at(0, handle.stat()[1])
        database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        if data:
            database.deserialize(data)
        return database

    def keep_database(self, database: sqlite3.Connection, path: str) -> None:
        data = database.serialize()
        database.close()
        self.write_new(path, (data,))

    def lock(self, path: str) -> Lock:
        self.allowed("lock", path)
        return MemoryLock(self, path)

    def lock_file(self, path: str) -> MemoryFile:
        """The file to lock, made when missing."""
        if os.path.dirname(path) not in self.folders:
            raise FileNotFoundError(errno.ENOENT, "No such folder", path)
        if path not in self.files:
            self.files[path] = self._file()
            self.steps.append(Step("create", path, self.files[path].inode))
        return self.files[path]

    def rename(self, old: str, new: str) -> None:
        self.allowed("rename", new)
        self.files[new] = self.files.pop(old)
        self.steps.append(Step("rename", old, self.files[new].inode, other=new))

    def sync_folder(self, path: str) -> None:
        self.allowed("sync_folder", path)
        self.steps.append(Step("sync_folder", path))

    def exists(self, path: str) -> bool:
        return path in self.files or path in self.folders

    def is_pipe(self, path: str) -> bool:
        return False

    def is_folder(self, path: str) -> bool:
        return path in self.folders

    def stat(self, path: str) -> tuple[int, int] | None:
        file = self.files.get(path)
        return None if file is None else (file.inode, len(file.data))

    def names(self, path: str) -> list[str]:
        return sorted({name[len(path) + 1 :].split("/")[0] for name in self._below(path)})

    def changed(self, path: str) -> int:
        return hash(tuple((name, file.inode) for name, file in self.files.items() if os.path.dirname(name) == path))

    def _below(self, path: str) -> Iterator[str]:
        for name in (*self.files, *self.folders):
            if name.startswith(path + "/"):
                yield name

    def make_folder(self, path: str) -> None:
        if path in self.folders:
            return
        self.allowed("folder", path)
        if path in self.files:
            raise FileExistsError(errno.EEXIST, "File exists", path)
        self.make_folder(os.path.dirname(path))
        self.folders.add(path)
        self.steps.append(Step("folder", path))
        self.sync_folder(os.path.dirname(path))

    def remove(self, path: str) -> bool:
        self.allowed("remove", path)
        if path not in self.files:
            return False
        self.steps.append(Step("remove", path, self.files[path].inode))
        del self.files[path]
        return True

    def resolve(self, path: str) -> str:
        return path

    def keep_mode(self, path: str, temp: str) -> None:
        """Files in memory have no mode."""

    def contents(self) -> dict[str, bytes]:
        """Every file's bytes by path."""
        return {path: bytes(file.data) for path, file in self.files.items()}

    def spoil(self, path: str, at: int, flip: int = 1) -> None:
        """Damage one byte."""
        self.files[path].data[at] ^= flip
