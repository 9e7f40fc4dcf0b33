"""Our own ``.jsonl`` coming in: its lines are told apart here, and joined in the import verb."""

import codecs
import json
from collections.abc import Mapping
from typing import Any

from netritual.domain.language.text import sound
from netritual.domain.people.exchange import KINDS, SCHEMA
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.sources.importers import Importer, not_read

FORMAT = "netritual"


def knows(data: bytes, text: str) -> bool:
    """True when one of the first lines is an object that says its kind; broken lines may stand before it."""
    lines = [line for line in lines_of(data)[:50] if line.strip()][:10]
    return any(line.lstrip().startswith(b"{") and isinstance(parse(line), dict) for line in lines)


def read(data: bytes) -> ImportBatch:
    """The lines of an export, or of a file written by hand; a line that cannot be read is a problem with its number.

    Raises NetritualError for a file of a schema that this version does not know.
    """
    rows: list[Mapping[str, Any]] = []
    places: list[str] = []
    problems: list[ImportProblem] = []
    store: str | None = None
    for number, line in enumerate(lines_of(data), start=1):
        if not line.strip():
            continue
        place = f"line {number}"
        row = parse(line)
        if isinstance(row, str):
            problems.append(ImportProblem(place, row))
        elif row["kind"] == FORMAT:
            _known_schema(row, number)
            store = row["store"] if isinstance(row.get("store"), str) else store
        elif row["kind"] not in KINDS and row["kind"] != "settings":
            problems.append(ImportProblem(place, f"there is no kind {row['kind'][:40]!r}"))
        else:
            rows.append(row)
            places.append(place)
    return ImportBatch(FORMAT, tuple(rows), 0, tuple(problems), store, tuple(places))


def lines_of(data: bytes) -> list[bytes]:
    """The lines of the file as UTF-8 bytes, without a BOM."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(codecs.BOM_UTF8).split(b"\n")


def parse(line: bytes) -> dict[str, Any] | str:
    """The object of one line, or what is wrong with it in words."""
    try:
        row = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError:
        return "it is not UTF-8 text"
    except RecursionError:
        return "it is nested too deeply"
    except ValueError as error:
        return f"this is no JSON object ({str(error).partition(':')[0].lower()})"
    if not isinstance(row, dict):
        return "this is no JSON object"
    if not isinstance(row.get("kind"), str):
        return "it does not say its kind"
    sounded: dict[str, Any] = _sounded(row)
    return sounded


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _sounded(value: Any) -> Any:
    """The value with lone surrogates (``"\\ud800"`` is legal JSON) replaced: they could not be stored."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [_sounded(inner) for inner in value]
    if isinstance(value, dict):
        return {sound(key): _sounded(inner) for key, inner in value.items()}
    return value


def _known_schema(row: Mapping[str, Any], number: int) -> None:
    schema = row.get("schema", SCHEMA)
    if type(schema) is not int or schema > SCHEMA or schema < 1:
        what = f"Line {number} says schema {schema!r}; this netritual reads schema {SCHEMA}."
        raise not_read(what, "A newer netritual may read it.")


IMPORTER = Importer(FORMAT, 10, "its own .jsonl", knows, read)
