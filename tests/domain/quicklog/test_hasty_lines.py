"""Lines typed in haste: what was only thought of, who was there without a word of contact, what else was to be done.

Each is read as one text: the channel, its day where that is not today, "planned", those who were there, and the loops.
"""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 11, 26)
"""A Thursday."""
PEOPLE = ("Ana Ruiz", "Tom Reed", "Bart Smets", "Femke Smit", "Karim Haddad", "Ruth Cole", "Dave Okoro", "Mama")
BOOK = NameIndex((at, name.split()[0].lower(), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def told(line: str) -> str:
    """A line as it is read on that day, in one text."""
    found = parse(line, BOOK, TODAY)
    day = found.date.strftime("%-d %b") if found.date != TODAY else ""
    there = " ".join(
        [
            *[ref.matches[0][1] for ref in found.people if ref.matches and not ref.likely],
            *[f"+{ref.name}" for ref in found.new],
        ]
    )
    loops = [
        " ".join(filter(None, [one.kind, one.text, one.due.strftime("by %-d %b") if one.due else ""]))
        for one in (*found.clauses, *found.proposed)
    ]
    head = " ".join(filter(None, [found.channel, day, found.time, "planned" if found.planned else "", there]))
    return "; ".join([head, *loops])


def test_a_talk_that_is_only_thought_of_was_not_held() -> None:
    for line, wanted in (
        ("lunch w bart sometime", "note bart; coffee sometime"),
        ("coffee with Ana soon", "note ana; coffee soon"),
        ("no time this week, lunch w bart next week somewhere", "note bart; coffee somewhere by 30 Nov"),
        ("tom: beers?", "note tom; coffee"),
        ("lunch w karim?", "note karim; coffee"),
        ("beers w dave one of these days", "note dave; coffee one of these days"),
        ("coffee with Ana was good, somewhere new", "coffee ana"),
    ):
        assert told(line) == wanted


def test_whoever_could_not_come_was_not_there() -> None:
    for line in ("couldn't make it to Tom's party", "cld not make it to lunch with Tom", "missed Tom's party"):
        assert told(line).startswith("note")


def test_a_party_that_is_announced_is_to_come() -> None:
    assert told("Tom's party saturday") == "social 28 Nov planned"
    assert told("party at Tom's sat, bring wine") == "social 28 Nov planned; promise bring wine"
    assert told("Tom's party on saturday was great") == "social 21 Nov"


def test_a_month_nearer_to_come_is_that_one_and_one_of_somebody_else_dates_nothing() -> None:
    assert told("coffee with Ana in january") == "coffee 1 Jan planned ana"
    assert told("had lunch with Ana in january") == "lunch 1 Jan ana"
    assert told("bumped into Ana at the market, expecting in march!") == "meeting ana"


def test_a_weekday_of_the_next_week_is_of_that_week() -> None:
    assert told("mama sunday lunch next week, 13h") == "lunch 6 Dec 13:00 planned mama"
    assert told("tue coffee with Ruth next week") == "coffee 1 Dec planned ruth"


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("ran 10k w dave + femke this am", "dave femke"),
        ("prayer group tonight w Ruth, Karim, 3 others", "ruth karim"),
        ("watched the match at Tom's with Dave", "dave"),
        ("parents evening w Ruth", "ruth"),
        ("Bart picked up the brown dog", "bart"),
        ("Tom dropped off the signed papers", "tom"),
        ("drove to Brussels w Karim for the hearing", "karim"),
        ("climbing w Dave", "dave"),
    ],
)
def test_time_spent_with_somebody_is_a_meeting(line: str, there: str) -> None:
    assert told(line) == f"meeting {there}"


@pytest.mark.parametrize(
    "line",
    [
        "Ruth picked up the phone at last",
        "problem with Tom's invoice",
        "dealing with Karim again",
        "didn't run with Dave, rain",
        "yoga with Femke cancelled",
        "had trouble with Ana",
    ],
)
def test_what_only_looks_like_it_is_a_note(line: str) -> None:
    assert told(line).startswith("note")


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("Ruth's mum passed away, send flowers", "promise send flowers"),
        ("Dave got the job, buy champagne", "promise buy champagne"),
        ("call with ruth: chapter 3 due 15 dec", "promise chapter 3 by 15 Dec"),
    ],
)
def test_a_bare_verb_with_its_thing_is_a_note_to_oneself(line: str, loop: str) -> None:
    assert told(line).partition("; ")[2] == loop


def test_a_bare_verb_behind_what_somebody_else_would_do_is_theirs() -> None:
    assert told("lunch with Dave, wants to come, bring kids") == "lunch dave"


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        (
            "2nd interview with tom mon 10am, need to do the deck by sun",
            "meeting 30 Nov 10:00 planned tom; promise do the deck by 29 Nov",
        ),
        ("tom emailed, 2nd round mon 10am", "email tom; coffee 2nd round 10am by 30 Nov"),
        ("tom cancelled weds, retry mon", "note tom; follow by 30 Nov"),
        (
            "opening moved to 11 december, must tell Ana",
            "note ana; follow opening moved by 11 Dec; promise tell: opening moved to 11 december",
        ),
        ("coffee w dave, his kid is called Ada, allergic to nuts", "coffee dave"),
        ("the fair went great, 60 ppl. met Oli, works w dave", "meeting +Oli"),
        ("asked tom + ana to speak at the meetup, ana said yes!!", "note tom ana; ask to speak at the meetup"),
        ("dave helped, need to say thx", "note dave; thanks"),
        ("call 20 min dave: all fine", "call dave"),
        ("new intern Marieke started today", "note +Marieke"),
    ],
)
def test_what_else_a_line_of_two_matters_says(line: str, reading: str) -> None:
    assert told(line) == reading


def test_whom_a_pronoun_means_is_not_by_whose_help_it_came() -> None:
    (loop,) = parse("ana got a job thru ruth!! she's buying me dinner next weds", BOOK, TODAY).proposed
    assert [ref.name for ref in loop.people] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("line", "loop"),
    [
        ("coffee with Tom, he calls me tuesday", "owed calls me by 1 Dec"),
        ("Tom must call me back monday", "owed call me back by 30 Nov"),
        ("lunch with Ana, must send me the photos", "owed send me the photos"),
        ("must call Ana by monday", "promise call by 30 Nov"),
        ("promised to Ana to send the photos", "promise send the photos"),
        ("Ana asked me a favour: translate a letter", "request a favour"),
    ],
)
def test_who_is_to_call_or_to_send_is_told_apart(line: str, loop: str) -> None:
    assert told(line).partition("; ")[2] == loop


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("Bart will be in Berlin 8-10 dec, dinner there?", "note bart; coffee there"),
        ("Ana still hasn't answered", "note ana; follow"),
        ("asked Ana how her mum is, still in hospital", "note ana"),
        ("zoom w team, then lunch with Tom", "lunch tom"),
        ("interviewed 3 candidates w Ruth today", "meeting ruth"),
        ("lift home w dave, good talk about his dad", "meeting dave"),
        ("Ana sent invoice, pay before 15/12", "note ana; promise pay by 15 Dec"),
        ("wish tom luck for his exam monday", "note tom; follow wish luck for his exam by 30 Nov"),
        ("email from Ana: paper accepted, wants to celebrate fri 4 dec", "email ana; coffee by 4 Dec"),
        ("lunch @ noon w/ ana cancelled, moved 2 next wed", "note ana; coffee by 2 Dec"),
    ],
)
def test_what_is_meant_by_few_words(line: str, reading: str) -> None:
    assert told(line) == reading


def test_the_small_word_of_a_last_name_behind_a_title_is_nobody_known() -> None:
    book = NameIndex([(1, "jan", "Jan de Clercq", (), "", "network")])
    assert [ref.name for ref in parse("lunch w prof. De Smet", book, TODAY).new] == ["De Smet"]


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("Tom's wife is ill, call Ruth", "note ruth; follow call"),
        ("rang Tom, call Dave re the van", "call tom; follow call re the van"),
        ("coffee Tom, call Dave, lunch Ruth", "coffee tom"),
        ("lunch with Ana, text Tom the address", "lunch ana; follow text the address"),
        ("Ana is away, contact Tine instead", "note ana +Tine"),
        ("sent ruth a congrats card", "letter ruth"),
        ("left msg for femke", "call femke"),
        ("called Pablo now, ana sent a pic of the brown dog", "note ana"),
        ("phoned ana re leaking roof, coming wed to look", "call ana"),
    ],
)
def test_who_is_still_to_be_reached_was_not_reached(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("Karim rescheduled: thu 3 dec 14:00 city hall", "note karim; coffee 14:00 city hall by 3 Dec"),
        ("had to reschedule ana, now mon 7/12 10am", "note ana; coffee 10am by 7 Dec"),
        ("Ana can't do mon, offers wed", "note ana; coffee by 2 Dec"),
        ("pitched to the bank, Tom was there", "meeting tom"),
        ("Bart looked at the roof, quote follows", "note bart; owed quote follows"),
        ("rang Tom, coming wed 9am to look", "call tom; coffee coming 9am to look by 2 Dec"),
        ("Tom rang, he comes wed 9am to look", "call tom; coffee 9am to look by 2 Dec"),
        ("Tom comes wed 9am", "note tom; coffee 9am by 2 Dec"),
        ("Tom says the crew comes wed 9am", "note tom"),
        ("Tom comes every wed 9am", "note tom"),
    ],
)
def test_a_new_day_and_what_is_to_follow_is_read(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("dave's shop opens sat 5 dec, go!", "note dave; follow dave's shop opens by 5 Dec"),
        ("Tom said their board likes it, decision on the 10th", "note tom; follow decision by 10 Dec"),
        ("bought tickets for the 19th: me, ana, ruth", "note ana ruth; follow bought tickets by 19 Dec"),
        ("ana drove me home from the airport, so kind", "note ana; received drove me home from the airport"),
        ("Tom fixed my bike", "note tom; received fixed my bike"),
        ("Ruth saved my weekend, took the kids", "note ruth; thanks saved my weekend"),
        ("Ana's birthday is on 3 dec", "note"),
        ("Ana is away from 3 dec", "note ana"),
        ("Ana moved house on 12 nov", "note ana"),
    ],
)
def test_a_day_to_come_is_followed_up_and_a_deed_is_thanked_for(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("lost wallet, Ruth found it, beer on me", "note ruth; promise beer on me"),
        ("talk to Ruth about the vacancy", "note ruth; follow talk about the vacancy"),
        ("spoke to Ruth about the vacancy", "call ruth"),
        ("Tom's band plays fri, go w Ana?", "note ana"),
        ("went to Tom's gig with Ana & Ruth, great", "meeting ana ruth"),
        ("took mama to the doctor", "meeting mama"),
        ("check on Ana", "note ana; follow"),
        ("chased Karim for the invoice", "note karim; owed the invoice"),
    ],
)
def test_what_is_mine_to_do_and_what_was_done_together(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("drinks fri w Dave + Ruth?", "drinks 27 Nov planned dave ruth"),
        ("caught up w Ana on the phone, 40 min", "call ana"),
        ("wrote a recommendation for Ana", "note ana; gave"),
        ("Ana is back from Peru, catch up soon!", "note ana; coffee soon"),
        ("ana rang: new vaccine, sample coming next week", "call ana; owed sample by 4 Dec"),
        ("waited for Tom, he forgot, new try thu", "note tom; coffee by 3 Dec"),
        ("bringing Ruth chocolates fri", "note ruth; promise bringing chocolates by 27 Nov"),
    ],
)
def test_what_is_proposed_and_what_is_on_its_way(line: str, reading: str) -> None:
    assert told(line) == reading


def test_a_list_of_people_to_ask_is_asked_whole() -> None:
    (loop,) = parse("raffle prizes: ask Ruth, Bart, Ana", BOOK, TODAY).proposed
    assert [ref.name.split()[0] for ref in loop.people] == ["Ruth", "Bart", "Ana"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Ana's new boss is Ellen Smet, I know her from uni", True),
        ("Tom got the flat from Frank De Wolf", True),
        ("sent Tom the book by Simon Sinek", False),
        ("Ana read Harry Potter to the kids", False),
        ("Black Friday sale at Tom's shop", False),
    ],
)
def test_a_whole_name_that_nobody_has_is_asked_about_beside_others(line: str, asked: bool) -> None:
    assert ("who" in parse(line, BOOK, TODAY).asks) is asked


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("pick up Ruth at the airport sun 16:40", "note ruth; coffee at the airport 16:40 by 29 Nov"),
        ("celebrate w Ana fri", "drinks 27 Nov planned ana"),
        ("celebrated w Ana fri", "meeting 20 Nov ana"),
        ("Ana is in hospital. visit her", "note ana; follow visit her"),
        ("visited Ana", "visit ana"),
        ("Ana asked what I charge, told her 80/h", "note ana"),
    ],
)
def test_a_bare_verb_looks_ahead(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    "line",
    [
        "Ana moved to the 12th floor",
        "told Ana the launch moved to Thu 10 Dec",
        "Tom postponed the launch to Thu 10 Dec",
        "Ana's wedding postponed to 5 May 2027",
        "Ana moved her flight to Thu 3 Dec 15:00",
        "Ana's standup moved to Thu 3 Dec 9:00",
        "Ana: what about next week's budget",
        "can you make it cheaper next week, asked Ana",
        "what about rebooking the hall with Ana next week",
        "the exam moved to 3 march, told Ana",
    ],
)
def test_not_all_that_is_moved_is_a_talk(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert "coffee" not in [one.kind for one in (*found.clauses, *found.proposed)]


@pytest.mark.parametrize(
    "line",
    [
        "coffee w Ana moved to fri 4 dec 10am",
        "Ana moved to thu 3 dec 15:00",
        "Ana's lunch moved to wed 12u30",
        "skype with Ana moved from mon to wed 14h",
        "Ana: can't do thu, moved to fri 10am",
        "Ana: how about next week",
        "how about lunch next week, Ana",
        "Ana Ruiz wants to move the jour fixe to fri 4 dec 8:00",
        "Ana can't make thursday, shall we move to 8 dec she asks",
    ],
)
def test_a_talk_that_is_moved_or_offered_is_to_be_arranged(line: str) -> None:
    assert [one.kind for one in parse(line, BOOK, TODAY).proposed] == ["coffee"]


@pytest.mark.parametrize(
    "line",
    [
        "went to school with Ana",
        "studied with Ana at uni",
        "ran a company with Tom",
        "played phone tag with Ruth",
        "drove a hard bargain with Bart",
        "partnering with Tom on the bid",
        "consulting with Ana on pricing",
        "Tom dropped off the radar",
        "Ana showed up in my feed",
        "walked away from the deal with Bart",
        "struggling with Dave",
        "took Tom to task",
    ],
)
def test_a_way_of_speaking_is_no_time_together(line: str) -> None:
    assert told(line).startswith("note")


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("lunch with Tom somewhere nice", "lunch tom"),
        ("coffee with Tom who is leaving soon", "coffee tom"),
        ("skipped breakfast, lunch with Tom", "lunch tom"),
        ("called Tom now, all fine", "call tom"),
        ("coffee with Ana, beer on me next time", "coffee ana"),
    ],
)
def test_a_talk_that_was_held_stays_one_beside_such_words(line: str, there: str) -> None:
    assert told(line).startswith(there)


def test_who_says_that_somebody_was_there_tells_of_it() -> None:
    assert told("Ruth said Tom was there") == "note ruth"
    assert parse("called Pablo now, ana sent a pic of the dog", BOOK, TODAY).asks == ["who"]


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("evening on 10 dec moved to 17 dec, tell Ana", "note ana; promise tell: evening on 10 dec moved to 17 dec"),
        ("sent Tom the 2nd price", "note tom"),
        ("taught 3rd years for Ruth, she was happy", "note"),
        ("Ana says yes but only after the 20th", "note ana"),
        ("ruth cant do tues moved to thurs same time", "note ruth; coffee same time by 3 Dec"),
        ("dog day with Tom postponed from 3 dec to 11 dec", "note tom; coffee by 11 Dec"),
        ("stammtisch, Bart, Ruth and Dave from the brigade there", "social bart ruth dave"),
        ("rang Bart back, visit fri 4 dec 10:00", "call bart; coffee 10:00 by 4 Dec"),
    ],
)
def test_a_number_and_an_old_day_are_not_followed_up(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("sent Ana my price, she says ok will confirm friday", "note ana; owed confirm by 27 Nov"),
        ("told Ana, said ok will send her the list", "note ana; promise send her the list"),
        ("wrote to Tom, answer expected next week", "email tom; owed answer expected by 4 Dec"),
        ("asked Ruth about Dave, she will see him wed 3pm", "note ruth; ask about Dave"),
        ("rang Ruth, she'll see me wed 3pm", "call ruth; coffee 3pm by 2 Dec"),
        ("contract for Ana by mon", "note ana; promise contract by 30 Nov"),
        ("booked a room for Ana by the sea", "note"),
        ("asked Tom what he pays for the wine", "note tom; ask what he pays for the wine"),
        ("asked Tom how he sends the wine", "note tom; ask how he sends the wine"),
        ("asked Tom how it went, he sends the wine by mon", "note tom; ask how it went; owed sends the wine by 30 Nov"),
        ("asked Tom how i shd answer the gap question", "note tom; ask how i shd answer the gap question"),
        ("asked Tom which deck I should send", "note tom; ask which deck I should send"),
        ("Tom asked what i need to bring", "note tom; request what i need to bring"),
        ("Tom told me how i should price it", "note tom"),
        ("asked Tom how it went i'll send him the deck", "note tom; ask how it went; promise send him the deck"),
        ("that's why i'll send Tom the deck", "note tom; promise send the deck"),
    ],
)
def test_who_is_to_do_it_is_not_turned_round(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("Ana asked for the label rules, she needs them before harvest is over", "note ana; request the label rules"),
        ("Ana wants the price list, needs it by mon", "note ana; request price list by 30 Nov"),
        ("Ana wants the price list, needs the deck by mon", "note ana; request price list; request deck by 30 Nov"),
    ],
)
def test_until_when_something_is_needed_is_the_day_of_what_was_asked_for(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("Ruth is fed up and wants to do the tea", "note ruth"),
        ("Ruth wants to run the coffee on sat", "note ruth"),
        ("Ruth wants to do coffee", "note ruth; coffee"),
        ("Ruth wants to do the coffee with me on fri", "note ruth; coffee with me by 27 Nov"),
    ],
)
def test_whoever_makes_the_tea_does_not_ask_for_a_talk(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("interview w Tom mon 10am went ok", "meeting 23 Nov 10:00 tom"),
        ("interview w Tom mon 10am, tough", "meeting 23 Nov 10:00 tom"),
        ("hm round w Tom mon 10am ok but tough", "meeting 23 Nov 10:00 tom"),
        ("coffee w Tom mon 10am was ok but short", "coffee 23 Nov 10:00 tom"),
        ("phone screen w Tom mon 11am hard", "call 23 Nov 11:00 tom"),
        ("interview w Tom mon 10am", "meeting 30 Nov 10:00 planned tom"),
        ("final round with Tom mon 10am", "note tom; coffee final round 10am by 30 Nov"),
        ("hr round w Tom fri 10am", "note tom; coffee hr round 10am by 27 Nov"),
        ("Tom tech round fri 10am", "note tom; coffee tech round 10am by 27 Nov"),
        ("hr round w Tom yesterday", "meeting 25 Nov tom"),
        ("hr round w Tom last fri", "meeting 20 Nov tom"),
        ("final round of edits to Tom by fri", "note tom; promise final round of edits by 27 Nov"),
        ("Tom wants a final round by fri", "note tom; request a final round by 27 Nov"),
        ("interview w Tom mon 10am, will be tough", "meeting 30 Nov 10:00 planned tom"),
        ("interview w Tom mon 10am, prep hard", "meeting 30 Nov 10:00 planned tom"),
        ("coffee w Tom mon 10am ok for him", "note tom; coffee coffee 10am by 30 Nov"),
        ("Tom mon 10am ok", "note tom; coffee 10am by 30 Nov"),
        ("next round on me, drinks w Tom mon 6pm", "drinks 30 Nov 18:00 planned tom"),
        ("first round of talks w Tom", "note tom"),
    ],
)
def test_an_interview_of_which_it_is_told_how_it_was_is_over(line: str, reading: str) -> None:
    assert told(line) == reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("coffee w Tom moved to mon 8:30", "note tom; coffee 8:30 by 30 Nov"),
        ("coffee w anna moved to mon 8:30", "note; coffee 8:30 by 30 Nov"),
        ("Tom from wealthsimple wants coffee mon 8:30 at dineen", "note tom; coffee 8:30 at dineen by 30 Nov"),
        ("Tom wants to buy me coffee fri 4 dec 9am", "note tom; coffee 9am by 4 Dec"),
        ("Tom wants me to meet the team on the 4th at 2", "note tom; coffee meet the team at 2 by 4 Dec"),
        ("Tom forgot our call. rescheduled mon 30 at 9", "note tom; coffee at 9 by 30 Nov"),
        ("thx note to Tom + panel is mon 30 at 1pm w 3 ppl", "note tom; coffee panel is at 1pm w 3 ppl by 30 Nov"),
        ("panel interview w Tom is mon 30 at 1pm", "note tom; coffee at 1pm by 30 Nov"),
        ("lunch with Tom is mon 1pm", "note tom; coffee 1pm by 30 Nov"),
        ("Tom: feedback good, hm round mon 30 11am w his boss", "note tom; coffee hm round 11am w his boss by 30 Nov"),
        ("Tom hm round moved to thurs 3 10am", "note tom; coffee 10am by 3 Dec"),
        ("interview mon 30 11am w Tom", "note tom; coffee interview 11am by 30 Nov"),
        # Near them, and no talk of mine.
        ("Tom's interview is mon 30 10am", "note"),
        ("lunch with Tom is off", "note tom"),
        ("Tom wants to buy my car mon 9am", "note tom"),
        ("Tom from wealthsimple wants the report mon 9am", "note tom"),
        ("Tom wants to buy coffee for the office mon 9am", "note tom"),
        ("the party is mon 8pm", "note"),
        ("hm round, Tom said no", "note tom"),
    ],
)
def test_interviews_and_moved_talks_are_offered_with_their_day_and_hour(line: str, reading: str) -> None:
    assert told(line) == reading


def test_short_words_are_read_as_what_they_stand_for() -> None:
    for line, wanted in (
        ("call w ana nxt fri 4pm", "call 4 Dec 16:00 planned ana"),
        ("met ana lst fri", "meeting 20 Nov ana"),
        ("zoom w/ karim nxt tue 9:30am", "video 1 Dec 09:30 planned karim"),
        ("coffee wid ana and ruth on 5th dec 11am", "coffee 5 Dec 11:00 planned ana ruth"),
        ("lunch w ana, i hv to share the numbers by mon", "lunch ana; promise share the numbers by 30 Nov"),
        ("coffee wid love from ana", "coffee"),
    ):
        assert told(line) == wanted


def test_the_day_of_a_follow_up_is_not_that_of_the_talk() -> None:
    for line, wanted in (
        ("coffee w/ ana was good, follow up on mon", "coffee ana; follow by 30 Nov"),
        ("lunch w/ ana, follow-up tue", "lunch ana; follow by 1 Dec"),
        ("call w/ ana, f/u on tues", "call ana; follow by 1 Dec"),
        ("follow-up call with ana tue", "call 24 Nov ana"),
        ("lunch w/ ana was a follow-up on tuesday", "lunch 24 Nov ana"),
    ):
        assert told(line) == wanted


def test_days_beside_today_are_read_in_short() -> None:
    for line, wanted in (
        ("coffee w/ ana day after tmrw 5pm", "coffee 28 Nov 17:00 planned ana"),
        ("coffee w/ ana day aftr tmrw", "coffee 28 Nov planned ana"),
        ("met ana day before yday", "meeting 24 Nov ana"),
        ("send ana the deck by day after tmrw", "note ana; promise send the deck by 28 Nov"),
        ("call w/ ana & tom at 5", "call 17:00 ana tom"),
        ("call tom 5pm", "call 17:00 tom"),
        ("call w/ ana tom", "call ana tom"),
    ):
        assert told(line) == wanted


def test_a_day_of_the_month_needs_no_article() -> None:
    for line, wanted in (
        ("lunch w/ ana 29th at 1", "lunch 29 Nov 13:00 planned ana"),
        ("29th lunch w/ ana 1pm", "lunch 29 Nov 13:00 planned ana"),
        ("met ana on 24th eve", "meeting 24 Nov ana"),
        ("met ana on the 24th evening", "meeting 24 Nov ana"),
        ("met ana 24th night", "meeting 24 Nov ana"),
        ("3rd call with ana at 5", "call 17:00 ana"),
        ("29th lunch with ana this year", "lunch ana"),
        ("dinner w/ ana 🚀 sat, it was fun", "dinner 21 Nov ana"),
        ("met ana on the 24th floor", "meeting ana"),
    ):
        assert told(line) == wanted


def test_a_talk_that_is_promised_is_one() -> None:
    for line, wanted in (
        ("told ruth we'll do a call on sat at 12", "note ruth; coffee at 12 by 28 Nov"),
        ("told ruth we'd have lunch tuesday", "note ruth; coffee by 1 Dec"),
        ("told ruth we'll meet tue 4pm", "note ruth; coffee 4pm by 1 Dec"),
        ("told ruth we'd speak tue 4pm", "note ruth; coffee 4pm by 1 Dec"),
        ("promised ruth to speak on 22 dec", "note ruth; promise speak by 22 Dec"),
        ("told ruth i'll speak to her boss by tue", "note ruth; promise speak to her boss by 1 Dec"),
        ("told ruth i'll get lunch for the team tue", "note ruth; promise get lunch for the team by 1 Dec"),
    ):
        assert told(line) == wanted


def test_a_house_behind_the_hour_is_where_a_planned_talk_is() -> None:
    for line, place in (
        ("coffee w/ ana tmrw 5pm cubbon park", "cubbon park"),
        ("drinks w/ ana tmrw 8pm the eagle pub, she pays", "the eagle pub"),
        ("lunch w/ ana tmrw 1pm new library plans", ""),
        ("lunch w/ ana tmrw 1pm re the office", ""),
    ):
        assert (parse(line, BOOK, TODAY).place or "") == place


def test_tom_is_tomorrow_where_nobody_is_called_so() -> None:
    book = NameIndex([(1, "ana", "Ana Ruiz", (), "", "network")])
    for line, day, time in (
        ("call w/ ana tom 5pm", date(2026, 11, 27), "17:00"),
        ("call w/ ana tom at 5", date(2026, 11, 27), "17:00"),
        ("call w/ ana tom", date(2026, 11, 27), ""),
        ("call w/ ana & tom at 5", TODAY, "17:00"),
        ("call tom 5pm", TODAY, "17:00"),
    ):
        reading = parse(line, book, TODAY)
        assert (reading.date, reading.time) == (day, time)


@pytest.mark.parametrize(
    "line",
    [
        "call ana tom 5pm", "call ana ruiz tom at 5", "lunch w/ ana ruiz tom", "mtg with ana tom 3pm",
        "call tom reed tom 5pm", "ana moved lunch to tom 1pm", "lunch w ana ruiz tom re the keys",
    ],
)  # fmt: skip
def test_tom_behind_somebody_is_tomorrow_though_a_tom_is_known_and_it_is_told(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert "tom is taken for tomorrow. If you meant Tom, write “and Tom”." in reading.warnings
    assert date(2026, 11, 27) in (reading.date, *[one.due for one in reading.proposed])


@pytest.mark.parametrize(
    "line",
    [
        "call tom 5pm", "coffee ana tom", "lunch with ana, tom 1pm", "lunch with ana and tom 1pm", "ask tom at 5",
        "sent the deck to tom", "drinks w ana tom bart 7pm", "told ana tom is in at 5pm",
        "lunch w/ ana, tom", "moved the call with ana to tom reed",
    ],
)  # fmt: skip
def test_a_known_tom_is_himself_where_he_may_be_named(line: str) -> None:
    reading = parse(line, BOOK, TODAY)
    assert not [told for told in reading.warnings if "tomorrow" in told]
    assert "tom" in [ref.matches[0][1] for ref in (*reading.people, *reading.mentions) if ref.matches]


def test_whoever_is_called_so_keeps_the_last_name() -> None:
    book = NameIndex([(1, "hans-tom", "Hans Tom", (), "", "network"), (2, "tom", "Tom Reed", (), "", "network")])
    assert parse("lunch w hans tom 1pm", book, TODAY).date == TODAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("drinks tue 7pm", date(2026, 12, 1)), ("bday drinks 4 ana tue 7pm", date(2026, 12, 1)),
        ("coffee with ana tue 10am", date(2026, 12, 1)), ("coffee with ana wed 10am", date(2026, 11, 25)),
        ("met ana tue 10am", date(2026, 11, 24)), ("coffee with ana tue 10am was good", date(2026, 11, 24)),
        ("had lunch with ana tue 1pm", date(2026, 11, 24)), ("coffee with ana tue", date(2026, 11, 24)),
        ("coffee with ana tue 10am, she told me of her job", date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_a_weekday_with_its_hour_of_two_days_ago_is_the_coming_one_where_nothing_is_told(line: str, day: date) -> None:
    assert parse(line, BOOK, TODAY).date == day


PLACES = NameIndex(
    [
        (1, "ana", "Ana Ruiz", (), "", "list"), (2, "ben", "Ben Okafor", (), "", "list"),
        (3, "blue-dart", "Blue Dart Accounts", (), "", "list"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("coffee mon 4pm blue tokai indiranagar", "blue tokai indiranagar"),
        ("coffee w/ ana thu 3/12 4pm blue tokai", "blue tokai"),
        ("coffee with ben mon 10am @ blue tokai", "blue tokai"),
        ("coffee with ben mon 11am costa new st", "costa new st"),
        ("lunch w/ ana mon 1pm dishoom kings cross", "dishoom kings cross"),
        ("drinks mon 6pm the crown w ana", "the crown"),
        ("lunch w ben 1pm mon sushi tetsu", "sushi tetsu"),
    ],
)
def test_a_name_of_its_own_behind_the_hour_of_a_meal_is_where_it_is(line: str, place: str) -> None:
    found = parse(line, PLACES, TODAY)
    assert found.place == place
    assert "blue-dart" not in [ref.matches[0][1] for ref in (*found.people, *found.mentions) if ref.matches]


@pytest.mark.parametrize(
    "line",
    [
        "coffee w/ ana mon 5pm bring the deck", "coffee w/ ana mon 5pm her treat", "coffee w/ ana mon 5pm ben",
        "coffee w ben mon 8am birthday", "coffee w ben mon 8am his new job", "coffee mon 5pm zoe miller",
        "lunch w ben mon 1pm pricing talk", "coffee w ben mon 10am bali photos", "coffee w ben mon 11am costa",
        "coffee w ben mon 10am intro call", "call ben mon 8am blue tokai", "interview w ben mon 10am prep hard",
        "coffee w ben mon 10am discuss series b", "coffee w ana mon 5pm confirmed", "coffee @ ana mon 5pm",
    ],
)  # fmt: skip
def test_what_else_stands_behind_the_hour_is_no_place(line: str) -> None:
    assert parse(line, PLACES, TODAY).place == ""


def test_whoever_owns_the_house_behind_an_at_sign_is_there_as_behind_the_word() -> None:
    found = parse("dinner mon 7pm @ Ana's", PLACES, TODAY)
    assert [ref.matches[0][1] for ref in found.people] == ["ana"]


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("zoom w/ ana mon 9:30am reg pilot plan", "pilot plan"), ("spoke w/ ana reg. the offer", "the offer"),
        ("coffee with ana regd pricing", "pricing"), ("reg called", ""), ("call ana reg", ""),
    ],
)  # fmt: skip
def test_what_is_short_for_regarding_opens_the_topic(line: str, topic: str) -> None:
    assert parse(line, BOOK, TODAY).topic == topic


def test_a_reg_who_is_known_is_named() -> None:
    book = NameIndex([(1, "reg", "Reg Hall", (), "", "network"), (2, "ana", "Ana Ruiz", (), "", "network")])
    assert [ref.matches[0][1] for ref in parse("lunch with ana and reg today", book, TODAY).people] == ["ana", "reg"]
