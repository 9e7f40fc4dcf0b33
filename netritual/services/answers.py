"""What a person answers to an act's question, read as what the verb needs: a day, a moment, a person, a choice."""

from collections.abc import Sequence
from datetime import date, datetime, time

from netritual.domain.dates import parse_day, read_time
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.text import sound
from netritual.domain.words import listed
from netritual.errors import NotFound, UsageError
from netritual.services.name_book import NameBook

Answer = str | int | date | datetime | None
"""Text as typed, or the value itself: a person's id, a day, a moment."""

_LENGTHS = {"d": "1d", "w": "1w", "m": "1m"}


def text_of(answer: Answer) -> str:
    """The answer as text that can be stored; "" for none."""
    return "" if answer is None else sound(str(answer)).strip()


def day_of(answer: Answer, today: date, settings: Settings) -> date:
    """A day: "3d", "w", "m", "3m", "fri" or a date. UsageError when it names none."""
    if isinstance(answer, datetime):
        return answer.date()
    if isinstance(answer, date):
        return answer
    typed = text_of(answer)
    word = _LENGTHS.get(typed.lower(), typed)
    day = parse_day(word, today, True, settings.date_order, settings.eow) if word else None
    if day is None:
        what = f'"{typed}" is no day.' if typed else "A day is needed."
        raise UsageError(what, hint="Say 3d, w, m, 3m, a weekday or a date such as 2026-03-20.")
    return day


def moment_of(answer: Answer, today: date, settings: Settings) -> datetime:
    """A moment: "2026-03-17T08:30" (with an offset, or wall-clock time without), or a day and a time ("tue 08:30")."""
    if isinstance(answer, datetime):
        return answer
    typed = text_of(answer)
    try:
        if "T" in typed or " " in typed:
            return datetime.fromisoformat(typed)
    except ValueError:
        pass
    head, _, last = typed.rpartition(" ")
    hour = read_time(last.lower())
    if head and hour is not None:
        return datetime.combine(day_of(head, today, settings), time.fromisoformat(hour))
    what = f'"{typed}" is no time.' if typed else "A day and a time are needed."
    raise UsageError(what, hint='Say "2026-03-17T08:30" or "tue 08:30".')


def person_of(answer: Answer, network: Network) -> int:
    """A person: the id, or a name; of a first name the only one in the network is meant.

    NotFound for nobody, UsageError for several.
    """
    if isinstance(answer, int) and not isinstance(answer, bool):
        if network.get(Person, answer) is None:
            raise NotFound("This person is gone.", hint="They may have been merged; look again.")
        return answer
    typed = text_of(answer).lstrip("@")
    if not typed:
        raise UsageError("A person is needed.", hint="Type a name.")
    found, _ = NameBook(network).meant(typed)
    if not found and typed.isascii() and typed.isdigit() and network.get(Person, int(typed)) is not None:
        return int(typed)  # the id, as a list of people gives it
    if not found:
        raise NotFound(f'Nobody is called "{typed}".', hint="Type another part of the name.")
    if len(found) > 1:
        raise UsageError(
            f'"{typed}" may be {listed([match[2] for match in found[:5]])}.',
            hint=f"Say which one: {listed([match[1] for match in found[:5]])}.",
        )
    return found[0][0]


def choice_of(answer: Answer, choices: Sequence[str]) -> int:
    """The index of a choice: its number from 1, or its words. UsageError for anything else."""
    typed = text_of(answer).lower()
    for index, words in enumerate(choices):
        if typed in (str(index + 1), words.lower()):
            return index
    numbered = ", ".join(f"{n} {words}" for n, words in enumerate(choices, 1))
    raise UsageError(f'"{typed}" is none of the answers.', hint=f"Say {numbered}.")
