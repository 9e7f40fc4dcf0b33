"""What waits for somebody to be reached, or for a day to pass, is over once that is told, and of nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from netritual.domain.loops.closing_decisions import report_of
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Interaction, Person, Settings
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.services.questions.closing_by_entry import close_certain
from netritual.services.verbs.entries import open_proposed
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
SETTINGS = Settings(tz="UTC")


def people(tx: Transaction) -> None:
    for name in ("Tom Hughes", "Grace Mensah", "Liz Bell", "Vikram Rathore"):
        tx.put(Person(handle=name.split()[0].lower(), name=name, status="network", created=NOW))


def after(line: str, later: str) -> tuple[list[str], int, Store]:
    """What a later line says it closed of what the first one opened, how much is asked about, and the store."""
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    store.transact("import", people, NOW)
    entry, _ = log(store, NOW, line, SETTINGS)
    talk = store.view().get(Interaction, entry.id)
    assert talk is not None
    for one in talk.proposed:
        open_proposed(store, NOW, entry.id, one, SETTINGS)
    again, _ = log(store, LATER, later, SETTINGS)
    changes, _ = close_certain(store, LATER, SETTINGS, again.id)
    open_ones = [one for one in loops(store.view(), SETTINGS, LATER) if one.proposed is None]
    return [one.words for one in changes], len([one for one in open_ones if report_of(store.view(), one)]), store


MISSED = "tom hughes didn't pick up, trying again tomorrow"


@pytest.mark.parametrize(
    ("line", "later", "closed", "asked"),
    [
        (MISSED, "tom hughes rang, article out on the 20th", 1, 0),
        (MISSED, "tom hughes called me back", 1, 0),
        (MISSED, "spoke to tom hughes", 1, 0),
        ("called tom hughes, no answer, will try again fri", "tom hughes rang", 1, 0),
        ("follow up with tom hughes by fri", "spoke to tom hughes, all sorted", 0, 1),
        (MISSED, "tom hughes emailed re the article", 0, 1),
        # Not reached, somebody else, or a matter of its own.
        (MISSED, "called tom hughes, no answer", 0, 0),
        (MISSED, "missed call from tom hughes", 0, 0),
        (MISSED, "emailed tom hughes", 0, 0),
        (MISSED, "spoke to grace mensah", 0, 0),
        (MISSED, "grace says tom hughes is away", 0, 0),
        ("follow up with tom hughes re the article by fri", "tom hughes rang", 0, 0),
    ],
)
def test_another_try_is_over_once_somebody_is_reached(line: str, later: str, closed: int, asked: int) -> None:
    changes, questions, store = after(line, later)
    assert (len(changes), questions) == (closed, asked), changes
    store.close()


BURIAL = "burial of grace mensah's dad on wed 25 nov"


@pytest.mark.parametrize(
    ("line", "later", "closed"),
    [
        (BURIAL, "burial was today, grace mensah held up well", 1),
        (BURIAL, "went to grace mensah's dad's burial", 1),
        ("funeral of liz bell's mum wed 25 nov", "back from the funeral, liz bell is ok", 1),
        (BURIAL, "spoke to grace mensah about the hall", 0),
        (BURIAL, "burial of grace mensah's dad will be small", 0),
        (BURIAL, "liz bell was at a burial", 0),
        (BURIAL, "grace mensah asked if i went to the burial", 0),
        ("burial of grace mensah's dad on fri 27 nov", "grace mensah was telling of the burial", 0),
    ],
)
def test_a_funeral_that_was_is_no_longer_shown(line: str, later: str, closed: int) -> None:
    changes, _, store = after(line, later)
    assert len(changes) == closed, changes
    store.close()


@pytest.mark.parametrize(
    ("line", "later"),
    [
        ("spoke to pastor john, he'll revert by weds", "spoke to tom hughes, all sorted"),
        ("talked with grace mensah, she'll revert by weds", "talked with tom hughes, all sorted"),
        ("rang grace mensah, she'll revert", "rang tom hughes, all done"),
    ],
)
def test_what_is_sorted_with_one_is_asked_of_nobody_else(line: str, later: str) -> None:
    changes, questions, store = after(line, later)
    assert not changes and not questions
    store.close()
