"""Whether a text in a name's place is the name of a person: address books put addresses, numbers and fillers there."""

import re

from netritual.domain.language.text import fold
from netritual.domain.people.addresses import email_of

_NOBODY = frozenset(
    ("noname", "unknown", "unnamed", "nullnull", "keinname", "ohnenamen", "unbekannt", "sinnombre", "desconocido",
     "sansnom", "inconnu", "senzanome", "sconosciuto", "semnome", "desconhecido", "geennaam", "onbekend")
)  # fmt: skip
"""What programs write where there is no name, in the languages of the product."""
_MEMBER = frozenset(
    ("member", "mitglied", "membre", "miembro", "membro", "lid", "user", "utilisateur", "usuario", "utente",
     "utilizador", "gebruiker", "nutzer", "de", "di", "do", "da", "von", "van")
)  # fmt: skip
"""What LinkedIn calls somebody who hides the name, in the languages of the product."""
_MARKS = "'\"<>()[],; "


def person_name(text: str) -> str:
    """The name in a text, without an address beside it; "" for an address, a number or what stands for nobody."""
    if email_of(text.strip(_MARKS)):
        return ""
    words = text.split()
    names = [word for word in words if "@" not in word or not email_of(word.strip(_MARKS))]
    name = " ".join(names) if len(names) < len(words) else text
    if name is not text or (name[:1] in "'\"" and name[:1] == name[-1:]):
        name = name.strip(_MARKS)
    parts = [fold(word) for word in re.split(r"[\s-]+", name)]
    if not any(char.isalpha() for char in name.lower().removeprefix("tel:")) or fold(name.strip(_MARKS)) in _NOBODY:
        return ""
    if "linkedin" in parts and len(parts) in (2, 3):  # "LinkedIn Member", or a note of where one met
        named = [word for word in name.split() if "linkedin" not in fold(word)]
        return "" if {fold(word) for word in named} <= _MEMBER else " ".join(named)
    return name
