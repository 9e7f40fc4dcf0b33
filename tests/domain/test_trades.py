"""Whose work a need is: certain, or nobody's."""

from datetime import date

import pytest

from netritual.domain.model import Introduction, Person, Settings
from netritual.domain.suggestions.introduction_matches import favours
from netritual.domain.suggestions.trades import is_trade_of, trades_for
from tests.support.network import MemoryNetwork

TODAY = date(2026, 11, 30)


def works(position: str, need: str) -> bool:
    return any(is_trade_of(position, trade) for trade in trades_for(need))


@pytest.mark.parametrize(
    ("need", "position"),
    [
        ("a flat in Leith", "Letting agent"),
        ("a bigger flat by March", "Senior Letting Agent"),
        ("somewhere to live near the studio", "Estate agent at Rettie"),
        ("help finding a flat", "Lettings Manager"),
        ("a bookkeeper for her studio", "Bookkeeper"),
        ("a part-time bookkeeper", "Freelance bookkeeper"),
        ("help with her tax return", "Accountant"),
        ("a good plumber", "Plumber & heating engineer"),
        ("an electrician", "Electrician"),
        ("a logo", "Graphic designer"),
        ("a photographer for the launch", "Photographer"),
        ("someone for translation", "Translator"),
        ("a stage manager", "Stage manager"),
        ("headshots until Friday", "Portrait photographer"),
    ],
)
def test_a_need_meets_whose_work_it_is(need: str, position: str) -> None:
    assert works(position, need)


@pytest.mark.parametrize(
    ("need", "position"),
    [
        ("a flat tyre mended", "Letting agent"),
        ("a flat for the workshop in May", "Letting agent"),
        ("a flat screen", "Letting agent"),
        ("a place on the course", "Letting agent"),
        ("a room for the rehearsal", "Letting agent"),
        ("a flat in Leith", "Flat roofing manager"),
        ("a flat in Leith", "Travel agent"),
        ("a flat in Leith", "Agent"),
        ("a copy editor", "Film editor"),
        ("an editor", "Head of editing"),
        ("a manager", "Manager"),
        ("a consultant", "Consultant"),
        ("a job as bookkeeper", "Bookkeeper"),
        ("a role in lettings", "Letting agent"),
        ("a logo", "Designer of gardens"),
        ("a bookkeeper", "Retired bookkeeper"),
        ("a bookkeeper", "Assistant to the bookkeeper"),
        ("a letting agent", "Letting agent, former"),
        ("an agent", "Letting agent"),
        ("an editor", "Film editor"),
        ("will power", "Solicitor"),
        ("a website with a shop", "Web development manager"),
        ("", "Letting agent"),
        ("a flat in Leith", ""),
        ("eine Wohnung in Leith", "Letting agent"),
    ],
)
def test_what_is_near_is_nobodys(need: str, position: str) -> None:
    assert not works(position, need)


def person(number: int, name: str, **fields: object) -> Person:
    return Person(id=number, **{"handle": f"p{number}", "name": name, **fields})  # type: ignore[arg-type]


ANNA = person(1, "Anna Gall", needs=("a flat in Leith",))
IAIN = person(2, "Iain MacLeod", position="Letting agent", company="Leith Letting", status="list")


def test_somebody_of_the_list_whose_work_it_is_is_named() -> None:
    (favour,) = favours(MemoryNetwork(ANNA, IAIN, person(3, "Tom Reid", position="Plumber")), Settings(), TODAY)
    assert (favour.person, favour.other) == (1, 2)
    assert favour.why == "Iain MacLeod does that: Letting agent, Leith Letting"


def test_an_offer_that_was_noted_goes_before_a_trade_and_the_closest_before_others() -> None:
    near = person(4, "Ruth Baird", position="Estate agent", tier=2)
    assert favours(MemoryNetwork(ANNA, IAIN, near), Settings(), TODAY)[0].other == 4
    flat = person(5, "Meg Orr", offers=("her flat in Leith",))
    assert favours(MemoryNetwork(ANNA, IAIN, near, flat), Settings(), TODAY)[0].other == 5


@pytest.mark.parametrize(
    "records",
    [
        (person(2, "Iain MacLeod", position="Letting agent", status="archived"),),
        (person(2, "Iain MacLeod", position="Letting agent", knows=(1,)),),
        (IAIN, Introduction(id=9, between=(1, 2), state="outcome", made=TODAY)),
    ],
)
def test_nobody_is_named_whom_they_know_or_met_or_who_was_put_away(records: tuple[Person | Introduction, ...]) -> None:
    assert all(favour.other is None for favour in favours(MemoryNetwork(ANNA, *records), Settings(), TODAY))
