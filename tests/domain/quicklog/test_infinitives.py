"""What is to be done behind "to" alone, and the verbs that some say for others: to revert for to reply."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 12)
BOOK = NameIndex(
    (at, name.split()[0].lower(), name, (), "", "network")
    for at, name in enumerate(("Olga Prinz", "Hugo Martens", "Lena Vogt", "Paco Serra"), 1)
)
FRIDAY, MONDAY = date(2026, 3, 13), date(2026, 3, 16)
Loop = tuple[str, str, str, date | None]


def loops(line: str) -> list[Loop]:
    """Kind, people, words and day of each loop that a line proposes."""
    return [
        (one.kind, " ".join(ref.name.split()[0] for ref in one.people), one.text, one.due)
        for one in parse(line, BOOK, TODAY).proposed
    ]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("Olga sent 3 cvs, hv to revert by Monday", ("promise", "Olga", "revert", MONDAY)),
        ("will revert to Hugo by Friday", ("promise", "Hugo", "revert", FRIDAY)),
        ("will revert back to Hugo by Friday", ("promise", "Hugo", "revert back", FRIDAY)),
        ("I need to revert to Hugo with pricing by Friday", ("promise", "Hugo", "revert with pricing", FRIDAY)),
        ("will revert to Hugo's email by Friday", ("promise", "Hugo", "revert to Hugo's email", FRIDAY)),
        ("Hugo to revert by Friday", ("owed", "Hugo", "revert", FRIDAY)),
        ("Hugo will revert by Friday", ("owed", "Hugo", "revert", FRIDAY)),
        ("Hugo said he will revert by Friday", ("owed", "Hugo", "revert", FRIDAY)),
        ("Hugo to file the papers by Monday", ("owed", "Hugo", "file the papers", MONDAY)),
        ("got a missed call from Hugo, to call back", ("promise", "Hugo", "call back", None)),
        ("call from Hugo, to call back by Monday", ("promise", "Hugo", "call back", MONDAY)),
        ("Lena's daughter got into college, to wish", ("promise", "Lena", "wish", None)),
        ("Lena's birthday on 20th, to wish her", ("promise", "Lena", "wish her", date(2026, 3, 20))),
        ("Lena's surgery on 20th, to send flowers", ("promise", "Lena", "send flowers", date(2026, 3, 20))),
        ("met Hugo, his father is in hospital, to visit", ("promise", "Hugo", "visit", None)),
        ("lunch w/ Lena, to send notes by Monday", ("promise", "Lena", "send notes", MONDAY)),
        ("lunch w/ Lena, to send notes on Monday", ("promise", "Lena", "send notes", MONDAY)),
        ("call with Lena, the accountant asked for bank statements, to send by Monday",
         ("promise", "Lena", "send", MONDAY)),
        ("Hugo called, to file the papers by Monday", ("owed", "Hugo", "file the papers", MONDAY)),
        ("Hugo helped with the visa, thx to send", ("thanks", "Hugo", "", None)),
    ],
)  # fmt: skip
def test_to_and_a_verb_is_to_be_done(line: str, loop: Loop) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    "line",
    [
        "revert the commit with Hugo",
        "have to revert the commit with Hugo by Friday",
        "Hugo will revert the change by Friday",
        "Hugo wants to revert to plan b",
        "revert to Hugo's old pricing",
        "will revert to Hugo's old design by Friday",
        "will revert to the old design with Hugo by Friday",
        "Hugo will file for divorce",
        "Hugo will file a complaint",
        "met Hugo, file attached",
        "moved the book to wish list, met Lena",
        "lunch w/ Lena, to discuss pricing",
        "went to Rome, to see Lena",
        "call with Lena, to plan the party",
        "emailed Lena, to ask for the deck",
        "emailed Lena, to share the deck",
        "Lena prefers to call, to email is too slow",
        "call with Hugo, happy to talk",
        "met Lena, next to the station",
    ],
)
def test_what_is_no_deed_of_mine_is_no_promise(line: str) -> None:
    assert [one for one in loops(line) if one[0] in ("owed", "promise")] == []


@pytest.mark.parametrize("reply", ["revert by Monday", "hv to revert by Monday", "will reply by Monday"])
def test_the_day_of_a_reply_is_that_of_what_was_asked(reply: str) -> None:
    assert loops(f"Hugo asked for a discount, {reply}")[0][2:] == ("a discount", MONDAY)
    assert len(loops(f"Hugo asked for a discount, {reply}")) == 1


def test_the_day_of_what_is_to_be_done_does_not_date_the_talk() -> None:
    assert parse("lunch w/ Lena, to send notes on Monday", BOOK, TODAY).date == TODAY
