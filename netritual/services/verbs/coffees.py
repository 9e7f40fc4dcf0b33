"""The life of a coffee as verbs: plan, move, confirm, cancel, hold, let it rest."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid4, uuid5

from msgspec.structs import replace

from netritual.domain.coffees import coffee as life
from netritual.domain.coffees.absentees import named_among, names_between, short_names, without_absentees
from netritual.domain.coffees.past_coffees import are_alike, at_rest, is_it, talk_near, talk_of
from netritual.domain.dates.day_wording import listed
from netritual.domain.dates.working_hours import local_words
from netritual.domain.loops.loop_list import met_instead
from netritual.domain.model import Channel, Coffee, Interaction, Person, Promise, Settings, Slot
from netritual.domain.network import known_people
from netritual.domain.people.addresses import tidy
from netritual.errors import NetritualError, UsageError
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import existing, refuse

KINDS: tuple[Channel, ...] = (
    "coffee", "breakfast", "lunch", "dinner", "drinks", "walk", "meeting", "event", "visit", "social", "video", "call",
)  # fmt: skip
"""The kinds of meeting that a coffee can be."""
LONGEST_MINUTES = 24 * 60


@verb("plan-coffee")
def plan_coffee(
    tx: Transaction,
    people: tuple[int, ...],
    moment: datetime,
    settings: Settings,
    kind: str = "",
    minutes: int | None = None,
    *,
    place: str | None = None,
    purpose: str = "",
    give: str = "",
    ask: str = "",
) -> Coffee:
    """Plan a coffee: the one that was said gets its slot, or a new one is made, of which so far only I know.

    ``moment`` without an offset is wall-clock time in the setting ``tz``. Raises when the time is past, or when one of
    the people has a planned coffee already. A time at which something stands already is not refused.
    """
    people = tuple(dict.fromkeys(people))
    if not people:
        raise UsageError("A coffee needs somebody to have it with.")
    from netritual.domain.suggestions.coffee_preparation import ask_for, give_for, purpose_for

    for who in people:
        existing(tx, Person, who)
    settle_past(tx, settings)
    said = _said_before(tx, people, settings)
    base = said or Coffee(said=tx.now.date(), said_by="me", created=tx.now)
    channel = _kind(kind) if kind else base.channel
    slot = _slot(tx, moment, channel, minutes, settings)
    base = replace(
        base,
        people=tuple(dict.fromkeys((*people, *base.people))),
        purpose=tidy(purpose) or base.purpose or purpose_for(tx, people),
        give=tidy(give) or base.give or give_for(tx, people),
        ask=tidy(ask) or base.ask or ask_for(tx, people),
    )
    planned = _done(life.plan(base, slot, tx.now, kind=channel, place=place))
    return put_with_uid(tx, planned)


@verb("move-coffee")
def move_coffee(
    tx: Transaction,
    id: int,
    moment: datetime,
    settings: Settings,
    kind: str = "",
    minutes: int | None = None,
    *,
    place: str | None = None,
) -> Coffee:
    """Another time. The length stays unless minutes or another kind are given."""
    coffee = existing(tx, Coffee, id)
    if coffee.slot is not None and minutes is None and (not kind or kind == coffee.channel):
        minutes = max(1, coffee.slot.minutes)
    channel = _kind(kind) if kind else coffee.channel
    slot = _slot(tx, moment, channel, minutes, settings)
    moved = _done(life.move(coffee, slot, tx.now, kind=channel, place=place))
    return coffee if moved == coffee else put_with_uid(tx, moved)


@verb("confirm-coffee")
def confirm_coffee(tx: Transaction, id: int) -> Coffee:
    """They said yes."""
    coffee = existing(tx, Coffee, id)
    return _put(tx, coffee, life.confirm(coffee, tx.now))


@verb("cancel-coffee")
def cancel_coffee(tx: Transaction, id: int) -> Coffee:
    """It does not take place. In the file it stays as cancelled until it is past."""
    coffee = existing(tx, Coffee, id)
    return _put(tx, coffee, life.cancel(coffee, tx.now))


@verb("decline-coffee")
def decline_coffee(tx: Transaction, id: int, text: str = "") -> Coffee:
    """They said no, with the reason in ``text`` if one was given; they are not asked again within its rest."""
    coffee = existing(tx, Coffee, id)
    return _put(tx, coffee, life.decline(coffee, tx.now, text))


@verb("drop-guests")
def drop_guests(tx: Transaction, id: int, text: str) -> Coffee:
    """Those whom ``text`` names do not come: with the others it stands. Raises for a name that is nobody of the coffee,
    and where nobody would be left."""
    coffee = existing(tx, Coffee, id)
    gone = _named(tx, coffee, names_between(text))
    left = tuple(who for who in coffee.people if who not in gone)
    if not left:
        raise refuse("That leaves nobody to have it with.", "Nothing was changed. If it is off, cancel it.")
    return _put(tx, coffee, life.with_people(coffee, left, tx.now))


@verb("hold-coffee")
def hold_coffee(tx: Transaction, id: int, text: str = "") -> tuple[Coffee, Interaction]:
    """We met: the coffee is held, and the talk is one interaction (that of its day, if it was logged).

    ``text`` names those who were there; without it that is everybody whom no line of the day names as not there.
    Raises for a name that is nobody of the coffee.
    """
    coffee = existing(tx, Coffee, id)
    logged, names = talk_of(tx, coffee), names_between(text)
    if logged is not None and not names:
        return _held(tx, coffee, logged), _as_met(tx, logged, coffee)
    there = _named(tx, coffee, names) if names else without_absentees(tx, coffee)
    coffee = replace(coffee, people=there)
    if logged is not None:
        logged = replace(logged, people=tuple(dict.fromkeys((*logged.people, *there))))
        return _held(tx, coffee, logged), _as_met(tx, tx.put(logged), coffee)
    after = _put(tx, existing(tx, Coffee, id), life.hold(coffee, tx.now))
    today = tx.now.date()
    day = min(coffee.slot.start.date(), today) if coffee.slot else today
    for talk in tx.talks_between(day, day) if coffee.slot is None else ():
        if talk.channel == coffee.channel and set(coffee.people) <= set(talk.people):
            return after, talk
    return after, tx.put(_entry(coffee, day, tx.now))


@verb("match-coffee")
def match_coffee(tx: Transaction, id: int) -> Coffee:
    """A talk that was logged for another day, or as another kind, was this coffee: it is held, and no entry is made."""
    coffee = existing(tx, Coffee, id)
    talk = talk_of(tx, coffee) or talk_near(tx, coffee)
    if talk is None:
        raise refuse("No talk is logged near the day of this coffee.", "Say whether it happened.")
    return _held(tx, coffee, talk)


@verb("keep-coffee")
def keep_coffee(tx: Transaction, id: int) -> Coffee:
    """What was logged before its day is of another one, or does not change it: the coffee stands, and is asked about
    when it is over."""
    coffee = existing(tx, Coffee, id)
    day = coffee.slot.start.date() if coffee.slot is not None else coffee.due
    if day is None:
        raise refuse("This coffee has no day yet.", "Plan it first.")
    return tx.put(replace(coffee, snooze_until=day))


@verb("join-coffees")
def join_coffees(tx: Transaction, id: int, other: int) -> Coffee:
    """Two planned coffees are one: the time, kind and place of ``other``, the later word, hold for the first, and it
    goes; one that stands in a calendar file is cancelled there."""
    coffee, gone = existing(tx, Coffee, id), existing(tx, Coffee, other)
    if gone.slot is None or coffee.id == gone.id:
        raise refuse("These are one coffee already.", "Nothing was changed.")
    if gone.in_file:
        tx.put(_done(life.cancel(gone, tx.now)))
    else:
        tx.remove(Coffee, gone.id)
    joined = replace(
        coffee, people=tuple(dict.fromkeys((*coffee.people, *gone.people))), purpose=coffee.purpose or gone.purpose
    )
    return put_with_uid(tx, _done(life.move(joined, gone.slot, tx.now, kind=gone.channel, place=gone.place)))


def planned_once(tx: Transaction, id: int) -> int:
    """A coffee was planned by a line: where one with the same person stands at the same hour it is that one; its id.
    An hour that is so long past that nobody is asked about it any more is none: the coffee was only said."""
    coffee = existing(tx, Coffee, id)
    if at_rest(coffee, tx.now):
        return tx.put(replace(coffee, slot=None, state="said")).id
    other = life.same_plan(tx.all(Coffee), coffee)
    return join_coffees.within(tx, other.id, id).id if other is not None else id


def took_place(tx: Transaction, id: int) -> None:
    """An entry was logged: the planned coffee that it certainly was is held, so that one coffee is one entry.

    Where the coffee was held already, with an entry of its own that says no more than the plan did, that entry goes;
    its hour, length and place stay with the new one.
    """
    talk = tx.get(Interaction, id)
    if talk is None or not talk.people:
        return
    for coffee in tx.all(Coffee):
        if set(talk.people).isdisjoint(coffee.people):
            continue
        if coffee.state in life.PLANNED:
            was = talk_of(tx, coffee)
            if was is not None and was.id == id:
                _held(tx, coffee, was)
                talk = _as_met(tx, talk, coffee)
        elif coffee.state == "held" and _held_on(coffee) == talk.on and talk.channel != "note":
            for bare in tx.talks_between(talk.on, talk.on):
                if bare.id != id and _is_bare(bare, coffee) and are_alike(bare.channel, talk.channel):
                    talk = tx.put(_filled(talk, bare))
                    tx.remove(Interaction, bare.id)


def _held(tx: Transaction, coffee: Coffee, talk: Interaction) -> Coffee:
    """The coffee was a talk that is logged: it is held, with those of its people who were there."""
    there = tuple(who for who in coffee.people if who in talk.people) or coffee.people
    return _put(tx, coffee, life.hold(replace(coffee, people=there), tx.now, talk.on))


def _named(tx: Transaction, coffee: Coffee, names: Sequence[str]) -> tuple[int, ...]:
    """Those of a coffee whom an answer names."""
    meant_by_all = set[int]()
    for name in names:
        meant = named_among(tx, coffee.people, name)
        if len(meant) != 1:
            planned = short_names(tx, meant or coffee.people, coffee.people)
            raise UsageError(
                f"“{name}” could be {' or '.join(planned)}."
                if meant
                else f"“{name}” is not one of those it was planned with: {listed(planned)}.",
                hint="Nothing was changed. Name those it was planned with; for anybody else log a line.",
            )
        meant_by_all.update(meant)
    return tuple(who for who in coffee.people if who in meant_by_all)


def _as_met(tx: Transaction, talk: Interaction, coffee: Coffee) -> Interaction:
    """A note that tells of having met is the talk that was planned."""
    return tx.put(replace(talk, channel=coffee.channel, initiator="mutual")) if talk.channel == "note" else talk


def _held_on(coffee: Coffee) -> date | None:
    """The day of a coffee that was held: that of its slot, or when it was said to be held."""
    if coffee.slot is not None:
        return coffee.slot.start.date()
    return coffee.changed.date() if coffee.changed is not None else None


def held_as(tx: Transaction, talk: Interaction) -> list[Coffee]:
    """The coffees that a talk was: held on its day, of its kind, with its people."""
    return [
        coffee for coffee in tx.all(Coffee)
        if coffee.state == "held" and _held_on(coffee) == talk.on and coffee.channel == talk.channel
        and set(coffee.people) <= set(talk.people)
    ]  # fmt: skip


def _entry(coffee: Coffee, day: date, logged: datetime | None) -> Interaction:
    """The entry of a coffee that was held on a day; on that of its slot it has the hour and the length."""
    slot = coffee.slot if coffee.slot is not None and coffee.slot.start.date() == day else None
    return Interaction(
        on=day,
        time=slot.start.strftime("%H:%M") if slot else None,
        tz=slot.tz if slot else None,
        logged=logged,
        channel=coffee.channel,
        people=coffee.people,
        initiator="mutual",
        minutes=slot.minutes if slot else None,
        place=coffee.place,
        source="hand",
    )


def _is_bare(talk: Interaction, coffee: Coffee) -> bool:
    """True for the entry that holding the coffee made, as long as nothing but when and where was written to it."""
    entry = _entry(coffee, talk.on, talk.logged)
    return talk == replace(entry, id=talk.id, time=talk.time, tz=talk.tz, minutes=talk.minutes, place=talk.place)


def _filled(talk: Interaction, bare: Interaction) -> Interaction:
    """An entry with what only the bare one of the same talk says."""
    timed = {} if talk.time else {"time": bare.time, "tz": bare.tz}
    return replace(
        talk, people=tuple(dict.fromkeys((*talk.people, *bare.people))), minutes=talk.minutes or bare.minutes,
        place=talk.place or bare.place, **timed,
    )  # fmt: skip


def settle_past(tx: Transaction, settings: Settings) -> None:
    """Bring the planned coffees up to what the log says: those whose talk is logged are held (a line from the shell is
    saved without looking at them), those that a line told as off or moved are as they went once a talk was logged
    since, and those that nobody spoke of for three weeks rest."""
    for coffee in tx.all(Coffee):
        if coffee.state in life.PLANNED and (talk := talk_of(tx, coffee)) is not None:
            _held(tx, coffee, talk)
            _as_met(tx, talk, coffee)
        elif at_rest(coffee, tx.now):
            _put(tx, coffee, life.lapse(coffee, tx.now))
    settle_moved(tx, settings)


def settle_moved(tx: Transaction, settings: Settings) -> None:
    """Store the coffees that a line told as off or moved as they went, where a talk was logged since."""
    for id_, went in met_instead(tx, settings, tx.now).items():
        _put(tx, existing(tx, Coffee, id_), went)


def rested(tx: Transaction, id: int) -> Coffee:
    """A coffee that was said, or planned for an hour that passed, and did not come about rests."""
    coffee = existing(tx, Coffee, id)
    if coffee.state in life.PLANNED and (ahead := life.still_to_come(coffee, tx.now)):
        raise refuse(ahead, "Nothing was changed. If it is off, cancel it, or say that they declined.", "Still to come")
    return _put(tx, coffee, life.lapse(coffee, tx.now))


def put_with_uid(tx: Transaction, coffee: Coffee) -> Coffee:
    """Store a coffee; one without a uid gets its own for ever (RFC 7986 5.3: a plain UUID).

    While the clock stands still the uid is made from the doc id, so that the demo and pictures are the same each time.
    """
    stored = tx.put(coffee)
    if stored.uid:
        return stored
    uid = uuid5(NAMESPACE_URL, f"netritual:coffee:{stored.id}") if tx.still else uuid4()
    return tx.put(replace(stored, uid=str(uid)))


def _said_before(tx: Transaction, people: tuple[int, ...], settings: Settings) -> Coffee | None:
    """The coffee that was said to one of these people, to be planned now; others that were said to them rest with it.

    Raises when one of them has a planned coffee that is not over: a person has one open coffee at a time.
    """
    said = []
    for coffee in life.open_with(tx.all(Coffee), people):
        if coffee.slot is not None and coffee.slot.end <= tx.now:
            continue  # whether it took place is asked; a new one can be planned
        if coffee.state != "said":
            names = ", ".join(person.name for person in known_people(tx, coffee.people)) or "someone"
            when = local_words(coffee.slot.start, settings, tx.now.date()) if coffee.slot else "without a time"
            raise refuse(
                f"There is a coffee with {names} already, {when}.",
                "Nothing was changed. Move that one, or say first what became of it.",
                "Already planned",
            )
        said.append(coffee)
    for coffee in said[1:]:
        tx.put(_done(life.lapse(coffee, tx.now)))
    return said[0] if said else None


def _slot(tx: Transaction, start: datetime, channel: str, minutes: int | None, settings: Settings) -> Slot:
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        raise UsageError(f"{minutes} minutes is no length for a coffee.", hint="Give 1 to 1440 minutes.")
    length = timedelta(minutes=minutes or life.minutes_for(channel, settings.minutes))
    try:
        slot = life.slot_at(start, length, settings, tx.now)
    except OverflowError:
        raise UsageError("That year is out of reach.", hint="Give a date such as 2026-03-17T08:30.") from None
    if slot.start <= tx.now:
        raise UsageError(
            "That time is past.", hint="Nothing was changed. A coffee is planned for a time to come; log one that was."
        )
    return slot


def _kind(word: str) -> Channel:
    if word not in KINDS:
        raise UsageError(f"{word!r} is no kind of meeting.", hint=f"One of {', '.join(KINDS)}.")
    return word


def _put(tx: Transaction, before: Coffee, outcome: life.Outcome) -> Coffee:
    after = _done(outcome)
    if after.state == "held":
        _keep_promised(tx, after)
    return before if after == before else put_with_uid(tx, after)


def _keep_promised(tx: Transaction, coffee: Coffee) -> None:
    """The meal or the talk that I promised was had: the promise is kept, on its day."""
    for promise in list(tx.all(Promise)):
        if promise.by == "me" and promise.is_open and is_it(tx, coffee, promise):
            closed = coffee.slot.start.date() if coffee.slot is not None else tx.now.date()
            tx.put(replace(promise, state="kept", closed=closed))


def _done(outcome: life.Outcome) -> Coffee:
    if isinstance(outcome, life.NotAllowed):
        raise NetritualError(outcome.words, hint="Nothing was changed.")
    return outcome
