"""Words of the log as parts of a sentence: only where their shape is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.matters import help_received, matter, matter_deeds, second_person

NONE = (
    "asked: should I go to management", "moving into management, he asked: should I go", "her divorce", "Tom's layoff",
    "send deck", "up on proposal", "how to price", "how was it?", "moved to Berlin", "{x}", "价格", "preise und so",
    "she wants a new job", "tomorrow's demo", "the demo on friday", "https://ex.org", "", "...", "her talk",
    "a\x1b[31m", "the price of the thing, and more", "lost his job", "it",
    "for", "secret project", "don't tell", "I", "and",
)  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_noun_phrase_is_left_out(text: str) -> None:
    assert matter.topic(text) == "" and matter.named(text) == "" and (matter.some(text) in ("", "your talk"))


@pytest.mark.parametrize(
    ("text", "topic", "thing", "some"),
    [
        ("pricing", "pricing", "pricing", "pricing"),
        ("pricing for the new tier,", "pricing for the new tier", *("pricing for the new tier",) * 2),
        ("resume", "the resume", "the resume", "a resume"),
        ("my resume", "my resume", "my resume", "my resume"),
        ("advice on hiring people", "hiring people", "hiring people", "help with hiring people"),
        ("for the intro", "the intro", "the intro", "the intro"),
        ("intro to Ana", "the intro to Ana", "the intro to Ana", "an intro to Ana"),
        ("clause 9", "clause 9", "clause 9", "clause 9"),
        ("data people", "data people", "the data people", "data people"),
        ("CFO", "CFO", "CFO", "a CFO"),
        ("HR manager", "the HR manager", "the HR manager", "an HR manager"),
        ("Berlin", "Berlin", "Berlin", "a Berlin"),
        ("shareholder agreement", *("the shareholder agreement",) * 2, "a shareholder agreement"),
        ("another date", *("another date",) * 3),
        ("first customers", "first customers", "the first customers", "first customers"),
        ("hiring a sales engineer", *("hiring a sales engineer",) * 2, "help with hiring a sales engineer"),
        ("reading my chapter", *("reading my chapter",) * 2, "help with reading my chapter"),
        ("the dinner and the flowers", *("the dinner and the flowers",) * 3),
        ("retained search fees", "retained search fees", "the retained search fees", "retained search fees"),
    ],
)  # fmt: skip
def test_a_noun_phrase_gets_the_article_that_it_needs(text: str, topic: str, thing: str, some: str) -> None:
    assert (matter.topic(text), matter.thing(text), matter.some(text)) == (topic, thing, some)


@pytest.mark.parametrize("text", ["due", "one", "dm bday msg", "put me fwd for 2 roles", "her coo", "lunch w ana"])
def test_what_one_notes_for_oneself_is_left_out(text: str) -> None:
    said = matter.topic(text), matter.thing(text, of="Ana"), matter.some(text), matter.wanted(text, of="Ana")
    assert {*said, matter_deeds.deed(text, to="Ana"), matter_deeds.deed(f"send her {text}", to="Ana")} == {""}


@pytest.mark.parametrize(
    ("line", "said"),
    [("Ana helped me with the pitch, need to thank her", "your help with the pitch"),
     ("lunch, she reviewed our term sheet for free!!", "reviewing our term sheet"),
     ("ana r. gave me the name of a good transporter, it saved me", "the name of a good transporter"),
     ("Ana gave me great advice on the fees", "the great advice on the fees"),
     ("ana intro'd me to the heat team, thank her", "the intro to the heat team"),
     ("ana introduced me to Ben Cole from Acme, must thank her", "the intro to Ben Cole from Acme"),
     ("called Ana, she'll be a reference", "being a reference for me"), ("ana sent me her cv at last", "your CV"),
     ("ana helped me a lot!", "your help"), ("mrs ruiz gave me two names", "the two names"),
     ("Ana let me sit in her office for a day, so kind", "letting me sit in your office for a day"),
     ("Ana put me a good price on the oak, must thank her", "the good price on the oak"),
     ("gig, ana's band played, she drove me home at 1am bless her", "driving me home"),
     ("ana put me on the suppliers list!!", "putting me on the suppliers list"),
     ("ana did a free hour with me on my day rate, so good", "the hour on my day rate"),
     ("ana found me 3 letters from 1911!!! on her day off", "finding the 3 letters from 1911 for me"),
     ("ana gave me tea and a set of strings she had no use for", "the tea and the set of strings"),
     ("Ana gave me coffee and her old lathe", "the coffee and your old lathe"), ("ana bought me lunch", "the lunch"),
     ("Ana bought me lunch and lent me her van", "the lunch and lending me your van"),
     ("ana brought me a lamp and a chair", "the lamp and the chair"),
     ("Ana sent the recordings I'd asked for, lovely", "the recordings"),
     ("ana wrote a gorgeous piece about the hospital, owe her", "your gorgeous piece"),
     ("Ana was so generous, two hours!!", "being so generous"),
     ("ana's mum is in hospital", ""), ("ana's mum came", ""),
     ("ana's so kind, recommended me to the school", "recommending me to the school"),
     ("ana wrote me the polish market numbers, very helpful", "sending me the Polish market numbers"),
     ("ana texted me the address of a german printer", "sending me the address of a German printer"),
     ("ana mailed me two irish contacts", "sending me the two Irish contacts"),
     ("ana wrote me a reference, so kind", "writing a reference for me"),
     ("Ana let me know", ""), ("Ana made me laugh", ""), ("she got me thinking", ""),
     ("Tom helped me with the pitch", ""), ("Ana did well", ""), ("Ana gave me it", ""), ("", "")],
)  # fmt: skip
def test_what_somebody_did_is_read_from_the_line_about_it(line: str, said: str) -> None:
    assert help_received.helped(line, ("Ana", "Ruiz")) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("what he charges for retained searches", "what you charge for retained searches"),
     ("if she knows a good lawyer", "if you know a good lawyer"), ("how he found the place", "how you found the place"),
     ("whether they have her slides", ""), ("if we do fixed fees", "if we do fixed fees"),
     ("what im after", "what I'm after"), ("can i give a talk at the club", "whether I can give a talk at the club"),
     ("is vat due on my invoice", "whether VAT is due on my invoice"), ("is it worth it", ""),
     ("has he spoken to the board", "whether you have spoken to the board"),
     ("does she know a printer", "whether you know a printer"),
     ("if i can see one of her patients before easter", "if I can see one of your patients before Easter"),
     ("if she'd run the shop lol", "if you'd run the shop"), ("if i could cover his", ""),
     ("what to do", ""), ("his price", ""), ("if he can come tomorrow", "")],
)  # fmt: skip
def test_a_question_is_said_to_whom_it_is_asked(text: str, said: str) -> None:
    assert second_person.question(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("owe her lunch", "lunch"),
        ("buy him a beer", "a beer"),
        ("the deck", ""),
        ("lunch menu", ""),
    ],
)
def test_a_treat_is_nothing_to_send(text: str, said: str) -> None:
    assert help_received.treat(text) == said


def test_what_is_brought_unasked_is_no_matter_of_a_note() -> None:
    assert help_received.is_present("send her a bottle of something") and not help_received.is_present(
        "send her the bottle list"
    )
    assert (
        help_received.favour("do her a price") == "a price" and help_received.favour("do the books") == "do the books"
    )


def test_thanks_are_said_as_they_were_typed() -> None:
    said = "helping me paint the treatment room"
    assert matter.thanked(f"for {said}", of="Ana") == matter.thanked(said, of="Ana") == said
    assert matter.thanked("reading her letter", of="Ana") == "reading your letter"
    assert matter.thanked("telling him", of="Ana") == ""
    assert matter.named("keeping boys after their voice breaks") == "keeping boys after their voice breaks"


@pytest.mark.parametrize(
    ("text", "said"),
    [("for turning the cashflow round in a weekend", "turning the cashflow round in a weekend"),
     ("the lift to his place", "the lift to your place"), ("lending me her car last week", ""),
     ("an hour on the phone", "the hour on the phone"), ("the word in sundays paper", "the word in Sunday's paper"),
     ("looking after max last summer", "looking after max last summer"), ("telling them", "")],
)  # fmt: skip
def test_thanks_are_said_word_for_word_unless_they_point_at_somebody(text: str, said: str) -> None:
    assert matter.thanked(text, of="Ana") == said


@pytest.mark.parametrize(
    ("line", "said"),
    [("ana wants to know if i'd hire her in the autumn, said i'll think", "if I'd hire you in the autumn"),
     ("ana wants to talk", ""), ("asked if he could come tomorrow", ""), ("coffee with ana", "")],
)  # fmt: skip
def test_what_somebody_asked_is_read_from_the_line(line: str, said: str) -> None:
    assert second_person.asked(line) == said


def test_an_answer_is_no_matter() -> None:
    assert matter.is_answer("an answer") and not matter.is_answer("the answer sheet")
    assert (
        second_person.infinitive("me to cut the swearing lol.") == "cut the swearing"
        and second_person.infinitive("the deck") == ""
    )


def test_a_doing_is_no_thing_with_an_article() -> None:
    assert matter.topic("touring budget") == "the touring budget" and matter.topic("finding work") == "finding work"
    assert matter.thing("settle the invoice") == matter.thing("helping me the paint") == ""
    assert matter_deeds.doing("translate the leaflet", to="Ana") == "translating the leaflet"
    assert matter_deeds.doing("sit on the jury", to="Ana") == "sitting on the jury"
    assert matter_deeds.deed("quote for the tables", to="Ana") == matter_deeds.deed("do her a price", to="Ana") == ""


def test_what_was_lent_is_theirs() -> None:
    assert help_received.lent("hank lent me his snare, give it back by sunday", of="Hank") == "your snare"
    assert help_received.lent("hank gave me a ride", of="Hank") == ""


def test_a_month_may_be_named_and_a_doing_is_thanked_for() -> None:
    assert matter_deeds.doing("translate the leaflet into polish", to="Ana") == "translating the leaflet into Polish"
    assert matter.thing("usability tests in april") == "the usability tests in April"
    assert matter.thing("the tests on 2 april") == ""
    assert matter.thanked("for lending me the projector", of="Ana") == "lending me the projector"
    assert matter.thing("print of the photo") == "the print of the photo"
    assert matter_deeds.deed("print of it", to="Ana") == ""


def test_nobody_is_called_by_the_name_in_a_note_to_them() -> None:
    assert matter.thing("the deck for ana", of="Ana") == matter.wanted("feedback for ana", of="Ana") == ""


def test_hers_is_yours_in_a_note_to_her() -> None:
    assert matter.thing("her feedback on the deck", of="Ana") == "your feedback on the deck"
    assert matter.thing("her feedback on the deck") == ""


@pytest.mark.parametrize(
    ("text", "deed", "given"),
    [
        ("send deck", "send you the deck", "the deck"),
        ("send her the deck", "send you the deck", "the deck"),
        ("send Ana the link", "send you the link", "the link"),
        ("share slides", "share the slides", "the slides"),
        ("introduce her to Bob", "introduce you to Bob", ""),
        ("intro to Bob", "introduce you to Bob", ""),
        ("look over her CV", "look over your CV", ""),
        ("get back to her", "get back to you", ""),
        ("lend her my book", "lend you my book", "my book"),
        ("send her notes", "send you the notes", "the notes"),
        ("send her CV to Bob", "send your CV to Bob", ""),
        ("send em", "", ""),
        ("share ours", "", ""),
        ("get them from the accountant", "", ""),
        ("me to read her chapter", "read your chapter", ""),
        ("look for a van", "look for a van", ""),
        ("let her know", "", ""),
        ("get back about the price", "get back about the price", ""),
        ("send last years vat return", "send you last year's VAT return", "last year's VAT return"),
        ("send two homes her way", "send two homes your way", ""),
        ("send it", "", ""),
        ("think about it", "", ""),
        ("https://ex.org/cv", "", ""),
        ("she will send deck", "", ""),
        ("", "", ""),
    ],
)
def test_a_promise_is_said_to_whom_it_was_made(text: str, deed: str, given: str) -> None:
    assert (matter_deeds.deed(text, to="Ana"), matter_deeds.given(text, to="Ana")) == (deed, given)


@pytest.mark.parametrize(
    ("text", "deed"),
    [("send me the contract", "send me the contract"), ("send contract", "send me the contract"),
     ("introduce him to Bob", ""), ("send me her slides", "send me your slides"),
     ("introduce me to the rights people at Lipa", "introduce me to the rights people at Lipa"),
     ("send me two novels to look at.", "send me two novels to look at"),
     ("make me an estimate", "make me an estimate")],
)  # fmt: skip
def test_a_promise_of_theirs_comes_to_me(text: str, deed: str) -> None:
    assert matter_deeds.deed(text, to="Ana", me=True) == deed


@pytest.mark.parametrize(
    ("text", "said"),
    [("raised our prices", "I raised our prices"), ("we doubled the price", "We doubled the price"),
     ("he said yes", ""), ("nothing yet", ""), ("", ""), ("got the job", "I got the job")],
)  # fmt: skip
def test_an_outcome_is_a_sentence_of_mine(text: str, said: str) -> None:
    assert matter.event(text) == said


@given(st.text(max_size=80))
def test_any_text_gives_plain_words_or_nothing(text: str) -> None:
    for said in (
        matter.topic(text), matter.thing(text, of="Ana"), matter.some(text), matter.event(text),
        matter_deeds.deed(text, to="Ana"), matter_deeds.deed(text, to="Ana", me=True),
        matter_deeds.given(text, to="Ana"),
        help_received.helped(text, ("Ana",)), help_received.treat(text), matter.thanked(text, of="Ana"),
        matter_deeds.doing(text, to="Ana"),
        second_person.question(text), second_person.turned(text), second_person.infinitive(text),
        second_person.asked(text),
    ):  # fmt: skip
        assert said == " ".join(said.split()) and said.isprintable()
        assert not set(said) & set('{}[]<>()?!:;"“”…,')


@pytest.mark.parametrize(
    ("question", "said"),
    [("whether you would be on the jury", "the jury"), ("whether I can come", ""),
     ("whether you would sit on the advisory board of Dosisly", "the advisory board of Dosisly"),
     ("whether you would write the intro for 800 fr", "the intro"), ("whether you could be our treasurer", ""),
     ("whether you would run the wedding in the June issue", "the wedding in the June issue")],
)  # fmt: skip
def test_what_a_question_is_about_is_its_thing(question: str, said: str) -> None:
    assert matter.named_in(question) == said


@pytest.mark.parametrize("remark", [", brutal but useful", ". Useful", " - so good", "! wow"])
def test_a_remark_behind_what_is_thanked_for_is_left_out(remark: str) -> None:
    assert matter.thanked(f"for the mock interview{remark}", of="Ana") == "the mock interview"


@pytest.mark.parametrize(("thing", "blank"), [("my UTR number", "the number"), ("the 3 dates", "the dates"),
                                              ("your home address", "the address"), ("the deck", "")])  # fmt: skip
def test_what_is_typed_in_has_a_blank_of_its_own(thing: str, blank: str) -> None:
    assert matter.figure(thing) == blank


def test_a_short_form_is_said_in_capitals() -> None:
    assert matter.thing("part time fd role") == "the part time FD role"
    assert (
        second_person.question("which of her companies need a cfo", is_asked=True)
        == "which of your companies need a CFO"
    )


def test_who_passes_me_on_puts_me_in_touch() -> None:
    assert matter_deeds.deed("pass me to the chair", to="Ana", me=True) == "put me in touch with the chair"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site in barry", "the site"), ("flat in Lyon", "the flat in Lyon"), ("job in design", "the job in design"),
        ("contract in writing", "the contract in writing"), ("wedding in june", "wedding in June"),
        ("a one page note", "a one-page note"), ("a menu card for two lasagnas", "a menu card"),
        ("the reference same day", "the reference"), ("the reference within a day", "the reference"),
        ("recommendation on google", "recommendation on Google"),
    ],
)  # fmt: skip
def test_a_place_in_small_letters_and_when_it_came_are_left_out(text: str, said: str) -> None:
    assert matter.topic(text) == said


@pytest.mark.parametrize(
    ("line", "thing"),
    [
        ("Ana gave me a leg of lamb god bless her", "the leg of lamb"),
        ("Ana gave me a crate of beer", "the crate of beer"),
    ],
)
def test_what_a_thing_is_made_of_stays_with_it(line: str, thing: str) -> None:
    assert help_received.helped(line, ("Ana",)) == thing


def test_nobody_looks_for_what_is_to_be_done_with_a_thing() -> None:
    assert (matter.some("flights booked"), matter.some("a booked flight")) == ("", "a booked flight")


@pytest.mark.parametrize(
    ("thing", "word"), [("the worm egg counts", "them"), ("a list of prices", "it"), ("a rigging quote", "it")]
)
def test_a_plural_is_them(thing: str, word: str) -> None:
    assert matter.stand_in(thing) == word


def test_what_is_paid_is_known() -> None:
    assert matter.is_paid("a deposit") and not matter.is_paid("a deck")


@pytest.mark.parametrize(
    "thing",
    ["the slot in May", "last year's guidelines", "the second half of the fee for the cookbook",
     "your fee for the audit", "the 40 wheels for Lyon", "the fee and train", "the three routes with worst delays",
     "clause 9", "parking"],
)  # fmt: skip
def test_a_note_is_about_a_plain_noun_phrase(thing: str) -> None:
    assert matter.is_subject(thing)


@pytest.mark.parametrize(
    "thing",
    ["", "the mention volunteers", "the know", "the radio about the flu jab", "the come and talk", "any news",
     "the answer", "the sit down", "what he wants", "the list for them", "storage",
     "the hour"],
)  # fmt: skip
def test_a_note_is_about_nothing_else(thing: str) -> None:
    assert not matter.is_subject(thing)
