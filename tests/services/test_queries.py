"""What the pages of people say."""

from datetime import UTC, date, datetime

import pytest

from netritual.domain.model import Channel, Initiator, Interaction, Person, Request, Settings
from netritual.services.pages.person_card import person_card
from netritual.services.pages.person_page import timeline
from netritual.services.pages.queries import open_loops
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("city", "zone", "apart"),
    [
        ("München", "Europe/Berlin", "your city"),
        ("munich", None, "your city"),
        ("Porto", "Europe/Lisbon", "1 hour behind"),
        ("Mumbai", "Asia/Kolkata", "4.5 hours ahead"),
        ("Zürich", "Europe/Zurich", "same time as you"),
        ("Porto", None, ""),
    ],
)
def test_how_far_away_somebody_is(city: str, zone: str | None, apart: str) -> None:
    ana = Person(id=1, handle="ana", name="Ana Ruiz", city=city, tz=zone)
    mine = Settings(city="Munich", tz="Europe/Berlin")
    assert person_card(MemoryNetwork(ana), mine, NOW, ana).apart == apart


def test_the_others_of_a_talk_are_called_by_their_first_names() -> None:
    names = ("Ana Ruiz", "Dr. Greta Lindner", "李雷")
    people = [Person(id=n, handle=f"p{n}", name=name) for n, name in enumerate(names, 1)]
    talk = Interaction(id=9, on=date(2026, 3, 9), channel="lunch", people=(1, 2, 3))
    (moment,) = timeline(MemoryNetwork(*people, talk), 1, [], NOW.date())
    assert moment.others == "with Greta, 李雷"


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("my rates", "Ana waits for"),
        ("to meet the new cook", "Ana asked you"),
        ("if I know a plumber", "Ana asked you"),
    ],
)
def test_what_is_asked_of_me_is_told_in_a_sentence(text: str, whose: str) -> None:
    ana = Person(id=1, handle="ana", name="Ana Ruiz")
    request = Request(id=9, from_=1, text=text, asked=NOW)
    (loop,) = open_loops(MemoryNetwork(ana, request), Settings(tz="UTC"), NOW, ana)
    assert loop.whose == whose


def test_the_others_are_not_named_twice() -> None:
    people = [Person(id=n, handle=f"p{n}", name=name) for n, name in enumerate(("Ana Ruiz", "Greta Lind", "Bo"), 1)]
    talk = Interaction(id=9, on=date(2026, 3, 9), channel="lunch", people=(1, 2, 3), summary="lunch with Ana and Greta")
    (moment,) = timeline(MemoryNetwork(*people, talk), 1, [], NOW.date())
    assert moment.others == "with Bo"


@pytest.mark.parametrize(
    ("channel", "initiator", "who", "lane"),
    [
        ("coffee", "mutual", 1, "in person"), ("video", "me", 1, "call"), ("email", "me", 1, "mine"),
        ("email", "them", 1, "theirs"), ("email", "mutual", 1, "message"), ("note", None, 1, "other"),
        ("coffee", "mutual", 2, "other"),
    ],
)  # fmt: skip
def test_the_lane_of_a_moment_says_how_it_went(channel: Channel, initiator: Initiator, who: int, lane: str) -> None:
    ana = Person(id=1, handle="ana", name="Ana Ruiz")
    talk = Interaction(
        id=9, on=date(2026, 3, 9), channel=channel, people=(who,), mentions=(1,), initiator=initiator, summary="x"
    )
    (moment,) = timeline(MemoryNetwork(ana, talk), 1, [], NOW.date())
    assert moment.lane == lane
