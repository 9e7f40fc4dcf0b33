"""Whose a part of a line is that leaves its subject out: one row each, with the loops that it seems to hold."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 12)  # a Thursday
PEOPLE = ("Becky Shaw", "Tom Reed", "Omar Haddad", "Ines Duarte")
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def loops_of(line: str) -> list[str]:
    """The loops that a line seems to hold, each with whom, what and by when."""
    return [
        " ".join(
            [clause.kind, *[ref.name.split()[0] for ref in clause.refs], clause.text, str(clause.due or "")]
        ).strip()
        for clause in parse(line, BOOK, TODAY).proposed
    ]


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        # Whose name and colon a line begins with goes on, unless the pronoun is another's.
        ("becky: thanked me for ana cole, she will send work my way", ["owed Becky send work my way"]),
        # What is offered to me is theirs to do.
        ("sent becky the plan. she loves it, offered to introduce me to her boss",
         ["offer Becky introduce me to her boss"]),
        ("becky called, offered to send her the deck", []),
        # Whoever had the part before goes on.
        ("becky replied re the lease, will send the pdf when signed", ["owed Becky send the pdf when signed"]),
        ("becky shaw wrote back, loves the drawings, will give 15k", ["owed Becky give 15k"]),
        ("becky rang, she'll think about it & get back to me tues", ["owed Becky get back to me 2026-03-17"]),
        ("becky cancelled tomorrow, will propose a new date", ["owed Becky propose a new date"]),
        ("email from becky re the fair, sending the plan tues", ["owed Becky sending the plan 2026-03-17"]),
        ("zoom with becky, she loved it, notes coming by friday", ["owed Becky notes 2026-03-13"]),
        # What goes to them is mine; what is theirs is not.
        ("tom fixed the boiler, bringing him chocolates fri", ["promise Tom bringing him chocolates 2026-03-13"]),
        ("call with becky, taking her the book", ["promise Becky taking her the book"]),
        ("becky is on leave, taking her time", []),
        ("becky rang, bringing her notes fri", ["owed Becky bringing her notes 2026-03-13"]),
        # A deadline is mine, and no talk.
        ("becky: grant file ok but needs budget 2027 by wed 25 !!", ["request Becky budget 2027 2026-03-25"]),
        ("becky needs budget 2027 by wed 25", ["request Becky budget 2027 2026-03-25"]),
        ("becky needs a plumber by friday", ["need Becky a plumber 2026-03-13"]),
        ("talked to becky re grant 2027, deadline is 30 apr!!", ["follow Becky deadline 2026-04-30"]),
        ("rang becky, her deadline is monday", []),
        # What somebody wants is mine to do; so is what I said, and what is done about a letter.
        ("becky wants a deck, will send it friday", ["request Becky a deck 2026-03-13"]),
        ("becky asked for prices, said ok will send", ["request Becky prices"]),
        ("becky called, missed it, will call back tomorrow", ["promise Becky call back 2026-03-13"]),
        ("becky emailed, will send her the deck", ["promise Becky send her the deck"]),
        ("coffee with becky, will send the deck", ["promise Becky send the deck"]),
        ("becky emailed about the port, answer her", ["promise Becky answer her"]),
        ("call with becky, said id be her reference", ["promise Becky be her reference"]),
        ("not done with the poster for becky, doing it sunday", ["promise Becky doing it 2026-03-15"]),
        ("becky and i to build a dashboard", ["promise Becky build a dashboard"]),
        ("becky and i to build a dashboard, mine by the 20th", ["promise Becky build a dashboard 2026-03-20"]),
        ("becky saved me about 9k. owe the woman a bottle", ["promise Becky a bottle"]),
        ("becky rang, asked can i do home visits", ["request Becky can i do home visits"]),
        ("called becky, asked can i do home visits", ["ask Becky can i do home visits"]),
        ("becky rang about the dog, told her will pop round sat", ["promise Becky pop round 2026-03-14"]),
        ("call with becky, told her id mull it over", ["promise Becky mull it over"]),
        ("lunch with becky, my half of the report by tues", ["promise Becky my half of the report 2026-03-17"]),
        # A company that somebody tells of takes over no pronoun.
        ("coffee with becky, Acme is growing, she asked for a reference", ["request Becky a reference"]),
        ("coffee with tom, Acme is growing, he asked for a reference", ["request Tom a reference"]),
        # What I get comes from somebody.
        ("becky back, it's with the board. ill get the forms by email", ["owed Becky get the forms by email"]),
        ("becky rang, i'll get her the forms by friday", ["promise Becky get her the forms 2026-03-13"]),
        ("coffee with becky, she'll have a think and come back to me", ["owed Becky come back to me"]),
        ("becky hasnt answered my quote from 2 march", ["owed Becky my quote from 2 march"]),
        ("becky got her accounts, forecast still to do", ["promise Becky forecast"]),
        ("becky called re the demo, will join us on the 26th", ["owed Becky join us 2026-03-26"]),
        ("becky passed, said come back in september", ["follow Becky  2026-09-01"]),
        ("becky was made head of school - must congratulate", ["follow Becky congratulate"]),
        ("met becky, need to congratulate her", ["follow Becky congratulate her"]),
        ("met becky, congratulated her on the prize", []),
        ("becky shaw & tom reed both want a leaflet", ["request Becky a leaflet", "request Tom a leaflet"]),
        ("becky called back, thrilled, will place the order tues", ["owed Becky place the order 2026-03-17"]),
        ("becky emailed her rates. will compare and let her know by fri",
         ["promise Becky compare", "promise Becky let her know 2026-03-13"]),
        ("becky wants to know the price", ["request Becky to know the price"]),
        ("becky never got back to me about the oak", ["follow Becky about the oak"]),
        ("said i'd look over becky's will by friday", ["promise Becky look over becky's will 2026-03-13"]),
        ("becky hasn't paid, chase on the 15th", ["owed Becky paid", "promise Becky chase 2026-03-15"]),
        ("becky emailed asking for her deposit back, paid it this morning", []),
        ("becky phoned, in court all week, will try me monday", ["owed Becky try me 2026-03-16"]),
        ("still havent sent becky the sample", ["promise Becky the sample"]),
        ("forgot to thank becky for the plants", ["thanks Becky for the plants"]),
        ("becky is waiting for my edits", ["request Becky my edits"]),
        ("becky replied, not this month, ask again in september", ["follow Becky ask again 2026-09-01"]),
        ("becky wants 2 more referrals, told her yes", ["promise Becky 2 more referrals"]),
        ("becky sent her deck, comments due friday", ["promise Becky comments 2026-03-13"]),
        # What was sent at once is answered, and what was never answered is asked for again.
        ("becky asked for our logo, sent it right away", []),
        ("tom never answered my email of 9 march", ["follow Tom my email of 9 march"]),
        ("tom never replied to my email of 9 march", ["follow Tom my email of 9 march"]),
        ("tom didn't reply to me about the oak", ["follow Tom about the oak"]),
        ("becky never got back to me", ["follow Becky"]),
        ("asked becky and tom to judge the cakes, tom said yes", ["ask Becky to judge the cakes"]),
        ("asked becky and tom to judge the cakes, both said no", []),
    ],
)  # fmt: skip
def test_a_part_without_a_subject_is_whose_the_one_before_was(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    "line", ["becky saved me about 9k. owe her a bottle", "rang becky, she'll think about it & decide"]
)
def test_a_sum_and_a_pronoun_are_no_topic(line: str) -> None:
    assert parse(line, BOOK, TODAY).topic == ""


@pytest.mark.parametrize(
    "line",
    [
        "becky emailed, will be on holiday next week", "tom wrote, will miss the party on saturday",
        "lunch with becky, will remember that one", "becky said the board will decide by friday",
        "call with becky, she has to look after her mum", "tom wants a new job", "becky wants an early night",
        "becky wants the ending less tidy",
        "becky never came back from lunch", "becky never got the email", "i never answered becky's letter",
        "becky has my half of the money", "tom reed settled on the blue one", "becky picked wednesday for her wedding",
        "tom reed is ok", "told becky about will",
    ],
)  # fmt: skip
def test_what_others_live_through_opens_nothing(line: str) -> None:
    assert loops_of(line) == []
