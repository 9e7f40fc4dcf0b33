"""The numbers of ``stats`` as a person reads them: a name in words, and the value with its unit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tally import number_words, share_words

NAMES: Mapping[str, str] = {
    "network_ratio": "people who talk with you both ways", "people_reached": "people you were in touch with",
    "in_person_share": "of your talks, in person", "in_rhythm": "people in rhythm",
    "load_balance": "what your rhythms ask of what you usually do", "articles_read": "articles read",
    "articles_commented": "articles you commented on", "useful_rate": "comments that added something",
    "author_reply_rate": "comments that an author answered", "asks_made": "asks made",
    "asks_answered": "asks answered", "mentors_active": "mentors you talk to",
    "outcome_told_rate": "advice whose outcome you told", "never_heard_back": "answers of yours, never heard back",
    "reply_hours_median": "your usual time to answer", "reply_hours_p90": "nine of ten answers came within",
    "within_aim": "answers within your aim", "one_round_answers": "questions answered in one round",
    "acknowledged_rate": "answers of yours, heard back", "handoffs_landed": "hand-ons that landed",
    "coffees_proposed": "coffees proposed", "coffees_booked": "coffees booked", "coffees_held": "coffees held",
    "held_rate": "coffees proposed three weeks before, held", "stalled_revived": "coffees only said that took place",
    "promises_on_time": "promises kept on time", "open_promises": "promises open",
    "thanks_closed_2d": "thanks said within 2 days", "thanks_closed_7d": "thanks said within 7 days",
    "gave": "you gave", "got": "you got", "introductions_both_yes": "introductions both said yes to",
    "introductions_good": "introductions that went well", "circle_coverage": "circles you were in touch with",
    "circle_evenness": "how even your circles are", "dormant_revived": "quiet ties that came back",
    "escalation": "talks from afar that led to a call or a meeting",
    "personal_note_rate": "drafts you made your own", "consistency": "facts told as they stand in your lines",
    "ritual": "weeks with a review", "ritual_minutes": "a review took you",
    "suggestions_accepted": "suggestions you took", "suggestions_held": "of these, you met",
    "suggestions_not_a_fit": "suggestions that did not fit", "score_accepted": "figure of the fit you took, usually",
    "score_rejected": "figure of the fit you left, usually",
}  # fmt: skip
"""What each number is called."""
_SHARES = frozenset(("load_balance", "circle_evenness"))
"""Numbers that are a share without cases."""
_UNITS = {"reply_hours_median": "working hour", "reply_hours_p90": "working hour", "ritual_minutes": "minute"}


def metric_rows(values: Mapping[str, Any], of: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, str]]:
    """The name and the value of each number that has one. ``of`` are the part and the whole of each share."""
    for key, value in values.items():
        if value is not None and (words := _words(key, value, of)):
            yield NAMES.get(key, key.replace("_", " ")), words


def _words(key: str, value: Any, of: Mapping[str, Sequence[float]]) -> str:
    if key in of:
        return share_words(*of[key])
    if isinstance(value, Mapping):
        parts = ((TIER_NAMES[int(name)], of[f"{key}.{name}"]) for name, one in value.items() if one is not None)
        return ", ".join(f"{name} {number_words(part)} of {number_words(whole)}" for name, (part, whole) in parts)
    if key in _SHARES:
        return f"{round(100 * value)} %"
    if key in _UNITS:
        return f"{number_words(value)} {_UNITS[key]}{'' if value == 1 else 's'}"
    return number_words(value)
