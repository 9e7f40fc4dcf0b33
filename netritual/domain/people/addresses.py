"""By what a person can be reached, and what two spellings of one address share: e-mail, link, telephone number. Who two
records with one address are is for ``likeness`` to say."""

import re
from unicodedata import normalize

from netritual.domain.language.text import clean, fold
from netritual.regex import regex

LONGEST = {"name": 200, "email": 254, "url": 2000, "text": 2000}
"""Characters that a field may have; an e-mail address has 254 at most (RFC 5321 4.5.3.1.3)."""


_UNSEEN = dict.fromkeys((0x00AD, 0x180E, 0x200B, *range(0x2060, 0x2065)))
"""Signs without a width, which nobody can type."""
_JOINERS = regex(
    "(?<![\u200c\u200d])(?:(?<![^\\s\u0000-\u024f])[\u200c\u200d]++|[\u200c\u200d]++(?![^\\s\u0000-\u024f]))"
)
"""Joiners beside a Latin letter or a blank; between others a script or an emoji may be written with them."""


def tidy(text: str) -> str:
    """One clean line in NFC, without blanks around it: the form in which names and companies are kept."""
    text = clean(text)
    if not text.isascii():
        text = normalize("NFC", _JOINERS.sub("", text.translate(_UNSEEN)))
    return " ".join(text.split())


def email_of(text: str) -> str | None:
    """The address in lower case, or None when it is none (an X.500 path, a name, two addresses)."""
    address = tidy(text).removeprefix("mailto:").removeprefix("MAILTO:").lower()
    before, at, host = address.partition("@")
    wrong = not at or "@" in host or not host or any(c in address for c in ' ,;<>"/\\')
    wrong = wrong or before.strip("'") != before or not before or "'" in host  # o'malley@ is one (RFC 5322 3.2.3)
    return None if wrong or len(address) > LONGEST["email"] else address


def emails_in(text: str) -> list[str]:
    """The addresses of a field that may hold one with a name (``Jo <jo@example.org>``), or several."""
    whole = email_of(text)
    parts = [whole] if whole else re.split(r"[\s,;<>()\[\]\"|]+", tidy(text))
    return list(dict.fromkeys(address for part in parts if part and (address := email_of(part.strip(".'")))))


def links_in(text: str) -> list[str]:
    """The web links of a field that may hold several; one that was broken into lines is one."""
    parts = re.split(r"(?<![\s,;|])[\s,;|]++(?=https?://|www\.)", clean(text, newlines=True), flags=re.IGNORECASE)
    return list(dict.fromkeys(link for part in parts if (link := url_of(part))))


def url_of(text: str) -> str | None:
    """A web link as it is kept, or None for what is none. A link without a scheme gets https."""
    from urllib.parse import urlsplit

    link = "".join(clean(text).split())
    if not link or len(link) > LONGEST["url"]:
        return None
    if "://" not in link:
        host, colon, port = link.partition("/")[0].partition(":")
        if "." not in host or (colon and not re.fullmatch("[0-9]{1,5}", port)):
            return None
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return None
    return link if parts.scheme.lower() in ("http", "https") and host else None


def link_key(url: str) -> str | None:
    """The key of a person's link in all its spellings; None for one that may be many people's (a front page).

    A LinkedIn profile is its slug in lower case, percent-decoded, without query and slash.
    """
    from urllib.parse import unquote, urlsplit

    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    words = [word for word in parts.path.split("/") if word]
    if (host == "linkedin.com" or host.endswith(".linkedin.com")) and len(words) > 1 and words[0].lower() == "in":
        return "in/" + normalize("NFC", unquote(words[1])).lower()
    if not host or not words:
        return None
    return normalize("NFC", unquote("/".join([host, *words]))).lower() + (f"?{parts.query}" if parts.query else "")


ROLES = frozenset(
    ("abuse", "accounting", "accounts", "accueil", "admin", "administracion", "admissions", "all", "amministrazione",
     "anfrage", "ask", "assistant", "bestellung", "billing", "board", "booking", "bookings", "buchhaltung", "bureau",
     "buero", "buro", "careers", "client", "clientes", "clients", "commerciale", "communication", "comptabilite",
     "comunicacion", "connect", "crew", "customercare", "customersupport", "direccion", "einkauf", "everyone",
     "founders", "gerencia", "group", "headquarters", "hey", "hq", "imprensa", "kanzlei", "kundendienst",
     "library", "management", "members", "membership", "praxis", "pr", "prensa", "redaktion", "registrar", "reservas",
     "reservations", "stampa", "talent", "ventes", "zentrale",
     "commercial", "compras", "comercial", "contact", "contacto",
     "contato", "contatti", "contabilidad", "customerservice", "direction", "empfang", "empleo", "enquiries", "events",
     "exports", "facturacion", "family", "familie", "feedback", "finance", "ftp", "geral", "general", "hallo", "hello",
     "help", "helpdesk", "hi", "hola", "hostmaster", "hr", "hrd", "info", "information", "inquiries", "invoice",
     "invoices", "it", "jobs", "kontakt", "kundenservice", "legal", "mail", "mailbox", "marketing", "media", "news",
     "newsletter", "noc", "noreply", "office", "ola", "orders", "ordini", "partners", "payroll", "personal", "post",
     "postmaster", "presse", "press", "purchasing", "reception", "recepcion", "rechnung", "recruiting", "recruitment",
     "rh", "rsvp", "sales", "secretaria", "secretariat", "secretary", "security", "segreteria", "sekretariat",
     "service", "shop", "soporte", "staff", "studio", "suporte", "support", "team", "tech", "usenet", "uucp",
     "vendas", "ventas", "vertrieb", "verwaltung", "web", "webmaster", "welcome", "work", "www")
)  # fmt: skip
"""Mailboxes that are a role and no person: those of RFC 2142, and their like in the languages of the product."""

_SITE_PAGES = frozenset(
    ("about", "aboutus", "agb", "careers", "company", "corporate", "empresa", "entreprise", "karriere", "products",
     "produkte", "services", "unternehmen", "welcome", "contact", "contacto", "contactus", "contato", "de", "en", "es",
     "equipe", "equipo", "fr", "home", "impressum", "imprint", "index", "indexhtml", "indexphp", "it", "jobs",
     "kontakt", "legal", "nl", "ourteam", "people", "press", "pt", "shop", "sobre", "store", "team", "uber",
     "ueberuns", "uberuns", "wir")
)  # fmt: skip
"""Pages of a site that are about everybody there."""


def is_role(email: str) -> bool:
    """Whether an address is that of an office: ``info@``, ``sales.eu@``, ``no-reply@``, ``orbit@orbit.example``."""
    mailbox, _, host = email.partition("@")
    mailbox = mailbox.partition("+")[0]
    whole, first = fold(mailbox), fold(re.split(r"[._-]", mailbox)[0])
    return whole in ROLES or first in ROLES or whole == fold(host.partition(".")[0])


def is_profile(link: str) -> bool:
    """Whether a link (``link_key``) is a LinkedIn profile: one person's, and a person has one."""
    return link.startswith("in/")


def is_shared(link: str) -> bool:
    """Whether a link (``link_key``) may be that of many people: a company's page, or a page of a site for all."""
    host, _, path = link.partition("/")
    words = path.partition("?")[0].split("/")
    if "linkedin.com" in host or host.endswith("xing.com"):
        return words[0] not in ("in", "pub", "profile")
    return all(fold(word) in _SITE_PAGES or not fold(word) for word in words)


_EXTENSION = regex(r"(?:;ext=|,|\bextension|\bext\.?|x)\s*(\d+)$")


def phone_of(text: str) -> str | None:
    """A telephone number as it was written, on one line; None for nothing.

    Of a ``tel:`` URI the number is kept, with its context before it and its extension behind (RFC 3966 5.1).
    """
    number = tidy(text)
    while number[:4].lower() == "tel:":
        from urllib.parse import unquote

        number, *params = unquote(number[4:]).split(";")
        for param in params:
            name, _, value = param.partition("=")
            if name.lower() == "phone-context" and value.startswith("+"):
                number = f"{value}-{number}"
            else:
                number += f" ext. {value}" if name.lower() == "ext" else f";{param}"
        number = tidy(number)
    return number or None


def phone_key(text: str) -> str:
    """The key of a number in all its spellings: its dialled signs, ``+`` before an international one, ``x`` before an
    extension. A text with other letters, or without a digit, is known by its words.

    Blanks, dots, hyphens and brackets say nothing (RFC 3966 5.1.1); 00 dials the ``+`` of E.164; a ``(0)`` is dialled
    inside the country only (ITU-T E.123 7.2). A number without its country is not taken for one with it.
    """
    plain = normalize("NFKC", text).lower().strip()
    extension = _EXTENSION.search(plain)
    number = plain[: extension.start()].rstrip(" ,;") if extension else plain
    abroad = number.lstrip("( ").startswith(("+", "00"))
    dialled = number.replace("(0)", "") if abroad else number
    digits = "".join(str(int(c)) if c.isdecimal() else c for c in dialled if c.isdecimal() or c in "*#")
    if not digits or any(c.isalpha() for c in number):
        return fold(text) or text
    if abroad:
        digits = f"+{digits}" if "+" in number else f"+{digits[2:]}"
    return f"{digits}x{extension[1]}" if extension else digits
