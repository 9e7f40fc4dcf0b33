"""The natural pass: words become what the grammar has (people, a channel), and loops are put aside as proposed.

It stands between the tokens and the head. Nothing it finds is dropped from the line; what stays unclear is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from operator import attrgetter

from netritual.domain.dates.date_phrases import past_day
from netritual.domain.language.text import PAID, fold
from netritual.domain.quicklog.line_vocabulary import (
    CHANNEL,
    CONVERSATIONS,
    DUE_BEFORE,
    IN_PERSON,
    NO_DATE_BEFORE,
    NO_DUE_BEFORE,
)
from netritual.domain.quicklog.names import NameLookup
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.attendance import Attendance
from netritual.domain.quicklog.natural.contact import ContactReading, contact_of
from netritual.domain.quicklog.natural.days_and_hours import has_hour
from netritual.domain.quicklog.natural.known_names import MOST_ASKED
from netritual.domain.quicklog.natural.line_strangers import LineStrangers
from netritual.domain.quicklog.natural.phrase import Word, lows_of, words_of
from netritual.domain.quicklog.natural.proposals import hour_to_come, proposals_of
from netritual.domain.quicklog.natural.recognised_names import BOTH, FIRST, SIGIL, WHOLE, Frame, Name
from netritual.domain.quicklog.natural.recognition import Recognition
from netritual.domain.quicklog.natural.syntax import Proposal
from netritual.domain.quicklog.reading import Clause, Ref
from netritual.domain.quicklog.tokens import LITERAL, PERSON, WORD, Token, kinds_of, raws_of, tokens_of
from netritual.domain.quicklog.typed_names import find_ref, parted, reference_key

_PAST_ONLY = frozenset(("yesterday", "yday", "yd", "yest", "last", "earlier"))


_NOT_OF_DEED = DUE_BEFORE | NO_DATE_BEFORE
_TELLING = frozenset(("asked", "promised", "told", "offered"))
_TOLD = frozenset(("to", "for", "if", "whether", "about", "that", "what", "how", "when"))
"""Behind the day on which something was asked or promised these begin what."""
_PAYING = frozenset((*PAID, "gave"))
_CORRECTING = frozenset(("wait", "mean", "sorry", "correction"))
_SAYING_NOTHING = v.STOP.union(v.FILLING, ("",))
_SAYING, _ANSWERS = frozenset(("said", "says")), frozenset(("yes", "no"))
_HAVING_TO = frozenset(("need", "must", "have", "should", "gotta", "got"))
_DOING = (Frame.SPOKEN, Frame.TELLER, Frame.HELPED)
_KIND, _TOKEN = attrgetter("kind"), attrgetter("token")
_SIGILS = frozenset((SIGIL,))
_HOURS = frozenset(("noon", "midnight", "midday"))


class Pass(Attendance):
    """Reads the head of one line. ``proposed_loops`` reads the proposed ones once the head was read."""

    @classmethod
    def over(
        cls, tokens: list[Token], names: NameLookup, refs: dict[str, Ref], today: date, *, sure: bool = True,
        not_names: Collection[str] = (),
    ) -> Pass:  # fmt: skip
        """The pass over a head with backslashes in it. One before a name, or before the word that proposes a loop, is a
        no to that: all else is read as it was before. Before another word it takes the word out of all readings."""
        literals = {
            id(token) for token in tokens
            if token.kind == LITERAL and all(word.kind == WORD for word in tokens_of(token.text)[0])
        }  # fmt: skip
        while True:
            bare, refused = _unescaped(tokens, literals)
            plain = cls(bare, names, dict(refs), today, sure=sure, not_names=not_names, refused=refused)
            answered = {refused[token] for token in plain.answered if token in refused}
            if answered == literals:
                refs.update(plain.seen)
                return plain
            literals = answered

    def __init__(
        self, tokens: list[Token], names: NameLookup, refs: dict[str, Ref], today: date, *, sure: bool = True,
        not_names: Collection[str] = (), refused: Collection[int] = (),
    ) -> None:  # fmt: skip
        self.tokens = tokens = parted(tokens, names)
        self.lookup, self.seen = names, refs
        self.words = words_of(tokens)
        sigils = PERSON in kinds_of(tokens)
        never = frozenset(map(fold, not_names))
        self.names = Recognition(
            self.words, names, partial(find_ref, names=names, refs=refs, today=today), today, never
        ).names
        self.no_names = self._refused_names(refused) if refused else []
        """What would be names, and was refused: text. The others of a list with it stay where they are."""
        for name in () if sure else self.names:
            name.ref.likely = name.ref.likely or (name.kind != SIGIL and len(name.ref.matches) == 1)
        if BOTH in map(_KIND, self.names):
            self._part_both()
        self.cut: set[int] = set()
        if len(self.names) > 1 and not _CORRECTING.isdisjoint(lows_of(self.words)):
            self._correct()
        self.proposals = proposals_of(self.words, self.names)
        if sigils:
            self._leave_out_mentions()
        for name in self.names:
            self._keep_once(name)
        for proposal in self.proposals:
            begun = range(proposal.start, max(proposal.start, proposal.text))
            self._give_back_past(proposal, today)
            self.cut.update(begun, range(max(proposal.start, proposal.text), proposal.end))
        if not _PAYING.isdisjoint(lows_of(self.words)):
            from netritual.domain.quicklog.natural.debts import rest_to_come  # few lines tell of a payment

            self.cut.update(rest_to_come(self.words))
        self.refused = [one for one in self.proposals if id(self.words[one.cue].token) in refused] if refused else []
        """The proposals that were answered with a no. Their words are no more the head's than before it."""
        self.asked: list[tuple[Proposal, Clause]] = []
        """The proposals that wait for an answer, once ``proposed_loops`` read them."""
        self.settled: dict[int, Proposal] = {}
        """Number of a typed clause -> the proposal that it is the yes to."""
        self.contact = contact_of(self.words, self.names, self.cut)
        if self.contact.channel and not self.contact.ahead and self._is_told_of():
            self.contact = ContactReading()
        if not (self.contact.channel or self.contact.off or self.proposals or sigils):
            self._note_hour()
        self._settle_frames()
        self.asides = self._asides()
        self.people = self._people()
        self.reads = bool(self.proposals) or not _SIGILS.issuperset(map(_KIND, self.people))
        """Whether words of this line were read that a line of sigils does not have."""
        self.strangers = LineStrangers(self.words, self.names, self.contact, self.cut, self.people).all()
        self._beside = self._named_beside()
        self._doubt_the_list(today)
        self.channel_at = -1
        """The place of the channel word among the rewritten tokens; no other word is one."""

    def _note_hour(self) -> None:
        """Propose to follow up what is to be at an hour, in a line of no contact that proposes nothing else."""
        if not any([low[:1].isdecimal() or low in _HOURS for low in lows_of(self.words)]):
            return
        self.proposals = hour_to_come(self.words, self.names)
        for proposal in self.proposals:
            self.cut.update(range(proposal.start, proposal.end))

    def _refused_names(self, refused: Collection[int]) -> list[Name]:
        """Take the names out that were answered with a no."""
        no_names = [name for name in self.names if id(self.words[name.start].token) in refused]
        for name in no_names:
            self.names.remove(name)
            if not any([other.ref is name.ref for other in self.names]):
                self.seen.pop(reference_key(name.ref), None)
            for word in self.words[name.start : name.end]:
                word.low = ""
        return no_names

    def _leave_out_mentions(self) -> None:
        """Beside an @ a name that is only mentioned is text."""
        looped = {id(ref) for proposal in self.proposals for ref in proposal.people}
        self.names = [
            name for name in self.names
            if name.frame is not Frame.OPEN or name.kind == SIGIL or id(name.ref) in looped
        ]  # fmt: skip

    def _keep_once(self, name: Name) -> None:
        """Let a name mean the reference that the line has of it already."""
        own = name.ref
        first = name.ref = self.seen.setdefault(reference_key(own), own)
        for proposal in self.proposals if first is not own else ():
            proposal.people = [first if ref is own else ref for ref in proposal.people]

    def _doubt_the_list(self, today: date) -> None:
        """Make likely whoever of the list a note only mentions or points at, by the first name alone, and with whom
        nothing goes on: another of that name may be meant."""
        for name in self.names if not self.contact.channel else ():
            lone = name.kind == FIRST and len(name.ref.matches) == 1
            if lone and name.ref.matches[0][3] == "list" and (name.frame is Frame.POINTED or name.ref in self._beside):
                name.ref.likely = name.ref.likely or not self.lookup.engaged([name.ref.matches[0][0]], today)

    def _correct(self) -> None:
        """ "lunch w/ Ana Ruiz, no wait Ana Lima": the name before is a slip, and the one behind stands in its place."""
        for slip, name in [*pairwise(self.names)]:
            led = lows_of(self.words[slip.end : name.start])
            whole = name.end == len(self.words) or bool(self.words[name.end - 1].gap)  # "I mean Tom is right"
            if SIGIL in (slip.kind, name.kind) or (led == ["i", "mean"] and not whole):
                continue
            if led in (["no", "wait"], ["i", "mean"], ["no", "sorry"], ["correction"]):
                name.frame = slip.frame
                self.names.remove(slip)
                self.cut.update(range(slip.start, name.start))

    def _part_both(self) -> None:
        """Two people of one first name are two names on the same words."""
        for name in [name for name in self.names if name.kind == BOTH]:
            at = self.names.index(name)
            pair = [Name(name.start, name.end, Ref(match[2], [match]), WHOLE) for match in name.ref.matches]
            for one in pair:
                one.frame = name.frame
            self.names[at : at + 1] = pair

    def _give_back_past(self, proposal: Proposal, today: date) -> None:
        """A phrase that only looks back (yesterday, last, ago) is the head's, wherever it stands; of what was done, the
        day that ends it too, unless it says until when or for which day, and of what was asked or promised the one
        before it: "asked me on Monday to send the plans"."""
        lows = lows_of(self.words)
        done = proposal.done or proposal.kind in {"received", "gave"}
        for at in range(proposal.text + 1, proposal.end) if done else ():
            start = at + (lows[at] == "on")
            day = past_day(lows[: proposal.end], start, today)
            if day is not None and start + day.length == proposal.end and lows[at - 1] not in _NOT_OF_DEED:
                proposal.end = at
                return
        if lows[proposal.cue] in _TELLING and proposal.text < proposal.end:
            start = proposal.text + (lows[proposal.text] == "on")
            day = past_day(lows[: proposal.end], start, today)
            if day is not None and self.low(start + day.length) in _TOLD:
                proposal.text = start + day.length
        for at in range(proposal.text + 1, proposal.end):
            low = self.words[at].low
            if low in _PAST_ONLY and (low != "last" or (at + 1 < len(self.words) and self.low(at + 2) != "of")):
                if self.words[at - 1].low not in NO_DUE_BEFORE | {"at"}:
                    proposal.end = at
                return
            if low == "ago" or (low == "this" and self.low(at + 1) == "morning"):
                start = at
                while low == "ago" and start > proposal.text + 1 and at - start < 2:
                    start -= 1
                if self.words[start - 1].low not in NO_DUE_BEFORE:
                    proposal.end = start
                return

    @property
    def answered(self) -> list[int]:
        """The tokens (by ``id``) whose names and loops are answered with a no."""
        words = [name.start for name in self.no_names] + [proposal.cue for proposal in self.refused]
        return [id(self.words[at].token) for at in words]

    @property
    def is_preparing(self) -> bool:
        """True when nothing more is proposed than what I have to do by a day, for nobody: "interview with Ana Wed 10am,
        need to finish the deck by Tue", or another talk: "coffee with Ana Thu 10am, lunch with Tom Fri 1pm". Of a talk
        that was held, people tell what was promised to whom."""
        lows = lows_of(self.words)
        left = [
            one for one in self.proposals
            if not (one.kind == "coffee" and CHANNEL.get(lows[one.start]) in CONVERSATIONS
                    and has_hour(lows, one.text, one.end))
        ]  # fmt: skip
        return all([
            not (one.people or one.pronoun) and self.words[one.cue].low in _HAVING_TO
            and not DUE_BEFORE.isdisjoint(lows[one.text : one.end]) for one in left
        ])  # fmt: skip

    @property
    def is_awaited(self) -> bool:
        """True when the talk is still to come by what else is said of it."""
        if any([self.words[proposal.cue].low == "brings" for proposal in self.proposals]):
            return True
        if self.contact.at < 0:  # most notes
            return False
        from netritual.domain.quicklog.natural.unheld_talks import is_prepared

        return is_prepared(self.words, lows_of(self.words), self.contact.at)

    @property
    def mentions(self) -> list[Ref]:
        """Those who are named, were not there, and stand in no loop, or in the second of one breath."""
        there = [name.ref for name in self.people]
        second = [ref for one in self.proposals if one.joined for ref in one.people if ref not in there]
        return [ref for ref in (*self._beside, *second) if len(ref.matches) == 1 and not ref.likely]

    @property
    def unclear(self) -> list[Ref]:
        """Full names of several people who stand so, in a note any name of a few, and whoever is only likely: who it is
        is asked."""
        if not self._beside:
            return []
        whole = {id(name.ref) for name in self.names if name.kind == WHOLE and name.end - name.start > 1}
        note = not self.contact.channel
        return [
            ref for ref in self._beside
            if ref.likely or (len(ref.matches) > 1 and (id(ref) in whole or (note and len(ref.matches) <= MOST_ASKED)))
        ]  # fmt: skip

    @property
    def named_too(self) -> list[Ref]:
        """Of those mentioned beside a talk the ones who did something or were told: they may have been there."""
        if not self._beside:
            return []
        doing = {id(name.ref) for name in self.names if name.frame in _DOING and name.start not in self.cut}
        asides = set(map(id, self.asides))
        return [ref for ref in self.mentions if ref in self._beside and id(ref) in doing and id(ref) not in asides]

    def rewritten(self) -> list[Token]:
        """The tokens of the head: people as people, loops cut out, and no word a channel but the one that is."""
        out: list[Token] = []
        people: dict[int, list[Name]] = {}
        for name in self.people:
            people.setdefault(name.start, []).append(name)
        other: dict[int, Name] = {}
        for name in (*self.names, *self.no_names):
            if name.start not in people:
                other[name.start] = name
        said = self._said_of_one()
        at = 0
        for place in sorted({*self.cut, *people, *other, *said, self.contact.at}):
            if place < at:
                continue
            if at < place:
                out += self._tokens(at, place)
                at = place
            if at in self.cut and at not in people:
                while at < len(self.words) and at in self.cut and at not in people:
                    at += 1
                out.append(Token(LITERAL, "", raws_of(self._tokens(place, at))))
                continue
            present = people.get(at)
            if present or at in other:
                at = present[0].end if present else other[at].end
                typed = raws_of(map(_TOKEN, self.words[place:at]))
                for number, one in enumerate(present or ()):
                    token = Token(PERSON, typed, "" if number else typed)
                    token.ref = one.ref
                    out.append(token)
                if not present:
                    out.append(Token(LITERAL, typed, typed))
                continue
            for token in self._tokens(at, at + 1):
                if at in said:
                    out.append(Token(LITERAL, token.raw, token.raw))
                else:
                    self.channel_at = len(out)
                    out.append(self._chosen(self.words[at]))
            at += 1
        return [*out, *self._tokens(at, len(self.words))]

    def _tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of some words; one that began before them is none of theirs."""
        if start >= end:
            return []
        words = self.words
        begun = start > 0 and words[start - 1].token is words[start].token
        return self.tokens[words[start].at + begun : words[end - 1].at + 1]

    def _said_of_one(self) -> set[int]:
        """The words that are no topic and no direction of the entry: a bracket behind one of several, what a second
        contact was about, and the "to" of "sat next to Tom"."""
        plain: set[int] = set()
        for name in self.people if len(self.people) > 1 else ():
            if self._raw(name.end).lower() in ("(re", "(about"):
                end = name.end
                while end < len(self.words) - 1 and ")" not in self._raw(end):
                    end += 1
                plain.update(range(name.end, end + 1))
        for name in self.names if self.asides else ():
            for at in (name.end, name.end + 1) if name.ref in self.asides else ():
                if self._raw(at).lower() in ("re", "about"):
                    plain.add(at)
        for name in self.people if self.contact.channel in IN_PERSON else ():
            if name.start and self.low(name.start - 1) == "to":
                plain.add(name.start - 1)
        return plain

    def plain_names(self) -> list[Name]:
        """The names that stand in plain words, loops left out."""
        return [name for name in self.names if name.kind != SIGIL and name.start not in self.cut]

    def tells(self, summary: str) -> bool:
        """Whether the words that are left say something: then the entry keeps the whole sentence."""
        if self.proposals:
            return True
        if not self.reads and not any([name.kind != SIGIL for name in self.names]):
            return False
        said = {word.strip(".,;:!?()-–—").lower() for word in summary.split()}
        others = not self.contact.channel and "met" in said  # "Ana and Tom met"
        met = self.contact.channel in IN_PERSON  # a yes beside a meeting is one to it
        answers = not (met or _ANSWERS.isdisjoint(said) or (self.contact.channel and _SAYING.isdisjoint(said)))
        return others or answers or not _SAYING_NOTHING.issuperset(said)

    def _chosen(self, word: Word) -> Token:
        """The word that says how, as a word of its channel."""
        token, how = word.token, self.contact.channel
        if token.kind != WORD:
            return token
        chosen = Token(WORD, token.text, token.raw)
        words = (one for one, channel in CHANNEL.items() if channel == how)
        chosen.low = word.low if CHANNEL.get(word.low) == how else next(words)
        return chosen


def _unescaped(tokens: Sequence[Token], literals: Collection[int]) -> tuple[list[Token], dict[int, int]]:
    """The tokens, some of those behind a backslash (by ``id``) as the words that they would be without it; and
    ``id`` of such a word -> ``id`` of its literal."""
    bare: list[Token] = []
    spelled: dict[int, int] = {}
    for token in tokens:
        words = tokens_of(token.text)[0] if id(token) in literals else [token]
        bare += words
        spelled.update((id(word), id(token)) for word in words if word is not token)
    return bare, spelled
