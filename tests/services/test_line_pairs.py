"""Pairs of lines as people type them: what the first opens, and whether the second closes it, asks or says nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.loops.closing_decisions import is_asked_about, report_of
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import TABLES, Coffee, Person, Promise, Request, Settings
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.services.questions.closing_by_entry import close_certain
from netritual.services.verbs.entries import open_proposed
from netritual.services.verbs.first_word_verbs import first_word_sent
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")
NAMES = ("Petra Lind", "Martin Hofer", "Olga Serova", "Hamid Rahimi", "Becky Shaw", "Rosa Vidal")


def logged(before: str) -> Store:
    """A home in which a line was logged, and what it proposes has a yes."""
    store = open_store(Home("/home"), MemoryDisk(), still=True)

    def meet(tx: Transaction) -> None:
        for name in NAMES:
            tx.put(Person(handle=name.split()[0].lower(), name=name, status="network", created=NOW))

    store.transact("import", meet, NOW)
    log(store, NOW, before, SETTINGS)
    for loop in loops(store.view(), SETTINGS, NOW):
        if loop.proposed is not None:
            open_proposed(store, NOW, loop.id, loop.proposed, SETTINGS)
    assert [one for one in loops(store.view(), SETTINGS, NOW, snoozed=True) if one.proposed is None], "nothing is open"
    return store


def verdict(before: str, later: str) -> str:
    """What the second line does to what the first opened."""
    store = logged(before)
    after = NOW + timedelta(days=3)
    entry, _ = log(store, after, later, SETTINGS)
    closed, asked = close_certain(store, after, SETTINGS, entry.id)
    store.close()
    return "closed" if closed else "asked" if asked else "open"


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("promised petra the budget v3 by mon", "budget v3 sent to petra"),
        ("promised olga a reference for her flat", "reference for olga done"),
        ("asked martin for his cv", "cv from martin"),
        ("hamid invited me to the eid dinner, must answer", "said yes to hamid"),
        ("promised rosa the toilet break figures", "sent rosa the figures"),
        ("asked olga for an intro to the mayor", "met the mayor through olga"),
        ("hamid says martin doesn't know yet, i'll call him", "called martin"),
        ("must bring up the fees with hamid", "lunch with hamid, brought up the fees"),
        ("petra mailed, must answer her by fri", "answered petra"),
        ("petra mailed about the quote, i must answer", "told petra quote is fine"),
        ("martin asked for my pricelist", "sent martin the price list"),
        ("martin asked for my price list", "sent martin the pricelist"),
        ("olga asked me to host koningsdag", "no to olga, too busy in april"),
        ("olga asked me to host koningsdag", "told olga no, too busy"),
        ("hamid owes me a quote", "hamid mailed the quote 4200 eur, need to answer by friday"),
        ("rosa will send the contract by fri", "rosa sent the contract, need to sign and send back before 25/3"),
        ("promised becky 3 names from the beach", "sent becky the 3 names from the beach"),
        ("asked hamid for the brief", "hamid sent brief. say yes or no by fri 13/3"),
        ("asked hamid to be a reference", "hamid texted yes he will be a reference"),
        ("call with olga +thanks", "Sent Olga a thank-you note."),
        ("call with olga +thanks the intro", "wrote olga a thank you card"),
        ("call with olga +thanks", "emailed olga to thank her"),
        ("must thank olga for the rota", "thanked olga with a bottle of wine"),
        ("want to introduce rosa to becky", "rosa + becky introduced by whatsapp"),
        ("asked petra for a desk in her studio", "petra rang no luck"),
        ("asked martin to be a reference", "martin texted sorry cant"),
        ("asked martin for his van", "martin no can do"),
        ("petra, 200 flyers 60 quid, pick up tues", "got flyers from petra"),
        ("becky had to cancel lunch, must find a new date", "coffee with becky finally"),
        ("asked petra for a discount", "petra texted, boss says no"),
        ("petra wants an intro to a mason, told her id connect her w martin", "intro'd petra and martin by email"),
        ("petra wants to meet martin", "intro petra + martin done on whatsapp, shes over the moon"),
        ("petra wants to know of a hall, said id ask martin", "asked martin about a hall for petra"),
        ("martin wants refs - ask olga to call him", "asked olga to ring martin, she will fri"),
        ("asked olga if shed do the talk in dec, she said maybe", "coffee w olga, she'd do the dec talk"),
        ("petra rang, need to decide by fri", "signed!! told petra yes"),
        ("petra msgd me re the talent lead thing, need to reply", "replied to petra, call weds 2pm"),
        ("prep w olga. need to find 2 speakers by 20 march", "found both speakers n told olga"),
        ("petra lind called, call her back", "rang petra back, visit in hinterzarten"),
        ("petra lind called, call her back", "petra lind was cross, rang her back"),
        ("need to thank petra", "coffee w petra, said thanks for the ref"),
        ("+ask @olga if she would do the meetup", "olga rang, she would do the meetup talk"),
        ("+ask @olga whether she can do the meetup", "olga rang, she can do the meetup on friday"),
        ("lent martin 40 quid for the walk", "martin gave me the 40 quid back"),
        ("lent martin 40 quid for the walk", "got 40 back from martin"),
        ("lent martin 40", "martin paid me 40"),
        ("lent martin 40", "martin paid 40 back"),
        ("lent olga my umbrella, back by friday", "olga gave me my umbrella back"),
        ("borrowed a tent from hamid until friday", "gave hamid the tent back"),
    ],
)
def test_what_a_line_says_plainly_is_closed(before: str, later: str) -> None:
    assert verdict(before, later) == "closed"


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("must ask becky for the alarm code", "asked becky for the alarm code"),
        ("promised hamid 2 names of students bosses", "gave hamid 2 names: two plasterers"),
        ("petra wants 20 minutes for her thesis on bees", "interview with petra done"),
        ("martin asked for half an hour about the roof", "had the half hour with martin"),
        ("petra me doit 40 euros", "petra m'a payé"),
        ("petra me debe 40 euros", "petra pagó"),
        ("je dois 40 euros à petra", "payé petra"),
        ("petra wants 20 minutes", "call with petra, she had no time, moved to fri"),
        ("asked olga whether the trust pays for hotels", "olga: hotels no, trains yes"),
        ("asked rosa to chair the panel", "rosa can't, she's in oslo"),
        ("martin owes me news on the permit", "martin - permit is through"),
        ("petra sends me questions about the flood", "petra's questions came, answer by wed"),
        ("promised olga i'd look at her fence", "olga's fence seen, fine"),
        ("must thank becky for the jam", "gave becky a cake to say thanks"),
        ("want to introduce petra to hamid", "petra and hamid met"),
        ("rosa asked for an intro to becky", "rosa met becky on tuesday"),
        ("petra wants to know what i charge", "quoted petra 400 a day"),
        ("becky asked whether i know a sail maker", "becky: told her about pim's loft"),
        ("hamid wants the invoice for the sofa", "hamid paid for the sofa"),
        ("asked rosa for the login", "rosa: login is under the keyboard"),
        ("promised martin two tickets for the derby", "martin picked up his tickets"),
        ("must ask olga for her stove builder's name", "asked olga"),
        ("promised martin the contract by wed", "contract to martin is out, sorry for late"),
        ("promised martin the brochure", "send martin the brochure, he says thx and will call monday"),
        ("asked martin for the brochure", "martin send me the brochure"),
        ("petra asked if i can swap the weekend", "called petra, we swap the weekend"),
        ("hamid will let me know about the permit", "hamid app'd the permit is there, hoera"),
        ("rosa will let me know about the interns", "rosa: interns from january, two of them, need contracts"),
        ("want to introduce petra to hamid", "asked hamid if petra can come see his farm"),
        ("must send petra the logo file and an invoice", "sent petra logo"),
        ("asked martin what he wants for the 200 prints", "martin replied 1.150, ok"),
        ("hamid complained about the noise", "called hamid, ok now"),
        ("promised petra the slides, the notes and a list", "sent petra the slides"),
        ("called becky re the racks, she'll get back to me", "becky: racks ok but only in january"),
        ("becky will get back to me", "becky rang at last, flat from 1 november"),
        ("martin will let me know", "martin texted the van is sold"),
        ("becky will let me know about the flat", "rang becky, flat is free from may"),
        ("asked petra for a desk in her studio", "petra rang no luck sorry boss says not till spring"),
        ("asked petra for a desk", "petra said no, landlord wants it empty"),
        ("asked martin for his van", "martin not able to, it is broken"),
        ("martin will send a technician for hamid's boiler", "technician was at hamid, all fixed"),
        ("told olga about hamid's complaint, she'll check the noise", "technician was at hamid, all sorted"),
        ("petra asked me to sort out the drain at hamid's", "drain at hamid's solved"),
        ("must send martin his report by fri", "signed and sent martin's thing"),
        ("promised martin to repair his desk", "martin's desk went back today"),
        ("promised hamid to look for quieter units", "hamid found the units himself"),
        ("promised hamid quieter units", "hamid found the quieter units himself in the end"),
        ("promised olga a date for the party by the 18th", "olga: wrote her 25 march"),
        ("promised olga a date for the party", "told olga 25 march"),
        ("olga asks for a guest lecture, march 12 or 19", "told olga the 19th"),
        ("olga offered 12 or 19 march for the fitting, must tell her which", "told olga the 19th"),
        ("interview w martin went ok, he'll come back by tues", "martin rang - got the offer!!! need to decide by fri"),
        ("petra wants an intro to a mason", "intro'd petra and martin by email"),
        ("petra called, hamid is late again, promised her i talk to him", "talked to hamid about mondays"),
        ("petra has birthday on 25 march, must buy something", "bought flowers for petra"),
        ("promised to call petra back", "petra rang, all sorted"),
        ("+ask @olga if she'd help", "olga rang, she can help herself to the cake"),
        ("lent martin 40 quid for the walk", "martin paid me back"),
        ("lent olga my umbrella, back by friday", "olga brought back my umbrella"),
        ("borrowed 40 from hamid", "gave hamid his money back"),
        ("must ring olga b4 xmas to say thanks", "rang olga, she cried"),
        ("must ring olga about the garden by friday", "rang olga, she cried"),
        ("martin still hasnt paid for aug, 275, chase again", "martin paid the 275"),
        ("lent martin my 110v transformer", "martin dropped the transformer back"),
        ("lent martin my megger", "martin gave megger back"),
        ("martin still got my sds drill, get it back off him by fri", "got my drill back off martin"),
    ],
)
def test_what_a_line_may_have_closed_is_asked(before: str, later: str) -> None:
    assert verdict(before, later) == "asked"


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("promised rosa the figures", "rosa sent me her figures"),
        ("asked martin for his cv", "waiting for cv from martin"),
        ("asked martin for his cv", "need the cv from martin"),
        ("asked martin for his cv", "chase cv from martin"),
        ("asked olga for an intro to the mayor", "want to meet the mayor through olga"),
        ("asked rosa for the login", "rosa's login does not work"),
        ("must thank hamid for the lift", "hamid thanked me for lunch"),
        ("promised martin two tickets for the derby", "martin wants a third ticket"),
        ("hamid says martin doesn't know yet, i'll call him", "called hamid"),
        ("promised rosa the figures", "rosa asked me to judge her show, said yes"),
        ("promised rosa the figures", "figures for rosa not done yet"),
        ("promised rosa the figures", "figures to be sent to rosa monday"),
        ("promised rosa the figures", "sent becky the figures"),
        ("asked rosa to chair the panel", "rosa can't say yet"),
        ("asked rosa to chair the panel", "rosa: thanks for the flowers"),
        ("must bring up the fees with hamid", "talked to hamid about football"),
        ("must ask becky for the alarm code", "becky asked me for the ladder"),
        ("want to introduce rosa to becky", "met rosa and becky"),
        ("martin owes me news on the permit", "martin - see you at the game"),
        ("martin owes me the keys", "keys from martin are still missing"),
        ("promised hamid the quote", "hamid hurt himself"),
        ("promised martin the report", "forgot martin's thing"),
        ("promised hamid to look for quieter units", "hamid will look for the units himself"),
        ("promised olga to fix the gate", "started on olga's gate"),
        ("promised petra feedback on her essay", "read petra's new book"),
        ("want to introduce rosa to becky", "rosa + becky introduced themselves"),
        ("promised martin the brochure", "send martin the brochure friday"),
        ("promised martin the brochure", "must send martin the brochure"),
        ("promised martin the brochure", "martin: brochure? he will call"),
        ("promised martin the brochure", "send martin the brochure, he wants it friday"),
        ("hamid will let me know about the permit", "hamid says permit comes later"),
        ("hamid will let me know about the permit", "waiting for the permit from hamid"),
        ("rosa will let me know about the interns", "rosa asked if i know interns"),
        ("asked petra for a desk", "rang petra no luck"),
        ("asked petra for a desk", "petra: no luck with the van"),
        ("asked petra for a desk", "petra said no problem, she will look"),
        ("asked rosa to chair the panel", "rosa can not say yet, will ring on friday"),
        ("becky will get back to me", "becky rang"),
        ("becky will get back to me", "rang becky, no answer"),
        ("becky will get back to me about the flat", "becky rang about the party"),
        ("becky will get back to me about the flat", "becky rang, no news on the flat"),
        ("becky will let me know about the flat", "lunch with becky, she needs a babysitter"),
        ("told olga about hamid's complaint, she'll check the noise", "hamid's car is fixed"),
        ("call with olga, they want a workshop in feb", "call with martin went great"),
        ("coffee with olga, she wants a quote", "martin's coffee was done by noon"),
        ("told olga about hamid's complaint, she'll check the noise", "technician was at hamid, not fixed"),
        ("martin will send a technician for hamid's boiler", "technician comes to hamid tomorrow, then all fixed"),
        ("call with olga +thanks the intro", "tell olga thanks"),
        ("martin will send the quote", "quote comes only on friday"),
        ("asked olga if shed do the talk in dec", "coffee w olga, she'd do the garden next year"),
        ("petra wants to meet olga", "intro'd petra and martin by email"),
        ("martin wants refs - ask olga to call him", "asked olga to feed the cat"),
        ("lent martin 40 quid for the walk", "martin hasn't paid me back"),
        ("must thank petra for the card", "card from petra's sister, she gave 500 for the barn, must thank her"),
        ("must thank petra for the card", "petra's sister sent a card"),
        ("lent martin 40 quid for the walk", "paid martin back for lunch"),
        ("martin owes me 350 for the lights", "martin sent 3 photos back"),
        ("borrowed 40 from hamid", "hamid gave me my drill back"),
        ("must ring olga about the garden by friday", "rang olga about the fees"),
        ("must write to olga about the fees", "rang olga, she cried"),
        ("asked olga to ring martin", "rang olga, she cried"),
        ("must ring olga to wish her luck", "will ring olga tomorrow"),
    ],
)
def test_a_line_of_another_matter_leaves_it_open(before: str, later: str) -> None:
    assert verdict(before, later) == "open"


@pytest.mark.parametrize(
    ("before", "later", "count"),
    [
        ("asked olga for an intro to the mayor", "asked olga again for the intro", ("nudges", 1)),
        ("asked martin for his cv", "reminded martin of the cv", ("nudges", 1)),
        ("asked martin for his cv", "chased martin about lunch", ("nudges", 0)),
        ("petra asked for my price list", "petra asked again for the price list", ("asked_again", 1)),
        ("petra asked for my price list", "petra wants the price list", ("asked_again", 0)),
    ],
)
def test_the_same_asked_again_is_counted_and_opens_nothing_more(
    before: str, later: str, count: tuple[str, int]
) -> None:
    store = logged(before)
    after = NOW + timedelta(days=3)
    close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)
    (loop,) = loops(store.view(), SETTINGS, after, snoozed=True, heard=True)
    name, times = count
    assert getattr(store.view().get(TABLES[loop.table], loop.id), name) == times
    store.close()


@pytest.mark.parametrize(
    ("before", "later", "expected"),
    [
        ("promised petra to update the website", "told petra no to the concert", "open"),
        ("promised petra the news clipping", "told petra no, cannot make friday", "open"),
        ("promised petra an update on the flat", "told petra yes to dinner", "asked"),
        ("promised petra news on the flat", "told petra the flat is gone", "closed"),
        ("martin asked for a quote", "told martin no to lunch", "asked"),
        ("martin asked me to moderate his panel", "i said yes to martin", "closed"),
        ("martin asked for a quote", "martin reminded me of the party", "open"),
        ("martin asked for a quote", "martin reminded me about the quote", "closed"),
    ],
)
def test_a_word_about_another_matter_is_no_answer(before: str, later: str, expected: str) -> None:
    assert verdict(before, later) == expected


@pytest.mark.parametrize(
    ("before", "later", "is_asked"),
    [
        ("lent martin 40", "martin paid back rosa", False),
        ("lent martin 40", "martin paid rosa 20", False),
        ("lent martin 40", "martin paid rosa and me back", True),
        ("borrowed 40 from hamid", "call with hamid, paid rosa back", False),
        ("borrowed 40 from hamid", "paid hamid and rosa back", True),
    ],
)
def test_money_that_somebody_else_got_is_not_asked_about(before: str, later: str, is_asked: bool) -> None:
    store = logged(before)
    after = NOW + timedelta(days=3)
    closed, asked = close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)
    assert (closed, any(map(is_asked_about, asked))) == ([], is_asked)
    store.close()


@pytest.mark.parametrize(
    ("before", "later", "due"),
    [
        ("promised rosa the text by mon", "late with the text for rosa, told her 20 march", date(2026, 3, 20)),
        ("promised rosa the text by mon", "rosa's text will be a week late", date(2026, 3, 16)),
        ("promised rosa the text by mon", "rosa wants the text tmrw not monday", date(2026, 3, 6)),
        ("must send rosa the text by mon", "rosa needs the text by friday", date(2026, 3, 6)),
        ("must send rosa the text by mon", "rosa needs her text by friday", date(2026, 3, 6)),
        ("must bring rosa back the drill by mon", "rosa needs the drill by friday", date(2026, 3, 6)),
        ("must send rosa the text by mon", "rosa needs my text by friday", date(2026, 3, 6)),
        ("rosa owes me 340", "rosa says shell pay fri", date(2026, 3, 6)),
        ("lent rosa 40", "rosa will pay me back monday", date(2026, 3, 9)),
        ("promised rosa the text by mon", "promised rosa the text by 12 march", date(2026, 3, 12)),
        ("promised rosa the text by mon", "rosa is late with her slides, says 20 march", date(2026, 3, 9)),
        ("promised rosa the text by mon", "told rosa the text will be a week late", date(2026, 3, 16)),
        ("promised rosa the text by mon", "rosa told me the text can be a week late", date(2026, 3, 16)),
        ("promised rosa the text by mon", "rosa comes fri to get the text", date(2026, 3, 9)),
        ("promised rosa the text by mon", "talked to rosa about the text, she said 12 march", date(2026, 3, 9)),
        ("martin will send the quote by fri", "martin says quote comes next week", date(2026, 3, 13)),
        ("martin will send the quote by fri", "martin: quote is only ready on the 20th", date(2026, 3, 20)),
        ("martin will send the quote", "martin says the quote will be there monday", date(2026, 3, 9)),
        ("martin will write 2000 words by fri", "martin late with the text, says 20 march", date(2026, 3, 20)),
        ("promised petra the essay by mon", "coffee w petra, told her end of the month", date(2026, 3, 31)),
        ("promised petra the essay by mon", "petra asked about lunch, told her friday", date(2026, 3, 9)),
        ("hamid owes me the list by fri", "called hamid, told him monday", date(2026, 3, 6)),
        ("petra wants the draft by mon", "petra pushed the meeting about the draft to 20 march", date(2026, 3, 9)),
        ("petra wants the draft by mon", "draft going to be a week late, told petra", date(2026, 3, 16)),
        ("petra wants the draft by mon", "petra wants the draft by 16 march", date(2026, 3, 16)),
        ("promised petra the deck", "emailed petra: deck comes next week", date(2026, 3, 13)),
        ("olga owes me the minutes by wed", "olga needs till monday for the minutes", date(2026, 3, 9)),
        ("petra rang, need to decide by fri", "told petra i need till mon, she was ok w that", date(2026, 3, 9)),
        ("promised petra the deck by fri", "told petra i'll need till wednesday for the deck", date(2026, 3, 11)),
        ("olga owes me the minutes by wed", "olga is ill, she will send the minutes next week", date(2026, 3, 13)),
    ],
)
def test_a_later_day_moves_what_is_open_and_is_no_second_loop(before: str, later: str, due: date) -> None:
    store = logged(before)
    after = NOW + timedelta(days=3)
    close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)
    days = [one.due for one in loops(store.view(), SETTINGS, after, snoozed=True) if one.kind != "coffee"]
    assert [one.date() if isinstance(one, datetime) else one for one in days] == [due]
    store.close()


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("must send rosa the text by mon", "rosa wants a text by friday"),
        ("must send rosa the text by mon", "rosa wants the text back by friday"),
        ("must send rosa the text by mon", "rosa wants the text printed by friday"),
        ("must send rosa the text by mon", "rosa wants the second text by friday"),
        ("must send rosa the text by mon", "rosa wants my notes on the text by friday"),
        ("promised rosa 60 euros by mon", "rosa wants 60 euros more by friday"),
        ("must bring rosa back the drill by mon", "rosa wants my drill by friday"),
    ],
)
def test_who_asks_for_more_than_was_promised_asks_anew(before: str, later: str) -> None:
    store = logged(before)
    after = NOW + timedelta(days=3)
    assert close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)[0] == []
    days = {one.kind: one.due for one in loops(store.view(), SETTINGS, after, snoozed=True)}
    assert days == {"promise": date(2026, 3, 9), "reply": date(2026, 3, 6)}
    store.close()


@pytest.mark.parametrize(
    "later",
    [
        "rosa told martin she needs the text", "rosa told martin she needs the text by friday",
        "rosa told martin that she wants the text friday", "rosa told martin the text is a week late",
        "rosa asked martin for the text by friday", "rosa emailed martin she needs her text by friday",
        "coffee with petra, rosa told her she needs the text by friday",
    ],
)  # fmt: skip
def test_what_two_others_say_moves_no_promise_of_mine(later: str) -> None:
    store = logged("promised rosa the text by mon")
    after = NOW + timedelta(days=3)
    assert close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)[0] == []
    assert [one.due for one in store.view().all(Promise)] == [date(2026, 3, 9)]
    store.close()


def test_a_later_day_moves_also_what_a_line_only_proposes() -> None:
    store = logged("promised petra the deck")
    log(store, NOW, "martin will send the quote by fri", SETTINGS)
    after = NOW + timedelta(days=3)
    entry, _ = log(store, after, "martin will send the quote next week", SETTINGS)
    done, asked = close_certain(store, after, SETTINGS, entry.id)
    assert [one.words for one in done] == ["Moved the promise of Martin Hofer: send the quote, to Fri 13 Mar."]
    (loop,) = (one for one in loops(store.view(), SETTINGS, after) if one.kind == "owed")
    assert loop.due == date(2026, 3, 13) and loop.proposed is not None and not asked
    store.close()


@pytest.mark.parametrize(
    ("before", "later", "promises"),
    [
        ("olga asked me to give a talk at her school on 26 march", "said yes to olga", [date(2026, 3, 26)]),
        ("petra asked if i'd do a workshop for her class, 26 march 10am", "told petra yes", [date(2026, 3, 26)]),
        ("petra asked me for a quote", "told petra yes", [None]),
        ("petra asked me for a quote", "told petra no", []),
        ("petra asked me to come to her party", "told petra yes", []),
        ("petra asked if i'd be her mentor", "told petra yes", []),
        ("petra asked if my shop is open on sunday", "told petra yes", []),
        ("petra needs an answer about the roof till mon 9 march", "told petra yes to the roof", []),
    ],
)
def test_a_later_yes_to_a_request_leaves_what_is_to_be_done(
    before: str, later: str, promises: list[date | None]
) -> None:
    store = logged(before)
    after = NOW + timedelta(days=3)
    close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)
    left = [one.proposed for one in loops(store.view(), SETTINGS, after) if one.proposed is not None]
    assert [(one.kind, one.due) for one in left] == [("promise", due) for due in promises]
    store.close()


@pytest.mark.parametrize(
    ("later", "planned"),
    [
        ("said yes to martin", True),
        ("told martin yes", True),
        ("martin says weds is good", True),
        ("martin says thurs is good", False),
        ("told martin yes to the price", False),
        ("martin says the quote is fine", False),
        ("martin says thanks and good luck", False),
    ],
)
def test_a_later_yes_to_a_talk_that_a_line_proposes_plans_it(later: str, planned: bool) -> None:
    store = logged("promised petra the deck")
    log(store, NOW, "martin wants a talk about the loan, weds 11 march 19:30 at the club?", SETTINGS)
    after = NOW + timedelta(days=3)
    close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)
    assert bool([coffee for coffee in store.view().all(Coffee) if coffee.slot is not None]) == planned
    store.close()


@pytest.mark.parametrize(
    ("later", "due", "text"),
    [
        ("martin moved to next thurs same time", date(2026, 3, 12), "19:30 at the club"),
        ("martin: weds is off. new try fri 13 march same place", date(2026, 3, 13), "19:30 at the club"),
        ("martin moved to thurs 12 march 18:00", date(2026, 3, 12), "18:00"),
        ("martin cant weds, moved to next thurs 12 march 18h", date(2026, 3, 12), "18h"),
        ("martin sent the plans", date(2026, 3, 11), "19:30 at the club"),
    ],
)
def test_a_talk_that_a_line_proposes_is_moved_and_keeps_what_is_not_said_anew(later: str, due: date, text: str) -> None:
    store = logged("promised petra the deck")
    log(store, NOW, "martin wants a talk about the loan, weds 11 march 19:30 at the club?", SETTINGS)
    after = NOW + timedelta(days=3)
    close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)
    (talk,) = (one for one in loops(store.view(), SETTINGS, after) if one.kind == "coffee")
    assert (talk.due, talk.what) == (due, text)
    store.close()


@pytest.mark.parametrize(("later", "left"), [("with martin at the club, all fine", 0), ("olga at the club", 1)])
def test_a_talk_that_a_line_proposed_is_over_with_an_entry_of_its_day(later: str, left: int) -> None:
    store = logged("promised petra the deck")
    log(store, NOW, "martin wants a talk, thurs 5 march 19:30 at the club?", SETTINGS)
    after = NOW + timedelta(days=3, hours=4)
    log(store, after, later, SETTINGS)
    assert len([one for one in loops(store.view(), SETTINGS, after) if one.kind == "coffee"]) == left
    store.close()


@pytest.mark.parametrize(
    ("promised", "left"),
    [("an answer", 0), ("to get back to her", 0), ("an answer about the barn", 1), ("the deck", 1), ("to send it", 1)],
)
def test_an_answer_to_a_letter_keeps_the_promise_of_an_answer(promised: str, left: int) -> None:
    store = logged(f"promised olga {promised}")
    log(store, NOW, "olga wrote, they have bees now", SETTINGS)
    (olga,) = (one.id for one in store.view().all(Person) if one.handle == "olga")
    after = NOW + timedelta(days=3)
    change = first_word_sent(store, after, olga)[1]
    assert change is not None and change.words.startswith("Sent Olga Serova an answer.")
    assert ("Kept the promise" in change.words) == (not left)
    assert len([one for one in store.view().all(Promise) if one.is_open]) == left
    store.close()


@pytest.mark.parametrize(
    ("asked", "days", "over"),
    [
        ("asked martin to hold 9-20 march", 18, False),
        ("asked martin to hold 9-20 march", 30, True),
        ("asked martin to be at the fair on 4 march", 3, True),
        ("asked martin for the minutes of 4 march", 3, False),
    ],
)
def test_an_ask_for_days_ends_with_the_last_of_them(asked: str, days: int, over: bool) -> None:
    store = logged(asked)
    loop = next(one for one in loops(store.view(), SETTINGS, NOW + timedelta(days=days)) if one.kind == "ask")
    assert ("did it come to it?" in loop.note) == over
    store.close()


def test_a_request_waits_until_the_day_of_what_was_promised_for_it() -> None:
    store = open_store(Home("/home"), MemoryDisk(), still=True)
    store.transact("import", lambda tx: tx.put(Person(handle="petra", name="Petra Lind", created=NOW)), NOW)
    log(store, NOW, "petra asked for help w her talk, said id call her sat", SETTINGS)
    for loop in loops(store.view(), SETTINGS, NOW):
        assert loop.proposed is not None
        _, change = open_proposed(store, NOW, loop.id, loop.proposed, SETTINGS)
        assert change is not None and "Changed" not in change.words
    (promise,), (request,) = store.view().all(Promise), store.view().all(Request)
    assert promise.due == date(2026, 3, 7) == request.due
    store.close()


@pytest.mark.parametrize(
    ("promise", "later"),
    [
        ("ask Martin about the flat", "petra reminded me: ask martin about the flat"),
        ("ask Martin about the flat", "petra wants me to ask martin about the flat"),
        ("ask Martin about the flat", "petra said ask martin about the flat again"),
        ("ask Martin about the flat", "should have asked martin about the flat for petra"),
        ("ask Martin about the flat", "never asked martin about the flat"),
        ("ask Martin about the flat", "petra asked martin about the flat"),
        ("ask Martin about the flat", "olga asked martin about the flat for petra"),
        ("ask Martin about the flat", "will have asked martin about the flat by friday"),
        ("call Martin about the flat", "coffee with petra, she will call martin about the flat"),
        ("call Martin about the flat", "olga called martin about the flat of petra"),
        ("email Martin about the flat", "petra: pls email martin about the flat"),
        ("call her back", "rang martin back, petra was there"),
        ("call her back", "rang martin, he wants me to call petra back"),
        ("call her back", "rang petra back, no answer"),
        ("call her back", "petra says olga called, rang her back"),
        ("call Martin about the flat", "rang martin about the flat, no answer"),
        ("ask Martin about the flat", "asked martin for a lift to petra's"),
        ("ask to send the deck", "asked petra to send the invoice"),
        ("ask to call Martin", "olga asked petra to ring martin"),
        ("ask to call Martin", "petra asked me to ring martin"),
        ("ask to call Martin", "must have asked petra to ring martin by monday"),
        ("ask to call Martin", "asked petra to feed the cat, martin rang"),
    ],
)
def test_a_promise_is_not_kept_by_its_words_nor_by_others(promise: str, later: str) -> None:
    assert verdict(f"+promise @petra {promise}", later) != "closed"


@pytest.mark.parametrize(
    "later", ["asked martin about the flat", "called olga, then asked martin about the flat of petra"]
)
def test_a_promise_is_kept_by_my_own_deed_with_a_third(later: str) -> None:
    assert verdict("+promise @petra ask Martin about the flat", later) == "closed"


@pytest.mark.parametrize(
    "later",
    [
        "asked olga again if she'd do the dec meetup", "olga wonders whether she'd do the dec meetup",
        "olga: she'd do the dec meetup only if we pay", "hope she'd do the dec meetup, told olga",
        "olga would do the garden in dec", "olga said nobody thinks she'd do the dec meetup",
        "olga would not do the dec meetup",
    ],
)  # fmt: skip
def test_what_is_no_word_of_theirs_that_they_will_is_no_answer(later: str) -> None:
    assert verdict("+ask @olga if she'd do the dec meetup", later) != "closed"


@pytest.mark.parametrize(
    ("wish", "later", "expected"),
    [
        ("an intro to a recruiter", "intro'd petra and martin", "closed"),
        ("an intro to someone at harnham", "intro'd petra and martin", "closed"),
        ("an intro to a tech recruiter in leeds", "intro'd petra and martin", "asked"),
        ("an intro to a baker", "intro'd petra and martin", "asked"),
        ("an intro to olga", "intro'd petra and martin", "open"),
        ("an intro to a recruiter", "should have intro'd petra and martin", "open"),
        ("an intro to a recruiter", "olga intro'd petra and martin", "open"),
        ("an intro to a recruiter", "intro petra + martin not done", "open"),
        ("an intro to a recruiter", "will intro petra and martin", "open"),
    ],
)
def test_an_introduction_answers_who_asked_for_one_of_that_work(wish: str, later: str, expected: str) -> None:
    store = logged("promised rosa the deck")

    def works(tx: Transaction) -> None:
        martin = next(one for one in tx.all(Person) if one.handle == "martin")
        tx.put(replace(martin, position="Recruiter", company="Harnham"))

    store.transact("edit-person", works, NOW)
    log(store, NOW, f"+req @petra {wish}", SETTINGS)
    after = NOW + timedelta(days=3)
    closed, asked = close_certain(store, after, SETTINGS, log(store, after, later, SETTINGS)[0].id)
    assert ("closed" if closed else "asked" if asked else "open") == expected
    store.close()


def test_what_a_line_may_have_answered_is_asked_for_days() -> None:
    store = logged("must ask olga how she writes the grant letters")
    log(store, NOW + timedelta(days=1), "olga told me how she writes the grant letters, owe her flowers", SETTINGS)
    for days in (1, 5, 12):
        (ask,) = (one for one in loops(store.view(), SETTINGS, NOW + timedelta(days=days)) if one.kind == "ask")
        assert ask.stage == "planned" and report_of(store.view(), ask) is not None
    store.close()


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["olga asked for my rates"], 0),
        (["olga asked for my rates", "met tom, no news"], 0),
        (["olga asked for my rates", "hamid asked for the plan"], 1),
    ],
)
def test_an_answer_to_the_one_request_of_somebody_answers_it(lines: list[str], left: int) -> None:
    store = logged(lines[0])
    for line in lines[1:]:
        log(store, NOW, line, SETTINGS)
        for loop in loops(store.view(), SETTINGS, NOW):
            if loop.proposed is not None:
                open_proposed(store, NOW, loop.id, loop.proposed, SETTINGS)
    (olga,) = (one.id for one in store.view().all(Person) if one.handle == "olga")
    for days in (3, 40):  # a letter waits for three weeks, a request longer
        change = first_word_sent(store, NOW + timedelta(days=days), olga)[1]
        assert change is not None
        answered = "Answered the request of Olga Serova: my rates." in change.words
        assert answered == (days == 3) and ("an answer" in change.words) == answered
        assert len([one for one in store.view().all(Request) if one.state == "open"]) == left
    store.close()


def test_a_word_to_somebody_who_asked_for_two_things_answers_neither_unasked() -> None:
    store = logged("olga asked for my rates")
    log(store, NOW + timedelta(days=1), "olga asked for the plan of the barn +request the plan", SETTINGS)
    (olga,) = (one.id for one in store.view().all(Person) if one.handle == "olga")
    change = first_word_sent(store, NOW + timedelta(days=40), olga)[1]
    assert change is not None and change.words == "Sent Olga Serova a message."
    assert [one.state for one in store.view().all(Request)] == ["open", "open"]
    store.close()
