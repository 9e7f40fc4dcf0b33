"""What a change of the settings means for what is planned: the coffees on new days off, the review that moves, and the
zone of the times."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from netritual.domain.coffees.calendar_events import title_of
from netritual.domain.coffees.past_coffees import start_of, to_come
from netritual.domain.coffees.review_events import planned_reviews
from netritual.domain.dates import zones
from netritual.domain.dates.day_wording import day_words
from netritual.domain.dates.working_hours import local_day, local_words
from netritual.domain.model import Settings, WrittenFile
from netritual.domain.network import Network, known_people


class EffectHints(NamedTuple):
    """How each is set right in one of the faces, in sentences with the place or the handle in them."""

    city: str
    country: str
    zone: str
    coffee: str


SHELL = EffectHints(
    city='`netritual settings set city "{place}, COUNTRY"` sets both.',
    country='`netritual settings set city "{place}, COUNTRY"` names another.',
    zone='`netritual settings set tz "{place}"` changes that.',
    coffee="`netritual coffees move {handle} WHEN` moves it.",
)
APP = EffectHints(
    city="In the settings (,) type the country behind the city, with a comma.",
    country="In the settings (,) another one can be typed behind the city, with a comma.",
    zone="In the settings (,) the time zone changes that.",
    coffee="On Home s moves it.",
)


def effects(
    network: Network, before: Settings, after: Settings, change: Mapping[str, Any], now: datetime, hints: EffectHints
) -> list[str]:
    """The sentences to tell of a change, if any. ``change`` are the values that were set, as they were typed."""
    said: list[str] = []
    if after.city and (before.city, before.country) != (after.city, after.country):
        said += _place_words(before, after, change, hints)
    if before.tz != after.tz:
        said += _hour_words(network, before, after, now, hints)
    if before.holidays != after.holidays:
        said += [*_coffee_words(network, before, after, now, hints), *_review_words(network, before, after, now)]
    return said


def _place_words(before: Settings, after: Settings, change: Mapping[str, Any], hints: EffectHints) -> Iterator[str]:
    """What follows from a new city, and what it leaves open: its zone is not known, another one is set, or nothing says
    that it is in the country of the former one."""
    city, country = after.city, after.country
    if before.tz != after.tz and "tz" not in change:
        yield f"Times are those of {after.tz} now."
    sure, anywhere = zones.zone_of_city(city, country), zones.zone_of_city(city)
    place = f"{city}, {country}" if country and (sure or not anywhere) else city
    is_abroad = bool(country) and zones.country_of(after.tz) not in ("", country)
    is_named = "country" in change or bool(zones.city_and_country(change.get("city") or "")[1])
    if zones.is_universal(after.tz) and not sure:
        hint = hints.zone if country else hints.city
        yield f"Times are in UTC, as the time zone of {city} is not known. {hint.format(place=place)}"
    elif before.city and country and not is_named and not zones.is_city_of(city, country):
        stays = f"The country stays {zones.country_name(country)}, and times those of {after.tz}."
        yield f"{stays} {hints.country.format(place=city)}"
    elif before.tz == after.tz not in (sure, anywhere) and (sure or anywhere or is_abroad):
        yield f"Times stay those of {after.tz}. {hints.zone.format(place=place)}"


def _coffee_words(
    network: Network, before: Settings, after: Settings, now: datetime, hints: EffectHints
) -> Iterator[str]:
    """Each planned coffee on a day that is off now and was not."""
    new = {*after.holidays}.difference(before.holidays)
    for coffee in to_come(network, now):
        if local_day(start_of(coffee), after) in new:
            people = known_people(network, coffee.people)
            title, when = title_of(coffee, people), local_words(start_of(coffee), after, now.date())
            handle = people[0].handle if people else coffee.id
            yield f"{title}, {when}, is planned on a day off. {hints.coffee.format(handle=handle)}"


def _hour_words(
    network: Network, before: Settings, after: Settings, now: datetime, hints: EffectHints
) -> Iterator[str]:
    """Each planned coffee that stands at another hour now: its moment stays, and it may have been meant otherwise."""
    for coffee in to_come(network, now):
        start = start_of(coffee)
        was, then = (local_words(start, settings, now.date()) for settings in (before, after))
        if was != then:
            people = known_people(network, coffee.people)
            handle = people[0].handle if people else coffee.id
            moves = hints.coffee.format(handle=handle)
            yield f"{title_of(coffee, people)} was planned for {was}; in the new zone that is {then}. {moves}"


def _review_words(network: Network, before: Settings, after: Settings, now: datetime) -> Iterator[str]:
    """Each review ahead that is on another day now, or on none."""
    today, written = local_day(now, after), [event for file in network.all(WrittenFile) for event in file.reviews]
    was, then = (planned_reviews(written, settings, now) for settings in (before, after))
    for week, start in was.items():
        moved, later = then.get(week), [one for one in then.values() if one > start]
        following = f" The next one is on {day_words(min(later).date(), today)}." if later else ""
        if start > now and moved != start:
            day = day_words(start.date(), today)
            yield (
                f"Your review of {day} moves to {day_words(moved.date(), today)}."
                if moved is not None
                else f"The week of {day} has no review: all its days until then are off.{following}"
            )
