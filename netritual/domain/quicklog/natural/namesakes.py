"""Which of several people of one name a line means, by the words beside the name.

Where they work and as what decides there. Such a word elsewhere in the line, or one that is only noted of somebody,
makes it a question: who is nearest (``names.NameLookup.nearest``) is meant only where no word speaks for another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from netritual.domain.language.text import fold
from netritual.domain.quicklog.line_vocabulary import CHANNEL, DETERMINERS
from netritual.domain.quicklog.name_kinds import COMPANY, EXACT, WORD
from netritual.domain.quicklog.names import MOST_READ, NameLookup
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import Frames, is_city
from netritual.domain.quicklog.natural.phrase import Word
from netritual.domain.quicklog.natural.recognised_names import FIRST, WHOLE, Frame, Name
from netritual.domain.quicklog.reading import Ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.name_kinds import Match

COMPANY_WORDS = 3
"""Words of a company's name that are tried behind a name which several have."""
_PART_OF_WORK = 4
"""Letters of a word that may stand for a company of several, or for a part of a compound: "bank" in "Volksbank"."""
_NO_WORK = v.STOP | v.UNASKED | v.FINITE | CHANNEL.keys()
"""Words that say nothing of where somebody works."""
_OF_WORK = frozenset(("from", "of", "at", "vom", "von", "bei", "beim", "de", "du", "da", "van"))
_BEING = frozenset(("is", "are", "was", "were", "'s"))
_WHENCE = frozenset(("in", "from", "near", "to", "aus", "nach", "bei"))
"""What stands right behind one of these may be a city."""


class Namesakes:
    """Settles the names of a line that several people have. ``joined``: whether two names stand in one list."""

    def __init__(
        self, words: Sequence[Word], frames: Frames, lookup: NameLookup, joined: Callable[[Name, Name], bool]
    ) -> None:
        self.words, self.frames, self.lookup, self.joined = words, frames, lookup, joined

    def settle(self, names: list[Name]) -> None:
        """A name that several have is whose company or work the line names, or, by the first name, who is named in full
        elsewhere in the line, if not beside him, be another of that name in the network or not."""
        sure = {name.ref.matches[0][0]: name for name in names if name.kind == WHOLE and len(name.ref.matches) == 1}
        for name in names:
            if titled := self._titled(name):
                name.ref = Ref(name.ref.typed, titled)
            elif name.ref.matches and (match := self._employed(name)) is not None:
                name.ref = Ref(name.ref.typed, [match]) if [match] != name.ref.matches else name.ref
            elif len(namesakes := self._namesakes(name)) > 1:
                name.ref = self._spoken_for(name, namesakes, names)
            if len(name.ref.matches) == 1:
                self._take_work(name, names)
        for name in names if sure else ():
            if name.kind != FIRST or (len(name.ref.matches) == 1 and name.ref.matches[0][0] in sure):
                continue
            key = fold(name.ref.typed)
            meant = [
                one for person, one in sure.items()
                if fold(one.ref.matches[0][2].split()[0]) == key or person in [match[0] for match in name.ref.matches]
            ]  # fmt: skip
            if len(meant) == 1:
                one, other = sorted((name, meant[0]), key=lambda some: some.start)
                if name.frame is Frame.TELLER or not self.joined(one, other):
                    name.ref = meant[0].ref

    def _titled(self, name: Name) -> Sequence[Match]:
        """Those of one word of a name who bear the title before it: "pastor john" is Pastor John Okafor, and not John;
        nobody where none of them does, or the title says no more than the name."""
        at = name.end - 2  # the title is a part of some names
        title = fold(self.frames.low(at)) if name.start in (at, at + 1) else ""
        if title not in v.TITLES or " " in name.ref.typed or self.words[at].gap or not name.ref.matches:
            return ()
        bearers = {match[0]: match for match in self.lookup.find(f"{title} {name.ref.typed}")}
        bearers |= {match[0]: match for match in self.lookup.find(name.ref.typed) if _begins_with(match, title)}
        return [*bearers.values()] if {*bearers} != {match[0] for match in name.ref.matches} else ()

    def _take_work(self, name: Name, names: list[Name]) -> None:
        """Let a settled name in no frame go on with a word of the work: "thomas müller bank called", "markus vom
        schwörer rang". It has to stand before a verb or to be a kind of company."""
        at = self._work_behind(name)
        lone = at == name.end and (name.kind != WHOLE or name.end - name.start == 1)
        if name.frame is not Frame.OPEN or lone or at >= len(self.words) or self.words[name.end - 1].gap:
            return
        about = self.lookup.about(name.ref.matches[0][0])
        word, frame = self.words[at], self.frames.before_word(name.start, at + 1)
        if _best(name.ref.matches, [about[:2]], [fold(word.bare)]) and (frame or word.low in v.ORGANISATION):
            name.end, name.frame = at + 1, frame or Frame.OPEN
            names[:] = [other for other in names if other is name or not name.start <= other.start < name.end]

    def _work_behind(self, name: Name) -> int:
        """Where a word of the work may stand behind a name: "markus vom schwörer", "ruth from the council"."""
        at = name.end + (self.frames.low(name.end) in _OF_WORK)
        return at + (at > name.end and self.frames.low(at) == "the")

    def ask_which(self, names: Sequence[Name]) -> None:
        """Where it is asked whether somebody is meant, ask about everybody of the same full name."""
        for name in names:
            if name.ref.likely and name.ref.passed_over and name.ref.matches:
                called = fold(name.ref.matches[0][2])
                matches = [match for match in self._namesakes(name) if fold(match[2]) == called]
                if len(matches) > 1:
                    name.ref.matches, name.ref.likely, name.ref.passed_over = matches, False, 0

    def _spoken_for(self, name: Name, namesakes: Sequence[Match], names: Sequence[Name]) -> Ref:
        """Whom the words of the line speak for, of the people of a name: a word of the work of only one, right beside
        the name, settles it. One that stands elsewhere, or that is noted of somebody, orders the question, and makes
        one of what the nearest would be meant by."""
        work = self._work_behind(name)
        named = {at for one in names if one.start != work for at in range(one.start, one.end)}
        places = [
            at for at, word in enumerate(self.words)
            if at not in named and len(word.low) >= _PART_OF_WORK and word.low not in _NO_WORK
            and self.frames.low(at - 1) not in _WHENCE
            and not (self.frames.low(at - 1) == "the" and self.frames.low(at - 2) in ("in", "near"))
        ]  # fmt: skip
        thing = self.frames.low(name.start - 2) in DETERMINERS  # "the design Tom sent"
        before = name.start - 1 if name.start and not (thing or self.words[name.start - 1].gap) else -1
        lone = work == name.end and self.frames.low(work + 1) in _BEING  # "rang Tom sales are up"
        stated = self.words[name.end - 1].gap or lone
        about = [self.lookup.about(match[0]) for match in namesakes]
        beside = [at for at in (before, -1 if stated else work) if at in places]
        best = _best(namesakes, [one[:2] for one in about], self._folded(beside))
        whence = name.end < work < len(self.words) and not is_city(self.words[work])
        if whence and work not in beside:  # "from hockey", a circle
            best = best or _best(namesakes, [one[1:2] for one in about], self._folded([work]))
        if len(best) == 1:
            return Ref(name.ref.typed, best)
        best = best or _best(namesakes, about, self._folded(places))
        if not best or (len(name.ref.matches) == 1 and name.ref.matches[0] in best):
            return name.ref
        return Ref(name.ref.typed, sorted(namesakes, key=lambda match: match not in best))

    def _folded(self, places: Sequence[int]) -> list[str]:
        """The words at some places as they are compared."""
        return [fold(self.words[at].bare) for at in places]

    def _employed(self, name: Name) -> Match | None:
        """The one of several whose company is named right behind: "Kwame Mensah (Bolt)", "kwame mensah from bolt",
        "kwame mensah (the bolt one)"."""
        lone = name.end < len(self.words) and self.words[name.end].token.raw == "@"
        at = name.end + (lone or self.frames.low(name.end) in ("from", "of", "at"))
        at += self.frames.low(at) == "the"
        for end in range(min(at + COMPANY_WORDS, len(self.words)), at, -1):
            key = fold("".join([word.bare for word in self.words[at:end]]))
            there = {person for person, kinds in self.lookup.holders(key) if kinds & COMPANY} if key else set()
            matches = [match for match in self._namesakes(name) if match[0] in there] if there else []
            if len(matches) == 1:
                goes_on = (
                    end < len(self.words) and not self.words[end - 1].gap and not self.frames.lows[end][:1].isdigit()
                )
                begins = (
                    bool(self.words[name.end - 1].gap) and at == name.end and goes_on
                )  # "bram, coolblue does a party"
                if self.words[end - 1].token.raw[-1:] != ")" and not begins:  # "sinead walsh bank of ireland said no"
                    name.end = end
                    if name.frame is Frame.OPEN:
                        name.frame = self.frames.before_word(name.start, end) or Frame.OPEN
                return matches[0]
        return None

    def _namesakes(self, name: Name) -> Sequence[Match]:
        """Everyone of a name, also those who were passed over for one of them."""
        matches = name.ref.matches
        if name.ref.passed_over:
            matches = self.lookup.find(name.ref.typed)
            if len(matches) == 1:  # "Bob" is the alias of one, and the first name of another
                hits = sorted(self.lookup.holders(fold(name.ref.typed)))
                matches = [self.lookup.row(person) for person, kinds in hits[: MOST_READ + 1] if kinds & (EXACT | WORD)]
        return matches if len(matches) <= MOST_READ else ()


def _begins_with(match: Match, title: str) -> bool:
    return fold(match[2].split(" ")[0]).rstrip(".") == title


def _best(namesakes: Sequence[Match], about: Sequence[Sequence[str]], said: Collection[str]) -> list[Match]:
    """Those of whom the most of some folded words are known; nobody where that is none."""
    words = [{fold(word) for text in texts for word in text.split()} for texts in about]
    fitting = [sum([any([_is_part(word, key) for key in keys]) for word in said]) for keys in words]
    return [match for match, count in zip(namesakes, fitting, strict=True) if count == max(fitting) > 0]


def _is_part(word: str, key: str) -> bool:
    """Whether a folded word of a line is a word that is known of somebody, or an end of such a compound."""
    return word == key or (len(key) > len(word) + 1 and (key.endswith(word) or key.startswith(word)))
