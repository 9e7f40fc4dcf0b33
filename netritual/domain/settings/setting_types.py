"""The kinds of values that a setting may have: how one is typed, how it is shown, and what is wrong with one.

What ``words`` shows can be typed again and gives the same value. Lists may also be typed as TOML (``["a", "b"]``), and
so may tables (``{day="fri", at="16:00"}``); of a table what is left out stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from netritual.domain.language.text import clean, comma_list, fold, from_comma_list, nearest
from netritual.domain.model import CalendarSource, Keep, Settings
from netritual.domain.people.addresses import email_of
from netritual.domain.settings.theme_names import OWN, THEMES

Complaints = Iterable[tuple[str, str]]
"""What is wrong with a value: the name inside a table ("" for the value itself), and words that go on behind it."""

SAID = 80
"""Characters of a wrong value that are said again."""


class Stand(NamedTuple):
    """What a typed text is read against: the setting's present value, all settings, and today."""

    value: Any
    settings: Settings
    today: date


class SettingType(msgspec.Struct, frozen=True, eq=False):
    """One kind. ``bounds`` says in a noun phrase what may be typed; ``choices`` are all there are, where they are few.

    ``typed`` makes a value of a text; ValueError says in a sentence what is wrong with it, without words of its own
    that it is not what ``bounds`` says. What it gives is still to be checked by ``wrong``.

    Of a table whose values may be set one by one, ``each`` is the kind of one of them and ``unit`` its unit; ``names``
    are shown in the place of the table's own.
    """

    bounds: str
    typed: Callable[[str, Stand], Any]
    words: Callable[[Any], str] = str
    wrong: Callable[[Any], Complaints] = lambda value: ()
    choices: tuple[str, ...] = ()
    each: "SettingType | None" = None
    unit: str = ""
    names: Mapping[str, str] = {}

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
    import json

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


def or_toml(typed: Callable[[str, Stand], Any]) -> Callable[[str, Stand], Any]:
    """``typed``, but a text that is TOML is read as that."""
    return lambda text, stand: _toml(text) if _is_toml(text) else typed(text, stand)


def table(typed: Callable[[str, Stand], Any]) -> Callable[[str, Stand], Any]:
    """As ``or_toml``, for a table: the names that are left out keep their values."""

    def read(text: str, stand: Stand) -> Any:
        if not _is_toml(text):
            return typed(text, stand)
        values = _toml(text)
        return {**msgspec.to_builtins(stand.value), **values} if isinstance(values, dict) else values

    return read


# Words, numbers, yes and no.


def choice(*words: str) -> SettingType:
    """One of a few words."""

    def typed(text: str, stand: Stand) -> str:
        return next(iter([word for word in words if fold(word) == fold(text)] or nothing()))

    return SettingType(f"{', '.join(words[:-1])} or {words[-1]}", typed, choices=words)


def nothing() -> Any:
    """For a text that ``SettingType.bounds`` does not allow: raises ValueError without words."""
    raise ValueError


def _not_theme(value: str) -> Complaints:
    if value not in THEMES:
        yield "", f"is no theme that there is: {value}; the nearest name is {nearest(value, THEMES)}"


THEME = SettingType(
    f"{', '.join(OWN)}, or the name of a theme of Textual",
    lambda text, stand: next((name for name in THEMES if fold(name) == fold(text)), None) or nothing(),
    wrong=_not_theme,
    choices=THEMES,
)


def number(low: int, high: int) -> SettingType:
    """A whole number within bounds, both included."""

    def wrong(value: int) -> Complaints:
        if not low <= value <= high:
            yield "", f"should be between {low} and {high}, not {value}"

    def typed(text: str, stand: Stand) -> int:
        return int(text) if re.fullmatch("[0-9]{1,6}", text) and not any(wrong(int(text))) else nothing()

    return SettingType(f"a whole number from {low} to {high}", typed, wrong=wrong)


def numbers(
    low: int, high: int, unit: str, names: Mapping[str, str] | None = None, total: int = 0, beside: str = ""
) -> SettingType:
    """A table of numbers, as "coffee 45, lunch 60". ``names`` are shown in the place of the table's own.

    With ``total`` the numbers add up to it, but for the one called ``beside``.
    """
    named = names or {}

    def typed(text: str, stand: Stand) -> dict[str, float]:
        values = dict(stand.value)
        keys = {**{fold(key): key for key in values}, **{fold(word): key for key, word in named.items()}}
        for part in re.split(r"[,;]", text):
            pair = re.fullmatch(r"\s*(.*?)\s*[=: ]\s*([0-9]{1,6}(?:\.[0-9]+)?)\s*[a-z]*\s*", part)
            if not pair:
                raise ValueError(f"“{part.strip()}” is no name with its number. For instance: {words(values)}.")
            key = keys.get(fold(pair[1])) or _unknown(pair[1], [named.get(key, key) for key in values])
            values[key] = float(pair[2]) if "." in pair[2] else int(pair[2])
        return values

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
    return SettingType(
        f"{unit} by name, from {low} to {high}{together}", table(typed), words, wrong, names=named, unit=unit,
        each=None if total else number(low, high),
    )  # fmt: skip


def _unknown(name: str, names: Sequence[str]) -> Any:
    raise ValueError(f"There is no “{name}” here; the nearest name is {nearest(name, names)}.")


def _words_words(value: Sequence[str]) -> str:
    """The words with commas between them, or TOML for words that would not come back so."""
    line = comma_list(value)
    return line if from_comma_list(line) == tuple(value) and not _is_toml(line) else toml_words(value)


_YES, _NO = ("yes", "true", "on", "y", "1"), ("no", "false", "off", "n", "0")

YES_NO = SettingType(
    "yes or no",
    lambda text, stand: fold(text) in _YES or (fold(text) not in _NO and nothing()),
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
    "words with commas between them, or nothing", or_toml(lambda text, stand: list(from_comma_list(text))), _words_words
)


_LANGUAGES = {"english": "en", "spanish": "es", "portuguese": "pt", "german": "de", "french": "fr", "italian": "it",
              "dutch": "nl"}  # fmt: skip


def _not_languages(value: Sequence[str]) -> Complaints:
    for word in value:
        if not re.fullmatch("[a-z]{2,3}", word):
            yield "", f"should be two letters for each language, not {word}"


LANGUAGES = SettingType(
    "languages with commas between them, such as en, pt, or nothing",
    or_toml(lambda text, stand: [_LANGUAGES.get(fold(word), word) for word in from_comma_list(text)]),
    _words_words,
    _not_languages,
)


def _not_addresses(value: Sequence[str]) -> Complaints:
    for word in value:
        if email_of(word) is None:
            yield "", f"should be e-mail addresses, not {word}"


ADDRESSES = SettingType(
    "e-mail addresses with commas between them, or nothing",
    or_toml(lambda text, stand: [email_of(word) or word for word in from_comma_list(text)]),
    _words_words,
    _not_addresses,
)


# Tables that are written for the person rather than by them.


def _calendars_wrong(calendars: Sequence[CalendarSource]) -> Complaints:
    names = [calendar.name for calendar in calendars]
    if len(set(names)) != len(names):
        yield "", "give one name to two calendars"
    for calendar in calendars:
        if not calendar.name:
            yield "name", "should not be empty"
        places = [calendar.path, calendar.folder, calendar.secret or None, calendar.password_command]
        if sum(source is not None for source in places) != 1:
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
