"""The kinds of values that a setting may have: how one is typed, how it is shown, and what is wrong with one.

What ``words`` shows can be typed again and gives the same value. Lists may also be typed as TOML (``["a", "b"]``), and
so may tables (``{day="fri", at="16:00"}``); of a table what is left out stays as it is.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from netritual.domain.dates import parse_day
from netritual.domain.identity import email_of
from netritual.domain.model import WEEKDAYS, CalendarSource, Keep, ReviewTime, Settings, Trip, Window
from netritual.domain.text import clean, comma_list, fold, from_comma_list, nearest
from netritual.domain.week_hours import day_name, read_day, read_review, read_windows, window_words
from netritual.domain.zones import country_code, zone_at, zone_named

Complaints = Iterable[tuple[str, str]]
"""What is wrong with a value: the name inside a table ("" for the value itself), and words that go on behind it."""

SAID = 80
"""Characters of a wrong value that are said again."""
MOST_DAYS = 366
"""Days of one stretch of holidays."""


class Stand(NamedTuple):
    """What a typed text is read against: the setting's present value, all settings, and today."""

    value: Any
    settings: Settings
    today: date


@dataclass(frozen=True, eq=False)
class SettingType:
    """One kind. ``bounds`` says in a noun phrase what may be typed; ``choices`` are all there are, where they are few.

    ``typed`` makes a value of a text; ValueError says in a sentence what is wrong with it, without words of its own
    that it is not what ``bounds`` says. What it gives is still to be checked by ``wrong``.
    """

    bounds: str
    typed: Callable[[str, Stand], Any]
    words: Callable[[Any], str] = str
    wrong: Callable[[Any], Complaints] = lambda value: ()
    choices: tuple[str, ...] = ()

    def read(self, text: str, stand: Stand) -> Any:
        """The value that a text means; ValueError with a sentence otherwise."""
        text = clean(text).strip()
        try:
            return self.typed(text, stand)
        except ValueError as error:
            if str(error):
                raise
        said = text if len(text) <= SAID else f"{text[:SAID]}…"
        raise ValueError(f"“{said}” is not {self.bounds}.")


def toml_words(value: Any) -> str:
    """A value on one line as TOML writes it; None inside of tables is left out."""
    if isinstance(value, msgspec.Struct):
        names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
        value = {encoded: getattr(value, field) for field, encoded in names}
    if isinstance(value, Mapping):
        set_ = {key: inner for key, inner in value.items() if inner is not None and inner is not False}
        return "{" + ", ".join(f"{_toml_key(key)} = {toml_words(inner)}" for key, inner in set_.items()) + "}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) else f"[{', '.join(toml_words(inner) for inner in value)}]"


def _toml_key(key: str) -> str:
    return key if re.fullmatch("[A-Za-z0-9_-]+", key) else toml_words(key)


def _toml(text: str) -> Any:
    """The value that a text is as TOML; ValueError with a sentence otherwise."""
    from tomllib import TOMLDecodeError, loads

    try:
        return loads(f"value = {text}")["value"]
    except (TOMLDecodeError, RecursionError):
        raise ValueError("The brackets, quotes and commas of this list or table do not fit together.") from None


def _is_toml(text: str) -> bool:
    return text[:1] in ("[", "{")


def _or_toml(typed: Callable[[str, Stand], Any]) -> Callable[[str, Stand], Any]:
    """``typed``, but a text that is TOML is read as that."""
    return lambda text, stand: _toml(text) if _is_toml(text) else typed(text, stand)


def _table(typed: Callable[[str, Stand], Any]) -> Callable[[str, Stand], Any]:
    """The same for a table: the names that are left out keep their values."""

    def read(text: str, stand: Stand) -> Any:
        if not _is_toml(text):
            return typed(text, stand)
        given = _toml(text)
        return {**msgspec.to_builtins(stand.value), **given} if isinstance(given, dict) else given

    return read


# Words, numbers, yes and no.


def choice(*words: str) -> SettingType:
    """One of a few words."""

    def typed(text: str, stand: Stand) -> str:
        return next(iter([word for word in words if fold(word) == fold(text)] or _nothing()))

    return SettingType(f"{', '.join(words[:-1])} or {words[-1]}", typed, choices=words)


def _nothing() -> Any:
    raise ValueError


def number(low: int, high: int) -> SettingType:
    """A whole number within bounds, both included."""

    def wrong(value: int) -> Complaints:
        if not low <= value <= high:
            yield "", f"should be between {low} and {high}, not {value}"

    def typed(text: str, stand: Stand) -> int:
        return int(text) if re.fullmatch("[0-9]{1,6}", text) and not any(wrong(int(text))) else _nothing()

    return SettingType(f"a whole number from {low} to {high}", typed, wrong=wrong)


def numbers(
    low: int, high: int, unit: str, names: Mapping[str, str] | None = None, total: int = 0, beside: str = ""
) -> SettingType:
    """A table of numbers, as "coffee 45, lunch 60". ``names`` are shown in the place of the table's own.

    With ``total`` the numbers add up to it, but for the one called ``beside``.
    """
    named = names or {}

    def typed(text: str, stand: Stand) -> dict[str, float]:
        found = dict(stand.value)
        keys = {**{fold(key): key for key in found}, **{fold(word): key for key, word in named.items()}}
        for part in re.split(r"[,;]", text):
            pair = re.fullmatch(r"\s*(.*?)\s*[=: ]\s*([0-9]{1,6}(?:\.[0-9]+)?)\s*[a-z]*\s*", part)
            if not pair:
                raise ValueError(f"“{part.strip()}” is no name with its number. For instance: {words(found)}.")
            key = keys.get(fold(pair[1])) or _unknown(pair[1], [named.get(key, key) for key in found])
            found[key] = float(pair[2]) if "." in pair[2] else int(pair[2])
        return found

    def words(value: Mapping[str, float]) -> str:
        return ", ".join(f"{named.get(key, key)} {amount:g}" for key, amount in value.items())

    def wrong(value: Mapping[str, float]) -> Complaints:
        for key, amount in value.items():
            if not low <= amount <= high:
                yield key, f"should be between {low} and {high}, not {amount:g}"
        summed = sum(amount for key, amount in value.items() if key != beside)
        if total and not abs(summed - total) <= 1e-6:
            yield "", f"should add up to {total}, not {summed:g}"

    together = f", together {total} without {beside}" if total and beside else f", together {total}" if total else ""
    return SettingType(f"{unit} by name, from {low} to {high}{together}", _table(typed), words, wrong)


def _unknown(name: str, names: Sequence[str]) -> Any:
    raise ValueError(f"There is no “{name}” here; the nearest name is {nearest(name, names)}.")


def _words_words(value: Sequence[str]) -> str:
    """The words with commas between them, or TOML for words that would not come back so."""
    line = comma_list(value)
    return line if from_comma_list(line) == tuple(value) and not _is_toml(line) else toml_words(value)


_YES, _NO = ("yes", "true", "on", "y", "1"), ("no", "false", "off", "n", "0")

YES_NO = SettingType(
    "yes or no",
    lambda text, stand: fold(text) in _YES or (fold(text) not in _NO and _nothing()),
    lambda value: "yes" if value else "no",
    choices=("yes", "no"),
)
ALL_DAY = SettingType(
    "absences (vacation, out of office, busy), yes or no",
    lambda text, stand: "absences" if fold(text) == "absences" else YES_NO.typed(text, stand),
    lambda value: "absences" if value == "absences" else YES_NO.words(value),
    choices=("absences", *YES_NO.choices),
)
TEXT = SettingType("a line of text, or nothing", lambda text, stand: text)
WORDS = SettingType(
    "words with commas between them, or nothing",
    _or_toml(lambda text, stand: list(from_comma_list(text))),
    _words_words,
)


_LANGUAGES = {"english": "en", "spanish": "es", "portuguese": "pt", "german": "de", "french": "fr", "italian": "it",
              "dutch": "nl"}  # fmt: skip


def _not_languages(value: Sequence[str]) -> Complaints:
    for word in value:
        if not re.fullmatch("[a-z]{2,3}", word):
            yield "", f"should be two letters for each language, not {word}"


LANGUAGES = SettingType(
    "languages with commas between them, such as en, pt, or nothing",
    _or_toml(lambda text, stand: [_LANGUAGES.get(fold(word), word) for word in from_comma_list(text)]),
    _words_words,
    _not_languages,
)


def _not_addresses(value: Sequence[str]) -> Complaints:
    for word in value:
        if email_of(word) is None:
            yield "", f"should be e-mail addresses, not {word}"


ADDRESSES = SettingType(
    "e-mail addresses with commas between them, or nothing",
    _or_toml(lambda text, stand: [email_of(word) or word for word in from_comma_list(text)]),
    _words_words,
    _not_addresses,
)

# Days, hours and places.


def _minute(text: str) -> int | None:
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text)
    return int(found[1]) * 60 + int(found[2]) if found else None


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
    found = read_windows(text, stand.value.days)
    if len(found) > 1:
        raise ValueError("The same hours on each day, please. For instance: mon to fri 9-17.")
    return found[0]


def _in_words(windows: Sequence[Window]) -> bool:
    """True when a sentence says the windows as they are: each has days, in the order of the week."""
    return all(window.days and list(window.days) == sorted(set(window.days), key=WEEKDAYS.index) for window in windows)


def _windows_words(windows: Sequence[Window]) -> str:
    return (window_words(windows) or "none") if _in_words(windows) else toml_words(windows)


WEEKDAY = SettingType("a weekday", lambda text, stand: read_day(text) or _nothing(), day_name, _weekday_wrong)
WINDOWS = SettingType(
    "days and hours, such as: tue to thu 8:30-10, or weekday mornings; or none", _or_toml(_windows_typed),
    _windows_words, lambda value: (complaint for window in value for complaint in _window_wrong(window)),
)  # fmt: skip
HOURS = SettingType(
    "days and hours, such as: mon to fri 9-18", _table(_hours_typed),
    lambda value: window_words((value,)) if _in_words((value,)) else toml_words(value), _window_wrong,
)  # fmt: skip
REVIEW = SettingType(
    "a weekday and a time, such as: fri 16:00", _table(lambda text, stand: read_review(text, stand.value)),
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
    return country_code(text) or two or (text and _nothing())


ZONE = SettingType(
    "a city, a city and its country, or a zone's name like Europe/Lisbon",
    lambda text, stand: text and zone_at(text, stand.settings.country), wrong=_zone_wrong,
)  # fmt: skip
COUNTRY = SettingType("a country or its two letters, or nothing", _country_typed, wrong=_country_wrong)


def _day(text: str, stand: Stand) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        if re.search(r"\bto\b|[–—]", text.lower()):
            return _nothing()  # type: ignore[no-any-return]
        day = parse_day(text, stand.today, True, stand.settings.date_order, stand.settings.eow)
    return day or _nothing()


def _dates_typed(text: str, stand: Stand) -> list[date]:
    return [day for part in re.split("[,;]", text) if part.strip() for day in _days(part, stand)]


def _days(text: str, stand: Stand) -> list[date]:
    """A day, or each of "24 Dec to 2 Jan"."""
    begin, _, end = text.partition(" to ")
    first = _day(begin, stand)
    last = _day(end, stand._replace(today=first)) if end else first
    count = (last - first).days + 1
    return [first + timedelta(days=at) for at in range(count)] if 0 < count <= MOST_DAYS else _nothing()


def _trips_typed(text: str, stand: Stand) -> list[Trip]:
    return [_trip(part.strip(), stand) for part in re.split("[,;]", text) if part.strip()]


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
    return _nothing()  # type: ignore[no-any-return]


def _trips_wrong(trips: Sequence[Trip]) -> Complaints:
    for trip in trips:
        if trip.to < trip.from_:
            yield "", f"end before they start: {trip.city} from {trip.from_} to {trip.to}"


def _trips_words(trips: Sequence[Trip]) -> str:
    plain = all(re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)*", trip.city) for trip in trips)
    words = ", ".join(f"{trip.city} {trip.from_} to {trip.to}" for trip in trips)
    return words if plain and " to " not in " ".join(trip.city for trip in trips) else toml_words(trips)


DATES = SettingType(
    "days with commas between them, such as 2026-12-24, or nothing", _or_toml(_dates_typed),
    lambda value: ", ".join(day.isoformat() for day in value),
)  # fmt: skip
TRIPS = SettingType(
    "cities with their days, such as: Porto 1 Mar to 3 Mar; or nothing", _or_toml(_trips_typed), _trips_words,
    _trips_wrong,
)  # fmt: skip

# Tables that are written for the person rather than by them.


def _calendars_wrong(calendars: Sequence[CalendarSource]) -> Complaints:
    names = [calendar.name for calendar in calendars]
    if len(set(names)) != len(names):
        yield "", "give one name to two calendars"
    for calendar in calendars:
        if not calendar.name:
            yield "name", "should not be empty"
        given = [calendar.path, calendar.folder, calendar.secret or None, calendar.password_command]
        if sum(source is not None for source in given) != 1:
            yield "", f"need exactly one of path, folder, secret, password_command for {calendar.name!r}"


def _learned_wrong(keep: Keep | None) -> Complaints:
    """Constants that no fit of ``domain.suggestions.calibration`` gives: slopes point one way, and none is steep."""
    for name, low in (("base", -20), ("strength", 0), ("silence", 0)) if keep is not None else ():
        amount = getattr(keep, name)
        if not low <= amount <= 20:
            yield name, f"should be between {low} and 20, not {amount:g}"


def _written(what: str, wrong: Callable[[Any], Complaints] = lambda value: (), empty: Any = None) -> SettingType:
    """A list or a table that is typed as TOML; no text at all is ``empty``."""
    return SettingType(
        f"{what} as TOML writes it, or nothing",
        lambda text, stand: _toml(text) if text else empty,
        lambda value: toml_words(value) if value else "",
        wrong,
    )


KEYS = _written("a table of keys", empty={})
CALENDARS = _written("a list of calendars", _calendars_wrong, [])
LEARNED = _written("a table of three constants", _learned_wrong)
