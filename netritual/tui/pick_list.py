"""The list under a log line from which a person is picked, as rows of spans."""

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len

from netritual.domain.model import Person
from netritual.domain.network import People
from netritual.domain.quicklog.reading import Ref
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.shared_open_names import telling
from netritual.domain.text import fold
from netritual.tui.bars import Hint
from netritual.tui.command_table import named
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Span, cut, line, wrap_line

MOST_SHOWN = 9
KEY = 5
"""Cells of a key before its row."""
NAME = 24
"""Cells that a name takes at the most while something stands beside it."""


class OpenPick:
    """The open list of those whom an unclear name of a line may mean, narrowed by what is typed.

    ``offered`` are those whom the digits pick: a digit picks only who can be read beside it. What fits nobody is no
    name but the next line, of somebody who types on: it is kept whole.
    """

    def __init__(self, ref: Ref, people: People, narrowed: str = "") -> None:
        self.typed, self.narrowed = ref.typed, narrowed
        self.offered: tuple[int, ...] = ()
        self._candidates = [people[match[0]] for match in ref.matches if match[0] in people]

    @property
    def _new_key(self) -> str:
        """``n``, unless the name of one of the candidates begins with it: then a typed name is not taken for a key."""
        return "+" if any(begins(person, "n") for person in self._candidates) else "n"

    def rows(self, width: int, room: int, colored: bool = True) -> list[Line]:
        """The list in so many cells and lines, no two of its people alike."""
        fitting = self._fitting
        if self.is_line:
            self.offered = ()
            said = (
                f"Nobody here begins with “{self.narrowed}”. enter saves the line as it is, and this as the next one."
            )
            return list[Line](wrap_line(line((said, "muted")), width))
        labels = told_apart(fitting[: max(0, min(MOST_SHOWN, room))], self._candidates, width - KEY)
        self.offered = tuple(labels)
        rows: list[Line] = [[*key_of(str(n), colored), *row] for n, row in enumerate(labels.values(), 1)]
        if not self.narrowed:
            rows.append([*key_of(self._new_key, colored), Span("someone new")])
        hidden = len(fitting) - len(labels)
        if self.narrowed or hidden:
            begins_so = f"beginning with “{self.narrowed}”, " if self.narrowed else ""
            rows.append(line((f"{begins_so}{len(labels)} of {len(fitting)}; type on to find the others", "faint")))
        return rows

    @property
    def _fitting(self) -> list[Person]:
        return [person for person in self._candidates if begins(person, self.narrowed)]

    @property
    def is_line(self) -> bool:
        """Whether what was typed can be no name of the list."""
        return bool(self.narrowed) and not self._fitting

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        if self.is_line:
            return Hint("enter", "saves both", "enter"), Hint("esc", "back to the text", "escape")
        last = len(self.offered)
        digits = (Hint(f"1-{last}" if last > 1 else "1", "pick"),) if last else ()
        new = () if self.narrowed else (Hint(self._new_key, "someone new", named(self._new_key)),)
        return (*digits, *new, Hint("enter", "saves it open", "enter"), Hint("esc", "back to the text", "escape"),
                Hint("a…z", "finds"))  # fmt: skip

    def picked_by(self, character: str) -> int | None:
        """Whom a key picks: an id, 0 for a new person; None for a key that picks nobody."""
        if character and character in ("+", self._new_key) and not self.narrowed:
            return 0
        place = int(character) if character.isdecimal() else 0
        return self.offered[place - 1] if 0 < place <= len(self.offered) else None

    def narrow(self, character: str) -> bool:
        """Narrow the list by one more letter, or write on at the next line; False for what is neither."""
        is_letter = character.isalpha() or (character == " " and bool(self.narrowed))
        is_letter = is_letter or (self.is_line and character.isprintable())
        self.narrowed += character if is_letter else ""
        return is_letter


def key_of(key: str, colored: bool = True) -> list[Span]:
    """A key before its row, as a chip that can be clicked."""
    edges = f" {key} " if colored else f"[{key}]"
    return [Span(edges, "chip-here", key), Span(" " * max(1, KEY - cell_len(edges)))]


def begins(person: Person, typed: str) -> bool:
    """True when a word of the name, the company or the handle begins with what was typed."""
    words = (person.name, person.company, person.handle, *person.name.split(), *person.company.split())
    return any(fold(word).startswith(fold(typed)) for word in words)


def told_apart(people: Sequence[Person], among: Sequence[Person], width: int) -> dict[int, Line]:
    """A row for each person, by id, up to the first whom it could not tell from another in ``width`` cells.

    Those who share their name ``among`` more people are told by where they work, or by their handle.
    """
    rows: dict[int, Line] = {}
    alike = Counter((fold(person.name), fold(telling(person))) for person in among)
    names = Counter(fold(person.name) for person in among)
    column = min(NAME, max((cell_len(person.name) for person in people), default=0))
    for person in people:
        name, beside = isolated(person.name), telling(person)
        if names[fold(person.name)] > 1 and alike[fold(person.name), fold(beside)] > 1:
            beside = f"@{person.handle}"
        needs_it = names[fold(person.name)] > 1
        if cell_len(name) + (2 + cell_len(beside) if needs_it else 0) > width:
            name, beside, needs_it = f"@{person.handle}", "", False
        if cell_len(name) > width:
            break
        about = "; ".join(filter(None, (beside, TIER_NAMES[person.tier] if person.tier else "")))
        gap = max(0, column - cell_len(name)) + 2
        if cell_len(name) + gap + cell_len(about) > width:
            about, gap = beside if cell_len(name) + 4 <= width else "", 2
        rows[person.id] = cut(line((name, "strong"), " " * gap if about else "", (about, "muted")), width)
    return rows
