"""The lines of Insights at 80 and at 120 columns: each says which number it opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from netritual.domain.rhythm import TIER_NAMES, TIER_SIZES
from netritual.domain.tally import number_words, share_words
from netritual.services.home_page import Layer
from netritual.services.insight_page import InsightPage
from netritual.tui.content import fit
from netritual.tui.theme import signs, spark
from netritual.tui.widgets.frame import rule

BESIDE = 72
"""From this width on two parts stand beside each other."""
LEARNED = "learned from your log"
FAVOURS = (("gave", "favours given"), ("got", "favours received"))
"""The numbers of "give : get", each with its words."""
NOT_YET = "Numbers start making sense after three weeks: {weeks} to go."


class Figures(NamedTuple):
    """One line. ``keys`` are the numbers in it as (key, words); a line without keys is a heading."""

    text: str
    keys: tuple[tuple[str, str], ...] = ()


def lines_of(page: InsightPage, width: int, wide: bool, learned: tuple[str, str] = ("", "")) -> list[Figures]:
    """All lines of a period; ``learned`` are two lines on what the log teaches."""
    return list(_wide(page, width, learned) if wide else _narrow(page, width, learned))


def share(page: InsightPage, key: str, *, cases: bool = True) -> str:
    """A share in words with its cases: "87 %  (26/30)"; "-" without any."""
    part, whole = page.stats.of.get(key, [0, 0])
    if not whole or (page.stats.values.get(key) is None and key != "network_ratio"):
        return "-"
    words = share_words(part, whole)
    return f"{words} ({number_words(part)}/{number_words(whole)})" if cases and "of" not in words else words


def value(page: InsightPage, key: str) -> str:
    """A plain number; "-" without one."""
    number = page.stats.values.get(key)
    return number_words(number) if isinstance(number, int | float) else "-"


def _counts(page: InsightPage, key: str) -> list[int | None]:
    return [None if week.rest else int(getattr(week, key)) for week in page.weeks]


def _columns(page: InsightPage, room: int, beside: int = 1) -> list[int]:
    """Cells of the newest weeks' columns that fit: each as wide as its widest figure, ``beside`` cells with it."""
    keys = [key for _, key in EFFORT]
    sizes = [
        max(len(week.week[-2:].lstrip("0")), *(len(str(getattr(week, key))) for key in keys)) for week in page.weeks
    ]
    while len(sizes) > 1 and sum(sizes) + beside * len(sizes) > room:
        del sizes[0]
    return sizes


def _row(page: InsightPage, key: str, sizes: Sequence[int]) -> str:
    counts = _counts(page, key)[-len(sizes) :]
    return " ".join(f"{'-' if count is None else count:>{size}}" for count, size in zip(counts, sizes, strict=True))


def _ratio(page: InsightPage) -> tuple[str, str]:
    part, whole = page.stats.of["network_ratio"]
    percent = f"{100 * part / whole:.1f} %" if whole else "-"
    change = ""
    if page.ratio_before is not None and whole:
        change = f"({100 * (part / whole - page.ratio_before):+.1f}"
    return f"{number_words(part)} / {number_words(whole)}", f"{percent} {change}".rstrip()


def _narrow(page: InsightPage, width: int, learned: tuple[str, str]) -> Iterable[Figures]:
    numbers, share_of = _ratio(page)
    closing = ")" if "(" in share_of else ""
    yield Figures(
        f"IS IT A NETWORK OR A LIST?   {numbers} two-way in the last year  {share_of}{closing}",
        (("network_ratio", "two-way contact in a year"),),
    )
    reached = _counts(page, "people_reached")
    median = page.medians.get("people_reached")
    middle = f"  median {number_words(median)}" if median is not None else ""
    read = f"  of {value(page, 'articles_commented')} written, {value(page, 'articles_read')} read"
    room = width - 4 - len("people per week ") + 1
    sizes = min(_columns(page, room - 2 - len(middle), 2), _columns(page, room - len(read)), key=len)
    bars = spark(reached[-len(sizes) :], signs())
    rows = (
        ("people per week", "people_reached", "people", f"  {bars}{middle}"),
        ("in person", "in_person", "in person", f"  share {share(page, 'in_person_share', cases=False)}"),
        ("useful comments", "useful_comments", "useful comments", read),
        ("asks / mentors", "asks_made", "asked for advice", f"  {_of(page, 'asks_answered')} answered"),
    )
    for label, key, words, rest in rows:
        yield Figures(f"{label:<15} {_row(page, key, sizes)}{rest}", ((key, words),))
    yield Figures(
        f"give : get      {value(page, 'gave')} : {value(page, 'got')}        "
        f"thanks closed {share(page, 'thanks_closed_2d', cases=False)}",
        (*FAVOURS, ("thanks_closed_2d", "thanks")),
    )
    yield from _halves(page, width, learned)


def _halves(page: InsightPage, width: int, learned: tuple[str, str]) -> Iterable[Figures]:
    """Three pairs of parts beside each other; one under the other where there is no room for both."""
    promises = [
        Figures(f"kept on time   {share(page, 'promises_on_time')}", (("promises_on_time", "promises"),)),
        Figures(f"stalled coffees revived {_of(page, 'stalled_revived')}", (("stalled_revived", "coffees"),)),
    ]
    answering = [
        Figures(f"median {_hours(page)}   within aim  {share(page, 'within_aim')}", (("within_aim", "answered"),)),
        Figures(f"never heard back  {_of(page, 'never_heard_back')}", (("never_heard_back", "never heard back"),)),
    ]
    layers = [_layer(tier) for tier in page.tiers[:4]]
    balance = [Figures(words, keys) for words, keys in _balance(page)]
    parts = (
        ("promises", promises, "answering", answering), ("layers", layers, "balance", balance),
        ("suggestions", _suggested(page), LEARNED, [Figures(words) for words in learned]),
    )  # fmt: skip
    half = max(35, (width - 10) // 2)
    for left, ones, right, others in parts:
        if width < BESIDE:
            yield from (Figures(rule(width - 1, (0, left))), *ones, Figures(rule(width - 1, (0, right))), *others)
            continue
        yield Figures(f"{rule(half - 1, (0, left))}  {rule(width - half - 2, (0, right))}")
        for one, other in zip(ones, others, strict=True):
            # The left one gives way to a long right one.
            room = max(len(one.text) + 1, min(half - 2, width - 5 - len(other.text)))
            yield Figures(f"{fit(one.text, room)} {other.text}", (*one.keys, *other.keys))


def _layer(tier: Layer) -> Figures:
    words = f"{tier.in_rhythm:>4.0%} in rhythm".replace("%", " %") if tier.in_rhythm is not None else "   -"
    name, most = TIER_NAMES[tier.tier], TIER_SIZES.get(tier.tier)
    people = f"{tier.people}/{most}" if most is not None and tier.tier < 4 else str(tier.people or "-")
    return Figures(f"{name:<6} {people:>6}  {words}", ((f"tier:{tier.tier}", name),))


def _of(page: InsightPage, key: str) -> str:
    part, whole = page.stats.of.get(key, [0, 0])
    return f"{number_words(part)} of {number_words(whole)}" if whole else "none yet"


def _hours(page: InsightPage) -> str:
    hours = page.stats.values.get("reply_hours_median")
    return f"{number_words(hours)} h" if isinstance(hours, int | float) else "-"


def _balance(page: InsightPage) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    part, whole = page.stats.of.get("circle_coverage", [0, 0])
    circles = f"circles touched {number_words(part)} of {number_words(whole)}" if whole else "no circles yet"
    name = _oldest(page)
    oldest = f"oldest circle: {name[0]} ({name[1]} d)" if name else ""
    median = page.medians.get("people_reached")
    does = f"; you do {number_words(median)}" if median is not None else ""
    done, of = page.stats.of.get("ritual", [0, 0])
    rest = f", rest weeks used: {len(page.rests)}" if page.rests else ""
    return (
        (circles, (("circle_coverage", "circles"),)),
        (oldest, ()),
        (f"your tiers ask for {page.stats.load:.1f} words a week{does}", ()),
        (f"reviews {number_words(done)} of {number_words(of)}{rest}", ()),
    )


EFFORT: tuple[tuple[str, str], ...] = (
    ("people", "people_reached"), ("in person", "in_person"), ("useful comments", "useful_comments"),
    ("advice asked", "asks_made"), ("favours given", "gave"), ("introductions", "introductions"),
)  # fmt: skip


def _wide(page: InsightPage, width: int, learned: tuple[str, str]) -> Iterable[Figures]:
    numbers, share_of = _ratio(page)
    tail = " on last quarter)" if "(" in share_of else ""
    yield Figures(
        f"IS IT A NETWORK OR A LIST?    {numbers.replace(' / ', ' of ')} had two-way contact in the last year   "
        f"{share_of}{tail}",
        (("network_ratio", "two-way contact in a year"),),
    )
    half = 56
    down = signs().down
    results = _results(page)
    names = [week.week[-2:].lstrip("0") for week in page.weeks]
    sizes = _columns(page, half - 1 - len("useful comments ") - len(" med") + 1)
    heads = " ".join(f"{name:>{size}}" for name, size in zip(names[-len(sizes) :], sizes, strict=True))
    effort: list[Figures] = [Figures(f"{'':<15} {heads} med")]
    for words, key in EFFORT:
        median = page.medians.get(key)
        med = number_words(median) if median is not None else "-"
        effort.append(Figures(f"{words:<15} {_row(page, key, sizes)} {med:>3}", ((key, words),)))
    signs_of = ["r" if week.rest else "x" if week.reviewed else "." for week in page.weeks]
    marks = " ".join(f"{mark:>{size}}" for mark, size in zip(signs_of[-len(sizes) :], sizes, strict=True))
    effort.append(Figures(f"{'reviews':<15} {marks}"))
    yield Figures(rule(width, (0, "effort"), (half + 2, "results"), joints=((half + 2, "┬"),)))
    yield from _beside(effort, results, half, down)
    tiers = [Figures("tier     people  in rhythm   fading  dormant"), *(_tier(tier) for tier in page.tiers)]
    yield Figures(rule(width, (0, "layers"), (half + 2, "balance"), joints=((half + 2, "┼"),)))
    yield from _beside(tiers, _balance_wide(page), half, down)
    yield Figures(rule(width, (0, "suggestions"), (half + 2, LEARNED), joints=((half + 2, "┼"),)))
    liked, left = value(page, "score_accepted"), value(page, "score_rejected")
    fits = f"   mean fit {liked}, others {left}" if liked != "-" and left != "-" else ""
    yield from _beside(_suggested(page, fits), [Figures(words) for words in learned], half, down)
    yield Figures(rule(width, joints=((half + 2, "┴"),)))
    yield Figures(" Each number: enter shows the people behind it. A dash is a rest week and never counts against you.")


def _beside(left: Sequence[Figures], right: Sequence[Figures], half: int, down: str) -> Iterable[Figures]:
    for one, two in zip_longest(left, right, fillvalue=Figures("")):
        keys = (*one.keys, *two.keys)
        text = f"{fit(one.text, half - 1)}{down} {two.text}"
        yield Figures(text if keys else f"  {text}", keys)


def _results(page: InsightPage) -> list[Figures]:
    def line(words: str, key: str, more: str = "") -> Figures:
        part, whole = page.stats.of.get(key, [0, 0])
        cases = f"{number_words(part):>2} / {number_words(whole)}" if whole else " -"
        percent = share_words(part, whole) if whole else ""
        return Figures(f"{words:<27} {cases:<9} {percent:<6} {more}".rstrip(), ((key, words),))

    coffees = f"coffees: proposed {value(page, 'coffees_proposed')}  booked {value(page, 'coffees_booked')}"
    coffees += f"  held {value(page, 'coffees_held')}      {share(page, 'held_rate', cases=False)}"
    return [
        line("promises kept on time", "promises_on_time"),
        line("answered within the aim", "within_aim", f"median {_hours(page)}"),
        line("asks answered", "asks_answered"),
        line("outreach never heard back", "never_heard_back"),
        Figures(coffees, (("coffees_proposed", "coffees"),)),
        line("stalled coffees revived", "stalled_revived"),
        line("introductions both yes", "introductions_both_yes"),
        line("articles -> author replied", "author_reply_rate"),
    ]


def _suggested(page: InsightPage, fits: str = "") -> list[Figures]:
    """What became of those who were suggested: picked, held, not a fit; ``fits`` is said of those picked and left."""
    behind = (("suggestions_accepted", "suggested"),)
    return [
        Figures(f"accepted {_of(page, 'suggestions_accepted')}{fits}", behind),
        Figures(f"held {_of(page, 'suggestions_held')}   not a fit {_of(page, 'suggestions_not_a_fit')}", behind),
    ]


def _oldest(page: InsightPage) -> tuple[str, int] | None:
    return next(((one.name, one.days) for one in reversed(page.circles) if one.days is not None), None)


def _tier(tier: Layer) -> Figures:
    rhythm = f"{tier.in_rhythm:.0%}".replace("%", " %") if tier.in_rhythm is not None else "-"
    name = TIER_NAMES[tier.tier]
    return Figures(
        f"{name:<8} {tier.people or '-':>5}  {rhythm:>9}    {tier.fading if tier.people else '-':>5}  "
        f"{tier.dormant if tier.people else '-':>7}",
        ((f"tier:{tier.tier}", name),),
    )


def _balance_wide(page: InsightPage) -> list[Figures]:
    evenness = page.stats.values.get("circle_evenness")
    even = f"    evenness {evenness:.2f}" if isinstance(evenness, float) else ""
    mix = "  ".join(f"{name} {count}" for name, count in page.stats.mix.items() if count)
    name = _oldest(page)
    oldest = f"{name[0]} {name[1]} d" if name else "-"
    return [
        Figures(f"give : get            {value(page, 'gave')} : {value(page, 'got')}", FAVOURS),
        Figures(
            f"thanks said in 2 days  {share(page, 'thanks_closed_2d', cases=False)}", (("thanks_closed_2d", "thanks"),)
        ),
        Figures(f"circles touched    {_of(page, 'circle_coverage')}{even}", (("circle_coverage", "circles"),)),
        Figures(f"oldest circle          {oldest}"),
        Figures(f"channels  {mix or '-'}"),
        Figures(f"revived dormant ties   {value(page, 'dormant_revived')} this quarter"),
    ]


def markdown(page: InsightPage) -> str:
    """The numbers as a markdown page: the questions with their answers, then the weeks."""
    out = [f"# {page.title}, {page.stats.first} to {page.stats.last}", ""]
    for question in page.stats.questions:
        out += [f"**{question.question}**", "", question.answer, ""]
    out += ["| week | people | in person | useful comments | asks | given | got |", "|---|---|---|---|---|---|---|"]
    for week in page.weeks:
        cells = (week.people_reached, week.in_person, week.useful_comments, week.asks_made, week.gave, week.got)
        out.append(f"| {week.week} | {' | '.join('-' if week.rest else str(cell) for cell in cells)} |")
    return "\n".join(out) + "\n"


def csv_text(page: InsightPage) -> str:
    """The numbers as csv: one metric a row, with its cases."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("metric", "value", "part", "whole", "from", "to"))
    for key, metric in page.stats.values.items():
        for name, one in metric.items() if isinstance(metric, dict) else (("", metric),):
            full = f"{key}.{name}" if name else key
            part, whole = page.stats.of.get(full, ["", ""])
            shown = "" if one is None else one
            writer.writerow((full, shown, part, whole, page.stats.first.isoformat(), page.stats.last.isoformat()))
    return out.getvalue()
