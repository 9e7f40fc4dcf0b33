"""The numbers: every key, and each rule by a small case."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from netritual.domain.dates.weeks import week_of
from netritual.domain.figures.stats_metrics import KEYS, medians, stats, weekly
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Comment,
    Gift,
    Handoff,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Record,
    Request,
    Rest,
    Review,
    Settings,
    Shown,
    Slot,
    Thanks,
)
from netritual.domain.model import DueMove as Moved
from netritual.domain.ties.tally import share_words
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
SETTINGS = Settings(city="Lisbon", tz="UTC")

CONTRACT = [
    "network_ratio", "people_reached", "in_person_share", "in_rhythm", "load_balance", "articles_read",
    "articles_commented", "useful_rate", "author_reply_rate", "asks_made", "asks_answered", "mentors_active",
    "outcome_told_rate", "never_heard_back", "reply_hours_median", "reply_hours_p90", "within_aim",
    "one_round_answers", "acknowledged_rate", "handoffs_landed", "coffees_proposed", "coffees_booked",
    "coffees_held", "held_rate", "stalled_revived", "promises_on_time", "open_promises", "thanks_closed_2d",
    "thanks_closed_7d", "gave", "got", "introductions_both_yes", "introductions_good", "circle_coverage",
    "circle_evenness", "dormant_revived", "escalation", "personal_note_rate", "consistency", "ritual",
    "ritual_minutes", "suggestions_accepted", "suggestions_held", "suggestions_not_a_fit", "score_accepted",
    "score_rejected",
]  # fmt: skip


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def moment(ago: int, hour: int = 10) -> datetime:
    return datetime.combine(day(ago), datetime.min.time(), tzinfo=UTC) + timedelta(hours=hour)


def talk(ago: int, *people: int, channel: Any = "coffee", initiator: Any = "mutual", **more: Any) -> Interaction:
    return Interaction(on=day(ago), channel=channel, people=people, initiator=initiator, **more)


def people(count: int, **fields: Any) -> list[Person]:
    return [Person(id=n, handle=f"p{n}", name=f"P {n}", **fields) for n in range(1, count + 1)]


OLD = talk(200, 9, channel="call")
"""Makes the log old enough for shares."""


def of(records: list[Record], key: str, period: Any = "12w") -> Any:
    found = stats(MemoryNetwork(OLD, Person(id=9, handle="old", name="Old", status="archived"), *records),
                  SETTINGS, NOW, period)  # fmt: skip
    return found.of[key]


def value(records: list[Record], key: str, period: Any = "12w") -> Any:
    return stats(MemoryNetwork(OLD, Person(id=9, handle="old", name="Old", status="archived"), *records),
                 SETTINGS, NOW, period).values[key]  # fmt: skip


@pytest.mark.parametrize("period", ["week", "12w"])
def test_every_key_of_the_contract_is_there_for_an_empty_home(period: Any) -> None:
    told = stats(MemoryNetwork(), SETTINGS, NOW, period).to_json()
    assert set(told) == {"on", "period", "from", "to", "questions", "of", *CONTRACT}
    assert list(KEYS) == CONTRACT
    assert all(told["of"][key][1] == 0 for key in told["of"])
    assert told["people_reached"] == 0 and told["network_ratio"] is None and told["ritual"] is None
    assert all(q["question"] and q["answer"] and "!" not in q["answer"] for q in told["questions"])


def test_the_spans() -> None:
    week = stats(MemoryNetwork(), SETTINGS, NOW, "week")
    assert (week.first, week.last) == (date(2026, 3, 9), date(2026, 3, 15))
    long = stats(MemoryNetwork(Rest(week="2026-W10"), Rest(week="2026-W02")), SETTINGS, NOW, "12w")
    assert (long.first, long.last) == (date(2025, 12, 1), date(2026, 3, 1))


def test_network_ratio_counts_two_way_touches_of_a_year_over_the_living() -> None:
    records: list[Record] = [
        *people(4),
        Person(id=5, handle="gone", name="Gone", status="archived"),
        talk(300, 1), talk(400, 2), talk(5, 3, channel="email", initiator="me"), talk(5, 5),
    ]  # fmt: skip
    assert of(records, "network_ratio") == [1, 4]


def test_reach_and_the_share_in_person() -> None:
    records: list[Record] = [
        *people(4),
        talk(1, 1, 2), talk(2, 1, channel="email", initiator="me"), talk(1, 3, channel="react"),
        talk(0, 4, channel="note"), talk(3, 4),
    ]  # fmt: skip
    assert value(records, "people_reached", "week") == 2
    assert of(records, "in_person_share", "week") == [2, 3]


def test_rhythm_by_tier() -> None:
    records: list[Record] = [*people(2, tier=2, tier_set=day(300)), talk(30, 1), talk(31, 2)]
    assert value(records, "in_rhythm") == {"1": None, "2": 0.5, "3": None, "4": None, "5": None}
    assert of(records, "in_rhythm.2") == [1, 2]


def test_reading() -> None:
    def article(read: int, comment: Comment | None = None, replied: date | None = None) -> Article:
        url = f"https://ex.org/{read}-{comment}"
        return Article(url=url, shared=day(60), read=day(read), comment=comment, author_replied=replied)

    records: list[Record] = [
        article(20), article(21, Comment(on=day(20), useful=True), day(6)), article(22, Comment(on=day(21)), day(6)),
        article(200, Comment(on=day(199))),
    ]  # fmt: skip
    assert value(records, "articles_read") == 3 and value(records, "articles_commented") == 2
    assert of(records, "useful_rate") == [1, 2] and of(records, "author_reply_rate") == [1, 2]


def test_asking() -> None:
    records: list[Record] = [
        Ask(to=1, asked=day(20), state="answered", answered=day(19), outcome_told=day(11)),
        Ask(to=1, asked=day(60), state="answered", answered=day(60), outcome_told=day(20)),
        Ask(to=1, asked=day(20), state="rest"), Ask(to=1, asked=day(20)), Ask(to=1, asked=day(12), state="declined"),
        Ask(to=1, state="planned", due=day(-5)), Mentorship(person=1, since=day(90)),
        Mentorship(person=2, since=day(90), state="ended"),
    ]  # fmt: skip
    assert value(records, "asks_made") == 5 and of(records, "asks_answered") == [2, 3]
    assert of(records, "outcome_told_rate") == [1, 2] and value(records, "mentors_active") == 1


def test_answering() -> None:
    def request(asked: int, hour: int, **more: Any) -> Request:
        return Request(from_=1, asked=moment(asked, hour), **more)

    friday = 12  # 27 February 2026
    records: list[Record] = [
        request(friday, 17, type="complaint", state="answered", answered=moment(9, 12), rounds=1),
        request(friday, 17, state="acknowledged", answered=moment(9, 17), rounds=2),
        request(40, 10, state="answered", answered=moment(30, 10), rounds=1),
        request(2, 10),
    ]
    # Fri 17:00-18:00 and Mon 09:00-12:00; then to Mon 17:00; Fri 30 Jan to Mon 9 Feb: 6 working days of 9 hours.
    assert value(records, "reply_hours_median") == 9.0 and value(records, "reply_hours_p90") == 54.0
    assert of(records, "within_aim") == [2, 3]
    assert of(records, "one_round_answers") == [2, 3] and of(records, "acknowledged_rate") == [0, 1]


def test_handoffs() -> None:
    def handed(on: int, landed: date | None = None) -> Handoff:
        return Handoff(to=2, on=day(on), check_on=day(on - 7), landed=landed)

    records: list[Record] = [
        Request(from_=1, asked=moment(40), state="handed", handoff=handed(20, day(12))),
        Promise(made=day(40), people=(1,), state="handed", handoff=handed(16)),
        Promise(made=day(40), people=(1,), state="handed", handoff=handed(10)),
    ]
    assert of(records, "handoffs_landed") == [1, 2]


def slot(ago: int) -> Slot:
    return Slot(start=moment(ago, 9), end=moment(ago, 10), tz="UTC")


def test_meeting() -> None:
    records: list[Record] = [
        Coffee(people=(1,), said=day(60), created=moment(60), changed=moment(50), state="held", slot=slot(40)),
        Coffee(people=(2,), said=day(40), created=moment(40), changed=moment(39), state="declined", slot=slot(30)),
        Coffee(people=(3,), said=day(30), created=moment(30), changed=moment(30), state="written", slot=slot(-5)),
        Coffee(people=(4,), said=day(20), created=moment(20)),
        Coffee(people=(5,), said=day(1), created=moment(1)),
    ]
    assert [value(records, f"coffees_{k}") for k in ("proposed", "booked", "held")] == [3, 2, 1]
    assert of(records, "held_rate") == [1, 3] and of(records, "stalled_revived") == [1, 2]


def test_promises_and_thanks() -> None:
    def promise(**more: Any) -> Promise:
        return Promise(people=(1,), text="x", made=day(60), **more)

    records: list[Record] = [
        promise(due=day(20), state="kept", closed=day(20)),
        promise(due=day(20), state="kept", closed=day(19)),
        promise(due=day(20), state="kept", closed=day(18)),
        promise(due=day(10), state="kept", closed=day(10), history=(Moved(on=day(25), due=day(20)),)),
        promise(due=day(10), state="kept", closed=day(10), history=(Moved(on=day(19), due=day(20)),)),
        promise(due=day(20)), promise(due=day(-2)), promise(), promise(by="them", due=day(20)),
    ]  # fmt: skip
    assert of(records, "promises_on_time") == [1.5, 6] and value(records, "open_promises") == 3
    thanks: list[Record] = [
        Thanks(to=1, made=day(20), said=day(18)), Thanks(to=1, made=day(20), said=day(14)), Thanks(to=1, made=day(20)),
    ]  # fmt: skip
    assert of(thanks, "thanks_closed_2d") == [1, 3] and of(thanks, "thanks_closed_7d") == [2, 3]


def test_giving() -> None:
    records: list[Record] = [
        Gift(people=(1, 2), direction="gave", on=day(10)), Gift(people=(1,), direction="got", on=day(200)),
        Introduction(between=(1, 2), made=day(20), state="sent", sent=day(15)),
        Introduction(between=(1, 3), made=day(20), state="asked_a"),
        Introduction(between=(2, 3), made=day(90), state="outcome", sent=day(15), outcome="good"),
    ]  # fmt: skip
    assert value(records, "gave") == 1 and value(records, "got") == 0
    assert of(records, "introductions_both_yes") == [1, 2] and of(records, "introductions_good") == [1, 2]


def test_outreach_that_nobody_answered() -> None:
    def mail(ago: int, who: int, initiator: Any = "me") -> Interaction:
        return talk(ago, who, channel="email", initiator=initiator)

    records: list[Record] = [
        *people(4), mail(40, 1), mail(35, 1, "them"), mail(40, 2), mail(30, 2), mail(60, 3, "them"), mail(58, 3),
        mail(10, 4),
    ]  # fmt: skip
    assert of(records, "never_heard_back") == [1, 2]


def test_threads_that_led_to_a_meeting() -> None:
    mail = {"channel": "email", "initiator": "me"}
    records: list[Record] = [
        *people(3), talk(70, 1, **mail), talk(60, 1, **mail), talk(20, 1), talk(70, 2, **mail),
        talk(5, 2, channel="call"), talk(20, 3, **mail), talk(12, 3, channel="video"),
    ]  # fmt: skip
    assert of(records, "escalation") == [2, 3]


def test_behind_a_number_is_who_was_counted() -> None:
    records: list[Record] = [
        *people(9),
        Gift(people=(1,), direction="gave", type="share", text="x", on=day(10)),
        Gift(people=(2,), direction="got", type="share", text="x", on=day(10)),
        Promise(by="me", people=(3,), text="a", made=day(20), due=day(10), state="kept", closed=day(12)),
        Promise(by="me", people=(4,), text="without a day", made=day(20)),
        Request(from_=5, text="a", asked=moment(20), state="answered", answered=moment(19)),
        Request(from_=6, text="open", asked=moment(20)),
        talk(40, 7, channel="email", initiator="me"), talk(38, 7, channel="email", initiator="them"),
        talk(40, 8, channel="email", initiator="me"), Thanks(to=9, made=day(20)), Thanks(to=1, made=TODAY),
    ]  # fmt: skip
    numbers = stats(MemoryNetwork(*records), Settings(), NOW, "12w")
    keys = ("gave", "got", "promises_on_time", "within_aim", "never_heard_back", "thanks_closed_2d")
    assert [set(numbers.behind[key]) for key in keys] == [{1}, {2}, {3}, {5}, {8}, {9}]
    assert [numbers.of[key][1] for key in keys[2:]] == [1, 1, 2, 1]


def test_circles() -> None:
    records: list[Record] = [
        Person(id=1, handle="a", name="A", circles=("Work", "chess")),
        Person(id=2, handle="b", name="B", circles=("work",)),
        Person(id=3, handle="c", name="C", circles=("Alumni",)), talk(3, 1), talk(40, 3),
    ]  # fmt: skip
    assert of(records, "circle_coverage") == [2, 3]
    assert value(records, "circle_evenness") == 0.63


def test_a_dormant_tie_that_came_back() -> None:
    regular = [talk(ago, 1) for ago in (300, 290, 280, 270, 260)]
    assert value([*people(1), *regular, talk(10, 1)], "dormant_revived") == 1
    assert value([*people(1), *regular, talk(200, 1), talk(10, 1), talk(150, 1)], "dormant_revived") == 1
    assert value([*people(1), *regular, talk(200, 1)], "dormant_revived") == 0


def review(week: str, started: datetime, **more: Any) -> Review:
    return Review(week=week, started=started, **more)


def test_the_ritual_and_the_suggestions() -> None:
    shown = (Shown(person=1, score=50, picked=True), Shown(person=2, score=20), Shown(person=3, score=10))
    records: list[Record] = [
        *people(2), Person(id=3, handle="c", name="C", blocked_kinds=("all",)),
        review("2026-W09", moment(12), ended=moment(12, 11), seconds={"who": 300, "done": 300}, shown=shown),
        review("2026-W08", moment(19), counts=True), review("2026-W07", moment(26), seen=("who",)),
        Coffee(people=(1,), said=day(12), state="held", slot=slot(6)),
    ]  # fmt: skip
    assert of(records, "ritual") == [2, 12] and value(records, "ritual_minutes") == 10.0
    assert of(records, "suggestions_accepted") == [1, 3] and of(records, "suggestions_held") == [1, 1]
    assert of(records, "suggestions_not_a_fit") == [1, 3]
    assert (value(records, "score_accepted"), value(records, "score_rejected")) == (50.0, 15.0)


def test_before_three_weeks_shares_of_a_period_say_nothing() -> None:
    records = [*people(2), talk(20, 1), talk(1, 1)]
    young = stats(MemoryNetwork(*records), SETTINGS, NOW, "week")
    assert young.values["in_person_share"] is None and young.values["people_reached"] == 1
    assert young.to_json()["in_person_share"] == 1.0 and young.to_json()["useful_rate"] is None
    assert young.values["network_ratio"] == 0.5 and medians(MemoryNetwork(*records), NOW) == {}
    old = stats(MemoryNetwork(*records, talk(21, 1)), SETTINGS, NOW, "week")
    assert old.values["in_person_share"] == 1.0


def test_own_medians_leave_out_rest_weeks_and_the_time_before_the_log() -> None:
    talks = [talk(8 + 7 * week, *range(1, week + 2)) for week in range(5)]
    network = MemoryNetwork(*people(5), *talks)
    assert medians(network, NOW)["people_reached"] == 3.0
    assert medians(MemoryNetwork(*people(5), *talks, Rest(week="2026-W10")), NOW)["people_reached"] == 3.5


def test_a_line_about_the_weeks_before_the_first_use_makes_no_median() -> None:
    kept = people(2, created=NOW)
    assert medians(MemoryNetwork(*kept, talk(40, 1), talk(1, 2)), NOW) == {}
    later = NOW + timedelta(days=28)
    assert medians(MemoryNetwork(*kept, talk(40, 1), talk(1, 2)), later)["people_reached"] == 0.0
    assert medians(MemoryNetwork(*people(2), talk(40, 1), talk(1, 2)), NOW)["people_reached"] == 0.0


def test_weeks_in_a_row_of_figures() -> None:
    rows = weekly(MemoryNetwork(*people(2), talk(1, 1, 2), Rest(week="2026-W10")), NOW)
    assert [row.week for row in rows][-3:] == ["2026-W09", "2026-W10", "2026-W11"]
    assert rows[-1].people_reached == rows[-1].in_person == 2 and [r.rest for r in rows].count(True) == 1


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(3, 4, "3 of 4"), (0, 4, "0 of 4"), (26, 30, "87 %"), (0, 0, ""), (1.5, 4, "1.5 of 4")]
)
def test_share_words(part: float, whole: float, words: str) -> None:
    assert share_words(part, whole) == words


def test_week_of() -> None:
    assert week_of(date(2026, 3, 11)) == "2026-W11" and week_of(date(2027, 1, 1)) == "2026-W53"


def test_the_questions_are_answered() -> None:
    records: list[Record] = [
        *people(6), talk(1, 1, 2), talk(2, 3, channel="email", initiator="me"), Ask(to=1, type="advice", asked=day(1)),
        Ask(to=2, type="mentor", asked=day(1)), Article(url="https://ex.org", shared=day(3), read=day(1)),
    ]  # fmt: skip
    answers = [q.answer for q in stats(MemoryNetwork(*records), SETTINGS, NOW, "week").questions]
    assert answers == [
        "2 of 6 people talk with you both ways in a year (33 %).",
        "3 people since Monday.",
        "1 article read, 0 commented on.",
        "1 ask for advice and 1 ask for a mentor.",
        "2 in person and 1 message.",
    ]


def test_the_people_of_a_quarter_are_not_said_to_be_of_a_week() -> None:
    records: list[Record] = [*people(6), talk(20, 1), talk(23, 2)]
    told = [q.answer for q in stats(MemoryNetwork(*records), SETTINGS, NOW, "12w").questions][1]
    assert told.startswith("2 people") and "Monday" not in told
