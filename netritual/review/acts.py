"""The table of acts: everything that can be done with a row, wherever the row stands.

An act's id is the id of its verb (``services.verb``): the journal says it, the settings may give it another key, and
the palette lists it. The rows of the review, the Loops view, Home and the person page name their acts from here,
with words of their own where the kind of row wants them. Within one row a key has one act; ``enter`` is the main act:
the one on that key, else the first (``Item.act``).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from netritual.review.step import OF_DRAFT, Act

WHEN = "when? tue 17 12:30, or enter for a free hour"
MOVED_TO = "to when? tue 17 12:30, fri, 14:00"
WAS_ASKED = "Have you asked them? It is noted that they are to answer."
UNTIL = "until when? fri, 3 days, a week, a month or a date"

_TABLE = (
    # what any row may have
    Act(id="snooze", key="s", label="later", help="Later: a day, a week, a month, or a date.", asks="day",
        prompt=UNTIL),
    Act(id="let-rest", key="x", label="let it rest", help="Not now, or let it rest."),
    Act(id="skip", key="x", label="skip"),
    Act(id="hand-on", key="h", label="hand on", help="Hand it on to somebody else.", asks="person",
        prompt="hand it on to whom?"),
    Act(id="handoff-landed", key="space", label="landed"),
    Act(id="take-back", key="b", label="take back", help="Take back what you handed on."),
    Act(id="nudge", key="n", label="nudged", help="You asked once more."),
    Act(id="slower-rhythm", key="+", label="slower rhythm", closes=False),
    # what only shows, copies or opens something
    Act(id="draft-message", key="m", label="draft", help="Draft a message; y copies it.", closes=False, shows=True),
    Act(id="copy-text", key="y", label="copy", help="Copy the text.", closes=False, shows=True),
    Act(id="open-link", key="o", label="link", help="Show the link, then open it.", closes=False, shows=True),
    Act(id="open-person", key="enter", label="open", closes=False, shows=True),
    # requests
    Act(id="answer-request", key="space", label="answered"),
    Act(id="decline-request", key="x", label="decline", asks="choice", prompt="why not?",
        choices=("I told them no", "they never asked"),
        meanings=("a reply of yours is logged", "it is taken away, and nothing is logged")),
    Act(id="asked-again", key="r", label="asked again", help="They asked a second time.", closes=False),
    Act(id="acknowledge-request", key="space", label="they told me"),
    # promises, and what was promised to me
    Act(id="keep-promise", key="space", label="kept"),
    Act(id="move-promise", key="s", label="move", asks="day", prompt="until when? Let them know, too"),
    Act(id="release-promise", key="x", label="release", asks="text", optional=True,
        prompt="enter: I told them; or write the reason"),
    Act(id="receive-owed", key="space", label="got it"),
    # thanks and follow-ups
    Act(id="say-thanks", key="space", label="said"),
    Act(id="follow-done", key="space", label="done"),
    # asks and mentors
    Act(id="ask", key="space", label="asked", asks="text", optional=True, prompt="what did you ask?"),
    Act(id="ask-mentor", key="+", label="mentor ask", asks="text", optional=True, prompt="what shall they help with?"),
    Act(id="ask-now", key="space", label="asked"),
    Act(id="answer-ask", key="space", label="they answered"),
    Act(id="ask-declined", key="d", label="said no", help="They said no."),
    Act(id="message-answered", key="space", label="they answered"),
    Act(id="tell-outcome", key="space", label="told", asks="text", optional=True, prompt="what came of it?"),
    Act(id="mentor-talked", key="space", label="we talked"),
    Act(id="mentor-next", key="s", label="next talk", asks="day", prompt="when is the next talk?"),
    Act(id="mentor-end", key="x", label="end it", asks="confirm", prompt="end this mentorship?"),
    Act(id="set-topic", key="tab", label="topic", asks="text", prompt="What are you stuck on?", closes=False),
    # articles
    Act(id="open-article", key="enter", label="read", help="Read it here, in one column.", closes=False, shows=True),
    Act(id="write-comment", key="m", label="comment", help="Write a comment on it.", closes=False, shows=True),
    Act(id="comment-article", key="space", label="commented", asks="text", optional=True,
        prompt="what you wrote (example:, counter-example:, source: or question: first)"),
    Act(id="read-article", key="r", label="read only", help="Mark it as read, without a comment."),
    Act(id="skip-article", key="x", label="skip"),
    Act(id="author-replied", key="space", label="they answered"),
    Act(id="add-article", key="+", label="add link", help="Add an article by its link.", asks="text",
        prompt="the link?", closes=False),
    Act(id="add-feed", key="b", label="paste its address", help="Add a blog or a newsletter: its articles come by"
        " themselves.", closes=False, shows=True),
    Act(id="no-feed", key="x", label="has none"),
    # giving
    Act(id="give", key="space", label="given", asks="text", optional=True, prompt="what did you give?"),
    Act(id="be-here", key="space", label="said", asks="text", optional=True, prompt="what did you say?"),
    Act(id="add-need", key="+", label="need", asks="text", prompt="what would help them most?", closes=False),
    Act(id="need-met", key="space", label="done", help="They have what they looked for."),
    Act(id="introduce", key="i", label="introduce", help="Introduce this person to somebody.", asks="text",
        optional=True, prompt="why them?"),
    Act(id="ask-introduction", key="i", label="asked the first", asks="confirm", prompt=WAS_ASKED),
    Act(id="introduction-yes", key="space", label="said yes"),
    Act(id="introduction-no", key="x", label="said no"),
    Act(id="introduction-sent", key="space", label="sent"),
    Act(id="introduction-made", key="space", label="introduced", help="The two are introduced."),
    Act(id="introduction-outcome", key="space", label="it was good", answer="good"),
    # coffees
    Act(id="plan-coffee", key="c", label="coffee", help="Plan a coffee with this person.", asks="moment", optional=True,
        closes=False, prompt=WHEN),
    Act(id="hold-coffee", key="space", label="it happened"),
    Act(id="match-coffee", key="space", label="that was it", help="The talk that is logged was this coffee."),
    Act(id="keep-coffee", key="x", label="still to come"),
    Act(id="move-coffee", key="s", label="moved", asks="moment", prompt=MOVED_TO),
    Act(id="confirm-coffee", key="C", label="confirm", help="They said yes to a planned coffee.", closes=False),
    Act(id="cancel-coffee", key="x", label="cancel", asks="confirm", prompt="cancel it?"),
    Act(id="drop-guests", key="-", label="leave out", help="Some of several do not come.", asks="text",
        prompt="who does not come?", closes=False),
    Act(id="decline-coffee", key="O", label="said no", help="They said no to a planned coffee.", asks="text",
        optional=True, prompt="enter: they said no; or write why (busy, too soon)"),
    Act(id="pick-coffee", key="space", label="pick", closes=False),
    Act(id="earlier-slot", key="<", second="left", label="time", help="An earlier slot.", closes=False),
    Act(id="later-slot", key=">", second="right", label="time", help="A later slot.", closes=False),
    Act(id="change-kind", key="v", label="kind", help="Another kind of meeting, or video.", closes=False),
    Act(id="coffee-purpose", key="p", label="about", help="Say what the talk is for.", asks="text",
        prompt="what is it for?", closes=False),
    Act(id="show-brief", key="o", label="brief", help="Everything to have in mind for the talk, on one page.",
        closes=False, shows=True),
    Act(id="show-others", key="n", label="left out", help="Those who are not shown, and why.", closes=False,
        shows=True),
    Act(id="twelve-names", key="t", label="twelve names",
        help="Twelve names of your list, one key each: whom would you enjoy to see?", closes=False, shows=True),
    Act(id="not-now", key="x", label="not now", asks="choice", prompt="why, so that the next suggestion is better?",
        choices=("too soon", "not a fit", "wrong channel", "they are busy"),
        meanings=("comes back in a later review", "no coffees; they stay in your network",
                  "another kind of talk may fit", "comes back in two weeks")),
    Act(id="first-word-sent", key="space", label="sent", help="You wrote to them: it is logged."),
    Act(id="write-calendar", key="enter", label="preview, then write", closes=False),
    # who was met
    Act(id="settle-name", key="enter", label="find who", asks="person", prompt="who was it?"),
    Act(id="settle-new", key="n", label="new person", help="It is a new person.", asks="text", optional=True,
        prompt="their full name?"),
    Act(id="drop-name", key="x", label="not a name", help="The word is no name; it stays in the line as text."),
    Act(id="answer-who", key="enter", label="find who", asks="person", prompt="who was it with?"),
    Act(id="answer-new", key="n", label="new person", asks="text", prompt="their full name?"),
    Act(id="answer-whose", key="enter", label="whose is it?", help="Say whose it is.", asks="person",
        prompt="whose is it?"),
    Act(id="answer-whose-new", key="n", label="new person", asks="text", prompt="their full name?"),
    Act(id="answer-nobody", key="x", label="nobody"),
    Act(id="answer-when", key="enter", label="say when", asks="day", prompt="when was it? yesterday, fri, 13 feb"),
    Act(id="keep-day", key="space", label="today"),
    Act(id="correct-entry", key="e", label="correct line",
        help="Write the line of an entry anew: what you save takes its place.", asks="text",
        prompt="the line, as it should be", closes=False),
    Act(id="close-reported", key="space", label="yes, done", help="It is done, as the line says: it is closed."),
    Act(id="leave-reported", key="x", label="not yet", help="It is not done: this line asks about it no more."),
    Act(id="record-death", key="space", label="yes", help="They died: nothing more is asked or suggested of them."),
    Act(id="deny-death", key="x", label="no", help="They did not die: this line asks about it no more."),
    Act(id="open-proposed", key="space", label="yes"),
    Act(id="drop-proposed", key="x", label="no"),
    Act(id="open-all-proposed", key="space", label="yes to all", help="Yes to all that lines say plainly, at once."),
    Act(id="merge-people", key="enter", label="find who", asks="person", prompt="who is it really?"),
    Act(id="merge-all", key="space", label="merge all", help="Merge every pair of the row into one person."),
    Act(id="distinguish-people", key="x", label="two of them",
        help="Two who look alike are two people: they are not offered again."),
    Act(id="keep-person", key="space", label="keep"),
    Act(id="refuse-person", key="x", label="not a person", help="It is nobody you keep, or no person; the lines stay."),
    Act(id="log-meeting", key="space", label="it happened"),
    Act(id="meeting-none", key="x", label="none"),
    Act(id="join-coffees", key="space", label="one coffee", help="Two plans of one coffee become one: the later one."),
    Act(id="join-entries", key="space", label="one talk", help="Two entries of one talk become one."),
    Act(id="tick-sweep", key="space", label="looked", closes=False),
    # the review itself
    Act(id="review-finish", key="enter", label="home", closes=False),
    Act(id="go-to-waiting", key="b", label="what waits", help="Go back to the first step in which something waits.",
        closes=False, shows=True),
    Act(id="set-learned", key="tab", label="what I learned", asks="text", prompt="one thing I learned", closes=False),
    Act(id="change-plan", key="e", label="change plan", help="Change when you review.", closes=False, shows=True),
    Act(id="open-folder", key="o", label="folder", help="Show the folder of the calendar file.", closes=False,
        shows=True),
    Act(id="calendar-imported", key="i", label="imported",
        help="Your calendar has the file: the next new file holds only what comes then."),
    Act(id="copy-summary", key="y", label="copy summary", closes=False, shows=True),
)  # fmt: skip

ACTS: Mapping[str, Act] = {act.id: act for act in _TABLE}
"""Every act by its id."""


def act(id: str, label: str = "", **changes: Any) -> Act:
    """An act of the table, in the words of a row, and with what else is other there; KeyError for an unknown one."""
    return replace(ACTS[id], label=label or ACTS[id].label, **changes) if label or changes else ACTS[id]


def acts(*rows: str) -> tuple[Act, ...]:
    """Acts of the table, each written "id" or "id words", main act first."""
    return tuple(act(id_, words) for id_, _, words in (row.partition(" ") for row in rows))


def asking_who_was_there(acts: tuple[Act, ...], names: Sequence[str]) -> tuple[Act, ...]:
    """The acts of a planned talk: with several people the yes asks who of them was there."""
    if len(names) < 2:
        return acts
    asked = {"asks": "text", "prompt": "who was there? Delete anyone who wasn't", "default": ", ".join(names)}
    return tuple(replace(one, optional=True, **asked) if one.id == "hold-coffee" else one for one in acts)


LOOP_ACTS: Mapping[str, tuple[Act, ...]] = {
    "reply": acts("draft-message answer", "copy-text", "answer-request", "hand-on", "decline-request", "snooze",
                  "asked-again"),
    "no_ack": acts("draft-message how did it go?", "copy-text", "acknowledge-request", "let-rest", "snooze"),
    "handoff": acts("draft-message nudge", "copy-text", "handoff-landed", "take-back take it back", "snooze"),
    "promise": acts("draft-message write", "copy-text", "keep-promise", "move-promise", "release-promise", "hand-on",
                    "plan-coffee"),
    "introduction": (act("draft-message", "ask the first", key="enter"),
                     *acts("draft-message", "copy-text", "ask-introduction", "introduction-made", "snooze",
                           "let-rest")),
    "owed": acts("draft-message nudge", "copy-text", "receive-owed", "nudge", "snooze", "let-rest", "plan-coffee"),
    "ask": acts("draft-message nudge", "copy-text", "answer-ask", "nudge", "snooze", "let-rest",
                "ask-declined they said no", "plan-coffee"),
    "no_answer": acts("draft-message nudge", "copy-text", "message-answered", "nudge", "snooze", "let-rest",
                      "plan-coffee"),
    "planned": acts("draft-message", "copy-text", "ask-now", "plan-coffee", "snooze", "let-rest"),
    "proposed": acts("open-proposed", "drop-proposed", "open-person"),
    "thanks": acts("draft-message thank now", "copy-text", "say-thanks", "snooze", "let-rest no need", "plan-coffee"),
    "coffee": (act("plan-coffee", "plan it", closes=True),
               *acts("hold-coffee", "draft-message write", "copy-text", "snooze", "let-rest")),
    "held": (*acts("hold-coffee", "move-coffee"), act("let-rest", "did not")),
    "matched": (*acts("match-coffee", "move-coffee"), act("hold-coffee", "both", key="b"), act("let-rest", "did not")),
    "early": acts("match-coffee", "move-coffee", "keep-coffee"),
    "outcome": (act("tell-outcome", "write the outcome", key="enter", optional=False,
                    prompt="what came of it? you tell them this"),
                *acts("draft-message write", "copy-text", "tell-outcome", "snooze", "let-rest")),
    "follow": acts("draft-message write", "copy-text", "follow-done", "snooze", "let-rest", "plan-coffee"),
}  # fmt: skip
"""Kind of loop (``loops.loop``) -> its acts. ``planned`` is an ask that is not made yet, ``proposed`` what waits
for a yes; ``matched`` a coffee beside whose day a talk is logged, ``early`` one that is still to come then."""

WHOSE_ACTS = acts("answer-whose", "answer-whose-new")
"""A promise or something to follow up that has nobody, before its own acts."""

COFFEE_ACTS = acts("hold-coffee held", "move-coffee move", "cancel-coffee", "confirm-coffee", "decline-coffee")
"""A planned coffee, on Home, in the review and on the person page."""

ARTICLE_ACTS = acts("open-article", "write-comment", "open-link open link", "copy-text", "comment-article",
                    "read-article", "snooze", "skip-article")  # fmt: skip
"""An article of the queue, in the review and in the Articles view."""

ANSWERED_COMMENT = acts("author-replied", "open-link open link", "open-article")
"""An article I commented on, as long as its author has not answered."""

REFRESH_FEEDS = "refresh-feeds"
"""The command of the steps in which articles may have come: what blogs have is read."""
FEED_ACTS = acts("add-feed", "no-feed")
"""Somebody who may have a blog or a newsletter."""

ASK_ACTS = (act("draft-message", "choose", key="enter"),
            *acts("draft-message", "copy-text", "ask", "plan-coffee", "ask-mentor", "snooze", "skip"))  # fmt: skip
"""A person who could be asked for advice."""

MENTOR_ACTS = (act("draft-message", key="enter"),
               *acts("copy-text", "mentor-talked", "mentor-next", "plan-coffee", "mentor-end"))  # fmt: skip
"""A mentor of mine, and the next talk."""

FAVOUR_ACTS = (act("draft-message", "do", key="enter"),
               *acts("draft-message", "copy-text", "give", "add-need", "snooze", "skip"))  # fmt: skip
"""Something small I can do for a person."""

OFFER_ACTS = (act("introduce", asks="person", optional=False, prompt="who could use it?"),
              *acts("plan-coffee", "add-need", "snooze", "skip"))  # fmt: skip
"""Something that a person offers and nobody noted needs yet."""

MET_ACTS = acts("need-met", "skip still open", "open-person")
"""A need that may be met: a line says so."""

HERE_ACTS = (act("draft-message", "do", key="enter"), *acts("draft-message", "copy-text", "be-here", "skip"))
"""A person who may need a word, and no ask."""

ASKED_FIRST = act("introduce", "asked the first", asks="confirm", prompt=WAS_ASKED)
"""Two people who could meet: one of them was written to."""

PAIR_ACTS = (act("draft-message", "ask the first", key="enter"), *acts("draft-message", "copy-text"), ASKED_FIRST,
             act("skip"))  # fmt: skip
"""Two people who could meet; nothing is stored yet."""

_ASKED = acts("introduction-yes", "draft-message", "copy-text", "snooze", "introduction-no")

INTRO_ACTS: Mapping[str, tuple[Act, ...]] = {
    "asked_a": _ASKED,
    "between": (act("draft-message", "ask the second", key="enter"),
                *acts("draft-message", "copy-text", "ask-introduction asked the second", "snooze", "let-rest")),
    "asked_b": _ASKED,
    "both_yes": acts("introduction-sent", "draft-message", "copy-text", "snooze", "let-rest"),
    "sent": (*acts("introduction-outcome", "draft-message", "copy-text", "snooze"),
             act("introduction-outcome", "nothing came of it", key="x", answer="none")),
}  # fmt: skip
"""State of an introduction -> acts. ``between`` is "the first said yes, the second is not asked yet"."""

SUGGESTION_ACTS = acts("write-calendar", "pick-coffee", "earlier-slot", "later-slot", "change-kind", "show-brief why",
                       "coffee-purpose", "draft-message", "copy-text", "not-now")  # fmt: skip
"""A suggested coffee."""


FIRST_WORD_ACTS = acts("draft-message", "copy-text", "first-word-sent")
"""Somebody to write a first word to."""

SUGGESTED_WORD_ACTS = (
    act("write-calendar"), *FIRST_WORD_ACTS, act("plan-coffee", "coffee instead"), act("show-brief", "why"),
    act("not-now", choices=("too soon", "not a fit")),
)  # fmt: skip
"""A suggested first word. A message suits whoever is busy, so there are fewer reasons against it."""


_IN_STAGE: Mapping[str, tuple[Act, ...]] = {
    "waiting": acts("open-person"), "resting": (act("let-rest", key="enter"),),
    "heard": (act("answer-ask", "they answered", key="enter"),),
}  # fmt: skip
"""Stage of a wait for an answer -> its main act, where that is not a nudge."""


def loop_acts(kind: str, stage: str = "", url: str = "") -> tuple[Act, ...]:
    """The acts of a loop of a kind, without a nudge where none is fine yet or any more (``loops.loop.Stage``);
    with a link also the act that opens it."""
    of_kind = LOOP_ACTS[stage if stage in LOOP_ACTS else kind]
    if main := _IN_STAGE.get(stage):
        of_kind = (*main, *(one for one in of_kind if one.id not in ("nudge", "draft-message", "copy-text")))
    return (*of_kind, act("open-link", "open link")) if url else of_kind


def fitting(acts: tuple[Act, ...], draft: str, person: int | None) -> tuple[Act, ...]:
    """The acts of a row: those of a draft only where there is one. Enter looks first, where it would have written the
    draft or where the main act would be done at once: what is done is said with its own key."""
    possible = acts if draft else tuple(one for one in acts if one.id not in OF_DRAFT)
    if person is None or any(one.key == "enter" for one in possible):
        return possible
    if any(one.key == "enter" for one in acts):
        return (act("open-person"), *possible)
    at_once = not possible or (possible[0].closes and not possible[0].asks)
    return (*possible, act("open-person")) if at_once else possible
