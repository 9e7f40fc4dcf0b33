"""What an entry left open, and what its answers make of it."""

from datetime import date, timedelta

import pytest

from netritual.clock import FixedClock
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import (
    Coffee,
    Interaction,
    Introduction,
    Person,
    Promise,
    Record,
    Request,
    Review,
    Settings,
    Unsettled,
)
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.natural.reading_confirmation import accepted, marks_of
from netritual.domain.quicklog.reading import Reading
from netritual.errors import NetritualError
from netritual.review.entry_questions import PLAIN
from netritual.review.steps.s10_who import STEP
from netritual.services.name_book import NameBook
from netritual.services.ports import Store, Transaction
from netritual.services.reviews.review_run import ReviewRun
from netritual.services.verbs import entries, people_verbs, touches
from netritual.services.verbs.loops import drop_proposed
from tests.conftest import NOW

SETTINGS = Settings()


@pytest.fixture
def store(own_home: object, clock: FixedClock) -> Store:
    """A new home with Ana and Tom."""
    from netritual.files import Disk
    from netritual.paths import Home
    from netritual.store.journal_store import open_store

    assert isinstance(own_home, Home)
    made = open_store(own_home, Disk(), True)
    made.transact(
        "import-file",
        lambda tx: [
            tx.put(Person(handle="ana-ruiz", name="Ana Ruiz", tier=2)),
            tx.put(Person(handle="tom-reed", name="Tom Reed", tier=3)),
        ],
        NOW,
    )
    return made


def log(store: Store, line: str) -> Interaction:
    """Log a line; its entry."""
    logged, _ = touches.log(store, NOW, line, SETTINGS)
    talk = store.view().get(Interaction, logged.id)
    assert talk is not None
    return talk


def person(store: Store, handle: str) -> Person:
    """Somebody by handle."""
    return next(person for person in store.view().all(Person) if person.handle == handle)


def rows(store: Store) -> list[str]:
    """What step 1 asks."""
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    assert run.step is STEP
    return [item.cells[-1] for item in run.items(NOW) if item.key.startswith("who:settle:")]


def test_a_talk_with_nobody_counts_once_somebody_was_named(store: Store) -> None:
    talk, ana = log(store, "coffee yesterday"), person(store, "ana-ruiz")
    assert talk.asks == ("who",) and not talk.people and rows(store) == ["who was it with?"]
    assert not store.view().touches(ana.id)
    entries.answer_who(store, NOW, talk.id, ana.id)
    assert [touch.channel for touch in store.view().touches(ana.id)] == ["coffee"]
    assert rows(store) == []
    with pytest.raises(NetritualError):
        entries.answer_who(store, NOW, talk.id, ana.id)


def test_nobody_is_an_answer_and_a_new_person_is_one(store: Store) -> None:
    talk = log(store, "lunch at the office")
    entries.answer_nobody(store, NOW, talk.id)
    kept = store.view().get(Interaction, talk.id)
    assert kept is not None and (kept.channel, kept.asks) == ("note", ()) and "lunch" in kept.summary
    talk = log(store, "coffee yesterday")
    made, _ = entries.answer_new(store, NOW, talk.id, "Nadia Khalil")
    assert [touch.channel for touch in store.view().touches(made.id)] == ["coffee"]


def test_somebody_else_of_a_list_is_asked_for_and_those_who_are_known_count(store: Store) -> None:
    talk, ana = log(store, "drinks with Ana and someone from Acme"), person(store, "ana-ruiz")
    assert talk.people == (ana.id,) and rows(store) == ["who else was it with?"]
    assert [touch.channel for touch in store.view().touches(ana.id)] == ["drinks"]
    kept, _ = entries.answer_nobody(store, NOW, talk.id)
    assert (kept.channel, kept.people, kept.asks) == ("drinks", (ana.id,), ()) and rows(store) == []


def test_a_day_that_no_calendar_has_is_asked(store: Store) -> None:
    talk, ana = log(store, "lunch with Ana 31 feb"), person(store, "ana-ruiz")
    assert rows(store) == ["when was it?"]
    assert [touch.channel for touch in store.view().touches(ana.id)] == ["note"], "it moves no last touch"
    entries.answer_when(store, NOW, talk.id, date(2026, 2, 28))
    assert [(t.channel, date.fromordinal(t.day)) for t in store.view().touches(ana.id)] == [
        ("lunch", date(2026, 2, 28))
    ]


def test_a_proposed_loop_is_opened_by_a_yes_and_by_nothing_else(store: Store) -> None:
    talk, ana = log(store, "coffee with Ana, promised her the deck by friday"), person(store, "ana-ruiz")
    assert not store.view().all(Promise) and len(talk.proposed) == 1
    assert rows(store) == ["you promised Ana Ruiz: the deck, by Friday?"]
    entries.open_proposed(store, NOW, talk.id, talk.proposed[0], SETTINGS)
    (promise,) = store.view().all(Promise)
    assert (promise.people, promise.text, promise.due) == ((ana.id,), "the deck", date(2026, 3, 13))
    assert promise.from_interaction == talk.id and rows(store) == []


def test_a_no_leaves_the_words(store: Store) -> None:
    talk = log(store, "coffee with Ana, she asked me for a reference")
    drop_proposed(store, NOW, talk.id, talk.proposed[0])
    kept = store.view().get(Interaction, talk.id)
    assert kept is not None and kept.line == talk.line and not kept.proposed and not store.view().all(Request)


def test_an_introduction_that_was_made_is_one_that_was_sent(store: Store) -> None:
    talk = log(store, "introduced Ana to Tom")
    entries.open_proposed(store, NOW, talk.id, talk.proposed[0], SETTINGS)
    (made,) = store.view().all(Introduction)
    assert made.state == "sent" and made.sent == NOW.date()


def test_a_likely_name_is_kept_as_one_and_counts_after_a_yes(store: Store) -> None:
    talk, tom = log(store, "lunch with Tomy yesterday"), person(store, "tom-reed")
    assert talk.likely == {"Tomy": (tom.id,)} and not talk.unsettled and not talk.people
    assert rows(store) == ["Tom Reed?"] and not store.view().touches(tom.id)
    touches.settle_entry(store, NOW, talk.id, "Tomy", tom.id, SETTINGS)
    kept = store.view().get(Interaction, talk.id)
    assert kept is not None and kept.people == (tom.id,) and not kept.likely and rows(store) == []


def test_a_likely_name_that_was_stored_as_an_unclear_one_is_settled_too(store: Store) -> None:
    tom = person(store, "tom-reed")
    old = Interaction(
        on=date(2026, 3, 10), logged=NOW, channel="lunch", line="lunch with Tomy",
        unsettled=(Unsettled(text="Tomy", candidates=(tom.id,)),),
    )  # fmt: skip
    talk, _ = store.transact("log-interaction", lambda tx: tx.put(old), NOW)
    assert rows(store) == ["Tom Reed?"]
    touches.settle_entry(store, NOW, talk.id, "Tomy", tom.id, SETTINGS)
    assert [touch.channel for touch in store.view().touches(tom.id)] == ["lunch"]


def test_a_word_that_is_no_name_becomes_text_and_the_entry_asks_who_it_was(store: Store) -> None:
    talk = log(store, "lunch with Tomy yesterday")
    touches.drop_name(store, NOW, talk.id, "Tomy")
    kept = store.view().get(Interaction, talk.id)
    assert kept is not None and kept.line == "lunch with \\Tomy yesterday" and not kept.likely
    assert kept.asks == ("who",) and rows(store) == ["who was it with?"]


def test_a_likely_name_takes_a_yes_in_the_review(store: Store) -> None:
    log(store, "lunch with Tomy yesterday")
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    (item,) = [item for item in run.items(NOW) if item.key.startswith("who:settle:")]
    keys = [act.key for act in item.acts]
    assert keys[0] == "space" and "x" in keys and len(keys) == len(set(keys))


def test_a_likely_name_follows_a_merge_and_a_delete(store: Store) -> None:
    talk, ana, tom = log(store, "lunch with Tomy"), person(store, "ana-ruiz"), person(store, "tom-reed")
    people_verbs.merge_people(store, NOW, ana.id, tom.id)
    kept = store.view().get(Interaction, talk.id)
    assert kept is not None and kept.likely == {"Tomy": (ana.id,)}
    people_verbs.delete_person(store, NOW, ana.id)
    kept = store.view().get(Interaction, talk.id)
    assert kept is not None and kept.likely == {"Tomy": ()} and rows(store) == ["who is Tomy?"]


def test_a_new_person_has_the_company_of_the_line(store: Store) -> None:
    log(store, "beer w/ Chloe from Acme yesterday")
    assert (person(store, "chloe").company, person(store, "chloe").new) == ("Acme", True)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Ana yesterday, promised her the deck by friday", "lunch with Tomy, she needs a lawyer",
        "called Tom, no answer", "met Ana and Tom at 9:30, let's have lunch soon",
    ],
)  # fmt: skip
def test_a_yes_in_the_line_gives_the_entry_that_a_yes_in_the_review_gives(store: Store, line: str) -> None:
    def read(text: str) -> Reading:
        return parse(text, NameBook(store.view()), NOW.date(), natural=SETTINGS.plain_words)

    asked = log(store, line)
    for word, (who,) in asked.likely.items():
        touches.settle_entry(store, NOW, asked.id, word, who, SETTINGS)
    for proposed in getattr(store.view().get(Interaction, asked.id), "proposed", ()):
        entries.open_proposed(store, NOW, asked.id, proposed, SETTINGS)
    while open_ := [mark for mark in marks_of(line, read(line)) if mark.open]:
        line = accepted(line, open_[0], read)
    typed, answered = log(store, line), store.view().get(Interaction, asked.id)
    assert not (typed.proposed or typed.likely or typed.unsettled)
    assert answered is not None and not (answered.proposed or answered.likely)
    for field in ("on", "span", "time", "channel", "people", "missed"):
        assert getattr(typed, field) == getattr(answered, field), field
    loops = [(loop.people, loop.text, loop.due) for loop in store.view().all(Promise)]
    assert loops[::2] == loops[1::2] or len(loops) == 0


def test_a_missed_call_is_no_talk(store: Store) -> None:
    talk, ana = log(store, "called Ana, no answer"), person(store, "ana-ruiz")
    assert talk.missed and talk.awaiting_reply and talk.initiator == "me"
    assert [(touch.channel, touch.initiator) for touch in store.view().touches(ana.id)] == [("text", "me")]


def test_the_persons_own_sentence_stays_in_the_home(store: Store) -> None:
    touches.log(store, NOW, "lunch with Ana tomorrow at 1pm, her boss is awful", SETTINGS)
    (coffee,) = store.view().all(Coffee)
    assert "awful" not in coffee.purpose and "awful" in coffee.line


@pytest.mark.parametrize(
    "line",
    ["lunch with Ana tomorrow at 1pm, promised her the deck", "lunch with Sam tomorrow at 1pm, promised him the deck"],
)
def test_what_the_line_of_a_plan_proposes_waits_for_a_yes(store: Store, line: str) -> None:
    touches.log(store, NOW, line, SETTINGS)
    for talk in store.view().unsettled():
        for name in talk.unsettled:
            touches.settle_entry(store, NOW, talk.id, name.text, name.candidates[0], SETTINGS)
    (coffee,) = store.view().all(Coffee)
    (talk,) = store.view().all(Interaction)
    assert (talk.channel, talk.people, talk.on) == ("note", coffee.people, NOW.date()) and coffee.state == "proposed"
    entries.open_proposed(store, NOW, talk.id, talk.proposed[0], SETTINGS)
    (promise,) = store.view().all(Promise)
    assert (promise.people, promise.text) == (coffee.people, "the deck")


def two_reeds(store: Store) -> None:
    """Beside Tom Reed, a close friend, a Tom Ross of whom nothing is noted."""
    store.transact("import-file", lambda tx: tx.put(Person(handle="tom-ross", name="Tom Ross", status="network")), NOW)


def test_one_name_in_several_lines_is_asked_once_and_settled_in_all(store: Store) -> None:
    two_reeds(store)
    for line in ("tom r wants the plan", "call with tom r", "lunch with tom r, promised him the plan"):
        log(store, line)
    asked = [row for row in rows(store) if "Tom Reed" in row and "Tom Ross" in row]
    assert asked == ["Tom Reed or Tom Ross? (and in 2 older lines)"]
    (newest, *_) = store.view().unsettled()[::-1]
    touches.settle_entry(store, NOW, newest.id, "tom r", person(store, "tom-reed").id, SETTINGS)
    assert all(talk.people == (person(store, "tom-reed").id,) for talk in store.view().all(Interaction))


def test_a_first_name_alone_is_asked_about_in_each_line(store: Store) -> None:
    two_reeds(store)
    log(store, "call with tom")
    log(store, "lunch with tom")
    assert sum("Tom Ross" in row for row in rows(store)) == 2


def test_the_likely_one_of_a_name_stands_first_and_no_key_but_its_number_means_one_of_two(store: Store) -> None:
    two_reeds(store)
    log(store, "call with tom")
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    (item,) = [item for item in run.items(NOW) if item.subject == "tom"]
    first = item.act("1")
    assert first is not None and first.answer == str(person(store, "tom-reed").id)
    assert item.act("space") is None


def test_what_two_reviews_asked_about_is_asked_no_more(store: Store) -> None:
    two_reeds(store)
    log(store, "call with tom")
    log(store, "lunch")
    assert len(rows(store)) == 2

    def review(tx: Transaction) -> list[Record]:
        weeks = (NOW + timedelta(days=7 * n) for n in (1, 2))
        return [tx.put(Review(week=f"{at:%G-W%V}", started=at, ended=at + timedelta(minutes=9))) for at in weeks]

    store.transact("review", review, NOW)
    assert rows(store) == []


def test_a_promise_of_nobody_is_theirs_whose_name_is_settled(store: Store) -> None:
    two_reeds(store)
    talk = log(store, "call with tom +promise the plan")
    name = talk.unsettled[0]
    touches.settle_entry(store, NOW, talk.id, name.text, person(store, "tom-reed").id, SETTINGS)
    (promise,) = store.view().all(Promise)
    assert promise.people == (person(store, "tom-reed").id,)


class TestProposedCoffee:
    LINE = "Ana wants coffee mon 16 mar 9am"

    def test_two_yeses_to_one_hour_plan_one_coffee(self, store: Store) -> None:
        typed = [touches.log(store, NOW, self.LINE, SETTINGS)[0].id for _ in range(2)]
        words = []
        for id_ in typed:
            talk = store.view().get(Interaction, id_)
            assert talk is not None
            _, change = entries.open_proposed(store, NOW, id_, talk.proposed[0], SETTINGS)
            words.append(change.words if change else "")
        assert len(store.view().all(Coffee)) == 1
        assert words[0].startswith("Planned coffee with Ana") and words[1] == "Said yes to what stands already."

    def test_a_yes_to_many_says_which_talk_is_planned_by_it(self, store: Store) -> None:
        ids = [touches.log(store, NOW, line, SETTINGS)[0].id for line in (self.LINE, "promised Ana the deck")]
        every = [
            (id_, one)
            for id_ in ids
            for talk in store.view().all(Interaction)
            if talk.id == id_
            for one in talk.proposed
        ]
        _, change = entries.open_all_proposed(store, NOW, every, SETTINGS)
        words = change.words if change is not None else ""
        assert words == "Said yes to 2 things that lines say. Planned coffee with Ana Ruiz, Mon 16 Mar 9am."

    def test_a_yes_long_after_its_hour_plans_nothing_for_the_past(self, store: Store) -> None:
        id_ = touches.log(store, NOW, self.LINE, SETTINGS)[0].id
        talk, later = store.view().get(Interaction, id_), NOW + timedelta(days=60)
        assert talk is not None
        _, change = entries.open_proposed(store, later, id_, talk.proposed[0], SETTINGS)
        assert change is not None and "said and not yet planned" in change.words
        (loop,) = loops(store.view(), SETTINGS, later)
        assert loop.kind == "coffee" and loop.state == "said"


def test_one_yes_opens_what_lines_say_plainly_and_nothing_else(store: Store) -> None:
    log(store, "coffee with ana yesterday, promised her the deck by friday")
    log(store, "call with tom reed yesterday, he'll send me the contract. maybe i will send him the photos")
    log(store, "call with tom yesterday, promised him a call?")
    for help_told in ("gave ana her card finaly", "ana gave me a lead"):
        log(store, help_told)  # help or not: a yes to it stands in no list of what is open
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    first, *single = [item for item in run.items(NOW) if item.section == PLAIN]
    yes = first.act("space")
    assert yes is not None and len(single) > 1 and all(item.act("x") for item in single)
    assert {item.subject.kind for item in single} == {"promise", "owed"}
    doubtful = rows(store)
    assert any("helped" in row for row in doubtful)
    run.act(first.key, yes, None, NOW)
    opened = {(one.by, one.text) for one in store.view().all(Promise)}
    assert ("me", "the deck") in opened and len(opened) == len(single)
    assert not [item for item in run.items(NOW) if item.section == PLAIN]
    assert set(doubtful) >= set(rows(store)) and any("?" in row for row in rows(store))
    run.undo(NOW)
    assert not store.view().all(Promise)
    assert len([item for item in run.items(NOW) if item.section == PLAIN]) == len(single) + 1


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("lent ana 2 mic stands, must bring them back by friday", 0),
        ("ana paid 500, 200 left", 0),
        ("promised ana the deck, she owes me the invoice", 2),
        ("promised ana to call her back by friday, she owes me the invoice", 2),
    ],
)
def test_one_yes_takes_no_two_that_cannot_stand_beside_each_other(store: Store, line: str, plain: int) -> None:
    log(store, "call with @ana +owed 900€")
    log(store, "call with tom reed yesterday, promised him the map by friday")
    log(store, line)
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    every = [item for item in run.items(NOW) if item.section == PLAIN]
    single = [item for item in every if all(act.id != "open-all-proposed" for act in item.acts)]
    assert len(single) == plain + 1


def test_whose_a_proposed_loop_is_is_asked_once_with_the_name(store: Store) -> None:
    two_reeds(store)
    log(store, "call with tom yesterday, must send him the photos")
    assert len(rows(store)) == 1


@pytest.mark.parametrize(
    "line",
    ["coffee w tom moved to mon 8:30", "tom from acme wants coffee mon 8:30", "tom wants to buy me lunch mon 1pm"],
)
def test_a_talk_to_come_is_offered_once_it_is_known_whose_it_is(store: Store, line: str) -> None:
    two_reeds(store)
    talk, tom = log(store, line), person(store, "tom-ross")
    assert [one.named for one in talk.proposed] == [()] and len(talk.open_names) == 1
    touches.settle_entry(store, NOW, talk.id, talk.open_names[0].text, tom.id, SETTINGS)
    settled = store.view().get(Interaction, talk.id)
    assert settled is not None
    assert [(one.kind, one.named) for one in settled.proposed] == [("coffee", (tom.id,))]


def test_a_name_that_nobody_has_is_asked_about_once(store: Store) -> None:
    for line in ("wrote anne-sophie, proposed thursday 12:30", "anne-sophie says yes for thursday"):
        log(store, line)
    if len(store.view().unsettled()) != 2:
        pytest.fail("the two lines leave no name open")
    assert sum("new person" in row for row in rows(store)) == 1
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    item = next(item for item in run.items(NOW) if item.subject == "anne-sophie")
    yes = item.act("space")
    assert yes is not None
    run.act(item.key, yes, None, NOW)
    assert not any("new person" in row for row in rows(store)) and person(store, "anne-sophie")


def test_a_name_that_nobody_had_is_asked_of_whoever_is_called_so_by_now(store: Store) -> None:
    log(store, "coffee w/ lena hofer, promised her the demo link")
    talk = log(store, "sent lena the demo link")
    assert [name.text for one in store.view().unsettled() for name in one.unsettled] == ["lena hofer", "lena"]
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    for name, row in (("lena hofer", "“lena hofer”: a new person?"), ("lena", "Lena Hofer?")):
        item = next(item for item in run.items(NOW) if item.subject == name)
        yes = item.act("space")
        assert item.cells[-1] == row and yes is not None
        run.act(item.key, yes, None, NOW)
    lena = person(store, "lena-hofer")
    settled = store.view().get(Interaction, talk.id)
    assert settled is not None and settled.people == (lena.id,) and len(store.view().all(Person)) == 3


def test_of_several_who_are_called_so_by_now_the_known_one_comes_first(store: Store) -> None:
    log(store, "sent lena the demo link")
    store.transact(
        "import-file",
        lambda tx: [
            tx.put(Person(handle="lena-a", name="Lena Adler")),
            tx.put(Person(handle="lena-b", name="Lena Berg", tier=2)),
            tx.put(Person(handle="lena-c", name="Lena Cole", status="archived", tier=1)),
            tx.put(Person(handle="len", name="Lenard Dorn", tier=1)),
        ],
        NOW,
    )
    assert rows(store) == ["Lena Berg or Lena Adler?"]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("bea from the council rang", "Bea Lund"),
        ("bea at kirkgate wants drawings", "Bea Moor"),
        ("bea (harrogate) sent plans", "Bea Nord"),
        ("bea rang about the council", "Bea Kern"),  # a council that she need not work for
    ],
)
def test_whose_work_or_city_the_line_names_is_offered_first(store: Store, line: str, first: str) -> None:
    known = (
        Person(handle="bea-kern", name="Bea Kern"),
        Person(handle="bea-lund", name="Bea Lund", company="Leeds City Council"),
        Person(handle="bea-moor", name="Bea Moor", company="Kirkgate Architects"),
        Person(handle="bea-nord", name="Bea Nord", city="Harrogate"),
    )
    store.transact("import-file", lambda tx: [tx.put(person) for person in known], NOW)
    candidates = tuple(person(store, one.handle).id for one in known)
    entry = Interaction(on=NOW.date(), line=line, unsettled=(Unsettled(text="bea", candidates=candidates),))
    store.transact("log", lambda tx: tx.put(entry), NOW)
    run = ReviewRun.start(store, SETTINGS, NOW, "step", "who", elapsed=lambda: 0.0)
    (item,) = [item for item in run.items(NOW) if item.key.startswith("who:settle:")]
    offered = store.view().get(Person, item.candidates[0])
    assert offered is not None and offered.name == first
