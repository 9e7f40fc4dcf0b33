"""Every act of every step, done by its key: the store is what is asked afterwards."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from netritual.clock import FixedClock
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Gift,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Record,
    Request,
    Review,
    Thanks,
    WrittenFile,
)
from netritual.review.step import NO_DRAFT
from netritual.services.verbs import touches
from netritual.services.verbs.coffees import move_coffee
from netritual.tui.app import Opening
from netritual.tui.bodies.coffee_body import CoffeeBody
from netritual.tui.screens.review_screen import ReviewScreen
from netritual.tui.widgets.draft_pane import DraftText
from netritual.tui.widgets.item_list import ItemList
from netritual.tui.widgets.log_bar import LogInput
from tests.support.records import record_of
from tests.tui.conftest import World, cursor_row, press, settle, toasts, type_text
from tests.tui.reviewed import TODAY, Cast, fill, gone_on
from tests.tui.test_review import opened, text


@pytest.fixture
def cast(world: World) -> Cast:
    return fill(world)


@asynccontextmanager
async def step(world: World, name: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The full review, gone on to one step; the word that it goes on there is taken away."""
    gone_on(world, name)
    async with world.run(size, Opening("review")) as pilot:
        await opened(world, pilot)
        pilot.app.clear_notifications()
        await settle(pilot)
        yield pilot


async def stand_on(pilot: Pilot[None], *words: str) -> None:
    """Move the cursor down to the row that holds the words."""
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    await press(pilot, "g")
    for _ in range(40):
        if screen.item is not None and all(word in " ".join(screen.item.cells) for word in words):
            return
        await press(pilot, "j")
    raise AssertionError(f"no row holds {words}")


def first(world: World, kind: type[Record], **fields: object) -> Record | None:
    """The first record of a kind whose fields are these."""
    for record in world.store.view().all(kind):
        if all(getattr(record, name) == value for name, value in fields.items()):
            return record
    return None


def content(path: str) -> bytes | None:
    """The bytes of a file, or None."""
    file = Path(path)
    return file.read_bytes() if file.exists() else None


def put(path: str, data: bytes) -> None:
    """A file that was there before."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)


# 1 Who


async def test_a_digit_settles_a_name(world: World, cast: Cast) -> None:
    async with step(world, "who") as pilot:
        await press(pilot, "2")
        assert world.store.view().unsettled() == ()
        assert len(world.store.view().talks(cast.sam2)) == 1


async def test_enter_finds_the_person_by_name(world: World, cast: Cast) -> None:
    async with step(world, "who") as pilot:
        await press(pilot, "enter", *"ines", "enter")
        assert len(world.store.view().talks(cast.ines)) == 1


async def test_n_makes_a_new_person_of_the_typed_name(world: World, cast: Cast) -> None:
    async with step(world, "who") as pilot:
        await press(pilot, "n", *"Sam Otto", "enter")
        assert first(world, Person, name="Sam Otto") is not None
        assert not world.store.view().unsettled()


async def test_the_name_of_somebody_new_stands_in_the_question(world: World, cast: Cast) -> None:
    touches.log(world.store, world.clock.now(), "lunch with anissa boukhari", world.settings)
    async with step(world, "who") as pilot:
        await stand_on(pilot, "a new person?")
        await press(pilot, "n")
        assert "Anissa Boukhari" in text(pilot)
        await press(pilot, "enter")
        assert first(world, Person, name="Anissa Boukhari") is not None


async def test_enter_on_the_row_of_all_says_yes_to_all_that_lines_say(world: World, cast: Cast) -> None:
    for line in ("promised dana fox the floor plan by fri", "promised chloe the notes by fri"):
        touches.log(world.store, world.clock.now(), line, world.settings)
    before = len(world.store.view().all(Promise))
    async with step(world, "who") as pilot:
        await stand_on(pilot, "yes to all?")
        await press(pilot, "enter")
        assert len(world.store.view().all(Promise)) == before + 2


async def test_the_sweep_is_ticked_one_after_the_other(world: World, cast: Cast) -> None:
    async with step(world, "who") as pilot:
        await press(pilot, "G", "k", "space", "space")
        assert world.store.view().all(Review)[-1].sweep == ("calendar", "email")
        assert "✓ calendar  ✓ e-mail" in text(pilot)


async def test_the_arrows_mark_another_channel(world: World, cast: Cast) -> None:
    async with step(world, "who") as pilot:
        await press(pilot, "G", "k", "right", "right", "space")
        assert world.store.view().all(Review)[-1].sweep == ("linkedin",)


async def test_the_sweep_has_one_cursor_and_a_mark_before_another_channel(world: World) -> None:
    async with step(world, "who") as pilot:
        row = cursor_row(pilot)
        assert "○ calendar  ○ e-mail" in row
        assert marked(pilot) == "○ calendar"
        await press(pilot, "right")
        assert cursor_row(pilot) == row and marked(pilot) == "○ e-mail"


def marked(pilot: Pilot[None]) -> str:
    """The channel of the sweep that is lit in the row under the cursor."""
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen) and screen.step is not None
    row = screen.step.items.row
    assert row is not None
    return next(span.text for spans in row.paint(78) for span in spans if "here" in span.role)


async def test_the_rest_of_the_log_unfolds(world: World, cast: Cast) -> None:
    async with step(world, "who") as pilot:
        assert "lines: enter shows them" in text(pilot) and "Li Wei" not in text(pilot)
        await press(pilot, "G")
        assert text(pilot).count("enter shows them") == 2 and "space looked" not in text(pilot)
        await press(pilot, "enter")
        assert "Li Wei" in text(pilot) and "enter shows them" not in text(pilot)


async def test_last_weeks_coffee_happened(world: World, cast: Cast) -> None:
    from datetime import UTC, datetime

    from netritual.domain.model import Slot

    start = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
    slot = Slot(start=start, end=start + timedelta(minutes=45), tz="UTC")
    world.put(Coffee(people=(cast.wei,), said=TODAY, slot=slot, state="written", uid="past", in_file=True))
    async with step(world, "who") as pilot:
        await stand_on(pilot, "planned coffee")
        await press(pilot, "space")
        assert first(world, Coffee, uid="past", state="held") is not None


# 2 Replies


async def test_handing_on_asks_for_a_person(world: World, cast: Cast) -> None:
    async with step(world, "replies") as pilot:
        await press(pilot, "h", *"priya", "enter")
        request = first(world, Request, state="handed", text="your resume")
        assert isinstance(request, Request) and request.handoff is not None and request.handoff.to == cast.priya


async def test_decline_rest_land_and_take_back(world: World, cast: Cast) -> None:
    long_ago = world.clock.now() - timedelta(days=40)
    world.put(Request(from_=cast.sam, text="visas", asked=long_ago, state="answered", answered=long_ago, rounds=1))
    async with step(world, "replies") as pilot:
        await press(pilot, "x", "1")
        assert first(world, Request, state="declined") is not None
        await stand_on(pilot, "Sam Lee")
        await press(pilot, "space")
        assert first(world, Request, state="acknowledged") is not None
        await stand_on(pilot, "Ines Melo")
        await press(pilot, "b")
        assert first(world, Request, state="open", text="resume") is not None


async def test_the_draft_is_edited_and_only_copied_when_nothing_is_left_to_fill_in(world: World, cast: Cast) -> None:
    async with step(world, "replies") as pilot:
        await press(pilot, "y")
        assert "Not copied yet: one blank to fill." in text(pilot)
        assert pilot.app.clipboard == ""
        await press(pilot, "m", "f7", "delete", *"Hi Tom, here it is.", "escape", "y")
        assert pilot.app.clipboard == "Hi Tom, here it is."
        await press(pilot, "Y")
        assert content(f"{world.home.root}/draft.txt") == b"Hi Tom, here it is."


async def test_letters_are_text_in_a_draft(world: World, cast: Cast) -> None:
    async with step(world, "replies") as pilot:
        before = len(world.store.history())
        await press(pilot, "m", *"x s h q ] u", "escape")
        since = world.store.history()[: len(world.store.history()) - before]
        assert {entry.verb for entry in since} <= {"review-draft"}
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_draft_is_seen_where_it_is_typed_in_a_small_terminal_too(world: World, cast: Cast) -> None:
    async with step(world, "replies", (60, 15)) as pilot:
        await press(pilot, "m", *"hello there")
        assert "Your draft to Tom" in text(pilot) and "hello there" in text(pilot)
        await press(pilot, "escape")
        assert "hello there" not in text(pilot), "the list has its room again"


# 3 Promises


async def test_kept_moved_and_released(world: World, cast: Cast) -> None:
    async with step(world, "promises") as pilot:
        await press(pilot, "s", *"1w", "enter")
        moved = first(world, Promise, text="send deck")
        assert isinstance(moved, Promise) and moved.due == TODAY + timedelta(days=7) and moved.history
        await stand_on(pilot, "review his CV")
        await press(pilot, "x", *"he found a job", "enter")
        assert first(world, Promise, state="released", reason="he found a job") is not None
        await stand_on(pilot, "intro to her CFO")
        await press(pilot, "space")
        assert first(world, Promise, by="them", state="kept") is not None


async def test_thanks_coffee_and_outcome(world: World, cast: Cast) -> None:
    async with step(world, "promises") as pilot:
        await stand_on(pilot, "warm intro")
        await press(pilot, "space")
        assert first(world, Thanks, said=TODAY) is not None
        await stand_on(pilot, "Chloé")
        await press(pilot, "c")
        assert "Coffee with Chloé Dubois: when? tue 17 12:30" in text(pilot)
        await press(pilot, "enter")
        assert [shown.person for shown in world.store.view().all(Review)[-1].shown] == [cast.chloe]
        await stand_on(pilot, "3-tier")
        await press(pilot, "enter", *"we raised prices", "enter")
        assert first(world, Ask, outcome="we raised prices", outcome_told=TODAY) is not None


# 4 Articles


async def test_a_comment_is_written_checked_and_marked(world: World, cast: Cast) -> None:
    comment = "Our churn doubled when we metered seats; what worked was a floor price. Did Nortel try one?"
    async with step(world, "articles") as pilot:
        await press(pilot, "tab")
        await press(pilot, "2")
        await type_text(pilot, comment)
        shown = " ".join(text(pilot).split())
        assert "✓ counter-example" in shown and "a question" in shown and "17 words" in shown
        await press(pilot, "escape", "y", "space")
        assert pilot.app.clipboard == comment
        article = first(world, Article, state="commented")
        assert isinstance(article, Article) and article.comment is not None
        assert article.comment.kind == "counter-example" and article.comment.text == comment and article.comment.useful


async def test_words_of_private_notes_are_named(world: World, cast: Cast) -> None:
    from msgspec.structs import replace

    ana = world.store.view().get(Person, cast.ana)
    assert ana is not None
    world.put(replace(ana, private_notes="insolvency of Nortel's Porto branch"))
    async with step(world, "articles") as pilot:
        await press(pilot, "m", *"Does the insolvency change it?")
        assert "insolvency" in text(pilot).split("private: ")[-1]


async def test_read_skip_later_and_a_link_by_hand(world: World, cast: Cast) -> None:
    async with step(world, "articles") as pilot:
        await press(pilot, "r")
        assert first(world, Article, state="read") is not None
        await press(pilot, "x")
        assert first(world, Article, state="skipped") is not None
        await press(pilot, "s", *"w", "enter")
        assert first(world, Article, snooze_until=TODAY + timedelta(days=7)) is not None
        await press(pilot, "+", *"https://ex.org/new", "enter")
        assert first(world, Article, url="https://ex.org/new") is not None


async def test_a_link_is_shown_before_it_is_opened(world: World, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    async with step(world, "articles") as pilot:
        opened_urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", opened_urls.append)
        await press(pilot, "o")
        assert "https://ex.org/pricing" in text(pilot) and opened_urls == []
        await press(pilot, "y")
        assert opened_urls == ["https://ex.org/pricing"]


async def test_a_link_that_is_no_web_address_is_refused(
    world: World, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.put(*[replace(one, url="javascript:alert(1)") for one in world.store.view().all(Article)])
    async with step(world, "articles") as pilot:
        opened_urls: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", opened_urls.append)
        await press(pilot, "o", "enter")
        assert opened_urls == []
        assert toasts(pilot)[0] == "javascript:alert(1) is no web address (http or https)."


# 5 Asks


async def test_the_topic_ranks_people_and_the_ask_is_noted(world: World, cast: Cast) -> None:
    async with step(world, "asks") as pilot:
        await press(pilot, "tab", *"pricing", "enter")
        assert world.store.view().all(Review)[-1].topic == "pricing"
        assert "› pricing" in text(pilot)
        await stand_on(pilot, "Ana Ruiz")
        await press(pilot, "space", "enter")
        asked = first(world, Ask, to=cast.ana)
        assert isinstance(asked, Ask) and asked.topic == "pricing" and asked.asked == TODAY


async def test_a_blocked_person_shows_why_and_can_not_be_asked(world: World, cast: Cast) -> None:
    async with step(world, "asks") as pilot:
        await stand_on(pilot, "Søren Holm")
        before = len(world.store.view().all(Ask))
        await press(pilot, "space")
        assert len(world.store.view().all(Ask)) == before
        assert "tell them how the last advice went first" in text(pilot)


async def test_a_mentor_talk_moves_the_next_one(world: World, cast: Cast) -> None:
    async with step(world, "asks") as pilot:
        await stand_on(pilot, "monthly")
        await press(pilot, "space")
        mentorship = first(world, Mentorship)
        assert isinstance(mentorship, Mentorship) and mentorship.next_talk == TODAY + timedelta(days=30)


# 6 Give


async def test_a_favour_given_a_need_noted_and_a_pair_asked(world: World, cast: Cast) -> None:
    async with step(world, "give") as pilot:
        await press(pilot, "space", *"sent two names", "enter")
        assert first(world, Gift, direction="gave", text="sent two names") is not None
        await stand_on(pilot, "Chloé")
        await press(pilot, "+", *"a flat in Lisbon", "enter")
        chloe = world.store.view().get(Person, cast.chloe)
        assert chloe is not None and "a flat in Lisbon" in chloe.needs
        await stand_on(pilot, "Bob Stone and Li Wei")
        await press(pilot, "space")
        intro = first(world, Introduction, between=(cast.bob, cast.wei))
        assert isinstance(intro, Introduction) and intro.yes_a == TODAY


async def test_a_word_where_one_is_needed(world: World, cast: Cast) -> None:
    async with step(world, "give") as pilot:
        await stand_on(pilot, "father ill")
        before = len(world.store.view().talks(cast.priya))
        await press(pilot, "space", "enter")
        assert len(world.store.view().talks(cast.priya)) == before + 1


# 7 Coffees


def picked(world: World) -> set[int]:
    return {shown.person for shown in world.store.view().all(Review)[-1].shown if shown.picked}


async def test_pick_slot_kind_and_purpose(world: World, cast: Cast) -> None:
    async with step(world, "coffees") as pilot:
        assert cast.chloe in picked(world)
        await press(pilot, "space")
        assert cast.chloe not in picked(world)
        await press(pilot, "space", ">", "v", "p", *"pricing panel", "enter")
        shown = next(one for one in world.store.view().all(Review)[-1].shown if one.person == cast.chloe)
        assert shown.picked and shown.slot is not None
        assert shown.slot.start.hour == 12  # the next time is a lunch, and the next kind a walk
        assert shown.channel == "walk" and shown.purpose == "pricing panel"
        assert "walk, 45 min" in text(pilot) and "about pricing panel" in text(pilot)


async def test_not_now_asks_why_in_one_key(world: World, cast: Cast) -> None:
    async with step(world, "coffees") as pilot:
        await press(pilot, "x")
        assert "not a fit" in text(pilot)
        await press(pilot, "2")
        chloe = world.store.view().get(Person, cast.chloe)
        assert chloe is not None and "all" in chloe.blocked_kinds


async def test_the_second_enter_writes_the_file_and_undo_takes_it_away(world: World, cast: Cast) -> None:
    async with step(world, "coffees") as pilot:
        file = world.home.calendar
        await press(pilot, "enter")
        assert "Before it is written" in text(pilot) and "Nothing is sent to anyone" in text(pilot)
        assert content(file) is None
        await press(pilot, "escape")
        assert "Before it is written" not in text(pilot) and "Next two weeks" in text(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "enter", "enter")
        assert b"SUMMARY:Coffee with Chlo" in (content(file) or b"")
        rows = pilot.app.screen.query_one(ItemList).rows
        assert any(row.key == "#Planned already" for row in rows)
        await press(pilot, "u")
        assert content(file) is None
        assert first(world, Coffee, state="written") is None


async def test_the_number_before_a_write_is_the_number_after_it(world: World, cast: Cast) -> None:
    async with step(world, "coffees") as pilot:
        before = re.search(r"(\d+) picked coffees?.* and your reviews", text(pilot))
        await press(pilot, "enter", "enter")
        held = (content(world.home.calendar) or b"").count(b"CATEGORIES:netritual,coffee")
        assert before is not None and int(before[1]) == held == len(world.store.view().all(Coffee))
        assert any(f"{held} coffee" in toast and "calendar/coffees.ics" in toast for toast in toasts(pilot))
        assert f"{held} coffee is written. Import calendar/coffees-new.ics into your calendar" in text(pilot)


async def test_a_moved_a_confirmed_and_a_cancelled_coffee_are_told_by_name(world: World, cast: Cast) -> None:
    """Before the file is written; and one key at the end says that the calendar has it."""
    world.settings = replace(world.settings, review_events=0)
    async with step(world, "coffees") as pilot:
        await press(pilot, "enter", "enter")
        coffee = next(c for c in world.store.view().all(Coffee) if c.in_file)
        await stand_on(pilot, record_of(world.store.view(), Person, coffee.people[0]).name)
        await press(pilot, "s", *"thu 19 12:30", "enter")
        await press(pilot, "enter")
        assert "~ Thu 19 Mar  12:30 to" in text(pilot) and "was Tue 17 Mar 09:00" in text(pilot)
        await press(pilot, "enter")
    async with step(world, "done") as pilot:
        await press(pilot, "i")
        assert "Noted that your calendar has what was written." in toasts(pilot)
    full = next(f for f in world.store.view().all(WrittenFile) if f.path == world.home.calendar)
    assert coffee.uid in full.imported


async def test_the_preview_leaves_out_what_is_past(world: World, cast: Cast) -> None:
    world.settings = replace(world.settings, review_events=0, first_words=False)
    async with step(world, "coffees") as pilot:
        await press(pilot, "enter", "enter")
        assert b"SUMMARY:Coffee with Chlo" in (content(world.home.calendar) or b"")
    world.clock = FixedClock(world.clock.now() + timedelta(days=8))
    async with step(world, "coffees") as pilot:
        for person in picked(world):
            await stand_on(pilot, record_of(world.store.view(), Person, person).name)
            await press(pilot, "space")
        await press(pilot, "enter")
        preview, now = pilot.app.screen.query_one(CoffeeBody).preview, world.clock.now()
        assert preview is not None and [event.title for event in preview.events if event.end <= now]
        assert "Before it is written" in text(pilot)
        assert "Nothing that the file does not say already" in text(pilot) and "Tue 17 Mar 08:30" not in text(pilot)


async def test_a_file_of_somebody_else_is_asked_about(world: World, cast: Cast) -> None:
    file = world.home.calendar
    put(file, b"mine")
    async with step(world, "coffees") as pilot:
        await press(pilot, "enter", "enter")
        assert (content(file) or b"") == b"mine" and "Replace the file" in text(pilot)
        await press(pilot, "y")
        assert b"VCALENDAR" in (content(file) or b"")


async def test_those_not_shown_and_why(world: World, cast: Cast) -> None:
    async with step(world, "coffees") as pilot:
        assert "Left out: " in text(pilot)
        await press(pilot, "n")
        assert "Not shown" in text(pilot) and "met 2 days ago" in text(pilot)
        await press(pilot, "escape")
        assert "Not shown" not in text(pilot) and isinstance(pilot.app.screen, ReviewScreen), "esc closes the list"


async def test_nobody_needs_a_coffee_where_the_rhythms_are_kept(world: World) -> None:
    (ana,) = world.put(Person(handle="ana", name="Ana Ruiz", tier=2))
    world.put(Interaction(on=TODAY - timedelta(days=5), channel="call", people=(ana.id,), initiator="mutual"))
    async with step(world, "coffees") as pilot:
        assert "No one needs a coffee this week. Enjoy it." in text(pilot)


async def test_a_list_of_whom_nothing_is_noted_is_not_said_to_be_well(world: World) -> None:
    world.put(*(Person(handle=f"p{n}", name=f"Person {n}") for n in range(2)))
    async with step(world, "coffees") as pilot:
        assert "Nothing tells one of the 2 from another yet." in text(pilot)
        assert "No one needs a coffee" not in text(pilot)


async def test_a_first_word_has_no_slot_and_no_box_until_it_is_a_coffee(world: World) -> None:
    world.put(Person(handle="ana", name="Ana Ruiz", connected_on=TODAY - timedelta(days=3)))
    async with step(world, "coffees") as pilot:
        assert "A first word" in text(pilot) and "space sent" in text(pilot) and "fit" not in text(pilot)
        await press(pilot, "enter", "enter")
        assert not world.store.view().all(Coffee)
        await press(pilot, "c", "enter")
        assert "A first word" not in text(pilot) and re.search(r"✓ . Ana Ruiz", text(pilot))
        await press(pilot, "enter", "enter")
        (coffee,) = world.store.view().all(Coffee)
        assert coffee.channel == "coffee" and coffee.slot is not None


async def test_the_two_weeks_show_what_is_picked(world: World, cast: Cast) -> None:
    async with step(world, "coffees", (120, 40)) as pilot:
        grid = text(pilot).split("Next two weeks")[-1]
        assert "Mon 16   Tue 17" in grid and " Chloé " in grid and " review" in grid


async def test_the_two_weeks_name_people_as_one_calls_them(world: World, cast: Cast) -> None:
    world.put(*(replace(person, name=f"Dr. {person.name}") for person in world.store.view().all(Person)))
    async with step(world, "coffees", (120, 40)) as pilot:
        grid = text(pilot).split("Next two weeks")[-1]
        assert " Chloé " in grid and "Dr." not in grid


# 8 Done


async def test_what_i_learned_the_plan_and_the_summary(world: World, cast: Cast) -> None:
    async with step(world, "done") as pilot:
        await press(pilot, "tab", *"floor prices win", "enter")
        assert world.store.view().all(Review)[-1].learned == "floor prices win"
        assert "› floor prices win" in text(pilot)
        await press(pilot, "y")
        assert (
            pilot.app.clipboard.startswith("# Review of the week from Mon 9 Mar")
            and "floor prices win" in pilot.app.clipboard
        )
        await press(pilot, "o")
        assert world.home.root in text(pilot).replace("\n", "").replace(" ", "") or "calendar" in text(pilot)


async def test_the_last_step_says_what_this_review_wrote_and_not_what_an_earlier_one_did(
    world: World, cast: Cast
) -> None:
    async with step(world, "coffees", (120, 40)) as pilot:
        await press(pilot, "enter", "enter", "]")
        assert re.search(r"wrote \d+ coffees? to calendar/coffees.ics", text(pilot))
        await press(pilot, "enter")
    world.clock = FixedClock(world.clock.now() + timedelta(days=7))
    async with step(world, "done", (120, 40)) as pilot:
        assert " Done " in text(pilot) and "wrote" not in text(pilot)


async def test_after_the_help_the_keys_of_the_step_are_no_text(world: World, cast: Cast) -> None:
    async with step(world, "done") as pilot:
        await press(pilot, "?", "escape", "[")
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and screen.standing is not None
        assert screen.standing.view.step.id == "coffees"


async def test_what_was_due_before_today_is_late_and_has_no_day_of_the_past(world: World, cast: Cast) -> None:
    world.put(Promise(people=(cast.bob,), text="send the slides", made=TODAY - timedelta(days=9), due=date(2026, 3, 5)))
    world.put(Promise(people=(cast.ana,), text="send a map", made=TODAY, due=date(2026, 3, 18)))
    async with step(world, "done") as pilot:
        rows = [line for line in text(pilot).splitlines() if "send" in line]
        assert any("late" in line and "send the slides" in line for line in rows)
        assert any("Wed 18 Mar" in line and "send a map" in line for line in rows)
        assert "Thu 5 Mar" not in text(pilot)


async def test_the_plan_is_changed_in_the_settings_file(world: World, cast: Cast) -> None:
    async with step(world, "done") as pilot:
        await press(pilot, "e", *["backspace"] * 9, *"Mon 08:30", "enter")
        saved = content(world.home.settings) or b""
        assert b'day = "mon"' in saved and b'at = "08:30"' in saved


async def test_logging_from_a_step_is_shown_at_once(world: World, cast: Cast) -> None:
    async with step(world, "who") as pilot:
        await press(pilot, "a", *"call @ines today re visas", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        talks = world.store.view().talks(cast.ines)
        assert isinstance(talks[0], Interaction) and talks[0].on == date(2026, 3, 11)
        assert "You logged 7 people" in text(pilot)


async def test_the_line_stays_open_for_the_next_and_the_keys_of_steps_are_no_text_in_it(
    world: World, cast: Cast
) -> None:
    async with step(world, "who") as pilot:
        await press(pilot, "a", *"call @ines today", "enter", *"x]")
        assert pilot.app.screen.query_one(LogInput).value == "x]", "behind text they are text"
        await press(pilot, *["backspace"] * 2)
        pilot.app.clear_notifications()
        await settle(pilot)
        assert "enter saves the line, ] goes on" in text(pilot)
        await press(pilot, "]")
        assert "Who did you" not in text(pilot) and len(world.store.view().talks(cast.ines)) > 0


async def test_a_row_of_the_log_is_corrected_where_the_log_stands_beside_the_list(world: World, cast: Cast) -> None:
    touches.log(world.store, world.clock.now(), "call @ines today re visas", world.settings)
    async with step(world, "who", size=(120, 40)) as pilot:
        await press(pilot, "G", "enter", "e", *["backspace"] * 5, *"fares", "enter")
        await settle(pilot)
        assert "re fares" in text(pilot)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        (["end", "x"], "her printerx?"),
        (["end", *["backspace"] * 53, *"call @ines today"], "you promised Bob"),
    ],
)
async def test_after_a_correction_the_cursor_is_on_the_same_line_or_the_question_behind(
    world: World, cast: Cast, typed: list[str], at: str
) -> None:
    for line in (
        "call with Chloé, promised her the map by friday", "call with Ines, asked her for the name of her printer",
        "call with Bob, promised him the notes by friday", "coffee with Ana, thanked her",
    ):  # fmt: skip
        touches.log(world.store, world.clock.now(), line, world.settings)
    async with step(world, "who") as pilot:
        await stand_on(pilot, "her printer?")
        await press(pilot, "e", *typed, "enter")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and screen.item is not None and at in " ".join(screen.item.cells)


async def test_whoever_goes_on_with_picked_coffees_hears_that_they_are_not_written(world: World, cast: Cast) -> None:
    async with step(world, "coffees") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and screen.standing is not None
        picked = sum(item.state == "picked" for item in screen.standing.view.items)
        await press(pilot, "]")
        said = " ".join(text(pilot).split())
        assert picked and f"{picked} coffee" in said and "not in the calendar file yet" in said


async def test_whoever_goes_on_from_the_preview_hears_that_nothing_is_written(world: World, cast: Cast) -> None:
    """Also of what was moved or cancelled since the file was written; a calendar that has the file has not that."""
    async with step(world, "coffees") as pilot:
        await press(pilot, "enter", "enter")
    moved = next(coffee for coffee in world.store.view().all(Coffee) if coffee.in_file and coffee.slot)
    assert moved.slot is not None
    later = moved.slot.start + timedelta(days=1)
    move_coffee(world.store, world.clock.now(), moved.id, later, world.settings)
    async with step(world, "coffees") as pilot:
        await press(pilot, "enter", "]")
        assert any("Nothing was written: calendar/coffees.ics was only shown" in toast for toast in toasts(pilot))
        said = "The calendar file does not have these changes yet: 1 coffee moved. [ goes to Coffees."
        assert said in " ".join(text(pilot).split())
        await press(pilot, "i", "[", "enter", "enter", "]")
        assert "these changes" not in text(pilot)
        assert "This review wrote 1 coffee to calendar/coffees.ics" in " ".join(text(pilot).split())
        assert "Import coffees-new.ics" in text(pilot)
        assert not any("only shown" in toast for toast in toasts(pilot)[-1:])


async def test_a_review_that_wrote_no_file_has_none_to_import(world: World, cast: Cast) -> None:
    """Also where the file of an earlier week is there."""
    async with step(world, "coffees") as pilot:
        await press(pilot, "enter", "enter")
    (before,) = (one for one in world.store.view().all(WrittenFile) if one.path == world.home.calendar)
    world.put(replace(before, written=before.written and before.written - timedelta(days=7)))
    moved = next(coffee for coffee in world.store.view().all(Coffee) if coffee.in_file and coffee.slot)
    assert moved.slot is not None
    move_coffee(world.store, world.clock.now(), moved.id, moved.slot.start + timedelta(days=1), world.settings)
    async with step(world, "done") as pilot:
        await press(pilot, "i")
        assert any("This review wrote no file. The calendar file does not have" in one for one in toasts(pilot))
    (after,) = (one for one in world.store.view().all(WrittenFile) if one.path == world.home.calendar)
    assert after.imported == before.imported


async def test_a_name_that_is_typed_on_the_row_finds_somebody(world: World, cast: Cast) -> None:
    """The first letter is no key there, and the others go where it went."""
    people = len(world.store.view().all(Person))
    async with step(world, "who") as pilot:
        assert world.store.view().unsettled()
        await press(pilot, *"Ines", "enter")
        assert not world.store.view().unsettled() and len(world.store.view().all(Person)) == people


async def test_a_name_that_is_typed_on_the_row_is_no_new_person_unasked(world: World, cast: Cast) -> None:
    people = len(world.store.view().all(Person))
    async with step(world, "who") as pilot:
        await press(pilot, "i", *"nead", "enter")
        assert "Nobody is called inead. esc, then n makes somebody new." in text(pilot)
        await press(pilot, "escape", "n", *["backspace"] * 9, *"ead", "enter")
        assert "“ead” is one word in small letters." in text(pilot)
        await press(pilot, "escape")
        assert len(world.store.view().all(Person)) == people and world.store.view().unsettled()
        await press(pilot, "n", *"ead", "enter", "enter")
        assert first(world, Person, name="ead") is not None


async def test_a_row_without_a_draft_offers_none_and_escape_takes_the_word_away_first(world: World, cast: Cast) -> None:
    touches.log(world.store, world.clock.now(), 'talked with @"Tom Reed", will send him the deck', world.settings)
    async with step(world, "who") as pilot:
        await stand_on(pilot, "deck")
        assert "m draft" not in text(pilot)
        await press(pilot, "m")
        assert NO_DRAFT in toasts(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReviewScreen) and NO_DRAFT not in toasts(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ReviewScreen)


async def test_an_introduction_that_was_sent_opens_its_draft(world: World, cast: Cast) -> None:
    intro = first(world, Introduction, between=(cast.bob, cast.wei))
    assert isinstance(intro, Introduction)
    world.put(replace(intro, state="sent", sent=TODAY - timedelta(days=9)))
    async with step(world, "give") as pilot:
        await stand_on(pilot, "Bob Stone and Li Wei")
        await press(pilot, "m")
        assert NO_DRAFT not in toasts(pilot) and isinstance(pilot.app.focused, DraftText)


async def test_a_need_after_which_a_contact_was_sent_is_done_by_its_key(world: World, cast: Cast) -> None:
    day, soren = TODAY - timedelta(days=3), world.store.view().get(Person, cast.soren)
    assert soren is not None
    world.put(
        replace(soren, needs=("a photographer",)),
        Interaction(people=(cast.soren,), on=day, line="soren needs a photographer"),
        Interaction(people=(cast.soren,), on=TODAY, line="sent soren the contact", initiator="me"),
    )
    async with step(world, "give") as pilot:
        await stand_on(pilot, "done?")
        await press(pilot, "space")
        soren = world.store.view().get(Person, cast.soren)
        assert soren is not None and not soren.needs
