"""Feeds asked and read: many at once, one a host. What comes is parsed at once, in a process of its own."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import datetime
from time import monotonic
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from netritual.domain.people.links import host_of
from netritual.services.web_port import FeedAnswer, FeedReading, FeedRequest
from netritual.transport import Cause, Response
from netritual.web.http_requests import Asker, NoAnswer, refusal, sendable, wait_of
from netritual.web.parser_sandbox import ParserProcess, Unparsed
from netritual.web.parser_worker import FeedJob
from netritual.web.public_addresses import origin

AT_ONCE = 8
LOOK_SECONDS = 0.1
"""How often it is looked whether somebody cancelled."""
_OF_THE_SERVER: tuple[Cause | None, ...] = ("untrusted", "unreached")
"""Causes that hold for all feeds of a host and port: the others are not waited for."""
_SLOW: tuple[Cause | None, ...] = ("late", "silent")
PATIENCE = 2
"""A look ends after so many times the bound of one feed; what was not read by then has another turn."""
_TOO_MANY_REQUESTS = 429
_UNREADABLE = "This feed could not be read."


class FetchContext(NamedTuple):
    """Who asks servers, the parser of what they answer, and the moment at which it is read."""

    asker: Asker
    parser: ParserProcess
    now: datetime


async def ask_servers(
    requests: Sequence[FeedRequest],
    context: FetchContext,
    on_answer: Callable[[FeedAnswer], object],
    cancelled: Callable[[], bool],
) -> None:
    """Hand each answer on as it comes, until all are there or it is cancelled. The parser is closed then."""
    end = monotonic() + PATIENCE * context.asker.bounds.whole
    hosts: dict[str, list[FeedRequest]] = {}
    for request in requests:
        hosts.setdefault((origin(request.url) or ("", 0))[0], []).append(request)
    answers: asyncio.Queue[FeedAnswer] = asyncio.Queue()
    slots = asyncio.Semaphore(AT_ONCE)

    async def ask_host(group: Iterable[FeedRequest]) -> None:
        async with slots:
            async for answer in _of_host(group, context, end):
                answers.put_nowait(answer)

    # The longest groups first, since each is asked one after the other.
    groups = sorted(hosts.values(), key=len, reverse=True)
    tasks = [asyncio.create_task(ask_host(group)) for group in groups]
    try:
        while not cancelled() and not (answers.empty() and all(task.done() for task in tasks)):
            try:
                answer = await asyncio.wait_for(answers.get(), LOOK_SECONDS)
            except TimeoutError:
                continue
            on_answer(answer)
    finally:
        for task in tasks:
            task.cancel()
        context.parser.close()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _of_host(requests: Iterable[FeedRequest], context: FetchContext, end: float) -> AsyncIterator[FeedAnswer]:
    """The answers of one host in turn, each with its own time and none beyond ``end``. A server that cannot be reached,
    or says that it is asked too often, is not asked again."""
    silent: dict[tuple[str, int] | None, FeedAnswer] = {}
    slow = False
    for request in requests:
        server = origin(request.url)
        if server in silent:
            yield replace(silent[server], request=request, url=request.url)
            continue
        try:
            async with asyncio.timeout(max(0.0, end - monotonic())):
                answer, cause = await _asked(request, context)
        except TimeoutError:
            host, seconds = host_of(request.url), PATIENCE * context.asker.bounds.whole
            why = f"{host} was slow" if slow else f"all feeds together took {seconds:g} seconds"
            answer, cause = replace(_failed(request, f"Not read this time: {why}."), state="unasked"), None
        except Exception:  # whatever a server brought about costs this feed, and no other
            answer, cause = _failed(request, _UNREADABLE), None
        if cause in _OF_THE_SERVER or cause == _TOO_MANY_REQUESTS:
            silent[server] = answer
        slow = slow or cause in _SLOW
        yield answer


async def _asked(request: FeedRequest, context: FetchContext) -> tuple[FeedAnswer, Cause | int | None]:
    """The answer to one request, and its status, or why there was none."""
    said = await context.asker.ask(request.url, request.private, etag=request.etag, modified=request.modified)
    if isinstance(said, NoAnswer):
        return _failed(request, said.problem), said.cause
    return await read_answer(request, said, context), said.status


def _failed(request: FeedRequest, problem: str) -> FeedAnswer:
    return FeedAnswer(request=request, state="failed", url=request.url, problem=problem)


async def read_answer(request: FeedRequest, said: Response, context: FetchContext) -> FeedAnswer:
    """What the server said, as an answer; only a 200 is parsed."""
    answer = FeedAnswer(
        request=request,
        state="failed",
        url=said.moved,
        etag=sendable(said.headers.get("etag", "")),
        modified=sendable(said.headers.get("last-modified", "")),
        retry_after=wait_of(said, context.now),
    )
    if said.status == 304 and (request.etag or request.modified):
        etag, modified = answer.etag or request.etag, answer.modified or request.modified
        return replace(answer, state="same", etag=etag, modified=modified)
    if said.status != 200:
        state = "gone" if said.status == 410 else "failed"
        return replace(answer, state=state, url=request.url, problem=refusal(said, request.url))
    job = FeedJob(
        data=said.body,
        now=context.now,
        zone=context.now.tzinfo.key if isinstance(context.now.tzinfo, ZoneInfo) else "",
        url=said.url,
        content_type=said.headers.get("content-type", ""),
        allowed=origin(request.url) if request.private else None,
    )
    try:
        reading = await asyncio.to_thread(context.parser.answer, job, FeedReading)
    except Unparsed as error:
        problem = "Reading this feed took too long, so it was left." if error.late else _UNREADABLE
        return replace(answer, problem=problem)
    if reading.problem and not reading.items:
        return replace(answer, url=request.url, problem=reading.problem)
    return replace(answer, state="new", reading=reading)
