"""The list under a log line from which a person is picked, as rows of spans."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from netritual.domain.language.text import fold
from netritual.domain.model import Person
from netritual.domain.network import People
from netritual.domain.people.shared_open_names import distinction, named_beside
from netritual.domain.quicklog.reading import Ref
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.tui.command_table import keys_of, named
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Span, cut, line, wrap_line
from netritual.tui.key_hints import Hint

MOST_SHOWN = 9
SOMEONE_NEW, LEFT_OPEN = 0, -1
"""What is answered besides the id of a person."""
KEY = 5
"""Cells of a key before its row."""
NAME = 24
"""Cells that a name takes at the most while something stands beside it."""


class OpenPick:
    """The open list of those whom an unclear name of a ``line`` may mean, first those of whom it says most and who are
    called just so, narrowed by what is typed.

    ``offered`` are those whom the digits pick: a digit picks only who can be read beside it. Until something is
    typed or an arrow is pressed there is no cursor, and enter leaves the name open: no key in haste picks anybody. What
    fits nobody is no name but the next line, of somebody who types on: it is kept whole.
    """

    def __init__(self, ref: Ref, people: People, line: str, narrowed: str = "") -> None:
        self.typed, self.narrowed = ref.typed, narrowed
        self.offered: tuple[int, ...] = ()
        matches = (people[match[0]] for match in ref.matches if match[0] in people)
        self._candidates = sorted(
            matches, key=lambda person: (-named_beside(line, person), fold(person.name) != fold(ref.typed))
        )
        self._at: int | None = None
        """The row that the cursor was moved to."""

    @property
    def _new_key(self) -> str:
        """``n``, unless the name of one of the candidates begins with it: then a typed name is not taken for a key."""
        return "+" if any(begins(person, "n") for person in self._candidates) else "n"

    def rows(self, width: int, room: int, cursor: str, colored: bool = True) -> list[Line]:
        """The list in so many cells and lines, no two of its people alike; ``cursor`` is the sign before its row."""
        fitting = self._fitting
        if self.is_line:
            self.offered = ()
            said = (
                f"Nobody here begins with “{self.narrowed}”. enter saves the line as it is, and this as the next one."
            )
            return list[Line](wrap_line(line((said, "muted")), width))
        others: list[Line] = [] if self.narrowed else [[*key_of(self._new_key, colored), Span("someone new")]]
        left: Line = [*key_of("0", colored), Span("leave it open"), Span("  the review asks who it was", "muted")]
        others.append(left)
        most = max(1, min(MOST_SHOWN, room - len(others)))
        labels = name_rows(fitting[:most], self._candidates, width - KEY - cell_len(cursor) - 1)
        self.offered = tuple(labels)
        numbered = ([*key_of(str(n), colored), *row] for n, row in enumerate(labels.values(), 1))
        rows: list[Line] = [
            cut([Span(cursor if at == self._place else " " * cell_len(cursor), "here"), Span(" "), *row], width)
            for at, row in enumerate((*numbered, *others))
        ]
        hidden = len(fitting) - len(labels)
        if self.narrowed or hidden:
            begins_so = f"beginning with “{self.narrowed}”, " if self.narrowed else ""
            others_too = "; type on to find the others" if hidden else ""
            rows.append(line((f"{begins_so}{len(labels)} of {len(fitting)}{others_too}", "faint")))
        return rows

    @property
    def _fitting(self) -> list[Person]:
        return [person for person in self._candidates if begins(person, self.narrowed)]

    @property
    def _answers(self) -> tuple[int, ...]:
        """What the rows answer, from above."""
        return (*self.offered, *(() if self.narrowed else (SOMEONE_NEW,)), LEFT_OPEN)

    @property
    def _place(self) -> int | None:
        """The row of the cursor: by itself the first that fits what was typed; None for no cursor."""
        return min(self._at, len(self._answers) - 1) if self._at is not None else 0 if self.narrowed else None

    @property
    def at_cursor(self) -> int:
        """What the row under the cursor answers; without one the name is left open."""
        return self._answers[self._place] if self._place is not None else LEFT_OPEN

    def move(self, way: int) -> None:
        """The cursor goes a row down (1) or up (-1); it begins at the first."""
        at = self._place + way if self._place is not None else 0
        self._at = max(0, min(len(self._answers) - 1, at))

    @property
    def is_line(self) -> bool:
        """Whether what was typed can be no name of the list."""
        return bool(self.narrowed) and not self._fitting

    def next_line(self, keymap: Mapping[str, str]) -> str:
        """What was typed on and is no name here, without the key that opens the log bar; "" for nothing."""
        text = self.narrowed if self.is_line else ""
        return text[1:] if text[:1] in keys_of("log-interaction", keymap) else text

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys of the list."""
        if self.is_line:
            return Hint("enter", "saves both", "enter"), Hint("esc", "back to the text", "escape")
        last = len(self.offered)
        digits = (Hint(f"1-{last}" if last > 1 else "1", "pick"),) if last else ()
        new = () if self.narrowed else (Hint(self._new_key, "someone new", named(self._new_key)),)
        enter = "takes it" if self._place is not None else "saves it open"
        return (*digits, Hint("enter", enter, "enter"), Hint("↑ ↓", "choose"), Hint("0", "leaves it open", "0"),
                *new, Hint("esc", "back to the text", "escape"), Hint("a…z", "finds"))  # fmt: skip

    def picked_by(self, character: str) -> int | None:
        """What a key answers: an id, or one of the other rows; None for a key that answers nothing."""
        if character == "0" and not self.is_line:
            return LEFT_OPEN
        if character and character in ("+", self._new_key) and not self.narrowed:
            return SOMEONE_NEW
        place = int(character) if character.isdecimal() else 0
        return self.offered[place - 1] if 0 < place <= len(self.offered) else None

    def narrow(self, character: str) -> bool:
        """Narrow the list by one more letter, or write on at the next line; False for what is neither."""
        is_letter = character.isalpha() or (character == " " and bool(self.narrowed))
        is_letter = is_letter or (self.is_line and character.isprintable())
        if is_letter:
            self.narrowed, self._at = self.narrowed + character, None
        return is_letter

    def widen(self) -> None:
        """Take back the letter that narrowed the list last."""
        self.narrowed, self._at = self.narrowed[:-1], None


def key_of(key: str, colored: bool = True) -> list[Span]:
    """A key before its row, as a chip that can be clicked."""
    edges = f" {key} " if colored else f"[{key}]"
    return [Span(edges, "chip-here", key), Span(" " * max(1, KEY - cell_len(edges)))]


def begins(person: Person, typed: str) -> bool:
    """True when a word of the name, the company or the handle begins with what was typed."""
    words = (person.name, person.company, person.handle, *person.name.split(), *person.company.split())
    return any(fold(word).startswith(fold(typed)) for word in words)


def name_rows(people: Sequence[Person], among: Sequence[Person], width: int) -> dict[int, Line]:
    """A row for each person, by id, up to the first whom it could not tell from another in ``width`` cells.

    Those who share their name ``among`` more people are told by where they work and what as, or by their handle.
    """
    rows: dict[int, Line] = {}
    namesakes: dict[str, list[Person]] = {}
    for person in among:
        namesakes.setdefault(fold(person.name), []).append(person)
    column = min(NAME, max((cell_len(person.name) for person in people), default=0))
    for person in people:
        called_so = namesakes.get(fold(person.name), [])
        name, beside, needs_it = isolated(person.name), distinction(person, called_so), len(called_so) > 1
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
