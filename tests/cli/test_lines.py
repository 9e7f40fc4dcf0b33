"""``netritual lines`` and ``netritual check``: what I say of myself, what profiles say otherwise, drafts."""

import io
import sys
from pathlib import Path

import pytest

from tests.support.shell import ShellUser

LATER = ("--now", "2026-03-20T10:00:00+01:00")


@pytest.fixture
def shell(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> ShellUser:
    monkeypatch.setenv("NETRITUAL_NOW", "2026-03-11T10:00:00+01:00")
    return ShellUser(capfd)


def keys(told: object) -> list[tuple[str, str]]:
    assert isinstance(told, list)
    return [(one["key"], one["text"]) for one in told]


def test_a_home_without_lines_names_the_first_step(shell: ShellUser) -> None:
    told = shell.done("lines")
    assert told.out == "" and "netritual lines set headline" in told.err
    assert shell.done("lines", "--json").json == []


def test_what_is_set_holds_and_what_held_before_is_kept(shell: ShellUser) -> None:
    shell.done("lines", "set", "title", "Head", "of", "Pricing")
    shell.done("lines", "set", "workshop", "450 euros", "--until", "14/3")
    assert keys(shell.done("lines", "--json").json) == [("role", "Head of Pricing"), ("workshop", "450 euros")]
    assert "Your role: Consultant." in shell.done("lines", "set", "role", "Consultant", *LATER).err
    assert keys(shell.done("lines", "--json", *LATER).json) == [("role", "Consultant")]
    both = shell.done("lines", "--all", "--json", *LATER).json
    assert [(one["text"], one["valid_from"], one["valid_to"]) for one in both] == [
        ("Consultant", "2026-03-20", None),
        ("Head of Pricing", "2026-03-11", "2026-03-19"),
        ("450 euros", "2026-03-11", "2026-03-14"),
    ]
    shell.done("undo", *LATER)
    assert keys(shell.done("lines", "--json", *LATER).json) == [("role", "Head of Pricing")]


def test_a_line_of_today_is_written_anew_and_a_removed_one_is_over(shell: ShellUser) -> None:
    shell.done("lines", "set", "headline", "One")
    shell.done("lines", "set", "headline", "Two")
    assert "says that already" in shell.done("lines", "set", "headline", "Two").err
    assert keys(shell.done("lines", "--all", "--json").json) == [("headline", "Two")]
    shell.done("lines", "remove", "headline", *LATER)
    assert shell.done("lines", "--json", *LATER).json == []
    assert keys(shell.done("lines", "--all", "--json", *LATER).json) == [("headline", "Two")]
    wrong = shell("lines", "remove", "headline", *LATER)
    assert wrong.code == 2 and "no line “headline”" in wrong.err


@pytest.mark.parametrize(
    "args", [("role",), ("role", ""), ("x", "y", "--until", "soonish"), ("x", "y", "--until", "2026-03-01")]
)
def test_what_is_no_line_is_refused_in_words(shell: ShellUser, args: tuple[str, ...]) -> None:
    told = shell("lines", "set", *args)
    assert told.code in (1, 2) and told.err.strip() and "Traceback" not in told.err
    assert shell.done("lines", "--json").json == []


def test_profiles_stand_side_by_side_with_the_old_title_named(
    shell: ShellUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shell.done("lines", "set", "role", "Head of Pricing")
    for key, text in (("role", "Pricing consultant"), ("company", "Kestrel"), ("headline", "Prices one dares to say"),
                      ("workshop", "14 May in Porto, 450 euros")):  # fmt: skip
        shell.done("lines", "set", key, text, *LATER)
    linkedin, site = tmp_path / "linkedin.txt", tmp_path / "website.txt"
    linkedin.write_text("Head of Pricing at Orbis Software\nThe workshop costs 490 euros.\n", "utf-8")
    site.write_bytes("\ufeffPrices one dares to say\r\nPricing consultant at Kestrel. 14 May in Porto.\r\n".encode())
    told = shell.done("lines", "check", str(linkedin), str(site), *LATER)
    named = shell.done("stats", "--json", *LATER).json
    assert (named["consistency"], named["of"]["consistency"]) == (0.6667, [4, 6]), "of the site all, of LinkedIn none"
    rows = {line.split("  ")[0]: line for line in told.out.splitlines()}
    assert "your lines" in told.out.splitlines()[0] and "linkedin" in told.out and "website" in told.out
    assert "* Head of Pricing (yours until Thursday 19 March)" in rows["role"] and "the same" in rows["role"]
    assert "* Orbis Software" in rows["company"] and "* 490 euros" in rows["workshop"]
    found = shell.done("lines", "check", str(linkedin), "--json", *LATER).json
    assert {"check", "level", "text", "at"} <= found[0].keys()
    looked_at = {
        one["check"]: linkedin.read_text("utf-8")[slice(*one["at"])] for one in found if one["level"] == "look"
    }
    assert looked_at == {
        "headline": "Head of Pricing at Orbis Software", "role": "Head of Pricing", "company": "Orbis Software",
        "workshop": "490 euros",
    }  # fmt: skip


def test_a_city_is_no_company_and_another_place_differs(
    shell: ShellUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = shell.done("lines", "set", "workshop", "14 May in Porto, 450 euros until 14 May").err
    assert "Your workshop: 14 May in Porto, 450 euros, until Thu 14 May." in said
    shell.done("lines", "set", "headline", "Book scout and translator between Galicia and Porto")
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("Book scout and translator, Porto. The workshop is on 14 May in Porto, 450 euros.", "utf-8")
    two.write_text("Plumber. Workshop 14 May in Lisbon, 400 euros. Born in Braga. Free in June.", "utf-8")
    told = shell.done("lines", "check", str(one), str(two)).out
    assert max(map(len, told.splitlines())) <= 80
    assert "company" not in told and "* in Lisbon; 400 euros" in told and "Braga" not in told and "June" not in told
    assert "one         Book scout and translator, Porto" in told and "two         * Plumber" in told
    assert "one         the same" in told


def test_profiles_differ_among_each_other_without_lines(shell: ShellUser, tmp_path: Path) -> None:
    for name, text in (("a", "Baker at Nord\n"), ("b", "Baker at Sud\n")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    told = shell.done("lines", "check", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert "* Nord" in told.out and "* Sud" in told.out and "role      -           Baker" in told.out


def test_a_draft_is_looked_through(shell: ShellUser, tmp_path: Path) -> None:
    shell.done("log", "coffee with Ana Ruiz about pricing")
    shell.done("lines", "set", "headline", "Prices one dares to say")
    draft = tmp_path / "draft.txt"
    draft.write_text("Hi Ana,\n{line:headline}. Is {your question} right? And when?\n", "utf-8")
    found = shell.done("check", str(draft), "--for", "ana", "--kind", "ask", "--json").json
    assert all(one.keys() == {"check", "level", "text", "at"} for one in found)
    levels = {one["check"]: one["level"] for one in found}
    assert levels["blanks"] == "block" and levels["questions"] == "look" and levels["personal"] == "ok"
    blank = next(one for one in found if one["check"] == "blanks")
    assert blank["text"] == "one blank to fill" and blank["at"] == [36, 51]
    assert "line 2" in shell.done("check", str(draft), "--for", "ana").out
    wrong = shell("check", str(tmp_path / "none.txt"))
    assert wrong.code == 2 and "could not be read" in wrong.err
    assert shell("check", str(draft), "--for", "nobody").code == 2
    assert shell("check", str(draft), "--kind", "rant").code == 2


def test_the_review_in_lines_says_what_the_guards_find(week: ShellUser, monkeypatch: pytest.MonkeyPatch) -> None:
    def reviewed(step: str, answers: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(answers.encode())))
        return week.done("review", "--plain", "--step", step).out

    assert "about my resume: {what is attached, or when it comes}\n    blank: one blank to fill" in reviewed(
        "replies", "1 m\n"
    )
    week.done("lines", "set", "workshop", "450", "euros")
    said = reviewed("articles", "1 space the workshop costs 300 euros\n")
    assert said.count("as useful") == 1 and "    look: “300 euros”: your fact “workshop” says 450 euros\n" in said
