"""What services ask of the web: feeds read and discovered, pages fetched, lists of feeds. A part of the ports.

No method raises over the outside: what went wrong is a plain sentence in ``problem``. An address is fetched only when a
method is called with it, or when a page or feed that was so named gives it; one that is not public is refused. With
``private`` the person named the address as one of their own network: its very host and port are then allowed.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, Protocol

from msgspec import Struct

from netritual.domain.articles.article_text import ArticleText
from netritual.domain.articles.feed_items import FeedItem as FeedItem
from netritual.domain.articles.feed_items import FeedReading as FeedReading
from netritual.domain.articles.feed_items import LeftOutItem as LeftOut


class FeedRequest(Struct, frozen=True, kw_only=True):
    """A feed to be asked: its address, and what the server said of it the last time (``etag``, ``modified``)."""

    url: str
    private: bool = False
    etag: str = ""
    modified: str = ""


class FeedAnswer(Struct, frozen=True, kw_only=True):
    """What came of one request.

    ``new`` has a ``reading``; ``same`` says that nothing changed (304), and nothing was read; ``gone`` (410) says that
    the feed is not to be asked again; ``failed`` has a ``problem``; ``unasked`` says there why the server was not asked
    this time. ``url`` is where to ask the next time: another one than that of the request where the feed moved for
    good; ``private`` does not hold at another host. ``etag`` and ``modified`` are to be sent then. ``retry_after`` are
    the seconds for which the server wants to be left alone, 0 when it says nothing.
    """

    request: FeedRequest
    state: Literal["new", "same", "gone", "failed", "unasked"]
    url: str
    reading: FeedReading | None = None
    etag: str = ""
    modified: str = ""
    retry_after: int = 0
    problem: str = ""


class FeedLink(Struct, frozen=True, kw_only=True):
    """A feed that a page names; ``chosen`` is the one to take where nobody says otherwise.

    ``private``: it is at the host and port that the person named as private, so that they hold for it, too.
    """

    url: str
    title: str = ""
    chosen: bool = False
    private: bool = False


class Discovery(Struct, frozen=True, kw_only=True):
    """The feeds of an address: at most one is ``chosen``, and none where ``problem`` says why.

    ``person_links`` are other addresses that the page says are of the same person (``rel=me``): they are offered, and
    never followed. ``answer`` is there when the address is that of the chosen feed itself, and was read: it need not be
    asked again.
    """

    feeds: tuple[FeedLink, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    person_links: tuple[str, ...] = ()
    answer: FeedAnswer | None = None
    problem: str = ""
    refused: bool = False
    """True when the address is not public, so that the person would have to say that it is one of theirs."""


class PageAnswer(Struct, frozen=True, kw_only=True):
    """The bytes of a page, and the address at which they were found in the end."""

    url: str
    content_type: str = ""
    body: bytes = b""
    problem: str = ""


class PageReading(Struct, frozen=True, kw_only=True):
    """What a page says; where it cannot be read, ``problem`` is a sentence that says so, and the text is empty."""

    text: ArticleText = ArticleText()
    problem: str = ""


class FeedOutline(Struct, frozen=True, kw_only=True):
    """A feed of an OPML file: its address, its title, and the address of the page that it belongs to, or ""."""

    url: str
    title: str = ""
    page: str = ""
    private: bool = False
    """True when its host is in the person's own network, and they allowed that."""


class OpmlReading(Struct, frozen=True, kw_only=True):
    """The feeds of an OPML file, each once, in the order of the file."""

    feeds: tuple[FeedOutline, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problem: str = ""


def never() -> bool:
    """Not cancelled."""
    return False


class Web(Protocol):
    """The door to the web. Each method blocks, for half a minute at most a feed or page: call it in a worker.

    ``cancelled`` is asked several times a second; once it is true, the method stops and answers with what it has.
    ``now`` is the moment of the reading, in the zone in which the days of items are told.
    """

    def discover(self, address: str, private: bool, now: datetime, cancelled: Callable[[], bool] = never) -> Discovery:
        """The feeds of an address that a person typed: of a feed itself, of a profile, or those that a page names."""

    def read_feeds(
        self,
        requests: Sequence[FeedRequest],
        now: datetime,
        on_answer: Callable[[FeedAnswer], object],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Ask feeds, eight at once and one a host; each answer is handed to ``on_answer`` as it comes, in this thread.

        Requests that were not answered when it was cancelled get no answer.
        """

    def page(self, address: str, private: bool, cancelled: Callable[[], bool] = never) -> PageAnswer:
        """The bytes of a page, 5 MB at most."""

    def read_opml(self, data: bytes, private: bool = False) -> OpmlReading:
        """The feeds of an OPML file; ``private``: the person allows the hosts that it names in their own network."""

    def write_opml(self, feeds: Sequence[FeedOutline], title: str) -> bytes:
        """An OPML file (2.0) with one outline a feed."""
