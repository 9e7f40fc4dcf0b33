"""The reading in words: the date in full, and what a person should look at."""

from datetime import date

import pytest
from hypothesis import given

from netritual.domain.dates.dates import full_day
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.sentence import family_words, in_words, proposals, remarks

from .conftest import BOOK, TODAY
from .test_any_line import LINES


def test_a_date_is_told_in_full_with_the_month_by_name() -> None:
    assert full_day(date(2026, 2, 4)) == "Wed 4 Feb 2026"
    assert "Wed 4 Feb 2026" in in_words(parse("lunch @eva 4/2", BOOK, TODAY), True)


def test_the_words_say_who_what_and_what_came_of_it() -> None:
    told = in_words(parse("coffee @eva yesterday 9:30 45m re rent #flat +promise keys by fri", BOOK, TODAY), True)
    assert told == (
        "Logged: coffee with Eva Lund, Wed 14 Oct 2026, 09:30, 45 min, re rent, #flat, both of you; "
        "you promised Eva Lund: keys, by Fri 16 Oct 2026"
    )


def test_clauses_alone_have_no_head() -> None:
    assert in_words(parse("+ask @eva cv", BOOK, TODAY), False) == "Preview: you asked Eva Lund (resume): cv"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Eva: interview offer fri 10am", "A meeting with Eva Lund: interview offer 10am, by Fri 16 Oct 2026?"),
        ("Eva is coming fri 9am", "A visit with Eva Lund: 9am, by Fri 16 Oct 2026?"),
        ("Eva wants coffee fri 9am", "A coffee with Eva Lund: 9am, by Fri 16 Oct 2026?"),
        ("Eva lent me her saw", "You owe Eva Lund: her saw?"),
        ("owe Eva 20 for the taxi", "You owe Eva Lund: 20 for the taxi?"),
        ("promised Eva the deck", "You promised Eva Lund: the deck?"),
        ("call her in the new year", "To follow up: call her, by Mon 4 Jan 2027?"),
        ("she needs a lawyer", "They need: a lawyer?"),
        ("introduced Eva to Marc", "You introduced Eva Lund, Marc Weber?"),
        ("introduce Eva to Marc", "Introduce Eva Lund, Marc Weber?"),
    ],
)
def test_a_loop_is_called_what_it_is(line: str, words: str) -> None:
    (proposal,) = proposals(parse(line, BOOK, TODAY), False)
    assert proposal.startswith(words)


def test_what_needs_a_look_is_remarked() -> None:
    said = "\n".join(remarks(parse("lunch @kim @Ivo_Brandt 31 feb +promise x", BOOK, TODAY), True))
    for part in ("Kim Abe", "kim-boe", "Ivo Brandt", "31 feb", "You promised"):
        assert part in said
    assert not remarks(parse("lunch @eva", BOOK, TODAY), True)


@given(LINES)
def test_every_reading_is_one_clean_line(line: str) -> None:
    told = in_words(parse(line, BOOK, TODAY), True)
    assert told.isprintable() or not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in told)
    assert "\n" not in told


def test_a_new_name_is_told_as_it_is_kept() -> None:
    """A name of a million letters is kept, and told, by its first two hundred."""
    (told,) = remarks(parse(f"call @{'A' * 100_000}", BOOK, TODAY), True)
    assert told == f"{'A' * 200} is new; the review asks whether to keep them."


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("coffee with Uncle Pat", "Uncle Pat is family by this line"),
        ("coffee with Sister Clare", ""),
        ("call with Father Mike", ""),
        ("dinner with my sister @eva", "`netritual tier eva 3`"),
        ("lunch with my older sister @Rita_Silva", "Rita Silva is family"),
        ("coffee with @eva and her sister", ""), ("coffee with @eva re my sister's firm", ""),
    ],
)  # fmt: skip
def test_it_is_told_of_whom_a_line_makes_one_of_the_family(line: str, told: str) -> None:
    assert [told in words for words in family_words(parse(line, BOOK, TODAY), line)] == [True] * bool(told)


@pytest.mark.parametrize(
    ("line", "words"),
    [("wants to meet my boss", "Asked of you by whom: to meet my boss?"), ("owes me 20", "Owed to you by whom: 20?")],
)
def test_a_loop_of_nobody_asks_whose_it_is(line: str, words: str) -> None:
    (said,) = proposals(parse(line, BOOK, date(2026, 3, 11)), saved=True)
    assert said == f"{words} The review asks."
