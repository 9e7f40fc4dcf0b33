"""All numbers of a period as rows of words, with the people behind each."""

from collections.abc import Iterator
from typing import NamedTuple

from netritual.domain.dates.day_wording import counted
from netritual.domain.figures.five_questions import KINDS
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tally import number_words, share_words
from netritual.services.pages.insight_charts import Numbers, circle_words, count
from netritual.services.pages.insight_page import InsightPage

NOT_YET = "not yet"


class InsightFigure(NamedTuple):
    """One row: what is counted, how much that is, and the numbers in it. A row without a value is a heading."""

    words: str
    value: str = ""
    numbers: Numbers = ()


def figures(page: InsightPage, learned: str = "") -> list[InsightFigure]:
    """All rows under their headings; ``learned`` says what the own log teaches of the suggestions."""
    return [*_talks(page), *_articles(page), *_asking(page), *_keeping(page), *_rhythms(page), *_ends(page, learned)]


def _talks(page: InsightPage) -> Iterator[InsightFigure]:
    part, whole = page.stats.of["network_ratio"]
    yield InsightFigure("Talks")
    yield InsightFigure(
        "talked with you in the last year",
        f"{number_words(part)} of {counted(int(whole), 'person', 'people')}",
        (("network_ratio", "talked with you in a year"),),
    )
    yield _weekly(page, "people_reached", "people you reached", count(page, "people_reached"))
    yield _weekly(page, "in_person", "people you met in person", len(page.stats.behind["in_person"]))
    yield InsightFigure("share in person", _share(page, "in_person_share"))
    yield InsightFigure("quiet ties that came back", _value(page, "dormant_revived"))
    for kind, number in page.stats.mix.items():
        if number:
            yield InsightFigure(KINDS[kind], number_words(number))


def _articles(page: InsightPage) -> Iterator[InsightFigure]:
    yield InsightFigure("Articles")
    yield InsightFigure("articles read", _value(page, "articles_read"))
    yield InsightFigure("articles commented on", _value(page, "articles_commented"))
    yield _weekly(page, "useful_comments", "useful comments", page.stats.of["useful_rate"][0])
    yield _shared(page, "author_reply_rate", "authors who answered")


def _asking(page: InsightPage) -> Iterator[InsightFigure]:
    yield InsightFigure("Asking and answering")
    yield _weekly(page, "asks_made", "asks for advice", count(page, "asks_made"))
    yield _shared(page, "asks_answered", "asks that were answered")
    yield _shared(page, "never_heard_back", "messages you never heard back on")
    yield _shared(page, "within_aim", "answers you gave within your aim")
    median = page.stats.values.get("reply_hours_median")
    hours = counted(round(median), "working hour") if isinstance(median, int | float) else NOT_YET
    yield InsightFigure("you usually answer within", hours)


def _keeping(page: InsightPage) -> Iterator[InsightFigure]:
    yield InsightFigure("Promises, favours and coffees")
    yield _shared(page, "promises_on_time", "promises kept on time")
    yield _shared(page, "thanks_closed_2d", "thanks said in two days")
    yield _weekly(page, "gave", "favours given", count(page, "gave"))
    yield _weekly(page, "got", "favours you got", count(page, "got"))
    yield _weekly(page, "introductions", "introductions", page.stats.of["introductions_both_yes"][1])
    yield _shared(page, "introductions_both_yes", "introductions that both wanted")
    coffees = (f"{_value(page, f'coffees_{state}')} {word}" for state, word in _COFFEES)
    yield InsightFigure("coffees", ", ".join(coffees), (("coffees_proposed", "coffees"),))
    yield InsightFigure("of those planned three weeks before, held", _share(page, "held_rate"))
    yield _shared(page, "stalled_revived", "coffees that were only said, and took place")


_COFFEES = (("proposed", "planned"), ("booked", "booked"), ("held", "held"))


def _rhythms(page: InsightPage) -> Iterator[InsightFigure]:
    yield InsightFigure("Rhythms")
    for tier in page.tiers:
        quiet = len(tier.quiet)
        in_rhythm = "" if tier.in_rhythm is None else f"{tier.in_time} of {tier.people} in rhythm"
        people = counted(tier.people, "person", "people") if tier.people else "nobody"
        said = [in_rhythm or people, f"{quiet} gone quiet" if quiet else ""]
        numbers = ((f"tier:{tier.tier}", TIER_NAMES[tier.tier]),) if tier.people else ()
        yield InsightFigure(f"{TIER_NAMES[tier.tier]}, every {tier.days} days", ", ".join(filter(None, said)), numbers)
    yield _usual(page, "talks a week that keep them", f"about {round(page.stats.load)}", "people_reached")


def _ends(page: InsightPage, learned: str) -> Iterator[InsightFigure]:
    if page.circles:
        yield InsightFigure("Circles")
        yield _shared(page, "circle_coverage", "circles touched in the last 30 days")
        for circle in page.circles:
            yield InsightFigure(circle.name, circle_words(circle), ((f"circle:{circle.name}", circle.name),))
    yield InsightFigure("Suggestions and reviews")
    for key, words in _SUGGESTED:
        yield InsightFigure(words, _of(page, key), (("suggestions_accepted", "suggested"),))
    if learned:
        yield InsightFigure(learned, " ")
    rests = f", {counted(len(page.rests), 'rest week')}" if page.rests else ""
    yield InsightFigure("weeks with a review", f"{_of(page, 'ritual')}{rests}")


_SUGGESTED = (
    ("suggestions_accepted", "suggestions you took"), ("suggestions_held", "of these you met"),
    ("suggestions_not_a_fit", "not a fit"),
)  # fmt: skip


def _weekly(page: InsightPage, key: str, words: str, number: float) -> InsightFigure:
    """A count of the period beside the usual one of a week."""
    return _usual(page, words, number_words(number), key, ((key, words),))


def _usual(page: InsightPage, words: str, value: str, key: str, numbers: Numbers = ()) -> InsightFigure:
    usual = page.stats.medians.get(key)
    return InsightFigure(words, f"{value}, usual {number_words(usual)} a week" if usual else value, numbers)


def _shared(page: InsightPage, key: str, words: str) -> InsightFigure:
    """A share with its cases, and who they are."""
    return InsightFigure(words, _share(page, key), ((key, words),) if key in page.stats.behind else ())


def _share(page: InsightPage, key: str) -> str:
    part, whole = page.stats.of.get(key, [0, 0])
    if not whole:
        return NOT_YET
    if page.stats.values.get(key) is None:
        return f"{number_words(part)} of {number_words(whole)}"
    share = share_words(part, whole)
    if " of " in share:
        return share
    is_counted = float(part).is_integer()  # what was kept late counts half: no count says that
    return (
        f"{share}, {number_words(part)} of {number_words(whole)}" if is_counted else f"{share} of {number_words(whole)}"
    )


def _of(page: InsightPage, key: str) -> str:
    part, whole = page.stats.of.get(key, [0, 0])
    return f"{number_words(part)} of {number_words(whole)}" if whole else NOT_YET


def _value(page: InsightPage, key: str) -> str:
    number = page.stats.values.get(key)
    return number_words(number) if isinstance(number, int | float) else NOT_YET
