"""What is snoozed stays away until its day, and who is snoozed in one review after the other."""

from datetime import date

import pytest

from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.model import Person

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("until", "snoozed"), [(None, False), (date(2026, 3, 10), False), (TODAY, False), (date(2026, 3, 12), True)]
)
def test_it_is_back_on_its_day(until: date | None, snoozed: bool) -> None:
    assert is_snoozed(Person(handle="ana", name="Ana Ruiz", snooze_until=until), TODAY) is snoozed
