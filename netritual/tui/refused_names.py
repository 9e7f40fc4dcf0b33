"""Words that were refused as a name twice are never names from then on: the setting ``not_names``."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from netritual.domain.language.text import fold
from netritual.tui.app import NetritualApp

DAYS = 90
"""How far back a refusal counts."""
TWICE = 2


def learn_refusals(shell: NetritualApp, line: str, today: date) -> None:
    """After a line was saved: the names in it that were refused before join the setting, and that is said."""
    from netritual.domain.quicklog.natural.reading_confirmation import refused_words
    from netritual.tui.screens.setting_questions import save_settings

    refused = {fold(word) for word in shell.settings.not_names}
    words = {word for word in refused_words(line) if fold(word) not in refused and shell.names.hits(word)}
    if not words:
        return
    talks = shell.network.talks_between(today - timedelta(days=DAYS), today + timedelta(days=1))
    times = Counter(word for talk in talks for word in refused_words(talk.line))
    if never := sorted(word for word in words if times[word] >= TWICE):
        quoted = ", ".join(f"“{word}”" for word in never)
        said = f"{quoted} was refused twice and is no longer read as a name. u takes that back, and so does not_names."
        save_settings(
            shell, lambda now: {"not_names": list(dict.fromkeys((*now.not_names, *never)))}, lambda: shell.toast(said)
        )
