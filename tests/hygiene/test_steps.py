"""A step of the review is one file: nothing outside ``review/steps`` asks for a step by its name.

Tables and commands have some of the same names, so it is the use that is looked at: a comparison with a step, a name
given to what looks up a step, a list of step names, a step's own module.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import netritual
from netritual.review.steps import names

ROOT = Path(netritual.__file__).parent
FOLDERS = sorted({path.parent for path in ROOT.rglob("*.py")} - {ROOT / "review" / "steps"})
NAMES = frozenset(names())
WORDS = re.compile(rf"""['"](?:{"|".join(NAMES)})['":]|review\.steps\.""")
"""What stands in a file that asks for a step: a literal that is its name or begins with its key, or its module."""
LOOKS_UP = frozenset(("go", "step_named", "open_review"))
"""Functions that take a step by its name."""


def literals(node: ast.expr) -> set[object]:
    """The constants of a literal, or of a collection of literals; the keys of a mapping."""
    match node:
        case ast.Constant():
            return {node.value}
        case ast.Tuple() | ast.List() | ast.Set():
            return {part.value if isinstance(part, ast.Constant) else None for part in node.elts}
        case ast.Dict():
            return {key.value if isinstance(key, ast.Constant) else None for key in node.keys}
    return set()


def asked(tree: ast.AST) -> Iterator[int]:
    """The lines where a step is asked for by its name."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare():
                sides = [node.left, *node.comparators]
                with_names = any(literals(side) & NAMES for side in sides)
                if with_names and any("step" in ast.unparse(side) for side in sides if not literals(side)):
                    yield node.lineno
            case ast.Tuple() | ast.List() | ast.Set() | ast.Dict():
                found = literals(node)
                if len(found) > 1 and found <= NAMES:
                    yield node.lineno
            case ast.Call():
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                with_names = any(literals(value) & NAMES for value in given)
                if with_names and ast.unparse(node.func).rpartition(".")[2] in LOOKS_UP:
                    yield node.lineno
            case ast.keyword(arg="step", value=ast.Constant(value=value)) if value in NAMES:
                yield node.value.lineno
            case ast.ImportFrom(module=str(module)) if "review.steps." in module:
                yield node.lineno
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]) if _is_key(start):
                yield node.lineno
            case ast.Constant(value=str(text)) if _is_key(text):
                yield node.lineno


def lines(text: str) -> list[int]:
    """The lines of a file where a step is asked for by its name; one that has no such word is not parsed."""
    return list(asked(ast.parse(text))) if WORDS.search(text) else []


def _is_key(text: str) -> bool:
    """The key of a step's item: its name, then the table."""
    name, colon, rest = text.partition(":")
    return bool(colon) and name in NAMES and ":" in rest


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_no_step_is_asked_for_by_its_name(folder: Path) -> None:
    """What others must know of a step is a property of its ``StepSpec``."""
    texts = {path.name: path.read_text("utf-8") for path in folder.glob("*.py")}
    assert texts
    assert [f"{name}:{line}" for name, text in texts.items() for line in lines(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        'run.step.id == "coffees"',
        'view.step.id in ("replies", "asks")',
        'run.go("coffees", now)',
        'STEPS = ("who", "promises", "coffees", "done")',
        'FOOT = {"who": "log", "give": "needs"}',
        'opened(step="asks")',
        "from netritual.review.steps.s70_coffees import brief_rows",
        'key = f"who:meeting:{uid}"',
        'ref.startswith("who:meeting:")',
    ],
)
def test_the_ban_can_fail(line: str) -> None:
    """Each way to ask for a step is noticed."""
    assert set(lines(line)) == {1}


@pytest.mark.parametrize("line", ['item.table == "coffees"', '@click.command("articles")\ndef f(): ...', 'x = "done"'])
def test_tables_and_commands_may_have_these_names(line: str) -> None:
    """Words that are no step are no breach."""
    assert list(asked(ast.parse(line))) == []
