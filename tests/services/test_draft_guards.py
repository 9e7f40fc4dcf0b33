"""What a draft is held against: copied notes, kept as hashes for a month, and my words in the journal."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netritual.domain.drafts.draft_checks import Draft, NoteKind, checks
from netritual.domain.model import Article, Ask, Comment, Interaction, Person, Promise, Record, Request
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.reviews.draft_guards import background, copied_notes, keep_copied, towards
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
ANA, TOM = Person(id=1, handle="ana", name="Ana Ruiz"), Person(id=2, handle="tom", name="Tom Reed")
TEXT = "The ferry was half empty again, and nobody on deck could tell me why that is so"


def repeated(*records: Record, person: Person = TOM) -> str:
    """What is said of the same text to somebody else."""
    about = background(MemoryNetwork(ANA, TOM, *records), TODAY)
    said = checks(Draft(text=TEXT, person=person), about)
    return next(one.text for one in said if one.check == "own_words")


def test_a_copied_note_is_kept_as_hashes_for_a_month(own_home: Home) -> None:
    disk = Disk()
    disk.make_folder(own_home.root)
    keep_copied(disk, own_home, TEXT, ANA.id, TODAY - timedelta(days=30))
    keep_copied(disk, own_home, "Another one, and of a few more words", TOM.id, TODAY)
    kept = disk.read(own_home.copied).decode()
    assert "ferry" not in kept and "Another" not in kept
    notes = copied_notes(disk, own_home)
    assert [note.person for note in notes] == [ANA.id, TOM.id]
    about = background(MemoryNetwork(ANA, TOM), TODAY, notes)
    found = about.earlier.repeated(TEXT, TOM.id)
    assert found is not None and found.share == 1.0 and about.names(found.note.person) == "Ana Ruiz"
    later = background(MemoryNetwork(ANA, TOM), TODAY + timedelta(days=1), notes)
    assert later.earlier.repeated(TEXT, TOM.id) is None
    keep_copied(disk, own_home, "A third", TOM.id, TODAY + timedelta(days=1))
    assert [note.person for note in copied_notes(disk, own_home)] == [TOM.id, TOM.id]


@pytest.mark.parametrize("data", [b"", b"[", b"\xff\xfe", b"{}", b'[["x", 1]]'])
def test_a_file_that_cannot_be_read_holds_nothing_and_is_written_anew(own_home: Home, data: bytes) -> None:
    disk = Disk()
    disk.make_folder(own_home.root)
    disk.replace(own_home.copied, data)
    assert copied_notes(disk, own_home) == []
    keep_copied(disk, own_home, TEXT, ANA.id, TODAY)
    assert len(copied_notes(disk, own_home)) == 1


@pytest.mark.parametrize(
    "record",
    [
        Article(id=9, url="https://ex.org", author=1, shared=TODAY, comment=Comment(text=TEXT, on=TODAY)),
        Ask(id=9, to=1, text=TEXT, asked=TODAY),
        Interaction(id=9, on=TODAY, channel="email", initiator="me", people=(1,), note=TEXT),
    ],
    ids=["a comment", "an ask", "what the log says that I wrote"],
)
def test_my_words_in_the_journal_count_too(record: Record) -> None:
    assert repeated(record) == "100 % the same as your note to Ana Ruiz of today: make it their own"
    assert repeated(record, person=ANA) == "like no other note"
    assert repeated() == "like no other note"


def test_what_somebody_was_talked_to_about_is_theirs() -> None:
    talk = Interaction(id=9, on=TODAY, channel="call", people=(2,), topic="ferry timetables")
    network = MemoryNetwork(ANA, TOM, talk)
    about = towards(background(network, TODAY), network, TOM.id)
    said = {one.check: one.text for one in checks(Draft(text=f"Hi Tom, {TEXT}. It was so all week", person=TOM), about)}
    assert said["personal"] == "name and something of theirs"


def test_what_a_line_says_in_confidence_is_private() -> None:
    talk = Interaction(
        id=9, on=TODAY, channel="drinks", people=(1, 2), line="drinks w Ana n Tom, Ana moving to Wise (shh)"
    )
    about = background(MemoryNetwork(ANA, TOM, talk), TODAY)
    told = {
        one.check: one for one in checks(Draft(text="Hi Tom, Ana is moving to Wise by the way.", person=TOM), about)
    }
    assert told["private"].level != "ok"


def test_what_any_draft_says_is_nothing_of_theirs() -> None:
    talk = Interaction(id=9, on=TODAY, channel="call", people=(2,), topic="told him i'd ask, sorry for the wait")
    network = MemoryNetwork(ANA, TOM, talk)
    about = towards(background(network, TODAY), network, TOM.id)
    for text in (
        "Hi Tom, sorry for the wait. {your answer}",
        "Hi Tom, I'd like to ask you something. {your question}",
        "Hi Tom, I still wanted to thank you for {what you did}.",
    ):
        said = {one.check: one.text for one in checks(Draft(text=text, person=TOM), about)}
        assert said["personal"] == "name"


@pytest.mark.parametrize(
    ("text", "kind", "to", "words"),
    [
        ("Ana knows all about broken grinders, too.", "comment", TOM, "grinders"),
        ("Ana has the blueprint of it.", "comment", TOM, "blueprint"),
        ("Broken grinders are the worst.", "comment", TOM, ""),
        ("Ana knows all about broken grinders, too.", "message", TOM, ""),
        ("Ana, the grinder is on its way.", "comment", ANA, ""),
    ],
)
def test_a_matter_of_somebody_else_is_no_matter_for_all(text: str, kind: NoteKind, to: Person, words: str) -> None:
    asked = Request(id=9, from_=1, type="complaint", text="the grinder", asked=datetime(2026, 3, 1, tzinfo=UTC))
    promised = Promise(id=10, people=(1,), text="send the blueprint", made=TODAY)
    about = background(MemoryNetwork(ANA, TOM, asked, promised), TODAY)
    said = [one for one in checks(Draft(text=text, kind=kind, person=to), about) if one.check == "private"]
    looked_at = [text[slice(*one.at)] for one in said if one.level == "look" and one.at is not None]
    assert looked_at == ([words] if words else [])
