"""The head of a line: each rule of the grammar on inputs of its own."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

from .conftest import BOOK, TODAY, Read


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Nothing is rejected, filler and joining words are dropped.
        ("", {}),
        ("had a long talk", {"summary": "long talk"}),
        ("long talk on the stairs", {"summary": "long talk on the stairs"}),
        (
            "lunch with @eva & @marc, and @zoe",
            {"channel": "lunch", "people": ["eva", "marc", "zoe"], "initiator": "mutual"},
        ),
        ("lunch @eva @Eva @eva_lund", {"channel": "lunch", "people": ["eva"], "initiator": "mutual"}),
        (
            "beer @eva 31 apr",
            {"channel": "drinks", "people": ["eva"], "initiator": "mutual", "summary": "31 apr", "asks": ["when"]},
        ),
        # Heads look back, the first date counts.
        ("met @eva thu", {"channel": "meeting", "people": ["eva"], "initiator": "mutual"}),
        ("met @eva on friday", {"channel": "meeting", "people": ["eva"], "date": "2026-10-09", "initiator": "mutual"}),
        ("walk @eva 20 Oct", {"channel": "walk", "people": ["eva"], "date": "2025-10-20", "initiator": "mutual"}),
        (
            "walk @eva tomorrow",
            {"channel": "walk", "people": ["eva"], "date": "2026-10-16", "planned": True, "initiator": "mutual"},
        ),
        (
            "walk @eva yesterday or tue",
            {"channel": "walk", "people": ["eva"], "date": "2026-10-14", "initiator": "mutual", "summary": "or tue"},
        ),
        # Words that are also dates.
        ("the sat nav broke", {"summary": "sat nav broke"}),
        (
            "call @eva may be late",
            {"channel": "call", "people": ["eva"], "initiator": "mutual", "summary": "may be late"},
        ),
        ("call mon @eva", {"channel": "call", "people": ["eva"], "date": "2026-10-12", "initiator": "mutual"}),
        (
            "call @eva on sun about rent",
            {"channel": "call", "people": ["eva"], "date": "2026-10-11", "topic": "rent", "initiator": "mutual"},
        ),
        ("call @eva march", {"channel": "call", "people": ["eva"], "initiator": "mutual", "summary": "march"}),
        ("call @eva 3 march", {"channel": "call", "people": ["eva"], "date": "2026-03-03", "initiator": "mutual"}),
        # Channel and direction.
        (
            "EMAILED @eva coffee beans",
            {"channel": "email", "people": ["eva"], "initiator": "me", "summary": "coffee beans"},
        ),
        ("☕ @eva", {"channel": "coffee", "people": ["eva"], "initiator": "mutual"}),
        ("1:1 @eva", {"channel": "meeting", "people": ["eva"], "initiator": "mutual"}),
        ("bowling @eva", {"channel": "social", "people": ["eva"], "initiator": "mutual"}),
        ("dm’d @eva", {"channel": "dm", "people": ["eva"], "initiator": "me"}),
        ("whatsapp @eva", {"channel": "text", "via": "whatsapp", "people": ["eva"], "initiator": "me"}),
        ("slack @eva", {"channel": "dm", "via": "slack", "people": ["eva"], "initiator": "me"}),
        ("mastodon reply @eva", {"channel": "reply", "via": "mastodon", "people": ["eva"], "initiator": "me"}),
        ("liked on x.com @eva", {"channel": "react", "via": "twitter", "people": ["eva"], "initiator": "me"}),
        ("@marc phoned me yd", {"channel": "call", "people": ["marc"], "date": "2026-10-14", "initiator": "them"}),
        ("text from @marc", {"channel": "text", "people": ["marc"], "initiator": "them"}),
        ("call > @marc", {"channel": "call", "people": ["marc"], "initiator": "me"}),
        ("letter <@marc", {"channel": "letter", "people": ["marc"], "initiator": "them"}),
        (
            "email @marc happy to help",
            {"channel": "email", "people": ["marc"], "initiator": "me", "summary": "happy to help"},
        ),
        # Names.
        ("lunch @KIM_BOE's!", {"channel": "lunch", "people": ["kim-boe"], "initiator": "mutual"}),
        ("lunch @kim", {"channel": "lunch", "ambiguous": {"kim": ["kim-abe", "kim-boe"]}, "initiator": "mutual"}),
        (
            "lunch @Ivo_Brandt, nice",
            {"channel": "lunch", "new_people": ["Ivo Brandt"], "initiator": "mutual", "summary": "nice"},
        ),
        (
            "lunch @{Zoe Quinn}'s place",
            {"channel": "lunch", "people": ["zoe"], "initiator": "mutual", "summary": "place"},
        ),
        ("lunch @王伟 w/ Li Mei Hua today", {"channel": "lunch", "people": ["wang", "li"], "initiator": "mutual"}),
        (
            "lunch with Marc Weber Friday",
            {"channel": "lunch", "people": ["marc"], "date": "2026-10-09", "initiator": "mutual"},
        ),
        (
            "lunch with Marc Nobody",
            {"channel": "lunch", "new_people": ["Marc Nobody"], "initiator": "mutual"},
        ),
        ("lunch with Otto Nobody", {"channel": "lunch", "new_people": ["Otto Nobody"], "initiator": "mutual"}),
        (
            "mail me@example.org",
            {"channel": "email", "initiator": "me", "summary": "me@example.org", "asks": ["who"]},
        ),
        # What is not a sigil.
        ("+1 from @eva", {"people": ["eva"], "initiator": "them", "summary": "+1"}),
        ("ticket #7 \\#done \\+ask \\@me", {"summary": "ticket #7 #done +ask @me"}),
        ('said "see @eva #x +ask // y"', {"summary": "said see @eva #x +ask // y"}),
        (
            "read https://a.example/x//y). //note",
            {"summary": "read", "urls": ["https://a.example/x//y"], "note": "note"},
        ),
        ("either//or", {"summary": "either//or"}),
        ("#Deep/Work-1, x", {"tags": ["deep/work-1"], "summary": "x"}),
        # Topic and place.
        (
            "call @eva re: rent & heating #flat soon",
            {
                "channel": "call",
                "people": ["eva"],
                "topic": "rent & heating",
                "tags": ["flat"],
                "initiator": "mutual",
                "summary": "soon",
            },
        ),
        (
            'call @eva re "the big one" now',
            {"channel": "call", "people": ["eva"], "topic": "the big one now", "initiator": "mutual"},
        ),
        ("thoughts about rent", {"summary": "thoughts about rent"}),
        (
            "call @eva about rent yesterday 3pm",
            {
                "channel": "call",
                "people": ["eva"],
                "date": "2026-10-14",
                "time": "15:00",
                "topic": "rent",
                "initiator": "mutual",
            },
        ),
        (
            "met @eva at Café Royal Geneva downtown",
            {
                "channel": "meeting",
                "people": ["eva"],
                "place": "Café Royal Geneva",
                "initiator": "mutual",
                "summary": "downtown",
            },
        ),
        (
            "met @eva at 9:15 at hers",
            {"channel": "meeting", "people": ["eva"], "time": "09:15", "initiator": "mutual", "summary": "at hers"},
        ),
        # 4.5: lengths.
        (
            "video @eva 1h30 25m",
            {"channel": "video", "people": ["eva"], "minutes": 90, "initiator": "mutual", "summary": "25m"},
        ),
        # Explicit beats natural.
        (
            'dir:in loc:"Le Bar" via:signal topic:x call @eva at Home re y dur:20m 1h',
            {
                "channel": "call",
                "via": "signal",
                "people": ["eva"],
                "minutes": 20,
                "place": "Le Bar",
                "topic": "x",
                "initiator": "them",
            },
        ),
        ("dir:sideways dur:soon date:whenever", {"summary": "dir:sideways dur:soon date:whenever"}),
    ],
)
def test_heads(read: Read, line: str, expected: dict[str, Any]) -> None:
    assert read(line) == expected


def test_an_impossible_date_is_told() -> None:
    reading = parse("lunch @eva 31 apr", BOOK, TODAY)
    assert any("31 apr" in said for said in reading.warnings)
    assert any("today" in said for said in reading.warnings)
    assert not parse("lunch @eva 30 apr", BOOK, TODAY).warnings


def test_only_a_head_date_after_today_is_planned() -> None:
    assert not parse("lunch @eva today", BOOK, TODAY).planned
    assert parse("lunch @eva date:2026-10-16", BOOK, TODAY).planned


@given(
    st.sampled_from(["date:2026-09-01 yesterday", "yesterday date:2026-09-01"]),
    st.sampled_from(["", "lunch ", "@eva "]),
)
def test_an_explicit_date_beats_a_natural_one_in_any_order(dates: str, before: str) -> None:
    assert parse(before + dates, BOOK, TODAY).to_json()["date"] == "2026-09-01"


@given(st.sampled_from("@#+"), st.text(st.characters(categories=["L"]), min_size=1, max_size=8))
def test_a_backslash_makes_any_sigil_text(sigil: str, word: str) -> None:
    found = parse(f"\\{sigil}{word}", BOOK, TODAY).to_json()
    assert found == {"channel": "note", "date": TODAY.isoformat(), "summary": sigil + word}


@given(st.text(st.characters(exclude_characters='"'), max_size=40))
def test_a_quote_is_literal(text: str) -> None:
    found = parse(f'"{text}"', BOOK, TODAY)
    assert found.summary == text.encode("utf-8", "replace").decode().strip()
    assert not found.refs and not found.clauses


def test_a_possessive_is_not_the_beginning_of_another_name() -> None:
    book = NameIndex(
        [
            (1, "ana", "Ana Ruiz", (), "", "list"),
            (2, "ana-silva", "Ana Silva", (), "", "list"),
            (3, "ross", "Ross's", (), "", "list"),
        ]
    )
    assert parse("lunch @ana's", book, TODAY).to_json()["people"] == ["ana"]
    assert parse("lunch @Ross's", book, TODAY).to_json()["people"] == ["ross"]


@pytest.mark.parametrize(
    "line",
    [
        "9999-12-31",
        "date:9000-01-01",
        "31/12/9999",
        "+promise x by 9999-12-31",
        "in 99999999999999 days",
        "in 4000000 weeks",
        "in 9000 years",
    ],
)
def test_a_day_that_is_too_far_off_is_told_as_that(line: str) -> None:
    (told,) = parse(f"coffee @eva {line}", BOOK, TODAY).warnings[:1]
    assert "is out of range (the last year is 8999)" in told and "calendar" not in told
