"""How a benchmark measures: whole processes in turn (A B A B), and the middle and the least of several runs."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """Milliseconds of several runs."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle wall time."""
        return statistics.median(self.wall)

    @property
    def least(self) -> float:
        """The least wall time."""
        return min(self.wall)

    @property
    def cpu_median(self) -> float:
        """The middle processor time."""
        return statistics.median(self.cpu)


def processes(
    commands: Sequence[Sequence[str]], runs: int = 15, env: dict[str, str] | None = None,
    before: Callable[[], object] = lambda: None,
) -> list[Figure]:  # fmt: skip
    """Run whole processes in turn after a warm-up of each; a figure a command. ``before`` each of them something may be
    put back in its place, which is not measured."""
    wall: list[list[float]] = [[] for _ in commands]
    cpu: list[list[float]] = [[] for _ in commands]
    for turn in range(runs + 1):
        for at, command in enumerate(commands):
            before()
            spent_before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                check=True, env={**os.environ, **(env or {})},
            )  # fmt: skip
            took = time.perf_counter() - start
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if turn:
                wall[at].append(took * 1000)
                spent = after.ru_utime + after.ru_stime - spent_before.ru_utime - spent_before.ru_stime
                cpu[at].append(spent * 1000)
    return [Figure(tuple(w), tuple(c)) for w, c in zip(wall, cpu, strict=True)]


def inside(act: Callable[[], object], runs: int = 15) -> Figure:
    """Time a call in this process, after a warm-up."""
    wall, cpu = [], []
    for turn in range(runs + 1):
        start, spent = time.perf_counter(), time.process_time()
        act()
        if turn:
            wall.append((time.perf_counter() - start) * 1000)
            cpu.append((time.process_time() - spent) * 1000)
    return Figure(tuple(wall), tuple(cpu))


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table with its title."""
    lines = [f"### {title}", "", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


PYTHON = sys.executable
"""The interpreter whose bare start is the floor."""
