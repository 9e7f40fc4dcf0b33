"""What lists articles in the shell says when the feeds were last read, where that is days ago."""

from netritual.cli.shell import Shell
from netritual.domain.model import Feed
from netritual.services.feeds.feed_rows import feed_rows, last_read_words
from netritual.services.feeds.feed_states import load_states


def last_read(shell: Shell) -> str:
    """That the feeds were not read for days, in words; "" where that is not so."""
    if not shell.network.all(Feed):
        return ""
    states = load_states(shell.parts.disk, shell.parts.home.feeds)
    return last_read_words(feed_rows(shell.network, states, shell.now), shell.now)


def tell_last_read(shell: Shell) -> None:
    """Say so, and the command that reads them."""
    if not shell.wants_json and (words := last_read(shell)):
        shell.say(f"{words}: `netritual feeds refresh` reads them.")
