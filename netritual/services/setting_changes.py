"""The settings file of one home: what each setting is, and a change of it as one transaction."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple, get_type_hints

import msgspec

from netritual.clock import machine_zone
from netritual.domain.dates.date_order import usual_date_order
from netritual.domain.dates.day_wording import capital
from netritual.domain.dates.working_hours import with_hours
from netritual.domain.dates.zones import UnclearZone, city_and_country, is_universal, zone_of_city
from netritual.domain.language.text import nearest
from netritual.domain.model import Change, Settings
from netritual.domain.settings.setting_fields import BY_KEY, SETTINGS, SettingField
from netritual.domain.settings.setting_types import Stand, toml_words
from netritual.errors import NetritualError, UsageError
from netritual.services.parts import Parts
from netritual.services.ports import Store, Transaction
from netritual.services.verbs.file_verbs import change_settings, write_file


class SettingRow(NamedTuple):
    """A setting as it stands: its row in the table, its value and its default, of the types of ``Settings``."""

    field: SettingField
    value: Any
    default: Any
    settings: Settings

    @property
    def words(self) -> str:
        """The value as it is shown, and as it may be typed."""
        return with_hours(self.field.type.words(self.value), self.settings)

    @property
    def about(self) -> str:
        """What it may be, and its default where that is another, in sentences."""
        default = with_hours(self.field.type.words(self.default), self.settings)
        said = "" if self.value == self.default or not default else f" Unless set: {default}."
        return f"{capital(self.field.type.bounds)}.{said}"


def setting_rows(settings: Settings) -> list[SettingRow]:
    """Every setting that there is, in the order of the table."""
    from netritual.review.steps import names

    zone = machine_zone()
    order = usual_date_order(settings.country, settings.tz or zone)
    defaults = msgspec.structs.replace(Settings(), tz=zone, steps=names(), date_order=order)
    return [SettingRow(one, getattr(settings, one.key), getattr(defaults, one.key), settings) for one in SETTINGS]


def setting_row(settings: Settings, key: str) -> SettingRow:
    """One of them; UsageError when there is none of this name."""
    field = setting_named(key)
    return next(row for row in setting_rows(settings) if row.field is field)


def setting_named(key: str) -> SettingField:
    """The setting of this name; UsageError with the nearest one when there is none."""
    if key in BY_KEY:
        return BY_KEY[key]
    raise UsageError(
        f"There is no setting “{key[:80]}”; the nearest name is {nearest(key, BY_KEY)}.",
        hint="`netritual settings list` names all.",
    )


class SettingsFile:
    """The file of one home.

    Run what uses ``set`` inside ``Outside.together``; ``save`` is a transaction of its own.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def settings(self) -> Settings:
        """The settings as the file has them now; within a transaction no other process changes them."""
        return self._parts.settings()

    def readable_settings(self, name: str) -> Settings:
        """The same; where the setting of this name is what is wrong in the file, it has its default."""
        try:
            return self.settings()
        except NetritualError:
            return self._parts.settings(name)

    def current(self) -> Mapping[str, Any]:
        """Every setting as it stands, as plain JSON values."""
        plain: dict[str, Any] = msgspec.to_builtins(self.settings())
        return plain

    def is_set(self, name: str) -> bool:
        """Whether the file itself holds a setting; what it leaves out has its default."""
        data = self._parts.outside.read(self._parts.home.settings)
        return self._changed(data, {name: None}) != (data or b"")

    def _with_place(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The values, and with a city the country that is named behind it, and the zone that it is surely in, unless
        that of a place is set."""
        if not values.get("city"):
            return values
        settings, (city, country) = self.readable_settings("city"), city_and_country(values["city"])
        zone = zone_of_city(city, country or settings.country)
        place = {"country": country}
        if zone and (is_universal(settings.tz) or not self.is_set("tz")):
            place["tz"] = zone
        return {**{key: value for key, value in place.items() if value}, **values, "city": city}

    def typed_words(self, name: str, value: Any) -> str:
        """A plain JSON value as it may be typed; as TOML where it is none of the setting's type."""
        hints = get_type_hints(Settings)
        try:
            return BY_KEY[name].type.words(msgspec.convert(value, hints[name]))
        except (msgspec.ValidationError, KeyError):
            return toml_words(value)

    def check(self, values: Mapping[str, Any]) -> str:
        """What is wrong with such values, in one sentence; "" when nothing is. Changes nothing."""
        try:
            self._changed(self._parts.outside.read(self._parts.home.settings), values)
        except NetritualError as error:
            # The line of the file that would be written says nothing to who wrote the values.
            where, _, why = error.message.partition(": ")
            return why if why and where.startswith("settings.toml") else error.message
        return ""

    def typed(self, key: str, text: str, now: datetime) -> Any:
        """The value that a typed text means for a setting, whose bounds are still to be checked.

        UsageError says what is wrong with it, ``dates.zones.UnclearZone`` which ones it may be, and NetritualError what
        is wrong with the file.
        """
        field = setting_named(key)
        try:
            return self._read(field, text, now)
        except UnclearZone:
            raise
        except ValueError as error:
            raise UsageError(str(error), hint=f"{key} stays as it is.") from None

    def wrong(self, key: str, text: str, now: datetime) -> str:
        """What is wrong with a typed text, in a sentence; "" when nothing is, or when it may be several things."""
        try:
            return self.check({key: self._read(setting_named(key), text, now)})
        except UnclearZone:
            return ""
        except ValueError as error:
            return str(error)
        except NetritualError as error:
            return error.message

    def _read(self, field: SettingField, text: str, now: datetime) -> Any:
        settings = self.readable_settings(field.key)
        return field.type.read(text, Stand(getattr(settings, field.key), settings, now.date()))

    def set(self, tx: Transaction, values: Mapping[str, Any]) -> None:
        """Set some of them in this transaction; NetritualError when a value is wrong, and nothing is changed then."""
        path = self._parts.home.settings
        write_file(tx, self._parts.outside, path, self._changed(self._parts.outside.read(path), values), yes=True)

    def save(self, store: Store, now: datetime, values: Callable[[], Mapping[str, Any]]) -> Change | None:
        """Set some of them in a transaction of their own, with a city its country and zone as far as they are sure;
        None when they were that already.

        ``values`` is asked again within it, when no other process can write: what adds to a list reads ``settings()``
        there. A value of None gives a setting its default back. NetritualError when that fails, and nothing is changed
        then.
        """
        outside, path = self._parts.outside, self._parts.home.settings

        def changed(data: bytes | None) -> bytes:
            return self._changed(data, self._with_place(values()))

        before = outside.read(path)
        if changed(before) == (before or b""):
            return None
        store.make()  # the first change would ask for the values before it locks
        return outside.together(lambda: change_settings(store, now, outside, path, changed))[1]

    def _changed(self, data: bytes | None, values: Mapping[str, Any]) -> bytes:
        return self._parts.changed_settings(data, **values)
