"""The sample home: sixty invented people with two years of history, the same for the same moment and seed.

``home.jsonl`` holds its lines in our own format, with days that count from today; between them stands what is drawn at
random. Companies and sites are invented too (example.org, RFC 2606). It comes in through the import verb, so it is as
sound as what a person brings.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any

from msgspec import json
from msgspec.structs import replace

from netritual.domain.model import Review, Settings
from netritual.services.demo.past_years import PAST
from netritual.services.demo.story import HOME_ZONE, Story, data_file
from netritual.services.intake.import_plan import ImportReport
from netritual.services.parts import Parts
from netritual.services.ports import ImportBatch, Transaction
from netritual.services.reviews.review_opening import summary_of
from netritual.services.verb import verb
from netritual.services.verbs.imports import import_rows

SEED = 7


def settings() -> dict[str, Any]:
    """The settings of the sample home, as plain values of ``settings.toml``."""
    return {
        "name": "Marta Silva",
        "city": "Lisbon",
        "country": "PT",
        "tz": HOME_ZONE,
        "capacity": 2,
        "purpose": "find two pricing partners; help three people find work",
    }


def rows(now: datetime, seed: int = SEED) -> ImportBatch:
    """Everything in the sample home but the summaries of its reviews, as an import batch."""
    story = Story(now, seed)
    for line in map(json.decode, data_file("home.jsonl").splitlines()):
        if "past" in line:
            PAST[line["past"]](story)
        else:
            story.tell(line)
    return ImportBatch("netritual", tuple(story.rows), 0, ())


@verb("demo")
def fill(tx: Transaction, own: Settings, seed: int = SEED, store_id: str = "") -> ImportReport:
    """Fill an empty home with the sample people, and write the numbers of their past reviews. One transaction."""
    report = import_rows.within(tx, rows(tx.now, seed), store_id)
    for review in list(tx.all(Review)):
        if review.ended is not None and review.is_done:
            tx.put(replace(review, summary=summary_of(tx, own, review, review.ended)))
    return report


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
