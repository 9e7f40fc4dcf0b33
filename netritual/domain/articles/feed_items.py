"""What a feed says, as plain values: its items, and what of it is left out. Pure."""

from datetime import date

from msgspec import Struct

PRIVATE, WITHOUT_LINK = "a private address", "a post without a link is no article"
"""Why something is left out, where more than one place says so."""
OLDEST_DAYS = 30
"""Days after which an item is too old to be taken."""


class FeedItem(Struct, frozen=True, kw_only=True):
    """One item of a feed that is something to read. ``url`` is canonical (``people.links.canonical``)."""

    url: str
    title: str
    shared: date
    """The day of the item in the zone of the reading; the day of reading where it has none, or one to come."""
    undated: bool = False
    """True when the item tells no day, so that nobody knows how old it is."""
    passed_on: bool = False
    """True when the owner of the feed passed it on and is not its author."""
    byline: str = ""
    """Who wrote it as the feed says, where its items name several; "" where they name one, or nobody."""


class LeftOutItem(Struct, frozen=True, kw_only=True):
    """Something that was not taken: what it is (a title, an id, an address), and why, in a few words.

    ``text`` is how a post begins that has no title.
    """

    what: str
    why: str
    text: str = ""


class FeedReading(Struct, frozen=True, kw_only=True):
    """What the bytes of a feed were read as, in the order of the feed; ``problem`` is a sentence where they were not.

    A feed that breaks off has a problem, and the items that were whole.

    ``detected`` names the format, as "RSS 2.0" or "JSON Feed 1.1"; "" where it is none.
    """

    title: str = ""
    detected: str = ""
    items: tuple[FeedItem, ...] = ()
    left_out: tuple[LeftOutItem, ...] = ()
    problem: str = ""
