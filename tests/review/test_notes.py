"""Drafts out of records: whatever was typed, a draft is whole sentences and holds nothing that was noted in private."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.drafts.draft_blanks import blanks
from netritual.domain.drafts.draft_checks import Background, Draft, checks
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import (
    Ask,
    Channel,
    Coffee,
    Follow,
    Handoff,
    Interaction,
    Introduction,
    Person,
    Promise,
    Proposed,
    Record,
    Request,
    Settings,
    Slot,
    Thanks,
    Trip,
)
from netritual.domain.people.first_names import first_name
from netritual.review.message_drafts.forms_of_address import called_in_lines
from netritual.review.message_drafts.introduction_drafts import introduction_note, pair_note
from netritual.review.message_drafts.lines_about import in_capitals
from netritual.review.message_drafts.loop_drafts import loop_note, person_note
from netritual.review.message_drafts.meeting_drafts import coffee_note, invitation
from netritual.review.message_drafts.message_draft import note_to
from tests.domain.test_drafts import is_whole
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
SETTINGS = Settings(name="Marta Silva", city="Lisbon", tz="Europe/Lisbon")
SECRET = "zqxprivate"
WORDS = (
    "a", "the", "my", "her", "send", "pricing", "deck", "asked:", "should", "I", "{x}", "[name]", "<topic>", "tomorrow",
    "re", "(", ")", ",", ".", "!", "?", "Tom's", "", "\n", "divorce",
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join),
)  # fmt: skip
"""What may be typed: anything, and the words that drafts are made of in any order."""
NAMES = st.one_of(
    st.text(min_size=1, max_size=30), st.sampled_from(("Ana Ruiz", "{name}", "Dr. Bo Li", "Ruiz, Ana", "[bold]X[/]"))
)


@pytest.mark.parametrize("named", ["tom becker", "Tom Becker", "tom"])
def test_who_is_named_in_small_letters_is_written_as_they_are_called(named: str) -> None:
    ana, tom = Person(id=1, handle="ana", name="Ana Ruiz"), Person(id=2, handle="tom", name="Tom Becker")
    asked = Request(id=3, from_=1, type="intro", text=f"introduce her to {named}", asked=NOW - DAY)
    network = MemoryNetwork(ana, tom, asked)
    (loop,) = loops(network, SETTINGS, NOW)
    assert f"introduce you to {named.title()}." in loop_note(network, SETTINGS, NOW, loop, 1)


def in_public(words: str) -> str:
    """A place or a company with a name of its own: no day, and nothing private."""
    return words.replace("tomorrow", "").replace("divorce", "")


def people(names: list[str], words: str) -> list[Record]:
    """A few people, each with a secret in every private place."""
    place = in_public(words)
    return [
        Person(
            id=n, handle=f"p{n}", name=name, tier=2, city=place, company=place, position=place, needs=(words,),
            offers=(words,), circles=(SECRET,), private_notes=SECRET, purpose=SECRET, tz=words, created=NOW,
            birthday="03-14",
        )
        for n, name in enumerate(names, 1)
    ]  # fmt: skip


def open_records(text: str) -> list[Record]:
    """Something of every kind that is open, with that text."""
    slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + timedelta(hours=1), tz="Europe/Lisbon")
    handed: Any = {"to": 2, "on": TODAY - 9 * DAY, "check_on": TODAY - DAY}
    return [
        Interaction(id=1, on=TODAY - 9 * DAY, channel="lunch", people=(1,), initiator="mutual", topic=text, note=SECRET,
                    summary=SECRET, tags=(SECRET,), line=f"met {SECRET}", place=in_public(text)),
        Interaction(id=2, on=TODAY - 20 * DAY, channel="dm", people=(2,), initiator="me", topic=text, summary=SECRET,
                    awaiting_reply=True),
        Request(id=3, from_=1, text=text, asked=NOW - 3 * DAY),
        Request(id=4, from_=2, type="complaint", text=text, asked=NOW - 3 * DAY),
        Request(id=5, from_=1, text=text, asked=NOW - 12 * DAY, state="handed", handoff=Handoff(note=SECRET, **handed)),
        Request(id=6, from_=1, text=text, asked=NOW - 40 * DAY, state="answered", answered=NOW - 28 * DAY),
        Promise(id=7, people=(1,), text=text, made=TODAY - 9 * DAY, due=TODAY - DAY, reason=SECRET),
        Promise(id=8, people=(2,), text=text, made=TODAY, due=TODAY + 9 * DAY),
        Promise(id=9, by="them", people=(1,), text=text, made=TODAY - 30 * DAY, due=TODAY - DAY),
        Ask(id=10, to=1, text=text, asked=TODAY - 8 * DAY),
        Ask(id=11, to=2, type="intro", text=text, state="planned", due=TODAY + DAY),
        Ask(id=12, to=2, text=text, asked=TODAY - 90 * DAY, state="answered", answered=TODAY - 71 * DAY, outcome=text),
        Thanks(id=13, to=1, text=text, made=TODAY - 2 * DAY),
        Coffee(id=14, people=(2,), said=TODAY - 12 * DAY, purpose=text, line=SECRET),
        Coffee(id=15, people=(1,), said=TODAY, purpose=text, place=in_public(text), slot=slot, state="written",
               line=SECRET),
        Follow(id=16, people=(2,), text=text, made=TODAY - DAY, due=TODAY),
        Introduction(id=17, between=(1, 2), why=SECRET, state="asked_a", asked_a=TODAY),
    ]  # fmt: skip


@given(st.lists(NAMES, min_size=2, max_size=2), TYPED)
def test_any_record_gives_whole_sentences_and_no_secret(names: list[str], text: str) -> None:
    network = MemoryNetwork(*people(names, text), *open_records(text))
    found = [loop_note(network, SETTINGS, NOW, loop, loop.who) for loop in loops(network, SETTINGS, NOW)]
    found += [coffee_note(network, SETTINGS, NOW, coffee) for coffee in network.all(Coffee)]
    found += [person_note(network, SETTINGS, NOW, person.id) for person in network.all(Person)]
    for state in ("proposed", "asked_a", "asked_b", "both_yes", "sent"):
        made = Introduction(between=(1, 2), why=SECRET, state=state, asked_a=TODAY - DAY, sent=TODAY - DAY)
        found.append(introduction_note(network, SETTINGS, TODAY, made))
    assert len(found) > 15
    for draft in filter(None, found):
        signed = draft.rpartition("\n")[2]
        assert signed in ("Marta", "Marta Silva") and is_whole(draft, signed), draft
        assert SECRET not in draft
        assert len(blanks(draft)) == draft.count("{") <= 1
        assert {
            check.level for check in checks(Draft(text=draft), Background(today=TODAY)) if check.check == "blanks"
        } == ({"block"} if "{" in draft else set())
        assert "tomorrow" not in draft and "divorce" not in draft


@pytest.mark.parametrize("text", ["asked: should I go to management", "her divorce", "https://ex.org/x?y=1", "!!!"])
def test_what_makes_no_sentence_is_left_out(text: str) -> None:
    network = MemoryNetwork(*people(["Ana Ruiz", "Bo Li"], ""), *open_records(text))
    for loop in loops(network, SETTINGS, NOW):
        draft = loop_note(network, SETTINGS, NOW, loop, loop.who)
        assert text not in draft and first_name("Ana Ruiz" if loop.who == 1 else "Bo Li") in (draft or "Ana Bo")


def test_a_time_that_is_past_is_not_offered() -> None:
    (ana, *_) = people(["Ana Ruiz"], "")
    for ahead in (-2 * DAY, timedelta(), 2 * DAY):
        slot = Slot(start=NOW + ahead, end=NOW + ahead + DAY / 24, tz="Europe/Lisbon")
        coffee = Coffee(id=1, people=(1,), said=TODAY, slot=slot, state="confirmed", place="Fabrica", channel="lunch")
        draft = coffee_note(MemoryNetwork(ana, coffee), SETTINGS, NOW, coffee)
        assert ("lunch on Friday 13 March at 10:00 at Fabrica" in draft) == (ahead > timedelta()) == bool(draft)


def test_the_hour_is_also_said_in_the_zone_of_whoever_is_elsewhere() -> None:
    slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + DAY / 24, tz="Europe/Lisbon")
    coffee = Coffee(id=1, people=(1,), said=TODAY, slot=slot, state="written", channel="video")
    bob = Person(id=1, handle="bob", name="Bob Stone", tz="Asia/Tokyo")
    draft = coffee_note(MemoryNetwork(bob, coffee), SETTINGS, NOW, coffee)
    assert "our video call on Friday 13 March at 10:00 my time (19:00 yours)" in draft
    lunch = replace(coffee, channel="lunch")
    assert "yours" not in coffee_note(MemoryNetwork(bob, lunch), SETTINGS, NOW, lunch), "they come to where I am"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "our lunch"), (1, "our lunch on Tuesday"), (3, "our lunch on Sunday"), (4, ""), (30, ""), (80, "")],
)  # fmt: skip
def test_the_last_talk_is_said_by_a_day_that_is_true(days: int, said: str) -> None:
    talk = Interaction(id=1, on=TODAY - days * DAY, channel="lunch", people=(1,), initiator="mutual")
    draft = person_note(MemoryNetwork(Person(id=1, handle="a", name="Ana Ruiz"), talk), SETTINGS, NOW, 1)
    assert said.lower() in draft.lower() and bool(said) == bool(draft)


def test_an_approximate_day_and_a_missed_call_are_not_said() -> None:
    for fields in ({"approx": True}, {"missed": True}, {"asks": ("when",)}, {"warmth": 1}):
        talk = Interaction(id=1, on=TODAY - DAY, channel="call", people=(1,), initiator="mutual", **fields)
        draft = person_note(MemoryNetwork(Person(id=1, handle="a", name="Ana Ruiz"), talk), SETTINGS, NOW, 1)
        assert "our call" not in draft


def test_what_two_talked_of_about_a_third_one_is_not_repeated() -> None:
    tom = Person(id=2, handle="tom", name="Tom Reed")
    talk = Interaction(id=1, on=TODAY - 30 * DAY, channel="call", people=(1,), topic="the job for Tom", mentions=(2,))
    coffee = Coffee(id=1, people=(1,), said=date(2026, 3, 1))
    draft = person_note(MemoryNetwork(Person(id=1, handle="a", name="Ana Ruiz"), tom, talk, coffee), SETTINGS, NOW, 1)
    assert "Tom" not in draft


ANA = Person(id=1, handle="ana", name="Ana Ruiz", company="Nortel", connected_on=date(2018, 5, 1))
KNOWN = replace(ANA, tier=3, position="Head of Data")


def typed(line: str, days: int = 3, channel: Channel = "note", **fields: Any) -> Interaction:
    """A line about Ana of some days ago."""
    return Interaction(id=90 + days, on=TODAY - days * DAY, channel=channel, people=(1,), line=line, **fields)


@pytest.mark.parametrize(
    ("record", "kinds"),
    [
        (
            Promise(id=1, people=(1,), text="look over her plan", made=TODAY - 9 * DAY, due=TODAY - DAY),
            "invite ask",
        ),
        (Request(id=1, from_=1, type="complaint", text="", asked=NOW - DAY), "invite ask"),
        (Request(id=1, from_=1, text="a quote", asked=NOW - DAY), "invite ask give nudge intro_wait"),
        (Thanks(id=1, to=1, text="the intro", made=TODAY - DAY), "ask give"),
        (typed("ana is angry with us"), "ask give"),
        (typed("ana lost her mother in february"), "ask give"),
        (typed("ana wants a new job by summer"), "invite ask approach"),
        (typed("ana said no to the seed round"), "invite ask nudge approach"),
        (typed("bank told me Ruiz cut the post, stressed"), "invite"),
        (typed("tea with ana. she lost her mother.", 9, "coffee"), "invite in_town"),
        (typed("ana's mother died"), "invite in_town"),
        (Follow(id=9, people=(1,), text="the numbers", made=TODAY), "invite"),
        (typed("ana approved the loan!!! 25k"), "invite"),
        (typed("mail to ana re clause 9", channel="email", awaiting_reply=True), "invite"),
        (Coffee(id=9, people=(1,), said=TODAY), "ask"),
    ],
)
def test_what_is_owed_to_somebody_comes_before_any_wish_of_mine(record: Record, kinds: str) -> None:
    every: Any = kinds.split()
    for kind in every:
        assert note_to(MemoryNetwork(KNOWN), SETTINGS, TODAY, kind, 1, topic="pricing", other="Bo Li", need="a CFO")
        assert note_to(MemoryNetwork(KNOWN, record), SETTINGS, TODAY, kind, 1, topic="pricing") == ""


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (typed("met ana at the trade fair", 9, "meeting"), "it was good to meet you at the trade fair. "),
    ],
)
def test_an_invitation_begins_with_what_is_between_us(record: Record, said: str) -> None:
    slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + DAY / 24, tz="Europe/Lisbon")
    network = MemoryNetwork(ANA, record)
    draft = invitation(network, SETTINGS, NOW, "invite", 1, "coffee", slot)
    assert said in draft and "a coffee on Friday 13 March at 10:00" in draft


def test_only_a_stranger_is_written_to_as_one_and_is_told_why() -> None:
    def notes(*records: Record) -> str:
        network = MemoryNetwork(ANA, *records)
        slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + DAY / 24, tz="Europe/Lisbon")
        invited = invitation(network, SETTINGS, NOW, "invite", 1, "coffee", slot)
        return f"{note_to(network, SETTINGS, TODAY, 'hello', 1)} {invited}"

    assert notes().startswith(" ") and "{why you would like to meet}" in notes()
    for known in (typed("ana answered"), Coffee(id=1, people=(1,), said=TODAY), Thanks(id=1, to=1, made=TODAY)):
        assert "{wh" not in notes(known)
    assert note_to(MemoryNetwork(ANA), SETTINGS, TODAY, "ask", 1, topic="pricing") == ""


def test_a_word_without_a_matter_suits_the_day() -> None:
    new = replace(ANA, connected_on=TODAY - 5 * DAY)
    assert "hank you for connecting" in person_note(MemoryNetwork(new), SETTINGS, NOW, 1)
    assert "connecting" not in person_note(MemoryNetwork(new, typed("coffee ana", 3, "coffee")), SETTINGS, NOW, 1)
    assert "a lovely birthday on Saturday." in person_note(
        MemoryNetwork(replace(ANA, birthday="03-14")), SETTINGS, NOW, 1
    )
    trip = replace(SETTINGS, trips=(Trip(city="Porto", from_=TODAY + DAY, to=TODAY + 3 * DAY),))
    assert "I'll be in Porto from" in person_note(MemoryNetwork(replace(ANA, city="Porto")), trip, NOW, 1)


def test_nobody_is_reminded_before_its_day_or_after_an_answer() -> None:
    for asked, due in ((TODAY - DAY, False), (TODAY - 8 * DAY, True)):
        ask = Ask(id=1, to=1, text="intro to Bob", type="intro", asked=asked)
        (loop,) = loops(MemoryNetwork(ANA, ask), SETTINGS, NOW)
        assert bool(loop_note(MemoryNetwork(ANA, ask), SETTINGS, NOW, loop, 1)) == due
        made = Introduction(between=(1, 2), state="asked_a", asked_a=asked)
        network = MemoryNetwork(ANA, Person(id=2, handle="bo", name="Bo Li"), made)
        assert bool(introduction_note(network, SETTINGS, TODAY, made)) == due


def test_what_the_line_of_a_request_answers_is_not_answered_again() -> None:
    line = typed("ana asked for an interview, I said not now")
    request = Request(id=1, from_=1, text="an interview", asked=NOW - DAY, from_interaction=line.id)
    network = MemoryNetwork(ANA, line, request)
    (loop,) = loops(network, SETTINGS, NOW)
    assert loop_note(network, SETTINGS, NOW, loop, 1) == ""
    assert "interview" not in note_to(network, SETTINGS, TODAY, "invite", 1, meeting="a coffee")


@pytest.mark.parametrize(
    ("line", "open_"),
    [
        ("ana: fine, will send a drawing", False),
        ("pint with ana, she knows the printer, will intro", False),
        ("told ana i'd send a drawing", True),
    ],
)
def test_what_they_said_they_will_do_is_no_promise_of_mine(line: str, open_: bool) -> None:
    source = typed(line)
    promise = Promise(id=1, people=(1,), text="send a drawing", made=TODAY - 3 * DAY, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, promise)
    (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "promise")
    assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == open_


@pytest.mark.parametrize(
    ("line", "hard"),
    [
        ("ana's mother died", True),
        ("ana' father passed away, funeral on saturday", True),
        ("email ana - shoulder protocol after surgery", False),
        ("ana said a pupil's dad died", False),
        ("ana was in hospital, is fine", False),
    ],
)
def test_only_sorrows_of_their_own_are_answered_with_sympathy(line: str, hard: bool) -> None:
    draft = note_to(MemoryNetwork(ANA, typed(line)), SETTINGS, TODAY, "hello", 1)
    assert ("thinking of you" in draft or "on my mind" in draft) == hard


def test_who_sent_a_thing_that_was_promised_is_not_reminded() -> None:
    for line, due in (("sent ana the deck", False), ("coffee with ana", True)):
        promise = Promise(id=1, people=(1,), text="send deck", made=TODAY - 9 * DAY, due=TODAY - DAY)
        network = MemoryNetwork(ANA, promise, typed(line))
        (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "promise")
        assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == due


@pytest.mark.parametrize(
    ("line", "due"),
    [("ana liked the pages, wants me to cut the swearing", False), ("ana is angry, still no pages", False),
     ("coffee with ana at her place on monday", True)],
)  # fmt: skip
def test_what_they_speak_of_as_theirs_is_not_apologised_for(line: str, due: bool) -> None:
    promise = Promise(id=1, people=(1,), text="send her the first 20 pages", made=TODAY - 9 * DAY, due=TODAY - DAY)
    network = MemoryNetwork(ANA, promise, typed(line))
    (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "promise")
    assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == due


@pytest.mark.parametrize(("said", "due"), [(". she wants to think about it till easter", False), ("", True)])
def test_nobody_is_reminded_of_an_ask_whose_line_says_more(said: str, due: bool) -> None:
    line = typed(f"asked ana if she'd run the shop{said}", 8, "call")
    ask = Ask(id=200, to=1, text="if she'd run the shop", asked=TODAY - 8 * DAY)
    network = MemoryNetwork(ANA, line, ask)
    (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "ask")
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert ("whether you'd run the shop. Could you let me know?" in draft) == due == bool(draft)


@pytest.mark.parametrize("days", [2, -1])
def test_a_time_that_they_named_is_answered_and_not_asked_for(days: int) -> None:
    for line, offered in (
        ("ana wants to meet on the 13th at 11", True),
        ("lunch with ana on the 13th, said yes", False),
    ):
        coffee = Coffee(id=1, people=(1,), said=TODAY - 3 * DAY, due=TODAY + days * DAY, line=line, purpose="at 11")
        network = MemoryNetwork(ANA, coffee)
        draft = "".join(loop_note(network, SETTINGS, NOW, loop, 1) for loop in loops(network, SETTINGS, NOW))
        assert draft == (
            "Hi Ana, thank you for suggesting Friday 13 March at 11. {yes, or another time}\nMarta"
            * (days > 0 and offered)
        )


@pytest.mark.parametrize(
    ("line", "late"), [("ana asked if i could cover her friday", False), ("ana wants a quote by friday", True)]
)
def test_what_was_asked_for_a_day_ends_with_it(line: str, late: bool) -> None:
    source = typed(line, 9)
    text = line.removeprefix("ana asked ").removeprefix("ana wants ").removesuffix(" by friday")
    asked = Request(id=1, from_=1, text=text, asked=NOW - 9 * DAY, due=TODAY - DAY, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, asked)
    (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "reply")
    assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == late


def test_a_cold_is_no_sorrow() -> None:
    assert note_to(MemoryNetwork(ANA, typed("ana has a cold, was off sick")), SETTINGS, TODAY, "hello", 1) == ""


@pytest.mark.parametrize(
    ("records", "kinds"),
    [
        ((Ask(id=300, to=1, text="intro to Bob", asked=TODAY - DAY),), "invite ask"),
        ((Ask(id=300, to=1, text="pricing", state="answered", asked=TODAY - 9 * DAY, answered=TODAY - DAY),), "ask"),
        ((Promise(id=300, people=(1,), text="the price", made=TODAY - 4 * DAY),), "invite ask"),
        ((Promise(id=300, people=(1,), text="the price", made=TODAY - 4 * DAY, state="moved"),), "invite ask"),
        ((typed("ana was in hospital"),), "birthday_ahead"),
    ],
)
def test_a_wish_waits_for_what_is_open_between_two(records: tuple[Record, ...], kinds: str) -> None:
    def note(kind: Any, *records: Record) -> str:
        network = MemoryNetwork(KNOWN, *records)
        return note_to(network, SETTINGS, TODAY, kind, 1, topic="pricing", days="on Saturday")

    for kind in kinds.split():
        assert note(kind) and note(kind, *records) == ""


@pytest.mark.parametrize(
    ("text", "days", "said"),
    [("helping me paint", 2, "for helping me paint"), ("helping me paint", 25, "helping me paint. "),
     ("the flowers", 2, "for the flowers"), ("the flowers", 25, "for the flowers.")],
)  # fmt: skip
def test_what_was_noted_to_be_thanked_for_is_so_weeks_later(text: str, days: int, said: str) -> None:
    network = MemoryNetwork(ANA, Thanks(id=1, to=1, text=text, made=TODAY - days * DAY))
    (loop,) = loops(network, SETTINGS, NOW)
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(
    ("line", "due", "said"),
    [
        ("ana needs my statements till 31.3.", TODAY + 20 * DAY, "bout my statements:"),
        ("ana needs my statements", None, "bout my statements: {what is attached, or when it comes}"),
        ("ana needs my statements, told her end of march", None, ""),
        ("ana needs my statements, told her by tuesday", None, ""),
        ("ana needs my statements, haven't answered", None, "bout my statements:"),
        ("ana needs my statements, i said gladly", None, ""),
        ("ana needs my statements, sent them same night", None, ""),
        ("ana needs my statements, told her to ask mick", None, ""),
        ("ana asked for my statements again lol, done same day", None, ""),
        ("ana needs my statements, told her i'd look", None, "bout my statements:"),
    ],
)
def test_what_is_to_be_handed_over_is_no_question(line: str, due: date | None, said: str) -> None:
    asked = Request(id=200, from_=1, text="my statements", asked=NOW - 3 * DAY, due=due, from_interaction=93)
    network = MemoryNetwork(ANA, typed(line), asked)
    (loop,) = loops(network, SETTINGS, NOW)
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and bool(draft) == bool(said)
    assert "told" not in line or "wait" not in draft


def test_nobody_is_called_for_nothing_or_caught_up_with_after_three_days() -> None:
    slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + DAY / 24, tz="Europe/Lisbon")
    for days, spoken in ((3, False), (20, True)):
        network = MemoryNetwork(replace(ANA, tier=2), typed("long mail to ana", days))
        assert "{what you would like to talk about}" in invitation(network, SETTINGS, NOW, "invite", 1, "video", slot)
        far = MemoryNetwork(replace(ANA, tier=3), typed("long mail to ana", days))
        assert "catch up" not in invitation(far, SETTINGS, NOW, "invite", 1, "coffee", slot)
        drafts = {invitation(network, SETTINGS, NOW, "invite", 1, "coffee", slot, turn=turn) for turn in range(3)}
        assert any("catch up" in draft or "again" in draft for draft in drafts) == spoken


def test_an_answer_alone_is_not_thanked_for_and_a_help_is_without_thanks_too() -> None:
    answered = Ask(id=1, to=1, text="would she be on the jury", asked=TODAY - 9 * DAY, state="answered", answered=TODAY)
    assert not person_note(MemoryNetwork(ANA, answered), SETTINGS, NOW, 1)
    assert "for driving me home." in person_note(MemoryNetwork(ANA, typed("gig, ana drove me home")), SETTINGS, NOW, 1)


def test_a_line_that_is_nobodys_yet_is_read_by_the_first_name() -> None:
    promise = Promise(id=1, people=(1,), text="give the van back", made=TODAY - 9 * DAY, due=TODAY - 4 * DAY)
    for line, said in (("brought ana the van back", ""), ("met tom at the fair", "I still have the van.")):
        network = MemoryNetwork(ANA, promise, replace(typed(line), people=()))
        (loop,) = loops(network, SETTINGS, NOW)
        draft = loop_note(network, SETTINGS, NOW, loop, 1)
        assert said in draft and bool(draft) == bool(said)
    died = replace(typed("ana's dad died", 6), people=(), mentions=(1,))
    travels = replace(SETTINGS, trips=(Trip(city="Porto", from_=TODAY + DAY, to=TODAY + 3 * DAY),))
    for person in (replace(ANA, city="Porto"), replace(ANA, birthday="03-14")):
        draft = person_note(MemoryNetwork(person, died), travels, NOW, 1)
        assert "thinking of you" in draft or "on my mind" in draft


def test_a_meeting_that_waits_for_something_has_no_note() -> None:
    for purpose, is_due in (("when i'm in oslo", False), ("the launch", True)):
        said = Coffee(id=1, people=(1,), said=TODAY - DAY, purpose=purpose)
        network = MemoryNetwork(ANA, said)
        assert any(loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW)) == is_due
    slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + DAY / 24, tz="Europe/Lisbon")
    planned = Coffee(id=1, people=(1,), said=TODAY, place="hers", slot=slot, state="written")
    assert " at yours" in coffee_note(MemoryNetwork(ANA, planned), SETTINGS, NOW, planned)


def test_what_is_answered_or_promised_on_the_same_day_is_not_answered_again() -> None:
    asked = Request(id=1, from_=1, text="if i could give a talk", asked=NOW - 3 * DAY, from_interaction=93)
    for line, is_open in (("told ana yes", False), ("saw ana", True)):
        network = MemoryNetwork(ANA, typed("ana asked if i could give a talk"), replace(typed(line), id=94), asked)
        (loop,) = loops(network, SETTINGS, NOW)
        assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == is_open
    slips = Request(id=1, from_=1, text="the payslips of feb", asked=NOW - 8 * DAY)
    promise = Promise(id=2, people=(1,), text="payslips", made=TODAY - 5 * DAY, due=TODAY - DAY)
    found = {loop.kind: loop for loop in loops(MemoryNetwork(ANA, slips, promise), SETTINGS, NOW, heard=True)}
    notes = [
        loop_note(MemoryNetwork(ANA, slips, promise), SETTINGS, NOW, found[kind], 1) for kind in ("reply", "promise")
    ]
    assert notes[0] == "" and "the payslips" in notes[1]
    assert "the payslips of February" in loop_note(MemoryNetwork(ANA, slips), SETTINGS, NOW, found["reply"], 1)


def test_a_promise_without_a_day_is_not_spoken_of_at_once() -> None:
    for days, is_said in ((1, False), (9, True)):
        promise = Promise(id=1, people=(1,), text="bread for a year", made=TODAY - days * DAY)
        network = MemoryNetwork(ANA, promise)
        assert any(loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW)) == is_said


def test_only_a_word_of_their_own_is_glad_news() -> None:
    replied = typed("ana wrote back", days=2, channel="reply")
    for records, said in (
        ((replied,), True),
        ((replace(replied, line=""),), False),
        ((replace(replied, on=TODAY - 9 * DAY),), False),
    ):
        assert bool(note_to(MemoryNetwork(ANA, *records), SETTINGS, TODAY, "answered", 1)) == said
    ask = Ask(id=1, to=1, text="would she come with me", asked=TODAY - 5 * DAY, state="answered", answered=TODAY)
    thinks = typed("ana needs to think till easter")
    assert "answer" not in person_note(MemoryNetwork(ANA, ask, thinks), SETTINGS, NOW, 1)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((typed("ana passed her exam", 5),), "congratulations on passing your exam."),
        ((typed("ana passed her exam", 22),), ""),
        ((typed("ana passed her exam, congratulated her", 5),), ""),
        ((typed("pint with ana, she passed her exam", 5, "drinks"),), ""),
        ((typed("ana passed her exam", 5), typed("ana let me down on tuesday, didn't turn up", 2)), ""),
        ((typed("ana's sister died", 5),), "I'm so sorry about your sister."),
        ((typed("ana's sister died", 5), typed("call with ana", 3, "call")), "I've been thinking of you."),
    ],
)
def test_good_news_and_a_death_are_spoken_of_once_and_in_time(lines: tuple[Record, ...], said: str) -> None:
    note = person_note(MemoryNetwork(ANA, *lines), SETTINGS, NOW, 1)
    assert said in note.replace("you have been on my mind", "I've been thinking of you")
    assert said or "congratulations" not in note


def test_what_is_owed_in_gratitude_is_thanked_for() -> None:
    line = typed("ana wrote a lovely piece about the choir, owe her big time!", 4)
    promise = Promise(id=1, people=(1,), text="big time!", made=line.on, from_interaction=line.id)
    network = MemoryNetwork(ANA, line, promise)
    (loop,) = loops(network, SETTINGS, NOW)
    assert "your lovely piece about the choir." in loop_note(network, SETTINGS, NOW, loop, 1)
    assert "message" not in person_note(MemoryNetwork(ANA, line), SETTINGS, NOW, 1)


def test_nothing_is_written_long_before_its_day_or_after_the_call() -> None:
    for text, due, lines, said in (
        ("the tasting", TODAY + 8 * DAY, (), False),
        ("the tasting", TODAY, (), True),
        ("call her with a price", None, (), True),
        ("call her with a price", None, (typed("called ana with the price"),), False),
    ):
        network = MemoryNetwork(ANA, Follow(id=1, people=(1,), text=text, made=TODAY - 9 * DAY, due=due), *lines)
        assert any(loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("pass me to the chair once its fixed", "put me in touch with the chair?"),
     ("send the deck when its done", "send me the deck?"),
     ("send the list if she finds it", "send me the list of {what it is}?")],
)  # fmt: skip
def test_what_somebody_is_asked_ends_before_its_condition(text: str, said: str) -> None:
    owed = Promise(id=1, by="them", people=(1,), text=text, made=TODAY - 20 * DAY)
    network = MemoryNetwork(ANA, owed)
    assert said in loop_note(network, SETTINGS, NOW, loops(network, SETTINGS, NOW)[0], 1)


@pytest.mark.parametrize(
    "record",
    [
        Promise(id=1, people=(1,), text="look at it", made=TODAY - 20 * DAY, due=TODAY - 9 * DAY),
        Thanks(id=1, to=1, made=TODAY - 2 * DAY),
        Thanks(id=1, to=1, made=TODAY - 40 * DAY),
        Follow(id=1, people=(1,), text="congratulate", made=TODAY - 2 * DAY),
    ],
)
def test_nothing_is_written_of_a_matter_that_is_not_known(record: Record) -> None:
    network = MemoryNetwork(ANA, record)
    assert not loop_note(network, SETTINGS, NOW, loops(network, SETTINGS, NOW)[0], 1)


def test_a_figure_and_a_day_are_filled_in_as_such() -> None:
    for text, said in (("send 3 dates", "the 3 dates: {the dates}"), ("a tasting", "the tasting: {the day}")):
        promise = Promise(id=1, by="me", people=(1,), text=text, made=TODAY - 5 * DAY)
        network = MemoryNetwork(ANA, promise)
        assert said in loop_note(network, SETTINGS, NOW, loops(network, SETTINGS, NOW)[0], 1)


@pytest.mark.parametrize(
    ("line", "text", "later", "said"),
    [("told ana i'd look at it", "look at it", "", "what I promised you on"),
     ("she needs accounts and a forecast", "accounts and forecast", "ana got her accounts and the forecast", ""),
     ("offered her a tasting", "a tasting", "", "y offer of a tasting still stands."),
         ("offered her a tasting, she'll think until 28 march", "a tasting", "", ""),
         ("offered her ours on thursdays", "ours on thursdays", "", ""),
    ],
)  # fmt: skip
def test_a_promise_is_spoken_of_by_its_noun_and_as_far_as_it_is_open(
    line: str, text: str, later: str, said: str
) -> None:
    promise = Promise(
        id=8, by="me", people=(1,), text=text, made=TODAY - 12 * DAY, due=TODAY - 6 * DAY, from_interaction=7
    )
    first = replace(typed(line, 12), id=7)
    lines = (first, replace(typed(later, 4), id=9)) if later else (first,)
    network = MemoryNetwork(ANA, promise, *lines)
    loop = next(loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "promise")
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and bool(said) == bool(draft)


def test_what_has_a_day_by_now_is_not_promised_any_more() -> None:
    promise = Promise(id=8, by="me", people=(1,), text="a tasting for her team", made=TODAY - 9 * DAY)
    follow = Follow(id=9, people=(1,), text="ana tasting at Fabrica", made=TODAY - 2 * DAY, due=TODAY + 4 * DAY)
    for records, said in (((promise,), True), ((promise, follow), False), ((promise, replace(follow, due=None)), True)):
        network = MemoryNetwork(ANA, *records)
        loop = next(loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "promise")
        assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == said


@pytest.mark.parametrize(("text", "due"), [("ending less tidy", False), ("the intro to be shorter", False),
                                           ("the logo bigger", False), ("some more photos", True),
                                           ("more data", True), ("the ending", True)])  # fmt: skip
def test_how_somebody_would_like_a_thing_is_no_request(text: str, due: bool) -> None:
    network = MemoryNetwork(ANA, Request(id=1, from_=1, type="other", text=text, asked=NOW - 9 * DAY))
    assert bool(loop_note(network, SETTINGS, NOW, loops(network, SETTINGS, NOW)[0], 1)) == due


def test_a_thing_that_came_is_thanked_for_by_its_name() -> None:
    line = replace(typed("Ana's notes came, 11 pages. Need to thank her", 2), id=7)
    network = MemoryNetwork(ANA, line, Thanks(id=8, to=1, text="", made=TODAY - 2 * DAY))
    loop = next(loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "thanks")
    assert "your notes." in loop_note(network, SETTINGS, NOW, loop, 1)


@pytest.mark.parametrize(("tz", "line", "hour"), [("America/Toronto", "", "4:30pm"), ("Europe/London", "", "16:30"),
                                                  ("Europe/London", "drinks w ana fri 4.30pm", "4:30pm"),
                                                  ("America/Toronto", "lunch w ana 12:30", "4:30pm"),
                                                  ("Australia/Perth", "", "4:30pm")])  # fmt: skip
def test_the_hour_is_said_as_it_was_typed_or_as_where_i_live(tz: str, line: str, hour: str) -> None:
    start = datetime(2026, 3, 20, 16, 30, tzinfo=ZoneInfo(tz))
    coffee = Coffee(id=1, people=(1,), said=TODAY, state="proposed", line=line,
                    slot=Slot(start=start, end=start + timedelta(hours=1), tz=tz))  # fmt: skip
    settings = Settings(name="Marta Silva", city="X", tz=tz)
    assert f"on Friday 20 March at {hour}" in coffee_note(MemoryNetwork(ANA, coffee), settings, NOW + 7 * DAY, coffee)


def test_a_trip_is_told_with_a_meeting_in_its_city() -> None:
    start = datetime(2026, 3, 20, 13, 0, tzinfo=ZoneInfo("Europe/London"))
    trip = Trip(city="London", from_=date(2026, 3, 19), to=date(2026, 3, 21))
    coffee = Coffee(id=1, people=(1,), said=TODAY, state="proposed", score_snapshot={"score": 1},
                    slot=Slot(start=start, end=start + timedelta(hours=1), tz="Europe/London"))  # fmt: skip
    settings = replace(SETTINGS, trips=(trip,))
    network = MemoryNetwork(replace(ANA, city="London"), coffee)
    assert "I'll be in London from Thursday 19 March" in coffee_note(network, settings, NOW, coffee)


@pytest.mark.parametrize(
    ("record", "kinds"),
    [(typed("ana's knee op is monday, send a card", 20), "ask invite in_town"),
     (typed("ana called in tears, her deputy quit", 20), "ask invite give"),
     (typed("Ana and I to build a dashboard, mine by the 20th", 30), "ask"),
     (typed("lunch with ana", 5, "lunch"), "ask invite"),
     (Promise(id=5, by="me", people=(1,), text="the deck", made=TODAY, due=TODAY + DAY), "answered invite ask")],
)  # fmt: skip
def test_nobody_is_asked_or_invited_between_two_matters_of_ours(record: Record, kinds: str) -> None:
    person = replace(ANA, tier=2)
    earlier = typed("coffee with ana re pricing", 50, "coffee")
    for kind in kinds.split():
        note = cast(DraftKind, kind)
        assert note_to(MemoryNetwork(person, earlier, record), SETTINGS, TODAY, note, 1, topic="pricing") == ""


def test_half_an_answer_is_not_thanked_for_as_one() -> None:
    ask = Ask(id=8, to=1, text="which of her companies need a cfo", asked=TODAY - 9 * DAY, state="answered",
              answered=TODAY - 2 * DAY)  # fmt: skip
    for line, said in (("ruiz came back, two cos maybe, she'll set up a call", False), ("ruiz gave me 2 names", True)):
        talk = replace(typed(line, 2), people=())
        network = MemoryNetwork(ANA, ask, talk)
        loop = next(loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "outcome")
        assert ("which of your companies need a CFO" in loop_note(network, SETTINGS, NOW, loop, 1)) == said


@pytest.mark.parametrize("is_thanked", [True, False])
def test_thanks_are_said_again_only_after_thanks(is_thanked: bool) -> None:
    talk = typed("asked ana for the traffic counts", 60)
    ask = Ask(id=8, to=1, text="the traffic counts", asked=TODAY - 60 * DAY, state="answered",
              answered=TODAY - 40 * DAY, thanked=TODAY - 30 * DAY if is_thanked else None)  # fmt: skip
    network = MemoryNetwork(ANA, ask, talk)
    drafts = [loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW)]
    assert [("the traffic counts" in draft, "again" in draft) for draft in drafts] == [(True, is_thanked)]


def test_a_company_of_several_words_is_written_as_on_the_list() -> None:
    tom = Person(id=2, handle="tom", name="Tom Bain", company="Tweed Textiles")
    owed = Promise(id=3, by="them", people=(1,), text="pass me to the chair of tweed textiles", made=TODAY - 20 * DAY)
    network = MemoryNetwork(ANA, tom, owed)
    assert "the chair of Tweed Textiles?" in loop_note(network, SETTINGS, NOW, loops(network, SETTINGS, NOW)[0], 1)


def test_who_looks_for_what_the_other_does_looks_for_help_with_it() -> None:
    bo = Person(id=2, handle="bo", name="Bo Lund", offers=("patient surveys",))
    intro = Introduction(id=3, between=(1, 2), state="both_yes", made=TODAY)
    network = MemoryNetwork(replace(ANA, needs=("patient surveys",)), bo, intro)
    assert "Ana is looking for help with patient surveys" in introduction_note(network, SETTINGS, TODAY, intro)


@pytest.mark.parametrize(
    ("line", "fields", "offered"),
    [
        ("bo came by, looked at ana's old mainsail", {"people": (2,), "mentions": (1,)}, False),
        ("lunch with ana and bo", {"people": (1, 2)}, True),
        ("bo mended a mainsail", {"people": (2,)}, True),
    ],
)
def test_who_are_together_on_it_need_no_introduction(line: str, fields: dict[str, Any], offered: bool) -> None:
    bo = Person(id=2, handle="bo", name="Bo Lund", offers=("sail repair",))
    talk = replace(typed(line, days=12), **fields)
    network = MemoryNetwork(replace(ANA, needs=("sail repair",)), bo, talk)
    assert bool(pair_note(network, SETTINGS, TODAY, "intro_first", 1, 2)) == offered


@pytest.mark.parametrize(
    ("lines", "greeted"),
    [
        (("mate with Bea at hers", "Bea said yes"), "Bea"), (("lunch with Bea", "call with Beatriz"), "Beatriz"),
        (("call with beatriz",), "Beatriz"), ((), "Beatriz"), (("Bear market talk with Beatriz",), "Beatriz"),
        (("prof alonso wrote", "tea with Prof. Alonso"), "Prof Alonso"),
        (("prof alonso wrote", "beatriz wrote"), "Beatriz"), (("prof alonso wrote", "dm @beatriz"), "Prof Alonso"),
    ],
)  # fmt: skip
def test_who_is_always_called_by_a_short_form_is_greeted_by_it(lines: tuple[str, ...], greeted: str) -> None:
    bea = Person(id=1, handle="beatriz-alonso", name="Beatriz Alonso")
    talks = [
        Interaction(id=at, on=TODAY - at * 10 * DAY, channel="lunch", people=(1,), initiator="mutual", line=line)
        for at, line in enumerate(lines, 2)
    ]
    assert called_in_lines(MemoryNetwork(bea, *talks), bea) == greeted


@pytest.mark.parametrize("line", ["sent Etienne the price list", "call with Étienne", "ETIENNE GARNIER rang"])
def test_a_greeting_spells_the_first_name_as_the_contact_does(line: str) -> None:
    who = Person(id=1, handle="etienne-garnier", name="Étienne Garnier")
    talk = Interaction(id=2, on=TODAY, channel="call", people=(1,), initiator="mutual", line=line)
    assert called_in_lines(MemoryNetwork(who, talk), who) == "Étienne"


@pytest.mark.parametrize(
    ("name", "line", "greeting"),
    [
        ("Prof. Ruth Stein", "", "Dear Prof. Stein"), ("Prof. Ruth Stein", "call with Ruth", "Hi Ruth"),
        ("Dr Jan van der Berg", "asked dr van der Berg for a talk", "Dear Dr van der Berg"),
        ("Sister Bernadette", "sister bernadette rang", "Dear Sister Bernadette"),
        ("Mr Tom Reed", "", "Hi Tom"), ("Tom Reed", "coffee with mr reed", "Dear Mr Reed"),
    ],
)  # fmt: skip
def test_who_is_called_by_a_title_is_greeted_by_it(name: str, line: str, greeting: str) -> None:
    person = Person(id=1, handle="p", name=name)
    network = MemoryNetwork(person, *([replace(typed(line), people=(1,))] if line else []))
    assert note_to(network, SETTINGS, TODAY, "birthday", 1).startswith(f"{greeting}, ")


@pytest.mark.parametrize("line", ["interview with ana thu 10:00", "coffee with ana thu 10:00"])
def test_nobody_is_asked_whether_a_day_that_they_set_suits_them(line: str) -> None:
    slot = Slot(start=NOW + DAY, end=NOW + DAY + DAY / 24, tz="Europe/Lisbon")
    coffee = Coffee(id=1, people=(1,), said=TODAY, slot=slot, state="written", channel="meeting", line=line)
    assert bool(coffee_note(MemoryNetwork(ANA, coffee), SETTINGS, NOW, coffee)) == ("coffee" in line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana asked if i can review a thesis until christmas", "you asked if I can review a thesis until Christmas."),
        ("ana wants 200 more", "you asked me something on Sunday"),
        ("ana asked me to run a clinic on saturdays, told her yes", ""),
    ],
)
def test_what_they_wait_for_is_named_in_their_words_or_left_to_the_writer(line: str, said: str) -> None:
    text = line.removeprefix("ana asked ").removeprefix("ana wants ").removeprefix("me ").partition(",")[0]
    request = Request(id=1, from_=1, text=text, asked=NOW - 3 * DAY, from_interaction=93)
    network = MemoryNetwork(ANA, typed(line), request)
    (loop,) = loops(network, SETTINGS, NOW)
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and bool(draft) == bool(said)


@pytest.mark.parametrize(
    "line",
    ["was at the funeral", "at the funeral for ana's dad, hugged her", "went to her dad's funeral with ana",
     "talk at the fair"],
)  # fmt: skip
def test_nobody_hears_how_sorry_i_am_after_the_funeral(line: str) -> None:
    at = replace(typed(line, 5), id=400, people=())
    draft = note_to(MemoryNetwork(ANA, typed("ana's father died", 7), at), SETTINGS, TODAY, "hello", 1)
    assert ("so sorry" in draft) == ("funeral" not in line) and "I" in draft


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("for who invited me to speak", "for inviting me to speak."),
        ("who invited me to speak", "for inviting me to"),
        ("for sitting me next to Bo", "for sitting me next to Bo."),
        ("who drove me home", "for driving me home."),
    ],
)
def test_thanks_are_for_what_they_did_in_its_words(text: str, said: str) -> None:
    network = MemoryNetwork(ANA, Thanks(id=1, to=1, text=text, made=TODAY - DAY))
    assert said in loop_note(network, SETTINGS, NOW, loops(network, SETTINGS, NOW)[0], 1)


@pytest.mark.parametrize(
    ("type_", "text", "said"),
    [
        ("other", "5000 for the tour", "is there any news about the tour?"),
        ("advice", "advice on pricing", "your view on pricing"),
        ("other", "pricing", "about pricing."),
    ],
)
def test_a_reminder_asks_for_a_view_only_where_advice_was_asked_for(type_: Any, text: str, said: str) -> None:
    asks = [Ask(id=at, to=1, type=type_, text=text, asked=TODAY - 8 * DAY) for at in (1, 2)]
    notes = [loop_note(one := MemoryNetwork(ANA, ask), SETTINGS, NOW, loops(one, SETTINGS, NOW)[0], 1) for ask in asks]
    assert any(said in note for note in notes)
    assert type_ == "advice" or not any("view" in note for note in notes)


@pytest.mark.parametrize("line", ["ana hasnt replied to my letter", "ana never wrote back", "ana wrote back"])
def test_no_message_is_thanked_for_that_never_came(line: str) -> None:
    network = MemoryNetwork(ANA, typed(line, 1))
    assert ("for your message" in person_note(network, SETTINGS, NOW, 1)) == (line == "ana wrote back")


def test_what_somebody_looked_for_long_ago_brings_nobody_together() -> None:
    for days, offered in ((20, True), (70, False)):
        made = Introduction(id=1, between=(1, 2), made=TODAY - days * DAY)
        network = MemoryNetwork(ANA, Person(id=2, handle="bo", name="Bo Lund"), made)
        assert bool(introduction_note(network, SETTINGS, TODAY, made)) == offered


@pytest.mark.parametrize(
    ("line", "tier", "said"),
    [
        ("ana: need the clamps back", 2, "see you again."), ("ana: need the clamps back", 3, ""),
        ("ana is angry with me", 2, ""), ("ana said no to the loan", 2, ""), ("ana is in hospital", 2, ""),
    ],
)  # fmt: skip
def test_who_is_close_is_invited_whatever_a_line_leaves_over(line: str, tier: int, said: str) -> None:
    slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + DAY / 24, tz="Europe/Lisbon")
    owed = Promise(id=7, by="them", people=(1,), text="show me the tool", made=TODAY - 70 * DAY)
    network = MemoryNetwork(replace(ANA, tier=tier), typed("coffee with ana", 80, "coffee"), typed(line), owed)
    draft = invitation(network, SETTINGS, NOW, "invite", 1, "coffee", slot)
    assert said in draft and bool(said) == ("a coffee on Friday 13 March at 10:00" in draft)


@pytest.mark.parametrize(
    ("line", "days", "said"),
    [
        ("", 2, "for a coffee on Friday"), ("coffee with ana fri", 2, "our coffee on Friday"),
        ("coffee with ana fri", 9, "I'm looking forward to our coffee on Friday"), ("", 9, "a coffee on Friday"),
    ],
)  # fmt: skip
def test_who_does_not_know_of_a_plan_of_mine_is_invited(line: str, days: int, said: str) -> None:
    start = NOW + days * DAY
    slot = Slot(start=start, end=start + DAY / 24, tz="Europe/Lisbon")
    coffee = Coffee(
        id=2, people=(1,), said=TODAY, said_by="both" if line else "me", slot=slot, state="proposed", line=line
    )
    assert said in coffee_note(MemoryNetwork(ANA, coffee), SETTINGS, NOW, coffee)


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("asked ana for a price", "a price", "for a price. Have you had time for it yet?\n"),
        ("asked ana for the drawings", "the drawings", "for the drawings. Could you still send them?\n"),
        ("asked ana for an intro to Bo", "an intro to Bo", "o problem"),
        ("asked ana for a key to the shed, we can't start without it", "a key to the shed", "news about the key to"),
    ],
)
def test_a_thing_that_was_asked_for_is_no_favour_and_no_view(line: str, text: str, said: str) -> None:
    talk = typed(line, 8)
    network = MemoryNetwork(ANA, talk, Ask(id=1, to=1, text=text, asked=talk.on))
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "ask")
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and "view" not in draft
    owed = Promise(id=2, by="them", people=(1,), text="ask her director", made=talk.on)
    assert (
        loop_note(MemoryNetwork(ANA, talk, Ask(id=1, to=1, text=text, asked=talk.on), owed), SETTINGS, NOW, loop, 1)
        == ""
    )


def test_a_late_promise_names_no_day_that_was_never_said() -> None:
    source = typed("promised ana my business plan", 30)
    promise = Promise(id=1, people=(1,), text="my business plan", made=source.on, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, promise)
    (loop,) = loops(network, SETTINGS, NOW)
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert "my business plan" in draft and "orry" in draft
    assert draft.endswith(" {what is attached, or when it comes}\nMarta")


def test_an_introduction_says_what_it_is_about_and_is_asked_after_a_week_later() -> None:
    bo = Person(id=2, handle="bo", name="Bo Lund")
    talk = replace(typed("should introduce ana to bo lund about the quay", 3), mentions=(2,))
    made = Introduction(id=1, between=(1, 2), made=talk.on)
    note = introduction_note(MemoryNetwork(ANA, bo, talk, made), SETTINGS, TODAY, made)
    assert "somebody you may like to meet, about the quay: Bo Lund." in note
    films = replace(talk, line="should introduce ana to bo lund who films boatbuilders")
    note = introduction_note(MemoryNetwork(ANA, replace(bo, position="Editor"), films, made), SETTINGS, TODAY, made)
    assert "meet: Bo Lund (Editor), who films boatbuilders." in note
    owes = replace(talk, line="should introduce ana to bo lund who owes me money")
    assert "owes" not in introduction_note(MemoryNetwork(ANA, bo, owes, made), SETTINGS, TODAY, made)
    for days, said in ((1, ""), (8, "Bo")):
        sent = replace(made, state="sent", sent=TODAY - days * DAY)
        draft = introduction_note(MemoryNetwork(ANA, bo, sent), SETTINGS, TODAY, sent)
        assert said in draft and bool(draft) == bool(said) and "Lund" not in draft


def test_who_is_asked_what_would_help_is_owed_nothing_and_well() -> None:
    said = "If there is anything that I could help you with, just say so."
    owed = Promise(id=8, people=(1,), text="the deck", made=TODAY - 9 * DAY, due=TODAY - DAY)
    assert said in note_to(MemoryNetwork(ANA), SETTINGS, TODAY, "offer_help", 1)
    for record in (owed, typed("ana is in hospital"), typed("ana wrote to me")):
        assert note_to(MemoryNetwork(ANA, record), SETTINGS, TODAY, "offer_help", 1) == ""


@pytest.mark.parametrize(
    ("company", "position", "offered"),
    [
        ("Câmara Municipal de Braga", "", False),
        ("Bauamt Freiburg", "Sachbearbeiterin", False),
        ("Leeds City Council", "Planner", False),
        ("", "Planning officer", False),
        ("Mairie de Lyon", "", False),
        ("Chambers & Co", "Planner", True),
        ("Town Bakery", "Minstrel", True),
    ],
)
def test_no_help_is_offered_to_whoever_holds_a_public_office(company: str, position: str, offered: bool) -> None:
    person = replace(ANA, company=company, position=position)
    assert bool(note_to(MemoryNetwork(person), SETTINGS, TODAY, "offer_help", 1)) == offered


def test_nobody_is_written_to_for_nothing() -> None:
    assert person_note(MemoryNetwork(ANA), SETTINGS, NOW, 1) == ""
    work = note_to(MemoryNetwork(KNOWN), SETTINGS, TODAY, "approach", 1)
    assert work.startswith("Hi Ana, I'm writing because of your work as Head of Data at Nortel. {what")
    assert note_to(MemoryNetwork(ANA), SETTINGS, TODAY, "approach", 1) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "great piece by Ana Ruiz in the mail on the old quay https://mail.test/quay",
            "I read your piece on the old quay",
        ),
        ("read Ana's article on tall timber", "I read your article on tall timber"),
        ("Ana's article on dome shows w/out narration", "I read your article on dome shows"),
    ],
)
def test_a_text_of_theirs_is_what_one_writes_of(line: str, said: str) -> None:
    talk = replace(typed(line), people=(), mentions=(1,))
    assert f"{said}, and this stayed with me: {{what it was}}." in person_note(
        MemoryNetwork(ANA, talk), SETTINGS, NOW, 1
    )


@pytest.mark.parametrize(
    ("line", "text", "type_", "said"),
    [
        ("ana wants 500 words for the january issue", "500 words for the january issue", "issue", "bout the 500 words"),
        ("ana has an issue with the invoice", "an issue with the invoice", "issue", "I'm sorry"),
        ("ana wants to know how many bags for jan", "to know how many bags for jan", "other",
         "you asked how many bags for January. {your answer}"),
    ],
)  # fmt: skip
def test_what_is_wanted_is_no_complaint_and_what_is_asked_no_thing(line: str, text: str, type_: Any, said: str) -> None:
    request = Request(id=1, from_=1, type=type_, text=text, asked=NOW - 2 * DAY, from_interaction=93)
    network = MemoryNetwork(ANA, typed(line), request)
    (loop,) = loops(network, SETTINGS, NOW)
    assert said in loop_note(network, SETTINGS, NOW, loop, 1)


def test_who_is_always_called_by_two_first_names_is_greeted_by_both() -> None:
    juan = Person(id=1, handle="juan", name="Juan David Ortiz")
    both, one = typed("coffee with Juan David"), typed("coffee with juan", 9)
    assert called_in_lines(MemoryNetwork(juan, both), juan) == "Juan David"
    assert called_in_lines(MemoryNetwork(juan, both, one), juan) == "Juan"
    assert called_in_lines(MemoryNetwork(juan, typed("Juan David Ortiz rang")), juan) == "Juan"
    assert called_in_lines(MemoryNetwork(juan), juan) == "Juan"


def test_what_they_wrote_of_is_one_that_both_know_of() -> None:
    assert "bout the job: {your answer}" in person_note(
        MemoryNetwork(ANA, typed("ana messaged me about a job", 4)), SETTINGS, NOW, 1
    )


@pytest.mark.parametrize(
    ("company", "text", "said"),
    [
        ("Books Abroad", "a container of books", "a container of books"),
        ("Lakeside Mills", "at lakeside", "at Lakeside"),
        ("Municipality", "the municipality", "the municipality"), ("NHS", "the nhs", "the NHS"),
        ("Medirede", "the pitch for medirede", "the pitch for Medirede"),
        ("Alumni office", "the alumni letter", "the alumni letter"),
    ],
)  # fmt: skip
def test_a_company_is_written_as_it_is_and_a_plain_word_as_it_was_typed(company: str, text: str, said: str) -> None:
    assert in_capitals(text, replace(ANA, company=company)) == said


@pytest.mark.parametrize(
    ("name", "line", "greeting"),
    [
        ("Mevrouw Bakker", "mevrouw bakker wrote", "Dear Mevrouw Bakker,"),
        ("Mr Govender", "saw him", "Dear Mr Govender,"),
        ("Dr Helen Muir", "helen muir asked for the log", "Dear Dr Muir,"),
        ("Dr Helen Muir", "helen asked for the log", "Hi Helen,"),
    ],
)  # fmt: skip
def test_who_is_known_by_title_and_whole_name_alone_is_addressed_so(name: str, line: str, greeting: str) -> None:
    person = Person(id=1, handle="p", name=name)
    assert note_to(MemoryNetwork(person, typed(line)), SETTINGS, TODAY, "birthday", 1).startswith(greeting)


@pytest.mark.parametrize(
    ("line", "topic", "said"),
    [
        ("met ana, she writes about food", "food", ""),
        ("ana said she wants to write about food", "food", ""),
        ("coffee with ana about food", "food", "about the food"),
    ],
)
def test_what_somebody_writes_about_is_not_what_we_spoke_of(line: str, topic: str, said: str) -> None:
    talk = typed(line, 20, "coffee", topic=topic)
    slot = Slot(start=NOW + 2 * DAY, end=NOW + 2 * DAY + DAY / 24, tz="Europe/Lisbon")
    draft = invitation(MemoryNetwork(replace(ANA, tier=2), talk), SETTINGS, NOW, "invite", 1, "coffee", slot)
    assert said in draft and ("food" in draft) == bool(said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana sent me the offer, wants an answer by monday", "hank you for the offer. {your answer}"),
        ("ana sent me the offer", "for the offer.\nMarta"),
    ],
)
def test_what_they_sent_is_answered_where_they_want_an_answer(line: str, said: str) -> None:
    assert said in person_note(MemoryNetwork(ANA, typed(line, 1)), SETTINGS, NOW, 1)


def test_a_question_about_a_day_names_it() -> None:
    request = Request(
        id=1, from_=1, text="if i could pay her", asked=NOW - DAY, due=TODAY + 6 * DAY, from_interaction=91
    )
    network = MemoryNetwork(ANA, typed("ana asked if i could pay her on the 17th", 1), request)
    (loop,) = loops(network, SETTINGS, NOW)
    assert "if I could pay you on Tuesday 17 March. {your answer}" in loop_note(network, SETTINGS, NOW, loop, 1)


def test_a_day_that_they_named_is_answered_once() -> None:
    coffee = Coffee(
        id=1, people=(1,), said=TODAY - 5 * DAY, due=TODAY + 3 * DAY, line="ana wants to meet on the 14th", purpose=""
    )
    for line, open_ in (("told ana yes", False), ("saw ana", True)):
        network = MemoryNetwork(ANA, coffee, typed(line, 2))
        notes = [loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW)]
        assert any("for suggesting Saturday 14 March" in note for note in notes) == open_


def test_the_month_of_a_matter_is_no_day_by_which_it_is_due() -> None:
    for line, sorry in (("ana asked if we can take 10 more in april", True), ("ana asked for it by 1 april", False)):
        request = Request(id=1, from_=1, text="if we can take 10 more", asked=NOW - 24 * DAY, from_interaction=114)
        network = MemoryNetwork(ANA, typed(line, 24), request)
        (loop,) = loops(network, SETTINGS, NOW)
        assert ("orry" in loop_note(network, SETTINGS, NOW, loop, 1)) == sorry


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana: pallet is fine, pickup on 1 march", "pickup", False),
        ("ana: check on the pickup on 1 march", "the pickup", True),
    ],
)
def test_of_what_was_on_a_day_nothing_is_written_after_it(line: str, text: str, said: bool) -> None:
    source = typed(line, 20)
    follow = Follow(id=1, people=(1,), text=text, made=source.on, due=date(2026, 3, 1))
    network = MemoryNetwork(ANA, source, follow)
    (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "follow")
    assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == said


@pytest.mark.parametrize("again", ["them before harvest is over", "the german label rules"])
def test_what_one_line_asks_for_twice_is_answered_once(again: str) -> None:
    source = typed("ana asked for the label rules, she needs them before harvest is over", 20)
    network = MemoryNetwork(
        ANA,
        source,
        Request(id=200, from_=1, text="the label rules", asked=NOW - 20 * DAY, from_interaction=source.id),
        Request(id=201, from_=1, text=again, asked=NOW - 20 * DAY, from_interaction=source.id),
    )
    drafts = [loop_note(network, SETTINGS, NOW, loop, 1) for loop in loops(network, SETTINGS, NOW)]
    assert ["label rules" in draft for draft in sorted(drafts, reverse=True)] == [True, False]


def test_thanks_of_months_ago_say_that_they_are_late_and_wait_for_an_answer_that_is_owed() -> None:
    thanks = Thanks(id=1, to=1, text="reading my statement", made=TODAY - 60 * DAY)
    met = Interaction(id=2, on=TODAY - 5 * DAY, channel="video", people=(1,), initiator="mutual")
    asked = Request(id=200, from_=1, text="the list", asked=NOW - 2 * DAY)

    def said(*more: Record) -> str:
        network = MemoryNetwork(ANA, thanks, *more)
        (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "thanks")
        return loop_note(network, SETTINGS, NOW, loop, 1)

    assert "late" in said(met) or "still" in said(met)
    wished = typed("ana asked for the list", 2, proposed=(Proposed(kind="request", text="the list", from_=1),))
    assert said(met, wished) == "" and said(met, asked) == "" and said(replace(asked, state="answered")) != ""


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("asked ana how she sends the list of the Loire", "sends the list of the Loire", False),
        ("ana pays for the Loire by the glass", "pays for the Loire by the glass", False),
        ("ana sends the list of the Loire", "sends the list of the Loire", True),
    ],
)
def test_of_what_i_asked_somebody_or_they_pay_is_no_news_asked(line: str, text: str, due: bool) -> None:
    source = typed(line, 20)
    owed = Promise(id=1, by="them", people=(1,), text=text, made=source.on, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, owed)
    (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "owed")
    assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == due


@pytest.mark.parametrize(("due", "is_written"), [(-8, True), (-1, False), (0, False), (6, False)])
def test_who_was_to_send_something_by_a_day_that_is_over_is_reminded_at_once(due: int, is_written: bool) -> None:
    """Of a day that was still to come when it was noted, after that day and the first days after the word."""
    source = typed("ana was to send me the board minutes by tue", 1)
    owed = Promise(
        id=1, by="them", people=(1,), text="send me the board minutes", made=source.on, due=TODAY + due * DAY,
        from_interaction=source.id,
    )  # fmt: skip
    network = MemoryNetwork(ANA, source, owed)
    (loop,) = (loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "owed")
    assert ("send me the board minutes" in loop_note(network, SETTINGS, NOW, loop, 1)) == is_written


def test_a_reminder_of_a_message_says_what_that_was_about() -> None:
    talk = typed("wrote to ana about being my examiner", 8, "email", topic="being my examiner", awaiting_reply=True)
    network = MemoryNetwork(ANA, talk)
    (loop,) = loops(network, SETTINGS, NOW)
    assert "about being my examiner. " in loop_note(network, SETTINGS, NOW, loop, 1)
