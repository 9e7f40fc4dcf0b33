"""The list beside a log line from which a person is picked, as lines of text."""

from collections import Counter
from collections.abc import Sequence

from netritual.domain.model import Person
from netritual.domain.network import People
from netritual.domain.quicklog.reading import Ref
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.same_name import telling
from netritual.domain.text import fold
from netritual.tui import bars
from netritual.tui.command_table import named
from netritual.tui.content import Column, cells, fit, isolated, shorten, spread
from netritual.tui.theme import signs

BOX = 37
"""Width of the pick list beside the grammar."""
ROW, NAME = 32, 15
"""Cells of a row of that list, and of the name where the company stands beside it."""
MOST_SHOWN = 9


class OpenPick:
    """The open list of those whom an unclear name of a line may mean, narrowed by what is typed.

    ``offered`` are those whom the digits pick: a digit picks only who can be read beside it.
    """

    def __init__(self, ref: Ref, people: People, narrowed: str = "") -> None:
        self.typed, self.narrowed = ref.typed, narrowed
        self.offered: tuple[int, ...] = ()
        self._candidates = [people[match[0]] for match in ref.matches if match[0] in people]

    @property
    def _new_key(self) -> str:
        """``n``, unless the name of one of the candidates begins with it: then a typed name is not taken for a key."""
        return "+" if any(begins(person, "n") for person in self._candidates) else "n"

    def title_and_rows(self, room: int) -> tuple[str, list[str]]:
        """The list in ``room`` lines for people, no two of them alike."""
        fitting = [person for person in self._candidates if begins(person, self.narrowed)]
        rows = told_apart(fitting[: max(0, min(MOST_SHOWN, room))], self._candidates)
        self.offered = tuple(rows)
        shown = [f"{n} {row}" for n, row in enumerate(rows.values(), 1)]
        count = "" if len(shown) == len(fitting) else f": {len(shown)} of {len(fitting)}"
        new = [] if self.narrowed else [f"{self._new_key}  a new person"]
        return f"@{self.typed}{' ' * bool(self.narrowed)}{self.narrowed}{count}", [*shown, *new]

    @property
    def hints(self) -> bars.Rows:
        """The keys of the list."""
        last = len(self.offered)
        digits = (bars.Hint(f"1-{last}" if last > 1 else "1", "pick person"),) if last else ()
        new = () if self.narrowed else (bars.Hint(self._new_key, "new person", named(self._new_key)),)
        return ((*digits, *new, bars.Hint("a…z", "narrow"), bars.Hint("enter", "save unsettled", "enter"),
                 bars.Hint("esc", "back to the text", "escape")),)  # fmt: skip

    def picked_by(self, character: str) -> int | None:
        """Whom a key picks: an id, 0 for a new person; None for a key that picks nobody."""
        if character and character in ("+", self._new_key) and not self.narrowed:
            return 0
        place = int(character) if character.isdecimal() else 0
        return self.offered[place - 1] if 0 < place <= len(self.offered) else None

    def narrow(self, character: str) -> bool:
        """Narrow the list by one more letter; False for what is none."""
        is_letter = character.isalpha() or (character == " " and bool(self.narrowed))
        self.narrowed += character if is_letter else ""
        return is_letter


def begins(person: Person, typed: str) -> bool:
    """True when a word of the name, the company or the handle begins with what was typed."""
    words = (person.name, person.company, person.handle, *person.name.split(), *person.company.split())
    return any(fold(word).startswith(fold(typed)) for word in words)


def boxed(title: str, rows: Sequence[str]) -> list[str]:
    """The rows within an edge that has a title."""
    line, inner = signs(), BOX - 2
    head = shorten(f" {title} ", inner - 2)
    top = f" {line.corner[0]}{head}{line.across * (inner - cells(head))}{line.corner[1]}"
    inside = [f" {line.down} {fit(row, inner - 1)}{line.down}" for row in rows]
    return [top, *inside, f" {line.corner[2]}{line.across * inner}{line.corner[3]}"]


def told_apart(people: Sequence[Person], among: Sequence[Person]) -> dict[int, str]:
    """A row for each person, by id, up to the first whom it could not tell from another.

    Those who share their name ``among`` more people are told by where they work, or by their handle.
    """
    rows: dict[int, str] = {}
    alike = Counter((fold(person.name), fold(telling(person))) for person in among)
    names = Counter(fold(person.name) for person in among)
    for person in people:
        name, handle = isolated(person.name), f"@{person.handle}"
        row = handle if cells(name) > ROW else name if cells(name) > NAME else _row(person)
        if names[fold(person.name)] > 1:
            single = alike[fold(person.name), fold(telling(person))] == 1
            row = f"{name}  {telling(person)}" if single else handle
            row = row if cells(row) <= ROW else handle
        if cells(row) > ROW:
            break
        rows[person.id] = row
    return rows


def _row(person: Person) -> str:
    return spread(
        (isolated(person.name), person.company, TIER_NAMES[person.tier]), (Column(NAME), Column(7), Column(6)), ROW
    )
