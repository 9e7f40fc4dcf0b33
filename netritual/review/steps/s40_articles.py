"""Step 4: read two articles of your people, and say something useful."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from netritual.domain.articles.feed_owners import without_feed
from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Article, Person
from netritual.domain.suggestions.article_rank import ASKED_AFTER_DAYS, PICKED, awaited_answers, queue
from netritual.domain.suggestions.mourning import mourners
from netritual.review.acts import FEED_ACTS, REFRESH_FEEDS, act
from netritual.review.article_item import article_item, commented_item
from netritual.review.rows import last_done, name_of, week_back
from netritual.review.step import Item, StepContext, StepFigure, StepSpec, row

OFFER = "Who has a blog or a newsletter"
OFFERED = 2
"""People of whom that is asked at once."""
IN_TURN_WEEKS = 4
"""Weeks after which the same people stand there again."""


def build(ctx: StepContext) -> list[Item]:
    """The picked ones, the queue, the comments of a week ago, once: did their authors answer? Where little is to be
    read also who may have a blog whose articles would come by themselves."""
    items = [article_item(ctx.network, ctx.today, reading) for reading in queue(ctx.network, ctx.settings, ctx.now)]
    ordered = [item for item in items if item.state == "picked"] + [item for item in items if item.state != "picked"]
    asked = (commented_item(ctx.network, ctx.today, article) for article in _asked(ctx))
    offers = map(_offer, _offered(ctx)) if len(items) < PICKED else ()
    return [*ordered, *(replace(item, acts=(*item.acts, act("skip", "no answer"))) for item in asked), *offers]


def _offered(ctx: StepContext) -> Sequence[Person]:
    """Of whom it is asked this week: of those that matter most in turns, so that nobody stands there again at once
    where there are enough. Who is answered for makes room for the next one, and moves nobody who stands there."""
    mourning = mourners(ctx.network, ctx.today)
    people = [person for person in without_feed(ctx.network, ctx.today) if person.id not in mourning]
    week = (ctx.today.toordinal() - 1) // 7  # from Monday to Sunday
    turn = week % IN_TURN_WEEKS
    first = max(0, min(turn * OFFERED, len(people) - OFFERED))
    return people[first : first + OFFERED]


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
        f"{name_of(ctx.network, a.source)} answered your comment of {day_words(a.comment.on, ctx.today)}"
        for a in articles
        if a.comment is not None and a.author_replied is not None and a.author_replied >= first
    ]
    head = f"Picked for you: {picked} of {len(waiting)}, at most two by one author" if waiting else ""
    return [line for line in (head, "; ".join([done, *answered[:2]])) if line]


def _offer(person: Person) -> Item:
    """Somebody who may have a blog or a newsletter."""
    ways = (
        ("b or enter", "paste its address"), ("x", "they have none; it is not asked again"),
        ("in a shell", f"netritual feeds add URL --of {person.handle}"),
    )  # fmt: skip
    cells = ("", person.name, person.work or "has one?", "", "its articles come here")
    return row(
        "articles", "people", person.id, OFFER, cells, FEED_ACTS, (person.id,), key=f"feed:{person.id}", detail=ways
    )


def _nothing(ctx: StepContext) -> str:
    """What would fill the step: a link, and of whom to expect one."""
    for one in ctx.suggestions.shown:
        person = ctx.network.get(Person, one.person)
        field = (person.position or person.company) if person is not None else ""
        if person is not None and field:
            return f"Has {person.name} ({field}) written something? A line for it: +article @{person.handle} https://…"
    return "Nothing to read this week. b adds a blog; a line for a link: Petra sent me https://…"


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
    lines=lines, acts=(act("add-article", "article"),), body="netritual.tui.bodies.article_body:ArticleBody",
    empty=_nothing,
    foot="done this week", figures=(StepFigure("useful comments", "useful_comments", 30),),
    commands=("open-link", "read-article", "add-article", "add-feed", REFRESH_FEEDS, "open-feeds"),
)  # fmt: skip
