"""Many writers beside the open app: nothing is lost, nothing stands twice, and the app shows it."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.e2e.someone import Someone
from tests.support.terminal import AT_HOME


@pytest.mark.parametrize(("writers", "lines"), [(4, 5), pytest.param(8, 50, marks=pytest.mark.nightly)])
def test_many_shells_beside_the_open_app(person: Someone, writers: int, lines: int) -> None:
    """8 x 50 lines at once: 400 of 400 are there, once each, and the app has seen them."""
    person.shell("log", 'lunch @"Ana Ruiz" mon')
    app = person.app()
    app.wait(AT_HOME)

    def write(writer: int) -> None:
        for line in range(lines):
            person.process("log", f"call @ana-ruiz w{writer}n{line}")

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    rows = [json.loads(row) for row in person.shell("export").splitlines()]
    calls = [row["summary"] for row in rows if row["kind"] == "interaction" and row["channel"] == "call"]
    assert sorted(calls) == sorted(f"w{writer}n{line}" for writer in range(writers) for line in range(lines))
    ids = [row["id"] for row in rows if "id" in row]
    assert len(ids) == len(set(ids))
    app.press("2")
    app.wait("Ana Ruiz")
    app.press("enter")
    app.wait(f"{writers * lines + 1} in 12 months")
    app.press("q")
    assert app.end() == 0
