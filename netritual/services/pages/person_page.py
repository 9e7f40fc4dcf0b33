"""One person's page: how close you are, what is planned and open, what was given, and what was said and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffees.calendar_privacy import DEFAULT_PURPOSE
from netritual.domain.coffees.coffee import PLANNED
from netritual.domain.coffees.past_coffees import day_of, talk_of
from netritual.domain.dates.day_wording import CHANNEL_WORDS
from netritual.domain.language.quoted import quoted
from netritual.domain.model import Article, Ask, Coffee, Feed, Gift, Interaction, Mentorship, Person, Settings, Thanks
from netritual.domain.network import Network, entries_of
from netritual.domain.people.first_names import first_name
from netritual.domain.people.person_fields import PEOPLE, Place, placed
from netritual.domain.ties.counts import counts
from netritual.domain.ties.rhythm import in_person_aim
from netritual.domain.ties.tie import IN_PERSON, LIVE, WRITTEN, Tie, tie
from netritual.domain.ties.tie_history import TieCourse, course_of
from netritual.services.pages.person_card import apart_words, next_words
from netritual.services.pages.queries import NAMED, OpenLoop, open_loops, planned_with, rhythm_words

PAGE_DAYS = 730
"""Days of the curve on a page."""

Lane = Literal["in person", "call", "message", "mine", "theirs", "gift", "other"]
"""How a moment went: ``mine`` and ``theirs`` are messages of which it is known who wrote."""


class Moment(Struct, frozen=True, kw_only=True):
    """One entry of a timeline: the day, the word for it, where and how long, about what, who else was there, and what
    was said. ``talk`` is the interaction's id (0 for a gift)."""

    on: date
    word: str
    lane: Lane
    place: str = ""
    about: str = ""
    said: str = ""
    others: str = ""
    tone: str = ""
    talk: int = 0


class Need(Struct, frozen=True, kw_only=True):
    """What somebody looks for, and who of my people offers it ("" for nobody)."""

    what: str
    met_by: str


class PersonPage(Struct, frozen=True, kw_only=True):
    """Everything a person's page shows. ``details`` (those that say something) and ``lists`` are (label, text);
    ``touched`` are the days of the lanes below the curve of the course."""

    person: Person
    tie: Tie
    apart: str
    rhythm: str
    next: str
    mentor: bool
    virtual: int | None
    in_person_aim: int | None
    gave: int
    got: int
    thanks_owed: int
    asks_open: int
    last_ask: int | None
    said_yes: tuple[int, int]
    tone: str
    details: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, str], ...]
    needs: tuple[Need, ...]
    planned: tuple[OpenLoop, ...]
    loops: tuple[OpenLoop, ...]
    timeline: tuple[Moment, ...]
    in_year: int
    course: TieCourse
    touched: tuple[tuple[date, Lane], ...]
    articles: tuple[tuple[date, str, str], ...]
    has_feed: bool


TONES = ("", "cold", "cool", "neutral", "warm", "very warm")


def person_page(
    network: Network, settings: Settings, now: datetime, person: Person, *, drafted: bool = True
) -> PersonPage:
    """The page of one person. What is open has no drafts yet, which take time, where it is not ``drafted``."""
    today = now.date()
    touches = network.touches(person.id)
    their_tie = tie(person, touches, settings, today)
    gifts = [gift for gift in network.all(Gift) if person.id in gift.people]
    asks = [ask for ask in network.all(Ask) if ask.to == person.id]
    answered = [ask for ask in asks if ask.state in ("answered", "declined", "rest")]
    asked = [ask.asked for ask in asks if ask.asked is not None]
    written = [a for a in network.all(Article) if person.id in a.people]
    feeds = ", ".join(feed.title or feed.url for feed in network.all(Feed) if feed.of == person.id)
    year_ago = today.toordinal() - 365
    return PersonPage(
        person=person,
        tie=their_tie,
        apart=apart_words(person, settings, now),
        rhythm=rhythm_words(person, settings),
        next=next_words(person, their_tie, settings, today),
        mentor=any(m.person == person.id and m.state == "active" for m in network.all(Mentorship)),
        virtual=_virtual_days(network, person.id, today),
        in_person_aim=in_person_aim(their_tie.cadence) if person.tier else None,
        gave=sum(gift.direction == "gave" for gift in gifts),
        got=sum(gift.direction == "got" for gift in gifts),
        thanks_owed=sum(t.to == person.id and t.said is None for t in network.all(Thanks)),
        asks_open=sum(ask.state in ("planned", "asked") for ask in asks),
        last_ask=(today - max(asked)).days if asked else None,
        said_yes=(sum(ask.state == "answered" for ask in answered), len(answered)),
        tone=_tone(network, person.id),
        details=tuple(
            (label, text) for label, text in (*_fields_on(network, person, "details"), ("feeds", feeds)) if text
        ),
        lists=tuple((label, text) for label, text in _fields_on(network, person, "lists") if text),
        needs=needs_of(network, person),
        planned=planned_with(network, settings, now, person.id, drafted=drafted),
        loops=(
            *(_opened(one, person.id) for one in open_loops(network, settings, now, person, drafted=drafted)),
            *_to_read(network, settings, now, person.id),
        ),
        timeline=timeline(network, person.id, gifts, today),
        in_year=sum(touch.day > year_ago for touch in touches),
        course=course_of(person, touches, settings, their_tie.first, today, PAGE_DAYS),
        touched=tuple((date.fromordinal(touch.day), lane) for touch in touches if (lane := _lane(touch.channel))),
        articles=tuple((a.shared, a.title or a.url, a.state) for a in sorted(written, key=lambda a: a.shared)[::-1]),
        has_feed=bool(feeds),
    )


def needs_of(network: Network, person: Person) -> tuple[Need, ...]:
    """What somebody looks for, with who of my people offers it."""
    if not person.needs:
        return ()
    from netritual.domain.suggestions.needs import OfferIndex

    offers = OfferIndex(counts(network).seeking())
    best = [(need, offers.best(person, need)) for need in person.needs]
    people = [(need, network.get(Person, hit[0]) if hit is not None else None) for need, hit in best]
    return tuple(Need(what=need, met_by=one.name if one is not None else "") for need, one in people)


def _fields_on(network: Network, person: Person, place: Place) -> tuple[tuple[str, str], ...]:
    """The label and the text of each field of one place; other people by name."""
    texts: list[tuple[str, str]] = []
    for field, value in placed(person, place):
        if field.type == PEOPLE:
            value = tuple(other.name for id_ in value if (other := network.get(Person, id_)) is not None)
        texts.append((field.label, field.type.shown(value)))
    return tuple(texts)


def _virtual_days(network: Network, person: int, today: date) -> int | None:
    days = [touch.day for touch in network.touches(person) if touch.channel in LIVE or touch.channel in WRITTEN]
    return today.toordinal() - max(days) if days else None


def _tone(network: Network, person: int) -> str:
    tones = [talk.warmth for talk in network.talks(person, 5) if talk.warmth is not None]
    return TONES[round(sum(tones) / len(tones))] if tones else ""


def _opened(one: OpenLoop, person: int) -> OpenLoop:
    """Something open on the page of one of its people: it opens no page but that of another one."""
    if one.item.person != person:
        return one
    acts = tuple(act for act in one.item.acts if act.id != "open-person")
    return replace(one, item=replace(one.item, acts=acts))


def _to_read(network: Network, settings: Settings, now: datetime, person: int) -> Iterator[OpenLoop]:
    """What somebody wrote or passed on and I have not read, best first."""
    if not any(article.state == "queued" and person in article.people for article in network.all(Article)):
        return
    from netritual.domain.suggestions.article_rank import waiting
    from netritual.review.article_item import article_item

    for reading in waiting(network, settings, now):
        if person in reading.article.people:
            item = article_item(network, now.date(), reading)
            yield OpenLoop(whose="to read", what=item.cells[2], when=item.cells[3], item=item)


def _lane(channel: str) -> Lane | None:
    """The lane of a channel below the curve; None for what is no contact."""
    if channel in IN_PERSON:
        return "in person"
    if channel in LIVE:
        return "call"
    return "message" if channel in WRITTEN else None


_WROTE: dict[str | None, Lane] = {"me": "mine", "them": "theirs"}


def _lane_of(talk: Interaction, person: int) -> Lane:
    lane = _lane(talk.channel) if person in talk.people else None
    return _WROTE.get(talk.initiator, lane) if lane == "message" else lane or "other"


def bare_words(talk: Interaction) -> str:
    """The line of a note of which nothing else says what it is: "kim ok"; "" for any other entry."""
    bare = talk.channel == "note" and not (talk.topic or talk.summary or talk.note)
    return f"“{quoted(talk.line)}”" if bare and " " in talk.line.strip() else ""


def timeline(network: Network, person: int, gifts: Sequence[Gift], today: date) -> tuple[Moment, ...]:
    """Talks, entries that only name them, and gifts, newest first."""
    moments = [
        Moment(
            on=talk.on,
            word=CHANNEL_WORDS.get(talk.channel, talk.channel) if person in talk.people else NAMED,
            lane=_lane_of(talk, person),
            place=", ".join(part for part in (talk.place or "", f"{talk.minutes} min" if talk.minutes else "") if part),
            about=f"about {talk.topic}" if talk.topic else talk.summary or bare_words(talk),
            said=talk.note or (talk.summary if talk.topic else ""),
            others=_others(network, talk, person),
            tone=TONES[talk.warmth] if talk.warmth else "",
            talk=talk.id,
        )
        for talk in entries_as_planned(network, person, today)
    ]
    moments += [Moment(on=gift.on, word=gift.direction, lane="gift", about=gift.text) for gift in gifts]
    return tuple(sorted(moments, key=lambda moment: (moment.on, moment.talk), reverse=True))


def entries_as_planned(network: Network, person: int, today: date) -> list[Interaction]:
    """The entries of somebody, newest first; one that answers what was planned with the place and the matter that were
    said then, where its own line says none."""
    talks = entries_of(network, person, today)
    bare = {talk.on for talk in talks if person in talk.people and not (talk.place and talk.topic)}
    plans: dict[int, Coffee] = {}
    for coffee in network.all(Coffee):
        is_over = person in coffee.people and coffee.state in (*PLANNED, "held")
        if is_over and coffee.slot is not None and day_of(coffee) in bare:
            since = coffee.created if coffee.state == "held" else coffee.changed  # to be held is no new plan
            talk = talk_of(network, replace(coffee, changed=since))
            plans |= {talk.id: coffee} if talk is not None else {}
    return [_as_planned(talk, plans[talk.id]) if talk.id in plans else talk for talk in talks]


def _as_planned(talk: Interaction, coffee: Coffee) -> Interaction:
    matter = "" if coffee.purpose.startswith(DEFAULT_PURPOSE) else coffee.purpose
    return replace(talk, place=talk.place or coffee.place, topic=talk.topic or matter)


def _others(network: Network, talk: Interaction, person: int) -> str:
    """Who else was there, as far as the words of the entry do not say it."""
    people = (network.get(Person, other) for other in talk.people if other != person)
    names = [first_name(one.name) or one.name for one in people if one is not None]
    said = f"{talk.topic} {talk.summary} {talk.note}"
    rest = [name for name in names if name not in said]
    return f"with {', '.join(rest)}" if rest else ""
