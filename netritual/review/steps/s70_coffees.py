"""Step 7: coffees for next week, each with a free slot; first words to write; what is planned, and who is left out."""

from collections.abc import Sequence
from functools import partial
from itertools import islice, takewhile

from msgspec.structs import replace

from netritual.domain.coffees.calendar_events import kind_called
from netritual.domain.coffees.coffee import STATE_WORDS, said_with
from netritual.domain.dates.day_wording import capital, day_words, moment_ago
from netritual.domain.dates.weeks import plus
from netritual.domain.dates.working_hours import hour_words, local_words, with_hours, zone_of
from netritual.domain.dates.zones import zone_named
from netritual.domain.loops.tentative_talks import Tentative
from netritual.domain.model import Coffee, Person, Slot
from netritual.domain.suggestions.fit import fit_of, reckoning
from netritual.domain.suggestions.selection import NO_REASON
from netritual.domain.suggestions.suggestion import NotShown, Suggestion
from netritual.domain.suggestions.triage import is_offered
from netritual.domain.ties.rhythm import days_later
from netritual.review.acts import COFFEE_ACTS, SUGGESTED_WORD_ACTS, SUGGESTION_ACTS, act, acts, fitting
from netritual.review.choice import CoffeeChoice, choices, plans
from netritual.review.loop_item import loop_item, slower_words, with_slower
from netritual.review.rows import last_row, name_of, names_of, point_rows
from netritual.review.silence_wording import birthday_words, silence_words, why_rows
from netritual.review.step import Act, Item, StepContext, StepSpec, row

ANSWERS, MESSAGES = "Answer", "A message"
"""The headings of those who wrote last, and of those who are written to and of whom something is noted."""
SUGGESTED, WORDS, PLANNED_ALREADY, LEFT_OUT = "Coffees", "A first word", "Planned already", "Not shown"
NAMES = "Whom would you enjoy to see?"
FIRST_STEP = "a message; more people are glad of one than one thinks"
MOST_LEFT_OUT = 12
"""Rows of those left out; the others have no reason for a coffee now."""


def build(ctx: StepContext, *, drafted: bool = True) -> list[Item]:
    """Answers, suggestions with their picks, first words (both state "first word"), coffees that are planned, people
    left out (state "left out"), and at the foot the offer to go through twelve names (state "names"). Coffees come
    without their drafts, which take time and are not seen before somebody asks, where they are not ``drafted`` yet."""
    every = ctx.once(STEP, choices)
    words = sorted([_word(ctx, one) for one in every if one.first_word], key=lambda item: item.section == WORDS)
    return [
        *[item for item in words if item.section == ANSWERS],
        *[_item(ctx, one, drafted) for one in every if not one.first_word],
        *[item for item in words if item.section != ANSWERS],
        *[_planned(ctx, coffee, drafted) for coffee in plans(ctx)],
        *[_tentative(ctx, one, drafted) for one in ctx.tentative if one.is_added],
        *[_left(ctx, left) for left in ctx.once(STEP, left_out)],
        *([_NAMES] if is_offered(ctx.network, ctx.today) else []),
    ]


def left_out(ctx: StepContext) -> list[NotShown]:
    """The first of those left out for a reason worth a row; those with no reason for a coffee now come after them.

    People with a planned coffee have a row of their own already.
    """
    planned = {person for coffee in plans(ctx) for person in coffee.people}
    planned |= {person for one in ctx.tentative for person in one.loop.people}
    telling = takewhile(lambda left: left.why != NO_REASON, ctx.suggestions.not_shown)
    return list(islice((left for left in telling if left.person not in planned), MOST_LEFT_OUT))


def lines(ctx: StepContext) -> Sequence[str]:
    """The time there is: capacity, windows, city, the age of the busy times; and who is not shown."""
    windows = {window.days: "" for window in ctx.settings.windows}
    for window in ctx.settings.windows:
        windows[window.days] += f"{', ' if windows[window.days] else ''}{window.from_}-{window.to}"
    spans = (f"{' '.join(day.capitalize() for day in days)}   {text}" for days, text in windows.items())
    hours = with_hours("; ".join(spans), ctx.settings)
    city = f"   {ctx.settings.city}" if ctx.settings.city else ""
    said = [f"You have time for {ctx.settings.capacity} a week.   {hours}{city}\t{_busy_words(ctx)}", *ctx.doubts]
    if words := silence_words(ctx.network, ctx.suggestions, {}):
        said.append(words)
    if words := birthday_words(ctx.network.all(Person), ctx.today):
        said.append(f"{capital(words)}.")
    left = [f"{name_of(ctx.network, one.person)} ({one.why})" for one in ctx.once(STEP, left_out)[:3]]
    if left:
        said.append(f"Not shown: {', '.join(left)}; n tells of all.")
    return said


def _busy_words(ctx: StepContext) -> str:
    if ctx.fetched is None:
        return ctx.unread or "no calendar read"
    return f"calendar read {moment_ago(ctx.fetched, ctx.now)}{'; ' if ctx.unread else ''}{ctx.unread}"


def _item(ctx: StepContext, choice: CoffeeChoice, drafted: bool) -> Item:
    one, slower = choice.suggestion, ctx.wants_slower(choice.suggestion.person)
    draft = _draft(ctx, choice) if drafted else ""
    cells = (name_of(ctx.network, one.person), fit_of(one.score).words, one.why, _slot_cell(ctx, choice))
    own = _PICKED_ACTS if choice.chosen.picked else SUGGESTION_ACTS
    every = with_slower(own, slower)
    able = _until(ctx, one.person, fitting(every, draft, None) if drafted else every)
    return row(
        "coffees", "people", one.person, SUGGESTED, cells, able, (one.person,), draft=draft, drafted=drafted,
        subject=choice, state="picked" if choice.chosen.picked else "",
        detail=(*_why(one), *_prep(ctx, choice), *slower_words(slower)),
    )  # fmt: skip


def _draft(ctx: StepContext, choice: CoffeeChoice) -> str:
    from netritual.review.message_drafts.coffee_drafts import invitation_to  # not before it is asked for: much to load

    return invitation_to(ctx, choice) or _note(ctx, choice.suggestion.person)


def _open_note(ctx: StepContext, person: int) -> str:
    from netritual.review.message_drafts.loop_drafts import (
        open_note,  # not before it is needed: most coffees stand without it
    )

    return open_note(ctx.network, ctx.settings, ctx.now, person)


def _note(ctx: StepContext, person: int) -> str:
    from netritual.review.message_drafts.loop_drafts import person_note  # likewise

    return person_note(ctx.network, ctx.settings, ctx.now, person)


def _word(ctx: StepContext, choice: CoffeeChoice) -> Item:
    """A message to somebody: nothing to pick, and no slot. What is open with them makes the text before a hello."""
    from netritual.review.message_drafts.occasion_drafts import first_word_to, opens

    one = choice.suggestion
    own = "" if opens(one) else _open_note(ctx, one.person)
    draft = own or first_word_to(ctx.network, ctx.settings, ctx.today, one) or _note(ctx, one.person)
    section = ANSWERS if one.is_answer else WORDS if one.is_to_a_stranger and not one.spoken else MESSAGES
    return row(
        "coffees", "people", one.person, section, (name_of(ctx.network, one.person), "", one.why, ""),
        _until(ctx, one.person, fitting(SUGGESTED_WORD_ACTS, draft, None)), (one.person,), state="first word",
        subject=choice, draft=draft,
        detail=(*_why(one), *last_row(ctx, one.person), ("first", FIRST_STEP)),
    )  # fmt: skip


def _until(ctx: StepContext, who: int, acts: Sequence[Act]) -> tuple[Act, ...]:
    """The acts, where the question of the one that puts off says until when too soon is."""
    person = ctx.network.get(Person, who)
    day = plus(ctx.today, days_later("too_soon", person, ctx.settings)) if person is not None else None
    why = f"why? Too soon: again on {day_words(day, ctx.today)}."
    return tuple(replace(one, prompt=why) if one.id == "not-now" and day else one for one in acts)


def _slot_cell(ctx: StepContext, choice: CoffeeChoice) -> str:
    """The hour first: it is what must be read where the column is cut."""
    slot, kind = choice.chosen.slot, choice.kind_words
    if slot is None:
        return choice.no_slot
    when = local_words(slot.start, ctx.settings, ctx.today)
    return when if kind == "coffee" else f"{when} {kind}"


def _why(one: Suggestion) -> tuple[tuple[str, str], ...]:
    return (
        *point_rows(one.points), ("fit", fit_of(one.score).words),
        ("reckoning", reckoning(one.points, one.multipliers, one.score)),
    )  # fmt: skip


def _prep(ctx: StepContext, choice: CoffeeChoice) -> tuple[tuple[str, str], ...]:
    chosen = choice.chosen
    rows = [("purpose", chosen.purpose)] if chosen.purpose else []
    rows += last_row(ctx, chosen.person)
    if chosen.slot is not None:
        minutes = chosen.slot.minutes
        why = "; ".join([f"{minutes} min{_by_video(ctx, choice)}", *choice.slot_why])
        why = with_hours(why, ctx.settings)
        rows.append(("slot", f"{local_words(chosen.slot.start, ctx.settings, ctx.today)}, {why}"))
        theirs = _their_time(ctx, chosen.person, chosen.slot)
        if theirs:
            rows.append(("for them", theirs))
    elif choice.options:
        first = local_words(choice.options[0].slot.start, ctx.settings, ctx.today)
        rows.append(("slot", f"{choice.no_slot}; > adds one more: {first}"))
    else:
        days = choice.suggestion.days
        which = "there is" if not days else f"{day_words(days[0], ctx.today)} has"
        which = "that week has" if len(days) > 1 else which
        rows.append(("slot", f"{which} no free hour for it"))
    return tuple(rows)


def _by_video(ctx: StepContext, choice: CoffeeChoice) -> str:
    """Says why it is a video call, where a city is not noted: theirs, or mine, which the settings ask for."""
    person = ctx.network.get(Person, choice.chosen.person)
    kind = choice.chosen.channel or choice.suggestion.kind
    if person and person.city and not ctx.settings.city and (choice.suggestion.either or kind == "video"):
        either = ", or by video" if choice.suggestion.either and kind != "video" else " by video"
        return f"{either}: they live in {person.city}, and your own city is not set (settings, city)"
    if choice.suggestion.either and kind == choice.suggestion.kind:
        return ", or by video: their city is not noted, ask them"
    return " by video, as their city is not noted" if kind == "video" and person and not person.city else ""


def _their_time(ctx: StepContext, person: int, slot: Slot) -> str:
    """The hour in their own zone, where it is another one."""
    who = ctx.network.get(Person, person)
    zone = zone_named(who.tz) if who is not None else None
    if zone is None:
        return ""
    theirs = slot.start.astimezone(zone)
    mine = slot.start.astimezone(zone_of(ctx.settings, slot.start))
    return f"{hour_words(theirs, ctx.settings)} ({zone.key})" if theirs.utcoffset() != mine.utcoffset() else ""


def _planned(ctx: StepContext, coffee: Coffee, drafted: bool) -> Item:
    when = local_words(coffee.slot.start, ctx.settings, ctx.today) if coffee.slot is not None else ""
    what = f"{kind_called(ctx.network, coffee)}, {STATE_WORDS.get(coffee.state, coffee.state)}"
    cells = (names_of(ctx.network, coffee.people), "", what, when)
    able = (*COFFEE_ACTS, *acts("show-brief", "draft-message", "copy-text", "write-calendar"))
    return row(
        "coffees", "coffees", coffee.id, PLANNED_ALREADY, cells, able, coffee.people, state="planned", subject=coffee,
        detail=tuple(words for words in (("purpose", coffee.purpose), ("place", coffee.place or "")) if words[1]),
        draft=_coffee_note(ctx, coffee) if drafted else "", drafted=drafted,
    )  # fmt: skip


def _coffee_note(ctx: StepContext, coffee: Coffee) -> str:
    from netritual.review.message_drafts.meeting_drafts import coffee_note  # likewise

    return coffee_note(ctx.network, ctx.settings, ctx.now, coffee, is_review=True)


def _tentative(ctx: StepContext, one: Tentative, drafted: bool) -> Item:
    """A talk that waits for a yes among what is planned."""
    item = loop_item(
        ctx.network, ctx.settings, ctx.now, one.loop,
        section=PLANNED_ALREADY, prefix="coffees:tentative", drafted=drafted,
    )  # fmt: skip
    what = f"{one.kind}, {one.asked}".rstrip(", ")
    cells = (names_of(ctx.network, one.loop.people), "", what, one.when(ctx.settings, ctx.today))
    return replace(item, cells=cells, state="planned", drafted=drafted)


def _left(ctx: StepContext, left: NotShown) -> Item:
    cells, able = (name_of(ctx.network, left.person), "", left.why, ""), (act("show-brief", "why not?"),)
    key, who = f"left:{left.person}", (left.person,)
    return row("coffees", "people", left.person, LEFT_OUT, cells, able, who, key=key, state="left out")


_NAMES = row(
    "coffees", "people", 0, NAMES, ("twelve names", "", "of your list, one key each: about a minute", ""),
    acts("twelve-names"), key="names", state="names",
    detail=(("how", "each yes is a rhythm; in the shell: netritual triage --size 12"),),
)  # fmt: skip


_PICKED_ACTS = tuple(act("pick-coffee", "leave out") if one.id == "pick-coffee" else one for one in SUGGESTION_ACTS)
"""The acts of a suggestion that is picked: the key that picked it leaves it out."""
_BEHIND = ("slot", "for them", "fit", "reckoning")
"""What the page of a suggestion has besides: its time, and how its fit is reckoned."""


def brief_rows(ctx: StepContext, item: Item) -> tuple[tuple[str, str], ...]:
    """The page of a row of this step, label and text: the brief of a coffee, or why somebody is not suggested."""
    from netritual.domain.suggestions.coffee_brief import brief_of

    if item.section == LEFT_OUT:
        return why_rows(ctx.network, ctx.settings, ctx.today, item.ref)
    coffee, why = ctx.network.get(Coffee, item.ref) if item.table == "coffees" else None, ""
    if isinstance(item.subject, CoffeeChoice):
        chosen, why = item.subject.chosen, item.subject.suggestion.why
        said = said_with(ctx.network.all(Coffee), chosen.person)
        coffee = said[0] if said else Coffee(people=(chosen.person,), said=ctx.today)
        coffee = replace(coffee, purpose=chosen.purpose)
    if coffee is None:
        return ()
    about = brief_of(ctx.network, ctx.settings, ctx.today, coffee, why).rows()
    return (*about, *((label, text) for label, text in item.detail if label in _BEHIND))


STEP = StepSpec(
    id="coffees", order=70, title="Coffees", question="Coffees for next week", aim_minutes=2.5, short_minutes=2.0,
    build=build, without_drafts=partial(build, drafted=False), lines=lines, acts=acts("write-calendar", "show-others"),
    body="netritual.tui.bodies.coffee_body:CoffeeBody", always=True,
    empty="Nobody is suggested this week. That is a valid answer.",
    counts=True, plans_coffees=True, foot="write", page=brief_rows,
    keys=acts("earlier-slot", "later-slot", "change-kind", "show-brief", "coffee-purpose", "show-others"),
)  # fmt: skip
