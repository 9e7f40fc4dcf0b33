"""Closing what an entry speaks of as done: by the verb of the loop, with the entry as the contact that it was."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from netritual.domain.coffees.coffee import PLANNED, same_plan
from netritual.domain.coffees.past_coffees import answered_by, day_of, is_it, past_of
from netritual.domain.dates.day_wording import day_words, listed
from netritual.domain.loops.closing_case import rule_kind
from netritual.domain.loops.closing_decisions import (
    Closing,
    closings,
    is_about_its_matter,
    is_asked_about,
    said_since,
)
from netritual.domain.loops.closing_rules import LOWER, RULES
from netritual.domain.loops.loop import Loop
from netritual.domain.loops.undecided_proposals import is_changed, is_its_time
from netritual.domain.loops.unlisted_loops import introductions, needs
from netritual.domain.model import TABLES, Change, Coffee, Interaction, Promise, Proposed, Settings
from netritual.domain.network import Network, known_people
from netritual.errors import NotFound, Refused
from netritual.services.ports import Store, Transaction

_MOST_ASKED = 3
"""Loops that are asked about after one line."""


def close(store: Store, now: datetime, settings: Settings, closing: Closing) -> Change | None:
    """Close a loop with the entry that tells of it, as one transaction."""
    from netritual.services.verbs.closing_verbs import close_loop  # most lines close nothing for certain

    act = closing.act
    return store.transact(act, lambda tx: close_loop(tx, closing.loop, act, settings, closing), now)[1]


def closing_act(loop: Loop) -> str:
    """The id of the verb that closes what is done already and what a line only seems to hold, or what stands in no list
    of loops. What no rule closes is noted: help that was given, or an introduction that was made."""
    from netritual.services.verbs.entries import open_proposed

    if loop.kind != "coffee" and (rules := RULES.get(rule_kind(loop))):
        return rules[-1].act
    return "hold-coffee" if loop.kind == "coffee" or loop.proposed is None else open_proposed.id


def close_done(tx: Transaction, settings: Settings, loop: Loop) -> None:
    """Close such a loop; what was only proposed is opened for it."""
    from netritual.services.verbs.closing_verbs import close_loop
    from netritual.services.verbs.entries import open_proposed

    act = closing_act(loop)
    if act == open_proposed.id and loop.proposed is not None:
        open_proposed.within(tx, loop.id, loop.proposed, settings)
    else:
        close_loop(tx, loop, act, settings)


def leave_sum(tx: Transaction, settings: Settings, loop: Loop, what: str) -> None:
    """Give what is owed its words with the sum that is left; what was only proposed is opened for it. The entry that
    tells of a payment asks no more."""
    from netritual.services.verbs.closing_verbs import close_loop
    from netritual.services.verbs.entries import open_proposed
    from netritual.services.verbs.loops import lower_sum

    report = said_since(tx, loop)
    if report is not None:
        close_loop(tx, loop, LOWER, settings, replace(report, act=LOWER, what=what))
        return
    id = loop.id if loop.proposed is None else open_proposed.within(tx, loop.id, loop.proposed, settings)
    lower_sum.within(tx, id, what)


def close_certain(store: Store, now: datetime, settings: Settings, id: int) -> tuple[list[Change], list[Closing]]:
    """Close what the entry with this id says plainly; what was closed, and the few that are to be asked about."""
    every = _but_for_coffees(store.view(), settings, now, id, closings(store.view(), settings, now, id))
    done: list[Change | None] = []
    for one in every:
        with suppress(NotFound, Refused):  # closed by one before it, or none that can be closed
            done += [close(store, now, settings, one)] if one.sure else []
    network = store.view()
    asked = [
        one for one in every if not one.sure and (is_asked_about(one) or not one.said) and _is_open(network, one.loop)
    ]
    return [change for change in done if change is not None], asked[:_MOST_ASKED]


def _but_for_coffees(
    network: Network, settings: Settings, now: datetime, id: int, every: list[Closing]
) -> list[Closing]:
    """Without an answer to what I asked that the entry gives to a planned coffee: "Tom cancelled". A bare yes may be to
    either, so it is a question then."""
    answers = [one for one in every if one.loop.kind == "ask" and not is_about_its_matter(one)]
    if not answers:
        return every
    from netritual.domain.loops.coffee_changes import coffee_change  # few lines are an answer

    change = coffee_change(network, settings, now, id)
    if change is not None and change.act != "decline-coffee":
        return [one for one in every if one not in answers]
    waits = {who for one in network.all(Coffee) if one.state in ("proposed", "written") for who in one.people}
    yes = [one for one in answers if one.act == "answer-ask" and not waits.isdisjoint(one.loop.people)]
    return [one.doubted if one in yes else one for one in every]


def _is_open(network: Network, loop: Loop) -> bool:
    """Whether a loop is open still: another that was closed may have closed it too."""
    record = network.get(TABLES[loop.table], loop.id)
    if loop.proposed is not None:
        return isinstance(record, Interaction) and loop.proposed in record.proposed
    return getattr(record, "state", loop.state) == loop.state


def coffees_had(store: Store, now: datetime, id: int) -> list[str]:
    """Which coffees the talk with this id was, as sentences: they are open no longer. One that keeps a promise is held,
    so that the promise is kept."""
    network, today = store.view(), now.date()
    talk = network.get(Interaction, id)
    had = list(answered_by(network, talk)) if talk is not None else []
    mine = [one for one in network.all(Promise) if one.by == "me" and one.is_open]
    promised = [one for one in had if any(is_it(network, one, promise) for promise in mine)]
    changes = [_held(store, now, one) for one in promised]
    maybe = past_of(network, talk) if talk is not None else []
    return (
        [change.words for change in changes if change is not None]
        + [
            f"That was the {coffee.channel} planned for {day_words(coffee.slot.start.date(), today)}"
            f"{_without(network, coffee, talk)}."
            if coffee.slot is not None
            else f"That was the {coffee.channel} you {'both ' if coffee.said_by == 'both' else ''}spoke of."
            for coffee in had
            if coffee not in promised
        ]
        + [f"Was that the {one.channel} planned for {day_words(day_of(one), today)}? The review asks." for one in maybe]
    )


def joined(store: Store, now: datetime, id: int) -> list[str]:
    """What is told where the coffee with this id, which a line planned, stood at that hour already: it is one."""
    network = store.view()
    coffee = network.get(Coffee, id)
    other = same_plan(network.all(Coffee), coffee) if coffee is not None else None
    if coffee is None or other is None:
        return []
    from netritual.services.verbs.coffees import join_coffees

    join_coffees(store, now, other.id, id)
    names = listed([person.name for person in known_people(network, other.people)])
    return [f"The {other.channel} with {names} stood at that hour already: it is planned once."]


def _held(store: Store, now: datetime, coffee: Coffee) -> Change | None:
    from netritual.services.verbs.coffees import hold_coffee

    return hold_coffee(store, now, coffee.id)[1]


def _without(network: Network, coffee: Coffee, talk: Interaction | None) -> str:
    """Who of a planned coffee was not at the talk that it was: ", without Ines Vale"; "" for nobody."""
    gone = [who for who in coffee.people if talk is not None and who not in talk.people]
    return f", without {listed([person.name for person in known_people(network, gone)])}" if gone else ""


def asked_of(network: Network, every: Sequence[Loop], id: int) -> dict[tuple[str, str], bool]:
    """By kind and text whether what the newest line proposes is asked about, or stands already. ``id`` is that of the
    first record that was saved with it, ``every`` loop is open. Where the line changes a planned coffee, that change is
    asked about or done; another coffee stands already where it was planned for just that time."""
    changing = {one.change[0]: one.people for one in every if one.change is not None}
    asked = {(one.id, one.proposed) for one in every if one.proposed is not None}
    return {
        (one.kind, one.text): (talk.id, one) in asked
        for talk in network.unsettled()
        for one in talk.proposed
        if talk.id >= id
        and not is_changed(talk, one, changing)
        and (one.kind != "coffee" or (talk.id, one) in asked or _stands(network, talk, one))
    }


def _stands(network: Network, talk: Interaction, one: Proposed) -> bool:
    """Whether just the coffee that an entry proposes was planned before it."""
    return any(
        each.id < talk.id and talk.logged is not None and (each.changed or talk.logged) < talk.logged
        and each.state in PLANNED and set(each.people) == set(one.people) and is_its_time(each, one)
        for each in network.all(Coffee)
    )  # fmt: skip


def unlisted(network: Network, now: datetime, id: int) -> list[Loop]:
    """What of a record stands in no list of loops and can be closed: an introduction under way, needs of a person."""
    today = now.date()
    return [loop for loop in (*introductions(network, today), *needs(network, today, (id,))) if loop.id == id]
