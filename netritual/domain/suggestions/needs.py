"""Needs and offers: who can help with what somebody looks for."""

import re
from collections.abc import Iterable

from netritual.domain.language.terms import terms_of
from netritual.domain.model import Person
from netritual.regex import regex

FITS = 0.5
"""From this share of common words on, an offer is taken to meet a need."""


def match(need: str, offer: str) -> float:
    """How well an offer meets a need, 0 to 1: common words over the words of the shorter one, stemmed."""
    wanted, offered = terms_of(need), terms_of(offer)
    if not wanted or not offered:
        return 0.0
    return len(wanted & offered) / min(len(wanted), len(offered))


_WORK = regex(r"\b(?:job|jobs|role|position|internship|apprenticeship|new work)\b", re.I)
"""Words of a need for work: whoever looks for somebody to do that work is its answer."""


def seeks_work(need: str) -> bool:
    """True for a need such as "a job in programmes"."""
    return _WORK.search(need) is not None


def offering(offer: str) -> str:
    """What somebody offers, in words: "offers sailing"; "looks for a job in programmes" of work."""
    return f"{'looks for' if seeks_work(offer) else 'offers'} {offer}"


class OfferIndex:
    """All offers, found by their words, so that a need is not compared with each of them; archived people have none.

    Whoever looks for work offers it, to all who do not look for work themselves.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_term: dict[str, list[tuple[int, str]]] = {}
        for person in people:
            work = [need for need in person.needs if seeks_work(need)] if person.needs else ()
            for offer in (*person.offers, *work) if person.status != "archived" else ():
                for term in terms_of(offer):
                    self._by_term.setdefault(term, []).append((person.id, offer))

    def near(self, need: str) -> list[tuple[int, str]]:
        """Each ``(person, offer)`` that shares a word with the need."""
        hits = dict.fromkeys(hit for term in sorted(terms_of(need)) for hit in self._by_term.get(term, ()))
        return sorted(hit for hit in hits if not (seeks_work(need) and seeks_work(hit[1])))

    def best(self, person: Person, need: str) -> tuple[int, str, float] | None:
        """Who meets a need of this person best: ``(person, offer, match)``. Not themselves, nobody they know."""
        knows = set(person.knows)
        hits = [
            (-match(need, offer), who, offer) for who, offer in self.near(need) if who != person.id and who not in knows
        ]
        hits = [hit for hit in hits if -hit[0] >= FITS]
        if not hits:
            return None
        value, who, offer = min(hits)
        return who, offer, -value

    def meets(self, person: Person) -> tuple[str, int] | None:
        """The first need of this person that somebody else's offer meets, and who that is; or None."""
        hits = ((need, self.best(person, need)) for need in person.needs)
        return next(((need, best[0]) for need, best in hits if best is not None), None)
