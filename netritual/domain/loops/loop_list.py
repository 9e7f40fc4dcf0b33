"""Follow-ups first: everything that is open between me and my people, in the order in which it matters."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from netritual.domain.coffees.coffee import OPEN, PLANNED
from netritual.domain.coffees.past_coffees import PastCoffee, is_it, nothing_booked, rests_on, talk_of, to_answer
from netritual.domain.dates import working_hours
from netritual.domain.dates.day_wording import WEEKDAYS, ago, by_day, day_words, in_days, near_day, span
from netritual.domain.dates.id_stamps import written_on
from netritual.domain.dates.weeks import plus
from netritual.domain.language.text import fold
from netritual.domain.loops.loop import Loop, LoopKind, LoopMaker, Stage, is_over
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.loops.unanswered_messages import (
    MOST_NUDGES,
    NUDGE_DAYS,
    NUDGED_ENOUGH,
    Unanswered,
    nudge_words,
    unanswered,
    words_of_theirs,
)
from netritual.domain.loops.undecided_proposals import is_answer_to, is_bare_answer, proposals
from netritual.domain.model import (
    Ask,
    Coffee,
    Follow,
    Handoff,
    Interaction,
    Introduction,
    Person,
    Promise,
    Proposed,
    Request,
    Settings,
    Slot,
    Thanks,
)
from netritual.domain.network import Network, People
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.ties.tie import CONVERSATIONS, from_them

if TYPE_CHECKING:
    from netritual.domain.loops.coffee_changes import CoffeeChange

ASKED_TWICE = 10.0
NO_ACK_DAYS = 14
"""Days after which an answer that nobody came back to is asked about once."""
STALLED_DAYS = 3
"""Days after which "let's have coffee" has stalled."""
THANKS_DAYS = 2
AHEAD_DAYS = 7
"""Days before its day from which a promise of mine is asked about, so that one review shows it before it is due. An
answer that has a day is to be given from then on."""
LAST_CALL_DAYS = 7
"""Days before a loop rests by itself in which its row says so."""
OUTCOME_DAYS = 14
"""Days after an answer from which there may be an outcome to tell."""
STALE_DAYS = 60
"""Days after its day from which something may not be wanted any more."""
KIND_OF_PROPOSED: dict[str, LoopKind] = {
    "promise": "promise", "owed": "owed", "ask": "ask", "request": "reply", "thanks": "thanks", "coffee": "coffee",
}  # fmt: skip
"""Kind of a proposed clause -> kind of the loop; any other is something to follow up."""


def is_stale(due: date | None, today: date) -> bool:
    """Whether something was due so long ago that one asks first whether it is still wanted."""
    return due is not None and (today - due).days > STALE_DAYS


def loops(
    network: Network, settings: Settings, now: datetime, *, snoozed: bool = False, heard: bool = False
) -> list[Loop]:
    """All open loops, the highest F first, then due, then name. With ``snoozed`` also the snoozed ones,
    with ``heard`` also answers of mine to whose askers any later word of theirs came back, and of what was asked of me
    and I promised since both: else the promise stands for both, or the request where I promised only to answer."""
    people = People(network)
    today = now.date()
    mine = [] if heard else [one for one in network.all(Promise) if one.by == "me" and one.is_open]
    every = list(_all(network, settings, now, people))
    asked = [] if heard else [(one.who, one.since) for one in every if one.kind == "reply"]
    listed = [
        loop
        for loop in every
        if (snoozed or not is_snoozed(loop, today))
        and not is_over(loop, today)
        and (heard or loop.kind != "no_ack" or loop.stage != "heard")
        and not (loop.kind == "reply" and any(is_answer_to(one, loop.who, loop.what, loop.since) for one in mine))
        and not (
            loop.kind == "promise"
            and is_bare_answer(loop.what)
            and any(who == loop.who and since <= loop.since for who, since in asked)
        )
    ]
    return sorted(listed, key=lambda loop: _place(loop, people))


def outcome_open(ask: Ask) -> bool:
    """Whether they are still to hear what came of their advice. A mentor who said yes hears it in the talks."""
    from netritual.domain.loops.ask_kinds import has_outcome

    return ask.state == "answered" and ask.outcome_told is None and ask.type != "mentor" and has_outcome(ask)


def nudge_on(ask: Ask) -> date | None:
    """The day from which a nudge is fine: 7 and 14 days after the ask, 7 after the last one; None after two."""
    if ask.state != "asked" or ask.asked is None or ask.nudges >= MOST_NUDGES:
        return None
    day = plus(ask.asked, NUDGE_DAYS * (ask.nudges + 1))
    if ask.nudged is not None:
        day = max(day, plus(ask.nudged, NUDGE_DAYS))
    return day


def rest_on(ask: Ask) -> date | None:
    """The day from which an ask without an answer may be let rest: a week after the second nudge."""
    if ask.state != "asked" or ask.nudges < MOST_NUDGES or ask.nudged is None:
        return None
    return plus(ask.nudged, NUDGE_DAYS)


def open_promises(network: Network, today: date) -> list[Promise]:
    """What I promised and still owe, by due date; a word above five. A meal that is planned is no debt any more."""
    mine = (one for one in _unplanned(network, today) if one.by == "me" and one.is_open)
    return sorted(mine, key=lambda p: (p.due or date.max, p.id))


def _unplanned(network: Network, today: date) -> Iterator[Promise]:
    """The promises without the meal or the talk that I promised and that is planned: the plan is it being kept, until
    it was had, or rests without a word."""
    planned: dict[int, list[Coffee]] = {}
    for coffee in network.all(Coffee):
        on = coffee.state in PLANNED and coffee.slot is not None and rests_on(coffee.slot) > today
        for who in coffee.people if on else ():
            planned.setdefault(who, []).append(coffee)
    for promise in network.all(Promise):
        ours = (one for who in promise.people for one in planned.get(who, ()))
        if promise.by == "them" or not any(
            is_it(network, one, promise) and talk_of(network, one) is None for one in ours
        ):
            yield promise


def _place(loop: Loop, people: Mapping[int, Person]) -> tuple[float, int, float, str, str, int]:
    due = loop.due
    person = people.get(loop.who) if loop.who is not None else None
    name = person.name if person is not None else ""
    # A moment and a date are compared by day, then by the time of day.
    hour = due.timestamp() if isinstance(due, datetime) else 0.0
    return (
        -loop.score,
        due.toordinal() if due is not None else date.max.toordinal(),
        hour,
        fold(name),
        loop.table,
        loop.id,
    )


def _all(network: Network, settings: Settings, now: datetime, people: Mapping[int, Person]) -> Iterator[Loop]:
    today = now.date()
    maker = LoopMaker(network, people, today)
    for request in network.all(Request):
        yield from of_request(request, settings, now, maker)
    for promise in _unplanned(network, today):
        yield from of_promise(promise, maker)
    for introduction in network.all(Introduction):
        if introduction.state == "proposed":
            yield _of_introduction(introduction, maker)
    for ask in network.all(Ask):
        yield from _of_ask(ask, maker)
    for thanks in network.all(Thanks):
        if thanks.said is None:
            due = thanks.due or plus(thanks.made, THANKS_DAYS)
            note = ago((today - thanks.made).days)
            yield maker.loop(
                "thanks", "thanks", thanks.id, (thanks.to,), thanks.text, thanks.made, due, "open", note,
                snooze=thanks.snooze_until,
            )  # fmt: skip
    for follow in network.all(Follow):
        if follow.state == "open":
            note = by_day(follow.due, today) if follow.due else ago((today - follow.made).days)
            note = day_words(follow.due, today) if follow.due and is_of_mourning(follow.text) else note
            yield maker.loop(
                "follow", "follows", follow.id, follow.people, follow.text or "follow up", follow.made, follow.due,
                "open", note,
                from_=follow.due, snooze=follow.snooze_until,
            )  # fmt: skip
    asked, over = _changes(network, settings, now)
    for talk, proposed in proposals(network, {entry: change.coffee.people for entry, change in asked.values()}):
        yield of_proposed(talk, proposed, maker)
    for coffee in nothing_booked(network):
        yield _of_coffee(coffee, maker)
    for entry, change in asked.values():
        yield _of_change(network, entry, change, settings, maker)
    for past in to_answer(network, now):
        if past.coffee.id not in asked.keys() | over.keys():
            yield _of_past_coffee(past, settings, maker)
    for silence in unanswered(network, today):
        if silence.shown_from <= today:
            yield _of_silence(silence, maker)


def of_request(request: Request, settings: Settings, now: datetime, maker: LoopMaker) -> Iterator[Loop]:
    """What is open of a request."""
    from netritual.domain.loops.ask_kinds import comes_back

    who, what = (request.from_,), request.text or _typed(request.type)
    asked = request.asked.date()
    if request.state == "open":
        due = working_hours.due_of(request, settings)
        days = (maker.today - asked).days
        note = f"waits {span(days)}" if days > 0 else "asked today"
        if request.due is not None:
            note = f"{by_day(request.due, maker.today)}, asked {ago(days)}"
        yield maker.loop(
            "reply", "requests", request.id, who, what, asked, due, "open", note,
            late_days=max(0.0, (now - due).total_seconds() / 86400), late=now > due,
            base="complaint" if request.type == "complaint" else "reply",
            extra=ASKED_TWICE if request.asked_again else 0.0, snooze=request.snooze_until,
        )  # fmt: skip
    elif request.state == "handed":
        yield from _of_handoff(request.handoff, "requests", request.id, who, what, asked, request.snooze_until, maker)
    elif request.state == "answered":
        answered = (request.answered or request.asked).date()
        age_days = (maker.today - answered).days
        if age_days >= NO_ACK_DAYS and comes_back(request):
            touches = maker.network.touches(request.from_)
            if any(touch.day == answered.toordinal() and touch.channel in CONVERSATIONS for touch in touches):
                return  # it was given in a talk, in which they had their say
            # "Orla and Niamh both happy": a note of them tells it as well as a word of theirs
            later = (touch for touch in touches if touch.channel == "note" or from_them(touch))
            heard = any(answered.toordinal() < touch.day <= maker.today.toordinal() for touch in later)
            note = f"answered {ago(age_days)}"
            yield maker.loop(
                "no_ack", "requests", request.id, who, what, answered, None, "answered", note,
                from_=plus(answered, NO_ACK_DAYS), snooze=request.snooze_until, stage="heard" if heard else "",
            )  # fmt: skip


def _typed(kind: str) -> str:
    """What is asked for when only the type is known."""
    return "an answer" if kind == "other" else kind


def _of_handoff(
    handoff: Handoff | None, table: str, record: int, who: tuple[int, ...], what: str, since: date,
    snooze: date | None, maker: LoopMaker,
) -> Iterator[Loop]:  # fmt: skip
    if handoff is None:
        yield maker.loop(
            "handoff", table, record, who, what, since, None, "handed", "handed on", from_=plus(since, NUDGE_DAYS),
            snooze=snooze,
        )  # fmt: skip
    elif handoff.landed is None:
        days = (maker.today - handoff.on).days
        check = handoff.check_on
        landed = "did it land?" if check <= maker.today else f"look again {near_day(check, maker.today)}"
        note = f"{ago(days)}: {landed}"
        people = tuple(dict.fromkeys((*who, handoff.to)))
        yield maker.loop(
            "handoff", table, record, people, what, handoff.on, check, "handed", note, from_=check, snooze=snooze
        )


def of_promise(promise: Promise, maker: LoopMaker) -> Iterator[Loop]:
    """What is open of a promise."""
    if promise.state == "handed":
        yield from _of_handoff(
            promise.handoff, "promises", promise.id, promise.people, promise.text, promise.made,
            promise.snooze_until, maker,
        )  # fmt: skip
    elif promise.is_open:
        note = by_day(promise.due, maker.today) if promise.due else ago((maker.today - promise.made).days)
        theirs = plus(promise.due, 1) if promise.due else plus(promise.made, NUDGE_DAYS)
        mine = max(promise.made, plus(promise.due, -AHEAD_DAYS)) if promise.due else None
        yield maker.loop(
            "promise" if promise.by == "me" else "owed", "promises", promise.id, promise.people, promise.text,
            promise.made, promise.due, promise.state, note, from_=theirs if promise.by == "them" else mine,
            snooze=promise.snooze_until,
        )  # fmt: skip


def _of_introduction(introduction: Introduction, maker: LoopMaker) -> Loop:
    """An introduction of which I spoke and neither of the two was asked yet: it is a promise of mine to both."""
    since = introduction.made or maker.today
    what = f"introduce them: {introduction.why}".rstrip(": ")
    return maker.loop(
        "promise", "introductions", introduction.id, introduction.between, what, since, None, introduction.state,
        ago((maker.today - since).days), snooze=introduction.snooze_until,
    )  # fmt: skip


def _of_ask(ask: Ask, maker: LoopMaker) -> Iterator[Loop]:
    from netritual.domain.loops.ask_kinds import days_over

    what, today = ask.text or ask.topic or _typed(ask.type), maker.today
    if ask.state == "planned":
        since = ask.asked or min(written_on(ask.id), ask.due or today, today)
        note = f"to ask {by_day(ask.due, today)}" if ask.due else "to ask"
        yield maker.loop(
            "ask", "asks", ask.id, (ask.to,), what, since, ask.due, "planned", note, from_=ask.due,
            snooze=ask.snooze_until, stage="planned",
        )  # fmt: skip
    elif ask.state == "asked":
        since = ask.asked or today
        nudge = nudge_on(ask)
        over = days_over(ask, today)
        past = max(0, (today - nudge).days) if nudge is not None and over is None else 0
        heard = over or heard_since(maker.network, ask, today)
        stage: Stage = "heard" if heard else "resting" if nudge is None else "waiting" if today < nudge else ""
        note = _ask_note(ask, since, nudge, today)
        if heard:
            note = f"heard from {ago((today - heard).days)}: answered?"
        if over:
            note = f"it was for {day_words(over, today)}: did it come to it?"
        yield maker.loop(
            "ask", "asks", ask.id, (ask.to,), what, since, ask.due, "asked",
            note, late_days=past, from_=heard or nudge or rest_on(ask), snooze=ask.snooze_until, stage=stage,
        )  # fmt: skip
    elif outcome_open(ask):
        since = ask.answered or ask.asked or today
        note = f"{ago((today - since).days)}: not told yet"
        yield maker.loop(
            "outcome", "asks", ask.id, (ask.to,), what, since, None, "answered", note,
            from_=plus(since, OUTCOME_DAYS), snooze=ask.snooze_until,
        )  # fmt: skip


def _of_silence(silence: Unanswered, maker: LoopMaker) -> Loop:
    message, first, today = silence.newest, silence.messages[0], maker.today
    nudge = silence.nudge_on
    step = nudge_words(silence.nudges) if nudge is not None else NUDGED_ENOUGH
    return maker.loop(
        "no_answer", "interactions", message.id, silence.people, first.topic or first.summary or first.channel,
        first.on, None, "sent", f"{ago((today - first.on).days)}: {step}",
        late_days=(today - silence.shown_from).days, from_=silence.shown_from, snooze=message.snooze_until,
        stage="" if nudge is not None else "resting",
    )  # fmt: skip


def heard_since(network: Network, ask: Ask, today: date) -> date | None:
    """The day of their newest word after an ask, which may be the answer; None when there was none."""
    sent = ((ask.asked or today).toordinal(), ask.id)
    words = (touch.day for touch in words_of_theirs(network, ask.to) if (touch.day, touch.talk) > sent)
    newest = max((day for day in words if day <= today.toordinal()), default=0)
    return date.fromordinal(newest) if newest else None


def _ask_note(ask: Ask, since: date, nudge: date | None, today: date) -> str:
    age = ago((today - since).days)
    if nudge is None:
        rest = rest_on(ask)
        return f"{age}: {NUDGED_ENOUGH if rest is None or rest <= today else 'nudged twice'}"
    if nudge <= today:
        return f"{age}: {nudge_words(ask.nudges)}"
    return f"{age}: a nudge from {near_day(nudge, today)}"


def of_proposed(talk: Interaction, proposed: Proposed, maker: LoopMaker) -> Loop:
    """The loop that a clause of a line is."""
    day = proposed.due if proposed.kind == "coffee" and proposed.due and proposed.due >= maker.today else None
    asked = f"{day_words(day, maker.today)}: yes or no?" if day else "yes or no?"
    loop = maker.loop(
        KIND_OF_PROPOSED.get(proposed.kind, "follow"), "interactions", talk.id, proposed.named,
        proposed.text or proposed.type or proposed.kind, talk.on, proposed.due, "proposed", asked,
        from_=talk.logged.date() if talk.logged is not None else None, stage="proposed",
    )  # fmt: skip
    return replace(loop, proposed=proposed)


def _of_coffee(coffee: Coffee, maker: LoopMaker) -> Loop:
    days = (maker.today - coffee.said).days
    note = f"said {ago(days)}"
    if coffee.due is not None and coffee.due >= maker.today:
        note = by_day(coffee.due, maker.today)
    said = {"me": "you said", "them": "they said", "both": "you both said"}[coffee.said_by]
    what = coffee.purpose or f'{said} "{coffee.channel}"'
    return maker.loop(
        "coffee", "coffees", coffee.id, coffee.people, what, coffee.said, coffee.due, "said", note,
        snooze=coffee.snooze_until,
    )  # fmt: skip


def _changes(
    network: Network, settings: Settings, now: datetime
) -> "tuple[Mapping[int, tuple[int, CoffeeChange]], Mapping[int, Coffee]]":
    """What notes say of planned coffees, as ``ChangesSaid``."""
    if not any([coffee.state in OPEN and (coffee.slot or coffee.due) for coffee in network.all(Coffee)]):
        return {}, {}
    from netritual.domain.loops.changes_said import changes_said  # few lists of loops need the grammar behind it

    return changes_said(network, settings, now)


def past_coffees(network: Network, settings: Settings, now: datetime) -> list[PastCoffee]:
    """The planned coffees of which is asked whether they happened, by start: a line told nothing of them."""
    asked, over = _changes(network, settings, now)
    return [one for one in to_answer(network, now) if one.coffee.id not in asked.keys() | over.keys()]


def said_of(network: Network, settings: Settings, now: datetime) -> Mapping[int, str]:
    """By id the planned coffees of which a line says something that nobody answered: the verb that would do it."""
    return {id_: change.act for id_, (_, change) in _changes(network, settings, now)[0].items()}


def met_instead(network: Network, settings: Settings, now: datetime) -> Mapping[int, Coffee]:
    """By id the planned coffees that a line tells as off or moved, where a talk with their people was logged after it:
    nothing is left to say of them, and they are as they went."""
    return _changes(network, settings, now)[1]


def new_time(to: str) -> tuple[datetime, str]:
    """The new start of a changed talk, by the clock on the wall, and the place that is said behind it."""
    end = len("2026-03-17T12:30")
    return datetime.fromisoformat(to[:end]), to[end:].strip()


_SAID_CHANGES = {
    "cancel-coffee": "cancel", "decline-coffee": "they said no", "hold-coffee": "it happened",
    "confirm-coffee": "confirm", "let-rest": "missed", "move-coffee": "move", "plan-coffee": "plan",
    "drop-guests": "leave out",
}  # fmt: skip
"""The verb of a change -> its words."""


def _of_change(network: Network, entry: int, change: "CoffeeChange", settings: Settings, maker: LoopMaker) -> Loop:
    """What a note says of a planned coffee, until somebody says yes or no."""
    coffee, talk = change.coffee, network.get(Interaction, entry)
    assert talk is not None
    day = coffee.slot.start.date() if coffee.slot is not None else coffee.due or coffee.said
    words = _SAID_CHANGES[change.act]
    if change.act in ("move-coffee", "plan-coffee"):
        start, place = new_time(change.to)
        when = f"{day_words(start.date(), maker.today)} {working_hours.hour_words(start, settings)}"
        words = f"{words} to {when} {place}".rstrip()
    elif change.act == "drop-guests":
        words = f"{words} {change.why}"
    what = f"{words}? {coffee.channel} {day_words(day, maker.today)}"
    logged = talk.logged.date() if talk.logged is not None else talk.on
    loop = maker.loop(
        "held", "coffees", coffee.id, coffee.people, what, logged, None, coffee.state, "yes or no?", stage="changed"
    )
    return replace(loop, change=(entry, change.act, change.to or change.why))


def is_only_suggested(coffee: Coffee) -> bool:
    """Whether a coffee was picked in a review, and nobody has said a word of it since: maybe it was never arranged."""
    return coffee.score_snapshot is not None and coffee.state in ("proposed", "written")


def _of_past_coffee(past: PastCoffee, settings: Settings, maker: LoopMaker) -> Loop:
    """Did the planned talk happen? No late days: it is asked from its end, and no louder the longer it is not said."""

    from netritual.domain.coffees.absentees import without_absentees  # few talks wait for this answer

    coffee, slot, near = past.coffee, cast(Slot, past.coffee.slot), past.near
    start = slot.start.astimezone(working_hours.zone_of(settings, slot.start))
    what, since = f"planned {coffee.channel}", start.date()
    if is_only_suggested(coffee):
        what = f"{coffee.channel}, only suggested so far"
    if near is not None:
        since = min(since, near.on)
        what = f"was it the {near.channel} of {WEEKDAYS[near.on.weekday()]} {near.on.day}?"
    days = (maker.today - start.date()).days
    left = (rests_on(slot) - maker.today).days
    when = ago(days) if days >= 0 else in_days(-days)
    note = (
        f"{when} {working_hours.hour_words(start, settings)}"
        if left > LAST_CALL_DAYS
        else f"{when}, rests {in_days(left)}"
    )
    return maker.loop(
        "held", "coffees", coffee.id, without_absentees(maker.network, coffee), what, since, None, coffee.state, note,
        snooze=coffee.snooze_until,
    )  # fmt: skip
