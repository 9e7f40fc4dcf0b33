"""Lines about many people: who was there, who is new, and who was only spoken of or reached by another contact."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 27)
PEOPLE = ("Katrin Vogel", "Tom Reed", "Omar Haddad", "Lena Fischer", "Wei Chen", "Sofia Costa", "Hugo Boss")
BOOK = NameIndex(
    (at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(PEOPLE, 1)
)  # fmt: skip


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


def there(line: str) -> list[str]:
    """Who was there, by name; somebody new with the company behind a slash."""
    return [f"{ref.name}/{ref.company}".rstrip("/") for ref in read(line).people if not ref.unheard]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("drinks at the thing last night: tom reed, wei chen, Paul from Barclays and someone called Anneka, good crowd",
         ["Tom Reed", "Wei Chen", "Paul/Barclays", "Anneka"]),
        ("FinTech mixer at the ned: omar, hugo boss, tom reed (re the ops role). new: Rosa Park (Allica), Deepak "
         "someone from Modulr", ["Omar Haddad", "Hugo Boss", "Tom Reed", "Rosa Park/Allica", "Deepak/Modulr"]),
        ("panel, met Tobias Lenz from Allianz, Mei-Ling Foo (Prudential), sat next to sofia, lena over from dublin",
         ["Tobias Lenz/Allianz", "Mei-Ling Foo/Prudential", "Sofia Costa", "Lena Fischer"]),
        ("bbq at the park: katrin, tom, Ade Bello (Wise)", ["Katrin Vogel", "Tom Reed", "Ade Bello/Wise"]),
        ("ran into sofia, lena and a new guy Femi (Wise)", ["Sofia Costa", "Lena Fischer", "Femi/Wise"]),
        ("event at lloyds: new people Ben Benn (Lloyds), Sasha Ivanova from Aviva, plus tom",
         ["Ben Benn/Lloyds", "Sasha Ivanova/Aviva", "Tom Reed"]),
        ("met Katrin from Globex, Tom and Omar", ["Katrin Vogel", "Tom Reed", "Omar Haddad"]),
        ("drinks with the team: Great food, long queue", []),
        ("alumni do. saw tom, lena, also omar. met Harry Winks (Lloyds)",
         ["Tom Reed", "Lena Fischer", "Omar Haddad", "Harry Winks/Lloyds"]),
        ("leaving drinks for lena: wei chen, tom + half the team", ["Lena Fischer", "Wei Chen", "Tom Reed"]),
        ("drinks w the risk crowd - lena, wei, omar", ["Lena Fischer", "Wei Chen", "Omar Haddad"]),
        ("5-a-side: lena, wei chen, omar", ["Lena Fischer", "Wei Chen", "Omar Haddad"]),
        ("new contact Ali Khan from Visa, met at the fair", ["Ali Khan/Visa"]),
        ("saw tom, lunch with him and lena", ["Tom Reed", "Lena Fischer"]),
    ],
)  # fmt: skip
def test_everybody_of_a_list_was_there(line: str, people: list[str]) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("tom + wei chen curry last night", "dinner"), ("lena + omar pizza", "social"),
        ("sushi with katrin at lunchtime", "lunch"), ("pizza night with omar", "dinner"),
        ("tapas katrin sofia tonight", "dinner"),
    ],
)  # fmt: skip
def test_a_dish_beside_people_is_the_meal_of_its_hour(line: str, channel: str) -> None:
    assert read(line).channel == channel and read(line).people
    assert read("Tom says the curry was good").channel == "note"


@pytest.mark.parametrize(
    ("line", "people", "others"),
    [
        ("coffee omar good, he liked tom, lena not so much", ["Omar Haddad"], ["Tom Reed", "Lena Fischer"]),
        ("katrin video 30 min, told her to speak to sofia", ["Katrin Vogel"], ["Sofia Costa"]),
        ("coffee with lena, she met omar", ["Lena Fischer"], ["Omar Haddad"]),
        ("lena - told her wei chen might fit", ["Lena Fischer"], ["Wei Chen"]),
        ("spoke to Tom, then to Omar", ["Tom Reed"], ["Omar Haddad"]),
        ("breakfast lena - he'd seen omar", ["Lena Fischer"], ["Omar Haddad"]),
        ("coffee with lena, he said speak to omar", ["Lena Fischer"], ["Omar Haddad"]),
        ("video w lena, mentioned omar and wei chen, good chat", ["Lena Fischer"], ["Omar Haddad", "Wei Chen"]),
    ],
)
def test_whom_others_met_or_are_to_meet_is_only_mentioned(line: str, people: list[str], others: list[str]) -> None:
    reading = read(line)
    assert there(line) == people and [ref.name for ref in reading.mentions] == others
    assert reading.initiator != "me" and not reading.warnings


@pytest.mark.parametrize(
    "line", ["lunch w lena good, also rang tom no answer", "dinner w lena, texted tom from the cab",
             "met lena. emailed tom about the deck", "lunch w lena. dinner w tom"],
)  # fmt: skip
def test_a_second_contact_is_told_to_be_a_line_of_its_own(line: str) -> None:
    reading = read(line)
    assert there(line) == ["Lena Fischer"] and [ref.name for ref in reading.mentions] == ["Tom Reed"]
    (told,) = reading.warnings
    assert "Tom Reed" in told and "line of its own" in told and not reading.topic
    assert not read("met lena, texted her the address").warnings
    assert not read("lunch with lena, then a walk with lena").warnings


def test_a_topic_in_brackets_is_that_of_the_one_before_it() -> None:
    assert read("lunch tom, lena (re the risk role), omar").topic == ""
    assert "(re the risk role)" in read("lunch tom, lena (re the risk role), omar").summary
    assert read("coffee with tom (re the risk role). great chat").topic == "the risk role"


def test_somebody_new_is_meant_by_the_first_name_too() -> None:
    (owed,) = read("met Mei-Ling Foo at the fair, mei-ling will send me the deck").proposed
    assert owed.kind == "owed" and [ref.typed for ref in owed.people] == ["Mei-Ling Foo"]


@pytest.mark.parametrize(
    ("line", "people", "words"),
    [
        ("mixer: omar, anneka from revolut, bob k, someone from modulr", ["Omar Haddad"],
         "“anneka from revolut”, “someone from modulr”."),
        ("drinks with tobias from allianz, omar", ["Omar Haddad"], "“tobias”: a new person?"),
        ("drinks: tom, anneka, wei chen, good crowd", ["Tom Reed", "Wei Chen"], "“anneka”."),
        ("lunch with tom + someone from barclays", ["Tom Reed"], "“someone from barclays”."),
    ],
)  # fmt: skip
def test_whoever_of_a_list_is_not_known_is_asked_for(line: str, people: list[str], words: str) -> None:
    reading = read(line)
    assert there(line) == people and reading.asks == ["who"]
    assert reading.warnings == [f"Nobody is known as {words}"]


@pytest.mark.parametrize(
    "line", ["lunch with tom, great news from the office", "lunch with tom and his wife", "drinks with tom; long night",
             "meeting with Acme GmbH and tom", "lunch tom, lena (re the risk role), omar"],
)  # fmt: skip
def test_what_else_a_line_says_is_no_stranger(line: str) -> None:
    assert read(line).people and not read(line).asks


def test_a_note_about_one_more_is_about_that_one() -> None:
    line = "oh and wei chen from allica too, said she'd ping me"
    assert there(line) == ["Wei Chen"] and [ref.name for ref in read(line).proposed[0].people] == ["Wei Chen"]


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("wrap party sat 5th 9pm in frank's with tom, lena, omar and sofia", "social"),
        ("staff party mon 9pm with tom, lena, omar and sofia", "social"),
        ("xmas party at the crown mon 9pm with tom, lena, omar and sofia", "social"),
        ("leaving do mon 9pm with tom, lena, omar and sofia", "social"),
    ],
)
def test_a_party_of_many_on_a_day_to_come_is_planned_with_all(line: str, channel: str) -> None:
    reading = read(line)
    assert (reading.channel, reading.planned, reading.time) == (channel, True, "21:00")
    assert len(reading.people) == 4


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("pub quiz fri 8pm with tom, lena and omar", ["Tom Reed", "Lena Fischer", "Omar Haddad"]),
        ("pub quiz fri 8pm with tom and lena in the Crown", ["Tom Reed", "Lena Fischer"]),
        ("pub quiz fri 8pm with tom, lena can't", ["Tom Reed"]),
        ("pub quiz fri 8pm with tom, lena's brother runs it", ["Tom Reed"]),
        ("pub quiz fri 8pm with tom, lena says hi", ["Tom Reed"]),
    ],
)
def test_what_is_to_be_with_several_is_asked_with_all_of_them(line: str, people: list[str]) -> None:
    (one,) = read(line).proposed
    assert (one.kind, str(one.due), [ref.name for ref in one.people]) == ("coffee", "2026-12-04", people)


@pytest.mark.parametrize(
    "line",
    [
        "third party audit fri 9am with tom", "the wrap party was great with tom", "wrap party fri was great",
        "wrap party budget with tom", "wrap party photos fri from tom", "which party fri 9pm, tom?",
        "no party fri 9pm with tom", "tom's wrap party invite", "party line with tom", "wrap party list for tom by fri",
    ],
)  # fmt: skip
def test_a_party_that_is_only_spoken_of_is_not_planned(line: str) -> None:
    assert not read(line).planned


@pytest.mark.parametrize(
    ("line", "channel", "people", "absent"),
    [
        ("holiday party was great!! katrin tom omar wei came, lena couldnt, hugo no show", "visit",
         ["Katrin Vogel", "Tom Reed", "Omar Haddad", "Wei Chen"], ["Lena Fischer", "Hugo Boss"]),
        ("dinner was great, katrin tom omar came, lena couldnt make it", "dinner",
         ["Katrin Vogel", "Tom Reed", "Omar Haddad"], ["Lena Fischer"]),
        ("party was fun, omar came", "visit", ["Omar Haddad"], []),
        ("housewarming was lovely: omar, tom, lena came", "visit", ["Omar Haddad", "Tom Reed", "Lena Fischer"], []),
        ("lunch was fun, omar and tom came", "lunch", ["Omar Haddad", "Tom Reed"], []),
        ("omar and tom came", "visit", ["Omar Haddad", "Tom Reed"], []),
    ],
)  # fmt: skip
def test_who_came_was_there(line: str, channel: str, people: list[str], absent: list[str]) -> None:
    reading = read(line)
    assert (reading.channel, there(line)) == (channel, people)
    assert [ref.name for ref in reading.mentions] == absent


@pytest.mark.parametrize(
    "line",
    [
        "the parcel from omar came", "flowers for omar tom and lena came", "book for omar & tom came",
        "yes from omar and tom came, no from lena", "omar's parcel came", "the letter omar and tom wanted came",
        "package came, omar",
        "search party for the dog sat 3pm, omar came", "third party at the table with omar fri 3pm",
        "the deck was late, omar's answer came",
    ],
)  # fmt: skip
def test_what_came_from_somebody_is_no_talk(line: str) -> None:
    assert read(line).channel == "note"


@pytest.mark.parametrize(
    "line",
    [
        "holiday party at my office 12/17 6pm: omar, tom, lena",
        "holiday party at my office dec 17 6pm w omar, tom + lena",
        "retirement party at the ned 12/17 6pm with omar, tom and lena",
    ],
)  # fmt: skip
def test_a_party_at_a_place_is_planned(line: str) -> None:
    reading = parse(line, BOOK, TODAY, "mdy")
    assert (reading.channel, reading.planned, reading.time) == ("social", True, "18:00")
    assert reading.date == date(2026, 12, 17)
    assert [ref.name for ref in reading.people] == ["Omar Haddad", "Tom Reed", "Lena Fischer"]


@pytest.mark.parametrize(
    ("line", "text", "day"),
    [
        ("merits hearing 1/11 1pm ij hollis, omar interpreting", "merits hearing 1pm", date(2027, 1, 11)),
        ("mark your calendar: lena's retirement party feb 6 6pm", "lena's retirement party 6pm", date(2027, 2, 6)),
        ("omar has his interview dec 18 9am", "his interview 9am", date(2026, 12, 18)),
        ("tom interprets at the hearing 1/11 1pm", "interprets at the hearing 1pm", date(2027, 1, 11)),
    ],
)
def test_what_is_to_be_at_an_hour_is_asked_about(line: str, text: str, day: date) -> None:
    reading = parse(line, BOOK, TODAY, "mdy")
    assert [(one.kind, one.text, one.due) for one in reading.proposed] == [("follow", text, day)]
    assert reading.date == TODAY and not reading.planned


@pytest.mark.parametrize(
    "line",
    [
        "omar's interview was 11/20 9am", "omar cannot 1/11 1pm, sorry", "sent omar the exhibits 11/20 3pm",
        "paid omar 12/4 3pm", "lunch with omar 12/4 1pm", "emailed omar about the hearing",
        "omar interviews me fri 11am", "no hearing 1/11 1pm, omar told me", "the office closes 12/24 1pm",
        "omar left 11/20 5pm", "omar called 11/20 3pm",
    ],
)  # fmt: skip
def test_no_other_hour_is_noted_to_follow_up(line: str) -> None:
    assert "follow" not in {one.kind for one in parse(line, BOOK, TODAY, "mdy").proposed}


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("aila midwinter conf jan 14-15 in san diego, omar and wei chen are going too", ["Omar Haddad", "Wei Chen"]),
        ("conf jan 14–15 with omar", ["Omar Haddad"]),
        ("conference jan 14-15, omar is going too", ["Omar Haddad"]),
        ("event jan 14-15 in denver with tom, omar is coming as well", ["Tom Reed", "Omar Haddad"]),
        ("conf jan 14-15, omar is going to boston", []), ("conf jan 14-15, omar is not going", []),
        ("conf jan 14-15, omar isnt coming", []), ("conf jan 14-15 with tom, omar went in march", ["Tom Reed"]),
    ],
)  # fmt: skip
def test_days_of_a_month_are_no_person_and_who_goes_too_is_there(line: str, people: list[str]) -> None:
    reading = read(line)
    assert (there(line), reading.unheard) == (people, [])
    assert reading.span is not None and reading.span[0].month == 1 and reading.span[1].day == 15


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("dinner with tom dec 17 7pm, lena is coming as well", ["Tom Reed", "Lena Fischer"]),
        ("dinner dec 17 7pm, tom and lena are coming", ["Tom Reed", "Lena Fischer"]),
        ("lunch with tom, lena is going to berlin", ["Tom Reed"]),
        ("lunch with tom, lena is coming along nicely", ["Tom Reed"]),
        ("call with tom dec 17 9am, lena is going to join acme", ["Tom Reed"]),
        ("lunch with tom, his wife is coming too", ["Tom Reed"]),
    ],
)  # fmt: skip
def test_who_comes_too_is_there(line: str, people: list[str]) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "people", "strangers"),
    [
        ("lunch wed, Zoe and lena are coming", ["Zoe", "Lena Fischer"], []),
        ("lunch tomorrow, Zoe, Liv and Ivo are coming", ["Zoe", "Liv", "Ivo"], []),
        ("lunch tomorrow, Zed and lena are coming", ["Lena Fischer"], ["Zed"]),
        ("lunch wed, lena, kofi and tom are joining too", ["Lena Fischer", "Tom Reed"], ["kofi"]),
        ("lunch wed, lena and the kids are coming", ["Lena Fischer"], []),
        ("dinner sat, my boss and lena are coming", ["Lena Fischer"], []),
        ("dinner sat, lena and her husband are coming", ["Lena Fischer"], []),
        ("dinner sat, some friends and lena are coming", ["Lena Fischer"], []),
        ("dinner sat at Luigi's, lena and tom are coming", ["Lena Fischer", "Tom Reed"], []),
        ("lunch with tom, rain is coming", ["Tom Reed"], []),
        ("lunch with tom, rain and snow are coming to town", ["Tom Reed"], []),
        ("lunch with tom, Zed is coming to terms with it", ["Tom Reed"], []),
    ],
)  # fmt: skip
def test_of_those_who_come_whoever_is_unknown_is_new_or_asked_for(
    line: str, people: list[str], strangers: list[str]
) -> None:
    reading = read(line)
    assert ([ref.name for ref in reading.people], list(reading.strangers)) == (people, strangers)


@pytest.mark.parametrize("line", ["party sat 7pm, tom and lena are coming too", "dinner thurs 7pm, lena is coming"])
def test_a_talk_to_which_somebody_is_coming_is_to_come(line: str) -> None:
    assert read(line).planned and read(line).date > TODAY


@pytest.mark.parametrize(
    "line", ["coffee with jan", "call with Jan and tom", "lunch with Jan Smit", "met Jan at the fair"]
)
def test_jan_without_a_day_is_a_name(line: str) -> None:
    reading = read(line)
    assert [ref.typed.split()[0].lower() for ref in reading.people][:1] == ["jan"]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("lunch with tom, lena kommt nicht", ["Tom Reed"]), ("Mittagessen mit Tom, Lena kann nicht", ["Tom Reed"]),
        ("lunch with tom, lena war nicht da", ["Tom Reed"]), ("déjeuner avec Tom, Lena ne vient pas", ["Tom Reed"]),
        ("lunch with tom, lena komt niet", ["Tom Reed"]), ("lunch with tom, lena no viene", ["Tom Reed"]),
        ("lunch with tom, lena non viene", ["Tom Reed"]), ("lunch with tom, lena não vem", ["Tom Reed"]),
        ("lunch with tom, lena kommt nicht aus Berlin", ["Tom Reed", "Lena Fischer"]),
        ("lunch with tom, lena kann nicht schwimmen", ["Tom Reed", "Lena Fischer"]),
        ("lunch with tom, lena war nicht begeistert", ["Tom Reed", "Lena Fischer"]),
        ("lunch with tom, lena no viene de Madrid", ["Tom Reed", "Lena Fischer"]),
        ("lunch with tom and lena", ["Tom Reed", "Lena Fischer"]),
    ],
)  # fmt: skip
def test_who_does_not_come_was_not_there(line: str, people: list[str]) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("drinks with the team (tom, lena)", ["Tom Reed", "Lena Fischer"]),
        ("dinner with the Globex people (katrin, tom & omar)", ["Katrin Vogel", "Tom Reed", "Omar Haddad"]),
        ("lunch w/ the board (Tom, Lena and Petra Lang)", ["Tom Reed", "Lena Fischer", "Petra Lang"]),
        ("met the neighbours (Tom, Lena)", ["Tom Reed", "Lena Fischer"]),
        ("happy hour w/ old colleagues (tom, lena) last night", ["Tom Reed", "Lena Fischer"]),
        ("lunch with the team (without Tom)", []), ("lunch with the team (Tom was ill)", []),
        ("lunch with the team (Tom's boss)", []), ("lunch with the team (10 people)", []),
        ("lunch with the team (via Tom)", []), ("coffee with Petra Lang (Tom's wife)", ["Petra Lang"]),
        ("note to the team (tom, lena)", []),
    ],
)  # fmt: skip
def test_brackets_behind_a_group_name_its_people(line: str, people: list[str]) -> None:
    assert there(line) == people


@pytest.mark.parametrize(
    ("line", "strangers"),
    [
        ("drinks with the team (erin, connie)", ["erin", "connie"]),
        ("drinks with the team: erin, connie", ["erin", "connie"]),
        ("happy hour w/ acme crew (will, hope, rob) last night", ["will", "hope", "rob"]),
        ("lunch with the team: great food, long queue", []), ("lunch with the team (great food)", []),
        ("coffee with Tom (new job, tired)", []), ("lunch with the crew (from 12 to 2)", []),
        ("coffee with the team (john was late)", []), ("lunch with the board (Tom, Lena, long meeting)", []),
    ],
)  # fmt: skip
def test_nobody_of_a_group_is_passed_over(line: str, strangers: list[str]) -> None:
    assert read(line).strangers == strangers


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("happy hour with Tom", "drinks"), ("happy birthday Tom", "note"), ("Tom is happy, hour long call", "note"),
        ("Tom will be happy to help for an hour", "note"),
    ],
)  # fmt: skip
def test_a_happy_hour_is_drinks(line: str, channel: str) -> None:
    assert read(line).channel == channel
