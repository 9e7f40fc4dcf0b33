"""The five questions that Insights and ``stats`` answer, in plain words: no scolding, no red zero."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from netritual.domain.dates.day_wording import listed
from netritual.domain.ties.tally import number_words, share_words

KINDS = {
    "in person": "in person",
    "call": "calls",
    "message": "messages",
    "comment": "comments",
    "reaction": "reactions",
}
"""The kinds of contact, each as many are called."""


class AnsweredQuestion(Struct, frozen=True):
    """A question and its answer in plain words."""

    question: str
    answer: str


def questions(
    values: Mapping[str, Any], of: Mapping[str, list[float]], mix: Mapping[str, int], own: Mapping[str, float],
    period: str, advice: int, mentor: int,
) -> tuple[AnsweredQuestion, ...]:  # fmt: skip
    """The five questions with the answers of the period. ``own``: the user's medians of the weekly counts."""
    past = "the past week" if period == "week" else "the past 12 weeks"
    return (
        AnsweredQuestion("Are you networking or just adding contacts?", _network(of["network_ratio"])),
        AnsweredQuestion(f"How many people have you actually interacted with in {past}?", _people(values, own, period)),
        AnsweredQuestion(
            "How many articles that your people shared have you really read, or commented on, adding something useful?",
            _articles(values, of),
        ),
        AnsweredQuestion(
            "How many times have you reached out to ask for advice? Or for a mentor?", _asks(advice, mentor, values)
        ),
        AnsweredQuestion("What kind of interaction do you have with your network?", _mix(mix)),
    )


def counted(number: float, one: str, many: str) -> str:
    """ "1 person", "11 people"."""
    return f"{number_words(number)} {one if number == 1 else many}"


def _network(of: list[float]) -> str:
    part, whole = of
    if not whole:
        return "Nobody is noted yet; one line starts it: netritual log coffee @ana"
    verb = "talks" if part == 1 else "talk"
    share = f" ({share_words(part, whole)})" if whole >= 5 else ""
    return f"{number_words(part)} of {counted(whole, 'person', 'people')} {verb} with you both ways in a year{share}."


def _people(values: Mapping[str, Any], own: Mapping[str, float], period: str) -> str:
    reached = values["people_reached"]
    if not reached:
        return "None noted for these days."
    answer = f"{counted(reached, 'person', 'people')}{' since Monday' if period == 'week' else ''}"
    median = own.get("people_reached")
    if period == "week" and median is not None:
        return f"{answer}; your usual week has {number_words(median)}."
    return f"{answer}."


def _articles(values: Mapping[str, Any], of: Mapping[str, list[float]]) -> str:
    read, commented = values["articles_read"], values["articles_commented"]
    if not read and not commented:
        return "None noted for these days."
    answer = f"{counted(read, 'article', 'articles')} read, {number_words(commented)} commented on"
    useful = of["useful_rate"][0]
    if not commented:
        return f"{answer}."
    answer += f"; {counted(useful, 'comment', 'comments')} added something useful"
    answered = int(of["author_reply_rate"][0])
    return f"{answer}, {counted(answered, 'author', 'authors')} answered." if answered else f"{answer}."


def _asks(advice: int, mentor: int, values: Mapping[str, Any]) -> str:
    mentors = values["mentors_active"]
    with_mentors = f" You have {counted(mentors, 'mentor', 'mentors')}." if mentors else ""
    others = max(0, (values["asks_made"] or 0) - advice - mentor)
    kinds = ((advice, "for advice"), (mentor, "for a mentor"), (others, "for something else"))
    parts = [counted(n, "ask", "asks") + f" {what}" for n, what in kinds if n]
    if not parts:
        return f"No ask noted for these days.{with_mentors}"
    return f"{listed(parts)}.{with_mentors}"


def _mix(mix: Mapping[str, int]) -> str:
    counted = [f"{number_words(count)} {KINDS[kind] if count != 1 else kind}" for kind, count in mix.items() if count]
    return f"{listed(counted)}." if counted else "None noted for these days."
