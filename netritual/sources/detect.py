"""What a file is, told by its content and never by its name: the importers are asked, one after the other."""

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from netritual.domain.dates.day_wording import listed
from netritual.domain.language.encodings import decode
from netritual.regex import regex
from netritual.services.ports import ImportBatch
from netritual.sources import importers as rooms
from netritual.sources.importers import Importer, not_read
from netritual.sources.unsupported_files import foreign

SEEN = 400_000
"""Bytes of a file that are looked at to tell its kind; a preamble is shorter."""
OPML_SEEN = 2_000
"""Bytes within which the root of an OPML file begins; a comment may stand before it."""
_OPML = regex(r"<opml[\s>]", re.IGNORECASE)
FEED_LIST = "a list of feeds as OPML"


@cache
def importers() -> tuple[Importer, ...]:
    """All importers in their order; ValueError on a module without an ``IMPORTER``."""
    every = []
    for module in iter_modules(rooms.__path__):
        importer = getattr(import_module(f"{rooms.__name__}.{module.name}"), "IMPORTER", None)
        if not isinstance(importer, Importer):
            raise ValueError(f"the importer {module.name} has no IMPORTER")
        every.append(importer)
    return tuple(sorted(every, key=lambda importer: importer.order))


def importer_of(data: bytes) -> Importer | None:
    """Who reads a file, told by its content; None where nobody does."""
    text = _beginning(data)
    return next((importer for importer in importers() if importer.knows(data, text)), None)


def is_feed_list(data: bytes) -> bool:
    """Whether a file is OPML, the list of feeds that feed readers export."""
    return bool(_OPML.search(decode(data[:OPML_SEEN])))


def read(data: bytes, name: str) -> ImportBatch:
    """The people and records of a file. ``name`` serves the words of an error only.

    Raises NetritualError when the file is empty or of a kind that is not read.
    """
    importer = importer_of(data)
    if importer is not None:
        return importer.read(data)
    text = _beginning(data)
    other = foreign(data, text)
    what = "of a kind that netritual does not read" if other is None else other.words
    if not text.strip("\0\ufeff \t\r\n"):
        what = "empty"
    way = f"It reads {listed([*(importer.words for importer in importers()), FEED_LIST])}."
    if other is not None:
        way = f"{other.way} {way}"
    raise not_read(f"{name} is {what}.", way)


def _beginning(data: bytes) -> str:
    return decode(data[: SEEN - SEEN % 4] if len(data) > SEEN else data)
