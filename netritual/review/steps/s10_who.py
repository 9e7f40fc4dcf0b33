"""Step 1: who did you interact with? What lines leave open first, then what may be missing, then the sweep."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec.structs import replace

from netritual.domain.coffees.calendar_events import kind_called
from netritual.domain.dates.day_wording import ago, counted, day_words, listed, some_of
from netritual.domain.dates.working_hours import local_words
from netritual.domain.language.quoted import quoted
from netritual.domain.language.text import shortened
from netritual.domain.loops.death_lines import said_to_have_died
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.undecided_proposals import lines_no_longer_asked
from netritual.domain.model import Coffee, Interaction, Person, Promise, Review
from netritual.domain.network import entries_of
from netritual.domain.people.likeness import Pair, same_in_two_files, stays_and_goes
from netritual.domain.quicklog.days_away import days_away, may_be_away
from netritual.domain.ties.touch_metrics import people_reached
from netritual.review.acts import REFRESH_FEEDS, act, acts
from netritual.review.done_questions import done_questions
from netritual.review.entry_questions import PLAIN, SETTLE, picks, settle
from netritual.review.loop_item import loop_item
from netritual.review.rows import (
    LATE_LOGGED,
    last_done,
    last_talk,
    logged_from,
    maybe,
    names_of,
    talk_words,
    told_apart,
)
from netritual.review.step import Item, StepContext, StepFigure, StepSpec, row
from netritual.review.unlogged_meetings import (
    double_plans,
    double_ref,
    doubles,
    event_ref,
    lookalike_pairs,
    unlogged_meetings,
)

NEW, LOGGED = "New people", "Logged"
DONE = "Done with this?"
TWICE, ALIKE = "Noted twice?", "One person?"
MISSING, SWEEP = "Did these happen?", "Looked through"
MOST_OF_A_LINE = 36
"""Signs shown of a line in the log that names nobody."""
MOST_LOGGED = 60
"""Rows of the week's log; the rest is counted."""
_ALL_ALIKE = "alike:all"
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
    unsnoozed = ctx.unsnoozed
    open_ones = [replace(item, key=f"who:{item.key}") for item in settle(ctx)]
    return [
        *_deaths(ctx), *open_ones, *_changes(ctx, unsnoozed), *_nobodys(ctx, unsnoozed),
        *done_questions(ctx, "who", DONE), *_new(ctx), *_alike(ctx), *_logged(ctx), *_missing(ctx),
        *_planned(ctx, unsnoozed), *_twice(ctx), *_sweep(ctx),
    ]  # fmt: skip


def lines(ctx: StepContext) -> Sequence[str]:
    """The purpose of the quarter; how many people were logged since the last review, with how many of them there was a
    contact; and the steps there are."""
    since = _since(ctx)
    people = {person for talk in since if talk.channel != "react" for person in talk.people}
    touched = len(people & people_reached(since))
    count = counted(len(people), "person", "people") if people else "nobody"
    said = f"You logged {count} since {day_words(logged_from(ctx), ctx.today)}"
    said += f", and were in touch with {touched} of them" if 0 < touched < len(people) else ""
    said = "Nobody is logged yet" if not people and last_done(ctx) is None else said
    said += ". Anyone missing?"
    said += f"\t{ctx.whole}" if ctx.whole else ""
    purpose = [f"Your purpose this quarter: {ctx.settings.purpose}"] if ctx.settings.purpose else []
    return [*purpose, said, *_no_longer_asked(ctx), *_alike_left(ctx)]


def _no_longer_asked(ctx: StepContext) -> Iterator[str]:
    """That lines stay as they are, though they leave something open: reviews asked about it often enough."""
    if unasked := lines_no_longer_asked(ctx.network):
        more = f" {counted(len(unasked) - 1, 'older line')} too." if len(unasked) > 1 else ""
        yield f"Asked about twice, and left as you wrote it: “{quoted(unasked[-1].line)}”.{more}"


def _since(ctx: StepContext) -> Sequence[Interaction]:
    """The talks that no review has passed: of the days since the last one, and older ones that were logged after it."""
    first, before = logged_from(ctx), last_done(ctx)
    talks = ctx.network.talks_between(first - LATE_LOGGED if before else first, ctx.today + timedelta(days=1))
    if before is None:
        return talks
    return [talk for talk in talks if (talk.logged > before if talk.logged is not None else talk.on > first)]


def _changes(ctx: StepContext, unsnoozed: Sequence[Loop]) -> Iterator[Item]:
    """What lines say of planned coffees that nobody answered when it was asked."""
    for loop in unsnoozed:
        talk = ctx.network.get(Interaction, loop.change[0]) if loop.change is not None else None
        if talk is not None:
            item = loop_item(ctx.network, ctx.settings, ctx.now, loop, section=SETTLE, prefix="who")
            who, what, _ = item.cells
            yield replace(item, cells=(day_words(loop.since, ctx.today), f'"{quoted(talk.line)}"', f"{who}: {what}"))


def _deaths(ctx: StepContext) -> Iterator[Item]:
    """Whose death a line seems to tell: nothing is suggested of them before that is answered."""
    for who, talk in said_to_have_died(ctx.network, ctx.today).items():
        words = f"did {names_of(ctx.network, (who,))} die?"
        yield row(
            "who", "interactions", talk.id, SETTLE, (day_words(talk.on, ctx.today), f'"{quoted(talk.line)}"', words),
            acts("record-death", "deny-death", "open-person", "correct-entry"), (who,), key=f"death:{who}:{talk.id}",
        )  # fmt: skip


def _nobodys(ctx: StepContext, unsnoozed: Sequence[Loop]) -> Iterator[Item]:
    """Promises and the like that were logged with nobody in them: whose are they? An entry that asks who it was
    settles its own."""
    asking = {talk.id for talk in ctx.network.unsettled() if "who" in talk.asks or talk.open_names}
    for loop in unsnoozed:
        if loop.until < ctx.today:
            continue
        promise = ctx.network.get(Promise, loop.id) if loop.table == "promises" else None
        if loop.people or loop.proposed is not None or (promise is not None and promise.from_interaction in asking):
            continue
        item = loop_item(ctx.network, ctx.settings, ctx.now, loop, section=SETTLE, prefix="who")
        who, what, when = item.cells
        yield replace(item, cells=(day_words(loop.since, ctx.today), what, f"{who}: whose is it? {when}"))


def _new(ctx: StepContext) -> Iterator[Item]:
    for person in ctx.network.all(Person):
        if person.new:
            talk = next(iter(entries_of(ctx.network, person.id, ctx.today)), None)
            said = f'"{quoted(talk.line)}"' if talk is not None and talk.line else ""
            when = day_words(talk.on, ctx.today) if talk is not None else ""
            name = f"{person.name}{f', {person.company}' if person.company else ''}, new"
            able = acts("keep-person", "refuse-person", "merge-people")
            yield row("who", "people", person.id, NEW, (when, said, name), able, (person.id,))


def _alike(ctx: StepContext) -> Iterator[Item]:
    """Who looks like one person: first all at once who have one name and company in two files, then a few pairs, so
    that answers do not bring new ones for ever."""
    same, pairs = _alike_pairs(ctx)
    if same:
        merges = [stays_and_goes(ctx.network, pair) for pair in same]
        why = f"{counted(len(same), 'person', 'people')}, in two files under the same name and company"
        yield row(
            "who", "people", same[0].one.id, ALIKE, ("", why, some_of([stays.name for stays, _ in merges])),
            (act("merge-all", f"merge all {len(same)}"), act("skip", "one by one", key="enter")), key=_ALL_ALIKE,
            subject=tuple((one.id, two.id) for one, two in merges),
            detail=tuple((one.name, f"{_known_by(ctx, one)}; and {_known_by(ctx, two)}") for one, two in merges),
        )  # fmt: skip
    for pair in pairs[: _left_to_ask(ctx)]:
        stays, goes = stays_and_goes(ctx.network, pair)
        both = (stays.id, goes.id)
        merge = act("merge-people", "one person", key=_merge_key(pair), asks="", prompt="", answer=str(stays.id))
        yield row(
            "who", "people", goes.id, ALIKE, ("", pair.likeness.why, " and ".join(told_apart(ctx.network, both))),
            (merge, *acts("distinguish-people", "open-person")), both, key=f"alike:{pair.one.id}:{pair.two.id}",
            person=goes.id, subject=stays.id,
            detail=tuple((f"@{person.handle}", _known_by(ctx, person)) for person in (stays, goes)),
        )  # fmt: skip


def _alike_pairs(ctx: StepContext) -> tuple[Sequence[Pair], Sequence[Pair]]:
    """The pairs that are asked about at once, and the others; all of them singly after "one by one"."""
    pairs = lookalike_pairs(ctx)
    same = same_in_two_files(pairs)
    if len(same) < 2 or any(item.ref == f"who:{_ALL_ALIKE}" for item in ctx.review.items):
        return (), pairs
    return same, [pair for pair in pairs if pair not in same]


def _left_to_ask(ctx: StepContext) -> int:
    """How many pairs this review still asks about singly."""
    answered = {item.ref for item in ctx.review.items if item.ref.startswith("who:alike:")} - {f"who:{_ALL_ALIKE}"}
    return max(0, MOST_ALIKE - len(answered))


def _alike_left(ctx: StepContext) -> Iterator[str]:
    """How many pairs that look alike are left for later reviews."""
    left = len(_alike_pairs(ctx)[1]) - _left_to_ask(ctx)
    if left > 0:
        more = f"{counted(left, 'more pair')} may be one person"
        yield f"{more}: later reviews ask; M in People and netritual merge list all."


def _merge_key(pair: Pair) -> str:
    """A run of yes joins nobody who shares but a name, or an office's telephone and a first name: it takes a key of its
    own."""
    kinds = {reason.kind for reason in pair.likeness.reasons}
    shares = pair.likeness.has_address or "company" in kinds
    return "space" if shares and kinds.isdisjoint(("first", "last")) else "M"


def _known_by(ctx: StepContext, person: Person) -> str:
    """What tells two people of one name apart."""
    talk = last_talk(ctx.network, person.id)
    said = (person.position, person.company, person.city, *person.emails[:1], *person.urls[:1])
    return ", ".join([*filter(None, said), *([talk_words(talk, ctx.today)] if talk else [])]) or "nothing else noted"


def _logged(ctx: StepContext) -> Iterator[Item]:
    asking = {talk.id for talk in ctx.network.unsettled()}
    talks = [
        talk for talk in _since(ctx)
        if talk.people or talk.mentions or (talk.line and talk.id not in asking and not _is_day_off(ctx, talk))
    ]  # fmt: skip
    for talk in talks[::-1][:MOST_LOGGED]:
        people = talk.people or talk.mentions
        more = [f"{talk.minutes} min"] if talk.minutes else []
        about = [f"re {talk.topic}"] if talk.topic else [talk.summary] if talk.summary and people else []
        said = ", ".join([*([talk.place] if talk.place else []), *more, *about])
        able = acts(*(["open-person"] if people else []), *(["correct-entry"] if talk.line else []))
        yield row(
            "who", "interactions", talk.id, LOGGED,
            (day_words(talk.on, ctx.today), talk.channel, _named(ctx, talk), said), able, people,
            detail=(("line", quoted(talk.line)),) if talk.line else (),
        )  # fmt: skip


def _is_day_off(ctx: StepContext, talk: Interaction) -> bool:
    """Whether a line tells of days off of mine that the settings have: nothing is left to say of it."""
    if not may_be_away(talk.line):
        return False
    stretches = days_away(talk.line, talk.on, ctx.settings.date_order, ctx.settings.eow) or ()
    off = set(ctx.settings.holidays)
    return bool(stretches) and all(last is not None and {first, last} <= off for first, last in stretches)


def _named(ctx: StepContext, talk: Interaction) -> str:
    """Who took part in an entry, and whom it names beside them; its own words where that is nobody."""
    others = [one for one in talk.mentions if one not in talk.people]
    named = f"names {names_of(ctx.network, others)}" if others else ""
    who = [names_of(ctx.network, talk.people)] if talk.people else []
    return ", ".join([*who, *([named] if named else [])]) or f"“{shortened(talk.line, MOST_OF_A_LINE)}”"


def _missing(ctx: StepContext) -> Iterator[Item]:
    """The meetings of the calendar that nobody logged; a private one has no title."""
    for missing in unlogged_meetings(ctx):
        meeting, people, candidates = missing.meeting, missing.people, missing.candidates
        who = names_of(ctx.network, people) if people else maybe(ctx.network, candidates) or "no person found"
        title = f'"{meeting.title}"' if meeting.title else "private"
        yeses = (act("log-meeting"),) if people else picks(ctx, "log-meeting", candidates)
        guests = listed([name or email for email, name in meeting.attendees[:5]])
        yield row(
            "who", "meetings", 0, MISSING, (local_words(meeting.start, ctx.settings, ctx.today), title, who),
            (*yeses, _HELD_WITH, act("meeting-none")), people, key=event_ref(meeting), candidates=candidates,
            subject=missing,
            detail=(("calendar", f"{meeting.minutes} min"), *((("with", guests),) if guests else ())),
        )  # fmt: skip


def _planned(ctx: StepContext, unsnoozed: Sequence[Loop]) -> Iterator[Item]:
    """The planned talks of which nobody said what became."""
    for loop in unsnoozed:
        if loop.kind == "held" and loop.change is None:
            item = loop_item(ctx.network, ctx.settings, ctx.now, loop, section=MISSING, prefix="who")
            coffee = ctx.network.get(Coffee, loop.id)
            if coffee is not None and coffee.slot is not None:
                who, what, _ = item.cells
                what = f"{kind_called(ctx.network, coffee)}, {what}" if what.startswith("or ") else what
                yield replace(item, cells=(local_words(coffee.slot.start, ctx.settings, ctx.today), what, who))


def _twice(ctx: StepContext) -> Iterator[Item]:
    """What looks like one coffee planned twice, and like one talk in two entries."""
    for one, other in double_plans(ctx):
        if one.slot is not None and other.slot is not None:
            first, then = (
                local_words(c.slot.start, ctx.settings, ctx.today) for c in (one, other) if c.slot is not None
            )
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
                day_words(keep.on, ctx.today),
                f"{keep.channel} and {gone.channel}: one talk?",
                names_of(ctx.network, tuple(dict.fromkeys((*keep.people, *gone.people)))),
            ),
            acts=(*acts("join-entries"), act("skip", "two talks")),
            people=keep.people,
            subject=gone.id,
            detail=tuple(("noted", quoted(talk.line) or talk_words(talk, ctx.today)) for talk in (keep, gone)),
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
        when = "today" if ticked else "never yet" if days is None else ago(days)
        cells, state = (words, when), "picked" if ticked else ""
        yield row("who", "sweep", 0, SWEEP, cells, acts("tick-sweep"), key=f"sweep:{key}", state=state, subject=key)


STEP = StepSpec(
    id="who", order=10, title="Who", question="Who did you interact with?", aim_minutes=2.0, short_minutes=1.5,
    counts=True, questions=(PLAIN, SETTLE, DONE, MISSING), build=build, lines=lines, always=True,
    body="netritual.tui.bodies.who_body:WhoBody", empty="Nobody is logged yet. Type a line: coffee with Ana on Monday",
    figures=(StepFigure("people", "people_reached", 10), StepFigure("in person", "in_person", 20)),
    keys=acts("settle-new", "correct-entry"), commands=(REFRESH_FEEDS,),
)  # fmt: skip
