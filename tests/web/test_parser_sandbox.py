"""What strangers wrote is parsed in a process of its own: it can neither hang, grow, nor break what waits for it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Thread

import pytest

from netritual.services.web_port import Discovery, FeedReading, OpmlReading
from netritual.web.parser_sandbox import ParserProcess, Unparsed
from netritual.web.parser_worker import FeedJob, LinksJob, OpmlJob
from tests.web.feed_samples import item, rss

NOW = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
FEED = FeedJob(data=rss(item("https://ana.example/1", "One")), now=NOW, zone="Europe/Berlin")
LONG = FeedJob(data=rss("<item/>" * 500_000), now=NOW)
"""So many items that reading them takes far longer than any test waits."""


@pytest.fixture(scope="module")
def parser() -> Iterator[ParserProcess]:
    with ParserProcess(seconds=5) as running:
        yield running


def test_each_kind_of_job_is_answered_by_one_process(parser: ParserProcess) -> None:
    reading = parser.answer(FEED, FeedReading)
    assert [one.title for one in reading.items] == ["One"]
    page = LinksJob(data=b"<html><link rel=alternate type=application/rss+xml href=/f>", url="https://ana.example/")
    assert [feed.url for feed in parser.answer(page, Discovery).feeds] == ["https://ana.example/f"]
    assert parser.answer(OpmlJob(data=b"<opml></opml>"), OpmlReading) == OpmlReading()


def test_what_takes_too_long_is_given_up_and_the_next_job_is_done() -> None:
    with ParserProcess(seconds=0.3) as parser:
        start = time.monotonic()
        with pytest.raises(Unparsed) as error:
            parser.answer(LONG, FeedReading)
        assert error.value.late and time.monotonic() - start < 3
    with ParserProcess() as parser:
        assert parser.answer(FEED, FeedReading).items


def test_what_grows_too_large_is_given_up_and_the_next_job_is_done() -> None:
    large = rss(item("https://ana.example/1", more=f"<description>{'x' * 5_000_000}</description>"))
    with ParserProcess(seconds=20, memory=40 * 1024 * 1024) as parser:
        with pytest.raises(Unparsed) as error:
            parser.answer(FeedJob(data=large, now=NOW), FeedReading)
        assert not error.value.late
        assert parser.answer(FEED, FeedReading).items


def test_it_can_be_closed_in_the_middle_of_a_job() -> None:
    parser = ParserProcess(seconds=30)
    parser.answer(OpmlJob(data=b""), OpmlReading)
    failed: list[Unparsed] = []

    def work() -> None:
        try:
            parser.answer(LONG, FeedReading)
        except Unparsed as error:
            failed.append(error)

    thread = Thread(target=work)
    thread.start()
    time.sleep(0.1)
    parser.close()
    thread.join(5)
    assert len(failed) == 1 and not failed[0].late
