"""Whose a feed is, where nobody has said it: certain by an address or a full name, else a question; and who has none.

Pure.
"""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from netritual.domain.counts import counts
from netritual.domain.links import page_key
from netritual.domain.model import Feed, Person
from netritual.domain.network import Network
from netritual.domain.rhythm import weight
from netritual.domain.text import fold, unaccent

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


def owner_of(url: str, page: str, title: str, people: Iterable[Person]) -> Owner:
    """Whose the feed at ``url`` is; ``page`` is the address of its site ("" when not known), ``title`` its title.

    Certain is the one person who has that page, or one that it lies under, among their links; else the one person whose
    full name is the title. Where two people could be meant it is nobody, and so it is for the front page of a company.
    """
    keys = [key for address in (page, url) if (key := _place(address))]
    hosts = {_host(key) for key in keys}
    linked, named, near = list[Person](), list[Person](), list[Person]()
    for person in people:
        links = [link for address in person.urls if (link := _place(address))]
        if any(_covers(link, key) and not _is_of_company(link, person) for link in links for key in keys):
            linked.append(person)
        elif fold(title) in {fold(name) for name in _full_names(person)}:
            named.append(person)
        elif any(_host(link) in hosts for link in links) or any(_holds(title, name) for name in _full_names(person)):
            near.append(person)
    certain = linked or named
    if len(certain) == 1:
        return Owner(person=certain[0], why="it is a page of theirs" if linked else "it has their name")
    maybe = (*linked, *named, *near)
    return Owner(maybe=maybe if len(maybe) <= MOST_OFFERED else ())


def _place(url: str) -> str:
    """Host and path of an address, without ``www.``; "" for what is no web link."""
    return (page_key(url) or "").removeprefix("https://").removeprefix("www.")


def _covers(link: str, key: str) -> bool:
    """Whether an address is that of a person's link, or lies under it: ``ana.example`` covers ``ana.example/feed``, and
    ``social.example/@ana`` covers ``social.example/@ana.rss`` and not ``social.example/@anatole``."""
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


def _holds(title: str, name: str) -> bool:
    """Whether a title holds a whole name: "Ana Ruiz on pricing"."""
    words, wanted = ([word for word in re.split(r"\W+", unaccent(text)) if word] for text in (title, name))
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def without_feed(network: Network, today: date) -> list[Person]:
    """Those of the network of whom no feed is known, those that matter first: by tier, then by the newest talk."""
    with_one = {feed.of for feed in network.all(Feed)}
    known, day = counts(network), today.toordinal()
    ranked = sorted(known.ranked(), key=lambda person: (-weight(person), person.id))
    talked = sorted(
        ((sums.two_way, person) for person, sums in known.untiered(day) if sums.two_way), key=lambda each: -each[0]
    )
    people = (*ranked, *(person for _, person in talked))
    return [
        one for one in people
        if one.id not in with_one and one.status != "archived" and NO_BLOG not in one.blocked_kinds
    ]  # fmt: skip
