"""Thanks that are still to be said, and what stands behind a link."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse

from .conftest import BOOK

TODAY = date(2026, 11, 30)


def loops(line: str) -> list[str]:
    """The loops of a line: the kind, whom each stands on, and the text."""
    found = parse(line, BOOK, TODAY).proposed
    return [" ".join([one.kind, *[ref.name.split()[0] for ref in one.people], one.text]).strip() for one in found]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("eva was great - thanks owed", "thanks Eva"), ("eva was great, thx owed", "thanks Eva"),
        ("thanks owed to eva", "thanks Eva"), ("thx owed to eva", "thanks Eva"), ("owe eva a thank you", "thanks Eva"),
        ("thanks due to eva by fri", "thanks Eva"), ("eva was great - thanks owed by fri", "thanks Eva"),
    ],
)  # fmt: skip
def test_thanks_are_owed(line: str, loop: str) -> None:
    assert loops(line) == [loop]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("no thanks owed", []), ("eva said thanks", []), ("thanks! eva paid what she owed", []),
        ("eva thanked me, nothing owed", []), ("eva owed me 20, paid", []), ("eva owes me 20, thanks", ["owed Eva 20"]),
        ("thanks eva", ["thanks Eva"]), ("thanks to eva for the help", ["thanks Eva for the help"]),
        ("thanks owed by eva", []), ("thanks owed from eva", []), ("thanks owed to everyone but eva", []),
        ("eva owes me thanks", ["owed Eva thanks"]), ("eva owes me the invoice due fri", ["owed Eva the invoice"]),
    ],
)  # fmt: skip
def test_other_thanks_are_as_before(line: str, read: list[str]) -> None:
    assert loops(line) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("eva sent an article https://example.org/bars, thank her", ["article Eva", "thanks Eva"]),
        ("eva sent me https://example.org/a. thank her", ["article Eva", "thanks Eva"]),
        ("eva sent an article https://example.org/bars, thanks owed", ["article Eva", "thanks Eva"]),
        ("eva shared https://example.org/a, promised her my notes", ["article Eva", "promise Eva my notes"]),
        ("eva shared https://example.org/a on pricing", ["article Eva on pricing"]),
        ("eva shared https://example.org/a", ["article Eva"]),
        ("eva shared an article https://example.org/a", ["article Eva"]),
    ],
)  # fmt: skip
def test_a_sign_behind_a_link_parts_what_follows(line: str, read: list[str]) -> None:
    assert loops(line) == read
    assert [one.url for one in parse(line, BOOK, TODAY).proposed if one.kind == "article"] != [""]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("ta eva", ["thanks Eva"]), ("ta to eva for the brides", ["thanks Eva for the brides"]),
        ("eva passed me two brides, need to say ta", ["received Eva two brides", "thanks Eva"]),
        ("eva was great, ta owed", ["thanks Eva"]), ("eva sent me 2 enquiries", ["received Eva 2 enquiries"]),
        ("eva sent three couples my way", ["received Eva three couples my way"]),
        ("eva sent me two enquiries for June", ["received Eva two enquiries for June"]),
        ("eva sent me a couple", []), ("eva sent me a couple of photos", []), ("eva sent me the bookings list", []),
        ("eva sent me her bookings", []), ("j'ai vu ta soeur eva", []), ("eva ta doente", []),
        ("eva sent the clients back", []), ("eva lost two clients", []), ("eva sent two gigs to marc", []),
    ],
)  # fmt: skip
def test_who_sends_me_work_helps_me_and_ta_is_thanks(line: str, read: list[str]) -> None:
    assert loops(line) == read
