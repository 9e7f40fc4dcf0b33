"""The reading queue, and the checks on a comment."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from netritual.domain.articles.comments import check_comment, kind_in, said_kind
from netritual.domain.model import Article, Ask, Interaction, Line, Person, Promise, Record, Review, Settings
from netritual.domain.people.private_findings import private_words
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.suggestions.article_rank import queue
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
ANA = Person(id=1, handle="ana", name="Ana Ruiz", tier=2, topics=("pricing",))


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def article(number: int, ago: int = 1, **fields: Any) -> Article:
    return Article(id=number, url=f"https://ex.org/{number}", **{"author": 1, "shared": day(ago), **fields})


def read(*records: Record, settings: Settings | None = None) -> list[tuple[int, float]]:
    found = queue(MemoryNetwork(ANA, *records), settings or Settings(), NOW)
    return [(r.article.id, r.score) for r in found]


def test_ana_of_the_design() -> None:
    talk = Interaction(on=day(1), channel="coffee", people=(1,), initiator="mutual")
    found = queue(MemoryNetwork(ANA, talk, article(1, title="Usage-based pricing")), Settings(), NOW)[0]
    assert [p.points for p in found.parts] == [36.0, 19.8, 0.0, 15.0] and found.score == 70.8 and found.picked
    assert found.why == ("a close tie, in touch on 1 day", "fresh", "on pricing, their topic")


def test_what_has_no_day_is_not_fresh() -> None:
    found = queue(MemoryNetwork(ANA, article(1, ago=0, undated=True), article(2, ago=9)), Settings(), NOW)
    assert [one.article.id for one in found] == [2, 1]
    assert "no date" in [part.why for part in found[1].parts] and "fresh" not in found[1].why


def test_a_quiet_author_comes_first() -> None:
    soren = Person(id=2, handle="soren", name="Søren", tier=2)
    talks = [
        Interaction(on=day(ago), channel="coffee", people=(who,), initiator="mutual") for ago, who in ((2, 1), (74, 2))
    ]
    assert [one for one, _ in read(soren, *talks, article(1), article(2, author=2))] == [2, 1]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "commented"}, {"state": "read"}, {"state": "skipped"}, {"state": "mine"}, {"shared": day(22)},
        {"snooze_until": day(-1)},
    ],
)  # fmt: skip
def test_what_is_not_in_the_queue(fields: dict[str, Any]) -> None:
    assert read(article(1, **fields)) == []
    assert [one for one, _ in read(article(1, shared=day(21)), article(2, snooze_until=TODAY))] == [2, 1]
    assert [one for one, _ in read(article(1, shared=day(30), added=day(21)))] == [1], "it counts from when it came"


def test_two_by_one_author_and_two_picked() -> None:
    others = [article(n, 3, author=None) for n in (4, 5)]
    found = queue(MemoryNetwork(ANA, article(1), article(2), article(3), *others), Settings(), NOW)
    assert [(r.article.id, r.picked) for r in found] == [(1, True), (2, True), (4, False), (5, False)]


def test_who_passed_it_on_counts_when_the_author_is_unknown() -> None:
    assert read(article(1, author=None, shared_by=1))[0][1] > read(article(1, author=None))[0][1]


@pytest.mark.parametrize(
    "source",
    [
        Line(key="offer", text="hiring advice"),
        Ask(to=1, topic="hiring", asked=day(10)),
        Review(week="2026-W10", started=NOW - timedelta(days=5), topic="hiring"),
    ],
)
def test_what_i_am_on_is_on_topic(source: Record) -> None:
    plain = read(article(1, title="What hiring taught me"))[0][1]
    assert read(article(1, title="What hiring taught me"), source)[0][1] == round(plain + 15, 1)
    assert read(article(1, title="What hiring taught me"), settings=Settings(purpose="hiring"))[0][1] > plain


def whys(*records: Record) -> list[tuple[str, ...]]:
    return [one.why for one in queue(MemoryNetwork(ANA, *records), Settings(), NOW)]


def test_an_author_of_the_list_with_whom_i_talk_comes_before_a_stranger() -> None:
    people = [Person(id=who, handle=f"p{who}", name=f"P {who}") for who in (2, 3)]
    talks = [Interaction(on=day(ago), channel="coffee", people=(3,), initiator="mutual") for ago in (40, 12, 5)]
    kept = Promise(people=(3,), text="the sample", made=day(12), state="kept", closed=day(5))
    records = [*people, *talks, kept, article(1, author=2), article(2, author=3)]
    assert [one for one, _ in read(*records)] == [2, 1]
    assert [why[0] for why in whys(*records)] == ["in touch on 3 days, a promise kept", "no talk yet"]


def logged(line: str) -> Interaction:
    """An entry of a line, with the topic and the tags that are read in it."""
    reading = parse(line, NameIndex([(1, "ana", "Ana Ruiz", (), "", "network")]), day(9))
    return Interaction(on=day(9), channel="note", people=(1,), line=line, topic=reading.topic, tags=tuple(reading.tags))


@pytest.mark.parametrize(
    ("lines", "title", "topic"),
    [
        (("coffee @ana re print runs", "our print runs sold"), "Small print runs, honest numbers", "print runs"),
        (("sent ana #samples", "ana pays for samples"), "Paying sample translations", "sample"),
        (("sent ana the sample", "ana pays for samples"), "Paying sample translations", ""),
        (("asked ana re the price", "i ask ana about prices"), "What I ask an importer", ""),
        (("ana on customs", "ask bo, customs again"), "The customer who brings his own chain", ""),
        (("coffee @ana re print runs",), "Small print runs, honest numbers", ""),
        (("call Ana on monday", "call Ana Ruiz again on monday"), "Ana Ruiz on a call of Monday", ""),
        (("call ana // the divorce", "lunch ana // the divorce"), "A divorce", ""),
    ],
)
def test_words_that_come_again_in_my_lines_are_a_topic_of_mine_and_named(
    lines: tuple[str, ...], title: str, topic: str
) -> None:
    talks = [logged(line) for line in lines]
    (why,) = whys(*talks, article(1, title=title))
    assert why[2:] == ((f"on {topic}, a topic of your log",) if topic else ())


SAMPLE = "Our churn doubled when we metered seats; what worked was a floor price. Did Nortel try a floor?"


@pytest.mark.parametrize(
    ("text", "kind", "useful"),
    [
        (SAMPLE, "counter-example", True),
        (SAMPLE, None, True),
        (SAMPLE, "praise", True),
        ("I like this very much and I think that all 40 of us should read it", None, False),
        ("Great read, did you try it?", "question", False),
        ("I like this very much and I think that everyone should read it too", "example", False),
        ("I like this very much and I think that all 40 of us should read it", "example", True),
        ("Thank you for this; there is more of the same kind of thing at https://ex.org/a", "source", True),
        ("For example a team that I know well moved away from it without any trouble", "example", True),
    ],
)
def test_useful(text: str, kind: str | None, useful: bool) -> None:
    assert check_comment(text, kind).useful is useful


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Do options show up there?", "question"),
        ("We tried that last year, but did anybody buy?", "question"),
        ("The figures are at https://ex.org/fund?year=2 for all years.", "source"),
        ("We saw the same at a fair: forty of fifty came back.", "example"),
        ("For example the Galician list did it.", "example"),
        ("Nice, but in our case the second run did not sell.", "counter-example"),
        ("In our case it was never paid.", "counter-example"),
        ("At my house it was the other way round.", "counter-example"),
        ("However, our run of 500 sold out.", "counter-example"),
        ("A fine text, but rather long.", None),
        ("Great post, thank you!", None),
    ],
)
def test_the_kind_that_a_text_shows_plainly(text: str, kind: str | None) -> None:
    found = check_comment(text, None)
    assert found.kind == kind_in(text) == kind and found.by_text is (kind is not None)


def test_a_kind_that_was_chosen_stands_over_that_of_the_text() -> None:
    found = check_comment("Do options show up there?", "source")
    assert (found.kind, found.by_text) == ("source", False)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("commented on Ana's article, counter-example: ours sold 460", "counter-example", "ours sold 460"),
        ("commented on https://ex.org/a Question: did they try?", "question", "did they try?"),
        ("commented on Ana's article, counterexample : not here", "counter-example", "not here"),
        ("commented on Ana's article about sources", None, ""),
    ],
)
def test_the_kind_that_is_said_before_a_comment(line: str, kind: str | None, text: str) -> None:
    assert said_kind(line) == (kind, text)


def test_the_parts_of_a_check() -> None:
    found = check_comment("See https://ex.org/2024 please", "source")
    assert (found.words, found.link, found.number, found.question, found.example) == (3, True, False, False, False)
    assert check_comment(SAMPLE, "example").words == 18


def test_private_words() -> None:
    ana = Person(id=1, handle="a", name="Ana Ruiz", company="Nortel", private_notes="Part-time CFO; two kids at Nortel")
    assert private_words("Does a part-time CFO help? Ana at Nortel says so", ana) == ("cfo",)
    assert private_words("Do your KIDS read it?", ana) == ("kids",)
    assert private_words("Two people at Nortel have time", ana) == ()
    assert private_words("cfo", Person(id=2, handle="b", name="B")) == ()
