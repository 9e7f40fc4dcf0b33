"""What somebody showed me, put right, or took off a price, is thanked for by its name."""

import pytest

from netritual.domain.matters.help_received import before_thanks, helped


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("phoned Ana about the lines, she was quick and kind, put me right on the displacement",
         "putting me right on the displacement"),
        ("video with Ana, she was so generous, showed me her whole process", "showing me your whole process"),
        ("Ana read the facts and found two mistakes, saved my life", "reading the facts"),
        ("Ana knocked 10% off the larch for the wait", "taking 10% off the larch"),
        ("Ana let me keep the boat on the quay another month no charge",
         "letting me keep the boat on the quay another month"),
        ("Ana was so kind", "being so kind"),
        ("Ana told me how they got rid of plastic cups", "telling me how you got rid of plastic cups"),
        ("showed Ana the process", ""),
        ("I found two mistakes", ""),
    ],
)  # fmt: skip
def test_it_is_named(line: str, said: str) -> None:
    assert helped(line, ("Ana",), surely=True) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ana flew the site for me, no charge. Thank her", "flying the site for me"),
        ("call with Ana 30m, advised me to own a metric, so helpful, must thank her", "your advice to own a metric"),
        ("fair day, Ana and her team painted the hall. thank Ana and Bo", "painting the hall"),
        ("long call w Ana, told me how they mixed the cement. must thank her", ""),
        ("Ana told me where to find the springs, must thank her", "telling me where to find the springs"),
        ("painted the hall with Ana, thank her", ""),
        ("Ana lends us the old photos. thank her, she went through three boxes", "lending us the old photos"),
        ("half a day at the mill. thank Ana, she made it work", "making it work"),
        ("Ana agreed to send us her midwife, thank her", "agreeing to send us your midwife"),
        ("thank Ana, boxes arrived, all of them", "the boxes"),
        ("Ana played for the auditions and took nothing for it, must thank her", "playing for the auditions"),
        ("Igor is ill, Ana takes his group, thank her", ""),
        ("Ana waited an hour in the rain. thank her", ""),
        ("Ana flew the site for me", ""),
        ("thank Ana, the invoice came", ""),
        ("bad news came, thank Ana anyway", ""),
        ("the ambulance is here, thank Ana", ""),
        ("the boxes came, thank Ana for waiting", ""),
    ],
)
def test_what_stands_before_the_thanks_is_what_they_are_for(line: str, said: str) -> None:
    assert before_thanks(line, ("Ana",)) == said


def test_a_last_name_is_no_deed() -> None:
    names = ("Tom", "Reed")
    assert (
        helped("owe Tom Reed the 20 for lunch", names) == "" == before_thanks("Tom Reed the plumber, thank him", names)
    )
    assert helped("Tom Reed reviewed the plan", names) == "reviewing the plan"


def test_what_never_came_is_not_thanked_for() -> None:
    assert helped("Jonas sent the rig plan", ("Jonas",)) == "the rig plan"
    assert not helped("Jonas never sent the rig plan", ("Jonas",))
    assert helped("Rhian sent me the student, Elin. thanks Rhian", ("Rhian",)) == "sending me Elin"


@pytest.mark.parametrize("line", ["Ana wrote back, her article was translated", "Ana texted back she is fine"])
def test_who_wrote_back_gave_no_thing(line: str) -> None:
    assert helped(line, ("Ana",), surely=True, asked=True) == "" == helped(line, ("Ana",))
