"""Asking for advice, and what comes of it: asked, answered, acted on, and told back. Mentors too."""

from datetime import date, timedelta

from msgspec.structs import replace

from netritual.domain.loops.ask_kinds import ASK_DAYS, ASKS, WEEKLY_ASKS, advice_lately, advice_this_week, is_advice
from netritual.domain.loops.loop_list import nudge_on, outcome_open
from netritual.domain.model import Ask, AskType, Gift, Mentorship, Person
from netritual.domain.ties.tie import days_of
from netritual.services.ports import Transaction
from netritual.services.verb import verb
from netritual.services.verb_checks import check_nudge, closing_day, contact, existing, in_state, refuse, stop_waiting

MENTOR_DAYS = 30
"""Days between two talks with a mentor, to begin with."""
MENTOR_TALKS = 2
"""Two-way talks before someone is asked to be a mentor."""


@verb("ask")
def ask(tx: Transaction, person: int, topic: str = "", text: str = "", type: AskType = "advice") -> Ask:
    """I asked somebody, today. A planned ask to the same person becomes this one. The note is a contact."""
    today = tx.now.date()
    asked = Ask(to=person, type=type, topic=topic, text=text, asked=today)
    planned = _may_ask(tx, asked, today)
    contact(tx, (person,), f"asked: {text or topic or type}", awaiting_reply=True)
    if planned is not None:
        return tx.put(
            replace(
                planned, state="asked", asked=today, type=type, topic=topic or planned.topic,
                text=text or planned.text, snooze_until=None,
            )
        )  # fmt: skip
    return tx.put(asked)


@verb("ask-mentor")
def ask_mentor(tx: Transaction, person: int, topic: str = "", text: str = "") -> Ask:
    """I asked somebody to be my mentor, today: for what is written, else for the topic I am stuck on."""
    return ask.within(tx, person, text or topic, text, "mentor")


@verb("ask-now")
def ask_now(tx: Transaction, id: int, talk: int = 0) -> Ask:
    """The planned ask is made today, or was in a talk that is logged."""
    planned = in_state(tx, Ask, id, ("planned",), "This ask was made already.")
    if talk:
        return tx.put(replace(planned, state="asked", asked=closing_day(tx, talk), due=None, snooze_until=None))
    return ask.within(tx, planned.to, planned.topic, planned.text, planned.type)


@verb("answer-ask")
def answer_ask(tx: Transaction, id: int, text: str = "", talk: int = 0) -> Ask:
    """They answered. A mentor who says yes becomes one; nothing waits for their reply any more."""
    record = _heard(tx, id, ("asked", "rest"), text, "answered", talk)
    if record.type == "mentor" and not _mentorships(tx, record.to):
        since = tx.now.date()
        next_talk = since + timedelta(days=MENTOR_DAYS)
        tx.put(
            Mentorship(person=record.to, since=since, cadence_days=MENTOR_DAYS, next_talk=next_talk, goals=record.topic)
        )
    return tx.put(replace(record, state="answered"))


@verb("ask-declined")
def ask_declined(tx: Transaction, id: int, talk: int = 0) -> Ask:
    """They said no: an answer too, and a contact."""
    return tx.put(replace(_heard(tx, id, ("asked",), "", "said no", talk), state="declined"))


def _heard(tx: Transaction, id: int, states: tuple[str, ...], text: str, what: str, talk: int) -> Ask:
    """The ask with the day of their word on it, which is a contact and ends the wait; its state is still the former."""
    record = in_state(tx, Ask, id, states, "This ask has no answer to come.")
    stop_waiting(tx, record.to, record.asked)
    contact(tx, (record.to,), text or f"{what}: {_about(record)}", channel="reply", initiator="them", talk=talk)
    return replace(record, answered=closing_day(tx, talk), snooze_until=None)


@verb("tell-outcome")
def tell_outcome(tx: Transaction, id: int, text: str = "", talk: int = 0) -> Ask:
    """I told them what came of their advice: a contact, and something given back."""
    record = in_state(tx, Ask, id, ("answered",), "Only answered advice has an outcome to tell.")
    if record.outcome_told is not None:
        raise refuse("The outcome was told.", "Nothing is left to do.")
    words = text.strip() or record.outcome
    today = closing_day(tx, talk)
    contact(tx, (record.to,), f"told the outcome: {words or _about(record)}", talk=talk)
    tx.put(
        Gift(people=(record.to,), direction="gave", type="share", text=f"outcome: {words or _about(record)}", on=today)
    )
    return tx.put(
        replace(record, outcome=words, outcome_told=today, thanked=record.thanked or today, snooze_until=None)
    )


@verb("mentor-talked")
def mentor_talked(tx: Transaction, id: int) -> Mentorship:
    """We talked; the next talk is one rhythm from today. The talk itself is logged as what it was."""
    record = _mentorship(tx, id)
    return tx.put(replace(record, next_talk=tx.now.date() + timedelta(days=record.cadence_days)))


@verb("mentor-next")
def mentor_next(tx: Transaction, id: int, day: date) -> Mentorship:
    """The next talk is on another day."""
    if day < tx.now.date():
        raise refuse("The next talk lies before today.", "Say fri, 3 days, a week or a later date.")
    return tx.put(replace(_mentorship(tx, id), next_talk=day))


@verb("mentor-end")
def mentor_end(tx: Transaction, id: int) -> Mentorship:
    """The mentorship ends; the person stays where they are."""
    return tx.put(replace(_mentorship(tx, id), state="ended", next_talk=None))


def nudged(tx: Transaction, id: int, talk: int = 0) -> Ask:
    """I reminded them: twice at most, a week apart, and then it rests. What a logged talk tells of was done."""
    record = in_state(tx, Ask, id, ("asked",), "Only an ask without an answer is nudged.")
    today = closing_day(tx, talk)
    if not talk:
        check_nudge(nudge_on(record), today)
        contact(tx, (record.to,), f"reminded: {_about(record)}", awaiting_reply=True)
    return tx.put(replace(record, nudges=record.nudges + 1, nudged=today, snooze_until=None))


def rested(tx: Transaction, id: int) -> Ask:
    """Let it rest: no answer came, or nothing came of it. An outcome that was not told stays untold."""
    record = in_state(tx, Ask, id, ("asked", "planned", "answered"), "It rests already.")
    return tx.put(replace(record, state="rest", snooze_until=None))


def _may_ask(tx: Transaction, asked: Ask, today: date) -> Ask | None:
    """The planned ask to the same person, if there is one; NetritualError when asking is not fine now."""
    who = existing(tx, Person, asked.to).name
    theirs = [a for a in tx.all(Ask) if a.to == asked.to]
    if any(a.state == "asked" for a in theirs):
        raise refuse(f"An ask to {who} is still open.", "Nudge it, or let it rest first.")
    if any(map(outcome_open, theirs)):
        raise refuse(f"Tell {who} first what came of the last advice.", "It stands in the review, under Mentors.")
    if is_advice(asked) and advice_lately(theirs, today) >= ASKS:
        raise refuse(f"You asked {who} twice in {ASK_DAYS} days.", "Ask somebody else this time.")
    if is_advice(asked) and advice_this_week(tx.all(Ask), today) >= WEEKLY_ASKS:
        raise refuse(f"You asked {WEEKLY_ASKS} people for advice this week.", "Plan it for next week.")
    if asked.type == "mentor":
        _may_mentor(tx, asked.to, who)
    return next((a for a in theirs if a.state == "planned"), None)


def _may_mentor(tx: Transaction, to: int, who: str) -> None:
    if _mentorships(tx, to):
        raise refuse(f"{who} is your mentor already.", "Set the next talk instead.")
    talks = [day for day in days_of(tx.touches(to), tx.now.date().toordinal()) if day.two_way]
    if len(talks) < MENTOR_TALKS:
        raise refuse(f"Talk with {who} twice before asking for more.", "A coffee first: c plans one.")


def _mentorship(tx: Transaction, id: int) -> Mentorship:
    ended = "This mentorship has ended."
    return in_state(tx, Mentorship, id, ("active", "paused"), ended, "Ask again to begin a new one.")


def _mentorships(tx: Transaction, person: int) -> list[Mentorship]:
    return [m for m in tx.all(Mentorship) if m.person == person and m.state != "ended"]


def _about(record: Ask) -> str:
    return record.text or record.topic or record.type
