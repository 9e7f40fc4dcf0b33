"""The plain sentence of a change, made from its verb and what it changed: for a toast, stdout and the history.

Nothing of it is stored with a change, so the sentences of the past are made by the newest words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

Doc = Mapping[str, Any]
Docs = Mapping[int, Doc | None]
Changes = Mapping[str, Docs]
NameOf = Callable[[int], str | None]
"""A person's name by doc id; None when nobody has it (any more)."""
Teller = Callable[[Doc, Doc | None, NameOf], str]

TEXT_CELLS = 60
"""Characters of a person's own text in a sentence; more is cut with an ellipsis."""
NAMED = 3
"""People named in one sentence; the rest are counted."""

NOUNS = {
    "people": ("person", "people"), "interactions": ("entry", "entries"), "promises": ("promise", "promises"),
    "requests": ("request", "requests"), "asks": ("ask", "asks"), "mentorships": ("mentorship", "mentorships"),
    "thanks": ("thanks", "thanks"), "follows": ("follow-up", "follow-ups"), "gifts": ("gift", "gifts"),
    "articles": ("article", "articles"), "coffees": ("coffee", "coffees"),
    "introductions": ("introduction", "introductions"), "lines": ("line", "lines"),
    "standards": ("standard", "standards"), "facts": ("fact", "facts"), "reviews": ("review", "reviews"),
    "rests": ("rest week", "rest weeks"), "files": ("file", "files"),
}  # fmt: skip

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_MAIN = (
    "interactions", "coffees", "promises", "requests", "asks", "thanks", "follows", "gifts", "introductions",
    "articles", "mentorships", "lines", "standards", "facts", "rests", "people", "files", "reviews",
)  # fmt: skip
"""Which table a sentence is about when a change touched several: the first of these that it touched."""

_CLOSED = (
    "coffees", "promises", "requests", "asks", "thanks", "follows", "introductions", "articles", "mentorships",
)  # fmt: skip
"""A change to one of these that was there before is what an act was about; the entry beside it is its trace."""
_NEW = {
    "ask": "asks",
    "ask-mentor": "asks",
    "give": "gifts",
    "be-here": "gifts",
    "propose-introduction": "introductions",
    "introduce": "introductions",
}
"""Acts that make a record, with an entry as their trace."""


def sentence(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> str:
    """One plain sentence for a change. ``changes`` and ``before`` are documents by table and id, None = not there.

    Documents of another program's making may hold odd values; then the sentence only counts.
    """
    try:
        return _told(verb, changes, before, name_of)
    except (AttributeError, KeyError, LookupError, TypeError, ValueError):
        return f"Changed {_counts(changes)}."


def _told(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> str:
    told = _by_verb(verb, changes, before, name_of)
    if told is not None:
        return told
    touched = {table: docs for table, docs in changes.items() if docs}
    closed = next((t for t in _CLOSED if any(before.get(t, {}).get(i) is not None for i in touched.get(t, {}))), None)
    main = closed or (_NEW.get(verb) if _NEW.get(verb) in touched else None)
    trace = ("interactions", "gifts") if main else ()
    main = main or next((table for table in _MAIN if table in touched), None)
    if main is None:
        return f"Changed {_counts(touched)}." if touched else "Changed nothing."
    docs, former = touched[main], before.get(main, {})
    if len(docs) > 1:
        told = _several(main, docs, former)
    else:
        ((doc_id, doc),) = docs.items()
        told = _one(main, doc, former.get(doc_id), name_of)
    rest = {
        table: found for table, found in touched.items() if table not in (main, *trace, "reviews", "files", "people")
    }
    new = [
        _count(table, len(fresh))
        for table, found in rest.items()
        if (fresh := [doc_id for doc_id in found if before.get(table, {}).get(doc_id) is None])
    ]
    return f"{told[:-1]}, with {_listed(new)}." if new and told.endswith(".") else told


def undo_sentence(words: str) -> str:
    """The sentence of an undo, from that of what it took back."""
    return f"Undid: {words}"


def redo_sentence(words: str) -> str:
    """The sentence of a redo, from that of what it gave back."""
    return f"Put back: {words}"


def _by_verb(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> str | None:
    if verb == "rescue":
        return f"Put back what another copy of the journal had left out: {_counts(changes)}."
    if verb == "restore":
        return f"Restored a backup: {_counts(changes)}."
    if verb == "demo":
        return f"Made up {_counts(changes)}."
    if verb.startswith("import"):
        return _imported(changes, before)
    people = changes.get("people", {})
    if verb.startswith("merge"):
        gone = [_name(before.get("people", {}).get(doc_id)) for doc_id, doc in people.items() if doc is None]
        kept = [_name(doc) for doc in people.values() if doc is not None]
        if gone and kept:
            return f"Merged {_listed(gone)} into {kept[0]}."
    if verb.startswith("settle"):
        found = {doc_id: doc for doc_id, doc in changes.get("interactions", {}).items() if doc is not None}
        if len(found) == 1:
            ((doc_id, doc),) = found.items()
            former = (before.get("interactions", {}).get(doc_id) or {}).get("people", ())
            new = [person for person in doc.get("people", ()) if person not in former]
            if new:
                return f"Settled an entry of {_day(doc.get('on'))}: it was with {_who(new, name_of)}."
    return None


def _imported(changes: Changes, before: Changes) -> str:
    new: dict[str, Docs] = {}
    same: dict[str, Docs] = {}
    for table, docs in changes.items():
        former = before.get(table, {})
        new[table] = {doc_id: doc for doc_id, doc in docs.items() if former.get(doc_id) is None and doc is not None}
        same[table] = {doc_id: doc for doc_id, doc in docs.items() if former.get(doc_id) is not None}
    if any(new.values()):
        return f"Imported {_counts(new)}."
    return f"Brought {_counts(same)} up to date by an import."


def _several(table: str, docs: Docs, former: Docs) -> str:
    new = sum(1 for doc_id, doc in docs.items() if doc is not None and former.get(doc_id) is None)
    gone = sum(1 for doc in docs.values() if doc is None)
    if new == len(docs):
        return f"{'Logged' if table == 'interactions' else 'Added'} {_count(table, new)}."
    return f"{'Removed' if gone == len(docs) else 'Changed'} {_count(table, len(docs))}."


def _one(table: str, doc: Doc | None, former: Doc | None, name_of: NameOf) -> str:
    if doc is None:
        what = NOUNS[table][0]
        if table == "people":
            return f"Deleted {_name(former)}."
        if table == "files":
            return f"Forgot the file {_file(former)}."
        return f"Removed the {what}{_about(former, name_of)}."
    return _TELLERS[table](doc, former, name_of)


def _about(doc: Doc | None, name_of: NameOf) -> str:
    """What a record is about, to stand behind its noun: " with Ana Ruiz: send deck"."""
    if doc is None:
        return ""
    who = _who(_ids(doc), name_of)
    return f"{f' with {who}' if who else ''}{_text(doc)}"


def _interaction(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    channel = str(doc.get("channel", "note"))
    typed = [str(name.get("text", "")) for name in doc.get("unsettled", ()) if isinstance(name, Mapping)]
    who = _listed([name for name in (_who(doc.get("people", ()), name_of), *typed) if name])
    what = f"{channel} with {who}" if who else (f"a {channel}{_text(doc, 'summary', 'topic')}")
    if former is None:
        return f"Logged {what}, {_day(doc.get('on'))}."
    return f"Changed the entry of {_day(doc.get('on'))}: {what}."


def _promise(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = _who(doc.get("people", ()), name_of) or "someone", _text(doc)
    mine = doc.get("by", "me") == "me"
    state = doc.get("state", "open")
    if former is None:
        due = f", by {_day(doc['due'])}" if doc.get("due") else ""
        return f"Promised {who}{text}{due}." if mine else f"Noted what {who} promised{text}{due}."
    what = f"the promise to {who}{text}" if mine else f"the promise of {who}{text}"
    if state != former.get("state", "open") or (state == "moved" and doc.get("due") != former.get("due")):
        if state == "kept":
            return f"Kept {what}." if mine else f"{who} kept the promise{text}."
        if state == "moved":
            return f"Moved {what}, to {_day(doc.get('due'))}."
        if state == "handed":
            return f"Handed on {what}{_to(doc, name_of)}."
        return {"released": f"Released {what}.", "open": f"Opened {what} again."}.get(state, f"Changed {what}.")
    if doc.get("told") and not former.get("told"):
        return f"Told {who} about the promise{text}."
    return _changed(what, doc, former)


def _request(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = _who([doc.get("from", 0)], name_of) or "someone", _text(doc)
    if former is None:
        return f"Noted a request of {who}{text}."
    what = f"the request of {who}{text}"
    state = doc.get("state", "open")
    if state == former.get("state", "open"):
        return _changed(what, doc, former)
    return {
        "answered": f"Answered {what}.", "handed": f"Handed on {what}{_to(doc, name_of)}.",
        "declined": f"Declined {what}.", "acknowledged": f"Noted that {who} got the answer{text}.",
        "no_ack": f"Closed {what}, without a word back.", "open": f"Opened {what} again.",
    }.get(state, f"Changed {what}.")  # fmt: skip


def _ask(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = _who([doc.get("to", 0)], name_of) or "someone", _text(doc, "text", "topic")
    kind = str(doc.get("type", "other"))
    thing = "something" if kind == "other" else f"{'an' if kind[0] in 'aei' else 'a'} {kind}"
    state = doc.get("state", "asked")
    if former is None:
        thing = "advice" if kind == "advice" else thing
        return f"Planned to ask {who} for {thing}{text}." if state == "planned" else f"Asked {who} for {thing}{text}."
    what = f"the ask to {who}{text}"
    if doc.get("nudges", 0) > former.get("nudges", 0):
        return f"Nudged {who}{text}."
    if doc.get("thanked") and not former.get("thanked"):
        return f"Thanked {who} for the answer{text}."
    if doc.get("outcome_told") and not former.get("outcome_told"):
        return f"Told {who} what became of it{text}."
    if state == former.get("state", "asked"):
        return _changed(what, doc, former)
    return {
        "asked": f"Asked {who}{text}.", "answered": f"Noted the answer of {who}{text}.",
        "declined": f"Noted that {who} declined{text}.", "rest": f"Let {what} rest.",
        "planned": f"Planned {what} again.",
    }.get(state, f"Changed {what}.")  # fmt: skip


def _thanks(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = _who([doc.get("to", 0)], name_of) or "someone", _text(doc)
    if doc.get("said") and not (former or {}).get("said"):
        return f"Thanked {who}{text}."
    return f"Noted thanks to say to {who}{text}." if former is None else _changed(f"the thanks to {who}", doc, former)


def _follow(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = _who(doc.get("people", ()), name_of) or "someone", _text(doc)
    if former is None:
        return f"Noted a follow-up with {who}{text}."
    state = doc.get("state", "open")
    if state != former.get("state", "open"):
        done = {"done": "Followed up with", "rest": "Let rest the follow-up with"}
        return f"{done.get(state, 'Opened again the follow-up with')} {who}{text}."
    return _changed(f"the follow-up with {who}{text}", doc, former)


def _gift(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = _who(doc.get("people", ()), name_of) or "someone", _text(doc)
    gave = doc.get("direction") != "got"
    if former is not None:
        return _changed(f"the help {'given to' if gave else 'from'} {who}", doc, former)
    return f"Noted help {'given to' if gave else 'from'} {who}{text}."


def _article(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    title = _cut(str(doc.get("title") or doc.get("url") or "an article"))
    if former is None:
        return f"Queued the article “{title}”."
    state = doc.get("state", "queued")
    if state == former.get("state", "queued"):
        return _changed(f"the article “{title}”", doc, former)
    done = {"read": "Read", "commented": "Commented on", "skipped": "Skipped", "queued": "Queued again"}
    return f"{done.get(state, 'Changed')} the article “{title}”."


def _coffee(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who = _who(doc.get("people", ()), name_of) or "someone"
    kind = str(doc.get("channel", "coffee"))
    slot = doc.get("slot") or {}
    when = f", {_moment(slot.get('start'))}" if slot else ""
    state = doc.get("state", "said")
    what = f"{kind} with {who}"
    if former is None:
        return f"Planned {what}{when}." if slot else f"Noted {what}, said and not yet planned."
    if slot != (former.get("slot") or {}) and slot:
        return f"{'Moved' if former.get('slot') else 'Planned'} {what}{when}."
    if state == former.get("state", "said"):
        return _changed(what, doc, former)
    return {
        "confirmed": f"Confirmed {what}{when}.", "held": f"Noted {what} as held.", "lapsed": f"Let {what} lapse.",
        "cancelled": f"Cancelled {what}{when}.", "declined": f"Let {what} be.", "moved": f"Moved {what}.",
        "proposed": f"Proposed {what}{when}.", "written": f"Wrote {what} to the calendar{when}.",
    }.get(state, f"Changed {what}.")  # fmt: skip


def _introduction(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who = _who(doc.get("between", ()), name_of) or "two people"
    if former is None:
        return f"Noted an introduction of {who}."
    for field, words in (("sent", "Introduced"), ("outcome", "Noted what became of introducing")):
        if doc.get(field) and not former.get(field):
            return f"{words} {who}."
    if doc.get("state") == "closed" != former.get("state"):
        return f"Closed the introduction of {who}."
    return _changed(f"the introduction of {who}", doc, former)


def _mentorship(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who = _who([doc.get("person", 0)], name_of) or "someone"
    if former is None:
        return f"Noted {who} as a mentor."
    return _changed(f"the mentorship of {who}", doc, former)


def _keyed(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    return f"{'Added' if former is None else 'Changed'} “{_cut(str(doc.get('key', '')))}”."


def _rest(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    return f"Took week {doc.get('week', '')} off."


def _person(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    name = _name(doc)
    if former is None:
        return f"Added {name}."
    if doc.get("tier", 0) != former.get("tier", 0):
        return f"Gave {name} rhythm {doc['tier']}." if doc.get("tier") else f"Took the rhythm of {name} away."
    if doc.get("name") != former.get("name"):
        return f"Renamed {_name(former)} to {name}."
    if doc.get("status", "list") != former.get("status", "list"):
        place = {"archived": "Archived", "network": "Took into the network", "list": "Sent back to the list"}
        return f"{place.get(str(doc.get('status', 'list')), 'Changed')}: {name}."
    return _changed(name, doc, former)


def _written(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    if _file(doc) == "settings.toml":
        return "Changed the settings."
    return f"{'Removed' if doc.get('data', '') is None else 'Wrote'} {_file(doc)}."


def _review(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    week = doc.get("week", "")
    if former is None:
        return f"Started the review of week {week}."
    if doc.get("ended") and not former.get("ended"):
        return f"Finished the review of week {week}."
    return f"Went on with the review of week {week}."


_TELLERS: dict[str, Teller] = {
    "interactions": _interaction, "promises": _promise, "requests": _request, "asks": _ask, "thanks": _thanks,
    "follows": _follow, "gifts": _gift, "articles": _article, "coffees": _coffee, "introductions": _introduction,
    "mentorships": _mentorship, "lines": _keyed, "standards": _keyed, "facts": _keyed, "rests": _rest,
    "people": _person, "files": _written, "reviews": _review,
}  # fmt: skip


def _changed(what: str, doc: Doc, former: Doc) -> str:
    later = doc.get("snooze_until")
    if later and later != former.get("snooze_until"):
        return f"Put off {what} until {_day(later)}."
    return f"Changed {what}."


def _to(doc: Doc, name_of: NameOf) -> str:
    who = _who([(doc.get("handoff") or {}).get("to", 0)], name_of)
    return f", to {who}" if who else ""


def _ids(doc: Doc) -> Sequence[int]:
    for field in ("people", "between"):
        if doc.get(field):
            return list(doc[field])
    return [doc[field] for field in ("to", "from", "person", "author") if doc.get(field)]


def _who(ids: Iterable[int], name_of: NameOf) -> str:
    names = [" ".join((name_of(person) or "someone").split()) for person in ids if person]
    if len(names) > NAMED:
        return f"{', '.join(names[: NAMED - 1])} and {len(names) - NAMED + 1} others"
    return _listed(names)


def _name(doc: Doc | None) -> str:
    return " ".join(str((doc or {}).get("name") or "someone").split())


def _file(doc: Doc | None) -> str:
    return str((doc or {}).get("path", "a file")).replace("\\", "/").rsplit("/", 1)[-1]


def _text(doc: Doc, *fields: str) -> str:
    for field in fields or ("text",):
        if doc.get(field):
            return f": {_cut(str(doc[field]))}"
    return ""


def _cut(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return text if len(text) <= TEXT_CELLS else text[: TEXT_CELLS - 1].rstrip() + "…"


def _day(value: Any) -> str:
    """ "Tue 10 Mar", from a date or a moment in ISO 8601."""
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        return "some day"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def _moment(value: Any) -> str:
    text = str(value)
    return f"{_day(text)} {text[11:16]}" if len(text) >= 16 else _day(text)


def _count(table: str, count: int) -> str:
    one, many = NOUNS.get(table, ("record", "records"))
    return f"{count} {one if count == 1 else many}"


def _counts(changes: Changes) -> str:
    return _listed([_count(table, len(docs)) for table, docs in changes.items() if docs]) or "nothing"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
