"""My key messages: what I say of myself, facts that run out, and house rules; each with a history.

A ``Line`` is a sentence about me under one of ``KEYS``, a ``Fact`` a date, price or link, a ``Standard`` a rule for
drafts. One is current for each key and channel: from ``valid_from`` to ``valid_to``, both days included.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from netritual.domain.dates.date_phrases import parse_day
from netritual.domain.dates.day_wording import day_in_full
from netritual.domain.language.text import fold
from netritual.domain.model import Fact, Line, Standard
from netritual.domain.network import Network
from netritual.regex import regex

Message = Line | Fact | Standard

MESSAGE_KINDS: dict[str, type[Message]] = {"line": Line, "fact": Fact, "standard": Standard}
"""What a message may be, by its name in the exchange format."""
KEYS = {
    "headline": "the one sentence that stands above everything",
    "role": "my title: Pricing consultant",
    "company": "where I work",
    "do": "what I do",
    "offer": "what I offer",
    "look for": "what I look for",
}
"""The keys of lines, in order, and what each is for."""
_ALSO = {
    "what i do": "do", "what i offer": "offer", "what i look for": "look for", "looking for": "look for",
    "title": "role", "job": "role", "job title": "role", "position": "role", "employer": "company",
    "cv": "resume", "résumé": "resume", "references": "reference",
}  # fmt: skip
_UNTIL = regex(r"[,;(]? *\b(?:until|till) ([^()]{2,20})\)?\.?$")
_INSERTION = regex(r"\{line:\s*([^{}\n]{0,40})\}")


def key_named(typed: str) -> str:
    """A key as it is kept: one form of what people call it."""
    key = " ".join(typed.strip().lower().split())
    return _ALSO.get(key, key)


def messages(network: Network) -> list[Message]:
    """All messages, the current and the former."""
    return [*network.all(Line), *network.all(Fact), *network.all(Standard)]


def is_valid(message: Message, today: date) -> bool:
    """Whether a message holds on a day."""
    begun = message.valid_from is None or message.valid_from <= today
    return begun and (message.valid_to is None or message.valid_to >= today)


def current(all_: Iterable[Message], today: date) -> list[Message]:
    """The messages that hold on a day, in the order of ``KEYS``, then by key: the newest of each key and channel."""
    newest: dict[tuple[type, str, str], Message] = {}
    for message in sorted(all_, key=lambda one: (one.valid_from or date.min, one.id)):
        if is_valid(message, today):
            newest[type(message), key_named(message.key), message.channel or ""] = message
    order = [*KEYS]
    rank = {key: at for at, key in enumerate(order)}
    kinds = [*MESSAGE_KINDS.values()]
    return sorted(newest.values(), key=lambda one: (
        kinds.index(type(one)), rank.get(key_named(one.key), len(order)), one.key, one.channel or "",
    ))  # fmt: skip


def former(all_: Sequence[Message], today: date) -> list[Message]:
    """Messages that held before and hold no more, the newest first; none whose words are current under another."""
    now = current(all_, today)
    said = {fold(one.text) for one in now}
    over = [
        one for one in all_
        if one not in now and (one.valid_from is None or one.valid_from <= today) and fold(one.text) not in said
    ]  # fmt: skip
    return sorted(over, key=lambda one: one.valid_to or one.valid_from or date.min, reverse=True)


def of_key(now: Iterable[Message], key: str, channel: str | None = None) -> Message | None:
    """The line or fact under a key: the one for the channel, else the one for all."""
    fitting = [one for one in now if not isinstance(one, Standard) and key_named(one.key) == key_named(key)]
    own = [one for one in fitting if channel and one.channel == channel]
    return next(iter((*own, *(one for one in fitting if not one.channel))), None)


def rules_for(now: Iterable[Message], kind: str) -> Iterator[str]:
    """The house rules for a kind of draft, then those for every one of them (key "all")."""
    for key in (kind, "all"):
        yield from (one.text for one in now if isinstance(one, Standard) and key_named(one.key) == key)


def insertions(text: str, now: Sequence[Message]) -> list[tuple[int, int, str]]:
    """Where a text names a line to insert, ``{line:headline}``, and its words, the last one first; an unknown key is
    left out."""
    marks = [(each, of_key(now, each[1])) for each in _INSERTION.finditer(text)] if "{line:" in text else []
    return [(each.start(), each.end(), line.text) for each, line in reversed(marks) if line is not None]


def inserted(text: str, now: Sequence[Message]) -> str:
    """A text with the lines that it names."""
    for start, end, words in insertions(text, now):
        text = f"{text[:start]}{words}{text[end:]}"
    return text


def unknown_insertion(text: str, now: Sequence[Message]) -> str:
    """What to say of a ``{line:…}`` that names no key: those there are; "" where there is none."""
    match = _INSERTION.search(inserted(text, now))
    if match is None:
        return ""
    keys = ", ".join(dict.fromkeys(one.key for one in now if not isinstance(one, Standard)))
    return f"your lines: {keys}" if keys else "you have no lines yet: netritual lines set headline …"


def parted(key: str, typed: str, today: date, order: str = "dmy", eow: str = "fri") -> tuple[str, date | None]:
    """A typed text and its last day: "450 euros until 14 Jan". What I say of myself (``KEYS``) has none behind it."""
    match = _UNTIL.search(typed) if key_named(key) not in KEYS else None
    day = parse_day(match[1], today, True, order, eow) if match else None
    return (typed[: match.start()].strip(), day) if match and day else (typed.strip(), None)


def kind_of(message: Message) -> str:
    """What a message is, by its name in the exchange format."""
    return next(name for name, kind in MESSAGE_KINDS.items() if isinstance(message, kind))


def validity(message: Message, today: date) -> str:
    """Until when a message holds or held, in words; "" for one without an end."""
    if message.valid_from is not None and message.valid_from > today:
        return f"from {day_in_full(message.valid_from, today)}"
    return f"until {day_in_full(message.valid_to, today)}" if message.valid_to is not None else ""


def last_day(following: date) -> date:
    """The last day of what another follows."""
    return following - timedelta(days=1)
