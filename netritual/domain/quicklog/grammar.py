"""Line -> Reading. Total: no text raises, and no word is lost.

``parse`` reads no clock and no file. Dates of the head look back, dates of a clause look forward.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from itertools import pairwise

from netritual.domain.dates.dates import BEFORE_SPELLED, HALF_MARKS
from netritual.domain.language.text import sound
from netritual.domain.quicklog.funerals import is_of_mourning, without_move
from netritual.domain.quicklog.line_head import LineHead
from netritual.domain.quicklog.line_segment import once
from netritual.domain.quicklog.line_vocabulary import ELSEWHERE, REMOTE, TRIGGERS, meeting_of
from netritual.domain.quicklog.reading import NEW, SETTLED, Clause, Reading, Ref
from netritual.domain.quicklog.tokens import CLAUSE, LITERAL, PERSON, Token, kinds_of, tokens_of
from netritual.domain.quicklog.typed_names import join_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from netritual.domain.model import Settings
    from netritual.domain.quicklog.names import NameLookup
    from netritual.domain.quicklog.natural.rewriting import Pass

    Natural: TypeAlias = tuple[str, Collection[str], Collection[str]]
    """The settings ``natural``, ``not_names`` and ``languages``."""

MOST_WORDS = 400
"""Words of a sentence that are read; of what is longer, a pasted mail, the rest has only its signs and days."""
_EMPLOYED = frozenset(("from", "of"))
_DAYS_TO_A_FUNERAL = 60
_SPELLED = (
    *HALF_MARKS,
    " midi",
    "ittag",
    "mediod",
    "mezzogiorno",
    "meio",
    *[f" {word} " for word in (*BEFORE_SPELLED, "am")],
)
"""In a line with one of these a day or an hour may be spelled out, though it has no number."""


def read_line(line: str, names: NameLookup, typed: datetime, settings: Settings) -> Reading:
    """Read a line that was typed at a moment, as the settings say."""
    order, eow = settings.date_order, settings.eow
    return parse(line, names, typed.date(), order, eow, settings.plain_words, f"{typed:%H:%M}", lambda: settings.tz)


def parse(
    line: str, names: NameLookup, today: date, date_order: str = "dmy", eow: str = "fri",
    natural: Callable[[], Natural] = lambda: ("on", (), ()), hour: str = "", own: Callable[[], str] = lambda: "",
) -> Reading:  # fmt: skip
    """Read one line. ``names`` finds people, ``date_order`` is dmy or mdy, ``eow`` a weekday. ``hour`` is the time of
    typing, as HH:MM: a talk of a later hour of today is to come; without it no hour is. ``own`` gives the zone in
    which the hour of another place is reckoned.

    ``natural`` is asked when the line has plain words to read: whether they are read ("on", "off", or "ask", which
    takes what is certain for likely), the words that are never names, and the languages whose short days are read.
    """
    tokens, note = tokens_of(sound(line))
    if any(map(str.isdigit, line)) or any([mark in line for mark in _SPELLED]):
        from netritual.domain.quicklog.spelled_days import spell_out

        spell_out(tokens, names, natural, today, date_order)
    if "eve" in line:
        from netritual.domain.quicklog.spelled_days import spell_evening

        spell_evening(tokens, names)
    reading = Reading(today)
    if " reg" in line:
        from netritual.domain.quicklog.spelled_days import spell_about

        spell_about(tokens, names)
    if " tom" in line:
        from netritual.domain.quicklog.spelled_days import spell_tomorrow

        if spell_tomorrow(tokens, names):
            reading.warnings.append("tom is taken for tomorrow. If you meant Tom, write “and Tom”.")
    reading.note = note
    if "+" in note and (words := [token.raw for token in tokens_of(note)[0] if token.kind == CLAUSE]):
        reading.warnings.append(
            f"Behind // all is a note of yours: {' '.join(words)} stays text. Write it before the //."
        )
    refs: dict[str, Ref] = {}
    kinds = kinds_of(tokens)
    signs = PERSON in kinds
    if signs:
        tokens = join_names(tokens, names, refs)
    starts = [at for at, token in enumerate(tokens) if token.kind == CLAUSE] if CLAUSE in kinds else []
    bounds = [*starts, len(tokens)]
    first = tokens[: bounds[0]] if starts else tokens
    opening, rest = first[:MOST_WORDS], first[MOST_WORDS:]
    mode, not_names, _ = natural() if not signs or _is_plain(opening) else ("off", (), ())
    plain = None
    if mode != "off":
        from netritual.domain.quicklog.natural.rewriting import Pass

        read = Pass.over if LITERAL in kinds else Pass
        plain = read(opening, names, refs, today, sure=mode != "ask", not_names=not_names)
        is_event = plain.contact.channel == "event" and not (signs or plain.names)
        if is_event and _tells_of_days_away(line, today, date_order, eow):  # "conference 14-16 jan"
            plain.contact.channel, plain.contact.at = "", -1
        first = [*plain.rewritten(), *rest]
        if rest:
            reading.warnings.append(f"Only the first {MOST_WORDS} words are read as a sentence; all are kept.")
    head = LineHead(first, names, today, date_order, eow, refs, reading)
    reading.head_words, reading.readers = head.lows, (head, plain)
    if plain is not None:
        head.said_dir = plain.contact.initiator
        head.fixed_dir = bool(plain.contact.initiator)
        head.channel_at = plain.channel_at
        head.forward = plain.contact.ahead
        of_nobody = not (signs or plain.names or plain.contact.channel)
        head.is_off = plain.contact.off or (of_nobody and _tells_of_days_away(line, today, date_order, eow))
        head.is_awaited = plain.is_awaited
        head.is_past, head.is_missed = plain.is_past, plain.contact.missed
        head.is_plain = (plain.reads or not signs) and plain.is_preparing and not starts and not note
    head.is_signed = signs and not starts and not note
    head.run()
    to_come = head.still_to_come(hour) if hour and not starts and not (plain is not None and plain.proposals) else ""
    if to_come:
        reading.planned = True
        head.small_place()
        what = "the hour" if reading.time else "that"
        reading.warnings.append(f"{to_come} is still to come, so it is planned. If you met already, leave {what} out.")
    asides = plain.asides if plain is not None else []
    elsewhere: list[Ref] = []
    if asides or len(head.days) > 1:
        from netritual.domain.quicklog.head_days import people_of_another_day

        elsewhere = people_of_another_day(head, asides)
    if elsewhere and plain is not None:
        reading.people = [ref for ref in reading.people if ref not in elsewhere]
    if starts:
        from netritual.domain.quicklog.clauses import parse_clause

        for start, end in pairwise(bounds):
            reading.clauses.append(parse_clause(tokens[start], head.part(tokens[start + 1 : end]), reading.people))
            for ref in reading.clauses[-1].named:
                ref.likely = False
    if plain is not None:
        if reading.channel == "note" and "dir" not in head.explicit:
            reading.initiator = ""
        reading.missed, reading.strangers = plain.contact.missed, plain.strangers
        reading.topic = reading.topic.rstrip(".")
        if plain.tells(reading.summary) or (not signs and not reading.planned and head.is_torn()):
            reading.summary, reading.sentence = head.sentence(), True
        elif plain.reads:
            reading.summary = ""
        if head.timed_thing >= 0 and not (starts or plain.contact.off):
            from netritual.domain.quicklog.natural.days_of_events import thing_to_come

            thing = thing_to_come(plain.words, plain.names, head.tokens[head.timed_thing], plain.proposals)
            plain.proposals += [thing] if thing is not None else []
        if plain.proposals:
            from netritual.domain.quicklog.natural.proposed_loops import proposed_clauses

            reading.proposed = proposed_clauses(plain, head.part, reading.people, reading.clauses)
            _keep_mourning(reading)
            _plan_agreed(reading, line)
        if plain.contact.nobody_came and reading.channel == "note":
            reading.warnings.append("By this line they did not come, so it counts as no talk.")
        reading.warnings = once(reading.warnings)
        reading.mentions = once([*plain.mentions, *[ref for ref in elsewhere if ref.state == SETTLED]])
    counted = {*map(id, reading.people), *map(id, reading.mentions)}  # a list would be gone through for each
    for clause in (*reading.clauses, *reading.proposed):
        counted.update(map(id, clause.refs))
    counted.update(map(id, plain.unclear) if plain is not None else ())
    for ref in refs.values():
        if id(ref) in counted or ref.state == NEW:
            reading.refs.append(ref)
    if plain is not None or any(token.low in _EMPLOYED for token in first):
        for ref in reading.new:
            from netritual.domain.quicklog.natural.employers import employer

            ref.company = employer(first, ref, names, remote=reading.channel in REMOTE)
    is_note = reading.planned and reading.channel == "note"
    if is_note and (_follows_what_was_said(reading, line) or _is_of_today(reading)):
        reading.planned, reading.date, reading.time = False, today, ""
        reading.summary, reading.topic, reading.sentence = " ".join(line.split()), "", True
    if reading.time and ((reading.planned and reading.channel in REMOTE) or not ELSEWHERE.isdisjoint(head.lows)):
        from netritual.domain.quicklog.zoned_hours import in_own_hours

        in_own_hours(reading, line, own())
    _ask_who(reading, plain)
    del head.reading  # else the two hold each other until the next collection
    return reading


def _keep_mourning(reading: Reading) -> None:
    """A funeral is no coffee: its day is one on which to think of it, if it is soon; else it was this year's."""
    for clause in reading.proposed:
        clause.text = without_move(clause.text) if clause.kind == "follow" and clause.due else clause.text
    for clause in [one for one in reading.proposed if one.kind == "coffee" and is_of_mourning(one.text)]:
        if clause.due is not None and (clause.due - reading.date).days > _DAYS_TO_A_FUNERAL:
            reading.proposed.remove(clause)
        clause.kind, clause.text = "follow", without_move(clause.text)
        clause.word = clause.kind


def _plan_agreed(reading: Reading, line: str) -> None:
    """A talk with its day and hour is planned by the line that says yes to it, without a question."""
    coffees = [clause for clause in reading.proposed if clause.kind == "coffee" and clause.due and clause.people]
    if not coffees:
        return
    from netritual.domain.quicklog.talk_texts import hour_in, is_agreed

    for clause in coffees if is_agreed(line) else ():
        words = clause.text.split()
        if not clause.unsure and hour_in(words, meeting_of(clause.word, words))[2]:
            reading.proposed.remove(clause)
            reading.clauses.append(clause)
            reading.warnings.append("It is agreed on, so it is planned.")


def _follows_what_was_said(reading: Reading, line: str) -> bool:
    """True for a note of today that tells what somebody said of a day to come, which is followed up on that day:
    "permit comes in two weeks he said"."""
    said = " ".join(line.split()).rstrip(".!")
    words = said.removesuffix(" said").removesuffix(" says")
    if words == said or not reading.people or reading.proposed or reading.clauses:
        return False
    clause = Clause("follow", "follow")
    clause.text, _, _ = words.rpartition(" ")
    clause.text, clause.due, clause.people = clause.text.rstrip(",;: "), reading.date, list(reading.people)
    reading.clauses.append(clause)
    return True


def _is_of_today(reading: Reading) -> bool:
    """True for a note of today that only names a day to come: of what I do "otherwise" on that day, which the line
    proposes."""
    return any([clause.kind == "follow" and clause.due == reading.date for clause in reading.proposed])


def _tells_of_days_away(line: str, today: date, order: str, eow: str) -> bool:
    """True for a line that tells on which days I am away: none of them is the day of the entry."""
    from netritual.domain.quicklog.days_away import days_away, may_be_away

    return may_be_away(line) and days_away(line, today, order, eow) is not None


def _ask_who(reading: Reading, plain: Pass | None) -> None:
    """Ask for whom the line names by a name that nobody has, and who it was with when it names nobody."""
    unheard = [ref for ref in reading.people if ref.unheard]
    talk = reading.channel != "note"
    if reading.has_head and len(unheard) == len(reading.people) and (talk or _stands_on_nobody(reading, plain)):
        reading.asks.append("who")
    if plain is not None:
        if plain.strangers or (unheard and talk):
            reading.asks = once(["who", *reading.asks])
        if plain.strangers:
            reading.warnings.append(f"Nobody is known as {', '.join([f'“{words}”' for words in plain.strangers])}.")
        for ref in plain.named_too if talk and reading.people else ():
            reading.warnings.append(f"{ref.name} is named too, as not there. Else write “with {ref.name}”.")
    if new := reading.unheard:
        unknown = ", ".join([f"“{ref.typed}”" for ref in new])
        reading.warnings.append(f"Nobody is known as {unknown}: {'new people' if len(new) > 1 else 'a new person'}?")


def _stands_on_nobody(reading: Reading, plain: Pass | None) -> bool:
    """True when a loop out of plain words has nobody known whom it stands on."""
    read = [*reading.proposed, *([reading.clauses[at] for at in plain.settled] if plain is not None else ())]
    return any([clause.kind != "article" and all([ref.unheard for ref in clause.refs]) for clause in read])


def _is_plain(tokens: list[Token]) -> bool:
    """True when the words of a head may say more than the signs in it do."""
    if PERSON not in kinds_of(tokens):  # one is named in a clause only
        return True
    if any([token.low in TRIGGERS or token.low[:1] in ("/", "&") or "'" in token.low for token in tokens]):
        return True
    refused = [word for token in tokens if token.kind == LITERAL for word in tokens_of(token.text)[0]]
    return any(word.low in TRIGGERS or "'" in word.low for word in refused)
