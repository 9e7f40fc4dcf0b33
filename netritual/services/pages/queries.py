"""Read models of people for the screens: plain values over the network, the settings and the moment.

Nothing here asks the time, writes, or knows how wide a screen is.
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.loops.loop import Loop, is_mourning
from netritual.domain.loops.loop_list import loops
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.network import Network
from netritual.domain.ties.rhythm import TIER_NAMES, cadence
from netritual.domain.ties.tie import Seen
from netritual.review.rows import loop_title
from netritual.review.step import Item
from netritual.services.pages.coming_up import coming_up

_LOOP_WORDS: Mapping[str, tuple[str, str]] = {
    "reply": ("reply", "{} waits for"), "promise": ("promise", "you promised"), "owed": ("owed", "{} owes you"),
    "thanks": ("thanks", "thanks to say for"), "coffee": ("coffee", "coffee to book:"),
    "ask": ("no answer", "you asked"),
    "handoff": ("handed on", "you handed on"), "outcome": ("report back", "to report back on"),
    "follow": ("follow up", "to follow up:"), "no_ack": ("no word back", "no word back on"),
    "no_answer": ("no reply", "you wrote about"),
    "held": ("did you meet", "did you meet?"),
}  # fmt: skip
"""Kind of a loop -> the words for it in a list, and before its matter on the page of its person, ``{}``."""
_OF_MOURNING = ("day to think of", "a day to think of them:")
NAMED = "named"
"""What an entry that only names somebody is called on their page."""


class OpenLoop(Struct, frozen=True, kw_only=True):
    """An open thing with one person: whose it is in words, what, when, its item with the acts, and whether it is
    snoozed."""

    whose: str
    what: str
    when: str
    item: Item
    is_snoozed: bool = False

    @property
    def late(self) -> bool:
        """Whether its day is over."""
        return self.item.state == "late"


def loop_words(loop: Loop) -> tuple[str, str]:
    """The words for a loop in a list, and before its matter on the page of its person, ``{}``."""
    return _OF_MOURNING if is_mourning(loop) else _LOOP_WORDS[loop.kind]


def rhythm_words(person: Person, settings: Settings) -> str:
    """The tier and its days: "close, every 30 days"; "no rhythm" without a tier."""
    if not person.tier:
        return "no rhythm"
    days = cadence(person, settings)
    return f"{TIER_NAMES[person.tier]}, every {days} day{'s' * (days != 1)}"


def loops_with(network: Network, settings: Settings, now: datetime, person: int) -> list[Loop]:
    """What is open with one person, the highest F first."""
    return [loop for loop in loops(network, settings, now, snoozed=True) if person in loop.people]


def open_loops(
    network: Network, settings: Settings, now: datetime, person: Person, *, drafted: bool = True
) -> tuple[OpenLoop, ...]:
    """The open loops of a person's page; without their drafts where they are not ``drafted`` yet."""
    from netritual.review.loop_item import loop_item

    return tuple(
        replace(
            _open_loop(
                network, loop, person, loop_item(network, settings, now, loop, prefix="person", drafted=drafted)
            ),
            is_snoozed=is_snoozed(loop, now.date()),
        )
        for loop in loops_with(network, settings, now, person.id)
    )


def _open_loop(network: Network, loop: Loop, person: Person, item: Item) -> OpenLoop:
    from netritual.domain.people.first_names import first_name
    from netritual.domain.suggestions.open_matters import is_task

    if loop.asks_yes_or_no:
        return OpenLoop(whose="", what=item.cells[1], when=item.cells[2], item=item)
    whose = "you want to ask" if loop.stage == "planned" else loop_words(loop)[1]
    whose = "{} was to" if loop.kind == "owed" and is_task(loop.what) else whose
    whose = "{} asked you" if loop.kind == "reply" and _is_clause(loop.what) else whose
    whose = whose.format(first_name(person.name) or person.name)
    whose = whose if loop.what else whose.removesuffix(" for")
    return OpenLoop(whose=whose, what=loop_title(network, loop), when=item.cells[2], item=item)


def _is_clause(text: str) -> bool:
    """Whether what is asked of me is a clause, and not a thing: "to meet her", "if I know a plumber"."""
    from netritual.domain.suggestions.open_matters import INDIRECT

    return text.lower().startswith("to ") or INDIRECT.match(text) is not None


def planned_with(
    network: Network, settings: Settings, now: datetime, person: int, *, drafted: bool = True
) -> tuple[OpenLoop, ...]:
    """The talks that are planned with one person, by start, with the acts that they have on Home."""
    planned: list[OpenLoop] = []
    for item in coming_up(network, settings, now, person, drafted=drafted):
        when, kind, _, place, _, sure = item.cells
        what = f"{kind} at {place}" if place else kind
        sure = "" if sure == "planned" else sure
        planned.append(OpenLoop(whose="planned", what=what, when=f"{when} {sure}".rstrip(), item=item))
    return tuple(planned)


def counts_as(talk: Interaction) -> str:
    """The channel that a talk counts as: a call that reached nobody is a text."""
    return "text" if talk.missed else talk.channel


def seen_word(network: Network, person: int, last: Seen) -> str:
    """How somebody was last seen, in a word; a call that reached nobody counts as a text and is named as it was."""
    talks = [talk for talk in network.talks(person) if talk.on == last.on and counts_as(talk) == last.channel]
    return "call, no answer" if talks and all(talk.missed for talk in talks) else last.channel


def talk_word(talk: Interaction, person: int) -> str:
    """What an entry is called on somebody's page: its channel and who wrote, or that it only names them."""
    if person not in talk.people:
        return NAMED
    if talk.channel in ("email", "text", "dm", "letter"):
        return talk.channel + {"me": " to them", "them": " from them"}.get(talk.initiator or "", "")
    return talk.channel
