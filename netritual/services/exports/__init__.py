"""Everything of a home in open formats: ``write`` picks the writer."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from netritual.domain.network import Network
from netritual.errors import UsageError

_WRITERS = {"csv": ("people_files", "csv_file"), "vcf": ("people_files", "vcf_file"), "md": ("diary", "diary")}
"""Format -> the module and the function that writes a network in it."""
FORMATS = ("jsonl", "csv", "vcf", "ics", "md")


def format_of(destination: str | None) -> str:
    """The format that the ending of a file's name asks for; ``jsonl`` for any other, and for standard output."""
    ending = (destination or "").rpartition(".")[2].lower()
    return ending if ending in FORMATS else "jsonl"


def write(
    format: str,
    network: Network,
    *,
    store_id: str = "",
    settings: Mapping[str, Any] | None = None,
    calendar: Callable[[], bytes] | None = None,
) -> bytes:
    """The bytes of an export. ``settings`` are plain values (jsonl only), ``calendar`` renders the coffees (ics only).

    The writers are imported when asked for.
    """
    if format == "jsonl":
        from netritual.services.exports.jsonl import jsonl

        return jsonl(network, store_id, settings)
    if format in _WRITERS:
        module, name = _WRITERS[format]
        write_people: Callable[[Network], bytes] = getattr(import_module(f"{__name__}.{module}"), name)
        return write_people(network)
    if format == "ics" and calendar is not None:
        return calendar()
    raise UsageError(f"There is no format {format!r}.", hint=f"Formats: {', '.join(FORMATS)}.")
