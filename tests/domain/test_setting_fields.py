"""The table of settings: it has every setting, and what it shows of a value can be typed again."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.zones import country_code, zone_named
from netritual.domain.model import CalendarSource, Keep, ReviewTime, Settings, Trip, Window
from netritual.domain.settings.setting_fields import BY_KEY, SETTINGS
from netritual.domain.settings.setting_types import Stand
from netritual.domain.settings.theme_names import THEMES
from netritual.errors import NetritualError
from netritual.review.steps import names
from netritual.settings_toml import changed, load
from tests.support.amount import fewer

TODAY = date(2026, 3, 11)


def typed(key: str, text: str, settings: Settings | None = None) -> Any:
    """What a text means for a setting, of the type that the settings have."""
    stand = settings or load(None, names())
    value = BY_KEY[key].type.read(text, Stand(getattr(stand, key), stand, TODAY))
    return getattr(load(changed(None, names(), **{key: value}), names()), key)


def test_every_setting_has_its_row() -> None:
    assert sorted(field.key for field in SETTINGS) == sorted(Settings.__struct_fields__)
    assert len(BY_KEY) == len(SETTINGS)


def test_groups_stand_together() -> None:
    groups = [field.group for field in SETTINGS]
    assert len([at for at, group in enumerate(groups) if groups[at - 1 : at] != [group]]) == len(set(groups))


@pytest.mark.parametrize("field", SETTINGS, ids=lambda field: field.key)
def test_a_meaning_is_one_plain_sentence(field: Any) -> None:
    assert field.meaning.endswith(".") and field.meaning.count(". ") == 0 and len(field.meaning) <= 90
    assert not set(field.meaning + field.type.bounds) & set("!`\n_")
    assert field.type.bounds and not field.type.bounds.endswith(".")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "  Marta Silva ", "Marta Silva"),
        ("country", "Portugal", "PT"),
        ("country", "pt", "PT"),
        ("tz", "Lisbon", "Europe/Lisbon"),
        ("date_order", "MDY", "mdy"),
        ("eow", "Thursday", "thu"),
        ("capacity", "3", 3),
        ("plain", "Yes", True),
        ("all_day_blocks", "off", False),
        ("all_day_blocks", "yes", True),
        ("all_day_blocks", "Absences", "absences"),
        ("addresses", "Sam@Work.example, sam@home.example", ("sam@work.example", "sam@home.example")),
        ("windows", "weekday mornings", (Window(days=WEEKDAYS[:5], from_="09:00", to="12:00"),)),
        ("windows", "8:30-10", (Window(days=("tue", "wed", "thu"), from_="08:30", to="10:00"),)),
        ("windows", '[{days=["mon"], from="08:00", to="09:00"}]', (Window(days=("mon",), from_="08:00", to="09:00"),)),
        ("windows", "none", ()),
        ("working_hours", "9 to 5", Window(days=WEEKDAYS[:5], from_="09:00", to="17:00")),
        ("working_hours", '{to="17:00"}', Window(days=WEEKDAYS[:5], from_="09:00", to="17:00")),
        ("review", "sunday evening", ReviewTime(day="sun", at="18:00")),
        ("review", '{day="mon"}', ReviewTime(day="mon", at="16:00")),
        ("steps", "who, done", ("who", "done")),
        ("minutes", "coffee 50, Lunch: 75 min", {"coffee": 50, "lunch": 75, "walk": 45, "video": 30}),
        ("minutes", "{coffee=50}", {"coffee": 50, "lunch": 60, "walk": 45, "video": 30}),
        ("cadences", "close 40", {"1": 14, "2": 40, "3": 90, "4": 180, "5": 365}),
        ("cadences", "2=40", {"1": 14, "2": 40, "3": 90, "4": 180, "5": 365}),
        ("trips", "Porto 1 Mar to 3 Mar", (Trip(city="Porto", from_=date(2027, 3, 1), to=date(2027, 3, 3)),)),
        ("trips", "New York 2026-04-01", (Trip(city="New York", from_=date(2026, 4, 1), to=date(2026, 4, 1)),)),
        ("holidays", "24 Dec, 2026-12-31", (date(2026, 12, 24), date(2026, 12, 31))),
        *(
            ("holidays", typed, (date(2026, 12, 30), date(2026, 12, 31)))
            for typed in (
                "30 dec - 31 dec",
                "30 dec – 31 dec",
                "30-31 dec",
                "30 to 31 dec",
                "30 dec till 31 dec",
                "2026-12-30 to 31",
                "30 dec to 31",
            )
        ),
        ("holidays", "30 Dec to 1 Jan", (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1))),
        ("holidays", "", ()),
        *(
            ("holidays", typed, tuple(first + timedelta(days=at) for at in range(count)))
            for typed, first, count in (
                ("next week", date(2026, 3, 16), 7),
                ("dec", date(2026, 12, 1), 31),
                ("next month", date(2026, 4, 1), 30),
                ("this month", TODAY, 21),
                ("dec to 2 jan", date(2026, 12, 1), 33),
                ("2w", TODAY + timedelta(days=14), 1),
            )
        ),
        ("languages", "Portuguese, en", ("pt", "en")),
        ("not_names", "Grace, Will", ("Grace", "Will")),
        ("not_names", '["a, b"]', ("a, b",)),
        ("keys", '{plan-coffee="C"}', {"plan-coffee": "C"}),
        ("keys", "", {}),
        ("learned", "", None),
    ],
)
def test_what_a_person_types(key: str, text: str, value: Any) -> None:
    assert typed(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("capacity", "99", "“99” is not a whole number from 0 to 50."),
        ("capacity", "", "“” is not a whole number from 0 to 50."),
        ("eow", "soon", "“soon” is not a weekday."),
        ("plain", "maybe", "“maybe” is not yes or no."),
        ("natural", "of", "“of” is not on, ask or off."),
        ("all_day_blocks", "maybe", "“maybe” is not absences (vacation, out of office, busy), yes or no."),
        ("country", "Atlantis", "“Atlantis” is not a country or its two letters, or nothing."),
        ("minutes", "cofee 50", "There is no “cofee” here; the nearest name is coffee."),
        ("minutes", "fifty", "“fifty” is no name with its number. For instance: coffee 45,"),
        ("windows", "[{", "The brackets, quotes and commas of this list or table do not fit together."),
        ("calendars", "work", "The brackets, quotes and commas"),
        ("working_hours", "mon 9-12 and 13-18", "The same hours on each day, please."),
        ("holidays", "someday", "“someday” is not days with commas between them"),
        ("holidays", "early dec", "“early dec” is not days"),
        ("holidays", ",,,", "“,,,” is not days with commas between them"),
        ("holidays", "2 jan to 24 dec", "From 2027-01-02 to 2027-12-24 are 357 days; 60 at once are the most."),
        ("trips", "to the sea", "“to the sea” is not cities with their days"),
        ("trips", "24 Dec; 25 Dec", "“24 Dec; 25 Dec” is not cities with their days"),
        ("windows", "'", "“'” is no day and no hour"),
        ("tz", "Nowhere", "No time zone is named after “Nowhere”."),
    ],
)
def test_what_is_wrong_is_said_with_what_was_typed(key: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as wrong:
        typed(key, text)
    assert str(wrong.value).startswith(said) and str(wrong.value).endswith(".")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=20).map(str.strip)
TIMES = st.integers(0, 1439).map(lambda minute: f"{minute // 60:02d}:{minute % 60:02d}")
WINDOWS = st.builds(
    lambda days, times: Window(days=tuple(days), from_=min(times), to=max(times)),
    st.lists(st.sampled_from(WEEKDAYS), unique=True),
    st.sets(TIMES, min_size=2, max_size=2),
)
ZONES = st.sampled_from(["Europe/Lisbon", "America/Argentina/Buenos_Aires", "UTC", "Asia/Kolkata"])
DATES = st.dates(date(1970, 1, 1), date(2100, 1, 1))
SOURCES = st.builds(
    lambda name, place: CalendarSource(name=name or "x", **place),
    TEXTS,
    st.builds(lambda path: {"path": path}, TEXTS)
    | st.just({"secret": True})
    | st.builds(lambda word: {"password_command": (word,)}, TEXTS),
)


def table(key: str, low: int, high: int) -> st.SearchStrategy[dict[str, int]]:
    """A table of numbers with its own names."""
    return st.fixed_dictionaries({name: st.integers(low, high) for name in getattr(Settings(), key)})


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "name": TEXTS, "city": TEXTS, "purpose": TEXTS, "program": TEXTS,
    "country": st.sampled_from(["", "PT", "US", "ZZ"]),
    "natural": st.sampled_from(["on", "ask", "off"]), "date_order": st.sampled_from(["dmy", "mdy"]),
    "not_names": st.lists(TEXTS, max_size=3).map(tuple),
    "addresses": st.lists(st.sampled_from(["sam@work.example", "s.r+x@home.example"]), max_size=2).map(tuple),
    "languages": st.lists(st.sampled_from(("en", "pt", "sv")), max_size=3).map(tuple),
    "tz": ZONES, "eow": st.sampled_from(WEEKDAYS),
    "working_hours": WINDOWS, "windows": st.lists(WINDOWS, max_size=3, unique=True).map(tuple),
    "review": st.builds(ReviewTime, day=st.sampled_from(WEEKDAYS), at=TIMES),
    "steps": st.permutations(names()).flatmap(lambda order: st.integers(1, len(order)).map(lambda n: tuple(order[:n]))),
    "cadences": table("cadences", 7, 730), "minutes": table("minutes", 5, 1440), "aims": table("aims", 1, 1000),
    "weights": st.permutations(tuple(Settings().weights.values())[:-1]).flatmap(
        lambda order: st.integers(0, 100).map(lambda o: dict(zip(Settings().weights, (*order, o), strict=True)))
    ),
    "capacity": st.integers(0, 50), "a_day": st.integers(1, 20), "buffer_min": st.integers(0, 240),
    "alarm_min": st.integers(0, 10080), "review_events": st.integers(0, 52), "first_words": st.booleans(),
    "all_day_blocks": st.sampled_from(["absences", True, False]), "plain": st.booleans(),
    "theme": st.sampled_from(THEMES), "signs": st.sampled_from(["auto", "plain"]), "motion": st.booleans(),
    "mouse": st.booleans(),
    "fetch": st.sampled_from(["ask", "start"]),
    "learned": st.none() | st.builds(Keep, *[st.floats(0, 20)] * 3),
    "calendars": st.lists(SOURCES, max_size=2, unique_by=lambda source: source.name).map(tuple),
    "trips": st.lists(st.builds(lambda city, d: Trip(city=city, from_=min(d), to=max(d)), TEXTS,
                                st.lists(DATES, min_size=2, max_size=2)), max_size=3).map(tuple),
    "holidays": st.lists(DATES, max_size=3).map(tuple),
    "keys": st.dictionaries(st.sampled_from(["plan-coffee", "odd name", "é"]), TEXTS, max_size=2),
}  # fmt: skip


@pytest.mark.parametrize("key", sorted(BY_KEY))
@fewer(3)
@given(st.data())
def test_what_is_shown_can_be_typed_and_is_the_same(key: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[key])
    assume(key != "country" or not value or country_code(value) or value == "ZZ")
    settings = load(changed(None, names(), **{key: value}), names())
    assert getattr(settings, key) == value
    shown = BY_KEY[key].type.words(value)
    assert "\n" not in shown
    assert typed(key, shown, settings) == value
    other = load(None, names())
    if key not in ("learned", "keys"):
        assert typed(key, shown, other) == value


@pytest.mark.parametrize("key", sorted(BY_KEY))
@fewer(3)
@given(st.text(max_size=25) | st.sampled_from(["{", "[1]", "{a=1}", "[[]]", "{days=3}", "mon", "-1", "nan", "1e9"]))
def test_any_text_is_taken_or_refused_in_words(key: str, text: str) -> None:
    try:
        value = typed(key, text)
    except (ValueError, NetritualError) as error:
        assert str(error).strip() and "Traceback" not in str(error)
    else:
        assert msgspec.json.encode(value) is not None
        assert key != "tz" or not value or zone_named(value)


@pytest.mark.parametrize(
    ("key", "text"),
    [("holidays", "24 Dec to 26 Dec to 1 Jan"), ("holidays", "5 May to 1 May 2026"), ("country", "x" * 10_000),
     ("trips", "Porto 1 Mar to 3 Mar to 5 Mar")],
)  # fmt: skip
def test_what_is_refused_in_a_short_sentence(key: str, text: str) -> None:
    stand = Stand(getattr(Settings(), key), Settings(), date(2026, 3, 11))
    with pytest.raises(ValueError, match="is not") as refused:
        BY_KEY[key].type.read(text, stand)
    assert len(str(refused.value)) < 240
