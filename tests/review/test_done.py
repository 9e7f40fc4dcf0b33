"""Step 8: whoever stays on the list is named, and why, as long as they are few."""

from datetime import UTC, datetime

from netritual.domain.model import Person, Review, Settings
from netritual.review.step import StepContext
from netritual.review.steps import s80_done
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 27, 16, tzinfo=UTC)


def listed(*names: str) -> list[str]:
    people = [Person(id=at, handle=f"p{at}", name=name) for at, name in enumerate(names, 1)]
    review = Review(id=90, week="2026-W13", started=NOW)
    ctx = StepContext(network=MemoryNetwork(*people), settings=Settings(), now=NOW, review=review)
    return [item.cells[0] for item in s80_done.build(ctx) if item.key == "done:not-now:list"]


def test_few_are_named_and_many_are_counted() -> None:
    assert listed("Lea Kröger") == ["Lea Kröger stays on the list: no talk noted yet"]
    assert listed("Lea Kröger", "Tom Hale") == ["Lea Kröger and Tom Hale stay on the list: no talk noted yet"]
    assert listed(*(f"P {at} Q" for at in range(1200))) == ["1,200 people stay on the list"]
    assert listed() == []
