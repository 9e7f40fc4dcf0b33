"""The checks on a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.draft_checks import checks, likeness
from netritual.domain.first_names import first_name
from netritual.domain.model import Person

TOM = Person(id=1, handle="tom", name="Tom Reed", topics=("resume",), company="Bluewave")


def level(text: str, check: str, person: Person | None = TOM, others: tuple[tuple[str, str], ...] = ()) -> str:
    return next((c.level for c in checks(text, person, others) if c.check == check), "none")


@pytest.mark.parametrize("left", ["{name}", "{your answer}", "<<date>>", "[Name]", "[first name]", "<company>", "{}"])
def test_blanks_are_counted(left: str) -> None:
    def said(text: str) -> list[str]:
        return [check.text for check in checks(text, TOM) if check.level == "block"]

    assert said(f"Tom, hello {left}.") == ["one blank to fill"]
    assert said(f"Tom, {left} hello {left}.") == ["2 blanks to fill"]
    assert said("Tom, hello.") == []


@pytest.mark.parametrize("text", ["Tom, a < b and c > d", "Tom, see [1] and x[0]", "Tom, {", "Tom, 1 <3 this"])
def test_what_is_no_blank(text: str) -> None:
    assert level(text, "blanks") == "none"


def test_a_sentence_that_goes_to_others_word_for_word_is_told() -> None:
    other = ("Ana Ruiz", "Hi Ana, I am coming back to the deck. If not, just say so, and I find another way.\nMarcus")
    mine = "Hi Tom, is your intro to the bank still on? If not, just say so, and I find another way.\nMarcus"
    own = next(check for check in checks(mine, TOM, [other]) if check.check == "own_words")
    assert (own.level, own.text) == ("look", "one sentence is word for word in your note to Ana Ruiz")
    assert level(mine.replace("another way", "somebody else"), "own_words", TOM, (other,)) == "ok"


@pytest.mark.parametrize("typed", ["", "]i", "\n", " "])
def test_a_blank_that_was_emptied_is_told(typed: str) -> None:
    made = "Hi Tom, thank you for {what they did}. It was kind of you.\nMarcus"
    left = next(check for check in checks(made.replace("{what they did}", typed), TOM, made=made))
    assert (left.level, left.text) == ("block", "the sentence with the blank is empty now")
    for text in (made.replace("{what they did}", "the intro"), made.replace(" thank you for {what they did}.", "")):
        assert all(check.level != "block" for check in checks(text, TOM, made=made))


def test_the_meter() -> None:
    assert level("word " * 91, "words") == "look" and level("word " * 90, "words") == "ok"
    assert level("Tom, one? Two?", "questions") == "look" and level("Tom, really?!?", "questions") == "look"
    assert level("Tom, see https://ex.org/?q=1 what now?", "questions") == "ok"
    assert level("Hello you", "personal") == "look" and level("tom, hello", "personal") == "ok"
    assert level("Tomorrow is fine", "personal") == "look"
    assert level("Tom, I will send it", "promise") == "look" and level("Tom, I willed", "promise") == "none"
    assert level("Tom, I hope this email finds you well", "tone") == "look"


def test_a_note_like_one_to_somebody_else() -> None:
    mine = "Hi Tom, good to hear from you. My resume is attached; what role did you have in mind?"
    other = mine.replace("Tom", "Bob")
    found = next(c for c in checks(mine, TOM, (("Bob", other), ("Ana", "something else"))) if c.check == "own_words")
    assert found.level == "look" and "Bob" in found.text
    assert level(mine, "own_words", TOM, (("Ana", "a short word of thanks"),)) == "ok"


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness(first: str, second: str) -> None:
    assert 0 <= likeness(first, second) <= 1 and likeness(first, second) == likeness(second, first)
    assert likeness(first, first) in (0.0, 1.0)


@given(st.text(max_size=200), st.text(max_size=30))
def test_any_text_can_be_checked(text: str, name: str) -> None:
    assert checks(text, Person(id=1, handle="x", name=name), ((name, text),))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ana Ruiz", "Ana"), ("李伟", "李伟"), ("李 伟", "李 伟"), ("", ""), ("  Bo  Li ", "Bo"),
        ("Dr. Anna Schmidt", "Anna"), ("Cllr Tony Ogden", "Tony"), 
        ("Cllr. Bríd Coyne", "Bríd"), ("Prof. em. Eva Berg", "Eva"),
        ("Sr Assumpta Ward", "Assumpta"), ("Chef Donal Breen", "Donal"), 
        ("Big Kev Doyle", "Kev"), ("Wee Tommy", "Tommy"),
        ("Lou Ann Fahy", "Lou Ann"),
        ("Capt Draper", "Capt Draper"), ("Dr Rao (Oakwood Lane)", "Dr Rao"), ("dr. maes", "Dr. Maes"),
        ("Father Luc", "Luc"), ("Sister Pat Mulvey", "Pat"), ("Matron Joyce Bell", "Joyce"),
        ("Mary Jane", "Mary"), ("Young Lee", "Young"),
        ("Ruiz, Ana", "Ana"), ("J. Smith", "J. Smith"), ("tom", "Tom"), ("Anna-Lena Weiß", "Anna-Lena"), ("{}", ""),
        ("de la Cruz, María", "María"), ("van der Berg, Jan", "Jan"), ("Müller, Dr. Hans", "Hans"),
        ("https://x.org/in/ana", ""), ("linkedin.com/in/ana", ""), ("ana@x.org", ""), ("www.x.org", ""),
        ("St.John Smith", "St.John"),
        ("Anna (Annie) Schmidt, PhD", "Anna"), ("🚀 Tom", "Tom"), ("a" * 500, ""), ("Tom\x1b[31m Reed", "Tom31m"),
    ],
)  # fmt: skip
def test_first_names(name: str, first: str) -> None:
    assert first_name(name) == first
