"""The web as the services see it (``services.web_port.Web``), over real servers."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any, TypeVar

from netritual.domain.people.links import host_of
from netritual.services.web_port import (
    Discovery,
    FeedAnswer,
    FeedLink,
    FeedOutline,
    FeedRequest,
    OpmlReading,
    PageAnswer,
    never,
)
from netritual.transport import Bounds, Response
from netritual.web.feed_fetch import LOOK_SECONDS, FetchContext, ask_servers, read_answer
from netritual.web.http_requests import BOUNDS, Asker, NoAnswer, refusal
from netritual.web.opml import write_opml
from netritual.web.parser_sandbox import ParserProcess, Unparsed
from netritual.web.parser_worker import LinksJob, OpmlJob
from netritual.web.profile_feeds import addresses_of, feed_of_profile, platform_without_feeds
from netritual.web.public_addresses import Resolver, is_near, origin, resolved

T = TypeVar("T")

LARGEST_OPML = 5 * 1024 * 1024
"""Bytes; ten thousand feeds need about 2 MB."""


class HttpWeb:
    """Asks servers, within bounds; the resolver and the bounds are other ones in tests."""

    def __init__(self, resolver: Resolver = resolved, bounds: Bounds = BOUNDS) -> None:
        self._asker = Asker(resolver, bounds)

    def discover(self, address: str, private: bool, now: datetime, cancelled: Callable[[], bool] = never) -> Discovery:
        """The feeds of an address: by rule for profiles, else by what stands there."""
        addresses = addresses_of(address)
        if not addresses:
            return Discovery(problem="This is no web address.")
        if name := platform_without_feeds(addresses[0]):
            return Discovery(problem=WITHOUT_FEED.format(name=name))
        if feed := feed_of_profile(addresses[0]):
            same = origin(feed) == origin(addresses[0])
            if is_near(host_of(feed)) and not (private and same):
                return Discovery(problem=f"{host_of(feed)} is a private address, so it was not asked.", refused=True)
            return Discovery(feeds=(FeedLink(url=feed, chosen=True, private=private and same),))
        with ParserProcess() as parser:
            context = FetchContext(self._asker, parser, now)
            work = _discovered(addresses, private, context)
            return asyncio.run(_cancellable(work, cancelled)) or Discovery(problem=CANCELLED)

    def read_feeds(
        self,
        requests: Sequence[FeedRequest],
        now: datetime,
        on_answer: Callable[[FeedAnswer], object],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Ask feeds and read them."""
        with ParserProcess() as parser:
            context = FetchContext(self._asker, parser, now)
            asyncio.run(ask_servers(requests, context, on_answer, cancelled))

    def page(self, address: str, private: bool, cancelled: Callable[[], bool] = never) -> PageAnswer:
        """The bytes of a page."""
        said = asyncio.run(_cancellable(self._asker.ask(address, private, page=True), cancelled))
        if said is None:
            return PageAnswer(url=address, problem=CANCELLED)
        if isinstance(said, NoAnswer):
            return PageAnswer(url=address, problem=said.problem)
        if said.status != 200:
            return PageAnswer(url=address, problem=refusal(said, address))
        return PageAnswer(url=said.url, content_type=said.headers.get("content-type", ""), body=said.body)

    def read_opml(self, data: bytes, private: bool = False) -> OpmlReading:
        """The feeds of an OPML file."""
        if len(data) > LARGEST_OPML:
            return OpmlReading(problem=f"The file is larger than {LARGEST_OPML >> 20} MB, so it was not read.")
        with ParserProcess() as parser:
            try:
                return parser.answer(OpmlJob(data=data, private=private), OpmlReading)
            except Unparsed:
                return OpmlReading(problem="The file could not be read.")

    def write_opml(self, feeds: Sequence[FeedOutline], title: str) -> bytes:
        """An OPML file with one outline a feed."""
        return write_opml(feeds, title)


CANCELLED = "It was cancelled."
WITHOUT_FEED = (
    "{name} has no feed of a person. Paste the address of their blog or newsletter, or add an article of theirs by its "
    "own link."
)


async def _discovered(addresses: Sequence[str], private: bool, context: FetchContext) -> Discovery:
    """What stands at the first of these addresses whose server can be reached."""
    discovery = Discovery()
    try:
        for address in addresses:
            request = FeedRequest(url=address, private=private)
            said = await context.asker.ask(address, private, page=True)
            if not isinstance(said, NoAnswer):
                return await _named(request, said, context)
            discovery = (
                discovery if discovery.problem else Discovery(problem=said.problem, refused=said.cause == "refused")
            )
            if said.cause != "unreached":
                break
    finally:
        context.parser.close()
    return discovery


async def _named(request: FeedRequest, said: Response, context: FetchContext) -> Discovery:
    """The feeds that a page names, or the feed that stands there itself."""
    if said.status == 200:
        kind = said.headers.get("content-type", "")
        allowed = origin(request.url) if request.private else None
        job = LinksJob(data=said.body, url=said.url, content_type=kind, allowed=allowed)
        try:
            discovery = await asyncio.to_thread(context.parser.answer, job, Discovery)
        except Unparsed:
            return Discovery(problem="This page could not be read.")
        if discovery.feeds or discovery.problem:
            return discovery
    answer = await read_answer(request, said, context)
    if answer.reading is None:
        return Discovery(problem=answer.problem)
    link = FeedLink(url=answer.url, title=answer.reading.title, chosen=True, private=request.private)
    return Discovery(feeds=(link,), answer=answer)


async def _cancellable(work: Coroutine[Any, Any, T], cancelled: Callable[[], bool]) -> T | None:
    """What the work comes to; None when it was cancelled meanwhile."""
    task = asyncio.ensure_future(work)
    while not task.done():
        if cancelled():
            task.cancel()
            return None
        await asyncio.wait((task,), timeout=LOOK_SECONDS)
    return task.result()
