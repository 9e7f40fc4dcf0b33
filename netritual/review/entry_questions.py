"""The rows of step 1 about what entries leave open: what they say plainly, to be opened by one yes, then whom a name
means, the day, and each loop that is in doubt."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from netritual.domain.dates.day_wording import by_day, counted, day_words
from netritual.domain.language.quoted import quoted
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import fold
from netritual.domain.loops.closing_case import rule_kind
from netritual.domain.loops.closing_rules import HELP_BESIDE
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.statements import subject_terms
from netritual.domain.loops.undecided_proposals import asked_lines, proposals
from netritual.domain.model import TABLES, Interaction, Person, Proposed, Unsettled
from netritual.domain.people.shared_open_names import lines_by_name, named_beside, same_name
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.quicklog.name_kinds import EXACT, WORD
from netritual.domain.quicklog.reading import spelled
from netritual.domain.quicklog.said_names import name_said
from netritual.regex import regex
from netritual.review.acts import act, acts
from netritual.review.rows import ALSO, is_plainly_said, logged_from, maybe, proposed_words, talk_words, told_apart
from netritual.review.step import Act, Detail, Item, StepContext, row

Seeming = tuple[Interaction, Proposed]
PLAIN, SETTLE = "As your lines say", "For you to answer"
_NO_TIER = 6
_BRINGS_BACK = regex(r"\b(?:bring|give|pay|hand)s?\b.*\bback\b|\breturns?\b|\bzurück(?:bring|geb|zahl)\w*")
"""Said of what comes back to whom it belongs."""
MOST_PICKS = 9
"""Candidates that have a digit of their own."""


def settle(ctx: StepContext) -> Iterator[Item]:
    """What entries leave open: names, who it was at all, the day, and the loops that their words propose. A name that
    several entries leave open is asked about once; what reviews asked about before is asked no more. The keys are
    without the step that asks."""
    plain, doubtful = seeming_loops(ctx)
    unsettled = asked_lines(ctx.network)
    acquaintance = _Acquaintance(ctx)
    by_name = lines_by_name(ctx.network)
    yield from _plain(ctx, plain)
    for talk in unsettled:
        for at, name in enumerate(talk.open_names):
            others = same_name(ctx.network, talk, name, by_name)
            if all(other.id < talk.id for other in others):  # the newest asks for all
                yield _name(ctx, talk, f"{at}:{name.text}", name, acquaintance, others)
        for question in talk.asks:
            yield _question(ctx, talk, question)
        asks_whose = bool(talk.open_names) or "who" in talk.asks
        for entry, one in doubtful:
            if entry.id == talk.id and (one.named or not asks_whose):
                yield _proposal(ctx, talk, one)


def seeming_loops(ctx: StepContext) -> tuple[list[Seeming], list[Seeming]]:
    """What lines seem to hold, each with its entry: what they say so plainly that one yes may open all of it, and what
    is in doubt. Without that of which a row of its own asks if it is done, and the help which that was."""
    changing = {loop.change[0]: loop.people for loop in ctx.loops if loop.change is not None}
    done = [(one.loop.id, one.loop.proposed) for one in ctx.reported if one.loop.proposed is not None]
    helped = {
        (one.statement.id, kind, frozenset(one.loop.people))
        for one in ctx.reported
        for kind in HELP_BESIDE.get(rule_kind(one.loop), ())
    }
    plain, doubtful = list[Seeming](), list[Seeming]()
    for talk, one in proposals(ctx.network, changing):
        if (talk.id, one) not in done and (talk.id, one.kind, frozenset(one.named)) not in helped:
            is_plain = is_plainly_said(talk, one, ctx.today) and not _is_at_odds(ctx, talk, one)
            (plain if is_plain else doubtful).append((talk, one))
    return plain, doubtful


def _is_at_odds(ctx: StepContext, talk: Interaction, one: Proposed) -> bool:
    """Whether a line seems to hold something that cannot stand beside another: that the same people owe me a thing and
    I owe it to them ("lent Dave two stands, brings them back"), or a sum where they owe me one already."""
    if one.kind not in ("owed", "promise"):
        return False
    about, back = subject_terms(one.text), _BRINGS_BACK.search(one.text.lower()) is not None
    for other in talk.proposed:
        both = {one.kind, other.kind} == {"owed", "promise"} and set(one.named) == set(other.named)
        if both and (about & subject_terms(other.text) or back or _BRINGS_BACK.search(other.text.lower())):
            return True
    is_sum = one.kind == "owed" and any(map(str.isdecimal, one.text))  # of things too: some may be those of before
    return is_sum and any(
        loop.kind == "owed" and loop.proposed is None and set(loop.people) == set(one.named)
        and any(map(str.isdecimal, loop.what))
        for loop in ctx.loops
    )  # fmt: skip


def _plain(ctx: StepContext, plain: Sequence[Seeming]) -> Iterator[Item]:
    """What lines say without a doubt: a row that says yes to all of it, and a row for each."""
    if len(plain) > 1:
        newest, cells = plain[-1][0].id, (f"all {len(plain)}", "said plainly in your lines", "yes to all?")
        able, pairs = acts("open-all-proposed"), tuple((talk.id, one) for talk, one in plain)
        yield row("plain", "interactions", newest, PLAIN, cells, able, key=str(newest), subject=pairs)
    for talk, one in plain:
        yield replace(_proposal(ctx, talk, one), section=PLAIN)


class _Acquaintance:
    """Whom I know how well, for names that several people have, and whom I know by now of a name that nobody had."""

    def __init__(self, ctx: StepContext) -> None:
        self._ctx, self._network = ctx, ctx.network
        self._first = logged_from(ctx)
        self._waited_for: dict[int, list[str]] = {}
        """Those with whom something is open, each with the lines that it came of; "" for none of the review's days."""
        for loop in ctx.loops:
            for who in loop.people:
                self._waited_for.setdefault(who, []).append(self._line_of(loop) if loop.since >= self._first else "")

    def _line_of(self, loop: Loop) -> str:
        """The line that a loop came of; "" for none."""
        entry = getattr(self._network.get(TABLES[loop.table], loop.id), "from_interaction", None)
        talk = self._network.get(Interaction, entry) if entry is not None else None
        return talk.line if talk is not None else ""

    def of(self, name: Unsettled, line: str) -> tuple[int, ...]:
        """Who may be meant: those of whom the entry knew, else those who are called so by now. The likely first: of
        whom the line says most, then with whom something is open, then those of a near tier, then who came up last,
        then who is called just so. Lines of the days that the review is about count only where they name
        somebody by more than this name: else each answer turned the order of the next row, and with it the digits."""
        matches = [who for who in name.candidates if self._network.get(Person, who) is not None]
        matches = matches or [who for who, kinds in self._ctx.names.hits(name.text) if kinds & (EXACT | WORD)]
        people = filter(None, (self._network.get(Person, who) for who in matches))
        return tuple(one.id for one in sorted(people, key=lambda one: self._rank(one, name.text, line)))

    def _rank(self, person: Person, typed: str, line: str) -> tuple[int, bool, int, int, bool, int]:
        more = {fold(word) for word in person.name.split()} - {fold(word) for word in typed.split()}
        newest = next(
            (
                talk.on.toordinal()
                for talk in self._network.talks(person.id)
                if talk.on < self._first or not talk.line or not more.isdisjoint(words_of(talk.line))
            ),
            0,
        )
        waited_for = self._waited_for.get(person.id, ())
        is_waited_for = any(not line or not more.isdisjoint(words_of(line)) for line in waited_for)
        is_longer = fold(person.name) != fold(typed)
        return -named_beside(line, person), not is_waited_for, person.tier or _NO_TIER, -newest, is_longer, person.id


def _left_open(
    ctx: StepContext, talk: Interaction, key: str, line: str, words: str, acts: tuple[Act, ...],
    detail: Detail = (), **more: Any,
) -> Item:  # fmt: skip
    """Something that an entry leaves open: the day, the line as it was typed, and what is to be said."""
    line_row = ("kept as", talk.line or talk_words(talk, ctx.today))
    return Item(
        key=f"settle:{talk.id}:{key}",
        table="interactions",
        ref=talk.id,
        section=SETTLE,
        cells=(day_words(talk.on, ctx.today), f'"{quoted(talk.line) or line}"', words),
        acts=(*acts, *([act("correct-entry")] if talk.line else [])),
        detail=(line_row, *detail),
        **more,
    )


def _name(
    ctx: StepContext, talk: Interaction, key: str, name: Unsettled, acquaintance: _Acquaintance,
    others: Sequence[Interaction],
) -> Item:  # fmt: skip
    """Whose name it is, in this entry and in others."""
    people = acquaintance.of(name, talk.line)
    only = people if len(people) == 1 else ()  # of two nobody is meant by a key that says no name
    unheard = not people and not name.candidates and name.text not in talk.likely
    words = maybe(ctx.network, people) or (f"“{name.text}”: a new person?" if unheard else f"who is {name.text}?")
    able = (
        *(act("settle-name", "yes", key="space", asks="", prompt="", answer=str(who)) for who in only),
        *([act("settle-new", "new", key="space", asks="", prompt="", answer=name.text)] if unheard else []),
        *picks(ctx, "settle-name", people),
        act("settle-new", default=spelled(name.text.replace("_", " "))),
        *acts("settle-name", "drop-name"),
    )
    if others:
        words = f"{words} (and in {counted(len(others), 'older line')})"
    detail = (("name", name.text), *((ALSO, f'{day_words(one.on, ctx.today)} "{quoted(one.line)}"') for one in others))
    return _left_open(ctx, talk, key, name.text, words, able, detail, candidates=people, subject=name.text)


def _question(ctx: StepContext, talk: Interaction, asked: str) -> Item:
    """Who was it, or when: what the line did not say."""
    words, able = (
        (
            "who else was it with?" if talk.people else "who was it with?",
            (*acts("answer-who"), act("answer-new", default=name_said(talk.line)), *acts("answer-nobody")),
        )
        if asked == "who"
        else ("when was it?", acts("answer-when", "keep-day"))
    )
    return _left_open(ctx, talk, asked, talk.channel, words, able, people=talk.people)


def _proposal(ctx: StepContext, talk: Interaction, proposed: Proposed) -> Item:
    """A loop that is opened by a yes."""
    people = proposed.named
    in_words = day_words if is_of_mourning(proposed.text) else by_day
    due = f", {in_words(proposed.due, ctx.today)}" if proposed.due else ""
    words = f"{proposed_words(ctx.network, proposed, '')}{due}?"  # the line stands beside it
    key = f"{proposed.kind}:{','.join(map(str, people))}:{proposed.text}"
    able, person = acts("open-proposed", "drop-proposed"), people[0] if people else None
    return _left_open(ctx, talk, key, talk.summary, words, able, person=person, people=people, subject=proposed)


def picks(ctx: StepContext, id_: str, people: Sequence[int]) -> Iterator[Act]:
    """A digit for each of the first candidates."""
    names = told_apart(ctx.network, people[:MOST_PICKS])
    for number, (person, name) in enumerate(zip(people, names, strict=False), 1):
        yield Act(id=id_, key=str(number), label=name, answer=str(person))
