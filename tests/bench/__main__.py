"""All benchmarks in turn, into ``RESULTS.md``: ``python -m tests.bench [NAME …]``.

Each prints a floor and its ratios in the same run. Nothing is judged here; a reader does that.
"""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "RESULTS.md"


def names() -> list[str]:
    """The benchmarks of this folder."""
    return sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))


def run(name: str) -> str:
    """What one benchmark prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.bench_{name}"], capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else f"failed: {done.stderr.strip().splitlines()[-1]}\n"


def main(wanted: list[str]) -> None:
    """Run them and write the page; with names, only those are run and shown."""
    day = datetime.now(UTC).date().isoformat()
    page = [
        "# Benchmarks",
        "",
        f"Last run {day}: Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores.",
        "Command: `.venv/bin/python -m tests.bench`. Read ratios: the floor stands in the same run.",
        "",
    ]
    for name in wanted or names():
        printed = run(name).rstrip()
        fence = "" if printed.startswith("###") else "```"
        page += [f"## {name}", "", *([fence] if fence else []), printed, *([fence] if fence else []), ""]
    text = "\n".join(page)
    sys.stdout.write(text)
    if not wanted:
        RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
