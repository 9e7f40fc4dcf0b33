"""The process in which bytes of strangers are parsed; ``parser_sandbox.py`` starts it, feeds it, and ends it.

It reads a job from its input and writes the answer to its output, one after the other, until the input ends. Its memory
is bounded where the system can do that, and an alarm ends it should nobody be left who would.
"""

import os
import sys
from contextlib import suppress
from datetime import datetime
from typing import IO, Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

LENGTH_BYTES = 8
"""Bytes that say how long a job or an answer is, before each."""


class FeedJob(Struct, frozen=True, tag=True, kw_only=True):
    """A feed to be read; ``zone`` is the name of the zone of ``now``, "" for the mere offset that it has."""

    data: bytes
    now: datetime
    zone: str = ""
    url: str = ""
    content_type: str = ""
    allowed: tuple[str, int] | None = None


class LinksJob(Struct, frozen=True, tag=True, kw_only=True):
    """A page whose feeds are to be found."""

    data: bytes
    url: str
    content_type: str = ""
    allowed: tuple[str, int] | None = None


class OpmlJob(Struct, frozen=True, tag=True, kw_only=True):
    """A list of feeds to be read; ``private`` as ``read_opml`` has it."""

    data: bytes
    private: bool = False


class PageJob(Struct, frozen=True, tag=True, kw_only=True):
    """A page whose text is to be read."""

    data: bytes
    url: str
    content_type: str = ""


Job = FeedJob | LinksJob | OpmlJob | PageJob


def answer_of(job: Job) -> Any:
    """What a job comes to: a ``FeedReading``, a ``Discovery``, an ``OpmlReading``, or an ``ArticleText``."""
    if isinstance(job, PageJob):
        from netritual.web.article_extraction import page_text

        return page_text(job.data, job.content_type, job.url)
    if isinstance(job, OpmlJob):
        from netritual.web.opml import read_opml

        return read_opml(job.data, job.private)
    if isinstance(job, FeedJob):
        from netritual.web.feed_reading import read_feed

        now = job.now.astimezone(ZoneInfo(job.zone)) if job.zone else job.now
        return read_feed(job.data, now, job.url, job.content_type, job.allowed)
    from netritual.web.feed_discovery import feeds_of_page

    return feeds_of_page(job.data, job.url, job.content_type, job.allowed)


def write(stream: IO[bytes], value: Any) -> None:
    """A job or an answer into a pipe."""
    data = msgspec.msgpack.encode(value)
    stream.write(len(data).to_bytes(LENGTH_BYTES, "big") + data)
    stream.flush()


def read(stream: IO[bytes]) -> bytes:
    """The next job or answer of a pipe; EOFError when there is none."""
    head = stream.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    data = stream.read(length) if len(head) == LENGTH_BYTES else b""
    if not data or len(data) < length:
        raise EOFError
    return data


def run(memory: int, seconds: int) -> None:
    """Answer jobs until the input ends; within so many bytes, and so many seconds a job."""
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints is no answer
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    decoder = msgspec.msgpack.Decoder(Job)
    with suppress(EOFError, BrokenPipeError):
        while True:
            job = decoder.decode(read(jobs))
            _alarm(seconds)
            write(answers, answer_of(job))
            _alarm(0)


def _alarm(seconds: int) -> None:
    with suppress(ImportError, AttributeError):
        from signal import alarm

        alarm(seconds)


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]))
