"""Who is left out and why; the set, the quota and the wild card."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Coffee, Gift, Interaction, Person, Promise, Record, Review, Settings, Shown, Slot
from netritual.domain.suggestions.suggest import suggest, why_not
from netritual.domain.suggestions.suggestion import Suggestions
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def at(ago: int, hour: int = 9) -> datetime:
    return datetime(2026, 3, 11, hour, tzinfo=UTC) - timedelta(days=ago)


def slot(ago: int) -> Slot:
    return Slot(start=at(ago), end=at(ago, 10), tz="UTC")


def person(number: int, **fields: Any) -> Person:
    return Person(id=number, **{"handle": f"p{number}", "name": f"P {number}", "city": "Lisbon", "tier": 2, **fields})


def met(ago: int, *people: int) -> Interaction:
    return Interaction(on=day(ago), channel="coffee", people=people, initiator="mutual")


def told(*records: Record, n: int | None = None, **settings: Any) -> Suggestions:
    return suggest(MemoryNetwork(*records), Settings(**{"city": "Lisbon", **settings}), TODAY, n)


def why(*records: Record, **fields: Any) -> str:
    """The reason why person 1, quiet for long, is left out; "" when shown."""
    found = told(person(1, **fields), *records, met(100, 1))
    if found.shown:
        assert found.shown[0].person == 1 and not found.not_shown
        return ""
    (gone,) = found.not_shown
    return gone.why


def test_nothing_stands_against_it() -> None:
    assert why() == ""


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"snooze_until": day(-21)}, "later: put off to Wed 1 Apr"),
        ({"snooze_until": TODAY}, ""),
        ({"status": "archived"}, "archived"),
        ({"blocked_kinds": ("all",)}, "not a fit"),
        ({"blocked_kinds": ("coffee", "lunch", "walk", "video")}, "no kind of meeting fits"),
        ({"blocked_kinds": ("coffee",)}, ""),
    ],
)
def test_what_the_user_said_about_a_person(fields: dict[str, Any], reason: str) -> None:
    assert why(**fields) == reason


def coffee(state: Any, **fields: Any) -> Coffee:
    return Coffee(people=(1,), **{"said": day(60), "state": state, **fields})


@pytest.mark.parametrize(
    ("coffee", "reason"),
    [
        (coffee("proposed"), "coffee planned"),
        (coffee("written", slot=slot(-28)), "coffee planned Wed 8 Apr"),
        (coffee("confirmed", slot=slot(0), channel="lunch"), "lunch planned today"),
        (coffee("moved", slot=slot(-1)), "coffee planned Thu 12 Mar"),
        (coffee("written", slot=slot(1), changed=at(20)), "invited 20 days ago"),
        (coffee("written", slot=slot(1), changed=at(21)), ""),
        (coffee("lapsed", slot=slot(5), changed=at(9)), ""),
        (coffee("held", slot=slot(12), changed=at(9)), "coffee 12 days ago"),
        (coffee("cancelled", slot=slot(5), changed=at(9)), "coffee cancelled 9 days ago"),
        (coffee("lapsed", changed=at(9)), ""),
        (coffee("said"), ""),
        (coffee("cancelled", slot=slot(5), changed=at(22)), ""),
    ],
)
def test_planned_and_invited(coffee: Coffee, reason: str) -> None:
    assert why(coffee) == reason


@pytest.mark.parametrize(("ago", "reason"), [(1, "met yesterday"), (13, "met 13 days ago"), (14, "")])
def test_met_lately(ago: int, reason: str) -> None:
    assert why(met(ago, 1), coffee("said", said=day(ago))) == reason


def test_a_call_is_no_meeting() -> None:
    call = Interaction(on=day(1), channel="call", people=(1,), initiator="mutual")
    assert why(call, coffee("said")) == ""


@pytest.mark.parametrize(
    ("declines", "reason"),
    [
        ([13], "said no: Thu 12 Mar"),
        ([14], ""),
        ([80, 27], "said no twice: Thu 12 Mar"),
        ([80, 28], ""),
        ([90, 80, 55], "said no 3 times: Thu 12 Mar"),
        ([90, 80, 56], ""),
    ],
)
def test_the_cool_down_doubles_with_each_no_in_a_row(declines: list[int], reason: str) -> None:
    assert why(*(coffee("declined", said=day(ago + 8), changed=at(ago)) for ago in declines)) == reason


def test_the_cool_down_ends_at_224_days() -> None:
    noes = [coffee("declined", said=day(900), changed=at(300 + n)) for n in range(8)]
    assert why(*noes) == ""

    def again(ago: int) -> Suggestions:
        last = coffee("declined", said=day(300), changed=at(ago))
        return told(person(1), met(400, 1), *noes, last)

    assert again(223).not_shown[0].why == "said no 9 times: Thu 12 Mar" and again(224).shown


@pytest.mark.parametrize(
    ("coffees", "row"),
    [
        ([], None),
        ([coffee("said")], None),
        ([coffee("declined", said=day(61), changed=at(40))], None),
        ([coffee("declined", said=day(60), changed=at(40))], (0.5, "asked once in 60 days")),
        ([coffee("held", slot=slot(30), changed=at(30))], (0.7, "asked once in 60 days")),
        ([coffee("declined", said=day(60), changed=at(40)), coffee("said", said=day(3), said_by="them")], None),
        ([coffee("declined", said=day(50), changed=at(40)), coffee("said", said=day(55), said_by="both")],
         (0.5, "asked once in 60 days")),
        ([coffee("declined", said=day(50), changed=at(40)), coffee("said", said=day(3), said_by="me")],
         (0.5, "asked once in 60 days")),
        ([coffee("held", slot=slot(58), changed=at(59)), coffee("lapsed", slot=slot(30), changed=at(30))],
         (0.35, "asked twice in 60 days")),
    ],
)  # fmt: skip
def test_who_was_asked_lately_is_asked_less(coffees: list[Coffee], row: Any) -> None:
    (shown,) = told(person(1), *coffees, met(100, 1)).shown
    found = [(m.value, m.why) for m in shown.multipliers if m.name == "lately"]
    assert found == ([row] if row else [])


def test_a_yes_or_a_meeting_ends_the_row_of_noes() -> None:
    noes = [coffee("declined", said=day(99), changed=at(ago)) for ago in (40, 25)]
    assert why(*noes) == "said no twice: Sat 14 Mar"
    assert why(*noes, met(20, 1), coffee("said", said=day(10))) == ""
    assert why(noes[0], coffee("held", changed=at(30)), noes[1]) == ""


@pytest.mark.parametrize(
    ("ago", "reason", "words"),
    [
        (14, "too_soon", "too soon: Thu 12 Mar"),
        (15, "too_soon", ""),
        (13, "busy", "busy now: Thu 12 Mar"),
        (15, "busy", ""),
        (900, "not_a_fit", "not a fit"),
        (1, "wrong_channel", ""),
    ],
)
def test_what_a_no_was_told_to_mean(ago: int, reason: Any, words: str) -> None:
    assert why(coffee("declined", said=day(ago + 60), changed=at(ago), decline_reason=reason)) == words


@pytest.mark.parametrize(("ago", "words"), [(20, "too soon: Thu 12 Mar"), (21, "")])
def test_too_soon_is_three_weeks_without_a_rhythm(ago: int, words: str) -> None:
    no = coffee("declined", said=day(ago + 60), changed=at(ago), decline_reason="too_soon")
    not_shown = {one.person: one.why for one in told(person(1, tier=0), met(400, 1), no).not_shown}
    assert not_shown.get(1, "") == words


def test_a_rhythm_that_is_given_later_asks_for_somebody_again() -> None:
    no = coffee("declined", said=day(90), changed=at(60), decline_reason="not_a_fit")
    for on, seen in ((day(90), False), (day(30), True)):
        assert bool(told(person(1, tier_set=on), no, met(100, 1)).shown) is seen


def drawn(*numbers: int) -> list[int]:
    """The numbers in the order of the weekly lot, which decides between people who are equal in all else."""
    return sorted(numbers, key=lambda n: sha256(f"2026-W11:p{n}".encode()).digest())


def quiet(*numbers: int, **fields: Any) -> list[Record]:
    """People who are equal in everything: quiet for 100 days on a 30-day rhythm."""
    return [person(n, **fields) for n in numbers] + [met(100, n) for n in numbers]


def test_five_are_shown_two_preselected_and_the_rest_told() -> None:
    found = told(*quiet(*range(1, 8)))
    order = drawn(*range(1, 8))
    assert [s.person for s in found.shown] == order[:5] and found.capacity == 2
    assert [s.preselected for s in found.shown] == [True, True, False, False, False]
    assert [(n.person, n.why) for n in found.not_shown] == [(n, "others come first") for n in order[5:]]
    assert len(told(*quiet(*range(1, 8)), n=3).shown) == 3 and told(*quiet(1), n=0).shown == ()
    assert len(told(*quiet(*range(1, 9)), capacity=4).shown) == 7


def test_what_is_planned_next_week_uses_up_the_capacity() -> None:
    planned = Coffee(people=(9,), said=day(3), state="written", slot=slot(-6))
    assert [s.preselected for s in told(*quiet(1, 2), person(9), planned).shown] == [True, False]


def test_circles_and_companies_vary() -> None:
    def factors(records: list[Record]) -> list[dict[str, float]]:
        names = ("circle", "company")
        return [{m.name: m.value for m in s.multipliers if m.name in names} for s in told(*records).shown]

    assert factors(quiet(1, 2, 3, circles=("Chess",))) == [{}, {"circle": 0.8}, {"circle": 0.64}]
    assert factors(quiet(1, 2, company="Nortel")) == [{}, {"company": 0.7}]
    assert factors(quiet(1, circles=("a",)) + quiet(2, circles=("a", "b"))) == [{}, {}]
    assert factors(quiet(1, circles=("a",)) + quiet(2, circles=("b",))) == [{}, {}]
    assert told(*quiet(2, circles=("a", "b"))).shown[0].bridge
    near = quiet(1, circles=("a",)) + quiet(2, circles=("A",)) + quiet(3, circles=("b",))
    assert [s.person for s in told(*near).shown] == [1, 3, 2]


def review(weeks: int, *shown: tuple[int, bool]) -> Review:
    started = datetime(2026, 3, 13, 16, tzinfo=UTC) - timedelta(weeks=weeks)
    week = "{}-W{:02d}".format(*started.isocalendar()[:2])
    rows = tuple(Shown(person=p, score=9, picked=y) for p, y in shown)
    return Review(week=week, started=started, ended=started, shown=rows)


def test_ignored_last_week_halves() -> None:
    found = told(*quiet(1, 2), review(1, (1, False), (2, True)))
    assert [s.person for s in found.shown] == [2, 1]
    assert {m.name: m.value for m in found.shown[1].multipliers}["ignored"] == 0.5
    assert found.shown[1].score == pytest.approx(found.shown[0].score / 2, abs=0.06)
    assert len({s.score for s in told(*quiet(1, 2), review(3, (1, False))).shown}) == 1


def test_a_review_that_was_only_opened_says_nothing_of_those_it_showed() -> None:
    opened = [replace(review(weeks, (1, False)), ended=None) for weeks in (2, 1)]
    assert told(*quiet(1, 2), *opened) == told(*quiet(1, 2))


def test_ignored_twice_is_later_by_half_the_rhythm() -> None:
    found = told(*quiet(1, 2), review(2, (1, False)), review(1, (1, False)))
    assert [(n.person, n.why) for n in found.not_shown] == [(1, "later: shown twice and not picked, again Sat 21 Mar")]
    assert told(*quiet(1), review(4, (1, False)), review(3, (1, False))).shown[0].person == 1
    assert told(*quiet(1), review(3, (1, False)), review(2, (1, True)), review(1, (1, False))).shown[0].person == 1


def test_the_review_of_this_week_changes_nothing() -> None:
    now = Review(week="2026-W11", started=at(0), shown=(Shown(person=1, score=9),))
    assert told(*quiet(1, 2), now) == told(*quiet(1, 2))


def urgent(*numbers: int, tier: int = 2) -> list[Record]:
    loops: list[Record] = [Promise(people=(n,), made=day(9), due=day(1)) for n in numbers]
    return [*quiet(*numbers, tier=tier), *loops]


def test_one_of_the_middle_tiers_is_among_three() -> None:
    weak = [person(9, tier=4), met(400, 9)]
    found = told(*urgent(1, 2, 3, 4, 5, 6), *weak)
    assert [s.person for s in found.shown] == [*drawn(1, 2, 3, 4, 5, 6)[:4], 9]
    assert [s.person for s in told(*urgent(1, 2, 3), *weak, n=2).shown] == drawn(1, 2, 3)[:2]
    assert 9 not in {s.person for s in told(*urgent(1, 2, 3, 4, 5), person(9, tier=4), met(150, 9)).shown}


def test_over_a_month_two_thirds_are_of_the_middle_tiers() -> None:
    weak = [r for n in (7, 8, 9) for r in (person(n, tier=3), met(190, n))]
    past = [review(n, (20, True), (21, True), (22, True)) for n in (1, 2, 3)]
    first, middle = drawn(1, 2, 3, 4, 5), drawn(7, 8, 9)
    assert [s.person for s in told(*urgent(1, 2, 3, 4, 5), *weak).shown] == [*first[:4], middle[0]]
    assert [s.person for s in told(*urgent(1, 2, 3, 4, 5), *weak, *past).shown] == [*first[:2], *middle]


def dormant(number: int, days: int = 6) -> list[Record]:
    return [person(number, tier=4), *(met(500 + 10 * n, number) for n in range(days))]


def test_the_wild_card_displaces_nobody() -> None:
    found = told(*urgent(1, 2, 3, 4, tier=3), *urgent(5, tier=3), *dormant(8), *dormant(9, 7))
    last = drawn(1, 2, 3, 4, 5)[-1]
    assert [(s.person, s.wild_card, s.preselected) for s in found.shown[-2:]] == [
        (last, False, False),
        (9, True, False),
    ]
    assert found.shown[-1].why == "wild card: once close, quiet since 2024"
    assert [n.person for n in found.not_shown] == [8]
    assert len(told(*urgent(1, 2, 3, tier=3), *dormant(9), n=3).shown) == 3


def test_the_floor_rises_with_those_who_have_a_history() -> None:
    weak: list[Record] = [person(1, tier=5, city="Porto", cadence_days=60), met(120, 1)]
    weak += [Gift(people=(1,), direction="got", on=day(9)) for _ in range(2)]
    kept = [r for n in range(2, 13) for r in (person(n), met(20, n))]
    assert [s.person for s in told(*weak, *kept[:2]).shown] == [1]
    found = told(*weak, *kept)
    assert found.shown == () and found.not_shown[-1].why == "no reason for a coffee now"


@given(st.integers(1, 6), st.integers(0, 5), st.booleans())
def test_every_set_has_the_shape_of_the_design(people: int, capacity: int, wild: bool) -> None:
    records = [*urgent(*range(1, people + 1)), *(dormant(9) if wild else [])]
    found = told(*records, capacity=capacity)
    listed = [s for s in found.shown if not s.wild_card]
    assert len(listed) <= capacity + 3 and sum(s.preselected for s in found.shown) <= capacity
    assert sum(s.wild_card for s in found.shown) <= 1


def test_those_not_shown_can_be_asked_about() -> None:
    def asked(who: int, *records: Record) -> tuple[str, float]:
        answer = why_not(MemoryNetwork(*records), SETTINGS, TODAY, who)
        assert answer.told.person == who and len(answer.told.points) == 7
        return answer.why, answer.told.score

    many = quiet(*range(1, 8))
    order = drawn(*range(1, 8))
    assert asked(order[-1], *many) == (f"others come first: fit {told(*many).shown[0].score}, the last one shown has "
                               f"{told(*many).shown[4].score}", told(*many).shown[0].score)  # fmt: skip
    assert asked(order[0], *many)[0] == "shown"
    assert asked(1, person(1), met(20, 1)) == ("no reason for a coffee now: fit 0.0, it takes 4.3", 0.0)
    assert asked(1, person(1, snooze_until=day(-21)), met(100, 1))[0] == "later: put off to Wed 1 Apr"
    assert asked(1, person(1, tier=0, city=""))[0] == "no rhythm, and nothing gives a reason for a word yet"
    with pytest.raises(ValueError, match="nobody has the number 9"):
        asked(9, person(1))


def test_a_newcomer_meets_those_in_town_before_those_by_video() -> None:
    afar, close_by = person(1, city="Porto", tier=1), person(2, tier=3)
    both = told(afar, close_by, capacity=2).shown
    assert [one.person for one in both] == [2, 1] and both[1].score > both[0].score
    assert [one.person for one in told(afar, close_by, capacity=1).shown] == [2]
    assert [one.person for one in told(afar, capacity=1).shown] == [1]


def test_once_two_have_talked_the_score_alone_decides_between_town_and_video() -> None:
    afar, in_town = person(1, city="Porto", tier=1), person(2, tier=3)
    found = told(afar, in_town, met(100, 1), met(150, 2), capacity=2).shown
    assert [one.person for one in found] == [1, 2]


def test_whoever_was_passed_over_twice_rests_also_when_the_last_review_is_long_past() -> None:
    def review(number: int, ago: int) -> Review:
        shown = tuple(Shown(person=who, score=9.0) for who in (11, 12, 13, 14, 1))
        return Review(id=number, week=week_of(day(ago)), started=at(ago), ended=at(ago), shown=shown)

    assert why(cadence_days=80) == ""
    assert why(review(1, 42), review(2, 35), cadence_days=80).startswith("later: shown twice and not picked")
