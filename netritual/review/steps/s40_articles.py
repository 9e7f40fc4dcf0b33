"""Step 4: read two articles of your people, and say something useful."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from netritual.domain.articles import ASKED_AFTER_DAYS, PICKED, awaited_answers, queue
from netritual.domain.feed_owners import without_feed
from netritual.domain.model import Article, Person
from netritual.domain.words import day_words
from netritual.review.acts import act
from netritual.review.article_item import article_item, commented_item
from netritual.review.rows import last_done, name_of, week_back
from netritual.review.step import Figure, Item, StepContext, StepSpec


def build(ctx: StepContext) -> list[Item]:
    """The picked ones, the queue, and the comments of a week ago, once: did their authors answer?"""
    items = [article_item(ctx.network, ctx.today, reading) for reading in queue(ctx.network, ctx.settings, ctx.now)]
    ordered = [item for item in items if item.state == "picked"] + [item for item in items if item.state != "picked"]
    asked = (commented_item(ctx.network, ctx.today, article) for article in _asked(ctx))
    return [*ordered, *(replace(item, acts=(*item.acts, act("skip", "no answer"))) for item in asked)]


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


def _asked(ctx: StepContext) -> list[Article]:
    """The comments about whose answer this review asks: those a week old that no review before it asked about."""
    before, last = ctx.today - timedelta(days=ASKED_AFTER_DAYS), last_done(ctx)
    return [
        article for article in awaited_answers(ctx.network, ctx.today)
        if article.comment is not None and article.comment.on <= before
        and (last is None or last.date() < article.comment.on + timedelta(days=ASKED_AFTER_DAYS))
    ]  # fmt: skip


STEP = StepSpec(
    id="articles", order=40, title="Articles", question="Read two, say something useful", aim_minutes=2.5, build=build,
    lines=lines, acts=(act("add-article", "article"),), body="netritual.tui.bodies.article:ArticleBody",
    empty=_nothing,
    foot="done this week", figures=(Figure("useful comments", "useful_comments", 30),),
    commands=("open-link", "read-article", "add-article", "add-feed", "refresh-feeds", "open-feeds"),
)  # fmt: skip
