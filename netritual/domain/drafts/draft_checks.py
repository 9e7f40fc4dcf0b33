"""The guards on a draft: one table of pure checks, each in words with its place in the text.

They advise. Only a blank keeps a draft from being copied, and only a leak of what is private asks twice.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Literal, get_args

from msgspec import Struct, field

from netritual.domain.articles.comments import check_comment, usefulness_words
from netritual.domain.dates.day_wording import counted, day_words, listed
from netritual.domain.drafts.claims import claims
from netritual.domain.drafts.draft_blanks import BLANK, blanks
from netritual.domain.drafts.draft_sentences import SENTENCES
from netritual.domain.drafts.earlier_notes import EarlierNotes
from netritual.domain.drafts.key_messages import Message, current, rules_for, unknown_insertion
from netritual.domain.drafts.requests_in_text import Place, other_day, requests
from netritual.domain.language.terms import COMMON_STEMS, count_words, terms_of, words_at
from netritual.domain.language.text import unaccent
from netritual.domain.model import Person
from netritual.domain.people.first_names import first_name
from netritual.domain.people.private_findings import (
    NotedPeople,
    PrivateFinding,
    address_of,
    customer_data,
    private_findings,
)
from netritual.domain.quicklog.nicknames import shortens
from netritual.regex import regex

NoteKind = Literal["message", "reply", "complaint", "ask", "thanks", "introduction", "invitation", "comment"]
"""What a draft is; ``complaint`` is the reply to one."""
NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)
PERSONAL_NOTES = NOTE_KINDS[:-1]
"""Everything that goes to one person; a comment is for all who read."""
MOST_WORDS, MOST_WORDS_ELSE = 90, 150
"""Longer notes that ask for something, and longer comments and other notes, are read later or never."""
_AROUND = 20
"""Letters before and behind a blank by which its place is known."""
_LEAST = 2
"""Letters that fill a blank."""
_FEW_WORDS = 20
"""A note of so few words needs nothing of theirs but the name."""

_NAME_TO_FILL = regex(r"(?:\{|<<?|\[)[^{}<>\[\]\n]*\bname\b", re.IGNORECASE)
_BRACE = regex(r"[{}]")
"""What is left of a blank of ours that was half deleted."""
_QUESTION, _LINK = regex(r"[?？؟]+"), regex(r"https?://\S+")
_GREETING = regex(r"\W*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b|[^\W\d_]+,)")
_PROMISE = regex(r"\b(?:i will|i'll|i’ll|i shall|we will|we'll|we’ll)\b(?! (?:be in|leave you to it)\b)", re.IGNORECASE)
_SLOT = regex(r"<[^<>]*>|\{[^{}]*\}")
_THEIRS = regex(
    r"\b(?:you|we) (?:said|told|wrote|sent|did|showed|asked|mentioned|gave|made|talked|spoke|met|had|went|walked)\b"
    r"|\byour (?:new |last |latest )?(?:article|book|column|episode|essay|exhibition|newsletter|paper|piece|podcast"
    r"|post|show|speech|story|talk|thread)s?\b"
    r"|\bour (?:last )?(?:talk|call|coffee|lunch|walk|chat|meeting|conversation)\b"
    r"|\bthank(?:s| you)(?: \w+)? for (?=\w)"
    r"(?!everything|all |your (?:time|support|help|interest|attention|business)\b)"
    r"|\b(?:dank(?:e)? f[uü]r|merci (?:beaucoup )?pour|gra[cz]i(?:as|e) p[eo]r|obrigad[oa] pel[oa]|bedankt voor)\b"
)
"""What was between the two, or is by them."""
_CONFIDENCE = regex(
    r"\b(?:(?:just )?between (?:us|you and me|ourselves)|in confidence|off the record|not public yet"
    r"|(?:do not|don['’]t) tell (?:anyone|anybody|her|him|them)|you did(?:n['’]t| not) hear (?:it|this) from me)\b",
    re.IGNORECASE,
)
_BOILERPLATE = regex(
    r"\b(?:hope (?:this|my)(?: e-?mail| message| note)? finds you well|touch(?:ing)? base|circle back|pick your brain"
    r"|to whom it may concern|dear sir or madam|just checking in|per my last)\b",
    re.IGNORECASE,
)


class DraftCheck(Struct, frozen=True):
    """What a guard says: ``ok``, ``look`` (asks for a look), ``confirm`` (asks twice), or ``block`` (a blank). ``at``
    is the place in the text, None for all of it."""

    check: str
    level: Literal["ok", "look", "confirm", "block"]
    text: str
    at: Place | None = None


LEVEL_WORDS = {"ok": "ok", "look": "look", "confirm": "private", "block": "blank"}
"""The word before what a guard says, by its level, where all is told in lines."""


class Background(Struct, frozen=True, kw_only=True):
    """What drafts are held against, put together once for many texts.

    ``earlier`` are the notes that people got lately, ``noted`` everybody of whom something is noted in private,
    ``matters`` everybody with whom something is or was open (its words stand in place of their private notes),
    ``theirs`` what is known of whom the draft is to (topics, the last talks), ``names`` calls people by their ids.
    """

    today: date
    earlier: EarlierNotes = field(default_factory=EarlierNotes)
    noted: NotedPeople = field(default_factory=NotedPeople)
    matters: NotedPeople = field(default_factory=NotedPeople)
    messages: tuple[Message, ...] = ()
    theirs: str = ""
    names: Callable[[int], str] = lambda person: "somebody"


class Draft(Struct, frozen=True, kw_only=True):
    """A text under way. ``made`` is the draft as it was before anybody typed in it, ``about`` are the people beside
    ``person`` whom it is about, ``adds`` is how a comment adds something (``comments.COMMENT_KINDS``)."""

    text: str
    kind: NoteKind = "message"
    person: Person | None = None
    about: tuple[Person, ...] = ()
    made: str = ""
    adds: str = ""
    public: bool = False

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.public or self.kind == "comment"


def checks(draft: Draft, background: Background) -> list[DraftCheck]:
    """What the guards say of a draft, in the order of the table."""
    return [check for kinds, guard in GUARDS if draft.kind in kinds for check in guard(draft, background)]


def blank_words(text: str, original: str) -> str:
    """How many blanks a text has: "one blank to fill", "2 blanks to fill"; or that one of the ``original`` draft
    was emptied; "" when neither is so."""
    left = len(blanks(text)) or int(bool(blanks(original) and _BRACE.search(text)))
    if left:
        return f"{'one blank' if left == 1 else counted(left, 'blank')} to fill"
    return "the sentence with the blank is empty now" if is_emptied(text, original) else ""


def is_emptied(text: str, original: str) -> bool:
    """Whether next to nothing stands where a blank of the draft was, between the words around it."""
    parts = BLANK.split(original)
    for before, after in pairwise(parts):
        first, last = before.rstrip()[-_AROUND:], after.lstrip()[:_AROUND]
        begins = text.find(first)
        start = begins + len(first)
        end = text.find(last, start) if last else len(text)
        if begins >= 0 and end >= 0 and sum(map(str.isalnum, text[start:end])) < _LEAST:
            return True
    return False


def _blanks(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    left = blank_words(draft.text, draft.made)
    if left:
        lines = unknown_insertion(draft.text, current(background.messages, background.today))
        yield DraftCheck("blanks", "block", f"{left}; {lines}" if lines else left, next(iter(blanks(draft.text)), None))


def _useful(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    useful = check_comment(draft.text, draft.adds or None)
    yield DraftCheck("comment", "ok" if useful.useful else "look", usefulness_words(useful))


def _length(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    text, is_comment = BLANK.sub(" ", draft.text), draft.kind == "comment"
    is_ask = draft.kind == "ask" or (draft.kind == "message" and bool(requests(_readable(draft.text))))
    words, most = count_words(text), MOST_WORDS if is_ask else MOST_WORDS_ELSE
    size = counted(words, "word")
    if words > most:
        yield DraftCheck(
            "words", "look", f"{size}: {most} is plenty", (words_at(draft.text)[most - 1][2], len(draft.text))
        )
    elif not is_comment:
        yield DraftCheck("words", "ok", size)


def _one_ask(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    """One question or one request, with one day in it."""
    text = _readable(draft.text)
    asked = requests(text)
    days = other_day(text, asked[0]) if len(asked) == 1 else None
    if len(asked) > 1:
        what = "questions" if len(_QUESTION.findall(text)) >= len(asked) else "things that you ask for"
        yield DraftCheck("questions", "look", f"{len(asked)} {what}: one is easier to answer. Split it?", asked[1])
    elif days is not None:
        yield DraftCheck("questions", "look", "two days to choose from: one is easier to answer", days)
    else:
        yield DraftCheck("questions", "ok", "one question" if asked else "no question")


def _readable(text: str) -> str:
    """A text with lines in place of its links and blanks, so that no question mark of theirs counts."""
    return BLANK.sub(_line, _LINK.sub(_line, text))


def _line(match: re.Match[str]) -> str:
    return "_" * len(match[0])


@cache
def _in_any_draft() -> frozenset[str]:
    """The terms of the sentences of drafts: they are nothing of anybody's."""
    wordings = (wording for sentences in SENTENCES.values() for sentence in sentences for wording in sentence)
    return frozenset(term for wording in wordings for term in terms_of(_SLOT.sub(" ", wording)))


def _personal(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    """The name, and something that is theirs: a topic, their company, or what was talked of."""
    if draft.person is None:
        return
    text, called = unaccent(BLANK.sub(" ", draft.text)), first_name(draft.person.name)
    person = draft.person
    own = terms_of(" ".join((person.company, person.position, person.city, *person.topics, *person.needs,
                             *person.offers, *person.circles, background.theirs)))  # fmt: skip
    own = own - COMMON_STEMS - terms_of(person.name) - _in_any_draft()
    is_theirs = bool(own & terms_of(text) or _THEIRS.search(text))
    if not _is_named(text, person, unaccent(called)):
        if _NAME_TO_FILL.search(draft.text):
            return
        if not is_theirs or _GREETING.match(text):
            yield DraftCheck("personal", "look", f"{called} is not named")
        else:
            yield DraftCheck("personal", "ok", "something of theirs")
    elif is_theirs:
        yield DraftCheck("personal", "ok", "name and something of theirs")
    elif draft.kind in _UNASKED and draft.text != draft.made and count_words(text) > _FEW_WORDS:
        yield DraftCheck("personal", "look", "the name, and nothing else of theirs: a topic, or your last talk?")
    else:
        yield DraftCheck("personal", "ok", "name")


_UNASKED: Sequence[NoteKind] = ("message", "invitation", "thanks")
"""Notes that answer nobody and are about nobody else: they could go to anyone."""


def _is_named(text: str, person: Person, name: str) -> bool:
    names = {unaccent(one) for one in (name, *person.name.split()[-1:])} - {""}
    if not name or any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) for one in names):
        return True
    return any(shortens(word, name) for word in text.partition(",")[0].split())


def _own_words(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    """Whether somebody else got the same lately."""
    repeated = background.earlier.repeated(
        BLANK.sub(" ", draft.text), draft.person.id if draft.person is not None else 0
    )
    if repeated is None and draft.text.strip():
        yield DraftCheck("own_words", "ok", "like no other note")
    if repeated is None:
        return
    to = f"your note to {background.names(repeated.note.person)} of {day_words(repeated.note.on, background.today)}"
    share = f"{round(100 * repeated.share)} % the same as {to}: make it their own"
    yield DraftCheck(
        "own_words", "look", share if repeated.share else f"one sentence is word for word in {to}", repeated.at
    )


def _noted(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    """What is noted in private: of anybody in a public text, of others in a note to one person."""
    about = [*_others(draft, (*draft.about, *background.noted.named_in(draft.text)))]
    if draft.person is not None and draft.is_public:
        about.insert(0, draft.person)
    leaks = [*private_findings(draft.text, about)]
    for leak in leaks:
        yield DraftCheck(
            "private", "confirm", f"{_quoted(leak)}: from your private notes about {leak.person.name}", leak.at
        )
    if draft.is_public and draft.text.strip() and not leaks:
        yield DraftCheck("private", "ok", "nothing from your notes")


def _matters(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    """In a public text: what is or was open with somebody else."""
    named = background.matters.named_in(draft.text) if draft.is_public else ()
    for matter in private_findings(draft.text, _others(draft, named)):
        words = f"{_quoted(matter)}: a matter of {matter.person.name}, for all to read?"
        yield DraftCheck("private", "look", words, matter.at)


def _confidence(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    """What was said between two, and names a third."""
    whispered = _CONFIDENCE.search(draft.text)
    sources = (background.noted, background.matters) if whispered else ()
    named = _others(draft, (person for people in sources for person in people.named_in(draft.text)))
    if whispered and named:
        whose = listed([first_name(person.name) for person in named])
        yield DraftCheck("private", "look", f"“{whispered[0]}” about {whose}: is it yours to tell?", whispered.span())


def _customer(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    """In a public text: an address of theirs, and in the answer to a complaint their order or what they paid."""
    finder = customer_data if draft.kind == "complaint" else address_of
    at = finder(draft.text, draft.person) if draft.is_public else None
    if at is not None:
        words = "is nobody else's business: answer that in a message of its own"
        yield DraftCheck("private", "confirm", f"“{draft.text[slice(*at)]}” {words}", at)


def _others(draft: Draft, people: Iterable[Person]) -> list[Person]:
    """Those of some people whom the draft is not to, each once."""
    to = draft.person.id if draft.person is not None else None
    return [*{person.id: person for person in people if person.id != to}.values()]


def _quoted(secret: PrivateFinding) -> str:
    return listed([f"“{word}”" for word in secret.words])


def _facts(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    for claim in claims(draft.text, background.messages, background.today):
        yield DraftCheck("facts", "look", claim.words, claim.at)


def _promise(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    match = _PROMISE.search(draft.text)
    if match:
        yield DraftCheck("promise", "look", "holds a promise (“I will”): note it with a day", match.span())


def _tone(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    match = _BOILERPLATE.search(draft.text)
    if match:
        yield DraftCheck("tone", "look", f"“{match[0]}” could go to anyone", match.span())


def _rules(draft: Draft, background: Background) -> Iterator[DraftCheck]:
    for rule in rules_for(current(background.messages, background.today), draft.kind):
        yield DraftCheck("your_rule", "ok", f"remember: {rule}")


Guard = Callable[[Draft, Background], Iterator[DraftCheck]]
GUARDS: Sequence[tuple[Sequence[NoteKind], Guard]] = (
    (NOTE_KINDS, _blanks),
    (("comment",), _useful),
    (NOTE_KINDS, _length),
    (PERSONAL_NOTES, _one_ask),
    (PERSONAL_NOTES, _personal),
    (NOTE_KINDS, _own_words),
    (NOTE_KINDS, _noted),
    (NOTE_KINDS, _matters),
    (NOTE_KINDS, _confidence),
    (NOTE_KINDS, _customer),
    (NOTE_KINDS, _facts),
    (PERSONAL_NOTES, _promise),
    (NOTE_KINDS, _tone),
    (NOTE_KINDS, _rules),
)
"""For which drafts each guard stands. Each is quick enough for a pause in typing."""
