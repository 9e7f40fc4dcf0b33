"""What lines in plain words seem to hold and nobody said yes or no to; but what another record stands for already."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from re import IGNORECASE
from typing import NamedTuple

from netritual.domain.coffees.coffee import PLANNED
from netritual.domain.coffees.past_coffees import is_arranged, is_it, is_meal
from netritual.domain.dates.weeks import plus
from netritual.domain.language.money import is_payment
from netritual.domain.language.terms import stem, terms_of, words_of
from netritual.domain.loops.unlisted_loops import INTRO
from netritual.domain.model import Ask, Coffee, Follow, Interaction, Promise, Proposed, Request, Review, Thanks
from netritual.domain.network import Network
from netritual.domain.quicklog.funerals import is_own_day
from netritual.regex import regex

FADING_REVIEWS = 2
"""Reviews in which a proposed loop or an open name is asked about; then it is left alone, and the text stays."""
REBOOKED_DAYS = 7
"""A line that names another time is of a talk of at most so many days before."""
_HANDING_OVER = "send give get bring email mail share forward write answer over across"
_GIVING = frozenset(map(stem, _HANDING_OVER.split()))
"""Terms of handing over, which tell nothing of the thing."""
_ONLY_CALLS = regex(r"(?:an? |the )?(?:call|ring|phone)(?: (?:me|us|him|her|them|you|back|again))*", IGNORECASE)
_INTRODUCES = regex(r"\b(?:intro|connect)|\bin touch\b", IGNORECASE)
_ASKS_FOR_TIME = regex(
    r"(?:(?:can|could) (?:we|you|i)|if (?:we|i) (?:can|could)) (?:do|make|meet|move|push)\b", IGNORECASE
)
"""How a request begins that another time is asked with."""
_GIVEN_BACK = frozenset(("back",))
_OF_THE_THING = frozenset(("the", "that", "this", "his", "her", "their", "its", "my", "our"))
"""Words before a thing that was spoken of."""


NOTHING_CHANGES: Mapping[int, Collection[int]] = {}


def proposals(
    network: Network, changing: Mapping[int, Collection[int]] = NOTHING_CHANGES
) -> Iterator[tuple[Interaction, Proposed]]:
    """What lines seem to hold, each with its entry, until it fades. An entry of ``changing`` is about a planned coffee
    with these people, so that it proposes none with them."""
    there = _Records(network, asked_lines(network))
    for talk in there.lines:
        for one in talk.proposed:
            if not is_changed(talk, one, changing) and there.waits(talk, one):
                yield talk, one


def is_changed(talk: Interaction, one: Proposed, changing: Mapping[int, Collection[int]]) -> bool:
    """Whether what an entry proposes is a planned coffee of which it tells a change, also by a rain check;
    ``changing``: as ``proposals``."""
    of_it = one.kind == "coffee" or (one.kind == "request" and _ASKS_FOR_TIME.match(one.text) is not None)
    of_it = of_it or (one.kind == "follow" and not (one.text or one.due) and "rain check" in talk.line.lower())
    return of_it and talk.id in changing and set(one.named) <= set(changing[talk.id])


def asked_lines(network: Network) -> list[Interaction]:
    """The entries that leave something open, without those about which so many reviews have asked that none asks any
    more."""
    starts = sorted(review.started for review in network.all(Review) if review.ended is not None)
    last = starts[-FADING_REVIEWS] if len(starts) >= FADING_REVIEWS else None
    return [talk for talk in network.unsettled() if last is None or talk.logged is None or last <= talk.logged]


def lines_without_names(network: Network) -> list[Interaction]:
    """The entries of which it is still asked who is meant, or who it was with: nobody in question counts as met yet."""
    return [talk for talk in asked_lines(network) if talk.open_names or "who" in talk.asks]


def lines_no_longer_asked(network: Network) -> list[Interaction]:
    """The entries about which no review asks any more, though they leave something open that no record stands for."""
    there = _Records(network, network.unsettled())
    asked = {talk.id for talk in asked_lines(network)}
    faded = (talk for talk in there.lines if talk.id not in asked)
    return [t for t in faded if t.open_names or t.asks or any(there.waits(t, one) for one in t.proposed)]


def is_answer_to(promise: Promise, asker: int | None, asked: str, on: date) -> bool:
    """Whether what I promised somebody is what they had asked of me: "my rates", "send her my rates by Friday"."""
    return asker in promise.people and promise.made >= on and is_one_matter(promise.text, asked)


def is_its_time(coffee: Coffee, one: Proposed) -> bool:
    """Whether a coffee is on the day and at the hour that are proposed, as far as these are named."""
    from netritual.domain.dates.moments import Stated, read_moment

    if coffee.slot is None or one.due not in (None, coffee.slot.start.date()):
        return False
    stated = read_moment(one.text, coffee.slot.start.date(), kind=coffee.channel)
    return not isinstance(stated, Stated) or stated.at in (None, coffee.slot.start.time())


def is_bare_answer(text: str) -> bool:
    """Whether what I promised is to answer, or to do "it", and names no matter: "answer him", "send it"."""
    from netritual.domain.loops.closing_clauses import AN_ANSWER, IT
    from netritual.domain.loops.statements import subject_terms

    said = text.lower()
    answers = AN_ANSWER.search(said) is not None or IT.search(said) is not None
    return answers and not subject_terms(AN_ANSWER.sub(" ", said))


def is_same_matter(text: str, request: str) -> bool:
    """Whether what I promised is the answer to what was asked of me in the same line."""
    from netritual.domain.loops.closing_clauses import AN_ANSWER
    from netritual.domain.loops.statements import subject_terms

    matter = subject_terms(AN_ANSWER.sub(" ", text.lower()))
    return not matter.isdisjoint(subject_terms(request)) or is_bare_answer(text)


def is_one_matter(text: str, other: str) -> bool:
    """Whether two texts are of one thing: one of them says no more than the other, both are of a call, or of an
    introduction to somebody whom both name."""
    if all(map(_ONLY_CALLS.fullmatch, (text, other))):
        return True
    new, old = terms_of(text) - _GIVING, terms_of(other) - _GIVING
    are_intros = all(map(_INTRODUCES.search, (text, other)))
    return bool(new & old) and (new <= old or old <= new or are_intros)


def is_the_very_thing(asked: str, promised: str) -> bool:
    """Whether what is asked for is what was promised, and nothing more: "the deck" of "send the deck"; not "a deck",
    "the deck printed" or "the deck chairs", nor "my drill" where I bring back another one."""
    said, deed = set(words_of(asked)), set(words_of(promised))
    is_named = said - _OF_THE_THING <= deed and bool(terms_of(asked))
    is_named = is_named and ("my" not in said or _GIVEN_BACK.isdisjoint(deed))
    return is_named and terms_of(promised) - _GIVING <= terms_of(asked) | _GIVEN_BACK


class _Records:
    """What may stand for a proposal, sought once for all of them."""

    def __init__(self, network: Network, lines: Sequence[Interaction]) -> None:
        self.network, self.lines = network, lines

    def waits(self, talk: Interaction, one: Proposed) -> bool:
        """Whether what an entry proposes waits for a yes: no record stands for it."""
        return not any(stands_for(self, talk, one) for stands_for in _STANDS_FOR.get(one.kind, ()))

    def proposed(self, kind: str) -> Iterator[tuple[Interaction, Proposed]]:
        """What lines propose of a kind, each with its entry."""
        return ((talk, one) for talk in self.lines for one in talk.proposed if one.kind == kind)

    @cached_property
    def timed(self) -> list[Coffee]:
        """The coffees with an hour that are planned or were held."""
        return [one for one in self.network.all(Coffee) if one.slot and (one.state in PLANNED or one.state == "held")]

    @cached_property
    def noted(self) -> dict[tuple[str, frozenset[int]], list["_Noted"]]:
        """What was promised and asked, and is to be thanked for, by the kind of its proposal and its people; without
        what came to rest on no day."""
        noted: dict[tuple[str, frozenset[int]], list[_Noted]] = {}
        for promise in self.network.all(Promise):
            kind = "promise" if promise.by == "me" else "owed"
            one = _Noted(promise.text, promise.due, promise.made, promise.is_open, promise.closed)
            noted.setdefault((kind, frozenset(promise.people)), []).append(one)
        for ask in self.network.all(Ask):
            one = _Noted(ask.text, ask.due, ask.asked or date.max, ask.state == "asked", ask.answered)
            noted.setdefault(("ask", frozenset((ask.to,))), []).append(one)
        for request in self.network.all(Request):
            answered = request.answered.date() if request.answered is not None else None
            one = _Noted(request.text, request.due, request.asked.date(), request.state == "open", answered)
            noted.setdefault(("request", frozenset((request.from_,))), []).append(one)
        for thanks in self.network.all(Thanks):
            one = _Noted(thanks.text, thanks.due, thanks.made, thanks.said is None, thanks.said)
            noted.setdefault(("thanks", frozenset((thanks.to,))), []).append(one)
        return noted


class _Noted(NamedTuple):
    """A record that may stand for what a line says again: open, or closed since."""

    text: str
    due: date | None
    made: date
    is_open: bool
    closed: date | None

    def was_open(self, on: date) -> bool:
        """Whether it is open, or was on a day and was closed on a later one."""
        return self.is_open or (self.closed is not None and self.made <= on < self.closed)


def _is_told_anew(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether a later line speaks of the meeting again: with the same people, for its day or where it had none."""
    return bool(one.people) and any(
        talk.id < later.id and talk.on <= later.on and one.people == other.people and one.due in (None, other.due)
        for later, other in there.proposed("coffee")
        if other.due
    )


def _is_noted_on_its_day(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether an entry of the day of the meeting is with the same people: it tells what came of it."""
    on_its_day = there.network.talks_between(one.due, one.due) if one.due is not None and one.people else ()
    return any(later.id > talk.id and set(one.people) <= set(later.people) for later in on_its_day)


def _is_new_time(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether a line puts off a talk that was planned before it: what it says of another time is asked of the plan, and
    answered by what became of that since; not by that it was missed at the former time."""
    people, since = set(one.people), talk.logged
    first = plus(talk.on, -REBOOKED_DAYS)
    before = [
        each
        for each in there.network.all(Coffee)
        if each.id < talk.id
        and people
        and people <= set(each.people)
        and each.slot
        and each.slot.start.date() >= first
        and (each.state != "lapsed" or one.due in (None, each.slot.start.date()))
    ]
    if not any(each.state in PLANNED or (since and each.changed and each.changed > since) for each in before):
        return False
    from netritual.domain.loops.coffee_changes import tells_it_is_off  # few lists of loops need the grammar behind it

    return tells_it_is_off(talk.line)


def _is_arranged(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether the coffee of which a line speaks was given a time since, or had, or is planned already: for its day
    and hour where the line names them, else for any day to come."""
    since: set[int] = set()
    for coffee in there.timed:
        changed, on = coffee.changed or coffee.created, coffee.slot.start.date() if coffee.slot else talk.on
        is_ahead = coffee.state in PLANNED and on > talk.on and is_its_time(coffee, one)
        if is_ahead or (changed and talk.logged and changed > talk.logged):
            since.update(coffee.people)
    said = Coffee(
        id=talk.id,
        people=one.people,
        state="said",
        said=talk.on,
        due=one.due,
        purpose=one.text.partition(" to ")[0].partition(" about ")[0],
    )
    return bool(one.people) and (since.issuperset(one.people) or is_arranged(there.network, said, {}))


def _is_open_already(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether the same is promised by me or to me, asked by me or of me, or to be thanked for, with the same people and
    for no other day: it is open, or was when the line was written and has been closed since. Thanks that name nothing
    are those that do."""
    with_them = there.noted.get((one.kind, frozenset(one.named)), ())
    return any(
        each.was_open(talk.on)
        and (_is_rest(talk, one, each.text) or (one.due in (None, each.due) and _is_same(one, each.text)))
        for each in with_them
    )


def _is_same(one: Proposed, text: str) -> bool:
    """Whether what a line proposes is what is noted in words."""
    pays = one.kind == "owed" and is_payment(one.text, text)
    return is_one_matter(one.text, text) or pays or (one.kind == "thanks" and not one.text)


def _is_debt_asked_for(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether what a line asks for is money that is owed: "asked Ben for the 500"."""
    asked = one.text.lower().removeprefix("the ").removeprefix("my ")
    return any(
        each.was_open(talk.on) and is_payment(asked, each.text)
        for each in there.noted.get(("owed", frozenset(one.named)), ())
    )


def _is_rest(talk: Interaction, one: Proposed, owed: str) -> bool:
    """Whether a line tells what it proposes only as what is left of a sum that is owed already."""
    if one.kind not in ("owed", "promise") or not any(map(str.isdecimal, owed)):
        return False
    from netritual.domain.loops.part_payments import is_rest_of  # few lines tell of money
    from netritual.domain.loops.statements import spoken_in

    return is_rest_of(owed, one.text, spoken_in(talk).text)


def _is_asked_beside(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether what a line promises is only the answer to what it tells as asked."""
    asked = {each.from_ for each in talk.proposed if each.kind == "request"}
    return is_bare_answer(one.text) and not asked.isdisjoint(one.people)


def _is_meal_since(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether what a line promises is a meal, and a coffee that was made since was it."""
    promise = Promise(id=talk.id, people=one.people, text=one.text, due=one.due, made=talk.on)
    return is_meal(one.text) and any(
        coffee.id > talk.id and is_it(there.network, coffee, promise) for coffee in there.timed
    )


def _is_answered(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether what somebody asked for is what I promised: the promise stands for both."""
    promises = [
        each
        for each in there.network.all(Promise)
        if one.from_ in each.people and each.by == "me" and each.state in ("open", "moved", "kept")
    ]
    promises += [
        Promise(id=line.id, people=each.people, text=each.text, made=line.on)
        for line, each in there.proposed("promise")
    ]
    return any(is_answer_to(each, one.from_, one.text, talk.on) for each in promises)


def _is_owed_introduction(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether help that a line tells of is an introduction, and its people owed one before."""
    owed: list[tuple[date, Promise | Proposed]] = [(line.on, each) for line, each in there.proposed("owed")]
    owed += [(each.made, each) for each in there.network.all(Promise) if each.by == "them" and each.is_open]
    return INTRO.search(one.text.lower()) is not None and any(
        since <= talk.on and set(one.people) == set(each.people) and INTRO.search(each.text.lower())
        for since, each in owed
    )


def _is_own_day_noted(there: _Records, talk: Interaction, one: Proposed) -> bool:
    """Whether the same funeral or wedding stands for that day already, open or by an earlier line."""
    if one.due is None or not is_own_day(one.text):
        return False
    open_ = ((each.people, each.text, each.due) for each in there.network.all(Follow) if each.state == "open")
    earlier = ((each.people, each.text, each.due) for line, each in there.proposed("follow") if line.id < talk.id)
    return any(
        set(people) == set(one.people) and due == one.due and is_own_day(text)
        for people, text, due in (*open_, *earlier)
    )


_STANDS_FOR: Mapping[str, tuple[Callable[[_Records, Interaction, Proposed], bool], ...]] = {
    "coffee": (_is_told_anew, _is_arranged, _is_new_time, _is_noted_on_its_day),
    "promise": (_is_open_already, _is_asked_beside, _is_meal_since),
    "request": (_is_answered, _is_open_already),
    "ask": (_is_open_already, _is_debt_asked_for),
    "owed": (_is_open_already,),
    "thanks": (_is_open_already,),
    "follow": (_is_own_day_noted,),
    "received": (_is_owed_introduction,),
}
"""Kind of a proposal -> what may stand for it."""
