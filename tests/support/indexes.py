"""The index of a home in tests: compared with one that is made anew from the journal."""

from contextlib import closing
from sqlite3 import connect

from netritual.store.care.index_rebuild import fill
from netritual.store.index.search_index import DAY, DAY_BITS, NUMBER_BITS
from netritual.store.index_seal import read_seal
from netritual.store.journal_file import JournalFile
from netritual.store.journal_store import JournalStore

COMPARED = (
    ("what was saved", 'SELECT name, id, crc, json FROM documents JOIN tables ON number = "table" ORDER BY name, id'),
    ("what was saved", 'SELECT name, id, place FROM versions JOIN tables ON number = "table" ORDER BY name, id, place'),
    ("what was done", 'SELECT seq, "when", verb, undoes, place FROM history ORDER BY seq'),
    (
        "the interactions of a day",
        "SELECT day, talk, channel, person FROM touches WHERE day > 0 ORDER BY 1, 2, 4",
    ),
    (
        "the interactions of somebody",
        "SELECT * FROM touches ORDER BY person, day, talk",
    ),
    ("which interactions ask, name somebody beside or wait", "SELECT * FROM filled ORDER BY field, day, id"),
    ("when you were in touch with somebody", "SELECT * FROM persons ORDER BY id"),
    ("who has which name", "SELECT * FROM names ORDER BY key, person"),
    ("what is open", 'SELECT person, name, id FROM open_records JOIN tables ON number = "table" ORDER BY 1, 2, 3'),
    (
        "what is found by a word",
        f"SELECT name, {DAY}, id, words FROM texts JOIN tables ON number = place >> {DAY_BITS + NUMBER_BITS}"
        " ORDER BY 1, 2, 3",
    ),
    ("what was talked about", "SELECT * FROM words ORDER BY kind, text, person"),
)
"""What is compared, in words, and by which rows."""


def path_of_index(store: JournalStore) -> str:
    """The file of a store's index."""
    seal = read_seal(store.journal.disk, store.journal.home)
    assert seal is not None
    return f"{store.journal.home.store}/{seal.file}"


def unlike(store: JournalStore) -> list[str]:
    """What the index of a store, if there is one, says otherwise than one that is made anew."""
    journal, index = store.journal, store.journal.index
    if index is None or journal.header is None:
        return []
    with closing(JournalFile(journal.disk, journal.path)) as file, closing(connect("", isolation_level=None)) as anew:
        file.size = index.end
        fill(anew, file, journal.header)
        return [words for words, query in COMPARED if index.rows(query) != anew.execute(query).fetchall()]
