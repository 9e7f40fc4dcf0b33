"""Whose a feed is, where nobody has said it: certain by an address or a full name, else a question with a guess where
a company tells whom; and who has none.

Pure.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from netritual.domain.language.text import fold, unaccent
from netritual.domain.model import Feed, Person
from netritual.domain.network import Network
from netritual.domain.people.links import page_key
from netritual.domain.ties.counts import counts
from netritual.domain.ties.rhythm import weight

MOST_OFFERED = 3
"""People up to whom a feed is offered; where more could be meant, none is."""
NO_BLOG = "blog"
"""Among the kinds that somebody is no fit for: they have no blog and no newsletter."""
_IDEOGRAPHS = "\u2e80"
"""From this sign on a script writes a whole name in one word."""


class Owner(Struct, frozen=True, kw_only=True):
    """Whose a feed is and why, or who it may be: those are offered, and none is taken without a yes."""

    person: Person | None = None
    why: str = ""
    maybe: tuple[Person, ...] = ()

    @property
    def guess(self) -> Person | None:
        """The one person to name in a question: whose it is, or the only one whose it may be."""
        return self.person or (self.maybe[0] if len(self.maybe) == 1 else None)


class FeedOwners:
    """People by the hosts of their links, their full names and their companies, for many feeds at once."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = [*people]
        self._links: dict[str, list[tuple[int, str]]] = {}
        """By host: the numbers of people, and their links there."""
        self._named: dict[str, set[int]] = {}
        self._called: dict[tuple[str, ...], set[int]] = {}
        self._employed: dict[tuple[str, ...], set[int]] = {}
        for at, person in enumerate(self._people):
            for link in filter(None, map(_place, person.urls)):
                self._links.setdefault(_host(link), []).append((at, link))
            for name in filter(fold, _full_names(person)):
                self._named.setdefault(fold(name), set()).add(at)
                self._called.setdefault(_words(name), set()).add(at)
            if company := _words(person.company):
                self._employed.setdefault(company, set()).add(at)
        self._lengths = {len(words) for words in (*self._called, *self._employed)}

    def owner(self, url: str, page: str, title: str) -> Owner:
        """Whose the feed at ``url`` is; ``page`` is the address of its site ("" when not known), ``title`` its title.

        Certain is the one person who has that page, or one that it lies under, among their links; else the one person
        whose full name is the title; else the one whose full name stands in it. Where two people could be meant it is
        nobody, and so it is for the front page of a company. A title with the company of one contact alone is asked.
        """
        keys = [key for address in (page, url) if (key := _place(address))]
        there = [(at, _covers(link, key) and not _is_of_company(link, self._people[at]))
                 for key in keys for at, link in self._links.get(_host(key), ())]  # fmt: skip
        linked = {at for at, is_theirs in there if is_theirs}
        named = self._named.get(fold(title), set()) - linked
        words = _words(title)
        parts = {words[at : at + length] for length in self._lengths for at in range(len(words) - length + 1)}
        called = set[int]().union(*(self._called.get(part, ()) for part in parts))
        certain = linked or named or called
        if len(certain) == 1:
            why = "it is a page of theirs" if linked else "it has their name"
            return Owner(person=self._people[min(certain)], why=why)
        employed = [staff for part in parts if len(staff := self._employed.get(part, ())) == 1]
        near = {at for at, _ in there}.union(called, *employed) - linked - named
        maybe = tuple(self._people[at] for group in (linked, named, near) for at in sorted(group))
        return Owner(maybe=maybe if len(maybe) <= MOST_OFFERED else ())


def is_somebody_else(byline: str, owner: Person) -> bool:
    """Whether a byline is for sure not a name of the owner of a feed: it has two words at least in a script of theirs,
    and shares no word with any of their names. A single word may be a nickname, another surname a new one."""
    words = _name_words(byline)
    theirs = {word for name in (owner.name, *owner.aka, owner.handle) for word in _name_words(name)}
    return len(words) > 1 and words.isdisjoint(theirs) and _scripts(words) <= _scripts(theirs)


def _name_words(name: str) -> set[str]:
    """The words of a name that are more than an initial."""
    return {word for word in re.split(r"[\W_]+", unaccent(name)) if len(word) > 1}


def _scripts(words: Iterable[str]) -> set[str]:
    """The scripts of some words, by their first signs."""
    return {unicodedata.name(word[0], "").partition(" ")[0] for word in words}


def _place(url: str) -> str:
    """Host and path of an address, without ``www.``; "" for what is no web link."""
    return (page_key(url) or "").removeprefix("https://").removeprefix("www.")


def is_page_of(page: str, url: str) -> bool:
    """Whether a page may be the one a feed came from: the feed's address is the page's, or lies under it."""
    return bool(_place(page)) and _host(_place(page)) == _host(_place(url)) and _covers(_place(page), _place(url))


def _covers(link: str, key: str) -> bool:
    """Whether an address of one host is that of a person's link there, or lies under it: ``ana.example`` covers
    ``ana.example/feed``, and ``social.example/@ana`` covers ``social.example/@ana.rss``, not ``/@anatole``."""
    rest = key[len(link) :]
    return key.startswith(link) and (not rest or rest[0] in "/.?")


def _host(key: str) -> str:
    return key.partition("/")[0]


def _is_of_company(link: str, person: Person) -> bool:
    """Whether a link is the front page of where somebody works: what is published there is not theirs alone."""
    name, company = fold(link.partition(".")[0]), fold(person.company)
    return "/" not in link and bool(company) and (name in company or company in name)


def _full_names(person: Person) -> Iterable[str]:
    """The names of somebody that are more than a first name."""
    return (
        name for name in (person.name, *person.aka) if len(name.split()) > 1 or (len(name) > 1 and name > _IDEOGRAPHS)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"\W+", unaccent(text)) if word)


def without_feed(network: Network, today: date) -> list[Person]:
    """Those of the network of whom no feed is known, those that matter first: by tier, then by the newest talk."""
    with_one = {feed.of for feed in network.all(Feed)}
    totals, day = counts(network), today.toordinal()
    ranked = sorted(totals.ranked(), key=lambda person: (-weight(person), person.id))
    talked = sorted(
        ((sums.two_way, person) for person, sums in totals.untiered(day) if sums.two_way), key=lambda each: -each[0]
    )
    people = (*ranked, *(person for _, person in talked))
    return [
        one for one in people
        if one.id not in with_one and one.status != "archived" and NO_BLOG not in one.blocked_kinds
    ]  # fmt: skip
