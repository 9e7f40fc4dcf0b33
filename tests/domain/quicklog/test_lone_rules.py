"""Lines that one rule alone reads: without the rule each is an entry of another kind, of another day or with nobody."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

BOOK = NameIndex([(1, "ana", "Ana Ruiz", (), "", "network"), (2, "tom", "Tom Reed", (), "", "network")])


@pytest.mark.parametrize(
    ("line", "channel", "people", "day"),
    [
        ("dinner invite from ana", "note", ["Ana Ruiz"], "2026-03-11"),
        ("translated ana's letter", "note", [], "2026-03-11"),
        ("lost ana's card", "note", [], "2026-03-11"),
        ("Tom came, dinner chez Ana", "visit", ["Tom Reed"], "2026-03-11"),
        ("had lunch with ana, put off till may", "lunch", ["Ana Ruiz"], "2026-03-11"),
        ("met a guy named zork", "meeting", ["zork"], "2026-03-11"),
        ("emailed ana fri 20 mar 14:00", "email", ["Ana Ruiz"], "2026-03-11"),
        ("met ana fri 20 mar 14:00", "meeting", ["Ana Ruiz"], "2026-03-20"),
    ],
)
def test_an_entry_that_one_rule_reads(line: str, channel: str, people: list[str], day: str) -> None:
    reading = parse(line, BOOK, date(2026, 3, 11))
    assert (reading.channel, [ref.name for ref in reading.people], reading.date.isoformat()) == (channel, people, day)


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("in lisbon 14-18 dec, see ana there", ("coffee", "", None)),
        ("ana is in berlin on thursday, let's have dinner at 19:00", ("coffee", "at 19:00", "2026-03-12")),
    ],
)
def test_a_loop_that_one_rule_reads(line: str, loop: tuple[str, str, str | None]) -> None:
    proposed = parse(line, BOOK, date(2026, 3, 11)).proposed
    assert loop in [(one.kind, one.text, one.due and one.due.isoformat()) for one in proposed]
