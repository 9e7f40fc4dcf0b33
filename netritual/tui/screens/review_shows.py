"""Acts that change nothing: a draft to edit, a text to copy, a link or a page to open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netritual.domain.comments import CommentText
from netritual.review.step import NO_DRAFT, Act, Item
from netritual.services.answers import Answer
from netritual.tui.article_comment import comment_under_way
from netritual.tui.bodies.step_body import StepBody

if TYPE_CHECKING:
    from netritual.tui.screens.review import ReviewScreen

SAVES = "Y saves it to a file."


def show_act(screen: ReviewScreen, body: StepBody, act: Act, item: Item | None) -> bool:
    """Show what an act shows in the review; False for what it shows on every screen, a link or a page."""
    if act.id == "copy-summary":
        copy_text(screen, summary_of(screen))
    elif act.id == "change-plan":
        from netritual.tui.screens.preferences import ask_setting

        ask_setting(screen, "review", screen.control.look)
    elif act.id == "open-folder":
        folder = os.path.dirname(screen.shell.parts.home.calendar)
        screen.shell.toast(folder, title="The calendar file is in")
    elif act.id == "twelve-names":
        screen.shell.open_names()
    elif item is None:
        body.took_key(act.key)
    elif act.id == "draft-message":
        if not body.open_draft(item):
            screen.shell.toast(NO_DRAFT)
    elif act.id == "write-comment":
        body.open_draft(item)
    elif act.id == "open-article":
        screen.shell.open_article(item, StepComments(screen), lambda _: _took_comment(screen))
    elif act.id == "copy-text":
        draft = body.copyable(item)
        if screen.shell.copy_draft(draft, SAVES):
            screen.control.copied = draft.text
    elif act.id == "show-brief":
        show_brief(screen, item)
    elif act.id in ("open-link", "add-feed") or (act.id == "open-person" and item.person is not None):
        return False
    else:
        body.took_key(act.key)
    return True


class StepComments:
    """What the reader asks of the step that lists its article."""

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen

    def comment_on(self, item: Item) -> CommentText:
        """What is written on it so far."""
        return comment_under_way(self._screen.shell.comments, self._screen.network, item)

    def keep_comment_on(self, item: Item, comment: CommentText) -> None:
        """The comment was edited."""
        self._screen.shell.comments[item.ref] = comment
        self._screen.control.texts[item.key] = comment.keeping

    def perform(self, act: Act, item: Item | None, answer: Answer) -> None:
        """Do an act with it, as a part of the review."""
        self._screen.perform(act, item, answer)


def _took_comment(screen: ReviewScreen) -> None:
    """Show and save what was written in the reader."""
    if screen.step is not None:
        screen.step.follow()
    screen.control.keep_texts()


def show_brief(screen: ReviewScreen, item: Item) -> None:
    """The page of a coffee."""
    from netritual.tui.screens.brief import BriefScreen

    view = screen.standing.view if screen.standing is not None else None
    if view is not None and view.step.page is not None:
        rows = view.step.page(view.context, item)
        title = "prep" if rows and rows[0][0] == "why now" else "why not?"
        screen.app.push_screen(BriefScreen(item.cells[0], item.cells[3], rows, screen.app.size.width, title))


def copy_text(screen: ReviewScreen, text: str) -> None:
    """Copy a text by the terminal."""
    if screen.shell.copy(text, SAVES):
        screen.control.copied = text


def save_copied(screen: ReviewScreen) -> None:
    """Write the text that was copied last into a file of the home."""
    if screen.control.copied:
        screen.shell.save_text(os.path.join(screen.shell.parts.home.root, "draft.txt"), screen.control.copied)
    else:
        screen.shell.toast("Copy a text first: y.")


def summary_of(screen: ReviewScreen) -> str:
    """The review's summary as markdown."""
    view = screen.standing.view if screen.standing is not None else None
    return view.step.summary(view.context) if view is not None and view.step.summary is not None else ""
