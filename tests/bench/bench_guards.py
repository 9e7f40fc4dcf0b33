"""The guards at a pause in typing over 20,000 earlier notes, and how well they find what was labelled by hand.

Who labelled sixty of the drafts wrote the rules, too: half of these came first, and none was changed after. Thirty are
by somebody who did not know the rules; what the guards found of them before the rules were mended stands in
``netritual/domain/README.md``.
"""

import random
import sys
import time
from datetime import date, timedelta
from functools import partial
from itertools import product

from netritual.domain.drafts.draft_checks import Background, Draft, checks
from netritual.domain.drafts.earlier_notes import EarlierNotes, note_print
from netritual.domain.model import Fact, Line, Person
from netritual.domain.people.private_findings import NotedPeople
from tests.bench.measure import inside, table
from tests.support.labelled_drafts import FILES, labelled, misplaced, scores

TODAY = date(2026, 11, 29)
WORDS = ["".join(parts) for parts in product(("ka", "lo", "mi", "nu", "pe"), ("ra", "si", "to", "ve"), repeat=2)]
NOTES, LENGTH = 20_000, 60


def note(rng: random.Random) -> str:
    """A note of 60 words."""
    return "Hi Ana, " + " ".join(rng.choice(WORDS) for _ in range(LENGTH))


def background(notes: int) -> tuple[Background, float]:
    """So many earlier notes, 2,000 people with private notes and 40 lines; and the seconds to index them."""
    rng = random.Random(7)
    days = [TODAY - timedelta(days=n) for n in range(30)]
    prints = [note_print(note(rng), 10 + at % 900, rng.choice(days)) for at in range(notes)]
    start = time.perf_counter()
    earlier = EarlierNotes(prints)
    took = time.perf_counter() - start
    noted = NotedPeople(
        Person(id=at, handle=f"p{at}", name=f"{rng.choice(WORDS).title()} {rng.choice(WORDS).title()}",
               private_notes=" ".join(rng.choice(WORDS) for _ in range(20)))
        for at in range(2_000)
    )  # fmt: skip
    lines = [Line(key=f"key {at}", text=note(rng)[:60]) for at in range(20)]
    facts = [Fact(key=f"fact {at}", text=f"{400 + at} euros on {at + 1} May") for at in range(20)]
    return Background(today=TODAY, earlier=earlier, noted=noted, messages=(*lines, *facts)), took


def main() -> str:
    """The tables."""
    rng = random.Random(3)
    draft = Draft(text=note(rng), person=Person(id=1, handle="ana", name="Ana Ruiz"))
    rows: list[list[object]] = []
    floor = 0.0
    for notes in (200, NOTES):
        about, took = background(notes)
        each = inside(partial(checks, draft, about), runs=25).median
        floor = floor or each
        rows.append([f"{notes:,} earlier notes", each, each / floor, took * 1000])
    tables = [table("A pause in typing", ["case", "ms", "times the first", "ms to index, once"], rows)]
    drafts = {name: [*labelled(name)] for name in FILES}
    found = {name: scores(each) for name, each in drafts.items()}
    marks: list[list[object]] = []
    for label in found[FILES[0]]:
        each_file = [found[name][label] for name in FILES]
        figures = (figure for score in each_file for figure in (score.precision, score.recall))
        marks.append([label, sum(score.wanted for score in each_file), *(f"{each:.2f}" for each in figures)])
    heads = ["guard", "labels", *(f"{figure}, {name}" for name in FILES for figure in ("precision", "recall"))]
    tables.append(table("Ninety drafts labelled by hand: before any rule was written, after, and by a stranger to the "
                        "rules", heads, marks))  # fmt: skip
    places = sum(len(misplaced(each)) for each in drafts.values())
    return "\n".join([*tables, f"Places that differ from the labelled ones: {places}.\n"])


if __name__ == "__main__":
    sys.stdout.write(main())
