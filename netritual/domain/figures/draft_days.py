"""What the guards found in the drafts that were copied and the profile texts that were checked, counted by the day."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from netritual.domain.dates.weeks import WeekSpan
from netritual.domain.ties.tally import Tally


class DraftDay(Struct, frozen=True, array_like=True):
    """One day: how many drafts were copied, how many of them were like no note to somebody else, how many of my lines
    and facts the texts named, and how many of these as they are."""

    on: date
    copied: int = 0
    personal: int = 0
    named: int = 0
    right: int = 0

    def plus(self, other: "DraftDay") -> "DraftDay":
        """Both of one day."""
        return DraftDay(
            self.on, self.copied + other.copied, self.personal + other.personal, self.named + other.named,
            self.right + other.right,
        )  # fmt: skip


def drafting(days: Iterable[DraftDay], span: WeekSpan, tally: Tally) -> None:
    """The drafts copied without a mass flag, and the facts that were said as they are."""
    total = DraftDay(span.first)
    for day in days:
        total = total.plus(day) if span.holds(day.on) else total
    tally.share("personal_note_rate", total.personal, total.copied)
    tally.share("consistency", total.right, total.named)
