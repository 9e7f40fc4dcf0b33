"""What belongs to the ritual itself: the topic, the sweep, and what is chosen among the suggestions."""

from collections.abc import Mapping
from datetime import timedelta
from typing import cast

from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import PastMeeting
from netritual.domain.coffees.coffee import said_with
from netritual.domain.coffees.slots import turn
from netritual.domain.dates.working_hours import zone_of
from netritual.domain.language.text import clean
from netritual.domain.model import (
    Channel,
    Coffee,
    DeclineReason,
    EventKey,
    Interaction,
    Person,
    Review,
    Settings,
    Shown,
)
from netritual.domain.people.addresses import tidy
from netritual.domain.quicklog.line_vocabulary import CHANNEL, CONVERSATIONS
from netritual.domain.ties.rhythm import LONGEST, cadence, days_later
from netritual.review.choice import CoffeeChoice
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import existing, refuse
from netritual.services.verbs.coffees import took_place

REASONS: tuple[DeclineReason, ...] = ("too_soon", "not_a_fit", "wrong_channel", "busy")
"""The keys 1 to 4 of a suggestion that is not wanted now."""


@verb("slower-rhythm")
def slower_rhythm(tx: Transaction, person: int, settings: Settings) -> Person:
    """Twice as many days between two words; the tier stays."""
    record = existing(tx, Person, person)
    return tx.put(replace(record, cadence_days=min(LONGEST, 2 * cadence(record, settings))))


@verb("not-now")
def not_now(tx: Transaction, person: int, reason: DeclineReason, channel: Channel, settings: Settings) -> DeclineReason:
    """Not this suggestion, and why; the reason is what became of it, and nothing else is learned from it.

    Too soon: later by half the rhythm, by three weeks where there is none, and a coffee that was said with them. Not a
    fit: never again unless asked for. Wrong channel: another kind of meeting from now on. They are busy: later by 14
    days.
    """
    record = existing(tx, Person, person)
    days = days_later(reason, record, settings)
    if days:
        day = tx.now.date() + timedelta(days=days)
        tx.put(replace(record, snooze_until=max(day, record.snooze_until or day)))
        for coffee in said_with(tx.all(Coffee), person):  # nor is it late meanwhile that nothing is booked
            tx.put(replace(coffee, snooze_until=max(day, coffee.snooze_until or day)))
    else:
        kind = "all" if reason == "not_a_fit" else channel
        tx.put(replace(record, blocked_kinds=tuple(dict.fromkeys((*record.blocked_kinds, kind)))))
    return reason


@verb("log-meeting")
def log_meeting(tx: Transaction, meeting: PastMeeting, people: tuple[int, ...], settings: Settings) -> Interaction:
    """A meeting of the calendar happened: one interaction, and the event is remembered so that it is asked once."""
    if not people:
        raise refuse("Nobody is named for this meeting.", "enter finds who it was.")
    for person in people:
        existing(tx, Person, person)
    event = EventKey(uid=meeting.uid, recurrence_id=meeting.recurrence_id)
    zone = zone_of(settings, tx.now)
    start = meeting.start.astimezone(zone)
    if any(talk.event == event for talk in tx.talks_between(start.date(), start.date())):
        raise refuse("This meeting is logged already.", "Nothing was changed.")
    talk = tx.put(
        Interaction(
            on=start.date(),
            time=f"{start:%H:%M}",
            tz=settings.tz or None,
            logged=tx.now,
            channel=channel_of(meeting.title),
            people=people,
            initiator="mutual",
            minutes=max(1, meeting.minutes),
            summary=tidy(meeting.title),
            source="calendar",
            event=event,
        )
    )
    took_place(tx, talk.id)
    return talk


def channel_of(title: str) -> Channel:
    """The kind of meeting that a calendar title names; "meeting" when it names none."""
    for word in tidy(title).lower().split():
        channel = CHANNEL.get(word.strip(".,:;()[]"))
        if channel in CONVERSATIONS:
            return cast(Channel, channel)
    return "meeting"


@verb("skip")
def skip(tx: Transaction) -> None:
    """Not this week: the row is settled in this review, and nothing else changes."""


@verb("meeting-none")
def meeting_none(tx: Transaction) -> None:
    """A meeting of the calendar that was no talk: it is settled, and nothing else changes."""


@verb("pick-coffee")
def pick(tx: Transaction, review: int, suggestion: CoffeeChoice) -> Review:
    """Pick a suggestion, or leave it again; the slot that was shown is kept with the pick."""
    stored = suggestion.stored
    return _put_choice(tx, review, replace(stored, slot=suggestion.chosen.slot, picked=not stored.picked))


@verb("earlier-slot")
def earlier_slot(tx: Transaction, review: int, suggestion: CoffeeChoice, times: int = 1) -> Review:
    """The free slot before the one that was shown, or so many before it."""
    return _turned(tx, review, suggestion, -times)


@verb("later-slot")
def later_slot(tx: Transaction, review: int, suggestion: CoffeeChoice, times: int = 1) -> Review:
    """The free slot after the one that was shown, or so many after it."""
    return _turned(tx, review, suggestion, times)


@verb("change-kind")
def change_kind(tx: Transaction, review: int, suggestion: CoffeeChoice) -> Review:
    """The next kind of meeting, with its slot."""
    kind, stored = suggestion.kinds[1 % len(suggestion.kinds)], suggestion.stored
    return _put_choice(tx, review, replace(stored, channel=kind, slot=suggestion.turned or stored.slot))


@verb("coffee-purpose")
def set_purpose(tx: Transaction, review: int, suggestion: CoffeeChoice, text: str) -> Review:
    """What the coffee is for."""
    return _put_choice(tx, review, replace(suggestion.stored, purpose=tidy(text)))


@verb("set-topic")
def set_topic(tx: Transaction, review: int, text: str) -> Review:
    """What I am stuck on; the people who could help are ranked by it."""
    return tx.put(replace(existing(tx, Review, review), topic=tidy(text)))


@verb("tick-sweep")
def tick_sweep(tx: Transaction, review: int, word: str) -> Review:
    """I looked a channel through (``word`` names it), or did not after all."""
    record = existing(tx, Review, review)
    left = tuple(other for other in record.sweep if other != word)
    sweep = left if word in record.sweep else (*record.sweep, word)
    return tx.put(replace(record, sweep=sweep))


@verb("set-learned")
def set_learned(tx: Transaction, review: int, text: str) -> Review:
    """One thing I learned this week."""
    return tx.put(replace(existing(tx, Review, review), learned=clean(text).strip()))


@verb("review-draft")
def keep_drafts(tx: Transaction, review: int, texts: Mapping[str, str]) -> Review:
    """Keep texts under way, by the key of their item, so that no crash loses them; an empty one is forgotten."""
    record = existing(tx, Review, review)
    texts_by_key = {**record.drafts, **{key: clean(text, newlines=True) for key, text in texts.items()}}
    drafts = {key: text for key, text in texts_by_key.items() if text.strip()}
    return record if drafts == record.drafts else tx.put(replace(record, drafts=drafts))


def plan_this_week(tx: Transaction, review: int, person: int) -> str:
    """Put somebody into the plan of this week, which step 7 shows and writes."""
    record = existing(tx, Review, review)
    shown = next((s for s in record.shown if s.person == person), Shown(person=person, score=0.0))
    if not shown.picked:
        _put_choice(tx, review, replace(shown, picked=True, score=0.0))  # by hand: it stays whoever is suggested
    return "in this week's plan"


def _turned(tx: Transaction, review: int, suggestion: CoffeeChoice, by: int) -> Review:
    option = turn(suggestion.options, suggestion.chosen.slot, by)
    if option is None:
        raise refuse("No free slot was found in the next two weeks.", "c plans it at a time of your own.")
    return _put_choice(tx, review, replace(suggestion.stored, slot=option.slot))


def _put_choice(tx: Transaction, review: int, choice: Shown) -> Review:
    """Keep what is chosen about a suggestion with the review."""
    record = existing(tx, Review, review)
    shown = {one.person: one for one in record.shown} | {choice.person: choice}
    return tx.put(replace(record, shown=tuple(shown.values())))
