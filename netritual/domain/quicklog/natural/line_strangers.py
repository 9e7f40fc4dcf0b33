"""What stands where a line names somebody, and names nobody that is known: "mixer: Ana, bob k, someone from Acme"."""

from __future__ import annotations

from collections.abc import Iterator

from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact import ContactReading
from netritual.domain.quicklog.natural.name_frames import ARTICLES_ABROAD, Frames
from netritual.domain.quicklog.natural.newcomers import (
    HIM_ABROAD,
    MOST_WORDS,
    PLAIN,
    full_names,
    is_first_name,
    is_noun,
)
from netritual.domain.quicklog.natural.non_person_names import is_to_come, names_a_thing, opens_group
from netritual.domain.quicklog.natural.phrase import HARD, Word, gaps_of, lows_of, typed_of
from netritual.domain.quicklog.natural.recognised_names import Name, places_of
from netritual.domain.quicklog.tokens import WORD

_ABROAD = (HIM_ABROAD, ARTICLES_ABROAD)
_SOMEONE = frozenset(("someone", "somebody"))
_LISTED = 7
"""Words before the first name within which its list begins."""


class LineStrangers:
    """The strangers of a line, by its words, its names, its contact and those who were there.

    ``cut`` are the places of the words of loops: nobody there is a stranger.
    """

    def __init__(
        self, words: list[Word], names: list[Name], contact: ContactReading, cut: set[int], people: list[Name]
    ) -> None:  # fmt: skip
        self.words, self.names, self.contact, self.cut, self.people = words, names, contact, cut, people
        self._named = places_of(names)

    def all(self) -> list[str]:
        """Them, as they were typed."""
        if not self.contact.channel:
            named = full_names(self.words, self._named)
            renamed = len(self.words) > 1 and names_a_thing(self.words, lows_of(self.words), 0)
            return [self.words[1].bare, *named] if renamed else named  # "called Pablo now, Ana sent a picture"
        if not self.people:
            return self._rolled() or self._unknown()
        if not any(gaps_of(self.words)[:-1]) and v.AND.isdisjoint(lows_of(self.words)):  # nothing parts a list
            return []
        coming = [*self._coming()]
        there = sorted({name.start: name.end for name in self.people}.items())
        strangers: list[str] = []
        frames, last = Frames(self.words), len(self.words)
        first, inner = self._list_start(there[0][0]), False
        for start, end in [*there, (last, last)]:
            while first < start:
                behind = self._next_part(first, start)
                whole = behind < start or start == last or self._parts(start - 1)
                if whole and self._is_stranger(first, behind, inner and start < last):
                    strangers.append(
                        typed_of(self.words[first : behind - (self.words[behind - 1].low in v.AND)]).strip(" ,;:.()")
                    )
                first = behind
            first, inner = self._next_part(max(end, frames.behind_employer(end)) - 1, last), True
        return strangers or coming[::-1] or self._rolled()

    def _rolled(self) -> list[str]:
        """Whom nobody knows in a list of names behind a colon or in brackets: "drinks with the team (erin, connie)"."""
        first = next((at for at in range(len(self.words)) if opens_group(self.words, at)), 0)
        first = first or next((at for at, word in enumerate(self.words, 1) if word.token.raw[-1:] == ":"), 0)
        if first <= self.contact.at or not self._named.isdisjoint(range(first)):
            return []
        end = next((at for at in range(first, len(self.words)) if self.words[at].gap == HARD), len(self.words) - 1) + 1
        new: list[list[Word]] = []
        called, several = not self._named.isdisjoint(range(first, end)), self._next_part(first, end) < end
        while first < end:
            behind = self._next_part(first, end)
            part = range(first, behind - (self.words[behind - 1].low in v.AND))
            if part and self._named.isdisjoint(part):
                if len(part) >= MOST_WORDS or not all([self._is_nameable(at, in_list=True) for at in part]):
                    return []
                new.append(self.words[part.start : part.stop])
            first = behind
        called = called or any([is_first_name(words[0], alone=False) for words in new])
        return [typed_of(words).strip(" ,;:.()") for words in new] if called and several else []

    def _coming(self) -> Iterator[str]:
        """Whom nobody knows of several who come, the last one first: "zoe and Ana are coming"."""
        lows = lows_of(self.words)
        end = next((at for at, low in enumerate(lows) if low == "are" and is_to_come(self.words, at)), 0)
        while end:
            end -= end > 1 and lows[end - 1] in v.AND
            first = end - 1
            while first and not self._parts(first - 1) and first not in self._named:
                first -= 1
            if not self._named.isdisjoint(range(first, end)):
                end = first
            elif end - first < MOST_WORDS and all([self._is_nameable(at, in_list=True) for at in range(first, end)]):
                yield typed_of(self.words[first:end]).strip(" ,;:.()")
                end = first
            else:
                return

    def _unknown(self) -> list[str]:
        """The small words that stand where somebody is named, in a line with nobody: "met nele hansen"."""
        at = self.contact.at
        noun = self.words[at].low not in v.MET and self.words[at].low not in v.REACHED
        starts = [place + 1 for place, word in enumerate(self.words) if word.low in v.WITH or place == at]
        unknown = [(start, name) for start in starts if (name := self._small_name(start))]
        return [name for start, name in unknown if start != at + 1 or not noun or " " in name][:1]  # "coffee alone"

    def _small_name(self, start: int) -> str:
        """One to three small words that may be a name, "" for any other."""
        end = start
        while (
            end < len(self.words)
            and end not in self.cut
            and self._is_nameable(end)
            and not (end > start and self.words[end - 1].gap)
        ):
            end += 1
        return typed_of(self.words[start:end]).strip(" ,;:.()!") if 0 < end - start <= MOST_WORDS else ""

    def _is_nameable(self, at: int, *, in_list: bool = False) -> bool:
        """Whether a word may be a name; one with a capital only in a list."""
        word = self.words[at]
        if at in self._named:
            return False
        return (
            word.token.kind == WORD
            and word.bare.isalpha()
            and (in_list or not word.upper)
            and word.low not in PLAIN
            and not any([word.low in table.get(self.words[max(at - 1, 0)].low, ()) for table in _ABROAD])
            and not is_noun(word.low)
        )

    def _list_start(self, first: int) -> int:
        """Where the list begins that the first one there stands in, behind its "with" or its colon."""
        for at in range(first - 1, max(-1, first - _LISTED), -1):
            if self.words[at].low in v.WITH or self.words[at].token.raw[-1:] == ":":
                return at + 1
        return first

    def _parts(self, at: int) -> bool:
        return bool(self.words[at].gap) or self.words[at].low in v.AND

    def _next_part(self, at: int, end: int) -> int:
        """The place behind the next comma or joining word."""
        while at < end and not self._parts(at):
            at += 1
        at += 1
        while at < end and self.words[at].low in v.AND:
            at += 1
        return min(at, end)

    def _is_stranger(self, first: int, end: int, inner: bool) -> bool:
        """True for "someone from Acme", "anneka from revolut" and, between two people, for one or two words."""
        while end > first and self.words[end - 1].low in v.AND:
            end -= 1
        words = self.words[first:end]
        named = any([first <= name.start < end for name in self.names]) or not self.cut.isdisjoint(range(first, end))
        if (
            not words
            or named
            or words[0].upper
            or any([word.token.kind != WORD or not word.bare.isalpha() for word in words])
        ):
            return False
        lows = [word.low for word in words]
        if lows[0] in _SOMEONE:
            return True
        before = lows[: lows.index("from")] if "from" in lows[1:-1] else lows if inner else []
        return 0 < len(before) < MOST_WORDS and PLAIN.isdisjoint(before)
