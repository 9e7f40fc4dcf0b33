"""Step 5 in the first weeks: by the purpose, and what tells nobody from the others is said once."""

from datetime import UTC, date, datetime

from netritual.domain.model import Interaction, Person, Review, Settings
from netritual.review.catalog import step_named
from netritual.review.step import Item, StepContext
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 13, 15, 30, tzinfo=UTC)


def rows(purpose: str = "", topic: str = "") -> list[Item]:
    people = [Person(id=n, handle=f"p{n}", name=f"Person {n}", tier=2, created=NOW) for n in range(1, 5)]
    cleo = Person(id=9, handle="cleo", name="Cleo Vink", position="Head of Hospital Pricing", created=NOW)
    met = Interaction(id=1, on=date(2026, 3, 3), channel="coffee", people=(9,), initiator="mutual")
    review = Review(week="2026-W11", started=NOW, topic=topic)
    network, settings = MemoryNetwork(*people, cleo, met), Settings(purpose=purpose)
    step = step_named("asks")
    assert step is not None
    return list(step.build(StepContext(network=network, settings=settings, now=NOW, review=review)))


def test_whoever_has_to_do_with_the_purpose_comes_first() -> None:
    first, *others = rows("advice on pricing for hospitals")
    assert first.cells[:3] == ("Cleo Vink", "", "for your purpose: Head of Hospital Pricing") and len(others) == 4
    assert rows()[0].cells[0] != "Cleo Vink"


def test_a_reason_that_all_have_is_said_once() -> None:
    told = [row.cells[2] for row in rows() if row.person != 9]
    assert told[0] and told[1:] == [""] * 3 and "gave 0" not in told[0]
