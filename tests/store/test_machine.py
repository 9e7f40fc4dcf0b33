"""Two open stores and the shell on one home, in any order of acts, beside a plain dict."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tinydb import where

from netritual.domain.model import Change, Interaction, Person
from netritual.paths import Home
from netritual.store.journal_line import Ids
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.quick import Appender
from netritual.store.transaction import OpenTransaction
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import unlike

HOME = Home("/h")
HANDLES = st.sampled_from([0, 1])
TABLES = st.sampled_from(["mine", "yours", "theirs"])
VALUES = st.one_of(st.integers(-3, 3), st.text(max_size=3), st.none(), st.lists(st.booleans(), max_size=2))
DOCS = st.fixed_dictionaries({"n": st.integers(0, 3)}, optional={"x": VALUES, "y": VALUES})
Model = dict[str, dict[int, Any]]


class TwoStores(RuleBasedStateMachine):
    """``model`` is what every store must hold; ``past`` what it held before each change that can be undone."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = MemoryDisk()
        self.stores = [open_store(HOME, self.disk), open_store(HOME, self.disk)]
        self.model: Model = {}
        self.past: list[Model] = []
        self.future: list[Model] = []
        self.lines = 0
        self.people = 0

    def run(self, at: int, act: Callable[[OpenTransaction], Any], new: Callable[[Any], Model]) -> None:
        """One transaction; ``new`` says from its result what the tables must hold then."""
        result, change = self.stores[at].transact("act", act, NOW)
        self.settle(change, new(result))

    def settle(self, change: Change | None, model: Model) -> None:
        """Note the outcome of a transaction."""
        model = {name: docs for name, docs in model.items() if docs}
        assert (change is None) == (model == self.model)
        if change is not None:
            self.past.append(self.model)
            self.future.clear()
            self.lines += 1
            self.model = model

    def edited(self, table: str, edit: Callable[[dict[int, Any]], None]) -> Model:
        """The model with one table changed."""
        docs = {doc_id: dict(doc) for doc_id, doc in self.model.get(table, {}).items()}
        edit(docs)
        return {**self.model, table: docs}

    @rule(at=HANDLES, table=TABLES, docs=st.lists(DOCS, min_size=1, max_size=3))
    def insert(self, at: int, table: str, docs: list[dict[str, Any]]) -> None:
        self.run(
            at,
            lambda tx: tx.table(table).insert_multiple(docs),
            lambda ids: self.edited(table, lambda held: held.update(zip(ids, docs, strict=True))),
        )

    @rule(at=HANDLES, table=TABLES, wanted=st.integers(0, 3), value=VALUES)
    def update(self, at: int, table: str, wanted: int, value: Any) -> None:
        def edit(held: dict[int, Any]) -> None:
            for doc in held.values():
                if doc["n"] == wanted:
                    doc["x"] = value

        self.run(
            at,
            lambda tx: tx.table(table).update({"x": value}, where("n") == wanted),
            lambda _: self.edited(table, edit),
        )

    @rule(at=HANDLES, table=TABLES, wanted=st.integers(0, 3))
    def remove(self, at: int, table: str, wanted: int) -> None:
        def edit(held: dict[int, Any]) -> None:
            for doc_id in [doc_id for doc_id, doc in held.items() if doc["n"] == wanted]:
                del held[doc_id]

        self.run(at, lambda tx: tx.table(table).remove(where("n") == wanted), lambda _: self.edited(table, edit))

    @rule(at=HANDLES, table=TABLES)
    def truncate(self, at: int, table: str) -> None:
        self.run(at, lambda tx: tx.table(table).truncate(), lambda _: self.edited(table, dict.clear))

    @rule(at=HANDLES, table=TABLES, wanted=st.integers(0, 3), doc=DOCS)
    def upsert(self, at: int, table: str, wanted: int, doc: dict[str, Any]) -> None:
        def new(ids: list[int]) -> Model:
            def edit(held: dict[int, Any]) -> None:
                for doc_id in ids:
                    held[doc_id] = {**held.get(doc_id, {}), **doc}

            return self.edited(table, edit)

        self.run(at, lambda tx: tx.table(table).upsert(doc, where("n") == wanted), new)

    @rule(at=HANDLES, table=TABLES, other=TABLES, doc=DOCS)
    def two_tables(self, at: int, table: str, other: str, doc: dict[str, Any]) -> None:
        def new(ids: tuple[int, int]) -> Model:
            first = self.edited(table, lambda held: held.update({ids[0]: doc}))
            docs = {**first.get(other, {}), ids[1]: doc}
            return {**first, other: docs}

        self.run(at, lambda tx: (tx.table(table).insert(doc), tx.table(other).insert(doc)), new)

    @rule(at=HANDLES, day=st.integers(0, 9), whom=st.integers(0, 3))
    def talk(self, at: int, day: int, whom: int) -> None:
        made = Interaction(on=date(2026, 1, 1) + timedelta(days=day), people=(whom + 1,), topic="t")
        doc = {"on": made.on.isoformat(), "people": [whom + 1], "topic": "t"}
        self.run(
            at,
            lambda tx: tx.put(made).id,
            lambda doc_id: self.edited("interactions", lambda held: held.update({doc_id: doc})),
        )

    @rule(name=st.sampled_from(["Ana", "Tom Smith", "Ána"]))
    def shell(self, name: str) -> None:
        self.people += 1
        doc = {"handle": f"p{self.people}", "name": name}
        ids: list[int] = []

        def build(names: object, new_id: Callable[[], int]) -> Any:
            ids.append(new_id())
            return {"people": {ids[0]: doc}}

        seq = Appender(HOME, self.disk, still=False).append("add", NOW, build)
        assert seq == self.lines + 1
        self.past.append(self.model)
        self.future.clear()
        self.lines += 1
        self.model = self.edited("people", lambda held: held.update({ids[0]: doc}))

    @rule(at=HANDLES)
    def failing(self, at: int) -> None:
        def act(tx: OpenTransaction) -> None:
            tx.table("mine").insert({"n": 1})
            tx.table("mine").remove(where("n") == 2)
            raise KeyError("stop")

        try:
            self.stores[at].transact("act", act, NOW)
        except KeyError:
            return
        raise AssertionError("the error was lost")

    @precondition(lambda self: self.past)
    @rule(at=HANDLES)
    def undo(self, at: int) -> None:
        self.stores[at].undo(NOW)
        self.lines += 1
        self.future.append(self.model)
        self.model = self.past.pop()

    @precondition(lambda self: self.future)
    @rule(at=HANDLES)
    def redo(self, at: int) -> None:
        self.stores[at].redo(NOW)
        self.lines += 1
        self.past.append(self.model)
        self.model = self.future.pop()

    @rule(at=HANDLES)
    def compact(self, at: int) -> None:
        self.stores[at].update_index()

    @rule(at=HANDLES)
    def reopen(self, at: int) -> None:
        self.stores[at].close()
        self.stores[at] = open_store(HOME, self.disk)

    @rule(at=HANDLES)
    def look(self, at: int) -> None:
        heard = self.stores[at].poll()
        assert [change.seq for change in heard] == sorted({change.seq for change in heard})
        self.holds(self.stores[at])

    @invariant()
    def on_disk(self) -> None:
        self.holds(open_store(HOME, self.disk))

    def holds(self, store: JournalStore) -> None:
        """The store says what the model says, through every door."""
        tables = store.transact(
            "look", lambda tx: {n: {d.doc_id: dict(d) for d in tx.table(n)} for n in tx.names()}, NOW
        )
        assert tables == (self.model, None)
        assert len(store.history()) == store.journal.state.seq == self.lines
        assert store.journal.state.top >= max([0, *(doc_id for docs in self.model.values() for doc_id in docs)])
        view = store.view()
        talks = self.model.get("interactions", {})
        for person in range(1, 5):
            wanted = sorted(
                (date.fromisoformat(doc["on"]).toordinal(), doc_id)
                for doc_id, doc in talks.items()
                if person in doc["people"]
            )
            assert [(touch.day, touch.talk) for touch in view.touches(person)] == wanted
        assert [person.id for person in view.all(Person)] == sorted(self.model.get("people", {}))
        first = date(2026, 1, 3)
        assert [talk.id for talk in view.talks_between(first, date(2026, 1, 6))] == [
            doc_id
            for day, doc_id in sorted((doc["on"], doc_id) for doc_id, doc in talks.items())
            if "2026-01-03" <= day <= "2026-01-06"
        ]
        assert unlike(store) == []


TwoStores.TestCase.settings = settings(stateful_step_count=25, deadline=None)
test_any_order_of_acts = TwoStores.TestCase


def test_ids_go_on_after_a_jump_of_the_clock() -> None:
    ahead = Ids(0, NOW + timedelta(days=900), still=True)
    top = ahead()
    assert [Ids(top, NOW, still=False)(), Ids(0, NOW - timedelta(days=9000), still=True)()] == [top + 1, 1]
