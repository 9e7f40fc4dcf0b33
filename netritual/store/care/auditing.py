"""Comparing the index with one that is made anew from the journal: `doctor` asks for it."""

from contextlib import closing
from itertools import zip_longest
from sqlite3 import connect

from netritual.store.care.index_update import fill
from netritual.store.following import Journal
from netritual.store.index.layers import WRONG
from netritual.store.journal_file import JournalFile

COMPARED = (
    ("what was saved", 'SELECT name, id, crc, json FROM documents JOIN tables ON number = "table" ORDER BY name, id'),
    ("what was saved", 'SELECT name, id, place FROM versions JOIN tables ON number = "table" ORDER BY name, id, place'),
    ("what was done", 'SELECT seq, "when", verb, undoes, place FROM history ORDER BY seq'),
    (
        "the interactions of a day",
        "SELECT day, id, word, people FROM talks JOIN channels ON number = channel ORDER BY 1, 2",
    ),
    (
        "the interactions of somebody",
        "SELECT person, day, talk, word, flags FROM touches JOIN channels ON number = channel ORDER BY 1, 2, 3",
    ),
    ("the names that nobody has picked", "SELECT * FROM unsettled ORDER BY day, id"),
    ("when you were in touch with somebody", "SELECT * FROM persons ORDER BY id"),
    ("how many people you were in touch with", "SELECT * FROM weeks ORDER BY monday"),
    ("who has which name", "SELECT * FROM names ORDER BY key, person"),
    ("what is open", 'SELECT person, name, id FROM open_records JOIN tables ON number = "table" ORDER BY 1, 2, 3'),
    (
        "what is found by a word",
        'SELECT name, day, id, words FROM texts JOIN tables ON number = "table" ORDER BY 1, 2, 3',
    ),
    ("what was talked about", "SELECT * FROM words ORDER BY kind, text, person"),
)
"""What is compared, in words, and by which rows."""


def wrong_index(journal: Journal) -> str:
    """What the index counts otherwise than the journal does, in words; empty when they agree, or there is no index.

    An index that is wrong is in doubt from then on, and the next one is made anew. Where the journal is damaged nothing
    is compared: the index may hold what is lost there.
    """
    index = journal.index
    if index is None or index.doubted or journal.header is None or journal.damage or journal.state.missing:
        return ""
    with closing(JournalFile(journal.disk, journal.path)) as file, closing(connect("", isolation_level=None)) as anew:
        file.size = index.end
        fill(anew, file, journal.header)
        try:
            for words, query in COMPARED:
                if any(one != two for one, two in zip_longest(index.each(query), anew.execute(query))):
                    index.doubted = True
                    return words
        except WRONG:
            index.doubted = True
    return ""
