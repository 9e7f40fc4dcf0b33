"""Step 7 as cards: what a card and a row say, what the file will hold, and keys, mouse and shapes of the step."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.screen import Screen

from netritual.charts.signs import FULL, PLAIN, Signs
from netritual.domain.coffees.calendar_events import FileEvent
from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Coffee, Interaction, Person, Review, Settings, Shown, Slot
from netritual.domain.suggestions.suggestion import Point, Suggestion
from netritual.review.choice import CoffeeChoice
from netritual.review.step import Item, StepContext
from netritual.services.event_changes import FileChange
from netritual.services.verbs.calendar_file import CalendarFileContents
from netritual.tui.app import Opening
from netritual.tui.bodies.calendar_file_wording import NOT_ASKED, NOTHING_NEW, PICKED, new_words, preview_lines
from netritual.tui.bodies.coffee_body import CoffeeBody
from netritual.tui.bodies.coffee_card import card_lines, reasons, suggestion_lines
from netritual.tui.bodies.coffee_parts import FittedPainter
from netritual.tui.bodies.coffee_wording import beyond_lines, left_out_words
from netritual.tui.bodies.fortnight import FREE_HOUR
from netritual.tui.face.spans import text_of, width_of
from netritual.tui.screens.review_control import ReviewControl
from netritual.tui.screens.review_screen import ReviewScreen
from netritual.tui.widgets.card_row import CardPlace, CardRow
from tests.support.network import MemoryNetwork
from tests.tui import reviewed
from tests.tui.conftest import World, press, settle
from tests.tui.conftest import shown as screen_of

NOW = datetime(2026, 11, 27, 15, 45, tzinfo=UTC)
START = datetime(2026, 12, 2, 9, tzinfo=UTC)
SETTINGS = Settings(tz="Europe/Lisbon")
HOSTILE = ("Ana Ruiz", "[b]x[/b]", "日本太郎 " * 6, "שלום", "a\x1b[31m\nb", "Wolfeschlegelsteinhausenbergerdorff", "")


def context(*people: Person) -> StepContext:
    review = Review(week=week_of(NOW.date()), started=NOW)
    return StepContext(network=MemoryNetwork(*people), settings=SETTINGS, now=NOW, review=review)


def person(name: str = "Ana Ruiz", tier: int = 2) -> Person:
    return Person(id=1, handle="ana", name=name, tier=tier)


def suggestion(
    *points: Point,
    name: str = "Ana Ruiz",
    picked: bool = False,
    slot: bool = True,
    purpose: str = "",
    no_slot: str = "",
) -> Item:
    one = Suggestion(person=1, score=50, points=points, multipliers=(), why="you said so", kind="coffee")
    when = Slot(start=START, end=START + timedelta(minutes=45), tz="Europe/Lisbon") if slot else None
    chosen = Shown(person=1, score=50, picked=picked, slot=when, channel="coffee", purpose=purpose)
    choice = CoffeeChoice(suggestion=one, stored=chosen, chosen=chosen, no_slot=no_slot)
    detail = (("slot", f"{no_slot}; > adds one more: Wed 2 Dec 12:30"),) if no_slot else ()
    return Item(
        key="coffees:people:1", table="people", ref=1, section="Coffees", cells=(name, "very good fit", "why", "when"),
        acts=(), person=1, people=(1,), subject=choice, detail=detail,
    )  # fmt: skip


def texts(lines: Any) -> list[str]:
    return [text_of(line).rstrip() for line in lines]


POINTS = (
    Point("due", 12.5, "last talk 46 days ago, on a rhythm of 30 days"),
    Point("loop", 36, "they said coffee 13 days ago, and nothing is booked yet"),
    Point("fading", 20, "54 of 100 such ties go on by themselves"),
    Point("tier", 0, "a close tie"),
    Point("give_back", 4.5, "they gave you 3, you gave 0"),
)


def test_what_counts_most_is_said_first_as_a_sentence_and_a_share_of_ties_is_not() -> None:
    assert reasons(suggestion(*POINTS).subject) == [
        "They said coffee 13 days ago, and nothing is booked yet",
        "Last talk 46 days ago, on a rhythm of 30 days",
        "They gave you 3, you gave 0",
    ]
    assert reasons(suggestion().subject) == ["You said so"]


def test_a_card_says_how_well_it_fits_why_when_and_what_about() -> None:
    lines = texts(card_lines(suggestion(*POINTS, purpose="the deck"), context(person()), FULL, 34))
    assert lines[0] == "●●●●●  very good fit       ● close"
    assert "· They said coffee 13 days ago, and" not in lines, "it is broken where the card ends"
    assert lines[2:4] == ["· They said coffee 13 days ago,", "  and nothing is booked yet"]
    assert lines[-3:] == ["‹ Wed 2 Dec, 09:00 ›", "  coffee, 45 min", "  about the deck"]
    assert "…" not in "".join(lines)


def test_a_slot_behind_next_week_says_so() -> None:
    """The step is about next week: 30 November to 6 December."""
    for day, said in ((6, "  coffee, 45 min"), (7, "  coffee, 45 min, the week after")):
        item = suggestion(*POINTS)
        slot = Slot(start=START.replace(day=day), end=START.replace(day=day, hour=10), tz="Europe/Lisbon")
        slot = replace(slot, end=slot.start + timedelta(minutes=45))
        later = replace(item.subject, chosen=replace(item.subject.chosen, slot=slot))
        assert said in texts(card_lines(replace(item, subject=later), context(person()), FULL, 34))


def test_reasons_that_have_no_room_are_left_out_whole() -> None:
    said = [Point("due", 9 - n, f"reason {n} that is longer than one line of a card") for n in range(4)]
    lines = texts(card_lines(suggestion(*said), context(person()), FULL, 34, most=4))
    assert [line[:10] for line in lines if "Reason" in line] == ["· Reason 0", "· Reason 1"]
    assert sum("of a card" in line for line in lines) == 2


def test_who_has_no_time_is_told_which_key_takes_one() -> None:
    lines = texts(card_lines(suggestion(slot=False, no_slot="no free day left"), context(person()), FULL, 50))
    assert lines[-2:] == ["‹ no free day left ›", "  > adds one more: Wed 2 Dec 12:30"]


@pytest.mark.parametrize("signs", [FULL, PLAIN])
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [2, 4, 17, 30, 34, 78])
def test_cards_rows_and_sentences_fit_any_width(signs: Signs, name: str, width: int) -> None:
    item = suggestion(*POINTS, name=name, purpose=name)
    ctx = context(person(name))
    drawn = [
        *card_lines(item, ctx, signs, width, lit=True),
        *beyond_lines([item], [item], [item], signs, width),
    ]
    drawn += suggestion_lines(item, ctx, signs, width, 10, most=3)
    assert all(width_of(line) <= width for line in drawn)


def test_a_row_has_its_pick_its_tier_and_its_reason() -> None:
    lines = texts(suggestion_lines(suggestion(*POINTS, picked=True), context(person()), FULL, 78, 10))
    assert lines[0].startswith("✓ ● Ana Ruiz   ●●●●●  very good fit") and lines[0].endswith("Wed 2 Dec, 09:00")
    assert lines[1:] == ["    They said coffee 13 days ago, and nothing is booked yet".ljust(64) + "coffee, 45 min"]


def test_those_out_of_sight_are_named() -> None:
    free, busy = suggestion(name="Tom Reed"), suggestion(name="Ana Ruiz", slot=False, no_slot="no free hour")
    (line,) = texts(beyond_lines([free], [busy], [free, busy], FULL, 118))
    assert line.startswith("‹ Tom Reed fits too.   › Ana Ruiz has no free time that fits.")
    assert line.endswith("n shows 2 who were left out, and why")
    assert beyond_lines([], [], [], FULL, 118) == []


def test_as_many_of_the_left_out_are_named_as_fit() -> None:
    left = [suggestion(name=name) for name in ("Ana Ruiz", "Tom Reed", "Li Wei", "Bob Fox")]
    assert left_out_words(left, 200) == "Left out: Ana Ruiz (why), Tom Reed (why), Li Wei (why) and 1 more; n shows why"
    assert left_out_words(left, 50) == "Left out: Ana Ruiz (why) and 3 more; n shows why"
    assert left_out_words(left, 10) == "4 left out; n shows why"


# The file.


def change(kind: Any, title: str, day: int, category: str = "coffee", **more: Any) -> FileChange:
    start = datetime(2026, 12, day, 9, tzinfo=UTC)
    event = FileEvent(
        uid=f"{title}{day}", sequence=0, start=start, end=start + timedelta(minutes=45), status="TENTATIVE",
        title=title, text="Purpose: the deck", place="Café", created=NOW, changed=NOW,
        categories=("netritual", category),
    )._replace(**more)  # fmt: skip
    return FileChange(kind, event, start - timedelta(days=1) if kind == "moved" else None)


def contents(*changes: FileChange) -> CalendarFileContents:
    return CalendarFileContents((), tuple(one.event for one in changes), (), (), (), (), (), changes)


WORDS = change("new", "First words: 15 min", 1, "first words", quiet=True, text="Petra Lang\nRui Campos")
REVIEWS = tuple(change("new", "Weekly review", day, "review") for day in (4, 11))


def test_what_will_be_written_is_told_in_a_sentence() -> None:
    two = (change("new", "Coffee with Ana", 2), change("new", "Coffee with Tom", 3))
    assert new_words(contents(*two, REVIEWS[0])) == "2 coffees and your review"
    assert new_words(contents(two[0], WORDS, *REVIEWS)) == "1 coffee, 15 min for first words and your reviews"
    assert new_words(contents(change("moved", "Coffee with Ana", 2))) == "1 moved coffee"
    assert new_words(contents(*two, REVIEWS[0]), 1) == "1 picked and 1 planned coffees and your review"
    assert new_words(contents(*two), 2) == "2 picked coffees"
    assert new_words(contents(change("stays", "Coffee with Ana", 2))) == ""


def test_the_preview_names_what_is_new_and_what_moved_and_says_that_nothing_is_sent() -> None:
    file = contents(
        change("new", "Coffee with Ana Ruiz", 2), change("moved", "Coffee with Tom", 9), WORDS, *REVIEWS,
        change("stays", "Lunch with Li", 10),
    )  # fmt: skip
    lines = texts(preview_lines(file, context(), FULL, 100))
    assert lines[0] == "calendar/coffees.ics 4 new, 1 moved, 1 unchanged; 2 of them weekly reviews"
    assert lines[1] == "Nothing is sent to anyone. u takes it back, and the old file returns."
    assert "+ Wed  2 Dec  09:00 to 09:45  Coffee with Ana Ruiz" in lines and any(
        "Café; the deck" in line for line in lines
    )
    at = lines.index("~ Wed  9 Dec  09:00 to 09:45  Coffee with Tom")
    assert lines[at + 1].strip() == "was Tue 8 Dec 09:00"
    assert any("a message to Petra Lang and Rui Campos" in line for line in lines)
    assert "tentative, shown as free, no alarm" in " ".join(lines) and "and 1 more after it" in " ".join(lines)
    assert "Lunch with Li" not in " ".join(lines)
    picks = {datetime(2026, 12, 2, 9, tzinfo=UTC)}
    assert NOT_ASKED not in lines
    lines = texts(preview_lines(file, context(), FULL, 120, picks))
    assert lines[0] == NOT_ASKED
    assert [PICKED in line for line in lines].count(True) == 1 and lines.index(" " * 30 + PICKED) > 4
    brief = texts(preview_lines(file, context(), FULL, 120, picks, len(lines) - 1))
    assert [line for line in brief if line[:1] in ("+", "~")] == [line for line in lines if line[:1] in ("+", "~")]
    assert PICKED in brief[brief.index(next(line for line in brief if "Ana Ruiz" in line)) + 1]
    assert len(brief) < len(lines) and "Petra" not in " ".join(brief)
    nothing = preview_lines(contents(change("stays", "Lunch with Li", 10)), context(), FULL, 100)
    assert texts(nothing)[-1] == NOTHING_NEW


def test_a_review_on_another_day_than_usual_says_why() -> None:
    eve = change("new", "Weekly review", 24, "review")
    lines = [line.strip() for line in texts(preview_lines(contents(*REVIEWS, eve), context(), FULL, 120))]
    assert "and 2 more after it; for a day off on Thu 24 Dec" in lines
    lines = [line.strip() for line in texts(preview_lines(contents(eve), context(), FULL, 100))]
    assert lines[lines.index("+ Thu 24 Dec  09:00 to 09:45  Weekly review") + 1] == "as Fri 25 Dec is a day off"


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [30, 40, 77])
def test_the_preview_fits_its_width(name: str, width: int) -> None:
    file = contents(change("new", f"Coffee with {name}", 2, place=name), WORDS)
    assert all(width_of(line) <= max(width, 40) for line in preview_lines(file, context(), PLAIN, width))


# In the review.


def fill(world: World) -> None:
    """A week with somebody more who said coffee."""
    reviewed.fill(world)
    (dana,) = world.put(Person(handle="dana", name="Dana Fox", tier=2, city="Lisbon"))
    today = world.clock.now().date()
    world.put(Interaction(on=today - timedelta(days=60), channel="coffee", people=(dana.id,), initiator="mutual"))
    world.put(Coffee(people=(dana.id,), said=today - timedelta(days=8), said_by="them"))


def body_of(pilot: Pilot[None]) -> CoffeeBody:
    (screen,) = (screen for screen in pilot.app.screen_stack if isinstance(screen, ReviewScreen))
    return screen.query_one(CoffeeBody)


def at(pilot: Pilot[None]) -> str:
    item = body_of(pilot).current()
    return item.cells[0] if item is not None else ""


def lit(pilot: Pilot[None]) -> list[str]:
    return [str(card.border_title) for card in pilot.app.screen.query(CardPlace) if card.has_class("-lit")]


async def test_arrows_and_j_and_k_go_from_card_to_card_and_the_time_has_its_own_keys(world: World) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        first = at(pilot)
        assert lit(pilot) == [first] and "‹ " in screen_of(pilot) and f"╭─ {first} " in screen_of(pilot)
        await press(pilot, "right")
        second = at(pilot)
        assert second != first and lit(pilot) == [second]
        await press(pilot, "k")
        assert at(pilot) == first
        before = body_of(pilot).current()
        await press(pilot, ">")
        after = body_of(pilot).current()
        assert before is not None and after is not None and after.key == before.key
        assert after.subject.chosen.slot != before.subject.chosen.slot
        await press(pilot, "left")
        assert at(pilot) == first, "it is the first"


async def test_a_click_on_a_card_goes_there_and_the_next_one_picks(world: World) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        card = next(card for card in pilot.app.screen.query(CardPlace) if not card.has_class("-lit") and card.display)
        await pilot.click(card, offset=(6, 4))
        await settle(pilot)
        assert at(pilot) == str(card.border_title) and card.has_class("-lit")
        item = body_of(pilot).current()
        assert item is not None
        await pilot.click(card, offset=(6, 4))
        await settle(pilot)
        again = body_of(pilot).current()
        assert again is not None and again.subject.chosen.picked is not item.subject.chosen.picked


@pytest.mark.parametrize("size", [(4, 4), (30, 8), (60, 15), (80, 24), (100, 30), (120, 26), (120, 40), (200, 60)])
async def test_the_step_lives_in_any_size_and_a_resize_keeps_the_cursor(world: World, size: tuple[int, int]) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        name = at(pilot)
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert at(pilot) == name and name
        await press(pilot, "enter")
        await settle(pilot)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert at(pilot) == name
        assert date(2026, 3, 11) == body_of(pilot).view.context.today


async def test_a_click_on_a_name_in_the_weeks_goes_to_its_card_and_the_wheel_turns_the_cards(world: World) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        first = at(pilot)
        weeks = pilot.app.screen.query_one("#weeks", FittedPainter)
        lines = [text_of(line) for line in weeks.lines(weeks.size.width)]
        for name in ("Dana", "Chloé"):
            y = next(y for y, line in enumerate(lines) if f" {name}" in line)
            x = lines[y].index(name)
            await pilot.click(weeks, offset=(x + weeks.gutter.left, y + weeks.gutter.top))
            await settle(pilot)
            assert at(pilot).startswith(name)
        cards = pilot.app.screen.query_one(CardRow)
        cards.post_message(CardRow.Turned(1))
        await settle(pilot)
        assert at(pilot) != first
        await press(pilot, "left")
        assert at(pilot) == first


async def test_a_click_on_a_free_hour_takes_it_for_the_coffee_at_work(world: World) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        weeks = pilot.app.screen.query_one("#weeks", FittedPainter)
        item = body_of(pilot).current()
        assert item is not None
        before = item.subject.chosen.slot
        lines = weeks.lines(weeks.size.width)
        y, press = next(
            (y, span.press) for y, row in enumerate(lines) for span in row if span.press.startswith(FREE_HOUR)
        )
        x = next(width_of(lines[y][:at]) for at, span in enumerate(lines[y]) if span.press == press)
        await pilot.click(weeks, offset=(x + 2 + weeks.gutter.left, y + weeks.gutter.top))
        await settle(pilot)
        item = body_of(pilot).current()
        assert item is not None and item.subject.chosen.slot != before
        hour = datetime.fromisoformat(press.removeprefix(FREE_HOUR))
        assert abs(item.subject.chosen.slot.start - hour) <= timedelta(hours=1)


async def test_in_the_preview_y_copies_what_would_be_written(world: World) -> None:
    fill(world)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "y")
        assert "Coffee with Chloé Dubois" in pilot.app.clipboard and "Nothing is sent" in pilot.app.clipboard
        await press(pilot, "escape")
        assert "Before it is written" not in screen_of(pilot) and lit(pilot) == [at(pilot)]


async def test_a_draft_that_is_asked_for_before_it_was_made_opens(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world)
    monkeypatch.setattr(ReviewControl, "look", lambda _: None)  # it would make all drafts
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and isinstance(screen.step, CoffeeBody)
        item = screen.step.current()
        assert item is not None and not item.draft and "m draft" in screen_of(pilot)
        await press(pilot, "m")
        item = screen.step.current()
        assert item is not None and item.draft and item.draft[:20] in screen_of(pilot)


async def test_a_preview_that_was_asked_for_before_the_drafts_were_made_stays(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(world)
    look = ReviewControl.look
    monkeypatch.setattr(ReviewControl, "look", lambda _: None)
    async with world.run((120, 40), Opening("review", "step", "coffees")) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and isinstance(screen.step, CoffeeBody)
        await press(pilot, "space", "enter")
        assert "Before it is written" in screen_of(pilot)
        look(screen.control)
        await settle(pilot)
        item = screen.step.current()
        assert item is not None and item.drafted and "Before it is written" in screen_of(pilot)


async def test_the_first_frame_of_a_review_has_its_step_in_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(world)
    steps, paint = list[object](), Screen._compositor_refresh

    def drafted(screen: Screen[Any]) -> None:
        if isinstance(screen, ReviewScreen):
            steps.append(screen.step)
        paint(screen)

    monkeypatch.setattr(Screen, "_compositor_refresh", drafted)
    async with world.run((120, 40), Opening("review", "step", "coffees")):
        assert steps and None not in steps
