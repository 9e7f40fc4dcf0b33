"""What Home tells once its first frame stands: whom to write to, whom to help, and the days of the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netritual.domain.model import Settings
from netritual.domain.network import Network
from netritual.review.acts import FIRST_WORD_ACTS
from netritual.review.rows import name_of, names_of
from netritual.review.step import Item, row
from netritual.services.pages.home_page import headcount
from netritual.services.pages.year_page import Year, year_page

if TYPE_CHECKING:
    from netritual.domain.suggestions.suggestion import Suggestion

MOST_WORDS = 2
"""First words that are offered at once."""
MOST_HELPED = 2
MOST_LOOKED_AT = 20
"""Favours among which those are found that were not asked about lately; what somebody offers is no help to them."""


class Suggested(NamedTuple):
    """The suggestions, as Home tells of them where no coffee stands: how many, or that no one needs one (``is_quiet``),
    and the first words to write."""

    number: int = 0
    is_quiet: bool = False
    first_words: tuple[Item, ...] = ()


def suggested(network: Network, settings: Settings, today: date) -> Suggested:
    """How many are suggested, or that no one needs a coffee, where that is known; and two first words at most."""
    from netritual.domain.suggestions.suggest import suggest  # not at start: Home stands before it is asked

    suggestions = suggest(network, settings, today)
    words = [one for one in suggestions.shown if one.is_to_a_stranger][:MOST_WORDS]
    return Suggested(
        number=len(suggestions.shown),
        is_quiet=not suggestions.shown and suggestions.silence == "kept",
        first_words=tuple(_first_word(network, settings, today, one) for one in words),
    )


def _first_word(network: Network, settings: Settings, today: date, one: Suggestion) -> Item:
    """Somebody to write a first word to: who and why."""
    from netritual.review.message_drafts.occasion_drafts import first_word_to

    who, draft = (one.person,), first_word_to(network, settings, today, one)
    cells, key = (names_of(network, who), one.why), f"first:{one.person}"
    return row("home", "people", one.person, "A FIRST WORD", cells, FIRST_WORD_ACTS, who, key=key, draft=draft)


class Help(NamedTuple):
    """Something of five minutes for somebody: who is meant first, and a sentence in parts, each a name or not."""

    person: int
    parts: tuple[tuple[str, bool], ...]

    @property
    def sentence(self) -> str:
        """The parts as one text."""
        return "".join(text for text, _ in self.parts)


_FAVOURS: dict[str, tuple[str, str]] = {
    "need": ("", " looks for "), "give_back": ("Send ", " something useful"),
    "ask_need": ("Ask ", " what would help most now"), "welcome": ("Say a word of welcome to ", ""),
}  # fmt: skip
"""The kind of a favour -> the words before and behind the name; what is looked for comes last."""


def five_minutes(network: Network, settings: Settings, today: date) -> tuple[Help, ...]:
    """Whom one can help in five minutes: two who should meet, then favours that no review asked about lately."""
    from netritual.domain.people.first_names import first_name
    from netritual.domain.suggestions.introduction_matches import asked_lately, favours, pairs

    helped: list[Help] = []
    lately = asked_lately(network, today)
    for pair in pairs(network, 1):
        one, other = name_of(network, pair.a), name_of(network, pair.b)
        parts = (("Introduce ", False), (first_name(one) or one, True), (" and ", False), (other, True))
        helped.append(Help(pair.a, parts))
        lately |= {pair.a}
    for favour in favours(network, settings, today, MOST_LOOKED_AT):
        around = _FAVOURS.get(favour.kind)
        if around is not None and not favour.line and favour.person not in lately:
            before, behind = around
            what = favour.what if favour.kind == "need" else ""
            name = name_of(network, favour.person)
            helped.append(Help(favour.person, ((before, False), (name, True), (behind + what, False))))
    return tuple(helped[:MOST_HELPED])


class HomeOffers(NamedTuple):
    """All that Home tells later than its first frame; ``listed`` counts those of whose names twelve are offered, None
    where they are not."""

    suggested: Suggested = Suggested()
    listed: int | None = None
    five_minutes: tuple[Help, ...] = ()
    year: Year | None = None


def home_offers(
    network: Network, settings: Settings, today: date, *, is_planned: bool, is_settled: bool, is_wide: bool
) -> HomeOffers:
    """What is told at a moment: suggestions where nothing is planned, and the year where there is one. Whom to help and
    the year stand on a wide terminal only."""
    from netritual.domain.suggestions.triage import is_offered

    return HomeOffers(
        suggested=Suggested() if is_planned else suggested(network, settings, today),
        listed=headcount(network, today).listed if is_offered(network, today) else None,
        five_minutes=five_minutes(network, settings, today) if is_wide else (),
        year=year_page(network, today) if is_wide and is_settled else None,
    )
