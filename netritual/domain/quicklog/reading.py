"""What a line was read as: a ``Reading`` with its clauses, and its JSON shape."""

from __future__ import annotations

from netritual.domain.quicklog.line_vocabulary import PARTICLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from netritual.domain.quicklog.name_kinds import Match

SETTLED, AMBIGUOUS, NEW = "", "?", "+"


class Ref:
    """A name in a line: as typed (possessive and punctuation gone), and everyone it may mean.

    One match: that person. Several: ambiguous. None: a new person of that name. ``likely`` marks a single match that
    counts for nobody until it is settled; ``passed_over`` are others of the name who are not as near. ``company``
    is where a new person works, when the line says it. ``unheard`` marks small letters that nobody has: they count for
    nobody until a yes makes a new person of them.
    """

    def __init__(
        self, typed: str, matches: Sequence[Match], *, likely: bool = False, passed_over: int = 0, unheard: bool = False
    ) -> None:
        self.typed, self.matches, self.likely, self.passed_over = typed, matches, likely, passed_over
        self.unheard = unheard
        self.company = ""

    @property
    def state(self) -> str:
        """SETTLED, AMBIGUOUS or NEW: the sign before the name in JSON."""
        if self.likely or self.unheard:
            return AMBIGUOUS
        return SETTLED if len(self.matches) == 1 else AMBIGUOUS if self.matches else NEW

    @property
    def shown(self) -> str:
        """The handle, ``?name`` or ``+Name``."""
        return self.matches[0][1] if self.state == SETTLED else self.state + self.typed

    @property
    def handle(self) -> str:
        """The handle of the one whom it may mean; what was typed where these are several, or nobody."""
        return self.matches[0][1] if len(self.matches) == 1 else self.typed

    @property
    def meant(self) -> str:
        """Whom a yes takes it for, in words."""
        return "a new person" if self.unheard else self.matches[0][2]

    @property
    def spelled(self) -> str:
        """The name that somebody new of it has: "iñaki" is Iñaki."""
        return spelled(self.typed)

    @property
    def name(self) -> str:
        """The person's name; what was typed for an unclear one; for a new one what it spells."""
        if self.state == NEW:
            return self.spelled
        return self.matches[0][2] if self.state == SETTLED else self.typed


class Clause:
    """One ``+kind``. ``word`` is the word behind the +; ``giver`` is a request's ``from``; empty means absent.

    ``named`` are the people that are typed in it, in order.
    """

    def __init__(self, kind: str, word: str) -> None:
        self.kind, self.word, self.text, self.type, self.url = kind, word, "", "", ""
        self.due: date | None = None
        self.people: list[Ref] = []
        self.named: list[Ref] = []
        self.giver: Ref | None = None
        self.tags: list[str] = []
        self.unsure, self.done = False, False

    @property
    def refs(self) -> list[Ref]:
        """Everyone this clause stands on."""
        return [self.giver, *self.people] if self.giver else self.people

    def says(self, other: Clause) -> bool:
        """Whether this clause, as it is typed, is ``other`` or its beginning: words may be typed on after a yes."""
        if self.kind != other.kind or self.named != list(dict.fromkeys(other.refs)):
            return False
        return other.text.startswith(self.text) and self.url in ("", other.url) and self.due in (None, other.due)

    def to_json(self) -> dict[str, Any]:
        """The clause as ``reading`` shows it."""
        people = [ref.shown for ref in self.people if not ref.unheard]
        giver = self.giver.shown if self.giver and not self.giver.unheard else ""
        return _sparse(
            kind=self.kind, text=self.text, type=self.type, due=self.due.isoformat() if self.due else "",
            **{"between" if self.kind == "intro" else "people": people, "from": giver},
            url=self.url, tags=self.tags, unsure=self.unsure, done=self.done,
        )  # fmt: skip


UNREAD = "This line cannot be read as it stands, by a defect of netritual. It stays; other words may help."
"""The warning of a line that could not be read."""


class Reading:
    """A line understood. Nothing in it is guessed; what was not understood is ``summary``.

    ``has_head`` is true when something stood before the first clause; ``warnings`` are sentences for the person.
    ``span`` holds both ends of what is longer than a day, ``approx`` marks a day reckoned from vague words, ``asks``
    says what the line leaves open beyond names ("when": no day is known, the entry stands under today).
    """

    def __init__(self, today: date) -> None:
        self.channel, self.via, self.time, self.place = "note", "", "", ""
        self.topic, self.summary, self.note, self.initiator = "", "", "", ""
        self.date, self.planned, self.minutes, self.has_head = today, False, 0, False
        self.span: tuple[date, date] | None = None
        self.approx = False
        self.asks: list[str] = []
        self.people: list[Ref] = []
        self.refs: list[Ref] = []
        self.tags: list[str] = []
        self.urls: list[str] = []
        self.clauses: list[Clause] = []
        self.proposed: list[Clause] = []
        self.mentions: list[Ref] = []
        self.strangers: Sequence[str] = ()
        """Names in plain words that nobody has."""
        self.head_words: Sequence[str] = ()
        """The words of the head, in small letters."""
        self.readers: Sequence[object] = ()
        """What read the head and the plain words, for who shows where the words stand."""
        self.missed, self.sentence = False, False
        self.warnings: list[str] = []

    @property
    def ambiguous(self) -> list[Ref]:
        """Every name of the line that may mean several people, or somebody new, each once, in order."""
        return [ref for ref in self.refs if ref.state == AMBIGUOUS and not ref.likely]

    @property
    def unsettled(self) -> list[Ref]:
        """Every name of the line that counts for nobody yet, each once, in order."""
        return [ref for ref in self.refs if ref.state == AMBIGUOUS]

    @property
    def likely(self) -> list[Ref]:
        """Every name that most likely means one person; it counts for nobody until that is settled."""
        return [ref for ref in self.refs if ref.likely]

    @property
    def unheard(self) -> list[Ref]:
        """Every name in small letters that nobody has, each once, in order: a new person, if it is one."""
        return [ref for ref in self.refs if ref.unheard]

    @property
    def questions(self) -> list[str]:
        """What the line leaves open beyond its names; a name that nobody has asks by itself who it was with."""
        is_asked = self.unheard and not self.strangers
        return [asked for asked in self.asks if asked != "who" or not is_asked]

    @property
    def new(self) -> list[Ref]:
        """Every name of the line that nobody has, each once, in order."""
        return [ref for ref in self.refs if ref.state == NEW]

    def to_json(self) -> dict[str, Any]:
        """The reading as ``--json`` prints it: empty fields left out, people by handle."""
        return _sparse(
            channel=self.channel, via=self.via,
            people=[ref.shown for ref in self.people if ref.state == SETTLED],
            ambiguous={ref.typed: [match[1] for match in ref.matches] for ref in self.ambiguous if ref.matches},
            likely={ref.typed: [match[1] for match in ref.matches] for ref in self.likely},
            new_people=[ref.typed for ref in self.new], mentions=[ref.shown for ref in self.mentions],
            date=self.date.isoformat(), span=[day.isoformat() for day in self.span or ()], approx=self.approx,
            planned=self.planned, time=self.time, minutes=self.minutes, place=self.place,
            topic=self.topic, tags=self.tags, urls=self.urls, initiator=self.initiator, summary=self.summary,
            note=self.note, missed=self.missed, asks=self.asks,
            clauses=[clause.to_json() for clause in self.clauses],
            proposed=[clause.to_json() for clause in self.proposed],
        )  # fmt: skip


def _sparse(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def spelled(typed: str) -> str:
    """The name that an unknown handle spells: "rosalind-park" is Rosalind Park; what has capitals keeps its hyphens."""
    if not typed.islower():
        return typed
    words = typed.replace("-", " ").split()
    return " ".join([
        word if at and at + 1 < len(words) and word in PARTICLES else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    ])  # fmt: skip


def unread(line: str, today: date) -> Reading:
    """The reading of a line that could not be read: all of it is text, and a warning says so."""
    reading = Reading(today)
    reading.summary = line
    reading.warnings.append(UNREAD)
    return reading
