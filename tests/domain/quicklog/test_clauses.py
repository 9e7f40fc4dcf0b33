"""Clauses: each rule of the grammar for what stands behind a ``+``, on inputs of its own."""

from typing import Any

import pytest

from netritual.domain.quicklog.clauses import type_of

from .conftest import Read


@pytest.mark.parametrize(
    ("line", "clauses"),
    [
        (
            "lunch @eva +p send plan by tue",
            [{"kind": "promise", "text": "send plan", "due": "2026-10-20", "people": ["eva"]}],
        ),
        ("+they @eva a map", [{"kind": "owed", "text": "a map", "people": ["eva"]}]),
        ("lunch @eva @marc +gave tips", [{"kind": "gave", "text": "tips", "people": ["eva"], "unsure": True}]),
        ("lunch @eva @marc +gave @marc tips", [{"kind": "gave", "text": "tips", "people": ["marc"]}]),
        ("lunch @kim +owe it", [{"kind": "promise", "text": "it", "people": ["?kim"]}]),
        ("+got @Ivo_Brandt help", [{"kind": "received", "text": "help", "people": ["+Ivo Brandt"]}]),
        ("+promise a note to @eva", [{"kind": "promise", "text": "a note", "people": ["eva"]}]),
        ("+promise talk with @eva and @marc about", [{"kind": "promise", "text": "talk", "people": ["eva", "marc"]}]),
        (
            "+promise lunch with Marc Weber fri",
            [{"kind": "promise", "text": "lunch", "due": "2026-10-16", "people": ["marc"]}],
        ),
        (
            "email @eva +req @marc cv",
            [{"kind": "request", "text": "cv", "type": "resume", "people": ["marc"], "from": "eva"}],
        ),
        ("email @eva +request a cv", [{"kind": "request", "text": "a cv", "type": "resume", "from": "eva"}]),
        (
            "+request @eva @marc opinions",
            [{"kind": "request", "text": "opinions", "type": "advice", "people": ["marc"], "from": "eva"}],
        ),
        ("call @eva @marc +intro @marc", [{"kind": "intro", "between": ["eva", "marc"]}]),
        ("call @eva @marc +intro @eva", [{"kind": "intro", "between": ["marc", "eva"]}]),
        ("+introduce @eva to @zoe both ski", [{"kind": "intro", "text": "both ski", "between": ["eva", "zoe"]}]),
        (
            "+shared @eva https://e.example/a, on tides #sea",
            [{"kind": "article", "text": "on tides", "people": ["eva"], "url": "https://e.example/a", "tags": ["sea"]}],
        ),
        (
            "+promise @eva see https://e.example/a",
            [{"kind": "promise", "text": "see https://e.example/a", "people": ["eva"]}],
        ),
        ("call @eva +knows @marc", [{"kind": "knows", "people": ["marc"]}]),
        ("+note likes tea", [{"kind": "note", "text": "likes tea"}]),
        ("+promise @eva 20m call at 3pm", [{"kind": "promise", "text": "20m call at 3pm", "people": ["eva"]}]),
        ("+fu @eva due:2026-11-02 rent", [{"kind": "follow", "text": "rent", "due": "2026-11-02", "people": ["eva"]}]),
        ("+fu @eva rent by mon by:fri", [{"kind": "follow", "text": "rent", "due": "2026-10-16", "people": ["eva"]}]),
        ("+fu @eva fri news", [{"kind": "follow", "text": "fri news", "people": ["eva"]}]),
        ("+fu @eva before 3 nov news", [{"kind": "follow", "text": "news", "due": "2026-11-03", "people": ["eva"]}]),
        ("+fu @eva news in a week", [{"kind": "follow", "text": "news", "due": "2026-10-22", "people": ["eva"]}]),
        ("+fu @eva until eom", [{"kind": "follow", "due": "2026-10-31", "people": ["eva"]}]),
        ("+fu @eva by 31 nov", [{"kind": "follow", "text": "by 31 nov", "people": ["eva"]}]),
        ("+thanks @eva for the sun hat", [{"kind": "thanks", "text": "for the sun hat", "people": ["eva"]}]),
        ("+thank eva for the sun hat", [{"kind": "thanks", "text": "for the sun hat", "people": ["eva"]}]),
        (
            "+meet @eva +lunch @marc nov 2",
            [{"kind": "coffee", "people": ["eva"]}, {"kind": "coffee", "due": "2026-11-02", "people": ["marc"]}],
        ),
        (
            "+need @eva a nurse +offers @eva a room",
            [
                {"kind": "need", "text": "a nurse", "people": ["eva"]},
                {"kind": "offer", "text": "a room", "people": ["eva"]},
            ],
        ),
        (
            '+ASK @eva "a + b" \\+promise',
            [{"kind": "ask", "text": "a + b +promise", "type": "other", "people": ["eva"]}],
        ),
    ],
)
def test_clauses(read: Read, line: str, clauses: list[dict[str, Any]]) -> None:
    assert read(line)["clauses"] == clauses


def test_names_of_clauses_stand_in_the_line_as_well(read: Read) -> None:
    found = read("+ask @kim a tip +gave @Ivo_Brandt tea")
    assert found["ambiguous"] == {"kim": ["kim-abe", "kim-boe"]} and found["new_people"] == ["Ivo Brandt"]
    assert "people" not in found


@pytest.mark.parametrize(
    ("text", "asked", "wanted"),
    [
        ("be my mentor, share advice", "mentor", "mentor"),
        ("my Résumé", "resume", "resume"),
        ("CVs", "resume", "resume"),
        ("recommendation", "reference", "reference"),
        ("two intros", "intro", "intro"),
        ("a referral to X", "referral", "referral"),
        ("your thoughts", "advice", "advice"),
        ("some insights", "insight", "insight"),
        ("the invoice is broken", "other", "issue"),
        ("two complaints and an issue", "other", "complaint"),
        ("issues with my mentor", "mentor", "issue"),
        ("praise", "other", "compliment"),
        ("when? advice", "advice", "advice"),
        ("when?", "other", "question"),
        ("a book", "other", "other"),
    ],
)
def test_types(text: str, asked: str, wanted: str) -> None:
    assert (type_of(text, False), type_of(text, True)) == (asked, wanted)


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("+thanks @eva for opening up on a sunday", "for opening up on a sunday", None),
        ("+thanks @eva for the lift on a rainy monday", "for the lift on a rainy monday", None),
        ("+thanks @eva for covering my shift in may", "for covering my shift in may", None),
        ("+thanks @eva for the map tomorrow", "for the map", "2026-10-16"),
        ("+thanks @eva for the map by sunday", "for the map", "2026-10-18"),
        ("+p @eva cover her sunday", "cover her sunday", None),
        ("+p @eva send the map on sunday", "send the map", "2026-10-18"),
        ("+ask @eva could she take my shift in may", "could she take my shift in may", None),
        ("+ask @eva advice on maps on sunday", "advice on maps", "2026-10-18"),
    ],
)
def test_a_day_that_the_text_tells_of_is_not_cut_out(read: Read, line: str, text: str, due: str | None) -> None:
    (clause,) = read(line)["clauses"]
    assert (clause["text"], clause.get("due")) == (text, due)


@pytest.mark.parametrize("line", [
    "owe eva a thank you for the tip", "owe eva a big thank you for covering my shift", "+thanks a lot for the map",
])  # fmt: skip
def test_words_of_thanks_are_nobody_new(line: str, read: Read) -> None:
    assert "new_people" not in read(line)
