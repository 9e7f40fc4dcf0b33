"""Lists of feeds (OPML 2.0), in and out. Nothing is fetched."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from netritual.domain.articles.feed_items import PRIVATE, LeftOutItem
from netritual.domain.people.addresses import tidy, url_of
from netritual.domain.people.links import host_of, page_key
from netritual.services.web_port import FeedOutline, OpmlReading
from netritual.web.charset import declares_entities, text_of
from netritual.web.markup import LenientParser, title_of
from netritual.web.public_addresses import is_near

_FEED_SCHEME = re.compile(r"(?i)\Afeed:(?://)?(?=https?:)|\Afeed://")
"""How readers of the Mac write addresses: feed://host, feed:https://host."""


def read_opml(data: bytes, private: bool = False) -> OpmlReading:
    """The feeds of an OPML file, at whatever depth, each once; what is no feed is told, and a folder is neither.

    It reads markup and not strict XML: many such files have a bare ampersand in an address.
    """
    text = text_of(data, "")
    if declares_entities(text):
        return OpmlReading(problem="The file declares entities of its own, so it was not read.")
    outlines = _Outlines(text)
    if not outlines.begun:
        return OpmlReading(problem="The file is no list of feeds (OPML).")
    feeds: dict[str, FeedOutline] = {}
    left_out: list[LeftOutItem] = []
    for fields in outlines.outlines:
        title = title_of(fields.get("title") or fields.get("text") or "")
        written = (fields.get("xmlurl") or "").strip()
        url = url_of(_FEED_SCHEME.sub(lambda scheme: "http://" if "//" in scheme[0] else "", written))
        what = title or title_of(written) or "an outline without a name"
        if url is None:
            left_out.append(LeftOutItem(what=what, why="not http(s)" if written else "no xmlUrl"))
        elif is_near(host_of(url)) and not private:
            left_out.append(LeftOutItem(what=what, why=PRIVATE))
        elif (key := page_key(url) or url) in feeds:
            left_out.append(LeftOutItem(what=what, why="the same address"))
        else:
            page = url_of(fields.get("htmlurl") or "") or ""
            feeds[key] = FeedOutline(url=url, title=title, page=page, private=is_near(host_of(url)))
    broken = "The file breaks off before its end; what stands before that was read."
    return OpmlReading(feeds=tuple(feeds.values()), left_out=tuple(left_out), problem="" if outlines.ended else broken)


def write_opml(feeds: Sequence[FeedOutline], title: str) -> bytes:
    """A file with one outline a feed, in the given order. The same feeds give the same bytes."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"<head><title>{escape(tidy(title))}</title></head>", "<body>"]
    for feed in feeds:
        fields = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url, "htmlUrl": feed.page}
        lines.append(
            f"<outline {' '.join(f'{name}={quoteattr(tidy(value))}' for name, value in fields.items() if value)}/>"
        )
    return ("\n".join([*lines, "</body>", "</opml>"]) + "\n").encode()


class _Outlines(LenientParser):
    """The attributes of all outlines that are feeds or hold nothing, names in lower case."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.begun = self.ended = False
        self._all: list[dict[str, str] | None] = []
        """None for a folder."""
        self._open: list[int] = []
        """Where those are that have not ended."""
        self.feed(text)
        self.close()

    @property
    def outlines(self) -> list[dict[str, str]]:
        """Those, in the order of the file."""
        return [fields for fields in self._all if fields is not None]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An outline begins; the one around it is a folder then, unless it is a feed itself."""
        self.begun = self.begun or tag == "opml"
        if tag != "outline" or not self.begun:
            return
        around = self._all[self._open[-1]] if self._open else None
        if around is not None and not around.get("xmlurl"):
            self._all[self._open[-1]] = None
        self._open.append(len(self._all))
        self._all.append({name: value or "" for name, value in reversed(attrs)})

    def handle_endtag(self, tag: str) -> None:
        """An outline ends."""
        self.ended = self.ended or tag == "opml"
        if tag == "outline" and self._open:
            self._open.pop()
