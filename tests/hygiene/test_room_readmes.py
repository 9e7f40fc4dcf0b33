"""The pages of the rooms tell the numbers and formulas of the code: each table and each example is tried."""

import ast
import doctest
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from netritual.domain.model import Settings

PACKAGE = Path(__file__).resolve().parents[2] / "netritual"
PAGES = sorted(PACKAGE.rglob("README.md"))
ROW = re.compile(r"^\| `(?P<name>[A-Za-z_]\w*\.[^`]+)` \| (?P<value>[^|`]+?) \|", re.MULTILINE)
"""A row of a table of numbers: a name of a module or of the settings in backticks, then a plain value."""


def _of(page: Path) -> str:
    return page.parent.relative_to(PACKAGE).as_posix()


def value_of(name: str, page: Path) -> Any:
    """What a name stands for: ``module.NAME`` of the page's room, else of the package, or ``Settings.name``."""
    first = name.partition(".")[0]
    if first == "Settings":
        return eval(name, {"Settings": Settings()})
    found = [*page.parent.rglob(f"{first}.py"), *PACKAGE.rglob(f"{first}.py")]
    assert found, f"{_of(page)}: there is no module {first}"
    module = ".".join(found[0].relative_to(PACKAGE.parent).with_suffix("").parts)
    return eval(name, {first: import_module(module)})


def wrong(text: str, page: Path) -> list[str]:
    """The rows of a page whose value is not that of the code."""
    return [
        row[0] for row in ROW.finditer(text) if value_of(row["name"], page) != ast.literal_eval(row["value"].strip())
    ]


@pytest.mark.parametrize("page", PAGES, ids=_of)
def test_the_numbers_are_those_of_the_code(page: Path) -> None:
    assert wrong(page.read_text("utf-8"), page) == []


@pytest.mark.parametrize("page", PAGES, ids=_of)
def test_the_examples_are_so(page: Path) -> None:
    text = re.sub(r"^```.*$", "", page.read_text("utf-8"), flags=re.MULTILINE)
    examples = doctest.DocTestParser().get_doctest(text, {}, _of(page), str(page), 0)
    assert doctest.DocTestRunner(verbose=False).run(examples).failed == 0


def test_a_wrong_number_is_noticed() -> None:
    page = PACKAGE / "domain" / "README.md"
    assert ROW.search(page.read_text("utf-8"))
    assert wrong("| `tie.REPLY_DAYS` | 31 | x |", page) and not wrong("| `tie.REPLY_DAYS` | 30 | x |", page)
