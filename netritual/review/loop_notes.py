"""The draft that goes with what is open with somebody: whether it is certain and still open, and what it says."""

from datetime import date, datetime, timedelta
from itertools import chain
from re import IGNORECASE

from netritual.domain.closing import report_of
from netritual.domain.coffee import PLANNED
from netritual.domain.followups import loops
from netritual.domain.hard_times import HARD_TIMES
from netritual.domain.help_received import is_present
from netritual.domain.id_stamps import written_on
from netritual.domain.loop import Loop
from netritual.domain.matter import is_wish_of_theirs
from netritual.domain.matter_words import DAYS, LANGUAGES
from netritual.domain.model import (
    TABLES,
    Ask,
    Coffee,
    Follow,
    Interaction,
    Introduction,
    Person,
    Promise,
    Record,
    Request,
    Settings,
    Thanks,
)
from netritual.domain.network import Network, known_people
from netritual.domain.words import since_words
from netritual.regex import regex
from netritual.review.bearing import has_met_since, has_refused, has_talked_since, is_hard, meets_since
from netritual.review.leftovers import is_answered, is_certain, is_of_its_side, may_have_ended
from netritual.review.lines_about import FAR_DAYS, day_in, is_named_in, is_private, says_any, talks_about
from netritual.review.loop_case import Case
from netritual.review.loop_parts import (
    LATER,
    LONG_LATE_DAYS,
    WHOSE,
    introduced_since,
    is_arranged,
    is_promised,
    note_parts,
    plain_parts,
    record_text,
    thanked_for,
)
from netritual.review.notes import REMINDED_DAYS, coffee_note, introduction_note, note_to, thanks_note, word_to
from netritual.review.spellings import all_called, as_called
from netritual.review.subjects import source_of
from netritual.review.words_owed import about_of, is_words

_CLAIMS = ("reply", "promise", "follow", "owed", "ask", "coffee", "no_answer")
"""Kinds of loops whose notes state that something is open."""
_MINE = ("reply", "promise", "follow")
"""Kinds of what I owe."""
_HEARD = regex(
    r"\b(?:she|he|they) (?:asked|answered|replied|said|wrote|wants?|needs?)\b|^[^,;.:]{2,30} (?:on|by|via|over) \w+:"
)
"""Words of a line of a message that tell of an answer."""
_CONDITION = regex(
    r"(?<!know)(?<!see)(?<!tell me)(?<!ask) (?:once|as soon as|when|if) (?!to\b|a\b|an\b|per\b|every\b|in\b).+$"
)
"""Behind what somebody is to do, what it waits for: "intro me to Ana once the CV is ready"."""

_KNOWS_ONE = regex(r"\bknows? (?:an?|one|some\w+)\b", IGNORECASE)
"""Words of a line of somebody else whom they know."""
_UNTIL_THEN = regex(r" (?:after|once|when|as soon as) (?!to\b)", IGNORECASE)
_HE, _SHE = regex(r"\b(?:he|him|his)\b"), regex(r"\b(?:she|hers?)\b")
_NAME = regex(r"(?<=[\w,;:] )([A-Z][a-z][^\W\d_]*)")
"""A word in capitals within a sentence."""
_LAST_DAY = regex(r"\b(?:by|before|until|till|due)(?: the)? \S+(?: \S+)?")
_WHOSE_THING = regex(
    r"\b(?:his|her|their) (?=[^\W\d_])(?!(?:an?|the|my|our|some|about|back|to|that|what|if|how|when|his|their|re|on)\b)"
)
_THEIR = regex(r"\btheir (?=[^\W\d_])", IGNORECASE)
_WHOSE_NUMBER = regex(
    r"\b(?:his|her|their) (?=(?:\w+ )?(?:number|address|e-?mail|phone|mobile|contact|contacts|details)\b)"
)


def loop_note(network: Network, settings: Settings, now: datetime, loop: Loop, person: int | None) -> str:
    """The note that goes with an open loop, to the person who is to be written to; "" where that is not certain."""
    found = network.get(Person, person) if person is not None else None
    record = network.get(TABLES[loop.table], loop.id)
    today = now.date()
    if found is None or record is None or loop.kind == "held" or not _is_due(loop, record, today):
        return ""
    if isinstance(record, Introduction):
        return introduction_note(network, settings, today, record)
    if _is_over(network, loop, found, record, today) or _is_asked_too(network, record):
        return ""
    if _may_be_nobody(network, found, record):
        return ""
    if loop.kind in _CLAIMS and (
        _may_be_settled(network, loop, found, record, today)
        or not (isinstance(record, Thanks | Coffee) or is_certain(network, record))
    ):
        return ""
    text, line = _text(network, loop, found, record), _line(network, found, record)
    if _is_answer_due(record) and _is_over_by(line, loop.since, today):
        return ""
    if _is_answered(network, found, record):
        return ""
    case = Case(network, settings, today, loop, found, text, line)
    parts = note_parts(case, record)
    if parts is None:
        return ""
    kind, known = parts
    return note_to(network, settings, today, kind, person, loop.id, **{**_ages(loop, today), **known})


def _ages(loop: Loop, today: date) -> dict[str, str]:
    """Since when it is open, and whether for weeks."""
    is_long = (today - loop.since).days > LONG_LATE_DAYS
    return {"since": since_words(loop.since, today), "long": "yes" if is_long else ""}


def plain_note(network: Network, settings: Settings, now: datetime, loop: Loop, person: int | None) -> str:
    """What goes with an open loop of which nothing can be stated for certain: its subject and a blank. "" where no
    subject is known, where nothing is to be written yet, where its day is over or a later line may have settled it, and
    where they have sorrows or said no."""
    found = network.get(Person, person) if person is not None else None
    record, today = network.get(TABLES[loop.table], loop.id), now.date()
    if (
        found is None
        or record is None
        or not is_of_its_side(network, record)
        or _may_be_nobody(network, found, record)
        or _is_touchy(network, found, today)
        or _is_to_rest(network, loop, record, today)
    ):
        return ""
    if isinstance(record, Request) and (intro := introduced_since(network, record)) is not None:
        return introduction_note(network, settings, today, intro, reader=person)
    if isinstance(record, Coffee) or loop.stage == "planned":
        return ""
    text, line = _text(network, loop, found, record), _line(network, found, record)
    if isinstance(record, Thanks):
        thing = thanked_for(Case(network, settings, today, loop, found, text, line), record)
        return note_to(network, settings, today, "thanks", person, loop.id, waited="yes", thing=thing)
    is_reply, is_mine = loop.kind == "reply" or _is_answer_due(record), loop.kind in _MINE
    said = line if is_reply else ""
    if (is_reply or not is_mine) and any(_is_over_by(one, loop.since, today) for one in (text, loop.what, said)):
        return ""
    if _may_be_settled(network, loop, found, record, today, said):
        return ""
    case = Case(network, settings, today, loop, found, about_of(text) if is_reply else text, line)
    if isinstance(record, Request) and (is_promised(case, record) or _is_answered(network, found, record)):
        return ""
    if (parts := plain_parts(case, record, is_reply=is_reply)) is None:
        return ""
    return note_to(network, settings, today, parts[0], person, loop.id, **{**_ages(loop, today), **parts[1]})


def _may_be_settled(network: Network, loop: Loop, who: Person, record: Record, today: date, line: str = "") -> bool:
    """Whether a later line may tell that it is done, or what it is about came to something. ``line`` is the one out of
    which it came, where that says what it is about."""
    if isinstance(record, Follow) and has_talked_since(network, loop.people, loop.since):
        return True
    is_planned = loop.stage == "planned" and isinstance(record, Ask)
    begun = _noted_on(network, record) if isinstance(record, Ask) and is_planned else None
    what, source = f"{record_text(record)} {line}", getattr(record, "from_interaction", None) or 0
    is_mine = None if isinstance(record, Coffee) else loop.kind in _MINE or is_planned
    in_words = loop.kind in ("reply", "ask", "no_answer") or _is_answer_due(record)
    return may_have_ended(network, who, begun or loop.since, today, what, source, is_mine=is_mine, in_words=in_words)


def _is_answer_due(record: Record) -> bool:
    """Whether I promised a word, and not a thing."""
    is_mine = isinstance(record, Promise) and record.by == "me"
    return (is_mine or isinstance(record, Follow)) and (
        is_words(record_text(record)) or LATER.match(record_text(record)) is not None
    )


def _is_over_by(text: str, since: date, today: date) -> bool:
    """Whether the day is over of which a text tells: "a dinner on 2 oct". The last day for an answer is none."""
    day = day_in(_LAST_DAY.sub("", text.lower()), since)
    return day is not None and since < day < today


def _is_touchy(network: Network, who: Person, today: date) -> bool:
    """Whether they have sorrows, or said no to something lately."""
    hard = is_hard(network, who, today) or says_any(network, who, today, FAR_DAYS, HARD_TIMES)
    return bool(hard) or has_refused(network, who, today)


def _is_to_rest(network: Network, loop: Loop, record: Record, today: date) -> bool:
    """Whether a loop asks for no word now: it is not due, is answered by what was arranged, or is no matter of one."""
    if loop.kind not in (*_CLAIMS, "thanks", "outcome") or loop.stage == "heard" or isinstance(record, Introduction):
        return True
    if isinstance(record, Request) and is_wish_of_theirs(record.text):
        return True
    if loop.kind in ("owed", "ask", "no_answer") and loop.from_ > today:
        return True
    if isinstance(record, Coffee):
        return (record.due or date.min) >= today or meets_since(network, record.people[:1], record.said, record.id)
    due = getattr(record, "due", None)
    if loop.kind in ("promise", "follow") and due is not None and due > today:
        return True
    is_done = isinstance(record, Promise) and (is_present(record.text) or is_arranged(network, record))
    return is_done or _waits_for_more(record)


def _waits_for_more(record: Record) -> bool:
    """Whether what I promised waits for something of which the day is not known: "after the concert"."""
    is_mine = isinstance(record, Promise) and record.by == "me" and record.due is None and not is_words(record.text)
    return is_mine and _UNTIL_THEN.search(record_text(record)) is not None


def _text(network: Network, loop: Loop, to: Person, record: Record) -> str:
    """The matter of a record as it may be said to somebody: nothing private, and nothing of others."""
    text = "" if is_private(loop.what, to) else all_called(network, to, record_text(record))
    if (isinstance(record, Ask) and record.state != "planned") or (isinstance(record, Promise) and record.by == "them"):
        text = _CONDITION.sub("", text)
    if WHOSE.search(text) and _names_others(network, record):
        return ""
    return _of_nobody(network, to, record, text) if isinstance(record, Promise) else text


def _is_due(loop: Loop, record: Record, today: date) -> bool:
    """Whether there is anything to write: a follow-up from its day on, if it is no answer, a reminder of a message for
    two weeks, one of what they said for eight."""
    if loop.kind == "follow" and loop.due is not None and loop.due > today and not is_words(record_text(record)):
        return False
    if _waits_for_more(record):
        return False
    if loop.kind not in ("no_answer", "owed", "ask") or loop.stage == "planned":
        return True
    days = REMINDED_DAYS if loop.kind == "no_answer" else FAR_DAYS
    return loop.stage != "heard" and loop.from_ <= today <= loop.from_ + timedelta(days=days)


def _is_over(network: Network, loop: Loop, who: Person, record: Record, today: date) -> bool:
    """Whether a later line may have ended it, a meeting came between, or they have other sorrows."""
    if loop.kind in (*_MINE, "thanks", "outcome") and is_hard(network, who, today):
        return True
    if loop.kind == "no_answer":
        talk = next(iter(network.talks(who.id, 1)), None)
        since = any(one.on > loop.since for one in talks_about(network, who, today))
        return since or talk is None or talk.id != loop.id or _HEARD.search(talk.line.lower()) is not None
    if loop.kind not in _CLAIMS:
        return False
    if loop.kind in ("owed", "ask") and meets_since(network, (who.id,), loop.since, loop.id):
        return True  # one may ask there
    return loop.kind in ("owed", "ask", "reply") and has_met_since(network, who, loop.since, today)


def _line(network: Network, to: Person, record: object) -> str:
    """The line out of which a record came, where it is about nobody else and nothing in it is private."""
    source = source_of(network, record, to.id)
    if source is None or is_private(source.line, to, source.note):
        return ""
    others, text = {*source.people, *source.mentions} - {to.id}, record_text(record)
    line = (
        source.line.partition(text)[0] if others and text else source.line
    )  # "she offered me a month, have to ask Bo"
    if others and (not text or any(is_named_in(network, who, line) for who in others)):
        return ""
    return as_called(network, to, line)


def _is_answered(network: Network, to: Person, record: Record) -> bool:
    """Whether the line of a request tells my answer too."""
    source = source_of(network, record, to.id) if isinstance(record, Request) else None
    return source is not None and is_answered(source.line)


def _noted_on(network: Network, ask: Ask) -> date:
    """The day of the line that notes what is still to be asked, else that of its record."""
    lines = (talk.on for talk in network.talks(ask.to) if ask.text and ask.text in talk.line)
    return next(lines, written_on(ask.id))


def _is_asked_too(network: Network, record: object) -> bool:
    """Whether a follow-up is of the day of a request, which has a note of its own."""
    return isinstance(record, Follow) and any(
        one.state == "open"
        and one.from_ in record.people
        and one.asked.date() == record.made
        and is_certain(network, one)
        for one in network.all(Request)
    )


def _may_be_nobody(network: Network, to: Person, record: Record) -> bool:
    """Whether a new name stands in its line beside somebody else's: it may be a place ("told Ana yes to Hay")."""
    source = network.get(Interaction, getattr(record, "from_interaction", None) or 0)
    return to.new and source is not None and bool({*source.people, *source.mentions} - {to.id})


def _names_others(network: Network, record: object) -> bool:
    """Whether the line of a record names more people than its matter does: whose "his" is cannot be told then."""
    talk = getattr(record, "from_interaction", None)
    source = network.get(Interaction, talk) if talk is not None else None
    named = known_people(network, (*source.people, *source.mentions)) if source is not None else ()
    said = set(record_text(record).lower().split())
    return len([person for person in named if said.isdisjoint(person.name.lower().split())]) > 1


def _of_nobody(network: Network, to: Person, promise: Promise, text: str) -> str:
    """What was promised, "his" and "her" as "the" where these may be somebody else's: nobody is sent their own number,
    and a line with both of them, or with one more name, tells of a third one. So does "their" in a line of a he or she.
    """
    talk = network.get(Interaction, promise.from_interaction) if promise.from_interaction is not None else None
    line, known = talk.line if talk is not None else "", f"{to.name} {to.company} {to.city}".lower().split()
    if _HE.search(line.lower()) or _SHE.search(line.lower()):
        text = _THEIR.sub("the ", text)
    if promise.by == "them":
        return _WHOSE_NUMBER.sub("the ", text) if _KNOWS_ONE.search(line) else text
    both = _HE.search(line.lower()) is not None and _SHE.search(line.lower()) is not None
    names = (name.lower() for name in _NAME.findall(line))
    others = any(name not in known and name not in DAYS and name not in LANGUAGES for name in names)
    return _WHOSE_THING.sub("the ", text) if both or others else _WHOSE_NUMBER.sub("the ", text)


def open_note(network: Network, settings: Settings, now: datetime, person: int) -> str:
    """The note about what is open with somebody: what is certain first, then what may be named. An introduction is
    their matter too where the other one is asked first."""
    today = now.date()
    open_ = [
        loop
        for loop in loops(network, settings, now)
        if person in loop.people and loop.kind != "handoff" and loop.proposed is None and not report_of(network, loop)
    ]
    own = [loop for loop in open_ if loop.who == person and loop.table != "introductions"]
    intros = [intro for loop in open_ if (intro := network.get(Introduction, loop.id)) is not None]
    notes = chain(
        (loop_note(network, settings, now, loop, person) for loop in own),
        (introduction_note(network, settings, today, intro, reader=person) for intro in intros),
        (plain_note(network, settings, now, loop, person) for loop in own),
    )
    return next(filter(None, notes), "")


def person_note(network: Network, settings: Settings, now: datetime, person: int) -> str:
    """A note to anybody: about what is open with them, about the coffee that is planned, else a word."""
    planned = [c for c in network.all(Coffee) if c.state in PLANNED and person in c.people and c.slot is not None]
    texts = (coffee_note(network, settings, now, coffee) for coffee in planned if coffee.people[0] == person)
    return (
        open_note(network, settings, now, person)
        or thanks_note(network, settings, now.date(), person)
        or next(filter(None, texts), "")
        or word_to(network, settings, now.date(), person)
    )
