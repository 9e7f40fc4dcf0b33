"""TinyDB's own tests of tables, queries and operations, run on our classes.

They come with TinyDB's source distribution (``.ci/upstream``) and are named by NETRITUAL_TINYDB_TESTS; never committed.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FILES = ("test_tables.py", "test_queries.py", "test_operations.py", "test_tinydb.py", "test_utils.py")
NAME = "compares the name of a class in a repr"
MEMORY = "asks for TinyDB's own memory storage by its class"
EMPTY = "an empty table is no content, and where nothing changes no line is written"
OTHERWISE = {
    "test_tables.py::test_table_repr[memory]": NAME,
    "test_tables.py::test_table_repr[json]": NAME,
    "test_tinydb.py::test_repr": NAME,
    "test_tinydb.py::test_access_storage": MEMORY,
    "test_tinydb.py::test_storage_access": MEMORY,
    "test_tables.py::test_persist_table[memory]": EMPTY,
    "test_tables.py::test_persist_table[json]": EMPTY,
}
"""Tests that cannot hold for us, and why."""


def test_tinydb_tests_pass_on_our_classes(tmp_path: Path) -> None:
    named = os.environ.get("NETRITUAL_TINYDB_TESTS")
    if not named:
        pytest.skip("TinyDB's own tests are not here (.ci/upstream fetches them; NETRITUAL_TINYDB_TESTS names them)")
    for name in FILES:
        shutil.copy(Path(named) / name, tmp_path / name)
    shutil.copy(Path(__file__).with_name("upstream_conftest.py"), tmp_path / "conftest.py")
    top = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--tb=short", "-rf"]
    run = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-c", os.devnull, str(tmp_path)],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(top)}, cwd=tmp_path,
    )  # fmt: skip
    failed = set(re.findall(r"^FAILED \S*?(test_\w+\.py::\S+)", run.stdout, re.MULTILINE))
    assert re.search(r"\d{3} passed", run.stdout), run.stdout[-4000:]
    assert failed == set(OTHERWISE), run.stdout[-8000:]
