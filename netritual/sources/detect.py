"""What a file is, told by its content and never by its name."""

import re

from netritual.errors import NetritualError
from netritual.services.ports import ImportBatch
from netritual.sources import exchange, linkedin, vcard
from netritual.sources.reading import decode, lines_of

_CARD = re.compile(r"(?mi)^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r*$")
SEEN = 400_000
"""Bytes of a file that are looked at to tell its kind; a preamble is shorter."""


def kind(data: bytes) -> str | None:
    """``linkedin``, ``vcard``, ``netritual``, or None for anything else."""
    if data.startswith(b"PK\x03\x04"):
        return linkedin.FORMAT
    text = decode(data[: SEEN - SEEN % 2] if len(data) > SEEN else data)
    if _is_exchange(data):
        return exchange.FORMAT
    if _CARD.search(text):
        return vcard.FORMAT
    return linkedin.FORMAT if linkedin.find_header(lines_of(text)) else None


def read(data: bytes, name: str) -> ImportBatch:
    """The people and records of a file. ``name`` serves the words of an error only.

    Raises NetritualError when the file is empty or of a kind that is not read.
    """
    found = kind(data)
    if found == linkedin.FORMAT:
        return linkedin.read(data)
    if found == vcard.FORMAT:
        return vcard.read(data)
    if found == exchange.FORMAT:
        return exchange.read(data)
    what = "is empty" if not data.strip() else "is of a kind that netritual does not read"
    raise NetritualError(
        f"{name} {what}.",
        title="import",
        hint="Nothing was changed. It reads LinkedIn's Connections.csv (or its zip), vCard files, and its own .jsonl.",
    )


def _is_exchange(data: bytes) -> bool:
    """True when one of the first lines is an object that says its kind; broken lines may stand before it."""
    lines = [line for line in exchange.lines_of(data)[:50] if line.strip()][:10]
    return any(line.lstrip().startswith(b"{") and isinstance(exchange.parse(line), dict) for line in lines)
