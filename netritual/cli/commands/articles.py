"""``netritual articles``: the reading queue, and the text of one article."""

import click

from netritual.cli.command_group import Group
from netritual.cli.last_read import tell_last_read
from netritual.cli.name_completion import PERSON_NAME
from netritual.cli.shapes import ref
from netritual.cli.shell import Shell, pass_shell, repeated
from netritual.domain.article_layout import COLUMN, article_lines
from netritual.domain.articles import behind_words, in_view, waiting
from netritual.domain.model import Article
from netritual.domain.network import People
from netritual.domain.words import day_words
from netritual.errors import NetritualError, NotFound, UsageError
from netritual.services.article_pages import article_page, titled_reading
from netritual.services.which_article import articles_meant


@click.group("articles", cls=Group, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """What your people shared, best first, each with its reasons."""
    if context.invoked_subcommand is not None:
        return
    shell: Shell = context.ensure_object(Shell)
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
    reading = article_page(shell.parts, shell.network, article.url)
    if reading.problem:
        raise NetritualError(reading.problem, hint=f"Try again later, or in a browser: {article.url}")
    text = reading.text
    title = article.title or text.title or article.url
    if shell.wants_json:
        shell.emit({"id": article.id, "title": title, "url": article.url, "minutes": text.minutes, "text": text.text,
                    "links": list(text.links)})  # fmt: skip
        return
    people = People(shell.network)
    person = people.get(article.source) if article.source is not None else None
    name = person.name if person is not None else text.author
    day = day_words(text.published or article.shared, shell.now.date())
    shell.data(title)
    shell.data(", ".join(part for part in (name, day, f"{text.minutes} min") if part))
    shell.data("")
    for line in article_lines(text, min(COLUMN, shell.streams.width)):
        shell.data(line.text)
    if text.beginning_only:
        shell.say(f"This is only its beginning: the page says that the rest is to be paid for. {article.url}")


def _meant(shell: Shell, typed: str) -> Article:
    """The one article that is meant; NotFound for none, UsageError for several (exit 2), which are then listed."""
    articles = articles_meant(shell.network, shell.settings, shell.now, typed)
    if len(articles) == 1:
        return articles[0]
    shown = repeated(typed)
    if not articles:
        raise NotFound(f"No article goes by “{shown}”.", hint="`netritual articles` lists them with a number.")
    people = People(shell.network)
    for article in articles:
        person = people.get(article.source) if article.source is not None else None
        shell.say(f"  {article.id}  {person.name if person is not None else ''}  {article.title or article.url}")
    raise UsageError(f"“{shown}” could be {len(articles)} articles.", hint="Use one of the ids above.")
