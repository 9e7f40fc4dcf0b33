"""How long it takes to give out slots; prints a table and gates nothing. Run: ``python -m tests.bench.bench_slots``."""

import random
import statistics
import time
from datetime import UTC, datetime, timedelta

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.free_slots import Wish
from netritual.domain.coffees.slots import fit
from netritual.domain.model import Settings, Window

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
WIDE = (Window(days=("mon", "tue", "wed", "thu", "fri"), from_="08:00", to="18:00"),)
SIZES = (
    ("8 people, the default windows", 8, Settings(tz="Europe/Lisbon")),
    ("8 people, all working hours, 3 a week", 8, Settings(tz="Europe/Lisbon", windows=WIDE, capacity=3)),
    ("8 people, all working hours, 5 a week, 2 a day", 8,
     Settings(tz="Europe/Lisbon", windows=WIDE, capacity=5, a_day=2)),
    ("12 people, all working hours, 10 a week, 2 a day", 12,
     Settings(tz="Europe/Lisbon", windows=WIDE, capacity=10, a_day=2)),
)  # fmt: skip


def one(people: int, settings: Settings, seed: int) -> float:
    """Milliseconds for one random fortnight with 60 busy stretches."""
    rng = random.Random(seed)
    starts = [NOW + timedelta(hours=rng.randrange(24 * 20)) for _ in range(60)]
    busy = [Busy(start, start + timedelta(minutes=rng.choice((30, 60, 90)))) for start in starts]
    wishes = [
        Wish(
            person=n,
            score=rng.uniform(8, 60),
            prefers=rng.choice(((), ("coffee",), ("lunch", "video"))),
            away_days=rng.choice(((), ("tue",), ("wed",))),
        )
        for n in range(people)
    ]
    begin = time.perf_counter()
    fit(wishes, busy, settings, NOW)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    for name, people, settings in SIZES:
        runs = [one(people, settings, seed) for seed in range(25)]
        print(f"{name:52} median {statistics.median(runs):7.2f} ms   worst {max(runs):7.2f} ms")
