"""Whether a name that a line has is that of a place, a company or a team, and no person there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from netritual.domain.dates.dates import is_clock
from netritual.domain.language.text import fold
from netritual.domain.quicklog.name_kinds import COMPANY
from netritual.domain.quicklog.names import NameLookup
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import KIN, NAMING, Frames, is_city, is_clash
from netritual.domain.quicklog.natural.namesakes import COMPANY_WORDS
from netritual.domain.quicklog.natural.newcomers import PLAIN, Newcomers, is_noun
from netritual.domain.quicklog.natural.phrase import Word, lows_of, part_of
from netritual.domain.quicklog.natural.recognised_names import (
    LAST,
    PRESENT,
    SIGIL,
    WHOLE,
    Frame,
    Name,
    places_of,
)

_COMING = frozenset(("coming", "joining"))
_AS_WELL = frozenset(("too", "also", "as", "well", "both", "along", "there"))
_DOUBTED = v.NEGATIONS | v.words(
    "neither nor doubt if hope maybe perhaps all but except or unsure sure whether may might"
)


_NAMED_SO = frozenset(("is", "was", "are", "'s", "be", "been", "now"))
_ASSOCIATES = (KIN - {"family", "fam", "crew", "team"}) | v.words(
    "manager assistant deputy pa mentor client recruiter neighbour neighbor buddy coworker"
)
_STRANGER = 2
"""Words that an unknown name may have in a list: "Ana, kofi and Tom are coming"."""


def names_a_thing(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether a word gives a pet or a thing its name: "his dog is called Max", "a boat named Ada", "she sent a picture
    of the brown one, called Max now"."""
    if lows[at] not in NAMING:
        return False
    thing = at - 1
    while thing > 0 and lows[thing] in _NAMED_SO and not words[thing - 1].gap:
        thing -= 1
    if thing >= 0 and not words[at - 1].gap and lows[thing] in v.NAMED_THINGS:
        return True
    renamed = "now" in lows[at + 2 : at + 4] or lows[max(0, at - 1) : at] == ["now"]
    return renamed and (not at or bool(words[at - 1].gap) or lows[at - 1] in _NAMED_SO)


def is_to_come(words: Sequence[Word], at: int) -> bool:
    """Whether a part of a line ends with that several come, from a place on: "are coming", "are joining too"."""
    part = lows_of(words[at : part_of(words, at)[1]]) if at < len(words) else []
    return part[:1] == ["are"] and not _COMING.isdisjoint(part[1:2]) and (len(part) == 2 or part[2] in _AS_WELL)


def _is_doubted(words: Sequence[Word], first: int, end: int, name: Name) -> bool:
    """Whether a part with a name does not say for certain that they come: "neither Ana nor Tom are coming", "Ana is
    coming?", "Ana's parents are coming"."""
    before = lows_of(words[first : name.start])
    behind = lows_of(words[name.end : end])
    owner = words[name.end - 1].owner and behind[:1] != ["is"]
    return owner or words[end - 1].token.raw[-1:] == "?" or not _DOUBTED.isdisjoint([*before, *behind])


def coming_verb(words: Sequence[Word], names: Sequence[Name], name: Name, going: Collection[str]) -> int:
    """The place of the verb in a part that says who comes as well, a name among them: "Ana, Tom and Ben are coming
    too"; -1 where it does not. ``going`` are the words for coming."""
    first, end = part_of(words, name.start)
    if (first, end) == (name.start, name.end):
        following = next((one for one in names if end <= one.start <= end + _STRANGER), None)
        return -1 if following is None else coming_verb(words, names, following, going)
    said = [at for at in range(name.end, end) if words[at].low not in _AS_WELL]
    if len(said) < 2 or words[said[-1]].low not in going or _is_doubted(words, first, end, name):
        return -1
    return said[-2] if words[said[-2]].low in ("is", "are") else -1


def opens_group(words: Sequence[Word], at: int) -> bool:
    """True for the first word of a bracket behind a group of people: "drinks with the team (Ana, Tom)"."""
    if not 0 < at < len(words) or words[at].token.raw[:1] != "(" or not words[at - 1].token.raw[-1:].isalnum():
        return False
    low = words[at - 1].low
    return low in KIN or low in v.ORGANISATION or is_noun(low)


def stands_for_others(words: Sequence[Word], lows: Sequence[str], name: Name) -> bool:
    """True for "Ana's boss", "Tom's sister-in-law": somebody else, of whom no more is known than whose kin, friend or
    colleague they are."""
    behind = lows[name.end].removesuffix("-in-law") if name.end < len(lows) else ""
    return bool(words[name.end - 1].owner) and behind in _ASSOCIATES


class NonPersonNames:
    """Knows what else bears the names of a line."""

    words: Sequence[Word]
    lookup: NameLookup
    names: list[Name]
    lows: list[str]
    _frames: Frames
    _low: Callable[[int], str]
    never: Collection[str]

    @property
    def _newcomers(self) -> Newcomers:
        """Who may be new, known names among them."""
        return Newcomers(self._frames, self.lookup, frozenset(), self.never)

    def _is_place(self, name: Name) -> bool:
        """Behind in, near or at; behind to or from with a word of travel. A full name of two words stays a person, and
        so does a last name that is no other word."""
        before = self._low(name.start - 1)
        if name.start == 0 or self.words[name.start - 1].gap or self.words[name.end - 1].owner:
            return False
        if before in {"in", "near", "around", "outside"}:
            return True
        if (name.kind == WHOLE and name.end - name.start > 1) or self._is_last_alone(name):
            return False
        if before == "at" and name.frame is not Frame.AT_HOME:
            return True
        if before == "from" and any(
            [other.end == name.start - 1 and self._begins_part(other.start) for other in self.names]
        ):  # "Omar from Austin came"
            return True
        if (is_clock(before) or before == "@") and name.frame is Frame.OPEN and name.end == name.start + 1:
            # "thu 4pm blue tokai", "@ blue tokai"
            behind = self.words[name.end] if name.end < len(self.words) and not self.words[name.end - 1].gap else None
            return behind is not None and not self.words[name.start].upper and self._newcomers.is_nameable(name.end)
        if before == "chez" and any(other.end < name.start for other in self.names):
            return True
        if before in {"to", "from"} and name.frame is Frame.OPEN:
            return self._frames.is_way_back(name.start) or not v.TRAVEL.isdisjoint(
                self.lows[max(0, name.start - 5) : name.start]
            )
        return False

    def _is_last_alone(self, name: Name) -> bool:
        """True for the last name of one person, in small letters, that is no city, company or other word."""
        word = self.words[name.start]
        if name.kind != LAST or word.upper or len(name.ref.matches) > 1 or self._is_company(name.ref.typed):
            return False
        return not (is_clash(word) or is_city(word) or is_noun(word.low) or word.low in PLAIN)

    def _says_who(self, name: Name) -> bool:
        """True for a name that only says who somebody is: "Klaus, the brother of Ana, rang"."""
        at = name.start - 1
        if at < 1 or self._low(at) not in ("of", "von") or self._low(at - 1) not in KIN:
            return False
        return self._begins_part(at - 1) or self._begins_part(at - 2)

    def _is_seeking(self, at: int) -> bool:
        """True for what nobody but a person does: "Faith is looking for a flat", "Miles is hiring"."""
        seeks = self._low(at + 1) in ("looking", "searching", "hunting") and self._low(at + 2) == "for"
        return self._low(at) in ("is", "'s") and (seeks or self._low(at + 1) == "hiring")

    def _is_coming(self, name: Name) -> bool:
        """True in a part that is a list of who comes: "dinner on Sat, Rose and Tom are coming"."""
        verb = -1 if _COMING.isdisjoint(self.lows) else coming_verb(self.words, self.names, name, _COMING)
        listed = places_of(self.names).union([at for at, low in enumerate(self.lows) if low in v.AND])
        return verb >= 0 and listed.issuperset(range(part_of(self.words, verb)[0], verb))

    def _is_kin_of_others(self, name: Name) -> bool:
        """True for "Mom" where she is somebody else's: "priyas mom is in the hospital", "rang Tom, his mom is ill"."""
        at = name.start
        if name.kind == SIGIL or not at or name.end > at + 1 or self.words[at].bare.lower() not in KIN:
            return False
        return self.words[at - 1].owner or self._low(at - 1) in ("his", "her", "their")

    def _is_employer(self, name: Name) -> bool:
        """True for a company behind a name: "Olga (Mercer)", "Olga from Mercer"."""
        named = name.start - (self._low(name.start - 1) in {"from", "of"})
        if name.kind == SIGIL or (named == name.start and self.words[named].token.raw[:1] != "("):
            return False
        return any([other.end == named for other in self.names]) and self._is_company(name.ref.typed)

    def _is_group(self, name: Name) -> bool:
        """A company or a team that bears the name; "Ana's team" is hers, and "ana ruiz bank, ..." says where she is."""
        last = self.words[name.end - 1]
        if last.gap or last.owner or self._low(name.end) not in v.ORGANISATION:
            return False
        behind = self.words[name.end]
        heads = name.kind == WHOLE and name.end - name.start > 1 and self._begins_part(name.start)
        return not (heads and behind.gap and not behind.upper)

    def _may_be_company(self, name: Name) -> bool:
        """True for one word that is a company too, where no verb says that it is the person."""
        asked = name.end - name.start == 1 and name.frame in PRESENT and name.frame is not Frame.SUBJECT
        return asked and self._is_company(name.ref.typed)

    def _is_company(self, typed: str) -> bool:
        return any([kinds & COMPANY for _, kinds in self.lookup.holders(fold(typed))])

    def _begins_company(self, at: int) -> bool:
        """True for the first word of a company of the book: "Lynch & Bell"."""
        ends = range(at + 2, min(at + 1 + COMPANY_WORDS, len(self.words)) + 1)
        return any([self._is_company("".join([word.bare or word.low for word in self.words[at:end]])) for end in ends])

    def _begins_part(self, at: int) -> bool:
        return not at or bool(self.words[at - 1].gap)
