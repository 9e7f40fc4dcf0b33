"""Which words of a line name somebody, how surely, and in which frame: the first step of the natural reading.

*Certain* names are linked, *likely* ones are offered, and what is neither stays text. The first kind of match that
finds somebody decides, the longest stretch of words first. A first name must fill its whole capitalised run ("Chris
Evans" is not Chris Long), and a name that is a word too (``vocabulary.CLASH``) counts only where a person is expected.
"""

from __future__ import annotations

from netritual.domain.dates import MONTH, WEEKDAY
from netritual.domain.quicklog.names import COMPANY, EXACT, HANDLE
from netritual.domain.quicklog.names import FIRST as FIRST_NAME
from netritual.domain.quicklog.names import LAST as LAST_NAME
from netritual.domain.quicklog.names import NAME as FULL_NAME
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.phrase import HARD, SOFT, is_helping
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import PERSON, WORD
from netritual.domain.quicklog.words import ALSO_VIA, CHANNEL, PLATFORM
from netritual.domain.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from netritual.domain.quicklog.names import Hit, Match, NameLookup
    from netritual.domain.quicklog.natural.phrase import Word

WHOLE, FIRST, LAST, SHORT, TYPO, NEW, SIGIL, BOTH = "whole", "first", "last", "short", "typo", "new", "sigil", "both"
"""How a name was recognised."""

LONGEST = 5
"""Words of the longest name that is looked up."""
LAST_NAME_LETTERS = 6
"""A last name alone needs as many letters."""
TYPO_LETTERS = 4

PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "van",
        "von",
        "den",
        "der",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "zu",
        "af",
        "y",
        "e",
    ]
)
"""Small words inside a name."""
CALENDAR = frozenset((*WEEKDAY, *MONTH, "today", "yesterday", "tomorrow", "tonight"))

WITH, OBJECT, SPOKEN, TOWARDS, AT_CHANNEL, SUBJECT, TELLER, HELPED, POST, AT_HOME, POINTED, ABSENT, OPEN = range(13)
"""Frames: where a name stands. OPEN is none. ``PRESENT`` are those whose person was there or was written to."""
PRESENT = frozenset((WITH, OBJECT, TOWARDS, AT_CHANNEL, SUBJECT, POST, AT_HOME))
EXPECTING = PRESENT | {SPOKEN}
"""Frames in which a person is expected, so that a name that is a word too, or that nobody has, is one."""

_AT_HOME = frozenset(("on", "place", "house", "in", "last"))
_POSTS = frozenset(
    [
        "post",
        "article",
        "piece",
        "photo",
        "update",
        "thread",
        "talk",
        "newsletter",
        "blog",
        "essay",
        "story",
        "launch",
        "paper",
        "comment",
    ]
)
_ABSENCE = frozenset(("couldn't", "can't", "couldnt", "cant", "didn't", "didnt", "cancelled", "canceled"))
_SHOWING_UP = frozenset(("make", "come", "show", "join", "attend"))


class Name:
    """Words ``start`` to ``end``, which name somebody: whom they mean, and in which frame they stand."""

    __slots__ = ("end", "frame", "kind", "ref", "start")

    def __init__(self, start: int, end: int, ref: Ref, kind: str) -> None:
        self.start, self.end, self.ref, self.kind = start, end, ref, kind
        self.frame = OPEN


class Recognition:
    """The names of a head: ``names`` are those that count, in order."""

    def __init__(
        self, words: Sequence[Word], lookup: NameLookup, ref_of: Callable[[str], Ref], settled: bool,
        never: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.words, self.lookup, self.ref_of, self.never = words, lookup, ref_of, never
        self.lows = [word.low for word in words]
        self.dutch = not v.DUTCH.isdisjoint(self.lows)
        self.german = not _GERMAN.isdisjoint(self.lows)
        self.names: list[Name] = []
        self._taken: set[int] = set()
        self._known()
        self._frame_all()
        self._judge(settled)

    # Looking up.

    def _known(self) -> None:
        """Every stretch that somebody known answers to."""
        words, at = self.words, 0
        while at < len(words):
            word = words[at]
            name = None
            if word.token.kind == PERSON:
                name = Name(at, at + 1, word.token.ref or self.ref_of(word.token.text), SIGIL)
            elif word.token.kind == WORD and word.bare and (word.bare[0].isalpha()):
                name = self._match(at)
            if name is not None:
                self.names.append(name)
                at = name.end
            else:
                at += 1

    def _match(self, at: int) -> Name | None:
        word = self.words[at]
        low = word.low
        if low in v.TITLES and not word.gap:
            return self._titled(at)
        if low in ("both", "two") and (name := self._both(at)) is not None:
            return name
        common = low in v.STOP or low in CHANNEL or low in ALSO_VIA or low in PLATFORM
        if common and not self._may_be_name(word):
            return None
        key = fold(word.bare)
        if not key or key in self.never:
            return None
        if not self.lookup.is_begun(key):
            return self._unknown(at, key)
        for length in range(self._room(at), 1, -1):
            name = self._whole(at, length) or self._begun(at, length)
            if name is not None:
                return name
        return self._initial(at) or self._single(at, key)

    def _may_be_name(self, word: Word) -> bool:
        """A common word that may be somebody all the same: a clash word, or "li" and its like with a capital."""
        return word.low in v.CLASH or (len(word.low) <= 2 and word.capital)

    def _room(self, at: int) -> int:
        """How many words from here on may be one name: no punctuation or sign stands between them."""
        end, last = at + 1, min(len(self.words), at + LONGEST)
        while end < last:
            before, word = self.words[end - 1], self.words[end]
            if before.gap or before.owner or word.token.kind != WORD or not word.bare or not word.bare[0].isalnum():
                break
            end += 1
        return end - at

    def _typed(self, at: int, length: int) -> str:
        return " ".join([word.bare for word in self.words[at : at + length]])

    def _whole(self, at: int, length: int) -> Name | None:
        """A handle, full name or alias."""
        typed = self._typed(at, length)
        found = self.lookup.exact(typed)
        return Name(at, at + length, Ref(typed, found), WHOLE) if found else None

    def _begun(self, at: int, length: int) -> Name | None:
        """The first words of exactly one full name: "María José"."""
        if length < 2 or self.words[at + length - 1].low in v.STOP:
            return None
        typed = self._typed(at, length)
        key, first = fold(typed), fold(self.words[at].bare)
        found = [match for match in self._called(first, FIRST_NAME) if _begins(match[2], key)]
        return Name(at, at + length, Ref(typed, found), WHOLE) if len(found) == 1 else None

    def _initial(self, at: int) -> Name | None:
        """A first name and the initial of the last: "Ana R.", "sam p"."""
        if at + 1 >= len(self.words) or self.words[at].gap:
            return None
        word = self.words[at + 1]
        letter = fold(word.bare)
        if len(letter) != 1 or not letter.isalpha() or word.low in ("a", "i") or word.token.kind != WORD:
            return None
        known = self._called(fold(self.words[at].bare), FIRST_NAME | EXACT)
        found = [match for match in known if _last(match[2])[:1] == letter]
        return Name(at, at + 2, Ref(self._typed(at, 2), found), WHOLE) if len(found) == 1 else None

    def _called(self, key: str, kinds: int) -> list[Match]:
        """Those who hold a key as one of these kinds; nobody when they are very many, since none of them is meant."""
        found = sorted(person for person, held in self.lookup.holders(key) if held & kinds)
        return [self.lookup.row(person) for person in found] if len(found) <= MOST_READ else []

    def _titled(self, at: int) -> Name | None:
        """An honorific and a last name, or any name: "Dr. Nair"."""
        if at + 1 >= len(self.words):
            return None
        for length in range(self._room(at + 1), 0, -1):
            found = self.lookup.exact(self._typed(at + 1, length))
            if not found and length == 1 and self.words[at + 1].upper:
                found = self.lookup.meant(self.words[at + 1].bare)[0]
            if found:
                return Name(at, at + 1 + length, Ref(self._typed(at + 1, length), found), WHOLE)
        return None

    def _both(self, at: int) -> Name | None:
        """ "both Sams", "the two Sams": all of them when there are exactly two."""
        after = self.words[at + 1] if at + 1 < len(self.words) and not self.words[at].gap else None
        if after is None or not after.low.endswith("s") or after.token.kind != WORD:
            return None
        found = self._called(fold(after.bare)[:-1], FIRST_NAME)
        return Name(at, at + 2, Ref(after.bare, found), BOTH) if len(found) == 2 else None

    def _single(self, at: int, key: str) -> Name | None:
        """One word: alias or handle, first name, last name; several may be meant, the network before the list."""
        word = self.words[at]
        hits = sorted(self.lookup.holders(key))
        exact = [hit for hit in hits if hit[1] & EXACT and self._as_typed(word, hit)]
        firsts = [hit for hit in hits if hit[1] & FIRST_NAME]
        others = [hit for hit in firsts if hit not in exact]
        if exact and not others:
            return Name(at, at + 1, self._ref(word, exact), WHOLE if len(key) > 2 else FIRST)
        lasts = [hit for hit in hits if hit[1] & LAST_NAME and not hit[1] & FIRST_NAME and hit not in exact]
        firsts = sorted({*exact, *firsts})
        if firsts:
            return Name(at, at + 1, self._ref(word, [*firsts, *(lasts if word.upper else [])]), FIRST)
        if lasts and word.upper and len(key) >= LAST_NAME_LETTERS:
            return Name(at, at + 1, self._ref(word, lasts), LAST)
        return self._unknown(at, key)

    def _ref(self, word: Word, hits: list[Hit]) -> Ref:
        """Whom a word means: the only one of them in the network, else all of them."""
        near = self.lookup.in_network(hits)
        chosen = near if len(near) == 1 else [person for person, _ in hits]
        return Ref(word.bare, [self.lookup.row(person) for person in chosen], passed_over=len(hits) - len(chosen))

    def _as_typed(self, word: Word, hit: Hit) -> bool:
        """ "MO" in capitals is not the alias Mo."""
        shouted = len(word.bare) == 2 and word.bare.isupper() and word.capital
        return not shouted or hit[1] & (HANDLE | FULL_NAME | FIRST_NAME) != 0

    def _unknown(self, at: int, key: str) -> Name | None:
        """A short form of somebody known, when nobody is called so: only ever likely."""
        word = self.words[at]
        if not key or word.low in v.STOP or word.low in CALENDAR or not word.upper:
            return None
        found = [match for form in v.long_forms(key) for match in self._called(fold(form), FIRST_NAME)]
        return Name(at, at + 1, Ref(word.bare, found), SHORT) if found else None

    # Frames.

    def _frame_all(self) -> None:
        for name in self.names:
            name.frame = self._frame(name.start, name.end)
            if name.kind == SIGIL and name.frame == OPEN:
                name.frame = WITH
        self._spread()

    def _frame(self, start: int, end: int) -> int:
        """The frame of a stretch of words, by what stands right before and right behind it."""
        if start and self._low(start - 1) in v.TITLES and not self.words[start - 1].gap:
            start -= 1
        before = self._low(start - 1) if start and not self.words[start - 1].gap else ""
        if start and not before and self.words[start - 1].low in CHANNEL and self.words[start - 1].gap == HARD:
            return AT_CHANNEL if self.words[start - 1].bare else OPEN
        earlier = self._low(start - 2) if start > 1 and not self.words[start - 2].gap else ""
        if before in ("but", "except", "without", "instead", "minus") or (before == "of" and earlier == "instead"):
            return ABSENT
        if self._absent(end):
            return ABSENT
        if self.words[end - 1].owner and not is_helping(self.words, end - 1):
            return self._owning(before, earlier, end)
        if before in v.WITH or (before == "met" and self.dutch):
            return WITH
        if (
            before in v.MET
            or before in v.REACHED
            or (before in ("into", "up", "out") and v.PAIRED.get(earlier) == before)
        ):
            return OBJECT
        if before in _SENT and any(low in CHANNEL or low in _NOTES for low in self.lows[end : end + 3]):
            return OBJECT
        if before in CHANNEL and before not in _NEVER_BESIDE:
            return AT_CHANNEL
        if before in v.SPOKEN or (
            before in ("to", "with") and not _INTRODUCING.isdisjoint(self.lows[max(0, start - 4) : start])
        ):
            return SPOKEN
        if before in v.TOWARDS and (earlier in v.SAID_TO or earlier in CHANNEL or earlier in ALSO_VIA):
            return TOWARDS if before != "of" else OPEN
        if end < len(self.words) and not self.words[end - 1].gap:
            behind = self._behind(end)
            if behind in v.ADVERBS and end + 1 < len(self.words):
                behind = self._low(end + 1)
            if behind in v.BEFORE_CONTACT or (behind == "left" and self._low(end + 1) in ("me", "us")):
                return SUBJECT
            if behind in v.BEFORE_LOOP or (len(behind) > 4 and behind.endswith("ed") and behind not in CHANNEL):
                return TELLER
            if behind in v.BEFORE_HELPING or is_helping(self.words, end - 1):
                return HELPED
            upper = self.words[start].upper or not _clashing(self.words[start])
            if (
                (behind in CHANNEL or behind in ALSO_VIA)
                and self.words[start].first
                and behind not in _NEVER_BESIDE
                and upper
            ):
                return AT_CHANNEL
        return OPEN

    def _behind(self, end: int) -> str:
        """The word behind a name; "from Siemens" and the like between it and its verb is passed over."""
        if self._low(end) in ("from", "at", "of"):
            for at in range(end + 2, min(end + 4, len(self.lows))):
                if self.words[at - 1].gap:
                    break
                if self.lows[at] in v.BEFORE_CONTACT or self.lows[at] in v.BEFORE_LOOP:
                    return self.lows[at]
        return self._low(end)

    def _owning(self, before: str, earlier: str, end: int) -> int:
        """A possessive: a post's owner is written to, whose home it is was likely there, others are pointed at."""
        if before in ("on", "") or earlier in ("liked", "commented"):
            verbs = self.lows[max(0, end - 4) : end]
            if self._low(end) in _POSTS and (
                "liked" in verbs or "commented" in verbs or "like" in verbs or "comment" in verbs
            ):
                return POST
        if before in ("liked", "read") and self._low(end) in _POSTS:
            return POST
        if before == "missed" and self._low(end) in ("call", "calls"):
            return SUBJECT
        at_home = self.words[end - 1].gap or end >= len(self.words) or self._low(end) in _AT_HOME | CALENDAR
        if before == "at" and at_home:
            return AT_HOME
        return POINTED

    def _absent(self, end: int) -> bool:
        return self._low(end) in _ABSENCE and (self._low(end + 1) in _SHOWING_UP or self._low(end).startswith("cance"))

    def _low(self, at: int) -> str:
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def _joined(self, one: Name, other: Name) -> bool:
        """True when one list holds both: a joining word, a comma, or nothing between them."""
        between = [word.low for word in self.words[one.end : other.start]]
        gap = self.words[one.end - 1].gap
        if self.words[one.end - 1].owner or gap == HARD or any(word.gap for word in self.words[one.end : other.start]):
            return False
        if between == ["+"] and one.kind == SIGIL:
            return False
        if not between:
            small = not self.words[other.start].upper and other.ref.state != "+"
            known = one.kind in (WHOLE, SIGIL) and other.kind in (WHOLE, FIRST)
            return gap == SOFT or small or (known and not _clashing(self.words[other.start]))
        return (
            len(between) <= 2
            and all(low in v.AND for low in between)
            and (len(between) == 1 or between[0] in ("&", "and"))
        )

    def _spread(self) -> None:
        """A list stands in one frame: it is taken on from its first name, and back from its last."""
        for one, other in zip(self.names, self.names[1:], strict=False):
            if other.frame in (OPEN, HELPED, TELLER) and one.frame in EXPECTING and self._joined(one, other):
                if other.frame in (HELPED, TELLER) and self.words[one.end - 1].gap:
                    continue
                other.frame = one.frame
        for one, other in zip(self.names[-2::-1], self.names[:0:-1], strict=False):
            if one.frame == OPEN and other.frame in (SUBJECT, TELLER, WITH, AT_CHANNEL) and self._joined(one, other):
                one.frame = other.frame
        for name in self.names:
            if name.frame == OPEN and self._low(name.end) in v.AND and self._low(name.end + 1) in ("i", "me", "myself"):
                name.frame = SUBJECT
            if name.frame == OPEN and self._low(name.start - 1) == "and" and self._low(name.start - 2) in ("i", "me"):
                name.frame = SUBJECT

    # Judging.

    def _judge(self, settled: bool) -> None:
        """Keep the names that count; put unknown people in where a frame expects somebody."""
        self.names = [name for name in self.names if self._counts(name, settled)]
        for name in self.names:
            self._taken.update(range(name.start, name.end))
        self._add_unknown()
        self.names.sort(key=lambda name: name.start)
        self._spread()

    def _counts(self, name: Name, settled: bool) -> bool:
        if name.kind in (SIGIL, BOTH):
            return True
        words, word = self.words, self.words[name.start]
        expected = name.frame in EXPECTING
        if self._is_place(name) or (self._is_group(name) and name.frame != SUBJECT):
            return False
        if (name.kind in (FIRST, SHORT, LAST) or name.end - name.start == 1) and not self._fills_run(name):
            return False
        if name.kind == LAST and not (expected and word.upper):
            return False
        if name.kind == SHORT:
            name.ref.likely = len(name.ref.matches) == 1
            return expected or name.frame == TELLER
        single = name.end - name.start == 1
        if single and _clashing(word):
            return self._clash_counts(name, word)
        if name.frame == AT_HOME and len(name.ref.matches) == 1:
            name.ref.likely = True
        if name.frame == OPEN and (settled or len(name.ref.matches) > 1):
            return False
        return not (name.frame == POINTED and len(name.ref.matches) > 1) and words[name.start].bare != ""

    def _clash_counts(self, name: Name, word: Word) -> bool:
        """Whether a name that is a word too is a person here; likely where its letters are small."""
        strong = name.frame in (WITH, OBJECT, TOWARDS, AT_CHANNEL, SPOKEN, POST)
        if word.capital and (strong or name.frame in (SUBJECT, TELLER)):
            return True
        if word.first and word.upper and name.frame in (SUBJECT, TELLER):
            return True
        if (
            word.first
            and word.upper
            and any(self._joined(name, other) for other in self.names if other.start > name.start)
        ):
            return True
        if strong and not (name.start and self.words[name.start - 1].gap):
            name.ref.likely = len(name.ref.matches) == 1
            return True
        return False

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
        if at < after < len(self.words) and not word.upper and word.low not in ("y", "e"):
            return self.words[after].capital and self._in_run(self.words[after])
        return word.capital and self._in_run(word)

    def _in_run(self, word: Word) -> bool:
        """A capitalised word that goes on with a name: no day, month, channel, platform, or word of speech."""
        low = word.low
        if word.token.kind != WORD or not word.bare[:1].isalpha() or low in CALENDAR or low in v.TITLES:
            return False
        known = low in v.STOP or low in CHANNEL or low in ALSO_VIA or low in PLATFORM or low in v.WITH
        return not known and low not in v.BEFORE_CONTACT and low not in v.BEFORE_LOOP and low not in v.SPOKEN | v.MET

    def _is_place(self, name: Name) -> bool:
        """Behind in, near or at; behind to or from with a word of travel. A full name of two words stays a person."""
        before = self._low(name.start - 1)
        if name.start == 0 or self.words[name.start - 1].gap:
            return False
        if before in ("in", "near", "around", "outside"):
            return True
        if before == "at" and name.frame != AT_HOME:
            return True
        if before in ("to", "from") and name.frame == OPEN:
            return not v.TRAVEL.isdisjoint(self.lows[max(0, name.start - 5) : name.start])
        return False

    def _is_group(self, name: Name) -> bool:
        """A company or a team that bears the name."""
        return not self.words[name.end - 1].gap and self._low(name.end) in v.ORGANISATION

    # People whom nobody knows yet.

    def _add_unknown(self) -> None:
        at = 0
        while at < len(self.words):
            if at in self._taken or not self._may_begin(at):
                at += 1
                continue
            end = self._run_end(at)
            frame = self._frame(at, end)
            if self._is_new(at, end, frame):
                self._put_new(at, end, frame)
            at = end

    def _may_begin(self, at: int) -> bool:
        word = self.words[at]
        named = word.capital and word.token.kind == WORD and self._in_run(word) and not word.low.isdigit()
        return named and (not self.never or fold(word.bare) not in self.never)

    def _run_end(self, at: int) -> int:
        end = at + 1
        while end < len(self.words) and not self.words[end - 1].gap and not self.words[end - 1].owner:
            if end in self._taken or not self._runs_on(end):
                break
            end += 1
        return end

    def _is_new(self, at: int, end: int, frame: int) -> bool:
        """True for a capitalised run that a frame expects to be a person, and that is no place or company."""
        words = self.words[at:end]
        if frame not in (WITH, OBJECT, TOWARDS, SPOKEN) and not self._goes_on(at):
            return frame == SUBJECT and len(words) > 1 and all(word.low not in v.NOT_NEW for word in words)
        if any(
            word.low in v.NOT_NEW or word.low in v.ORGANISATION or fold(word.bare) in v.DEPARTMENTS for word in words
        ):
            return False
        if self._low(end) in v.ORGANISATION and not self.words[end - 1].gap:
            return False
        typed = self._typed(at, end - at)
        if len(words) == 1 and len(typed) > 2 and typed.isupper():
            return False
        if at and self._low(at - 1) in ("the", "a", "an"):
            return False
        if self.words[end - 1].owner and not is_helping(self.words, end - 1):
            return False
        noun = self.german and end - at == 1  # nouns have capitals in German: one alone is not proposed there
        return not self._is_company(typed) and not noun

    def _is_company(self, typed: str) -> bool:
        return any(kinds & COMPANY for _, kinds in self.lookup.holders(fold(typed)))

    def _goes_on(self, at: int) -> bool:
        """True when a run goes on with a list of people: behind a name and a joining word."""
        before = self._low(at - 1)
        joined = before in v.AND or (at > 0 and self.words[at - 1].gap == SOFT)
        back = at - 1 if before in v.AND else at
        return joined and any(name.end == back and name.frame in (WITH, OBJECT, AT_CHANNEL) for name in self.names)

    def _put_new(self, at: int, end: int, frame: int) -> None:
        while end - at > 1 and fold(self.words[end - 1].bare) in v.DEGREES:
            end -= 1
        typed = self._typed(at, end - at)
        same = next((n for n in self.names if n.kind == NEW and fold(n.ref.typed) == fold(typed)), None)
        name = Name(at, end, same.ref if same else Ref(typed, self._slip(typed)), NEW)
        name.frame = frame if frame != OPEN else WITH
        if name.ref.matches:
            name.kind, name.ref.likely = TYPO, True
        self.names.append(name)
        self._taken.update(range(at, end))

    def _slip(self, typed: str) -> list[Match]:
        """The one known person whose first name is one slip away from a single typed word; nobody else."""
        key = fold(typed)
        if " " in typed or len(key) < TYPO_LETTERS:
            return []
        found: dict[int, Match] = {}
        for near in slips(key):
            for match in self._called(near, FIRST_NAME):
                found[match[0]] = match
        return list(found.values()) if len(found) == 1 else []


_NEVER_BESIDE = frozenset(("like", "note", "card", "letter", "signal", "teams", "liked"))
"""Channel words that do not make a person of the name beside them."""
_SENT = frozenset(("left", "sent", "gave", "dropped", "shot", "wrote"))
_NOTES = frozenset(("voicemail", "vm", "message", "note", "line", "messages", "mails", "emails"))
_INTRODUCING = frozenset(("intro", "introduced", "introduce", "intro'd", "introduction"))

WEAK = frozenset(
    [
        "signal",
        "teams",
        "card",
        "letter",
        "party",
        "event",
        "like",
        "liked",
        "text",
        "mail",
        "comment",
        "reply",
        "call",
        "note",
        "talk",
        "message",
    ]
)
"""Channel words that are nouns or verbs elsewhere too."""

_GERMAN = frozenset(
    [
        "mit",
        "und",
        "der",
        "die",
        "das",
        "wegen",
        "treffen",
        "mittagessen",
        "kaffee",
        "gestern",
        "heute",
        "am",
        "beim",
        "zum",
        "über",
        "mein",
        "nach",
    ]
)


def slips(key: str) -> list[str]:
    """Every text that is one swapped, missing, added or other letter away from a folded name."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    shorter = [a + b[1:] for a, b in cuts if b]
    other = [a + c + b[1:] for a, b in cuts if b for c in letters]
    longer = [a + c + b for a, b in cuts for c in letters]
    return list(dict.fromkeys([*swapped, *shorter, *longer, *other]))


def _clashing(word: Word) -> bool:
    return word.low in v.CLASH or (len(word.low) <= 2 and word.low.isascii())


MOST_READ = 10
"""So many people of one first name are read; more are many (1,200 Anas)."""


def _last(name: str) -> str:
    return fold(name.split()[-1]) if len(name.split()) > 1 else ""


def _begins(name: str, key: str) -> bool:
    """True when a folded key is the first whole words of a name."""
    done = ""
    for word in name.split():
        done += fold(word)
        if done == key:
            return True
    return False
