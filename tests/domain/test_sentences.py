"""The sentence of a change: plain, whole, and honest for whatever was changed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.history.sentences import redo_sentence, sentence, undo_sentence
from netritual.domain.model import TABLES

NAMES = {1: "Ana Ruiz", 2: "Tom", 3: "Wei", 4: "Li", 5: "Priya"}
ANA = {"handle": "ana", "name": "Ana Ruiz"}


def told(table: str, doc: dict[str, Any] | None, former: dict[str, Any] | None = None, verb: str = "x") -> str:
    """The sentence of a change of one document."""
    return sentence(verb, {table: {9: doc}}, {table: {9: former}}, NAMES.get)


@pytest.mark.parametrize(
    ("table", "doc", "former", "words"),
    [
        ("interactions", {"on": "2026-03-10", "channel": "coffee", "people": [1]}, None,
         "Logged coffee with Ana Ruiz, Tue 10 Mar."),
        ("interactions", {"on": "2026-03-10", "people": [1, 2, 3, 4]}, None,
         "Logged note with Ana Ruiz, Tom and 2 others, Tue 10 Mar."),
        ("interactions", {"on": "2026-03-10", "channel": "call", "unsettled": [{"text": "an"}]}, None,
         "Logged call with an, Tue 10 Mar."),
        ("interactions", {"on": "2026-03-10", "summary": "a thought"}, None,
         "Logged a note: a thought, Tue 10 Mar."),
        ("interactions", {"on": "2026-03-10", "channel": "email"}, None, "Logged an email, Tue 10 Mar."),
        ("interactions", {"on": "2026-03-10", "channel": "dm", "people": [1]}, None,
         "Logged message with Ana Ruiz, Tue 10 Mar."),
        ("interactions", None, {"on": "2026-03-10", "people": [1]}, "Removed the entry with Ana Ruiz."),
        ("promises", {"people": [1], "text": "send deck", "due": "2026-03-13"}, None,
         "Promised Ana Ruiz: send deck, by Fri 13 Mar."),
        ("promises", {"people": [1], "text": "send deck", "state": "kept"}, {"people": [1], "text": "send deck"},
         "Kept the promise to Ana Ruiz: send deck."),
        ("promises", {"by": "them", "people": [1], "state": "kept"}, {"by": "them", "people": [1]},
         "Ana Ruiz kept the promise."),
        ("promises", {"people": [1], "snooze_until": "2026-03-20"}, {"people": [1]},
         "Put off the promise to Ana Ruiz until Fri 20 Mar."),
        ("requests", {"from": 2, "text": "my resume", "state": "answered"}, {"from": 2, "text": "my resume"},
         "Answered the request of Tom: my resume."),
        ("requests", {"from": 2, "state": "handed", "handoff": {"to": 1}}, {"from": 2},
         "Handed on the request of Tom, to Ana Ruiz."),
        ("asks", {"to": 5, "type": "advice", "topic": "pricing"}, None, "Asked Priya for advice: pricing."),
        ("asks", {"to": 5, "type": "intro", "state": "planned"}, None, "Planned to ask Priya for an intro."),
        ("asks", {"to": 5, "nudges": 1}, {"to": 5}, "Nudged Priya."),
        ("thanks", {"to": 1, "said": "2026-03-11"}, {"to": 1}, "Thanked Ana Ruiz."),
        ("follows", {"people": [2], "text": "up on proposal"}, None, "Noted a follow-up with Tom: up on proposal."),
        ("gifts", {"people": [1], "direction": "got", "text": "warm intro"}, None,
         "Noted help from Ana Ruiz: warm intro."),
        ("articles", {"url": "https://ex.org/a", "title": "On trust", "state": "read"}, {"url": "https://ex.org/a"},
         "Read the article “On trust”."),
        ("coffees", {"people": [1]}, None, "Noted coffee with Ana Ruiz, said and not yet planned."),
        ("coffees", {"people": [1], "slot": {"start": "2026-03-18T08:30:00+00:00"}}, {"people": [1]},
         "Planned coffee with Ana Ruiz, Wed 18 Mar 08:30."),
        ("coffees", {"people": [1], "slot": {"start": "2026-03-18T17:30:00-05:00", "tz": "America/Chicago"}}, None,
         "Planned coffee with Ana Ruiz, Wed 18 Mar 5:30pm."),
        ("coffees", {"people": [1], "line": "coffee w/ ana thu 8a",
                     "slot": {"start": "2026-03-19T08:00:00+01:00", "tz": "Europe/Berlin"}}, None,
         "Planned coffee with Ana Ruiz, Thu 19 Mar 8am."),
        ("coffees", {"people": [1], "state": "held"}, {"people": [1]}, "Noted coffee with Ana Ruiz as held."),
        ("introductions", {"between": [1, 3]}, None, "Noted an introduction of Ana Ruiz and Wei."),
        ("people", ANA, None, "Added Ana Ruiz."),
        ("people", {**ANA, "tier": 2}, ANA, "Set the rhythm of Ana Ruiz: close."),
        ("people", {**ANA, "status": "archived"}, ANA, "Archived: Ana Ruiz."),
        ("people", {**ANA, "city": "Porto"}, ANA, "Changed Ana Ruiz."),
        ("people", None, ANA, "Deleted Ana Ruiz."),
        ("files", {"path": "/x/calendar/coffees.ics", "data": "eA=="}, None, "Wrote coffees.ics."),
        ("files", {"path": "/x/settings.toml", "data": "eA=="}, None, "Changed the settings."),
        ("reviews", {"week": "2026-W11", "ended": "2026-03-13T17:00:00+00:00"}, {"week": "2026-W11"},
         "Finished the review of the week from Mon 9 Mar."),
        *(
            ("reviews", {"week": "2026-W11", "shown": [{"person": 2}, now]},
             {"week": "2026-W11", "shown": [{"person": 2}, {"person": 1}]}, words)
            for now, words in (
                ({"person": 1, "picked": True, "slot": {"start": "2026-03-17T08:30:00+00:00"}}, "Picked Ana Ruiz."),
                ({"person": 1, "slot": {"start": "2026-03-17T08:30:00+00:00"}},
                 "Moved Ana Ruiz to Tue 17 Mar, 08:30."),
                ({"person": 1, "channel": "lunch"}, "Changed the meeting with Ana Ruiz: lunch."),
                ({"person": 1, "purpose": "ports"}, "Noted what the coffee with Ana Ruiz is for: ports."),
            )
        ),
        ("people", {**ANA, "blocked_kinds": ["all"]}, ANA, "Noted that Ana Ruiz is not a fit for a coffee."),
        ("people", {**ANA, "blocked_kinds": ["video"]}, ANA, "Noted that Ana Ruiz is not one for a video."),
        ("reviews", {"week": "2026-W11", "shown": [{"person": 1}]},
         {"week": "2026-W11", "shown": [{"person": 1, "picked": True}]}, "Took Ana Ruiz out of the plan."),
        ("reviews", {"week": "2026-W11", "shown": [{"person": 1}, {"person": 2}]}, {"week": "2026-W11"},
         "Went on with the review of the week from Mon 9 Mar."),
        ("reviews", {"week": "2026-W11", "items": [{"ref": "give:favour:1", "outcome": "skip"}]}, {"week": "2026-W11"},
         "Skipped Ana Ruiz this week."),
        ("reviews", {"week": "2026-W11", "items": [{"ref": "who:sweep:x", "outcome": "skip"}]}, {"week": "2026-W11"},
         "Skipped a question this week."),
        ("reviews", {"week": "2026-W11", "items": [{"ref": "who:double:7:8", "outcome": "skip"}]},
         {"week": "2026-W11"}, "These stay two talks: this is not asked again."),
        ("reviews", {"week": "2026-W11", "items": [{"ref": "give:people:1:a flat", "outcome": "skip"}]},
         {"week": "2026-W11"}, "Skipped Ana Ruiz this week."),
        ("reviews", {"week": "2026-W11", "items": [{"ref": "who:meeting:u1|", "outcome": "meeting-none"}]},
         {"week": "2026-W11"}, "Noted that a meeting of the calendar was no talk."),
        ("people", {**ANA, "needs": ["a flat in Leith"]}, ANA, "Noted that Ana Ruiz needs a flat in Leith."),
        ("people", {**ANA, "offers": ["her van"]}, ANA, "Noted that Ana Ruiz offers her van."),
        ("people", ANA, {**ANA, "new": True}, "Kept Ana Ruiz."),
        ("mentorships", {"person": 1, "state": "ended"}, {"person": 1}, "Ended the mentorship of Ana Ruiz."),
        ("mentorships", {"person": 1, "next_talk": "2026-03-20"}, {"person": 1},
         "Set the next talk with your mentor Ana Ruiz: Fri 20 Mar."),
        ("introductions", {"between": [1, 3], "state": "asked_b"}, {"between": [1, 3], "state": "asked_a"},
         "Noted that you asked Wei about the introduction of Ana Ruiz and Wei."),
        ("introductions", {"between": [1, 3], "state": "asked_a", "yes_a": "2026-03-10"},
         {"between": [1, 3], "state": "asked_a"}, "Noted a yes to the introduction of Ana Ruiz and Wei."),
        ("requests", {"from": 1, "text": "a resume", "handoff": {"to": 2, "landed": "2026-03-10"}},
         {"from": 1, "text": "a resume", "handoff": {"to": 2}},
         "Noted that the request of Ana Ruiz: a resume was taken care of."),
        ("reviews", {"week": "2026-W11", "topic": "pricing"}, {"week": "2026-W11"},
         "Noted what you are stuck on: pricing."),
        ("reviews", {"week": "2026-W11", "learned": "ask early"}, {"week": "2026-W11"},
         "Noted what you learned: ask early."),
        ("reviews", {"week": "2026-W11", "sweep": ["mail"]}, {"week": "2026-W11"}, "Looked through: mail."),
        ("rests", {"week": "2026-W12"}, None, "Took week 2026-W12 off."),
    ],
)  # fmt: skip
def test_one_plain_sentence(table: str, doc: Any, former: Any, words: str) -> None:
    assert told(table, doc, former) == words


def test_a_line_with_clauses_is_one_sentence() -> None:
    changes: Any = {
        "people": {1: ANA},
        "interactions": {7: {"on": "2026-03-10", "channel": "coffee", "people": [1]}},
        "promises": {8: {"people": [1], "text": "send deck"}},
        "coffees": {9: {"people": [1]}},
    }
    words = "Logged coffee with Ana Ruiz, Tue 10 Mar, with 1 promise and 1 coffee."
    assert sentence("log-interaction", changes, {}, NAMES.get) == words


def test_a_yes_to_what_a_line_tells_as_done_names_what_is_closed() -> None:
    entry = {"on": "2026-03-10", "people": [2]}
    changes: dict[str, Any] = {
        "interactions": {8: entry},
        "asks": {9: {"to": 2, "text": "the intro", "state": "answered"}},
    }
    before: dict[str, Any] = {"interactions": {8: {**entry, "proposed": [{"kind": "ask"}]}}}
    assert sentence("close-reported", changes, before, NAMES.get) == "Noted the answer of Tom: the intro."


LINE = "“lunch with sam, grace and the flat”"
ENTRY = {"on": "2026-03-10", "line": LINE[1:-1], "unsettled": [{"text": "sam"}], "likely": {"grace": [1]},
         "proposed": [{"kind": "need", "text": "a flat"}], "people": []}  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "now", "words"),
    [
        ("answer-who", {"people": [1]}, f"Said that {LINE} was with Ana Ruiz."),
        ("settle-name", {"people": [2], "unsettled": []}, f"Said that {LINE} was with Tom."),
        ("answer-nobody", {}, f"Said that {LINE} was with nobody in particular."),
        ("drop-name", {"likely": {}, "line": "lunch with sam, x"}, f"Said that “grace” is no name in {LINE}."),
        ("drop-proposed", {"proposed": []}, f"Said no to “a flat”, as it seemed to stand in {LINE}."),
        ("keep-day", {}, f"Kept the day of {LINE}: Tue 10 Mar."),
    ],
)
def test_an_answer_quotes_the_line_it_is_about(verb: str, now: dict[str, Any], words: str) -> None:
    assert sentence(verb, {"interactions": {7: {**ENTRY, **now}}}, {"interactions": {7: ENTRY}}, NAMES.get) == words


def test_an_entry_that_became_a_planned_talk_is_told_as_that() -> None:
    changes: dict[str, Any] = {"interactions": {7: None}, "coffees": {9: {"people": [1]}}}
    words = "Noted coffee with Ana Ruiz, said and not yet planned."
    assert sentence("settle-name", changes, {"interactions": {7: ENTRY}}, NAMES.get) == words


def test_odd_documents_of_a_review_are_no_count() -> None:
    changes: dict[str, Any] = {"reviews": {7: {"week": "2026-W11", "items": 3}}}
    assert sentence("skip", changes, {"reviews": {7: {"week": "2026-W11"}}}, NAMES.get) == "Went on with a review."


def test_many_at_once_are_counted() -> None:
    people = {at: {"handle": f"p{at}", "name": "P"} for at in range(500)}
    assert sentence("import", {"people": people}, {}, NAMES.get) == "Imported 500 people."
    assert sentence("import", {"people": people}, {"people": people}, NAMES.get) == (
        "Brought 500 people up to date by an import."
    )
    assert sentence("x", {"people": people}, {}, NAMES.get) == "Added 500 people."
    assert sentence("restore", {"people": people}, {}, NAMES.get) == "Restored a backup: 500 people."


def test_a_review_that_begins_tells_what_became_of_planned_coffees() -> None:
    planned: dict[int, dict[str, Any]] = {at: {"people": [1], "state": "proposed"} for at in range(1, 7)}
    held: dict[int, dict[str, Any]] = {at: {**doc, "state": "held"} for at, doc in planned.items()}
    began: dict[int, dict[str, Any]] = {9: {"week": "2026-W11"}}
    left: dict[int, dict[str, Any]] = {8: {"week": "2026-W10"}}

    def started(coffees: dict[int, dict[str, Any]]) -> str:
        changes = {"reviews": {**left, **began}, "coffees": coffees}
        return sentence("review-start", changes, {"coffees": planned, "reviews": left}, NAMES.get)

    words = "Started the review of the week from Mon 9 Mar."
    assert started({1: held[1]}) == f"{words} Noted coffee with Ana Ruiz as held."
    assert started(held).endswith("Noted coffee with Ana Ruiz as held. 2 other talks were settled too.")


def test_a_review_that_was_gone_on_with_is_finished_once_more() -> None:
    ended = {"week": "2026-W11", "ended": "2026-03-13T16:10:00+00:00", "step": "done"}
    changes = {"reviews": {5: {**ended, "cursor": "done:next:1"}}}
    finished = "Finished the review of the week from Mon 9 Mar."
    assert sentence("review-finish", changes, {"reviews": {5: ended}}, NAMES.get) == finished
    assert sentence("review-go", changes, {"reviews": {5: ended}}, NAMES.get) != finished


def test_a_merge_and_a_settled_name() -> None:
    merged = {"people": {1: ANA, 2: None}}
    before = {"people": {1: ANA, 2: {"handle": "a2", "name": "A. Ruiz"}}}
    assert sentence("merge", merged, before, NAMES.get) == "Merged A. Ruiz into Ana Ruiz."
    settled: dict[str, Any] = {"interactions": {7: {"on": "2026-03-10", "people": [1]}}}
    was: dict[str, Any] = {"interactions": {7: {"on": "2026-03-10", "unsettled": [{"text": "an"}]}}}
    assert sentence("settle-name", settled, was, NAMES.get) == "Said that the entry of Tue 10 Mar was with Ana Ruiz."
    settled["interactions"][8] = {"on": "2026-03-11", "people": [1, 2]}
    was["interactions"][8] = {"on": "2026-03-11", "people": [2]}
    assert sentence("settle-name", settled, was, NAMES.get) == "Settled 2 entries: Ana Ruiz."


def test_undo_and_redo_name_what_they_took() -> None:
    assert undo_sentence("Added Ana Ruiz.") == "Undid: Added Ana Ruiz."
    assert redo_sentence("Added Ana Ruiz.") == "Put back: Added Ana Ruiz."


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=80)
    | st.just("a\nb\u2028c " * 40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["on", "people", "text", "state", "due", "to", "from", "name", "tier", "slot", "week", "path", "data", "handoff",
     "unsettled", "channel", "title", "between", "type", "nudges", "said", "snooze_until", "status", "key"]
)  # fmt: skip
DOC = st.none() | st.dictionaries(FIELDS, JSON, max_size=5)
DOCS = st.dictionaries(st.integers(1, 9), DOC, max_size=3)
CHANGES = st.dictionaries(st.sampled_from([*TABLES, "other"]), DOCS, max_size=3)
VERBS = st.sampled_from(["log-interaction", "import", "merge", "settle", "restore", "rescue", "demo", "x", ""])


@given(verb=VERBS, changes=CHANGES, before=CHANGES)
def test_any_change_has_a_sentence_on_one_line(verb: str, changes: Any, before: Any) -> None:
    words = sentence(verb, changes, before, NAMES.get)
    assert len(words.splitlines()) == 1 and words[-1] in ".…" and len(words) <= 400


def test_verbs_of_before_read_as_those_of_now() -> None:
    """A journal keeps the ids that were written into it."""
    intro = {"between": [1, 3], "state": "asked_a"}
    note = {"channel": "text", "people": [1], "on": "2026-03-10"}
    two = {"introductions": {9: intro}, "interactions": {8: note}}
    for verb in ("introduce", "propose-introduction", "propose-and-ask-introduction"):
        assert sentence(verb, two, {}, NAMES.get) == "Noted an introduction of Ana Ruiz and Wei."
    merged = {"people": {1: ANA, 2: None}}
    for verb in ("merge-people", "person-is"):
        words = sentence(verb, merged, {"people": {1: ANA, 2: {"name": "A. Ruiz"}}}, NAMES.get)
        assert words == "Merged A. Ruiz into Ana Ruiz."
