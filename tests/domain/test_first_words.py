"""The first words of a week as an event: when it comes, what another edition makes of it, and when it goes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.coffees.calendar_events import WEEK_EVENT_MINUTES
from netritual.domain.coffees.first_words import FirstWords, first_words_ahead, first_words_events
from netritual.domain.model import Settings, WeekEvent

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)  # a Tuesday
START = NOW + timedelta(days=2)
SETTINGS = Settings(tz="UTC")
DAY = timedelta(days=1)


def ahead(
    *names: str, known: tuple[WeekEvent, ...] = (), now: datetime = NOW, start: datetime | None = START,
    settings: Settings = SETTINGS,
) -> tuple[WeekEvent, ...]:  # fmt: skip
    return first_words_ahead(known, FirstWords(names, start), "home-1", settings, now)


def test_one_event_in_the_first_free_slot_with_the_names_alone() -> None:
    (event,) = first_words_events(ahead("Ana Ruiz", "Tom Reed"))
    assert (event.title, event.text, event.place) == ("First words: 15 min", "Ana Ruiz\nTom Reed", "")
    assert (event.start, event.end) == (START, START + timedelta(minutes=WEEK_EVENT_MINUTES))
    assert (event.status, event.quiet, event.sequence) == ("TENTATIVE", True, 0)


def test_nobody_no_slot_or_no_wish_for_it_means_no_event() -> None:
    assert ahead() == ahead("Ana", start=None) == ahead("Ana", settings=replace(SETTINGS, first_words=False)) == ()


def test_the_same_names_stay_and_others_are_the_next_revision_at_the_same_time() -> None:
    first = ahead("Ana")
    assert ahead("Ana", known=first, now=NOW + DAY, start=START + DAY) == first
    (second,) = ahead("Tom", known=first, now=NOW + DAY, start=START + DAY)
    assert (second.uid, second.start, second.sequence, second.names) == (first[0].uid, START, 1, ("Tom",))


def test_when_nobody_is_left_it_is_cancelled_until_it_is_past_and_may_come_back() -> None:
    first = ahead("Ana")
    (gone,) = cancelled = ahead(known=first, now=NOW + DAY)
    assert gone.cancelled and gone.sequence == 1
    assert ahead(known=cancelled, now=NOW + DAY) == cancelled
    (back,) = ahead("Tom", known=cancelled, now=NOW + DAY)
    assert not back.cancelled and (back.uid, back.sequence) == (gone.uid, 2)
    assert ahead(known=cancelled, now=NOW + timedelta(weeks=1)) == ()


def test_next_week_has_an_event_of_its_own() -> None:
    first = ahead("Ana")
    later = NOW + timedelta(days=4)
    both = ahead("Tom", known=first, now=later, start=NOW + timedelta(days=9))
    assert [(one.week, one.names) for one in both] == [("2026-W11", ("Ana",)), ("2026-W12", ("Tom",))]
    assert len({one.uid for one in both}) == 2


def test_without_knowing_of_this_week_all_stay_as_they_are() -> None:
    first = ahead("Ana")
    assert first_words_ahead(first, None, "home-1", SETTINGS, NOW) == first


@given(st.lists(st.tuples(st.lists(st.sampled_from(("Ana", "Tom", "Li")), max_size=2), st.integers(0, 3)), max_size=8))
def test_editions_only_rise_and_one_event_at_most_is_still_to_come(weeks: list[tuple[list[str], int]]) -> None:
    known: tuple[WeekEvent, ...] = ()
    now = NOW
    editions: dict[str, int] = {}
    for names, days in weeks:
        now += timedelta(days=days)
        known = ahead(*names, known=known, now=now, start=now + 2 * DAY)
        assert sum(one.start > now and not one.cancelled for one in known) <= 1
        for one in known:
            assert one.sequence >= editions.get(one.uid, 0)
            editions[one.uid] = one.sequence
