"""No word of any note leaves the screen: neither a draft nor the calendar file has one."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netritual.calendar.event_writing import render
from netritual.domain.model import Coffee, Interaction, Person, Record, Review, Settings
from netritual.review.choice import choices, first_words
from netritual.review.step import Item, StepContext
from netritual.review.step_loading import discover
from netritual.services.pages.home_offers import suggested
from netritual.services.pages.home_page import home_page
from netritual.services.verbs.calendar_file import WeekPlan, contents
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 13, 15, 30, tzinfo=UTC)
TODAY = NOW.date()
WORDS = st.text("qxzjk", min_size=6, max_size=9)
"""Words that nothing but a note has."""
NOTES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
CHANNELS = st.sampled_from(("event", "coffee", "dm", "call", "note"))


@st.composite
def homes(draw: st.DrawFn) -> tuple[list[Record], str]:
    """People of every kind with a note each, talks with notes, and a purpose that says a word of one of them."""
    records: list[Record] = []
    count = draw(st.integers(1, 5))
    for number in range(1, count + 1):
        fields: dict[str, Any] = {
            "tier": draw(st.sampled_from((0, 0, 2, 4))),
            "city": draw(st.sampled_from(("", "Ghent", "Lisbon"))),
            "birthday": draw(st.sampled_from((None, "03-15", "03-25"))),
            "connected_on": draw(st.sampled_from((None, TODAY - timedelta(days=3), TODAY - timedelta(days=2000)))),
        }
        note = draw(NOTES)
        records.append(
            Person(id=number, handle=f"p{number}", name=f"Ana Ruiz{number}", created=NOW, private_notes=note, **fields)
        )
    for number in range(1, draw(st.integers(0, 6)) + 1):
        on = TODAY - timedelta(days=draw(st.integers(0, 80)))
        channel: Any = draw(CHANNELS)
        note = draw(NOTES)
        initiator: Any = draw(st.sampled_from(("me", "them", "mutual")))
        who = (draw(st.integers(1, count)),)
        records.append(
            Interaction(
                id=number,
                on=on,
                logged=NOW,
                channel=channel,
                people=who,
                initiator=initiator,
                note=note,
                awaiting_reply=channel == "dm" and initiator == "me",
            )
        )
    if draw(st.booleans()):
        records.append(Coffee(id=1, people=(1,), said=TODAY - timedelta(days=9)))
    return records, draw(st.sampled_from([word for record in records for word in noted(record)]))


def noted(record: Record) -> list[str]:
    """The words of the notes of a record."""
    if isinstance(record, Person):
        return record.private_notes.split()
    return record.note.split() if isinstance(record, Interaction) else []


@given(homes())
def test_no_word_of_a_note_is_in_a_draft_or_in_the_file(home: tuple[list[Record], str]) -> None:
    records, purpose = home
    network, settings = MemoryNetwork(*records), Settings(name="Marta", city="Ghent", tz="UTC", purpose=purpose)
    ctx = StepContext(network=network, settings=settings, now=NOW, review=Review(week="2026-W11", started=NOW))
    items: list[Item] = [item for step in discover() for item in step.build(ctx)]
    page = home_page(network, settings, NOW)
    items += [*page.now, *page.coming, *suggested(network, settings, TODAY).first_words]
    made = choices(ctx, ctx.suggestions)
    picks = [one.chosen for one in made if one.chosen.slot is not None]
    held = contents(network, settings, NOW, "home", "coffees.ics", WeekPlan(picks, first_words(ctx, made)))
    file = (render(held.events, 60) or b"").decode().replace("\r\n ", "")
    told = "\n".join([file, *(item.draft for item in items)])
    assert not [word for record in records for word in noted(record) if word in told]
