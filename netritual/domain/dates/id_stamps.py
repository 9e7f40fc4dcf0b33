"""The moment in a doc id: when its record was written. Standard library only: the quick log loads this."""

from datetime import UTC, date, datetime, timedelta

ID_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""Doc ids count from here, so that they stay below 2**53 until September 2089."""
ID_BITS = 12
"""Random bits below the milliseconds of a doc id."""


def written_at(doc_id: int) -> datetime:
    """The moment (UTC) at which the record with this id was written; the first of 2020 for an id without a stamp."""
    return ID_EPOCH + timedelta(milliseconds=doc_id >> ID_BITS)


def written_on(doc_id: int) -> date:
    """The day on which it was written (UTC)."""
    return written_at(doc_id).date()
