"""No reason says "no talk" or "no word" against a line of my own; and what a line says may be shown."""

from datetime import date
from typing import Any

import pytest

from netritual.domain.model import Interaction, Person, Promise, Proposed, Record, Unsettled
from netritual.domain.suggestions.line_meaning import (
    day_behind,
    left_open,
    quote,
    refuses,
    says_no,
    tells_of_life,
    waits_until,
)
from netritual.domain.suggestions.suggest import why_not
from tests.domain.test_openers import SETTINGS, TODAY, day, first, person, talk, told
from tests.support.network import MemoryNetwork

BOTH = MemoryNetwork(person(1, name="Clara Thom"), person(2, name="Tom Reed"))
ASKED = "asked clara by mail whether she'd look at the ad"


def clara(**fields: Any) -> Person:
    return person(1, name="Clara Thom", **fields)


def note(ago: int, line: str, **fields: Any) -> Interaction:
    return talk(ago, 1, "note", None, summary=line, **fields)


def why(*records: Record) -> str:
    return why_not(MemoryNetwork(*records), SETTINGS, TODAY, 1).why


@pytest.mark.parametrize(
    "line",
    [
        note(3, ASKED),
        Interaction(on=day(3), channel="email", initiator="me", summary="read her papers, wrote", mentions=(1,)),
        Interaction(on=day(3), channel="call", unsettled=(Unsettled(text="clara", candidates=(1, 2)),)),
        Interaction(on=day(3), channel="dinner", initiator="mutual", summary="at Clara's for the whole team"),
    ],
)
def test_a_line_of_any_kind_holds_back_for_a_while(line: Interaction) -> None:
    assert why(clara(tier=3), line) == "you noted a line on them 3 days ago"


def test_a_name_that_many_have_says_nothing_about_one() -> None:
    line = Interaction(on=day(3), channel="call", unsettled=(Unsettled(text="clara", candidates=(1, 2, 3)),))
    assert why(clara(tier=3), line) == "shown"


def test_later_the_line_stands_in_the_reason() -> None:
    assert first(clara(tier=3), note(20, ASKED))[0][1] == (
        f"you would enjoy to see them; your line of Sat 21 Feb: “{ASKED}”"
    )


def test_a_line_about_somebody_with_a_history_changes_nothing() -> None:
    kept = [clara(tier=2), talk(60, 1)]
    assert told(*kept).shown[0].score == told(*kept, note(3, ASKED)).shown[0].score


def test_a_purpose_found_in_a_line_quotes_it() -> None:
    line = note(20, "Clara Thom, leads the tram pilot now")
    found = first(clara(position="Analyst"), person(2), line, purpose="tram")
    assert [words for _, words in found] == [
        "your purpose says “tram”, and so does your line: “leads the tram pilot now”"
    ]


@pytest.mark.parametrize(
    ("line", "told_"),
    [
        ("met Clara Thom 27 feb, student, looking for a thesis", "student, looking for a thesis"),
        ("Clara: they need till end of month", "they need till end of month"),
        ("coffee with Clara", ""),
        ("at Canal Summit", ""),
        ("met Clara, 27 feb", ""),
    ],
)
def test_what_is_quoted_of_a_talk(line: str, told_: str) -> None:
    assert quote(talk(3, 1, "coffee", summary=line), "Clara Thom") == told_


@pytest.mark.parametrize(
    ("line", "told_"),
    [
        ("clara mailed, answer her this week", ""),
        ("e-mail from Clara introducing me, wrote Tom right away to ask for coffee", ""),
        ("clara mailed, she has the hall, i must call back", "she has the hall"),
        ("clara wrote, told me the hall is free", "told me the hall is free"),
        ("clara mailed, she has the hall, said ill send the plan in 2 wks", "she has the hall"),
        ("clara mailed, ill this week, said i should wait", "ill this week, said i should wait"),
    ],
)
def test_what_is_mine_to_do_is_not_quoted_as_theirs(line: str, told_: str) -> None:
    letter = Interaction(
        id=3, people=(1,), channel="email", on=date(2026, 3, 2), initiator="them", line=line, sentence=True
    )
    assert quote(letter, "Clara Thom") == told_


def test_a_private_note_is_never_quoted_and_a_long_line_is_cut() -> None:
    assert quote(talk(3, 1, "coffee", summary="Clara, likes rowing", note="hush"), "Clara Thom") == ""
    long = quote(note(3, f"Clara, {'rows a lot ' * 20}"), "Clara Thom")
    assert len(long) < 84 and long.endswith("lot …")


def test_what_is_open_is_always_in_the_reason() -> None:
    owed = Promise(people=(1,), by="them", text="the lease", made=day(20))
    found = told(clara(tier=2), talk(60, 1), owed).shown[0]
    assert found.why.endswith("they owe you “the lease”")
    assert "nothing open between you" not in [point.why for point in found.points]


def test_a_chance_in_per_cent_is_no_reason_one_gives_a_friend() -> None:
    found = told(clara(tier=2), *(talk(60 + 30 * n, 1) for n in range(6))).shown[0]
    assert any("of 100" in point.why for point in found.points if point.points) and "of 100" not in found.why


def test_at_a_large_employer_only_somebody_close_leads_on() -> None:
    crowd = [person(n, company="Kite") for n in range(3, 14)]
    active = person(2, name="Ana", tier=3, company="Kite")
    assert first(clara(company="Kite"), active, *crowd) == []
    assert first(clara(company="Kite"), active, *crowd[:3]) != []
    assert first(clara(company="Kite"), person(2, name="Ana", tier=2, company="Kite"), *crowd) != []


def test_a_note_of_a_first_meeting_is_a_first_meeting() -> None:
    line = note(2, "Clara Thom is in Ghent too, met her at the data meetup")
    one = told(clara(position="Analyst"), line).shown[0]
    assert (one.kind, one.footing) == ("message", "follow")
    assert one.why == "met once, 2 days ago, you noted “met her at the data meetup”"


@pytest.mark.parametrize(("line", "days"), [
    ("answer in five weeks", 35), ("decides in an hour", None), ("back in ten days", 10), ("free in a month", 31),
    ("busy until friday", 3),
    ("phase 2 after their board on 30 march", 20), ("away until 24 mar", 14), ("apply until 24 mar", None),
    ("after our talk on 3 march", None), ("out of office until april", 22), ("away till end of march", 22),
    ("call her in the new year", 298), ("sick, try again after her holiday", 28), ("happy new year", None),
    ("off after a lunch", None), ("away before may", 52), ("no time before may", 52), ("not free before 1 may", 52),
    ("let's talk before may", None),
])  # fmt: skip
def test_a_line_says_in_words_when_somebody_is_free(line: str, days: int | None) -> None:
    until = waits_until(note(3, line))
    assert until == (day(3 - days) if days is not None else None)


@pytest.mark.parametrize(("text", "is_over"), [("november", True), ("november", False), ("this month", False)])
def test_on_the_last_day_of_a_month_its_end_is_followed_by_the_next_one(text: str, is_over: bool) -> None:
    assert day_behind(text, date(2026, 11, 30), is_over) == date(2026, 12, 1)


def test_a_line_with_a_first_name_is_about_whoever_has_it_behind_a_title() -> None:
    line = Interaction(on=day(3), channel="dinner", initiator="mutual", summary="at Clara's for the whole team")
    assert why(person(1, name="Dr. Clara Thom", tier=3), line) == "you noted a line on them 3 days ago"


@pytest.mark.parametrize(("line", "left"), [
    ("coffee with Clara, would let me shadow her team", "would let me shadow her team"),
    ("call with Clara, says send cv when ready", "says send cv when ready"),
    ("met Clara, said ring me in march", "said ring me in march"),
    ("coffee with Clara, her desk gets a new audio position in summer", "her desk gets a new audio position in summer"),
    ("coffee with Clara, she gets a new job", ""),
    ("coffee with Clara, says the rota is a mess", ""),
])  # fmt: skip
def test_what_a_line_leaves_to_be_taken_up(line: str, left: str) -> None:
    assert left_open(talk(20, 1, line=line, sentence=True)) == left


def test_an_offer_is_taken_up_sooner_than_an_idea() -> None:
    for said, soon in (("she would pass couples on to me", True), ("we could do a stand together", False)):
        line = talk(10, 1, "coffee", line=f"coffee with Clara, {said}", sentence=True)
        assert any("take it up" in words for _, words in first(clara(), line)) is soon


def test_a_call_of_theirs_with_news_of_what_is_wanted_waits_for_a_word() -> None:
    line = talk(2, 1, "call", "them", line="Clara rang, the school looks for someone in may", sentence=True)
    assert told(clara(), line).shown[0].is_answer


def test_a_line_is_quoted_once() -> None:
    said = "coffee with Clara, would let me shadow their wound team"
    line = talk(20, 1, "coffee", line=said, summary=said, sentence=True)
    words = told(clara(), line, purpose="teach wound care").shown[0].why
    assert words.count("wound team") == 1 and words.endswith("your purpose says “wound”, and so does your line")


def test_none_before_a_year_is_a_no() -> None:
    assert says_no(talk(20, 1, "video", line="zoom with Clara, no pilots before 2027"))


def test_a_note_of_a_name_alone_holds_nobody_back() -> None:
    assert why(clara(tier=3), note(3, "note")) == "shown"


def test_a_no_is_of_whoever_gave_it_and_a_move_is_none() -> None:
    assert refuses(BOTH, talk(20, 1, line="Ana said no to the lunch"), 1)
    assert not refuses(
        BOTH, talk(20, 1, line="Ana asked me to look over the boards, said no, no time. sent her to Tom"), 1
    )
    assert not refuses(BOTH, talk(20, 1, line="Tom asked for the plan, said no", mentions=(2,)), 2)
    assert not refuses(BOTH, talk(20, 1, line="Ana can't make it for beers tonight, moved to tuesday 18h"), 1)
    assert not refuses(BOTH, talk(20, 1, line="Ana cant do thurs, sick kid"), 1)
    new_day = Proposed(kind="coffee", people=(1,), text="at 7am")
    assert not refuses(BOTH, talk(20, 1, line="Ana can't, 11/12 at 7am", proposed=(new_day,)), 1)
    assert refuses(BOTH, talk(20, 1, line="Ana can't meet with vendors"), 1)


@pytest.mark.parametrize(
    ("line", "is_no"),
    [
        ("Ana cant do the cotham job til the 23rd now", False), ("cant make bni thurs, Ana is subbing for me", False),
        ("Ana can't pay till friday", False), ("Ana cant do the job before our meeting", False),
        ("Ana can't meet the deadline", False), ("Ana can't do mornings", False),
        ("Ana said no problem", False), ("Ana says no to working Fridays", False), ("Ana can't make it cheaper", False),
        ("Ana can't come up with a name", False), ("Ana can't talk now, driving", False),
        ("Ana can't do lunch before 11", False), ("Ana said no to lunch but yes to a call", False),
        ("Ana can't make it", True), ("Ana said no to everything", True), ("Ana can't do lunch before 11 june", True),
        ("Ana can't", True), ("asked Ana, she can't help", True), ("Ana can't do lunch this month", True),
        ("rang Ana, can't meet now", True), ("Ana can't commit right now", True),
    ],
)  # fmt: skip
def test_who_cannot_do_a_job_says_no_to_no_talk(line: str, is_no: bool) -> None:
    assert refuses(BOTH, talk(20, 1, line=line), 1) is is_no


@pytest.mark.parametrize(
    "line",
    [
        "Ana said no to the job", "Ana said no to a job at Acme", "Ana declined the job offer", "Ana declined the post",
        "Ana says no to their offer", "Ana turned down the offer", "Ana declined to take the role",
        "coffee with Ana, she said no to the promotion", "Ana declined a second internship",
        "Ana said no to his contract",
    ],
)  # fmt: skip
def test_a_no_to_work_is_none_to_a_talk(line: str) -> None:
    assert not says_no(talk(20, 1, line=line)) and not refuses(BOTH, talk(20, 1, line=line), 1)


@pytest.mark.parametrize(
    "line",
    [
        "Ana said no", "Ana said no thanks", "Ana said no to the lunch", "Ana said no, new job", "Ana declined",
        "Ana said no to coffee, her job eats her up", "Ana said no to the retreat, maybe with an offer",
        "Ana declined the invitation", "asked Ana for lunch, she declined. new role", "Ana said no to lunch and drinks",
        "Ana said no because of her job", "Ana said no to lunch at the job", "Ana declined because of a new role",
        "Ana declined my offer",
    ],
)  # fmt: skip
def test_any_other_no_stays_one(line: str) -> None:
    assert refuses(BOTH, talk(20, 1, line=line), 1)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("sent Clara the quote, and Tom Reed said no to the retreat, maybe autumn", 2),
        ("sent Clara the quote. Tom said no", 2),
        ("told Tom the price. Clara said no thanks", 1),
        ("Tom loved it, Clara declined", 1),
    ],
)
def test_a_no_is_of_whoever_its_clause_is_about(line: str, who: int) -> None:
    entry = Interaction(on=day(20), channel="note", people=(1, 2), line=line)
    assert [one for one in (1, 2) if refuses(BOTH, entry, one)] == [who]


@pytest.mark.parametrize(
    ("line", "is_of_life"),
    [
        ("rang clara shes not well ring her again next week", True),
        ("clara's still not very well", True),
        ("rang clara, he's been poorly", True),
        ("clara says they are not well paid", False),
        ("rang clara, the fair was poorly attended", False),
        ("rang clara, the pitch did not go well", False),
    ],
)
def test_who_is_not_well_needs_a_word_and_no_coffee(line: str, is_of_life: bool) -> None:
    assert tells_of_life(talk(2, 1, "call", None, summary=line)) is is_of_life
