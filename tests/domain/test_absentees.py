"""Who was at a talk that was planned with several people, as a line of that evening tells it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netritual.domain.coffees.absentees import named_among, names_between, short_names, without_absentees
from netritual.domain.model import Coffee, Interaction, Person, Slot
from tests.support.network import MemoryNetwork

BEGIN = datetime(2026, 12, 17, 18, tzinfo=UTC)
EVENING, NIGHT = BEGIN.date(), BEGIN + timedelta(hours=4)
NAMES = ("Ruth Abernathy", "Kathleen Doyle", "Farah Siddiqui", "Joan Miller", "Ana Ruiz", "Ana Costa")


def there(line: str, on: date = EVENING, logged: datetime = NIGHT) -> list[str]:
    """The first names of those who were at a dinner of which a line tells, but for the two of one name."""
    people = [Person(id=at, handle=name.lower().replace(" ", "-"), name=name) for at, name in enumerate(NAMES, 1)]
    slot = Slot(start=BEGIN, end=BEGIN + timedelta(hours=2), tz="UTC")
    coffee = Coffee(id=7, people=(1, 2, 3, 4), said=BEGIN.date(), state="proposed", channel="dinner", slot=slot)
    talk = Interaction(id=8, on=on, logged=logged, line=line, people=(1,))
    network = MemoryNetwork(*people, coffee, talk)
    return short_names(network, without_absentees(network, coffee))


@pytest.mark.parametrize(
    "line",
    [
        "party was great!! ruth and kathy came, farah couldnt, joan no show",
        "ruth came with kathy but farah and joan couldn't make it",
        "great evening, everybody but Farah, Joan no-show",
        "dinner with Ruth and Kathy. Farah didn't show, Joan was not there",
        "lovely evening. Joan cancelled last minute; Farah stayed home",
        "Abendessen war schön, Farah kam nicht, Joan hat abgesagt",
        "cena con Ruth, Farah no vino, Joan no pudo venir",
        "ruth and kathy came and farah and joan sadly didn't",
        "ruth said farah couldnt make it and joan was a no show",
        "dinner with ruth because farah siddiqui couldn't come, joan cancelled",
        "ruth came without farah and joan but kathy was there",
    ],
)
def test_who_did_not_come_is_not_met(line: str) -> None:
    assert there(line) == ["Ruth", "Kathleen"]


@pytest.mark.parametrize(
    "line",
    [
        "dinner was great, farah couldnt stop laughing",
        "joan came up with a plan, farah never came up with one",
        "farah can't wait for the next one",
        "kathy cancelled her trip to rome",
        "farah didn't come alone, joan didn't come empty handed",
        "farah didnt show me the deck",
        "joan could not make it work with the bank",
        "farah and joan came, ana no show",
        "without a doubt the best dinner, kathy was there",
        "Farah kam, Joan auch",
        "farah was not able to say when the lease ends",
        "without her notes farah was lost",
        "farah's sister couldn't come",
        "joan from the bank didn't want dessert",
    ],
)
def test_other_lines_leave_everybody_there(line: str) -> None:
    assert there(line) == ["Ruth", "Kathleen", "Farah", "Joan"]


def test_a_line_before_the_talk_or_days_later_says_nothing_of_it() -> None:
    assert there("farah couldnt come", logged=BEGIN - timedelta(hours=2)) == ["Ruth", "Kathleen", "Farah", "Joan"]
    later = date(2026, 12, 21)
    assert there("farah couldnt come", later, BEGIN + timedelta(days=4)) == ["Ruth", "Kathleen", "Farah", "Joan"]
    assert there("last night: farah couldnt come", date(2026, 12, 18)) == ["Ruth", "Kathleen", "Joan"]


def test_two_of_one_first_name_are_told_apart() -> None:
    people = [Person(id=at, handle=name.lower().replace(" ", "-"), name=name) for at, name in enumerate(NAMES, 1)]
    network = MemoryNetwork(*people)
    assert short_names(network, (1, 5, 6)) == ["Ruth", "Ana Ruiz", "Ana Costa"]
    assert named_among(network, (1, 5, 6), "ana") == [5, 6]
    assert named_among(network, (1, 5, 6), "Ana Costa") == [6]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Tom Berg", "Thomas Reed"), ["Tom", "Thomas"]),
        (("James Kelly", "Kelly Moore"), ["James", "Kelly Moore"]),
        (("Ana Ruiz", "Ana Ruiz", "Bo"), ["@p1", "@p2", "Bo"]),
        (("Kate Hart", "Katherine Long", "Kat Bell"), ["Kate", "Katherine", "Kat"]),
        (("Padraig Kelly, CFA", "Padraig Shaw"), ["@p1", "Padraig Shaw"]),
        (("Ana", "Ana Ruiz"), ["Ana", "Ana Ruiz"]),
        (("Rob", "Robert Stone", "Stone Rob"), ["Rob", "Robert", "Stone Rob"]),
        (("", "Li Wei", "Wei Li"), ["@p1", "Li Wei", "Wei Li"]),
        (("Jean-Luc Petit", "Jean Luc"), ["Jean-Luc Petit", "Jean"]),
    ],
)
def test_each_is_called_so_that_the_name_is_read_as_that_one(names: tuple[str, ...], shown: list[str]) -> None:
    network = MemoryNetwork(*(Person(id=at, handle=f"p{at}", name=name) for at, name in enumerate(names, 1)))
    everyone = range(1, len(names) + 1)
    assert short_names(network, everyone) == shown
    read = [named_among(network, everyone, name) for name in names_between(", ".join(shown))]
    assert read == [[who] for who in everyone]
    assert short_names(network, (1,), everyone) == shown[:1], "who stays away still makes a name that of two"
