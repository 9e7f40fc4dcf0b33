"""``netritual log`` as a whole process against the bare interpreter, at several sizes of home, all in turn.

Two installs: the one of this environment (often an editable one) and a plain one in an environment of its own, each
beside its own interpreter. The second with its program as the pip of this environment writes it, and as pip does since
25.2: an older one loads ``re`` before anything of ours. A million interactions take a minute to make: with
``NETRITUAL_BENCH_HOMES`` the homes are made in that folder once and kept. Processor times stand beside wall times,
which a busy machine makes longer. Compiled modules are kept, as for everybody: without them an editable install
compiles all it loads at each call.
"""

import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
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
OPENING = "coffee @p9 yesterday +promise send the deck by fri"
CLOSES = ("sent @p9 the deck", "@p9 says the figures of the deck are wrong")
"""Lines of whoever has something open: one that may close it, and one that may be of it."""
KEEPS = ("coffee @ana yesterday +promise send the deck by fri", "sent Ana the deck")
"""A promise, and the line that keeps it: no question is asked."""
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


def newer_program(programs: str) -> str:
    """The name of the program as pip writes it since 25.2 (pypa/pip#13166), beside that of an older one."""
    python, path = os.path.join(programs, "python"), os.path.join(programs, "netritual-newer")
    Path(path).write_text(
        f"#!{python}\nimport sys\nfrom netritual.main import run\nif __name__ == '__main__':\n"
        "    if sys.argv[0].endswith('.exe'):\n        sys.argv[0] = sys.argv[0][:-4]\n    sys.exit(run())\n"
    )
    os.chmod(path, 0o755)
    return "netritual-newer"


def row(name: str, figure: Figure, bare: Figure) -> list[object]:
    """A row of the table."""
    wall, cpu = figure.median / bare.median, figure.cpu_median / bare.cpu_median
    return [name, figure.median, figure.least, wall, figure.cpu_median, cpu]


def typed_lines(title: str, root: str, lines: Sequence[str], programs: str, program: str, before: str = "") -> str:
    """The table of typed lines, of a program of an install; each is the first of its kind in its home, behind one
    ``before`` it."""
    journal = os.path.join(Home(root).store, JOURNAL)
    log = [os.path.join(programs, program), "--home", root, "log"]
    former_size = os.path.getsize(journal)
    if before:
        subprocess.run([*log, before], check=True, capture_output=True)
    size = os.path.getsize(journal)
    commands = [[os.path.join(programs, "python"), "-c", "pass"], *([*log, line] for line in lines)]
    bare, *figures = processes(commands, RUNS, ENVIRON, before=lambda: os.truncate(journal, size))
    os.truncate(journal, former_size)  # the home may be kept
    head = ["typed line", "median ms", "least ms", "x bare", "CPU ms", "CPU x bare"]
    rows = [row(name, figure, bare) for name, figure in zip(("bare", *lines), (bare, *figures), strict=True)]
    return table(title, head, rows)


def main() -> str:
    """The table: medians in milliseconds, and the ratio to the bare interpreter of the same install and run."""
    with tempfile.TemporaryDirectory() as folder:
        made = homes(os.environ.get("NETRITUAL_BENCH_HOMES") or folder)
        plain = plain_install(os.path.join(folder, "plain"))
        commands, names = [], []
        installs = [(os.path.dirname(PYTHON), "netritual", "this environment")]
        if plain:
            installs += [(plain, "netritual", "plain install")]
            installs += [(plain, newer_program(plain), "plain install by pip since 25.2")]
        for programs, program, install in installs:
            commands.append([os.path.join(programs, "python"), "-c", "pass"])
            names.append(f"bare `python -c pass`, {install}")
            for root, (people, talks, new) in zip(made, SIZES, strict=True):
                since = f", {new:,} of them new" if new else ""
                for name, line in (("log", LINE), ("log of what is done", CLOSING)):
                    commands.append([os.path.join(programs, program), "--home", root, "log", line])
                    names.append(f"{name}, {talks:,} interactions, {people:,} people{since}, {install}")
        figures = processes(commands, runs=RUNS, env=ENVIRON)
        named = home_of_typed(os.environ.get("NETRITUAL_BENCH_HOMES") or folder)
        newest, here = installs[-1], installs[0]
        typed = typed_lines(f"Typed lines, 2,000 people, {newest[2]}", named, TYPED, *newest[:2])
        for at, size in ((1, "2,000"), (-1, "50,000")):
            title = f"Lines of what is open, {size} people, {here[2]}"  # they load packages
            typed += "\n" + typed_lines(title, made[at], CLOSES, *here[:2], OPENING)
        typed += "\n" + typed_lines(f"A line that closes for certain, {here[2]}", named, KEEPS[1:], *here[:2], KEEPS[0])
    rows, bare = [], figures[0]
    for name, figure in zip(names, figures, strict=True):
        bare = figure if name.startswith("bare") else bare
        rows.append(row(name, figure, bare))
    head = ["case", "median ms", "least ms", "x bare", "CPU ms", "CPU x bare"]
    return table("Quick log, whole process", head, rows) + "\n" + typed


if __name__ == "__main__":
    sys.stdout.write(main())
