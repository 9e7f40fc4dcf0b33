"""An introduction that I could make, and whom a talk is to be with once they have come."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse

from .conftest import BOOK

TODAY = date(2026, 11, 30)


def loops(line: str) -> list[tuple[str, list[str]]]:
    found = parse(line, BOOK, TODAY).proposed
    return [(one.kind, [ref.name.split()[0] for ref in one.people]) for one in found]


@pytest.mark.parametrize(
    "line",
    [
        "i could intro eva to marc", "could intro eva to marc", "might introduce eva to marc",
        "i can connect eva with marc", "coffee with eva, i could intro her to marc",
    ],
)  # fmt: skip
def test_it_is_offered(line: str) -> None:
    assert loops(line) == [("intro", ["Eva", "Marc"])]


@pytest.mark.parametrize(
    "line",
    [
        "if i could intro eva to marc", "wish i could intro eva to marc", "couldn't intro eva to marc",
        "eva could intro marc to zoe", "eva could intro me to marc", "eva asked if i could intro her to marc",
        "eva can intro us to marc", "i could do with an intro to marc", "could eva intro me to marc?",
        "asked eva if she could intro me to marc", "can't introduce eva to marc",
    ],
)  # fmt: skip
def test_no_other_introduction_is(line: str) -> None:
    assert "intro" not in {kind for kind, _ in loops(line)}


@pytest.mark.parametrize(
    ("line", "channel", "day"),
    [
        ("Eva flew in from Oslo, lunch tomorrow", "lunch", date(2026, 12, 1)),
        ("Eva is in town, coffee fri", "coffee", date(2026, 12, 4)),
        ("Eva is over from Oslo, drinks on fri 7pm", "drinks", date(2026, 12, 4)),
    ],
)
def test_a_talk_is_planned_with_whom_has_come(line: str, channel: str, day: date) -> None:
    reading = parse(line, BOOK, TODAY)
    assert [ref.name for ref in reading.people] == ["Eva Lund"] and not reading.proposed
    assert (reading.channel, reading.date, reading.planned) == (channel, day, True)


@pytest.mark.parametrize(
    "line",
    [
        "Eva is out of town, lunch friday is off", "Eva flew in from Oslo, lunch was great", "Eva flew in, great lunch",
        "flew to Oslo with Eva, lunch was nice", "Eva is in town", "Eva flew in from Oslo, lunch yesterday",
        "Eva moved to a new town, lunch was nice", "Eva landed the job, lunch was fun",
        "Eva flew home, had lunch before",
        "lunch with Eva in town",
    ],
)  # fmt: skip
def test_no_other_talk_is(line: str) -> None:
    assert "coffee" not in {kind for kind, _ in loops(line)} and not parse(line, BOOK, TODAY).planned


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("for the site, talk to Marc", "note"), ("met Eva, talked to Marc", "meeting"),
        ("lunch with Eva, talk to Marc about the deck", "lunch"), ("good talk with Eva", "call"),
    ],
)  # fmt: skip
def test_whom_to_talk_to_is_still_to_be_done(line: str, channel: str) -> None:
    assert parse(line, BOOK, TODAY).channel == channel
