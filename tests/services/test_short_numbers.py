"""Of a long id a person types its last digits."""

from hypothesis import given
from hypothesis import strategies as st

from netritual.services.questions.which_loop import LEAST_DIGITS, ids_meant, short_numbers

IDS = (890280837120001, 890280837120006, 885328773120001, 887871897600000)


def test_the_last_digits_that_no_other_has_are_the_number() -> None:
    assert [*short_numbers(IDS).values()] == ["7120001", "006", "3120001", "000"]
    assert short_numbers([12, 112]) == {12: "12", 112: "112"}
    assert ids_meant(IDS, "120001") == [885328773120001, 890280837120001]
    assert ids_meant(IDS, "06") == [6], "two digits are too few"


@given(st.lists(st.integers(1, 10**15), unique=True, max_size=30))
def test_each_short_number_means_its_id(ids: list[int]) -> None:
    for id, number in short_numbers(ids).items():
        assert ids_meant(ids, number) == [id] and len(number) >= min(LEAST_DIGITS, len(str(id)))
