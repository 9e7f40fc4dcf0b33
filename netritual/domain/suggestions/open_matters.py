"""What is open with somebody, on one day: loops of both sides, and coffees."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from re import IGNORECASE
from typing import NamedTuple

from netritual.domain.coffees.past_coffees import meal_kind, nothing_booked
from netritual.domain.dates.day_wording import ago, by_day, day_words, span, week_words
from netritual.domain.dates.weeks import plus
from netritual.domain.language.terms import QUESTION_WORDS, words_of
from netritual.domain.loops.closing_vocabulary import GIVEN
from netritual.domain.loops.loop_list import OUTCOME_DAYS, THANKS_DAYS, outcome_open
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.model import Ask, Coffee, Follow, Introduction, Person, Promise, Request, Thanks, Trip
from netritual.domain.network import Network
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.quicklog.line_vocabulary import DETERMINERS, names_week
from netritual.domain.ties.tie import from_them
from netritual.regex import regex

EARLY_DAYS = 7
"""Days ahead: what is due later is work, and no reason for a word yet."""
INDIRECT = regex(rf"(?:{QUESTION_WORDS}|can|could)\b", IGNORECASE)
"""How the words of a question begin."""
IN_TOWN = regex(
    r"\b(?:in town|(?:come|drop|stop|swing) (?:by|in|round|over)"
    r"|(?:next time|when(?:ever)?|once|while) (?:i|you)(?:['’]m|['’]re| am| are| come)?\b)",
    IGNORECASE,
)
"""Somebody is to be met where they live: "a quote when I'm in town"."""
WEEK_DAYS = 7
"""Days after which what I am to do is due when it has no day, and what they owe may be asked for."""
FEW_DAYS = 3
"""Days after which it is mentioned."""
IS_TALK = regex(
    r"(?:(?:job|first|second|final|phone) )?(?:interview|meeting|call|talk|chat|coffee|lunch|dinner|zoom)\b"
    r"(?! (?:him|her|them|back)\b)",
    IGNORECASE,
)
"""The first words of a plan that is a talk."""

SPOKEN = {"video": "a video call", "call": "a call", "meeting": "a meeting", "event": "an event", "visit": "a visit",
          "walk": "a walk"}  # fmt: skip
"""Kinds of meeting as one says them after "you spoke of"; of the others one "said coffee"."""


class OpenMatter(NamedTuple):
    """Something open with a person: what it is worth, 0 to 1, and its reason, put into words when asked for.

    ``by_message``: a message does it, and needs no meeting. ``written``: so it is for whoever has no rhythm yet, and
    for everybody in the weeks of a newcomer, as I owe it. ``due`` is its day. ``day`` and ``kind`` are those of a
    meeting that was spoken of, where they are named; with ``week`` any day of that week will do. ``more`` counts what
    else of this kind is open with them.
    """

    value: float
    why: Callable[[], str]
    by_message: bool = False
    written: bool = False
    day: date | None = None
    week: bool = False
    kind: str = ""
    due: date | None = None
    more: int = 0

    @property
    def words(self) -> str:
        """The reason, and how much more of it there is."""
        return f"{self.why()} (and {self.more} more)" if self.more else self.why()

    def beside(self, other: "OpenMatter | None") -> "OpenMatter":
        """The one of two that is worth more, of equals the one that is due first; what I owe besides is counted."""
        if other is None:
            return self
        first, second = sorted((other, self), key=lambda one: (-one.value, one.due or date.max))
        owed = first.written and second.written
        return first._replace(more=first.more + second.more + 1) if owed else first


class OpenMatters:
    """Loops and coffees by person. Loops put off to a later day do not count.

    ``open`` are the people with something open, ``matters`` what is worth most of it, ``intent`` a coffee that was
    said.
    """

    def __init__(
        self,
        network: Network,
        today: date,
        called_off: Iterable[Coffee],
        done: Collection[int],
        trips: Sequence[Trip] = (),
    ) -> None:
        """``called_off_coffees`` are coffees that are to have a new day; ``done`` are promises and requests that a
        later line tells as done."""
        self.today, self._done, self._trips = today, done, trips
        self.matters: dict[int, OpenMatter] = {}
        self.open: set[int] = set()
        self.intent: dict[int, Coffee] = {}
        self.coffees: dict[int, list[Coffee]] = {}
        self._coffees(network, called_off)
        self._promises(network)
        self._requests(network.all(Request))
        self._asks(network.all(Ask))
        for introduction in network.all(Introduction):
            if introduction.state == "proposed" and not is_snoozed(introduction, today):
                for who, why in introduction_words(network, introduction):
                    self._put((who,), OpenMatter(0.0, why))
        for thanks in network.all(Thanks):
            if thanks.said is None and not is_snoozed(thanks, today):
                by = thanks.due or plus(thanks.made, THANKS_DAYS)
                # what for stays off a page that the other may see
                self._put((thanks.to,), OpenMatter(0.0, lambda: "you have not thanked them yet", written=True, due=by))
        for follow in network.all(Follow):
            ended = is_of_mourning(follow.text) and follow.due is not None and follow.due < today
            if follow.state == "open" and not ended and not is_snoozed(follow, today):
                due, why = owed_by(follow.due, follow.made, today), partial(_follow_words, follow, today)
                owed = due is not None and not IS_TALK.match(follow.text) and not _is_taken_up(network, follow)
                self._put(follow.people, OpenMatter(0.0, why, written=owed, due=due))

    def _put(self, who: Iterable[int], matter: OpenMatter) -> None:
        """Notes something open with these people."""
        for person in who:
            self.open.add(person)
            self.matters[person] = matter.beside(self.matters.get(person))

    def _coffees(self, network: Network, called_off: Iterable[Coffee]) -> None:
        for coffee in network.all(Coffee):
            for who in coffee.people:
                self.coffees.setdefault(who, []).append(coffee)
        for coffee in nothing_booked(network):
            if is_snoozed(coffee, self.today):
                continue
            for who in coffee.people:
                self.intent.setdefault(who, coffee)
            matter = OpenMatter(spoken_value(coffee.said, self.today), partial(_coffee_words, coffee, self.today))
            week = names_week(coffee.line)
            self._put(coffee.people, matter._replace(day=coffee.due, week=week, kind=coffee.channel))
        for coffee in called_off:
            self._put(coffee.people, OpenMatter(0.6, partial(_called_off_words, coffee, self.today)))

    def _promises(self, network: Network) -> None:
        for promise in network.all(Promise):
            if is_snoozed(promise, self.today) or promise.id in self._done:
                continue
            if _is_handed(promise):
                self._put(promise.people, OpenMatter(0.0, partial(_handed_words, promise.text)))
            elif promise.is_open and _is_awaited(network, promise, self.today):
                self.open.update(promise.people)
            elif promise.is_open:
                value = promised_value(promise.by, promise.due, self.today)
                meal, why = meal_kind(promise.text) or "", partial(_promise_words, promise, self.today)
                due = owed_by(promise.due, promise.made, self.today) if promise.by == "me" and not meal else None
                self._put(promise.people, OpenMatter(value, why, written=due is not None, kind=meal, due=due))

    def _requests(self, requests: Iterable[Request]) -> None:
        for request in requests:
            if is_snoozed(request, self.today) or request.id in self._done:
                continue
            if _is_handed(request):
                self._put((request.from_,), OpenMatter(0.0, partial(_handed_words, request.text)))
            elif request.state == "open" and not is_past(
                request.text, request.due, request.asked.date(), self._trips, self.today
            ):
                why = partial(_request_words, request, self.today)
                self._put((request.from_,), OpenMatter(REQUESTED, why, written=True, due=request.due))

    def _asks(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if is_snoozed(ask, self.today):
                continue
            if ask.state == "asked":
                self._put((ask.to,), OpenMatter(0.0, partial(_asked_words, ask)))
            elif outcome_open(ask) and ask.answered and (self.today - ask.answered).days >= OUTCOME_DAYS:
                self._put((ask.to,), OpenMatter(0.5, partial(_ask_words, ask), by_message=True, written=True))


def is_past(text: str, due: date | None, said: date, trips: Iterable[Trip], today: date) -> bool:
    """Whether it is asked about a day or a trip that is past: "if I come to Munich"."""
    asks = INDIRECT.match(text) is not None
    went = (trip.city for trip in trips if said <= trip.to < today and (asks or IN_TOWN.search(text)))
    past = due is not None and due < today
    return (asks and past) or any(set(words_of(city)) <= set(words_of(text)) for city in went)


def owed_by(due: date | None, said: date, today: date) -> date | None:
    """The day of what I owe from when on it speaks for a word: a week before it; without a day a few days after it was
    said."""
    if due is None:
        return plus(said, WEEK_DAYS) if (today - said).days >= FEW_DAYS else None
    return due if (due - today).days <= EARLY_DAYS else None


REQUESTED = 0.9
"""What a request is worth that is not answered yet."""


def spoken_value(said: date, today: date) -> float:
    """What a coffee is worth that was spoken of on a day, while nothing is booked."""
    days = max(0, (today - said).days)
    return 0.6 if days < 3 else 1.0 if days <= 60 else 0.5


def _is_awaited(network: Network, promise: Promise, today: date) -> bool:
    """Whether what they owe was said a few days ago and has no day, or a word of theirs came after it: it may be that,
    and neither is a reason to nudge."""
    if promise.by != "them" or promise.made is None:
        return False
    if promise.due is None and (today - promise.made).days < WEEK_DAYS:
        return True
    since = promise.made.toordinal()
    return any(from_them(touch) and touch.day > since for who in promise.people for touch in network.touches(who))


def _is_taken_up(network: Network, follow: Follow) -> bool:
    """Whether a later line names them, or none does."""
    lines = [talk.on for who in follow.people for talk in network.talks(who, 1)]
    return max(lines, default=date.max) > follow.made


def _is_handed(record: Promise | Request) -> bool:
    """Whether it was handed on, and nothing is noted of it yet."""
    return record.state == "handed" and record.handoff is not None and record.handoff.landed is None


def promised_value(by: str, due: date | None, today: date) -> float:
    """What a promise of mine or of theirs is worth by the day on which it is due."""
    if due is None:
        return 0.0
    left = (due - today).days
    if by == "them":
        return 0.3 if left < -3 else 0.0
    return 0.9 if left < 0 else 0.6 if left <= 7 else 0.0


def introduction_words(network: Network, introduction: Introduction) -> Iterator[tuple[int, Callable[[], str]]]:
    """What an introduction of which I spoke is to either of the two."""
    one, other = introduction.between
    for who, to in ((one, other), (other, one)):
        person = network.get(Person, to)
        yield who, partial("you promised to introduce them to {}".format, person.name if person else "somebody")


def said_words(coffee: Coffee) -> str:
    """Who spoke of a meeting, and of which: "you both said lunch"."""
    speaker = {"me": "you", "them": "they", "both": "you both"}[coffee.said_by]
    kind = f"spoke of {SPOKEN[coffee.channel]}" if coffee.channel in SPOKEN else f"said {coffee.channel}"
    return f"{speaker} {kind}"


def _coffee_words(coffee: Coffee, today: date) -> str:
    day = f" for {day_words(coffee.due, today)}" if coffee.due is not None and coffee.due >= today else ""
    if day and coffee.due is not None and names_week(coffee.line):
        day = f" for {week_words(coffee.due, today)}"
    return f"{said_words(coffee)}{day} {ago((today - coffee.said).days)}, and nothing is booked yet"


def _called_off_words(coffee: Coffee, today: date) -> str:
    day = coffee.slot.start.date() if coffee.slot is not None else coffee.said
    off = "did not take place" if coffee.state == "lapsed" else "was called off"
    return f"your {coffee.channel} of {day_words(day, today)} {off}: find a new day"


def _promise_words(promise: Promise, today: date) -> str:
    what = f"“{promise.text}”" if promise.text else "something"
    if promise.by == "them":
        late = promise.due is not None and promise.due < today
        owe = "they were to" if is_task(promise.text) else "they owe you"
        return f"{owe} {what}" + (f", {span((today - promise.due).days)} late" if late and promise.due else "")
    return f"you promised {'to ' * is_task(promise.text)}{what}{due_words(promise.due, today)}"


_BEHIND_VERBS = frozenset(("at", "back", "into", "it", "me", "them", "up", "us"))
"""Behind what may be a thing, these make a verb of it: "look at my paper"."""


def is_task(text: str) -> bool:
    """Whether what was promised is said as what is to be done, and not as a thing: "read it", "send the contract"."""
    from netritual.domain.language.past_tense import past_of
    from netritual.domain.quicklog.natural.vocabulary import OWED_VERBS

    first, second = (*words_of(text)[:2], "", "")[:2]
    does = first in OWED_VERBS and (second in DETERMINERS or second in _BEHIND_VERBS)
    thing = second in ("", "of", "on", "for", "from", "about", "by")
    return does or (not thing and not set(past_of(first)).isdisjoint(GIVEN))


def request_word(kind: str) -> str:
    """What a request of a type is called."""
    return kind if kind in ("complaint", "question") else "request"


def _request_words(request: Request, today: date) -> str:
    what = f"“{request.text}”" if request.text else "to you"
    of = request_word(request.type)
    due = due_words(request.due, today)
    return f"their {of} {what}{due}{',' * bool(due)} is not answered yet"


def due_words(due: date | None, today: date) -> str:
    """By when something is due: ", by Friday"; "" for none."""
    return f", {by_day(due, today)}" if due is not None else ""


def _ask_words(ask: Ask) -> str:
    return f"you have not told them what came of “{ask.topic or ask.text or ask.type}”"


def _follow_words(follow: Follow, today: date) -> str:
    if follow.due is not None and is_of_mourning(follow.text):
        return f"a day to think of them is {day_words(follow.due, today)}: {follow.text}"
    return f"you wanted to follow up{due_words(follow.due, today)}{f': {follow.text}' if follow.text else ''}"


def _handed_words(text: str) -> str:
    return (
        f"you handed on “{text}”, and nothing is noted of it yet" if text else "what you handed on is not settled yet"
    )


def _asked_words(ask: Ask) -> str:
    return f"you asked them about “{ask.topic or ask.text or ask.type}”, and no answer is noted"
