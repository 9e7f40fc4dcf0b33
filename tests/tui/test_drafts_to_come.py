"""Drafts take longer than a frame: they are made after it, or when they are first asked for."""

from datetime import UTC, datetime

import pytest

from netritual.domain.model import Person, Promise, Settings
from netritual.services.pages.person_card import person_card
from netritual.tui.app import NetritualApp
from netritual.tui.view import View
from tests.support.network import MemoryNetwork
from tests.tui.conftest import World, press, screen_text, settle, shown
from tests.tui.sample import fill


@pytest.mark.parametrize("place", ["home", "people", "person"])
async def test_a_draft_that_is_asked_for_before_it_was_made_opens(
    world: World, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    ids = fill(world)
    monkeypatch.setattr(View, "after_frame", lambda *_: None)  # it would make all drafts
    async with world.run((120, 40)) as pilot:
        app = pilot.app
        assert isinstance(app, NetritualApp)
        if place == "people":
            await press(pilot, "2", "slash", *"dana", "enter")
        elif place == "person":
            app.open_person(ids["tom"])
            await settle(pilot)
        await press(pilot, "m")
        assert "Draft to" in shown(pilot) and "esc" in screen_text(pilot)[-1]


def test_a_card_makes_no_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError("a card shows no draft")

    monkeypatch.setattr("netritual.review.message_drafts.loop_drafts.loop_note", refuse)
    ana = Person(id=1, handle="ana", name="Ana Ruiz")
    now = datetime(2026, 3, 11, 10, tzinfo=UTC)
    promise = Promise(id=2, people=(1,), text="send deck", made=now.date())
    card = person_card(MemoryNetwork(ana, promise), Settings(tz="UTC"), now, ana)
    assert [loop.what for loop in card.open] == ["send deck"]
