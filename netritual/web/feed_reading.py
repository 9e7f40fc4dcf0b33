"""A feed, from its bytes to what there is to read in it: RSS, Atom and JSON Feed.

It runs in a process of its own (``parser_sandbox.py``): the parser meets bytes of strangers.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from netritual.domain.articles.feed_items import OLDEST_DAYS, PRIVATE, FeedItem, FeedReading, LeftOutItem
from netritual.domain.dates.date_phrases import parse_day
from netritual.domain.dates.dates import WEEKDAYS, full_day
from netritual.domain.dates.day_wording import counted
from netritual.domain.people.addresses import LONGEST
from netritual.domain.people.links import canonical, host_of, joined, page_key
from netritual.web.charset import declares_entities, text_of
from netritual.web.feed_kinds import ItemLink, RawFeed, RawItem, kind_of, name_of
from netritual.web.markup import Markup, title_of, without_formatting
from netritual.web.public_addresses import is_near, origin

_JSON_FEED = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/([\d.]{1,8})")
_FORMATS = {"rss": "RSS", "atom": "Atom", "cdf": "CDF"}
_FIRST = re.compile(r"(?i)<(!doctype\s+html|html|head|body|rss|feed|rdf:rdf)\b")
_END = re.compile(r"(?i)</(?:\w+:)?(?:rss|feed|rdf)\s*>")
_END_OF_ITEM = re.compile(r"(?i)</(?:\w+:)?(?:item|entry)\s*>")
NOTHING_WHOLE = "The feed breaks off before its first item is whole."
_HEAD = 2000
"""Characters in which a document says what it is."""
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_WRITTEN_DAY = re.compile(
    r"\b\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?\d{4}\b|\b[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?P<sign>[./])\d{1,2}(?P=sign)\d{4}\b"
)
_WRITTEN_HOUR = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_DECLARATION = re.compile(r"\A\s*<\?xml.*?\?>", re.DOTALL)


class _Dated(NamedTuple):
    """An item, and when it was: the moment that it tells, None where it tells none that can be read."""

    item: RawItem
    moment: datetime | None


def read_feed(
    data: bytes, now: datetime, url: str = "", content_type: str = "", allowed: tuple[str, int] | None = None
) -> FeedReading:
    """What there is to read in a feed; what is no feed is told in ``problem``.

    Days are those of the zone of ``now``. ``url`` is where the bytes were found; ``allowed`` is the host and port that
    the person named as private: items may be there.
    """
    text = text_of(data, content_type)
    if not text.strip():
        return FeedReading(problem="The feed is empty.")
    if is_page(text, content_type):
        return FeedReading(problem="This address gives a web page and no feed.")
    if text.lstrip()[0] in "{[":
        parsed = _json_feed(text, url)
    elif declares_entities(text):
        return FeedReading(problem="The feed declares entities of its own, so it was not read.")
    else:
        parsed = _xml_feed(text, url)
    if parsed is None:
        return FeedReading(problem="What this address gives is no feed.")
    title, feed, dated = parsed
    problem = ""
    if text.lstrip()[0] == "<" and _breaks_off(text):
        dated = dated[: len(_END_OF_ITEM.findall(text))]
        problem = f"The feed breaks off: {counted(len(dated), 'whole item')} came before." if dated else NOTHING_WHOLE
    kind = kind_of(feed)
    items: dict[str, FeedItem] = {}
    left_out: list[LeftOutItem] = []
    for one in dated:
        item = _item(kind.rule(feed, one.item), one, now, allowed, has_bylines=feed.has_bylines)
        if isinstance(item, LeftOutItem):
            left_out.append(replace(item, what=title_of(item.what), text=title_of(item.text)))
        else:
            items.setdefault(page_key(item.url) or item.url, item)
    return FeedReading(
        title=title_of(title if kind.titled else feed.place or title),
        detected=f"{feed.format.split()[0]} {kind.name}" if kind.name else feed.format,
        items=tuple(items.values()),
        left_out=tuple(left_out),
        problem=problem,
    )


def _breaks_off(text: str) -> bool:
    """Whether the end of the feed is missing; that of a channel will do where no item stands behind it."""
    folded = text.lower()
    return _END.search(text) is None and folded.rfind("</channel") <= folded.rfind("<item")


def is_page(text: str, content_type: str) -> bool:
    """Whether a document is a web page, by the first element that tells; else by what the server says."""
    first = _FIRST.search(text[:_HEAD])
    if text.lstrip()[:1] in ("{", "["):
        return False
    if first is not None:
        return first[1].lower() not in ("rss", "feed", "rdf:rdf")
    return "html" in content_type.lower()


def _item(
    linked: ItemLink | LeftOutItem, dated: _Dated, now: datetime, allowed: tuple[str, int] | None, *, has_bylines: bool
) -> FeedItem | LeftOutItem:
    """An item as it is taken, or why it is not."""
    if isinstance(linked, LeftOutItem):
        return linked
    what = name_of(dated.item)
    today = now.date()
    try:
        shared = dated.moment.astimezone(now.tzinfo).date() if dated.moment is not None else today
    except (OverflowError, ValueError):  # the first or last day that there is
        shared = today
    link = canonical(linked.address)
    if link is None:
        named = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", linked.address)
        long = len(linked.address) > LONGEST["url"]
        return LeftOutItem(what=what, why="too long" if long else "not http(s)" if named else "no address")
    if is_near(host_of(link)) and origin(link) != allowed:
        return LeftOutItem(what=what, why=PRIVATE)
    if today - shared > timedelta(days=OLDEST_DAYS):
        return LeftOutItem(what=what, why=f"older than {OLDEST_DAYS} days ({_day_words(shared, today)})")
    byline = title_of(dated.item.byline) if has_bylines else ""
    return FeedItem(
        url=link, title=title_of(linked.title), shared=min(shared, today), undated=dated.moment is None,
        passed_on=linked.passed_on, byline=byline,
    )  # fmt: skip


def _day_words(day: date, today: date) -> str:
    return full_day(day) if (today - day).days < 365 else str(day.year)


def _xml_feed(text: str, url: str) -> tuple[str, RawFeed, list[_Dated]] | None:
    """RSS and Atom, by feedparser; it is given bytes, so that it fetches nothing."""
    import feedparser

    data = _REFERENCE.sub(_allowed, _DECLARATION.sub("", text).lstrip()).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    options = {"response_headers": headers, "sanitize_html": False, "resolve_relative_uris": False}
    try:
        parsed = feedparser.parse(BytesIO(data), **options)
    except Exception:  # it trusts what is misspelt here and there, and raises whatever comes of that
        return None
    version = re.fullmatch(r"([a-z]+)(\d*)", parsed.get("version") or "")
    if version is None:
        return None
    format = _FORMATS.get(version[1], version[1].upper())
    if version[1] == "rss" and version[2]:
        format += f" {version[2][0]}.{version[2][1:]}"
    head, entries = parsed.feed, parsed.entries
    dated = [_Dated(_entry(entry, url), _moment(entry)) for entry in entries]
    items = [one.item for one in dated]
    generator = _string(head, "generator")
    feed = RawFeed(format, url, _string(head, "id"), joined(url, _string(head, "link")), generator, items)
    return _of_html(head, "title"), feed, dated


def _allowed(reference: re.Match[str]) -> str:
    """A reference to a character, where it may stand in XML (XML 1.0, 2.2); feedparser raises over others."""
    hexadecimal, decimal = reference.groups()
    number = int((hexadecimal or decimal)[:9], 16 if hexadecimal else 10)
    allowed = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return reference[0] if allowed else "\ufffd"


def _entry(entry: Mapping[str, Any], url: str) -> RawItem:
    address = _string(entry, "feedburner_origlink") or _string(entry, "link")
    if entry.get("guidislink") and not address.lower().startswith(("http:", "https:")):
        address = ""  # an id that is no address
    contents = entry.get("content") or [{}]
    text = _string(entry, "summary") or _string(contents[0], "value")
    return RawItem(_string(entry, "id"), joined(url, address), _of_html(entry, "title"), text, byline=_byline(entry))


def _byline(entry: Mapping[str, Any]) -> str:
    """The names of its authors without their e-mail addresses, which feedparser cuts as if no domain were long."""
    whole = _string(entry, "author")
    if "@" not in whole:
        whole = ", ".join(name for author in entry.get("authors") or () if (name := _string(author, "name")))
    return unescape(re.sub(r"\S*@\S*", " ", whole)).strip(" ()<>,")


def _of_html(entry: Mapping[str, Any], name: str) -> str:
    """A title as plain text: one that is HTML without its tags, one that may be without those of formatting."""
    text = _string(entry, name)
    detail = entry.get(f"{name}_detail") or {}
    if detail.get("type") == "application/xhtml+xml":
        return Markup(text).text
    return text if detail.get("type") == "text/plain" else unescape(without_formatting(text))


def _moment(entry: Mapping[str, Any]) -> datetime | None:
    """When an entry was published, else changed; feedparser gives UTC, and nothing for a date that no rule of its own
    fits."""
    own = dict(entry)  # feedparser's ``get`` would give the one for the other, and warn of it
    for name in ("published", "updated", "created"):
        if parts := own.get(f"{name}_parsed"):
            try:
                return datetime(*parts[:6]).replace(tzinfo=UTC)
            except (ValueError, OverflowError, TypeError):
                continue
        if (moment := _written_moment(str(own.get(name) or ""))) is not None:
            return moment
    return None


def _written_moment(text: str) -> datetime | None:
    """The moment of "mar., 05 mars 2019 10:00:00", "Tuesday, November 24, 2026 - 10:00", "Mon, 11/23/2026 - 09:15" and
    "05.03.2019": a day with its month in any language that lines may have, without a zone. It counts as UTC, and as
    noon without an hour. Between slashes the month stands first, as programs write it, unless the weekday says that it
    does not."""
    day = _WRITTEN_DAY.search(text)
    if day is None:
        return None
    typed = day[0].replace(",", " ").replace(". ", " ")
    orders = ("mdy", "dmy") if "/" in typed else ("dmy",)
    days = [on for order in orders if (on := parse_day(typed, date.max, False, order)) is not None]
    named = [on for on in days if text[: day.start()].strip().lower().startswith(WEEKDAYS[on.weekday()])]
    on = next(iter([*named, *days]), None)
    if on is None:
        return None
    hour = _WRITTEN_HOUR.search(text, day.end())
    at = time(int(hour[1]), int(hour[2])) if hour is not None else time(12)
    return datetime.combine(on, at, UTC)


def _json_feed(text: str, url: str) -> tuple[str, RawFeed, list[_Dated]] | None:
    """JSON Feed (jsonfeed.org/version/1.1), which feedparser does not read."""
    try:
        whole = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None
    if not isinstance(whole, dict):
        return None
    version = _JSON_FEED.match(_string(whole, "version"))
    if version is None:
        return None
    dated = list(_json_items(whole.get("items"), url))
    items = [one.item for one in dated]
    page = joined(url, _string(whole, "home_page_url"))
    feed = RawFeed(f"JSON Feed {version[1]}", url or _string(whole, "feed_url"), "", page, "", items)
    return _string(whole, "title"), feed, dated


def _json_items(items: object, url: str) -> Iterator[_Dated]:
    for item in items if isinstance(items, Sequence) else ():
        if not isinstance(item, dict):
            continue
        id_ = item.get("id")
        id = str(id_) if isinstance(id_, str | int | float) else ""
        elsewhere, own = _string(item, "external_url"), _string(item, "url")
        address = elsewhere or own or (id if origin(id) else "")
        text = _string(item, "content_html") or _string(item, "content_text") or _string(item, "summary")
        named = item.get("authors")
        authors = named if isinstance(named, list) else [item.get("author")]
        names = [name for author in authors if isinstance(author, dict) and (name := _string(author, "name"))]
        raw = RawItem(
            id, joined(url, address), _string(item, "title"), text, elsewhere=bool(elsewhere), byline=", ".join(names)
        )
        yield _Dated(raw, _iso(_string(item, "date_published")) or _iso(_string(item, "date_modified")))


def _iso(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _string(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""
