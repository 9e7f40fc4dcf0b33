"""The sample home: sixty invented people with two years of history, the same for the same moment and seed.

It comes in through the import verb, as lines of our own format, so it is as sound as what a person brings.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from netritual.domain.measures import is_done
from netritual.domain.model import Review, Settings
from netritual.review.catalog import steps_of
from netritual.services.demo import story as made
from netritual.services.demo import week
from netritual.services.intake.plan import ImportReport
from netritual.services.parts import Parts
from netritual.services.ports import ImportBatch, Transaction
from netritual.services.review_opening import summary_of
from netritual.services.verb import verb
from netritual.services.verbs.imports import import_rows

SEED = 7
REVIEWS = 40
"""Weeks back to the first review of the sample home."""
MISSED, RESTED = (17, 29), (9, 23)
"""Weeks ago without a review, and those that were rest weeks."""
LEARNED = (
    "A short answer today beats a long one next week.", "Ask for one thing.", "People remember what you followed up.",
    "Walks are better than calls.", "Say the price first.", "", "", "",
)  # fmt: skip


def settings() -> dict[str, Any]:
    """The settings of the sample home, as plain values of ``settings.toml``."""
    return {
        "name": "Marta Silva",
        "city": "Lisbon",
        "country": "PT",
        "tz": made.HOME_ZONE,
        "capacity": 2,
        "purpose": "find two pricing partners; help three people find work",
    }


def rows(now: datetime, seed: int = SEED) -> ImportBatch:
    """Everything in the sample home but the summaries of its reviews, as an import batch."""
    story = made.Story(now, seed)
    for tell in (made.people, made.talks, *week.CHAPTERS, _reviews):
        tell(story)
    story.add("sitting", on=story.day(made.DAYS - 40))
    return ImportBatch("netritual", tuple(story.rows), 0, ())


@verb("demo")
def fill(tx: Transaction, own: Settings, seed: int = SEED, store_id: str = "") -> ImportReport:
    """Fill an empty home with the sample people, and write the numbers of their past reviews. One transaction."""
    report = import_rows.within(tx, rows(tx.now, seed), store_id)
    for review in list(tx.all(Review)):
        if review.ended is not None and is_done(review):
            tx.put(replace(review, summary=summary_of(tx, own, review, review.ended)))
    return report


def _reviews(story: made.Story) -> None:
    """A review each Friday but for the weeks that were missed or rested; the last one is of last week."""
    friday = story.today - timedelta(days=story.today.weekday() - 4)
    for back in range(REVIEWS, 0, -1):
        day = friday - timedelta(days=7 * back)
        name = f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
        if back in RESTED:
            story.add("rest", week=name, reason="auto" if back == RESTED[0] else "chosen")
        elif back not in MISSED:
            story.add("review", **_review(story, day, name, back))


def _met_after(story: made.Story, day: date) -> list[str]:
    """The first two with whom a coffee was held in the three weeks after a review: they were picked there."""
    last = (day + timedelta(days=21)).isoformat()
    coffees = [row for row in story.rows if row["kind"] == "coffee" and row["state"] == "held"]
    found = [row["people"][0] for row in coffees if day.isoformat() < row["slot"]["start"][:10] <= last]
    return list(dict.fromkeys(found))[:2]


def _review(story: made.Story, day: date, name: str, back: int) -> Mapping[str, Any]:
    short = back % 6 == 0
    steps = [step.id for step in steps_of(Settings(), short=short)]
    seconds = {step: float(story.random.randint(35, 150)) for step in steps}
    started = datetime.fromisoformat(story.moment(day, 16, story.random.randint(0, 9)))
    ended = started + timedelta(seconds=sum(seconds.values()))
    met = _met_after(story, day)[: 1 if back % 3 == 0 else 2]
    others = [who for who in ("lucia", "wei", "soren", "mei", "aoife", "bruno", "yasmin", "sam-lee") if who not in met]
    shown = [*met, *story.random.sample(others, 5 - len(met))]
    first, last = (day - timedelta(days=4)).isoformat(), day.isoformat()
    talked = [row["id"] for row in story.rows if row["kind"] == "interaction" and first <= row["on"] <= last]
    return {
        "week": name,
        "started": started.isoformat(),
        "ended": ended.isoformat(),
        "mode": "short" if short else "full",
        "step": steps[-1],
        "seen": steps,
        "items": [{"ref": f"{steps[0]}:interactions:{talk}", "outcome": "seen"} for talk in talked[:6]],
        "seconds": seconds,
        "shown": [
            {"person": who, "score": float(54 - 7 * at + story.random.randint(-3, 3)), "picked": at < 2}
            for at, who in enumerate(shown)
        ],
        "topic": story.random.choice(("pricing", "hiring", "fundraising", "")),
        "sweep": ["calendar", "email"] if back % 2 else ["calendar", "email", "linkedin"],
        "learned": story.random.choice(LEARNED),
    }


def make(parts: Parts) -> None:
    """Fill the home of ``parts``, which nobody has used yet. The same clock gives the same home."""
    parts.disk.make_folder(parts.home.root)
    parts.disk.replace(parts.home.settings, parts.changed_settings(None, **settings()))
    with closing(parts.open_store(True)) as store:
        fill(store, parts.now(), parts.settings())


@contextmanager
def sample_folder(*, keep: bool = False) -> Iterator[str]:
    """A new folder for a sample home, removed at the end; with ``keep`` only when something went wrong."""
    root = tempfile.mkdtemp(prefix="netritual-demo-")
    try:
        yield root
    except BaseException:
        keep = False
        raise
    finally:
        if not keep:
            shutil.rmtree(root, ignore_errors=True)
