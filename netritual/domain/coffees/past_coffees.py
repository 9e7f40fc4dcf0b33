"""Planned coffees whose time has come: which talk each of them was, which are to be answered, and for how long.

From the end of the slot it is asked whether it happened, was moved, or did not take place. A talk of its day that is
logged answers that; one of the days beside it is asked about. What nobody answers rests by itself after ``OPEN_DAYS``.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import combinations

from msgspec import Struct

from netritual.domain.coffees.coffee import PLANNED, planned_ahead
from netritual.domain.dates.dates import TODAY, WEEKDAY
from netritual.domain.dates.weeks import plus
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import unaccent
from netritual.domain.model import Channel, Coffee, Interaction, Promise, Slot
from netritual.domain.network import Network, known_people
from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, CONVERSATIONS, IN_PERSON, LIVE, RETIMED
from netritual.regex import regex

OPEN_DAYS = 21
"""Days from the slot for which it is asked whether it took place: three reviews."""
NEAR_DAYS = 3
"""A talk so many days before or after the day of a coffee may have been it."""
SAME_HOUR_MINUTES = 30
"""A talk whose hour is so near to the slot is that coffee, of whatever kind it was."""
NEAR_MINUTES = 180
"""A talk whose hour lies further from the slot is another one, unless the person says so."""

EARLY = timedelta(hours=2)
"""A talk without an hour that is logged longer than this before the slot may be another one of that day."""


_MET_WORDS = regex(
    r"(?:^|[,;.] |\b(?:i|we) )(?:met|saw|sat down|caught up)\b"
    r"|\b(?:showed me|in person)\b"
    r"|(?:^|[,;.] )(?:the |our )?(?:[\w-]+ ){1,2}with\b[^,;]*,?"
    r" (?:went (?:really |very )?(?:ok|okay|well|great|fine|badly)|was (?:great|good|nice)|done"
    r"|all (?:day|morning|afternoon|evening))\b"
)
"""Words of a note that tell of having met: of mine, not of what they did elsewhere."""
_MEAL = regex(
    r"(?:an? |the |another )?(?:coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|pint|meal|walk)"
    r"(?: (?:back|(?:with|for) \w+|for (?:the|that|his|her|their|all|helping|being)\b.*"
    r"|next time|some ?time|soon|again))?"
)
_WHO_COMES = regex(r"\b(?:with|for) (\w+)")
_PRONOUNS = frozenset(("her", "him", "them", "you", "both", "the", "that", "his", "their", "all", "helping", "being"))
_PROMISED: dict[str, tuple[Channel, tuple[int, int] | None]] = {
    "coffee": ("coffee", None), "walk": ("walk", None), "breakfast": ("breakfast", (5, 11)),
    "brunch": ("lunch", (9, 14)), "lunch": ("lunch", (11, 15)), "dinner": ("dinner", (17, 24)),
    "drink": ("drinks", (15, 24)),
    "drinks": ("drinks", (15, 24)), "beer": ("drinks", (15, 24)), "beers": ("drinks", (15, 24)),
}  # fmt: skip
"""What is promised -> the kind of meeting that it is, and the hours at which a talk of no kind of its own is one."""
_TALK_TASK = regex(
    r"(?:meet |have |an? |the |phone |quick |short )*(?:call|ring|phone|video|zoom|teams|chat)"
    r"(?: (?:back|her|him|them|on|at|by|in|next|this|later|again|soon|week|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)\w*"
    r"|\d[\w:.]*))*"
)
"""What is to be done is to talk, in whatever way, and nothing else: "call 9:30am", "call her back"."""
_HOW_IT_WAS = frozenset(
    ("was", "were", "went", "war", "waren", "lief", "fue", "estuvo", "era", "etait", "stato", "stata", "foi", "verliep")
)
"""With one of these, and no day, an entry of a talk may tell how the one went that was planned before."""
_ITS_OWN_DAY = WEEKDAY.keys() | TODAY | {"tonight", "just", "ago", "this", "heute", "hoy", "oggi", "hoje", "vandaag"}
_NOT_MET = frozenset(
    ("not", "no", "never", "t", "didnt", "cant", "couldnt", "off", "ill", "sick", "instead", "tomorrow")
)


class PastCoffee(Struct, frozen=True):
    """A planned coffee to be answered; ``near`` is a talk that may have been it, on another day or of another kind."""

    coffee: Coffee
    near: Interaction | None = None


def rests_on(slot: Slot) -> date:
    """The day from which nobody is asked any more whether a coffee of this slot took place."""
    return plus(slot.start.date(), OPEN_DAYS)


def at_rest(coffee: Coffee, now: datetime) -> bool:
    """True for a planned coffee that nobody said a word about for so long that it rests."""
    return coffee.state in PLANNED and coffee.slot is not None and rests_on(coffee.slot) <= now.date()


def to_answer(network: Network, now: datetime) -> list[PastCoffee]:
    """The coffees of which is asked whether they took place, by start: those that are over, and those to come where a
    talk was logged since that may have been it. A coffee whose talk is certain is answered."""
    past = []
    for coffee in network.all(Coffee):
        if coffee.state in PLANNED and coffee.slot is not None and not at_rest(coffee, now):
            over = coffee.slot.end <= now
            near = talk_near(network, coffee)
            if (over or near is not None) and talk_of(network, coffee) is None:
                past.append(PastCoffee(coffee, near))
    return sorted(past, key=lambda one: (one.coffee.slot.start if one.coffee.slot else now, one.coffee.id))


def to_come(network: Network, now: datetime) -> list[Coffee]:
    """The planned coffees that are still to come, by start; one whose talk is logged already is none."""
    return [coffee for coffee in planned_ahead(network.all(Coffee), now) if talk_of(network, coffee) is None]


def nothing_booked(network: Network) -> list[Coffee]:
    """The coffees that were only said, and that no planned or held one with the same person has answered since, nor a
    talk of a like kind, by video, or of its day or the next: with all of them and no more than one other person, or on
    its day.

    A line from the shell is saved without a look at what was said before; so this is read off, not stored.
    """
    said = [coffee for coffee in network.all(Coffee) if coffee.state == "said"]
    booked = booked_days(network) if said else {}
    return [one for one in said if not is_arranged(network, one, booked)]


def booked_days(network: Network) -> Mapping[int, date]:
    """By person the latest day of a coffee with them that is planned or was held."""
    booked: dict[int, date] = {}
    for coffee in network.all(Coffee):
        if coffee.slot is not None and (coffee.state in PLANNED or coffee.state == "held"):
            booked.update((who, max(day_of(coffee), booked.get(who, day_of(coffee)))) for who in coffee.people)
    return booked


def is_arranged(network: Network, said: Coffee, booked: Mapping[int, date]) -> bool:
    """Whether a coffee that was only said is booked (``booked_days``), or was had: by a talk, logged since."""
    is_booked = any(who in booked and booked[who] >= said.said for who in said.people)
    return is_booked or next(_talks_that_were(network, said), None) is not None


def _talks_that_were(network: Network, said: Coffee) -> Iterator[Interaction]:
    """The talks since that were the coffee which was said."""
    whom, day = set(said.people), (said.said.toordinal(), said.id)
    talked, on = is_talk(said.purpose), said.due.toordinal() if said.due else 0
    since = {
        touch.talk
        for who in said.people
        for touch in network.touches(who)
        if (touch.day, touch.talk) > day
        and (
            touch.channel == "video"
            or are_alike(touch.channel, said.channel)
            or (talked and touch.channel in LIVE)
            or (touch.channel == "note" and on == touch.day)
            or (touch.channel in CONVERSATIONS and touch.initiator not in ("me", "them") and on <= touch.day <= on + 1)
        )
    }
    talks = filter(None, (network.get(Interaction, talk) for talk in since))
    for talk in talks:
        alone = whom <= set(talk.people) and len(talk.people) <= len(whom) + 1
        if talk.channel == "note" and not _tells_of_it(talk):
            continue
        if not talk.missed and (talk.on == said.due or alone):
            yield talk


def answered_by(network: Network, talk: Interaction) -> Iterator[Coffee]:
    """The coffees that were only said, or planned, which a talk was and no talk before it."""
    booked = booked_days(network)
    for coffee in network.all(Coffee):
        if set(coffee.people).isdisjoint(talk.people) or talk.channel not in CONVERSATIONS or talk.missed:
            continue
        if coffee.state in PLANNED:
            counted = talk_of(network, coffee)
            if counted is not None and counted.id == talk.id:
                yield coffee
        elif coffee.state == "said" and not any(booked.get(who, date.min) >= coffee.said for who in coffee.people):
            had = list(_talks_that_were(network, coffee))
            if [one.id for one in had] == [talk.id]:
                yield coffee


def talk_of(network: Network, coffee: Coffee) -> Interaction | None:
    """The talk that a coffee certainly was: on its day, of a like kind or at its hour, with more than half of its
    people. A meeting may be of any kind."""
    return next((talk for talk in _near(network, coffee) if _is_certain(network, talk, coffee)), None)


def talk_near(network: Network, coffee: Coffee) -> Interaction | None:
    """The talk closest to the day of a coffee that may have been it, and that is not certain to be: one of its day, or
    one of a like kind on a day beside it. A call of the day before may have been about the coffee."""
    near = [
        talk
        for talk in _near(network, coffee)
        if not _is_certain(network, talk, coffee)
        and (talk.on == day_of(coffee) or are_alike(talk.channel, coffee.channel))
    ]
    return min(near, key=lambda talk: (abs((talk.on - day_of(coffee)).days), talk.id), default=None)


def past_of(network: Network, talk: Interaction) -> list[Coffee]:
    """The coffees planned for a day before a talk that may have been it."""
    return [
        coffee for coffee in network.all(Coffee)
        if coffee.state in PLANNED and coffee.slot is not None and day_of(coffee) < talk.on
        and not set(coffee.people).isdisjoint(talk.people) and talk_of(network, coffee) is None
        and (near := talk_near(network, coffee)) is not None and near.id == talk.id
    ]  # fmt: skip


def is_talk(text: str) -> bool:
    """Whether what is to be done is to talk by telephone or video, so that any talk does it."""
    return _TALK_TASK.fullmatch(text.lower().strip()) is not None


def is_meal(text: str) -> bool:
    """Whether what was promised is a coffee, a meal or a walk, and nothing else: "a lunch", "lunch with her"."""
    return _MEAL.fullmatch(text.casefold().strip()) is not None


def meal_kind(text: str) -> Channel | None:
    """The kind of meeting that a promised meal or walk is; None for what is none."""
    words = frozenset(words_of(text)) if is_meal(text) else frozenset[str]()
    return next((kind for word, (kind, _) in _PROMISED.items() if word in words), None)


def who_comes(text: str) -> str:
    """Whom a promised meal is with besides, as far as it names somebody: "lunch with Priya"; "" for nobody."""
    whom = _WHO_COMES.search(unaccent(text))
    return whom[1] if whom is not None and whom[1] not in _PRONOUNS else ""


def is_it(network: Network, coffee: Coffee, promise: Promise) -> bool:
    """Whether a talk that is planned, or was held, is the meal or the talk that was promised to its people: that very
    meal, with whom it was to be."""
    if (
        coffee.slot is None
        or coffee.said < promise.made
        or not promise.people
        or set(promise.people) - {*coffee.people}
    ):
        return False
    if is_talk(promise.text):
        return promise.due is None or day_of(coffee) <= promise.due
    whom = who_comes(promise.text)
    names = {part for one in known_people(network, coffee.people) for part in unaccent(one.name).split()}
    return is_meal(promise.text) and (not whom or whom in names) and _is_that_meal(coffee, promise.text)


def _is_that_meal(coffee: Coffee, promised: str) -> bool:
    """Whether a planned talk is of the kind that was promised; one of no kind of its own is a meal by its hour."""
    words = frozenset(words_of(promised))
    meals = [meal for word, meal in _PROMISED.items() if word in words]
    if any(coffee.channel == kind for kind, _ in meals):
        return True
    if coffee.channel not in ("coffee", "meeting"):
        return False
    hours = next((meal_hours for _, meal_hours in meals if meal_hours), None)
    return hours[0] <= start_of(coffee).hour < hours[1] if hours else coffee.channel == "meeting"


def are_alike(one: str, other: str) -> bool:
    """True for two channels that may name one talk: both in person, or both at a distance."""
    return {one, other} <= IN_PERSON or {one, other} <= LIVE


def planned_twice(network: Network, now: datetime) -> list[tuple[Coffee, Coffee]]:
    """Two coffees that are planned with the same person, the older one first.

    A line from the shell plans without a look at what is planned; but a person has one open coffee at a time, so they
    may be two entries of one.
    """
    coming = sorted(to_come(network, now), key=lambda coffee: coffee.id)
    return [(one, other) for one, other in combinations(coming, 2) if not set(one.people).isdisjoint(other.people)]


def are_one_talk(one: Interaction, other: Interaction) -> bool:
    """True for two entries of one day that may be one talk: a like kind, somebody in common, and no two hours."""
    alike = one.on == other.on and are_alike(one.channel, other.channel)
    apart = one.time and other.time and one.time != other.time
    return alike and not apart and not set(one.people).isdisjoint(other.people)


def _near(network: Network, coffee: Coffee) -> Iterator[Interaction]:
    """The talks with its people around its day that were logged since it was planned, and are no other coffee's."""
    if coffee.slot is None:
        return
    day, ids = day_of(coffee), set[int]()
    planned = coffee.changed or coffee.created
    first, last, open_till = (day + timedelta(days=days) for days in (-NEAR_DAYS, NEAR_DAYS, OPEN_DAYS))
    if planned is not None:
        first = max(first, planned.date())
    for who in coffee.people:
        for touch in network.touches(who):
            if not first.toordinal() <= touch.day <= open_till.toordinal() or touch.talk in ids:
                continue
            ids.add(touch.talk)
            is_talk = touch.channel in CONVERSATIONS or (touch.channel == "note" and touch.day == day.toordinal())
            talk = network.get(Interaction, touch.talk) if is_talk else None
            if (
                talk is None
                or (talk.channel == "note" and not _tells_of_meeting(talk, coffee))
                or talk.missed
                or (planned and talk.logged and talk.logged <= planned)
                or (talk.on > last and not _may_recall(network, talk, coffee))
            ):
                continue
            if not _is_of_another(network, talk, coffee):
                yield talk


def _may_recall(network: Network, talk: Interaction, coffee: Coffee) -> bool:
    """Whether an entry of a later week tells how the coffee was, the last one planned with its people: "call with Ana
    was fine", with no day of its own."""
    words = frozenset(words_of(unaccent(talk.line)))
    judged = not words.isdisjoint(_HOW_IT_WAS) and words.isdisjoint(_ITS_OWN_DAY) and talk.time is None
    own_day = talk.logged is None or talk.on != talk.logged.date()
    return judged and not own_day and not any([
        other.id != coffee.id and other.state in PLANNED and other.slot is not None
        and day_of(coffee) < day_of(other) <= talk.on and not set(other.people).isdisjoint(talk.people)
        for other in network.all(Coffee)
    ])  # fmt: skip


def _is_certain(network: Network, talk: Interaction, coffee: Coffee) -> bool:
    """True for a talk that was this coffee and no other one of its day: one that fits several is that nearest to its
    hour, and without an hour it is asked which of them it was. Coffees of one hour may be one meeting."""
    if not _fits(talk, coffee):
        return False
    start, others = start_of(coffee), [
        start_of(other) for other in network.all(Coffee)
        if other.id != coffee.id and other.state in PLANNED and other.slot is not None and _fits(talk, other)
    ]  # fmt: skip
    if _hour(talk) is None:
        return all(other == start for other in others)
    return all(_minutes_apart(talk, start) <= _minutes_apart(talk, other) for other in others)


def _fits(talk: Interaction, coffee: Coffee) -> bool:
    if talk.on != day_of(coffee) or talk.approx or "when" in talk.asks:
        return False
    same_hour = _hour(talk) is not None and _minutes_apart(talk, start_of(coffee)) <= SAME_HOUR_MINUTES
    if not (
        same_hour or coffee.channel == "meeting" or talk.channel == "note" or are_alike(talk.channel, coffee.channel)
    ):
        return False
    awaited = set(coffee.people).difference(talk.mentions)  # who is named as not there was not
    if 2 * len(awaited.intersection(talk.people)) <= len(awaited):
        return False
    start = start_of(coffee)
    if _hour(talk) is None:
        return talk.logged is None or talk.logged >= start - EARLY
    return _minutes_apart(talk, start) <= NEAR_MINUTES


def _tells_of_meeting(talk: Interaction, coffee: Coffee) -> bool:
    """Whether a note of the day of a coffee, logged when it had begun, tells that they met: by its hour, or in words.
    One that tells of another time or of a no does not."""
    if talk.logged is None or talk.logged < start_of(coffee):
        return False
    return _tells_of_it(talk, _hour(talk) is not None and _minutes_apart(talk, start_of(coffee)) == 0)


def _tells_of_it(note: Interaction, at_its_hour: bool = False) -> bool:
    words = frozenset(words_of(note.line))
    is_held = at_its_hour or _MET_WORDS.search(unaccent(note.line)) is not None
    return is_held and words.isdisjoint(CALLED_OFF | RETIMED | _NOT_MET)


def _hour(talk: Interaction) -> time | None:
    """The hour of a talk; None for no hour, or one that another program wrote."""
    try:
        return time.fromisoformat(talk.time or "")
    except ValueError:
        return None


def _minutes_apart(talk: Interaction, start: datetime) -> int:
    said = _hour(talk)
    return abs((said.hour - start.hour) * 60 + said.minute - start.minute) if said is not None else 0


def _is_of_another(network: Network, talk: Interaction, coffee: Coffee) -> bool:
    """True for the talk that another coffee of another hour, which was held, has."""
    return any(
        other.state == "held" and other.id != coffee.id and other.slot is not None
        and day_of(other) == talk.on and start_of(other) != start_of(coffee)
        and are_alike(other.channel, talk.channel) and not set(other.people).isdisjoint(talk.people)
        for other in network.all(Coffee)
    )  # fmt: skip


def start_of(coffee: Coffee) -> datetime:
    """When a planned coffee begins."""
    assert coffee.slot is not None
    return coffee.slot.start


def day_of(coffee: Coffee) -> date:
    """The day of a planned coffee."""
    return start_of(coffee).date()
