"""The sentence of a changed settings file: the calendar that came or went, else the settings by name."""

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from netritual.domain.words import listed

NAMED = 3
"""Settings named in one sentence; of more it is only said that they changed."""


def settings_sentence(doc: Mapping[str, Any], former: Mapping[str, Any] | None) -> str:
    """What a change of the file did. ``doc`` and ``former`` are the file's record after and before it.

    The bytes that stood there before are ``doc["former"]`` where somebody else had written them, else the former
    record's. A file that is no TOML, or none at all, holds nothing.
    """
    stood = doc.get("former") or (former or {}).get("data")
    before, after = _values(stood), _values(doc.get("data"))
    changed = [name for name in (*after, *(before.keys() - after.keys())) if before.get(name) != after.get(name)]
    if changed == ["calendars"]:
        had, has = _names(before), _names(after)
        come, gone = [name for name in has if name not in had], [name for name in had if name not in has]
        if len(come) + len(gone) == 1:
            return f"Added the calendar {come[0]}." if come else f"Removed the calendar {gone[0]}."
    if not changed or len(changed) > NAMED:
        return "Changed the settings."
    return f"Changed the {'setting' if len(changed) == 1 else 'settings'} {listed(sorted(changed))}."


def _values(data: object) -> dict[str, Any]:
    from tomllib import loads

    try:
        return loads(b64decode(data, validate=True).decode()) if isinstance(data, str) else {}
    except (ValueError, RecursionError):
        return {}


def _names(values: Mapping[str, Any]) -> list[str]:
    rows = values.get("calendars")
    return [str(row.get("name", "")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
