"""What later lines make of a draft: nothing is claimed, asked or sent that they may have settled."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import (
    Ask,
    Coffee,
    Follow,
    Interaction,
    Introduction,
    Person,
    Promise,
    Record,
    Request,
    Slot,
    Thanks,
    Trip,
)
from netritual.review.message_drafts.introduction_drafts import introduction_note
from netritual.review.message_drafts.loop_drafts import loop_note, open_note, person_note
from netritual.review.message_drafts.meeting_drafts import coffee_note
from netritual.review.message_drafts.message_draft import note_to
from netritual.review.message_drafts.occasion_drafts import birthday_note
from netritual.services.pages.home_page import home_page
from tests.review.test_notes import ANA, DAY, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork


def note_of(record: Record, *lines: Interaction) -> str:
    """The draft of what is open with Ana, with some lines about her."""
    network = MemoryNetwork(ANA, record, *lines)
    return next((loop_note(network, SETTINGS, NOW, loop, 1) for loop in loops(network, SETTINGS, NOW)), "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana got the numbers", False),
        ("sent ana the papers", False),
        ("text to ana re the figures", False),
        ("ana is fine with it, she says", False),
        ("ana still waits, she says", True),
        ("ana sent a tin of olive oil", True),
        ("ana is angry, still no estimate", False),
        ("saw ana in the street", True),
    ],
)
def test_nothing_is_claimed_that_a_later_line_may_have_settled(line: str, said: bool) -> None:
    late = Promise(id=1, people=(1,), text="the turnover estimate", made=TODAY - 9 * DAY, due=TODAY - 4 * DAY)
    assert bool(note_of(late, typed(line))) == said
    assert "waiting" in line or note_of(late, typed(line, days=12))  # a line before it settles nothing


@pytest.mark.parametrize(
    ("line", "answered"),
    [
        ("ana texted, ready to start after easter. ask her when", True),
        ("mail from ana about the fair", True),
        ("ana wrote, told her yes", False),
        ("wrote to ana", False),
    ],
)
def test_who_wrote_last_is_answered_and_asked_for_nothing(line: str, answered: bool) -> None:
    died = typed("ana's mum died", 8)
    network = MemoryNetwork(replace(ANA, tier=2), died, typed(line, 1))
    assert ("{your answer}" in person_note(network, SETTINGS, NOW, 1)) == answered
    assert bool(note_to(network, SETTINGS, TODAY, "here", 1)) != answered


@pytest.mark.parametrize(("line", "said"), [("2 students want to come, she'll send their names", "send me the names"),
                                            ("ana said they'll send their terms", "send me your terms")])  # fmt: skip
def test_their_is_of_others_where_she_is_spoken_of(line: str, said: str) -> None:
    source = typed(line, 9)
    owed = Promise(id=1, people=(1,), by="them", text=line.partition("'ll ")[2], made=source.on,
                   from_interaction=source.id)  # fmt: skip
    assert said in note_of(owed, source)


@pytest.mark.parametrize(("line", "days", "due"), [("she'll send the contract this week", 2, False),
                                                   ("she'll send the contract this month", 8, False),
                                                   ("she'll send the contract in march", 8, False),
                                                   ("she'll send the contract", 1, False),
                                                   ("she'll send the contract this week", 7, True)])  # fmt: skip
def test_nobody_is_reminded_before_the_period_ends_that_they_named(line: str, days: int, due: bool) -> None:
    source = typed(line, days)
    owed = Promise(id=1, people=(1,), by="them", text="send the contract", made=source.on, due=source.on,
                   from_interaction=source.id)  # fmt: skip
    assert bool(note_of(owed, source)) == due


def test_both_are_asked_about_a_meeting_only_two_days_ahead_or_in_the_review() -> None:
    start = NOW + 8 * DAY
    coffee = Coffee(id=1, people=(1,), said=TODAY, state="proposed", line="coffee with ana thu, she's keen",
                    slot=Slot(start=start, end=start + timedelta(hours=1), tz="Europe/Lisbon"))  # fmt: skip
    network = MemoryNetwork(ANA, coffee)
    notes = [coffee_note(network, SETTINGS, NOW + days * DAY, coffee) for days in range(9)]
    asked = [bool(note) and "looking forward" not in note for note in notes]
    assert all(notes[:8]) and not notes[8]
    assert NOW.weekday() == 2 and asked == [False, False, True, False, False, False, True, True, False]  # friday: day 2
    notes = [coffee_note(network, SETTINGS, NOW + days * DAY, coffee, is_review=True) for days in range(9)]
    in_review = [bool(note) and "looking forward" not in note for note in notes]
    assert in_review == [False, *(True,) * 7, False]


def test_thanks_are_for_what_was_typed_else_for_what_the_line_tells() -> None:
    help_ = typed("ana took over my fair in ghent so i can do the hearing", 2)
    thanks = Thanks(id=1, to=1, text="the fair", made=TODAY - 2 * DAY)
    assert "for the fair." in note_of(thanks, help_)
    assert "for taking over my fair." in note_of(replace(thanks, text=""), help_)


def test_whoever_is_hurt_is_asked_how_it_is() -> None:
    for line, hurt in (("ana fell off a ladder, sprained ankle", "ankle"), ("ana's knee op is monday", "knee")):
        assert f"how is your {hurt}?" in person_note(MemoryNetwork(ANA, typed(line)), SETTINGS, NOW, 1)


def test_a_price_that_was_named_is_not_asked_for_any_more() -> None:
    request = Request(id=1, from_=1, text="a price for 10 visits", asked=NOW - 5 * DAY)
    assert note_of(request) and not note_of(request, typed("quoted ana 420", 2))


def test_one_note_goes_to_somebody_in_a_day() -> None:
    records = (Promise(id=1, people=(1,), text="the deck", made=TODAY - 9 * DAY, due=TODAY - 4 * DAY),
               Thanks(id=2, to=1, text="helping me paint", made=TODAY - 5 * DAY))  # fmt: skip
    page = home_page(MemoryNetwork(ANA, *records), SETTINGS, NOW)
    (noted,) = (item for item in page.now if item.draft)
    assert len(page.now) == 2 and "deck" in noted.draft
    assert all("draft-message" not in {act.id for act in item.acts} for item in page.now if not item.draft)


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana emailed, saw me online, can i do 300 mugs? must write back", "write back", "whether I can do 300 mugs."),
        ("ana asked if i take interns, need to reply", "reply", "if I take interns."),
        ("ana emailed about the fair, answer her", "answer her", "about the fair: {your answer}"),
    ],
)
def test_an_answer_that_is_due_answers_what_the_line_asks(line: str, text: str, said: str) -> None:
    source = typed(line, 5)
    promise = Promise(id=1, people=(1,), text=text, made=source.on, from_interaction=source.id)
    assert said in note_of(promise, source)


def test_a_request_that_an_introduction_answers_has_no_note() -> None:
    request = Request(id=1, from_=1, text="a night shift lead", asked=NOW - 5 * DAY)
    made = Introduction(id=2, between=(1, 2), state="both_yes", made=TODAY - DAY)
    network = MemoryNetwork(ANA, Person(id=2, handle="bo", name="Bo Li"), request, made)
    assert note_of(request)
    notes = [loop_note(network, SETTINGS, NOW, loop, 1) for loop in loops(network, SETTINGS, NOW)]
    assert not any("shift" in note or "{your answer}" in note for note in notes)


def test_what_two_do_together_is_no_promise_of_one() -> None:
    source = typed("ana and i to build a dashboard, she does numbers, i do words", 9)
    promise = Promise(id=1, people=(1,), text="build a dashboard", made=source.on, from_interaction=source.id)
    assert note_of(promise) and not note_of(promise, source)


def test_who_knows_of_my_trip_is_asked_for_the_day() -> None:
    travels = replace(SETTINGS, trips=(Trip(city="Porto", from_=TODAY + DAY, to=TODAY + 3 * DAY),))
    invited = typed("ana invited me to see her studio when i'm in porto", 3)
    for lines, said in (((invited,), "Which day would suit you best?"), ((), "half an hour for a coffee?")):
        assert said in person_note(MemoryNetwork(replace(ANA, city="Porto"), *lines), travels, NOW, 1)


def test_nobody_is_reminded_with_whom_something_was_since() -> None:
    owed = Promise(id=1, people=(1,), by="them", text="send the contract", made=TODAY - 20 * DAY)
    assert "send me the contract" in note_of(owed) and not note_of(owed, typed("walk with ana", 4, "walk"))


def test_a_name_without_its_accent_and_apostrophe_is_somebodys() -> None:
    owed = Promise(id=1, people=(1,), by="them", text="send the sheets", made=TODAY - 20 * DAY)
    network = MemoryNetwork(replace(ANA, name="Inês Ruiz"), owed, replace(typed("inesis done at the fair"), people=()))
    here = MemoryNetwork(replace(ANA, name="Inês Ruiz"), owed, replace(typed("iness done at the fair"), people=()))
    noted = [
        next(loop_note(one, SETTINGS, NOW, loop, 1) for loop in loops(one, SETTINGS, NOW)) for one in (network, here)
    ]
    assert noted[0] and not noted[1]


@pytest.mark.parametrize(("line", "said"), [("deposit paid", True), ("paid the rent", False)])
def test_a_line_of_nobody_settles_the_matter_that_it_names(line: str, said: bool) -> None:
    late = Promise(id=1, people=(1,), text="the deposit for the tables", made=TODAY - 9 * DAY, due=TODAY - 4 * DAY)
    assert bool(note_of(late, replace(typed(line), people=()))) != said


@pytest.mark.parametrize(
    ("line", "said"),
    [("told ana i'd look over the lease", True), ("ana has a lease, must look over the lease", False)],
)
def test_what_was_only_noted_was_not_said(line: str, said: bool) -> None:
    source = typed(line, 5)
    promise = Promise(id=1, people=(1,), text="look over the lease", made=source.on, from_interaction=source.id)
    assert ("I said I would" in note_of(promise, source)) == said


def test_who_decides_later_is_not_asked_before() -> None:
    close = replace(ANA, tier=2)
    for line, asked in (("call with ana, her boss decides in april", False), ("call with ana in april", True)):
        network = MemoryNetwork(close, typed(line, 9, "call"))
        assert bool(note_to(network, SETTINGS, TODAY, "ask", 1, topic="finding a sponsor")) == asked


def test_advice_is_thanked_for_only_where_it_was_asked_for_as_such() -> None:
    for text, said in (("advice on day rates", " on day rates"), ("supervision once a month", "")):
        ask = Ask(id=1, to=1, text=text, topic=text, type="advice", asked=TODAY - 9 * DAY, state="answered",
                  answered=TODAY - 2 * DAY)  # fmt: skip
        assert said in note_of(ask) and bool(note_of(ask)) == bool(said)


def test_what_was_put_aside_or_taken_over_is_thanked_for_in_one_piece() -> None:
    for line, said in (("ana put aside 4 oak planks for me", "putting aside the 4 oak planks"),
                       ("ana took over my fair, must thank her", "taking over my fair")):  # fmt: skip
        thanks = Thanks(id=1, to=1, text="", made=TODAY - 2 * DAY)
        assert said in note_of(thanks, typed(line, 2))


def test_what_somebody_asks_to_know_is_a_question() -> None:
    for text, said in (("to know if I take two apprentices", "you asked if I take two apprentices."),
                       ("to know about parking", "about parking: {your answer}")):  # fmt: skip
        assert said in note_of(Request(id=1, from_=1, text=text, asked=NOW - 2 * DAY))


@pytest.mark.parametrize(
    ("days", "due", "asked"), [(3, False, False), (14, True, True), (40, True, False), (70, True, False)]
)
def test_a_reminder_is_in_place_for_some_weeks(days: int, due: bool, asked: bool) -> None:
    owed = Promise(id=1, people=(1,), by="them", text="send the contract", made=TODAY - days * DAY)
    assert bool(note_of(owed)) == due
    made = Introduction(between=(1, 2), state="asked_a", asked_a=TODAY - days * DAY)
    network = MemoryNetwork(ANA, Person(id=2, handle="bo", name="Bo Li"), made)
    assert bool(introduction_note(network, SETTINGS, TODAY, made)) == asked


def test_nobody_is_reminded_of_an_introduction_of_whom_a_line_tells_since() -> None:
    made = Introduction(between=(1, 2), state="asked_a", asked_a=TODAY - 10 * DAY)
    for line, due in (("ana would like to be recommended", False), ("coffee with ana", True)):
        network = MemoryNetwork(ANA, Person(id=2, handle="bo", name="Bo Li"), made, typed(line))
        assert bool(introduction_note(network, SETTINGS, TODAY, made)) == due


def test_a_reminder_of_an_introduction_says_why() -> None:
    bo = Person(id=2, handle="bo", name="Bo Lund", offers=("a translator",))
    made = Introduction(between=(1, 2), state="asked_a", asked_a=TODAY - 10 * DAY)
    network = MemoryNetwork(replace(ANA, needs=("a translator",)), bo, made)
    assert "You're looking for a translator, and I thought of Bo." in introduction_note(network, SETTINGS, TODAY, made)


@pytest.mark.parametrize(("tz", "said"), [("Europe/Lisbon", True), ("Europe/Berlin", False)])
def test_nobody_is_wished_well_ahead_where_that_brings_bad_luck(tz: str, said: bool) -> None:
    network = MemoryNetwork(replace(ANA, birthday="03-14"))
    assert bool(person_note(network, replace(SETTINGS, tz=tz), NOW, 1)) == said


def test_a_wish_for_a_birthday_waits_for_a_late_promise_and_not_for_an_answer() -> None:
    born = replace(ANA, birthday="03-14")  # a saturday
    late = Promise(id=1, people=(1,), text="the deck", made=TODAY - 9 * DAY, due=TODAY - 4 * DAY)
    asked = Request(id=1, from_=1, text="me for the concert", asked=NOW - 2 * DAY)
    for record, wished in ((asked, True), (late, False)):
        assert bool(birthday_note(MemoryNetwork(born, record), SETTINGS, TODAY, born)) == wished


@pytest.mark.parametrize(("due", "said"), [(2, ""), (0, "I wanted to send you the deck"), (-1, "about the delay")])
def test_of_a_promise_nothing_is_said_before_its_day(due: int, said: str) -> None:
    promise = Promise(id=1, people=(1,), text="send her the deck", made=TODAY - 6 * DAY, due=TODAY + due * DAY)
    assert said in note_of(promise) and bool(said) == bool(note_of(promise))


@pytest.mark.parametrize(
    ("line", "hard"),
    [("ana: her sister is also interested", False), ("ana's wife passed saturday", True),
     ("ana, her son passed his exam", False), ("ana, her mum is dying", True), ("ana's mom is in hospice", True)],
)  # fmt: skip
def test_only_what_is_sad_of_their_kin_is_a_sorrow(line: str, hard: bool) -> None:
    assert bool(note_to(MemoryNetwork(ANA, typed(line)), SETTINGS, TODAY, "here", 1)) == hard


def test_who_named_a_day_is_not_reminded_before_it() -> None:
    for line, due in (("she'll ask the board after easter", False), ("she'll ask the board", True)):
        source = typed(line, 16)
        owed = Promise(id=1, people=(1,), by="them", text="send the list", made=source.on, from_interaction=source.id)
        assert bool(note_of(owed, replace(source, line=line.replace("ask the board", "send the list")))) == due


def test_what_they_wait_for_is_not_written_of_after_a_meeting_that_was_to_be() -> None:
    request = Request(id=1, from_=1, text="my logo", asked=NOW - 9 * DAY)
    for days, due in ((-2, False), (2, True)):
        start = NOW + days * DAY
        lunch = Coffee(id=2, people=(1,), said=TODAY - 8 * DAY, state="proposed",
                       slot=Slot(start=start, end=start + timedelta(hours=1), tz="Europe/Lisbon"))  # fmt: skip
        network = MemoryNetwork(ANA, request, lunch)
        loop = next(loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "reply")
        assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == due


@pytest.mark.parametrize(("text", "said"), [("look over the lease", True), ("bring her to the studio", False)])
def test_what_is_done_on_its_day_or_never_is_not_late(text: str, said: bool) -> None:
    assert bool(note_of(Promise(id=1, people=(1,), text=text, made=TODAY - 9 * DAY, due=TODAY - DAY))) == said


@pytest.mark.parametrize(("text", "said"), [("the rent", False), ("the lease", True)])
def test_what_is_paid_is_not_written_of(text: str, said: bool) -> None:
    assert bool(note_of(Request(id=1, from_=1, text=text, asked=NOW - 9 * DAY))) == said


def test_nobody_is_reminded_of_theirs_before_mine_is_done() -> None:
    owed = Promise(id=1, people=(1,), by="them", text="look over my draft", made=TODAY - 16 * DAY)
    mine = Promise(id=2, people=(1,), text="my draft", made=TODAY - 8 * DAY, due=TODAY + DAY)
    for records, due in (((owed,), True), ((owed, mine), False)):
        network = MemoryNetwork(ANA, *records)
        loop = next(loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "owed")
        assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == due


def test_an_event_that_was_promised_is_arranged_with_any_meeting_since() -> None:
    promise = Promise(id=1, people=(1,), text="a tasting for her team", made=TODAY - 9 * DAY)
    start = NOW + 6 * DAY
    talk = Coffee(id=2, people=(1,), said=TODAY - DAY, state="proposed", channel="meeting",
                  slot=Slot(start=start, end=start + timedelta(hours=1), tz="Europe/Lisbon"))  # fmt: skip
    for records, due in (((promise,), True), ((promise, talk), False)):
        network = MemoryNetwork(ANA, *records)
        loop = next(loop for loop in loops(network, SETTINGS, NOW) if loop.kind == "promise")
        assert bool(loop_note(network, SETTINGS, NOW, loop, 1)) == due


@pytest.mark.parametrize(
    "line", ["we should grab a beer, ana says", "call with ana about her taxes", "ana's stall looks nice"]
)
def test_a_line_about_something_else_ends_nothing(line: str) -> None:
    late = Promise(id=1, people=(1,), text="the schematics", made=TODAY - 9 * DAY, due=TODAY - 4 * DAY)
    assert "the schematics" in note_of(late, typed(line)) and not note_of(late, typed("ana got the schematics"))


@pytest.mark.parametrize(("purpose", "is_said"), [("soon", True), ("her 3 barrels and so", False)])
def test_a_meeting_that_was_said_has_an_invitation_also_where_its_line_says_more(purpose: str, is_said: bool) -> None:
    coffee = Coffee(id=1, people=(1,), said=TODAY - 9 * DAY, channel="lunch", purpose=purpose)
    lines = () if is_said else (typed(f"lunch with ana {purpose}", 9),)
    note = note_of(coffee, *lines)
    assert "lunch" in note and "in the next two weeks" in note
    assert any(said in note for said in ("have lunch", "having lunch")) == is_said
    assert not note_of(coffee, *lines, typed("ana is in hospital", 1))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("talk at ana's went well, 30 people, she wants another in february", False),
        ("ana isn't interested in the talk", False),
        ("ana still waits for a word on the talk", True),
    ],
)
def test_what_came_to_its_end_in_other_words_has_no_note(line: str, said: bool) -> None:
    asked = Request(id=1, from_=1, text="a talk for her patients", asked=NOW - 9 * DAY)
    network = MemoryNetwork(ANA, asked, typed(line))
    note = next((open_note(network, SETTINGS, NOW, 1) for _ in loops(network, SETTINGS, NOW)), "")
    assert bool(note) == said


def test_a_no_of_theirs_ends_the_wait_for_an_answer() -> None:
    wrote = Interaction(
        id=1, people=(1,), channel="email", on=TODAY - 14 * DAY, initiator="me", topic="the silent forests",
        line="wrote to ana about the silent forests, no answer yet", awaiting_reply=True,
    )  # fmt: skip
    assert open_note(MemoryNetwork(ANA, wrote), SETTINGS, NOW, 1)
    no = typed("ana doesn't want the silent forests, too slow", 1)
    assert open_note(MemoryNetwork(ANA, wrote, no), SETTINGS, NOW, 1) == ""


def test_two_of_whom_a_line_tells_since_are_not_asked_whether_they_talked() -> None:
    bo = Person(id=2, handle="bo", name="Bo Li")
    intro = Introduction(id=3, between=(1, 2), state="sent", made=TODAY - 30 * DAY, sent=TODAY - 20 * DAY)
    assert introduction_note(MemoryNetwork(ANA, bo, intro), SETTINGS, TODAY, intro)
    met = Interaction(
        id=9, people=(1,), mentions=(2,), channel="note", on=TODAY - DAY, line="ana and bo have set a date"
    )
    assert introduction_note(MemoryNetwork(ANA, bo, intro, met), SETTINGS, TODAY, intro) == ""


def test_what_was_asked_without_something_is_not_about_that() -> None:
    ask = Ask(id=1, to=1, text="to do it without the counter", asked=TODAY - 10 * DAY)
    assert "counter" not in person_note(MemoryNetwork(ANA, ask), SETTINGS, NOW, 1)


def test_who_is_to_be_invited_is_invited_before_the_day() -> None:
    invite = Promise(id=1, people=(1,), text="invite to the opening", made=TODAY, due=TODAY + 17 * DAY)
    assert "I'd like to invite you to the opening on Saturday 28 March." in note_of(invite)
    assert note_of(replace(invite, made=TODAY - 9 * DAY, due=TODAY - DAY)) == ""


@pytest.mark.parametrize(
    ("line", "thanks"),
    [
        ("handed it in, ana read it through over the weekend and found two mistakes", "reading it through"),
        ("ana let me sit in the hide two nights, so grateful for that", "letting me sit in the hide two nights"),
    ],
)
def test_thanks_are_for_the_work(line: str, thanks: str) -> None:
    assert thanks in person_note(MemoryNetwork(ANA, typed(line)), SETTINGS, NOW, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("if I could see the old harp out of its case", "letting me see the old harp out of"),
        ("the 2020 flood model", "for the 2020 flood model."),
    ],
)
def test_leave_and_things_that_were_given_are_thanked_for(text: str, said: str) -> None:
    asked = typed(f"asked ana {'' if text.startswith('if') else 'for '}{text}", 9)
    ask = Ask(id=1, to=1, text=text, asked=TODAY - 9 * DAY, state="answered", answered=TODAY - 2 * DAY)
    network = MemoryNetwork(ANA, ask, asked)
    (loop, *_) = loops(network, SETTINGS, NOW)
    assert said in (loop_note(network, SETTINGS, NOW, loop, 1))


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana will send an inspector", "send an inspector", "could you still send an inspector?"),
        (
            "ana was pleased, she'd send me two papers",
            "send me two papers",
            "still send me the two papers? you mentioned it on 19 february.",
        ),
        (
            "ana will write 2000 words",
            "write 2000 words",
            "could you still send me the 2000 words? you mentioned it on 19 february.",
        ),
        (
            "ana will draw two maps",
            "draw two maps",
            "could you still send me the two maps? you mentioned it on 19 february.",
        ),
        ("ana will translate the leaflet", "translate the leaflet", "could you still send me the translation of the"),
        (
            "ana will send a quote",
            "send a quote",
            "could you still send me the quote? you mentioned it on 19 february.",
        ),
        (
            "ana will send some photos",
            "send some photos",
            "could you still send me the photos? you mentioned it on 19 february.",
        ),
        ("ana says yes, two wheels, she'll pay the transport", "pay the transport", ""),
        ("lent ana my 110v transformer", "110v transformer", "could you still bring back my 110v transformer?"),
        ("ana still got my drill, get it back off her", "drill", "could you still bring back my drill?"),
        ("lent ana the drill, she will send the plan", "send the plan", "could you still send me the plan?"),
        ("lent ana 40 quid for the walk", "40 quid for the walk", "could you pay back the 40 quid for the walk when"),
    ],
)
def test_what_was_promised_is_asked_for_as_what_both_know_and_no_payment_is(line: str, text: str, said: str) -> None:
    owed = Promise(id=1, by="them", people=(1,), text=text, made=TODAY - 20 * DAY, from_interaction=9)
    network = MemoryNetwork(ANA, owed, replace(typed(line, 20), id=9))
    note = open_note(network, SETTINGS, NOW, 1)
    assert note == "" if not said else said in note.lower(), note


def test_who_asked_to_see_something_did_not_ask_me_to() -> None:
    asked = Request(id=1, from_=1, text="to see my maps", asked=NOW - 5 * DAY, from_interaction=9)
    line = Interaction(id=9, people=(1,), channel="note", on=TODAY - 5 * DAY, line="ana asked to see my maps")
    note = open_note(MemoryNetwork(ANA, asked, line), SETTINGS, NOW, 1)
    assert "my maps" in note and "asked me" not in note


def test_what_i_said_to_a_request_is_its_answer() -> None:
    asked = Request(id=1, from_=1, text="me to mentor a celebrant", asked=NOW - 9 * DAY, from_interaction=9)
    line = Interaction(
        id=9, people=(1,), channel="note", on=TODAY - 9 * DAY,
        line="ana wants me to mentor a celebrant. said I'd ring him",
    )  # fmt: skip
    assert open_note(MemoryNetwork(ANA, asked, line), SETTINGS, NOW, 1) == ""


@pytest.mark.parametrize(
    ("line", "thanks"),
    [
        ("ana put us on the menu at the Bear, so kind", "putting us on the menu at the Bear"),
        ("ana checked for free when she was out, bless her", ""),
        ("ana fixed the lights sunday night, saved our week", "fixing the lights"),
    ],
)
def test_what_stands_behind_a_preposition_is_not_thanked_for(line: str, thanks: str) -> None:
    note = person_note(MemoryNetwork(ANA, typed(line)), SETTINGS, NOW, 1)
    assert thanks in note if thanks else "free" not in note


def test_what_is_asked_of_another_one_meanwhile_may_be_answered() -> None:
    asked = Request(id=1, from_=1, text="last years accounts", asked=NOW - 9 * DAY)
    bo = Person(id=2, handle="bo", name="Bo Li")
    meanwhile = Interaction(id=9, people=(2,), channel="note", on=TODAY - 5 * DAY, line="asked Bo for the accounts")
    assert "accounts" in open_note(MemoryNetwork(ANA, bo, asked), SETTINGS, NOW, 1)
    assert open_note(MemoryNetwork(ANA, bo, asked, meanwhile), SETTINGS, NOW, 1) == ""


def test_what_she_will_do_is_no_promise_of_mine() -> None:
    line = "coffee with ana, she knows a stall going free, will ask the market office"
    talk = Interaction(id=9, people=(1,), channel="coffee", on=TODAY - 9 * DAY, line=line)
    asks = Promise(id=10, people=(1,), text="ask the market office", made=TODAY - 9 * DAY, from_interaction=9)
    assert open_note(MemoryNetwork(ANA, talk, asks), SETTINGS, NOW, 1) == ""


def test_a_promise_that_says_not_whose_it_is_has_no_note() -> None:
    line = "Ana coming to stay 12-14 dec, promised to book us at the Puffing Billy"
    talk = Interaction(id=9, people=(1,), channel="note", on=TODAY - 9 * DAY, line=line)
    books = Promise(id=10, people=(1,), text="book us at the Puffing Billy", made=TODAY - 9 * DAY, from_interaction=9)
    assert open_note(MemoryNetwork(ANA, talk, books), SETTINGS, NOW, 1) == ""


def test_who_called_since_is_not_written_to_about_the_silence() -> None:
    silent = Follow(id=1, people=(1,), text="the fence", made=TODAY - 9 * DAY)
    called = Interaction(id=9, people=(1,), channel="call", on=TODAY - DAY, line="ana called, 3800, starts the 16th")
    assert "the fence" in open_note(MemoryNetwork(ANA, silent), SETTINGS, NOW, 1)
    assert open_note(MemoryNetwork(ANA, silent, called), SETTINGS, NOW, 1) == ""


def test_nobody_is_reminded_of_an_offer() -> None:
    talk = Interaction(id=9, people=(1,), channel="note", on=TODAY - 20 * DAY, line="ana would give a talk on trams")
    offer = Promise(id=10, by="them", people=(1,), text="give a talk on trams", made=talk.on, from_interaction=9)
    assert open_note(MemoryNetwork(ANA, talk, offer), SETTINGS, NOW, 1) == ""


def test_nobody_is_sorry_before_the_last_day() -> None:
    line = "ana wants a chapter from me on water birth, 3000 words by end of april"
    talk = Interaction(id=9, people=(1,), channel="note", on=TODAY - 20 * DAY, line=line)
    asked = Request(id=1, from_=1, text="a chapter", asked=NOW - 20 * DAY, from_interaction=9)
    note = open_note(MemoryNetwork(ANA, talk, asked), SETTINGS, NOW, 1)
    assert "the chapter" in note and "sorry" not in note


def test_a_word_to_somebody_by_their_work_may_be_the_answer() -> None:
    asked = Request(id=1, from_=1, text="me to find a second organist", asked=NOW - 9 * DAY)
    told = Interaction(id=9, channel="note", on=TODAY - 5 * DAY, line="told the priest")
    priest = replace(ANA, position="Priest")
    assert "organist" in open_note(MemoryNetwork(priest, asked), SETTINGS, NOW, 1)
    assert open_note(MemoryNetwork(priest, asked, told), SETTINGS, NOW, 1) == ""


def test_a_message_that_was_never_answered_is_asked_after_as_one() -> None:
    silent = Follow(id=1, people=(1,), text="my mail about the Taunton plots", made=TODAY - 4 * DAY)
    note = note_of(silent)
    assert "I wrote to you about the Taunton plots." in note and "about my mail" not in note


def test_an_invitation_of_theirs_that_has_no_answer_yet_is_answered() -> None:
    line = "ana from Red FM invited me on the morning show on april 3, haven't answered yet"
    assert "the morning show" in person_note(MemoryNetwork(ANA, typed(line)), SETTINGS, NOW, 1)


def test_an_invitation_for_a_talk_is_answered_as_one() -> None:
    line = "ana invited me for a lunch talk at Rotary on april 10, haven't replied"
    note = person_note(MemoryNetwork(ANA, typed(line)), SETTINGS, NOW, 1)
    assert "the invitation to a lunch talk at Rotary" in note
