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
    Mutant("no sync on append", "line.py", "        handle.sync()\n    except OSError as error:\n        _try", "        pass\n    except OSError as error:\n        _try"),
    Mutant("no checksum", "line.py", 'return body if line[:CRC_BYTES] == b"%08x" % crc32(body) else None', "return body"),
    Mutant("no cut of a torn end (store)", "following.py", "        log.cut(log.end)\n", ""),
    Mutant("no cut of a torn end (shell)", "quick.py", "            handle.truncate(tail.end)\n", ""),
    Mutant("no cut of a failed write", "line.py", "        handle.truncate(end)\n", ""),
    Mutant("no sync of a new log's folder entry", "care/compaction.py", "        self._announced = True\n        self._disk.sync_folder(self._home.store)\n", "        self._announced = True\n"),
    Mutant("no sync of a new log", "care/compaction.py", "            self._log.sync()\n", "            pass\n"),
    Mutant("no sync of the first log's folder entry", "line.py", '    disk.rename(path + ".tmp", path)\n    disk.sync_folder(home.store)\n', '    disk.rename(path + ".tmp", path)\n'),
    Mutant("no check of the index section", "snapshots/snapshot.py", "if crc32(index) == footer.index_crc else None", ""),
    Mutant("no check of a block", "snapshots/snapshot.py", "if crc32(data) != self.footer.blocks[number]:", "if False:"),
    Mutant("snapshot and log need not meet", "loading.py", "snap is not None and snap.head.seq == header.seq)):", "True)):"),
    Mutant("no continuity check", "log_file.py", "if self.reader.read_at(self.last, CRC_BYTES) != self.crc:", "if False:"),
    Mutant("no look at the inode", "log_file.py", "if inode != self.inode or self.size < self.end:", "if self.size < self.end:"),
    Mutant("no gap rule", "journal_state.py", "self.missing += line.seq - self.seq - 1", "pass"),
    Mutant("lock not taken (store)", "following.py", "        if not taken:\n", "        if False:\n"),
    Mutant("lock not taken (shell)", "quick.py", "if not lock.take(self.lock_seconds):", "if False:"),
    Mutant("failed sync ignored", "following.py", "            raise self.broken from error\n        except OSError", "            broken, self.broken = self.broken, None\n            raise broken from error\n        except OSError"),
    Mutant("top not raised", "journal_state.py", "self.top = max(self.top, line.top)", "pass"),
    Mutant("people_at off by one line (store)", "log_file.py", "        self.people_at = at\n", "        self.people_at = self.people_at or at\n"),
    Mutant("people_at not made anew", "care/compaction.py", 'self._put(frame(_PEOPLE_AT.sub(b\'"people_at":%d\' % self._people_at, body, count=1)))', "self._put(frame(body))"),
    Mutant("undo without the conflict rule", "journal.py", "if any(stood.values()):", "if False:"),
    Mutant("undo lowers a sequence", "undo_log.py", 'PROMISED = ("sequence", "in_file")', 'PROMISED = ("in_file",)'),
    Mutant("undo takes a written coffee out of the file", "undo_log.py", 'PROMISED = ("sequence", "in_file")', 'PROMISED = ("sequence",)'),
    Mutant("counts of changed people copied", "index/index_counts.py", "slot = None if doc_id in self.changed else self.slot(doc_id)", "slot = self.slot(doc_id)"),
    Mutant("weeks of changed entries copied", "index/talks.py", "found = None if monday in self._lost_weeks else self.below.week(monday)", "found = self.below.week(monday)"),
    Mutant("weeks of added entries copied", "index/talks.py", "self._joined(found, monday) if monday in self._weeks else found", "found"),
    Mutant("sums of changed touches copied", "index/talks.py", "below is None or person in self._lost:", "below is None:"),
    Mutant("an answer to an older word is not seen", "index/summing.py", "beside.update((other[4], other) for other in near)", "pass"),
    Mutant("a layer forgets who it changed", "index/talks.py", "                self._hit.update(facts.people)\n", ""),
    Mutant("layers put together wrongly", "index/layers.py", "                new.put(doc_id, raw)\n", "                pass\n"),
    Mutant("backups never end", "care/backup.py", "[:-WEEKLY_KEPT]", "[:0]"),
    Mutant("views share what is written", "journal_state.py", "elif rows.shared:", "elif False:"),
    Mutant("no rescue", "care/rescue.py", "        if lost:\n            try:", "        if False:\n            try:"),
    Mutant("slept through a compaction", "following.py", "header.seq <= self.state.seq:", "True:"),
    Mutant("names file not checked", "names_file.py", 'if f"{crc32(data):08x}" != self._crcs[number * 8 : number * 8 + 8]:', "if False:"),
    Mutant("error of a sync ignored", "line.py", "        raise Unsure(error.errno, error.strerror) from error\n\n\ndef _try", "        return\n\n\ndef _try"),
    Mutant("no refusal after a failed cut", "line.py", "        handle.truncate(end)\n        handle.sync()\n    except OSError as error:\n        raise Unsure(error.errno, error.strerror) from error", "        handle.truncate(end)\n        handle.sync()\n    except OSError:\n        pass"),
    Mutant("a short write is taken", "line.py", "if handle.append(line) != len(line):", "if handle.append(line) == 0:"),
    Mutant("no folder sync, spare deleted at once", "care/compaction.py", "        self._announced = True\n        self._disk.sync_folder(self._home.store)\n", "        self._announced = True\n", ("care/compaction.py", "if -1 < number < gen - 1 and", "if -1 < number < gen and")),
    Mutant("spare deleted at once", "care/compaction.py", "if -1 < number < gen - 1 and", "if -1 < number < gen and"),
    Mutant("no header in a new log", "care/compaction.py", "        self._put(header(self.gen, state.seq, state.top, self._header.store, self._header.device))\n", ""),
    Mutant("snapshot in place", "care/compaction.py", "with self._disk.create(path + self._temp) as handle:", "with self._disk.create(path) as handle:", ("care/compaction.py", "        self._disk.rename(path + self._temp, path)\n        self._disk.sync_folder(self._home.store)\n        return", "        self._disk.sync_folder(self._home.store)\n        return")),
    Mutant("no check of the footer", "line.py", 'return body if line[:CRC_BYTES] == b"%08x" % crc32(body) else None', 'return body if line[:CRC_BYTES] == b"%08x" % crc32(body) or b\'"blocks"\' in body else None'),
    Mutant("no sync of a snapshot", "snapshots/writer.py", "    handle.sync()\n    return Written(", "    return Written("),
    Mutant("people_at off by one line (shell)", "quick.py", "self.people_at: int = tail.start if touched else", "self.people_at: int ="),
    Mutant("copies not looked for", "journal.py", "                self.look_around()\n                self.look_after", "                self.look_after"),
    Mutant("copies: clashes taken", "care/sync_conflicts.py", "if clash or odd or not touched.isdisjoint(documents):", "if odd:"),
    Mutant("copies: what builds on a clash taken", "care/sync_conflicts.py", "if clash or odd or not touched.isdisjoint(documents):", "if clash or odd:"),
    Mutant("copies: odd ids and dropped tables taken", "care/sync_conflicts.py", "if clash or odd or not touched.isdisjoint(documents):", "if clash or not touched.isdisjoint(documents):"),
    Mutant("copies: of another home taken", "care/sync_conflicts.py", "if len(lacking) == len(copy.entries) if copy.header is None else copy.header.store != self.id:", "if False:"),
    Mutant("copies: unfinished ones taken", "care/sync_conflicts.py", 'if finished and not data.endswith(b"\\n"):', "if False:"),
    Mutant("copies: taken twice", "care/sync_conflicts.py", "if one.key not in taken]", "]"),
    Mutant("copies: thrown away by a compaction", "care/compaction.py", " and name in (snap_name(number), log_name(number), names_name(number))", ""),
    Mutant("files of a sync tool swept up", "care/compaction.py", ' and name.startswith(kinds)', ""),
    Mutant("leftovers not swept up", "care/sync_conflicts.py", "                self._sweep()\n", "                pass\n"),
    Mutant("damaged bytes not kept", "following.py", "                self._keep_damage()\n", "                pass\n"),
    Mutant("damage forgotten by a compaction", "care/keeping.py", "            write_report(self.disk, self.home, found)\n", ""),
    Mutant("damage not told at the start", "following.py", '            self.notes.append(f"{DAMAGED}', '            len(f"{DAMAGED}'),
    Mutant("a damaged header ends all writing", "loading.py", "if header is None and (gen == 0 or snap is not None):", "if False:"),
    Mutant("spare copy not checked", "care/findings.py", "    for piece in damage:\n        yield Check(\"spare\"", "    for piece in damage[:0]:\n        yield Check(\"spare\""),
    Mutant("a cut backup taken for a snapshot", "care/backup.py", "and snap.head.gen == INSIDE:", "and False:"),
    Mutant("backup of a store for reading only", "care/backup.py", "if store.journal.broken is not None or store.journal.state.seq == 0", "if store.journal.state.seq == 0"),
    Mutant("a long log not compacted by doctor", "journal.py", "if all(check.ok for check in found) and self.index_due():", "if False:"),
    Mutant("a damaged log compacted by doctor", "journal.py", "if all(check.ok for check in found) and self.index_due():", "if self.index_due():"),
    Mutant("macOS: the drive is not told", "../files.py", "            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)\n", "            os.fsync(fd)\n"),
    Mutant("another file locked than the one of the name", "../files.py", "            return _which(os.stat(self._path)) == self._seen\n", "            return True\n"),
    Mutant("a second line with a known number unseen", "loading.py", "if known is None or not same_entry(line, known):", "if False:"),
    Mutant("a newer generation believed unseen", "following.py", "if header is None or not self._leads_to(newest, header):", "if header is None:"),
    Mutant("a snapshot from elsewhere believed", "following.py", "return found is not None and (found.seq, found.when, found.verb) == mark", "return found is not None"),
    Mutant("judged by the old handle", "care/rescue.py", "(not newer and log.look() in", "(log.look() in"),
    Mutant("a former log that leads nowhere is dropped", "loading.py", "        damage += _parted(disk, home, header, state)\n", ""),
    Mutant("the rescue file comes last", "care/rescue.py", '        path = self.write_rescue(lost) if lost else ""  # before anything of ours is let go of\n', "", ("care/rescue.py", "                self._give_back(lost, images, ours.top, path)\n            except BaseException:  # what could not be given back now is given back at the next look\n                self.state, self.log, self.header = ours, log, header\n                del self.heard[heard:]\n                raise\n", "                self._give_back(lost, images, ours.top, self.write_rescue(lost))\n            finally:\n                pass\n")),
    Mutant("what could not be given back is let go of", "care/rescue.py", "                self.state, self.log, self.header = ours, log, header\n", ""),
    Mutant("given back behind a torn end", "care/rescue.py", "            self._mend_end(self.log)\n", "            pass\n"),
    Mutant("a compaction takes another's files", "care/compaction.py", "if not self._disk.exists(self._path(log)):", "if True:", ("care/rescue.py", "        with self.alone():\n            new =", "        with suppress():\n            new =")),
    Mutant("swept without the writers' lock", "care/keeping.py", "        with self._both():\n            self.follow(writing=True)\n            sweep(self.disk, self.home)\n", "        sweep(self.disk, self.home)\n        with self._both():\n            self.follow(writing=True)\n"),
    Mutant("written anew beside a compaction", "care/keeping.py", "            if not lock.take(0):\n                raise compacting()\n", ""),
    Mutant("a line that was cut off is compacted", "care/keeping.py", " or log.end < done or not self._unmoved(log):", ":"),
    Mutant("a lost snapshot unseen", "journal.py", "                self.look_after_snapshot()\n", ""),
    Mutant("a lost log unseen", "loading.py", "    if lost:\n        return _without_log", "    if False:\n        return _without_log"),
    Mutant("a journal founded beside snapshots", "line.py", "if generations(names) or orphans(names):", "if generations(names):", ("quick.py", "        if lost and writing:\n            raise _Older\n", "")),
    Mutant("an interrupted compaction taken for a lost log", "line.py", "return sorted(numbers - making)", "return sorted(numbers)"),
    Mutant("a log passed over stays", "care/rescue.py", "            drop_passed(self.disk, self.home, gen)\n", ""),
    Mutant("a failed restore opens a damaged store", "care/backup.py", "            store.journal.broken = store.journal.broken or broken\n", ""),
    Mutant("newer format read", "line.py", "if not isinstance(version, int) or version > FORMAT:", "if False:"),
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
