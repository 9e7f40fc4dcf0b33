"""What was read is written into the line: a yes, a no, or "not that", so that the line reads the same again.

A name that was likely becomes its ``@handle``; an accepted loop is typed behind the line as its ``+kind`` too; what is
refused gets a backslash. Pure text: the line, where its words stand, what they were read as.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeVar

from netritual.domain.quicklog.line_head import LineHead
from netritual.domain.quicklog.line_segment import once
from netritual.domain.quicklog.line_vocabulary import FILLER, JOINING, MADE
from netritual.domain.quicklog.natural.recognised_names import UNHEARD
from netritual.domain.quicklog.natural.rewriting import Pass
from netritual.domain.quicklog.reading import Clause, Reading, Ref
from netritual.domain.quicklog.tokens import CLAUSE, LITERAL, PERSON, QUOTED, WORD, escaped, literal, sigil, tokens_of

R = TypeVar("R")
_SIGNS = " .,;:!?()"
"""What stands around words and is no part of them."""


class ReadStretch(NamedTuple):
    """A stretch of the line, characters ``start`` to ``end``, and what it was read as: a name, a loop, or, with neither
    ``ref`` nor ``clause``, a fact of the entry (channel, day, length, place, topic, tag).

    ``open`` marks wait for a yes or a no; ``refused`` is where the backslash of a no goes. ``answers`` is true for a
    typed loop that is the yes to words before it.
    """

    start: int
    end: int
    refused: int
    open: bool
    ref: Ref | None = None
    clause: Clause | None = None
    answers: bool = False


def marks_of(line: str, reading: Reading) -> list[ReadStretch]:
    """Everything of a line that was read as something, from left to right, none over another but inside a loop."""
    plain, head = _reader(reading, Pass), _reader(reading, LineHead)
    marks = [*_plain_marks(line, plain)] if plain is not None else []
    spans = [(mark.start, mark.end) for mark in marks]
    if head is not None:
        marks += [
            mark for mark in _head_marks(line, head)
            if not any(start < mark.end and mark.start < end for start, end in spans)
        ]  # fmt: skip
    marks += _clause_marks(line, reading, plain)
    return sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, mark.end))


def _reader(reading: Reading, kind: type[R]) -> R | None:
    return next((reader for reader in reading.readers if isinstance(reader, kind)), None)


def _plain_marks(line: str, plain: Pass) -> Iterator[ReadStretch]:
    """The names in plain words, and the loops that are proposed."""
    places = _places(line, plain)
    for name in plain.plain_names():
        start, end = places[name.start].start, places[name.end - 1].end
        if name in plain.people or name.ref.likely or name.kind == UNHEARD or len(name.ref.matches) > 1:
            yield ReadStretch(start, end, start, name.ref.likely or name.kind == UNHEARD, ref=name.ref)
    for proposal, clause in plain.asked:
        start, end = places[proposal.start].start, places[proposal.end - 1].end
        yield ReadStretch(start, end, places[proposal.cue].typed, True, clause=clause)


def _head_marks(line: str, head: LineHead) -> Iterator[ReadStretch]:
    """The facts of the entry, and people behind an ``@``. The words of a topic are one mark."""
    places = _sought(line, [token.raw for token in head.tokens])
    topic = {at for at, _ in head.topic}
    text = {at for at, _ in head.summary}
    opened: ReadStretch | None = None
    for at, length in head.steps:
        token, start, end = head.tokens[at], places[at][0], places[at + length - 1][1]
        joins = length == 1 and token.kind == WORD and token.low in (JOINING | FILLER)
        if at in text or start < 0 or end < start or token.kind in (LITERAL, QUOTED) or (joins and at not in topic):
            continue
        mark = _trimmed(line, ReadStretch(start, end, start, False, ref=token.ref if token.kind == PERSON else None))
        if at in topic and opened is not None:
            opened = opened._replace(end=mark.end)
            continue
        if opened is not None:
            yield opened
        opened = mark if at in topic or at + 1 in topic else None
        if opened is None:
            yield mark
    if opened is not None:
        yield opened


def _clause_marks(line: str, reading: Reading, plain: Pass | None) -> Iterator[ReadStretch]:
    """Each ``+kind`` with its words, up to the next one or the note."""
    if not reading.clauses:
        return
    tokens, _ = tokens_of(line)
    places = _sought(line, [token.raw for token in tokens])
    starts = [at for at, token in enumerate(tokens) if token.kind == CLAUSE]
    yes = plain.settled if plain is not None else {}
    words = _places(line, plain) if plain is not None and yes else []
    for number, ((at, behind), clause) in enumerate(
        zip(pairwise([*starts, len(tokens)]), reading.clauses, strict=False)
    ):
        start, end = places[at][0], max(end for _, end in places[at:behind])
        if start >= 0:
            cue = words[yes[number].cue].typed if number in yes else start
            yield _trimmed(line, ReadStretch(start, end, start, False, clause=clause))._replace(
                refused=cue, answers=number in yes
            )


def accepted(line: str, mark: ReadStretch, read: Callable[[str], Reading]) -> str:
    """The line after a yes. A name becomes its handle, or the whole name where a handle would change what else is read.
    The words of a loop stay, and the loop is typed behind the line; a text that would be read as more is set off."""
    if mark.ref is not None and mark.ref.unheard:
        return f"{line[: mark.start]}{sigil(mark.ref.spelled)}{_tail(line, mark)}{line[mark.end :]}"
    if mark.ref is not None:
        _, handle, name = mark.ref.matches[0][:3]
        names = [f"{line[: mark.start]}{typed}{_tail(line, mark)}{line[mark.end :]}" for typed in (f"@{handle}", name)]
        facts = _facts(read(line))
        return next((text for text in names if _facts(read(text)) == facts), names[-1])
    if mark.clause is None:
        return line
    clause = mark.clause
    ways = [_behind(line, _typed(clause, text)) for text in (clause.text, literal(clause.text), escaped(clause.text))]
    left = [*map(_loop, read(line).proposed)]
    if _loop(clause) in left:
        left.remove(_loop(clause))
    answer = next((text for text in ways if [*map(_loop, read(text).proposed)] == left), None)
    return answer or _behind(refused(line, mark), _typed(clause, clause.text))


def _facts(reading: Reading) -> dict[str, object]:
    """What a line says, whether its names are settled or likely."""
    facts: dict[str, object] = reading.to_json()
    for name in ("ambiguous", "likely", "mentions", "proposed", "summary"):
        facts.pop(name, None)
    return {**facts, "people": [ref.handle for ref in reading.people], "proposed": [*map(_loop, reading.proposed)]}


def _loop(clause: Clause) -> tuple[object, ...]:
    return (clause.kind, clause.text, clause.due, clause.url, *[ref.handle for ref in clause.refs])


def refused(line: str, mark: ReadStretch) -> str:
    """The line after a no: the words stay, and are read as nothing."""
    return f"{line[: mark.refused]}\\{line[mark.refused :]}"


def refused_words(line: str) -> set[str]:
    """The words behind a backslash, in lower case without signs and possessive."""
    tokens = tokens_of(line)[0] if "\\" in line else []
    words = (token.text.lower().strip(_SIGNS) for token in tokens if token.kind == LITERAL)
    return {word.removesuffix("'s").removesuffix("’s") for word in words if word}


def taken_out(line: str, mark: ReadStretch, read: Callable[[str], Reading]) -> str:
    """The line in which a mark is only text: the backslash goes before the first of its words that ends the reading
    ("at 9:30" is still a time without its "at"). A loop that was a yes to words of the line becomes a no to them."""
    if mark.answers:
        left = f"{line[: mark.start].rstrip()} {line[mark.end :].lstrip()}".rstrip()
        return refused(left, mark)
    words = [at for at in range(mark.start, mark.end) if at == mark.start or line[at - 1].isspace()]
    for at in words:
        text = refused(line, mark._replace(refused=at))
        if not any(one.start <= mark.end and one.end > at + 1 for one in marks_of(text, read(text)) if not one.open):
            return text
    return refused(line, mark)


def _sought(line: str, raws: Iterable[str]) -> list[tuple[int, int]]:
    """Where texts stand in a line, one behind the other: first character and the one behind the last; (-1, -1) for one
    that is not there as it is."""
    places, at = [], 0
    for raw in raws:
        start = line.find(raw, at) if raw else -1
        at = start + len(raw) if start >= 0 else at
        places.append((start, at) if start >= 0 else (-1, -1))
    return places


def _trimmed(line: str, mark: ReadStretch) -> ReadStretch:
    """The mark without signs and blanks at its ends; a backslash goes where it begins then."""
    words = line[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip(_SIGNS))
    return mark._replace(start=start, end=mark.start + len(words.rstrip(_SIGNS)), refused=start)


class _Place(NamedTuple):
    """Where a word stands in a line: its first character, the one behind its last, and where its token begins."""

    start: int
    end: int
    typed: int


def _places(line: str, plain: Pass) -> list[_Place]:
    """Where each word of the head stands in the line."""
    places: list[_Place] = []
    at, last = 0, None
    for word in plain.words:
        if word.token is not last:
            at = line.find(word.token.raw, at if last is None else at + len(last.raw))
            last = word.token
        raw, bare = word.token.raw, word.bare if word.token.kind == WORD else ""
        start = at + max(0, raw.find(bare))
        places.append(_Place(start, start + len(bare or raw.rstrip(_SIGNS)), at))
    return places


def _tail(line: str, mark: ReadStretch) -> str:
    """A possessive stays readable behind the handle."""
    return "" if line[mark.end : mark.end + 1] in ("", "'", "’") or not line[mark.end].isalnum() else " "


def _without_note(line: str) -> tuple[str, str]:
    """The line before its ``//``, and the note with it."""
    at = 0 if line.startswith("//") else line.find(" //")
    return (line, "") if at < 0 else (line[:at], line[at:].strip())


def _behind(line: str, clause: str) -> str:
    """The line with a clause behind it, before its note. A blank at its end stays: words may follow there."""
    words, note = _without_note(line)
    return " ".join(part for part in (words, clause, note) if part)


def _typed(clause: Clause, text: str) -> str:
    """A proposed loop as it is typed, with its text as that is to stand."""
    due = f"due:{clause.due.isoformat()}" if clause.due is not None else ""
    word = MADE if clause.done else {"received": "got"}.get(clause.kind, clause.word or clause.kind)
    names = [sigil(ref.handle) for ref in once(clause.refs)]
    parts = [f"+{word}", *names, text, clause.url, *(f"#{tag}" for tag in clause.tags), due]
    return " ".join(part for part in parts if part)
