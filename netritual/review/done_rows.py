"""The rows of the last step as values: what is drawn of them is worked out by who shows them."""

from typing import NamedTuple

WEEK, NEXT, NOT_NOW, LEARNED = "This week", "Next week", "Not now (on purpose)", "One thing I learned"
"""The sections of the step."""
LATE = "late"
"""In place of a day that has gone: what was due then is still to be done next week."""


class WeekFigure(NamedTuple):
    """A figure of the week as a number: mine, of how many where it is a share, and the usual one where it is known and
    the figure is of about a week. ``beside``: people whom the figure does not count, as there are notes of them alone;
    ``since`` says from when it counts, where that is before this week."""

    mine: float
    whole: float | None = None
    usual: float | None = None
    beside: int = 0
    since: str = ""


class Ahead(NamedTuple):
    """Something ahead in its parts: what it is, with whom, and on which day."""

    about: str
    who: str
    day: str = ""
