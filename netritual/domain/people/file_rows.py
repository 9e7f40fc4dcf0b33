"""The rows of address files in which somebody came, as ``Person.source_row`` keeps them: ``format: cell | cell``.

By them a row is known again. The UID of a card (RFC 6350 6.7.6) is a cell of its own.
"""

from netritual.domain.model import Person

UID = "uid:"


def file_rows(person: Person) -> list[str]:
    """The rows of somebody, the oldest first."""
    return person.source_row.split("\n") if person.source_row else []


def uid_cell(uid: str) -> str:
    """The cell that says the UID of a card."""
    return UID + uid.lower().removeprefix("urn:uuid:")


def uid_of(row: str) -> str:
    """The cell with the UID of the card that a row is of; "" for none."""
    cell = row.rpartition(" | ")[2]
    return cell if cell.startswith(UID) else ""


def without_uid(row: str) -> str:
    """A row but for the UID."""
    return row.removesuffix(f" | {cell}") if (cell := uid_of(row)) else row
