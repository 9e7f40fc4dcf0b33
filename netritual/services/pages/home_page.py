"""What Home shows, as plain values over the network, the settings and the moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffees.past_coffees import nothing_booked, to_come
from netritual.domain.figures.stats_metrics import counted_from, rhythms
from netritual.domain.loops.closing_decisions import is_late
from netritual.domain.loops.do_now import Today, today_of
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.loops.undecided_proposals import lines_without_names
from netritual.domain.model import Article, Person, Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.own_lines import OwnLines
from netritual.domain.ties.counts import counts
from netritual.domain.ties.rhythm import weight
from netritual.domain.ties.tie import tie
from netritual.domain.ties.tie_history import monthly
from netritual.domain.ties.tie_stats import TieStats
from netritual.domain.ties.tier_layers import QUIET, Layer, layers, stage_in_rhythm
from netritual.domain.ties.touch_metrics import load
from netritual.review.letter_wording import DAY_OFF, NO_ONE_ASK, old_words, today_words
from netritual.review.loop_item import loop_item, one_note_each
from netritual.review.step import Item
from netritual.services.pages.coming_up import coming_by_start
from netritual.services.pages.next_review import NextReview, next_review
from netritual.services.pages.week_figures import Figures, week_figures

MOST_QUIET, QUIET_DAYS = 3, 14
"""So many quiet ones are named at once, and whom a line of so many days may name is not quiet."""
MOST_ARTICLES = 2
MOST_PAST = 3
"""Planned talks that are over and asked about at once."""
FIVE = 5
"""People with a rhythm, from whom on nobody is asked for those one would call for advice."""


class Quiet(Struct, frozen=True, kw_only=True):
    """Somebody who is quiet, but worth a word: a close tie or one that was. ``months`` counts of the last twelve,
    oldest first, the touches in person and all of them."""

    person: int
    name: str
    tier: int
    days: int
    usual: float | None
    keep: float
    dormant: bool
    months: tuple[tuple[int, int], ...]


class PeopleCounts(Struct, frozen=True, kw_only=True):
    """How many people there are: those who talked with me within a year, and those on the list, who are not of the
    network."""

    talked: int
    listed: int


class HomePage(Struct, frozen=True, kw_only=True):
    """Everything on Home. ``empty``: nobody is here yet.

    ``past`` are the planned talks of which it is asked whether they happened; ``open`` counts the loops that are open
    today, ``late`` those of them that are late; ``waiting`` says who wrote beside those, or that no one waits.
    ``review_at`` is the place of the next review among what comes; one that is to be begun or gone on with is first.
    ``named`` counts those with a rhythm, ``known`` is told in the first weeks. ``five``: fewer than five people have a
    rhythm. ``nameless`` counts the lines of which it is asked who was meant. ``to_read`` counts the articles that wait,
    of which ``articles`` are the first. ``load`` is the words a week that the rhythms ask for. ``drafted``: the rows
    have their drafts.
    """

    empty: bool
    named: int
    known: PeopleCounts | None
    figures: Figures
    review: NextReview
    past: tuple[Item, ...]
    now: tuple[Item, ...]
    open: int
    late: int
    waiting: str
    nameless: int
    coming: tuple[Item, ...]
    review_at: int
    five: bool
    to_read: int
    articles: tuple[Item, ...]
    quiet: tuple[Quiet, ...]
    layers: tuple[Layer, ...]
    load: float
    drafted: bool


def home_page(network: Network, settings: Settings, now: datetime, *, drafted: bool = True) -> HomePage:
    """Home, as it stands at a moment; drafts take time, and come later where the rows are not ``drafted`` yet."""
    today = now.date()
    totals = counts(network)
    with_rhythm = rhythms(network, settings, today)
    stalled = {who for coffee in nothing_booked(network) for who in coffee.people}
    alive, tie_stats = [person for person, _ in with_rhythm], {person.id: stats for person, stats in with_rhythm}
    since = counted_from(network, today)
    figures, review = week_figures(network, settings, now, since), next_review(network, settings, now, since)
    day = today_of(network, settings, now)
    first = day.first
    unsnoozed = [] if day.off else [loop for loop in day.every if not is_snoozed(loop, today)]
    in_first = {who for loop in first for who in loop.people}
    past, to_do, coming = _items(network, settings, now, day, drafted=drafted)
    to_read, articles = _articles(network, settings, now)
    return HomePage(
        empty=not totals.anyone(),
        named=len(alive),
        known=None if figures.is_settled else headcount(network, today),
        figures=figures,
        review=review,
        past=past,
        now=to_do,
        open=len(unsnoozed),
        late=sum(is_late(network, loop) for loop in unsnoozed),
        waiting=DAY_OFF
        if day.off
        else today_words(network, today, in_first, "" if first else old_words(day.every, today) or NO_ONE_ASK),
        nameless=0 if day.off else len(lines_without_names(network)),
        coming=tuple(item for _, item in coming),
        review_at=sum(start <= review.start for start, _ in coming) if review.start is not None else 0,
        five=len(alive) < FIVE,
        to_read=to_read,
        articles=articles,
        quiet=_quiet(network, settings, now, [p for p in alive if p.id not in stalled], tie_stats),
        layers=layers(with_rhythm, settings, stalled),
        load=load(alive, settings),
        drafted=drafted,
    )


def with_drafts(page: HomePage, network: Network, settings: Settings, now: datetime) -> HomePage:
    """The page of a moment, its rows with their drafts."""
    past, to_do, coming = _items(network, settings, now, today_of(network, settings, now), drafted=True)
    return replace(page, past=past, now=to_do, coming=tuple(item for _, item in coming), drafted=True)


def _items(
    network: Network, settings: Settings, now: datetime, day: Today, *, drafted: bool
) -> tuple[tuple[Item, ...], tuple[Item, ...], list[tuple[datetime, Item]]]:
    """What is asked about, what is to be done, and what comes up with its start."""
    overdue = _over_talks(day, now.date())
    to_do = [loop for loop in day.first if loop not in overdue]
    items = one_note_each(
        [loop_item(network, settings, now, loop, prefix="home", drafted=drafted) for loop in (*overdue, *to_do)]
    )
    coming = coming_by_start(network, settings, now, day.tentative, drafted=drafted)
    return items[: len(overdue)], items[len(overdue) :], coming


def _over_talks(day: Today, today: date) -> list[Loop]:
    """The planned talks that are over and wait for an answer, the newest first: however much else is to be done."""
    if day.off:
        return []
    asked = [one for one in day.every if one.kind == "held" and not one.stage and one.asks(today)]
    return sorted((one for one in asked if not is_snoozed(one, today)), key=lambda one: one.age_days)[:MOST_PAST]


def _articles(network: Network, settings: Settings, now: datetime) -> tuple[int, tuple[Item, ...]]:
    """How many articles wait, and the first of them; without any nothing is loaded for it."""
    if not any(article.state == "queued" for article in network.all(Article)):
        return 0, ()
    from netritual.domain.suggestions.article_rank import queue
    from netritual.review.article_item import article_item

    readings = queue(network, settings, now)
    return len(readings), tuple(article_item(network, now.date(), one) for one in readings[:MOST_ARTICLES])


def headcount(network: Network, today: date) -> PeopleCounts:
    """How many people there are."""
    totals = counts(network)
    heads = totals.headcount(today)
    others = sum(sums.two_way > 0 and one.status != "archived" for one, sums in totals.untiered(today.toordinal()))
    ranked = sum(one.status != "archived" for one in totals.ranked())
    return PeopleCounts(talked=heads.two_way, listed=heads.everyone - ranked - others)


def _quiet(
    network: Network, settings: Settings, now: datetime, people: list[Person], tie_stats: Mapping[int, TieStats]
) -> tuple[Quiet, ...]:
    """Tiers 1 to 3 that are fading or dormant, the highest (1 - p_keep) x W first. Nobody whom a line of the last two
    weeks may name, or with whom a meeting is planned.

    The touches of those who are shown are read, for the usual gap; those of all others are not.
    """
    today = now.date()
    close = (person for person in people if person.tier in (1, 2, 3))
    quiet = [person for person in close if stage_in_rhythm(person, tie_stats[person.id]) in QUIET]
    if quiet:
        lately = OwnLines(network.talks_between(today - timedelta(days=QUIET_DAYS), today), dict).newest
        planned = {who for coffee in to_come(network, now) for who in coffee.people}
        quiet = [person for person in quiet if person.id not in lately and person.id not in planned]
    quiet.sort(key=lambda person: (-(1 - tie_stats[person.id].p_keep) * weight(person), person.name))
    touches = {person.id: network.touches(person.id) for person in quiet[:MOST_QUIET]}
    return tuple(
        Quiet(
            person=person.id,
            name=person.name,
            tier=person.tier,
            days=tie_stats[person.id].gap,
            usual=tie(person, touches[person.id], settings, today).median_gap,
            keep=tie_stats[person.id].p_keep,
            dormant=tie_stats[person.id].dormant,
            months=tuple(monthly(touches[person.id], today)),
        )
        for person in quiet[:MOST_QUIET]
    )
