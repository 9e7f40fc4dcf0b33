"""Acts that change nothing: a draft to edit, a text to copy, a link or a page to open."""

from __future__ import annotations

import os

from netritual.domain.model import WrittenFile
from netritual.review.choice import GOES_BACK, NOT_WRITTEN, unwritten_words
from netritual.review.step import Act, Item
from netritual.review.waiting_steps import NOTHING_WAITS, waiting_steps
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.item_actions import ItemActions
from netritual.tui.screens.review_control import ReviewControl

SAVES = "Y saves it to a file."


def show_act(screen: ItemActions, control: ReviewControl, body: StepBody, act: Act, item: Item | None) -> bool:
    """Show what an act shows in the review; False for what it shows on every screen, a link or a page."""
    if act.id == "copy-summary":
        summary = summary_of(control)
        if screen.shell.outgoing.copy(summary, SAVES):
            control.copied = summary
    elif act.id == "change-plan":
        from netritual.tui.screens.setting_questions import ask_setting

        ask_setting(screen, "review", control.look)
    elif act.id == "go-to-waiting":
        _go_to_waiting(screen, control)
    elif act.id == "open-folder":
        if not is_without_file(screen):
            folder = os.path.dirname(screen.shell.parts.home.calendar)
            screen.shell.toast(folder, title="The calendar file is in")
    elif act.id == "twelve-names":
        screen.shell.open_names()
    elif item is None:
        body.took_key(act.key)
    elif act.id == "draft-message":
        if not body.open_draft(item):
            screen.shell.toast(item.undrafted)
    elif act.id == "write-comment":
        body.open_draft(item)
    elif act.id == "open-article":
        _read_article(screen, control, body, item)
    elif act.id == "copy-text":
        draft = body.copyable(item)
        if screen.shell.outgoing.copy_draft(draft, SAVES):
            control.copied = draft.text
    elif act.id == "show-brief":
        show_brief(control, item)
    elif act.id in ("open-link", "add-feed") or (act.id == "open-person" and item.person is not None):
        return False
    else:
        body.took_key(act.key)
    return True


def _go_to_waiting(screen: ItemActions, control: ReviewControl) -> None:
    """Go back to the first step in which something waits."""
    context = control.standing.view.context if control.standing is not None else None
    first = next(waiting_steps(context), None) if context is not None else None
    if first is not None:
        control.go(first.step.id)
    else:
        screen.shell.toast(NOTHING_WAITS)


def is_without_file(screen: ItemActions) -> bool:
    """Whether no calendar file was written yet; then that is said, and where it is written."""
    from netritual.services.verbs.calendar_file import full_files

    is_missing = not full_files(screen.network.all(WrittenFile))
    if is_missing:
        screen.shell.toast(f"No calendar file was written yet. {GOES_BACK}")
    return is_missing


def is_written(screen: ItemActions, control: ReviewControl) -> bool:
    """Whether there is a file to import: this review wrote it, or nothing is left to write. Else what it says is
    said."""
    if is_without_file(screen):
        return False
    context = control.standing.view.context if control.standing is not None else None
    files = screen.network.all(WrittenFile)
    if context is None or any(one.written is not None and one.written >= context.review.started for one in files):
        return True
    steps = (one for one in context.steps if one.plans_coffees)
    unwritten = next(filter(None, (unwritten_words(context, context.rows(one)) for one in steps)), "")
    if unwritten:
        screen.shell.toast(unwritten if unwritten == NOT_WRITTEN else f"This review wrote no file. {unwritten}")
    return not unwritten


def _read_article(screen: ItemActions, control: ReviewControl, body: StepBody, item: Item) -> None:
    """Open an article; a comment that was written in the reader is shown, and kept with the review."""
    comments = screen.shell.comments
    before = comments.get(item.ref)

    def back(_: None) -> None:
        comment = comments.get(item.ref)
        if comment is not None and comment != before:
            control.texts[item.key] = comment.keeping
        if body.is_mounted:
            body.follow()
        control.texts.keep(control.run)

    screen.shell.open_article(item, screen.perform, back)


def show_brief(control: ReviewControl, item: Item) -> None:
    """The page of a coffee."""
    from netritual.tui.screens.brief import BriefScreen

    view = control.standing.view if control.standing is not None else None
    if view is not None and view.step.page is not None:
        rows = view.step.page(view.context, item)
        title = "prep" if rows and rows[0][0] == "why now" else "why not?"
        control.view.app.push_screen(BriefScreen(item.cells[0], item.cells[3], rows, title))


def summary_of(control: ReviewControl) -> str:
    """The review's summary as markdown."""
    view = control.standing.view if control.standing is not None else None
    return view.step.summary(view.context) if view is not None and view.step.summary is not None else ""
