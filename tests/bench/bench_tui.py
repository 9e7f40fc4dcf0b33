"""The screens against a bare Textual app with Header and Footer, in the same run: first full frame, then keys.

Each start is a whole process in a pseudo-terminal of 120x40 over 2,000 people and 10,000 talks, opened at a view;
processor time is read when every marker of the full frame was written, then the process is ended. A person's page is
reached by a key that is typed at once. Prints a table; gates nothing.
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
from netritual.domain.model import Channel, Interaction, Person
from netritual.paths import Home
from netritual.services.ports import Transaction

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
AT_VIEW = """
import sys
from netritual.compose import compose, open_app
open_app(compose(), *sys.argv[1:], None)
"""
VIEWS = (
    ("Home", ("home", "", ""), ("Coming up", "quit"), b""),
    ("People", ("people", "", ""), ("sorted by", "your tie", "quit"), b""),
    ("Insights", ("insights", "", ""), ("talked with you", "usual", "quit"), b""),
    ("a person", ("people", "", ""), ("Timeline", "in 12 months", "next panel"), b"\r"),
    ("step 7", ("review", "step", "coffees"), ("The calendar file", "picked", "pause"), b""),
)
"""What is opened, how, what its full frame has, and the keys that are typed at once."""
LINE = "coffee @person 12 yesterday re pricing and the plan +promise send deck by fri"
CHANNELS: tuple[Channel, ...] = ("coffee", "call", "email", "dm")


def fill(root: str, count: int, talks: int) -> None:
    """A home with so many people and talks."""
    from netritual.store.journal_store import open_store

    store = open_store(Home(root), still=True)
    choose = random.Random(1)
    people = [
        Person(
            handle=f"p{n}", name=f"Person {n} Last{n % 97}", company=f"Company {n % 50}",
            tier=n % 5 + 1 if n < 150 else 0, status="network" if n < 400 else "list",
        )
        for n in range(count)
    ]  # fmt: skip

    def put_people(tx: Transaction) -> list[int]:
        return [tx.put(person).id for person in people]

    ids = store.transact("import", put_people, NOW)[0]

    def put_talks(tx: Transaction) -> None:
        for _ in range(talks):
            talk = Interaction(
                on=date(2026, 3, 11) - timedelta(days=choose.randrange(700)), channel=choose.choice(CHANNELS),
                people=(choose.choice(ids[:600]),), initiator="mutual",
            )  # fmt: skip
            tx.put(talk)

    store.transact("import", put_talks, NOW)
    store.update_index()  # as a home that was used before has it
    store.close()
    (Path(root) / "settings.toml").write_text('tz = "UTC"\n', "utf-8")  # else the first run asks for it


def start(
    command: Sequence[str], markers: Sequence[str], env: dict[str, str], typed: bytes = b""
) -> tuple[float, float]:
    """Wall and processor milliseconds from the start of a process until all markers are on the screen."""
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
        os.execvpe(command[0], list(command), {**os.environ, **env, "TERM": "xterm-256color"})
    ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.write(fd, typed)
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
    """Seconds of a process, by the clock that Linux keeps of each, which is finer than its ticks."""
    return time.clock_gettime((~pid << 3) | 2)


def first_frames(runs: int = 5) -> list[tuple[str, float, float]]:
    """(case, median wall, least cpu) of each view, the cases in turn."""
    rows: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory() as root:
        fill(root, 2000, 10000)
        env = {"NETRITUAL_HOME": root, "NETRITUAL_NOW": NOW.isoformat()}
        cases: list[tuple[str, list[str], tuple[str, ...], bytes]] = [
            ("Header + Footer", [sys.executable, "-c", FLOOR], ("Quit",), b"")
        ]
        cases += [(name, [sys.executable, "-c", AT_VIEW, *at], markers, typed) for name, at, markers, typed in VIEWS]
        taken: list[list[tuple[float, float]]] = [[] for _ in cases]
        for turn in range(runs + 1):
            for at, (_, command, markers, typed) in enumerate(cases):
                figure = start(command, markers, env, typed)
                if turn:
                    taken[at].append(figure)
        for (name, *_), figures in zip(cases, taken, strict=True):
            wall, cpu = zip(*figures, strict=True)
            rows.append((name, statistics.median(wall), min(cpu)))
    return rows


async def keys(count: int) -> list[tuple[str, float, float]]:
    """Median and 95th percentile of the processor milliseconds from a key to the painted frame: moving and scrolling in
    People, its filter, and the log bar. Last a switch of theme."""
    from netritual.compose import Maker
    from netritual.files import Disk
    from netritual.tui.app import NetritualApp
    from netritual.tui.run import collect_again

    with tempfile.TemporaryDirectory() as root:
        fill(root, count, 10000)
        parts = Maker(Home(root), Disk()).parts(FixedClock(NOW))
        app = NetritualApp(parts, parts.open_store(False), parts.settings())
        found: list[tuple[str, float, float]] = []
        async with app.run_test(size=(120, 40)) as pilot:
            collect_again(app)  # as a start does, else all that was loaded is looked through while keys are measured
            await pilot.press("2")
            await pilot.pause()
            moves = (("move", ["j"] * 25), ("scroll", ["ctrl+d"] * 20), ("filter", [*"last1"]))
            for name, pressed in moves:
                took = []
                if name == "filter":
                    await pilot.press("slash")
                for key in pressed:
                    began = time.process_time()
                    await pilot.press(key)
                    await pilot.pause()
                    took.append((time.process_time() - began) * 1000)
                found.append((f"{name}, {count:,} people", *_middle_and_most(took)))
            await pilot.press("escape", "1", "a")
            await pilot.pause()
            took = []
            for key in LINE:
                began = time.process_time()
                await pilot.press({" ": "space"}.get(key, key))
                await pilot.pause()
                took.append((time.process_time() - began) * 1000)
            found.append((f"log bar, {count:,} people", *_middle_and_most(took)))
            await pilot.press("escape")
            await pilot.pause(2)  # what Home works out after its first frame is no part of a theme
            took = []
            for theme in ("paper", "ritual") * 3:
                began = time.process_time()
                app.theme = theme
                await pilot.pause()
                took.append((time.process_time() - began) * 1000)
            found.append((f"theme, {count:,} people", *_middle_and_most(took)))
        app.finish()
    return found


def _middle_and_most(took: Sequence[float]) -> tuple[float, float]:
    """The median, and what 19 of 20 stay below."""
    return statistics.median(took), sorted(took)[int(len(took) * 0.95)]


def main() -> None:
    """Print both tables."""
    rows = first_frames()
    floor = rows[0][2]
    print(f"{'first full frame, 120x40':<30} {'wall ms':>8} {'CPU ms':>8} {'x floor':>8}")
    for name, wall, cpu in rows:
        print(f"{name:<30} {wall:>8.0f} {cpu:>8.0f} {cpu / floor:>8.2f}")
    print(f"\n{'key to painted frame':<30} {'CPU ms':>8} {'95 %':>8}")
    for count in (2000, 50000):
        for name, cpu, most in asyncio.run(keys(count)):
            print(f"{name:<30} {cpu:>8.1f} {most:>8.1f}")


if __name__ == "__main__":
    main()
