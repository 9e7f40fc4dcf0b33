"""The exchange format as data: its kinds in their order, what refers to what, and defaults.

An exchange line and a document hold the same fields; they differ in how people are named (handle and doc id), and a
line holds every field while a document leaves defaults out.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from netritual.domain.model import TABLE_OF, TABLES, Record, WrittenFile
from netritual.domain.people.person_fields import FIELDS
from netritual.domain.people.person_fields import PEOPLE as OTHERS

SCHEMA = 1
"""The number of the format, in the head of an export: the newest that this netritual writes and reads."""
KINDS: dict[str, type[Record]] = {kind.__name__.lower(): kind for kind in TABLES.values() if kind is not WrittenFile}
"""Kind of a line -> type of its record, in the order of an export. ``settings`` stands before them and is no record."""

KIND_OF: dict[type[Record], str] = {record: kind for kind, record in KINDS.items()}
KIND_OF_TABLE = {TABLE_OF[record]: kind for record, kind in KIND_OF.items()}

PEOPLE: dict[str, tuple[str, ...]] = {
    "person": tuple(f"{field.name}[]" for field in FIELDS.values() if field.type == OTHERS),
    "interaction": (
        "people[]",
        "unsettled[].candidates[]",
        "mentions[]",
        "likely{}",
        "proposed[].people[]",
        "proposed[].from",
        "still_open[].people[]",
    ),
    "promise": ("people[]", "handoff.to"),
    "request": ("from", "about[]", "handoff.to"),
    "ask": ("to",),
    "mentorship": ("person",),
    "thanks": ("to",),
    "follow": ("people[]",),
    "gift": ("people[]",),
    "article": ("author", "shared_by"),
    "coffee": ("people[]",),
    "feed": ("of",),
    "introduction": ("between[]",),
    "distinction": ("between[]",),
    "review": ("shown[].person",),
}
"""Where each kind names people. A path ends in ``[]`` for a list, in ``{}`` for lists by some key; every part of it but
the last leads further in."""

TALKS: dict[str, tuple[str, ...]] = {
    "interaction": ("led_to",), "promise": ("from_interaction",), "request": ("from_interaction",),
}  # fmt: skip
"""Where each kind refers to an interaction by its id."""

MUST_NAME = {"promise": "people", "follow": "people", "gift": "people", "coffee": "people"}
"""Lists that a line must hold, beside the fields that no record is made without. One may be empty: a promise that was
logged with nobody in it has nobody."""

ENDED = ("held", "cancelled", "declined", "lapsed")
"""States of a coffee that stays in the file if it was in it."""

SINGLE = {"request": "from", "ask": "to", "mentorship": "person", "thanks": "to", "feed": "of"}
"""Kinds that are about one person: the field that names them."""

Change = Callable[[Any], Any]
"""What becomes of a reference; None takes it out."""


def rewrite(document: Mapping[str, Any], paths: tuple[str, ...], change: Change) -> dict[str, Any]:
    """A copy of a document with each reference at ``paths`` put through ``change``.

    In a list, None takes the entry out and an entry that comes up again is dropped; elsewhere None is kept.
    """
    new = dict(document)
    for path in paths:
        _rewrite(new, path, change)
    return new


def _rewrite(document: dict[str, Any], path: str, change: Change) -> None:
    name, _, rest = path.partition(".")
    field = name.removesuffix("[]").removesuffix("{}")
    value = document.get(field)
    if value is None:
        return
    if name.endswith("[]"):
        if not isinstance(value, list | tuple):
            return
        document[field] = _deeper(value, rest, change) if rest else _once(change(each) for each in value)
    elif name.endswith("{}"):
        if isinstance(value, Mapping):
            document[field] = {
                key: _once(change(each) for each in listed) if isinstance(listed, list | tuple) else listed
                for key, listed in value.items()
            }
    elif not rest:
        document[field] = change(value)
    elif isinstance(value, Mapping):
        inner = dict(value)
        _rewrite(inner, rest, change)
        document[field] = inner


def _deeper(values: list[Any] | tuple[Any, ...], rest: str, change: Change) -> list[Any]:
    changed = []
    for value in values:
        if isinstance(value, Mapping):
            value = dict(value)
            _rewrite(value, rest, change)
        changed.append(value)
    return changed


def _once(values: Any) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value is not None))


def people_in(document: Mapping[str, Any], kind: str) -> list[Any]:
    """Everyone a document names, in its own way (ids or handles)."""
    people: list[Any] = []

    def note(value: Any) -> Any:
        people.append(value)
        return value if isinstance(value, str | int) else str(value)

    rewrite(document, PEOPLE.get(kind, ()), note)
    return people


def rewrite_items(document: Mapping[str, Any], change: Callable[[str, int], int]) -> dict[str, Any]:
    """A copy of a review with the records that its items name put through ``change(table, id)``.

    The key of an item names them by numbers after a word: ``promises:123``, ``give:pair:7:9``.
    """

    def renamed(key: Any) -> Any:
        if isinstance(key, int):
            return str(change("", key))  # an item may be named by the id of its record alone
        if not isinstance(key, str):
            return key
        parts, word = key.split(":"), ""
        for at, part in enumerate(parts):
            if part.isdecimal():
                parts[at] = str(change(word, int(part)))
            else:
                word = part
        return ":".join(parts)

    new = dict(document)
    if isinstance(new.get("items"), list):
        new["items"] = [{**item, "ref": renamed(item.get("ref"))} for item in new["items"] if isinstance(item, dict)]
    if isinstance(new.get("seen"), list):
        new["seen"] = [renamed(key) for key in new["seen"]]
    if new.get("item"):
        new["item"] = renamed(new["item"])
    if isinstance(new.get("drafts"), dict):
        new["drafts"] = {renamed(key): text for key, text in new["drafts"].items()}
    return new


def whole(record: msgspec.Struct) -> dict[str, Any]:
    """Every field of a record as plain JSON values, defaults too, in the order of the type; the id stands first."""
    return {
        encoded: _plain(getattr(record, name))
        for name, encoded in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, msgspec.Struct):
        return whole(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def with_defaults(kind: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with the defaults that are counted from another field: thanks are due after 2 days, a hand-off is
    looked at after 7. ValueError when the day they count from is none."""
    new = dict(document)
    if kind == "thanks" and new.get("due") is None and new.get("made"):
        new["due"] = _later(new["made"], 2)
    if kind == "coffee" and "in_file" not in new and new.get("state") in ENDED and new.get("sequence"):
        new["in_file"] = True  # only a change of what is written raises the sequence, so the file had it
    if kind == "request" and isinstance(new.get("asked_again"), bool):
        new["asked_again"] = int(new["asked_again"])  # a count; a file may say only that it was
    handoff = new.get("handoff")
    if isinstance(handoff, Mapping) and handoff.get("check_on") is None and handoff.get("on"):
        new["handoff"] = {**handoff, "check_on": _later(handoff["on"], 7)}
    return new


def _later(day: Any, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (TypeError, OverflowError):
        raise ValueError(f"{day!r} is no date") from None
