"""Regular expressions that are compiled when they are first used.

The rules that read lines have some three hundred patterns. One command uses a few of them, and compiling the others
took two thirds of its processor time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from typing import Any

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class LazyPattern:
    """Stands for a compiled pattern, which it becomes when it is first asked for anything."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Called for what is no attribute yet: compile, and keep the methods as attributes."""
        import re  # the quick log of most lines compiles no pattern

        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at its first use; a wrong one raises ``re.error`` then.

    It is no instance of ``re.Pattern``: call its methods, give it to no function of ``re``, and compare it with no
    ``match.re``.
    """
    return LazyPattern(pattern, flags)  # type: ignore[return-value]  # it answers as one


def naming(pattern: str, names: Iterable[str]) -> re.Pattern[str]:
    """The pattern with any of some names in the place of NAME, in capitals or not."""
    import re

    return regex(pattern.replace("NAME", f"(?:{'|'.join(map(re.escape, names))})"), re.IGNORECASE)
