"""Why an article is worth reading, as a reader says it: how close its author is, and which of my topics it has."""

from collections import Counter
from datetime import date, timedelta

from netritual.domain.dates.dates import MONTH, WEEKDAY
from netritual.domain.dates.day_wording import counted
from netritual.domain.language.terms import COMMON, stem, terms_of, words_at, words_of
from netritual.domain.model import Article, Ask, Line, Person, Promise, Review, Settings
from netritual.domain.network import Network, known_people
from netritual.domain.quicklog.line_vocabulary import CHANNEL, TRIGGERS
from netritual.domain.ties.rhythm import TIE_WORDS, weight
from netritual.domain.ties.tie import Tie

TOPIC_DAYS = 84
"""Days whose reviews, asks and entries say what I work on now."""
USED_TWICE = 2
"""Entries in which a word of a logged topic must stand to be one of my work."""
HALF_CLOSE = 2.0
"""The strength of a tie at which its author counts half of what the closest does."""
_PIECES = "article articles post posts piece pieces column columns newsletter newsletters blog blogs link links"
_ANY = COMMON | CHANNEL.keys() | frozenset(("ask", "asks", "asked", "asking"))
"""Words of sentences about my work that are in those about any."""
_PASSING = _ANY | TRIGGERS | WEEKDAY.keys() | MONTH.keys() | frozenset(_PIECES.split())
"""Words of a logged line that say how and when something was, and not what it was about."""


def unread(network: Network) -> dict[int, Article]:
    """By author the newest article of theirs that is still to be read."""
    queued = (one for one in network.all(Article) if one.state == "queued")
    return {one.author: one for one in sorted(queued, key=lambda one: (one.shared, one.id)) if one.author is not None}


def closeness(person: Person | None, tie: Tie | None) -> float:
    """How close an author is, 0 to 1: by the rhythm that I chose, or by how strong the log says the tie is."""
    if person is None:
        return 0.0
    strength = tie.strength if tie is not None else 0.0
    return max(weight(person), strength / (strength + HALF_CLOSE))


def closeness_words(person: Person | None, tie: Tie | None, kept_promise: bool) -> str:
    """How close an author is as people say it: "a close tie, in touch on 4 days, a promise kept"."""
    if person is None:
        return "nobody of yours"
    tier = TIE_WORDS[person.tier] if person.tier < len(TIE_WORDS) else ""
    days = tie.touch_days if tie is not None else 0
    said = [tier, f"in touch on {counted(days, 'day')}" if days else "no talk yet"]
    return ", ".join(filter(None, (*said, "a promise kept" if kept_promise else "")))


def kept_promises(network: Network) -> frozenset[int]:
    """Everyone to whom I kept a promise, or who kept one to me."""
    return frozenset(who for one in network.all(Promise) if one.state == "kept" for who in one.people)


def interests(network: Network, settings: Settings, today: date) -> dict[str, frozenset[str]]:
    """The terms of what I work on, by where they stand as a reason says it: my purpose and lines, the topics of recent
    reviews and asks, and the topics that come again in what I log."""
    texts = [settings.purpose] + [line.text for line in network.all(Line) if line.valid_to is None]
    topics = [r.topic for r in network.all(Review) if (today - r.started.date()).days <= TOPIC_DAYS]
    topics += [a.topic for a in network.all(Ask) if a.asked is not None and (today - a.asked).days <= TOPIC_DAYS]
    said = frozenset(term for text in texts for word in words_of(text) if word not in _ANY for term in terms_of(word))
    return {
        "your topic": frozenset(term for topic in topics for term in terms_of(topic)),
        "in your lines or purpose": said,
        "a topic of your log": _logged_terms(network, today),
    }


def _logged_terms(network: Network, today: date) -> frozenset[str]:
    """The terms of the topics and tags of the last weeks that stand in several entries, without names."""
    talks = network.talks_between(today - timedelta(days=TOPIC_DAYS), today)
    counts: Counter[str] = Counter()
    topics: set[str] = set()
    for talk in talks:
        counts.update(_topical(talk.line.partition("//")[0]))
        topics |= _topical(" ".join((talk.topic, *talk.tags)))
    again = frozenset(term for term in topics if counts[term] >= USED_TWICE)
    named = known_people(network, {who for talk in talks for who in (*talk.people, *talk.mentions)}) if again else []
    names = (terms_of(f"{one.name} {' '.join(one.aka)} {one.company} {one.city}") for one in named)
    return again.difference(*names)


def _topical(text: str) -> set[str]:
    """The terms of a text of a line that may say what it was about."""
    return {stem(word) for word in words_of(text) if word not in _PASSING and len(word) > 2 and word.isalpha()}


def common_words(title: str, terms: frozenset[str]) -> str:
    """The longest run of words of a title that are among some terms, as it stands there: "print runs"; "" for none."""
    best = (0, 0, 0)
    start = end = count = 0
    for word, begins, ends in words_at(title):
        if not terms_of(word) & terms:
            count = 0
            continue
        start, end, count = (start if count else begins), ends, count + 1
        best = max(best, (count, -start, end))
    return title[-best[1] : best[2]]
