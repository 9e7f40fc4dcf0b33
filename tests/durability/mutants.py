"""Take one defence out of the store at a time: the quick tests must notice each.

``python -m tests.durability.mutants``: works on a copy of the tree; a few minutes. Prints one row a mutant.
"""

# ruff: noqa: E501 - a row stays one line
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parents[2]
TESTS = ("tests/store", "tests/contract", "tests/test_files.py", "tests/durability/test_flips.py")


class Mutant(NamedTuple):
    """A defence, and the edit that takes it out; ``twin`` takes out a second defence that covers the first."""

    name: str
    file: str
    old: str
    new: str
    twin: tuple[str, str, str] | None = None

    @property
    def edits(self) -> tuple[tuple[str, str, str], ...]:
        """File, text, and what takes its place; the text stands once in the file (``tests/hygiene/test_mutants.py``)."""
        return ((self.file, self.old, self.new), *((self.twin,) if self.twin else ()))


MUTANTS = (
    Mutant("no sync on append", "journal_line.py", "        handle.sync()\n    except OSError as error:\n        _cut", "        pass\n    except OSError as error:\n        _cut"),
    Mutant("no checksum", "journal_line.py", 'return body if line[:CRC_BYTES] == b"%08x" % crc32(body) else None', "return body"),
    Mutant("no cut of a torn end (store)", "journal_access.py", "        file.cut(file.end)\n", ""),
    Mutant("no cut of a torn end (shell)", "quick.py", "            handle.truncate(journal.end)\n", ""),
    Mutant("no cut of a failed write", "journal_line.py", "        handle.truncate(end)\n", ""),
    Mutant("no sync of the folder entry of a journal", "journal_line.py", '        raise\n    disk.sync_folder(home.store)\n', '        raise\n'),
    Mutant("no continuity check", "journal_file.py", "if self.reader.read_at(self.last, CRC_BYTES) != self.crc:", "if False:"),
    Mutant("no look at the inode", "journal_file.py", "if inode != self.inode or self.size < self.end:", "if self.size < self.end:"),
    Mutant("no gap rule", "journal_state.py", "self.missing += line.seq - self.seq - 1", "pass"),
    Mutant("lock not taken (store)", "journal_access.py", "        if not is_taken:\n", "        if False:\n"),
    Mutant("lock not taken (shell)", "quick.py", "if not lock.take(self.lock_seconds):", "if False:"),
    Mutant("failed sync ignored", "journal_access.py", "            raise self.broken from error\n        except OSError", "            broken, self.broken = self.broken, None\n            raise broken from error\n        except OSError"),
    Mutant("top not raised", "journal_state.py", "        self.seq, self.top = line.seq, max(self.top, line.top)\n        change = ", "        self.seq = line.seq\n        change = "),
    Mutant("undo without the conflict rule", "transaction.py", "if any(changed.values()):", "if False:"),
    Mutant("undo lowers a sequence", "undo_log.py", 'PROMISED = ("sequence", "in_file")', 'PROMISED = ("in_file",)'),
    Mutant("undo takes a written coffee out of the file", "undo_log.py", 'PROMISED = ("sequence", "in_file")', 'PROMISED = ("sequence",)'),
    Mutant("sums of changed touches taken from the index", "index/talks.py", "sums = None if person in self._hit else", "sums ="),
    Mutant("a layer forgets who it changed", "index/talks.py", "                hit.update(talk.people if talk is not None else ())\n", "                pass\n"),
    Mutant("what was worked out of touches outlives their change", "index/talks.py", "                    self._touches.pop(person, None)\n                    self._sums.pop(person, None)\n", "                    pass\n"),
    Mutant("layers put together wrongly", "index/layers.py", "                new.put(doc_id, raw)\n", "                pass\n"),
    Mutant("backups never end", "backup_files.py", "[:-WEEKLY_KEPT]", "[:0]"),
    Mutant("views share what is written", "journal_state.py", "elif rows.shared:", "elif False:"),
    Mutant("no rescue", "care/rescue.py", "lacking = (loaded.adrift and not newer) or not has_all_of(theirs, ours)", "lacking = False"),
    Mutant("what another process saved given up for what is known", "care/rescue.py", "newer = loaded.adrift and theirs.seq > ours.seq", "newer = False"),
    Mutant("error of a sync ignored", "journal_line.py", "        _cut_back(handle, end)\n        raise Unsure(error.errno, error.strerror) from error\n", "        _cut_back(handle, end)\n"),
    Mutant("no refusal after a failed cut", "journal_line.py", "        handle.truncate(end)\n        handle.sync()\n    except OSError as error:\n        raise Unsure(error.errno, error.strerror) from error", "        handle.truncate(end)\n        handle.sync()\n    except OSError:\n        pass"),
    Mutant("a short write is taken", "journal_line.py", "if handle.append(line) != len(line):", "if handle.append(line) == 0:"),
    Mutant("damaged bytes not kept", "journal_access.py", "                self._keep_damage()\n", "                pass\n"),
    Mutant("damage not told at the start", "journal_access.py", '            self.notes.append(new[0].note)\n', "            pass\n"),
    Mutant("macOS: the drive is not told", "../files.py", "            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)\n", "            os.fsync(fd)\n"),
    Mutant("another file locked than the one of the name", "../files.py", "            return _which(os.stat(self._path)) == self._seen\n", "            return True\n"),
    Mutant("a second line with a known number unseen", "journal_file.py", "if applied is None or file.line(applied.at) != body:", "if False:"),
    Mutant("a failed restore opens a damaged store", "care/restore.py", "            journal.broken = journal.broken or broken\n", ""),
    Mutant("newer format read", "journal_line.py", "if not isinstance(version, int) or version > FORMAT:", "if False:"),
    Mutant("no sync of a new journal", "../files.py", "                    part = part[handle.append(part) :]\n            handle.sync()\n", "                    part = part[handle.append(part) :]\n"),
    Mutant("a journal written anew in place", "journal_line.py", '    temp = f"{path}.tmp"\n', "    temp = path\n"),
    Mutant("a document of the index not checked", "index/tables.py", "if document_crc(self.name, doc_id, raw) != crc:", "if False:"),
    Mutant("the seal not compared with the journal", "index_seal.py", " and handle.read_at(self.last, CRC_BYTES) == self.line.encode(\"ascii\", \"replace\")", ""),
    Mutant("the seal of another journal believed", "index_seal.py", "(journal is not None and seal.journal != journal)", "False"),
    Mutant("the index not compared with its seal", "index/database.py", "return crc_of(disk, f\"{home.store}/{seal.file}\") == (seal.size, seal.crc)", "return True"),
    Mutant("an index in doubt is read on", "index/database.py", "        if not self.index.doubted:\n            try:\n                return method(self, *args, **kwargs)\n            except WRONG:\n                self.index.doubted = True\n", "        return method(self, *args, **kwargs)\n"),
    Mutant("an index without names read", "index/database.py", "        if not all(isinstance(name, str) for", "        if not all(True for"),
    Mutant("a copy that is still written set aside", "care/set_aside.py", '            if not _is_unfinished(disk, home, f"{home.store}/{name}"):\n', "            if True:\n"),
    Mutant("an imported copy told of again", "care/set_aside.py", "if name + IMPORTED not in names and not", "if not"),
    Mutant("two new documents under one id", "tiny.py", "        while doc_id in self._docs:\n", "        while False:\n"),
    Mutant("a hit of the index not checked (shell)", "name_lookup.py", "if row is None or not _answers(row, key):", "if False:", ("name_lookup.py", "if any([person != there or not isinstance(kinds, int) for person, kinds, there in rows]):", "if False:")),
    Mutant("counts of changed people taken from the index", "index/index_counts.py", "moved = self.changed.union(ahead)", "moved = set(ahead)"),
    Mutant("documents that are gone stay in a new index", "index/writing.py", '            self._database.executemany(\'DELETE FROM documents WHERE "table" = ? AND id = ?\', gone)\n', "            del gone\n"),
    Mutant("an undo finds no older version", "index/history_index.py", "versions = dict(self.index.some(_FORMER, list(after[table]), table, place))", "versions: dict[int, int] = {}"),
    Mutant("later changes in the index are not in the way", "index/history_index.py", "        newest = max((place for place in places if place is not None), default=None)\n", "        newest = None\n"),
    Mutant("files of a sync tool swept up", "care/index_rebuild.py", '            ours = name.startswith(_OURS) and name.endswith(".tmp")\n', '            ours = name.endswith(".tmp")\n'),
    Mutant("leftovers not swept up", "care/index_rebuild.py", '            ours = name.startswith(_OURS) and name.endswith(".tmp")\n', "            ours = False\n"),
    Mutant("a lost journal's report forgotten", "care/rescue.py", "    write_report(disk, home, report)\n", ""),
    Mutant("a replaced journal's file not kept", "care/rescue.py", "        keep(disk, home, JOURNAL, disk.read(journal.path))\n", "        pass\n"),
    Mutant("a journal that lacks entries unseen", "loading.py", "seal is not None and seal.seq > state.seq:", "False:"),
    Mutant("a journal that lacks entries unseen (shell)", "quick.py", "            raise _Unready  # the journal lacks entries that stand in its index\n", "            pass\n"),
    Mutant("a journal given back by a damaged index", "loading.py", "if is_sound(disk, home, seal) else None", "if True else None"),
    Mutant("a transaction taken for the header", "journal_file.py", "if start == 0 and header_in(body) is not None:", "if start == 0:"),
    Mutant("a lost journal unseen", "index_seal.py", "return SEAL in names and JOURNAL not in names", "return False"),
    Mutant("a damaged header ends all writing", "loading.py", "header = _header_again(file, seal) if index is None else _header_by(index)", "header = None"),
    Mutant("a cut backup taken for a journal", "care/backup.py", '    yield frame(encode({**msgspec.json.decode(first[CRC_BYTES + 1 :]), INSIDE: True}))\n', '    yield first + b"\\n"\n', ("care/backup.py", "elif header.backup != (contents is not None):", "elif False:")),
    Mutant("a wrong index not made anew by doctor", "care/doctor_checks.py", "                throw_away_doubted(journal)\n", "                pass\n"),
    Mutant("a journal that was replaced not kept", "care/rescue.py", '        path = keep(journal.disk, journal.home, REPLACED, b"".join(lines_of(header, ours)))\n', '        path = ""\n'),
    Mutant("another journal taken for an older one", "care/rescue.py", "is_ours and _is_older(theirs, ours)", "is_ours"),
    Mutant("a journal with a gap taken for an older one", "care/rescue.py", "return has_all_of(ours, state) and state.undo_log.entries() == earlier", "return has_all_of(ours, state)"),
    Mutant("given back behind a torn end", "journal_file.py", "lines = self.reader.read_at(0, self.end)", "lines = self.reader.read_at(0, self.size)"),
    Mutant("a journal cut within its last line taken for whole", "journal_file.py", " and body_of(newest) is not None else", " else"),
    Mutant("a gap stays in a journal that is mended", "care/journal_rewrite.py", "    before.seq = seq - 1\n", ""),
    Mutant("a lost sentence guessed", "history.py", "if written and sole and not any", "if written and not any"),
    Mutant("damaged bytes kept again and again", "journal_line.py", "disk.read(place) == data", "False"),
)  # fmt: skip


def caught(mutant: Mutant, tree: Path) -> bool:
    """True when a test fails on the mutant."""
    former = {file: (tree / "netritual" / "store" / file).read_text("utf-8") for file, _, _ in mutant.edits}
    for file, old, new in mutant.edits:
        path = tree / "netritual" / "store" / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    try:
        return tested(tree) == 1
    finally:
        for file, text in former.items():
            (tree / "netritual" / "store" / file).write_text(text, "utf-8")


def tested(tree: Path) -> int:
    """How pytest ends on a copy of the tree: 0 all passed, 1 a test failed; 1 also when it never ends."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:randomly", "-p", "no:cacheprovider", *TESTS]
    env = {**os.environ, "PYTHONPATH": str(tree)}
    try:
        return subprocess.run(command, cwd=tree, capture_output=True, check=False, timeout=300, env=env).returncode
    except subprocess.TimeoutExpired:
        return 1


def main() -> int:
    """Every mutant; how many were not caught."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in ("netritual", "tests", "pyproject.toml"):
            source = TOP / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, tree / name)
        if tested(tree) != 0:
            raise SystemExit("a test fails without any mutant, so nothing would be shown")
        for mutant in MUTANTS:
            met = caught(mutant, tree)
            missed += not met
            sys.stdout.write(f"{'caught' if met else 'MISSED':7} {mutant.name}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(MUTANTS) - missed} of {len(MUTANTS)} caught\n")
    return missed


if __name__ == "__main__":
    sys.exit(main())
