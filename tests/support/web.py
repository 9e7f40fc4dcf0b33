"""The web as a table: what stands at each address, so that a test says it in a line and asks no server."""

from collections.abc import Callable, Sequence
from datetime import datetime

from netritual.domain.articles.feed_items import PRIVATE, FeedItem, FeedReading, LeftOutItem
from netritual.services.web_port import (
    Discovery,
    FeedAnswer,
    FeedLink,
    FeedOutline,
    FeedRequest,
    OpmlReading,
    PageAnswer,
    PageReading,
    never,
)
from netritual.web.article_extraction import page_text


class TableWeb:
    """Answers from ``feeds``: a reading, a problem in words, or ``gone``. ``asked`` notes what was asked for.

    ``pages`` are pages that name feeds, ``articles`` the markup of pages to be read. A reading that is as it was is
    answered by ``same``.
    """

    def __init__(self) -> None:
        self.feeds: dict[str, FeedReading | str] = {}
        self.pages: dict[str, Discovery] = {}
        self.articles: dict[str, str] = {}
        self.retry_after = 0
        self.moved: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self.unasked: dict[str, str] = {}
        self.asked: list[str] = []

    def discover(self, address: str, private: bool, now: datetime, cancelled: Callable[[], bool] = never) -> Discovery:
        self.asked.append(address)
        if address in self.pages:
            return self.pages[address]
        if address in self.refused and not private:
            return Discovery(problem=self.refused[address], refused=True)
        there = self.feeds.get(address)
        if not isinstance(there, FeedReading):
            return Discovery(problem=there or "No feed was found there.")
        answer = self._answer(FeedRequest(url=address, private=private))
        link = FeedLink(url=address, title=there.title, chosen=True, private=private)
        return Discovery(feeds=(link,), answer=answer)

    def read_feeds(
        self, requests: Sequence[FeedRequest], now: datetime, on_answer: Callable[[FeedAnswer], object],
        cancelled: Callable[[], bool] = never,
    ) -> None:  # fmt: skip
        for request in requests:
            if not cancelled():
                self.asked.append(request.url)
                on_answer(self._answer(request))

    def _answer(self, request: FeedRequest) -> FeedAnswer:
        there = self.feeds.get(request.url, "It could not be reached.")
        url = self.moved.get(request.url, request.url)
        if problem := self.unasked.get(request.url):
            return FeedAnswer(request=request, state="unasked", url=request.url, problem=problem)
        if there == "gone":
            return FeedAnswer(request=request, state="gone", url=url)
        if isinstance(there, str):
            return FeedAnswer(request=request, state="failed", url=url, problem=there, retry_after=self.retry_after)
        etag = f'"{hash(there)}"'
        if request.etag == etag:
            return FeedAnswer(request=request, state="same", url=url, etag=etag)
        return FeedAnswer(request=request, state="new", url=url, reading=there, etag=etag)

    def page(self, address: str, private: bool, cancelled: Callable[[], bool] = never) -> PageAnswer:
        self.asked.append(address)
        if address not in self.articles:
            return PageAnswer(url=address, problem="It could not be reached.")
        return PageAnswer(url=address, content_type="text/html", body=self.articles[address].encode())

    def read_opml(self, data: bytes, private: bool = False) -> OpmlReading:
        """A line a feed, behind the first: its address, its title and its page, with bars between them."""
        rows = [line.split("|") for line in data.decode().splitlines()[1:]]
        near = [row for row in rows if row[0] in self.refused]
        taken = [row for row in rows if private or row not in near]
        return OpmlReading(
            feeds=tuple(FeedOutline(url=url, title=title, page=page, private=[url, title, page] in near)
                        for url, title, page in taken),
            left_out=() if private else tuple(LeftOutItem(what=title, why=PRIVATE) for _, title, _ in near),
        )  # fmt: skip

    def write_opml(self, feeds: Sequence[FeedOutline], title: str) -> bytes:
        return "\n".join(["<opml>", *(f"{one.url}|{one.title}|{one.page}" for one in feeds)]).encode()


def read_here(answer: PageAnswer) -> PageReading:
    """The text of a page, read in this process: quicker, and the pages of tests are not hostile."""
    if answer.problem:
        return PageReading(problem=answer.problem)
    return PageReading(text=page_text(answer.body, answer.content_type, answer.url))


def reading(*items: FeedItem, title: str = "Letters", left_out: tuple[LeftOutItem, ...] = ()) -> FeedReading:
    """A feed with these items."""
    return FeedReading(title=title, detected="RSS 2.0", items=items, left_out=left_out)
