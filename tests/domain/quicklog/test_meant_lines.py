"""Lines as people mean them, and what only looks like them: wishes to meet, who wrote, the days of another clause."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading, Ref

TODAY = date(2026, 11, 4)
"""A Wednesday."""
PEOPLE = (
    "Ana Ruiz",
    "Tom Reed",
    "Derek Shaw",
    "Lydia Crane",
    "Paul Richard",
    "Heather Bulmer",
    "Priya Nair",
    "Una Ward",
)
BOOK = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def reading(line: str) -> Reading:
    """A line as it is read on that day."""
    return parse(line, BOOK, TODAY)


def first_names(refs: list[Ref]) -> list[str]:
    """The first names of those whom a line names, in order."""
    return [ref.name.split()[0] for ref in refs]


def loops_of(line: str) -> list[str]:
    """The loops that a line seems to hold, each with its kind, whom, what and by when."""
    return [
        " ".join([one.kind, *first_names(one.refs), one.text, str(one.due or "")]).strip()
        for one in reading(line).proposed
    ]


@pytest.mark.parametrize(
    ("line", "there", "loops"),
    [
        # Somebody's wish to meet somebody is theirs, and the introduction sees to it.
        ("Ana would like to meet Tom, her agent retired. promised to introduce them", "Ana", ["intro Ana Tom"]),
        ("Ana is new in town, would love to meet Tom, introduce them", "Ana", ["intro Ana Tom"]),
        ("Ana would like to know Tom, promised to put them in touch", "Ana", ["intro Ana Tom"]),
        ("Ana wants to meet Tom, introduce them", "Ana", ["intro Ana Tom"]),
        ("Ana would really love to meet Tom for a duo, put them in touch", "Ana", ["intro Ana Tom"]),
        ("coffee with Ana, she'd love to meet Tom, put them in touch", "Ana", ["intro Ana Tom"]),
        ("Ana would love to meet Tom", "Ana", ["request Ana to meet Tom"]),
        ("coffee with Ana, she wants to meet my architect", "Ana", ["request Ana to meet my architect"]),
        ("Ana wants to meet our team", "Ana", ["request Ana to meet our team"]),
        ("Ana wants to meet my boss on fri", "Ana", ["request Ana to meet my boss 2026-11-06"]),
        # What one meets may be no person.
        ("Ana wants to meet my deadline", "Ana", []),
        ("Ana wants to meet my deadline by fri", "Ana", []),
        ("Ana wants to meet our q1 targets", "Ana", []),
        ("Ana wants to meet a deadline", "Ana", []),
        ("Ana would love to meet our expectations", "Ana", []),
        ("Ana wants to meet all requirements", "Ana", []),
        ("Ana wants to meet the budget", "Ana", []),
        ("Ana wants to meet our needs assessor", "Ana", ["request Ana to meet our needs assessor"]),
        ("Ana wants to meet two friends", "Ana", ["request Ana to meet two friends"]),
        ("Ana rang, likes Tom, wants to meet him", "Ana", ["intro Ana Tom"]),
        ("told Ana about Tom, she'd love to meet him", "Ana", ["intro Ana Tom"]),
        ("Ana has a new dog, wants to meet her", "Ana", ["request Ana to meet her"]),
        ("coffee with Ana, she'd love to meet Owen Bright. i'll intro them", "Ana", ["intro Ana Owen"]),
        ("Ana wants to meet Bo, said I'd introduce them", "Ana", ["intro Ana Bo"]),
        # Time that I asked for is time until I answer.
        ("Tom raised the rent, asked him for ten days to look at it", "Tom", ["promise Tom look at it"]),
        ("coffee with Tom about the boxes, he needs a head count", "Tom", ["request Tom head count"]),
        ("Tom needs a photo of the yard for his page", "Tom", ["request Tom photo of the yard for his page"]),
        ("need advice from Tom on day rates", "Tom", ["ask Tom advice on day rates"]),
        ("Tom wonders if we could lend the van", "Tom", ["request Tom if we could lend the van"]),
        ("Tom wants to start a choir, asked what I think", "Tom", ["request Tom what I think"]),
        ("Tom needs a head chef", "Tom", ["need Tom a head chef"]),
        ("asked Tom for a week to decide", "Tom", ["promise Tom decide"]),
        ("asked Tom for an hour to look at the books", "Tom", ["ask Tom an hour to look at the books"]),
        ("Ana would like to get to know Tom", "Ana", ["request Ana to get to know Tom"]),
        ("coffee with Ana, she'd love to meet Tom", "Ana", ["request Ana to meet Tom"]),
        ("Ana said she'd like to meet Tom", "Ana", ["request Ana to meet Tom"]),
        ("Ana would love to meet some people in film", "Ana", ["request Ana to meet some people in film"]),
        # What looks like it: my own wish, a talk of both, a thing that is liked or wanted.
        ("I'd like to meet Tom", "Tom", ["coffee Tom"]),
        ("would like to meet Tom", "Tom", ["coffee Tom"]),
        ("Ana would love to meet on tuesday", "Ana", ["coffee Ana  2026-11-10"]),
        ("her brother would love to meet Tom", "Tom", []),
        ("saw Ana, her boss would love to meet Tom", "Ana", []),
        ("Ana would love to know if Tom comes", "Ana", []),
        ("Ana would like the slides", "Ana", []),
        ("Ana likes Tom", "Ana", []),
        ("met Tom", "Tom", []),
        ("Ana wants to be introduced to Tom", "Ana", ["request Ana to be introduced to Tom"]),
    ],
)
def test_a_wish_to_meet_somebody(line: str, there: str, loops: list[str]) -> None:
    assert (" ".join(first_names(reading(line).people)), loops_of(line)) == (there, loops)
    assert reading(line).channel != "react"


@pytest.mark.parametrize(
    ("line", "began"),
    [
        ("Ana wrote a lovely long letter about my sample", "them"),
        ("Ana wrote a lovely long and very warm letter", "them"),
        ("Ana wrote me a letter", "them"),
        ("Ana and Tom wrote a short but kind letter", "them"),
        ("Ana emailed a really quite long message", "them"),
        ("wrote Ana a lovely long letter", "me"),
        ("I wrote a lovely long letter to Ana", "me"),
        ("sent Ana a letter", "me"),
    ],
)
def test_whoever_stands_before_the_verb_wrote(line: str, began: str) -> None:
    assert reading(line).initiator == began


@pytest.mark.parametrize(
    ("line", "day"),
    [
        # How long it took, where somebody sat, what was said or asked for: the line is of today.
        ("Ana did my tax return in one night", "2026-11-04"),
        ("Ana painted the shop in two days", "2026-11-04"),
        ("Tom wrote the report in a week", "2026-11-04"),
        ("Derek fixed the boiler in one day", "2026-11-04"),
        ("Ana built the stage in three days", "2026-11-04"),
        ("Ana got the permit in two weeks", "2026-11-04"),
        ("Ana sat with my mother all night", "2026-11-04"),
        ("Ana sat in on the rehearsal", "2026-11-04"),
        ("Tom sat by the door", "2026-11-04"),
        ("Ana asked for drawings, said next week", "2026-11-04"),
        ("Ana said next week", "2026-11-04"),
        ("Ana retires in two years", "2026-11-04"),
        ("asked Ana if she could photograph the chairs last week of november", "2026-11-04"),
        ("asked Ana if she can come next week", "2026-11-04"),
        ("Ana asked for friday off", "2026-11-04"),
        ("Ana asked for friday 11 off, I owe her an answer", "2026-11-04"),
        # What looks like it and has its day.
        ("met Ana sat", "2026-10-31"),
        ("met Ana sat, good talk", "2026-10-31"),
        ("lunch with Ana sat with her kids", "2026-10-31"),
        ("coffee with Ana in two weeks", "2026-11-18"),
        ("lunch with Ana next week", "2026-11-09"),
        ("dinner with Ana on sat", "2026-10-31"),
        ("booked lunch with Ana in two weeks", "2026-11-18"),
        ("see Ana again in two weeks", "2026-11-18"),
        ("reserved a table with Ana in two weeks", "2026-11-18"),
        ("Ana said next friday for lunch", "2026-11-13"),
        ("met Ana last week", "2026-10-26"),
    ],
)
def test_the_day_of_another_clause_dates_nothing(line: str, day: str) -> None:
    assert reading(line).date.isoformat() == day
    assert reading(line).planned == (day > TODAY.isoformat())


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("Ana asked for friday off", ["request Ana friday off"]),
        ("Ana asked for drawings, said next week", ["request Ana drawings 2026-11-09"]),
        ("Ana asked for monday", ["coffee Ana  2026-11-09"]),
        ("told Derek I'd talk to Paul and get back to him",
         ["promise Derek talk to Paul", "promise Derek get back to him"]),
        ("Derek called, told him I'd talk to Paul and get back to him",
         ["promise Derek talk to Paul", "promise Derek get back to him"]),
        ("promised Tom I'd ask Derek and let him know", ["promise Tom ask Derek", "promise Tom let him know"]),
        ("told Derek I'd call Lydia and send her the plan",
         ["promise Derek call Lydia", "promise Lydia send her the plan"]),
        ("Heather Bulmer could use drawings for the hall, I'd like Priya's class to do it, connect them",
         ["need Heather drawings for the hall", "intro Heather Priya"]),
        ("Ana wants me on the radio about the flu jab, moved from tuesday to 12 november", ["coffee Ana  2026-11-12"]),
        ("Ana wants us for the opening, moved to fri 20 november", ["coffee Ana  2026-11-20"]),
        ("Ana wants me on the board", ["request Ana me on the board"]),
        ("asked Ana can we have the hall for a day", ["ask Ana can we have the hall for a day"]),
        ("Ana asked can I come", ["request Ana can I come"]),
        ("Ana did the open day with us. write to thank", ["thanks Ana"]),
        ("Ana did the flowers, ring to thank her", ["thanks Ana"]),
        ("Ana sat with the Richard family all night, owe her a big thank you", ["thanks Ana"]),
        ("Ana rang to thank me", []),
        ("Ana wants me on her team, coffee with Tom moved to 12 november",
         ["request Ana me on her team", "coffee Tom  2026-11-12"]),
        # Feasts are days; of next year where this one's is over.
        ("promised Ana the list by halloween", ["promise Ana the list 2027-10-31"]),
        ("promised Ana the list by christmas eve", ["promise Ana the list 2026-12-24"]),
        ("promised Ana the list by valentine's day", ["promise Ana the list 2027-02-14"]),
        ("asked Ana for the list by nye", ["ask Ana the list 2026-12-31"]),
        ("Ana lent me her saw, bring it back by xmas",
         ["promise Ana bring her saw back 2026-12-24"]),
        ("promised Ana the halloween costumes", ["promise Ana the halloween costumes"]),
        ("promised Ana a new list", ["promise Ana a new list"]),
        # What is given freely is no debt; with its day it is still to come.
        ("Ana will print the posters at cost, generous", ["offer Ana print the posters at cost"]),
        ("Ana will bring the cake, so kind", ["offer Ana bring the cake"]),
        ("Ana will print the posters", ["owed Ana print the posters"]),
        ("Ana will lend me the van for free on friday", ["owed Ana lend me the van for free 2026-11-06"]),
        ("Ana asked if I'd print the posters for free", ["request Ana if I'd print the posters for free"]),
    ],
)  # fmt: skip
def test_what_a_line_leaves_to_be_done(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("Ana wrote from Malmo, must answer her", ["Ana"]),
        ("Ana rang from Cork", ["Ana"]),
        ("Tom texted from Leeds, running late", ["Tom"]),
        ("Ana called from Bergen about the boat", ["Ana"]),
        ("email from Tom about the fee", ["Tom"]),
        ("phone call from Ana", ["Ana"]),
        ("heard from Ana", ["Ana"]),
        ("letter from Ola", ["Ola"]),
        ("Derek upset about the bus stop, told him I'd talk to Paul", ["Derek"]),
        # To whom something was brought, and whom a pronoun in the part of the contact means.
        ("brought Ana the score", ["Ana"]),
        ("brought Tom his drill back", ["Tom"]),
        ("drove Ana home", ["Ana"]),
        ("brought Ana her steam box back, she made me tea", ["Ana"]),
        ("sent Ana the form, she called me", ["Ana"]),
        ("gave Tom his drill, had a coffee with him", ["Tom"]),
        ("told Ana the news, called her at home", ["Ana"]),
        ("gave Tom his drill, had coffee with his boss", []),
        ("asked Ana for the keys, tea with her mother", []),
        ("sent Ana the deck, her boss called", []),
        ("asked Ana to come, he called", []),
        ("carried Ana's boxes", []),
        ("need Ana a designer", []),
    ],
)
def test_who_a_line_is_with(line: str, there: list[str]) -> None:
    assert first_names(reading(line).people) == there


@pytest.mark.parametrize(
    "line", ["Ana'd love some help", "Ana'll send the deck", "coffee with Ana, she'd love to come"]
)
def test_a_shortened_verb_stands_once_in_what_is_kept(line: str) -> None:
    assert reading(line).summary == line


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("ana's sister gave 500 to the barn, must thank her", ["thanks"]),
        ("card from ana's sister, she gave 500, must thank her", ["thanks"]),
        ("ana's husband gave 500, must thank him", ["thanks"]),
        ("met Tom's wife, promised her a tour", ["promise a tour"]),
        ("coffee with Tom's wife, she wants an intro", ["request an intro"]),
        ("Tom's boss rang, must call him back", ["follow call him back"]),
        # What befell the kin, and what was done to somebody else, is for whose kin they are.
        ("Ana's mum died, must send her a card", ["promise Ana send her a card"]),
        ("Ana's mum is ill, must send her a card", ["promise Ana send her a card"]),
        ("Ana's husband gave 500, must thank her", ["thanks Ana"]),
        ("Ana's daughter got a job, must congratulate her", ["follow Ana congratulate her"]),
        ("Tom's talk was great, must thank him", ["thanks Tom"]),
        ("coffee with Ana, her sister needs a job, told her I'd ask around", ["promise Ana ask around"]),
    ],
)
def test_what_is_owed_to_kin_is_owed_to_nobody_known(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("call w Tom's boss set for mon 9 at 3, his name is Paul Richard", ["Paul"]),
        ("call w toms boss set for mon 9 at 3", []),
        ("Tom's boss set up a call mon 2pm", []),
        ("booked lunch with anas manager fri 1pm", []),
        ("booked lunch with Ana, toms boss fri 1pm", ["Ana"]),
        ("drinks w toms colleague Una thurs 6pm confirmed", ["Una"]),
        ("dinner with Tom's family booked sat 7pm", ["Tom"]),
        ("call with Tom set for mon 9 at 3", ["Tom"]),
    ],
)
def test_a_talk_with_somebodys_boss_is_none_with_them(line: str, there: list[str]) -> None:
    assert first_names(reading(line).people) == there


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("heather wants to buy me coffee fri 9am", ["coffee heather 9am 2026-11-06"]),
        ("Ana from the BBC wants a family", ["request Ana a family"]),
        ("Tom from the yorkshire post wants an interview by friday", ["request Tom an interview 2026-11-06"]),
        ("Tom at the city council wants the plan by friday", ["request Tom plan 2026-11-06"]),
        ("mail from Tom at Acme asks for a quote", ["request Tom a quote"]),
        ("Tom wants the board paper tmrw not monday", ["request Tom board paper 2026-11-05"]),
        ("Ana will send it friday, not monday", ["owed Ana send it 2026-11-06"]),
        ("must ring Tom tues rather than weds", ["promise Tom ring 2026-11-10"]),
        ("Tom rang, hell send the deck by friday", ["owed Tom send the deck 2026-11-06"]),
        ("call with Tom, well send him the plan by monday", ["promise Tom send him the plan 2026-11-09"]),
        ("Tom says send it over and hell look at it sunday",
         ["request Tom send it over", "owed Tom look at it 2026-11-08"]),
        # Near them, and no request.
        ("heard from Tom at the council that Ana wants a quote", ["request Ana a quote"]),
        ("coffee with Tom from Acme and he wants a quote", ["request Tom a quote"]),
        ("the man from the council wants the plan by friday", []),
        ("Tom wants the day off tomorrow", []),
        ("Tom wants the window seat", []),
        ("it went well send the deck", []),
        ("Ana gave me hell", []),
        ("what the hell call it off", []),
        ("told Tom to send it over", []),
        ("Tom said he'd send it over", ["owed Tom send it over"]),
    ],
)  # fmt: skip
def test_a_request_is_of_whoever_has_an_employer_and_of_the_day_that_is_meant(line: str, loops: list[str]) -> None:
    assert loops_of(line) == loops
