"""Two of one name are told apart by what only one of them has."""

from datetime import date
from typing import Any

from netritual.domain.model import Interaction, Person
from netritual.review.rows import told_apart
from tests.support.network import MemoryNetwork


def claire(id: int, **fields: Any) -> Person:
    return Person(id=id, handle=f"claire-{id}", name="Claire Vasseur", **fields)


def test_the_first_thing_that_only_one_has_stands_behind_the_name() -> None:
    call = Interaction(id=9, people=(2,), on=date(2026, 3, 12), channel="call")
    two = (claire(1, company="Mairie"), claire(2, company="Mairie", emails=("claire@gmail.com",)))
    assert told_apart(MemoryNetwork(*two), [1, 2]) == ["Claire Vasseur @claire-1", "Claire Vasseur, claire@gmail.com"]
    phones = (claire(1, phones=("+44 117 1",)), claire(2, phones=("+44 117 2",)))
    assert told_apart(MemoryNetwork(*phones), [1, 2]) == ["Claire Vasseur, +44 117 1", "Claire Vasseur, +44 117 2"]
    bare = MemoryNetwork(claire(1), claire(2), call)
    assert told_apart(bare, [1, 2]) == ["Claire Vasseur, no talk yet", "Claire Vasseur, last call Thu 12 Mar"]
    assert told_apart(MemoryNetwork(claire(1), claire(2)), [1, 2]) == [
        "Claire Vasseur @claire-1", "Claire Vasseur @claire-2"
    ]  # fmt: skip
    assert told_apart(MemoryNetwork(claire(1), Person(id=3, handle="tom", name="Tom")), [1, 3])[1] == "Tom"
