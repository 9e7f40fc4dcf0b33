"""The draft that goes with a row: what the records say of a matter, as the parts of sentences (``note_drafts.py``).

Of the log a note says topics, and the texts of what is open, where their shape is known (``matter.py``). Summaries,
notes, tags and what is noted of a person in private never enter one.
"""

from datetime import date

from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.drafts.note_drafts import NoteFacts, draft, needs_of
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.line_vocabulary import PARTICLES
from netritual.review.message_drafts.forms_of_address import called_in_lines, titled_in_lines
from netritual.review.message_drafts.precedence import has_to_wait
from netritual.review.message_drafts.relationship_phrases import FACTS, title_of, work_of

REMINDED_DAYS = 14
"""For so many days from its day on a reminder is in place, once."""


def note_to(
    network: Network, settings: Settings, today: date, kind: DraftKind, person: int | None, turn: int = 0, /,
    **matter_parts: str,
) -> str:  # fmt: skip
    """The draft of a note to somebody, or "" when they are gone, or when something else comes first with them.

    ``matter_parts`` are those that the matter gives, ``turn`` is a number of the matter: by it, the
    person and the week the wordings change.
    """
    to = network.get(Person, person) if person is not None else None
    if to is None or _is_company(network, to) or has_to_wait(network, to, today, kind):
        return ""
    parts = {name: fact(network, to, today) for name, fact in FACTS.items() if name in needs_of(kind)}
    called = called_in_lines(network, to)
    is_formal = called == titled_in_lines(network, to)
    is_new = is_formal or bool(FACTS["stranger"](network, to, today))  # who I am is said by the whole name
    parts |= {
        "you": called,
        "formal": "yes" if is_formal else "",
        "me": " ".join(map(_capitalized, settings.name.split())) if is_new else first_name(settings.name),
    }
    week = today.isocalendar().week
    return draft(kind, NoteFacts(**{**parts, **matter_parts}, turn=to.id + turn + week))


def _is_company(network: Network, person: Person) -> bool:
    """Whether a name of one word is that of somebody's company: a line was read so, and nobody is greeted by it."""
    name = person.name.casefold()
    if " " in name:
        return False
    from netritual.domain.quicklog.natural.given_names import is_first_name

    companies = (one.company.casefold().split()[:1] for one in network.all(Person))
    return not is_first_name(name, alone=False) and [name] in companies


def _capitalized(word: str) -> str:
    return word.capitalize() if word.islower() and word not in PARTICLES else word


def other_person(network: Network, person: int | None) -> dict[str, str]:
    """Somebody of whom a note tells: the whole name, the first name, and what they do."""
    other = network.get(Person, person) if person is not None else None
    if other is None or not first_name(other.name):
        return {}
    name = title_of(other.name) or first_name(other.name)
    return {"other": name, "called": called_in_lines(network, other), "other_work": work_of(other)}
