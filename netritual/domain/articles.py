"""Which two articles to read, and whether a comment is useful and safe (``suggestions.md`` 5)."""

from datetime import datetime

from msgspec import Struct

from netritual.domain.model import Article, Person, Settings
from netritual.domain.network import Network
from netritual.domain.suggestion import Point


class Reading(Struct, frozen=True, kw_only=True):
    """One article of the queue: R, its reasons in words, its parts, and whether it is one of the two picked."""

    article: Article
    score: float
    why: tuple[str, ...]
    parts: tuple[Point, ...]
    picked: bool = False


class CommentCheck(Struct, frozen=True, kw_only=True):
    """What a comment holds. ``useful``: a kind, 12 words, and a question, link, number or example."""

    words: int
    question: bool
    link: bool
    number: bool
    example: bool
    useful: bool


def queue(network: Network, settings: Settings, now: datetime) -> list[Reading]:
    """What to read, best first: at most two by one author, nothing older than 21 days, the first two picked."""
    raise NotImplementedError


def check_comment(text: str, kind: str | None) -> CommentCheck:
    """Whether a comment adds something."""
    raise NotImplementedError


def private_words(text: str, person: Person) -> tuple[str, ...]:
    """The rare words that a public text shares with the private notes about a person."""
    raise NotImplementedError


def count_words(text: str) -> int:
    """How many words a text has."""
    raise NotImplementedError
