"""What a change of the settings means for what is planned: the coffees on new days off, the review that moves, and the
zone of the times."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from netritual.domain.events import planned_reviews, title_of
from netritual.domain.hours import local_day, local_words
from netritual.domain.model import Settings, WrittenFile
from netritual.domain.network import Network, known_people
from netritual.domain.past_coffees import start_of, to_come
from netritual.domain.words import day_words
from netritual.domain.zones import is_universal, zone_of_city


class Ways(NamedTuple):
    """How each is set right in one of the faces, in sentences with the place or the handle in them."""

    city: str
    zone: str
    coffee: str


SHELL = Ways(
    city='`netritual settings set city "{place}, COUNTRY"` tells it.',
    zone='`netritual settings set tz "{place}"` changes that.',
    coffee="`netritual coffees move {handle} DAY` moves it.",
)
APP = Ways(
    city="In the settings (,) type the country behind the city, with a comma.",
    zone="In the settings (,) the time zone changes that.",
    coffee="On Home s moves it.",
)


def effects(network: Network, before: Settings, after: Settings, now: datetime, ways: Ways) -> list[str]:
    """The sentences to tell of a change, if any."""
    said = [*_zone_words(before, after, ways)]
    if before.holidays != after.holidays:
        said += [*_coffee_words(network, before, after, now, ways), *_review_words(network, before, after, now)]
    return said


def followed_words(before: Settings, after: Settings) -> str:
    """That the zone is that of the place which was set; "" where it stayed."""
    is_moved = (before.city, before.country) != (after.city, after.country)
    return f"Times are those of {after.tz} now." if is_moved and before.tz != after.tz else ""


def _zone_words(before: Settings, after: Settings, ways: Ways) -> Iterator[str]:
    """What a new city leaves open: its zone is not known, or another one is set."""
    city, country = after.city, after.country
    if not city or (before.city, before.country) == (city, country):
        return
    sure, anywhere = zone_of_city(city, country), zone_of_city(city)
    place = f"{city}, {country}" if country and (sure or not anywhere) else city
    if is_universal(after.tz) and not sure:
        way = ways.zone if country else ways.city
        yield f"Times are in UTC, as the time zone of {city} is not known. {way.format(place=place)}"
    elif before.tz == after.tz not in (sure, anywhere) and (sure or anywhere):
        yield f"Times stay those of {after.tz}. {ways.zone.format(place=place)}"


def _coffee_words(network: Network, before: Settings, after: Settings, now: datetime, ways: Ways) -> Iterator[str]:
    """Each planned coffee on a day that is off now and was not."""
    new = {*after.holidays}.difference(before.holidays)
    for coffee in to_come(network, now):
        if local_day(start_of(coffee), after) in new:
            people = known_people(network, coffee.people)
            title, when = title_of(coffee.channel, people), local_words(start_of(coffee), after, now.date())
            handle = people[0].handle if people else coffee.id
            yield f"{title}, {when}, is planned on a day off. {ways.coffee.format(handle=handle)}"


def _review_words(network: Network, before: Settings, after: Settings, now: datetime) -> Iterator[str]:
    """Each review ahead that is on another day now, or on none."""
    today, written = local_day(now, after), [event for file in network.all(WrittenFile) for event in file.reviews]
    was, then = (planned_reviews(written, settings, now) for settings in (before, after))
    for week, start in was.items():
        moved = then.get(week)
        if start > now and moved != start:
            day = day_words(start.date(), today)
            yield (
                f"Your review of {day} moves to {day_words(moved.date(), today)}."
                if moved is not None
                else f"The week of {day} has no review: all its days until then are off."
            )
