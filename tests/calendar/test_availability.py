"""What an event takes of the person's time: absences of all day, what is called off, and who declined."""

import pytest

from netritual.calendar.availability import AllDayEvent, is_absence_word
from netritual.calendar.busy import read_busy
from tests.calendar.test_busy import MET, busy, frame, ics

DAY = "DTSTART;VALUE=DATE:20260317\nDTEND;VALUE=DATE:20260318\n"


@pytest.mark.parametrize(
    "title",
    [
        "Vacation", "VACATION in Greece", "Annual leave", "Leave", "Sam: on leave", "Parental Leave (3 of 8)",
        "Leave of absence", "Off", "Day off", "Two days off", "Sam off", "Sam (off)", "Day-off", "Out-of-office",
        "A/L", "Holidays in Greece", "Unavailable", "Time off in lieu", "I'm off", "OOO",
        "Holiday", "Away", "Out of office", "Out of the Office - Sam", "PTO", "On holiday", "Sick day", "Sick leave",
        "Vacaciones", "Día libre", "Ana de baja", "De vacaciones en Cádiz", "Férias", "Folga", "Licença parental",
        "Urlaub", "Sommerurlaub", "Resturlaub 2025", "Elternzeit", "Ferien auf Kreta", "Anna abwesend", "Tag frei",
        "Überstundenabbau", "Congés", "Congé parental", "Vacances d'été", "RTT", "Ferie", "In vacanza", "Permesso",
        "Vakantie", "Ouderschapsverlof", "Vrije dag", "Vrij", "Afwezig",
        "Vacation request approved", "Annual leave - approved request", "Time Off Request (approved): Anna",
        "Check in: vacation",
        "Vacation: read a book", "Vacation (planning done)", "Leave (policy B)", "Vacation with old school friends",
        "Holiday - Spain", "Holiday Spain", "Holidays: Greece", "Sick - flu", "Away - Rome", "Away in Rome", "TOIL",
        "Day in lieu", "Time in lieu", "Comp day", "Mental health day", "Anna is away", "Sickness", "Jury duty",
        "Krankenstand", "Ausgleichstag", "Zeitausgleich", "Freizeitausgleich", "Krank", "Krankmeldung", "Gleitzeittag",
        "Urlaub genehmigt", "Urlaubstag", "Dienstfrei", "Brückentag", "Außer Haus", "Papamonat",
        "Día de asuntos propios", "Enferma", "No disponible", "Día de compensación", "Moscoso",
        "Doente", "Dia de folga", "Indisponível", "Atestado médico", "Arrêt de travail", "Récup",
        "Jour de récupération",
        "Repos compensateur", "Malata", "Riposo compensativo", "Permessi", "Non disponibile",
        "Zomervakantie", "Sommerferien", "Skiferien", "Paternity", "Back from vacation, sick", "Permiso",
        "Vacation (back on Monday)", "Ziek", "Ziekmelding", "ADV-dag", "Compensatiedag", "Roostervrij", "Vakantiedagen",
    ],
)  # fmt: skip
def test_what_is_called_an_absence(title: str) -> None:
    assert is_absence_word(title)
    # Apple, Google and Thunderbird mark each event of all day as TRANSPARENT.
    for transp in ("", "\nTRANSP:TRANSPARENT", "\nTRANSP:OPAQUE"):
        assert busy(f"{DAY}SUMMARY:{title.replace(',', chr(92) + ',')}{transp}") == ["16 23:00-23:00"]


@pytest.mark.parametrize(
    "title",
    [
        "Conference", "Leave for Rome", "Leave the car at the garage", "Kick-off", "Kick off", "Offsite",
        "Office party", "Jour férié", "Jours fériés 2026", "Off-site", "Take off", "Turn the heating off for good",
        "Ana's birthday", "Christmas Day", "Bank holiday",
        "Feria del libro", "Give away", "Submit PTO form", "Vacation request deadline",
        "Holiday party", "Holiday market", "Book vacation", "PTO policy", "Deadline: annual leave", "Vacation planning",
        "Urlaub beantragen", "Demander congés", "Solicitar vacaciones", "Verlof aanvragen", "Run away", "Ziekenhuis",
        "Back from vacation", "Retour de vacances", "Return from leave", "First day back from leave", "Kein Urlaub!",
        "Last day before vacation", "No vacation possible", "Zurück aus dem Urlaub", "Pas de congés",
        "Permiso de conducir", "Permesso di soggiorno scade", "Vacances d'Hiver - Zone C", "Busy bees",
        "School holidays", "Krankenkasse", "Ausgleichszahlung", "Toilets",
        "Freitag", "Freihandel", "Vrijdag", "Rettung", "Payoff", "Coffee", "Schulferien", "Vacances scolaires", "",
    ],
)  # fmt: skip
def test_what_is_no_absence(title: str) -> None:
    assert not AllDayEvent(title).takes_days("absences")
    assert busy(f"{DAY}SUMMARY:{title}\nTRANSP:OPAQUE") == []


@pytest.mark.parametrize(
    ("lines", "calendar", "blocked"),
    [
        ("SUMMARY:Greece\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", "", True),
        ("SUMMARY:Greece\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\nCATEGORIES:Holiday", "Team holidays", True),
        ("SUMMARY:Greece\nX-MICROSOFT-CDO-BUSYSTATUS:oof\nTRANSP:TRANSPARENT", "", True),
        ("SUMMARY:Fair\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", "", True),
        ("SUMMARY:Fair\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", "Holidays in Portugal", False),
        ("SUMMARY:Ana\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", "Birthdays", False),
        ("SUMMARY:Ana\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\nCATEGORIES:Birthday", "", False),
        ("SUMMARY:Fair\nTRANSP:OPAQUE", "", False),
        ("SUMMARY:Fair\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", "", False),
        ("SUMMARY:Vacation", "Holidays", True),
        ("SUMMARY:Vacation\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", "", False),
        ("SUMMARY:Vacances de Noël", "Vacances scolaires zone A", False),
        ("SUMMARY:Vacances de Noël", "Calendrier Scolaire - Zones A B C", False),
        ("SUMMARY:Vacaciones de Semana Santa", "Calendario escolar", False),
        ("SUMMARY:Vacanze di Pasqua", "Calendario scolastico", False),
        ("SUMMARY:Sommerferien", "Ferien Bayern", False),
        ("SUMMARY:Day off for Constitution Day", "Holidays in Ukraine", False),
        ("SUMMARY:Greece\nX-APPLE-EWS-BUSYSTATUS:OOF", "Calendrier scolaire", True),
        ("SUMMARY:Busy\nTRANSP:OPAQUE", "", True),
        ("SUMMARY:Beschäftigt", "", True),
        ("SUMMARY:Busy\nTRANSP:TRANSPARENT", "", False),
        ("SUMMARY:Busy\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", "", False),
        ("SUMMARY:Vacation", "Harvard Business School", True),
        ("SUMMARY:Vacation", "school", True),
        ("SUMMARY:Holiday: Labour Day", "Public holidays", False),
        ("SUMMARY:Holiday - Spain", "work", True),
        ("SUMMARY:Christmas Day\nTRANSP:OPAQUE", "Holidays in Portugal", False),
    ],
)
def test_which_days_of_all_day_are_taken(lines: str, calendar: str, blocked: bool) -> None:
    rows = ["16 23:00-23:00"] if blocked else []
    assert busy(DAY + lines, head=f"X-WR-CALNAME:{calendar}") == rows
    named = read_busy(calendar, [ics(DAY + lines)], frame())
    assert len(named.busy) == len(rows), "the name that the person gave it counts as well"
    assert busy(DAY + lines, head=f"X-WR-CALNAME:{calendar}", all_day_blocks=False) == []


def test_an_event_that_outlook_flags_as_of_all_day_is_one() -> None:
    lines = "DTSTART;TZID=Europe/Paris:20260317T000000\nDTEND;TZID=Europe/Paris:20260318T000000\nSUMMARY:Fair"
    assert busy(lines) == ["16 23:00-23:00"]
    flagged = f"{lines}\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
    assert busy(flagged) == []
    assert busy(f"{flagged}\nX-MICROSOFT-CDO-BUSYSTATUS:OOF") == ["16 23:00-23:00"]


@pytest.mark.parametrize(
    ("attendees", "rows"),
    [
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:Sam@Work.example", []),
        ('ATTENDEE;CN="Sam J. Reed";PARTSTAT=DECLINED:mailto:sam@work.example', []),
        ("ATTENDEE;CN=sam@work.example;PARTSTAT=DECLINED:mailto:sam@work.example", []),
        # A namesake declined, and the person comes through the address of a team.
        ("ATTENDEE;CN=Sam Reed;PARTSTAT=DECLINED:mailto:sam@home.example\n"
         "ATTENDEE;PARTSTAT=ACCEPTED:mailto:team@x.example", ["17 09:00-10:00"]),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:sam@work.example\n"
         "ATTENDEE;PARTSTAT=ACCEPTED:mailto:Sam@work.example", ["17 09:00-10:00"]),
        ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:sam@work.example\n"
         "ATTENDEE;PARTSTAT=DECLINED:mailto:sam@work.example", ["17 09:00-10:00"]),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:sam@work.example\nATTENDEE:mailto:sam@work.example", ["17 09:00-10:00"]),
        ("ORGANIZER:mailto:sam@work.example\nATTENDEE;PARTSTAT=DECLINED:mailto:sam@work.example", []),
        ("ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:bo@x.example\":mailto:sam@work.example", []),
        ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:sam@work.example", ["17 09:00-10:00?"]),
        # A namesake declined, the person did not.
        ("ATTENDEE;CN=Sam Reed;PARTSTAT=DECLINED:mailto:sam@other.example\n"
         "ATTENDEE;PARTSTAT=ACCEPTED:mailto:sam@work.example", ["17 09:00-10:00"]),
        ("ATTENDEE;CN=Sam Reed;PARTSTAT=DECLINED:mailto:sr@a.example\n"
         "ATTENDEE;CN=Sam Reed;PARTSTAT=ACCEPTED:mailto:sr@b.example", ["17 09:00-10:00"]),
        ("ATTENDEE;CN=Sam;PARTSTAT=DECLINED:mailto:samuel@x.example", ["17 09:00-10:00"]),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:ana@x.example", ["17 09:00-10:00"]),
    ],
)  # fmt: skip
def test_an_answer_counts_when_it_is_surely_the_persons_own(attendees: str, rows: list[str]) -> None:
    assert busy(attendees, name="Sam Reed", addresses=("sam@work.example",)) == rows


def test_a_name_answers_only_where_no_address_is_set() -> None:
    declined = "ATTENDEE;CN=Sam Reed;PARTSTAT=DECLINED:mailto:sam@home.example"
    assert busy(declined, name="Sam Reed") == []
    assert busy(declined, name="Sam Reed", addresses=("sam@work.example",)) == ["17 09:00-10:00"]


def test_a_first_name_alone_is_nobody_for_sure() -> None:
    declined = "ATTENDEE;CN=Sam;PARTSTAT=DECLINED:mailto:sam@x.example"
    assert busy(declined, name="Sam") == ["17 09:00-10:00"]
    assert busy(declined, name="Sam", addresses=("sam@x.example",)) == []
    assert busy(declined, name="Sam", head="X-WR-CALNAME:sam@x.example") == []
    colleague = "X-WR-CALNAME:sam@x.example"
    assert busy(declined, name="Sam", addresses=("sam@work.example",), head=colleague) == ["17 09:00-10:00"]


def test_the_one_address_in_every_meeting_leaves_no_hour_free() -> None:
    events = [
        f"UID:m{n}\nSUMMARY:{n}\nATTENDEE;PARTSTAT=DECLINED:mailto:boss@x.org\nATTENDEE;PARTSTAT=ACCEPTED:mailto:p{n}@x.org"
        for n in range(3)
    ]
    assert busy(*events) == ["17 09:00-10:00"] * 3


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("CLASS:PUBLIC", True), ("CLASS:public", True), ("X-MICROSOFT-CDO-SENSITIVITY:0", True), ("", True),
        ("CLASS:PRIVATE", False), ("CLASS:Confidential", False), ("CLASS:X-BOARD", False),
        ('CLASS:"PRIVATE"', False), ("CLASS:PUBLIC\nCLASS:PRIVATE", False),
        ("X-CALENDARSERVER-ACCESS:RESTRICTED", False), ("SENSITIVITY:PRIVATE", False), ("SENSITIVITY:normal", True),
        ("X-MICROSOFT-CDO-SENSITIVITY:2", False), ("X-MICROSOFT-SENSITIVITY:0\nX-MICROSOFT-SENSITIVITY:2", False),
    ],
)  # fmt: skip
def test_a_title_is_shown_where_nothing_says_that_it_is_private(lines: str, shown: bool) -> None:
    (row,) = read_busy("work", [ics(f"SUMMARY:Doctor\n{lines}")], frame()).busy
    assert row.title == ("Doctor" if shown else "")


def test_a_moved_time_of_a_private_series_is_private() -> None:
    series = "UID:s\nDTSTART:20260316T090000Z\nDTEND:20260316T100000Z\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:Doctor"
    moved = "UID:s\nRECURRENCE-ID:20260317T090000Z\nDTSTART:20260317T110000Z\nDTEND:20260317T120000Z\nSUMMARY:Doctor"
    rows = read_busy("work", [ics(f"{series}\nCLASS:PRIVATE", moved)], frame()).busy
    assert len(rows) == 2 and {row.title for row in rows} == {""}
    yearly = series.replace("20260316", "20240317").replace("DAILY;COUNT=2", "YEARLY")
    (row,) = read_busy("work", [ics(f"{yearly}\nCLASS:PRIVATE", moved)], frame()).busy
    assert row.title == "", "the series has no time of its own near by"


@pytest.mark.parametrize(
    "said", ["X-CALENDARSERVER-ACCESS:PRIVATE", "CLASS:CONFIDENTIAL", "X-CALENDARSERVER-ACCESS:ODD"]
)
def test_nothing_in_a_private_calendar_has_a_title(said: str) -> None:
    data = ics("SUMMARY:Doctor", head=said)
    public = ics("SUMMARY:Fair", head="X-CALENDARSERVER-ACCESS:PUBLIC")
    assert [row.title for row in read_busy("work", [data], frame()).busy] == [""]
    assert [row.title for row in read_busy("work", [public], frame()).busy] == ["Fair"]


def test_a_past_private_meeting_has_no_title() -> None:
    met = f"{MET}\nATTENDEE:mailto:bo@x.org"
    titles = [read_busy("work", [ics(met + more)], frame()).meetings[0].title for more in ("", "\nCLASS:PRIVATE")]
    assert titles == ["Panel talk", ""]


def test_whoever_is_only_called_alike_was_there() -> None:
    """Own addresses that are set leave nobody else out."""
    met = f"{MET}\nATTENDEE:mailto:wei@li.org\nATTENDEE:mailto:ali@x.org\nATTENDEE:mailto:wei@chen.org"
    (meeting,) = read_busy("work", [ics(met)], frame(name="Wei Li", addresses=("wei@li.org",))).meetings
    assert [email for email, _ in meeting.attendees] == ["ali@x.org", "wei@chen.org"]
    assert "ali@x.org" not in read_busy("work", [ics(met)], frame(name="Wei Li")).addresses


def test_who_delegated_was_not_there() -> None:
    met = f"{MET}\nATTENDEE;PARTSTAT=DELEGATED:mailto:ana@x.org\nATTENDEE:mailto:bo@x.org"
    (meeting,) = read_busy("work", [ics(met)], frame()).meetings
    assert meeting.attendees == (("bo@x.org", ""),)


@pytest.mark.parametrize(
    ("title", "calendar", "own", "blocked"),
    [
        ("Bob Stone (Vacation)", "Who's Out", "Zoë Müller", False),
        ("Anna Schmidt \u2013 Paid vacation", "Personio - Team absences", "Zoë Müller", False),
        ("Urlaub Max", "Team", "Zoë Müller", False), ("Jo on vacation", "Team", "Zoë Müller", False),
        ("Zoë (Vacation)", "Team", "Zoë Müller", True), ("Mueller, Zoë: Urlaub", "Team", "Zoë Müller", True),
        ("Bob Stone (Vacation)", "Team", "", True), ("Bob Stone (Vacation)", "work", "Zoë Müller", True),
        ("Vacation", "Team", "Zoë Müller", True), ("Vacation Spain", "Team", "Zoë Müller", True),
        ("Vacation in Greece", "Team", "Zoë Müller", True), ("Paid Vacation", "Team", "Zoë Müller", True),
        ("Annual Leave (Approved)", "Team", "Zoë Müller", True), ("Out of Office", "Team", "Zoë Müller", True),
        ("Summer Holidays", "Team", "Zoë Müller", True), ("Ferien auf Kreta", "Team", "Zoë Müller", True),
    ],
)  # fmt: skip
def test_in_a_calendar_of_many_the_absences_of_others_are_theirs(
    title: str, calendar: str, own: str, blocked: bool
) -> None:
    assert AllDayEvent(title, calendar=calendar, name=own).takes_days("absences") is blocked
    assert AllDayEvent(title, "OOF", calendar=calendar, name=own).takes_days("absences")
