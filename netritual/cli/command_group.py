"""All commands but the quick log: one row each in ``COMMANDS``, one file each in ``commands``, loaded when called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from importlib import import_module
from typing import Any

import click

from netritual.cli.shell import Compose, OpenApp, Shell, repeated
from netritual.cli.streams import OutputClosed, OutputFailed, Streams
from netritual.domain.language.text import LIKE_A_SLIP, nearest
from netritual.errors import FAILED, WRONG_USE, NetritualError, UsageError

COMMANDS = {
    "articles": "The reading queue, with its reasons.",
    "backup": "Put everything into one file.",
    "calendar": "The calendars whose busy times count.",
    "check": "Check a draft before it is sent.",
    "coffees": "Planned coffees, and the calendar file.",
    "completion": "Shell completion for bash, zsh or fish.",
    "demo": "Look around on invented people.",
    "doctor": "Check the store, the calendar files, the keyring and the terminal.",
    "export": "Everything, in open formats.",
    "feeds": "Blogs and newsletters of your people; their articles come to your queue.",
    "find": "Names, notes, topics, places and talks that hold some words.",
    "history": "What changed, when, by which command.",
    "import": "Bring people in: LinkedIn, vCard, a CSV table, a netritual export; feeds by OPML.",
    "lines": "Your key messages and facts, and what your profiles say.",
    "log": "Log one conversation in one line.",
    "loops": "Promises, replies, asks and thanks that are open.",
    "merge": "Who looks alike; make two people one.",
    "people": "Your people, filtered.",
    "person": "One person's page.",
    "redo": "Give back what the last undo took.",
    "restore": "Bring a backup back.",
    "review": "The weekly review.",
    "settings": "What can be set, and setting it.",
    "stats": "The numbers, and the questions behind them.",
    "suggest": "Who to have coffee with, and why.",
    "tier": "Set how often you want to talk with someone.",
    "triage": "Sort the list, as far as you like.",
    "undo": "Take back the newest change.",
}


class Common(click.Command):
    """A command that also takes the options every command takes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(common_options())


def common_options() -> list[click.Option]:
    """``--home``, ``--now``, ``--json`` and ``--yes``: they may stand before or after the command's name."""
    return [
        click.Option(["--home"], metavar="DIR", expose_value=False, callback=_keep("home"), help="Where your data is."),
        click.Option(
            ["--now"], metavar="ISO", expose_value=False, callback=_keep("moment"), help="Run on this clock."
        ),
        click.Option(
            ["--json", "wants_json"], is_flag=True, expose_value=False, callback=_keep("wants_json"),
            help="JSON on stdout.",
        ),
        click.Option(["--yes"], is_flag=True, expose_value=False, callback=_keep("yes"), help="Ask nothing."),
    ]  # fmt: skip


def _keep(name: str) -> Any:
    def keep(context: click.Context, _option: click.Parameter, value: Any) -> None:
        if value:
            setattr(context.ensure_object(Shell), name, value)

    return keep


class Group(click.Group):
    """A group of subcommands of one subject (``calendar add``, ``coffees move``), with the common options."""

    command_class = Common

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(common_options())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; a word that is no command is told with the one that a slip most likely meant."""
        typed = args[0]  # click takes it away before it refuses it
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if args and typed.startswith("-"):
                raise
            near = nearest(typed, self.list_commands(ctx), LIKE_A_SLIP)
            shown = repeated(typed)
            if not near:
                raise UsageError(
                    f"There is no command {shown or 'of no name'}.", hint=f"`{ctx.command_path} --help` lists them."
                ) from error
            raise UsageError(
                f"There is no command {shown}. Did you mean {near}?", hint=f"See `{ctx.command_path} --help`."
            ) from error


def listing(name: str) -> Callable[[Callable[..., None]], Group]:
    """Make a group of subcommands that does something where none of them is called: what it decorates gets the shell
    then, and the options of the group."""

    def made(act: Callable[..., None]) -> Group:
        @click.pass_context
        @wraps(act)
        def alone(context: click.Context, /, **typed: Any) -> None:
            if context.invoked_subcommand is None:
                act(context.ensure_object(Shell), **typed)

        return click.group(name, cls=Group, invoke_without_command=True)(alone)

    return made


class Everything(Group):
    """All commands; each is imported when it is called, and the list of them costs no import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in order."""
        return sorted(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Also reads ``help`` as ``--help``, and ``help coffees`` as ``coffees --help``."""
        if args == ["help"]:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().resolve_command(ctx, [*args[1:], "--help"] if args[0] == "help" else args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the file of a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"netritual.cli.commands.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list for --help, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=Everything, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def netritual(context: click.Context) -> int | None:
    """A weekly ritual for people who work through relationships.

    Without a command the full-screen app opens; without a terminal it tells today in words.
    """
    if context.invoked_subcommand is not None:
        return None
    shell = context.ensure_object(Shell)
    if not shell.interactive:
        from netritual.cli.today import tell_today

        return tell_today(shell)
    return shell.full_screen()


def run(argv: Sequence[str], compose: Compose, open_app: OpenApp) -> int:
    """Run one command; the exit code. Whatever goes wrong ends in words on stderr, never in a traceback."""
    streams = Streams()
    shell = Shell(compose, open_app, streams)
    try:
        result = netritual.main(args=list(argv), prog_name="netritual", standalone_mode=False, obj=shell)
        return result if isinstance(result, int) else 0
    except NetritualError as error:
        streams.say(str(error))
        if isinstance(error, OutputFailed):
            streams.hush()
        return error.exit_code
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.Abort:  # what click makes of a stop, and of an answer that does not come
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        from netritual.cli.usage_wording import usage_words

        streams.say(f"{usage_words(error)} See `netritual --help`.")
        return WRONG_USE
    except OutputClosed:
        streams.hush()
        return 0
    except Exception as error:
        from netritual.services.crash_report import defect_words

        streams.say(defect_words(error, lambda: shell.parts))
        return FAILED
    finally:
        shell.close()
