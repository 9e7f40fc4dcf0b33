"""vCard files of all three versions, and what is left of broken ones."""

import base64
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.people.addresses import LONGEST
from netritual.domain.people.file_rows import uid_of
from netritual.domain.people.vcard_values import PRODUCT
from netritual.sources.importers import vcard
from netritual.sources.vcard_lines import NO_END

DATA = Path(__file__).parent / "data"


def card(*lines: str) -> dict[str, Any]:
    batch = vcard.read("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]).encode())
    (row,) = batch.rows
    return dict(row)


def test_a_file_of_many_cards() -> None:
    batch = vcard.read((DATA / "people.vcf").read_bytes())
    lucia, tariq, cut, li, last = batch.rows
    assert (lucia["name"], lucia["birthday"]) == ("Lucía Ibáñez", "1979-02-28")
    assert lucia["private_notes"] == "Sings; plays\nthe oboe"
    assert (tariq["name"], tariq["aka"]) == ("Tariq Aziz", ["Tariq Aziz;Sr", "T,A", "Riq"])
    assert (tariq["emails"], tariq["birthday"], tariq["city"]) == (["tariq@example.org"], "02-29", "Muscat")
    assert tariq["company"] == "Souk & Sons;Ltd"
    assert tariq["urls"] == ["https://www.linkedin.com/in/tariq-aziz-x"]
    assert tariq["events"] == [{"kind": "anniversary", "on": "2012-09-01"}]
    assert (li["name"], li["birthday"], li["emails"], li["urls"]) == ("李桃", "03-11", ["li@example.org"], [])
    assert (cut["name"], last["name"]) == ("Cut Off", "Last Cut")
    assert batch.skipped == 2  # a company, and who stands inside of another's card
    assert [(problem.where, problem.why) for problem in batch.problems] == [
        ("card 3", f"Cut Off: {NO_END}"),
        ("card 4", "李桃: the e-mail '/o=Exchange/cn=li' is not read"),
        ("card 4", "李桃: the link 'javascript:alert(1)' is not read"),
        ("card 6", f"Last Cut: {NO_END}"),
    ]
    assert batch.places == ("card 1", "card 2", "card 3", "card 4", "card 6")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1985-04-12", "1985-04-12"),
        ("19850412", "1985-04-12"),
        ("1985-04-12T10:22:00Z", "1985-04-12"),
        ("--0412", "04-12"),
        ("--04-12", "04-12"),
        ("1604-03-07", "03-07"),
        ("0000-05-09", "05-09"),
        ("0001-02-29", "02-29"),
        ("--5-9", "05-09"),
        ("--0229", "02-29"),
        ("1985-1-5", "1985-01-05"),
        ("1985/1/5", "1985-01-05"),
        ("5.1.1985", "1985-01-05"),
        ("5.1.", "01-05"),
        ("1985-04-12 00:00", "1985-04-12"),
        ("4/12/1985", None),
        ("---12", None),
        ("1985", None),
        ("circa 1800", None),
        ("1985-02-31", None),
        ("", None),
    ],
)
def test_birthdays(value: str, expected: str | None) -> None:
    assert card("FN:Ada", f"BDAY:{value}")["birthday"] == expected


def test_names_from_what_there_is() -> None:
    assert card("N:Lovelace;Ada;;;")["name"] == "Ada Lovelace"
    assert card("N:Lovelace;;;;")["name"] == "Lovelace"
    assert card("NICKNAME:Countess")["name"] == "Countess"
    assert card("FN:Dr. Ada", "N:Lovelace;Ada;;Dr.;")["aka"] == ["Ada Lovelace"]


def test_lists_notes_and_circles() -> None:
    row = card("FN:Ada", r"CATEGORIES:Chess\, fast,Maths", r"NOTE:one\ntwo", "NOTE:three", "TITLE:Countess", "ROLE:x")
    assert row["circles"] == ["Chess, fast", "Maths"]
    assert (row["private_notes"], row["position"]) == ("one\ntwo\nthree", "Countess")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("TEL;TYPE=WORK,VOICE:555-555-1111", "555-555-1111"),
        ("TEL;WORK;VOICE:+49 30 123456", "+49 30 123456"),
        ("item1.TEL;type=pref:+33 1 23 45 67 89", "+33 1 23 45 67 89"),
        ('TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+44-555-555-5555;ext=5555', "+44-555-555-5555 ext. 5555"),
        ("TEL;TYPE=cell;VALUE=URI:67545678", "67545678"),
        (r"TEL;TYPE=FAX:205246\;\;\,\;", "205246;;,;"),
        ("TEL;HOME;ENCODING=QUOTED-PRINTABLE:=2B351=20912", "+351 912"),
        ("TEL;VOICE:HomePhone", "HomePhone"),
    ],
)
def test_telephone_numbers_as_programs_write_them(line: str, number: str) -> None:
    row = card("FN:Ada", line)
    assert row["phones"] == [number]
    assert row["source_row"] == f"vcard: Ada |  |  | {number}"


def test_preferred_numbers_stand_first_and_each_once() -> None:
    row = card(
        "FN:Ada", "TEL:1", "TEL;PREF=2:2", "TEL;CELL;PREF:3", "TEL;PREF=1:4", "TEL;TYPE=home,pref:5", "TEL:",
        "TEL:+3-1", "TEL;VALUE=uri:tel:+31", "TEL:0031",
    )  # fmt: skip
    assert row["phones"] == ["3", "4", "5", "2", "1", "+3-1"]


def test_pronouns_are_read_where_they_are_certain() -> None:
    assert card("FN:Ada", "PRONOUNS;LANGUAGE=en;PREF=2:they/them", "PRONOUNS;PREF=1:she/her")["pronouns"] == (
        "she/her, they/them"
    )
    assert card("FN:Ada", "X-PRONOUNS:xe/xir")["pronouns"] == "xe/xir"
    assert card("FN:Ada", "GENDER:F", "GRAMGENDER:feminine", "X-GENDER:female")["pronouns"] == ""


def test_every_number_of_the_collected_files_is_read(shared: Path) -> None:
    """As many as there are TEL lines with something in them, in cards that are people; each once a card."""
    told = 0
    for path in sorted((shared / "corpus/vcf").rglob("*.vcf")):
        for row in vcard.read(path.read_bytes()).rows:
            told += len(row["phones"])
            assert all(number == number.strip() and not number.lower().startswith("tel:") for number in row["phones"])
    assert told > 100


def test_a_character_folded_in_two_is_whole_again() -> None:
    data = "BEGIN:VCARD\r\nFN:Zo\u00eb\r\nEND:VCARD\r\n".encode().replace(b"\xc3\xab", b"\xc3\r\n \xab")
    assert vcard.read(data).rows[0]["name"] == "Zoë"


def card_of(*lines: str, encoding: str = "utf-8", version: str = "3.0") -> dict[str, Any]:
    """The one row of a card, which nothing is said against."""
    batch = vcard.read("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode(encoding))
    assert batch.problems == ()
    (row,) = batch.rows
    return dict(row)


ONE, TWO = "BEGIN:VCARD\nFN:Ines Prado\nEMAIL:ines@example.org\n", "BEGIN:VCARD\nFN:Otto Brand\nN:Brand;Otto\n"
END = "END:VCARD\n"


@pytest.mark.parametrize(
    "text",
    [
        ONE + END + TWO + END,
        ONE + "END:VCARD" + TWO + END,
        ONE + "END:VCARD \ufeff" + TWO + END,
        "\ufeff" + ONE + END + "\ufeff" + TWO + END,
        (ONE + END + TWO + END).replace("\n", "\r"),
        (ONE + END + TWO + END).replace("\n", "\r\r\n"),
        (ONE + END + TWO + END).replace("\n", "\n\r"),
        (ONE + END + TWO + END).replace("\n", "\n\n"),
        (ONE + END + TWO + END).lower().replace("ines", "Ines").replace("otto", "Otto"),
        (ONE + END + TWO + END).replace("\n", "\n    ").replace("BEGIN", "    BEGIN", 1),
        ONE.rstrip() + "END:VCARD\n" + TWO + "END:VCARD",
        ONE + END + "\x00\n" + TWO + END,
        ONE + "AGENT:\nBEGIN:VCARD\nFN:Somebody Else\nEND:VCARD\n" + END + TWO + END,
        ONE + "AGENT:BEGIN:VCARD\nFN:Somebody Else\nEND:VCARD\n" + END + TWO + END,
        "From: me\nSubject: N\n\n" + ONE + END + "\n--\n" + TWO + END,
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_two_cards_are_two_people_however_they_stand_in_the_file(text: str, encoding: str) -> None:
    batch = vcard.read(text.encode(encoding))
    assert [row["name"].title() for row in batch.rows] == ["Ines Prado", "Otto Brand"]
    assert [row["emails"] for row in batch.rows] == [["ines@example.org"], []]
    assert batch.problems == ()


@pytest.mark.parametrize("text", [ONE + TWO + END, ONE + END + TWO, ONE + END + TWO.removeprefix("BEGIN:VCARD") + END,
                                  ONE + END + TWO.replace("BEGIN", "BEGIM") + END])  # fmt: skip
def test_a_card_without_its_begin_or_end_is_taken_and_named(text: str) -> None:
    batch = vcard.read(text.encode())
    assert [row["name"] for row in batch.rows] == ["Ines Prado", "Otto Brand"]
    assert len(batch.problems) == 1


def quoted(text: str, charset: str) -> str:
    return "".join(f"={byte:02X}" for byte in text.encode(charset))


@pytest.mark.parametrize("charset", ["UTF-8", "ISO-8859-1", "windows-1251", "Shift_JIS", "UTF-16"])
@pytest.mark.parametrize("encoding", ["QUOTED-PRINTABLE", "B", "8BIT"])
def test_each_line_has_its_own_charset_and_encoding(charset: str, encoding: str) -> None:
    name = {"windows-1251": "Яна Орлова", "Shift_JIS": "高橋健"}.get(charset, "Zoé Vögel")
    value = name.encode(charset)
    if encoding != "8BIT":
        value = (base64.b64encode(value).decode() if encoding == "B" else quoted(name, charset)).encode()
    elif charset == "UTF-16":
        return  # its zeros and line ends are no line of a file
    head = f"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET={charset};ENCODING={encoding}:".encode()
    (row,) = vcard.read(head + value + "\nTITLE:Köchin\nEND:VCARD\n".encode()).rows
    assert (row["name"], row["position"]) == (name, "Köchin")


def test_soft_breaks_go_on_in_column_one_or_are_folded_as_well() -> None:
    text = quoted("Zoé Vögel", "utf-8")
    head, wrapped = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", [text[at : at + 9] for at in range(0, len(text), 9)]
    assert card_of(head + "=\r\n".join(wrapped))["name"] == "Zoé Vögel"
    assert card_of(head + "=\r\n ".join(wrapped))["name"] == "Zoé Vögel"
    note = "NOTE;ENCODING=QUOTED-PRINTABLE:one=\r\n two=\r\nthree"
    assert card_of("FN:Ada", note)["private_notes"] == "one twothree"
    assert card_of("FN;ENCODING=QUOTED-PRINTABLE:Ada =", "EMAIL:ada@example.org")["emails"] == ["ada@example.org"]
    assert card_of("FN;CHARSET=UTF-8:J=C3=BCrgen")["name"] == "Jürgen"
    assert card_of("FN:Ada", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0A=", "TEL: two")["private_notes"] == "one\nTEL: two"


@pytest.mark.parametrize(
    "line",
    [
        "EMAIL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=48=69):ada@example.org",
        "EMAIL;X-A Label & More:ada@example.org",
        "EMAIL;TYPE=:ada@example.org",
        "EMAIL;:ada@example.org",
        "EMAIL ;TYPE=work :ada@example.org",
        'EMAIL;TYPE=work,"home:ada@example.org',
        'EMAIL;X-LABEL="the \\"other\\" one: mine":ada@example.org',
        "EMAIL;TYPE=a=b==c;=;;d:ada@example.org",
        "item1.EMAIL;type=INTERNET;type=pref:mailto:ada@example.org",
        "EMAIL:Ada L. <ada@example.org>",
        'EMAIL:"L\\, Ada" <ada@example.org>',
        "EMAIL:<ada@example.org>",
        "EMAIL: ada@example.org ",
        "EMAIL:ada@example.org\\, ",
    ],
)
def test_what_a_strict_reader_refuses_is_read(line: str) -> None:
    assert card_of("FN:Ada L", line)["emails"] == ["ada@example.org"]


def test_several_in_one_field_and_names_with_an_address() -> None:
    assert card_of("FN:Ada", "EMAIL:a@example.org; b@example.org,c@example.org")["emails"] == [
        "a@example.org", "b@example.org", "c@example.org",
    ]  # fmt: skip
    assert card_of("FN:Ada", r"URL:https://a.example/x\, https://b.example")["urls"] == [
        "https://a.example/x", "https://b.example",
    ]  # fmt: skip
    row = card_of("FN:Ada Love <ada@example.org>")
    assert (row["name"], row["emails"]) == ("Ada Love", ["ada@example.org"])
    for line in (
        "X-SOCIALPROFILE;type=linkedin;x-user=ada-l:x-apple:ada-l", "X-SOCIALPROFILE;type=LinkedIn:ada-l",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:ada-l", "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;USERNAME=ada-l:x",
    ):  # fmt: skip
        assert card_of("FN:Ada", line)["urls"] == ["https://www.linkedin.com/in/ada-l"]


@pytest.mark.parametrize(
    "line",
    [
        "EMAIL:ada at home", "URL:javascript:alert(1)", "BDAY:circa 1800", "TEL:\u200b \ufeff", "ANNIVERSARY:in spring",
        "no property at all", "EMAIL;TYPE=home;ada@example.org", "ORG:Two", "TITLE:Second",
    ],
)  # fmt: skip
def test_what_is_not_read_is_named_beside_the_person(line: str) -> None:
    data = f"BEGIN:VCARD\nFN:Ada\nORG:One\nTITLE:First\n{line}\nEND:VCARD\n".encode()
    batch = vcard.read(data)
    assert [row["name"] for row in batch.rows] == ["Ada"]
    (problem,) = batch.problems
    assert problem.where == "card 1" and problem.why.startswith("Ada: ")


@pytest.mark.parametrize(
    "lines",
    [
        ["FN:sales@example.org", "N:;;;;", "EMAIL:sales@example.org"],
        ["FN:'sales@example.org'", "N:sales@example.org;;;;"],
        ["FN:+49 30 123 45", "TEL:+49 30 123 45"],
        ["FN:(030) 123-45", "N:;(030) 123-45;;;"],
        ["FN:Nordlicht Werkzeuge", "ORG:Nordlicht Werkzeuge"],
        ["FN:Nordlicht Werkzeuge", "N:Nordlicht Werkzeuge;;;;", "ORG:Nordlicht Werkzeuge;Vertrieb"],
        ["FN:Nordlicht GmbH", "N:GmbH;Nordlicht;;;"],
        ["FN:Nordlicht", "ORG:Nordlicht Ltd."],
        ["FN:tel:+49 30 123", "TEL:+49 30 123"],
        ["FN:Nordlicht", "N:;;;;", "X-ABShowAs:COMPANY", "ORG:Nordlicht"],
        ["ORG:Nordlicht", "TEL:123"],
        ["FN:Nordlicht GmbH", "N:;Nordlicht GmbH;;;", "ORG:Nordlicht GmbH", "TEL:123"],
        ["FN:Nordlicht", "N:;Nordlicht;;;", "ORG:Nordlicht"],
        ["FN:Choir", "N:Choir;;;;", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"],
        ["FN:Choir", "MEMBER:urn:uuid:1"],
        ["FN:Choir", "KIND:group"],
        ["FN:LinkedIn Member"], ["FN:Membre de LinkedIn"], ["FN:LinkedIn-Mitglied"],
        ["FN:(no name)"], ["FN:Unbekannt"], ["FN:\u200b"], ["FN:007"],
    ],
)  # fmt: skip
def test_who_is_no_person_is_left_out_and_counted(lines: list[str]) -> None:
    batch = vcard.read("\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]).encode())
    assert (batch.rows, batch.skipped, batch.problems) == ((), 1, ())


def test_a_note_of_where_one_met_is_no_part_of_the_name() -> None:
    (row,) = vcard.read(b"BEGIN:VCARD\nFN:Anna Weber LinkedIn\nTEL:123\nEND:VCARD").rows
    assert row["name"] == "Anna Weber"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Holz Moser", "N:;Holz Moser;;;", "ORG:Holz Moser GmbH", "TEL:+49 171 1"], "Holz Moser"),
        (["FN:Nordlicht", "N:Prado;Ines;;;", "ORG:Nordlicht", "X-ABShowAs:COMPANY"], "Ines Prado"),
        (["FN:Nordlicht", "N:Prado;Ines;;;", "ORG:Nordlicht"], "Ines Prado"),
        (["FN:Ines Prado", "N:Prado;Ines;;;", "ORG:Ines Prado"], "Ines Prado"),
        (["FN:ines@example.org", "N:Prado;Ines;;;"], "Ines Prado"),
        (["FN:ines@example.org", "NICKNAME:Ines"], "Ines"),
        (["FN:J. Doe", "KIND:individual", "MEMBER:urn:uuid:1"], "J. Doe"),
        (["FN:Ana Sa", "N:;;;;"], "Ana Sa"),
        (["FN:Jo\u00a0Doe\u200b"], "Jo Doe"),
        (["FN:\u2060Jo\u00ad \u200dDoe\u200c"], "Jo Doe"),
        (["FN:Weber\\, Anna", "N:Weber;Anna"], "Anna Weber"),
        (["FN:Weber\\, Anna Maria", "N:Weber;Anna Maria"], "Anna Maria Weber"),
        (["FN:Weber\\, MBA", "N:Weber;Anna"], "Weber, MBA"),
    ],
)
def test_who_is_a_person_is_taken_under_a_name(lines: list[str], name: str) -> None:
    assert card_of(*lines)["name"] == name


def test_cards_that_stand_in_no_lines_and_letters_that_are_guessed_are_named() -> None:
    (problem,) = vcard.read(b"BEGIN:VCARD VERSION:3.0 FN:Ada END:VCARD").problems
    assert "1 card in it cannot be read" in problem.why
    batch = vcard.read("BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode("cp1252"))
    assert (batch.rows[0]["name"], len(batch.problems)) == ("Zoë", 1) and "Windows-1252" in batch.problems[0].why


def test_joiners_stay_where_a_script_is_written_with_them() -> None:
    for name in ("علی\u200cرضا", "👩\u200d💻 Ada", "क्\u200dष"):
        assert card_of(f"FN:{name}")["name"] == name


def test_the_name_is_the_preferred_one_and_others_are_aliases() -> None:
    row = card_of("FN;LANGUAGE=ja;ALTID=1:高橋健", "FN;LANGUAGE=en;ALTID=1;PREF=1:Ken Takahashi", "N:Takahashi;Ken")
    assert (row["name"], row["aka"]) == ("Ken Takahashi", ["高橋健"])
    row = card_of("FN:Ken Takahashi", "N;ALTID=1;LANGUAGE=en:Takahashi;Ken", "N;ALTID=1;LANGUAGE=ja:高橋;健")
    assert (row["name"], row["aka"]) == ("Ken Takahashi", ["健 高橋"])
    batch = vcard.read(b"BEGIN:VCARD\nFN:Ada Love\nFN:Bob Stone\nEND:VCARD\n")
    assert (batch.rows[0]["aka"], len(batch.problems)) == (["Bob Stone"], 1)
    row = card_of("FN:Ken Takahashi", "FN;PREF:Takahashi Ken", "FN;PHONETIC=ipa:ken")
    assert (row["name"], row["aka"]) == ("Takahashi Ken", ["Ken Takahashi"])
    row = card_of(
        "FN:高橋健", "N:高橋;健", "X-PHONETIC-FIRST-NAME:けん", "SORT-STRING:たかはし", "X-PHONETIC-LAST-NAME:た"
    )
    assert (row["name"], row["aka"]) == ("高橋健", ["健 高橋"])


@pytest.mark.parametrize("n", ["Prado;Ines;;;", r"Prado\;Ines\;\;\;", "Prado;Ines;Maria;Dr.;PhD", "Prado;Inés"])
def test_n_says_nothing_new_where_its_words_stand_in_the_name(n: str) -> None:
    assert card_of("FN:Dr. Inés Maria Prado", f"N:{n}")["aka"] == []


def test_a_title_that_only_n_tells_of_is_no_part_of_the_name() -> None:
    row = card_of("FN:Konsul Max Muster", "N:Muster;Max;;Konsul;")
    assert (row["name"], row["aka"]) == ("Max Muster", ["Konsul Max Muster"])
    row = card_of("FN:Dr. Max Muster", "N:Muster;Max;;Dr.;")
    assert (row["name"], row["aka"]) == ("Dr. Max Muster", [])
    assert card_of("FN:Dr.", "N:;;;Dr.;")["name"] == "Dr."


def test_groups_of_the_address_book_are_no_circles() -> None:
    assert card_of("FN:Ada", "CATEGORIES:myContacts,* myContacts,Starred,My Contacts,Chess")["circles"] == ["Chess"]


def test_every_step_of_a_long_line_is_a_constant_number() -> None:
    """The lines of Python that are run, and the time a pattern takes, grow with a card's length and no faster: a
    pattern that went back would not end here."""
    pieces = [
        "x", "=", ",", ";", '"', '\\"', "\\", " ", "\t", "\r", "a.", "a=", 'a"', "=\r\n", "\r\n ", "\r\nx", "\r\nx:y",
        ":", "<", "a@b,", "BEGIN:VCARD\r\n", "END:VCARD\r\n", "AGENT:\r\nBEGIN:VCARD\r\n", "\u200d", "http://a ",
    ]  # fmt: skip
    heads = (
        "EMAIL;TYPE=",
        "EMAIL:",
        "NOTE;ENCODING=QUOTED-PRINTABLE:",
        "N:",
        "URL:",
        "FN;ENCODING=B:",
        "BDAY:",
        "FN:",
        "",
    )
    for head in heads:
        for piece in pieces:
            few, many = (steps(f"{head}{piece * count}:x") for count in (100, 400))
            assert many < 4 * few + 400, (head, piece)


def steps(line: str) -> int:
    """How many lines of Python are run for a card with a line."""
    count = 0

    def tracer(frame: Any, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        vcard.read(f"BEGIN:VCARD\r\nFN:Ada\r\n{line}\r\nEND:VCARD\r\n".encode())
    finally:
        sys.settrace(before)
    return count


def test_unknown_charsets_and_bytes() -> None:
    data = b"BEGIN:VCARD\nFN;CHARSET=KLINGON:Ren\xe9\nN;CHARSET=windows-1252:Roy;Ren\xe9\nEND:VCARD\n"
    assert vcard.read(data).rows[0]["name"] == "René"


def test_utf16_and_companies() -> None:
    assert vcard.read("BEGIN:VCARD\nFN:Zoë\nEND:VCARD\n".encode("utf-16")).rows[0]["name"] == "Zoë"
    batch = vcard.read(b"BEGIN:VCARD\nFN:Firm\nX-ABShowAs:COMPANY\nEND:VCARD\n")
    assert (batch.rows, batch.skipped) == ((), 1)


def test_colons_and_semicolons_in_quoted_parameters() -> None:
    row = card('FN;X-A="a:b;c":Ada: the first', 'EMAIL;TYPE="x:y":ada@example.org')
    assert (row["name"], row["emails"]) == ("Ada: the first", ["ada@example.org"])


def test_a_long_note_is_kept_and_a_huge_one_is_named() -> None:
    assert len(card("FN:Ada", "NOTE:" + "x" * 200_000)["private_notes"]) == 200_000
    batch = vcard.read(b"BEGIN:VCARD\nFN:Ada\nNOTE:" + b"x" * 1_100_000 + b"\nEND:VCARD\n")
    assert batch.rows[0]["private_notes"] == ""
    assert [problem.why for problem in batch.problems] == ["Ada: NOTE of 1100005 bytes is left out"]


LINES = st.sampled_from(
    [
        "BEGIN:VCARD", "END:VCARD", "FN:Ada", "N:L;A", "BDAY:--0412", "AGENT:", "item1.EMAIL:a@b.c", " folded", "NOTE;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:=3D=", "FN;CHARSET=UTF-16:x", ":", ";;;", "ADR:;;;", "\x00", "CATEGORIES:a,\\",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=30))
def test_lines_in_any_order_end_in_people_or_problems(lines: list[str]) -> None:
    batch = vcard.read("\n".join(lines).encode())
    begun = sum(1 for line in lines if line == "BEGIN:VCARD")
    assert len(batch.rows) + batch.skipped + len(batch.problems) >= begun


CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Q;P{n};;;\r\nFN:P{n} Q\r\nEMAIL:p{n}@example.org\r\nEND:VCARD\r\n"
    for n in range(4)
)
NOISE = [
    b"\r\n", b"\n", b"\r", b" ", b"=", b'"', b":", b";", b"\\", b"\0", b"\xff", b"\xef\xbb\xbf", b"BEGIN:VCARD",
    b"END:VCARD\n", b"AGENT:\n", b"NOTE;ENCODING=QUOTED-PRINTABLE:=\n", b"KIND:group\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(NOISE), max_size=4), st.integers(0, len(CARDS)), st.integers(0, 60))
def test_no_card_is_lost_in_silence(noise: list[bytes], at: int, cut: int) -> None:
    """Whatever is put into a valid file or cut out of it: each card that begins, and each name, is accounted for."""
    changed = CARDS[:at].encode() + b"".join(noise) + CARDS[at + cut :].encode()
    batch = vcard.read(changed)
    accounted = len(batch.rows) + len(batch.problems) + batch.skipped
    assert accounted >= len(re.findall(rb"(?im)^BEGIN:VCARD\s*$", changed))
    assert accounted >= len(re.findall(rb"(?m)^FN:P\d Q\r?$", changed))
    names = {name for row in batch.rows for name in (row["name"], *row["aka"])}
    untouched = {f"P{n} Q" for n in range(4) if not at - 120 < CARDS.index(f"FN:P{n}") < at + cut + 120}
    assert untouched <= names or batch.problems or batch.skipped


@given(st.binary(max_size=200))
def test_any_bytes_in_a_card(data: bytes) -> None:
    batch = vcard.read(b"BEGIN:VCARD\nFN:Ada\n" + data + b"\nEND:VCARD\n")
    assert batch.rows or batch.problems or batch.skipped


def test_the_uid_of_a_card_with_many_links_is_kept_whole() -> None:
    links = [f"URL:https://example.org/{number}/{'x' * 200}" for number in range(12)]
    row = card("FN:Ada Fox", *links, "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1")["source_row"]
    assert uid_of(row) == "uid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1" and len(row) == LONGEST["text"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["PHOTO;ENCODING=b:AAAA", "item1.IMPP;X-SERVICE-TYPE=Skype:skype:ana", "REV:2020", "X-PHONETIC-FIRST-NAME:a"],
         {"1 photo", "1 messenger address"}),
        (["ORG:Nortel;Sales;Vienna"], {"2 departments"}),
        (["ORG:Nortel", "TITLE:CFO", "ROLE:Finance"], {"1 role"}),
        (["ORG:Nortel", "ROLE:Finance"], set()),
        (["TITLE:CFO", "ROLE:cfo"], set()),
        (["ADR:;;Main 1;Paris;;75001;France", "ADR:;;;Rome;;;", "ADR:;;;paris;;;"],
         {"1 street address", "1 region or country", "1 second city"}),
        (["X-ABDATE:2001-01-01", "item1.X-ABDATE:2002-02-02", "item1.X-ABLABEL:_$!<Anniversary>!$_"], {"1 other date"}),
        (["X-MADE-UP:1", "X-EMPTY:", "GEO:;", "X-SPOUSE:Tom"], {"1 other detail", "1 relation"}),
    ],
)  # fmt: skip
def test_what_no_field_takes_is_counted(lines: list[str], told: set[str]) -> None:
    card = "\n".join(["BEGIN:VCARD", "FN:Ana Ruiz", *lines, "END:VCARD", ""])
    found = ("".join(vcard.read(data).notes).removeprefix("Not taken: ") for data in (card.encode(), 2 * card.encode()))
    once, twice = ([each for each in words.rstrip(".").split(", ") if each] for words in found)
    assert set(once) == told
    assert {(2 * int(each[0]), each[2:5]) for each in once} == {(int(each[0]), each[2:5]) for each in twice}


def test_our_own_cards_are_taken_whole() -> None:
    card = f"BEGIN:VCARD\nPRODID:{PRODUCT}\nFN:Ana Ruiz\nADR;TYPE=WORK:;;;Paris;;;\nORG:Nortel\nEND:VCARD\n"
    assert vcard.read(card.encode()).notes == ()
