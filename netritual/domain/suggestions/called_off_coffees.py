"""Planned coffees that somebody called off, or that did not take place, and that have no new day yet."""

from datetime import date, timedelta

from netritual.domain.coffees.coffee import OPEN, PLANNED, changed_on
from netritual.domain.dates.working_hours import end_of
from netritual.domain.loops.closing_vocabulary import may_close
from netritual.domain.loops.tentative_talks import days_open
from netritual.domain.model import Coffee, Interaction, Settings
from netritual.domain.network import Network
from netritual.domain.ties.tie import CONVERSATIONS, from_them
from netritual.regex import regex

REBOOK_DAYS = 21
"""Days in which a new day is still looked for."""
TOLD_DAYS = 3
"""Days before the planned one on which a line may call it off."""

_NO_SHOW = regex(r"\bno[ -]show\b|\b(?:show|turn)(?:ed)? up\b|\bstood me up\b")

_IS_LEFT = regex(
    r"\b(?:leave|leaving|left|let|letting|drop|dropping|forget) (?:it|this|that|her|him|them)"
    r"(?: (?:be|go|rest|there|at that|for now|alone))*(?=\s*(?:[,;.!)–-]|$))"
)
"""What was planned is let rest: "no show again, leave it"."""


def called_off(network: Network, settings: Settings, today: date) -> dict[int, Coffee]:
    """By id the coffees of the last weeks that did not take place, or that a line tells as off, whether or not they
    were cancelled since, where nothing else is planned, no line names a new day and nobody met since. One that was
    cancelled without a word of theirs is not among them, nor the no-show of somebody with whom there never was a word.
    """
    first = today - timedelta(days=REBOOK_DAYS)
    coffees = network.all(Coffee)
    ended = [one for one in coffees if one.slot is not None and first <= max(changed_on(one), one.slot.start.date())]
    by_coffee = {
        one.id: (one, changed_on(one))
        for one in ended
        if (one.state == "lapsed" and not all(never_came(network, who) for who in one.people))
        or (one.state == "cancelled" and _was_told(network, one))
    }
    if any(one.state in PLANNED and one.slot and one.slot.start.date() <= today for one in ended):
        from netritual.domain.loops.changes_said import changes_said  # the grammar behind it, where it is needed

        said = changes_said(network, settings, end_of(today, settings)).asked
        for id_, (entry, change) in said.items():
            talk = network.get(Interaction, entry)
            if change.act == "cancel-coffee" and talk is not None:
                by_coffee[id_] = change.coffee, talk.on
    spoken = days_open(network, today) if by_coffee else frozenset()
    return {
        id_: one
        for id_, (one, since) in by_coffee.items()
        if spoken.isdisjoint(one.people) and not _goes_on(network, one, since, today)
    }


def never_came(network: Network, person: int) -> bool:
    """Whether a line says that somebody did not come with whom there never was a word."""
    if any(map(from_them, network.touches(person))):
        return False
    return any(_NO_SHOW.search(talk.line.lower()) for talk in network.talks(person))


def _was_told(network: Network, cancelled: Coffee) -> bool:
    """Whether a line about its people, of the days before it was cancelled, may tell of it."""
    last = changed_on(cancelled)
    talks = (talk for who in cancelled.people for talk in network.talks(who) if may_close(talk.line))
    return any(last - timedelta(days=TOLD_DAYS) <= talk.on <= last for talk in talks)


def _goes_on(network: Network, off: Coffee, since: date, today: date) -> bool:
    """Whether it is still to come, another coffee with its people is open, my newest line lets it rest, or there was a
    talk with them since."""
    day = off.slot.start.date() if off.slot is not None else off.said
    if off.state in PLANNED and day > today:
        return True
    for other in network.all(Coffee):
        if other.id != off.id and other.state in OPEN and not set(other.people).isdisjoint(off.people):
            over = other.slot is not None and other.slot.start.date() < today
            if not over:
                return True
    newest = (talk for who in off.people for talk in network.talks(who, 1) if talk.on >= day)
    if any(_IS_LEFT.search(talk.line.lower()) for talk in newest):
        return True
    talks = (talk for who in off.people for talk in network.talks(who))
    return any(talk.on >= since and talk.channel in CONVERSATIONS for talk in talks)
