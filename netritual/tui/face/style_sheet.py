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
_NAME = re.compile(r"(?<![\w.#:-])[A-Z]\w*|(?<=\.)[\w-]+")
_RULES = 1024
"""Rules that are kept as they were parsed, each with the selectors before it: the face has some three hundred."""


class StyleSheet(Stylesheet):
    """A style sheet that keeps its rules as long as they are true, and parses each of ours with the first widget that
    it may hold for: most screens are opened later or never, and their rules are many more than those of one.

    Textual sets the same variables again for each screen that it opens first and parses all sources anew, and parses
    them once more for the next new kind of widget. Here both are needed only after a switch of theme.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_RULES)
        self._names: set[str] = set()
        """The kinds and the classes of all widgets that were styled. Kinds begin with a capital, classes do not."""
        self._awaited: list[frozenset[str]] = []
        """The names in each selector of the rules that are not parsed yet."""
        self._rules_of: dict[str, list[tuple[str, list[frozenset[str]]]]] = {}
        """The rules of a source, each with the names in each of its selectors."""

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
        """Style a widget; with the first one of a name, or in one of that name, come the rules that have the name."""
        new: set[str] = set()
        within: DOMNode | None = node
        while within is not None:
            new |= (within._css_type_names | within._classes) - self._names
            within = within._parent  # type: ignore[assignment]  # a widget's is one
        if new:
            self._names |= new
            if any(names <= self._names for names in self._awaited):
                self._require_parse, self._rules_map = True, None
        super().apply(node, animate=animate, cache=cache)

    def parse(self) -> None:
        """Parse all sources, as far as they hold for anything."""
        self._awaited.clear()
        super().parse()

    def _parse_rules(
        self, css: str, read_from: CSSLocation, is_default_rules: bool = False, tie_breaker: int = 0, scope: str = ""
    ) -> list[RuleSet]:
        """The rules of a source; of our own, those that may hold for a widget."""
        parse = super()._parse_rules
        if is_default_rules:
            return parse(css, read_from, is_default_rules, tie_breaker, scope)
        if css not in self._rules_of:
            self._rules_of[css] = _rules_in(css)
        rules: list[RuleSet] = []
        for rule, selectors in self._rules_of[css]:
            if any(names <= self._names for names in selectors):
                rules += parse(rule, read_from, is_default_rules, tie_breaker, scope)
            else:
                self._awaited += selectors
        return rules


def _rules_in(css: str) -> list[tuple[str, list[frozenset[str]]]]:
    """The rules of a source, each with the names in each of its selectors; ValueError for rules within rules."""
    text = _COMMENT.sub("", css)
    if rest := _RULE.sub("", text).strip():
        raise ValueError(f"rules within rules are not read here: {rest[:60]}")
    return [(rule[0], [frozenset(_NAME.findall(one)) for one in rule[1].split(",")]) for rule in _RULE.finditer(text)]
