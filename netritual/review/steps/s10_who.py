"""Step 1: who did you interact with? Names to settle first, then what may be missing, then the sweep."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from netritual.domain.closing_evidence import rule_kind
from netritual.domain.closing_rules import HELP_BESIDE
from netritual.domain.contact_measures import reached
from netritual.domain.followups import loops
from netritual.domain.likeness import stays_and_goes
from netritual.domain.loop import Loop
from netritual.domain.model import Coffee, Interaction, Person, Promise, Proposed, Review, Unsettled
from netritual.domain.quicklog.reading import spelled
from netritual.domain.same_name import lines_by_name, same_name
from netritual.domain.text import shortened
from netritual.domain.undecided import asked_lines, proposals
from netritual.domain.words import ago, counted, day_words, listed, span
from netritual.review.acts import act, acts
from netritual.review.done_questions import done_questions
from netritual.review.loop_item import loop_item
from netritual.review.missing import (
    Missing,
    double_plans,
    double_ref,
    doubles,
    event_ref,
    lookalike_pairs,
    missing_meetings,
)
from netritual.review.rows import (
    ALSO,
    last_done,
    last_talk,
    logged_from,
    maybe,
    names_of,
    proposed_words,
    short_day,
    slot_words,
    talk_words,
    told_apart,
)
from netritual.review.step import Act, Detail, Figure, Item, StepContext, StepSpec

SETTLE, NEW, LOGGED = "To settle (nobody was guessed)", "New people", "Logged"
DONE = "Done with this?"
TWICE, ALIKE = "Noted twice?", "One person?"
MISSING, SWEEP = "Maybe missing (from your calendar and last week's plans)", "Sweep (tick what you looked through)"
_NO_TIER = 6
_STRANGER = (True, _NO_TIER, 0)
"""The rank of somebody I have nothing to do with."""
MOST_PICKS = 9
"""Candidates that have a digit of their own."""
MOST_OF_A_LINE = 36
"""Signs of a line of which no review asks any more."""
MOST_LOGGED = 60
"""Rows of the week's log; the rest is counted."""
LATE_LOGGED = timedelta(days=28)
"""So long before the last review a talk may have been that was logged after it."""
MOST_ALIKE = 3
"""Pairs of people that one review asks about, the most alike; `netritual merge` has all of them."""
MOST_TWICE = 5
"""Pairs of entries that one review asks about, the newest ones; the others are asked about in the next."""
CHANNELS = (
    ("calendar", "calendar"), ("email", "e-mail"), ("linkedin", "LinkedIn messages"), ("dms", "DMs"),
    ("phone", "phone"),
)  # fmt: skip
"""What there is to look through, by key."""

_HELD_WITH = act("log-meeting", "with whom?", key="enter", asks="person", prompt="who was it with?")


def build(ctx: StepContext) -> list[Item]:
    """All rows of the step."""
    every = loops(ctx.network, ctx.settings, ctx.now, snoozed=True)
    awake = [loop for loop in every if loop.snooze_until is None or loop.snooze_until <= ctx.today]
    return [
        *_settle(ctx, every), *_changes(ctx, awake), *done_questions(ctx, DONE),
        *_nobodys(ctx, awake), *_new(ctx), *_alike(ctx), *_logged(ctx), *_missing(ctx), *_planned(ctx, awake),
        *_twice(ctx), *_sweep(ctx),
    ]  # fmt: skip


def lines(ctx: StepContext) -> Sequence[str]:
    """The purpose of the quarter; how many people were logged since the last review, with how many of them there was a
    contact; and the steps there are."""
    since = _since(ctx)
    people = {person for talk in since if talk.channel != "react" for person in talk.people}
    touched = len(people & reached(since))
    count = counted(len(people), "person", "people")
    said = f"You logged {count} since {short_day(logged_from(ctx))}"
    said += f", {touched} of them in a talk or a message" if touched < len(people) else ""
    said += ". Anyone missing?"
    said += f"\t{ctx.whole}" if ctx.whole else ""
    asked = {talk.id for talk in asked_lines(ctx.network)}
    faded = [f"“{shortened(talk.line, MOST_OF_A_LINE)}”" for talk in ctx.network.unsettled() if talk.id not in asked]
    lines = faded[0] if len(faded) == 1 else f"{len(faded)} older lines, such as {faded[-1]}" if faded else ""
    older = [f"No review asks any more about {lines}."] if lines else []
    return [*([f"purpose this quarter: {ctx.settings.purpose}"] if ctx.settings.purpose else []), said, *older]


def _since(ctx: StepContext) -> Sequence[Interaction]:
    """The talks that no review has passed: of the days since the last one, and older ones that were logged after it."""
    first, before = logged_from(ctx), last_done(ctx)
    talks = ctx.network.talks_between(first - LATE_LOGGED if before else first, ctx.today + timedelta(days=1))
    if before is None:
        return talks
    return [talk for talk in talks if (talk.logged > before if talk.logged is not None else talk.on > first)]


def _settle(ctx: StepContext, every: Sequence[Loop]) -> Iterator[Item]:
    """What entries leave open: names, who it was at all, the day, and the loops that their words propose. A name that
    several of them leave open is asked about once; what reviews asked about before is asked no more."""
    proposed: dict[int, list[Proposed]] = {}
    changing = {loop.change[0] for loop in every if loop.change is not None}
    done = [(one.loop.id, one.loop.proposed) for one in ctx.reported if one.loop.proposed is not None]
    helped = {
        (one.statement.id, kind, frozenset(one.loop.people))
        for one in ctx.reported
        for kind in HELP_BESIDE.get(rule_kind(one.loop), ())
    }
    for talk, one in proposals(ctx.network, changing):
        if (talk.id, one) in done or (talk.id, one.kind, frozenset(one.named)) in helped:
            continue
        proposed.setdefault(talk.id, []).append(one)
    unsettled = asked_lines(ctx.network)
    several = any(len(name.candidates) > 1 for talk in unsettled for name in talk.open_names)
    known = _Known(ctx, every) if several else None
    by_name = lines_by_name(ctx.network)
    for talk in unsettled:
        for at, name in enumerate(talk.open_names):
            others = same_name(ctx.network, talk, name, by_name)
            if all(other.id < talk.id for other in others):  # the newest asks for all
                yield _name(ctx, talk, f"{at}:{name.text}", name, known, others)
        for question in talk.asks:
            yield _question(ctx, talk, question)
        for one in proposed.get(talk.id, ()):
            yield _proposal(ctx, talk, one)


class _Known:
    """Whom I know how well, for names that several people have."""

    def __init__(self, ctx: StepContext, every: Sequence[Loop]) -> None:
        self._network = ctx.network
        self._waited_for = frozenset(person for loop in every for person in loop.people)

    def first(self, people: Sequence[int]) -> tuple[int, ...]:
        """The likely first: with whom something is open, then those of a near tier, then who came up last."""
        return tuple(sorted(people, key=lambda one: (*self._rank(one), one)))

    def is_clear(self, people: Sequence[int]) -> bool:
        """Whether only the first of them is somebody I have to do with."""
        return [self._rank(one) == _STRANGER for one in people[:2]] == [False, True]

    def _rank(self, person: int) -> tuple[bool, int, int]:
        who = self._network.get(Person, person)
        tier = who.tier if who is not None and who.tier else _NO_TIER
        newest = max((talk.on.toordinal() for talk in self._network.talks(person, 1)), default=0)
        return person not in self._waited_for, tier, -newest


def _changes(ctx: StepContext, awake: Sequence[Loop]) -> Iterator[Item]:
    """What lines say of planned coffees that nobody answered when it was asked."""
    for loop in awake:
        talk = ctx.network.get(Interaction, loop.change[0]) if loop.change is not None else None
        if talk is not None:
            item = loop_item(ctx.network, ctx.settings, ctx.now, loop, section=SETTLE, prefix="who")
            who, what, _ = item.cells
            yield replace(item, cells=(short_day(loop.since), f'"{talk.line}"', f"{who}: {what}"))


def _nobodys(ctx: StepContext, awake: Sequence[Loop]) -> Iterator[Item]:
    """Promises and the like that were logged with nobody in them: whose are they? An entry that asks who it was
    settles its own."""
    asking = {talk.id for talk in ctx.network.unsettled() if "who" in talk.asks or talk.open_names}
    for loop in awake:
        if loop.until < ctx.today:
            continue
        promise = ctx.network.get(Promise, loop.id) if loop.table == "promises" else None
        if loop.people or loop.proposed is not None or (promise is not None and promise.from_interaction in asking):
            continue
        item = loop_item(ctx.network, ctx.settings, ctx.now, loop, section=SETTLE, prefix="who")
        who, what, when = item.cells
        yield replace(item, cells=(short_day(loop.since), what, f"{who}: whose is it? {when}"))


def _left_open(
    ctx: StepContext, talk: Interaction, key: str, line: str, words: str, acts: tuple[Act, ...],
    detail: Detail = (), **more: Any,
) -> Item:  # fmt: skip
    """Something that an entry leaves open: the day, the line as it was typed, and what is to be said."""
    kept = ("kept as", talk.line or talk_words(talk, ctx.today))
    return Item(
        key=f"who:settle:{talk.id}:{key}",
        table="interactions",
        ref=talk.id,
        section=SETTLE,
        cells=(short_day(talk.on), f'"{talk.line or line}"', words),
        acts=(*acts, *([act("correct-entry")] if talk.line else [])),
        detail=(kept, *detail),
        **more,
    )


def _name(
    ctx: StepContext, talk: Interaction, key: str, name: Unsettled, known: _Known | None,
    others: Sequence[Interaction],
) -> Item:  # fmt: skip
    """Whose name it is, in this entry and in others."""
    people = tuple(person for person in name.candidates if ctx.network.get(Person, person) is not None)
    likely = name.text in talk.likely
    if known is not None and len(people) > 1:
        people = known.first(people)
        likely = known.is_clear(people)
    unheard = not likely and not name.candidates
    words = maybe(ctx.network, people) or (f"“{name.text}”: a new person?" if unheard else f"who is {name.text}?")
    able = (
        *_yes(ctx, people, likely),
        *([act("settle-new", "new", key="space", asks="", prompt="", answer=name.text)] if unheard else []),
        *_picks(ctx, "settle-name", people),
        act("settle-new", default=spelled(name.text.replace("_", " "))),
        *acts("settle-name", "drop-name"),
    )
    if others:
        words = f"{words} (and in {counted(len(others), 'older line')})"
    detail = (("name", name.text), *((ALSO, f'{short_day(one.on)} "{one.line}"') for one in others))
    return _left_open(ctx, talk, key, name.text, words, able, detail, candidates=people, subject=name.text)


def _question(ctx: StepContext, talk: Interaction, asked: str) -> Item:
    """Who was it, or when: what the line did not say."""
    words, able = (
        (
            "who else was it with?" if talk.people else "who was it with?",
            acts("answer-who", "answer-new", "answer-nobody"),
        )
        if asked == "who"
        else ("when was it?", acts("answer-when", "keep-day"))
    )
    return _left_open(ctx, talk, asked, talk.channel, words, able, people=talk.people)


def _proposal(ctx: StepContext, talk: Interaction, proposed: Proposed) -> Item:
    """A loop that is opened by a yes."""
    people = proposed.named
    due = f", due {day_words(proposed.due, ctx.today)}" if proposed.due else ""
    words = f"{proposed_words(ctx.network, proposed, talk.line)}{due}?"
    key = f"{proposed.kind}:{','.join(map(str, people))}:{proposed.text}"
    able, person = acts("open-proposed", "drop-proposed"), people[0] if people else None
    return _left_open(ctx, talk, key, talk.summary, words, able, person=person, people=people, subject=proposed)


def _yes(ctx: StepContext, people: Sequence[int], likely: bool) -> Iterator[Act]:
    """``space`` says yes to the one person whom a name most likely means."""
    for person in people[:1] if likely else ():
        yield Act(id="settle-name", key="space", label="yes", answer=str(person))


def _picks(ctx: StepContext, id_: str, people: Sequence[int]) -> Iterator[Act]:
    """A digit for each of the first candidates."""
    names = told_apart(ctx.network, people[:MOST_PICKS])
    for number, (person, name) in enumerate(zip(people, names, strict=False), 1):
        yield Act(id=id_, key=str(number), label=name, answer=str(person))


def _new(ctx: StepContext) -> Iterator[Item]:
    for person in ctx.network.all(Person):
        if person.new:
            talk = last_talk(ctx.network, person.id)
            said = f'"{talk.line}"' if talk is not None and talk.line else ""
            yield Item(
                key=f"who:people:{person.id}",
                table="people",
                ref=person.id,
                section=NEW,
                cells=(
                    short_day(talk.on) if talk is not None else "",
                    said,
                    f"{person.name}{f', {person.company}' if person.company else ''}, new",
                ),
                acts=acts("keep-person", "merge-people"),
                person=person.id,
                people=(person.id,),
            )


def _alike(ctx: StepContext) -> Iterator[Item]:
    """Two who look like one person."""
    for pair in lookalike_pairs(ctx)[:MOST_ALIKE]:
        stays, goes = stays_and_goes(ctx.network, pair)
        both = (stays.id, goes.id)
        yield Item(
            key=f"who:alike:{pair.one.id}:{pair.two.id}",
            table="people",
            ref=goes.id,
            section=ALIKE,
            cells=("", pair.likeness.why, " and ".join(told_apart(ctx.network, both))),
            acts=(
                act("merge-people", "one person", key="space", asks="", prompt="", answer=str(stays.id)),
                *acts("distinguish-people", "open-person"),
            ),
            person=goes.id,
            people=both,
            subject=stays.id,
            detail=tuple((f"@{person.handle}", _known_by(ctx, person)) for person in (stays, goes)),
        )


def _known_by(ctx: StepContext, person: Person) -> str:
    """What tells two people of one name apart."""
    talk = last_talk(ctx.network, person.id)
    said = (person.position, person.company, person.city, *person.emails[:1], *person.urls[:1])
    return ", ".join([*filter(None, said), *([talk_words(talk, ctx.today)] if talk else [])]) or "nothing else noted"


def _logged(ctx: StepContext) -> Iterator[Item]:
    asking = {talk.id for talk in ctx.network.unsettled()}
    talks = [talk for talk in _since(ctx) if talk.people or talk.mentions or (talk.line and talk.id not in asking)]
    for talk in talks[::-1][:MOST_LOGGED]:
        people = talk.people or talk.mentions
        more = [f"{talk.minutes} min"] if talk.minutes else []
        about = [f"re {talk.topic}"] if talk.topic else [talk.summary] if talk.summary else []
        yield Item(
            key=f"who:interactions:{talk.id}",
            table="interactions",
            ref=talk.id,
            section=LOGGED,
            cells=(
                short_day(talk.on), talk.channel, _named(ctx, talk),
                ", ".join([*([talk.place] if talk.place else []), *more, *about]),
            ),
            acts=acts(*(["open-person"] if people else []), *(["correct-entry"] if talk.line else [])),
            person=people[0] if people else None,
            people=people,
            detail=(("line", talk.line),) if talk.line else (),
        )  # fmt: skip


def _named(ctx: StepContext, talk: Interaction) -> str:
    """Who took part in an entry, and whom it names beside them."""
    others = [one for one in talk.mentions if one not in talk.people]
    named = f"names {names_of(ctx.network, others)}" if others else ""
    who = [names_of(ctx.network, talk.people)] if talk.people else []
    return ", ".join([*who, *([named] if named else [])]) or "nobody named"


def _missing(ctx: StepContext) -> Iterator[Item]:
    for found in missing_meetings(ctx):
        yield Item(
            key=f"who:{event_ref(found.meeting)}",
            table="meetings",
            ref=0,
            section=MISSING,
            cells=(slot_words(found.meeting.start, ctx.settings), _called(found.meeting.title), _with(ctx, found)),
            acts=_meeting_acts(ctx, found),
            person=found.people[0] if found.people else None,
            people=found.people,
            candidates=found.candidates,
            subject=found,
            detail=_meeting_detail(ctx, found),
        )


def _called(title: str) -> str:
    """The title of a meeting in quotes; a private one has none."""
    return f'"{title}"' if title else "private"


def _with(ctx: StepContext, found: Missing) -> str:
    if found.people:
        return names_of(ctx.network, found.people)
    if found.candidates:
        return maybe(ctx.network, found.candidates)
    return "no person found"


def _meeting_acts(ctx: StepContext, found: Missing) -> tuple[Act, ...]:
    if found.people:
        return (act("log-meeting"), _HELD_WITH, act("meeting-none"))
    return (*_picks(ctx, "log-meeting", found.candidates), _HELD_WITH, act("meeting-none"))


def _meeting_detail(ctx: StepContext, found: Missing) -> tuple[tuple[str, str], ...]:
    minutes = round((found.meeting.end - found.meeting.start).total_seconds() / 60)
    guests = listed([name or email for email, name in found.meeting.attendees[:5]])
    return (("calendar", f"{minutes} min"), *((("with", guests),) if guests else ()))


def _planned(ctx: StepContext, awake: Sequence[Loop]) -> Iterator[Item]:
    """The planned talks of which nobody said what became."""
    for loop in awake:
        if loop.kind == "held" and loop.change is None:
            item = loop_item(ctx.network, ctx.settings, ctx.now, loop, section=MISSING, prefix="who")
            coffee = ctx.network.get(Coffee, loop.id)
            if coffee is not None and coffee.slot is not None:
                who, what, _ = item.cells
                what = f"{coffee.channel}, {what}" if what.startswith("or ") else what
                yield replace(item, cells=(slot_words(coffee.slot.start, ctx.settings), what, who))


def _twice(ctx: StepContext) -> Iterator[Item]:
    """What looks like one coffee planned twice, and like one talk in two entries."""
    for one, other in double_plans(ctx):
        if one.slot is not None and other.slot is not None:
            first, then = (slot_words(c.slot.start, ctx.settings) for c in (one, other) if c.slot is not None)
            yield Item(
                key=f"who:{double_ref(one, other)}",
                table="coffees",
                ref=one.id,
                section=TWICE,
                cells=(first, f"{one.channel}, and {other.channel} {then}: one?", names_of(ctx.network, other.people)),
                acts=(*acts("join-coffees"), act("skip", "two of them")),
                people=one.people,
                subject=other.id,
            )
    for keep, gone in doubles(ctx)[-MOST_TWICE:]:
        yield Item(
            key=f"who:{double_ref(keep, gone)}",
            table="interactions",
            ref=keep.id,
            section=TWICE,
            cells=(
                short_day(keep.on),
                f"{keep.channel} and {gone.channel}: one talk?",
                names_of(ctx.network, tuple(dict.fromkeys((*keep.people, *gone.people)))),
            ),
            acts=(*acts("join-entries"), act("skip", "two talks")),
            people=keep.people,
            subject=gone.id,
            detail=tuple(("noted", talk.line or talk_words(talk, ctx.today)) for talk in (keep, gone)),
        )


def _sweep(ctx: StepContext) -> Iterator[Item]:
    looked = {
        key: review.started.date()
        for review in sorted(ctx.network.all(Review), key=lambda r: r.started)
        if review.id != ctx.review.id
        for key in review.sweep
    }
    for key, words in CHANNELS:
        ticked = key in ctx.review.sweep
        days = (ctx.today - looked[key]).days if key in looked else None
        when = "today" if ticked else "never" if days is None else ago(days) if days < 2 else f"{span(days)} ago"
        yield Item(
            key=f"who:sweep:{key}",
            table="sweep",
            ref=0,
            section=SWEEP,
            cells=(f"[{'x' if ticked else ' '}] {words}", when),
            acts=acts("tick-sweep"),
            state="picked" if ticked else "",
            subject=key,
        )


STEP = StepSpec(
    id="who", order=10, title="Who", question="Who did you interact with?", aim_minutes=2.0, short_minutes=1.5,
    counts=True, questions=(SETTLE, DONE, MISSING), foot="log", build=build, lines=lines, always=True,
    body="netritual.tui.bodies.who:WhoBody", empty="Nobody is logged yet. Type a line: coffee @ana yesterday",
    figures=(Figure("people", "people_reached", 10), Figure("in person", "in_person", 20)),
    keys=acts("settle-new", "correct-entry"),
)  # fmt: skip
