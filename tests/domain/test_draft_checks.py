"""The checks on a note."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.drafts.draft_checks import NOTE_KINDS, Background, Draft, DraftCheck, NoteKind, checks
from netritual.domain.drafts.earlier_notes import EarlierNotes, NotePrint, note_print, shingles
from netritual.domain.drafts.key_messages import Message
from netritual.domain.model import Fact, Line, Person, Standard
from netritual.domain.people.first_names import first_name
from netritual.domain.people.private_findings import NotedPeople
from tests.support.labelled_drafts import FILES, GUARDS, labelled, misplaced, scores

TODAY = date(2026, 11, 29)
TOM = Person(id=1, handle="tom", name="Tom Reed", topics=("resume",), company="Bluewave")
ANA = Person(
    id=2, handle="ana", name="Ana Ruiz", company="Nortel", emails=("ana@ruiz.example",), phones=("+351 912 345 678",),
    private_notes="Her divorce; kids in Porto. Deal of 80k, since 2019.",
)  # fmt: skip
LINES: tuple[Message, ...] = (
    Line(key="role", text="Head of Pricing", valid_from=date(2019, 1, 1), valid_to=date(2025, 6, 30)),
    Line(key="role", text="Pricing consultant", valid_from=date(2025, 7, 1)),
    Line(key="company", text="Orbis Software", valid_from=date(2019, 1, 1), valid_to=date(2025, 6, 30)),
    Line(key="company", text="Kestrel Pricing", valid_from=date(2025, 7, 1)),
    Fact(key="workshop", text="14 January in Porto, 450 euros", valid_from=date(2026, 1, 1)),
    Fact(key="day rate", text="900 euros", valid_from=date(2026, 1, 1)),
    Fact(key="resume", text="https://kestrel.example/cv", valid_from=date(2026, 1, 1)),
    Fact(key="early bird", text="380 euros", valid_from=date(2026, 1, 1), valid_to=date(2026, 10, 31)),
)


def said(
    text: str, kind: NoteKind = "message", person: Person | None = TOM, *, made: str = "", public: bool = False,
    earlier: tuple[NotePrint, ...] = (), noted: tuple[Person, ...] = (ANA,), messages: tuple[Message, ...] = (),
) -> dict[str, DraftCheck]:  # fmt: skip
    """Check -> the first that asks for a look, else the first of all."""
    draft = Draft(text=text, kind=kind, person=person, made=made, public=public)
    about = Background(
        today=TODAY, earlier=EarlierNotes(earlier), noted=NotedPeople(noted), messages=messages,
        names={1: "Tom Reed"}.__getitem__,
    )  # fmt: skip
    found = sorted(checks(draft, about), key=lambda one: one.level == "ok")
    return {one.check: one for one in reversed(found)}


def level(
    text: str, check: str, kind: NoteKind = "message", person: Person = TOM, made: str = "",
    earlier: tuple[NotePrint, ...] = (),
) -> str:  # fmt: skip
    found = said(text, kind, person, made=made, earlier=earlier).get(check)
    return found.level if found is not None else "none"


@pytest.mark.parametrize("left", ["{name}", "{your answer}", "<<date>>", "[Name]", "[first name]", "<company>", "{}"])
def test_blanks_are_counted(left: str) -> None:
    one = said(f"Tom, hello {left}.")["blanks"]
    assert (one.level, one.text, one.at) == ("block", "one blank to fill", (11, 11 + len(left)))
    assert said(f"Tom, {left} hello {left}.")["blanks"].text == "2 blanks to fill"
    assert level("Tom, hello.", "blanks") == "none"


@pytest.mark.parametrize(
    "left",
    [
        "[day]", "[their event]", "[Monday/Tuesday]", "[insert the date here]", "[Your Name]", "[the thing]", "[DATE?]",
        "[Tom's project]", "___", "__", "XX", "TBD", "<your contact>", "<place>", "<first_name>", "%COMPANY%",
    ],
)  # fmt: skip
def test_a_blank_of_anybody_is_seen(left: str) -> None:
    assert said(f"Tom, I am in Aarhus on {left}, and you?")["blanks"].at == (23, 23 + len(left))


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d", "see [1] and x[0]", "{", "1 <3 this", "the second [with the nurses] is better", "said [sic]",
        "a [very short] tour", "the map [photo attached]",
        "my page [my page](https://x.org)", "I read [at last] the book", "[laughs] and so on", "[I think] so",
        "[not the first one]", "[see page 4] for it", "the text [translated] is here", "[edited for length]",
        "love, Ana XX", "love, Ana xx", "size XXL", "<b>bold</b> and <br> here", "List<String> x", "a_b, __init__",
        "https://x.org/a__b", "[…] and [...]",
    ],
)  # fmt: skip
def test_what_is_no_blank(text: str) -> None:
    assert level(f"Tom, {text}", "blanks") == "none"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Could you send me the deck? I'd also love to know whether you are free.", "I'd also love to know whether"),
        ("Could you send me the deck? Also, please tell Ana.", "Also, please tell Ana"),
        ("Would you read two pages? And let me know who else should.", "let me know who else"),
        ("Please send me the deck. Let me know if the fair is worth it.", "Let me know if the fair"),
        ("Could you read this, and could you pass it on to Ana?", "and could you pass"),
        ("I wonder whether you have a plumber. Would Friday suit you?", "Would Friday suit"),
        ("What do you charge? Send me a price when you can.", "Send me a price"),
        ("Would Tuesday suit you, or rather Thursday the 10th?", "or rather Thursday the 10th"),
        ("Could you read it? If you could also tell Ana, I would be glad.", "If you could also"),
        ("Could I visit you? I'd also like you to read my piece.", "I'd also like you to"),
        ("Can we meet on 8 December, or on 10 December?", "or on 10 December"),
        ("Are you free on Monday the 7th or, if not, the week after?", "or, if not, the week after"),
    ],
)
def test_more_than_one_thing_asked_for_is_told(text: str, asked: str) -> None:
    found = said(f"Hi Tom, {text}", "ask")["questions"]
    assert found.level == "look" and found.at is not None and f"Hi Tom, {text}"[slice(*found.at)].startswith(asked)


@pytest.mark.parametrize(
    "text",
    [
        "How are you? Could you send me the deck?",
        "Could you read two pages, and tell me where you stop?",
        "What is a paper worth to its readers? I tried to answer that. May I send you the page?",
        "Nice weather, isn't it? Would you like to walk?",
        "Would you like to come? Let me know if you can.",
        "Are you in town next week? If so, could we have lunch?",
        "Who decides about the ferries? Thank you, and please greet Ana.",
        "Could we talk on Tuesday or Thursday? Please don't hurry.",
        "I'd like to ask you about prices. Could we talk?",
        "Could you send me the notes of Monday before Thursday?",
        "Could you look at my page? I would love to hear what you think.",
        "Could you come by on Friday the 4th? I will be in from nine.",
    ],
)
def test_one_ask_is_one(text: str) -> None:
    assert level(f"Hi Tom, {text}", "questions", "ask") == "ok"


@pytest.mark.parametrize(
    ("text", "said_of_it"),
    [
        ("The resume is on my table, and I have read it twice.", "ok"),
        ("I read your column on the school buses twice on the way to the coast and told two friends, Tom, in the pub.",
         "ok"),
        ("Hi Bob, the resume is on my table.", "look"),
        ("Bob, the resume is on my table.", "look"),
        ("It was all very nice, thank you.", "look"),
    ],
)  # fmt: skip
def test_something_of_theirs_does_without_the_name_but_not_with_another(text: str, said_of_it: str) -> None:
    assert level(text, "personal") == said_of_it


@pytest.mark.parametrize("typed", ["", "]i", "\n", " "])
def test_a_blank_that_was_emptied_is_told(typed: str) -> None:
    made = "Hi Tom, thank you for {what you did}. It was kind of you.\nMarcus"
    left = said(made.replace("{what you did}", typed), made=made)["blanks"]
    assert (left.level, left.text) == ("block", "the sentence with the blank is empty now")
    for text in (made.replace("{what you did}", "the intro"), made.replace(" thank you for {what you did}.", "")):
        assert level(text, "blanks", made=made) == "none"


def test_the_meter() -> None:
    assert level("word " * 91, "words", "ask") == "look" and level("word " * 90, "words", "ask") == "ok"
    assert level("word " * 90 + "could you?", "words") == "look" and level("word " * 91, "words") == "ok"
    assert level("word " * 91 + "really?", "words", "thanks") == "ok" and level("word " * 151, "words") == "look"
    assert level("word " * 151, "words", "comment") == "look" and level("word " * 150, "words", "comment") == "none"
    assert level("Tom, one? Two?", "questions") == "look" and level("Tom, really?!?", "questions") == "ok"
    assert level("Tom, see https://ex.org/?q=1 what now?", "questions") == "ok"
    assert level("Tom, one? And let me know who.", "questions", "ask") == "look"
    assert level("Tom, one? And let me know who.", "questions", "comment") == "none"
    assert level("Hello you", "personal") == "look" and level("tom, hello", "personal") == "ok"
    assert level("Tomorrow is fine", "personal") == "look" and level("Hi {name}, hello", "personal") == "none"
    assert level("Tom, I will send it", "promise") == "look" and level("Tom, I willed", "promise") == "none"
    assert level("Tom, I hope this email finds you well", "tone") == "look"


def note(text: str, person: int, days: int = 3) -> NotePrint:
    return note_print(text, person, TODAY - timedelta(days=days))


def test_a_sentence_that_goes_to_others_word_for_word_is_told() -> None:
    other = note("Hi Ana, I am back at the deck. If not, just say so, and I find another way.\nMarcus", 1)
    mine = "Hi Ana, is your intro to the bank still on? If not, just say so, and I find another way.\nMarcus"
    own = said(mine, person=ANA, earlier=(other,))["own_words"]
    assert (own.level, own.text) == ("look", "one sentence is word for word in your note to Tom Reed of Thu 26 Nov")
    assert own.at is not None and mine[slice(*own.at)] == "If not, just say so, and I find another way."
    assert level(mine.replace("another way", "somebody else"), "own_words", person=ANA, earlier=(other,)) == "ok"


def test_a_note_like_one_to_somebody_else() -> None:
    mine = "Hi Ana, good to hear from you. My resume is attached; what role did you have in mind?"
    other = note(mine.replace("Ana", "Tom"), 1)
    found = said(mine, person=ANA, earlier=(other, note("something else", 3)))["own_words"]
    assert found.level == "look" and "100 % the same as your note to Tom Reed of Thu 26 Nov" in found.text
    assert level(mine, "own_words", person=TOM, earlier=(other,)) == "ok"
    assert level(mine, "own_words", person=ANA, earlier=(note("a short word of thanks", 1),)) == "ok"


@given(st.lists(st.sampled_from("abcdefg"), max_size=30), st.lists(st.sampled_from("abcdefg"), max_size=30))
def test_every_note_that_is_half_the_same_is_found(first: list[str], second: list[str]) -> None:
    one, two = " ".join(first), " ".join(second)
    a, b = shingles(one).keys(), shingles(two).keys()
    alike = len(a & b) / len(a | b) if a and b else 0.0
    found = EarlierNotes([note(two, 1)]).repeated(one, 2)
    assert (found is not None and found.share >= 0.5) == (alike >= 0.5)
    assert EarlierNotes([note(two, 2)]).repeated(one, 2) is None


@pytest.mark.parametrize(
    ("text", "kind", "person", "public", "words"),
    [
        ("Ana, the divorce piece was good.", "comment", ANA, False, "divorce"),
        ("Ana, the DIVORCED piece was good.", "comment", ANA, False, "DIVORCED"),
        ("Ana, how was the divorce?", "message", ANA, False, ""),
        ("Tom, Ana has a divorce to get through.", "message", TOM, False, "divorce"),
        ("Tom, a divorce lawyer would know.", "message", TOM, False, ""),
        ("Good numbers in 2019, and in Nortel's 2018 report.", "comment", ANA, False, ""),
        ("A deal of 80k is nothing.", "comment", ANA, False, "80k"),
        ("Write to ana@ruiz.example about it.", "comment", ANA, False, "ana@ruiz.example"),
        ("Call her on 912 345 678 then.", "comment", ANA, False, "912 345 678"),
        ("Write to me@me.example about it.", "comment", ANA, False, ""),
        ("Ana, sorry about order A-2231.", "complaint", ANA, True, "order A-2231"),
        ("Ana, sorry, the $45 are on their way.", "complaint", ANA, True, "$45"),
        ("Ana, sorry about order A-2231.", "complaint", ANA, False, ""),
        ("Ana, sorry about that. I have written to you.", "complaint", ANA, True, ""),
    ],
)  # fmt: skip
def test_what_is_private_asks_twice(text: str, kind: NoteKind, person: Person, public: bool, words: str) -> None:
    found = said(text, kind, person, public=public).get("private")
    assert (found.level if found is not None else "ok") == ("confirm" if words else "ok")
    if words and found is not None and found.at is not None:
        assert text[slice(*found.at)] == words


@pytest.mark.parametrize(
    ("notes", "text", "words"),
    [
        ("Pregnant, not public yet.", "She starts before she goes on maternity leave.", "maternity"),
        ("Pregnant, not public yet.", "She is expecting, so be quick.", "is expecting"),
        ("Is expecting, due in May.", "Congratulations on being pregnant.", "pregnant"),
        ("Pregnant, not public yet.", "She was expecting an answer, and a larger turnout.", ""),
        ("Pregnant, not public yet.", "She is due in June, so be quick.", "She is due in June"),
        ("Pregnant, not public yet.", "The panels are due in June.", ""),
        ("Pregnant, not public yet.", "The invoice is due in ten days.", ""),
        ("Going through a divorce.", "Now that she is separated, she has the time.", "is separated"),
        ("Separated in May.", "Life after a marriage ends is hard.", "marriage ends"),
        ("Had surgery in March.", "Good to see you after the operation.", "after the operation"),
        ("Had surgery in March.", "The operation of a port is no small thing.", ""),
        ("Separated in May.", "The divorce is hard on her.", "divorce"),
        ("Going through a divorce.", "The two lists are separated into columns.", ""),
        ("Had surgery in March.", "While she was ill, nobody looked after the numbers.", "was ill"),
        ("Ill since March.", "After the surgery she may work less.", "surgery"),
        ("Had surgery in March.", "We are all sick of long forms, and ill at ease with short ones.", ""),
        ("Was laid off in May.", "She was fired, so she has time.", "was fired"),
        ("Got fired in May.", "She was passed over twice, and it shows.", "passed over"),
        ("Was laid off in May.", "The kiln fired well, so let go of the door.", ""),
        ("Nearly broke, borrowed from her aunt.", "With her debts I would ask for the money first.", "debts"),
        ("Has debts.", "She is broke, so be gentle with the bill.", "is broke"),
        ("Has debts.", "She broke the news on Monday.", ""),
        ("Likes cheese.", "She is pregnant and broke.", ""),
        ("Heart trouble, sees a doctor.", "Her heart is in the ferries.", ""),
        ("Heart trouble, sees a doctor.", "A word from the heart on the trouble with ferries.", "heart on the trouble"),
        ("Selling the house by the river.", "The house rules are on the wall.", ""),
        ("Selling the house by the river.", "A house near the river costs more.", "house near the river"),
        ("Selling the house by the river.", "The rules of the house, said a man who had been standing for a long"
         " while and at last sat down by the river.", ""),
        ("Plays the oboe in secret.", "An oboe would help that office.", "oboe"),
    ],
)  # fmt: skip
def test_everyday_words_are_no_leak_and_other_words_for_the_same_are(notes: str, text: str, words: str) -> None:
    found = said(text, "comment", Person(id=3, handle="ida", name="Ida Holt", private_notes=notes)).get("private")
    assert found is not None
    assert (text[slice(*found.at)] if found.at is not None and found.level == "confirm" else "") == words


def test_what_somebody_works_on_is_not_private() -> None:
    ida = Person(id=3, handle="ida", name="Ida Holt", position="Surgeon", topics=("surgery",), private_notes="Is ill.")
    assert said("A fine piece on surgery.", "comment", ida)["private"].level == "ok"
    assert said("Is it true that you are ill?", "comment", ida)["private"].level == "confirm"


def test_what_was_said_in_confidence_is_asked_about() -> None:
    found = said("Hi Tom, just between us, Ana looks for another firm.")["private"]
    assert (found.level, found.text) == ("look", "“just between us” about Ana: is it yours to tell?")
    assert level("Hi Tom, just between us, I look for another firm.", "private") == "none"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I am Head of Pricing, so ask me.", "Head of Pricing"),
        ("I was Head of Pricing until last year.", ""),
        ("I started as Head of Pricing in 2015.", ""),
        ("I'm the pricing lead at Nortel Networks now.", "Nortel Networks"),
        ("I work for Nortel.", "Nortel"),
        ("I am the owner of Atelier Nord.", "owner"),
        ("I am Consultant for Pricing.", ""),
        ("I'm a pricing consultant at Kestrel.", ""),
        ("I'm at the airport, and a guest at Nortel.", ""),
        ("My title is sales director.", "sales director"),
        ("The workshop costs 450 €.", ""),
        ("The workshop costs €490 now.", "€490"),
        ("The workshop is on January 14th.", ""),
        ("The workshop is on the 15th of January.", "15th of January"),
        ("About the workshop. It is on 2027-01-15.", "2027-01-15"),
        ("Lunch on 15 January? It was 60 euros last time.", ""),
        ("I charge 750 euros a day.", "750 euros"),
        ("They charge 750 euros a day.", ""),
        ("I paid 300 euros for the train to the workshop.", ""),
        ("It is 380 euros if you book now.", "380 euros"),
        ("The early bird is still open.", "early"),
        ("The early bird is 380 euros.", "380 euros"),
        ("The early bird was good value.", ""),
        ("Thank you for the early bird note.", ""),
        ("Here is my CV: https://old.example/cv", "https://old.example/cv"),
        ("Here is my CV: https://kestrel.example/cv/", ""),
        ("Here is a piece on CVs elsewhere: https://other.example", ""),
        ("The workshop costs four hundred and ninety euros.", "four hundred and ninety euros"),
        ("The workshop costs four hundred and fifty euros.", ""),
        ("The workshop is a few hundred euros.", ""),
        ("I charge a thousand euros a day.", "a thousand euros"),
        ("I charge eleven hundred euros a day.", "eleven hundred euros"),
        ("I charge nine hundred euros a day.", ""),
        ("My day rate is seven-hundred-fifty euros.", "seven-hundred-fifty euros"),
        ("They charge seven hundred euros a day.", ""),
        ("Lunch was twenty-two euros.", ""),
        ("It is three hundred and eighty euros if you book now.", "three hundred and eighty euros"),
        ("Here at Orbis we put the price first.", "Here at Orbis"),
        ("We at Orbis Software like it plain.", "Orbis Software"),
        ("At Orbis, we put the price first.", ""),
        ("At Orbis we believe in plain prices.", "At Orbis we"),
        ("At Orbis we had forty lines.", ""),
        ("My team at Orbis likes it plain.", "My team at Orbis"),
        ("My team at Orbis was small.", ""),
        ("When I was at Orbis we liked it plain.", ""),
        ("I left Orbis last year, and us at Orbis liked that.", ""),
        ("I am still at Orbis.", "I am still at Orbis"),
        ("I'm with Orbis, as you know.", "I'm with Orbis"),
        ("How is everybody at Orbis?", ""),
        ("I give a talk at Orbis.", ""),
        ("They pay well at Orbis, I hear.", ""),
        ("Here at Kestrel we put the price first.", ""),
        ("As head of Orbis I see many prices.", "As head of Orbis I"),
        ("As head of our pricing team I see many prices.", "As head of our pricing team I"),
        ("As head of our pricing team I learned a lot.", ""),
        ("As a pricing consultant I see many prices.", ""),
        ("As president of the rowing club I see many boats.", ""),
        ("The dinner is on Friday, 14 January 2027.", "Friday, 14 January 2027"),
        ("The dinner is on Thursday, 14 January 2027.", ""),
        ("The dinner is on Thursday 14 January.", ""),
        ("The dinner is on Monday 14 January.", "Monday 14 January"),
        ("The dinner is on 8 December (Friday).", "8 December (Friday"),
        ("The dinner is on 8 December, a Tuesday.", ""),
        ("The dinner was on Wed, November 25th.", ""),
        ("The dinner was on Fri, March 6th.", ""),  # that of next year is a Saturday
        ("The dinner is on Sat, December 6th.", "Sat, December 6th"),
        ("The dinner was on Mon, November 25th.", "Mon, November 25th"),
        ("The dinner is on Friday 2026-12-08.", "Friday 2026-12-08"),
        ("Thursday the 10th would suit me.", ""),
        ("Monday the 10th would suit me.", "Monday the 10th"),
        ("From Friday to 14 January, and 14 January, Friday at the latest.", ""),
        ("We sat 14 May out in the sun, 15 May too.", ""),
    ],
)
def test_what_my_lines_say_otherwise(text: str, words: str) -> None:
    found = said(f"Tom, hello. {text}", messages=LINES).get("facts")
    assert (found is not None) == bool(words)
    if found is not None and found.at is not None:
        assert f"Tom, hello. {text}"[slice(*found.at)] == words


def test_a_headline_that_names_role_and_company_stands_for_both() -> None:
    lines = (
        Line(key="headline", text="Head of Pricing at Orbis", valid_from=date(2019, 1, 1), valid_to=date(2025, 6, 30)),
        Line(key="headline", text="Pricing consultant at Kestrel", valid_from=date(2025, 7, 1)),
        Fact(key="price", text="The workshop costs 300 euros"),
    )
    for text, words in (("I am Head of Pricing.", "Head of Pricing"), ("I work for Nortel.", "Nortel"),
                        ("The workshop is 250 euros.", "250 euros"), ("Lunch is 12 euros.", ""),
                        ("I'm a pricing consultant at Kestrel.", "")):  # fmt: skip
        found = said(text, messages=lines).get("facts")
        assert ("" if found is None or found.at is None else text[slice(*found.at)]) == words


def test_a_wrong_weekday_is_told_with_the_right_one() -> None:
    found = said("Tom, dinner is on Friday, 14 January.", messages=LINES)["facts"]
    assert found.text == "“Friday, 14 January”: 14 January 2027 is a Thursday"


def test_an_old_title_is_named_with_the_new_one() -> None:
    found = said("I am Head of Pricing.", messages=LINES)["facts"]
    assert found.text == "“Head of Pricing” was your role until Monday 30 June 2025; now Pricing consultant"


def test_house_rules_stand_below_the_drafts_that_they_are_for() -> None:
    rules = (Standard(key="complaint", text="Answer within four hours."), Standard(key="all", text="Sign with a name."))
    assert said("Tom, sorry.", "complaint", messages=rules)["your_rule"].text == "remember: Answer within four hours."
    assert said("Tom, hello.", messages=rules)["your_rule"].text == "remember: Sign with a name."


@pytest.mark.parametrize("guard", GUARDS)
def test_the_guards_find_what_was_labelled_by_hand(guard: str) -> None:
    drafts = [one for name in FILES for one in labelled(name)]
    score = scores(drafts)[guard]
    assert len(drafts) == 90 and score.wanted >= 2
    assert score.recall >= 0.8
    assert score.precision >= (0.6 if guard == "personal" else 0.9)


@pytest.mark.parametrize("guard", [guard for guard in GUARDS if guard not in ("personal", "tone")])
def test_the_guards_are_silent_on_what_a_stranger_to_the_rules_found_clean(guard: str) -> None:
    score = scores([*labelled("stranger")])[guard]
    assert score.found == score.right and score.right >= score.wanted / 2


def test_the_places_are_those_that_were_labelled() -> None:
    assert len(misplaced([one for name in FILES for one in labelled(name)])) <= 2


@given(st.text(max_size=200), st.text(max_size=30), st.sampled_from(NOTE_KINDS), st.booleans())
def test_any_text_can_be_checked(text: str, name: str, kind: NoteKind, public: bool) -> None:
    person = Person(id=1, handle="x", name=name, private_notes=text)
    found = said(text, kind, person, public=public, earlier=(note(text, 1),), noted=(person,), messages=LINES)
    assert all(one.at is None or 0 <= one.at[0] <= one.at[1] <= len(text) for one in found.values())


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
