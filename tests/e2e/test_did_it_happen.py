"""Weeks with planned talks in a real terminal: asked whether they took place, and what came of them."""

import json
from typing import Any

from tests.e2e.someone import Someone


def listed(person: Someone, *argv: str) -> Any:
    """What a command lists."""
    return json.loads(person.shell(*argv, "--json"))


def on(person: Someone, moment: str) -> None:
    """Another day."""
    person.env["NETRITUAL_NOW"] = f"{moment}:00+00:00"


def test_four_weeks(person: Someone) -> None:
    """A lunch held, with a promise out of it; a coffee moved and logged; a walk that nobody speaks of."""
    on(person, "2026-03-02T09:00")
    person.shell("settings", "set", "tz", "UTC")
    for name in ("Ana Ruiz", "Bob Stone", "Cleo Voss"):
        person.shell("log", f"call @{{{name}}} yesterday")
    person.shell("coffees", "plan", "ana", "2026-03-04T12:30", "--kind", "lunch")
    person.shell("coffees", "plan", "bob", "2026-03-05T09:00")
    person.shell("coffees", "plan", "cleo", "2026-03-05T17:00", "--kind", "walk")
    on(person, "2026-03-04T13:00")
    assert listed(person, "loops") == []

    on(person, "2026-03-05T18:00")
    assert [loop["kind"] for loop in listed(person, "loops")] == ["held", "held", "held"]
    app = person.app(cols=80, rows=24)
    app.wait("Did it happen?")
    app.press("w")
    app.wait("planned lunch")
    app.press("j", "j", "j")
    app.wait("space it happened")
    app.press("space")
    app.wait("Lunch with Ana Ruiz: what came of it?")
    app.type("re pricing +promise intro to Tom")
    app.wait("you promise intro to Tom")
    app.press("enter")
    app.gone("planned lunch")
    app.wait("Logged lunch with Ana Ruiz, Wed 4 Mar, with 1 promise.")
    app.wait("nothing more")
    app.press("esc")
    app.gone("what came of it?")
    app.press("s")
    app.wait(": to when?")
    app.type("2026-03-10T09:00")
    app.press("enter")
    app.gone("planned coffee")
    app.press("q")
    assert app.end() == 0
    assert sorted(loop["kind"] for loop in listed(person, "loops")) == ["held", "promise"]

    on(person, "2026-03-10T20:00")
    assert [row["kind"] for row in listed(person, "coffees")] == ["walk", "coffee"]
    person.shell("log", "coffee with Bob today, he hires a data person")
    assert [row["kind"] for row in listed(person, "coffees")] == ["walk"]
    on(person, "2026-03-26T09:00")
    assert not [loop for loop in listed(person, "loops") if loop["kind"] == "held"]

    on(person, "2026-03-27T16:00")
    app = person.app("review", cols=80, rows=24)
    app.wait("Who did you interact with?")
    app.press("q")
    assert app.end() == 0
    lines = [json.loads(line) for line in person.shell("export").splitlines()]
    states = {line["channel"]: line["state"] for line in lines if line["kind"] == "coffee"}
    talks = [line for line in lines if line["kind"] == "interaction" and line["channel"] in ("lunch", "coffee", "walk")]
    assert states == {"lunch": "held", "coffee": "held", "walk": "lapsed"}
    assert [(talk["channel"], talk["on"], talk["topic"]) for talk in talks] == [
        ("lunch", "2026-03-04", "pricing"), ("coffee", "2026-03-10", ""),
    ]  # fmt: skip
