"""How much of a kind is tested always, and how much at night only (`.ci/nightly`)."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings


def some(values: Iterable[Any], each: int, *, of_several: bool = False) -> list[Any]:
    """Parameters: each ``each``-th value, from the first on, is tested always, the others at night.

    ``of_several``: a value is a tuple with one part for each of several names.
    """
    return [value if at % each == 0 else pytest.param(*(value if of_several else (value,)), marks=pytest.mark.nightly)
            for at, value in enumerate(values)]  # fmt: skip


def fewer(times: int, **more: Any) -> settings:
    """Settings of a property whose examples are slow: so many times fewer than the profile asks for."""
    profile = settings.default
    assert profile is not None
    return settings(max_examples=max(1, profile.max_examples // times), **more)
