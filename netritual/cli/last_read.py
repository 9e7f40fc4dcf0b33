"""A line under what lists articles: that the feeds were not read for days."""

from netritual.cli.shell import Shell
from netritual.domain.model import Feed
from netritual.services.feed_rows import feed_rows, last_read_words
from netritual.services.feed_states import load_states


def tell_last_read(shell: Shell) -> None:
    """Say when the feeds were last read, where that is days ago, and the command that reads them."""
    if shell.wants_json or not shell.network.all(Feed):
        return
    states = load_states(shell.parts.disk, shell.parts.home.feeds)
    if words := last_read_words(feed_rows(shell.network, states, shell.now), shell.now):
        shell.say(f"{words}: `netritual feeds refresh` reads them.")
