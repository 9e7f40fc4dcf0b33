"""Rule 5 of quicklog.md: how a typed name finds people."""

from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.quicklog.names import EXACT, PREFIX, WORD, NameIndex, NoNames, keys_of, new_handle

BOOK = NameIndex(
    [
        (1, "eva", "Eva Lund", ()),
        (2, "eva-stina", "Eva-Stina Berg", ("stina",)),
        (3, "kim-a", "Kim Abe", ()),
        (4, "kim-b", "Kim Boe", ()),
        (5, "lukasz", "Łukasz Żak", ()),
        (6, "ines", "Inês de la Cruz", ()),
        (7, "oneil", "Pat O’Neil", ()),
        (8, "wang", "王伟", ("wei",)),
        (9, "strasse", "Max Groß", ()),
    ]
)


def ids(typed: str) -> list[int]:
    return [match[0] for match in BOOK.find(typed)]


def test_an_exact_handle_beats_a_prefix() -> None:
    assert ids("eva") == [1]


def test_an_alias_is_exact() -> None:
    assert ids("stina") == [2]


def test_several_with_the_same_first_name_are_all_offered_in_the_order_of_ids() -> None:
    assert ids("KIM") == [3, 4]


def test_signs_case_and_accents_are_folded() -> None:
    assert ids("lukasz_zak") == ids("LUKASZ.ŻAK") == ids("Łukasz-Zak") == [5]
    assert ids("o'neil") == ids("O’Neil") == ids("oneil") == [7]
    assert ids("gross") == ids("GROSS") == [9]


def test_a_last_name_counts_with_and_without_its_small_words() -> None:
    assert ids("cruz") == ids("de_la_cruz") == [6]


def test_a_prefix_needs_two_letters() -> None:
    assert ids("l") == []
    assert ids("lu") == [1, 5], "Lund and Łukasz: a prefix of one of the words, or of the handle"
    assert ids("王") == []


def test_any_script() -> None:
    assert ids("王伟") == [8]


def test_exact_is_only_handle_alias_and_full_name() -> None:
    assert [m[0] for m in BOOK.exact("Pat O'Neil")] == [7]
    assert BOOK.exact("Pat") == []


def test_nobody_is_known_in_an_empty_book() -> None:
    assert NoNames().find("eva") == [] and not NoNames().taken("eva")


def test_an_index_that_is_kept_up_equals_one_built_anew() -> None:
    book = NameIndex([(1, "a1", "Ada One", ()), (2, "b2", "Bo Two", ("bobo",))])
    book.add((3, "c3", "Cy Three", ()))
    book.add((1, "ada", "Ada Uno", ()))
    book.remove(2)
    book.remove(99)
    assert [m[0] for m in book.find("uno")] == [1]
    assert book.find("one") == [] and book.find("bobo") == [] and book.find("bo") == []
    assert len(book) == 2 and 1 in book and 2 not in book


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=20)), max_size=6), st.text(max_size=8))
def test_adding_one_by_one_finds_the_same_as_building_at_once(rows: list[tuple[str, str]], typed: str) -> None:
    full = [(number, handle, name, ()) for number, (handle, name) in enumerate(rows, 1)]
    built, grown = NameIndex(full), NameIndex()
    for row in reversed(full):
        grown.add(row)
    for text in (typed, *(name for _, name in rows)):
        assert built.find(text) == grown.find(text)
        assert built.find(text) == sorted(built.find(text))


@given(st.text(max_size=30), st.text(max_size=30))
def test_keys_are_ranked_unique_and_never_empty(handle: str, name: str) -> None:
    keys = keys_of(handle, name)
    assert len(set(keys)) == len(keys)
    assert all(rank in (EXACT, WORD, PREFIX) and key for rank, key in keys)


def test_a_handle_is_first_and_last_name_then_a_number() -> None:
    used = {"sam", "noor", "noor-haddad"}
    assert new_handle("Zoë Quinn", used.__contains__) == "zoe-quinn"
    assert new_handle("Zoë", used.__contains__) == "zoe"
    assert new_handle("Sam Third", used.__contains__) == "sam-third"
    assert new_handle("Noor Haddad", used.__contains__) == "noor-haddad-2"
    assert new_handle("Noor", used.__contains__) == "noor-2"
    assert new_handle("山田 太郎", used.__contains__) == "山田-太郎"
    assert new_handle("12 !!", used.__contains__) == "person"


def test_a_first_name_somebody_has_is_taken() -> None:
    assert BOOK.taken("kim") and BOOK.taken("eva") and not BOOK.taken("zed")


@given(st.text(max_size=40))
def test_a_handle_can_be_typed_after_an_at_sign(name: str) -> None:
    handle = new_handle(name, lambda _: False)
    assert handle and handle[0].isalpha() and not any(c.isspace() for c in handle)
