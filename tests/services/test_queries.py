"""What the pages of people say."""

from datetime import UTC, date, datetime

import pytest

from netritual.domain.model import Interaction, Person, Settings
from netritual.services.queries import strip_of, timeline
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("theirs", "mine", "place"),
    [
        ("München", "Munich", "München"),
        ("lisbon", "Lisbon", "lisbon"),
        ("Porto", "Lisbon", "Porto (remote)"),
        ("Porto", "", "Porto"),
    ],
)
def test_whoever_lives_in_my_city_is_not_remote_however_it_is_written(theirs: str, mine: str, place: str) -> None:
    ana = Person(id=1, handle="ana", name="Ana Ruiz", city=theirs)
    assert strip_of(MemoryNetwork(ana), Settings(city=mine), NOW, ana).place == place


def test_the_others_of_a_talk_are_called_by_their_first_names() -> None:
    names = ("Ana Ruiz", "Dr. Greta Lindner", "李雷")
    people = [Person(id=n, handle=f"p{n}", name=name) for n, name in enumerate(names, 1)]
    talk = Interaction(id=9, on=date(2026, 3, 9), channel="lunch", people=(1, 2, 3))
    (moment,) = timeline(MemoryNetwork(*people, talk), 1, [], NOW.date())
    assert moment.more == "with Greta, 李雷"
