"""One name of the list as a card: who it is, what each answer means, and how far the sitting has gone. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import counted
from netritual.domain.model import Person, Settings
from netritual.domain.suggestions.triage import TriageCandidate
from netritual.domain.ties.rhythm import TIER_NAMES, TIER_SIZES
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Role, Span, ends, flowed, line, pad, width_of, wrap_line

QUESTION = "Whom of these would you enjoy to see?"
LABEL = 15
"""Cells of an answer before what it means."""
MOST_SEGMENTS = 16
"""Names of a sitting that have a segment each; of longer ones all are one bar."""


def strip(answered: Sequence[bool], goal: int, room: int, signs: Signs, right: str) -> list[Line]:
    """The question with how far it is, and below it a segment a name: heavy for those answered, in ``done`` for a
    yes; the one that is open is lit."""
    asked = [Span(f" {signs.brand} ", "here"), Span(QUESTION, "strong")]
    count = [Span(f"   {len(answered)}", "strong"), Span(f" of {goal} ", "muted")]
    both = [Span(right, "muted"), *count]
    head = ends(asked, both if width_of([*asked, *both]) + 2 <= room else count, room)
    if goal > MOST_SEGMENTS:
        done = min(room - 2, (room - 2) * len(answered) // max(goal, 1))
        return [head, [Span(" "), Span(signs.heavy * done, "here"), Span(signs.light * (room - 2 - done), "line")]]
    size = max(1, (room - 2 - (goal - 1)) // max(goal, 1))
    segments: list[Span] = [Span(" ")]
    for at in range(goal):
        if at < len(answered):
            segments.append(Span(signs.heavy * size, "done" if answered[at] else "muted"))
        else:
            here = at == len(answered)
            segments.append(Span((signs.heavy if here else signs.light) * size, "here" if here else "line"))
        segments.append(Span(" "))
    return [head, segments]


def about(person: Person, candidate: TriageCandidate, width: int) -> list[Line]:
    """Who somebody is, as far as it is known."""
    met = f"connected since {person.connected_on:%d %B %Y}".replace(" 0", " ") if person.connected_on else ""
    clues = "; ".join(clue for clue in candidate.clues if not (met and clue.startswith("connected ")))
    link = person.urls[0].removeprefix("https://").removeprefix("www.") if person.urls else ""
    noted = ", ".join(filter(None, (*(f"#{circle}" for circle in person.circles), person.purpose)))
    facts: tuple[tuple[str, Role], ...] = (
        (person.name, "strong"), (person.work, "text"), (clues, "here"), (person.city, "muted"),
        (met, "muted"), (f"noted: {noted}" if noted else "", "muted"),
        ("; ".join(filter(None, (link, person.emails[0] if person.emails else ""))), "faint"),
    )  # fmt: skip
    return [row for text, role in facts if text for row in wrap_line(line((isolated(text), role)), width, 2)]


def answers(settings: Settings, signs: Signs) -> list[Line]:
    """What each answer means; each can be clicked."""
    tiers = [
        _answer(str(tier), f"{signs.tiers[tier - 1]} {name}", f"every {settings.cadences.get(str(tier), 0)} days")
        for tier, name in enumerate(TIER_NAMES)
        if tier
    ]
    keep = _answer("space", "keep on the list", "no rhythm, and nothing is lost")
    return [*tiers, keep, _answer("x", "hide", "never asked again")]


def answers_in_a_row(width: int) -> list[Line]:
    """The same where there is no room for what they mean."""
    named = [*((str(tier), name) for tier, name in enumerate(TIER_NAMES) if tier), ("space", "list"), ("x", "hide")]
    return [*flowed(([Span(key, "here", key), Span(f" {name}", "text", key)] for key, name in named), width, 3)]


def fitted(
    facts: Sequence[Line], answers: Sequence[Line], said: Sequence[Line], short: Sequence[Line], room: int
) -> list[Line]:
    """A card in so many rows: first its blank rows go, then the sentences, then what the answers mean."""
    ways = (
        [line(), *facts, line(), *answers, line(), *said, line()], [*facts, line(), *answers, line(), *said],
        [*facts, *answers, *said[:1]], [*facts, *answers],
    )  # fmt: skip
    whole = next((way for way in ways if len(way) <= room), None)
    return whole if whole is not None else [*facts[: max(1, room - len(short))], *short]


def _answer(key: str, name: str, means: str) -> Line:
    return [
        *pad([Span(f" {key} ", "chip-here", key)], 9), *pad([Span(name, "text", key)], LABEL + 3),
        Span(means, "muted", key),
    ]  # fmt: skip


def sentences(tiers: Mapping[int, int] | Sequence[int], colleagues: int, company: str) -> list[tuple[str, Role]]:
    """What a yes does, how many each rhythm holds, and what can be done with a whole company, each with its role."""
    facts = ", ".join(
        f"{name} {tiers[tier]} of {TIER_SIZES[tier]}" if tier in TIER_SIZES else f"{name} {tiers[tier]}"
        for tier, name in enumerate(TIER_NAMES)
        if tier
    )
    said: list[tuple[str, Role]] = [
        ("A yes is a rhythm, and a coffee to plan in the review.", "text"),
        (f"So far, of what most can keep: {facts}.", "muted"),
    ]
    over = [TIER_NAMES[tier] for tier, size in TIER_SIZES.items() if tiers[tier] > size]
    if over:
        said.append((f"{' and '.join(over)} hold more than you may have time for: somebody could move down.", "muted"))
    if colleagues > 1:
        said.insert(
            1, (f"{counted(colleagues, 'person', 'people')} are from {company}: B keeps them all on the list.", "muted")
        )
    return said


def so_far(answers: Iterable[bool]) -> str:
    """What was said in this sitting."""
    every = [*answers]
    yes, stay = sum(every), len(every) - sum(every)
    if not every:
        return "stop any time: unsorted people stay on the list"
    return f"so far {yes} yes, {counted(stay, 'stays', 'stay')} on the list"
