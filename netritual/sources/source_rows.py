"""The row by which an entry of an address file is known again: one that says anything else has another row."""

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from netritual.domain.people.addresses import LONGEST

_CELLS = ("phones", "pronouns", "birthday", "city", "emails", "urls")
"""What stands in cells of its own behind name, company and position; what is empty has none."""
_SUMMED = ("aka", "circles", "private_notes", "events")


def source_row(format: str, row: Mapping[str, Any], last: Sequence[str] = ()) -> str:
    """``format: name | company | position | …`` of an exchange row, with the cells ``last``, which are never cut.

    Longer fields are in it as a sum.
    """
    more = [value for name in _CELLS for value in _texts(row.get(name))]
    text = f"{format}: {' | '.join((row['name'], row['company'], row['position'], *more))}"
    rest: dict[str, Any] = {name: row[name] for name in _SUMMED if row.get(name)}
    if rest or len(text) > LONGEST["text"]:
        digest = blake2b(json.dumps([text, rest], sort_keys=True).encode(), digest_size=8).hexdigest()
        last = (f"sum:{digest}", *last)
    end = "".join(f" | {cell}" for cell in last)
    return text[: LONGEST["text"] - len(end)] + end


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) and value else value or []
