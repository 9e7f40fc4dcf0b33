"""Commands of the review that are acts by another name: palette and keymap know them, the act's key does them."""

from netritual.tui.acting import Acting


class ReviewKeys(Acting):
    """What the commands of single steps do: they press the key of their act."""

    def action_change_plan(self) -> None:
        """Another weekday or time for the review."""
        self.action_act("e")

    def action_open_folder(self) -> None:
        """Say where the calendar file is."""
        self.action_act("o")

    def action_show_others(self) -> None:
        """Those who are not shown, and why."""
        self.action_act("n")

    def action_add_link(self) -> None:
        """Add an article by its link."""
        self.action_act("+")

    def action_start_review(self) -> None:
        """The review is open already."""
