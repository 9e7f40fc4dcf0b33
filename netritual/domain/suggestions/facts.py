"""What one pass over the tables says about everyone, for the parts of the suggestion score."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from netritual.domain.coffee import nothing_booked
from netritual.domain.model import Ask, Coffee, Follow, Gift, Person, Promise, Request, Settings, Thanks
from netritual.domain.network import Network
from netritual.domain.text import fold
from netritual.domain.words import ago, day_words, span

SPEAKING = (Coffee, Promise, Request, Ask, Thanks, Follow, Gift)
"""The kinds of records that ``Facts`` reads: while they stay the same, so does what it says of a day."""

LEDGER_DAYS = 730
"""Give and take is counted over 24 months (``suggestions.md`` 1.1)."""

YES = frozenset(("confirmed", "held"))

SPOKEN = {"video": "a video call", "call": "a call", "meeting": "a meeting", "event": "an event", "visit": "a visit",
          "walk": "a walk"}  # fmt: skip
"""Kinds of meeting as one says them after "you spoke of"; of the others one "said coffee"."""


class Facts:
    """Loops, coffees, give and take by person, on one day. Loops put off to a later day do not count."""

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self.today = today
        self._network = network
        self.loop: dict[int, tuple[float, str]] = {}
        self.open: set[int] = set()
        self.intent: dict[int, Coffee] = {}
        self.coffees: dict[int, list[Coffee]] = {}
        self.gave: dict[int, int] = {}
        self.got: dict[int, int] = {}
        self._folded: dict[str, str] = {}
        self.city = fold(settings.city)
        self._coffees(network.all(Coffee))
        self._promises(network.all(Promise))
        self._requests(network.all(Request))
        self._asks(network.all(Ask))
        for thanks in network.all(Thanks):
            if thanks.said is None and self._awake(thanks.snooze_until):
                self.open.add(thanks.to)
        for follow in network.all(Follow):
            if follow.state == "open" and self._awake(follow.snooze_until):
                self.open.update(follow.people)
        first = today - timedelta(days=LEDGER_DAYS)
        for gift in network.all(Gift):
            if first <= gift.on <= today:
                ledger = self.gave if gift.direction == "gave" else self.got
                for who in gift.people:
                    ledger[who] = ledger.get(who, 0) + 1

    @cached_property
    def people(self) -> dict[int, Person]:
        """Everyone by id, read when first asked for: a favour or two is found without a look at everybody."""
        return {person.id: person for person in self._network.all(Person)}

    def differing(self, other: "Facts") -> Iterator[int]:
        """The people of whom the two do not say the same."""
        for who in {*self._spoken_of(), *other._spoken_of()}:
            if self._about(who) != other._about(who):
                yield who

    def _spoken_of(self) -> Iterator[int]:
        return chain(self.open, self.coffees, self.gave, self.got)

    def _about(self, who: int) -> tuple[object, ...]:
        return (
            who in self.open, self.loop.get(who), self.coffees.get(who), self.intent.get(who), self.gave.get(who),
            self.got.get(who),
        )  # fmt: skip

    def folded(self, text: str) -> str:
        """The folded text; cities and companies come again and again."""
        known = self._folded.get(text)
        if known is None:
            known = self._folded[text] = fold(text)
        return known

    def _awake(self, snooze_until: date | None) -> bool:
        return snooze_until is None or snooze_until <= self.today

    def _put(self, who: Iterable[int], value: float, why: str) -> None:
        """Notes an open loop; the largest value of a person stands, the first of equals."""
        for person in who:
            self.open.add(person)
            if value > self.loop.get(person, (0.0, ""))[0]:
                self.loop[person] = (value, why)

    def _coffees(self, coffees: Sequence[Coffee]) -> None:
        for coffee in coffees:
            for who in coffee.people:
                self.coffees.setdefault(who, []).append(coffee)
        for coffee in nothing_booked(coffees):
            if not self._awake(coffee.snooze_until):
                continue
            for who in coffee.people:
                self.intent.setdefault(who, coffee)
            days = max(0, (self.today - coffee.said).days)
            value = 0.6 if days < 3 else 1.0 if days <= 60 else 0.5
            speaker = {"me": "you", "them": "they", "both": "you both"}[coffee.said_by]
            kind = f"spoke of {SPOKEN[coffee.channel]}" if coffee.channel in SPOKEN else f"said {coffee.channel}"
            self._put(coffee.people, value, f"{speaker} {kind} {ago(days)}, nothing booked")

    def _promises(self, promises: Iterable[Promise]) -> None:
        for promise in promises:
            if not self._awake(promise.snooze_until):
                continue
            if promise.state == "handed" and promise.handoff is not None and promise.handoff.landed is None:
                self.open.update(promise.people)
            if promise.state not in ("open", "moved"):
                continue
            left = (promise.due - self.today).days if promise.due is not None else None
            what = f"“{promise.text}”" if promise.text else "something"
            if promise.by == "them":
                late = left is not None and left < -3
                self._put(promise.people, 0.3 if late else 0.0, f"they owe you {what}, {span(-(left or 0))} late")
            elif left is not None and left <= 7:
                words = day_words(promise.due, self.today)
                self._put(
                    promise.people,
                    0.9 if left < 0 else 0.6,
                    f"you promised {what}, {'was due' if left < 0 else 'due'} {words}",
                )
            else:
                self._put(promise.people, 0.0, "")

    def _requests(self, requests: Iterable[Request]) -> None:
        for request in requests:
            if not self._awake(request.snooze_until):
                continue
            if request.state == "handed" and request.handoff is not None and request.handoff.landed is None:
                self.open.add(request.from_)
            if request.state == "open":
                what = f"“{request.text}”" if request.text else "to you"
                of = request.type if request.type in ("complaint", "question") else "request"
                self._put((request.from_,), 0.9, f"their {of} {what} is not answered yet")

    def _asks(self, asks: Iterable[Ask]) -> None:
        for ask in asks:
            if not self._awake(ask.snooze_until):
                continue
            if ask.state == "asked":
                self.open.add(ask.to)
            elif ask.state == "answered" and ask.outcome_told is None:
                what = ask.topic or ask.text or ask.type
                self._put((ask.to,), 0.5, f"you have not told them what came of “{what}”")
