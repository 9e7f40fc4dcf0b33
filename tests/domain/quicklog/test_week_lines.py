"""Lines of a working week: nobody named in them is lost, and what others will do is no promise of mine."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 19)
"""A Thursday."""
NETWORK = ("Hassan Abdi", "Grace Otieno (mentor)", "Ahmed Khan", "Dr. Wolfgang Mayr", "Kate Moran", "Eoin Barry")
LIST = ("Markus Leitner", "Anita Patel", "Tom Baker")
BOOK = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network" if name in NETWORK else "list")
    for at, name in enumerate((*NETWORK, *LIST), 1)
)


def people_of(line: str) -> list[str]:
    """Whom a line is with, somebody who is only asked about with a question mark."""
    return [("?" if ref.likely else "") + ref.matches[0][2] for ref in parse(line, BOOK, TODAY).people]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("got the quote from leitner", ["?Markus Leitner"]),
        ("leitner sent the quote", ["?Markus Leitner"]),
        ("coffee with leitner", ["?Markus Leitner"]),
        ("sent the minutes to abdi", ["?Hassan Abdi"]),
        ("bought bread at the baker", []),
        ("finished the slides for hassan and sent them", ["Hassan Abdi"]),
        ("looked over ahmeds cv and sent it back", ["Ahmed Khan"]),
        ("looked over ahmed's cv and sent it to kate", ["Kate Moran"]),
        ("dr mayr rang", ["Dr. Wolfgang Mayr"]),
        ("sent mrs patel the proposal", ["Anita Patel"]),
        ("met with a new donor mrs patel at the rotary lunch", ["Anita Patel"]),
        ("thanked grace for the tip", ["Grace Otieno (mentor)"]),
        ("grace suggested talking to rotary", ["?Grace Otieno (mentor)"]),
        ("coffee with wolfi mayr", ["?Dr. Wolfgang Mayr"]),
        ("lunch with ani patel fri 1pm", ["?Anita Patel"]),
        ("calls today: kate, eoin, ahmed. eoin asked for the survey", ["Kate Moran", "Eoin Barry", "Ahmed Khan"]),
        ("commented on kate moran post about the gala", ["Kate Moran"]),
    ],
)
def test_small_last_names_titles_and_owners_are_people(line: str, people: list[str]) -> None:
    assert people_of(line) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("hassan, kate & eoin - all on freeze till april. told eoin id check in end of april",
         ["Hassan Abdi", "Kate Moran", "Eoin Barry"]),
        ("hassan, kate - no sponsorship. told eoin", ["Hassan Abdi", "Kate Moran", "Eoin Barry"]),
        ("hassan interview went grand, kate v happy. thanks kate", ["Hassan Abdi", "Kate Moran"]),
        ("hassan, told eoin about it", ["Eoin Barry"]),
    ],
)  # fmt: skip
def test_a_later_sentence_takes_nobody_out_of_the_one_before(line: str, people: list[str]) -> None:
    assert people_of(line) == people


def loops_of(line: str) -> list[str]:
    """The loops that a line seems to hold: kind, first names, text and due day."""
    return [
        " ".join(
            [
                loop.kind,
                *[ref.matches[0][2].split()[0] for ref in loop.refs if ref.matches],
                loop.text,
                str(loop.due or ""),
            ]
        ).strip()
        for loop in parse(line, BOOK, TODAY).proposed
    ]


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("call with kate, told her terms by weds & 3 cvs by fri",
         ["promise Kate terms 2026-03-25", "promise Kate 3 cvs 2026-03-20"]),
        ("il send kate 2 cvs by weds", ["promise Kate send 2 cvs 2026-03-25"]),
        ("ahmed asked me to look over his cv, said yes by fri", ["request Ahmed to look over his cv 2026-03-20"]),
        ("eoin asked for the survey, will send tmrw", ["request Eoin the survey 2026-03-20"]),
        ("kate wants 3 dates for the gala, promised her by wed", ["request Kate 3 dates for the gala 2026-03-25"]),
        ("kate rang, told her ill send profiles mon. eoin too", ["promise Kate send profiles 2026-03-23"]),
        ("eoin txt, will get back to me", ["owed Eoin get back to me"]),
        ("eoin cancelled tmrw, will propose new date", ["owed Eoin propose new date"]),
        ("eoin can quote me, yes", []),
        ("told kate eoin leaves by friday", []),
        ("lunch w kate, leitner wants 3 offers by fri", ["request Markus 3 offers 2026-03-20"]),
        ("ahmed asked me to speak, said yes by mistake", ["request Ahmed to speak"]),
        ("asked eoin about the rooms, he says ask kate", []),
        ("eoin rang, i said id ask kate", ["promise Eoin ask kate"]),
        ("kate asked if i can speak in june, told her i let her know by fri",
         ["request Kate if i can speak in june 2026-03-20"]),
        ("kate left, said id ring her back tues & send her the jd",
         ["promise Kate ring her back 2026-03-24", "promise Kate send her the jd"]),
        ("kate needs a plan for her loft said id do em by weds", ["promise Kate do a plan for her loft 2026-03-25"]),
        ("kate needs a plan her boss said id be fine", ["need Kate a plan her boss"]),
        ("kate needs a plan her dad said id do it by weds", ["need Kate a plan her dad"]),
        ("kate asked if id do a talk for her students feb 12, said yes",
         ["promise Kate do a talk for her students 2027-02-12"]),
        ("kate asked whether i could do a talk, said yes", ["promise Kate do a talk"]),
        ("kate asked if id do a talk feb 12, said no", []),
        ("rang kate shes not well ring her again next week", ["follow Kate ring her again 2026-03-23"]),
        ("rang kate shes poorly call her again tues", ["follow Kate call her again 2026-03-24"]),
        ("rang kate, eoin will ring her again next week", ["owed Eoin ring her again 2026-03-27"]),
        ("rang kate things are not well made", []),
        ("kate at the council wants to meet thurs 26 1230 lunch somewhere near town hall",
         ["coffee Kate 1230 lunch somewhere near town hall 2026-03-26"]),
        ("kate wants to meet thurs 2 apr 12.30 lunch", ["coffee Kate 12.30 lunch 2026-04-02"]),
        ("kate wants to meet for lunch thurs 2 apr", ["coffee Kate for lunch 2026-04-02"]),
        ("kate thurs 2pm at the council", ["coffee Kate 2pm at the council 2026-03-26"]),
    ],
)  # fmt: skip
def test_a_promise_is_mine_and_says_what(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("met kate at DLD in February", date(2026, 2, 1)),
        ("met kate at the fair last month", date(2026, 2, 1)),
        ("lunch with kate in Berlin last month", date(2026, 2, 1)),
        ("lunch with kate, she starts at Acme in May", TODAY),
        ("call with kate, told her ill send 2 names mon. eoin back in may", TODAY),
    ],
)
def test_a_period_behind_a_place_dates_the_talk(line: str, day: date) -> None:
    assert parse(line, BOOK, TODAY).date == day


def test_a_suggested_day_is_a_plan_and_no_talk_that_was_held() -> None:
    found = parse("kate moran suggests 9.4. 12:30 for our coffee, said yes", BOOK, TODAY)
    assert found.channel == "note"
    assert [(loop.kind, loop.due) for loop in found.clauses] == [("coffee", date(2026, 4, 9))]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("kate down from dublin fri, drinks w her and eoin at 6", date(2026, 3, 20)),
        ("kate was down from dublin fri, drinks w her and eoin at 6", date(2026, 3, 13)),
    ],
)
def test_drinks_are_on_the_day_on_which_somebody_comes(line: str, day: date) -> None:
    assert parse(line, BOOK, TODAY).date == day
    assert people_of(line) == ["Kate Moran", "Eoin Barry"]


@pytest.mark.parametrize(
    "line",
    [
        "kate m and eoin b - coffees, kate weds 1 apr 10.30, eoin thurs 2 apr 3pm",
        "coffees: kate wed 1 apr 10:30, eoin thu 2 apr 3pm",
        "coffee with kate wed 1 apr 10:30, eoin thu 2 apr 3pm",
    ],
)
def test_each_of_two_has_a_coffee_on_their_own_day(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (people_of(line), found.date, found.planned) == (["Kate Moran"], date(2026, 4, 1), True)
    assert loops_of(line) == ["coffee Eoin 3pm 2026-04-02"]


def test_what_we_should_do_some_day_is_no_promise() -> None:
    assert loops_of("cancelled lunch with kate, she was ill, we should find another day") == []


@pytest.mark.parametrize(
    ("line", "topic", "said"),
    [
        ("coffee w kate re the gala for 600. she offered me tickets", "the gala for 600", "she offered me tickets"),
        ("call w eoin re the contract thing. cheers will", "the contract thing", "cheers will"),
        ("coffee w kate re eoin, and she'd like to meet the crowd", "eoin", "she'd like to meet the crowd"),
        ("emailed eoin about the grant, no answer yet", "the grant", "no answer yet"),
        ("call w kate re Acme Inc. and its bid", "Acme Inc. and its bid", ""),
    ],
)
def test_a_topic_ends_with_its_sentence_and_its_thought(line: str, topic: str, said: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.topic, said in reading.summary) == (topic, True)


@pytest.mark.parametrize(
    "line",
    [
        "hassan rang me, the board meets on the 10th",
        "mail an kate wg 2 kabinen 26. märz",
        "email to eoin, 2 booths 26 march",
        "telefonat mit kate heute, sie braucht 2 kabinen für 26.3.",
        "told kate i'm 10 min late tomorrow",
        "reminded eoin of the gala tomorrow",
        "kate rang, results on friday she said",
        "the permit comes in two weeks kate said",
    ],
)
def test_the_day_of_a_matter_dates_no_entry(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.date, reading.planned) == (TODAY, False)


def test_what_somebody_said_of_a_day_is_followed_up_then() -> None:
    reading = parse("the permit comes in two weeks kate said", BOOK, TODAY)
    assert (reading.date, reading.planned) == (TODAY, False)
    (follow,) = reading.clauses
    assert (follow.kind, follow.text, follow.due) == ("follow", "the permit comes in two weeks", date(2026, 4, 2))


def test_a_month_that_a_need_names_is_when_the_thing_is_and_not_when_it_is_due() -> None:
    assert loops_of("met kate, she needs a venue for 80 pax in may") == ["need Kate a venue for 80 pax in may"]


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("lunch with kate and eoin, introduced them", ["intro Kate Eoin"]),
        ("kate + eoin at the fair yesterday, kate needs a printer, intro'd them on the spot",
         ["need Kate a printer", "intro Kate Eoin on the spot"]),
        ("lunch with kate, eoin and hassan, introduced them", []),
        ("eoin still hasnt intro'd me, asked him again", ["owed Eoin intro"]),
        ("eoin hasn't signed", ["owed Eoin signed"]),
        ("eoin hasnt replied", []),
    ],
)  # fmt: skip
def test_an_introduction_of_two_who_were_named_is_one_and_what_is_owed_has_words(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("jour fixe w kate and eoin re gala", "meeting"),
        ("sent kate dates for the site visit", "note"),
        ("got eoin the slides for our call", "note"),
        ("new slides for the site, call with kate", "call"),
        ("for the trip, coffee beans from kate", "note"),
        ("for the site, meeting notes to eoin", "note"),
        ("for the site, talk to eoin", "note"),
        ("fixed a bug for the client. lunch with eoin", "lunch"),
        ("met kate for the coffee we owed each other", "coffee"),
    ],
)
def test_what_something_is_for_was_not_held(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel


def test_a_new_face_beside_somebody_known_or_behind_their_role_is_asked_about() -> None:
    for line in (
        "asked david kim and kate to review it",
        "met his boss david kim at the gala",
        "lunch with his boss david kim",
    ):
        assert [ref.typed for ref in parse(line, BOOK, TODAY).unheard] == ["david kim"], line


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("danke an kate für die blumen, schulde ihr ein bier", ["promise Kate ein bier"]),
        ("habe kate moran versprochen, bis freitag das angebot zu schicken",
         ["promise Kate das angebot zu schicken 2026-03-20"]),
        ("telefonat mit kate heute, sie braucht 2 kabinen für 26.3., hab ihr versprochen ich frag den techniker",
         ["need Kate 2 kabinen 2026-03-26", "promise Kate frag den techniker"]),
        ("eoin schuldet mir die rechnung", ["owed Eoin die rechnung"]),
        ("Kaffee mit Kate, sie sucht einen Moderator", ["need Kate einen Moderator"]),
        ("kate fragt ob ich helfen kann", ["request Kate ob ich helfen kann"]),
    ],
)  # fmt: skip
def test_plain_german_is_read_by_the_same_patterns(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


def test_who_sent_something_in_german_is_somebody() -> None:
    assert people_of("leitner hat das angebot geschickt") == ["?Markus Leitner"]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("kate: tues 24 no good, wed 25 at 11 in dukes suits her", "Kate"),
        ("tom rang, wed 25 at 11 suits kate", "Kate"),
        ("kate texted, wed 25 at 11 works for her", "Kate"),
        ("rang kate, tasting is 25.3. at 11", "Kate"),
        ("sent eoin the invoice, kate moved the talk to 25 march 6pm", "Kate"),
        ("kate picked 25 march 10am for the site visit", "Kate"),
        ("kate had to cancel lunch tomorrow, sick. new date wed 25 12:30", "Kate"),
        ("eoin rang, cancelled our meeting tomorrow, new one wed 25 14:00", "Eoin"),
    ],
)
def test_a_day_and_hour_that_somebody_can_is_a_talk_to_plan(line: str, who: str) -> None:
    (loop,) = parse(line, BOOK, TODAY).proposed
    assert (loop.kind, loop.people[0].matches[0][2].split()[0], loop.due) == ("coffee", who, date(2026, 3, 25))


@pytest.mark.parametrize(
    "line",
    ["eoin works at musgrave till fri 11am", "kate chose the blue one", "new: kate moran", "rang kate, rent is due fri",
     "rang kate, she is 50 on fri"],
)  # fmt: skip
def test_other_words_of_choice_plan_nothing(line: str) -> None:
    assert loops_of(line) == []


def test_a_call_with_both_is_with_whose_boss_was_named() -> None:
    reading = parse("kate's boss is interested, call with both on thu 2 april 11:00", BOOK, TODAY)
    assert ([ref.name for ref in reading.people], reading.time) == (["Kate Moran"], "11:00")


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("coffee w kate. she introduces me to her boss", ["owed Kate introduces me to her boss"]),
        ("emailed eoin about the grant, waiting for his feedback", ["owed Eoin his feedback"]),
        ("asked eoin about the cabins, he says ask hassan", []),
        ("asked eoin re the job - no", []),
        ("lunch w eoin, i owe him for the tickets", ["promise Eoin the tickets"]),
        ("kate picked the gallery, i book a slot", ["promise Kate book a slot"]),
        ("kate holds the hall if i confirm by fri", ["promise Kate confirm 2026-03-20"]),
        ("kate rang, i let her know after easter", ["promise Kate let her know 2026-04-07"]),
        ("kate emailed, told her id ring her sat", ["promise Kate ring her 2026-03-21"]),
        ("eoin rang, wants 5 java ppl", ["need Eoin 5 java ppl"]),
        ("kate emailed, eoin put her on to me", ["received Eoin put her on to me"]),
    ],
)  # fmt: skip
def test_what_is_owed_answered_and_due_is_not_lost(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


def test_a_talk_to_come_is_with_the_new_face_that_was_named_last() -> None:
    (loop,) = parse(
        "gala yesterday: eoin happy, met his boss andrea kern, she wants to talk, meeting w her 14.4. 10:00",
        BOOK,
        TODAY,
    ).proposed
    assert ([ref.typed for ref in loop.people], loop.due) == (["andrea kern"], date(2026, 4, 14))


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("eoin from work rang re the fair, i said yes, stall fee due fri", ["promise Eoin stall fee 2026-03-20"]),
        ("eoin owes me for 12 books", ["owed Eoin 12 books"]),
        ("sent eoin the list, he gets back to me mon", ["owed Eoin gets back to me 2026-03-23"]),
        ("kate asked me to judge the prize, said let me think, answer by end of month",
         ["request Kate to judge the prize 2026-03-31"]),
        ("eoin sent the contract, sign by mon", ["promise Eoin sign 2026-03-23"]),
        ("kate's moving to york in may, get her a leaving card", ["promise Kate get her a leaving card"]),
        ("eoin sent 3 poems, i read them", []),
        ("coffee w kate. she offered me tickets for the opera", ["offer Kate tickets for the opera"]),
        ("kate offered me a job", []),
    ],
)  # fmt: skip
def test_a_shopkeepers_notes_to_self_are_not_lost(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("breakfast with the board tues 8am, kate there", ["Kate Moran"]),
        ("kate and eoin both down w flu", ["Kate Moran", "Eoin Barry"]),
        ("ring dr mayr tmrw about the copies", ["Dr. Wolfgang Mayr"]),
        ("sent eoin the invoice, kate moved the talk to 25 march 6pm", ["Eoin Barry"]),
        ("sent eoin the invoice, and kate moran of tesco said no to the talk", ["Eoin Barry", "Kate Moran"]),
    ],
)
def test_who_is_there_down_or_to_be_rung_is_somebody(line: str, people: list[str]) -> None:
    assert people_of(line) == people


def test_a_new_face_may_be_named_behind_a_comma() -> None:
    reading = parse("met a new author at the fair, jess cole, she'd like to be stocked", BOOK, TODAY)
    assert [ref.typed for ref in reading.unheard] == ["jess cole"]


@pytest.mark.parametrize("topic", ["grant approx. 5k", "the dept. budget", "slides incl. notes", "Acme Inc. fees"])
def test_an_abbreviation_ends_no_topic(topic: str) -> None:
    assert parse(f"call kate re {topic}", BOOK, TODAY).topic == topic


@pytest.mark.parametrize(
    ("line", "channel"),
    [("kate - talk title sent", "note"), ("eoin's deputy is called Kate Moran", "note"), ("called kate", "call")],
)
def test_a_word_of_contact_may_say_something_else(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("emailed price list to kate", ["Kate Moran"]),
        ("emailed the handout to Kate Moran", ["Kate Moran"]),
        ("whatsapped my cv to dr mayr", ["Dr. Wolfgang Mayr"]),
        ("emailed the handout to kate and eoin", ["Kate Moran", "Eoin Barry"]),
        ("emailed kate about talking to eoin", ["Kate Moran"]),
        ("emailed the office about the move to kate", []),
    ],
)
def test_a_thing_is_written_to_whom_it_goes_to(line: str, people: list[str]) -> None:
    assert people_of(line) == people


@pytest.mark.parametrize(
    "line",
    ["kate never answered my email of 9 march", "kate said i can have the back room tues evenings"],
)
def test_the_day_of_a_letter_or_of_every_week_dates_nothing(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert (reading.date, reading.summary) == (TODAY, line)


@pytest.mark.parametrize(
    "line",
    [
        "kate wants lunch for 35 every wednesday from april",
        "kate wants coffee and cake for 20 on friday",
        "kate wants lunch every wednesday",
        "kate wants dinner for 140 on 6 june",
        "kate would like lunch for 12 on tuesday",
        "kate hasn't paid yet",
        "kate hasn't replied yet & is on holiday",
        "grant application due 3 april",
    ],
)
def test_an_order_and_what_is_not_said_open_nothing(line: str) -> None:
    assert loops_of(line) == []


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("kate wants lunch on friday", ["coffee Kate  2026-03-20"]),
        ("kate wants lunch with me on friday", ["coffee Kate with me 2026-03-20"]),
        ("promised kate the deck this week", ["promise Kate the deck 2026-03-20"]),
        ("i owe kate the numbers this month", ["promise Kate the numbers 2026-03-31"]),
        ("promised kate the figures by easter", ["promise Kate the figures 2026-04-05"]),
        ("eoin called. to send him a sample menu", ["promise Eoin send him a sample menu"]),
        ("to call kate back on monday", ["promise Kate call back 2026-03-23"]),
        ("kate loved the menus, she's to talk to the couple & ring me back next week",
         ["owed Kate ring me back 2026-03-27"]),
        ("lunch with eoin, asked whether his son could shadow me", ["request Eoin whether his son could shadow me"]),
        ("kate rang, menus by the 23rd she said", ["request Kate menus 2026-03-23"]),
        ("emailed kate asked for her dataset", ["ask Kate her dataset"]),
        ("rang kate, asked for a quote", ["ask Kate a quote"]),
        ("wrote eoin asked if he can help", ["ask Eoin if he can help"]),
        ("email from kate asked for the numbers", ["request Kate the numbers"]),
        ("kate replied she'll send the data after her cruise, 23 march",
         ["owed Kate send the data after her cruise 2026-03-23"]),
        ("asked kate if she can do 30 pieces, no prob", []),
        ("kate proposes 2 or 9 april", ["coffee Kate 2 or 9 april"]),
        ("kate will get me the list, not before april", ["owed Kate get me the list 2026-04-15"]),
        ("want kate to meet eoin", ["intro Kate Eoin"]),
        ("promised kate the slides, the notes and a list", ["promise Kate the slides, the notes and a list"]),
        ("promised kate the slides, the notes came from eoin", ["promise Kate the slides"]),
        ("promised kate to sign and return the form", ["promise Kate sign and return the form"]),
        ("told kate ok go ahead, needs till 4 april", []),
        ("kate rang, asked for a quote", ["request Kate a quote"]),
        ("kate got the text, asks for the size, 90x60 told her", []),
        ("must give kate her lights back after 12 april", ["promise Kate give her lights back 2026-04-13"]),
        ("rang kate, i said id come back in june with the leaflets",
         ["promise Kate come back in june with the leaflets"]),
        ("would like to meet eoin, kate knows him - ask kate for an intro",
         ["promise Kate ask for an intro to Eoin Barry"]),
        ("kate wants a new edit in april", ["request Kate a new edit 2026-04-30"]),
        ("kate asked me for a talk in april", ["request Kate a talk in april"]),
        ("asked kate what the law says on leave", ["ask Kate what the law says on leave"]),
        ("kate still owes me the records, said she'd mail them", ["owed Kate the records"]),
        ("kate brought the tent, eoin did the chairs. thank both", ["thanks Kate Eoin"]),
        ("asked eoin to help on sat, he's in", []),
        ("asked eoin to help. he does it", []),
        ("kate looked at tims ankle, wants to see him again mon 30", []),
        ("kate wants to meet eoin next week", ["request Kate to meet eoin 2026-03-23"]),
        ("lunch with kate, she knows an editor at Verso who looks for translators",
         ["offer Kate knows an editor at Verso who looks for translators"]),
        ("coffee with kate, she knows a lot who left", []),
        ("shared an article with kate", ["gave Kate an article"]),
        ("forwarded my post to kate", ["gave Kate my post"]),
        ("shared a taxi with kate", []),
        ("coffee with kate, she knows a printer at the market, will ask", ["owed Kate ask"]),
        ("lunch w kate, eoin needs a van, said id ask around", ["need Eoin a van", "promise Eoin ask around"]),
        ("eoin owes me a bag of beans lol", ["owed Eoin a bag of beans"]),
        ("tell kate thanks for the rota", ["thanks Kate for the rota"]),
        ("kate rang, will pass on my name to her boss", ["owed Kate pass on my name to her boss"]),
        ("kate rang, will pass on her name to eoin", ["promise Eoin pass on her name"]),
        ("told kate i'd come back to her next week", ["promise Kate come back to her 2026-03-27"]),
        ("kate wants me for the gala on 14 april", ["request Kate me for the gala on 14 april"]),
        ("kate asked me to send the list on friday", ["request Kate to send the list 2026-03-20"]),
        ("kate asked me friday to look at her cv", ["request Kate to look at her cv"]),
        ("kate wrote a column on us, owe her big time!", ["thanks Kate"]),
        ("kate said call me in april", ["follow Kate call 2026-04-01"]),
        ("kate says to ring her back next month", ["follow Kate ring her back 2026-04-01"]),
        ("kate says try her again in september", ["follow Kate try her again 2026-09-01"]),
        ("kate said she would call me back", ["owed Kate call me back"]),
        ("kate said call me crazy", []),
        ("owe kate so much for the photos", ["thanks Kate the photos"]),
        ("kate was in, she wants the allergen sheets emailed to her",
         ["request Kate the allergen sheets emailed to her"]),
        ("kate offers me a slot, 20 min. must confirm by 25.3.", ["promise Kate confirm 2026-03-25"]),
        ("kate apologised, new lunch thu 26.3. 12:30 at Osteria", ["coffee Kate 12:30 at Osteria 2026-03-26"]),
        ("kate would like a one-pager on batteries", ["request Kate a one-pager on batteries"]),
    ],
)  # fmt: skip
def test_what_is_mine_theirs_and_due_in_plain_words(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "channel", "people"),
    [
        ("sent kate the photos and a letter", "letter", ["Kate Moran"]),
        ("had kate for dinner", "dinner", ["Kate Moran"]),
        ("thanked kate for lunch", "note", ["Kate Moran"]),
        ("the mayor will call kate", "note", ["Kate Moran"]),
        ("tel kate, permis complet", "call", ["Kate Moran"]),
        ("déj w/ kate", "lunch", ["Kate Moran"]),
        ("jury tonight w/ kate and eoin", "event", ["Kate Moran", "Eoin Barry"]),
    ],
)
def test_who_was_met_fed_rung_or_only_thanked(line: str, channel: str, people: list[str]) -> None:
    assert (parse(line, BOOK, TODAY).channel, people_of(line)) == (channel, people)


def test_a_talk_to_come_behind_one_that_was_is_not_lost_and_an_hour_is_no_length() -> None:
    assert loops_of("ran into kate, coffee w/ her next tues 10am") == ["coffee Kate 10am 2026-03-24"]
    assert parse("wrote to kate, merci, rdv jeudi 26 mars 11h", BOOK, TODAY).minutes == 0


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("lunch with kate tmrw 12:15p at avec", "12:15"),
        ("drinks with kate fri 5:30p", "17:30"),
        ("coffee w/ kate fri 8a", "08:00"),
    ],
)
def test_a_letter_says_the_half_of_the_day(line: str, hour: str) -> None:
    assert parse(line, BOOK, TODAY).time == hour


def test_the_day_of_a_later_part_dates_no_talk_a_year_ago() -> None:
    assert parse("lunch with kate and tom, tom zugesagt: panel am 26. märz", BOOK, TODAY).date == TODAY


def test_a_guy_named_so_is_not_surely_the_one_who_is_known() -> None:
    likely = parse("their vp is a guy named kate something", BOOK, TODAY).likely
    assert [ref.matches[0][2] for ref in likely] == ["Kate Moran"]


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("coffee w kate, bring brochures next time", ["promise Kate bring brochures next time"]),
        ("met kate, bring her the book thurs", ["promise Kate bring her the book 2026-03-26"]),
        ("lunch with kate, give it back mon", ["promise Kate give it back 2026-03-23"]),
        ("bring kate the mats fri", ["promise Kate bring the mats 2026-03-20"]),
        ("kate wants a voucher for her mam, post it fri", ["request Kate a voucher for her mam 2026-03-20"]),
        ("kate not in, ring back kate mon", ["promise Kate ring back 2026-03-23"]),
        ("ring back kate mon", ["promise Kate ring back 2026-03-23"]),
        ("kate rang, call back", ["promise Kate call back"]),
        ("eoin asked for dates in june, told him id look", ["request Eoin dates in june"]),
        ("kate cant make tmrw, will text with new day", ["owed Kate text with new day"]),
        ("kate cancelled, will ring with another date", ["owed Kate ring with another date"]),
        ("cant make tmrw w kate, will text her with new day", ["follow Kate text her with new day"]),
        ("kate said no to the room, ask again after xmas", ["follow Kate ask again 2026-12-28"]),
        ("kate said no to the room, ask again after easter", ["follow Kate ask again 2026-04-07"]),
        ("kate is ill, call her in the new year", ["follow Kate call her 2027-01-04"]),
        ("kate is ill, call her in the new office", ["follow Kate call her in the new office"]),
        ("worked the weekend with kate, she owes me nothing haha", []),
        ("call with kate, she always sends me strays", []),
        ("call with kate, she sends me the photos", ["owed Kate the photos"]),
        ("kate will send the permit by 24 march, otherwise I call her", ["owed Kate send the permit 2026-03-24"]),
        ("call kate, permit comes on 24 march she said, otherwise I call her", ["follow Kate call her 2026-03-24"]),
        ("lunch with kate, somebody else asked. I call her", ["follow Kate call her"]),
        (
            "call kate, promised to send the contract, she needs the contract already",
            ["promise Kate send the contract"],
        ),
        (
            "call kate, promised to send the contract, she needs a plumber",
            ["promise Kate send the contract", "need Kate a plumber"],
        ),
        ("kate said no to the room, ask again after 10 april", ["follow Kate ask again 2026-04-10"]),
        ("kate said no to the room, try again in may", ["follow Kate try again 2026-05-01"]),
        ("no call back from kate", []),
        ("lunch with kate, post about it fri", []),
        ("lunch with kate, show fri", []),
    ],
)
def test_a_bare_imperative_is_mine_and_a_new_day_is_theirs_to_name(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "day", "loops"),
    [
        ("bumped into kate at the fair meeting her tues 24 mar at 9 for coffee", TODAY,
         ["coffee Kate at 9 for coffee 2026-03-24"]),
        ("bumped into rhys evans at the fair meeting him tues 24 mar at 9", TODAY, ["coffee at 9 2026-03-24"]),
        ("met kate yesterday seeing her again tues at 9", date(2026, 3, 18), ["coffee Kate again at 9 2026-03-24"]),
        ("bumped into kate after meeting her tues", date(2026, 3, 17), []),
        ("bumped into kate meeting her boss tues", date(2026, 3, 17), []),
    ],
)  # fmt: skip
def test_a_talk_that_was_held_stands_beside_the_next_one(line: str, day: date, loops: list[str]) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.channel, found.date, loops_of(line)) == ("meeting", day, loops)


@pytest.mark.parametrize(
    "line", ["kate sent me a lovely mail, havent answered", "kate heard me on the radio and wrote, need to reply"]
)
def test_who_wrote_began_it(line: str) -> None:
    reading = parse(line, BOOK, TODAY).to_json()
    assert (reading["channel"], reading["initiator"]) == ("email", "them")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("meeting kate on tuesday", date(2026, 3, 24)),
        ("meeting kate last tuesday", date(2026, 3, 17)),
        ("meeting kate tuesday was good", date(2026, 3, 17)),
    ],
)
def test_meeting_somebody_on_a_day_is_to_come(line: str, day: date) -> None:
    assert parse(line, BOOK, TODAY).date == day


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("kate asked if the council could bridge 15k", ["request Kate if the council could bridge 15k"]),
        ("kate asks what I'd charge for a day", ["request Kate what I'd charge for a day"]),
        ("kate asked how i am", []),
        ("kate asked where we met", []),
        ("kate asked if it would rain", []),
        ("kate wants tom and me to talk", ["request Kate talk"]),
    ],
)
def test_a_plain_question_of_theirs_and_a_wish_for_a_talk_are_requests(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("kate wouldn't take money for the tent", ["thanks Kate wouldn't take money for the tent"]),
        ("kate saved us at the finish line", ["thanks Kate saved us at the finish line"]),
        ("kate did us a huge favour", ["thanks Kate did us a huge favour"]),
        ("kate sent her notes, super useful", ["thanks Kate"]),
        ("kate saved me about 9k. owe her a bottle", ["promise Kate a bottle"]),
        ("the workshop was super useful, kate came", []),
    ],
)
def test_thanks_are_proposed_for_a_help_without_the_word(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("kate never answered about the budget", ["ask Kate about the budget"]),
        ("kate hasn't replied about the budget yet", ["ask Kate about the budget"]),
        ("kate never replied", []),
        ("kate never answered on the phone", []),
        ("kate is annoyed, report for the second kid still missing", ["promise Kate report for the second kid"]),
        ("call with kate, report for the second kid still missing", ["owed Kate report for the second kid"]),
    ],
)
def test_what_is_still_open_is_asked_of_them_or_owed_to_who_waits(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "channel", "minutes"),
    [
        ("kate + photographer at the shelter today, 2h", "meeting", 120),
        ("kate in the lab 90 min", "meeting", 90),
        ("kate operated luna 2h", "meeting", 120),
        ("dogs arrived w kate at 11", "meeting", 0),
        ("kate works at the clinic, 2h drive", "note", 0),
        ("kate's surgery took 3h", "note", 0),
        ("kate ran 10k in 50 min", "note", 0),
    ],
)
def test_time_that_was_spent_with_somebody_is_a_meeting(line: str, channel: str, minutes: int) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.channel, found.minutes or 0 if channel == "meeting" else 0) == (channel, minutes)
