"""The mutants of the store can be planted: the night would tell of one that cannot, and try none behind it."""

from pathlib import Path

from netritual import store
from tests.durability.mutants import MUTANTS

PLACE = Path(store.__file__).parent


def test_the_text_that_a_mutant_takes_out_stands_once_in_its_file() -> None:
    places = [(mutant.name, file, old) for mutant in MUTANTS for file, old, _ in mutant.edits]
    assert [name for name, file, old in places if (PLACE / file).read_text("utf-8").count(old) != 1] == []
