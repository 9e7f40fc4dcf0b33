"""How 4/2 is read where no order is set: as in the country, else as in the zone."""

import pytest

from netritual import settings_toml
from netritual.domain.dates.date_order import usual_date_order


@pytest.mark.parametrize(
    ("country", "zone", "order"),
    [
        ("", "America/New_York", "mdy"), ("", "America/Indiana/Knox", "mdy"), ("", "US/Central", "mdy"),
        ("", "Pacific/Honolulu", "mdy"), ("", "Europe/London", "dmy"), ("", "America/Sao_Paulo", "dmy"),
        ("", "UTC", "dmy"), ("", "", "dmy"), ("US", "Europe/London", "mdy"), ("us", "", "mdy"),
        ("GB", "America/New_York", "dmy"),
    ],
)  # fmt: skip
def test_the_usual_order(country: str, zone: str, order: str) -> None:
    assert usual_date_order(country, zone) == order


@pytest.mark.parametrize(
    ("written", "order"),
    [
        (b"", "mdy"), (b"date_order = 'dmy'", "dmy"), (b"tz = 'Europe/Paris'", "dmy"),
        (b"country = 'GB'", "dmy"), (b"country = 'US'\ntz = 'Europe/Paris'", "mdy"),
    ],
)  # fmt: skip
def test_the_settings_without_an_order_have_the_usual_one(written: bytes, order: str) -> None:
    assert settings_toml.load(written, zone="America/Chicago").date_order == order
