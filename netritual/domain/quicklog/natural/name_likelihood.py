"""Whether a name that a line seems to have is a person there, and how surely."""

from __future__ import annotations

from itertools import pairwise

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.language.text import fold
from netritual.domain.quicklog.line_vocabulary import ALSO_VIA, CHANNEL, DETERMINERS, FAMILY, PARTICLES, PLATFORM
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.known_names import LAST_NAME_LETTERS, MOST_ASKED, KnownNames, last_of
from netritual.domain.quicklog.natural.name_frames import CALENDAR, RELATIONS, SOMEBODY, is_city, is_clash
from netritual.domain.quicklog.natural.newcomers import PLAIN, is_noun
from netritual.domain.quicklog.natural.non_person_names import NonPersonNames, stands_for_others
from netritual.domain.quicklog.natural.phrase import Word, is_helping, is_particle, slips
from netritual.domain.quicklog.natural.recognised_names import (
    BOTH,
    EXPECTING,
    FIRST,
    LAST,
    NEW,
    SHORT,
    SIGIL,
    UNHEARD,
    WHOLE,
    Frame,
    Name,
)
from netritual.domain.quicklog.reading import Ref
from netritual.domain.quicklog.tokens import WORD

_BEFORE_LAST_NAME = v.WITH | {"from", "to", "for", "at", "by", "bei", "beim", "zum"}
_ABLE = v.words("can can't cant cannot could couldn't has hasn't had kan heeft wil kann hat will")
"""Behind a month or another word that is a name too, what nobody but a person can, has or wants."""
_BEHIND_LAST_NAME = v.AND | v.STOP | CALENDAR | {"about", "re", "sent", "got", "done"}
"""Words around a last name in small letters."""
_BEFORE_SOMEBODY = frozenset(("to", "knows", "know"))
_BEHIND_SOMEBODY = v.AND | {"", "by", "on", "from", "for", "about", "with", "well", "too", "and"} | CALENDAR
_ONLY_A_PERSON = frozenset(("thanked", "told", "asked"))
"""What stands behind these in a line is a person, be it a word too."""
_ONLY_BY_A_PERSON = frozenset(("suggested", "suggests", "said", "says", "told", "thinks", "mentioned", "recommended"))
"""And what a line begins with before these may be one."""
TYPO_LETTERS = 4
"""Letters that a name with a slip needs."""
_ACTING = v.PERSONAL | v.words("""
    sent said says told asked asks wants promised offered gave shared introduced forwarded agreed suggested signed loved
    liked thinks knows helped confirmed declined needs owes
""")  # fmt: skip
"""Verbs with a person before them, be it a word too."""
_DOING_IT = v.words("got came has took did made found brought paid dropped bought popped swung had lent wrote")
"""Verbs that a thing stands before as well: a person where a thing, or back and by, stands behind them."""
_MOVING = v.words("back by round over along off me us")
_BEING = v.words("off sick ill away back out happy keen pregnant leaving moving free")
"""What somebody is."""
_ANSWERING = v.words("yes yep yeah nope nah sorry ok okay keen busy away")
"""With these somebody answers, and with a no where nothing stands behind it."""
_SHORT_WORD = 2
"""Letters of a short weekday, as the German Mo, of which nothing is said to be."""
_DONE_BY_HELPING = v.DELIVER | {"be", "have", "not", "see", "also", "then"}
"""Behind a small "will" these say that it is no name."""
_OF_A_PERSON = v.RESUMES.union(FAMILY, (f"{one}s" for one in FAMILY))
"""What only a person has."""
_EMPLOYER = 5
"""Words of the longest employer with "from"."""
_TERM_LETTERS = 3
_LETTERS_OF_NAMES = frozenset("aeiouyäöü")
_NO_NAMES = v.STOP.difference(v.CLASH).union(
    CHANNEL, ALSO_VIA, PLATFORM, v.WITH, v.BEFORE_CONTACT, v.BEFORE_LOOP, v.SPOKEN, v.MET
)
"""Words with a capital that do not go on with a name."""


class NameLikelihood(NonPersonNames):
    """Judges the names of a line by the words around them."""

    _known: KnownNames
    _german: bool
    _taken: set[int]

    def _joined(self, one: Name, other: Name) -> bool:
        sure = one.kind in (WHOLE, SIGIL) and other.kind in (WHOLE, FIRST)
        plus = one.kind == SIGIL and [word.low for word in self.words[one.end : other.start]] == ["+"]
        return not plus and self._frames.joined(one, other, sure)

    def _counts(self, name: Name) -> bool:
        if name.kind in (SIGIL, BOTH):
            return True
        if self._says_who(name):
            name.frame = Frame.KINDRED
        words, word = self.words, self.words[name.start]
        expected = name.frame in EXPECTING
        if (
            self._is_employer(name)
            or self._is_place(name)
            or self._is_kin_of_others(name)
            or (self._is_group(name) and name.frame not in (Frame.SUBJECT, Frame.AT_HOME))
        ):
            return False
        if (name.kind in (FIRST, SHORT, LAST) or name.end - name.start == 1) and not self._fills_run(name):
            return False
        single = name.end - name.start == 1
        if name.kind == UNHEARD and word.capital and expected:
            name.kind, name.ref = NEW, Ref(name.ref.typed, [])
        if name.kind in (LAST, FIRST, WHOLE) and self._is_of_stranger(name):
            return False
        if name.kind == LAST:
            return self._last_counts(name, word)
        if name.kind == SHORT:
            from netritual.domain.quicklog.nicknames import long_forms

            usual = bool(long_forms(fold(word.bare))) and self._known.is_engaged(name.ref)
            name.ref.likely = len(name.ref.matches) == 1 and not usual
            return expected or name.frame is Frame.TELLER or not single or self._is_told_of(name)
        if single and is_clash(word) and not self._is_said_again(name):
            return self._clash_counts(name, word)
        at_home = name.frame is Frame.AT_HOME and len(name.ref.matches) == 1 and not self._known.is_engaged(name.ref)
        if at_home or (len(name.ref.matches) == 1 and self._may_be_company(name)):
            name.ref.likely = True
        something = self._low(name.end) == "something" and not word.gap  # "a guy named hector something"
        if single and len(name.ref.matches) == 1 and (something or self._is_introduced_as(name.start)):
            name.ref.likely = True
        if name.kind == FIRST:
            self._add_last_word(name)
        if name.frame is Frame.OPEN and len(name.ref.matches) > 1 and (single or name.kind != WHOLE):
            near = [match for match in name.ref.matches if match[3] == "network"]
            return len(near) == len(name.ref.matches) <= MOST_ASKED
        return words[name.start].bare != ""

    def _is_introduced_as(self, at: int) -> bool:
        """True for a first name by which somebody is told of who is hardly known: "met one Fatima", "a guy called
        Tom"."""
        before, earlier = self._low(at - 1), self._low(at - 2)
        return before == "one" or (before in ("called", "named") and earlier in SOMEBODY)

    def _last_counts(self, name: Name, word: Word) -> bool:
        """Whether a lone last name is a person here: never somebody new, and never text where a person acts.

        The only one who has it is certain where something goes on with them, in small letters if it is no other word;
        else likely. So is a long one that a frame expects. Which of several is meant is asked.
        """
        expected, one = name.frame in EXPECTING, len(name.ref.matches) == 1
        if not word.upper:
            lone = one and not name.ref.passed_over and self._is_last_alone(name)
            name.ref.likely = one and not (lone and self._known.is_engaged(name.ref))
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
        newcomer = self._newcomers.at(at)
        return newcomer is not None and newcomer[0] >= name.end

    def _add_last_word(self, name: Name, *, listed: bool = False) -> None:
        """Let a first name go on with the last name, in small letters, that none of those called so has: it is somebody
        new. Behind the only one of a first name the word may be another, but in a list, before an employer, and
        where somebody was met at a place."""
        end = self._newcomers.end_of(name.start)
        double = name.end > name.start + 1
        stands = name.start or self._frames.is_telling(end)  # not "Ana de baja"
        small = stands and end > name.end + 1 and is_particle(self.words[name.end])
        if end <= name.end or (self.words[end - 1].capital if double else not small and end > name.end + 1):
            return
        if not (listed or self._newcomers.at(name.start)):
            return
        if double and any([last_of(match[2]) in slips(fold(self.words[end - 1].bare)) for match in name.ref.matches]):
            name.end = end
            return
        closes = end == len(self.words) or self.words[end - 1].gap or self._low(end) in v.AND
        met = self._low(end) == "at" and self._low(name.start - 1) in v.MET
        works = met or self._low(end) == "from" or self._frames.behind_employer(end) > end
        if len(name.ref.matches) > 1 or double or small or works or (listed and closes):
            typed = self._known.typed(name.start, end - name.start)
            name.end, name.ref, name.kind = end, Ref(typed, [], unheard=True), UNHEARD
            name.frame = self._frames.before_word(name.start, end) or name.frame

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

    def _is_last_name(self, name: Name) -> bool:
        """Whether small letters stand where a person is named: "got the quote from leitner", "leitner sent it"."""
        if self.lows[name.start] in PLAIN:
            return False
        behind, end = self._low(name.start - 1), self.words[name.end - 1]
        if name.start and behind in _BEFORE_LAST_NAME and not self.words[name.start - 1].gap:
            after = self._low(name.end)
            return bool(end.gap) or not after or after in _BEHIND_LAST_NAME or after[-2:] == "ed"
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

    def _clash_counts(self, name: Name, word: Word) -> bool:
        """Whether a name that is a word too is a person here; likely where its letters are small."""
        helping = not word.upper and word.low in ("will", "may") and not word.gap
        short = len(word.low) == _SHORT_WORD and self._known.is_near(name.ref)
        if word.owner and (short or (not word.gap and self._low(name.end) in _OF_A_PERSON)):
            return True  # "sent Mo's certs": no Monday has any, and no grace a resume
        if self._low(name.start - 1) in _ONLY_A_PERSON and not self.words[name.start - 1].gap and not helping:
            return True
        if helping and self._low(name.end) in _DONE_BY_HELPING:
            return False
        if word.capital and word.low not in CALENDAR and self._is_written_as_person(name, word):
            return True
        strong = name.frame in (Frame.WITH, Frame.OBJECT, Frame.TOWARDS, Frame.AT_CHANNEL, Frame.SPOKEN, Frame.POST)
        strong = strong or (name.frame is Frame.ABSENT and self._low(name.start - 1) in v.WITH)
        comes = self._is_coming(name)
        if word.capital and (strong or comes or name.frame in (Frame.SUBJECT, Frame.TELLER)):
            return True
        if word.first and word.upper and name.frame in (Frame.SUBJECT, Frame.TELLER):
            return True
        if (
            word.first
            and word.upper
            and any(self._joined(name, other) for other in self.names if other.start > name.start)
        ):
            return True
        begins = word.first or (
            self._low(name.start - 1) in RELATIONS and self.words[self._frames.before_relation(name.start)].first
        )
        if begins and name.frame is Frame.SUBJECT and self._frames.is_telling(name.end):
            return True
        beside = {self._low(name.start - 1) if name.start else "", self._low(name.end)}
        doing = name.frame is Frame.TELLER and not v.AND.isdisjoint(beside)
        if (doing or comes or name.frame is Frame.SUBJECT) and self._is_listed_with(name):
            name.ref.likely = len(name.ref.matches) == 1
            return True
        tells = self._begins_part(name.start) and (self._did(name.end) or name.frame is Frame.ABSENT)
        tells = tells or (name.frame is Frame.ABSENT and self._is_listed_with(name))
        tells = tells or (word.first and word.upper and self._low(name.end) in _ABLE)  # "Jan kan niet op vrijdag"
        deed, thing = self._low(name.end), self._low(name.end + 1) in DETERMINERS
        seeks = self._is_seeking(name.end) or self._lost_somebody(name.end)
        opens = (
            word.first and len(name.ref.matches) == 1 and (deed in _ACTING or (deed in _DOING_IT and thing) or seeks)
        )
        tells = tells or (seeks and self._begins_part(name.start))
        if tells and (opens or self._known.is_near(name.ref)):
            name.ref.likely = True
            return True
        behind = name.end + (3 if self._low(name.end + 1) == "to" else 1)  # "Grace wants to buy me lunch"
        to_me = name.frame in (Frame.SUBJECT, Frame.TELLER) and self._low(behind) in ("me", "us")
        to_me = to_me or (name.frame is Frame.TELLER and self._low(name.end) in _ONLY_BY_A_PERSON)
        beside_sign = name.start > 0 and self.words[name.start - 1].gap
        if (strong and (not beside_sign or self._is_alone_in_list(name))) or (begins and to_me):
            name.ref.likely = len(name.ref.matches) == 1 and not self._known.is_engaged(name.ref)
            return True
        return False

    def _is_written_as_person(self, name: Name, word: Word) -> bool:
        """True for a word with a chosen capital where one writes a person: "send the deck to Max", "Ana knows Max",
        "dinner at Max's", "Max's boss"."""
        before = "" if not name.start or self.words[name.start - 1].gap else self._low(name.start - 1)
        if word.owner:
            return before == "at" or stands_for_others(self.words, self.lows, name)
        return before in _BEFORE_SOMEBODY and (bool(word.gap) or self._low(name.end) in _BEHIND_SOMEBODY)

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

    def _is_alone_in_list(self, name: Name) -> bool:
        """True for the "joy" of "with tom, joy, ana" and "with tom, ana, joy", alone between two others or at the end
        of the line behind two; not for that of "with tom, joy all round"."""
        at = self.names.index(name)
        if name.end == len(self.words):
            return at > 1 and self._joined(self.names[at - 2], self.names[at - 1])
        parted = self.words[name.end - 1].gap or self._low(name.end) in v.AND
        return bool(parted) and any([self._joined(*pair) for pair in pairwise(self.names) if pair[0] is name])

    def _is_listed_with(self, name: Name) -> bool:
        """True beside another name of one list: "angel and joy cant make it"."""
        return any([self._joined(*pair) for pair in pairwise(self.names) if name in pair])

    def _did(self, at: int) -> bool:
        """True for what a person did, said or is, where no other word of that spelling could: "will sent it", "hope
        came back", "may got the logo", "grant is off sick"."""
        low, after = self._low(at), self._low(at + 1)
        if at and self.words[at - 1].gap:
            return False
        if low in _DOING_IT:
            return after in DETERMINERS or (low != "got" and after in _MOVING)
        if low in _ANSWERING or (low == "no" and (not after or self.words[at].gap)):
            return True
        return low in _ACTING or (low in ("is", "was") and after in _BEING)

    def _lost_somebody(self, at: int) -> bool:
        """True for "lost her dad", "from Acme lost his wife": nobody but a person does."""
        if self._low(at) == "from":
            at = next((place for place in range(at, at + _EMPLOYER) if self._low(place) == "lost"), at)
        return self._low(at) == "lost" and self._low(at + 1) in ("her", "his", "their") and self._low(at + 2) in FAMILY

    def _fills_run(self, name: Name) -> bool:
        """The run rule: a capitalised first name fills the whole run of capitals that it stands in."""
        first = self.words[name.start]
        if not first.upper:
            return True
        at, end = name.start, self._run_end(name.end - 1)
        while at and not self.words[at - 1].gap and self.words[at - 1].capital and self._in_run(self.words[at - 1]):
            at -= 1
        if at == name.start and end == name.end:
            return True
        inside = [other for other in self.names if at <= other.start and other.end <= end]
        covered = sum(other.end - other.start for other in inside)
        passed_on = self.words[end - 1].owner or self._frames.is_telling(end)  # "sent Ana Tom's number"
        two = passed_on and self._low(at - 1) in v.SPOKEN and [one.kind != LAST for one in inside] == [True, True]
        return covered == end - at and (len(inside) > 2 or two)

    def _run_end(self, at: int) -> int:
        """Where the run of capitals ends that a word begins; a name that counts already is none of it."""
        end = at + 1
        while end < len(self.words) and not self.words[end - 1].gap and not self.words[end - 1].owner:
            if end in self._taken or not self._runs_on(end):
                break
            end += 1
        return end

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


def _is_last_word(name: Name) -> bool:
    """Whether one word is the last of the names of all whom it may mean, and no first name of theirs."""
    key = fold(name.ref.typed)
    return name.end - name.start == 1 and all([
        len(words := without_title(match[2]).split()) and fold(words[-1]) == key and (words[1:] or " " in match[2])
        for match in name.ref.matches
    ])  # fmt: skip


def without_title(typed: str) -> str:
    """A name without the honorific before it: "klaus winter" of "dr. klaus winter"."""
    first, _, rest = typed.partition(" ")
    return rest if rest and first.lower().rstrip(".") in v.TITLES else typed
