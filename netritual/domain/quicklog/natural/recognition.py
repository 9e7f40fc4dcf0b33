"""Which names of a line count, and how surely; and who in it is somebody new.

*Certain* names are linked, *likely* ones are offered, and what is neither stays text. A first name must fill its whole
capitalised run ("Chris Evans" is not Chris Long), and a name that is a word too (``vocabulary.CLASH``) counts only
where a person is expected.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter

from netritual.domain.dates import FOREIGN_LEADS, WEEKDAY, is_clock, may_begin_day, read_day
from netritual.domain.quicklog.names import COMPANY
from netritual.domain.quicklog.names import FIRST as FIRST_NAME
from netritual.domain.quicklog.names import LAST as LAST_NAME
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact import VERBS
from netritual.domain.quicklog.natural.frames import (
    CALENDAR,
    EXPECTING,
    KIN,
    OWNERS,
    PRESENT,
    Frame,
    Frames,
    is_city,
    is_clash,
)
from netritual.domain.quicklog.natural.known_names import (
    BOTH,
    FIRST,
    LAST,
    LAST_NAME_LETTERS,
    MOST_ASKED,
    NEW,
    SHORT,
    SIGIL,
    TYPO,
    UNHEARD,
    WHOLE,
    KnownNames,
    Name,
)
from netritual.domain.quicklog.natural.newcomers import PLAIN, Newcomers, is_first_name, is_noun
from netritual.domain.quicklog.natural.phrase import HARD, SOFT, is_helping
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import WORD
from netritual.domain.quicklog.words import (
    ALSO_VIA,
    AT_WORDS,
    CHANNEL,
    CONVERSATIONS,
    DETERMINERS,
    PARTICLES,
    PLATFORM,
    TITLED,
)
from netritual.domain.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from netritual.domain.quicklog.names import Match, NameLookup
    from netritual.domain.quicklog.natural.phrase import Word

_BEFORE_LAST_NAME = v.WITH | {"from", "to", "for"}
_BEHIND_LAST_NAME = v.AND | v.STOP | CALENDAR | {"about", "re", "sent", "got", "done"}
"""Words around a last name in small letters."""
_ONLY_A_PERSON = frozenset(("thanked", "told", "asked"))
"""What stands behind these in a line is a person, be it a word too."""
_ONLY_BY_A_PERSON = frozenset(("suggested", "suggests", "said", "says", "told", "thinks", "mentioned", "recommended"))
"""And what a line begins with before these may be one."""
_INTRODUCED = 4
"""Words between "with" and the title of somebody."""
_COMPANY_WORDS = 3
"""Words of a company's name that are tried behind a name which several have."""
TYPO_LETTERS = 4
"""Letters that a name with a slip needs."""
_NAMED_AFTER = frozenset(("january", "april", "may", "june", "august", "jan"))
"""Months that people are called by."""
_AFTER_LIST = ("today", "yesterday", "on", "at", "re", "about")
_ACTING = v.PERSONAL | v.words("""
    sent said says told asked asks wants promised offered gave shared introduced forwarded agreed suggested signed loved
    liked thinks knows helped confirmed declined
""")  # fmt: skip
"""Verbs with a person before them, be it a word too."""
_DOING_IT = v.words("got came has took did made found brought paid dropped bought popped swung had lent wrote")
"""Verbs that a thing stands before as well: a person where a thing, or back and by, stands behind them."""
_MOVING = v.words("back by round over along off me us")
_BEING = v.words("off sick ill away back out happy keen pregnant leaving moving free")
"""What somebody is."""
_ANSWERING = frozenset(("replied", "answered", "responded"))
_BACK = frozenset(("wrote", "came", "got", "texted", "called", "rang", "emailed"))
_DONE_BY_HELPING = v.DELIVER | {"be", "have", "not", "see", "also", "then"}
"""Behind a small "will" these say that it is no name."""
_TERM_LETTERS = 3
_LETTERS_OF_NAMES = frozenset("aeiouyäöü")
_START, _FRAME = attrgetter("start"), attrgetter("frame")
_LOOSE = (Frame.OPEN, Frame.HELPED)
_LISTLESS = (*_LOOSE, Frame.TELLER)
"""Frames that a name in a list gives up for that of the list."""
_TELLING = v.BEFORE_CONTACT.union(v.BEFORE_LOOP, v.BEFORE_HELPING, v.SPOKEN, v.REACHED)
"""Verbs that end a list of people."""
_CALLED_OFF = frozenset(("cancelled", "canceled", "moved", "postponed"))
_DASHES = ("-", "–", "—")
_NEWCOMERS = frozenset(("people", "person", "contact", "contacts"))
_ROLLS = v.words("new also met plus others there present people attendees guests saw")
"""A colon behind one of these opens a list of people, wherever it stands."""
_SOME_NEW = OWNERS | v.words(
    "a an new some guy woman man lady chap bloke person friend colleague recruiter founder hire"
)
_COMPANIONS = _SOME_NEW | KIN | v.TITLES
"""Before a name in a list: "and a new guy Femi"."""
_DOERS = (Frame.SUBJECT, Frame.TELLER, Frame.ABSENT)
"""Frames of whoever did or said something."""
_TAKEN_BACK = (Frame.SUBJECT, Frame.TELLER, Frame.HELPED, Frame.WITH, Frame.AT_CHANNEL, Frame.ABSENT)
"""Frames that the last of a list gives to those before it."""


class Recognition:
    """The names of a head: ``names`` are those that count, in order."""

    def __init__(
        self, words: Sequence[Word], lookup: NameLookup, ref_of: Callable[[str], Ref], today: date,
        never: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.words, self.lookup, self.never = words, lookup, never
        self._known = KnownNames(words, lookup, ref_of, today, never)
        self.names = self._known.all()
        self._end_runs_at_days()
        self._frames = Frames(words)
        self._low, self.lows = self._frames.low, self._frames.lows
        self._german = not _GERMAN.isdisjoint(self.lows)
        self._taken: set[int] = set()
        for name in self.names:
            name.frame = self._frames.of(name.start, name.end)
            if name.frame is Frame.OPEN and (name.kind == SIGIL or self._is_introduced(name.start)):
                name.frame = Frame.WITH
        self._open_rolls()
        self._spread()
        if Frame.SUBJECT in map(_FRAME, self.names):  # "Tom liked Ana's post": hers, and not to me
            for name in self.names:
                name.frame = Frame.POINTED if name.frame is Frame.POST else name.frame
        self._judge()

    def _end_runs_at_days(self) -> None:
        """Take the capital of a day of another language behind a name for that of the day: "Kaffee mit Ana Montag",
        "Reunión con Bob el Lunes". Behind a first name that nobody known has, a lone weekday may be the last name."""
        lows = [word.token.low for word in self.words]
        known = {name.end for name in self.names}
        inside = {at for name in self.names for at in range(name.start + 1, name.end)}
        for at in range(1, len(lows)):
            word, start = self.words[at], at - (lows[at - 1] in FOREIGN_LEADS and at > 1)
            if not word.capital or at in inside or lows[at] in CALENDAR or not may_begin_day(lows, start):
                continue
            before = self.words[start - 1]
            if before.gap or not before.upper:
                continue
            found = read_day(lows, start, self._known.today, False)
            end = start + found.length if found is not None else at
            timed = end < len(lows) and (is_clock(lows[end]) or lows[end] in AT_WORDS or lows[end].isdecimal())
            if end > at and (start in known or end > at + 1 or timed):
                for day in self.words[at:end]:
                    day.capital = False
                self.names = [name for name in self.names if not at <= name.start < end]

    def _joined(self, one: Name, other: Name) -> bool:
        known = one.kind in (WHOLE, SIGIL) and other.kind in (WHOLE, FIRST)
        plus = one.kind == SIGIL and [word.low for word in self.words[one.end : other.start]] == ["+"]
        return not plus and self._frames.joined(one, other, known)

    def _is_introduced(self, at: int) -> bool:
        """True for "met with a new donor mrs patel": who somebody is stands before the title."""
        if self.lows[at] not in v.TITLES:
            return False
        first = max([place for place in range(max(0, at - _INTRODUCED), at) if self.lows[place] in v.WITH], default=at)
        return self._low(first + 1) in _SOME_NEW | {"my", "our"} and not any(
            [word.gap for word in self.words[first:at]]
        )

    def _open_rolls(self) -> None:
        """Whoever opens a list behind a colon was there: "drinks at the fair: ana, tom"."""
        if Frame.OPEN in map(_FRAME, self.names):
            self._open_roll_of_each()

    def _open_roll_of_each(self) -> None:
        signs = [at for at, word in enumerate(self.words, 1) if self._may_open_roll(word)]
        rolls = [at for at in signs if at < len(self.words) and self._opens_roll(at)]
        for name in self.names:
            start = max([at for at in rolls if at <= name.start], default=-1)
            if name.frame is Frame.OPEN and start >= 0 and (start == name.start or self._is_listed_from(start, name)):
                name.frame = Frame.WITH

    def _is_listed_from(self, start: int, name: Name) -> bool:
        """True for a name that is a whole part of a list: no verb and no full stop stands before it."""
        between = self.words[start : name.start]
        last = self.words[self._frames.behind_employer(name.end) - 1]
        ends = last is self.words[-1] or last.gap or self._low(name.end) in v.AND
        parted = between[-1].gap == SOFT or between[-1].low in v.AND
        told = any([word.low in _TELLING for word in between])
        return bool(ends) and parted and not told and not any([self._is_stopped(at) for at in range(start, name.start)])

    def _is_stopped(self, at: int) -> bool:
        """True where more than a comma or a bracket parts a word from the next."""
        bracket = ")" in self.words[at].token.raw or self.words[at + 1].token.raw[:1] == "("
        return self.words[at].gap == HARD and not bracket

    @staticmethod
    def _may_open_roll(word: Word) -> bool:
        """True for a word with a colon, a dash, and the "people" of "new people"."""
        raw = word.token.raw
        return raw[-1:] == ":" or raw in _DASHES or word.low in _NEWCOMERS

    def _opens_roll(self, at: int) -> bool:
        """True right behind "new:", "new contact", and behind the colon or dash of a gathering that names nobody before
        it, but whom it is for."""
        if at and self._low(at - 1) in _NEWCOMERS and self._low(at - 2) == "new":
            return True
        if not at or (self.words[at - 1].token.raw[-1:] != ":" and self.words[at - 1].token.raw not in _DASHES):
            return False
        if self._low(at - 1) in _ROLLS:
            return True
        before = self.lows[:at]
        held = any([CHANNEL.get(low) in CONVERSATIONS or VERBS.get(low) in CONVERSATIONS for low in before])
        return held and not any([
            name.start < at and name.frame is not Frame.AT_HOME and self._low(name.start - 1) != "for"
            for name in self.names
        ])  # fmt: skip

    def _is_first_listed(self, at: int) -> bool:
        """True for "new: Paul", "drinks: Paul from Acme" and "drinks: Paul Reed": the capital begins a sentence, but
        what stands around it is said of a person."""
        if not self._opens_roll(at):
            return False
        end = self._run_end(at)
        return end > at + 1 or self._low(at - 1) in _ROLLS or self._frames.behind_employer(end) > end

    def _spread(self) -> None:
        """A list stands in one frame: it is taken on from its first name, and back from its last."""
        pairs = list(pairwise(self.names))
        for one, other in pairs:
            if other.frame in _LISTLESS and one.frame in EXPECTING and self._joined(one, other):
                apart = self.words[one.end - 1].gap or self.words[other.start - 1].gap
                if other.frame in (Frame.HELPED, Frame.TELLER) and apart:
                    continue
                other.frame = one.frame
        for one, other in reversed(pairs):
            if one.frame is Frame.OPEN and other.frame in _TAKEN_BACK and self._joined(one, other):
                one.frame = other.frame
        for one, other in pairs:
            if other.frame in (Frame.SUBJECT, Frame.ABSENT) and one.frame is Frame.WITH and self._joined(one, other):
                off = self._low(other.end) in _CALLED_OFF and not self.words[one.end - 1].gap
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

    # Judging.

    def _judge(self) -> None:
        """Keep the names that count; put unknown people in where a frame expects somebody."""
        self._settle_by_others()
        self.names = [name for name in self.names if self._counts(name)]
        for name in self.names:
            self._taken.update(range(name.start, name.end))
        self._add_unheard()
        heard = len(self.names)
        self._add_unknown()
        if len(self.names) > heard:  # a list may go on behind somebody new
            self._add_unheard()
        if new := [name for name in self.names if not name.ref.matches and name.ref.typed.split()]:
            self._add_said_again(new)
            self._join_short_forms(new)
        self.names.sort(key=_START)
        self._spread()

    def _settle_by_others(self) -> None:
        """A first name that several have is the one who is named in full elsewhere in the line, if not beside him, be
        another of that name in the network or not."""
        sure = {
            name.ref.matches[0][0]: name for name in self.names if name.kind == WHOLE and len(name.ref.matches) == 1
        }
        for name in self.names:
            if name.ref.matches and (match := self._employed(name)) is not None:
                name.ref = Ref(name.ref.typed, [match]) if [match] != name.ref.matches else name.ref
            elif len(name.ref.matches) > 1 and self._is_answer(name.end):
                self._known.prefer_near(name.ref)
        if sure:
            self._settle_by_full_names(sure)

    def _settle_by_full_names(self, sure: Mapping[int, Name]) -> None:
        for name in self.names:
            if name.kind != FIRST or (len(name.ref.matches) == 1 and name.ref.matches[0][0] in sure):
                continue
            key = fold(self.words[name.start].bare)
            meant = [
                one for person, one in sure.items()
                if fold(one.ref.matches[0][2].split()[0]) == key or person in [match[0] for match in name.ref.matches]
            ]  # fmt: skip
            if len(meant) == 1 and name.end - name.start == 1:
                one, other = sorted((name, meant[0]), key=lambda some: some.start)
                if name.frame is Frame.TELLER or not self._joined(one, other):
                    name.ref = meant[0].ref

    def _is_answer(self, at: int) -> bool:
        """True for "replied", "wrote back" and the like: whoever was written to is meant."""
        low = self._low(at)
        return low in _ANSWERING or (low in _BACK and self._low(at + 1) == "back")

    def _employed(self, name: Name) -> Match | None:
        """The one of several whose company is named right behind: "Kwame Mensah (Bolt)", "kwame mensah from bolt",
        "kwame mensah (the bolt one)"."""
        lone = name.end < len(self.words) and self.words[name.end].token.raw == "@"
        at = name.end + (lone or self._low(name.end) in ("from", "of", "at"))
        at += self._low(at) == "the"
        for end in range(min(at + _COMPANY_WORDS, len(self.words)), at, -1):
            key = fold("".join([word.bare for word in self.words[at:end]]))
            there = {person for person, kinds in self.lookup.holders(key) if kinds & COMPANY} if key else set()
            called = self.lookup.find(name.ref.typed) if there and name.ref.passed_over else name.ref.matches
            found = [match for match in called if match[0] in there]
            if len(found) == 1:
                if self.words[end - 1].token.raw[-1:] != ")":  # "sinead walsh bank of ireland said no"
                    name.end = end
                    if name.frame is Frame.OPEN:
                        name.frame = self._frames.before_word(name.start, end) or Frame.OPEN
                return found[0]
        return None

    def _counts(self, name: Name) -> bool:
        if name.kind in (SIGIL, BOTH):
            return True
        words, word = self.words, self.words[name.start]
        expected = name.frame in EXPECTING
        if (
            self._is_employer(name)
            or self._is_place(name)
            or (self._is_group(name) and name.frame not in (Frame.SUBJECT, Frame.AT_HOME))
        ):
            return False
        if (name.kind in (FIRST, SHORT, LAST) or name.end - name.start == 1) and not self._fills_run(name):
            return False
        single = name.end - name.start == 1
        if name.kind in (LAST, FIRST, WHOLE) and self._is_of_stranger(name):
            return False
        if name.kind == LAST:
            return self._last_counts(name, word)
        if name.kind == SHORT:
            name.ref.likely = len(name.ref.matches) == 1
            return expected or name.frame is Frame.TELLER or not single or self._is_told_of(name)
        if single and is_clash(word) and not self._is_said_again(name):
            return self._clash_counts(name, word)
        at_home = name.frame is Frame.AT_HOME and len(name.ref.matches) == 1 and not self._known.is_engaged(name.ref)
        if at_home or (len(name.ref.matches) == 1 and self._may_be_company(name)):
            name.ref.likely = True
        if single and len(name.ref.matches) == 1 and self._is_half_of_another(name):
            name.ref.likely = True
        if single and name.kind == FIRST and len(name.ref.matches) == 1 and self._is_of_others(name):
            called = self._known.shortened(name.start)
            if called is not None:  # "kev crowley" is Kevin Crowley, and no other Kev
                name.end, name.ref = called.end, called.ref
            name.ref.likely = True
        if single and name.kind == FIRST and len(name.ref.matches) > 1:
            self._add_last_word(name)
        if name.frame is Frame.OPEN and len(name.ref.matches) > 1 and (single or name.kind != WHOLE):
            near = [match for match in name.ref.matches if match[3] == "network"]
            return len(near) == len(name.ref.matches) <= MOST_ASKED
        return words[name.start].bare != ""

    def _last_counts(self, name: Name, word: Word) -> bool:
        """Whether a lone last name is a person here: never somebody new, and never text where a person acts.

        The only one who has it is certain where something goes on with them, else likely; so is a long one that a
        frame expects. Which of several is meant is asked.
        """
        expected, one = name.frame in EXPECTING, len(name.ref.matches) == 1
        if not word.upper:
            name.ref.likely = one
            return (one and self._is_surely_last(name)) or self._is_last_name(name)
        long = len(word.bare) >= LAST_NAME_LETTERS
        if is_clash(word):
            if not self._clash_counts(name, word):
                return False
            long = False
        elif not expected and not self._is_surely_last(name):
            return False
        if one:
            sure = (self._known.is_near(name.ref) and not self._is_beside_noun(name)) or (long and expected)
            name.ref.likely = not sure or self._may_be_company(name) or self._begins_company(name.start)
        return one or expected or len(name.ref.matches) <= MOST_ASKED

    def _is_of_stranger(self, name: Name) -> bool:
        """True for the last name of somebody new whose first name stands before it: "met jana petersen"."""
        at = name.start - 1
        if at < 0 or self.words[at].gap or self.lows[at] in PLAIN or not _is_last_word(name):
            return False
        if any([other.end == name.start for other in self.names]):
            return False
        found = Newcomers(self._frames, self.lookup, frozenset(), self.never).at(at, [])
        return found is not None and found.end >= name.end

    def _add_last_word(self, name: Name) -> None:
        """Let a first name of several go on with the last name that none of them has, in small letters: "call w gareth
        lloyd" may be somebody new of that name."""
        found = Newcomers(self._frames, self.lookup, frozenset(), self.never).at(name.start, [])
        if found is not None and found.end == name.end + 1:
            typed = self._known.typed(name.start, 2)
            name.end, name.ref = found.end, Ref(typed, name.ref.matches)

    def _is_surely_last(self, name: Name) -> bool:
        """True for a last name that owns something, opens a part, acts, or has a capital that was chosen: "leitners
        lease", "Uhl: asked him", "Uhl gave 3 names", "NDA from Amsel arrived"."""
        word, end = self.words[name.start], self.words[name.end - 1]
        low = word.bare.lower()
        if is_noun(low) or low in PLAIN or self._begins_company(name.start):
            return False
        if not word.upper:
            long = len(low) >= LAST_NAME_LETTERS and self._low(name.start - 1) in v.UNASKED
            return end.owner or not name.start or (long and self._known.is_near(name.ref))
        opens = self._begins_part(name.start)
        if end.owner or (opens and (name.frame is not Frame.OPEN or end.gap or self._did(name.end))):
            return True
        if is_city(word) or (self._german and not self._known.is_near(name.ref)):
            return False
        return word.capital or self._known.is_near(name.ref)

    def _is_beside_noun(self, name: Name) -> bool:
        """True for a last name in no frame that a thing may bear: "the Vega film", "Vega launch went well"."""
        if name.frame is not Frame.OPEN or self.words[name.end - 1].gap or self.words[name.end - 1].owner:
            return False
        behind = self._low(name.end + 1)
        does = self._did(name.end) or behind in DETERMINERS or behind in _MOVING or behind == "to"
        alone = name.end == len(self.words) or self._low(name.end) in v.AND
        return self._low(name.start - 1) in DETERMINERS or (self._begins_part(name.start) and not does and not alone)

    def _begins_company(self, at: int) -> bool:
        """True for the first word of a company of the book: "Lynch & Bell"."""
        ends = range(at + 2, min(at + 1 + _COMPANY_WORDS, len(self.words)) + 1)
        return any([self._is_company("".join([word.bare or word.low for word in self.words[at:end]])) for end in ends])

    def _is_last_name(self, name: Name) -> bool:
        """Whether small letters stand where a person is named: "got the quote from leitner", "leitner sent it"."""
        if self.lows[name.start] in PLAIN:
            return False
        behind, end = self._low(name.start - 1), self.words[name.end - 1]
        if name.start and behind in _BEFORE_LAST_NAME and not self.words[name.start - 1].gap:
            return bool(end.gap) or name.end == len(self.words) or self._low(name.end) in _BEHIND_LAST_NAME
        if name.frame in (Frame.SUBJECT, Frame.TELLER, Frame.AT_CHANNEL):
            return not name.start or bool(self.words[name.start - 1].gap)
        return name.frame in (Frame.OBJECT, Frame.SPOKEN)

    def _is_said_again(self, name: Name) -> bool:
        """True for the first name of somebody who is named in full before it: "drinks w mo farouk, mo is up for it"."""
        helping = self.words[name.start].low in ("will", "may") and not self.words[name.start].upper
        helping = helping and self._low(name.end) not in WEEKDAY
        return not helping and any([
            one.kind == WHOLE and one.end - one.start > 1 and one.end <= name.start
            and len(one.ref.matches) == len(name.ref.matches) == 1 and one.ref.matches[0][0] == name.ref.matches[0][0]
            for one in self.names
        ])  # fmt: skip

    def _is_half_of_another(self, name: Name) -> bool:
        """True for the last name in "met jana petersen" where Frau Petersen alone is known, and in "a guy named hector
        something"."""
        before, word = self._low(name.start - 1), self.words[name.start]
        if self._low(name.end) == "something" and not word.gap:
            return True
        unknown = name.start > 1 and not word.upper and not self.words[name.start - 1].gap and before.isalpha()
        if not unknown or before in PLAIN or is_noun(before) or before in v.TITLES or before in v.UNASKED:
            return False
        met = self._low(name.start - 2) in v.MET or self._low(name.start - 2) in v.WITH
        met = met and name.ref.matches[0][2].split()[0].lower().rstrip(".") in v.TITLES  # nobody's first name
        return met and not any([other.end == name.start for other in self.names])

    def _is_of_others(self, name: Name) -> bool:
        """True for "tom hansen" where Tom is a Reed and Hansen the last name of somebody else."""
        word = self.words[name.end] if name.end < len(self.words) and not self.words[name.end - 1].gap else None
        if word is None or word.upper or len(word.low) < TYPO_LETTERS or word.low in v.STOP or is_clash(word):
            return False
        holders = self.lookup.holders(fold(word.bare))
        return bool(holders) and all([kinds & LAST_NAME and not kinds & FIRST_NAME for _, kinds in holders])

    def _clash_counts(self, name: Name, word: Word) -> bool:
        """Whether a name that is a word too is a person here; likely where its letters are small."""
        helping = not word.upper and word.low in ("will", "may") and not word.gap
        if self._low(name.start - 1) in _ONLY_A_PERSON and not self.words[name.start - 1].gap and not helping:
            return True
        if helping and self._low(name.end) in _DONE_BY_HELPING:
            return False
        strong = name.frame in (Frame.WITH, Frame.OBJECT, Frame.TOWARDS, Frame.AT_CHANNEL, Frame.SPOKEN, Frame.POST)
        strong = strong or (name.frame is Frame.ABSENT and self._low(name.start - 1) in v.WITH)
        if word.capital and (strong or name.frame in (Frame.SUBJECT, Frame.TELLER)):
            return True
        if word.first and word.upper and name.frame in (Frame.SUBJECT, Frame.TELLER):
            return True
        if (
            word.first
            and word.upper
            and any(self._joined(name, other) for other in self.names if other.start > name.start)
        ):
            return True
        if word.first and name.frame is Frame.SUBJECT and self._wrote(name.end):
            return True
        beside = {self._low(name.start - 1) if name.start else "", self._low(name.end)}
        doing = name.frame is Frame.TELLER and not v.AND.isdisjoint(beside)
        if (doing or name.frame is Frame.SUBJECT) and any(
            [self._joined(*pair) for pair in pairwise(self.names) if name in pair]
        ):
            name.ref.likely = len(name.ref.matches) == 1
            return True
        if word.capital and name.frame is Frame.AT_HOME:
            name.ref.likely = len(name.ref.matches) == 1
            return True
        tells = self._begins_part(name.start) and (self._did(name.end) or name.frame is Frame.ABSENT)
        tells = tells or (name.frame is Frame.ABSENT and self._is_absent_with(name))
        if tells and self._known.is_near(name.ref):
            name.ref.likely = True
            return True
        to_me = name.frame in (Frame.SUBJECT, Frame.TELLER) and self._low(name.end + 1) in ("me", "us")
        to_me = to_me or (name.frame is Frame.TELLER and self._low(name.end) in _ONLY_BY_A_PERSON)
        if (strong and not (name.start and self.words[name.start - 1].gap)) or (word.first and to_me):
            name.ref.likely = len(name.ref.matches) == 1 and not self._known.is_engaged(name.ref)
            return True
        return False

    def _is_told_of(self, name: Name) -> bool:
        """True for a short form that owns something, or begins a part and did or is what a person does or is: "made
        Caro's kids a poster", "Bea is furious"."""
        word, end = self.words[name.start], self.words[name.end - 1]
        if is_noun(word.low) or is_clash(word):
            return False
        if end.owner:
            return not is_helping(self.words, name.end - 1)
        does = self._did(name.end) or self._low(name.end) in ("is", "was", "has")
        return not end.gap and does and self._begins_part(name.start)

    def _begins_part(self, at: int) -> bool:
        return not at or bool(self.words[at - 1].gap)

    def _is_absent_with(self, name: Name) -> bool:
        """True for the second of "angel and joy cant make it"."""
        return any([other is name and self._joined(one, other) for one, other in pairwise(self.names)])

    def _did(self, at: int) -> bool:
        """True for what a person did, said or is, where no other word of that spelling could: "will sent it", "hope
        came back", "may got the logo", "grant is off sick"."""
        low, after = self._low(at), self._low(at + 1)
        if at and self.words[at - 1].gap:
            return False
        if low in _DOING_IT:
            return after in DETERMINERS or (low != "got" and after in _MOVING)
        return low in _ACTING or (low in ("is", "was") and after in _BEING)

    def _wrote(self, at: int) -> bool:
        """True for a verb that only a person can have: "mark emailed", but not "mark called off"."""
        if self._low(at) == "introduced":
            return self._low(at + 1) in ("me", "us")
        return self._low(at) in v.PERSONAL and self._low(at + 1) not in ("off", "for", "it", "out")

    def _fills_run(self, name: Name) -> bool:
        """The run rule: a capitalised first name fills the whole run of capitals that it stands in."""
        first = self.words[name.start]
        if not first.upper:
            return True
        at, end = name.start, name.end
        while (
            end < len(self.words)
            and not self.words[end - 1].gap
            and not self.words[end - 1].owner
            and self._runs_on(end)
        ):
            end += 1
        while at and not self.words[at - 1].gap and self.words[at - 1].capital and self._in_run(self.words[at - 1]):
            at -= 1
        if at == name.start and end == name.end:
            return True
        inside = [other for other in self.names if at <= other.start and other.end <= end]
        covered = sum(other.end - other.start for other in inside)
        return covered == end - at and len(inside) > 2

    def _runs_on(self, at: int) -> bool:
        word = self.words[at]
        after = at
        while after < len(self.words) and self.words[after].low in PARTICLES and not self.words[after].gap:
            after += 1
        if at < after < len(self.words) and not word.upper and word.low not in {"y", "e"}:
            return self.words[after].capital and self._in_run(self.words[after])
        return word.capital and self._in_run(word) and not self._is_term(word.bare)

    def _is_term(self, text: str) -> bool:
        """True for capitals that are no last name: with a sign or a digit ("F&B", "Q3"), or too few or without a vowel
        to be one that is shouted ("CV", "HTML"), unless somebody is called so."""
        if "&" in text or any([char.isdigit() for char in text]):
            return True
        short = len(text) <= _TERM_LETTERS or _LETTERS_OF_NAMES.isdisjoint(text.lower())
        return len(text) > 1 and text.isupper() and short and not list(self.lookup.holders(fold(text)))

    def _in_run(self, word: Word) -> bool:
        """A capitalised word that goes on with a name: no day, month, channel, platform, or word of speech."""
        low = word.low
        if word.token.kind != WORD or not word.bare[:1].isalpha() or low in CALENDAR:
            return False
        if low in v.TITLES and low not in v.CLASH:  # "Ned Major" may be somebody's whole name
            return False
        if low in v.SHORTHAND and word.bare.isupper():
            return False
        return low not in _NO_NAMES

    def _is_place(self, name: Name) -> bool:
        """Behind in, near or at; behind to or from with a word of travel. A full name of two words stays a person."""
        before = self._low(name.start - 1)
        if name.start == 0 or self.words[name.start - 1].gap or self.words[name.end - 1].owner:
            return False
        if before in {"in", "near", "around", "outside"}:
            return True
        if before == "at" and name.frame is not Frame.AT_HOME:
            return True
        if before == "chez" and any(other.end < name.start for other in self.names):
            return True
        if before in {"to", "from"} and name.frame is Frame.OPEN:
            return self._frames.is_way_back(name.start) or not v.TRAVEL.isdisjoint(
                self.lows[max(0, name.start - 5) : name.start]
            )
        return False

    def _is_employer(self, name: Name) -> bool:
        """True for a company behind a name: "Olga (Mercer)", "Olga from Mercer"."""
        named = name.start - (self._low(name.start - 1) in {"from", "of"})
        if name.kind == SIGIL or (named == name.start and self.words[named].token.raw[:1] != "("):
            return False
        return any([other.end == named for other in self.names]) and self._is_company(name.ref.typed)

    def _is_group(self, name: Name) -> bool:
        """A company or a team that bears the name; "Ana's team" is hers."""
        last = self.words[name.end - 1]
        return not last.gap and not last.owner and self._low(name.end) in v.ORGANISATION

    # People whom nobody knows yet.

    def _add_unknown(self) -> None:
        end = 0
        for at, word in enumerate(self.words):
            if not word.upper or at < end or at in self._taken or not self._may_begin(at):
                continue
            end = self._run_end(at)
            frame = self._frames.of(at, end)
            if self._is_new(at, end, frame):
                self._put_new(at, end, frame)
                self.names.sort(key=_START)
                self._spread()

    def _add_unheard(self) -> None:
        """Small words that may name somebody new; the list that one stands in goes on with it."""
        newcomers = Newcomers(self._frames, self.lookup, self._taken, self.never)
        for at, low in enumerate(self.lows):
            if low in PLAIN or at in self._taken or (self.words[at].upper and self._may_begin(at)):
                continue
            found = newcomers.at(at, self.names)
            if found is None:
                continue
            name = self._unheard(found.start, found.end)
            name.frame = found.frame
            self.names.append(name)
            self._taken.update(range(name.start, name.end))
            if name.kind == UNHEARD:
                self._add_said_again([name])
            self.names.sort(key=_START)

    def _unheard(self, start: int, end: int) -> Name:
        """Small words as whom they were settled to be, else as a name that is to be asked about."""
        for length in range(end - start, 0, -1):
            typed = self._known.typed(start, length)
            if found := self.lookup.exact(typed):
                return Name(start, start + length, Ref(typed, found), WHOLE)
            if self.lookup.is_new(fold(typed)):
                return Name(start, start + length, Ref(typed, []), NEW)
        if (called := self._known.shortened(start)) is not None and called.end <= end:
            return called
        typed = self._known.typed(start, end - start)
        if family := self._known.called(fold(typed), LAST_NAME):  # "golf w petrov 2/26", "hoffman and yoder"
            return Name(start, end, Ref(typed, family, likely=len(family) == 1), LAST)
        if end - start == 1 and len(short := self._known.short_for(fold(typed))) == 1:
            return Name(start, end, Ref(typed, short, likely=True), SHORT)
        same = next((one for one in self.names if one.kind == UNHEARD and fold(one.ref.typed) == fold(typed)), None)
        return Name(start, end, same.ref if same is not None else Ref(typed, [], unheard=True), UNHEARD)

    def _add_said_again(self, new: Sequence[Name]) -> None:
        """The first name of somebody new, said again: "met Tobias Lenz, tobias wants my slides"."""
        called = {fold(_without_title(name.ref.typed).split()[0]): name for name in new}
        for at, word in enumerate(self.words):
            one = called.get(fold(word.bare)) if word.token.kind == WORD and at not in self._taken else None
            if one is None or one.end > at:
                continue
            second = _without_title(one.ref.typed).split()[1:2]  # "carol ann" of Carol Ann Hutchins
            end = at + 1 + (not word.gap and at + 1 < len(self.words) and [self.words[at + 1].bare] == second)
            if word.upper or end > at + 1 or not is_clash(word):
                again = Name(at, end, one.ref, UNHEARD if one.ref.unheard else NEW)
                again.frame = self._frames.of(at, end)
                self.names.append(again)
                self._taken.update(range(at, end))

    def _join_short_forms(self, new: Sequence[Name]) -> None:
        """The first name of somebody who is new by a full name is that name: "Montse Vidal ..., thank Montse"."""
        whole: dict[str, list[Ref]] = {}
        for name in new:
            first, _, rest = name.ref.typed.partition(" ")
            refs = whole.setdefault(fold(first), [])
            if rest and not any([ref is name.ref for ref in refs]):
                refs.append(name.ref)
        for name in self.names if any(whole.values()) else ():
            refs = whole.get(fold(name.ref.typed), [])
            if len(refs) != 1:
                continue
            behind = any([one.ref is refs[0] and one.end <= name.start for one in self.names])
            if not name.ref.matches or (name.kind == FIRST and behind):
                name.ref, name.kind = refs[0], UNHEARD if refs[0].unheard else NEW

    def _may_begin(self, at: int) -> bool:
        word = self.words[at]
        first = (
            word.first
            and word.upper
            and any(begins(at) for begins in (self._is_whole_subject, self._is_first_listed, self._is_named_subject))
        )
        chosen = word.capital or first or (word.upper and self._is_named_kin(at))
        named = chosen and word.token.kind == WORD and self._in_run(word) and not word.low.isdigit()
        named = named or (word.capital and word.low in _NAMED_AFTER and self._is_listed(at))
        return named and (not self.never or fold(word.bare) not in self.never)

    def _is_listed(self, at: int) -> bool:
        """True for a month's name that stands where a list of people goes on: "with Will and June"."""
        before, after = self._low(at - 1), self._low(at + 1)
        ends = self.words[at].gap or not after or after in v.AND or after in _AFTER_LIST or after in WEEKDAY
        return bool(ends) and (before in v.WITH or self._goes_on(at))

    def _is_whole_subject(self, at: int) -> bool:
        """True for "Joe Smith emailed": its second capital was chosen, the one that begins a line says nothing."""
        end = self._run_end(at)
        return end > at + 1 and self.words[at + 1].capital and self._wrote(end) and at + 1 not in self._taken

    def _is_named_subject(self, at: int) -> bool:
        """True for "Ines emailed" and "Lisa, Emma and Paul came": a first name, alone or in a list, before what was
        done."""
        while is_first_name(self.words[at]):
            end = self._run_end(at)
            next_at = end + (self._low(end) in v.AND)
            listed = next_at > end or self.words[end - 1].gap == SOFT
            if not listed or next_at >= len(self.words):
                return self._frames.of(at, end) in _DOERS
            at = next_at
        return False

    def _run_end(self, at: int) -> int:
        end = at + 1
        while end < len(self.words) and not self.words[end - 1].gap and not self.words[end - 1].owner:
            if end in self._taken or not self._runs_on(end):
                break
            end += 1
        return end

    def _is_new(self, at: int, end: int, frame: str) -> bool:
        """True for a capitalised run that a frame expects to be a person, and that is no place or company."""
        words = self.words[at:end]
        listed = self._goes_on(at) or self._opens_roll(at)
        if frame not in (Frame.WITH, Frame.OBJECT, Frame.TOWARDS, Frame.SPOKEN) and not listed:
            beside = frame is Frame.AT_CHANNEL and not (at and self.words[at - 1].capital)  # not "Café Johanna"
            acts = frame in _DOERS or beside or (frame is Frame.HELPED and words[0].capital)
            titled = self._low(at - 1) in TITLED and (acts or is_noun(self._low(at - 2)))  # "her agent Mr Jansen"
            named = is_first_name(words[0]) and not self._known.short_for(fold(words[0].bare))
            named = titled or (named and (acts or self._is_named_subject(at)))
            told = frame is Frame.SUBJECT or self._wrote(end)
            return named or (told and len(words) > 1 and all(word.low not in v.NOT_NEW for word in words))
        if any(
            word.low in v.NOT_NEW or word.low in v.ORGANISATION or fold(word.bare) in v.DEPARTMENTS
            for word in words
            if not (word is not words[0] and word.low in v.SHORTHAND and not word.bare.isupper())
            and not (len(words) == 1 and word.low in _NAMED_AFTER)
        ):
            return False
        if self._low(end) in v.ORGANISATION and not self.words[end - 1].gap:
            return False
        typed = self._known.typed(at, end - at)
        if len(words) == 1 and len(typed) > 2 and typed.isupper():
            return False
        if at and self._low(at - 1) in ("the", "a", "an"):
            return False
        if self.words[end - 1].owner and not is_helping(self.words, end - 1):
            return False
        noun = self._german and end - at == 1  # nouns have capitals in German: one alone is not proposed there
        return not self._is_company(typed) and not noun

    def _may_be_company(self, name: Name) -> bool:
        """True for one word that is a company too, where no verb says that it is the person."""
        asked = name.end - name.start == 1 and name.frame in PRESENT and name.frame is not Frame.SUBJECT
        return asked and self._is_company(name.ref.typed)

    def _is_company(self, typed: str) -> bool:
        return any([kinds & COMPANY for _, kinds in self.lookup.holders(fold(typed))])

    def _goes_on(self, at: int) -> bool:
        """True when a run goes on with a list of people: behind a name and a joining word."""
        at -= self._is_named_kin(at)
        while self._low(at - 1) in _COMPANIONS and not self.words[at - 1].gap:  # "and a new guy Femi", "his wife Ada"
            at -= 1
        before = self._low(at - 1)
        joined = before in v.AND or (at > 0 and self.words[at - 1].gap == SOFT)
        back = at - 1 if before in v.AND else at
        return joined and any(
            self._frames.behind_employer(name.end) == back
            and name.frame in (Frame.WITH, Frame.OBJECT, Frame.AT_CHANNEL)
            for name in self.names
        )

    def _is_named_kin(self, at: int) -> bool:
        """True for the name in "and his boss (Karen Holt)"."""
        return self.words[at].token.raw[:1] == "(" and self._low(at - 1) in KIN

    def _put_new(self, at: int, end: int, frame: str) -> None:
        while end - at > 1 and fold(self.words[end - 1].bare) in v.DEGREES:
            end -= 1
        typed = self._known.typed(at, end - at)
        same = next((n for n in self.names if n.kind == NEW and self._is_same(n, typed)), None)
        name = Name(at, end, same.ref if same else Ref(typed, self._slip(typed)), NEW)
        name.frame = frame if frame is not Frame.OPEN else Frame.WITH
        if name.ref.matches:
            name.kind, name.ref.likely = TYPO, True
        self.names.append(name)
        self._taken.update(range(at, end))

    @staticmethod
    def _is_same(name: Name, typed: str) -> bool:
        """True for a new name that is said again, whole or by its first word: "dinner with Gemma Ribas, Gemma …"."""
        return fold(typed) in (fold(name.ref.typed), fold(name.ref.typed.split()[0]))

    def _slip(self, typed: str) -> list[Match]:
        """The one known person whose first name is one slip away from a single typed word; nobody else."""
        key = fold(typed)
        if " " in typed or len(key) < TYPO_LETTERS:
            return []
        found: dict[int, Match] = {}
        for near in self.lookup.held(slips(key)):
            for match in self._known.called(near, FIRST_NAME):
                found[match[0]] = match
        return list(found.values()) if len(found) == 1 else []


def _is_last_word(name: Name) -> bool:
    """Whether one word is the last of the names of all whom it may mean, and no first name of theirs."""
    key = fold(name.ref.typed)
    return name.end - name.start == 1 and all([
        len(words := _without_title(match[2]).split()) and fold(words[-1]) == key and (words[1:] or " " in match[2])
        for match in name.ref.matches
    ])  # fmt: skip


def _without_title(typed: str) -> str:
    """A name without the honorific before it: "klaus winter" of "dr. klaus winter"."""
    first, _, rest = typed.partition(" ")
    return rest if rest and first.lower().rstrip(".") in v.TITLES else typed


_NO_NAMES = v.STOP.difference(v.CLASH).union(
    CHANNEL, ALSO_VIA, PLATFORM, v.WITH, v.BEFORE_CONTACT, v.BEFORE_LOOP, v.SPOKEN, v.MET
)
"""Words with a capital that do not go on with a name."""
_GERMAN = v.words("""
    mit und der die das wegen treffen mittagessen kaffee gestern heute am beim zum über mein nach
""")  # fmt: skip


def slips(key: str) -> list[str]:
    """Every text that is one swapped, missing, added or other letter away from a folded name."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    shorter = [a + b[1:] for a, b in cuts if b]
    other = [a + c + b[1:] for a, b in cuts if b for c in letters]
    longer = [a + c + b for a, b in cuts for c in letters]
    return list(dict.fromkeys([*swapped, *shorter, *longer, *other]))
