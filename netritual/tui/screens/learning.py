"""What the own log teaches, in the words of Insights."""

from __future__ import annotations

from netritual.domain.model import Keep
from netritual.domain.suggestions.calibration import LEAST_WEEKS, Calibration
from netritual.domain.tally import number_words

QUESTION = "Who says which ties fade?"
NOW_LEARNED = "From now on your own log says which ties fade. u takes it back."
NOW_BUILT_IN = "The built-in rule says which ties fade. u takes it back."

_NOT_YET = {"short": "the log is too short to check it", "one-sided": "too few ties went quiet, or went on"}


def lines_of(taught: Calibration, learned: Keep | None) -> tuple[str, str]:
    """Two short lines: the error before and after, or what is missing; and what is in use."""
    if taught.state == "few":
        first = f"not enough yet: {taught.weeks} of {LEAST_WEEKS} tie-weeks"
    elif taught.state in _NOT_YET:
        first = _NOT_YET[taught.state]
    else:
        first = f"error {taught.before:.3f} before, {taught.after:.3f} after"
    seen = f"on {number_words(taught.judged)} weeks not seen before"
    if learned is not None:
        fresh = taught.better and taught.keep != learned
        return first, "in use from before; L: learn anew" if fresh else "in use; L: the built-in rule"
    return first, f"{seen}; L: use it" if taught.better else f"{seen}; no gain" if taught.state == "same" else ""


def choices(taught: Calibration) -> tuple[str, str]:
    """The two answers to ``QUESTION``, with their errors where they are known."""
    if not taught.judged:
        return "the built-in rule", "what your log taught"
    return (
        f"the built-in rule (error {taught.before:.3f})",
        f"your own log (error {taught.after:.3f})" if taught.better else "what your log taught before",
    )
