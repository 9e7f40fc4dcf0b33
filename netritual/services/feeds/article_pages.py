"""The texts of articles, fetched when somebody asks for one, and kept in the home: then they open offline and at once.
And the places where one stopped reading. None of it is in the journal, and losing it loses nothing."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from os.path import join

import msgspec
from msgspec.structs import replace

from netritual.domain.articles.article_text import ArticleText
from netritual.domain.language.text import shortened
from netritual.domain.model import Feed
from netritual.domain.network import Network
from netritual.domain.people.addresses import LONGEST, tidy
from netritual.domain.people.links import may_open, same_server
from netritual.domain.suggestions.article_rank import RankedArticle
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.parts import Parts
from netritual.services.web_port import PageReading, never

MOST_TEXTS = 100
"""Texts that are kept: those that were fetched last. A text has a million characters at most, and 15,000 as a rule."""
MOST_PLACES = 300

ReadingPlace = tuple[int, int]
"""Where somebody stopped: the block, and the characters of it that stand above."""


def article_page(parts: Parts, network: Network, url: str, cancelled: Callable[[], bool] = never) -> PageReading:
    """The text of an article: as it is kept, else fetched and kept. Blocks: call it in a worker.

    An address that is not public is asked only where the person allowed its host and port for a feed.
    """
    text = kept_text(parts.disk, parts.home, url)
    if text is not None:
        return PageReading(text=text)
    if not may_open(url):
        return PageReading(problem="This is no web address (http or https).")
    private = any(feed.private and same_server(feed.url, url) for feed in network.all(Feed))
    reading = parts.read_page(parts.web().page(url, private, cancelled))
    if not reading.problem and not cancelled():
        _keep_text(parts.disk, parts.home, url, reading.text)
    return reading


def kept_text(disk: Disk, home: Home, url: str) -> ArticleText | None:
    """The text that is kept of an article, or None."""
    try:
        return msgspec.json.decode(disk.read(_file(home, url)), type=ArticleText)
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return None


def titled_reading(disk: Disk, home: Home, subject: object) -> RankedArticle | None:
    """What a row of the queue is about, under the title of its page, where that was read and the row has none itself,
    as of a link that was typed; None for any other row."""
    if not isinstance(subject, RankedArticle) or subject.article.title:
        return None
    text = kept_text(disk, home, subject.article.url)
    if text is None:
        return None
    title = shortened(tidy(text.title), LONGEST["name"])
    return replace(subject, article=replace(subject.article, title=title))


def place_in(disk: Disk, home: Home, url: str) -> ReadingPlace:
    """Where somebody stopped in an article: its beginning, where that is not known."""
    return _places(disk, home).get(url, (0, 0))


def keep_place_in(disk: Disk, home: Home, url: str, place: ReadingPlace) -> None:
    """Keep where somebody stopped in an article; its beginning is no place."""
    places = _places(disk, home)
    if places.get(url, (0, 0)) == place:
        return
    places.pop(url, None)
    all_places = {**places, url: place} if place != (0, 0) else places
    newest = dict(list(all_places.items())[-MOST_PLACES:])
    with suppress(OSError):
        disk.make_folder(home.articles)
        disk.replace(home.reading_places, msgspec.json.encode(newest))


def _places(disk: Disk, home: Home) -> dict[str, ReadingPlace]:
    try:
        return msgspec.json.decode(disk.read(home.reading_places), type=dict[str, ReadingPlace])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return {}


def _keep_text(disk: Disk, home: Home, url: str, text: ArticleText) -> None:
    """Keep a text, and let go of those that were kept longest ago; a disk that refuses keeps nothing."""
    with suppress(OSError):
        disk.make_folder(home.articles)
        disk.replace(_file(home, url), msgspec.json.encode(text))
        texts = [
            path for name in disk.names(home.articles) if (path := join(home.articles, name)) != home.reading_places
        ]
        for path in sorted(texts, key=disk.changed, reverse=True)[MOST_TEXTS:]:
            disk.remove(path)


def _file(home: Home, url: str) -> str:
    return join(home.articles, f"{sha256(url.encode('utf-8', 'replace')).hexdigest()[:32]}.json")
