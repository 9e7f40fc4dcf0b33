"""What holds for every line: no text raises, nothing is slow, and a stored line reads the same again."""

import json
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.quicklog.grammar import MOST_WORDS, parse
from netritual.domain.quicklog.natural import vocabulary
from tests.support.amount import some

from .conftest import BOOK, TODAY

_TEXT = """coffee lunch zoom linkedin with w/ and & , on at re: about from to < > me had the @eva @kim @zed @"Eva Lund"
@{Li
@" @{ } "
#tag #42 + +promise +ask +intro +req +knows +note +article https://x.example/y fri last next this sun may 5 31
feb 2026-02-31 0001-01-01 1.1.0001 31.12.9999 3.12.2026 -
5/3 31/2 3d ago in 2 weeks 9999 couple of eow eom end month at:"x date: date:fri dur:1h due:mon by 3pm 25:99
20m
for 2h20 ² ③ 1² ²nd ½ ٣ ४ // \\@x \\ Marc Weber ' ’s . ( ) \ud800 \u202e \x00 e\u0301"""
PIECES = tuple(_TEXT.split())
WORDS = tuple(sorted({word for value in vars(vocabulary).values() if isinstance(value, frozenset) for word in value}))
"""The words that sentences are read by."""
BESIDE = (
    "Eva",
    "Marc",
    "Kim",
    "she",
    "he",
    "me",
    "to",
    "the deck",
    "her",
    "and",
    "fri",
    "tomorrow",
    "12.11",
    "Zed's",
    "12 Sep",
    "²",
    "③",
)
LINES = st.text(st.characters(codec=None), max_size=60) | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(LINES, st.dates(), st.sampled_from(["dmy", "mdy"]), st.sampled_from(["fri", "sun", "nonsense"]))
def test_no_line_raises_and_every_reading_can_be_written(line: str, today: date, order: str, eow: str) -> None:
    reading = parse(line, BOOK, today, order, eow)
    json.dumps(reading.to_json(), ensure_ascii=False).encode("utf-8")
    assert reading.planned == (reading.date > today)


@given(LINES)
def test_the_same_line_on_the_same_day_reads_the_same(line: str) -> None:
    assert parse(line, BOOK, TODAY).to_json() == parse(line, BOOK, TODAY).to_json()


@given(LINES)
def test_nobody_is_guessed(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    for ref in reading.refs:
        assert ref.matches == BOOK.find(ref.typed) or ref.matches == BOOK.exact(ref.typed)
    assert all(ref in reading.refs for clause in reading.clauses for ref in clause.refs)


@given(st.lists(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=9), max_size=8))
def test_words_that_mean_nothing_are_all_kept(words: list[str]) -> None:
    text = " ".join(f"{word}zq" for word in words)
    assert parse(text, BOOK, TODAY).summary == text


@given(LINES, st.integers(-400, 400))
def test_without_dates_the_day_makes_no_difference(line: str, days: int) -> None:
    plain = "".join(char for char in line if not char.isdigit())
    today, other = parse(plain, BOOK, TODAY), parse(plain, BOOK, TODAY + timedelta(days))
    assert [token.kind for token in today.clauses] == [token.kind for token in other.clauses]
    assert today.note == other.note and len(today.refs) == len(other.refs)


@pytest.mark.parametrize("length", some([20_000, 60_000, 300_000], 3))
@pytest.mark.parametrize(
    "piece", ['@"', "@{", "@a,", '"', "#a", "+p ", "with Ana ", "in ", "at A ", "re x @{", "12:", "\\", "(@", 'at:"']
)
def test_a_huge_line_is_read(piece: str, length: int) -> None:
    """Work that grows with the square of the length would be seen: the run would not end."""
    parse(piece * (length // len(piece)), BOOK, TODAY)


def test_many_new_names_in_one_line_are_read() -> None:
    assert len(parse(" ".join(f"@xq{number}" for number in range(20_000)), BOOK, TODAY).new) == 20_000


@pytest.mark.parametrize("number", [3_000, pytest.param(100_000, marks=pytest.mark.nightly)])
def test_random_lines_in_great_number(number: int) -> None:
    """The seed is fixed, so that a failure can be repeated."""
    dice = Random(20261015)
    for _ in range(number):
        parts = [*dice.choices(PIECES, k=dice.randrange(14)), "".join(map(chr, dice.choices(range(0x3100), k=3)))]
        dice.shuffle(parts)
        line = dice.choice((" ", " ", " ", "")).join(parts)
        assert parse(line, BOOK, TODAY).to_json()["channel"]


@pytest.mark.parametrize("line", ["{}", "{} ", "Eva {}", "saw Eva. {}", "saw Eva, {}", "saw Eva, {} her", "{} Eva to"])
def test_a_line_that_breaks_off_at_any_word_is_read(line: str) -> None:
    """The log bar reads what is typed at each key."""
    for word in WORDS:
        assert parse(line.format(word), BOOK, TODAY).to_json()["date"]


@pytest.mark.parametrize("number", [3_000, pytest.param(100_000, marks=pytest.mark.nightly)])
def test_random_sentences_in_great_number(number: int) -> None:
    dice = Random(20261129)
    for _ in range(number):
        words = [dice.choice(dice.choice((WORDS, WORDS, BESIDE))) for _ in range(dice.randrange(1, 9))]
        line = "".join(word + dice.choice((" ", " ", " ", " ", ", ", ". ", "!! ", ": ", "")) for word in words)
        assert parse(line, BOOK, TODAY).to_json()["date"], line


@pytest.mark.parametrize("when", ["9999-12-31 23:30", "in 2912300 days 10:00", "9000-01-01"])
def test_a_day_out_of_reach_is_text(when: str) -> None:
    """A year that leaves no room for zones and lengths is no year of a coffee."""
    reading = parse(f"coffee @ana {when}", BOOK, TODAY)
    assert reading.date == TODAY
    assert not reading.planned
    assert when.split()[0] in reading.summary


def test_of_a_very_long_line_the_first_words_are_a_sentence_and_all_are_kept() -> None:
    line = "coffee with Eva, " * MOST_WORDS + "and Marc paid"
    found = parse(line, BOOK, TODAY)
    assert [ref.name for ref in found.people] == ["Eva Lund"]
    assert found.summary == line
    assert [told for told in found.warnings if str(MOST_WORDS) in told] != []
    assert parse("coffee with Eva, " * 9, BOOK, TODAY).warnings == []


@pytest.mark.parametrize("line", ["12h,", "said by", "call with Eva ²", "Eva, 80 m ²", "31/02 ③"])
def test_a_line_that_breaks_off_is_read(line: str) -> None:
    assert parse(line, BOOK, TODAY).to_json()["date"] == TODAY.isoformat()


@pytest.mark.parametrize("line", ["Eva 3.12.2026 - 1.1.0001", "Eva 1.1.0001 - 31.12.9999"])
def test_days_at_the_ends_of_all_calendars_are_read(line: str) -> None:
    assert [ref.name for ref in parse(line, BOOK, TODAY).people] == ["Eva Lund"]
