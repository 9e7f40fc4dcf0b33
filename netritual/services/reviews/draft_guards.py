"""What drafts are held against: notes that people got lately, what is noted of them, and my key messages.

No note is sent from here, so one that was copied counts as sent. A file of the home keeps its print, which holds
hashes and no words; losing it loses nothing but the comparison. Comments, asks and what the log says that I wrote
stand in the journal.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from re import IGNORECASE

import msgspec
from msgspec.structs import replace

from netritual.domain.drafts.draft_checks import Background
from netritual.domain.drafts.earlier_notes import NOTES_DAYS, EarlierNotes, NotePrint, note_print
from netritual.domain.drafts.key_messages import messages
from netritual.domain.model import Article, Ask, Person, Promise, Request
from netritual.domain.network import Network, known_people
from netritual.domain.people.private_findings import NotedPeople
from netritual.files import Disk
from netritual.paths import Home
from netritual.regex import regex
from netritual.review.message_drafts.lines_about import is_named_in
from netritual.services.parts import Parts

MOST = 2000
"""Copied notes that are kept: the newest."""
TALKS = 5
"""Talks of a person whose words are theirs."""

CONFIDENTIAL_DAYS = 365
"""For so many days a line keeps what it says in confidence."""
_CONFIDENTIAL = regex(
    r"\b(?:shh+|psst|hush|secret(?:ly)?|confidential(?:ly)?|in confidence|off the record|not public(?: yet)?"
    r"|(?:do not|don['’]?t) tell|nobody knows|between (?:us|you and me))\b",
    IGNORECASE,
)
"""Words of a line of what is not to be told."""
_CLAUSE_ENDS = regex(r"[,;.!?]+(?: |$)| - ")
_print = lru_cache(8192)(note_print)


def background(network: Network, today: date, copied: Iterable[NotePrint] = ()) -> Background:
    """What drafts are held against, whoever they are to; ``copied`` are the notes kept as copied. ``towards`` adds what
    is known of one person."""
    first = today - timedelta(days=NOTES_DAYS)
    recent = (note for note in (*copied, *_written(network, first, today)) if first <= note.on <= today)

    def name(id: int) -> str:
        other = network.get(Person, id)
        return other.name if other is not None else "somebody"

    return Background(
        today=today,
        earlier=EarlierNotes(recent),
        noted=NotedPeople(_with_confidential(network, today)),
        matters=NotedPeople(_with_matters(network)),
        messages=tuple(messages(network)),
        names=name,
    )


def towards(common: Background, network: Network, person: int | None) -> Background:
    """The same for a draft to somebody; None: to nobody known."""
    return replace(common, theirs=_talked_of(network, person)) if person is not None else common


def background_now(parts: Parts, network: Network, today: date, person: Person | None) -> Background:
    """What one draft to somebody is held against today, with the notes that were copied."""
    common = background(network, today, copied_notes(parts.disk, parts.home))
    return towards(common, network, person.id if person is not None else None)


def copied_notes(disk: Disk, home: Home) -> list[NotePrint]:
    """The notes that were copied; none where the file is missing or cannot be read."""
    try:
        return msgspec.json.decode(disk.read(home.copied), type=list[NotePrint])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return []


def keep_copied(disk: Disk, home: Home, text: str, person: int, on: date) -> None:
    """Keep that somebody gets this note. Older ones go once they count no more; a disk that refuses keeps nothing."""
    first = on - timedelta(days=NOTES_DAYS)
    notes = [note for note in copied_notes(disk, home) if note.on >= first]
    with suppress(OSError):
        disk.replace(home.copied, msgspec.json.encode([*notes, note_print(text, person, on)][-MOST:]))


def _written(network: Network, first: date, last: date) -> Iterator[NotePrint]:
    """What the journal holds of my own words to people: comments, asks, and what talks say that I wrote."""
    for article in network.all(Article):
        if article.comment is not None and article.comment.text and article.source is not None:
            yield _print(article.comment.text, article.source, article.comment.on)
    for ask in network.all(Ask):
        if ask.text and ask.asked is not None and ask.asked >= first:
            yield _print(ask.text, ask.to, ask.asked)
    for talk in network.talks_between(first, last):
        text = talk.note or talk.summary
        if talk.initiator == "me" and text and talk.people:
            yield _print(text, talk.people[0], talk.on)


def _with_confidential(network: Network, today: date) -> Iterator[Person]:
    """Everybody with what is noted of them in private, and with what a line says of them in confidence: "Priya moves
    to Wise (shh)"."""
    words: dict[int, list[str]] = {}
    for talk in network.talks_between(today - timedelta(days=CONFIDENTIAL_DAYS), today):
        if _CONFIDENTIAL.search(talk.line) is None:
            continue
        for clause in _CLAUSE_ENDS.split(talk.line):
            if _CONFIDENTIAL.search(clause) is not None:
                there = (*talk.people, *talk.mentions)
                for who in [one for one in there if is_named_in(network, one, clause)] or there:
                    words.setdefault(who, []).append(_CONFIDENTIAL.sub(" ", clause))
    for person in network.all(Person):
        said = words.get(person.id, [])
        yield replace(person, private_notes="\n".join((person.private_notes, *said))) if said else person


def _with_matters(network: Network) -> Iterator[Person]:
    """Everybody who asked me for something or to whom I promised it, with its words as what is noted of them."""
    words: dict[int, list[str]] = {}
    for request in network.all(Request):
        words.setdefault(request.from_, []).append(request.text)
    for promise in network.all(Promise):
        for who in promise.people:
            words.setdefault(who, []).append(promise.text)
    for person in known_people(network, words):
        yield replace(person, private_notes=" ".join(words[person.id]))


def _talked_of(network: Network, person: int) -> str:
    talks = network.talks(person, TALKS)
    return " ".join(part for talk in talks for part in (talk.topic, talk.summary, *talk.tags, talk.place or "") if part)
