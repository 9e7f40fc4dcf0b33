"""Who knows what, who has a tag and how long one was together: from the index as from all documents."""

from datetime import timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from netritual.domain.model import Ask, Gift, Interaction, Person, Record, Settings
from netritual.domain.search.people_rows import PeopleIndex
from netritual.domain.suggestions.advice import Advisers
from netritual.domain.ties.counts import PlainCounts, counts
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.views import StoreView
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import unlike
from tests.support.network import MemoryNetwork

TODAY = NOW.date()
SETTINGS = Settings(city="Lisbon")
WHO = range(1, 5)
FIRST_TALK = 100
WORDS = ("pricing", "prices and bread", 'bread\tand "salt"', "zebra", "")
TERMS = ("pric", "bread", "salt", "zebra", "secret", "nothing")

text = st.sampled_from(WORDS)
people = st.builds(
    lambda at, tier, status, offers, position: ("person", at, tier, status, offers, position),
    st.sampled_from(WHO), st.integers(0, 5), st.sampled_from(("list", "network", "archived")), text, text,
)  # fmt: skip
talk = st.tuples(
    st.lists(st.sampled_from(WHO), max_size=3), st.one_of(st.integers(-9, 9), st.integers(0, 900)),
    st.sampled_from(("coffee", "call", "email", "note")), st.sampled_from((None, 0, 7, 60)), text, text,
    st.lists(st.sampled_from(("Bread", "a b", "é\n#", "")), max_size=2), st.sampled_from(("me", "them")),
)  # fmt: skip
added = st.builds(lambda talks: ("add", talks), st.lists(talk, min_size=1, max_size=5))
edited = st.builds(lambda at, made: ("edit", at, made), st.integers(0, 8), talk)
gone = st.builds(lambda kind, at: ("gone", kind, at), st.sampled_from((Person, Interaction)), st.integers(0, 8))
steps = st.lists(
    st.one_of(people, people, added, added, edited, gone, *map(st.just, (("compact",), ("undo",), ("look",)))),
    max_size=14,
)


def made(told: tuple[Any, ...]) -> Interaction:
    who, ago, channel, minutes, topic, note, tags, by = told
    return Interaction(
        on=TODAY - timedelta(days=ago), people=tuple(who), channel=channel, minutes=minutes, topic=topic, note=note,
        tags=tuple(tags), initiator=by,
    )  # fmt: skip


def apply(store: JournalStore, step: tuple[Any, ...]) -> None:
    def act(tx: Transaction) -> None:
        if step[0] == "gone":
            tx.remove(step[1], step[2] + (0 if step[1] is Person else FIRST_TALK))
        elif step[0] == "add":
            for told in step[1]:
                tx.put(made(told))
        else:
            record: Record
            if step[0] == "person":
                _, at, tier, status, offers, position = step
                record = Person(
                    handle=f"p{at}", name=f"P {at}", tier=tier, status=status, offers=(offers,), position=position,
                    topics=("salt",) if tier == 2 else (), private_notes="secret zebra",
                )  # fmt: skip
                force_setattr(record, "id", at)
            else:
                record = made(step[2])
                force_setattr(record, "id", step[1] + FIRST_TALK)
            tx.put(record)

    try:
        if step[0] == "compact":
            store.update_index()
        elif step[0] == "undo":
            store.undo(NOW)
        elif step[0] != "look":
            store.transact("change", act, NOW)
    except NetritualError:
        assert step[0] == "undo"


def usual(channel: str) -> int:
    return 30 if channel == "call" else 45


def agree(view: StoreView) -> None:
    documents = MemoryNetwork(*view.all(Person), *view.all(Interaction))
    told, plain = counts(view), PlainCounts(documents)
    assert told.size() == plain.size()
    assert {tag: set(who) for tag, who in told.tagged().items()} == {tag: set(w) for tag, w in plain.tagged().items()}
    for today in (TODAY, TODAY - timedelta(days=30), TODAY + timedelta(days=30)):
        found, wanted = told.knowing(TERMS, today), plain.knowing(TERMS, today)
        assert {term: dict(who) for term, who in found.items()} == {term: dict(who) for term, who in wanted.items()}
        assert not found["secret"]
        assert dict(told.together(today, usual)) == dict(plain.together(today, usual))
        assert dict(told.together(today, len)) == dict(plain.together(today, len))
    for person in WHO:
        assert told.wrote(person) == plain.wrote(person)
    for topic in ("prices of bread", "zebra", ""):
        near, far = (Advisers(network, SETTINGS, TODAY) for network in (view, documents))
        assert [*near.free(topic), *near.blocked(topic)] == [*far.free(topic), *far.blocked(topic)]
    for filter_ in ("tag:bread", "tag:a", "-tag:bre"):
        index, other = PeopleIndex(view, SETTINGS, TODAY), PeopleIndex(documents, SETTINGS, TODAY)
        assert [row.id for row in index.rows(filter_)] == [row.id for row in other.rows(filter_)]


@given(steps)
@example(
    [("person", 1, 1, "network", "", ""), ("add", [((1,), -5, "coffee", None, "zebra", "", (), "me")]), ("compact",)]
)
@example([("person", 1, 1, "network", "zebra", ""), ("compact",), ("person", 1, 1, "network", "bread", "")])
@example([("person", 1, 1, "network", "", ""), ("compact",), ("add", [((1,), -5, "call", 7, "zebra", "", (), "me")])])
def test_who_knows_what_is_what_all_documents_say(steps: list[tuple[Any, ...]]) -> None:
    store = open_store(Home("/home"), MemoryDisk())
    held: list[StoreView] = []
    for step in steps:
        apply(store, step)
        if step[0] == "look":
            held.append(store.view())
    for view in [*held, store.view()]:
        agree(view)
    store.update_index()
    agree(store.view())
    assert unlike(store) == []


asks = st.builds(
    Ask, to=st.sampled_from(WHO), asked=st.just(TODAY), state=st.sampled_from(("asked", "answered", "rest"))
)
gifts = st.builds(
    Gift, people=st.sampled_from(WHO).map(lambda who: (who,)), direction=st.sampled_from(("gave", "got")),
    on=st.just(TODAY),
)  # fmt: skip
knowing = st.builds(
    Person, handle=st.just("p"), name=st.just("P"), tier=st.integers(0, 2), offers=text.map(lambda word: (word,)),
    confidence=st.sampled_from(("ok", "broken")), status=st.sampled_from(("network", "archived")),
)  # fmt: skip


@given(
    st.lists(knowing, max_size=4),
    st.lists(talk, max_size=12),
    st.lists(asks, max_size=1),
    st.lists(gifts, max_size=3),
    text,
)
def test_advice_comes_in_order_of_fit(
    people: list[Person], talks: list[tuple[object, ...]], asks: list[Ask], gifts: list[Gift], topic: str
) -> None:
    network = MemoryNetwork(*people, *map(made, talks), *asks, *gifts)
    advisers = Advisers(network, SETTINGS, TODAY)
    found = [*advisers.free(topic), *advisers.blocked(topic)]
    assert found == sorted(found, key=lambda advice: (bool(advice.blocked_by), -advice.fit, advice.person))
    assert len({advice.person for advice in found}) == len(found)
    assert all(advice.fit == round(sum(part.points for part in advice.parts), 1) for advice in found)
