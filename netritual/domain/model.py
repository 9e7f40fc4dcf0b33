"""The records of netritual, as frozen types.

Field names are those of the exchange format: documents, exchange lines and JSON use one set. In a document people are
named by doc id; in an exchange line by handle. Documents are sparse: a field at its default is not written. Moments
carry an offset; ``d`` is a date in the person's own day.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct, field

Channel = Literal[
    "coffee", "breakfast", "lunch", "dinner", "drinks", "walk", "meeting", "event", "visit", "social",
    "video", "call", "email", "text", "dm", "comment", "reply", "react", "letter", "note",
]  # fmt: skip
Initiator = Literal["mutual", "me", "them"]
Status = Literal["list", "network", "archived"]
RequestType = Literal[
    "complaint", "issue", "mentor", "resume", "reference", "intro", "referral", "advice", "insight",
    "compliment", "question", "other",
]  # fmt: skip
AskType = Literal["mentor", "resume", "reference", "intro", "referral", "advice", "insight", "other"]
CoffeeState = Literal["said", "proposed", "written", "confirmed", "held", "moved", "declined", "cancelled", "lapsed"]
Mode = Literal["full", "short", "step"]
DeclineReason = Literal["too_soon", "not_a_fit", "wrong_channel", "busy"]


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every record has: its doc id (0 = not stored yet). The id is never a field of the stored document."""

    id: int = 0


class PersonEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something of a person's life that gives a reason to write."""

    kind: Literal["birthday", "job", "milestone", "anniversary", "visit"]
    on: date


class MergedPerson(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who was made a part of somebody else: what older files still say of them. ``id`` is the doc id."""

    id: int
    handle: str
    name: str
    company: str = ""
    position: str = ""


class Person(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Someone you know. ``tier`` 0 is no rhythm; ``new`` marks a provisional person made from a typed name.

    ``status`` is the stored word. What counts as network is derived (``ties.tie.status_of``): a tier, or a two-way
    touch after ``listed_on`` (the day the person was sent back to the list), makes anyone network who is not archived.
    """

    handle: str
    name: str
    aka: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    pronouns: str = ""
    company: str = ""
    position: str = ""
    city: str = ""
    tz: str | None = None
    sphere: Literal["work", "personal", "both"] = "work"
    status: Status = "list"
    listed_on: date | None = None
    new: bool = False
    tier: int = 0
    tier_set: date | None = None
    cadence_days: int | None = None
    circles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    knows: tuple[int, ...] = ()
    kin: bool = False
    origin: Literal["invited_by_me", "them", "import", "met"] | None = None
    connected_on: date | None = None
    birthday: str | None = None
    events: tuple[PersonEvent, ...] = ()
    away_days: tuple[str, ...] = ()
    prefers: tuple[Channel, ...] = ()
    travel_min: int | None = None
    confidence: Literal["ok", "broken"] = "ok"
    purpose: str = ""
    private_notes: str = ""
    snooze_until: date | None = None
    blocked_kinds: tuple[str, ...] = ()
    created: datetime | None = None
    source_row: str | None = None
    merged: tuple[MergedPerson, ...] = ()

    @property
    def work(self) -> str:
        """Position and company: "CFO, Nortel"."""
        return ", ".join(part for part in (self.position, self.company) if part)


class Unsettled(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A typed name that could be several people; it counts for nobody until one is picked."""

    text: str
    candidates: tuple[int, ...] = ()


class Proposed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A loop that a line in plain words seems to hold: nothing is open before the person says yes.

    ``kind`` and ``word`` are those of a clause (``domain.quicklog``), ``from_`` is who asks, ``done`` marks an
    introduction that was made already, ``unsure`` a person who was assumed.
    """

    kind: str
    word: str = ""
    text: str = ""
    people: tuple[int, ...] = ()
    from_: int | None = field(name="from", default=None)
    type: str = ""
    due: date | None = None
    url: str = ""
    tags: tuple[str, ...] = ()
    done: bool = False
    unsure: bool = False

    @property
    def named(self) -> tuple[int, ...]:
        """Everyone whom it names, who asks behind the others."""
        return (*self.people, self.from_) if self.from_ else self.people


class EventKey(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which occurrence of a calendar event this came from (RFC 5545 3.8.4.7, 3.8.4.4)."""

    uid: str
    recurrence_id: str | None = None


class Interaction(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One contact on one day. ``line`` is what was typed; ``value`` gave marks a useful comment.

    ``span`` holds first and last day of what is only known to be in a span, or lasted longer; ``approx`` marks a day
    that was reckoned from vague words. ``asks`` is what the line left open: with "when" the entry stands under the day
    of typing and moves no last touch until it is answered, with "who" it counts for nobody. ``mentions`` are people who
    were named and not there, ``proposed`` loops that wait for a yes; ``missed`` marks a call that reached nobody.
    ``still_open`` are loops, by kind, text and people, of which the person said that this does not close them, and of
    kind "death" those who did not die.
    ``likely`` is typed name -> the one person it most likely means, who counts for nobody before a yes.
    ``sentence`` marks a summary in the person's own words: it enters no draft, no event and no file name.
    """

    on: date
    time: str | None = None
    tz: str | None = None
    logged: datetime | None = None
    channel: Channel = "note"
    via: str | None = None
    people: tuple[int, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    initiator: Initiator | None = None
    minutes: int | None = None
    place: str | None = None
    topic: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    note: str = ""
    warmth: int | None = None
    value: Literal["gave", "got", "both"] | None = None
    urls: tuple[str, ...] = ()
    awaiting_reply: bool = False
    span: tuple[date, date] | None = None
    approx: bool = False
    asks: tuple[Literal["who", "when"], ...] = ()
    mentions: tuple[int, ...] = ()
    likely: dict[str, tuple[int, ...]] = {}
    proposed: tuple[Proposed, ...] = ()
    still_open: tuple[Proposed, ...] = ()
    missed: bool = False
    sentence: bool = False
    snooze_until: date | None = None
    led_to: int | None = None
    line: str = ""
    source: Literal["hand", "shell", "import", "calendar"] = "hand"
    event: EventKey | None = None

    @property
    def open_names(self) -> tuple[Unsettled, ...]:
        """Every typed name that counts for nobody yet: those with several candidates, then the likely ones."""
        return (*self.unsettled, *(Unsettled(text=text, candidates=who) for text, who in self.likely.items()))


class DueMove(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A former due date of a promise: ``on`` the day it was moved, ``due`` what it was."""

    on: date
    due: date | None = None


class Handoff(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Handing a matter on: open until it landed. ``check_on`` is ``on`` + 7 days unless given."""

    to: int
    on: date
    check_on: date
    note: str = ""
    landed: date | None = None


class Promise(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Something promised, by me or by them."""

    by: Literal["me", "them"] = "me"
    people: tuple[int, ...] = ()
    text: str = ""
    made: date
    due: date | None = None
    state: Literal["open", "kept", "moved", "released", "handed"] = "open"
    history: tuple[DueMove, ...] = ()
    closed: date | None = None
    told: bool = False
    reason: str = ""
    handoff: Handoff | None = None
    from_interaction: int | None = None
    snooze_until: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept, also on another day than the first."""
        return self.state in ("open", "moved")


class Request(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody asked me for something. ``aim_hours`` are working hours."""

    from_: int = field(name="from")
    type: RequestType = "other"
    text: str = ""
    about: tuple[int, ...] = ()
    asked: datetime
    due: date | None = None
    aim_hours: int | None = None
    state: Literal["open", "answered", "handed", "declined", "acknowledged", "no_ack"] = "open"
    answered: datetime | None = None
    rounds: int = 0
    asked_again: int = 0
    handoff: Handoff | None = None
    from_interaction: int | None = None
    snooze_until: date | None = None


class Ask(Record, frozen=True, kw_only=True, omit_defaults=True):
    """I asked somebody for something. Two nudges at most, seven days apart, then let it rest."""

    to: int
    type: AskType = "other"
    topic: str = ""
    text: str = ""
    asked: date | None = None
    due: date | None = None
    state: Literal["planned", "asked", "answered", "declined", "rest"] = "asked"
    nudges: int = 0
    nudged: date | None = None
    answered: date | None = None
    thanked: date | None = None
    outcome: str = ""
    outcome_told: date | None = None
    snooze_until: date | None = None


class Mentorship(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A mentor of mine, and when we talk next."""

    person: int
    since: date
    cadence_days: int = 30
    next_talk: date | None = None
    goals: str = ""
    state: Literal["active", "paused", "ended"] = "active"


class Thanks(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Thanks to say; ``said`` ends it."""

    to: int
    text: str = ""
    made: date
    due: date | None = None
    said: date | None = None
    snooze_until: date | None = None


class Follow(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Something to follow up. Done and rest end it; it is no touch by itself. ``line`` is what was typed of a talk to
    come that names nobody, or with a note: it stays in the home."""

    people: tuple[int, ...] = ()
    text: str = ""
    line: str = ""
    made: date
    due: date | None = None
    state: Literal["open", "done", "rest"] = "open"
    snooze_until: date | None = None


GiftType = Literal["knowledge", "experience", "insight", "support", "advice", "presence", "intro", "share"]


class Gift(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Help given or got."""

    people: tuple[int, ...] = ()
    direction: Literal["gave", "got"]
    type: GiftType | None = None
    text: str = ""
    on: date
    minutes: int | None = None


CommentKind = Literal["example", "counter-example", "source", "question"]


class Comment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What I wrote under an article. ``useful``: a kind, 12 words, and a question, link, number or example."""

    kind: CommentKind | None = None
    text: str = ""
    on: date
    words: int = 0
    useful: bool = False


class Article(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Something one of your people shared. ``url`` is canonical and unique.

    ``added`` is when it came into the queue, where that was later than the day on which it was shared.
    ``undated``: nobody knows when it was shared, so that ``shared`` is the day on which it came.
    """

    url: str
    title: str = ""
    author: int | None = None
    shared_by: int | None = None
    shared: date
    topics: tuple[str, ...] = ()
    state: Literal["queued", "read", "commented", "skipped", "mine"] = "queued"
    read: date | None = None
    comment: Comment | None = None
    author_replied: date | None = None
    snooze_until: date | None = None
    added: date | None = None
    undated: bool = False

    @property
    def source(self) -> int | None:
        """Whose article it is to me: its author, else whoever shared it."""
        return self.author if self.author is not None else self.shared_by

    @property
    def people(self) -> tuple[int, ...]:
        """Its author, and whoever passed it on."""
        return tuple(who for who in (self.author, self.shared_by) if who is not None)


class Feed(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The address under which one of your people publishes: a blog, a newsletter, a profile.

    ``of`` is whose it is, None until that is said. ``private``: the person allowed the host and port of this address,
    though it is no public one. ``since`` is the day from which on its articles are queued, None before its first
    reading. What the server said is no record.
    """

    url: str
    of: int | None = None
    title: str = ""
    added: date | None = None
    private: bool = False
    since: date | None = None


class Slot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When a coffee is: two moments with offset, and the IANA zone they were planned in."""

    start: datetime
    end: datetime
    tz: str

    @property
    def minutes(self) -> int:
        """How long it is."""
        return round((self.end - self.start).total_seconds() / 60)


class Coffee(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A meeting from "let's have coffee" to held. ``uid`` never changes, ``sequence`` only grows.

    ``channel`` is the kind of meeting. ``in_file`` is true once it was written to a calendar file. ``line`` is what was
    typed in one's own words, where more than the fields was said: it stays in the home.
    """

    people: tuple[int, ...] = ()
    said_by: Literal["me", "them", "both"] = "both"
    said: date
    due: date | None = None
    channel: Channel = "coffee"
    purpose: str = ""
    give: str = ""
    ask: str = ""
    line: str = ""
    slot: Slot | None = None
    place: str | None = None
    travel_min: int | None = None
    state: CoffeeState = "said"
    decline_reason: DeclineReason | None = None
    uid: str = ""
    sequence: int = 0
    in_file: bool = False
    changed: datetime | None = None
    created: datetime | None = None
    score_snapshot: dict[str, Any] | None = None
    snooze_until: date | None = None


class Introduction(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Two people who should meet; both say yes before anything is sent."""

    between: tuple[int, int]
    why: str = ""
    state: Literal["proposed", "asked_a", "asked_b", "both_yes", "sent", "outcome", "closed"] = "proposed"
    made: date | None = None
    asked_a: date | None = None
    yes_a: date | None = None
    asked_b: date | None = None
    yes_b: date | None = None
    sent: date | None = None
    outcome: Literal["good", "none"] | None = None
    snooze_until: date | None = None


class Distinction(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Two people who look alike and were said to be two; while ``open``, an import asks whether they are.

    ``likeness`` is how much spoke for one person on that day (``people.likeness``): only when more does, those who were
    said to be two are asked about again.
    """

    between: tuple[int, int]
    likeness: int = 0
    on: date | None = None
    open: bool = False


class _Keyed(Record, frozen=True, kw_only=True, omit_defaults=True):
    key: str
    text: str
    channel: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class Line(_Keyed, frozen=True, kw_only=True, omit_defaults=True):
    """A key message of mine."""


class Standard(_Keyed, frozen=True, kw_only=True, omit_defaults=True):
    """A house rule of mine."""


class Fact(_Keyed, frozen=True, kw_only=True, omit_defaults=True):
    """A dated fact for drafts."""


class ReviewItem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one item of a review: the item's key and the act (or "later", "skip")."""

    ref: str
    outcome: str


class Shown(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A suggestion that was shown. ``slot``, ``channel`` and ``purpose``: what was chosen instead of the first."""

    person: int
    score: float
    picked: bool = False
    slot: Slot | None = None
    channel: Channel | None = None
    purpose: str = ""


COUNTED_STEPS = 5
"""Steps of a partial review that must be seen for it to count, where those that make it count were not."""


class Review(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One weekly review: where it stands, what was done, and the summary once it ended."""

    week: str
    started: datetime
    ended: datetime | None = None
    mode: Mode = "full"
    step: str = ""
    item: str = ""
    seen: tuple[str, ...] = ()
    items: tuple[ReviewItem, ...] = ()
    seconds: dict[str, float] = {}
    shown: tuple[Shown, ...] = ()
    topic: str = ""
    sweep: tuple[str, ...] = ()
    learned: str = ""
    drafts: dict[str, str] = {}
    """Texts under way, by the key of the item they belong to; the first line of a comment's is its kind."""
    summary: dict[str, Any] = {}
    counts: bool = False
    """The steps that make a review count were seen, so that it counts also if it never ends."""
    acted: bool = False
    """Something was done in it, or a line was logged."""

    @property
    def minutes(self) -> float:
        """The minutes spent in its steps."""
        return sum(self.seconds.values()) / 60

    @property
    def is_worked(self) -> bool:
        """True when something was done in it; going through its steps is nothing yet."""
        return self.acted or bool(self.items or self.sweep or self.topic or self.learned)

    @property
    def is_done(self) -> bool:
        """Whether it counts: ended, or worked on far enough to count as partial."""
        return self.is_over or (len(set(self.seen)) >= COUNTED_STEPS and self.is_worked)

    @property
    def is_over(self) -> bool:
        """Whether its week needs no other: ended, or done to the last step that counts."""
        return self.ended is not None or self.counts


class Rest(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A week without a review, on purpose."""

    week: str
    reason: Literal["auto", "chosen"] = "chosen"


class Sitting(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A day on which names of the list were sorted one by one, so that this is not offered again too soon."""

    on: date


class WeekEvent(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The review or the first words of a week as an event of a calendar file: its moment (UTC) and its revision.

    ``names`` are those of the first words; a review has none.
    """

    week: str
    uid: str
    start: datetime
    names: tuple[str, ...] = ()
    sequence: int = 0
    changed: datetime
    created: datetime
    cancelled: bool = False


class KnownEvent(Struct, frozen=True, omit_defaults=True):
    """What a calendar has of an event of ours: its SEQUENCE, and its DTSTART as the file had it."""

    sequence: int = 0
    start: str = ""


class WrittenFile(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A file we wrote outside the store (an .ics, the settings): its bytes as base64, so that undo can put them back.

    ``path`` is absolute; in the document of a file of the home it is the name in there, so that it goes where the home
    goes.
    ``data`` None means that the file does not exist. ``former`` are the bytes (base64) of somebody else that this write
    replaced. ``written`` is the moment of the newest write that changed a calendar file, and ``batch`` are the coffees
    that it first wrote; ``entered`` has by uid the moment at which each event in the file was last new, moved or
    cancelled in it. ``imported`` are the events that were in it when the person said that a calendar has it, by uid (in
    older records the uids alone); ``reviews`` and ``words`` are all that are in the file, ``late`` the uids of what was
    cancelled before its time and is told in it behind that.
    """

    path: str
    digest: str = ""
    data: str | None = None
    former: str | None = None
    batch: tuple[int, ...] = ()
    entered: dict[str, datetime] = {}
    imported: dict[str, KnownEvent] | tuple[str, ...] = {}
    written: datetime | None = None
    reviews: tuple[WeekEvent, ...] = ()
    words: tuple[WeekEvent, ...] = ()
    late: tuple[str, ...] = ()


TABLES: dict[str, type[Record]] = {
    "people": Person, "interactions": Interaction, "promises": Promise, "requests": Request, "asks": Ask,
    "mentorships": Mentorship, "thanks": Thanks, "follows": Follow, "gifts": Gift, "articles": Article,
    "coffees": Coffee, "feeds": Feed, "introductions": Introduction, "lines": Line, "standards": Standard,
    "facts": Fact, "reviews": Review, "rests": Rest, "sittings": Sitting, "files": WrittenFile,
    "distinctions": Distinction,
}  # fmt: skip
"""Table name on disk -> type of its records. Part of the format."""

TABLE_OF: dict[type[Record], str] = {kind: table for table, kind in TABLES.items()}


class Window(Struct, frozen=True, kw_only=True):
    """Days and hours, in the person's zone: ``from`` and ``to`` are HH:MM."""

    days: tuple[str, ...]
    from_: str = field(name="from")
    to: str


class ReviewTime(Struct, frozen=True, kw_only=True):
    """When the weekly review is."""

    day: str = "fri"
    at: str = "16:00"


class Trip(Struct, frozen=True, kw_only=True):
    """Days in another city, both ends included."""

    city: str
    from_: date = field(name="from")
    to: date


class CalendarSource(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A calendar whose busy times count: exactly one of the four sources. A secret address is in the keyring only."""

    name: str
    path: str | None = None
    folder: str | None = None
    secret: bool = False
    password_command: tuple[str, ...] | None = None

    @property
    def is_local(self) -> bool:
        """Whether it is a file or a folder of this machine, which is read and not fetched."""
        return self.path is not None or self.folder is not None


class Keep(Struct, frozen=True, gc=False):
    """The constants of p_keep, the chance that a tie goes on by itself."""

    base: float
    strength: float
    silence: float


class Settings(Struct, frozen=True, kw_only=True):
    """Everything in ``settings.toml``, with its defaults."""

    name: str = ""
    city: str = ""
    country: str = ""
    tz: str = ""
    date_order: Literal["dmy", "mdy"] = "dmy"
    eow: str = "fri"
    capacity: int = 2
    a_day: int = 1
    windows: tuple[Window, ...] = (
        Window(days=("tue", "wed", "thu"), from_="08:30", to="10:00"),
        Window(days=("tue", "wed", "thu"), from_="12:30", to="13:30"),
    )
    minutes: dict[str, int] = field(default_factory=lambda: {"coffee": 45, "lunch": 60, "walk": 45, "video": 30})
    buffer_min: int = 15
    alarm_min: int = 60
    working_hours: Window = Window(days=("mon", "tue", "wed", "thu", "fri"), from_="09:00", to="18:00")
    review: ReviewTime = ReviewTime()
    review_events: int = 8
    first_words: bool = True
    steps: tuple[str, ...] = ()
    """The steps of the review in order; one left out is hidden. Empty: all there are."""
    trips: tuple[Trip, ...] = ()
    holidays: tuple[date, ...] = ()
    aims: dict[str, int] = field(
        default_factory=lambda: {"complaint": 4, "issue": 24, "question": 24, "compliment": 48, "other": 24}
    )
    cadences: dict[str, int] = field(default_factory=lambda: {"1": 14, "2": 30, "3": 90, "4": 180, "5": 365})
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "loop": 36.0, "due": 20.0, "in_person": 16.0, "fading": 12.0, "dormant": 6.0,
            "give_back": 6.0, "timing": 4.0, "opening": 36.0,
        }
    )  # fmt: skip
    calendars: tuple[CalendarSource, ...] = ()
    all_day_blocks: Literal["absences"] | bool = "absences"
    addresses: tuple[str, ...] = ()
    """The person's own e-mail addresses, in small letters."""
    program: str = ""
    keys: dict[str, str] = {}
    plain: bool = False
    theme: str = "ritual"
    """One of ``theme_names.THEMES``."""
    signs: Literal["auto", "plain", "braille"] = "auto"
    """``plain`` draws lists and charts with signs of ASCII also where the terminal has the others; ``braille`` draws
    curves in its dots, which most fonts lack."""
    motion: bool = False
    mouse: bool = True
    """False leaves clicks and selecting to the terminal, from the next start of the app on."""
    fetch: Literal["ask", "start"] = "ask"
    """When feeds are read: when the person asks for it, or also at the start of the app."""
    natural: Literal["on", "ask", "off"] = "on"
    languages: tuple[str, ...] = ()
    """Two letters each: whose short names of months are read behind a day, as in "5 dic"."""
    not_names: tuple[str, ...] = ()
    purpose: str = ""
    learned: Keep | None = None
    """Constants fitted to the own log, in use once the person took them in Insights."""

    def plain_words(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """Whether lines in plain words are read, the words that are never names, and the languages."""
        return self.natural, self.not_names, self.languages


class Change(Struct, frozen=True, kw_only=True):
    """What one transaction did. ``tell`` makes its sentence when it is asked for, so a save waits for no words."""

    seq: int
    verb: str
    when: datetime
    touched: Mapping[str, frozenset[int]]
    tell: Callable[[], str]
    undoes: int | None = None

    @property
    def words(self) -> str:
        """One plain sentence, for a toast, stdout and history."""
        return self.tell()


class Entry(Struct, frozen=True, kw_only=True):
    """One row of the history: ``tell`` makes the sentence of the change, ``undoes`` is what it took or gave back."""

    seq: int
    at: datetime
    verb: str
    tell: Callable[[], str]
    undone: bool = False
    undoes: int | None = None

    @property
    def summary(self) -> str:
        """The sentence of the change."""
        return self.tell()
