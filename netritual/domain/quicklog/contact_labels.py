"""How the cards of a phone begin that say what somebody is to its owner, or from where: "Nachbar Hans", "Yoga Anna"."""

from __future__ import annotations

from netritual.domain.language.text import fold

RELATIONS = frozenset((
    "family", "familie", "famille", "familia", "famiglia", "fam", "neighbour", "neighbor", "nachbar", "nachbarin",
    "voisin", "voisine", "vecino", "vecina", "vizinho", "vizinha", "vicino", "vicina", "buurman", "buurvrouw",
    "landlord", "landlady", "vermieter", "vermieterin", "schwager", "schwagerin", "cunado", "cunada", "cognato",
    "cognata", "zwager", "trainer", "trainerin", "coach", "teacher", "lehrer", "lehrerin", "maestra", "maestro",
    "plumber", "klempner", "plombier", "fontanero", "idraulico", "loodgieter", "electrician", "elektriker",
    "electricien", "electricista", "elettricista", "builder", "roofer", "dachdecker", "painter", "maler", "joiner",
    "carpenter", "schreiner", "tischler", "zimmerer", "statiker", "statikerin", "architekt", "architektin", "gardener",
    "gartner", "dentist", "zahnarzt", "zahnarztin", "hausarzt", "hausarztin", "tierarzt", "tierarztin", "hebamme",
    "midwife", "accountant", "steuerberater", "steuerberaterin", "lawyer", "anwalt", "anwaltin", "notar", "notarin",
    "banker", "hausmeister", "caretaker", "babysitter", "mechanic", "mechaniker", "friseur", "friseurin", "handyman",
    "cleaner", "feuerwehr", "tennis", "yoga", "fussball", "football", "gym", "kita", "verein", "chor", "choir", "band",
    "nanny", "postman", "burgermeister", "burgermeisterin", "schwester", "bruder", "beau-frere", "beaufrere", "vet",
))  # fmt: skip
"""Relations and trades in seven languages, folded. No word of it is a usual first name."""
MY = frozenset(("my", "mi", "mein", "meine", "mon", "ma", "mio", "mia", "meu", "minha", "mijn"))


def behind_relation(words: list[str]) -> str:
    """The first name behind what somebody is to the writer: "mi hermana Laia", "my old boss Frank", "Nachbar Hans"; ""
    for a name of another kind."""
    if len(words) == 2 and fold(words[0]) in RELATIONS:
        return words[1]
    mine = len(words) > 2 and words[0].lower() in MY
    return next((word for word in words[2:] if word[0].isupper()), words[-1]) if mine else ""
