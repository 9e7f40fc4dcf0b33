"""The sentences of an entry: as it was logged, and of an answer about it: who it was with, which word is no name, what
it does not hold, its day."""

from collections.abc import Sequence
from typing import Any

from netritual.domain.dates.day_wording import listed
from netritual.domain.history.record_counts import Changes
from netritual.domain.history.record_sentences import TELLERS
from netritual.domain.history.record_wording import Doc, NameOf, brief, day, named, without_words

SETTLING_VERBS = (
    "answer-who", "answer-new", "answer-nobody", "answer-when", "drop-name", "drop-proposed", "keep-day",
    "leave-reported", "deny-death",
)  # fmt: skip
"""Verbs that answer a question about an entry."""


def answer_sentence(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> str | None:
    """The sentence of an answer, which quotes the line; None where the verb is none, or the entry is not there."""
    docs, former = changes.get("interactions", {}), before.get("interactions", {})
    pairs = [(doc, former.get(id_) or {}) for id_, doc in docs.items() if doc is not None]
    settles = verb.startswith("settle")
    if settles and docs and not pairs:
        return _became(changes, name_of)
    if not pairs or not (settles or verb in SETTLING_VERBS):
        return None
    doc, old = pairs[0]
    typed, new = brief(str(old.get("line") or doc.get("line") or "")), _new_people(doc, old)
    line = f"“{typed}”" if typed else f"the entry of {day(doc.get('on'))}"
    if settles and len(pairs) > 1:
        new = sorted({who for one, was in pairs for who in _new_people(one, was)})
        return f"Settled {len(pairs)} entries: {named(new, name_of)}." if len(new) == 1 else None
    if settles and not new:
        return f"Settled {listed(_gone(old, doc)) or 'a name'} in {line}."
    if new and (settles or verb in ("answer-who", "answer-new")):
        return f"Said that {line} was with {named(new, name_of)}."
    if verb == "answer-nobody":
        return f"Said that {line} was with nobody in particular."
    if verb == "answer-when":
        return f"Said when {line} was: {day(doc.get('on'))}."
    if verb == "keep-day":
        return f"Kept the day of {line}: {day(doc.get('on'))}."
    if verb == "leave-reported":
        return f"Left open what {line} may tell as done."
    if verb == "deny-death":
        return f"Said that {line} tells of nobody's death."
    if verb == "drop-name":
        return f"Said that {listed(_gone(old, doc)) or 'a word'} is no name in {line}."
    gone = [text for text in _texts(old, "proposed") if text not in _texts(doc, "proposed")]
    what = next((f"“{brief(text)}”, as it seemed to stand in " for text in gone if text), "what seemed to stand in ")
    return f"Said no to {what}{line}."


def _new_people(doc: Doc, former: Doc) -> list[int]:
    return sorted(who for who in doc.get("people", ()) if who not in former.get("people", ()))


def _texts(doc: Doc, field: str) -> Sequence[str]:
    rows: Sequence[Any] = doc.get(field, ())
    return [str(one.get("text", "")) for one in rows]


def _gone(old: Doc, doc: Doc) -> list[str]:
    """The names that were open in an entry and are no longer, in quotes."""
    before, now = ({*_texts(each, "unsettled"), *each.get("likely", ())} for each in (old, doc))
    return [f"“{brief(text)}”" for text in sorted(before - now)]


def _became(changes: Changes, name_of: NameOf) -> str | None:
    """What an entry that was none became: the talk that was planned by it, for one."""
    for table in ("coffees", "follows", "promises"):
        for doc in changes.get(table, {}).values():
            if doc is not None:
                return TELLERS[table](doc, None, name_of)
    return None


def logged_sentence(changes: Changes, before: Changes, name_of: NameOf) -> str | None:
    """The sentence of an entry with nothing beside it, or of one that was a planned coffee; None for another."""
    entries, talks = changes.get("interactions", {}), before.get("interactions", {})
    new = [doc for id_, doc in entries.items() if doc is not None and talks.get(id_) is None]
    if len(new) != 1:
        return None
    logged = TELLERS["interactions"](new[0], None, name_of)
    if len(changes) == len(entries) == 1:
        return logged
    for id_, doc in changes.get("coffees", {}).items():
        if doc is not None and doc.get("state") == "held":
            less = without_words(doc, before.get("coffees", {}).get(id_), name_of)
            return f"{logged[:-1]}: that was the planned {doc.get('channel', 'coffee')}{less}."
    return None
