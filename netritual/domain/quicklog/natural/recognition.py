"""Which names of a line count, and how surely; and who in it is somebody new.

*Certain* names are linked, *likely* ones are offered, and what is neither stays text. A first name must fill its whole
capitalised run ("Chris Evans" is not Chris Long), and a name that is a word too (``vocabulary.CLASH``) counts only
where a person is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from operator import attrgetter

from netritual.domain.dates.date_phrases import FOREIGN_LEADS, may_begin_day, read_day
from netritual.domain.dates.dates import MONTH, WEEKDAY, is_clock
from netritual.domain.language.text import fold
from netritual.domain.quicklog.line_vocabulary import (
    AT_WORDS,
    CHANNEL,
    FILLER,
)
from netritual.domain.quicklog.name_kinds import FIRST as FIRST_NAME
from netritual.domain.quicklog.name_kinds import LAST as LAST_NAME
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.known_names import MOST_ASKED, KnownNames
from netritual.domain.quicklog.natural.name_frames import ARTICLES_ABROAD, CALENDAR, KIN, OWNERS, Frames, is_clash
from netritual.domain.quicklog.natural.name_likelihood import TYPO_LETTERS, without_title
from netritual.domain.quicklog.natural.name_lists import ROLLS, NameLists
from netritual.domain.quicklog.natural.namesakes import Namesakes
from netritual.domain.quicklog.natural.newcomers import PLAIN, TITLED, Newcomers, is_first_name, is_noun
from netritual.domain.quicklog.natural.non_person_names import is_to_come, names_a_thing
from netritual.domain.quicklog.natural.phrase import SOFT, Word, is_helping, part_of, slips
from netritual.domain.quicklog.natural.recognised_names import (
    FIRST,
    LAST,
    NEW,
    REACHED,
    SHORT,
    SIGIL,
    TYPO,
    UNHEARD,
    WHOLE,
    Frame,
    Name,
)
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.name_kinds import Match
    from netritual.domain.quicklog.names import NameLookup

_INTRODUCED = 4
"""Words between "with" and the title of somebody."""
_START, _FRAME = attrgetter("start"), attrgetter("frame")
_TALKS = ("coffee", "lunch", "dinner", "breakfast", "drinks", "meeting", "call", "called", "emailed")
_NO_TALKS = frozenset(("launch", "cell", "calm", "caller"))
"""Words of their own that are one letter away from a talk."""
_SOME_NEW = OWNERS | v.words(
    "a an new some guy woman man lady chap bloke person friend colleague recruiter founder hire"
)
_WHOSE = OWNERS | {"my", "seiner", "ihrer", "meiner"}
_KIN_ABROAD = v.words("""
    seiner seinem ihrer ihrem frau mann bruder schwester sohn tochter freund freundin son sa mari femme frère sœur soeur
    fils fille su marido mujer esposa esposo hermano hermana hijo hija novio novia suo sua marito moglie fratello
    sorella figlio figlia zijn haar man vrouw broer zus zoon dochter seu mulher irmão irmã filho filha
""")
_COMPANIONS = _SOME_NEW | KIN | v.TITLES | _KIN_ABROAD
"""Before a name in a list: "and a new guy Femi"."""
_VERBS_TOO = frozenset(("miss", "judge"))
"""Titles that a line may begin with as verbs."""
_DOERS = (Frame.SUBJECT, Frame.TELLER, Frame.ABSENT)
"""Frames of whoever did or said something."""
_OFFERING = frozenset(("will", "'ll", "can", "could"))
_CHANGING_JOBS = frozenset(("left", "leaves", "leaving", "joined", "joins", "joining", "quit", "quits"))


class Recognition(NameLists):
    """The names of a head: ``names`` are those that count, in order."""

    def __init__(
        self, words: Sequence[Word], lookup: NameLookup, ref_of: Callable[[str], Ref], today: date,
        never: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.words, self.lookup, self.never = words, lookup, never
        days: set[int] = set()
        if any([word.low in MONTH or (word.upper and word.low in WEEKDAY) for word in words]):
            from netritual.domain.quicklog.natural import calendar_names

            days = calendar_names.mark_names(words, lookup)
        self._known = KnownNames(words, lookup, ref_of, today, never)
        self.names = [name for name in self._known.all() if name.end - name.start > 1 or name.start not in days]
        self._end_runs_at_days()
        self._mend_talk()
        if any([word.low == "meet" for word in words]):
            from netritual.domain.quicklog.natural.meeting_nouns import mark_meeting

            mark_meeting(words, self.names)
        self._frames = Frames(words)
        self._low, self.lows = self._frames.low, self._frames.lows
        self._german = not _GERMAN.isdisjoint(self.lows)
        self._taken: set[int] = set()
        for name in self.names:
            introduced = self._low(name.start - 1) == "one"
            name.frame = self._frames.of(name.start - introduced, name.end)  # "met one Fatima"
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
        ends = {name.end for name in self.names}
        inside = {at for name in self.names for at in range(name.start + 1, name.end)}
        for at in range(1, len(lows)):
            word, start = self.words[at], at - (lows[at - 1] in FOREIGN_LEADS and at > 1)
            if not word.capital or at in inside or lows[at] in CALENDAR or not may_begin_day(lows, start):
                continue
            before = self.words[start - 1]
            if before.gap or not before.upper:
                continue
            when = read_day(lows, start, self._known.today, False)
            end = start + when.length if when is not None else at
            timed = end < len(lows) and (is_clock(lows[end]) or lows[end] in AT_WORDS or lows[end].isdecimal())
            if end > at and (start in ends or end > at + 1 or timed):
                for day in self.words[at:end]:
                    day.capital = False
                self.names = [name for name in self.names if not at <= name.start < end]

    def _mend_talk(self) -> None:
        """Take a word that is one slip away from a talk for it, where the first name stands behind: "cal with Ana"."""
        at = self.names[0].start - 1 if self.names else -1
        at -= at > 0 and self.words[at].low in v.WITH
        if at < 0 or any([word.low not in FILLER for word in self.words[:at]]):
            return
        word = self.words[at]
        is_word = word.low in CHANNEL or word.low in v.UNASKED or word.low in _NO_TALKS or is_noun(word.low)
        meant = [] if is_word or word.gap else [talk for talk in slips(word.low) if talk in _TALKS]
        word.low = next((talk for talk in meant if talk[0] == word.low[0]), word.low)

    def _is_introduced(self, at: int) -> bool:
        """True for "met with a new donor mrs patel": who somebody is stands before the title."""
        if self.lows[at] not in v.TITLES:
            return False
        first = max([place for place in range(max(0, at - _INTRODUCED), at) if self.lows[place] in v.WITH], default=at)
        return self._low(first + 1) in _SOME_NEW | {"my", "our"} and not any(
            [word.gap for word in self.words[first:at]]
        )

    def _is_first_listed(self, at: int) -> bool:
        """True for "new: Paul", "drinks: Paul from Acme" and "drinks: Paul Reed": the capital begins a sentence, but
        what stands around it is said of a person."""
        if not self._opens_roll(at):
            return False
        end = self._run_end(at)
        return end > at + 1 or self._low(at - 1) in ROLLS or self._frames.behind_employer(end) > end

    # Judging.

    def _judge(self) -> None:
        """Keep the names that count; put unknown people in where a frame expects somebody."""
        namesakes = Namesakes(self.words, self._frames, self.lookup, self._joined)
        namesakes.settle(self.names)
        self.names = [name for name in self.names if self._counts(name)]
        namesakes.ask_which(self.names)
        if not self.names:
            self._add_colleague()
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

    def _add_colleague(self) -> None:
        """Whoever works for the company of which a line without names tells something: "flux paid the rest"."""
        from netritual.domain.quicklog.natural.company_deeds import BILLS, deals_with_writer  # few lines name nobody
        from netritual.domain.quicklog.natural.employers import employees

        for at, low in enumerate(self.lows):
            billed = not BILLS.isdisjoint(self.lows[max(at - 2, 0) : at])
            if not (billed or self._begins_part(at)) or low in PLAIN or low in CHANNEL or is_noun(low):
                continue
            end, people = employees(self.words, at, self.lookup)
            if not 0 < len(people) <= MOST_ASKED:
                continue
            behind = [] if self.words[end - 1].gap else self.lows[end : part_of(self.words, end - 1)[1]]
            owner = self.words[end - 1].owner
            owing = not BILLS.isdisjoint(behind) if owner else deals_with_writer(behind)
            if billed or owing:
                ref = Ref(self._known.typed(at, end - at), people, likely=len(people) == 1)
                self.names.append(Name(at, end, ref, SHORT))
                frame = self._frames.of(at, end)
                self.names[-1].frame = Frame.TELLER if frame is Frame.OPEN and not billed else frame
                return

    # People whom nobody knows yet.

    def _add_unknown(self) -> None:
        end = 0
        for at, word in enumerate(self.words):
            if not word.upper or at < end or at in self._taken or not self._may_begin(at):
                continue
            end = self._run_end(at)
            frame = self._frames.of(at - (self._low(at - 1) == "one"), end)
            if frame is Frame.OPEN and self._is_spoken_to(at):
                frame = Frame.SPOKEN
            elif frame is Frame.OPEN and self._is_with_me(end):
                frame = Frame.SUBJECT
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
            newcomer = newcomers.at(at, self.names)
            if newcomer is None:
                continue
            name = self._unheard(at, newcomer[0])
            name.frame = newcomer[1]
            self.names.append(name)
            self._taken.update(range(name.start, name.end))
            if name.kind == UNHEARD:
                self._add_said_again([name])
            self.names.sort(key=_START)

    def _unheard(self, start: int, end: int) -> Name:
        """Small words as whom they were settled to be, else as a name that is to be asked about."""
        for length in range(end - start, 0, -1):
            typed = self._known.typed(start, length)
            if matches := self.lookup.exact(typed):
                return Name(start, start + length, Ref(typed, matches), WHOLE)
            if self.lookup.is_new(fold(typed)):
                return Name(start, start + length, Ref(typed, []), NEW)
        typed = self._known.typed(start, end - start)
        if end - start > 1 and self._low(start) in v.TITLES and (titled := self.lookup.find(typed)):
            return Name(start, end, Ref(typed, titled), WHOLE)  # "pastor grace" is Pastor Grace Mensah
        if family := self._known.called(fold(typed), LAST_NAME):  # "golf w petrov 2/26", "hoffman and yoder"
            return Name(start, end, Ref(typed, family, likely=len(family) == 1), LAST)
        if end - start == 1 and len(short := self._known.short_for(fold(typed))) == 1:
            from netritual.domain.quicklog.nicknames import long_forms

            name = Name(start, end, Ref(typed, short), SHORT)
            name.ref.likely = not (long_forms(fold(typed)) and self._known.is_engaged(name.ref))
            return name
        same = next((one for one in self.names if one.kind == UNHEARD and fold(one.ref.typed) == fold(typed)), None)
        return Name(start, end, same.ref if same is not None else Ref(typed, [], unheard=True), UNHEARD)

    def _add_said_again(self, new: Sequence[Name]) -> None:
        """The first name of somebody new, said again: "met Tobias Lenz, tobias wants my slides"."""
        called = {fold(without_title(name.ref.typed).split()[0]): name for name in new}
        for at, word in enumerate(self.words):
            one = called.get(fold(word.bare)) if word.token.kind == WORD and at not in self._taken else None
            if one is None or one.end > at:
                continue
            second = without_title(one.ref.typed).split()[1:2]  # "carol ann" of Carol Ann Hutchins
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
        return named and (not self.never or fold(word.bare) not in self.never)

    def _is_whole_subject(self, at: int) -> bool:
        """True for "Joe Smith emailed", "Petra Vogel is looking for a flat": its second capital was chosen, the one
        that begins a line says nothing."""
        end = self._run_end(at)
        if end == at + 1 or not self.words[at + 1].capital or at + 1 in self._taken:
            return False
        does = self._is_with_me(end) or self._acts(end)
        return self._frames.is_telling(end) or (does and is_first_name(self.words[at], alone=False))

    def _acts(self, at: int) -> bool:
        """True for what a person does or will do: "sent", "is hiring", "can help with"."""
        if self.words[at - 1].gap:
            return False
        will = self._low(at) in _OFFERING and self._low(at + 1) in v.DELIVER | {"help"}
        return will or self._low(at) in v.BEFORE_LOOP or self._is_seeking(at)

    def _is_with_me(self, end: int) -> bool:
        return self._low(end) in v.AND and self._low(end + 1) in v.I

    def _is_named_subject(self, at: int) -> bool:
        """True for "Ines emailed", "Lisa, Emma and Paul came" and where a part begins "Lisa and Emma are coming": a
        first name, alone or in a list, before what was done, or will be."""
        begins = self._begins_part(at)
        while not self.words[at].owner and is_first_name(self.words[at]):
            end = self._run_end(at)
            if self._is_with_me(end):
                return True
            next_at = end + (self._low(end) in v.AND)
            listed = next_at > end or self.words[end - 1].gap == SOFT
            if not listed or next_at >= len(self.words):
                return self._frames.of(at, end) in _DOERS or (begins and is_to_come(self.words, end))
            at = next_at
        return False

    def _is_new(self, at: int, end: int, frame: str) -> bool:
        """True for a capitalised run that a frame expects to be a person, and that is no place or company."""
        words = self.words[at:end]
        listed = self._goes_on(at) or self._opens_roll(at)
        if frame not in (Frame.WITH, Frame.OBJECT, Frame.TOWARDS, Frame.SPOKEN) and not listed:
            beside = frame is Frame.AT_CHANNEL and not (at and self.words[at - 1].capital)  # not "Café Johanna"
            writes = frame is Frame.POST and not self.names
            acts = (
                frame in _DOERS or writes or beside or (frame is Frame.HELPED and (words[0].capital or self._acts(end)))
            )
            titled = self._low(at - 1) in v.TITLES and (acts or is_noun(self._low(at - 2)))  # "her agent Mr Jansen"
            named = is_first_name(words[0])
            named = named and (len(words) > 1 or not self._known.short_for(fold(words[0].bare)))
            named = titled or (named and (acts or self._is_named_subject(at)))
            is_told = frame is Frame.SUBJECT or self._frames.is_telling(end)
            company = is_noun(words[-1].low) or any([word.low in v.NOT_NEW for word in words])
            return named or (is_told and len(words) > 1 and not company)
        if any(
            word.low in v.NOT_NEW or word.low in v.ORGANISATION or fold(word.bare) in v.DEPARTMENTS
            for word in words
            if not (word is not words[0] and word.low in v.SHORTHAND and not word.bare.isupper())
        ):
            return False
        got = self._low(at - 1) == "got" and not is_first_name(words[0])  # "we got Rosenhof"
        if got or (at and names_a_thing(self.words, self.lows, at - 1)):
            return False
        if self._low(at - 1) in _CHANGING_JOBS and not is_first_name(words[0]):
            return False  # "Ana left Nortel for Globex"
        typed = self._known.typed(at, end - at)
        if len(words) == 1 and len(typed) > 2 and typed.isupper():
            return False
        abroad = self._low(at - 1) in ARTICLES_ABROAD.get(self._low(at - 2), ())
        if abroad and not is_first_name(words[0], alone=len(words) == 1):
            return False  # "café con el Director"
        if at and self._low(at - 1) in ("the", "a", "an") and not abroad:
            return False
        if self.words[end - 1].owner and not is_helping(self.words, end - 1):
            return False
        if frame is Frame.SPOKEN and self._low(at - 1) == "from" and end == at + 1 and not is_first_name(words[0]):
            return False  # "borrowed the idea from Berlin"
        talked = self._low(at - 1) in v.WITH and self._low(at - 2) in CHANNEL and is_first_name(words[0])
        kin = listed and self._low(at - 1) in _KIN_ABROAD
        if kin and not is_first_name(words[0]):
            return False  # "comida con Carmen y su Director"
        lone = end - at == 1 and not (self._is_titled(at) or talked or kin)  # but "Kaffee mit Lukas gestern"
        noun = self._german and lone  # nouns have capitals in German: one alone is not proposed there
        return not self._is_company(typed) and not noun

    def _goes_on(self, at: int) -> bool:
        """True when a run goes on with a list of people: behind a name and a joining word."""
        at -= self._is_named_kin(at) or self._low(at - 1) == "one"  # "and one Priya"
        while self._low(at - 1) in _COMPANIONS and not self.words[at - 1].gap:  # "and a new guy Femi", "his wife Ada"
            at -= 1
        before = self._low(at - 1)
        linked = before in self._frames.joining
        joined = linked or (at > 0 and self.words[at - 1].gap == SOFT)
        back = at - 1 if linked else at
        return joined and any(
            self._frames.behind_employer(name.end) == back and name.frame in REACHED for name in self.names
        )

    def _is_spoken_to(self, at: int) -> bool:
        """True for Tom in "owe Ana and Tom 20 each", "told Ana and Tom the plan"."""
        second = self._low(at - 1) in ("and", "&") and is_first_name(self.words[at])
        return second and any([name.end == at - 1 and name.frame is Frame.SPOKEN for name in self.names])

    def _is_named_kin(self, at: int) -> bool:
        """True for the name in "and his boss (Karen Holt)"."""
        return self.words[at].token.raw[:1] == "(" and self._low(at - 1) in KIN

    def _put_new(self, at: int, end: int, frame: str) -> None:
        while end - at > 1 and fold(self.words[end - 1].bare) in v.DEGREES:
            end -= 1
        typed = self._known.typed(at, end - at)
        same = next((n for n in self.names if n.kind == NEW and self._is_same(n, typed)), None)
        slip = [] if same else self._slip(typed)
        start = at - (end == at + 1 and not slip and self._is_titled(at))
        name = Name(start, end, same.ref if same else Ref(self._known.typed(start, end - start), slip), NEW)
        name.frame = frame if frame is not Frame.OPEN else Frame.WITH
        if name.ref.matches:
            name.kind, name.ref.likely = TYPO, True
        elif typed.isupper() and len(typed) == 2 and not same and frame is not Frame.WITH:  # "called BG", an office
            name.ref.unheard = True
        self.names.append(name)
        self._taken.update(range(start, end))

    def _is_titled(self, at: int) -> bool:
        """True for the last name of "Mrs Holroyd", whose title belongs to it; not for "my sister Agnes"."""
        title = self.words[at - 1] if at and not self.words[at - 1].gap else None
        if title is None or title.low not in v.TITLES or at - 1 in self._taken or self._low(at - 2) in _WHOSE:
            return False
        alone = title.low in TITLED and title.low not in KIN
        return title.capital or ((alone or title.upper) and title.low not in _VERBS_TOO)

    @staticmethod
    def _is_same(name: Name, typed: str) -> bool:
        """True for a new name that is said again, whole or by its first word: "dinner with Gemma Ribas, Gemma …"."""
        whole = without_title(name.ref.typed)
        return fold(typed) in (fold(whole), fold(whole.split()[0]))

    def _slip(self, typed: str) -> list[Match]:
        """The one known person whose first name is one slip away from a single typed word; nobody else."""
        key = fold(typed)
        if " " in typed or len(key) < TYPO_LETTERS:
            return []
        matches: dict[int, Match] = {}
        for near in self.lookup.with_holders(slips(key)):
            for match in self._known.called(near, FIRST_NAME):
                matches[match[0]] = match
        return list(matches.values()) if len(matches) == 1 else []


_GERMAN = v.words("""
    mit und der die das vom wegen treffen mittagessen kaffee gestern heute am beim zum über mein nach
""")  # fmt: skip
