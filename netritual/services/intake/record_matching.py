"""Which record a line without a person's name is about: the key of its kind, else equal content."""

from collections.abc import Hashable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zlib import crc32

import msgspec
from msgspec.structs import replace

from netritual.domain import model
from netritual.domain.dates.id_stamps import written_at
from netritual.domain.network import Network
from netritual.domain.people.exchange import KIND_OF, people_in, whole


def key_of(record: model.Record) -> Hashable | None:
    """The key of a record among its kind, or None where only the content can tell."""
    match record:
        case model.Article() | model.Feed():
            return record.url
        case model.Coffee():
            return record.uid or None
        case model.Mentorship():
            return record.person, record.since
        case model.Introduction():
            return None if record.state in ("outcome", "closed") else frozenset(record.between)
        case model.Distinction():
            return frozenset(record.between)
        case model.Line() | model.Standard() | model.Fact():
            return record.key, record.channel, record.valid_from
        case model.Review() | model.Rest():
            return record.week
        case model.Sitting():
            return record.on
    return None


def content_of(record: model.Record) -> bytes:
    """The whole record but its id; of an interaction also without what it led to, which may stand later in a file.

    A coffee whose content is compared came without a uid, so the one that it was given here does not count.
    """
    plain: model.Record = replace(record, id=0)
    if isinstance(plain, model.Coffee):
        plain = replace(plain, uid="")
    if isinstance(plain, model.Interaction):
        plain = replace(plain, led_to=None)
    return msgspec.json.encode(plain)


_WORDS = ("name", "line", "text", "topic", "title", "type")
_SOON = timedelta(seconds=2)
"""An id is given at most so long after the moment that its record keeps, which is cut to seconds."""


class Lasting(msgspec.Struct):
    """What a record keeps from its first day on."""

    created: datetime | None = None
    logged: datetime | None = None
    made: date | None = None
    uid: str = ""
    key: str = ""
    week: str = ""

    def differs(self, other: "Lasting", moments: bool = False) -> bool:
        """Whether the two are not of one record, by their ``moments`` alone or by all; what one does not say tells
        nothing."""
        names = ("created", "logged") if moments else self.__struct_fields__
        pairs = ((getattr(self, name), getattr(other, name)) for name in names)
        return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def lasting(record: object) -> Lasting:
    """What lasts of a record, or of a line of the exchange format; nothing where it cannot be read."""
    try:
        return msgspec.convert(record, Lasting, from_attributes=True)
    except msgspec.ValidationError:
        return Lasting()


def words_of(record: Any) -> list[str]:
    """What somebody typed of a record, or of a line of the exchange format."""
    said = record.get if isinstance(record, Mapping) else partial(getattr, record)
    return [said(name, None) or "" for name in _WORDS]


def is_counted_up(record: model.Record) -> bool:
    """Whether the clock was behind the newest id when a record was made: it got the next number, which a copy of the
    home may have given, too."""
    counted = lasting(record)
    moment = counted.created or counted.logged
    return moment is not None and written_at(record.id) - moment > _SOON


def are_two(one: model.Record, other: model.Record, apart: bool) -> bool:
    """Whether two records of one kind and id are not the same: what lasts differs, or both name people and none is in
    both; where both sides gave their own ids (``apart``) also when their words differ."""
    if lasting(one).differs(lasting(other)):
        return True
    if apart and words_of(one) != words_of(other):
        return True
    kind = KIND_OF[type(one)]
    people, others = ({*people_in(whole(each), kind)} if kind != "person" else set() for each in (one, other))
    return bool(people and others and people.isdisjoint(others))


def another_id(id: int, record: object) -> int:
    """The id of a record whose own is that of another one here: the same each time, some minutes before its own."""
    lasts = lasting(record)
    distance = crc32(f"{id} {lasts.created} {lasts.logged} {lasts.made}".encode())
    return id - distance if id > distance else id + distance


class Matches:
    """Finds the records of a home by key and by content. By content each is found once: doubles stay doubles."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._by_key: dict[type[model.Record], dict[Any, int]] = {}
        self._by_content: dict[type[model.Record], dict[bytes, list[int]]] = {}
        self._days: dict[date, dict[bytes, list[int]]] = {}

    def find(self, coming: model.Record) -> int | None:
        """The doc id of the record that a line is about, or None."""
        key = key_of(coming)
        if key is not None:
            return self._keys(type(coming)).get(key)
        book = self._day(coming.on) if isinstance(coming, model.Interaction) else self._contents(type(coming))
        ids = book.get(content_of(coming))
        return ids.pop(0) if ids else None

    def add(self, record: model.Record) -> None:
        """A record that was planned; from now on it is found by its key."""
        key = key_of(record)
        if key is not None:
            self._keys(type(record)).setdefault(key, record.id)

    def _keys(self, kind: type[model.Record]) -> dict[Any, int]:
        if kind not in self._by_key:
            pairs = [(key_of(record), record.id) for record in self._network.all(kind)]
            self._by_key[kind] = {key: id_ for key, id_ in reversed(pairs) if key is not None}
        return self._by_key[kind]

    def _contents(self, kind: type[model.Record]) -> dict[bytes, list[int]]:
        if kind not in self._by_content:
            self._by_content[kind] = _book(self._network.all(kind))
        return self._by_content[kind]

    def _day(self, on: date) -> dict[bytes, list[int]]:
        if on not in self._days:
            self._days[on] = _book(self._network.talks_between(on, on))
        return self._days[on]


def _book(records: Any) -> dict[bytes, list[int]]:
    book: dict[bytes, list[int]] = {}
    for record in records:
        book.setdefault(content_of(record), []).append(record.id)
    return book
