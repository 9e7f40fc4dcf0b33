"""What scripts rely on: the shapes of the JSON, exit codes, and what each command answers."""

import os
from pathlib import Path
from typing import Any

import pytest

from netritual.domain.model import Person, Settings
from netritual.services.pages.person_card import person_card
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.support.shell import ShellUser

LISTS = [["people"], ["loops"], ["articles"], ["coffees"], ["history"]]
READING = [*LISTS, ["suggest"], ["stats"], ["stats", "12w"], ["export"], ["doctor"], ["calendar", "list"]]

PEOPLE = {
    "id", "handle", "name", "company", "position", "status", "tier", "last", "in_person", "next", "state",
}  # fmt: skip
PERSON_LINE = {
    "handle", "name", "aka", "emails", "urls", "phones", "pronouns", "company", "position", "city", "tz", "sphere",
    "status", "new", "tier", "tier_set", "cadence_days", "circles", "topics", "needs", "offers", "knows", "kin",
    "origin", "connected_on", "birthday", "events", "away_days", "prefers", "travel_min", "confidence", "purpose",
    "private_notes", "snooze_until", "blocked_kinds", "created", "source_row",
}  # fmt: skip
LOOPS = {"id", "kind", "who", "people", "what", "due", "age_days", "state", "late"}
COFFEES = {
    "id", "uid", "sequence", "status", "state", "person", "people", "start", "end", "tz", "kind", "place", "purpose",
}  # fmt: skip
METRICS = [
    "network_ratio", "people_reached", "in_person_share", "in_rhythm", "load_balance", "articles_read",
    "articles_commented", "useful_rate", "author_reply_rate", "asks_made", "asks_answered", "mentors_active",
    "outcome_told_rate", "never_heard_back", "reply_hours_median", "reply_hours_p90", "within_aim",
    "one_round_answers", "acknowledged_rate", "handoffs_landed", "coffees_proposed", "coffees_booked", "coffees_held",
    "held_rate", "stalled_revived", "promises_on_time", "open_promises", "thanks_closed_2d", "thanks_closed_7d",
    "gave", "got", "introductions_both_yes", "introductions_good", "circle_coverage", "circle_evenness",
    "dormant_revived", "escalation", "personal_note_rate", "consistency", "ritual", "ritual_minutes",
    "suggestions_accepted", "suggestions_held", "suggestions_not_a_fit", "score_accepted", "score_rejected",
]  # fmt: skip


def one(rows: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    """The only row with these values."""
    found = [row for row in rows if all(row[name] == value for name, value in fields.items())]
    assert len(found) == 1, rows
    return found[0]


@pytest.mark.parametrize("argv", READING, ids=" ".join)
def test_reading_a_home_that_is_not_there_makes_none(sh: ShellUser, own_home: Any, argv: list[str]) -> None:
    """A command that only reads answers as for an empty home and creates nothing."""
    sh.done(*argv)
    sh.done(*argv, "--json")
    assert not Path(own_home.root).exists()


@pytest.mark.parametrize("argv", LISTS, ids=" ".join)
def test_an_empty_list_is_an_empty_list(sh: ShellUser, argv: list[str]) -> None:
    """Empty is ``[]``, and a word on stderr says what to do."""
    assert sh.done(*argv, "--json").json == []
    answer = sh.done(*argv)
    assert answer.out == ""
    assert answer.err != ""


def test_people(week: ShellUser) -> None:
    """The network by name, each with all its fields."""
    rows = week.done("people", "--json").json
    assert [row["name"] for row in rows] == ["Ana Ruiz", "Bob Stone", "Priya Nair"]
    ana = one(rows, name="Ana Ruiz")
    assert set(ana) >= PEOPLE
    assert ana["last"] == {"on": "2026-03-10", "channel": "coffee"}
    assert ana["status"] == "network"
    assert ana["next"] is None
    everyone = {row["name"] for row in rows} | {row["name"] for row in week.done("people", "list", "--json").json}
    assert everyone == {"Ana Ruiz", "Bob Stone", "Priya Nair", "Tom Reed", "Chloé Dubois"}


def test_person(week: ShellUser) -> None:
    """Every field of the person line, the timeline and the loops."""
    page = week.done("person", "@ana", "--json").json
    assert set(page) >= PERSON_LINE | {"last", "in_person", "next", "state", "timeline", "loops"}
    assert [(row["kind"], row["channel"]) for row in page["timeline"]] == [("interaction", "coffee")]
    assert [loop["what"] for loop in page["loops"]] == ["send deck"]


def test_loops_in_the_order_of_the_view(week: ShellUser) -> None:
    """Each kind of loop with its due, and the order of follow-ups first."""
    rows = week.done("loops", "--json").json
    assert all(set(row) >= LOOPS for row in rows)
    assert {row["kind"] for row in rows} == {"reply", "promise", "owed", "thanks", "coffee", "no_answer"}
    assert rows[0]["kind"] == "reply"
    promise = one(rows, kind="promise")
    assert (promise["due"], promise["late"], promise["who"]["name"]) == ("2026-03-13", False, "Ana Ruiz")
    assert one(rows, kind="reply")["due"] == "2026-03-12T10:00:00Z"
    assert one(rows, kind="coffee")["age_days"] == 12


def test_articles(week: ShellUser) -> None:
    """The queue with its reasons."""
    (row,) = week.done("articles", "--json").json
    assert set(row) >= {"id", "title", "url", "author", "score", "why", "state"}
    assert (row["url"], row["author"]["name"], row["state"]) == ("https://ex.org/pricing", "Ana Ruiz", "queued")


def test_suggest_adds_up_and_stores_nothing(week: ShellUser) -> None:
    """The points times the multipliers are the score, to 0.1; the history is as before."""
    before = week.done("history", "--json").json
    answer = week.done("suggest", "--json").json
    assert set(answer) >= {"on", "capacity", "suggestions", "not_shown"}
    assert {row["person"]["name"] for row in answer["suggestions"]} >= {"Chloé Dubois", "Ana Ruiz"}
    for row in answer["suggestions"]:
        product = sum(point["points"] for point in row["points"])
        for multiplier in row["multipliers"]:
            product *= multiplier["value"]
        assert abs(product - row["score"]) <= 0.1
    assert one(
        answer["not_shown"],
        person=one(week.done("people", "--json").json, name="Bob Stone")
        and {key: one(week.done("people", "--json").json, name="Bob Stone")[key] for key in ("id", "handle", "name")},
    )["why"]
    assert week.done("history", "--json").json == before


def test_suggest_limits_and_explains(week: ShellUser) -> None:
    """``-n`` cuts the list, ``--why`` prints each part."""
    assert len(week.done("suggest", "-n", "1", "--json").json["suggestions"]) == 1
    assert "coffee" in week.done("suggest", "--why").out


@pytest.mark.parametrize("period", ["week", "12w"])
def test_stats_has_every_metric(week: ShellUser, period: str) -> None:
    """Every key, the questions with answers, and the parts of each share."""
    stats = week.done("stats", period, "--json").json
    assert set(stats) >= {"on", "period", "from", "to", "questions", "of", *METRICS}
    assert stats["period"] == period
    assert all(row["question"] and row["answer"] for row in stats["questions"])
    assert stats["questions"]
    assert all(len(pair) == 2 for pair in stats["of"].values())


def test_a_coffee_is_planned_moved_confirmed_and_cancelled(week: ShellUser, tmp_path: Path) -> None:
    """uid stays, sequence grows once written, the status follows."""
    coffee = week.done("coffees", "plan", "chloe", "2026-03-17T08:30", "--json").json
    assert set(coffee) >= COFFEES
    assert (coffee["state"], coffee["status"], coffee["sequence"]) == ("proposed", None, 0)
    file = tmp_path / "coffees.ics"
    week.done("coffees", "--write", str(file))
    first = file.read_bytes()
    week.done("coffees", "--write", str(file))
    assert file.read_bytes() == first
    number = str(coffee["id"])
    moved = week.done("coffees", "move", number, "2026-03-18T09:00", "--json").json
    assert (moved["state"], moved["status"], moved["sequence"], moved["uid"]) == (
        "moved", "TENTATIVE", 1, coffee["uid"],
    )  # fmt: skip
    confirmed = week.done("coffees", "confirm", number, "--json").json
    assert (confirmed["status"], confirmed["sequence"]) == ("CONFIRMED", 2)
    cancelled = week.done("coffees", "cancel", number, "--json").json
    assert (cancelled["status"], cancelled["sequence"]) == ("CANCELLED", 3)
    week.done("coffees", "--write", str(file))
    assert b"STATUS:CANCELLED" in file.read_bytes()


def test_a_file_of_somebody_else_is_not_overwritten(week: ShellUser, tmp_path: Path) -> None:
    """Exit 1 and nothing changed, unless --yes; undo gives the former bytes back."""
    week.done("coffees", "plan", "chloe", "2026-03-17T08:30")
    file = tmp_path / "mine.ics"
    file.write_bytes(b"mine\n")
    answer = week("coffees", "--write", str(file))
    assert answer.code == 1
    assert file.read_bytes() == b"mine\n"
    week.done("coffees", "--write", str(file), "--yes")
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
    week.done("undo", "--yes")
    assert file.read_bytes() == b"mine\n"


def test_tier_and_merge(week: ShellUser) -> None:
    """Both answer with the person's row."""
    assert week.done("tier", "ana", "2", "--json").json["tier"] == 2
    assert week.done("tier", "Ana Ruiz", "0", "--json").json["tier"] == 0
    merged = week.done("merge", "ana", "bob", "--yes", "--json").json
    assert merged["name"] == "Ana Ruiz"
    names = {loop["what"]: loop["who"]["name"] for loop in week.done("loops", "--json").json}
    assert names["budget numbers"] == "Ana Ruiz"
    assert week.done("person", "Bob Stone", "--json").json["name"] == "Ana Ruiz"


def test_a_new_company_answers_with_the_persons_row(week: ShellUser) -> None:
    """An answer that says nothing, or two things, is wrong use and changes nothing."""
    before = week.done("export").out
    for wrong in (["--company", ""], ["--company", "Globex", "--died"]):
        assert week("person", "ana", *wrong).code == 2
    assert week.done("export").out == before
    row = week.done("person", "ana", "--company", "Globex", "--json").json
    assert set(row) == PEOPLE and (row["company"], row["position"]) == ("Globex", "")
    again = week.done("person", "ana", "--company", "globex", "--json")
    assert again.json["company"] == "Globex" and "works at Globex already" in again.err


def test_undo_redo_history(week: ShellUser) -> None:
    """Undo goes back one by one and is never its own target; redo gives back; history shows it."""
    before = week.done("export").out
    week.done("tier", "ana", "1")
    undone = week.done("undo", "--json").json
    assert set(undone) >= {"seq", "at", "verb", "summary", "undone"}
    assert (undone["verb"], undone["undone"]) == ("set-tier", True)
    assert week.done("export").out == before
    week.done("redo")
    assert week.done("person", "ana", "--json").json["tier"] == 1
    newest = week.done("history", "-n", "3", "--json").json
    assert len(newest) == 3
    while week("undo").code == 0:
        pass
    assert week.done("people", "--json").json == []
    assert week("undo").code == 1


def test_history_tells_hours_of_the_own_zone(week: ShellUser) -> None:
    """Whoever has moved reads when it was on the clock they have now; the moment itself stays as it was written."""
    week.done("settings", "set", "tz", "America/New_York")
    answer = week.done("--now", "2026-03-11T12:00:00Z", "history", "-n", "1")
    assert answer.out.startswith("2026-03-11 06:00  ")
    assert week.done("history", "-n", "1", "--json").json[0]["at"] == "2026-03-11T10:00:00Z"


def test_the_page_and_the_app_name_the_same_last_talk(week: ShellUser, own_home: Any) -> None:
    """A note about somebody is no talk with them, in either."""
    week.done("log", "note @ana likes jazz")
    store = open_store(own_home)
    (ana,) = [person for person in store.view().all(Person) if person.handle == "ana-ruiz"]
    card = person_card(store.view(), Settings(), NOW, ana)
    assert (card.last, card.about) == ("coffee, Tue 10 Mar", "pricing")
    store.close()
    assert "last talk  coffee yesterday" in week.done("person", "ana").out


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["nonsense"], "nonsense"),
        (["peopel"], "Did you mean people?"),
        (["coffees", "cancle", "ana"], "Did you mean cancel?"),
        (["people", "--nonsense"], "--nonsense"),
        (["person", "nobody-at-all"], "nobody-at-all"),
        (["tier", "ana", "9"], "0 to 5"),
        (["coffees", "plan", "ana", "soon"], "soon"),
        (["coffees", "move", "12", "2026-03-18T09:00"], "12"),
        (["stats", "decade"], "decade"),
        (["review", "--step", "nowhere"], "nowhere"),
        (["--now", "yesterday", "people"], "yesterday"),
        (["review"], "--plain"),
        (["sweep", "yes"], "sweep"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_is_one_line_and_exit_2(week: ShellUser, argv: list[str], words: str) -> None:
    """What is wrong and what to do, on stderr; nothing on stdout."""
    answer = week(*argv)
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1
    assert words in answer.err
    assert "Traceback" not in answer.err


def test_an_ambiguous_name_lists_the_candidates(week: ShellUser) -> None:
    """Two Sams are never guessed."""
    week.done("log", 'lunch @"Sam Lee"')
    week.done("log", 'lunch @"Sam Patel"')
    answer = week("person", "sam")
    assert answer.code == 2
    assert "Sam Lee" in answer.err
    assert "Sam Patel" in answer.err


def test_a_damaged_settings_file_names_the_nearest_name(week: ShellUser, own_home: Any) -> None:
    """One sentence, exit 1, and the log still works."""
    Path(own_home.settings).write_text("capasity = 3\n", "utf-8")
    answer = week("suggest")
    assert answer.code == 1
    assert "capacity" in answer.err
    assert "line 1" in answer.err
    week.done("log", "coffee @ana")


def test_a_setting_with_few_values_says_them(week: ShellUser, own_home: Any) -> None:
    Path(own_home.settings).write_text('natural = "maybe"\n', "utf-8")
    assert "natural is on, ask or off, not maybe" in week("suggest").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_in_the_place_of_the_settings_is_told_and_not_waited_for(sh: ShellUser, own_home: Any) -> None:
    os.makedirs(own_home.root, exist_ok=True)
    os.mkfifo(own_home.settings)
    answer = sh("people")
    assert answer.code == 1 and "it is a pipe and no file" in answer.err
    assert "Logged" in sh.done("log", "call @ana 3/4").out
    assert "pipe" in sh("doctor").out


def test_options_stand_before_or_after_the_command(week: ShellUser, own_home: Any) -> None:
    """``--json`` and ``--home`` work in both places."""
    assert week.done("--json", "people").json == week.done("people", "--json").json
    assert week.done("people", "--json", "--home", own_home.root).json == week.done("people", "--json").json


def test_every_command_has_help(sh: ShellUser) -> None:
    """--help of each command, and the list of them."""
    from netritual.cli.command_group import COMMANDS

    listing = sh.done("--help").out
    for name in COMMANDS:
        assert name in listing
        assert sh.done(name, "--help").out


def test_review_plain_walks_all_steps(week: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight questions, an act, a line logged, and a clean end at the end of stdin."""
    import io
    import sys

    answers = b"log lunch @dana\n]\n1 space\nnonsense\n]\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answers)))
    answer = week.done("review", "--plain")
    assert "1/8 Who did you interact with?" in answer.out
    assert "2/8 Who is waiting for you?" in answer.out
    assert "3/8" in answer.out
    assert answer.err.count("\n") == 1
    assert one(week.done("people", "--json").json, handle="dana")["last"]["channel"] == "lunch"
    assert "reply" not in {loop["kind"] for loop in week.done("loops", "--json").json}


def test_review_plain_names_the_steps_it_passes_over(sh: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty step costs no key, and a line says that it was there: all eight are seen in their order."""
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"]\n" * 8)))
    answer = sh.done("review", "--plain")
    numbers = [line.lstrip("> ")[:3] for line in answer.out.splitlines() if line.lstrip("> ")[1:3] == "/8"]
    assert numbers == [f"{number}/8" for number in range(1, 9)]


def test_demo_without_a_terminal_only_makes_it(sh: ShellUser, tmp_path: Path, own_home: Any) -> None:
    """--keep prints the path of a home with sixty people; the own home stays unmade; the same clock, the same home."""
    import shutil

    homes = [sh.done("demo", "--keep").out.strip() for _ in range(2)]
    exports = [sh.done("export", "--home", home).out.splitlines()[1:] for home in homes]
    assert len(sh.done("people", "list", "--home", homes[0], "--json").json) > 0
    assert sum(line.startswith('{"kind":"person"') for line in exports[0]) == 60
    assert exports[0] == exports[1]
    assert not Path(own_home.root).exists()
    for home in homes:
        shutil.rmtree(home)


def test_stats_say_what_the_own_log_teaches(week: ShellUser) -> None:
    """In words and for the twelve weeks only; nothing of it is in use unless the settings say so."""
    answer = week.done("stats", "12w")
    assert "own log" in answer.out and "of 200 weeks of talks that it takes to learn" in answer.out
    assert "own log" not in week.done("stats").out and "in use" not in answer.out


def test_merge_alone_lists_who_looks_alike(sh: ShellUser, tmp_path: Path) -> None:
    """The most alike first, with why; a no holds; undo takes both back."""
    rows = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On", "Bob,Tanaka,,,Harbor,,"]
    (tmp_path / "c.csv").write_text("\n".join((*rows, "Lena,Fischer,,lena@x.org,,,", "")))
    cards = ("FN:Robert Tanaka\nORG:Harbor", "FN:Lena Fischer", "FN:Tom Reed\nEMAIL:lena@x.org")
    (tmp_path / "c.vcf").write_text("".join(f"BEGIN:VCARD\n{card}\nEND:VCARD\n" for card in cards))
    assert sh.done("merge", "--json").json == []
    sh.done("import", str(tmp_path / "c.csv"), "--yes")
    answer = sh.done("import", str(tmp_path / "c.vcf"), "--yes")
    assert "netritual merge" in answer.err and "they stay two people" in answer.err
    first, second = sh.done("merge", "--json").json
    assert (first["a"]["handle"], first["b"]["handle"]) == ("bob-tanaka", "robert-tanaka")
    assert (first["why"], first["sure"]) == (["Bob and Robert", "both at Harbor"], False)
    assert second["why"] == ["the same name"]
    assert "Bob and Robert" in sh.done("merge").out
    sh.done("merge", first["b"]["handle"], first["a"]["handle"], "--two")
    assert [pair["a"]["name"] for pair in sh.done("merge", "--json").json] == ["Lena Fischer"]
    sh.done("undo", "--yes")
    assert len(sh.done("merge", "--json").json) == 2
    assert sh("merge", "bob-tanaka").code == 2
