"""Two hundred feeds, each answered after 50 ms: ``python -m tests.bench.bench_feeds``.

The floor asks the same server for the same bytes, over eight bare connections at once, and does nothing with them. The
server is a process of its own.
"""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime

from netritual.services.web_port import FeedAnswer, FeedRequest
from netritual.web import feed_fetch
from netritual.web.http_web import HttpWeb
from tests.bench.measure import table
from tests.web.feed_samples import item, rss
from tests.web.servers import here

NOW = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
FEEDS, AT_ONCE, DELAY = 200, feed_fetch.AT_ONCE, 0.05
RUNS = 5
BODY = rss(
    *(
        item(f"https://ana.example/{n}", f"Title {n}", more=f"<description>{'words ' * 40}</description>")
        for n in range(20)
    )
)


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request, answered after the delay; 304 where it has an ETag."""
    head = await reader.readuntil(b"\r\n\r\n")
    await asyncio.sleep(DELAY)
    if b"if-none-match" in head.lower():
        writer.write(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
    else:
        writer.write(
            b'HTTP/1.1 200 OK\r\nETag: "1"\r\nConnection: close\r\nContent-Length: %d\r\n\r\n' % len(BODY) + BODY
        )
    await writer.drain()
    writer.close()


async def serve() -> None:
    """Tell the port, and answer until the input ends."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


async def bare(port: int) -> None:
    """The floor: eight at once, nothing but the bytes."""
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with slots:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /%d HTTP/1.1\r\nHost: f%d.example\r\n\r\n" % (number, number))
            await reader.read(-1)
            writer.close()

    await asyncio.gather(*map(one, range(FEEDS)))


def refresh(port: int, etag: str) -> Counter[str]:
    """All feeds by the door; how many answers of each state."""
    requests = [FeedRequest(url=f"http://f{n}.example:{port}/", private=True, etag=etag) for n in range(FEEDS)]
    states: Counter[str] = Counter()

    def count(answer: FeedAnswer) -> None:
        states[answer.state] += 1

    HttpWeb(here).read_feeds(requests, NOW, count)
    return states


def main() -> None:
    """Floor and feeds in turn; the middle of the ratios."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.bench_feeds", "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdout is not None and server.stdin is not None
    port = int(server.stdout.readline())
    taken: dict[str, list[float]] = {"bare": [], "new": [], "same": []}
    for _ in range(RUNS):
        for name in taken:
            start = time.perf_counter()
            if name == "bare":
                asyncio.run(bare(port))
            else:
                assert refresh(port, '"1"' if name == "same" else "") == {name: FEEDS}
            taken[name].append(time.perf_counter() - start)
    server.stdin.close()
    server.wait()
    floor = sorted(taken["bare"])[RUNS // 2]
    slowest = -(-FEEDS // AT_ONCE) * DELAY
    words = {
        "bare": f"{AT_ONCE} bare connections at once (floor)",
        "new": "all new: fetched and read",
        "same": "all 304: not read",
    }
    rows = [
        (words[name], sorted(times)[RUNS // 2], sorted(times)[RUNS // 2] / floor, sorted(times)[RUNS // 2] / slowest)
        for name, times in taken.items()
    ]
    head = ("200 feeds, 50 ms each", "s", "of the floor", f"of {slowest:.2f} s")
    sys.stdout.write(table("feeds", head, rows))


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
    else:
        main()
