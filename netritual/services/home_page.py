"""What Home shows, as plain values over the network, the settings and the moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from netritual.domain.closing import report_of
from netritual.domain.counts import counts
from netritual.domain.do_now import today_of
from netritual.domain.events import planned_reviews
from netritual.domain.hours import review_hour
from netritual.domain.loop import Loop
from netritual.domain.model import Person, Rest, Review, Settings, WrittenFile
from netritual.domain.network import Network
from netritual.domain.past_coffees import nothing_booked, to_come
from netritual.domain.rhythm import TIER_SIZES, cadence, weight
from netritual.domain.stats_metrics import WeekNumbers, first_use, rhythms, weekly
from netritual.domain.stats_metrics import medians as medians_of
from netritual.domain.suggestions.own_lines import OwnLines
from netritual.domain.tie_stats import TieStats
from netritual.domain.ties import Stage, stage_of, tie
from netritual.domain.touch_metrics import load
from netritual.domain.triage import is_offered
from netritual.domain.weeks import week_of
from netritual.domain.words import counted, in_days
from netritual.review.acts import FIRST_WORD_ACTS
from netritual.review.letter_words import DAY_OFF, NO_ONE_ASK, old_words, today_words
from netritual.review.loop_item import loop_item, one_note_each
from netritual.review.notes import first_word_to
from netritual.review.ritual_weeks import recent, weeks_words
from netritual.review.rows import names_of
from netritual.review.step import Item, row
from netritual.services.coming_up import coming_up

if TYPE_CHECKING:
    from netritual.domain.suggestions.suggestion import Suggestion

MOST_QUIET, QUIET_DAYS = 3, 14
"""So many quiet ones are named at once, and whom a line of so many days may name is not quiet."""
FIVE = 5
"""People with a rhythm, from whom on nobody is asked for those one would call for advice."""
MOST_WORDS = 2
USEFUL, ADVICE, FAVOURS = 2, 1, 1
"""What a week is measured by, until there is a median of one's own."""
NOTHING_PLANNED = "Nothing planned."
_QUIET = ("fading", "dormant")
"""How a tie stands with somebody who is quiet."""


class Figure(Struct, frozen=True):
    """One number of the week: its words, how much is done, and what is aimed at (None: no aim yet)."""

    words: str
    done: int
    aim: int | None


class Layer(Struct, frozen=True, kw_only=True):
    """A tier: its days, people, soft size, the share in rhythm (None: nobody), who is fading or dormant, and the words
    a week it asks for."""

    tier: int
    days: int
    people: int
    cap: int | None
    in_rhythm: float | None
    fading: int
    dormant: int
    asks: float


class Quiet(Struct, frozen=True, kw_only=True):
    """Somebody who is quiet, but worth a word: a close tie or one that was."""

    person: int
    name: str
    tier: int
    days: int
    usual: float | None
    keep: float
    dormant: bool


class HomePage(Struct, frozen=True, kw_only=True):
    """Everything on Home. ``empty``: nobody is here yet.

    ``more`` counts what else could be done now; ``waiting`` says who wrote beside those, or that no one waits;
    ``five``: fewer than five people have a rhythm;
    ``names``: twelve names of the list are offered.
    """

    empty: bool
    talked: int
    everyone: int
    figures: tuple[Figure, ...]
    next_review: str
    last_review: str
    now: tuple[Item, ...]
    more: int
    waiting: str
    coming: tuple[Item, ...]
    five: bool
    names: bool
    quiet: tuple[Quiet, ...]
    layers: tuple[Layer, ...]
    load: float
    reached: int | None
    review_on: date
    sweep: tuple[str, ...]


def home_page(network: Network, settings: Settings, now: datetime) -> HomePage:
    """Home, as it stands at a moment."""
    today = now.date()
    totals = counts(network)
    with_rhythm = rhythms(network, settings, today)
    stalled = {who for coffee in nothing_booked(network) for who in coffee.people}
    alive, tie_stats = [person for person, _ in with_rhythm], {person.id: stats for person, stats in with_rhythm}
    standing = totals.standing(today)
    review = next((r for r in network.all(Review) if r.week == week_of(today)), None)
    known_reviews = (event for file in network.all(WrittenFile) for event in file.reviews)
    starts = planned_reviews(known_reviews, settings, now)
    rests = any(rest.week == week_of(today) for rest in network.all(Rest))
    medians = medians_of(network, now)
    day = today_of(network, settings, now)
    first = day.first
    named = {who for loop in first for who in loop.people}
    return HomePage(
        empty=not totals.anyone(),
        talked=standing.two_way,
        everyone=standing.everyone,
        figures=_figures(weekly(network, now, 1)[0], medians, settings, _late(network, () if day.off else day.every)),
        next_review=next_review(starts, settings, now, review, rests),
        last_review=_last_review(network, today),
        now=one_note_each([loop_item(network, settings, now, loop, prefix="home") for loop in first]),
        more=day.more,
        waiting=DAY_OFF
        if day.off
        else today_words(network, today, named, "" if first else old_words(day.every, today) or NO_ONE_ASK),
        coming=coming_up(network, settings, now, day.tentative),
        five=len(alive) < FIVE,
        names=is_offered(network, today),
        quiet=_quiet(network, settings, now, [p for p in alive if p.id not in stalled], tie_stats),
        layers=layers(with_rhythm, settings, stalled),
        load=load(alive, settings),
        reached=round(medians["people_reached"]) if "people_reached" in medians else None,
        review_on=_review_on(starts, now, review),
        sweep=review.sweep if review is not None else (),
    )


class Suggested(NamedTuple):
    """What Home tells of the suggestions where no coffee stands: a sentence, and the first words to write."""

    words: str = NOTHING_PLANNED
    first_words: tuple[Item, ...] = ()


def suggested(network: Network, settings: Settings, today: date) -> Suggested:
    """How many are suggested, or that no one needs a coffee, where that is known; and two first words at most."""
    from netritual.domain.suggestions.suggest import suggest  # not at start: Home stands before it is asked

    suggestions = suggest(network, settings, today)
    if not suggestions.shown:
        return Suggested("No one needs a coffee this week." if suggestions.silence == "kept" else NOTHING_PLANNED)
    words = [one for one in suggestions.shown if one.is_to_a_stranger][:MOST_WORDS]
    return Suggested(
        f"{NOTHING_PLANNED} {counted(len(suggestions.shown), 'suggestion')}: w",
        tuple(_first_word(network, settings, today, one) for one in words),
    )


def _first_word(network: Network, settings: Settings, today: date, one: Suggestion) -> Item:
    """Somebody to write a first word to: who and why."""
    who, draft = (one.person,), first_word_to(network, settings, today, one)
    cells, key = (names_of(network, who), one.why), f"first:{one.person}"
    return row("home", "people", one.person, "A FIRST WORD", cells, FIRST_WORD_ACTS, who, key=key, draft=draft)


def _late(network: Network, every: Sequence[Loop]) -> int:
    """Promises of mine whose day is past, but those that a later line tells as kept."""
    late = (one for one in every if one.kind == "promise" and one.late)
    return sum(one.proposed is None and report_of(network, one) is None for one in late)


def _figures(week: WeekNumbers, medians: Mapping[str, float], settings: Settings, late: int) -> tuple[Figure, ...]:
    def aim(key: str, otherwise: int | None) -> int | None:
        return round(medians[key]) if medians.get(key, 0) >= 1 else otherwise

    return (
        Figure("people interacted with", week.people_reached, aim("people_reached", None)),
        Figure("in person", week.in_person, aim("in_person", settings.capacity)),
        Figure("useful comments", week.useful_comments, aim("useful_comments", USEFUL)),
        Figure("advice asked", week.asks_made, aim("asks_made", ADVICE)),
        Figure("favours given", week.gave, aim("gave", FAVOURS)),
        Figure("promises late", late, 0),
    )


def _review_on(starts: Mapping[str, datetime], now: datetime, review: Review | None) -> date:
    """The day of the next review, today included until its hour has gone. ``review`` is this week's: done early, it
    counts for the week, and the next one is next week's; begun and not done, it takes no day away."""
    over = review.week if review is not None and review.is_over else ""
    ahead = (start for week, start in starts.items() if start >= now and week != over)
    return min(ahead, default=now + timedelta(days=7)).date()


def next_review(
    starts: Mapping[str, datetime], settings: Settings, now: datetime, review: Review | None, rests: bool = False
) -> str:
    """When the next review is, in words; an open one is named first, and one whose hour has come stays named."""
    if review is not None and review.ended is None:
        ahead = review.started.date() < now.date() < _review_on(starts, now, review)
        words = f"{_review_on(starts, now, review):%a} {review_hour(settings)}, begun" if ahead else "in progress"
        return f"{words}: w goes on"
    this_week = starts.get(week_of(now.date()))
    if review is None and not rests and this_week is not None and this_week < now:
        return f"{this_week:%a} {review_hour(settings)}: w begins it"
    day = _review_on(starts, now, review)
    return f"{day:%a} {review_hour(settings)}, {in_days((day - now.date()).days)}"


def _last_review(network: Network, today: date) -> str:
    reviews = network.all(Review)
    ended = [review for review in reviews if review.ended is not None]
    if not ended:
        return "The first one takes 15 minutes: press w."
    newest = max(ended, key=lambda review: review.started)
    minutes = max(1, round(sum(newest.seconds.values()) / 60))
    done, of = recent(reviews, network.all(Rest), today, partial(first_use, network))
    took = f"Last took {minutes} min."
    return f"{took} {weeks_words(done, of)}." if of > 1 else took


def _quiet(
    network: Network, settings: Settings, now: datetime, people: list[Person], tie_stats: Mapping[int, TieStats]
) -> tuple[Quiet, ...]:
    """Tiers 1 to 3 that are fading or dormant, the highest (1 - p_keep) x W first. Nobody whom a line of the last two
    weeks may name, or with whom a meeting is planned.

    The touches of those who are shown are read, for the usual gap; those of all others are not.
    """
    today = now.date()
    quiet = [person for person in people if person.tier in (1, 2, 3) and _stage(person, tie_stats[person.id]) in _QUIET]
    if quiet:
        lately = OwnLines(network.talks_between(today - timedelta(days=QUIET_DAYS), today), dict).newest
        planned = {who for coffee in to_come(network, now) for who in coffee.people}
        quiet = [person for person in quiet if person.id not in lately and person.id not in planned]
    quiet.sort(key=lambda person: (-(1 - tie_stats[person.id].p_keep) * weight(person), person.name))
    return tuple(
        Quiet(
            person=person.id,
            name=person.name,
            tier=person.tier,
            days=tie_stats[person.id].gap,
            usual=tie(person, network.touches(person.id), settings, today).median_gap,
            keep=tie_stats[person.id].p_keep,
            dormant=tie_stats[person.id].dormant,
        )
        for person in quiet[:MOST_QUIET]
    )


def _stage(person: Person, stats: TieStats, *, stalled: bool = False) -> Stage | None:
    """How the tie with somebody who has a rhythm stands."""
    rhythm = stats.cadence if stats.touch_days else None
    return stage_of(person, stats.p_keep, stats.gap, rhythm, stats.dormant, stalled)


def layers(
    people: Sequence[tuple[Person, TieStats]], settings: Settings, stalled: Collection[int]
) -> tuple[Layer, ...]:
    """The tiers, the closest first. ``stalled`` are those with whom a coffee was said and has no day."""
    tiers = []
    for tier in range(1, 6):
        mine = [(person, stats) for person, stats in people if person.tier == tier]
        stages = [_stage(person, stats, stalled=person.id in stalled) for person, stats in mine]
        in_rhythm = sum(stats.gap <= stats.cadence for _, stats in mine)
        tiers.append(
            Layer(
                tier=tier,
                days=settings.cadences.get(str(tier), 365),
                people=len(mine),
                cap=TIER_SIZES.get(tier),
                in_rhythm=in_rhythm / len(mine) if mine and tier < 5 else None,
                fading=stages.count("fading"),
                dormant=stages.count("dormant"),
                asks=sum(7 / cadence(person, settings) for person, _ in mine) if tier < 5 else 0.0,
            )
        )
    return tuple(tiers)
