"""Notes to somebody with whom no meeting is planned: an answer, thanks, a birthday, a hello."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netritual.domain.articles.article_fit import unread
from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.dates.cities import city_key
from netritual.domain.dates.day_wording import on_day
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.matters import matter
from netritual.domain.matters.help_received import is_help
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.introduction_matches import NEW_DAYS
from netritual.domain.suggestions.unanswered_contacts import letters, reached_by
from netritual.regex import regex
from netritual.review.message_drafts.hardship import is_hard
from netritual.review.message_drafts.lines_about import has_written_last, talks_about
from netritual.review.message_drafts.meeting_drafts import agreed_on, days_of
from netritual.review.message_drafts.message_draft import note_to
from netritual.review.message_drafts.relationship_phrases import FACTS, RECENT_DAYS, talk_of, title_of, topic_of
from netritual.review.message_drafts.subjects import asked_last

if TYPE_CHECKING:
    from netritual.domain.suggestions.suggestion import Suggestion

_OPENED: Mapping[str, DraftKind] = {
    "met once": "met_once", "new": "welcome", "trip": "in_town", "article": "wrote", "answered": "answered",
    "wrote": "answered",
}  # fmt: skip
"""The draft that suits an opener (``domain.suggestions.openers``); for the others a plain hello."""

_CALLED_ME = regex(r"\b(?:call(?:s|ed)|rang|rings|phone[ds]|ask(?:s|ed)|wants?|needs?|left)\b")
"""Words of a line of a call that somebody made to ask for something."""
_WANTS_ANSWER = regex(
    r"\b(?:wants?|needs?|asks?(?: for)?|asked(?: for)?|waits? for|expects?) (?:an? |my |our |some )?"
    r"(?:answer|reply|word|decision|comments?|feedback|thoughts|yes|(?:it|them) back)\b"
)
"""Words of a line of somebody who sent something and waits for a word on it."""
_NOT_AHEAD = ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich")
"""Zones of countries in which a wish before the day is said to bring bad luck."""
WEEKEND_DAYS, SATURDAY = 3, 5
"""A birthday at a weekend is wished for so many days ahead."""


def opens(one: "Suggestion") -> bool:
    """Whether a first word has a sense of its own: a birthday, a trip, an article and the like."""
    return one.opener == "birthday" or one.opener in _OPENED


def first_word_to(network: Network, settings: Settings, today: date, one: "Suggestion") -> str:
    """The draft of a first word, in the sense of the opener; what is noted of somebody stays out of it."""
    person = network.get(Person, one.person)
    if person is None:
        return ""
    if one.opener != "trip" and has_written_last(network, person, today):
        return note_to(network, settings, today, "answered", one.person)
    if one.opener == "birthday":
        return birthday_note(network, settings, today, person)
    matter_parts: dict[str, str] = {}
    if one.opener == "trip":
        trips = (trip for trip in settings.trips if city_key(trip.city) == city_key(person.city) and trip.to >= today)
        trip = min(trips, key=lambda trip: trip.from_, default=None)
        matter_parts = {"city": title_of(person.city) or "your city", "days": days_of(trip, today) if trip else ""}
        matter_parts |= agreed_on(network, person, trip, today) if trip else {}
    if one.opener == "article":
        article = unread(network).get(person.id)
        matter_parts = {"title": title_of(article.title) if article is not None else ""}
    is_first = one.is_to_a_stranger and not one.spoken
    plain: DraftKind = "approach" if is_first else "hello"
    return note_to(network, settings, today, _OPENED.get(one.opener, plain), one.person, **matter_parts)


def letter_note(network: Network, settings: Settings, today: date, person: Person) -> str:
    """The answer to what somebody asked or wrote, or called about, last."""
    if asked := asked_last(network, person, today):
        return note_to(network, settings, today, "answer", person.id, **asked)
    if has_written_last(network, person, today):
        return thanks_note(network, settings, today, person.id) or note_to(
            network, settings, today, "answered", person.id
        )
    letter = letters(network, today).get(person.id)
    is_theirs = letter is not None and reached_by(letter) == "called" and _CALLED_ME.search(letter.line.lower())
    topic = topic_of(network, person, letter) if letter is not None and is_theirs else ""
    return note_to(network, settings, today, "answer", person.id, thing=matter.certain(topic)) if topic else ""


def thanks_note(network: Network, settings: Settings, today: date, person: int) -> str:
    """Thanks for what a line of the last days says that somebody did, where none are noted; with what they sent and
    want an answer to stands the answer."""
    to = network.get(Person, person)
    did = FACTS["did"](network, to, today) if to is not None else ""
    if to is None or not did:
        return ""
    newest = next((talk.line.lower() for talk in talks_about(network, to, today) if talk.line), "")
    if not is_help(did) and _WANTS_ANSWER.search(newest):
        return note_to(network, settings, today, "answer", person, arrived=did)
    return note_to(network, settings, today, "thanks", person, thing=did, doing="yes" if is_help(did) else "")


def word_to(network: Network, settings: Settings, today: date, person: int) -> str:
    """A word to somebody with whom nothing is open: for a birthday that is near, a trip to their city, a new
    connection, else a hello."""
    to = network.get(Person, person)
    if to is None:
        return ""
    trip = next((t for t in settings.trips if city_key(t.city) == city_key(to.city) and t.to > today), None)
    is_awaited = trip is not None and bool(FACTS["expected"](network, to, today))
    if not is_awaited and (answer := letter_note(network, settings, today, to)):
        return answer
    if not is_awaited and has_written_last(network, to, today):
        return ""
    days = days_to_birthday(to.birthday, today) if to.birthday else None
    if days != 0 and is_hard(network, to, today):
        return note_to(network, settings, today, "hello", person)
    if days is not None and days <= RECENT_DAYS:
        return birthday_note(network, settings, today, to)
    if trip is None or not to.city:
        new = to.connected_on is not None and 0 <= (today - to.connected_on).days <= NEW_DAYS
        kind: DraftKind = "welcome" if new and talk_of(network, person) is None else "hello"
        return note_to(network, settings, today, kind, person)
    matter_parts = {"city": title_of(to.city), "days": days_of(trip, today), **agreed_on(network, to, trip, today)}
    return note_to(network, settings, today, "in_town", person, **matter_parts)


def birthday_note(network: Network, settings: Settings, today: date, person: Person) -> str:
    """A word for a birthday: on the day, or a few days ahead of one at a weekend; else none yet."""
    days = days_to_birthday(person.birthday, today) if person.birthday else None
    if not days:
        return note_to(network, settings, today, "birthday", person.id)
    day = today + timedelta(days=days)
    if days > WEEKEND_DAYS or day.weekday() < SATURDAY or settings.tz in _NOT_AHEAD:
        return ""
    return note_to(network, settings, today, "birthday_ahead", person.id, days=on_day(day, day, near=True))
