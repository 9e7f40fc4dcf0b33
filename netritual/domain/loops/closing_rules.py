"""What closes a loop, as one table: for each kind whose word it is, in which words, and the verb that does it."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Literal, NamedTuple

from netritual.domain.loops import closing_vocabulary as w

By = Literal["me", "them"]
Evidence = Literal[
    "called off", "talk", "called me", "wish", "introduced me", "introduced two", "asked one", "third", "asked to",
    "again", "moved", "agreed", "word", "figure", "sum", "day", "matter",
]  # fmt: skip
"""What an entry can be to a loop: a function each in ``closing_evidence``."""


class ClosingCertainty(IntEnum):
    """How plainly an entry tells that something is done: it may have been; the entry speaks of it as done; it does so
    without a word of doubt; and of no other thing."""

    POSSIBLE = 0
    SAID = 1
    LIKELY = 2
    SURE = 3


class ClosingRule(NamedTuple):
    """How a kind of loop is closed: by whose word, in which words, and the verb that does it.

    ``behind``: words that stand before them, behind the matter ("deck off to Ana", "the slides came from her").
    ``ends``: words that end a clause behind the matter, as done ("sketches sent", "her slides are in").
    ``alone``: the word is enough where the entry says nothing else. ``talks``: any talk with them may have closed it,
    whatever was said. ``answers``: it closes only what is an answer itself ("let her know"). ``deeds``: the past of
    what is to be done is such a word, too. ``asked``: whether it is over is asked, maybe also where the entry is about
    another matter ("sent Ana the costing"). ``evidence``: what the entry is, where that is no such word.
    """

    act: str
    by: By = "me"
    words: Sequence[str] = ()
    theirs: Sequence[str] = ()
    behind: Sequence[str] = ()
    ends: Sequence[str] = ()
    alone: bool = False
    talks: bool = True
    answers: bool = False
    deeds: bool = False
    asked: Literal["", "of its matter", "of any matter"] = ""
    evidence: Evidence = "word"


_RULES: Mapping[str, tuple[ClosingRule, ...]] = {
    "promise": (
        ClosingRule("move-promise", evidence="moved"),
        ClosingRule("keep-promise", evidence="talk"),
        ClosingRule("keep-promise", evidence="wish"),
        ClosingRule("keep-promise", evidence="third"),
        ClosingRule("keep-promise", evidence="asked to"),
        ClosingRule("keep-promise", "me", w.INTRODUCED, evidence="introduced two"),
        ClosingRule("keep-promise", "them", w.KNOWN, evidence="introduced two", asked="of its matter"),
        ClosingRule("keep-promise", evidence="asked one"),
        ClosingRule("keep-promise", "me", w.GIVEN, behind=w.OFF, ends=w.DONE, deeds=True),
        ClosingRule("keep-promise", "me", (*w.TOLD, *w.REPLIED, *w.MY_ANSWER), alone=True, answers=True, talks=False),
        ClosingRule("keep-promise", "them", (*w.TAKEN, *w.HAS), talks=False),
        ClosingRule("keep-promise", "them", w.USED, talks=False, asked="of its matter"),
        ClosingRule("keep-promise", "them", evidence="figure"),
        ClosingRule("keep-promise", evidence="sum"),
        ClosingRule("keep-promise", evidence="day"),
    ),
    "reply": (
        ClosingRule("move-promise", evidence="moved"),
        ClosingRule("asked-again", "them", w.ASKED_AGAIN, alone=True, evidence="again"),
        ClosingRule("answer-request", evidence="talk"),
        ClosingRule("answer-request", "me", w.INTRODUCED, evidence="introduced two"),
        ClosingRule("answer-request", "them", w.KNOWN, evidence="introduced two", asked="of its matter"),
        ClosingRule("decline-request", "me", w.TURNED_DOWN, alone=True, talks=False),
        ClosingRule("answer-request", "them", (*w.TAKEN, *w.HAS), talks=False),
        ClosingRule("answer-request", "me", (*w.REPLIED, *w.TOLD, *w.GIVEN, *w.MY_ANSWER), behind=w.OFF, ends=w.DONE,
                    alone=True, deeds=True),
        ClosingRule("answer-request", "me", (*w.TOLD, *w.QUOTED), answers=True, talks=False, asked="of any matter"),
        ClosingRule("answer-request", "them", (*w.SAID_YES, *w.VISITED, *w.NOT_NEEDED, *w.NOT_WANTED), talks=False,
                    asked="of any matter"),
        ClosingRule("answer-request", "them", w.USED, talks=False, asked="of its matter"),
        ClosingRule("answer-request", evidence="day"),
        ClosingRule("answer-request", "me", w.SENT, talks=False, asked="of any matter"),
    ),
    "thanks": (ClosingRule("say-thanks", "me", w.THANKED, alone=True),),
    "follow": (
        ClosingRule("move-promise", evidence="moved"),
        ClosingRule("follow-done", evidence="talk"),
        ClosingRule("follow-done", evidence="day"),
        ClosingRule("follow-done", "me", (*w.TOLD, *w.REPLIED, *w.TURNED_DOWN), alone=True, answers=True, talks=False),
        ClosingRule("follow-done", "me", (*w.WROTE_AGAIN, *w.GIVEN), deeds=True),
    ),
    "outcome": (ClosingRule("tell-outcome", "me", w.TOLD, alone=True),),
    "ask": (
        ClosingRule("nudge", "me", w.REMINDED, alone=True, evidence="again"),
        ClosingRule("answer-ask", evidence="talk"),
        ClosingRule("answer-ask", "them", w.INTRODUCED_ME, evidence="introduced me"),
        ClosingRule("let-rest", "me", w.TURNED_DOWN, talks=False),
        ClosingRule("ask-declined", "them", w.REFUSED, alone=True, talks=False),
        ClosingRule("ask-declined", "them", w.SAID_NO, talks=False, asked="of any matter"),
        ClosingRule("answer-ask", "them", w.INTRODUCED, evidence="introduced two"),
        ClosingRule("answer-ask", "them", w.HANDED, behind=w.CAME, ends=w.ARRIVED, talks=False, deeds=True),
        ClosingRule("answer-ask", "them", (*w.REPLIED, *w.SAID_YES), alone=True, talks=False),
        ClosingRule("answer-ask", "them", w.SAID_SURE, talks=False, asked="of any matter"),
        ClosingRule("answer-ask", "them", w.TELLS),
        ClosingRule("answer-ask", "them", evidence="figure"),
    ),
    "planned": (ClosingRule("ask-now", "me", w.ASKED, alone=True, talks=False),),
    "intro": (
        ClosingRule("introduction-made", "me", w.INTRODUCED, evidence="introduced two"),
        ClosingRule("introduction-made", "them", w.KNOWN, evidence="introduced two", asked="of its matter"),
        ClosingRule("introduction-made", evidence="asked one"),
    ),
    "introduced": (
        ClosingRule("introduction-outcome", "them", w.GOT_ON, evidence="introduced two"),
        ClosingRule("introduction-outcome", "them", ("met",), evidence="introduced two", asked="of its matter"),
    ),
    "need": (
        ClosingRule("need-met", "them", w.NOT_NEEDED, alone=True, talks=False),
        ClosingRule("need-met", "me", w.INTRODUCED, evidence="introduced two"),
        ClosingRule("need-met", "them", ("found", "got", "hired", "bought", "rented"), talks=False),
        ClosingRule("need-met", "me", w.GIVEN, behind=w.OFF, ends=w.DONE, talks=False),
    ),
    "owed": (
        ClosingRule("move-promise", "them", evidence="moved"),
        ClosingRule("receive-owed", "them", w.INTRODUCED_ME, evidence="introduced me"),
        ClosingRule("receive-owed", "them", evidence="called me"),
        ClosingRule("let-rest", "me", w.TURNED_DOWN, talks=False),
        ClosingRule("receive-owed", "them", w.INTRODUCED, evidence="introduced two"),
        ClosingRule("receive-owed", "them", (*w.REPLIED, *w.SAID_YES, *w.REFUSED), answers=True, talks=False),
        ClosingRule("receive-owed", "them", w.GIVEN, theirs=w.TAKEN, behind=w.CAME, ends=w.ARRIVED, deeds=True),
        ClosingRule("receive-owed", "them", evidence="figure"),
        ClosingRule("receive-owed", "them", evidence="sum"),
    ),
    "no_ack": (ClosingRule("acknowledge-request", "them", (*w.TOLD, *w.THANKED, *w.REPLIED), alone=True),),
    "handoff": (ClosingRule("handoff-landed", "them", w.LANDED, talks=False),),
}  # fmt: skip
_MINE = ("promise", "reply", "thanks", "follow", "need")
"""What I do."""
RULES: Mapping[str, tuple[ClosingRule, ...]] = {
    "coffee": (
        ClosingRule("move-promise", evidence="moved"),
        ClosingRule("open-proposed", evidence="agreed"),
        ClosingRule("drop-proposed", evidence="called off"),
    ),
    **{
        kind: (*rules, ClosingRule(rules[-1].act, "me" if kind in _MINE else "them", deeds=True, evidence="matter"))
        for kind, rules in _RULES.items()
    },
}
"""Kind of loop -> its rules: the first that fits counts, and the last closes it as done. What is to follow up may be of
a kind of its own: an introduction, or the need of one. ``theirs`` are words of mine that tell of something of theirs
("got the template"). What is not here closes by itself: a message by any word of theirs, a coffee by a meeting."""
LOWER = "lower-sum"
"""The verb that gives what is owed the sum that is left of it."""
NOES = ("ask-declined", "decline-request", "let-rest")
"""The verbs that close something by a no."""
HELP_BESIDE: Mapping[str, tuple[str, ...]] = {
    "owed": ("received",), "ask": ("received", "offer"), "reply": ("gave",), "promise": ("gave",),
    "intro": ("gave",), "planned": ("ask",),
}  # fmt: skip
"""Kinds of loops -> the help that the entry which closes one may seem to tell of besides: it is that one."""
HELP_TOLD = ("received", "gave", "offer")
"""What an entry may tell of as given, and opens nothing."""
