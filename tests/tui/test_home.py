"""Home: what to do now, what comes, who is quiet; day one; and the keys on each row."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from netritual.domain.model import Ask, CalendarSource, Coffee, Interaction, Person, Promise, Request, Slot, Thanks
from netritual.services.verbs import touches
from netritual.tui.screens.import_file import ImportScreen
from netritual.tui.screens.log_screen import LogScreen
from netritual.tui.screens.people_screen import PeopleScreen
from netritual.tui.widgets.item_list import ItemList
from tests.support.records import put
from tests.tui.conftest import World, cursor_row, press, row_with, screen_text, settle, shown, toasts, type_text
from tests.tui.sample import NOW, fill


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15)])
async def test_day_one_says_what_one_may_do_first(world: World, size: tuple[int, int]) -> None:
    async with world.run(size) as pilot:
        rows = screen_text(pilot)
        at = next(n for n, row in enumerate(rows) if "Nobody here yet, which is a fine start." in row)
        assert [row.split()[0] for row in rows[at + 1 : at + 8] if row.strip()][:5] == ["a", "f", "i", "d", "w"]
        assert "…" not in shown(pilot)


async def test_a_key_of_day_one_can_be_clicked(world: World) -> None:
    async with world.run() as pilot:
        y = next(n for n, row in enumerate(screen_text(pilot)) if row.strip().startswith("i "))
        await pilot.click(offset=(screen_text(pilot)[y].index("i "), y))
        await settle(pilot)
        assert isinstance(pilot.app.screen, ImportScreen)


@pytest.mark.parametrize(("key", "screen"), [("a", LogScreen), ("i", ImportScreen)])
async def test_the_keys_of_day_one(world: World, key: str, screen: type) -> None:
    async with world.run() as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, screen)


async def test_the_first_logged_line_ends_day_one(world: World) -> None:
    async with world.run() as pilot:
        await press(pilot, "a")
        await type_text(pilot, 'coffee @"Ana Ruiz" mon')
        await press(pilot, "enter")
        assert "Nobody here yet" not in shown(pilot)
        assert "1 person this week" in shown(pilot) and "1 in person" in shown(pilot)


async def test_home_at_80_columns(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        lines = screen_text(pilot)
        order = [
            "2 people this week", "1 in person", "Now", "Reply", "Thanks", "Promise", "Coming up",
            "coffee     Dana Fox", "Quiet, and worth a word", "Søren Holm      74 days",
        ]  # fmt: skip
        places = [next(n for n, line in enumerate(lines) if words in line) for words in order]
        assert places == sorted(places)
        assert "Reply" in cursor_row(pilot) and "Tom Reed" in cursor_row(pilot)


@pytest.mark.parametrize("coffees", [0, 1, 2, 3])
async def test_five_things_to_do_and_what_comes_fit_without_scrolling(world: World, coffees: int) -> None:
    ids = fill(world)
    start = datetime(2026, 3, 30, 8, 30, tzinfo=UTC)
    for who in ("omar", "saml", "sean", "dana"):
        world.put(Request(from_=ids[who], type="question", text="a question", asked=NOW - timedelta(hours=30)))
    for old in world.store.view().all(Coffee):
        world.change(put(replace(old, state="cancelled")))
    for day in range(coffees):
        slot = Slot(start=start + timedelta(days=day), end=start + timedelta(days=day, minutes=45), tz="UTC")
        world.put(Coffee(people=(ids["bob"],), said=NOW.date(), slot=slot, state="confirmed"))
    async with world.run() as pilot:
        screen, lines = pilot.app.screen, screen_text(pilot)
        now, coming = (next(n for n, line in enumerate(lines) if words in line) for words in ("─Now", "─Coming up"))
        assert sum(bool(line.strip()) for line in lines[now + 1 : coming]) == 5
        assert all(items.max_scroll_y == 0 for items in screen.query(ItemList))
        assert screen.query_one("#parts").max_scroll_y == 0
        days = [line[1:17] for line in lines[coming + 1 :] if "Bob Stone" in line]
        assert days == ["Mon 30 Mar  08:3", "Tue 31 Mar  08:3", "Wed  1 Apr  08:3"][:coffees]


async def test_2_on_day_one_opens_the_question_of_the_five(world: World) -> None:
    async with world.run() as pilot:
        await press(pilot, "2")
        assert "question 2 of 5" in shown(pilot)
        await type_text(pilot, "Ana Ruiz")
        await press(pilot, "enter", "enter")
        assert [person.name for person in world.store.view().all(Person)] == ["Ana Ruiz"]


async def test_home_at_120_columns_has_figures_and_two_columns(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        lines = screen_text(pilot)
        assert lines[0].endswith("Wednesday 11 March  ·  week 11 ")
        for words in ("People this week", "In person", "Your review", "Fri 13 Mar, 16:00"):
            assert words in "\n".join(lines[2:7])
        left, right = [line[:76] for line in lines], [line[76:] for line in lines]
        for words, side in (
            (" Now ", left), ("Quiet, and worth a word", left), (" Coming up ", right), ("your first review", right),
            ("Your rhythms", right), ("Five minutes for someone", right), ("Your people wrote", right),
        ):  # fmt: skip
            assert any(words in line for line in side), words
        assert all("…" not in line for line in lines)


async def test_tab_goes_from_place_to_place_and_a_step_past_the_end_goes_on(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        ids = []
        for key in ("shift+tab", "tab", "tab", "tab", "tab"):
            ids.append(pilot.app.focused.id if pilot.app.focused is not None else "")
            await press(pilot, key)
        assert ids == ["now", "offers", "now", "coming", "quiet"]
        await press(pilot, "tab", "G", "j")
        assert "Dana Fox" in cursor_row(pilot)
        await press(pilot, "k")
        assert pilot.app.focused is not None and pilot.app.focused.id == "now"


async def test_tab_goes_down_the_left_column_and_then_down_the_right_one(world: World) -> None:
    fill(world)
    async with world.run((120, 40)) as pilot:
        ids = []
        for _ in range(6):
            ids.append(pilot.app.focused.id if pilot.app.focused is not None else "")
            await press(pilot, "tab")
        assert ids == ["now", "quiet", "offers", "coming", "five", "wrote"]
        assert pilot.app.focused is not None and pilot.app.focused.id == "now"
        await press(pilot, "k")
        assert pilot.app.focused.id == "now", "a step stops at the first row of all"


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_home_of_any_size_keeps_its_cursor_through_a_resize(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run(size) as pilot:
        await press(pilot, "j")
        assert "Priya Nair" in cursor_row(pilot)
        for other in ((61, 15), (4, 4), (130, 33), size):
            await pilot.resize_terminal(*other)
            await settle(pilot)
        assert "Priya Nair" in cursor_row(pilot)


async def test_space_keeps_what_is_under_the_cursor(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "j", "space")
        thanks = world.store.view().all(Thanks)[0]
        assert thanks.to == ids["priya"] and thanks.said is not None
        assert "Priya Nair" not in cursor_row(pilot)
        await press(pilot, "u")
        assert "Thanks" in cursor_row(pilot) and "Priya Nair" in cursor_row(pilot)


async def test_later_asks_for_a_day_and_judges_it(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "s")
        await type_text(pilot, "w")
        await press(pilot, "enter")
        request = world.store.view().all(Request)[0]
        assert str(request.snooze_until) == "2026-03-18"
        assert "Reply" not in shown(pilot)


async def test_hot_log_needs_two_keys(world: World) -> None:
    ids = fill(world)
    async with world.run() as pilot:
        await press(pilot, "full_stop", "t")
        talk = world.store.view().talks(ids["tom"], 1)[0]
        assert talk.channel == "call" and str(talk.on) == "2026-03-11"
        assert any("Tom Reed" in words for words in toasts(pilot))


async def test_a_planned_coffee_has_its_own_keys(world: World) -> None:
    fill(world)
    async with world.run((80, 30)) as pilot:
        await press(pilot, "tab")
        assert "Dana Fox" in cursor_row(pilot)
        assert "space held  s move  x cancel" in shown(pilot)
        await press(pilot, "s")
        await type_text(pilot, "fri 09:00")
        await press(pilot, "enter")
        dana = next(c for c in world.store.view().all(Coffee) if c.uid == "c2")
        assert dana.state == "moved" and dana.slot is not None and dana.slot.start.hour == 9
        await press(pilot, "C")
        assert next(c for c in world.store.view().all(Coffee) if c.uid == "c2").state == "confirmed"
        await press(pilot, "x")
        assert "Dana Fox: cancel it?" in shown(pilot)
        await press(pilot, "escape")
        assert next(c for c in world.store.view().all(Coffee) if c.uid == "c2").state == "confirmed"
        await press(pilot, "x", "y")
        assert next(c for c in world.store.view().all(Coffee) if c.uid == "c2").state == "cancelled"


async def test_a_refused_time_stays_in_its_field(world: World) -> None:
    """Also one that reads well and is past: nothing has to be typed again. A day alone keeps the hour."""
    fill(world)
    async with world.run((80, 30)) as pilot:
        await press(pilot, "tab", "s")
        await type_text(pilot, "tue 18 12:30")
        await press(pilot, "enter")
        assert "“tue 18” does not fit: that is Wed 18 Mar 2026. Nothing was changed." in shown(pilot)
        pilot.app.screen.query_one(Input).clear()
        await type_text(pilot, "yesterday 12:30")
        await press(pilot, "enter")
        assert "That time is past." in shown(pilot)
        assert pilot.app.screen.query_one(Input).value == "yesterday 12:30"
        before = next(c for c in world.store.view().all(Coffee) if c.uid == "c2").slot
        pilot.app.screen.query_one(Input).clear()
        await type_text(pilot, "tue 17")
        await press(pilot, "enter")
        moved = next(c for c in world.store.view().all(Coffee) if c.uid == "c2").slot
        assert before is not None and moved is not None
        assert moved.start == before.start.replace(day=17)


async def test_a_coffee_that_is_moved_to_the_time_of_another_is_told_so(world: World) -> None:
    fill(world)
    async with world.run((80, 30)) as pilot:
        await press(pilot, "tab", "s")
        await type_text(pilot, "tue 17 12:30")
        await press(pilot, "enter")
        assert "Lunch with Bob Stone is at that time too." in toasts(pilot)
        assert next(c for c in world.store.view().all(Coffee) if c.uid == "c2").state == "moved"


async def test_a_coffee_that_is_moved_to_a_busy_hour_is_told_what_stands_there(world: World, tmp_path: Path) -> None:
    fill(world)
    file = tmp_path / "work.ics"
    file.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:team\nDTSTART:20260317T170000Z\n"
        "DTEND:20260317T180000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    world.settings = replace(world.settings, calendars=(CalendarSource(name="work", path=str(file)),))
    async with world.run((80, 30)) as pilot:
        await press(pilot, "tab", "s")
        await type_text(pilot, "tue 17 17:30")
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        assert "Tue 17 Mar 17:30 is busy in work (17:00-18:00 team)." in toasts(pilot)
        assert next(c for c in world.store.view().all(Coffee) if c.uid == "c2").state == "moved"


async def test_enter_on_a_coffee_shows_the_prep(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "tab", "enter")
        assert "Dana Fox" in shown(pilot) and "why now" in shown(pilot)
        await press(pilot, "escape", "enter")
        assert "why now" in shown(pilot) and "hiring" in shown(pilot)


async def test_m_shows_a_draft_and_letters_are_text_only_inside_it(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "m")
        assert "Draft to Tom Reed: one blank to fill" in shown(pilot)
        await press(pilot, "escape", "y")
        assert any("Not copied yet: one blank to fill. m goes into the text." in words for words in toasts(pilot))
        await press(pilot, "m", *"yes", "escape", "f")
        assert "one blank" not in shown(pilot)
        assert any("draft.txt" in words for words in toasts(pilot))
        saved = world.disk.read(f"{world.home.root}/draft.txt").decode()
        assert "Tom" in saved and " yes" in saved and "{" not in saved
        await press(pilot, "y")
        assert pilot.app.clipboard == saved
        await press(pilot, "escape", "y")
        assert pilot.app.clipboard == saved, "the row copies what was edited"
        await press(pilot, "m")
        assert saved.splitlines()[0][-20:] in shown(pilot)


async def test_quiet_people_open_their_page(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "tab", "tab", "enter")
        assert "Søren Holm" in screen_text(pilot)[0]


async def test_slash_opens_people_with_the_filter(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "inner")
        assert isinstance(pilot.app.screen, PeopleScreen)
        assert "1 of 53" in screen_text(pilot)[0]


async def test_the_keys_of_a_draft_follow_the_cursor_into_its_text_and_back(world: World) -> None:
    fill(world)
    async with world.run() as pilot:
        await press(pilot, "m")
        assert "esc leave the text (it is kept)" in screen_text(pilot)[-1]
        assert "y copy" not in screen_text(pilot)[-1]
        await press(pilot, "y", "q", "escape")
        assert "y copy  m edit  f save to file  esc back" in screen_text(pilot)[-1]
        assert "yq" in shown(pilot)


async def test_two_first_words_stand_where_nothing_is_planned(world: World) -> None:
    """With a draft on m; space logs it as sent, and the row goes."""
    born = f"{NOW + timedelta(days=4):%m-%d}"
    new = NOW.date() - timedelta(days=3)
    world.put(
        Person(handle="ana", name="Ana Ruiz", birthday=born), Person(handle="tom", name="Tom Reed", connected_on=new)
    )
    async with world.run() as pilot:
        assert "irthday in 4 days" in shown(pilot) and row_with(pilot, "Tom Reed")
        assert "A first word" in shown(pilot) and "2 suggestions wait: w opens the review" in shown(pilot)
        assert "m draft" not in row_with(pilot, "Ana Ruiz"), "it is too early for a birthday wish"
        await press(pilot, "j", "m")
        assert "Draft to Tom Reed" in shown(pilot)
        await press(pilot, "escape", "escape", "k", "space")
        (message,) = world.store.view().all(Interaction)
        assert message.summary == "birthday wishes" and message.channel == "dm"
        assert "Sent Ana Ruiz birthday wishes." in shown(pilot) and "irthday in" not in shown(pilot)
    async with world.run(size=(120, 40)) as pilot:
        assert "A first word" in shown(pilot) and "You connected on" in shown(pilot)


async def test_space_again_answers_the_next_question_and_closes_nothing(world: World) -> None:
    world.put(*(Person(name=name, handle=name.lower(), tier=1) for name in ("Ana", "Bo", "Cleo")))
    for name, thing in (("Ana", "deck"), ("Bo", "memo"), ("Cleo", "slides")):
        touches.log(world.store, world.clock.now(), f"talked with {name}, promised her the {thing}", world.settings)
    async with world.run() as pilot:
        assert "space yes  x no" in shown(pilot)
        for yes in (1, 2, 3):
            await press(pilot, "space")
            assert [one.state for one in world.store.view().all(Promise)] == ["open"] * yes
        await press(pilot, "x", "space")
    assert [one.state for one in world.store.view().all(Promise)].count("open") >= 2


async def test_what_was_promised_is_told_in_whole_on_a_wide_terminal(world: World) -> None:
    what = "the revised planning of the crèche with the new costs of the roof, and two names of craftsmen"
    touches.log(world.store, world.clock.now(), f'call @"Rachel Kern" today +promise {what} by today', world.settings)
    async with world.run((120, 40)) as pilot:
        rows = [line[:75] for line in screen_text(pilot)]
        at = next(at for at, row in enumerate(rows) if "Rachel Kern" in row)
        assert "today" in rows[at] and "…" not in "".join(rows[at : at + 3])
        words = " ".join(" ".join(rows[at : at + 3]).replace("│", "").replace("▌", "").split())
        assert what in words


def planned_lunch(world: World, who: int) -> None:
    """A lunch of yesterday of which nobody said yet whether it happened."""
    start = NOW - timedelta(days=1)
    slot = Slot(start=start, end=start + timedelta(hours=1), tz="UTC")
    world.put(Coffee(people=(who,), said=NOW.date(), state="confirmed", channel="lunch", slot=slot, place="Casa"))


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)])
async def test_a_planned_talk_that_is_over_is_asked_about_first(world: World, size: tuple[int, int]) -> None:
    ids = fill(world)
    planned_lunch(world, ids["bob"])
    async with world.run(size) as pilot:
        rows = screen_text(pilot)
        asked, now = (next(n for n, row in enumerate(rows) if words in row) for words in ("Did it happen?", "Reply"))
        assert asked < now
        assert "Bob Stone" in cursor_row(pilot) and "space it happened" in shown(pilot)
        assert "x did not" in shown(pilot)


async def test_what_came_of_a_talk_is_asked_until_one_says_no_more(world: World) -> None:
    """The first answer and the talk are one entry, later ones add no talk; what was saved is ticked."""
    ids = fill(world)
    planned_lunch(world, ids["bob"])
    world.put(Ask(to=ids["bob"], type="advice", text="which bank?", asked=NOW.date() - timedelta(days=9)))
    async with world.run() as pilot:
        await press(pilot, "space")
        assert "Lunch with Bob Stone: what came of it?" in shown(pilot)
        assert "“which bank?”, asked 9 days ago" in shown(pilot)
        await press(pilot, "2")
        await type_text(pilot, "send the deck by fri")
        await press(pilot, "enter")
        assert "✓  a promise" in shown(pilot)
        await press(pilot, "3")
        await type_text(pilot, "his time")
        await press(pilot, "enter", "4")
        assert "✓  thanks" in shown(pilot) and "✓  an answer to your ask" in shown(pilot)
        await press(pilot, "5")
        await press(pilot, "escape")
        assert "5  a line" in shown(pilot), "nothing was saved"
        await press(pilot, "enter")
        assert "what came of it?" not in shown(pilot)
    view = world.store.view()
    lunches = [talk for talk in view.talks(ids["bob"]) if talk.on == NOW.date() - timedelta(days=1)]
    assert len(lunches) == 1 and lunches[0].channel == "lunch"
    assert "send the deck" in [one.text for one in view.all(Promise)]
    assert "his time" in [one.text for one in view.all(Thanks)]
    assert next(one.state for one in view.all(Ask) if one.to == ids["bob"]) == "answered"


async def test_whoever_types_on_after_it_happened_begins_the_line_of_the_talk(world: World) -> None:
    ids = fill(world)
    planned_lunch(world, ids["bob"])
    async with world.run() as pilot:
        await press(pilot, "space", "space", *"re")
        assert isinstance(pilot.app.screen, LogScreen)
        assert pilot.app.screen.query_one(Input).value.endswith("re")
        await type_text(pilot, " hiring")
        await press(pilot, "enter", "escape")
        talk = world.store.view().talks(ids["bob"], 1)[0]
        assert (talk.channel, talk.topic) == ("lunch", "hiring")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15)])
async def test_lines_that_count_for_nobody_yet_are_named_with_the_key_that_asks(
    world: World, size: tuple[int, int]
) -> None:
    for name in ("Sam Hill", "Sam Ode"):
        world.put(Person(handle=name.replace(" ", "-").lower(), name=name))
    for line in ("coffee with sam, he owes me 20 quid", "lunch, went well"):
        touches.log(world.store, NOW, line, world.settings)
    async with world.run(size) as pilot:
        assert "Owed? sam? " in " ".join(shown(pilot).split()), "nor is the one who owes somebody unheard of"
        assert "2 lines leave open who it was: w asks" in " ".join(shown(pilot).split())
        await press(pilot, "w")
        assert "“coffee with sam, he owes me" in shown(pilot)
