"""Lines about an article without its link: which one is meant, and of whom; and answers to a comment of mine."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from netritual.domain.model import Article, Comment, Feed, Interaction, Person, Settings
from netritual.domain.quicklog.documents import needs_store
from netritual.domain.suggestions.unanswered_contacts import letters
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.services.verbs import article_verbs, touches
from netritual.store.journal_store import open_store

NOW = datetime(2026, 10, 15, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
NAMES = {"tess": "Tess Lund", "tess-two": "Tess Weber", "rui": "Rui Abe", "rui-two": "Rui Boe"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Home(str(tmp_path / "home")), Disk(), True)

    def fill(tx: Transaction) -> None:
        ids = {key: tx.put(Person(handle=key, name=name, created=NOW)).id for key, name in NAMES.items()}
        tx.put(Feed(url="https://rui.example/feed", of=ids["rui"]))
        for at, title in enumerate(("Small print runs, honest numbers", "Why we dropped the afterword")):
            url = f"https://tess.example/{at}"
            tx.put(Article(url=url, title=title, author=ids["tess"], shared=TODAY, state="queued"))

    opened.transact("test", fill, NOW)
    yield opened
    opened.close()


def log(store: Store, line: str) -> Interaction | None:
    logged, _ = touches.log(store, NOW, line, Settings())
    return store.view().get(Interaction, logged.id)


def handles(store: Store, talk: Interaction | None) -> list[str]:
    people = [store.view().get(Person, who) for who in talk.people] if talk is not None else []
    return [person.handle for person in people if person is not None]


def states(store: Store) -> list[str]:
    return [article.state for article in store.view().all(Article)]


def commented(store: Store, *at: int, days: int = 3) -> None:
    def mark(tx: Transaction) -> None:
        for number, article in enumerate(tx.all(Article)):
            if number in at:
                comment = Comment(on=TODAY - timedelta(days=days), text="why?")
                tx.put(replace(article, state="commented", comment=comment))

    store.transact("test", mark, NOW)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("commented on Tess's article about print runs", ["commented", "queued"]),
        ("commented on tess post on the afterword", ["queued", "commented"]),
        ("read Tess's piece about small runs", ["read", "queued"]),
        ("saw Tess' post on print runs, nice", ["read", "queued"]),
        ("saw Tess Lund's latest piece about the afterword", ["queued", "read"]),
        ("liked Tess Lund's newsletter about the afterword", ["queued", "read"]),
        ("saw Tess Lund's press, photo of the print runs", ["queued", "queued"]),
        ("saw Tess at the fair, talked about print runs", ["queued", "queued"]),
        ("commented on Tess's article", ["queued", "queued"]),
        ("commented on Tess's article about cats", ["queued", "queued"]),
        ("lunch with Tess about print runs", ["queued", "queued"]),
    ],
)
def test_an_article_leaves_the_queue_by_whose_it_is_and_words_of_its_title(
    store: Store, line: str, found: list[str]
) -> None:
    logged, _ = touches.log(store, NOW, line, Settings())
    assert states(store) == found
    gone = {"read", "commented"}.intersection(found)
    assert logged.article.rpartition(" is ")[2] == "".join(f"marked as {state}." for state in gone)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("commented on Tess's article about print runs", ["tess"]),
        ("commented on Tess's article", ["tess"]),
        ("read Rui's newsletter", ["rui"]),
        ("coffee with Rui", []),
    ],
)
def test_of_namesakes_the_one_who_publishes_is_meant_in_a_line_about_an_article(
    store: Store, line: str, who: list[str]
) -> None:
    assert handles(store, log(store, line)) == who


@pytest.mark.parametrize(
    "line",
    [
        "@tess replied to my comment",
        "@tess answered my comment",
        "@tess wrote back on my comment",
        "got a reply from @tess to my comment",
        "@tess responded to my long comment",
        "author replied: Tess Lund, thanks",
        "the author answered, @tess",
    ],
)
def test_an_answer_to_my_comment_is_marked_and_waits_for_nothing_of_mine(store: Store, line: str) -> None:
    commented(store, 0)
    assert needs_store(line)
    log(store, line)
    first, second = store.view().all(Article)
    assert first.author_replied == TODAY and second.author_replied is None
    assert not letters(store.view(), TODAY)


def test_of_two_comments_the_one_that_the_line_speaks_of_was_answered(store: Store) -> None:
    commented(store, 0, 1)
    log(store, "@tess answered my comment")
    assert [one.author_replied for one in store.view().all(Article)] == [None, None]
    log(store, "@tess answered my comment on the afterword")
    assert [one.author_replied for one in store.view().all(Article)] == [None, TODAY]


@pytest.mark.parametrize("line", ["@tess replied", "@tess commented on my post", "replied to a comment of @tess"])
def test_other_words_are_no_answer_to_my_comment(store: Store, line: str) -> None:
    commented(store, 0)
    log(store, line)
    assert [one.author_replied for one in store.view().all(Article)] == [None, None]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("@rui shared Tess Lund's article https://ex.org/new", "tess"),
        ("Rui Abe sent me Tess Lund's post https://ex.org/new", "tess"),
        ("Rui Abe shared Mo's latest blog post https://ex.org/new", "mo"),
    ],
)
def test_an_article_that_somebody_passed_on_is_its_authors(store: Store, line: str, author: str) -> None:
    store.transact("test", lambda tx: tx.put(Person(handle="mo", name="Mo Kerr", created=NOW)), NOW)
    ids = {one.handle: one.id for one in store.view().all(Person)}
    assert needs_store(line)
    talk = log(store, line)
    assert talk is not None and not talk.proposed
    for name in talk.open_names:
        touches.settle_entry(store, NOW, talk.id, name.text, ids[author], Settings())
    newest = store.view().all(Article)[-1]
    assert (newest.author, newest.shared_by, newest.state) == (ids[author], ids["rui"], "queued")


@pytest.mark.parametrize(
    "line",
    ["sent @rui @tess's article https://ex.org/new", "@rui shared https://ex.org/new", "@rui shared @tess's article"],
)
def test_what_i_sent_or_has_no_author_or_no_link_is_passed_on_by_nobody(store: Store, line: str) -> None:
    log(store, line)
    assert all(one.shared_by is None for one in store.view().all(Article))


def test_who_answers_as_an_author_wrote_to_me_and_what_they_ask_is_offered(store: Store) -> None:
    commented(store, 0)
    talk = log(store, "author replied: Tess Lund, thanks, asks what i pay for paper")
    assert talk is not None and talk.initiator == "them"
    assert [(one.kind, one.text) for one in talk.proposed] == [("request", "what i pay for paper")]
    assert store.view().all(Article)[0].author_replied == TODAY


@pytest.mark.parametrize("line", ["saw Rui Abe's post about rents", "saw Tess' new newsletter"])
def test_what_i_saw_of_somebody_was_no_meeting_and_asks_nobody(store: Store, line: str) -> None:
    talk = log(store, line)
    assert talk is not None and (talk.channel, talk.asks) == ("note", ())


def test_an_answer_that_wants_something_waits_for_mine(store: Store) -> None:
    log(store, "@tess replied to my comment, wants to know our numbers")
    assert letters(store.view(), TODAY)


def test_an_answer_that_was_marked_in_a_list_waits_for_nothing_of_mine(store: Store) -> None:
    commented(store, 0)
    article_verbs.author_replied(store, NOW, store.view().all(Article)[0].id)
    assert not letters(store.view(), TODAY)
