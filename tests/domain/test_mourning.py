"""Who mourns: a word is in place, and nobody asks for a coffee."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.loops.death_lines import said_to_have_died
from netritual.domain.model import Coffee, Follow, Interaction, Person, Proposed, Record, Settings
from netritual.domain.suggestions.mourning import MOURNING_DAYS, MOURNS, SAID_TO_HAVE_DIED, mourners
from netritual.domain.suggestions.suggest import suggest, why_not
from tests.support.network import MemoryNetwork

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
BERNADETTE = Person(id=1, handle="bernadette", name="Sister Bernadette", tier=2, city="Leeds")
KWAME = Person(id=2, handle="kwame", name="Kwame Walker")
KATHERINE = Person(id=3, handle="katherine", name="Katherine Doyle")


def line(text: str, people: tuple[int, ...] = (), mentions: tuple[int, ...] = (), ago: int = 3) -> Interaction:
    return Interaction(on=TODAY - ago * DAY, people=people, mentions=mentions, line=text, summary=text, channel="note")


@pytest.mark.parametrize(
    ("record", "who"),
    [
        (line("sister bernadette's husband died, send a card", mentions=(1,)), {1}),
        (line("bernadettes husband died", mentions=(1,)), {1}),
        (line("rang her, her mum passed away", (1,)), {1}),
        (line("walker's mother passed away", mentions=(2,)), {2}),
        (line("kate's mother passed away", mentions=(3,)), {3}),
        (line("rang bernadette, funeral of her mum on friday", (1,)), {1}),
        (line("bernadette lost her dad", (1,)), {1}),
        (line("bernadette's dad's funeral is on friday", mentions=(1,)), {1}),
        (line("wake for bernadette's brother wed, told kwame", (2,), (1,)), {1}),
        (line("wake up call for bernadette", (1,)), set()),
        (line("bernadette's dad's funeral home opens", mentions=(1,)), set()),
        (line("bernadette lost her brother's keys", (1,)), set()),
        (line("bernadette's father died in 1998", mentions=(1,)), set()),
        (line("bernadette's father died when she was ten", mentions=(1,)), set()),
        (line("rang bernadette, lost her dad ten years ago", (1,)), set()),
        (line("rang bernadette, lost her cat", (1,)), set()),
        (line("rang bernadette, funeral on friday", (1,)), set()),
        (line("kwame told me bernadette's husband died", (2,), (1,)), {1}),
        (Follow(people=(1,), text="funeral is at 2pm", made=TODAY, due=TODAY + 6 * DAY), {1}),
        (Follow(people=(1,), text="funeral", made=TODAY - 9 * DAY, due=TODAY - 6 * DAY, state="done"), {1}),
        (line("sister bernadette's husband died", mentions=(1,), ago=MOURNING_DAYS + 1), set()),
        (Follow(people=(1,), text="funeral", made=TODAY - 60 * DAY, due=TODAY - 30 * DAY), set()),
        (line("my mum died, told sister bernadette", (1,)), set()),
        (line("sister bernadette's dog died", mentions=(1,)), set()),
        (line("her phone died, she rings tomorrow", (1,)), set()),
        (line("nearly died laughing with her", (1,)), set()),
        (line("the deadline passed", (1,)), set()),
        (Follow(people=(1,), text="funeral", made=TODAY, due=TODAY + DAY, state="rest"), set()),
        (Follow(people=(1,), text="the furniture", made=TODAY, due=TODAY), set()),
        (Follow(people=(1,), text="her dad's funeral at 2pm", made=TODAY, due=TODAY), {1}),
        (Follow(people=(1,), text="memorial service", made=TODAY, due=TODAY), {1}),
        (Follow(people=(1,), text="Beerdigung der Mutter", made=TODAY, due=TODAY), {1}),
        (Follow(people=(1,), text="memorial day sale", made=TODAY, due=TODAY), set()),
        (Follow(people=(1,), text="re wake up call", made=TODAY, due=TODAY), set()),
        (Follow(people=(1,), text="funeral parlour wants a quote", made=TODAY, due=TODAY), set()),
        (Follow(people=(1,), text="funeral march", made=TODAY, due=TODAY), set()),
        (Follow(people=(1,), text="enterrement de vie de garçon", made=TODAY, due=TODAY), set()),
    ],
)
def test_a_death_in_the_family_or_a_funeral_of_these_days(record: Record, who: set[int]) -> None:
    assert set(mourners(MemoryNetwork(BERNADETTE, KWAME, KATHERINE, record), TODAY)) == who


def test_a_funeral_of_which_nobody_said_yes_counts_where_the_line_tells_of_a_death() -> None:
    funeral = Proposed(kind="follow", text="funeral", people=(1,), due=TODAY + DAY)
    talk = Interaction(on=TODAY, people=(1,), line="rang bernadette, funeral on sat", proposed=(funeral,))
    assert mourners(MemoryNetwork(BERNADETTE, talk), TODAY) == {}
    death = replace(talk, line="rang bernadette, her dad died, funeral on sat")
    assert mourners(MemoryNetwork(BERNADETTE, death), TODAY) == {1: TODAY}


@pytest.mark.parametrize("tier", [0, 2])
def test_nobody_who_mourns_is_asked_for_a_coffee(tier: int) -> None:
    person = Person(id=1, handle="b", name="Bernadette Holm", tier=tier, city="Leeds")
    talks = [
        Interaction(id=10 + at, on=TODAY - at * 60 * DAY, people=(1,), channel="coffee", line="coffee with bernadette")
        for at in (1, 2, 3)
    ]
    spoken = Coffee(id=5, people=(1,), said=TODAY - 12 * DAY)
    settings = Settings(tz="UTC", city="Leeds")

    def kinds(*more: Record) -> list[str]:
        network = MemoryNetwork(person, spoken, *talks, *more)
        return [one.kind for one in suggest(network, settings, TODAY).shown]

    death = line("bernadette's husband died", mentions=(1,))
    assert kinds() == ["coffee"]
    funeral = Follow(people=(1,), text="funeral", made=TODAY - DAY, due=TODAY + DAY)
    assert [kinds(death), kinds(funeral), kinds(death, funeral)] == [["message"]] * 3


@pytest.mark.parametrize("tier", [0, 2])
def test_whoever_mourns_is_told_among_those_left_out(tier: int) -> None:
    person = Person(id=1, handle="b", name="Bernadette Holm", tier=tier, city="Leeds")
    held = Interaction(id=9, on=TODAY - DAY, people=(1,), channel="call", line="call with bernadette")
    funeral = Follow(people=(1,), text="funeral", made=TODAY - 9 * DAY, due=TODAY - 3 * DAY, state="done")
    network, settings = MemoryNetwork(person, held, funeral), Settings(tz="UTC", city="Leeds")
    assert [one.why for one in suggest(network, settings, TODAY).not_shown] == [MOURNS]
    assert why_not(network, settings, TODAY, 1).why == MOURNS


@pytest.mark.parametrize(
    ("text", "is_dead"),
    [
        ("katherine died on wednesday, funeral 18 december", True),
        ("katherine doyle passed away", True),
        ("katherine's mum died", False),
        ("katherine died laughing at my joke", False),
    ],
)
def test_nothing_is_suggested_of_whom_a_line_tells_the_death_of(text: str, is_dead: bool) -> None:
    network = MemoryNetwork(KATHERINE, line(text, (3,)))
    assert (set(said_to_have_died(network, TODAY)) == {3}) is is_dead
    assert (why_not(network, Settings(), TODAY, 3).why == SAID_TO_HAVE_DIED) is is_dead


def test_whoever_was_talked_with_since_did_not_die() -> None:
    talk = Interaction(id=99, on=TODAY - DAY, people=(3,), line="call with katherine", summary="call", channel="call")
    assert not said_to_have_died(MemoryNetwork(KATHERINE, line("katherine died", (3,)), talk), TODAY)
    assert not said_to_have_died(MemoryNetwork(KATHERINE, line("katherine died", (3,), ago=120)), TODAY)
