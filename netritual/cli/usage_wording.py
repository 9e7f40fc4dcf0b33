"""What is wrong with a call, in our own words: click finds it, and its sentences speak of types and parameters."""

import re

import click

from netritual.cli.shell import repeated
from netritual.domain.dates.day_wording import listed


def usage_words(error: click.ClickException) -> str:
    """One sentence or two on what was typed, and what fits instead."""
    match error:
        case click.NoSuchOption():
            near = f" Did you mean {error.possibilities[0]}?" if error.possibilities else ""
            return f"There is no option {repeated(error.option_name)}.{near}"
        case click.BadOptionUsage():
            return f"{repeated(error.option_name)} wants one value behind it."
        case click.MissingParameter():
            return f"{_command(error)} wants {_called(error.param)} behind it."
        case click.BadParameter():
            typed = re.match(r"'(.*?)'", error.message)
            wrong = f", not {repeated(typed[1])}" if typed else ""
            return f"{_called(error.param)} is {_fitting(error.param)}{wrong}."
        case click.UsageError() if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            commands = error.ctx.command.list_commands(error.ctx)
            return f"{_command(error)} has no such command; it has {listed(commands)}."
        case click.UsageError():
            return f"{_command(error)} does not take all of these words."
        case _:
            return " ".join(error.format_message().split())


def _command(error: click.UsageError) -> str:
    return f"`{error.ctx.command_path}`" if error.ctx is not None else "This command"


def _called(param: click.Parameter | None) -> str:
    """An option by its name, an argument by the word that the help has for it."""
    if param is None:
        return "That"
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(click.Context(click.Command(None)))


def _fitting(param: click.Parameter | None) -> str:
    """What a parameter may be."""
    match param.type if param is not None else None:
        case click.Choice(choices=choices):
            return " or ".join(map(str, choices))
        case click.IntRange(min=low, max=high):
            return f"a whole number from {low}" + (f" to {high}" if high is not None else " on")
        case _:
            return "not of the right form"
