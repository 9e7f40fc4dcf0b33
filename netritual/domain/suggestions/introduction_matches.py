"""Who should meet whom, and small favours."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from re import IGNORECASE
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.dates.cities import city_key
from netritual.domain.dates.day_wording import ago
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import fold
from netritual.domain.loops.closing_decisions import said_since
from netritual.domain.loops.snoozing import SNOOZE_OUTCOMES
from netritual.domain.loops.trigger_vocabulary import INTRODUCING
from netritual.domain.loops.unlisted_loops import bare_loop
from netritual.domain.model import Interaction, Introduction, Person, Promise, Review, Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.needs import FITS, OfferIndex, match, offering, seeks_work
from netritual.domain.suggestions.score import tenth
from netritual.domain.suggestions.suggestion import Point
from netritual.domain.suggestions.trades import Workers, is_trade_of, trades_for
from netritual.domain.ties.counts import Counts, counts
from netritual.domain.ties.rhythm import CLOSE_TIERS, weight
from netritual.regex import regex

OPEN_STATES = ("proposed", "asked_a", "asked_b", "both_yes")
GIVE_BACK = 2
"""Favours got beyond those given, from which on one is offered back."""
_OWN_FAVOUR = regex(
    r"\b(?:us|our|ours|my|me|mine)\b"
    r"|^(?:to )?be (?:an? |the )?(?:ref|referee|reference|mentor|sponsor|guarantor|witness)\b"
    r"|^(?:an? )?(?:ref|reference|referral)\b"
    r"|^(?:to )?(?:do|share|send|lend|give|give up|run|donate|sponsor|bring|make|mentor|introduce|intro|refer|recommend"
    r"|put|cover)\s+"
    r"(?!with\b|on\b|in\b|for\b|of\b|from\b|and\b)\w"
)
"""What somebody offered to do: a deed for whoever wrote it down, not what they have for others."""
_PASSED_ON = regex(
    r"\b(?:intro\w*|connected|contacts?|cvs?|r[eé]sum[eé]s?|profiles?|shortlists?|passed (?:\w+ )?on"
    r"|(?:put|pointed) \w+ (?:on )?to|in touch"
    r"|got (?:an? |the |his |her |their )?(?:\w+ )?(?:job|place|role|position|offer|visa|grant|loan|funding|flat)"
    r"|(?:was|got|is) hired|promoted|accepted (?:the|an) offer|new (?:job|role)|(?:all )?(?:sorted|settled|solved))\b",
    IGNORECASE,
)
"""Words of what meets a need of somebody, or after which they may have none, where it is not named again."""
OF_A_TRADE = 0.4
"""The fit of somebody whose work a need is: behind every offer that was noted."""
NEW_DAYS = 28
"""Days after connecting in which somebody is welcomed."""
NEED_DAYS = 60
"""Days after its line in which it is asked who could meet a need; then it only stands on their page."""
AGAIN_DAYS = 30
"""Days before somebody who was asked or passed over in a review is asked again."""
QUIET_DAYS = 7
"""Days after a talk in which nobody is asked what would help: it could be asked there."""


class IntroductionPair(Struct, frozen=True, kw_only=True):
    """Two people who should meet: ``a`` needs what ``b`` offers. ``fit`` is M, the sum of the parts."""

    a: int
    b: int
    fit: float
    need: str
    offer: str
    parts: tuple[Point, ...]
    why: str


class Favour(Struct, frozen=True, kw_only=True):
    """A favour of five minutes. ``other`` is who can meet the need, when somebody I know can.

    ``need``: introduce them to ``other``, or look further where there is none; ``offer``: it could help somebody;
    ``give_back``: they gave more; ``ask_need``: ask what would help most; ``welcome``: new here, never spoken to.
    """

    kind: Literal["need", "offer", "give_back", "ask_need", "welcome"]
    person: int
    what: str
    why: str
    other: int | None = None
    fit: float = 0.0
    line: str = ""
    """Of a need the line since then after which it may be met: it is asked about, and nobody is to help any more."""


def pairs(network: Network, limit: int = 10) -> list[IntroductionPair]:
    """Pairs worth introducing, best first.

    Left out: those who know each other, of the same company, introduced before, with an open introduction, and kin.
    """
    people = {p.id: p for p in counts(network).seeking() if p.status != "archived" and not p.kin}
    introduced = {frozenset(i.between) for i in network.all(Introduction)}
    busy = {who for i in network.all(Introduction) if i.state in OPEN_STATES for who in i.between}
    offers = OfferIndex(people.values())
    best: dict[frozenset[int], IntroductionPair] = {}
    for a in people.values():
        if a.id in busy:
            continue
        for need in a.needs:
            for who, offer in offers.near(need):
                b = people.get(who)
                if b is None or b.id in busy or frozenset((a.id, b.id)) in introduced or not strangers(a, b):
                    continue
                value = match(need, offer)
                if value >= FITS:
                    pair = _pair(a, b, need, offer, value)
                    key = frozenset((a.id, b.id))
                    if key not in best or _order(pair) < _order(best[key]):
                        best[key] = pair
    return sorted(best.values(), key=_order)[:limit]


def strangers(a: Person, b: Person) -> bool:
    """True when nothing says that two people know each other already."""
    if a.id == b.id or b.id in a.knows or a.id in b.knows:
        return False
    return not (a.company and fold(a.company) == fold(b.company))


def _order(pair: IntroductionPair) -> tuple[float, int, int, str, str]:
    return (-pair.fit, pair.a, pair.b, pair.need, pair.offer)


def _pair(a: Person, b: Person, need: str, offer: str, value: float) -> IntroductionPair:
    back = max((match(n, o) for n in b.needs for o in a.offers), default=0.0) >= FITS
    mine, theirs = {fold(c) for c in a.circles}, {fold(c) for c in b.circles}
    apart = bool(mine and theirs) and not mine & theirs
    city = bool(a.city) and city_key(a.city) == city_key(b.city)
    parts = (
        Point("match", tenth(50 * value), f"needs {need}, the other {offering(offer)}"),
        Point("both_ways", 20.0 if back else 0.0, "and the other way round" if back else "one way"),
        Point("tier", tenth(15 * min(weight(a), weight(b))), "how close they are to you"),
        Point("circles", 10.0 if apart else 0.0, "from different circles" if apart else "no circles apart"),
        Point("city", 5.0 if city else 0.0, f"both in {a.city}" if city else "not in one city"),
    )
    fit = round(sum(part.points for part in parts), 1)
    reasons = [part.why for part in parts if part.points > 0 and part.component != "tier"]
    return IntroductionPair(a=a.id, b=b.id, fit=fit, need=need, offer=offer, parts=parts, why="; ".join(reasons))


def favours(network: Network, settings: Settings, today: date, limit: int = 10) -> list[Favour]:
    """Needs that somebody can meet, people who gave more than they got, needs and offers to which nobody known fits,
    and close people to ask for a need.

    Nobody is asked for a need before a first talk, nor just after one, where it could be asked; somebody new with a
    rhythm is welcomed instead.

    At most one for each person, those closest first within each sort; what may be met already comes last.
    """
    facts = Facts(network, settings, today)
    totals = counts(network)
    by_id = {p.id: p for p in (*totals.seeking(), *totals.ranked())}
    by_id |= {who: p for who in facts.exchanges.got if who not in by_id and (p := network.get(Person, who)) is not None}
    people = sorted((p for p in by_id.values() if p.status != "archived"), key=lambda p: (-weight(p), p.id))
    workers = Workers(network, totals, today, {need for person in people for need in person.needs})
    met = _needs(people, {frozenset(i.between) for i in network.all(Introduction)}, workers)
    unmet = _unmatched(network, today, people, {favour.other for favour in met}, _helped(network, people))
    every = [*met, *_give_backs(people, facts), *unmet, *_questions(people, totals, today)]
    asked: set[int] = set()
    first: list[Favour] = []
    for favour in every:
        if favour.person not in asked:
            asked.add(favour.person)
            first.append(favour)
    return sorted((_since(network, favour) for favour in first[:limit]), key=lambda favour: bool(favour.line))


def favour_ref(person: int) -> str:
    """By what a review remembers that it asked about a favour to somebody, behind the name of its step."""
    return f"favour:{person}"


def asked_lately(network: Network, today: date, but: int = 0) -> set[int]:
    """The people of the favours that a review of the last month did or skipped; ``but`` the review that runs."""
    return {
        int(person)
        for review in network.all(Review)
        if review.id != but and (today - review.started.date()).days < AGAIN_DAYS
        for item in review.items
        for table, _, person in [item.ref.partition(":")[2].partition(":")]
        if table == "favour" and item.outcome not in SNOOZE_OUTCOMES
    }


def _since(network: Network, favour: Favour) -> Favour:
    """The favour, with the line after which its need may be met."""
    line = may_be_met(network, favour.person, favour.what) if favour.kind == "need" else ""
    return replace(favour, line=line, other=None, why=f"since then “{line}”: done?") if line else favour


def _needs(people: list[Person], introduced: Collection[frozenset[int]], workers: Workers) -> list[Favour]:
    """The needs that somebody can meet: by an offer that was noted, else because it is their work."""
    offers, names = OfferIndex(people), {p.id: p.name for p in people}
    favours: list[Favour] = []
    for person in people:
        for need in person.needs:
            hit = offers.best(person, need)
            if hit is not None and frozenset((person.id, hit[0])) not in introduced:
                who, offer, value = hit
                why = f"you know {names[who]}, who {offering(offer)}"
                favours.append(
                    Favour(kind="need", person=person.id, what=need, why=why, other=who, fit=round(value, 2))
                )
                continue
            able = (one for one in workers.of(need) if strangers(person, one))
            one = next((one for one in able if frozenset((person.id, one.id)) not in introduced), None)
            if hit is None and one is not None:
                why = f"{one.name} does that: {', '.join(filter(None, (one.position, one.company)))}"
                favours.append(Favour(kind="need", person=person.id, what=need, why=why, other=one.id, fit=OF_A_TRADE))
    return sorted(favours, key=lambda f: -f.fit)


def _helped(network: Network, people: Sequence[Person]) -> Mapping[int, Sequence[Person]]:
    """By person those to whom I introduced them, or promised to and did."""
    introduced: dict[int, list[Person]] = {}
    for intro in network.all(Introduction):
        a, b = (network.get(Person, who) for who in intro.between)
        if a is not None and b is not None:
            introduced.setdefault(a.id, []).append(b)
            introduced.setdefault(b.id, []).append(a)
    for promise in network.all(Promise):
        if promise.by == "me" and promise.state == "kept" and any(word in promise.text.lower() for word in INTRODUCING):
            words = set(words_of(promise.text))
            for who in promise.people:
                introduced.setdefault(who, []).extend(one for one in people if not words.isdisjoint(words_of(one.name)))
    return introduced


def _may_meet(person: Person, need: str) -> bool:
    """Whether what is known of somebody fits a need."""
    texts = (*person.offers, *person.topics, person.position, person.company)
    return any(match(need, text) >= FITS for text in texts) or any(
        is_trade_of(person.position, trade) for trade in trades_for(need)
    )


def _unmatched(
    network: Network, today: date, people: Sequence[Person], helping: Collection[int | None],
    helped: Mapping[int, Sequence[Person]],
) -> Iterator[Favour]:  # fmt: skip
    """What is looked for or offered by people to whom nobody known fits, needs first; ``helping`` are those who fit. A
    need is none any more of whom I introduced to somebody who may meet it (``helped``)."""
    for person in people:
        open_needs = [
            need for need in person.needs
            if not any(_may_meet(one, need) for one in helped.get(person.id, ()))
            and ((noted := noted_by(network, person.id, need)) is None or (today - noted.on).days < NEED_DAYS)
        ]  # fmt: skip
        if person.id in helping:
            open_needs = [need for need in open_needs if not seeks_work(need)]  # it is told with whom it helps
        for need in open_needs[:1]:
            yield Favour(kind="need", person=person.id, what=need, why="nobody noted offers it: do you, or who could?")
    for person in people:
        theirs = [offer for offer in person.offers if not _OWN_FAVOUR.search(offer.lower())]  # others it may help, too
        for offer in theirs[:1] if person.id not in helping else ():
            yield Favour(kind="offer", person=person.id, what=offer, why="nobody noted needs it: whom could it help?")


def _give_backs(people: Iterable[Person], facts: Facts) -> list[Favour]:
    favours: list[tuple[int, Favour]] = []
    for person in people:
        gave, got = facts.exchanges.gave.get(person.id, 0), facts.exchanges.got.get(person.id, 0)
        if got - gave >= GIVE_BACK:
            why = f"they gave {got}, you gave {gave}"
            favours.append(
                (gave - got, Favour(kind="give_back", person=person.id, what="send something useful", why=why))
            )
    return [favour for _, favour in sorted(favours, key=lambda f: f[0])]


def _questions(people: Iterable[Person], totals: Counts, today: date) -> Iterator[Favour]:
    for person in people:
        talked = totals.sums(person.id, today.toordinal()).two_way
        if person.tier in CLOSE_TIERS and not person.needs and 0 < talked <= today.toordinal() - QUIET_DAYS:
            what = "ask what would help most right now"
            yield Favour(kind="ask_need", person=person.id, what=what, why="no need noted yet")
        elif person.tier and person.connected_on and not totals.sums(person.id, today.toordinal()).count:
            days = (today - person.connected_on).days
            if 0 <= days <= NEW_DAYS:
                why = f"connected {ago(days)}, and no word yet"
                yield Favour(kind="welcome", person=person.id, what="say a word of welcome", why=why)


def _is_passed_on(line: str) -> bool:
    from netritual.domain.loops.closing_clauses import STILL

    return _PASSED_ON.search(line) is not None and STILL.search(line) is None


def noted_by(network: Network, person: int, need: str) -> Interaction | None:
    """The first entry with somebody whose line has a need in these words; None without one."""
    noted = [talk for talk in network.talks(person) if need.casefold() in talk.line.casefold()]
    return min(noted, key=lambda talk: (talk.on, talk.id), default=None)


def may_be_met(network: Network, person: int, need: str) -> str:
    """The newest line since a need was noted after which it may be met: one that speaks of it as met, else one in which
    something or somebody was passed on, which the line itself may say behind it, or an introduction; "" without one."""
    first = noted_by(network, person, need)
    if first is None:
        return ""  # nobody knows since when it is looked for
    since, id = first.on, first.id
    behind = first.line[first.line.casefold().find(need.casefold()) + len(need) :]
    beside = [(first.on, first.id, first.line)] if _is_passed_on(behind) else []
    closing = said_since(network, bare_loop("people", id, (person,), need, since))
    met = network.get(Interaction, closing.statement.id) if closing is not None and closing.said else None
    if met is not None:
        return met.line
    later = (talk for talk in network.talks(person) if (talk.on, talk.id) > (since, id))
    lines = beside + [(talk.on, talk.id, talk.line) for talk in later if _is_passed_on(talk.line)]
    if lines:
        return max(lines)[2]
    lately = (one for one in network.all(Introduction) if person in one.between and one.sent and one.sent >= since)
    return next((f"introduced on {one.sent:%d %b}" for one in lately), "")
