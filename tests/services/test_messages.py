"""What becomes of messages without an answer, on the real store."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from netritual.domain.loops.loop import Loop
from netritual.domain.loops.loop_list import loops as open_loops
from netritual.domain.model import Interaction
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.ports import Store
from netritual.services.verbs import loops, message_verbs
from tests.support.review import NOW, SETTINGS, TODAY, a_store, people, put

DAY = timedelta(days=1)


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    store = a_store(own_home)
    yield store
    store.close()


def wrote(store: Store, on: date = TODAY - 8 * DAY) -> Interaction:
    (ana,) = people(store, "Ana Ruiz")
    message = Interaction(
        people=(ana,), channel="dm", initiator="me", awaiting_reply=True, topic="the visa", on=on, logged=NOW
    )
    (sent,) = put(store, message)
    assert isinstance(sent, Interaction)
    return sent


def waiting(store: Store, days: int = 0) -> list[Loop]:
    return [loop for loop in open_loops(store.view(), SETTINGS, NOW + days * DAY) if loop.kind == "no_answer"]


def test_an_answer_is_a_contact_of_theirs_and_ends_the_wait(store: Store) -> None:
    message = wrote(store)
    answer, change = message_verbs.message_answered(store, NOW, message.id)
    assert answer is not None and (answer.initiator, answer.channel) == ("them", "dm")
    assert change is not None and change.words == "Noted that Ana Ruiz wrote back."
    assert not waiting(store) and not waiting(store, 20)


def test_two_nudges_a_week_apart_then_rest(store: Store) -> None:
    message = wrote(store)
    _, change = loops.nudge(store, NOW, "interactions", message.id)
    assert change is not None and change.words == "Nudged Ana Ruiz."
    assert not waiting(store)
    with pytest.raises(NetritualError, match="next nudge is fine from"):
        loops.nudge(store, NOW + DAY, "interactions", message.id)
    (loop,) = waiting(store, 7)
    assert (loop.what, loop.note) == ("the visa", "15 days ago: time for a second, last nudge")
    loops.nudge(store, NOW + 7 * DAY, "interactions", loop.id)
    with pytest.raises(NetritualError, match="let it rest"):
        loops.nudge(store, NOW + 14 * DAY, "interactions", message.id)
    _, change = loops.let_rest(store, NOW + 14 * DAY, "interactions", waiting(store, 14)[0].id)
    assert change is not None and change.words == "Let the messages to Ana Ruiz rest."
    assert not waiting(store, 14) and not waiting(store, 30)
    with pytest.raises(NetritualError, match="waits for no answer"):
        message_verbs.message_answered(store, NOW + 15 * DAY, message.id)


def test_it_can_be_put_off(store: Store) -> None:
    message = wrote(store)
    _, change = loops.snooze(store, NOW, "interactions", message.id, TODAY + 3 * DAY)
    assert change is not None and change.words.startswith("Put off the message to Ana Ruiz until")
    assert not waiting(store) and waiting(store, 3)
