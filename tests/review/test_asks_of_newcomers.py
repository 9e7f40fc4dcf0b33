"""Step 5 in the first weeks: by the purpose, and what tells nobody from the others is said once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netritual.domain.model import Interaction, Person, Review, Settings, Sitting
from netritual.review.step import Item, StepContext
from netritual.review.step_loading import step_named
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


def test_a_need_is_no_knowledge() -> None:
    rita = Person(id=1, handle="rita", name="Rita", tier=2, needs=("an advisor in pricing",))
    ctx = StepContext(
        network=MemoryNetwork(rita), settings=Settings(purpose="pricing work"), now=NOW,
        review=Review(week="2026-W11", started=NOW),
    )  # fmt: skip
    step = step_named("asks")
    assert step is not None and not any("for your purpose" in row.cells[2] for row in step.build(ctx))


@pytest.mark.parametrize(("sorted_on", "why"), [(NOW.date(), "enjoy to see them"), (None, "call them for advice")])
def test_whoever_was_called_close_in_the_list_is_not_said_to_be_called_for_advice(
    sorted_on: date | None, why: str
) -> None:
    chidi = Person(id=1, handle="chidi", name="Chidi", tier=2, tier_set=NOW.date(), origin="import")
    records = [chidi, *([Sitting(id=2, on=sorted_on)] if sorted_on else [])]
    ctx = StepContext(
        network=MemoryNetwork(*records), settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW)
    )
    step = step_named("asks")
    assert step is not None and [row.cells[2] for row in step.build(ctx)] == [f"you would {why}"]


def test_without_a_topic_another_one_is_the_first_each_week() -> None:
    people = [Person(id=n, handle=f"p{n}", name=f"Person {n}", tier=2) for n in range(1, 4)]
    step, firsts = step_named("asks"), set[str]()
    assert step is not None
    for week in range(3):
        now = NOW + timedelta(weeks=week)
        review = Review(week="2026-W11", started=now)
        ctx = StepContext(network=MemoryNetwork(*people), settings=Settings(), now=now, review=review)
        firsts.add(step.build(ctx)[0].cells[0])
    assert len(firsts) == 3


def test_who_never_wrote_and_never_came_is_no_adviser() -> None:
    lucie = Person(id=1, handle="lucie", name="Lucie", tier=2)
    note = Interaction(id=2, on=date(2026, 3, 10), channel="note", people=(1,), line="lucie didnt show up")
    step, review = step_named("asks"), Review(week="2026-W11", started=NOW)
    assert step is not None
    for records, shown in (((lucie,), True), ((lucie, note), False)):
        ctx = StepContext(network=MemoryNetwork(*records), settings=Settings(), now=NOW, review=review)
        assert any(row.person == 1 for row in step.build(ctx)) == shown
