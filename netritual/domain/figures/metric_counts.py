"""What is counted: each function adds the metrics of one matter to a tally."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from netritual.domain.dates import working_hours
from netritual.domain.dates.weeks import WeekSpan, monday_of_week
from netritual.domain.loops.ask_kinds import has_outcome, is_advice
from netritual.domain.loops.do_now import may_be_done
from netritual.domain.loops.loop_list import STALLED_DAYS, open_promises
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Gift,
    Handoff,
    Introduction,
    Mentorship,
    Promise,
    Request,
    Review,
    Settings,
    Thanks,
)
from netritual.domain.network import Network
from netritual.domain.ties.tally import Tally, middle, ninetieth

ANSWERED = ("answered", "acknowledged", "no_ack")
HELD_DAYS = 45
ACCEPTED_DAYS = 60
"""Days after a review in which a coffee that is held is the one that was picked there."""


def reading(network: Network, span: WeekSpan, tally: Tally) -> None:
    """Articles read, comments, and what came back."""
    articles = network.all(Article)
    comments = [(a, a.comment) for a in articles if a.comment is not None and span.holds(a.comment.on)]
    tally.put("articles_read", sum(1 for a in articles if span.holds(a.read)))
    tally.put("articles_commented", len(comments))
    tally.people("useful_comments", (a.source for a, c in comments if c.useful))
    tally.people("author_reply_rate", (a.source for a, _ in comments))
    tally.cases("useful_rate", [c.useful for _, c in comments])
    tally.cases(
        "author_reply_rate",
        [a.author_replied is not None and (a.author_replied - c.on).days <= 14 for a, c in comments],
    )


def asking(network: Network, span: WeekSpan, today: date, tally: Tally) -> None:
    """Asks, mentors, and outcomes told."""
    asks = network.all(Ask)
    asked = [a for a in asks if a.state != "planned" and span.holds(a.asked)]
    tally.put("asks_made", len(asked))
    tally.people("asks_made", (a.to for a in asked if is_advice(a)))
    closed = [a for a in asks if a.state in ("answered", "rest", "declined") and span.cohort(a.asked, 14, today)]
    tally.cases("asks_answered", [a.state == "answered" for a in closed])
    tally.people("asks_answered", (a.to for a in closed))
    tally.put("mentors_active", sum(1 for m in network.all(Mentorship) if m.state == "active"))
    in_time = [
        a.outcome_told is not None and (a.outcome_told - (a.answered or a.outcome_told)).days <= 30
        for a in asks
        if a.state == "answered" and has_outcome(a) and span.holds(a.answered or a.asked)
    ]
    tally.cases("outcome_told_rate", in_time)


def answering(network: Network, settings: Settings, span: WeekSpan, today: date, tally: Tally) -> None:
    """Requests to me: how fast, how well, and whether they landed."""
    requests = network.all(Request)
    answered = _answered(requests)
    in_span = [(r, at) for r, at in answered if span.holds(at.date())]
    took = reply_hours(network, settings, span)
    tally.put("reply_hours_median", middle(took))
    tally.put("reply_hours_p90", ninetieth(took))
    tally.cases("within_aim", [at <= working_hours.due_of(r, settings) for r, at in in_span])
    tally.people("within_aim", (r.from_ for r, _ in in_span))
    tally.cases("one_round_answers", [r.rounds <= 1 for r, _ in in_span])
    ripe = [r for r, at in answered if span.cohort(at.date(), 14, today)]
    tally.cases("acknowledged_rate", [r.state == "acknowledged" for r in ripe])
    handed: list[Handoff | None] = [r.handoff for r in requests]
    handed += [p.handoff for p in network.all(Promise)]
    tally.cases(
        "handoffs_landed", [h.landed is not None for h in handed if h is not None and span.cohort(h.on, 14, today)]
    )


def reply_hours(network: Network, settings: Settings, span: WeekSpan) -> list[float]:
    """The working hours (``dates.working_hours``) that each answer of a span took."""
    answered = _answered(network.all(Request))
    return [working_hours.between(request.asked, at, settings) for request, at in answered if span.holds(at.date())]


def _answered(requests: Sequence[Request]) -> list[tuple[Request, datetime]]:
    return [(r, r.answered) for r in requests if r.state in ANSWERED and r.answered is not None]


def meeting(network: Network, span: WeekSpan, today: date, tally: Tally) -> None:
    """Coffees: proposed, booked, held, and those that had stalled."""
    coffees = network.all(Coffee)
    proposed = [c for c in coffees if c.state not in ("said", "lapsed") or c.slot is not None]
    new = [c for c in proposed if span.holds(_began(c))]
    took_place = [c for c in coffees if c.state == "held" and span.holds(_took_place(c))]
    tally.put("coffees_proposed", len(new))
    tally.put("coffees_booked", sum(1 for c in new if c.state in ("written", "confirmed", "moved", "held")))
    tally.put("coffees_held", len(took_place))
    tally.people("coffees_proposed", chain.from_iterable(c.people for c in (*new, *took_place)))
    tally.cases("held_rate", [c.state == "held" for c in proposed if span.cohort(_began(c), 21, today)])
    stalled = [c for c in coffees if _had_stalled(c, today) and span.cohort(c.said, STALLED_DAYS, today)]
    tally.cases("stalled_revived", [c.state == "held" and (_took_place(c) - c.said).days <= HELD_DAYS for c in stalled])
    tally.people("stalled_revived", chain.from_iterable(c.people for c in stalled))


def _began(coffee: Coffee) -> date:
    return coffee.created.date() if coffee.created is not None else coffee.said


def _took_place(coffee: Coffee) -> date:
    if coffee.slot is not None:
        return coffee.slot.start.date()
    return coffee.changed.date() if coffee.changed is not None else coffee.said


def _had_stalled(coffee: Coffee, today: date) -> bool:
    """Said, and still without a day three days later. ``changed`` is the last time the day was set."""
    if coffee.slot is None:
        end = today if coffee.state == "said" else coffee.changed.date() if coffee.changed is not None else today
    else:
        end = coffee.changed.date() if coffee.changed is not None else coffee.slot.start.date()
    return (end - coffee.said).days >= STALLED_DAYS


def keeping(network: Network, span: WeekSpan, today: date, tally: Tally) -> None:
    """Promises and thanks; a promise of which it is asked whether it is done is not counted yet."""
    shares: list[tuple[Promise, float]] = []
    for promise in network.all(Promise):
        first = next((move.due for move in promise.history if move.due is not None), promise.due)
        if promise.by != "me" or first is None or not span.holds(first):
            continue
        if promise.is_open and first >= today and not promise.history:
            continue
        if not promise.is_open or not may_be_done(network, promise, today):
            shares.append((promise, _share_kept(promise, first)))
    tally.cases("promises_on_time", [share for _, share in shares])
    tally.people("promises_on_time", chain.from_iterable(promise.people for promise, _ in shares))
    tally.put("open_promises", len(open_promises(network, today)))
    for days in (2, 7):
        owed = [t for t in network.all(Thanks) if span.cohort(t.made, 0 if t.said else days + 1, today)]
        tally.cases(f"thanks_closed_{days}d", [t.said is not None and (t.said - t.made).days <= days for t in owed])
        tally.people(f"thanks_closed_{days}d", (t.to for t in owed))


def _share_kept(promise: Promise, first: date) -> float:
    """1 when kept by its first date; a half when it was moved before that date and not broken or released since."""
    if promise.state == "kept" and promise.closed is not None and promise.closed <= first:
        return 1.0
    moved = bool(promise.history) and promise.history[0].on <= first
    return 0.5 if moved and promise.state in ("open", "moved", "kept") else 0.0


def giving(network: Network, span: WeekSpan, tally: Tally) -> None:
    """Gifts both ways, and introductions."""
    for way in ("gave", "got"):
        gifts = [g for g in network.all(Gift) if g.direction == way and span.holds(g.on)]
        tally.put(way, len(gifts))
        tally.people(way, chain.from_iterable(g.people for g in gifts))
    intros = network.all(Introduction)
    new, done = [i for i in intros if span.holds(i.made)], ("both_yes", "sent", "outcome")
    agreed = [i.state in done or (i.yes_a is not None and i.yes_b is not None) for i in new]
    tally.cases("introductions_both_yes", agreed)
    for key in ("introductions", "introductions_both_yes"):
        tally.people(key, chain.from_iterable(i.between for i in new))
    tally.cases("introductions_good", [i.outcome == "good" for i in intros if span.holds(i.sent)])


def ritual(network: Network, span: WeekSpan, since: date | None, tally: Tally) -> None:
    """Reviews done in the weeks since the first use, and how long they took."""
    done: dict[date, Review] = {}
    for review in network.all(Review):
        monday = monday_of_week(review.week)
        if monday is not None and span.holds(monday) and review.is_done:
            done[monday] = review
    weeks = {m for m in span.mondays if since is not None and m + timedelta(days=6) >= since} | set(done)
    tally.share("ritual", len(done), len(weeks))
    tally.put("ritual_minutes", middle([r.minutes for r in done.values() if r.seconds]))


def suggesting(network: Network, span: WeekSpan, blocked: Mapping[int, bool], tally: Tally) -> None:
    """How good the suggestions were. ``blocked``: by person, whether they are not a fit."""
    reviews = [r for r in network.all(Review) if span.holds(monday_of_week(r.week))]
    shown = [(s, r.started.date()) for r in reviews for s in r.shown]
    picked = [(s, on) for s, on in shown if s.picked]
    tally.cases("suggestions_accepted", [s.picked for s, _ in shown])
    tally.people("suggestions_accepted", (s.person for s, _ in shown))
    coffee_days: dict[int, list[date]] = {}
    for coffee in network.all(Coffee):
        if coffee.state == "held":
            for who in coffee.people:
                coffee_days.setdefault(who, []).append(_took_place(coffee))
    soon = [[0 <= (day - on).days <= ACCEPTED_DAYS for day in coffee_days.get(s.person, ())] for s, on in picked]
    tally.cases("suggestions_held", map(any, soon))
    tally.cases("suggestions_not_a_fit", [blocked.get(s.person, False) for s, _ in shown])
    tally.put("score_accepted", _mean([s.score for s, _ in picked]))
    tally.put("score_rejected", _mean([s.score for s, _ in shown if not s.picked]))


def _mean(numbers: Sequence[float]) -> float | None:
    return round(sum(numbers) / len(numbers), 1) if numbers else None
