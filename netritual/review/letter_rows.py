"""Who wrote and has no word of mine since, told the same wherever it is said who waits."""

from collections.abc import Collection, Iterable
from datetime import date

from netritual.domain.letters import letters
from netritual.domain.model import Interaction
from netritual.domain.network import Network
from netritual.domain.suggestions.own_lines import quote_on
from netritual.domain.words import ago, listed
from netritual.review.acts import FIRST_WORD_ACTS
from netritual.review.notes import note_to
from netritual.review.rows import last_row, name_of
from netritual.review.step import Item, StepContext

NO_ONE = "No one is waiting."
NO_ONE_ASK = f"{NO_ONE} Ask someone how you can help."
MOST_NAMED = 3


def waiting_words(network: Network, today: date, told: Collection[int] = (), otherwise: str = NO_ONE) -> str:
    """Who wrote, beside those who are told of already: "Ana Ruiz wrote today, and no word of yours since."; of nobody
    what is said ``otherwise``."""
    found = [letter for who, letter in letters(network, today).items() if who not in told]
    wrote = [f"{name_of(network, one.people[0])} wrote {ago((today - one.on).days)}" for one in found[-MOST_NAMED:]]
    more = f" (and {len(found) - MOST_NAMED} more)" if len(found) > MOST_NAMED else ""
    return f"{listed(wrote)}{more}, and no word of yours since." if wrote else otherwise


def letter_items(ctx: StepContext, section: str, told: Iterable[int]) -> list[Item]:
    """A row for each of them, beside those who are told of already; the newest first."""
    known = frozenset(told)
    found = {who: letter for who, letter in letters(ctx.network, ctx.today).items() if who not in known}
    return [_item(ctx, section, who, letter) for who, letter in reversed(found.items())]


def _item(ctx: StepContext, section: str, who: int, letter: Interaction) -> Item:
    name = name_of(ctx.network, who)
    said = quote_on(letter, name, ctx.today)
    return Item(
        key=f"replies:people:{who}",
        table="people",
        ref=who,
        section=section,
        cells=(name, f"wrote: “{said}”" if said else f"wrote ({letter.channel})", ago((ctx.today - letter.on).days)),
        acts=FIRST_WORD_ACTS,
        person=who,
        people=(who,),
        detail=last_row(ctx, who),
        draft=note_to(ctx.network, ctx.settings, ctx.today, "answered", who),
    )
