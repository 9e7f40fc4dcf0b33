"""Small words that stand where somebody is named, and that nobody known answers to: "coffee w iñaki".

A capital that was chosen makes a new person at once. A word in small letters, or with the capital of a sentence, is
only offered as one. So it must stand where a person is expected, be no word of another kind, and be followed by what
may follow a name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from netritual.domain.dates.date_phrases import may_be_abroad, may_begin_day
from netritual.domain.dates.dates import is_clock, is_hour_of_day
from netritual.domain.language.text import fold
from netritual.domain.quicklog.line_vocabulary import ALSO_VIA, CHANNEL, HOW_IT_WAS, PLATFORM, REBOOKED, RETIMED
from netritual.domain.quicklog.name_kinds import COMPANY
from netritual.domain.quicklog.names import NameLookup
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import VERBS
from netritual.domain.quicklog.natural.name_frames import (
    ARTICLES_ABROAD,
    CALENDAR,
    KIN,
    RELATIONS,
    SOMEBODY,
    is_city,
    is_clash,
)
from netritual.domain.quicklog.natural.phrase import HARD, SOFT, Word, behind_particles, is_particle, part_of
from netritual.domain.quicklog.natural.recognised_names import EXPECTING, Frame
from netritual.domain.quicklog.tokens import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.natural.name_frames import Frames
    from netritual.domain.quicklog.natural.recognised_names import Name

PLAIN = v.STOP.union(
    v.FILLING, v.SPOKEN, v.UNASKED, CALENDAR, CHANNEL, KIN, RETIMED, REBOOKED,
    v.words("one nobody everybody everyone anyone people folks many several two three four five friends clients alone"),
)  # fmt: skip
"""Words that are no name when they are small."""
HIM_ABROAD = {
    "avec": ("elle", "lui", "eux", "elles"), "con": ("ella", "él", "ellos", "ellas", "lei", "lui", "loro"),
    "mit": ("ihr", "ihm", "ihnen"), "com": ("ela", "ele", "elas", "eles"), "met": ("haar", "hem", "hen"),
}  # fmt: skip
"""With -> him and her, in other languages; behind an English word they may be names."""
MOST_WORDS = 3
"""Words of the longest name in small letters."""
_LAST_NAME = 4
"""Letters of the shortest last name that is another word too."""
_SHORTEST = 3
"""Letters of the shortest one."""
_FOUND = v.words("met saw visited called phoned rang emailed mailed texted messaged pinged dmed whatsapped zoomed")
_MEETING = v.TALKED.union(
    CHANNEL, ALSO_VIA, PLATFORM, VERBS, v.MEALS, v.MET, v.words("time day morning afternoon evening night"),
)  # fmt: skip
"""With one of these before it "with" says who was there."""
_HANDED = v.words("sent mailed emailed texted messaged told")
"""Behind these a name is one word, and what was sent or said stands behind it."""
_BEFORE_ARTICLES = _HANDED | v.words("con com avec mit")
"""Behind these a small word of last names is an article or a preposition: what was handed over, or its language."""
_ASKED = v.words("asked told invited introduced thanked")
"""Behind these a list of people may begin: "asked iñaki and Ana to come"."""
_OWNED = v.words("his her their my our")
_MATTERS = v.words("""
    the a an my our his her their its some both that this these those about re for i i'd i'll we he she it they to if
""") - {"to"}  # fmt: skip
"""A thing that was sent or said begins with one of these."""
_COMING_FROM = v.words("from at of")
_INTRODUCING = _COMING_FROM | v.AND | {"the", "a", "an"}
"""Behind a whole name that begins a line these say who that is, or go on with a list."""
_BEHIND_THANKS = v.words("for again so and & +")
_WISHING = v.words("wants suggests suggested proposes proposed asked asks")
_WISHES = {*v.MEALS, *v.words("intro introduction")}
"""What only a person asks for."""
_WORDS_TO_WISH = 6
"""Words from a verb of wanting to what is wanted."""
_LISTING = (Frame.WITH, Frame.OBJECT, Frame.AT_CHANNEL, Frame.SPOKEN, Frame.SUBJECT)
_NOUN_ENDINGS = (
    "tion", "sion", "ness", "ship", "ists", "ees", "ants", "ents", "tors", "sors", "ians", "ies", "ics", "ment",
    "ments", "ware", "ings", "ted", "ked", "ned", "ped", "sed", "ced", "ded", "ful", "ous", "able", "ible", "age",
)  # fmt: skip
_LONG_ENDINGS = ("ing", "ers", "ers'", "ity", "als", "ive")
"""Of words with more than five letters."""
_PLURALS = v.words("bs cs ds fs gs ks ls ms ns ps rs ts ws ces ges kes les mes nes pes res ses tes ves zes")
"""Endings of what is several, in words with more than five letters."""
_NAMES_ALL_THE_SAME = v.words("""
    anders clement ahmed mohammed muhammed christiane christian dolors dolores carles charles andres moises mercedes
    lourdes hercules ulises johannes hannes kees mees
""")
"""Names that end like other words."""
_NOUNS = v.words("""
    accountant agency agent agents amigos analyst app architect assistant audience author authors baby band banker beer
    blog board book books boss bosses brand budget buddies bus buyer buyers candidate candidates candy car chair chef
    chief child children class classmates cliente clientes client coach cofounder colega colegas collaborators company
    competitor consultant contractor copy council cousin cousins coworkers crew customer customers cv dad data dean deck
    demo dentist designer details dev devs developer director docs doctor dog doctors draft drinks editor electrician
    employee engineer equipo event everything exec execs expert experts family feedback few file files film flatmate
    flowers flowmate food form founder founders friend fun gang gift girls guests guide guys head headhunter help
    him herself himself host hosts idea ideas info intern interns intro intros invite invites invoice invoices jefe job
    journalist kids kollegen kunden landlord lads lawyer lawyers lead leader leads link links list lot lots love
    luck lunch manager managers mate mates material member members mentee mentor minister movie mum music
    myself neighbor neighbors neighbour neighbours neurologist news notary notes number nurse offer office others owner
    paper papers parent parents partner partners patient payroll peers pdf permission phd photo photos photographer
    physio pics picture pizza plan plans plumber portfolio post postdoc press press-officer pricing principal product
    prof professor project prospect prospects proposal publisher quote quotes rep reporter report reporters reps resume
    results roommate samples scan scientist script shop show sister-in-law slides someone something somebody source
    specialist spreadsheet staff startup startups strangers student students stuff sales supplier suppliers support
    team teams teacher teachers template thoughts ticket tickets tips tools tour trainer trainees uncle vendor vendors
    version vet video villagers visitor volunteers wine wife woman women word words work workers yoga cake care
    confidence ease interest joy pleasure pride passion relief caution success sugar milk half quarter dozen dozens tons
    loads bunch couple plenty twice thrice afterwards abroad together instead online offline outside inside briefly
    properly yet investor relations deadline everyone's nobody's god sth sbdy smb smo whoever whomever respect regard
    regards thanks laptop phone bike traffic colleagues' hopefully sadly luckily unfortunately apparently basically
    straight directly away home round around along through between across against upon within toward towards flu
    covid fever anyway anyways finally totally literally actually really though tho already
    ex former recruiter ex-colleague ex-boss
""")  # fmt: skip
"""Whom and what one meets, has with one and sends, and what is no name; roles among them."""


def is_noun(low: str) -> bool:
    """True for a word of things, roles and doings, or that ends as they do."""
    if low in _NAMES_ALL_THE_SAME:
        return False
    return low in _NOUNS or low.endswith(_NOUN_ENDINGS) or (len(low) > 5 and low.endswith((*_LONG_ENDINGS, *_PLURALS)))


def is_a_name(low: str) -> bool:
    """True for a small word that is at most a name: of no list of the app, and not formed like another word."""
    is_listed = low in PLAIN or low in v.FINITE or low in v.ORGANISATION or low in v.DEPARTMENTS or low in v.NOT_NEW
    return len(low) >= _SHORTEST and not (is_listed or low in HOW_IT_WAS or is_noun(low) or v.seems_past(low))


TITLED = v.TITLES.difference(PLAIN, _NOUNS, v.CLASH)
"""What stands before a name and is hardly another word."""


class Newcomers:
    """Finds them in one head. ``places`` are those of known names, ``never`` folded words that are no names."""

    def __init__(self, frames: Frames, lookup: NameLookup, places: Collection[int], never: Collection[str]) -> None:
        self.frames, self.words, self.lows = frames, frames.words, frames.lows
        self.lookup, self.taken, self.never, self._low = lookup, places, never, frames.low

    def at(self, at: int, names: Sequence[Name] = ()) -> tuple[int, str] | None:
        """Where somebody ends who may be named from this word on, and in which frame; ``names`` stand beside."""
        end = self.end_of(at)
        frame = self._frame(at, end, names) if end else None
        return (end, frame) if frame is not None else None

    def end_of(self, at: int) -> int:
        """Where a name ends that this word may begin; 0 where it cannot."""
        low = self.lows[at]
        titled = low in TITLED and at not in self.taken and at + 1 < len(self.words)
        if not titled and not self.is_nameable(at):
            return 0
        end = behind_particles(self.words, at + 1) if titled else at
        end += not titled or self.is_nameable(end)
        count = 1
        while count <= MOST_WORDS and not self._ends(end - 1):
            last = behind_particles(self.words, end)
            if last >= len(self.words) or not self._goes_on(last) or not (last == end or self._is_family(at, last)):
                break
            end, count = last + 1, count + 1
        if count > MOST_WORDS or (titled and not (self.is_nameable(end - 1) or self._is_last_name(end - 1))):
            return 0
        return end

    def _ends(self, at: int) -> bool:
        return bool(self.words[at].gap) or self.words[at].owner

    def _goes_on(self, at: int) -> bool:
        word = self.words[at]
        if word.token.raw[:1] == "(":  # "lea kröger (spiegel)": where she works
            return False
        if not word.upper and (word.low in v.AND or self._is_day(at)):
            return False
        chosen = word.capital and word.token.kind == WORD and at not in self.taken
        return self.is_nameable(at) or chosen or self._is_last_name(at)

    def _is_day(self, at: int) -> bool:
        """True for a day in the language of the line: it says when one met, and is no last name."""
        lows = [word.token.low for word in self.words]
        if not (may_be_abroad(lows[at]) and may_begin_day(lows, at)):
            return False
        from netritual.domain.dates.foreign_dates import is_day_of_line

        return is_day_of_line(lows, at)

    def _is_family(self, first: int, at: int) -> bool:
        """True for a last name behind its small words, "sanne de boer"; false for what these say as words of their own:
        "joost de hele ochtend", "sent joost de offerte", "café con lucia al mediodía"."""
        closes = self._closes(at + 1) or self._low(at + 1) in _COMING_FROM or self.frames.is_telling(at + 1)
        return self.words[at].capital or (closes and self._low(first - 1) not in _BEFORE_ARTICLES)

    def _begins_name(self, at: int) -> bool:
        """True for a word that is a name too where a last or second name stands behind it: "Will Petit at the opening",
        "met carol ann"."""
        if at + 1 >= len(self.words) or self.words[at].gap:
            return False
        word, behind = self.words[at], self.words[at + 1]
        return behind.capital if word.upper else self._low(at - 1) in v.MET | v.WITH and is_first_name(behind)

    def _is_last_name(self, at: int) -> bool:
        """True for a word that is a last name where one ends, before a sign, a company or a verb of contact, and
        another word elsewhere: "klaus winter", "annika sievers (abendblatt)"."""
        word = self.words[at]
        low = word.low
        if at in self.taken or word.token.kind != WORD or not low.isalpha() or len(low) < _LAST_NAME:
            return False
        if low in PLAIN or low in _NOUNS or low in v.NOT_NEW or low in v.ORGANISATION or low in v.DELIVER:
            return False
        following = self.words[at + 1].token.raw if at + 1 < len(self.words) else ""
        behind = following[:1] == "(" or self._low(at + 1) in _COMING_FROM
        if not (self._closes(at + 1) or behind or self.frames.is_telling(at + 1)):
            return False
        return is_clash(word) or low.endswith(("ers", *_PLURALS))

    def _is_wishing(self, at: int) -> bool:
        """True for a verb of wanting before what only a person asks for: "Rex wants coffee", "Dee asked for an
        intro"."""
        wanted = {self._low(place) for place in range(at + 1, at + _WORDS_TO_WISH)}
        return self._low(at) in _WISHING and not wanted.isdisjoint(_WISHES)

    def _is_to_me(self, at: int) -> bool:
        """True for what somebody did towards the writer: "Emeka sent me the plans", "Ines complained"."""
        return self._low(at) == "complained" or (self._low(at) in v.BEFORE_LOOP and self._low(at + 1) in ("me", "us"))

    def is_nameable(self, at: int) -> bool:
        """True for a small word that is of no list of the app, and no company of the book."""
        word = self.words[at]
        low = word.low
        if at in self.taken or word.token.kind != WORD or (word.upper and not word.first) or len(low) < _SHORTEST:
            return False
        if not word.upper and self._is_day(at):
            return False
        letters = word.bare.replace("-", "")
        if (
            not (letters.isalpha() or letters[1:2] == "'")
            or low in PLAIN
            or any([low in table.get(self._low(at - 1), ()) for table in (HIM_ABROAD, ARTICLES_ABROAD)])
        ):
            return False
        if is_clash(word) and not (self._begins_name(at) or self._is_related(at)):
            return False
        if low in v.ORGANISATION or low in v.DEPARTMENTS or low in v.NOT_NEW or low in v.TITLES or low in PLATFORM:
            return False
        key = fold(word.bare)
        return (
            not is_noun(low)
            and key not in self.never
            and not any(kinds & COMPANY for _, kinds in self.lookup.holders(key))
        )

    def _frame(self, at: int, end: int, names: Sequence[Name]) -> str | None:
        """What expects a person there, None for nothing."""
        owner = self.words[end - 1].owner
        led = at - (self._low(at - 1) in ("one", *ARTICLES_ABROAD.get(self._low(at - 2), ())))
        # "met helen and one john", "Kaffee mit der Ruth"
        before, earlier = self._low(led - 1), self._low(led - 2)
        if led < at and not is_first_name(self.words[at]):
            return None  # "with one thing"
        if self._low(at) in TITLED and self._is_bracketed(at, end):
            return Frame.WITH
        if end == at + 2 and self._is_apposed(at, end):
            return Frame.WITH
        if at and self.words[at - 1].gap and before not in v.WITH:
            inner = self.words[at - 1].gap == SOFT and end == at + 1 and self._low(end) in v.AND
            named = self._next_named(at, end, names) or (self._beside(at, names) if inner else None)
            return named or self._opening(at, end)
        if owner:
            return Frame.AT_HOME if before == "visited" else None
        if before == "visited" and is_city(self.words[at]):
            return None
        if self._low(end) in v.ORGANISATION and not self.words[end - 1].gap:
            return None
        if before in v.WITH:
            return Frame.WITH if self._is_met(led - 1) else None
        if self._is_related(at):
            return Frame.WITH
        if before in _HANDED and end == at + 1 and self._begins_matter(end):
            return Frame.OBJECT if before not in ("sent", "told") else Frame.SPOKEN
        is_met = before in _FOUND and (at - 2 not in self.taken or self._ends(at - 2))
        if is_met or (v.PAIRED.get(earlier) == before == "into"):
            return Frame.OBJECT
        if before in v.THANKING and end == at + 1 and (self._closes(end) or self._low(end) in _BEHIND_THANKS):
            return Frame.SPOKEN
        if before in SOMEBODY and earlier == "new":
            return Frame.WITH
        kin = before in KIN and earlier in _OWNED
        if kin and (self._low(at) in TITLED or (end == at + 2 and is_first_name(self.words[at]))):
            return Frame.WITH if self._low(at - 3) in v.MET | v.WITH else Frame.SPOKEN
        if before in {"named", "called"} and earlier in SOMEBODY:
            return Frame.WITH
        if before in _ASKED and self._low(end) in v.AND and end + 1 in self.taken:
            return Frame.SPOKEN
        if before == "introduced" and self._low(end) in {"to", "with"} and end + 1 in self.taken:
            return Frame.SPOKEN
        return self._listed(led, end, before, names) or self._opening(at, end) or self._expected(at, end)

    def _expected(self, at: int, end: int) -> str | None:
        """The frame of a first name where any known one would count: "chuck sent me the intro to pete langford"; in
        "sent gareth mockups" the second word is the thing."""
        titled = self._low(at) in TITLED
        thing = end - at > 1 and not titled and self._low(at - 1) in v.SPOKEN and self._low(end) not in _MATTERS
        frame = Frame.OPEN if thing else self.frames.of(at, end)
        expects = frame in EXPECTING or frame is Frame.TELLER
        return frame if expects and (titled or is_first_name(self.words[at])) else None

    def _next_named(self, at: int, end: int, names: Sequence[Name]) -> str | None:
        """The frame of the list that a first name goes on with: "met ann from bryant, brandon o'dell"."""
        ends = self._closes(end) or self._low(end) in _COMING_FROM
        if not ends or self.words[at - 1].gap != SOFT or not is_first_name(self.words[at]):
            return None
        listed = [one for one in names if self.frames.behind_employer(one.end) == at and one.frame in _LISTING]
        return listed[0].frame if listed else None

    def _is_met(self, at: int) -> bool:
        """True for a "with" behind a word of a meeting, "had lunch with"; "a runner with" tells of a thing."""
        first = part_of(self.words, at)[0]
        return first == at or not _MEETING.isdisjoint(self.lows[first:at])

    def _is_related(self, at: int) -> bool:
        """True for a first name behind who bears it: "mtg w mentor carol whitfield", "coffee with my friend noor"."""
        first = self.frames.before_relation(at)
        before = self._low(first - 1)
        met = first < at and (before in v.MET or (before in v.WITH and self._is_met(first - 1)))
        return met and is_first_name(self.words[at], alone=self._low(at - 1) not in RELATIONS)

    def _is_apposed(self, at: int, end: int) -> bool:
        """True for the name in "met a new author at the fair, jess cole, she ...": a part of its own behind "a new"."""
        if not at or self.words[at - 1].gap != SOFT or not self._closes(end):
            return False
        part = self.lows[part_of(self.words, at - 1)[0] : at]
        return part[0] in v.MET and part[1:3] == ["a", "new"]

    def _is_bracketed(self, at: int, end: int) -> bool:
        """True for "called the client (Mrs van Leeuwen)": who somebody is."""
        return self.words[at].token.raw[:1] == "(" and ")" in self.words[end - 1].token.raw and at > 1

    def _begins_matter(self, at: int) -> bool:
        return (at == len(self.words) and self._low(at - 2) != "sent") or (
            not self.words[at - 1].gap and (self._low(at) in _MATTERS or self._low(at).isdecimal())
        )

    def _closes(self, end: int) -> bool:
        if end == len(self.words) or self.words[end - 1].gap or self.words[end].token.raw[:1] == "(":
            return True
        return self._is_day(end)

    def _listed(self, at: int, end: int, before: str, names: Sequence[Name]) -> str | None:
        """The frame of a list that goes on here: "with Ana and iñaki"."""
        small = any(map(is_particle, self.words[at + 1 : end]))
        most = 4 if small or self._low(at) in TITLED else 2
        if before not in self.frames.joining or before in {",", "n", "e", "y", "i"} or end - at > most:
            return None
        whole = self._closes(end) or self._low(end) in v.STOP | _COMING_FROM or (most > 2 and self._low(end) in CHANNEL)
        whole = whole or is_clock(self._low(end)) or is_hour_of_day(self.lows, end)
        return self._beside(at - 1, names) if whole else None

    def _beside(self, at: int, names: Sequence[Name]) -> str | None:
        """The frame of the name that ends at a place, where a list may go on behind it."""
        behind = self.frames.behind_employer
        one = next((name for name in names if at in (name.end, behind(name.end)) and name.frame in _LISTING), None)
        return one.frame if one is not None and not self.words[at - 1].owner else None

    def _opening(self, at: int, end: int) -> str | None:
        """Before a verb that only a person has, at the start of a sentence: "iñaki emailed"; behind a first name any
        verb of what somebody did or is: "bea got the job"."""
        if at and self.words[at - 1].gap != HARD:
            return None
        whole = end - at > 1 and self.words[at].upper and is_first_name(self.words[at], alone=False)
        introduced = _INTRODUCING if self.words[end - 1].upper else _COMING_FROM
        if whole and (self._closes(end) or self._low(end) in introduced):  # "Will Petit at the opening"
            return Frame.HELPED
        if self.words[end - 1].gap:
            return None
        named = is_first_name(self.words[at]) or self._low(at) in TITLED
        if self._low(end) in _COMING_FROM:  # "max huber from skyvision called", "bea from the gym is moving"
            does = v.FINITE if named else v.PERSONAL
            end = next((at for at in range(end + 2, end + 4) if self._low(at) in does), end)
        if self.frames.is_telling(end + (self._low(end) in v.ADVERBS)):
            return Frame.SUBJECT
        named = named or (self.words[at].upper and (self._is_wishing(end) or self._is_to_me(end)))
        return Frame.HELPED if named and self._low(end) in v.FINITE else None


def is_first_name(word: Word, *, alone: bool = True) -> bool:
    """True for a word that is a first name, and where it stands ``alone`` nothing else; of a double name the first part
    says it."""
    from netritual.domain.quicklog.natural import given_names  # a table that hardly a line needs

    return given_names.is_first_name(fold(word.bare.partition("-")[0]), alone=alone and is_clash(word))


def full_names(words: Sequence[Word], places: Collection[int]) -> list[str]:
    """The whole names in a line that stand where nobody was looked for: "my old boss = Frank De Wolf"."""
    names: list[str] = []
    end = 0
    for at, word in enumerate(words):
        if at < end or at in places or not _begins_whole_name(words, at):
            continue
        end = behind_particles(words, at + 1) + 1
        if end <= len(words) and _is_chosen(words[end - 1]) and end - 1 not in places and not word.gap:
            names.append(" ".join([one.bare for one in words[at:end]]))
    return names


def _begins_whole_name(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1].low if at and not words[at - 1].gap else ""
    led = before in _PLACING or before in v.ORGANISATION
    return _is_chosen(words[at]) and not led and is_first_name(words[at], alone=False)


def _is_chosen(word: Word) -> bool:
    """True for a word with a capital that is no word of a list."""
    return word.upper and word.token.kind == WORD and word.bare.isalpha() and not word.bare.isupper() and not (
        word.low in PLAIN or word.low in v.NOT_NEW or word.low in v.ORGANISATION or is_noun(word.low) or is_city(word)
    )  # fmt: skip


_PLACING = frozenset(("in", "at", "near", "the", "of", "by", "read", "reading", "watched", "saw"))
"""Behind these a name is rather that of a place or a work."""
