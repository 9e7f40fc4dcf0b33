"""The app's own words: kind and plain, whole words instead of codes, and nothing that shouts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import netritual

ROOT = Path(netritual.__file__).parent
JARGON = (
    "provisional", "unsettled", "stalled", "dormant", "sweep", "median", "evenness", "overdue", "placeholder",
    "calibration", "coefficient", "LATE", "SWEEP",
)  # fmt: skip
"""Words of the code, or of no calm speech, that nobody is shown."""
CODES = {
    "a number with a letter for its unit": r"\{\} ?(?:d|h|w)\b(?!')",
    "a sign for “about”": r"[~≈]\{\}|≈",
    "a factor as a sign": r"\bx\{\}",
    "a box typed as text": r"\[[ x]\]",
    "a bare plus before points": r"\+\{\} [a-z]",
}
_JARGON = re.compile(rf"\b(?:{'|'.join(JARGON)})\b")
_CODES = re.compile("|".join(CODES.values()))
_SHOUT = re.compile(r"[^\W\d_]!(?:\s|$)")
_NOT_SHOWN = {"regex", "compile", "split", "startswith", "endswith", "removeprefix", "removesuffix", "replace", "strip"}
"""Calls whose texts are compared with, or searched for."""
_SQL = re.compile(r"\b(?:SELECT|CREATE|PRIMARY|INSERT|DELETE|WITHOUT ROWID)\b")
SPEECH = ("domain/quicklog", "sources", "store/index")
"""Packages whose texts are words that a person types, names of columns, or SQL."""


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a file with their lines, each blank of an f-string as ``{}``; without docstrings and patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            hidden.add(id(node.value))
        called = node.func if isinstance(node, ast.Call) else None
        name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
        if name in _NOT_SHOWN:
            hidden |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.JoinedStr):
            hidden |= {id(part) for part in node.values if isinstance(part, ast.Constant)}
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join([str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def faults(path: Path) -> list[str]:
    """What a file says in words that nobody should read."""
    shown = ((line, text) for line, text in texts(path) if " " in text and not _SQL.search(text))
    return [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for line, text in shown
        if _JARGON.search(text) or _CODES.search(text) or _SHOUT.search(text)
    ]


def files() -> list[Path]:
    """The files whose texts a person reads."""
    return [path for path in sorted(ROOT.rglob("*.py")) if not path.relative_to(ROOT).as_posix().startswith(SPEECH)]


def test_no_text_that_is_shown_has_a_code_a_shout_or_jargon() -> None:
    assert [fault for path in files() for fault in faults(path)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('word = f"{days} d ago"', True),
        ('word = f"{days} days ago"', False),
        ('word = "Kept as a provisional person"', True),
        ('word = "Well done! Go on."', True),
        ('word = regex("a dormant word")', False),
        ('word = f"every ~{days}"', True),
        ('def f() -> None:\n    """Of a dormant tie."""', False),
        ('state = "dormant"', False),
    ],
)
def test_the_words_are_looked_for_where_they_are_shown(
    source: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.hygiene.test_plain_words.ROOT", tmp_path)
    (tmp_path / "one.py").write_text(source, encoding="utf-8")
    assert bool(faults(tmp_path / "one.py")) is found
