"""For weeks after a baby came a word is in place, and no coffee."""

from datetime import date, timedelta

import pytest

from netritual.domain.model import Coffee, Interaction, Person, Settings
from netritual.domain.suggestions.newborns import NEWBORN, NEWBORN_DAYS, new_parents
from netritual.domain.suggestions.suggest import suggest, why_not
from tests.support.network import MemoryNetwork

TODAY, DAY = date(2026, 12, 11), timedelta(days=1)
PRIYA = Person(id=1, handle="priya", name="Priya Shah", city="Leeds")
SETTINGS = Settings(tz="UTC", city="Leeds")


def line(text: str, ago: int = 0) -> Interaction:
    return Interaction(id=20, on=TODAY - ago * DAY, people=(1,), line=text, summary=text)


@pytest.mark.parametrize(
    "text",
    [
        "priya had her baby early, little girl called noor!!",
        "priya had a baby girl",
        "priya has had twins",
        "priya gave birth on sunday",
        "call with priya, her baby was born last night",
        "priya had a little boy",
        "priya got a boy, all well",
        "priya became a mum",
        "priya shah had their second baby",
    ],
)
def test_whose_baby_came_is_left_in_peace(text: str) -> None:
    assert set(new_parents(MemoryNetwork(PRIYA, line(text)), TODAY)) == {1}
    assert not new_parents(MemoryNetwork(PRIYA, line(text, NEWBORN_DAYS + 1)), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "priya's sister had a baby",
        "priya, her brother had a baby boy",
        "went to priya's, she had a baby shower",
        "priya had the baby monitor fixed",
        "priya hopes to have a baby",
        "priya wants a baby photo shoot",
        "priya has a boy band to manage",
        "priya got her baby photos from me",
        "priya lost her baby",
        "priya had a baby years ago",
        "lunch with priya, we had a boy serving us",
        "priya shot a newborn",
        "coffee with priya about the little girl band",
    ],
)
def test_other_babies_keep_nobody_from_a_coffee(text: str) -> None:
    assert not new_parents(MemoryNetwork(PRIYA, line(text)), TODAY)


def test_a_word_takes_the_place_of_a_coffee() -> None:
    said = Coffee(id=5, people=(1,), said=TODAY - 12 * DAY)
    held = [Interaction(id=8, on=TODAY - 90 * DAY, people=(1,), channel="coffee", line="coffee with priya")]

    def kinds(*more: Interaction) -> list[str]:
        return [one.kind for one in suggest(MemoryNetwork(PRIYA, said, *held, *more), SETTINGS, TODAY).shown]

    assert kinds() == ["coffee"]
    assert kinds(line("priya had her baby early")) == ["message"]


def test_why_is_told() -> None:
    held = Interaction(id=9, on=TODAY - DAY, people=(1,), channel="call", line="call with priya, she had her baby")
    assert why_not(MemoryNetwork(PRIYA, held), SETTINGS, TODAY, 1).why == NEWBORN
