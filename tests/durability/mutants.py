"""Take one defence out of the store at a time: the quick tests must notice each (``storage.md`` 8, row 2).

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
TESTS = ("tests/store", "tests/contract")


class Mutant(NamedTuple):
    """A defence, and the edit that takes it out."""

    name: str
    file: str
    old: str
    new: str


MUTANTS = (
    Mutant("no sync on append", "line.py", "        handle.sync()\n    except OSError as error:\n        with", "        pass\n    except OSError as error:\n        with"),
    Mutant("no checksum", "line.py", 'return body if line[:CRC_BYTES] == b"%08x" % crc32(body) else None', "return body"),
    Mutant("no cut of a torn end (store)", "following.py", "        log.cut(log.end)\n", ""),
    Mutant("no cut of a torn end (shell)", "quick.py", "            handle.truncate(tail.end)\n", ""),
    Mutant("no cut of a failed write", "line.py", "        handle.truncate(end)\n", ""),
    Mutant("no sync of a new log's folder entry", "compaction.py", "        self._announced = True\n        self._disk.sync_folder(self._home.store)\n", "        self._announced = True\n"),
    Mutant("no sync of a new log", "compaction.py", "            self._log.sync()\n", "            pass\n"),
    Mutant("no sync of the first log's folder entry", "line.py", '    disk.rename(path + ".tmp", path)\n    disk.sync_folder(home.store)\n', '    disk.rename(path + ".tmp", path)\n'),
    Mutant("no check of the index section", "snapshot.py", "if crc32(index) == footer.index_crc else None", ""),
    Mutant("no check of a block", "snapshot.py", "if crc32(data) != self.footer.blocks[number]:", "if False:"),
    Mutant("snapshot and log need not meet", "loading.py", "snap is not None and snap.head.seq == header.seq)):", "True)):"),
    Mutant("no continuity check", "log.py", "if self.reader.read_at(self.last, CRC_BYTES) != self.crc:", "if False:"),
    Mutant("no look at the inode", "log.py", "if inode != self.inode or self.size < self.end:", "if self.size < self.end:"),
    Mutant("no gap rule", "state.py", "self.missing += line.seq - self.seq - 1", "pass"),
    Mutant("lock not taken (store)", "following.py", "taken = lock.take(self.lock_seconds)", "taken = True"),
    Mutant("lock not taken (shell)", "quick.py", "if not lock.take(self.lock_seconds):", "if False:"),
    Mutant("failed sync ignored", "following.py", "            raise self.broken from error\n        except OSError", "            broken, self.broken = self.broken, None\n            raise broken from error\n        except OSError"),
    Mutant("top not raised", "state.py", "self.top = max(self.top, line.top)", "pass"),
    Mutant("people_at off by one line (store)", "log.py", "        self.people_at = at\n", "        self.people_at = self.people_at or at\n"),
    Mutant("people_at not made anew", "compaction.py", 'self._put(frame(_PEOPLE_AT.sub(b\'"people_at":%d\' % self._people_at, body, count=1)))', "self._put(frame(body))"),
    Mutant("undo without the conflict rule", "journal.py", "if any(stood.values()):", "if False:"),
    Mutant("undo lowers a sequence", "past.py", 'PROMISED = ("sequence", "in_file")', 'PROMISED = ("in_file",)'),
    Mutant("undo takes a written coffee out of the file", "past.py", 'PROMISED = ("sequence", "in_file")', 'PROMISED = ("sequence",)'),
    Mutant("counts of changed people copied", "standing.py", "slot = None if doc_id in self.changed else self.slot(doc_id)", "slot = self.slot(doc_id)"),
    Mutant("weeks of changed entries copied", "talks.py", "found = None if monday in self._lost_weeks else self.below.week(monday)", "found = self.below.week(monday)"),
    Mutant("weeks of added entries copied", "talks.py", "self._joined(found, monday) if monday in self._weeks else found", "found"),
    Mutant("sums of changed touches copied", "talks.py", "below is None or person in self._lost:", "below is None:"),
    Mutant("an answer to an older word is not seen", "summing.py", "beside.update((other[4], other) for other in near)", "pass"),
    Mutant("a layer forgets who it changed", "talks.py", "                self._hit.update(facts.people)\n", ""),
    Mutant("layers put together wrongly", "indexes.py", "                new.put(doc_id, raw)\n", "                pass\n"),
    Mutant("backups never end", "backup.py", "[:-WEEKLY_KEPT]", "[:0]"),
    Mutant("views share what is written", "state.py", "elif rows.shared:", "elif False:"),
    Mutant("no rescue", "rescue.py", "        if lost:\n            self._give_back", "        if False:\n            self._give_back"),
    Mutant("slept through a compaction", "following.py", "header.seq <= self.state.seq:", "True:"),
    Mutant("names file not checked", "names.py", 'if f"{crc32(data):08x}" != self._crcs[number * 8 : number * 8 + 8]:', "if False:"),
    Mutant("newer format read", "line.py", "if not isinstance(version, int) or version > FORMAT:", "if False:"),
)  # fmt: skip


def caught(mutant: Mutant, tree: Path) -> bool:
    """True when a test fails on the mutant."""
    path = tree / "netritual" / "store" / mutant.file
    whole = path.read_text("utf-8")
    if whole.count(mutant.old) != 1:
        raise SystemExit(f"{mutant.name}: the place to edit is not there once in {mutant.file}")
    path.write_text(whole.replace(mutant.old, mutant.new), "utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *TESTS]
        run = subprocess.run(
            command,
            cwd=tree,
            capture_output=True,
            check=False,
            timeout=300,
            env={**os.environ, "PYTHONPATH": str(tree)},
        )
        return run.returncode == 1
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(whole, "utf-8")


def main() -> int:
    """Every mutant; how many were not caught."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in ("netritual", "tests", "pyproject.toml"):
            source = TOP / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, tree / name)
        for mutant in MUTANTS:
            met = caught(mutant, tree)
            missed += not met
            sys.stdout.write(f"{'caught' if met else 'MISSED':7} {mutant.name}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(MUTANTS) - missed} of {len(MUTANTS)} caught\n")
    return missed


if __name__ == "__main__":
    sys.exit(main())
