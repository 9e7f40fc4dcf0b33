"""How a typed name finds people."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.language.text import fold
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.name_keys import keys_of, new_handle
from netritual.domain.quicklog.name_kinds import ARCHIVED, COMPANY, FIRST, LAST, NETWORK, START
from netritual.domain.quicklog.names import NameIndex, NoNames
from netritual.domain.quicklog.sentence import remarks

BOOK = NameIndex(
    [
        (1, "eva", "Eva Lund", (), "", "list"),
        (2, "eva-stina", "Eva-Stina Berg", ("stina",), "", "list"),
        (3, "kim-a", "Kim Abe", (), "", "list"),
        (4, "kim-b", "Kim Boe", (), "", "list"),
        (5, "lukasz", "Łukasz Żak", (), "", "list"),
        (6, "ines", "Inês de la Cruz", (), "", "list"),
        (7, "oneil", "Pat O’Neil", (), "", "list"),
        (8, "wang", "王伟", ("wei",), "", "list"),
        (9, "strasse", "Max Groß", (), "", "list"),
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


@pytest.mark.parametrize("typed", ["eva", "KIM", "kim-b", "lu", "nobody", "ines de la cruz", "berg"])
def test_whom_a_name_means_is_told_by_id_without_their_names(typed: str) -> None:
    matches, passed_over = BOOK.meant(typed)
    assert BOOK.people_meant(typed) == ([match[0] for match in matches], passed_over)


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
    assert NoNames().find("eva") == [] and not NoNames().is_taken("eva")


def test_an_index_that_is_kept_up_equals_one_built_anew() -> None:
    book = NameIndex([(1, "a1", "Ada One", (), "", "list"), (2, "b2", "Bo Two", ("bobo",), "", "list")])
    book.add((3, "c3", "Cy Three", (), "", "list"))
    book.add((1, "ada", "Ada Uno", (), "", "list"))
    book.remove(2)
    book.remove(99)
    assert [m[0] for m in book.find("uno")] == [1]
    assert book.find("one") == [] and book.find("bobo") == [] and book.find("bo") == []
    assert len(book) == 2 and 1 in book and 2 not in book


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=20)), max_size=6), st.text(max_size=8))
def test_adding_one_by_one_finds_the_same_as_building_at_once(rows: list[tuple[str, str]], typed: str) -> None:
    full = [(number, handle, name, (), "", "list") for number, (handle, name) in enumerate(rows, 1)]
    built, grown = NameIndex(full), NameIndex()
    for row in reversed(full):
        grown.add(row)
    for text in (typed, *(name for _, name in rows)):
        assert built.find(text) == grown.find(text)
        assert built.find(text) == sorted(built.find(text))


def named(*names: str) -> NameIndex:
    """An address book of names, with handles that are found by nothing else."""
    return NameIndex([(at, f"x{at}", name, (), "", "list") for at, name in enumerate(names, 1)])


def found(book: NameIndex, typed: str) -> list[int]:
    return [match[0] for match in book.find(typed)]


def test_a_nickname_in_brackets_is_a_first_name() -> None:
    book = named("Robert (Bob) Clark", "Bob Stone")
    assert found(book, "bob") == [1, 2]
    assert found(book, "robert") == found(book, "Robert Clark") == found(book, "Bob Clark") == [1]


def test_a_last_name_that_is_somebody_s_middle_word_is_a_question() -> None:
    assert found(named("Ana García", "María García López"), "garcía") == [1, 2]
    assert found(named("Ana García", "María García-López"), "garcía") == [1, 2]
    assert found(named("Ana López", "Ana María Ruiz", "María Sol"), "maría") == [3], "a first name is no last name"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Dr. Ana Ruiz", "ana", "ruiz"),
        ("Prof. Dr. Ana Ruiz, PhD", "ana", "ruiz"),
        ("Sammy Davis Jr.", "sammy", "davis"),
        ("Ana Ruiz, MBA", "ana", "ruiz"),
        ("Ana Ruiz Ph. D.", "ana", "ruiz"),
        ("Ana Ruiz MD", "ana", "ruiz"),
        ("Ana Ruiz, Head of Sales", "ana", "ruiz"),
        ("🚀 Ana Ruiz ✨", "ana", "ruiz"),
        ("Ana❤️ Ruiz (she/her)", "ana", "ruiz"),
        ("Ana Ruiz (PhD)", "ana", "ruiz"),
        ("[Ana] Ruiz", "ana", "ruiz"),
        ("Ruiz, Ana", "ana", "ruiz"),
        ("Dr. Nair", "nair", "nair"),
        ("Jack MA", "jack", "ma"),
        ("Ngũgĩ wa Thiong'o", "ngugi", "thiongo"),
        ("Ana Ruiz (née Costa)", "ana", "costa"),
        ("T.J. Okafor", "tj", "okafor"),
        ("Dr.", "dr", "dr"),
    ],
)
def test_first_and_last_name_are_those_without_what_surrounds_them(name: str, first: str, last: str) -> None:
    keys = keys_of((1, "x", name, (), "", "list"))
    assert keys[first] & FIRST and keys[last] & LAST
    assert not any(keys.get(key, 0) & (FIRST | LAST) for key in ("phd", "mba", "jr", "md", "she/her", "prof"))


def test_a_person_is_found_by_what_is_left_of_the_name_and_by_all_of_it() -> None:
    book = named("Dr. Ana Ruiz, MBA", "Ana Ruiz")
    assert [match[0] for match in book.exact("Ana Ruiz")] == [1, 2]
    assert [match[0] for match in book.exact("dr ana ruiz, mba")] == [1]
    assert found(named("Dr. Nair", "Priya Nair"), "nair") == [1, 2], "a last name alone is no full name"


def test_a_company_is_a_key_but_means_nobody() -> None:
    book = NameIndex([(1, "dana", "Dana Fox", (), "Nortel, Inc.", "list")])
    assert [(who, kinds & COMPANY > 0) for who, kinds in book.holders("nortel")] == [(1, True)]
    assert book.find("nortel") == [] and not book.is_taken("nortel")


def test_the_only_one_in_the_network_is_meant_by_a_first_name() -> None:
    def book(*network: bool, names: Sequence[str] = ("Ana Ruiz", "Ana Silva", "Ana Costa")) -> NameIndex:
        people = zip(names, network, strict=True)
        return NameIndex(
            [(at, f"x{at}", name, (), "", "network" if near else "list") for at, (name, near) in enumerate(people, 1)]
        )

    one = book(True, False, False)
    assert [match[0] for match in one.meant("ana")[0]] == [1] and one.meant("ana")[1] == 2
    assert len(one.find("ana")) == 3 and [match[3] for match in one.find("ana")] == ["network", "list", "list"]
    assert len(book(True, True, False).meant("ana")[0]) == 3
    assert len(book(False, False, False).meant("ana")[0]) == 3
    both = book(True, False, names=("Li Wei", "Ada Li"))
    assert len(both.meant("li")[0]) == 2, "a first name and a last name are a question"
    assert len(book(True, False, names=("Ana Ruiz", "Ana Ruiz")).meant("Ana Ruiz")[0]) == 2


@pytest.mark.parametrize("typed", ["Müller", "muller", "mueller", "Dan Mueller", "dan müller", "DAN MUELLER"])
def test_a_name_with_dots_is_found_as_it_is_spelled_without_them(typed: str) -> None:
    assert found(named("Dan Müller", "Dan Lund"), typed) == [1]


HOSTILE = ["🚀🚀", "\u202eAna\u202c Ruiz", "א\u200eב ג", "a\u0301\u0301 b\u0323", "Dr.", "Dr. Prof.", "x" * 10_000,
           "a " * 5_000, "()", '""', "((Bob))", ",", ", MBA", "ß", "\u200d", "।", "Ana\tRuiz\n", "\udc80",
           "👩\u200d👩\u200d👧 Kim", "- -"]  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=2), TEXTS, st.sampled_from(["list", "network", "archived"]))
def test_everybody_answers_to_handle_full_name_and_aliases_and_to_no_empty_key(
    handle: str, name: str, aka: list[str], company: str, status: str
) -> None:
    row = (1, handle, name, aka, company, status)
    keys = keys_of(row)
    assert "" not in keys and all(bool(kinds & NETWORK) == (status == "network") for kinds in keys.values())
    assert all(kinds & ~(NETWORK | ARCHIVED) for kinds in keys.values())
    book = NameIndex([row])
    for typed in (handle, name, *aka):
        assert [match[0] for match in book.find(typed)] == ([1] if fold(typed) else [])
        assert [match[0] for match in book.exact(typed)] == ([1] if fold(typed) else [])
    for word in name.split():
        assert keys.get(fold(word), START) & START


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
    assert BOOK.is_taken("kim") and BOOK.is_taken("eva") and not BOOK.is_taken("zed")


@given(st.text(max_size=40))
def test_a_handle_can_be_typed_after_an_at_sign(name: str) -> None:
    handle = new_handle(name, lambda _: False)
    assert handle and handle[0].isalpha() and not any(c.isspace() for c in handle)


def test_a_handle_typed_letter_for_letter_wins_over_whoever_is_called_so() -> None:
    rows = [
        (1, "lena-fischer", "Dr. Lena Fischer", (), "", "network"),
        (2, "lena-fischer-2", "Lena Fischer", (), "", "list"),
    ]
    index = NameIndex(rows)
    assert [match[0] for match in index.find("lena-fischer")] == [1]
    assert [match[0] for match in index.exact("lena-fischer")] == [1]
    assert [match[0] for match in index.find("Lena Fischer")] == [1, 2], "a name that two have is a question"
    assert [match[0] for match in index.find("lena-fischer-2")] == [2]


class _Engaged(NameIndex):
    """An address book in which something goes on with Kim Boe alone."""

    def engaged(self, people: Sequence[int], today: date) -> list[int]:
        return [person for person in people if person == 4]


@pytest.mark.parametrize("line", ["call @kim", "call kim", "call Kim"])
def test_of_several_on_the_list_the_one_with_whom_something_goes_on_is_meant(line: str) -> None:
    rows = [(3, "kim-a", "Kim Abe", (), "", "list"), (4, "kim-b", "Kim Boe", (), "", "list")]
    found = parse(line, _Engaged(rows), date(2026, 3, 11))
    assert [(ref.name, ref.passed_over) for ref in found.people] == [("Kim Boe", 1)]
    assert parse(line, NameIndex(rows), date(2026, 3, 11)).ambiguous


@pytest.mark.parametrize("line", ["call @kim", "coffee kim", "gave kim her projector back", "kim replied"])
@pytest.mark.parametrize(("status", "count"), [("network", 3), ("list", 40)])
def test_of_many_or_of_several_in_the_network_the_one_with_whom_something_goes_on_is_meant(
    line: str, status: str, count: int
) -> None:
    rows = [(at, f"kim-{at}", f"Kim Abe{at}", (), "", status) for at in range(2, count + 2)]
    found = parse(line, _Engaged(rows), date(2026, 3, 11))
    assert [(ref.name, ref.passed_over) for ref in found.people] == [("Kim Abe4", count - 1)]
    assert f"Kim Abe4: of {count} people with that name, the one you are in touch with." in remarks(found, saved=True)
    assert parse(line, NameIndex(rows), date(2026, 3, 11)).ambiguous


def test_of_whom_it_is_asked_nothing_more_is_told() -> None:
    rows = [(at, f"will-{at}", f"Will Abe{at}", (), "", "list") for at in (3, 4, 5)]
    found = parse("will cant on wed", _Engaged(rows), date(2026, 3, 11))
    assert [ref.likely for ref in found.refs] == [True]
    assert not [told for told in remarks(found, saved=True) if "in touch" in told]


@pytest.mark.parametrize("line", ["golf w chuck", "dropped leaflets at Petra's"])
def test_whom_something_goes_on_with_is_certain_where_another_is_only_likely(line: str) -> None:
    rows = [(4, "chuck", "Chuck Petrakis", ("Petra",), "", "network")]
    for book, likely in ((_Engaged(rows), False), (NameIndex(rows), True)):
        [ref] = parse(line, book, date(2026, 3, 11)).people
        assert (ref.matches[0][2], ref.likely) == ("Chuck Petrakis", likely)


def test_who_works_where_tells_namesakes_apart() -> None:
    rows = [(3, "kim-a", "Kim Abe", (), "Egis", "list"), (4, "kim-b", "Kim Abe", (), "Bouygues", "list")]
    for line in ("kim abe (the egis one) wants the plans", "lunch w kim from egis"):
        assert [ref.name for ref in parse(line, NameIndex(rows), date(2026, 3, 11)).people] == ["Kim Abe"]


@pytest.mark.parametrize("line", ["she knows the garden people at MEL", "asked if she knows anybody at Vilogia"])
def test_where_others_work_is_no_place_of_a_talk(line: str) -> None:
    assert parse(line, NoNames(), date(2026, 3, 11)).place == ""


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("kim abe rang", "kim-b"), ("call kim", "kim-b"), ("kim abe egis rang", "kim-a"),
        ("emailed Kim Abe of Egis", "kim-a"), ("kim abe bouygues said no", "kim-b"),
    ],
)  # fmt: skip
def test_of_two_of_one_full_name_the_company_says_which_before_who_is_known_better(line: str, who: str) -> None:
    rows = [(3, "kim-a", "Kim Abe", (), "Egis", "list"), (4, "kim-b", "Kim Abe", (), "Bouygues", "list")]
    found = parse(line, _Engaged(rows), date(2026, 3, 11))
    assert [ref.shown for ref in found.people] == [who]
