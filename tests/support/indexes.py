"""The index of a home in tests: made wrong in a way that its seal does not show, as a mistake of ours would."""

from zlib import crc32

from netritual.store.journal import JournalStore
from netritual.store.seal import read_seal, write_seal


def path_of_index(store: JournalStore) -> str:
    """The file of a store's index."""
    seal = read_seal(store.journal.disk, store.journal.home)
    assert seal is not None
    return f"{store.journal.home.store}/{seal.file}"


def spoil(store: JournalStore, statement: str) -> None:
    """Change what the index says by a statement of SQL, and seal it again."""
    disk, home = store.journal.disk, store.journal.home
    path, seal = path_of_index(store), read_seal(disk, home)
    assert seal is not None
    database = disk.database(path, write=True)
    database.execute(statement)
    disk.keep_database(database, path)
    data = disk.read(path)
    seal.size, seal.crc = len(data), crc32(data)
    write_seal(disk, home, seal)
