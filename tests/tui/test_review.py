"""The review's screen: its frame, its keys, its clock, its place in the store. All is read back."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.timer import Timer

from netritual.domain.model import Person, Promise, Request, Review
from netritual.services.reviews.session_files import kept_place
from netritual.services.verbs import people_verbs
from netritual.store.journal_store import open_store
from netritual.tui.app import NetritualApp, Opening, shell_of
from netritual.tui.screens.review_screen import ReviewScreen
from tests.support.amount import some
from tests.tui.conftest import HOSTILE, NoSecrets, World, press, screen_text, settle, toasts
from tests.tui.idle import PATIENCE
from tests.tui.reviewed import Cast, fill, gone_on

REVIEW = Opening("review")


def text(pilot: Pilot[None]) -> str:
    return "\n".join(screen_text(pilot))


def review_of(world: World) -> Review:
    """The review as it is stored."""
    return world.store.view().all(Review)[-1]


async def opened(world: World, pilot: Pilot[None]) -> ReviewScreen:
    """The review's screen, once it shows its first step."""
    await settle(pilot)
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


@pytest.fixture
def cast(world: World) -> Cast:
    return fill(world)


async def test_the_strip_tells_the_question_the_time_and_how_far_the_steps_are(world: World, cast: Cast) -> None:
    async with world.run((120, 40), REVIEW) as pilot:
        await opened(world, pilot)
        question, names, segments = screen_text(pilot)[:3]
        assert question.startswith(" ● Who did you interact with?") and question.rstrip().endswith(" of 15 min")
        assert names.split() == ["Who", "Replies", "Promises", "Articles", "Asks", "Give", "Coffees", "Done"]
        assert [mark[0] for mark in segments.split()] == list("━───────")
        await press(pilot, "]")
        question, names, segments = screen_text(pilot)[:3]
        assert "Who is waiting for you?" in question and names.split()[:3] == ["○", "Who", "Replies"]
        assert [mark[0] for mark in segments.split()] == list("━━──────")


async def test_a_click_on_a_step_goes_there(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await pilot.click(offset=(screen_text(pilot)[1].index("Give"), 1))
        await settle(pilot)
        assert "How can I help?" in screen_text(pilot)[0]


async def test_a_small_terminal_says_the_number_of_the_step(world: World, cast: Cast) -> None:
    async with world.run((60, 15), REVIEW) as pilot:
        await opened(world, pilot)
        assert screen_text(pilot)[0].rstrip().endswith("1 of 8") and "━" in screen_text(pilot)[1]


async def test_every_question_stands_as_in_the_frames(world: World, cast: Cast) -> None:
    questions = [
        "Who did you interact with?", "Who is waiting for you?", "Follow through",
        "Read two, say something useful", "Ask one person for advice", "How can I help?",
        "Coffees for next week", "Done",
    ]  # fmt: skip
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        for question in questions:
            assert question in screen_text(pilot)[0]
            await press(pilot, "]")
        await press(pilot, "[")
        assert questions[-2] in screen_text(pilot)[0]


async def test_what_is_settled_is_saved_and_leaves_the_list(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "space")
        answered = [one for one in world.store.view().all(Request) if one.text == "your resume"]
        assert answered[0].state == "answered"
        assert "Tom Reed" not in "\n".join(screen_text(pilot)[4:12])
        assert [item.outcome for item in review_of(world).items] == ["answer-request"]


async def test_undo_takes_the_act_back_and_the_row_returns(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "space", "u")
        assert world.store.view().all(Request)[0].state == "open"
        assert "Tom Reed   your resume" in text(pilot)
        assert review_of(world).items == ()


async def test_later_asks_for_a_day_and_says_what_is_no_day(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "s", *"never", "enter")
        assert "is no day" in text(pilot)
        await press(pilot, *["backspace"] * 5, *"3d", "enter")
        assert str(world.store.view().all(Request)[0].snooze_until) == "2026-03-14"


async def test_going_back_without_an_answer_changes_nothing(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]")
        before = len(world.store.history())
        await press(pilot, "s", "escape")
        assert len(world.store.history()) == before
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_escape_pauses_and_the_review_opens_again_at_that_row(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "]", "j", "j", "escape")
        assert not isinstance(pilot.app.screen, ReviewScreen)
        assert review_of(world).step == "promises"
        await press(pilot, "w")
        screen = await opened(world, pilot)
        assert screen.item is not None and screen.item.cells[1] == "intro to her CFO"
        (told,) = [words for words in toasts(pilot) if words.startswith("Begun today: it goes on at step 3, at ")]
        assert screen.item.cells[0] in told


async def test_a_new_review_says_nothing_of_going_on(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        assert not [words for words in toasts(pilot) if "goes on" in words]


async def test_quit_saves_the_place(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "]", "j")
        await pilot.press("q")
    assert review_of(world).step == "promises"
    async with world.run(opening=REVIEW) as pilot:
        screen = await opened(world, pilot)
        assert screen.item is not None and screen.item.cells[1] == "review his CV"


async def test_the_row_where_the_cursor_rests_is_kept_when_the_moment_of_the_row_before_ends_late(
    world: World, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_on(world, "promises")
    async with world.run(opening=REVIEW) as pilot:
        screen = await opened(world, pilot)
        begun: list[tuple[Timer, Callable[[], None]]] = []
        set_timer = screen.set_timer

        def never_by_itself(_: float, ended: Callable[[], None]) -> Timer:
            begun.append((set_timer(PATIENCE, ended), ended))
            return begun[-1][0]

        monkeypatch.setattr(screen, "set_timer", never_by_itself)
        await press(pilot, "j", "j")
        assert screen.item is not None
        row = screen.item.key
        (_, late), (timer, ended) = begun[-2:]
        late()  # it was under way when the cursor went on
        if timer._task is not None:  # nobody has stopped it
            ended()
        await settle(pilot)
    place = kept_place(world.disk, world.home)
    assert place is not None and place.row == row


async def test_what_another_process_saves_is_shown(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "]")
        other = open_store(world.home, world.disk, world.clock.still)
        promise = Promise(people=(cast.bob,), text="send the slides", made=world.clock.now().date())
        other.transact("log-interaction", lambda tx: tx.put(promise), world.clock.now())
        other.close()
        shell_of(pilot.app.screen)._writer.poll()  # the app does this four times a second
        await settle(pilot)
        await settle(pilot)
        assert "send the slides" in text(pilot)


async def test_what_changed_while_a_page_covered_the_review_is_shown_afterwards(world: World, cast: Cast) -> None:
    async with world.run(opening=Opening("review", step="replies", mode="step")) as pilot:
        review = await opened(world, pilot)
        assert "Tom Reed" in text(pilot)
        review.shell.open_person(cast.dana)
        await settle(pilot)
        review.shell.write(lambda store, now: people_verbs.edit_person(store, now, person=cast.tom, name="Thomas Reed"))
        await settle(pilot)
        await press(pilot, "escape")
        assert "Thomas Reed" in text(pilot)


async def test_time_is_elapsed_time_and_at_the_budget_one_line_offers_the_coffees(
    world: World, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = [100.0]
    monkeypatch.setattr(world.clock, "elapsed", lambda: at[0])
    async with world.run(opening=REVIEW) as pilot:
        screen = await opened(world, pilot)
        at[0] += 40
        screen.redraw()
        await pilot.pause()
        assert " 0 of 15 min" in screen_text(pilot)[0]
        assert "finishes with coffees" not in text(pilot)
        at[0] += 15 * 60
        screen.redraw()
        await pilot.pause()
        assert " 15 of 15 min" in screen_text(pilot)[0]
        assert "f finishes with coffees" in text(pilot)
        await press(pilot, "f")
        assert "Coffees for next week" in screen_text(pilot)[0]
        assert "finishes with coffees" not in text(pilot)


async def test_the_short_ritual_has_four_steps_and_five_minutes(world: World, cast: Cast) -> None:
    async with world.run(opening=Opening("review", "short")) as pilot:
        await opened(world, pilot)
        titles = []
        for _ in range(4):
            titles.append(screen_text(pilot)[0])
            await press(pilot, "]")
        assert "Who did" in titles[0] and "of 5 min" in titles[0]
        assert "Follow through" in titles[1] and "Coffees for next week" in titles[2] and " Done " in titles[3]


async def test_one_step_alone_ends_with_the_next_key(world: World, cast: Cast) -> None:
    async with world.run(opening=Opening("review", "step", "promises")) as pilot:
        await opened(world, pilot)
        assert "Follow through" in screen_text(pilot)[0] and screen_text(pilot)[1].split() == ["Promises"]
        await press(pilot, "space", "]")
        assert not isinstance(pilot.app.screen, ReviewScreen)
        assert next(one.state for one in world.store.view().all(Promise)) == "kept"


async def test_empty_steps_are_ticked_and_cost_no_key(world: World) -> None:
    world.put(Person(handle="ana", name="Ana Ruiz"))
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]")
        pilot.app.clear_notifications()
        await settle(pilot)
        title, _, segments = screen_text(pilot)[:3]
        assert "Who is waiting" not in title and "Follow" not in title
        assert segments.split()[1][0] == "·"
        assert [mark[-1] for mark in segments.split()].count("━") > 3


async def test_finishing_writes_the_summary_once(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "space", *["]"] * 6)
        assert "Your review of this week is nearly done" in text(pilot) and "b goes there" in text(pilot)
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ReviewScreen)
    review = review_of(world)
    assert review.ended is not None and review.summary["people_reached"] >= 1


@pytest.mark.parametrize("answer", ["y", "n", "enter", "escape"])
async def test_going_through_the_steps_ends_nothing_unless_it_is_said(world: World, cast: Cast, answer: str) -> None:
    gone_on(world, "give")
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "]")
        assert "with one thing the review of this week counts" in text(pilot)
        await press(pilot, "enter")
        assert "Nothing is done in this review yet. Finish it all the same?" in text(pilot)
        await press(pilot, answer)
        assert isinstance(pilot.app.screen, ReviewScreen) == (answer != "y")
    assert (review_of(world).ended is not None) == (answer == "y")


async def test_a_week_with_nothing_in_it_may_have_had_nothing(world: World) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, *["]"] * 8, "enter")
        assert "Was there nothing this week?" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReviewScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)], ids=str)
async def test_the_palette_finds_the_steps_in_a_closed_frame(world: World, cast: Cast, size: tuple[int, int]) -> None:
    async with world.run(size, REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "ctrl+p")
        assert "esc closes" in text(pilot)
        await press(pilot, *"cof")
        assert "Step 7: Coffees" in text(pilot) and "esc closes" in text(pilot)
        await press(pilot, *"fees for", "enter")
        await settle(pilot)
        assert "Coffees for next week" in screen_text(pilot)[0]


async def test_a_step_that_was_only_looked_at_has_no_tick(world: World, cast: Cast) -> None:
    async with world.run((120, 40), REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "]")
        assert "✓ Replies" not in screen_text(pilot)[1] and "○ Replies" in screen_text(pilot)[1]
        await press(pilot, "[", "space", "]")
        assert "✓ Replies" in screen_text(pilot)[1]


async def test_hostile_names_stand_verbatim_in_every_step(world: World) -> None:
    fill(world, HOSTILE[:11])
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        seen = ""
        for _ in range(8):
            seen += text(pilot)
            await press(pilot, "j", "j", "k", "]")
        for name in ("Ann [/b] Lee", "x [/] y", "Bo [ACME] Inc", "met at [b]event", "[@click=app.quit]"):
            assert name in seen


@pytest.mark.parametrize("names", some([HOSTILE[at : at + 11] for at in range(11, len(HOSTILE), 10)], 2))
async def test_no_name_breaks_a_step(world: World, names: tuple[str, ...]) -> None:
    from netritual.domain.language.text import sound

    fill(world, tuple(sound(name) for name in names))
    async with world.run((120, 40), REVIEW) as pilot:
        screen = await opened(world, pilot)
        for number in range(1, 9):
            assert screen_text(pilot)[2].count("━ ") == number
            await press(pilot, "j", "m")
            if screen.typing:
                await press(pilot, "escape")
            elif pilot.app.screen is not screen:
                await press(pilot, "escape", "escape")  # out of the text, then out of the draft
            await press(pilot, "]")
            assert isinstance(pilot.app.screen, ReviewScreen)


@pytest.mark.parametrize("steps", [2, pytest.param(7, marks=pytest.mark.nightly)])
async def test_the_smallest_terminal_and_back(world: World, cast: Cast, steps: int) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        for _ in range(steps):
            before = text(pilot).replace("0:01", "0:00")
            await pilot.resize_terminal(4, 4)
            await pilot.pause()
            await pilot.resize_terminal(70, 18)
            await pilot.pause()
            await pilot.resize_terminal(80, 24)
            await settle(pilot)
            assert screen_text(pilot)[2:20] == before.split("\n")[2:20]
            await press(pilot, "]")


async def test_every_key_of_the_bar_can_be_clicked(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        row = next(at for at, line in enumerate(screen_text(pilot)) if "] next step" in line)
        await pilot.click(offset=(screen_text(pilot)[row].index("] next"), row))
        await settle(pilot)
        assert "Who is waiting for you?" in screen_text(pilot)[0]


async def test_a_click_moves_the_cursor_and_a_second_one_does_the_main_act(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        screen = await opened(world, pilot)
        await press(pilot, "]")
        row = next(at for at, line in enumerate(screen_text(pilot)) if "Dana Fox   reference" in line)
        await pilot.click(offset=(5, row))
        await settle(pilot)
        assert screen.item is not None and screen.item.cells[0] == "Dana Fox"


async def test_a_rebound_key_does_the_act_and_stands_in_the_bar(world: World, cast: Cast) -> None:
    from msgspec.structs import replace

    world.settings = replace(world.settings, keys={"hand-on": "H"})
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]")
        assert "H hand on" in text(pilot)
        await press(pilot, "H")
        assert "Hand it on to whom?" in text(pilot)


async def test_below_80x20_the_list_is_alone_and_enter_opens_the_detail(world: World, cast: Cast) -> None:
    async with world.run((70, 18), REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "]")
        assert "Ana Ruiz: send deck" not in text(pilot) and "review his CV" in text(pilot)
        await press(pilot, "enter")
        assert "Ana Ruiz: send deck" in text(pilot) and "review his CV" not in text(pilot)
        await press(pilot, "escape")
        assert "review his CV" in text(pilot) and isinstance(pilot.app.screen, ReviewScreen)


async def test_while_a_text_has_the_focus_the_bar_shows_its_keys(world: World, cast: Cast) -> None:
    async with world.run(opening=REVIEW) as pilot:
        await opened(world, pilot)
        await press(pilot, "]", "m")
        assert "esc back to the list" in text(pilot) and "space answered" not in text(pilot)
        await press(pilot, "escape")
        assert "space answered" in text(pilot)
        await press(pilot, "]", "]", "tab")
        assert "1-4 kind" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen) and "space commented" in text(pilot)


async def test_a_calendar_of_the_settings_proposes_who_may_be_missing(world: World, cast: Cast) -> None:
    from datetime import UTC, datetime

    from msgspec.structs import replace
    from msgspec.structs import replace as with_parts

    from netritual.domain.coffees.calendar_entries import Busy, PastMeeting
    from netritual.domain.model import CalendarSource
    from netritual.services.ports import CalendarReading

    start, end = datetime(2026, 3, 10, 15, tzinfo=UTC), datetime(2026, 3, 10, 16, tzinfo=UTC)
    meeting = PastMeeting("uid-1", None, start, end, "Sync with Bob", (("bob@ex.org", "Bob Stone"),))
    world.settings = replace(world.settings, calendars=(CalendarSource(name="work", path="/work.ics"),))
    bob = world.store.view().get(Person, cast.bob)
    assert bob is not None
    world.put(replace(bob, emails=("bob@ex.org",)))
    reading = CalendarReading("work", (Busy(start, end),), (meeting,), 1, 0, world.clock.now())
    app = world.app(REVIEW)
    app.parts = with_parts(app.parts, read_calendar=lambda *_: reading)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await opened(world, pilot)
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert '"Sync with Bob"' in text(pilot) and "Bob Stone" in text(pilot)
        before = len(world.store.view().talks(cast.bob))
        await press(pilot, "j", "space")
        assert len(world.store.view().talks(cast.bob)) == before + 1
        app.finish()


class SessionSecrets(NoSecrets):
    """No keyring; what is held is held in memory, as ever."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.held.get(name)

    def hold(self, name: str, secret: str) -> None:
        self.held[name] = secret


async def test_step_7_asks_once_for_an_address_that_no_keyring_holds(world: World, cast: Cast) -> None:
    from msgspec.structs import replace
    from msgspec.structs import replace as with_parts

    from netritual.domain.model import CalendarSource
    from netritual.services.ports import CalendarReading

    sources = tuple(CalendarSource(name=name, secret=True) for name in ("work", "home"))
    world.settings = replace(world.settings, calendars=sources)
    secrets, read = SessionSecrets(), list[tuple[str, str | None]]()

    def reading(source: CalendarSource, *_: object) -> CalendarReading:
        read.append((source.name, secrets.get(f"calendar:{source.name}")))
        return CalendarReading(source.name, (), (), 0, 0, world.clock.now())

    gone_on(world, "give")
    app = world.app(REVIEW)
    app.parts = with_parts(app.parts, read_calendar=reading, secrets=secrets)

    async def worked() -> None:
        await app.workers.wait_for_complete()
        await settle(pilot)

    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        screen = await opened(world, pilot)
        assert not read
        await press(pilot, "]")
        await worked()
        assert "The secret address of work" in text(pilot) and not read
        await press(pilot, *"none", "enter")
        assert "That is no https address" in text(pilot) and not secrets.held
        await press(pilot, *["backspace"] * 4, *"https://ex.org/s3cret.ics")
        assert "s3cret" not in text(pilot)
        await press(pilot, "enter")
        assert "The secret address of home" in text(pilot)
        await press(pilot, "escape")
        await worked()
        assert read == [("work", "https://ex.org/s3cret.ics"), ("home", None)]
        await press(pilot, "]", "[")
        await worked()
        assert app.screen is screen and len(read) == 4
        app.finish()
    assert all(b"s3cret" not in held for held in written_files(world))


def written_files(world: World) -> list[bytes]:
    """What every file of the home holds."""
    from pathlib import Path

    return [path.read_bytes() for path in Path(world.home.root).rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_what_is_said_hides_no_question_of_a_step(world: World, cast: Cast, size: tuple[int, int]) -> None:
    async with world.run(size, REVIEW) as pilot:
        await opened(world, pilot)
        assert isinstance(pilot.app, NetritualApp)
        pilot.app.toast("Said that “a long line about the pricing of the great contract of the spring” was with Tom.")
        await settle(pilot)
        lines = screen_text(pilot)
        assert "Who did you interact with?" in lines[0] and "Said that" in lines[1]
