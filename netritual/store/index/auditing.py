"""Comparing the index with the documents: `doctor` asks for it."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import isclose
from operator import itemgetter

from msgspec.structs import replace

from netritual.domain.counts import PlainCounts, counts
from netritual.domain.model import Person
from netritual.domain.network import Network, Touch
from netritual.domain.tie_stats import sums_of
from netritual.store.index.database import Index
from netritual.store.index.index_counts import index_below
from netritual.store.index.layers import Contact, Rows, Spoilt, counted, monday_ordinal, walk
from netritual.store.index.learned import note_changes
from netritual.store.index.talk_facts import facts_of, text_of_talk
from netritual.store.index.talks import touch_of
from netritual.store.index.word_table import Delta, WordLines, WordTable
from netritual.store.journal_state import PEOPLE, TALKS, State
from netritual.store.records import record_of
from netritual.store.views import View

HALF_YEAR = 182
"""Days after the newest entry on which the counts of a year are compared once more."""


def wrong_index(state: State) -> str:
    """What the index says otherwise than the documents do, in words; empty when they agree.

    An index that is wrong is in doubt from then on, and the next one is made anew.
    """
    older = state.undo_log.older
    words = _wrong(state)
    if words and isinstance(older, Index):
        older.doubted = True
    return words


def _wrong(state: State) -> str:
    talks, view = state.rows(TALKS), View(state.share())
    touches = touches_of(talks)
    for person, wanted in touches.items():
        if list(talks.touches(person)) != wanted:
            return "the interactions of somebody"
    newest = max((wanted[-1].day for wanted in touches.values()), default=1)
    for today in (newest, min(newest + HALF_YEAR, date.max.toordinal())):
        words = differing(state, view, date.fromordinal(today)) or differing_sums(view, touches, today)
        if words:
            return words
    return differing_words(state)


def differing(state: State, network: Network, today: date) -> str:
    """What the index says otherwise than the documents do, in words; empty when they agree."""
    indexed = counts(network)
    plain = PlainCounts(network)
    if indexed.standing(today) != plain.standing(today) or indexed.first_touch() != plain.first_touch():
        return "how many people you were in touch with"
    if [person.id for person in indexed.ranked()] != [person.id for person in plain.ranked()]:
        return "who has a tier"
    if [person.id for person in indexed.seeking()] != [person.id for person in plain.seeking()]:
        return "who has a need or an offer"
    weeks: dict[int, list[Contact]] = {}
    for doc_id, raw in walk(state.rows(TALKS)):
        facts = facts_of(raw)
        if facts is not None:
            weeks.setdefault(monday_ordinal(facts.day), []).append(Contact(doc_id, facts.channel, facts.people))
    for monday, contacts in weeks.items():
        if indexed.reach(date.fromordinal(monday)) != counted(contacts):
            return f"the week of {date.fromordinal(monday)}"
    return ""


def touches_of(talks: Rows) -> dict[int, list[Touch]]:
    """Everyone's touches in their order, read from the documents and from no index."""
    found: dict[int, list[Touch]] = {}
    words: dict[str | None, str | None] = {}
    for doc_id, raw in walk(talks):
        facts = facts_of(raw)
        if facts is not None:
            channel = words.setdefault(facts.channel, facts.channel) or ""
            who = words.setdefault(facts.initiator, facts.initiator)
            touch = touch_of(facts._replace(channel=channel, initiator=who), doc_id)
            for person in dict.fromkeys(facts.people):
                found.setdefault(person, []).append(touch)
    for touches in found.values():
        touches.sort(key=itemgetter(0, 4))
    return found


def differing_sums(network: Network, touches: Mapping[int, Sequence[Touch]], now: int) -> str:
    """What the sums of the index say otherwise than those of these touches, in words; empty when they agree."""
    indexed = counts(network)
    for person in {*touches, *(person.id for person in network.all(Person))}:
        plain, found = sums_of(touches.get(person, ()), now), indexed.sums(person, now)
        if replace(found, s60=plain.s60) != plain or not isclose(found.s60, plain.s60, rel_tol=1e-9, abs_tol=1e-9):
            return "when you were in touch with somebody"
    return ""


def differing_words(state: State) -> str:
    """What the lines of words say otherwise than the documents; empty when they agree, or cannot be read."""
    people, talks = state.rows(PEOPLE), state.rows(TALKS)
    index = index_below(people, talks)
    if index is None:
        return ""
    anew, news = WordLines(), WordLines()
    for doc_id, raw in walk(people):
        anew.person(None, record_of(Person, doc_id, raw))
    for _, raw in walk(talks):
        talk = text_of_talk(raw)
        if talk is not None:
            anew.talk(Delta(1, talk))
    note_changes(news, people, talks)
    try:
        lines = WordTable(index).everything()
    except Spoilt:
        return "what was talked about"
    old = {key: news.line(key, lines.get(key, {})) for key in {*lines, *news.changed()}}
    new = {key: anew.line(key, {}) for key in anew.changed()}
    differ = any(old.get(key, {}) != new.get(key, {}) for key in {*old, *new})
    return "what was talked about" if differ else ""
