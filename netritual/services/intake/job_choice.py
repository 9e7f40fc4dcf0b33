"""Which job somebody has when files name several: what stands here, unless a source that was read before has a new one.

A phone book and LinkedIn often name one job differently. That is no news of anybody, and which file came first must not
decide what a second round changes.
"""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from netritual.domain.language.text import fold
from netritual.domain.model import Person, PersonEvent
from netritual.domain.people.file_rows import file_rows, uid_of
from netritual.domain.quicklog.name_keys import without_firm

_ONE_OF_A_PERSON = "linkedin"
"""The format in which a person stands once: any two rows of it are of one source."""


def job_words(person: Person) -> str:
    """A job in words: "CFO, Nortel"."""
    return ", ".join(filter(None, (person.position, person.company)))


def agrees(there: Person, coming: Person) -> bool:
    """Whether what a row says of a job is what is known, or fills a gap of it."""
    pairs = (
        (fold(without_firm(there.company)), fold(without_firm(coming.company))),
        (fold(there.position), fold(coming.position)),
    )
    return all(not had or not new or had == new for had, new in pairs)


def with_job(there: Person, coming: Person, earlier: Iterable[str], today: date) -> Person:
    """A person with the job of a row: it fills a gap, or is news and an event; else what is there stays.

    ``earlier`` are the rows that somebody had before the file of this row: rows of one file are no news to each other.
    """
    if agrees(there, coming):
        return replace(
            there, company=there.company or coming.company, position=there.position or coming.position
        )  # fmt: skip
    if was_told(there, coming) or not any(_is_of_one_source(row, coming.source_row or "") for row in earlier):
        return there
    moved = coming.company and fold(coming.company) != fold(there.company)
    return replace(
        there,
        company=coming.company or there.company,
        position=coming.position if moved else coming.position or there.position,
        events=(*there.events, PersonEvent(kind="job", on=today)),
    )


def was_told(there: Person, coming: Person) -> bool:
    """Whether an earlier row told of this very job, or somebody had it who is a part of this person by a merge."""
    job = fold(coming.company), fold(coming.position)
    if any((fold(gone.company), fold(gone.position)) == job for gone in there.merged):
        return True
    cells = [f"|{fold(row.partition(': ')[2])}|" for row in file_rows(there)]
    return any(all(f"|{text}|" in each for text in job if text) for each in cells)


def _is_of_one_source(earlier: str, coming: str) -> bool:
    """Whether two rows are of one entry in one source: LinkedIn's of a person, or a card's with the same UID."""
    source = coming.partition(":")[0]
    if source != earlier.partition(":")[0]:
        return False
    return source == _ONE_OF_A_PERSON or (bool(uid_of(coming)) and uid_of(coming) == uid_of(earlier))
