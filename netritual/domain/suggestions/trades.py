"""Whose work a need is: somebody whose position names the very trade, or one that deals in what is needed.

The rule is certain or silent: what is needed is the noun of its phrase ("a flat in Leith", not "a flat tyre mended"),
and the trade the noun of the position ("Senior bookkeeper at X", not "Head of bookkeeping"). English words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from netritual.domain.language.terms import stem, terms_of, words_of
from netritual.domain.model import Person
from netritual.domain.network import Network
from netritual.domain.suggestions.needs import seeks_work
from netritual.domain.ties.counts import Counts
from netritual.domain.ties.rhythm import weight
from netritual.regex import regex

_THINGS: Mapping[str, str] = {
    "letting agent, lettings agent, lettings manager, lettings negotiator, estate agent, property manager":
        "flat, flatshare, apartment, studio flat, place to live, place to rent, place to stay, somewhere to live, "
        "somewhere to rent, lodgings, tenant, tenants",
    "accountant, bookkeeper, tax adviser, tax advisor":
        "tax, taxes, tax return, self assessment, vat return, vat, bookkeeping, annual accounts, payroll",
    "solicitor, lawyer, attorney": "legal advice, will, contract checked, power of attorney, conveyancing",
    "plumber, heating engineer": "boiler, boiler repaired, boiler fixed, tap fixed, leak fixed, plumbing",
    "electrician": "wiring, rewiring, sockets fitted",
    "joiner, carpenter, cabinet maker": "shelves, bookshelves, fitted wardrobe, door hung, joinery",
    "photographer": "photos, headshot, headshots, portraits, photographs, wedding photos",
    "graphic designer, illustrator": "logo, poster, flyer, brochure, business cards",
    "web developer, web designer": "website, web site, homepage",
    "translator": "translation, translations",
    "editor, copy editor, proofreader": "proofreading, copyediting, copy editing",
    "mortgage adviser, mortgage advisor, mortgage broker": "mortgage",
    "physiotherapist, physio": "physiotherapy, physio",
    "childminder, nanny, babysitter": "childcare, childminding, babysitting",
    "gardener, landscape gardener": "garden done, hedge cut, gardening",
    "mechanic, car mechanic": "mot, car repaired, car fixed",
    "piano teacher": "piano lessons",
    "driving instructor": "driving lessons",
}  # fmt: skip
"""Trades, and what is needed of them."""
_TRADES: Mapping[str, tuple[str, ...]] = {
    thing: tuple(trades.split(", ")) for trades, things in _THINGS.items() for thing in things.split(", ")
}
MOST_LOOKED_AT = 300
"""People with the words of one trade who are read."""
_ANY = frozenset(
    ("manager", "director", "partner", "assistant", "consultant", "adviser", "advisor", "owner", "founder", "lead",
     "leader", "head", "officer")
)  # fmt: skip
"""Words of a position that alone say nothing of a trade."""
_NOT_AT_IT = frozenset(
    ("retired", "former", "formerly", "ex", "aspiring", "trainee", "student", "apprentice", "intern")
)
"""Words of a position that is not, or not yet, somebody's work."""
_NEUTRAL = frozenset(("freelance", "self", "employed", "independent", "senior", "junior", "chartered", "qualified"))
"""Words before a trade that leave it as it is."""
_OF_ANY_KIND = frozenset(
    map(stem, ("bookkeeper", "accountant", "plumber", "electrician", "joiner", "carpenter", "photographer", "solicitor",
               "translator", "proofreader", "gardener", "mechanic", "nanny", "childminder", "physiotherapist"))
)  # fmt: skip
"""Trades of which any kind will do where none is named; a letting agent is no answer to "an agent"."""
_BEFORE = regex(
    r"^(?:(?:some |a bit of )?help (?:with|finding|to find|getting)|advice (?:on|about|with)|some(?:one|body)(?: for)?"
    r"|to (?:find|get|hire)|an?|the|her|his|their|any|some|new|another|good|great|decent|reliable|cheap|cheaper"
    r"|affordable|bigger|smaller|small|local|freelance|part-?time|one-bed(?:room)?|two-bed(?:room)?)\s+"
)
"""Words before what is needed."""
_BEHIND = regex(
    r"\s*(?:[,;.(]|\b(?:in|near|around|close to|by|from|until|till|before|after|with|who|that|because|since|as"
    r"|asap|soon|now|urgently|at|next|this)\b).*$"
)
"""What is said behind it: where, or until when."""
_FOR = regex(r"\s+for\s.*$")
"""For whom or what: of a person who does a work any is as good, of a thing not."""
_POSITION = regex(r"\s*(?:[,;|/&(–—@+]| - |\b(?:at|for|in|of|with|and|bei)\b).*$")
"""What stands behind the trade of a position."""


def trades_for(need: str) -> Iterator[str]:
    """The trades whose work a need is, each as words: the need itself, for it may be the name of one, and those that
    deal in it. None for work that is looked for."""
    text = need.casefold().strip()
    if seeks_work(text):
        return
    while (match := _BEFORE.match(text)) is not None:
        text = text[match.end() :]
    phrase = _BEHIND.sub("", text)
    named = " ".join(words_of(_FOR.sub("", phrase)))
    if named and named not in _ANY:
        yield named
    yield from _TRADES.get(" ".join(words_of(phrase)), ())


def is_trade_of(position: str, trade: str) -> bool:
    """Whether a position names a trade: its noun is the same, and all words that stand before that."""
    if not _NOT_AT_IT.isdisjoint(words_of(position)):
        return False
    said, wanted = words_of(_POSITION.sub("", position.casefold())), words_of(trade)
    if not said or not wanted or stem(said[-1]) != stem(wanted[-1]) or not _ANY.isdisjoint({*said} - {*wanted}):
        return False
    kinds, asked = set(map(stem, set(said[:-1]) - _NEUTRAL)), set(map(stem, set(wanted[:-1]) - _NEUTRAL))
    return asked <= kinds and (kinds <= asked or bool(asked) or stem(said[-1]) in _OF_ANY_KIND)


class Workers:
    """Whose work the needs of some people are; everyone not archived is looked at, through the words of positions."""

    def __init__(self, network: Network, totals: Counts, today: date, needs: Iterable[str]) -> None:
        self._network = network
        self._trades = {need: tuple(trades_for(need)) for need in needs}
        terms = {term for trades in self._trades.values() for trade in trades for term in terms_of(trade)}
        self._having = totals.knowing(terms, today) if terms else {}

    def of(self, need: str) -> list[Person]:
        """Those whose work it is, the closest to me first; of those who are alike the ones known longest."""
        workers: dict[int, Person] = {}
        for trade in self._trades[need]:
            having = [self._having[term] for term in terms_of(trade)]
            for who in sorted(set.intersection(*map(set, having)))[:MOST_LOOKED_AT] if having else ():
                person = self._network.get(Person, who)
                if person is not None and person.status != "archived" and is_trade_of(person.position, trade):
                    workers[who] = person
        return sorted(workers.values(), key=lambda person: (-weight(person), person.id))
