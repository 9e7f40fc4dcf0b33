"""The sentence of a change of the settings file."""

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from netritual.domain.dates.day_wording import listed
from netritual.domain.history.record_wording import NAMED, Doc


def settings_sentence(doc: Doc, former: Doc | None) -> str:
    """What a change of the file did. ``doc`` and ``former`` are the file's record after and before it.

    The bytes that stood there before are ``doc["former"]`` where somebody else had written them, else the former
    record's. A file that is no TOML, or none at all, holds nothing.
    """
    stood = doc.get("former") or (former or {}).get("data")
    before, after = _toml_of(stood), _toml_of(doc.get("data"))
    changed = [name for name in (*after, *(before.keys() - after.keys())) if before.get(name) != after.get(name)]
    if changed == ["calendars"]:
        had, has = _calendar_names(before), _calendar_names(after)
        come, gone = [name for name in has if name not in had], [name for name in had if name not in has]
        if len(come) + len(gone) == 1:
            return f"Added the calendar {come[0]}." if come else f"Removed the calendar {gone[0]}."
    if not changed or len(changed) > NAMED:
        return "Changed the settings."
    return f"Changed the {'setting' if len(changed) == 1 else 'settings'} {listed(sorted(changed))}."


def _toml_of(data: object) -> dict[str, Any]:
    from tomllib import loads

    try:
        return loads(b64decode(data, validate=True).decode()) if isinstance(data, str) else {}
    except (ValueError, RecursionError):
        return {}


def _calendar_names(values: Mapping[str, Any]) -> list[str]:
    rows = values.get("calendars")
    return [str(row.get("name", "")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
