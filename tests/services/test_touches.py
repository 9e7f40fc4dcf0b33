"""Logging, settling and correcting through the real store."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from msgspec.structs import replace

from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Follow,
    Gift,
    Interaction,
    Introduction,
    Person,
    Promise,
    Settings,
    Thanks,
)
from netritual.domain.quicklog.documents import DocumentWays, documents, needs_store, still_uid
from netritual.domain.quicklog.grammar import parse
from netritual.errors import NetritualError, UsageError
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.services.verbs import entries, touches
from netritual.services.verbs.people_verbs import refuse_person
from netritual.store.journal_store import open_store
from netritual.store.quick import Appender
from tests.domain.quicklog.test_any_line import LINES
from tests.support.amount import fewer
from tests.support.records import record_of

NOW = datetime(2026, 10, 15, 9, 30, tzinfo=UTC)
RULES = Settings(tz="Europe/Berlin")
NAMES = {"eva": "Eva Lund", "marc": "Marc Weber", "kim-abe": "Kim Abe", "kim-boe": "Kim Boe"}


def people(tx: Transaction) -> None:
    for handle, name in NAMES.items():
        tx.put(Person(handle=handle, name=name, created=NOW))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Home(str(tmp_path / "touches")), Disk(), True)
    opened.transact("test", people, NOW)
    yield opened
    opened.close()


def ids(store: Store) -> dict[str, int]:
    return {person.handle: person.id for person in store.view().all(Person)}


def log(store: Store, line: str, **picks: int) -> int:
    return touches.log(store, NOW, line, RULES, picks)[0].id


def test_a_line_is_one_change_and_one_undo(store: Store) -> None:
    log(store, "lunch @eva @Ivo_Brandt +promise x +ty @marc y")
    store.undo(NOW)
    view = store.view()
    assert len(view.all(Person)) == 4 and not view.all(Promise) and not view.all(Thanks)
    assert not view.talks(ids(store)["eva"])


def test_the_history_names_somebody_whose_own_line_was_undone(store: Store) -> None:
    log(store, "lunch @Ivo_Brandt")
    log(store, "call @ivo")
    store.undo(NOW)
    store.undo(NOW)
    assert [entry.summary.partition(",")[0] for entry in store.history(4)] == [
        "Undid: Logged lunch with Ivo Brandt", "Undid: Logged call with Ivo Brandt",
        "Logged call with Ivo Brandt", "Logged lunch with Ivo Brandt",
    ]  # fmt: skip


def test_a_pick_settles_a_name_at_once(store: Store) -> None:
    made = log(store, "lunch @kim +promise x", kim=ids(store)["kim-boe"])
    entry = store.view().get(Interaction, made)
    assert entry is not None and entry.people == (ids(store)["kim-boe"],) and not entry.unsettled
    (logged, _) = touches.log(store, NOW, "lunch @kim", RULES, {"kim": "new"})
    assert [ref.typed for ref in logged.reading.new] == ["kim"]


def test_settling_moves_the_person_in_and_makes_what_waited(store: Store) -> None:
    who = ids(store)
    entry = log(store, "lunch @kim @eva yesterday +promise x by fri +gave @eva y")
    assert not store.view().all(Promise) and len(store.view().all(Gift)) == 1
    later = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
    talk, change = touches.settle_entry(store, later, entry, "kim", who["kim-abe"], RULES)
    assert talk is not None and talk.people == (who["kim-abe"], who["eva"]) and not talk.unsettled
    assert talk.line == "lunch @kim @eva yesterday +promise x by fri +gave @eva y" and talk.on == date(2026, 10, 14)
    (promise,) = store.view().all(Promise)
    assert promise.people == (who["kim-abe"],) and promise.due == date(2026, 10, 16), "read on its own day"
    assert promise.from_interaction == entry and len(store.view().all(Gift)) == 1
    assert change is not None and not store.view().unsettled()
    store.undo(later)
    assert store.view().unsettled() and not store.view().all(Promise)


def test_a_name_of_a_clause_alone_is_nobody_of_the_talk(store: Store) -> None:
    who = ids(store)
    entry = log(store, "lunch @eva +gave @kim tips")
    talk, _ = touches.settle_entry(store, NOW, entry, "kim", who["kim-boe"], RULES)
    assert talk is not None and talk.people == (who["eva"],)
    assert [gift.people for gift in store.view().all(Gift)] == [(who["kim-boe"],)]


def test_two_open_names_are_settled_one_by_one(store: Store) -> None:
    who = ids(store)
    store.transact("test", lambda tx: tx.put(Person(handle="eva-zorn", name="Eva Zorn")), NOW)
    store.transact("test", lambda tx: tx.put(Person(handle="eve", name="Eve Zorn")), NOW)
    entry = log(store, "lunch @kim @zorn +intro @kim @zorn +promise x")
    zorn = ids(store)["eve"]
    touches.settle_entry(store, NOW, entry, "zorn", zorn, RULES)
    assert not store.view().all(Introduction) and not store.view().all(Promise)
    talk, _ = touches.settle_entry(store, NOW, entry, "kim", who["kim-abe"], RULES)
    assert talk is not None and talk.people == (who["kim-abe"], zorn)
    assert [intro.between for intro in store.view().all(Introduction)] == [(who["kim-abe"], zorn)]
    assert [promise.people for promise in store.view().all(Promise)] == [(who["kim-abe"],)]


def test_a_held_plan_becomes_a_coffee(store: Store) -> None:
    who = ids(store)
    entry = log(store, "lunch @eva @kim next tue 12:30 +promise x")
    gone, _ = touches.settle_entry(store, NOW, entry, "kim", who["kim-abe"], RULES)
    (coffee,) = store.view().all(Coffee)
    assert gone is None and store.view().get(Interaction, entry) is None
    assert coffee.people == (who["eva"], who["kim-abe"]) and coffee.state == "proposed" and coffee.slot is not None
    assert coffee.slot.start == datetime(2026, 10, 20, 10, 30, tzinfo=UTC)
    assert [promise.people for promise in store.view().all(Promise)] == [(who["eva"],)]


def test_held_clauses_are_made_and_the_note_goes(store: Store) -> None:
    entry = log(store, "+ask @kim cv +thanks @eva z")
    assert len(store.view().all(Thanks)) == 1 and store.view().get(Interaction, entry) is not None
    gone, _ = touches.settle_entry(store, NOW, entry, "kim", ids(store)["kim-boe"], RULES)
    assert gone is None and [ask.to for ask in store.view().all(Ask)] == [ids(store)["kim-boe"]]
    assert len(store.view().all(Thanks)) == 1


def test_a_name_may_be_somebody_new(store: Store) -> None:
    entry = log(store, "lunch @kim")
    person, _ = touches.settle_new(store, NOW, entry, "kim", "Kim Cole")
    assert person.name == "Kim Cole" and not person.new
    talk = store.view().get(Interaction, entry)
    assert talk is not None and talk.people == (person.id,)


@pytest.mark.parametrize("line", ["sent kim b the brief", "coffee w kim b", "call kim b and eva", "kim b called"])
def test_a_first_name_with_an_initial_is_asked_about_among_those_it_fits(store: Store, line: str) -> None:
    """And whoever is picked is in the entry, however the line reads once that is known."""
    store.transact("more", lambda tx: tx.put(Person(handle="kim-bell", name="Kim Bell", created=NOW)), NOW)
    who, entry = ids(store), log(store, line)
    talk = store.view().get(Interaction, entry)
    assert talk is not None
    (open_name,) = talk.open_names
    assert set(open_name.candidates) == {who["kim-boe"], who["kim-bell"]}
    settled, _ = touches.settle_entry(store, NOW, entry, open_name.text, who["kim-bell"], RULES)
    assert settled is not None and who["kim-bell"] in settled.people


def test_a_small_name_that_nobody_has_waits_for_a_yes_and_one_yes_answers_every_line(store: Store) -> None:
    entry = log(store, "coffee w iñaki and Eva Lund, iñaki will send the deck")
    mail = log(store, "mailed iñaki the 2 ideas")
    talk = store.view().get(Interaction, entry)
    assert talk is not None and [name.text for name in talk.open_names] == ["iñaki"] and not talk.asks
    assert len(store.view().all(Person)) == len(NAMES)
    person, _ = touches.settle_new(store, NOW, entry, "iñaki", "", RULES)
    talk, mailed = store.view().get(Interaction, entry), store.view().get(Interaction, mail)
    assert person.name == "Iñaki" and talk is not None and mailed is not None
    assert talk.people == (person.id, ids(store)["eva"]) and mailed.people == (person.id,)
    assert [proposed.people for proposed in talk.proposed] == [(person.id,)]


def test_a_talk_planned_with_a_small_name_is_of_whom_the_lines_before_name_once_that_is_said(store: Store) -> None:
    entry = log(store, "coffee w iñaki and Eva Lund")
    log(store, "lunch w iñaki next tue 12:30")
    (coffee,) = store.view().all(Coffee)
    (planned,) = coffee.people
    assert record_of(store.view(), Person, planned).new
    person, _ = touches.settle_new(store, NOW, entry, "iñaki", "", RULES)
    assert [one.name for one in store.view().all(Person) if one.name == "Iñaki"] == ["Iñaki"]
    assert [one.people for one in store.view().all(Coffee)] == [(person.id,)]


def test_a_small_name_may_be_picked_as_new_while_it_is_typed(store: Store) -> None:
    logged, _ = touches.log(store, NOW, "lunch w nele hansen, nele will send it", RULES, picks={"nele hansen": "new"})
    talk = store.view().get(Interaction, logged.id)
    assert talk is not None and not talk.open_names
    assert [record_of(store.view(), Person, who).name for who in talk.people] == ["Nele Hansen"]
    assert talk.proposed[0].people == talk.people


def test_a_full_name_of_several_who_is_only_mentioned_is_asked_and_becomes_a_mention(store: Store) -> None:
    store.transact("more", lambda tx: tx.put(Person(handle="eva-two", name="Eva Lund", created=NOW)), NOW)
    who, entry = ids(store), log(store, "lunch with Marc Weber, told him about Eva Lund")
    talk, _ = touches.settle_entry(store, NOW, entry, "Eva Lund", who["eva-two"], RULES)
    assert talk is not None and talk.people == (who["marc"],) and talk.mentions == (who["eva-two"],)


def test_a_settled_name_is_not_settled_again(store: Store) -> None:
    entry = log(store, "lunch @kim")
    touches.settle_entry(store, NOW, entry, "kim", ids(store)["kim-abe"])
    with pytest.raises(NetritualError):
        touches.settle_entry(store, NOW, entry, "kim", ids(store)["kim-boe"])


def test_clauses_that_change_what_is_stored(store: Store) -> None:
    who = ids(store)
    log(store, "call @marc +need @eva a bike +offer @eva rides +knows @eva")
    log(store, "+need @eva a bike")
    found = {person.handle: person for person in store.view().all(Person)}
    assert found["eva"].needs == ("a bike",) and found["eva"].offers == ("rides",)
    assert found["eva"].knows == (who["marc"],) and found["marc"].knows == (who["eva"],)
    first = log(store, "+article @eva https://E.example/a/?utm_source=x #sea tides")
    assert log(store, "+article @eva https://e.example/a") == first
    (article,) = store.view().all(Article)
    assert (article.url, article.author, article.topics) == ("https://e.example/a", who["eva"], ("sea",))
    log(store, "+article @eva that long read")
    assert [follow.text for follow in store.view().all(Follow)] == ["article that long read"]


def test_an_article_that_was_read_or_commented_on_leaves_the_queue(store: Store) -> None:
    who = ids(store)
    log(store, "+article @eva https://e.example/a")
    log(store, "commented on @eva's piece https://e.example/a?utm_source=mail")
    log(store, "read @marc's https://e.example/b")
    log(store, "@eva commented on my post https://e.example/c")
    log(store, "wrote @eva, must read https://e.example/d")
    told = {article.url[-1]: (article.state, article.author, article.comment is not None) for article in
            store.view().all(Article)}  # fmt: skip
    assert told == {"a": ("commented", who["eva"], True), "b": ("read", who["marc"], False)}


@pytest.mark.parametrize(
    ("line", "kind", "useful"),
    [
        ("counter-example: our print run of 500 sold 460 copies within the first two months", "counter-example", True),
        ("question: is 400 a floor for a book of verse that nobody has heard of?", "question", True),
        ("question: why?", "question", False),
        ("and it was good", None, False),
    ],
)
def test_a_comment_whose_kind_is_said_counts_as_one_of_the_screen(
    store: Store, line: str, kind: str | None, useful: bool
) -> None:
    ids(store)
    log(store, f"commented on @eva's piece https://e.example/a {line}")
    (article,) = store.view().all(Article)
    assert article.comment is not None
    assert (article.comment.kind, article.comment.useful) == (kind, useful)
    assert article.url == "https://e.example/a"


@pytest.mark.parametrize("line", ["commented on @eva's http://e.example/a", "read this by @eva: https://e.example/a"])
def test_a_line_that_tells_of_an_article_is_left_to_the_whole_store(store: Store, line: str) -> None:
    assert needs_store(line)
    log(store, line)
    assert len(store.view().all(Article)) == 1


def test_an_empty_line_is_wrong_use(store: Store) -> None:
    with pytest.raises(UsageError):
        log(store, "  ")


def test_a_hot_log_and_keeping_a_person(store: Store) -> None:
    talk, _ = touches.hot_log(store, NOW, ids(store)["eva"], "email")
    assert talk.on == NOW.date() and talk.initiator == "me" and talk.awaiting_reply
    log(store, "lunch @Ivo_Brandt")
    (new,) = [person for person in store.view().all(Person) if person.new]
    kept, _ = touches.keep_person(store, NOW, new.id)
    assert not kept.new


def test_a_new_person_who_is_none_goes_and_the_lines_stay(store: Store) -> None:
    for line in ("lunch @Medloop +promise the deck", "coffee @eva, @Medloop was there"):
        log(store, line)
    (new,) = [person for person in store.view().all(Person) if person.new]
    _, change = refuse_person(store, NOW, new.id)
    assert change is not None and change.words == (
        "Medloop is no person you keep. The lines stay, and 1 promise with them alone went."
    )
    talks = [talk for talk in store.view().all(Interaction) if "Medloop" in talk.line]
    assert sorted(len(talk.people) for talk in talks) == [0, 1] and not store.view().all(Promise)
    with pytest.raises(NetritualError, match="somebody you keep"):
        refuse_person(store, NOW, ids(store)["eva"])


def test_a_talk_that_was_planned_with_nobody_waits_for_a_name(store: Store) -> None:
    log(store, "dinner with @Rosenhof_Muller and @eva on 20 mar at 19:00")
    log(store, "lunch with @Medloop on 21 mar at 12:00 at Luigis")
    for name in ("Rosenhof Muller", "Medloop"):
        (new,) = [person for person in store.view().all(Person) if person.name == name]
        refuse_person(store, NOW, new.id)
    (dinner,) = store.view().all(Coffee)
    assert (dinner.people, dinner.state) == ((ids(store)["eva"],), "proposed")
    (lunch,) = store.view().all(Follow)
    assert (lunch.text, lunch.people, lunch.due) == ("lunch 12:00 at Luigis", (), date(2027, 3, 21))
    plan, _ = entries.answer_whose(store, NOW, "follows", lunch.id, ids(store)["eva"], Settings())
    assert isinstance(plan, Coffee) and plan.slot is not None and plan.slot.start.hour == 12


def test_a_talk_in_a_calendar_is_cancelled_before_its_person_goes(store: Store) -> None:
    log(store, "lunch with @Medloop on 21 mar at 12:00")
    (lunch,) = store.view().all(Coffee)
    store.transact("write-calendar", lambda tx: tx.put(replace(lunch, state="written")), NOW)
    with pytest.raises(NetritualError, match="is planned"):
        refuse_person(store, NOW, lunch.people[0])


def lines_of(home: Home) -> list[object]:
    text = (Path(home.store) / "journal.jsonl").read_text("utf-8")
    found = [json.loads(line[9:]) for line in text.split("\n") if line]
    return [line.get("changes") for line in found[1:]]


@fewer(3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_the_shell_and_the_app_save_the_same(tmp_path_factory: pytest.TempPathFactory, line: str) -> None:
    """One line through the append path and one through the verb: equal changes, byte for byte."""
    base = tmp_path_factory.mktemp("both")
    app, shell = Home(str(base / "app")), Home(str(base / "shell"))
    for home in (app, shell):
        first = open_store(home, Disk(), True)
        first.transact("test", people, NOW)
        first.close()
    text = line.encode("utf-8", "replace").decode()
    appender = Appender(shell, Disk(), True)
    if not text.strip() or needs_store(text):
        return
    store = open_store(app, Disk(), True)
    touches.log(store, NOW, text, RULES, source="shell")
    store.close()
    appender.append(
        "log-interaction",
        NOW,
        lambda names, new_id: (
            documents(
                parse(text, names, NOW.date()),
                text,
                NOW,
                DocumentWays(new_id, names.is_taken, still_uid, "shell", RULES.tz),
            ).changes
        ),
    )
    assert json.dumps(lines_of(app)) == json.dumps(lines_of(shell))
