"""The row of an article that waits to be read: in its step, in Articles and on Home."""

from datetime import date

from netritual.domain.articles import Reading
from netritual.domain.network import Network
from netritual.review.acts import ARTICLE_ACTS
from netritual.review.rows import name_of, point_rows
from netritual.review.step import Item, row

PICKED, QUEUE = "Picked for you", "Later this week"


def article_item(network: Network, today: date, reading: Reading) -> Item:
    """An article of the queue; its reading is the subject."""
    article = reading.article
    who = article.source
    cells = (
        f"{reading.score:.0f}", name_of(network, who), article.title or article.url,
        f"{(today - article.shared).days} d", "; ".join(reading.why),
    )  # fmt: skip
    return row(
        "articles", "articles", article.id, PICKED if reading.picked else QUEUE, cells, ARTICLE_ACTS,
        (who,) if who is not None else (), state="picked" if reading.picked else "", url=article.url,
        detail=(*point_rows(reading.parts), ("fit", f"{reading.score:g}"), ("link", article.url)), subject=reading,
    )  # fmt: skip
