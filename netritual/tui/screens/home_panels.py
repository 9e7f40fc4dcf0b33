"""The texts of Home: the figures above the lists, at 80 and at 120 columns, and what stands at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from netritual.domain.model import Settings
from netritual.domain.network import Network
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.words import counted
from netritual.services.home_page import Figure, HomePage, Layer
from netritual.tui.content import fit, shorten
from netritual.tui.theme import bar, signs

FIRST, SECOND = 43, 35
"""Widths of the first two panels at 120 columns."""
LAYERS_WIDTH = 34
"""Below it a line of the third panel would be cut."""

DAY_ONE = (
    "   Nobody here yet, which is a fine start.",
    "",
    '   a   log one conversation you had this week     try:  coffee @"Ana Ruiz" mon',
    "   2   add the five people you would call for advice",
    "   i   import LinkedIn Connections.csv, vCards or a netritual export",
    "   d   look around with sample people (a home of their own, thrown away)",
    "   w   take a 5-minute first review anyway",
    "",
    '   Loops empty      "No one is waiting. Ask someone how you can help."',
    '   Articles empty   "Has one of them a blog? 4 and b: its articles come here."',
    '   Coffees none     "Nothing planned. Name two people you would enjoy to see."',
    '   Insights < 3 wk  "Numbers start making sense after three weeks: 2 to go."',
)
"""Home before there is anybody."""


def narrow_top(page: HomePage, width: int) -> Iterable[str]:
    """Seven lines: the network and the next review at the left, this week at the right."""
    people, met, useful, advice, favours, late = page.figures
    aim = f"     aim {people.aim}" if people.aim is not None else ""
    left = (
        "YOUR NETWORK",
        f"{page.talked:,} of {page.everyone:,} people talked with you",
        "(both ways) in a year. The rest can wait.",
        "",
        f"NEXT REVIEW  {page.next_review}",
        page.last_review,
        "",
    )
    right = (
        "THIS WEEK",
        f"{counted(people.done, 'person reached', 'people reached')}{aim}",
        f" {met.done} in person    {counted(useful.done, 'useful comment')}",
        f" {counted(advice.done, 'advice ask')}     {counted(favours.done, 'favour given', 'favours given')}",
        f" {counted(late.done, 'promise late', 'promises late')}",
        "",
        "",
    )
    half = max(44, width - 36)
    for one, two in zip(left, right, strict=True):
        yield f" {fit(one, half - 1)}{two}"


def wide_top(page: HomePage, width: int) -> Iterable[str]:
    """Seven lines in three panels; in two where the third would be cut."""
    down = signs().down
    first = (
        "YOUR NETWORK", f"{page.talked:,} of {page.everyone:,} people talked with you", "(both ways) in the last year.",
        "The rest can wait. That is fine.", "", f"NEXT REVIEW  {page.next_review}", page.last_review,
    )  # fmt: skip
    second = (f"{'THIS WEEK':<22} done  aim", *(_figure(figure) for figure in page.figures))
    room = width - FIRST - SECOND - 3
    third = (f"{'LAYERS':<13}people in rhythm asks for", *(_layer(layer) for layer in page.layers), _load(page))
    for one, two, three in zip(first, second, third, strict=True):
        rest = f" {down} {shorten(three, room)}" if room >= LAYERS_WIDTH else ""
        yield f" {fit(one, FIRST - 2)} {down} {fit(two, SECOND - 2)}{rest}".rstrip()


def _figure(figure: Figure) -> str:
    aim = f"{figure.aim:>3}" if figure.aim is not None else "  -"
    return f"{figure.words:<22} {figure.done:>3}  {aim}"


def _layer(layer: Layer) -> str:
    head = f"{TIER_NAMES[layer.tier]:<6}{layer.days:>3} d"
    cap = f"{layer.people} / {layer.cap}" if layer.cap is not None and layer.tier < 4 else f"{layer.people or '-'}"
    rhythm = bar(layer.in_rhythm, 8, signs()) if layer.in_rhythm is not None else ""
    asks = f"{layer.asks:.1f}" if layer.tier < 5 else "0"
    unit = " / week" if layer.tier == 1 else ""
    return f"{head} {cap:>7} {rhythm:<8} {asks:>3}{unit}"


def _load(page: HomePage) -> str:
    done = f"; you do {page.reached}" if page.reached is not None else ""
    return f"tiers ask {counted(round(page.load), 'word')} a week{done}"


def side_text(network: Network, settings: Settings, today: date, page: HomePage) -> Iterable[str]:
    """Whom to help, and what has been swept this week."""
    from netritual.domain.first_names import first_name
    from netritual.domain.intros import asked_lately, favours, pairs
    from netritual.review.rows import name_of

    helped: list[str] = []
    for pair in pairs(network, 1):
        one, other = name_of(network, pair.a), name_of(network, pair.b)
        helped.append(f"introduce {first_name(one) or one} <> {other}")
    lately = asked_lately(network, today)
    wanted = [one for one in favours(network, settings, today, MOST_LOOKED_AT) if not one.line and one.kind != "offer"]
    for favour in [one for one in wanted if one.person not in lately][:2]:
        name = name_of(network, favour.person)
        helped.append(f"{first_name(name) or name}: {favour.what}")
    if helped:
        yield ""
        yield " HELP SOMEONE (5 min)"
        yield from (f" {line}" for line in helped[:2])
    yield ""
    yield " SWEEP"
    yield from _sweep(page.sweep)


MOST_LOOKED_AT = 20
"""Favours among which those are found that were not asked about lately; what somebody offers is no help to them."""
SWEEPS = ("calendar", "email", "LinkedIn", "DMs")


def _sweep(done: Sequence[str]) -> Iterable[str]:
    folded = {word.casefold() for word in done}
    boxes = [f"[{'x' if place.casefold() in folded else ' '}] {place}" for place in SWEEPS]
    yield f" {boxes[0]}  {boxes[1]}"
    yield f" {boxes[2]}  {boxes[3]}"
