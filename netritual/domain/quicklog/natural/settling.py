"""What was read is written into the line: a yes, a no, or "not that", so that the line reads the same again.

A name that was likely becomes its ``@handle``, an accepted loop moves behind its ``+kind``, and what is refused gets a
backslash, which takes a word out of all readings. Pure text: the line, where its words stand, what they were read as.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netritual.domain.quicklog.part import JOINTS, once, without_joint
from netritual.domain.quicklog.tokens import CLAUSE, LITERAL, PERSON, QUOTED, WORD, literal, sigil, tokens_of
from netritual.domain.quicklog.words import BEFORE_CUT, DASHES, FILLER, JOINING, MADE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from netritual.domain.quicklog.grammar import Head
    from netritual.domain.quicklog.natural.rewriting import Pass
    from netritual.domain.quicklog.reading import Clause, Reading, Ref

_SIGNS = " .,;:!?()"
"""What stands around words and is no part of them."""


_SAYS_NOTHING = JOINING | FILLER | BEFORE_CUT | DASHES


class Mark(NamedTuple):
    """A stretch of the line, characters ``start`` to ``end``, and what it was read as: a name, a loop, or, with neither
    ``ref`` nor ``clause``, a fact of the entry (channel, day, length, place, topic, tag).

    ``open`` marks wait for a yes or a no; ``refused`` is where the backslash of a no goes. ``people`` are those who
    are with the entry by the words of its loops alone.
    """

    start: int
    end: int
    refused: int
    open: bool
    ref: Ref | None = None
    clause: Clause | None = None
    people: tuple[Ref, ...] = ()


def marks_of(line: str, reading: Reading) -> list[Mark]:
    """Everything of a line that was read as something, from left to right, none over another but inside a loop."""
    found = [*_plain_marks(line, reading.plain, reading)] if reading.plain is not None else []
    taken = [(mark.start, mark.end) for mark in found]
    if reading.head is not None:
        found += [
            mark for mark in _head_marks(line, reading.head)
            if not any(start < mark.end and mark.start < end for start, end in taken)
        ]  # fmt: skip
    found += _clause_marks(line, reading)
    return sorted((mark for mark in found if mark.start < mark.end), key=lambda mark: (mark.start, mark.end))


def _plain_marks(line: str, plain: Pass, reading: Reading) -> Iterator[Mark]:
    """The names in plain words, and the loops that are proposed."""
    places = _places(line, plain)
    for name in plain.plain_names():
        start, end = places[name.start][0], places[name.end - 1][1]
        if name in plain.people or name.ref.likely or len(name.ref.matches) > 1:
            yield Mark(start, end, start, name.ref.likely, ref=name.ref)
    free = {id(name.ref) for name in plain.people if name.start not in plain.cut}
    people = tuple(once([name.ref for name in plain.people if id(name.ref) not in free]))
    for proposal, clause in zip(plain.proposals, reading.proposed, strict=True):
        start, end = places[proposal.start][0], places[proposal.end - 1][1]
        yield Mark(start, end, places[proposal.cue][0], True, clause=clause, people=people)


def _head_marks(line: str, head: Head) -> Iterator[Mark]:
    """The facts of the entry, and people behind an ``@``. The words of a topic are one mark."""
    places = _sought(line, [token.raw for token in head.tokens])
    topic = {at for at, _ in head.topic}
    text = {at for at, _ in head.summary}
    opened: Mark | None = None
    for at, taken in head.steps:
        token, start, end = head.tokens[at], places[at][0], places[at + taken - 1][1]
        joins = taken == 1 and token.kind == WORD and token.low in _SAYS_NOTHING
        if at in text or start < 0 or end < start or token.kind in (LITERAL, QUOTED) or (joins and at not in topic):
            continue
        mark = _trimmed(line, Mark(start, end, start, False, ref=token.ref if token.kind == PERSON else None))
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


def _clause_marks(line: str, reading: Reading) -> Iterator[Mark]:
    """Each ``+kind`` with its words, up to the next one or the note."""
    if not reading.clauses:
        return
    tokens, _ = tokens_of(line)
    places = _sought(line, [token.raw for token in tokens])
    starts = [at for at, token in enumerate(tokens) if token.kind == CLAUSE]
    for (at, behind), clause in zip(pairwise([*starts, len(tokens)]), reading.clauses, strict=False):
        start, end = places[at][0], max(end for _, end in places[at:behind])
        if start >= 0:
            yield _trimmed(line, Mark(start, end, start, False, clause=clause))


def accepted(line: str, mark: Mark, read: Callable[[str], Reading]) -> str:
    """The line after a yes: of the ways to write it, the plainest that reads the same as before."""
    reading = read(line)
    ways = [*_ways(line, mark, marks_of(line, reading))]
    return next((text for text in ways if _facts(read(text)) == _facts(reading)), ways[0] if ways else line)


def _ways(line: str, mark: Mark, marks: Iterable[Mark]) -> Iterator[str]:
    """The ways to write a yes. What is around the words may need to stay apart by a full stop, who is with the entry
    a sign, and the text of a loop may have to be set off; who is only spoken of stands there by the whole name. Where
    other words hang on those of a loop, they stay as text."""
    clause, people = mark.clause, [one for one in marks if one.ref and (one.end <= mark.start or mark.end <= one.start)]
    for named in ([], people) if people else ([],):
        ahead = _signed(line, 0, mark.start, named)
        behind = _signed(line, mark.end, len(line), named)
        if mark.ref is not None:
            yield f"{ahead}{_at(mark.ref)}{_tail(line, mark)}{behind}"
            yield f"{ahead}{mark.ref.matches[0][2]}{behind}"
        elif clause is not None:
            for stop in ("", "."):
                yield _moved(ahead, behind, mark, stop, _typed(clause, clause.text))
                yield _moved(ahead, behind, mark, stop, _typed(clause, literal(clause.text)))
    if clause is not None:
        words, note = _without_note(refused(line, mark))
        yield f"{words} {_typed(clause, literal(clause.text))} {note}".rstrip()


def _signed(line: str, start: int, end: int, named: Iterable[Mark]) -> str:
    """A part of a line, some names in it behind their sign."""
    text, at = "", start
    for one in named:
        if one.ref is not None and start <= one.start and one.end <= end:
            text += f"{line[at : one.start]}{_at(one.ref)}{_tail(line, one)}"
            at = one.end
    return text + line[at:end]


def _moved(ahead: str, behind: str, mark: Mark, stop: str, clause: str) -> str:
    """The line with the words of a loop behind it, as a clause. Who is with the entry by such words alone stays where
    they stood, and of the signs around them one is left."""
    behind, note = _without_note(behind)
    ahead, sign = without_joint(ahead)
    behind = behind.lstrip(" )")
    sign = stop or (behind[0] if behind[:1] in JOINTS else sign)
    behind = behind.lstrip(" ,;.:)!?")
    people = " ".join(_at(ref) for ref in mark.people)
    ahead = " ".join(part for part in (ahead, people) if part)
    ahead += sign if ahead and behind[:1] not in ("", "+") and ahead[-1] not in ",;.:!?" else ""
    return " ".join(part for part in (ahead, behind.rstrip(), clause, note) if part)


def _facts(reading: Reading) -> list[object]:
    """What a line says, but for the text that is left: a yes changes nothing of it."""
    loops = [
        (one.kind, one.type, one.due, one.text, one.url, one.tags, one.done, [*map(_at, one.refs)])
        for one in (*reading.clauses, *reading.proposed)
    ]
    return [
        reading.channel, reading.via, reading.date, reading.span, reading.time, reading.minutes, reading.place,
        reading.topic, reading.initiator, reading.missed, reading.tags, reading.urls, reading.note,
        [*map(_at, reading.people)], sorted(map(repr, loops)),
    ]  # fmt: skip


def refused(line: str, mark: Mark) -> str:
    """The line after a no: the words stay, and are read as nothing."""
    return f"{line[: mark.refused]}\\{line[mark.refused :]}"


def refused_words(line: str) -> set[str]:
    """The words behind a backslash, in lower case without signs and possessive."""
    tokens = tokens_of(line)[0] if "\\" in line else []
    words = (token.text.lower().strip(_SIGNS) for token in tokens if token.kind == LITERAL)
    return {word.removesuffix("'s").removesuffix("’s") for word in words if word}


def taken_out(line: str, mark: Mark, read: Callable[[str], Reading]) -> str:
    """The line in which a mark is only text: the backslash goes before the first of its words that ends the reading
    ("at 9:30" is still a time without its "at")."""
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


def _trimmed(line: str, mark: Mark) -> Mark:
    """The mark without signs and blanks at its ends; a backslash goes where it begins then."""
    words = line[mark.start : mark.end]
    start = mark.start + len(words) - len(words.lstrip(_SIGNS))
    return mark._replace(start=start, end=mark.start + len(words.rstrip(_SIGNS)), refused=start)


def _places(line: str, plain: Pass) -> list[tuple[int, int]]:
    """Where each word stands in the line: its first character, and the one behind its last."""
    places: list[tuple[int, int]] = []
    at, last = 0, None
    for word in plain.words:
        if word.token is not last:
            at = line.find(word.token.raw, at if last is None else at + len(last.raw))
            last = word.token
        raw, bare = word.token.raw, word.bare if word.token.kind == WORD else ""
        start = at + max(0, raw.find(bare))
        places.append((start, start + len(bare or raw.rstrip(_SIGNS))))
    return places


def _tail(line: str, mark: Mark) -> str:
    """A possessive stays readable behind the handle."""
    return "" if line[mark.end : mark.end + 1] in ("", "'", "’") or not line[mark.end].isalnum() else " "


def _without_note(line: str) -> tuple[str, str]:
    """The line before its ``//``, and the note with it."""
    at = 0 if line.startswith("//") else line.find(" //")
    return (line, "") if at < 0 else (line[:at], line[at:].strip())


def _typed(clause: Clause, text: str) -> str:
    """A proposed loop as it is typed, with its text as that is to stand."""
    due = f"due:{clause.due.isoformat()}" if clause.due is not None else ""
    word = MADE if clause.done else {"received": "got"}.get(clause.kind, clause.word or clause.kind)
    tags = [f"#{tag}" for tag in clause.tags]
    parts = [f"+{word}", *map(_at, once(clause.refs)), text, clause.url, *tags, due]
    return " ".join(part for part in parts if part)


def _at(ref: Ref) -> str:
    """A name behind its sign."""
    return sigil(ref.matches[0][1] if len(ref.matches) == 1 else ref.typed)
