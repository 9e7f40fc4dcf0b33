"""The JSON shapes that commands print: dates and moments are left to the encoder, absent is null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from netritual.domain.articles.feeds import Listing
from netritual.domain.loops.loop import Loop
from netritual.domain.model import Entry, Feed
from netritual.domain.network import People
from netritual.domain.search.people_rows import PersonRow
from netritual.domain.suggestions.suggestion import Suggestion, Suggestions
from netritual.domain.ties.tie import Seen
from netritual.services.feeds.feed_rows import FeedRow


def ref(people: People, person: int | None) -> dict[str, Any] | None:
    """A person, named: ``{"id", "handle", "name"}``."""
    one = people.get(person) if person is not None else None
    return {"id": one.id, "handle": one.handle, "name": one.name} if one else None


def refs(people: People, persons: Iterable[int]) -> list[dict[str, Any]]:
    """Several people, in order; those who are gone are left out."""
    return [named for person in persons if (named := ref(people, person)) is not None]


def last_touch(last: Seen | None) -> dict[str, Any] | None:
    """When and how someone was last seen."""
    return {"on": last.on, "channel": last.channel} if last else None


def person_row(row: PersonRow) -> dict[str, Any]:
    """A row of ``people``."""
    return {
        "id": row.id, "handle": row.handle, "name": row.name, "company": row.company, "position": row.position,
        "status": row.status, "tier": row.tier, "last": last_touch(row.last), "in_person": last_touch(row.in_person),
        "next": row.next, "state": row.state,
    }  # fmt: skip


def loop_row(loop: Loop, people: People) -> dict[str, Any]:
    """A row of ``loops``."""
    return {
        "id": loop.id, "kind": loop.kind, "who": ref(people, loop.who), "people": refs(people, loop.people),
        "what": loop.what, "due": loop.due, "age_days": loop.age_days, "state": loop.state, "late": loop.late,
    }  # fmt: skip


def feed_row(row: FeedRow, listings: Iterable[Listing], people: People) -> dict[str, Any]:
    """A row of ``feeds``, with what its last look listed."""
    state = row.state
    return {
        "url": row.feed.url, "of": ref(people, row.feed.of), "title": row.title,
        "detected": f"feed ({state.detected})" if state.detected else "feed", "state": row.condition,
        "last": state.last, "new": state.new, "articles": [_listing(row.feed, one, people) for one in listings],
        "left_out": [{"what": left.what, "why": left.why} for left in state.left_out],
        "problem": state.unasked or state.problem or None,
    }  # fmt: skip


def _listing(feed: Feed, one: Listing, people: People) -> dict[str, Any]:
    owner = ref(people, feed.of)
    author, shared_by = (None, owner) if one.shared else (owner, None)
    return {
        "url": one.item.url, "title": one.item.title, "author": author, "shared_by": shared_by,
        "shared": one.item.shared, "state": one.state, "why": one.why or None,
    }  # fmt: skip


def entry(row: Entry) -> dict[str, Any]:
    """A row of ``history``; also what ``undo`` and ``redo`` answer."""
    return {"seq": row.seq, "at": row.at, "verb": row.verb, "summary": row.summary, "undone": row.undone}


def suggestion(one: Suggestion, people: People, slot: dict[str, Any] | None) -> dict[str, Any]:
    """One suggestion with its points, multipliers and slot."""
    return {
        "person": ref(people, one.person),
        "score": one.score,
        "points": [{"component": p.component, "points": p.points, "why": p.why} for p in one.points],
        "multipliers": [{"name": m.name, "value": m.value, "why": m.why} for m in one.multipliers],
        "why": one.why,
        "kind": one.kind,
        "class": one.footing,
        "first_word": one.first_word,
        "slot": slot,
        "wild_card": one.wild_card,
    }


def suggestions(week: Suggestions, people: People, slots: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    """The answer of ``suggest``."""
    return {
        "on": week.on,
        "capacity": week.capacity,
        "suggestions": [suggestion(one, people, slots.get(one.person)) for one in week.shown],
        "not_shown": [{"person": ref(people, one.person), "why": one.why} for one in week.not_shown],
    }
