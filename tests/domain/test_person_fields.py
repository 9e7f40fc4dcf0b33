"""The table of a person's fields: it is the Struct's, its types lose nothing, its rules merge as they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.language.text import comma_list, from_comma_list
from netritual.domain.model import Person
from netritual.domain.people import person_fields as table
from netritual.domain.people.addresses import phone_key, phone_of
from netritual.domain.people.exchange import PEOPLE
from netritual.domain.people.person_fields import FIELDS, form_line
from netritual.domain.people.record_validation import complaint
from netritual.services.intake.person_merge import joined
from tests.support.amount import fewer
from tests.support.people import ATTRIBUTES, NUMBERS, persons, values_of


def test_the_table_and_the_struct_are_of_the_same_fields() -> None:
    assert set(FIELDS) == {*Person.__struct_fields__} - {"id"} == {*Person.__struct_encode_fields__} - {"id"}
    assert all(name == field.name and field.label for name, field in FIELDS.items())
    lists = {name for name, info in ATTRIBUTES.items() if not info.required and info.default == ()}
    many = {table.WORDS, table.EMAILS, table.LINKS, table.PHONES, table.CHOICES, table.PEOPLE}
    assert lists == {name for name, field in FIELDS.items() if field.type in many} | {"events", "merged"}
    assert PEOPLE["person"] == ("knows[]",)


def test_the_lines_of_the_form_have_places_of_their_own() -> None:
    places = [field.form for field in FIELDS.values() if field.form]
    assert len(places) == len(set(places))
    assert all(field.edit for field in FIELDS.values() if field.form)


@given(persons())
def test_any_person_is_sound(person: Person) -> None:
    assert complaint(person) is None


@given(st.data(), st.sampled_from([field for field in FIELDS.values() if field.form]))
def test_a_line_of_the_form_is_read_as_the_value_it_shows(data: st.DataObject, field: table.PersonField) -> None:
    value = data.draw(values_of(field.name))
    line = form_line(value).strip()
    assert field.type.stored(field.type.typed(line)) == value
    assert field.type.stored(value) == value


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool)))
def test_a_list_on_one_line_comes_back(words: list[str]) -> None:
    assert from_comma_list(comma_list(words)) == tuple(words)


def test_commas_and_backslashes_as_somebody_types_them() -> None:
    assert from_comma_list(r"a, b\, c ,, C:\x,") == ("a", "b, c", r"C:\x")


# Telephone numbers


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("+351 912-345", "00351912345"),
        ("+351 (912) 345.678", "tel:+351-912-345-678"),
        ("+44 (0)20 7946 0958", "0044 20 79460958"),
        ("912 345 678", "912345678"),
        ("+1-418-656-9254 ext. 102", "TEL:+1-418-656-9254;EXT=102"),
        ("+1 418 656 9254x102", "+1 (418) 656-9254, 102"),
        ("＋３５１ ９１２", "+351912"),
        ("٠٩١٢", "0912"),
        ("HomePhone", "home phone"),
    ],
)
def test_spellings_of_one_number(one: str, two: str) -> None:
    assert phone_key(phone_of(one) or "") == phone_key(phone_of(two) or "")
    assert len(table.PHONES.stored([one, two])) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("912 345 678", "+351 912 345 678"),
        ("+1 418 656 9254", "+1 418 656 9254 ext. 102"),
        ("1-800-FLOWERS", "1-800-CONTACT"),
        ("*31#912", "912"),
        ("+351 912 345", "351 912 345"),
        ("mobile", "office"),
    ],
)
def test_numbers_that_are_two(one: str, two: str) -> None:
    assert phone_key(one) != phone_key(two)
    assert table.PHONES.stored([one, two]) == (one, two)


@pytest.mark.parametrize(
    ("uri", "number"),
    [
        ("tel:+1-418-656-9254;ext=102", "+1-418-656-9254 ext. 102"),
        ("tel:863-1234;phone-context=+1-914-555", "+1-914-555-863-1234"),
        ("tel:7042;phone-context=example.com", "7042;phone-context=example.com"),
        ("Tel:%2B351%20912", "+351 912"),
        ("tel:", None),
        (" \n ", None),
        ("+351  912", "+351 912"),
    ],
)
def test_numbers_are_kept_as_they_were_written(uri: str, number: str | None) -> None:
    assert phone_of(uri) == number


@given(NUMBERS)
def test_a_number_that_is_kept_is_kept_as_it_is(text: str) -> None:
    number = phone_of(text)
    assert number is None or phone_of(number) == number


@pytest.mark.parametrize("piece", ["tel:", "9", ",", "x", " ", ";ext=", "+", "x ", "٣"])
def test_a_very_long_number_is_a_number(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    number = phone_of(text)
    assert phone_key(number or text)


# Merging


@fewer(2)
@given(persons(), persons())
def test_a_merge_loses_nothing(one: Person, two: Person) -> None:
    one, two = replace(one, id=1, knows=(2, 3)), replace(two, id=2, knows=(1, 4))
    kept = joined(one, two)
    assert (kept.id, kept.handle, kept.name, kept.knows) == (1, one.handle, one.name, (3, 4))
    for name, field in FIELDS.items():
        mine, theirs, value = (getattr(each, name) for each in (one, two, kept))
        if field.merge is table.joined:
            keys = [field.type.key(entry) for entry in value]
            assert keys == list(dict.fromkeys(map(field.type.key, (*mine, *theirs))))
            assert {*value} <= {*mine, *theirs} and value[: len(mine)] == mine
        elif field.merge is table.filled:
            assert value == (theirs if mine in ("", None) else mine)
        elif field.merge is table.earliest:
            assert value == min((day for day in (mine, theirs) if day), default=None)
    rows = [(each.source_row or "").split("\n") for each in (kept, one, two)]
    assert set(rows[0]) | {""} >= {*rows[1], *rows[2]}
    key = FIELDS["aka"].type.key
    spoken = {key(name) for name in (kept.name, kept.handle, *kept.aka)}
    assert spoken >= {key(name) for name in (one.name, one.handle, *one.aka, two.name, two.handle, *two.aka)}
    assert (kept.tier, kept.tier_set) in {(one.tier, one.tier_set), (two.tier, two.tier_set)}
    assert kept.tier == (one.tier or two.tier)
    assert one.private_notes in kept.private_notes and two.private_notes in kept.private_notes
    assert kept.kin == (one.kin or two.kin) and kept.new == (one.new and two.new)
    assert ("broken" in (one.confidence, two.confidence)) == (kept.confidence == "broken")
    order = ("network", "list", "archived")
    assert kept.status == min(one.status, two.status, key=order.index)
    assert kept.sphere == (one.sphere if one.sphere == two.sphere else "both")


def test_addresses_that_differ_by_a_dot_are_two() -> None:
    one, two = (Person(handle=h, name=h, emails=(email,)) for h, email in (("a", "a.b@x.org"), ("b", "ab@x.org")))
    assert joined(one, two).emails == ("a.b@x.org", "ab@x.org")


def test_a_number_in_two_spellings_is_merged_into_the_first() -> None:
    one, two = (Person(handle=h, name=h, phones=(p,)) for h, p in (("a", "+351 912-345"), ("b", "00351912345")))
    assert joined(one, two).phones == ("+351 912-345",)
