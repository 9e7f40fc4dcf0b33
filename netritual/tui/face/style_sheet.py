"""The app's style sheet, which is parsed when a colour or a source changed, not whenever styles are refreshed."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class StyleSheet(Stylesheet):
    """A style sheet that keeps its rules as long as they are true.

    Textual sets the same variables again for each screen that it opens first and parses all sources anew, and parses
    them once more for the next new kind of widget. Here both are needed only after a switch of theme.
    """

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
