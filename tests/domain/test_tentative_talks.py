"""A day and an hour that a line names stand among what comes, certain or not."""

from datetime import UTC, date, datetime

import pytest

from netritual.domain.loops.closing_decisions import is_late
from netritual.domain.loops.do_now import today_of
from netritual.domain.model import Coffee, Follow, Interaction, Person, Promise, Proposed, Record, Settings, Slot
from tests.support.network import MemoryNetwork

THURSDAY = date(2026, 11, 5)
NOW = datetime(2026, 11, 5, 7, 5, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")
VINCE = Person(id=1, handle="vince", name="Vince Palumbo")
SLOT = Slot(start=datetime(2026, 11, 6, 9, tzinfo=UTC), end=datetime(2026, 11, 6, 10, tzinfo=UTC), tz="UTC")
PLANNED = Coffee(id=3, people=(1,), said=date(2026, 11, 2), state="proposed", slot=SLOT)


def said(text: str, due: date, kind: str = "coffee", word: str = "coffee") -> Interaction:
    proposed = Proposed(kind=kind, word=word, text=text, people=(1,), due=due)
    logged = datetime(2026, 11, 3, 18, tzinfo=UTC)
    return Interaction(id=9, on=date(2026, 11, 3), logged=logged, people=(1,), line=text, proposed=(proposed,))


def note(line: str) -> Interaction:
    return Interaction(id=9, on=THURSDAY, logged=NOW, people=(1,), line=line)


def shown(*records: Record, now: datetime = NOW) -> list[str]:
    found = today_of(MemoryNetwork(VINCE, *records), SETTINGS, now).tentative
    return [f"{one.start:%d %H:%M} {one.kind} {one.place} {one.asked}" for one in found]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (said("7:30am bob evans", THURSDAY), ["05 07:30 coffee bob evans yes or no?"]),
        (said("noon at schmidts", date(2026, 11, 10), word="lunch"), ["10 12:00 lunch schmidts yes or no?"]),
        (said("7:30am bob evans", date(2026, 11, 20)), []),
        (said("bob evans", THURSDAY), []),
        (said("call him 2pm", THURSDAY, "promise", "promise"), ["05 14:00 call call him yes or no?"]),
        (said("send the deck at 2pm", THURSDAY, "promise", "promise"), []),
        (Follow(id=5, people=(1,), text="call about the pitch 2pm", made=THURSDAY, due=THURSDAY),
         ["05 14:00 call call about the pitch "]),
        (Promise(id=5, people=(1,), text="call at 2pm", made=THURSDAY, due=date(2026, 11, 8)), []),
    ],
)  # fmt: skip
def test_a_talk_with_a_day_and_an_hour_stands_at_its_hour(record: Record, told: list[str]) -> None:
    assert shown(record) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("funeral", "05  funeral"),
        ("the funeral is at 2pm at st marks", "05 14:00 funeral at st marks"),
        ("wake", "05  wake"),
        ("beerdigung um 14 uhr", "05 14:00 beerdigung"),
    ],
)
def test_a_funeral_stands_on_its_day_and_is_late_for_nobody(text: str, told: str) -> None:
    funeral = Follow(id=5, people=(1,), text=text, made=date(2026, 11, 2), due=THURSDAY)
    network = MemoryNetwork(VINCE, funeral)
    (one,) = today_of(network, SETTINGS, NOW).tentative
    assert (
        f"{one.start:%d} {one.when(SETTINGS, date(2026, 11, 1)).split(' Nov ')[1]} {one.kind} {one.place}".strip()
        == told
    )
    after = today_of(network, SETTINGS, NOW.replace(day=6))
    assert after.tentative == [] and [is_late(network, loop) for loop in after.first] == [False]
    assert today_of(network, SETTINGS, NOW.replace(day=7)).every == []


def test_it_is_no_second_thing_to_do_until_its_hour_is_past() -> None:
    before = today_of(MemoryNetwork(VINCE, said("7:30am", THURSDAY)), SETTINGS, NOW)
    after = today_of(MemoryNetwork(VINCE, said("7:30am", THURSDAY)), SETTINGS, NOW.replace(hour=11))
    assert (len(before.tentative), len(before.first)) == (1, 0)
    assert (len(after.tentative), len(after.first)) == (0, 1)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("vince cancelled, sick kid", ["06 09:00 coffee  cancelled?"]),
        ("vince moved our coffee to tue 7am", ["10 07:00 coffee  moved here?"]),
        ("vince confirmed", ["06 09:00 coffee  confirmed?"]),
    ],
)
def test_what_a_line_says_of_a_planned_talk_stands_beside_it(line: str, told: list[str]) -> None:
    assert shown(PLANNED, note(line)) == told
