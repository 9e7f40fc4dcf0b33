"""``netritual articles``: the reading queue, the text of one article, and what became of it."""

import click

from netritual.cli.command_group import listing
from netritual.cli.json_shapes import ref
from netritual.cli.last_read import tell_last_read
from netritual.cli.name_completion import PERSON_NAME
from netritual.cli.printed_article import BEGINNING_ONLY, article_column, article_text
from netritual.cli.shell import Shell, pass_shell
from netritual.domain.language.text import shortened
from netritual.domain.model import Article
from netritual.domain.network import People
from netritual.domain.people.addresses import LONGEST, tidy
from netritual.domain.suggestions.article_rank import behind_words, in_view, waiting
from netritual.services.answer_parsing import day_of
from netritual.services.feeds.article_pages import kept_text, titled_reading
from netritual.services.questions.which_article import articles_meant
from netritual.services.verbs import article_verbs
from netritual.services.verbs.loops import snooze


@listing("articles")
def command(shell: Shell) -> None:
    """What your people shared, best first, each with its reasons."""
    people, waits = People(shell.network), waiting(shell.network, shell.settings, shell.now)
    disk, home = shell.parts.disk, shell.parts.home
    readings = [titled_reading(disk, home, one) or one for one in in_view(waits)]
    rows = [(one, one.article, ref(people, one.article.author), ref(people, one.article.shared_by)) for one in readings]
    shell.listed(
        (
            {
                "id": article.id, "title": article.title, "url": article.url, "author": author,
                "shared_by": shared_by, "score": one.score, "why": list(one.why), "state": article.state,
            }
            for one, article, author, shared_by in rows
        ),
        (
            (str(number), (author or shared_by or {"name": ""})["name"], article.title or article.url,
             "; ".join(one.why))
            for number, (one, article, author, shared_by) in enumerate(rows, 1)
        ),
        empty="Nothing shared with you yet. Try: netritual feeds add https://… --of NAME",
    )  # fmt: skip
    if more := len(waits) - len(readings):
        shell.say(behind_words(more))
    tell_last_read(shell)


@command.command("read")
@click.argument("which", metavar="WHICH…", nargs=-1, required=True, type=PERSON_NAME)
@pass_shell
def read(shell: Shell, which: tuple[str, ...]) -> None:
    """Read one here, in one column. WHICH is its number in the list, its id, its address, its person, or words of its
    title. It is fetched the first time, and kept: after that it opens offline. Nothing is marked by it."""
    article = _meant(shell, " ".join(which))
    text = article_text(shell, article)
    if shell.wants_json:
        title = article.title or text.title or article.url
        shell.emit({"id": article.id, "title": title, "url": article.url, "minutes": text.minutes, "text": text.text,
                    "links": list(text.links)})  # fmt: skip
        return
    for line in article_column(shell, article, text):
        shell.data(line)
    if text.beginning_only:
        shell.say(f"{BEGINNING_ONLY} {article.url}")


@command.command("commented")
@click.argument("which", metavar="WHICH", type=PERSON_NAME)
@click.argument("text", metavar="[TEXT…]", nargs=-1)
@pass_shell
def commented(shell: Shell, which: str, text: tuple[str, ...]) -> None:
    """You commented on it: it leaves the queue. TEXT is the comment; its kind may stand before it, "question: …"."""
    article = _meant(shell, which)
    title = article.title or _page_title(shell, article)
    shell.changed(article_verbs.comment_article(shell.store, shell.now, article.id, " ".join(text), title)[1])


@command.command("skip")
@click.argument("which", metavar="WHICH…", nargs=-1, required=True, type=PERSON_NAME)
@pass_shell
def skip(shell: Shell, which: tuple[str, ...]) -> None:
    """It is not for you: it leaves the queue."""
    shell.changed(article_verbs.skip_article(shell.store, shell.now, _meant(shell, " ".join(which)).id)[1])


@command.command("later")
@click.argument("which", metavar="WHICH", type=PERSON_NAME)
@click.argument("day", metavar="DAY")
@pass_shell
def later(shell: Shell, which: str, day: str) -> None:
    """It waits until a day: fri, 3d, w, m or a date."""
    until = day_of(day, shell.now.date(), shell.settings)
    shell.changed(snooze(shell.store, shell.now, "articles", _meant(shell, which).id, until)[1])


def _page_title(shell: Shell, article: Article) -> str:
    """The title of the page of an article, where it was read."""
    text = kept_text(shell.parts.disk, shell.parts.home, article.url)
    return shortened(tidy(text.title), LONGEST["name"]) if text is not None else ""


def _meant(shell: Shell, typed: str) -> Article:
    """The one article that is meant; NotFound for none, UsageError for several (exit 2), which are then listed."""
    people = People(shell.network)

    def row(article: Article) -> str:
        person = people.get(article.source) if article.source is not None else None
        return f"{article.id}  {person.name if person is not None else ''}  {article.title or article.url}"

    return shell.the_one(articles_meant(shell.network, shell.settings, shell.now, typed), typed, "article", row)
