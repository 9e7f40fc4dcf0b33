"""The style sheet: which of its rules are parsed when."""

from textual.app import App
from textual.containers import Vertical
from textual.widget import Widget

from netritual.tui.face.style_sheet import StyleSheet


class _Small(App[None]):
    CSS = """
    Screen { layers: below above; }
    .wide { width: 5; }

    /* A widget that is loaded later. */
    Later { height: 7; }
    Later.wide, Screen > Never { width: 9; }
    .-shown Inner { height: 3; }
    Outer.around Inner { width: 4; }
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


class Outer(Vertical):
    """Loaded, as all screens of the app may be."""


class Inner(Widget):
    """As it is."""


async def test_a_rule_is_parsed_with_the_first_widget_that_it_may_hold_for() -> None:
    async with _Small().run_test() as pilot:
        inner = Inner()
        await pilot.app.mount(inner)
        assert "Inner" not in pilot.app.stylesheet.rules_map, "each of its rules names something else, too"
        assert inner.styles.width is None

        within = Inner()
        await pilot.app.mount(Outer(within, classes="around"))
        assert within.styles.width is not None and within.styles.width.value == 4
        assert len(pilot.app.stylesheet.rules_map["Inner"]) == 1

        pilot.app.screen.add_class("-shown")
        await pilot.pause()
        assert inner.styles.height is not None and inner.styles.height.value == 3
        pilot.app.screen.remove_class("-shown")
        await pilot.pause()
        assert inner.styles.height is None or inner.styles.height.value != 3
