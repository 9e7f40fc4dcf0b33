"""Days on which a line says that I am away are days without coffees, after a yes."""

from __future__ import annotations

from datetime import date

from netritual.services.questions.holiday_question import absence_question
from netritual.tui.app import NetritualApp
from netritual.tui.closing_questions import ClosingQuestion
from netritual.tui.widgets.question import Choice


def ask_for_days_off(shell: NetritualApp, line: str, today: date) -> None:
    """Ask whether they are; a yes sets them. Where the line names no last day, it is said where that is set."""
    asked, days, begins = absence_question(shell.settings, today, line)
    where = "In the settings (,) they are holidays."
    if not asked:
        return
    if begins is not None:
        shell.toast(f"{asked} {where}")
        return

    def answered(answer: str | None) -> None:
        from netritual.tui.screens.setting_questions import save_settings

        if answer == "yes":
            save_settings(
                shell,
                lambda now: {"holidays": sorted({*now.holidays, *days})},
                lambda: shell.toast("No coffees on these days. u takes that back."),
            )
        elif answer != "no":
            shell.toast(f"Not answered: {asked} {where}")

    shell.push_screen(ClosingQuestion(asked, (Choice("y", "yes", "yes"), Choice("n", "no", "no"))), answered)
