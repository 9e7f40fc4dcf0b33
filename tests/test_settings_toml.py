"""The settings file: what is read, what is refused and in which words, what a change keeps."""

import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual import settings_toml
from netritual.clock import machine_zone
from netritual.domain.model import CalendarSource, Keep, ReviewTime, Settings, Trip, Window
from netritual.errors import NetritualError
from netritual.review.steps import names

FULL = b"""# mine
name = "Marta"
tz = "Europe/Lisbon"  # home
capacity = 3

[minutes]
coffee = 50  # long ones

[review]
day = "mon"
"""


def refusal(data: bytes) -> str:
    with pytest.raises(NetritualError) as caught:
        settings_toml.load(data, names())
    return caught.value.message


@pytest.mark.parametrize("data", [None, b"", b"\xef\xbb\xbf", b"# only words\n"])
def test_no_file_is_the_defaults(data: bytes | None) -> None:
    assert settings_toml.load(data) == Settings()
    assert settings_toml.load(data, ("who", "done")) == Settings(steps=("who", "done"))


def test_a_part_of_a_table_leaves_its_other_defaults() -> None:
    read = settings_toml.load(FULL)
    assert (read.name, read.tz, read.capacity) == ("Marta", "Europe/Lisbon", 3)
    assert read.minutes == {"coffee": 50, "lunch": 60, "walk": 45, "video": 30}
    assert read.review == ReviewTime(day="mon", at="16:00")


def test_every_name_of_the_contract_is_read() -> None:
    read = settings_toml.load(
        b"""
name="a"
city="b"
country="PT"
tz="UTC"
date_order="mdy"
eow="thu"
a_day=2
windows=[{days=["mon"], from="08:00", to="09:00"}]
buffer_min=0
working_hours={from="08:00"}
review_events=0
steps=["who","done"]
trips=[{city="Porto", from=2026-03-01, to="2026-03-03"}]
holidays=[2026-12-25, "2026-12-26"]
aims={issue=8}
cadences={1=10}
weights={loop=30, due=26}
calendars=[{name="w", path="~/w.ics"}, {name="s", secret=true}]
all_day_blocks=true
program="khal"
keys={log-interaction="l"}
plain=true
learned={base=0.3, strength=1.2, silence=0}
"""
    )
    assert read.learned == Keep(0.3, 1.2, 0.0)
    assert read.windows == (Window(days=("mon",), from_="08:00", to="09:00"),)
    assert read.working_hours.to == "18:00"
    assert read.trips == (Trip(city="Porto", from_=date(2026, 3, 1), to=date(2026, 3, 3)),)
    assert read.holidays == (date(2026, 12, 25), date(2026, 12, 26))
    assert (read.cadences["1"], read.cadences["2"], read.aims["issue"]) == (10, 30, 8)
    assert read.calendars[1] == CalendarSource(name="s", secret=True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a = 1\n", ["line 1, column 1", "no setting a"]),
        (b"# x\n\ncapcity = 2\n", ["line 3, column 1", "no setting capcity", "nearest name is capacity"]),
        (b"[weights]\nlopp = 36\n", ["line 2", "weights.lopp", "weights.loop"]),
        (b"[review]\nday='fri'\ntime='16:00'\n", ["line 3", "review.time"]),
        (b"windows=[{days=['mon'], form='08:00', to='09:00'}]", ["windows.form", "windows.from"]),
        (b"windows=[{days=['mon'], to='09:00'}]", ["windows", "needs from"]),
        (b"capacity = 'two'\n", ["line 1", "capacity should be a whole number, not text"]),
        (b"capacity = 2.5\n", ["capacity should be a whole number, not a number"]),
        (b"name = 3", ["name should be text, not a whole number"]),
        (b"plain = 1", ["plain should be true or false"]),
        (b"minutes = 3", ["minutes should be a table"]),
        (b"minutes = {coffee='x'}", ["minutes", "whole number"]),
        (b"capacity = -1", ["capacity should be between 0 and 50"]),
        (b"all_day_blocks = 'always'", ["all_day_blocks is absences (vacation, out of office, busy), yes or no"]),
        (b"all_day_blocks = 1", ["all_day_blocks should be true or false or text, not a whole number"]),
        (b"addresses = ['sam']", ["addresses should be e-mail addresses, not sam"]),
        (b"date_order = 'ymd'", ["date_order is dmy or mdy, not ymd"]),
        (b"tz = 'Lisbon'", ["tz should be the name of a time zone", "'Lisbon'"]),
        (b"tz = '../../etc/passwd'", ["time zone"]),
        (b"tz = 'Europe'", ["time zone"]),
        (b"country = 'Portugal'", ["two letters"]),
        (b"eow = 'friday'", ["eow should be a weekday"]),
        (b"review = {day='someday'}", ["review.day should be a weekday"]),
        (b"review = {at='4pm'}", ["review.at should be a time as HH:MM"]),
        (b"review = {at='24:00'}", ["review.at should be a time"]),
        (b"working_hours = {to='08:00'}", ["should open before they close"]),
        (b"working_hours = {days=['xx']}", ["working_hours.days"]),
        (b"steps = ['who', 'replys']", ["no step 'replys'", "replies"]),
        (b"steps = ['who', 'who']", ["twice"]),
        (b"weights = {loop=37}", ["weights should add up to 100, not 101"]),
        (b"weights = {loop=-4, due=60}", ["weights.loop"]),
        (b"weights = {loop=nan}", ["weights.loop"]),
        (b"cadences = {1=3}", ["cadences.1 should be between 7 and 730"]),
        (b"cadences = {6=30}", ["cadences.6"]),
        (b"holidays = ['25/12/2026']", ["dates are written"]),
        (b"trips = [{city='x', from=2026-03-03, to=2026-03-01}]", ["end before they start"]),
        (b"calendars = [{name='w'}]", ["exactly one of"]),
        (b"calendars = [{name='w', path='a', secret=true}]", ["exactly one of"]),
        (b"calendars = [{name='w', path='a'}, {name='w', path='b'}]", ["one name to two"]),
        (b"learned = {base=0.3, strength=1.2}", ["learned needs silence"]),
        (b"learned = {base=0.3, strength=-1.2, silence=0}", ["learned.strength should be between 0 and 20"]),
        (b"learned = {base=nan, strength=1.2, silence=0}", ["learned.base"]),
        (b"[learned]\nbas=0.3", ["line 2", "learned.bas", "learned.base"]),
        (b"x ==\n", ["line 1, column"]),
        (b"name = 'a\n", ["end of document"]),
        (b"name = '\xff'\n", ["line 1", "UTF-8"]),
        (b"name = 'a'\nname = 'b'\n", ["line 2"]),
        (b"keys = " + b"[" * 5000, ["nested"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(data: bytes, words: list[str]) -> None:
    message = refusal(data)
    assert message.startswith("settings.toml")
    for word in words:
        assert word in message
    assert "\n" not in message.strip() and "$" not in message and "`" not in message


def test_a_name_in_a_comment_is_not_the_place() -> None:
    assert "line 2" in refusal(b"# capcity = 3\ncapcity = 2\n")


def test_a_change_keeps_comments_and_order() -> None:
    new = settings_toml.changed(FULL, capacity=1, city="Lisbon").decode()
    assert new.startswith("# mine\n") and "# home" in new and "# long ones" in new
    read = settings_toml.load(new.encode())
    assert (read.capacity, read.city, read.review.day, read.minutes["coffee"]) == (1, "Lisbon", "mon", 50)


def test_none_gives_back_the_default() -> None:
    assert settings_toml.load(settings_toml.changed(FULL, capacity=None)).capacity == Settings().capacity


def test_a_table_is_changed_in_place() -> None:
    new = settings_toml.changed(FULL, minutes={"coffee": 50, "lunch": 75})
    assert b"# long ones" in new and settings_toml.load(new).minutes["lunch"] == 75


def test_what_was_learned_is_written_and_taken_out() -> None:
    keep = Keep(0.29, 1.2, 0.0)
    new = settings_toml.changed(FULL, learned=keep)
    assert settings_toml.load(new).learned == keep and settings_toml.load(FULL).learned is None
    assert settings_toml.load(settings_toml.changed(new, learned=None)) == settings_toml.load(FULL)


def test_a_wrong_value_changes_nothing() -> None:
    with pytest.raises(NetritualError, match="capacity"):
        settings_toml.changed(FULL, capacity=999)
    with pytest.raises(NetritualError, match="no setting"):
        settings_toml.changed(FULL, capcity=1)


def test_rows_of_tables_are_written_anew() -> None:
    old = b'[[calendars]]\nname="a"\npath="x"\n\n[[calendars]]\nname="b"\nfolder="y"\n'
    rows = (CalendarSource(name="a", path="x"), CalendarSource(name="c", secret=True))
    assert settings_toml.load(settings_toml.changed(old, calendars=rows, city="Porto")).calendars == rows


@pytest.mark.parametrize("name", ["\ud800", "a\x00b", "\x1b[31m", "\x7f", 'tab\tquote"\\', "two\nlines", "\u202e"])
def test_odd_text_is_written_and_read(name: str) -> None:
    assert settings_toml.load(settings_toml.changed(FULL, name=name)).name == name.replace("\ud800", "?")


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
CHANGES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "name": WORDS,
        "city": WORDS,
        "capacity": st.integers(0, 50),
        "plain": st.booleans(),
        "minutes": st.fixed_dictionaries({"coffee": st.integers(5, 300)}, optional={"walk": st.integers(5, 90)}),
        "holidays": st.lists(st.dates(date(1970, 1, 1), date(2100, 1, 1)), max_size=3),
        "review": st.builds(ReviewTime, day=st.sampled_from(["mon", "sun"]), at=st.sampled_from(["08:30", "23:59"])),
        "trips": st.lists(st.builds(lambda c, d: Trip(city=c, from_=d, to=d), WORDS, st.dates()), max_size=3),
        "keys": st.dictionaries(st.sampled_from(["log-interaction", "undo"]), WORDS, max_size=2),
    },
)


@given(CHANGES, CHANGES, st.sampled_from([None, FULL]))
def test_what_is_changed_is_read_back(first: dict[str, Any], second: dict[str, Any], data: bytes | None) -> None:
    read = settings_toml.load(settings_toml.changed(settings_toml.changed(data, **first), **second))
    for name, value in {**first, **second}.items():
        found = getattr(read, name)
        if name == "minutes":
            value = {**Settings().minutes, **value}
        assert found == (tuple(value) if isinstance(value, list) else value)


WRITTEN = {
    "name": 'name = "a # b"  # {n} trailing\n',
    "capacity": "capacity = 3 # {n} enough\n",
    "holidays": "holidays = [ # {n} days\n  2026-12-25, # {n} feast\n  2026-12-26\n] # {n} end\n",
    "keys": 'keys = {{"plan-coffee" = "#"}} # {n}\n',
    "purpose": 'purpose = """two # no comment\n# nor this\n""" # {n}\n',
    "minutes": "[minutes] # {n} long\ncoffee = 50 # {n} cake\n# {n} last\n",
    "review": "[review]\n# {n} when\nday = 'mon' # {n}\n",
    "windows": "[[windows]] # {n}\ndays = ['mon'] # {n} only\nfrom = '08:00'\nto = '09:00'\n[[windows]]\n# {n}\n"
               "days = ['tue']\nfrom = '08:00'\nto = '09:00'\n",
}  # fmt: skip
"""How somebody may have written a setting; a comment begins with its number."""
NEW: dict[str, Any] = {
    "name": "c", "capacity": 5, "holidays": [date(2027, 1, 1)], "keys": {"undo": "z"}, "purpose": "",
    "minutes": {"coffee": 40, "lunch": 55}, "review": ReviewTime(day="sun", at="10:00"),
    "windows": Settings().windows, "city": "Porto",
    "trips": (Trip(city="x", from_=date(2027, 1, 1), to=date(2027, 1, 2)),),
}  # fmt: skip


@given(st.permutations(list(WRITTEN)), st.integers(0, 8), st.sampled_from(sorted(NEW)), st.booleans())
def test_comments_and_order_stay(order: list[str], many: int, name: str, out: bool) -> None:
    """Tables stand last in TOML; of the rest any order does. ``out``: the setting is taken out."""
    chosen = sorted(order[:many], key=lambda key: WRITTEN[key].startswith("["))
    before = "".join(f"# {n} above\n{WRITTEN[key].format(n=n)}" for n, key in enumerate(chosen)) + "# 99 the end\n"
    value = None if out else NEW[name]
    after = settings_toml.changed(before.encode(), **{name: value}).decode()
    numbered = re.compile(r"# \d+.*?(?= *$)", re.MULTILINE)
    assert sorted(numbered.findall(after)) == sorted(numbered.findall(before))
    was, now = settings_toml.load(before.encode()), settings_toml.load(after.encode())
    for key in Settings.__struct_fields__:
        if key != name:
            assert getattr(now, key) == getattr(was, key)
    if name not in chosen:
        lines = before.splitlines()
        assert [line for line in after.splitlines() if line in lines] == lines


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.sampled_from(["from", "mon"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(settings_toml.to_plain(Settings()))), JSON, st.sampled_from([None, FULL]))
def test_any_value_is_taken_or_refused_in_words(name: str, value: Any, data: bytes | None) -> None:
    try:
        settings_toml.load(settings_toml.changed(data, **{name: value}))
    except NetritualError as error:
        assert error.message.startswith("settings.toml")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        settings_toml.load(data)
    except NetritualError as error:
        assert error.message.startswith("settings.toml")


def test_plain_values_are_json_and_come_back() -> None:
    import msgspec

    plain = settings_toml.to_plain(settings_toml.load(FULL))
    assert plain["working_hours"]["from"] == "09:00"
    assert msgspec.convert(msgspec.json.decode(msgspec.json.encode(plain)), Settings) == settings_toml.load(FULL)


def test_quick_is_tolerant(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    assert settings_toml.quick(str(path)) == ({}, "")
    path.write_bytes(b"date_order='mdy'\neow='thu'\ntz='UTC'\nnonsense=1\nminutes={coffee=50, walk='x', lunch=-1}\n")
    values = {"date_order": "mdy", "eow": "thu", "tz": "UTC", "minutes": {"coffee": 50}}
    assert settings_toml.quick(str(path)) == (values, "")
    path.write_bytes(b"date_order='ymd'\neow=3\ntz=2\nminutes=2\n")
    assert settings_toml.quick(str(path)) == ({}, "")


@pytest.mark.parametrize(
    ("data", "zone"),
    [
        (b"\xff\xfe broken", ""),
        (b"tz = 'Asia/Tokyo' # home\r\nreview = [\r\n", "Asia/Tokyo"),
        (b'\xef\xbb\xbftz="Europe/Berlin"\nname = \'x\n', "Europe/Berlin"),
        (b"# tz = 'Asia/Tokyo'\nreview = [", ""),
        (b"tz = 'Asia/To\n", ""),
    ],
)
def test_of_a_file_that_cannot_be_read_quick_takes_the_zone_alone(tmp_path: Path, data: bytes, zone: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(data)
    values, why = settings_toml.quick(str(path))
    assert values == ({"tz": zone} if zone else {}) and why.startswith("settings.toml, ")


def test_quick_loads_nothing_slow() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from netritual import settings_toml; settings_toml.quick('/nowhere'); "
        "print({'msgspec', 'tomlkit', 'tinydb', 'netritual.domain.model'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("named", "zone"),
    [("Europe/Lisbon", "Europe/Lisbon"), (":Asia/Tokyo", "Asia/Tokyo"), ("EST5EDT4,M3", "UTC"), ("nowhere", "UTC"),
     ("/usr/share/zoneinfo/America/Lima", "America/Lima")],
)  # fmt: skip
def test_the_zone_of_the_machine(named: str, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if named.startswith("/") and not os.path.exists(named):
        pytest.skip("this machine keeps its zones elsewhere")
    monkeypatch.setenv("TZ", named)
    assert machine_zone() == zone


@pytest.mark.parametrize(
    "text",
    [
        'tz = "Europe/Berlin"\nname = "Zoë"\ncapacity = 3\nlanguages = ["en", "de"]\n',
        "a = []\n# tz\n\nb = true\n",
        "",
    ],
)  # fmt: skip
def test_a_file_of_plain_lines_needs_no_parser(text: str) -> None:
    assert settings_toml.plain_lines(text.encode()) == tomllib.loads(text)


LINES = st.one_of(
    st.text(st.sampled_from("ab_-.=\"'#[]{}, \t\r\n\\u0019é\x7f\x85"), max_size=12),
    st.builds("{} = {}".format, st.sampled_from(("a", "b", "tz", "a.b", "é")), st.sampled_from((
        '"x"', '"x" ', '"a,b"', "['x']", '["x",]', '["x", 1]', "01", "1_0", "9", "-1", "1.5", "true", "True", '"""x"""',
        '"\\\\"', '"#"', '"x" # y', "[[1]]", '[""]', "[,]", "{}", "", '"a" "b"', '"\t"', "٣",
    ))),
)  # fmt: skip


@given(st.lists(LINES, max_size=4))
def test_what_is_taken_for_plain_lines_is_what_toml_reads(lines: list[str]) -> None:
    """Of a file that TOML refuses nothing is taken."""
    text = "\n".join(lines)
    plain = settings_toml.plain_lines(text.encode())
    assert plain is None or plain == tomllib.loads(text)
