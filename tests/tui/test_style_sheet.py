"""The style sheet: which of its rules are parsed when."""

from textual.app import App
from textual.widget import Widget

from netritual.tui.face.style_sheet import StyleSheet


class _Small(App[None]):
    CSS = """
    Screen { layers: below above; }
    .wide { width: 5; }

    /* A widget that is loaded later. */
    Later { height: 7; }
    Later.wide, Screen > Never { width: 9; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = StyleSheet(variables=self.get_css_variables())


async def test_a_widget_that_is_loaded_later_has_its_rules_in_their_order() -> None:
    async with _Small().run_test() as pilot:
        before = len(pilot.app.stylesheet.rules)

        class Later(Widget):
            """Nobody knew of it."""

        later, other = Later(classes="wide"), Widget(classes="wide")
        await pilot.app.mount(later, other)
        width, height = later.styles.width, later.styles.height
        assert width is not None and height is not None and (width.value, height.value) == (9, 7)
        assert other.styles.width is not None and other.styles.width.value == 5
        assert len(pilot.app.stylesheet.rules) > before, "until then they took no time"
