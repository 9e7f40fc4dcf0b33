"""What stands in the fields of the first run, and what it means: settings, and names of people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import Any

from netritual.domain.dates.week_hours import day_name, read_day, read_days, read_review, read_time, read_windows
from netritual.domain.dates.zones import city_and_country, country_of, zone_at
from netritual.domain.model import Person, ReviewTime, Settings, Window
from netritual.domain.settings.setting_fields import BY_KEY
from netritual.domain.settings.setting_types import Stand
from netritual.services.verbs.onboarding_people import called, is_unclear, readings
from netritual.tui.view import View
from netritual.tui.widgets.answer_line import AnswerInput

FIELDS: tuple[tuple[str, ...], ...] = (
    ("name", "city", "tz"),
    ("person-1", "person-2", "person-3", "person-4", "person-5"),
    ("review-day", "review-at"),
    ("capacity", "days", "window-1", "window-2"),
    ("theme",),
)
"""The fields of each question, in the order of ``enter``."""
KEPT = (*FIELDS[1], *FIELDS[0], *FIELDS[2], *FIELDS[3], *FIELDS[4])
"""The fields in the order in which their texts are kept for the next start: homes that kept names alone began so."""


class FirstAnswers:
    """The answers as they are typed. What one field says of others is shared out; what several people may be meant by
    is told, and asked by the screen."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.lines: Mapping[str, AnswerInput] = {}
        """The fields, by name; their texts are there when the page is not."""
        self._countries: dict[str, str] = {}
        """The two letters of the country that was typed behind a city, by city."""
        self.new: list[str] = []
        """Names of which it was said that they are somebody new."""
        self._added: dict[str, tuple[str, frozenset[int]]] = {}
        """What stood in a field when its people were added, and whom that added."""
        self.whole: list[str] = []
        """Texts of which it was said that they are one name, as they stand."""

    def value(self, field: str) -> str:
        """What stands in a field."""
        return self.lines[field].value.strip()

    def values(self, at: int) -> tuple[str, ...]:
        """What stands in the fields of a question."""
        return tuple(self.value(field) for field in FIELDS[at])

    def show(self, field: str, text: str) -> None:
        """Put a text into a field."""
        self.lines[field].value = text

    def share_out(self) -> None:
        """Put what one field says in plain words into all that it is about: "friday 4pm", "weekday mornings", a city.

        The city gives the zone while nobody has typed another one.
        """
        self.give_places()
        self._share_city()
        with suppress(ValueError):
            review = read_review(self.value("review-day"), ReviewTime(day="", at=""))
            if review.day and review.at:
                self.show("review-day", day_name(review.day))
                self.show("review-at", review.at)
        with suppress(ValueError):
            windows = read_windows(self.value("days"))
            if len({window.days for window in windows}) == 1 and len(windows) <= 2:
                self.show("days", _names(windows[0].days))
                for at in (0, 1):
                    self.show(f"window-{at + 1}", _hours(windows, at))

    def _share_city(self) -> None:
        """Put the zone of a city that was typed into its field, and take off the country behind it."""
        typed, settings = self.value("city"), self._view.settings
        (city, country), zone = city_and_country(typed), settings.tz
        if country:
            self._countries[city] = country
        if self.value("tz") == zone and typed != settings.city and (not country or country_of(zone) != country):
            with suppress(ValueError):
                self.show("tz", typed)
                self.show("tz", zone_at(typed))
            if not country and self.value("tz") == typed:
                self.show("tz", zone)
        self.show("city", city)

    def ask_country(self) -> str:
        """A question for the country of a city where the zone does not tell it; "" where it does."""
        city = self.value("city")
        is_clear = city in self._countries or self._view.settings.country or country_of(self.value("tz"))
        asks = "its zone and its public holidays follow from it. Type it here, for instance Belgium."
        return "" if is_clear or not city else f"Which country is {city} in? {asks}"

    def settings_of(self, at: int) -> Mapping[str, Any]:
        """The settings of a question; ValueError says what cannot be read."""
        if at == 0:
            said, settings = {key: self._read(key) for key in FIELDS[0]}, self._view.settings
            if _holds_keys(said["name"]):
                raise ValueError(f"“{said['name']}” does not look like a name. It can stay empty.")
            moved = said["tz"] != settings.tz or not settings.country
            country = self._countries.get(said["city"]) or (country_of(said["tz"]) if moved else "")
            return {**said, "country": country or settings.country}
        if at == 2:
            day, time = read_day(self.value("review-day")), read_time(self.value("review-at"))
            if day is None:
                raise ValueError("Which weekday? For instance Fri.")
            if time is None:
                raise ValueError("At what time? For instance 16:00.")
            return {"review": ReviewTime(day=day, at=time)}
        if at == 4:
            return {"theme": self._read("theme")}
        return self._coffee_settings()

    def _read(self, key: str) -> Any:
        """The value of the setting that a field is called after."""
        stand = Stand(getattr(self._view.settings, key), self._view.settings, self._view.today)
        return BY_KEY[key].type.read(self.value(key), stand)

    def _coffee_settings(self) -> Mapping[str, Any]:
        count = self._read("capacity")
        with suppress(ValueError):  # hours that differ from day to day stand in one field
            return {"capacity": count, "windows": read_windows(self.value("days"))}
        days = read_days(self.value("days"))
        if days is None:
            raise ValueError("On which weekdays? For instance Tue Wed Thu.")
        hours = f"{self.value('window-1')}, {self.value('window-2')}"
        return {"capacity": count, "windows": read_windows(hours, days)}

    def offered(self, typed: str) -> Sequence[Person]:
        """Who may be meant by a name that is being typed; nobody for the name of one person."""
        names = self._view.shell.names
        return () if len(called(names, typed)) == 1 else names.offered(typed.lstrip("@"))

    def text_of(self, person: Person) -> str:
        """Somebody's name, or their handle where others are called so."""
        return person.name if called(self._view.shell.names, person.name) == [person.id] else f"@{person.handle}"

    def readings(self, field: str) -> Sequence[tuple[str, ...]]:
        """The names that a field may hold, the likeliest reading first."""
        typed = self.value(field)
        if not typed:
            return ((),)
        return ((typed,),) if typed in self.whole or called(self._view.shell.names, typed) else readings(typed)

    def named(self) -> list[tuple[str, str]]:
        """Every name, with the field it stands in."""
        return [(field, name) for field in FIELDS[1] for name in self.readings(field)[0]]

    def give_places(self) -> None:
        """Give each of several names in one field a field of its own, where there are enough and none is in doubt."""
        fields = [self.readings(field) for field in FIELDS[1]]
        names = [name for each in fields for name in each[0]]
        several = any(len(each[0]) > 1 for each in fields)
        if several and len(names) <= len(FIELDS[1]) and all(len(each) == 1 for each in fields):
            for field, name in zip_longest(FIELDS[1], names, fillvalue=""):
                self.show(field, name)

    def places_of(self, texts: Iterable[str]) -> list[tuple[str, str]]:
        """The texts that the last run kept (``KEPT``), each with its field. A name that stands there already has none,
        and one whose field somebody has by now goes to the next empty one."""
        there = {who for field in FIELDS[1] for who in called(self._view.shell.names, self.value(field))}
        empty = [field for field in FIELDS[1] if not self.value(field)]
        places: list[tuple[str, str]] = []
        for own, text in zip(KEPT, texts, strict=False):
            field = own if own not in FIELDS[1] or own in empty else next(iter(empty), "")
            if text and field and not (own in FIELDS[1] and self._is_one_of(there, text)):
                places.append((field, text))
                empty = [one for one in empty if one != field]
        return places

    def _is_one_of(self, people: Collection[int], text: str) -> bool:
        meant = called(self._view.shell.names, text)
        return bool(meant) and set(meant) <= set(people)

    def former(self) -> frozenset[int]:
        """Whom texts added that were typed anew since."""
        gone = (people for field, (text, people) in self._added.items() if self.value(field) != text)
        return frozenset[int]().union(*gone)

    def unclear(self) -> list[tuple[str, str]]:
        """The names of which it must be asked whose they are, with their fields."""
        former = self.former()
        return [
            (field, name) for field, name in self.named()
            if name not in self.new and is_unclear(self._view.shell.names, name, former)
        ]  # fmt: skip

    def note_made(self, added: Sequence[Person], former: Collection[int]) -> None:
        """Note which field added whom, so that another text in it takes their place."""
        for field in FIELDS[1]:
            meant = {who for name in self.readings(field)[0] for who in called(self._view.shell.names, name)}
            before = self._added.get(field, ("", frozenset()))[1].difference(former)
            self._added[field] = self.value(field), before | meant.intersection(one.id for one in added)


def _names(days: Iterable[str]) -> str:
    return " ".join(day_name(day) for day in days)


def _holds_keys(name: str) -> bool:
    """Whether a name has no letter, or signs of no name: keys that were meant for another screen."""
    return bool(name) and (not any(map(str.isalpha, name)) or not set(name).isdisjoint("[]{}<>|\\^="))


def standing_of(settings: Settings) -> Mapping[str, str]:
    """What the settings say, by field."""
    days = settings.windows[0].days if settings.windows else ()
    return {
        "name": settings.name, "city": settings.city, "tz": settings.tz,
        "review-day": day_name(settings.review.day), "review-at": settings.review.at,
        "theme": settings.theme, "capacity": str(settings.capacity), "days": _names(days),
        "window-1": _hours(settings.windows, 0), "window-2": _hours(settings.windows, 1),
    }  # fmt: skip


def _hours(windows: tuple[Window, ...], at: int) -> str:
    return f"{windows[at].from_}-{windows[at].to}" if at < len(windows) else ""
