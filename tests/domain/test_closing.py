"""Later words close earlier loops: what a line closes for certain, what it asks about, and what it leaves alone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.domain.loops.closing_decisions import closings, is_asked_about, said_since
from netritual.domain.loops.closing_rules import RULES
from netritual.domain.loops.closing_vocabulary import may_close
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import (
    Ask,
    Follow,
    Gift,
    Handoff,
    Interaction,
    Introduction,
    Person,
    Promise,
    Proposed,
    Record,
    Request,
    Settings,
    Thanks,
)  # fmt: skip
from netritual.services.verb import verb_named
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 11, 10, tzinfo=UTC)
TODAY = NOW.date()
SETTINGS = Settings(tz="UTC")
ANA = Person(id=1, handle="ana", name="Ana Ruiz", tier=2)
TOM = Person(id=2, handle="tom", name="Tom Reed")
LATER = 100
"""The id of the later word; what it may close has a lower one."""


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


DECK = Promise(id=10, people=(1,), text="send her the deck", made=day(3))
SLIDES = Promise(id=11, by="them", people=(1,), text="her slides", made=day(3))
INTRO = Thanks(id=12, to=1, text="the intro to Jo", made=day(3))
QUESTION = Request(id=13, from_=1, text="visas for Portugal", asked=NOW - timedelta(days=3))
PRICING = Ask(id=14, to=1, topic="pricing", asked=day(3))
MENTOR = Ask(id=14, to=1, type="mentor", asked=day(3))
OUTCOME = Ask(id=15, to=1, topic="hiring", asked=day(40), state="answered", answered=day(30))
PROPOSAL = Follow(id=16, people=(1,), text="up on the proposal", made=day(3))
CAME_BACK = Request(id=17, from_=1, text="a reference", asked=NOW - timedelta(days=40), state="answered",
                    answered=NOW - timedelta(days=30))  # fmt: skip
HANDED = Promise(id=18, people=(1,), text="a designer", made=day(9), state="handed",
                 handoff=Handoff(to=2, on=day(9), check_on=day(2)))  # fmt: skip


def told(line: str, *records: Record, **more: Any) -> list[tuple[str, str, str]]:
    """What a line of today about Ana closes: kind, verb and "sure", "said" or "may"."""
    fields: dict[str, Any] = {"people": (1,), "channel": "note", "on": TODAY, "line": line} | more
    network = MemoryNetwork(ANA, TOM, *records, Interaction(id=LATER, **fields))
    found = closings(network, SETTINGS, NOW, LATER)
    return [(one.loop.kind, one.act, "sure" if one.sure else "said" if one.said else "may") for one in found]


@pytest.mark.parametrize(
    ("line", "record", "act"),
    [
        ("sent Ana the deck", DECK, "keep-promise"),
        ("I finally emailed Ana Ruiz the deck", DECK, "keep-promise"),
        ("sent her my id", replace(DECK, text="my id card"), "keep-promise"),
        ("lunch with Ana, gave her the deck", DECK, "keep-promise"),
        ("coffee with Ana and shared the deck", DECK, "keep-promise"),
        ("Ana got the deck, she liked it", DECK, "keep-promise"),
        ("ana r got the deck, loves it", DECK, "keep-promise"),
        ("deck gone to Ana. did it all", DECK, "keep-promise"),
        ("slides came from Ana", SLIDES, "receive-owed"),
        ("bought Ana lunch", replace(DECK, text="lunch back"), "keep-promise"),
        ("Ana sent me the slides", SLIDES, "receive-owed"),
        ("got the slides from Ana", SLIDES, "receive-owed"),
        ("thanked Ana for the intro", INTRO, "say-thanks"),
        ("thanked Ana", INTRO, "say-thanks"),
        ("thx Ana for the intro", INTRO, "say-thanks"),
        ("answered Ana about the visas", QUESTION, "answer-request"),
        ("ana: yes to the visas for Portugal", QUESTION, "answer-request"),
        ("called Ana, told her about visas", QUESTION, "answer-request"),
        ("Ana answered: yes", MENTOR, "answer-ask"),
        ("Ana agreed to be my mentor", MENTOR, "answer-ask"),
        ("Ana says yes!! she will be my mentor too", MENTOR, "answer-ask"),
        ("asked Ana if she'd be my mentor, she said yes straight away", MENTOR, "answer-ask"),
        ("told Ana", replace(DECK, text="ask around for a trainer"), "keep-promise"),
        ("Ana replied on pricing yesterday", PRICING, "answer-ask"),
        ("she said no", PRICING, "ask-declined"),
        ("Ana answered: no", PRICING, "ask-declined"),
        ("told Ana how the hiring went", OUTCOME, "tell-outcome"),
        ("followed up with Ana on the proposal", PROPOSAL, "follow-done"),
        ("Ana told me how the reference went", CAME_BACK, "acknowledge-request"),
        ("Tom met Ana, the designer landed", HANDED, "handoff-landed"),
    ],
)
def test_a_plain_word_closes_the_one_loop_that_it_is_about(line: str, record: Record, act: str) -> None:
    people = (1, 2) if record is HANDED else (1,)
    (found,) = told(line, record, people=people)
    assert found[1:] == (act, "sure")
    assert may_close(line), "the shell looks"


REVIEW = Promise(id=19, people=(1,), text="review", made=day(3))
PHOTOS = Promise(id=20, people=(1,), text="photos", made=day(3))


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("sent Ana my review of the tender", REVIEW),
        ("reviewed it for Ana", REVIEW),
        ("sent Ana the site photos", PHOTOS),
        ("ana photos sent", PHOTOS),
        ("Ana: visas for Portugal done", QUESTION),
        ("Ana's slides finally in, great", SLIDES),
        ("Ana's slides arrived", SLIDES),
    ],
)
def test_a_line_that_tells_of_a_thing_of_that_name_says_so(line: str, record: Record) -> None:
    talk = Interaction(id=LATER, people=(1,), channel="note", on=TODAY, line=line)
    network = MemoryNetwork(ANA, TOM, record, talk)
    (loop,) = loops(network, SETTINGS, NOW, snoozed=True)
    closing = said_since(network, loop)
    assert closing is not None and closing.said and closing.likely
    assert may_close(line)


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("Ana's slides are still not in", SLIDES),
        ("Ana's slides came up in the meeting", SLIDES),
        ("sent Ana a question about the photos", PHOTOS),
        ("photos to be sent to Ana", PHOTOS),
        ("the review for Ana is half done", REVIEW),
    ],
)
def test_a_line_in_doubt_does_not(line: str, record: Record) -> None:
    talk = Interaction(id=LATER, people=(1,), channel="note", on=TODAY, line=line)
    network = MemoryNetwork(ANA, TOM, record, talk)
    (loop,) = loops(network, SETTINGS, NOW, snoozed=True)
    closing = said_since(network, loop)
    assert closing is None or not closing.likely


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("did not send Ana the deck yet, sent the agenda", DECK),
        ("sent Ana the invoice", DECK),
        ("sent Ana half of the deck", DECK),
        ("Ana has a deck of her own", DECK),
        ("asked Ana if she sent the slides", SLIDES),
        ("Ana said yes if she has the time to mentor me", MENTOR),
        ("Ana answered about something else entirely: Berlin", PRICING),
        ("did nothing on the deck for Ana", DECK),
        ("gave up on the deck for Ana", DECK),
        ("sent Ana no deck yet", DECK),
        ("sent Ana nothing about the deck", DECK),
        ("wrote Ana: deck delayed", DECK),
        ("emailed Ana about delaying the deck", DECK),
        ("sent Ana the link, deck follows", DECK),
        ("finished lunch with Ana, deck still open", DECK),
        ("sent Ana the wrong deck", DECK),
        ("sent the deck to the wrong Ana", DECK),
        ("sent Ana an apology for the late deck", DECK),
        ("sent Ana a question about the deck", DECK),
        ("sent Ana a mail that the deck is late", DECK),
        ("sent Ana deck chairs", DECK),
        ("sent Ana a reminder to send me her deck", DECK),
        ("made fun of the deck with Ana", DECK),
        ("shared a taxi with Ana, we saw her new deck", DECK),
        ("wish I sent Ana the deck", DECK),
        ("dreamt I sent Ana the deck", DECK),
        ("told Ana I'd look at the visas on monday", QUESTION),
        ("told ana id look at the visas", QUESTION),
        ("once I've sent Ana the deck I can rest", DECK),
        ("when I have sent Ana the deck, call Bob", DECK),
        ("before I sent Ana the deck I had coffee with Bob", DECK),
        ("to do: sent Ana the deck", DECK),
        ("sent Bob the deck, Ana wants it too", DECK),
        ("Ana said: sent the deck", DECK),
        ("Ana got the deck from Bob", DECK),
        ("Ana received a deck from a competitor", DECK),
        ("Ana got angry about the deck", DECK),
        ("Ana said no one knows about pricing", PRICING),
        ("Ana replied, will send her view on pricing next week", PRICING),
        ("Ana got back: no idea about pricing", PRICING),
        ("met Ana's sister, sent her the deck", DECK),
        ("lunch with Ana and her husband, sent him the deck", DECK),
        ("sent Ana's assistant the deck", DECK),
    ],
)
def test_what_is_not_plain_is_never_certain(line: str, record: Record) -> None:
    assert all(found[2] != "sure" for found in told(line, record))


INVOICE = Promise(id=40, by="them", people=(1,), text="invoice", made=day(3))
KEYS = replace(INVOICE, text="the keys")
BEES = replace(DECK, text="article on bees")
LUNCH = replace(DECK, text="lunch with Tom")


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("Ana sent the invoice to Tom", INVOICE),
        ("Ana sent the invoice to Hooli", INVOICE),
        ("Ana sent the invoice by mistake to Tom", INVOICE),
        ("Ana sent the invoice back", INVOICE),
        ("Ana sent the invoice for October", INVOICE),
        ("Ana sent the invoice last year", INVOICE),
        ("Ana sent the invoice to her lawyer", INVOICE),
        ("Tom sent the invoice to Ana", replace(INVOICE, people=(2,))),
        ("coffee with Ana. Tom sent the invoice to Priya", replace(INVOICE, people=(2,))),
        ("hope Ana sent the invoice", INVOICE),
        ("I hope Ana sent me the invoice", INVOICE),
        ("Ana gave the keys to Priya", KEYS),
        ("Ana returned the keys to the landlord", KEYS),
        ("Ana returned the keys", KEYS),
        ("Ana sent the keys to my old address", KEYS),
        ("sent Ana's deck to Bob", DECK),
        ("sent Ana Ruiz's deck to Bob", DECK),
        ("sent the deck to Bob, told Ana", DECK),
        ("sent Ana the article on wasps", BEES),
        ("sent Ana the article about wasps", BEES),
        ("sent Ana the deck by accident", DECK),
        ("showed Ana the deck", DECK),
        ("sent Ana the deck in 2024", DECK),
        ("sent Ana the deck draft", DECK),
        ("sent Ana the slid", replace(DECK, text="the slides")),
        ("met Ana and Tom, sent him the deck", DECK),
        ("met Ana and Tom, she gave me the keys", KEYS),
    ],
)
def test_a_thing_of_another_or_for_somebody_else_is_asked_about_at_most(line: str, record: Record) -> None:
    assert all(found[2] != "sure" for found in told(line, record, people=(1, 2)))


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("Ana sent me the invoice back", INVOICE),
        ("Ana sent the invoice to me", INVOICE),
        ("Ana sent over the invoice", INVOICE),
        ("Ana gave me back the keys", KEYS),
        ("sent the deck to Ana", DECK),
        ("sent the deck over to her on friday", DECK),
        ("sent Ana the deck to look at", DECK),
        ("sent Ana the article on bees", BEES),
        ("sent Ana the article", BEES),
        ("sent Ana the deck for free", DECK),
        ("showed Ana the deck", replace(DECK, text="show her the deck")),
        ("sent Ana the photo", PHOTOS),
    ],
)
def test_a_thing_that_came_to_the_right_one_closes_it(line: str, record: Record) -> None:
    assert [found[2] for found in told(line, record)] == ["sure"]


@pytest.mark.parametrize(
    "line", ["sent her the flowers", "sent her a postcard", "sent her the slides", "and sent flowers", ""]
)
def test_a_meal_with_somebody_else_is_not_kept_by_one_with_whom_it_was_promised_to(line: str) -> None:
    found = told(f"coffee with Ana, {line}", LUNCH, channel="coffee")
    assert all(sure != "sure" for _, _, sure in found)


def test_a_promised_meal_is_kept_by_that_meal_and_asked_about_after_another() -> None:
    lunch = replace(DECK, text="lunch with her")
    assert [sure for _, _, sure in told("lunch with Ana", lunch, channel="lunch")] == ["sure"]
    assert [sure for _, _, sure in told("coffee with Ana", lunch, channel="coffee")] == ["said"]


@pytest.mark.parametrize("line", ["introduced Ana to Tom's brother", "introduced Ana's sister to Tom"])
def test_an_introduction_of_their_kin_is_none_of_them(line: str) -> None:
    assert all(sure != "sure" for _, _, sure in told(line, BEGUN, people=(1, 2)))


@pytest.mark.parametrize(
    "line",
    [
        "Ana answered Tom", "Ana replied to Tom", "Ana answered the phone", "has Ana replied",
        "Ana replied that she needs more time", "Ana replied to the advert",
    ],
)  # fmt: skip
def test_an_answer_to_somebody_else_is_none(line: str) -> None:
    assert told(line, PRICING) == [] and told(line, PRICING, mentions=(2,)) == []


def test_one_no_closes_one_matter_and_asks_about_no_other() -> None:
    contract = replace(INVOICE, text="the contract")
    assert told("Ana said no", PRICING, contract, QUESTION) == [("ask", "ask-declined", "sure")]


def test_of_two_that_fit_none_is_certain() -> None:
    other = Promise(id=20, people=(1,), text="the deck of last year", made=day(2))
    assert {found[2] for found in told("sent Ana the deck", DECK, other)} == {"said"}
    invoice = Promise(id=20, people=(1,), text="an invoice", made=day(2))
    assert [found[2] for found in told("sent Ana the deck", DECK, invoice)] == ["sure"]


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({"channel": "coffee", "initiator": "mutual"}, {"promise", "reply", "thanks", "ask"}),
        ({"channel": "email", "initiator": "me"}, {"promise", "reply", "thanks"}),
        ({"channel": "email", "initiator": "them"}, {"ask"}),
        ({"channel": "comment", "initiator": "me"}, set()),
        ({"channel": "note"}, set()),
        ({"channel": "coffee", "people": (2,)}, set()),
        ({"channel": "coffee", "on": day(4)}, set()),
    ],
)
def test_a_talk_asks_about_what_it_may_have_closed(more: dict[str, Any], kinds: set[str]) -> None:
    found = told("", DECK, INTRO, QUESTION, PRICING, **more)
    assert {kind for kind, _, _ in found} == kinds and all(sure == "may" for _, _, sure in found)


def test_an_answer_is_of_whom_the_clause_speaks_and_of_nobody_else() -> None:
    asked = Proposed(kind="ask", word="ask", text="a good trainer", people=(2, 1))
    records = Interaction(id=30, people=(2, 1), channel="email", on=day(3), proposed=(asked,)), OUTCOME
    line = "ana wrote back: knows a trainer, felix lorenzen. told tom"
    network = MemoryNetwork(
        ANA, TOM, *records,
        Interaction(id=LATER, people=(1,), mentions=(2,), channel="email", initiator="them", on=TODAY, line=line),
    )  # fmt: skip
    found = [one for one in closings(network, SETTINGS, NOW, LATER) if one.said]
    assert [(one.act, one.loop.people, one.sure) for one in found] == [("answer-ask", (1,), True)]
    promises = DECK, Promise(id=21, people=(2,), text="the two names", made=day(3))
    assert told("deck off to ana, also sent tom the two names", *promises, people=(1,)) == [
        ("promise", "keep-promise", "sure"), ("promise", "keep-promise", "sure"),
    ]  # fmt: skip


def test_a_birthday_word_is_kept_by_a_message_on_the_day_or_after_it() -> None:
    wish = Promise(id=22, people=(1,), text="dm bday msg", made=day(5))
    assert ("promise", "keep-promise", "sure") in told("text to ana, 40 now", replace(wish, due=day(1)), channel="text")
    assert ("promise", "keep-promise", "sure") in told("texted ana happy birthday", wish, channel="text")
    early = told("text to ana re the list", replace(wish, due=TODAY + timedelta(days=1)), channel="text")
    assert all(sure != "sure" for _, _, sure in early)


ASKED_FOR_TOM = Request(id=31, from_=1, type="intro", text="an intro to tom", asked=NOW - timedelta(days=3))
SEEMS = Interaction(id=32, people=(1,), channel="note", on=day(3), proposed=(Proposed(kind="intro", people=(1, 2)),))
BEGUN = Introduction(id=33, between=(2, 1), state="asked_a", made=day(3), asked_a=day(3))
NEEDS_TOM = replace(ANA, needs=("intro to tom reed",))


@pytest.mark.parametrize("line", ["intro'd ana + tom", "introduced ana to tom by mail", "ana + tom: intro done, happy"])
@pytest.mark.parametrize(
    ("record", "act"),
    [
        (ASKED_FOR_TOM, "answer-request"),
        (SEEMS, "introduction-made"),
        (BEGUN, "introduction-made"),
        (NEEDS_TOM, "need-met"),
    ],
)
def test_an_introduction_made_closes_what_was_to_introduce_these_two(line: str, record: Record, act: str) -> None:
    assert [(done, sure) for _, done, sure in told(line, record, people=(1, 2))] == [(act, "sure")]
    assert may_close(line)
    assert all(sure != "sure" for _, _, sure in told(line.replace("tom", "jo"), record, people=(1,)))


@pytest.mark.parametrize(
    ("wanted", "is_asked"),
    [
        ("intro to someone who will help", True), ("intro to a firm that may hire", True),
        ("intro to will", False), ("intro to a friend of Will", False), ("intro to Mark & will", False),
    ],
)  # fmt: skip
def test_a_word_that_is_somebodys_name_too_names_nobody_where_no_name_stands(wanted: str, is_asked: bool) -> None:
    named = [Person(id=50 + at, handle=name, name=name.title()) for at, name in enumerate(("will", "may", "mark"))]
    promised = Promise(id=22, people=(1,), text=wanted, made=day(5))
    assert bool(told("introduced ana to tom", promised, *named, people=(1, 2))) is is_asked


@pytest.mark.parametrize(
    ("line", "record", "kind"),
    [
        ("ana has the deck, she's happy", DECK, "sure"),
        ("ana has the deck to finish", DECK, "said"),
        ("signed deck sent to ana this morning", DECK, "said"),
        ("confirmed the slot with ana", Promise(id=21, people=(1,), text="confirm the slot", made=day(3)), "sure"),
        ("confirmed the demo slot with ana", Promise(id=21, people=(1,), text="the demo slot", made=day(3)), "said"),
        ("visited ana in oakville", Promise(id=21, people=(1,), text="visit her in oakville", made=day(3)), "said"),
        ("ana says yes to 40k", Promise(id=21, by="them", people=(1,), text="get back to me", made=day(3)), "sure"),
        (
            "ana says yes to 40k",
            Promise(id=21, by="them", people=(1,), text="get back to me about the venue", made=day(3)),
            "said",
        ),
        ("ana sent the contract template", Ask(id=21, to=1, topic="contract template", asked=day(3)), "sure"),
        ("ana sent a question about the template", Ask(id=21, to=1, topic="contract template", asked=day(3)), "said"),
    ],
)  # fmt: skip
def test_done_in_other_words_closes_it_where_that_is_plain(line: str, record: Record, kind: str) -> None:
    assert [sure for _, _, sure in told(line, record)] == [kind]


@pytest.mark.parametrize(
    ("line", "record", "act"),
    [
        ("told Ana no thanks to the slides", SLIDES, "let-rest"),
        ("told Ana Ruiz no to the slides", SLIDES, "let-rest"),
        ("told ana no thanks, pricing is done", PRICING, "let-rest"),
        ("told Ana no on the visas", QUESTION, "decline-request"),
        ("told Ana no", QUESTION, "decline-request"),
    ],
)
def test_a_no_of_mine_ends_what_is_open_on_that_matter(line: str, record: Record, act: str) -> None:
    assert told(line, record) == [(record_kind(record), act, "sure")]
    assert may_close(line)


def record_kind(record: Record) -> str:
    return {Promise: "owed", Ask: "ask", Request: "reply"}[type(record)]


@pytest.mark.parametrize("line", ["told Ana no slides came yet", "told Ana nobody has the slides", "told Ana no idea"])
def test_a_no_about_something_else_ends_nothing(line: str) -> None:
    assert all(sure != "sure" for _, _, sure in told(line, SLIDES))


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("quick call w ana, said id be her reference", {"channel": "call"}),
        ("introduced tom reed to ana", {"people": (1, 2)}),
    ],
)
def test_a_line_that_is_about_something_else_asks_nothing(line: str, more: dict[str, Any]) -> None:
    assert told(line, Promise(id=10, people=(1,), text="the reed pilates timetable", made=day(3)), **more) == []


def test_an_introduction_that_was_asked_for_is_made_only_where_it_was_mine() -> None:
    asked = Ask(id=21, to=1, type="intro", topic="to intro me to tom", asked=day(3))
    assert told("ana introduced me to tom", asked, people=(1, 2)) == [("ask", "answer-ask", "sure")]
    assert told("ana introduced jo to tom", asked, people=(1, 2)) == [("ask", "answer-ask", "said")]


def test_a_gift_is_a_word_too() -> None:
    got = Gift(id=LATER, people=(1,), direction="got", text="the slides", on=TODAY)
    (found,) = closings(MemoryNetwork(ANA, SLIDES, DECK, got), SETTINGS, NOW, LATER)
    assert (found.act, found.sure) == ("receive-owed", True)


def test_an_entry_closes_nothing_that_it_opens_itself() -> None:
    after = Promise(id=LATER + 1, people=(1,), text="the deck", made=TODAY)
    assert told("sent Ana the deck", after) == []


def test_what_a_line_only_seemed_to_promise_is_closed_too() -> None:
    deck = Proposed(kind="promise", text="the deck", people=(1,))
    before = Interaction(id=9, people=(1,), on=day(3), channel="coffee", line="promised her the deck", proposed=(deck,))
    assert told("sent Ana the deck", before) == [("promise", "keep-promise", "sure")]


def test_the_newest_entry_that_says_so_stands_beside_the_loop() -> None:
    talks = [
        Interaction(id=50 + n, people=(1,), on=day(3 - n), channel="coffee", line=line)
        for n, line in enumerate(("", "gave her the deck", ""))
    ]
    network = MemoryNetwork(ANA, DECK, *talks)
    (loop,) = loops(network, SETTINGS, NOW)
    found = said_since(network, loop)
    assert found is not None and found.said and found.statement.id == 51
    assert said_since(MemoryNetwork(ANA, DECK), loop) is None


@pytest.mark.parametrize("on", [0, 1])
def test_a_line_closes_what_was_said_before_it_though_the_yes_came_later(on: int) -> None:
    said = Interaction(id=9, people=(1,), on=day(3), channel="coffee", line="promised her the deck")
    sent = Interaction(id=10, people=(1,), on=day(3 - on), line="sent Ana the deck")
    agreed = replace(DECK, id=LATER + 1, made=day(3), from_interaction=9)
    (loop,) = loops(MemoryNetwork(ANA, said, sent, agreed), SETTINGS, NOW)
    found = said_since(MemoryNetwork(ANA, said, sent, agreed), loop)
    assert found is not None and found.sure and found.statement.id == 10


def test_every_rule_has_words_and_a_verb_that_there_is() -> None:
    for rule in (rule for rules in RULES.values() for rule in rules):
        assert (rule.words or rule.evidence != "word") and verb_named(rule.act) is not None, rule


def test_what_shares_the_words_of_a_line_is_asked_about_first_and_an_ask_before_an_outcome() -> None:
    line = "call with Ana, all well with hiring"
    assert [kind for kind, _, _ in told(line, PRICING, OUTCOME, channel="call")] == ["outcome"]
    line = "call with Ana, all well with hiring nurses, less with prices"
    nurses = replace(OUTCOME, topic="hiring nurses")
    assert [kind for kind, _, _ in told(line, PRICING, nurses, channel="call")] == ["outcome", "ask"]
    assert [kind for kind, _, _ in told("call with Ana", OUTCOME, PRICING, channel="call")] == ["ask", "outcome"]


def test_a_line_that_only_shares_words_with_a_loop_tells_nothing_as_done() -> None:
    bid = replace(DECK, text="send her the hospital bid")
    assert told("Ana's hospital bid is huge", bid) == [("promise", "keep-promise", "may")]
    assert told("Ana wants the hospital bid by noon", bid) == []


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("ana must cancel fri, sick kid", [("coffee", "drop-proposed", "said")]),
        ("ana cant fri 13", [("coffee", "drop-proposed", "said")]),
        ("ana cancelled lunch", [("coffee", "drop-proposed", "said")]),
        ("told Ana no to lunch", [("coffee", "drop-proposed", "sure")]),
        ("ana cant thu", []),
        ("ana cant wait for fri", []),
        ("ana must cancel her subscription", []),
    ],
)
def test_who_cannot_on_the_day_of_a_talk_that_waits_for_a_yes_is_asked_about(
    line: str, asked: list[tuple[str, str, str]]
) -> None:
    lunch = Proposed(kind="coffee", word="lunch", text="12:00", people=(1,), due=date(2026, 3, 13))
    wanted = Interaction(id=9, on=day(2), people=(1,), line="ana wants lunch fri 12:00", proposed=(lunch,))
    assert told(line, wanted) == asked


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("visas talk at Ana's went well, 30 people", replace(QUESTION, text="a talk on visas")),
        ("Ana doesn't want the visas any more", QUESTION),
        ("Ana found someone for the visas", QUESTION),
        ("the deck for Ana is sorted", DECK),
        ("Ana's slides fell through", SLIDES),
        ("Ana doesn't want pricing", PRICING),
    ],
)
def test_what_is_over_in_other_words_is_asked_about(line: str, record: Record) -> None:
    fields: dict[str, Any] = {"people": (1,), "channel": "note", "on": TODAY, "line": line}
    network = MemoryNetwork(ANA, TOM, record, Interaction(id=LATER, **fields))
    assert may_close(line), "the shell looks"
    (found,) = closings(network, SETTINGS, NOW, LATER)
    assert is_asked_about(found)


def test_two_who_set_a_date_came_to_something() -> None:
    intro = Introduction(id=20, between=(1, 2), state="sent", made=day(20), sent=day(9))
    line = "Ana and Tom have set a date, Ana thanked me"
    assert "introduction-outcome" in [act for _, act, _ in told(line, intro, mentions=(2,))]


@pytest.mark.parametrize(
    ("text", "began", "is_over"),
    [
        ("call me nxt week", "them", True),
        ("call me back", "mutual", True),
        ("call me about the roof", "them", False),
        ("call me nxt week", "me", False),
        ("send me the plan", "them", False),
    ],
)
def test_the_call_that_they_owed_is_over_when_they_rang(text: str, began: str, is_over: bool) -> None:
    call = Promise(id=19, by="them", people=(1,), text=text, made=day(9))
    found = told("Ana rang, lunch thu 26", call, channel="call", initiator=began)
    assert (("owed", "receive-owed", "sure") in found) == is_over


@pytest.mark.parametrize(
    ("line", "asked"),
    [("asked Tom about the dog", True), ("asked Tom...", True), ("coffee with Tom", False), ("rang Tom", False)],
)
def test_what_was_to_be_done_with_another_is_asked_about_when_it_was(line: str, asked: bool) -> None:
    promise = Promise(id=19, people=(1,), text="ask Tom", made=day(9))
    assert bool(told(line, promise, people=(2,))) == asked


@pytest.mark.parametrize(
    "line",
    [
        "Ana owes me the slides", "waiting for Ana's slides", "ask Ana for her slides", "Ana hasnt sent her slides",
        "remind Ana of her slides",
    ],
)  # fmt: skip
def test_a_line_by_which_it_is_still_owed_does_not_ask_whether_it_is_done(line: str) -> None:
    network = MemoryNetwork(ANA, SLIDES, Interaction(id=LATER, people=(1,), channel="note", on=TODAY, line=line))
    (loop,) = loops(network, SETTINGS, NOW, snoozed=True)
    closing = said_since(network, loop)
    assert closing is None or not is_asked_about(closing)


@pytest.mark.parametrize(
    "line", ["Ana sent her slides", "got the slides from Ana", "Ana's slides came, asked Tom to check"]
)
def test_a_line_by_which_it_came_is_asked_about_or_closes_it(line: str) -> None:
    network = MemoryNetwork(ANA, TOM, SLIDES, Interaction(id=LATER, people=(1,), channel="note", on=TODAY, line=line))
    (loop,) = loops(network, SETTINGS, NOW, snoozed=True)
    closing = said_since(network, loop)
    assert closing is not None and is_asked_about(closing)
