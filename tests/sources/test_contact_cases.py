"""The contact files that went wrong for other people, each with its right value."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from netritual.errors import NetritualError
from netritual.services.ports import ImportBatch
from netritual.sources import detect


def test_the_shared_contact_files_are_read_as_they_should(shared: Path) -> None:
    """Who is in each file, by the right values that stand beside them; an import into a home is tested elsewhere."""
    folder = shared / "cases" / "contacts"
    for name, entry in json.loads((folder / "answers.json").read_text())["files"].items():
        ways = [{**entry, **other} for other in ({}, *entry.get("any", []))]
        try:
            batch = detect.read((folder / name).read_bytes(), name)
        except NetritualError as error:
            said = f"{error.message} {error.hint}"
            assert any(
                "refused" in way and all(re.search(p, said, re.IGNORECASE) for p in way["refused"]) for way in ways
            ), (name, said)
            continue
        assert any(_is_as_wanted(batch, way, "after" in entry) for way in ways), name


def _is_as_wanted(batch: ImportBatch, want: dict[str, Any], is_second: bool) -> bool:
    if "refused" in want or len(batch.problems) < want.get("problems", 0):
        return False
    if want.get("skipped") not in (None, batch.skipped):
        return False
    if is_second:
        return len(batch.rows) == 1
    people = list(want["people"])
    for row in batch.rows:
        people = people[:] if (at := next((p for p in people if _fits(row, p)), None)) is None else [
            p for p in people if p is not at
        ]  # fmt: skip
    return not people and len(batch.rows) == len(want["people"])


def _fits(row: Mapping[str, Any], person: Mapping[str, Any]) -> bool:
    for field, value in person.items():
        got = row.get(field.removesuffix("_has"))
        if field in ("handle", "job_events") or field.endswith("_not"):
            continue
        if isinstance(value, dict):
            fine = len(got or "") >= value["letters"]
        elif isinstance(got, list):
            fine = set(got) >= set(value) if field.endswith("_has") else set(got) == set(value)
        else:
            fine = (got or "") in (value if isinstance(value, list) else [value])
        if not fine:
            return False
    return True
