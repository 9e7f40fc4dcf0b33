"""HTML as far as links and plain text go. Nothing in it is run or loaded."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from netritual.domain.language.text import shortened
from netritual.domain.people.addresses import tidy

LONGEST_TITLE = 300
_LINKS = frozenset(("a", "base", "link"))
_BREAKS = frozenset(
    ("address", "article", "blockquote", "br", "dd", "div", "dt", "figure", "footer", "h1", "h2", "h3", "h4", "h5",
     "h6", "header", "hr", "img", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
"""Elements that end a word."""
_UNREAD = frozenset(("script", "style", "template", "noscript", "title"))
_UNSEEN = "invisible"
"""The class in which Mastodon wraps the parts of an address that it does not show."""


class LinkTag(NamedTuple):
    """A tag that may link (a, link, base): its name, and its attributes with names in lower case."""

    name: str
    attributes: Mapping[str, str]

    def words(self, attribute: str) -> frozenset[str]:
        """The words of an attribute, in lower case: ``rel`` and ``class`` have several."""
        return frozenset(self.attributes.get(attribute, "").lower().split())


class LenientParser(HTMLParser):
    """The parser of the standard library; marked sections that it does not know it refuses, and this one skips."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """A section ends at the next bracket, as in browsers (html.spec.whatwg.org 13.2.5.42)."""
        return self.rawdata.find(">", i) + 1 or -1


class Markup(LenientParser):
    """The links of a piece of HTML and its text; any text is one."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[LinkTag] = []
        self._parts: list[str] = []
        self._unread = ""
        self._spans: list[bool] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """What is to be read, on one line."""
        return " ".join("".join(self._parts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a link; the text of a script is none."""
        named = LinkTag(tag, {name: value or "" for name, value in reversed(attrs)})
        if tag in _LINKS:
            self.links.append(named)
        elif tag in _UNREAD and not self._unread:
            self._unread = tag
        elif tag == "span":
            self._spans.append(_UNSEEN in named.words("class"))
        if tag in _BREAKS:
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if tag == self._unread:
            self._unread = ""
        elif tag == "span" and self._spans:
            self._spans.pop()
        if tag in _BREAKS:
            self._parts.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._unread and True not in self._spans:
            self._parts.append(data)


_FORMAT = re.compile(
    r"(?i)</?(?:a|abbr|b|br|cite|code|del|em|i|ins|mark|p|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>"
)


def title_of(text: str) -> str:
    """A title, or what stands for one, as plain text in one line of a bearable length."""
    return shortened(tidy(text), LONGEST_TITLE)


def without_formatting(text: str) -> str:
    """A title without the tags of formatting. Other tags are what the title tells of: "The <dialog> element"."""
    return _FORMAT.sub("", text)
