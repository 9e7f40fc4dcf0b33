"""What later lines tell as done and nobody has said yes or no to: asked in step 1, once for each line.

What a line says plainly is closed as it is logged (``closing_by_entry.py``). The rest is asked there, and again
here, for a line from the shell is not answered at once, and in the app one may type on.
"""

from collections.abc import Collection, Iterator
from re import IGNORECASE

from netritual.domain.dates.day_wording import day_words
from netritual.domain.language.quoted import quoted
from netritual.domain.loops.closing_case import rule_kind
from netritual.domain.loops.closing_decisions import Closing, done_ref
from netritual.domain.loops.loop import Loop
from netritual.domain.model import Interaction, Promise
from netritual.domain.network import Network
from netritual.regex import regex
from netritual.review.acts import acts
from netritual.review.rows import names_of, proposed_words
from netritual.review.step import Item, StepContext, row

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


def done_questions(ctx: StepContext, step: str, section: str) -> Iterator[Item]:
    """A row for each open loop of which a later line tells that it is done: the line, and the loop as a question."""
    for closing in ctx.reported:
        loop, entry = closing.loop, ctx.network.get(Interaction, closing.statement.id)
        if entry is None:
            continue
        line = quoted(entry.line) or f"{entry.channel} with {names_of(ctx.network, entry.people)}"
        asked = f"{closing.state_asked}? {question(ctx.network, closing)}"
        able = acts("close-reported", "leave-reported", "open-person")
        yield row(
            step, loop.table, loop.id, section, (day_words(entry.on, ctx.today), f'"{line}"', asked), able, loop.people,
            key=done_ref(ctx.network, loop, entry.id), subject=closing, detail=(("since then", line),),
        )  # fmt: skip


def asked_elsewhere(ctx: StepContext) -> frozenset[tuple[str, int]]:
    """The loops, by kind and id, of which a step of this review asks if they are done: no other step does."""
    if not any(step.questions for step in ctx.steps):
        return frozenset()
    return frozenset((one.loop.kind, one.loop.id) for one in ctx.reported)


def loops_to_do(ctx: StepContext, kinds: Collection[str]) -> list[Loop]:
    """The loops of these kinds that are due for a step, but those of which another step asks something: whether they
    are done, whether they are any, and whose they are."""
    asked, every = asked_elsewhere(ctx), ctx.unsnoozed
    due = (loop for loop in every if loop.kind in kinds and loop.until >= ctx.today)
    return [loop for loop in due if loop.proposed is None and loop.people and (loop.kind, loop.id) not in asked]


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
