"""The kinds of settings that are days, hours and places, and lists of them (``setting_types``)."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from netritual.domain.dates.dates import WEEKDAYS, months_on
from netritual.domain.dates.week_hours import day_name, read_day, read_review, read_windows, window_words
from netritual.domain.dates.zones import country_code, zone_at, zone_named
from netritual.domain.language.text import fold
from netritual.domain.model import ReviewTime, Trip, Window
from netritual.domain.settings.setting_types import (
    Complaints,
    SettingType,
    Stand,
    nothing,
    or_toml,
    table,
    toml_words,
)
from netritual.regex import regex


def _minute(text: str) -> int | None:
    match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text)
    return int(match[1]) * 60 + int(match[2]) if match else None


def _weekday_wrong(value: str, name: str = "") -> Complaints:
    if value not in WEEKDAYS:
        yield name, f"should be a weekday (mon to sun), not {value!r}"


def _window_wrong(window: Window) -> Complaints:
    for day in window.days:
        if day not in WEEKDAYS:
            yield "days", f"should hold weekdays (mon to sun), not {day!r}"
    ends = []
    for key, text in (("from", window.from_), ("to", window.to)):
        # 24:00 may close a day; no window opens then.
        minute = 1440 if (key, text) == ("to", "24:00") else _minute(text)
        if minute is None:
            yield key, f"should be a time as HH:MM, not {text!r}"
            return
        ends.append(minute)
    if ends[0] >= ends[1]:
        yield "", f"should open before they close, not {window.from_} to {window.to}"


def _review_wrong(review: ReviewTime) -> Complaints:
    yield from _weekday_wrong(review.day, "day")
    if _minute(review.at) is None:
        yield "at", f"should be a time as HH:MM, not {review.at!r}"


def _windows_typed(text: str, stand: Stand) -> tuple[Window, ...]:
    if not text or fold(text) in ("none", "never"):
        return ()
    days = {window.days for window in stand.value}
    return read_windows(text, next(iter(days)) if len(days) == 1 else ())


def _hours_typed(text: str, stand: Stand) -> Window:
    windows = read_windows(text, stand.value.days)
    if len(windows) > 1:
        raise ValueError("The same hours on each day, please. For instance: mon to fri 9-17.")
    return windows[0]


def _in_words(windows: Sequence[Window]) -> bool:
    """True when a sentence says the windows as they are: each has days, in the order of the week."""
    return all(window.days and list(window.days) == sorted(set(window.days), key=WEEKDAYS.index) for window in windows)


WEEKDAY = SettingType("a weekday", lambda text, stand: read_day(text) or nothing(), day_name, _weekday_wrong)
WINDOWS = SettingType(
    "days and hours, such as: tue to thu 8:30-10, or weekday mornings; or none", or_toml(_windows_typed),
    lambda windows: (window_words(windows) or "none") if _in_words(windows) else toml_words(windows),
    lambda value: (complaint for window in value for complaint in _window_wrong(window)),
)  # fmt: skip
HOURS = SettingType(
    "days and hours, such as: mon to fri 9-18", table(_hours_typed),
    lambda value: window_words((value,)) if _in_words((value,)) else toml_words(value), _window_wrong,
)  # fmt: skip
REVIEW = SettingType(
    "a weekday and a time, such as: fri 16:00", table(lambda text, stand: read_review(text, stand.value)),
    lambda value: f"{day_name(value.day)} {value.at}", _review_wrong,
)  # fmt: skip


def _zone_wrong(value: str) -> Complaints:
    if value and not zone_named(value):
        yield "", f"should be the name of a time zone like Europe/Lisbon, not {value!r}"


def _country_wrong(value: str) -> Complaints:
    if value and not re.fullmatch("[A-Za-z]{2}", value):
        yield "", f"should be two letters like PT, not {value!r}"


def _country_typed(text: str, stand: Stand) -> str:
    two = text.upper() if re.fullmatch("[A-Za-z]{2}", text) else ""
    return country_code(text) or two or (text and nothing())


ZONE = SettingType(
    "a city, a city and its country, or a zone's name like Europe/Lisbon",
    lambda text, stand: text and zone_at(text, stand.settings.country), wrong=_zone_wrong,
)  # fmt: skip
COUNTRY = SettingType("a country or its two letters, or nothing", _country_typed, wrong=_country_wrong)


_TILL = regex(r"\s+(?:to|till|until|through|-)\s+|\s*[–—]\s*|(?:(?<=^\d)|(?<=^\d\d))-(?=\d\d? )")
"""What stands between the first and the last day: "23 nov - 29 nov", "23-29 nov"."""


def _day(text: str, stand: Stand) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        if _TILL.search(text.lower()):
            raise ValueError from None
        from netritual.domain.dates.date_phrases import parse_day

        day = parse_day(text, stand.today, True, stand.settings.date_order, stand.settings.eow)
    return day or nothing()


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in re.split("[,;]", text) if part.strip()]
    return nothing() if text and not parts else parts


def _days(text: str, stand: Stand) -> list[date]:
    """A day, each of "24 Dec to 2 Jan", or each of a whole week or month."""
    from netritual.domain.quicklog.days_away import LONGEST_STRETCH

    begin, end = [*_TILL.split(text.strip(), 1), ""][:2]
    if end and begin.isdecimal():  # "23 to 29 nov"
        begin = f"{begin} {end.lstrip('0123456789')}"
    first, last = _named(begin, stand)
    if end.isdecimal() and begin[:1].isdecimal() and len(end) <= len("31"):  # "2026-11-09 to 13"
        end = f"{first:%Y-%m}-{end:0>2}"
    if end:
        last = _named(end, stand._replace(today=first))[1]
    count = (last - first).days + 1
    if count > LONGEST_STRETCH:
        raise ValueError(
            f"From {first} to {last} are {count} days; {LONGEST_STRETCH} at once are the most."
            " If all of them are meant, type them as shorter stretches with a comma between them."
        )
    return [first + timedelta(days=at) for at in range(count)] if count > 0 else nothing()


def _named(text: str, stand: Stand) -> tuple[date, date]:
    """The first and the last day of a phrase: the same one, or those of "next week" and of "dec"."""
    from netritual.domain.dates.date_phrases import read_day as day_phrase

    words, settings = text.lower().split(), stand.settings
    day = _day(text, stand)
    for phrase in (words, ["in", *words]):
        when = day_phrase(phrase, 0, stand.today, True, settings.date_order, settings.eow)
        if when is not None and when.length == len(phrase) and (when.span is not None or when.approx):
            return when.span if when.span is not None and not when.approx else nothing()
    if words[0] in ("this", "next") and words[1:] == ["week"]:
        return day, day + timedelta(days=6 - day.weekday())
    if words[0] in ("this", "next") and words[1:] == ["month"]:
        return day, months_on(day.replace(day=1), 1) - timedelta(days=1)
    return day, day


def _trip(text: str, stand: Stand) -> Trip:
    """ "Porto 1 Mar to 3 Mar": the first day is as many words before "to" as are a day."""
    head, _, last = text.partition(" to ")
    words = head.split()
    for at in range(1, len(words)):
        if not any(char.isalpha() for char in " ".join(words[:at])):
            continue  # "24 Dec" names no city
        try:
            first = _day(" ".join(words[at:]), stand)
            return Trip(city=" ".join(words[:at]), from_=first, to=_day(last, stand) if last else first)
        except ValueError:
            continue
    raise ValueError


def _trips_wrong(trips: Sequence[Trip]) -> Complaints:
    for trip in trips:
        if trip.to < trip.from_:
            yield "", f"end before they start: {trip.city} from {trip.from_} to {trip.to}"


def _trips_words(trips: Sequence[Trip]) -> str:
    plain = all(re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)*", trip.city) for trip in trips)
    words = ", ".join(f"{trip.city} {trip.from_} to {trip.to}" for trip in trips)
    return words if plain and " to " not in " ".join(trip.city for trip in trips) else toml_words(trips)


DATES = SettingType(
    "days with commas between them, such as 2026-12-24, or nothing",
    or_toml(lambda text, stand: [day for part in _parts(text) for day in _days(part, stand)]),
    lambda value: ", ".join(day.isoformat() for day in value),
)  # fmt: skip
TRIPS = SettingType(
    "cities with their days, such as: Porto 1 Mar to 3 Mar; or nothing",
    or_toml(lambda text, stand: [_trip(part, stand) for part in _parts(text)]), _trips_words, _trips_wrong,
)  # fmt: skip
