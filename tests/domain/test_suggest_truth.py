"""Nothing is suggested, and no reason given, that the records do not bear out."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Coffee, Gift, Interaction, Person, Promise, Record, Settings, Slot
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.footing import LISTED, floor_of
from netritual.domain.suggestions.score import PLACE_FACTORS
from netritual.domain.suggestions.selection import time_for
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.suggestions.suggestion import Suggestion, Suggestions
from tests.domain.test_suggest import networks
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")


def of(records: list[Record], kind: type[Any], who: int) -> list[Any]:
    return [record for record in records if isinstance(record, kind) and who in getattr(record, "people", ())]


@given(networks(), st.lists(st.builds(Gift, people=st.just((1,)), direction=st.sampled_from(("gave", "got")),
                                      on=st.just(TODAY)), max_size=6))  # fmt: skip
def test_every_reason_is_borne_out_by_the_log(records: list[Record], gifts: list[Gift]) -> None:
    records = [*records, *gifts]
    for shown in suggest(MemoryNetwork(*records), SETTINGS, TODAY).shown:
        who = shown.person
        talks: list[Interaction] = [t for t in of(records, Interaction, who) if t.on <= TODAY]
        days = {(TODAY - t.on).days for t in talks}
        parts = {part.component: part for part in shown.points}
        if parts["loop"].points:
            assert of(records, Promise, who) or any(c.state == "said" for c in of(records, Coffee, who))
        told = re.match(
            r"(?:last talk|quiet for) (today|yesterday|\d+)(?:.*, on a rhythm of \d+ days"
            r"| days?; (?:you used|last on|last word on))",
            parts["due"].why,
        )
        ago = {"today": "0", "yesterday": "1"}
        assert int(ago.get(told[1], told[1])) in days if told else parts["due"].why.startswith("no talk yet, ")
        if parts["in_person"].points:
            met = re.match(r"(not|never) met (?:for|in) (\d+) day", parts["in_person"].why)
            assert met is not None
            meetings = [(TODAY - t.on).days for t in talks if t.channel in ("coffee", "walk")]
            assert int(met[2]) == min(meetings) if met[1] == "not" else not meetings
        if parts["fading"].points or parts["dormant"].points:
            assert len(days) >= 3
        if parts["give_back"].points:
            ledger = [gift.direction for gift in of(records, Gift, who)]
            assert parts["give_back"].why == f"they gave you {ledger.count('got')}, you gave {ledger.count('gave')}"
        best = sorted((part for part in shown.points if part.points > 0), key=lambda part: -part.points)
        named = [part.why for part in ([part for part in best if part.component != "fading"] or best)[:2]]
        if parts["loop"].why != "nothing open between you" and parts["loop"].why not in named:
            named.append(parts["loop"].why)
        if shown.why.endswith(f"{time_for(SETTINGS)}: a word"):
            assert shown.kind == "message" and not shown.wild_card
            named.append(f"{time_for(SETTINGS)}: a word")
        person = next(one for one in records if isinstance(one, Person) and one.id == who)
        if shown.footing in LISTED and person.company and not any(person.company in words for words in named):
            named.append(person.company)
        assert shown.why == (f"wild card: {parts['dormant'].why}" if shown.wild_card else "; ".join(named))


def shown(records: list[Record], **settings: Any) -> Suggestions:
    return suggest(MemoryNetwork(*records), Settings(**{"city": "Lisbon", **settings}), TODAY)


def at(ago: int) -> datetime:
    return datetime(2026, 3, 11, 9, tzinfo=UTC) - timedelta(days=ago)


@given(networks(), st.integers(1, 9), st.integers(1, 400))
def test_a_snooze_always_holds(records: list[Record], who: int, days: int) -> None:
    later = TODAY + timedelta(days=days)
    put_off = [replace(r, snooze_until=later) if isinstance(r, Person) and r.id == who else r for r in records]
    assert who not in {s.person for s in shown(put_off, capacity=20).shown}


@given(networks(), st.integers(1, 9), st.integers(0, 13))
def test_who_was_met_lately_is_not_to_be_met(records: list[Record], who: int, ago: int) -> None:
    met = Interaction(id=900, on=TODAY - timedelta(days=ago), channel="lunch", people=(who,))
    assert who not in {s.person for s in shown([*records, met], capacity=20).shown if not s.first_word}


@given(networks(), st.integers(1, 9), st.integers(0, 20), st.sampled_from(("written", "lapsed", "cancelled", "moved")))
def test_who_was_invited_lately_is_never_shown(records: list[Record], who: int, ago: int, state: Any) -> None:
    slot = Slot(start=at(ago - 9), end=at(ago - 9) + timedelta(hours=1), tz="UTC")
    asked = Coffee(id=900, people=(who,), said=at(ago).date(), changed=at(ago), slot=slot, state=state)
    assert who not in {s.person for s in shown([*records, asked], capacity=20).shown}


@given(networks(), st.integers(1, 9), st.integers(0, 3000))
def test_not_a_fit_is_shown_again_with_a_new_rhythm_alone(records: list[Record], who: int, ago: int) -> None:
    no = Coffee(id=900, people=(who,), said=at(ago).date(), changed=at(ago), state="declined",
                decline_reason="not_a_fit")  # fmt: skip
    people = (record for record in records if isinstance(record, Person) and record.id == who and record.tier)
    chosen = any(person.tier_set is not None and person.tier_set > at(ago).date() for person in people)
    assert chosen or who not in {s.person for s in shown([*records, no], capacity=20).shown}


@given(networks())
def test_who_is_shown_is_worth_it_and_shown_once(records: list[Record]) -> None:
    found = shown(records)
    ready = Facts(MemoryNetwork(*records), SETTINGS, TODAY).ready
    for s in found.shown:
        city = next(m.value for m in s.multipliers if m.name == "place")
        score = s.score / city if city == PLACE_FACTORS["unknown"] else s.score
        assert score >= floor_of(s.footing, ready) - 0.1 and any(p.points for p in s.points)
    assert len({s.person for s in found.shown}) == len(found.shown)
    for first_word in (False, True):
        picks = [s.preselected for s in found.shown if s.first_word is first_word]
        assert picks == sorted(picks, reverse=True)


def words(s: Suggestion) -> list[str]:
    return [s.why, *(p.why for p in s.points), *(m.why for m in s.multipliers)]


@given(networks())
def test_reasons_are_sentences_without_noise(records: list[Record]) -> None:
    found = shown(records)
    for text in [*(w for s in found.shown for w in words(s)), *(n.why for n in found.not_shown)]:
        assert text and "  " not in text and "!" not in text and "None" not in text
