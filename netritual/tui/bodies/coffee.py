"""Suggested coffees with their fit and slot, why each fits, the next two weeks, and the file to write."""

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from netritual.domain.first_names import first_name
from netritual.domain.fit import PARTS
from netritual.domain.model import Coffee, Person
from netritual.domain.words import counted
from netritual.review.choice import Choice
from netritual.review.silence_words import silence_words
from netritual.review.step import Act, Item, StepContext
from netritual.services.editions import change_rows
from netritual.services.verbs.calendar_file import Contents
from netritual.tui.bodies.draft import DraftBody
from netritual.tui.bodies.fortnight import Mark, fortnight, title_of
from netritual.tui.bodies.step_list import ListRow, heading
from netritual.tui.bodies.step_view import StepView
from netritual.tui.content import cells as cells_of
from netritual.tui.content import fit
from netritual.tui.widgets.why_panel import Passage

SUGGESTED = "Coffees"
NOTHING_NEW = "nothing that the file does not say already"
LEFT_OUT = "Not shown"
COLUMNS = ("who", "fit", "because", "slot")
MOST_LEFT_OUT = 6
"""Rows of people left out beside the panel of reasons."""
SHOWN_NAMES = 3
"""People left out who are named in one line; n shows all."""
STRIP_ROWS = 30
"""Rows of a terminal from which the two weeks fit under the list."""


class CoffeeBody(DraftBody):
    """Suggestions to pick from; < and > move the slot, enter shows the file and then writes it."""

    share: ClassVar[float] = 0.56

    def __init__(self) -> None:
        super().__init__()
        self.preview: Contents | None = None
        self._all_left_out = False

    def suggestions(self) -> list[Item]:
        """The rows that can be picked."""
        return [item for item in self.view.items if isinstance(item.subject, Choice) and not item.subject.first_word]

    def _in_state(self, state: str) -> list[Item]:
        """The rows of one state: "first word", "left out", "names" (the offer of twelve) or "planned"."""
        return [item for item in self.view.items if item.state == state]

    def rows(self) -> list[ListRow]:
        """Suggestions with a box, then those left out: all, or as many as the reasons leave lines for."""
        found, left = self.suggestions(), self._in_state("left out")
        rows = self.messages(answers=True)
        rows += [heading(SUGGESTED)] if self.wide and found else []
        if not found and (words := silence_words(self.view.context.network, self.view.context.suggestions, {})):
            rows.append(ListRow(key=None, cells=(f"  {words}",), note=True))
        if found:
            rows.append(ListRow(key=None, cells=COLUMNS, box="pick", names=True))
        rows += [self.row(item, first=False) for item in found]
        rows += self.messages(answers=False)
        planned = self._in_state("planned")
        if planned:
            rows.append(heading(planned[0].section))
            rows += [ListRow(key=item.key, cells=item.cells) for item in planned]
        reasons = len(found) + len(self._in_state("first word"))
        room = self._free_lines(rows) - reasons - 1 if self.wide else 0
        if left and (room > 0 or self._all_left_out):
            rows.append(heading("not shown (n)" if self.wide else LEFT_OUT))
            shown = left if self._all_left_out else left[: min(MOST_LEFT_OUT, room)]
            rows += [ListRow(key=item.key, cells=item.cells) for item in shown]
        elif left:
            rows.append(ListRow(key=None, cells=(f"  {left_out_words(left, self.list_width - 4)}",), note=True))
        for item in self._in_state("names"):
            rows += [heading(item.section), ListRow(key=item.key, cells=item.cells, hint="t")]
        return rows

    def messages(self, *, answers: bool) -> list[ListRow]:
        """Those to answer, or the others to write to, under their headings."""
        rows: list[ListRow] = []
        of = [item for item in self._in_state("first word") if item.subject.suggestion.is_answer == answers]
        for section, items in groupby(of, key=lambda item: item.section):
            rows.append(heading(section))
            rows += [ListRow(key=item.key, cells=(item.cells[0], item.cells[2])) for item in items]
        return rows

    def row(self, item: Item, *, first: bool) -> ListRow:
        """A suggestion: the box, who, fit, because, slot."""
        chosen = item.subject.chosen
        who, score, because, slot = item.cells
        box = "[x]" if chosen.picked else "[ ]"
        return ListRow(key=item.key, cells=(who, score.rjust(len("fit")), because, slot), box=box)

    def beside(self, item: Item | None) -> tuple[Passage, ...]:
        """The preview of the file while it is shown, else why this one fits."""
        if self.preview is not None:
            return (Passage("what goes into calendar/coffees.ics", file_rows(self.preview, self.view.context)),)
        if item is None or not item.detail or (not self.wide and self.shows_draft(item)):
            return ()
        rows = tuple((label.replace("_", " "), text) for label, text in item.detail)
        if not self.wide and self.space.height < STRIP_ROWS:
            return (Passage(f"why {item.cells[0]}", (), in_brief(rows)),)
        return (Passage(f"why {item.cells[0]}", rows),)

    def below(self, item: Item | None) -> tuple[Passage, ...]:
        """The next two weeks, where the terminal is wide and high enough."""
        if not self.wide or self.space.height < STRIP_ROWS or not self.suggestions():
            return ()
        lines = fortnight(self.view.context, self.marks(), self.space.width - 1)
        return (Passage(title_of(lines), (), tuple(lines)),)

    def foot(self) -> list[str]:
        events = counted(self.view.events, "event")
        if self.preview is not None:
            return [" enter writes this file, esc goes back"]
        if self.wide:
            return [f" enter previews {events} for calendar/coffees.ics in your netritual folder, enter again writes"]
        return [f" {events} for calendar/coffees.ics in your netritual folder: enter twice writes"]

    def marks(self) -> list[Mark]:
        """The coffees of the strip: planned, picked and proposed."""
        network = self.view.context.network
        chosen = [(item, item.subject.chosen.slot, item.subject.chosen.picked, False) for item in self.suggestions()]
        coffees = [(item, network.get(Coffee, item.ref)) for item in self._in_state("planned")]
        planned = [(item, coffee.slot, True, True) for item, coffee in coffees if coffee is not None]
        return [
            Mark(slot.start, slot.end, first_name(person.name) or person.name, *how)
            for item, slot, *how in (*chosen, *planned)
            if slot is not None and (person := network.get(Person, item.person or 0)) is not None
        ]

    def shows_draft(self, item: Item | None) -> bool:
        """The draft is shown when it was asked for: the reasons need the room."""
        return item is not None and bool(item.draft) and self._opened == item.key and self.preview is None

    def show_preview(self, contents: Contents) -> None:
        """Show what would be written."""
        self.preview = contents
        self.follow()

    def hide_preview(self) -> None:
        """Back to the reasons."""
        if self.preview is not None:
            self.preview = None
            self.follow()

    def show(self, view: StepView) -> None:
        """What changed may be in the file: a preview is of the past then."""
        self.preview = None
        super().show(view)

    def took_key(self, key: str) -> bool:
        """n shows everyone who is left out."""
        if key != "n":
            return False
        self._all_left_out = not self._all_left_out
        self.draw(self.items.cursor)
        return True

    def would_take(self, key: str) -> bool:
        """n, whatever row the cursor is on."""
        return key == "n"

    def took_escape(self) -> bool:
        """Escape closes the preview first."""
        shown = self.preview is not None
        self.hide_preview()
        return shown

    def main_act(self, item: Item) -> Act | None:
        """A click picks; enter is the file's."""
        return item.act("space")


def in_brief(rows: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Why, slot and prep in a line each, so that nothing is pushed out at 80x24; a wide terminal has all of it."""
    texts = dict(rows)
    why = "; ".join(text for label, text in rows if label in PARTS)
    slot = "; ".join(texts[label] for label in ("slot", "for them") if label in texts)
    prep = "; ".join(texts[label] for label in ("purpose", "place") if label in texts)
    lines = (("why", why), ("slot", slot), ("prep", prep), ("last", texts.get("last", "")))
    labels = PARTS | {"slot", "for them", "purpose", "place", "last", "fit", "reckoning"}
    rest = [row for row in rows if row[0] not in labels]
    return tuple(f"{fit(label, 6)}{text}" for label, text in (*lines, *rest) if text)


def left_out_words(left: Sequence[Item], room: int) -> str:
    """ "not shown: Ana (met yesterday), Omar (busy now), 3 more: n", with as many names as fit."""
    words = f"not shown: {len(left)}: n"
    for count in range(1, min(SHOWN_NAMES, len(left)) + 1):
        named = [f"{item.cells[0]} ({item.cells[2]})" for item in left[:count]]
        more = [f"{len(left) - count} more"] if len(left) > count else []
        longer = f"not shown: {', '.join([*named, *more])}: n"
        words = longer if cells_of(longer) <= room else words
    return words


def file_rows(contents: Contents, context: StepContext) -> tuple[tuple[str, str], ...]:
    """How many events both files hold after a write, and what it changes, each by name."""
    rows = change_rows([one for one in contents.changes if one.kind != "stays"], context.settings, context.today)
    both = counted(len(contents.events), "event")
    both += f", {len(contents.new)} of them in coffees-new.ics" if contents.new else ""
    return (("in all", both), *(rows or [("new", NOTHING_NEW)]))
