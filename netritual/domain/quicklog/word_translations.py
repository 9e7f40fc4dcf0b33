"""Words of six languages that English has others for, by what they say.

What reads them makes its tables of these, and so do the sets of words that make a line worth that reading. The sets are
asked of every line: nothing else is loaded here. Standard library only.
"""

SAYINGS = """
sent       | geschickt gesendet verschickt | envoyé | enviado envié mandé | inviato mandato | enviei | gestuurd
sent       | weitergeleitet | - | mandado | - | mandei | verstuurd
lent       | geliehen verliehen | prêté | presté prestado | prestato | emprestei | geleend uitgeleend
promised   | versprochen | promis | prometí prometido | promesso | prometi prometido | beloofd beloofde toegezegd
promised   | - | - | mando | mando invio | mando | -
arranged   | verabredet vereinbart | convenu | quedé quedamos | concordato | combinei combinamos | afgesproken
must       | muss | doit dois | debe | deve devo | deve devo | moet
call       | anrufen rufe | appeler rappeler | llamar llamarme | chiamare richiamare | ligar | bellen
thank      | - | remercier | agradecer | ringraziare | - | -
called     | - | rappelé | llamó | chiamato richiamato | ligou | -
calls      | ruft meldet | appelle rappelle | llama | chiama richiama | - | -
granted    | zugesagt | - | - | - | - | -
replied    | geantwortet | répondu | respondió respondido contestó | risposto | respondeu respondido | geantwoord
owe        | schulde | - | debo | - | - | -
owes       | schuldet | - | - | - | - | -
paid       | - | payé réglé remboursé | pagado pagó | pagato rimborsato | pagou | betaald
returned   | - | rendu | devolvió devuelto | restituito | devolveu devolvido | -
owing      | schuldig | - | - | - | - | schuldig
pays       | zahlt überweist | - | paga | paga | paga | betaalt
pay        | bezahlen überweisen | payer régler | pagar | pagare | pagar | betalen
gets       | bekommt kriegt | - | - | - | - | krijgt
get        | bekomme kriege | - | - | - | - | krijg
thanks     | danke | merci | gracias | grazie | obrigado obrigada | bedankt
needs      | braucht sucht | - | necesita | - | precisa | zoekt
wants      | möchte | veut | quiere | vuole | quer | -
asks       | fragt | - | pide | chiede | pede | vraagt
asked      | gefragt | demandé | pidió preguntó | chiesto | pediu perguntou | gevraagd vroeg
introduce  | vorstellen bekannt | - | - | - | - | -
introduced | vorgestellt | présenté | presentó | presentato | apresentou | voorgesteld
sends      | schickt | envoie m'envoie | envía manda | manda | manda | stuurt
send       | schicke schick sende | - | - | - | - | -
send       | schicken senden | envoyer m'envoyer | enviar mandar | mandare inviare | enviar mandar | sturen
send       | weiterleiten | - | reenviar | inoltrare | reencaminhar | doorsturen
brings     | bringt | - | - | - | - | brengt
i          | ich | je j'ai | - | - | - | ik
have       | habe hab | - | - | - | - | heb
him        | ihm | - | - | gli | lhe | hem
for        | für fuer | - | - | - | - | -
"""
"""English | de | fr | es | it | pt | nl: words that English does not have. One of them says which language a line is
in, or that it is in two."""
DONE_LAST = {
    "called": "angerufen gebeld", "met": "getroffen", "saw": "gesehen gezien",
    "spoke": "gesprochen telefoniert gesproken", "gave": "gegeben übergeben gegeven", "confirmed": "bestätigt",
    "cancelled": "abgesagt", "promised": "zugesagt", "said": "gesagt", "emailed": "gemailt", "read": "gelesen",
    "checked": "geprüft", "told": "erzählt", "got": "bekommen", "received": "erhalten", "thanked": "gedankt",
    "brought": "gebracht", "signed": "unterschrieben", "paid": "bezahlt überwiesen gezahlt zurückgezahlt terugbetaald",
    "returned": "zurückgegeben zurückgebracht teruggegeven teruggebracht",
}  # fmt: skip
"""English -> more verbs of what was done, at the end of a German or Dutch clause that has its helping verb."""
VERB_PARTICLES = frozenset(("raus",))
"""The same without a verb: "ist raus"."""
TALKS = {"tel": "call", "mittag": "lunch"}
"""Words of a talk at the start of a clause, or before "mit"."""

WITH = frozenset(("mit", "avec", "con", "com", "met"))
IN_COMPANY = WITH | {"with", "w", "w/"}
"""In English and the six languages."""
MYSELF, US, HE, SHE = "ich ik je yo io eu", "wir wij nous", "er il él ele hij", "elle ella ela"
OF_SEVERAL = "sie zij ze"
"""Subjects: one person, and what may be one or several."""
TALK_NOUNS = {
    "party": "feier weihnachtsfeier geburtstagsfeier firmenfeier sommerfest fest fete fête fiesta festa feest feestje",
    "lesson": "unterricht cours clase lezione aula", "session": "aufnahme aufnahmen", "shoot": "dreh drehtermin",
    "rehearsal": "probe repetition répétition ensayo prova ensaio repetitie", "meal": "essen eten",
}  # fmt: skip
"""English -> nouns of a talk that are no channel."""
SEEING, VISITING = "treffe sehe vois veo vedo vejo zie", "besuche besuch bezoek visito"
SPEAKING = "telefonieren sprechen reden"
"""Verbs of what I do with somebody, or want to."""

SEPARABLE = {
    "ab": "sage sagt sagst sagte sagten sagen blase blast blies", "auf": "schiebe schiebt schob schieben schoben",
    "aus": "fallt fallen fiel fielen", "flach": "fallt fallen fiel fielen",
    "af": "zeg zegt zei zeiden zeggen gelast gelastte", "uit": "stel stelt stelde stellen",
}  # fmt: skip
"""The particle that ends the clause, or before a new time -> the forms of its verb, German and Dutch."""
CALLING_OFF = """
    absagen abzusagen absagt absagte abblasen stornieren storniert canceln ausfallen ausfällt ausfiel
    afzeggen annuleren annuleert annuler cancelar cancela anular anula annullare annulla disdire disdice
    cancellare cancella desmarcar desmarca
"""
MOVING = """
    verschieben verschiebt verschiebe verschob verlegen verlegt verlege verlegte verzetten verplaatsen
    verplaatst verzet uitstellen reporter reporte décaler décale déplacer déplace aplazar aplaza posponer pospone
    mover mueve spostare sposta rimandare rimanda posticipare posticipa adiar adia remarcar remarca
"""
MOVED = """
    verschoben verlegt verzet verplaatst uitgesteld reporté décalé decalé déplacé spostato spostata rimandato
    posticipato aplazado aplazo aplazó pospuesto pospuso movido movio movió adiado adiou remarcado remarcou
"""
NOT = "nicht niet pas"
COMING = "viene vendrá puede può vem pode"
"""Those verbs of coming and of being able to whose "not" English has too, so that they must tell by themselves."""
CAME = "gekommen erschienen aufgetaucht gekomen verschenen opgedaagd"
WORKED_OUT = "geklappt stattgefunden hingehauen klappt klappte gelukt"
NOTHING = "nichts"
WANTED = "wollte wollten"
NO = "nein nee non"
REFUSAL = "absage"
NOW = "jetzt stattdessen dafür maintenant ahora adesso agora"

_DID = frozenset(("sent", "promised", "granted", "replied", "paid", "returned", "asked", "introduced"))
_PLAIN = str.maketrans("áàâãäéèêëíìîïóòôõöúùûüñç", "aaaaaeeeeiiiiooooouuuunc")


def both_spellings(text: str) -> frozenset[str]:
    """The words of a text, with their accents and without."""
    words = text.split()
    return frozenset(words).union([word.translate(_PLAIN) for word in words if not word.isascii()])


OFF = (
    CALLING_OFF, MOVING, MOVED, NOT, COMING, CAME, WORKED_OUT, NOTHING, WANTED, NO, REFUSAL, NOW,
    *SEPARABLE,
)  # fmt: skip
"""With one of these a line may say that a talk is off (``plan_translations``)."""
_ROWS = [row.partition("|") for row in SAYINGS.strip().splitlines()]
_DONE = [words for english, _, words in _ROWS if english.rstrip() in _DID]
_OTHER = [words for english, _, words in _ROWS if english.rstrip() not in _DID]
DONE_ABROAD = both_spellings(" ".join([*_DONE, *DONE_LAST.values(), *VERB_PARTICLES])) - {"|", "-", "mando", "invio"}
"""Verbs of what was done; "mando" and "invio" are still to be."""
ABROAD = both_spellings(
    " ".join([*_OTHER, *OFF, *TALK_NOUNS.values(), SEEING, VISITING, SPEAKING, *TALKS, "mando invio"])
).union(DONE_ABROAD) - {"|", "-", "fur"}  # fmt: skip
"""Those that ``glossary`` gives an English word for."""
SIGNS = ",;:.!?"
"""Signs that stand behind a word."""


def is_abroad(text: str) -> bool:
    """Whether a text has such a word, so that it is worth loading ``glossary``."""
    return not ABROAD.isdisjoint([word.strip(SIGNS).lower() for word in text.split()])
