"""A line that tells where somebody works now asks whether that is so; a yes puts it on their page."""

from datetime import UTC, datetime, timedelta

import pytest

from netritual.domain.loops.company_moves import company_move
from netritual.domain.loops.trigger_vocabulary import may_tell_a_job
from netritual.domain.model import Person, Settings
from netritual.errors import UsageError
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.services.verbs.people_verbs import change_company
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 12, 1, 18, tzinfo=UTC)
SETTINGS = Settings(tz="UTC", languages=("en", "de"))
PEOPLE = {"Lena Sommer": "Flux Audio GmbH", "Tom Reed": "Nortel", "Ana Ruiz": "", "Sarah Oak": "Spotify"}


def people(tx: Transaction) -> None:
    for name, company in PEOPLE.items():
        handle = name.split()[0].lower()
        tx.put(Person(handle=handle, name=name, company=company, position="Editor", status="network", created=NOW))


@pytest.fixture
def store() -> Store:
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    store.transact("import", people, NOW)
    return store


def asked(store: Store, line: str) -> str:
    """What is asked after a line."""
    entry, _ = log(store, NOW, line, SETTINGS)
    move = company_move(store.view(), entry.id)
    return move.question if move is not None else ""


@pytest.mark.parametrize(
    ("line", "who", "company"),
    [
        ("lena sommer verlässt flux ende jan, geht zu spotify", "Lena Sommer", "Spotify"),
        ("lena left Flux for Spotify", "Lena Sommer", "Spotify"),
        ("lena is leaving flux end of jan, going to spotify", "Lena Sommer", "Spotify"),
        ("ana left Nortel for Globex", "Ana Ruiz", "Globex"), ("tom left nortel for globex", "Tom Reed", "globex"),
        ("tom is now at Stripe", "Tom Reed", "Stripe"), ("tom's now at stripe", "Tom Reed", "stripe"),
        ("tom joined Stripe as CTO", "Tom Reed", "Stripe"), ("tom works at Globex now", "Tom Reed", "Globex"),
        ("tom started at Globex last week", "Tom Reed", "Globex"), ("lena wechselt zu arte", "Lena Sommer", "arte"),
        ("lena arbeitet jetzt bei arte", "Lena Sommer", "arte"),
        ("tom is now working at Globex", "Tom Reed", "Globex"), ("tom is now  at Stripe", "Tom Reed", "Stripe"),
        ("Tom Reed quitting Nortel for Acme", "Tom Reed", "Acme"), ("tom left Nortel, off to Acme", "Tom Reed", "Acme"),
        ("lena verließ Flux und geht zu Spotify", "Lena Sommer", "Spotify"),
        ("coffee with tom, he left Nortel for Globex Labs", "Tom Reed", "Globex Labs"),
    ],
)  # fmt: skip
def test_a_change_of_company_is_asked(store: Store, line: str, who: str, company: str) -> None:
    assert asked(store, line) == f"Does {who} work at {company} now?"
    assert may_tell_a_job(line), "the shell asks as well"


@pytest.mark.parametrize(
    "line",
    [
        "tom is now at home", "tom is now at the hospital", "tom left home for good", "tom left Berlin for Munich",
        "tom left the office for lunch", "tom joined us for lunch", "tom joined late", "tom joined Priya for lunch",
        "tom might be leaving nortel for globex", "tom wants to leave nortel", "tom left a message for Ana",
        "tom is now at nortel", "tom goes to spotify on friday", "tom geht zu lidl", "tom started at 9",
        "tom works at night", "lena left flux for a break", "tom and ana left Nortel for Globex",
        "tom never joined Stripe", "tom left for Lisbon", "lena ist jetzt bei mir", "tom left early for Ana's party",
    ],
)  # fmt: skip
def test_where_somebody_is_or_goes_is_no_change_of_company(store: Store, line: str) -> None:
    assert asked(store, line) == ""


@pytest.mark.parametrize("company", ["Nortel", "nortel ", "NORTEL"])
def test_who_works_there_already_keeps_the_position_and_has_no_news(store: Store, company: str) -> None:
    (tom,) = [one for one in store.view().all(Person) if one.handle == "tom"]
    assert change_company(store, NOW, tom.id, company) == (tom, None)
    assert store.view().get(Person, tom.id) == tom


def test_a_company_without_a_name_is_refused(store: Store) -> None:
    (tom,) = [one for one in store.view().all(Person) if one.handle == "tom"]
    with pytest.raises(UsageError, match="needs a name"):
        change_company(store, NOW, tom.id, " ")
    assert store.view().get(Person, tom.id) == tom


def test_the_news_is_of_the_day_of_the_line(store: Store) -> None:
    entry, _ = log(store, NOW, "tom joined Stripe as CTO yesterday", SETTINGS)
    move = company_move(store.view(), entry.id)
    assert move is not None and move.on == NOW.date() - timedelta(days=1)
    after, _ = change_company(store, NOW, move.person.id, move.company, move.on)
    assert [event.on for event in after.events] == [move.on]


def test_a_yes_changes_the_company_and_is_news(store: Store) -> None:
    (tom,) = [one for one in store.view().all(Person) if one.handle == "tom"]
    _, change = change_company(store, NOW, tom.id, "Stripe")
    after = store.view().get(Person, tom.id)
    assert after is not None and (after.company, after.position) == ("Stripe", "")
    assert [event.kind for event in after.events] == ["job"]
    assert change is not None
    assert change.words == "Tom Reed works at Stripe now; Editor at Nortel was taken off."
    store.undo(NOW)
    assert store.view().get(Person, tom.id) == tom


@pytest.mark.parametrize(
    "line",
    ["Tom said tues 2 works", "Ana left a message", "Tom left Nortel", "jp left, Ana is sick", "Tom paid 150, 200 left",
     "her new job started", "Ana quit, lunch with her", "friday 20 works for her", "Tom works nights",
     "Ana left the party early"],
)  # fmt: skip
def test_another_thing_that_was_left_or_works_is_not_looked_up(store: Store, line: str) -> None:
    assert asked(store, line) == ""
    assert not may_tell_a_job(line)
