"""An open loop as an item: its row, what stands behind it, its draft and its acts.

The review, the Loops view, Home and the person page make their items here, so a loop looks and works the same anywhere.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from netritual.domain.coffees.absentees import short_names
from netritual.domain.coffees.coffee import is_to_come
from netritual.domain.coffees.past_coffees import talk_near
from netritual.domain.dates.day_wording import day_words, span
from netritual.domain.language.quoted import quoted
from netritual.domain.loops.loop import Loop, day_given
from netritual.domain.loops.loop_list import is_only_suggested, is_stale
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.loops.undecided_proposals import is_answer_to
from netritual.domain.model import (
    TABLES,
    Coffee,
    Follow,
    Handoff,
    Interaction,
    Introduction,
    Promise,
    Request,
    Settings,
)
from netritual.domain.network import Network
from netritual.review.acts import WHOSE_ACTS, act, asking_who_was_there, fitting, loop_acts
from netritual.review.rows import (
    last_talk,
    link_in,
    loop_title,
    matter_of,
    name_of,
    names_of,
    reported_matter,
    reported_words,
    seems,
    talk_words,
)
from netritual.review.step import NO_DRAFT, Act, Detail, Item, Question

if TYPE_CHECKING:
    from netritual.domain.loops.closing_decisions import Closing

_LINES_READ = 6
"""Newest lines with somebody among which what they asked for is looked for."""
NOT_ARRANGED = "we did not arrange it"
"""The no to a meeting that was only suggested."""


def loop_item(
    network: Network, settings: Settings, now: datetime, loop: Loop, *, section: str = "", prefix: str = "loops",
    slower: bool = False, drafted: bool = True,
) -> Item:  # fmt: skip
    """The item of a loop. ``prefix`` begins its key; ``slower`` adds the offer of a slower rhythm. It comes without its
    draft, which takes time, where it is not ``drafted`` yet."""
    from netritual.domain.loops.closing_decisions import is_late, is_report, said_since

    today = now.date()
    reached = _handoff(network, loop)
    intro = network.get(Introduction, loop.id) if loop.table == "introductions" else None
    person = reached.to if reached is not None else loop.who if intro is None else _asked_next(network, intro, today)
    source = _source(network, loop)
    url = link_in(loop.what, source.line if source is not None else "")
    acts = loop_acts(_acted_as(network, loop, now), loop.stage, url)
    coffee = network.get(Coffee, loop.id) if loop.table == "coffees" else None
    if coffee is not None and loop.kind == "held" and is_only_suggested(coffee):
        acts = tuple(replace(one, label=NOT_ARRANGED) if one.id == "let-rest" else one for one in acts)
    if coffee is not None and loop.change is None:
        acts = asking_who_was_there(acts, short_names(network, loop.people, coffee.people))
    if loop.change is not None:
        _, verb, said = loop.change
        asks: Question = "moment" if verb in ("move-coffee", "plan-coffee") else ""
        acts = (
            act(verb, "yes", key="space", asks=asks, answer=said),
            act("keep-coffee", "no", key="x"),
            act("open-person"),
        )
    early = _early(network, loop, today)
    if early:
        acts = tuple(one for one in acts if one.id != "nudge")
    if not loop.people and loop.table in ("promises", "follows"):
        acts = (*WHOSE_ACTS, *(one for one in acts if one.id != "nudge"))  # there is nobody to nudge
    about = (network, settings, now, loop, person)
    newest = said_since(network, loop)
    done = newest if newest is not None and is_report(network, newest) else None
    is_stated = loop.proposed is None and done is None  # what may be done is asked about first
    draft = _note(*about) if is_stated and drafted else ""
    acts = fitting(acts, draft, person) if drafted else acts
    return Item(
        key=f"{prefix}:{loop.table}:{loop.id}{_which(loop)}",
        table=loop.table,
        ref=loop.id,
        section=section,
        cells=(
            _who(network, loop, person),
            _what(network, loop, today) if done is None else reported_matter(network, done),
            _when(loop, done, today),
        ),
        acts=with_slower(acts, slower),
        person=person,
        people=loop.people,
        state="late" if is_late(network, loop) else "",
        kind=loop.stage if loop.stage in ("planned", "heard", "resting", "proposed", "changed") else loop.kind,
        detail=(*_detail(network, loop, source, today), *_since(network, newest, today), *slower_words(slower)),
        draft=draft,
        undrafted=early or NO_DRAFT,
        drafted=drafted or not is_stated,
        url=url,
        subject=loop.proposed or done,
    )


def _early(network: Network, loop: Loop, today: date) -> str:
    """Why it is no time yet to remind somebody; "" where it is, or nobody is to be reminded."""
    if loop.kind not in ("owed", "ask", "no_answer") or loop.stage not in ("", "waiting") or loop.from_ <= today:
        return ""
    if is_snoozed(loop, today):
        return f"You put this off to {day_words(loop.from_, today)}: until then it rests."
    due = day_given(network, loop)
    if due is not None and due >= today:
        return f"They have until {day_words(due, today)}: a nudge before that would hurry them."
    return f"That is fresh: a nudge is in place from {day_words(loop.from_, today)} on."


def one_note_each(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with one note to each person, that of what I owe them before another: nobody gets two in a day."""
    first = sorted((item for item in items if item.draft), key=lambda item: item.kind not in ("reply", "promise"))
    keys = {item.key for item in {item.person: item for item in reversed(first)}.values()}
    return tuple(
        item
        if not item.draft or item.key in keys
        else replace(item, draft="", acts=fitting(item.acts, "", item.person))
        for item in items
    )


def _note(network: Network, settings: Settings, now: datetime, loop: Loop, person: int | None) -> str:
    from netritual.review.message_drafts.loop_drafts import loop_note  # not before it is needed: Home stands without it

    return loop_note(network, settings, now, loop, person)


def _asked_next(network: Network, intro: Introduction, today: date) -> int | None:
    from netritual.review.message_drafts.introduction_drafts import asked_next

    return asked_next(network, intro, today)


def _which(loop: Loop) -> str:
    """What tells the loops apart that one entry proposes."""
    one = loop.proposed
    return f":{one.kind}:{','.join(map(str, loop.people))}:{one.text}" if one is not None else ""


def with_slower(acts: tuple[Act, ...], slower: bool) -> tuple[Act, ...]:
    """The acts, with the offer of a slower rhythm where it is made and its key is free."""
    offer = act("slower-rhythm")
    return (*acts, offer) if slower and all(other.key != offer.key for other in acts) else acts


def slower_words(slower: bool) -> Detail:
    """The words of that offer."""
    return (("rhythm", "Put off three times in a row. Would a slower rhythm fit better? + doubles the days."),) * slower


def _acted_as(network: Network, loop: Loop, now: datetime) -> str:
    """The kind that a loop has among the acts: an introduction has acts of its own, and so has a coffee beside whose
    day a talk is logged."""
    if loop.table == "introductions":
        return "introduction"
    coffee = network.get(Coffee, loop.id) if loop.kind == "held" else None
    if coffee is None or talk_near(network, coffee) is None:
        return loop.kind
    return "early" if is_to_come(coffee, now) else "matched"


def _handoff(network: Network, loop: Loop) -> Handoff | None:
    if loop.kind != "handoff":
        return None
    record = network.get(TABLES[loop.table], loop.id)
    return record.handoff if isinstance(record, Request | Promise) else None


def open_name(network: Network, loop: Loop) -> str:
    """With whom a loop is that waits for a yes, where its line has one name that is not settled: "sam?"; else ""."""
    talk = network.get(Interaction, loop.id) if loop.proposed is not None and not loop.people else None
    return f"{talk.open_names[0].text}?" if talk is not None and len(talk.open_names) == 1 else ""


def _who(network: Network, loop: Loop, person: int | None) -> str:
    if name := open_name(network, loop):
        return name
    if loop.kind == "handoff" or len(loop.people) < 2:
        return name_of(network, person)
    return names_of(network, loop.people)


def _what(network: Network, loop: Loop, today: date) -> str:
    if loop.proposed is not None:
        talk = network.get(Interaction, loop.id)
        matter = matter_of(loop.proposed, talk.line if talk is not None else "") or loop.what
        return f"{seems(loop.proposed)[1]}: {matter}?"
    if loop.kind == "handoff" and loop.who is not None:
        return f"{loop.what} for {name_of(network, loop.who)}"
    if loop.kind == "no_ack":
        return f"{loop.what} ({day_words(loop.since, today)})"
    return loop_title(network, loop)


def _since(network: Network, newest: "Closing | None", today: date) -> Detail:
    """The newest talk that may have closed it."""
    talk = network.get(Interaction, newest.statement.id) if newest is not None else None
    return (("since then", quoted(talk.line) or talk_words(talk, today)),) if talk is not None else ()


def _when(loop: Loop, done: "Closing | None", today: date) -> str:
    """When, in words; of what a later entry tells as done, that entry's day."""
    if done is not None:
        return reported_words(done, today)
    return f"{loop.note}: is it still wanted?" if is_stale(loop.due_day, today) else loop.note


def _answered_by(network: Network, promise: Promise) -> list[tuple[str, date]]:
    """What was asked of me that a promise is the answer to, and when: it stands for both."""
    requests = (one for one in network.all(Request) if one.state == "open")
    asked: list[tuple[int | None, str, date]] = [(one.from_, one.text, one.asked.date()) for one in requests]
    lines = (talk for who in promise.people for talk in network.talks(who, _LINES_READ))
    asked += [(one.from_, one.text, talk.on) for talk in lines for one in talk.proposed if one.kind == "request"]
    return [(text, on) for who, text, on in asked if is_answer_to(promise, who, text, on)]


def _source(network: Network, loop: Loop) -> Interaction | None:
    if loop.change is not None:
        return network.get(Interaction, loop.change[0])
    record = network.get(TABLES[loop.table], loop.id)
    if isinstance(record, Interaction):
        return record
    source = getattr(record, "from_interaction", None)
    return network.get(Interaction, source) if isinstance(source, int) else None


def _detail(network: Network, loop: Loop, source: Interaction | None, today: date) -> Detail:
    rows: list[tuple[str, str]] = []
    if source is not None:
        rows.append(("said", talk_words(source, today)))
        if source.line:
            rows.append(("line", quoted(source.line)))
    else:
        rows.append(("since", f"{day_words(loop.since, today)}, {span((today - loop.since).days)}"))
    record = network.get(TABLES[loop.table], loop.id)
    if isinstance(record, Follow) and record.line:
        rows.append(("line", quoted(record.line)))
    if isinstance(record, Coffee) and loop.kind == "held" and record.purpose:
        rows.append(("about", record.purpose))
    if isinstance(record, Promise) and loop.kind == "promise":
        rows += [("asked", f"{text}, {day_words(on, today)}") for text, on in _answered_by(network, record)]
        moved = ", ".join(f"from {day_words(move.due, today)}" for move in record.history if move.due is not None)
        rows.append(("moved", moved or "never"))
    if isinstance(record, Request) and record.asked_again:
        times = "twice" if record.asked_again == 1 else f"{record.asked_again + 1} times"
        rows.append(("asked", times))
    handoff = _handoff(network, loop)
    if handoff is not None:
        rows.append(("handed on", f"{day_words(handoff.on, today)}, check day {day_words(handoff.check_on, today)}"))
        if handoff.note:
            rows.append(("note", handoff.note))
    last = last_talk(network, loop.who)
    if last is not None and (source is None or last.id != source.id):
        rows.append(("last", talk_words(last, today)))
    return tuple(rows)
