"""Lists of names: a list stands in one frame, and behind a colon whoever it names was there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, CHANNEL, CONVERSATIONS, DASHES
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import VERBS
from netritual.domain.quicklog.natural.name_likelihood import NameLikelihood
from netritual.domain.quicklog.natural.non_person_names import opens_group
from netritual.domain.quicklog.natural.phrase import SOFT, Word
from netritual.domain.quicklog.natural.recognised_names import EXPECTING, FIRST, Frame, Name

_LOOSE = (Frame.OPEN, Frame.HELPED)
_LISTLESS = (*_LOOSE, Frame.TELLER)
"""Frames that a name in a list gives up for that of the list."""
_TELLING = v.FINITE.union(v.SPOKEN, v.REACHED)
"""Verbs that end a list of people."""
_OF_SEVERAL = frozenset(("are", "have", "send"))
"""Behind two names these tell of both."""
_PUT_OFF = CALLED_OFF | {"moved"}
_NEWCOMERS = frozenset(("people", "person", "contact", "contacts"))
ROLLS = v.words("new also met plus others there present people attendees guests saw")
"""A colon behind one of these opens a list of people, wherever it stands."""
_TAKEN_BACK = (Frame.SUBJECT, Frame.TELLER, Frame.HELPED, Frame.WITH, Frame.AT_CHANNEL, Frame.ABSENT)
"""Frames that the last of a list gives to those before it."""


class NameLists(NameLikelihood):
    """Gives the names of a line the frame of the list that they stand in."""

    def _open_rolls(self) -> None:
        """Whoever opens a list behind a colon was there: "drinks at the fair: ana, tom"."""
        if Frame.OPEN not in [name.frame for name in self.names]:
            return
        signs = [
            at for at, word in enumerate(self.words, 1) if self._may_open_roll(word) or opens_group(self.words, at)
        ]
        rolls = [at for at in signs if at < len(self.words) and self._opens_roll(at)]
        for name in self.names:
            start = max([at for at in rolls if at <= name.start], default=-1)
            if start >= 0 and name.kind == FIRST and name.end == name.start + 1:
                self._add_last_word(name, listed=True)
            if name.frame is Frame.OPEN and start >= 0 and (start == name.start or self._is_listed_from(start, name)):
                name.frame = Frame.WITH

    def _is_listed_from(self, start: int, name: Name) -> bool:
        """True for a name that is a whole part of a list: no verb stands before it."""
        between = self.words[start : name.start]
        last = self.words[self._frames.behind_employer(name.end) - 1]
        ends = last is self.words[-1] or last.gap or self._low(name.end) in v.AND
        parted = between[-1].gap == SOFT or between[-1].low in v.AND
        return bool(ends) and parted and not any([word.low in _TELLING for word in between])

    @staticmethod
    def _may_open_roll(word: Word) -> bool:
        """True for a word with a colon, a dash, and the "people" of "new people"."""
        raw = word.token.raw
        return raw[-1:] == ":" or raw in DASHES or word.low in _NEWCOMERS

    def _opens_roll(self, at: int) -> bool:
        """True right behind "new:", "new contact", and behind the colon or dash of a gathering that names nobody before
        it, but whom it is for."""
        if at and self._low(at - 1) in _NEWCOMERS and self._low(at - 2) == "new":
            return True
        sign = self.words[at - 1].token.raw if at else ""
        if sign[-1:] != ":" and sign not in DASHES and not opens_group(self.words, at):
            return False
        if self._low(at - 1) in ROLLS:
            return True
        before = self.lows[:at]
        is_talk = any([CHANNEL.get(low) in CONVERSATIONS or VERBS.get(low) in CONVERSATIONS for low in before])
        return is_talk and not any([
            name.start < at and name.frame is not Frame.AT_HOME and self._low(name.start - 1) != "for"
            for name in self.names
        ])  # fmt: skip

    def _spread(self) -> None:
        """A list stands in one frame: it is taken on from its first name, and back from its last."""
        pairs = list(pairwise(self.names))
        for one, other in reversed(pairs):
            if one.frame is Frame.OPEN and self._is_part_of_two(one, other):
                one.frame = other.frame = Frame.TELLER
        for one, other in pairs:
            if other.frame in _LISTLESS and one.frame in EXPECTING and self._joined(one, other):
                apart = self.words[one.end - 1].gap or self.words[other.start - 1].gap
                if other.frame in (Frame.HELPED, Frame.TELLER) and apart:
                    continue
                other.frame = one.frame
            if other.frame is Frame.OPEN and one.frame is Frame.ABSENT and self._joined(one, other):
                other.frame = one.frame  # "coffee with Ana without Tom and Kim"
        self._spread_notes(pairs)
        for one, other in pairs:  # "dinner at Ana and Tom's", "liked Ana and Tom's post"
            if other.frame is Frame.POINTED and one.frame is Frame.OPEN and self._joined(one, other):
                one.frame = other.frame = self._frames.of(one.start, other.end)
        for one, other in reversed(pairs):
            if one.frame is Frame.OPEN and other.frame in _TAKEN_BACK and self._joined(one, other):
                one.frame = other.frame
        for one, other in pairs:
            if other.frame in (Frame.SUBJECT, Frame.ABSENT) and one.frame is Frame.WITH and self._joined(one, other):
                off = self._low(other.end) in _PUT_OFF and not self.words[one.end - 1].gap
                other.frame = one.frame if off else other.frame  # "coffee with Ana and Tom cancelled"
        for name in self.names:
            if name.frame not in _LOOSE:
                continue
            if self._frames.goes_on_with(name.start):
                name.frame = Frame.WITH
                continue
            behind = self._low(name.end) in v.AND and self._low(name.end + 1) in {"i", "me", "myself"}
            before = self._low(name.start - 1) in v.AND and self._low(name.start - 2) in ("i", "me")
            if behind or before:
                name.frame = Frame.SUBJECT

    def _is_part_of_two(self, one: Name, other: Name) -> bool:
        """True for a part of its own that tells what two do: "lunch with Ana, Tom and Kim send regards"."""
        does = other.frame is Frame.TELLER and self._low(other.end) in v.BEFORE_LOOP
        does = does or self._low(other.end) in _OF_SEVERAL
        return (
            does and one.start > 0 and self.words[one.start - 1].gap == SOFT and self._joined(one, other)
            and not any([word.gap for word in self.words[one.start : other.end]])
        )  # fmt: skip

    def _spread_notes(self, pairs: Sequence[tuple[Name, Name]]) -> None:
        """Whoever stands in a list was reached where a message was sent to all of it: "sent Ana and Tom an email"."""
        start = -1
        for one, other in pairs:
            if one.frame is not Frame.SPOKEN or other.frame is not Frame.SPOKEN or not self._joined(one, other):
                start = -1
                continue
            start = one.start if start < 0 else start
            if self._frames.is_sent_note(start, other.end):
                for name in self.names:
                    name.frame = Frame.OBJECT if start <= name.start <= other.start else name.frame
