"""Import sets by entry, read from ``sys.modules`` of a subprocess: static contracts cannot see when a module loads."""

import json
import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from netritual.main import main

REPORT = (
    "import sys, json, atexit\n"
    "before = set(sys.modules)\n"
    "atexit.register(lambda: sys.__stderr__.write('\\nMODULES' + json.dumps(sorted(set(sys.modules)))))\n"
)

OF_THE_WEB = {"httpx", "feedparser", "resiliparse"}
"""Loaded when a feed or an article is asked for, and not before; its parsers in their own process alone."""

NEVER_IN_LOG = OF_THE_WEB | {
    "textual", "rich", "tinydb", "click", "icalendar", "keyring", "msgspec", "rapidfuzz",
    "typing", "dataclasses", "pathlib", "tomllib", "tomlkit", "zoneinfo", "logging", "subprocess", "asyncio",
    "bisect", "unicodedata", "math",
}  # fmt: skip

OURS_IN_LOG = {
    "netritual", "netritual.main", "netritual.clock", "netritual.errors", "netritual.files", "netritual.paths",
    "netritual.cli", "netritual.cli.quick_log", "netritual.cli.streams", "netritual.store",
    "netritual.store.journal_line",
    "netritual.store.name_lookup", "netritual.store.quick", "netritual.store.index_seal",
    "netritual.domain", "netritual.domain.language", "netritual.domain.language.text", "netritual.regex",
    "netritual.domain.dates", "netritual.domain.dates.dates", "netritual.domain.dates.date_phrases",
    "netritual.domain.dates.basic_date_phrases", "netritual.domain.dates.composed_date_phrases",
    "netritual.domain.dates.date_periods", "netritual.domain.dates.date_ranges", "netritual.domain.dates.id_stamps",
}  # fmt: skip


def modules_after(code: str, *argv: str, **env: str) -> tuple[set[str], int]:
    """The modules loaded when ``code`` has run with these arguments, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{REPORT}sys.argv[1:] = {list(argv)!r}\n{code}"],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return set(json.loads(done.stderr.rpartition("MODULES")[2])), done.returncode


@cache
def bare() -> set[str]:
    """What an interpreter of this environment loads by itself (``site`` and ``.pth`` files included)."""
    return modules_after("")[0]


def modules_of_ours(names: set[str]) -> set[str]:
    """The full names of modules that are there: of one that is gone it would always hold that it is not loaded."""
    ours = {f"netritual.{name}" for name in names}
    assert {name for name in ours if find_spec(name) is None} == set()
    return ours


MAIN = "from netritual.main import main\nsys.exit(main())"
EACH = (
    "from netritual.main import main\n"
    "typed = [line.split(' ', line.startswith('log ') or -1) for line in sys.argv[1:]]\n"
    "sys.exit(max(map(main, typed)))"
)
"""One command after the other: what none of them may load is not there at the end."""


def ours(loaded: set[str]) -> set[str]:
    """Our own modules."""
    return {name for name in loaded if name.split(".")[0] == "netritual"}


def test_the_root_loads_nothing_of_ours() -> None:
    """``import netritual`` is free."""
    loaded, _ = modules_after("import netritual")
    assert ours(loaded) == {"netritual"}


def test_the_version_needs_the_entry_point_only() -> None:
    """``--version`` does not load click."""
    loaded, code = modules_after(MAIN, "--version")
    assert code == 0
    assert ours(loaded) <= {"netritual", "netritual.main"}
    assert "click" not in loaded


def test_the_quick_log_loads_its_allow_list_only() -> None:
    """``netritual log`` starts almost as fast as Python itself."""
    loaded, code = modules_after(
        EACH,
        "log coffee @ana yesterday re pricing #fintech +promise send deck by fri",
        "log @tom emailed me",
        "log +ask @priya advice on pricing in 2 weeks",
        'log met @"Nadia Khalil" at Web Summit #saas',
        "log zoom @otto for 2 hours last fri",
        "log coffee @eva tue 9am re pricing +follow up next month",
        "log lunch @bob Dec 18 45m",
        "log call @nia date:2026-03-01 dur:1h",
    )
    assert code == 0
    extra = loaded - bare()
    assert {name for name in extra if name.split(".")[0] in NEVER_IN_LOG} == set()
    allowed = OURS_IN_LOG | {name for name in ours(loaded) if name.startswith("netritual.domain.quicklog")}
    assert ours(loaded) <= allowed


def test_a_line_that_could_close_something_opens_no_store_where_nothing_is_open() -> None:
    assert main(["log", "coffee @ana yesterday +promise send deck by fri"]) == 0
    assert main(["log", "coffee @zoe yesterday"]) == 0
    lines = (
        "log sent @zoe the deck", "log moved it with @zoe", "log got the book", "log called Zoe: it is off",
        "log no answer from Zoe", "log Zoe is not ready, took another week",
    )  # fmt: skip
    loaded, code = modules_after(EACH, *lines)
    assert code == 0
    assert {"msgspec", "tinydb", "netritual.services", "netritual.store.journal_store"} & loaded == set()


@pytest.mark.parametrize(
    "line",
    ["Zoe asked for two introductions", "Zoe can't make thursday, moved to 12 Dec at 10", "Zoe left a message",
     "connected with Zoe on LinkedIn"],
)  # fmt: skip
def test_news_of_somebody_with_whom_nothing_is_open_opens_no_store(line: str) -> None:
    assert main(["log", "coffee @zoe yesterday"]) == 0
    loaded, code = modules_after(MAIN, "log", line)
    assert code == 0 and {"msgspec", "netritual.store.journal_store"} & loaded == set()


def test_a_sign_opens_no_store_where_it_repeats_what_is_open() -> None:
    """What a sign opens is told as no fact. Beside another matter of the line it is looked up."""
    assert main(["log", "coffee @zoe yesterday +promise send deck by fri"]) == 0
    again = "coffee @zoe yesterday +promise send deck by fri"
    for line, opens in (
        (again, False),
        ("coffee @zoe re the deck +promise send figs", True),
        (f"{again} +got deck", True),
    ):
        loaded, code = modules_after(MAIN, "log", line)
        assert code == 0
        assert ("netritual.store.journal_store" in loaded) is opens, line
        unneeded = {"tinydb", "typing_extensions", "netritual.services.questions.coffee_question"}
        assert not unneeded & loaded, "nothing is closed or planned"


@pytest.mark.parametrize("line", ["coffee @zoe yesterday re pricing +promise send deck by fri", "sent @zoe the deck"])
def test_a_line_loads_no_patterns_and_no_first_names(line: str) -> None:
    """To load ``re`` takes a fifth of the time of a bare interpreter, to load the table of first names a thirtieth."""
    assert main(["log", "coffee @zoe yesterday"]) == 0
    unwanted = {"re", "netritual.domain.quicklog.natural.given_names"}
    code = f"import sys\nfrom netritual.main import main\nmain(['log', {line!r}])\n"
    code += f"sys.exit(len({unwanted} & set(sys.modules)))"
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-S", "-c", code], env=environ, capture_output=True, check=False)
    assert (done.returncode, done.stdout[:7]) == (0, b"Logged:")


@pytest.mark.parametrize(
    ("line", "unwanted"),
    [
        ("coffee @zoe", "quicklog.clauses quicklog.spelled_days"),
        ("coffee @zoe yesterday", "dates.date_periods dates.date_ranges loops.closing_vocabulary"),
        ("Zoe likes the deck", "quicklog.natural.tasks quicklog.natural.notes_to_oneself quicklog.clauses"),
        ("Zoe likes the deck", "quicklog.natural.contact_evidence quicklog.natural.talks_called_off"),
        ("Zoe likes the deck", "quicklog.natural.appointments quicklog.natural.talks_to_come"),
        ("lunch with Zoe", "quicklog.nicknames quicklog.natural.speakers quicklog.natural.reported_loops"),
        ("lunch with Zoe yesterday", "quicklog.natural.talks_called_off quicklog.natural.time_together"),
        ("promised Zoe the deck by friday", "quicklog.natural.tasks quicklog.natural.given_names"),
        ("met Zoe at the fair", "dates.basic_date_phrases dates.composed_date_phrases dates.date_periods"),
        ("sent Zoe the deck", "dates.basic_date_phrases dates.composed_date_phrases quicklog.natural.time_together"),
        ("sent Zoe the deck", "quicklog.natural.reported_loops quicklog.natural.talk_states"),
        ("lunch with Zoe, talked about pricing", "dates.composed_date_phrases"),
        ("Zoe asked for two introductions", "quicklog.natural.notes_to_oneself dates.composed_date_phrases"),
    ],
)
def test_a_line_loads_the_rules_of_its_own_words(line: str, unwanted: str) -> None:
    """Each module costs a hundredth of the time of a bare interpreter."""
    assert main(["log", "met @zoe yesterday"]) == 0
    loaded, code = modules_after(MAIN, "log", line)
    assert code == 0
    assert modules_of_ours({f"domain.{name}" for name in unwanted.split()}) & loaded == set()


def test_what_a_line_closes_loads_the_verbs_of_loops_alone() -> None:
    """To load all verbs takes three times as long as a bare interpreter."""
    assert main(["log", "coffee @zoe yesterday +promise send deck by fri"]) == 0
    loaded, code = modules_after(MAIN, "log", "sent Zoe the deck")
    assert code == 0 and "netritual.services.verbs.loops" in loaded
    later = {
        "services.verbs.entries", "services.verbs.reviews", "domain.suggestions.suggestion", "domain.dates.cities",
        "domain.quicklog.glossary", "review.acts",
    }  # fmt: skip
    assert (modules_of_ours(later) | {"inspect", "urllib.parse"}) & loaded == set()


def test_commands_load_no_screen_and_no_network() -> None:
    """Only commands that read or write a calendar load icalendar; none of these loads a keyring or the network."""
    assert main(["log", "coffee @ana yesterday"]) == 0
    commands = ["people", "loops", "articles", "suggest", "stats", "history", "export", "undo"]
    loaded, code = modules_after(EACH, "stats 12w", "person ana", *commands)
    assert code == 0
    assert ({"textual", "rich", "keyring", "icalendar", "cryptography"} | OF_THE_WEB) & loaded == set()
    assert not [name for name in loaded if name.startswith("netritual.web")]


def test_a_planned_line_opens_no_store_in_a_home_without_calendars(tmp_path: Path) -> None:
    """There is nothing to look at, so a planned coffee is as quick as any other line."""
    (tmp_path / "settings.toml").write_text('tz = "UTC"\n')
    env = {"NETRITUAL_HOME": str(tmp_path), "NETRITUAL_NOW": "2026-03-11T10:00:00+00:00"}
    loaded, code = modules_after(MAIN, "log", "coffee @Ana tue 17 mar 12:30", **env)
    assert code == 0 and {"tinydb", "msgspec", "netritual.compose"} & loaded == set()


def test_suggest_reads_a_calendar_that_changed_and_no_other(tmp_path: Path) -> None:
    """icalendar is loaded once for a file that is new, and not again while it stays as it was."""
    file, home = tmp_path / "work.ics", tmp_path / "home"
    home.mkdir()
    file.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260317T090000Z\nEND:VEVENT\nEND:VCALENDAR\n")
    (home / "settings.toml").write_text(f'tz = "UTC"\ncalendars = [{{name = "work", path = "{file}"}}]\n')
    env = {"NETRITUAL_HOME": str(home), "NETRITUAL_NOW": "2026-03-11T10:00:00+00:00"}
    assert "icalendar" in modules_after(MAIN, "suggest", **env)[0]
    assert "icalendar" not in modules_after(MAIN, "suggest", **env)[0]


def test_home_opens_without_the_steps_of_the_review() -> None:
    """Their names are read from the files; the steps themselves wait until a review, a keymap or a help needs them."""
    loaded, code = modules_after(
        "from netritual.compose import compose\n"
        "from netritual.tui import app, own_keys, palette\n"
        "from netritual.tui.screens import help, home\n"
        "settings = compose().settings()\n"
        "sys.exit(len(settings.steps) + len(own_keys.checked(settings.keys)))"
    )
    assert code == 8
    assert not [name for name in loaded if name.startswith(("netritual.review.steps.", "netritual.web"))]
    assert OF_THE_WEB & loaded == set()
    later = {"domain.suggestions.suggest", "domain.suggestions.suggestion", "services.verbs.calendar_file"}
    assert modules_of_ours(later) & loaded == set()
    assert "textual.widgets._text_area" not in loaded


def test_the_pages_of_people_and_figures_open_without_what_only_a_key_of_them_needs(tmp_path: Path) -> None:
    """What a key asks, drafts, ranks or writes is loaded with that key, or after the first frame."""
    loaded, _ = modules_after(
        "from netritual.compose import compose\n"
        "from netritual.tui.screens import insights, people_screen, person_screen\n"
        "compose().open_store(False)",
        NETRITUAL_HOME=str(tmp_path),
    )
    later = {
        "domain.suggestions.calibration", "domain.suggestions.score", "domain.suggestions.suggest",
        "review.message_drafts.loop_drafts", "services.exports", "services.pages.home_page", "services.setting_changes",
        "services.verbs.people_verbs", "tui.person_actions", "tui.screens.help", "tui.screens.setting_questions",
    }  # fmt: skip
    assert modules_of_ours(later) & loaded == set()
    assert "tinydb" not in loaded, "nothing is saved by a look"


def test_the_first_frame_loads_nothing_of_the_web(tmp_path: Path) -> None:
    """Neither where an article waits, nor where the feeds are to be read at the start: that comes after the frame."""
    (tmp_path / "settings.toml").write_text('tz = "UTC"\nfetch = "start"\n')
    home, feed = tmp_path / "people.jsonl", {"kind": "feed", "url": "https://ana.example/feed", "of": "ana"}
    person = {"kind": "person", "handle": "ana", "name": "Ana Ruiz"}
    home.write_text("".join(f"{json.dumps(one)}\n" for one in (person, feed)))
    env = {"NETRITUAL_HOME": str(tmp_path), "NETRITUAL_NOW": "2026-03-11T10:00:00+00:00"}
    brought = "sys.argv[1:] = ['import', sys.argv[1]]\nfrom netritual.main import main\nsys.exit(main())"
    assert modules_after(brought, str(home), **env)[1] == 0
    loaded, code = modules_after(
        "from netritual.compose import compose\n"
        "from netritual.tui.app import NetritualApp\n"
        "parts = compose()\n"
        "app = NetritualApp(parts, parts.open_store(False), parts.settings())\n"
        "app.after_first_frame = lambda: app.exit(return_code=7 + len(app.network.all(Feed)))\n"
        "from netritual.domain.model import Feed\n"
        "app.run(headless=True)\n"
        "sys.exit(app.return_code)",
        **env,
    )
    assert code == 8, "the frame stood, and there is a feed"
    assert not [name for name in loaded if name.startswith("netritual.web")]
    assert OF_THE_WEB & loaded == set()


def test_a_review_of_one_step_loads_that_step_alone(tmp_path: Path) -> None:
    """Nor a field for text, as long as no row shows a draft."""
    (tmp_path / "settings.toml").write_text('tz = "UTC"\n')
    loaded, code = modules_after(
        "from netritual.compose import compose\n"
        "from netritual.tui.app import NetritualApp, Opening\n"
        "parts = compose()\n"
        "opening = Opening('review', 'step', 'coffees')\n"
        "app = NetritualApp(parts, parts.open_store(True), parts.settings(), opening)\n"
        "async def look(pilot):\n"
        "    while getattr(app.screen, 'step', None) is None:\n"
        "        await pilot.pause()\n"
        "    app.exit(return_code=len(app.screen.step.items.rows) + 7)\n"
        "app.run(headless=True, auto_pilot=look)\n"
        "sys.exit(app.return_code)",
        NETRITUAL_HOME=str(tmp_path), NETRITUAL_NOW="2026-03-11T10:00:00+00:00",
    )  # fmt: skip
    assert code == 7, "the step stood"
    assert {name for name in loaded if name.startswith("netritual.review.steps.")} == {
        "netritual.review.steps.s70_coffees"
    }
    assert not {"textual.widgets._text_area", "netritual.domain.drafts.draft_checks"} & loaded


def test_the_coffees_stand_without_what_only_their_drafts_need(tmp_path: Path) -> None:
    """Nor what reads lines, where there are none, nor the sentences of the history."""
    (tmp_path / "settings.toml").write_text('tz = "UTC"\n')
    loaded, code = modules_after(
        "from datetime import date\n"
        "from netritual.compose import compose\n"
        "from netritual.domain.model import Interaction, Person\n"
        "from netritual.tui.screens.review_jobs import begin\n"
        "parts = compose()\n"
        "store, now = parts.open_store(True), parts.now()\n"
        "ana = Person(handle='ana', name='Ana Ruiz', tier=1, status='network')\n"
        "who, _ = store.transact('import', lambda tx: tx.put(ana).id, now)\n"
        "talk = Interaction(on=date(2025, 12, 1), channel='coffee', people=(who,), initiator='mutual')\n"
        "store.transact('import', lambda tx: tx.put(talk) and None, now)\n"
        "(_, standing), _ = begin(store, parts, parts.settings(), now, 'step', 'coffees')\n"
        "sys.exit(7 + sum(not item.drafted for item in standing.view.items))",
        NETRITUAL_HOME=str(tmp_path), NETRITUAL_NOW="2026-03-11T10:00:00+00:00",
    )  # fmt: skip
    assert code == 8, "one coffee is suggested"
    later = {
        "domain.people.vcard_values", "domain.loops.closing_evidence", "domain.dates.date_phrases",
        "domain.matters.matter",
        "domain.quicklog.plan_translations", "domain.quicklog.documents", "domain.history.sentences",
        "domain.loops.statements", "review.message_drafts.coffee_drafts", "review.message_drafts.meeting_drafts",
    }  # fmt: skip
    assert modules_of_ours(later) & loaded == set()


def test_the_app_is_loaded_without_a_search_for_garbage() -> None:
    """Most of what is loaded stays until the end."""
    _, code = modules_after(
        "import gc, types\n"
        "from netritual import compose\n"
        "searches = lambda: sum(kind['collections'] for kind in gc.get_stats())\n"
        "sys.modules['netritual.tui.run'] = door = types.ModuleType('run')\n"
        "before, door.run = searches(), lambda *_: searches() - before\n"
        "sys.exit(compose.open_app(compose.compose(), 'home', '', '', None))"
    )
    assert code == 0


@pytest.mark.parametrize("package", ["domain", "review"])
def test_the_core_is_pure(package: str) -> None:
    """No store, no screen, no shell behind any module of the core."""
    loaded, code = modules_after(
        f"import pkgutil, importlib, netritual.{package} as core\n"
        "for found in pkgutil.walk_packages(core.__path__, core.__name__ + '.'): importlib.import_module(found.name)"
    )
    assert code == 0
    assert {"tinydb", "textual", "click", "icalendar", "keyring", "httpx", "rich"} & loaded == set()


def test_importing_any_module_has_no_effect(tmp_path: object) -> None:
    """No file, no folder, no output: importing everything leaves the home unmade."""
    home = f"{tmp_path}/untouched"
    _, code = modules_after(
        "import pkgutil, importlib, netritual\n"
        "for found in pkgutil.walk_packages(netritual.__path__, 'netritual.'):\n"
        "    if not found.name.endswith('__main__'): importlib.import_module(found.name)",
        NETRITUAL_HOME=home,
    )
    assert code == 0
    assert not os.path.exists(home)
