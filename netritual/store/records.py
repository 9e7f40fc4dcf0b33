"""Documents to typed records and back. A document is sparse, has no id in it, and may hold fields we do not know."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields, force_setattr

from netritual.domain.model import Record

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=msgspec.Struct)


@cache
def _decoder(kind: type[S]) -> msgspec.json.Decoder[S]:
    return msgspec.json.Decoder(kind)


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    return tuple(info for info in fields(kind) if info.name != "id")


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    """Name in the document -> default, as JSON values, of the fields that may be left out."""
    return {
        info.encode_name: msgspec.to_builtins(info.default if info.default is not NODEFAULT else info.default_factory())
        for info in _fields(kind)
        if not info.required
    }


@cache
def field_names(kind: type[Record]) -> frozenset[str]:
    """The field names of a kind, as they stand in documents (``from``, not ``from_``)."""
    return frozenset(info.encode_name for info in _fields(kind))


def record_of(kind: type[R], doc_id: int, raw: bytes) -> R | None:
    """The record of a document; None when a field that must be there is missing or of no use."""
    record = decoded_as(kind, raw)
    if record is not None:
        force_setattr(record, "id", doc_id)
    return record


def decoded_as(kind: type[S], raw: bytes) -> S | None:
    """A document as a structure with some of its fields; None when one that must be there is missing or of no use.

    A field that does not fit its type is read as its default, so one odd value never hides a person; it stays in the
    document until the record is written again.
    """
    try:
        record: S | None = _decoder(kind).decode(raw)
    except msgspec.ValidationError:
        record = _mended(kind, msgspec.json.decode(raw))
    return record


def _mended(kind: type[S], doc: Any) -> S | None:
    if not isinstance(doc, dict):
        return None
    values: dict[str, Any] = {}
    for info in _fields(kind):
        if info.encode_name not in doc:
            continue
        try:
            values[info.name] = msgspec.convert(doc[info.encode_name], info.type)
        except msgspec.ValidationError:
            continue
    if any(info.required and info.name not in values for info in _fields(kind)):
        return None
    return kind(**values)


def document_of(record: Record) -> dict[str, Any]:
    """The document of a record: plain JSON values, no id, and no field that stands at its default."""
    doc: dict[str, Any] = msgspec.to_builtins(record, builtin_types=(datetime,))
    doc.pop("id", None)
    defaults = _defaults(type(record))
    # msgspec leaves out what is its default by identity only; what merely equals it goes here.
    for name in [name for name, value in doc.items() if name in defaults and defaults[name] == value]:
        del doc[name]
    return doc


def document_over(record: Record, former: Mapping[str, Any] | None) -> dict[str, Any]:
    """The document of a record that takes the place of ``former``: fields we do not know stay as they are."""
    doc = document_of(record)
    if former is not None:
        names = field_names(type(record))
        doc.update((name, value) for name, value in former.items() if name not in names and name != "id")
    return doc
