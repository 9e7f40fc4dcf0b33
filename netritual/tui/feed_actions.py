"""What can be done with the feeds of one's people on the screens that show them, or people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from netritual.domain.model import Person
from netritual.domain.people.first_names import first_name
from netritual.domain.people.links import page_key
from netritual.review.step import Act, Item
from netritual.tui.command_table import BY_ID
from netritual.tui.item_actions import ItemActions
from netritual.tui.view import View

if TYPE_CHECKING:
    from netritual.services.web_port import Discovery, FeedLink


class FeedActions(ItemActions):
    """A view with the keys of feeds: a blog is added, all are read, and how they stand is shown."""

    def show_act(self, act: Act, item: Item | None) -> None:
        """Ask for the address of a blog where a row offers that."""
        if act.id == "add-feed" and self.person is not None:
            ask_feed(self, self.person)
        else:
            super().show_act(act, item)

    def show_feeds(self) -> None:
        """Show how the feeds stand, and how far a look at them is."""

    def action_add_feed(self) -> None:
        """Add the feed of the person of a row that offers it, else of somebody who is asked for; those that matter and
        have none are offered first. An address answers that question too: then it is looked at, and asked whose it is.
        """
        offered = self.item.act(BY_ID["add-feed"].act_key) if self.item is not None else None
        if offered is not None:
            self.show_act(offered, self.item)
            return
        from netritual.domain.articles.feed_owners import without_feed
        from netritual.tui.widgets.person_pick import PersonPick

        people = {person.handle: person for person in self.network.all(Person)}
        first = [person.id for person in without_feed(self.network, self.today)]

        def answered(answer: str) -> None:
            if answer in people:
                ask_feed(self, people[answer])
            else:
                _look(self, None, answer)

        self.ask(
            PersonPick(
                "Who has a blog or a newsletter? A name or its address, then enter", [*people.values()],
                first=first[:9], also=lambda text: page_key(text) is not None,
            ),
            answered,
        )  # fmt: skip

    def action_refresh_feeds(self) -> None:
        """Read all feeds."""
        self.shell.feeds.refresh()


def ask_feed(view: View, person: Person | None, value: str = "", wrong: str = "") -> None:
    """Ask for the address of a blog, somebody's or anybody's, look what feed it has, and add that; an address without
    one stands in the question again."""
    from netritual.tui.widgets.question import Question

    head = f"Has {_called(person)} a blog or a newsletter? Paste its" if person else "A blog or a newsletter: paste its"
    view.ask(
        Question(f"{head} address:", check=_wrong, value=value, wrong=wrong),
        lambda address: _look(view, person, address),
    )


def _look(view: View, person: Person | None, address: str, private: bool = False) -> None:
    """Look what feed an address has, and add that of somebody; where it is not known whose it is, that is asked."""
    from netritual.tui.widgets.question import confirm, numbered

    def offer(discovery: Discovery) -> None:
        waits = view.app.screen is view and not view.typing  # who went on meanwhile is asked nothing
        chosen = next((feed for feed in discovery.feeds if feed.chosen), None)
        why = discovery.problem or "No feed was found there."
        if len(discovery.feeds) > 1 and waits:
            names = [feed.title or feed.url for feed in discovery.feeds[:9]]
            which = f"is {_called(person)}'s" if person is not None else "is it"
            view.ask(
                numbered(f"The page has {len(discovery.feeds)} feeds. Which one {which}?", names),
                lambda number: _take(view, person, discovery.feeds[int(number) - 1], discovery, address),
            )
        elif chosen is not None and (waits or person is not None):
            _take(view, person, chosen, discovery, address)
        elif not waits:
            view.shell.toast(
                f"{address}: {why if chosen is None else 'it was not said whose it is.'} Nothing was added."
            )
        elif discovery.refused and not private:
            view.ask(
                confirm(f"{why} Is it on your own network, and may it be asked?"),
                lambda _: _look(view, person, address, True),
            )
        else:
            ask_feed(view, person, address, f"{why} {_BY_HAND}")

    view.shell.feeds.discover(address, offer, private=private)


def _called(person: Person) -> str:
    return first_name(person.name) or person.name


def _take(view: View, person: Person | None, link: FeedLink, discovery: Discovery, address: str) -> None:
    """Add a feed that was found; of nobody who is named, it is asked whose it is."""
    if person is not None:
        _add(view, person, link, discovery)
        return
    ask_whose(view, link.url, address, link.title, lambda one: _add(view, one, link, discovery))


def ask_whose(view: View, url: str, page: str, title: str, then: Callable[[Person], object]) -> None:
    """Ask whose a feed is that has this address, and was found on this page; whose it may be are offered first."""
    from netritual.domain.articles.feed_owners import FeedOwners
    from netritual.tui.person_actions import ask_whom

    people = view.network.all(Person)
    owner = FeedOwners(people).owner(url, page, title)
    first = [one.id for one in ((owner.person,) if owner.person is not None else owner.maybe)]
    ask_whom(view, f"Whose is {title or url}? A name, then enter", people, then, first=first)


_BY_HAND = "esc goes back; a link of theirs is added with  a  +article @name link"


def _wrong(address: str) -> str:
    return "" if page_key(address) else "That is no web address. It begins with https:// or with a host: ana.example"


def _add(view: View, person: Person, link: FeedLink, discovery: Discovery) -> None:
    """Add a feed and read it: what was read when it was found is not asked for again. One that is somebody else's stays
    theirs unless the person says so."""

    def add(_: str = "") -> None:
        view.shell.feeds.add(link, person.id, discovery.answer if link.chosen else None)

    key = page_key(link.url)
    row = next((row for row in view.shell.feeds.rows if page_key(row.feed.url) == key), None)
    if row is None or row.owner is None or row.owner.id == person.id:
        add()
        return
    from netritual.tui.widgets.question import confirm

    was = f"The feed “{row.title}” is {row.owner.name}'s."
    if view.app.screen is view and not view.typing:
        view.ask(confirm(f"{was} Is it {person.name}'s from now on?"), add)
    else:
        view.shell.toast(f"{was} Nothing was changed.")
