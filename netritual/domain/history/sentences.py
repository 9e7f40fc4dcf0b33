"""The plain sentence of a change, made from its verb and what it changed: for a toast, stdout and the history.

Nothing of it is stored with a change, so the sentences of the past are made by the newest words.
"""

from collections.abc import Iterator, Sequence

from netritual.domain.dates.day_wording import counted, listed, some_of
from netritual.domain.history.entry_sentences import answer_sentence, logged_sentence
from netritual.domain.history.former_ids import FORMER
from netritual.domain.history.record_counts import TABLES, Changes, Docs, changes_counted, record_noun, records_counted
from netritual.domain.history.record_sentences import TELLERS, new_words
from netritual.domain.history.record_wording import Doc, NameOf, about, brief, day, feed_in, file_in, name_in, named

_MOST_TOLD = 4
"""Introductions of one change that are told one by one, with their names."""
LONGEST = 400
"""Characters of a whole sentence."""


_BESIDE = ("reviews", "files", "people", "sittings")
"""What changes beside the matter of a sentence is not counted in it."""

_CLOSED = (
    "coffees", "promises", "requests", "asks", "thanks", "follows", "introductions", "articles", "mentorships",
)  # fmt: skip
"""A change to one of these that was there before is what an act was about; the entry beside it is its trace."""
_NEW = {"ask": "asks", "ask-mentor": "asks", "give": "gifts", "be-here": "gifts", "introduce": "introductions"}
"""Acts that make a record, with an entry as their trace."""

_DONE = {
    "keep-promise": "promises", "receive-owed": "promises", "answer-request": "requests", "answer-ask": "asks",
    "decline-request": "requests",
    "ask-declined": "asks", "say-thanks": "thanks", "follow-done": "follows", "introduction-made": "introductions",
}  # fmt: skip
"""Acts that close a record; what a line only seemed to hold is opened and closed in one."""


END_DAYS = ("closed", "answered", "said", "sent", "outcome_told")
_END_STATES = ("done", "rest", "acknowledged")
"""The days that end a record, and the states that have none."""

_OVER = ("held", "lapsed", "cancelled", "declined")
"""States of a coffee that is over: settled when another one is planned, or closed as a double of one."""
_PLANS = ("plan-coffee", "move-coffee")
_LOGS = ("log-interaction", "hot-log", "log-meeting")
_GIVES = ("answer-whose", "answer-whose-new")
"""Verbs that say whose something is; a talk that named nobody is planned by them."""
_HOLDS = (*_PLANS, *_LOGS, "hold-coffee", "match-coffee", "review-start")
"""Verbs by which planned coffees may come to be held beside what they tell."""

_MESSAGES = {
    "first-word-sent": "Sent {} {}.",
    "nudge": "Nudged {}.", "let-rest": "Let the messages to {} rest.", "message-answered": "Noted that {} wrote back.",
}  # fmt: skip
"""A message of mine with what it was, and what became of messages without an answer."""
_ANSWERED = ("promises", "requests", "thanks")
"""What a message of mine may close."""


def sentence(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> str:
    """One plain sentence for a change. ``changes`` and ``before`` are documents by table and id, None = not there.

    Documents of another program's making may hold odd values; then the sentence only counts.
    """
    try:
        verb = FORMER.get(verb, verb)
        first = _sentence(verb, changes, before, name_of)
        words = " ".join(" ".join((first, *_kept_by(verb, changes, before, name_of))).split())
        return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    except (AttributeError, KeyError, LookupError, TypeError, ValueError):
        return "Went on with a review." if changes.keys() == {"reviews"} else f"Changed {changes_counted(changes)}."


_BESIDE_OPENED = ("interactions", "reviews")
_YESES = ("open-proposed", "close-reported")
"""Verbs that say yes to what an entry proposes, as open or as done."""
_OF_ANY_KIND = ("let-rest", "close-reported")
"""Verbs that close a loop of whatever kind."""


def _sentence(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> str:
    words = _by_verb(verb, changes, before, name_of)
    if words is not None:
        return words
    if verb in (*_LOGS, *_GIVES):  # what the new record says better goes without a word
        changes = {table: {id_: doc for id_, doc in docs.items() if doc is not None} for table, docs in changes.items()}
    if verb == "set-line":  # what held before ends beside it
        added = {
            table: {id_: doc for id_, doc in docs.items() if before.get(table, {}).get(id_) is None}
            for table, docs in changes.items()
        }
        changes = added if any(added.values()) else changes
    if verb in _PLANS:  # what became of coffees that are past is settled beside it
        ahead = {id_: doc for id_, doc in changes["coffees"].items() if doc and doc.get("state") not in _OVER}
        changes = {"coffees": ahead} if ahead else changes
    if verb in _YESES:  # what was opened is told, and not that its entry proposes it no longer
        changes = {table: docs for table, docs in changes.items() if table not in _BESIDE_OPENED} or changes
    touched = {table: docs for table, docs in changes.items() if docs}
    closed = next(
        (t for t in _CLOSED if t in touched and any(before.get(t, {}).get(i) is not None for i in touched[t])), None
    )
    words = next((t for t in _CLOSED if t in touched), None) if verb in _OF_ANY_KIND else _DONE.get(verb)
    done = words if closed is None and words in touched else None
    main = closed or done or (_NEW.get(verb) if _NEW.get(verb) in touched else None)
    trace = ("interactions", "gifts") if main else ()
    main = main or next((table for table in TABLES if table in touched), None)
    if main is None:
        return f"Changed {changes_counted(touched)}." if touched else "Changed nothing."
    docs, former = touched[main], before.get(main, {})
    if done is not None:
        former = {doc_id: {} for doc_id in docs}
    if done == "asks":  # of several who were asked at once, those who answered
        docs = {doc_id: doc for doc_id, doc in docs.items() if doc and doc.get("state", "asked") != "asked"} or docs
    if main == "introductions" and len(docs) <= _MOST_TOLD and all(doc is not None for doc in docs.values()):
        words = " ".join(str(_one(main, doc, former.get(doc_id), name_of)) for doc_id, doc in docs.items())
    elif len(docs) > 1:
        words = _several(main, docs, former)
    else:
        ((doc_id, doc),) = docs.items()
        words = _one(main, doc, former.get(doc_id), name_of)
    rest = {table: records for table, records in touched.items() if table not in (main, *trace, *_BESIDE)}
    new = [
        records_counted(table, len(fresh))
        for table, records in rest.items()
        if (fresh := [doc_id for doc_id in records if before.get(table, {}).get(doc_id) is None])
    ]
    return f"{words[:-1]}, with {listed(new)}." if new and words.endswith(".") else words


def undo_sentence(words: str) -> str:
    """The sentence of an undo, from that of what it took back."""
    return f"Undid: {words}"


def redo_sentence(words: str) -> str:
    """The sentence of a redo, from that of what it gave back."""
    return f"Put back: {words}"


def _by_verb(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> str | None:
    if verb in _LOGS:
        return logged_sentence(changes, before, name_of)
    if verb == "rescue":
        return f"Put back what another copy of the journal had left out: {changes_counted(changes)}."
    if verb == "restore":
        return f"Restored a backup: {changes_counted(changes)}."
    if verb == "demo":
        return f"Made up {changes_counted(changes)}."
    if verb.startswith("import"):
        return _imported(changes, before)
    people = changes.get("people", {})
    gone = [name_in(before.get("people", {}).get(doc_id)) for doc_id, doc in people.items() if doc is None]
    if verb.startswith("merge"):
        left = [name_in(doc) for doc in people.values() if doc is not None]
        if len(gone) > 1:
            return f"Merged {len(gone)} people who were here twice: {some_of(gone)}."
        if gone and left:
            return f"Merged {listed(gone)} into {left[0]}."
    if verb == "distinguish-people":
        pairs = _with_former("distinctions", changes, before)
        return " ".join(_one("distinctions", doc, was, name_of) for doc, was in pairs) or None
    if verb == "record-death":
        died = listed([name_in(doc) for doc in people.values() if doc is not None])
        off = [_one("coffees", doc, was, name_of) for doc, was in _with_former("coffees", changes, before)]
        return " ".join((f"Noted that {died} died.", *off, *_beside(changes, before, name_of))) if died else None
    if verb == "change-company":
        return _moved_on(changes, before)
    if verb == "delete-person":
        return f"Deleted {listed(gone)}." if gone else None
    if verb == "refuse-person":
        left = [
            records_counted(table, n)
            for table, docs in changes.items()
            if (n := sum(doc is None for doc in docs.values())) and table != "people"
        ]
        goes = f", and {listed(left)} with them alone went" if left else ""
        return f"{listed(gone)} is no person you keep. The lines stay{goes}." if gone else None
    if verb == "remove-entry":
        lines = [str(doc.get("line", "")) for doc in before.get("interactions", {}).values() if doc]
        went = f"“{brief(lines[0])}”" if any(lines) else "an entry that has no line"
        return " ".join((f"Took {went} off.", *_beside(changes, before, name_of))) if lines else None
    if verb == "correct-entry":
        lines = [str(doc.get("line")) for doc in before.get("interactions", {}).values() if doc]
        now = [str(doc.get("line")) for doc in changes.get("interactions", {}).values() if doc]
        if not (lines and now):
            instead = new_words(changes, before, _CLOSED, name_of) if lines else ""
            return f"Corrected “{brief(lines[0])}”. {instead}" if instead else None
        return " ".join((f"Corrected “{brief(lines[0])}” to “{brief(now[0])}”.", *_beside(changes, before, name_of)))
    if verb == "open-proposed" and changes.keys() - {"reviews"} == {"interactions"}:
        return "Said yes to what stands already."
    if verb == "move-promise" and changes.keys() - {"reviews"} == {"interactions"}:
        return _moved(changes, before, name_of)
    if verb == "lower-sum":
        return _part_paid(changes, before, name_of)
    if verb == "open-all-proposed":
        said = f"Said yes to {counted(_no_more_proposed(changes, before), 'thing')} that lines say."
        return f"{said} {new_words(changes, before, ('coffees',), name_of)}".strip()
    if verb == "answer-loops":
        return " ".join(_answered(changes, before, name_of)) or None
    if verb == "keep-coffee":
        for doc in changes["coffees"].values():
            if doc is not None:
                what = TELLERS["coffees"]({**doc, "snooze_until": None}, None, name_of).removeprefix("Planned ")
                return f"Left as it was planned: {what}"
    if verb in ("add-feed", "feed-of") and "feeds" in changes:
        return _of_feeds(changes, before, name_of)
    if verb == "take-articles" and "articles" in changes:
        return _queued(changes["articles"], before.get("articles", {}))
    if verb == "join-coffees":
        for doc in changes["coffees"].values():
            if doc is not None and doc.get("state") not in _OVER:
                return f"Joined two plans into one: {TELLERS['coffees'](doc, None, name_of).removeprefix('Planned ')}"
    if verb == "need-met":
        return _met(changes, before, name_of)
    if verb == "write-calendar":
        return _written(changes, before)
    if verb in _MESSAGES and changes.keys() - {"reviews", *_ANSWERED} == {"interactions"}:
        sent = [doc for doc in changes["interactions"].values() if doc is not None]
        if not sent:
            return None
        return _MESSAGES[verb].format(named(sent[0].get("people", ()), name_of), sent[0].get("summary") or "a message")
    if verb == "review-start" and changes.get("coffees"):
        return _started(changes, before, name_of)
    if verb == "review-finish":  # one that had ended may be gone on with, and ends once more
        for doc, was in _with_former("reviews", changes, before):
            if doc is not None and doc.get("ended"):
                return TELLERS["reviews"](doc, {**(was or {}), "ended": None}, name_of)
    if verb == "calendar-imported":
        return "Noted that your calendar has what was written."
    return answer_sentence(verb, changes, before, name_of)


def _with_former(table: str, changes: Changes, before: Changes) -> list[tuple[Doc | None, Doc | None]]:
    """The changed records of a table, each as it is now and as it was."""
    former = before.get(table, {})
    return [(doc, former.get(id_)) for id_, doc in changes.get(table, {}).items()]


def _proposed(changes: Changes, before: Changes) -> list[tuple[Sequence[Doc], Sequence[Doc]]]:
    """What each changed entry proposes now, and what it did."""
    pairs = _with_former("interactions", changes, before)
    return [((doc or {}).get("proposed", ()), (was or {}).get("proposed", ())) for doc, was in pairs]


def _moved_on(changes: Changes, before: Changes) -> str | None:
    """Where somebody works now, and what was taken off with the former company."""
    for doc, former in _with_former("people", changes, before):
        if doc is not None and doc.get("name") and doc.get("company"):
            was, at = (brief(str((former or {}).get(field) or "")) for field in ("position", "company"))
            gone = f"; {f'{was} at {at}' if at else was} was taken off" if was else f", no longer at {at}" if at else ""
            return f"{name_in(doc)} works at {brief(str(doc['company']))} now{gone}."
    return None


def _started(changes: Changes, before: Changes, name_of: NameOf) -> str:
    """That a review began, and what became of planned coffees by what was logged since."""
    docs = _with_former("coffees", changes, before)
    settled = [TELLERS["coffees"](doc, was, name_of) for doc, was in docs if doc is not None]
    more = len(settled) - _MOST_TOLD
    left = [f"{counted(more, 'other talk')} {'was' if more == 1 else 'were'} settled too."] if more > 0 else []
    return " ".join([new_words(changes, before, ("reviews",), name_of), *settled[:_MOST_TOLD], *left])


def _of_feeds(changes: Changes, before: Changes, name_of: NameOf) -> str:
    """Which feed was added or given to somebody, and how many articles came with it."""
    words = " ".join(_one("feeds", doc, was, name_of) for doc, was in _with_former("feeds", changes, before))
    queued = sum(was is None for _, was in _with_former("articles", changes, before))
    return f"{words[:-1]}, with {counted(queued, 'new article')}." if queued else words


def _queued(changes: Docs, before: Docs) -> str:
    """How many articles the feeds brought, and of how many others it is known by now whose they are."""
    new = sum(before.get(id_) is None for id_ in changes)
    former = len(changes) - new
    more = f"noted whose {counted(former, 'article')} {'is' if former == 1 else 'are'}" if former else ""
    queued = f"queued {counted(new, 'new article')} of your people" if new else ""
    words = listed([part for part in (queued, more) if part])
    return f"{words[:1].upper()}{words[1:]}."


def _beside(changes: Changes, before: Changes, name_of: NameOf) -> Iterator[str]:
    """What a change opened again or closed beside its own: the sentence of each record that was there before."""
    for table in _CLOSED:
        for doc, former in _with_former(table, changes, before):
            if doc is None or former is None or _closed_by(doc) == _closed_by(former):
                continue
            if _closed_by(doc) > _closed_by(former):
                yield TELLERS[table](doc, former, name_of)
            else:
                yield undo_sentence(TELLERS[table](former, doc, name_of))


def _part_paid(changes: Changes, before: Changes, name_of: NameOf) -> str:
    from netritual.domain.language.money import typed_sums  # few changes are of money

    for doc, former in _with_former("promises", changes, before):
        if doc is not None and former:
            who = named(doc.get("people", ()), name_of) or "someone"
            now, then = (str(one.get("text")) for one in (doc, former))
            owes = f"{who} owes you" if doc.get("by") == "them" else f"you owe {who}"
            if now.startswith("pay "):
                owes = f"{who} is still to" if doc.get("by") == "them" else f"you promised {who} to"
            gone = [one for one in typed_sums(then) if one not in typed_sums(now)]
            was = gone[0] if len(gone) == 1 else then
            until = f", by {day(doc['due'])}" if doc.get("due") and doc["due"] != former.get("due") else ""
            return f"Part of it is paid: {owes} {brief(now)}{until}, no longer {brief(was)}."
    for now_proposed, proposed in _proposed(changes, before):
        for one in now_proposed:
            if one not in proposed:
                return f"Part of it is paid: {brief(str(one.get('text')))} is left, and asked about as before."
    return "Part of it is paid, and what is left stays open."


def _answered(changes: Changes, before: Changes, name_of: NameOf) -> Iterator[str]:
    """The sentence of each loop that was answered together with others; of noes alone how many they are."""
    opened_or_closed = [table for table in (*_CLOSED, "gifts", "people") if table in changes]
    for table in opened_or_closed:
        for doc, former in _with_former(table, changes, before):
            yield _one(table, doc, former, name_of)
    if not opened_or_closed and (count := _no_more_proposed(changes, before)):
        yield f"Said no to {counted(count, 'thing')} that lines seemed to hold."


def _no_more_proposed(changes: Changes, before: Changes) -> int:
    """How many loops entries proposed before and propose no longer."""
    return sum(len(proposed) - len(now) for now, proposed in _proposed(changes, before))


def _kept_by(verb: str, changes: Changes, before: Changes, name_of: NameOf) -> Iterator[str]:
    """The sentence of each promise that a coffee which was held kept, and of what an answer that was sent closed."""
    of_coffees: tuple[str, ...] = ("promises",) if verb in _HOLDS and changes.get("coffees") else ()
    tables = _ANSWERED if verb == "first-word-sent" else of_coffees
    return _beside({table: changes.get(table, {}) for table in tables}, before, name_of) if tables else iter(())


def _closed_by(doc: Doc) -> int:
    """How many marks of what is closed a record has."""
    landed = (doc.get("handoff") or {}).get("landed")
    return sum(map(bool, (*map(doc.get, END_DAYS), landed, doc.get("state") in _END_STATES)))


def _written(changes: Changes, before: Changes) -> str:
    names = sorted({file_in(doc) for doc in changes.get("files", {}).values() if doc})
    coffees = sum(_put_in(doc, was) for doc, was in _with_former("files", changes, before))
    words = f" with {records_counted('coffees', coffees)} that it did not have" if coffees else ""
    return f"Wrote {listed(names) or 'the calendar file'}{words}."


def _put_in(doc: Doc | None, former: Doc | None) -> int:
    """How many coffees a write put into a file: those of its batch that the write before had not put there."""
    before = former.get("batch", ()) if former is not None and former.get("data") is not None else ()
    return len({*(doc or {}).get("batch", ())}.difference(before))


def _imported(changes: Changes, before: Changes) -> str:
    new: dict[str, Docs] = {}
    same: dict[str, Docs] = {}
    for table, docs in changes.items():
        former = before.get(table, {})
        new[table] = {doc_id: doc for doc_id, doc in docs.items() if former.get(doc_id) is None and doc is not None}
        same[table] = {doc_id: doc for doc_id, doc in docs.items() if former.get(doc_id) is not None}
    if any(new.values()):
        return f"Imported {changes_counted(new)}."
    return f"Brought {changes_counted(same)} up to date by an import."


def _several(table: str, docs: Docs, former: Docs) -> str:
    new = sum(1 for doc_id, doc in docs.items() if doc is not None and former.get(doc_id) is None)
    gone = sum(1 for doc in docs.values() if doc is None)
    if new == len(docs):
        return f"{'Logged' if table == 'interactions' else 'Added'} {records_counted(table, new)}."
    return f"{'Removed' if gone == len(docs) else 'Changed'} {records_counted(table, len(docs))}."


def _met(changes: Changes, before: Changes, name_of: NameOf) -> str:
    """Whose need is met, and which; the one that a line only seemed to hold was never on a page."""
    for doc, former in _with_former("people", changes, before):
        now = (doc or {}).get("needs", ())
        if met := [need for need in (former or {}).get("needs", ()) if need not in now]:
            return f"Noted that {name_in(doc)} has what they looked for: {listed(met)}."
    for now, proposed in _proposed(changes, before):
        if needs := [one for one in proposed if one not in now and one.get("kind") == "need"]:
            who = named(needs[0].get("people", ()), name_of)
            return f"Noted that {who} has what they looked for: {needs[0].get('text', '')}."
    return "Noted that a need is met."


def _moved(changes: Changes, before: Changes, name_of: NameOf) -> str | None:
    """The new day of a promise that an entry only proposes."""
    for now, proposed in _proposed(changes, before):
        for one in now:
            if one.get("due") and one not in proposed:
                if one.get("kind") == "coffee":
                    return f"Moved the talk with {named(one.get('people', ()), name_of)}, to {day(one['due'])}."
                if one.get("kind") == "follow":
                    return TELLERS["follows"](one, {**one, "due": None}, name_of)
                by = "me" if one.get("kind") == "promise" else "them"
                return TELLERS["promises"]({**one, "by": by, "state": "moved"}, {}, name_of)
    return None


def _one(table: str, doc: Doc | None, former: Doc | None, name_of: NameOf) -> str:
    if doc is None:
        if table == "people":
            return f"Deleted {name_in(former)}."
        if table == "files":
            return f"Forgot the file {file_in(former)}."
        if table == "feeds":
            return f"Removed {feed_in(former)}."
        return f"Removed the {record_noun(table)[0]}{about(former, name_of)}."
    return TELLERS[table](doc, former, name_of)
