"""Many writers beside the open app: nothing is lost, nothing stands twice, and the app shows it."""

import json
from concurrent.futures import ThreadPoolExecutor

from tests.e2e.someone import Someone

WRITERS, LINES = 8, 50


def test_eight_shells_beside_the_open_app(person: Someone) -> None:
    """8 x 50 lines at once: 400 of 400 are there, once each, and the app has seen them."""
    person.shell("log", 'lunch @"Ana Ruiz" mon')
    app = person.app()
    app.wait("YOUR NETWORK")

    def write(writer: int) -> None:
        for line in range(LINES):
            person.shell("log", f"call @ana-ruiz w{writer}n{line}")

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(write, range(WRITERS)))
    lines = [json.loads(line) for line in person.shell("export").splitlines()]
    told = [line["summary"] for line in lines if line["kind"] == "interaction" and line["channel"] == "call"]
    assert sorted(told) == sorted(f"w{writer}n{line}" for writer in range(WRITERS) for line in range(LINES))
    ids = [line["id"] for line in lines if "id" in line]
    assert len(ids) == len(set(ids))
    app.press("2")
    app.wait("> Ana Ruiz")
    app.press("enter")
    app.wait("timeline (401 in 12 months)")
    app.press("q")
    assert app.end() == 0
