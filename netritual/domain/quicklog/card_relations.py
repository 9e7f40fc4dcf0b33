"""How the cards of a phone begin that say what somebody is to its owner: "Nachbar Hans", "Plumber Joe"."""

from __future__ import annotations

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
    "cleaner",
))  # fmt: skip
"""Relations and trades in seven languages, folded. No word of it is a usual first name."""
