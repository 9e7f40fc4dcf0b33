"""A store with a few people, and reviews over it whose timer is turned by hand."""

from datetime import UTC, date, datetime

from netritual.domain.model import Channel, Interaction, Mode, Person, Record, Settings
from netritual.paths import Home
from netritual.review.step import CalendarSnapshot
from netritual.services.ports import Store, Transaction
from netritual.services.reviews.review_run import ReviewRun
from netritual.store.journal_store import open_store

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
"""Wednesday of week 11."""
TODAY = NOW.date()
SETTINGS = Settings(name="Marta Silva", city="Lisbon", tz="Europe/Lisbon")


class Timer:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def a_store(home: Home) -> Store:
    """The home's real store on the disk, with a clock that stands still."""
    return open_store(home, still=True)


def put(store: Store, *records: Record, now: datetime = NOW) -> list[Record]:
    """Store records as one change; as they were stored, with their ids."""

    def act(tx: Transaction) -> list[Record]:
        return [tx.put(record) for record in records]

    return store.transact("import", act, now)[0]


def people(store: Store, *names: str, tier: int = 2) -> list[int]:
    """A person for each name; their ids."""
    made = [
        Person(handle=name.split()[0].lower(), name=name, tier=tier, status="network", city="Lisbon") for name in names
    ]
    return [record.id for record in put(store, *made)]


def talk(person: int, on: date, channel: Channel = "coffee") -> Interaction:
    """A talk with one person."""
    return Interaction(on=on, channel=channel, people=(person,), initiator="mutual")


def a_run(
    store: Store, mode: Mode = "full", step: str | None = None, *, now: datetime = NOW, timer: Timer | None = None,
    snapshot: CalendarSnapshot | None = None, settings: Settings = SETTINGS,
) -> ReviewRun:  # fmt: skip
    """A review begun, or gone on with."""
    return ReviewRun.start(store, settings, now, mode, step, elapsed=timer or Timer(), snapshot=snapshot)


def outcomes(run: ReviewRun) -> dict[str, str]:
    """What became of the items that were settled, by key."""
    return {item.ref: item.outcome for item in run.review.items}
