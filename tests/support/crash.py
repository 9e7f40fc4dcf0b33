"""Every state that a crash may leave, from the recorded steps of a disk in memory (after ALICE, OSDI '14).

What was synced is there. Of what was not: names (create, rename, remove) survive as any prefix of their order, also
with one of them left out; of the bytes of a file, nothing, all, the first write, a torn part, or the right length with
zeros in place of all, of the first half (pages written in another order) or of the second. Files and names are
independent of each other: a new name may stand over bytes that were lost, and of two files the later may be whole and
the earlier not.
"""

import os
from collections.abc import Iterator
from itertools import product

from tests.support.disk import MemoryDisk, Step

FATES = ("lost", "whole", "torn", "first", "zeros", "hole", "zero end")
EACH = 2
"""Up to so many unsynced files have every combination of fates; more of them share one, but for one file."""


class _Platter:
    """What is certain after some steps, and what is pending."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.folders: set[str] = {"/"}
        self.sound: dict[int, bytes] = {}
        self.pending: dict[int, list[Step]] = {}
        self.moves: list[Step] = []

    def take(self, step: Step) -> None:
        """Go on by one step."""
        if step.what in ("write", "cut"):
            self.pending.setdefault(step.inode, []).append(step)
        elif step.what == "sync":
            self.sound[step.inode] = _content(self.sound.get(step.inode, b""), self.pending.pop(step.inode, []))
        elif step.what == "sync_folder":
            mine = [move for move in self.moves if os.path.dirname(move.path) == step.path]
            for move in mine:
                _move(self.names, self.folders, move)
            self.moves = [move for move in self.moves if move not in mine]
        else:
            self.moves.append(step)

    def states(self) -> Iterator[tuple[dict[str, bytes], set[str]]]:
        """Every state that a crash at this point may leave."""
        for moves in self._surviving():
            names, folders = dict(self.names), set(self.folders)
            for move in moves:
                _move(names, folders, move)
            names = {path: inode for path, inode in names.items() if os.path.dirname(path) in folders}
            for fates in self._fates(sorted(set(names.values()))):
                yield {path: self._bytes(inode, fates) for path, inode in names.items()}, folders

    def _surviving(self) -> Iterator[list[Step]]:
        for count in range(len(self.moves) + 1):
            yield self.moves[:count]
            for at in range(count - 1):
                yield self.moves[:at] + self.moves[at + 1 : count]

    def _fates(self, named: list[int]) -> Iterator[dict[int, str]]:
        open_ended = [inode for inode in named if self.pending.get(inode)]
        if len(open_ended) <= EACH:
            yield from (dict(zip(open_ended, fates, strict=True)) for fates in product(FATES, repeat=len(open_ended)))
            return
        for common, other in product(FATES, FATES):
            for odd in open_ended:
                yield {inode: other if inode == odd else common for inode in open_ended}

    def _bytes(self, inode: int, fates: dict[int, str]) -> bytes:
        sound, pending = self.sound.get(inode, b""), self.pending.get(inode, [])
        fate = fates.get(inode, "lost")
        if fate == "lost" or not pending:
            return sound
        if fate == "first":
            return _content(sound, pending[:1])
        whole = _content(sound, pending)
        kept = min(len(sound), len(whole))
        half = kept + (len(whole) - kept) // 2
        if fate == "torn":
            return whole[:half]
        if fate == "whole":
            return whole
        lost = {"zeros": (kept, len(whole)), "hole": (kept, half), "zero end": (half, len(whole))}[fate]
        return whole[: lost[0]] + bytes(lost[1] - lost[0]) + whole[lost[1] :]


def _content(data: bytes, steps: list[Step]) -> bytes:
    for step in steps:
        data = data[: int(step.data)] if step.what == "cut" else data + step.data
    return data


def _move(names: dict[str, int], folders: set[str], move: Step) -> None:
    if move.what == "create":
        names[move.path] = move.inode
    elif move.what == "rename":
        names.pop(move.path, None)
        names[move.other] = move.inode
    elif move.what == "remove":
        names.pop(move.path, None)
    elif move.what == "folder":
        folders.add(move.path)


def crashes(steps: list[Step]) -> Iterator[tuple[int, MemoryDisk]]:
    """(steps done, the disk after the crash) for a crash after each step; states that look alike come once."""
    platter = _Platter()
    last: set[int] = set()
    for done in range(len(steps) + 1):
        if done:
            platter.take(steps[done - 1])
        seen: set[int] = set()
        for files, folders in platter.states():
            print_of = hash((frozenset(files.items()), frozenset(folders)))
            if print_of in seen:
                continue
            seen.add(print_of)
            if print_of not in last or done == len(steps):
                disk = MemoryDisk(files, folders)
                yield done, disk
        last = seen


def torn_everywhere(steps: list[Step], step_bytes: int = 1) -> Iterator[tuple[int, MemoryDisk]]:
    """A crash in the middle of each write, torn at each of its bytes (or each so many), with nothing or with zeros up
    to the length that it would have had; all before it is on disk.
    """
    files: dict[str, int] = {}
    content: dict[int, bytes] = {}
    folders = {"/"}
    for done, step in enumerate(steps):
        if step.what == "write" and step.inode in files.values():
            for at in range(0, len(step.data), step_bytes):
                for rest in (b"", bytes(len(step.data) - at)):
                    torn = {**content, step.inode: content.get(step.inode, b"") + step.data[:at] + rest}
                    yield done, MemoryDisk({path: torn.get(inode, b"") for path, inode in files.items()}, folders)
        if step.what in ("write", "cut"):
            content[step.inode] = _content(content.get(step.inode, b""), [step])
        elif step.what not in ("sync", "sync_folder"):
            _move(files, folders, step)
