"""Lines as people type them in a hurry: one row each, with who was there and what the line seems to open."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.natural.reading_confirmation import accepted, marks_of

TODAY = date(2026, 3, 18)
PEOPLE = ("Ana Lima", "Tom Reed", "Leonor Brito", "Omar Haddad", "Wei Chen", "Henrik Hansen", "Sofia Costa")
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def read(line: str) -> tuple[str, list[str], list[str]]:
    """Channel, people (a new one with +, a likely one with ?), and the loops it seems to hold with whom and by when."""
    found = parse(line, BOOK, TODAY)
    people = [("?" if ref.likely else "+" if ref.state == "+" else "") + ref.name for ref in found.people]
    loops = [
        " ".join(
            [clause.kind, *[ref.name.split()[0] for ref in clause.refs], clause.text, str(clause.due or "")]
        ).strip()
        for clause in found.proposed
    ]
    return found.channel, people, loops


@pytest.mark.parametrize(
    ("line", "channel", "people", "loops"),
    [
        # Who: initials, other words for "with", a role and a name, a list, a wish, a yes.
        ("coffee with M. Leonor Brito", "coffee", ["Leonor Brito"], []),
        ("M. J. Leonor Brito emailed", "email", ["Leonor Brito"], []),
        ("c/ ana e tom almoço", "lunch", ["Ana Lima", "Tom Reed"], []),
        ("café c/ana", "coffee", ["Ana Lima"], []),
        ("coffee w. ana", "coffee", ["Ana Lima"], []),
        ("tom's coo (Isabel Frost) emailed me", "email", ["+Isabel Frost"], []),
        ("new: Rosa Park (Allica), Deepak someone from Modulr", "note", ["+Rosa Park", "+Deepak"], []),
        ("met Paul from Barclays and his colleague Jo", "meeting", ["+Paul", "+Jo"], []),
        ("met wei and his boss (Karen Holt)", "meeting", ["Wei Chen", "+Karen Holt"], []),
        ("msg tom re the deck", "dm", ["Tom Reed"], []),
        ("happy bday tom reed", "note", ["Tom Reed"], []),
        ("hbd tom", "note", ["Tom Reed"], []),
        ("ana said yes: thu 2 april 9:00 coffee", "coffee", ["Ana Lima"], []),
        ("ana confirmed lunch fri 1pm", "lunch", ["Ana Lima"], []),
        ("ana coaching session 1h, good", "meeting", ["Ana Lima"], []),
        # How: in a call one hears of another talk, and what stands behind a comma is no second one.
        ("rang tom, he cant do the 20th but will send two helpers", "call", ["Tom Reed"],
         ["owed Tom send two helpers"]),
        ("lunch with tom, he couldn't make it", "note", ["Tom Reed"], []),
        ("coffee with ana off", "note", ["Ana Lima"], []),
        ("tom reed couldnt make it today, kid sick", "note", ["Tom Reed"], []),
        ("tom can't make it tomorrow", "note", ["Tom Reed"], []),
        ("coffee w/ ana cxl", "note", ["Ana Lima"], []),
        ("coffee with ana: she stood me up", "note", ["Ana Lima"], []),
        ("moved coffee with ana and tom to friday 10:00", "note", ["Ana Lima", "Tom Reed"],
         ["coffee Ana Tom 10:00 2026-03-20"]),
        ("coffee with ana tbc", "note", ["Ana Lima"], []),
        ("long call with wei, black coffee helped", "call", ["Wei Chen"], []),
        ("so many mails, li dead, lunch with omar", "lunch", ["Omar Haddad"], []),
        # Spoken of is not met, and a namesake's last name is another person.
        ("coffee omar, liked tom's idea", "coffee", ["Omar Haddad"], []),
        ("coffee omar good, he liked ana, tom not so much", "coffee", ["Omar Haddad"], []),
        ("coffee with tom hansen", "coffee", ["tom hansen"], []),
        ("coffee with tom yesterday", "coffee", ["Tom Reed"], []),
        # What is asked, wanted and to be done.
        ("msg to ana and tom asking for feedback", "dm", ["Ana Lima", "Tom Reed"], ["ask Ana Tom feedback"]),
        ("emailed ana, tom + wei asking for raffle prizes", "email", ["Ana Lima", "Tom Reed", "Wei Chen"],
         ["ask Ana Tom Wei raffle prizes"]),
        ("ran into ana, she's hiring a designer and asked me for a referral", "meeting", ["Ana Lima"],
         ["need Ana a designer", "request Ana a referral"]),
        ("coffee with ana, i owe her a thank you letter", "coffee", ["Ana Lima"], ["thanks Ana letter"]),
        ("email from ana asking for my cv", "email", ["Ana Lima"], ["request Ana my cv"]),
        ("call with ana, she wants the audit report til 17 april", "call", ["Ana Lima"],
         ["request Ana audit report 2026-04-17"]),
        ("ana session 1h, homework: list of 20 names by next thurs", "meeting", ["Ana Lima"],
         ["promise Ana list of 20 names 2026-03-26"]),
        ("coffee w/ ana, following up in 2 weeks", "coffee", ["Ana Lima"], ["follow Ana  2026-04-01"]),
        ("ana wants lunch next week tue 24", "note", ["Ana Lima"], ["coffee Ana  2026-03-24"]),
        ("ana wants lunch next week tue 24 12:30", "note", ["Ana Lima"], ["coffee Ana 12:30 2026-03-24"]),
        ("intro ana/tom done", "note", ["Ana Lima", "Tom Reed"], ["intro Ana Tom"]),
        ("asked ana to be a ref, she's happy to", "note", ["Ana Lima"], []),
        ("coffee w/ ana re tom, she'll ask him", "coffee", ["Ana Lima"], ["owed Ana ask him"]),
        ("call ana, she offers me a 3 month contract from may", "call", ["Ana Lima"], []),
        ("ana paid lunch, owe her one", "lunch", ["Ana Lima"], []),
        ("leonor brito said no to a meeting", "note", ["Leonor Brito"], []),
        # What was only asked for or turned down took place as little.
        ("asked ana for coffee, she said no", "note", ["Ana Lima"], []),
        ("asked @ana-lima for coffee, she said no", "note", ["Ana Lima"], []),
        ("@ana-lima declined coffee", "note", ["Ana Lima"], []),
        ("ana turned down lunch", "note", ["Ana Lima"], []),
        # A thing that was brought is no drink, and who speaks on a stage calls nobody.
        ("dropped off the wine to ana", "note", ["Ana Lima"], []),
        ("spoke at the rotary today, ana delighted", "note", ["Ana Lima"], []),
        ("ana sorry, no prize this year", "note", ["Ana Lima"], []),
        ("ring ana tomorrow re the documentary", "call", ["Ana Lima"], []),
        ("ring ana re the documentary", "note", ["Ana Lima"], ["follow Ana re the documentary"]),
        # What others will do, want and give; what I offered, have to say and do by a day; who hears from whom.
        ("coffee w ana, he'll sponsor the fun run, wants logo on the shirts", "coffee", ["Ana Lima"],
         ["owed Ana sponsor the fun run", "request Ana logo on the shirts"]),
        ("ana rang, wants costings by fri", "call", ["Ana Lima"], ["request Ana costings 2026-03-20"]),
        ("coffee w ana, she's giving us a table at the ball", "coffee", ["Ana Lima"],
         ["owed Ana giving us a table at the ball"]),
        ("coffee ana, he's giving beans for the ball + wants to do a volunteer day", "coffee", ["Ana Lima"],
         ["owed Ana giving beans for the ball", "offer Ana volunteer day"]),
        ("coffee w ana, i offered her two families to interview", "coffee", ["Ana Lima"],
         ["promise Ana two families to interview"]),
        ("call w ana, will have the lease back to me next week", "call", ["Ana Lima"],
         ["owed Ana have the lease back to me 2026-03-27"]),
        ("ana emailed, will hear by 20 march", "email", ["Ana Lima"], ["owed Ana hear 2026-03-20"]),
        ("ana wants to see round, will bring his wife, find a date w tom", "note", ["Ana Lima"],
         ["owed Ana bring his wife", "promise Tom find a date"]),
        ("ana said yes, must tell tom and wei tonight", "note", ["Ana Lima"],
         ["promise Tom Wei tell: ana said yes 2026-03-18"]),
        ("i draft the agenda by thurs", "note", [], ["promise draft the agenda 2026-03-19"]),
        ("ask ana if she'd speak at the ball", "note", ["Ana Lima"], ["promise Ana ask if she'd speak at the ball"]),
        ("need 3 volunteers, ask ana and tom", "note", ["Ana Lima", "Tom Reed"],
         ["promise Ana Tom ask: need 3 volunteers"]),
        ("asked ana & tom if theyre coming to the dinner on the 24th", "note", ["Ana Lima", "Tom Reed"],
         ["ask Ana Tom if theyre coming to the dinner on the 24th"]),
        ("asked ana for the deck by friday", "note", ["Ana Lima"], ["ask Ana the deck 2026-03-20"]),
        ("coffee with ana, lent me a book, to give back by Halloween", "coffee", ["Ana Lima"], []),
        ("asked ana to hold the price until june", "note", ["Ana Lima"], ["ask Ana to hold the price until june"]),
        ("reminded ana, she hadnt had time, will send wed", "note", ["Ana Lima"], ["owed Ana send 2026-03-25"]),
        ("ana asked for the deck, will send it by wed", "note", ["Ana Lima"],
         ["request Ana the deck 2026-03-25"]),
        ("ana phoned, wants a drawing, will send her by wed", "call", ["Ana Lima"],
         ["request Ana a drawing 2026-03-25"]),
        ("promised tom a drawing, will mail him by wed", "note", ["Tom Reed"], ["promise Tom a drawing 2026-03-25"]),
        ("ana wants a drawing, will send her the frame by wed", "note", ["Ana Lima"],
         ["request Ana a drawing", "promise Ana send her the frame 2026-03-25"]),
        ("ana lent me 300 for the camera, pay back next month", "note", ["Ana Lima"],
         ["promise Ana 300 for the camera 2026-04-30"]),
        ("tom signed, send the invoice", "note", ["Tom Reed"], ["promise Tom send the invoice"]),
        ("tom ordered 12 centrepieces for 2 may, wants a sample by the 10th", "note", ["Tom Reed"],
         ["request Tom a sample 2026-04-10"]),
        ("tom can translate the leaflet, need it back by weds", "note", ["Tom Reed"],
         ["offer Tom translate the leaflet", "owed Tom need it back 2026-03-25"]),
        ("tom wants her knives back", "note", ["Tom Reed"], ["request Tom knives back"]),
        ("wei said no to the job but wants me to come in on 9 april", "note", ["Wei Chen"],
         ["request Wei me to come in on 9 april"]),
        ("offered wei feedback on her flow, she'd love it", "note", ["Wei Chen"],
         ["promise Wei feedback on her flow"]),
        ("wei answered, sends me her flow tmrw", "reply", ["Wei Chen"], ["owed Wei her flow 2026-03-19"]),
        ("tom rang, she sends the contract thurs", "call", ["Tom Reed"], ["owed Tom sends the contract 2026-03-19"]),
        ("tom intro'd me to wei on tues, wei proposes fri 9.00", "note", ["Tom Reed"],
         ["received Tom intro to wei", "coffee Wei 9.00 2026-03-20"]),
        ("tom no show, he wants to do tues 31st 9am instead", "note", ["Tom Reed"],
         ["coffee Tom 9am instead 2026-03-31"]),
        ("sent ana my cv, she'll pass it to the boss. coffee w tom fri 27 9am agreed", "coffee", ["Tom Reed"],
         ["owed Ana pass it to the boss"]),
        ("emailed ana re demo day 26 march, asked if she'd judge", "email", ["Ana Lima"],
         ["ask Ana if she'd judge"]),
        ("call with ana - he needs a designer. told him end of month", "call", ["Ana Lima"],
         ["need Ana a designer"]),
        ("ana sends the budget by 1 april, i'll find a venue", "note", ["Ana Lima"],
         ["owed Ana sends the budget 2026-04-01", "promise Ana find a venue"]),
        ("ana can't make thu 19, can do tue 24 at 12.30", "note", ["Ana Lima"], ["coffee Ana at 12.30 2026-03-24"]),
        ("ana rang, can do tue 24 at 12.30", "call", ["Ana Lima"], ["coffee Ana at 12.30 2026-03-24"]),
        ("call with ana. sending him the form tonight", "call", ["Ana Lima"],
         ["promise Ana sending him the form 2026-03-18"]),
        ("ana wants intro to tom and wei, said yes", "note", ["Ana Lima"], ["promise Ana intro to tom and wei"]),
        ("lunch ana, wants to sponsor demo day", "lunch", ["Ana Lima"], ["offer Ana sponsor demo day"]),
        ("coffee ana, she'd like to meet 2 founders", "coffee", ["Ana Lima"], ["request Ana to meet 2 founders"]),
        ("coffee ana, must thank her properly", "coffee", ["Ana Lima"], ["thanks Ana"]),
        ("thanks ana for the intro, need to thank her", "note", ["Ana Lima"], ["thanks Ana for the intro"]),
        ("took ana for a drink, told him about the panel", "drinks", ["Ana Lima"], []),
        ("said hi to ana, she's met tom already", "note", ["Ana Lima"], []),
        ("ana lima interviews me fri 11am", "note", ["Ana Lima"], []),
        ("sofia costa knee much better", "note", ["Sofia Costa"], []),
        ("sofia costa (acme) sends numbers by mon", "note", ["Sofia Costa"], ["owed Sofia sends numbers 2026-03-23"]),
        ("ana brings 12 people, wants the long route", "note", ["Ana Lima"], []),
        ("ana and tom split up, be careful", "note", ["Ana Lima", "Tom Reed"], []),
        ("ana (council) rang", "call", ["Ana Lima"], []),
        ("ana reads to the kids, thanks to him", "note", ["Ana Lima"], ["thanks Ana"]),
        # Who: a list before "both", whose thing it is, a role, an advice, and who cannot come.
        ("ana and tom both thanked me for the intro", "note", ["Ana Lima", "Tom Reed"], []),
        ("ana's podcast: reviewed the script, sent him comments", "note", ["Ana Lima"], []),
        ("borrowed ana's van", "note", ["Ana Lima"], ["promise Ana van"]),
        ("ana brought fish, owe him lunch", "note", ["Ana Lima"], ["promise Ana lunch"]),
        ("agent (sofia) wants 3 chapters by the 30th", "note", ["Sofia Costa"],
         ["request Sofia 3 chapters 2026-03-30"]),
        ("ana answered: no budget, but talk to tom", "reply", ["Ana Lima"], []),
        ("ana up for it, connected him w tom", "note", ["Ana Lima"], ["intro Ana Tom"]),
        ("ana thurs off, kid has fever", "note", ["Ana Lima"], []),
        ("visited ana's lab", "visit", ["?ana"], []),
        ("dinner with Gemma Ribas, Gemma will send photos", "dinner", ["+Gemma Ribas"], ["owed Gemma send photos"]),
        ("tom can do the wine list", "note", ["Tom Reed"], ["offer Tom do the wine list"]),
        ("videocall ana this morning", "video", ["Ana Lima"], []),
        ("ana will give 12 bottles, collect fri", "note", ["Ana Lima"],
         ["owed Ana give 12 bottles", "promise Ana collect 2026-03-20"]),
        ("promised ana the costings by fri, and the board agenda to tom by thurs", "note", ["Ana Lima"],
         ["promise Ana the costings 2026-03-20", "promise Tom the board agenda 2026-03-19"]),
        ("promised ana the costings by fri and tom the agenda by thurs", "note", ["Ana Lima"],
         ["promise Ana the costings 2026-03-20", "promise Tom the agenda 2026-03-19"]),
        # A second talk with its hour, another time, and what was agreed to are asked; the first talk is of today.
        ("lunch ana + tom, site visit fri 10am", "lunch", ["Ana Lima", "Tom Reed"],
         ["coffee Ana Tom site visit 10am 2026-03-20"]),
        ("lunch with ana, workshop in delft tue 9am", "lunch", ["Ana Lima"],
         ["coffee Ana workshop in delft 9am 2026-03-24"]),
        ("lunch with ana, call with tom mon 10am went well", "lunch", ["Ana Lima"], []),
        ("called the client, meeting tue 24 11:00 w ana", "call", [], ["coffee Ana meeting 11:00 2026-03-24"]),
        ("ana texted, parking meeting moved to thu 14:00", "text", ["Ana Lima"], ["coffee Ana 14:00 2026-03-19"]),
        ("ana cant make thu, moved to next wed 12:30 lunch", "note", ["Ana Lima"],
         ["coffee Ana 12:30 lunch 2026-03-25"]),
        ("ana interview moved to fri 11", "note", ["Ana Lima"], ["coffee Ana 11 2026-03-20"]),
        ("lunch w ana moved to weds 1pm", "note", ["Ana Lima"], ["coffee Ana 1pm 2026-03-25"]),
        ("ana moved to berlin", "note", ["Ana Lima"], []),
        ("visited the day ward w tom, ana lima showed us round", "visit", ["Tom Reed", "Ana Lima"],
         ["received Ana showed us round"]),
        ("visited the day ward w tom, ana lima showed us the new beds", "visit", ["Tom Reed", "Ana Lima"], []),
        ("call with tom, ana showed us the slides", "call", ["Tom Reed"], []),
        ("coffee with tom. ana drove me home", "coffee", ["Tom Reed"], ["received Ana drove me home"]),
        # A second matter of a line keeps its day and its hour; the line is of today.
        ("ana never sent the questions, chased her. interview on tues 24th at 11 at the hospice", "note", ["Ana Lima"],
         ["owed Ana the questions", "coffee Ana interview at 11 at the hospice 2026-03-24"]),
        ("ana sent the questions, interview tues 24th 11am", "note", ["Ana Lima"],
         ["coffee Ana interview 11am 2026-03-24"]),
        ("ana cancelled. interview on tues 24th at 11 is off", "note", ["Ana Lima"], []),
        ("ana never replied. interview was tues at 11", "note", ["Ana Lima"], []),
        ("ana lima's husband died, send a card. funeral on thurs 26th", "note", [],
         ["promise Ana send a card", "follow Ana funeral 2026-03-26"]),
        ("ana told me her dad died. the funeral is on friday at 2pm", "note", ["Ana Lima"],
         ["follow Ana the funeral is at 2pm 2026-03-20"]),
        ("ana's dad died, send flowers, funeral thurs, offered to help", "note", [],
         ["promise Ana send flowers", "follow Ana funeral 2026-03-19"]),
        ("coffee with ana, her dad died. funeral thurs 26 11am at st marks", "coffee", ["Ana Lima"],
         ["follow Ana funeral 11am at st marks 2026-03-26"]),
        ("sister b's husband died, send a card. funeral on thurs 26th", "note", [],
         ["promise send a card", "follow funeral 2026-03-26"]),
        ("rang ana, her dad died, funeral was on thursday", "call", ["Ana Lima"], []),
        ("tom told me ana's mum died, funeral friday", "note", ["Tom Reed"], ["follow Ana funeral 2026-03-20"]),
        ("coffee with tom, ana's dad died, wake on thursday", "coffee", ["Tom Reed"], ["follow Ana wake 2026-03-19"]),
        ("coffee with ana, wake on thursday", "coffee", ["Ana Lima"], []),
        ("ana's mum's funeral is on friday", "note", [], ["follow Ana ana's mum's funeral 2026-03-20"]),
        ("wake for ana's brother thu 18:00", "note", [], ["follow Ana wake for ana's brother 18:00 2026-03-19"]),
        ("back from ana's mum's funeral on friday", "note", [], []),
        ("ana's dad's funeral was on friday", "note", [], []),
        ("call with ana, memorial hospital friday", "call", ["Ana Lima"], []),
        ("call with ana, funeral march friday", "call", ["Ana Lima"], []),
        ("ana, funeral parlour wants a quote by friday", "note", ["Ana Lima"], []),
        ("call with ana, funeral took place on friday", "call", ["Ana Lima"], []),
        ("call with ana, the funeral friday in berlin", "call", ["Ana Lima"],
         ["follow Ana the funeral in berlin 2026-03-20"]),
        ("call with ana, funeral 19 march in berlin", "call", ["Ana Lima"],
         ["follow Ana funeral in berlin 2026-03-19"]),
        ("call with ana, funeral in april", "call", ["Ana Lima"], []),
        ("ana's dad died, funeral last friday", "note", [], []),
        ("ana's dad died, funeral 10 mar", "note", [], []),
        ("Kaffee mit Ana, die Beerdigung ist am Freitag", "coffee", ["Ana Lima"],
         ["follow Ana die Beerdigung ist 2026-03-20"]),
        ("comida con ana, el entierro fue el viernes", "lunch", ["Ana Lima"], []),
        ("déjeuner avec ana, enterrement de vie de jeune fille samedi", "lunch", ["Ana Lima"], []),
        ("Kaffee mit Ana, Beerdigung war am Montag", "coffee", ["Ana Lima"], []),
        ("déjeuner avec ana, obsèques étaient lundi", "lunch", ["Ana Lima"], []),
        ("ana's dad died, wake up call on thursday", "note", [], []),
        ("rang ana, wake me up on thursday", "call", ["Ana Lima"], []),
        ("ana: yes to guest lecture, 12 may 14:00", "note", ["Ana Lima"],
         ["coffee Ana guest lecture, 14:00 2026-05-12"]),
        ("ana wants an interview, proposed her thu 26 10:00", "note", ["Ana Lima"], ["coffee Ana 10:00 2026-03-26"]),
        ("text from Ana Lima, wants to have coffee. suggested thu 19 9am", "text", ["Ana Lima"],
         ["coffee Ana 9am 2026-03-19"]),
        ("ana's coffee: she can tues 24 at 9", "note", [], ["coffee Ana at 9 2026-03-24"]),
        ("ana was a no show, wants to do tues 31st 9am instead", "note", ["Ana Lima"],
         ["coffee Ana 9am instead 2026-03-31"]),
        ("coffee ana, i send a proposal by tue. needs a ux person", "coffee", ["Ana Lima"],
         ["promise Ana send a proposal 2026-03-24", "need Ana a ux person"]),
        # What others met, and who only brings or sends something.
        ("ana + tom met the wood guy, done deal", "note", ["Ana Lima", "Tom Reed"], []),
        ("ana answered, he's coming to the dinner. tom cant", "reply", ["Ana Lima"], []),
        ("dm from a Sofia Costa (acme)", "dm", ["Sofia Costa"], []),
        ("commented on sofia costas post", "comment", ["Sofia Costa"], []),
        ("coffee ana, tom sends pics mon", "coffee", ["Ana Lima"], ["owed Tom sends pics 2026-03-23"]),
        ("coffee ana, she sends pics every monday", "coffee", ["Ana Lima"], []),
        ("coffee ana, tom sends minutes", "coffee", ["Ana Lima"], ["owed Tom sends minutes"]),
        # Due and answered by a day, offered and lent, recommended, and made known to each other.
        ("lunch ana, fee proposal due next tue", "lunch", ["Ana Lima"], ["promise Ana fee proposal 2026-03-24"]),
        ("lunch ana, her report is due fri", "lunch", ["Ana Lima"], []),
        ("ana asks me to join the jury, answer by 20 mar", "note", ["Ana Lima"],
         ["request Ana to join the jury 2026-03-20"]),
        ("ana emailed re the grid, needs answer by mon", "email", ["Ana Lima"], ["request Ana answer 2026-03-23"]),
        ("lunch ana, she needs a supplier, i offered to ask tom", "lunch", ["Ana Lima"],
         ["need Ana a supplier", "promise Ana ask tom"]),
        ("coffee ana, i lend her my hilti", "coffee", ["Ana Lima"], ["promise Ana lend her my hilti"]),
        ("ana recommended me to his cousin", "note", ["Ana Lima"], ["received Ana recommended me to his cousin"]),
        ("asked ana re wood supplier for tom", "note", ["Ana Lima"], ["ask Ana wood supplier for tom"]),
        ("sent ana's details to tom and vice versa, intro done", "note", ["Ana Lima", "Tom Reed"], ["intro Ana Tom"]),
        ("demo day, ana wants the deck by fri, tom: follow up in 2 wks", "note", ["Ana Lima"],
         ["request Ana deck 2026-03-20", "follow Tom  2026-04-01"]),
        ("invoiced ana. need to thank tom - done", "note", ["Ana Lima"], []),
        ("wei, pay the coffee lol", "note", ["Wei Chen"], []),
    ],
)  # fmt: skip
def test_a_careless_line_is_read_as_it_was_meant(line: str, channel: str, people: list[str], loops: list[str]) -> None:
    assert read(line) == (channel, people, loops)


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("met nele hansen at the fair", "nele hansen"), ("coffee with nele", "nele"),
        ("lunch w nele hansen from acme", "nele hansen"), ("coffee nele hansen", "nele hansen"),
        ("nele texted, lunch 8 april?", "nele"), ("isabel frost from aviva emailed", "isabel frost"),
    ],
)  # fmt: skip
def test_a_small_name_that_nobody_has_is_asked_about_and_told(line: str, unknown: str) -> None:
    found = parse(line, BOOK, TODAY)
    offered = [ref.typed for ref in found.unheard]
    assert ([ref for ref in found.people if not ref.unheard], found.asks) == ([], ["who"])
    assert found.warnings == [f"Nobody is known as “{unknown}”{': a new person?' if offered else '.'}"]
    assert offered in ([], [unknown])


@pytest.mark.parametrize(
    "line",
    [
        "oh and rosa park too, said she'd ping me", "promised the deck by friday", "wants costings by fri",
        "he'll sponsor the fun run", "will hear by 20 march",
    ],
)  # fmt: skip
def test_a_loop_with_nobody_asks_whose_it_is(line: str) -> None:
    assert parse(line, BOOK, TODAY).asks == ["who"]
    reading = parse(line, BOOK, TODAY)
    while asked := [mark for mark in marks_of(line, reading) if mark.open]:
        line = accepted(line, asked[0], lambda text: parse(text, BOOK, TODAY))
        reading = parse(line, BOOK, TODAY)
    assert (reading.asks, reading.proposed) == (["who"], []), "a yes does not tell whose it is"


@pytest.mark.parametrize(
    "line",
    ["called the bank", "lunch with a recruiter", "coffee alone", "nobody called", "met three people from aviva"],
)
def test_words_that_are_no_name_are_not_told_as_one(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.people, found.asks, found.warnings) == ([], ["who"], [])


def test_a_name_with_its_initial_is_one_of_those_whom_both_fit() -> None:
    people = [*PEOPLE, "David Olofsson", "David Rosén", "David Rask"]
    book = NameIndex(
        (at, name.lower().replace(" ", "-"), name, (), "", "network" if name == "David Olofsson" else "list")
        for at, name in enumerate(people, 1)
    )
    assert [ref.name for ref in parse("sent david o the brief", book, TODAY).people] == ["David Olofsson"]
    found = parse("sent david r the brief", book, TODAY)
    assert (found.people[0].typed, [match[2] for match in found.people[0].matches]) == (
        "david r", ["David Rosén", "David Rask"],
    )  # fmt: skip
    full = parse("lunch w David Rosén, promised david the deck", book, TODAY)
    assert [ref.name for ref in full.proposed[0].refs] == ["David Rosén"]


def test_of_two_of_one_name_the_one_is_meant_whose_company_stands_behind() -> None:
    book = NameIndex([
        (1, "kwame", "Kwame Mensah", (), "Bolt Ltd", "network"),
        (2, "kwame-2", "Kwame Mensah", (), "Ashanti", "network"),
    ])  # fmt: skip
    for line, who in (
        ("lunch w kwame mensah (ashanti)", "kwame-2"), ("had the call w kwame mensah from bolt", "kwame"),
        ("call kwame mensah bolt", "kwame"),
    ):  # fmt: skip
        assert parse(line, book, TODAY).to_json()["people"] == [who]
    assert parse("lunch w kwame mensah", book, TODAY).to_json()["ambiguous"] == {"kwame mensah": ["kwame", "kwame-2"]}


def test_a_line_without_contact_has_no_length_and_no_day_that_has_to_come() -> None:
    found = parse("thanks ana for checking my piece, 2 hours of work", BOOK, TODAY)
    assert found.minutes == 0
    for line in ("recital sat 28th, invited ana", "ana retires in july", "ana lima interviews me fri 11am"):
        assert parse(line, BOOK, TODAY).date == TODAY


def test_what_somebody_thinks_of_it_is_no_topic() -> None:
    assert parse("called ana re grant, he thinks 50/50", BOOK, TODAY).topic == "grant"


def test_somebody_unknown_who_writes_began_it() -> None:
    assert parse("nele texted", BOOK, TODAY).initiator == "them"
    assert parse("ana paid nothing, wrote her a reminder", BOOK, TODAY).initiator == "me"
    assert parse("texted nele", BOOK, TODAY).initiator == "me"


@pytest.mark.parametrize(
    "line",
    ["walk with Ana, sun in our eyes", "no slot for us with Ana this year", "Ana wants to write about us, great news"],
)
def test_words_that_say_no_day_and_no_topic_stay_in_the_text(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.date, found.topic, found.summary) == (TODAY, "", line)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("coffee with sanne dw", "Sanne de Wit"), ("sanne b called", "Sanne Bakker"),
        ("got the quote from joost vdb already", "Joost van der Berg"), ("lunch daan d", "Daan de Vries"),
        ("lunch with daan v yesterday", "Daan de Vries"),
    ],
)  # fmt: skip
def test_a_last_name_of_several_words_is_meant_by_its_initials(line: str, who: str) -> None:
    names = ("Sanne de Wit", "Sanne Bakker", "Joost van der Berg", "Joost Post", "Daan de Vries", "Daan Smits")
    rows = ((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(names, 1))
    assert [ref.name for ref in parse(line, NameIndex(rows), TODAY).people] == [who]


@pytest.mark.parametrize(
    ("line", "text", "topic"),
    [
        ("lunch tom today, he needs a supplier", "lunch tom, he needs a supplier", ""),
        ("tom answered re icfo: not needed anymore", "tom answered: not needed anymore", "icfo"),
        ("asked tom for the deck re the norm for wei, hans says fine", "asked tom for the deck re the norm for wei, "
         "hans says fine", ""),
        ("ana + tom + me zoom re parking norm, henrik will run numbers by wed",
         "ana + tom + me zoom, henrik will run numbers by wed", "parking norm"),
        ("call with tom re the plan for wei, all fine", "", "the plan for wei, all fine"),
        ("ana moved our lunch from today to next thu 12.30", "ana moved our lunch from today to next thu 12.30", ""),
        ("need to see tom, sent her a card", "need to see tom, sent her a card", ""),
    ],
)  # fmt: skip
def test_no_words_are_cut_out_of_a_sentence(line: str, text: str, topic: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.summary, found.topic) == (text, topic)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("meeting w ana, tom mon 11:00, ana brings the plans", "2026-03-23"),
        ("lunch w ana mon, she brought the plans", "2026-03-16"),
        ("ana confirmed thursday", "2026-03-18"),
        ("call with ana, tom arrives mon", "2026-03-18"),
    ],
)
def test_a_day_of_what_somebody_else_will_do_dates_no_talk(line: str, day: str) -> None:
    assert parse(line, BOOK, TODAY).date.isoformat() == day
