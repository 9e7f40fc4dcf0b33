"""The day of what was promised or invoiced, and of what waits until the turn of the year: on Monday 30 November."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse

from .conftest import BOOK

TODAY = date(2026, 11, 30)
FRI, TURN = date(2026, 12, 4), date(2027, 1, 4)

Loop = tuple[str, str, date | None]


def loops(line: str, today: date = TODAY) -> list[Loop]:
    return [(one.kind, one.text, one.due) for one in parse(line, BOOK, today, "mdy").proposed]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("eva stopped by, needs a letter of rec by 12/15, said i'd do it",
         ("promise", "do a letter of rec", date(2026, 12, 15))),
        ("eva needs a letter by fri, said i'd write it", ("promise", "write a letter", FRI)),
        ("eva needs a letter, said i'd do it by fri", ("promise", "do a letter", FRI)),
        ("eva needs a letter by fri", ("need", "a letter", FRI)),
        ("eva needs a letter, said i'd do it", ("promise", "do a letter", None)),
    ],
)  # fmt: skip
def test_a_promise_has_the_day_by_which_it_is_needed(line: str, loop: Loop) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("invoiced eva $2,500, due 1/6", ("owed", "$2,500", date(2027, 1, 6))),
        ("invoiced eva $2,500", ("owed", "$2,500", None)),
        ("invoiced eva 900 on nov 15", ("owed", "900", None)),
        ("invoiced eva 900 due fri", ("owed", "900", FRI)),
        ("invoiced eva 900 net 30", ("owed", "900", date(2026, 12, 30))),
        ("billed eva 300 eur, due fri", ("owed", "300 eur", FRI)),
        ("invoiced eva 2500 for the hearing", ("owed", "2500 for the hearing", None)),
        ("invoiced eva for the hearing, $300, due fri", ("owed", "$300", FRI)),
    ],
)
def test_who_was_invoiced_owes_the_sum(line: str, loop: Loop) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    "line",
    [
        "eva invoiced me $300", "invoiced eva", "invoiced eva for the hearing", "eva invoiced marc $300",
        "invoiced eva $300, paid", "eva was invoiced $300", "didn't invoice eva $300 yet", "invoiced eva's firm",
        "need to invoice eva $300", "eva paid the invoice, $300", "invoiced eva for 12 hours", "billed eva 3 days",
    ],
)  # fmt: skip
def test_nobody_owes_what_is_another_invoice(line: str) -> None:
    assert "owed" not in {kind for kind, _, _ in loops(line)}


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("rain check on drinks w/ eva til after the holidays", ("follow", "drinks w/ eva", TURN)),
        ("rain check on drinks with eva until january", ("follow", "drinks with eva", date(2027, 1, 1))),
        ("raincheck w/ eva, after the new year", ("follow", "", TURN)),
        ("eva called, coffee off, will try after the new year", ("follow", "", TURN)),
        ("will call eva after the holidays", ("promise", "call", TURN)),
        ("promised eva the deck after the holidays", ("promise", "the deck", TURN)),
        ("eva wants to meet after the holidays", ("coffee", "", TURN)),
    ],
)
def test_what_waits_until_the_turn_of_the_year(line: str, loop: Loop) -> None:
    assert loops(line) == [loop]


def test_nobody_tries_nothing_with_nobody() -> None:
    assert loops("will try after the new year") == []


@pytest.mark.parametrize(
    ("line", "today"),
    [
        ("will call eva after the holidays", date(2026, 6, 14)), ("eva is back from the holidays", TODAY),
        ("lunch with eva, talked about the holidays", TODAY), ("eva checked the rain gauge on tuesday", TODAY),
        ("the rain stopped, coffee with eva", TODAY), ("will send eva holidays snaps by fri", TODAY),
        ("eva rain checked on me", TODAY), ("try the new place with eva", TODAY),
    ],
)  # fmt: skip
def test_other_holidays_and_rain_have_no_such_day(line: str, today: date) -> None:
    assert TURN not in {day for _, _, day in loops(line, today)}
    assert "follow" not in {kind for kind, _, _ in loops(line, today)}


@pytest.mark.parametrize(
    ("line", "gave"),
    [
        ("gave eva the thank you card", False), ("gave eva a thank you note", False), ("gave eva a card", True),
        ("gave eva feedback on her thank you letter", True), ("gave eva the slides", True),
    ],
)  # fmt: skip
def test_thanks_are_no_help_given(line: str, gave: bool) -> None:
    assert ("gave" in {kind for kind, _, _ in loops(line)}) == gave


@pytest.mark.parametrize(
    "line",
    [
        "invoiced eva on nov 15",
        "invoiced eva nov 15",
        "invoiced eva invoice 7",
        "invoiced eva for 12 hours",
        "invoice 3 to eva is paid",
    ],
)
def test_a_day_and_a_number_of_something_else_are_no_sum(line: str) -> None:
    assert not loops(line)


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("contract comes friday, says eva", ("owed", "contract", date(2026, 12, 4))),
        ("the contract comes two weeks from now, says eva", ("owed", "the contract", date(2026, 12, 14))),
        ("call with eva, invoice arrives next week", ("owed", "invoice", date(2026, 12, 11))),
        ("call with eva, samples coming in 3 days", ("owed", "samples", date(2026, 12, 3))),
        ("Deck an Eva bis Fr EOD", ("promise", "Deck", date(2026, 12, 4))),
        ("Deck an Eva bis Di eod", ("promise", "Deck", date(2026, 12, 1))),
        ("Eva has a concert dec 5 8pm", ("follow", "a concert 8pm", date(2026, 12, 5))),
    ],
)  # fmt: skip
def test_what_comes_on_a_day_is_waited_for(line: str, loop: Loop) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    "line",
    [
        "emailed eva: deck comes next week", "eva says the invoice comes to 300", "call with eva, invoice comes to 300",
        "eva's invoice comes from her office", "the list comes from eva", "call with eva, list comes with the deck",
        "eva comes friday", "call with eva, comes friday", "the notes came friday, says eva", "Eva has moved on dec 5",
    ],
)  # fmt: skip
def test_what_comes_otherwise_is_not_owed(line: str) -> None:
    assert not [one for one in loops(line) if one[0] in ("owed", "promise", "follow")]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("took a rain check with eva on lunch", [("follow", "lunch", None)]),
        ("eva took a rain check on lunch", [("follow", "lunch", None)]),
        ("eva asked for a rain check on lunch til january", [("follow", "lunch", date(2027, 1, 1))]),
        ("gave eva a rain check", [("follow", "", None)]), ("took a rain check", [("follow", "", None)]),
        ("eva asked for a check", [("request", "a check", None)]), ("took a rain jacket to eva", []),
        ("eva took the rain check voucher", []), ("took a check to eva", []), ("checked the rain with eva", []),
        ("invoiced eva $900 net 30", [("owed", "$900", date(2026, 12, 30))]),
        ("billed eva $900, net 15", [("owed", "$900", date(2026, 12, 15))]),
        ("call with eva, net 30", []), ("eva pays net 30", []),
    ],
)  # fmt: skip
def test_a_rain_check_waits_and_a_term_of_payment_is_no_day_of_a_month(line: str, read: list[Loop]) -> None:
    assert loops(line) == read
    assert parse(line, BOOK, TODAY, "mdy").date == TODAY


@pytest.mark.parametrize(
    ("line", "on", "read"),
    [
        ("trip with eva 4-7 Nov", date(2026, 11, 4), []), ("dentist with eva on 3 Nov", date(2026, 11, 3), []),
        ("trip with eva 1-4 May", TODAY, [("follow", "trip", date(2027, 5, 1))]),
        ("eva has surgery 4 Nov", TODAY, [("follow", "surgery", date(2027, 11, 4))]),
        ("eva's shop opens on 5 Aug", TODAY, [("follow", "eva's shop opens", date(2027, 8, 5))]),
        ("trip with eva 4-7 Jan", TODAY, [("follow", "trip", date(2027, 1, 4))]),
    ],
)  # fmt: skip
def test_what_was_on_a_day_is_no_thing_of_next_year(line: str, on: date, read: list[Loop]) -> None:
    assert (parse(line, BOOK, TODAY, "mdy").date, loops(line)) == (on, read)
