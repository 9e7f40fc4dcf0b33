"""What a row offers of which nothing is stated for certain: its matter and a blank, as long as it asks for a word."""

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
    Thanks,
)
from netritual.review.loop_item import loop_item
from netritual.review.message_drafts.forms_of_address import called_in_lines
from netritual.review.message_drafts.introduction_drafts import introduction_note
from netritual.review.message_drafts.loop_drafts import loop_note, person_note
from tests.review.test_notes import ANA, DAY, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork

AGES = NOW - 9 * DAY
AGO = TODAY - 9 * DAY
BO = Person(id=2, handle="bo", name="Bo Berg", position="Baker")


def plain(record: Record, *lines: Interaction) -> str:
    """The plain draft of what is open with Ana."""
    network = MemoryNetwork(ANA, BO, record, *lines)
    found = loops(network, SETTINGS, NOW)
    return next((loop_note(network, SETTINGS, NOW, one, 1) for one in found if one.id == record.id), "")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Request(id=1, from_=1, text="12 wheels for christmas", asked=NOW), "about the 12 wheels: {your answer}"),
        (Request(id=1, from_=1, text="us to do their dentals", asked=AGES), "You asked us to do your dentals. {your"),
        (Promise(id=1, people=(1,), text="send her pics of the caves", made=AGO), "pics of the caves"),
        (Promise(id=1, people=(1,), text="find him a date", made=AGO), ""),
        (Promise(id=1, people=(1,), text="find the money", made=AGO), ""),
        (Promise(id=1, people=(1,), by="them", text="quote for the yard", made=AGO), "send me the quote for"),
        (Promise(id=1, people=(1,), by="them", text="recommend me to her sister", made=AGO), ""),
        (Promise(id=1, people=(1,), by="them", text="print the posters at cost", made=AGO), ""),
        (Ask(id=1, to=1, text="to hold the old price", asked=TODAY - 30 * DAY), "whether you could hold the old price"),
        (Ask(id=1, to=1, text="last year's guidelines", asked=TODAY - 90 * DAY), "send me last year's guidelines?"),
        (Request(id=1, from_=1, text="80 for it", asked=NOW - 9 * DAY), ""),
        (Ask(id=1, to=1, text="a family", asked=TODAY - 30 * DAY), ""),
        (Ask(id=1, to=1, text="one", asked=TODAY - 30 * DAY), ""),
        (Ask(id=1, to=1, text="the egg counts", asked=TODAY - 90 * DAY), "is there any news about the egg counts?"),
        (Thanks(id=1, to=1, made=TODAY - 77 * DAY), ""),
        (Promise(id=1, people=(1,), text="send the deck", made=TODAY, due=TODAY + 3 * DAY), ""),
        (Request(id=1, from_=1, text="a talk on 1 Feb", asked=NOW - 60 * DAY), ""),
    ],
)  # fmt: skip
def test_a_row_that_asks_for_a_word_names_its_matter_and_leaves_the_rest(record: Record, said: str) -> None:
    draft = plain(record)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana wants me to write a reference for a school abroad, due march 31", "me to write a reference for a school",
         "you asked me to write a reference for a school. {your answer}"),
        ("ana would like 20 of our patients for her study", "20 of our patients for her study",
         "about the patients for your study: {your answer}"),
        ("ana wants a one-page about runner numbers", "a one-page about runner numbers",
         "about the one-pager: {what is attached, or when it comes}"),
        ("ana wants a short report after each fitting", "a short report after each fitting", ""),
        ("ana wants a list of what is open every week", "a list of what is open every week", ""),
        ("ana wants a 600-word for the newsletter", "a 600-word for the newsletter", "you asked me something on"),
        ("ana: noise check for 30 workers, she wants to know what it costs", "to know what it costs",
         "about the noise check: {your answer}"),
        ("ana wants to be introduced to Bas", "to be introduced to Bas",
         "you wanted to be introduced to Bas. {your answer}"),
        ("ana asked me to be judged at the fair", "to be judged at the fair", "ou asked me to be judged at the fair"),
        ("310 a plank, ana asks whether I want them planed or rough", "whether I want them planed or rough",
         "you asked me something on Saturday"),
        ("ana asks whether I could send them the list", "whether I could send them the list",
         "you asked whether I could send you the list. {your answer}"),
        ("ana asked for the photos. they are on the old phone", "the photos",
         "about the photos: {what is attached, or when it comes}"),
        ("ana asked me to run a clinic on saturdays, told her id think about it", "to run a clinic on saturdays",
         "you asked me to run a clinic on Saturdays. {your answer}"),
    ],
)  # fmt: skip
def test_what_they_asked_is_named_where_their_line_says_more(line: str, text: str, said: str) -> None:
    source = typed(line, 4)
    request = Request(id=1, from_=1, text=text, asked=NOW - 4 * DAY, from_interaction=source.id)
    draft = plain(request, source)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana said the ridge may open! owe her a cake", "owe you a cake. When would suit you?"),
        ("ana fixed the boiler, owe her a cake", "thank you for fixing the boiler"),
        ("ana recommended us to her brother! owe her a bottle", "thank you for recommending us to your brother."),
        ("ana fixed the boiler, owe her a bottle of port", "I owe you a bottle of port."),
        ("ana fixed the boiler, owe her a beer", "owe you a beer. When would suit you?"),
    ],
)  # fmt: skip
def test_a_treat_that_i_owe_is_offered_and_a_present_is_thanks(line: str, said: str) -> None:
    source = typed(line, 30)
    text = line.rpartition("her ")[2]
    assert said in plain(Promise(id=1, people=(1,), text=text, made=source.on, from_interaction=source.id), source)


@pytest.mark.parametrize(("days", "sorry"), [(29, False), (30, True)])
def test_what_was_noted_for_a_month_is_sent_with_a_sorry(days: int, sorry: bool) -> None:
    source = typed("nice evening at the hall. send ana the slides", days)
    slides = Promise(id=1, people=(1,), text="send the slides", made=source.on, from_interaction=source.id)
    draft = plain(slides, source)
    assert "the slides" in draft and ("sorry" in draft) == sorry


@pytest.mark.parametrize("line", ["ana's mum died", "ana said no to it"])
def test_nobody_with_sorrows_or_a_no_is_offered_one(line: str) -> None:
    late = Promise(id=1, people=(1,), by="them", text="the quote", made=TODAY - 30 * DAY)
    assert not plain(late, typed(line, 4))


@pytest.mark.parametrize(
    ("record", "later", "is_open"),
    [
        (Promise(id=1, people=(1,), text="the turnover estimate", made=AGO), "ana got the numbers", False),
        (Promise(id=1, people=(1,), text="the turnover estimate", made=AGO), "sent ana the estimate", False),
        (Promise(id=1, people=(1,), text="the turnover estimate", made=AGO), "ana again, where is it", True),
        (Promise(id=1, people=(1,), text="a date", made=AGO), "ana: wrote her 5 november", False),
        (Request(id=1, from_=1, text="a guest lecture", asked=NOW - 9 * DAY), "told ana the 19th", False),
        (Request(id=1, from_=1, text="my receipts", asked=NOW - 9 * DAY), "receipts to ana", False),
        (Request(id=1, from_=1, text="my receipts", asked=NOW - 9 * DAY), "ana still waits for my receipts", True),
        (Ask(id=1, to=1, text="the egg counts", asked=TODAY - 30 * DAY), "ana: 40 a day", False),
        (Ask(id=1, to=1, text="the egg counts", asked=TODAY - 30 * DAY), "chased ana again, nothing", False),
        (Ask(id=1, to=1, text="the egg counts", asked=TODAY - 30 * DAY), "no egg counts from ana yet", True),
        (Promise(id=1, people=(1,), by="them", text="the egg counts", made=AGO), "nothing from ana", True),
    ],
)
def test_what_a_later_line_may_have_settled_is_not_written_of(record: Record, later: str, is_open: bool) -> None:
    assert bool(plain(record, typed(later, 4))) == is_open


@pytest.mark.parametrize(
    ("later", "is_asked"),
    [("the tree motion passed 14-9", False), ("bo: contract was signed", True), ("bo about the motion", True)],
)
def test_nobody_is_reminded_of_a_thing_that_a_line_of_others_tells_is_over(later: str, is_asked: bool) -> None:
    asked = Ask(id=1, to=1, text="whether the hall would back the motion", asked=TODAY - 30 * DAY)
    assert bool(plain(asked, replace(typed(later, 4), people=(2,)))) == is_asked


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        (
            "ana free in april, asked her to hold 9-20 apr",
            "to hold 9-20 apr",
            "whether you could hold 9-20 April. Do you",
        ),
        ("ana free in march, asked her to hold 1-4 mar", "to hold 1-4 mar", ""),
        ("ana's quote came, 2,140, too much. asked her to go lower", "to go lower", "any news about the quote?"),
        (
            "emailed ana asking to get on the short list of june",
            "to get on the short list of june",
            "about the short list?",
        ),
    ],
)
def test_what_they_are_to_do_is_asked_for_where_it_says_something(line: str, text: str, said: str) -> None:
    source = typed(line, 30)
    draft = plain(Ask(id=1, to=1, text=text, asked=source.on), source)
    assert said in draft and bool(said) == bool(draft)


def test_a_wish_to_meet_somebody_is_for_the_other_one_to_answer() -> None:
    wish = Request(id=1, from_=1, text="to meet Bo", asked=NOW - timedelta(days=20))
    intro = Introduction(id=3, between=(1, 2), made=wish.asked.date())
    network = MemoryNetwork(ANA, BO, wish, intro, typed("ana wants to meet Bo, said I'd introduce them", 20))
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "reply")
    assert not loop_note(network, SETTINGS, NOW, loop, 1)
    asked = introduction_note(network, SETTINGS, TODAY, intro)
    assert asked.startswith("Hi Bo, Ana Ruiz") and "would be glad to meet you. May I introduce the two of you?" in asked


def test_the_other_one_of_an_introduction_may_be_asked_first() -> None:
    intro = Introduction(id=3, between=(1, 2), made=AGO)
    note = person_note(MemoryNetwork(ANA, BO, intro), SETTINGS, NOW, 2)
    assert note.startswith("Hi Bo, there is somebody you may like to meet: Ana Ruiz")


def test_nobody_is_chatted_with_past_their_thanks() -> None:
    network = MemoryNetwork(ANA, Thanks(id=1, to=1, made=TODAY - 77 * DAY), typed("lunch with ana", 77))
    assert not person_note(network, SETTINGS, NOW, 1)


def test_an_answer_is_not_promised_past_the_day_that_it_was_for() -> None:
    source = typed("ana invited us to a dinner on 2 mar, must answer by fri", 20)
    owed = Promise(id=1, people=(1,), text="answer", made=source.on, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, owed)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "promise")
    assert not loop_note(network, SETTINGS, NOW, loop, 1) and not loop_note(network, SETTINGS, NOW, loop, 1)
    early = NOW - 15 * DAY
    assert "{your answer}" in loop_note(network, SETTINGS, early, loop, 1)


@pytest.mark.parametrize(("days", "sorry"), [(9, "sorry for the wait"), (40, "sorry that it took me so long")])
def test_an_apology_grows_with_the_wait(days: int, sorry: str) -> None:
    asked = Request(id=1, from_=1, text="to know if we take returns", asked=NOW - days * DAY)
    network = MemoryNetwork(ANA, asked)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "reply")
    assert sorry in loop_note(network, SETTINGS, NOW, loop, 1)


def test_a_kind_word_is_no_request() -> None:
    assert not plain(Request(id=1, from_=1, text="me back in the spring", asked=NOW - 9 * DAY))


def test_a_name_with_a_hyphen_is_said_whole() -> None:
    sally = Person(id=1, handle="sally", name="Sally-Ann Trew")
    network = MemoryNetwork(sally, typed("Sally-Ann asked about the press", 2))
    assert called_in_lines(network, sally) == "Sally-Ann"


def test_thanks_name_what_came_or_was_praised() -> None:
    for line, said in (
        ("ana's greeting came, lovely. thank her", "for your greeting."),
        ("ana's lettering is the best i've seen. thank her", "for your lettering."),
        (
            "ana played for my audition at two hours' notice. thank her",
            "for playing for my audition at two hours' notice.",
        ),
        ("ana's post is up, 9,000 views. thank her", "for your post."),
        ("simulator days with ana, went really well, thank her", "for the simulator days."),
        ("ana's intro was brilliant, 140 people. thank her", "for your intro."),
    ):
        source = typed(line, 4)
        assert said in plain(Thanks(id=3, to=1, made=source.on), source)


def test_late_thanks_say_thank_you_and_what_for_where_the_line_does() -> None:
    line = typed("ana sent me the script of The Tide House, want to thank her", 40)
    thanks = Thanks(id=3, to=1, made=line.on)
    network = MemoryNetwork(ANA, line, thanks)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "thanks")
    assert "thank you for the script of The Tide House." in loop_note(network, SETTINGS, NOW, loop, 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ana would love to meet Bo for a duo, introduce them", "would be glad to meet you for a duo."),
        ("ana is new here, would like to know Bo. promised to introduce them", "would be glad to meet you."),
        ("ana would like an interview with Bo, introduce them", "would like an interview with you. May I"),
        (
            "ana wants to know where to buy larch, introduce her to Bo",
            "would like to know where to buy larch, and I thou",
        ),
        (
            "ana wants a talk with a night nurse. Bo might do it, intro them",
            "would like a talk with a night nurse, and",
        ),
        (
            "ana asked who painted our sign, said Bo, will put them in touch",
            "asked me who painted our sign, and I though",
        ),
        (
            "ana: could she meet somebody at the mill? Bo would be the one",
            "would like to meet somebody at the mill, and I",
        ),
    ],
)
def test_who_wishes_for_an_introduction_is_not_the_one_to_be_asked(line: str, said: str) -> None:
    intro = Introduction(id=3, between=(1, 2), made=TODAY - timedelta(days=4))
    for age in (4, 60):
        note = introduction_note(MemoryNetwork(ANA, BO, typed(line, age), intro), SETTINGS, TODAY, intro)
        assert note.startswith(f"Hi Bo, Ana Ruiz (at Nortel) {said}")


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("read ana's article about the settle https://ex.org/a, lovely, write to her", "write to her",
         "I read your article on the settle, and this stayed with me: {what it was}."),
        ("ana lent us two microphones, bring them back", "bring them back", "I still have the two microphones."),
        ("ana lent me a coat, send it back", "send a coat back", "I haven't forgotten your coat:"),
        ("ana lent us two microphones, bring them back after the concert", "bring them back after the concert", ""),
        ("promised ana to come and talk to her class", "come and talk to her class", "come and talk to your class"),
        ("invite ana to the quarry", "invite her to the quarry", "invite you to the quarry: {when, and what for}"),
        ("ana needs volunteers, said I'd mention it to Una", "mention volunteers to Una", "what I promised you on"),
    ],
)  # fmt: skip
def test_a_promise_is_written_of_as_its_line_means_it(line: str, text: str, said: str) -> None:
    source = typed(line, 9)
    owed = Promise(id=1, people=(1,), text=text, made=source.on, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, owed)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "promise")
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(
    ("later", "is_open"),
    [("ana still hasn't come about the roof, it rained in", False), ("ana hasn't sent the quote yet", True),
     ("still nothing from ana, ring again", True)],
)  # fmt: skip
def test_what_is_still_to_come_of_another_matter_is_the_newer_one(later: str, is_open: bool) -> None:
    owed = Promise(id=1, people=(1,), by="them", text="quote for the leak", made=AGO)
    assert bool(plain(owed, typed(later, 4))) == is_open


def test_thanks_for_what_was_done_for_a_third_one_are_left_to_the_writer() -> None:
    line = typed("Gethin starts as apprentice, ana vouched for him, thank ana", 4)
    network = MemoryNetwork(ANA, line, Thanks(id=3, to=1, made=line.on))
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "thanks")
    assert not loop_note(network, SETTINGS, NOW, loop, 1)


@pytest.mark.parametrize(
    ("record", "line", "said"),
    [
        (
            Request(id=1, from_=1, text="two weeks off in december", asked=AGES),
            "ana asked for two weeks off in december",
            "two weeks off in December: {your answer}",
        ),
        (
            Request(id=1, from_=1, text="to know when the next clinic is", asked=AGES),
            "ana brought two lambs. she wants to know when the next clinic is",
            "you asked me something on 2 March",
        ),
        (Request(id=1, from_=1, text="to meet Bo", asked=AGES), "ana is here, lovely. she'd like to meet Bo", ""),
        (
            Request(id=1, from_=1, text="titles and prices", asked=AGES),
            "ana asks for titles and prices",
            "what is attached",
        ),
        (
            Promise(id=1, people=(1,), text="me on the jury for the prize", made=AGO),
            "ana wants me on the jury, said yes",
            "",
        ),
        (
            Promise(id=1, people=(1,), text="bread for a year", made=AGO),
            "ana drew the bags, owe her bread for a year",
            "the bread for a year",
        ),
        (
            Promise(id=1, people=(1,), by="them", text="let me know", made=AGO),
            "ana loves the heron, will let me know",
            "you wanted to let me know. Is there any news yet?",
        ),
        (
            Promise(id=1, people=(1,), by="them", text="send them to Bo", made=AGO),
            "ana has the taxes, she'll send them",
            "is there any news about the taxes?",
        ),
    ],
)
def test_a_draft_says_what_was_asked_or_promised_else_has_a_blank(
    record: Request | Promise, line: str, said: str
) -> None:
    source = typed(line, 9)
    network = MemoryNetwork(ANA, source, replace(record, from_interaction=source.id))
    notes = [
        loop_note(network, SETTINGS, NOW, loop, 1)
        for loop in loops(network, SETTINGS, NOW)
        if loop.kind in ("reply", "promise", "owed")
    ]
    assert [bool(note) for note in notes] == [bool(said)] and said in notes[0]


@pytest.mark.parametrize(
    "line",
    ["ana would like to have lunch in december", "ana would like to visit, suggested 12 or 13 march",
     "ana asked for friday 20 off"],
)  # fmt: skip
def test_a_month_or_two_days_are_no_time_that_was_offered(line: str) -> None:
    coffee = Coffee(id=1, people=(1,), said=AGO, due=TODAY + 9 * DAY, line=line, channel="lunch")
    network = MemoryNetwork(ANA, coffee, typed(line, 9))
    drafts = [
        loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW) if one.kind == "coffee"
    ]
    assert not any("suggesting" in draft for draft in drafts)


def test_an_introduction_is_about_neither_of_the_two() -> None:
    intro = Introduction(id=3, between=(1, 2), made=TODAY - timedelta(days=4))
    line = typed("told ana about Bo, she'd love to talk to him, introduce them", 4)
    assert "about Bo" not in introduction_note(MemoryNetwork(ANA, BO, line, intro), SETTINGS, TODAY, intro)


@pytest.mark.parametrize("answer", ["agreed", "of course", "no bother"])
def test_who_has_my_answer_in_the_same_line_is_not_answered_again(answer: str) -> None:
    line = typed(f"ana asked me to mind her hens till sunday, {answer}", 2)
    asked = Request(id=1, from_=1, text="to mind her hens", asked=NOW - 2 * DAY, from_interaction=line.id)
    assert "mind your hens" in person_note(
        MemoryNetwork(ANA, typed("ana asked me to mind her hens", 2)), SETTINGS, NOW, 1
    )
    for network in (MemoryNetwork(ANA, line), MemoryNetwork(ANA, line, asked)):
        assert "mind your hens" not in person_note(network, SETTINGS, NOW, 1)


@pytest.mark.parametrize("text", ["send her along", "send some", "give her one", "bring them back"])
def test_a_thing_that_is_not_named_is_not_handed_over(text: str) -> None:
    assert not any(plain(Promise(id=1, people=(1,), by=by, text=text, made=AGO)) for by in ("me", "them"))


@pytest.mark.parametrize(
    ("record", "line", "said"),
    [
        (
            Request(id=1, from_=1, text="my ok", asked=AGES),
            "ana sent the sensor draft, asked for my ok",
            "{your answer}",
        ),
        (Request(id=1, from_=1, text="the datasheet", asked=AGES), "ana asked for the datasheet", "{what is attached"),
        (
            Promise(id=1, people=(1,), text="bring the whiskey", made=AGO),
            "party at ana's, said I'd bring the whiskey",
            "",
        ),
        (
            Promise(id=1, people=(1,), text="a page", made=AGO),
            "ana asked what I think of cement, owe her a page",
            "sorry for the wait. You asked what I think of cement. {your answer}",
        ),
        (Promise(id=1, people=(1,), text="the numbers", made=AGO), "owe ana the numbers", "the numbers"),
        (
            Promise(id=1, people=(1,), text="work it out", made=AGO),
            "ana asked what we charge, said I'd work it out",
            "You asked what we charge. {your answer}",
        ),
    ],
)
def test_what_is_handed_over_is_named_by_the_matter_itself(record: Request | Promise, line: str, said: str) -> None:
    network = MemoryNetwork(ANA, typed(line, 9), replace(record, from_interaction=typed(line, 9).id))
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind in ("reply", "promise"))
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(
    "record",
    [
        Ask(id=1, to=1, text="the egg counts", asked=TODAY - 90 * DAY),
        Promise(id=1, people=(1,), by="them", text="quote for the yard", made=AGO),
        Request(id=1, from_=1, text="12 wheels for christmas", asked=AGES),
    ],
)
def test_the_row_and_the_page_have_one_draft(record: Record) -> None:
    network = MemoryNetwork(ANA, BO, record)
    (loop,) = loops(network, SETTINGS, NOW)
    row = loop_note(network, SETTINGS, NOW, loop, 1)
    assert row and person_note(network, SETTINGS, NOW, 1) == row


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("ask her boss", "call with ana, she'll ask her boss", "ask your boss about {what it is}"),
        ("ask the abbey about a date", "ana will ask the abbey about a date", "ask the abbey about a date."),
        (
            "email me the form",
            "ana told me about a fund, will email me the form",
            "email me the form for {what it is for}",
        ),
        (
            "get the street light fixed",
            "ana promised to get the street light fixed",
            "still get the street light fixed?",
        ),
        ("look at the oven", "ana will come and look at the oven", ""),
        ("the tide tables since the fair", "ana owes me the tide tables since the fair", "about the tide tables?"),
        ("his onboarding checklist", "ana owes me his onboarding checklist", "send me your onboarding checklist?"),
        ("lend me a pair", "ana showed me her skis, said she'd lend me a pair", "lend me the pair of {what it is}?"),
        ("tell me the price for two more boat loads", "ana will tell me the price for two more boat loads",
         "the price for two more boat loads. Is there"),
        ("read a draft", "the deadline is in may, she'd read a draft", ""),
        ("delivers the boards", "ana delivers the boards on monday", ""),
        ("sends the contract", "agreed on 9%, she sends the contract by friday", "still send me the contract?"),
        ("ask Bo about a job", "ana will ask Bo about a job, i promised her three lines by friday", ""),
    ],
)  # fmt: skip
def test_what_they_owe_is_asked_for_in_whole_sentences(text: str, line: str, said: str) -> None:
    source = typed(line, 30)
    owed = Promise(id=1, people=(1,), by="them", text=text, made=source.on, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, owed)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "owed")
    draft = loop_note(network, SETTINGS, NOW, loop, 1)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("call with ana, owe her a thank you letter", "letter", ""),
        ("ana drove me home, owe her a thank you card", "card", "thank you for driving me home."),
    ],
)
def test_what_thanks_are_written_on_is_not_thanked_for(line: str, text: str, said: str) -> None:
    note = plain(Thanks(id=9, to=1, text=text, made=TODAY - DAY), typed(line, 1))
    assert said in note and bool(note) == bool(said) and text not in note


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("thank ana for playing at the wedding for nothing", "for playing at the wedding for nothing",
         "for playing at the wedding."),
        ("ana saved my life on saturday, cooked for 140 with me. thank her", "", "for cooking for 140 with me."),
        ("day with ana at the clinic, she gave me 6 hours. thank her", "", ""),
        ("ana Ruiz gave us 5,000 for the roof! must write her a thank you", "", "for giving us 5000 for the roof."),
        ("ana told me about the shipping grant, must thank her", "", "for telling me about the shipping grant."),
        ("ana drove twice on saturday, must thank her", "", "for driving twice on Saturday."),
        ("ana did a lovely bit on our book, thank her", "", "for doing the lovely bit on our book."),
    ],
)  # fmt: skip
def test_thanks_say_the_deed_and_no_price(line: str, text: str, said: str) -> None:
    source = typed(line, 4)
    network = MemoryNetwork(ANA, source, Thanks(id=3, to=1, text=text, made=source.on))
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "thanks")
    assert said in loop_note(network, SETTINGS, NOW, loop, 1)


def test_a_name_that_never_stands_alone_is_said_with_the_next() -> None:
    fadi = Person(id=1, handle="abu", name="Abu Fadi")
    owed = Promise(id=1, people=(1,), text="prints of his family", made=AGO)
    network = MemoryNetwork(fadi, owed, typed("promised Abu Fadi prints of his family", 9))
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "promise")
    assert loop_note(network, SETTINGS, NOW, loop, 1).startswith("Hi Abu Fadi, ")


@pytest.mark.parametrize(
    ("line", "joy"),
    [("ana made manager of the branch in Ennis, congratulate her", "your promotion"),
     ("must congratulate ana, gold at the show", "your gold at the show"),
     ("congratulate ana, she took over her father's practice", "taking over your father's practice"),
     ("ana is opening in Paris in feb, congratulate her", "opening in Paris"),
     ("ana got her second kid! congratulate", "the baby")],
)  # fmt: skip
def test_what_is_congratulated_on_is_in_the_line(line: str, joy: str) -> None:
    source = typed(line, 2)
    wish = Follow(id=1, people=(1,), text="congratulate", made=source.on)
    (loop,) = (one for one in loops(MemoryNetwork(ANA, source, wish), SETTINGS, NOW) if one.kind == "follow")
    assert f"congratulations on {joy}." in loop_note(MemoryNetwork(ANA, source, wish), SETTINGS, NOW, loop, 1)


@pytest.mark.parametrize(("days", "is_asked"), [(3, True), (40, False)])
def test_a_lunch_of_a_month_is_asked_for_until_the_month_is_over(days: int, is_asked: bool) -> None:
    first = TODAY.replace(day=1)
    line = typed("ana phoned. we should have lunch in march", (TODAY - first).days + 9)
    coffee = Coffee(id=1, people=(1,), said=line.on, due=first, channel="lunch")
    now = NOW + days * DAY
    network = MemoryNetwork(ANA, coffee, line)
    drafts = [loop_note(network, SETTINGS, now, loop, 1) for loop in loops(network, SETTINGS, now)]
    assert any("Which day in the next two weeks" in draft or "lunch" in draft for draft in drafts) is is_asked


def test_the_answer_to_an_ask_does_not_say_that_its_outcome_is_told() -> None:
    line = typed("ana answered, the flu vaccines arrive on monday", 3)
    ask = Ask(id=1, to=1, text="when the flu vaccines arrive", asked=AGO, state="answered", answered=line.on)
    network = MemoryNetwork(ANA, ask, line)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "outcome")
    assert "when the flu vaccines arrive. That helped a lot." in loop_item(network, SETTINGS, NOW, loop).draft


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("put our name on the menu", "ana would do brunch, she'll put our name on the menu", "news about our name"),
        ("brings spent grain", "ana is in, she brings spent grain", ""),
        ("sort 60 rolls for the fun day", "ana will sort 60 rolls for the fun day", "what you said on 9 February. Is"),
        ("look it up", "asked ana how the new fee works. She promised to look it up", "any news about the new fee?"),
        ("the drawing since two weeks", "ana owes me the drawing since two weeks", "send me the drawing? Thank you."),
        ("a drink", "ana got the job, she owes me a drink", ""),
        ("bring a cake", "ana wants to bring a cake", ""),
        ("host the pick up", "coffee with ana, she'd host the pick up, I'd do her run in return", ""),
        ("the drawing already", "ana owes me the drawing already", "send me the drawing? Thank you."),
        ("look it up", "ana's line stands still. She promised to look it up", "what you said on 9 February. Is"),
        ("look it up", "ana's train was late. She promised to look it up", "what you said on 9 February. Is"),
        ("look it up", "ana loved the show. She promised to look it up", "what you said on 9 February. Is"),
        ("look it up", "offered ana the job. She promised to look it up", "any news about the job?"),
        ("look it up", "met ana at the fair. She promised to look it up", "what you said on 9 February. Is"),
        ("look it up", "ana rang, the mayor is cross. She promised to look it up", "you said on 9 February. Is"),
        ("send the plan", "her hall opens in spring, ana will send the plan", "could you still send me the plan?"),
    ],
)  # fmt: skip
def test_what_they_owe_is_named_by_its_own_words_alone(text: str, line: str, said: str) -> None:
    source = typed(line, 30)
    owed = Promise(id=1, people=(1,), by="them", text=text, made=source.on, from_interaction=source.id)
    draft = plain(owed, source)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("order list for 2027", "ana needs the order list for 2027", "bout the order list: {what is attached"),
        ("to borrow our goals", "ana wants to borrow our goals", "bout our goals: {your answer}"),
        ("feedback on her poster before the meeting", "ana wants feedback on her poster before the meeting",
         "bout your poster: {your feedback}"),
        ("me to pass it round", "ana needs people, asked me to pass it round", ""),
        ("me on air with Bo", "ana wants me on air with Bo", ""),
    ],
)  # fmt: skip
def test_what_may_be_read_two_ways_or_is_not_seen_is_left_to_the_writer(text: str, line: str, said: str) -> None:
    source = typed(line, 9)
    assert said in plain(Request(id=1, from_=1, text=text, asked=AGES, from_interaction=source.id), source)


@pytest.mark.parametrize(
    ("later", "is_open"),
    [("ana rang, all is set", False), ("chased ana, still nothing", True), ("ana never called", True)],
)
def test_a_word_that_they_promised_is_given_with_their_call(later: str, is_open: bool) -> None:
    source = typed("phoned ana re the flat, she'll get back to me", 30)
    owed = Promise(id=1, people=(1,), by="them", text="get back to me", made=source.on, from_interaction=source.id)
    assert bool(plain(owed, source, typed(later, 4))) == is_open


def test_who_reminds_me_opens_again_what_an_earlier_line_may_have_ended() -> None:
    asked = Request(id=1, from_=1, text="a reference for her licence", asked=NOW - 30 * DAY)
    told = typed("told ana no problem", 28)
    assert not plain(asked, told)
    assert "the reference for your licence: {your answer}" in plain(asked, told, typed("ana chasing her reference", 4))


@pytest.mark.parametrize(
    ("line", "said"),
    [("ana asked for a visit, i need to send her dates", "I still owe you the dates, and I'm sorry"),
     ("nice talk with ana, i should send her dates", "I wanted to send you the dates: {the dates}")],
)  # fmt: skip
def test_nobody_is_told_sorry_for_what_they_do_not_wait_for(line: str, said: str) -> None:
    source = typed(line, 40)
    owed = Promise(id=1, people=(1,), text="send her dates", made=source.on, from_interaction=source.id)
    draft = plain(owed, source)
    assert said in draft or ("sorry" in said and "the dates, and I'm sorry" in draft)


def test_a_meeting_of_no_kind_is_asked_for_with_a_blank_and_one_with_a_matter_is_not() -> None:
    for purpose, said in (("", "{a coffee, or a call} in the next two weeks?"), ("talk in Vienna", "")):
        coffee = Coffee(id=1, people=(1,), said=AGO, purpose=purpose, channel="meeting")
        talk = typed("lunch with ana", 30, "lunch")
        network = MemoryNetwork(ANA, coffee, talk)
        drafts = [loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW)]
        assert said in drafts[0] and bool(said) == bool(drafts[0])


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana gave me her scores, 4 boxes. write her properly", "write her properly", " for your scores."),
        ("ana recommended a harness, forgot the name, ask her", "ask her", ""),
        ("ana has the keys, pick them up", "pick them up", ""),
        ("ana offered to review our plan, should take her up on it", "take her up on it", ""),
        ("told ana i'd put it in the newsletter", "put it in the newsletter", "what I promised you on 2 March."),
    ],
)  # fmt: skip
def test_nobody_is_told_of_a_promise_that_was_only_noted(line: str, text: str, said: str) -> None:
    source = typed(line, 9)
    owed = Promise(id=1, people=(1,), text=text, made=source.on, from_interaction=source.id)
    draft = plain(owed, source)
    assert said in draft and bool(said) == bool(draft)


@pytest.mark.parametrize(("later", "is_asked"), [("ana happy to talk to Bo", False), ("walk with ana", True)])
def test_nobody_is_asked_for_an_introduction_of_which_they_spoke_since(later: str, is_asked: bool) -> None:
    line = typed("ana wants to talk to Bo first, introduce her to Bo", 9)
    intro = Introduction(id=3, between=(1, 2), made=line.on)
    network = MemoryNetwork(ANA, BO, line, intro, typed(later, 4))
    assert bool(introduction_note(network, SETTINGS, TODAY, intro)) == is_asked


def test_who_was_talked_to_since_is_not_called_any_more() -> None:
    source = typed("ana wants a speaker, told her I'd ring back", 9)
    owed = Promise(id=1, people=(1,), text="ring back", made=source.on, from_interaction=source.id)
    assert "call you" in plain(owed, source) and not plain(owed, source, typed("did the phone in, ana was happy", 8))


@pytest.mark.parametrize(
    ("record", "line", "said"),
    [
        (Promise(id=1, people=(1,), text="write to her", made=AGO), "ana's off sick, long. write to her",
         "I hope that you are feeling better."),
        (Promise(id=1, people=(1,), text="write to her", made=AGO), "ana ruiz's husband died, write to her",
         "I'm so sorry about your husband."),
        (Promise(id=1, people=(1,), text="call her", made=AGO), "ana's mother passed away, call her",
         "I'm so sorry about your mother."),
        (Promise(id=1, people=(1,), text="be her mentor", made=AGO), "told ana yes", ""),
        (Promise(id=1, people=(1,), text="look up who pays for it", made=AGO),
         "i promised ana to look up who pays for it", "what I promised you on 2 March."),
        (Request(id=1, from_=1, text="Bos number", asked=AGES), "ana asks for Bos number, check with him first", ""),
        (Request(id=1, from_=1, text="Yusufs number", asked=AGES), "ana asks for Yusufs number", "bout Yusufs number:"),
        (Request(id=1, from_=1, text="a new edit in march", asked=AGES), "ana wants a new edit in march",
         "Hi Ana, about the new edit in March: {what is attached, or when it comes}"),
        (Ask(id=1, to=1, text="what the rcm", asked=TODAY - 30 * DAY), "", ""),
        (Promise(id=1, people=(1,), text="do it", made=AGO), "told ana I can do it", ""),
        (Request(id=1, from_=1, text="the field record", asked=AGES), "ana needs the field record until the 15th",
         "bout the field record: {what is attached"),
        (Follow(id=1, people=(1,), text="back in may with leaflets", made=AGO),
         "group of ana, i said id come back in may with leaflets", ""),
        (Request(id=1, from_=1, text="an abstract for the fair", asked=AGES),
         "ana asked for an abstract for the fair, deadline 4 april", "Hi Ana, about the abstract for the fair: {what"),
        (Follow(id=1, people=(1,), text="lab figures", made=AGO), "nudge ana about lab figures, nothing yet",
         "could you still send me the lab figures?"),
        (Ask(id=1, to=1, text="to read the deed", asked=AGO), "asked ana to read the deed, needs it by 27 march",
         "I need it by Friday 27 March.\nMarta"),
        (Promise(id=1, people=(1,), text="find a date", made=AGO), "ana offered a talk to the crews, find a date",
         "till have to find a day for the talk to the crews. W"),
        (Promise(id=1, people=(1,), text="a photo of the flowers", made=AGO), "promised ana a photo of the flowers",
         "the photo of the flowers: {what is attached, or when it comes}"),
        (Ask(id=1, to=1, text="to move the line up by 10k", asked=AGO),
         "asked ana to move the line up by 10k, she needs it in writing", ""),
        (Promise(id=1, people=(1,), text="send her a case of wine", made=TODAY - 40 * DAY),
         "ana mended the van, wouldn't take money. send her a case of wine", ""),
        (Request(id=1, from_=1, text="honest feedback", asked=AGES), "ana showed me the app, asked for honest feedback",
         "About the app: {your feedback}"),
        (Request(id=1, from_=1, text="the film two weeks before", asked=AGES), "ana needs the film two weeks before",
         "About the film: {"),
        (Promise(id=1, people=(1,), text="pay her", made=AGO), "ana asked for the second half, pay her", ""),
        (Promise(id=1, people=(1,), text="find a time", made=AGO),
         "ana and I should talk about winter shifts, find a time", "a day for the winter shifts. W"),
        (Promise(id=1, people=(1,), text="post her quilt", made=AGO), "promised ana i'd post her quilt this month",
         "I said I would post your quilt. {how it stands}"),
        (Promise(id=1, people=(1,), by="them", text="check the diary", made=AGO),
         "rang ana about the hall on 14 nov, she'll check the diary", "is there any news about the hall?"),
        (Promise(id=1, people=(1,), text="send her a line", made=AGO), "ana lost the final, send her a line", ""),
        (Promise(id=1, people=(1,), text="bring her to the yard", made=AGO),
         "lunch with ana, promised to bring her to the yard", "I said I would bring you to the yard. {how it stands}"),
        (Promise(id=1, people=(1,), text="sing on 8 march", made=AGO), "told ana i'd sing on 8 march", ""),
        (Promise(id=1, people=(1,), text="invite to speak at the fair", made=AGO), "invite ana to speak at the fair",
         "I'd like to invite you to speak at the fair: {when"),
        (Ask(id=1, to=1, text="to find another room", asked=AGO),
         "ana can't come before 14 april. asked her to find another room", "Do you think that will work? "),
        (Promise(id=1, people=(1,), text="let her know which jars sold", made=AGO),
         "told ana I'd let her know which jars sold", "I said I would let you know which jars sold. {your answer}"),
        (Request(id=1, from_=1, text="her money again", asked=AGES), "ana asked for her money again", ""),
        (Promise(id=1, people=(1,), text="write her", made=AGO), "ana walked me home in the rain. write her",
         " for walking me home in the rain."),
        (Promise(id=1, people=(1,), text="ask her what she needs", made=AGO),
         "ana would do a talk on 8 march, ask her what she needs", ""),
        (Promise(id=1, people=(1,), text="ask her what she needs", made=AGO), "ana would sing, ask her what she needs",
         "may I ask what you need?"),
        (Promise(id=1, people=(1,), text="return the trolley by the weekend", made=AGO),
         "told ana I'd return the trolley by the weekend", "I still have the trolley. When shall I come by?"),
        (Promise(id=1, people=(1,), text="find a date", made=AGO), "ana wants to show me the owl boxes, find a date",
         "a day for the owl boxes. W"),
        (Follow(id=1, people=(1,), text="tell her", made=AGO), "ana's piece was balanced, tell her",
         "bout your piece: {what you want to say}"),
        (Follow(id=1, people=(1,), text="tell her", made=AGO), "ana's music came, first part too long, tell her",
         "bout your music: {what you want to say}"),
        (Promise(id=1, people=(1,), by="them", text="a fish a week", made=AGO), "ana promised us a fish a week", ""),
        (Request(id=1, from_=1, text="a week more to decide", asked=AGES), "ana asked for a week more to decide",
         "bout the extra week: {your answer}"),
        (Follow(id=1, people=(1,), text="invites me to her graduation", made=AGO), "ana invites me to her graduation",
         "bout the invitation to your graduation: {your answer}"),
        (Follow(id=1, people=(1,), text="engine runs on the 17th", made=AGO), "ana: engine runs on the 17th", ""),
        (Request(id=1, from_=1, text="a new piano", asked=AGES), "ana wants a piano, asked her for three quotes", ""),
        (Ask(id=1, to=1, text="a maths teacher", asked=AGO), "asked ana for a maths teacher", "ave you found anybody?"),
        (Ask(id=1, to=1, text="15000 for the lab", asked=AGO), "asked ana for 15000 for the lab", "about the lab?"),
        (Request(id=1, from_=1, text="a used machine quickly", asked=NOW - 40 * DAY), "ana wants it",
         "you asked me something on 30 January"),
        (Request(id=1, from_=1, text="more hours", asked=AGES), "ana wants more hours", "bout the extra hours: {"),
        (Promise(id=1, people=(1,), text="taste", made=AGO), "ana would do a house blend for us, said I'd taste",
         "ou offered to do a house blend for us. {your answer}"),
        (Request(id=1, from_=1, text="300 words and a pic", asked=AGES), "ana asked for 300 words and a pic",
         "bout the 300 words and the pic: {what is attached"),
        (Ask(id=1, to=1, text="a firm date", asked=AGO), "asked ana for a firm date", "date. Could you still send it?"),
        (Follow(id=1, people=(1,), text="the contract", made=AGO), "chasing ana for the contract",
         "could you still send me the contract?"),
        (Promise(id=1, people=(1,), by="them", text="deliver act two", made=AGO), "ana to deliver act two by 4 march",
         "could you still deliver act two?"),
        (Request(id=1, from_=1, text="to teach a class", asked=AGES), "ana asked us to teach a class",
         "You asked us to teach a class. {your answer}"),
        (Request(id=1, from_=1, text="us on 12 may", asked=AGES), "ana wants us on 12 may",
         "you asked me something on 2 March"),
        (Promise(id=1, people=(1,), text="an apology and a dinner", made=AGO), "owe ana an apology and a dinner", ""),
        (Promise(id=1, people=(1,), text="return her trailer", made=AGO), "ana lent me her trailer, return it saturday",
         "Hi Ana, I still have your trailer. When shall I come by?"),
        (Promise(id=1, people=(1,), text="an email", made=AGO), "i owe ana an email", ""),
        (Promise(id=1, people=(1,), text="two boxes of fish for the christmas dinner", made=AGO),
         "promised ana two boxes of fish for the christmas dinner", "two boxes of fish for the Christmas dinner: {"),
        (Promise(id=1, people=(1,), text="dig it out", made=AGO), "ana asked for our log. told her I'd dig it out",
         "bout our log: {your answer}"),
        (Request(id=1, from_=1, text="about the ice in the", asked=AGES, type="complaint"),
         "ana complained about the ice in the last lot", "'m sorry about the ice, and thank you for telling me."),
        (Promise(id=1, people=(1,), by="them", text="200 euros", made=AGO), "ana owes us 200 euros",
         "settle the 200 euros when"),
        (Request(id=1, from_=1, text="my opinion on two versions", asked=AGES), "ana wants my opinion on two versions",
         "About the two versions: {your opinion}"),
        (Promise(id=1, people=(1,), text="think", made=AGO), "ana wants me on her board, told her I'd think",
         ""),
        (Request(id=1, from_=1, text="our claims list since 2022", asked=AGES), "ana wants our claims list since 2022",
         "About our claims list since 2022: {what is"),
        (Promise(id=1, people=(1,), text="do the 14th", made=AGO), "told ana I can do the 14th", ""),
        (Promise(id=1, people=(1,), text="mention her to Bo", made=AGO), "told ana i'd mention her to Bo",
         "I said I would mention you to Bo. {how it stands}"),
        (Request(id=1, from_=1, text="that the swell box rattles", asked=AGES, type="complaint"),
         "ana complained that the swell box rattles, will go by on friday", "sorry that the swell box rattles, and"),
        (Request(id=1, from_=1, text="300 words on burnout", asked=AGES), "ana wants 300 words on burnout",
         "bout the 300 words on burnout: {"),
    ],
)  # fmt: skip
def test_a_draft_is_of_the_kind_that_its_line_asks_for(record: Record, line: str, said: str) -> None:
    source = typed(line, 9)
    tied = replace(record, from_interaction=source.id) if isinstance(record, (Promise, Request)) else record
    draft = plain(tied, *((source,) if line else ()))
    assert said in draft and bool(said) == bool(draft)


def test_nobody_is_asked_whether_a_letter_reached_them_that_they_wrote() -> None:
    wrote = replace(typed("ana heard me on the radio and wrote, need to reply", 20), awaiting_reply=True)
    network = MemoryNetwork(ANA, wrote)
    assert not any(loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW))


@pytest.mark.parametrize(("line", "is_asked"), [("ana will get me the list, not before march", False),
                                               ("ana will get me the list", True)])  # fmt: skip
def test_nobody_is_reminded_within_two_weeks_of_the_first_day_that_they_named(line: str, is_asked: bool) -> None:
    source = typed(line, 30)
    owed = Promise(id=1, people=(1,), by="them", text="get me the list", made=source.on, from_interaction=source.id)
    assert bool(plain(owed, source)) == is_asked


@pytest.mark.parametrize(("days", "is_said"), [(20, True), (60, False)])
def test_what_was_for_a_month_is_not_written_of_once_that_is_over(days: int, is_said: bool) -> None:
    asked = NOW - 9 * DAY
    request = Request(id=1, from_=1, text="my stand plan for april", asked=asked)
    network = MemoryNetwork(ANA, request)
    now = NOW + days * DAY
    assert (
        bool([note for one in loops(network, SETTINGS, now) if (note := loop_note(network, SETTINGS, now, one, 1))])
        == is_said
    )


def test_who_needs_what_the_other_one_may_have_is_told_so() -> None:
    lines = (
        "ana needs a place for ten hives, Bo might have one",
        "ana is looking for a place for ten hives. Bo has it",
    )
    for line in lines:
        intro = Introduction(id=3, between=(1, 2), made=TODAY - 4 * DAY)
        note = introduction_note(MemoryNetwork(ANA, BO, typed(line, 4), intro), SETTINGS, TODAY, intro)
        assert note.startswith("Hi Ana, you're looking for a place for ten hives, and Bo Berg (Baker) may be able to")


def test_a_wish_to_meet_somebody_for_what_is_theirs_leaves_it_out() -> None:
    line = typed("Bo wants to meet ana for his own catalogue", 4)
    intro = Introduction(id=3, between=(2, 1), made=line.on)
    note = introduction_note(MemoryNetwork(ANA, BO, line, intro), SETTINGS, TODAY, intro)
    assert "would be glad to meet you." in note and "catalogue" not in note


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [("let me know", "pitched the dredging series to ana, she'll let me know", "about the dredging series. Is there"),
     ("send it", "called ana for a quote on 20 prints, she'll send it", "any news about the quote")],
)  # fmt: skip
def test_what_a_talk_was_of_is_what_they_owe(text: str, line: str, said: str) -> None:
    source = typed(line, 30)
    owed = Promise(id=1, people=(1,), by="them", text=text, made=source.on, from_interaction=source.id)
    assert said in plain(owed, source)


@pytest.mark.parametrize(
    ("record", "line", "said"),
    [
        (Promise(id=1, people=(1,), text="bring her wine", made=TODAY - 30 * DAY),
         "ana fixed the projector, bring her wine", ""),
        (Promise(id=1, people=(1,), text="find a date", made=AGO), "ana offered to do a first aid night. find a date",
         ""),
        (Promise(id=1, people=(1,), text="ask the parents", made=AGO),
         "ana wants to interview two pupils, need to ask the parents", "You wanted to interview two pupils. {your"),
        (Request(id=1, from_=1, text="two casks a week from october", asked=AGES),
         "ana wants two casks a week from october", "you asked me something on 2 March"),
        (Request(id=1, from_=1, text="a forecast", asked=AGES), "ana wants a forecast", "bout the forecast: {what is"),
    ],
)  # fmt: skip
def test_what_was_noted_for_myself_is_told_to_nobody(record: Promise | Request, line: str, said: str) -> None:
    source = typed(line, 9)
    draft = plain(replace(record, from_interaction=source.id), source)
    assert said in draft and bool(said) == bool(draft)


def test_good_news_of_theirs_are_spoken_of_before_what_i_want() -> None:
    news = typed("ana had a baby girl", 15)
    owed = Promise(id=1, people=(1,), by="them", text="the tide tables", made=TODAY - 30 * DAY)
    draft = plain(owed, news)
    assert draft.startswith("Hi Ana, congratulations on the baby. ") and "tide tables" in draft


@pytest.mark.parametrize(("text", "is_late"), [("by the end of march", False), ("by 10 march", True)])
def test_the_last_day_is_the_one_until_which_it_is_wanted(text: str, is_late: bool) -> None:
    source = typed(f"ana asked what we'd pay for a week in june, tell her {text}", 9)
    asked = Request(id=1, from_=1, text="what we'd pay for a week in june", asked=AGES, from_interaction=source.id)
    assert ("sorry for the wait" in plain(asked, source)) == is_late


def test_a_promise_to_them_is_mine_whoever_needs_it() -> None:
    source = typed("promised ana a list of parts that we need to order", 9)
    listed = Promise(id=1, people=(1,), text="a list of parts", made=source.on, from_interaction=source.id)
    assert "the list of parts" in plain(listed, source)


def test_who_wrote_since_is_not_called_any_more() -> None:
    line = typed("ana left a message about the moorings, ring her back", 9)
    call = Follow(id=1, people=(1,), text="ring her back", made=AGO)
    assert plain(call, line) and not plain(call, line, typed("ana: we need the survey map", 4))
    assert not plain(replace(call, text="ring her again"))  # what about is not known


def test_what_others_did_ends_nothing_with_them() -> None:
    drawings = Promise(id=1, people=(1,), by="them", text="the drawings", made=TODAY - 30 * DAY)
    of_bo = replace(typed("Bo looks for somebody who knows about kelp, ana does", 4), people=(2,), mentions=(1,))
    for later in (of_bo, typed("ana had twins", 4)):
        assert "the drawings" in plain(drawings, later)
    assert not plain(drawings, typed("ana sent me the drawings", 4))


def test_a_follow_up_of_the_day_of_a_promise_is_said_by_that() -> None:
    source = typed("at ana's, 2 kids need more. owe her a summary", 9)
    follow = Follow(id=1, people=(1,), text="2 kids need more", made=AGO)
    owed = Promise(id=2, people=(1,), text="a summary", made=AGO, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, follow, owed)
    notes = {one.id: loop_note(network, SETTINGS, NOW, one, 1) for one in loops(network, SETTINGS, NOW)}
    assert "the summary" in notes[2] and not notes[1]


def test_what_somebody_else_offers_is_no_offer_of_mine() -> None:
    source = replace(typed("Bo loves the albums, offered ana a talk in the museum", 9), people=(2, 1))
    talk = Promise(id=1, people=(1,), text="a talk in the museum", made=AGO, from_interaction=source.id)
    assert not plain(talk, source)
    mine = typed("offered ana a talk in the museum", 9)
    assert "y offer of a talk in the museum still stands." in plain(replace(talk, from_interaction=mine.id), mine)


def test_an_introduction_is_asked_for_with_a_name_or_a_blank_for_it() -> None:
    line = typed("lunch with ana, she knows the dean, ask ana for an intro", 9, "lunch")
    wish = Promise(id=1, people=(1,), text="ask for an intro", made=line.on, from_interaction=line.id)
    assert "could you introduce me to {whom}?" in plain(wish, line)
    assert "could you introduce me to Bo Berg?" in plain(wish, replace(line, mentions=(2,)))
