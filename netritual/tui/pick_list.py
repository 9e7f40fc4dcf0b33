"""The list beside a log line from which a person is picked, as lines of text."""

from collections import Counter
from collections.abc import Sequence

from netritual.domain.model import Person
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.same_name import telling
from netritual.domain.text import fold
from netritual.tui.content import Column, cells, fit, isolated, shorten, spread
from netritual.tui.theme import signs

BOX = 37
"""Width of the pick list beside the grammar."""
ROW, NAME = 32, 15
"""Cells of a row of that list, and of the name where the company stands beside it."""


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
