"""Read models of people for the screens: plain values over the network, the settings and the moment.

Nothing here asks the time, writes, or knows how wide a screen is.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from netritual.domain.cities import city_key
from netritual.domain.first_names import first_name
from netritual.domain.followups import loops
from netritual.domain.loop import Loop
from netritual.domain.model import Article, Ask, Feed, Gift, Interaction, Mentorship, Person, Settings, Thanks
from netritual.domain.network import Network, entries_of
from netritual.domain.person_fields import PEOPLE, Place, placed, text_of
from netritual.domain.rhythm import TIER_NAMES, cadence, in_person_aim, next_word
from netritual.domain.ties import LIVE, WRITTEN, Seen, Tie, keep_words, strength_words, tie
from netritual.domain.words import day_words, month_words
from netritual.domain.zones import zone_named
from netritual.review.loop_item import loop_item
from netritual.review.step import Item
from netritual.services.coming_up import coming_up

LOOP_WORDS: Mapping[str, tuple[str, str]] = {
    "reply": ("reply", "they ask"), "promise": ("promise", "you promised"), "owed": ("owed", "they owe"),
    "thanks": ("thanks", "you thank for"), "coffee": ("coffee", "coffee"), "ask": ("no answer", "you asked"),
    "handoff": ("handed on", "handed on"), "outcome": ("report back", "report back"),
    "follow": ("follow up", "follow up"), "no_ack": ("no word back", "no word back"),
    "no_answer": ("no reply", "you wrote"),
    "held": ("did you meet", "you planned"),
}  # fmt: skip
"""Kind of a loop -> the words for it in a list, and beside its person."""


class OpenLoop(Struct, frozen=True, kw_only=True):
    """An open thing with one person: whose it is in words, what, when, and its item with the acts."""

    whose: str
    what: str
    when: str
    item: Item


class PersonStrip(Struct, frozen=True, kw_only=True):
    """What People shows of the person under the cursor."""

    name: str
    place: str
    circles: str
    rhythm: str
    purpose: str
    open: tuple[str, ...]
    why: str
    strength: str
    trips: tuple[str, ...]
    last: str
    next: str


def offset_words(person: Person, now: datetime) -> str:
    """The person's zone as an offset, "UTC+1"; "" when it is not known."""
    zone = zone_named(person.tz)
    if zone is None:
        return ""
    hours = (now.astimezone(zone).utcoffset() or timedelta(0)).total_seconds() / 3600
    return f"UTC{hours:+g}" if hours else "UTC"


def rhythm_words(person: Person, settings: Settings) -> str:
    """The tier and its days: "close, every 30 days"; "no rhythm" without a tier."""
    if not person.tier:
        return "no rhythm"
    days = cadence(person, settings)
    return f"{TIER_NAMES[person.tier]}, every {days} day{'s' * (days != 1)}"


def loops_with(network: Network, settings: Settings, now: datetime, person: int) -> list[Loop]:
    """What is open with one person, the highest F first."""
    return [loop for loop in loops(network, settings, now, snoozed=True) if person in loop.people]


def open_loops(network: Network, settings: Settings, now: datetime, person: int) -> tuple[OpenLoop, ...]:
    """The open loops of a person's page."""
    return tuple(
        OpenLoop(
            whose=LOOP_WORDS[loop.kind][1], what=loop.what, when=loop.note,
            item=loop_item(network, settings, now, loop, prefix="person"),
        )
        for loop in loops_with(network, settings, now, person)
    )  # fmt: skip


def planned_with(network: Network, settings: Settings, now: datetime, person: int) -> tuple[OpenLoop, ...]:
    """The talks that are planned with one person, by start, with the acts that they have on Home."""
    planned: list[OpenLoop] = []
    for item in coming_up(network, settings, now):
        if person in item.people:
            when, kind, _, place, _, sure = item.cells
            what = f"{kind} at {place}" if place else kind
            sure = "" if sure == "planned" else sure
            planned.append(OpenLoop(whose="planned", what=what, when=f"{when} {sure}".rstrip(), item=item))
    return tuple(planned)


def attention_words(person: Person, tie: Tie, settings: Settings) -> str:
    """Why somebody stands where they stand: gap and rhythm, tie, own usual rhythm."""
    if tie.last_two_way is None:
        return "no talk in the log yet"
    parts = [f"{tie.gap} d since the last word"]
    if person.tier:
        parts[0] += f" on a {cadence(person, settings)}-day rhythm"
        parts.append(f"{TIER_NAMES[person.tier]} tie")
    if tie.median_gap and tie.gap > 1.5 * tie.median_gap:
        parts.append(f"quiet for {tie.gap / tie.median_gap:.1f}x your usual rhythm")
    elif tie.median_gap:
        parts.append(f"you usually talk every ~{round(tie.median_gap)} d")
    return "; ".join(parts)


def strip_of(network: Network, settings: Settings, now: datetime, person: Person) -> PersonStrip:
    """The strip (or panel) of one person in People."""
    today = now.date()
    their_tie = tie(person, network.touches(person.id), settings, today)
    place = ", ".join(part for part in (person.company, person.city) if part)
    is_away = person.city and settings.city and city_key(person.city) != city_key(settings.city)
    notes = [word for word in ("remote" if is_away else "", offset_words(person, now)) if word]
    if notes:
        place = f"{place} ({', '.join(notes)})".strip()
    with_them = loops_with(network, settings, now, person.id)
    planned = planned_with(network, settings, now, person.id)
    return PersonStrip(
        name=person.name,
        place=place,
        circles=", ".join(person.circles),
        rhythm=rhythm_words(person, settings),
        purpose=person.purpose,
        open=(
            *(f"planned {one.what} {one.when}" for one in planned[:1]),
            *(f'{LOOP_WORDS[loop.kind][1]} "{loop.what}" ({loop.note})' for loop in with_them[:3]),
        ),
        why=attention_words(person, their_tie, settings),
        strength=f"{strength_words(their_tie.strength)}, {keep_words(their_tie.p_keep)}",
        trips=_trips(person, settings, today),
        last=_last_words(network, person.id, their_tie, today),
        next=_next_words(person, their_tie, settings, today),
    )


def _trips(person: Person, settings: Settings, today: date) -> tuple[str, ...]:
    return tuple(
        f"you are in {trip.city} {day_words(trip.from_, today)} to {day_words(trip.to, today)}"
        for trip in settings.trips
        if trip.to >= today and person.city and city_key(trip.city) == city_key(person.city)
    )


def _last_words(network: Network, person: int, tie: Tie, today: date) -> str:
    """The newest talk that the tie counts, as ``netritual person`` names it: a note about somebody is none."""
    seen = tie.last
    if seen is None:
        return "no talk in the log yet"
    words = f"{seen_word(network, person, seen)} {day_words(seen.on, today)}"
    talks = (talk for talk in network.talks(person) if talk.on == seen.on and _counts_as(talk) == seen.channel)
    about = next((text for talk in talks if (text := talk.topic or talk.summary or talk.note)), "")
    return f"{words}: {about}" if about else words


def _next_words(person: Person, tie: Tie, settings: Settings, today: date) -> str:
    day = next_word(person, tie.last_two_way, settings)
    if person.snooze_until is not None and person.snooze_until > today:
        return f"later, from {day_words(person.snooze_until, today)}"
    if day is None:
        return "no rhythm set"
    return "due now" if day <= today else f"by {day_words(day, today)}"


class Moment(Struct, frozen=True, kw_only=True):
    """One entry of a timeline: the day, the word for it, where and how long, about what, and what was said.

    ``talk`` is the interaction's id (0 for a gift).
    """

    on: date
    word: str
    place: str
    about: str
    more: str = ""
    clauses: str = ""
    talk: int = 0


class PersonPage(Struct, frozen=True, kw_only=True):
    """Everything a person's page shows. ``details`` (those that say something) and ``lists`` are (label, text);
    ``loops`` begin with what is planned."""

    person: Person
    tie: Tie
    rhythm: str
    next: str
    mentor: bool
    virtual: int | None
    gave: int
    got: int
    thanks_owed: int
    asks_open: int
    last_ask: int | None
    said_yes: tuple[int, int]
    warmth: str
    details: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, str], ...]
    loops: tuple[OpenLoop, ...]
    timeline: tuple[Moment, ...]
    months: tuple[int, ...]
    articles: tuple[tuple[date, str, str], ...]
    has_feed: bool


NAMED = "named"
"""What an entry that only names somebody is called on their page."""
WARMTH = ("", "cold", "cool", "neutral", "warm", "very warm")


def person_page(network: Network, settings: Settings, now: datetime, person: Person) -> PersonPage:
    """The page of one person."""
    today = now.date()
    their_tie = tie(person, network.touches(person.id), settings, today)
    gifts = [gift for gift in network.all(Gift) if person.id in gift.people]
    asks = [ask for ask in network.all(Ask) if ask.to == person.id]
    answered = [ask for ask in asks if ask.state in ("answered", "declined", "rest")]
    asked = [ask.asked for ask in asks if ask.asked is not None]
    written = [a for a in network.all(Article) if person.id in a.people]
    feeds = ", ".join(feed.title or feed.url for feed in network.all(Feed) if feed.of == person.id)
    return PersonPage(
        person=person,
        tie=their_tie,
        rhythm=rhythm_words(person, settings),
        next=_next_words(person, their_tie, settings, today),
        mentor=any(m.person == person.id and m.state == "active" for m in network.all(Mentorship)),
        virtual=_virtual_days(network, person.id, today),
        gave=sum(gift.direction == "gave" for gift in gifts),
        got=sum(gift.direction == "got" for gift in gifts),
        thanks_owed=sum(t.to == person.id and t.said is None for t in network.all(Thanks)),
        asks_open=sum(ask.state in ("planned", "asked") for ask in asks),
        last_ask=(today - max(asked)).days if asked else None,
        said_yes=(sum(ask.state == "answered" for ask in answered), len(answered)),
        warmth=_tone(network, person.id),
        details=tuple(
            (label, text) for label, text in (*_fields_on(network, person, "details"), ("feeds", feeds)) if text
        ),
        lists=_fields_on(network, person, "lists"),
        loops=(
            *planned_with(network, settings, now, person.id),
            *open_loops(network, settings, now, person.id),
            *_to_read(network, settings, now, person.id),
        ),
        timeline=timeline(network, person.id, gifts, today),
        months=_months(network, person.id, today),
        articles=tuple((a.shared, a.title or a.url, a.state) for a in sorted(written, key=lambda a: a.shared)[::-1]),
        has_feed=bool(feeds),
    )


def _fields_on(network: Network, person: Person, place: Place) -> tuple[tuple[str, str], ...]:
    """The label and the text of each field of one place; other people by name."""
    texts: list[tuple[str, str]] = []
    for field, value in placed(person, place):
        if field.type == PEOPLE:
            value = tuple(other.name for id_ in value if (other := network.get(Person, id_)) is not None)
        texts.append((field.label, text_of(value)))
    return tuple(texts)


def _virtual_days(network: Network, person: int, today: date) -> int | None:
    days = [touch.day for touch in network.touches(person) if touch.channel in LIVE or touch.channel in WRITTEN]
    return today.toordinal() - max(days) if days else None


def _tone(network: Network, person: int) -> str:
    tones = [talk.warmth for talk in network.talks(person, 5) if talk.warmth is not None]
    return WARMTH[round(sum(tones) / len(tones))] if tones else ""


def _to_read(network: Network, settings: Settings, now: datetime, person: int) -> Iterator[OpenLoop]:
    """What somebody wrote or passed on and I have not read, best first."""
    if not any(article.state == "queued" and person in article.people for article in network.all(Article)):
        return
    from netritual.domain.articles import waiting
    from netritual.review.article_item import article_item

    for reading in waiting(network, settings, now):
        if person in reading.article.people:
            item = article_item(network, now.date(), reading)
            yield OpenLoop(whose="to read", what=item.cells[2], when=item.cells[3], item=item)


def _months(network: Network, person: int, today: date) -> tuple[int, ...]:
    """Touches in each of the last 12 months, oldest first."""
    counts = [0] * 12
    for touch in network.touches(person):
        on = date.fromordinal(touch.day)
        back = (today.year - on.year) * 12 + today.month - on.month
        if 0 <= back < 12:
            counts[11 - back] += 1
    return tuple(counts)


def _counts_as(talk: Interaction) -> str:
    return "text" if talk.missed else talk.channel


def seen_word(network: Network, person: int, seen: Seen) -> str:
    """How somebody was last seen, in a word; a call that reached nobody counts as a text and is named as it was."""
    talks = [talk for talk in network.talks(person) if talk.on == seen.on and _counts_as(talk) == seen.channel]
    return "call, no answer" if talks and all(talk.missed for talk in talks) else seen.channel


def talk_word(talk: Interaction, person: int) -> str:
    """What an entry is called on somebody's page: its channel and who wrote, or that it only names them."""
    if person not in talk.people:
        return NAMED
    if talk.channel in ("email", "text", "dm", "letter"):
        return talk.channel + {"me": " to them", "them": " from them"}.get(talk.initiator or "", "")
    return talk.channel


def timeline(network: Network, person: int, gifts: list[Gift], today: date) -> tuple[Moment, ...]:
    """Talks, entries that only name them, and gifts, newest first."""
    names = {p.id: p.name for p in network.all(Person)}
    moments = [
        Moment(
            on=talk.on,
            word=talk_word(talk, person),
            place=", ".join(part for part in (talk.place or "", f"{talk.minutes} min" if talk.minutes else "") if part),
            about=f"re {talk.topic}" if talk.topic else talk.summary,
            more=talk.note or (talk.summary if talk.topic else "") or _others(talk.people, person, names),
            clauses=WARMTH[talk.warmth] if talk.warmth else "",
            talk=talk.id,
        )
        for talk in entries_of(network, person, today)
    ]
    moments += [Moment(on=gift.on, word=gift.direction, place="", about=gift.text) for gift in gifts]
    return tuple(sorted(moments, key=lambda moment: (moment.on, moment.talk), reverse=True))


def _others(people: tuple[int, ...], person: int, names: dict[int, str]) -> str:
    rest = [first_name(names[other]) or names[other] for other in people if other != person and other in names]
    return f"with {', '.join(rest)}" if rest else ""


def known_since(tie: Tie) -> str:
    """Since when the log knows somebody: "since Mar 2023"."""
    return f"since {month_words(tie.first)}" if tie.first is not None else "no talk yet"


def in_person_words(page: PersonPage) -> tuple[str, str]:
    """The days since the last meeting in person, and the days it aims at."""
    seen = f"{page.tie.gap_in_person} d" if page.tie.in_person is not None else "never"
    return seen, f"{in_person_aim(page.tie.cadence)} d" if page.person.tier else ""
