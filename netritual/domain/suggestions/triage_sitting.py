"""One sitting of triage: who is asked about next, what was answered, and when it is enough. Pure."""

from collections.abc import Iterable
from datetime import date

from netritual.domain.language.text import fold
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.triage import SITTING, Deck, TriageCandidate

FEWEST_YES = SITTING // 10
"""Answers of yes among the last ``SITTING`` below which the rest can stay on the list."""


class TriageSitting:
    """``answers`` are those of this sitting by person: whether they were a yes; ``filter`` is the word that those asked
    about must hold."""

    def __init__(self, network: Network, settings: Settings, today: date, size: int) -> None:
        self.goal = self._size = max(1, size)
        self.filter = ""
        self.answers: dict[int, bool] = {}
        self.deck: Deck
        self._dealt: list[TriageCandidate] = []
        """The names of this sitting in their order, those that were answered too: an undo brings them back."""
        self.follow(network, settings, today)

    def follow(self, network: Network, settings: Settings, today: date, people: Iterable[int] | None = None) -> None:
        """Take up a network in which these people changed, or without them anything: answers taken back are none."""
        self._network = network
        if people is None:
            self.deck = Deck(network, settings, today)
        else:
            self.deck.take(network, people)
        self.answers = {id_: yes for id_, yes in self.answers.items() if not self.deck.is_open(id_)}

    @property
    def candidate(self) -> TriageCandidate | None:
        """Whom to ask about: the first of those dealt who is open, else the first of a new hand; nobody at the end."""
        if self.is_over:
            return None
        open_ = (one for one in self._dealt if self.deck.is_open(one.person) and one.person not in self.answers)
        waiting = next(open_, None)
        if waiting is None:
            hand = self.deck.hand(dealt=self.answers, fits=self._fits if self.filter else None)
            self._dealt += hand
            waiting = next(iter(hand), None)
        return waiting

    def _fits(self, id_: int) -> bool:
        person = self._network.get(Person, id_)
        if person is None:
            return False
        words = fold(f"{person.name} {person.company} {person.position} {person.city} {' '.join(person.circles)}")
        return fold(self.filter) in words

    @property
    def is_over(self) -> bool:
        """True when this sitting has had its people, or hardly anyone of the last ones was a yes."""
        return len(self.answers) >= self.goal or self.brings_few

    @property
    def brings_few(self) -> bool:
        """True when hardly anyone of the last ones was a yes."""
        lately = list(self.answers.values())[-SITTING:]
        return len(lately) == SITTING and sum(lately) < FEWEST_YES

    def narrow(self, text: str) -> None:
        """Deal anew, with only those who hold a word; "" for everyone."""
        self.filter, self._dealt = text, []

    def go_on(self) -> None:
        """As many again, out of everyone."""
        self.narrow("")
        self.goal = len(self.answers) + self._size
        self.answers = dict.fromkeys(self.answers, True) if self.brings_few else self.answers
