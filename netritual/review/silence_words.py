"""What is said on a day that suggests nobody: the truth about it, and the one step that would change it."""

from netritual.domain.network import Network
from netritual.domain.suggestions.suggestion import Silence, Suggestions
from netritual.review.rows import name_of

NAMES = 3
"""So many of those who rest are named."""

IN_SHELL: dict[Silence, str] = {
    "nobody": "Name two people you would enjoy to see: netritual log 'coffee @\"Ana Ruiz\" mon', "
    "or bring your contacts: netritual import FILE",
    "alike": "One minute helps: netritual triage --size 12",
    "faint": "A rhythm tells more: netritual tier NAME 2",
}
"""The step in the words of the shell."""


def silence_words(network: Network, told: Suggestions, steps: dict[Silence, str]) -> str:
    """A sentence or two; "" on a day on which somebody is suggested for a reason. ``steps`` are those of the face."""
    if not told.silence:
        return ""
    return f"{_sentence(network, told)} {steps.get(told.silence, '')}".rstrip()


def _sentence(network: Network, told: Suggestions) -> str:
    if told.silence == "nobody":
        return "You have noted nobody yet."
    if told.silence == "alike":
        if told.listed < 2:
            return "Nothing is noted of the one person on your list yet."
        return f"Nothing tells one of the {told.listed:,} from another yet."
    if told.silence == "planned":
        return f"No one else is due this week{_names(network, told, 'planned')}."
    if told.silence == "resting":
        return f"Everyone you might meet was met, asked or put off lately{_names(network, told, '')}."
    if told.silence == "kept":
        return "No one needs a coffee this week. Enjoy it."
    return "Too little speaks for a coffee with anyone this week."


def _names(network: Network, told: Suggestions, word: str) -> str:
    """The first of those left out, with why; only those with a word in it."""
    left = [f"{name_of(network, one.person)} ({one.why})" for one in told.not_shown if word in one.why]
    more = ", ..." if len(left) > NAMES else ""
    return f": {', '.join(left[:NAMES])}{more}" if left else ""
