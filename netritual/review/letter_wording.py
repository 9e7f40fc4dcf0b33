"""Who wrote and has no word of mine since, told the same wherever it is said who waits."""

from collections.abc import Collection, Iterable
from datetime import date

from netritual.domain.dates.birthdays import birthdays_until
from netritual.domain.dates.day_wording import ago, counted, listed
from netritual.domain.loops.loop import Loop
from netritual.domain.network import Network
from netritual.domain.suggestions.unanswered_contacts import letters, reached_by
from netritual.domain.ties.counts import counts
from netritual.review.rows import name_of

LOOPS = "Loops (3)"
NO_ONE = "No one is waiting."
NO_ONE_ASK = f"{NO_ONE} Ask someone how you can help."
DAY_OFF = "A day off: what waits can wait."
MOST_NAMED = 2


def old_words(
    every: Iterable[Loop], today: date, kinds: Collection[str] = ("reply", "promise"), where: str = LOOPS
) -> str:
    """That loops of these kinds are open and asked about no more, and where they stand, in a sentence; "" for none."""
    old = sum(loop.until < today and loop.kind in kinds and loop.proposed is None for loop in every)
    return (
        f"{counted(old, 'older loop')} {'is' if old == 1 else 'are'} in {where} only, after a month of asking."
        if old
        else ""
    )


def waiting_words(network: Network, today: date, named: Collection[int] = (), otherwise: str = NO_ONE) -> str:
    """Who wrote or called, beside those who are told of already: "Wrote to you last: Ana Ruiz today."; of nobody what
    is said ``otherwise``. The last to write is named first."""
    senders = [letter for who, letter in letters(network, today).items() if who not in named][::-1]
    wrote = [f"{name_of(network, one.people[0])} {ago((today - one.on).days)}" for one in senders[:MOST_NAMED]]
    more = f" (and {len(senders) - MOST_NAMED} more)" if len(senders) > MOST_NAMED else ""
    how = "Wrote to you last" if all(reached_by(one) == "wrote" for one in senders) else "Wait for a word of yours"
    return f"{how}: {listed(wrote)}{more}." if wrote else otherwise


def today_words(network: Network, today: date, named: Collection[int] = (), otherwise: str = NO_ONE) -> str:
    """What a day has beside its loops: whose birthday it is and has no line of the day yet, and who wrote; of nobody
    what is said ``otherwise``."""
    born = [person for _, person in birthdays_until(counts(network).born(), today, 0)]
    born = [one for one in born if not any(talk.on == today for talk in network.talks(one.id, 1))]
    more = f" (and {len(born) - MOST_NAMED} more)" if len(born) > MOST_NAMED else ""
    names = listed([name_of(network, one.id) for one in born[:MOST_NAMED]])
    birthday = f"Birthday today: {names}{more}." if born else ""
    return " ".join(filter(None, (birthday, waiting_words(network, today, named, "")))) or otherwise
