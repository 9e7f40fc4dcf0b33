"""What the servers of feeds said at the last look: kept beside the journal, for nothing of it is a truth of the person.

One file for all feeds (``Home.feeds``). Whoever loses it loses nothing: feeds are then asked in full once more, and
``articles.feeds`` knows by the days of their items what is new. Two processes that write at once lose no more than the
look of one of them.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from netritual.domain.articles.feed_items import OLDEST_DAYS, FeedItem, FeedReading, LeftOutItem
from netritual.domain.articles.feeds import LISTED
from netritual.domain.people.links import page_key
from netritual.errors import why
from netritual.files import Disk
from netritual.services.web_port import FeedAnswer, FeedRequest

FORMAT = 1
FIRST_PAUSE = timedelta(hours=1)
LONGEST_PAUSE = timedelta(days=1)
"""After a failure a feed is left alone for an hour, then for twice as long each time, and never longer than a day."""
REMEMBERED_DAYS = 2 * OLDEST_DAYS
"""Days for which an item that was listed is known: by then it is too old to be queued."""


class FeedState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The last look at one feed, and what must be known for the next one.

    ``last`` is when it was asked, ``whole`` whether it was sent in full then, and not only said to be as it was.
    ``pause_until`` is how long its server wants to be left alone, ``failures`` how often it failed in a row. ``gone``:
    the server said for good that there is nothing. ``new`` counts what the look queued.
    ``unasked`` says why the last reading of all feeds did not ask this one; the rest is of the look before then.
    ``seen`` are the addresses that were listed so far, with their days.
    """

    title: str = ""
    detected: str = ""
    etag: str = ""
    modified: str = ""
    last: datetime | None = None
    whole: bool = False
    pause_until: datetime | None = None
    failures: int = 0
    gone: bool = False
    new: int = 0
    items: tuple[FeedItem, ...] = ()
    left_out: tuple[LeftOutItem, ...] = ()
    problem: str = ""
    unasked: str = ""
    seen: dict[str, date] = {}

    @property
    def is_read(self) -> bool:
        """Whether the feed was read when it was last to be asked."""
        return not (self.failures or self.gone or self.unasked)

    def rests_until(self, *, unasked: bool) -> datetime | None:
        """Until when the feed is left alone, None where it is not. What its server asked for always counts; after a
        failure the feed also rests where nobody asked for a look (``unasked``)."""
        until = self.pause_until
        if unasked and self.failures and self.last is not None:
            rest = self.last + min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self.failures - 1, 10))
            until = rest if until is None else max(until, rest)
        return until

    def request(self, url: str, private: bool) -> FeedRequest:
        """What the server is asked the next time."""
        return FeedRequest(url=url, private=private, etag=self.etag, modified=self.modified)

    def with_new(self, new: int, waits: Mapping[str, date] = MappingProxyType({})) -> "FeedState":
        """The same, with how many articles the look queued. What was listed earlier and still ``waits`` to be read
        stays ``seen``: it counts against the room of the feed."""
        return replace(self, new=new, seen={**waits, **self.seen})

    def after(self, answer: FeedAnswer, now: datetime) -> "FeedState":
        """The state after an answer. What an earlier look listed stays where this one brought no list."""
        if answer.state == "unasked":
            return replace(self, new=0, whole=False, unasked=answer.problem)
        pause = timedelta(seconds=min(answer.retry_after, LONGEST_PAUSE.total_seconds()))
        until = now + pause if pause else None
        reading = answer.reading
        problem = answer.problem or (reading.problem if reading is not None else "")
        if answer.state == "failed" or (reading is not None and reading.problem and not reading.items):
            return replace(
                self, last=now, pause_until=until, failures=self.failures + 1, new=0, problem=problem, unasked="",
            )  # fmt: skip
        state = replace(
            self, last=now, whole=False, pause_until=until, failures=0, new=0, problem=problem, unasked="",
            gone=answer.state == "gone", etag=answer.etag or self.etag, modified=answer.modified or self.modified,
        )  # fmt: skip
        if reading is None:
            return state
        items, left_out = _bounded(reading)
        listed = {key: item.shared for item in items if (key := page_key(item.url))}
        oldest = now.date() - timedelta(days=REMEMBERED_DAYS)
        earlier = [(key, day) for key, day in self.seen.items() if day >= oldest and key not in listed][-LISTED:]
        return replace(
            state, whole=True, etag="" if problem else answer.etag,
            modified="" if problem else answer.modified, title=reading.title or self.title,
            detected=reading.detected, items=items, left_out=left_out,
            seen={**dict(earlier), **listed},
        )  # fmt: skip


def _bounded(reading: FeedReading) -> tuple[tuple[FeedItem, ...], tuple[LeftOutItem, ...]]:
    """The newest items, and what was left out, so many of each; that there were more is told."""
    items, left_out = reading.items, reading.left_out[:LISTED]
    if len(items) > LISTED:
        items = tuple(sorted(items, key=lambda item: item.shared, reverse=True)[:LISTED])
        more = LeftOutItem(what=f"{len(reading.items) - LISTED} older items", why=f"more than {LISTED} at one look")
        left_out = (more, *left_out[: LISTED - 1])
    return items, left_out


class _States(msgspec.Struct):
    format: int
    feeds: dict[str, FeedState]


def load_states(disk: Disk, path: str) -> dict[str, FeedState]:
    """The states by the address of their feed; nothing where there are none or the file is not whole."""
    try:
        file = msgspec.json.decode(disk.read(path), type=_States)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return {}
    return file.feeds if file.format == FORMAT else {}


def save_states(disk: Disk, path: str, changed: Mapping[str, FeedState | None]) -> str:
    """Put new states beside those of other feeds, as the file has them by now; None takes one out.

    A disk that takes nothing is no failure, since the next look asks for everything: it is the reason that is returned,
    "" where they were written.
    """
    states: dict[str, FeedState | None] = {**load_states(disk, path), **changed}
    left = {url: state for url, state in states.items() if state is not None}
    try:
        disk.make_folder(path.replace("\\", "/").rpartition("/")[0])
        disk.replace(path, msgspec.json.encode(_States(FORMAT, left)))
    except OSError as error:
        return why(error).lower()
    return ""
