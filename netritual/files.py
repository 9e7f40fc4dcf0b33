"""The only door to the disk.

One ``Disk`` object is passed to everything that reads or writes, so that tests can keep files in memory, record every
step and fail any of them. The quick log loads this module: it imports nothing slow.
"""

import errno
import os
import sys
import time
from _thread import allocate_lock
from stat import S_ISFIFO

from netritual.clock import Clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Connection as Database

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
LOCK_PAUSE = 0.002
"""Seconds between two tries for a lock that another process holds."""
WRITE_CACHE = 32768
"""KiB of a SQLite file in the making held in memory: with the usual 2,000 a large one is written again and again."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def _full_sync(fd: int) -> None:
    """macOS: ``fsync`` alone leaves the bytes in the drive; it must do where the file system has no ``F_FULLFSYNC``."""
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                raise
            os.fsync(fd)


class Handle:
    """An open file: reads at a place, appends, syncs, cuts; a ``with`` block closes it. Errors are ``OSError``."""

    def __init__(self, fd: int, path: str) -> None:
        self._fd = fd
        self.path = path
        self._gate = allocate_lock()

    def __enter__(self) -> "Handle":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read_at(self, offset: int, size: int) -> bytes:
        """Up to ``size`` bytes from ``offset``; fewer only at the end of the file."""
        data = part = self._pread(size, offset) if size > 0 else b""
        while part and len(data) < size:
            part = self._pread(size - len(data), offset + len(data))
            data += part
        return data

    def _pread(self, size: int, offset: int) -> bytes:
        if sys.platform == "win32":
            with self._gate:  # two steps, and other threads read too
                os.lseek(self._fd, offset, os.SEEK_SET)
                return os.read(self._fd, size)
        return os.pread(self._fd, size, offset)

    def append(self, data: bytes) -> int:
        """One ``write`` at the end; says how many bytes were taken (fewer is for the caller to judge)."""
        return os.write(self._fd, data)

    def sync(self) -> None:
        """Bring the content to the disk (``fdatasync``; the length counts as content)."""
        if sys.platform == "darwin":
            _full_sync(self._fd)
        elif sys.platform == "win32":
            os.fsync(self._fd)
        else:
            os.fdatasync(self._fd)

    def truncate(self, size: int) -> None:
        """Cut the file to ``size`` bytes."""
        os.ftruncate(self._fd, size)

    def stat(self) -> tuple[int, int]:
        """(inode, size in bytes)."""
        status = os.fstat(self._fd)
        return status.st_ino, status.st_size

    def close(self) -> None:
        """Let go of the file; twice is once."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def __del__(self) -> None:
        self.close()


class Lock:
    """An exclusive lock of the kernel on a file that we never rename or delete; a dying process frees it.

    Others may do so: a home that is put back, or a sync tool, brings another file of this name, and who comes later
    locks that one. So what counts is the file that has the name when the lock is taken.

    A ``with`` block over a lock that was taken frees it at its end.
    """

    def __init__(self, fd: int, path: str = "") -> None:
        self._fd = fd
        self._path = path
        self._seen = (0, 0) if fd < 0 else _which(os.fstat(fd))

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, *_: object) -> None:
        self.free()

    def take(self, seconds: float) -> bool:
        """Try for so many seconds of the real timer; False when another holds it all the while.

        One ``stat`` a try tells whether the file still has its name; one that has lost it is opened anew.
        """
        is_taken = self._try()
        if is_taken and self._stands():
            return True
        clock = Clock()
        deadline = clock.elapsed() + seconds
        while True:
            if not self._stands():
                self._open_anew()
            elif is_taken:
                return True
            elif clock.elapsed() >= deadline:
                return False
            else:
                time.sleep(LOCK_PAUSE)
            is_taken = self._try()

    def _stands(self) -> bool:
        """True when the file that is open here is the one that has the name."""
        try:
            return _which(os.stat(self._path)) == self._seen
        except (FileNotFoundError, NotADirectoryError):
            return False

    def _open_anew(self) -> None:
        """Open the file that has the name now; it is made when missing."""
        fd = _open_lock(self._path)
        os.close(self._fd)
        self._fd, self._seen = fd, _which(os.fstat(fd))

    def _try(self) -> bool:
        try:
            if sys.platform == "win32":
                os.lseek(self._fd, 0, os.SEEK_SET)
                msvcrt.locking(self._fd, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True

    def free(self) -> None:
        """Give the lock back."""
        if sys.platform == "win32":
            os.lseek(self._fd, 0, os.SEEK_SET)
            msvcrt.locking(self._fd, msvcrt.LK_UNLCK, 1)
        else:
            fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the file, and with it of the lock."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _which(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _open_lock(path: str) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, PRIVATE_FILE)


class Disk:
    """Files and folders of this machine. Paths are strings; errors are ``OSError``."""

    def open(self, path: str, write: bool = False) -> Handle:
        """An existing file, for reading, or for reading and appending."""
        flags = os.O_RDWR | os.O_APPEND if write else os.O_RDONLY
        return Handle(os.open(path, flags | _BINARY), path)

    def create(self, path: str) -> Handle:
        """A new empty file that only this user can read, for appending; what stood there is emptied."""
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
        return Handle(os.open(path, flags | _BINARY, PRIVATE_FILE), path)

    def database(self, path: str, write: bool = False) -> "Database":
        """A SQLite file: one that nobody writes any more, for reading by any thread; or one in the making.

        Errors, also of its queries, are ``sqlite3.Error``. The module below ``sqlite3`` loads in half the time.
        """
        from _sqlite3 import connect

        name = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        if sys.platform == "win32":
            name = "/" + name.replace("\\", "/")
        how = "mode=rw" if write else "mode=ro&immutable=1"
        database = connect(f"file:{name}?{how}", uri=True, isolation_level=None, check_same_thread=False)
        if write:
            database.execute("PRAGMA journal_mode=OFF")
            database.execute("PRAGMA synchronous=OFF")
            database.execute(f"PRAGMA cache_size=-{WRITE_CACHE}")
        return database

    def keep_database(self, database: "Database", path: str) -> None:
        """Close a SQLite file that was written, and bring it to the disk."""
        database.close()
        with self.open(path, write=True) as handle:
            handle.sync()

    def lock(self, path: str) -> Lock:
        """The lock on a file, not taken yet; the file is made when missing."""
        return Lock(_open_lock(path), path)

    def read(self, path: str) -> bytes:
        """The whole file; FileNotFoundError when there is none. A pipe, which may never end, is refused unopened."""
        if self.is_pipe(path):
            raise OSError(errno.EINVAL, "it is a pipe and no file", path)
        with self.open(path) as handle:
            return handle.read_at(0, handle.stat()[1])

    def replace(self, path: str, data: bytes) -> None:
        """Put ``data`` in the place of a file, whole or not at all: temp file, sync, rename, sync of the folder.

        A link is followed, so that a settings file kept elsewhere stays a link; a file keeps its mode.
        """
        path = self.resolve(path)
        temp = f"{path}.{os.getpid()}.tmp"
        try:
            self.write_new(temp, (data,))
            self.keep_mode(path, temp)
            self.rename(temp, path)
        except OSError:
            self.remove(temp)
            raise
        self.sync_folder(os.path.dirname(path))

    def write_new(self, path: str, parts: "Iterable[bytes]") -> None:
        """Write a new file and bring it to the disk; short writes go on where they stopped."""
        with self.create(path) as handle:
            for part in parts:
                while part:
                    part = part[handle.append(part) :]
            handle.sync()

    def resolve(self, path: str) -> str:
        """The file that a path means, links followed."""
        return os.path.realpath(path)

    def keep_mode(self, path: str, temp: str) -> None:
        """Give the new file the mode of the one that it will replace."""
        if os.path.exists(path):
            os.chmod(temp, os.stat(path).st_mode & 0o7777)

    def rename(self, old: str, new: str) -> None:
        """Give a file its name; what had it goes."""
        os.replace(old, new)

    def sync_folder(self, path: str) -> None:
        """Bring the names in a folder to the disk (systems that cannot are left to themselves)."""
        if sys.platform == "win32":
            return
        fd = os.open(path, os.O_RDONLY)
        try:
            if sys.platform == "darwin":
                _full_sync(fd)
            else:
                os.fsync(fd)
        finally:
            os.close(fd)

    def exists(self, path: str) -> bool:
        """True when something has this name. ``access`` makes no exception of what is not there: a save asks often."""
        return os.access(path, os.F_OK)

    def read_only(self, path: str) -> bool:
        """True for a file that nobody may write, by its mode: a rename would not ask."""
        try:
            return not os.stat(path).st_mode & 0o222
        except OSError:
            return False

    def may_write(self, path: str) -> bool:
        """True when this process may write there: a disk that is mounted for reading only lets nobody."""
        return os.access(path, os.W_OK)

    def room(self, path: str) -> int:
        """How many bytes may still be written there; any number where the system does not say."""
        from shutil import disk_usage

        try:
            usage = disk_usage(path)
        except OSError:
            return sys.maxsize
        return usage.free if usage.total else sys.maxsize

    def is_pipe(self, path: str) -> bool:
        """True when a named pipe stands there."""
        try:
            return S_ISFIFO(os.stat(path).st_mode)
        except FileNotFoundError:
            return False

    def is_folder(self, path: str) -> bool:
        """True when this is a folder."""
        return os.path.isdir(path)

    def is_special(self, path: str) -> bool:
        """True when something has this name that is no regular file: a folder, a device, a pipe."""
        return os.path.exists(path) and not os.path.isfile(path)

    def stat(self, path: str) -> tuple[int, int] | None:
        """(inode, size in bytes) of a file, or None when there is none."""
        try:
            status = os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return status.st_ino, status.st_size

    def names(self, path: str) -> list[str]:
        """The names in a folder, sorted; none when there is no such folder."""
        try:
            return sorted(os.listdir(path))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def changed(self, path: str) -> int:
        """When a file was written, or a name in a folder came or went last, in nanoseconds; 0 when nothing is there."""
        try:
            return os.stat(path).st_mtime_ns
        except OSError:
            return 0

    def make_folder(self, path: str) -> None:
        """Make a private folder and those above it; each new name is brought to the disk."""
        if os.path.isdir(path):
            return
        parent = os.path.dirname(path)
        self.make_folder(parent)
        try:
            os.mkdir(path, PRIVATE_FOLDER)
        except FileExistsError:
            if not os.path.isdir(path):
                raise
        self.sync_folder(parent)

    def remove(self, path: str) -> bool:
        """Remove a file; False when it is not there, or held by another process (Windows)."""
        try:
            os.unlink(path)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return False
        return True
