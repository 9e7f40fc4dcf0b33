"""The key bar says what the keys do: over all rows of the sample, each hint is the act that its key does."""

from collections.abc import Iterator, Sequence

import pytest

from netritual.review.step import Act, Item
from netritual.tui.app import Opening
from netritual.tui.item_actions import ItemActions
from netritual.tui.key_hints import Hint
from netritual.tui.view import View
from netritual.tui.widgets.item_list import ItemList
from netritual.tui.widgets.key_bar import KeyBar
from tests.support.amount import some
from tests.tui.conftest import World, press, shown, toasts
from tests.tui.sample import fill

OPENED = {"prep", "open", "begin", "correct the line", "take it off", "who is behind it"}
"""What enter does where the row has no act of its own for it."""


class Done:
    """What keys would do with a row: nothing is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.words: list[str] = []
        monkeypatch.setattr(ItemActions, "do_act", lambda _, act, *more, **others: self._act(act))
        monkeypatch.setattr(ItemActions, "action_with_person", lambda _, act: self.words.append(f"person: {act}"))
        monkeypatch.setattr(ItemActions, "open_url", lambda _, url: self.words.append("link" if url else "nothing"))

    def _act(self, act: Act) -> None:
        self.words.append(act.label)


def rows(screen: View) -> Iterator[None]:
    """Put the cursor on every row of every list in sight."""
    for items in screen.query(ItemList):
        if not items.display or not items.focusable:
            continue
        items.focus()
        for row in items.rows:
            if not row.head:
                items.go_to(row.key)
                yield


async def done_by(screen: ItemActions, hint: Hint, done: Done) -> str:
    """What a key does with the row under the cursor, in words; "" when it is a command of the screen itself."""
    done.words.clear()
    action = screen._bindings.key_to_bindings[hint.press][0].action
    if action.startswith(("act(", "with_person(")):
        await screen.run_action(action)
        return " ".join(done.words)
    return "itself"


@pytest.mark.parametrize("tab", some(["1", "2", "3", "4"], 4))
@pytest.mark.parametrize("size", some([(120, 40), (80, 24), (60, 15)], 2))
async def test_each_hint_is_the_act_that_its_key_does(
    world: World, monkeypatch: pytest.MonkeyPatch, tab: str, size: tuple[int, int]
) -> None:
    fill(world)
    done = Done(monkeypatch)
    async with world.run(size) as pilot:
        await press(pilot, tab)
        screen = pilot.app.screen
        assert isinstance(screen, ItemActions)
        await _check(screen, done)


async def test_each_hint_of_a_persons_page_is_the_act_that_its_key_does(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world)
    done = Done(monkeypatch)
    async with world.run((120, 40)) as pilot:
        for row in range(6):
            await press(pilot, "2", "g", *["j"] * row, "enter")
            screen = pilot.app.screen
            assert isinstance(screen, ItemActions)
            await _check(screen, done)
            await press(pilot, "escape")


async def _check(screen: ItemActions, done: Done) -> None:
    seen = 0
    for _ in rows(screen):
        for hint in screen.row_hints():
            if not hint.press:
                continue
            seen += 1
            words, item = await done_by(screen, hint, done), screen.item
            assert words not in ("", "nothing"), (hint, item)
            if item is not None and words not in ("itself", "link") and not words.startswith("person: "):
                assert words == hint.label, item
            if hint.press == "enter" and words == "itself":
                assert _main(item) or hint.label in OPENED, (hint, item)
    assert seen


def _main(item: Item | None) -> str:
    act = item.act("enter") if item is not None else None
    return act.label if act is not None else ""


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)])
async def test_keys_of_acts_that_a_row_has_are_shown_first(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size) as pilot:
        await press(pilot, "3")
        screen = pilot.app.screen
        assert isinstance(screen, ItemActions) and screen.item is not None
        assert screen.item.kind == "reply"
        assert "space answered" in shown(pilot) and "space done" not in shown(pilot) and "o link" not in shown(pilot)


@pytest.mark.parametrize("tab", ["1", "2", "3", "4", "5"])
async def test_a_small_terminal_has_one_line_of_keys_that_names_the_tabs_and_where_there_are_more(
    world: World, tab: str
) -> None:
    fill(world)
    async with world.run((60, 15)) as pilot:
        await press(pilot, tab)
        lines: Sequence[object] = pilot.app.screen.query_one(KeyBar).hints(60)
        assert len(lines) == 1
        assert shown(pilot).rstrip().endswith("1-5 tabs  ? more")
        assert not toasts(pilot)


@pytest.mark.parametrize("step", ["who", "replies", "coffees", "done"])
async def test_a_step_in_a_small_terminal_has_one_line_of_keys_that_goes_on(world: World, step: str) -> None:
    fill(world)
    async with world.run((60, 15), Opening("review", "step", step)) as pilot:
        pilot.app.clear_notifications()
        await press(pilot)
        lines: Sequence[object] = pilot.app.screen.query_one(KeyBar).hints(60)
        assert len(lines) == 1 and shown(pilot).rstrip().endswith("? more")
        assert ("] next step" in shown(pilot)) == (step != "done")
