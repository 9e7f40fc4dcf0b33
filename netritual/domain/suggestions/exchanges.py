"""What went between me and somebody: help that was given and received, and introductions."""

from datetime import date, timedelta
from functools import cached_property
from re import IGNORECASE

from netritual.domain.model import Ask, Gift, Introduction
from netritual.domain.network import Network
from netritual.regex import regex

LEDGER_DAYS = 730
"""Give and take is counted over 24 months."""
_TRIFLE = regex(
    r"(?:(?:a|the|my|his|her|their) )?(?:(?:business|visiting|phone|mobile|e-?mail|new|home) )*"
    r"(?:cards?|numbers?|address|e-?mail|contacts?|(?:contact )?details)(?: (?:of|for) .*)?",
    IGNORECASE,
)
"""What is handed over at any meeting is no help."""


def is_trifle(text: str) -> bool:
    """Whether what was handed over is no help: a card, a number."""
    return _TRIFLE.fullmatch(text) is not None


class Exchanges:
    """How often I ``gave`` somebody something and ``got`` something, over the months of the ledger."""

    def __init__(self, network: Network, today: date) -> None:
        self.network = network
        self.gave: dict[int, int] = {}
        self.got: dict[int, int] = {}
        first = today - timedelta(days=LEDGER_DAYS)
        for gift in network.all(Gift):
            if first <= gift.on <= today and not is_trifle(gift.text):
                ledger = self.gave if gift.direction == "gave" else self.got
                for who in gift.people:
                    ledger[who] = ledger.get(who, 0) + 1

    @cached_property
    def helped(self) -> frozenset[tuple[int, date]]:
        """Who gave me something or answered what I asked, on which day."""
        asked = ((ask.to, ask.answered) for ask in self.network.all(Ask) if ask.state == "answered" and ask.answered)
        got = (gift for gift in self.network.all(Gift) if gift.direction == "got" and not is_trifle(gift.text))
        return frozenset((*asked, *((who, gift.on) for gift in got for who in gift.people)))

    @cached_property
    def introductions_sent(self) -> dict[int, int]:
        """By person the newest day (an ordinal) on which I introduced them to somebody: a word to them too."""
        sent = ((intro.sent.toordinal(), intro.between) for intro in self.network.all(Introduction) if intro.sent)
        return {who: day for day, between in sorted(sent) for who in between}
