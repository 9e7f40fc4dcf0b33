"""Step 8: done. You against your own median, next week, what is not now on purpose, and the plan for the next one."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from netritual.domain.coffees.calendar_events import kind_called
from netritual.domain.coffees.coffee import planned_ahead
from netritual.domain.coffees.past_coffees import rests_on
from netritual.domain.coffees.review_events import days_off, planned_reviews, usual_day, week_off
from netritual.domain.dates.day_wording import counted, dated, day_words, listed, week_words
from netritual.domain.dates.weeks import monday_of, monday_of_week, plus
from netritual.domain.dates.working_hours import hour_words, local_words, review_hour, zone_of
from netritual.domain.figures.stats_metrics import first_use, follow_through, medians, weekly
from netritual.domain.loops.closing_decisions import report_of
from netritual.domain.loops.loop import day_given
from netritual.domain.loops.loop_list import heard_since, nudge_on
from netritual.domain.loops.snoozing import SNOOZE_OUTCOMES
from netritual.domain.model import Ask, Coffee, Interaction, Mentorship, Person, Rest, Review, ReviewItem, WrittenFile
from netritual.domain.ties.counts import counts
from netritual.domain.ties.tally import number_words, share_words
from netritual.domain.ties.tie import status_with
from netritual.domain.ties.touch_metrics import people_met, people_reached
from netritual.review import ritual_weeks
from netritual.review.acts import ACTS, acts
from netritual.review.choice import unwritten_words
from netritual.review.done_rows import LATE, LEARNED, NEXT, NOT_NOW, WEEK, Ahead, WeekFigure
from netritual.review.rows import LATE_LOGGED, kept_lately, last_review, logged_from, name_of, names_of
from netritual.review.step import Item, StepContext, StepSpec, row
from netritual.review.step_loading import discover
from netritual.review.waiting_steps import waiting_steps, waiting_words

MOST_NAMED = 2
"""People of the list who are named; more are counted."""
PROMISES = "promises_on_time"
"""The figure before which everything that was kept is told, with a day or without one."""
TALKED = {"people_reached": people_reached, "in_person": people_met}
"""Figures of the talks that no review has counted."""
ABOUT_A_WEEK = timedelta(days=10)
"""A review may come some days late: what was since a day before that stands beside no usual week."""
OFF_DAYS = 30
"""Days in a row that may be off, at most."""
NOTE_TABLES = ("asks", "promises", "requests")
NOTES_AT_REST = ("rest-ask", "rest-owed", "rest-request")
"""What "let it rest" was called for each of these tables in reviews of before."""


def build(ctx: StepContext) -> list[Item]:
    """The rows of the summary; none of them asks for anything."""
    return [*_week(ctx), *_next(ctx), *_not_now(ctx), *_learned(ctx)]


def lines(ctx: StepContext) -> Sequence[str]:
    """The week, the minutes, the weeks before, and the plan for the next review."""
    minutes = round(ctx.review.minutes)
    reviews = [review for review in ctx.network.all(Review) if review.id != ctx.review.id]
    as_done = Review(id=ctx.review.id, week=ctx.review.week, started=ctx.review.started, ended=ctx.now)
    this = ctx.review if ctx.review.is_done else as_done
    weeks = ritual_weeks.words([*reviews, this], ctx.network.all(Rest), ctx.today, partial(first_use, ctx.network))
    early = ctx.review.is_worked or ctx.review.ended is not None
    took = f", in {counted(minutes, 'minute')}" if minutes else ""
    waits = waiting_words([*waiting_steps(ctx)], ctx.steps, ACTS["go-to-waiting"].key)
    is_done = "is done" if ctx.review.ended is not None or not waits else "is nearly done"
    head = f"Your review of {_week_of(ctx)} {is_done}{took}. {weeks}"
    if not early:
        head = f"Nothing is done yet: with one thing the review of {_week_of(ctx)} counts."
    day, off = _next_review(ctx, ctx.review.week if early else "")
    usual = usual_day(day, ctx.settings)
    instead = f", as {day_words(usual, ctx.today)} is a day off" if usual is not None else ""
    none = f" There is none {week_words(off, ctx.today)}: its days are off." if off is not None else ""
    unwritten = [unwritten_words(ctx, ctx.rows(step)) for step in ctx.steps if step.plans_coffees]
    return [
        head,
        *filter(None, (waits, *unwritten)),
        f"If it is {day_words(day, ctx.today)} {review_hour(ctx.settings)} then I review for 15 minutes{instead}."
        f"{none}  (e changes)",
    ]


def _next_review(ctx: StepContext, over: str) -> tuple[date, date | None]:
    """The day of the next review after today, as the calendar file has it; done early, it is next week's. And the
    Monday of a week before it that has none, for days off."""
    planned = (event for file in ctx.network.all(WrittenFile) for event in file.reviews)
    off = days_off(ctx.busy, ctx.holidays, ctx.settings, ctx.now)
    starts = planned_reviews(planned, ctx.settings, ctx.now, off)
    ahead = (start.date() for week, start in starts.items() if start.date() > ctx.today and week != over)
    day = min(ahead, default=plus(ctx.today, 7))
    done = {one.week for one in ctx.network.all(Review) if one.is_over} | {rest.week for rest in ctx.network.all(Rest)}
    return day, week_off(starts, ctx.today, day, {ctx.review.week, *done})


def _monday(ctx: StepContext) -> date:
    """The Monday of the week that is reviewed."""
    return monday_of_week(ctx.review.week) or ctx.today


def _week_of(ctx: StepContext) -> str:
    return week_words(_monday(ctx), ctx.today)


def summary(ctx: StepContext) -> str:
    """The summary as markdown, for the clipboard."""
    out = [f"# Review of the week from {dated(_monday(ctx), ctx.today)}", "", *lines(ctx)]
    section = ""
    for item in build(ctx):
        if item.section != section:
            section = item.section
            out += ["", f"## {section}", ""]
        out.append("- " + "  ".join(cell for cell in item.cells if cell))
    return "\n".join(out) + "\n"


def _week(ctx: StepContext) -> Iterator[Item]:
    numbers, talks = weekly(ctx.network, ctx.now, 1)[-1], _talks_of_week(ctx)
    own = medians(ctx.network, ctx.now)
    week = follow_through(ctx.network, ctx.settings, ctx.now)
    quarter = follow_through(ctx.network, ctx.settings, ctx.now, "12w")
    for figure in sorted((f for step in discover() for f in step.figures), key=lambda f: f.order):
        key, (part, whole) = figure.key, week.get(figure.key, [0, 0])
        if key == PROMISES and (count := kept_lately(ctx.network, ctx.today)):
            yield _row("week:promises_kept", WEEK, ("promises kept", str(count), ""), WeekFigure(count))
        number = WeekFigure(part, whole)
        if not figure.share:
            number = WeekFigure(getattr(numbers, key), usual=own.get(key))
            if key in TALKED:
                first = logged_from(ctx)
                since = "in the last seven days" if last_review(ctx) is None else f"since {day_words(first, ctx.today)}"
                usual = number.usual if ctx.today - first <= ABOUT_A_WEEK else None
                since = since if first < numbers.monday else ""
                number = WeekFigure(len(TALKED[key](talks)), usual=usual, since=since)
            if key == "people_reached":
                noted = {who for talk in talks if talk.channel == "note" for who in talk.people}
                number = number._replace(beside=len(noted - people_reached(talks)))
            mine, before = number_words(number.mine), number_words(number.usual) if number.usual is not None else ""
        elif whole:
            mine = f"{number_words(part)} / {number_words(whole)}"
            before = share_words(*quarter.get(key, [0, 0]))
        else:
            continue
        yield _row(f"week:{key}", WEEK, (figure.label, mine, f"usual {before}" if before else number.since), number)


def _talks_of_week(ctx: StepContext) -> Sequence[Interaction]:
    """The talks that no review has counted: those since the last one ended, so that a weekend behind a review is of the
    next; before the first one, those of the last seven days."""
    last = last_review(ctx)
    if last is None:
        return ctx.network.talks_between(logged_from(ctx), ctx.today)
    over, day = last.ended or last.started, last.started.date()
    talks = ctx.network.talks_between(day - LATE_LOGGED, ctx.today)
    return [talk for talk in talks if (talk.logged > over if talk.logged is not None else talk.on > day)]


def _next(ctx: StepContext) -> Iterator[Item]:
    """What is planned, due, to be nudged and to be talked about until the end of next week; behind what is mine to do
    stands what is to come from others, as there may be no room for all."""
    last = monday_of(ctx.today) + timedelta(days=13)
    mine = sorted(one for section in (_talks, _due, _nudges, _mentors) for one in section(ctx))
    for one in (one for one in (*mine, *sorted(_owed(ctx))) if one.day <= last):
        is_late, day = one.day < ctx.today, day_words(one.day, ctx.today)
        parts = one.parts._replace(day=LATE if is_late else day)
        yield _row(f"next:{one.ref}", NEXT, (LATE if is_late else one.when or day, *one.cells), parts)


class _Ahead(NamedTuple):
    """Something with a day: the hour in 24 hours, the record, day and hour in words where it has one, the cells, and
    the same in two parts."""

    day: date
    hour: str
    ref: str
    when: str
    cells: tuple[str, ...]
    parts: Ahead


def _talks(ctx: StepContext) -> Iterator[_Ahead]:
    """The talks that are planned, and those that wait for a yes."""
    moments: list[tuple[datetime, str, str, tuple[int, ...], str]] = [
        (coffee.slot.start, f"coffees:{coffee.id}", kind_called(ctx.network, coffee), coffee.people, coffee.place or "")
        for coffee in planned_ahead(ctx.network.all(Coffee), ctx.now)
        if coffee.slot is not None
    ]
    moments += [
        (one.start, f"tentative:{one.loop.id}", one.kind, one.loop.people, one.asked)
        for one in ctx.tentative
        if one.is_added
    ]
    for moment, ref, kind, people, more in moments:
        start = moment.astimezone(zone_of(ctx.settings, moment))
        who = names_of(ctx.network, people)
        parts = Ahead(f"{hour_words(start, ctx.settings)} {', '.join(filter(None, (kind, more)))}", who)
        when = local_words(moment, ctx.settings, ctx.today)
        yield _Ahead(start.date(), f"{start:%H:%M}", ref, when, (f"{kind} {who}", more), parts)


_DUE = {"promise": "", "follow": "", "reply": "answer ", "ask": "ask "}
"""Kinds of loops with a day on which something is mine to do -> the words before the person."""


def _due(ctx: StepContext) -> Iterator[_Ahead]:
    """What is mine to do on a day: promises, answers that were given a day, and what was to be followed up or asked.
    A talk with an hour stands at its hour."""
    at_their_hour = {one.loop.id for one in ctx.tentative}
    for loop in ctx.loops:
        day = day_given(ctx.network, loop)
        mine = loop.kind in _DUE and loop.proposed is None and report_of(ctx.network, loop) is None
        if mine and loop.id not in at_their_hour and day is not None:
            who, before = names_of(ctx.network, loop.people), _DUE[loop.kind]
            parts = Ahead(f"{before.strip()}: {loop.what}" if before else loop.what, who)
            yield _Ahead(day, "", f"{loop.table}:{loop.id}", "", (f"{before}{who}: {loop.what}",), parts)


def _owed(ctx: StepContext) -> Iterator[_Ahead]:
    """What is to come to me by a day that is not over."""
    for loop in ctx.loops:
        due = loop.due_day
        is_open = loop.kind == "owed" and loop.proposed is None and report_of(ctx.network, loop) is None
        if is_open and due is not None and due >= ctx.today:
            who, parts = names_of(ctx.network, loop.people), f"owed: {loop.what}"
            cells = (f"owed by {who}: {loop.what}",)
            yield _Ahead(due, "", f"{loop.table}:{loop.id}", "", cells, Ahead(parts, who))


def _nudges(ctx: StepContext) -> Iterator[_Ahead]:
    """Whom to nudge on which day; nobody on a day off, nor whoever was heard from since."""
    off = days_off(ctx.busy, {*ctx.holidays, *ctx.settings.holidays}, ctx.settings, ctx.now)
    for ask in ctx.network.all(Ask):
        day = nudge_on(ask)
        if day is not None and day > ctx.today and heard_since(ctx.network, ask, ctx.today) is None:
            day = next((later for ahead in range(OFF_DAYS) if (later := plus(day, ahead)) not in off), day)
            who, again = name_of(ctx.network, ask.to), ", once more" if ask.nudges else ""
            yield _Ahead(day, "", f"asks:{ask.id}", "", (f"nudge {who}{again}",), Ahead(f"nudge{again}", who))


def _mentors(ctx: StepContext) -> Iterator[_Ahead]:
    """The next talks with mentors."""
    for mentorship in ctx.network.all(Mentorship):
        if mentorship.state == "active" and mentorship.next_talk is not None:
            who, parts = name_of(ctx.network, mentorship.person), "mentor talk"
            ref = f"mentorships:{mentorship.id}"
            yield _Ahead(mentorship.next_talk, "", ref, "", (f"{who}: {parts}",), Ahead(parts, who))


def _not_now(ctx: StepContext) -> Iterator[Item]:
    totals, now = counts(ctx.network), ctx.today.toordinal()
    last = ((person, totals.sums(person.id, now).two_way) for person in ctx.network.all(Person))
    names = [one.name for one, day in last if status_with(one, date.fromordinal(day) if day else None) == "list"]
    if names:
        who = listed(names) if len(names) <= MOST_NAMED else f"{len(names):,} people"
        why = ": no talk noted yet" if len(names) <= MOST_NAMED else ""
        yield _row("not-now:list", NOT_NOW, (f"{who} {'stays' if len(names) == 1 else 'stay'} on the list{why}",))
    rested = sum(_is_note_at_rest(item) for item in ctx.review.items)
    if rested:
        notes = "1 note was" if rested == 1 else f"{rested} notes were"
        yield _row("not-now:rest", NOT_NOW, (f"{notes} let rest",))
    for coffee in ctx.network.all(Coffee):
        rested_itself = coffee.slot is None or rests_on(coffee.slot) <= ctx.review.started.date()
        if coffee.state == "lapsed" and coffee.changed == ctx.review.started and rested_itself:  # when this began
            what = f"{kind_called(ctx.network, coffee)} with {names_of(ctx.network, coffee.people)}"
            yield _row(f"not-now:{coffee.id}", NOT_NOW, (f"{what}: nobody said what became of it",))
    snoozed = sum(item.outcome in SNOOZE_OUTCOMES for item in ctx.review.items)
    if snoozed:
        yield _row("not-now:later", NOT_NOW, (f"{snoozed} put off to a later day",))


def _is_note_at_rest(item: ReviewItem) -> bool:
    """True for an ask, a request or something owed that was let rest in the review."""
    _, table, _ = (item.ref + "::").split(":", 2)
    return item.outcome in NOTES_AT_REST or (item.outcome == "let-rest" and table in NOTE_TABLES)


def _learned(ctx: StepContext) -> Iterator[Item]:
    learned = (ctx.review.learned or "",)
    yield row("done", "reviews", ctx.review.id, LEARNED, learned, acts("set-learned"), key="learned")


def _row(key: str, section: str, cells: tuple[str, ...], subject: object = None) -> Item:
    return row("done", "reviews", 0, section, cells, (), key=key, subject=subject)


STEP = StepSpec(
    id="done", order=80, title="Done", question="Done", aim_minutes=1.0, short_minutes=0.5, build=build, lines=lines,
    acts=acts(
        "review-finish", "go-to-waiting", "calendar-imported", "set-learned", "change-plan", "open-folder",
        "copy-summary",
    ),
    body="netritual.tui.bodies.done_body:DoneBody", always=True, ends_review=True, summary=summary,
    keys=acts("go-to-waiting", "change-plan", "open-folder", "calendar-imported"),
)  # fmt: skip
