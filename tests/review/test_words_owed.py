"""What I owe somebody that is itself words, and an answer whose matter is only named."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Ask, Follow, Interaction, Person, Promise, Record, Request, Thanks
from netritual.review.message_drafts.forms_of_address import called_in_lines
from netritual.review.message_drafts.loop_drafts import loop_note, person_note
from tests.review.test_notes import ANA, DAY, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork


def note_of(*records: Record) -> str:
    """The draft of what is open with Ana, without the greeting and the name below it."""
    network = MemoryNetwork(ANA, *records)
    notes = (loop_note(network, SETTINGS, NOW, loop, 1) for loop in loops(network, SETTINGS, NOW))
    return next(filter(None, notes), "").removeprefix("Hi Ana, ").removesuffix("\nMarta")


def promise(line: str, text: str, *lines: Interaction, due: date | None = None) -> tuple[Record, ...]:
    """A promise of mine out of a line of four days ago, with other lines."""
    source = typed(line, days=4)
    return (source, Promise(id=1, people=(1,), text=text, made=source.on, due=due, from_interaction=source.id), *lines)


def asked(line: str, text: str, due: date | None = None) -> tuple[Record, ...]:
    """A request out of a line of four days ago."""
    source = typed(line, days=4)
    return (source, Request(id=1, from_=1, text=text, asked=NOW - 4 * DAY, due=due, from_interaction=source.id))


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana's quote came, too much, need to tell her no nicely", "tell her no nicely", "thank you for your quote."),
        ("must let ana down gently", "let down gently", ""),
        ("ana quoted me wrong, must tell her nicely", "tell her nicely", ""),
        ("need to tell ana i got it", "tell i got it", ""),
        ("need to tell ana it's too expensive", "tell it's too expensive", ""),
        ("need to tell ana that she's too late", "tell that she's too late", ""),
        ("have to tell ana about the stage", "tell about the stage", "about the stage:"),
        ("have to tell ana about the stage we want", "tell about the stage we want", "about the stage:"),
        (
            "need to tell ana that the hall is booked",
            "tell that the hall is booked",
            "",
        ),
        ("told ana i'd think about the residency", "think about the residency", "about the residency: {your answer}"),
        ("ana offered me a seat on the board, need to answer her", "answer her", "about the seat on the board:"),
    ],
)
def test_how_something_is_to_be_said_is_left_to_the_writer(line: str, text: str, said: str) -> None:
    note = note_of(*promise(line, text))
    assert note.startswith(said) and bool(note) == bool(said)
    assert not {"nicely", "gently", "expensive", "late", "no"} & set(note.replace(".", "").split())


def test_what_is_done_by_saying_it_is_said_and_not_promised_again() -> None:
    letter = typed("ana emailed about the summer school", days=8)
    letter = type(letter)(
        **{name: getattr(letter, name) for name in letter.__struct_fields__} | {"topic": "the summer school"}
    )
    late = promise("i owe ana an answer by monday", "an answer", letter, due=TODAY - DAY)
    assert note_of(*late).endswith("About the summer school: {your answer}")
    assert "You can count" not in note_of(*late)
    assert note_of(*promise("said i'd let ana know by friday", "let know", due=TODAY + 2 * DAY)) == ""


@pytest.mark.parametrize(
    ("line", "text", "due", "said"),
    [
        ("ana wants me for the Wigmore on 14 april", "me for the Wigmore", date(2026, 4, 14),
         "about the Wigmore on Tuesday 14 April: {your answer}"),
        ("ana asked me to tune at the Wigmore on 14 april", "to tune at the Wigmore", date(2026, 4, 14),
         "you asked me to tune at the Wigmore on Tuesday 14 April. {your answer}"),
        ("ana wants me to write her a reference for grad school, due march 31",
         "me to write her a reference for grad school", date(2026, 3, 31),
         "you asked me to write you a reference for grad school. {your answer}"),
        ("ana asked for the photos. sent them", "the photos", None, ""),
        ("ana asked for the photos, no idea", "the photos", None,
         "about the photos: {what is attached, or when it comes}"),
        ("dm @ana asking for talks again", "talks", None, "about the talks: {your answer}"),
    ],
)  # fmt: skip
def test_an_answer_that_is_due_names_its_matter(line: str, text: str, due: date | None, said: str) -> None:
    assert note_of(*asked(line, text, due)) == said


@pytest.mark.parametrize(
    ("later", "said"),
    [("saw ana's brother at the market", "about the photos: {what is attached, or when it comes}"),
     ("ana has the photos", ""), ("ana got them", ""),
     ("call with ana, her taxes", "about the photos: {what is attached, or when it comes}")],
)  # fmt: skip
def test_a_later_line_that_may_be_its_end_silences_it(later: str, said: str) -> None:
    assert note_of(*asked("ana asked for the photos", "the photos"), typed(later, days=2)) == said


def test_what_was_promised_to_be_told_is_written_of_once() -> None:
    request = asked("ana wants me to sponsor the June crit", "me to sponsor the June crit 2500 bucks lol")
    told = promise("gotta tell ana i can do 500 not 2500", "tell i can do 500 not 2500")[1]
    network = MemoryNetwork(ANA, *request, replace(told, id=7, from_interaction=None))
    notes = [loop_note(network, SETTINGS, NOW, loop, 1) for loop in loops(network, SETTINGS, NOW)]
    assert [note for note in notes if note] == ["Hi Ana, you asked me to sponsor the June crit. {your answer}\nMarta"]


def test_a_clause_behind_a_noun_is_left_out() -> None:
    owed = promise("promised ana a list of what's wrong with it", "a list of what's wrong with it")
    assert note_of(*owed) == "I wanted to send you the list: {what is attached, or when it comes}"


def test_a_follow_up_of_words_is_read_in_its_line() -> None:
    line = typed("ana wants a summer job. I have none, tell her", days=4)
    told = Follow(id=1, people=(1,), text="tell her", made=line.on, due=TODAY - timedelta(days=1))
    assert note_of(line, told) == "sorry for the wait. About the summer job: {your answer}"


def test_what_they_asked_is_the_matter_of_an_answer() -> None:
    request = asked(
        "ana would like me to value a cellar for an old judge", "me to value a cellar for one of her clients"
    )
    told = promise("have to tell ana it's mostly vinegar", "tell it's mostly vinegar")[1]
    said = "you asked me to value a cellar for one of your clients. {your answer}"
    assert note_of(*request, replace(told, id=7, from_interaction=None)) == said
    question = typed("ana asked if she can use the pictures for her folio", days=4)
    network = MemoryNetwork(ANA, question)
    assert "you asked if you can use the pictures for your folio. {your answer}" in person_note(
        network, SETTINGS, NOW, 1
    )
    for line in ("ana asked if she can use the pictures, said yes", "ana asked how we got the grant, told her"):
        assert "you asked" not in person_note(MemoryNetwork(ANA, typed(line, days=4)), SETTINGS, NOW, 1)


def test_who_is_thanked_in_a_line_about_others_did_it() -> None:
    line = typed("ana took the wine. need to thank bo, who put in a word", days=2)
    thanks, bo = Thanks(id=9, to=2, made=line.on), Person(id=2, handle="bo", name="Bo Lund")
    network = MemoryNetwork(ANA, bo, line, thanks)
    (loop,) = loops(network, SETTINGS, NOW)
    assert "for putting in a word." in loop_note(network, SETTINGS, NOW, loop, 2)
    assert "wine" not in person_note(network, SETTINGS, NOW, 1)


def test_an_answer_takes_up_what_they_wrote_to_ask() -> None:
    letter = typed("ana emailed asking if we could do lunchtimes", days=8, channel="email")
    request = Request(id=8, from_=1, text="if we could do lunchtimes", asked=NOW - 8 * DAY, from_interaction=letter.id)
    back = promise("must get back to ana, been a week", "get back")
    network = MemoryNetwork(ANA, letter, request, *back)
    (loop,) = loops(network, SETTINGS, NOW)
    said = "sorry for the wait. You asked if we could do lunchtimes. {your answer}"
    assert said in loop_note(network, SETTINGS, NOW, loop, 1)
    line = typed("ana wants to know if she's got a job in sept, said i'd tell her by monday", days=4)
    asks = Request(
        id=8, from_=1, text="to know if she's got a job in sept", asked=NOW - 4 * DAY, from_interaction=line.id
    )
    told = Follow(id=1, people=(1,), text="tell her", made=line.on, due=TODAY - DAY)
    assert note_of(line, asks, told).endswith("You asked if you've got a job in September. {your answer}")


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana asked who does my website, i said Lola, i'll send her his number", "send her his number", "the number"),
        ("ana asked about my printer, he is good, i'll send her his rates", "send her his rates", "the rates"),
        ("ana met Lola, promised ana her photos", "her photos", "the photos"),
        ("promised ana her address", "her address", "the address"),
        ("i owe ana feedback on her budget", "feedback on her budget", "the feedback on your budget"),
    ],
)
def test_what_may_be_a_third_ones_is_not_yours(line: str, text: str, said: str) -> None:
    note = note_of(*promise(line, text))
    assert said in note
    assert said == "the feedback on your budget" or "your" not in note.replace("{your words}", "")


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana wants 3 hotels for a piece on shophouses. Due end of month", "3 hotels for a piece on shophouses",
         "about the 3 hotels for your piece on shophouses: {your answer}"),
        ("ana asked for 3 tips, needs them end of March", "3 tips", "about the 3 tips: {your answer}"),
        ("ana asked for 3 tips by month end", "3 tips by month end", "about the 3 tips: {your answer}"),
    ],
)  # fmt: skip
def test_the_end_of_a_month_is_the_day_until_which_nothing_is_late(line: str, text: str, said: str) -> None:
    source = typed(line, days=4)
    request = Request(id=1, from_=1, text=text, asked=NOW - 4 * DAY, from_interaction=source.id)
    network = MemoryNetwork(ANA, source, request)
    late = date(2026, 4, 3) - TODAY
    for days, is_late in ((timedelta(0), False), (late, True)):
        now = NOW + days
        (note,) = (loop_note(network, SETTINGS, now, loop, 1) for loop in loops(network, SETTINGS, now))
        assert note.lower().split(", ", 1)[1].removesuffix("\nmarta").endswith(said)
        assert ("orry" in note) == is_late


def test_what_came_since_is_thanked_for_before_what_is_owed() -> None:
    late = promise("i owe ana the deck by monday", "the deck", due=TODAY - DAY)
    helped = typed("ana intro'd me to the mayor, Mr Goh. Bless her", days=2)
    assert "thank" not in note_of(*late)
    assert note_of(*late, helped).startswith("thank you for the intro to Mr Goh. ")
    assert "the deck" in note_of(*late, helped)


def test_an_answer_to_which_i_said_yes_is_not_thanked_for() -> None:
    ask = Ask(id=1, to=1, text="if i can read in the shop", asked=TODAY - 5 * DAY, state="answered", answered=TODAY)
    assert "shop" in note_of(ask, typed("ana said the 18th", days=1))
    assert note_of(ask, typed("ana said the 18th, i'm only back on the 17th, said yes anyway", days=1)) == ""


def test_an_answer_that_is_late_says_sorry_and_names_what_it_is_to() -> None:
    for line, text, days, due, said in (
        (
            "ana sent the quote, too dear. have to get back to her",
            "get back to her",
            20,
            None,
            "bout your quote: {your",
        ),
        (
            "ana sent the quote, too dear. have to get back to her",
            "get back to her",
            2,
            None,
            "hank you for your quote.",
        ),
        ("ana asked about the loft, need to answer by 1 march", "answer", 20, TODAY - 10 * DAY, "orry"),
        ("ana rang, need to answer", "answer", 2, None, ""),
    ):
        source = typed(line, days)
        owed = Promise(id=1, people=(1,), text=text, made=source.on, due=due, from_interaction=source.id)
        note = note_of(source, owed)
        assert said in note and ("orry" in note) == (days == 20)


def test_who_wrote_last_is_thanked_for_it_before_they_are_called() -> None:
    call = Follow(id=1, people=(1,), text="call her back", made=TODAY - DAY)
    for line, said in (
        ("ana wrote again, has a job, call her back", "thank you for your message. When may I call you?"),
        ("ana wants to modernise her bench", ""),
    ):
        assert note_of(typed(line, 1), call) == said


def test_what_somebody_would_like_to_do_is_not_asked_of_me() -> None:
    for line, said in (
        ("ana would like to meet somebody from Arduino", "you wanted to meet somebody from Arduino. {your answer}"),
        ("ana asked me to meet somebody from Arduino", "you asked me to meet somebody from Arduino. {your answer}"),
    ):
        assert note_of(*asked(line, "to meet somebody from Arduino")) == said


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana recommends the guild's spring fair, wants to know if we join", "to know if we join",
         "about the guild's spring fair: {your answer}"),
        ("ana: there's a small arts fund, wants to know if we apply", "to know if we apply",
         "about the small arts fund: {your answer}"),
        ("talked to ana about boxes for the strikers, she needs a head count", "head count",
         "about the head count: {the count}"),
        ("ana wants to do a girls' session, asked what I think", "what I think",
         "about the girls' session: {your answer}"),
        ("ana asked for the halal papers", "the halal papers",
         "about the halal papers: {what is attached, or when it comes}"),
        ("ana asked me if we'd take on the lead urns and what I think of the repair from the 70s",
         "if we'd take on the lead urns and what I think of the repair from the 70s",
         "you asked if we'd take on the lead urns. {your answer}"),
        ("ana needs an answer about the thursday course", "answer about the thursday course",
         "about the Thursday course: {your answer}"),
        ("ana wants me as a referee", "me as a referee", "you wanted me as a referee. {your answer}"),
        ("ana wants comments on the proofs", "comments on the proofs", "about the proofs: {your comments}"),
    ],
)  # fmt: skip
def test_a_question_that_says_nothing_alone_is_of_what_stands_before_it(line: str, text: str, said: str) -> None:
    assert note_of(*asked(line, text)) == said


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana wants to bring her class, can we take 22? said i'd check", "check",
         "you asked whether we can take 22. {your answer}"),
        ("ana sent her report on women in prison, told her i would comment", "comment",
         "about your report on women in prison: {your comments}"),
        ("ana would like to spend a week with us, told her i'd ask the family", "ask the family",
         "you wanted to spend a week with us. {your answer}"),
        ("promised ana I'd have her class over in the lambing season", "have her class over in the lambing season", ""),
        ("ana enquired whether we can cast in situ, said I'd find out", "find out",
         "you asked whether we can cast in situ. {your answer}"),
        ("promised ana I'd lend the band our gazebo", "lend the band our gazebo",
         "I said I would lend the band our gazebo. {how it stands}"),
        ("invite ana to the big pour", "invite her to the big pour",
         "I'd like to invite you to the big pour: {when, and what for} I'd be glad if you could come."),
        ("told ana I'd write a foreword for the next one", "write a foreword for the next one",
         "I said I would write a foreword. {how it stands}"),
        ("the families said no to filming, must tell ana", "tell: the families said no to filming",
         "I wanted to tell you: the families said no to filming."),
        ("need to tell ana we got the bursary", "tell: we got the bursary",
         "I wanted to tell you: we got the bursary."),
        ("her cake was awful, must tell ana", "tell: her cake was awful", ""),
        ("ana rang about the memorial, I need to give her a date", "give her a date",
         "I wanted to send you the date for the memorial: {the date}"),
        ("promised ana the photo of grandma's oven", "the photo of grandma's oven",
         "I wanted to send you the photo of grandma's oven: {what is attached, or when it comes}"),
        ("ana sent the contract, clause 4 is odd, ask her about it", "ask her about it",
         "I'd like to ask you about the contract. {your question}"),
        ("ana may give us the papers. must write and thank her", "write", ""),
        ("ana asked why the prices went up, owe her an answer", "an answer",
         "you asked why the prices went up. {your answer}"),
        ("the licence needs the plan of the rooms, ana rang, I'll send it", "send it",
         "about the plan of the rooms: {what is attached, or when it comes}"),
        ("ana sent three ideas for the label. Told her I'd choose", "choose",
         "about the three ideas for the label: {your answer}"),
        ("ana: can she have the list of wards? said i'd get it", "get it",
         "you asked whether you can have the list of wards. {your answer}"),
        ("ana offered a free robotics afternoon, pick a date with her", "pick a date with her",
         "we still have to find a day for the free robotics afternoon. Which one would suit you?"),
        ("ana refers knees if we open late. tell her our opening hours", "tell our opening hours",
         "about our opening hours: {what you want to say}"),
        ("got the bursary!!! tell ana", "tell: got the bursary", "I wanted to tell you: I got the bursary."),
        ("ana's students: she asked how many beds we have for them, must answer", "answer", ""),
        ("ana sent a sample of the oak frame, lovely, owe her feedback", "feedback",
         "thank you for your sample of the oak frame. {your answer}"),
        ("ana wants me at the camp in January, said I'd check my dates", "check my dates",
         "about the camp in January: {your answer}"),
        ("ana wants the rent up 8%, asked her for a week to think", "think", "about the rent: {your answer}"),
    ],
)  # fmt: skip
def test_a_promise_without_a_matter_is_of_what_they_asked_or_sent(line: str, text: str, said: str) -> None:
    assert note_of(*promise(line, text)) == said


@pytest.mark.parametrize(("within", "asked_on_day_9"), [("within two weeks", False), ("within a week", True)])
def test_nobody_is_reminded_before_the_weeks_that_they_named(within: str, asked_on_day_9: bool) -> None:
    source = typed(f"ana will send the plan {within}", 9)
    owed = Promise(id=1, by="them", people=(1,), text="send the plan", made=source.on, from_interaction=source.id)
    assert bool(note_of(source, owed)) == asked_on_day_9


def test_an_ask_ends_with_a_line_that_names_both_it_and_them() -> None:
    ask = Ask(id=1, to=1, type="reference", text="reference", asked=TODAY - 8 * DAY)
    for line, said in (("Helen will write the reference, Ruiz too", False), ("Helen will write, Bo too", True)):
        helen = replace(typed(line, 2), people=())
        assert ("reference for me" in note_of(ask, helen)) == said


@pytest.mark.parametrize(
    ("line", "text", "later", "is_written"),
    [
        ("promised ana i'd find a lawyer", "find a lawyer", "Lena took ana's case", False),
        ("promised ana i'd find a lawyer", "find a lawyer", "Lena spoke at ana's meeting", True),
        ("told him i'd find out from Lena what they can do", "find out from Lena what they can do", "", True),
        ("ana wants a picture of the gate", "a picture of the gate", "told ana about the fair", True),
    ],
)
def test_what_somebody_else_did_for_them_is_not_said_to_be_undone(
    line: str, text: str, later: str, is_written: bool
) -> None:
    source, lena = typed(line, days=40), Person(id=3, handle="lena", name="Lena Holt")
    is_wish = "wants" in line
    record: Record = (
        Request(id=1, from_=1, text=text, asked=NOW - 40 * DAY, from_interaction=source.id)
        if is_wish
        else Promise(id=1, people=(1,), text=text, made=source.on, from_interaction=source.id)
    )
    since = replace(typed(later, days=20), id=7, people=(1,) if "told" in later else (3,), mentions=(1,))
    assert bool(note_of(source, record, lena, *([since] if later else []))) == is_written


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("ana is upset about Luca, promised her i talk to him", "talk to him", "what I promised you on"),
        ("promised him i talk to him about the hall", "talk to him about the hall", "I said I would talk to you about"),
        ("told ana i'd come to the guild 19.11 19:00", "come to the guild 19.11 19:00", ""),
        ("ana offered the friends' 2,000, must say thank you", "say thank you", "for offering the friends' 2000"),
    ],
)
def test_a_third_one_is_not_you_and_a_day_in_figures_is_not_cut(line: str, text: str, said: str) -> None:
    note = note_of(*promise(line, text))
    assert said in note and bool(note) == bool(said)


def test_a_card_that_says_what_somebody_is_gives_the_name_behind_it() -> None:
    for name, you in (("Nachbar Hans", "Hans"), ("Familie Zähringer", "Familie Zähringer"), ("Ana Maler", "Ana")):
        assert called_in_lines(MemoryNetwork(), Person(id=1, handle="x", name=name)) == you


@pytest.mark.parametrize(
    ("wish", "line", "said"),
    [
        ("ana called", "mailed ana the business plan", "did the business plan reach you?"),
        ("ana wants a business plan", "mailed ana the business plan", ""),
    ],
)
def test_what_was_asked_for_and_sent_needs_no_second_word(wish: str, line: str, said: str) -> None:
    sent = replace(typed(line, days=12, channel="email"), awaiting_reply=True, initiator="me")
    assert note_of(typed(wish, days=20), sent) == said


def test_a_letter_for_its_own_reason_is_no_answer_to_something_else() -> None:
    leaving = promise("ana is leaving the club, write to her", "write to her")
    winter = Request(id=4, from_=1, text="if I give the winter talk", asked=NOW - 60 * DAY)
    network = MemoryNetwork(ANA, *leaving, winter)
    (loop,) = (one for one in loops(network, SETTINGS, NOW) if one.kind == "promise")
    assert not loop_note(network, SETTINGS, NOW, loop, 1)


def test_nobody_is_greeted_by_the_name_of_a_company() -> None:
    asked_by = Person(id=2, handle="lantern", name="Lantern", new=True)
    editor = Person(id=3, handle="ruth", name="Ruth Hale", company="Lantern Books")
    wish = Request(id=4, from_=2, text="the new novel", asked=NOW - 9 * DAY)
    network = MemoryNetwork(asked_by, editor, wish)
    assert not any(loop_note(network, SETTINGS, NOW, loop, 2) for loop in loops(network, SETTINGS, NOW))
