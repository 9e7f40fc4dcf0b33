"""Whether a need of somebody may be met: by what a later line tells, or by an introduction."""

import re

from netritual.domain.closing import said_since
from netritual.domain.closing_clauses import STILL
from netritual.domain.model import Interaction, Introduction
from netritual.domain.network import Network
from netritual.domain.unlisted_loops import bare_loop
from netritual.regex import regex

_PASSED_ON = regex(
    r"\b(?:intro\w*|connected|contacts?|cvs?|r[eé]sum[eé]s?|profiles?|shortlists?|passed (?:\w+ )?on"
    r"|(?:put|pointed) \w+ (?:on )?to|in touch"
    r"|got (?:an? |the |his |her |their )?(?:\w+ )?(?:job|place|role|position|offer|visa|grant|loan|funding|flat)"
    r"|(?:was|got|is) hired|promoted|accepted (?:the|an) offer|new (?:job|role)|(?:all )?(?:sorted|settled|solved))\b",
    re.I,
)
"""Words of what meets a need of somebody, or after which they may have none, where it is not named again."""


def _is_passed_on(line: str) -> bool:
    return _PASSED_ON.search(line) is not None and STILL.search(line) is None


def noted_by(network: Network, person: int, need: str) -> Interaction | None:
    """The first entry with somebody whose line has a need in these words; None without one."""
    noted = [talk for talk in network.talks(person) if need.casefold() in talk.line.casefold()]
    return min(noted, key=lambda talk: (talk.on, talk.id), default=None)


def may_be_met(network: Network, person: int, need: str) -> str:
    """The newest line since a need was noted after which it may be met: one that speaks of it as met, else one in which
    something or somebody was passed on, which the line itself may say behind it, or an introduction; "" without one."""
    first = noted_by(network, person, need)
    if first is None:
        return ""  # nobody knows since when it is looked for
    since, id = first.on, first.id
    behind = first.line[first.line.casefold().find(need.casefold()) + len(need) :]
    here = [(first.on, first.id, first.line)] if _is_passed_on(behind) else []
    closing = said_since(network, bare_loop("people", id, (person,), need, since))
    met = network.get(Interaction, closing.statement.id) if closing is not None and closing.said else None
    if met is not None:
        return met.line
    later = (talk for talk in network.talks(person) if (talk.on, talk.id) > (since, id))
    lines = here + [(talk.on, talk.id, talk.line) for talk in later if _is_passed_on(talk.line)]
    if lines:
        return max(lines)[2]
    made = (one for one in network.all(Introduction) if person in one.between and one.sent and one.sent >= since)
    return next((f"introduced on {one.sent:%d %b}" for one in made), "")
