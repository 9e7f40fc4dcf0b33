"""For weeks after a baby came a word is in place, and no coffee."""

from datetime import date, timedelta

import pytest

from netritual.domain.model import Coffee, Interaction, Person, Settings
from netritual.domain.suggestions.newborns import NEWBORN, NEWBORN_DAYS, baby_lines, new_parents
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


ANAND = Person(id=2, handle="anand", name="Anand Krishnan", city="Leeds")


@pytest.mark.parametrize(
    "text",
    [
        "got a kid - priya & anand", "baby boy for priya & anand!!", "priya and anand had a baby girl",
        "priya & anand krishnan got twins", "it's a baby girl for anand and priya",
    ],
)  # fmt: skip
def test_a_baby_of_two_is_of_both(text: str) -> None:
    both = Interaction(id=20, on=TODAY, mentions=(1, 2), line=text, summary=text)
    assert set(new_parents(MemoryNetwork(PRIYA, ANAND, both), TODAY)) == {1, 2}


@pytest.mark.parametrize(
    "text",
    ["priya expecting in march", "priya's wife is expecting", "priya is expecting again", "priya's pregnant"],
)
def test_a_baby_on_the_way_is_told_and_keeps_nobody_from_a_coffee(text: str) -> None:
    network = MemoryNetwork(PRIYA, line(text))
    assert set(baby_lines(network, TODAY)) == {1} and not new_parents(network, TODAY)


@pytest.mark.parametrize(
    "text", ["priya's baby", "priya's wife had a baby girl", "baby girl for priya", "got a kid - priya"]
)
def test_a_baby_that_is_told_without_a_verb_or_of_the_other_parent_is_theirs(text: str) -> None:
    assert set(new_parents(MemoryNetwork(PRIYA, line(text)), TODAY)) == {1}


@pytest.mark.parametrize(
    "text",
    [
        "priya is expecting the delivery", "priya is expecting in the end a yes", "priya's baby shower is on sat",
        "priya's sister is expecting", "expecting priya at 5", "priya isn't pregnant", "priya got a son into school",
        "baby clothes for priya", "priya's baby photos came", "got a kid seat for priya",
    ],
)  # fmt: skip
def test_what_tells_of_no_baby_offers_no_word(text: str) -> None:
    assert not baby_lines(MemoryNetwork(PRIYA, line(text)), TODAY)


@pytest.mark.parametrize("text", ["priya expecting in march", "priya's baby", "priya had a kid"])
def test_whose_baby_is_told_is_offered_a_kind_word(text: str) -> None:
    (offered,) = suggest(MemoryNetwork(PRIYA, line(text)), SETTINGS, TODAY).shown
    assert offered.person == 1 and "a kind word" in str(offered)
