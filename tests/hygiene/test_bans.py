"""Three bans that no import contract can hold: the clock, the streams, and markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import netritual

ROOT = Path(netritual.__file__).parent
FOLDERS = sorted({path.parent for path in ROOT.rglob("*.py")})

CLOCK = {"now", "today", "utcnow"}


def name_of(node: ast.expr) -> str:
    """The dotted name of a call's function, as far as it is one."""
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def broken(tree: ast.AST, where: str) -> Iterator[str]:
    """Each breach of a ban in one file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and name_of(node) in ("sys.stdout", "sys.stderr"):
            if where not in ("cli/streams.py", "tui/app_exit.py"):
                yield f"{node.lineno}: {name_of(node)}"
        elif isinstance(node, ast.Attribute) and name_of(node) == "Select.BLANK":
            yield f"{node.lineno}: Select.BLANK: the name that Textual gives another meaning"
        elif isinstance(node, ast.ImportFrom) and node.module in ("textual.markup", "rich.markup"):
            yield f"{node.lineno}: markup.escape"
        elif isinstance(node, ast.Call):
            yield from broken_call(node, where)


def broken_call(call: ast.Call, where: str) -> Iterator[str]:
    """Each breach that is a call."""
    name = name_of(call.func)
    last = name.rpartition(".")[2]
    owner = name.rpartition(".")[0].rpartition(".")[2]
    if where != "clock.py" and (
        (last in CLOCK and owner in ("datetime", "date")) or name in ("time.time", "time.monotonic")
    ):
        yield f"{call.lineno}: {name}()"
    if name == "print" and where not in ("cli/streams.py", "tui/app_exit.py"):
        yield f"{call.lineno}: print()"
    if last == "notify" and where != "tui/app.py":
        yield f"{call.lineno}: notify()"
    if last == "from_markup" and call.args and isinstance(call.args[0], ast.JoinedStr):
        yield f"{call.lineno}: an f-string as markup"
    for keyword in call.keywords:
        if keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is True:
            yield f"{call.lineno}: markup=True"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_nothing_banned(folder: Path) -> None:
    """The time, the streams and markup are used where they belong and nowhere else."""
    files = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in folder.glob("*.py")}
    assert files
    assert [f"{where}:{breach}" for where, tree in files.items() for breach in broken(tree, where)] == []


@pytest.mark.parametrize(
    "line",
    [
        "import datetime\ndatetime.datetime.now()",
        "import time\ntime.time()",
        "print('x')",
        "import sys\nsys.stderr.write('x')",
        "self.notify('x')",
        "Content.from_markup(f'{name}')",
        "Static('x', markup=True)",
        "from textual.markup import escape",
    ],
)
def test_the_bans_can_fail(line: str) -> None:
    """Each ban notices a breach."""
    assert list(broken(ast.parse(line), "domain/planted.py"))
