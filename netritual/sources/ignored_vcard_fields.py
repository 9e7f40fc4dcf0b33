"""What a card holds and no field of a person takes, in words that are counted over the whole file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from netritual.domain.dates.day_wording import counted
from netritual.domain.language.text import fold
from netritual.domain.people import vcard_values
from netritual.domain.people.addresses import tidy
from netritual.domain.people.vcard_values import Property

WORDS: Mapping[str, tuple[str, str]] = {
    name: (one, many)
    for names, one, many in (
        ("PHOTO", "photo", "photos"),
        ("LOGO", "logo", "logos"),
        ("SOUND", "sound", "sounds"),
        ("KEY", "key", "keys"),
        ("IMPP X-AIM X-ICQ X-GOOGLE-TALK X-JABBER X-MSN X-YAHOO X-TWITTER X-SKYPE X-SKYPE-USERNAME X-GADUGADU "
         "X-GROUPWISE X-QQ X-MS-IMADDRESS CONTACT-URI", "messenger address", "messenger addresses"),
        ("RELATED X-ABRELATEDNAMES X-SPOUSE X-EVOLUTION-SPOUSE X-MANAGER X-ASSISTANT X-EVOLUTION-MANAGER "
         "X-EVOLUTION-ASSISTANT X-KADDRESSBOOK-X-SPOUSESNAME X-MS-SPOUSE X-MS-MANAGER X-MS-ASSISTANT X-MS-CHILD",
         "relation", "relations"),
        ("ROLE", "role", "roles"),
        ("TZ", "time zone", "time zones"),
        ("GEO", "place on a map", "places on a map"),
        ("LANG", "language", "languages"),
        ("GENDER X-GENDER GRAMGENDER", "gender", "genders"),
        ("FBURL CALURI CALADRURI", "calendar address", "calendar addresses"),
        ("HOBBY INTEREST EXPERTISE X-MS-INTERESTS", "interest", "interests"),
        ("DEPARTMENT X-DEPARTMENT", "department", "departments"),
        ("CITY", "second city", "second cities"),
        ("COMPANY", "second company", "second companies"),
        ("POSITION", "second position", "second positions"),
        ("STREET", "street address", "street addresses"),
        ("COUNTRY", "region or country", "regions or countries"),
        ("X-ABDATE DATE", "other date", "other dates"),
    )
    for name in names.split()
}  # fmt: skip
"""Properties, and parts of properties that are read, by what they are called. Others are other details."""
_OTHER_DETAILS = ("other detail", "other details")
_TECHNICAL = frozenset(
    ("VERSION", "REV", "SORT-STRING", "SORT-AS", "CLASS", "SOURCE", "PROFILE", "MAILER", "CLIENTPIDMAP", "XML", "NAME",
     "LABEL", "CREATED", "BEGIN", "END", "AGENT", "X-ABADR", "X-ABUID", "X-CRYPTO", "X-FILE-AS", "X-IMAGEHASH",
     "X-IMAGETYPE", "X-SHARED-PHOTO-DISPLAY-PREF", "X-APPLE-SUBLOCALITY", "X-APPLE-SUBADMINISTRATIVEAREA",
     "X-APPLE-LIKENESS-SERVICE-NAME", "X-ACCOUNT", "X-ACTIVITY-ALIAS", "X-MS-OL-DESIGN", "X-MS-TEL",
     "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-MOZILLA-HTML", "X-EVOLUTION-FILE-AS", "X-EVOLUTION-WEBDAV-ETAG",
     "X-RADICALE-NAME", "X-NAME-ORDER")
)  # fmt: skip
"""Properties by which programs keep order: they say nothing of a person."""


def names_not_taken(of: Mapping[str, list[Property]], others: Iterable[str]) -> Iterator[str]:
    """The names in ``WORDS`` of what one card holds beyond what is read, each as often as it stands there.

    ``of`` are the properties that are read, by name; ``others`` the names of those that are not.
    """
    for name in others:
        if name in WORDS:
            yield name
        elif name not in _TECHNICAL and "PHONETIC" not in name:
            yield ""
    for firm in of.get("ORG", [])[:1]:
        yield from ("DEPARTMENT" for unit in vcard_values.components(firm.value)[1:] if tidy(unit))
    positions = {fold(vcard_values.line(each.value)) for each in of.get("TITLE", [])}
    roles = dict.fromkeys(fold(vcard_values.line(each.value)) for each in of.get("ROLE", []))
    yield from ("ROLE" for role in list(roles)[0 if positions else 1 :] if role not in positions)
    places = [[tidy(part) for part in vcard_values.components(each.value)] for each in of.get("ADR", [])]
    yield from ("STREET" for parts in places if any([*parts[:3], *parts[5:6]]))
    yield from ("COUNTRY" for parts in places if any([*parts[4:5], *parts[6:7]]))
    yield from ("CITY" for _ in list(dict.fromkeys(fold(parts[3]) for parts in places if any(parts[3:4])))[1:])
    yield from (
        "DATE"
        for each in of.get("X-ABDATE", [])
        if not vcard_values.ANNIVERSARIES.read([each, *of.get("X-ABLABEL", [])])
    )


def not_taken_words(names: Counter[str]) -> tuple[str, ...]:
    """What was not taken of a file in one sentence, the most first: "Not taken: 12 photos, 1 department."; none for
    nothing."""
    by_words: Counter[tuple[str, str]] = Counter()
    for name, number in names.items():
        by_words[WORDS.get(name, _OTHER_DETAILS)] += number
    ranked = sorted(by_words.items(), key=lambda each: (-each[1], each[0]))
    said = ", ".join(counted(number, *words) for words, number in ranked)
    return (f"Not taken: {said}.",) if said else ()
