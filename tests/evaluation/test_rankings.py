"""Rankings stay what they are: a change of them is seen here, and made on purpose.

``rankings.json`` has a digest of each. ``python -m tests.evaluation.test_rankings`` writes it anew.
"""

import json
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.suggest import fits, suggest, why_not
from netritual.paths import Home
from netritual.services import demo
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.evaluation.policies import Reviewed, engine
from tests.evaluation.world import PLACES
from tests.support.disk import MemoryDisk

FILE = Path(__file__).with_name("rankings.json")
SEEDS = (200, 205, 211)


def told(network: Network, settings: Settings, week: int) -> list[object]:
    """Everything that is said of one day: who is shown, who is not, every score, and each part of a few."""
    today = (NOW + timedelta(weeks=week)).date() if settings.name else network.today  # type: ignore[attr-defined]
    found = suggest(network, settings, today)
    some = [person.id for person in network.all(Person)][::7]
    return [
        [msgspec.to_builtins(one) for one in found.shown],
        [msgspec.to_builtins(one) for one in found.not_shown],
        list(fits(network, settings, today).items()),
        [msgspec.to_builtins(why_not(network, settings, today, person)) for person in some],
    ]


def digest(found: object) -> str:
    """A short digest."""
    return sha256(json.dumps(found, ensure_ascii=False).encode()).hexdigest()[:16]


def digests(seeds: Sequence[int] = SEEDS) -> dict[str, str]:
    """The sample home in nine weeks, and ten weeks of some seeds of the simulator."""
    store, own = open_store(Home("/home"), MemoryDisk()), msgspec.convert(demo.settings(), Settings)
    demo.fill(store, NOW, own)
    made = {"demo": digest([told(store.view(), own, week) for week in range(9)])}
    for seed in seeds:
        world, policy, found = Reviewed(seed), engine(), []
        for _ in range(10):
            found.append(told(world, Settings(city="Here", capacity=PLACES), 0))
            for one in policy(world):
                world.invite(one)
            for _ in range(7):
                world.live()
        made[f"seed {seed}"] = digest(found)
    return made


@pytest.mark.long
@pytest.mark.parametrize("seeds", [SEEDS[:1], pytest.param(SEEDS, marks=pytest.mark.nightly)])
def test_rankings_are_the_same_to_the_last_digit(seeds: Sequence[int]) -> None:
    wanted = json.loads(FILE.read_text())
    assert digests(seeds) == {name: wanted[name] for name in ("demo", *(f"seed {seed}" for seed in seeds))}


if __name__ == "__main__":
    FILE.write_text(json.dumps(digests(), indent=1) + "\n")
