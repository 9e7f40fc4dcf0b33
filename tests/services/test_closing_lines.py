"""What lines of a week later leave open of what lines before them opened: typed and read as a person types them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from netritual.domain.loops.closing_decisions import is_asked_about
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Coffee, Gift, Introduction, Person, Settings
from netritual.paths import Home
from netritual.review.loop_wording import question
from netritual.review.message_drafts.meeting_drafts import coffee_note
from netritual.services.ports import Store, Transaction
from netritual.services.questions.closing_by_entry import close_certain
from netritual.services.verbs.entries import open_proposed
from netritual.services.verbs.touches import log
from netritual.store.journal_store import open_store
from tests.support.disk import MemoryDisk

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(Home("/home"), MemoryDisk(), still=True)

    def meet(tx: Transaction) -> None:
        for name in ("Caroline Marsh", "Will Grant", "Becky Shaw", "Rachel Stone", "Zoe Hill", "Siobhan Kelly"):
            tx.put(Person(handle=name.split()[0].lower(), name=name, status="network", created=NOW))

    opened.transact("import", meet, NOW)
    yield opened
    opened.close()


def said(store: Store, line: str, days: int = 0) -> list[str]:
    """Log a line so many days later; what it asks about."""
    now = NOW + timedelta(days=days)
    logged, _ = log(store, now, line, SETTINGS)
    return [question(store.view(), one) for one in close_certain(store, now, SETTINGS, logged.id)[1]]


def settle(store: Store) -> None:
    """Say yes to all that the lines so far seem to hold."""
    for loop in list(loops(store.view(), SETTINGS, NOW)):
        if loop.proposed is not None:
            open_proposed(store, NOW, loop.id, loop.proposed, SETTINGS)


def open_kinds(store: Store, days: int) -> set[str]:
    return {loop.kind for loop in loops(store.view(), SETTINGS, NOW + timedelta(days=days))}


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("caroline asked for the price list", "emailed caroline the price list"),
        ("promised caroline the price list", "emailed the price list to caroline"),
        ("caroline needs a price list", "emailed caroline the price list"),
        ("caroline asked what i charge per day", "told caroline what i charge per day"),
        ("caroline marsh asked me for the form, promised her the form", "emailed caroline the form"),
    ],
)
def test_a_message_that_gives_what_was_asked_for_waits_for_no_answer(store: Store, before: str, later: str) -> None:
    said(store, before)
    said(store, later, days=7)
    assert open_kinds(store, days=20) == set()


def test_a_no_of_mine_ends_what_is_owed_and_what_they_asked(store: Store) -> None:
    said(store, "will grant owes me a quote by mon 9 march")
    said(store, "siobhan asked me to speak at the assembly")
    assert said(store, "told will grant no thanks to the quote", days=3) == []
    assert said(store, "told siobhan no, sorry", days=3) == []
    assert open_kinds(store, days=10) == set()


@pytest.mark.parametrize("line", ["quick call w becky, said id be her reference", "introduced rachel stone to becky"])
def test_a_line_of_another_matter_asks_nothing(store: Store, line: str) -> None:
    said(store, "promised becky the stone pilates timetable")
    assert said(store, line, days=3) == []


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("owe siobhan a lunch", "lunch with siobhan"),
        ("replied to siobhan, coffee fri 13 at 10:00 near retiro", "coffee with siobhan fri 13 at 10"),
        ("replied to siobhan, coffee fri 13 at 10:00 near retiro", "coffee with siobhan on fri 13 march at 10:00"),
    ],
)
def test_a_meal_that_was_spoken_of_is_not_asked_about_beside_one_that_was_had_or_is_planned(
    store: Store, before: str, later: str
) -> None:
    said(store, before)
    assert open_kinds(store, days=2)
    said(store, later, days=3 if "march" in later else 11)
    assert open_kinds(store, days=11) <= {"held"}


def test_a_lunch_that_was_promised_is_kept_by_one(store: Store) -> None:
    said(store, "+promise @siobhan a lunch")
    assert open_kinds(store, days=2) == {"promise"}
    said(store, "lunch with siobhan, she loves the bus", days=3)
    assert open_kinds(store, days=4) == set()


def test_what_is_sent_by_way_of_somebody_closes_the_request_of_the_one_it_is_for(store: Store) -> None:
    said(store, "will grant asked for a one page form by mon 9 march")
    said(store, "did the form, sent to becky for will grant", days=3)
    assert open_kinds(store, days=3) == set()


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("promised caroline my sizing notes by mon", "sent caroline the sizing notes"),
        ("promised caroline das konzept", "konzept an caroline geschickt"),
        ("promised caroline die liste", "hab caroline die liste geschickt"),
        ("promised caroline the one-pager", "one-pager an caroline raus"),
        ("caroline marsh owes me den haushalt", "caroline hat mir den haushalt geschickt"),
        ("caroline marsh owes me the budget", "caroline hat das budget gemailt"),
        ("becky texted back, +coffee call 9:30am", "talked to becky"),
        ("+promise @becky call her back by fri", "called becky, she is well"),
        ("lunch with becky, she lent me her iron, must bring it back", "took the iron back to becky"),
        ("asked becky for 20 min", "zoom with becky"),
        ("need to thank becky", "thanked becky, sent her a box of sweets"),
        ("asked becky to find me a host for the gala", "becky found a host, the okafors"),
    ],
)
def test_a_later_line_closes_it_in_either_language(store: Store, before: str, later: str) -> None:
    said(store, before)
    settle(store)
    assert said(store, later, days=2) == []
    assert open_kinds(store, days=5) == set()


@pytest.mark.parametrize(
    ("before", "later", "asked"),
    [
        ("becky asked me for numbers on our cohort", "becky got the cohort numbers from me",
         "Becky Shaw asked you: numbers on our cohort"),
        ("becky shaw: the una corda sticks, said i'd look at it by friday", "una corda done at becky's",
         "you promised Becky Shaw: look at it"),
        ("becky wants her name on the stage", "told becky. she took it ok, she'll take 3 tables",
         "Becky Shaw asked you: her name on the stage"),
        ("asked becky for a quote", "becky's quote came, way too much", "you asked Becky Shaw: a quote"),
        ("need to call becky re the permit", "called becky, permit ok", "you promised Becky Shaw: call re the permit"),
        ("promised becky to ask zoe", "asked zoe if she'd talk to becky, not before april",
         "you promised Becky Shaw: ask zoe"),
        ("+need @becky a deposit", "deposit paid, becky's happy", "Becky Shaw looks for: a deposit"),
    ],
)  # fmt: skip
def test_the_matter_with_a_word_of_doing_is_asked_about(store: Store, before: str, later: str, asked: str) -> None:
    said(store, before)
    settle(store)
    assert asked in said(store, later, days=4)


@pytest.mark.parametrize("line", ["hab caroline die liste noch nicht geschickt", "caroline hat die fotos geschickt"])
def test_what_is_not_done_or_another_thing_leaves_it_open(store: Store, line: str) -> None:
    said(store, "promised caroline die liste")
    settle(store)
    said(store, line, days=2)
    assert open_kinds(store, days=5) == {"promise"}


def test_what_is_handed_to_another_asks_whether_that_was_it(store: Store) -> None:
    said(store, "coffee with siobhan, promised her i'd pass her cv to will grant")
    settle(store)
    assert said(store, "sent will grant siobhan's cv", days=2) == [
        "you promised Siobhan Kelly: pass her cv to will grant"
    ]


def test_an_introduction_told_as_made_is_the_one_that_was_promised(store: Store) -> None:
    said(store, "beers with rachel stone, told rachel i'd intro her to zoe hill")
    settle(store)
    assert said(store, "intro'd rachel stone and zoe hill over linkedin", days=2) == []
    assert [one.state for one in store.view().all(Introduction)] == ["sent"]
    assert open_kinds(store, days=3) == set()


def test_of_two_with_a_name_the_one_is_asked_about_with_whom_it_is_open(store: Store) -> None:
    twice = Person(handle="zoe-2", name="Zoe Park", status="network", created=NOW)
    store.transact("import", lambda tx: tx.put(twice), NOW)
    said(store, "+promise @zoe my sizing notes by mon 9 march")
    said(store, "coffee with zoe park")
    assert said(store, "sent zoe the sizing notes", days=2) == ["you promised Zoe Hill: my sizing notes"]
    assert said(store, "sent zoe the flowers", days=2) == []
    assert open_kinds(store, days=3) == {"promise"}


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("becky needs our price list, must answer her by fri", set()),
        ("becky asked me for our price list, promised zoe hill the deck", {"promise"}),
    ],
)
@pytest.mark.parametrize("accepted", [True, False])
def test_a_request_that_is_answered_leaves_no_second_loop_of_its_line(
    store: Store, line: str, left: set[str], accepted: bool
) -> None:
    said(store, line)
    if accepted:
        settle(store)
    assert said(store, "sent becky our price list", days=1) == []
    assert open_kinds(store, days=3) == left


def test_what_somebody_needs_is_asked_about_only_where_a_line_speaks_of_it(store: Store) -> None:
    said(store, "+need @zoe a model of the nursery")
    assert said(store, "sent zoe the plans", days=4) == []
    assert said(store, "asked zoe a favour", days=5) == []


@pytest.mark.parametrize(
    ("line", "said_by"),
    [("becky suggested april 8 at 4", "them"), ("emailed becky, proposed coffee april 8 at 4pm", "me")],
)
def test_a_yes_to_a_time_that_one_suggested_plans_it(store: Store, line: str, said_by: str) -> None:
    said(store, line)
    settle(store)
    (coffee,) = store.view().all(Coffee)
    assert coffee.slot is not None
    assert (coffee.said_by, coffee.state, coffee.slot.start) == (
        said_by,
        "proposed",
        datetime(2026, 4, 8, 16, tzinfo=UTC),
    )
    assert loops(store.view(), SETTINGS, NOW) == []
    note = coffee_note(store.view(), SETTINGS, NOW, coffee)
    assert ("thank you for suggesting Wednesday 8 April at 16:00" in note) == (said_by == "them")


def test_an_introduction_of_three_is_noted_once_for_each_pair_and_told_with_names(store: Store) -> None:
    said(store, "+intro @caroline @becky")
    entry = log(store, NOW + timedelta(days=2), "introduced Becky to Caroline and Siobhan", SETTINGS)[0].id
    (change,), asked = close_certain(store, NOW + timedelta(days=2), SETTINGS, entry)
    made = [frozenset(one.between) for one in store.view().all(Introduction) if one.state == "sent"]
    assert len(made) == len(set(made)) == 2 == len(store.view().all(Gift)) and not asked
    assert change.words.count("Introduced ") == 2 and "Siobhan" in change.words


@pytest.mark.parametrize(
    ("line", "is_closed"),
    [
        ("sent caroline the deck but it bounced", False),
        ("sent caroline the deck, came back undelivered", False),
        ("sent caroline the deck, missing a page", False),
        ("sent caroline the deck, two pages missing", False),
        ("sent caroline the deck with errors", False),
        ("caroline das deck geschickt, fehlte aber die Hälfte", False),
        ("caroline das deck geschickt", True),
        ("✅ sent caroline the deck", True),
        ("[x] sent caroline the deck", True),
        ("❌ sent caroline the deck", False),
        ("caroline hat das deck bekommen", True),
    ],
)
def test_what_failed_is_asked_about_and_a_tick_is_no_word(store: Store, line: str, is_closed: bool) -> None:
    said(store, "+promise @caroline the deck")
    asked = said(store, line, days=2)
    assert ("promise" not in open_kinds(store, days=2)) is is_closed
    assert bool(asked) is (not is_closed and "❌" not in line)


def test_what_i_still_owe_is_no_second_promise(store: Store) -> None:
    said(store, "+promise @caroline the deck")
    for line in ("haven't sent Caroline the deck yet", "promised Caroline the deck", "still owe Caroline the deck"):
        said(store, line, days=2)
        assert len(loops(store.view(), SETTINGS, NOW + timedelta(days=2))) == 1, line
    said(store, "promised Caroline the deck by 20 march", days=2)
    assert len(loops(store.view(), SETTINGS, NOW + timedelta(days=2))) == 2, "another day is news"


@pytest.mark.parametrize(
    ("before", "later"),
    [
        (
            "asked caroline if she'd look over my portfolio",
            "caroline looked over the portfolio, gave me 3 pages of notes",
        ),
        ("caroline wants my w9", "faxed caroline the w9, she was happy"),
        ("caroline asked me about the boiler rebate", "told caroline no on the rebate, only heat pumps qualify"),
        ("caroline asked me about the boiler rebate", "told caroline yes on the boiler rebate"),
        ("caroline will translate the leaflet", "caroline translated the leaflet"),
        ("promised caroline to proofread her essay", "proofread caroline's essay at last"),
        ("caroline marsh wrote, call on friday 3pm", "call w caroline went well"),
        ("caroline marsh wrote, lunch on friday?", "dinner with caroline at last"),
        ("great chat w/ caroline, she will intro me", "met caroline, she introduced me to Zoe Hill"),
        ("caroline asked me for the pricing", "caroline called, sent her the pricing"),
        ("caroline lent me her scanner, must return it by the 20th", "scanner is back with caroline"),
        ("caroline wants my leaflet, drop some off thurs", "dropped leaflets at caroline's"),
        ("caroline at the surgery wants my leaflet, drop some off thurs", "dropped leaflets at caroline's"),
        ("promised caroline id bring back her ladder", "ladder is back at caroline's"),
        ("caroline owes us a decision on the stand", "caroline decided against the stand"),
        ("caroline wants a call next week to go over the order", "order call with caroline, 20 min"),
        ("owe caroline a pint for the frame thing", "pint with caroline at the crown, on me"),
        ("asked caroline if she'd be a referee for my grant", "caroline said shes happy to be my referee"),
        ("asked caroline to intro me to zoe hill", "caroline presented me to zoe hill"),
        ("caroline will introduce me to the mayor", "zoe hill emailed, intro from caroline to the mayor"),
    ],
)
def test_who_did_what_was_to_be_done_is_asked_no_more(store: Store, before: str, later: str) -> None:
    said(store, before)
    assert open_kinds(store, 3)
    assert said(store, later, 4) == []
    assert open_kinds(store, 5) <= {"outcome", "follow"}


def test_another_deed_leaves_it_open(store: Store) -> None:
    said(store, "asked caroline if she'd look over my portfolio")
    said(store, "caroline looked over will's garden", 2)
    assert open_kinds(store, 3) == {"ask"}


def test_a_yes_that_names_the_matter_in_other_words_is_asked_about(store: Store) -> None:
    said(store, "caroline asked me to speak at the jan ashrae mtg")
    assert said(store, "told caroline yes on the january talk", 2) == [
        "Caroline Marsh asked you: to speak at the jan ashrae mtg"
    ]


def test_an_introduction_to_somebody_of_another_name_is_asked_about(store: Store) -> None:
    said(store, "caroline will introduce me to the new deputy mayor")
    asked = said(store, "caroline presented me to anne-sophie vanhoutte", 2)
    assert asked == ["Caroline Marsh owes you: introduce me to the new deputy mayor"]


def test_what_was_asked_for_and_promised_since_is_one_question_and_both_close(store: Store) -> None:
    said(store, "caroline mailed, wants my rates")
    settle(store)
    assert said(store, "told caroline id send her my rates by friday", 1) == []
    settle(store)
    assert open_kinds(store, 2) == {"promise"}
    said(store, "sent caroline the rates", 3)
    assert open_kinds(store, 4) == set()


def test_a_line_about_the_same_two_things_asks_whether_it_is_done(store: Store) -> None:
    said(store, "caroline owes me word on the hospital bid")
    assert said(store, "caroline still waits for the hospital bid", 2) == []
    assert len(said(store, "caroline marsh - we lost the hospital bid", 3)) == 1


@pytest.mark.parametrize(
    ("before", "later", "asked"),
    [
        ("caroline says she'll email the forms", "forms came", "Caroline Marsh owes you: email the forms"),
        ("caroline sent the first 2 pts!!! send flowers", "flowers sent", "you promised Caroline Marsh: send flowers"),
        ("lunch with caroline, she lent me her business plan, need to give it back by month end",
         "gave caroline her plan back", "you promised Caroline Marsh: give her business plan back"),
    ],
)  # fmt: skip
def test_what_is_told_in_few_words_is_asked_about(store: Store, before: str, later: str, asked: str) -> None:
    said(store, before)
    assert said(store, later, 4) == [asked]


def test_a_line_that_names_nobody_asks_nothing_where_two_wait_for_it(store: Store) -> None:
    said(store, "caroline says she'll email the forms")
    said(store, "zoe hill says she'll email the forms")
    assert said(store, "forms came", 4) == []


def test_what_they_say_of_it_may_be_the_answer(store: Store) -> None:
    said(store, "asked caroline whether the gallery pays for framing")
    assert said(store, "caroline says they do pay for frames", 3) == [
        "you asked Caroline Marsh: whether the gallery pays for framing"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "caroline asked me to judge the kids art comp, turned it down, too busy",
        "caroline marsh texted, needs the name of my engineer. sent it right away",
        "caroline asked me for the floor plans, just emailed them",
    ],
)
def test_what_was_turned_down_or_done_in_the_same_line_is_not_asked_of_me(store: Store, line: str) -> None:
    said(store, line)
    assert open_kinds(store, 1) == set()


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("promised caroline the deck", "caroline asked again about the deck"),
        ("promised caroline the deck", "started the deck for caroline"),
        ("asked caroline if she'd review my portfolio", "reviewed caroline's portfolio"),
        ("asked caroline if she'd review my portfolio", "caroline says she'll review it next week"),
        ("caroline wants my rates", "caroline sent me her rates"),
        ("caroline asked me to speak at the fair", "caroline spoke at the fair, great talk"),
        ("caroline owes me the contract", "sent caroline the contract"),
        ("need to ring caroline about the invoice", "caroline's invoice is wrong"),
        ("caroline lent me her scanner, must return it", "used caroline's scanner all day"),
        ("caroline wants the plans by friday", "the plans came from caroline"),
        ("caroline asked me for a reference", "caroline gave me a reference"),
        ("caroline will translate the leaflet", "translated the leaflet myself, told caroline"),
    ],
)
def test_the_deed_of_the_other_side_or_one_to_come_closes_and_asks_nothing(
    store: Store, before: str, later: str
) -> None:
    said(store, before)
    open_before = open_kinds(store, 1)
    assert open_before and said(store, later, 3) == []
    assert open_before <= open_kinds(store, 4)


@pytest.mark.parametrize(
    ("before", "later", "kind"),
    [
        ("caroline needs our 990s by friday", "caroline has the 990s", ""),
        ("caroline is trying to find a bookkeeper", "caroline hired a bookkeeper", ""),
        ("told caroline id look over her board bio", "read carolines bio and sent notes", "promise"),
        ("caroline owes me the venue contract", "caroline finally got the contract over to me", "owed"),
        ("caroline promised me her notes from the fair", "carolines notes came thru, super useful", "owed"),
        ("need to pay caroline for the van", "transferred caroline the money for the van", "promise"),
        ("asked caroline if she could store the table", "caroline can store it till march, no problem", "ask"),
        ("caroline will let me know if the school wants benches", "school wants 6 benches says caroline", "owed"),
        ("must send caroline the invoice", "invoice to caroline: done", "promise"),
        ("caroline is getting me a ticket for the fair", "caroline got me the ticket", "owed"),
        ("caroline is waiting on the gala photos from me", "dropped the gala photos in a folder for caroline", "reply"),
    ],
)
def test_other_words_for_it_close_it_or_ask(store: Store, before: str, later: str, kind: str) -> None:
    said(store, before)
    assert len(said(store, later, 3)) == bool(kind)
    assert open_kinds(store, 4) - {"follow"} == ({kind} if kind else set())


def test_good_news_of_two_whom_i_introduced_is_what_came_of_it(store: Store) -> None:
    said(store, "intro'd caroline to zoe hill by email")
    settle(store)
    assert said(store, "caroline and zoe hill hit it off", 3) == []
    assert [one.state for one in store.view().all(Introduction)] == ["outcome"]


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("becky will confirm numbers monday", "becky says its 24 now, two coeliac and one vegan"),
        ("becky will confirm numbers monday", "numbers from becky final 26"),
        ("becky owes me the final headcount", "becky says 14"),
        ("becky will let me know the date", "becky says its the 12th"),
        ("becky owes me an answer on the kitchen", "becky says its fine"),
        ("becky wants 2 retreats in april", "sent becky the costing"),
        ("becky wants 2 retreats in april", "becky came for the site visit, loved it"),
        ("becky wants 2 retreats in april", "becky said yes to april"),
        ("will grant wants 2 retreats in april", "sent will grant the costing"),
    ],
)
def test_the_word_that_was_to_come_is_asked_about(store: Store, before: str, later: str) -> None:
    said(store, before)
    settle(store)
    assert len(said(store, later, days=3)) == 1


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("becky will confirm numbers monday", "becky says she'll know the numbers by the 9th"),
        ("becky will confirm numbers monday", "asked becky for the numbers, 3 options"),
        ("becky owes me an answer on the kitchen", "becky says hi"),
        ("becky wants 2 retreats in april", "sent rachel the costing"),
        ("becky wants 2 retreats in april", "becky sent me 2 photos"),
        ("becky wants 2 retreats in april", "becky said yes to lunch but asked for more dates"),
    ],
)
def test_what_is_no_word_of_it_is_not(store: Store, before: str, later: str) -> None:
    said(store, before)
    settle(store)
    assert said(store, later, days=3) == []


@pytest.mark.parametrize(
    ("before", "later", "comes"),
    [
        ("becky asked could i put up 6 in january", "told becky yes for january, 6 rooms", set[str]()),
        ("becky asked if i can do friday", "told becky no, sorry", set[str]()),
        ("becky asked for advice on her cv", "replied to becky about her cv", {"no_ack"}),
    ],
)
def test_what_was_over_with_a_yes_or_a_no_has_no_outcome(
    store: Store, before: str, later: str, comes: set[str]
) -> None:
    said(store, before)
    settle(store)
    said(store, later, days=3)
    assert open_kinds(store, days=30) == comes


@pytest.mark.parametrize(
    ("later", "is_closed"),
    [
        ("becky reverted", True),
        ("becky reverted to me", True),
        ("becky reverted back", True),
        ("becky reverted the commit", False),
        ("becky reverted to the old menu", False),
        ("becky reverted to plan b", False),
        ("becky reverted all changes", False),
    ],
)
def test_to_revert_is_to_reply_where_nothing_is_taken_back(store: Store, later: str, is_closed: bool) -> None:
    said(store, "asked becky for the price list")
    settle(store)
    said(store, later, days=3)
    assert ("ask" in open_kinds(store, days=9)) is not is_closed


def test_an_introduction_that_was_owed_is_no_other_help(store: Store) -> None:
    said(store, "becky will introduce me to the stryker girl")
    assert len(said(store, "becky finally intro'd me to Maeve by email, thanked her already", days=3)) == 1
    assert open_kinds(store, days=4) == {"owed"}
    said(store, "zoe introduced me to Maeve by email", days=4)
    assert open_kinds(store, days=5) == {"owed", "follow"}


def test_a_yes_of_theirs_beside_a_word_of_mine_to_somebody_else_is_asked_about(store: Store) -> None:
    said(store, "becky wants a quote for the barn")
    settle(store)
    assert len(said(store, "sent lisa the menu, becky said yes to the barn", days=3)) == 1


@pytest.mark.parametrize(
    ("before", "later", "is_asked"),
    [
        # Money that is owed, or that I was to ask for, is over when they paid.
        ("becky owes me the second half of the fee", "becky paid at last", True),
        ("becky's deposit never arrived, ask her", "becky paid", True),
        ("asked becky for the deposit", "becky paid by card", True),
        ("becky owes me the rent for june", "becky finally paid up", True),
        ("becky owes me the second half of the fee", "becky paid for lunch", False),
        ("becky owes me the second half of the fee", "becky paid the printer", False),
        ("becky owes me the second half of the fee", "becky hasn't paid yet", False),
        ("becky owes me the deck", "becky paid at last", False),
        ("becky owes me 2 tickets", "becky paid at last", False),
        ("becky owes me 400", "becky paid at last", True),
        ("becky owes me 400", "becky paid it all", True),
        # A figure that I told, and nothing else, may be the answer.
        ("becky wants us to sing at the hotel, what's the fee? must answer", "told becky 400", True),
        ("becky wants us to sing at the hotel, what's the fee? must answer", "quoted becky 400 euro", True),
        ("becky wants us to sing at the hotel, what's the fee? must answer", "told becky about the 400 guests", False),
        ("becky wants us to sing at the hotel, what's the fee? must answer", "told becky I'm ill", False),
        # What was to be asked or talked about is told in words of its line.
        ("rang becky about the church for easter, she'll ask the bishop's office", "becky: we have the church", True),
        ("rang becky about the church for easter, she'll ask the bishop's office", "becky: my mother is ill", False),
        ("told becky I'd talk to zoe about the bus stop", "told becky the bus stop moves on the 21st", True),
        ("told becky I'd talk to zoe about the bus stop", "told becky I like her hat", False),
        ("becky is upset about the bus stop, told her I'd talk to zoe", "told becky the bus stop moves", True),
        ("will offered us the library's puppets, ask becky if she wants them", "becky asked for friday 11 off", False),
        # What I asked if somebody could do is answered by that they can.
        ("asked becky if she could photograph the chairs", "becky can do the 25th", True),
        ("asked becky if she could photograph the chairs", "becky can play the harp", False),
        # A meeting of a day is held by what a note of that day tells to have gone.
        ("becky can do 9 march", "photos with becky, all day in the shop", None),
        ("becky wants me on the radio, moved to 9 march", "radio with becky, went fine, she was kind", None),
    ],
)
def test_what_a_few_words_tell_of_a_matter(store: Store, before: str, later: str, is_asked: bool | None) -> None:
    said(store, before)
    settle(store)
    now = NOW + timedelta(days=7)
    logged, _ = log(store, now, later, SETTINGS)
    asked = close_certain(store, now, SETTINGS, logged.id)[1]
    assert any(is_asked_about(one) for one in asked) is bool(is_asked)
    assert bool(open_kinds(store, days=20)) is (is_asked is not None)


def test_a_bare_yes_to_what_was_asked_is_mine(store: Store) -> None:
    said(store, "coffee w becky, she asked me to speak at the founders evening on 22 march. yes!")
    settle(store)
    assert open_kinds(store, days=3) == {"promise"}


def test_what_i_do_otherwise_is_one_thing_on_the_day_that_was_named(store: Store) -> None:
    said(store, "will grant: permit for the sign comes in two weeks he said, otherwise I call him")
    (loop,) = loops(store.view(), SETTINGS, NOW)
    assert (loop.kind, loop.what, loop.due) == ("follow", "call him", NOW.date() + timedelta(days=14))


def test_a_note_of_a_day_to_come_is_planned(store: Store) -> None:
    said(store, "will grant: permit for the sign comes in two weeks he said")
    (loop,) = loops(store.view(), SETTINGS, NOW)
    assert (loop.kind, loop.proposed, loop.due) == ("follow", None, NOW.date() + timedelta(days=14))
