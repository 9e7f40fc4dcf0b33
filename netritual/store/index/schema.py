"""The tables of the index file."""

from netritual.store.index.search_index import TABLE, VOCABULARY
from netritual.store.index.touch_sums import KNOWN

TABLES = (
    "meta (value BLOB NOT NULL)",
    "tables (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    # Every document, with the checksum of its JSON, its table and its id.
    'documents ("table" INTEGER, id INTEGER, crc INTEGER NOT NULL, json BLOB NOT NULL, PRIMARY KEY ("table", id))'
    " WITHOUT ROWID",
    # By which lines of the journal a document was written, each by the place where it starts.
    'versions ("table" INTEGER, id INTEGER, place INTEGER, PRIMARY KEY ("table", id, place)) WITHOUT ROWID',
    # What changed, and where its line starts: nowhere for what was before the journal was written anew; that has words.
    'history (seq INTEGER PRIMARY KEY, "when" TEXT NOT NULL, verb TEXT NOT NULL, words TEXT, undoes INTEGER,'
    " place INTEGER)",
    # Interactions by person (``talk_facts.NOBODY`` for none), and those with a field of ``talk_facts.FILLED``.
    # ``minutes`` is the time together, or the kind of contact where that is not said.
    "touches (person INTEGER, day INTEGER, talk INTEGER, channel TEXT NOT NULL, initiator TEXT,"
    " useful INTEGER NOT NULL, minutes NOT NULL, PRIMARY KEY (person, day, talk)) WITHOUT ROWID",
    "filled (field TEXT, day INTEGER, id INTEGER, PRIMARY KEY (field, day, id)) WITHOUT ROWID",
    # What is reckoned of each person with a document or an interaction.
    f"persons (id INTEGER PRIMARY KEY, flags INTEGER, first_any INTEGER, newest_any INTEGER, {KNOWN})",
    # Who answers to a folded key, and as what.
    "names (key BLOB, person INTEGER, kinds INTEGER NOT NULL, PRIMARY KEY (key, person)) WITHOUT ROWID",
    # With whom (0 for nobody yet) a record is that may be open.
    'open_records (person INTEGER, "table" INTEGER, id INTEGER, PRIMARY KEY (person, "table", id)) WITHOUT ROWID',
    # The words of each document that is looked through, at the place that its table and its day give it.
    f"texts ({TABLE})",
    # Each word of them, with the days between which it stands.
    f"vocabulary ({VOCABULARY}) WITHOUT ROWID",
    # Of whom a term says something by their own words (``talk`` is 0, ``number`` the places), and with whom a talk is
    # that has a term or a tag (``number`` is its day); ``kind`` is one of the three below.
    "words (kind INTEGER, text TEXT, person INTEGER, talk INTEGER, number INTEGER NOT NULL,"
    " PRIMARY KEY (kind, text, person, talk)) WITHOUT ROWID",
)
OWN, TERM, TAG = range(3)
"""Kinds of words: a term of somebody's own words, a term of a talk, a tag of a talk."""
INDEXES = (
    "first_days ON persons (first_any) WHERE flags <> 0 AND first_any > 0",
    "touches_by_day ON touches (day, talk, channel)",
)
"""Made when the rows are there: that takes half the time."""
