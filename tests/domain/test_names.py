"""Who is offered while a name is typed, and in which order."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.names import Ranked, Suggester, rank

PEOPLE = [
    Ranked(1, "ana", "Ana Ruiz", (), date(2026, 1, 1)),
    Ranked(2, "anabel-roy", "Anabel Roy", (), date(2026, 9, 1)),
    Ranked(3, "joana", "Joana Costa", ("jo",)),
    Ranked(4, "kim-abe", "Kim Abe", (), date(2025, 1, 1)),
    Ranked(5, "kim-boe", "Kim Boe", (), date(2026, 1, 1)),
    Ranked(6, "katherine", "Katherine Whitfield"),
]


def test_exact_comes_first_then_a_beginning() -> None:
    assert rank("ana", PEOPLE)[:2] == [1, 2]
    assert Suggester(PEOPLE).offer("ana")[:2] == [1, 2]


def test_the_newest_talk_breaks_a_tie() -> None:
    assert Suggester(PEOPLE).offer("kim")[:2] == [5, 4]


def test_a_typing_error_still_finds_somebody() -> None:
    assert Suggester(PEOPLE).offer("kathrine whitfeild")[0] == 6
    assert Suggester(PEOPLE).offer("zzzzqqq") == []


def test_accents_and_signs_do_not_matter() -> None:
    assert Suggester(PEOPLE).offer("ANÁ_RUIZ")[0] == 1


def test_nothing_typed_offers_nobody() -> None:
    assert Suggester(PEOPLE).offer("  ") == []


@given(st.text(max_size=20), st.integers(1, 9))
def test_an_offer_is_short_and_names_each_once(typed: str, limit: int) -> None:
    offered = Suggester(PEOPLE).offer(typed, limit)
    assert len(offered) <= limit and len(set(offered)) == len(offered)


@given(st.text(max_size=20))
def test_a_ranking_loses_nobody(typed: str) -> None:
    assert sorted(rank(typed, PEOPLE)) == [1, 2, 3, 4, 5, 6]
