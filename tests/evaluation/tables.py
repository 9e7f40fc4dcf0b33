"""The tables of the evaluation, as Markdown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from multiprocessing import Pool
from pathlib import Path
from statistics import mean

from netritual.domain.suggestions.calibration import AHEAD_DAYS, loss, taught
from netritual.domain.ties.tie import KEEP, p_keep
from tests.evaluation import policies, tie_tasks
from tests.evaluation.contact_logs import SOURCES, read
from tests.evaluation.measures import interval, standard_error
from tests.evaluation.policies import BASELINES, Outcome, Policy, engine, lived
from tests.evaluation.tie_tasks import RULES, Cut, Rule, at_risk, chance_of, fitted, three, two, weighed
from tests.evaluation.world import READING, Reading, World

TUNING, REPORTING = range(100, 140), range(200, 224)
"""Seeds for choosing, of the reading of the world and of what the engine does; and those that are reported on, which
nothing was chosen by."""
ENGINE, RANDOM = "**engine**", "random"
ORACLE, STRICT = "one-step oracle", "one-step oracle that knows the importance too"

USED = "engine, when the reviews remember what they showed"
POLICIES: dict[str, tuple[Policy, type[World]]] = {
    "nobody": (policies.nobody, World),
    ORACLE: (policies.knowing, World),
    STRICT: (policies.knowing_all, World),
    ENGINE: (engine(), World),
    **{name: (policy, World) for name, policy in BASELINES.items()},
    USED: (engine(), policies.Reviewed),
    **{name: (policy, World) for name, policy in policies.WITHOUT.items()},
    **{name: (policy, World) for name, policy in policies.SHARES.items()},
    "without hearing noes": (engine(), policies.Forgetting),
}
Run = tuple[str, int, Reading]


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def run(job: Run) -> Outcome:
    """One policy in one seed."""
    name, seed, reading = job
    policy, kind = POLICIES[name]
    return lived(seed, policy, reading=reading, kind=kind)


def outcomes(
    names: Iterable[str], seeds: Iterable[int], *, reading: Reading = READING, jobs: int = 1
) -> dict[str, list[Outcome]]:
    """What each policy came to in each seed."""
    kept, all_seeds = list(names), list(seeds)
    todo = [(name, seed, reading) for name in kept for seed in all_seeds]
    if jobs > 1:
        with Pool(jobs) as pool:
            found = pool.map(run, todo, chunksize=1)
    else:
        found = [run(job) for job in todo]
    return {name: found[at * len(all_seeds) : (at + 1) * len(all_seeds)] for at, name in enumerate(kept)}


def gains(found: Mapping[str, Sequence[Outcome]], name: str, oracle: str = ORACLE) -> list[float]:
    """By seed: how much of what the oracle adds to doing nothing a policy adds."""
    rows = zip(found[name], found["nobody"], found[oracle], strict=True)
    return [(one.level - none.level) / (best.level - none.level) for one, none, best in rows]


def policy_table(found: Mapping[str, Sequence[Outcome]]) -> str:
    """One row a policy; the gain with its 95 % interval over seeds."""
    seeds = len(found["nobody"])
    best = [one.level for one in found[ENGINE]]
    rows: list[list[object]] = []
    for name, runs in found.items():
        ahead = sum(1 for mine, one in zip(best, runs, strict=True) if mine > one.level)
        rows.append(
            [
                name,
                f"{interval(gains(found, name)).value:.2f} ± {interval(gains(found, name)).half:.2f}",
                f"{mean(gains(found, name, STRICT)):.2f}",
                *(f"{mean(getattr(one, field) for one in runs):.0f}" for field in ("broken", "dead")),
                f"{mean(one.accepted / max(1, one.asked) for one in runs):.2f}",
                f"{mean(one.lost for one in runs):.1f} ± {standard_error([one.lost for one in runs]):.1f}",
                f"{mean(one.reached for one in runs):.0f}",
                "-" if name == ENGINE else f"{ahead}/{seeds}",
            ]
        )
    head = ("policy", "gain ± 95 %", "of the one who knows the importance", "broken promises", "dead coffees",
            "accepted", "lost weak ties ± se", "people asked", "engine better on")  # fmt: skip
    return table(head, rows)


def gates_table(found: Mapping[str, Sequence[Outcome]]) -> str:
    """Each gate of the README, with what came of it; the share of the oracle who knows the importance is told too."""
    mine = found[ENGINE]
    won = {name: sum(1 for a, b in zip(mine, found[name], strict=True) if a.level > b.level) for name in BASELINES}
    gain, strict = interval(gains(found, ENGINE)), interval(gains(found, ENGINE, STRICT))
    least = min(won.values())
    rows: list[list[object]] = [
        ["gain, of the one-step oracle", "at least 0.85, aim 0.93", f"{gain.value:.2f} ± {gain.half:.2f}",
         _verdict(gain.value >= 0.85, gain.value >= 0.93)],
        ["the same, of the one who knows the importance too", "-", f"{strict.value:.2f} ± {strict.half:.2f}", "-"],
        ["seeds better than every simple rule", "at least 20 of 24, aim 22", f"{least} of {len(mine)}",
         _verdict(least >= 20 / 24 * len(mine), least >= 22 / 24 * len(mine))],
    ]  # fmt: skip
    for field, name in (("broken", "broken promises"), ("dead", "dead coffees")):
        ours, theirs = (mean(getattr(one, field) for one in runs) for runs in (mine, _fewest(found, field)))
        rows.append([f"{name}, each simple rule", f"under {theirs:.1f}", f"{ours:.1f}", _verdict(ours < theirs)])
    lost, lot = ([one.lost for one in found[name]] for name in (ENGINE, RANDOM))
    most = mean(lot) + standard_error(lot)
    rows.append(["lost weak ties, by lot and one standard error", f"{most:.1f} or fewer",
                 f"{mean(lost):.1f} ± {standard_error(lost):.1f}", _verdict(mean(lost) <= most)])  # fmt: skip
    return table(("what", "asked for", "measured", "verdict"), rows)


def _fewest(found: Mapping[str, Sequence[Outcome]], field: str) -> Sequence[Outcome]:
    """The runs of the simple rule with the fewest of something."""
    return min((found[name] for name in BASELINES), key=lambda runs: mean(getattr(one, field) for one in runs))


def _verdict(gate: bool, aim: bool = True) -> str:
    return "missed" if not gate else "held" if aim else "held, the aim is missed"


def data_tables(folder: Path) -> str:
    """The three tasks on the three logs."""
    sets: dict[str, list[Cut]] = {source.name: list(tie_tasks.cuts(read(folder, source))) for source in SOURCES}
    rules: dict[str, Callable[[str], Rule]] = {name: _always(rule) for name, rule in RULES.items()}
    left_out: dict[str, dict[str, tuple[float, ...]]] = {"two": {}, "three": {}}
    for name in sets:
        others = [data for other, data in sets.items() if other != name]
        left_out["two"][name] = fitted(others, two)
        left_out["three"][name] = fitted(others, three)
    rules["**two features, the set left out**"] = lambda name: weighed(left_out["two"][name], two)
    rules["**three features, the set left out**"] = lambda name: weighed(left_out["three"][name], three)
    head = ("rule", *sets)
    parts = [
        "### A. Will the tie go on? AUC inside each ego\n\n"
        + table(head, ([rule, *(tie_tasks.persists(data, of(name)) for name, data in sets.items())]
                       for rule, of in rules.items() if rule not in ("longest since", "overdue ratio"))),
    ]  # fmt: skip
    weights = ([name, *(", ".join(f"{w:.2f}" for w in left_out[k][name]) for k in ("two", "three"))] for name in sets)
    parts.append("Weights fitted on the other two sets:\n\n" + table(("judged on", "two", "three"), weights))

    def risky(name: str) -> Rule:
        others = [data for other, data in sets.items() if other != name]
        return at_risk(chance_of(others, weighed(left_out["two"][name], two)))

    attention: dict[str, Callable[[str], Rule]] = {
        **{rule: rules[rule] for rule in ("random", "longest since", "overdue ratio", "frequency")},
        "value x (1 - p_keep), the constants of the engine": _always(at_risk(lambda tie: p_keep(tie.s60, tie.gap))),
        "value x (1 - p), two features, the set left out": risky,
    }
    parts.append(
        "### B. Which three to look after? Share of the best possible\n\n"
        + table(head, ([rule, *(tie_tasks.needs_attention(data, of(name)) for name, data in sets.items())]
                       for rule, of in attention.items()))
    )  # fmt: skip
    revived = {
        rule: {name: tie_tasks.revives(data, of(name)) for name, data in sets.items()}
        for rule, of in rules.items() if rule not in ("recency", "not overdue")
    }  # fmt: skip
    rows = [
        [rule, *(f"{found[name]} ({found[name].value / revived['random'][name].value:.2f} x)" for name in sets)]
        for rule, found in revived.items()
    ]
    parts.append("### C. Which quiet ties were revived? Precision of the top 3 (times random)\n\n" + table(head, rows))
    return "\n".join(parts)


def calibration_table(folder: Path) -> str:
    """What each ego's own log teaches about p_keep. The last quarter of the time sees neither the fit nor the choice
    whether to offer it; it tells the log loss with the constants of the engine and with those that are offered."""
    rows: list[list[object]] = []
    for source in SOURCES:
        log, last = read(folder, source), source.last - source.first
        split = round(0.75 * last)
        asked = learned = 0
        before: list[float] = []
        after: list[float] = []
        for ties in log.egos.values():
            weeks = tie_tasks.own_weeks(ties, last)
            exam = [week for week in weeks if week.day > split]
            found = taught([week for week in weeks if week.day <= split - AHEAD_DAYS])
            if found.judged and exam:
                asked, learned = asked + 1, learned + found.better
                before.append(loss(exam, KEEP))
                after.append(loss(exam, found.keep))
        told: list[object] = [interval(before), interval(after)] if before else ["-", "-"]
        rows.append([source.name, len(log.egos), asked, learned, *told])
    head = ("log", "egos", "long enough", "offered something", "log loss before", "log loss after")
    return table(head, rows)


def _always(rule: Rule) -> Callable[[str], Rule]:
    return lambda name: rule
