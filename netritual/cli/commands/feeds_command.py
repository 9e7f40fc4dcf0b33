"""``netritual feeds``: what your people publish, so that their articles come by themselves."""

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import click
from msgspec.structs import replace

from netritual.cli.command_group import listing
from netritual.cli.json_shapes import feed_row
from netritual.cli.shell import Shell, pass_shell, repeated
from netritual.domain.articles.feed_items import PRIVATE
from netritual.domain.articles.feed_owners import FeedOwners, Owner, is_page_of
from netritual.domain.dates.day_wording import counted, listed
from netritual.domain.model import Feed, Person
from netritual.domain.network import People
from netritual.domain.people.addresses import LONGEST
from netritual.domain.people.links import page_key
from netritual.errors import FAILED, NetritualError, UsageError
from netritual.services.feeds.feed_refresh import (
    add_link,
    feeds_to_ask,
    forget_feeds,
    read_link,
    refresh_feeds,
    unkept_words,
)
from netritual.services.feeds.feed_rows import FeedRow, feed_rows, left_lines, left_name, listed_by, news_of, summary
from netritual.services.feeds.feed_states import FeedState, load_states
from netritual.services.intake.feed_outlines import OPML, batch_of
from netritual.services.verbs.feed_verbs import feed_of, remove_feed
from netritual.services.web_port import Discovery, FeedLink

SHOWN = 10
"""Feeds or items of a list that are told in words; --json has all."""
ALLOWED = " With --private an address of your own network is allowed."
NONE_YET = "No feed yet. Try: netritual feeds add https://… --of NAME, or netritual feeds import FILE.opml"


@listing("feeds")
def command(shell: Shell) -> None:
    """Blogs, newsletters and profiles of your people. Nothing is fetched unless you ask for it."""
    _tell(shell, _rows(shell))


@command.command("add")
@click.argument("address", metavar="URL")
@click.option("--of", "name", metavar="NAME", default="", help="Whose it is.")
@click.option("--private", is_flag=True, help="The address is on your own network; its host and port are allowed.")
@pass_shell
def add(shell: Shell, address: str, name: str, private: bool) -> int:
    """Add a feed, or the feed of a page, and read it. Nothing else is fetched."""
    owner = shell.person(name) if name else None
    if page_key(address) is None:
        if len(address) > LONGEST["url"]:
            raise UsageError(f"This address is too long: it has more than {LONGEST['url']} characters.")
        raise UsageError(
            f"“{repeated(address)}” is no web address.", hint="It begins with https:// or with a host such as ex.org."
        )
    there = next((row for row in _rows(shell) if page_key(row.feed.url) == page_key(address)), None)
    if there is not None and owner is not None and not private:
        return _give(shell, there, owner)
    discovery = shell.parts.web().discover(address, private, shell.now)
    chosen = next((feed for feed in discovery.feeds if feed.chosen), None)
    if chosen is None:
        raise _not_added(shell, address, owner, replace(discovery, refused=discovery.refused and not private))
    owner = owner or _owner(shell, chosen, address)
    key = page_key(chosen.url)
    _check_owner(shell, next((row for row in _rows(shell) if page_key(row.feed.url) == key), None), owner)
    answer = discovery.answer or read_link(shell.parts, chosen, shell.now)
    assert answer is not None  # nobody cancelled it
    before = load_states(shell.parts.disk, shell.parts.home.feeds).get(chosen.url, FeedState())
    feed, change = add_link(shell.parts, shell.store, chosen, owner.id, answer, shell.now)
    if not shell.wants_json:
        shell.changed(change, f"{feed.title or feed.url} is {owner.name}'s already.")
    _tell_others(shell, discovery, chosen, owner)
    _tell(shell, [_row_of(shell, feed)], {feed.id: before}, one=True)
    if change is not None:
        _offer_start(shell)
    return 0


def _offer_start(shell: Shell) -> None:
    """At the first feed, ask somebody at a terminal whether the app reads feeds at its start. Nothing is assumed."""
    if not shell.asks or shell.wants_json or shell.settings.fetch != "ask" or len(shell.store.view().all(Feed)) != 1:
        return
    if shell.sure("Shall the app read your people's feeds at its start, each at most every six hours?"):
        from netritual.services.setting_changes import SettingsFile

        shell.changed(SettingsFile(shell.parts).save(shell.store, shell.now, lambda: {"fetch": "start"}))
    else:
        shell.say("They are read when you say so. `netritual settings set fetch start` changes that.")


def _not_added(shell: Shell, address: str, owner: Person | None, discovery: Discovery) -> NetritualError:
    """Why an address was not added, told in JSON too."""
    why = discovery.problem or "No feed was found there."
    _tell_others(shell, discovery, None)
    if shell.wants_json:
        feed = Feed(url=address, of=owner.id if owner is not None else None, added=shell.now.date())
        state = FeedState(problem=why, left_out=discovery.left_out, failures=1)
        row = FeedRow(feed=feed, state=state, owner=owner, title="", condition="failed", words=why)
        shell.emit(feed_row(row, (), People(shell.network)))
    way = f"Nothing was changed.{ALLOWED if discovery.refused else ''}"
    return NetritualError(f"{repeated(address)}: {why}", hint=way)


def _give(shell: Shell, row: FeedRow, owner: Person) -> int:
    """Say whose a feed is that is there already, and read it where that was not done yet."""
    if row.feed.of == owner.id:
        shell.changed(None, f"{row.title} is {owner.name}'s already.")
    else:
        _check_owner(shell, row, owner)
        urls = [item.url for item in row.state.items]
        shell.changed(feed_of(shell.store, shell.now, row.feed.id, owner.id, urls)[1])
    unread = [feed for feed in shell.store.view().all(Feed) if feed.id == row.feed.id and row.state.last is None]
    refresh_feeds(shell.parts, shell.store, feeds_to_ask(shell.parts, unread, shell.now), shell.now)
    if shell.wants_json or unread:
        _tell(shell, [_row_of(shell, row.feed)], {row.feed.id: row.state}, one=True)
    return 0


def _check_owner(shell: Shell, row: FeedRow | None, owner: Person) -> None:
    """Nobody's feed becomes somebody else's unless the person says so: UsageError otherwise."""
    if row is None or row.owner is None or row.owner.id == owner.id:
        return
    was = f"The feed “{row.title}” is {row.owner.name}'s."
    if not (shell.yes or (shell.asks and shell.sure(f"{was} Is it {owner.name}'s from now on?"))):
        raise UsageError(was, hint=f"--yes makes it {owner.name}'s. Nothing was changed.")
    shell.say(f"It was {row.owner.name}'s.")


def _owner(shell: Shell, chosen: FeedLink, address: str) -> Person:
    """Whose a feed is that nobody is named for: certain, or UsageError with the command that says it."""
    owner = FeedOwners(shell.network.all(Person)).owner(chosen.url, address, chosen.title)
    if owner.person is None:
        raise UsageError(
            f"Whose is it? {chosen.title or chosen.url} has no owner yet.",
            hint=f"Say it with --of {_who(owner)}. Nothing was changed.",
        )
    shell.say(f"It is taken as {owner.person.name}'s: {owner.why}. --of NAME says that it is somebody else's.")
    return owner.person


def _who(owner: Owner) -> str:
    """The name behind ``--of``: the guess where there is one, else what may stand there."""
    if owner.guess is not None:
        return owner.guess.handle
    return f"NAME, such as {listed([person.handle for person in owner.maybe])}" if owner.maybe else "NAME"


def _tell_others(shell: Shell, discovery: Discovery, chosen: FeedLink | None, owner: Person | None = None) -> None:
    """What else the page names: other feeds, other addresses of the person, and what was left out."""
    whose = owner.handle if owner is not None else "NAME"
    others = [feed for feed in discovery.feeds if feed is not chosen]
    if chosen is not None and others:
        shell.say(f"The page names {counted(len(discovery.feeds), 'feed')}; {chosen.url} was taken. Others:")
    for feed in others[:SHOWN]:
        shell.say(f"  {feed.url}{f'  {feed.title}' if feed.title else ''}")
    for link in discovery.person_links[:SHOWN]:
        shell.say(f"It also names {link} as theirs; `netritual feeds add {shlex.quote(link)} --of {whose}` adds that.")
    for left in discovery.left_out[:SHOWN] if chosen is None else ():
        shell.say(f"  {left.what}: {left.why}")


@command.command("import")
@click.argument("file", metavar="FILE.opml")
@click.option("--private", is_flag=True, help="Hosts of your own network that the file names are allowed.")
@pass_shell
def import_(shell: Shell, file: str, private: bool) -> int:
    """Add the feeds of an OPML file, as feed readers export it. Nothing is fetched."""
    from netritual.services.verbs.imports import import_rows, read_file

    batch = read_file(shell.parts, file, shell.store)
    if batch.format != OPML:
        raise UsageError(f"{file} is no OPML file.", hint=f"`netritual import {file}` reads other kinds of files.")
    if private:
        batch = batch_of(shell.parts.web().read_opml(shell.parts.disk.read(file), private), file)
    report, change = import_rows(shell.store, shell.now, batch)
    for problem in report.problems[:SHOWN]:
        shell.say(f"  {problem.where}: {problem.why}")
    if any(problem.why == PRIVATE for problem in report.problems) and not shell.wants_json:
        shell.say(f"`netritual feeds import {shlex.quote(file)} --private` takes those of your own network, too.")
    for words in report.decisions(SHOWN):
        shell.say(f"  {words}")
    keys = {page_key(str(row["url"])) for row in batch.rows}
    rows = [row for row in _rows(shell) if page_key(row.feed.url) in keys]
    if shell.wants_json:
        _tell(shell, rows)
    elif rows:
        _table(shell, rows)
        shell.changed(change, "These feeds are here already.")
        shell.say("`netritual feeds refresh` reads those whose owner is known.")
    else:
        shell.changed(change, "No feed was taken from it.")
    return 0 if report.good else FAILED


@command.command("refresh")
@click.argument("which", metavar="[NAME|URL]", default="")
@pass_shell
def refresh(shell: Shell, which: str) -> int:
    """Read the feeds of everybody, of one person, or one; new articles go to the reading queue."""
    before = {row.feed.id: row.state for row in _named(shell, which)}
    wanted = [feed for feed in shell.network.all(Feed) if feed.id in before]
    asked = feeds_to_ask(shell.parts, wanted, shell.now)
    if len(asked) > 1 and shell.interactive:
        shell.say(f"Reading {len(asked)} feeds.")
    if words := unkept_words(refresh_feeds(shell.parts, shell.store, asked, shell.now)):
        raise NetritualError(words)
    rows = [row for row in _rows(shell) if row.feed.id in before]
    _tell(shell, rows, {feed.id: before[feed.id] for feed in asked})
    if rows and not shell.wants_json:
        more = " `netritual articles` lists what to read." if any(row.state.new for row in rows) else ""
        shell.say(f"{summary(rows)}.{more}")
    return FAILED if asked and all(row.condition == "failed" for row in rows) else 0


@command.command("list")
@click.argument("which", metavar="[NAME|URL]", default="")
@pass_shell
def list_(shell: Shell, which: str) -> None:
    """The feeds and what the last look at each found; of one person or one feed also each item. Nothing is fetched."""
    rows = _named(shell, which)
    _tell(shell, rows)
    if which and not shell.wants_json:
        _tell_items(shell, rows)


@command.command("remove")
@click.argument("which", metavar="NAME|URL")
@pass_shell
def remove(shell: Shell, which: str) -> None:
    """Stop reading a feed. Its articles stay."""
    rows = _named(shell, which)
    if len(rows) > 1:
        for row in rows:
            shell.say(f"  {row.feed.url}  {row.title}")
        raise UsageError(f"“{repeated(which)}” could be {len(rows)} feeds.", hint="Use one of the addresses above.")
    for row in rows:
        _, change = remove_feed(shell.store, shell.now, row.feed.id)
        forget_feeds(shell.parts, (row.feed.url,))
        shell.changed(change)
    if shell.wants_json:
        _tell(shell, _rows(shell))


def _rows(shell: Shell) -> list[FeedRow]:
    states = load_states(shell.parts.disk, shell.parts.home.feeds)
    return feed_rows(shell.store.view(), states, shell.now)


def _row_of(shell: Shell, feed: Feed) -> FeedRow:
    return next(row for row in _rows(shell) if row.feed.id == feed.id)


def _named(shell: Shell, which: str) -> list[FeedRow]:
    """The feeds that a word names: all for none, one by its address, those under a page, else those of a person.
    UsageError for none."""
    rows = _rows(shell)
    if not which:
        return rows
    key = page_key(which)
    by_address = [row for row in rows if key is not None and page_key(row.feed.url) == key]
    if by_address or (by_address := [row for row in rows if key is not None and is_page_of(which, row.feed.url)]):
        return by_address
    if key is not None and "@" not in which[:1]:
        raise UsageError(f"There is no feed at {repeated(which)}.", hint="`netritual feeds list` lists them.")
    person = shell.person(which)
    theirs = [row for row in rows if row.feed.of == person.id]
    if not theirs:
        raise UsageError(
            f"{person.name} has no feed here.", hint=f"Add one: `netritual feeds add URL --of {person.handle}`."
        )
    return theirs


def _tell(
    shell: Shell, rows: Sequence[FeedRow], before: Mapping[int, FeedState] = MappingProxyType({}), *, one: bool = False
) -> None:
    """How some feeds stand, or the only ``one``, and of those that were asked what was left out that was not known
    ``before``, by the id of the feed."""
    if shell.wants_json:
        view = shell.store.view()
        people, listings = People(view), listed_by(view, rows, shell.now.date())
        shapes = [feed_row(row, listings[row.feed.id], people) for row in rows]
        shell.emit(shapes[0] if one else shapes)
        return
    _table(shell, rows)
    _ask_whose(shell, [row for row in rows if row.condition == "whose"])
    read = [row for row in rows if row.feed.id in before and row.condition == "ok" and row.state.whole]
    _tell_items(shell, read, before)


def _table(shell: Shell, rows: Sequence[FeedRow]) -> None:
    """The feeds as rows; where somebody has several, each of those with its address."""
    feeds_of = Counter(row.feed.of for row in rows if row.owner is not None)

    def title(row: FeedRow) -> str:
        several = feeds_of[row.feed.of] > 1 and row.title != row.feed.url
        return f"{row.title} ({row.feed.url})" if several else row.title

    shell.rows([(row.owner.name if row.owner else "?", title(row), row.words) for row in rows], NONE_YET)


def _ask_whose(shell: Shell, rows: Sequence[FeedRow]) -> None:
    """Ask for the owners of feeds that have none. Addresses are those of strangers: a command has them quoted."""
    owners = FeedOwners(shell.network.all(Person) if rows else ())
    for row in rows[:SHOWN]:
        owner = owners.owner(row.feed.url, "", row.title)
        who = _who(owner).partition(",")
        way = f"`netritual feeds add {shlex.quote(row.feed.url)} --of {who[0]}` says it{''.join(who[1:])}"
        shell.say(f"Whose is {row.title}? {way}.")
    if len(rows) > SHOWN:
        shell.say(f"… and {len(rows) - SHOWN} more have no owner yet.")


def _tell_items(shell: Shell, rows: Sequence[FeedRow], before: Mapping[int, FeedState] | None = None) -> None:
    """What the last look at each of some feeds listed and left out; with what was known ``before`` only what it adds to
    that of what is not queued, or is by others."""
    listings = listed_by(shell.store.view(), rows, shell.now.date()) if rows else {}
    for row in rows:
        former = before[row.feed.id] if before is not None else None
        lines = [
            f"{'no date' if one.item.undated else one.item.shared!s:10}  {one.item.title or one.item.url}"
            f"{f' ({one.credit})' if one.credit else ''}: {one.why or one.state}"
            for one in listings[row.feed.id]
            if former is None
            or ((one.why or (one.credit and one.item.byline)) and page_key(one.item.url) not in former.seen)
        ]
        if former is None:
            left = [f"{left_name(one)}: {one.why}" for one in row.state.left_out]
        else:
            left = left_lines(news_of(former, row))
        lines += [f"left out    {words}" for words in left]
        if lines:
            shell.say(f"{row.title}:")
        for line in lines[:SHOWN]:
            shell.say(f"  {line}")
        if len(lines) > SHOWN:
            shell.say(f"  … and {len(lines) - SHOWN} more; --json names them all.")
