"""Whom the words of a line may name: the first step of the natural reading.

The first kind of match that finds somebody decides, the longest stretch of words first. Whether a name counts is
judged later (``recognition``), by where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from netritual.domain.language.text import fold
from netritual.domain.quicklog.line_vocabulary import ALSO_VIA, BEHIND_NAMES, CHANNEL, FAMILY, PARTICLES, PLATFORM
from netritual.domain.quicklog.name_kinds import EXACT, HANDLE, MIDDLE, NETWORK
from netritual.domain.quicklog.name_kinds import FIRST as FIRST_NAME
from netritual.domain.quicklog.name_kinds import LAST as LAST_NAME
from netritual.domain.quicklog.name_kinds import NAME as FULL_NAME
from netritual.domain.quicklog.names import MOST_READ
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import CALENDAR
from netritual.domain.quicklog.natural.phrase import Word, behind_particles, is_verb_of_subject, slips
from netritual.domain.quicklog.natural.recognised_names import BOTH, FIRST, LAST, SHORT, SIGIL, UNHEARD, WHOLE, Name
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import PERSON, WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.name_kinds import Hit, Match
    from netritual.domain.quicklog.names import NameLookup


_INITIALS = 4
"""Letters of a last name at most, as hurry writes them."""
LONGEST = 5
"""Words of the longest name that is looked up."""
LAST_NAME_LETTERS = 6
"""A last name alone needs as many letters."""
_SMALL_LAST_NAME = 4
"""And in small letters, which only ask, so many."""
MOST_ASKED = 4
"""Of so many people of a first name it is asked which one a note mentions."""
_SHORTEST_BEGINNING, _SHORTENED = 3, 4
"""Letters of the beginning of a first name that stands for it, and of that name."""
_SHORTEST_OWNER = 4
"""Letters of a name before an s that lacks its apostrophe ("toms call")."""


_COMMON = v.UNASKED.union(CALENDAR, CHANNEL, ALSO_VIA, PLATFORM)
"""Words that no name is searched for, unless it is spelled like one."""
_NEVER_NAMED = _COMMON.difference(v.CLASH, v.TITLES, PLATFORM, ("both", "two"))
"""Those of them that are none, but where a short one has a capital."""


class KnownNames:
    """Looks up the words of one head. ``never`` are folded words that the user says are no names."""

    def __init__(
        self, words: Sequence[Word], lookup: NameLookup, ref_of: Callable[[str], Ref], today: date,
        never: Collection[str],
    ) -> None:  # fmt: skip
        self.words, self.lookup, self.ref_of, self.today, self.never = words, lookup, ref_of, today, never

    def all(self) -> list[Name]:
        """Every stretch that somebody known answers to."""
        names: list[Name] = []
        words, at = self.words, 0
        end = len(words)
        while at < end:
            word = words[at]
            never = word.low in _NEVER_NAMED and (not word.upper or len(word.low) > 2) and not self._is_called_so(at)
            if pair := self._of_two(at):
                names += pair
                at = pair[-1].end
                continue
            if never or is_verb_of_subject(words, at):
                at += 1
                continue
            name = None
            if word.token.kind == PERSON:
                name = Name(at, at + 1, word.token.ref or self.ref_of(word.token.text), SIGIL)
            elif word.token.kind == WORD and word.bare and (word.bare[0].isalpha()):
                name = self._match(at)
            if name is not None:
                self._take_honorific(name)
                names.append(name)
                at = name.end
            else:
                at += 1
        return names

    def _take_honorific(self, name: Name) -> None:
        """Take an honorific behind a name into it: "sharma ji" is the one of that last name, as "mr sharma" is."""
        last = self.words[name.end - 1]
        behind = self.words[name.end] if name.end < len(self.words) else None
        if behind is None or last.gap or last.owner or behind.low not in BEHIND_NAMES or name.kind == SIGIL:
            return
        own = {match[0] for match in name.ref.matches}
        if any(person not in own for person, _ in self.lookup.holders(fold(behind.bare))):
            return  # Abi may be somebody
        name.end += 1
        _honoured(name)

    def _of_two(self, at: int) -> list[Name]:
        """Two first names, or a family, for whom a card of two may stand."""
        behind = self.words[at + 1] if at + 1 < len(self.words) else None
        family = behind is not None and behind.upper and behind.low[-1:] == "s"
        if behind is None or not (behind.low in v.AND or (family and self.words[at].low in ("the", "les"))):
            return []
        from netritual.domain.quicklog.natural.couples import couple_at  # few lines name two

        return couple_at(self.words, self.lookup, at)

    def _match(self, at: int) -> Name | None:
        word = self.words[at]
        low = word.low
        if low in v.TITLES and not word.gap:
            titled = self._titled(at)
            if titled is not None or low not in v.CLASH:
                return titled
        if len(low) == 1 and word.upper and word.token.raw[-1:] == ".":
            if (name := self._behind_initial(at)) is not None:
                return name
        elif low in {"both", "two"} and (name := self._both(at)) is not None:
            return name
        common = low in _COMMON and low not in v.CLASH and not (len(low) <= 2 and word.capital)
        if common and not self._is_called_so(at):
            wholes = (self._whole(at, size) for size in range(self._room(at), 1, -1)) if low in PLATFORM else ()
            return next(filter(None, wholes), None)  # "li wei", whose first word is short for a platform
        key = fold(word.bare)
        if not key or key in self.never:
            return None
        if not self.lookup.is_begun(key):
            if key[-2:] == "ji" and self.called(key[:-2], FIRST_NAME | LAST_NAME):  # "sharmaji"
                word.bare = word.bare[:-2]
                return _honoured(self._match(at))
            return self._unknown(at, key)
        if self._goes_on(at + 1):
            if not self.lookup.is_begun(key + fold(self.words[at + 1].bare)):
                if (owner := self._owning(at, 2)) is not None:
                    return owner
            else:  # else no name of several words begins with both
                for length in range(self._room(at), 1, -1):
                    name = self._whole(at, length) or self._begun(at, length) or self._doubled(at, length)
                    name = name or self._last_of_words(at, length)
                    if name is not None:
                        return name
        return self._first_and_last(at, key) or self._initial(at, key) or self._single(at, key)

    def _is_called_so(self, at: int) -> bool:
        """True for a word of every line that is the name of somebody known: with a capital where a name is expected,
        "coffee with Jun", or where the whole name stands, "lunch with jun tanaka"."""
        word, before = self.words[at], self.words[at - 1].low if at else ""
        beside = before in v.AND and not (v.WITH | v.MET).isdisjoint([one.low for one in self.words[:at]])
        expected = before in v.WITH or before in v.MET or beside or (word.first and self._telling(at + 1))
        if not word.upper or not expected:
            return word.low in CALENDAR and self._room(at) > 1 and self._whole(at, 2) is not None
        return any([kinds & (EXACT | FIRST_NAME) for _, kinds in self.lookup.holders(fold(word.bare))])

    def _telling(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].low in v.PERSONAL

    def _first_and_last(self, at: int, first: str) -> Name | None:
        """A first and a last name with other small words between them, or with a slip in the last:
        "willemijn v.d. meer", "janet kesler" and "joost van der berg", who is Joost van den Berg. Where nobody of that
        first name has the last name of others, it is somebody new."""
        end = behind_particles(self.words, at + 1)
        if (
            not self._goes_on(end)
            or self.words[at].gap
            or self.words[at].owner
            or not (called := self._who_hold(first, FIRST_NAME))
        ):
            return None
        key, typed = fold(self.words[end].bare), self.typed(at, end + 1 - at)
        family, alone = self._who_hold(key, LAST_NAME), self._is_last_alone(self.words[end])
        fitting = called & (family | self._who_hold(key, MIDDLE))  # double last names are shortened to either
        matches = [self.lookup.row(person) for person in sorted(fitting)]
        if end == at + 1 and not (family or fitting) and len(key) > _SMALL_LAST_NAME:
            matches = [row for row in self._initialled(first, key[0]) if last_of(row[2]) in slips(key)]
        if matches:
            return Name(at, end + 1, self._nearest_of(typed, matches), WHOLE)
        small = self.words[at + 1].low in ("van", "von")
        if not (family and end > at + 1) and not (alone and (family or small)):
            return None
        return self.shortened(at) or Name(at, end + 1, Ref(typed, [], unheard=True), UNHEARD)

    def _who_hold(self, key: str, kinds: int) -> set[int]:
        return {person for person, bits in self.lookup.holders(key) if bits & kinds}

    def _is_last_alone(self, word: Word) -> bool:
        """True for small letters that are at most the last name of somebody, and no first name or other word."""
        if word.upper or _is_common(word) or word.low in v.FINITE:
            return False
        return all([kinds & LAST_NAME and not kinds & FIRST_NAME for _, kinds in self.lookup.holders(fold(word.bare))])

    def _room(self, at: int) -> int:
        """How many words from here on may be one name."""
        end = at + 1
        while end < at + LONGEST and self._goes_on(end):
            end += 1
        return end - at

    def _goes_on(self, at: int) -> bool:
        """Whether a word may be of one name with the word before: no punctuation or sign stands between them."""
        if at >= len(self.words):
            return False
        before, word = self.words[at - 1], self.words[at]
        return not (before.gap or before.owner) and word.token.kind == WORD and word.bare[:1].isalnum()

    def typed(self, at: int, length: int) -> str:
        """Some words as they were typed, without their signs."""
        return " ".join([word.bare for word in self.words[at : at + length]])

    def _whole(self, at: int, length: int) -> Name | None:
        """A handle, full name or alias."""
        typed = self.typed(at, length)
        matches = self.lookup.exact(typed)
        if len(matches) > 1:
            hits = [hit for hit in self.lookup.holders(fold(typed)) if hit[1] & EXACT]
            return Name(at, at + length, self._ref(typed, hits), WHOLE)
        return Name(at, at + length, Ref(typed, matches), WHOLE) if matches else None

    def _begun(self, at: int, length: int) -> Name | None:
        """The first words of exactly one full name: "María José", "María José R."."""
        last = self.words[at + length - 1].low
        if length < 2 or last in v.STOP or last in PARTICLES:
            return None
        typed = self.typed(at, length)
        key, first = fold(typed), fold(self.words[at].bare)
        matches = [match for match in self.called(first, FIRST_NAME) if _begins(match[2], key)]
        return Name(at, at + length, Ref(typed, matches), FIRST) if len(matches) == 1 else None

    def _owning(self, at: int, length: int) -> Name | None:
        """ "sara holms post": a full name with a possessive that lacks its apostrophe."""
        last = self.words[at + length - 1]
        if (
            last.low[-1:] != "s"
            or last.upper
            or last.gap
            or not (matches := self.lookup.exact(self.typed(at, length)[:-1]))
        ):
            return None
        last.bare, last.owner = last.bare[:-1], True
        return Name(at, at + length, Ref(self.typed(at, length), matches), WHOLE)

    def _doubled(self, at: int, length: int) -> Name | None:
        """A first name of two words: "Marie Claire" is Marie-Claire."""
        if length != 2 or self.words[at + 1].low in v.STOP:
            return None
        typed = self.typed(at, length)
        matches, others = self.lookup.meant(typed, self.today)
        called = bool(matches) and bool(self.called(fold(typed), FIRST_NAME))
        return Name(at, at + length, Ref(typed, matches, passed_over=others), FIRST) if called else None

    def _last_of_words(self, at: int, length: int) -> Name | None:
        """A last name of several words: "van vliet"; of one person only likely in small letters, of several with its
        particle asked about."""
        upper = all([word.upper for word in self.words[at : at + length]])
        particle = self.words[at].low in PARTICLES
        if not particle and not upper:
            return None
        typed = self.typed(at, length)
        matches = self.called(fold(typed), LAST_NAME)
        if not matches or (len(matches) > 1 and not particle):
            return None
        one = len(matches) == 1
        return Name(at, at + length, Ref(typed, matches, likely=one and not upper), WHOLE if one and upper else SHORT)

    def _initial(self, at: int, first: str) -> Name | None:
        """A first name and the initial of the last: "Ana R.", "sam p"; of all its words: "sanne dw" is Sanne de Wit."""
        if at + 1 >= len(self.words) or self.words[at].gap:
            return None
        word = self.words[at + 1]
        letter = fold(word.bare)
        if not 1 <= len(letter) <= _INITIALS or not letter.isalpha() or word.token.kind != WORD:
            return None
        if word.low in {"a", "i"} or (len(letter) > 1 and (word.low in _COMMON or word.low in v.STOP)):
            return None
        typed = self.typed(at, 2)
        called = self.called(first, FIRST_NAME | EXACT)
        matches = [match for match in called if letter in (last_of(match[2])[:1], *_initials(match[2]))]
        matches = matches or (self._initialled(first, letter) if len(letter) == 1 else [])
        if not matches and word.upper and word.token.raw[-1:] == ".":  # "Keller B."
            matches = self._last_with_initial(first, letter)
        if not matches:
            return None
        settled = self.lookup.exact(typed)
        return Name(at, at + 2, self._nearest_of(typed, settled if len(settled) == 1 else matches), WHOLE)

    def _initialled(self, first: str, letter: str) -> list[Match]:
        """Those whose first name and initial these are, of very many of that first name."""
        people = [person for person, kinds in sorted(self.lookup.begun(first + letter).items()) if kinds & FULL_NAME]
        rows = [self.lookup.row(person) for person in people] if len(people) <= MOST_READ else []
        return [row for row in rows if fold(row[2].split()[0]) == first and last_of(row[2])[:1] == letter]

    def called(self, key: str, kinds: int) -> list[Match]:
        """Those who hold a key as one of these kinds; nobody when they are very many, since none of them is meant."""
        people = sorted([person for person, bits in self.lookup.holders(key) if bits & kinds])
        return [self.lookup.row(person) for person in people] if len(people) <= MOST_READ else []

    def _last_with_initial(self, last: str, letter: str) -> list[Match]:
        """Those of a last name whose first name begins with a letter."""
        return [match for match in self.called(last, LAST_NAME) if first_of(match[2]).startswith(letter)]

    def _titled(self, at: int) -> Name | None:
        """An honorific and a last name, or any name: "Dr. Nair"."""
        if at + 1 >= len(self.words):
            return None
        for length in range(self._room(at + 1), 0, -1):
            typed = self.typed(at + 1, length)
            matches = self.lookup.exact(typed)
            if not matches and length == 1 and behind_particles(self.words, at + 1) == at + 1:
                matches = self._last_named(self.words[at + 1], typed)
            if matches:
                fitting = [match for match in matches if not self._is_titled_otherwise(at, match[2])]
                ref = Ref(typed, fitting) if fitting else Ref(self.typed(at, 1 + length), matches, likely=True)
                return Name(at, at + 1 + length, ref, WHOLE)
        word = self.words[at + 1]
        matches = self.called(fold(word.bare[:-1]), LAST_NAME) if word.low[-1:] == "s" and not word.gap else []
        if len(matches) != 1:
            return None
        word.bare, word.owner = word.bare[:-1], True  # "dr boatengs leaflet"
        return Name(at, at + 2, Ref(word.bare, matches), WHOLE)

    def _is_titled_otherwise(self, at: int, name: str) -> bool:
        """True for the title of "Mr Hale" where the name is Mrs Hale."""
        saved = name.partition(" ")[0].lower().rstrip(".")
        if saved not in v.TITLES or saved == self.words[at].low:
            return False
        from netritual.domain.quicklog.natural.given_names import are_of_two  # a table that hardly a line needs

        return are_of_two(saved, self.words[at].low, alone=len(name.split()) == 2)

    def _last_named(self, word: Word, typed: str) -> Sequence[Match]:
        """Who is meant behind a title: with a capital anybody of that name, in small letters the only one who has it as
        the last name."""
        if word.upper:
            return self.lookup.meant(typed)[0]
        matches = [] if word.low in v.STOP else self.called(fold(typed), LAST_NAME)
        return matches if len(matches) == 1 else []

    def _behind_initial(self, at: int) -> Name | None:
        """ "M. Leonor Brito" is Leonor Brito: an initial stands before a name that is known whole; "B. Keller" is the
        one of that last name whom it fits."""
        first = at + 1
        while first < len(self.words) and len(self.words[first].low) == 1 and self.words[first].token.raw[-1:] == ".":
            first += 1
        room = self._room(first) if first < len(self.words) else 0
        whole = next((name for size in range(room, 1, -1) if (name := self._whole(first, size))), None)
        if whole is not None:
            return Name(at, whole.end, whole.ref, WHOLE)
        for length in range(room if room and first == at + 1 and self.words[first].upper else 0, 0, -1):
            if fitting := self._last_with_initial(fold(self.typed(first, length)), self.words[at].low):
                return Name(at, first + length, Ref(self.typed(at, 1 + length), fitting), WHOLE)
        return None

    def _both(self, at: int) -> Name | None:
        """ "both Sams", "the two Felixes": all of them when there are exactly two."""
        after = self.words[at + 1] if at + 1 < len(self.words) and not self.words[at].gap else None
        if after is None or not after.low.endswith("s") or after.token.kind != WORD:
            return None
        key = fold(after.bare)
        matches = self.called(key[:-1], FIRST_NAME) or (self.called(key[:-2], FIRST_NAME) if key.endswith("es") else [])
        return Name(at, at + 2, Ref(after.bare, matches), BOTH) if len(matches) == 2 else None

    def _single(self, at: int, key: str) -> Name | None:
        """One word: alias or handle, first name, last name; several may be meant, the network before the list."""
        word = self.words[at]
        shouted = len(word.bare) == 2 and word.bare.isupper() and word.capital
        exactly = HANDLE | FULL_NAME | FIRST_NAME if shouted else EXACT  # "MO" in capitals is not the alias Mo
        exact = first = False
        called: list[Hit] = []
        others: list[Hit] = []
        for hit in sorted(self.lookup.holders(key)):
            kinds = hit[1]
            if kinds & EXACT and kinds & exactly:
                exact = True
                called.append(hit)
            elif kinds & FIRST_NAME:
                first = True
                called.append(hit)
            elif kinds & LAST_NAME:
                others.append(hit)
        if exact and not first:
            return Name(at, at + 1, self._ref(word.bare, called), WHOLE if len(key) > 2 else FIRST)
        if called:
            return Name(at, at + 1, self._ref(word.bare, [*called, *(others if word.upper else [])]), FIRST)
        acronym = word.bare.isupper() and len(key) < _SMALL_LAST_NAME
        small = len(key) >= _SMALL_LAST_NAME - bool(self.lookup.in_network(others)) and not _is_common(word)
        if others and (not acronym if word.upper else small):
            return Name(at, at + 1, self._ref(word.bare, others), LAST)
        return self._unknown(at, key)

    def _ref(self, typed: str, hits: list[Hit]) -> Ref:
        """Whom a name means: the nearest of them, else all."""
        people = self.lookup.nearest(hits, self.today)
        return Ref(typed, [self.lookup.row(person) for person in people], passed_over=len(hits) - len(people))

    def _nearest_of(self, typed: str, matches: Sequence[Match]) -> Ref:
        """Whom a name means that these have."""
        return self._ref(typed, [(match[0], NETWORK if match[3] == "network" else 0) for match in matches])

    def is_near(self, ref: Ref) -> bool:
        """True for somebody of the network, or with whom something goes on."""
        if len(ref.matches) != 1:
            return False
        return ref.matches[0][3] == "network" or self.is_engaged(ref)

    def is_engaged(self, ref: Ref) -> bool:
        """True when something goes on with the one whom a name means."""
        return bool(self.lookup.engaged([ref.matches[0][0]], self.today))

    def _unknown(self, at: int, key: str) -> Name | None:
        """A short form of somebody known, when nobody is called so: only ever likely."""
        word = self.words[at]
        if not key or word.low in v.STOP or word.low in CALENDAR:
            return None
        if (called := self.shortened(at)) is not None:
            return called
        if not word.upper:
            return self._owner(at, key)
        matches = self.short_for(key)
        return Name(at, at + 1, Ref(word.bare, matches), SHORT) if matches else None

    def short_for(self, key: str) -> list[Match]:
        """Those for whose first name a folded word that nobody is called by is a common short form, else the one of
        whose first name it is the beginning: Bea of Beatriz."""
        from netritual.domain.quicklog.nicknames import long_forms

        matches = [match for form in long_forms(key) for match in self.called(form, FIRST_NAME)]
        if matches or len(key) < _SHORTEST_BEGINNING:
            return matches
        begun = [person for person, kinds in self.lookup.begun(key).items() if kinds & FIRST_NAME]
        if len(begun) != 1 or key in _COMMON or key in v.STOP or key in v.CLASH:
            return []
        row = self.lookup.row(begun[0])
        first = first_of(row[2])
        return [row] if len(first) >= _SHORTENED and first.startswith(key) else []

    def shortened(self, at: int) -> Name | None:
        """ "kev crowley": the last name and a short form or the beginning of the first name of the only one whom both
        fit; only ever likely."""
        if at + 1 >= len(self.words) or self.words[at].gap or self.words[at + 1].token.kind != WORD:
            return None
        called = self.called(fold(self.words[at + 1].bare), LAST_NAME)
        return self._short_for(at, called) if called else None

    def _short_for(self, at: int, called: Sequence[Match]) -> Name | None:
        from netritual.domain.quicklog.nicknames import long_forms

        short = fold(self.words[at].bare)
        forms = long_forms(short)
        matches = [
            match for match in called
            if (first := first_of(match[2])) in forms or (len(short) > 2 and first.startswith(short))
        ]  # fmt: skip
        return Name(at, at + 2, Ref(self.typed(at, 2), matches, likely=True), SHORT) if len(matches) == 1 else None

    def _owner(self, at: int, key: str) -> Name | None:
        """ "toms call", "fis dad": a possessive without its apostrophe, when nobody is called so."""
        word = self.words[at]
        owned = "" if word.gap or at + 1 >= len(self.words) else self.words[at + 1].low
        of_kin = owned in FAMILY or owned[:-1] in FAMILY  # "fis dads funeral"
        if not key.endswith("s") or (len(key) < _SHORTEST_OWNER and not of_kin) or word.low in v.STOP:
            return None
        if word.low[:-1] in v.CLASH and owned not in v.RESUMES and not of_kin:
            return None
        called = [hit for hit in sorted(self.lookup.holders(key[:-1])) if hit[1] & FIRST_NAME]
        family = [] if called or len(key) <= LAST_NAME_LETTERS or word.gap else self.called(key[:-1], LAST_NAME)
        if not called and len(family) != 1:
            return None
        from netritual.domain.quicklog.natural.given_names import is_first_name  # a table that hardly a line needs

        if is_first_name(key, alone=False):  # Carlos is not Carlo's
            return None
        word.bare, word.owner = word.bare[:-1], True
        if called:
            return Name(at, at + 1, self._ref(word.bare, called), FIRST)
        return Name(at, at + 1, Ref(word.bare, family, likely=True), LAST)


def _honoured(name: Name | None) -> Name | None:
    """A name with an honorific: the one of a last name is meant for certain."""
    if name is not None and name.kind == LAST and len(name.ref.matches) == 1:
        name.kind, name.ref.likely = WHOLE, False
    return name


def _is_common(word: Word) -> bool:
    """True for small letters that are more likely another word than a last name."""
    return word.low in _COMMON or word.low in v.CLASH or word.low in v.STOP or len(word.low) <= 2


def _initials(name: str) -> tuple[str, str]:
    """The first initial of a last name of several words, and all of them: "v" and "vdb" of Joost van der Berg."""
    words = [fold(word) for word in name.split()[1:]]
    return ("", "") if len(words) < 2 else (words[0][:1], "".join([word[:1] for word in words]))


def first_of(name: str) -> str:
    """The first name without its title: "wolfgang" of Dr. Wolfgang Mayr."""
    return next((fold(word) for word in name.split() if word.lower().rstrip(".") not in v.TITLES), "")


def last_of(name: str) -> str:
    return fold(name.split()[-1]) if len(name.split()) > 1 else ""


def _begins(name: str, key: str) -> bool:
    """True when a folded key is the first whole words of a name, or two and the initial of the next one."""
    done = ""
    for count, word in enumerate(map(fold, name.split())):
        if done + word == key or (count > 1 and done + word[:1] == key):
            return True
        done += word
    return False
