"""A suggestion with its reasons: each part and factor of its score in words, and the line that says why.

The words stand in ``reason_wording``; here they are put in order, and what two of them say is said once.
"""

from collections.abc import Sequence
from datetime import date

from netritual.domain.model import Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.footing import BY_MESSAGE, LISTED, MESSAGE, first_step, is_either
from netritual.domain.suggestions.person_case import PersonCase
from netritual.domain.suggestions.ranking import Candidate, candidate_for
from netritual.domain.suggestions.reason_wording import FACTOR_WORDS, OPENER_WORDS, PART_WORDS
from netritual.domain.suggestions.score import FACTORS, OPENING, PARTS, Scale
from netritual.domain.suggestions.suggestion import Multiplier, Point, Suggestion
from netritual.regex import regex

_QUOTED = regex(r"“(.+?)”")
_NOTED = regex(r"(?:,(?: you noted)?|((?:; |^)your line of [\w ]+):|:) “(?P<said>.+?)”(?(1)(?:: )?)")


def reasons(network: Network, settings: Settings, today: date, people: Sequence[int]) -> list[str]:
    """What speaks for a coffee with each of these people, in a line. ValueError when one of them is not here."""
    facts = Facts(network, settings, today)
    return [explained(candidate_for(network, facts, person)).why for person in people]


def explained(one: Candidate) -> Suggestion:
    """A score with every part and factor in words.

    Its line has the two best reasons, a date that comes up (few points, but what one begins with), what is open,
    where we meet away from home, and a turn; of somebody on the list also who they are, for a name alone often tells
    nothing. A chance in per cent is no reason one gives a friend: it stands among the parts alone.
    """
    case, kind = one.case, first_step(one.case) or ""
    scale = Scale(case.facts.settings)
    numbers = scale.points(case)
    points = [Point(part.name, value, PART_WORDS[part.name](case)) for part, value in zip(PARTS, numbers, strict=True)]
    openings = scale.openings(case, sum(numbers))
    points += [Point(OPENING, row.points, OPENER_WORDS[row.opener.name](case)) for row in openings]
    ranked = sorted((point for point in points if point.points > 0), key=lambda point: -point.points)
    ranked = [point for point in ranked if point.component != "fading"] or ranked
    for opener, components in (
        ("met once", ("due",)),
        ("news", ("due", "give_back")),
    ):  # each tells its line, and what it gave
        ranked = [point for point in ranked if opener not in case.openers or point.component not in components]
    why = [point.why for at, point in enumerate(ranked) if at < 2 or point.component == "timing"]
    thanked = case.opener == "talked"  # the talk is what was to be followed up
    if not thanked and case.matter is not None:
        owed, words = case.owes and case.opener not in BY_MESSAGE, case.matter.words
        why = [words, *(one for one in why if one != words)] if owed else list(dict.fromkeys((*why, words)))
    line = case.facts.notes.lines.newest.get(one.person)
    if line is not None and not case.settled and not any("“" in words for words in why):
        why += [case.facts.notes.line_words(line, case.person)] if case.facts.notes.said_of(line, case.person) else []
    why = _said_once(_of_one_event(case, why))
    city = case.facts.whereabouts.trip_city(case.person) if case.place == "trip" else ""
    there = case.facts.whereabouts.trip_words(city) if kind != MESSAGE else ""
    why += [there] if there and there not in why else []
    why += [row.why for row in one.rows if row.name == "turn"]
    why += [f"{case.word_only}: a word"] if case.word_only else []
    who = case.person.work
    why += [who] if who and one.footing in LISTED and not any(who in words for words in why) else []
    words_of = ((factor, FACTOR_WORDS[factor.name](case)) for factor in FACTORS)
    factors = [Multiplier(factor.name, factor.value(case), words) for factor, words in words_of if words]
    return Suggestion(
        person=one.person,
        score=one.score,
        points=tuple(points),
        multipliers=(*factors, *one.rows),
        why="; ".join(why),
        kind=kind,
        footing=one.footing,
        spoken=case.sums.count > 0 or one.person in case.facts.notes.lines.newest,
        opener=case.opener,
        bridge=case.bridge,
        circles=case.person.circles,
        days=case.named_days,
        city=city,
        either=is_either(case),
    )


def _of_one_event(case: PersonCase, why: list[str]) -> list[str]:
    """The reasons, with one for a meeting that was spoken of: the line that is quoted, or what was agreed."""
    matter = case.matter
    if matter is None or not matter.kind:
        return why
    if matter.words.endswith("?"):
        quoted = any("“" in words for words in why)
        return [words for words in why if words != matter.words or not quoted]
    left = OPENER_WORDS["left open"](case) if "left open" in case.openers else ""
    return [words for words in why if words != left]


def _said_once(why: list[str]) -> list[str]:
    """The reasons, without a line that is quoted where another reason has its matter ("asked if we take interns"), or
    had it before."""
    reasons = list(why)
    for at, words in enumerate(reasons):
        if (noted := _NOTED.search(words)) is None:
            continue
        line = noted["said"]
        before = [said for other in reasons[:at] for said in _QUOTED.findall(other)]
        behind = [said for other in reasons[at + 1 :] for said in _QUOTED.findall(other)]
        if any(said in line or line in said for said in before) or any(said in line != said for said in behind):
            reasons[at] = words.replace(noted[0], "")
    return reasons
