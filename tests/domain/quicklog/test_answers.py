"""A yes or a no to what a line proposes changes that and nothing else of it, in whichever order they come."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.natural.reading_confirmation import ReadStretch, accepted, marks_of, refused, taken_out
from netritual.domain.quicklog.reading import Clause, Reading, Ref
from tests.domain.quicklog.test_natural import LINES, read

Read = Callable[[str], Reading]
PARTS = (
    "asked Katrin for an intro", "told her I'd ask around", "Tom asked me for a reference, said i'd ask around",
    "i said i'd get him a flyer by mon", "he will give 12 bottles, collect fri", "and the agenda to Tom by thurs",
    "owe her a thank you letter + a call", 'she shared https://ex.org/a about "big things"',
    "introduced Tom to Katrin (finally)", 'promised "the deck" to Omar', "they owe me 5 Ruiz contracts on Monday",
    "asked Grace for 3 tickets by 5 dec", "we should have dinner with Nadia Khalil on tuesday",
)  # fmt: skip
LONGER = st.tuples(
    LINES, st.lists(st.tuples(st.sampled_from((", ", "; ", " and ", ". ", " (")), st.sampled_from(PARTS)), max_size=3),
    st.sampled_from(("", " // a note", " +ask @tom-reed for more", ' +thanks "the 3 books" // and a note')),
).map(lambda parts: f"{parts[0]}{''.join(sign + said for sign, said in parts[1])}{parts[2]}")  # fmt: skip


def facts(reading: Reading) -> dict[str, object]:
    """What an entry says beside its loops; a name that was likely counts as the person it was likely for."""
    found: dict[str, object] = reading.to_json()
    for name in ("ambiguous", "clauses", "likely", "mentions", "proposed"):
        found.pop(name, None)
    return {**found, "people": [*map(who, reading.people)]}


def who(ref: Ref) -> str:
    return ref.matches[0][1] if len(ref.matches) == 1 else ref.typed


def loop(clause: Clause) -> str:
    giver = who(clause.giver) if clause.giver else ""
    people = [*map(who, clause.people)]
    said = (clause.kind, clause.type, clause.text, clause.url, clause.tags, clause.due, clause.done, giver, people)
    return repr(said)


def answer_some(line: str, read: Read, dice: Random) -> str:
    """Answer some of the loops of a line, in any order, and check that only they are changed; the line after it."""
    before, text = read(line), line
    asked, yes, no = [loop(clause) for clause in before.proposed], list[str](), list[str]()
    dice.shuffle(asked)
    while asked:
        wanted, chosen = asked.pop(), dice.choice((yes, no, None))
        mark = next(mark for mark in marks_of(text, read(text)) if is_asked(mark) and loop_of(mark) == wanted)
        if chosen is not None:
            chosen.append(wanted)
            text = accepted(text, mark, read) if chosen is yes else refused(text, mark)
    after = read(text)
    said, said_before = facts(after), facts(before)
    if no:  # whose a refused loop is, nobody is asked
        said.pop("asks", None), said_before.pop("asks", None)
    assert said == said_before, text
    assert sorted(map(loop, after.clauses)) == sorted([*map(loop, before.clauses), *yes]), text
    left = [*map(loop, before.proposed)]
    for answered in (*yes, *no):
        left.remove(answered)
    assert [*map(loop, after.proposed)] == left, text
    return text


def is_asked(mark: ReadStretch) -> bool:
    return mark.open and mark.clause is not None


def loop_of(mark: ReadStretch) -> str:
    return loop(mark.clause) if mark.clause is not None else ""


@example("coffee with Katrin, introduced Tom to Katrin (finally). introduced Tom to Katrin (finally)", Random(1))
@example("coffee with Katrin, promised her the deck, promised her the deck.", Random(2))
@example("coffee with Katrin, asked Katrin for an intro and the agenda by thurs, asked Katrin for an intro", Random(1))
@given(LONGER, st.randoms(use_true_random=False))
def test_answers_to_loops_change_nothing_else_of_the_line(line: str, dice: Random) -> None:
    text = answer_some(line, read, dice)
    assert answer_some(text, read, dice)


def test_answers_to_the_loops_of_the_worked_lines(shared: Path) -> None:
    dice, answered = Random(20261128), 0
    for name in ("shown", "list"):
        rows = (shared / "cases" / "natural" / f"{name}.jsonl").read_text("utf-8").splitlines()
        context, *cases = map(json.loads, rows)
        known, today = context["context"], date.fromisoformat(context["context"]["today"])
        book = NameIndex(
            (at, one["id"], one["name"], tuple(one.get("aka", ())), one.get("org") or "", one.get("status", "network"))
            for at, one in enumerate(known["people"], 1)
        )

        def of_that_day(line: str, book: NameIndex = book, today: date = today) -> Reading:
            return parse(line, book, today)

        for case in cases:
            answered += answer_some(case["input"], of_that_day, dice) != case["input"]
    assert answered > 10


@pytest.mark.parametrize(
    ("line", "people", "loops"),
    [
        ("katrin vogel offered to do our books, i said i'd get her a flyer by mon", ["katrin-vogel"],
         [("offer", "do our books"), ("promise", "get her a flyer")]),
        ("asked james o'neill what he thinks about the room, he said wait til its paid", ["james-oneill"],
         [("ask", "what he thinks about the room")]),
        ("lunch with Katrin and Tom, Tom asked me for a reference", ["katrin-vogel", "tom-reed"],
         [("request", "a reference")]),
        ("Katrin asked me for a reference, told her I'd ask around by friday", ["katrin-vogel"],
         [("request", "a reference")]),
    ],
)  # fmt: skip
def test_a_yes_leaves_everybody_where_they_were(line: str, people: list[str], loops: list[tuple[str, str]]) -> None:
    text = line
    while asked := [mark for mark in marks_of(text, read(text)) if mark.open]:
        text = accepted(text, asked[0], read)
    after = read(text)
    assert text.startswith(line) and [*map(who, after.people)] == people
    assert [(clause.kind, clause.text) for clause in after.clauses] == loops and not after.proposed
    assert {who(ref) for clause in after.clauses for ref in clause.refs} <= set(people)


def test_not_that_makes_a_no_of_a_yes() -> None:
    line = "lunch with Katrin, promised her the deck by friday // and a note"
    (mark,) = [mark for mark in marks_of(line, read(line)) if mark.open]
    text = accepted(line, mark, read)
    typed = next(mark for mark in marks_of(text, read(text)) if mark.clause is not None)
    assert taken_out(text, typed, read) == refused(line, mark)


@pytest.mark.parametrize(
    ("line", "word", "yes", "no"),
    [
        ("with will and Katrin", "will", ["will-smith", "katrin-vogel"], ["katrin-vogel"]),
        ("lunch w/ Cathy and Tom", "Cathy", ["catherine-dupont", "tom-reed"], ["tom-reed"]),
        ("lunch with will, promised Tom the deck", "will", ["will-smith"], []),
    ],
)
def test_an_answer_to_a_name_leaves_the_others_where_they_were(
    line: str, word: str, yes: list[str], no: list[str]
) -> None:
    (mark,) = [mark for mark in marks_of(line, read(line)) if mark.open and mark.ref is not None]
    assert line[mark.start : mark.end] == word
    assert [*map(who, read(accepted(line, mark, read)).people)] == yes
    assert [*map(who, read(refused(line, mark)).people)] == no
    assert len(read(refused(line, mark)).proposed) == len(read(line).proposed)
