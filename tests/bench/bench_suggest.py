"""How long a suggestion and a key in People take, in process time; prints a table and gates nothing.

``python -m tests.bench.bench_suggest [PEOPLE TALKS]``: the homes on disk have 2,000 people and 10,000 entries here,
and 50000 1000000 takes five minutes.
"""

import gc
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median

from msgspec.structs import replace

from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.figures.stats_metrics import stats
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Channel, Coffee, Initiator, Interaction, Person, Promise, Record, Settings
from netritual.domain.network import R, Touch
from netritual.domain.search.people_rows import PeopleIndex
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.suggestions.triage import Deck
from netritual.domain.ties.counts import PlainCounts, counts
from netritual.domain.ties.tie_stats import Sums
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.services.verbs.people_verbs import sort_person
from netritual.store.journal_store import open_store
from tests.bench.bench_store import UnsyncedDisk, fill
from tests.support.network import MemoryNetwork
from tests.support.records import put

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
        channel: Channel = rng.choice(("coffee", "email", "call", "text", "lunch", "comment"))
        on = TODAY - timedelta(days=rng.randint(0, 900))
        way: Initiator = rng.choice(("me", "them", "mutual"))
        records.append(Interaction(id=n, on=on, channel=channel, people=(who,), initiator=way))
    for n in range(1, 60):
        due = TODAY + timedelta(days=rng.randint(-9, 20))
        records.append(Promise(id=n, people=(n,), text="a thing", made=TODAY - timedelta(days=9), due=due))
        records.append(Coffee(id=n, people=(n * 3,), said=TODAY - timedelta(days=n)))
    return MemoryNetwork(*records)


def measured(name: str, work: Callable[[], object], floor: float, rounds: int = 7) -> None:
    """Prints the median of a few rounds, in milliseconds and as a multiple of the floor of the same run."""
    took: list[float] = []
    gc.collect()
    gc.freeze()  # as the app does with what it has loaded
    for _ in range(rounds):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    gc.unfreeze()
    print(f"{name:52} {median(took) * 1000:8.1f} ms {median(took) / floor:8.1f} x floor")


class Large(MemoryNetwork):
    """Very many people with twenty touches each, and what an index gives: everyone's sums, and the first day of all."""

    def __init__(self, people: int, tiered: int) -> None:
        rng = random.Random(3)
        now, channels = TODAY.toordinal(), ("coffee", "email", "call", "text", "lunch", "comment")
        super().__init__(*(
            Person(id=n, handle=f"p{n}", name=f"P {n}", company=f"Co {n % 900}", city=rng.choice(("Lisbon", "Porto")),
                   tier=1 + n % 5 if n <= tiered else 0, tier_set=TODAY, circles=(f"c{n % 7}",))
            for n in range(1, people + 1)
        ))  # fmt: skip
        made: dict[int, list[Touch]] = {}
        for n in range(20 * people):
            touch = Touch(now - rng.randint(0, 1500), rng.choice(channels), rng.choice(("me", "them")), False, n)
            made.setdefault(rng.randint(1, people), []).append(touch)
        self._touches = {who: tuple(sorted(mine)) for who, mine in made.items()}
        self._everyone = tuple(super().all(Person))
        self.index = {n: PlainCounts(self).sums(n, now) for n in range(1, people + 1)}
        self.ranked = [person for person in self._everyone if person.tier]
        self.first = PlainCounts(self).first_touch()

    def all(self, kind: type[R]) -> Sequence[R]:
        return self._everyone if kind is Person else ()  # type: ignore[return-value]

    def counts(self) -> "Indexed":
        return Indexed(self)


class Indexed(PlainCounts):
    """Counts that are at hand."""

    def __init__(self, network: Large) -> None:
        super().__init__(network)
        self._large = network

    def ranked(self) -> Sequence[Person]:
        return self._large.ranked

    def seeking(self) -> Sequence[Person]:
        return ()

    def first_touch(self) -> date | None:
        return self._large.first

    def sums(self, person: int, now: int) -> Sums:
        return self._large.index[person]


def large(people: int, tiered: int, unit: float) -> None:
    """The ranking of very many, and with all who are left out."""
    network = Large(people, tiered)
    name = f"{people:,} people, an index, {tiered:,} with a rhythm"
    measured(name, lambda: suggest(network, SETTINGS, TODAY), unit, 5)
    measured("  with the reason for each left out", lambda: len(suggest(network, SETTINGS, TODAY).not_shown), unit, 3)


def listed(rows: int, unit: float) -> None:
    """The first suggestions of a home that holds nothing but an imported list, and those after one more line."""
    network = MemoryNetwork(*(
        Person(
            id=n, handle=f"p{n}", name=f"P {n}", company=f"Co {n % (rows // 8)}", position=f"Officer {n % 700}",
            connected_on=TODAY - timedelta(days=n % 4_000), created=NOW, origin="import",
        )
        for n in range(1, rows + 1)
    ))  # fmt: skip
    settings = replace(SETTINGS, purpose="win two clients in water utilities")
    measured(f"{rows:,} imported rows, no history, in memory", partial(suggest, network, settings, TODAY), unit, 5)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(os.path.join(folder, "home"))
        store = open_store(home, UnsyncedDisk())
        store.transact("import-file", lambda tx: [tx.put(one) for one in network.all(Person)], NOW)
        store.update_index()
        store.close()
        took = []
        for _ in range(3):
            store = open_store(home)
            view, start = store.view(), time.process_time()
            suggest(view, settings, TODAY)
            took.append(time.process_time() - start)
            store.close()
        print(
            f"{'  on disk, each record read first':52} {median(took) * 1000:8.1f} ms {median(took) / unit:8.1f} x floor"
        )
        cards(home, settings, unit)


def cards(home: Home, settings: Settings, unit: float) -> None:
    """From the answer to one card to the next card, where it is dealt already and where it takes a new hand."""
    store = open_store(home)
    deck = Deck(store.view(), settings, TODAY)
    waiting, dealt = deck.hand(), set[int]()
    took: dict[bool, list[float]] = {False: [], True: []}
    for number in range(60):
        who = waiting.pop(0).person
        dealt.add(who)
        start, is_last = time.process_time(), not waiting
        _, change = sort_person(store, NOW, who, "list" if number % 4 else 2)
        deck.take(store.view(), change.touched["people"] if change is not None else ())
        waiting = waiting or deck.hand(dealt=dealt)
        took[is_last].append(time.process_time() - start)
    store.close()
    for is_last, name in ((False, "  an answer to a card"), (True, "  an answer that takes a new hand")):
        one = median(took[is_last])
        print(f"{name:52} {one * 1000:8.1f} ms {one / unit:8.1f} x floor")


def stored(people: int, talks: int) -> None:
    """The same over a home on disk, each ranking the first one of a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(os.path.join(folder, "home"))
        fill(home, talks, people)
        for tiered in sorted({150, people // 10, people}):
            retier(home, tiered)
            runs = [
                subprocess.run([sys.executable, "-m", __spec__.name, "in", home.root], capture_output=True, check=True)
                for _ in range(3)
            ]
            rows = [[float(word) for word in run.stdout.split()] for run in runs]
            unit, *times = (median(column) for column in zip(*rows, strict=True))
            print(f"on disk: {people:,} people, {talks:,} entries, {tiered:,} with a rhythm")
            for name, took in zip(("open", "first suggestions", "after one more line"), times, strict=True):
                print(f"{'  ' + name:52} {took * 1000:8.1f} ms {took / unit:8.1f} x floor")


def retier(home: Home, tiered: int) -> None:
    """Give so many people a rhythm: of each tier a fifth, but for the first 150, who have the usual ones."""
    store = open_store(home, UnsyncedDisk())

    def act(tx: Transaction) -> None:
        for at, person in enumerate(tx.all(Person)[150:tiered]):
            tx.put(replace(person, tier=1 + at % 5))

    store.transact("tier", act, NOW)
    store.update_index()
    store.close()


def inside(root: str) -> None:
    """Prints the seconds of the floor, of opening a home, of its first ranking, and of one after another line."""
    unit, start = floor(), time.process_time()
    store = open_store(Home(root))
    view = store.view()
    opened = time.process_time()
    suggest(view, SETTINGS, TODAY)
    told = time.process_time()
    took = []
    for person in counts(view).ranked()[:5]:
        call = Interaction(on=TODAY, channel="call", people=(person.id,), initiator="me", logged=NOW)
        store.transact("log-interaction", put(call), NOW)
        view, begun = store.view(), time.process_time()
        suggest(view, SETTINGS, TODAY)
        took.append(time.process_time() - begun)
    print(unit, opened - start, told - opened, median(took))
    store.close()


def floor() -> float:
    """The time of a fixed piece of plain work: what this machine does in one unit."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        sum(n * n for n in range(100_000))
        best = min(best, time.process_time() - start)
    return best


def main(people: int = 2000, talks: int = 10_000) -> None:
    """Prints the table."""
    unit = floor()
    for tiered in (150, 300, 2000):
        network = invented(2000, 10_000, tiered)
        measured(f"suggest, 2,000 people, {tiered} with a rhythm", partial(suggest, network, SETTINGS, TODAY), unit)
    for tiered in (300, 4_500, 30_000):
        large(30_000, tiered, unit)
    for rows in (200, 3_000, 30_000):
        listed(rows, unit)
    stored(people, talks)
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
    if sys.argv[1:2] == ["in"]:
        inside(sys.argv[2])
    else:
        main(*map(int, sys.argv[1:]))
