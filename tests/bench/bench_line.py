"""The parser's time a line, and 100,000 random lines without an exception."""

import random
import sys
import time
from datetime import date, timedelta
from functools import partial

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from tests.bench.measure import inside, table

TODAY = date(2026, 3, 11)
LINE = "coffee @ana yesterday re pricing #fintech +promise send deck by fri"
PLAIN = "Had coffee with Ana Ruiz yesterday about pricing, promised her the deck by friday"
"""The same in plain words."""
PIECES = (
    "coffee",
    "lunch",
    "@ana",
    "@sam",
    "@nobody",
    '@"Ana Ruiz"',
    "@{",
    "with Ana Ruiz",
    "yesterday",
    "next fri",
    "31 feb",
    "13/13",
    "re",
    "about",
    "at Fabrica",
    "at:",
    "#tag",
    "#42",
    "+promise",
    "+ask",
    "+",
    "++",
    "by fri",
    "due:tue",
    "45m",
    "~2h20",
    "http://x.y/z?q=1.",
    "//",
    "\\@",
    '"',
    "<",
    ">",
    "me",
    "dir:in",
    "loc:",
    "李雷",
    "🦊",
    "\u202e",
    "\x00",
    "of",
)


def book(people: int) -> NameIndex:
    """An address book with two Sams, an Ana, and many others."""
    rows = [
        (1, "ana-ruiz", "Ana Ruiz", (), "", "list"),
        (2, "sam-lee", "Sam Lee", (), "", "list"),
        (3, "sam-patel", "Sam Patel", (), "", "list"),
    ]
    return NameIndex(
        [*rows, *((n, f"p{n}", f"Given{n} Family{n % 211}", (), "", "list") for n in range(4, people + 1))]
    )


def hundred(line: str, names: NameIndex) -> None:
    """Read a line a hundred times."""
    for _ in range(100):
        parse(line, names, TODAY)


def main() -> str:
    """The table."""
    rows: list[list[object]] = []
    for people in (18, 2_000, 50_000):
        names = book(people)
        for kind, line in (("one line", LINE), ("one line in plain words", PLAIN)):
            each = inside(partial(hundred, line, names), runs=9)
            rows.append([f"{kind}, {people:,} people", each.median * 10, ""])
    rng, names, start = random.Random(7), book(2_000), time.perf_counter()
    for number in range(100_000):
        line = " ".join(rng.choice(PIECES) for _ in range(rng.randint(0, 9)))
        parse(line, names, TODAY + timedelta(days=number % 3000))
    took = time.perf_counter() - start
    rows.append(["100,000 random lines, exceptions: 0", took * 10, f"{took:.1f} s in all"])
    return table("Reading a line", ["case", "µs a line", ""], rows)


if __name__ == "__main__":
    sys.stdout.write(main())
