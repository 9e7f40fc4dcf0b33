"""Step 1 lists what no review has passed: everything since the last one that was done."""

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from netritual.domain.model import Coffee, Interaction, Person, Proposed, Record, Review, Settings, Slot
from netritual.domain.network import entries_of
from netritual.review.step import StepContext
from netritual.review.steps import s10_who
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 27, 16, tzinfo=UTC)
ANA = Person(id=1, handle="ana", name="Ana Ruiz")


def days(*records: Record) -> tuple[list[str], str]:
    """The days of the log in step 1, newest first, and the sentence above it."""
    review = Review(id=90, week="2026-W13", started=NOW)
    ctx = StepContext(network=MemoryNetwork(ANA, *records), settings=Settings(), now=NOW, review=review)
    items = [item for item in s10_who.build(ctx) if item.section == s10_who.LOGGED]
    return [item.cells[0] for item in items], s10_who.lines(ctx)[-1]


def talk(id: int, day: int, logged: datetime | None = None) -> Interaction:
    on = date(2026, 3, day)
    return Interaction(
        id=id, on=on, people=(1,), channel="call", logged=logged or datetime(2026, 3, day, 12, tzinfo=UTC)
    )


def done(day: int) -> Review:
    began = datetime(2026, 3, day, 16, tzinfo=UTC)
    ended = began + timedelta(minutes=9)
    return Review(id=80 + day, week=f"2026-W{began.isocalendar()[1]}", started=began, ended=ended)


def test_how_many_of_them_were_in_touch_is_said_where_some_were_and_others_not() -> None:
    note = Interaction(id=6, on=date(2026, 3, 26), people=(2,), channel="note", logged=NOW)
    assert "You logged 1 person since Sat 21 Mar. Anyone" in days(note)[1]
    assert "You logged 2 people since Sat 21 Mar, and were in touch with 1 of them." in days(note, talk(5, 26))[1]


def test_a_week_without_a_review_is_not_left_out() -> None:
    rows, said = days(done(13), talk(1, 12), talk(2, 13), talk(3, 16), talk(4, 20), talk(5, 26))
    assert rows == ["Thu 26 Mar", "Fri 20 Mar", "Mon 16 Mar"]
    assert "since Fri 13 Mar" in said


def test_what_was_logged_after_the_last_review_stands_there_with_its_own_day() -> None:
    late = talk(6, 12, datetime(2026, 3, 14, 9, tzinfo=UTC))
    evening = talk(7, 13, datetime(2026, 3, 13, 18, tzinfo=UTC))
    assert days(done(13), talk(2, 13), late, evening)[0] == ["Fri 13 Mar", "Thu 12 Mar"]


def test_before_the_first_review_it_is_the_last_seven_days() -> None:
    rows, said = days(talk(1, 12), talk(5, 26))
    assert rows == ["Thu 26 Mar"] and "since Sat 21 Mar" in said
    assert days()[1].startswith("Nobody is logged yet. Anyone missing?"), "there was no week before"


def test_a_line_that_is_asked_about_no_more_is_told_whole_and_only_where_it_leaves_something_open() -> None:
    meet = Proposed(kind="coffee", word="coffee", text="12.30", people=(1,), due=date(2026, 3, 19))
    line = replace(
        talk(5, 3), channel="note", line="ana coffee off, i am away. moved to thu 19th 12.30", proposed=(meet,)
    )
    slot = Slot(start=datetime(2026, 3, 19, 12, 30, tzinfo=UTC), end=datetime(2026, 3, 19, 13, tzinfo=UTC), tz="UTC")
    coffee = Coffee(id=2, people=(1,), said=date(2026, 3, 1), state="held", slot=slot, changed=NOW)
    assert days(done(13), done(20), line)[1] == f"Asked about twice, and left as you wrote it: “{line.line}”."
    assert "Asked about" not in days(done(13), done(20), line, coffee)[1], "the coffee was moved"


def test_a_line_stands_there_for_everybody_it_names_and_for_nobody_too() -> None:
    bea = Person(id=2, handle="bea", name="Bea Okafor")
    records = (
        Interaction(id=1, on=date(2026, 3, 24), mentions=(1,), line="got ana at last, 22 people"),
        Interaction(id=2, on=date(2026, 3, 25), channel="call", people=(2,), mentions=(1,), line="rang bea about ana"),
        Interaction(id=3, on=date(2026, 3, 26), line="post the voucher"),
    )
    network, review = MemoryNetwork(ANA, bea, *records), Review(id=90, week="2026-W13", started=NOW)
    ctx = StepContext(network=network, settings=Settings(), now=NOW, review=review)
    rows = [item for item in s10_who.build(ctx) if item.section == s10_who.LOGGED]
    assert [item.cells[2] for item in rows] == ["“post the voucher”", "Bea Okafor, names Ana Ruiz", "names Ana Ruiz"]
    assert "open-person" not in [act.id for act in rows[0].acts]
    assert [talk.id for talk in entries_of(network, ANA.id, NOW.date())] == [2, 1]


def test_days_off_that_the_settings_have_are_no_line_to_correct() -> None:
    line = Interaction(id=7, on=date(2026, 3, 26), channel="note", logged=NOW, line="off apr 2 thru apr 7")
    review = Review(id=90, week="2026-W13", started=NOW)

    def listed(*holidays: date, line: Interaction = line) -> bool:
        settings = Settings(holidays=holidays)
        ctx = StepContext(network=MemoryNetwork(ANA, line), settings=settings, now=NOW, review=review)
        return any(item.section == s10_who.LOGGED for item in s10_who.build(ctx))

    off = [date(2026, 4, day) for day in range(2, 8)]
    assert not listed(*off)
    assert listed() and listed(*off[:3])
    for text in ("off apr 2 thru apr 7, ana covers", "ana is off apr 2 thru apr 7", "roof is off apr 2", "what a day"):
        named = (1,) if "ana" in text else ()
        assert listed(*off, line=replace(line, line=text, people=named)), text
