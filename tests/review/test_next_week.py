"""Step 7 is about next week: what is picked lies in it as long as it has a free place."""

from datetime import UTC, date, datetime, timedelta

from netritual.domain.model import Coffee, Interaction, Person, Record, Review, Settings, Slot
from netritual.review.choice import choices
from netritual.review.step import StepContext
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 27, 16, tzinfo=UTC)
KWESI = Person(id=1, handle="kwesi", name="Kwesi Arthur", tier=2, status="network")
TOBY = Person(id=2, handle="toby", name="Toby Marsh", tier=2, status="network")


def planned(day: int) -> Coffee:
    start = datetime(2026, 4, day, 8, 30, tzinfo=UTC)
    return Coffee(
        id=50 + day, people=(2,), said=NOW.date(), state="proposed",
        slot=Slot(start=start, end=start + timedelta(minutes=45), tz="UTC"),
    )  # fmt: skip


def picked(*coffees: Coffee) -> date:
    """The day that is picked for Kwesi."""
    talks = [
        Interaction(id=n, people=(1,), on=NOW.date() - timedelta(days=40 * n), channel="coffee", initiator="mutual")
        for n in (2, 3, 4)
    ]
    records: tuple[Record, ...] = (KWESI, TOBY, *coffees, *talks)
    context = StepContext(
        network=MemoryNetwork(*records),
        settings=Settings(tz="UTC"),
        now=NOW,
        review=Review(week="2026-W13", started=NOW),
    )
    (one,) = (one.chosen for one in choices(context, context.suggestions) if one.chosen.person == 1)
    assert one.picked and one.slot is not None
    return one.slot.start.date()


def test_a_free_day_of_next_week_goes_before_a_better_one_behind_it() -> None:
    assert picked() < date(2026, 4, 6)
    assert picked(planned(1)) < date(2026, 4, 6), "also beside a day that has a coffee"
