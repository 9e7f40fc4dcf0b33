"""A city by its names: one place, whatever language it is written in."""

import pytest

from netritual.domain.dates.cities import _CITIES, city_key
from netritual.domain.dates.zones import zone_at
from netritual.domain.language.text import fold
from netritual.domain.model import Person, Settings, Trip
from netritual.domain.suggestions.suggest import suggest
from tests.domain.test_openers import TODAY, day
from tests.support.network import MemoryNetwork


@pytest.mark.parametrize(
    ("one", "two"),
    [("Gent", "Ghent"), ("KÖLN", "cologne"), ("Den Haag", "the hague"), ("Wien", "Vienna"), ("Gent ", "Gand")],
)
def test_two_names_of_a_city_are_one_place(one: str, two: str) -> None:
    assert city_key(one) == city_key(two)
    person = Person(id=1, handle="ana", name="Ana", tier=2, status="network", city=one)
    (shown,) = suggest(MemoryNetwork(person), Settings(city=two), TODAY).shown
    assert shown.kind == "coffee"
    there = Settings(city="Oslo", trips=(Trip(city=two, from_=day(-5), to=day(-7)),))
    assert "you are in" in suggest(MemoryNetwork(person), there, TODAY).shown[0].why


def test_no_name_is_that_of_two_cities() -> None:
    names = [
        fold(name) for rows in _CITIES.values() for row in rows for name in {fold(each): each for each in row}.values()
    ]
    assert len(names) == len(set(names))
    assert city_key("Ghentbrugge") == "ghentbrugge" and city_key("") == ""


def test_the_zone_of_a_city_by_its_own_name() -> None:
    assert (zone_at("Lisboa"), zone_at("Brussel"), zone_at("Wien")) == (
        "Europe/Lisbon",
        "Europe/Brussels",
        "Europe/Vienna",
    )
