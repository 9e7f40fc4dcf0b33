"""What people wrote to me, or called about, and have no word of mine since: they wait, with or without a loop."""

from datetime import date, timedelta

from netritual.domain.model import Interaction, Promise, Request
from netritual.domain.network import Network
from netritual.domain.suggestions.own_lines import OwnLines
from netritual.domain.ties.tie import CONVERSATIONS

LETTER_DAYS = 21
"""Days in which a letter is to be answered: three weeks."""


def reached_by(letter: Interaction) -> str:
    """How somebody came to me: "wrote", "called", "came"."""
    from netritual.domain.coffees.free_slots import REMOTE_KINDS

    if letter.channel in CONVERSATIONS:
        return "called" if letter.channel in REMOTE_KINDS else "came"
    return "wrote"


def letters_in(lines: OwnLines, network: Network, today: date) -> dict[int, Interaction]:
    """By person what they wrote or asked last, in the order of its days: no line names them since, no request of theirs
    was answered since, and it left me no promise, which is listed itself; of a call nor the question of one."""
    promised = {one.from_interaction for one in network.all(Promise) if one.by == "me"}
    done = {(one.from_, one.answered.date()) for one in network.all(Request) if one.answered is not None}
    letters = {
        who: letter
        for who in lines.newest
        if (letter := lines.letter(who)) is not None
        and 0 <= (today - letter.on).days <= LETTER_DAYS
        and letter.id not in promised
        and not (letter.channel in CONVERSATIONS and any(one.kind == "promise" for one in letter.proposed))
        and not any(asker == who and on >= letter.on for asker, on in done)
    }
    return dict(sorted(letters.items(), key=lambda one: (one[1].on, one[1].id)))


def letters(network: Network, today: date) -> dict[int, Interaction]:
    """The same of the lines that name somebody for certain."""
    talks = network.talks_between(today - timedelta(days=LETTER_DAYS), today)
    return letters_in(OwnLines(talks, dict), network, today)
