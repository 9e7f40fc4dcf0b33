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
