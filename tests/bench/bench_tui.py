"""The screens against a bare Textual app with Header and Footer, in the same run: first full frame, then keys.

Each start is a whole process in a pseudo-terminal of 120x40; processor time is read when every marker of the full
frame was written, then the process is ended. Prints a table; gates nothing.
"""

import asyncio
import os
import pty
import random
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from fcntl import ioctl
from pathlib import Path

from netritual.clock import FixedClock
from netritual.domain.model import Interaction, Person
from netritual.paths import Home

NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)
FLOOR = """
from textual.app import App
from textual.widgets import Footer, Header
class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header()
        yield Footer()
Bare().run()
"""
LINE = "coffee @person 12 yesterday re pricing and the plan +promise send deck by fri"
CHANNELS = ("coffee", "call", "email", "dm")


def fill(root: str, count: int, talks: int) -> None:
    """A home with so many people and talks."""
    from netritual.compose import Maker
    from netritual.files import Disk

    parts = Maker(Home(root), Disk()).parts(FixedClock(NOW))
    store = parts.open_store(True)
    choose = random.Random(1)
    people = [
        Person(
            handle=f"p{n}", name=f"Person {n} Last{n % 97}", company=f"Company {n % 50}",
            tier=n % 5 + 1 if n < 150 else 0, status="network" if n < 400 else "list",
        )
        for n in range(count)
    ]  # fmt: skip

    def put_people(tx: object) -> list[int]:
        return [tx.put(person).id for person in people]  # type: ignore[attr-defined]

    ids = store.transact("import", put_people, NOW)[0]

    def put_talks(tx: object) -> None:
        for _ in range(talks):
            talk = Interaction(
                on=date(2026, 3, 11) - timedelta(days=choose.randrange(700)), channel=choose.choice(CHANNELS),  # type: ignore[arg-type]
                people=(choose.choice(ids[:600]),), initiator="mutual",
            )  # fmt: skip
            tx.put(talk)  # type: ignore[attr-defined]

    store.transact("import", put_talks, NOW)
    store.update_index()  # as a home that was used before has it
    store.close()
    (Path(root) / "settings.toml").write_text('tz = "UTC"\n', "utf-8")  # else the first run asks for it


def start(command: Sequence[str], markers: Sequence[str], env: dict[str, str]) -> tuple[float, float]:
    """Wall and processor milliseconds from the start of a process until all markers are on the screen."""
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), {**os.environ, **env, "TERM": "xterm-256color"})
    ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    while any(marker.encode() not in seen for marker in markers):
        if select.select([fd], [], [], 20)[0]:
            seen += os.read(fd, 65536)
        else:
            raise TimeoutError(f"{markers} did not come")
    wall = time.perf_counter() - began
    cpu = _cpu(pid)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    return wall * 1000, cpu * 1000


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def first_frames(runs: int = 7) -> list[tuple[str, float, float]]:
    """(case, wall, cpu), medians, the cases in turn."""
    rows: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory() as root:
        fill(root, 2000, 10000)
        env = {"NETRITUAL_HOME": root, "NETRITUAL_NOW": NOW.isoformat()}
        cases = (
            ("Header + Footer", [sys.executable, "-c", FLOOR], ["Quit"]),
            (
                "netritual, 2,000 people",
                [sys.executable, "-m", "netritual"],
                ["People this week", "Coming up", "Your rhythms", "quit"],
            ),
        )
        taken: list[list[tuple[float, float]]] = [[] for _ in cases]
        for turn in range(runs + 1):
            for at, (_, command, markers) in enumerate(cases):
                figure = start(command, markers, env)
                if turn:
                    taken[at].append(figure)
        for (name, _, _), figures in zip(cases, taken, strict=True):
            rows.append((name, *(statistics.median(column) for column in zip(*figures, strict=True))))
    return rows


async def keys(count: int) -> list[tuple[str, float]]:
    """Median processor milliseconds from a key to the painted frame, in People and in the log bar."""
    from netritual.compose import Maker
    from netritual.files import Disk
    from netritual.tui.app import NetritualApp

    with tempfile.TemporaryDirectory() as root:
        fill(root, count, 10000)
        parts = Maker(Home(root), Disk()).parts(FixedClock(NOW))
        app = NetritualApp(parts, parts.open_store(False), parts.settings())
        found: list[tuple[str, float]] = []
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.press("2")
            await pilot.pause()
            for name, pressed in (("move", "j" * 15), ("filter", "last1")):
                took = []
                if name == "filter":
                    await pilot.press("slash")
                for key in pressed:
                    began = time.process_time()
                    await pilot.press(key)
                    await pilot.pause()
                    took.append((time.process_time() - began) * 1000)
                found.append((f"{name}, {count:,} people", statistics.median(took)))
            await pilot.press("escape", "1", "a")
            await pilot.pause()
            took = []
            for key in LINE:
                began = time.process_time()
                await pilot.press({" ": "space"}.get(key, key))
                await pilot.pause()
                took.append((time.process_time() - began) * 1000)
            found.append((f"log bar, {count:,} people", statistics.median(took)))
        app.finish()
    return found


def main() -> None:
    """Print both tables."""
    rows = first_frames()
    floor = rows[0][2]
    print(f"{'first full frame, 120x40':<30} {'wall ms':>8} {'CPU ms':>8} {'x floor':>8}")
    for name, wall, cpu in rows:
        print(f"{name:<30} {wall:>8.0f} {cpu:>8.0f} {cpu / floor:>8.2f}")
    print(f"\n{'key to painted frame':<30} {'CPU ms':>8}")
    for count in (2000, 10000, 20000):
        for name, cpu in asyncio.run(keys(count)):
            print(f"{name:<30} {cpu:>8.1f}")


if __name__ == "__main__":
    main()
