"""A change of the settings says what it means for what is planned: coffees on days off, the review, and the zone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.model import Coffee, Person, Settings, Slot
from netritual.services.setting_effects import APP, SHELL, effects
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 11, 6, 10, tzinfo=UTC)
BEFORE = Settings(tz="UTC", city="Porto")


def days(first: int, last: int) -> tuple[date, ...]:
    return tuple(date(2026, 11, day) for day in range(first, last + 1))


def network() -> MemoryNetwork:
    start = datetime(2026, 11, 10, 12, 30, tzinfo=UTC)
    slot = Slot(start=start, end=start + timedelta(hours=1), tz="UTC")
    lucy = Person(id=1, handle="lucy-walker", name="Lucy Walker")
    return MemoryNetwork(lucy, Coffee(people=(1,), said=date(2026, 11, 2), state="written", slot=slot))


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (
            days(9, 13),
            [
                "Coffee with Lucy Walker, Tue 10 Nov 12:30, is planned on a day off. "
                "`netritual coffees move lucy-walker WHEN` moves it.",
                "The week of Fri 13 Nov has no review: all its days until then are off. The next one is on Fri 20 Nov.",
            ],
        ),
        (days(12, 13), ["Your review of Fri 13 Nov moves to Wed 11 Nov."]),
        (days(11, 12), []),
        (days(6, 6), []),  # the review of today is the next one until its hour
    ],
)
def test_new_days_off_tell_what_is_planned_on_them(off: tuple[date, ...], said: list[str]) -> None:
    after = replace(BEFORE, holidays=off)
    told = effects(network(), BEFORE, after, {"holidays": off}, NOW, SHELL)
    assert [words for words in told if "today" not in words] == said
    assert effects(network(), after, after, {"holidays": off}, NOW, SHELL) == []


def test_a_planned_coffee_that_stands_at_another_hour_in_the_new_zone_is_told() -> None:
    after = replace(BEFORE, tz="Europe/Berlin", city="Berlin")
    told = effects(network(), BEFORE, after, {"city": "Berlin"}, NOW, SHELL)
    assert told == [
        "Times are those of Europe/Berlin now.",
        "Coffee with Lucy Walker was planned for Tue 10 Nov 12:30; in the new zone that is Tue 10 Nov 13:30. "
        "`netritual coffees move lucy-walker WHEN` moves it.",
    ]
    assert len(effects(network(), BEFORE, replace(BEFORE, tz="Europe/London"), {"tz": "London"}, NOW, SHELL)) == 0


def test_the_app_says_its_own_key() -> None:
    after = replace(BEFORE, holidays=days(10, 10))
    told = effects(network(), BEFORE, after, {"holidays": after.holidays}, NOW, APP)
    assert told[0].endswith("is planned on a day off. On Home s moves it.")


@pytest.mark.parametrize(
    ("zone", "city", "country", "said"),
    [
        ("UTC", "Leeds", "", "Times are in UTC, as the time zone of Leeds is not known."),
        ("Etc/UTC", "Portland", "US", "Times are in UTC, as the time zone of Portland is not known."),
        ("Europe/London", "Lyon", "FR", "Times stay those of Europe/London."),
        ("Europe/London", "Leeds", "GB", ""),
        ("Europe/London", "Leeds", "", ""),
        ("Europe/Lisbon", "Lisbon", "PT", ""),
        ("UTC", "", "", ""),
    ],
)
def test_a_city_tells_what_it_leaves_open(zone: str, city: str, country: str, said: str) -> None:
    before, change = Settings(tz=zone), {"city": city}
    told = effects(network(), before, replace(before, city=city, country=country), change, NOW, SHELL)
    assert [words.partition(" `")[0] for words in told] == [said] * bool(said)


@pytest.mark.parametrize(
    ("typed", "city", "country", "said"),
    [
        ("Austin", "Austin", "DE", "The country stays Germany, and times those of Europe/Berlin."),
        ("London", "London", "DE", "The country stays Germany, and times those of Europe/Berlin."),
        ("Portland", "Portland", "DE", "The country stays Germany, and times those of Europe/Berlin."),
        ("Freiburg, Germany", "Freiburg", "DE", ""),
        ("Munich", "Munich", "DE", ""),
        ("Lyon, France", "Lyon", "FR", "Times stay those of Europe/Berlin."),
        ("Austin, USA", "Austin", "US", "Times stay those of Europe/Berlin."),
        ("Berlin", "Berlin", "DE", ""),
    ],
)
def test_a_move_tells_of_a_country_that_stays(typed: str, city: str, country: str, said: str) -> None:
    before = Settings(tz="Europe/Berlin", city="Berlin", country="DE")
    told = effects(network(), before, replace(before, city=city, country=country), {"city": typed}, NOW, SHELL)
    assert [words.partition(" `")[0] for words in told] == [said] * bool(said)


def test_a_zone_that_follows_is_said_and_one_that_was_given_is_not() -> None:
    cork = replace(BEFORE, city="Cork", tz="Europe/Dublin")
    said = ["Times are those of Europe/Dublin now."]
    assert effects(network(), BEFORE, cork, {"city": "Cork, Ireland"}, NOW, APP) == said
    assert effects(network(), BEFORE, cork, {"city": "Cork", "tz": "Europe/Dublin"}, NOW, APP) == []
    assert effects(network(), BEFORE, replace(BEFORE, tz="Europe/Dublin"), {"tz": "Europe/Dublin"}, NOW, APP) == []
