"""The words that say that something is to be done, and what looks around each of them."""

from __future__ import annotations

from collections.abc import Callable

from netritual.domain.quicklog.natural import notes_to_oneself as notes
from netritual.domain.quicklog.natural import reported_loops as reported
from netritual.domain.quicklog.natural import tasks
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.syntax import Proposal, Syntax

Cue = Callable[[Syntax, int], Proposal | None]

CUES: dict[str, Cue] = {
    **dict.fromkeys(("will", "'ll", "would", "'d"), tasks.will),
    **dict.fromkeys(("must", "should", "gotta", "gonna", *tasks.ONLY_WITH_TO), tasks.have_to),
    **dict.fromkeys(("want", "wants", "wanted"), tasks.want_to),
    **dict.fromkeys(("remind", "forget", "forgot", "remember", *notes.REMINDING), notes.reminder),
    **dict.fromkeys(("let's", "lets", "could"), tasks.said_meal),
    **dict.fromkeys(("said", "agreed", "volunteered"), tasks.said),
    "asking": reported.asking,
    **dict.fromkeys(("shared", "sent", "forwarded"), reported.shared),
    **dict.fromkeys(notes.BARE, notes.imperative),
    "i": notes.by_day,
    **dict.fromkeys(("mine", "my"), notes.my_part),
    "coming": notes.coming,
    "follows": notes.follows,
    "still": notes.to_do,
    "left": notes.left,
    **dict.fromkeys(v.words("sending bringing taking posting mailing emailing forwarding doing"), notes.under_way),
    "ring": notes.ring,
    **dict.fromkeys(("talk", "speak"), notes.talk),
    **dict.fromkeys(("call", "phone", "message", "ping", "visit"), notes.reach),
    "to": tasks.to,
    "<>": reported.pair,
    "homework": notes.homework,
    "due": notes.due,
    "deadline": notes.deadline,
    "intro": reported.intro_made,
    **dict.fromkeys(("came", "arrived", "landed"), reported.intro_came),
    **dict.fromkeys(("hasn't", "haven't", "hasnt", "havent", "never", "didn't", "didnt"), reported.not_yet),
    **dict.fromkeys(("not", "isn't", "isnt", "aren't", "arent", "nicht", "niet", "pas"), reported.missing),
}
"""The words that say that something is to be done -> what looks around them."""
