"""A field of a person is one attribute and one row: a copy of the package gets one, and it is everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import netritual

PACKAGE = Path(netritual.__file__).parent
ATTRIBUTE = '    shoes: tuple[str, ...] = ()\n    purpose: str = ""\n'
ROW = """    PersonField("shoes", "shoe size", WORDS, joined, "joined", form=195, page="details", diary="shoes",
                card=vcard_values.words("X-SHOE", tidy)),
    PersonField("snooze_until","""
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nX-SHOE:38,39\nEND:VCARD\n"


def edit(path: Path, before: str, after: str) -> None:
    """Put a text in the place of another, which stands there once."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


LOOK = """
import os
from datetime import UTC, datetime
from netritual.domain.model import Person, Settings
from netritual.paths import Home
from netritual.services.pages.person_page import person_page
from netritual.services.verbs import people_verbs
from netritual.store.journal_store import open_store
from netritual.tui.person_actions import fields_of, values_of
from netritual.tui.screens.person_notes import fact_lines, facts

now = datetime(2026, 3, 11, 10, tzinfo=UTC)
store = open_store(Home(os.environ["NETRITUAL_HOME"]))
(ana,) = store.view().all(Person)
line = fields_of(ana, Settings())[-1]
print(line.label, line.value)
people_verbs.edit_person(store, now, ana.id, **values_of({line.name: line.value + ", 40"}))
other, _ = people_verbs.add_person(store, now, "A. Ruiz", shoes=["41"])
people_verbs.merge_people(store, now, ana.id, other.id)
(ana,) = store.view().all(Person)
page = person_page(store.view(), Settings(tz="UTC"), now, ana)
print(*("".join(span.text for span in line) for line in fact_lines(facts(page, now.date()), 80)), sep="\\n")
store.close()
"""


def test_an_attribute_and_a_row_are_a_field(tmp_path: Path) -> None:
    copy = tmp_path / "changed"
    shutil.copytree(PACKAGE, copy / "netritual", ignore=shutil.ignore_patterns("__pycache__"))
    edit(
        copy / "netritual/domain/model.py", '    purpose: str = ""\n    private_notes', f"{ATTRIBUTE}    private_notes"
    )
    edit(copy / "netritual/domain/people/person_fields.py", '    PersonField("snooze_until",', ROW)
    (tmp_path / "ana.vcf").write_text(CARD)

    def run(*argv: str) -> str:
        env = {**os.environ, "PYTHONPATH": str(copy)}
        done = subprocess.run(
            [sys.executable, *argv], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("-m", "netritual", "import", "ana.vcf", "--yes")
    seen = run("-c", LOOK)
    assert "shoe size 38, 39\n" in seen and "\nshoe size  38, 39, 40, 41\n" in seen
    expected = {
        "jsonl": '"shoes":["38","39","40","41"]', "csv": ",38; 39; 40; 41,", "vcf": "X-SHOE:38,39,40,41",
        "md": "* shoes: 38, 39, 40, 41",
    }  # fmt: skip
    for format, words in expected.items():
        assert words in run("-m", "netritual", "export", "--format", format, "-")
    assert "shoe size  38, 39, 40, 41" in run("-m", "netritual", "person", "ana")
