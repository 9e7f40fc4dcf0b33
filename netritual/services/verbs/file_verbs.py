"""Files outside the store as changes: written when different, with the former bytes kept for undo."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from netritual.domain.model import WrittenFile
from netritual.errors import NetritualError
from netritual.services.external_files import Outside, digest
from netritual.services.ports import Transaction
from netritual.services.verb import verb


def written_file(files: Iterable[WrittenFile], path: str) -> WrittenFile | None:
    """The record of a path, or None when we never wrote it; the newest, where a copied home has one of either home."""
    return {record.path: record for record in files}.get(path)


def check_ours(files: Iterable[WrittenFile], outside: Outside, path: str, data: bytes | None) -> None:
    """Refuse (exit 1) when the file at ``path`` is neither the one that we wrote last nor ``data`` already."""
    here = outside.read(path)
    if here != data and not _is_ours(written_file(files, path), outside, path, here):
        raise NetritualError(
            f"{path} is not the file that netritual wrote last.",
            title="Not overwritten",
            hint="Nothing was changed. Name another file, or add --yes to replace this one.",
        )


def write_file(
    tx: Transaction,
    outside: Outside,
    path: str,
    data: bytes | None,
    holds: WrittenFile | None = None,
    *,
    yes: bool = False,
) -> bool:
    """Write ``data`` to an absolute path as a part of this transaction; None means that there shall be no file.
    ``holds`` is what its record says of what is in it.

    The same bytes write nothing and change no record. A file that is not ours raises unless ``yes``; its bytes are then
    kept, so that undo gives them back. To be run inside ``Outside.together``. True when something changed.
    """
    record = written_file(tx.all(WrittenFile), path)
    here = outside.read(path)
    ours = _is_ours(record, outside, path, here) or here == data
    if not ours and data is None and not yes:
        return False
    if not ours and not yes:
        check_ours(tx.all(WrittenFile), outside, path, data)
    wanted = replace(
        holds or WrittenFile(path=path), id=record.id if record else 0, digest=digest(data), data=_text(data),
        former=None if ours else _text(here),
    )  # fmt: skip
    before = record or WrittenFile(path=path)
    changed = wanted.former is not None or replace(before, former=None) != wanted
    if here != data:
        outside.put(path, data)
    if changed:
        tx.put(wanted)
    return changed or here != data


@verb("change-settings")
def change_settings(tx: Transaction, outside: Outside, path: str, changed: Callable[[bytes | None], bytes]) -> bool:
    """Replace the settings file by what ``changed`` makes of the bytes that stand there (None: no file).

    They are read within the transaction, so that of two processes the second one sees what the first one set. A person
    may have edited the file since we wrote it; undo gives those bytes back.
    """
    return write_file(tx, outside, path, changed(outside.read(path)), yes=True)


def put_back(
    before: Iterable[WrittenFile], after: Iterable[WrittenFile], outside: Outside, *, undone: bool
) -> tuple[str, ...]:
    """Bring files on the disk to what an undo (``undone``) or a redo made of their records.

    ``before`` and ``after`` are all ``WrittenFile`` records of the store just before and just after it. A file that is
    no longer as we left it is left alone: one sentence for each of those is returned.
    """
    then = {record.path: record for record in before}
    now = {record.path: record for record in after}
    left = []
    for path in sorted({*then, *now}):
        newer, older = (then.get(path), now.get(path)) if undone else (now.get(path), then.get(path))
        if newer == older:
            continue
        written, stood = _bytes(newer, older)
        expected, wanted = (written, stood) if undone else (stood, written)
        here = outside.read(path)
        if here == wanted:
            continue
        if here == expected or outside.put_by_us(path, here):
            outside.put(path, wanted)
        else:
            left.append(f"{path} has changed since netritual wrote it, so it stays as it is.")
    return tuple(left)


def _bytes(newer: WrittenFile | None, older: WrittenFile | None) -> tuple[bytes | None, bytes | None]:
    """What a write put there, and what stood there before: another's bytes, or those of our write before."""
    written = _data(newer.data) if newer else None
    if newer is not None and newer.former is not None:
        return written, _data(newer.former)
    return written, _data(older.data) if older else None


def _is_ours(record: WrittenFile | None, outside: Outside, path: str, here: bytes | None) -> bool:
    if here is None or (record is not None and record.digest == digest(here)):
        return True
    return outside.put_by_us(path, here)


def _text(data: bytes | None) -> str | None:
    return None if data is None else b64encode(data).decode("ascii")


def _data(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text)
