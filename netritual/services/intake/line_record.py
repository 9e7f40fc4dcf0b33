"""One exchange line to a record: its fields told apart, its references resolved, its types and rules checked."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import fields

from netritual.domain.language.text import fold
from netritual.domain.model import Interaction, Person, Record
from netritual.domain.people.addresses import tidy
from netritual.domain.people.exchange import KINDS, MUST_NAME, PEOPLE, rewrite, whole, with_defaults
from netritual.domain.people.record_validation import LARGEST_ID, complaint
from netritual.regex import regex


class Unfit(Exception):
    """A line that cannot be taken; the words say why."""


class LineFields:
    """A line taken apart: fields of its kind (people as doc ids), fields we do not know, and the id it came with.

    ``wanted`` is the doc id it should have, ``place`` the one it will have, ``new`` that this id is of somebody new.
    """

    def __init__(self, kind: str, row: Mapping[str, Any], person: Callable[[Any], int]) -> None:
        self.kind = kind
        self.new = False
        self.place = 0
        self.type = KINDS[kind]
        self.id = self.wanted = _id(row)
        nullable, others = _names(self.type)
        own = {
            name: value
            for name, value in row.items()
            if name in nullable or (name in others and value is not None)
        }  # fmt: skip
        self.extra = {
            name: value for name, value in row.items() if name not in nullable | others and name not in ("kind", "id")
        }
        self.fields = rewrite(own, PEOPLE.get(kind, ()), person)

    def record(self, over: Record | None = None) -> Record:
        """The record of the line, or of what ``over`` becomes by it. Raises Unfit."""
        plain = {**(whole(over) if over is not None else {}), **self.fields}
        plain.pop("id", None)
        needed = MUST_NAME.get(self.kind)
        if needed and needed not in plain:
            raise Unfit(f"a {self.kind} names its {needed}")
        try:
            record = msgspec.convert(with_defaults(self.kind, plain), self.type)
        except msgspec.ValidationError as error:
            raise Unfit(words(error)) from None
        except ValueError as error:
            raise Unfit(str(error)) from None
        record = _settled(record)
        self._check(record)
        return msgspec.structs.replace(record, id=over.id if over is not None else 0)

    def _check(self, record: Record) -> None:
        wrong = complaint(record)
        if wrong is not None:
            raise Unfit(wrong)
        if (
            isinstance(record, Interaction)
            and record.channel != "note"
            and not (record.people or record.open_names or record.asks)
        ):
            raise Unfit(f"a {record.channel} names its people")


class Resolve:
    """Calls a handle's doc id; raises Unfit for a handle that neither the file nor the home knows, and for one of
    ``shared``: those that stand for two people, folded."""

    def __init__(self, find: Mapping[str, int], shared: Collection[str] = ()) -> None:
        self._find = find
        self._shared = shared

    def __call__(self, handle: Any) -> int:
        if not isinstance(handle, str):
            raise Unfit(f"people are named by handle, not {handle!r}"[:80])
        key = fold(handle.removeprefix("@"))
        if key in self._shared:
            raise Unfit(f"the handle {handle[:60]!r} stands for two people in this file")
        person = self._find.get(key)
        if person is None:
            raise Unfit(f"nobody has the handle {handle[:60]!r}")
        return person


def _settled(record: Record) -> Record:
    """A name as names are kept; a tier that makes someone network."""
    if not isinstance(record, Person):
        return record
    status = "network" if record.tier > 0 and record.status == "list" else record.status
    return msgspec.structs.replace(record, name=tidy(record.name), status=status)


def _id(row: Mapping[str, Any]) -> int | None:
    value = row.get("id")
    if value is None:
        return None
    if type(value) is not int or not 0 < value <= LARGEST_ID:
        raise Unfit("its id is no id of a record")
    return value


@cache
def _names(kind: type[Record]) -> tuple[frozenset[str], frozenset[str]]:
    """(fields that may be null, the others) by their names in a line; the id is neither."""
    nullable: set[str] = set()
    others: set[str] = set()
    for info in fields(kind):
        if info.name != "id":
            (nullable if type(None) in getattr(info.type, "__args__", ()) else others).add(info.encode_name)
    return frozenset(nullable), frozenset(others)


_PLAIN = [
    (regex(r"Object missing required field `(\w+)`"), "its {0} is missing"),
    (regex(r"Invalid RFC3339 encoded date"), "a date is YYYY-MM-DD and a day of the calendar"),
    (regex(r"Invalid RFC3339 encoded datetime"), "a moment is YYYY-MM-DDTHH:MM:SS with an offset"),
    (regex(r"Invalid enum value (.+)"), "{0} is none of its words"),
]
"""What msgspec says of a value -> the same for a person who does not write code."""


def words(error: msgspec.ValidationError) -> str:
    """The sentence of a type error, without the signs of code."""
    what, _, where = str(error).partition(" - at ")
    for shape, plain in _PLAIN:
        match = shape.fullmatch(what)
        if match:
            what = plain.format(*match.groups())
            break
    field = where.strip("`").removeprefix("$.").removeprefix("$")
    what = what.replace("`", "")
    return f"{field}: {what[:1].lower()}{what[1:]}" if field else f"{what[:1].lower()}{what[1:]}"
