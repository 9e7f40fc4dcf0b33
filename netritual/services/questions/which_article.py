"""Which article is meant: by its number in the list, its id, its address, its person, or words of its title."""

from collections.abc import Sequence
from datetime import datetime

from netritual.domain.language.text import fold
from netritual.domain.model import Article, Person, Settings
from netritual.domain.network import Network
from netritual.domain.people.links import page_key
from netritual.domain.suggestions.article_rank import queue, waiting
from netritual.services.name_book import NameBook

LONGEST_NUMBER = 9
"""Digits of a number in the list or of an id."""


def articles_meant(network: Network, settings: Settings, now: datetime, typed: str) -> list[Article]:
    """All articles that the words may mean, those that wait to be read first; of several nothing is guessed.

    An article that waits goes before one that was read or skipped: only where none of them fits, those are looked
    through, the newest first.
    """
    text = typed.strip()
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER:
        listed = [reading.article for reading in queue(network, settings, now)]
        numbered = listed[int(text) - 1 : int(text)] if int(text) else []
        with_id = network.get(Article, int(text))
        return list({one.id: one for one in (*numbered, *([with_id] if with_id is not None else []))}.values())
    every = sorted(network.all(Article), key=lambda one: (one.shared, one.id), reverse=True)
    page = page_key(text)
    if page is not None and (there := [one for one in every if page_key(one.url) == page]):
        return there
    people = {match[0] for match in NameBook(network).meant(text.removeprefix("@"))[0]}
    words = [key for word in text.replace("-", " ").split() if (key := fold(word))]
    for articles in ([reading.article for reading in waiting(network, settings, now)], every):
        theirs = [one for one in articles if not people.isdisjoint(one.people)]
        if meant := theirs or [one for one in articles if words and _says(network, one, words)]:
            return meant
    return []


def _says(network: Network, article: Article, words: Sequence[str]) -> bool:
    """Whether each of some words begins one of the title's, the address's, or of the names of its people."""
    people = (network.get(Person, who) for who in article.people)
    texts = (article.title, article.url.replace("/", " "), *(f"{one.name} {one.handle}" for one in people if one))
    said = [fold(word) for text in texts for word in text.replace("-", " ").split()]
    return all(any(each.startswith(word) for each in said) for word in words)
