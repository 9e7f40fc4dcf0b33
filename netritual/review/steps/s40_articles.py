"""Step 4: read two articles of your people, and say something useful."""

from collections.abc import Sequence
from datetime import timedelta

from netritual.domain.articles import PICKED, queue
from netritual.domain.feed_owners import without_feed
from netritual.domain.model import Article, Person
from netritual.domain.words import day_words, span
from netritual.review.acts import ANSWERED_COMMENT, act
from netritual.review.article_item import article_item
from netritual.review.rows import name_of, week_back
from netritual.review.step import Figure, Item, StepContext, StepSpec, row

COMMENTED = "You commented; did they answer?"
REPLY_DAYS = 14
"""Days within which an author's answer counts: two weeks."""


def build(ctx: StepContext) -> list[Item]:
    """The picked ones, the queue, and with them the comments that still have no answer."""
    items = [article_item(ctx.network, ctx.today, reading) for reading in queue(ctx.network, ctx.settings, ctx.now)]
    ordered = [item for item in items if item.state == "picked"] + [item for item in items if item.state != "picked"]
    return [*ordered, *(_commented(ctx, article) for article in _unanswered(ctx))] if ordered else []


def lines(ctx: StepContext) -> Sequence[str]:
    """How many are there, and what was done this week."""
    waiting = queue(ctx.network, ctx.settings, ctx.now)
    picked = sum(reading.picked for reading in waiting)
    first = week_back(ctx.today)
    articles = ctx.network.all(Article)
    read = sum(a.read is not None and a.read >= first for a in articles)
    said = sum(a.comment is not None and a.comment.on >= first for a in articles)
    done = f"{read} read, {said} commented this week"
    answered = [
        f"{name_of(ctx.network, a.author)} answered your comment of {day_words(a.comment.on, ctx.today)}"
        for a in articles
        if a.comment is not None and a.author_replied is not None and a.author_replied >= first
    ]
    head = f"Picked for you: {picked} of {len(waiting)} (at most two by one author)" if waiting else ""
    return [line for line in (head, "; ".join([done, *answered[:2]]), _offer(ctx, len(waiting))) if line]


def _offer(ctx: StepContext, waiting: int) -> str:
    """Where fewer wait than two: who may have a blog whose articles would come by themselves; "" where all have one."""
    person = next(iter(without_feed(ctx.network, ctx.today)), None) if waiting < PICKED else None
    if person is None:
        return ""
    return f"Has {person.name} a blog or a newsletter? b adds it.\tnetritual feeds add URL --of {person.handle}"


def _nothing(ctx: StepContext) -> str:
    """What would fill the step: a blog or a link, and of whom to expect one."""
    shown = [ctx.network.get(Person, one.person) for one in ctx.suggestions.shown]
    person = next((one for one in shown if one is not None and one.work), None)
    who = f"{person.name} ({person.position or person.company})" if person is not None else "one of your people"
    handle = person.handle if person is not None else "name"
    return (
        f"Has {who} a blog or a newsletter? b adds it (netritual feeds add URL --of {handle});"
        f" a link: +article @{handle} https://ex.org/a"
    )


def _unanswered(ctx: StepContext) -> list[Article]:
    first = ctx.today - timedelta(days=REPLY_DAYS)
    return [
        a
        for a in ctx.network.all(Article)
        if a.state == "commented"
        and a.author_replied is None
        and a.comment is not None
        and first <= a.comment.on < ctx.today
    ]


def _commented(ctx: StepContext, article: Article) -> Item:
    days = (ctx.today - article.comment.on).days if article.comment is not None else 0
    who = article.source
    said = article.comment.text if article.comment is not None else ""
    cells = ("", name_of(ctx.network, who), article.title or article.url, span(days), "no answer yet")
    return row(
        "articles", "articles", article.id, COMMENTED, cells, ANSWERED_COMMENT if article.url else ANSWERED_COMMENT[:1],
        (who,) if who is not None else (), detail=(("you wrote", said),) if said else (), url=article.url,
    )  # fmt: skip


STEP = StepSpec(
    id="articles", order=40, title="Articles", question="Read two, say something useful", aim_minutes=2.5, build=build,
    lines=lines, acts=(act("add-article", "article"),), body="netritual.tui.bodies.article:ArticleBody",
    empty=_nothing,
    foot="done this week", figures=(Figure("useful comments", "useful_comments", 30),),
    commands=("open-link", "read-article", "add-article", "add-feed", "refresh-feeds", "open-feeds"),
)  # fmt: skip
