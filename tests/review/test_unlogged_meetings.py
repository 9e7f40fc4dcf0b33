"""Which meetings are asked after, and with whom they may have been; and who may need a word."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.coffees.calendar_entries import PastMeeting
from netritual.domain.model import (
    Coffee,
    EventKey,
    Gift,
    Interaction,
    Person,
    PersonEvent,
    Record,
    Review,
    ReviewItem,
)
from netritual.review.presence_prompts import presence_prompts
from netritual.review.step import StepContext
from netritual.review.steps.s60_give import HERE, build
from netritual.review.unlogged_meetings import UnloggedMeeting, event_ref, unlogged_meetings
from netritual.services.verbs.reviews import channel_of
from tests.review.rich import DAY, NOW, SETTINGS, TODAY
from tests.support.network import MemoryNetwork

HOUR = timedelta(hours=1)
ANA = Person(id=1, handle="ana", name="Ana Ruiz", emails=("ana@ex.org",), tier=2)
LEE = Person(id=2, handle="lee", name="Sam Lee", tier=3)
PATEL = Person(id=3, handle="patel", name="Sam Patel", tier=3)
GONE = Person(id=4, handle="gone", name="Gone Girl", emails=("gone@ex.org",), status="archived")


def meeting(
    title: str = "Chat", *guests: tuple[str, str], uid: str = "m", days: float = 1, again: str | None = None
) -> PastMeeting:
    start = NOW - days * DAY
    return PastMeeting(uid, again, start, start + HOUR, title, guests)


def found(*meetings: PastMeeting, more: tuple[Record, ...] = ()) -> list[UnloggedMeeting]:
    review = Review(id=1, week="2026-W11", started=NOW)
    network = MemoryNetwork(ANA, LEE, PATEL, GONE, review, *more)
    ctx = StepContext(network=network, settings=SETTINGS, now=NOW, review=review, meetings=meetings)
    return unlogged_meetings(ctx)


@pytest.mark.parametrize(
    ("title", "guests", "people", "candidates"),
    [
        ("Chat", (("ANA@ex.org", ""),), (1,), ()),
        ("Chat", (("x@ex.org", "Ana Ruiz"),), (1,), ()),
        ("Chat", (("ana@ex.org", ""), ("z@ex.org", "Zed")), (1,), ()),
        ("Sync w/ Sam", (("s@ex.org", ""),), (), (2, 3)),
        ("Coffee: Sam Patel", (("s@ex.org", ""),), (3,), ()),
        ("Lunch Ana", (), (1,), ()),
        ("weekly sync with team", (("z@ex.org", "Zed"),), (), ()),
        ("Board", (("gone@ex.org", "Gone Girl"),), (), ()),
    ],
)
def test_who_it_may_have_been(
    title: str, guests: tuple[tuple[str, str], ...], people: tuple[int, ...], candidates: tuple[int, ...]
) -> None:
    (missing,) = found(meeting(title, *guests))
    assert (missing.people, missing.candidates) == (people, candidates)


def test_what_is_logged_settled_ours_or_old_is_not_asked() -> None:
    guest = ("ana@ex.org", "")
    by_hand = Interaction(on=TODAY - DAY, channel="coffee", people=(1,))
    by_event = Interaction(on=TODAY - 5 * DAY, channel="call", people=(2,), event=EventKey(uid="m", recurrence_id="r"))
    settled = Review(
        id=9, week="2026-W10", started=NOW - 6 * DAY, items=(ReviewItem(ref="who:meeting:m|", outcome="x"),)
    )
    ours = Coffee(people=(1,), said=TODAY, uid="ours")
    assert not found(meeting("Chat", guest), more=(by_hand,))
    assert found(meeting("Chat", guest, days=2), more=(by_hand,))
    assert not found(meeting("Chat", guest, days=3, again="r"), more=(by_event,))
    assert found(meeting("Chat", guest, days=3, again="other"), more=(by_event,))
    assert not found(meeting("Chat", guest), more=(settled,))
    assert not found(meeting("Chat", guest, uid="ours"), more=(ours,))
    assert not found(meeting("Chat", guest, days=15))
    assert not found(meeting("Chat", guest, days=-1))


@pytest.mark.parametrize(
    ("reviews", "asked", "not_asked"),
    [
        ((), 13, 15),
        (((7, 6, "full"),), 6, 8),
        (((60, 60, "full"),), 59, 61),
        (((200, 199, "short"),), 89, 91),
        (((40, 40, "full"), (3, 3, "step"), (2, None, "full")), 39, 41),
    ],
)
def test_meetings_are_asked_after_since_the_last_review_that_ended(
    reviews: tuple[tuple[int, int | None, Any], ...], asked: int, not_asked: int
) -> None:
    held = [
        Review(
            id=10 + place, week="2026-W01", mode=mode, started=NOW - begun * DAY,
            ended=None if ended is None else NOW - ended * DAY,
        )
        for place, (begun, ended, mode) in enumerate(reviews)
    ]  # fmt: skip
    guest = ("ana@ex.org", "")
    assert found(meeting("Chat", guest, days=asked), more=tuple(held))
    assert not found(meeting("Chat", guest, days=not_asked), more=tuple(held))


@given(st.permutations([meeting(uid=f"u{n}", days=n % 5 + 0.5, again=str(n % 3)) for n in range(8)]))
def test_the_order_of_the_calendar_changes_nothing(meetings: list[PastMeeting]) -> None:
    refs = [event_ref(missing.meeting) for missing in found(*meetings)]
    assert refs == [event_ref(missing.meeting) for missing in found(*sorted(meetings))]
    assert len(set(refs)) == len(refs) == 8


def test_the_same_event_twice_is_asked_once() -> None:
    assert len(found(meeting(), meeting())) == 1


@pytest.mark.parametrize(
    ("title", "channel"),
    [
        ("Lunch Chloé", "lunch"),
        ("Zoom: pricing", "video"),
        ("Board", "meeting"),
        ("email review", "meeting"),
        ("", "meeting"),
    ],
)
def test_the_kind_of_a_meeting_is_in_its_title(title: str, channel: str) -> None:
    assert channel_of(title) == channel


def words_for(*records: Record) -> list[tuple[int, str]]:
    review = Review(id=1, week="2026-W11", started=NOW)
    ctx = StepContext(network=MemoryNetwork(*records, review), settings=SETTINGS, now=NOW, review=review)
    return [(here.person, here.why) for here in presence_prompts(ctx)]


def test_a_word_where_times_are_hard_or_a_day_is_near() -> None:
    ill = Person(id=1, handle="a", name="Ana", tier=1, private_notes="likes tea\nher father is ill")
    told = Person(id=2, handle="b", name="Bob", tier=2)
    born = Person(id=3, handle="c", name="Cem", tier=2, birthday="1980-03-14")
    visits = Person(id=5, handle="e", name="Eve", tier=3, events=(PersonEvent(kind="visit", on=TODAY + 2 * DAY),))
    on_list = Person(id=4, handle="d", name="Dan", private_notes="was ill")
    talk = Interaction(on=TODAY - 9 * DAY, channel="call", people=(2,), note="laid off last month")
    assert words_for(ill, told, born, visits, on_list, talk) == [
        (1, "her father is ill (your private note)"),
        (2, "laid off last month (your note, Mon 2 Mar)"),
        (3, "birthday, Sat 14 Mar"),
        (5, "their visit, Fri 13 Mar"),
    ]


@pytest.mark.parametrize(
    ("summary", "is_theirs"),
    [("board meeting, jp is sick", False), ("ana is sick", True), ("she is sick", True), ("her mum is sick", True),
     ("jp left, ana is sick", True)],
)  # fmt: skip
def test_the_hard_times_of_somebody_else_are_not_theirs(summary: str, is_theirs: bool) -> None:
    talk = Interaction(on=TODAY - 2 * DAY, channel="meeting", people=(1,), summary=summary)
    assert bool(words_for(Person(id=1, handle="a", name="Ana Ruiz", tier=2), talk)) == is_theirs


@pytest.mark.parametrize(
    ("line", "is_hard"),
    [("anand krishnan down with dengue, admitted at manipal", True), ("anand is admitted to the icu", True),
     ("anand krishnan's surgery on 20th, to send flowers", True), ("anand came down with malaria", True),
     ("met anand at dr patel's surgery on monday", False), ("patel's surgery on the high street rang", False),
     ("anand admitted at iit bombay", False), ("anand admitted the delay", False),
     ("anand is down with the plan", False), ("anand down with drinks on friday", False),
     ("works on surgery on robots", False), ("anand knows the ward sister", False),
     ("anand's operation is growing", False), ("hospital project with anand, call on monday", False)],
)  # fmt: skip
def test_an_illness_of_somebody_without_a_rhythm_is_seen(line: str, is_hard: bool) -> None:
    anand = Person(id=1, handle="anand", name="Anand Krishnan")
    on = TODAY - 2 * DAY
    with_him = Interaction(on=on, channel="note", summary=line, people=(1,))
    naming_him = Interaction(on=on, channel="note", summary=line, mentions=(1,))
    assert bool(words_for(anand, with_him)) == bool(words_for(anand, naming_him)) == is_hard


def test_the_hard_times_of_those_with_a_rhythm_come_first() -> None:
    people = [Person(id=n, handle=f"p{n}", name=f"Name{n} Rao", tier=4 * (n == 3)) for n in (1, 2, 3)]
    talks = [Interaction(on=TODAY - n * DAY, channel="note", people=(n,), summary="is in hospital") for n in (1, 2, 3)]
    assert [who for who, _ in words_for(*people, *talks)] == [3, 1, 2]


KATHY = Person(id=1, handle="kathy", name="Kathleen Doyle", tier=2)


@pytest.mark.parametrize(
    ("summary", "is_theirs"),
    [("kathy doyle's mother passed away, funeral is 12/29", True), ("kathleens father died", True),
     ("call with tom, kathy doyle's husband died", True), ("kathleen's dad has cancer", True),
     ("doyle's mom is very ill", True),
     ("kathy's mother called, tom's father died", False), ("her mum is sick, she knows kathy", False),
     ("kathy told me his wife is ill", False), ("my wife's father died, told kathy", False),
     ("toms mother passed away, kathy goes too", False), ("kathy's phone died", False)],
)  # fmt: skip
def test_a_loss_is_that_of_whoever_a_line_only_names_with_it(summary: str, is_theirs: bool) -> None:
    talk = Interaction(on=TODAY - 2 * DAY, channel="note", mentions=(1,), summary=summary)
    assert bool(words_for(KATHY, talk)) == is_theirs


@pytest.mark.parametrize(
    ("newer", "is_hard"),
    [("kathy texted, shes home from the hospital", False), ("kathy is much better", False),
     ("kathy is back at work", False), ("kathy went to the hospital again", True), ("call with kathy", True)],
)  # fmt: skip
def test_no_word_is_asked_for_once_hard_times_are_over(newer: str, is_hard: bool) -> None:
    ill = Interaction(id=1, on=TODAY - 9 * DAY, channel="note", people=(1,), summary="kathy is in the hospital")
    over = Interaction(id=2, on=TODAY - 2 * DAY, channel="note", people=(1,), summary=newer)
    assert bool(words_for(KATHY, ill, over)) == is_hard


def test_the_birthday_of_somebody_never_spoken_to() -> None:
    soon = Person(id=1, handle="a", name="Ana", birthday="03-13")
    today = Person(id=2, handle="b", name="Bob", birthday="1980-03-11")
    close = Person(id=3, handle="c", name="Cem", tier=4, birthday="03-16")
    late = Person(id=4, handle="d", name="Dan", birthday="03-19")
    assert words_for(soon, today, close, late) == [
        (3, "birthday, Mon 16 Mar"), (2, "birthday, today"), (1, "birthday, Fri 13 Mar")
    ]  # fmt: skip
    wrote = Interaction(on=TODAY - 9 * DAY, channel="dm", people=(2,), initiator="me")
    answered = Interaction(on=TODAY - 7 * DAY, channel="dm", people=(2,), initiator="them")
    assert words_for(today, wrote) == [] and words_for(today, wrote, answered)
    assert len(words_for(*[Person(id=n, handle=f"p{n}", name="P", birthday="03-12") for n in range(1, 9)])) == 3


def test_a_birthday_has_its_own_note() -> None:
    born = Person(id=1, handle="a", name="Ana Ruiz", birthday="03-11")
    review = Review(id=1, week="2026-W11", started=NOW)
    ctx = StepContext(network=MemoryNetwork(born, review), settings=SETTINGS, now=NOW, review=review)
    (item,) = build(ctx)
    assert (item.section, item.person) == (HERE, 1) and "birthday" in item.draft


def test_a_word_that_was_said_is_enough_for_a_month() -> None:
    ill = Person(id=1, handle="a", name="Ana", tier=1, private_notes="ill")
    said = Gift(people=(1,), direction="gave", type="presence", on=TODAY - 9 * DAY)
    assert words_for(ill) and not words_for(ill, said)
    assert not words_for(Person(id=1, handle="a", name="Ana", tier=1, private_notes="skill, still, chill"))
    leap = Person(id=1, handle="a", name="Ana", tier=1, birthday="02-29")
    assert not words_for(leap)
