"""Files that people come from, one module a kind: it is found by its ``IMPORTER`` (``sources.detect``)."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from netritual.domain.people.addresses import tidy
from netritual.errors import NetritualError
from netritual.services.ports import ImportBatch


class Importer(NamedTuple):
    """One kind of file.

    ``order``: files are shown to the importers from the lowest on, the first that knows one has it. ``words`` name the
    file as a person would. ``knows`` gets the bytes and the text of the beginning; ``read`` all bytes, and raises
    NetritualError when the file cannot be read at all.
    """

    format: str
    order: int
    words: str
    knows: Callable[[bytes, str], bool]
    read: Callable[[bytes], ImportBatch]


def not_read(message: str, way: str = "") -> NetritualError:
    """What is raised for a file that cannot be read at all, with the way out."""
    return NetritualError(message, title="import", hint=f"Nothing was changed. {way}".rstrip())


def nameless_row(place: str, cells: Iterable[str]) -> str:
    """A row that names nobody, by the first thing that it says: "line 4 (info@x.org)"."""
    said = next((text for cell in cells if (text := tidy(cell))), "")
    return f"{place} ({said[:40]})" if said else place
