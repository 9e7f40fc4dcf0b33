"""The line format of the journal: one line is one transaction, with its checksum. Shared by both writers.

The quick log loads this module: standard library only, nothing slow.
"""

import os
from datetime import date, datetime, timedelta
from errno import ENOSPC
from zlib import crc32

from netritual.domain.dates.id_stamps import ID_BITS, ID_EPOCH
from netritual.errors import Unsound
from netritual.files import Disk, Handle
from netritual.paths import Home

FORMAT = 2
"""Version of the journal. A greater one is a newer program's: nothing is touched."""
JOURNAL = "journal.jsonl"
"""The name of the journal in a store's folder."""
FORMER = ("log.", "snap.", "names.")
"""How the files of a home of format 1 begin: logs and snapshots, which were its journal, and names to be found by."""
LOCK_SECONDS = 5.0
"""How long a writer waits for another process before it says so."""
_MILLISECOND = timedelta(milliseconds=1)
_NOISE = int.from_bytes(os.urandom(2), "big") >> (16 - ID_BITS)
"""The random bits of ids, drawn once a process: they part devices that write in one millisecond, ``top`` all others."""
CRC_BYTES = 8
WINDOW = 4096
"""Bytes of the first look for a last line; each further look doubles it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from netritual.store.undo_log import Images

Changes = dict[str, "dict[int, bytes | None] | None"]
"""Table -> doc id -> the document's JSON, None = removed; a table that is None is dropped."""


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} cannot be stored")


# These are below the module ``json``, which itself loads ``re`` and compiles seven patterns: a twelfth of the time of a
# bare interpreter, for each line of the quick log.
try:
    from _json import encode_basestring, make_encoder, make_scanner

    class _Usual:
        """What a scanner asks of its decoder."""

        strict, memo, object_hook, object_pairs_hook = True, {}, None, None  # type: ignore[var-annotated]
        parse_float, parse_int = float, int
        parse_constant = {"-Infinity": -float("inf"), "Infinity": float("inf"), "NaN": float("nan")}.__getitem__

    _encode = make_encoder(None, _plain, encode_basestring, None, ":", ",", False, False, False)
    _scan = make_scanner(_Usual)  # type: ignore[arg-type]  # any object with these attributes will do

    def _encoded(value: object) -> str:
        return "".join(_encode(value, 0))

    def decoded(data: bytes) -> "Any":
        """The value of JSON. ValueError when it is none."""
        text = data.decode().strip()
        try:
            value, end = _scan(text, 0)
        except StopIteration:
            raise ValueError("no JSON") from None
        if end != len(text):
            raise ValueError("more than one value")
        return value

except (ImportError, TypeError):  # not CPython, or one whose functions take other arguments
    from json import JSONEncoder, loads

    _JSON = JSONEncoder(
        ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain, check_circular=False
    )
    _encoded, decoded = _JSON.encode, loads  # type: ignore[assignment]


def encode(value: object) -> bytes:
    """A value as JSON bytes, the same from every writer. Lone surrogates become U+FFFD.

    ValueError for NaN, infinities and what holds itself, TypeError for what is no JSON value (dates and moments are
    written in ISO 8601).
    """
    try:
        text = _encoded(value)
    except RecursionError:  # the encoder's own watch over circles takes half its time
        raise ValueError("a value that holds itself, or is nested too deep, cannot be stored") from None
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def frame(body: bytes) -> bytes:
    """A line: checksum, blank, body, line feed."""
    return b"%08x %s\n" % (crc32(body), body)


def body_of(line: bytes) -> bytes | None:
    """The body of a line (without its line feed), or None when the checksum says that it is damaged."""
    if len(line) <= CRC_BYTES or line[CRC_BYTES : CRC_BYTES + 1] != b" ":
        return None
    body = line[CRC_BYTES + 1 :]
    return body if line[:CRC_BYTES] == b"%08x" % crc32(body) else None


def transaction(
    seq: int, when: datetime, verb: str, top: int, changes: "Images | Changes", undoes: int | None = None, *,
    words: str | None = None, past: bytes = b"",
) -> bytes:  # fmt: skip
    """The whole line of a transaction. ``when`` has an offset; ``past`` is the JSON of a base's history."""
    tables = []
    for table, docs in changes.items():
        if docs is None:
            tables.append(encode(table) + b":null")
            continue
        rows = b",".join([b'"%d":%s' % (doc_id, b"null" if raw is None else raw) for doc_id, raw in docs.items()])
        tables.append(b"%s:{%s}" % (encode(table), rows))
    back = b"" if undoes is None else b'"undoes":%d,' % undoes
    head = b'{"seq":%d,"when":"%s","verb":%s,"top":%d,' % (seq, when.isoformat().encode(), encode(verb), top)
    behind = (b',"words":' + encode(words) if words else b"") + (b',"past":' + past if past else b"")
    return frame(b'%s%s"changes":{%s}%s}' % (head, back, b",".join(tables), behind))


def header(store: str, device: str, seq: int = 0, top: int = 0) -> bytes:
    """The first line of a journal that is written anew: what it follows on, whose it is, and a name of its own."""
    return frame(
        encode({"log": FORMAT, "store": store, "device": device, "journal": new_name(), "seq": seq, "top": top})
    )


class Unsure(OSError):
    """What the disk holds is uncertain: a sync failed, or a failed write could not be cut off again."""


def put_line(handle: Handle, line: bytes, end: int) -> None:
    """Append a line to a journal of ``end`` bytes and bring it to the disk; the same for both writers.

    OSError when it was not written: the journal is as it was. Unsure when nothing more may be done before it is read
    anew: a second sync may report success for pages that were lost (wiki.postgresql.org/wiki/Fsync_Errors).
    """
    try:
        if handle.append(line) != len(line):
            raise OSError(ENOSPC, "short write")
    except OSError:
        _cut_back(handle, end)
        raise
    try:
        handle.sync()
    except OSError as error:
        _cut_back(handle, end)
        raise Unsure(error.errno, error.strerror) from error


def _cut_back(handle: Handle, end: int) -> None:
    try:
        handle.truncate(end)
        handle.sync()
    except OSError as error:
        raise Unsure(error.errno, error.strerror) from error


def line_at(handle: Handle, at: int) -> bytes:
    """The line (without its line feed) that starts at a place, read in doubling windows; empty when there is none."""
    window = WINDOW
    while True:
        data = handle.read_at(at, window)
        end = data.find(b"\n")
        if end >= 0 or len(data) < window:
            return data[: max(end, 0)]
        window *= 2


def new_name() -> str:
    """A random name, for a store, a device, a journal or an index."""
    return os.urandom(8).hex()


class Ids:
    """Gives doc ids for one transaction: the first is ``max(stamp, top + 1)``, further ones count up.

    So an id never comes twice: not after a removal, not with the clock set back, not from another process. ``still``
    (the clock stands still) leaves the random bits zero.
    """

    __slots__ = ("top",)

    def __init__(self, top: int, now: datetime, still: bool) -> None:
        past = (now - ID_EPOCH) // _MILLISECOND
        self.top = max(top, (past << ID_BITS | (0 if still else _NOISE)) - 1)

    def __call__(self) -> int:
        """The next free id."""
        self.top += 1
        return self.top


class Tail:
    """How a journal ends: where its last whole line does, that line's body, and the bytes behind it."""

    __slots__ = ("body", "end", "spoilt")

    def __init__(self, end: int, body: bytes, spoilt: bytes) -> None:
        self.end = end
        self.body = body
        self.spoilt = spoilt


def tail_of(handle: Handle, size: int) -> Tail:
    """Find the last whole line of a journal of ``size`` bytes, reading backwards in doubling windows.

    What stands behind it (a torn write, or lines whose checksum fails) is given as ``spoilt``, for the writer to keep
    and cut. Unsound when no line at all is whole.
    """
    window, data, base = WINDOW, b"", size
    while True:
        base = max(0, size - window)
        data = handle.read_at(base, size - base)
        end = data.rfind(b"\n") + 1
        while end > 0:
            start = data.rfind(b"\n", 0, end - 1) + 1
            if start == 0 and base > 0:
                break
            body = body_of(data[start : end - 1])
            if body is not None:
                return Tail(base + end, body, data[end:])
            end = start
        if base == 0:
            raise Unsound(
                "The journal has no readable line.",
                title="Journal",
                hint="Nothing was changed. `netritual doctor` says more; `netritual restore` takes a backup.",
            )
        window *= 2


def check_version(version: object) -> None:
    """Refuse what a newer netritual has written: nothing of it is touched."""
    if not isinstance(version, int) or version > FORMAT:
        raise Unsound(
            "This home was made by a newer netritual.",
            title="Newer format",
            hint="Nothing was changed. Update netritual, then try again.",
        )


def is_former(names: list[str]) -> bool:
    """True when a store's folder holds files of a home of format 1, which are taken over before anything else."""
    return any([name.startswith(FORMER) and name.endswith(".jsonl") for name in names])


def write_journal(disk: Disk, home: Home, lines: "Iterable[bytes]") -> None:
    """Put a journal in the place of the one that may be there, whole or not at all. The caller holds the lock."""
    path = f"{home.store}/{JOURNAL}"
    temp = f"{path}.tmp"
    try:
        disk.write_new(temp, lines)
        disk.rename(temp, path)
    except BaseException:
        disk.remove(temp)
        raise
    disk.sync_folder(home.store)


def make_journal(disk: Disk, home: Home) -> None:
    """Make an empty journal, if there is none. The caller holds the lock."""
    if not disk.exists(f"{home.store}/{JOURNAL}"):
        write_journal(disk, home, (header(new_name(), new_name()),))


def keep(disk: Disk, home: Home, name: str, data: bytes) -> str:
    """Put damaged or replaced bytes into ``kept/``, once, where nothing of ours deletes them; the file's path."""
    folder = home.kept
    for place in [f"{folder}/{old}" for old in disk.names(folder) if old.startswith(f"{name}.")]:
        if not place.endswith(".tmp") and disk.read(place) == data:
            return place
    disk.make_folder(folder)
    path = numbered(disk, folder, name)
    disk.replace(path, data)
    return path


def numbered(disk: Disk, folder: str, name: str) -> str:
    """The path of a name in a folder with the first number that no file there has."""
    names, number = set(disk.names(folder)), 1
    while f"{name}.{number}" in names:
        number += 1
    return f"{folder}/{name}.{number}"
