"""The numbers of ``stats``, and the five questions answered.

``week`` is the ISO week of today, ``12w`` the last 12 completed weeks without rest weeks. A number that needs time to
ripen (an answer within 14 days, a coffee held) counts what began or came of age in the period. Before three weeks of
data shares and middles of a period are None; counts, and what stands today, are said from the first day.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Literal

from msgspec import Struct

from netritual.domain.dates.weeks import WeekSpan, completed_weeks, monday_of, monday_of_week, this_week, week_of
from netritual.domain.figures.draft_days import DraftDay, drafting
from netritual.domain.figures.five_questions import AnsweredQuestion, questions
from netritual.domain.loops.ask_kinds import is_advice
from netritual.domain.model import (
    Article,
    Ask,
    Coffee,
    Gift,
    Introduction,
    Person,
    Promise,
    Request,
    Rest,
    Review,
    Settings,
    Thanks,
)
from netritual.domain.network import Network
from netritual.domain.ties import touch_metrics
from netritual.domain.ties.counts import counts
from netritual.domain.ties.tally import Tally, middle
from netritual.domain.ties.tie import YEAR
from netritual.domain.ties.tie_stats import TieStats, tie_stats_of

Period = Literal["week", "12w"]
Value = float | int | dict[str, float | None] | None

KEYS = (
    "network_ratio", "people_reached", "in_person_share", "in_rhythm", "load_balance", "articles_read",
    "articles_commented", "useful_rate", "author_reply_rate", "asks_made", "asks_answered", "mentors_active",
    "outcome_told_rate", "never_heard_back", "reply_hours_median", "reply_hours_p90", "within_aim", "one_round_answers",
    "acknowledged_rate", "handoffs_landed", "coffees_proposed", "coffees_booked", "coffees_held", "held_rate",
    "stalled_revived", "promises_on_time", "open_promises", "thanks_closed_2d", "thanks_closed_7d", "gave", "got",
    "introductions_both_yes", "introductions_good", "circle_coverage", "circle_evenness", "dormant_revived",
    "escalation", "personal_note_rate", "consistency", "ritual", "ritual_minutes", "suggestions_accepted",
    "suggestions_held", "suggestions_not_a_fit", "score_accepted", "score_rejected",
)  # fmt: skip
"""The metrics, in the order in which they are printed."""

_FROM_THE_FIRST_DAY = frozenset(
    ("network_ratio", "people_reached", "in_rhythm", "articles_read", "articles_commented", "asks_made",
     "mentors_active", "coffees_proposed", "coffees_booked", "coffees_held", "open_promises", "gave", "got",
     "dormant_revived")
)  # fmt: skip
SETTLED_DAYS = 21
"""Before three weeks of data a share says nothing."""
LONG_WEEKS = 12


class Stats(Struct, frozen=True, kw_only=True):
    """All metrics of a period. ``values`` by key, ``of`` the ``[part, whole]`` of each share, ``behind`` the people.

    ``counted`` are the same values from the first day on: a person is told a share only when it says something, a
    script gets every number that has cases. ``first`` and ``last`` are the days of the period, both inside. ``mix``
    counts touches by kind of contact. ``medians`` are the own ones of the weekly counts. ``load``: the words a week
    that the rhythms ask for.
    """

    on: date
    period: Period
    first: date
    last: date
    values: Mapping[str, Value]
    counted: Mapping[str, Value]
    of: Mapping[str, list[float]]
    behind: Mapping[str, frozenset[int]]
    questions: tuple[AnsweredQuestion, ...]
    mix: Mapping[str, int]
    medians: Mapping[str, float]
    load: float

    def to_json(self) -> dict[str, Any]:
        """The shape of ``stats --json``: plain values."""
        head: dict[str, Any] = {
            "on": self.on.isoformat(),
            "period": self.period,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "questions": [{"question": q.question, "answer": q.answer} for q in self.questions],
            "of": dict(self.of),
        }
        return {**head, **{key: self.counted[key] for key in KEYS}}


class WeekNumbers(Struct, frozen=True, kw_only=True):
    """The counts of one week, for a row of figures. ``rest``: a week without a review, on purpose."""

    week: str
    monday: date
    rest: bool
    reviewed: bool
    people_reached: int
    in_person: int
    useful_comments: int
    asks_made: int
    gave: int
    got: int
    introductions: int
    articles_read: int


WEEK_COUNTS = (
    "people_reached", "in_person", "useful_comments", "asks_made", "gave", "got", "introductions", "articles_read",
)  # fmt: skip
"""The counts of a week that have a median of one's own."""


def stats(
    network: Network, settings: Settings, now: datetime, period: Period = "week", drafts: Iterable[DraftDay] = ()
) -> Stats:
    """All metrics of the ISO week of today, or of the last 12 completed weeks without rest weeks; ``drafts`` are the
    days on which some were copied."""
    from netritual.domain.figures import metric_counts

    today = now.date()
    span = span_of(network, today, period)
    people = network.all(Person)
    talks = [talk for talk in network.talks_between(span.first, span.last) if span.holds(talk.on)]
    since = first_day(network)
    own = medians(network, now)
    tally = Tally()
    touch_metrics.reach(talks, tally)
    totals = counts(network)
    heads = totals.headcount(today)
    tie_stats = rhythms(network, settings, today)
    touch_metrics.standing((heads.two_way, heads.everyone), tie_stats, settings, own.get("people_reached"), tally)
    metric_counts.reading(network, span, tally)
    metric_counts.asking(network, span, today, tally)
    touched = [*totals.touched(span.first.toordinal() - touch_metrics.EARLIER_DAYS)]
    touch_metrics.outreach(touched, span, today, tally)
    metric_counts.answering(network, settings, span, today, tally)
    metric_counts.meeting(network, span, today, tally)
    metric_counts.keeping(network, span, today, tally)
    metric_counts.giving(network, span, tally)
    touch_metrics.circles(people, touched, today, tally)
    touch_metrics.revived(touched, span, today, tally)
    metric_counts.ritual(network, span, first_use(network), tally)
    metric_counts.suggesting(network, span, _not_a_fit(network, people), tally)
    drafting(drafts, span, tally)
    settled = since is not None and (today - since).days >= SETTLED_DAYS
    values = {k: tally.values[k] if settled or k in _FROM_THE_FIRST_DAY else None for k in KEYS}
    mix = touch_metrics.mix(talks)
    asked = [a for a in network.all(Ask) if a.state != "planned" and span.holds(a.asked)]
    mentor = sum(1 for a in asked if a.type == "mentor")
    advice = sum(1 for a in asked if a.type != "mentor" and is_advice(a))
    return Stats(
        on=today,
        period=period,
        first=span.first,
        last=span.last,
        values=values,
        counted=tally.values,
        of=tally.of,
        behind=tally.behind,
        questions=questions(values, tally.of, mix, own, period, advice, mentor),
        mix=mix,
        medians=own,
        load=touch_metrics.load(people, settings),
    )


def span_of(network: Network, today: date, period: Period) -> WeekSpan:
    """The weeks of a period."""
    return this_week(today) if period == "week" else completed_weeks(today, _rests(network))


def follow_through(
    network: Network, settings: Settings, now: datetime, period: Period = "week"
) -> Mapping[str, list[float]]:
    """The cases behind promises kept and replies given in time, as ``stats`` counts them, and nothing else of it."""
    from netritual.domain.figures import metric_counts

    today, tally = now.date(), Tally()
    span = span_of(network, today, period)
    metric_counts.answering(network, settings, span, today, tally)
    metric_counts.keeping(network, span, today, tally)
    return tally.of


def rhythms(network: Network, settings: Settings, today: date) -> list[tuple[Person, TieStats]]:
    """Everyone with a rhythm who is not archived, each with how the tie stands on a day."""
    tiered = counts(network).rhythms(today.toordinal())
    return [(one, tie_stats_of(one, sums, settings, today)) for one, sums in tiered if one.status != "archived"]


def medians(network: Network, now: datetime) -> dict[str, float]:
    """The user's own medians of the weekly counts over the last 12 completed weeks without rest weeks.

    Keys as in ``WEEK_COUNTS``. Weeks before ``counted_from`` do not count. Empty in the first three weeks.
    """
    return medians_since(network, now, counted_from(network, now.date()))


def medians_since(network: Network, now: datetime, start: date | None) -> dict[str, float]:
    """The medians, where the day is known from which weeks count (None: there is none yet)."""
    today = now.date()
    if start is None or (today - start).days < SETTLED_DAYS:
        return {}
    span = completed_weeks(today, _rests(network), LONG_WEEKS)
    weeks = [w for w in _numbers(network, span, set()) if w.monday + timedelta(days=6) >= start]
    middles = {key: middle(getattr(week, key) for week in weeks) for key in WEEK_COUNTS}
    return {key: value for key, value in middles.items() if value is not None}


def weekly(network: Network, now: datetime, weeks: int = LONG_WEEKS) -> list[WeekNumbers]:
    """The counts of the last weeks, this one included, oldest first; rest weeks are marked."""
    monday = monday_of(now.date())
    span = WeekSpan(monday - timedelta(days=7 * n) for n in range(max(1, weeks)))
    return _numbers(network, span, _rests(network))


def _numbers(network: Network, span: WeekSpan, rests: set[str]) -> list[WeekNumbers]:
    totals = counts(network)
    reviewed = {monday_of_week(r.week) for r in network.all(Review) if r.is_done}
    articles, gifts, intros = network.all(Article), network.all(Gift), network.all(Introduction)
    asks = [a for a in network.all(Ask) if a.state != "planned" and a.asked is not None]
    numbers: list[WeekNumbers] = []
    for monday in span.mondays:
        week, reach = WeekSpan((monday,)), totals.reach(monday)
        directions = [g.direction for g in gifts if week.holds(g.on)]
        useful = sum(1 for a in articles if a.comment is not None and a.comment.useful and week.holds(a.comment.on))
        numbers.append(
            WeekNumbers(
                week=week_of(monday),
                monday=monday,
                rest=week_of(monday) in rests,
                reviewed=monday in reviewed,
                people_reached=reach.people,
                in_person=reach.met,
                useful_comments=useful,
                asks_made=sum(1 for a in asks if week.holds(a.asked) and is_advice(a)),
                gave=directions.count("gave"),
                got=directions.count("got"),
                introductions=sum(1 for i in intros if week.holds(i.made)),
                articles_read=sum(1 for a in articles if week.holds(a.read)),
            )
        )
    return numbers


def _rests(network: Network) -> set[str]:
    return {rest.week for rest in network.all(Rest)}


def first_day(network: Network) -> date | None:
    """The first day that anything was noted for; None for an empty log. Imported people are not data."""
    touched = counts(network).first_touch()
    days = [touched] if touched is not None else []
    days += [p.made for p in network.all(Promise)] + [r.asked.date() for r in network.all(Request)]
    days += [a.asked for a in network.all(Ask) if a.asked is not None] + [t.made for t in network.all(Thanks)]
    days += [g.on for g in network.all(Gift)] + [c.said for c in network.all(Coffee)]
    days += [a.shared for a in network.all(Article)] + [r.started.date() for r in network.all(Review)]
    return min(days, default=None)


def counted_from(network: Network, today: date) -> date | None:
    """The day from which weeks count for the medians: that of the first use.

    A few lines about the time before it do not tell of its weeks. When the first use was a year ago, this is the first
    day noted: no median looks so far back.
    """
    began = [review.started.date() for review in network.all(Review)]
    began += [one.created.date() for one in counts(network).ranked() if one.created is not None]
    return first_day(network) if any((today - day).days > YEAR for day in began) else first_use(network)


def first_use(network: Network) -> date | None:
    """The day of the first use: of the first review, or from when somebody is kept and something is noted.

    Lines may tell of days before it, and people may be kept long before the first line, so neither alone is it. Of the
    people those with a rhythm or an entry are asked: a list may be long.
    """
    began, started = first_day(network), [review.started.date() for review in network.all(Review)]
    totals = counts(network)
    people = [*totals.ranked(), *(person for person, _ in totals.untiered(date.max.toordinal()))]
    met = min((person.created.date() for person in people if person.created is not None), default=None)
    noted = max(began, met) if began is not None and met is not None else began
    return min((day for day in (noted, *started) if day is not None), default=None)


def _not_a_fit(network: Network, people: Any) -> dict[int, bool]:
    blocked = {person.id: "all" in person.blocked_kinds for person in people}
    for coffee in network.all(Coffee):
        if coffee.decline_reason == "not_a_fit":
            blocked.update(dict.fromkeys(coffee.people, True))
    return blocked
