"""From the line as somebody types it to the words that they send: nudges, money, thanks and late answers."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from netritual.domain.loops.loop import LoopKind
from netritual.domain.loops.loop_list import loops
from netritual.domain.loops.undecided_proposals import proposals
from netritual.domain.model import Person, Settings
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.review.message_drafts.loop_drafts import loop_note
from netritual.services.ports import Store
from netritual.services.verbs import entries, touches
from netritual.services.verbs.loops import drop_proposed
from tests.support.review import NOW, a_store, put

SETTINGS = Settings(name="Marta Silva", city="London", tz="Europe/London")
NAMES = ("Gary Pike", "Hannah Cole", "Steph Moran", "Priya Nair", "Dave Lowe", "Tom Becker", "Ana Ruiz", "Kate Byrne")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_store(Home(str(tmp_path)))
    people = [Person(handle=name.split()[0].lower(), name=name, tier=3, status="network") for name in NAMES]
    put(store, *people, now=NOW - timedelta(days=30))
    yield store
    store.close()


def written(store: Store, kind: LoopKind, *lines: tuple[int, str], after: int = 12) -> str | None:
    """The note of the first loop of a kind so many days after the first line, with a yes to all that the lines hold;
    None where there is no such loop. A line stands behind its day."""
    for days, line in lines:
        now = NOW + timedelta(days=days)
        touches.log(store, now, line, SETTINGS)
        while (waiting := next(iter(proposals(store.view())), None)) is not None:
            talk, one = waiting
            try:
                entries.open_proposed(store, now, talk.id, one, SETTINGS)
            except NetritualError:
                drop_proposed(store, now, talk.id, one)
    now, network = NOW + timedelta(days=after), store.view()
    loop = next((one for one in loops(network, SETTINGS, now) if one.kind == kind), None)
    return loop_note(network, SETTINGS, now, loop, loop.who) if loop is not None else None


def of_line(store: Store, kind: LoopKind, line: str) -> str:
    """The note of what one line leaves open, on one line."""
    return " ".join((written(store, kind, (0, line)) or "").removesuffix("\nMarta").split())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hannah said shed send me the jd", "could you still send me the jd? You mentioned it on 11 March."),
        ("coffee with ana, she'll send me the names of two recruiters", "still send me the names of two recruiters?"),
        (
            "kate promised to write me a reference",
            "could you still write me the reference? You mentioned it on 11 March.",
        ),
        (
            "dave said he'd get me the test certs",
            "could you still get me the test certs? You mentioned it on 11 March.",
        ),
        ("gary will revert with pricing by friday", "you wanted to get back with pricing. Is there any news"),
        ("tom owes me an answer on the quote", "is there any news about the quote?"),
        (
            "gary will let me know when the role opens",
            "you wanted to let me know when the role opens. Is there any news",
        ),
        ("priya said he'd sort it", "I'd like to come back to what you said on 11 March. Is there any news"),
        ("lunch with steph, she said she'd sort it", "I'd like to come back to our lunch on 11 March. Is there any"),
        ("asked tom whether he needs the scaffold", "whether you need the scaffold. Could you let me know?"),
        ("still waiting for dave's invoice", "could you still send me the invoice?"),
        ("called dave, no answer", "I tried to call you two weeks ago. I'd still be glad to hear from you."),
        ("emailed dave", "I wrote to you on 11 March. I'd still be glad to hear from you, whenever it suits you."),
    ],
)
def test_what_somebody_owes_me_is_asked_after_with_its_day_and_an_easy_way_out(
    store: Store, line: str, said: str
) -> None:
    kind: LoopKind = (
        "no_answer" if line.endswith(("emailed dave", "no answer")) else "ask" if "asked" in line else "owed"
    )
    note = of_line(store, kind, line)
    assert said in note, note


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lent gary 40 quid for the van", "could you pay back the 40 quid for the van when it suits you? I lent it to"),
        (
            "lent dave 1,200 for the deposit",
            "could you pay back the 1,200 for the deposit when it suits you? I lent it",
        ),
        ("lent tom fifty quid", "could you pay back the fifty quid when it suits you? I lent it to you on 11 March."),
        ("lent steph £200 till payday", "could you pay back the £200 when it suits you?"),
        (
            "gary owes me 120 for the rewire at no 6",
            "could you settle the 120 for the rewire at no 6 when it suits you?",
        ),
        ("dave hasn't paid me for the sockets yet", "could you settle what is open for the sockets when it suits you?"),
        (
            "kate hasnt paid the invoice 450",
            "could you settle the invoice 450 when it suits you? I noted it on 11 March.",
        ),
        ("tom owes me for dinner", "could you settle what is open for the dinner when it suits you?"),
        (
            "gary says hell pay friday",
            "could you settle what is open between us when it suits you? You mentioned it on",
        ),
        ("gave dave 50 for petrol, he'll pay it back", "could you settle what is open between us when it suits you?"),
        ("gary to pay 150 friday", "could you settle the 150 when it suits you?"),
        ("gary owes us rs. 1,20,000", "could you settle the rs. 1,20,000 when it suits you?"),
        ("gary owes me 1.5 lakh for the van", "could you settle the 1.5 lakh for the van when it suits you?"),
        ("₹40,000 advance pending from gary", "could you settle the ₹40,000 advance when it suits you?"),
        ("gary's invoice of 40k unpaid", "could you settle the invoice of 40k when it suits you?"),
        ("gary will release 25k by friday", "could you settle the 25k when it suits you?"),
        ("lent tom the deposit money", "could you pay back the deposit money when it suits you?"),
        ("ana me debe 30 euros", "could you settle the 30 euros when it suits you? I noted it on 11 March."),
        (
            "lent dave my big drill",
            "could you still bring back my big drill? I lent it to you on 11 March. If you still",
        ),
        (
            "lent ana my two tents",
            "could you still bring back my two tents? I lent them to you on 11 March. If you still",
        ),
        ("lent kate my copy of inspired", "could you still bring back my copy of inspired? I lent it to you"),
        ("hab ana mein interface geliehen", "I'd like to come back to what I lent you on 11 March. Could you bring it"),
    ],
)
def test_money_and_what_i_lent_is_asked_for_by_its_sum_or_name(store: Store, line: str, said: str) -> None:
    note = of_line(store, "owed", line)
    assert said in note, note
    assert "sum" not in note and "owe me" not in note


@pytest.mark.parametrize(
    "line",
    [
        "tom owes me a pint",  # nobody is reminded of a treat
        "lent tom 50 for the funeral flowers",
        "tom owes me 840 for the december job, he's skint after the divorce",
    ],
)
def test_nobody_is_asked_for_a_treat_or_in_hard_times(store: Store, line: str) -> None:
    assert written(store, "owed", (0, line)) == ""


@pytest.mark.parametrize(
    "line",
    [
        "gary owes me 300 after the court thing",
        "gary owes me 300 for the lawsuit",
        "gary owes me 300 for his debts",
    ],
)
def test_a_sum_is_asked_for_without_what_is_not_to_be_said(store: Store, line: str) -> None:
    assert "could you settle the 300 when it suits you? I noted it on 11 March." in of_line(store, "owed", line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("owe steph a thank you for the intro to priya", "for the intro to Priya."),
        ("must thank kate for the reference, got the job", "for the reference. I got the job."),
        ("priya referred me at Stripe, need to thank her", "for referring me at Stripe."),
        ("gary gave me 50 quid toward the course, say thanks", "for the 50 quid toward the course."),
        ("tom helped me move the boiler, thank him", "for helping me move the boiler."),
        ("+thanks ana for the letter of recommendation", "for the letter of recommendation."),
        ("owe hannah big time for the referral", "for the referral."),
        ("kate sent me a lead, the Hendersons, thank her", "for the lead."),
        (
            "priya sent my cv to her cto, got an interview, thank her",
            "for sending my CV to your CTO. I got an interview.",
        ),
        ("steph's feedback was gold, thank her", "for your feedback."),
        ("thank dave - got the interview", "I wanted to thank you. I got the interview."),
        ("thank ana, sold the house", "I wanted to thank you. I sold the house."),
        ("must thank tom for the lift, got home at 2", "for the lift."),
    ],
)
def test_thanks_say_what_for_and_what_came_of_it(store: Store, line: str, said: str) -> None:
    note = of_line(store, "thanks", line)
    assert said in note, note
    assert "got home" not in note


@pytest.mark.parametrize("line", ["thank ana, got divorced", "thank ana, got drunk", "thank ana, got a divorce"])
def test_thanks_tell_nothing_of_me_that_is_no_gain(store: Store, line: str) -> None:
    assert "divorce" not in (note := of_line(store, "thanks", line)) and "drunk" not in note


def test_thanks_take_nothing_from_another_line_of_the_day(store: Store) -> None:
    note = written(store, "thanks", (0, "+thanks @ana the tip"), (0, "call with tom about @ana, I got the house"))
    assert note and "house" not in note


@pytest.mark.parametrize("line", ["thank dave", "thank gary, he had no heating for a week", "thanked dave, thank him"])
def test_thanks_for_nothing_that_is_known_are_left_to_the_writer(store: Store, line: str) -> None:
    assert written(store, "thanks", (0, line)) == ""


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("promise", "promised hannah the quote by wednesday", "the quote"),
        ("promise", "told dave id get back to him about saturday", "I said I would get back to you. {your answer}"),
        (
            "promise",
            "promised kate i'd sort it",
            "I haven't forgotten what I promised you on 11 March. {how it stands}",
        ),
        ("promise", "dave paid for my ticket, owe him 22", "I haven't forgotten that I owe you the 22. {when you will"),
        ("promise", "owe kate 40 for the tickets", "that I owe you the 40 for the tickets. {when you will pay it}"),
        ("promise", "told gary i'd have a look", "I said I would have a look. {how it stands}"),
        (
            "promise",
            "ana lent me her trailer, need to take it back",
            "I still have your trailer. When shall I come by?",
        ),
        ("promise", "ana lent me her trailer", "I still have your trailer. When shall I come by?"),
        ("promise", "said I'd send hannah my cv", "my CV: {what is attached, or when it comes}"),
        ("promise", "hab tom versprochen das angebot zu schicken", "what I promised you on 11 March. {how it stands}"),
        (
            "promise",
            "promised ana an answer by friday",
            "I promised you an answer on 11 March, and it is not forgotten.",
        ),
        (
            "reply",
            "tom asked me about it",
            "you asked me something on 11 March, and it is not forgotten. {your answer}",
        ),
        (
            "reply",
            "kate asked if id be up for contract work",
            "You asked if I'd be up for contract work. {your answer}",
        ),
        ("reply", "hannah wants my deck on pricing, promised it by monday", "my deck on pricing: {what is attached"),
        ("reply", "hannah asked me about the salary, said id think about it", "About the salary: {your answer}"),
        (
            "reply",
            "tom hat mich nach dem angebot gefragt",
            "you asked me something on 11 March, and it is not forgotten.",
        ),
    ],
)
def test_what_i_owe_is_not_forgotten(store: Store, kind: LoopKind, line: str, said: str) -> None:
    assert said in of_line(store, kind, line)


def test_a_hello_waits_for_nothing(store: Store) -> None:
    assert written(store, "no_answer", (0, "emailed dave to say hi")) is None


def test_nobody_is_told_on_the_next_day_that_it_is_not_forgotten(store: Store) -> None:
    assert written(store, "promise", (0, "promised kate i'd sort it"), after=1) == ""


def test_a_day_that_was_said_and_is_over_keeps_no_answer_back(store: Store) -> None:
    lines = (0, "kate asked if i'd take her on as an apprentice"), (3, "told kate id let her know by friday")
    assert "{your answer}" in (written(store, "reply", *lines, after=20) or "")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (((0, "lent dave my drill"), (9, "dave hasnt brought the drill back")), "bring back my drill?"),
        (((0, "hannah said she'd send me the jd"), (6, "hannah hasnt sent the jd")), "send me the jd?"),
        (
            ((0, "gary owes me 120 for the rewire"), (4, "gary popped in, still hasnt paid me")),
            "the 120 for the rewire",
        ),
        (((0, "kate said she'd look over my cv"), (7, "asked kate again about the cv")), "look over my CV?"),
        (((0, "hannah said she'd send me the jd"), (6, "still waiting on hannah for the jd")), "send me the jd?"),
        (((0, "dave said he'd send me the certs"), (6, "dave owes me the certs")), "send me the certs?"),
    ],
)
def test_who_is_still_silent_is_asked_again(store: Store, lines: tuple[tuple[int, str], ...], said: str) -> None:
    assert said in (written(store, "owed", *lines, after=20) or "")


@pytest.mark.parametrize(
    "lines",
    [
        ((0, "lent dave my drill"), (9, "dave brought the drill back")),
        ((0, "hannah said she'd send me the jd"), (6, "hannah sent the jd")),
        ((0, "gary owes me 120 for the rewire"), (4, "gary paid me the 120 for the rewire")),
        ((0, "kate said she'd look over my cv"), (7, "kate looked over my cv")),
    ],
)
def test_what_came_is_asked_for_no_more(store: Store, lines: tuple[tuple[int, str], ...]) -> None:
    assert not written(store, "owed", *lines, after=20)
