"""The row of an article that waits to be read: in its step, in Articles and on Home."""

from datetime import date

from netritual.domain.dates.day_wording import ago
from netritual.domain.model import Article
from netritual.domain.network import Network
from netritual.domain.suggestions.article_rank import RankedArticle
from netritual.domain.suggestions.fit import ARTICLE, fit_of, reckoning
from netritual.review.acts import ANSWERED_COMMENT, ARTICLE_ACTS
from netritual.review.rows import name_of, point_rows
from netritual.review.step import Item, row

PICKED, QUEUE = "Picked for you", "Later this week"
COMMENTED = "You commented; did they answer?"


def article_item(network: Network, today: date, reading: RankedArticle) -> Item:
    """An article of the queue; its reading is the subject."""
    article = reading.article
    who = article.source
    cells = (
        fit_of(reading.score, ARTICLE).words, name_of(network, who), article.title or article.url,
        "no date" if article.undated else ago((today - article.shared).days), "; ".join(reading.why),
    )  # fmt: skip
    return row(
        "articles", "articles", article.id, PICKED if reading.picked else QUEUE, cells, ARTICLE_ACTS,
        article.people, state="picked" if reading.picked else "", url=article.url,
        detail=(
            *point_rows(reading.parts), ("reckoning", reckoning(reading.parts, (), reading.score)),
            ("link", article.url),
        ),
        subject=reading,
    )  # fmt: skip


def commented_item(network: Network, today: date, article: Article) -> Item:
    """An article that I commented on, and whose author has not answered yet."""
    comment, who = article.comment, article.source
    days = (today - comment.on).days if comment is not None else 0
    said = comment.text if comment is not None else ""
    cells = ("", name_of(network, who), article.title or article.url, ago(days), "no answer yet")
    return row(
        "articles", "articles", article.id, COMMENTED, cells,
        tuple(act for act in ANSWERED_COMMENT if article.url or act.id != "open-link"),
        article.people, detail=(("you wrote", said),) if said else (), url=article.url,
    )  # fmt: skip
