"""Every record that names a person: found, and rewritten when two people become one or somebody goes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from netritual.domain.model import Distinction, Interaction, Introduction, Person, Promise, Record, Request, Review
from netritual.domain.people.exchange import KIND_OF, KINDS, PEOPLE, SINGLE, people_in, rewrite, rewrite_items, whole
from netritual.services.ports import Transaction


def naming(tx: Transaction, person: int) -> Iterator[Record]:
    """Every record but a person's own that names them; interactions are asked for by person, not all read."""
    talks = {talk.id: talk for talk in (*tx.talks(person), *tx.unsettled())}
    for talk in talks.values():
        if person in people_in(whole(talk), "interaction"):
            yield talk
    for kind, record_type in KINDS.items():
        if record_type is Interaction or kind not in PEOPLE:
            continue
        for record in list(tx.all(record_type)):
            if record_type is Review or (person in people_in(whole(record), kind)):
                yield record


def renamed(record: Record, gone: int, stays: int) -> Record:
    """The record with ``stays`` wherever it named ``gone``. ValueError when nothing sensible is left of it."""
    kind = KIND_OF[type(record)]
    document = rewrite(whole(record), PEOPLE[kind], lambda person: stays if person == gone else person)
    if kind == "review":
        document = rewrite_items(document, lambda _, id_: stays if id_ == gone else id_)
    return _record(record, named_once(document, kind))


def named_once(document: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """A copy of a document without the doubles that it has of one person after a merge."""
    new = dict(document)
    if kind == "review" and all(isinstance(entry, Mapping) for entry in new.get("shown") or ()):
        shown = {entry.get("person"): entry for entry in reversed(new.get("shown") or ())}
        new |= {"shown": list(reversed(shown.values()))} if shown else {}
    if kind == "article" and new.get("author") is not None and new["author"] == new.get("shared_by"):
        new["shared_by"] = None
    return new


def without(record: Record, gone: int, *, keeps_lines: bool = False) -> Record | None:
    """The record without a person; None when it was about them only, and with ``keeps_lines`` is no typed entry."""
    kind = KIND_OF[type(record)]
    if isinstance(record, Introduction | Distinction) or (kind in SINGLE and whole(record)[SINGLE[kind]] == gone):
        return None
    if isinstance(record, Promise | Request) and record.handoff is not None and record.handoff.to == gone:
        state = "open" if record.state == "handed" else record.state
        record = replace(record, handoff=None, state=state)
    document = rewrite(whole(record), PEOPLE[kind], lambda person: None if person == gone else person)
    if isinstance(record, Review):
        document["shown"] = [entry for entry in document["shown"] if entry["person"] is not None]
        document["items"] = [item for item in document["items"] if not _about(item["ref"], gone)]
        document["seen"] = [key for key in document["seen"] if not _about(key, gone)]
        document["item"] = "" if _about(document["item"], gone) else document["item"]
        # A note under way may be to them; a comment on an article ("step:articles:id") is not.
        drafts = document["drafts"].items()
        document["drafts"] = {key: text for key, text in drafts if key.partition(":")[2].startswith("articles:")}
    if keeps_lines and isinstance(record, Interaction) and record.line:
        return _record(record, document)
    if "people" in document and not (document["people"] or document.get("unsettled") or document.get("likely")):
        return None
    return _record(record, document)


def _about(key: str, gone: int) -> bool:
    return str(gone) in re.findall(r"\d+", key)


def _record(record: Record, document: dict[str, object]) -> Record:
    id_ = document.pop("id")
    try:
        new: Record = msgspec.convert(document, type(record))
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    return replace(new, id=id_)


def replace_talk(tx: Transaction, gone: Interaction, by: int) -> None:
    """What refers to an interaction refers to another one: loops, and talks with its people."""
    loops: list[Promise | Request] = [*tx.all(Promise), *tx.all(Request)]
    for record in loops:
        if record.from_interaction == gone.id:
            tx.put(replace(record, from_interaction=by))
    for talk in {talk.id: talk for who in gone.people for talk in tx.talks(who)}.values():
        if talk.led_to == gone.id:
            tx.put(replace(talk, led_to=by if talk.id != by else None))


def forget_talks(tx: Transaction, gone: set[int]) -> None:
    """Take references to interactions that are removed out of what they led to."""
    loops: list[Promise | Request] = [*tx.all(Promise), *tx.all(Request)]
    for record in loops:
        if record.from_interaction in gone:
            tx.put(replace(record, from_interaction=None))
    for talk in list(tx.all(Interaction)):
        if talk.led_to in gone:
            tx.put(replace(talk, led_to=None))


def others(tx: Transaction, person: int) -> Iterator[Person]:
    """Everyone who is noted to know a person."""
    for other in list(tx.all(Person)):
        if person in other.knows and other.id != person:
            yield other
