"""Lines in one's own words: whom they name, how people were in touch, what they propose; and what they never do."""

import json
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.line_vocabulary import CHANNEL, TRIGGERS
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.natural.contact_vocabulary import VERBS
from netritual.domain.quicklog.natural.reading_confirmation import accepted, marks_of, refused, taken_out
from netritual.domain.quicklog.reading import Clause, Reading, Ref

TODAY = date(2026, 11, 27)
PEOPLE = (
    "Katrin Vogel", "Ana Ruiz", "Tom Reed", "Helga Braun", "Omar Haddad", "Lena Fischer", "Mark Twain", "Grace Hopper",
    "Will Smith", "Sue Park", "Pedro Álvares", "Marco Rossi", "Giulia Bianchi", "Anders Lindqvist", "Yuki Tanaka",
    "Fatima Zahra", "Ben Okri", "Ben Stiller", "Catherine Dupont", "James O'Neill", "Ray Charles", "Dawn French",
    "Peter Müller", "Sofia Costa", "Hugo Boss", "Al Pacino",
)  # fmt: skip
BOOK = NameIndex(
    (at, name.lower().replace(" ", "-").replace("'", ""), name, (), "Globex" if "Omar" in name else "", "network")
    for at, name in enumerate(PEOPLE, 1)
)


def read(line: str) -> Reading:
    """A line of Friday 27 November 2026, by the month-first order."""
    return parse(line, BOOK, TODAY, "mdy")


def shown(line: str) -> dict[str, Any]:
    """A reading as JSON, without what is not looked at here."""
    found = read(line).to_json()
    for name in ("summary", "initiator"):
        found.pop(name, None)
    if found["date"] == TODAY.isoformat():
        del found["date"]
    return found


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("had a coffee with omar", ["omar-haddad"]),
        ("grabbed lunch with Katrin and Ben O.", ["katrin-vogel", "ben-okri"]),
        ("Katrin, Omar, Lena and I had dinner", ["katrin-vogel", "omar-haddad", "lena-fischer"]),
        ("Me and Hugo had beers", ["hugo-boss"]),
        ("lunch tom katrin omar", ["tom-reed", "katrin-vogel", "omar-haddad"]),
        ("coffee with Prof. Müller", ["peter-müller"]),
        ("meeting with Mr. Hopper", ["grace-hopper"]),
        ("Call James O'Neill re: contract", ["james-oneill"]),
        ("lunch with Al and Ray", ["al-pacino", "ray-charles"]),
        ("coffee with Dawn at dawn", ["dawn-french"]),
        ("Mark called", ["mark-twain"]),
        ("commented on Giulia's article about design", ["giulia-bianchi"]),
        ("@sofia-costa and Omar for lunch", ["sofia-costa", "omar-haddad"]),
        ("katrin, omar, lena - dinner tues", ["katrin-vogel", "omar-haddad", "lena-fischer"]),
        ("Yuki & husband over for supper", ["yuki-tanaka"]),
        ("lunch with my old friend hugo", ["hugo-boss"]),
        ("omar and his wife lena came to dinner", ["omar-haddad", "lena-fischer"]),
        ("team lunch incl. giulia", ["giulia-bianchi"]),
        ("breakfast w/omar", ["omar-haddad"]),
        ("treated giulia to lunch", ["giulia-bianchi"]),
        ("got lena's email about the offer", ["lena-fischer"]),
        ("hugo: running late", ["hugo-boss"]),
        ("omar and helga are engaged", ["omar-haddad", "helga-braun"]),
        ("omar suggested lunch", ["omar-haddad"]),
        ("tried calling helga, no luck", ["helga-braun"]),
        ("dm'd pedro on slack about the outage", ["pedro-álvares"]),
        ("txt from lena fischer, running late", ["lena-fischer"]),
        ("liked Giulia's announcement", ["giulia-bianchi"]),
        ("replied to hugos email", ["hugo-boss"]),
        ("missed omars call", ["omar-haddad"]),
        ("mark emailed", ["mark-twain"]),
        ("congratulated yuki on the new job", ["yuki-tanaka"]),
        ("heard back from Sofia", ["sofia-costa"]),
        ("drove back from Sofia with Hugo", ["hugo-boss"]),
        ("lunch with Hugo (Acme) and Yuki", ["hugo-boss", "yuki-tanaka"]),
        ("lunch with Hugo (her idea), Yuki", ["hugo-boss", "yuki-tanaka"]),
        ("coffee with Hugo EOM", ["hugo-boss"]),
        ("Hugo + Lena", ["hugo-boss", "lena-fischer"]),
        ("lunch with hugo/lena/tom", ["hugo-boss", "lena-fischer", "tom-reed"]),
        ("zoom Hugo <> Lena", ["hugo-boss", "lena-fischer"]),
        ("@hugo-boss/lena lunch", ["hugo-boss", "lena-fischer"]),
        ("lunch with hugo/@lena-fischer", ["hugo-boss", "lena-fischer"]),
        ("lunch with hugo/\\lena", ["hugo-boss"]),
        ("zoom with Fischer 45m", ["lena-fischer"]),
        ("call with Tom's boss Hugo", ["hugo-boss"]),
        ("called back Hugo", ["hugo-boss"]),
        ("Hugo got back to me", ["hugo-boss"]),
        ("had 1:1s with hugo and lena", ["hugo-boss", "lena-fischer"]),
        ("hugo liked lenas post", ["hugo-boss"]),
        ("finally answered yuki", ["yuki-tanaka"]),
        ("Katrin getroffen gestern", ["katrin-vogel"]),
        ("lunch w/ the two bens at Wagamama", ["ben-okri", "ben-stiller"]),
        ("Grace and Tom had lunch with me", ["grace-hopper", "tom-reed"]),
        ("meeting with Acme GmbH and hugo", ["hugo-boss"]),
        ("zoom with the Globex team and hugo", ["hugo-boss"]),
        ("met a recruiter and Hugo", ["hugo-boss"]),
        ("lunch with Hugo, Tom cancelled", ["hugo-boss"]),
        ("lunch w the gang: hugo, lena, and tom", ["hugo-boss", "lena-fischer", "tom-reed"]),
        ("hugo a bit sad", ["hugo-boss"]),
        ("hugo moving to Berlin", ["hugo-boss"]),
    ],
)
def test_who_was_there(line: str, people: list[str]) -> None:
    assert shown(line).get("people", []) == people


@pytest.mark.parametrize(
    "line",
    [
        "mark my words, it will rain", "will you be there", "may be late", "dawn of a new era", "they want to sue",
        "bumped into Omar's wife", "lunch with the Globex team", "call with Globex", "coffee in Paris",
        "Grace period ends soon", "Black Friday sale", "drove back from Sofia", "got back from Sofia yesterday",
        "moved back to Sofia", "on the way back from Sofia",
    ],
)  # fmt: skip
def test_who_is_not_linked(line: str) -> None:
    assert "people" not in shown(line), line


@pytest.mark.parametrize(
    "line",
    [
        "dreamt of coffee with Ana", "nearly had coffee with Ana", "wanted to call Ana", "might call Ana",
        "forgot to call Ana", "should have called Ana", "thinking of calling Ana", "missed lunch with Ana",
        "coffee with Ana fell through", "lunch with Ana got cancelled", "Ana had lunch with Tom",
        "Ana met Tom for coffee", "Ana emailed Tom about the deck", "call with Ana thursday instead",
        "moved coffee w ana to next week", "reminder: call Ana friday", "sync the crm with ana",
        "told Ana to call Tom", "Ana told me to call Tom", "asked Ana out for coffee", "Ana left Globex",
        "must reply to Ana's email by tomorrow",
    ],
)  # fmt: skip
def test_what_was_not_held_or_not_with_the_writer_is_a_note(line: str) -> None:
    found = shown(line)
    assert (found["channel"], found["people"]) == ("note", ["ana-ruiz"])


@pytest.mark.parametrize(
    "line",
    [
        "might call Ana friday", "planned lunch with Ana on friday", "Ana is free fri 3pm", "Ana suggested tues 10am",
        "Ana bday 5 may", "Ana's wedding on 12 june", "Omar cancelled thursday", "Ana wants a call next week",
    ],
)  # fmt: skip
def test_a_day_to_come_does_not_date_what_was_said(line: str) -> None:
    found = shown(line)
    assert "date" not in found and "time" not in found, found


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("hablé con Pedro ayer", "call"), ("almorcé con Ana", "lunch"), ("appel avec Catherine ce matin", "call"),
        ("déjeuné avec Catherine", "lunch"), ("mit Katrin gesprochen wegen Budget", "call"), ("Tom angerufen", "call"),
        ("pranzato con Giulia domenica", "lunch"), ("gebeld met anders", "call"), ("falei com Sofia ontem", "call"),
        ("tennis with Hugo", "social"), ("met Hugo for a drink", "drinks"), ("Hugo got back to me", "reply"),
        ("Hugo talked to me about hiring", "call"), ("Hugo returned my call", "call"), ("Hugo spoke at PyCon", "note"),
        ("quick sync w hugo", "meeting"), ("catch up call hugo 30 mins", "call"),
        ("cafe con pedro ayer", "coffee"), ("reunion con Pedro", "meeting"), ("almoco com Pedro ontem", "lunch"),
        ("vu Catherine hier", "meeting"), ("mail naar Anders", "email"),
        ("bier mit Hugo am freitag", "drinks"), ("videollamada con Pedro hoy", "video"),
    ],
)  # fmt: skip
def test_the_channel_of_rarer_words_and_of_other_languages(line: str, channel: str) -> None:
    found = shown(line)
    assert found["channel"] == channel and len(found["people"]) == 1


def test_a_full_name_that_begins_like_a_tool_is_a_person() -> None:
    book = NameIndex([(1, "li-wei", "Li Wei", (), "", "network")])
    assert [ref.name for ref in parse("li wei emailed", book, TODAY).people] == ["Li Wei"]
    assert parse("li message from Li Wei", book, TODAY).via == "linkedin"


def test_whoever_wrote_to_me_began_it() -> None:
    found = read("Sabine Koch emailed me").to_json()
    assert (found["new_people"], found["initiator"]) == (["Sabine Koch"], "them")
    for line in ("Hugo congratulated me on linkedin", "Mail von Katrin", "Katrin hat angerufen", "mail de Catherine"):
        assert read(line).initiator == "them"
    assert read("Mail an Katrin wegen Vertrag").initiator == "me"


def test_a_talk_that_somebody_wants_is_proposed_for_its_day() -> None:
    assert shown("Hugo wants to talk next tues 10am")["proposed"] == [
        {"kind": "coffee", "text": "10am", "people": ["hugo-boss"], "due": "2026-12-01"}
    ]
    assert shown("planning to meet Hugo next week")["proposed"] == [
        {"kind": "coffee", "people": ["hugo-boss"], "due": "2026-11-30"}
    ]
    assert "proposed" not in shown("Hugo wants to talk about the deck")


@pytest.mark.parametrize("line", ["lunch with Hugo, he knows someone at Lumen", "met Hugo, works at Lumen now"])
def test_where_somebody_works_is_no_place(line: str) -> None:
    assert not read(line).place


def test_nobody_is_at_a_place_in_a_call() -> None:
    def company(line: str) -> str:
        return read(line).new[0].company

    assert company("call with Jo Frank at Initech") == "Initech" and company("lunch with Jo Frank at Nobu") == ""


@pytest.mark.parametrize(
    "line",
    [
        "lunch with Hugo on monday and with Tom on tuesday", "met Hugo mon, called Tom tue",
        "monday lunch with Hugo, tuesday dinner with Tom",
    ],
)  # fmt: skip
def test_a_second_talk_on_another_day_is_told(line: str) -> None:
    found = read(line)
    assert [ref.name for ref in found.people] == ["Hugo Boss"] and [ref.name for ref in found.mentions] == ["Tom Reed"]
    assert found.date == date(2026, 11, 23)
    assert "Log what was on Tue 24 Nov 2026 as a line of its own (Tom Reed)." in found.warnings[-1]


def test_a_second_day_of_the_same_people_is_told_too() -> None:
    assert "Tue 24 Nov 2026" in read("met Hugo monday and tuesday").warnings[0]
    for line in (
        "met Hugo monday about the fair on tuesday",
        "lunch with Hugo yesterday, promised Tom the deck friday",
    ):
        assert not read(line).warnings


def test_a_day_of_last_year_is_told_when_the_coming_one_is_nearer() -> None:
    found = read("had coffee with Hugo on 9 january")
    assert found.date == date(2026, 1, 9) and "write 2027-01-09" in found.warnings[0]
    found = read("coffee with Hugo on 9 january")
    assert found.date == date(2027, 1, 9) and "write 2026-01-09" in found.warnings[0]
    for line in ("coffee with Hugo on 9 january 2026", "coffee with Hugo on 9 june", "coffee with Hugo 11 months ago"):
        assert not read(line).warnings


def test_a_day_in_a_clause_about_a_company_is_not_that_of_the_talk() -> None:
    found = read("drinks with Omar, Globex does a party 18 dec and needs a host")
    assert (found.date, [ref.name for ref in found.people]) == (TODAY, ["Omar Haddad"])
    assert read("drinks with Omar, Globex, 18 dec").date == date(2026, 12, 18)


@pytest.mark.parametrize(
    "line",
    [
        "coffee w hugo easter",
        "lunch with Hugo on christmas",
        "drinks with Hugo new years eve",
        "met hugo, coffee days ago",
    ],
)
def test_feasts_in_small_letters_are_asked_for_their_day(line: str) -> None:
    assert shown(line)["asks"] == ["when"]


@pytest.mark.parametrize(
    "line", ["christmas party with Hugo", "emailed Hugo merry christmas", "lunch with Hugo at christmas market"]
)
def test_feasts_that_are_no_day_ask_nothing(line: str) -> None:
    assert "asks" not in shown(line)


def test_that_nobody_answered_is_no_topic() -> None:
    found = shown("called Hugo re pricing, no answer")
    assert found["topic"] == "pricing" and found["missed"]
    assert read("called Hugo re pricing, no answer").summary == "called Hugo, no answer"


def test_months_that_go_on_with_a_list_of_people_are_new_people() -> None:
    assert shown("met Will and June") == {"channel": "meeting", "people": ["will-smith"], "new_people": ["June"]}
    assert shown("lunch with Hugo, June and Tom")["people"] == ["hugo-boss", "tom-reed"]
    assert shown("lunch with Jan on 5 Jan")["new_people"] == ["Jan"]
    for line in ("saw Hugo in June and May", "met Hugo, June was nice", "lunch with Hugo and Tom in May"):
        assert "new_people" not in shown(line)


def test_a_thing_of_somebody_unclear_asks_whose() -> None:
    assert shown("reviewed bens deck")["ambiguous"] == {"ben": ["ben-okri", "ben-stiller"]}


def test_what_is_read_in_plain_words_is_read_beside_a_handle_too() -> None:
    assert set(VERBS) - {"sat", "over"} <= TRIGGERS | set(CHANNEL)
    assert shown("quick chat @hugo-boss")["channel"] == "call"


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Hugo agreed to review my deck", "owed", "review my deck"),
        ("lunch with Hugo, will introduce me to his boss", "owed", "introduce me to his boss"),
        ("lunch with Hugo, he knows someone at Lumen, will intro me", "owed", "intro me"),
        ("lunch with Hugo, will send him the deck", "promise", "send him the deck"),
        ("lunch with Hugo, he is looking for a designer.", "need", "a designer"),
        ("waiting for Hugo's feedback", "owed", "feedback"),
        ("asked if Hugo could review my deck", "ask", "review my deck"),
    ],
)  # fmt: skip
def test_loops_in_rarer_words(line: str, kind: str, text: str) -> None:
    (loop,) = shown(line)["proposed"]
    assert (loop["kind"], loop["people"], loop["text"]) == (kind, ["hugo-boss"], text)


def test_two_small_names_that_are_words_are_likely_together() -> None:
    assert shown("mark & will came by")["likely"] == {"mark": ["mark-twain"], "will": ["will-smith"]}
    assert "likely" not in shown("mark may come")


def test_a_name_that_is_introduced_as_one_is_new() -> None:
    found = shown("talked to Omar and a lady named K")
    assert (found["people"], found["new_people"]) == (["omar-haddad"], ["K"])


def test_a_longer_name_is_somebody_else() -> None:
    assert shown("lunch with Tom Cruise")["new_people"] == ["Tom Cruise"]
    assert shown("long call with Tom Long")["new_people"] == ["Tom Long"]
    assert shown("met Dr. Eva Lang at the conference")["new_people"] == ["Eva Lang"]


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("coffee with Malik Sow", ["Malik Sow"]), ("met Malik Eom on Monday", ["Malik Eom"]),
        ("coffee with Fatou Sow and Hugo", ["Fatou Sow"]), ("lunch with Hugo SOW", []),
        ("lunch w/ Ibrahim Diallo (Orange) + Soo-jin Han", ["Ibrahim Diallo", "Soo-jin Han"]),
        ("lunch w/ Ibrahim Diallo (Orange), Soo-jin Han", ["Ibrahim Diallo", "Soo-jin Han"]),
    ],
)  # fmt: skip
def test_last_names_that_are_short_for_a_day_and_lists_with_brackets(line: str, new: list[str]) -> None:
    found = shown(line)
    assert found.get("new_people", []) == new and "planned" not in found


def test_two_of_a_name_that_ends_in_an_s_like_sound_are_both_meant() -> None:
    names = ("Felix Brandt", "Felix Oduya", "Omar Haddad")
    book = NameIndex((at, name.lower().replace(" ", "-"), name, (), "", "network") for at, name in enumerate(names, 1))
    found = parse("lunch with both Felixes", book, TODAY).to_json()
    assert found["people"] == ["felix-brandt", "felix-oduya"]
    assert "new_people" not in found


def test_a_first_name_that_is_a_company_too_is_offered_where_no_verb_settles_it() -> None:
    book = NameIndex([(1, "morgan", "Morgan Hale", (), "", "network"), (2, "ida", "Ida Ek", (), "Morgan", "network")])

    def people(line: str) -> tuple[list[str], list[str]]:
        found = parse(line, book, TODAY)
        return [ref.matches[0][1] for ref in found.people if not ref.likely], [ref.typed for ref in found.likely]

    assert people("call with Morgan about fees") == ([], ["Morgan"])
    assert people("Morgan called") == (["morgan"], [])
    assert people("lunch with Morgan Hale and Ida (Morgan)") == (["morgan", "ida"], [])


def test_likely_names_are_offered_and_two_of_a_name_are_a_question() -> None:
    assert shown("coffee with Cathy")["likely"] == {"Cathy": ["catherine-dupont"]}
    assert shown("lunch with will")["likely"] == {"will": ["will-smith"]}
    assert shown("lunch with Ben")["ambiguous"] == {"Ben": ["ben-okri", "ben-stiller"]}


@pytest.mark.parametrize("line", ["coffee", "lunch with the team", "call with my lawyer", "met a friend of Omar's"])
def test_a_talk_with_nobody_asks_who(line: str) -> None:
    assert shown(line)["asks"] == ["who"]


@pytest.mark.parametrize(
    ("line", "initiator", "missed"),
    [
        ("Giulia emailed me", "them", False), ("wrote to Giulia", "me", False), ("call from Giulia", "them", False),
        ("called Giulia, no answer", "me", True), ("missed a call from Giulia", "them", True),
        ("Giulia left me a voicemail", "them", True), ("called Giulia", "mutual", False),
        ("tried Giulia, no answer", "me", True), ("tried Giulia again", "me", True),
        ("tried Giulia, got her at last", "mutual", False), ("called Giulia, she tried the app", "mutual", False),
        ("tried calling Giulia", "me", True), ("Giulia left a message", "them", True),
        ("Giulia called twice, missed both", "them", True), ("Giulia sent me a text", "them", False),
        ("2 missed calls from Giulia", "them", True), ("3 calls with Giulia", "mutual", False),
        ("left 2 voicemails for Giulia", "me", True), ("called Giulia no answer will try again tmrw", "me", True),
        ("wrote Giulia a letter", "me", False), ("Giulia and I spoke on the phone", "mutual", False),
    ],
)  # fmt: skip
def test_who_began(line: str, initiator: str, missed: bool) -> None:
    found = read(line)
    assert (found.initiator, found.missed) == (initiator, missed)


@pytest.mark.parametrize(
    ("line", "kind", "who", "text", "due"),
    [
        ("promised helga i'd look at her pitch before monday", "promise", "Helga Braun", "look at her pitch", "11-30"),
        ("Omar will send the draft by Dec 4", "owed", "Omar Haddad", "send the draft", "12-04"),
        ("Hugo needs to send me his bio", "owed", "Hugo Boss", "send me his bio", ""),
        ("asked Hugo for advice on pricing", "ask", "Hugo Boss", "advice on pricing", ""),
        ("Sofia would love an intro to Lena", "request", "Sofia Costa", "an intro to Lena", ""),
        ("need to thank Dawn for her help", "thanks", "Dawn French", "for her help", ""),
        ("coffee with Lena, she needs a designer", "need", "Lena Fischer", "a designer", ""),
        ("check in with Omar in two weeks", "follow", "Omar Haddad", "", "12-11"),
        ("remind me to call Hugo", "promise", "Hugo Boss", "call", ""),
        ("said i'd send lena the notes", "promise", "Lena Fischer", "send the notes", ""),
        ("told omar id send over the deck tmrw", "promise", "Omar Haddad", "send over the deck", "11-28"),
        ("Review Lena's proposal by 12/5", "promise", "Lena Fischer", "Review Lena's proposal", "12-05"),
        ("get back to hugo about the offer", "promise", "Hugo Boss", "get back about the offer", ""),
        ("Send a thank-you note to Lena", "thanks", "Lena Fischer", "", ""),
        ("Follow up: Hugo Boss re partnership", "follow", "Hugo Boss", "re partnership", ""),
        ("Advised Yuki on her visa", "gave", "Yuki Tanaka", "her visa", ""),
        ("i owe hugo a reply", "promise", "Hugo Boss", "a reply", ""),
        ("send sofia the recap by dec 2", "promise", "Sofia Costa", "send the recap", "12-02"),
        ("still waiting for helga to send the numbers", "owed", "Helga Braun", "send the numbers", ""),
        ("waiting to hear back from lena re the lease", "owed", "Lena Fischer", "re the lease", ""),
        ("hugo is going to send over the terms", "owed", "Hugo Boss", "send over the terms", ""),
        ("asked for feedback from pedro", "ask", "Pedro Álvares", "feedback", ""),
        ("emailed pedro asking for his deck", "ask", "Pedro Álvares", "his deck", ""),
        ("dm'd pedro asked for his deck", "ask", "Pedro Álvares", "his deck", ""),
        ("dm'd pedro to ask about the deck", "ask", "Pedro Álvares", "the deck", ""),
        ("pedro dm'd me asking for my slides", "request", "Pedro Álvares", "my slides", ""),
        ("msg to pedro asking for his deck", "ask", "Pedro Álvares", "his deck", ""),
        ("wrote to lena asking if she could review it", "ask", "Lena Fischer", "if she could review it", ""),
        ("sent lena a msg asking for her thoughts", "ask", "Lena Fischer", "her thoughts", ""),
        ("message from lena asking for my slides", "request", "Lena Fischer", "my slides", ""),
        ("email from lena asking for my slides", "request", "Lena Fischer", "my slides", ""),
        ("omar pinged me for advice on pricing", "request", "Omar Haddad", "advice on pricing", ""),
        ("yuki would like me to mentor her intern", "request", "Yuki Tanaka", "me to mentor her intern", ""),
        ("giulia requested a referral", "request", "Giulia Bianchi", "a referral", ""),
        ("send hugo a thank you note", "thanks", "Hugo Boss", "", ""),
        ("thanks again to anders for the ride", "thanks", "Anders Lindqvist", "for the ride", ""),
        ("lena put me in touch with a lawyer", "received", "Lena Fischer", "a lawyer", ""),
        ("omar hooked me up with tickets", "received", "Omar Haddad", "tickets", ""),
        ("sent pedro a referral", "gave", "Pedro Álvares", "", ""),
        ("txt from lena, running late, wants an intro to hugo", "request", "Lena Fischer", "an intro to hugo", ""),
        ("hugo wants to meet lena", "request", "Hugo Boss", "to meet lena", ""),
        ("huge thanks to lena!!", "thanks", "Lena Fischer", "", ""),
        ("todo: send lena the invoice", "promise", "Lena Fischer", "send the invoice", ""),
        ("omar can get us tickets", "offer", "Omar Haddad", "get us tickets", ""),
        ("hugo's looking to hire a designer", "need", "Hugo Boss", "a designer", ""),
        ("tom is raising a seed round", "need", "Tom Reed", "a seed round", ""),
        ("yuki is on the hunt for an office", "need", "Yuki Tanaka", "an office", ""),
        ("katrin could help with the launch", "offer", "Katrin Vogel", "the launch", ""),
        ("reach out to lena about the panel", "follow", "Lena Fischer", "about the panel", ""),
        ("touch base with hugo next week", "follow", "Hugo Boss", "", "11-30"),
        ("hugo and his wife are looking for a flat", "need", "Hugo Boss", "a flat", ""),
        ("hugo + fam are looking for a flat", "need", "Hugo Boss", "a flat", ""),
        ("waiting on hugo for the quote since tuesday", "owed", "Hugo Boss", "the quote since tuesday", ""),
        ("hugo owes me the quote since last tuesday", "owed", "Hugo Boss", "the quote since last tuesday", ""),
        ("waiting on hugo for the quote since two weeks ago", "owed", "Hugo Boss", "the quote since two weeks ago", ""),
        ("zoom with Ben Okri: Ben to send notes by Dec 4", "owed", "Ben Okri", "send notes", "12-04"),
        ("lunch with lena and tom then called hugo no answer will try again tmrw", "follow", "Hugo Boss", "", "11-28"),
        ("lunch with Lena promised her the deck tomorrow", "promise", "Lena Fischer", "the deck", "11-28"),
        ("coffee with Lena will send her the deck tomorrow", "promise", "Lena Fischer", "send her the deck", "11-28"),
        ("Omar hasn't sent me the deck yet", "owed", "Omar Haddad", "the deck", ""),
        ("hugo hasnt got back to me about the offer", "owed", "Hugo Boss", "about the offer", ""),
        ("lena still hasn't replied to my email", "owed", "Lena Fischer", "to my email", ""),
        ("need a reply from hugo by dec 4", "owed", "Hugo Boss", "a reply from hugo", "12-04"),
        ("nudge omar re invoice", "follow", "Omar Haddad", "invoice", ""),
        ("promised lena feedback til dec 4", "promise", "Lena Fischer", "feedback", "12-04"),
        ("promised to lena my cv by dec 4", "promise", "Lena Fischer", "my cv", "12-04"),
        ("promised lena feedback bis dec 4", "promise", "Lena Fischer", "feedback", "12-04"),
        ("coffee with lena, thanks to her due", "thanks", "Lena Fischer", "", ""),
        (
            "coffee with lena, she asked me for a good trainer, told her i'd ask around by dec 4",
            "request",
            "Lena Fischer",
            "a good trainer",
            "12-04",
        ),
    ],
)
def test_what_is_proposed(line: str, kind: str, who: str, text: str, due: str) -> None:
    found = read(line)
    (clause,) = found.proposed
    assert (clause.kind, [ref.name for ref in clause.refs], clause.text) == (kind, [who], text)
    assert (clause.due.isoformat()[5:] if clause.due else "") == due
    assert not found.clauses, "nothing is opened by itself"
    assert found.date == TODAY


def test_an_ambiguous_name_before_what_it_is_to_do_is_asked() -> None:
    for line in ("Ben to send the notes by Dec 4", "call with Omar: Ben to send the notes"):
        assert shown(line)["ambiguous"] == {"Ben": ["ben-okri", "ben-stiller"]}
        assert [clause.kind for clause in read(line).proposed] == ["owed"]


@pytest.mark.parametrize(
    ("line", "minutes"),
    [("just had a 20 min call", 20), ("20 min call", 20), ("a 45-min chat", 45), ("had a 1-hour call", 60)],
)
def test_a_length_does_not_part_a_talk_from_its_article(line: str, minutes: int) -> None:
    found = read(line)
    assert (found.channel, found.minutes, found.asks) == ("call", minutes, ["who"])


@pytest.mark.parametrize(
    ("line", "between", "done"),
    [
        ("intro katrin/omar", ["Katrin Vogel", "Omar Haddad"], False),
        ("katrin <> omar", ["Katrin Vogel", "Omar Haddad"], False),
        ("intro katrin<>omar", ["Katrin Vogel", "Omar Haddad"], False),
        ("need to intro katrin to omar", ["Katrin Vogel", "Omar Haddad"], False),
        ("putting lena in touch with hugo", ["Lena Fischer", "Hugo Boss"], False),
        ("told katrin I'd connect her with omar", ["Katrin Vogel", "Omar Haddad"], False),
        ("promised to intro lena to hugo", ["Lena Fischer", "Hugo Boss"], False),
        ("sent an intro email to hugo and lena", ["Hugo Boss", "Lena Fischer"], True),
        ("connected pedro w/ yuki", ["Pedro Álvares", "Yuki Tanaka"], True),
        ("intro'd omar and helga over email", ["Omar Haddad", "Helga Braun"], True),
    ],
)
def test_introductions(line: str, between: list[str], done: bool) -> None:
    (clause,) = read(line).proposed
    assert (clause.kind, [ref.name for ref in clause.people], clause.done) == ("intro", between, done)


@pytest.mark.parametrize(
    "line",
    [
        "Hugo is moving to Austin in the spring", "Sofia starts at Acme in november", "Lena is visiting next week",
        "call with Omar, he's moving next week", "agreed with Hugo to meet again in July",
    ],
)  # fmt: skip
def test_the_day_of_a_plan_is_not_that_of_the_talk(line: str) -> None:
    assert "date" not in shown(line)


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Hugo on Columbus Day",
        "lunch @hugo-boss on New Year's Eve re a deal",
        "coffee with Hugo on Easter Monday",
        "saw Hugo over Christmas",
    ],
)
def test_a_day_that_only_its_name_tells_is_asked(line: str) -> None:
    found = shown(line)
    assert found["people"] == ["hugo-boss"] and found["asks"] == ["when"] and "date" not in found


@pytest.mark.parametrize(
    "line",
    ["lunch with Hugo on Day Street", "met Hugo at Open Day", "coffee with Hugo re the ad on Prime Day",
     "coffee with Hugo on Columbus Day, 2 Nov", "emailed Hugo on Demo Day tickets", "call with Hugo re Easter plans"],
)  # fmt: skip
def test_a_name_with_day_in_it_is_no_question_where_it_dates_nothing(line: str) -> None:
    assert "asks" not in shown(line)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("coffee with Hugo sat nite", "11-21"), ("met Lena over the wknd", "11-21"),
        ("met Omar like 3 weeks ago", "11-06"), ("lunch w tom tues am", "11-24"), ("coffee with Hugo tmrow", "11-28"),
    ],
)  # fmt: skip
def test_days_in_hurried_spelling(line: str, day: str) -> None:
    assert shown(line)["date"] == f"2026-{day}"


@pytest.mark.parametrize(
    "line", ["note to self: teams is broken", "signal was bad in the tunnel", "Lena calls it a day"]
)
def test_a_channel_that_is_only_spoken_of_is_none(line: str) -> None:
    assert shown(line)["channel"] == "note"


@pytest.mark.parametrize(
    "line",
    [
        "Tom asked Hugo for help", "thanked Tom for the intro", "didn't promise Tom anything", "hope Tom will send it",
        "Tom asked me to lunch",
        "Tom is not hiring", "asked Tom for help but he said no", "intro call with Tom", "If Tom signs I'll send it",
        "lunch with Tom, owe him one", "asked Tom if he'd be a reference, he said yes straight away",
        "lunch with Tom, he wants to hire me for 2 days in may, i said no",
        "coffee with Tom, he offers me a 3 month contract from may",
    ],
)  # fmt: skip
def test_what_proposes_nothing(line: str) -> None:
    assert not read(line).proposed, line


@pytest.mark.parametrize(
    "line",
    [
        "Lunch with Tom got cancelled",
        "Tom cancelled our lunch",
        "no coffee with Tom today",
        "had to cancel lunch with Tom",
        "dinner plans with Tom on Friday",
        "Lunch with Tom got moved to next week",
        "invited Tom to dinner on Saturday",
        "Tom suggested lunch",
        "Tom didn't show up for coffee",
        "lunch with Tom, no-show",
    ],
)
def test_what_did_not_take_place_is_no_talk(line: str) -> None:
    found = shown(line)
    assert found["channel"] == "note" and not found.get("planned") and "date" not in found


NAMED = "with Katrin/Omar|with Hugo (Acme) and Lena|with Katrin|with Omar|with will|with Cathy|met Sofia|@hugo-boss"
CAME = (
    "promised her the deck by friday|she needs a lawyer|he will send the slides|thanks to Dawn for the tickets|"
    "introduced Sofia to Omar|we should grab lunch soon|she hasn't sent the deck yet|need a reply from Sofia by friday|"
    "waiting on Pedro for the quote since monday|he knows Sofia|Hugo wants to talk next tues 10am|follow up next week|"
    "remind Pedro of the invoice by friday|wants an intro to Sofia"
)
LINES = st.tuples(
    st.sampled_from(["coffee", "lunch", "call", "zoom", "quick chat", "tried calling"]),
    st.sampled_from(NAMED.split("|")),
    st.sampled_from(["", " yesterday", " on Monday", " 45m", " re pricing", " #deck"]),
    st.lists(st.tuples(st.sampled_from([", ", "; ", " - ", " and ", ". "]), st.sampled_from(CAME.split("|"))),
             max_size=2, unique_by=lambda said: said[1]),
).map(lambda parts: f"{parts[0]} {parts[1]}{parts[2]}{''.join(sign + said for sign, said in parts[3])}")  # fmt: skip


@given(LINES)
def test_a_yes_to_everything_reads_the_same_again(line: str) -> None:
    before, text = read(line), yes_to_all(line)
    after = read(text)
    assert not after.proposed and not after.likely
    for fact in ("channel", "date", "span", "time", "minutes", "place", "topic", "initiator", "missed", "tags"):
        assert getattr(after, fact) == getattr(before, fact), (text, fact)
    assert called(after.people) == called(before.people), text
    assert loops_of(after.clauses) == loops_of([*before.clauses, *before.proposed]), text


def yes_to_all(line: str) -> str:
    """The line after a yes to each thing that it asks."""
    while asked := [mark for mark in marks_of(line, read(line)) if mark.open]:
        line = accepted(line, asked[0], read)
    return line


def called(refs: list[Ref]) -> list[str]:
    """Names by handle; what is unclear or new as it was typed."""
    return [ref.matches[0][1] if len(ref.matches) == 1 else ref.typed for ref in refs]


def loops_of(clauses: list[Clause]) -> list[tuple[Any, ...]]:
    """What some loops say, in any order."""
    said = [(c.kind, c.type, tuple(called(c.refs)), c.due, c.text, c.url, tuple(c.tags), c.done) for c in clauses]
    return sorted(said, key=repr)


@pytest.mark.parametrize(
    ("line", "loops"),
    [
        ("call with Katrin, introduced Sofia to Omar", "+introduced @sofia-costa @omar-haddad"),
        ("lunch with Tom re pricing, and promised him the deck: no news", "+promise @tom-reed the deck"),
        ("note on Katrin, must call Will next week", "+promise @will-smith call due:2026-12-04"),
        ("lunch with Ben Okri, he will introduce me to Ben S", "+owed @ben-okri introduce me to Ben S"),
        ("call with Mark, but she needs a lawyer, and ana owes me the list",
         "+need @mark-twain a lawyer +owed @ana-ruiz the list"),
        ("coffee with Tom; @katrin-vogel needs help", "+need @katrin-vogel help"),
    ],
)  # fmt: skip
def test_what_a_yes_writes(line: str, loops: str) -> None:
    assert yes_to_all(line) == f"{line} {loops}"


def test_who_is_only_spoken_of_stands_there_by_the_whole_name() -> None:
    line = "drinks with Sue (thanks to Cathy for the tickets"
    assert yes_to_all(line) == "drinks with Sue (thanks to Catherine Dupont for the tickets"


@given(LINES)
def test_a_no_to_everything_leaves_nothing_open_and_no_word_out(line: str) -> None:
    text = line
    while asked := [mark for mark in marks_of(text, read(text)) if mark.open]:
        text = refused(text, asked[0])
    assert not read(text).proposed and not read(text).likely
    assert text.replace("\\", "") == line


@pytest.mark.parametrize(
    ("line", "new", "company"),
    [
        ("beer w/ Chloe from Acme", "Chloe", "Acme"), ("met Chloe Martin (Acme) yesterday", "Chloe Martin", "Acme"),
        ("coffee with Nadia Khalil at Acme Labs on Monday", "Nadia Khalil", "Acme Labs"),
        ("lunch with Nadia at Globex", "Nadia", "Globex"), ("lunch with Nadia at Fabrica", "Nadia", ""),
        ("beer with Nadia (CFO of Acme & Co)", "Nadia", "Acme & Co"), ("lunch with Nadia (her idea)", "Nadia", ""),
        ("call with Nadia from Monday", "Nadia", ""), ("drinks @chloe from Acme", "chloe", "Acme"),
        ("coffee with Nadia from globex today", "Nadia", "globex"), ("met Nadia. From Acme no news", "Nadia", ""),
    ],
)  # fmt: skip
def test_where_a_new_person_works_is_kept(line: str, new: str, company: str) -> None:
    assert [(ref.typed, ref.company) for ref in read(line).new] == [(new, company)]


@pytest.mark.parametrize(
    ("line", "languages", "day"),
    [
        ("coffee with Katrin 5 dic", ("es",), "2026-12-05"), ("coffee with Katrin 5 dic", ("de", "en"), "2026-11-27"),
        ("lunch @katrin-vogel 4. Okt", ("de",), "2026-10-04"), ("lunch @katrin-vogel 4. Okt", (), "2026-11-27"),
        ("call Katrin 2 févr. 2026", ("fr",), "2026-02-02"), ("met Katrin, 12 set pieces", ("en",), "2026-11-27"),
        ("call Katrin set 12", ("pt", "it"), "2026-11-27"),
    ],
)  # fmt: skip
def test_short_months_of_other_languages_count_behind_a_day_in_the_languages_of_the_setting(
    line: str, languages: tuple[str, ...], day: str
) -> None:
    found = parse(line, BOOK, TODAY, "dmy", natural=lambda: ("on", (), languages))
    assert found.date.isoformat() == day


def test_a_word_that_is_never_a_name_is_none_and_ask_and_off_do_what_they_say() -> None:
    def people(mode: str, *never: str) -> tuple[Any, Any, bool]:
        found = parse("coffee with Grace, she needs a lawyer", BOOK, TODAY, natural=lambda: (mode, never, ())).to_json()
        return found.get("people"), found.get("likely"), "proposed" in found

    assert people("on") == (["grace-hopper"], None, True) and people("on", "grace") == (None, None, True)
    assert people("ask") == (None, {"Grace": ["grace-hopper"]}, True)
    assert people("off") == (None, None, False)


def test_each_chip_has_its_words() -> None:
    line = "email from Katrin at 9:30, 45m re the pricing #deck +promise the draft by fri // no word of this"
    words = [line[mark.start : mark.end] for mark in marks_of(line, read(line))]
    assert words == [
        "email", "from", "Katrin", "at 9:30", "45m", "re the pricing", "#deck", "+promise the draft by fri",
    ]  # fmt: skip


@given(LINES)
def test_not_that_takes_one_chip_after_the_other_until_all_is_text(line: str) -> None:
    text, left = line, len(marks_of(line, read(line)))
    while certain := [mark for mark in marks_of(text, read(text)) if not mark.open]:
        text, left = taken_out(text, certain[-1], read), left - 1
        assert left > -len(line.split()), text
    assert text.replace("\\", "") == line
    found = read(text)
    open_still = {id(ref) for clause in found.proposed for ref in clause.refs}
    left_over = [ref for ref in found.people if id(ref) not in open_still]
    assert (found.channel, found.date, found.minutes, left_over) == ("note", TODAY, 0, []) or found.likely


WORDS = (
    "with", "and", "Tom", "will", "Ana", "promised", "asked", "owes", "she", "he", "them", "met", "called,", ".", "the",
    "a", "to", "for", "by", "friday", "about", "re", "'s", "I'll", "let's", "intro", "coffee", "Mark", "May", "march",
    "3", "thanks", "Omar's", "\\x", '"', "李雷", "🎉", "https://x.example/y", "@tom", "#tag", "+promise", "//",
    "Müller",
    "<>", "/", "(Acme)", "(her", "idea)", "back", "from", "Sow", "EOM", "Eom", "on", "Columbus", "Day", "since", "last",
    "hasn't", "yet", "no", "answer", "try", "again", "tmrw", "20", "min", "calls", "omar/lena", "@tom/",
    "Ben", "both", "Sams",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join) | st.text(max_size=80))
def test_no_line_raises(line: str) -> None:
    read_and_answer(line)


@pytest.mark.parametrize("number", [1_000, pytest.param(200_000, marks=pytest.mark.nightly)])
def test_random_plain_lines_in_great_number(number: int) -> None:
    """The seed is fixed, so that a failure can be repeated."""
    dice = Random(20261127)
    for _ in range(number):
        parts = [*dice.choices(WORDS, k=dice.randrange(16)), "".join(map(chr, dice.choices(range(0x3100), k=2)))]
        dice.shuffle(parts)
        read_and_answer(dice.choice((" ", " ", " ", "")).join(parts))


def read_and_answer(line: str) -> None:
    """Read a line, write its reading, and answer each of its questions both ways."""
    found = read(line)
    json.dumps(found.to_json(), ensure_ascii=False).encode("utf-8")
    for mark in marks_of(line, found):
        assert 0 <= mark.start <= mark.end <= len(line)
        if mark.open:
            read(accepted(line, mark, read))
            read(refused(line, mark))


@pytest.mark.parametrize("line", ["tom said no", "tom says yes", "tom no", "called tom, said yes"])
def test_a_yes_and_a_no_stand_in_the_words_of_the_entry(line: str) -> None:
    assert parse(line, NameIndex([(1, "tom", "Tom Reed", (), "", "network")]), date(2026, 3, 11)).summary == line
