"""The sentence of one record that was added or changed: a teller for each table (``sentences.py`` asks them)."""

from collections.abc import Callable, Iterable, Mapping

from netritual.domain.articles.comments import outcome_words
from netritual.domain.dates.day_wording import BY_HALVES, CHANNEL_WORDS, listed
from netritual.domain.dates.weeks import monday_of_week
from netritual.domain.history.record_wording import (
    Doc,
    NameOf,
    brief,
    day,
    feed_in,
    file_in,
    moment,
    name_in,
    named,
    text_of,
    with_a,
    without_words,
)
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.regex import regex

Teller = Callable[[Doc, Doc | None, NameOf], str]

_AN_HOUR = regex(r"\d(?: ?[ap]m|[ap])\b|\b[012]?\d:[0-5]\d\b")


def _interaction(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    channel = str(doc.get("channel", "note"))
    channel = CHANNEL_WORDS.get(channel, channel)
    typed = [str(name.get("text", "")) for name in doc.get("unsettled", ()) if isinstance(name, Mapping)]
    who = listed([name for name in (named(doc.get("people", ()), name_of), *typed, *doc.get("likely", ())) if name])
    what = f"{channel} with {who}" if who else f"{with_a(channel)}{text_of(doc, 'summary', 'topic')}"
    if former is None:
        return f"Logged {what}, {day(doc.get('on'))}."
    if doc.get("snooze_until") and doc.get("snooze_until") != former.get("snooze_until"):
        return _changed(f"the {channel} to {who or 'someone'}", doc, former)
    return f"Changed the entry of {day(doc.get('on'))}: {what}."


def _promise(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = named(doc.get("people", ()), name_of) or "someone", text_of(doc)
    mine = doc.get("by", "me") == "me"
    state = doc.get("state", "open")
    if former is None:
        due = f", by {day(doc['due'])}" if doc.get("due") else ""
        return f"Promised {who}{text}{due}." if mine else f"Noted what {who} promised{text}{due}."
    what = f"the promise to {who}{text}" if mine else f"the promise of {who}{text}"
    if state != former.get("state", "open") or (state == "moved" and doc.get("due") != former.get("due")):
        if state == "kept":
            return f"Kept {what}." if mine else f"{who} kept the promise{text}."
        if state == "moved":
            return f"Moved {what}, to {day(doc.get('due'))}."
        if state == "handed":
            return f"Handed on {what}{_to(doc, name_of)}."
        return {"released": f"Released {what}.", "open": f"Opened {what} again."}.get(state, f"Changed {what}.")
    if doc.get("told") and not former.get("told"):
        return f"Told {who} about the promise{text}."
    return _changed(what, doc, former)


def _request(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = named([doc.get("from", 0)], name_of) or "someone", text_of(doc)
    if former is None:
        return f"Noted a request of {who}{text}."
    what = f"the request of {who}{text}"
    if doc.get("asked_again", 0) > former.get("asked_again", 0):
        return f"Noted that {who} asked again{text}."
    state = doc.get("state", "open")
    if state == former.get("state", "open"):
        moved = doc.get("due") and doc.get("due") != former.get("due")
        return f"Moved {what}, to {day(doc['due'])}." if moved else _changed(what, doc, former)
    return {
        "answered": f"Answered {what}.", "handed": f"Handed on {what}{_to(doc, name_of)}.",
        "declined": f"Declined {what}.", "acknowledged": f"Noted that {who} got the answer{text}.",
        "no_ack": f"Closed {what}, without a word back.", "open": f"Opened {what} again.",
    }.get(state, f"Changed {what}.")  # fmt: skip


def _ask(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = named([doc.get("to", 0)], name_of) or "someone", text_of(doc, "text", "topic")
    kind = str(doc.get("type", "other"))
    thing = "something" if kind == "other" else with_a(kind)
    state = doc.get("state", "asked")
    if former is None:
        thing = "advice" if kind == "advice" else thing
        return f"Planned to ask {who} for {thing}{text}." if state == "planned" else f"Asked {who} for {thing}{text}."
    what = f"the ask to {who}{text}"
    if doc.get("nudges", 0) > former.get("nudges", 0):
        return f"Nudged {who}{text}."
    if doc.get("outcome_told") and not former.get("outcome_told"):
        return f"Told {who} what became of it{text}."
    if doc.get("thanked") and not former.get("thanked"):
        return f"Thanked {who} for the answer{text}."
    if state == former.get("state", "asked"):
        return _changed(what, doc, former)
    return {
        "asked": f"Asked {who}{text}.", "answered": f"Noted the answer of {who}{text}.",
        "declined": f"Noted that {who} declined{text}.", "rest": f"Let {what} rest.",
        "planned": f"Planned {what} again.",
    }.get(state, f"Changed {what}.")  # fmt: skip


def _thanks(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = named([doc.get("to", 0)], name_of) or "someone", text_of(doc)
    if doc.get("said") and not (former or {}).get("said"):
        return f"Thanked {who}{text}."
    return f"Noted thanks to say to {who}{text}." if former is None else _changed(f"the thanks to {who}", doc, former)


def _follow(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = named(doc.get("people", ()), name_of) or "someone", text_of(doc)
    thing = "day to think of" if is_of_mourning(doc.get("text", "")) else "follow-up with"
    if former is None:
        return f"Noted a {thing} {who}{text}."
    state = doc.get("state", "open")
    if state != former.get("state", "open"):
        done = {"done": "Followed up with", "rest": f"Let rest the {thing}"}
        return f"{done.get(state, f'Opened again the {thing}')} {who}{text}."
    if doc.get("due") and doc.get("due") != former.get("due"):
        return f"Moved the {thing} {who}{text}, to {day(doc['due'])}."
    return _changed(f"the {thing} {who}{text}", doc, former)


def _gift(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who, text = named(doc.get("people", ()), name_of) or "someone", text_of(doc)
    gave = doc.get("direction") != "got"
    if former is not None:
        return _changed(f"the help {'given to' if gave else 'from'} {who}", doc, former)
    return f"Noted help {'given to' if gave else 'from'} {who}{text}."


def _article(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    title = brief(str(doc.get("title") or doc.get("url") or "an article"))
    if former is None:
        return f"Queued the article “{title}”."
    state = doc.get("state", "queued")
    if doc.get("author_replied") and not former.get("author_replied"):
        return f"Noted that your comment on “{title}” was answered."
    if state == former.get("state", "queued"):
        return _changed(f"the article “{title}”", doc, former)
    done = {"read": "Read", "commented": "Commented on", "skipped": "Skipped", "queued": "Queued again"}
    comment = doc.get("comment") or {}
    said = f" {outcome_words(comment['text'], comment.get('kind'))}" if comment.get("text") else ""
    return f"{done.get(state, 'Changed')} the article “{title}”.{said}"


def _feed(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    what, who = feed_in(doc), named([doc.get("of", 0)], name_of)
    if former is None:
        return f"Added {what}{f' of {who}' if who else ''}."
    if doc.get("of") != former.get("of"):
        return f"Noted that {what} is {who}'s." if who else f"Noted that it is not known whose {what} is."
    if doc.get("since") and not former.get("since"):
        return f"Read {what} for the first time."
    return f"Changed {what}."


def _coffee(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who = named(doc.get("people", ()), name_of) or "someone"
    kind = str(doc.get("channel", "coffee"))
    slot = doc.get("slot") or {}
    typed = _AN_HOUR.search(str(doc.get("line", "")).lower())
    by_halves = typed[0][-1] in "apm" if typed else str(slot.get("tz", "")).startswith(BY_HALVES)
    when = f", {moment(slot.get('start'), doc.get('changed'), by_halves)}" if slot else ""
    state = doc.get("state", "said")
    what = f"{kind} with {who}"
    if former is None:
        return f"Planned {what}{when}." if slot else f"Noted {what}, said and not yet planned."
    if slot != (former.get("slot") or {}) and slot:
        return f"{'Moved' if former.get('slot') else 'Planned'} {what}{when}."
    if state == former.get("state", "said"):
        fewer = without_words(doc, former, name_of)
        return f"Planned {what}{fewer}{when}." if fewer else _changed(f"{what}{when}", doc, former)
    return {
        "confirmed": f"Confirmed {what}{when}.", "held": f"Noted {what} as held{without_words(doc, former, name_of)}.",
        "lapsed": f"Noted that {what} did not take place." if slot else f"Let {what} rest.",
        "cancelled": f"Cancelled {what}{when}.", "declined": f"Noted their no to {what}{when}.",
        "moved": f"Moved {what}.",
        "proposed": f"Proposed {what}{when}.", "written": f"Wrote {what} to the calendar{when}.",
    }.get(state, f"Changed {what}.")  # fmt: skip


def _introduction(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who = named(doc.get("between", ()), name_of) or "two people"
    if doc.get("sent") and not (former or {}).get("sent"):
        return f"Introduced {who}."
    if former is None:
        return f"Noted an introduction of {who}."
    if doc.get("outcome") and not former.get("outcome"):
        became = "it was good to introduce" if doc["outcome"] == "good" else "nothing came of introducing"
        return f"Noted that {became} {who}."
    if doc.get("state") == "closed" != former.get("state"):
        return f"Closed the introduction of {who}."
    if doc.get("state") in ("asked_a", "asked_b") and doc.get("state") != former.get("state"):
        asked = named(list(doc.get("between", ()))[doc["state"] == "asked_b" :][:1], name_of)
        return f"Noted that you asked {asked} about the introduction of {who}."
    if (doc.get("yes_a"), doc.get("yes_b")) != (former.get("yes_a"), former.get("yes_b")):
        return f"Noted a yes to the introduction of {who}."
    return _changed(f"the introduction of {who}", doc, former)


def _mentorship(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who = named([doc.get("person", 0)], name_of) or "someone"
    if former is None:
        return f"Noted {who} as a mentor."
    if doc.get("state", "active") != former.get("state", "active"):
        became = {"ended": "Ended", "paused": "Paused"}.get(str(doc.get("state")), "Took up again")
        return f"{became} the mentorship of {who}."
    if doc.get("next_talk") and doc.get("next_talk") != former.get("next_talk"):
        return f"Set the next talk with your mentor {who}: {day(doc['next_talk'])}."
    return _changed(f"the mentorship of {who}", doc, former)


def _keyed(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    key, text = brief(str(doc.get("key", ""))), brief(str(doc.get("text", "")))
    until = f", until {day(doc['valid_to'])}" if doc.get("valid_to") else ""
    if former is None:
        return f"Your {key}: {text}{until}."
    ended = until and doc.get("valid_to") != former.get("valid_to") and doc.get("text") == former.get("text")
    return f"Your {key} holds{until.removeprefix(',')}." if ended else f"Changed your {key}: {text}{until}."


def _standard(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    key = str(doc.get("key", ""))
    rule = f"rule for {'every draft' if key == 'all' else f'drafts ({brief(key)})'}"
    if former is not None and doc.get("text") == former.get("text"):
        return f"Your {rule} holds until {day(doc.get('valid_to'))}."
    return f"Your {rule}: {brief(str(doc.get('text', '')))}."


def _person(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    name = name_in(doc)
    if former is None:
        return f"Added {name}."
    if doc.get("tier", 0) != former.get("tier", 0):
        tier = doc.get("tier", 0)
        return f"Set the rhythm of {name}: {TIER_NAMES[tier]}." if tier else f"Took the rhythm of {name} away."
    if doc.get("name") != former.get("name"):
        return f"Renamed {name_in(former)} to {name}."
    if doc.get("status", "list") != former.get("status", "list"):
        place = {"archived": "Archived", "network": "Took into the network", "list": "Sent back to the list"}
        return f"{place.get(str(doc.get('status', 'list')), 'Changed')}: {name}."
    if doc.get("listed_on") and doc.get("listed_on") != former.get("listed_on"):
        return f"Left {name} on the list."
    blocked = [kind for kind in doc.get("blocked_kinds", ()) if kind not in former.get("blocked_kinds", ())]
    if blocked:
        if blocked == ["blog"]:
            return f"Noted that {name} has no blog."
        what = "not a fit for a coffee" if "all" in blocked else f"not one for a {blocked[0]}"
        return f"Noted that {name} is {what}."
    for field in ("needs", "offers"):
        new = [brief(str(text)) for text in doc.get(field, ()) if text not in former.get(field, ())]
        if new:
            return f"Noted that {name} {field} {listed(new)}."
    if former.get("new") and not doc.get("new"):
        return f"Kept {name}."
    return _changed(name, doc, former)


def _written(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    from netritual.domain.history.settings_sentence import settings_sentence

    if file_in(doc) == "settings.toml":
        return settings_sentence(doc, former)
    return f"{'Removed' if doc.get('data', '') is None else 'Wrote'} {file_in(doc)}."


def _review(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    review = f"review of {_week_words(doc)}"
    if former is None:
        return f"Started the {review}."
    if doc.get("ended") and not former.get("ended"):
        return f"Finished the {review}."
    before = {one.get("person"): one for one in former.get("shown", ())}
    new = [one for one in doc.get("shown", ()) if one != before.get(one.get("person"))]
    if len(new) == 1 and former.get("shown"):
        return _chosen(new[0], before.get(new[0].get("person")) or {}, name_of)
    if doc.get("topic", "") != former.get("topic", ""):
        return f"Noted what you are stuck on{text_of(doc, 'topic')}."
    if doc.get("learned", "") != former.get("learned", ""):
        return f"Noted what you learned{text_of(doc, 'learned')}."
    looked = [key for key in doc.get("sweep", ()) if key not in former.get("sweep", ())]
    if looked or doc.get("sweep", ()) != former.get("sweep", ()):
        return f"Looked through: {brief(str(looked[0]))}." if looked else "Took back that a channel was looked through."
    settled = [one for one in doc.get("items", ()) if one not in former.get("items", ())]
    if len(settled) == 1:
        return _settled(settled[0], name_of)
    return f"Went on with the {review}."


def _week_words(doc: Doc) -> str:
    """The week of a review: "the week from Mon 9 Mar"."""
    monday = monday_of_week(str(doc.get("week", "")))
    return f"the week from {day(monday.isoformat())}" if monday is not None else "a week"


_OF_PEOPLE = ("people", "favour", "pair", "here", "alike", "feed")
"""Kinds of rows whose keys name people."""
_ROWS = {"articles": "an article", "coffees": "a planned talk", "promises": "a promise", "requests": "a request"}
"""Other kinds, in words."""


def _settled(one: Doc, name_of: NameOf) -> str:
    """What became of a row that is no record of its own: its key names the people it is about."""
    _, kind, *ids = f"{one.get('ref', '')}:".split(":")
    about = [int(id_) for id_ in ids if id_.isdecimal()] if kind in _OF_PEOPLE else []
    who = named(about, name_of) or _ROWS.get(kind, "a question")
    if one.get("outcome") == "meeting-none":
        return "Noted that a meeting of the calendar was no talk."
    if kind == "double":
        return "These stay two talks: this is not asked again."
    return f"Skipped {who} this week." if one.get("outcome") == "skip" else f"Settled {who} for this week."


def _chosen(one: Doc, before: Doc, name_of: NameOf) -> str:
    """What was chosen about one of the suggestions."""
    who = named([one.get("person", 0)], name_of)
    slot, kind = one.get("slot") or {}, str(one.get("channel") or "coffee")
    if bool(one.get("picked")) != bool(before.get("picked")):
        return f"Picked {who}." if one.get("picked") else f"Took {who} out of the plan."
    if one.get("channel") != before.get("channel"):
        return f"Changed the meeting with {who}: {kind}."
    if slot and slot != before.get("slot"):
        return f"Moved {who} to {day(slot.get('start'))}, {str(slot.get('start'))[11:16]}."
    if one.get("purpose", "") != before.get("purpose", ""):
        return f"Noted what the {kind} with {who} is for{text_of(one, 'purpose')}."
    return f"Changed the plan with {who}."


def _distinction(doc: Doc, former: Doc | None, name_of: NameOf) -> str:
    who = named(doc.get("between", ()), name_of)
    if doc.get("open"):
        return f"Asked whether {who} are one person."
    former = None if former is not None and former.get("open") else former
    return f"Noted that {who} are two people." if former is None else f"Noted again that {who} are two people."


TELLERS: dict[str, Teller] = {
    "interactions": _interaction, "promises": _promise, "requests": _request, "asks": _ask, "thanks": _thanks,
    "follows": _follow, "gifts": _gift, "articles": _article, "coffees": _coffee, "feeds": _feed,
    "introductions": _introduction, "mentorships": _mentorship, "lines": _keyed, "facts": _keyed,
    "standards": _standard,
    "rests": lambda doc, former, name_of: f"Took week {doc.get('week', '')} off.",
    "sittings": lambda doc, former, name_of: f"Sorted names of the list on {day(doc.get('on', ''))}.",
    "people": _person, "files": _written, "reviews": _review,
    "distinctions": _distinction,
}  # fmt: skip


def new_words(
    changes: Mapping[str, Mapping[int, Doc | None]],
    before: Mapping[str, Mapping[int, Doc | None]],
    tables: Iterable[str],
    name_of: NameOf,
) -> str:
    """The sentence of each record of these tables that a change made."""
    return " ".join(
        TELLERS[table](doc, None, name_of)
        for table in dict.fromkeys(tables)
        for id_, doc in changes.get(table, {}).items()
        if doc is not None and before.get(table, {}).get(id_) is None
    )


def _changed(what: str, doc: Doc, former: Doc) -> str:
    later = doc.get("snooze_until")
    if later and later != former.get("snooze_until"):
        return f"Put off {what} until {day(later)}."
    if (doc.get("handoff") or {}).get("landed") and not (former.get("handoff") or {}).get("landed"):
        return f"Noted that {what} was taken care of."
    return f"Changed {what}."


def _to(doc: Doc, name_of: NameOf) -> str:
    who = named([(doc.get("handoff") or {}).get("to", 0)], name_of)
    return f", to {who}" if who else ""
