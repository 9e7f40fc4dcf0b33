"""A line that moves a planned coffee offers no second one while it is typed."""

from datetime import UTC, datetime

import pytest

from netritual.domain.model import Coffee, Person, Settings, Slot
from netritual.domain.quicklog.grammar import read_line
from netritual.domain.quicklog.names import NameIndex
from netritual.services.questions.coffee_question import without_moved
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
SETTINGS = Settings(city="Bristol")
NAMES = NameIndex([(1, "craig-stone", "Craig Stone", (), "", "network"), (2, "ana", "Ana Ruiz", (), "", "network")])
COFFEE = Coffee(
    id=5, people=(1,), channel="coffee", state="proposed", said=NOW.date(),
    slot=Slot(start=datetime(2026, 11, 26, 8, 30, tzinfo=UTC), end=datetime(2026, 11, 26, 9, 30, tzinfo=UTC), tz="UTC"),
)  # fmt: skip


def test_a_line_that_moves_one_coffee_offers_that_with_another() -> None:
    line = "coffee with craig stone cancelled, moved to next tues 8.30, coffee with ana on fri 11 dec 12:00"
    people = Person(id=1, handle="craig-stone", name="Craig Stone"), Person(id=2, handle="ana", name="Ana Ruiz")
    network = MemoryNetwork(*people, COFFEE)
    reading = without_moved(network, SETTINGS, NOW, read_line(line, NAMES, NOW, SETTINGS), line)
    assert [[ref.shown for ref in clause.refs] for clause in reading.proposed] == [["ana"]]


@pytest.mark.parametrize(
    ("line", "planned", "offers"),
    [
        ("craig stone moved to next tues 8.30", True, []),
        ("craig stone moved to next tues 8.30", False, ["coffee"]),
        ("ana moved to next tues 8.30", True, ["coffee"]),
        ("text from craig stone, pushed it to wed 9am", True, []),
        ("craig stone, coffee next tues 8.30?", True, ["coffee"]),
    ],
)
def test_one_meeting_moved_is_one_meeting(line: str, planned: bool, offers: list[str]) -> None:
    people = Person(id=1, handle="craig-stone", name="Craig Stone"), Person(id=2, handle="ana", name="Ana Ruiz")
    network = MemoryNetwork(*people, *([COFFEE] if planned else []))
    reading = without_moved(network, SETTINGS, NOW, read_line(line, NAMES, NOW, SETTINGS), line)
    assert [clause.kind for clause in reading.proposed] == offers
    assert ("This moves the coffee of Thu 26 Nov 08:30." in reading.warnings) is (not offers)
