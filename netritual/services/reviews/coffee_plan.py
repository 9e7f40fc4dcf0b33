"""What a review plans: the suggestions that are picked, and the calendar file with them and the first words."""

from __future__ import annotations

from datetime import datetime

from netritual.domain.coffees.review_events import days_off
from netritual.domain.model import Change, Shown
from netritual.review.choice import CoffeeChoice, first_words
from netritual.review.step import StepContext, StepSpec
from netritual.services.external_files import Outside
from netritual.services.ports import Store
from netritual.services.verbs.calendar_file import CalendarFileContents, Render, WeekPlan, Written, contents, write


class CoffeePlan:
    """The coffees of a review as a step suggests them, and as they are picked, in a context that may be a minute older
    than ``now``."""

    def __init__(self, store: Store, step: StepSpec | None, context: StepContext, now: datetime) -> None:
        self._store, self._context, self._now = store, context, now
        items = context.open_rows(step, drafted=False) if step is not None else ()
        self._choices = [item.subject for item in items if isinstance(item.subject, CoffeeChoice)]

    @property
    def picks(self) -> list[Shown]:
        """The picked suggestions with slot, kind and purpose, as they would be written."""
        return [one.chosen for one in self._choices if one.chosen.picked and one.chosen.slot is not None]

    @property
    def _week(self) -> WeekPlan:
        context = self._context
        off = days_off(context.busy, context.holidays, context.settings, self._now)
        return WeekPlan(self.picks, first_words(context, self._choices), off)

    def preview(self, path: str) -> CalendarFileContents:
        """What writing ``path`` would put into it, with the picks; nothing is changed."""
        context = self._context
        return contents(context.network, context.settings, self._now, self._store.id, path, self._week)

    def write(self, outside: Outside, path: str, render: Render, *, yes: bool = False) -> tuple[Written, Change | None]:
        """Plan the picks and write the calendar file with them and the first words, as one transaction; ``yes`` over a
        file that netritual did not write too."""
        context = self._context
        return write(self._store, self._now, outside, path, context.settings, render, yes, self._week)
