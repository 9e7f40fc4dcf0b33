"""The end of a review: the cup, the week beside the usual one, next week, one thing learned, and the year."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from netritual.charts.beads import ReviewState
from netritual.domain.dates.day_wording import counted
from netritual.domain.model import Rest, Review, WrittenFile
from netritual.review.choice import counted_coffees, written_coffees
from netritual.review.done_rows import NEXT, NOT_NOW, WEEK, WeekFigure
from netritual.review.ritual_weeks import rests_in_reserve
from netritual.review.step import Item
from netritual.services.pages.insight_charts import day_by_day
from netritual.services.pages.year_page import Year, year_page
from netritual.tui.app import shell_of
from netritual.tui.bodies import done_lines
from netritual.tui.bodies.calendar_file_wording import FILE
from netritual.tui.bodies.item_rows import sentence
from netritual.tui.bodies.step_sentences import StepSentences
from netritual.tui.bodies.step_view import StepView
from netritual.tui.bodies.typed_line import LineBody
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line, Span

AGAIN_SECONDS = 0.1
"""After so long a year that is known already is read again."""
ROOMY = 30
"""Rows of the terminal from which there is room for the cup."""
IMPORTED = "i notes that you did."


class DoneSentences(StepSentences):
    """The week, the reviews, the plan, and what was written; beside the cup where there is room for it."""

    place = "across"
    year: Year | None = None
    """The year, once it was read."""

    def sentences(self) -> Sequence[str]:
        written = self._written()
        return [words for words in (*super().sentences(), written, self._import_words() if written else "") if words]

    def _written(self) -> str:
        """What this review put into the calendar file."""
        words = counted_coffees(written_coffees(self.view.context))
        return f"This review wrote {words} to {FILE} in your netritual folder." if words else ""

    def _import_words(self) -> str:
        """Which file to import, and what the person's own calendar makes of it."""
        from netritual.services.file_advice import import_words

        context, path = self.view.context, shell_of(self).parts.home.calendar
        words = import_words(context.network.all(WrittenFile), path, context.settings, context.now)
        return f"{words} {IMPORTED}"

    def paragraphs(self, width: int) -> list[Line]:
        signs, reviews = signs_for(self), self._reviews
        first, *others = self.sentences()
        head, stop, weeks = first.partition(". ")
        week = done_lines.week_sentence(in_section(self.view, WEEK))
        if not self.is_wide or self.app.size.height < ROOMY:
            words = " ".join(filter(None, (week, weeks)))
            lines = [*done_lines.headline(head + stop.strip(), reviews, width, signs), *sentence(words, width)]
            return [*lines, *(line for other in others for line in sentence(other, width))]
        room, blank = width - done_lines.CUP_WIDTH, list[Span]()
        beside = [*sentence(head + stop.strip(), room, "strong"), blank, *sentence(week, room, "text"), blank]
        beside += done_lines.said_of_reviews(reviews, self._reserve(weeks), room, signs)
        beside += [blank, *(line for other in others for line in sentence(other, room))]
        review = self.view.context.review
        return done_lines.beside_cup(beside, width, signs, filled=done_lines.filled_rows(review))

    @property
    def _reviews(self) -> Sequence[ReviewState]:
        """What became of each week since the first review."""
        states = self.year.reviews if self.year is not None else ()
        first = next((at for at, state in enumerate(states) if state != "missed"), len(states))
        return states[first:]

    def _reserve(self, weeks: str) -> str:
        """How many weeks had a review, and how many may be left out."""
        if self.year is None or not self._reviews:
            return weeks
        if len(self._reviews) == 1:
            return "Your first review"
        network = self.view.context.network
        rests = rests_in_reserve(network.all(Review), network.all(Rest))
        counts = f"{self.year.reviewed} of {counted(len(self._reviews), 'week')}"
        return f"{counts}, and {counted(rests, 'rest week')} in hand" if rests else counts


class DoneBody(LineBody):
    """The summary. Only the learned line can be changed here."""

    sentences_kind = DoneSentences
    share = 0.43
    has_list: ClassVar[bool] = False
    line_key = "learned"
    line_title = "One thing I learned"
    line_hint = "tab: one line"
    line_keys = ("=enter save", "=esc back (the text is kept)")

    def stored_line(self) -> str:
        return self.view.context.review.learned

    def compose(self) -> ComposeResult:
        """The figures of the week, next week, what was learned, what is not now, and the year."""
        yield from super().compose()
        yield Painter(id="week")
        yield Painter(id="next")
        yield self.line_place()
        yield Painter(id="not-now")
        yield Painter(id="year")

    def filled(self, item: Item | None) -> None:
        """All but the sentences."""
        signs, said = signs_for(self), self.query_one(DoneSentences)
        week, ahead, not_now = (in_section(self.view, one) for one in (WEEK, NEXT, NOT_NOW))
        usual = any(isinstance(one.subject, WeekFigure) and one.subject.usual for one in week)
        self._note("#week", "note gives", "This week, beside your usual" if usual else "This week")
        self.query_one("#week", Painter).show(lambda width: done_lines.week_lines(week, width, signs))
        self._note("#next", "note beside gives", NEXT)
        self.query_one("#next", Painter).show(lambda width: done_lines.ahead_lines(ahead, width))
        self._note("#not-now", "note beside first-out" if not_now else "-nothing", "Not now, on purpose")
        self.query_one("#not-now", Painter).show(lambda width: done_lines.text_rows(not_now, width))
        self._note("#year", "note across first-out" if self.wide else "-nothing", "Your year, day by day")
        self.query_one("#year", Painter).show(lambda width: day_by_day(said.year, width, signs))
        self.fill_line()
        if said.year is None:
            self.call_after_refresh(self._read_year)
        else:
            self.set_timer(AGAIN_SECONDS, self._read_year)

    def _read_year(self) -> None:
        """The year is read from many entries, so it follows when the rest is there to be read."""
        context = self.view.context
        year = year_page(context.network, context.today)
        said = self.query_one_optional(DoneSentences)  # it goes with its screen
        if said is not None and year != said.year:
            said.year = year
            said.show(said.paragraphs)
            self.query_one("#year", Painter).show(lambda width: day_by_day(year, width, signs_for(self)))

    def _note(self, where: str, classes: str, title: str) -> None:
        note = self.query_one(where, Painter)
        note.set_classes(classes)
        note.border_title = plain(title)


def in_section(view: StepView, section: str) -> list[Item]:
    """The items of a section."""
    return [item for item in view.items if item.section == section]
