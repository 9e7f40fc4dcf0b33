"""``netritual log`` as a whole process against the bare interpreter, at several sizes of home, all in turn.

Two installs: the one of this environment (often an editable one) and a plain one in an environment of its own, each
beside its own interpreter. A million interactions take a minute to make: with ``NETRITUAL_BENCH_HOMES`` the homes are
made in that folder once and kept. Processor times stand beside wall times, which a busy machine makes longer. Compiled
modules are kept, as for everybody: without them an editable install compiles all it loads at each call.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from netritual.domain.model import Person
from netritual.paths import Home
from netritual.store.journal_line import JOURNAL
from netritual.store.journal_store import open_store
from tests.bench.bench_store import NOW, UnsyncedDisk, fill
from tests.bench.measure import PYTHON, Figure, processes, table
from tests.support.records import put

LINE = "coffee @p7 yesterday re pricing +promise send deck by fri"
CLOSING = "sent @p8 the deck"
"""It may close something, and nothing is open with them: the store is not opened."""
TYPED = (
    "coffee with Ana yesterday, promised her the deck by friday",
    "lunch with Tom and Priya at Bluebird, talked about pricing",
    "called Bruno, he will send the contract next week",
    "met Nadia at the fair, she wants to see the demo",
    "sent Ana the deck",
    "Priya asked for two introductions",
    "Kaffee mit Jonas am Dienstag",
    "Tom can't make thursday, moved to 12 Dec at 10",
)
"""Lines in one's own words, as they are typed in a week."""
NAMED = ("Ana Ruiz", "Tom Reed", "Priya Shah", "Bruno Costa", "Nadia Khalil", "Jonas Weber")
"""Whom they name."""
SIZES = ((60, 1_000, 0), (2_000, 10_000, 0), (2_000, 10_000, 100), (2_000, 100_000, 0), (50_000, 1_000_000, 0))
"""People, interactions, and people who were saved behind the index: the shell reads the lines of these."""
RUNS = 25
ENVIRON = {"PYTHONDONTWRITEBYTECODE": ""}
TOP = Path(__file__).resolve().parents[2]


def homes(folder: str) -> list[str]:
    """A home of each size, made where there is none yet."""
    found = []
    for people, talks, new in SIZES:
        root = os.path.join(folder, f"{people}-{talks}-{new}")
        found.append(root)
        if os.path.isdir(root):
            continue
        making = Home(f"{root}.making")
        fill(making, talks, people)
        store = open_store(making, UnsyncedDisk())
        for at in range(new):
            person = Person(handle=f"new{at}", name=f"Given{at} Family{at % 97}", new=True, created=NOW)
            store.transact("log-interaction", put(person), NOW)
        store.close()
        os.rename(making.root, root)
    return found


def home_of_typed(folder: str) -> str:
    """A home of people of whom the typed lines tell, among others."""
    root = os.path.join(folder, "named")
    if not os.path.isdir(root):
        making = Home(f"{root}.making")
        fill(making, 10_000)
        store = open_store(making, UnsyncedDisk())
        for name in NAMED:
            person = Person(handle=name.split()[0].lower(), name=name, tier=3, created=NOW)
            store.transact("log-interaction", put(person), NOW)
        store.update_index()
        store.close()
        os.rename(making.root, root)
    return root


def plain_install(folder: str) -> str:
    """The folder of programs of a new environment that holds netritual and nothing else; "" when there is no way.

    A line loads none of the packages that netritual needs elsewhere, so none of them is installed.
    """
    venv.create(folder, with_pip=True)
    programs = os.path.join(folder, "Scripts" if sys.platform == "win32" else "bin")
    pip = [os.path.join(programs, "python"), "-m", "pip", "install", "--quiet", "--no-deps", str(TOP)]
    done = subprocess.run(pip, capture_output=True, check=False)
    return programs if done.returncode == 0 else ""


def row(name: str, figure: Figure, bare: Figure) -> list[object]:
    """A row of the table."""
    wall, cpu = figure.median / bare.median, figure.cpu_median / bare.cpu_median
    return [name, figure.median, figure.least, wall, figure.cpu_median, cpu]


def typed_lines(root: str) -> str:
    """The table of typed lines, of this environment; each is the first of its kind in its home."""
    programs = os.path.dirname(PYTHON)
    journal = os.path.join(Home(root).store, JOURNAL)
    size = os.path.getsize(journal)
    commands = [[os.path.join(programs, "python"), "-c", "pass"]]
    commands += [[os.path.join(programs, "netritual"), "--home", root, "log", line] for line in TYPED]
    bare, *figures = processes(commands, RUNS, ENVIRON, before=lambda: os.truncate(journal, size))
    os.truncate(journal, size)  # the home may be kept
    head = ["typed line", "median ms", "least ms", "x bare", "CPU ms", "CPU x bare"]
    rows = [row(name, figure, bare) for name, figure in zip(("bare", *TYPED), (bare, *figures), strict=True)]
    return table("Typed lines, 2,000 people", head, rows)


def main() -> str:
    """The table: medians in milliseconds, and the ratio to the bare interpreter of the same install and run."""
    with tempfile.TemporaryDirectory() as folder:
        made = homes(os.environ.get("NETRITUAL_BENCH_HOMES") or folder)
        plain = plain_install(os.path.join(folder, "plain"))
        commands, names = [], []
        for programs, install in ((os.path.dirname(PYTHON), "this environment"), (plain, "plain install")):
            if not programs:
                continue
            commands.append([os.path.join(programs, "python"), "-c", "pass"])
            names.append(f"bare `python -c pass`, {install}")
            for root, (people, talks, new) in zip(made, SIZES, strict=True):
                since = f", {new:,} of them new" if new else ""
                for name, line in (("log", LINE), ("log of what is done", CLOSING)):
                    commands.append([os.path.join(programs, "netritual"), "--home", root, "log", line])
                    names.append(f"{name}, {talks:,} interactions, {people:,} people{since}, {install}")
        figures = processes(commands, runs=RUNS, env=ENVIRON)
        typed = typed_lines(home_of_typed(os.environ.get("NETRITUAL_BENCH_HOMES") or folder))
    rows, bare = [], figures[0]
    for name, figure in zip(names, figures, strict=True):
        bare = figure if name.startswith("bare") else bare
        rows.append(row(name, figure, bare))
    head = ["case", "median ms", "least ms", "x bare", "CPU ms", "CPU x bare"]
    return table("Quick log, whole process", head, rows) + "\n" + typed


if __name__ == "__main__":
    sys.stdout.write(main())
