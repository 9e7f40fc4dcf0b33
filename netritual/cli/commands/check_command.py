"""``netritual check FILE|-``: the guards of the app on any draft."""

from typing import Any

import click

from netritual.cli.command_group import Common
from netritual.cli.shell import Shell, pass_shell
from netritual.cli.texts import text_of
from netritual.domain.articles.comments import COMMENT_KINDS
from netritual.domain.drafts.draft_checks import LEVEL_WORDS, NOTE_KINDS, Draft, DraftCheck, NoteKind, checks
from netritual.domain.drafts.key_messages import current, inserted
from netritual.services.reviews.draft_guards import background_now


@click.command("check", cls=Common)
@click.argument("file", metavar="FILE|-")
@click.option("--for", "name", metavar="NAME", help="Whom it is to, or whose article it is under.")
@click.option(
    "--kind", type=click.Choice(NOTE_KINDS), default="message", help="What it is; complaint: the reply to one."
)
@click.option("--adds", type=click.Choice(COMMENT_KINDS), default=None, help="How a comment adds something.")
@click.option("--public", is_flag=True, help="Everybody can read it, as under a post.")
@pass_shell
def command(shell: Shell, file: str, name: str | None, kind: NoteKind, adds: str | None, public: bool) -> None:
    """Check a draft: blanks, length, one ask, the name, what somebody else got, what is private, and the facts
    of your lines. Nothing is changed or sent. With --json "at" is where it stands in the text: [start, end].

    {line:headline} is read as your line of that key.
    """
    person = shell.person(name) if name else None
    about = background_now(shell.parts, shell.network, shell.now.date(), person)
    text = inserted(text_of(shell, file), current(about.messages, about.today))
    draft = Draft(text=text, kind=kind, person=person, adds=adds or "", public=public)
    said = checks(draft, about)
    shell.listed(
        (shape(check) for check in said),
        ((LEVEL_WORDS[check.level], check.check.replace("_", " "), check.text, line_of(text, check)) for check in said),
        empty="There is nothing to say about it.",
    )


def shape(check: DraftCheck) -> dict[str, Any]:
    """A check in JSON."""
    return {"check": check.check, "level": check.level, "text": check.text, "at": check.at}


def line_of(text: str, check: DraftCheck) -> str:
    """On which line of a text it stands, where that is not the only one."""
    if check.at is None or "\n" not in text.strip():
        return ""
    return f"line {text.count(chr(10), 0, check.at[0]) + 1}"
