"""What was read is written into the line: a yes, a no, or "not that", so that the line reads the same again.

A name that was likely becomes its ``@handle``, an accepted loop moves behind its ``+kind``, and what is refused gets a
backslash, which takes a word out of all readings. Pure text: the line, where its words stand, what they were read as.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netritual.domain.quicklog.natural.rewriting import Pass
    from netritual.domain.quicklog.reading import Clause, Reading, Ref


class Mark(NamedTuple):
    """A stretch of the line, characters ``start`` to ``end``, and what it was read as: a name or a proposed loop.

    ``open`` marks wait for a yes or a no; ``refused`` is where the backslash of a no goes.
    """

    start: int
    end: int
    refused: int
    open: bool
    ref: Ref | None = None
    clause: Clause | None = None


def marks_of(line: str, reading: Reading) -> list[Mark]:
    """Everything of a line that plain words were read as, from left to right; nothing of a line of sigils."""
    plain = reading.plain
    if plain is None:
        return []
    places = _places(line, plain)
    found: list[Mark] = []
    for name in plain.plain_names():
        start, end = places[name.start][0], places[name.end - 1][1]
        there = name in plain.people
        if there or name.ref.likely or len(name.ref.matches) > 1:
            found.append(Mark(start, end, start, name.ref.likely, ref=name.ref))
    for proposal, clause in zip(plain.proposals, reading.proposed, strict=True):
        start, end = places[proposal.start][0], places[proposal.end - 1][1]
        found.append(Mark(start, end, places[proposal.cue][0], True, clause=clause))
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def accepted(line: str, mark: Mark) -> str:
    """The line after a yes."""
    if mark.ref is not None:
        return f"{line[: mark.start]}@{mark.ref.matches[0][1]}{_tail(line, mark)}{line[mark.end :]}"
    before, note = _without_note(line)
    rest = f"{before[: mark.start].rstrip()} {before[mark.end :].lstrip(' ,;.')}".strip()
    rest = rest.rstrip(",;").removesuffix(" and").rstrip(" ,;")
    return " ".join(part for part in (rest, _clause(mark.clause), note) if part)


def refused(line: str, mark: Mark) -> str:
    """The line after a no: the words stay, and are read as nothing."""
    return f"{line[: mark.refused]}\\{line[mark.refused :]}"


def _places(line: str, plain: Pass) -> list[tuple[int, int]]:
    """Where each word stands in the line: its first character, and the one behind its last."""
    places: list[tuple[int, int]] = []
    at, last = 0, None
    for word in plain.words:
        if word.token is not last:
            at = line.find(word.token.raw, at if last is None else at + len(last.raw))
            last = word.token
        start = at + max(0, word.token.raw.find(word.bare)) if word.bare else at
        places.append((start, start + len(word.bare or word.token.raw)))
    return places


def _tail(line: str, mark: Mark) -> str:
    """A possessive stays readable behind the handle."""
    return "" if line[mark.end : mark.end + 1] in ("", "'", "’") or not line[mark.end].isalnum() else " "


def _without_note(line: str) -> tuple[str, str]:
    """The line before its ``//``, and the note with it."""
    at = 0 if line.startswith("//") else line.find(" //")
    return (line, "") if at < 0 else (line[:at], line[at:].strip())


def _clause(clause: Clause | None) -> str:
    """A proposed loop as it is typed."""
    if clause is None:
        return ""
    people = [*([clause.giver] if clause.giver else []), *clause.people]
    names = [f"@{ref.matches[0][1]}" if len(ref.matches) == 1 else f'@"{ref.typed}"' for ref in people]
    due = f"due:{clause.due.isoformat()}" if clause.due is not None else ""
    word = {"received": "got"}.get(clause.kind, clause.word or clause.kind)
    parts = [f"+{word}", *names, clause.text, clause.url, *(f"#{tag}" for tag in clause.tags), due]
    return " ".join(part for part in parts if part)
