"""The export that ``import`` gives back unchanged: one line a record, people by handle.

Secrets are not in the store and derived values are no fields, so neither can be in a line.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.people.exchange import KINDS, PEOPLE, SCHEMA, rewrite, whole


def jsonl(network: Network, store_id: str, settings: Mapping[str, Any] | None) -> bytes:
    """The whole home: the head, the settings, then every record in the order of kinds and ids; LF ends each line."""
    encode = msgspec.json.Encoder().encode
    return b"".join(encode(line) + b"\n" for line in lines(network, store_id, settings))


def lines(network: Network, store_id: str, settings: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    """The objects of the lines, one after the other."""
    yield {"kind": "netritual", "schema": SCHEMA, "store": store_id}
    if settings is not None:
        yield {"kind": "settings", **settings}
    handles = {person.id: person.handle for person in network.all(Person)}
    for kind, record_type in KINDS.items():
        for record in network.all(record_type):
            # Somebody who is gone has no handle, and stands in no line.
            line = rewrite(whole(record), PEOPLE.get(kind, ()), handles.get)
            stored = network.document(record_type, record.id) or {}
            line |= {name: value for name, value in stored.items() if name not in line and name != "kind"}
            if kind == "review":
                for item in line["items"]:  # the key of one; a bare id is a number, as every id in a line
                    item["ref"] = int(item["ref"]) if re.fullmatch("[0-9]+", item["ref"]) else item["ref"]
            yield {"kind": kind, **line}
