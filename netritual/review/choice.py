"""The suggested coffees with what is chosen about each: slot, kind, purpose, picked or not."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, cast

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.calendar_events import WEEK_EVENT_MINUTES
from netritual.domain.coffees.coffee import PLANNED, planned_ahead, said_with
from netritual.domain.coffees.first_words import FirstWords
from netritual.domain.coffees.free_slots import Option, SlotFinder, Wish
from netritual.domain.coffees.slots import fit, reasons, wish_for
from netritual.domain.dates.cities import city_key
from netritual.domain.dates.day_wording import counted, listed
from netritual.domain.dates.weeks import monday_of
from netritual.domain.dates.working_hours import local_day, zone_of
from netritual.domain.loops.snoozing import people_of_row
from netritual.domain.loops.tentative_talks import days_open
from netritual.domain.model import (
    Channel,
    Coffee,
    Person,
    Promise,
    Review,
    Shown,
    Slot,
    WrittenFile,
)
from netritual.domain.network import Network
from netritual.domain.suggestions.coffee_preparation import purpose_for
from netritual.domain.suggestions.earlier_reviews import taken_out
from netritual.domain.suggestions.suggestion import Point, Suggestion, Suggestions
from netritual.domain.ties.rhythm import CLOSE_TIERS
from netritual.domain.ties.tie import CONVERSATIONS
from netritual.review.rows import name_of
from netritual.review.step import Item, StepContext

KINDS: tuple[Channel, ...] = ("coffee", "lunch", "walk", "video")
"""The kinds that ``v`` turns through."""
GOES_BACK = "[ goes to Coffees."
NOT_WRITTEN = f"No coffee is picked, and no calendar file was written. {GOES_BACK}"


class CoffeeChoice(Struct, frozen=True, kw_only=True):
    """A suggestion and what is chosen about it.

    ``stored`` is what the review keeps: slot, kind and purpose only where the person chose them. ``chosen`` is that
    with the rest filled in, as it would be written. ``options`` are the free slots to turn through, earliest first;
    ``kinds`` are those to turn through, the present one first, and ``turned`` is the slot of the next one. ``no_slot``:
    why a meeting has none.
    """

    suggestion: Suggestion
    stored: Shown
    chosen: Shown
    options: tuple[Option, ...] = ()
    kinds: tuple[Channel, ...] = KINDS
    turned: Slot | None = None
    slot_why: tuple[str, ...] = ()
    no_slot: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the person chose anything about it; else it is as it was suggested."""
        return not is_untouched(self.stored) or self.stored.picked != self.suggestion.preselected

    @property
    def kind_words(self) -> str:
        """The kind that was chosen, else as it was suggested."""
        chosen, one = self.chosen.channel or self.suggestion.kind, self.suggestion
        return one.kind_words if self.stored.channel is None and chosen == one.kind else chosen

    @property
    def first_word(self) -> bool:
        """A message, as long as no meeting is planned instead."""
        return self.chosen.channel is None


TALKS_AT_REST = ("interactions", "coffees", "asks", "follows")
"""Whoever lets a word or a talk of one of these rest is not offered one with the same people in that review."""
PASSED_OVER = "here"
"""Whoever was passed over when a word was in place is offered no other one; a talk has reasons of its own."""


def choices(ctx: StepContext, suggestions: Suggestions | None = None) -> list[CoffeeChoice]:
    """The suggestions, those of the context unless others are given, and those put into this week's plan by hand, each
    with its slots and what was chosen.

    Whoever a talk is to be confirmed with has a row of their own, and whoever was let rest in this review has none. A
    first word has no slot, and nothing to pick: once it is picked it is a coffee instead.

    A slot that was picked or moved by hand stays, and is no free slot for the others; the rest is fitted around it.
    """
    suggestions = suggestions or ctx.suggestions
    waiting = {who for one in ctx.tentative for who in one.loop.people}.union(_let_rest(ctx, TALKS_AT_REST))
    wordless = waiting.union(_let_rest(ctx, (PASSED_OVER,)))
    suggested = [one for one in suggestions.shown if one.person not in (wordless if one.first_word else waiting)]
    shown = [*_with_room(ctx, suggested), *(one for one in _by_hand(ctx, suggestions) if one.person not in waiting)]
    stored = _stored(ctx, shown)
    wishes = {  # a first word has none, unless a coffee is planned instead
        one.person: _wish(ctx, one, stored[one.person])
        for one in shown
        if not one.first_word or stored[one.person].picked
    }
    busy_slots = taken_times(ctx)
    finder = SlotFinder(ctx.busy, ctx.settings, ctx.now, ctx.holidays, busy_slots)
    plan, stored = _plan(ctx, list(wishes.values()), stored, busy_slots)
    days = Counter(
        local_day(slot.start, ctx.settings) for slot in (*busy_slots, *(option.slot for option in plan.values()))
    )
    full = frozenset(day for day, coffees in days.items() if coffees >= ctx.settings.a_day)
    rows = []
    for one in shown:
        if one.person not in wishes:
            rows.append(_message(ctx, one, stored[one.person]))
            continue
        room = Room(ctx, finder, tuple(_kept_slots(one.person, stored, plan)), full)
        rows.append(_choice(ctx, one, stored[one.person], plan.get(one.person), wishes[one.person], room))
    return rows


def _let_rest(ctx: StepContext, kinds: Collection[str]) -> Iterator[int]:
    """Those with whom something of these tables was let rest in this review, or who were passed over in it."""
    for item in ctx.review.items:
        _, kind, number = (*item.ref.split(":"), "", "")[:3]
        if kind in kinds and kind == PASSED_OVER and item.outcome in ("let-rest", "skip"):
            yield int(number)
        elif kind in kinds and item.outcome == "let-rest":
            yield from people_of_row(ctx.network, item.ref)


def _kept_slots(person: int, stored: Mapping[int, Shown], plan: Mapping[int, Option]) -> Iterator[Slot]:
    """The slots that somebody cannot have: those that were chosen for the others that are picked, and to an offer also
    those that the plan has for them."""
    for who, other in stored.items():
        if who != person and other.picked:
            if other.slot is not None:
                yield other.slot
            elif who in plan and not stored[person].picked:
                yield plan[who].slot


def _message(ctx: StepContext, one: Suggestion, stored: Shown) -> CoffeeChoice:
    """The choice of a first word, which needs neither a slot nor a kind of meeting."""
    purpose = stored.purpose or _purpose(ctx, one.person)
    return CoffeeChoice(suggestion=one, stored=stored, chosen=replace(stored, purpose=purpose, slot=None, channel=None))


def first_words(ctx: StepContext, chosen: Iterable[CoffeeChoice]) -> FirstWords:
    """The week's first words among the choices, to those with whom I never talked, and the first moment that no busy
    time and no coffee takes."""
    every = list(chosen)
    words = [
        one.suggestion
        for one in every
        if one.first_word and one.suggestion.preselected and one.suggestion.is_to_a_stranger
        if not any(touch.channel in CONVERSATIONS for touch in ctx.network.touches(one.suggestion.person))
    ]
    if not words or not ctx.settings.first_words:
        return FirstWords((), None)
    busy_slots = [*taken_times(ctx), *(one.chosen.slot for one in every if one.chosen.picked and one.chosen.slot)]
    finder = SlotFinder(ctx.busy, ctx.settings, ctx.now, ctx.holidays, busy_slots)
    return FirstWords(tuple(name_of(ctx.network, one.person) for one in words), finder.first_free(WEEK_EVENT_MINUTES))


def written_coffees(ctx: StepContext) -> Counter[str]:
    """How many coffees this review wrote to the calendar file, new or moved ("coffee") or as cancelled ("cancelled
    coffee")."""
    files = [file for file in ctx.network.all(WrittenFile) if file.path.endswith("coffees.ics")]
    since = {uid for file in files for uid, moment in file.entered.items() if moment >= ctx.review.started}
    coffees = [one for one in ctx.network.all(Coffee) if one.uid in since]
    return Counter("coffee" if one.state in PLANNED else "cancelled coffee" for one in coffees)


def counted_coffees(counts: Mapping[str, int]) -> str:
    """ "2 coffees and 1 cancelled coffee"."""
    return listed([counted(count, name) for name, count in sorted(counts.items(), reverse=True)])


def unwritten_words(ctx: StepContext, items: Sequence[Item]) -> str:
    """That coffees among the rows are picked or planned, or only suggested, or that some were moved or cancelled, and
    that the calendar file does not say so yet, in a sentence; that this review wrote no file, where none was picked; ""
    where nothing is to be written, or the person left them out."""
    from netritual.domain.coffees.written_events import unwritten_changes  # not before the end: it reads the file

    changed = unwritten_changes(ctx.network, ctx.now)
    chosen = [item.subject for item in items if isinstance(item.subject, CoffeeChoice)]
    picked = [one for one in chosen if one.chosen.picked]
    planned = sum(isinstance(one := item.subject, Coffee) and one.state == "proposed" for item in items)
    own = sum(one.is_own for one in picked)
    if not picked and not planned and not any(changed):
        passed = any(not one.first_word for one in chosen) and not any(one.is_own for one in chosen)
        return NOT_WRITTEN if passed and not written_coffees(ctx) else ""
    mine = "planned" if planned else "picked"
    count, done = (own + planned, mine) if own + planned else (len(picked), "suggested")
    if words := changed.words(**{done: count}):
        return f"{words} {GOES_BACK}"
    are = "is" if count == 1 else "are"
    return f"{counted(count, 'coffee')} {are} {done} and not in the calendar file yet. {GOES_BACK}"


class Room(NamedTuple):
    """What is free for one of the suggestions: the fortnight, without the slots that stay with others; ``full`` are the
    days that hold all the coffees of a day."""

    ctx: StepContext
    finder: SlotFinder
    kept: tuple[Slot, ...]
    full: frozenset[date]

    def options(self, wish: Wish) -> list[Option]:
        """The free slots, best first."""
        return [one for one in self.finder.options(wish) if not _in_the_way(self.ctx, one.slot, self.kept)]

    def no_slot(self, options: Sequence[Option]) -> str:
        """Why a meeting has no slot, in few words: nothing is free, no day holds one more, or no week."""
        if not options:
            return "no free hour"
        if all(local_day(one.slot.start, self.ctx.settings) in self.full for one in options):
            return "no free day left"
        return f"only {self.ctx.settings.capacity} a week"


def _in_the_way(ctx: StepContext, slot: Slot, others: Sequence[Slot]) -> bool:
    """True when a slot overlaps one of those that stay, with the buffer between two coffees."""
    gap = timedelta(minutes=max(0, ctx.settings.buffer_min))
    return any(slot.start < other.end + gap and other.start < slot.end + gap for other in others)


def plans(ctx: StepContext) -> list[Coffee]:
    """The coffees that are planned and not over."""
    return planned_ahead(ctx.network.all(Coffee), ctx.now)


def _with_room(ctx: StepContext, shown: Sequence[Suggestion]) -> list[Suggestion]:
    """The suggestions, without the picks of the app where a day is spoken of already or an earlier review took somebody
    out, or where somebody is a stranger so far, and without its last ones where talks that wait for a yes may need
    their places."""
    barred = days_open(ctx.network, ctx.today) | taken_out(ctx.network.all(Review), ctx.review.week)
    chosen = [one.person for one in shown if one.preselected and not one.first_word]
    picks = [who for who in chosen if who not in barred and not _is_stranger(ctx.network, who)]
    left = set(picks[: max(0, len(picks) - sum(one.is_added for one in ctx.tentative))])
    return [one if one.first_word or one.person in left else replace(one, preselected=False) for one in shown]


def _is_stranger(network: Network, who: int) -> bool:
    """Whether no word with somebody is noted, of whom I did not say that they are close."""
    person = network.get(Person, who)
    return person is not None and person.tier not in CLOSE_TIERS and not network.touches(who)


def taken_times(ctx: StepContext) -> tuple[Slot, ...]:
    """The times of the planned coffees, and of the talks that wait for a yes."""
    return (
        *(one.slot for one in plans(ctx) if one.slot is not None),
        *(one.slot for one in ctx.tentative if one.is_added),
    )


def _by_hand(ctx: StepContext, suggestions: Suggestions) -> list[Suggestion]:
    """People put into this week's plan in another step, who are not among the suggestions."""
    there = {suggestion.person for suggestion in suggestions.shown}
    planned = {person for coffee in plans(ctx) for person in coffee.people}
    suggestions_by_hand = []
    for shown in ctx.review.shown:
        person = ctx.network.get(Person, shown.person)
        if person is None or not shown.picked or shown.person in there or shown.person in planned:
            continue
        if is_untouched(shown):
            continue  # the app picked them, and suggests somebody else by now
        why = "you put them into this week's plan"
        point = Point("plan", shown.score, why)
        kind = next((c.channel for c in said_with(ctx.network.all(Coffee), shown.person)), "coffee")
        suggestions_by_hand.append(
            Suggestion(person=shown.person, score=shown.score, points=(point,), multipliers=(), why=why, kind=kind)
        )
    return suggestions_by_hand


def is_untouched(shown: Shown) -> bool:
    """Whether it is stored as it was suggested: a pick by hand has a slot, and one of another step no score."""
    return bool(shown.score) and shown.slot is None and shown.channel is None and not shown.purpose


def _stored(ctx: StepContext, shown: Sequence[Suggestion]) -> dict[int, Shown]:
    """What is chosen about each by person. As many as were picked by the app are so still, those that it picks now
    first: the order may be another one by now."""
    before = {one.person: one for one in ctx.review.shown}
    free = [one for one in shown if one.person not in before or is_untouched(before[one.person])]
    had = sum(before[one.person].picked for one in free if one.person in before)
    new = sum(one.preselected and not one.first_word for one in free if one.person not in before)
    able = sorted((one for one in free if not one.first_word), key=lambda one: not one.preselected)
    picked = {one.person for one in able[: max(had, new)]}
    fresh = {one.person: Shown(person=one.person, score=one.score, picked=one.person in picked) for one in free}
    return {one.person: fresh.get(one.person) or before[one.person] for one in shown}


def _wish(ctx: StepContext, one: Suggestion, stored: Shown) -> Wish:
    """The wish of a suggestion: its kind only when it was chosen, or is not the plain coffee of any hour at home."""
    person = ctx.network.get(Person, one.person) or Person(handle="", name="")
    city = one.city or person.city
    away = any(city_key(trip.city) == city_key(city) for trip in ctx.settings.trips)
    first = "coffee" if one.first_word else one.kind
    kind = stored.channel or ("" if first == "coffee" and not away else first)
    dues = [
        p.due
        for p in ctx.network.all(Promise)
        if p.by == "me" and p.is_open and p.due is not None and one.person in p.people
    ]
    return wish_for(person, one.score, kind, min(dues, default=None), stored.slot)._replace(days=one.days, city=city)


def _plan(
    ctx: StepContext, wishes: Sequence[Wish], stored: dict[int, Shown], busy_slots: tuple[Slot, ...]
) -> tuple[dict[int, Option], dict[int, Shown]]:
    """A slot for each: the picked ones first, within the week's capacity, and before the end of next week where it has
    a place for them; the others beside them, as offers. And what is chosen then: a pick of the app for which it has no
    place gives way to somebody for whom it has one."""
    picked = [wish for wish in wishes if stored[wish.person].picked]
    others = [wish for wish in wishes if not stored[wish.person].picked]
    soon = fit(picked, (*ctx.busy, _after_next_week(ctx)), ctx.settings, ctx.now, ctx.holidays, busy_slots)
    late = [wish for wish in picked if wish.person not in soon]
    beside = (*busy_slots, *(option.slot for option in soon.values()))
    free = [wish for wish in late if is_untouched(stored[wish.person])]
    able = [wish for wish in others if is_untouched(stored[wish.person])] if free else []
    instead = fit(able, (*ctx.busy, _after_next_week(ctx)), ctx.settings, ctx.now, ctx.holidays, beside) if able else {}
    turned = {wish.person: False for wish in free[: len(instead)]}
    turned |= dict.fromkeys([wish.person for wish in able if wish.person in instead][: len(free)], True)
    if turned:
        now = {who: replace(one, picked=turned.get(who, one.picked)) for who, one in stored.items()}
        return _plan(ctx, wishes, now, busy_slots)
    first = {**soon, **(fit(late, ctx.busy, ctx.settings, ctx.now, ctx.holidays, beside) if late else {})}
    roomy = replace(ctx.settings, capacity=ctx.settings.capacity + len(wishes))
    beside = (*busy_slots, *(option.slot for option in first.values()))
    # A slot that was chosen for an offer gives way to a pick that came to lie over it.
    offers = [
        wish._replace(fixed=None) if wish.fixed is not None and _in_the_way(ctx, wish.fixed, beside) else wish
        for wish in others
    ]
    return {**fit(offers, ctx.busy, roomy, ctx.now, ctx.holidays, beside), **first}, stored


def _after_next_week(ctx: StepContext) -> Busy:
    """The time from the end of next week on, as if it were taken."""
    after = datetime.combine(monday_of(ctx.today) + timedelta(days=14), time(), tzinfo=zone_of(ctx.settings, ctx.now))
    return Busy(after, after + timedelta(days=28))


def _choice(
    ctx: StepContext, one: Suggestion, stored: Shown, planned: Option | None, wish: Wish, room: Room
) -> CoffeeChoice:
    slot = planned.slot if planned is not None else None
    options = sorted(room.options(wish), key=lambda o: o.slot.start)
    option = next((o for o in options if slot is not None and o.slot.start == slot.start), planned)
    kind = stored.channel or cast(Channel, option.kind if option is not None else one.kind)
    if slot is not None and option is not None and stored.channel is None and option.slot.start == slot.start:
        slot = option.slot
    kinds, purpose = _kinds(wish, kind), stored.purpose or _purpose(ctx, one.person)
    picked = stored.picked and (slot is not None or stored in ctx.review.shown)
    return CoffeeChoice(
        suggestion=one,
        stored=stored,
        chosen=replace(stored, slot=slot, channel=kind, purpose=purpose, picked=picked),
        options=tuple(options),
        kinds=kinds,
        turned=_turned(room, wish, kinds, slot),
        slot_why=reasons(option, wish, room.finder, ctx.today) if option is not None else (),
        no_slot=room.no_slot(options) if slot is None else "",
    )


def _turned(room: Room, wish: Wish, kinds: Sequence[Channel], slot: Slot | None) -> Slot | None:
    """The slot of the next kind: at the same start when it fits there, else the best one of its day or of one that has
    room; a meal has its own hours."""
    options = room.options(wish._replace(kind=kinds[1 % len(kinds)]))
    mine = local_day(slot.start, room.ctx.settings) if slot is not None else None
    roomy = [
        one for one in options if (day := local_day(one.slot.start, room.ctx.settings)) == mine or day not in room.full
    ]
    best = (roomy or options)[0].slot if options else slot
    return next((one.slot for one in options if slot is not None and one.slot.start == slot.start), best)


def _kinds(wish: Wish, first: Channel) -> tuple[Channel, ...]:
    """The kind that is shown first, then the others in their order, without those that are blocked for them."""
    at = KINDS.index(first) if first in KINDS else -1
    turned = (*KINDS[at + 1 :], *KINDS[: max(0, at)])
    return (first, *(kind for kind in turned if kind != first and kind not in wish.blocked_kinds))


def _purpose(ctx: StepContext, person: int) -> str:
    said = [c.purpose for c in said_with(ctx.network.all(Coffee), person) if c.purpose]
    return said[0] if said else purpose_for(ctx.network, (person,))
