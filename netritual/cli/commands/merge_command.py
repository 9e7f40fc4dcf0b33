"""``netritual merge``: the pairs that look alike; ``netritual merge A B``: B becomes A, or they are said to be two."""

from typing import Any

import click

from netritual.cli.command_group import Common
from netritual.cli.commands.tier_command import row_of
from netritual.cli.json_shapes import person_row, refs
from netritual.cli.name_completion import PERSON_NAME
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.network import People
from netritual.errors import INTERRUPTED, UsageError
from netritual.services.pages.merge_offers import Offer, offers
from netritual.services.verbs.people_verbs import distinguish_people, merge_people

SHOWN = 20


@click.command("merge", cls=Common)
@click.argument("name_a", metavar="[A", required=False, type=PERSON_NAME)
@click.argument("name_b", metavar="B]", required=False, type=PERSON_NAME)
@click.option("--two", is_flag=True, help="A and B are two people: do not offer them again.")
@pass_shell
def command(shell: Shell, name_a: str | None, name_b: str | None, two: bool) -> int:
    """Make two people one: B becomes A. What was about B is about A from then on, and one undo takes it back.

    Without names: the pairs that look alike, the most alike first, with why. With --json each is {"a", "b", "why",
    "sure"}: a and b are {"id", "handle", "name"}, a is the one that would stay, why is a list of reasons, and sure is
    true where an address and the name are the same.
    """
    if name_a is None or name_b is None:
        if name_a is not None or two:
            raise UsageError("A merge is of two people.", hint="`netritual merge` alone lists who looks alike.")
        _list(shell, offers(shell.network))
        return 0
    keep, gone = shell.person(name_a), shell.person(name_b)
    if keep.id == gone.id:
        raise UsageError(f"Both names mean {keep.name}.")
    if two:
        _, change = distinguish_people(shell.store, shell.now, keep.id, gone.id)
        shell.changed(change, f"{keep.name} and {gone.name} are two people already.")
        return 0
    if not shell.sure(f"Make {gone.name} (@{gone.handle}) a part of {keep.name} (@{keep.handle})?"):
        return INTERRUPTED
    _, change = merge_people(shell.store, shell.now, keep.id, gone.id)
    shell.changed(change)
    if shell.wants_json:
        shell.emit(person_row(row_of(shell, keep.id)))
    return 0


def _list(shell: Shell, pairs: list[Offer]) -> None:
    people = People(shell.network)
    shell.listed(
        (_pair(people, pair) for pair in pairs),
        ((f"{one.stays.name} @{one.stays.handle}", f"{one.goes.name} @{one.goes.handle}", one.likeness.why)
         for one in pairs[:SHOWN]),
        empty="Nobody looks like somebody else.",
    )  # fmt: skip
    if len(pairs) > SHOWN and not shell.wants_json:
        shell.say(f"… and {len(pairs) - SHOWN} more; --json names them all.")
    if pairs and not shell.wants_json:
        stays, goes, _ = pairs[0]
        names = f"@{stays.handle} @{goes.handle}"
        shell.say(f"`netritual merge {names}` makes the first two one; with --two they are two for good.")


def _pair(people: People, offer: Offer) -> dict[str, Any]:
    a, b = refs(people, (offer.stays.id, offer.goes.id))
    return {"a": a, "b": b, "why": [reason.words for reason in offer.likeness.reasons], "sure": offer.likeness.sure}
