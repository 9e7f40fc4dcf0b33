"""Which stored records of a table are open, told without their types: loops, and planned coffees.

Standard library only: the quick log asks it of raw documents.
"""

CLOSED = {
    "promises": ("kept", "released"), "requests": ("acknowledged",), "asks": (), "thanks": (),
    "follows": ("done", "rest"), "coffees": ("held", "declined", "cancelled", "lapsed"),
    "introductions": ("sent", "outcome", "closed"),
}  # fmt: skip
"""Table of loops, or of planned coffees -> the states in which nothing of a record is open."""
PEOPLE_FIELDS = ("people", "to", "from", "between")
"""Fields that say with whom a record is, as they are stored."""


def is_open(table: str, state: str | None, said: object) -> bool:
    """Whether a record is open, by its state; thanks that were ``said`` are none."""
    return table in CLOSED and state not in CLOSED[table] and not (table == "thanks" and said)
