"""The page for builders tells of the house as it stands."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "netritual"
PAGE = (PACKAGE / "ARCHITECTURE.md").read_text("utf-8")


def rooms() -> set[str]:
    """The names in the list of rooms."""
    block = re.search(r"## Rooms\n+```\n(.*?)```", PAGE, re.DOTALL)
    assert block is not None
    return {line.split()[0] for line in block[1].splitlines() if line.strip()}


def test_every_room_is_told_and_there() -> None:
    """Each package and top-level module has its line, and no line tells of one that is gone."""
    there = {f"{path.parent.relative_to(PACKAGE)}/" for path in PACKAGE.glob("*/**/__init__.py")}
    there |= {path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")}
    assert rooms() == there


@pytest.mark.parametrize("room", ["tui", "cli", "sources", "calendar"])
def test_no_module_of_a_face_needs_itself(room: str) -> None:
    """No circles, also not by what only the type checker imports; what a function loads when it is called is a door."""
    needs = {}
    for path in (PACKAGE / room).rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        called = {id(node) for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) for node in ast.walk(one)}
        loaded = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and id(node) not in called]
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        needs[name] = {
            one for node in loaded for one in (node.module, *(f"{node.module}.{n.name}" for n in node.names))
        }
    while free := {name for name, needed in needs.items() if needed.isdisjoint(needs)}:
        needs = {name: needed for name, needed in needs.items() if name not in free}
    assert not needs, sorted(needs)
