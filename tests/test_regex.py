"""Patterns that are compiled when they are first used."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import netritual
from netritual.regex import LazyPattern, regex

PACKAGE = Path(netritual.__file__).parent


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")
    words = regex("[a-z]+", re.IGNORECASE)
    found = words.search("1 Ana")
    assert found is not None and found[0] == "Ana"
    assert words.sub("-", "Ana 2 Bo") == "- 2 -"
    assert (words.pattern, words.findall("a B")) == ("[a-z]+", ["a", "B"])


def patterns(value: object) -> Iterator[LazyPattern]:
    """The patterns in a value of a module, in its tables too."""
    if isinstance(value, LazyPattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from patterns(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from patterns(one)


def test_each_pattern_of_the_package_can_be_compiled() -> None:
    files = [path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py")]
    names = [".".join(file.parts) for file in files if not file.name.startswith("__")]
    every = [one for name in names for value in vars(import_module(name)).values() for one in patterns(value)]
    assert len(every) > 100
    for one in every:
        re.compile(*one._source)
