"""The text of an article as the shell prints it, fetched the first time and kept."""

from netritual.cli.shell import Shell
from netritual.domain.articles.article_layout import COLUMN, article_lines
from netritual.domain.articles.article_text import ArticleText
from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Article
from netritual.domain.network import People
from netritual.errors import NetritualError
from netritual.services.feeds.article_pages import article_page

BEGINNING_ONLY = "This is only its beginning: the page says that the rest is to be paid for."


def article_text(shell: Shell, article: Article) -> ArticleText:
    """The text of an article; NetritualError where it cannot be read."""
    reading = article_page(shell.parts, shell.network, article.url)
    if reading.problem:
        raise NetritualError(reading.problem, hint=f"Try again later, or in a browser: {article.url}")
    return reading.text


def article_column(shell: Shell, article: Article, text: ArticleText) -> list[str]:
    """Its title, whose it is and of which day, and its text in one column."""
    people = People(shell.network)
    person = people.get(article.source) if article.source is not None else None
    name = person.name if person is not None else text.author
    day = day_words(text.published or article.shared, shell.now.date())
    head = ", ".join(part for part in (name, day, f"{text.minutes} min") if part)
    column = article_lines(text, min(COLUMN, shell.streams.width))
    return [article.title or text.title or article.url, head, "", *(line.text for line in column)]
