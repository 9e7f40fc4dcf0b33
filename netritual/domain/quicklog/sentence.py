"""A reading in words: one line for the shell, and what a person should look at."""

from __future__ import annotations

from collections.abc import Mapping

from netritual.domain.dates.dates import full_day
from netritual.domain.language.text import clean
from netritual.domain.quicklog.documents import LONGEST_NAME, clause_text, is_waiting, one_line
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.quicklog.line_vocabulary import CONVERSATIONS, FAMILY, KIN_NAMED, MEETINGS, names_week
from netritual.domain.quicklog.reading import AMBIGUOUS, NEW, SETTLED, Clause, Reading, Ref

MOST_NAMED = 5
"""People that an unclear name names in a remark; the rest is counted."""
SAID: Mapping[str, tuple[str, str]] = {
    "promise": ("you promised", "you promised"), "owed": ("owed to you by", "they owe you"),
    "ask": ("you asked", "you asked"), "request": ("asked of you by", "they asked you"),
    "thanks": ("thanks to", "thanks for"), "coffee": ("a coffee with", "you spoke of"),
    "intro": ("introduce", "introduce them"), "gave": ("you helped", "you helped"),
    "received": ("help from", "help from them"), "article": ("an article of", "article"),
    "need": ("a need of", "they need"), "offer": ("an offer of", "they offer"),
    "follow": ("follow up with", "to follow up"), "knows": ("knows", "knows"),
}  # fmt: skip
"""Kind of a clause -> the words before its people, and before its matter where the people stand beside it."""
MOURNED = ("a day to think of", "a day to think of them")
"""The same for a funeral."""
INTRODUCED = ("you introduced", "you introduced them")
"""The same for an introduction that was made."""
_OWED = ("you owe", "you owe")
"""The same for what was lent to me, or is owed in this word."""
_BEGAN = {"mutual": "both of you", "me": "by you", "them": "by them"}


_OF_SOMEBODY = frozenset(("thanks", "coffee", "request", "owed", "received"))
"""Kinds of clauses that say nothing without somebody."""


def words_before(kind: str, matter: str, word: str, done: bool = False) -> tuple[str, str]:
    """The words before the people and before the matter of a loop; ``word`` says what kind of talk it is, ``done``
    that it is an introduction that was made."""
    if done:
        return INTRODUCED
    if word in MEETINGS:
        return f"a {MEETINGS[word]} with", SAID[kind][1]
    if word == "owe":
        return _OWED
    return MOURNED if kind == "follow" and is_of_mourning(matter) else SAID.get(kind, (kind, kind))


def in_words(reading: Reading, saved: bool) -> str:
    """The whole reading on one line, with the date in full."""
    parts: list[str] = []
    if reading.has_head or reading.note or not reading.clauses:
        parts.append(_head(reading))
    parts += [_clause(clause) for clause in reading.clauses]
    verb = "Logged" if not reading.planned else "Said, not yet planned" if _is_only_said(reading) else "Planned"
    if is_waiting(reading):
        verb = "Kept, with a question"
    elif reading.ambiguous:
        verb = f"{verb}, with a question"
    return clean(f"{verb if saved else 'Preview'}: {'; '.join(parts)}")


def remarks(reading: Reading, saved: bool) -> list[str]:
    """What needs a look: names that are unclear or new, dates that are none, a person that was assumed."""
    lines = list(reading.warnings)
    for ref in reading.ambiguous:
        if ref.unheard:
            continue
        people = " or ".join([f"{name} (@{handle})" for _, handle, name, _ in ref.matches[:MOST_NAMED]])
        more = len(ref.matches) - MOST_NAMED
        people += f" or one of {more} more: {len(ref.matches)} people match" if more > 0 else ""
        after = "The entry is kept; the review asks who it was." if saved else "Nobody is guessed."
        lines.append(f"“{ref.typed}” could be {people}. {after}")
    asked = "The review asks." if saved else "Nothing is opened or linked by itself."
    lines += [f"Is “{ref.typed}” {ref.matches[0][2]}? {asked}" for ref in reading.likely]
    lines += [f"{nearest_words(ref)}." for ref in reading.refs if ref.passed_over and not ref.likely]
    lines += archived_words(reading)
    if "who" in reading.questions:
        whom = "with whom?" if reading.planned else "who was it with?"
        who = "Who else was it with?" if reading.people else f"Nobody is named: {whom}"
        lines.append(f"{who} {asked if saved else ''}".strip())
    for ref in reading.new:
        name = f"{one_line(ref.name)[:LONGEST_NAME]}{f' ({ref.company})' if ref.company else ''}"
        lines.append(f"{name} is new{'; the review asks whether to keep them' if saved else ''}.")
    for clause in reading.clauses:
        first = clause.refs[0].name if clause.unsure and clause.refs else ""
        if first:
            lines.append(f"{_begun(clause)}: taken to be about {first}. Right?")
    return lines


def archived_words(reading: Reading) -> list[str]:
    """With whom of those put out of sight there was contact again, and how they come back."""
    there = reading.people if reading.channel != "note" else []
    named = [ref.matches[0] for ref in there if ref.state == SETTLED and ref.matches[0][3] == "archived"]
    return [
        f"{name} is archived, so nothing suggests them. `netritual tier {handle} 3` brings them back."
        for _, handle, name, _ in named
    ]


def family_words(reading: Reading, line: str) -> list[str]:
    """Whom a line makes one of the family, and what that means for the suggestions."""
    low = line.lower()
    if not any([kin in low for kin in FAMILY]):
        return []
    from re import escape, search  # few lines need it

    from netritual.domain.dates.birthdays import is_family

    named = []
    for ref in reading.people:
        first = ref.name.partition(" ")[0].lower()
        if (ref.state == NEW and is_family(ref.name)) or (
            ref.state != AMBIGUOUS and search(rf"{KIN_NAMED}@?{escape(first)}(?![^\W_])", low)
        ):
            named.append(ref)
    return [
        f"{one_line(ref.name)[:LONGEST_NAME]} is family by this line. Without a rhythm nothing but birthdays is "
        f"suggested of them; `netritual tier {ref.matches[0][1] if ref.matches else 'NAME'} 3` sets one."
        for ref in named
    ]


def proposals(reading: Reading, saved: bool, asked: Mapping[tuple[str, str], bool] | None = None) -> list[str]:
    """What waits for a yes. ``asked`` says by kind and text whether a review asks about it, or it stands already; what
    is not in it is settled, and None asks about all of them."""
    tail = "The review asks." if saved else "Nothing is opened or linked by itself."
    lines = []
    for clause in reading.proposed:
        is_asked = True if asked is None else asked.get((clause.kind, clause_text(clause)))
        if is_asked is not None:
            words = _begun(clause)
            lines.append(f"{words}? {tail}" if is_asked else f"{words}: that stands already.")
    return lines


def nearest_words(ref: Ref) -> str:
    """Who was taken for the one meant, of how many of that name."""
    return f"{ref.name}: of {ref.passed_over + 1} people with that name, the one you are in touch with"


def _head(reading: Reading) -> str:
    words = reading.channel + (f" via {reading.via}" if reading.via and reading.via != reading.channel else "")
    if reading.people:
        words += f" with {_people(reading.people)}"
    named = _people(reading.mentions)
    if named and words == "note":
        words, named = f"note about {named}", ""
    facts = [
        words,
        f"names {named}" if named else "",
        _day(reading),
        reading.time,
        f"{reading.minutes} min" if reading.minutes else "",
    ]
    facts += [f"at {reading.place}" if reading.place else "", f"re {reading.topic}" if reading.topic else ""]
    facts += [*[f"#{tag}" for tag in reading.tags], *reading.urls, _BEGAN.get(reading.initiator, "")]
    facts += [reading.summary, f"// {reading.note}" if reading.note else ""]
    return ", ".join([fact for fact in facts if fact])


def _is_only_said(reading: Reading) -> bool:
    """Whether a talk to come has no hour yet, or nobody to have it with."""
    return reading.channel in CONVERSATIONS and not (reading.time and reading.people)


def _day(reading: Reading) -> str:
    """The day, "around" it when it is not certain; both ends of a span, and the week of what is said for one."""
    if "when" in reading.asks:
        return "no day yet"
    if reading.planned and _is_only_said(reading) and names_week(" ".join(reading.head_words)):
        return f"the week of {full_day(reading.date)}"
    if reading.span:
        return f"{full_day(reading.span[0])} to {full_day(reading.span[1])}"
    return f"{'around ' if reading.approx else ''}{full_day(reading.date)}"


def _begun(clause: Clause) -> str:
    """A clause at the start of a sentence."""
    words = _clause(clause)
    return words[:1].upper() + words[1:]


def _clause(clause: Clause) -> str:
    words, alone = words_before(clause.kind, clause.text, clause.word, clause.done)
    people = [clause.giver, *clause.people] if clause.giver else clause.people
    nobody = "whom" if clause.kind in _OF_SOMEBODY or words == MOURNED[0] or not clause.text else ""
    words = words if people or nobody else alone
    who = f"{words} {_people(people) or nobody}".rstrip()
    if clause.type and clause.type != "other":
        who += f" ({clause.type})"
    facts = [f"{who}: {clause.text}" if clause.text else who, clause.url]
    due = "on" if words == MOURNED[0] else "by"
    facts += [f"{due} {full_day(clause.due)}" if clause.due else "", *[f"#{tag}" for tag in clause.tags]]
    return ", ".join([fact for fact in facts if fact])


def _people(refs: list[Ref]) -> str:
    return ", ".join([_person(ref) for ref in refs])


def _person(ref: Ref) -> str:
    if ref.unheard:
        return f"{ref.typed} (new?)"
    if ref.state == AMBIGUOUS:
        return f"@{ref.typed} (unclear)"
    return ref.name if ref.state == SETTLED else f"{ref.name} (new)"
