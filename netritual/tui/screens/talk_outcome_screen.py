"""What came of a talk that took place: nothing, or a promise, thanks, an answer, a line; as many as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from netritual.services.questions.talk_outcome_question import Happened
from netritual.tui.app import shell_of
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Role, Span, SpanColumn, in_columns, wrap_line
from netritual.tui.key_hints import Hint
from netritual.tui.widgets.foot_panel import AtFoot

NOTHING, PROMISE, THANKS, ANSWER, LINE = "12345"
"""The keys."""
_ANSWERS = (SpanColumn(1), SpanColumn(24), SpanColumn(10, 1))


class Answer(NamedTuple):
    """One answer: its key, what it says, what it brings, and whether it can be given."""

    key: str
    words: str
    effect: str
    is_open: bool = True


class WhatCameScreen(AtFoot[None]):
    """The question at the foot of the screen; an answer opens the log bar and comes back here."""

    BINDINGS = [("escape,backspace,enter", "dismiss(None)", "nothing more")]

    def __init__(self, talk: Happened) -> None:
        super().__init__()
        self._talk = talk
        self._given: set[str] = set()
        self._opened, self._version = "", 0
        """The answer whose log bar is open, and the version of the network before it."""

    def compose(self) -> ComposeResult:
        """The answers as rows."""
        with Vertical(classes="place at-foot"):
            yield Painter(self._lines, id="answers")

    def on_mount(self) -> None:
        """Say what is asked."""
        self.frame()

    def heading(self) -> str:
        return f"{self._talk.words}: what came of it?"

    def hints(self) -> Sequence[Hint]:
        return (Hint("enter esc", "nothing more", "enter"),)

    def _answers(self) -> list[Answer]:
        asked, quote = bool(self._talk.asks), "you have asked them nothing"
        if asked:
            _, text, when = self._talk.asks[0]
            quote = ", ".join(filter(None, (f"“{text}”", when)))
        return [
            Answer(NOTHING, "nothing", "the talk is in the log"),
            Answer(PROMISE, "a promise", "what, and by when"),
            Answer(THANKS, "thanks", "for what"),
            Answer(ANSWER, "an answer to your ask", quote, asked),
            Answer(LINE, "a line", "a sentence for their page"),
        ]

    def _lines(self, width: int) -> list[Line]:
        signs = shell_of(self).signs
        rows: list[Line] = []
        for answer in self._answers():
            key, words, effect, is_open = answer
            is_given = key in self._given
            sign = Span(signs.tick, "done") if is_given else Span(key, "here-strong" if is_open else "faint", key)
            role: Role = "done" if is_given else "strong" if is_open else "faint"
            cells = ([sign], [Span(words, role, key)], [Span(effect, "muted" if is_open else "faint", key)])
            rows.append(in_columns(cells, _ANSWERS, width))
        about = "As many as you like: each opens the log bar and comes back here."
        return [*rows, [], *wrap_line([Span(about, "muted")], width)]

    @on(Painter.Pressed)
    def press(self, event: Painter.Pressed) -> None:
        event.stop()
        self._give(event.press)

    def on_key(self, event: events.Key) -> None:
        """An answer by its key. Whoever types on begins the line, and loses nothing; a second ``space`` does not."""
        if event.key in {answer.key for answer in self._answers()}:
            event.stop()
            self._give(event.key)
        elif event.is_printable and event.key != "space":
            event.stop()
            self._give(LINE)
            shell_of(self).typed.again(events.Key(event.key, event.character))

    def _give(self, key: str) -> None:
        if key == NOTHING:
            self.dismiss(None)
        elif key == ANSWER:
            self._answer()
        else:
            self._opened, self._version = key, shell_of(self).version
            shell_of(self).open_log(self._begun(key), self.heading())

    def _begun(self, key: str) -> str:
        """The line of an answer, begun: the first is that of the talk itself, for both are one entry."""
        clause = {PROMISE: "+promise", THANKS: "+thanks"}.get(key, "")
        if not self._given & {PROMISE, THANKS, LINE}:
            return f"{self._talk.line}{clause} " if clause else self._talk.line
        return f"{clause or 'note'} {self._talk.handles} "

    def _answer(self) -> None:
        from netritual.services.verbs.asks import answer_ask

        if not self._talk.asks or ANSWER in self._given:
            return
        ask = self._talk.asks[0][0]

        def answered(_: object) -> None:
            self._given.add(ANSWER)
            self._draw()

        shell_of(self).write(lambda store, now: answer_ask(store, now, ask), answered)

    def on_screen_resume(self) -> None:
        """The log bar has closed: what was saved in it is ticked."""
        if self._opened and shell_of(self).version != self._version:
            self._given.add(self._opened)
        self._opened = ""
        self._draw()

    def _draw(self) -> None:
        if self.is_mounted:
            self.query_one(Painter).show(self._lines)
