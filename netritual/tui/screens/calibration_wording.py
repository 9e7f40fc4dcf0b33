"""What the own log teaches, in the words of Insights."""

from __future__ import annotations

from netritual.domain.model import Keep
from netritual.domain.suggestions.calibration import LEAST_WEEKS, Calibration

QUESTION = "Which ties fade? Your own log can say, or the built-in rule."
NOW_LEARNED = "From now on your own log says which ties fade. u takes it back."
NOW_BUILT_IN = "The built-in rule says which ties fade. u takes it back."

_NOT_YET = {"short": "the log is too short to check it", "one-sided": "too few ties went quiet, or went on"}


def words_of(taught: Calibration, learned: Keep | None) -> str:
    """Whether learning from the log helps, or what is missing, or what is in use."""
    if learned is not None:
        fresh = taught.better and taught.keep != learned
        return f"Your own log says which ties fade. L {'learns anew' if fresh else 'goes back to the built-in rule'}."
    if taught.state == "few":
        return f"Your log teaches more after {LEAST_WEEKS} weeks of talks; it has {taught.weeks}."
    if taught.state in _NOT_YET:
        return f"Your log teaches nothing yet: {_NOT_YET[taught.state]}."
    return "Learning from your log helps: L uses it." if taught.better else "Learning from your log changes nothing."


def choices(taught: Calibration) -> tuple[str, str]:
    """The two answers to ``QUESTION``, and which of them guesses better where that is known."""
    if not taught.judged:
        return "the built-in rule", "what your log taught"
    return "the built-in rule", "your own log, which guesses better" if taught.better else "what your log taught before"
