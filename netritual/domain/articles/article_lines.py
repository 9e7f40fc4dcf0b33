"""Of which article a line speaks that holds no link: by whose it is, and by the words that it shares with the title."""

from collections.abc import Iterable, Sequence
from re import IGNORECASE

from netritual.domain.language.terms import COMMON, terms_of, words_of
from netritual.domain.model import Article, Feed, Interaction
from netritual.domain.network import Network, known_people
from netritual.regex import regex

_PIECE = regex(
    r"\b(?:articles?|(?:blog ?)?posts?|pieces?|essays?|columns?|newsletters?|blogs?|stor(?:y|ies)|papers?|threads?)\b",
    IGNORECASE,
)
_BACK = (
    r"(?:repl(?:y|ied|ies)|answer(?:s|ed)?|respond(?:s|ed)?|response|(?:wrote|writes|got|came|heard) back|back to me"
    r"|reacted|thank(?:s|ed))"
)
_MINE = r"(?:my|our|the) (?:\w+ )?comments?"
_ANSWERED = regex(
    rf"\b{_BACK}\b.*\b{_MINE}\b|\b{_MINE}\b.*\b{_BACK}\b|\b(?:author|writer) (?:has )?{_BACK}\b", IGNORECASE
)
_PASSED_ON = regex(
    rf"(?:\S+ +){{1,4}}?(?:shared|sent|forwarded|passed on)(?: (?:me|us|on))? (?P<whose>[^,.;:!?]{{1,60}}?)['’]s? "
    rf"(?:[\w-]+ ){{0,2}}?{_PIECE.pattern}",
    IGNORECASE,
)


def names_article(line: str) -> bool:
    """Whether a line names something to read: "Teresa's article on print runs"."""
    return _PIECE.search(line) is not None


def answers_comment(talk: Interaction) -> bool:
    """Whether an entry tells that somebody answered a comment of mine."""
    return talk.initiator == "them" and _ANSWERED.search(talk.line) is not None


def passed_on(network: Network, talk: Interaction) -> tuple[int, int | None] | None:
    """Who passed on an article of somebody else, and whose it is, None while that name is open: "Tom shared Ana's
    article https://…"; None where the line tells nothing like it."""
    said = _PASSED_ON.match(talk.line.strip())
    if said is None or not talk.people or talk.initiator == "me":
        return None
    whose = words_of(said["whose"])
    people = known_people(network, (*talk.people, *talk.mentions))
    authors = [one.id for one in people if set(whose) <= {*words_of(one.name), *words_of(one.handle)}]
    first = words_of(talk.line)[0]
    others = [one for one in known_people(network, talk.people) if one.id not in authors]
    sharer = next((one.id for one in others if first in (*words_of(one.name), *words_of(one.handle))), None)
    is_open = any(words_of(name.text) == whose for name in talk.open_names)
    if sharer is None or (len(authors) != 1 and not is_open):
        return None
    return sharer, authors[0] if authors else None


def writers(network: Network, line: str, people: Sequence[int]) -> list[int]:
    """Those of some people of whom there is an article, or a feed; of several those whose title the line speaks of."""
    articles = network.all(Article)
    have = {who for article in articles for who in article.people} | {feed.of for feed in network.all(Feed)}
    authors = [who for who in people if who in have]
    if len(authors) < 2:
        return authors
    return [who for who in authors if meant(network, line, [who], articles) is not None]


def meant(network: Network, line: str, people: Sequence[int], articles: Iterable[Article]) -> Article | None:
    """The one of some articles that is of these people and shares most words with a line, their names apart; None
    where none does, or two do alike."""
    names = " ".join(person.name for person in known_people(network, people))
    said = _terms(line) - terms_of(names)
    of_them = [one for one in articles if not set(people).isdisjoint(one.people)]
    ranked = sorted(((len(said & _terms(one.title)), one.id, one) for one in of_them), key=lambda one: -one[0])
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][2]


def answered(network: Network, talk: Interaction) -> Article | None:
    """The article under which the people of an entry answered my comment: the only one that waits for that, or the one
    that the line speaks of."""
    waits = [
        one for one in network.all(Article)
        if one.comment is not None and one.author_replied is None and one.comment.on <= talk.on
        and not set(talk.people).isdisjoint(one.people)
    ]  # fmt: skip
    return waits[0] if len(waits) == 1 else meant(network, talk.line, talk.people, waits)


def _terms(text: str) -> frozenset[str]:
    """The terms of a text without the words of every day."""
    return terms_of(" ".join(word for word in words_of(text) if word not in COMMON))
