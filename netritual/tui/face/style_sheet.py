"""The app's style sheet, which is parsed when a colour or a source changed, not whenever styles are refreshed."""

from __future__ import annotations

import re
from typing import Any

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
_KIND = re.compile(r"(?<![\w.#:-])[A-Z]\w*")
_PARTS = 256
"""Sources and paragraphs of which the rules are kept: there are some seventy."""


class StyleSheet(Stylesheet):
    """A style sheet that keeps its rules as long as they are true, and takes those of screens when these are loaded.

    Textual sets the same variables again for each screen that it opens first and parses all sources anew, and parses
    them once more for the next new kind of widget. Here both are needed only after a switch of theme.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_PARTS)
        self._kinds: frozenset[str] = frozenset()
        """The names of all kinds of widgets that were loaded when the rules were parsed."""
        self._rules_of: dict[str, list[tuple[str, list[frozenset[str]]]]] = {}
        """The rules of a paragraph, each with the kinds of widgets that its selectors name."""

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours of a theme."""
        if variables != self._variables:
            super().set_variables(variables)
            self._require_parse = True
            self._rules_map = None

    def reparse(self) -> None:
        """Parse what changed. An error in a sheet of ours is a defect, so no former rules are kept for it."""
        if self._require_parse:
            self.parse()

    def apply(self, node: DOMNode, *, animate: bool = False, cache: dict[tuple[Any, ...], Any] | None = None) -> None:
        """Style a widget; with the first one of a screen come the rules of that screen."""
        if type(node).__name__ not in self._kinds:
            self._require_parse, self._rules_map = True, None
        super().apply(node, animate=animate, cache=cache)

    def parse(self) -> None:
        """Parse all sources, as far as they are of kinds of widgets that are loaded."""
        self._kinds = frozenset(kind.__name__ for kind in _kinds_of(DOMNode))
        super().parse()

    def _parse_rules(
        self, css: str, read_from: CSSLocation, is_default_rules: bool = False, tie_breaker: int = 0, scope: str = ""
    ) -> list[RuleSet]:
        """The rules of a source. Of our own, those that name kinds of widgets that are not loaded are left out: most
        screens are opened later or never, and to parse their rules takes longer than to parse all others."""
        parts = [css] if is_default_rules else filter(None, map(self._loaded, css.split("\n\n")))
        parse = super()._parse_rules
        return [rule for part in parts for rule in parse(part, read_from, is_default_rules, tie_breaker, scope)]

    def _loaded(self, part: str) -> str:
        """The rules of a paragraph that may hold for a widget."""
        rules = self._rules_of.get(part)
        if rules is None:
            text = _COMMENT.sub("", part)
            rules = self._rules_of[part] = [(rule[0], _kinds_in(rule[1])) for rule in _RULE.finditer(text)]
            if _RULE.sub("", text).strip():
                raise ValueError(f"rules within rules are not read here: {part[:60]}")
        return "".join(rule for rule, each in rules if any(kinds <= self._kinds for kinds in each))


def _kinds_in(selectors: str) -> list[frozenset[str]]:
    """The kinds of widgets that each of these selectors names."""
    return [frozenset(_KIND.findall(one)) for one in selectors.split(",")]


def _kinds_of(kind: type[DOMNode]) -> list[type[DOMNode]]:
    return [kind, *(each for derived in kind.__subclasses__() for each in _kinds_of(derived))]
