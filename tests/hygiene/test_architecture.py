"""The page for builders tells of the house as it stands."""

import re
from pathlib import Path

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


def _leads_somewhere(name: str) -> bool:
    """Whether a dotted name is a module of ours, or something in one."""
    path = PACKAGE / name.replace(".", "/")
    owner = path.parent.with_suffix(".py")
    return (
        path.exists() or path.with_suffix(".py").exists() or (owner.exists() and path.name in owner.read_text("utf-8"))
    )


def test_every_file_it_names_is_there() -> None:
    """A path or a module in backticks leads to something."""
    paths = re.findall(r"`([a-z_0-9/]+(?:/|\.py|\.md))`", PAGE)
    assert [name for name in paths if not (PACKAGE / name).exists() and not (PACKAGE.parent / name).exists()] == []
    rooms_named = "|".join(room.strip("/").removesuffix(".py") for room in rooms())
    modules = re.findall(rf"`((?:{rooms_named})(?:\.[a-z_0-9]+)+)`", PAGE)
    files = [name for name in modules if not name.endswith((".py", ".md"))]
    assert files
    assert [name for name in files if not _leads_somewhere(name)] == []
