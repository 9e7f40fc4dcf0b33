"""Every state that a crash may leave, of every scenario, and every write torn at every byte.

``python -m tests.durability.crash_states``: any system; some minutes. One row a scenario: states, and how many are bad.
The rules of what a crash may leave stand in ``tests/support/crash.py``, those of what is right in
``tests/store/test_crash.py``, which runs the first column with every commit.
"""

import sys

from tests.store.test_crash import SCENARIOS, bad_states
from tests.support.crash import torn_everywhere


def main() -> int:
    """Both kinds of states of every scenario; how many are bad."""
    states = bad = 0
    for scenario in SCENARIOS:
        steps, wrong = bad_states(scenario)
        torn, torn_wrong = bad_states(scenario, states=torn_everywhere)
        states += steps + torn
        bad += len(wrong) + len(torn_wrong)
        row = f"{steps:6,} states {len(wrong):3} bad {torn:7,} torn writes {len(torn_wrong):3} bad"
        sys.stdout.write(f"{scenario.__name__:20} {row}\n")
        sys.stdout.writelines(f"  {words}\n" for words in [*wrong, *torn_wrong][:5])
        sys.stdout.flush()
    sys.stdout.write(f"{states:,} states, {bad} bad\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
