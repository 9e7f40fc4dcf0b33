"""What the head and the clauses of a line share: names, and where a loose word is a date."""

from __future__ import annotations

from netritual.domain.dates import LAST_YEAR, read_length, read_time
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import LINK, PAIR, PERSON, TAG, WORD
from netritual.domain.quicklog.words import DATE_BEFORE
from netritual.domain.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import TypeAlias, TypeVar

    from netritual.domain.quicklog.names import Match, NameLookup
    from netritual.domain.quicklog.reading import Reading
    from netritual.domain.quicklog.tokens import Token

    Piece: TypeAlias = tuple[int, str]
    """A piece of text that was kept, and the token it came from."""
    T = TypeVar("T")

MOST_NAME_WORDS = 3
"""Capitalised words behind ``with`` that are tried as a full name (rule 5)."""


class Part:
    """The head or one clause: its tokens, and what is needed to read them.

    ``lows`` are the words to compare, "" for what is no word. ``seen`` holds every name of the line by its folded form,
    so that a name typed twice is one.
    """

    __slots__ = ("eow", "lows", "names", "order", "reading", "seen", "started", "today", "tokens")

    def __init__(
        self, tokens: list[Token], names: NameLookup, today: date, order: str, eow: str,
        seen: dict[str, Ref], reading: Reading,
    ) -> None:  # fmt: skip
        self.tokens, self.names, self.today, self.order, self.eow = tokens, names, today, order, eow
        self.lows = [token.low for token in tokens]
        self.seen, self.reading = seen, reading
        self.started = False

    def ref(self, typed: str) -> Ref:
        """Who a typed name means. A trailing ``'s`` goes when nobody is found with it."""
        return find_ref(typed, self.names, self.seen)

    def named_after(self, at: int) -> tuple[Ref | None, int]:
        """The longest known full name of capitalised words that begins at a token, and how many tokens it takes."""
        words: list[str] = []
        for token in self.tokens[at : at + MOST_NAME_WORDS]:
            if token.kind != WORD or not token.raw[0].isalpha() or token.raw[0].islower():
                break
            words.append(token.raw.rstrip(".,;:!?)"))
            if token.raw[-1] in ",;:!?)":
                break
        for length in range(len(words), 0, -1):
            typed = " ".join(words[:length])
            for name in (typed, without_possessive(typed)):
                matches = self.names.exact(name) if name else []
                if matches:
                    return self.seen.setdefault(_key(name, matches), Ref(name, matches)), length
        return None, 0

    def date_expected(self, start: int, end: int) -> bool:
        """Rule 3: whether a loose word may be a date here, by the word before and what comes behind the phrase."""
        if start > 0 and self.lows[start - 1] in DATE_BEFORE:
            return True
        if end >= len(self.tokens):
            return True
        after = self.tokens[end]
        if after.kind in (PERSON, TAG, LINK, PAIR):
            return True
        low = after.low
        return low == "re" or bool(low and (read_time(low) or read_length(self.lows, end)))

    def impossible(self, start: int, end: int) -> None:
        """Say that a date is none."""
        self.lost_day(" ".join([token.raw for token in self.tokens[start:end]]))

    def lost_day(self, typed: str) -> None:
        """Say that what was typed as a date is none."""
        numbers = "".join([char if char in "0123456789" else " " for char in typed]).split()
        late = any([len(number) == 4 and int(number) > LAST_YEAR for number in numbers])
        why = f"is out of range (the last year is {LAST_YEAR})" if late else "is no day of the calendar"
        self.reading.warnings.append(f"{typed} {why} and is kept as text.")

    def drop_joining(self, at: int, sink: list[Piece], joining: frozenset[str]) -> None:
        """Drop the words that only join a name at ``at`` to the text right before it, and a comma there."""
        while sink and sink[-1][0] == at - 1 and self.joins(at - 1, joining):
            sink.pop()
            at -= 1
        if sink and sink[-1][0] == at - 1:
            sink[-1] = (at - 1, sink[-1][1].rstrip(",") or sink[-1][1])

    def joins(self, at: int, joining: frozenset[str]) -> bool:
        """True for a word that only joins."""
        token = self.tokens[at]
        return token.kind == WORD and (token.low in joining or token.raw == ",")


def find_ref(typed: str, names: NameLookup, seen: dict[str, Ref]) -> Ref:
    """The ref of a typed name, the same one for the same person or the same unknown name."""
    bare = without_possessive(typed)
    if bare and not names.exact(typed) and (names.find(bare) or not names.find(typed)):
        typed = bare
    matches = names.find(typed)
    if not matches:
        typed = " ".join(typed.replace("_", " ").split())
    return seen.setdefault(_key(typed, matches), Ref(typed, matches))


def without_possessive(typed: str) -> str:
    """The name without a trailing ``'s``, "" when there is none."""
    return typed[:-2] if typed[-2:].lower() in ("'s", "’s") and len(typed) > 2 else ""


def _key(typed: str, matches: Sequence[Match]) -> str:
    return f"\0{matches[0][0]}" if len(matches) == 1 else fold(typed)


def once(items: list[T]) -> list[T]:
    """Each item once, in order."""
    return list(dict.fromkeys(items))


def text_of(pieces: list[Piece]) -> str:
    """The text that was kept."""
    return " ".join([text for _, text in pieces])
