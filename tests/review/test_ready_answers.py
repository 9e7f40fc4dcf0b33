"""What I have ready for those who ask fills the blank of the answer; what has run out, and complaints, do not."""

from datetime import timedelta

import pytest

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Fact, Line, Person, Request, RequestType, Settings
from netritual.review.loop_item import loop_item
from tests.support.network import MemoryNetwork
from tests.support.review import NOW, TODAY

DAY = timedelta(days=1)
READY = (
    Fact(id=11, key="resume", text="https://kestrel.example/cv", valid_from=TODAY - 9 * DAY),
    Fact(id=12, key="workshop", text="14 May in Porto, 450 euros", valid_from=TODAY - 9 * DAY),
    Fact(id=13, key="day rate", text="900 euros", valid_from=TODAY - 9 * DAY, valid_to=TODAY - DAY),
    Line(id=14, key="offer", text="a first hour for nothing", valid_from=TODAY - 9 * DAY),
)


def draft(kind: RequestType, text: str) -> str:
    request = Request(id=5, from_=1, type=kind, text=text, asked=NOW - DAY)
    network = MemoryNetwork(Person(id=1, handle="tom", name="Tom Reed"), request, *READY)
    settings = Settings(name="Marta Silva")
    (loop,) = loops(network, settings, NOW)
    return loop_item(network, settings, NOW, loop, section="x", prefix="replies").draft


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("resume", "my resume", "https://kestrel.example/cv"),
        ("question", "what the workshop costs", "14 May in Porto, 450 euros."),
        ("question", "what my day rate is", ""),
        ("question", "how we met", ""),
        ("question", "whether the workshop is full", ""),
        ("complaint", "the workshop", ""),
        ("other", "the guarantee", ""),
    ],
)
def test_what_is_ready_is_in_the_answer(kind: RequestType, text: str, said: str) -> None:
    written = draft(kind, text)
    assert written.startswith("Hi Tom,")
    if said:
        assert said in written and "{" not in written
    else:
        assert "{" in written and "euros" not in written
