"""Which two articles to read."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.articles.article_fit import closeness, closeness_words, common_words, interests, kept_promises
from netritual.domain.articles.article_queue import is_in_queue
from netritual.domain.dates.day_wording import span
from netritual.domain.language.terms import terms_of
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.model import Article, Person, Settings
from netritual.domain.network import Network, People
from netritual.domain.suggestions.score import tenth
from netritual.domain.suggestions.suggestion import Point
from netritual.domain.ties.tie import Tie, ties
from netritual.domain.ties.tie_stats import due_value

BY_ONE_AUTHOR = 2
PICKED = 2
FRESH_HOURS = 72
"""Hours in which an article loses half of its freshness."""
FRESH_DAYS = 3
AWAITED_DAYS = 30
"""Days in which an author may answer a comment: it can be marked so long."""
ASKED_AFTER_DAYS = 7
"""Days after a comment from which the next review asks, once, whether its author answered."""


class RankedArticle(Struct, frozen=True, kw_only=True):
    """One article of the queue: R, its reasons in words, its parts, and whether it is one of the two picked."""

    article: Article
    score: float
    why: tuple[str, ...]
    parts: tuple[Point, ...]
    picked: bool = False


def queue(network: Network, settings: Settings, now: datetime) -> list[RankedArticle]:
    """What to read, best first: of what waits (``waiting``) at most two by one author."""
    return in_view(waiting(network, settings, now))


def in_view(readings: Iterable[RankedArticle]) -> list[RankedArticle]:
    """Of what waits at most two by one author."""
    by_author: dict[int, int] = {}
    articles = []
    for reading in readings:
        who = reading.article.source
        if who is not None:
            by_author[who] = by_author.get(who, 0) + 1
        if who is None or by_author[who] <= BY_ONE_AUTHOR:
            articles.append(reading)
    return articles


def behind_words(count: int) -> str:
    """How many articles wait behind those in view: "1 more waits behind these: two by one author are shown."."""
    return f"{count} more {'waits' if count == 1 else 'wait'} behind these: two by one author are shown."


def waiting(network: Network, settings: Settings, now: datetime) -> list[RankedArticle]:
    """Every article that waits, best first, the first two picked. It waits for 21 days."""
    today = now.date()
    people = People(network)
    ties_by_person = ties(network, settings, today)
    waits = [article for article in network.all(Article) if _waits(article, today)]
    mine = interests(network, settings, today) if waits else {}
    promised = kept_promises(network) if waits else frozenset()
    readings = [_reading(article, today, people, ties_by_person, mine, promised) for article in waits]
    readings.sort(key=lambda r: (-r.score, -r.article.shared.toordinal(), r.article.id))
    return [replace(reading, picked=at < PICKED) for at, reading in enumerate(readings)]


def awaited_answers(network: Network, today: date) -> list[Article]:
    """The comments of the last weeks, up to yesterday, that no author has answered yet, the oldest first."""
    first = today - timedelta(days=AWAITED_DAYS)
    answers = [
        (article.comment.on, article.id, article) for article in network.all(Article)
        if article.state == "commented" and article.comment is not None and article.author_replied is None
        and first <= article.comment.on < today
    ]  # fmt: skip
    return [article for _, _, article in sorted(answers, key=lambda one: one[:2])]


def _waits(article: Article, today: date) -> bool:
    return is_in_queue(article, today) and not is_snoozed(article, today)


def _reading(
    article: Article, today: date, people: Mapping[int, Person], ties_by_person: Mapping[int, Tie],
    mine: Mapping[str, frozenset[str]], promised: frozenset[int],
) -> RankedArticle:  # fmt: skip
    who, age = article.source, max(0, (today - article.shared).days)
    person = people.get(who) if who is not None else None
    tie = ties_by_person[person.id] if person is not None else None
    late, quiet = (due_value(tie), tie.gap) if tie is not None and person is not None and person.tier else (0.0, 0)
    fresh = 0.0 if article.undated else 2 ** (-age * 24 / FRESH_HOURS)
    fresh_words = "no date" if article.undated else "fresh" if age <= FRESH_DAYS else f"{span(age)} old"
    topic = _topic(article, person, mine)
    parts = (
        Point("tie", tenth(45 * closeness(person, tie)), closeness_words(person, tie, who in promised)),
        Point("fresh", tenth(25 * fresh), fresh_words),
        Point(
            "due", tenth(15 * late), f"quiet for {span(quiet)}: a comment keeps the door open" if late else "not due"
        ),
        Point("topic", tenth(15.0 * bool(topic)), topic or "another topic"),
    )
    why = tuple(part.why for part in parts if part.points > 0)
    return RankedArticle(article=article, score=round(sum(p.points for p in parts), 1), why=why, parts=parts)


def _topic(article: Article, person: Person | None, mine: Mapping[str, frozenset[str]]) -> str:
    """Which topic an article is about that is mine or of its author: "on print runs, your topic"; "" for neither."""
    theirs = terms_of(" ".join(person.topics)) if person is not None else frozenset()
    for whose, terms in (*mine.items(), ("their topic", theirs)):
        about = next(filter(None, (common_words(text, terms) for text in (article.title, *article.topics))), "")
        if about:
            return f"on {about}, {whose}"
    return ""
