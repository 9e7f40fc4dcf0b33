"""Step 6: what people look for and offer, whether or not somebody fits; nobody is asked twice in a month."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.model import Interaction, Introduction, Person, Record, Review, ReviewItem, Settings
from netritual.domain.suggestions.introduction_matches import AGAIN_DAYS, NEED_DAYS
from netritual.review.step import Item, StepContext
from netritual.review.steps.s60_give import build
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 13, 16, tzinfo=UTC)
ANA = Person(id=1, handle="ana", name="Ana Ruiz", tier=2, status="network")


def rows(*records: Record) -> list[Item]:
    review = Review(id=99, week="2026-W11", started=NOW)
    network = MemoryNetwork(review, *records)
    return build(StepContext(network=network, settings=Settings(tz="UTC"), now=NOW, review=review))


def test_needs_and_offers_without_a_match_are_rows() -> None:
    tom = Person(id=2, handle="tom", name="Tom Reed", needs=("a designer",), offers=("sailing",))
    jo = Person(id=3, handle="jo", name="Jo Berg", offers=("a flat in Rome",))
    need, offer = rows(tom, jo)
    assert need.cells == ("Tom Reed", "needs “a designer”", "nobody noted offers it: do you, or who could?")
    assert ("offers", "sailing") in need.detail and need.draft
    assert offer.cells[:2] == ("Jo Berg", "offers “a flat in Rome”")
    act = offer.act("enter")
    assert act is not None and (act.id, act.asks) == ("introduce", "person")


@pytest.mark.parametrize("offer", ["be a ref", "a referral at Starling", "mentor her", "to send me the slides"])
def test_what_somebody_offered_to_do_for_me_is_no_offer_for_others(offer: str) -> None:
    assert rows(Person(id=3, handle="jo", name="Jo Berg", offers=(offer,))) == []


@pytest.mark.parametrize("outcome", ["give", "skip"])
def test_nobody_is_asked_twice_in_a_month(outcome: str) -> None:
    talk = Interaction(id=5, people=(1,), on=NOW.date() - timedelta(days=9), channel="coffee")
    for days, asked in ((7, 0), (AGAIN_DAYS - 1, 0), (AGAIN_DAYS, 1)):
        started = NOW - timedelta(days=days)
        earlier = Review(
            id=7, week="2026-W10", started=started, ended=started,
            items=(ReviewItem(ref="give:favour:1", outcome=outcome),),
        )  # fmt: skip
        assert len(rows(ANA, talk, earlier)) == asked, days


@pytest.mark.parametrize(
    ("behind", "done"),
    [
        (", intro'd them on the spot", True),
        ("", False),
        (", will send her some contacts", False),
        (", nice man", False),
    ],
)
def test_a_line_that_tells_of_a_need_may_tell_that_it_is_met(behind: str, done: bool) -> None:
    hannes = Person(id=2, handle="hannes", name="Hannes Gruber", needs=("a photographer",))
    line = f"hannes needs a photographer{behind}"
    (row,) = rows(hannes, Interaction(id=5, people=(2,), on=NOW.date() - timedelta(days=5), line=line))
    assert ("done?" in row.cells[2]) == done


def test_a_need_to_which_nobody_fits_is_asked_about_for_two_months() -> None:
    hannes = Person(id=2, handle="hannes", name="Hannes Gruber", needs=("a photographer",))
    for days, asked in ((NEED_DAYS - 1, 1), (NEED_DAYS, 0)):
        noted = Interaction(id=5, people=(2,), on=NOW.date() - timedelta(days=days), line="hannes needs a photographer")
        assert len(rows(hannes, noted)) == asked, days


def test_whoever_looks_for_work_and_whoever_hires_are_put_together() -> None:
    ruth = Person(id=2, handle="ruth", name="Ruth Mwangi", needs=("a programme assistant",))
    achieng = Person(id=3, handle="achieng", name="Achieng Odera", needs=("a job in programmes",))
    other = Person(id=4, handle="tom", name="Tom Reed", needs=("a job in programmes",))
    found = rows(ruth, achieng)
    assert found[0].people == (2, 3) and found[0].person == 2
    assert found[0].cells[2] == "you know Achieng Odera, who looks for a job in programmes"
    assert not any(item.person == 3 and "who could?" in item.cells[2] for item in found)
    assert all(len(item.people) == 1 for item in rows(achieng, other))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("intro'd hannes to a photographer", True),
        ("sent hannes the contact", True),
        ("coffee with hannes", False),
        ("hannes got the job at caritas!!", True),
        ("hannes got the deck", False),
    ],
)
def test_a_need_after_which_something_was_passed_on_is_asked_about(line: str, asked: bool) -> None:
    hannes = Person(id=2, handle="hannes", name="Hannes Gruber", needs=("a photographer",))
    noted = Interaction(id=5, people=(2,), on=NOW.date() - timedelta(days=5), line="hannes needs a photographer")
    since = Interaction(id=6, people=(2,), on=NOW.date() - timedelta(days=2), line=line, initiator="me")
    row = next(item for item in rows(hannes, noted, since) if item.person == 2)
    act = row.act("space")
    assert act is not None and (act.id == "need-met") == asked == ("done?" in row.cells[2])


def test_a_need_that_may_be_met_comes_last() -> None:
    hannes = Person(id=2, handle="hannes", name="Hannes Gruber", tier=1, needs=("a contact in a big charity",))
    tom = Person(id=3, handle="tom", name="Tom Reed", needs=("a designer",))
    noted = Interaction(id=5, people=(2,), on=NOW.date() - timedelta(days=5), line="needs a contact in a big charity")
    got = Interaction(id=6, people=(2,), on=NOW.date() - timedelta(days=2), line="hannes got the job at caritas!!")
    for records, first in (((noted,), 2), ((noted, got), 3)):
        assert rows(hannes, tom, *records)[0].person == first


def test_enter_does_nothing_at_once_to_an_introduction_that_was_sent() -> None:
    tom, jo = (Person(id=n, handle=f"p{n}", name=f"Person {n}") for n in (2, 3))
    sent = Introduction(
        id=9, between=(2, 3), state="sent", made=NOW.date(), sent=NOW.date() - timedelta(days=9), yes_a=NOW.date()
    )
    (row,) = [item for item in rows(tom, jo, sent) if item.table == "introductions"]
    looked, good = row.act("enter"), row.act("space")
    assert looked is not None and looked.id == "open-person"
    assert good is not None and good.id == "introduction-outcome"


def test_a_row_without_a_draft_has_no_key_of_one() -> None:
    tom = Person(id=2, handle="tom", name="Tom Reed", tier=2, needs=("a designer",))
    for row in rows(tom):
        assert bool(row.draft) == any(one.id in ("draft-message", "copy-text") for one in row.acts)


def test_to_ask_the_first_of_a_pair_opens_the_note_and_is_logged_only_by_a_yes() -> None:
    tom = Person(id=2, handle="tom", name="Tom Reed", needs=("a designer",), tier=2, status="network")
    kim = Person(id=3, handle="kim", name="Kim Lee", offers=("a designer",), tier=2, status="network")
    (pair,) = (item for item in rows(tom, kim) if item.key.startswith("give:pair:"))
    first, asked = pair.act("enter"), pair.act("i")
    assert first is not None and first.shows and first.label == "ask the first"
    assert asked is not None and (asked.label, asked.asks) == ("asked the first", "confirm")


def test_nobody_is_asked_what_would_help_who_goes_through_hard_times() -> None:
    """A word is in place there; what they look for still stands."""
    talk = Interaction(id=5, people=(1,), on=NOW.date() - timedelta(days=9), channel="coffee")
    ill = Interaction(
        id=6, people=(1,), on=NOW.date() - timedelta(days=2), channel="note", summary="ana is in hospital"
    )
    assert [row.cells[1] for row in rows(ANA, talk)] == ["ask what would help most right now"]
    assert [row.cells[2] for row in rows(ANA, talk, ill)] == ["a short word, no ask"]
    needs = replace(ANA, needs=("a designer",))
    assert next(row.cells[1] for row in rows(needs, talk, ill)) == "needs “a designer”"
