"""What is said on a day that suggests nobody, and the step that would change it; and why anyone is not suggested."""

from collections.abc import Iterable
from datetime import date

from netritual.domain.dates.birthdays import birthdays_until
from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.fit import factor_words, fit_of, label_of
from netritual.domain.suggestions.selection import NO_REASON
from netritual.domain.suggestions.suggest import NO_RHYTHM, why_not
from netritual.domain.suggestions.suggestion import Silence, Suggestion, Suggestions, WhyNot
from netritual.domain.suggestions.triage import TWELVE
from netritual.review.rows import name_of

UNTIL_NEXT, MOST_BIRTHDAYS = 7, 8
"""Days until the next review, and how many birthdays are named."""
NOTHING = ("reasons", "nothing speaks for a coffee now")
NAMES = 3
"""How many of those who rest are named."""

IN_SHELL: dict[Silence, str] = {
    "nobody": "Name two people you would enjoy to see: netritual log 'coffee @\"Ana Ruiz\" mon', "
    "or bring your contacts: netritual import FILE",
    "alike": "One minute helps: netritual triage --size 12",
    "faint": "A rhythm tells more: netritual tier NAME 2",
}
"""The step in the words of the shell."""


def silence_words(network: Network, suggestions: Suggestions, steps: dict[Silence, str]) -> str:
    """A sentence or two; "" on a day on which somebody is suggested for a reason. ``steps`` are those of the face."""
    if not suggestions.silence:
        return ""
    return f"{_sentence(network, suggestions)} {steps.get(suggestions.silence, '')}".rstrip()


def _sentence(network: Network, suggestions: Suggestions) -> str:
    if suggestions.silence == "nobody":
        return "You have noted nobody yet."
    if suggestions.silence == "alike":
        if suggestions.listed < 2:
            return "Nothing is noted of the one person on your list yet."
        few = " Whom of them would you enjoy to see?" if suggestions.listed <= TWELVE else ""
        return f"Nothing tells one of the {suggestions.listed:,} from another yet.{few}"
    if suggestions.silence == "planned":
        return f"No one else is due this week{_names(network, suggestions, 'planned')}."
    if suggestions.silence == "resting":
        return f"Everyone you might meet was met, asked or put off lately{_names(network, suggestions, '')}."
    if suggestions.silence == "kept":
        return "No one needs a coffee this week. Enjoy it."
    return "Too little speaks for a coffee with anyone this week."


def _names(network: Network, suggestions: Suggestions, word: str) -> str:
    """The first of those left out, with why; only those with a word in it."""
    left = [f"{name_of(network, one.person)} ({one.why})" for one in suggestions.not_shown if word in one.why]
    more = ", ..." if len(left) > NAMES else ""
    return f": {', '.join(left[:NAMES])}{more}" if left else ""


def birthday_words(people: Iterable[Person], today: date) -> str:
    """The birthdays until the next review, by day: "birthdays: Uncle Pat today, Ana Ruiz Sat 14 Mar"; "" for none."""
    days = birthdays_until(people, today, UNTIL_NEXT)
    named = [f"{person.name} {day_words(on, today)}" for on, person in days[:MOST_BIRTHDAYS]]
    more = f" and {len(days) - MOST_BIRTHDAYS} more" if len(days) > MOST_BIRTHDAYS else ""
    return f"birthdays: {', '.join(named)}{more}" if named else ""


def why_rows(network: Network, settings: Settings, today: date, person: int) -> tuple[tuple[str, str], ...]:
    """The answer to "why not?" about anyone, as label and text: the reason, each part that counts, and the factors.

    ValueError when there is no such person.
    """
    return rows_of(why_not(network, settings, today, person))


def reckoned(suggestion: Suggestion) -> tuple[tuple[str, str], ...]:
    """What counts for a suggestion, as label and text: each part and each factor with its figure, and what they make.

    What adds nothing to the sum, and changes no product, is left out.
    """
    parts = [(label_of(one.component), f"{one.points:g}: {one.why}") for one in suggestion.points if one.points]
    factors = [
        (label_of(one.name), f"times {factor_words(one.value)}: {one.why}")
        for one in suggestion.multipliers
        if one.value != 1
    ]
    return (*parts, *factors, ("together", f"{suggestion.score:g}, a {fit_of(suggestion.score).words}"))


def rows_of(verdict: WhyNot) -> tuple[tuple[str, str], ...]:
    """The rows of an answer."""
    suggestion = verdict.told
    counted = reckoned(suggestion)
    reason = ("shown", suggestion.why) if verdict.why == "shown" else ("why not", verdict.why)
    nothing = verdict.why.startswith((NO_REASON, NO_RHYTHM))
    return (reason, *([] if any(one.points > 0 for one in suggestion.points) else [NOTHING] * nothing), *counted)
