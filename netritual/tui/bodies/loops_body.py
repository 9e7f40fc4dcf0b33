"""The steps of open loops: replies and promises. Beside a row stands how it is between the two, and how such things are
kept."""

from collections.abc import Sequence
from typing import ClassVar

from netritual.charts.bar import bar
from netritual.charts.beads import month_beads
from netritual.charts.signs import Signs, tier_sign
from netritual.domain.dates.day_wording import counted
from netritual.domain.figures.stats_metrics import follow_through
from netritual.domain.model import Person
from netritual.domain.people.first_names import first_name
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tally import number_words, part_words
from netritual.domain.ties.tie_history import monthly
from netritual.review.step import Item
from netritual.tui.bodies.draft_body import DraftBody
from netritual.tui.bodies.item_rows import labelled
from netritual.tui.bodies.step_view import SideNote, StepView
from netritual.tui.face.painter import signs_for
from netritual.tui.face.spans import Line, Span, cut, wrap_line

LONGEST_BAR = 40
LINE = "line"
"""The label of the words as they were typed."""


def quote_lines(text: str, width: int, signs: Signs) -> list[Line]:
    """What somebody wrote, as a quote."""
    words = wrap_line([Span(f"“{text.strip()}”", "quote")], max(1, width - 2))
    return [[Span(signs.quote, "quote-bar"), Span(" "), *line] for line in words]


class LoopBody(DraftBody):
    """Rows of loops that are open between somebody and me."""

    measure: ClassVar[str] = ""
    """Which share is told of, as ``follow_through`` names it."""
    sentence: ClassVar[str] = ""
    """What that share is of."""

    def __init__(self) -> None:
        super().__init__()
        self._share: Sequence[float] | None = None

    def show(self, view: StepView) -> None:
        self._share = None
        super().show(view)

    def beside(self, item: Item | None) -> SideNote | None:
        """What is known of the row; below it the two of us, and how such things are kept."""
        note = super().beside(item)
        if note is None or item is None:
            return note
        signs, rest = signs_for(self), [one for one in item.detail if one[0] != LINE]
        typed = [text for label, text in item.detail if label == LINE]

        def paint(width: int) -> list[Line]:
            said = [line for text in typed for line in quote_lines(text, width, signs)]
            more = [*self._between(item, width, signs), *self._kept_lines(width, signs)] if self.wide else []
            return [*said, *labelled(rest, width), *more]

        return SideNote(note.title, paint)

    def _between(self, item: Item, width: int, signs: Signs) -> list[Line]:
        network, today = self.view.context.network, self.view.context.today
        person = network.get(Person, item.person) if item.person is not None else None
        months = monthly(network.touches(person.id), today) if person is not None else []
        talks = sum(every for _, every in months)
        if person is None or not talks:
            return []
        beads = month_beads(months, signs)
        tier = [tier_sign(person.tier, signs), Span(f" {TIER_NAMES[person.tier]}   ")] if person.tier else []
        words = f"   {counted(talks, 'talk')} in 12 months"
        return [
            [],
            [Span(f"You and {first_name(person.name) or person.name}", "muted")],
            cut([*tier, *beads, Span(words, "muted")], width),
        ]

    def _kept_lines(self, width: int, signs: Signs) -> list[Line]:
        """How such things were kept in the last twelve weeks; nothing as long as there were none."""
        if self._share is None:
            context = self.view.context
            counted_cases = follow_through(context.network, context.settings, context.now, "12w")
            self._share = counted_cases.get(self.measure, (0, 0))
        part, whole = self._share
        if not whole:
            return []
        words = [Span(part_words(part, whole), "strong"), Span(f" of {number_words(whole)} {self.sentence}", "muted")]
        return [
            [],
            [Span("All of yours", "muted")],
            *wrap_line(words, width),
            bar(part, whole, min(width, LONGEST_BAR), signs, "done"),
        ]


class RepliesBody(LoopBody):
    """Who waits for an answer; the draft of the row stands open."""

    opens_wide: ClassVar[bool] = True
    opens_narrow: ClassVar[bool] = True
    measure: ClassVar[str] = "within_aim"
    sentence: ClassVar[str] = "answered in time, in twelve weeks"


class PromisesBody(LoopBody):
    """What was promised, either way."""

    measure: ClassVar[str] = "promises_on_time"
    sentence: ClassVar[str] = "promises kept on time, in twelve weeks"
