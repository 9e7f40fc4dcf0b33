"""Step 5 for somebody whose log is thin: the named first, then the list by the words of the purpose."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from netritual.domain.model import Ask, Interaction, Mentorship, Person, Promise, Record, Review, Settings
from netritual.review.step import Item, StepContext
from netritual.review.steps.s50_asks import FIRST_WORD, HELP, MOST_STRANGERS, NO_MENTOR, NOT_NOW, build, lines
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 13, 16, tzinfo=UTC)
NAMED = Person(id=1, handle="ana", name="Ana Ruiz", tier=2, status="network")
LISTED = [
    Person(id=n, handle=f"w{n}", name=f"Water {n}", position="Head of Water Policy", company=f"Aquifer {n}")
    for n in range(2, 8)
]
OTHER = Person(id=9, handle="tom", name="Tom Reed", position="Baker")


def rows(*records: Record, purpose: str = "find a job in water policy", topic: str = "") -> list[Item]:
    context = StepContext(
        network=MemoryNetwork(*records), settings=Settings(tz="UTC", purpose=purpose), now=NOW,
        review=Review(week="2026-W11", started=NOW, topic=topic),
    )  # fmt: skip
    return build(context)


def test_the_named_come_first_then_three_of_the_list_who_have_to_do_with_the_purpose() -> None:
    found = rows(NAMED, *LISTED, OTHER)
    assert [item.section for item in found] == [HELP, *[FIRST_WORD] * MOST_STRANGERS]
    stranger = found[1]
    assert stranger.cells[2].endswith("a message first, two talks before a mentor ask")
    assert "Head of Water Policy" in stranger.cells[2] and stranger.draft
    assert "ask" not in {act.id for act in stranger.acts}


def test_whoever_was_written_to_is_no_stranger() -> None:
    written = Interaction(
        id=40, people=(2,), on=date(2026, 3, 12), channel="dm", initiator="me", awaiting_reply=True, logged=NOW
    )
    assert 2 not in [item.ref for item in rows(NAMED, *LISTED[:2], written) if item.section == FIRST_WORD]


@pytest.mark.parametrize(("purpose", "topic"), [("", ""), ("grow my network", ""), ("water policy", "pricing")])
def test_without_a_telling_purpose_or_with_a_topic_nobody_of_the_list_is_shown(purpose: str, topic: str) -> None:
    assert not [item for item in rows(NAMED, *LISTED, purpose=purpose, topic=topic) if item.section == FIRST_WORD]


def test_whoever_may_be_asked_for_nothing_in_particular_has_no_draft() -> None:
    talk = Interaction(id=9, people=(1,), on=date(2026, 3, 2), channel="coffee", line="coffee, mulled wine")
    row, *_ = rows(NAMED, talk)
    assert not row.draft


@pytest.mark.parametrize(
    ("topic", "line", "is_question"),
    [
        ("trees", "coffee with Ana", True),
        ("the tree motion", "Ana co-signed the tree motion", True),
        ("the tree motion", "coffee with Ana", False),
    ],
)
def test_no_view_is_asked_of_a_bare_word_or_of_what_they_did_with_me(topic: str, line: str, is_question: bool) -> None:
    talk = Interaction(id=9, people=(1,), on=date(2026, 3, 2), channel="coffee", line=line)
    close = replace(NAMED, tier=1, topics=("trees", "motions"))
    draft = next(item.draft for item in rows(close, talk, topic=topic) if item.ref == 1)
    assert f"about {topic}" in draft and ("{your question}" in draft) == is_question


def test_a_mentor_is_asked_for_only_after_two_talks() -> None:
    def talks(number: int) -> list[Interaction]:
        return [Interaction(id=n, people=(1,), on=date(2026, 3, n), channel="coffee") for n in range(1, number + 1)]

    for number, offered in ((0, False), (1, False), (2, True)):
        (row,) = rows(NAMED, *talks(number))
        assert ("ask-mentor" in {act.id for act in row.acts}) == offered


def test_without_a_topic_those_alone_stand_there_whom_i_would_call_for_advice() -> None:
    others = [Person(id=n, handle=f"p{n}", name=f"Person {n}", tier=4, status="network") for n in range(20, 28)]
    named = Person(id=40, handle="ida", name="Ida Lund", tier=2, status="network")
    talks = [
        Interaction(id=n, people=(40,), on=date(2026, 3, n), channel="coffee", initiator="mutual", minutes=60)
        for n in range(1, 5)
    ]
    asked = [item.ref for item in rows(*others, named, *talks, purpose="") if item.section == HELP]
    assert asked == [40], "much time together makes them no less the one to ask"


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [("ana did a free hour with me on my day rate, said 1400", False), ("coffee with ana re day rate", True)],
)
def test_nobody_is_asked_what_they_told(line: str, is_asked: bool) -> None:
    talk = Interaction(id=40, people=(1,), on=date(2026, 3, 10), channel="coffee", line=line, topic="day rate")
    assert (NAMED.id in [item.ref for item in rows(NAMED, talk, topic="setting a day rate")]) == is_asked


def test_a_word_of_the_topic_in_the_title_of_a_stranger_makes_no_adviser() -> None:
    stranger = Person(id=5, handle="purity", name="Purity Wekesa", position="Donor", status="list")
    talked = Interaction(id=9, people=(6,), on=NOW.date(), channel="coffee")
    known = Person(id=6, handle="hassan", name="Hassan Abdi", position="Donor", status="list")
    assert [item.person for item in rows(stranger, known, talked, topic="library donors")] == [6]


@pytest.mark.parametrize("record", [
    Promise(id=50, by="me", people=(1,), text="the plan", made=date(2026, 3, 2)),
    Ask(id=50, to=1, type="advice", topic="wages", state="answered", asked=date(2026, 3, 1), answered=date(2026, 3, 3),
        outcome_told=date(2026, 3, 4)),
    Interaction(id=50, people=(1,), on=date(2026, 3, 9), channel="email", initiator="them", line="from Ana, a date?"),
    Interaction(id=50, people=(1,), on=date(2026, 3, 9), channel="call", line="Ana, she can't help with that"),
])  # fmt: skip
def test_nobody_is_asked_whom_i_owe_or_asked_lately_or_who_cannot(record: Record) -> None:
    talk = Interaction(
        id=40, people=(1,), on=date(2026, 2, 10), channel="coffee", line="coffee with Ana re wages", topic="wages"
    )
    assert [item.ref for item in rows(NAMED, talk, topic="wages") if item.section == HELP] == [1]
    assert [(item.ref, item.section) for item in rows(NAMED, talk, record, topic="wages")] == [(1, NOT_NOW)]


def test_whom_i_only_noted_something_of_comes_behind_whom_i_spoke_with() -> None:
    noted = [Interaction(id=40 + n, people=(n,), on=date(2026, 3, 12), channel="note", line="x") for n in (2, 3)]
    spoken = Interaction(id=50, people=(9,), on=date(2026, 3, 12), channel="call", initiator="mutual")
    found = [item.ref for item in rows(NAMED, *LISTED[:2], OTHER, *noted, spoken, purpose="", topic="baker water")]
    assert found.index(9) < min(found.index(who) for who in (2, 3))


def test_what_is_no_topic_is_not_said_to_be_known_about() -> None:
    spoken = Interaction(id=50, people=(2,), on=date(2026, 3, 1), channel="call", initiator="mutual")
    for row in rows(NAMED, *LISTED[:1], spoken):
        assert "knows about it" not in f"{row.cells} {row.detail}"


def test_how_somebody_becomes_a_mentor_is_said_until_there_is_one() -> None:
    def said(*records: Record) -> bool:
        context = StepContext(
            network=MemoryNetwork(NAMED, *records), settings=Settings(tz="UTC"), now=NOW,
            review=Review(week="2026-W11", started=NOW),
        )  # fmt: skip
        return NO_MENTOR in lines(context)

    assert said() and not said(Mentorship(id=70, person=1, since=date(2026, 3, 1)))


def test_lines_tell_who_was_asked_and_who_is_called_a_mentor() -> None:
    talks = (
        Interaction(id=9, people=(1,), on=date(2026, 3, 2), channel="video", summary="mentor chat with ana on zoom"),
        Interaction(id=10, people=(1,), on=date(2026, 3, 10), line="asked ana about the offer, she says negotiate"),
    )
    context = StepContext(
        network=MemoryNetwork(NAMED, *talks), settings=Settings(tz="UTC"), now=NOW,
        review=Review(week="2026-W11", started=NOW),
    )  # fmt: skip
    assert "Your lines call Ana Ruiz a mentor: + asks, and a yes is a monthly talk." in lines(context)
    assert build(context)[0].cells[3] == "3 days ago"


def test_whom_a_line_tells_that_i_asked_this_month_is_not_offered_again() -> None:
    def asked(day: int) -> Item:
        line = "Asked Ana for advice on the board paper"
        (row, *_) = rows(NAMED, Interaction(id=9, people=(1,), on=date(2026, 3, day), channel="coffee", line=line))
        return row

    row = asked(11)
    assert (row.section, row.cells[2:]) == (NOT_NOW, ("asked this month", "2 days ago"))
    old = Interaction(id=9, people=(1,), on=date(2026, 1, 2), channel="coffee", line="Asked Ana for advice on it")
    assert rows(NAMED, old)[0].section == HELP


@pytest.mark.parametrize(
    ("line", "was_asked"), [("asked Ana about the offer", True), ("coffee with Ana re the offer", False)]
)
def test_whom_a_line_tells_that_i_asked_is_not_called_not_asked_before(line: str, was_asked: bool) -> None:
    talk = Interaction(id=9, people=(1,), on=date(2026, 1, 12), channel="coffee", line=line)
    row = next(item for item in rows(replace(NAMED, topics=("offers",)), talk, topic="the offer") if item.ref == 1)
    words = f"{row.cells[2]} {row.detail}"
    assert ("not asked before" in words) != was_asked and (row.cells[3] == "never") != was_asked


@pytest.mark.parametrize(
    ("line", "section"),
    [("Ana's father died on Wednesday", NOT_NOW), ("coffee with Ana, her father is well", HELP)],
)
def test_nobody_who_mourns_is_asked(line: str, section: str) -> None:
    talk = Interaction(id=9, people=(1,), on=date(2026, 3, 11), channel="coffee", line=line)
    assert [item.section for item in rows(replace(NAMED, tier=1), talk) if item.ref == 1] == [section]
