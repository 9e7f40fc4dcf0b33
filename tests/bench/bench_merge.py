"""How long it takes to find who looks alike among 3,000 and 30,000 people, and to import them, in process time.

The floor is one folding of every name. ``grows`` is what ten times the people cost; 10 is linear.
"""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime

from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.people.likeness import lookalikes
from netritual.domain.people.lookalikes_of_few import lookalikes_of
from netritual.services.ports import ImportBatch
from netritual.services.verbs.imports import preview
from tests.support.network import MemoryNetwork

SIZES = (3_000, 30_000)


def invented(count: int, seed: int = 7) -> list[Person]:
    """People with 430 first and 4,000 last names; three of four have a profile, one of nine an e-mail."""
    rng = random.Random(seed)

    def names(many: int, syllables: int) -> list[str]:
        pieces = [f"{one}{two}" for one in "bcdfglmnprst" for two in "aeiou"]
        return ["".join(rng.choices(pieces, k=syllables)).title() for _ in range(many)]

    first, last = names(430, 2), names(4_000, 3)
    return [
        Person(
            id=n, handle=f"p{n}", name=f"{rng.choice(first)} {rng.choice(last)}", company=f"Co {n % 900}",
            urls=(f"https://www.linkedin.com/in/p{n}",) if n % 4 else (), emails=(f"p{n}@x.org",) if n % 9 == 0 else (),
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


def cost(act: Callable[[], object]) -> float:
    """Milliseconds of processor time, the lesser of two."""
    spent = []
    for _ in range(2):
        began = time.process_time()
        act()
        spent.append(1000 * (time.process_time() - began))
    return min(spent)


def imported(people: list[Person]) -> object:
    """A dry run of all of them as rows of one file."""
    rows = tuple(
        {"kind": "person", "name": one.name, "urls": one.urls, "company": one.company, "source_row": f"x: {one.handle}"}
        for one in people
    )
    batch = ImportBatch(format="linkedin", rows=rows, places=tuple(map(str, range(len(rows)))), problems=(), skipped=0)
    return preview(MemoryNetwork(), batch, datetime(2026, 3, 11, tzinfo=UTC))


def main() -> None:
    """Print the table."""
    before: dict[str, float] = {}
    acts = (
        ("who looks alike", lookalikes),
        ("who looks like 200", lambda people: lookalikes_of(range(1, 201), [*people])),
        ("an import, dry run", imported),
    )
    print(f"{'':<24}{'people':>8}{'ms':>10}{'x floor':>10}{'grows':>8}")
    for size in SIZES:
        people = invented(size)
        floor = cost(lambda people=people: [fold(one.name) for one in people])  # type: ignore[misc]
        for name, act in acts:
            spent = cost(lambda act=act, people=people: act(people))  # type: ignore[misc]
            grows = f"{spent / before[name]:.1f}" if name in before else ""
            print(f"{name:<24.24}{size:>8}{spent:>10.0f}{spent / floor:>10.0f}{grows:>8}")
            before[name] = spent


if __name__ == "__main__":
    main()
