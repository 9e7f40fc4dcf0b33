"""People verbs: what is edited is checked, a merge loses nothing, a delete leaves no trace, one undo takes it back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import (
    Ask,
    Coffee,
    Distinction,
    Gift,
    Handoff,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Record,
    Request,
    Review,
    ReviewItem,
    Shown,
    Slot,
    Unsettled,
)
from netritual.domain.people.exchange import KINDS, people_in, whole
from netritual.domain.people.likeness import lookalikes
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.ports import Store
from netritual.services.verbs import people_verbs
from netritual.store.journal_store import open_store
from tests.services.test_round_trip import homes
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def store(own_home: Home) -> Iterator[Store]:
    opened = open_store(own_home, still=True)
    yield opened
    opened.close()


def add(store: Store, name: str, **fields: Any) -> Person:
    return people_verbs.add_person(store, NOW, name, **fields)[0]


def get(store: Store, person: int) -> Person:
    found = store.view().get(Person, person)
    assert found is not None
    return found


def put(store: Store, *records: Record) -> list[Any]:
    return store.transact("seed", lambda tx: [tx.put(record) for record in records], NOW)[0]


def acquaint(store: Store, one: int, other: int) -> None:
    """Two people know each other."""
    put(
        store,
        *(replace(get(store, who), knows=(*get(store, who).knows, whom)) for who, whom in ((one, other), (other, one))),
    )


def test_added_people_get_handles_nobody_answers_to(store: Store) -> None:
    ana, other = add(store, " Ana\u202e  Ruiz ", emails=["ANA@x.org"]), add(store, "Ana Ruiz")
    assert (ana.handle, ana.name, ana.emails, ana.status) == ("ana-ruiz", "Ana Ruiz", ("ana@x.org",), "list")
    assert (other.handle, ana.created) == ("ana-ruiz-2", NOW)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "name is empty"),
        ({"handle": "two words"}, "no handle"),
        ({"handle": "Tom_Reed"}, "Tom Reed's already"),
        ({"emails": ["tom@x.org"]}, "Tom Reed's already"),
        ({"urls": ["linkedin.com/in/TOM?x"]}, "Tom Reed's already"),
        ({"emails": ["nonsense"]}, "no e-mail address"),
        ({"urls": ["javascript:x"]}, "no web link"),
        ({"cadence_days": 3}, "cadence_days"),
        ({"cadence_days": "x"}, "cadence_days"),
        ({"birthday": "yesterday"}, "birthday"),
        ({"tz": "Mars"}, "time zone"),
        ({"away_days": ["someday"]}, "away_days"),
        ({"prefers": ["pigeon"]}, "prefers"),
        ({"sphere": "moon"}, "sphere"),
        ({"tier": 3}, "no field 'tier'"),
        ({"nonsense": 1}, "no field"),
    ],
)
def test_wrong_values_are_refused_in_words(store: Store, fields: dict[str, Any], words: str) -> None:
    add(store, "Tom Reed", emails=["tom@x.org"], urls=["https://www.linkedin.com/in/tom"])
    ana = add(store, "Ana Ruiz")
    with pytest.raises(NetritualError) as caught:
        people_verbs.edit_person(store, NOW, ana.id, **fields)
    assert words in caught.value.message and get(store, ana.id) == ana


def test_lists_are_kept_once(store: Store) -> None:
    ana = add(store, "Ana", circles=["Chess", " chess", "Paris"], private_notes="two\nlines\x07 ")
    assert (ana.circles, ana.private_notes) == (("Chess", "Paris"), "two\nlines")


def test_a_tier_makes_network_and_its_end_leaves_the_status(store: Store) -> None:
    ana = add(store, "Ana", new=True)
    given_, _ = people_verbs.set_tier(store, NOW, ana.id, 2)
    assert (given_.tier, given_.status, given_.tier_set, given_.new) == (2, "network", TODAY, False)
    assert people_verbs.set_tier(store, NOW, ana.id, 2)[1] is None
    taken, _ = people_verbs.set_tier(store, NOW, ana.id, 0)
    assert (taken.tier, taken.status) == (0, "network")
    listed, _ = people_verbs.list_person(store, NOW, ana.id)
    assert (listed.status, listed.listed_on) == ("list", TODAY)
    with pytest.raises(NetritualError, match="0 to 5"):
        people_verbs.set_tier(store, NOW, ana.id, 6)


def test_a_rhythm_brings_back_who_was_no_fit(store: Store) -> None:
    ana = add(store, "Ana", blocked_kinds=("lunch", "all"))
    assert people_verbs.set_tier(store, NOW, ana.id, 3)[0].blocked_kinds == ("lunch",)


def test_nobody_is_archived_or_deleted_over_an_open_coffee(store: Store) -> None:
    ana = add(store, "Ana")
    slot = Slot(start=NOW, end=NOW.replace(hour=11), tz="UTC")
    (planned,) = put(store, Coffee(people=(ana.id,), said=TODAY, state="written", slot=slot))
    for verb in (people_verbs.archive_person, people_verbs.delete_person):
        with pytest.raises(NetritualError, match="coffee"):
            verb(store, NOW, ana.id)
    put(store, Coffee(id=planned.id, people=(ana.id,), said=TODAY, state="cancelled", slot=slot))
    assert people_verbs.archive_person(store, NOW, ana.id)[0].status == "archived"


def test_a_merge_fills_and_joins(store: Store) -> None:
    ana = add(store, "Ana Ruiz", emails=["a@x.org"], circles=["Chess"], private_notes="likes tea")
    two = add(store, "A. Ruiz", handle="anna", company="Nortel", emails=["b@x.org"], circles=["chess", "Paris"],
              aka=["Anita"], private_notes="from Porto", birthday="03-11")  # fmt: skip
    people_verbs.set_tier(store, NOW, two.id, 3)
    store.transact("seed", lambda tx: tx.table("people").update({"x-shoe": 44}, doc_ids=[two.id]), NOW)
    merged, change = people_verbs.merge_people(store, NOW, ana.id, two.id)
    assert merged == get(store, ana.id) and store.view().get(Person, two.id) is None
    assert (merged.handle, merged.name, merged.aka) == ("ana-ruiz", "Ana Ruiz", ("A. Ruiz", "anna", "Anita"))
    assert (merged.company, merged.birthday, merged.tier, merged.status) == ("Nortel", "03-11", 3, "network")
    assert (merged.emails, merged.circles) == (("a@x.org", "b@x.org"), ("Chess", "Paris"))
    assert merged.private_notes == "likes tea\nfrom Porto"
    assert b'"x-shoe":44' in write("jsonl", store.view())
    assert change is not None and "A. Ruiz" in change.words
    with pytest.raises(NetritualError, match="same person"):
        people_verbs.merge_people(store, NOW, ana.id, ana.id)


def test_a_merge_rewrites_every_reference_and_drops_doubles(store: Store) -> None:
    a, b, c = (add(store, name).id for name in ("Ana", "Anna B", "Tom"))
    acquaint(store, a, b)
    acquaint(store, b, c)
    put(
        store,
        Interaction(on=TODAY, people=(a, b, c), channel="coffee"),
        Interaction(on=TODAY, unsettled=(Unsettled(text="an", candidates=(a, b)),)),
        Promise(people=(b,), made=TODAY, handoff=Handoff(to=b, on=TODAY, check_on=TODAY), state="handed"),
        Request(from_=b, about=(a, b), asked=NOW),
        Ask(to=b),
        Gift(people=(a, b), direction="gave", on=TODAY),
        Mentorship(person=a, since=date(2026, 1, 1)),
        Mentorship(person=b, since=date(2025, 1, 1)),
        Coffee(people=(a,), said=date(2026, 3, 1)),
        Coffee(people=(b,), said=date(2026, 2, 1)),
        Introduction(between=(a, b)),
        Introduction(between=(a, c)),
        Introduction(between=(c, b), state="asked_a"),
        Review(week="2026-W10", started=NOW, items=(ReviewItem(ref=f"people:{b}", outcome="x"),), seen=(f"people:{b}",),
               shown=(Shown(person=a, score=2), Shown(person=b, score=1))),
    )  # fmt: skip
    before = write("jsonl", store.view())
    people_verbs.merge_people(store, NOW, a, b)
    view = store.view()
    assert named(store).isdisjoint({b})
    assert [talk.people for talk in view.all(Interaction)] == [(a, c), ()]
    assert view.unsettled()[0].unsettled[0].candidates == (a,)
    assert [(each.person, each.state) for each in view.all(Mentorship)] == [(a, "ended"), (a, "active")]
    assert [each.state for each in view.all(Coffee)] == ["lapsed", "said"]
    assert [(set(pair.between), pair.state) for pair in view.all(Introduction)] == [({a, c}, "asked_a")]
    (review,) = view.all(Review)
    assert (review.items[0].ref, review.seen, [each.person for each in review.shown]) == (
        f"people:{a}",
        (f"people:{a}",),
        [a],
    )
    assert (get(store, a).knows, get(store, c).knows) == ((c,), (a,))
    store.undo(NOW)
    assert write("jsonl", store.view()) == before


def test_a_delete_takes_what_was_about_them_only(store: Store) -> None:
    a, b = (add(store, name).id for name in ("Ana", "Tom"))
    acquaint(store, a, b)
    both, alone = put(store, Interaction(on=TODAY, people=(a, b)), Interaction(on=TODAY, people=(a,)))
    put(
        store,
        Interaction(on=TODAY, people=(b,), led_to=alone.id),
        Promise(people=(b,), made=TODAY, from_interaction=alone.id),
        Promise(people=(b,), made=TODAY, state="handed", handoff=Handoff(to=a, on=TODAY, check_on=TODAY)),
        Ask(to=a),
        Introduction(between=(a, b)),
        Review(week="2026-W10", started=NOW, shown=(Shown(person=a, score=2),)),
    )
    before = write("jsonl", store.view())
    people_verbs.delete_person(store, NOW, a)
    view = store.view()
    assert named(store).isdisjoint({a}) and view.get(Person, a) is None
    assert [talk.people for talk in view.all(Interaction)] == [(b,), (b,)]
    assert view.get(Interaction, both.id) is not None and view.get(Interaction, alone.id) is None
    assert view.all(Interaction)[1].led_to is None
    promises = [(each.from_interaction, each.state, each.handoff) for each in view.all(Promise)]
    assert promises == [(None, "open", None)] * 2
    assert not view.all(Ask) and not view.all(Introduction) and not view.all(Review)[0].shown
    store.undo(NOW)
    assert write("jsonl", store.view()) == before


def named(store: Store) -> set[int]:
    """Everyone whom any record names."""
    view = store.view()
    return {
        person for kind, record_type in KINDS.items() for record in view.all(record_type)
        for person in people_in(whole(record), kind)
    }  # fmt: skip


@given(homes(), st.data())
def test_merging_and_deleting_leave_no_dangling_name(records: list[Record], data: st.DataObject) -> None:
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    put(store, *records)
    before = write("jsonl", store.view())
    everyone = [person.id for person in store.view().all(Person)]
    gone = data.draw(st.sampled_from(everyone))
    if len(everyone) > 1 and data.draw(st.booleans()):
        kept = data.draw(st.sampled_from([person for person in everyone if person != gone]))
        people_verbs.merge_people(store, NOW, kept, gone)
    else:
        people_verbs.delete_person(store, NOW, gone)
    assert named(store) <= {person.id for person in store.view().all(Person)} == set(everyone) - {gone}
    store.undo(NOW)
    assert write("jsonl", store.view()) == before
    store.close()


def test_two_who_were_said_to_be_two_stay_so_until_more_speaks_for_one(store: Store) -> None:
    one = people_verbs.add_person(store, NOW, "Ana Ruiz", company="Nortel")[0]
    two = people_verbs.add_person(store, NOW, "Ana Ruiz", company="Oliva")[0]
    said, change = people_verbs.distinguish_people(store, NOW, two.id, one.id)
    assert said.between == (one.id, two.id) and said.on == NOW.date()
    assert change is not None and change.words == "Noted that Ana Ruiz and Ana Ruiz are two people."
    assert people_verbs.distinguish_people(store, NOW, one.id, two.id)[1] is None
    assert not lookalikes(store.view().all(Person), store.view().all(Distinction))
    people_verbs.edit_person(store, NOW, two.id, company="Nortel")
    assert lookalikes(store.view().all(Person), store.view().all(Distinction))
    again, _ = people_verbs.distinguish_people(store, NOW, one.id, two.id)
    assert again.id == said.id and again.likeness > said.likeness
    with pytest.raises(NetritualError, match="same person"):
        people_verbs.distinguish_people(store, NOW, one.id, one.id)


def test_what_was_said_of_two_follows_a_merge_and_a_delete(store: Store) -> None:
    ids = [people_verbs.add_person(store, NOW, "Ana Ruiz", city=city)[0].id for city in ("Porto", "Faro", "Braga")]
    people_verbs.distinguish_people(store, NOW, ids[0], ids[2])
    people_verbs.distinguish_people(store, NOW, ids[1], ids[2])
    people_verbs.merge_people(store, NOW, ids[0], ids[1])
    assert [each.between for each in store.view().all(Distinction)] == [(ids[0], ids[2])]
    people_verbs.merge_people(store, NOW, ids[0], ids[2])
    assert not store.view().all(Distinction)
    store.undo(NOW)
    people_verbs.delete_person(store, NOW, ids[2])
    assert not store.view().all(Distinction)


def test_an_address_that_two_share_is_no_bar_to_editing(store: Store) -> None:
    one = people_verbs.add_person(store, NOW, "Lena Fischer", emails=("home@x.org",))[0]
    with pytest.raises(NetritualError, match="Lena Fischer's already"):
        people_verbs.add_person(store, NOW, "Tom Okafor", emails=("home@x.org",))
    two = people_verbs.add_person(store, NOW, "Tom Okafor")[0]
    store.transact("import", lambda tx: tx.put(replace(two, emails=("home@x.org",))), NOW)
    edited, _ = people_verbs.edit_person(store, NOW, two.id, emails=("home@x.org", "tom@x.org"))
    assert edited.emails == ("home@x.org", "tom@x.org")
    people_verbs.edit_person(store, NOW, one.id, city="Porto")
