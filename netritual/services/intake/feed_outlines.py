"""Lists of feeds (OPML): what a file of a feed reader brings in, and the list that goes out."""

from collections.abc import Iterable, Mapping
from shlex import quote
from typing import Any

from netritual.domain.articles.feed_owners import FeedOwners
from netritual.domain.dates.day_wording import listed
from netritual.domain.model import Feed, Person
from netritual.domain.network import Network, People
from netritual.domain.people.links import page_key, without_login
from netritual.errors import NetritualError
from netritual.services.intake.import_plan import Plan
from netritual.services.ports import ImportBatch, ImportProblem
from netritual.services.web_port import FeedOutline, OpmlReading

OPML = "opml"


def batch_of(reading: OpmlReading, name: str) -> ImportBatch:
    """A list of feeds as the rows of an import; NetritualError for one of which nothing could be read."""
    if reading.problem and not reading.feeds:
        raise NetritualError(f"{name}: {reading.problem}", title="import", hint="Nothing was changed.")
    rows = tuple({"kind": "feed", "url": one.url, "title": one.title, "page": one.page, "private": one.private}
                 for one in reading.feeds)  # fmt: skip
    whole = (ImportProblem("the file", reading.problem.rstrip(".")),) if reading.problem else ()
    problems = (*whole, *(ImportProblem(left.what, left.why) for left in reading.left_out))
    return ImportBatch(OPML, rows, 0, problems, places=tuple(one.title or one.url for one in reading.feeds))


def take_feeds(plan: Plan, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Plan the feeds of a list. Whose each is, is certain by an address or a name, or asked (``feed_owners``)."""
    owners = FeedOwners(plan.network.all(Person))
    there = {page_key(feed.url): feed for feed in plan.network.all(Feed)}
    for at, row in rows:
        url, title = row["url"], row["title"]
        if page_key(url) in there:
            plan.count("same")
            continue
        owner = owners.owner(url, row["page"], title)
        of = owner.person.id if owner.person is not None else None
        feed = Feed(id=plan.id_for(None), url=url, of=of, title=title, private=row["private"], added=plan.now.date())
        plan.stage(feed, {})
        plan.count("new")
        there[page_key(url)] = feed
        if owner.person is not None:
            plan.notice(at, f"taken as {owner.person.name}'s: {owner.why}")
        else:
            maybe = f", perhaps {listed([person.handle for person in owner.maybe])}" if owner.maybe else ""
            who = owner.guess.handle if owner.guess is not None else "NAME"
            plan.notice(at, f"whose is it{maybe}? `netritual feeds add {quote(url)} --of {who}` says it")


def outlines(network: Network) -> list[FeedOutline]:
    """Every feed as a row of a list, each under its owner's name where it has one. Names and passwords that stand in
    addresses stay here: lists of feeds are passed on."""
    people = People(network)

    def title(feed: Feed) -> str:
        owner = people.get(feed.of) if feed.of is not None else None
        return owner.name if owner is not None else feed.title

    return [FeedOutline(url=without_login(feed.url), title=title(feed)) for feed in network.all(Feed)]
