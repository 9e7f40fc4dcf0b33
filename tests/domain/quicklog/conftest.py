"""An address book and a day for the tests of the quick log: Thursday 15 October 2026."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 10, 15)
BOOK = NameIndex(
    [
        (1, "eva", "Eva Lund", (), "", "list"),
        (2, "marc", "Marc Weber", ("mw",), "", "list"),
        (3, "kim-abe", "Kim Abe", (), "", "list"),
        (4, "kim-boe", "Kim Boe", (), "", "list"),
        (5, "noor", "Noor el Amrani", (), "", "list"),
        (6, "zoe", "Zoë Quinn", (), "", "list"),
        (7, "wang", "王伟", (), "", "list"),
        (8, "li", "Li Mei Hua", (), "", "list"),
    ]
)

Read = Callable[[str], dict[str, Any]]


@pytest.fixture
def read() -> Read:
    """A line -> its reading as JSON, without the fields every line of that day has."""

    def reading(line: str) -> dict[str, Any]:
        found = parse(line, BOOK, TODAY).to_json()
        if found["date"] == TODAY.isoformat():
            del found["date"]
        if found["channel"] == "note":
            del found["channel"]
        return found

    return reading
