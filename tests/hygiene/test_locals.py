"""Locals and parameters are called by what they hold: a participle says only how it came there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import netritual

ROOT = Path(netritual.__file__).parent
PARTICIPLES = frozenset(("told", "found", "known", "held", "kept", "made", "taken", "seen", "given"))
"""Nine that stood for anything, some 560 times; others ("said", "left", "asked") mostly are words of the field."""


def participles(source: str) -> Iterator[str]:
    """The parameters and locals of a file that are called so; the fields of records are not meant."""
    tree = ast.parse(source)
    fields = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for field in node.body
        if isinstance(field, ast.AnnAssign)
        for inner in ast.walk(field)
    }
    for node in ast.walk(tree):
        stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in fields
        name = node.arg if isinstance(node, ast.arg) else node.id if stored and isinstance(node, ast.Name) else ""
        if name in PARTICIPLES:
            yield name


def test_no_local_and_no_parameter_is_called_by_a_participle() -> None:
    named = {str(path.relative_to(ROOT)): [*participles(path.read_text("utf-8"))] for path in ROOT.rglob("*.py")}
    assert {path: names for path, names in named.items() if names} == {}


def test_participles_are_noticed_in_locals_and_parameters_alone() -> None:
    source = "class Review:\n    seen: int = 0\n\ndef f(known):\n    for found in known:\n        self.kept = found\n"
    assert sorted(participles(source)) == ["found", "known"]
