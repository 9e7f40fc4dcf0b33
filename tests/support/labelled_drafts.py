"""Ninety drafts labelled by hand, and how well the guards find the labels.

Thirty were labelled before any rule was written (``blind``) and thirty after (``aware``), both by whoever wrote the
rules. Thirty more are by somebody who did not know the rules (``stranger``); rules were mended after they were read.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from netritual.domain.drafts.draft_checks import Background, Draft, DraftCheck, checks
from netritual.domain.drafts.earlier_notes import EarlierNotes, note_print
from netritual.domain.drafts.key_messages import MESSAGE_KINDS
from netritual.domain.model import Person
from netritual.domain.people.private_findings import NotedPeople

FILES = ("blind", "aware", "stranger")
FOLDER = Path(__file__).parent.parent / "domain" / "drafts_labelled"
GUARDS = {
    "mass": "own_words", "blank": "blanks", "private": "private", "facts": "facts", "one_ask": "questions",
    "length": "words", "personal": "personal", "tone": "tone",
}  # fmt: skip
"""Label -> the check that should say so."""


class Score(NamedTuple):
    """How often a guard spoke, how often it should have, and how often it was right."""

    found: int
    wanted: int
    right: int

    @property
    def precision(self) -> float:
        """Of what it said so much was right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what it should have said so much was said."""
        return self.right / self.wanted if self.wanted else 1.0


class Labelled(NamedTuple):
    """One draft, its labels, and what the guards said that asks for a look."""

    text: str
    marks: Mapping[str, str]
    said: Mapping[str, DraftCheck]


def labelled(name: str) -> Iterator[Labelled]:
    """The drafts of a file with what the guards say of them."""
    world = msgspec.json.decode((FOLDER / "world.json").read_bytes())
    people = {
        one["name"]: msgspec.convert({"id": at, "handle": f"p{at}", **one}, Person)
        for at, one in enumerate(world["people"], 1)
    }
    today = date.fromisoformat(world["today"])
    earlier = EarlierNotes(
        note_print(one["text"], people[one["to"]].id, date.fromisoformat(one["on"])) for one in world["earlier"]
        if (today - date.fromisoformat(one["on"])).days <= 30
    )  # fmt: skip
    messages = tuple(msgspec.convert(one, MESSAGE_KINDS[one["kind"]]) for one in world["lines"])
    background = Background(today=today, earlier=earlier, noted=NotedPeople(people.values()), messages=messages)
    for row in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield _judged(msgspec.json.decode(row), people, background)


def _judged(row: dict[str, Any], people: Mapping[str, Person], background: Background) -> Labelled:
    draft = Draft(text=row["text"], kind=row["kind"], person=people[row["to"]], public=row.get("public", False))
    said = {one.check: one for one in reversed(checks(draft, background)) if one.level != "ok"}
    return Labelled(row["text"], dict(row["marks"]), said)


def scores(drafts: Sequence[Labelled]) -> dict[str, Score]:
    """Of each guard how well it does."""
    return {label: Score(
        sum(check in one.said for one in drafts), sum(label in one.marks for one in drafts),
        sum(check in one.said and label in one.marks for one in drafts),
    ) for label, check in GUARDS.items()}  # fmt: skip


def misplaced(drafts: Sequence[Labelled]) -> list[str]:
    """The labels that were found, and elsewhere in the text than they were set."""
    return [
        f"{label}: {words}" for one in drafts for label, words in one.marks.items()
        if words and (check := one.said.get(GUARDS[label])) is not None and check.at is not None
        and not (check.at[0] < one.text.index(words) + len(words) and one.text.index(words) < check.at[1])
    ]  # fmt: skip
