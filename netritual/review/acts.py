"""What can be done with each kind of item: one table for the review, the Loops view, Home and the person page.

An act's id is what ``services.acts.perform`` knows. Within one item a key has one verb; ``enter`` is the main act: the
one on that key, else the first of the tuple (``Item.act``).
"""

from collections.abc import Mapping

from netritual.review.step import Act

LATER = Act(id="later", key="s", label="later", asks="day", prompt="until when? 3d, w, m, 3m or a date")
COPY = Act(id="copy-draft", key="y", label="copy", closes=False, shows=True)
OPEN_LINK = Act(id="open-link", key="o", label="open link", closes=False, shows=True)
OPEN_PERSON = Act(id="open-person", key="enter", label="open", closes=False, shows=True)
SKIP = Act(id="skip", key="x", label="skip")
HAND_ON = Act(id="hand-on", key="h", label="hand on", asks="person", prompt="hand it on to whom?")
PLAN_COFFEE = Act(
    id="plan-coffee", key="c", label="coffee", asks="text", optional=True, closes=False,
    prompt="when? 2026-03-17T08:30, or enter for this week's plan",
)  # fmt: skip
PLAN_STALLED = Act(
    id="plan-coffee", key="c", label="plan it", asks="text", optional=True,
    prompt="when? 2026-03-17T08:30, or enter for this week's plan",
)  # fmt: skip
ADD_NEED = Act(id="add-need", key="+", label="need", asks="text", prompt="what would help them most?", closes=False)


def draft(label: str = "draft", key: str = "m") -> Act:
    """The act that shows the item's draft, to be edited and copied."""
    return Act(id="draft", key=key, label=label, closes=False, shows=True)


LOOP_ACTS: Mapping[str, tuple[Act, ...]] = {
    "reply": (
        draft("answer"), COPY, Act(id="answer-request", key="space", label="answered"), HAND_ON,
        Act(id="decline-request", key="x", label="decline"), LATER,
        Act(id="asked-again", key="r", label="asked again", closes=False),
    ),
    "no_ack": (
        draft("how did it go?"), COPY, Act(id="acknowledge-request", key="space", label="they told me"),
        Act(id="rest-request", key="x", label="let it rest"), LATER,
    ),
    "handoff": (
        draft("nudge"), COPY, Act(id="handoff-landed", key="space", label="landed"),
        Act(id="take-back", key="b", label="take it back"), LATER,
    ),
    "promise": (
        draft("write"), COPY, Act(id="keep-promise", key="space", label="kept"),
        Act(id="move-promise", key="s", label="move", asks="day", prompt="until when? they get a word about it"),
        Act(
            id="release-promise", key="x", label="release", asks="text", optional=True,
            prompt="enter: I told them; or write the reason",
        ),
        HAND_ON, PLAN_COFFEE,
    ),
    "owed": (
        draft("nudge"), COPY, Act(id="receive-owed", key="space", label="got it"),
        Act(id="nudge-owed", key="n", label="nudged"), LATER, Act(id="rest-owed", key="x", label="let it rest"),
        PLAN_COFFEE,
    ),
    "ask": (
        draft("nudge"), COPY, Act(id="answer-ask", key="space", label="they answered"),
        Act(id="nudge-ask", key="n", label="nudged"), LATER, Act(id="rest-ask", key="x", label="let it rest"),
        Act(id="ask-declined", key="d", label="they said no"), PLAN_COFFEE,
    ),
    "planned": (
        draft("draft"), COPY, Act(id="ask-now", key="space", label="asked"), PLAN_COFFEE, LATER,
        Act(id="rest-ask", key="x", label="let it rest"),
    ),
    "thanks": (draft("thank now"), COPY, Act(id="say-thanks", key="space", label="said"), LATER, PLAN_COFFEE),
    "coffee": (
        PLAN_STALLED, Act(id="hold-coffee", key="space", label="it happened"), draft("write"), COPY, LATER,
        Act(id="lapse-coffee", key="x", label="let it rest"),
    ),
    "outcome": (
        Act(
            id="tell-outcome", key="enter", label="write the outcome", asks="text",
            prompt="what came of it? you tell them this",
        ),
        draft("write"), COPY,
        Act(id="tell-outcome", key="space", label="told", asks="text", optional=True, prompt="what came of it?"),
        LATER, Act(id="rest-ask", key="x", label="let it rest"),
    ),
    "follow": (
        draft("write"), COPY, Act(id="follow-done", key="space", label="done"), LATER,
        Act(id="follow-rest", key="x", label="let it rest"), PLAN_COFFEE,
    ),
}  # fmt: skip
"""Kind of loop (``commands.md`` 3) -> its acts, main act first. ``planned`` is an ask that is not made yet."""

COFFEE_ACTS: tuple[Act, ...] = (
    Act(id="hold-coffee", key="space", label="it happened"),
    Act(id="move-coffee", key="s", label="moved", asks="text", prompt="to when? 2026-03-17T08:30"),
    Act(id="cancel-coffee", key="x", label="cancel", asks="confirm", prompt="cancel it?"),
)
"""A planned coffee, on Home, in the review and on the person page (``commands.md`` 7.1)."""

ARTICLE_ACTS: tuple[Act, ...] = (
    draft("write", key="enter"),
    OPEN_LINK,
    COPY,
    Act(
        id="comment-article", key="space", label="commented", asks="text", optional=True,
        prompt="what you wrote (example:, counter-example:, source: or question: first)",
    ),
    Act(id="read-article", key="r", label="read only"),
    LATER,
    Act(id="skip-article", key="x", label="skip"),
)  # fmt: skip
"""An article of the queue, in the review and in the Articles view."""

ANSWERED_COMMENT: tuple[Act, ...] = (Act(id="author-replied", key="space", label="they answered"), OPEN_LINK)
"""An article I commented on, as long as its author has not answered."""

ASK_ACTS: tuple[Act, ...] = (
    draft("choose", key="enter"),
    draft("draft"),
    COPY,
    Act(id="ask", key="space", label="asked", asks="text", optional=True, prompt="what did you ask?"),
    PLAN_COFFEE,
    Act(id="ask-mentor", key="+", label="mentor ask", asks="text", optional=True, prompt="what shall they help with?"),
    Act(id="snooze-person", key="s", label="later", asks="day", prompt="until when? 3d, w, m, 3m or a date"),
    SKIP,
)
"""A person who could be asked for advice."""

MENTOR_ACTS: tuple[Act, ...] = (
    draft("draft", key="enter"),
    COPY,
    Act(id="mentor-talked", key="space", label="we talked"),
    Act(id="mentor-next", key="s", label="next talk", asks="day", prompt="when is the next talk?"),
    PLAN_COFFEE,
    Act(id="mentor-end", key="x", label="end it", asks="confirm", prompt="end this mentorship?"),
)
"""A mentor of mine, and the next talk."""

FAVOUR_ACTS: tuple[Act, ...] = (
    draft("do", key="enter"),
    draft("draft"),
    COPY,
    Act(id="give", key="space", label="given", asks="text", optional=True, prompt="what did you give?"),
    ADD_NEED,
    Act(id="snooze-person", key="s", label="later", asks="day", prompt="until when? 3d, w, m, 3m or a date"),
    SKIP,
)
"""Something small I can do for a person."""

HERE_ACTS: tuple[Act, ...] = (
    draft("do", key="enter"),
    draft("draft"),
    COPY,
    Act(id="be-here", key="space", label="said", asks="text", optional=True, prompt="what did you say?"),
    SKIP,
)
"""A person who may need a word, and no ask."""

_DROP_INTRO = Act(id="introduction-rest", key="x", label="let it rest")

PAIR_ACTS: tuple[Act, ...] = (
    Act(id="propose-introduction", key="i", label="ask the first", asks="text", optional=True, prompt="why them?"),
    draft("draft"),
    COPY,
    SKIP,
)
"""Two people who could meet; nothing is stored yet."""

INTRO_ACTS: Mapping[str, tuple[Act, ...]] = {
    "proposed": (
        Act(id="ask-introduction", key="i", label="ask the first"), draft("draft"), COPY, LATER, _DROP_INTRO,
    ),
    "asked_a": (
        Act(id="introduction-yes", key="space", label="said yes"), draft("draft"), COPY, LATER,
        Act(id="introduction-no", key="x", label="said no"),
    ),
    "between": (
        Act(id="ask-introduction", key="i", label="ask the second"), draft("draft"), COPY, LATER, _DROP_INTRO,
    ),
    "asked_b": (
        Act(id="introduction-yes", key="space", label="said yes"), draft("draft"), COPY, LATER,
        Act(id="introduction-no", key="x", label="said no"),
    ),
    "both_yes": (
        Act(id="introduction-sent", key="space", label="sent"), draft("draft"), COPY, LATER, _DROP_INTRO,
    ),
    "sent": (
        Act(id="introduction-good", key="space", label="it was good"), LATER,
        Act(id="introduction-none", key="x", label="nothing came of it"),
    ),
}  # fmt: skip
"""State of an introduction -> acts. ``between`` is "the first said yes, the second is not asked yet"."""

WRITE = Act(id="write-coffees", key="enter", label="preview, then write", closes=False)
"""Plans the picks and writes the calendar file (``ReviewRun.preview`` and ``write``)."""

BRIEF = Act(id="show-brief", key="o", label="brief", closes=False, shows=True)
"""Everything to have in mind for a coffee, on one page (``domain.brief``)."""
WHY_NOT = Act(id="show-brief", key="o", label="why not?", closes=False, shows=True)
"""Why somebody is not suggested, on one page (``review.why``)."""

SUGGESTION_ACTS: tuple[Act, ...] = (
    WRITE,
    Act(id="pick-coffee", key="space", label="pick", closes=False),
    Act(id="slot-earlier", key="<", label="slot", closes=False),
    Act(id="slot-later", key=">", label="slot", closes=False),
    Act(id="coffee-kind", key="v", label="kind", closes=False),
    BRIEF,
    Act(id="coffee-purpose", key="p", label="prep", asks="text", prompt="what is it for?", closes=False),
    draft("draft"),
    COPY,
    Act(
        id="not-now", key="x", label="not now", asks="choice",
        choices=("too soon", "not a fit", "wrong channel", "they are busy"), prompt="why?",
    ),
)  # fmt: skip
"""A suggested coffee. ``not-now`` takes 1 to 4 (``suggestions.md`` 1.6)."""

SLOWER = Act(id="slower-rhythm", key="+", label="slower rhythm", closes=False)
"""Offered with an item after the third "later" on one person (``screens.md`` 3)."""


def loop_acts(kind: str, state: str = "", url: str = "") -> tuple[Act, ...]:
    """The acts of a loop of a kind, in the state of its record; with a link also the act that opens it."""
    acts = LOOP_ACTS["planned" if kind == "ask" and state == "planned" else kind]
    return (*acts, OPEN_LINK) if url else acts
