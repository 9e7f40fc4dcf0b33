"""``python -m tests.evaluation``: the whole evaluation, written to ``tests/evaluation/RESULTS.md``."""

import os
from pathlib import Path

from tests.evaluation.contact_logs import folder
from tests.evaluation.tables import COMPONENTS, POLICIES, REPORTING, TUNING, data_tables, outcomes, policy_table

RESULTS = Path(__file__).parent / "RESULTS.md"
ABLATIONS = [*(f"engine without {name}" for name in COMPONENTS), "engine that hears no noes"]


def main() -> None:
    """Run everything and write the tables."""
    jobs = os.cpu_count() or 1
    logs = folder()
    parts = [
        "# How well the suggestions do\n",
        "Written by `python -m tests.evaluation`. Intervals are 95 % bootstrap intervals, over egos or over seeds.\n",
        "## Three contact logs\n",
        data_tables(logs) if logs is not None else "The logs are not on this machine (NETRITUAL_TIES).\n",
        "## Two years in an invented network\n",
        f"Held-out seeds {REPORTING[0]}-{REPORTING[-1]}; the network begins near its tiers.\n",
    ]
    names = [name for name in POLICIES if name not in ABLATIONS]
    parts.append(policy_table(outcomes(names, REPORTING, jobs=jobs)))
    parts.append("The same seeds, when closeness drifts through the history before the first suggestion:\n")
    parts.append(policy_table(outcomes(names, REPORTING, steady=False, jobs=jobs)))
    bounds = ["nobody", "one-step oracle", "the same, with the tiers of the user", "**engine**"]
    parts.append(f"What each part adds (tuning seeds {TUNING[0]}-{TUNING[-1]}):\n")
    parts.append(policy_table(outcomes([*bounds, *ABLATIONS], TUNING, jobs=jobs)))
    RESULTS.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
