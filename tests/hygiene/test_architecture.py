"""The page for builders tells of the house as it stands."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
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


def needs_of(package: Path) -> dict[str, set[str]]:
    """The modules of a package that each needs: at once, when a function is called, or for the type checker alone."""
    modules = {
        ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in package.rglob("*.py")
    }
    needs: dict[str, set[str]] = {name: set() for name in modules}
    for name, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                named = [f"{node.module}.{one.name}" for one in node.names]
                needs[name].update(one if one in modules else str(node.module) for one in named)
    return needs


def test_no_module_needs_itself() -> None:
    TopologicalSorter(needs_of(PACKAGE)).prepare()


def test_a_circle_is_noticed_wherever_its_imports_stand(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(f"if TYPE_CHECKING:\n    from {tmp_path.name}.other import Two\n")
    (tmp_path / "other.py").write_text(f"def two():\n    from {tmp_path.name} import one\n")
    with pytest.raises(CycleError):
        TopologicalSorter(needs_of(tmp_path)).prepare()
