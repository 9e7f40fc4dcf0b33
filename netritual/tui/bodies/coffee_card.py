"""A suggested coffee as a card, and as a row of two lines: why, when, where and what about. Pure."""

from __future__ import annotations

from datetime import timedelta

from netritual.charts.beads import fit_beads
from netritual.charts.signs import Signs, tier_sign
from netritual.domain.dates.day_wording import capital, day_words
from netritual.domain.dates.weeks import monday_of
from netritual.domain.dates.working_hours import hour_words, local_day, zone_of
from netritual.domain.model import Person
from netritual.domain.suggestions.fit import fit_of
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.review.choice import CoffeeChoice
from netritual.review.step import Item, StepContext
from netritual.tui.face.spans import Line, Role, Span, cut, ends, indented, pad, width_of, wrap_line

MOST_REASONS = 4
REASON_LINES, MANY_LINES, HIGH = 6, 12, 46
"""Lines of the reasons on a card, those on a high terminal, and the rows from which it is one."""
_INDENT = 2
"""Cells before a reason and before what belongs to a time."""
_SHARES = ("fading",)
"""Parts whose words are a share of many ties: they stand behind the key of the reckoning."""
_OFFERS = ("rhythm",)
"""Labels of what is asked besides: a slower rhythm for somebody who was put off often."""


def reasons(choice: CoffeeChoice) -> list[str]:
    """Why this one, as sentences, what counts most first."""
    points = sorted((one for one in choice.suggestion.points if one.points > 0), key=lambda one: -one.points)
    said = [one.why for one in points if one.component not in _SHARES] or [choice.suggestion.why]
    return [capital(why) for why in dict.fromkeys(said) if why][:MOST_REASONS]


def time_words(choice: CoffeeChoice, context: StepContext) -> str:
    """When it is, "Wed 9 Dec, 08:30"; why it has no time where it has none."""
    slot = choice.chosen.slot
    if slot is None:
        return choice.no_slot
    settings = context.settings
    hour = hour_words(slot.start.astimezone(zone_of(settings, slot.start)), settings)
    return f"{day_words(local_day(slot.start, settings), context.today)}, {hour}"


def place_words(choice: CoffeeChoice) -> str:
    """What kind of talk it is and how long: "video, 30 min"."""
    slot = choice.chosen.slot
    return f"{choice.kind_words}, {slot.minutes} min" if slot is not None else choice.kind_words


def card_lines(
    item: Item, context: StepContext, signs: Signs, width: int, *, lit: bool = False, most: int = REASON_LINES
) -> list[Line]:
    """The inside of a card; that of the one at work has its arrows ``lit``. Of the reasons those are left out, whole,
    that would take more than ``most`` lines."""
    choice: CoffeeChoice = item.subject
    fit = fit_of(choice.suggestion.score)
    first, *others = reasons(choice) or [""]
    fits: Line = [*fit_beads(fit.beads, signs), Span(f"  {fit.words}")]
    tier = _tier(item, context, signs, word=True)
    lines: list[Line] = [ends(fits, tier if width_of(fits) + 2 + width_of(tier) <= width else tier[:1], width), []]
    bullet = [Span(f"{signs.free} ", "faint")]
    said = indented([Span(first)], width, _INDENT, label=bullet)
    for words in others:
        more = indented([Span(words, "muted")], width, _INDENT, label=bullet)
        said += more if len(said) + len(more) <= most else []
    lines += said
    lines += [[], *_time_lines(item, context, signs, width, lit=lit)]
    return [cut(line, width) for line in lines]


def _time_lines(item: Item, context: StepContext, signs: Signs, width: int, *, lit: bool) -> list[Line]:
    """The time between its arrows, and what it is; what about, and why there is no time where there is none."""
    choice: CoffeeChoice = item.subject
    arrow: Role = "here" if lit else "muted"
    slot = choice.chosen.slot
    when = Span(time_words(choice, context), "strong" if slot is not None else "muted")
    lines: list[Line] = [[Span(f"{signs.before} ", arrow, "<"), when, Span(f" {signs.after}", arrow, ">")]]
    if slot is not None:
        theirs = "".join(f", {text} for them" for label, text in item.detail if label == "for them")
        is_later = local_day(slot.start, context.settings) >= monday_of(context.today) + timedelta(days=14)
        week = ", the week after" if is_later else ""  # the step is about next week
        lines += indented([Span(f"{place_words(choice)}{week}{theirs}", "muted")], width, _INDENT)
    return [*lines, *_about_lines(item, width, _INDENT)]


def _about_lines(item: Item, width: int, indent: int) -> list[Line]:
    """What to speak about, what can be done where there is no time, and what is asked besides."""
    choice: CoffeeChoice = item.subject
    lines: list[Line] = []
    if choice.chosen.slot is None:
        for text in (text for label, text in item.detail if label == "slot"):
            lines += indented([Span(text.removeprefix(f"{choice.no_slot}; "), "faint")], width, indent)
    if choice.chosen.purpose:
        lines += indented([Span("about ", "faint"), Span(choice.chosen.purpose)], width, indent)
    for text in (text for label, text in item.detail if label in _OFFERS):
        lines += indented([Span(text, "waiting")], width, indent)
    return lines


def suggestion_lines(
    item: Item, context: StepContext, signs: Signs, width: int, names: int, *, most: int = 1
) -> list[Line]:
    """A suggestion as a row: sign of its pick and of its tier, name, fit and time; below it ``most`` reasons, and at
    the right of the first what kind of talk it is; with more than one also what it is about."""
    choice: CoffeeChoice = item.subject
    fit = fit_of(choice.suggestion.score)
    picked = choice.chosen.picked
    mark = [Span(f"{signs.tick} ", "done") if picked else Span(f"{signs.open} ", "muted")]
    mark += [*_tier(item, context, signs), Span(" ")]
    name, beads = [Span(item.cells[0], "strong")], fit_beads(fit.beads, signs)
    when: Line = [Span(time_words(choice, context), "text" if choice.chosen.slot is not None else "faint")]
    room = width - width_of(mark) - 1 - width_of(beads) - 2 - width_of(when)
    who: Line = [*mark, *pad(name, max(names, min(width_of(name), room))), Span(" "), *beads]
    whole = [*who, Span(f"  {fit.words}", "muted")]
    first = ends(whole if width_of(whole) + 2 + width_of(when) <= width else who, when, width)
    said, blank = reasons(choice), Span(" " * width_of(mark))
    kind: Line = [Span(place_words(choice), "faint")] if choice.chosen.slot is not None else []
    room = max(1, width - len(blank.text))
    lines: list[Line] = [first]
    for number, words in enumerate(said[:most]):
        beside = kind if number == 0 else []
        parts = wrap_line([Span(words, "muted")], max(1, room - (width_of(beside) + 2 if beside else 0)), 2)
        lines.append([blank, *(ends(parts[0], beside, room) if beside else parts[0])])
        lines += [[blank, *part] for part in parts[1:]]
    lines += _about_lines(item, width, len(blank.text)) if most > 1 else ()
    return [cut(line, width) for line in lines]


def word_lines(item: Item, context: StepContext, signs: Signs, width: int) -> list[Line]:
    """A message to be written: who, and what they do; below it the reason."""
    person = context.network.get(Person, item.person or 0)
    work = person.work if person is not None else ""
    why = item.cells[2].removesuffix(f"; {work}") if work else item.cells[2]
    head: Line = [Span(f"{signs.open} ", "muted"), Span(item.cells[0], "strong")]
    first = cut([*head, Span(f"  {work}" if work and work not in why else "", "muted")], width)
    return [first, *indented([Span(capital(why), "muted")], width, _INDENT, limit=3)]


def _tier(item: Item, context: StepContext, signs: Signs, *, word: bool = False) -> list[Span]:
    person = context.network.get(Person, item.person or 0)
    tier = person.tier if person is not None else 0
    sign = tier_sign(tier, signs)
    return [sign, Span(f" {TIER_NAMES[tier]}", "muted")] if word and tier else [sign]
