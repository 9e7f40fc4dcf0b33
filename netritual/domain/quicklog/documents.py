"""What a reading becomes in the store: plain sparse documents by table.

Both paths of a line use this, the shell's and the app's, so that they give the same bytes. Field names and defaults are
those of ``domain.model``; a field at its default is left out; days and moments are ISO strings. Standard library only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time

from netritual.domain.language.text import clean, composed, fold, sound
from netritual.domain.quicklog import line_vocabulary as w
from netritual.domain.quicklog.reading import AMBIGUOUS, SETTLED, Clause, Reading, Ref
from netritual.domain.quicklog.tokens import CLAUSE, tokens_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any, TypeAlias

    Doc: TypeAlias = dict[str, Any]
    Changes: TypeAlias = dict[str, dict[int, Doc]]
    """Table -> doc id -> document."""

AIMS = {"complaint": 4, "issue": 24, "question": 24, "compliment": 48, "other": 24}
"""Working hours in which each type of request is to be answered, unless the settings say otherwise."""
MINUTES = {"coffee": 45, "lunch": 60, "walk": 45, "video": 30}
"""Lengths of a planned meeting, unless the line or the settings say otherwise."""
_TO_FRIDAY = 4
"""Days from the Monday of a week that is named to its last day on which one meets."""
LIKE = {"breakfast": "coffee", "call": "video"}
"""A kind without a length of its own takes that of its like, else that of a lunch (as ``coffees.coffee``)."""
THANKS_DAYS = 2
LONGEST_NAME = 200
IN_STORE = frozenset(("need", "offer", "knows", "article"))
"""Kinds that change a document that exists, or must know whether it does."""
_ANSWERS = frozenset(("comment", "comments", "commented", "commenting", "author", "writer"))
_READING = frozenset(("read", "saw", "liked", "loved"))
_PASSING_ON = frozenset(("shared", "sent", "forwarded", "passed"))
_PIECES = frozenset((
    "article", "articles", "post", "posts", "blogpost", "blogposts", "piece", "pieces", "essay", "essays", "column",
    "columns", "newsletter", "newsletters", "blog", "blogs", "story", "stories", "paper", "papers", "thread", "threads",
))  # fmt: skip
"""What stands in a line about something to read."""


def _is_by_halves(word: str) -> bool:
    """True for an hour of one half of the day: "1pm", "5:30p": how it was typed is how a note says it."""
    return word[:1].isdigit() and word.lower().rstrip(",.;").endswith(("am", "pm", "a", "p"))


class DocumentWays:
    """How documents are made: the ways to the world that a pure function is handed.

    ``new_id`` gives doc ids, ``is_taken`` tells handles in use, ``uid`` makes a coffee's uid of its doc id. ``tz`` is
    the zone of planned times (IANA), ``minutes`` the lengths by channel, ``aims`` the hours of a request by type.
    """

    def __init__(
        self,
        new_id: Callable[[], int],
        is_taken: Callable[[str], bool],
        uid: Callable[[int], str],
        source: str = "hand",
        tz: str = "UTC",
        minutes: Mapping[str, int] | None = None,
        aims: Mapping[str, int] | None = None,
    ) -> None:
        self.new_id, self.is_taken, self.uid, self.source, self.tz = new_id, is_taken, uid, source, tz
        self.minutes = {**MINUTES, **(minutes or {})}
        self.aims = {**AIMS, **(aims or {})}


class Kept:
    """A clause left to the store: its people and those of the head by id, its text, its day."""

    def __init__(self, clause: Clause, people: list[int], head: list[int], text: str, day: str) -> None:
        self.clause, self.people, self.head, self.text, self.day = clause, people, head, text, day


class Made:
    """The documents of a line by table, the id to report (0: that of ``kept[0]``), and the clauses left to the store.

    ``leads`` is true when the first record of the line is that of the first kept clause.
    """

    def __init__(self) -> None:
        self.changes: Changes = {}
        self.id, self.leads = 0, False
        self.kept: list[Kept] = []


def documents(reading: Reading, line: str, now: datetime, ways: DocumentWays) -> Made:
    """The documents of a whole line. ``id`` is that of the interaction or plan, else of the first clause's record.

    With an ambiguous name the line is unsettled: clauses that stand on such a name are withheld, and a line of clauses
    only, or a planned one, is held as a note until the name is picked.
    """
    maker = _Maker(reading, line, now, ways)
    maker.whole()
    return maker.made


def missing(
    reading: Reading, line: str, now: datetime, ways: DocumentWays, clauses: list[Clause], plan: bool, talk: int
) -> Made:
    """What a settled name brings: the clauses that were withheld for it, and the plan when the line was held."""
    maker = _Maker(reading, line, now, ways)
    maker.provisional([*(reading.people if plan else ()), *[ref for clause in clauses for ref in clause.refs]])
    if plan:
        maker.planned()
        if reading.proposed:
            maker.waiting()
    for clause in clauses:
        maker.clause(clause, talk)
    return maker.made


def needs_store(line: str) -> bool:
    """True when a clause of the line, or the article that it tells of, can only be kept by the whole store."""
    words = {word.strip(".,;:!?()\"'’") for word in line.lower().replace("'s", "").replace("’s", "").split()}
    if words & _ANSWERS:
        return True
    is_link = "://" in line
    if (words & _READING and (is_link or words & _PIECES)) or (is_link and words & _PASSING_ON):
        return True
    return any(token.kind == CLAUSE and token.key in IN_STORE for token in tokens_of(sound(line))[0])


def is_held(reading: Reading) -> bool:
    """True for a line that cannot be what it is before its names are settled: clauses only, or planned."""
    return reading.planned or (bool(reading.clauses) and not reading.has_head)


def is_waiting(reading: Reading) -> bool:
    """True for a line that is kept as a note until its names are settled."""
    return is_held(reading) and bool(reading.unsettled) and not plans_with_new(reading)


def plans_with_new(reading: Reading) -> bool:
    """True for a talk to come, with its hour, with a name in small letters that nobody has: it is planned with somebody
    new, whom the review asks about, so that its hour is not missed meanwhile."""
    unsettled = reading.unsettled if reading.planned and reading.time and reading.channel in w.CONVERSATIONS else []
    return bool(unsettled) and all([ref.unheard and ref in reading.people for ref in unsettled])


def uid_of(bits: int) -> str:
    """A UUID of version 4 (RFC 9562 5.4) of 128 random bits."""
    bits = bits & ~(0xF << 76) | 4 << 76
    bits = bits & ~(0x3 << 62) | 2 << 62
    text = f"{bits & (1 << 128) - 1:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def still_uid(doc_id: int) -> str:
    """The uid of a doc id while the clock stands still: the same each time, spread by an odd multiplier."""
    return uid_of(doc_id * 0x9E3779B97F4A7C15F39CC0605CEDC835)


class _Maker:
    """Makes the documents of one line."""

    def __init__(self, reading: Reading, line: str, now: datetime, ways: DocumentWays) -> None:
        self.reading, self.line, self.now, self.ways = reading, sound(line), now, ways
        self.made = Made()
        self.ids: dict[int, int] = {}
        self.takes_new = plans_with_new(reading)
        self.day = (now.date() if reading.planned else reading.date).isoformat()

    def whole(self) -> None:
        """Everything of the line. The records of clauses stand before the note of a line without a head."""
        reading, talk = self.reading, 0
        self.provisional(reading.refs)
        waits = is_waiting(reading)
        alone = bool(reading.clauses) and not reading.has_head
        entry = waits or (not reading.planned and (reading.note or not alone))
        if not alone:
            talk = self.waiting_note() if waits else self.planned() if reading.planned else self.interaction()
        if reading.planned and reading.proposed and not waits:
            self.waiting()
        for clause in reading.clauses:
            if clause.kind != "note":
                self.clause(clause, 0 if waits or reading.planned else talk)
            elif not entry:
                self.put("interactions", self.base(people=self.who(clause.people), note=clause_text(clause)))
        if alone and entry:
            entry_id = self.waiting_note() if waits else self.interaction()
            if _withheld(reading.clauses[0]):
                self.made.id, self.made.leads = entry_id, False

    def put(self, table: str, doc: Doc) -> int:
        """Keep a document under a new id; empty fields are left out."""
        doc_id, documents = self.ways.new_id(), self.made
        documents.changes.setdefault(table, {})[doc_id] = {name: value for name, value in doc.items() if value}
        if table != "people" and not documents.id:
            documents.id, documents.leads = doc_id, bool(documents.kept)
        return doc_id

    def provisional(self, refs: list[Ref]) -> None:
        """A new person for each name that nobody has, marked new."""
        used: set[str] = set()
        for ref in dict.fromkeys(refs):
            if ref.state == SETTLED:
                self.ids[id(ref)] = ref.matches[0][0]
            elif ref.state != AMBIGUOUS or self.takes_new:
                from netritual.domain.quicklog.name_keys import new_handle  # most lines name nobody new

                name = one_line(ref.spelled)[:LONGEST_NAME]
                handle = new_handle(
                    one_line(ref.typed)[:LONGEST_NAME],
                    lambda handle: fold(handle) in used or self.ways.is_taken(handle),
                )
                used.add(fold(handle))
                self.ids[id(ref)] = self.put(
                    "people",
                    {"handle": handle, "name": name, "company": ref.company, "new": True, "created": self.moment()},
                )

    def who(self, refs: list[Ref]) -> list[int]:
        """The ids of the people among some names, each once; ambiguous ones are nobody yet."""
        return list(dict.fromkeys([self.ids[id(ref)] for ref in refs if id(ref) in self.ids]))

    def moment(self) -> str:
        return self.now.isoformat(timespec="seconds")

    def unsettled(self) -> list[Doc]:
        names = [] if self.takes_new else self.reading.ambiguous
        return [{"text": ref.typed, "candidates": [match[0] for match in ref.matches]} for ref in names]

    def base(self, **fields: Any) -> Doc:
        """What every interaction of a line holds."""
        source = self.ways.source
        return {"on": self.day, **fields, "logged": self.moment(), "line": self.line,
                "source": source if source != "hand" else "", "unsettled": self.unsettled(),
                "likely": {ref.typed: [ref.matches[0][0]] for ref in self.reading.likely}}  # fmt: skip

    def interaction(self) -> int:
        """The entry. With nobody in it, it asks who it was; then it counts for nobody."""
        reading = self.reading
        channel = reading.channel if reading.channel != "note" else ""
        outreach = (
            reading.initiator == "me" and bool(reading.people) and (reading.channel in w.OUTREACH or reading.missed)
        )
        return self.put(
            "interactions",
            self.base(
                time=reading.time, channel=channel, via=reading.via,
                people=self.who(reading.people), initiator=reading.initiator,
                minutes=reading.minutes, place=reading.place, topic=reading.topic, tags=reading.tags,
                summary=reading.summary, note=self.note(),
                urls=reading.urls, awaiting_reply=outreach, span=[day.isoformat() for day in reading.span or ()],
                approx=reading.approx, asks=reading.questions, mentions=self.who(reading.mentions),
                proposed=[self.proposed(clause) for clause in reading.proposed], missed=reading.missed,
                sentence=reading.sentence,
            ),
        )  # fmt: skip

    def proposed(self, clause: Clause) -> Doc:
        """A loop that waits for a yes. Names that are open yet stay out; the line has them."""
        giver = self.who([clause.giver]) if clause.giver else []
        fields = {
            "kind": clause.kind, "word": clause.word, "text": clause_text(clause), "people": self.who(clause.people),
            "from": giver[0] if giver else 0, "type": clause.type, "due": clause.due.isoformat() if clause.due else "",
            "url": clause.url, "tags": clause.tags, "done": clause.done, "unsure": clause.unsure,
        }  # fmt: skip
        return {name: value for name, value in fields.items() if value}

    def waiting_note(self) -> int:
        """The line as a note, until its names are settled."""
        self.day = self.now.date().isoformat()
        people = self.who(self.reading.people)
        return self.put("interactions", self.base(people=people, summary=one_line(self.line), note=self.note()))

    def waiting(self) -> None:
        """What the line of a plan proposes besides, as a note of today: the loops wait there for a yes."""
        reading = self.reading
        self.put("interactions", self.base(
            people=self.who(reading.people), summary=one_line(self.line), sentence=True,
            proposed=[self.proposed(clause) for clause in reading.proposed],
        ))  # fmt: skip

    def note(self) -> str:
        """The note of the line with every +note; people that one names beside the head are named in it."""
        texts = [self.reading.note]
        for clause in self.reading.clauses:
            if clause.kind == "note":
                named = [ref.name for ref in clause.people if ref not in self.reading.people]
                texts.append(f"{', '.join(named)}: {clause_text(clause)}" if named else clause_text(clause))
        return "\n".join([text for text in texts if text])

    def planned(self) -> int:
        """A head after today: a coffee when people meet or speak, else something to follow up."""
        reading = self.reading
        people = self.who(reading.people)
        tags = [f"#{tag}" for tag in reading.tags]
        talk = reading.channel in w.CONVERSATIONS
        if not people or not talk:
            words = [
                reading.channel if reading.channel != "note" else "",
                reading.time if talk else "",
                f"at {reading.place}" if talk and reading.place else "",
                f"re {reading.topic}" if reading.topic and reading.channel != "note" else reading.topic,
                reading.summary,
                *tags,
                *reading.urls,
            ]
            text = " ".join([word for word in words if word]) or reading.channel
            return self.follow(people, text, reading.date.isoformat(), self.line if talk or reading.note else "")
        plain = "" if reading.sentence else reading.summary
        link = "" if reading.place or reading.channel in w.IN_PERSON else "".join(reading.urls[:1])
        urls = reading.urls[1:] if link else reading.urls
        purpose = "; ".join([text for text in (reading.topic, plain, " ".join(urls)) if text])
        more = reading.sentence or tags or reading.note or any(map(_is_by_halves, self.line.split()))
        more = more or not w.SUMMONS.isdisjoint(self.line.lower().split())
        from netritual.domain.quicklog.talk_texts import is_agreed  # few lines plan a talk

        timed = bool(reading.time)
        week = not timed and self.is_of_week(reading.date)
        due = reading.date + timedelta(_TO_FRIDAY if week else 0)
        return self.coffee(
            people, reading.channel, purpose, "" if timed else due.isoformat(),
            place=reading.place or link,
            line=self.line if more or week else "",
            slot=self.slot(reading.date, reading.time, reading.channel) if timed else None,
            state=("confirmed" if is_agreed(self.line) else "proposed") if timed else "",
        )  # fmt: skip

    def slot(self, day: date, time: str, channel: str) -> Doc:
        """The time of a planned meeting, in the zone of the settings."""
        reading, ways = self.reading, self.ways
        zone, name = _zone(ways.tz)
        said = datetime.combine(day, clock_time.fromisoformat(time), zone)
        start = said.astimezone(UTC).astimezone(zone)
        if start.replace(tzinfo=None) != said.replace(tzinfo=None):
            reading.warnings.append(f"The clock jumps that night: {time} is {start:%H:%M}.")
        like = LIKE.get(channel, "lunch")
        minutes = reading.minutes or ways.minutes.get(channel) or ways.minutes[like]
        end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
        return {"start": start.isoformat(), "end": end.isoformat(), "tz": name}

    def coffee(self, people: list[int], channel: str, purpose: str, due: str, **fields: Any) -> int:
        initiator = self.reading.initiator
        doc_id = self.put("coffees", {
            "people": people, "said_by": initiator if initiator in ("me", "them") else "", "said": self.day, "due": due,
            "channel": channel if channel != "coffee" else "", "purpose": purpose, **fields, "uid": " ",
            "changed": self.moment(), "created": self.moment(),
        })  # fmt: skip
        self.made.changes["coffees"][doc_id]["uid"] = self.ways.uid(doc_id)
        return doc_id

    def follow(self, people: list[int], text: str, due: str, line: str = "") -> int:
        return self.put("follows", {"people": people, "text": text, "line": line, "made": self.day, "due": due})

    def clause(self, clause: Clause, talk: int) -> None:
        """The records of a clause, unless it stands on an ambiguous name."""
        if _withheld(clause) and not self.takes_new:
            return
        people, text = self.who(clause.people), clause_text(clause)
        due = clause.due.isoformat() if clause.due else ""
        if clause.kind in IN_STORE:
            self.made.kept.append(Kept(clause, people, self.who(self.reading.people), text, self.day))
            return
        kinds: dict[str, Callable[[Clause, list[int], str, str, int], bool]] = {
            "promise": self.promise, "owed": self.promise, "request": self.request, "ask": self.ask,
            "thanks": self.thanks, "intro": self.intro, "gave": self.gift, "received": self.gift,
            "coffee": self.said_coffee,
        }  # fmt: skip
        make = kinds.get(clause.kind)
        if make is None or not make(clause, people, text, due, talk):
            word = "" if clause.kind == "follow" else f"{clause.word} "
            self.follow(people, f"{word}{text}".strip(), due)

    def promise(self, clause: Clause, people: list[int], text: str, due: str, talk: int) -> bool:
        self.put("promises", {"by": "them" if clause.kind == "owed" else "", "people": people, "text": text,
                              "made": self.day, "due": due, "from_interaction": talk})  # fmt: skip
        return True

    def request(self, clause: Clause, people: list[int], text: str, due: str, talk: int) -> bool:
        giver = self.who([clause.giver]) if clause.giver else []
        if giver:
            self.put("requests", {
                "from": giver[0], "type": clause.type if clause.type != "other" else "", "text": text, "about": people,
                "asked": self.asked(), "due": due, "from_interaction": talk,
                "aim_hours": self.ways.aims.get(clause.type, self.ways.aims["other"]),
            })  # fmt: skip
        return bool(giver)

    def asked(self) -> str:
        """When a request was made: its age counts from the day of the talk, at its time or at the hour of typing."""
        day, time = self.reading.date, self.reading.time
        if day >= self.now.date():
            return self.moment()
        hour = clock_time.fromisoformat(time) if time else self.now.time()
        return datetime.combine(day, hour, self.now.tzinfo).isoformat(timespec="seconds")

    def ask(self, clause: Clause, people: list[int], text: str, due: str, talk: int) -> bool:
        kind = clause.type if clause.type != "other" else ""
        is_planned = clause.word == w.TO_ASK or (bool(due) and clause.word != w.ASKED and not clause.done)
        for person in people:
            self.put("asks", {"to": person, "type": kind, "text": text, "asked": "" if is_planned else self.day,
                              "due": due, "state": "planned" if is_planned else ""})  # fmt: skip
        return bool(people)

    def thanks(self, clause: Clause, people: list[int], text: str, due: str, talk: int) -> bool:
        late = datetime.fromisoformat(self.day) + timedelta(THANKS_DAYS)
        for person in people:
            self.put("thanks", {"to": person, "text": text, "made": self.day, "due": due or late.date().isoformat()})
        return bool(people)

    def intro(self, clause: Clause, people: list[int], text: str, due: str, talk: int) -> bool:
        for other in people[1:]:
            sent = {"state": "sent", "sent": self.day} if clause.done else {}
            pair = [people[0], other]
            self.put("introductions", {"between": pair, "why": text, **sent, "made": self.day})
            if clause.done:
                self.put("gifts", {"people": pair, "direction": "gave", "type": "intro", "text": text, "on": self.day})
        return len(people) > 1

    def gift(self, clause: Clause, people: list[int], text: str, due: str, talk: int) -> bool:
        direction = "gave" if clause.kind == "gave" else "got"
        self.put("gifts", {"people": people, "direction": direction, "text": text, "on": self.day})
        return True

    def is_of_week(self, day: date) -> bool:
        """Whether a day stands for the week that the line names, and is none that it names beside it."""
        return w.names_week(self.line) and not (day.weekday() and "next week" in self.line.lower())

    def said_coffee(self, clause: Clause, people: list[int], text: str, due: str, talk: int) -> bool:
        if people:
            from netritual.domain.quicklog.talk_texts import (
                hour_in,
                is_agreed,
                is_offered,
                is_proposal,
                place_and_purpose,
            )

            words = text.split()
            channel = w.meeting_of(clause.word, words)
            coming = clause.due is not None and clause.due >= self.now.date()
            at, length, time = hour_in(words, channel) if coming else (0, 0, "")
            if time:
                words[at - (at > 0 and words[at - 1].lower() in w.AT_WORDS) : at + length] = []
            mine = self.reading.initiator == "me" or is_proposal(self.line)
            offered = {"line": self.line, "said_by": "me" if mine else "them"}
            more: Doc = offered if time and is_offered(self.line) else {}
            if not clause.due or not time:
                week = clause.due is not None and self.is_of_week(clause.due)
                due = (clause.due + timedelta(_TO_FRIDAY)).isoformat() if clause.due and week else due
                self.coffee(people, channel, " ".join(words), due, line=self.line if week else "")
                return True
            place, purpose = place_and_purpose(words, channel, led=not at)
            slot = self.slot(clause.due, time, channel)
            state = "confirmed" if is_agreed(self.line) else "proposed"
            self.coffee(people, channel, purpose, "", place=place, slot=slot, state=state, **more)
        return bool(people)


def _withheld(clause: Clause) -> bool:
    return any(ref.state == AMBIGUOUS for ref in clause.refs)


def clause_text(clause: Clause) -> str:
    """The words of a clause, with its tags where the record has no room for them."""
    tags = [] if clause.kind == "article" else [f"#{tag}" for tag in clause.tags]
    return " ".join([part for part in (clause.text, *tags) if part])


def one_line(text: str) -> str:
    """One clean line in NFC, without doubled blanks."""
    return composed(" ".join(clean(text).split()))


def _zone(name: str) -> tuple[Any, str]:
    """The zone of a name, and the name it is kept under; UTC for what is none."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name), name
    except (OSError, ValueError):
        return ZoneInfo("UTC"), "UTC"
