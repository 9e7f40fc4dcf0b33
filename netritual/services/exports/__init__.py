"""Everything of a home in open formats: ``write`` picks the writer."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from netritual.domain.network import Network

FORMATS: Mapping[str, tuple[str, str]] = {
    "jsonl": ("jsonl", "jsonl"), "csv": ("people_files", "csv_file"), "vcf": ("people_files", "vcf_file"),
    "ics": ("", ""), "opml": ("", ""), "md": ("diary", "diary"),
}  # fmt: skip
"""Format -> the module and the function that writes a network in it; the caller makes the calendar file and the list of
feeds."""


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
    calendar: Callable[[], bytes] = bytes,
    feeds: Callable[[], bytes] = bytes,
) -> bytes:
    """The bytes of an export. ``settings`` are plain values (jsonl only), ``calendar`` renders the coffees (ics only),
    ``feeds`` the list of feeds (opml only).

    The writers are imported when asked for.
    """
    module, name = FORMATS[format]
    if not module:
        return feeds() if format == "opml" else calendar()
    writer: Callable[..., bytes] = getattr(import_module(f"{__name__}.{module}"), name)
    return writer(network, store_id, settings) if format == "jsonl" else writer(network)
