"""The ``conftest.py`` that TinyDB's own tests get: every database they open is ours, on disk or in memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import JSONStorage, TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage
from tinydb.table import Table

from netritual.files import Disk
from netritual.paths import Home
from netritual.store.journal_store import open_store
from netritual.store.tiny import JournalDB, JournalTable
from tests.support.disk import MemoryDisk


class CachingTable(JournalTable):
    """Our table with TinyDB's query cache on, and the ids that its tests expect: max + 1."""

    default_query_cache_capacity = 10
    insert = Table.insert
    _get_next_id = Table._get_next_id

    def __init__(self, storage: Any, name: str, cache_size: int = 10, persist_empty: bool = False) -> None:
        super().__init__(storage, name, cache_size, persist_empty)


class OurDB(JournalDB):
    """``TinyDB`` as the tests call it: a path or a memory storage is a home of ours; other storages stay theirs."""

    table_class = CachingTable

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        storage = kwargs.get("storage", JSONStorage)
        if storage in (JSONStorage, MemoryStorage):
            return super().__new__(cls)
        return TinyDB(*args, **kwargs)

    def __init__(self, path: Any = None, **kwargs: Any) -> None:
        disk = Disk() if path is not None else MemoryDisk()
        super().__init__(open_store(Home(str(path) + ".home" if path is not None else "/h"), disk))


@pytest.fixture(params=["memory", "json"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """The database that most tests take."""
    database = OurDB(tmp_path / "test.db") if request.param == "json" else OurDB()
    database.drop_tables()
    database.insert_multiple({"int": 1, "char": c} for c in "abc")
    yield database
    database.close()


@pytest.fixture
def storage() -> Any:
    """TinyDB's own caching middleware, for its own tests."""
    made: Any = CachingMiddleware
    return made(MemoryStorage)()


@pytest.fixture(autouse=True)
def ours(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test modules our class under TinyDB's name."""
    if hasattr(request.module, "TinyDB"):
        monkeypatch.setattr(request.module, "TinyDB", OurDB)
