"""An open loop as a question names it: what it is, with whom and about what."""

from re import IGNORECASE

from netritual.domain.loops.closing_case import rule_kind
from netritual.domain.loops.closing_decisions import Closing
from netritual.domain.loops.loop import Loop
from netritual.domain.model import Interaction, Promise
from netritual.domain.network import Network
from netritual.regex import regex
from netritual.review.rows import names_of, proposed_words

_LOOP_PHRASES = {
    "reply": "{} asked you: {}", "promise": "you promised {}: {}", "owed": "{} owes you: {}", "ask": "you asked {}: {}",
    "planned": "asking {}: {}", "thanks": "thanks to {}: {}", "handoff": "handed on, for {}: {}",
    "outcome": "telling {} what came of: {}", "follow": "following up with {}: {}",
    "no_ack": "hearing from {} how it went: {}",
}  # fmt: skip
"""Kind of loop -> what it is, as a question names it, with whom and what."""
_OWE = "you owe {}: {}"
_OWING = regex(r"\b(?:owe|borrowed|(?:lent|lends|lending) (?:me|us)|to pay)\b", IGNORECASE)
"""One of these is in a line of what I owe."""


def question(network: Network, closing: Closing) -> str:
    """A loop as it is asked about: "you promised Katrin Vogel: the template"."""
    loop, names = closing.loop, names_of(network, closing.loop.people)
    if closing.act == "introduction-outcome":
        return f"your introduction of {names}, something came of it"
    if closing.act == "introduction-made":
        return f"introducing {names}"
    if closing.act == "need-met":
        return f"{names} looks for: {loop.what}"
    if loop.kind == "thanks" and loop.what in ("", "thanks"):
        return f"the thanks to {names}"
    if loop.kind == "follow" and loop.what in ("", "follow up"):
        return f"following up with {names}"
    if loop.proposed is not None and closing.calls_off:
        talk = network.get(Interaction, loop.id)
        return proposed_words(network, loop.proposed, talk.line if talk is not None else "")
    phrase = _OWE if _is_owed_by_me(network, loop) else _LOOP_PHRASES.get(rule_kind(loop), _LOOP_PHRASES[loop.kind])
    return phrase.format(names, loop.what.rstrip(" .") or "what you agreed")


def _is_owed_by_me(network: Network, loop: Loop) -> bool:
    """Whether what I am to do is to pay or to give back, as its line was read: "you owe", and no promise."""
    if loop.proposed is not None:
        return loop.proposed.word == "owe"
    promise = network.get(Promise, loop.id) if loop.kind == "promise" and loop.table == "promises" else None
    entry = network.get(Interaction, promise.from_interaction or 0) if promise is not None else None
    return entry is not None and _OWING.search(entry.line) is not None
