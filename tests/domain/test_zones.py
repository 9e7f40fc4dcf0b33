"""Time zones by city and by country: certain, or asked with the candidates."""

from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates.zones import UnclearZone, zone_at, zone_named


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Lisbon", "Europe/Lisbon"),
        ("  new york ", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Zürich", "Europe/Zurich"),
        ("St John's", "America/St_Johns"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("UTC", "UTC"),
        ("Germany", "Europe/Berlin"),
        ("Munich, Germany", "Europe/Berlin"),
        ("Lisbon, Portugal", "Europe/Lisbon"),
        ("UK", "Europe/London"),
        ("South Korea", "Asia/Seoul"),
        ("Singapore", "Asia/Singapore"),
        ("Lyon", "Europe/Paris"),
        ("Muenchen", "Europe/Berlin"),
        ("Oporto", "Europe/Lisbon"),
    ],
)
def test_places_that_are_certain(place: str, zone: str) -> None:
    assert zone_at(place) == zone


@pytest.mark.parametrize(
    ("place", "country", "candidates"),
    [
        ("Portugal", "", ("Europe/Lisbon", "Atlantic/Azores")),
        ("Spain", "", ("Europe/Madrid", "Atlantic/Canary")),
        ("Lisbonn", "", ("Europe/Lisbon",)),
        ("Hasselt", "BE", ("Europe/Brussels",)),
        ("Lyon", "US", ("Europe/Paris", "America/New_York")),
        ("Lisbon", "US", ("Europe/Lisbon", "America/New_York")),
        ("Portland, USA", "", ("America/New_York", "America/Los_Angeles")),
    ],
)
def test_places_that_are_asked_about(place: str, country: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(UnclearZone) as unclear:
        zone_at(place, country)
    assert unclear.value.candidates[0] == candidates[0] and set(candidates) <= set(unclear.value.candidates)


def test_home_makes_a_city_certain() -> None:
    assert zone_at("Lisbon", "PT") == "Europe/Lisbon"


@pytest.mark.parametrize("place", ["Nowhere", "../../etc/passwd", "Europe", "x" * 500, "\x00", ","])
def test_places_that_nobody_knows_are_said(place: str) -> None:
    with pytest.raises(ValueError, match="No time zone is named after"):
        zone_at(place)


@given(st.sampled_from(sorted(zone for zone in available_timezones() if "/" in zone)))
def test_a_zone_is_itself(zone: str) -> None:
    assert zone_at(zone) == zone_at(zone.lower().replace("_", " ")) == zone


@given(st.text(max_size=12), st.sampled_from(["", "PT", "US", "XX"]))
def test_any_text_is_a_zone_or_refused(place: str, country: str) -> None:
    try:
        assert zone_named(zone_at(place, country))
    except UnclearZone as unclear:
        assert unclear.candidates and all(zone_named(zone) for zone in unclear.candidates)
    except ValueError as error:
        assert "No time zone" in str(error)
