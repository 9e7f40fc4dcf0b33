"""A defect ends the app with exit code 1, a redacted report, and no word of what is stored."""

import os
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from netritual.services.ports import Store
from netritual.tui.app import NetritualApp
from netritual.tui.app_exit import report
from tests.support.rest import at_rest
from tests.tui.conftest import World

SECRET = "Zdenka Tajemna"


def boom(name: str) -> None:
    secret = name  # a local variable that a traceback with locals would print
    raise RuntimeError(f"could not draw {secret}")


async def crash(pilot: Pilot[Any]) -> None:
    pilot.app.call_later(boom, SECRET)
    await pilot.pause()


async def test_a_defect_prints_no_data_and_names_its_report(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    app = world.app()
    with pytest.raises(RuntimeError):
        async with app.run_test() as pilot:
            await crash(pilot)
    app.finish()
    said = capsys.readouterr()
    shown = said.out + said.err
    assert SECRET not in shown
    assert "defect (RuntimeError)" in shown
    reports = os.listdir(world.home.reports)
    assert len(reports) == 1
    text = world.disk.read(os.path.join(world.home.reports, reports[0])).decode()
    assert "in boom" in text
    assert SECRET not in text and "Tajemna" not in text
    assert app.return_code == 1


async def test_a_defect_in_a_verb_ends_the_app_too(world: World) -> None:
    app = world.app()

    def job(store: Store, now: Any) -> tuple[None, None]:
        boom(SECRET)
        return None, None

    with pytest.raises(RuntimeError):
        async with app.run_test() as pilot:
            app.write(job)
            await at_rest(app)
            await pilot.pause()
    app.finish()
    assert app.return_code == 1


def test_a_report_that_cannot_be_written_is_said(world: World) -> None:
    os.makedirs(world.home.root, exist_ok=True)
    with open(world.home.reports, "w", encoding="utf-8") as in_the_way:
        in_the_way.write("a file where the folder should be")
    words = report(RuntimeError(SECRET), world.parts())
    assert SECRET not in words and "safe" in words and "could not be written" in words


def test_the_app_is_ours() -> None:
    assert NetritualApp._handle_exception is not App._handle_exception
