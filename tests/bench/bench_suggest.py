"""How long a suggestion and a key in People take, in process time; prints a table and gates nothing.

Run: ``python -m tests.bench.bench_suggest``.
"""

import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median

from netritual.domain.followups import loops
from netritual.domain.memory import Memory
from netritual.domain.metrics import stats
from netritual.domain.model import WEEKDAYS, Coffee, Interaction, Person, Promise, Record, Settings
from netritual.domain.network import Touch
from netritual.domain.people import PeopleIndex
from netritual.domain.suggest import suggest
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
SETTINGS = Settings(city="Lisbon")


def invented(people: int, talks: int, tiered: int, seed: int = 7) -> MemoryNetwork:
    """A network in which the first ``tiered`` people have a rhythm and most of the talks."""
    rng = random.Random(seed)
    records: list[Record] = []
    for n in range(1, people + 1):
        tier = 0 if n > tiered else 1 + min(4, n * 5 // tiered)
        records.append(
            Person(
                id=n, handle=f"p{n}", name=f"Perso{chr(97 + n % 26)} Numbe{n}", company=f"Co {n % 90}",
                city=rng.choice(("Lisbon", "Porto", "")), tier=tier, circles=(f"c{n % 7}",),
                tier_set=TODAY - timedelta(days=300) if tier else None, away_days=(rng.choice(WEEKDAYS),),
            )
        )  # fmt: skip
    for n in range(1, talks + 1):
        who = rng.randint(1, tiered) if rng.random() < 0.8 else rng.randint(1, people)
        channel = rng.choice(("coffee", "email", "call", "text", "lunch", "comment"))
        on = TODAY - timedelta(days=rng.randint(0, 900))
        way = rng.choice(("me", "them", "mutual"))
        records.append(Interaction(id=n, on=on, channel=channel, people=(who,), initiator=way))  # type: ignore[arg-type]
    for n in range(1, 60):
        due = TODAY + timedelta(days=rng.randint(-9, 20))
        records.append(Promise(id=n, people=(n,), text="a thing", made=TODAY - timedelta(days=9), due=due))
        records.append(Coffee(id=n, people=(n * 3,), said=TODAY - timedelta(days=n)))
    return MemoryNetwork(*records)


def measured(name: str, work: Callable[[], object], floor: float, rounds: int = 7) -> None:
    """Prints the median of a few rounds, in milliseconds and as a multiple of the floor of the same run."""
    took: list[float] = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    print(f"{name:52} {median(took) * 1000:8.1f} ms {median(took) / floor:8.1f} x floor")


class Large(MemoryNetwork):
    """50,000 people and a million touches, ready to be read, as an index would give them."""

    def __init__(self, tiered: int, people: int = 50_000, touches: int = 1_000_000) -> None:
        rng = random.Random(3)
        now, channels = TODAY.toordinal(), ("coffee", "email", "call", "text", "lunch", "comment")
        super().__init__(*(
            Person(id=n, handle=f"p{n}", name=f"P {n}", company=f"Co {n % 900}", city=rng.choice(("Lisbon", "Porto")),
                   tier=1 + n % 5 if n <= tiered else 0, tier_set=TODAY, circles=(f"c{n % 7}",))
            for n in range(1, people + 1)
        ))  # fmt: skip
        made: dict[int, list[Touch]] = {}
        for n in range(touches):
            touch = Touch(now - rng.randint(0, 1500), rng.choice(channels), rng.choice(("me", "them")), False, n)
            made.setdefault(rng.randint(1, people), []).append(touch)
        self._touches = {who: tuple(sorted(mine)) for who, mine in made.items()}

    def log(self, who: int) -> None:
        """One more call, today."""
        more = Touch(TODAY.toordinal(), "call", "me", False, 0)
        self._touches[who] = (*self._touches.get(who, ()), more)


def large(tiered: int, unit: float) -> None:
    """The first ranking of very many, and the one after one more line, when sums are kept."""
    network, memory = Large(tiered), Memory()
    name = f"50,000 people, 1,000,000 touches, {tiered:,} with a rhythm"
    measured(name, lambda: suggest(network, SETTINGS, TODAY), unit, 3)
    suggest(network, SETTINGS, TODAY, memory=memory)

    def again() -> None:
        network.log(7)
        suggest(network, SETTINGS, TODAY, memory=memory)

    measured("  after one more line, sums kept", again, unit, 5)


def floor() -> float:
    """The time of a fixed piece of plain work: what this machine does in one unit."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        sum(n * n for n in range(100_000))
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Prints the table."""
    unit = floor()
    for tiered in (150, 500, 2000):
        network = invented(2000, 10_000, tiered)
        measured(f"suggest, 2,000 people, {tiered} with a rhythm", partial(suggest, network, SETTINGS, TODAY), unit)
    for tiered in (1_000, 5_000, 50_000):
        large(tiered, unit)
    network = invented(2000, 10_000, 150)
    measured("loops, 2,000 people", lambda: loops(network, SETTINGS, NOW), unit)
    measured("stats week, 2,000 people", lambda: stats(network, SETTINGS, NOW, "week"), unit, 3)
    measured("stats 12w, 2,000 people", lambda: stats(network, SETTINGS, NOW, "12w"), unit, 3)
    many = invented(10_000, 20_000, 300)
    measured("people index, 10,000 people", lambda: PeopleIndex(many, SETTINGS, TODAY), unit, 3)
    index = PeopleIndex(many, SETTINGS, TODAY)
    for text in ("", "list p", "list perso", "-tier:0", "list quiet>30", "list tag:x", "numbe99"):
        measured(f"key in people, 10,000: {text!r}", partial(index.rows, text), unit)


if __name__ == "__main__":
    main()
