"""The three public contact logs, read and cleaned as ``README.md`` says; they are no part of the project."""

import gzip
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

DAY = 86_400
MOST_RECIPIENTS = 3
"""A sender with more rows than this in one second wrote to a list, not to a person."""
SENT_DAYS, TIES, TOUCH_DAYS = 30, 8, 3
"""What makes somebody an ego: alter-days with something sent, and ties of so many touch-days."""


@dataclass(frozen=True)
class Source:
    """One log: its files, the days that are used, and at which days it is cut, and how far a cut looks ahead."""

    name: str
    file: str
    first: int
    last: int
    cuts: range
    ahead: int
    egos_file: str = ""


SOURCES = (
    Source("EU mail", "email-Eu-core-temporal.txt.gz", 0, 525, range(180, 466, 21), 60),
    Source("calls", "call-Reality.txt.gz", 200, 500, range(100, 241, 14), 60, "core-call-Reality.txt"),
    Source("college", "CollegeMsg.txt.gz", 0, 193, range(40, 151, 10), 30),
)


@dataclass
class Tie:
    """One ego and one alter: all touch-days, and those on which the ego sent something, sorted."""

    days: list[int]
    sent: list[int]


@dataclass(frozen=True)
class Log:
    """The ties of every ego of one source."""

    source: Source
    egos: dict[int, list[Tie]]


def folder() -> Path | None:
    """Where the logs are: ``NETRITUAL_TIES``, or the folder of shared inputs; None when they are not there."""
    shared = os.environ.get("NETRITUAL_SHARED")
    named = os.environ.get("NETRITUAL_TIES")
    root = Path(shared) if shared else Path(__file__).resolve().parents[3] / "shared"
    found = Path(named) if named else root / "data" / "ties"
    return found if all((found / source.file).is_file() for source in SOURCES) else None


def read(folder: Path, source: Source) -> Log:
    """One log, cleaned: no self-contacts, nothing impersonal, days counted from the first one used."""
    rows: list[tuple[int, int, int]] = []
    with gzip.open(folder / source.file, "rt", encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            rows.append((int(words[0]), int(words[1]), int(float(words[2]))))
    start = min(moment for _, _, moment in rows)
    recipients = Counter((sender, moment) for sender, _, moment in rows)
    touched: dict[int, dict[int, set[int]]] = {}
    sent: dict[int, dict[int, set[int]]] = {}
    for sender, recipient, moment in rows:
        day = (moment - start) // DAY
        if sender == recipient or not source.first <= day <= source.last:
            continue
        if recipients[sender, moment] > MOST_RECIPIENTS:
            continue
        day -= source.first
        touched.setdefault(sender, {}).setdefault(recipient, set()).add(day)
        touched.setdefault(recipient, {}).setdefault(sender, set()).add(day)
        sent.setdefault(sender, {}).setdefault(recipient, set()).add(day)
    able = set(touched)
    if source.egos_file:
        able &= {int(word) for word in (folder / source.egos_file).read_text("ascii").split()}
    egos: dict[int, list[Tie]] = {}
    for ego in sorted(able):
        mine = sent.get(ego, {})
        ties = [Tie(sorted(days), sorted(mine.get(alter, ()))) for alter, days in sorted(touched[ego].items())]
        strong = sum(1 for tie in ties if len(tie.days) >= TOUCH_DAYS)
        if sum(len(days) for days in mine.values()) >= SENT_DAYS and strong >= TIES:
            egos[ego] = ties
    return Log(source, egos)
