"""``netritual feeds``: added, imported, refreshed, listed and removed, in words and as JSON."""

import io
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.domain.articles.feed_items import WITHOUT_LINK, FeedItem, LeftOutItem
from netritual.domain.model import Feed
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.web_port import Discovery, FeedLink
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.support.shell import ShellUser
from tests.support.web import TableWeb, reading

URL = "https://ana.example/feed"
ROW = {"url", "of", "title", "detected", "state", "last", "new", "articles", "left_out", "problem"}


def item(name: str, days: int = 0, passed_on: bool = False) -> FeedItem:
    """An item of so many days ago."""
    return FeedItem(
        url=f"https://ana.example/{name}", title=name, shared=NOW.date() - timedelta(days=days), passed_on=passed_on
    )  # fmt: skip


LETTERS = reading(
    item("a", 1), item("b", 2, passed_on=True), item("c", 3), item("d", 4),
    left_out=(LeftOutItem(what="Old one", why="older than 30 days"),),
)  # fmt: skip


def test_an_item_by_somebody_else_is_told_and_not_credited_to_the_owner(week: ShellUser, web: TableWeb) -> None:
    web.feeds[URL] = reading(replace(item("a", 1), byline="Ana Ruiz"), replace(item("b", 2), byline="Cy Moe"))
    answer = week.done("feeds", "add", URL, "--of", "ana")
    assert "b (by Cy Moe): queued" in answer.err and "a (" not in answer.err
    first, second = week.done("feeds", "list", "ana", "--json").json[0]["articles"]
    assert (first["author"]["name"], first["shared_by"]) == ("Ana Ruiz", None)
    assert (second["author"], second["shared_by"]["name"]) == (None, "Ana Ruiz")


@pytest.fixture
def web(week: ShellUser, monkeypatch: pytest.MonkeyPatch) -> TableWeb:
    """The web, with Ana's feed, and a home with people."""
    table = TableWeb()
    table.feeds[URL] = LETTERS
    monkeypatch.setattr("netritual.compose._web", lambda: table)
    return table


def only(answer: Any) -> dict[str, Any]:
    """The only row of an answer."""
    (row,) = answer.json if isinstance(answer.json, list) else [answer.json]
    assert set(row) >= ROW
    return dict(row)


def test_a_feed_is_added_and_read_by_its_address(week: ShellUser, web: TableWeb) -> None:
    answer = week.done("feeds", "add", URL, "--of", "ana")
    assert (
        "Added the feed “Letters” of Ana Ruiz, with 3 new articles." in answer.err
        and "read just now, 3 new articles" in answer.out
    )
    assert web.asked == [URL]
    assert "To read:\n  2 articles of your people  netritual articles" in week.done().out
    rows = week.done("articles", "--json").json
    assert {row["title"] for row in rows} == {"", "a"}
    row = only(week.done("feeds", "list", "--json"))
    assert (row["url"], row["of"]["handle"], row["title"], row["detected"]) == (
        URL,
        "ana-ruiz",
        "Letters",
        "feed (RSS 2.0)",
    )
    assert (row["state"], row["new"], row["problem"]) == ("ok", 3, None)
    assert [one["state"] for one in row["articles"]] == ["queued", "queued", "queued", "listed"]
    one, passed_on, *_ = row["articles"]
    assert (one["author"]["handle"], one["shared_by"]) == ("ana-ruiz", None)
    assert (passed_on["author"], passed_on["shared_by"]["handle"]) == (None, "ana-ruiz")
    assert row["left_out"] == [{"what": "Old one", "why": "older than 30 days"}]
    assert "feeds      Letters" in week.done("person", "ana").out
    assert "Undid: Added the feed" in week.done("undo").err
    assert len(week.done("articles", "--json").json) == 1


def test_the_feed_of_a_page_is_told_and_read(week: ShellUser, web: TableWeb) -> None:
    page = "https://ana.example/"
    feeds = (FeedLink(url=URL, title="Letters", chosen=True), FeedLink(url=f"{URL}2", title="Notes"))
    web.pages[page] = Discovery(feeds=feeds, person_links=("https://social.example/@ana",))
    answer = week.done("feeds", "add", page, "--of", "ana")
    assert "names 2 feeds" in answer.err and f"{URL}2" in answer.err and "https://social.example/@ana" in answer.err
    assert "3 new articles" in answer.out and web.asked == [page, URL]
    assert "Letters:" in answer.err and "Old one: older than 30 days" in answer.err
    assert "d: older than the newest 3" in answer.err and "a: queued" in week.done("feeds", "list", "ana").err
    assert "left out" not in week.done("feeds", "refresh").err, "what was told is not told again"
    again = only(week.done("feeds", "refresh", "ana", "--json"))
    assert (again["new"], len(again["articles"]), len(again["left_out"])) == (0, 4, 1)
    web.pages[page] = Discovery(feeds=(FeedLink(url="https://ana.example/other", chosen=True),))
    failed = only(week.done("feeds", "add", page, "--of", "ana", "--json"))
    assert (failed["state"], failed["problem"]) == ("failed", "It could not be reached.")


def test_posts_without_a_link_are_told_once_by_their_number(week: ShellUser, web: TableWeb) -> None:
    posts = tuple(LeftOutItem(what=str(n), why=WITHOUT_LINK, text=f"Who knows a translator? {n}") for n in range(4))
    web.feeds[URL] = reading(item("a"), left_out=posts[:3])
    told = "left out    3 posts without a link are no articles, the first: “Who knows a translator? 0”"
    assert told in week.done("feeds", "add", URL, "--of", "ana").err
    web.feeds[URL] = reading(item("b"), item("a"), left_out=posts[:3])
    assert "left out" not in week.done("feeds", "refresh").err
    web.feeds[URL] = reading(item("a"), left_out=posts)
    assert f"left out    “Who knows a translator? 3”: {WITHOUT_LINK}" in week.done("feeds", "refresh").err
    assert [left["what"] for left in only(week.done("feeds", "list", "--json"))["left_out"]] == list("0123")
    each = week.done("feeds", "list", "ana").err
    assert all(f"“Who knows a translator? {n}”: {WITHOUT_LINK}" in each for n in range(4))


def test_a_feed_that_broke_off_is_told_as_such(week: ShellUser, web: TableWeb) -> None:
    broken = "The feed breaks off: 1 whole item came before."
    web.feeds[URL] = replace(reading(item("a")), problem=broken)
    answer = week.done("feeds", "add", URL, "--of", "ana")
    assert "1 new article; the feed breaks off: 1 whole item came before" in answer.out
    assert only(week.done("feeds", "list", "--json"))["problem"] == broken


def test_the_leave_for_a_private_address_is_for_its_host_and_port(
    week: ShellUser, web: TableWeb, own_home: Home
) -> None:
    web.pages["http://192.168.1.1/"] = Discovery(feeds=(FeedLink(url=URL, title="Letters", chosen=True),))
    web.feeds["http://192.168.1.1/feed"] = LETTERS
    for url in ("http://192.168.1.1/", "http://192.168.1.1/feed"):
        week.done("feeds", "add", url, "--of", "ana", "--private")
    feeds = open_store(own_home, Disk()).view().all(Feed)
    assert [(feed.url, feed.private) for feed in feeds] == [(URL, False), ("http://192.168.1.1/feed", True)]


def test_what_cannot_be_added_changes_nothing(week: ShellUser, web: TableWeb) -> None:
    for argv, words in (
        (["https://nowhere.example/", "--of", "ana"], "No feed was found there."),
        ([URL], "Whose is it?"),
        ([URL, "--of", "nobody"], "Nobody here goes by"),
        (["no address", "--of", "ana"], "is no web address"),
    ):
        answer = week("feeds", "add", *argv)
        assert answer.code in (1, 2) and words in answer.err and argv[0] in answer.err + URL
    told = week("feeds", "add", "https://nowhere.example/", "--of", "ana", "--json")
    assert told.code == 1 and only(told)["problem"] == "No feed was found there."
    assert week.done("feeds", "list", "--json").json == []


def test_whose_it_is_is_known_by_a_link_and_said(week: ShellUser, web: TableWeb, tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_text(
        '{"kind":"netritual","schema":1}\n'
        '{"kind":"person","handle":"ana-ruiz","name":"Ana Ruiz","urls":["ana.example"]}\n'
    )
    week.done("import", str(tmp_path / "people.jsonl"))
    assert "It is taken as Ana Ruiz's: it is a page of theirs." in week.done("feeds", "add", URL).err
    assert only(week.done("feeds", "list", "--json"))["of"]["handle"] == "ana-ruiz"
    asked = list(web.asked)
    for argv in ((URL,), (URL, "--private")):
        refused = week("feeds", "add", *argv, "--of", "bob")
        assert refused.code == 2 and "The feed “Letters” is Ana Ruiz's. --yes makes it Bob Stone's." in refused.err
    web.asked[:] = asked
    given = week.done("feeds", "add", URL, "--of", "bob", "--yes").err
    assert "It was Ana Ruiz's." in given and "is Bob Stone's." in given
    assert "is Bob Stone's already." in week.done("feeds", "add", URL, "--of", "bob").err
    assert {one["author"]["handle"] for one in only(week.done("feeds", "list", "--json"))["articles"][:1]} == {
        "bob-stone"
    }
    assert web.asked == asked, "whose it is can be said without a server"


def test_whose_feeds_are_is_asked_of_some_and_their_addresses_are_quoted(
    week: ShellUser, web: TableWeb, tmp_path: Path
) -> None:
    file = tmp_path / "many.opml"
    rows = [f"https://b{at}.example/?a=1&b=$(id);x|Letters {at}|" for at in range(12)]
    file.write_text("\n".join(["<opml>", *rows]))
    asked = week.done("feeds", "import", str(file)).err
    assert asked.count("--of NAME") == 10 and "feeds add 'https://b0.example/?a=1&b=$(id);x' --of NAME" in asked
    listed = week.done("feeds", "list").err
    assert listed.count("feeds add 'https://") == 10 and "… and 2 more have no owner yet." in listed


def test_a_list_of_feeds_comes_in_and_goes_out(week: ShellUser, web: TableWeb, tmp_path: Path) -> None:
    file, out = tmp_path / "subscriptions.opml", tmp_path / "feeds.opml"
    file.write_text(f"<opml>\n{URL}|Ana Ruiz|\nhttps://unknown.example/atom.xml|Unknown blog|\n")
    assert "2 new" in week.done("import", "--dry-run", str(file)).out
    answer = week.done("import", str(file))
    assert "Unknown blog: whose is it? `netritual feeds add https://unknown.example/atom.xml --of NAME`" in answer.err
    assert "`netritual feeds refresh` reads" in answer.err and web.asked == []
    rows = week.done("feeds", "import", str(file), "--json").json
    assert [(row["url"], row["of"] and row["of"]["handle"], row["state"]) for row in rows] == [
        ("https://unknown.example/atom.xml", None, "whose"),
        (URL, "ana-ruiz", "unread"),
    ]
    week.done("export", str(out))
    assert f"{URL}|Ana Ruiz|" in out.read_text()
    week.done("undo")
    assert week.done("feeds", "list", "--json").json == []
    assert "2 new" in week.done("import", str(out)).out


def test_feeds_of_ones_own_network_are_taken_where_the_person_says_so(
    week: ShellUser, web: TableWeb, tmp_path: Path
) -> None:
    near, file = "http://nas.lan:8080/feed", tmp_path / "my reader.opml"
    web.refused[near] = "nas.lan is a private address, so it was not asked."
    file.write_text(f"<opml>\n{near}|Ana Ruiz|\n")
    week.done("feeds", "add", URL, "--of", "bob")
    answer = week("feeds", "import", str(file))
    assert "Ana Ruiz: a private address" in answer.err and "No feed was taken from it." in answer.err
    assert f"`netritual feeds import '{file}' --private` takes" in answer.err
    assert not [words for words in ("No feed yet", "here already", "feeds refresh") if words in answer.out + answer.err]
    assert f"`netritual feeds import '{file}' --private` takes" in week("import", str(file)).err
    assert "Ana Ruiz" in week.done("feeds", "import", str(file), "--private").out
    asked = [feed for feed in week.done("feeds", "list", "--json").json if feed["url"] == near]
    assert asked[0]["of"]["handle"] == "ana-ruiz"


def test_a_title_with_a_full_name_is_taken_and_one_with_a_company_is_asked_with_the_guess(
    week: ShellUser, web: TableWeb, tmp_path: Path
) -> None:
    people, file = tmp_path / "people.csv", tmp_path / "subscriptions.opml"
    people.write_text("First Name,Last Name,Company\nRuth,Okafor,Okafor Cycles\n")
    week.done("import", str(people), "--yes")
    file.write_text("<opml>\nhttps://x.example/1|Okafor Cycles|\nhttps://x.example/2|Ana Ruiz nieuwsbrief|\n")
    answer = week.done("feeds", "import", str(file))
    assert (
        "Okafor Cycles: whose is it, perhaps ruth-okafor? `netritual feeds add https://x.example/1 --of ruth-okafor`"
        in answer.err
    )
    assert "Ana Ruiz nieuwsbrief: taken as Ana Ruiz's: it has their name" in answer.err
    assert (
        "Whose is Okafor Cycles? `netritual feeds add https://x.example/1 --of ruth-okafor` says it."
        in week.done("feeds").err
    )


def test_a_feed_is_removed_by_the_page_that_it_came_from(week: ShellUser, web: TableWeb) -> None:
    page, other = "https://social.example/@ana", "https://social.example/@anatole.rss"
    web.pages[page] = Discovery(feeds=(FeedLink(url=f"{page}.rss", title="Ana Ruiz", chosen=True),))
    web.feeds |= {f"{page}.rss": LETTERS, other: LETTERS, URL: LETTERS}
    week.done("feeds", "add", page, "--of", "ana")
    week.done("feeds", "add", other, "--of", "bob")
    week.done("feeds", "add", URL, "--of", "ana")
    table = week.done("feeds", "list").out
    assert f"({page}.rss)" in table and f"({URL})" in table, "two feeds of one person are told apart"
    assert other not in table
    several = week("feeds", "remove", "https://social.example/")
    assert several.code == 2 and "could be 2 feeds" in several.err and other in several.err
    week.done("feeds", "remove", page)
    assert {row["url"] for row in week.done("feeds", "--json").json} == {other, URL}
    assert week("feeds", "remove", page).code == 2


def test_feeds_alone_lists_them(week: ShellUser, web: TableWeb) -> None:
    assert "No feed yet" in week.done("feeds").err
    week.done("feeds", "add", URL, "--of", "ana")
    assert week.done("feeds").out == week.done("feeds", "list").out != ""
    assert week.done("feeds", "--json").json == week.done("feeds", "list", "--json").json


def test_an_owner_said_of_an_imported_feed_reads_it_at_once(week: ShellUser, web: TableWeb, tmp_path: Path) -> None:
    file = tmp_path / "subscriptions.opml"
    file.write_text(f"<opml>\n{URL}|Letters|\n")
    week.done("feeds", "import", str(file))
    assert web.asked == []
    assert "read just now, 3 new articles" in week.done("feeds", "add", URL, "--of", "ana").out
    assert web.asked == [URL] and only(week.done("feeds", "--json"))["state"] == "ok"


def test_only_a_list_of_feeds_is_imported(week: ShellUser, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Email\nEve,eve@x.org\n")
    answer = week("feeds", "import", str(file))
    assert answer.code == 2 and "is no OPML file" in answer.err


def test_problems_are_told_and_the_rest_is_read(week: ShellUser, web: TableWeb) -> None:
    other = "https://bob.example/feed"
    web.feeds[other] = reading(title="Bob writes")
    week.done("feeds", "add", URL, "--of", "ana")
    week.done("feeds", "add", other, "--of", "bob")
    web.feeds[other] = "It answered with 500."
    answer = week.done("feeds", "refresh")
    assert "It answered with 500." in answer.out and "1 could not be read" in answer.err
    failed = week("feeds", "refresh", "bob", "--json")
    assert failed.code == 1 and only(failed)["problem"] == "It answered with 500."
    assert week("feeds", "refresh", "https://other.example/").code == 2
    assert week("feeds", "refresh", "tom").code == 2


def test_a_feed_is_removed_by_its_person_or_its_address(week: ShellUser, web: TableWeb) -> None:
    web.feeds[f"{URL}2"] = reading(title="Notes")
    for url in (URL, f"{URL}2"):
        week.done("feeds", "add", url, "--of", "ana")
    assert week("feeds", "remove", "ana").code == 2
    assert "Removed the feed “Notes”." in week.done("feeds", "remove", f"{URL}2").err
    assert "Removed the feed “Letters”." in week.done("feeds", "remove", "ana").err
    assert week.done("feeds", "list", "--json").json == []
    assert "2 more wait behind these" in week.done("articles").err, "its articles stay"


def test_a_list_of_feeds_that_goes_out_holds_no_password(week: ShellUser, web: TableWeb) -> None:
    secret = "https://user:secret@ana.example/feed"
    web.feeds[secret] = LETTERS
    week.done("feeds", "add", secret, "--of", "ana")
    answer = week.done("export", "-", "--format", "opml")
    assert "https://ana.example/feed|Ana Ruiz" in answer.out and "secret" not in answer.out
    assert "The login in the address of Letters was left out." in answer.err


def test_an_address_that_is_too_long_is_told_as_such(week: ShellUser, web: TableWeb) -> None:
    answer = week("feeds", "add", f"https://ana.example/{'a' * 3000}", "--of", "ana")
    assert answer.code == 2 and "too long" in answer.err and "is no web address" not in answer.err


def test_it_is_said_that_the_feeds_were_not_read_for_days(
    week: ShellUser, web: TableWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"q\n")))
    words = "`netritual feeds refresh` reads them."
    assert words not in week.done("articles").err
    week.done("feeds", "add", URL, "--of", "ana")
    assert words not in week.done("articles").err
    later = ("--now", (NOW + timedelta(days=4)).isoformat())
    assert f"Blogs were last read 4 days ago: {words}" in week.done(*later, "articles").err
    assert f"Blogs were last read 4 days ago: {words}" in week.done(*later, "review", "--plain").err
    assert words not in week.done(*later, "articles", "--json").err
    assert "Blogs were last read 4 days ago  netritual feeds refresh" in week.done(*later).out


def test_leave_that_was_given_is_not_offered_again(week: ShellUser, web: TableWeb) -> None:
    web.pages["https://ana.example/"] = Discovery(problem="It leads to a private address.", refused=True)
    add = ("feeds", "add", "https://ana.example/", "--of", "ana")
    assert "With --private" in week(*add).err and "With --private" not in week(*add, "--private").err


@pytest.mark.parametrize(("answer", "fetch"), [("y\n", "start"), ("\n", "ask")])
def test_at_the_first_feed_it_is_asked_once_whether_the_app_reads_them(
    week: ShellUser, web: TableWeb, monkeypatch: pytest.MonkeyPatch, answer: str, fetch: str
) -> None:
    question = "Shall the app read your people's feeds at its start"
    assert question not in week.done("feeds", "add", URL, "--of", "ana").err, "nobody is there to be asked"
    week.done("undo")
    monkeypatch.setattr("netritual.cli.shell.Shell.interactive", True)
    for url, asked in ((URL, True), (f"{URL}2", False)):
        web.feeds[url] = LETTERS
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answer.encode())))
        assert (question in week.done("feeds", "add", url, "--of", "ana").err) == asked
    (row,) = week.done("settings", "get", "fetch", "--json").json
    assert row["value"] == fetch
