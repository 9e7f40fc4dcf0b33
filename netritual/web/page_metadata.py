"""What a page says of itself beside its text: title, author, day, language, and whether the rest is to be paid for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec import DecodeError
from msgspec.json import decode
from resiliparse.parse.html import DocumentNode, ElementNode

from netritual.domain.articles.article_text import ArticleText
from netritual.domain.language.text import clean
from netritual.regex import regex
from netritual.web.markup import LONGEST_TITLE

LONGEST_AUTHOR = 120
MOST_OBJECTS = 200
"""Objects of a page's linked data that are looked at."""

_DAY = regex(r"(\d{4})-(\d\d)-(\d\d)")
_LANGUAGE = regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SITE = regex(r"\s+[|·—–-]\s+[^|·—–]*$")
"""The name of the site behind a title."""
_ANCHORS = "¶# "
"""Signs behind a headline that are a link to it."""
_WALL = "[class*=paywall], [id*=paywall]"


class PageFacts(NamedTuple):
    """``text`` has all but the blocks. ``base`` is what relative addresses begin with. ``body`` is the whole text where
    the page's linked data has it."""

    text: ArticleText
    base: str
    body: str


def page_facts(document: DocumentNode, title: str) -> PageFacts:
    """Read the head of a page, whose title is known, its headlines, and its linked data (schema.org as JSON-LD)."""
    meta = _meta(document)
    data = list(_linked_data(document))
    author = (
        _authors(data) or meta.get("author", "") or _of(document, "[rel=author], [itemprop=author], a[class*=author]")
    )
    days = (meta.get("article:published_time", ""), _said(data, "datePublished"), meta.get("date", ""),
            _of(document, "[itemprop=datePublished][datetime], time[datetime]", "datetime"))  # fmt: skip
    language = _of(document, "html[lang]", "lang")
    to_pay = any(one.get("isAccessibleForFree") in (False, "False", "false") for one in data)
    text = ArticleText(
        title=_title(document, one_line(title), meta, data)[:LONGEST_TITLE],
        author="" if "://" in author else author[:LONGEST_AUTHOR],
        published=next((day for day in map(_day, days) if day is not None), None),
        language=language if _LANGUAGE.fullmatch(language) else "",
        beginning_only=to_pay or bool(_of(document, _WALL)),
    )
    body = "" if text.beginning_only else _said(data, "articleBody", lines=True)
    return PageFacts(text, _of(document, "base[href]", "href"), body)


def one_line(text: str) -> str:
    """A text without what could steer a terminal, and with one blank between its words."""
    return " ".join(clean(text).split())


def attribute(node: ElementNode, name: str) -> str:
    """The value of an attribute; "" where there is none."""
    return node.getattr(name, "") or ""


def _title(document: DocumentNode, title: str, meta: dict[str, str], data: Sequence[dict[str, Any]]) -> str:
    """The headline that the page's title is made of, else what it is called where it is shared, else that title."""
    headlines = [one_line(node.text_content or "").rstrip(_ANCHORS) for node in document.query_selector_all("h1")]
    shared = meta.get("og:title") or meta.get("twitter:title") or _said(data, "headline")
    own = next((head for head in headlines if head and (head in title or head in shared)), "")
    return own or shared or (headlines[0] if len(headlines) == 1 and headlines[0] else _SITE.sub("", title))


def _meta(document: DocumentNode) -> dict[str, str]:
    named: dict[str, str] = {}
    for node in document.query_selector_all("meta[content]"):
        name = attribute(node, "property") or attribute(node, "name")
        named.setdefault(name.lower(), one_line(attribute(node, "content")))
    return named


def _of(document: DocumentNode, selector: str, name: str = "") -> str:
    node = document.query_selector(selector)
    if node is None:
        return ""
    return one_line(attribute(node, name) if name else node.text_content or "")


def _linked_data(document: DocumentNode) -> Iterator[dict[str, Any]]:
    """The objects of a page's linked data, those of lists and graphs too."""
    waiting: list[Any] = []
    for node in document.query_selector_all('script[type="application/ld+json"]'):
        try:
            waiting.append(decode(node.text_content or ""))
        except (DecodeError, UnicodeError, RecursionError):
            continue
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one[:MOST_OBJECTS]
        elif isinstance(one, dict):
            yield one
            waiting.append(one.get("@graph"))


def _said(data: Sequence[dict[str, Any]], key: str, *, lines: bool = False) -> str:
    text = next((one[key] for one in data if isinstance(one.get(key), str)), "")
    return clean(text, newlines=True) if lines else one_line(text)


def _authors(data: Sequence[dict[str, Any]]) -> str:
    said = next((one["author"] for one in data if one.get("author")), None)
    people = said if isinstance(said, list) else [said]
    names = [one.get("name") if isinstance(one, dict) else one for one in people]
    return ", ".join(one_line(name) for name in names if isinstance(name, str))


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
