"""The form of a log line: what it writes is what the grammar reads, and what cannot be said is told."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.line_vocabulary import CHANNEL, PLATFORM, initiator_of
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading
from netritual.tui.log_form import complaint, fields_of, line_of
from netritual.tui.widgets.form import Values
from tests.tui.conftest import World, press, shown, type_text
from tests.tui.sample import TODAY, fill

NAMES = NameIndex(
    [
        (1, "ana", "Ana Ruiz", (), "", "list"),
        (2, "bob", "Bob Stone", (), "", "list"),
        (3, "saml", "Sam Lee", (), "", "list"),
        (4, "samp", "Sam Patel", (), "", "list"),
    ]
)
EMPTY = dict.fromkeys(
    ("channel", "people", "date", "time", "minutes", "place", "via", "initiator", "topic", "tags", "summary", "urls",
     "clauses", "note"), "",
)  # fmt: skip


def read(line: str) -> Reading:
    return parse(line, NAMES, TODAY)


def values_of(reading: Reading) -> Values:
    return {field.name: field.value for field in fields_of(reading, read)}


WORDS = st.sampled_from(
    ["plans", "yesterday", "coffee", "+promise", "#x", "@ana", "//", "re", "at", "Porto", "9:30", "45m", "a.b,", "fri",
     "with", "Ana", "\\x", "via:zoom", "date:2026-01-01", "dir:in", "https://e.org", "<", "(", "mar", "{", "}",
     "to", "me"]
)  # fmt: skip
QUOTES = st.sampled_from(['"', 'x"y', '"z"'])
TEXT = st.lists(WORDS, max_size=4).map(" ".join)
QUOTED_TEXT = st.lists(st.one_of(WORDS, QUOTES), max_size=4).map(" ".join)
PEOPLE = st.lists(
    st.sampled_from(["ana", "bob", "sam", "Nadia Khalil", "@Zed", '"Ruiz, Ana"', "O'Neil", "7 Up", "李雷"]),
    max_size=3, unique=True,
).map(", ".join)  # fmt: skip
CLAUSES = st.lists(
    st.sampled_from(["+promise send deck by fri", "+owed budget", "+ask @bob advice", "+thanks for the intro"]),
    max_size=2,
).map(" ".join)  # fmt: skip


@st.composite
def forms(draw: st.DrawFn) -> Values:
    """Any combination of fields that a line can say."""
    channel = draw(st.sampled_from(["", *sorted(set(CHANNEL.values()))]))
    usual = initiator_of(channel or "note") or ""
    tools = ("", "zoom", "signal", *(sorted(PLATFORM.values()) if channel else ()))
    return {
        "channel": channel,
        "people": draw(PEOPLE),
        "date": draw(st.dates(TODAY.replace(year=2000), TODAY.replace(year=2050))).isoformat(),
        "time": draw(st.sampled_from(["", "09:30", "23:05"])),
        "minutes": draw(st.one_of(st.just(""), st.integers(1, 600).map(str))),
        "place": draw(TEXT),
        "via": draw(st.sampled_from(tools)),
        "initiator": draw(st.sampled_from(("me", "them", usual))),
        "topic": draw(QUOTED_TEXT),
        "tags": draw(st.lists(st.sampled_from(["hw", "ai/ml", "größe"]), unique=True, max_size=2).map(", ".join)),
        "summary": draw(QUOTED_TEXT),
        "urls": draw(st.sampled_from(["", "https://e.org/a?b=c"])),
        "clauses": draw(CLAUSES),
        "note": draw(QUOTED_TEXT),
    }


@given(forms())
def test_what_a_form_holds_is_what_its_line_reads(values: Values) -> None:
    assert not complaint(values, read), line_of(values, read)
    found = read(line_of(values, read))
    assert found.channel == (values["channel"] or "note")
    assert (found.date.isoformat(), found.time, str(found.minutes or "")) == (
        values["date"], values["time"], values["minutes"],
    )  # fmt: skip
    assert (found.place, found.via, found.topic) == (values["place"], values["via"] or found.via, values["topic"])
    assert (found.summary, found.note, " ".join(found.urls)) == (values["summary"], values["note"], values["urls"])
    assert ", ".join(found.tags) == values["tags"]
    assert found.initiator == (values["initiator"] or found.initiator)
    kept = values_of(found)
    assert values_of(read(line_of(kept, read))) == kept, "shown and saved again it stays"


LINES = st.lists(
    st.one_of(
        QUOTED_TEXT,
        st.sampled_from(
            ["@ana", "@bob", "@Nadia", "@sam", "+request reference on @bob by eow", "+intro @bob", "liked", "party",
             '+promise "call by fri"', "+article https://e.org/long read", "+ask @sam advice? due:fri", "+note \\#7",
             "call", "dir:out", "2h", "re plans"]
        ),
    ),
    max_size=7,
).map(" ".join)  # fmt: skip


@given(LINES)
def test_a_line_shown_as_a_form_and_saved_again_reads_the_same(line: str) -> None:
    before = read(line)
    again = read(line_of(values_of(before), read))
    wanted, found = before.to_json(), again.to_json()
    if complaint(values_of(before), read):
        return
    for name in wanted.keys() | found.keys():
        assert _spaced(found.get(name)) == _spaced(wanted.get(name)), name


def _spaced(value: Any) -> Any:
    """A value without regard to how many blanks stand between words."""
    if isinstance(value, list):
        return [_spaced(one) for one in value]
    if isinstance(value, dict):
        return {name: _spaced(one) for name, one in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("channel", "picnic", "what happened"),
        ("place", 'The "Best" Bar', "place"),
        ("time", "teatime", "time"),
        ("minutes", "long", "minutes"),
        ("initiator", "mutual", "who began"),
        ("tags", "two words", "topics"),
        ("urls", "ftp://x", "links"),
        ("date", "someday", "day"),
    ],
)
def test_what_a_line_cannot_say_is_told(field: str, value: str, label: str) -> None:
    values = {**EMPTY, "channel": "email", "people": "ana", field: value}
    assert label in complaint(values, read)


def test_who_began_a_note_is_written_as_the_grammar_reads_it() -> None:
    assert read(line_of({**EMPTY, "people": "ana", "initiator": "me"}, read)).initiator == "me"
    assert read(line_of({**EMPTY, "people": "ana", "initiator": "them"}, read)).initiator == "them"


async def test_the_form_stays_open_over_what_a_line_cannot_say(world: World) -> None:
    fill(world)
    async with world.run((80, 30)) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "coffee @ana")
        await press(pilot, "f2", "tab", "tab", "tab")
        await type_text(pilot, "teatime")
        await press(pilot, "f2")
        assert "A log line has no way to say this: time" in shown(pilot)
